package names

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// joinStems are words whose ends and beginnings make groups of letters with the
// words beside them, and what such words sound like when they are written as one.
var joinStems = []string{"sch", "dzhan", "hots", "krasc", "hovat", "kaosh", "choza", "trading", "tradingco", "li", "gao", "soveht", "metals", "abdul", "rahman", "abdulrahman", "npo", "ptk", "zeta", "hszeta", "chien", "kuo", "jianguo"}

// TestWhatRulesJoinsOutRulesNoneOutThatMeets holds MayJoin, MayGlue and
// MayAbbreviate against RelateJoin.
func TestWhatRulesJoinsOutRulesNoneOutThatMeets(t *testing.T) {
	word := rapid.Custom(func(t *rapid.T) string {
		w := edited(t, rapid.SampledFrom(joinStems).Draw(t, "stem"))
		if rapid.IntRange(0, 2).Draw(t, "longer") == 0 {
			w += strings.ToLower(rapid.SampledFrom([]string{"LLC", "AG", "Co", "Holding", "OOO", "h", "S", "JSC", "tch"}).Draw(t, "tail"))
		}
		return w
	})
	met := 0
	rapid.Check(t, func(t *rapid.T) {
		class := rapid.SampledFrom([]Class{Person, Org, Org}).Draw(t, "class")
		ws := rapid.SliceOfN(word, 1, 4).Draw(t, "words")
		form := rapid.SampledFrom([]string{"", "", "AG", "Co", "OOO", "JSC", "SA", "KG", "HF", "S.p.A."}).Draw(t, "form")
		n := Parse(strings.Join(ws, " ")+" "+form, class)
		if rapid.Bool().Draw(t, "before") {
			n = Parse(form+" "+strings.Join(ws, " "), class)
		}
		other := word.Draw(t, "other")
		if len(n.Joins) > 0 {
			other = besideJoin(t, n.Joins)
		}
		for _, x := range Parse(other, class).Tokens {
			for k := range n.Joins {
				j := &n.Joins[k]
				if sim := RelateJoin(j, x.Form).Sim; sim > 0 {
					ruledOut(t, &n, j, x.Form, sim)
					met++
				}
			}
		}
	})
	for _, c := range []struct {
		class             Class
		name, other, kind string
	}{
		{Person, "Abdul Rahman Lissa", "Abdulrahman", "joined"}, {Org, "Zeta AG", "zetaag", "with a form"}, {Org, "Lissa Trading Co", "tradingco", "written"},
		{Org, "Nauchno Proizvodstvennoe Obyedinenie", "NPO", "first letters"},
	} {
		n, x := Parse(c.name, c.class), Parse(c.other, c.class)
		kind := ""
		for k := range n.Joins {
			if sim := RelateJoin(&n.Joins[k], x.Tokens[0].Form).Sim; sim > 0 {
				kind = ruledOut(t, &n, &n.Joins[k], x.Tokens[0].Form, sim)
			}
		}
		if kind != c.kind {
			t.Errorf("%s and %s meet as %q, want %q", c.name, c.other, kind, c.kind)
		}
	}
	if met == 0 {
		t.Error("nothing met: the generator is poor")
	}
}

// besideJoin draws a word near one of the joins, often one with a legal form.
func besideJoin(t *rapid.T, joins []Join) string {
	glued := slices.DeleteFunc(slices.Clone(joins), func(j Join) bool { return j.Written || j.To-j.From > 1 })
	if len(glued) > 0 && rapid.Bool().Draw(t, "glued") {
		joins = glued
	}
	text := rapid.SampledFrom(joins).Draw(t, "join").Text
	if rapid.Bool().Draw(t, "as it is") {
		return text
	}
	return edited(t, text)
}

// ruledOut fails if a join that meets f is ruled out, and returns its kind.
func ruledOut(t interface{ Fatalf(string, ...any) }, n *Name, j *Join, f *Form, sim float32) string {
	var text []byte
	for _, w := range n.Tokens[j.From:j.To] {
		if j.Acronym && w.Kind == Particle {
			continue
		}
		text = append(text, w.Text[:min(len(w.Text), map[bool]int{true: 1, false: len(w.Text)}[j.Acronym])]...)
	}
	sound := AppendSound(nil, text)
	switch {
	case j.Acronym:
		if !f.MayAbbreviate(text) {
			t.Fatalf("%q is ruled out for %q of %q", f.Text, j.Text, n.Raw)
		}
		return "first letters"
	case j.To-j.From > 1:
		if sim > 0 && !HasTwin(f) && !MayJoinBy(f, text, Lead(text), n.Tokens[j.From].Script) {
			t.Fatalf("%q is ruled out for %q by its first consonant", text, f.Text)
		}
		if most := MayJoin(f, text, sound, n.Tokens[j.From].Script); most < sim {
			t.Fatalf("%q and %q: at most %v, is %v", f.Text, j.Text, most, sim)
		}
		return "joined"
	}
	if !(j.From == 0 && f.MayGlue(text, sound, true)) && !(j.To == len(n.Tokens) && f.MayGlue(text, sound, false)) {
		t.Fatalf("%q is ruled out for %q of %q", f.Text, j.Text, n.Raw)
	}
	if j.Written {
		return "written"
	}
	return "with a form"
}

package algorithm

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"sanctrace/internal/finding"
	"sanctrace/internal/names"
)

// nameMatch is the name feature of logic-v2. Words that tables know pair first
// (person's names across spellings and scripts, nicknames, legal forms, lines
// of business, places, numbers); what is left is compared letter by letter with
// a budget of edits; a mean weighs all by what it is. Vessels and other objects
// are compared as whole texts.
func nameMatch(q, c *Party, o *options) Hit {
	s := common(q, c)
	switch {
	case !s.Is("LegalEntity") && slices.Contains([]string{"Vessel", "Asset", "Airplane", "Security"}, s.Name):
		return objectMatch(q, c, o)
	case !s.Is("LegalEntity"):
		return Hit{}
	}
	if h := literalName(q, c); h.Score > 0 {
		return h
	}
	person := s.Is("Person")
	class := organisation
	if person {
		class = individual
	} else if !s.Is("Organization") {
		class = either
	}
	qs, cs := longest(q, person), longest(c, person)
	var best Hit
	for _, a := range qs {
		for _, b := range cs {
			if h := compareNames(a.parts, b.parts, class, o); h.Score > best.Score {
				best = h
				best.Query, best.Candidate = a.name, b.name
			}
		}
	}
	return best
}

// literalName finds a name that both sides have, word by word.
func literalName(q, c *Party) Hit {
	for i, a := range q.read() {
		for k, b := range c.read() {
			equal := len(a) > 0 && slices.EqualFunc(a, b, func(x, y part) bool { return x.text == y.text && !contradict(x, y) })
			if equal {
				return Hit{Score: 1, Query: q.names[i], Candidate: c.names[k], Detail: "the same name"}
			}
		}
	}
	return Hit{}
}

// reading is a name with its words.
type reading struct {
	name  string
	parts []part
}

// longest returns the names of p that are not part of a longer one: "John
// Smith" is not to hide that "John K Smith" is somebody else.
func longest(p *Party, person bool) []reading {
	all := p.read()
	var out []reading
	for i := range all {
		ps := all[i]
		if person && !p.schema.Is("Person") {
			ps = readPerson(p.names[i], p.lastNames, p.given)
		}
		inside := slices.ContainsFunc(all, func(o []part) bool { return len(o) > len(all[i]) && contains(o, all[i]) })
		if len(ps) > 0 && !inside {
			out = append(out, reading{p.names[i], ps})
		}
	}
	return out
}

func contains(long, short []part) bool {
	for _, s := range short {
		if !slices.ContainsFunc(long, func(l part) bool { return l.text == s.text }) {
			return false
		}
	}
	return true
}

// holder says whose names are compared.
type holder uint8

const (
	organisation holder = iota
	individual
	either // a legal entity that may be one or the other
)

// compareNames scores one pair of names.
func compareNames(q, c []part, class holder, o *options) Hit {
	if class == either && slices.ContainsFunc(append(slices.Clone(q), c...), func(p part) bool { return p.tag == legal }) {
		class = organisation
	}
	met, qLeft, cLeft := pairSymbols(q, c, class)
	if len(qLeft) > 0 || len(cLeft) > 0 {
		if class == individual {
			qLeft, cLeft = sorted(qLeft, cLeft)
		} else {
			qLeft, cLeft = inOrder(qLeft), inOrder(cLeft)
		}
		met = append(met, residue(qLeft, cLeft, o.cutoff)...)
	}
	score, total := 0.0, 0.0
	for i := range met {
		weigh(&met[i], o)
		score += met[i].score * met[i].weight
		total += met[i].weight
	}
	if total == 0 || score == 0 {
		return Hit{}
	}
	h := Hit{Score: score / total}
	for i := range met {
		h.parts = append(h.parts, met[i].step())
	}
	return h
}

// weigh sets what a unit of evidence weighs.
func weigh(e *evidence, o *options) {
	if len(e.q) == 0 {
		e.weight = o.extraResult * bias(e.c)
	} else if len(e.c) == 0 {
		e.weight = o.extraQuery * bias(e.q)
	}
	if isStop(e.q) || isStop(e.c) {
		e.weight *= .7
	}
	if e.score < 1 && text(e.q) == text(e.c) {
		e.score = 1
	}
	if isFamily(e.q) || isFamily(e.c) {
		e.weight *= o.family
	}
}

func isStop(ps []part) bool { return len(ps) == 1 && ps[0].tag == stop }

func isFamily(ps []part) bool {
	return slices.ContainsFunc(ps, func(p part) bool { return p.tag == family })
}

// bias is what a word that met nothing weighs beside others.
func bias(ps []part) float64 {
	if len(ps) != 1 {
		return 1
	}
	if ps[0].tag == stop {
		return .5
	}
	if ps[0].faint {
		return missingWeight[general]
	}
	return missingWeight[ps[0].kind]
}

func text(ps []part) string {
	out := make([]string, len(ps))
	for i := range ps {
		out[i] = ps[i].text
	}
	return strings.Join(out, " ")
}

func (e *evidence) step() finding.Step {
	s := finding.Step{Query: text(e.q), Candidate: text(e.c), Worth: e.score * e.weight, Note: fmt.Sprintf("score %.2f, weight %.2f", e.score, e.weight)}
	switch {
	case len(e.q) == 0 || len(e.c) == 0:
		s.Via = "met nothing"
	case s.Query == s.Candidate:
		s.Via = "equal"
	case e.kind != plain:
		s.Via = categoryNames[e.kind]
	default:
		s.Via = "letters"
	}
	return s
}

// pairSymbols pairs the words that tables know: first those of the same letters,
// then those that stand for the same. It returns the pairs and what is left of
// each name.
func pairSymbols(q, c []part, class holder) (met []evidence, qLeft, cLeft []part) {
	usedQ, usedC := make([]bool, len(q)), make([]bool, len(c))
	for _, equal := range []bool{true, false} {
		for i := range q {
			for k := 0; k < len(c) && !usedQ[i]; k++ {
				if usedC[k] || equal != (q[i].text == c[k].text) {
					continue
				}
				kind := shared(q[i], c[k], class)
				if kind == plain {
					continue
				}
				if kind == personName && servant[q[i].text] && followedAlike(q, c, i, k) {
					kind = general // abdul and what follows are one name
				}
				usedQ[i], usedC[k] = true, true
				met = append(met, evidence{q: q[i : i+1], c: c[k : k+1], kind: kind, score: likeness[kind], weight: metWeight[kind]})
			}
		}
	}
	return met, unused(q, usedQ), unused(c, usedC)
}

// followedAlike reports whether the same word follows both.
func followedAlike(q, c []part, i, k int) bool {
	return i+1 < len(q) && k+1 < len(c) && q[i+1].text == c[k+1].text
}

func unused(ps []part, used []bool) []part {
	var out []part
	for i := range ps {
		if !used[i] {
			out = append(out, ps[i])
		}
	}
	return out
}

// shared returns what two words both stand for, plain when no table says so.
func shared(a, b part, class holder) category {
	switch {
	case class == individual || class == either && a.kind == plain && b.kind == plain && a.tag != stop:
		return sharedName(a, b)
	case a.kind != b.kind || a.kind == plain:
		return plain
	case sameMeaning(a, b):
		return a.kind
	}
	return plain
}

// sameMeaning reports whether two words of one category stand for the same.
func sameMeaning(a, b part) bool {
	if a.symbol+b.symbol != "" {
		return a.symbol == b.symbol
	}
	if a.text == b.text || a.kind == domain && stem(a.text, b.text) {
		return true
	}
	if a.form == nil || b.form == nil {
		return false
	}
	v := names.Relate(a.form, b.form).Via
	return v == names.ViaTranslation || v == names.ViaPlace || v == names.ViaSpelling
}

// stem reports whether one word is the beginning of the other: bank, banking.
func stem(a, b string) bool {
	return min(len(a), len(b)) >= 4 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// sharedName is shared for words of persons' names.
func sharedName(a, b part) category {
	switch {
	case contradict(a, b):
		return plain
	case a.text == b.text:
		return personName
	case initialOf(a, b) || initialOf(b, a):
		return initial
	case a.form == nil || b.form == nil:
		return plain
	}
	switch r := names.Relate(a.form, b.form); {
	case r.Via == names.ViaSpelling:
		return personName
	case r.Via == names.ViaNickname:
		return nickname
	case a.far != b.far && acrossScripts(r):
		return personName
	}
	return plain
}

// initialOf reports whether a is the first letter of b, a stated given name.
func initialOf(a, b part) bool {
	return runes(a.text) == 1 && b.tag == given && strings.HasPrefix(b.text, a.text)
}

// acrossScripts reports whether a relation is close enough for a name in two
// scripts.
func acrossScripts(r names.Relation) bool {
	return r.Sim >= .9 && r.Via != names.Unrelated && r.Via != names.ViaTypo && r.Via != names.ViaInitial
}

// objectMatch compares the names of vessels and other objects as whole texts;
// a number that only the query has takes away.
func objectMatch(q, c *Party, o *options) Hit {
	return bestPair(q, c, func(i, k int) float64 {
		a, b := objectName(q.names[i]), objectName(c.names[k])
		s := strictLevenshtein(a, b)
		for _, n := range numbersIn([]string{a}) {
			if !slices.Contains(numbersIn([]string{b}), n) {
				return s * (1 - o.number)
			}
		}
		return s
	})
}

// objectName is a name without the sort of vessel or the article before it.
func objectName(name string) string {
	ws := tokens(strings.ToLower(name))
	for len(ws) > 1 {
		two := ws[0] + ws[1]
		switch {
		case slices.Contains([]string{"mt", "mv", "ss", "the"}, ws[0]):
			ws = ws[1:]
		case len(ws) > 2 && len(ws[0]) == 1 && len(ws[1]) == 1 && (two == "mt" || two == "mv"):
			ws = ws[2:]
		default:
			return strings.Join(ws, " ")
		}
	}
	return strings.Join(ws, " ")
}

// strictLevenshtein allows one edit in five letters and falls steeply.
func strictLevenshtein(a, b string) float64 {
	if a == b {
		return map[bool]float64{true: 1}[a != ""]
	}
	n := max(runes(a), runes(b))
	most, d := n/5, levenshtein.ComputeDistance(a, b)
	if most < 1 || d > most {
		return 0
	}
	return math.Pow(1-float64(d)/float64(n), float64(most))
}

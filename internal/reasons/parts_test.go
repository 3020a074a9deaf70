package reasons

import (
	"strings"
	"testing"
)

// of returns a reader of a text about the made-up subject, and its sentences.
func of(text string) (*reader, []span) {
	r := &reader{text: text, words: tokenize(text), names: nameWords(petrov)}
	r.long = r.abbreviations()
	return r, r.sentences()
}

func TestTokenize(t *testing.T) {
	for text, want := range map[string]string{
		"The Deputy-Head of X’s U.S. Navy.":   "The|Deputy-Head|of|X’s|U.S|.|Navy|.",
		"(IRGC), ‘Blue’":                      "(|IRGC|)|,|‘|Blue|’",
		"Q&A 75 % 2016-2024":                  "Q&A|75|%|2016-2024",
		"a/b presenter":                       "a|/|b|presenter",
		"Öztürk\u0301s":                       "Öztürk\u0301s",
		"":                                    "",
		"\xff bad":                            "\xff|bad",
		"one.two three…":                      "one.two|three|…",
		"Sample\nWorks":                       "Sample|Works",
		"co-owner, self-proclaimed ‘Minister": "co-owner|,|self-proclaimed|‘|Minister",
	} {
		var got []string
		for _, w := range tokenize(text) {
			got = append(got, w.text)
			if text[w.from:w.to] != w.text {
				t.Errorf("%q: %q is not what stands at %d-%d", text, w.text, w.from, w.to)
			}
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%q: got %q, want %q", text, g, want)
		}
	}
}

func TestFoldWord(t *testing.T) {
	for in, want := range map[string]string{"HEAD": "head", "ȘOR": "sor", "Guțul’s": "gutul's", "É": "e", "": ""} {
		if got := foldWord(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"He is a judge. She is not.", "He is a judge.|She is not."},
		{"Mr. Examplov is here. Yes.", "Mr. Examplov is here.|Yes."},
		{"He runs Plant No. 9 in Q. It works.", "He runs Plant No. 9 in Q.|It works."},
		{"Of Sample Works Inc. He sells.", "Of Sample Works Inc.|He sells."},
		{"Of Sample Works Inc. Freedonia. It sells.", "Of Sample Works Inc. Freedonia.|It sells."},
		{"Judge; Head of X", "Judge;|Head of X"},
		{"Judge\nHead of X", "Judge|Head of X"},
		{"It rose by 3.5 per cent. ‘Good’, he said.", "It rose by 3.5 per cent.|‘Good’, he said."},
		{"See fig. 3 and so on.", "See fig. 3 and so on."},
	} {
		var got []string
		for _, s := range sentencesOf(c.text) {
			got = append(got, c.text[s[0]:s[1]])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func TestSentenceIsCut(t *testing.T) {
	_, list := of(strings.Repeat("word ", 2*maxSentence+5))
	for _, s := range list {
		if s.to-s.from > maxSentence+1 {
			t.Errorf("a sentence of %d words", s.to-s.from)
		}
	}
	if len(list) < 2 {
		t.Errorf("%d sentences", len(list))
	}
}

func TestAbbreviations(t *testing.T) {
	r, _ := of("The Central Voting Commission (CVC) and the Bureau of Blue Affairs (BBA), a firm (XYZ), the Law on Trade (lot).")
	for short, want := range map[string]string{"CVC": "Central Voting Commission", "BBA": "Bureau of Blue Affairs", "XYZ": "", "lot": ""} {
		if got := r.long[short]; got != want {
			t.Errorf("%s: %q, want %q", short, got, want)
		}
	}
}

// What a post goes on with ends where the name of the body does.
func TestBodyEnd(t *testing.T) {
	for text, want := range map[string]string{
		"of the Blue Court, which sat":                     "of the Blue Court",
		"of the Blue Court since May 2022":                 "of the Blue Court",
		"of the Blue Court in 2022":                        "of the Blue Court",
		"of the Blue Court in Redville and works":          "of the Blue Court in Redville",
		"of Trade and Industry of Freedonia":               "of Trade and Industry of Freedonia",
		"of Construction, Housing, and Roads of Freedonia": "of Construction, Housing, and Roads of Freedonia",
		"of the Army, the Air Force and the Navy":          "of the Army, the Air Force and the Navy",
		"of Blue Bureau and Head of Red Bureau":            "of Blue Bureau",
		"of the Ground Forces and directly reports":        "of the Ground Forces",
		"of the Red Brigade under the former regime":       "of the Red Brigade",
		"of the band ‘It will be, and is’ in Redville":     "of the band ‘It will be, and is’ in Redville",
		"of the Blue Bureau (also known as BB), a firm":    "of the Blue Bureau",
		"of the Blue Bureau (a regime militia)":            "of the Blue Bureau",
		"of the group established by the President":        "of the group",
		"of the armed forces to spread fear":               "of the armed forces",
		"with interests in oil":                            "",
		"and a friend":                                     "",
		"of Beta Ivan":                                     "of Beta",
		"of the Examplov Group":                            "of the Examplov Group",
	} {
		r, list := of(text)
		end := r.bodyEnd(0, list[0])
		if got := r.slice(0, end); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestIsTime(t *testing.T) {
	for text, want := range map[string]bool{
		"May 2022": true, "2016": true, "14 May 2024": true, "early 2020": true, "several years": true, "the time": true, "addition": true,
		"9 Blue Street": false, "Redville": false, "the Blue Court": false, "": false,
	} {
		r, _ := of(text)
		if got := r.isTime(0, span{0, len(r.words)}); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

func TestAlike(t *testing.T) {
	rel := func(role, body string, sent int) Relation { return Relation{Role: role, Body: body, sent: sent} }
	for _, c := range []struct {
		name string
		a, b Relation
		want bool
	}{
		{"the same", rel("judge", "Blue Court", 0), rel("judge", "Blue Court", 5), true},
		{"shorter body", rel("judge", "Blue Court of Redville", 0), rel("judge", "Blue Court", 5), true},
		{"no body", rel("judge", "Blue Court", 0), rel("judge", "", 5), true},
		{"initials", rel("member", "Central Voting Commission", 0), rel("member", "CVC", 5), true},
		{"another body", rel("judge", "Blue Court", 0), rel("judge", "Red Tribunal", 5), false},
		{"another post", rel("judge", "Blue Court", 0), rel("Deputy Chairman", "Blue Court", 5), false},
		{"vague word for it", rel("General Director", "Sample Works", 0), rel("head", "Sample Works", 5), true},
		{"vague word beside it", rel("founder", "Sample Works", 0), rel("head", "Sample Works", 0), false},
		{"vague word of another", rel("General Director", "Sample Works", 0), rel("head", "Red Bureau", 5), false},
	} {
		if got := alike(c.a, c.b); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

func TestWeighs(t *testing.T) {
	for role, want := range map[string]bool{
		"leading businessperson": true, "key figure": true, "key member": true, "senior officer": true, "politician": true,
		"judge": false, "Director": false, "member": false, "": false,
	} {
		if got := weighs(Relation{Role: role}); got != want {
			t.Errorf("%q: %t", role, got)
		}
	}
}

func TestSingular(t *testing.T) {
	for role, want := range map[string]string{
		"Deputy Prosecutors": "Deputy Prosecutor", "founders and shareholders": "founder and shareholder", "227 members": "", "officers": "", "boss": "boss", "Director": "Director",
	} {
		r, _ := of(role)
		if got := r.singular(role, len(r.words)-1); got != want {
			t.Errorf("%q: %q, want %q", role, got, want)
		}
	}
}

func TestListMark(t *testing.T) {
	r, _ := of("(a) Director (XY) of (b)")
	var got strings.Builder
	for i := range r.words {
		if r.listMark(i) {
			got.WriteString(r.words[i].text)
		}
	}
	if got.String() != "(a)(b)" {
		t.Errorf("marks %q", got.String())
	}
}

// Words of the person's names are known in any spelling of accents, but for
// those that are words for posts, and remarks are no names.
func TestNameWords(t *testing.T) {
	names := nameWords(Subject{Name: "Evghenia GUȚUL", Aliases: []string{"Sheikh Al-Blue", "Korean:", "Xi"}})
	for w, want := range map[string]bool{"gutul": true, "evghenia": true, "al-blue": true, "sheikh": false, "korean": false, "xi": false} {
		if names[w] != want {
			t.Errorf("%q: %t", w, names[w])
		}
	}
}

func TestFormer(t *testing.T) {
	for text, want := range map[string]bool{
		"Examplov is a judge of X.": false, "Examplov was a judge of X.": true, "Examplov is a former judge of X.": true, "Examplov served as judge of X.": true,
		"Examplov has held the post of judge of X since May.": false, "Examplov was elected a judge of X.": false, "Examplov had served as judge of X.": true,
		"Examplov was appointed as judge of X.": false, "Examplov was appointed judge of X.": false, "Examplov has been a judge of X.": false, "He held the post of judge of X.": true, "Previously, he is said. He is a judge of X.": false,
		"In his former position as judge of X, he ruled.": true,
	} {
		list := Roles(petrov, text)
		if len(list) != 1 || list[0].Former != want {
			t.Errorf("%q: %+v", text, list)
		}
	}
}

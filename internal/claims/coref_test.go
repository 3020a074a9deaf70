package claims

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/extract"
)

// corefCase is a case of testdata/coref.txt: one document, or several.
type corefCase struct {
	kind  string
	apart bool
	docs  []corefDoc
}

// corefDoc is a text with the mentions in it.
type corefDoc struct {
	text     string
	mentions []corefMention
}

// corefMention says that bytes [a, b) mean a party of the case.
type corefMention struct {
	party string
	a, b  int
}

// corefCases reads testdata/coref.txt.
func corefCases(t testing.TB) []corefCase {
	t.Helper()
	data, err := os.ReadFile("testdata/coref.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []corefCase
	kind, n := "", 0
	for line := range strings.Lines(string(data)) {
		switch text := strings.TrimSpace(line[min(2, len(line)):]); {
		case strings.HasPrefix(line, "# ") && !strings.Contains(text, " "):
			kind, n = text, 0
		case strings.HasPrefix(line, "= "):
			out = append(out, corefCase{kind: kind, apart: n%2 == 1, docs: []corefDoc{corefDocOf(t, text)}})
			n++
		case strings.HasPrefix(line, "& "):
			c := &out[len(out)-1]
			c.docs = append(c.docs, corefDocOf(t, text))
		}
	}
	return out
}

// corefDocOf reads the marks of one text.
func corefDocOf(t testing.TB, line string) corefDoc {
	t.Helper()
	var d corefDoc
	for rest := strings.ReplaceAll(line, " / ", "\n\n"); ; {
		before, mark, ok := strings.Cut(rest, "[")
		d.text += before
		if !ok {
			return d
		}
		inner, after, closed := strings.Cut(mark, "]")
		party, words, named := strings.Cut(inner, ":")
		if !closed || !named {
			t.Fatalf("mark %q of %q", inner, line)
		}
		d.mentions = append(d.mentions, corefMention{party, len(d.text), len(d.text) + len(words)})
		d.text += words
		rest = after
	}
}

// pairCount counts pairs of mentions: of one party, joined, and both.
type pairCount struct{ same, joined, both int }

func (y *pairCount) String() string {
	return fmt.Sprintf("F1 %.3f (P %s of %d, R %s of %d)", y.f1(), share(y.both, y.joined), y.joined, share(y.both, y.same), y.same)
}

// f1 is the harmonic mean of precision and recall.
func (y *pairCount) f1() float64 { return 2 * float64(y.both) / float64(max(y.joined+y.same, 1)) }

// TestCoreference counts which mentions are joined to one party, in every text
// and across the documents of a case, in pairs of mentions.
func TestCoreference(t *testing.T) {
	scores := map[string]*pairCount{}
	for _, c := range corefCases(t) {
		half := "known"
		if c.apart {
			half = "kept apart"
		}
		for _, k := range []string{half, half + ", " + c.kind} {
			if scores[k] == nil {
				scores[k] = &pairCount{}
			}
		}
		y, kind := scores[half], scores[half+", "+c.kind]
		before := *y
		c.count(t, y)
		kind.same, kind.joined, kind.both = kind.same+y.same-before.same, kind.joined+y.joined-before.joined, kind.both+y.both-before.both
	}
	for _, k := range slices.Sorted(maps.Keys(scores)) {
		t.Logf("%-24s %s", k, scores[k])
	}
	for half, least := range map[string]float64{"known": 0.95, "kept apart": 0.78} {
		if y := scores[half]; y.f1() < least || y.both*10 < y.joined*9 {
			t.Errorf("%s: %s, at least F1 %.2f and P 0.90 expected", half, y, least)
		}
	}
}

// count adds the pairs of one case.
func (c *corefCase) count(t testing.TB, y *pairCount) {
	t.Helper()
	var all []corefMention
	var found []string
	var results []*Result
	for i, d := range c.docs {
		doc, err := extract.Read(fmt.Sprint("text", i, ".txt"), []byte(d.text))
		if err != nil || doc.Text().Text != d.text {
			t.Fatal(d.text, err)
		}
		r := read(doc, Options{Genre: "news", ID: fmt.Sprint(i)})
		for _, m := range d.mentions {
			id := ""
			if e := r.over(r.layer.CP(m.a), r.layer.CP(m.b)); e != nil {
				id = fmt.Sprint(i, e.id)
			}
			all, found = append(all, m), append(found, id)
			if id == "" && !c.apart {
				t.Logf("nobody: %q of %q", d.text[m.a:m.b], d.text)
			}
		}
		results = append(results, r.result())
	}
	for _, x := range together(t, results).SameEntity {
		for i, id := range found {
			if slices.ContainsFunc(x.Entities, func(e EntityRef) bool { return e.Doc+e.Entity == id }) {
				found[i] = x.ID
			}
		}
	}
	for i := range all {
		for j := range i {
			same, joined := all[i].party == all[j].party, found[i] != "" && found[i] == found[j]
			y.same += count(same)
			y.joined += count(joined)
			y.both += count(same && joined)
			if same != joined && !c.apart {
				t.Logf("%v but joined %v: mentions %d and %d of %q", same, joined, j, i, c.docs[0].text)
			}
		}
	}
}

// TestReferents holds texts in which everybody must be told apart and come together.
func TestReferents(t *testing.T) {
	for _, text := range []string{
		"[1:Maj. Gen. Carl T. Boone] led the talks. [1:Boone] left early, but [1:General Boone] came back. [1:Gen. Boone] smiled.",
		"[1:Tidewater-Cape Logistics] sold crates. [1:Tidewater Cape Logistics] moved. [1:TIDEWATER-CAPE LOGISTICS] closed.",
		"[1:Sea Pearl], [1:a tanker], and [2:Ocean Duke], [2:a freighter], met off Oman. [1:The tanker] gave oil to [2:the freighter].",
		"[1:Central Bank of Aruna] governor [2:Tomas Reyes] resigned. [2:The governor] said [1:the bank] was sound.",
		"[1:Foreign Ministry] spokesman [2:Kamal Idris] said [1:the ministry] knew. [2:The spokesman] gave no date.",
		"[1:Foreign Secretary Jane Marlow] met [2:Secretary of State Paul Trent]. [1:The Foreign Secretary] thanked [2:the Secretary of State].",
		"[1:Ahmad al-Rashidi], also known as [1:Abu Yusuf], ran the cell. [1:Al-Rashidi] fled. [1:Abu Yusuf] was caught.",
		"[1:The Islamic State of Tarn and the Levant] took the town. [1:ISTL] burned it. [2:NRD] denied a part, and [2:the National Rocket Directorate] was believed.",
		"[1:Hussein Tavakkoli] sold the firm to [2:Maria Lentz]. [1:Hossein Tavakoli] is abroad. [3:Mario Lentz] stayed.",
		"[1:Ivan Petrov], whom [2:Colonel Oleg Petrov] commands, fled. [2:Colonel Petrov] said nothing.",
	} {
		c, y := corefCase{docs: []corefDoc{corefDocOf(t, text)}}, pairCount{}
		if c.count(t, &y); y.both != y.same || y.both != y.joined {
			t.Errorf("%s: %s", text, &y)
		}
	}
}

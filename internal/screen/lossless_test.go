package screen

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sanctrace/internal/index"
	"sanctrace/internal/match"
)

// The pieces of random names: listed-looking words in many scripts, particles,
// titles, legal forms, numbers, and what tries the bounds.
var pieces = []string{
	"Muhammad", "Mohd", "Ali", "Hussein", "Husayn", "al", "al-Tikriti", "bin", "Abd", "al-Rahman", "Abdulrahman", "Vladimir", "Wladimir", "Putin", "Poutine",
	"V.", "A", "Владимир", "Путин", "В.", "Сергей", "Сечин", "محمد", "بن", "سلمان", "عبدالرحمن", "عبد", "الرحمن", "פוטין", "ולדימיר", "נתניהו", "김정은", "Kim", "Jong", "Un",
	"习近平", "Xi", "Jinping", "Hsi", "Γεώργιος", "Παπαδόπουλος", "Papadopoulos", "გიორგი", "Giorgi", "Սարգսյան", "Sargsyan", "Bank", "Banco", "of", "China", "Chile",
	"Trading", "Co.,", "Ltd", "LLC", "ООО", "Общество", "GmbH", "Global", "Services", "II", "2", "Forty 4", "44", "Acme", "Akme", "vanderbilt", "van der bilt", "JP", "J.P.", "Morgan",
	"Mr.", "Dr", "Sheikh", "Zurbagan", "Zurbagam", "Lissabek", "Lisabek", "Kassirinov", "Kasirinow", "O'Neil", "Smith,", "John", "Jack", "Ivan", "&", "नरेन्द्र", "मोदी", "ü", "é",
	"Huang", "Wong", "Haiwei", "Hai", "wei", "Hoi-wai", "Chien-kuo", "Jianguo", "Petrovich", "Sergeevna", "NII", "OKB", "NPO", "Sherkat-e", "Nauchno-issledovatelskiy institut",
	"xn", "q", "Snow", "Snoe", "\u200d", "\u0301", "…", "1234", "٣",
}

func nameGen() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		ws := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6).Draw(t, "words")
		return strings.Join(ws, rapid.SampledFrom([]string{" ", " ", "-", ""}).Draw(t, "between"))
	})
}

// mutate changes a few runes of a name, swaps words or joins them.
func mutate(t *rapid.T, s string) string {
	r := []rune(s)
	for range rapid.IntRange(0, 3).Draw(t, "edits") {
		if len(r) == 0 {
			break
		}
		i := rapid.IntRange(0, len(r)-1).Draw(t, "at")
		switch rapid.IntRange(0, 4).Draw(t, "edit") {
		case 0:
			r = append(r[:i:i], r[i+1:]...)
		case 1:
			r = append(r[:i:i], append([]rune{rapid.SampledFrom([]rune("aeiouhkstz аб")).Draw(t, "rune")}, r[i:]...)...)
		case 2:
			r[i] = rapid.SampledFrom([]rune("aeiouhkstz")).Draw(t, "rune")
		case 3:
			if i > 0 {
				r[i-1], r[i] = r[i], r[i-1]
			}
		case 4:
			w := strings.Fields(string(r))
			if len(w) > 1 {
				w[0], w[len(w)-1] = w[len(w)-1], w[0]
			}
			r = []rune(strings.Join(w, " "))
		}
	}
	return string(r)
}

func entryGen(i int) *rapid.Generator[index.Entry] {
	return rapid.Custom(func(t *rapid.T) index.Entry {
		e := index.Entry{ID: fmt.Sprintf("x-%d", i), Schema: rapid.SampledFrom([]string{"Person", "Company", "Vessel", "LegalEntity", "Organization", "Airplane"}).Draw(t, "schema")}
		for _, n := range rapid.SliceOfN(nameGen(), 1, 3).Draw(t, "names") {
			e.Names = append(e.Names, index.Name{Text: n, Kind: rapid.SampledFrom([]index.NameKind{index.Strong, index.Weak, index.Previous}).Draw(t, "kind")})
		}
		e.BirthDates = rapid.SliceOfN(rapid.SampledFrom([]string{"1965", "1965-03-12", "1965-12-03", "1970", "circa 1965"}), 0, 1).Draw(t, "births")
		e.Countries = rapid.SliceOfN(rapid.SampledFrom([]string{"ru", "ir"}), 0, 1).Draw(t, "countries")
		e.Identifiers = rapid.SliceOfN(rapid.SampledFrom(numbers), 0, 2).Draw(t, "numbers")
		e.Traits = rapid.SliceOfN(rapid.SampledFrom(someTraits), 0, 2).Draw(t, "traits")
		e.Addresses = rapid.SliceOfN(rapid.SampledFrom([]string{"5 Zurbagan Street, Lissa", "Rua Nova 20, Recife"}), 0, 1).Draw(t, "addresses")
		return e
	})
}

// numbers are of every rule: sound and wrong, that stay and that move, of states,
// and one number under several kinds and spellings.
var numbers = []index.Identifier{
	{Kind: "imo", Value: "9074729"}, {Kind: "imo", Value: "IMO 9293662"}, {Kind: "imo", Value: "9123456"}, {Value: "9-123-456"}, {Kind: "mmsi", Value: "273456780"},
	{Kind: "serial", Value: "04711"}, {Kind: "tail", Value: "EP-ZUR"}, {Kind: "tail", Value: "EPZUR"}, {Kind: "passport", Value: "A1234567", Country: "ir"},
	{Kind: "passport", Value: "A 1234567"}, {Kind: "tax_id", Value: "7707083893"}, {Kind: "inn", Value: "7707083893"}, {Kind: "phone", Value: "+98 21 6615 3220"},
	{Kind: "phone", Value: "982166153220"}, {Value: "98 21 66153220"}, {Kind: "registration", Value: "6205"},
}

var someTraits = []index.Trait{{Kind: index.Model, Value: "IL-76"}, {Kind: index.Model, Value: "A340"}, {Kind: index.GRT, Value: "56068"}, {Kind: index.Type, Value: "Oil tanker"}}

// TestIndexLosesNothing compares, for random and mutated queries in many
// scripts, what the index proposes with what comparing with every entity
// finds at or above the threshold.
func TestIndexLosesNothing(t *testing.T) {
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 25).Draw(t, "entities")
		b := index.NewBuilder()
		var all []string
		for i := range n {
			e := entryGen(i).Draw(t, "entry")
			b.Add(e)
			for _, x := range e.Names {
				all = append(all, x.Text)
			}
		}
		ix := b.Build()
		q := match.Query{Schema: rapid.SampledFrom([]string{"Person", "Company", "", "LegalEntity", "Vessel", "Airplane"}).Draw(t, "schema")}
		q.Names = []string{mutate(t, rapid.SampledFrom(all).Draw(t, "listed"))}
		if rapid.Bool().Draw(t, "random") {
			q.Names = append(q.Names, nameGen().Draw(t, "query"))
		}
		q.BirthDates = rapid.SliceOfN(rapid.SampledFrom([]string{"1965", "1965-03-12", "1971"}), 0, 1).Draw(t, "born")
		q.Countries = rapid.SliceOfN(rapid.SampledFrom([]string{"ru", "br"}), 0, 1).Draw(t, "from")
		q.Identifiers = rapid.SliceOfN(rapid.SampledFrom(numbers), 0, 2).Draw(t, "numbers")
		q.Traits = rapid.SliceOfN(rapid.SampledFrom(someTraits), 0, 2).Draw(t, "traits")
		q.Addresses = rapid.SliceOfN(rapid.SampledFrom([]string{"Zurbagan 5, Lissa"}), 0, 1).Draw(t, "address")
		q.Prose = len(q.Identifiers) == 0 && rapid.Bool().Draw(t, "prose")
		o := Options{Limit: maxLimit, Threshold: rapid.SampledFrom([]float64{.5, .7, .7, .9}).Draw(t, "threshold")}
		found += sameAsBruteForce(t, ix, records(ix), q, o)
	})
	if found == 0 {
		t.Error("no query found anything: the test compares nothing")
	}
}

// records parses everything that an index holds.
func records(ix *index.Index) []*index.Record {
	var out []*index.Record
	for _, e := range ix.All() {
		out = append(out, index.NewRecord(e))
	}
	return out
}

// scoreOf compares with all names of a record at once, or, for a name in prose,
// with each by itself.
func scoreOf(c *match.Comparer, p *match.Prepared, rec *index.Record, threshold float64) float64 {
	if !p.Prose {
		return c.Score(p, rec)
	}
	best, one := 0., *rec
	for _, x := range rec.Read {
		one.Read = []index.Parsed{x}
		if s, steps := c.Explain(p, &one); s >= threshold && match.InProse(s, steps) {
			best = max(best, s)
		}
	}
	return best
}

func sameAsBruteForce(t interface {
	Fatalf(string, ...any)
	Helper()
}, ix *index.Index, all []*index.Record, q match.Query, o Options) int {
	t.Helper()
	scorer := match.V1()
	e := New(ix, scorer)
	r, err := e.Screen(context.Background(), q, o)
	if err != nil {
		t.Fatalf("screen: %v", err)
	}
	got := map[string]float64{}
	for _, f := range r.Results {
		got[f.ID] = f.Score
	}
	p, c, want := scorer.Prepare(q), scorer.NewComparer(), 0
	for _, rec := range all {
		if !compatible(q.Schema, rec.Schema) {
			continue
		}
		if s := scoreOf(c, p, rec, o.Threshold); s >= o.Threshold {
			want++
			if got[rec.ID] != s {
				t.Fatalf("query %+q: %s %+q scores %.4f, the index gave %.4f", q.Names, rec.ID, rec.Names, s, got[rec.ID])
			}
		}
	}
	if want != len(got) {
		t.Fatalf("query %+q: %d results, want %d", q.Names, len(got), want)
	}
	for _, n := range []int{1, 2, 5} { // the best few are the first of all
		o.Limit = n
		few, err := e.Screen(context.Background(), q, o)
		if err != nil {
			t.Fatalf("screen: %v", err)
		}
		if !reflect.DeepEqual(few.Results, r.Results[:min(n, len(r.Results))]) {
			t.Fatalf("query %+q: the best %d are %v, of all %v", q.Names, n, few.Results, r.Results)
		}
	}
	return want
}

// TestIndexLosesNothingInLongLists asks for the best few of a list whose names
// fill several windows, so that the floor rises on the way.
func TestIndexLosesNothingInLongLists(t *testing.T) {
	if testing.Short() {
		t.Skip("compares with every entity of a long list")
	}
	r := rand.New(rand.NewPCG(5, 8))
	word := func() string { return pieces[min(r.IntN(len(pieces)), r.IntN(len(pieces)))] }
	b := index.NewBuilder()
	for i := range 14_000 {
		e := index.Entry{ID: fmt.Sprintf("x-%05d", (i*7919)%14_000), Schema: []string{"Person", "Person", "Company"}[i%3]}
		for range 2 + r.IntN(3) {
			e.Names = append(e.Names, index.Name{Text: strings.Join([]string{word(), word(), word()}[:2+r.IntN(2)], " "), Kind: index.NameKind(r.IntN(3))})
		}
		b.Add(e)
	}
	ix := b.Build()
	all, found := records(ix), 0
	for i := range 24 {
		q := match.Query{Schema: []string{"Person", "Company"}[i%2], Names: []string{word() + " " + word()}}
		if i%3 == 0 {
			q.Names[0] = word() + "s " + word() + " " + word()
		}
		found += bestAsBruteForce(t, ix, all, q, .6)
	}
	if found < 300 {
		t.Errorf("only %d found: the test compares nothing", found)
	}
}

// bestAsBruteForce holds the best five against those of all.
func bestAsBruteForce(t *testing.T, ix *index.Index, all []*index.Record, q match.Query, threshold float64) int {
	t.Helper()
	type scored struct {
		id    string
		score float64
	}
	scorer := match.V1()
	p, c := scorer.Prepare(q), scorer.NewComparer()
	var want, got []scored
	for _, rec := range all {
		if s := c.Score(p, rec); s >= threshold {
			want = append(want, scored{rec.ID, s})
		}
	}
	slices.SortFunc(want, func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.id, b.id)) })
	r, err := New(ix, scorer).Screen(context.Background(), q, Options{Threshold: threshold})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Results {
		got = append(got, scored{f.ID, f.Score})
	}
	if best := want[:min(DefaultLimit, len(want))]; !slices.Equal(got, best) {
		t.Fatalf("query %+q: got %v, want %v", q.Names, got, best)
	}
	return len(want)
}

// TestJoinedWordsAreNotLost: words of the query that, joined, meet one, and the
// reverse, count as words that carry a match.
func TestJoinedWordsAreNotLost(t *testing.T) {
	for _, c := range [][2]string{
		{"van der Zurbagan Kim", "Vander Zurbagan"}, {"Vander Zurbagan", "van der Zurbagan Kim"}, {"Del Zurbagan Kim", "De L Zurbagan"},
		{"De L Zurbagan", "Del Zurbagan Kim"}, {"van der bilt", "vanderbilt"}, {"Abd al-Rahman Kassirinov", "Abdulrahman Kassirinov"}, {"Ali V.", "Ali Vladimir Putin"},
		{"Wong Hoi-wai", "Huang Haiwei"}, {"Huang Haiwei", "Wong Hoi-wai"}, {"Chiang Chien-kuo", "Jiang Jianguo"}, {"Iskra Lukina", "Iskra Petrovna Lukina"}, {"Iskra Petrovna Lukina", "Iskra Lukina"},
	} {
		b := index.NewBuilder()
		b.Add(index.Entry{ID: "x", Schema: "Person", Names: []index.Name{{Text: c[1]}}})
		ix := b.Build()
		for _, threshold := range []float64{.3, .5, .7, .8, .9} {
			sameAsBruteForce(t, ix, records(ix), match.Query{Schema: "Person", Names: []string{c[0]}}, Options{Limit: maxLimit, Threshold: threshold})
		}
	}
}

// TestIndexLosesNothingOnRealList does the same on the SDN list, with its own
// names mutated.
func TestIndexLosesNothingOnRealList(t *testing.T) {
	ix := ofac(t)
	all, found := records(ix), 0
	compared := 0
	rapid.Check(t, func(t *rapid.T) {
		if compared >= 25 || testing.Short() {
			return // a full scan takes its time; the random lists above do the many
		}
		compared++
		rec := ix.Record(uint32(rapid.IntRange(0, ix.Len()-1).Draw(t, "entity")))
		name := rec.Names[rapid.IntRange(0, len(rec.Names)-1).Draw(t, "name")].Text
		q := match.Query{Schema: rec.Schema, Names: []string{mutate(t, name)}, Prose: rapid.Bool().Draw(t, "prose")}
		found += sameAsBruteForce(t, ix, all, q, Options{Limit: maxLimit, Threshold: match.DefaultThreshold})
	})
	if found < 8 && !testing.Short() {
		t.Errorf("only %d found: the test compares nothing", found)
	}
}

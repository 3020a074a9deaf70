package match

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"sanctrace/internal/finding"
	"sanctrace/internal/index"
)

func TestEveryWeightHasAnExample(t *testing.T) {
	for i, w := range V1().Table() {
		if w.Value <= 0 || w.Example[0] == "" || w.Example[1] == "" || w.Why == "" {
			t.Errorf("weight %d is incomplete: %+v", i, w)
		}
	}
}

// TestKinds holds the kinds of pair that name matching is known to get wrong.
// The names are made up.
func TestKinds(t *testing.T) {
	c := V1().NewComparer()
	for _, k := range []struct {
		kind, schema, a, b string
		same               bool
	}{
		{"equal", "Person", "Rahat Zurbagan", "Rahat Zurbagan", true},
		{"order", "Person", "ZURBAGAN, Rahat", "Rahat Zurbagan", true},
		{"clan swapped", "Person", "Faris Karim Nasser al-Lissi", "Faris Karim Nasser al-Zurbagi", false},
		{"grandfather swapped", "Person", "Faris ben Karim ben Hamid al-Lissi", "Faris ben Karim ben Ali al-Lissi", false},
		{"father and son", "Person", "Salman bin Karim", "Karim bin Salman", false},
		{"place added", "Company", "Banco Lissabek S.A.", "Banco Lissabek Chile S.A.", false},
		{"place swapped", "Company", "Bank of Armenia", "Bank of America", false},
		{"series", "Company", "Lissabek Solutions", "Lissabek Solutions II", false},
		{"sector swapped", "Company", "Lissabek Gas Company", "Lissabek Oil Company", false},
		{"typo", "Person", "Rahat Zurbagam", "Rahat Zurbagan", true},
		{"initial", "Person", "R. Zurbagan", "Rahat Zurbagan", true},
		{"nickname", "Person", "Bob Zurbagan", "Robert Zurbagan", true},
		{"number words", "Organization", "Brigade Forty 4", "Brigade 44", true},
		{"split", "Company", "vanderlissa corp", "van der lissa corp", true},
		{"middle names missing", "Person", "Rahat Zurbagan", "Rahat Mohammad Ahmed Zurbagan", true},
		{"patronymic missing", "Person", "Iskra Lukina", "Iskra Petrovna Lukina", true},
		{"patronymic swapped", "Person", "Iskra Petrovna Lukina", "Iskra Sergeevna Lukina", false},
		{"Cantonese spelling", "Person", "Huang Haiwei", "Wong Hoi-wai", true},
		{"Wade-Giles", "Person", "Chiang Chien-kuo", "Jiang Jianguo", true},
		{"institute in full", "Company", "AO NII Lissabek", "Scientific Research Institute Lissabek JSC", true},
		{"institute of another kind", "Company", "NPO Lissabek GmbH", "Lissabek GmbH", true},
		{"surname alone", "Person", "Zurbagan", "Rahat Zurbagan", false},
		{"common given name alone", "Person", "Ali Karimi", "Ali", false},
		{"legal form", "Company", "Lissabek GmbH", "ООО Лиссабек", true},
		{"cyrillic", "Person", "Рахат Зурбаган", "Rahat Zurbagan", true},
		{"arabic", "Person", "محمد زربغان", "Mohammed Zurbaghan", true},
		{"korean", "Person", "김정철", "Kim Jong Chol", true},
		{"korean other syllable", "Person", "Kim Jong Chol", "Kim Jong Man", false},
	} {
		if s := c.PairScore(k.schema, k.a, k.b); (s >= DefaultThreshold) != k.same {
			t.Errorf("%s: %s | %s: %.3f", k.kind, k.a, k.b, s)
		}
	}
}

var drawn = []string{"Rahat", "Zurbagan", "Zurbagam", "Mohammed", "Muhammad", "Ali", "al", "bin", "Karim", "J.", "Bob", "Robert", "Bank", "Chile", "China", "II", "3",
	"Ltd", "GmbH", "ООО", "Рахат", "محمد", "김", "Kim", "van", "der", "bilt", "vanderbilt", "Global", "Oil", "Lissabek"}

func drawName(t *rapid.T, label string) string {
	s := ""
	for _, w := range rapid.SliceOfN(rapid.SampledFrom(drawn), 1, 6).Draw(t, label) {
		s += w + " "
	}
	return s
}

func TestNamesCompareAlikeBothWays(t *testing.T) {
	c := V1().NewComparer()
	rapid.Check(t, func(t *rapid.T) {
		schema := rapid.SampledFrom([]string{"Person", "Company", "Vessel", ""}).Draw(t, "schema")
		a, b := drawName(t, "a"), drawName(t, "b")
		x, y := c.PairScore(schema, a, b), c.PairScore(schema, b, a)
		if math.Abs(x-y) > .002 {
			t.Fatalf("%s %q, %q: %.4f one way, %.4f the other", schema, a, b, x, y)
		}
		if self := c.PairScore(schema, a, a); self > 0 && self < DefaultThreshold {
			t.Fatalf("%q scores %.4f against itself", a, self)
		}
	})
}

var drawnNumbers = []index.Identifier{
	{Kind: "imo", Value: "9074729"}, {Kind: "imo", Value: "9293662"}, {Kind: "imo", Value: "9074728"}, {Kind: "mmsi", Value: "273456780"}, {Kind: "serial", Value: "04711"},
	{Kind: "serial", Value: "04712"}, {Value: "9074729"}, {Kind: "phone", Value: "+982166153220"}, {Kind: "passport", Value: "A1234567", Country: "ir"},
	{Kind: "passport", Value: "A1234567", Country: "iq"}, {Kind: "registration", Value: "6205"}, {Kind: "tax_id", Value: "A1234567"},
}

func drawNumbers(t *rapid.T, label string) []index.Identifier {
	return rapid.SliceOfN(rapid.SampledFrom(drawnNumbers), 0, 3).Draw(t, label)
}

func drawTraits(t *rapid.T, label string) []index.Trait {
	return rapid.SliceOfN(rapid.SampledFrom([]index.Trait{{Kind: index.Model, Value: "IL-76"}, {Kind: index.Model, Value: "A340"}, {Kind: index.GRT, Value: "56068"},
		{Kind: index.GRT, Value: "1200"}, {Kind: index.DWT, Value: "9000"}, {Kind: index.Type, Value: "Oil tanker"}, {Kind: index.Type, Value: "Bulker"}}), 0, 3).Draw(t, label)
}

func TestWorthsAddUpToTheScore(t *testing.T) {
	s := V1()
	c := s.NewComparer()
	explained := 0
	rapid.Check(t, func(t *rapid.T) {
		q := Query{Schema: "Person", Names: []string{drawName(t, "query")}, BirthDates: rapid.SampledFrom([][]string{nil, {"1965"}, {"1965-03-12"}}).Draw(t, "born"),
			Countries: rapid.SampledFrom([][]string{nil, {"ru"}}).Draw(t, "from"), Genders: rapid.SampledFrom([][]string{nil, {"male"}}).Draw(t, "gender")}
		e := index.Entry{Schema: "Person", Names: []index.Name{{Text: drawName(t, "name"), Kind: rapid.SampledFrom([]index.NameKind{index.Strong, index.Weak}).Draw(t, "kind")}},
			BirthDates: rapid.SampledFrom([][]string{nil, {"1965-12-03"}, {"1972"}}).Draw(t, "births"), Countries: rapid.SampledFrom([][]string{nil, {"ru"}, {"br"}}).Draw(t, "countries"),
			Genders: rapid.SampledFrom([][]string{nil, {"female"}, {"male"}}).Draw(t, "genders")}
		q.Schema = rapid.SampledFrom([]string{"Person", "Vessel", "Airplane"}).Draw(t, "schema")
		e.Schema = q.Schema
		q.Identifiers, e.Identifiers = drawNumbers(t, "numbers"), drawNumbers(t, "listed numbers")
		q.Traits, e.Traits = drawTraits(t, "traits"), drawTraits(t, "listed traits")
		q.Addresses = rapid.SampledFrom([][]string{nil, {"5 Zurbagan Street, Lissa"}}).Draw(t, "address")
		e.Addresses = rapid.SampledFrom([][]string{nil, {"Zurbagan Street 5, Lissa, Iran"}, {"Mira 20, Lissa"}, {"Rua Nova 20, Recife"}}).Draw(t, "addresses")
		p, r := s.Prepare(q), index.NewRecord(e)
		score, steps := c.Explain(p, r)
		if again := c.Score(p, r); again != score {
			t.Fatalf("explained %.4f, scored %.4f", score, again)
		}
		sum := 0.0
		for _, st := range steps {
			sum += st.Worth
		}
		if math.Abs(sum-score) > .002 {
			t.Fatalf("worths add up to %.4f, score is %.4f: %+v", sum, score, steps)
		}
		if score > 0 {
			explained++
		}
	})
	if explained < 20 && !testing.Short() {
		t.Errorf("only %d explained", explained)
	}
}

// score compares two made-up people that share a name.
func score(q Query, e index.Entry) (float64, []finding.Step) {
	s := V1()
	q.Schema, q.Names, e.Schema, e.Names = "Person", []string{"Rahat Karimi"}, "Person", []index.Name{{Text: "Rahat Karimi"}}
	return s.NewComparer().Explain(s.Prepare(q), index.NewRecord(e))
}

func TestFieldsAgreeAndContradict(t *testing.T) {
	base, _ := score(Query{}, index.Entry{})
	for _, k := range []struct {
		what string
		q    Query
		e    index.Entry
		up   bool
	}{
		{"same day", Query{BirthDates: []string{"1965-03-12"}}, index.Entry{BirthDates: []string{"1965-03-12"}}, true},
		{"year of it", Query{BirthDates: []string{"1965"}}, index.Entry{BirthDates: []string{"1965-03-12"}}, true},
		{"swapped", Query{BirthDates: []string{"1965-03-12"}}, index.Entry{BirthDates: []string{"1965-12-03"}}, true},
		{"range", Query{BirthDates: []string{"1967"}}, index.Entry{BirthDates: []string{"1965/1970"}}, true},
		{"other day", Query{BirthDates: []string{"1965-03-12"}}, index.Entry{BirthDates: []string{"1965-07-30"}}, false},
		{"other year", Query{BirthDates: []string{"1965"}}, index.Entry{BirthDates: []string{"1972"}}, false},
		{"country", Query{Countries: []string{"ru"}}, index.Entry{Countries: []string{"ir", "ru"}}, true},
		{"other country", Query{Countries: []string{"ru"}}, index.Entry{Countries: []string{"br"}}, false},
		{"gender", Query{Genders: []string{"male"}}, index.Entry{Genders: []string{"female"}}, false},
		{"address", Query{Addresses: []string{"5 Lenin Street, Perm"}}, index.Entry{Addresses: []string{"Lenin Street 5, Perm, Russia"}}, true},
		{"number", Query{Identifiers: []index.Identifier{{Kind: "inn", Value: "7707083893"}}}, index.Entry{Identifiers: []index.Identifier{{Kind: "inn", Value: "7707 083 893"}}}, true},
		{"other number", Query{Identifiers: []index.Identifier{{Kind: "inn", Value: "7707083893"}}}, index.Entry{Identifiers: []index.Identifier{{Kind: "inn", Value: "7702070139"}}}, false},
	} {
		s, steps := score(k.q, k.e)
		if (s > base) != k.up || s == base {
			t.Errorf("%s: %.4f against %.4f: %+v", k.what, s, base, steps)
		}
	}
}

func TestRarerAndMoreWordsScoreHigher(t *testing.T) {
	c := V1().NewComparer()
	last := 0.0
	for _, n := range []string{"Ali", "Mohammad Ali", "Rahat Ali", "Rahat Zurbagan", "Rahat Zurbagan Lissabek"} {
		s := c.PairScore("Person", n, n)
		if s <= last || s >= 1 {
			t.Errorf("%s against itself: %.4f after %.4f", n, s, last)
		}
		last = s
	}
}

func TestScoringAllocatesNothing(t *testing.T) {
	s := V1()
	p := s.Prepare(Query{Schema: "Person", Names: []string{"Wladimir Zurbagam"}, BirthDates: []string{"1965"}, Countries: []string{"ru"}})
	r := index.NewRecord(index.Entry{Schema: "Person", Names: []index.Name{{Text: "Vladimir ibn Karim Zurbagan"}}, BirthDates: []string{"1966"}, Countries: []string{"br"}})
	c := s.NewComparer()
	if n := testing.AllocsPerRun(100, func() { c.Score(p, r) }); n != 0 {
		t.Errorf("%.1f allocations for a pair", n)
	}
}

func BenchmarkScore(b *testing.B) {
	s := V1()
	p := s.Prepare(Query{Schema: "Person", Names: []string{"Wladimir Zurbagam"}})
	r := index.NewRecord(index.Entry{Schema: "Person", Names: []index.Name{{Text: "Vladimir ibn Karim Zurbagan"}}})
	c := s.NewComparer()
	b.ReportAllocs()
	for b.Loop() {
		c.Score(p, r)
	}
}

func FuzzPair(f *testing.F) {
	f.Add("Person", "Rahat Zurbagan", "Рахат Зурбаган")
	f.Add("Company", "J.P. M & Co. II", "\xff\u0301 LLC")
	f.Fuzz(func(t *testing.T, schema, a, b string) {
		s, steps := V1().NewComparer().Pair(schema, a, b)
		if s < 0 || s > 1 || math.IsNaN(s) || (s > 0 && len(steps) == 0) {
			t.Fatalf("%v %v", s, steps)
		}
	})
}

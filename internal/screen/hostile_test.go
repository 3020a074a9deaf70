package screen

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sanctrace/internal/index"
	"sanctrace/internal/match"
)

// TestHostileQueriesEndInTime asks for names made to cost: as long as is read,
// of the commonest words, in every reading.
func TestHostileQueriesEndInTime(t *testing.T) {
	b := index.NewBuilder()
	given, family := nameLists()
	for i := range 20000 {
		b.Add(index.Entry{ID: "x", Schema: "Person", Names: []index.Name{{Text: given[i%len(given)] + " " + given[(i*7+i/97)%len(given)] + " " + family[(i*13+i/31)%len(family)]}}})
	}
	e := New(b.Build(), match.V1())
	for what, name := range map[string]string{
		"common words": strings.Repeat("muhammad ali ahmad hassan ", 200), "one word": strings.Repeat("ali ", 5000), "letters": strings.Repeat("a b c ", 5000),
		"megabyte": strings.Repeat("x", 1<<20), "marks": "ali " + strings.Repeat("\u0301", 1<<20), "arabic": strings.Repeat("محمد علي حسن ", 1000),
		"mixed": strings.Repeat("Аlі Mоhаmmаd ", 1000), "right to left": strings.Repeat("\u202eali\u202c ", 1000), "every word": strings.Join(given[:200], " "),
	} {
		start := time.Now()
		r, err := e.Screen(context.Background(), match.Query{Names: []string{name}}, Options{})
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if len(r.Bounded) == 0 {
			t.Errorf("%s: nothing says that the name was cut", what)
		}
		t.Logf("%-14s %v, %d results", what, time.Since(start), len(r.Results))
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%s took %v", what, d)
		}
	}
}

// FuzzScreen asks for any name in a small list with any other name on it: the
// index gives what comparing with every entry gives, at two thresholds.
func FuzzScreen(f *testing.F) {
	f.Add("Person", "Rahat Zurbagan", "Рахат Зурбаган")
	f.Add("Company", "J.P. Morgan & Co. II", "jpmorgan 2 \xff\u0301 LLC")
	f.Add("Vessel", "M/V Lissa", "liss\u200da \u202e44")
	f.Add("", "محمد بن سلمان", "Mohamed ben Salman al 김정은")
	f.Fuzz(func(t *testing.T, schema, listed, asked string) {
		if !slices.Contains([]string{"Person", "Company", "Vessel", "LegalEntity", ""}, schema) || len(listed)+len(asked) > 4096 {
			return
		}
		b := index.NewBuilder()
		for i, name := range append(pieces[:8:8], listed, listed+" Ltd", "Ali "+listed) {
			s := schema
			if s == "" {
				s = []string{"Person", "Company"}[i%2]
			}
			b.Add(index.Entry{ID: fmt.Sprintf("x-%d", i), Schema: s, Names: []index.Name{{Text: name, Kind: index.NameKind(i % 3)}}})
		}
		ix := b.Build()
		for _, threshold := range []float64{.4, match.DefaultThreshold} {
			sameAsBruteForce(t, ix, records(ix), match.Query{Schema: schema, Names: []string{asked}}, Options{Limit: maxLimit, Threshold: threshold})
		}
	})
}

// TestUnreadDateIsTold: a date that cannot be read is left out, and told.
func TestUnreadDateIsTold(t *testing.T) {
	b := index.NewBuilder()
	b.Add(index.Entry{ID: "x", Schema: "Person", Names: []index.Name{{Text: "Rahat Zurbagan"}}, BirthDates: []string{"1965"}})
	e := New(b.Build(), match.V1())
	for date, want := range map[string]int{"zz": 1, "1965-13-45": 1, "1965": 0, "circa 1965": 0} {
		r, err := e.Screen(context.Background(), match.Query{Schema: "Person", Names: []string{"Rahat Zurbagan"}, BirthDates: []string{date}}, Options{})
		if err != nil || len(r.Results) != 1 || len(r.Bounded) != want {
			t.Errorf("%s: %+v, %v", date, r, err)
		}
	}
}

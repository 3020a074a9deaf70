package link

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"sanctrace/internal/finding"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/when"
)

func engineOf(names ...string) *screen.Engine {
	b := index.NewBuilder()
	for i, n := range names {
		b.Add(index.Entry{ID: fmt.Sprintf("zz-%02d", i), Schema: "LegalEntity", Caption: n, Names: []index.Name{{Text: n}}, Datasets: []string{"zz_list"}})
	}
	return screen.New(b.Build(), match.V1())
}

// counted counts what it is asked, and fails while fail is set.
type counted struct {
	*screen.Engine
	asked atomic.Int64
	fail  atomic.Bool
}

func (c *counted) Screen(ctx context.Context, q match.Query, o screen.Options) (screen.Result, error) {
	c.asked.Add(1)
	if c.fail.Load() {
		return screen.Result{}, errors.New("not now")
	}
	return c.Engine.Screen(ctx, q, o)
}

func ids(ls []Link) (out []string) {
	for _, l := range ls {
		out = append(out, l.ID)
	}
	return out
}

func TestNameLinksByTheRuleOfProse(t *testing.T) {
	l := New(engineOf("Zurbagan Rotor Works", "Lissabek Kassirinov", "Tarif", "Gel-Gyu Bank"))
	for name, want := range map[string][]string{
		"Zurbagan Rotor Works":     {"zz-00"},
		"ZURBAGAN  ROTOR\tWORKS":   {"zz-00"},
		"New Zurbagan":             nil, // a word that the list does not have
		"Kassirinov":               nil, // one word of a longer name
		"L. Kassirinov":            {"zz-01"},
		"Lissabek K.":              {"zz-01"},
		"Lisabek Kassirinov":       {"zz-01"},
		"Tariff":                   nil,
		"Zurbagan Rotor Works Ltd": {"zz-00"},
		"":                         nil,
	} {
		got, err := l.Name(t.Context(), name, "LegalEntity", "")
		if err != nil || !slices.Equal(ids(got), want) {
			t.Errorf("%q: %v, %v, want %v", name, ids(got), err, want)
		}
	}
}

func TestReasonSaysWhatMetWhat(t *testing.T) {
	got, err := New(engineOf("Lissabek Kassirinov")).Name(t.Context(), "Lisabek Kassirinov", "Person", "")
	if err != nil || len(got) != 1 || got[0].Score < match.DefaultThreshold || got[0].Caption != "Lissabek Kassirinov" {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, w := range []string{"name: ", "Lisabek ~ Lissabek ", "Kassirinov equal"} {
		if !strings.Contains(got[0].Reason, w) {
			t.Errorf("reason %q lacks %q", got[0].Reason, w)
		}
	}
	if r := Reason(finding.Finding{}); r != "name" {
		t.Errorf("no steps: %q", r)
	}
}

// TestEachNameIsScreenedOnce asks from many goroutines at once.
func TestEachNameIsScreenedOnce(t *testing.T) {
	c := &counted{Engine: engineOf("Zurbagan Rotor Works")}
	l := New(c)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 100 {
				got, err := l.Name(context.Background(), "Zurbagan Rotor Works", "", "")
				if err != nil || len(got) != 1 {
					t.Errorf("%+v, %v", got, err)
				}
			}
		})
	}
	wg.Wait()
	if s := l.Stats(); s.Asked != 800 || s.Screened != 1 || c.asked.Load() != 1 {
		t.Errorf("%+v, screened %d times", s, c.asked.Load())
	}
	for i, q := range []struct{ name, schema, on string }{{"Zurbagan  Rotor Works", "", ""}, {"Zurbagan Rotor Works", "Person", ""}, {"Zurbagan Rotor Works", "", "2022-01-01"}} {
		if _, err := l.Name(t.Context(), q.name, q.schema, when.Day(q.on)); err != nil || c.asked.Load() != int64(i+1) {
			t.Errorf("%+v: screened %d times, %v", q, c.asked.Load(), err)
		}
	}
}

func TestWhatAnAnswerDependsOnBesideNamesIsNotKept(t *testing.T) {
	c := &counted{Engine: engineOf("Lissabek Kassirinov")}
	l := New(c)
	for range 2 {
		for _, q := range []match.Query{{BirthDates: []string{"1965"}}, {ID: "7"}, {Addresses: []string{"Ulm"}}, {Identifiers: []index.Identifier{{Value: "123456"}}}} {
			q.Names = []string{"Lissabek Kassirinov"}
			if r, err := l.Screen(t.Context(), q, screen.Options{}); err != nil || len(r.Results) != 1 {
				t.Errorf("%+v: %+v, %v", q, r, err)
			}
		}
	}
	if n := c.asked.Load(); n != 8 {
		t.Errorf("screened %d times, want 8", n)
	}
}

func TestAFailureIsNotKept(t *testing.T) {
	c := &counted{Engine: engineOf("Lissabek Kassirinov")}
	l := New(c)
	c.fail.Store(true)
	if _, err := l.Name(t.Context(), "Lissabek Kassirinov", "", ""); err == nil {
		t.Error("no error")
	}
	c.fail.Store(false)
	if got, err := l.Name(t.Context(), "Lissabek Kassirinov", "", ""); err != nil || len(got) != 1 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestCacheIsBoundedAndKeepsWhatIsAskedFor(t *testing.T) {
	c := newCache(100)
	keep := key{names: "keep"}
	c.put(keep, &entry{})
	for i := range 1000 {
		if _, ok := c.get(keep); !ok {
			t.Fatalf("forgotten after %d others", i)
		}
		e := &entry{}
		e.result.Results = make([]finding.Finding, i%2)
		c.put(key{names: fmt.Sprint(i)}, e)
		c.answered(e)
		if n := len(c.young) + len(c.old); n > 30 {
			t.Fatalf("%d answers are kept", n)
		}
	}
	if _, ok := c.get(key{names: "0"}); ok {
		t.Error("an answer that nobody asked for is still there")
	}
}

// pieces of random texts beside words of the list: ordinary words, particles,
// initials, other scripts.
var pieces = []string{"Bank", "of", "the", "Ministry", "Defence", "Ali", "Mohammed", "Hussein", "al", "Ivan", "Petrov", "I.", "Industries", "Group", "Said", "North", "Trading", "Co", "Ltd",
	"General", "Aviation", "Company", "New", "Khan", "Jong", "Un", "Kim", "But", "A", "II", "Иван", "بنك", "Oil", "and"}

// TestLinksAreWhatScreeningAfreshGives compares, on a real list, with
// screenings that no memory and no bound of prose stand before.
func TestLinksAreWhatScreeningAfreshGives(t *testing.T) {
	ix := sdn(t)
	l := New(screen.New(ix, match.V1()))
	words := slices.Clone(pieces)
	for n := 0; n < ix.Len(); n += 97 {
		words = append(words, strings.Fields(ix.Entry(uint32(n)).Names[0].Text)...)
	}
	fresh := screen.New(ix, match.V1())
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 4).Draw(t, "words"), " ")
		if rapid.Bool().Draw(t, "listed") {
			name = ix.Entry(uint32(rapid.IntRange(0, ix.Len()-1).Draw(t, "entity"))).Names[0].Text
			if w := strings.Fields(name); len(w) > 1 && rapid.Bool().Draw(t, "short") {
				name = strings.Join(w[:len(w)-1], " ")
			}
		}
		schema := rapid.SampledFrom([]string{"Person", "LegalEntity", "Company", ""}).Draw(t, "schema")
		got, err := l.Name(context.Background(), name, schema, "")
		if err != nil {
			t.Fatal(err)
		}
		want := afresh(t, fresh, ix, match.Query{Names: []string{name}, Schema: schema})
		found += len(want)
		var have []string
		for _, f := range got {
			have = append(have, fmt.Sprintf("%s %.4f", f.ID, f.Score))
		}
		if !slices.Equal(have, want) {
			t.Fatalf("%q (%s): %q, want %q", name, schema, have, want)
		}
		if again, err := l.Name(context.Background(), name, schema, ""); err != nil || !reflect.DeepEqual(got, again) {
			t.Fatalf("%q: asked again it is %v, %v", name, again, err)
		}
	})
	if found < 20 && !testing.Short() {
		t.Errorf("only %d links were compared", found)
	}
}

// afresh screens without the bound of prose, takes all that is found, and
// applies the rule to each name of it.
func afresh(t *rapid.T, e *screen.Engine, ix *index.Index, q match.Query) []string {
	res, err := e.Screen(context.Background(), q, screen.Options{Limit: 500})
	if err != nil {
		t.Fatal(err)
	}
	var fs []finding.Finding
	p, c := match.V1().Prepare(q), match.V1().NewComparer()
	for _, f := range res.Results {
		n, _ := ix.Find(f.ID)
		rec := ix.Record(n)
		one := *rec
		f.Score = 0
		for _, x := range rec.Read {
			one.Read = []index.Parsed{x}
			if s, steps := c.Explain(p, &one); s >= match.DefaultThreshold && match.InProse(s, steps) {
				f.Score = max(f.Score, s)
			}
		}
		if f.Score > 0 {
			fs = append(fs, f)
		}
	}
	finding.Sort(fs)
	var out []string
	for _, f := range fs[:min(len(fs), screen.DefaultLimit)] {
		out = append(out, fmt.Sprintf("%s %.4f", f.ID, f.Score))
	}
	return out
}

// sdn is a real list: the names of its persons, bodies and ships.
func sdn(t *testing.T) *index.Index {
	f, err := os.Open(sharedtest.Path(t, "data/lists/ofac/2024-01/sdn.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	schemata := map[string]string{"individual": "Person", "vessel": "Vessel", "-0-": "Organization"}
	b := index.NewBuilder()
	for _, row := range rows {
		if len(row) > 3 {
			b.Add(index.Entry{ID: "zz-" + row[0], Caption: row[1], Schema: schemata[strings.TrimSpace(row[2])], Names: []index.Name{{Text: row[1]}}, Datasets: []string{"zz_list"}})
		}
	}
	return b.Build()
}

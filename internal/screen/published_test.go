package screen

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"sanctrace/internal/algorithm"
	"sanctrace/internal/fault"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
)

// scanned is a made-up list of persons, companies and a ship.
func scanned() *Engine {
	b := index.NewBuilder()
	for i, n := range []string{"Rahat Zurbagan", "Rahat Zurbagan Lissmore", "Anna Quixmere", "Bert Drakmoor"} {
		b.Add(index.Entry{ID: fmt.Sprintf("p-%d", i), Caption: n, Schema: "Person", Names: []index.Name{{Text: n}}, BirthDates: []string{"1965-03-12"}, Valid: []index.Interval{{From: "2022-01-01", To: "2023-01-01"}}})
	}
	b.Add(index.Entry{ID: "c-1", Caption: "Rahat Zurbagan Ltd", Schema: "Company", Names: []index.Name{{Text: "Rahat Zurbagan Ltd"}}})
	b.Add(index.Entry{ID: "v-1", Caption: "Rahat", Schema: "Vessel", Names: []index.Name{{Text: "Rahat"}}, Identifiers: []index.Identifier{{Kind: "imo", Value: "9074729"}}})
	return New(b.Build(), match.V1())
}

func by(t *testing.T, name string) *Engine {
	t.Helper()
	a, err := algorithm.Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	return scanned().By(a)
}

// TestPublishedAlgorithmsSeeEveryEntity compares what is returned with scores
// computed one by one.
func TestPublishedAlgorithmsSeeEveryEntity(t *testing.T) {
	for _, a := range algorithm.All() {
		e := scanned().By(a)
		for _, schema := range []string{"Person", "LegalEntity", "Company"} {
			res, err := e.Screen(context.Background(), match.Query{Schema: schema, Names: []string{"Rahat Zurbagan"}}, Options{Limit: 100, Threshold: .7, Cutoff: .3})
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]float64{}
			for i, f := range res.Results {
				got[f.ID] = f.Score
				if i > 0 && f.Score > res.Results[i-1].Score {
					t.Errorf("%s: not best first", a.Name)
				}
				sum := 0.0
				for _, s := range f.Explanations {
					sum += s.Worth
				}
				if math.Abs(sum-f.Score) > .002 || f.Match != (f.Score >= .7) {
					t.Errorf("%s: %+v", a.Name, f)
				}
			}
			n := 0
			for _, x := range e.ix.All() {
				s := a.Compare(algorithm.Named(schema, "Rahat Zurbagan"), algorithm.OfEntry(&x)).Score
				if s >= .3 {
					n++
				}
				if s >= .3 && got[x.ID] != s {
					t.Errorf("%s as %s: %s scores %.4f, %.4f was returned", a.Name, schema, x.ID, s, got[x.ID])
				}
			}
			if n != len(got) {
				t.Errorf("%s as %s: %d returned, %d score enough", a.Name, schema, len(got), n)
			}
		}
	}
}

func TestPublishedAlgorithmsKeepToTheOptions(t *testing.T) {
	e, ctx := by(t, "logic-v2"), context.Background()
	q := match.Query{Names: []string{"Rahat Zurbagan"}}
	res, err := e.Screen(ctx, q, Options{Limit: 2})
	if err != nil || len(res.Results) != 2 || res.Results[0].ID != "p-0" {
		t.Errorf("the two best: %+v, %v", res.Results, err)
	}
	if res, err = e.Screen(ctx, q, Options{On: "2024-06-01"}); err != nil || len(res.Results) != 1 || res.Results[0].ID != "c-1" {
		t.Errorf("after the persons were delisted: %+v, %v", res.Results, err)
	}
	x, err := ReadExceptions(strings.NewReader("query,entity,reason,until\nRahat Zurbagan,p-0,another man,\n"), "made")
	if err != nil {
		t.Fatal(err)
	}
	if res, err = e.Screen(ctx, q, Options{Limit: 1, Exceptions: x}); err != nil || res.Results[0].Match || res.Results[0].Exception == "" {
		t.Errorf("an exception: %+v, %v", res.Results, err)
	}
	if res, err = e.Screen(ctx, match.Query{Names: []string{"Rahat Zurbagan"}, BirthDates: []string{"1990-01-01"}}, Options{Limit: 1, Threshold: .5}); err != nil || res.Results[0].ID != "c-1" {
		t.Errorf("a birth date tells persons apart: %+v, %v", res.Results, err)
	}
	if res, err = e.Screen(ctx, match.Query{Schema: "Vessel", Names: []string{"Else"}, Identifiers: []index.Identifier{{Kind: "imo", Value: "9074729"}}}, Options{}); err != nil || len(res.Results) != 1 || res.Results[0].Score != .95 {
		t.Errorf("by number: %+v, %v", res.Results, err)
	}
	if res, err = e.Screen(ctx, match.Query{Names: []string{strings.Repeat("long ", 200)}}, Options{}); err != nil || len(res.Bounded) != 1 {
		t.Errorf("a long name: %+v, %v", res, err)
	}
	if _, err := e.Screen(ctx, q, Options{Threshold: 2}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("bad options: %v", err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := e.Screen(stopped, q, Options{}); err == nil {
		t.Error("a cancelled screening ends without error")
	}
	if !strings.HasPrefix(e.Scorer(), "logic-v2+") {
		t.Error(e.Scorer())
	}
}

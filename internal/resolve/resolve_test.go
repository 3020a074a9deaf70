package resolve

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
)

// The parties are made up.
var entries = []index.Entry{
	{ID: "a-1", Caption: "Rahat Zurbagan", Schema: "Person", Datasets: []string{"a"}, Names: []index.Name{{Text: "Rahat Varno Zurbagan"}}, BirthDates: []string{"1965-03-12"}, Countries: []string{"ru"}},
	{ID: "b-1", Caption: "ZURBAGAN, Rahat", Schema: "Person", Datasets: []string{"b"}, Names: []index.Name{{Text: "ZURBAGAN, Rahat Varno"}}, BirthDates: []string{"1965-03-12"}},
	{ID: "c-1", Caption: "Rahat Varno Zurbagan", Schema: "Person", Datasets: []string{"c"}, Names: []index.Name{{Text: "Rahat Varno Zurbagan"}}, BirthDates: []string{"1991-11-01"}},
	{ID: "a-2", Caption: "Rahat V. Zurbagan", Schema: "Person", Datasets: []string{"a"}, Names: []index.Name{{Text: "Rahat Varno Zurbagan"}}},
	{ID: "a-3", Caption: "Lissmore Trading", Schema: "Company", Datasets: []string{"a"}, Names: []index.Name{{Text: "Lissmore Trading LLC"}}, Identifiers: []index.Identifier{{Kind: "inn", Value: "7707083893"}}},
	{ID: "b-3", Caption: "Quixmere Holding", Schema: "LegalEntity", Datasets: []string{"b"}, Names: []index.Name{{Text: "Quixmere Holding"}}, Identifiers: []index.Identifier{{Kind: "inn", Value: "7707083893"}}},
	{ID: "b-4", Caption: "Lissmore Trading", Schema: "Vessel", Datasets: []string{"b"}, Names: []index.Name{{Text: "Lissmore Trading"}}},
	{ID: "c-5", Caption: "Abu Far", Schema: "Person", Datasets: []string{"c"}, Names: []index.Name{{Text: "Abu Far", Kind: index.Weak}}},
}

func made(t *testing.T) *index.Index {
	t.Helper()
	var b index.Builder
	for _, e := range entries {
		b.Add(e)
	}
	return b.Build()
}

func propose(t *testing.T, k Known, o Options) Found {
	t.Helper()
	f, err := Propose(context.Background(), made(t), match.V1(), k, o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func ids(f Found) []string {
	out := []string{}
	for _, p := range f.Proposals {
		out = append(out, p.ID)
	}
	slices.Sort(out)
	return out
}

func TestProposesAcrossListsOnly(t *testing.T) {
	f := propose(t, Known{}, Options{Threshold: .8})
	// a-1 and a-2 are of one list; the ship is no company; c-1 was born elsewhere in time.
	if want := []string{"a-1~b-1", "a-2~b-1", "a-2~c-1", "a-3~b-3"}; !slices.Equal(ids(f), want) {
		t.Errorf("got %v, want %v", ids(f), want)
	}
	if f.Entities != len(entries) || f.Judged != 0 || !strings.HasPrefix(f.Scorer, "sanctrace-") {
		t.Errorf("%+v", f)
	}
	for i, p := range f.Proposals {
		if i > 0 && p.Score > f.Proposals[i-1].Score {
			t.Error("not best first")
		}
		if p.Left.ID+"~"+p.Right.ID != p.ID || p.Left.Caption == "" || len(p.Left.Datasets) != 1 || len(p.Explanations) == 0 {
			t.Errorf("%+v", p)
		}
	}
}

func TestProposalsDoNotDependOnWorkers(t *testing.T) {
	one, four := propose(t, Known{}, Options{Threshold: .6, Workers: 1}), propose(t, Known{}, Options{Threshold: .6, Workers: 4})
	if !reflect.DeepEqual(one, four) {
		t.Errorf("%v\n%v", one, four)
	}
}

func TestJudgedPairsAreNotProposedAgain(t *testing.T) {
	k := Known{Judgements: []catalog.Judgement{{Left: "a-1", Right: "b-1", Verdict: catalog.JudgedDifferent}, {Left: "x-9", Right: "a-3", Verdict: catalog.JudgedDifferent}},
		Joined: map[string]string{"x-9": "b-3", "b-3": "b-3"}}
	f := propose(t, k, Options{Threshold: .8})
	if want := []string{"a-2~b-1", "a-2~c-1"}; !slices.Equal(ids(f), want) || f.Judged != 2 {
		t.Errorf("got %v, %d judged", ids(f), f.Judged)
	}
}

func TestProposeRefusesAndStops(t *testing.T) {
	for _, th := range []float64{.3, 1.1} {
		if _, err := Propose(context.Background(), made(t), match.V1(), Known{}, Options{Threshold: th}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("threshold %g: %v", th, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Propose(ctx, made(t), match.V1(), Known{}, Options{}); err == nil {
		t.Error("a cancelled round ends without error")
	}
}

func TestPair(t *testing.T) {
	if l, r, err := Pair("a-1~b-1"); l != "a-1" || r != "b-1" || err != nil {
		t.Errorf("%s %s %v", l, r, err)
	}
	for _, bad := range []string{"", "a-1", "~b", "a~", "a~b~c"} {
		if _, _, err := Pair(bad); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestRules(t *testing.T) {
	f := propose(t, Known{}, Options{Threshold: .5})
	decided := func(r Rule) []string {
		t.Helper()
		if err := r.Check(); err != nil {
			t.Fatal(err)
		}
		out := []string{}
		for _, j := range r.Judgements(f.Proposals) {
			if j.Verdict != catalog.JudgedSame || j.Rule != r.Name || j.By != r.By || j.Reason == "" {
				t.Errorf("%+v", j)
			}
			out = append(out, j.Left+"~"+j.Right)
		}
		slices.Sort(out)
		return out
	}
	for _, c := range []struct {
		rule Rule
		want []string
	}{
		{Rule{Name: "birth", Threshold: .6, Require: []string{"birth-date"}, By: "me"}, []string{"a-1~b-1"}},
		{Rule{Name: "number", Threshold: .6, Require: []string{"identifier"}, By: "me"}, []string{"a-3~b-3"}},
		{Rule{Name: "any", Threshold: .8, By: "me"}, []string{"a-1~b-1", "a-2~b-1", "a-2~c-1", "a-3~b-3"}},
		{Rule{Name: "both", Threshold: .6, Require: []string{"birth-date", "identifier"}, By: "me"}, []string{}},
	} {
		if got := decided(c.rule); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.rule.Words(), got, c.want)
		}
	}
	// What contradicts is not accepted, however high it scores.
	p := Proposal{Score: .99, Explanations: []finding.Step{{Feature: "name", Worth: 1.1}, {Feature: "country", Worth: -.11}}}
	if loose := (Rule{Threshold: .5}); loose.Holds(&p) {
		t.Error("a contradicting country is accepted")
	}
	for _, bad := range []Rule{{Threshold: .9, By: "me"}, {Name: "x", Threshold: .9}, {Name: "x", By: "me", Threshold: .2}, {Name: "x", By: "me", Threshold: .9, Require: []string{"shoe size"}}} {
		if err := bad.Check(); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

package bench

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

func TestGeneratedDataIsTheSameEveryTime(t *testing.T) {
	a, persons := listOf(300)
	b, _ := listOf(300)
	if !bytes.Equal(a, b) {
		t.Error("two lists of one size differ: figures could not be compared")
	}
	if len(persons) != 200 || bytes.Count(a, []byte(`"schema":"Sanction"`)) != 300 {
		t.Errorf("%d persons, %d listings; want 200 and 300", len(persons), bytes.Count(a, []byte(`"schema":"Sanction"`)))
	}
	for _, p := range persons {
		if !bytes.Contains(a, []byte(`"`+p+`"`)) {
			t.Fatalf("%q is not on the list", p)
		}
	}
}

func TestATypoIsOne(t *testing.T) {
	g := newGenerator(3)
	changed := 0
	for range 1000 {
		name := g.person()
		other := g.typo(name)
		if other != name {
			changed++
		}
		same := 0 // letters in common at the start and at the end
		for same < min(len(name), len(other)) && name[same] == other[same] {
			same++
		}
		a, b := name[same:], other[same:]
		for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
			a, b = a[:len(a)-1], b[:len(b)-1]
		}
		if max(len(a), len(b)) > 1 {
			t.Fatalf("%q becomes %q: more than one letter", name, other)
		}
	}
	if changed < 900 {
		t.Errorf("only %d of 1000 names are changed", changed)
	}
}

// TestRun runs everything in its smallest size.
func TestRun(t *testing.T) {
	var said []string
	r, err := Run(context.Background(), "test", Size{Entities: 100, Queries: 100, Progress: func(s string) { said = append(said, s) }, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, f := range r.Figures {
		if f.Value < 0 || f.Unit == "" || got[f.Name] {
			t.Errorf("figure %+v", f)
		}
		got[f.Name] = true
	}
	for _, want := range []string{"import generated list", "open lists", "ordinary person", "ordinary company", "listed person with one typo", "listed person with one typo, p99", "read documents"} {
		if !got[want] {
			t.Errorf("no figure for %q in %v", want, r.Figures)
		}
	}
	if r.Seed != Seed || r.Scorer == "" || r.Machine.CPUs == 0 || len(said) < 5 {
		t.Errorf("seed %d, scorer %q, machine %+v, progress %s", r.Seed, r.Scorer, r.Machine, strings.Join(said, "; "))
	}
}

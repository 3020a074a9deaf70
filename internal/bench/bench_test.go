package bench

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestGeneratedDataIsTheSameEveryTime(t *testing.T) {
	a, later := listOf(300, 0), listOf(300, 20)
	if !bytes.Equal(a, listOf(300, 0)) {
		t.Error("two lists of one size differ: figures could not be compared")
	}
	if n := bytes.Count(a, []byte(`"schema":"Sanction"`)); n != 300 {
		t.Errorf("%d listings, want 300", n)
	}
	changed := 0
	for i, line := range bytes.Split(a, []byte("\n")) {
		if !bytes.Equal(line, bytes.Split(later, []byte("\n"))[i]) {
			changed++
		}
	}
	if changed != 20 {
		t.Errorf("a later version changes %d lines, want 20", changed)
	}
}

// TestNamesHaveFrequencies: a few names are common, and most different ones are
// rare.
func TestNamesHaveFrequencies(t *testing.T) {
	g := newGenerator(9)
	count := map[string]int{}
	for range 20000 {
		ws := strings.Fields(g.person())
		count[ws[len(ws)-1]]++
	}
	once, most := 0, 0
	for _, n := range count {
		most = max(most, n)
		if n == 1 {
			once++
		}
	}
	if most < 60 || most > 2000 || once < len(count)/3 || len(count) < 3000 {
		t.Errorf("of %d last words the commonest stands %d times and %d stand once", len(count), most, once)
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
		if swapped := len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]; max(len(a), len(b)) > 1 && !swapped {
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
	r, err := Run(context.Background(), "test", Size{Entities: 350, Queries: 100, Rows: 50, Compare: 20000, Progress: func(s string) { said = append(said, s) }, Now: time.Now})
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
	for _, want := range []string{"import generated list", "build index", "open index", "ordinary people", "ordinary companies", "listed names with one typo", "listed names with one typo, p99",
		"file of customers", "compared without the index", "changed list live", "read documents"} {
		if !got[want] {
			t.Errorf("no figure for %q in %v", want, r.Figures)
		}
	}
	if r.Seed != Seed || r.Scorer == "" || r.Machine.CPUs == 0 || len(said) < 5 {
		t.Errorf("seed %d, scorer %q, machine %+v, progress %s", r.Seed, r.Scorer, r.Machine, strings.Join(said, "; "))
	}
}

// TestScale measures a list on its own.
func TestScale(t *testing.T) {
	r, err := Run(context.Background(), "test", Size{Scales: []int{500}, Queries: 100, Progress: func(string) {}, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Figure{}
	for _, f := range r.Figures {
		got[f.Name] = f
	}
	for _, want := range []string{"build", "open", "index", "mix", "mix, p99", "commonest names", "listed names", "one typo of a listed name", "ordinary names"} {
		if f, ok := got["500 entities: "+want]; !ok || f.Value < 0 {
			t.Errorf("%q: %+v", want, f)
		}
	}
	if f := got["500 entities: listed names"]; !strings.Contains(f.Note, " 100 with a match") {
		t.Errorf("not every listed name is found: %s", f.Note)
	}
}

func TestTextsAreReadWithAndWithoutLinks(t *testing.T) {
	dir := t.TempDir()
	for i, name := range []string{entityAt(0).Names[0].Text, "Kite Rotor Works", "Kite Rotor Works"} {
		text := "Harbour Ledger\n24 November 2022\n\nOfficials said that " + name + " had delivered 40 engines to Bright Air in May.\n"
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, scales := range [][]int{nil, {200}} {
		r, err := Run(t.Context(), "test", Size{Entities: 200, Scales: scales, Texts: dir, Progress: func(string) {}, Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, f := range r.Figures {
			if strings.Contains(f.Name, "documents to JSON") {
				found++
				if f.Value <= 0 || !strings.HasPrefix(f.Note, "3 documents") || strings.Contains(f.Name, "linked") != strings.Contains(f.Note, "different") {
					t.Errorf("%+v", f)
				}
			}
		}
		if want := 2 - len(scales); found != want {
			t.Errorf("lists of %v: %d figures of documents, want %d", scales, found, want)
		}
	}
}

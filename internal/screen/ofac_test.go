package screen

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"sanctrace/internal/finding"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/sharedtest"
)

// ofac reads the names of the SDN list of January 2024 as plain CSV: enough
// to measure screening, without the readers of lists.
func ofac(t testing.TB) *index.Index {
	t.Helper()
	entries := map[string]*index.Entry{}
	var order []string
	each(t, "data/lists/ofac/2024-01/sdn.csv", func(r []string) {
		if len(r) < 4 {
			return
		}
		e := &index.Entry{ID: "ofac-" + r[0], Caption: r[1], Schema: sdnSchema(r[2]), Datasets: []string{"us_ofac_sdn"}, Names: []index.Name{{Text: r[1]}}}
		entries[r[0]] = e
		order = append(order, r[0])
	})
	each(t, "data/lists/ofac/2024-01/alt.csv", func(r []string) {
		if len(r) > 3 && entries[r[0]] != nil {
			entries[r[0]].Names = append(entries[r[0]].Names, index.Name{Text: r[3]})
		}
	})
	b := index.NewBuilder()
	for _, id := range order {
		b.Add(*entries[id])
	}
	return b.Build()
}

func sdnSchema(kind string) string {
	switch strings.TrimSpace(kind) {
	case "individual":
		return "Person"
	case "vessel":
		return "Vessel"
	case "aircraft":
		return "Airplane"
	}
	return "Organization"
}

func each(t testing.TB, path string, row func([]string)) {
	t.Helper()
	f, err := os.Open(sharedtest.Path(t, path))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	for {
		rec, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		row(rec)
	}
}

// ordinary returns made-up names of ordinary people from the frequency
// table's own lists, with a fixed seed.
func ordinary(n int) []string {
	given, family := nameLists()
	r := rand.New(rand.NewPCG(7, 11))
	out := make([]string, n)
	for i := range out {
		out[i] = given[r.IntN(len(given))] + " " + family[r.IntN(len(family))]
	}
	return out
}

func nameLists() (given, family []string) {
	read := func(path string) (out []string) {
		b, err := os.ReadFile(path)
		if err != nil {
			panic(err)
		}
		for _, line := range strings.Split(string(b), "\n") {
			if _, words, ok := strings.Cut(line, ":"); ok {
				out = append(out, strings.Fields(words)...)
			}
		}
		return out
	}
	return read("../names/gen/given.txt"), read("../names/gen/family.txt")
}

func TestOFACIsScreenedFastEnough(t *testing.T) {
	start := time.Now()
	ix := ofac(t)
	t.Logf("built in %v: %s", time.Since(start), ix.Stats())
	if ix.Len() != 13821 {
		t.Fatalf("%d entities, want 13821", ix.Len())
	}
	e := New(ix, match.V1())
	qs := ordinary(3000)
	var hits int
	start = time.Now()
	var worst time.Duration
	for _, n := range qs {
		s := time.Now()
		r, err := e.Screen(context.Background(), match.Query{Schema: "Person", Names: []string{n}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		worst = max(worst, time.Since(s))
		if len(r.Results) > 0 {
			hits++
			if hits < 30 {
				t.Logf("%-25s %.3f %s", n, r.Results[0].Score, r.Results[0].Caption)
			}
		}
	}
	per := time.Since(start) / time.Duration(len(qs))
	t.Logf("%v a query, slowest %v, %d of %d match", per, worst, hits, len(qs))
	if per > 5*time.Millisecond {
		t.Errorf("an ordinary name takes %v", per)
	}
	for _, n := range []string{"Nicolas Maduro Moros", "Владимир Путин", "فلاديمير بوتين", "Bashar Asad", "Kim Jong Un", "김정은", "Ramzan Kadirov", "习近平", "Rosoboroneksport", "Ayatollah Ali Khamenei"} {
		r, err := e.Screen(context.Background(), match.Query{Names: []string{n}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Results[:min(2, len(r.Results))] {
			t.Logf("%s -> %.3f %s %v", n, f.Score, f.Caption, f.Explanations)
		}
		if len(r.Results) == 0 {
			t.Logf("%s -> none", n)
		}
	}
}

// shortSteps renders an explanation on one line.
func shortSteps(steps []finding.Step) string {
	var b strings.Builder
	for _, s := range steps {
		fmt.Fprintf(&b, "[%s~%s %s %.2f] ", s.Query, s.Candidate, s.Via, s.Worth)
	}
	return b.String()
}

package screen

import (
	"compress/gzip"
	"context"
	"encoding/csv"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/sharedtest"
)

// benign returns the first column of a shared file of names of nobody listed,
// at most n of them, evenly spread.
func benign(t *testing.T, file string, n int) []string {
	t.Helper()
	f, err := os.Open(sharedtest.Path(t, file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	if strings.HasSuffix(file, ".gz") {
		gz, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		r = csv.NewReader(gz)
	}
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := 1; i < len(rows); i += max(1, len(rows)/n) {
		out = append(out, rows[i][0])
	}
	return out
}

// alarms returns the share of names that match something.
func alarms(t *testing.T, e *Engine, schema string, qs []string) float64 {
	t.Helper()
	n := 0
	for _, q := range qs {
		r, err := e.Screen(context.Background(), match.Query{Schema: schema, Names: []string{q}}, Options{Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		if r.Matched() {
			if n++; n <= 25 {
				t.Logf("alarm: %-40s %.3f %s", q, r.Results[0].Score, shortSteps(r.Results[0].Explanations))
			}
		}
	}
	return float64(n) / float64(len(qs))
}

// TestFalseAlarms measures how many names of ordinary people and companies
// match the SDN list when the name alone is given.
func TestFalseAlarms(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole SDN list")
	}
	e := New(ofac(t), match.V1())
	people := alarms(t, e, "Person", benign(t, "data/names/negatives_global_sample5000.csv", 2500))
	companies := alarms(t, e, "Company", benign(t, "data/names/benign_companies.csv.gz", 2500))
	t.Logf("ordinary people that alarm %.2f %%, companies %.2f %%", people*100, companies*100)
	if people > .012 || companies > .015 {
		t.Errorf("too many false alarms: people %.4f, companies %.4f", people, companies)
	}
}

// typo changes one letter of a word of five letters or more.
func typo(r *rand.Rand, name string) string {
	ws := strings.Fields(name)
	for range 20 {
		i := r.IntN(len(ws))
		w := []byte(ws[i])
		if len(w) < 5 || strings.ContainsFunc(ws[i], func(c rune) bool { return c < 'A' || c > 'z' }) {
			continue
		}
		k, c := r.IntN(len(w)-1), byte('A'+r.IntN(26))
		switch r.IntN(4) {
		case 0:
			w = slices.Delete(w, k, k+1)
		case 1:
			w = slices.Insert(w, k, c)
		case 2:
			w[k] = c
		case 3:
			w[k], w[k+1] = w[k+1], w[k]
		}
		ws[i] = string(w)
		break
	}
	return strings.Join(ws, " ")
}

// TestRecallOfVariants measures how often a listed entity is among the first
// five when its name is queried with one typo, with its words reversed, or,
// for people, with initials for given names.
func TestRecallOfVariants(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole SDN list")
	}
	ix := ofac(t)
	e := New(ix, match.V1())
	r := rand.New(rand.NewPCG(3, 5))
	for _, k := range []struct {
		kind, schema string
		bound        float64
		change       func(string) string
	}{
		{"typo", "Person", .98, func(s string) string { return typo(r, s) }},
		{"typo", "Organization", .96, func(s string) string { return typo(r, s) }},
		{"reversed", "Person", .95, func(s string) string {
			w := strings.Fields(strings.ReplaceAll(s, ",", ""))
			slices.Reverse(w)
			return strings.Join(w, " ")
		}},
		{"punctuation lost", "Organization", .97, func(s string) string { return strings.NewReplacer("-", " ", ".", "", "'", "", ",", "").Replace(s) }},
	} {
		found, n := 0, 0
		for n < 600 {
			rec := ix.Record(uint32(r.IntN(ix.Len())))
			if rec.Schema != k.schema {
				continue
			}
			n++
			q := k.change(rec.Caption)
			res, err := e.Screen(context.Background(), match.Query{Schema: k.schema, Names: []string{q}}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if slices.ContainsFunc(res.Results, func(f findingAlias) bool { return f.ID == rec.ID }) {
				found++
			} else if n-found < 12 {
				c := match.V1().NewComparer()
				s, steps := c.Explain(match.V1().Prepare(match.Query{Schema: k.schema, Names: []string{q}}), rec)
				t.Logf("missed (%s): %s | %s %.3f %s", k.kind, rec.Caption, q, s, shortSteps(steps))
			}
		}
		t.Logf("%s, %s: recall@5 %.4f", k.kind, k.schema, float64(found)/float64(n))
		if float64(found)/float64(n) < k.bound {
			t.Errorf("%s, %s: recall@5 %d of %d", k.kind, k.schema, found, n)
		}
	}
}

// TestAliasRecall takes one strong alias away from entities that have some,
// and asks for it.
func TestAliasRecall(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole SDN list")
	}
	full := ofac(t)
	r := rand.New(rand.NewPCG(9, 9))
	type ask struct{ id, name, schema string }
	asks := map[string][]ask{}
	b := index.NewBuilder()
	for i := range full.Len() {
		en := full.Entry(uint32(i))
		if len(en.Names) > 1 && r.IntN(3) == 0 && len(asks[en.Schema]) < 700 {
			k := 1 + r.IntN(len(en.Names)-1)
			asks[en.Schema] = append(asks[en.Schema], ask{en.ID, en.Names[k].Text, en.Schema})
			en.Names = slices.Delete(slices.Clone(en.Names), k, k+1)
		}
		b.Add(en)
	}
	e := New(b.Build(), match.V1())
	for _, schema := range []string{"Person", "Organization"} {
		one, five := 0, 0
		for _, a := range asks[schema] {
			res, err := e.Screen(context.Background(), match.Query{Schema: schema, Names: []string{a.name}}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(res.Results, func(f findingAlias) bool { return f.ID == a.id })
			if i == 0 {
				one++
			}
			if i >= 0 {
				five++
			}
		}
		n := float64(len(asks[schema]))
		t.Logf("aliases of %s: recall@1 %.3f, @5 %.3f of %.0f", schema, float64(one)/n, float64(five)/n, n)
		if float64(five)/n < map[string]float64{"Person": .7, "Organization": .5}[schema] {
			t.Errorf("aliases of %s: recall@5 %d of %.0f", schema, five, n)
		}
	}
}

package screen

import (
	"context"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/names"
	"sanctrace/internal/sharedtest"
)

// people are given and family names that go together, by country.
type people struct{ given, family []string }

// ordinaryPeople returns n names of ordinary people: given and family names of
// the same country or locale, countries alike often, with a fixed seed, and
// the names of a made-up register in nine scripts.
func ordinaryPeople(t testing.TB, n int) []string {
	t.Helper()
	by := map[string]*people{}
	of := func(c string) *people {
		if by[c] == nil {
			by[c] = &people{}
		}
		return by[c]
	}
	dir := "data/names/benign/popular_by_country/"
	for _, r := range sharedtest.Rows(t, dir+"common-forenames-by-country.csv")[1:] {
		p := of(r[0])
		p.given = append(p.given, r[10], r[11])
	}
	for _, r := range sharedtest.Rows(t, dir+"common-surnames-by-country.csv")[1:] {
		p := of(r[0])
		p.family = append(p.family, r[4], r[5])
	}
	b, err := os.ReadFile(sharedtest.Path(t, "data/names/benign/faker_locales.json"))
	if err != nil {
		t.Fatal(err)
	}
	var locales map[string]struct {
		Given  map[string][]string `json:"first_name"`
		Family map[string][]string `json:"last_name"`
	}
	if err := json.Unmarshal(b, &locales); err != nil {
		t.Fatal(err)
	}
	for c, l := range locales {
		for _, sex := range []string{"female", "male"} {
			p := of(c + sex)
			p.given = append(append(p.given, l.Given[sex]...), l.Given["generic"]...)
			p.family = append(append(p.family, l.Family[sex]...), l.Family["generic"]...)
		}
	}
	var countries []string
	for c, p := range by {
		if len(p.given) > 5 && len(p.family) > 5 {
			countries = append(countries, c)
		}
	}
	slices.Sort(countries)
	var out []string
	for _, r := range sharedtest.Rows(t, "data/names/negatives_global_sample5000.csv")[1:] {
		out = append(out, r[0])
	}
	r := rand.New(rand.NewPCG(20261126, 5))
	for len(out) < n {
		p := by[countries[r.IntN(len(countries))]]
		g, f := p.given[r.IntN(len(p.given))], p.family[r.IntN(len(p.family))]
		if g != "" && f != "" && sameScript(g, f) {
			out = append(out, g+" "+f)
		}
	}
	r.Shuffle(len(out), func(i, k int) { out[i], out[k] = out[k], out[i] })
	return out[:n]
}

func sameScript(a, b string) bool { return names.ScriptOf(a) == names.ScriptOf(b) }

// withoutNamesakes leaves out names that consist of the same words as a name
// of the list.
func withoutNamesakes(es []index.Entry, qs []string, class names.Class) []string {
	key := func(s string) string {
		n := names.Parse(s, class)
		var ws []string
		for i := range n.Tokens {
			if n.Tokens[i].Kind != names.Particle {
				ws = append(ws, n.Tokens[i].Text)
			}
		}
		slices.Sort(ws)
		return strings.Join(ws, " ")
	}
	listed := map[string]bool{}
	for i := range es {
		for _, x := range es[i].Names {
			listed[key(x.Text)] = true
		}
	}
	var out []string
	for _, q := range qs {
		if !listed[key(q)] {
			out = append(out, q)
		}
	}
	return out
}

// alarms returns which queries match something; shows of them go to the log.
func alarms(t testing.TB, e *Engine, qs []match.Query, shows int) int {
	t.Helper()
	hit := make([]bool, len(qs))
	parallel(len(qs), func(i int) {
		r, err := e.Screen(context.Background(), qs[i], Options{Limit: 1})
		if err != nil {
			t.Error(err)
			return
		}
		hit[i] = r.Matched()
	})
	n := 0
	for i, h := range hit {
		if !h {
			continue
		}
		if n++; n <= shows {
			r, err := e.Screen(context.Background(), qs[i], Options{Limit: 1})
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("alarm: %-32s %.3f %-40s %s", qs[i].Names[0], r.Results[0].Score, r.Results[0].Caption, shortSteps(r.Results[0].Explanations))
		}
	}
	return n
}

func namesOnly(schema string, ns []string) []match.Query {
	out := make([]match.Query, len(ns))
	for i, n := range ns {
		out[i] = match.Query{Schema: schema, Names: []string{n}}
	}
	return out
}

// wilson returns the bounds of a share within which it lies with 95 %.
func wilson(k, n int) (low, high float64) {
	const z = 1.96
	p, m := float64(k)/float64(n), float64(n)
	mid, half := p+z*z/(2*m), z*math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return (mid - half) / (1 + z*z/m), (mid + half) / (1 + z*z/m)
}

// TestAccuracyAlarms measures how many names of ordinary people and companies
// match the SDN list: by name alone, and when year of birth and country
// disagree with whoever is listed.
func TestAccuracyAlarms(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole SDN list")
	}
	es := sdnEntries(t)
	e := engineOf(es)
	people := withoutNamesakes(es, ordinaryPeople(t, sample(120000)), names.Person)
	var companies []string
	rows := sharedtest.Rows(t, "data/names/benign_companies.csv.gz")[1:]
	for i := 0; i < len(rows); i += len(rows) / min(len(rows), sample(24770)) {
		companies = append(companies, rows[i][0])
	}
	told := namesOnly("Person", people)
	for i := range told { // nobody listed is so young or from there
		told[i].BirthDates, told[i].Countries = []string{"2014"}, []string{"is"}
	}
	for _, k := range []struct {
		what  string
		qs    []match.Query
		bound float64
	}{
		{"people, name alone", namesOnly("Person", people), .008},
		{"people, birth year and country disagree", told, .001},
		{"companies, name alone", namesOnly("Company", companies), .012},
	} {
		n := alarms(t, e, k.qs, 150)
		low, high := wilson(n, len(k.qs))
		t.Logf("%-42s %d of %d alarm: %.3f %% (95 %%: %.3f to %.3f)", k.what, n, len(k.qs), 100*float64(n)/float64(len(k.qs)), low*100, high*100)
		if float64(n)/float64(len(k.qs)) > k.bound {
			t.Errorf("%s: %d of %d", k.what, n, len(k.qs))
		}
	}
}

package screen

import (
	"context"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/names"
	"sanctrace/internal/sharedtest"
	ofaclist "sanctrace/internal/source/ofac"
	"sanctrace/internal/source/sourcetest"
	"sanctrace/internal/variant"
)

// fullAccuracy makes the accuracy tests measure with the sample sizes that
// doc/accuracy.md states; without it they are smaller and hold the same floors.
var fullAccuracy = flag.Bool("accuracy", false, "measure accuracy with full samples")

// sample returns full, or a part of it when -accuracy is not given.
func sample(full int) int {
	if *fullAccuracy {
		return full
	}
	return full / 10
}

// sdnOnce holds the entries of the SDN list by id, read once.
var sdnOnce = sync.OnceValue(func() map[string]*index.Entry { return map[string]*index.Entry{} })

// sdnEntries returns the entries of the SDN list with fields and all names,
// by id.
func sdnEntries(t testing.TB) []index.Entry {
	t.Helper()
	m := sdnOnce()
	if len(m) == 0 {
		var files = []string{"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"}
		dir := "data/lists/ofac/2024-01/"
		r := sourcetest.Parse(t, ofaclist.Formats(), sourcetest.File(t, sharedtest.Path(t, dir+files[0])), sourcetest.File(t, sharedtest.Path(t, dir+files[1])),
			sourcetest.File(t, sharedtest.Path(t, dir+files[2])), sourcetest.File(t, sharedtest.Path(t, dir+files[3])))
		for id, e := range r.Subjects {
			x := index.FromEntity(e)
			m[id] = &x
		}
	}
	ids := make([]string, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	out := make([]index.Entry, len(ids))
	for i, id := range ids {
		out[i] = *m[id]
	}
	return out
}

func engineOf(es []index.Entry) *Engine {
	b := index.NewBuilder()
	for _, e := range es {
		b.Add(e)
	}
	return New(b.Build(), match.V1())
}

// asked is a query with the entity that should answer it.
type asked struct {
	id, schema, name string
	band             string
}

// recall is how often the entity asked for was first, and among the first
// five.
type recall struct{ one, five, n int }

func (r recall) at1() float64         { return float64(r.one) / float64(max(1, r.n)) }
func (r recall) at5() float64         { return float64(r.five) / float64(max(1, r.n)) }
func (r recall) plus(o recall) recall { return recall{r.one + o.one, r.five + o.five, r.n + o.n} }

func (r recall) String() string {
	return fmt.Sprintf("@1 %.3f @5 %.3f of %d", r.at1(), r.at5(), r.n)
}

// rank returns the place of the entity asked for, -1 when it is not among the
// five.
func rank(t testing.TB, e *Engine, a asked, o Options) int {
	t.Helper()
	res, err := e.Screen(context.Background(), match.Query{Schema: a.schema, Names: []string{a.name}}, o)
	if err != nil {
		t.Error(err)
		return -1
	}
	for i, f := range res.Results {
		if f.ID == a.id {
			return i
		}
	}
	return -1
}

// measure asks all and sums up by band; misses go to the log, shows of them.
func measure(t testing.TB, e *Engine, asks []asked, o Options, shows int) map[string]recall {
	t.Helper()
	ranks := make([]int, len(asks))
	parallel(len(asks), func(i int) { ranks[i] = rank(t, e, asks[i], o) })
	out := map[string]recall{}
	for i, a := range asks {
		r := out[a.band]
		r.n++
		if ranks[i] == 0 {
			r.one++
		}
		if ranks[i] >= 0 {
			r.five++
		} else if shows > 0 {
			shows--
			showMiss(t, e, a)
		}
		out[a.band] = r
	}
	return out
}

func parallel(n int, do func(int)) {
	const workers = 2
	var g sync.WaitGroup
	for w := range workers {
		g.Go(func() {
			for i := w; i < n; i += workers {
				do(i)
			}
		})
	}
	g.Wait()
}

func showMiss(t testing.TB, e *Engine, a asked) {
	for i := range e.ix.Len() {
		if x := e.ix.Entry(uint32(i)); x.ID == a.id {
			rec := e.ix.Record(uint32(i))
			s, steps := match.V1().NewComparer().Explain(match.V1().Prepare(match.Query{Schema: a.schema, Names: []string{a.name}}), rec)
			top, err := e.Screen(context.Background(), match.Query{Schema: a.schema, Names: []string{a.name}}, Options{Limit: 1})
			first := ""
			if err == nil && len(top.Results) > 0 {
				first = fmt.Sprintf("; first %.3f %s", top.Results[0].Score, top.Results[0].Caption)
			}
			t.Logf("missed [%s] %q: %s %.3f %s%s", a.band, a.name, rec.Caption, s, shortSteps(steps), first)
			return
		}
	}
}

// bandsOf returns the bands in order.
func bandsOf(m map[string]recall) []string {
	var out []string
	for b := range m {
		out = append(out, b)
	}
	slices.Sort(out)
	return out
}

// TestAccuracyVariants measures how often a listed entity is among the first
// five when its name is written in another way.
func TestAccuracyVariants(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole SDN list")
	}
	entries := sdnEntries(t)
	e := engineOf(entries)
	floors := map[variant.Kind]float64{variant.Insert: .99, variant.Delete: .98, variant.Replace: .985, variant.Transpose: .99, variant.Spaces: .95}
	for _, side := range []struct {
		schema string
		kinds  []variant.Kind
	}{{"Person", variant.PersonKinds}, {"Organization", variant.OrgKinds}} {
		for _, k := range side.kinds {
			asks := variants(entries, side.schema, k, max(sample(3000), 500))
			r := measure(t, e, asks, Options{}, 5)[string(k)]
			t.Logf("%-12s %-32s %v", side.schema, k, r)
			floor := floors[k]
			if floor == 0 {
				floor = .98
			}
			if r.at5() < floor-.015 {
				t.Errorf("%s, %s: recall@5 %.4f", side.schema, k, r.at5())
			}
		}
	}
}

// variants returns n entities of a schema with a variant of one of their names.
func variants(entries []index.Entry, schema string, k variant.Kind, n int) []asked {
	r := rand.New(rand.NewPCG(uint64(len(k)), 20261126))
	var out []asked
	for tries := 0; len(out) < n && tries < 20*n; tries++ {
		x := &entries[r.IntN(len(entries))]
		if !ofSchema(x.Schema, schema) {
			continue
		}
		strong := strongNames(x)
		if len(strong) == 0 {
			continue
		}
		if v, ok := variant.Make(r, k, strong[r.IntN(len(strong))].Text); ok {
			out = append(out, asked{x.ID, schema, v, string(k)})
		}
	}
	return out
}

// ofSchema groups what the list calls companies and organisations.
func ofSchema(have, want string) bool {
	if want == "Person" {
		return have == "Person"
	}
	return have == "Company" || have == "Organization" || have == "LegalEntity" || have == "PublicBody"
}

// TestAccuracyAliases takes one strong alias away from entities that have
// some, and asks for it, in bands of how much of it another name shares.
func TestAccuracyAliases(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole SDN list")
	}
	full := sdnEntries(t)
	rarity := rarities(full)
	r := rand.New(rand.NewPCG(9, 9))
	var asks []asked
	for _, i := range r.Perm(len(full)) {
		x := &full[i]
		strong := strongNames(x)
		if len(strong) < 2 || len(asks) >= max(sample(3000), 1000) {
			continue
		}
		a := strong[1+r.IntN(len(strong)-1)]
		rest := make([]index.Name, 0, len(x.Names))
		for _, n := range x.Names {
			if n.Text != a.Text {
				rest = append(rest, n)
			}
		}
		if len(rest) == 0 {
			continue
		}
		schema := "Organization"
		if x.Schema == "Person" {
			schema = "Person"
		} else if !ofSchema(x.Schema, schema) {
			continue
		}
		asks = append(asks, asked{x.ID, schema, a.Text, schema + " " + band(rarity, a.Text, rest, schema)})
		x.Names = rest
	}
	e := engineOf(full)
	for what, o := range map[string]Options{"default threshold": {}, "without threshold": {Cutoff: minCutoff}} {
		shows := 0
		if what == "default threshold" {
			shows = 40
		}
		m := measure(t, e, asks, o, shows)
		all := map[string]recall{}
		for b, r := range m {
			schema, _, _ := strings.Cut(b, " ")
			for _, k := range []string{schema, "all " + b[len(schema)+1:]} {
				s := all[k]
				all[k] = s.plus(r)
			}
		}
		for _, b := range bandsOf(m) {
			t.Logf("%s: %-34s %v", what, b, m[b])
		}
		for _, b := range bandsOf(all) {
			t.Logf("%s: %-34s %v", what, b, all[b])
		}
		if what == "default threshold" && all["all 3 half or more"].at5() < .83 {
			t.Errorf("aliases that share half or more: %v", all["all 3 half or more"])
		}
	}
}

func strongNames(x *index.Entry) []index.Name {
	var out []index.Name
	for _, n := range x.Names {
		if n.Kind == index.Strong {
			out = append(out, n)
		}
	}
	return out
}

// rarities returns, for each word of the list, the logarithm of how many names
// there are to one that has it.
func rarities(es []index.Entry) func(*names.Form) float64 {
	seen, n := map[string]int{}, 0
	rd := names.Remembering(false)
	for i := range es {
		for _, x := range es[i].Names {
			n++
			p := rd.Parse(x.Text, index.Classes(es[i].Schema)[0])
			for k := range p.Tokens {
				seen[p.Tokens[k].Text]++
			}
		}
	}
	return func(f *names.Form) float64 {
		if f.Kind == names.Particle || f.Kind == names.Initial {
			return 0
		}
		return math.Log(float64(n) / float64(1+seen[f.Text]))
	}
}

// band tells how much of the weight of an alias one other name shares.
func band(rarity func(*names.Form) float64, alias string, rest []index.Name, schema string) string {
	class := index.Classes(schema)[0]
	a := names.Parse(alias, class)
	best := 0.0
	for _, n := range rest {
		b := names.Parse(n.Text, class)
		met, all := 0.0, 0.0
		for i := range a.Tokens {
			w := rarity(a.Tokens[i].Form)
			all += w
			if meets(&a, i, &b) {
				met += w
			}
		}
		if all > 0 {
			best = max(best, met/all)
		}
	}
	switch {
	case best == 0:
		return "1 nothing"
	case best < .5:
		return "2 under half"
	}
	return "3 half or more"
}

// meets reports whether a word of a stands in b, by word, sound, script or
// joined with its neighbours.
func meets(a *names.Name, i int, b *names.Name) bool {
	for k := range b.Tokens {
		if names.Relate(a.Tokens[i].Form, b.Tokens[k].Form).Sim > 0 {
			return true
		}
	}
	for k := range b.Joins {
		if names.RelateJoin(&b.Joins[k], a.Tokens[i].Form).Sim > 0 {
			return true
		}
	}
	for k := range a.Joins {
		if j := &a.Joins[k]; j.From <= i && i < j.To {
			for m := range b.Tokens {
				if names.RelateJoin(j, b.Tokens[m].Form).Sim > 0 {
					return true
				}
			}
		}
	}
	return false
}

// readShared reads a file of the shared test data.
func readShared(t testing.TB, rel string) ([]byte, error) {
	t.Helper()
	return os.ReadFile(sharedtest.Path(t, rel))
}

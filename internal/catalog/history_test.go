package catalog_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"

	"sanctrace/internal/catalog"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// naive is a model of history that shares nothing with the catalog: it replays
// the versions up to a day and keeps the set of facts that stand.
type naive struct {
	main     string
	tagged   bool // values say which component they stand in
	versions []naiveVersion
}

type naiveVersion struct {
	day     when.Day
	scope   source.Scope
	present []string // components
	facts   []string // "entity/component/value"
	ended   []string // entities
}

func split(f string) (entity, component string) {
	p := strings.Split(f, "/")
	return p[0], p[1]
}

// on returns the facts that stand on a day, sorted.
func (n *naive) on(day when.Day) []string {
	var vs []naiveVersion
	for _, v := range n.versions {
		if v.day <= day {
			vs = append(vs, v)
		}
	}
	sort.SliceStable(vs, func(i, j int) bool { return vs[i].day < vs[j].day })
	shown := map[string][]string{} // fact -> components of the version that showed it last
	for _, v := range vs {
		for f, by := range shown {
			if n.ends(v, f, by) {
				delete(shown, f)
			}
		}
		for _, f := range v.facts {
			shown[f] = v.present
		}
	}
	var out []string
	for f := range shown {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}

func (n *naive) ends(v naiveVersion, fact string, by []string) bool {
	entity, component := split(fact)
	has := func(c string) bool { return slices.Contains(v.present, c) }
	if v.scope == source.Full || slices.Contains(v.ended, entity) {
		return true
	}
	if v.scope != source.Component {
		return false
	}
	if n.main == "" && n.tagged && n.known(component) {
		return has(component)
	}
	if n.main == "" {
		return len(by) > 0 && !slices.ContainsFunc(by, func(c string) bool { return !has(c) })
	}
	if has(component) {
		return true
	}
	return has(n.main) && !slices.ContainsFunc(v.facts, func(f string) bool { e, c := split(f); return e == entity && c == n.main })
}

// known reports whether any version names the component.
func (n *naive) known(component string) bool {
	return slices.ContainsFunc(n.versions, func(v naiveVersion) bool { return slices.Contains(v.present, component) })
}

// randomVersion makes a version of up to 6 entities with few values.
func (n *naive) randomVersion(r *rand.Rand) naiveVersion {
	v := naiveVersion{day: when.Day(fmt.Sprintf("2022-%02d-01", 1+r.IntN(9)))}
	all := []string{"prim", "alt", "add"}
	switch k := r.IntN(10); {
	case k < 4:
		v.scope = source.Full
	case k < 8:
		v.scope = source.Component
		for _, c := range all {
			if r.IntN(2) == 0 {
				v.present = append(v.present, c)
			}
		}
		if v.present == nil {
			v.present = []string{all[r.IntN(3)]}
		}
	default:
		v.scope = source.Excerpt
	}
	for e := range 6 {
		if r.IntN(3) == 0 {
			continue
		}
		for _, c := range all {
			if v.scope == source.Component && n.tagged && !slices.Contains(v.present, c) {
				continue
			}
			if c == "prim" || r.IntN(2) == 0 {
				v.facts = append(v.facts, fmt.Sprintf("t-%d/%s/v%d", e, c, r.IntN(3)))
			}
		}
	}
	if v.facts == nil {
		v.facts = []string{"t-0/" + append(v.present, "prim")[0] + "/v0"}
	}
	if v.scope == source.Excerpt && r.IntN(3) == 0 {
		v.ended = []string{fmt.Sprintf("t-%d", r.IntN(6))}
		v.facts = slices.DeleteFunc(v.facts, func(f string) bool { e, _ := split(f); return e == v.ended[0] })
	}
	return v
}

func (n *naive) unit(i int, v naiveVersion) catalog.Unit {
	var entries []entry
	for _, f := range v.facts {
		p := strings.Split(f, "/")
		text := fmt.Sprintf("%s Person alias=%s/%s", p[0], p[1], p[2])
		if n.tagged {
			text += "@" + p[1]
		}
		entries = append(entries, entry(text))
	}
	for _, id := range v.ended {
		entries = append(entries, entry(id+" end"))
	}
	u := made("made_list", v.day, entries...)
	u.Files = []source.File{source.BytesFile("list.txt", fmt.Append(nil, i, v))}
	u.Scope, u.Components, u.Main = v.scope, v.present, n.main
	if n.main != "" {
		u.Set = []string{"prim", "alt", "add"}
	}
	return u
}

// TestHistoryAgainstModel imports random sequences of full, partial and
// excerpted versions in random order of dates, and compares what stands on
// every day, after every import, with the model.
func TestHistoryAgainstModel(t *testing.T) {
	facts := 0
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(7, seed))
		n := &naive{main: []string{"prim", "", ""}[seed%3], tagged: seed%3 != 1}
		c := open(t, dbtest.SQLite(t))
		for i := range 9 {
			v := n.randomVersion(r)
			n.versions = append(n.versions, v)
			mustImport(t, c, n.unit(i, v))
			facts += n.compare(t, c, fmt.Sprintf("seed %d, import %d", seed, i))
			if t.Failed() {
				for _, v := range n.versions {
					t.Logf("%+v", v)
				}
				return
			}
		}
		noDamage(t, c)
	}
	if facts < 6000 {
		t.Errorf("only %d facts were compared", facts)
	}
}

// compare compares all days and returns how many facts the model had.
func (n *naive) compare(t *testing.T, c *catalog.Catalog, where string) int {
	t.Helper()
	total := 0
	got := map[when.Day][]string{}
	var days []when.Day
	for m := range 11 {
		days = append(days, when.Day(fmt.Sprintf("2022-%02d-01", m+1)), when.Day(fmt.Sprintf("2022-%02d-15", m+1)))
	}
	err := c.Each(context.Background(), "", func(g catalog.Group) error {
		for _, d := range days {
			for _, s := range g.Subject().Statements {
				if s.On(d) {
					got[d] = append(got[d], g.Owner+"/"+s.Value)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range days {
		slices.Sort(got[d])
		want := n.on(d)
		total += len(want)
		if !slices.Equal(got[d], want) {
			t.Errorf("%s, on %s: got %q, want %q", where, d, got[d], want)
		}
	}
	return total
}

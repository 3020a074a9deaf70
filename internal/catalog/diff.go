package catalog

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/when"
)

// Difference is what changed in a dataset between two versions. The JSON is
// that of "lists diff --json".
type Difference struct {
	Added   []string `json:"added"`   // ids of subjects that stand in the new version only
	Removed []string `json:"removed"` // in the old one only
	Changed []Change `json:"changed"` // in both, with another published record
}

// Change is a subject whose published record differs.
type Change struct {
	ID    string   `json:"id"`
	Props []string `json:"props"` // FollowTheMoney properties whose values differ, of the subject or what describes it; sorted
	Notes []string `json:"notes"` // notes that came ("+ ...") or went ("- ..."); "wording" when nothing that is mapped differs
}

// Wording stands in [Change.Notes] when a record differs only in words that
// map to no property.
const Wording = "wording"

// Diff compares the state of a dataset on the dates of two of its versions.
// Dates of no version are NotFound. Between files of different formats, whose
// records never read the same, wording alone is no change.
func (c *Catalog) Diff(ctx context.Context, dataset string, before, after when.Day) (Difference, error) {
	r, err := c.reading(ctx, dataset)
	if err != nil {
		return Difference{}, err
	}
	h := r.files[0].hist
	for _, d := range []when.Day{before, after} {
		if !slices.Contains(h.dates, d) {
			return Difference{}, fault.New(fault.NotFound, fmt.Sprintf("version %s of %s", d, dataset), "not loaded").
				Try("loaded are %s", joinDays(h.dates))
		}
	}
	alike := maps.Equal(formats(h, before), formats(h, after))
	out := Difference{Added: []string{}, Removed: []string{}, Changed: []Change{}}
	err = r.scan(ctx, 0, func(f found) error {
		n := newestOf(f.g, h, f.l.words)
		if n.edge || n.schema == "" {
			return nil
		}
		a, b := stateOf(&f, n, before), stateOf(&f, n, after)
		switch {
		case !a.stands && b.stands:
			out.Added = append(out.Added, f.g.owner)
		case a.stands && !b.stands:
			out.Removed = append(out.Removed, f.g.owner)
		case a.stands && !slices.Equal(a.records, b.records):
			ch := change(f.g.owner, a, b)
			if alike || !ch.wordingAlone() {
				out.Changed = append(out.Changed, ch)
			}
		}
		return nil
	})
	return out, err
}

// formats returns the formats of the versions of a day.
func formats(h *history, day when.Day) map[string]bool {
	out := map[string]bool{}
	for i := range h.versions {
		if v := &h.versions[i]; v.Date == day {
			out[v.Format] = true
		}
	}
	return out
}

func (c *Change) wordingAlone() bool {
	return len(c.Props) == 0 && slices.Equal(c.Notes, []string{Wording})
}

// joinDays lists days for a message.
func joinDays(days []when.Day) string {
	all := make([]string, len(days))
	for i, d := range days {
		all[i] = string(d)
	}
	if n := len(all); n > 12 {
		all = append(append(all[:6:6], "..."), all[n-6:]...)
	}
	return strings.Join(all, ", ")
}

// groupState is a group on one day.
type groupState struct {
	stands  bool
	records []string            // sorted
	values  map[string][]string // property -> sorted values
}

func stateOf(f *found, n *newest, day when.Day) groupState {
	s := groupState{values: map[string][]string{}}
	memo := map[string]bool{} // by kind and runs
	for i := range f.g.nodes {
		nd := &f.g.nodes[i]
		schema := nd.schema()
		for j := range nd.stmts {
			st := &nd.stmts[j]
			kind := n.h.kind(n.words[st.origin])
			key := kind + "\x00" + string(encodeRuns(nil, st.runs))
			stands, ok := memo[key]
			if !ok {
				stands = n.h.stands(fact{runs: st.runs, kind: kind, group: n.in}, day)
				memo[key] = stands
			}
			if !stands {
				continue
			}
			switch {
			case st.prop == wordRecord:
				s.records = append(s.records, st.value)
			case st.prop >= firstWord:
				s.stands = true
				if name := n.words[st.prop]; !pointsInside(schema, name) {
					s.values[name] = append(s.values[name], st.value)
				}
			}
		}
	}
	slices.Sort(s.records)
	for k, v := range s.values {
		slices.Sort(v)
		s.values[k] = slices.Compact(v)
	}
	return s
}

// pointsInside reports whether values of a property are ids, which change with
// what they point to and say nothing themselves.
func pointsInside(schema *ftm.Schema, prop string) bool {
	if schema == nil {
		return false
	}
	p := schema.Property(prop)
	return p != nil && p.Type.Name == "entity"
}

func change(id string, a, b groupState) Change {
	c := Change{ID: id, Props: []string{}, Notes: []string{}}
	for prop, was := range a.values {
		if prop != "notes" && !slices.Equal(was, b.values[prop]) {
			c.Props = append(c.Props, prop)
		}
	}
	for prop := range b.values {
		if _, ok := a.values[prop]; !ok && prop != "notes" {
			c.Props = append(c.Props, prop)
		}
	}
	slices.Sort(c.Props)
	c.Notes = append(c.Notes, onlyIn(a.values["notes"], b.values["notes"], "- ")...)
	c.Notes = append(c.Notes, onlyIn(b.values["notes"], a.values["notes"], "+ ")...)
	if len(c.Props)+len(c.Notes) == 0 {
		c.Notes = append(c.Notes, Wording)
	}
	return c
}

func onlyIn(a, b []string, mark string) []string {
	var out []string
	for _, v := range a {
		if _, found := slices.BinarySearch(b, v); !found {
			out = append(out, mark+v)
		}
	}
	return out
}

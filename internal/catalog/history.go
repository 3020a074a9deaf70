package catalog

import (
	"cmp"
	"slices"

	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// span is a run of version ordinals in which something stood, both ends
// included.
type span struct{ lo, hi uint32 }

// runs is the explicit set of versions in which something stood: ascending
// spans that do not touch.
type runs []span

func (r runs) has(ordinal uint32) bool {
	i, found := slices.BinarySearchFunc(r, ordinal, func(s span, o uint32) int { return cmp.Compare(s.lo, o) })
	return found || i > 0 && r[i-1].hi >= ordinal
}

// with returns r with an ordinal added that is not below any in it.
func (r runs) with(ordinal uint32) runs {
	n := len(r)
	switch {
	case n > 0 && r[n-1].hi >= ordinal:
		return r
	case n > 0 && r[n-1].hi+1 == ordinal:
		r = slices.Clone(r)
		r[n-1].hi = ordinal
		return r
	}
	return append(slices.Clone(r), span{ordinal, ordinal})
}

// union returns the set of all ordinals in r or o.
func (r runs) union(o runs) runs {
	if len(r) == 0 {
		return o
	}
	all := append(slices.Clone(r), o...)
	slices.SortFunc(all, func(a, b span) int { return cmp.Compare(a.lo, b.lo) })
	out := all[:1]
	for _, s := range all[1:] {
		if last := &out[len(out)-1]; s.lo <= last.hi+1 {
			last.hi = max(last.hi, s.hi)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// history knows the versions of one dataset and answers what stood when. It is
// read-only once made.
//
// The state of a statement on a day: walk the versions of that day and before
// from the newest (by day, then by order of import) to the oldest. The first
// that shows the statement says it stood; the first that would have shown it,
// had it still stood, says it did not; others say nothing. So the order of
// imports does not matter, and excerpts never end anything.
type history struct {
	versions []Version       // by date, then ordinal
	dates    []when.Day      // distinct, ascending
	upTo     []int           // upTo[i]: how many versions are of dates[i] and before
	parts    map[string]bool // names of components that exist, but for the main one
	hasMain  bool            // one of the components decides whether an entry stands
}

func newHistory(versions []Version) *history {
	h := &history{versions: slices.Clone(versions), parts: map[string]bool{}}
	slices.SortFunc(h.versions, func(a, b Version) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Ordinal, b.Ordinal))
	})
	for i, v := range h.versions {
		if n := len(h.dates); n > 0 && h.dates[n-1] == v.Date {
			h.upTo[n-1] = i + 1
		} else {
			h.dates, h.upTo = append(h.dates, v.Date), append(h.upTo, i+1)
		}
		h.hasMain = h.hasMain || v.Main != ""
		for _, names := range [][]string{v.Components, v.Set} {
			for _, c := range names {
				if c != v.Main {
					h.parts[c] = true
				}
			}
		}
	}
	return h
}

// kind returns the component that carries statements of the given origin; ""
// is the main one.
func (h *history) kind(origin string) string {
	if h.parts[origin] {
		return origin
	}
	return ""
}

// fact is something whose presence is tracked: the versions in which it
// stood, the component that carries it, and its group.
type fact struct {
	runs  runs
	kind  string
	group presence
}

// presence is what is known of a group as a whole.
type presence struct {
	main  runs // versions whose main component shows it, or any where there is no main one
	ended runs // versions that say themselves that it is gone
}

// stands reports whether f stood on day; "" means in the newest version.
func (h *history) stands(f fact, day when.Day) bool {
	n := len(h.dates)
	if day != "" {
		var found bool
		if n, found = slices.BinarySearch(h.dates, day); found {
			n++
		}
	}
	return n > 0 && h.standsAfter(f, h.upTo[n-1])
}

// standsAfter reports whether f stood after the first n versions.
func (h *history) standsAfter(f fact, n int) bool {
	var pending [][]string // components of newer versions without a main part that lack f
	for i := n - 1; i >= 0; i-- {
		v := &h.versions[i]
		switch {
		case f.runs.has(uint32(v.Ordinal)):
			return !slices.ContainsFunc(pending, func(newer []string) bool { return covers(newer, v.Components) })
		case v.Scope == source.Full, f.group.ended.has(uint32(v.Ordinal)):
			return false
		case v.Scope != source.Component:
			continue
		case f.kind != "" && slices.Contains(v.Components, f.kind):
			return false
		case v.Main == "":
			pending = append(pending, v.Components)
		case slices.Contains(v.Components, v.Main) && (f.kind == "" || !f.group.main.has(uint32(v.Ordinal))):
			return false
		}
	}
	return false
}

// covers reports whether newer holds all of the components in older, so that
// whatever stood in older would stand in newer too.
func covers(newer, older []string) bool {
	if len(older) == 0 {
		return false
	}
	for _, c := range older {
		if !slices.Contains(newer, c) {
			return false
		}
	}
	return true
}

// Period is a time in which something stood as far as the versions tell: from
// the date of the first version in force that shows it to the date of the
// first one that no longer does. An empty To means: still in the newest.
type Period struct {
	From when.Day `json:"from"`
	To   when.Day `json:"to,omitempty"`
}

// Has reports whether d lies in the period: From included, To not.
func (p Period) Has(d when.Day) bool { return p.From <= d && (p.To == "" || d < p.To) }

// periods returns when f stood, ascending.
func (h *history) periods(f fact) []Period {
	var out []Period
	on := false
	for i, d := range h.dates {
		switch now := h.standsAfter(f, h.upTo[i]); {
		case now && !on:
			out, on = append(out, Period{From: d}), true
		case !now && on:
			out[len(out)-1].To, on = d, false
		}
	}
	return out
}

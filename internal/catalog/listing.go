package catalog

import (
	"cmp"
	"fmt"
	"slices"

	"sanctrace/internal/finding"
	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// The bases of a listing period.
const (
	BasisStated    = "stated"    // the list says since when
	BasisObserved  = "observed"  // it stood in the first version held
	BasisBracketed = "bracketed" // not in the version of NotIn, in that of From
)

// Listing is one period in which a dataset listed an entry, with what it says
// of it. From is stated by the list, or else the date of the first version that
// shows the listing; To is stated, or else the day before the first version
// that no longer shows it: until then the list as last published held it.
type Listing struct {
	finding.Listing
	Entity   string   `json:"entity"`             // the entry's id in the dataset
	NotIn    when.Day `json:"notIn,omitempty"`    // newest earlier version that would have shown it and did not
	SeenFrom when.Day `json:"seenFrom"`           // first version of the period that shows it
	SeenTo   when.Day `json:"seenTo"`             // newest version of the period that shows it
	GoneBy   when.Day `json:"goneBy,omitempty"`   // first version that would show it and does not
	Programs []string `json:"programs,omitempty"` // names of sanctions programmes
	Reasons  []string `json:"reasons,omitempty"`
}

// Answer is whether an entity was listed.
type Answer string

// The answers. Unknown is not a soft no: nothing held says either way.
const (
	Listed    Answer = "listed"
	NotListed Answer = "not listed"
	Unknown   Answer = "unknown"
)

// Status is the answer of one dataset, and why.
type Status struct {
	Dataset string `json:"dataset"`
	Answer  Answer `json:"answer"`
	Why     string `json:"why"`
}

// isSanction reports whether the model makes schema a listing.
func isSanction(schema string) bool {
	s, ok := ftm.Lookup(schema)
	return ok && s.Is("Sanction")
}

// listings returns the listing periods that a group, whose public form is g,
// states of its subject: one for each Sanction and each period in which it
// stood.
func (f *found) listings(g *Group) []Listing {
	if g.Edge {
		return nil
	}
	var out []Listing
	for i := range g.Entities {
		e := &g.Entities[i]
		if !isSanction(e.Schema) {
			continue
		}
		var seen runs
		for j := range f.g.nodes[i].stmts {
			if s := &f.g.nodes[i].stmts[j]; s.prop != wordEnded {
				seen = seen.union(s.runs)
			}
		}
		for _, p := range e.Periods {
			out = append(out, f.listing(g, e, p, seen))
		}
	}
	slices.SortStableFunc(out, func(a, b Listing) int { return cmp.Compare(a.From, b.From) })
	return out
}

func (f *found) listing(g *Group, e *Entity, p Period, seen runs) Listing {
	h := f.l.hist
	l := Listing{Entity: g.Owner, SeenFrom: p.From, SeenTo: p.From, GoneBy: p.To}
	l.Dataset, l.From, l.Basis, l.Measures = g.Dataset, p.From, BasisObserved, []string{}
	for i := range h.versions {
		v := &h.versions[i]
		if seen.has(uint32(v.Ordinal)) && v.Date >= p.From && (p.To == "" || v.Date < p.To) {
			l.SeenTo = v.Date
		}
		if v.Date < p.From && v.wouldShow() {
			l.NotIn = v.Date
		}
	}
	if p.To != "" {
		l.To = p.To.Add(-1)
	}
	var starts, ends []string
	for i := range e.Statements {
		s := &e.Statements[i]
		if !overlaps(s.Periods, p) {
			continue
		}
		switch s.Prop {
		case "startDate":
			starts = append(starts, s.Value)
		case "listingDate":
			if len(starts) == 0 {
				starts = append(starts, s.Value)
			}
		case "endDate":
			ends = append(ends, s.Value)
		case "provisions":
			l.Measures = append(l.Measures, s.Value)
		case "program", "programId":
			l.Programs = append(l.Programs, s.Value)
		case "reason":
			l.Reasons = append(l.Reasons, s.Value)
		}
	}
	l.Measures, l.Programs, l.Reasons = distinct(l.Measures), distinct(l.Programs), distinct(l.Reasons)
	l.dates(starts, ends)
	return l
}

// dates puts stated dates before observed ones. Of several starts the earliest
// counts, of several ends the latest; a year or month counts from its last day
// as a start and to its last day as an end, when it is certain to have begun or
// may still have run.
func (l *Listing) dates(starts, ends []string) {
	if l.NotIn != "" {
		l.Basis = BasisBracketed
	}
	for i, s := range starts {
		if d, ok := lastDay(s); ok && (i == 0 || l.Basis != BasisStated || d < l.From) {
			l.From, l.Basis = d, BasisStated
		}
	}
	end := when.Day("")
	for _, s := range ends {
		if d, ok := lastDay(s); ok && d > end {
			end = d
		}
	}
	if end != "" && (l.To == "" || end < l.To) {
		l.To = end
	}
}

// lastDay reads an ISO date or prefix of one as its last day.
func lastDay(s string) (when.Day, bool) {
	if len(s) > 10 {
		s = s[:10]
	}
	p, ok := when.ParsePublished(s, when.DayFirst)
	return p.Latest, ok && p.Latest != ""
}

// wouldShow reports whether a version shows every entry of its list.
func (v *Version) wouldShow() bool {
	return v.Scope == source.Full || v.Scope == source.Component && v.Main != "" && slices.Contains(v.Components, v.Main)
}

func overlaps(ps []Period, p Period) bool {
	return slices.ContainsFunc(ps, func(q Period) bool {
		return (p.To == "" || q.From < p.To) && (q.To == "" || p.From < q.To)
	})
}

// distinct returns the different texts of list in their order.
func distinct(list []string) []string {
	seen := make(map[string]bool, len(list))
	return slices.DeleteFunc(list, func(s string) bool {
		was := seen[s]
		seen[s] = true
		return was
	})
}

// status answers whether one dataset listed an entity on a day, from all of
// its listing periods there.
func status(dataset string, ls []Listing, on when.Day) Status {
	s := Status{Dataset: dataset, Answer: NotListed}
	for i := range ls {
		l := &ls[i]
		answer, why := l.on(on)
		if s.Why == "" || rank(answer) > rank(s.Answer) || rank(answer) == rank(s.Answer) && answer == NotListed {
			s.Answer, s.Why = answer, why
		}
	}
	return s
}

func rank(a Answer) int { return slices.Index([]Answer{NotListed, Unknown, Listed}, a) }

// on answers for one period, and says why.
func (l *Listing) on(d when.Day) (Answer, string) {
	switch {
	case l.On(d) && l.GoneBy != "" && d > l.SeenTo:
		return Listed, fmt.Sprintf("in the list of %s; gone by %s, on what day is not known", l.SeenTo, l.GoneBy)
	case l.On(d) && d < l.SeenFrom:
		return Listed, fmt.Sprintf("the list of %s states: since %s", l.SeenFrom, l.From)
	case l.On(d):
		return Listed, fmt.Sprintf("in the list of %s", l.newestBy(d))
	case l.To != "" && d > l.To && l.GoneBy != "" && d >= l.GoneBy:
		return NotListed, fmt.Sprintf("in the list of %s, no longer in that of %s", l.SeenTo, l.GoneBy)
	case l.To != "" && d > l.To:
		return NotListed, fmt.Sprintf("the list states: until %s", l.To)
	case l.Basis == BasisStated:
		return NotListed, fmt.Sprintf("the list states: since %s", l.From)
	case l.Basis == BasisBracketed && d <= l.NotIn:
		return NotListed, fmt.Sprintf("not in the list of %s, in that of %s", l.NotIn, l.SeenFrom)
	case l.Basis == BasisBracketed:
		return Unknown, fmt.Sprintf("listed between %s and %s, on what day is not known", l.NotIn, l.SeenFrom)
	}
	return Unknown, fmt.Sprintf("no version before %s is loaded, and the list does not state since when", l.SeenFrom)
}

// newestBy returns the date of the newest version known to show the listing on
// d.
func (l *Listing) newestBy(d when.Day) when.Day { return min(max(d, l.SeenFrom), l.SeenTo) }

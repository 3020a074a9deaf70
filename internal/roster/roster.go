// Package roster turns the catalog into a screening engine: one index entry per
// entity over all its datasets, with the periods in which it was listed.
//
// It owns the folder index of the data folder: the segments that are live, in
// files named by their hashes, and current.json, which names them and what they
// were made of. current.json is replaced as a whole, so that a reader has the
// old set of segments or the new one; whatever is not named there is swept when
// it is an hour old. Segments are made of the catalog and can be thrown away.
//
//   - [Load] maps the live segments when they are of what the catalog holds now,
//     in milliseconds. Otherwise it makes them so: by a small segment with the
//     entities that changed, or, when that would be more than a quarter of all,
//     all anew.
//   - Two processes may do so at once; both end with a good index.
//   - An index that is damaged or of another format or word table is built again.
//   - Where the folder cannot be written, an index is made in memory.
//
// It scores nothing. Start reading at Load; [Verify] reads the index again.
package roster

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"sanctrace/internal/catalog"
	"sanctrace/internal/finding"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

// Roster is the loaded lists, ready to be screened against. It is immutable
// and safe for concurrent use; an older one stays good while a newer is used.
type Roster struct {
	Engine *screen.Engine
	Lists  []screen.List
	Index  *index.Index
	Work   Work // what was done to load it
	// Notice tells a user why there was more to do than usual, such as that the
	// index was damaged; mostly empty.
	Notice string
}

// Work says what Load did.
type Work string

// The kinds of work.
const (
	Opened  Work = "opened"  // the index was as the catalog is
	Updated Work = "updated" // changed entities were added to it
	Built   Work = "built"   // it was made anew
)

// Options of loading.
type Options struct {
	// Progress is told, from one goroutine, how many entries were read; may be nil.
	Progress func(entries int)
}

// Load opens the index of every dataset of the catalog, which it makes or
// brings up to date first where it is not. today decides the age of lists.
func Load(ctx context.Context, c *catalog.Catalog, today when.Day) (*Roster, error) {
	return LoadWith(ctx, c, today, Options{})
}

// LoadWith is Load with options.
func LoadWith(ctx context.Context, c *catalog.Catalog, today when.Day, o Options) (*Roster, error) {
	r := &Roster{}
	sets, err := c.Datasets(ctx)
	if err != nil {
		return nil, fmt.Errorf("loaded lists: %w", err)
	}
	for _, d := range sets {
		r.Lists = append(r.Lists, screen.List{Dataset: d.Name, Version: d.Version, AgeDays: max(0, d.Version.Until(today))})
	}
	k := &keeper{c: c, o: o}
	if r.Index, r.Work, err = k.open(ctx); err != nil {
		return nil, fmt.Errorf("index of the lists: %w", err)
	}
	r.Notice = k.notice
	r.Engine = screen.New(r.Index, match.V1()).With(r, r.Lists)
	return r, nil
}

// Listings returns the listing periods of an entity: with a day those that
// cover it or whose beginning is not known, without one all that have not
// ended.
func (r *Roster) Listings(e *index.Entry, on when.Day) []finding.Listing {
	var out []finding.Listing
	for _, l := range e.Listed {
		if l.On(on) || on != "" && l.Basis == catalog.BasisObserved && on < l.From {
			if l.Measures == nil {
				l.Measures = []string{}
			}
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b finding.Listing) int {
		return cmp.Or(cmp.Compare(a.Dataset, b.Dataset), cmp.Compare(a.From, b.From))
	})
	return slices.CompactFunc(out, func(a, b finding.Listing) bool {
		return a.Dataset == b.Dataset && a.From == b.From && a.To == b.To && slices.Equal(a.Measures, b.Measures)
	})
}

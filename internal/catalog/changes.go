package catalog

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// State names what the catalog holds at one moment: as long as it is equal,
// Each hands out the same groups.
type State struct {
	Files  map[string]string `json:"files"`  // by dataset, the hash of its live sealed file
	Joined string            `json:"joined"` // hash of which entries are one
}

// Equal reports whether two states are the same.
func (s State) Equal(o State) bool { return s.Joined == o.Joined && maps.Equal(s.Files, o.Files) }

// State returns what the catalog holds now.
func (c *Catalog) State(ctx context.Context) (State, error) {
	heads, err := c.heads(ctx)
	if err != nil {
		return State{}, err
	}
	joined, err := readCanonical(ctx, c.db)
	if err != nil {
		return State{}, err
	}
	s := State{Files: map[string]string{}}
	for _, h := range heads {
		s.Files[h.Name] = h.File
	}
	h := sha256.New()
	for _, id := range slices.Sorted(maps.Keys(joined)) {
		fmt.Fprintf(h, "%q %q\n", id, joined[id])
	}
	s.Joined = hex.EncodeToString(h.Sum(nil))
	return s, nil
}

// Joined returns the canonical id of every entry that is joined with another.
func (c *Catalog) Joined(ctx context.Context) (map[string]string, error) {
	return readCanonical(ctx, c.db)
}

// EachIn is Each over the named datasets alone, without a day. Names that are
// not loaded are passed over.
func (c *Catalog) EachIn(ctx context.Context, datasets []string, fn func(Group) error) error {
	heads, err := c.heads(ctx)
	if err != nil {
		return err
	}
	datasets = slices.DeleteFunc(slices.Clone(datasets), func(n string) bool {
		return !slices.ContainsFunc(heads, func(d Dataset) bool { return d.Name == n })
	})
	if len(datasets) == 0 {
		return nil
	}
	r, err := c.reading(ctx, datasets...)
	if err != nil {
		return err
	}
	return c.each(ctx, r, "", fn)
}

// GroupsOf hands the groups of every entity with one of the given canonical ids
// to fn, by dataset and owner for each id. Ids that nothing holds are passed
// over.
func (c *Catalog) GroupsOf(ctx context.Context, ids []string, fn func(Group) error) error {
	r, err := c.reading(ctx)
	if err != nil {
		return err
	}
	joined, err := readCanonical(ctx, c.db)
	if err != nil {
		return err
	}
	owners := map[string][]string{}
	for owner, id := range joined {
		owners[id] = append(owners[id], owner)
	}
	for i, id := range ids {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		refs := owners[id]
		if to, ok := joined[id]; !ok || to == id {
			refs = append(refs, id)
		}
		slices.Sort(refs)
		var all []found
		for _, ref := range slices.Compact(refs) {
			gs, err := r.groups(ref)
			if err != nil {
				return err
			}
			all = append(all, gs...)
		}
		slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(a.dataset, b.dataset) })
		for _, f := range all {
			g := f.public()
			g.Listings, g.Canonical = f.listings(g), id
			if err := fn(*g); err != nil {
				return err
			}
		}
	}
	return nil
}

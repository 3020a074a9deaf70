package catalog

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/when"
)

// reading is one consistent view of all datasets: the files that were live
// when it began.
type reading struct {
	c     *Catalog
	heads []Dataset
	files []*live
}

// openTries bounds how often a reading starts again because another process
// replaced a file between looking it up and opening it.
const openTries = 5

// reading opens the live files of the named datasets, or of all.
func (c *Catalog) reading(ctx context.Context, names ...string) (*reading, error) {
	for try := 1; ; try++ {
		r, err := c.tryReading(ctx, names)
		if err == nil || try == openTries || !errors.Is(err, os.ErrNotExist) {
			return r, err
		}
	}
}

func (c *Catalog) tryReading(ctx context.Context, names []string) (*reading, error) {
	heads, err := c.heads(ctx)
	if err != nil {
		return nil, err
	}
	r := &reading{c: c}
	for _, h := range heads {
		if len(names) > 0 && !slices.Contains(names, h.Name) {
			continue
		}
		l, err := c.live(ctx, h.Name, h.File)
		if err != nil {
			return nil, err
		}
		r.heads, r.files = append(r.heads, h), append(r.files, l)
	}
	for _, n := range names {
		if !slices.ContainsFunc(r.heads, func(d Dataset) bool { return d.Name == n }) {
			return nil, fault.New(fault.NotFound, "dataset "+n, "not loaded").Try("see: lists status")
		}
	}
	return r, nil
}

// found is a stored group with where it was found.
type found struct {
	dataset string
	l       *live
	g       *group
}

func (f *found) public() *Group { return f.g.public(f.dataset, f.l.hist, f.l.words) }

// groups returns the groups whose owner is id, by dataset.
func (r *reading) groups(id string) ([]found, error) {
	var out []found
	for i, l := range r.files {
		v, ok, err := l.file.Get(secGroups, []byte(id))
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		g, err := decodeGroup(id, v, len(l.words))
		if err != nil {
			return nil, fault.New(fault.Corrupt, "dataset "+r.heads[i].Name, "entry %q: %v", id, err)
		}
		out = append(out, found{r.heads[i].Name, l, g})
	}
	return out, nil
}

// mention is a group that holds or mentions an entity.
type mention struct {
	dataset string
	owner   string
}

// maxMentions bounds how many groups that mention one entity are looked at.
const maxMentions = 2000

// mentions returns the groups that hold or mention id, by dataset and owner.
func (r *reading) mentions(id string) ([]mention, error) {
	var out []mention
	prefix := []byte(id + "\x00")
	for i, l := range r.files {
		c := l.file.ScanFrom(secRefs, prefix)
		for c.Next() && strings.HasPrefix(string(c.Key), string(prefix)) && len(out) < maxMentions {
			out = append(out, mention{r.heads[i].Name, string(c.Key[len(prefix):])})
		}
		if c.Err() != nil {
			return nil, c.Err()
		}
	}
	return out, nil
}

// Each hands all groups of all datasets to fn, dataset by dataset in the order
// of names and owner ids, with everything they ever stated and when. With a
// day, only groups of which anything stood on that day. An error of fn ends it
// and is returned. The group is fn's to keep.
func (c *Catalog) Each(ctx context.Context, on when.Day, fn func(Group) error) error {
	r, err := c.reading(ctx)
	if err != nil {
		return err
	}
	return c.each(ctx, r, on, fn)
}

func (c *Catalog) each(ctx context.Context, r *reading, on when.Day, fn func(Group) error) error {
	joined, err := readCanonical(ctx, c.db)
	if err != nil {
		return err
	}
	for i := range r.files {
		err := r.scan(ctx, i, func(f found) error {
			g := f.public()
			g.Listings = f.listings(g)
			if id, ok := joined[g.Owner]; ok {
				g.Canonical = id
			}
			if on != "" && !g.On(on) {
				return nil
			}
			return fn(*g)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// scan hands every stored group of one dataset to fn.
func (r *reading) scan(ctx context.Context, i int, fn func(found) error) error {
	l := r.files[i]
	cur := l.file.Scan(secGroups)
	for n := 0; cur.Next(); n++ {
		if n%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		g, err := decodeGroup(string(cur.Key), cur.Value, len(l.words))
		if err != nil {
			return fault.New(fault.Corrupt, "dataset "+r.heads[i].Name, "entry %q: %v", cur.Key, err)
		}
		if err := fn(found{r.heads[i].Name, l, g}); err != nil {
			return err
		}
	}
	if err := cur.Err(); err != nil {
		return fmt.Errorf("dataset %s: %w", r.heads[i].Name, err)
	}
	return nil
}

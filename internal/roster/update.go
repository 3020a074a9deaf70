package roster

import (
	"context"
	"maps"
	"path/filepath"
	"slices"

	"sanctrace/internal/catalog"
	"sanctrace/internal/index"
)

const (
	maxSegments = 6    // more are merged into two
	smallUpdate = 2000 // so many changed entries never ask for a new base
)

// group names a group over all datasets.
type group struct{ dataset, owner string }

// update adds to the index what changed between the states of two manifests.
// It returns false when a new index is the better way.
func (k *keeper) update(ctx context.Context, dir string, have *manifest, old *index.Index, want *manifest) (*index.Index, bool, error) {
	changed, err := k.changed(ctx, have.State, old, want.State)
	if err != nil {
		return nil, false, err
	}
	if len(changed) > smallUpdate && len(changed) > old.Len()/4 {
		return nil, false, nil
	}
	if len(changed) == 0 { // a new version that says the same
		return old, true, k.commit(ctx, dir, want, have.Segments)
	}
	w := index.NewWriter(dir)
	defer w.Close()
	if err := k.add(ctx, w, changed); err != nil {
		return nil, false, err
	}
	name, err := publish(dir, w)
	if err != nil {
		return nil, false, err
	}
	segments := append(slices.Clone(have.Segments), name)
	ix, err := old.With(filepath.Join(dir, name+ext))
	if err != nil {
		return nil, false, err
	}
	if s := ix.Stats(); s.Segments > maxSegments {
		if segments, ix, err = k.compact(dir, segments); err != nil {
			return nil, false, err
		}
	}
	return ix, true, k.commit(ctx, dir, want, segments)
}

// changed returns the canonical ids of all entities that may differ from what
// the index holds, rising.
func (k *keeper) changed(ctx context.Context, was catalog.State, old *index.Index, now catalog.State) ([]string, error) {
	sets := changedSets(was, now)
	joined, err := k.c.Joined(ctx)
	if err != nil {
		return nil, err
	}
	fresh := map[group]uint64{} // of the changed datasets, as they are now
	ids := map[group]string{}
	err = k.c.EachIn(ctx, sets, func(g catalog.Group) error {
		if x, ok := entryOf(&g); ok {
			k.read()
			p, _ := nextPart(string(x.Note))
			fresh[group{g.Dataset, g.Owner}], ids[group{g.Dataset, g.Owner}] = p.hash, x.ID
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	d := difference{sets: sets, joined: joined, fresh: fresh}
	err = index.Guard(func() error {
		for id, note := range old.Notes() {
			for _, other := range d.of(id, note) {
				out[other] = true
			}
		}
		return nil
	})
	for g := range fresh {
		out[ids[g]] = true
	}
	return slices.Sorted(maps.Keys(out)), err
}

// difference tells indexed entities from what the catalog holds.
type difference struct {
	sets   []string          // that changed
	joined map[string]string // canonical ids
	fresh  map[group]uint64  // hashes of groups in sets; what is met is taken out
}

// of returns the ids whose entities may differ from an indexed one with the
// given note.
func (d *difference) of(id, note string) (ids []string) {
	for len(note) > 0 {
		var p part
		p, note = nextPart(note)
		g, now := group{p.dataset, p.owner}, p.owner
		if to, ok := d.joined[p.owner]; ok {
			now = to
		}
		same := now == id
		if slices.Contains(d.sets, p.dataset) {
			h, ok := d.fresh[g]
			same = same && ok && h == p.hash
			delete(d.fresh, g)
		}
		if !same {
			ids = append(ids, id, now)
		}
	}
	return ids
}

// add writes the entities with the given ids as they are now. Ids that nothing
// holds any more are written as removed.
func (k *keeper) add(ctx context.Context, w *index.Writer, ids []string) error {
	entries := map[string]*index.Entry{}
	err := k.c.GroupsOf(ctx, ids, func(g catalog.Group) error {
		x, ok := entryOf(&g)
		if !ok {
			return nil
		}
		if e := entries[x.ID]; e != nil {
			combine(e, x)
			return nil
		}
		entries[x.ID] = &x
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		x := index.Removed(id)
		if e := entries[id]; e != nil {
			x = *e
		}
		if err := w.Add(x); err != nil {
			return err
		}
	}
	return nil
}

// compact merges the newer segments into one, or all when the newer ones hold
// a quarter of what the oldest does.
func (k *keeper) compact(dir string, segments []string) ([]string, *index.Index, error) {
	paths := (&manifest{Segments: segments}).files(dir)
	first, err := index.Open(paths[0])
	if err != nil {
		return nil, nil, err
	}
	rest, err := index.OpenNewer(paths[1:]...)
	if err != nil {
		return nil, nil, err
	}
	keep := 1
	if rest.Len() > first.Len()/4 {
		keep = 0
		if rest, err = index.Open(paths...); err != nil {
			return nil, nil, err
		}
	}
	w := index.NewWriter(dir)
	defer w.Close()
	err = index.Guard(func() error {
		for e := range rest.Merged() {
			if err := w.Add(e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	name, err := publish(dir, w)
	if err != nil {
		return nil, nil, err
	}
	segments = append(slices.Clone(segments[:keep]), name)
	ix, err := index.Open((&manifest{Segments: segments}).files(dir)...)
	return segments, ix, err
}

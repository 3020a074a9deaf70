package ofac

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/ftm"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
)

// list is what a parse gave, joined by id.
type list struct {
	entities map[string]*ftm.Entity
	owners   map[string]string
	records  map[string]string
	out      *source.Out
	meta     source.Meta
}

// read parses files with the format that recognises the first of them that is
// the main component, and checks every fragment against the model.
func read(t testing.TB, files ...source.File) list {
	t.Helper()
	l := list{entities: map[string]*ftm.Entity{}, owners: map[string]string{}, records: map[string]string{}}
	var format source.Format
	for _, f := range files {
		fm, meta := recognise(t, f)
		if format.Name == "" || meta.Component == fm.Main {
			format, l.meta = fm, meta
		}
	}
	l.out = source.NewOut(func(f source.Fragment) error {
		if err := ftm.Validate(f.Entity); err != nil && f.Entity.Schema != "Thing" {
			t.Errorf("%s: %v", f.Entity.ID, err)
		}
		if f.Record != "" {
			l.records[f.Entity.ID] += f.Record
		}
		l.owners[f.Entity.ID] = f.Owner
		old := l.entities[f.Entity.ID]
		if old == nil {
			l.entities[f.Entity.ID] = f.Entity.Clone()
			return nil
		}
		m, err := ftm.Merge(old, f.Entity)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Entity.ID, err)
		}
		l.entities[m.ID] = m
		return nil
	})
	if err := format.Parse(context.Background(), files, l.meta, l.out); err != nil {
		t.Fatalf("%s: %v", files[0].Path, err)
	}
	return l
}

func recognise(t testing.TB, f source.File) (source.Format, source.Meta) {
	t.Helper()
	h, err := f.Head()
	if err != nil {
		t.Fatal(err)
	}
	for _, fm := range Formats() {
		if meta, ok := fm.Recognise(h); ok {
			return fm, meta
		}
	}
	t.Fatalf("%s is recognised by no format", f.Path)
	return source.Format{}, source.Meta{}
}

// shared returns the shared files that match a pattern.
func shared(t testing.TB, pattern string) []source.File {
	t.Helper()
	dir := sharedtest.Path(t, filepath.Dir(pattern))
	paths, err := filepath.Glob(filepath.Join(dir, filepath.Base(pattern)))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no file matches %s: %v", pattern, err)
	}
	files := make([]source.File, len(paths))
	for i, p := range paths {
		files[i] = source.DiskFile(p)
	}
	return files
}

// subjects returns the entities that are listed themselves, not edges.
func (l list) subjects() []*ftm.Entity {
	var out []*ftm.Entity
	for _, id := range slices.Sorted(maps.Keys(l.records)) {
		out = append(out, l.entities[id])
	}
	return out
}

// count returns how many values of the properties the subjects have.
func (l list) count(props ...string) int {
	n := 0
	for _, e := range l.subjects() {
		for _, v := range e.Values {
			if slices.Contains(props, v.Prop) {
				n++
			}
		}
	}
	return n
}

// statements returns every value as "id schema prop value lang origin".
func (l list) statements() map[string]bool {
	m := map[string]bool{}
	for id, e := range l.entities {
		m[id+" schema "+e.Schema] = true
		for _, v := range e.Values {
			m[strings.Join([]string{id, v.Prop, v.Value, v.Lang, v.Origin}, " | ")] = true
		}
	}
	return m
}

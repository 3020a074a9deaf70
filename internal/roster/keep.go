package roster

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
	"sanctrace/internal/index"
	"sanctrace/internal/names"
	"sanctrace/internal/sealed"
)

const (
	folder   = "index"
	current  = "current.json"
	ext      = ".idx"
	tempGlob = "index-" // begins the names of unfinished files
	leftover = time.Hour
)

// manifest names the live segments and what they were made of.
type manifest struct {
	Format   int           `json:"format"` // of segments
	Rules    int           `json:"rules"`
	Words    string        `json:"words"` // version of the word tables
	State    catalog.State `json:"state"`
	Segments []string      `json:"segments"` // hashes, oldest first
	Sum      string        `json:"sum"`      // hash of the above
}

// sumOf returns the hash of all that a manifest says, of whatever format, but
// its own hash.
func sumOf(manifest []byte) (string, error) {
	var said map[string]json.RawMessage
	if err := json.Unmarshal(manifest, &said); err != nil {
		return "", err
	}
	delete(said, "sum")
	b, err := json.Marshal(said)
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:]), err
}

// encode returns the bytes of m, its hash set.
func (m *manifest) encode() ([]byte, error) {
	b, err := json.Marshal(m)
	if err == nil {
		m.Sum, err = sumOf(b)
	}
	if err != nil {
		return nil, err
	}
	return json.MarshalIndent(m, "", " ")
}

// sameMaking reports whether segments of o can be read and added to by this
// program.
func (m *manifest) sameMaking(o *manifest) bool {
	return m.Format == o.Format && m.Rules == o.Rules && m.Words == o.Words
}

// Path returns the folder of the index below a data folder.
func Path(dir string) string { return filepath.Join(dir, folder) }

func (m *manifest) files(dir string) []string {
	var out []string
	for _, s := range m.Segments {
		out = append(out, filepath.Join(dir, s+ext))
	}
	return out
}

// readManifest reads current.json; it is an error of kind Corrupt when it is not
// what was written.
func readManifest(dir string) (*manifest, error) {
	p := filepath.Join(dir, current)
	b, err := os.ReadFile(p)
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	m := &manifest{}
	if err := json.Unmarshal(b, m); err != nil {
		return nil, fault.New(fault.Corrupt, p, "cannot be read: %v", err).Try(remade)
	}
	if sum, err := sumOf(b); err != nil || sum != m.Sum {
		return nil, fault.New(fault.Corrupt, p, "it is not what was written").Try(remade)
	}
	if m.Format != index.Format {
		return m, nil // it may name segments in another way
	}
	for _, s := range m.Segments {
		if len(s) != 64 || strings.Trim(s, "0123456789abcdef") != "" {
			return nil, fault.New(fault.Corrupt, p, "%q names no segment", s).Try(remade)
		}
	}
	return m, nil
}

// remade is what there is to be done about damage.
const remade = "the next screening builds the index again from the lists"

// keeper finds or makes the index of a catalog.
type keeper struct {
	c      *catalog.Catalog
	o      Options
	n      int    // entries read
	notice string // see [Roster]
}

// openTries bounds how often a loading starts again because lists were
// imported, or another process replaced the index, while it was at it.
const openTries = 5

// open returns the index of what the catalog holds.
func (k *keeper) open(ctx context.Context) (*index.Index, Work, error) {
	dir := Path(k.c.Dir())
	for try := 1; ; try++ {
		state, err := k.c.State(ctx)
		if err != nil {
			return nil, "", err
		}
		want := &manifest{Format: index.Format, Rules: rules, Words: names.Version(), State: state}
		ix, work, err := k.attempt(ctx, dir, want)
		if err != nil {
			if try < openTries && errors.Is(err, os.ErrNotExist) {
				continue // replaced and swept between reading its name and opening it
			}
			return nil, "", err
		}
		if work == Opened {
			return ix, work, nil
		}
		after, err := k.c.State(ctx)
		if err != nil {
			return nil, "", err
		}
		if after.Equal(state) || try == openTries {
			return ix, work, nil
		}
	}
}

// attempt opens what is there, or makes it anew: in memory where the folder
// cannot be written.
func (k *keeper) attempt(ctx context.Context, dir string, want *manifest) (*index.Index, Work, error) {
	have, old := k.opened(dir, want)
	if old != nil && have.State.Equal(want.State) {
		return old, Opened, nil
	}
	ix, work, err := k.make(ctx, dir, want, have, old)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return k.inMemory(ctx, err)
	}
	return ix, work, err
}

// make adds to the index that was opened, or builds one.
func (k *keeper) make(ctx context.Context, dir string, want, have *manifest, old *index.Index) (*index.Index, Work, error) {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, "", fmt.Errorf("folder of the index: %w", err)
	}
	sweep(dir, have)
	if old != nil {
		ix, ok, err := k.update(ctx, dir, have, old, want)
		if err != nil || ok {
			return ix, Updated, err
		}
	}
	w := index.NewWriter(dir)
	defer w.Close()
	if err := k.build(ctx, dir, w); err != nil {
		return nil, "", err
	}
	name, err := publish(dir, w)
	if err != nil {
		return nil, "", err
	}
	ix, err := index.Open(filepath.Join(dir, name+ext))
	if err != nil {
		return nil, "", err
	}
	return ix, Built, k.commit(ctx, dir, want, []string{name})
}

// opened opens the live segments, nil when there are none that can be used:
// what is damaged, or of another format or word table, is built again, and the
// user is told why.
func (k *keeper) opened(dir string, want *manifest) (*manifest, *index.Index) {
	m, err := readManifest(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, nil
	case err != nil:
		k.notice = fmt.Sprintf("the index of the lists is built again: %v", err)
		return nil, nil
	case !m.sameMaking(want):
		k.notice = "the index of the lists is built again: it was made by another version of this program"
		return m, nil
	case len(m.Segments) == 0:
		return m, nil
	}
	ix, err := index.Open(m.files(dir)...)
	if err != nil {
		k.notice = fmt.Sprintf("the index of the lists is built again: %v", err)
		return m, nil
	}
	return m, ix
}

// inMemory builds an index that is not kept, where the folder cannot be
// written; why is returned when that fails too.
func (k *keeper) inMemory(ctx context.Context, why error) (*index.Index, Work, error) {
	w := index.NewWriter("")
	defer w.Close()
	tmp := os.TempDir()
	var out bytes.Buffer
	err := k.build(ctx, tmp, w)
	if err == nil {
		_, err = w.Finish(&out, nil)
	}
	if err != nil {
		return nil, "", errors.Join(why, err)
	}
	k.notice = fmt.Sprintf("the index of the lists is not kept, and made again by every command: %v", why)
	ix, err := index.OpenBytes(out.Bytes())
	return ix, Built, err
}

// build writes all entries of the catalog.
func (k *keeper) build(ctx context.Context, tmp string, w *index.Writer) error {
	s := sealed.NewSorter(tmp, sortBudget)
	defer func() { _ = s.Close() }() // temporary files: what is left over is swept
	var buf []byte
	err := k.c.Each(ctx, "", func(g catalog.Group) error {
		x, ok := entryOf(&g)
		if !ok {
			return nil
		}
		k.read()
		buf = index.AppendEntry(buf[:0], &x)
		return s.Add([]byte(x.ID), buf)
	})
	if err != nil {
		return fmt.Errorf("read the lists: %w", err)
	}
	var open *index.Entry
	err = s.Each(func(_, value []byte) error {
		x, err := index.DecodeEntry(value)
		if err != nil {
			return err
		}
		if open != nil && open.ID == x.ID {
			combine(open, x)
			return nil
		}
		done := open
		open = &x
		if done == nil {
			return nil
		}
		return w.Add(*done)
	})
	if err == nil && open != nil {
		err = w.Add(*open)
	}
	return err
}

// sortBudget is the memory for sorting entries by id.
const sortBudget = 64 << 20

// read counts an entry and tells who wants to know.
func (k *keeper) read() {
	k.n++
	if k.o.Progress != nil && k.n%1000 == 0 {
		k.o.Progress(k.n)
	}
}

// publish writes the segment of w to a file named by its hash.
func publish(dir string, w *index.Writer) (name string, err error) {
	f, err := os.CreateTemp(dir, tempGlob+"*")
	if err != nil {
		return "", fmt.Errorf("write the index: %w", err)
	}
	defer os.Remove(f.Name()) // it is renamed by then
	b := bufio.NewWriterSize(f, 1<<20)
	name, err = w.Finish(b, nil)
	if err == nil {
		err = b.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", fmt.Errorf("write the index: %w", err)
	}
	return name, sealed.Rename(f.Name(), filepath.Join(dir, name+ext))
}

// commit makes segments the live ones, unless the catalog has moved on since:
// then they serve this process alone.
func (k *keeper) commit(ctx context.Context, dir string, m *manifest, segments []string) error {
	now, err := k.c.State(ctx)
	if err != nil || !now.Equal(m.State) {
		return err
	}
	m.Segments = segments
	b, err := m.encode()
	if err != nil {
		return fmt.Errorf("name the index: %w", err)
	}
	f, err := os.CreateTemp(dir, tempGlob+"*")
	if err != nil {
		return fmt.Errorf("name the index: %w", err)
	}
	defer os.Remove(f.Name()) // it is renamed by then
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("name the index: %w", err)
	}
	return sealed.Rename(f.Name(), filepath.Join(dir, current))
}

// sweep removes what is not live and an hour old. Younger files may be another
// process's, which is about to make them live.
func sweep(dir string, live *manifest) {
	es, err := os.ReadDir(dir)
	if err != nil {
		return // nothing can be swept; what matters will fail on its own
	}
	for _, e := range es {
		name := e.Name()
		if name == current || live != nil && slices.Contains(live.Segments, strings.TrimSuffix(name, ext)) {
			continue
		}
		if fi, err := e.Info(); err == nil && time.Since(fi.ModTime()) > leftover {
			_ = os.Remove(filepath.Join(dir, name)) // the next sweep tries again
		}
	}
}

// changedSets returns the datasets that differ between two states.
func changedSets(a, b catalog.State) []string {
	out := map[string]bool{}
	for _, s := range [2][2]map[string]string{{a.Files, b.Files}, {b.Files, a.Files}} {
		for name, file := range s[0] {
			if s[1][name] != file {
				out[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(out))
}

// Package collect takes in documents from files, folders and containers: zip
// and tar archives, gzip, mailboxes and the attachments of messages, nested.
//
// Files are read in parallel and handed on in their order, so that the same
// paths give the same items. One bad file is an item with an error and stops
// nothing. Everything that unpacks is bounded in depth, number and size; the
// names of members are only names and never become paths on the disk. With a
// [Store], what was read once is not read again, so an interrupted run goes on
// where it stopped.
package collect

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
)

// Bounds on what is taken in.
const (
	MaxDepth    = 8        // containers within containers
	MaxFiles    = 500_000  // of one run
	maxMembers  = 100_000  // of one file on disk, all levels together
	maxUnpacked = 8 << 30  // bytes of one file on disk, all levels together
	maxMember   = 64 << 20 // bytes of one member
	maxRatio    = 300      // unpacked to packed, of members above ratioFrom
	ratioFrom   = 8 << 20  // bytes
	maxFile     = 256 << 20
)

// Options say how documents are taken in.
type Options struct {
	At       string                              // when the documents were obtained, as given
	Workers  int                                 // 0: as many as processors
	Table    func(name string, data []byte) bool // reports files that the caller reads itself
	Store    *Store                              // may be nil
	Progress func(name string)                   // called for every file on disk that is done; may be nil
	Bytes    bool                                // hand on the original bytes of documents too
	Stdin    io.Reader                           // what the path "-" stands for; nil: a file of that name
}

// Item is one file taken in: a document, a table left to the caller, or an
// error.
type Item struct {
	Name string // "report.pdf", "case.zip/mail.eml/list.xlsx"; no two are the same
	Path string // on disk, of the file or the container that holds it
	Doc  *extract.Document
	Data []byte // original bytes: of a table, and with Options.Bytes of a document
	Err  error

	Named bool // it is one of the paths that were given, not found in a folder or container
}

// leaf is a file that is no container, before it is read.
type leaf struct {
	name, path, how string
	data            []byte
	depth           int
	spent           *budget
	err             error
	named           bool
}

// Each takes in the files under paths and calls each for every one, in order.
// An error of each ends the run and is returned; so does a cancelled context.
func Each(ctx context.Context, paths []string, opt Options, each func(Item) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	r := &run{opt: opt, names: map[string]bool{}}
	tasks := make(chan task)
	order := make(chan task, 4*opt.Workers) // bounds what is read ahead
	var wait sync.WaitGroup
	defer wait.Wait()
	for range opt.Workers {
		wait.Go(func() {
			for t := range tasks {
				t.done <- r.read(ctx, t.leaf)
			}
		})
	}
	wait.Go(func() {
		defer close(tasks)
		defer close(order)
		r.walk(paths, func(l leaf) bool {
			t := task{l, make(chan []Item, 1)}
			return send(ctx, order, t) && send(ctx, tasks, t)
		})
	})
	defer cancel() // before the wait
	for t := range order {
		if err := r.deliver(ctx, t, each); err != nil {
			return err
		}
	}
	return fault.Wrap(fault.Unavailable, strings.Join(paths, ", "), ctx.Err())
}

// send reports whether t was taken before the context ended.
func send(ctx context.Context, to chan<- task, t task) bool {
	select {
	case to <- t:
		return true
	case <-ctx.Done():
		return false
	}
}

// deliver waits for the items of a task and hands them on.
func (r *run) deliver(ctx context.Context, t task, each func(Item) error) error {
	select {
	case items := <-t.done:
		if ctx.Err() != nil {
			break // what was given up is no bad file
		}
		for _, i := range items {
			if err := r.hand(i, each); err != nil {
				return err
			}
		}
	case <-ctx.Done():
	}
	if err := ctx.Err(); err != nil {
		return fault.Wrap(fault.Unavailable, t.leaf.path, err)
	}
	if r.opt.Progress != nil {
		r.opt.Progress(t.leaf.name)
	}
	return nil
}

// Bytes takes in one file that is in memory, as [Each] does.
func Bytes(ctx context.Context, name string, data []byte, opt Options, each func(Item) error) error {
	r := &run{opt: opt, names: map[string]bool{}}
	var err error
	next := func(l leaf) bool {
		for _, i := range r.read(ctx, l) {
			if err = r.hand(i, each); err != nil {
				return false
			}
		}
		return true
	}
	l := leaf{name: name, path: name, how: "file", data: data, spent: &budget{}}
	b := bytes.NewReader(data)
	if kind := containerKind(b, b.Size()); kind != nil {
		l.unpack(kind, b, b.Size(), next)
	} else {
		next(l)
	}
	return err
}

// hand gives an item its name and hands it on.
func (r *run) hand(i Item, each func(Item) error) error {
	i.Name = r.unique(i)
	if i.Doc != nil {
		i.Doc.Name = i.Name
	}
	return each(i)
}

type task struct {
	leaf leaf
	done chan []Item
}

// run is the state of one call of [Each].
type run struct {
	opt   Options
	names map[string]bool // handed on
	files int
}

// unique returns a name that no item had before: the path where the name is
// taken, and a number where that is taken too.
func (r *run) unique(i Item) string {
	name := i.Name
	if r.names[name] {
		if name = filepath.ToSlash(filepath.Clean(i.Path)); strings.Contains(i.Name, "/") {
			name += i.Name[strings.IndexByte(i.Name, '/'):]
		}
	}
	base := name
	for n := 2; r.names[name]; n++ {
		name = numbered(base, n)
	}
	r.names[name] = true
	return name
}

// walk hands on the leaves under paths until next reports false.
func (r *run) walk(paths []string, next func(leaf) bool) {
	for _, p := range paths {
		more := r.path(p, func(l leaf) bool {
			l.named = l.named || l.path == p && l.name == filepath.Base(p)
			return next(l)
		})
		if !more {
			return
		}
	}
}

// path hands on the leaves of one path that was given.
func (r *run) path(p string, next func(leaf) bool) bool {
	if p == "-" && r.opt.Stdin != nil {
		return r.stdin(next)
	}
	info, err := os.Stat(p)
	switch {
	case err != nil:
		return next(leaf{name: filepath.Base(p), path: p, err: fault.New(fault.Invalid, p, "cannot be opened").Try("check the path")})
	case info.IsDir():
		return r.folder(p, next)
	}
	return r.file(filepath.Base(p), p, next)
}

// stdin hands on what standard input holds, as one file of that name.
func (r *run) stdin(next func(leaf) bool) bool {
	l := leaf{name: "stdin", path: "-", how: "standard input", spent: &budget{}, named: true}
	data, err := io.ReadAll(io.LimitReader(r.opt.Stdin, maxFile+1))
	switch {
	case err != nil:
		l.err = fault.New(fault.Unavailable, "standard input", "cannot be read: %v", err)
	case len(data) > maxFile:
		l.err = fault.New(fault.Invalid, "standard input", "has more than %d MiB", maxFile>>20).Try("save it as a file and give that")
	}
	if l.err != nil {
		return next(l)
	}
	l.data = data
	b := bytes.NewReader(data)
	if kind := containerKind(b, b.Size()); kind != nil {
		return l.unpack(kind, b, b.Size(), next)
	}
	return next(l)
}

// folder hands on the files below dir in the order of their names; hidden ones
// and links to folders are passed over.
func (r *run) folder(dir string, next func(leaf) bool) bool {
	if to, err := filepath.EvalSymlinks(dir); err == nil {
		dir = to // the folder itself may be a link
	}
	more := true
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			if more = next(leaf{name: filepath.Base(p), path: p, err: fault.New(fault.Invalid, p, "cannot be opened").Try("check its permissions")}); !more {
				return fs.SkipAll
			}
			return nil
		}
		if p != dir && junk(e.Name()) {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if e.IsDir() {
			return nil
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			rel = e.Name()
		}
		if more = r.file(filepath.ToSlash(rel), p, next); !more {
			return fs.SkipAll
		}
		return nil
	})
	return more && err == nil
}

// junk reports whether a name is one that systems leave behind.
func junk(name string) bool {
	return strings.HasPrefix(name, ".") || name == "__MACOSX" || name == "Thumbs.db" || name == "desktop.ini"
}

// file hands on a file on disk, or what the container that it is holds.
func (r *run) file(name, p string, next func(leaf) bool) bool {
	bad := func(format string, args ...any) bool {
		return next(leaf{name: name, path: p, err: fault.New(fault.Invalid, p, format, args...)})
	}
	if r.files++; r.files > MaxFiles {
		bad("more than %d files; this and later ones are left out", MaxFiles)
		return false
	}
	info, err := os.Stat(p)
	if err != nil || !info.Mode().IsRegular() {
		return bad("not a file that can be read")
	}
	f, err := os.Open(p)
	if err != nil {
		return bad("cannot be opened")
	}
	defer f.Close()
	l := leaf{name: name, path: p, how: "file", spent: &budget{}}
	if kind := containerKind(f, info.Size()); kind != nil {
		return l.unpack(kind, f, info.Size(), next)
	}
	if info.Size() > maxFile {
		return bad("the file has %d MiB; at most %d are read", info.Size()>>20, maxFile>>20)
	}
	return next(l)
}

// read reads a leaf and, of a message, what is attached to it.
func (r *run) read(ctx context.Context, l leaf) []Item {
	item := Item{Name: l.name, Path: l.path, Err: l.err, Named: l.named}
	if l.err != nil {
		return []Item{item}
	}
	if l.data == nil && l.how == "file" {
		data, err := os.ReadFile(l.path)
		if err != nil {
			item.Err = fault.New(fault.Unavailable, l.path, "cannot be read: %v", err).Try("check its permissions")
			return []Item{item}
		}
		l.data = data
	}
	if r.opt.Table != nil && r.opt.Table(l.name, l.data) {
		item.Data = l.data
		return []Item{item}
	}
	item.Doc, item.Err = r.document(ctx, l)
	if item.Err != nil {
		return []Item{item}
	}
	if r.opt.Bytes {
		item.Data = l.data
	}
	return r.attached(ctx, l, item)
}

// attached returns the item of a document that was read, and those of the files
// attached to it.
func (r *run) attached(ctx context.Context, l leaf, item Item) []Item {
	d := item.Doc
	d.Obtained.Path, d.Obtained.How = l.path, l.how
	if r.opt.At != "" {
		d.Obtained.At = r.opt.At
	}
	parts := d.Parts
	d.Parts = nil
	items := []Item{item}
	for _, p := range parts {
		l.member(p.Name, "attachment of a mail message", p.Data, func(m leaf) bool {
			items = append(items, r.read(ctx, m)...)
			return len(items) < maxMembers
		})
	}
	return items
}

// document reads a leaf, or finds it in the store.
func (r *run) document(ctx context.Context, l leaf) (*extract.Document, error) {
	if d := r.opt.Store.get(l.data); d != nil {
		return d, nil
	}
	d, err := extract.ReadContext(ctx, filepath.Base(l.name), l.data)
	if err != nil {
		return nil, placed(err, l.name)
	}
	if len(d.Parts) == 0 {
		r.opt.Store.put(d)
	}
	return d, nil
}

// placed names the file in an error by the way to it.
func placed(err error, name string) error {
	var f *fault.Error
	if errors.As(err, &f) {
		c := *f
		c.Place = name
		return &c
	}
	return fault.Wrap(fault.Invalid, name, err)
}

// numbered puts a number before the extension of a name.
func numbered(name string, n int) string {
	ext := path.Ext(name)
	return fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ext), n, ext)
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"sanctrace/internal/collect"
	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
	"sanctrace/internal/source"
)

// taking are the flags of commands that take in documents.
type taking struct {
	Obtained string `help:"When the documents were obtained, for the record." placeholder:"DATE"`
	Resume   string `help:"Folder that keeps what was read of documents, so that an interrupted run goes on." placeholder:"DIR"`
}

func (t taking) options() (collect.Options, error) {
	at, err := day("--obtained", t.Obtained)
	if err != nil || t.Resume == "" {
		return collect.Options{At: string(at)}, err
	}
	store, err := collect.OpenStore(t.Resume)
	return collect.Options{At: string(at), Store: store}, err
}

// papers hands on what a case or a reading is made of.
type papers func(ctx context.Context, opt collect.Options, each func(collect.Item) error) error

// onDisk are files, folders and containers, and "-" for standard input.
func (a *app) onDisk(paths []string) papers {
	return func(ctx context.Context, opt collect.Options, each func(collect.Item) error) error {
		opt.Stdin = a.in
		return collect.Each(ctx, paths, opt, each)
	}
}

// inMemory are files that are built in.
func inMemory(files []source.File) papers {
	return func(ctx context.Context, opt collect.Options, each func(collect.Item) error) error {
		for _, f := range files {
			data, err := readAll(f)
			if err != nil {
				return err
			}
			if err := collect.Bytes(ctx, f.Name, data, opt, each); err != nil {
				return err
			}
		}
		return nil
	}
}

func readAll(f source.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, f.Path, err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	return data, fault.Wrap(fault.Unavailable, f.Path, err)
}

// takeIn hands on papers with a count of what is done. A file that cannot be
// read is told, and returned among the failures; the rest goes on, and
// [app.unreadFiles] is the error of the command in the end. A document that is
// the same as one before it is left out.
func (a *app) takeIn(ctx context.Context, from papers, opt collect.Options, each func(collect.Item) error) (failed []error, err error) {
	set, done := a.progress("files")
	defer done()
	n, read := 0, 0
	opt.Progress = func(string) { n++; set(n) }
	seen := map[string]string{}
	err = from(ctx, opt, func(i collect.Item) error {
		if i.Err == nil {
			hash := itemHash(i)
			if first, ok := seen[hash]; ok {
				a.warn("%s is the same as %s and is left out", i.Name, first)
				return nil
			}
			seen[hash] = i.Name
			i.Err = each(i)
		}
		if i.Err != nil {
			failed = append(failed, i.Err)
			a.warn("%v", i.Err)
			if i.Named {
				a.unread = append(a.unread, i.Path)
			}
			return ctx.Err()
		}
		read++
		a.tellNotes(i)
		return ctx.Err()
	})
	switch {
	case errors.Is(err, context.Canceled) && opt.Store != nil:
		a.warn("what was read is kept: the same command goes on from there")
	case errors.Is(err, context.Canceled):
		a.warn("with --resume DIR, what was read would be kept for the next run")
	case len(failed) > 0 && read > 0:
		a.warn("%s read, %d could not be read", count(read, "file"), len(failed))
	}
	return failed, err
}

// tellNotes tells what could not be read of a document that was read.
func (a *app) tellNotes(i collect.Item) {
	if i.Doc == nil {
		return
	}
	for _, note := range i.Doc.Notes {
		a.warn("%s: %s", i.Name, note)
	}
}

// unreadFiles is the error of a command that worked on what it was given except
// files that were named and could not be read.
func (a *app) unreadFiles() error {
	if len(a.unread) == 0 {
		return nil
	}
	return fault.New(fault.Invalid, strings.Join(a.unread, ", "), "could not be read; the result is of the others").Try("see the warnings above")
}

// itemHash is the hash of an item's original bytes.
func itemHash(i collect.Item) string {
	if i.Doc != nil {
		return i.Doc.ID
	}
	return hashOf(i.Data)
}

// repeat says that a document repeats another one.
type repeat struct {
	Document string  `json:"document"`
	Kind     string  `json:"kind"` // see extract.Likeness
	Share    float64 `json:"share"`
}

// tellRepeats finds for each document, by its name, the earlier one that it
// repeats most, and tells it.
func (a *app) tellRepeats(names []string, copies *extract.Copies) (map[string]repeat, error) {
	alike, err := copies.Similar()
	if err != nil {
		return nil, err
	}
	out := map[string]repeat{}
	for _, l := range alike {
		share := l.Jaccard
		if l.Kind == "contained" {
			share = l.Within
		}
		r := repeat{names[l.A], l.Kind, float64(int(share*1000)) / 1000}
		if name := names[l.B]; nearer(r, out[name]) {
			out[name] = r
		}
	}
	for _, name := range names {
		if r, ok := out[name]; ok {
			a.warn("%s repeats %s: %s, %.0f %%", name, r.Document, r.Kind, 100*r.Share)
		}
	}
	return out, nil
}

// nearer reports whether a says more than b of what a document repeats: an
// earlier state of its own page comes before copies elsewhere, then what shares
// most.
func nearer(a, b repeat) bool {
	const same = "version of the same page"
	if (a.Kind == same) != (b.Kind == same) {
		return a.Kind == same
	}
	return a.Share > b.Share
}

// layerAbout names a text that was made of a document.
type layerAbout struct {
	ID        string `json:"id"`
	Extractor string `json:"extractor"`
	SHA256    string `json:"sha256"`
}

// documentAbout is what is kept of a document beside its text, with "repeats"
// where it repeats another one; see withRepeats.
type documentAbout struct {
	Title     string           `json:"title"`
	Outlet    string           `json:"outlet"`
	Author    string           `json:"author"`
	Credit    string           `json:"credit"`
	Published string           `json:"published"`
	Basis     string           `json:"basis"`
	Language  string           `json:"language"`
	MediaType string           `json:"media_type"`
	Size      int              `json:"size"`
	Obtained  extract.Obtained `json:"obtained"`
	Layers    []layerAbout     `json:"layers"`
	Kept      bool             `json:"kept,omitempty"` // the original bytes are kept
}

// aboutDocument is what the ledger keeps of a document beside its text.
func aboutDocument(d *extract.Document, kept bool) (json.RawMessage, error) {
	x := documentAbout{d.Title, d.Outlet, d.Author, d.Credit, string(d.Published.Day), d.Published.Basis, d.Language, d.MediaType, d.Size, d.Obtained, layersOf(d), kept}
	data, err := json.Marshal(x)
	if err != nil {
		return nil, fmt.Errorf("describe %s: %w", d.Name, err)
	}
	return data, nil
}

func layersOf(d *extract.Document) []layerAbout {
	var out []layerAbout
	for _, l := range d.Layers {
		out = append(out, layerAbout{l.ID, l.Extractor, l.SHA256})
	}
	return out
}

// nothingRead is the error of a command to which no path gave anything.
func nothingRead(paths []string) error {
	return fault.New(fault.Invalid, strings.Join(paths, ", "), "no document could be read").Try("give files, folders or archives of %s", extract.Readable)
}

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"slices"
	"strings"

	"sanctrace/internal/claims"
	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
	"sanctrace/internal/link"
	"sanctrace/internal/sealed"
	"sanctrace/internal/when"
)

// readRun is one run of read. Documents are read on all cores and come out in
// their order; of what has come out, only what all say together needs is kept.
type readRun struct {
	app       *app
	known     inputs
	published when.Day
	link      *link.Linker // nil: mentions are not linked
	on        when.Day     // of the lists
	out       *bufio.Writer
	spool     *spool // of JSON; nil: claims are printed as text

	queue  []chan readDocument
	names  []string
	copies *extract.Copies
	corpus *claims.Corpus
	err    error // that ends the run
}

// readDocument is what came of one document.
type readDocument struct {
	doc    *extract.Document
	result *claims.Result
	about  *readAbout
	rest   []byte // of its object, in JSON
	err    error
}

// close removes the temporary files.
func (r *readRun) close() {
	_, _ = r.copies.Close(), r.corpus.Close()
	if r.spool != nil {
		_ = sealed.Drop(r.spool.file)
	}
}

// add reads a document, beside others.
func (r *readRun) add(ctx context.Context, doc *extract.Document) {
	done := make(chan readDocument, 1)
	go func() { done <- r.one(ctx, doc) }()
	r.queue = append(r.queue, done)
	if len(r.queue) > runtime.GOMAXPROCS(0) {
		r.next()
	}
}

// one reads one document.
func (r *readRun) one(ctx context.Context, doc *extract.Document) readDocument {
	out := readDocument{doc: doc}
	opts := r.known.options(doc, r.published)
	if r.link != nil {
		opts.Link = func(name, schema string) []claims.Link {
			found, err := r.links(ctx, name, schema)
			out.err = errors.Join(out.err, err)
			return found
		}
	}
	out.result = claims.Read(doc, opts)
	if r.spool == nil || out.err != nil {
		return out
	}
	about := aboutRead(out.result, doc)
	out.about = &about
	out.rest, out.err = indented(newDocument(out.result), "    ")
	return out
}

// links returns the listed entities that a name in a document may be.
func (r *readRun) links(ctx context.Context, name, schema string) ([]claims.Link, error) {
	found, err := r.link.Name(ctx, name, schema, r.on)
	if err != nil {
		return nil, fmt.Errorf("link to the lists: %w", err)
	}
	var out []claims.Link
	for _, f := range found {
		out = append(out, claims.Link{Dataset: f.Datasets[0], ID: f.ID, Name: f.Caption, Score: f.Score, Reason: f.Reason})
	}
	return out, nil
}

// next takes the document that was added first.
func (r *readRun) next() {
	got := <-r.queue[0]
	r.queue = r.queue[1:]
	if r.err != nil {
		return
	}
	if r.err = got.err; r.err != nil {
		return
	}
	r.names = append(r.names, got.doc.Name)
	if r.err = r.copies.Add(got.doc); r.err != nil {
		return
	}
	if r.spool == nil {
		printRead(r.out, got.result)
		return
	}
	if r.err = r.corpus.Add(got.result); r.err == nil {
		r.err = r.spool.add(got.result.ID, got.about, got.rest)
	}
}

// end waits for the last documents and prints what all say together.
func (r *readRun) end(files []string) error {
	for len(r.queue) > 0 {
		r.next()
	}
	if r.err == nil && len(r.names) == 0 {
		r.err = nothingRead(files)
	}
	if r.err == nil {
		r.err = r.finish()
	}
	if err := r.out.Flush(); err != nil && r.err == nil {
		r.err = fmt.Errorf("write result: %w", err)
	}
	return r.err
}

// finish tells which documents repeat others and, in JSON, prints all.
func (r *readRun) finish() error {
	repeats, err := r.app.tellRepeats(r.names, r.copies)
	if err != nil || r.spool == nil {
		return err
	}
	return r.printJSON(repeats)
}

// printJSON prints one object: the documents and what they say together.
func (r *readRun) printJSON(repeats map[string]repeat) error {
	system, err := indented("sanctrace "+version, "")
	if err != nil {
		return err
	}
	fmt.Fprintf(r.out, "{\n  \"system\": %s,\n  \"documents\": [\n    ", system)
	if err := r.spool.printAll(r.out, r.names, repeats); err != nil {
		return err
	}
	fmt.Fprint(r.out, "\n  ]")
	if len(r.names) > 1 {
		if err := r.printCorpus(); err != nil {
			return err
		}
	}
	fmt.Fprint(r.out, "\n}\n") // a failure to write is seen when the rest is flushed
	return nil
}

// printCorpus prints what all documents say together, one thing after the
// other.
func (r *readRun) printCorpus() error {
	derived, err := r.corpus.Derivations()
	if err != nil {
		return err
	}
	fmt.Fprint(r.out, ",\n  \"corpus\": {\n    ")
	if err := printList(r.out, "derivations", slices.Values(derived)); err != nil {
		return err
	}
	fmt.Fprint(r.out, ",\n    ")
	if err := printList(r.out, "same_event", r.corpus.Events()); err != nil {
		return err
	}
	fmt.Fprint(r.out, ",\n    ")
	if err := printList(r.out, "same_entity", slices.Values(r.corpus.SameEntities())); err != nil {
		return err
	}
	fmt.Fprint(r.out, ",\n    ")
	if err := printList(r.out, "reconciliations", r.corpus.Reconciliations()); err != nil {
		return err
	}
	fmt.Fprint(r.out, "\n  }")
	return nil
}

// printList prints a field that is a list of objects, at the depth of a field of
// an object of the whole.
func printList[T any](out io.Writer, name string, all iter.Seq[T]) error {
	fmt.Fprintf(out, "%q: [", name)
	between, end := "\n      ", "]"
	for v := range all {
		data, err := indented(v, "      ")
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s%s", between, data)
		between, end = ",\n      ", "\n    ]"
	}
	_, err := fmt.Fprint(out, end)
	return fault.Wrap(fault.Unavailable, "result", err)
}

// indented is v as JSON, behind a prefix on each line but the first.
func indented(v any, prefix string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write result: %w", err)
	}
	return indent(bytes.TrimSuffix(b.Bytes(), []byte("\n")), prefix), nil
}

// indent is json.Indent with two blanks for text that is compact and sound, in a
// quarter of the time: most of the text of a reading is quotations.
func indent(src []byte, prefix string) []byte {
	out := make([]byte, 0, len(src)+len(src)/2)
	line := "\n" + prefix + strings.Repeat("  ", 32)
	depth := 0
	newline := func() {
		out = append(out, line[:1+len(prefix)+2*min(depth, 32)]...)
		for range depth - 32 {
			out = append(out, "  "...)
		}
	}
	for i := 0; i < len(src); i++ {
		c := src[i]
		switch c {
		case '"':
			end := i + 1
			for ; src[end] != '"'; end++ {
				if src[end] == '\\' {
					end++
				}
			}
			out = append(out, src[i:end+1]...)
			i = end
		case '{', '[':
			if out = append(out, c); src[i+1] == c+2 {
				i++
				out = append(out, c+2)
				continue
			}
			depth++
			newline()
		case '}', ']':
			depth--
			newline()
			out = append(out, c)
		case ',':
			out = append(out, c)
			newline()
		case ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
	}
	return out
}

// spool keeps the objects of documents in a temporary file: whether a document
// repeats another one, which is said in front of its claims, is known in the end.
type spool struct {
	file  *os.File
	w     *bufio.Writer
	parts []spooled
}

// spooled says how long the parts of an object are, in bytes.
type spooled struct {
	about int64 // what comes before "repeats"
	rest  int64 // its claims, without the first brace
}

func newSpool() (*spool, error) {
	f, err := sealed.Temp("", "sanctrace-read-*.json")
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, "temporary folder", err)
	}
	return &spool{file: f, w: bufio.NewWriterSize(f, 1<<16)}, nil
}

// aboutEnd ends the object that says what a document is, and the one around it.
const aboutEnd = "\n      }\n    }"

func (s *spool) add(id string, about *readAbout, rest []byte) error {
	head, err := indented(struct {
		ID    string     `json:"id"` // file name
		About *readAbout `json:"about"`
	}{id, about}, "    ")
	if err != nil {
		return err
	}
	// One object of two: the first without its end, the second without its beginning.
	head, rest = bytes.TrimSuffix(head, []byte(aboutEnd)), rest[1:]
	s.parts = append(s.parts, spooled{int64(len(head)), int64(len(rest))})
	_, err = s.w.Write(head)
	if err == nil {
		_, err = s.w.Write(rest)
	}
	return fault.Wrap(fault.Unavailable, s.file.Name(), err)
}

// printAll prints the documents as elements of a list.
func (s *spool) printAll(out io.Writer, names []string, repeats map[string]repeat) error {
	err := s.w.Flush()
	if err == nil {
		_, err = s.file.Seek(0, io.SeekStart)
	}
	in := bufio.NewReaderSize(s.file, 1<<16)
	for i := range s.parts {
		if err == nil {
			err = s.print(out, in, i, repeats[names[i]])
		}
	}
	return fault.Wrap(fault.Unavailable, s.file.Name(), err)
}

// print prints the next document, number i.
func (s *spool) print(out io.Writer, in io.Reader, i int, of repeat) error {
	if i > 0 {
		fmt.Fprint(out, ",\n    ")
	}
	if _, err := io.CopyN(out, in, s.parts[i].about); err != nil {
		return err
	}
	if of.Document != "" {
		repeats, err := indented(of, "        ")
		if err != nil {
			return err
		}
		fmt.Fprintf(out, ",\n        \"repeats\": %s", repeats)
	}
	fmt.Fprint(out, "\n      },")
	_, err := io.CopyN(out, in, s.parts[i].rest)
	return err
}

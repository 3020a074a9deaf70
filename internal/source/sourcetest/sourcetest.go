// Package sourcetest runs the readers of lists in tests: it recognises a file,
// parses it and joins the fragments by id, as an import does. Only tests
// import it.
package sourcetest

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// Result is what a parse gave.
type Result struct {
	Meta     source.Meta
	Out      *source.Out
	Err      error
	Entities map[string]*ftm.Entity // all, joined by id
	Subjects map[string]*ftm.Entity // those that are their own owner and have a record
	Records  map[string][]string    // by subject
	Invalid  []error                // fragments that the model does not admit, 20 of them
}

// File returns the file at path, decompressed when its name ends in .gz.
func File(t testing.TB, path string) source.File {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if data, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
	}
	return source.BytesFile(strings.TrimSuffix(filepath.Base(path), ".gz"), data)
}

// Text returns a file of made-up content.
func Text(name, content string) source.File { return source.BytesFile(name, []byte(content)) }

// Parse recognises the first file with formats and parses all files with the
// one format that takes it.
func Parse(t testing.TB, formats []source.Format, files ...source.File) *Result {
	t.Helper()
	r, ok := TryParse(t, formats, files...)
	if !ok {
		t.Fatalf("%s: no format recognises it", files[0].Name)
	}
	return r
}

// TryParse is Parse for files that may be of no format, as in fuzzing.
func TryParse(t testing.TB, formats []source.Format, files ...source.File) (*Result, bool) {
	t.Helper()
	head, err := files[0].Head()
	if err != nil {
		t.Fatal(err)
	}
	var format *source.Format
	r := &Result{Entities: map[string]*ftm.Entity{}, Subjects: map[string]*ftm.Entity{}, Records: map[string][]string{}}
	for i := range formats {
		if m, ok := formats[i].Recognise(head); ok {
			if format != nil {
				t.Fatalf("%s: both %s and %s take it", files[0].Name, format.Name, formats[i].Name)
			}
			format, r.Meta = &formats[i], m
		}
	}
	if format == nil {
		return nil, false
	}
	r.Out = source.NewOut(r.take)
	r.Err = format.Parse(context.Background(), files, r.Meta, r.Out)
	return r, true
}

// Fuzz parses a file that may be of no format and fails the test when what
// comes out is not fit for the model, or has ids out of bounds.
func Fuzz(t testing.TB, formats []source.Format, files ...source.File) {
	t.Helper()
	r, ok := TryParse(t, formats, files...)
	if !ok {
		return
	}
	if len(r.Invalid) > 0 {
		t.Errorf("a fragment that the model does not admit: %v", r.Invalid[0])
	}
	for id := range r.Entities {
		if len(id) > 500 {
			t.Errorf("an id of %d bytes", len(id))
		}
	}
}

func (r *Result) take(f source.Fragment) error {
	if err := ftm.Validate(f.Entity); err != nil && len(r.Invalid) < 20 {
		r.Invalid = append(r.Invalid, err)
	}
	e := r.Entities[f.Entity.ID]
	if e == nil {
		e = ftm.NewEntity(f.Entity.ID, f.Entity.Schema)
		r.Entities[e.ID] = e
	}
	e.Values = append(e.Values, f.Entity.Values...)
	if f.Owner == f.Entity.ID && f.Record != "" {
		r.Subjects[e.ID] = e
		r.Records[e.ID] = append(r.Records[e.ID], f.Record)
	}
	return nil
}

// Of returns the entities of a schema whose property prop is id.
func (r *Result) Of(schema, prop, id string) []*ftm.Entity {
	var out []*ftm.Entity
	for _, e := range r.Entities {
		if e.Schema == schema && e.First(prop) == id {
			out = append(out, e)
		}
	}
	return out
}

// Sanction returns the only listing of a subject.
func (r *Result) Sanction(t testing.TB, id string) *ftm.Entity {
	t.Helper()
	s := r.Of("Sanction", "entity", id)
	if len(s) != 1 {
		t.Fatalf("%s has %d listings, want 1", id, len(s))
	}
	return s[0]
}

// Want fails the test when the values of a property are not as wanted.
func Want(t testing.TB, e *ftm.Entity, prop string, want ...string) {
	t.Helper()
	if e == nil {
		t.Errorf("%s: no entity", prop)
		return
	}
	if got := strings.Join(e.All(prop), "|"); got != strings.Join(want, "|") {
		t.Errorf("%s %s = %q, want %q", e.ID, prop, got, strings.Join(want, "|"))
	}
}

// Count returns how many subjects have each schema, and how many values of
// each property they have, for tests of whole files.
func (r *Result) Count() (schemas, props map[string]int) {
	schemas, props = map[string]int{}, map[string]int{}
	for _, e := range r.Subjects {
		schemas[e.Schema]++
		seen := map[string]bool{}
		for _, v := range e.Values {
			if !seen[v.Prop] {
				props[v.Prop]++
			}
			seen[v.Prop] = true
		}
	}
	return schemas, props
}

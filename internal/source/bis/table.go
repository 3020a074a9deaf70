package bis

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
)

// table is a list published as one delimited table with a heading.
type table struct {
	name, title, dataset string
	marks                []string // headings that together belong to this list alone
	first                string   // when set, the first cell of the first row with content
	alone                bool     // no heading beside the marks has a name
	read                 func(r cells) (*source.Entry, string)
}

// cells is one row under its heading.
type cells struct {
	head source.Header
	row  []string
}

// get returns the cleaned cell under the first of the headings that has one.
func (c cells) get(names ...string) string {
	for _, n := range names {
		if v := source.Clean(c.head.Cell(c.row, n)); v != "" {
			return v
		}
	}
	return ""
}

// blank reports whether no cell has content.
func (c cells) blank() bool {
	for _, v := range c.row {
		if strings.TrimSpace(v) != "" {
			return false
		}
	}
	return true
}

// record returns the row as published, without the empty cells that ragged
// rows end in.
func (c cells) record() string {
	row := c.row
	for len(row) > 0 && strings.TrimSpace(row[len(row)-1]) == "" {
		row = row[:len(row)-1]
	}
	return source.Record(row...)
}

func (t table) format() source.Format {
	return source.Format{Name: t.name, Title: t.title, Recognise: t.recognise, Parse: t.parse}
}

// comma returns the separator of a heading.
func comma(line string) rune {
	if strings.Contains(line, "\t") {
		return '\t'
	}
	return ','
}

// recognise reads the first rows of the head.
func (t table) recognise(h source.Head) (source.Meta, bool) {
	if h.IsXML() {
		return source.Meta{}, false
	}
	rows := source.NewRows(strings.NewReader(string(h.Data)), comma(h.Line()))
	row, err := rows.Next()
	if err != nil {
		return source.Meta{}, false
	}
	head := source.NewHeader(row)
	for _, m := range t.marks {
		if !hasColumn(head, m) {
			return source.Meta{}, false
		}
	}
	if t.alone && named(head) != len(t.marks) {
		return source.Meta{}, false
	}
	if t.first != "" && !t.startsWith(rows) {
		return source.Meta{}, false
	}
	return source.Meta{Format: t.name, Dataset: t.dataset, Scope: source.Full}, true
}

// named counts the headings that have a name.
func named(h source.Header) int {
	n := 0
	for _, c := range h {
		if c != "" {
			n++
		}
	}
	return n
}

// startsWith reports whether the first row with content begins as the list's
// rows do.
func (t table) startsWith(rows *source.Rows) bool {
	for {
		row, err := rows.Next()
		if err != nil {
			return false
		}
		if c := (cells{row: row}); !c.blank() {
			return strings.EqualFold(strings.TrimSpace(row[0]), t.first)
		}
	}
}

// hasColumn reports whether one of the headings in want, separated by "|", is
// in h.
func hasColumn(h source.Header, want string) bool {
	for _, w := range strings.Split(want, "|") {
		for _, c := range h {
			if c == w {
				return true
			}
		}
	}
	return false
}

func (t table) parse(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		if err := t.parseFile(ctx, f, out); err != nil {
			return err
		}
	}
	return nil
}

func (t table) parseFile(ctx context.Context, f source.File, out *source.Out) error {
	head, err := f.Head()
	if err != nil {
		return fault.Wrap(fault.Unavailable, f.Path, err)
	}
	r, err := f.Open()
	if err != nil {
		return fault.Wrap(fault.Unavailable, f.Path, err)
	}
	defer r.Close()
	rows := source.NewRows(r, comma(head.Line()))
	first, err := rows.Next()
	if err != nil {
		return source.Truncated(f.Path, "line 1", err)
	}
	header := source.NewHeader(first)
	for ctx.Err() == nil {
		row, err := rows.Next()
		at := fmt.Sprintf("line %d", rows.Line)
		var bad *source.RowError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad):
			out.Rows++
			out.Reject(f.Path, at, "%v", bad.Err)
			continue
		case err != nil:
			return source.Truncated(f.Path, "after "+at, err)
		}
		if err := t.row(cells{header, row}, f.Path, at, out); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// row hands on the entry of one row, or rejects it; an empty one it passes over.
func (t table) row(c cells, path, at string, out *source.Out) error {
	if c.blank() {
		return nil
	}
	out.Rows++
	e, why := t.read(c)
	if e == nil {
		out.Reject(path, at, "%s", why)
		return nil
	}
	return e.Emit(out, c.record())
}

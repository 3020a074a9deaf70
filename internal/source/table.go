package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"sanctrace/internal/fault"
)

// Table says how a delimited file with a header line is read.
type Table struct {
	Comma rune
	Needs []string // columns, in lower case, that the header must have
}

// maxPreamble bounds the lines before the header.
const maxPreamble = 10

// Each reads the file and calls read for every row below the header, counting
// rows in out. Lines before the header, such as "Last Updated,13/04/2018", are
// passed over. A row that is not well formed is rejected with its line; an
// error of read, and the end of ctx, end it.
func (t Table) Each(ctx context.Context, f File, out *Out, read func(h Header, row []string, line int) error) error {
	in, err := f.Open()
	if err != nil {
		return fmt.Errorf("open %s: %w", f.Path, err)
	}
	defer in.Close()
	rows := NewRows(in, t.Comma)
	var head Header
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		row, err := rows.Next()
		switch {
		case out.RejectBad(f.Path, err):
			out.Rows++
		case err != nil:
			return t.end(f, head, rows.Line+1, err)
		case head != nil:
			out.Rows++
			if err := read(head, row, rows.Line); err != nil {
				return err
			}
		default:
			if head = t.header(row); head == nil && rows.Row >= maxPreamble {
				return t.noHeader(f)
			}
		}
	}
}

// header returns the row as the header, or nil when it is none.
func (t Table) header(row []string) Header {
	h := NewHeader(row)
	for _, n := range t.Needs {
		if !slices.Contains(h, n) {
			return nil
		}
	}
	return h
}

// end returns the error of a file in which err ends the rows.
func (t Table) end(f File, head Header, line int, err error) error {
	switch {
	case !errors.Is(err, io.EOF):
		return Truncated(f.Path, linePlace(line), err)
	case head == nil:
		return t.noHeader(f)
	}
	return nil
}

func (t Table) noHeader(f File) error {
	return fault.New(fault.Invalid, f.Path, "no header line with the columns %s", strings.Join(t.Needs, ", ")).
		Try("fetch the file again, or name its format with --format")
}

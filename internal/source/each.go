package source

import (
	"context"
	"errors"
	"fmt"
	"io"

	"sanctrace/internal/ftm"
)

// EachObject calls read for every object of a file of JSON lines, or of one
// JSON array, and counts them in out. The place is "line N"; cut says that the
// file ends within the object. An object that is too long is rejected with its
// line; an error of read, and the end of ctx, end it.
func EachObject(ctx context.Context, f File, out *Out, read func(data []byte, place string, cut bool) error) error {
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("open %s: %w", f.Path, err)
	}
	defer r.Close()
	items := ftm.NewItems(r)
	for {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("%s: %w", f.Path, err)
		}
		data, err := items.Next()
		place := linePlace(items.Line)
		var le *ftm.LineError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &le):
			out.Rows++
			out.Reject(f.Path, linePlace(le.Line), "%v", le.Err)
			continue
		case err != nil:
			return Truncated(f.Path, place, err)
		}
		out.Rows++
		if err := read(data, place, items.Cut); err != nil {
			return err
		}
	}
}

// EachRow calls read for every row of a comma-separated file and counts them
// in out. The first line names the columns; head makes of it what read wants
// to have at hand. The place is "line N". A row that is not well formed is
// rejected with its line; a file whose last row lacks cells was cut off; an
// error of read, and the end of ctx, end it.
func EachRow[H any](ctx context.Context, f File, out *Out, head func(first []string) H, read func(h H, row []string, place string) error) error {
	raw, err := f.Open()
	if err != nil {
		return fmt.Errorf("open %s: %w", f.Path, err)
	}
	defer raw.Close()
	rows := NewRows(raw, ',')
	first, err := rows.Next()
	if err != nil {
		return Truncated(f.Path, "line 1", err)
	}
	columns, h := len(first), head(first)
	short := false // the last row lacks cells
	for {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("%s: %w", f.Path, err)
		}
		row, err := rows.Next()
		place := linePlace(rows.Line)
		switch {
		case err == nil:
			out.Rows++
			short = len(row) < columns
			if err := read(h, row, place); err != nil {
				return err
			}
		case errors.Is(err, io.EOF):
			return endOfRows(f, place, short)
		case out.RejectBad(f.Path, err):
			out.Rows++
		default:
			return Truncated(f.Path, place, err)
		}
	}
}

// endOfRows returns the error of a file whose rows end at place: it was cut
// off when the last of them is short.
func endOfRows(f File, place string, short bool) error {
	if short {
		return Truncated(f.Path, place, io.ErrUnexpectedEOF)
	}
	return nil
}

func linePlace(n int) string { return fmt.Sprintf("line %d", n) }

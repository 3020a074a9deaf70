package db

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// maxParams is how many parameters one statement may carry: SQLite allows
// 32,766, PostgreSQL 65,535.
const maxParams = 32766

// Batch inserts many rows with few statements. It is not safe for concurrent
// use; call Flush at the end.
type Batch struct {
	tx     *Tx
	head   string // INSERT INTO t (a, b) VALUES
	row    string // (?, ?)
	tail   string // ON CONFLICT ..., may be empty
	width  int
	rows   int // rows in one full statement
	args   []any
	full   *sql.Stmt
	Stored int64 // rows handed to the database so far
}

// Batch returns a batch that inserts into table the columns named, separated
// by commas; tail is put after the values, such as "ON CONFLICT DO NOTHING".
// Names and tail are trusted text.
func (t *Tx) Batch(table, columns, tail string) *Batch {
	return t.BatchValues(table, columns, "(?"+strings.Repeat(", ?", strings.Count(columns, ","))+")", tail)
}

// BatchValues is [Tx.Batch] with a row of values written by the caller, such as
// "(?, lower(?))"; its placeholders are filled from Add.
func (t *Tx) BatchValues(table, columns, row, tail string) *Batch {
	width := strings.Count(row, "?")
	// Full-text tables of SQLite flush at the end of each statement, so few
	// large statements cost a third of many small ones.
	rows := min(1000, maxParams/width)
	return &Batch{tx: t, head: "INSERT INTO " + table + " (" + columns + ") VALUES ", row: row, tail: " " + tail, width: width, rows: rows}
}

// Add queues one row and sends a statement when enough are waiting.
func (b *Batch) Add(ctx context.Context, args ...any) error {
	if len(args) != b.width {
		return fmt.Errorf("batch row has %d values, want %d", len(args), b.width)
	}
	b.args = append(b.args, args...)
	if len(b.args) < b.rows*b.width {
		return nil
	}
	if b.full == nil {
		s, err := b.tx.Prepare(ctx, b.text(b.rows))
		if err != nil {
			return fmt.Errorf("prepare batch: %w", err)
		}
		b.full = s
	}
	if _, err := b.full.ExecContext(ctx, b.args...); err != nil {
		return classify(fmt.Errorf("insert batch: %w", err))
	}
	b.Stored += int64(b.rows)
	b.args = b.args[:0]
	return nil
}

// Flush sends what is waiting.
func (b *Batch) Flush(ctx context.Context) error {
	n := len(b.args) / b.width
	if n == 0 {
		return nil
	}
	if _, err := b.tx.Exec(ctx, b.text(n), b.args...); err != nil {
		return fmt.Errorf("insert batch: %w", err)
	}
	b.Stored += int64(n)
	b.args = b.args[:0]
	return nil
}

func (b *Batch) text(rows int) string {
	return b.head + b.row + strings.Repeat(", "+b.row, rows-1) + b.tail
}

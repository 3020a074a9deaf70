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
	width := strings.Count(columns, ",") + 1
	rows := 64 // measured on SQLite: more gains nothing
	if t.dialect == Postgres {
		rows = min(1000, maxParams/width)
	}
	return &Batch{tx: t, head: "INSERT INTO " + table + " (" + columns + ") VALUES ", tail: " " + tail, width: width, rows: rows}
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
	one := "(" + strings.TrimSuffix(strings.Repeat("?,", b.width), ",") + "),"
	return b.head + strings.TrimSuffix(strings.Repeat(one, rows), ",") + b.tail
}

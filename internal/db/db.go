// Package db opens the one database that the project keeps: embedded SQLite in
// a file, or PostgreSQL when one machine is not enough. It is the only
// importer of SQL drivers.
//
// There is one concrete type, [DB], over two dialects. Statements are written
// once, with `?` placeholders and types that both engines know (TEXT, BIGINT,
// DOUBLE PRECISION, and blob, which is a domain over bytea on PostgreSQL);
// where the dialects differ, as in full text, the caller asks [DB.Dialect].
// Times are stored as RFC 3339 text, days as ISO text, truth as 0 or 1.
//
// What is promised: a transaction that [DB.Tx] reported as done survives
// kill -9 and power loss (SQLite: WAL with synchronous=FULL; PostgreSQL: its
// default synchronous_commit). On SQLite there is one writer at a time and
// readers never wait for it. On PostgreSQL all tables live in the first schema
// of the search_path, so that several sets can share one server.
//
// The schema of every package stands in migrations/: shared/ runs on both
// engines, sqlite/ and postgres/ on one. Numbers are unique over all three
// folders: 1-9 db and oplog, 10-19 catalog, 20-29 ledger, 30 and up others.
//
// The package knows no table but goose's own; it has no query builder and no
// object mapper.
package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"sanctrace/internal/fault"
)

// Dialect is the SQL that a database speaks.
type Dialect string

// The dialects.
const (
	SQLite   Dialect = "sqlite"
	Postgres Dialect = "postgres"
)

// DB is an open database. It is safe for concurrent use; close it once.
type DB struct {
	dialect Dialect
	read    *sql.DB // SQLite: query-only connections; PostgreSQL: same as write
	write   *sql.DB // SQLite: exactly one connection
	shown   string  // address without password, for messages
	fixed   bool    // nothing can be written
}

// Open opens the database at url and brings its schema up to date. A url that
// starts with postgres:// or postgresql:// is a PostgreSQL server; anything
// else is the path of a SQLite file, which is created when absent (its folder
// must exist). A SQLite file that cannot be written is opened for reading, if
// its schema is the one of this program; it is then taken as one that nobody
// changes. Errors: [fault.Unavailable] when it cannot be reached,
// [fault.Corrupt] when the file is no database, [fault.Conflict] when its
// schema is newer than this program.
func Open(ctx context.Context, url string) (*DB, error) {
	if url == "" {
		return nil, fault.New(fault.Invalid, "database", "no address given").Try("give a file path or a postgres:// address")
	}
	open := openSQLite
	switch scheme, _, ok := strings.Cut(url, "://"); {
	case ok && (scheme == "postgres" || scheme == "postgresql"):
		open = openPostgres
	case ok && !strings.ContainsAny(scheme, `/\.`):
		return nil, fault.New(fault.Invalid, scheme+"://", "not a database that can be used").Try("give a postgres:// address, or leave --db out for the embedded one")
	}
	d, err := open(ctx, url)
	if err != nil {
		return nil, err
	}
	if err := d.migrate(ctx); err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// Close closes all connections.
func (d *DB) Close() error {
	err := d.write.Close()
	if d.read != d.write {
		err = errors.Join(d.read.Close(), err)
	}
	return err
}

// Dialect tells which SQL the database speaks.
func (d *DB) Dialect() Dialect { return d.dialect }

// ReadOnly reports whether nothing can be written, because the file cannot.
func (d *DB) ReadOnly() bool { return d.fixed }

// Damaged reports whether err, of a statement that is right on a sound
// database, means that this one is damaged. A SQLite file that is damaged may
// fail in any way that has no kind of its own.
func (d *DB) Damaged(err error) bool {
	switch fault.KindOf(classify(err)) {
	case fault.Corrupt:
		return true
	case fault.Failed:
		return err != nil && d.dialect == SQLite && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded)
	}
	return false
}

// String returns the address for messages, without a password.
func (d *DB) String() string { return d.shown }

// Rebind turns `?` placeholders into those of the dialect. Question marks in
// quoted text stay.
func (d *DB) Rebind(query string) string { return rebind(d.dialect, query) }

func rebind(dialect Dialect, query string) string {
	if dialect != Postgres || !strings.Contains(query, "?") {
		return query
	}
	var b strings.Builder
	b.Grow(len(query) + 16)
	n, quote := 0, byte(0)
	for i := range len(query) {
		c := query[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '?':
			n++
			b.WriteByte('$')
			b.WriteString(strconv.Itoa(n))
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// Query reads rows outside a transaction; it never waits for a writer. The
// caller closes the rows.
func (d *DB) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	rows, err := d.read.QueryContext(ctx, d.Rebind(query), args...)
	return rows, classify(err)
}

// QueryRow reads one row outside a transaction.
func (d *DB) QueryRow(ctx context.Context, query string, args ...any) *sql.Row {
	return d.read.QueryRowContext(ctx, d.Rebind(query), args...)
}

// Exec runs one statement as a transaction of its own.
func (d *DB) Exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	r, err := d.write.ExecContext(ctx, d.Rebind(query), args...)
	return r, classify(err)
}

// Queryer reads rows; [DB] and [Tx] do.
type Queryer interface {
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRow(ctx context.Context, query string, args ...any) *sql.Row
}

// Tx is a transaction. On SQLite it is the only writer from its start. It is
// not safe for concurrent use and not valid after the function it was passed
// to has returned.
type Tx struct {
	tx      *sql.Tx
	dialect Dialect
}

// Tx runs fn in a transaction and commits when fn returns nil; otherwise, and
// when fn panics, everything is rolled back. When it returns nil the changes
// are on disk. Calling d.Tx from within fn deadlocks on SQLite; reading
// through d within fn sees the state before the transaction.
func (d *DB) Tx(ctx context.Context, fn func(*Tx) error) error {
	tx, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return classify(fmt.Errorf("begin transaction: %w", err))
	}
	done := false
	defer func() {
		if !done {
			_ = tx.Rollback() // a panic passes through; the connection is clean again
		}
	}()
	if err := fn(&Tx{tx: tx, dialect: d.dialect}); err != nil {
		done = true
		if rerr := tx.Rollback(); rerr != nil && !errors.Is(rerr, sql.ErrTxDone) {
			err = errors.Join(err, fmt.Errorf("roll back: %w", rerr))
		}
		return err
	}
	done = true
	if err := tx.Commit(); err != nil {
		return classify(fmt.Errorf("commit: %w", err))
	}
	return nil
}

// Dialect tells which SQL the transaction speaks.
func (t *Tx) Dialect() Dialect { return t.dialect }

// Query reads rows; the caller closes them before the next statement.
func (t *Tx) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	rows, err := t.tx.QueryContext(ctx, rebind(t.dialect, query), args...)
	return rows, classify(err)
}

// QueryRow reads one row.
func (t *Tx) QueryRow(ctx context.Context, query string, args ...any) *sql.Row {
	return t.tx.QueryRowContext(ctx, rebind(t.dialect, query), args...)
}

// Exec runs one statement.
func (t *Tx) Exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	r, err := t.tx.ExecContext(ctx, rebind(t.dialect, query), args...)
	return r, classify(err)
}

// Prepare returns a statement for many runs; it is closed with the
// transaction.
func (t *Tx) Prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	s, err := t.tx.PrepareContext(ctx, rebind(t.dialect, query))
	return s, classify(err)
}

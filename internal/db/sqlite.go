package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"sanctrace/internal/fault"
)

// readers is how many SQLite connections read at the same time.
const readers = 8

// openSQLite opens path with one writing and several reading connections.
// synchronous=FULL makes every commit wait for the disk, which WAL mode alone
// does not.
func openSQLite(ctx context.Context, path string) (*DB, error) {
	path = strings.TrimPrefix(path, "sqlite:")
	if dir := filepath.Dir(path); !isDir(dir) {
		return nil, fault.New(fault.Unavailable, path, "there is no folder %s", dir).Try("create it or choose another --data")
	}
	write, err := sql.Open("sqlite", sqliteDSN(path, "immediate", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "cache_size(-16000)"))
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, path, err)
	}
	write.SetMaxOpenConns(1)
	if err := connect(ctx, write); err != nil {
		if code := sqliteCode(err); code == sqlite3.SQLITE_READONLY || code == sqlite3.SQLITE_CANTOPEN {
			if d := openFixed(ctx, path); d != nil {
				return d, write.Close()
			}
		}
		return nil, errors.Join(notOpened(path, err), write.Close())
	}
	read, err := sql.Open("sqlite", sqliteDSN(path, "deferred", "query_only(1)", "cache_size(-8000)"))
	if err != nil {
		return nil, errors.Join(fault.Wrap(fault.Unavailable, path, err), write.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return &DB{dialect: SQLite, read: read, write: write, shown: path}, nil
}

// connect makes the first connection. While another program turns the same
// fresh file to WAL, SQLite says that it is busy without waiting as it was told
// to, so it is asked again, for some three seconds in all.
func connect(ctx context.Context, d *sql.DB) error {
	for try := 1; ; try++ {
		err := d.PingContext(ctx)
		if sqliteCode(err) != sqlite3.SQLITE_BUSY || try == 10 || ctx.Err() != nil {
			return err
		}
		time.Sleep(time.Duration(try) * 50 * time.Millisecond)
	}
}

// openFixed opens for reading a file that cannot be written, or returns nil.
// Where another program has it open for writing, SQLite reads along; otherwise
// the file is taken as one that does not change, unless a program that ended
// early has left something beside it that would have to be taken in first.
func openFixed(ctx context.Context, path string) *DB {
	if fi, err := os.Stat(path); err != nil || !fi.Mode().IsRegular() {
		return nil
	}
	for _, mode := range []string{"", "1"} {
		if fi, err := os.Stat(path + "-wal"); mode != "" && err == nil && fi.Size() > 0 {
			continue
		}
		read, err := sql.Open("sqlite", sqliteDSN(path, "deferred", "query_only(1)", "cache_size(-8000)")+"&mode=ro&immutable="+mode)
		if err != nil {
			return nil
		}
		var tables int
		if err := read.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
			_ = read.Close() // nothing was written
			continue
		}
		read.SetMaxOpenConns(readers)
		read.SetMaxIdleConns(readers)
		return &DB{dialect: SQLite, read: read, write: read, shown: path, fixed: true}
	}
	return nil
}

func isDir(p string) bool {
	fi, err := os.Stat(p)
	return err == nil && fi.IsDir()
}

func sqliteDSN(path, lock string, pragmas ...string) string {
	q := url.Values{"_txlock": {lock}, "_pragma": append([]string{"busy_timeout(15000)"}, pragmas...)}
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}
	return u.String()
}

func notOpened(path string, err error) error {
	if code := sqliteCode(err); code == sqlite3.SQLITE_NOTADB || code == sqlite3.SQLITE_CORRUPT {
		return &fault.Error{Kind: fault.Corrupt, Place: path, Msg: "not a database", Err: err,
			Remedy: "restore the file from a backup, or move it away to start afresh"}
	}
	return &fault.Error{Kind: fault.Unavailable, Place: path, Msg: "cannot open the database", Err: err,
		Remedy: "check that the file can be written"}
}

// maxProblems bounds what [DB.Check] tells.
const maxProblems = 20

// Check has the engine look for damage in its own files, and returns what it
// found. SQLite reads every page; PostgreSQL guards its pages with checksums of
// its own where the server was set up so, and nothing is done here.
func (d *DB) Check(ctx context.Context) ([]string, error) {
	if d.dialect != SQLite {
		return nil, nil
	}
	rows, err := d.Query(ctx, "PRAGMA integrity_check(20)")
	if err != nil {
		if fault.KindOf(err) == fault.Corrupt {
			return []string{err.Error()}, nil
		}
		return nil, fmt.Errorf("check the database: %w", err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() && len(out) < maxProblems {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, fmt.Errorf("check the database: %w", err)
		}
		if s != "ok" {
			out = append(out, s)
		}
	}
	if err := classify(rows.Err()); fault.KindOf(err) == fault.Corrupt {
		return append(out, err.Error()), nil
	} else if err != nil {
		return nil, fmt.Errorf("check the database: %w", err)
	}
	return out, nil
}

// sqliteCode returns the primary result code of err, or 0.
func sqliteCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

package db

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"sanctrace/internal/fault"
)

// readers is how many SQLite connections read at the same time.
const readers = 4

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
	if err := write.PingContext(ctx); err != nil {
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

// sqliteCode returns the primary result code of err, or 0.
func sqliteCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

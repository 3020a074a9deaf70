package db

import (
	"context"
	"database/sql"
	"errors"
	"net"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	sqlite3 "modernc.org/sqlite/lib"

	"sanctrace/internal/fault"
)

// openPostgres connects to a server. The address may set search_path; tables
// live in its first schema.
func openPostgres(ctx context.Context, address string) (*DB, error) {
	cfg, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fault.New(fault.Invalid, "database", "not a PostgreSQL address").
			Try("write it like postgres://user@host:5432/name")
	}
	shown := "postgres://" + net.JoinHostPort(cfg.Host, strconv.Itoa(int(cfg.Port))) + "/" + cfg.Database
	pool := stdlib.OpenDB(*cfg)
	pool.SetMaxOpenConns(16)
	pool.SetMaxIdleConns(4)
	if err := pool.PingContext(ctx); err != nil {
		e := &fault.Error{Kind: fault.Unavailable, Place: shown, Msg: "cannot reach the database", Err: err,
			Remedy: "check the address, and that the server runs and lets you in"}
		return nil, errors.Join(e, pool.Close())
	}
	return &DB{dialect: Postgres, read: pool, write: pool, shown: shown}, nil
}

// classify gives driver errors the kinds that callers tell apart: a violated
// constraint is a Conflict, damage is Corrupt, a busy, full or lost database
// is Unavailable. Others pass unchanged.
func classify(err error) error {
	if err == nil || errors.Is(err, sql.ErrNoRows) {
		return err
	}
	var kind fault.Kind
	var known bool
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		kind, known = postgresKind(pg.Code)
	} else {
		kind, known = sqliteKind(sqliteCode(err))
	}
	if !known {
		return err
	}
	return fault.Wrap(kind, "database", err)
}

// postgresKind returns the kind of an SQLSTATE of five characters, whose first
// two are its class.
func postgresKind(code string) (kind fault.Kind, known bool) {
	if code == "XX001" || code == "XX002" { // data or index corrupted
		return fault.Corrupt, true
	}
	if len(code) != 5 {
		return kind, false
	}
	switch code[:2] {
	case "23": // integrity constraint violation
		return fault.Conflict, true
	case "08", "53", "57": // connection, resources, operator intervention
		return fault.Unavailable, true
	}
	return kind, false
}

// sqliteKind returns the kind of a primary result code.
func sqliteKind(code int) (kind fault.Kind, known bool) {
	switch code {
	case sqlite3.SQLITE_CONSTRAINT:
		return fault.Conflict, true
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fault.Corrupt, true
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY:
		return fault.Unavailable, true
	}
	return kind, false
}

// Admin runs one statement on a PostgreSQL server without looking at the
// schema, such as CREATE SCHEMA before the first [Open].
func Admin(ctx context.Context, address, statement string) error {
	d, err := openPostgres(ctx, address)
	if err != nil {
		return err
	}
	_, err = d.Exec(ctx, statement)
	return errors.Join(err, d.Close())
}

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
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		switch {
		case len(pg.Code) == 5 && pg.Code[:2] == "23":
			return fault.Wrap(fault.Conflict, "database", err)
		case pg.Code == "XX001" || pg.Code == "XX002":
			return fault.Wrap(fault.Corrupt, "database", err)
		case len(pg.Code) == 5 && (pg.Code[:2] == "08" || pg.Code[:2] == "53" || pg.Code[:2] == "57"):
			return fault.Wrap(fault.Unavailable, "database", err)
		}
		return err
	}
	switch sqliteCode(err) {
	case sqlite3.SQLITE_CONSTRAINT:
		return fault.Wrap(fault.Conflict, "database", err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fault.Wrap(fault.Corrupt, "database", err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY:
		return fault.Wrap(fault.Unavailable, "database", err)
	}
	return err
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

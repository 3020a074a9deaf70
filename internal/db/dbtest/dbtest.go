// Package dbtest runs a contract test on every dialect. Only tests import it.
package dbtest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"sanctrace/internal/db"
)

// Env names the variable that holds the address of a PostgreSQL server for
// tests, such as postgres://postgres@127.0.0.1:5432/postgres.
const Env = "SANCTRACE_TEST_DB"

var schemas atomic.Int64

// Each runs fn as a subtest on a fresh SQLite file and on a fresh schema of the
// PostgreSQL server named by SANCTRACE_TEST_DB. Where that is unset the second
// subtest is skipped, saying so; with CI=true it fails instead.
func Each(t *testing.T, fn func(t *testing.T, d *db.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { fn(t, SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { fn(t, Postgres(t)) })
}

// SQLite opens a fresh database in a temporary folder and closes it at the end
// of the test.
func SQLite(t testing.TB) *db.DB {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "test.db"))
}

// Postgres opens a fresh schema of the test server and drops it at the end of
// the test; see [Each] for what happens where there is no server.
func Postgres(t testing.TB) *db.DB {
	t.Helper()
	return open(t, PostgresURL(t))
}

// PostgresURL returns the address of a fresh schema of the test server.
func PostgresURL(t testing.TB) string {
	t.Helper()
	base := os.Getenv(Env)
	if base == "" {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is unset: CI must run the contract tests on PostgreSQL too", Env)
		}
		t.Skipf("no PostgreSQL: set %s to an address like postgres://postgres@127.0.0.1:5432/postgres", Env)
	}
	u, err := url.Parse(base)
	if err != nil {
		t.Fatalf("%s: %v", Env, err)
	}
	schema := fmt.Sprintf("t%d_%d", os.Getpid(), schemas.Add(1))
	run(t, base, "CREATE SCHEMA "+schema)
	t.Cleanup(func() { run(t, base, "DROP SCHEMA "+schema+" CASCADE") })
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}

func open(t testing.TB, address string) *db.DB {
	t.Helper()
	d, err := db.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func run(t testing.TB, address, statement string) {
	t.Helper()
	if err := db.Admin(context.Background(), address, statement); err != nil {
		t.Fatal(err)
	}
}

package db_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"sanctrace/internal/db"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/fault"
)

func count(t *testing.T, d *db.DB, query string, args ...any) int {
	t.Helper()
	var n int
	if err := d.QueryRow(context.Background(), query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func mustExec(t *testing.T, d *db.DB, query string, args ...any) {
	t.Helper()
	if _, err := d.Exec(context.Background(), query, args...); err != nil {
		t.Fatal(err)
	}
}

func TestTx(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		mustExec(t, d, "CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT NOT NULL, data blob)")
		insert := func(tx *db.Tx, id int) error {
			_, err := tx.Exec(ctx, "INSERT INTO thing (id, name, data) VALUES (?, 'is it ?', ?)", id, []byte{0, 255})
			return err
		}
		if err := d.Tx(ctx, func(tx *db.Tx) error { return insert(tx, 1) }); err != nil {
			t.Fatal(err)
		}
		boom := errors.New("boom")
		if err := d.Tx(ctx, func(tx *db.Tx) error { return errors.Join(insert(tx, 2), boom) }); !errors.Is(err, boom) {
			t.Fatalf("got %v, want boom", err)
		}
		func() {
			defer func() { _ = recover() }()
			_ = d.Tx(ctx, func(tx *db.Tx) error { _ = insert(tx, 3); panic("x") })
		}()
		if n := count(t, d, "SELECT count(*) FROM thing WHERE name = 'is it ?'"); n != 1 {
			t.Errorf("%d rows, want 1: what failed must be rolled back", n)
		}
		err := d.Tx(ctx, func(tx *db.Tx) error { return insert(tx, 1) })
		if fault.KindOf(err) != fault.Conflict {
			t.Errorf("duplicate key: got %v of kind %v, want a conflict", err, fault.KindOf(err))
		}
		var data []byte
		if err := d.QueryRow(ctx, "SELECT data FROM thing WHERE id = ?", 1).Scan(&data); err != nil || string(data) != "\x00\xff" {
			t.Errorf("blob came back as %q, %v", data, err)
		}
	})
}

func TestBatch(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		mustExec(t, d, "CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT)")
		err := d.Tx(ctx, func(tx *db.Tx) error {
			b := tx.Batch("thing", "id, name", "ON CONFLICT DO NOTHING")
			for i := range 2500 {
				if err := b.Add(ctx, i%2400, fmt.Sprint(i)); err != nil {
					return err
				}
			}
			if err := b.Add(ctx, 1); err == nil {
				t.Error("a short row was taken")
			}
			return b.Flush(ctx)
		})
		if err != nil {
			t.Fatal(err)
		}
		if n := count(t, d, "SELECT count(*) FROM thing"); n != 2400 {
			t.Errorf("%d rows, want 2400", n)
		}
	})
}

func TestReadersDoNotWaitForTheWriter(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		mustExec(t, d, "CREATE TABLE thing (id BIGINT PRIMARY KEY)")
		err := d.Tx(ctx, func(tx *db.Tx) error {
			if _, err := tx.Exec(ctx, "INSERT INTO thing VALUES (1)"); err != nil {
				return err
			}
			if n := count(t, d, "SELECT count(*) FROM thing"); n != 0 {
				t.Errorf("a reader saw %d rows that are not committed", n)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for i := range 20 {
			wg.Go(func() {
				err := d.Tx(ctx, func(tx *db.Tx) error {
					_, err := tx.Exec(ctx, "INSERT INTO thing VALUES (?)", 10+i)
					return err
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if n := count(t, d, "SELECT count(*) FROM thing"); n != 21 {
			t.Errorf("%d rows, want 21", n)
		}
	})
}

func TestOpenAgainAndAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b?c.db")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			d, err := db.Open(context.Background(), path)
			if err != nil {
				t.Error(err)
				return
			}
			if err := d.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	junk := filepath.Join(dir, "junk.db")
	if err := os.WriteFile(junk, []byte("this is no database, this is a tribute to one, and long enough to be read"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		url  string
		kind fault.Kind
	}{
		{"", fault.Invalid},
		{filepath.Join(dir, "none", "x.db"), fault.Unavailable},
		{junk, fault.Corrupt},
		{"postgres://nobody@127.0.0.1:1/none?connect_timeout=2", fault.Unavailable},
		{"postgres://%zz", fault.Invalid},
	} {
		d, err := db.Open(context.Background(), c.url)
		if err == nil {
			_ = d.Close()
		}
		if fault.KindOf(err) != c.kind || err == nil {
			t.Errorf("Open(%q): got %v, want kind %v", c.url, err, c.kind)
		}
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	d, err := db.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	mustExec(t, d, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)")
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if d, err = db.Open(context.Background(), path); fault.KindOf(err) != fault.Conflict {
		t.Errorf("got %v, want a conflict", err)
	}
	if err == nil {
		_ = d.Close()
	}
}

// TestOlderSchema: a migration that is missing is applied, though later ones have
// been.
func TestOlderSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	d, err := db.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	mustExec(t, d, "INSERT INTO ledger_case (name, created, traced, summary, digest) VALUES ('c', '', '', '{}', 'x')")
	mustExec(t, d, "INSERT INTO ledger_document (case_name, id, pos, name, about, layer, digest) VALUES ('c', 'd', 0, 'n', '{}', 'words', 'x')")
	mustExec(t, d, "ALTER TABLE ledger_document DROP COLUMN places")
	mustExec(t, d, "DELETE FROM goose_db_version WHERE version_id = 23")
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if d, err = db.Open(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if n := count(t, d, "SELECT count(*) FROM ledger_document WHERE layer = 'words' AND places = ''"); n != 1 {
		t.Errorf("%d documents after the migration", n)
	}
}

func TestDamaged(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx, stop := context.WithCancel(context.Background())
		_, lost := d.Query(ctx, "SELECT 1 FROM no_such_table")
		stop()
		_, ended := d.Query(ctx, "SELECT 1")
		for what, c := range map[string]struct {
			err  error
			want bool
		}{
			"no error":             {nil, false},
			"corrupt":              {fault.New(fault.Corrupt, "x", "y"), true},
			"a table that is lost": {lost, d.Dialect() == db.SQLite},
			"the caller's end":     {ended, false},
			"not there":            {fault.New(fault.NotFound, "case x", "y"), false},
			"disk":                 {fault.New(fault.Unavailable, "x", "y"), false},
		} {
			if got := d.Damaged(c.err); got != c.want {
				t.Errorf("%s: damaged %t, want %t (%v)", what, got, c.want, c.err)
			}
		}
	})
}

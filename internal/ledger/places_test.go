package ledger_test

import (
	"context"
	"encoding/json"
	"path/filepath"
	"testing"

	"sanctrace/internal/db"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/ledger"
	"sanctrace/internal/oplog"
)

const somePlaces = `[[0,4,1,72,90,200,104.3]]`

// putPlaces writes a case of a document with pages and one without.
func putPlaces(t *testing.T, l *ledger.Ledger) {
	t.Helper()
	docs := []ledger.Document{{ID: "aa", Name: "one.pdf", About: json.RawMessage(`{}`), Layer: "text", Places: json.RawMessage(somePlaces)},
		{ID: "bb", Name: "two.txt", About: json.RawMessage(`{}`), Layer: "other"}}
	if err := l.Put(context.Background(), ledger.Content{Name: "demo", Summary: json.RawMessage(`{}`), Documents: ledger.All(docs), Items: ledger.All([]ledger.Item{claim})}); err != nil {
		t.Fatal(err)
	}
}

// wantPlaces reads the case back and verifies it.
func wantPlaces(t *testing.T, l *ledger.Ledger, want string, damaged int) {
	t.Helper()
	docs, err := l.Documents(context.Background(), "demo")
	if err != nil || len(docs) != 2 || string(docs[0].Places) != want || docs[1].Places != nil {
		t.Errorf("documents = %+v, %v; want places %s", docs, err, want)
	}
	if bad, err := l.Verify(context.Background()); err != nil || len(bad) != damaged {
		t.Errorf("verify = %v, %v, want %d damaged", bad, err, damaged)
	}
}

// TestPlacesAreKeptWithTheirLayer writes, reads and damages places.
func TestPlacesAreKeptWithTheirLayer(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		l := ledger.New(d, oplog.New(d), clock)
		putPlaces(t, l)
		wantPlaces(t, l, somePlaces, 0)
		for _, places := range []string{`[[0,4,2,72,90,200,104.3]]`, ""} {
			if _, err := d.Exec(context.Background(), `UPDATE ledger_document SET places = ? WHERE id = 'aa'`, places); err != nil {
				t.Fatal(err)
			}
			wantPlaces(t, l, places, 1)
		}
		if _, err := d.Exec(context.Background(), `UPDATE ledger_document SET places = ?`, somePlaces); err != nil {
			t.Fatal(err)
		}
		if bad, err := l.Verify(context.Background()); err != nil || len(bad) != 1 || bad[0].What != "case demo, document bb" {
			t.Errorf("places that nobody wrote: %v, %v", bad, err)
		}
	})
}

// TestOlderLedgersOpen opens a database from before there were places: it gets
// the column, its rows are whole, and the next trace writes places.
func TestOlderLedgersOpen(t *testing.T) {
	for name, address := range map[string]func(t *testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "old.db") },
		"postgres": func(t *testing.T) string { return dbtest.PostgresURL(t) },
	} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			url := address(t)
			d, err := db.Open(ctx, url)
			if err != nil {
				t.Fatal(err)
			}
			put(t, ledger.New(d, oplog.New(d), clock), claim)
			for _, q := range []string{`ALTER TABLE ledger_document DROP COLUMN places`, `DELETE FROM goose_db_version WHERE version_id = 23`} {
				if _, err := d.Exec(ctx, q); err != nil {
					t.Fatal(err)
				}
			}
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			if d, err = db.Open(ctx, url); err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			l := ledger.New(d, oplog.New(d), clock)
			docs, err := l.Documents(ctx, "demo")
			if err != nil || len(docs) != 1 || docs[0].Layer != "text ü" || docs[0].Places != nil {
				t.Fatalf("documents = %+v, %v", docs, err)
			}
			if bad, err := l.Verify(ctx); err != nil || len(bad) != 0 {
				t.Errorf("verify = %v, %v", bad, err)
			}
			putPlaces(t, l)
			wantPlaces(t, l, somePlaces, 0)
		})
	}
}

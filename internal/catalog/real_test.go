package catalog_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sanctrace/internal/catalog"
	"sanctrace/internal/db"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/source/ofac"
	"sanctrace/internal/when"
)

// realUnit reads shared files (packed ones too) as one version of a dataset.
func realUnit(t testing.TB, formats []source.Format, dataset string, day when.Day, rel ...string) catalog.Unit {
	t.Helper()
	u := catalog.Unit{Dataset: dataset, Version: day, Basis: "test", Scope: source.Full, ScopeWhy: "test"}
	for _, r := range rel {
		p := sharedtest.Path(t, r)
		u.Files = append(u.Files, source.NewFile(strings.TrimSuffix(filepath.Base(p), ".gz"), r, func() (io.ReadCloser, error) {
			data, err := os.ReadFile(p)
			if err != nil || !strings.HasSuffix(p, ".gz") {
				return io.NopCloser(bytes.NewReader(data)), err
			}
			return gzip.NewReader(bytes.NewReader(data))
		}))
	}
	head, err := u.Files[0].Head()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range formats {
		if meta, ok := f.Recognise(head); ok {
			meta.Dataset = dataset
			u.Format, u.Main, u.Set = f.Name, f.Main, f.Set
			u.Parse = func(ctx context.Context, out *source.Out) error { return f.Parse(ctx, u.Files, meta, out) }
			return u
		}
	}
	t.Fatalf("%v: not recognised", rel)
	return u
}

func open(t testing.TB, d *db.DB) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Open(context.Background(), d, t.TempDir(), clock())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// clock returns a clock that goes on a second at each look.
func clock() func() time.Time {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	return func() time.Time { at = at.Add(time.Second); return at }
}

func mustImport(t testing.TB, c *catalog.Catalog, u catalog.Unit) catalog.ImportResult {
	t.Helper()
	res, err := c.Import(context.Background(), u)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func ofac2024(t testing.TB) catalog.Unit {
	dir := "data/lists/ofac/2024-01/"
	return realUnit(t, ofac.Formats(), "us_ofac_sdn", "2024-01-15", dir+"sdn.csv", dir+"alt.csv", dir+"add.csv", dir+"sdn_comments.csv")
}

func TestRealOFAC(t *testing.T) {
	u := ofac2024(t)
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := open(t, d)
		start := time.Now()
		res := mustImport(t, c, u)
		t.Logf("%d entities, %d names, %d statements, %d rejected in %v", res.Entities, res.Names, res.Statements, res.Rejected, time.Since(start))
		if res.Entities != 13821 {
			t.Errorf("%d entities, want 13,821", res.Entities)
		}
		for _, r := range res.Rejects[:min(5, len(res.Rejects))] {
			t.Logf("rejected: %+v", r)
		}
	})
}

// TestRealDiff: what changed in the SDN list between two of its editions.
func TestRealDiff(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	for _, day := range []when.Day{"2023-01-05", "2022-05-06"} { // out of order
		mustImport(t, c, realUnit(t, ofac.Formats(), "us_ofac_sdn", day, "data/lists/ofac/series/sdn_"+string(day)+".csv.gz"))
	}
	d, err := c.Diff(context.Background(), "us_ofac_sdn", "2022-05-06", "2023-01-05")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Added) != 1509 || len(d.Removed) != 99 || len(d.Changed) != 232 {
		t.Errorf("%d added, %d removed, %d changed; want 1,509, 99, 232", len(d.Added), len(d.Removed), len(d.Changed))
	}
	for _, ch := range d.Changed {
		if len(ch.Props)+len(ch.Notes) == 0 {
			t.Errorf("%s changed, but nothing is told", ch.ID)
		}
	}
}

func BenchmarkImportOFAC(b *testing.B) {
	u := ofac2024(b)
	for b.Loop() {
		b.StopTimer()
		c := open(b, dbtest.SQLite(b))
		b.StartTimer()
		mustImport(b, c, u)
	}
}

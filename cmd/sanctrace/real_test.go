package main

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"sanctrace/internal/catalog"
	"sanctrace/internal/schematest"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
)

// invoke runs one command line in this process, with its data in dir and the
// clock of the scripts.
func invoke(t *testing.T, dir string, args ...string) (stdout, stderr []byte, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	s := streams{in: strings.NewReader(""), out: &out, err: &errs, env: func(string) string { return "" },
		now: func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }}
	code = run(context.Background(), s, append([]string{"--data", dir}, args...))
	return out.Bytes(), errs.Bytes(), code
}

// mustJSON runs a command that must succeed, checks its output against the
// schema called name and decodes it into v.
func mustJSON(t *testing.T, dir, name string, v any, args ...string) {
	t.Helper()
	out, errs, code := invoke(t, dir, append(args, "--json")...)
	if code != exitDone {
		t.Fatalf("%v: exit code %d\n%s", args, code, errs)
	}
	schematest.Validate(t, name, out)
	if err := json.Unmarshal(out, v); err != nil {
		t.Fatalf("%v: %v", args, err)
	}
}

// imported is what a published list must come to.
type imported struct {
	Dataset  string
	Version  string
	Scope    string
	Format   string
	Rows     int
	Entities int
	Rejected int
}

// TestRealLists imports published lists into one folder, then asks about them.
func TestRealLists(t *testing.T) {
	if testing.Short() {
		t.Skip("imports lists of some 60,000 entries")
	}
	lists := sharedtest.Path(t, "data/lists")
	dir := t.TempDir()
	t.Run("import", func(t *testing.T) { importReal(t, dir, lists) })
	t.Run("diff", func(t *testing.T) {
		var d struct{ Added, Removed, Changed []any }
		mustJSON(t, dir, "lists-diff", &d, "lists", "diff", "us_ofac_sdn", "2022-05-06", "2023-01-05")
		if len(d.Added) != 1509 || len(d.Removed) != 99 || len(d.Changed) != 232 {
			t.Errorf("%d added, %d removed, %d changed; want 1509, 99, 232", len(d.Added), len(d.Removed), len(d.Changed))
		}
		var cons struct{ Added, Removed []any }
		mustJSON(t, dir, "lists-diff", &cons, "lists", "diff", "us_ofac_cons", "2025-12-01", "2026-01-08")
		if len(cons.Added)+len(cons.Removed) != 0 {
			t.Errorf("CSV and XML of the consolidated list hold other entries: %v, %v", cons.Added, cons.Removed)
		}
	})
	t.Run("measures", func(t *testing.T) { measuresOfJournal(t, dir) })
	t.Run("report", func(t *testing.T) {
		var r struct {
			Matches []any
			Claims  []any
		}
		mustJSON(t, dir, "trace", &r, "trace", "--published", "2022-11-20", sharedtest.Path(t, "data/docs/report-2022-11.txt"))
		if len(r.Matches) != 0 || len(r.Claims) == 0 {
			t.Errorf("%d claims, matches %v; the report names no listed party", len(r.Claims), r.Matches)
		}
	})
	t.Run("status", func(t *testing.T) {
		var status []struct {
			Dataset, Version string
			Stale            bool
		}
		mustJSON(t, dir, "lists-status", &status, "lists", "status")
		for _, s := range status {
			if s.Stale != (s.Version < "2026-11-15") {
				t.Errorf("%s of %s: stale %t", s.Dataset, s.Version, s.Stale)
			}
		}
	})
}

func importReal(t *testing.T, dir, lists string) {
	want := []imported{
		{"au_dfat_sanctions", "2026-08-01", "full", "au-dfat-xlsx", 11068, 3846, 0},
		{"ca_dfatd_sema_sanctions", "2026-11-22", "full", "ca-sema-xml", 4759, 4759, 0},
		{"ch_seco_sanctions", "2024-01-17", "filtered:amendment", "ch-seco-xml", 3, 3, 0},
		{"eu_journal_sanctions", "2026-11-22", "component", "eu-journal-csv", 8017, 8015, 0},
		{"gb_fcdo_sanctions", "2026-09-02", "excerpt", "uk-sl-xml", 2, 2, 0},
		{"gb_hmt_sanctions", "2018-04-13", "full", "uk-ofsi-csv", 9487, 2106, 0},
		{"un_sc_sanctions", "2026-08-01", "full", "un-xml", 1011, 1011, 0},
		{"us_ofac_cons", "2025-12-01", "full", "ofac-csv", 2099, 442, 0},
		{"us_ofac_cons", "2026-01-08", "full", "ofac-xml", 442, 442, 0},
		{"us_ofac_sdn", "2022-05-06", "component", "ofac-csv", 10026, 10026, 0},
		{"us_ofac_sdn", "2023-01-05", "component", "ofac-csv", 11436, 11436, 0},
		{"us_ofac_sdn", "2024-01-01", "full", "ofac-csv", 49915, 13821, 0},
		{"us_trade_csl", "2026-11-22", "full", "csl-csv", 14160, 14048, 0},
	}
	args := []string{"lists", "import"}
	for _, p := range []string{"ofac/2024-01", "ofac/series/sdn_2022-05-06.csv.gz", "ofac/series/sdn_2023-01-05.csv.gz", "un/un_2026-08.xml.gz",
		"ofac_cons/2025-12", "ofac_cons/2026-01", "us_csl", "eu_journal", "au", "ca", "ch", "uk"} {
		args = append(args, lists+"/"+p)
	}
	var got []imported
	mustJSON(t, dir, "lists-import", &got, args...)
	if len(got) != len(want) {
		t.Fatalf("%d lists imported, want %d: %+v", len(got), len(want), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("imported %+v, want %+v", got[i], want[i])
		}
	}
}

// measuresOfJournal counts the rows of the EU journal that are no asset freeze.
func measuresOfJournal(t *testing.T, dir string) {
	ctx := context.Background()
	a := &app{streams: streams{err: new(bytes.Buffer), env: func(string) string { return "" }, now: time.Now}, data: dir}
	if err := a.open(ctx); err != nil {
		t.Fatal(err)
	}
	defer a.close()
	rows, others := 0, 0
	err := a.catalog.Each(ctx, "", func(g catalog.Group) error {
		if g.Dataset != "eu_journal_sanctions" {
			return nil
		}
		for _, l := range g.Listings {
			rows++
			if !bytes.Contains([]byte(strings.Join(l.Measures, " ")), []byte(source.AssetFreeze)) {
				others++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if rows != 8015 || others != 1818 {
		t.Errorf("%d listings, %d of them no asset freeze; want 8015 (two of 8,017 rows repeat another) and 1818", rows, others)
	}
}

package catalog_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sanctrace/internal/catalog"
	"sanctrace/internal/db"
	"sanctrace/internal/db/dbtest"
)

// crashEnv tells a copy of the test binary to import into the folder named
// there until it is killed.
const crashEnv = "SANCTRACE_CRASH_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashEnv); dir != "" {
		if err := importForEver(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

func crashUnit(n int) catalog.Unit {
	var es []entry
	for i := range 1500 {
		es = append(es, entry(fmt.Sprintf("t-%d Person name=Nobody %d alias=Version %d sanction:program=P", i, i, n)))
	}
	return made("made_list", dayNumber(n), es...)
}

func importForEver(dir string) error {
	ctx := context.Background()
	d, err := db.Open(ctx, filepath.Join(dir, "test.db"))
	if err != nil {
		return err
	}
	c, err := catalog.Open(ctx, d, dir, time.Now)
	if err != nil {
		return err
	}
	vs, err := c.Versions(ctx, "made_list")
	n := len(vs)
	if err != nil && n > 0 {
		return err
	}
	for ; ; n++ {
		fmt.Println("start", n)
		if _, err := c.Import(ctx, crashUnit(n)); err != nil {
			return err
		}
		fmt.Println("done", n)
	}
}

// TestKillDuringImport kills a process with signal 9 at many moments of an
// import, in shares of what the first one takes on this machine. What it
// acknowledged must be there, nothing half-written may be, and the leftovers
// must go.
func TestKillDuringImport(t *testing.T) {
	dir := t.TempDir()
	acknowledged := 0
	var whole time.Duration // of the first import
	for round := range 12 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), crashEnv+"="+dir)
		var errs bytes.Buffer
		cmd.Stderr = &errs
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		if !lines.Scan() || !strings.HasPrefix(lines.Text(), "start") {
			t.Fatalf("round %d: the process said %q, %s", round, lines.Text(), errs.String())
		}
		if began := time.Now(); round == 0 {
			if !lines.Scan() || !strings.HasPrefix(lines.Text(), "done") {
				t.Fatalf("the first import: the process said %q, %s", lines.Text(), errs.String())
			}
			whole, acknowledged = time.Since(began), 1
		} else {
			time.Sleep(whole * time.Duration(round) / 6)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() {
			if _, err := fmt.Sscanf(lines.Text(), "done %d", new(int)); err == nil {
				acknowledged++
			}
		}
		_ = cmd.Wait() // it was killed
		if errs.Len() > 0 {
			t.Fatalf("round %d: %s", round, errs.String())
		}
		n := survived(t, dir)
		if n < acknowledged {
			t.Fatalf("round %d: %d imports were acknowledged, %d are there", round, acknowledged, n)
		}
		acknowledged = n
	}
}

// survived opens what a killed process left and returns how many versions are
// there.
func survived(t *testing.T, dir string) int {
	t.Helper()
	ctx := context.Background()
	d, err := db.Open(ctx, filepath.Join(dir, "test.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	c, err := catalog.Open(ctx, d, dir, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	noDamage(t, c)
	vs, err := c.Versions(ctx, "made_list")
	if err != nil {
		return 0
	}
	for _, f := range files(t, c) {
		if strings.HasPrefix(f, "tmp/") {
			t.Errorf("leftover %s", f)
		}
	}
	if n := len(files(t, c)); n != 1+len(vs) {
		t.Errorf("%d files for %d versions, want one sealed file and %d snapshots", n, len(vs), len(vs))
	}
	wantValues(t, c, "t-7", vs[len(vs)-1].Date, "alias", fmt.Sprintf("Version %d", len(vs)-1))
	return len(vs)
}

// flipFile flips a bit in the middle of the only file of a folder.
func flipFile(t *testing.T, dir string) {
	t.Helper()
	es, err := os.ReadDir(dir)
	if err != nil || len(es) != 1 {
		t.Fatal(es, err)
	}
	p := filepath.Join(dir, es[0].Name())
	data, err := os.ReadFile(p)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(p, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestVerifyNamesTheDamage(t *testing.T) {
	exec := func(query string) func(*testing.T, *catalog.Catalog, *db.DB) {
		return func(t *testing.T, _ *catalog.Catalog, d *db.DB) {
			t.Helper()
			r, err := d.Exec(context.Background(), query)
			if err != nil {
				t.Fatal(err)
			}
			if n, _ := r.RowsAffected(); n == 0 {
				t.Fatalf("%s changed nothing", query)
			}
		}
	}
	for _, w := range []struct {
		name   string
		damage func(*testing.T, *catalog.Catalog, *db.DB)
		object string
		sqlite bool // on SQLite only
	}{
		{"bit in the sealed file", func(t *testing.T, c *catalog.Catalog, _ *db.DB) { flipFile(t, filepath.Join(c.Dir(), "sealed")) }, "dataset made_list", false},
		{"bit in the snapshot", func(t *testing.T, c *catalog.Catalog, _ *db.DB) { flipFile(t, filepath.Join(c.Dir(), "snapshots")) }, "snapshot list.txt of made_list", true},
		{"sealed file lost", func(t *testing.T, c *catalog.Catalog, _ *db.DB) { remove(t, c, "sealed") }, "dataset made_list", true},
		{"snapshot lost", func(t *testing.T, c *catalog.Catalog, _ *db.DB) { remove(t, c, "snapshots") }, "snapshot list.txt of made_list", true},
		{"scope of a version", exec("UPDATE version SET scope = 'excerpt'"), "dataset made_list", false},
		{"date of a version", exec("UPDATE version SET date = '2022-01-02'"), "dataset made_list", true},
		{"version removed", exec("DELETE FROM version"), "dataset made_list", true},
		{"row of the dataset", exec("UPDATE dataset SET entities = 7"), "dataset made_list", true},
		{"dataset removed", exec("DELETE FROM dataset"), "dataset made_list", true},
		{"address of a snapshot", exec("UPDATE snapshot SET address = 'elsewhere'"), "dataset made_list", true},
		{"snapshot row removed", exec("DELETE FROM snapshot"), "dataset made_list", true},
		{"join key", exec("UPDATE joinkey SET key = 'unsc:QDI.999'"), "dataset made_list", false},
		{"join key added", exec("INSERT INTO joinkey (key, dataset, entity_id, schema, names) VALUES ('x', 'made_list', 't-9', 'Person', '')"), "dataset made_list", true},
		{"canonical id", exec("INSERT INTO canonical (entity_id, canonical_id) VALUES ('t-1', 't-2')"), "canonical id of t-1", true},
		{"search row", exec("UPDATE search_entity SET sum = 'x'"), "dataset made_list", true},
		{"search row removed", exec("DELETE FROM search_entity"), "dataset made_list", true},
		{"search words", func(t *testing.T, c *catalog.Catalog, d *db.DB) {
			if d.Dialect() == db.SQLite {
				exec("DELETE FROM search_text WHERE rowid = 1")(t, c, d)
			} else {
				exec("UPDATE search_entity SET words = array_to_tsvector(ARRAY['x']) WHERE id = 1")(t, c, d)
			}
		}, "full text", false},
		{"a word", func(t *testing.T, c *catalog.Catalog, d *db.DB) {
			exec("DELETE FROM search_text WHERE rowid = 2")(t, c, d)
			exec("INSERT INTO search_text (rowid, names, words) VALUES (2, 't 2 ba', '')")(t, c, d)
		}, "full text", true},
		{"a word elsewhere", func(t *testing.T, c *catalog.Catalog, d *db.DB) {
			exec("DELETE FROM search_text WHERE rowid = 2")(t, c, d)
			exec("INSERT INTO search_text (rowid, names, words) VALUES (2, 't 2', 'bo')")(t, c, d)
		}, "full text", true},
		{"words of nobody", exec("INSERT INTO search_text (rowid, names, words) VALUES (77, 'nobody', '')"), "full text", true},
		{"a table lost", func(t *testing.T, _ *catalog.Catalog, d *db.DB) {
			if _, err := d.Exec(context.Background(), "DROP TABLE joinkey"); err != nil {
				t.Fatal(err)
			}
		}, "database", true},
	} {
		check := func(t *testing.T, d *db.DB) {
			c := open(t, d)
			mustImport(t, c, made("made_list", "2022-01-01", "t-1 Person name=Ada Ardent sanction:unscId=QDi.901", "t-2 Person name=Bo"))
			noDamage(t, c)
			w.damage(t, c, d)
			damage, err := c.Verify(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			if len(damage) == 0 || damage[0].Object != w.object || damage[0].What == "" {
				t.Errorf("found %+v, want %q", damage, w.object)
			}
		}
		t.Run(w.name, func(t *testing.T) {
			if w.sqlite {
				check(t, dbtest.SQLite(t)) // the rows and files are the same on both
			} else {
				dbtest.Each(t, check)
			}
		})
	}
}

func remove(t *testing.T, c *catalog.Catalog, sub string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(c.Dir(), sub)); err != nil {
		t.Fatal(err)
	}
}

package roster

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"sanctrace/internal/catalog"
	"sanctrace/internal/db"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/index"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// The entities are made up: no person or firm of these names is meant.

const today = when.Day("2022-12-01")

func opened(t *testing.T, d *db.DB, dir string) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Open(context.Background(), d, dir, time.Now)
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

func fresh(t *testing.T) *catalog.Catalog { return opened(t, dbtest.SQLite(t), t.TempDir()) }

// party is a made-up entity: "t-1 Person Ada Ardent", with a number that joins
// it to others after "#".
func party(text string) (*ftm.Entity, string) {
	text, number, _ := strings.Cut(text, "#")
	part := strings.SplitN(text, " ", 3)
	e := ftm.NewEntity(part[0], part[1])
	e.Add("name", strings.TrimSpace(part[2]))
	if number != "" {
		e.Add("imoNumber", number)
	}
	return e, text + number
}

// load imports a full version of a made-up list.
func load(t *testing.T, c *catalog.Catalog, dataset string, day when.Day, parties ...string) {
	t.Helper()
	u := catalog.Unit{Dataset: dataset, Format: "made-up", Version: day, Basis: "content", Scope: source.Full, ScopeWhy: "the whole file",
		Files: []source.File{source.BytesFile("list.txt", fmt.Append(nil, dataset, day, parties))}, Actor: "tester",
		Parse: func(_ context.Context, out *source.Out) error {
			for _, p := range parties {
				out.Rows++
				e, record := party(p)
				s := ftm.NewEntity(e.ID+"-listing", "Sanction")
				s.Add("entity", e.ID)
				if err := errors.Join(out.Subject(e, record), out.Detail(e.ID, s)); err != nil {
					return err
				}
			}
			return nil
		}}
	if _, err := c.Import(context.Background(), u); err != nil {
		t.Fatal(err)
	}
}

// mustLoad loads the roster, which must take the given work.
func mustLoad(t *testing.T, c *catalog.Catalog, work Work) *Roster {
	t.Helper()
	r, err := Load(context.Background(), c, today)
	if err != nil {
		t.Fatal(err)
	}
	if r.Work != work {
		t.Errorf("the index was %s, want %s", r.Work, work)
	}
	return r
}

// held returns what an index holds, one line an entity: id, datasets, names.
func held(t *testing.T, ix *index.Index) []string {
	t.Helper()
	out := []string{}
	for e := range ix.Merged() {
		var names []string
		for _, n := range e.Names {
			names = append(names, n.Text)
		}
		slices.Sort(e.Datasets)
		out = append(out, e.ID+" "+strings.Join(e.Datasets, "+")+" "+strings.Join(names, ", "))
	}
	return out
}

func wantHeld(t *testing.T, r *Roster, want ...string) {
	t.Helper()
	if got := held(t, r.Index); !slices.Equal(got, want) {
		t.Errorf("the index holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := r.Index.Len(); n != len(want) {
		t.Errorf("it counts %d entities, want %d", n, len(want))
	}
}

func noDamage(t *testing.T, c *catalog.Catalog) {
	t.Helper()
	if found, err := Verify(c.Dir()); err != nil || len(found) > 0 {
		t.Errorf("damage %+v, %v", found, err)
	}
}

func TestBuiltOnceThenOpened(t *testing.T) {
	c := fresh(t)
	load(t, c, "made_one", "2022-01-01", "t-1 Person Ada Ardent", "t-2 Company Brine Works", "t-3 Address Nowhere")
	noDamage(t, c) // no index is no damage
	wantHeld(t, mustLoad(t, c, Built), "t-1 made_one Ada Ardent", "t-2 made_one Brine Works")
	r := mustLoad(t, c, Opened)
	wantHeld(t, r, "t-1 made_one Ada Ardent", "t-2 made_one Brine Works")
	if r.Notice != "" || len(r.Lists) != 1 || r.Lists[0].AgeDays != 334 {
		t.Errorf("notice %q, lists %+v", r.Notice, r.Lists)
	}
	noDamage(t, c)
}

// A name that is dropped still names the party, and a party that is dropped
// was listed once: both stay in the index, with what is new beside them.
func TestUpdatedByAChangedList(t *testing.T) {
	c := fresh(t)
	load(t, c, "made_one", "2022-01-01", "t-1 Person Ada Ardent", "t-2 Company Brine Works", "t-3 Person Cy Cormorant")
	load(t, c, "made_two", "2022-01-01", "u-1 Person Dov Dunlin")
	mustLoad(t, c, Built)
	load(t, c, "made_one", "2022-06-01", "t-1 Person Ada Ardent", "t-2 Company Brine Pumps", "t-4 Person Em Egret")
	r := mustLoad(t, c, Updated)
	wantHeld(t, r, "t-1 made_one Ada Ardent", "t-2 made_one Brine Works, Brine Pumps", "t-3 made_one Cy Cormorant", "t-4 made_one Em Egret", "u-1 made_two Dov Dunlin")
	if s := r.Index.Stats(); s.Segments != 2 {
		t.Errorf("%d segments, want the old one and the change", s.Segments)
	}
	e := r.Index.Entry(found(t, r, "t-3"))
	if ls := r.Listings(&e, today); len(ls) != 0 {
		t.Errorf("t-3 is listed today: %+v", ls)
	}
	if ls := r.Listings(&e, "2022-03-01"); len(ls) != 1 || ls[0].To == "" {
		t.Errorf("t-3 in March: %+v", ls)
	}
	wantHeld(t, mustLoad(t, c, Opened), held(t, r.Index)...)
	noDamage(t, c)
	// The same statements under another date change no entry but their listings.
	load(t, c, "made_two", "2022-07-01", "u-1 Person Dov Dunlin")
	mustLoad(t, c, Updated)
	noDamage(t, c)
}

func found(t *testing.T, r *Roster, id string) uint32 {
	t.Helper()
	n, ok := r.Index.Find(id)
	if !ok {
		t.Fatalf("%s is not in the index", id)
	}
	return n
}

// Entries of two lists with one number are one entity, under an id that the
// other then no longer has; the number taken away, they are two again.
func TestJoinedAndParted(t *testing.T) {
	c := fresh(t)
	load(t, c, "made_one", "2022-01-01", "t-1 Vessel Ardent Star")
	load(t, c, "made_two", "2022-01-01", "u-1 Vessel Star of Ardent#9074729", "u-2 Person Bo")
	wantHeld(t, mustLoad(t, c, Built), "t-1 made_one Ardent Star", "u-1 made_two Star of Ardent", "u-2 made_two Bo")
	load(t, c, "made_three", "2022-01-01", "s-1 Vessel Ardent Sun#9074729")
	r := mustLoad(t, c, Updated)
	wantHeld(t, r, "s-1 made_three+made_two Ardent Sun, Star of Ardent", "t-1 made_one Ardent Star", "u-2 made_two Bo")
	if _, ok := r.Index.Find("u-1"); ok {
		t.Error("u-1 has become a part of s-1, and is still found by itself")
	}
	load(t, c, "made_one", "2022-02-01", "t-1 Vessel Ardent Star#9074729")
	wantHeld(t, mustLoad(t, c, Updated), "s-1 made_one+made_three+made_two Ardent Star, Ardent Sun, Star of Ardent", "u-2 made_two Bo")
	noDamage(t, c)
}

// However the index came about, it answers as one that is built anew.
func TestManyUpdatesAreAsOneBuild(t *testing.T) {
	c := fresh(t)
	load(t, c, "made_base", "2022-01-01", "b-1 Person Ada Ardent", "b-2 Person Bo Bittern", "b-3 Vessel Cormorant#9074729")
	mustLoad(t, c, Built)
	for i := range 3 * maxSegments {
		day := when.Day(fmt.Sprintf("2022-02-%02d", i+1))
		load(t, c, "made_more", day, fmt.Sprintf("m-%d Person New Name %d", i, i), fmt.Sprintf("m-x Person Turn %d", i), "m-y Vessel Gannet#9074729")
		r := mustLoad(t, c, Updated)
		if s := r.Index.Stats(); s.Segments > maxSegments {
			t.Fatalf("%d segments after update %d", s.Segments, i)
		}
		noDamage(t, c)
	}
	had := held(t, mustLoad(t, c, Opened).Index)
	if err := os.RemoveAll(Path(c.Dir())); err != nil {
		t.Fatal(err)
	}
	wantHeld(t, mustLoad(t, c, Built), had...)
}

// spoil changes one byte of the only file that fits the pattern.
func spoil(t *testing.T, dir, pattern string, at func(size int) int) {
	t.Helper()
	ps, err := filepath.Glob(filepath.Join(Path(dir), pattern))
	if err != nil || len(ps) != 1 {
		t.Fatalf("%s: %q, %v", pattern, ps, err)
	}
	b, err := os.ReadFile(ps[0])
	if err != nil {
		t.Fatal(err)
	}
	b[at(len(b))] ^= 1
	if err := os.WriteFile(ps[0], b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestDamageIsNamedAndBuiltAgain(t *testing.T) {
	middle := func(size int) int { return size / 2 }
	for name, damage := range map[string]func(t *testing.T, dir string){
		"segment, head":   func(t *testing.T, dir string) { spoil(t, dir, "*.idx", func(int) int { return 2 }) },
		"segment, middle": func(t *testing.T, dir string) { spoil(t, dir, "*.idx", middle) },
		"segment, foot":   func(t *testing.T, dir string) { spoil(t, dir, "*.idx", func(n int) int { return n - 40 }) },
		"names of segments, middle": func(t *testing.T, dir string) {
			spoil(t, dir, current, middle)
		},
		"names of segments, format": func(t *testing.T, dir string) {
			spoil(t, dir, current, func(int) int { return 5 }) // within the word "format"
		},
		"names of segments, gone to nothing": func(t *testing.T, dir string) {
			if err := os.WriteFile(filepath.Join(Path(dir), current), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		},
		"segment lost": func(t *testing.T, dir string) {
			ps, _ := filepath.Glob(filepath.Join(Path(dir), "*.idx"))
			if err := os.Remove(ps[0]); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := fresh(t)
			load(t, c, "made_one", "2022-01-01", "t-1 Person Ada Ardent", "t-2 Company Brine Works")
			want := held(t, mustLoad(t, c, Built).Index)
			damage(t, c.Dir())
			if found, err := Verify(c.Dir()); err != nil || len(found) != 1 || !strings.HasPrefix(found[0].Object, "index ") || found[0].What == "" {
				t.Errorf("found %+v, %v", found, err)
			}
			r := mustLoad(t, c, Built)
			wantHeld(t, r, want...)
			if !strings.Contains(r.Notice, "built again") {
				t.Errorf("the notice is %q", r.Notice)
			}
			noDamage(t, c)
			if r := mustLoad(t, c, Opened); r.Notice != "" {
				t.Errorf("the notice after that is %q", r.Notice)
			}
		})
	}
}

// An index of another format, or made by other rules or word tables, is not
// damage: it is built again, and the user is told.
func TestOtherMakingIsBuiltAgain(t *testing.T) {
	for name, change := range map[string]func(m *manifest){
		"format": func(m *manifest) { m.Format-- },
		"rules":  func(m *manifest) { m.Rules-- },
		"words":  func(m *manifest) { m.Words = "older" },
	} {
		t.Run(name, func(t *testing.T) {
			c := fresh(t)
			load(t, c, "made_one", "2022-01-01", "t-1 Person Ada Ardent")
			mustLoad(t, c, Built)
			m, err := readManifest(Path(c.Dir()))
			if err != nil {
				t.Fatal(err)
			}
			change(m)
			b, err := m.encode()
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(Path(c.Dir()), current), b, 0o600); err != nil {
				t.Fatal(err)
			}
			noDamage(t, c)
			r := mustLoad(t, c, Built)
			wantHeld(t, r, "t-1 made_one Ada Ardent")
			if !strings.Contains(r.Notice, "another version") {
				t.Errorf("the notice is %q", r.Notice)
			}
			mustLoad(t, c, Opened)
		})
	}
}

// Names of segments that lead elsewhere are not followed.
func TestManifestNamesSegmentsAlone(t *testing.T) {
	dir := t.TempDir()
	m := &manifest{Format: index.Format, Segments: []string{"../../etc/passwd"}}
	b, err := m.encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, current), b, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readManifest(dir); fault.KindOf(err) != fault.Corrupt {
		t.Errorf("got %v", err)
	}
}

// What is not live goes when it is old, and not before.
func TestSweep(t *testing.T) {
	c := fresh(t)
	load(t, c, "made_one", "2022-01-01", "t-1 Person Ada Ardent")
	mustLoad(t, c, Built)
	old, young := filepath.Join(Path(c.Dir()), "index-spool-1"), filepath.Join(Path(c.Dir()), "index-spool-2")
	for _, p := range []string{old, young} {
		if err := os.WriteFile(p, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(old, time.Time{}, time.Now().Add(-2*leftover)); err != nil {
		t.Fatal(err)
	}
	load(t, c, "made_one", "2022-02-01", "t-1 Person Ada Ardent", "t-2 Person Bo")
	mustLoad(t, c, Updated)
	if _, err := os.Stat(old); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old file is still there: %v", err)
	}
	if _, err := os.Stat(young); err != nil {
		t.Errorf("the young file: %v", err)
	}
	noDamage(t, c)
}

// Several programs over one folder, each with its own catalog, load while lists
// are imported: all end with a good index, and the last one is right.
func TestLoadedByManyAtOnce(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "test.db")
	var cs []*catalog.Catalog
	for range 4 {
		d, err := db.Open(context.Background(), file)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = d.Close() }) // after its catalog
		cs = append(cs, opened(t, d, dir))
	}
	load(t, cs[0], "made_one", "2022-01-01", "t-1 Person Ada Ardent", "t-2 Company Brine Works")
	var wg sync.WaitGroup
	for _, c := range cs[1:] {
		wg.Go(func() {
			for range 15 {
				r, err := Load(context.Background(), c, today)
				if err != nil {
					t.Error(err)
					return
				}
				if n := len(held(t, r.Index)); n != r.Index.Len() || n < 2 {
					t.Errorf("%d entities are handed out, %d counted", n, r.Index.Len())
				}
			}
		})
	}
	for i := range 10 {
		load(t, cs[0], "made_one", when.Day(fmt.Sprintf("2022-02-%02d", i+1)), "t-1 Person Ada Ardent", "t-2 Company Brine Works", fmt.Sprintf("n-%d Person New %d", i, i))
	}
	wg.Wait()
	r, err := Load(context.Background(), cs[1], today)
	if err != nil {
		t.Fatal(err)
	}
	if r.Index.Len() != 12 {
		t.Errorf("%d entities in the end, want 12: %q", r.Index.Len(), held(t, r.Index))
	}
	noDamage(t, cs[0])
}

package catalog_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
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
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

func TestImportKeepsHistory(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := open(t, d)
		res := mustImport(t, c, made("made_list", "2022-01-10",
			"t-1 Person name=Ada Ardent alias=A. Ardent", "t-2 Company name=Brine Works country=kp", "t-3 Vessel name=Cormorant"))
		if res.Entities != 3 || res.Names != 4 || res.Statements != 5 || res.Rows != 3 || res.Unchanged {
			t.Errorf("first import: %+v", res)
		}
		mustImport(t, c, made("made_list", "2022-06-10",
			"t-1 Person name=Ada Ardent alias=Countess Ardent", "t-3 Vessel name=Cormorant", "t-4 Person name=Dov Dunlin"))
		wantValues(t, c, "t-1", "2022-01-10", "alias", "A. Ardent")
		wantValues(t, c, "t-1", "2022-06-09", "alias", "A. Ardent")
		wantValues(t, c, "t-1", "2022-06-10", "alias", "Countess Ardent")
		wantValues(t, c, "t-1", "", "name", "Ada Ardent")
		wantValues(t, c, "t-2", "2022-03-01", "name", "Brine Works")
		wantValues(t, c, "t-2", "2022-06-10", "name")
		wantValues(t, c, "t-4", "2022-06-09", "name")
		ds, err := c.Datasets(context.Background())
		if err != nil || len(ds) != 1 {
			t.Fatal(ds, err)
		}
		if got := ds[0]; got.Version != "2022-06-10" || got.Versions != 2 || got.Entities != 3 || got.Statements != 4 || got.Scope != source.Full {
			t.Errorf("dataset: %+v", got)
		}
		vs, err := c.Versions(context.Background(), "made_list")
		if err != nil || len(vs) != 2 || vs[0].Date != "2022-01-10" || vs[0].Entities != 3 || vs[1].LogSeq != 2 {
			t.Errorf("versions: %+v, %v", vs, err)
		}
		if _, err := c.Entity(context.Background(), "t-9", ""); fault.KindOf(err) != fault.NotFound {
			t.Errorf("unknown id: %v", err)
		}
		if _, err := c.Versions(context.Background(), "none"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("unknown dataset: %v", err)
		}
		noDamage(t, c)
	})
}

func TestSameBytesChangeNothing(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	u := made("made_list", "2022-01-10", "t-1 Person name=Ada Ardent")
	first := mustImport(t, c, u)
	second := mustImport(t, c, u)
	if !second.Unchanged || second.Entities != first.Entities || second.Statements != first.Statements {
		t.Errorf("again: %+v", second)
	}
	if vs, _ := c.Versions(context.Background(), "made_list"); len(vs) != 1 {
		t.Errorf("%d versions, want 1", len(vs))
	}
	revision := mustImport(t, c, made("made_list", "2022-01-10", "t-1 Person name=Ada B. Ardent"))
	if revision.Unchanged {
		t.Error("other bytes of the same date are a revision, not the same")
	}
	wantValues(t, c, "t-1", "2022-01-10", "name", "Ada B. Ardent")
	if res := mustImport(t, c, scoped(u, source.Excerpt)); res.Unchanged {
		t.Error("the same bytes with another scope are another version")
	}
	noDamage(t, c)
}

func TestPartsEndOnlyTheirOwn(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	full := parts(made("made_list", "2022-01-01", "t-1 Person name=Ada@prim alias=Addy@alt", "t-2 Person name=Bo@prim alias=Bobo@alt"), "prim", "prim", "alt", "add")
	mustImport(t, c, full)
	mustImport(t, c, parts(made("made_list", "2022-02-01", "t-1 Person name=Ada@prim"), "prim", "prim"))
	wantValues(t, c, "t-1", "2022-02-01", "alias", "Addy")
	wantValues(t, c, "t-2", "2022-02-01", "name")
	wantValues(t, c, "t-2", "2022-02-01", "alias")
	mustImport(t, c, parts(made("made_list", "2022-03-01", "t-1 Person alias=Adda@alt"), "prim", "alt"))
	wantValues(t, c, "t-1", "2022-03-01", "alias", "Adda")
	wantValues(t, c, "t-1", "2022-03-01", "name", "Ada")
	if ds, err := c.Datasets(context.Background()); err != nil || ds[0].Entities != 1 || ds[0].Statements != 2 {
		t.Errorf("%+v, %v", ds, err)
	}
	noDamage(t, c)
}

func TestPartsWithoutAMainOne(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	if res := mustImport(t, c, parts(made("made_oj", "2022-01-01", "a-1 Person name=Ada@act-a"), "", "act-a")); res.Entities != 1 {
		t.Errorf("%+v", res)
	}
	mustImport(t, c, parts(made("made_oj", "2022-01-01", "b-1 Person name=Bo"), "", "act-b"))
	mustImport(t, c, parts(made("made_oj", "2022-02-01", "b-2 Person name=Cy"), "", "act-b"))
	wantValues(t, c, "a-1", "2022-02-01", "name", "Ada")
	wantValues(t, c, "b-1", "2022-01-31", "name", "Bo")
	wantValues(t, c, "b-1", "2022-02-01", "name")
	mustImport(t, c, parts(made("made_oj", "2022-03-01", "b-2 Person name=Cy"), "", "act-a", "act-b", "act-c"))
	wantValues(t, c, "a-1", "2022-03-01", "name")
	noDamage(t, c)
}

// TestNothingButTheListEnds is the rule that no partial file delists anybody.
func TestNothingButTheListEnds(t *testing.T) {
	for _, s := range []source.Scope{source.Excerpt, source.Fixture, source.Damaged, source.Filtered("DPRK")} {
		c := open(t, dbtest.SQLite(t))
		mustImport(t, c, made("made_list", "2022-01-01", "t-1 Person name=Ada", "t-2 Person name=Bo"))
		mustImport(t, c, scoped(made("made_list", "2022-02-01", "t-3 Person name=Cy"), s))
		for _, id := range []string{"t-1", "t-2", "t-3"} {
			if v := view(t, c, id, "2022-02-01"); len(values(v, "name")) != 1 {
				t.Errorf("scope %s: %s does not stand", s, id)
			}
		}
		noDamage(t, c)
	}
}

func TestDeltaEnds(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, scoped(made("made_ftm", "2022-02-01", "t-1 end", "t-3 Person name=Cy"), source.Filtered("delta")))
	mustImport(t, c, made("made_ftm", "2022-01-01", "t-1 Person name=Ada", "t-2 Person name=Bo"))
	wantValues(t, c, "t-1", "2022-01-31", "name", "Ada")
	wantValues(t, c, "t-1", "2022-02-01", "name")
	wantValues(t, c, "t-2", "2022-02-01", "name", "Bo")
	noDamage(t, c)
}

func TestBrokenFileKeepsWhatStoodBefore(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("made_list", "2022-01-01", "t-1 Person name=Ada", "t-2 Person name=Bo"))
	u := made("made_list", "2022-02-01", "t-1 Person name=Ada II")
	whole := u.Parse
	u.Parse = func(ctx context.Context, out *source.Out) error {
		return errors.Join(whole(ctx, out), source.Truncated("list.txt", "line 2", errors.New("unexpected end")))
	}
	res := mustImport(t, c, u)
	if res.Damage == nil || res.Scope != source.Damaged || res.Entities != 1 {
		t.Errorf("%+v", res)
	}
	wantValues(t, c, "t-2", "2022-02-01", "name", "Bo")
	wantValues(t, c, "t-1", "2022-02-01", "name", "Ada", "Ada II")
	if again := mustImport(t, c, u); !again.Unchanged || again.Scope != source.Damaged {
		t.Errorf("again: %+v", again)
	}
	noDamage(t, c)
}

func TestFailedImportsChangeNothing(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("made_list", "2022-01-01", "t-1 Person name=Ada"))
	before := files(t, c)
	boom := errors.New("boom")
	ctx, cancel := context.WithCancel(context.Background())
	for name, change := range map[string]func(*catalog.Unit){
		"nothing read":  func(u *catalog.Unit) { u.Parse = func(context.Context, *source.Out) error { return nil } },
		"error at once": func(u *catalog.Unit) { u.Parse = func(context.Context, *source.Out) error { return boom } },
		"only refused": func(u *catalog.Unit) {
			u.Parse = func(_ context.Context, out *source.Out) error {
				return out.Subject(ftm.NewEntity("t-1", "Thingamajig"), "r")
			}
		},
		"cancelled": func(u *catalog.Unit) {
			whole := u.Parse
			u.Parse = func(ctx context.Context, out *source.Out) error { cancel(); return whole(ctx, out) }
		},
		"no date":       func(u *catalog.Unit) { u.Version = "2022" },
		"no name":       func(u *catalog.Unit) { u.Dataset = "a b" },
		"no components": func(u *catalog.Unit) { u.Scope = source.Component },
		"NUL":           func(u *catalog.Unit) { u.ScopeWhy = "a\x00" },
	} {
		u := made("made_list", "2022-02-01", "t-1 Person name=Ada", "t-2 Person name=Bo")
		change(&u)
		with := context.Background()
		if name == "cancelled" {
			with = ctx
		}
		if res, err := c.Import(with, u); err == nil {
			t.Errorf("%s: no error, %+v", name, res)
		}
	}
	if _, err := c.Sweep(context.Background()); err != nil {
		t.Fatal(err)
	}
	if after := files(t, c); !slices.Equal(before, after) {
		t.Errorf("files before %q, after %q", before, after)
	}
	noDamage(t, c)
}

// files lists the catalog's bulk files.
func files(t *testing.T, c *catalog.Catalog) []string {
	t.Helper()
	var out []string
	for _, sub := range []string{"sealed", "snapshots", "tmp"} {
		es, err := os.ReadDir(filepath.Join(c.Dir(), sub))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range es {
			out = append(out, sub+"/"+e.Name())
		}
	}
	return out
}

func TestHostileFragments(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := open(t, d)
		u := made("made_list", "2022-01-01", "t-1 Person name=Ada")
		u.Parse = func(_ context.Context, out *source.Out) error {
			long := ftm.NewEntity("t-1", "Person")
			long.Values = []ftm.Value{{Prop: "name", Value: "A\x00da \xff Ardent"}, {Prop: "name", Value: strings.Repeat("x", 1<<20)},
				{Prop: "wingspan", Value: "2"}, {Prop: "alias", Value: "\U0001F600 \u0000"}}
			return errors.Join(out.Subject(long, "r\x00"), out.Subject(ftm.NewEntity("bad\x00id", "Person"), "r"),
				out.Subject(ftm.NewEntity(strings.Repeat("i", 600), "Person"), "r"), out.Subject(ftm.NewEntity("t-2", "Interval"), "r"))
		}
		res := mustImport(t, c, u)
		if res.Rejected != 5 || res.Entities != 1 || len(res.Rejects) != 5 {
			t.Errorf("%+v", res)
		}
		wantValues(t, c, "t-1", "", "name", "Ada \uFFFD Ardent")
		noDamage(t, c)
	})
}

// TestSameImportsSameBytes: the same imports in the same order give the same
// sealed bytes.
func TestSameImportsSameBytes(t *testing.T) {
	var entries []entry
	for i := range 300 {
		entries = append(entries, entry(fmt.Sprintf("t-%03d Person name=Nobody %d alias=Nemo %d sanction:program=P%d", (i*7)%300, i, i, i%5)))
	}
	var names []string
	for range 2 {
		c := open(t, dbtest.SQLite(t))
		mustImport(t, c, made("made_list", "2022-01-01", entries[:200]...))
		mustImport(t, c, made("made_list", "2022-02-01", entries[100:]...))
		ds, err := c.Datasets(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, ds[0].File)
	}
	if names[0] != names[1] {
		t.Errorf("sealed files differ: %s", names)
	}
}

func TestListingsAndAnswers(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	with := func(days ...when.Day) {
		for _, d := range days {
			es := []entry{"t-0 Person name=Always sanction:program=X"}
			if d >= "2021-01-01" && d < "2023-01-01" {
				es = append(es, "t-1 Person name=Ada sanction:program=X sanction:provisions=asset-freeze",
					"t-2 Person name=Bo sanction:program=X sanction:startDate=2019-05-06")
			}
			if d < "2022-01-01" {
				es = append(es, "t-3 Person name=Cy sanction:startDate=2018 sanction:endDate=2021-06-30")
			}
			mustImport(t, c, made("made_list", d, es...))
		}
	}
	with("2020-01-01", "2023-01-01", "2021-01-01", "2022-01-01")
	for _, w := range []struct {
		id     string
		on     when.Day
		answer catalog.Answer
		why    string
	}{
		{"t-0", "2019-12-31", catalog.Unknown, "no version before 2020-01-01"},
		{"t-0", "2020-01-01", catalog.Listed, "in the list of 2020-01-01"},
		{"t-0", "2026-01-01", catalog.Listed, "in the list of 2023-01-01"},
		{"t-1", "2019-01-01", catalog.NotListed, "not in the list of 2020-01-01"},
		{"t-1", "2020-01-01", catalog.NotListed, "not in the list of 2020-01-01"},
		{"t-1", "2020-06-01", catalog.Unknown, "between 2020-01-01 and 2021-01-01"},
		{"t-1", "2021-01-01", catalog.Listed, "in the list of 2021-01-01"},
		{"t-1", "2022-06-01", catalog.Listed, "gone by 2023-01-01"},
		{"t-1", "2023-01-01", catalog.NotListed, "no longer in that of 2023-01-01"},
		{"t-2", "2019-05-05", catalog.NotListed, "states: since 2019-05-06"},
		{"t-2", "2019-05-06", catalog.Listed, "states: since 2019-05-06"},
		{"t-3", "2018-06-01", catalog.NotListed, "since 2018-12-31"},
		{"t-3", "2021-06-30", catalog.Listed, ""},
		{"t-3", "2021-07-01", catalog.NotListed, "until 2021-06-30"},
	} {
		v := view(t, c, w.id, w.on)
		if v.Answer != w.answer || len(v.Status) != 1 || !strings.Contains(v.Status[0].Why, w.why) {
			t.Errorf("%s on %s: %s, %+v; want %s, %q", w.id, w.on, v.Answer, v.Status, w.answer, w.why)
		}
	}
	v := view(t, c, "t-1", "2021-01-01")
	l := v.Listings[0]
	if l.From != "2021-01-01" || l.To != "2022-12-31" || l.Basis != catalog.BasisBracketed || l.NotIn != "2020-01-01" ||
		l.SeenTo != "2022-01-01" || l.GoneBy != "2023-01-01" || !slices.Equal(l.Measures, []string{"asset-freeze"}) || !slices.Equal(v.Measures, l.Measures) {
		t.Errorf("listing: %+v, measures %v", l, v.Measures)
	}
	if l := view(t, c, "t-2", "2021-01-01").Listings[0]; l.From != "2019-05-06" || l.Basis != catalog.BasisStated {
		t.Errorf("listing: %+v", l)
	}
	if l := view(t, c, "t-0", "2021-01-01").Listings[0]; l.From != "2020-01-01" || l.To != "" || l.Basis != catalog.BasisObserved {
		t.Errorf("listing: %+v", l)
	}
	noDamage(t, c)
}

func TestDiff(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := open(t, d)
		mustImport(t, c, made("made_list", "2022-01-01", "t-1 Person name=Ada record=a", "t-2 Person name=Bo notes=old", "t-3 Person name=Cy record=c",
			"t-4 Person name=Dov", "t-5 Person name=Em sanction:program=X", "e-1 UnknownLink subject=t-1 object=t-2 role=x"))
		mustImport(t, c, made("made_list", "2022-02-01", "t-1 Person name=Ada record=a2", "t-2 Person name=Bo notes=new", "t-3 Person name=Cy record=c",
			"t-5 Person name=Emma sanction:program=Y", "t-6 Person name=Fay", "e-1 UnknownLink subject=t-1 object=t-2 role=y"))
		got, err := c.Diff(context.Background(), "made_list", "2022-01-01", "2022-02-01")
		want := catalog.Difference{Added: []string{"t-6"}, Removed: []string{"t-4"}, Changed: []catalog.Change{
			{ID: "t-1", Props: []string{}, Notes: []string{"wording"}},
			{ID: "t-2", Props: []string{}, Notes: []string{"- old", "+ new"}},
			{ID: "t-5", Props: []string{"name", "program"}, Notes: []string{}}}}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v\nwant %+v", got, err, want)
		}
		back, err := c.Diff(context.Background(), "made_list", "2022-02-01", "2022-01-01")
		if err != nil || !slices.Equal(back.Added, want.Removed) || !slices.Equal(back.Removed, want.Added) || len(back.Changed) != 3 {
			t.Errorf("backwards: %+v, %v", back, err)
		}
		if _, err := c.Diff(context.Background(), "made_list", "2022-01-02", "2022-02-01"); fault.KindOf(err) != fault.NotFound || !strings.Contains(err.Error(), "2022-01-01, 2022-02-01") {
			t.Errorf("date of no version: %v", err)
		}
		// The same list in another format: no record reads the same.
		other := made("made_list", "2022-02-02", "t-1 Person name=Ada record=x", "t-2 Person name=Bo notes=new record=y", "t-3 Person name=Cy record=z",
			"t-5 Person name=Emma sanction:program=Z record=r", "t-6 Person name=Fay record=s", "e-1 UnknownLink subject=t-1 object=t-2 role=y")
		other.Format = "made-otherwise"
		mustImport(t, c, other)
		got, err = c.Diff(context.Background(), "made_list", "2022-02-01", "2022-02-02")
		want = catalog.Difference{Added: []string{}, Removed: []string{}, Changed: []catalog.Change{{ID: "t-5", Props: []string{"program"}, Notes: []string{}}}}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("between formats: got %+v, %v\nwant %+v", got, err, want)
		}
	})
}

func TestRelations(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("made_list", "2022-01-01", "t-1 Person name=Ada Ardent", "t-2 Company name=Brine Works parent=t-4", "t-4 Company name=Drift Holding",
		"e-1 Ownership owner=t-1 asset=t-2 percentage=60", "e-2 UnknownLink subject=t-2 object=t-9 role=agent"))
	mustImport(t, c, made("made_list", "2022-02-01", "t-1 Person name=Ada Ardent", "t-2 Company name=Brine Works"))
	v := view(t, c, "t-2", "2022-01-15")
	var got []string
	for _, r := range v.Relations {
		got = append(got, fmt.Sprint(r.Schema, " ", r.Role, " ", r.Other, " ", r.Caption, " ", r.Known, " ", r.Stands, " ", strings.Join(r.Words, "/")))
	}
	want := []string{"Company parent t-4 Drift Holding true true ", "Ownership owner t-1 Ada Ardent true true 60", "UnknownLink object t-9 t-9 false true agent"}
	if !slices.Equal(got, want) {
		t.Errorf("relations:\n%q, want\n%q", got, want)
	}
	if v := view(t, c, "t-4", "2022-01-15"); len(v.Relations) != 1 || v.Relations[0].Role != "of parent" || v.Relations[0].Other != "t-2" {
		t.Errorf("the parent's relations: %+v", v.Relations)
	}
	for _, r := range view(t, c, "t-2", "2022-02-01").Relations {
		if r.Stands {
			t.Errorf("%s to %s stands after it was removed", r.Schema, r.Other)
		}
	}
}

func TestDetailsLeadToTheirSubject(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("made_list", "2022-01-01", "t-1 Person name=Ada sanction:program=X"))
	if v := view(t, c, "t-1-sanction", ""); v.ID != "t-1" || len(v.Details) != 1 || v.Details[0].Schema != "Sanction" {
		t.Errorf("%+v", v)
	}
}

func TestEach(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("b_list", "2022-01-01", "t-2 Person name=Bo", "t-1 Person name=Ada"))
	mustImport(t, c, made("b_list", "2022-02-01", "t-1 Person name=Ada"))
	mustImport(t, c, made("a_list", "2022-03-01", "u-1 Vessel name=Cormorant", "e-1 Ownership owner=u-2 asset=u-1"))
	for on, want := range map[when.Day][]string{
		"": {"a_list/e-1", "a_list/u-1", "b_list/t-1", "b_list/t-2"}, "2022-01-31": {"b_list/t-1", "b_list/t-2"},
		"2022-02-01": {"b_list/t-1"}, "2021-01-01": nil,
	} {
		var got []string
		err := c.Each(context.Background(), on, func(g catalog.Group) error {
			got = append(got, g.Dataset+"/"+g.Owner)
			if g.Edge != strings.HasPrefix(g.Owner, "e-") || g.Subject() == nil {
				t.Errorf("%+v", g)
			}
			return nil
		})
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("on %q: %q, %v; want %q", on, got, err, want)
		}
	}
	boom := errors.New("boom")
	if err := c.Each(context.Background(), "", func(catalog.Group) error { return boom }); !errors.Is(err, boom) {
		t.Error(err)
	}
}

func TestStatementsExport(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("made_list", "2022-01-01", "t-1 Person name=Ada~eng alias=Addy"))
	mustImport(t, c, made("made_list", "2022-02-01", "t-1 Person name=Ada~eng"))
	var b strings.Builder
	if err := c.Statements(context.Background(), "made_list", &b, ftm.StatementJSON); err != nil {
		t.Fatal(err)
	}
	r := ftm.NewStatementReader(strings.NewReader(b.String()), ftm.StatementJSON)
	var got []string
	for range 2 {
		s, err := r.Next()
		if err != nil {
			t.Fatal(err, b.String())
		}
		got = append(got, fmt.Sprint(s.Prop, " ", s.Value, " ", s.Lang, " ", s.FirstSeen, " ", s.LastSeen, " ", s.Dataset, " ", s.CanonicalID))
	}
	want := []string{"name Ada eng 2022-01-01 2022-02-01 made_list t-1", "alias Addy  2022-01-01 2022-01-01 made_list t-1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestFolderBelongsToOneDatabase(t *testing.T) {
	dir := t.TempDir()
	for i, d := range []*db.DB{dbtest.SQLite(t), dbtest.SQLite(t)} {
		c, err := catalog.Open(context.Background(), d, dir, clock())
		if i == 0 && err != nil || i == 1 && fault.KindOf(err) != fault.Conflict {
			t.Fatalf("database %d: %v", i, err)
		}
		if err == nil {
			_ = c.Close()
		}
	}
}

// TestImportsTakeTurns imports from two catalogs on one folder at once, while
// a third reads.
func TestImportsTakeTurns(t *testing.T) {
	d, dir := dbtest.SQLite(t), t.TempDir()
	var cs []*catalog.Catalog
	for range 3 {
		c, err := catalog.Open(context.Background(), d, dir, clock())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		cs = append(cs, c)
	}
	mustImport(t, cs[0], made("made_list", "2021-01-01", "t-0 Person name=Ada"))
	var wg sync.WaitGroup
	done := make(chan struct{})
	for w := range 2 {
		wg.Go(func() {
			for i := range 6 {
				u := made("made_list", dayNumber(10*i+w), entry(fmt.Sprintf("t-0 Person name=Ada alias=A%d-%d", w, i)))
				if _, err := cs[w].Import(context.Background(), u); err != nil {
					t.Error(err)
				}
			}
		})
	}
	go func() { wg.Wait(); close(done) }()
	for reads := 0; ; reads++ {
		if v, err := cs[2].Entity(context.Background(), "t-0", "2026-01-01"); err != nil || v.Caption != "Ada" {
			t.Errorf("read %d: %v, %v", reads, v.Caption, err)
		}
		select {
		case <-done:
			if vs, err := cs[2].Versions(context.Background(), "made_list"); err != nil || len(vs) != 13 {
				t.Errorf("%d versions, %v; want 13", len(vs), err)
			}
			if n := len(files(t, cs[2])); n != 14 {
				t.Errorf("%d files, want one sealed file and 13 snapshots", n)
			}
			noDamage(t, cs[2])
			return
		default:
		}
	}
}

// brokenReader gives some bytes and then an error.
type brokenReader struct{ io.Reader }

// Read is for io.Reader.
func (b brokenReader) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if errors.Is(err, io.EOF) {
		err = errors.New("flate: corrupt input")
	}
	return n, err
}

func TestSnapshots(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	u := made("made_list", "2022-01-01", "t-1 Person name=Ada")
	text := strings.Repeat("the bytes as fetched\n", 5000)
	const url = "https://lists.example/made"
	u.URLs, u.FetchedAt = map[string]string{"a.txt": url, "c.zip": url + ".zip"}, time.Date(2022, 1, 3, 4, 5, 6, 0, time.UTC)
	u.Files = []source.File{source.BytesFile("a.txt", []byte(text)),
		source.NewFile("b.txt", "b.txt.gz", func() (io.ReadCloser, error) { return io.NopCloser(brokenReader{strings.NewReader("half")}), nil }),
		source.NewFile("c.txt", "c.zip!c.txt", func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("member")), nil })}
	mustImport(t, c, u)
	snaps, err := c.Snapshots(context.Background(), "made_list", 0)
	if err != nil || len(snaps) != 3 {
		t.Fatal(snaps, err)
	}
	if b, c := snaps[1].Address, snaps[2].Address; b != "b.txt.gz" || c != url+".zip!c.txt" {
		t.Errorf("addresses %q and %q", b, c)
	}
	if s := snaps[0]; s.Name != "a.txt" || s.Size != int64(len(text)) || s.Address != url || !s.FetchedAt.Equal(u.FetchedAt) {
		t.Errorf("%+v", s)
	}
	for i, want := range []string{text, "half", "member"} {
		r, err := c.OpenSnapshot(snaps[i].Hash)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil || string(got) != want {
			t.Errorf("snapshot %d: %d bytes, %v", i, len(got), err)
		}
	}
	for hash, kind := range map[string]fault.Kind{"../../etc": fault.Invalid, strings.Repeat("ab", 32): fault.NotFound} {
		if _, err := c.OpenSnapshot(hash); fault.KindOf(err) != kind {
			t.Errorf("%s: %v", hash, err)
		}
	}
	noDamage(t, c)
	u.Files = []source.File{source.NewFile("c.txt", "c.txt.gz", func() (io.ReadCloser, error) { return io.NopCloser(brokenReader{strings.NewReader("")}), nil })}
	if _, err := c.Import(context.Background(), u); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a file without a byte: %v", err)
	}
}

func TestLostFolder(t *testing.T) {
	d := dbtest.SQLite(t)
	mustImport(t, open(t, d), made("made_list", "2022-01-01", "t-1 Person name=Ada"))
	elsewhere := open(t, d)
	_, err := elsewhere.Entity(context.Background(), "t-1", "")
	if fault.KindOf(err) != fault.Unavailable || !strings.Contains(err.Error(), "--data folder that goes with this database") {
		t.Errorf("entity: %v", err)
	}
	if _, err := elsewhere.Import(context.Background(), made("made_list", "2022-02-01", "t-1 Person name=Ada")); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("import: %v", err)
	}
}

// many returns n rows of made-up companies, the first given.
func many(from, to int) []entry {
	var out []entry
	for i := from; i <= to; i++ {
		out = append(out, entry(fmt.Sprintf("t-%d Company name=Brine Works %d", i, i)))
	}
	return out
}

func TestAListThatShrankALotEndsNobody(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("made_list", "2022-01-01", many(1, 200)...))
	if res := mustImport(t, c, made("made_list", "2022-02-01", many(1, 190)...)); res.Scope != source.Full || res.Lowered != "" {
		t.Errorf("a few gone: %s, %q; want full", res.Scope, res.Lowered)
	}
	wantValues(t, c, "t-200", "2022-02-01", "name")
	res := mustImport(t, c, made("made_list", "2022-03-01", many(1, 60)...))
	if res.Scope != source.Excerpt || !strings.Contains(res.Lowered, "--scope full") {
		t.Errorf("most gone: %s, %q; want an excerpt and a way out", res.Scope, res.Lowered)
	}
	wantValues(t, c, "t-150", "2022-03-01", "name", "Brine Works 150")
	stated := made("made_list", "2022-04-01", many(1, 60)...)
	stated.ScopeWhy = catalog.StatedScope
	mustImport(t, c, stated)
	wantValues(t, c, "t-150", "2022-04-01", "name")
}

func TestRejectedRowsEndNobody(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("made_list", "2022-01-01", many(1, 3)...))
	u := made("made_list", "2022-02-01", many(1, 2)...)
	good := u.Parse
	u.Parse = func(ctx context.Context, out *source.Out) error {
		out.Reject("list.csv", "row 3", "torn")
		return good(ctx, out)
	}
	if res := mustImport(t, c, u); res.Scope != source.Damaged || res.Lowered == "" {
		t.Errorf("scope %s, %q; want damaged", res.Scope, res.Lowered)
	}
	wantValues(t, c, "t-3", "2022-02-01", "name", "Brine Works 3")
}

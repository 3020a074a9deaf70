package ledger_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"sanctrace/internal/db"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/oplog"
)

func clock() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }

func put(t *testing.T, l *ledger.Ledger, items ...ledger.Item) {
	t.Helper()
	docs := []ledger.Document{{ID: "aa", Name: "one.txt", About: json.RawMessage(`{"title":"One"}`), Layer: "text ü"}}
	if err := l.Put(context.Background(), ledger.Content{Name: "demo", On: "2022-11-20", Summary: json.RawMessage(`{}`), Documents: ledger.All(docs), Items: ledger.All(items)}); err != nil {
		t.Fatal(err)
	}
}

var claim = ledger.Item{ID: "c1", Kind: "claim", Data: json.RawMessage(`{"id":"c1"}`)}

func TestPutDecideReplaceVerify(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		log := oplog.New(d)
		l := ledger.New(d, log, clock)
		put(t, l, claim, ledger.Item{ID: "m1", Kind: "match", Data: json.RawMessage(`{}`)})
		decisions := []ledger.Decision{{Item: "c1", Do: ledger.Accept, By: "A. Reader", Reason: "read it"}, {Item: "c1", Do: ledger.Reject, By: "B. Reader", Reason: "no"}}
		if err := l.Decide(ctx, "demo", decisions); err != nil {
			t.Fatal(err)
		}
		put(t, l, claim) // traced again: items change, decisions stay
		cases, err := l.Cases(ctx)
		if err != nil || len(cases) != 1 || cases[0].Items["claim"] != 1 || cases[0].Items["match"] != 0 || cases[0].Decisions != 2 || cases[0].Documents != 1 {
			t.Fatalf("cases = %+v, %v", cases, err)
		}
		got, err := l.Decisions(ctx, "demo")
		if err != nil || len(got) != 2 || got[1].N != 2 || ledger.Holding(got)["c1"].Do != ledger.Reject {
			t.Fatalf("decisions = %+v, %v", got, err)
		}
		docs, err := l.Documents(ctx, "demo")
		if err != nil || len(docs) != 1 || docs[0].Layer != "text ü" {
			t.Fatalf("documents = %+v, %v", docs, err)
		}
		if found, err := l.Search(ctx, "TEXT u", 5); err != nil || len(found) != 1 || found[0].Document != "one.txt" || found[0].Snippet != "text ü" {
			t.Fatalf("search = %+v, %v", found, err)
		}
		if found, err := l.Search(ctx, "text other", 5); err != nil || len(found) != 0 {
			t.Fatalf("search for words that are not there = %+v, %v", found, err)
		}
		if recs, err := log.Records(ctx, "case/demo/c1", 0, 10); err != nil || len(recs) != 2 || recs[0].Actor != "A. Reader" {
			t.Fatalf("log = %+v, %v", recs, err)
		}
		if bad, err := l.Verify(ctx); err != nil || len(bad) != 0 {
			t.Fatalf("verify = %v, %v", bad, err)
		}
		if _, err := d.Exec(ctx, `UPDATE ledger_decision SET reason = 'other' WHERE n = 1`); err != nil {
			t.Fatal(err)
		}
		if bad, err := l.Verify(ctx); err != nil || len(bad) != 1 || bad[0].What != "case demo, decision c1" {
			t.Fatalf("verify after damage = %v, %v", bad, err)
		}
	})
}

func TestDecideIsAllOrNothingAndChecked(t *testing.T) {
	d := dbtest.SQLite(t)
	l := ledger.New(d, oplog.New(d), clock)
	put(t, l, claim)
	good := ledger.Decision{Item: "c1", Do: ledger.Accept, By: "A", Reason: "r"}
	for name, c := range map[string]struct {
		bad  ledger.Decision
		kind fault.Kind
	}{
		"no such item": {ledger.Decision{Item: "c9", Do: ledger.Accept, By: "A", Reason: "r"}, fault.NotFound},
		"no person":    {ledger.Decision{Item: "c1", Do: ledger.Accept, Reason: "r"}, fault.Invalid},
		"no reason":    {ledger.Decision{Item: "c1", Do: ledger.Accept, By: "A"}, fault.Invalid},
		"no value":     {ledger.Decision{Item: "c1", Do: ledger.Correct, By: "A", Reason: "r"}, fault.Invalid},
		"odd verdict":  {ledger.Decision{Item: "c1", Do: "maybe", By: "A", Reason: "r"}, fault.Invalid},
	} {
		err := l.Decide(context.Background(), "demo", []ledger.Decision{good, c.bad})
		if fault.KindOf(err) != c.kind {
			t.Errorf("%s: error %v, want kind %v", name, err, c.kind)
		}
	}
	if got, err := l.Decisions(context.Background(), "demo"); err != nil || len(got) != 0 {
		t.Errorf("decisions after refused batches = %v, %v; want none", got, err)
	}
}

func TestCheckName(t *testing.T) {
	for name, ok := range map[string]bool{"demo": true, "Fall 7": true, "": false, "../x": false, "a/b": false, "дело-1": true} {
		if (ledger.CheckName(name) == nil) != ok {
			t.Errorf("CheckName(%q): want ok=%v", name, ok)
		}
	}
}

// TestLargeItems writes items that do not wait for one statement together.
func TestLargeItems(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		l := ledger.New(d, oplog.New(d), clock)
		large := func(id string) ledger.Item {
			return ledger.Item{ID: id, Kind: "match", Data: json.RawMessage(`"` + strings.Repeat(id, 3<<20) + `"`)}
		}
		put(t, l, large("a"), claim, large("b"), large("c"))
		items, err := l.Items(context.Background(), "demo")
		if err != nil || len(items) != 4 || items[1].ID != "c1" || string(items[3].Data) != string(large("c").Data) {
			t.Fatalf("%d items, %v", len(items), err)
		}
		if bad, err := l.Verify(context.Background()); err != nil || len(bad) != 0 {
			t.Errorf("verify = %v, %v", bad, err)
		}
	})
}

package ledger_test

import (
	"context"
	"encoding/json"
	"testing"

	"sanctrace/internal/db"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/oplog"
)

// TestAddedItemsStay adds an item, traces again, decides on it and damages it.
func TestAddedItemsStay(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		log := oplog.New(d)
		l := ledger.New(d, log, clock)
		put(t, l, claim)
		own := ledger.Item{ID: "own-1", Kind: "claim", Data: json.RawMessage(`{"id":"own-1"}`)}
		for range 2 { // the second time it is there already
			if err := l.Add(ctx, "demo", "A. Author", []ledger.Item{own}); err != nil {
				t.Fatal(err)
			}
		}
		put(t, l, claim)
		items, err := l.Items(ctx, "demo")
		if err != nil || len(items) != 2 || items[1].ID != "own-1" || string(items[1].Data) != `{"id":"own-1"}` {
			t.Fatalf("items = %+v, %v", items, err)
		}
		if err := l.Decide(ctx, "demo", []ledger.Decision{{Item: "own-1", Do: ledger.Accept, By: "A", Reason: "r"}}); err != nil {
			t.Fatal(err)
		}
		if c, err := l.Case(ctx, "demo"); err != nil || c.Items["claim"] != 2 {
			t.Fatalf("case = %+v, %v", c, err)
		}
		if recs, err := log.Records(ctx, "case/demo/own-1", 0, 10); err != nil || len(recs) != 2 || recs[0].Action != "add" || recs[0].Actor != "A. Author" {
			t.Fatalf("log = %+v, %v", recs, err)
		}
		if bad, err := l.Verify(ctx); err != nil || len(bad) != 0 {
			t.Fatalf("verify = %v, %v", bad, err)
		}
		if _, err := d.Exec(ctx, `UPDATE ledger_added SET data = '{}'`); err != nil {
			t.Fatal(err)
		}
		if bad, err := l.Verify(ctx); err != nil || len(bad) == 0 {
			t.Fatalf("verify after damage = %v, %v", bad, err)
		}
		if _, err := d.Exec(ctx, `DELETE FROM ledger_added`); err != nil {
			t.Fatal(err)
		}
		if bad, err := l.Verify(ctx); err != nil || len(bad) != 1 || bad[0].Why != "it was added and is gone" {
			t.Fatalf("verify after loss = %v, %v", bad, err)
		}
		if err := l.Add(ctx, "other", "A", []ledger.Item{own}); fault.KindOf(err) != fault.NotFound {
			t.Fatalf("no such case: %v", err)
		}
	})
}

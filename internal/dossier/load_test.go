package dossier

import (
	"bytes"
	"context"
	"testing"
	"time"

	"sanctrace/internal/db"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/oplog"
)

// TestLoad: a case that was kept gives the dossier that it gave before.
func TestLoad(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		l := ledger.New(d, oplog.New(d), func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) })
		in := sample(t)
		in.Documents[0].Places, in.Documents[0].About = []byte(`[[0,68,3,72,90.5,300,104]]`), []byte(`{}`)
		head, items, err := in.Result.Items()
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Put(ctx, ledger.Content{Name: "sample", On: "2022-11-20", Summary: head, Documents: ledger.All(in.Documents), Items: ledger.All(items)}); err != nil {
			t.Fatal(err)
		}
		if err := l.Decide(ctx, "sample", []ledger.Decision{{Item: "c1", Do: ledger.Accept, By: "A", Reason: "read"}}); err != nil {
			t.Fatal(err)
		}
		back, err := Load(ctx, l, "sample")
		if err != nil {
			t.Fatal(err)
		}
		got, err := Compose(back)
		if err != nil {
			t.Fatal(err)
		}
		if page := mustHTML(t, got); !bytes.Contains(page, []byte("one.txt, page 3, bytes 0-51, box 72 90.5 300 104")) {
			t.Errorf("the passage has no place:\n%s", page)
		}
		if _, err := Load(ctx, l, "none"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("no case: %v", err)
		}
	})
}

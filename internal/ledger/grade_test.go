package ledger_test

import (
	"context"
	"encoding/json"
	"testing"

	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/oplog"
)

// TestGradesStandApart grades a source and a claim: neither accepts nor rejects
// anything, and the last of each holds.
func TestGradesStandApart(t *testing.T) {
	d := dbtest.SQLite(t)
	ctx := context.Background()
	l := ledger.New(d, oplog.New(d), clock)
	put(t, l, claim, ledger.Item{ID: "o1", Kind: "origin", Data: json.RawMessage(`{}`)})
	grade := func(item, value string) error {
		return l.Decide(ctx, "demo", []ledger.Decision{{Item: item, Do: ledger.Grade, Value: json.RawMessage(value), By: "Ann", Reason: "r"}})
	}
	if err := l.Decide(ctx, "demo", []ledger.Decision{{Item: "c1", Do: ledger.Accept, By: "Ann", Reason: "r"}}); err != nil {
		t.Fatal(err)
	}
	for _, ok := range [][2]string{{"o1", `{"reliability":"C"}`}, {"o1", `{"reliability":"B"}`}, {"c1", `{"credibility":"2"}`}} {
		if err := grade(ok[0], ok[1]); err != nil {
			t.Fatal(err)
		}
	}
	for _, bad := range [][2]string{{"o1", `{"credibility":"2"}`}, {"c1", `{"reliability":"A"}`}, {"c1", `{"credibility":"7"}`}, {"o1", `{"reliability":"B","credibility":"2"}`}, {"o1", `{}`}, {"o1", `"B"`}} {
		if err := grade(bad[0], bad[1]); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s %s: %v, want Invalid", bad[0], bad[1], err)
		}
	}
	all, err := l.Decisions(ctx, "demo")
	if err != nil || len(all) != 4 {
		t.Fatalf("decisions = %+v, %v", all, err)
	}
	if h := ledger.Holding(all); len(h) != 1 || h["c1"].Do != ledger.Accept {
		t.Errorf("holding = %+v; a grade decides nothing", h)
	}
	g := ledger.Grades(all)
	if g["o1"].String() != "source B, usually reliable (Ann: r)" || g["c1"].String() != "information 2, probably true (Ann: r)" {
		t.Errorf("grades = %+v", g)
	}
	if bad, err := l.Verify(ctx); err != nil || len(bad) != 0 {
		t.Errorf("verify = %v, %v", bad, err)
	}
}

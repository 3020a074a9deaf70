package oplog_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"sanctrace/internal/db"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/fault"
	"sanctrace/internal/oplog"
)

var noon = time.Date(2026, 1, 2, 12, 0, 0, 5000, time.UTC)

func add(t *testing.T, d *db.DB, l *oplog.Log, n int) {
	t.Helper()
	err := d.Tx(context.Background(), func(tx *db.Tx) error {
		for i := range n {
			_, err := l.Append(context.Background(), tx, oplog.Entry{Time: noon.Add(time.Duration(i) * time.Second), Actor: "tester",
				Action: "import", Object: fmt.Sprintf("dataset/d%d", i%3), Payload: json.RawMessage(fmt.Sprintf(`{ "i": %d }`, i))})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func verify(t *testing.T, l *oplog.Log) []oplog.Damage {
	t.Helper()
	dmg, err := l.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return dmg
}

func TestAppendProveVerify(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		l := oplog.New(d)
		if dmg := verify(t, l); len(dmg) != 0 {
			t.Errorf("an empty log is damaged: %v", dmg)
		}
		add(t, d, l, 5)
		early, err := l.Head(ctx)
		if err != nil || early.Size != 5 {
			t.Fatalf("head %v, %v", early, err)
		}
		add(t, d, l, 8)
		for seq := int64(1); seq <= 13; seq++ {
			p, err := l.Prove(ctx, seq)
			if err != nil {
				t.Fatal(err)
			}
			if err := p.Check(); err != nil {
				t.Errorf("record %d: %v", seq, err)
			}
			p.Record.Actor = "somebody else"
			if err := p.Check(); fault.KindOf(err) != fault.Corrupt {
				t.Errorf("record %d with another actor is proved: %v", seq, err)
			}
		}
		if _, err := l.Prove(ctx, 14); fault.KindOf(err) != fault.NotFound {
			t.Errorf("record 14: %v", err)
		}
		if h, err := l.ProveGrowth(ctx, early); err != nil || h.Size != 13 {
			t.Errorf("growth: %v %v", h, err)
		}
		early.Root[0] ^= 1
		if _, err := l.ProveGrowth(ctx, early); fault.KindOf(err) != fault.Corrupt {
			t.Errorf("growth from another root: %v", err)
		}
		rs, err := l.Records(ctx, "dataset/d1", 2, 2)
		if err != nil || len(rs) != 2 || rs[0].Seq != 5 || string(rs[0].Payload) != `{"i":4}` || !rs[0].Time.Equal(noon.Add(4*time.Second)) {
			t.Errorf("records: %+v, %v", rs, err)
		}
		if dmg := verify(t, l); len(dmg) != 0 {
			t.Errorf("a sound log is damaged: %v", dmg)
		}
	})
}

func TestRollbackLeavesNoTrace(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		l := oplog.New(d)
		add(t, d, l, 2)
		boom := errors.New("boom")
		err := d.Tx(context.Background(), func(tx *db.Tx) error {
			_, err := l.Append(context.Background(), tx, oplog.Entry{Time: noon, Actor: "a", Action: "b", Object: "c"})
			return errors.Join(err, boom)
		})
		if !errors.Is(err, boom) {
			t.Fatal(err)
		}
		if h, _ := l.Head(context.Background()); h.Size != 2 {
			t.Errorf("head %d, want 2", h.Size)
		}
		add(t, d, l, 1)
		if dmg := verify(t, l); len(dmg) != 0 {
			t.Errorf("damaged: %v", dmg)
		}
	})
}

func TestAppendersTakeTurns(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		l := oplog.New(d)
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() { add(t, d, l, 5) })
		}
		wg.Wait()
		if h, _ := l.Head(context.Background()); h.Size != 20 {
			t.Errorf("head %d, want 20", h.Size)
		}
		if dmg := verify(t, l); len(dmg) != 0 {
			t.Errorf("damaged: %v", dmg)
		}
	})
}

func TestDatabaseRefusesChanges(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		add(t, d, oplog.New(d), 2)
		statements := []string{
			"UPDATE oplog_record SET actor = 'x' WHERE seq = 1", "DELETE FROM oplog_record WHERE seq = 2",
			"UPDATE oplog_hash SET hash = hash", "DELETE FROM oplog_hash",
		}
		if d.Dialect() == db.Postgres {
			statements = append(statements, "TRUNCATE oplog_record", "TRUNCATE oplog_hash")
		}
		for _, s := range statements {
			if _, err := d.Exec(context.Background(), s); err == nil || !strings.Contains(err.Error(), "append-only") {
				t.Errorf("%s: got %v, want refusal", s, err)
			}
		}
	})
}

// disarm removes the guards, as a person with the database in hand could.
func disarm(t *testing.T, d *db.DB) {
	t.Helper()
	statements := []string{"DROP TRIGGER oplog_record_guard ON oplog_record", "DROP TRIGGER oplog_hash_guard ON oplog_hash"}
	if d.Dialect() == db.SQLite {
		statements = []string{"DROP TRIGGER oplog_record_no_update", "DROP TRIGGER oplog_record_no_delete",
			"DROP TRIGGER oplog_hash_no_update", "DROP TRIGGER oplog_hash_no_delete"}
	}
	for _, s := range statements {
		if _, err := d.Exec(context.Background(), s); err != nil {
			t.Fatal(err)
		}
	}
}

func TestVerifyNamesTheDamagedRecord(t *testing.T) {
	for _, c := range []struct {
		name, damage string
		seq          int64
	}{
		{"actor", "UPDATE oplog_record SET actor = 'x' WHERE seq = 3", 3},
		{"time", "UPDATE oplog_record SET time = '2026-01-02T12:00:09Z' WHERE seq = 2", 2},
		{"not a time", "UPDATE oplog_record SET time = 'noon' WHERE seq = 2", 2},
		{"payload", `UPDATE oplog_record SET payload = '{"i":9}' WHERE seq = 4`, 4},
		{"leaf", "UPDATE oplog_record SET hash = (SELECT hash FROM oplog_record WHERE seq = 1) WHERE seq = 5", 5},
		{"removed in the middle", "DELETE FROM oplog_record WHERE seq = 4", 4},
		{"removed at the end", "DELETE FROM oplog_record WHERE seq = 6", 0},
		{"hash removed", "DELETE FROM oplog_hash WHERE id = 5", 0},
		{"inner hash", "UPDATE oplog_hash SET hash = (SELECT hash FROM oplog_hash WHERE id = 0) WHERE id = 2", 0},
		{"head", "UPDATE oplog_head SET size = 5", 0},
		{"root", "UPDATE oplog_head SET root = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='", 0},
		{"no root", "UPDATE oplog_head SET root = 'x'", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, d *db.DB) {
				l := oplog.New(d)
				add(t, d, l, 6)
				disarm(t, d)
				if _, err := d.Exec(context.Background(), c.damage); err != nil {
					t.Fatal(err)
				}
				dmg := verify(t, l)
				if len(dmg) == 0 || dmg[0].Seq != c.seq {
					t.Errorf("got %v, want damage at record %d", dmg, c.seq)
				}
			})
		})
	}
}

func TestEntriesAreChecked(t *testing.T) {
	d := dbtest.SQLite(t)
	l := oplog.New(d)
	ok := oplog.Entry{Time: noon, Actor: "a", Action: "b", Object: "c"}
	for name, change := range map[string]func(*oplog.Entry){
		"no time":     func(e *oplog.Entry) { e.Time = time.Time{} },
		"no actor":    func(e *oplog.Entry) { e.Actor = "" },
		"NUL":         func(e *oplog.Entry) { e.Object = "a\x00b" },
		"bad JSON":    func(e *oplog.Entry) { e.Payload = json.RawMessage("{") },
		"not UTF-8":   func(e *oplog.Entry) { e.Payload = json.RawMessage("\"\xff\"") },
		"big payload": func(e *oplog.Entry) { e.Payload = json.RawMessage(`"` + strings.Repeat("x", 1<<20) + `"`) },
	} {
		e := ok
		change(&e)
		err := d.Tx(context.Background(), func(tx *db.Tx) error {
			_, err := l.Append(context.Background(), tx, e)
			return err
		})
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: got %v", name, err)
		}
	}
	ok.Payload, ok.Withhold = json.RawMessage(`{"who":"a source"}`), true
	if err := d.Tx(context.Background(), func(tx *db.Tx) error { _, err := l.Append(context.Background(), tx, ok); return err }); err != nil {
		t.Fatal(err)
	}
	p, err := l.Prove(context.Background(), 1)
	if err != nil || p.Record.Payload != nil || p.Check() != nil || len(verify(t, l)) != 0 {
		t.Errorf("withheld payload: %+v, %v", p, err)
	}
}

func BenchmarkAppend(b *testing.B) {
	d := dbtest.SQLite(b)
	l := oplog.New(d)
	for b.Loop() {
		err := d.Tx(context.Background(), func(tx *db.Tx) error {
			_, err := l.Append(context.Background(), tx, oplog.Entry{Time: noon, Actor: "a", Action: "b", Object: "c"})
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

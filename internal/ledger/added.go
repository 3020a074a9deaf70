package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"sanctrace/internal/db"
	"sanctrace/internal/fault"
	"sanctrace/internal/oplog"
)

// Add puts items into a case that no trace finds again, all or none: what a
// person states or an assistant proposes. A later trace leaves them in place.
// An id that the case holds already is left as it is. The log records that an
// item was added, by whom and its hash, not its words. It fails with
// fault.NotFound when there is no such case.
func (l *Ledger) Add(ctx context.Context, name, by string, items []Item) error {
	return l.db.Tx(ctx, func(tx *db.Tx) error {
		var last sql.NullInt64
		if err := tx.QueryRow(ctx, `SELECT MAX(n) FROM ledger_added WHERE case_name = ?`, name).Scan(&last); err != nil {
			return fmt.Errorf("read what was added to case %s: %w", name, err)
		}
		if err := tx.QueryRow(ctx, `SELECT name FROM ledger_case WHERE name = ?`, name).Scan(&name); err != nil {
			if errors.Is(err, sql.ErrNoRows) {
				return fault.New(fault.NotFound, "case "+strconv.Quote(name), "no such case").Try("make it with: sanctrace trace --case NAME FILE...")
			}
			return fmt.Errorf("read case %s: %w", name, err)
		}
		n := last.Int64
		for _, it := range items {
			switch kind, err := l.kindOf(ctx, tx, name, it.ID); {
			case err == nil && kind == it.Kind:
				continue
			case fault.KindOf(err) != fault.NotFound:
				return err
			}
			n++
			if err := l.add(ctx, tx, addition{name, by, n}, it); err != nil {
				return err
			}
		}
		return nil
	})
}

// addition says to which case, by whom and as which number an item is added.
type addition struct {
	name, by string
	n        int64
}

func (l *Ledger) add(ctx context.Context, tx *db.Tx, to addition, it Item) error {
	payload, err := json.Marshal(map[string]any{"kind": it.Kind, "digest": itemsDigest([]Item{it})})
	if err != nil {
		return fmt.Errorf("record item %s: %w", it.ID, err)
	}
	seq, err := l.log.Append(ctx, tx, oplog.Entry{Time: l.now(), Actor: to.by, Action: "add", Object: "case/" + to.name + "/" + it.ID, Payload: payload})
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `INSERT INTO ledger_added (case_name, id, kind, n, data, log_seq, digest) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		to.name, it.ID, it.Kind, to.n, string(it.Data), seq,
		db.Digest(to.name, it.ID, it.Kind, strconv.FormatInt(to.n, 10), string(it.Data), strconv.FormatInt(seq, 10)))
	if err != nil {
		return fmt.Errorf("write item %s: %w", it.ID, err)
	}
	return nil
}

// kindOf returns the kind of an item of a case, or fault.NotFound.
func (l *Ledger) kindOf(ctx context.Context, tx *db.Tx, name, id string) (kind string, err error) {
	err = tx.QueryRow(ctx, `SELECT kind FROM ledger_item WHERE case_name = ? AND id = ?
		UNION ALL SELECT kind FROM ledger_added WHERE case_name = ? AND id = ?`, name, id, name, id).Scan(&kind)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fault.New(fault.NotFound, name+" "+id, "no such case or no such item in it").Try("list cases with: sanctrace cases")
	}
	if err != nil {
		return "", fmt.Errorf("read item %s: %w", id, err)
	}
	return kind, nil
}

// Added returns the items of a case that were added, in that order.
func (l *Ledger) Added(ctx context.Context, name string) ([]Item, error) {
	return l.items(ctx, name, `SELECT id, kind, data FROM ledger_added WHERE case_name = ? ORDER BY n`)
}

// traced returns the items that the last trace of a case found.
func (l *Ledger) traced(ctx context.Context, name string) ([]Item, error) {
	return l.items(ctx, name, `SELECT id, kind, data FROM ledger_item WHERE case_name = ? ORDER BY pos`)
}

func (l *Ledger) items(ctx context.Context, name, query string) ([]Item, error) {
	rows, err := l.db.Query(ctx, query, name)
	if err != nil {
		return nil, fmt.Errorf("read items of case %s: %w", name, err)
	}
	defer rows.Close()
	var out []Item
	for rows.Next() {
		var it Item
		var data string
		if err := rows.Scan(&it.ID, &it.Kind, &data); err != nil {
			return nil, fmt.Errorf("read items of case %s: %w", name, err)
		}
		it.Data = json.RawMessage(data)
		out = append(out, it)
	}
	return out, rows.Err()
}

// verifyAdded compares what was added to a case with its records in the log
// and takes the records that it finds out of the map.
func (l *Ledger) verifyAdded(ctx context.Context, name string, records map[string]oplog.Record) ([]Damage, error) {
	items, err := l.Added(ctx, name)
	if err != nil {
		return nil, err
	}
	var bad []Damage
	for _, it := range items {
		var said struct {
			Digest string `json:"digest"`
		}
		object := "case/" + name + "/" + it.ID
		r, ok := records[object]
		delete(records, object)
		if !ok || json.Unmarshal(r.Payload, &said) != nil || said.Digest != itemsDigest([]Item{it}) {
			bad = append(bad, Damage{fmt.Sprintf("case %s, item %s", name, it.ID), "it is not what the log records"})
		}
	}
	return bad, nil
}

// Package ledger keeps cases: the documents taken in, what a trace found in
// them, and what people decided about it.
//
// A case is written as a whole by a trace ([Ledger.Put]) and may be written
// again: found items are replaced, decisions stay, because the ids of items
// are made from their content and so are the same on every run. Items that a
// person or an assistant put in ([Ledger.Add]) stay too. Decisions are
// only ever added ([Ledger.Decide]); the last one about an item holds. Each
// put and each decision is a record in the log, in the same transaction.
//
// The package owns the tables ledger_case, ledger_document, ledger_item,
// ledger_added, ledger_decision and, for search, ledger_text. Each row carries
// a digest of its content, which [Ledger.Verify] recomputes. It extracts nothing and interprets no item.
package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"regexp"
	"strconv"
	"strings"
	"time"

	"sanctrace/internal/db"
	"sanctrace/internal/fault"
	"sanctrace/internal/oplog"
)

// Ledger reads and writes cases. It is safe for concurrent use.
type Ledger struct {
	db  *db.DB
	log *oplog.Log
	now func() time.Time
}

// New returns the ledger kept in d, logging to log, with the caller's clock.
func New(d *db.DB, log *oplog.Log, now func() time.Time) *Ledger {
	return &Ledger{db: d, log: log, now: now}
}

// Case is a case as listed.
type Case struct {
	Name      string          `json:"name"`
	Created   string          `json:"created"` // RFC 3339, UTC
	On        string          `json:"on"`      // day the trace is as of; empty means the day it ran
	Documents int             `json:"documents"`
	Items     map[string]int  `json:"items"`     // kind -> count
	Decisions int             `json:"decisions"` // decisions made so far
	Summary   json.RawMessage `json:"-"`
}

// Document is a document of a case with the text layer that spans point into.
type Document struct {
	ID     string          // SHA-256 of the bytes, hex
	Name   string          // file name
	About  json.RawMessage // title, outlet, dates, genre ...
	Layer  string
	Places json.RawMessage // where the bytes of the layer stand in the document; nil where it has no pages and cells
}

// Item is one thing a trace found.
type Item struct {
	ID   string
	Kind string // claim, transfer, origin, match, verdict, flag, pattern, lead
	Data json.RawMessage
}

// Verdict is what a person decides about an item.
type Verdict string

// The verdicts.
const (
	Accept  Verdict = "accept"
	Reject  Verdict = "reject"
	Correct Verdict = "correct"
)

// Decision is a person's decision about one item.
type Decision struct {
	N      int64           `json:"n,omitempty"` // number in the case, from 1; set by the ledger
	Item   string          `json:"id"`
	Do     Verdict         `json:"verdict"`
	Value  json.RawMessage `json:"value,omitempty"` // fields that replace those of the item, for correct
	By     string          `json:"by"`
	Reason string          `json:"reason"`
	At     string          `json:"at,omitempty"` // RFC 3339, UTC; set by the ledger
	Log    int64           `json:"log,omitempty"`
}

// reName is what a case may be called: it becomes part of file names and
// addresses.
var reName = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$`)

// CheckName returns a fault.Invalid error when name cannot name a case.
func CheckName(name string) error {
	if !reName.MatchString(name) {
		return fault.New(fault.Invalid, "case "+strconv.Quote(name), "not a name for a case").
			Try("use up to 80 letters, digits, blanks, dots, dashes; begin with a letter or digit")
	}
	return nil
}

// Content is a case as a trace writes it. Documents and items are gone through
// once, each written before the next is asked for; an error among them ends the
// writing, and nothing is written.
type Content struct {
	Name      string
	On        string          // day the trace is as of; empty means the day it ran
	Summary   json.RawMessage // what the items do not say
	Documents iter.Seq2[Document, error]
	Items     iter.Seq2[Item, error]
}

// All hands out the values of a list for a [Content].
func All[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// Put writes a case: it is created, or its documents and items are replaced.
func (l *Ledger) Put(ctx context.Context, c Content) error {
	name, on, summary := c.Name, c.On, c.Summary
	if err := CheckName(name); err != nil {
		return err
	}
	stamp := l.now().UTC().Format(time.RFC3339)
	return l.db.Tx(ctx, func(tx *db.Tx) error {
		created := stamp
		err := tx.QueryRow(ctx, `SELECT created FROM ledger_case WHERE name = ?`, name).Scan(&created)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("read case %s: %w", name, err)
		}
		if _, err := tx.Exec(ctx, `INSERT INTO ledger_case (name, created, traced, summary, digest) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (name) DO UPDATE SET traced = excluded.traced, summary = excluded.summary, digest = excluded.digest`,
			name, created, on, string(summary), db.Digest(name, created, on, string(summary))); err != nil {
			return fmt.Errorf("write case %s: %w", name, err)
		}
		written, err := l.replace(ctx, tx, c)
		if err != nil {
			return err
		}
		payload, err := json.Marshal(written)
		if err != nil {
			return err
		}
		_, err = l.log.Append(ctx, tx, oplog.Entry{Time: l.now(), Actor: "system", Action: "trace", Object: "case/" + name, Payload: payload})
		return err
	})
}

// replace writes documents and items of a case in place of the old ones.
func (l *Ledger) replace(ctx context.Context, tx *db.Tx, c Content) (traced, error) {
	var out traced
	for _, table := range []string{"ledger_item", "ledger_document", "ledger_text"} {
		if _, err := tx.Exec(ctx, `DELETE FROM `+table+` WHERE case_name = ?`, c.Name); err != nil {
			return out, fmt.Errorf("clear %s of case %s: %w", table, c.Name, err)
		}
	}
	var err error
	if out.Documents, err = l.writeDocuments(ctx, tx, c); err == nil {
		out.Items, out.Digest, err = l.writeItems(ctx, tx, c)
	}
	return out, err
}

// writeDocuments writes one row at a time: a text may be large.
func (l *Ledger) writeDocuments(ctx context.Context, tx *db.Tx, c Content) (n int, err error) {
	for d, err := range c.Documents {
		if err != nil {
			return n, err
		}
		fields := []string{c.Name, d.ID, strconv.Itoa(n), d.Name, string(d.About), d.Layer, string(d.Places)}
		if _, err := tx.Exec(ctx, `INSERT INTO ledger_document (case_name, id, pos, name, about, layer, places, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			c.Name, d.ID, n, d.Name, string(d.About), d.Layer, string(d.Places), documentDigest(fields)); err != nil {
			return n, fmt.Errorf("write document %d of case %s: %w", n+1, c.Name, err)
		}
		if err := l.index(ctx, tx, c.Name, d); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// maxWaiting bounds the bytes of items that wait for one statement: an item may
// rest on passages of thousands of documents.
const maxWaiting = 4 << 20

func (l *Ledger) writeItems(ctx context.Context, tx *db.Tx, c Content) (n int, digest string, err error) {
	b := tx.Batch("ledger_item", "case_name, id, kind, pos, data, digest", "")
	all, waiting := db.NewDigest(), 0
	for it, err := range c.Items {
		if err != nil {
			return n, "", err
		}
		data := string(it.Data)
		err := b.Add(ctx, c.Name, it.ID, it.Kind, n, data, db.Digest(c.Name, it.ID, it.Kind, strconv.Itoa(n), data))
		if waiting += len(data); err == nil && waiting > maxWaiting {
			waiting, err = 0, b.Flush(ctx)
		}
		if err != nil {
			return n, "", fmt.Errorf("write item %s of case %s: %w", it.ID, c.Name, err)
		}
		all.Add(it.Kind, it.ID, data)
		n++
	}
	if err := b.Flush(ctx); err != nil {
		return n, "", fmt.Errorf("write items of case %s: %w", c.Name, err)
	}
	return n, all.Sum(), nil
}

// documentDigest is the digest of the row of a document. It covers the places,
// the last field, where there are any: rows without are older than the column.
func documentDigest(fields []string) string {
	if last := len(fields) - 1; fields[last] == "" {
		fields = fields[:last]
	}
	return db.Digest(fields...)
}

func itemsDigest(items []Item) string {
	all := db.NewDigest()
	for _, it := range items {
		all.Add(it.Kind, it.ID, string(it.Data))
	}
	return all.Sum()
}

// Decide adds decisions to a case, all or none. It fails with fault.NotFound
// when the case or an item is not there, fault.Invalid when a decision lacks
// who or why, or a correction lacks its value.
func (l *Ledger) Decide(ctx context.Context, name string, decisions []Decision) error {
	return l.db.Tx(ctx, func(tx *db.Tx) error {
		var last sql.NullInt64
		if err := tx.QueryRow(ctx, `SELECT MAX(n) FROM ledger_decision WHERE case_name = ?`, name).Scan(&last); err != nil {
			return fmt.Errorf("read decisions of case %s: %w", name, err)
		}
		for i, d := range decisions {
			if err := l.decide(ctx, tx, name, last.Int64+int64(i)+1, d); err != nil {
				return err
			}
		}
		return nil
	})
}

func (l *Ledger) decide(ctx context.Context, tx *db.Tx, name string, n int64, d Decision) error {
	if err := d.check(); err != nil {
		return err
	}
	kind, err := l.kindOf(ctx, tx, name, d.Item)
	if err != nil {
		return err
	}
	if d.Do == Grade {
		g, err := d.graded()
		if err == nil {
			err = g.fits(kind, d.Item)
		}
		if err != nil {
			return err
		}
	}
	at := l.now().UTC().Format(time.RFC3339)
	if len(d.Value) == 0 {
		d.Value = nil
	}
	payload, err := json.Marshal(map[string]any{"kind": kind, "verdict": d.Do, "reason": d.Reason, "value": d.Value})
	if err != nil {
		return fault.Wrap(fault.Invalid, "--value", err)
	}
	seq, err := l.log.Append(ctx, tx, oplog.Entry{Time: l.now(), Actor: d.By, Action: "decide", Object: "case/" + name + "/" + d.Item, Payload: payload})
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `INSERT INTO ledger_decision (case_name, item, n, verdict, value, by_whom, reason, decided, log_seq, digest)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, name, d.Item, n, string(d.Do), string(d.Value), d.By, d.Reason, at, seq,
		db.Digest(name, d.Item, strconv.FormatInt(n, 10), string(d.Do), string(d.Value), d.By, d.Reason, at, strconv.FormatInt(seq, 10)))
	if err != nil {
		return fmt.Errorf("write decision on %s: %w", d.Item, err)
	}
	return nil
}

func isObject(data []byte) bool {
	var fields map[string]json.RawMessage
	return json.Unmarshal(data, &fields) == nil && fields != nil
}

// check tells what a decision lacks.
func (d Decision) check() error {
	switch {
	case d.Do != Accept && d.Do != Reject && d.Do != Correct && d.Do != Grade:
		return fault.New(fault.Invalid, d.Item, "verdict %q", d.Do).Try("use accept, reject or correct")
	case strings.TrimSpace(d.By) == "":
		return fault.New(fault.Invalid, d.Item, "a decision needs a person").Try("say who with --by")
	case strings.TrimSpace(d.Reason) == "":
		return fault.New(fault.Invalid, d.Item, "a decision needs a reason").Try("say why with --reason")
	case d.Do == Correct && !isObject(d.Value):
		return fault.New(fault.Invalid, d.Item, "a correction needs a JSON object").Try("give the fields to replace with --value")
	case len(d.Value) > 0 && d.Do != Correct && d.Do != Grade:
		return fault.New(fault.Invalid, d.Item, "a value with verdict %q", d.Do).Try("leave --value out, or use correct")
	}
	return nil
}

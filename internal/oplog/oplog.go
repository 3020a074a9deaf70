// Package oplog is the append-only log of every import and every decision,
// with a Merkle tree over it (RFC 6962, golang.org/x/mod/sumdb/tlog), so that
// anyone who keeps a tree head can later prove that a record stood in the log
// and that nothing before it was altered.
//
// It owns the tables oplog_record, oplog_hash and oplog_head. Records are
// numbered 1, 2, 3, ... without gaps; database triggers refuse to change or
// delete them. The leaf of a record commits to its number, time, actor,
// action, object and the SHA-256 of its payload; the payload itself may be
// withheld (a confidential source leaves no words here).
//
// A record is appended inside the transaction of the change that it is about:
// either both are there or neither. The log does not interpret payloads and
// does not read the clock.
package oplog

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/tlog"

	"sanctrace/internal/db"
	"sanctrace/internal/fault"
)

// maxPayload bounds the JSON of one record.
const maxPayload = 1 << 20

// Log is the log of one database. It is safe for concurrent use.
type Log struct{ db *db.DB }

// New returns the log kept in d.
func New(d *db.DB) *Log { return &Log{db: d} }

// Entry is what a caller puts on record.
type Entry struct {
	Time     time.Time       // when it happened, by the caller's clock
	Actor    string          // who: a person or "system"
	Action   string          // what: "import", "judgement", ...
	Object   string          // about what: "dataset/us_ofac_sdn", "case/demo/claim/..."
	Payload  json.RawMessage // details; empty means {}
	Withhold bool            // keep only the hash of Payload
}

// Record is an entry with its place in the log.
type Record struct {
	Seq         int64           `json:"seq"`
	Time        time.Time       `json:"time"`
	Actor       string          `json:"actor"`
	Action      string          `json:"action"`
	Object      string          `json:"object"`
	Payload     json.RawMessage `json:"payload,omitempty"` // nil when withheld
	PayloadHash string          `json:"payloadHash"`       // SHA-256, hex
}

// Head is a tree head: the number of records and the root over them.
type Head struct {
	Size int64     `json:"size"`
	Root tlog.Hash `json:"root"`
}

// leaf returns the bytes that the tree hashes for r.
func (r Record) leaf() []byte {
	b, err := json.Marshal([]string{fmt.Sprint(r.Seq), stamp(r.Time), r.Actor, r.Action, r.Object, r.PayloadHash})
	if err != nil {
		panic("oplog: strings do not marshal: " + err.Error()) // cannot happen
	}
	return b
}

// Hash returns the leaf hash of r.
func (r Record) Hash() tlog.Hash { return tlog.RecordHash(r.leaf()) }

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// Append writes e at the end of the log, as part of tx, and returns its
// number. On PostgreSQL it waits for other appenders to finish.
func (l *Log) Append(ctx context.Context, tx *db.Tx, e Entry) (int64, error) {
	r, err := record(e)
	if err != nil {
		return 0, err
	}
	if tx.Dialect() == db.Postgres {
		if _, err := tx.Exec(ctx, "LOCK TABLE oplog_record IN EXCLUSIVE MODE"); err != nil {
			return 0, fmt.Errorf("lock the log: %w", err)
		}
	}
	head, err := readHead(ctx, tx)
	if err != nil {
		return 0, err
	}
	r.Seq = head.Size + 1
	leaf := r.Hash()
	hashes, err := tlog.StoredHashesForRecordHash(head.Size, leaf, hashReader(ctx, tx))
	if err != nil {
		return 0, fmt.Errorf("append to the log: %w", err)
	}
	var payload any
	if !e.Withhold {
		payload = string(r.Payload)
	}
	_, err = tx.Exec(ctx, `INSERT INTO oplog_record (seq, time, actor, action, object, payload, payload_hash, hash)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		r.Seq, stamp(r.Time), r.Actor, r.Action, r.Object, payload, r.PayloadHash, leaf[:])
	if err != nil {
		return 0, fmt.Errorf("append record %d to the log: %w", r.Seq, err)
	}
	first := tlog.StoredHashIndex(0, head.Size)
	for i, h := range hashes {
		if _, err := tx.Exec(ctx, "INSERT INTO oplog_hash (id, hash) VALUES (?, ?)", first+int64(i), h[:]); err != nil {
			return 0, fmt.Errorf("append hash %d to the log: %w", first+int64(i), err)
		}
	}
	return r.Seq, writeHead(ctx, tx, r.Seq)
}

// record checks e and turns it into a record without number.
func record(e Entry) (Record, error) {
	if err := e.check(); err != nil {
		return Record{}, err
	}
	payload, err := compact(e.Payload)
	if err != nil {
		return Record{}, err
	}
	return Record{Time: e.Time.UTC(), Actor: e.Actor, Action: e.Action, Object: e.Object,
		Payload: payload, PayloadHash: payloadHash(payload)}, nil
}

// check refuses an entry that lacks something, or whose words are no text.
func (e *Entry) check() error {
	if e.Time.IsZero() || e.Actor == "" || e.Action == "" || e.Object == "" {
		return fault.New(fault.Invalid, "log record", "time, actor, action and object must be given")
	}
	for _, s := range []string{e.Actor, e.Action, e.Object} {
		if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
			return fault.New(fault.Invalid, "log record", "%q is not plain text", s)
		}
	}
	return nil
}

// compact returns a payload without white space between its values, an empty
// object for none.
func compact(payload json.RawMessage) ([]byte, error) {
	if len(payload) == 0 {
		payload = json.RawMessage("{}")
	}
	if len(payload) > maxPayload {
		return nil, fault.New(fault.Invalid, "log record", "payload of %d bytes is over %d", len(payload), maxPayload)
	}
	var b bytes.Buffer
	if err := json.Compact(&b, payload); err != nil {
		return nil, fault.Wrap(fault.Invalid, "log record: payload", err)
	}
	if !utf8.Valid(b.Bytes()) {
		return nil, fault.New(fault.Invalid, "log record", "payload is not UTF-8")
	}
	return b.Bytes(), nil
}

func payloadHash(p []byte) string {
	h := sha256.Sum256(p)
	return hex.EncodeToString(h[:])
}

// readHead returns the stored tree head; of an empty log, size 0.
func readHead(ctx context.Context, q db.Queryer) (Head, error) {
	var h Head
	var root string
	err := q.QueryRow(ctx, "SELECT size, root FROM oplog_head WHERE id = 1").Scan(&h.Size, &root)
	if errors.Is(err, sql.ErrNoRows) {
		return Head{}, nil
	}
	if err != nil {
		return Head{}, fmt.Errorf("read the head of the log: %w", err)
	}
	if h.Root, err = tlog.ParseHash(root); err != nil {
		return Head{}, fault.New(fault.Corrupt, "oplog_head", "its root is not a hash")
	}
	return h, nil
}

func writeHead(ctx context.Context, tx *db.Tx, size int64) error {
	root, err := tlog.TreeHash(size, hashReader(ctx, tx))
	if err != nil {
		return fmt.Errorf("compute the head of the log: %w", err)
	}
	_, err = tx.Exec(ctx, `INSERT INTO oplog_head (id, size, root) VALUES (1, ?, ?)
		ON CONFLICT (id) DO UPDATE SET size = excluded.size, root = excluded.root`, size, root.String())
	if err != nil {
		return fmt.Errorf("write the head of the log: %w", err)
	}
	return nil
}

// hashReader reads stored hashes, a few at a time as tlog asks for them.
func hashReader(ctx context.Context, q db.Queryer) tlog.HashReader {
	return tlog.HashReaderFunc(func(ids []int64) ([]tlog.Hash, error) {
		if len(ids) == 0 {
			return nil, nil
		}
		args := make([]any, len(ids))
		at := make(map[int64][]int, len(ids))
		for i, id := range ids {
			args[i] = id
			at[id] = append(at[id], i)
		}
		rows, err := q.Query(ctx, "SELECT id, hash FROM oplog_hash WHERE id IN (?"+strings.Repeat(",?", len(ids)-1)+")", args...)
		if err != nil {
			return nil, fmt.Errorf("read hashes of the log: %w", err)
		}
		defer rows.Close()
		out, found := make([]tlog.Hash, len(ids)), 0
		for rows.Next() {
			var id int64
			var b []byte
			if err := rows.Scan(&id, &b); err != nil {
				return nil, fmt.Errorf("read hashes of the log: %w", err)
			}
			if len(b) != tlog.HashSize {
				return nil, fault.New(fault.Corrupt, "oplog_hash", "hash %d has %d bytes", id, len(b))
			}
			for _, i := range at[id] {
				copy(out[i][:], b)
				found++
			}
		}
		if err := rows.Err(); err != nil {
			return nil, fmt.Errorf("read hashes of the log: %w", err)
		}
		if found != len(ids) {
			return nil, fault.New(fault.Corrupt, "oplog_hash", "%d of %d hashes are missing", len(ids)-found, len(ids))
		}
		return out, nil
	})
}

// Head returns the tree head. Whoever keeps it can later check that the log
// has only grown; see [Log.ProveGrowth].
func (l *Log) Head(ctx context.Context) (Head, error) { return readHead(ctx, l.db) }

// Records returns up to limit records about object (all objects when it is
// empty), with numbers above after, in order.
func (l *Log) Records(ctx context.Context, object string, after int64, limit int) ([]Record, error) {
	query, args := selectRecord+" WHERE seq > ?", []any{after}
	if object != "" {
		query, args = query+" AND object = ?", append(args, object)
	}
	rows, err := l.db.Query(ctx, query+" ORDER BY seq LIMIT ?", append(args, limit)...)
	if err != nil {
		return nil, fmt.Errorf("read the log: %w", err)
	}
	defer rows.Close()
	var out []Record
	for rows.Next() {
		s, err := scanRecord(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, s.Record)
	}
	return out, rows.Err()
}

const selectRecord = "SELECT seq, time, actor, action, object, payload, payload_hash, hash FROM oplog_record"

// stored is a record as it stands in the table, with its stored leaf hash.
type stored struct {
	Record
	hash    []byte
	badTime bool
}

func scanRecord(rows *sql.Rows) (stored, error) {
	var s stored
	var at string
	var payload sql.NullString
	err := rows.Scan(&s.Seq, &at, &s.Actor, &s.Action, &s.Object, &payload, &s.PayloadHash, &s.hash)
	if err != nil {
		return s, fmt.Errorf("read the log: %w", err)
	}
	if payload.Valid {
		s.Payload = json.RawMessage(payload.String)
	}
	s.Time, s.badTime = parseStamp(at)
	return s, nil
}

// parseStamp reads a time as stamp writes it, and reports whether it is none.
func parseStamp(at string) (t time.Time, bad bool) {
	t, err := time.Parse(time.RFC3339Nano, at)
	return t, err != nil || stamp(t) != at
}

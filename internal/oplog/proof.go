package oplog

import (
	"bytes"
	"context"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"sanctrace/internal/fault"
)

// Proof shows that a record stands in the log with the given head.
type Proof struct {
	Record Record           `json:"record"`
	Head   Head             `json:"head"`
	Path   tlog.RecordProof `json:"path"`
}

// Prove returns the proof of record seq under the present head.
func (l *Log) Prove(ctx context.Context, seq int64) (Proof, error) {
	head, err := l.Head(ctx)
	if err != nil {
		return Proof{}, err
	}
	if seq < 1 || seq > head.Size {
		return Proof{}, fault.New(fault.NotFound, fmt.Sprintf("log record %d", seq), "the log has records 1 to %d", head.Size)
	}
	rs, err := l.Records(ctx, "", seq-1, 1)
	if err != nil {
		return Proof{}, err
	}
	if len(rs) == 0 || rs[0].Seq != seq {
		return Proof{}, fault.New(fault.Corrupt, fmt.Sprintf("log record %d", seq), "it is missing")
	}
	path, err := tlog.ProveRecord(head.Size, seq-1, hashReader(ctx, l.db))
	if err != nil {
		return Proof{}, fmt.Errorf("prove log record %d: %w", seq, err)
	}
	return Proof{Record: rs[0], Head: head, Path: path}, nil
}

// Check recomputes the proof and returns a [fault.Corrupt] error when the
// record is not the one that the head covers.
func (p Proof) Check() error {
	if p.Record.Payload != nil && payloadHash(p.Record.Payload) != p.Record.PayloadHash {
		return fault.New(fault.Corrupt, fmt.Sprintf("log record %d", p.Record.Seq), "its payload is not what was logged")
	}
	err := tlog.CheckRecord(p.Path, p.Head.Size, p.Head.Root, p.Record.Seq-1, p.Record.Hash())
	return fault.Wrap(fault.Corrupt, fmt.Sprintf("log record %d", p.Record.Seq), err)
}

// ProveGrowth checks that the log which had the head old has only grown since:
// nothing under old was altered, removed or put in between. It returns the
// present head.
func (l *Log) ProveGrowth(ctx context.Context, old Head) (Head, error) {
	head, err := l.Head(ctx)
	if err != nil || old.Size == 0 {
		return head, err
	}
	if old.Size > head.Size {
		return head, fault.New(fault.Corrupt, "log", "it has %d records, and had %d", head.Size, old.Size)
	}
	path, err := tlog.ProveTree(head.Size, old.Size, hashReader(ctx, l.db))
	if err != nil {
		return head, fmt.Errorf("prove the growth of the log: %w", err)
	}
	err = tlog.CheckTree(path, head.Size, head.Root, old.Size, old.Root)
	return head, fault.Wrap(fault.Corrupt, "log", err)
}

// Damage is one thing that [Log.Verify] found wrong.
type Damage struct {
	Seq  int64 // record, or 0 when the tree as a whole is meant
	What string
}

// Verify reads the whole log, recomputes every leaf, every stored hash and the
// head, and names each record that is not what was appended.
func (l *Log) Verify(ctx context.Context) ([]Damage, error) {
	head, err := l.Head(ctx)
	if err != nil {
		if fault.KindOf(err) == fault.Corrupt {
			return []Damage{{What: err.Error()}}, nil
		}
		return nil, err
	}
	v := &verifier{}
	if err := v.records(ctx, l); err != nil {
		return nil, err
	}
	if v.next != head.Size {
		v.found(0, "the head says %d records, the log holds %d", head.Size, v.next)
	}
	if err := v.hashes(ctx, l); err != nil {
		return nil, err
	}
	if len(v.damage) == 0 && head.Size > 0 {
		root, err := tlog.TreeHash(head.Size, v.reader())
		if err != nil {
			return nil, fmt.Errorf("recompute the head of the log: %w", err)
		}
		if root != head.Root {
			v.found(0, "the head is not the root of the records")
		}
	}
	return v.damage, nil
}

// verifier recomputes the tree in memory: 64 bytes a record.
type verifier struct {
	next   int64 // records seen
	tree   []tlog.Hash
	damage []Damage
}

func (v *verifier) found(seq int64, format string, args ...any) {
	v.damage = append(v.damage, Damage{Seq: seq, What: fmt.Sprintf(format, args...)})
}

func (v *verifier) reader() tlog.HashReader {
	return tlog.HashReaderFunc(func(ids []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(ids))
		for i, id := range ids {
			out[i] = v.tree[id]
		}
		return out, nil
	})
}

// records checks each row against its own leaf hash and builds the tree from
// the stored leaves, so that one bad row does not blame the rest.
func (v *verifier) records(ctx context.Context, l *Log) error {
	rows, err := l.db.Query(ctx, selectRecord+" ORDER BY seq")
	if err != nil {
		return fmt.Errorf("verify the log: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		s, err := scanRecord(rows)
		if err != nil {
			return err
		}
		if s.Seq != v.next+1 {
			v.found(v.next+1, "records %d to %d are missing", v.next+1, s.Seq-1)
			return nil
		}
		leaf := s.Hash()
		switch {
		case s.Payload != nil && payloadHash(s.Payload) != s.PayloadHash:
			v.found(s.Seq, "its payload is not what was logged")
		case s.badTime || !bytes.Equal(leaf[:], s.hash):
			v.found(s.Seq, "its fields are not what was logged")
		}
		copy(leaf[:], s.hash)
		hs, err := tlog.StoredHashesForRecordHash(v.next, leaf, v.reader())
		if err != nil {
			return fmt.Errorf("verify log record %d: %w", s.Seq, err)
		}
		v.tree = append(v.tree, hs...)
		v.next++
	}
	return rows.Err()
}

// hashes compares the stored hashes with the recomputed ones. A leaf that
// differs names its record, since row and tree then disagree.
func (v *verifier) hashes(ctx context.Context, l *Log) error {
	rows, err := l.db.Query(ctx, "SELECT id, hash FROM oplog_hash ORDER BY id")
	if err != nil {
		return fmt.Errorf("verify the hashes of the log: %w", err)
	}
	defer rows.Close()
	n := int64(0)
	for rows.Next() {
		var id int64
		var b []byte
		if err := rows.Scan(&id, &b); err != nil {
			return fmt.Errorf("verify the hashes of the log: %w", err)
		}
		if id != n {
			v.found(0, "stored hashes %d to %d are missing", n, id-1)
			return nil
		}
		if id < int64(len(v.tree)) && !bytes.Equal(b, v.tree[id][:]) {
			level, at := tlog.SplitStoredHashIndex(id)
			if level == 0 {
				v.found(at+1, "row and tree disagree about it")
			} else {
				v.found(0, "stored hash %d (level %d, %d) is not that of its records", id, level, at)
			}
		}
		n++
	}
	if n != int64(len(v.tree)) {
		v.found(0, "there are %d stored hashes for %d", n, len(v.tree))
	}
	return rows.Err()
}

// Package protect keeps a user's own confidential sources sealed.
//
// What narrows a source down (name, post, nationality, contact, the papers it
// gave with their names and bytes, notes) is one [Secret], encrypted with age
// (age-encryption.org/v1) to the keys that the user names, and stored as one
// padded, armored text under a label, S1, S2, ... of its case. Nobody without
// one of the keys can read it, this program included.
//
// Invariants:
//   - Nothing of a secret is written anywhere but inside the encrypted text:
//     no plain temporary file, no log line, no error message, no time of
//     sealing, no file name, no hash of what is inside, no size (lengths are
//     padded to a power of two).
//   - A release ([Store.Open]) is in the log before anything is returned: who,
//     why, which label.
//
// Losing the keys loses the secret. The package owns the table protect_source.
package protect

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"sanctrace/internal/db"
	"sanctrace/internal/fault"
	"sanctrace/internal/oplog"
)

// MaxSize bounds the bytes of one secret as it is encrypted, its papers
// included.
const MaxSize = 64 << 20

// Secret is everything that is sealed about a source.
type Secret struct {
	About  map[string]string `json:"about"`            // "name", "role", "nationality", "contact", "note", ...
	Papers []Paper           `json:"papers,omitempty"` // what it gave
}

// Paper is a file that a source gave.
type Paper struct {
	Name string `json:"name"`
	Data []byte `json:"data"`
}

// Label is what a sealed source is called in its case: "S3".
type Label string

func label(n int64) Label { return Label("S" + strconv.FormatInt(n, 10)) }

// number returns the place of a label in its case, 0 when it is none.
func (l Label) number() int64 {
	n, err := strconv.ParseInt(strings.TrimPrefix(string(l), "S"), 10, 64)
	if err != nil || label(n) != l {
		return 0
	}
	return n
}

// Ref names a sealed source.
type Ref struct {
	Case  string
	Label Label
}

func (r Ref) place() string { return "source " + string(r.Label) }

// Release says who opens a source and why.
type Release struct{ By, Reason string }

// Store keeps sealed sources. It is safe for concurrent use.
type Store struct {
	db  *db.DB
	log *oplog.Log
	now func() time.Time
}

// New returns the store kept in d, which records releases in log with the
// caller's clock.
func New(d *db.DB, log *oplog.Log, now func() time.Time) *Store {
	return &Store{db: d, log: log, now: now}
}

// Seal encrypts a secret to the given keys and keeps it as the next source of
// a case. It fails with fault.NotFound when there is no such case and
// fault.Invalid without a key or with a secret that is empty or too large.
func (s *Store) Seal(ctx context.Context, caseName string, secret *Secret, to []Recipient) (Label, error) {
	if len(secret.About)+len(secret.Papers) == 0 {
		return "", fault.New(fault.Invalid, "the source", "there is nothing to seal").Try("say who it is, or give the papers")
	}
	sealed, err := encrypt(secret, to)
	if err != nil {
		return "", err
	}
	var l Label
	err = s.db.Tx(ctx, func(tx *db.Tx) error {
		var last sql.NullInt64
		if err := tx.QueryRow(ctx, `SELECT MAX(n) FROM protect_source WHERE case_name = ?`, caseName).Scan(&last); err != nil {
			return fmt.Errorf("read the sources of case %s: %w", caseName, err)
		}
		err := tx.QueryRow(ctx, `SELECT name FROM ledger_case WHERE name = ?`, caseName).Scan(&caseName)
		if errors.Is(err, sql.ErrNoRows) {
			return fault.New(fault.NotFound, "case "+strconv.Quote(caseName), "no such case").Try("make it with: sanctrace trace --case NAME FILE...")
		}
		if err != nil {
			return fmt.Errorf("read case %s: %w", caseName, err)
		}
		n := last.Int64 + 1
		l = label(n)
		if _, err = tx.Exec(ctx, `INSERT INTO protect_source (case_name, n, sealed, digest) VALUES (?, ?, ?, ?)`,
			caseName, n, sealed, digest(caseName, n, sealed)); err != nil {
			return fmt.Errorf("keep source %s: %w", l, err)
		}
		return nil
	})
	return l, err
}

func digest(caseName string, n int64, sealed string) string {
	return db.Digest(caseName, strconv.FormatInt(n, 10), sealed)
}

// Sources returns the labels of the sealed sources of a case, in order.
func (s *Store) Sources(ctx context.Context, caseName string) ([]Label, error) {
	rows, err := s.db.Query(ctx, `SELECT n FROM protect_source WHERE case_name = ? ORDER BY n`, caseName)
	if err != nil {
		return nil, fmt.Errorf("read the sources of case %s: %w", caseName, err)
	}
	defer rows.Close()
	out := []Label{}
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, fmt.Errorf("read the sources of case %s: %w", caseName, err)
		}
		out = append(out, label(n))
	}
	return out, rows.Err()
}

// Open decrypts a source for a person, who and why being on record before it
// returns. It fails with fault.Denied when no key fits and fault.NotFound when
// there is no such source.
func (s *Store) Open(ctx context.Context, at Ref, keys []Identity, to Release) (*Secret, error) {
	if strings.TrimSpace(to.By) == "" || strings.TrimSpace(to.Reason) == "" {
		return nil, fault.New(fault.Invalid, at.place(), "a release needs a person and a reason").Try("say who with --by and why with --reason")
	}
	secret, err := s.read(ctx, at, keys)
	if err != nil {
		return nil, err
	}
	payload, err := json.Marshal(map[string]any{"reason": to.Reason})
	if err != nil {
		return nil, fmt.Errorf("record the release of %s: %w", at.Label, err)
	}
	err = s.db.Tx(ctx, func(tx *db.Tx) error {
		_, err := s.log.Append(ctx, tx, oplog.Entry{Time: s.now(), Actor: to.By, Action: "release", Object: "case/" + at.Case + "/source/" + string(at.Label), Payload: payload})
		return err
	})
	if err != nil {
		return nil, err
	}
	return secret, nil
}

// Check returns a fault.Denied error when a text that is meant to be published
// gives away something of a source, naming the field and not its value. It
// returns nothing of the secret, and is no release.
func (s *Store) Check(ctx context.Context, at Ref, keys []Identity, text string) error {
	secret, err := s.read(ctx, at, keys)
	if err != nil {
		return err
	}
	if field := secret.Gives(text); field != "" {
		return fault.New(fault.Denied, at.place(), "the text holds words of the sealed field %q", field).Try("say it in other words")
	}
	return nil
}

func (s *Store) read(ctx context.Context, at Ref, keys []Identity) (*Secret, error) {
	var sealed, want string
	err := s.db.QueryRow(ctx, `SELECT sealed, digest FROM protect_source WHERE case_name = ? AND n = ?`, at.Case, at.Label.number()).Scan(&sealed, &want)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fault.New(fault.NotFound, at.place(), "no such source in case %q", at.Case).Try("list them with: sanctrace source list CASE")
	}
	if err != nil {
		return nil, fmt.Errorf("read source %s: %w", at.Label, err)
	}
	if digest(at.Case, at.Label.number(), sealed) != want {
		return nil, fault.New(fault.Corrupt, at.place(), "its sealed text is not what was written")
	}
	return decrypt(sealed, at, keys)
}

// Damage is a sealed source that is not what was written.
type Damage struct{ Case, Source, Why string }

// Verify recomputes the digest of every sealed source. It needs no key.
func (s *Store) Verify(ctx context.Context) ([]Damage, error) {
	rows, err := s.db.Query(ctx, `SELECT case_name, n, sealed, digest FROM protect_source ORDER BY case_name, n`)
	if err != nil {
		return nil, fmt.Errorf("verify sealed sources: %w", err)
	}
	defer rows.Close()
	var bad []Damage
	for rows.Next() {
		var c, sealed, want string
		var n int64
		if err := rows.Scan(&c, &n, &sealed, &want); err != nil {
			return bad, fmt.Errorf("verify sealed sources: %w", err)
		}
		if digest(c, n, sealed) != want {
			bad = append(bad, Damage{c, string(label(n)), "its sealed text is not what was written"})
		}
	}
	return bad, rows.Err()
}

// pad is the least length of what is encrypted; longer secrets are padded to
// the next power of two.
const pad = 4 << 10

// padded returns data with blanks after it, which JSON ignores.
func padded(data []byte) []byte {
	n := pad
	for n < len(data) {
		n *= 2
	}
	return append(data, bytes.Repeat([]byte{' '}, n-len(data))...)
}

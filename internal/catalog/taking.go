package catalog

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanctrace/internal/ftm"
	"sanctrace/internal/sealed"
	"sanctrace/internal/source"
)

// Bounds on what one fragment may bring. Published entries stay far below.
const (
	maxID       = 512
	maxValue    = 128 << 10
	maxFragment = 8 << 20
	recordSize  = 16
)

// taking receives fragments from a parser, checks them against the model and
// hands them to the sorter under "owner NUL entity".
type taking struct {
	ctx      context.Context
	words    *dictionary
	frags    *sealed.Sorter
	out      *source.Out
	progress func(rows int)
	file     string // main file, for messages

	taken    int
	failed   error // of the receiver: disk full, cancelled
	key, buf []byte
	schema   *ftm.Schema // of the last fragment
}

// take is the receiver of source.Out.
func (t *taking) take(f source.Fragment) error {
	if t.failed == nil && t.taken%1024 == 0 {
		t.failed = t.ctx.Err()
		if t.progress != nil {
			t.progress(t.out.Rows)
		}
	}
	if t.failed != nil {
		return t.failed
	}
	if why := t.refuse(f); why != "" {
		t.out.Reject(t.file, fmt.Sprintf("entity %.80q", f.Entity.ID), "%s", why)
		return nil
	}
	t.key = append(append(append(t.key[:0], f.Owner...), 0), f.Entity.ID...)
	if t.failed = t.encode(f); t.failed == nil {
		t.failed = t.frags.Add(t.key, t.buf)
	}
	t.taken++
	return t.failed
}

func okID(id string) bool {
	return id != "" && len(id) <= maxID && utf8.ValidString(id) && !strings.ContainsFunc(id, unicode.IsControl)
}

// end notes that the source says that an entry is gone.
func (t *taking) end(id string) {
	if t.failed != nil {
		return
	}
	if !okID(id) {
		t.out.Reject(t.file, fmt.Sprintf("end of %.80q", id), "no such id")
		return
	}
	t.taken++
	t.failed = t.frags.Add([]byte(id+"\x00"+id), []byte{0, 0, 2})
}

// refuse returns why the fragment cannot be kept, or "".
func (t *taking) refuse(f source.Fragment) string {
	for _, id := range []string{f.Owner, f.Entity.ID} {
		if !okID(id) {
			return "its id is too long or holds control characters"
		}
	}
	if t.schema == nil || t.schema.Name != f.Entity.Schema {
		s, ok := ftm.Lookup(f.Entity.Schema)
		if !ok {
			return fmt.Sprintf("schema %.80q is not in the model", f.Entity.Schema)
		}
		if s.Abstract {
			return fmt.Sprintf("schema %s is only there to be extended", s.Name)
		}
		t.schema = s
	}
	return ""
}

// encode writes the stored form of a fragment to t.buf:
//
//	schema, origin of the first value, 0 or 1 (record) or 2 (ended), 16 bytes if
//	1, then (prop, lang, origin, value, original)* to the end
func (t *taking) encode(f source.Fragment) error {
	origin := ""
	if len(f.Entity.Values) > 0 {
		origin = f.Entity.Values[0].Origin
	}
	b, err := t.appendWords(t.buf[:0], f.Entity.Schema, origin)
	if err != nil {
		return err
	}
	if f.Record == "" {
		b = append(b, 0)
	} else {
		sum := sha256.Sum256([]byte(f.Record))
		b = append(append(b, 1), sum[:recordSize]...)
	}
	for _, id := range f.Referents {
		if okID(id) && id != f.Entity.ID {
			if b, err = t.appendWords(b, ownProps[wordReferent], "", origin); err != nil {
				return err
			}
			b = appendText(appendText(b, id), "")
		}
	}
	for i := range f.Entity.Values {
		v := &f.Entity.Values[i]
		value, original := cleanText(v.Value), cleanText(v.Original)
		if why := t.refuseValue(v.Prop, value, len(b)); why != "" {
			t.out.Reject(t.file, fmt.Sprintf("entity %.80q, %.80q", f.Entity.ID, v.Prop), "%s; the value is left out", why)
			continue
		}
		if b, err = t.appendWords(b, v.Prop, v.Lang, v.Origin); err != nil {
			return err
		}
		if len(original) > maxValue || original == value {
			original = ""
		}
		b = appendText(appendText(b, value), original)
	}
	t.buf = b
	return nil
}

func (t *taking) refuseValue(prop, value string, size int) string {
	switch p := t.schema.Property(prop); {
	case p == nil:
		return "schema " + t.schema.Name + " has no such property"
	case p.Stub:
		return "the property holds no values of its own"
	case value == "":
		return "it is empty"
	case len(value) > maxValue:
		return fmt.Sprintf("%d bytes are too long", len(value))
	case size > maxFragment:
		return "the entry has too many values"
	}
	return ""
}

func (t *taking) appendWords(b []byte, words ...string) ([]byte, error) {
	for _, w := range words {
		id, err := t.words.id(cleanText(w))
		if err != nil {
			return nil, err
		}
		b = binary.AppendUvarint(b, uint64(id))
	}
	return b, nil
}

// cleanText makes text fit for every engine: valid UTF-8 without NUL.
func cleanText(s string) string {
	if plainText(s) {
		return s
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// piece is a fragment read back.
type piece struct {
	schema, origin uint32
	entity, record string // record "" when the fragment carried none
	ended          bool
	rest           reader
}

func readPiece(entity, value []byte, words int) (piece, error) {
	r := reader{s: string(value)}
	p := piece{entity: string(entity), schema: r.word(words), origin: r.word(words)}
	if r.s == "" {
		return p, errGroup
	}
	has := r.s[0]
	p.ended = has == 2
	if r.s = r.s[1:]; has == 1 {
		if len(r.s) < recordSize {
			return p, errGroup
		}
		p.record, r.s = r.s[:recordSize], r.s[recordSize:]
	}
	p.rest = r
	return p, nil
}

// next returns the next value of the fragment; ok is false at the end.
func (p *piece) next(words int) (s stmt, ok bool, err error) {
	r := &p.rest
	if r.s == "" {
		return s, false, nil
	}
	s.prop, s.lang, s.origin = r.word(words), r.word(words), r.word(words)
	s.value, s.original = r.text(), r.text()
	if r.bad {
		return s, false, errGroup
	}
	return s, true, nil
}

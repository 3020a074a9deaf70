package catalog

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"sanctrace/internal/db"
)

// Kinds of tasks for the database.
const (
	taskSearch byte = 's' // replace the search words of an entity
	taskKeys   byte = 'k' // replace the join keys of an entity
)

// spool keeps, in a temporary file, what the database must learn of the
// entries that changed, so that the transaction that makes a version live is
// short and memory stays bounded.
type spool struct {
	f     *os.File
	w     *bufio.Writer
	buf   []byte
	tasks int
}

func newSpool(tmp string) (*spool, error) {
	f, err := os.CreateTemp(tmp, "spool-*")
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	return &spool{f: f, w: bufio.NewWriterSize(f, 64<<10)}, nil
}

func (s *spool) put(kind byte, fields ...string) error {
	s.buf = append(s.buf[:0], kind)
	for _, f := range fields {
		s.buf = appendText(s.buf, f)
	}
	s.tasks++
	if _, err := s.w.Write(s.buf); err != nil {
		return fmt.Errorf("import: write temporary file: %w", err)
	}
	return nil
}

func (s *spool) close() {
	_ = s.f.Close()
	_ = os.Remove(s.f.Name()) // leftovers are swept
}

// task is one entry of the spool.
type task struct {
	kind                byte
	id, schema, payload string
}

func readTask(r *bufio.Reader) (t task, err error) {
	if t.kind, err = r.ReadByte(); err != nil {
		return t, err
	}
	for _, f := range []*string{&t.id, &t.schema, &t.payload} {
		n, err := binary.ReadUvarint(r)
		if err != nil {
			return t, io.ErrUnexpectedEOF
		}
		b := make([]byte, n)
		if _, err := io.ReadFull(r, b); err != nil {
			return t, io.ErrUnexpectedEOF
		}
		*f = string(b)
	}
	return t, nil
}

// apply carries out the tasks in tx.
func (s *spool) apply(ctx context.Context, tx *db.Tx, dataset string) error {
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("import: write temporary file: %w", err)
	}
	if _, err := s.f.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("import: read temporary file: %w", err)
	}
	search, err := newSearchWriter(ctx, tx, dataset)
	if err != nil {
		return err
	}
	keys := tx.Batch("joinkey", "key, dataset, entity_id, schema, names", "")
	r := bufio.NewReaderSize(s.f, 64<<10)
	for {
		t, err := readTask(r)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("import: read temporary file: %w", err)
		}
		if t.kind == taskSearch {
			err = search.put(ctx, t)
		} else {
			err = putKeys(ctx, tx, keys, search, t)
		}
		if err != nil {
			return err
		}
	}
	if err := errors.Join(search.flush(ctx), keys.Flush(ctx)); err != nil {
		return err
	}
	if s.tasks == 0 {
		return nil
	}
	return rejoin(ctx, tx)
}

func putKeys(ctx context.Context, tx *db.Tx, b *db.Batch, w *searchWriter, t task) error {
	if w.known {
		if _, err := tx.Exec(ctx, "DELETE FROM joinkey WHERE dataset = ? AND entity_id = ?", w.dataset, t.id); err != nil {
			return fmt.Errorf("join keys of %s: %w", t.id, err)
		}
	}
	keys, names, _ := strings.Cut(t.payload, "\x00")
	for k := range strings.SplitSeq(keys, "\n") {
		if k == "" {
			continue
		}
		if err := b.Add(ctx, k, w.dataset, t.id, t.schema, names); err != nil {
			return fmt.Errorf("join keys of %s: %w", t.id, err)
		}
	}
	return nil
}

// words splits the payload of a search task: words of names, the others, and
// all of them.
func (t *task) words() (names, rest, all string) {
	names, rest, _ = strings.Cut(t.payload, "\n")
	return names, rest, strings.TrimSpace(names + " " + rest)
}

// searchWriter replaces rows of the full text.
type searchWriter struct {
	tx      *db.Tx
	dataset string
	known   bool  // the dataset has rows already
	next    int64 // id for a new row
	rows    *db.Batch
	text    *db.Batch // SQLite only
}

func newSearchWriter(ctx context.Context, tx *db.Tx, dataset string) (*searchWriter, error) {
	w := &searchWriter{tx: tx, dataset: dataset}
	var last sql.NullInt64
	var known int
	err := errors.Join(tx.QueryRow(ctx, "SELECT max(id) FROM search_entity").Scan(&last),
		tx.QueryRow(ctx, "SELECT count(*) FROM (SELECT 1 AS one FROM search_entity WHERE dataset = ? LIMIT 1) AS found", dataset).Scan(&known))
	if err != nil {
		return nil, fmt.Errorf("search rows: %w", err)
	}
	w.known, w.next = known > 0, last.Int64+1
	if tx.Dialect() == db.SQLite {
		w.rows = tx.Batch("search_entity", "id, dataset, entity_id, schema, sum, width", "")
		w.text = tx.Batch("search_text", "rowid, names, words", "")
		return w, nil
	}
	w.rows = tx.BatchValues("search_entity", "id, dataset, entity_id, schema, sum, width, names, words",
		"(?, ?, ?, ?, ?, ?, array_to_tsvector(string_to_array(?, ' ')), array_to_tsvector(string_to_array(?, ' ')))", "")
	return w, nil
}

func (w *searchWriter) put(ctx context.Context, t task) error {
	id := w.next
	if w.known {
		err := w.tx.QueryRow(ctx, "SELECT id FROM search_entity WHERE dataset = ? AND entity_id = ?", w.dataset, t.id).Scan(&id)
		switch {
		case err == nil:
			return w.replace(ctx, id, t)
		case !errors.Is(err, sql.ErrNoRows):
			return fmt.Errorf("search row of %s: %w", t.id, err)
		}
	}
	w.next++
	names, rest, all := t.words()
	width := strings.Count(names, " ") + 1
	if w.text == nil {
		return w.rows.Add(ctx, id, w.dataset, t.id, t.schema, checksum(t.payload), width, names, all)
	}
	return errors.Join(w.rows.Add(ctx, id, w.dataset, t.id, t.schema, checksum(t.payload), width), w.text.Add(ctx, id, names, rest))
}

func (w *searchWriter) replace(ctx context.Context, id int64, t task) error {
	var err error
	names, rest, all := t.words()
	width := strings.Count(names, " ") + 1
	if w.text == nil {
		_, err = w.tx.Exec(ctx, `UPDATE search_entity SET schema = ?, sum = ?, width = ?, names = array_to_tsvector(string_to_array(?, ' ')),
			words = array_to_tsvector(string_to_array(?, ' ')) WHERE id = ?`, t.schema, checksum(t.payload), width, names, all, id)
		return err
	}
	_, err = w.tx.Exec(ctx, "UPDATE search_entity SET schema = ?, sum = ?, width = ? WHERE id = ?", t.schema, checksum(t.payload), width, id)
	if err != nil {
		return err
	}
	if _, err = w.tx.Exec(ctx, "DELETE FROM search_text WHERE rowid = ?", id); err != nil {
		return err
	}
	return w.text.Add(ctx, id, names, rest)
}

func (w *searchWriter) flush(ctx context.Context) error {
	if w.text == nil {
		return w.rows.Flush(ctx)
	}
	return errors.Join(w.rows.Flush(ctx), w.text.Flush(ctx))
}

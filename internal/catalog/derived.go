package catalog

import (
	"context"
	"crypto/md5" //nolint:gosec // see wordSum
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/db"
)

// column walks the values of one table for the entities of a dataset, in the
// order of the sealed file, so that verify needs no more memory than one row.
type column struct {
	v      *verifying
	object string
	what   string // for messages: "search words"
	rows   *sql.Rows
	id     string
	value  string
	more   bool
	err    error
}

// column starts a walk. The query selects the entity id and the value of all
// rows; it is limited to the dataset and put in order here.
func (v *verifying) column(ctx context.Context, object, what, query, dataset string) (*column, error) {
	order := "entity_id"
	if v.c.db.Dialect() == db.Postgres {
		order += ` COLLATE "C"`
	}
	rows, err := v.c.db.Query(ctx, query+" WHERE dataset = ? ORDER BY "+order, dataset) //nolint:rowserrcheck // next asks
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	c := &column{v: v, object: object, what: what, rows: rows}
	c.next()
	return c, nil
}

func (c *column) next() {
	if c.more = c.rows.Next(); c.more {
		c.err = c.rows.Scan(&c.id, &c.value)
	} else {
		c.err = c.rows.Err()
	}
	c.more = c.more && c.err == nil
}

// take returns the values of an entity, sorted. Rows of entities before it
// belong to none.
func (c *column) take(id string) []string {
	for c.more && c.id < id {
		c.v.bad(c.object, "%s of %s, which it does not hold", c.what, c.id)
		c.next()
	}
	var out []string
	for ; c.more && c.id == id; c.next() {
		out = append(out, c.value)
	}
	slices.Sort(out)
	return out
}

// close ends the walk. What is left is reported if all entities were seen.
func (c *column) close(all bool) error {
	for ; all && c.more; c.next() {
		c.v.bad(c.object, "%s of %s, which it does not hold", c.what, c.id)
	}
	if err := c.rows.Close(); c.err == nil {
		c.err = err
	}
	return c.err
}

// derived compares search words and join keys with the sealed statements.
func (v *verifying) derived(ctx context.Context, d *Dataset) (err error) {
	object := "dataset " + d.Name
	search, err := v.column(ctx, object, "search words", "SELECT entity_id, id || ' ' || schema || ' ' || sum FROM search_entity", d.Name)
	if err != nil {
		return err
	}
	defer func() { err = first(err, search.close(err == nil)) }()
	keys, err := v.column(ctx, object, "shared numbers", "SELECT entity_id, key || ' ' || schema || ' ' || names FROM joinkey", d.Name)
	if err != nil {
		return err
	}
	defer func() { err = first(err, keys.close(err == nil)) }()
	var words *column // on PostgreSQL only: SQLite keeps no words that could be read back
	if v.c.db.Dialect() == db.Postgres {
		words, err = v.column(ctx, "full text", "words",
			"SELECT entity_id, md5(array_to_string(tsvector_to_array(words), ' ')) FROM search_entity", d.Name)
		if err != nil {
			return err
		}
		defer func() { err = first(err, words.close(err == nil)) }()
	}
	r, err := v.c.reading(ctx, d.Name)
	if err != nil {
		v.bad(object, "%v", err)
		return nil
	}
	return r.scan(ctx, 0, func(f found) error {
		n := newestOf(f.g, f.l.hist, f.l.words)
		if n.edge || n.schema == "" {
			return nil
		}
		text := searchWords(f.g, f.l.words)
		v.searchRow(object, f.g.owner, search.take(f.g.owner), n.schema, text)
		if words != nil && !slices.Equal(words.take(f.g.owner), []string{wordSum(text)}) {
			v.bad("full text", "the words of %s in %s are not those of its statements", f.g.owner, d.Name)
		}
		if !slices.Equal(keys.take(f.g.owner), n.keyRows()) {
			v.bad(object, "the shared numbers of %s are not those of its statements", f.g.owner)
		}
		return nil
	})
}

// searchRow compares the rows of an entry, "id schema sum", and what the full
// text holds of it, with its schema and words as they should be.
func (v *verifying) searchRow(object, owner string, rows []string, schema, text string) {
	var at, rest string
	if len(rows) == 1 {
		at, rest, _ = strings.Cut(rows[0], " ")
	}
	id, err := strconv.ParseInt(at, 10, 64)
	if err != nil || rest != schema+" "+checksum(text) {
		v.bad(object, "the search words of %s are not those of its statements", owner)
	}
	if v.text != nil && v.text[id] != textSum(text) {
		v.bad("full text", "the words of %s, row %q, are not those of its statements", owner, at)
	}
	delete(v.text, id)
}

func first(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// keyRows returns what the joinkey table should hold of the subject, sorted.
func (s *newest) keyRows() []string {
	var out []string
	keys, names, _ := strings.Cut(s.joinRow(), "\x00")
	for k := range strings.SplitSeq(keys, "\n") {
		if k != "" {
			out = append(out, k+" "+s.schema+" "+names)
		}
	}
	return out
}

// wordSum is the hash of intact words as the server computes it: a tsvector
// holds them in order of bytes.
func wordSum(text string) string {
	words := strings.Fields(text)
	slices.Sort(words)
	sum := md5.Sum([]byte(strings.Join(words, " "))) //nolint:gosec // what the server can compute, against accidents
	return hex.EncodeToString(sum[:])
}

package catalog

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/db"
	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/fulltext"
	"sanctrace/internal/when"
)

// SearchQuery asks for entities by words.
type SearchQuery struct {
	Words   string   // all of them must occur, in any order, whatever case and accents
	Schema  string   // only of this schema or one that extends it; empty: all
	Dataset string   // only of this dataset; empty: all
	On      when.Day // only what stood on that day; empty: all that was ever loaded
	Limit   int      // at most so many; 0: 20
}

// Hit is an entity that a search found.
type Hit struct {
	ID       string   `json:"id"` // canonical
	Caption  string   `json:"caption"`
	Schema   string   `json:"schema"`
	Datasets []string `json:"datasets"` // in which it was found
}

const (
	defaultHits = 20
	maxHits     = 1000
)

// Search returns the entities whose statements hold all words, the best fit
// first; entries that are joined count once. No words is an error of kind
// Invalid.
func (c *Catalog) Search(ctx context.Context, q SearchQuery) ([]Hit, error) {
	words := fulltext.Query(q.Words)
	if len(words) == 0 {
		return nil, fault.New(fault.Invalid, "search", "no words to look for")
	}
	if q.Limit <= 0 {
		q.Limit = defaultHits
	}
	q.Limit = min(q.Limit, maxHits)
	query, args, err := c.searchSQL(q, words)
	if err != nil {
		return nil, err
	}
	r, err := c.reading(ctx)
	if err != nil {
		return nil, err
	}
	s := &searching{r: r, q: q, at: map[string]int{}, hits: []Hit{}}
	const page = 200
	for offset := 0; ; offset += page {
		rows, err := c.searchRows(ctx, query, append(slices.Clone(args), page, offset))
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if err := s.take(row); err != nil {
				return nil, err
			}
		}
		if len(rows) < page || len(s.hits) >= q.Limit {
			return s.hits, nil
		}
	}
}

// searchSQL returns the statement for both dialects; LIMIT and OFFSET are the
// last two arguments. Entries that have all words in their names come first,
// those with fewer names before others.
func (c *Catalog) searchSQL(q SearchQuery, words []string) (string, []any, error) {
	const columns = "SELECT s.dataset, s.entity_id, COALESCE(c.canonical_id, s.entity_id) FROM "
	const joined = " LEFT JOIN canonical c ON c.entity_id = s.entity_id WHERE "
	quote, and := `"`, " AND "
	query := columns + "search_text JOIN search_entity s ON s.id = search_text.rowid" + joined + "search_text MATCH ?"
	named := "s.id IN (SELECT rowid FROM search_text WHERE search_text MATCH ?)"
	if c.db.Dialect() == db.Postgres {
		quote, and = "'", " & "
		query = columns + "search_entity s" + joined + "s.words @@ CAST(? AS tsquery)"
		named = "s.names @@ CAST(? AS tsquery)"
	}
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = quote + w + quote // folded words hold letters and digits only
	}
	match := strings.Join(quoted, and)
	args := []any{match}
	if q.Schema != "" {
		schema, ok := ftm.Lookup(q.Schema)
		if !ok {
			return "", nil, fault.New(fault.Invalid, "schema "+q.Schema, "not in the FollowTheMoney model")
		}
		names := append([]string{q.Schema}, schema.Descendants()...)
		query += " AND s.schema IN (?" + strings.Repeat(", ?", len(names)-1) + ")"
		for _, n := range names {
			args = append(args, n)
		}
	}
	if q.Dataset != "" {
		query += " AND s.dataset = ?"
		args = append(args, q.Dataset)
	}
	if c.db.Dialect() == db.SQLite {
		match = "names : (" + match + ")"
	}
	return query + " ORDER BY " + named + " DESC, s.width, s.id LIMIT ? OFFSET ?", append(args, match), nil
}

// searchRow is one entry that has the words.
type searchRow struct{ dataset, id, canonical string }

func (c *Catalog) searchRows(ctx context.Context, query string, args []any) ([]searchRow, error) {
	rows, err := c.db.Query(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	defer rows.Close()
	var out []searchRow
	for rows.Next() {
		var r searchRow
		if err := rows.Scan(&r.dataset, &r.id, &r.canonical); err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// searching gathers hits.
type searching struct {
	r    *reading
	q    SearchQuery
	hits []Hit
	at   map[string]int // canonical id -> place in hits
}

// take adds a row to the hits. Once there are enough, it only completes those
// that are there.
func (s *searching) take(row searchRow) error {
	n, known := s.at[row.canonical]
	if !known && len(s.hits) >= s.q.Limit || known && slices.Contains(s.hits[n].Datasets, row.dataset) {
		return nil
	}
	if known && s.q.On == "" {
		s.also(n, row.dataset)
		return nil
	}
	gs, err := s.r.groups(row.id)
	if err != nil {
		return err
	}
	for i := range gs {
		if gs[i].dataset != row.dataset {
			continue
		}
		g := gs[i].public()
		e := g.Subject()
		switch {
		case e == nil || s.q.On != "" && !g.On(s.q.On):
		case known:
			s.also(n, row.dataset)
		default:
			s.at[row.canonical] = len(s.hits)
			s.hits = append(s.hits, Hit{ID: row.canonical, Caption: captionOn(e, s.q.On), Schema: e.Schema, Datasets: []string{row.dataset}})
		}
	}
	return nil
}

// also notes that hit n was found in another dataset too.
func (s *searching) also(n int, dataset string) {
	h := &s.hits[n]
	h.Datasets = append(h.Datasets, dataset)
	slices.Sort(h.Datasets)
}

// captionOn returns the caption of an entity as of a day, or of all it ever
// was when nothing stood on that day.
func captionOn(e *Entity, on when.Day) string {
	if x, ok := e.At(on); ok {
		return ftm.Caption(x)
	}
	x := &ftm.Entity{ID: e.ID, Schema: e.Schema}
	for _, s := range e.Statements {
		x.AddValue(ftm.Value{Prop: s.Prop, Value: s.Value, Lang: s.Lang})
	}
	return ftm.Caption(x)
}

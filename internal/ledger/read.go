package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"sanctrace/internal/db"
	"sanctrace/internal/fault"
)

// Cases lists all cases by name.
func (l *Ledger) Cases(ctx context.Context) ([]Case, error) {
	rows, err := l.db.Query(ctx, `SELECT name, created, traced, summary,
		(SELECT COUNT(*) FROM ledger_document d WHERE d.case_name = c.name),
		(SELECT COUNT(*) FROM ledger_decision x WHERE x.case_name = c.name)
		FROM ledger_case c ORDER BY name`)
	if err != nil {
		return nil, fmt.Errorf("list cases: %w", err)
	}
	defer rows.Close()
	out := []Case{}
	for rows.Next() {
		var c Case
		var summary string
		if err := rows.Scan(&c.Name, &c.Created, &c.On, &summary, &c.Documents, &c.Decisions); err != nil {
			return nil, fmt.Errorf("list cases: %w", err)
		}
		c.Summary = json.RawMessage(summary)
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list cases: %w", err)
	}
	for i := range out {
		if out[i].Items, err = l.counts(ctx, out[i].Name); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Case returns one case, or fault.NotFound.
func (l *Ledger) Case(ctx context.Context, name string) (Case, error) {
	all, err := l.Cases(ctx)
	if err != nil {
		return Case{}, err
	}
	for _, c := range all {
		if c.Name == name {
			return c, nil
		}
	}
	return Case{}, fault.New(fault.NotFound, "case "+strconv.Quote(name), "no such case").Try("list them with: sanctrace cases")
}

func (l *Ledger) counts(ctx context.Context, name string) (map[string]int, error) {
	rows, err := l.db.Query(ctx, `SELECT kind, COUNT(*) FROM (SELECT kind FROM ledger_item WHERE case_name = ?
		UNION ALL SELECT kind FROM ledger_added WHERE case_name = ?) AS k GROUP BY kind ORDER BY kind`, name, name)
	if err != nil {
		return nil, fmt.Errorf("count items of case %s: %w", name, err)
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var kind string
		var n int
		if err := rows.Scan(&kind, &n); err != nil {
			return nil, fmt.Errorf("count items of case %s: %w", name, err)
		}
		out[kind] = n
	}
	return out, rows.Err()
}

// Documents returns the documents of a case in their order, with their text.
func (l *Ledger) Documents(ctx context.Context, name string) ([]Document, error) {
	rows, err := l.db.Query(ctx, `SELECT id, name, about, layer, places FROM ledger_document WHERE case_name = ? ORDER BY pos`, name)
	if err != nil {
		return nil, fmt.Errorf("read documents of case %s: %w", name, err)
	}
	defer rows.Close()
	var out []Document
	for rows.Next() {
		var d Document
		var about, places string
		if err := rows.Scan(&d.ID, &d.Name, &about, &d.Layer, &places); err != nil {
			return nil, fmt.Errorf("read documents of case %s: %w", name, err)
		}
		if d.About = json.RawMessage(about); places != "" {
			d.Places = json.RawMessage(places)
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// Items returns the items of a case: what its trace found in the order in which
// it was found, then what was added.
func (l *Ledger) Items(ctx context.Context, name string) ([]Item, error) {
	found, err := l.traced(ctx, name)
	if err != nil {
		return nil, err
	}
	added, err := l.Added(ctx, name)
	return append(found, added...), err
}

// Decisions returns all decisions of a case in the order they were made.
func (l *Ledger) Decisions(ctx context.Context, name string) ([]Decision, error) {
	rows, err := l.db.Query(ctx, `SELECT n, item, verdict, value, by_whom, reason, decided, log_seq
		FROM ledger_decision WHERE case_name = ? ORDER BY n`, name)
	if err != nil {
		return nil, fmt.Errorf("read decisions of case %s: %w", name, err)
	}
	defer rows.Close()
	var out []Decision
	for rows.Next() {
		var d Decision
		var value string
		if err := rows.Scan(&d.N, &d.Item, &d.Do, &value, &d.By, &d.Reason, &d.At, &d.Log); err != nil {
			return nil, fmt.Errorf("read decisions of case %s: %w", name, err)
		}
		if value != "" {
			d.Value = json.RawMessage(value)
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// Holding returns, for each item that was decided, the decision that holds:
// the last one that is no grade.
func Holding(decisions []Decision) map[string]Decision {
	out := make(map[string]Decision, len(decisions))
	for _, d := range decisions {
		if d.Do != Grade {
			out[d.Item] = d
		}
	}
	return out
}

// Damage is a row whose content is not what was written.
type Damage struct {
	What string // "case demo, decision 3"
	Why  string
}

// Verify recomputes the digest of every row and compares the items of every
// case and every decision with their records in the log. It returns what is damaged; an error means that it
// could not look.
func (l *Ledger) Verify(ctx context.Context) ([]Damage, error) {
	var bad []Damage
	for _, q := range []struct {
		what, query string
		columns     int
	}{
		{"case", `SELECT name, created, traced, summary, digest FROM ledger_case ORDER BY name`, 4},
		{"document", `SELECT case_name, id, CAST(pos AS TEXT), name, about, layer, places, digest FROM ledger_document ORDER BY case_name, pos`, 7},
		{"item", `SELECT case_name, id, kind, CAST(pos AS TEXT), data, digest FROM ledger_item ORDER BY case_name, pos`, 5},
		{"added item", `SELECT case_name, id, kind, CAST(n AS TEXT), data, CAST(log_seq AS TEXT), digest FROM ledger_added ORDER BY case_name, n`, 6},
		{"decision", `SELECT case_name, item, CAST(n AS TEXT), verdict, value, by_whom, reason, decided, CAST(log_seq AS TEXT), digest
			FROM ledger_decision ORDER BY case_name, n`, 9},
	} {
		found, err := l.verifyRows(ctx, q.what, q.query, q.columns)
		if err != nil {
			return bad, err
		}
		bad = append(bad, found...)
	}
	found, err := l.verifyLog(ctx)
	for _, d := range found {
		if !slices.ContainsFunc(bad, func(x Damage) bool { return x.What == d.What }) {
			bad = append(bad, d)
		}
	}
	return bad, err
}

func (l *Ledger) verifyRows(ctx context.Context, what, query string, columns int) ([]Damage, error) {
	rows, err := l.db.Query(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("verify ledger: %w", err)
	}
	defer rows.Close()
	var bad []Damage
	fields := make([]string, columns+1)
	into := make([]any, len(fields))
	for i := range fields {
		into[i] = &fields[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return bad, fmt.Errorf("verify ledger: %w", err)
		}
		digest := db.Digest(fields[:columns]...)
		if what == "document" {
			digest = documentDigest(fields[:columns])
		}
		if digest == fields[columns] {
			continue
		}
		name := what + " " + fields[0]
		if columns > 4 {
			name = fmt.Sprintf("case %s, %s %s", fields[0], what, fields[1])
		}
		bad = append(bad, Damage{What: name, Why: "its content is not what was written"})
	}
	if err := rows.Err(); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return bad, fmt.Errorf("verify ledger: %w", err)
	}
	return bad, nil
}

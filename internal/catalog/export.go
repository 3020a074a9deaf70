package catalog

import (
	"context"
	"fmt"
	"io"

	"sanctrace/internal/ftm"
	"sanctrace/internal/when"
)

// Statements writes every statement of a dataset, past ones too, as
// FollowTheMoney statements in the given form. first_seen is the date of the
// first version that shows it, last_seen the date of the newest one by which
// it still stood; the statement for the entity as a whole (property "id") is
// left out, as it would differ by day.
func (c *Catalog) Statements(ctx context.Context, dataset string, w io.Writer, format ftm.StatementFormat) error {
	r, err := c.reading(ctx, dataset)
	if err != nil {
		return err
	}
	joined, err := readCanonical(ctx, c.db)
	if err != nil {
		return err
	}
	out := ftm.NewStatementWriter(w, format)
	dates := r.files[0].hist.dates
	err = r.scan(ctx, 0, func(f found) error {
		g := f.public()
		for i := range g.Entities {
			e := &g.Entities[i]
			canonical := e.ID
			if id, ok := joined[e.ID]; ok {
				canonical = id
			}
			for _, s := range e.Statements {
				if len(s.Periods) == 0 {
					continue
				}
				err := out.Write(ftm.Statement{EntityID: e.ID, CanonicalID: canonical, Dataset: dataset, Schema: e.Schema,
					Prop: s.Prop, Value: s.Value, Lang: s.Lang, Original: s.Original, Origin: s.Origin,
					FirstSeen: string(s.Periods[0].From), LastSeen: string(lastSeen(s.Periods, dates))})
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("export %s: %w", dataset, err)
	}
	return out.Flush()
}

// lastSeen returns the newest date on which a statement with these periods
// stood.
func lastSeen(ps []Period, dates []when.Day) when.Day {
	last := ps[len(ps)-1]
	out := last.From
	for _, d := range dates {
		if last.Has(d) {
			out = d
		}
	}
	return out
}

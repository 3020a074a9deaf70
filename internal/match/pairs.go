package match

import (
	"sanctrace/internal/finding"
	"sanctrace/internal/index"
)

// DefaultThreshold is the score from which a candidate is a match.
const DefaultThreshold = .7

// Pair compares two names of things of one schema (empty: unknown) and
// explains the result.
func (c *Comparer) Pair(schema, name1, name2 string) (float64, []finding.Step) {
	p, r := c.sides(schema, name1, name2)
	return c.Explain(p, r)
}

// PairScore is Pair without the explanation.
func (c *Comparer) PairScore(schema, name1, name2 string) float64 {
	p, r := c.sides(schema, name1, name2)
	return c.Score(p, r)
}

func (c *Comparer) sides(schema, name1, name2 string) (*Prepared, *index.Record) {
	p := c.scorer.Prepare(Query{Schema: schema, Names: []string{name1}})
	return p, index.NewRecord(index.Entry{Schema: schema, Names: []index.Name{{Text: name2}}})
}

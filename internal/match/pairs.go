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
	return c.Parties(Query{Schema: schema, Names: []string{name1}}, Query{Schema: schema, Names: []string{name2}})
}

// PairScore is Pair without the explanation.
func (c *Comparer) PairScore(schema, name1, name2 string) float64 {
	return c.PartiesScore(Query{Schema: schema, Names: []string{name1}}, Query{Schema: schema, Names: []string{name2}})
}

// Parties compares all that is known of two parties and explains the result. The
// second stands where an entity of a list does.
func (c *Comparer) Parties(a, b Query) (float64, []finding.Step) {
	return c.Explain(c.scorer.Prepare(a), index.NewRecord(b.Entry()))
}

// PartiesScore is Parties without the explanation.
func (c *Comparer) PartiesScore(a, b Query) float64 {
	return c.Score(c.scorer.Prepare(a), index.NewRecord(b.Entry()))
}

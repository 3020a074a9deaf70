// Package match says how likely it is that a query and an entity are the same,
// and why.
//
// A [Scorer] is a table of weights under a name and version ("sanctrace-v1.2").
// It prepares a [Query] once and compares it with any number of entities; the
// score is 0..1. The best pair of names, or an identifier in common, gives the
// score; birth dates, countries, genders, addresses and further identifiers
// that agree close part of the gap to 1, those that contradict take away.
//
// Invariants:
//   - The same scorer version gives the same score on any machine; nothing but
//     the two sides and the table counts.
//   - Names compare alike whichever side they stand on.
//   - An explanation's worths add up to the score.
//   - [Prepared.Probes] and [Prepared.Floor] describe the scorer to the index
//     without loss: whatever scores at or above a threshold is proposed, but for
//     the bearers of a number of the query's, which the index finds by it.
//   - Ships and aircraft have rules of their own, which stand in craft.go with
//     their reasons; those of numbers stand in numbers.go.
//
// The package finds no candidates and knows no lists; see index and screen.
//
// Start reading at Prepare, then Compare, then the table in weights.go.
package match

import (
	"math"

	"sanctrace/internal/finding"
	"sanctrace/internal/index"
	"sanctrace/internal/names"
	"sanctrace/internal/when"
)

// Query is what is known of the party that is looked for. Only Names or
// Identifiers can find anything; the rest tells namesakes apart.
type Query struct {
	ID          string // the caller's own id of the party, for exceptions and results; may be empty
	Schema      string // FollowTheMoney schema; empty: person, organisation or thing
	Names       []string
	BirthDates  []string // of birth, founding or building, as when.ParseDate reads them: 1965, 1965-03-12, 1965/1970
	Countries   []string // codes of package place: nationality, residence, jurisdiction, flag
	Genders     []string
	Addresses   []string
	Identifiers []index.Identifier
	Traits      []index.Trait
	Prose       bool // the names come from a text that says nothing else of the party; see InProse
}

// Scorer is a named table of weights. It is immutable and safe for concurrent
// use.
type Scorer struct {
	name  string
	table *Table
}

// V1 returns the project's own scorer. Its version rises whenever scores change.
func V1() *Scorer { return &Scorer{name: "sanctrace-v1.2", table: &tableV1} }

// Name returns the name with the version of the word tables that scores also
// depend on: "sanctrace-v1.2+words-1a2b3c4d".
func (s *Scorer) Name() string { return s.name + "+" + names.Version() }

// Table returns a copy of the weights, for documentation.
func (s *Scorer) Table() Table { return *s.table }

// Prepared is a query ready to be compared. It is immutable and safe for
// concurrent use.
type Prepared struct {
	Query
	classes []names.Class
	read    []names.Name // every name in every class
	births  []when.Published
	ids     []index.Identifier
	homes   []address
	lift    float64 // product over the fields given, but numbers, of what they leave of a gap
	scorer  *Scorer
}

// Prepare parses q.
func (s *Scorer) Prepare(q Query) *Prepared { return s.PrepareWith(q, &names.Reader{Joins: true}) }

// PrepareWith is Prepare with a reader, which must fill in joins, and which may
// remember words.
func (s *Scorer) PrepareWith(q Query, r *names.Reader) *Prepared {
	p := &Prepared{}
	s.PrepareIn(p, q, r)
	return p
}

// PrepareIn is PrepareWith in the memory of p, whatever it was before.
func (s *Scorer) PrepareIn(p *Prepared, q Query, r *names.Reader) {
	*p = Prepared{Query: q, scorer: s, classes: index.Classes(q.Schema), births: index.Births(q.BirthDates), ids: index.FoldAll(q.Identifiers, q.Countries...), homes: addresses(q.Addresses), lift: 1, read: p.read[:0]}
	for _, n := range q.Names {
		for _, c := range p.classes {
			if x := r.Parse(n, c); len(x.Tokens) > 0 {
				p.read = append(p.read, x)
			}
		}
	}
	gap := func(given bool, row int) {
		if given {
			p.lift *= 1 - s.table[row].Value
		}
	}
	gap(len(p.births) > 0, bestBirth(p.births))
	gap(len(q.Countries) > 0, countryAgrees)
	gap(len(q.Genders) > 0, genderAgrees)
	gap(len(q.Addresses) > 0, addressAgrees)
	for _, t := range traits {
		gap(has(q.Traits, t.kind), t.agrees)
	}
}

// bestBirth is the row of the best that dates of birth can do: only full ones
// can agree to the day.
func bestBirth(births []when.Published) int {
	for _, b := range births {
		if b.Earliest == b.Latest {
			return birthDay
		}
	}
	return birthPart
}

// Readings returns the parsed names of the query.
func (p *Prepared) Readings() []names.Name { return p.read }

// FoldedIDs returns the query's identifiers as the index files them.
func (p *Prepared) FoldedIDs() []index.Identifier { return p.ids }

// Truncated reports whether a name was longer than is read.
func (p *Prepared) Truncated() bool {
	for i := range p.read {
		if p.read[i].Truncated {
			return true
		}
	}
	return false
}

// slack keeps rounding on the safe side of the floor.
const slack = 1e-4

// Floor returns the least score of a name that can still reach the threshold
// when every other field of the query agrees but its numbers: who bears one of
// those is found by it; see FoldedIDs.
func (p *Prepared) Floor(threshold float64) float64 {
	return 1 - (1-threshold+slack)/p.lift - slack
}

// FloorAbove is Floor for scores that are higher than the given one.
func (p *Prepared) FloorAbove(score float64) float64 {
	return 1 - (1-score-.5e-4+2e-9)/p.lift - 1e-7
}

// Ceiling returns the most that a record can score whose best name scores
// bound, and which has no identifier of the query's.
func (p *Prepared) Ceiling(bound float64) float64 {
	return round(min(1-(1-bound)*p.lift+1e-9, 1))
}

// UnreadDates returns how many dates of birth of the query are none that can be
// read; they are not compared.
func (p *Prepared) UnreadDates() int { return len(p.BirthDates) - len(p.births) }

// Fields reports whether the query says anything beside names.
func (p *Prepared) Fields() bool {
	return len(p.births)+len(p.ids)+len(p.Countries)+len(p.Genders)+len(p.Addresses)+len(p.Traits) > 0
}

// Comparer compares one pair at a time; each goroutine needs its own.
type Comparer struct {
	scorer  *Scorer
	aligner aligner
	steps   []finding.Step
	explain bool
	best    int
}

// NewComparer returns a comparer of the scorer.
func (s *Scorer) NewComparer() *Comparer {
	return &Comparer{scorer: s, aligner: aligner{table: s.table}}
}

// Score returns how likely p and r are the same, 0..1, to four decimals. It
// allocates nothing once its memory has grown.
func (c *Comparer) Score(p *Prepared, r *index.Record) float64 {
	c.explain, c.steps = false, c.steps[:0]
	return c.compare(p, r)
}

// Best returns the place in Record.Read of the name that the last comparison
// rests on or also found, -1 when no name is alike.
func (c *Comparer) Best() int { return c.best }

// Explain returns the score and the steps that lead to it.
func (c *Comparer) Explain(p *Prepared, r *index.Record) (float64, []finding.Step) {
	c.explain, c.steps = true, c.steps[:0]
	s := c.compare(p, r)
	steps := append([]finding.Step{}, c.steps...)
	clear(c.steps)
	for i := range steps {
		steps[i].Worth = round(steps[i].Worth)
	}
	return s, steps
}

func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// compare finds the main evidence, then lets the other fields move it.
func (c *Comparer) compare(p *Prepared, r *index.Record) float64 {
	best := c.bestName(p, r)
	num := c.bestNumber(p, r)
	score := best.score
	if row := num.agrees; row != none && (score == 0 || score < nameSays && c.scorer.table[row].Value >= c.scorer.table[numberMoves].Value) {
		score = c.scorer.table[row].Value
		c.numberStep(num, score)
		if best.score > 0 {
			c.step(finding.Step{Feature: "name", Query: best.q.Raw, Candidate: best.c.Raw, Via: "hardly alike", Note: "the identifier alone sets the score"})
		}
	} else if score > 0 {
		c.explainName(best)
		score = c.meet(score, num)
	}
	if score == 0 {
		return 0
	}
	score = c.numbers(p, r, score, num)
	score = c.fields(p, r, score)
	return round(min(max(score, 0), 1))
}

// nameSays is the score from which a name beside an identifier counts.
const nameSays = .5

// named is the best pair of names.
type named struct {
	q, c  *names.Name
	kind  index.NameKind
	score float64
	last  bool // aligned last, so that the aligner still holds how
}

// bestName compares every name of p with the names of r of the same class.
func (c *Comparer) bestName(p *Prepared, r *index.Record) named {
	var best named
	c.best = -1
	for i := range r.Read {
		cand := &r.Read[i]
		for k := range p.read {
			q := &p.read[k]
			if q.Class != cand.Class {
				continue
			}
			s := c.aligner.align(q, &cand.Name).score * c.scorer.kindFactor(cand.Kind)
			best.last = false
			if s > best.score {
				best = named{q: q, c: &cand.Name, kind: cand.Kind, score: s, last: true}
				c.best = i
			}
		}
	}
	return best
}

func (s *Scorer) kindFactor(k index.NameKind) float64 {
	switch k {
	case index.Weak:
		return s.table[weakAlias].Value
	case index.Previous:
		return s.table[previousName].Value
	}
	return 1
}

// step notes a step when an explanation is wanted.
func (c *Comparer) step(s finding.Step) {
	if c.explain {
		c.steps = append(c.steps, s)
	}
}

// move closes the share k of the gap between score and 1, or, for negative k,
// takes -k away, and notes the step with what it moved.
func (c *Comparer) move(score, k float64, s finding.Step) float64 {
	next := score + (1-score)*k
	if k < 0 {
		next = max(score+k, 0)
	}
	s.Worth = next - score
	c.step(s)
	return next
}

package screen

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"sanctrace/internal/algorithm"
	"sanctrace/internal/finding"
	"sanctrace/internal/ftm"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/names"
)

// published scores by an algorithm of package algorithm. Those have no bound
// that an index could use, so every entity is compared: nothing is missed, and
// a query takes as long as the lists are.
type published struct {
	algorithm *algorithm.Algorithm
	parties   func() []*algorithm.Party // of every entity; nil when there are too many to keep
}

// keptParties is the number of entities up to which they are kept prepared from
// one query to the next.
const keptParties = 50_000

// By returns an engine over the same lists that scores by a published
// algorithm, comparing a query with every entity.
func (e *Engine) By(a *algorithm.Algorithm) *Engine {
	out := New(e.ix, e.scorer).With(e.listings, e.lists)
	out.published = &published{algorithm: a}
	if e.ix.Len() <= keptParties {
		out.published.parties = sync.OnceValue(func() []*algorithm.Party {
			all := make([]*algorithm.Party, 0, e.ix.Len())
			for _, x := range e.ix.All() {
				all = append(all, algorithm.OfEntry(&x))
			}
			return all
		})
	}
	return out
}

func (p *published) name() string { return p.algorithm.Name + "+" + names.Version() }

// hit is an entity that reached the cutoff.
type hit struct {
	record uint32
	id     string
	scored algorithm.Scored
}

// scan compares q with every entity.
func (e *Engine) scan(ctx context.Context, q match.Query, o Options) (Result, error) {
	res := Result{Results: []finding.Finding{}}
	if slices.ContainsFunc(q.Names, func(n string) bool { return len(n) > algorithm.MaxName }) {
		res.Bounded = append(res.Bounded, fmt.Sprintf("of a name %d characters are compared", algorithm.MaxName))
	}
	var best []hit
	sides := map[string]*algorithm.Party{}
	var kept []*algorithm.Party
	if e.published.parties != nil {
		kept = e.published.parties()
	}
	i := -1
	for n, x := range e.ix.All() {
		i++
		if i%256 == 0 && ctx.Err() != nil {
			return Result{}, fmt.Errorf("screening stopped: %w", ctx.Err())
		}
		if !e.inScope(n, &x, &o) {
			continue
		}
		party := partyAt(kept, i, &x)
		s := e.published.algorithm.Compare(sideFor(sides, q, x.Schema), party)
		if s.Score < o.Cutoff {
			continue
		}
		best = append(best, hit{n, x.ID, s})
		if len(best) >= 2*o.Limit {
			best = top(best, o.Limit)
		}
	}
	for _, h := range top(best, o.Limit) {
		x := e.ix.Entry(h.record)
		f := e.found(&x, h.scored.Score, q, o)
		f.Explanations = e.published.algorithm.Explain(h.scored)
		res.Results = append(res.Results, f)
	}
	return res, nil
}

// inScope reports whether an entity was listed on the day and under a measure
// that is asked for.
func (e *Engine) inScope(n uint32, x *index.Entry, o *Options) bool {
	return len(x.Names) > 0 && e.ix.StoodOn(n, o.On) && (len(o.Measures) == 0 || underMeasure(e.listed(x, o), o.Measures))
}

func partyAt(kept []*algorithm.Party, i int, x *index.Entry) *algorithm.Party {
	if i < len(kept) {
		return kept[i]
	}
	return algorithm.OfEntry(x)
}

func top(hits []hit, limit int) []hit {
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.scored.Score, a.scored.Score), cmp.Compare(a.id, b.id))
	})
	return hits[:min(len(hits), limit)]
}

// sideFor returns the query as a party that can be compared with entities of a
// schema. A query that does not say what it is takes the widest schema that the
// algorithms compare: legal entity, or the entity's own.
func sideFor(sides map[string]*algorithm.Party, q match.Query, schema string) *algorithm.Party {
	s, ok := ftm.Lookup(schema)
	switch {
	case q.Schema != "":
		schema = q.Schema
	case schema == "Person" && len(q.BirthDates)+len(q.Genders) > 0: // which only persons have
	case ok && s.Is("LegalEntity"):
		schema = "LegalEntity"
	}
	p, ok := sides[schema]
	if !ok {
		x := q.Entry()
		x.Schema = schema
		p = algorithm.OfEntry(&x)
		sides[schema] = p
	}
	return p
}

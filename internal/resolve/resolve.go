// Package resolve finds entries of different lists that are the same party, and
// carries out what people decide about them.
//
// [Propose] looks every entity of an index up in the same index: by its names,
// which must score NameFloor alone, and by its numbers. The pairs found so are
// compared with all that is known of both; no pair of strangers is. A [Proposal]
// is decided by a person, or by a [Rule] that a person chose. Decisions are judgements in the
// catalog, which joins and parts entries accordingly; taken back, all is as
// before.
//
// Invariants:
//   - The same index and judgements give the same proposals, whatever the number
//     of workers.
//   - Two entries of one list are never proposed: lists seldom name a party
//     twice.
//   - What was judged is not proposed again.
//
// The package stores nothing and scores nothing itself; see catalog and match.
// Start reading at Propose.
package resolve

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/ftm"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
)

// Side is one of the two entities of a proposal.
type Side struct {
	ID       string   `json:"id"`
	Caption  string   `json:"caption"`
	Schema   string   `json:"schema"`
	Datasets []string `json:"datasets"`
}

// Proposal is two entities that may be one party.
type Proposal struct {
	ID           string         `json:"id"` // the two ids, the lesser first, with ~ between
	Left         Side           `json:"left"`
	Right        Side           `json:"right"`
	Score        float64        `json:"score"` // 0..1, the better of the two directions
	Explanations []finding.Step `json:"explanations"`
}

// Options of proposing.
type Options struct {
	Threshold float64     // 0 means DefaultThreshold
	Workers   int         // 0: as many as there are cores
	Progress  func(n int) // told, from one goroutine at a time, how many entities were looked up; may be nil
}

// DefaultThreshold is the score from which a pair is proposed: above that of
// screening, for a merge asks for more than an alert.
const DefaultThreshold = .85

// NameFloor is what the names of a pair must score alone, unless the two share a
// number: other fields only tell namesakes apart.
const NameFloor = .7

// perEntity bounds the namesakes of one entity that are looked at, the most
// alike first.
const perEntity = 50

// Found is the result of a round of proposing.
type Found struct {
	Scorer    string     `json:"scorer"`
	Threshold float64    `json:"threshold"`
	Entities  int        `json:"entities"` // that were looked up
	Judged    int        `json:"judged"`   // pairs left out because they were judged
	Proposals []Proposal `json:"proposals"`
}

// Known is what was decided before.
type Known struct {
	Judgements []catalog.Judgement
	Joined     map[string]string // canonical id of every entry that is joined with another
}

// pairs returns the judged pairs by what stands for them now.
func (k *Known) pairs() map[[2]string]bool {
	now := func(id string) string { return cmp.Or(k.Joined[id], id) }
	out := map[[2]string]bool{}
	for _, j := range k.Judgements {
		a, b := now(j.Left), now(j.Right)
		out[[2]string{min(a, b), max(a, b)}] = true
	}
	return out
}

// proposing is one round.
type proposing struct {
	e      *screen.Engine
	ix     *index.Index
	scorer *match.Scorer
	o      Options
	judged map[[2]string]bool

	mu    sync.Mutex
	found map[[2]string]Proposal
	left  map[[2]string]bool // judged pairs that came up
	n     int
	err   error
}

// Propose returns the pairs of entities of different lists that score the
// threshold, best first.
func Propose(ctx context.Context, ix *index.Index, scorer *match.Scorer, known Known, o Options) (Found, error) {
	o.Threshold, o.Workers = cmp.Or(o.Threshold, DefaultThreshold), cmp.Or(o.Workers, runtime.GOMAXPROCS(0))
	if o.Threshold < .5 || o.Threshold > 1 {
		return Found{}, fault.New(fault.Invalid, "threshold", "%g is not between 0.5 and 1", o.Threshold)
	}
	p := &proposing{e: screen.New(ix, scorer), ix: ix, scorer: scorer, o: o, judged: known.pairs(), found: map[[2]string]Proposal{}, left: map[[2]string]bool{}}
	work := make(chan index.Entry, 64)
	var wg sync.WaitGroup
	for range o.Workers {
		wg.Go(func() {
			c := scorer.NewComparer()
			for x := range work {
				err := index.Guard(func() error { return p.lookUp(ctx, c, &x) })
				p.done(&x, err)
			}
		})
	}
	err := index.Guard(func() error {
		for _, x := range ix.All() {
			if ctx.Err() != nil {
				break
			}
			work <- x
		}
		return ctx.Err()
	})
	close(work)
	wg.Wait()
	if err = cmp.Or(err, p.err); err != nil {
		return Found{}, fmt.Errorf("propose: %w", err)
	}
	out := Found{Scorer: scorer.Name(), Threshold: o.Threshold, Entities: p.n, Judged: len(p.left), Proposals: []Proposal{}}
	for _, x := range p.found {
		out.Proposals = append(out.Proposals, x)
	}
	slices.SortFunc(out.Proposals, func(a, b Proposal) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID)) })
	runtime.KeepAlive(ix)
	return out, nil
}

// query describes an entity as somebody who looks for it would: by all but its
// weak aliases.
func query(x *index.Entry) match.Query {
	q := match.Query{Schema: x.Schema, BirthDates: x.BirthDates, Countries: x.Countries, Genders: x.Genders, Addresses: x.Addresses, Identifiers: x.Identifiers, Traits: x.Traits}
	for _, n := range x.Names {
		if n.Kind != index.Weak {
			q.Names = append(q.Names, n.Text)
		}
	}
	return q
}

// lookUp compares one entity with those that share a name or a number with it.
func (p *proposing) lookUp(ctx context.Context, c *match.Comparer, x *index.Entry) error {
	q := query(x)
	if len(q.Names) == 0 {
		return nil
	}
	res, err := p.e.Screen(ctx, match.Query{Schema: q.Schema, Names: q.Names}, screen.Options{Limit: perEntity, Threshold: NameFloor})
	if err != nil {
		return err
	}
	var near []uint32
	for i := range res.Results {
		if n, ok := p.ix.Find(res.Results[i].ID); ok {
			near = append(near, n)
		}
	}
	for _, id := range index.FoldAll(q.Identifiers, q.Countries...) {
		near = p.ix.ByIdentifier(id.Value, near)
	}
	slices.Sort(near)
	full := p.scorer.Prepare(q)
	for _, n := range slices.Compact(near) {
		if y := p.ix.Entry(n); may(x, &y) {
			p.compare(c, x, full, p.ix.Record(n))
		}
	}
	return nil
}

// done counts an entity and keeps the first error.
func (p *proposing) done(x *index.Entry, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err != nil && p.err == nil {
		p.err = fmt.Errorf("entity %s: %w", x.ID, err)
	}
	p.n++
	if p.o.Progress != nil && p.n%500 == 0 {
		p.o.Progress(p.n)
	}
}

// may reports whether x and y can be one party at all: entities of different
// lists, of schemata that do not exclude each other.
func may(x, y *index.Entry) bool {
	if x.ID == y.ID || slices.ContainsFunc(y.Datasets, func(d string) bool { return slices.Contains(x.Datasets, d) }) {
		return false
	}
	common, err := ftm.CommonSchema(x.Schema, y.Schema)
	return err == nil && common != ""
}

// compare keeps a pair that scores the threshold, with the better score of its
// two directions.
func (p *proposing) compare(c *match.Comparer, x *index.Entry, q *match.Prepared, r *index.Record) {
	if c.Score(q, r) < p.o.Threshold {
		return
	}
	key := [2]string{min(x.ID, r.ID), max(x.ID, r.ID)}
	forward := x.ID == key[0]
	score, steps := c.Explain(q, r)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.judged[key] {
		p.left[key] = true
		return
	}
	if old, ok := p.found[key]; ok && (old.Score > score || old.Score == score && !forward) {
		return
	}
	a, b := side(x), side(&r.Entry)
	if !forward {
		a, b = b, a
	}
	p.found[key] = Proposal{ID: key[0] + "~" + key[1], Left: a, Right: b, Score: score, Explanations: owned(steps)}
}

// owned copies the words of steps.
func owned(steps []finding.Step) []finding.Step {
	out := slices.Clone(steps)
	for i := range out {
		out[i].Query, out[i].Candidate = strings.Clone(out[i].Query), strings.Clone(out[i].Candidate)
	}
	return out
}

// side copies what is shown of an entity; an entry of the index may not outlive
// it.
func side(x *index.Entry) Side {
	s := Side{ID: strings.Clone(x.ID), Caption: strings.Clone(x.Caption), Schema: strings.Clone(x.Schema), Datasets: []string{}}
	for _, d := range x.Datasets {
		s.Datasets = append(s.Datasets, strings.Clone(d))
	}
	return s
}

// Pair returns the two ids of a proposal's id.
func Pair(id string) (left, right string, err error) {
	left, right, ok := strings.Cut(id, "~")
	if !ok || left == "" || right == "" || strings.Contains(right, "~") {
		return "", "", fault.New(fault.Invalid, "pair "+id, "not two ids with ~ between").Try("take the ids from: sanctrace resolve propose")
	}
	return left, right, nil
}

package screen

import (
	"slices"

	"sanctrace/internal/index"
	"sanctrace/internal/match"
)

// scored is an entity that reached the cutoff.
type scored struct {
	record uint32
	score  float64
	name   index.NameID // that is most alike
	whole  bool         // all names were compared at once
}

// best gathers the best entities of one query: by score, then by id, as many
// as were asked for. An entity that cannot get among them is not compared.
type best struct {
	e    *Engine
	w    *worker
	p    *match.Prepared
	o    *Options
	list []scored
	hits []index.Hit // names of one entity that the index proposed
	tie  struct {
		worst  uint32
		in     int
		before uint32
		known  bool
	}
}

// score returns the best entities at or above the cutoff, best first.
func (e *Engine) score(w *worker, p *match.Prepared, o Options) []scored {
	b := &w.best
	w.options = o
	b.e, b.w, b.p, b.o, b.list, b.hits, b.tie.known = e, w, p, &w.options, b.list[:0], b.hits[:0], false
	for _, id := range p.FoldedIDs() {
		w.numbers = e.ix.ByIdentifier(id.Value, w.numbers[:0])
		for _, n := range w.numbers {
			b.number(n)
		}
	}
	var probes []index.Probe
	if p.Prose {
		probes = p.ProbesInProse(p.Floor(o.Cutoff))
	} else {
		probes = p.ProbesIn(&w.probing)
	}
	for i := range probes {
		e.ix.Search(&probes[i], &w.scratch, b)
		b.compare()
	}
	b.p, b.o = nil, nil
	return b.list
}

// Floor is what names in the segment of record n must be able to score: up to
// the record last, which go before the worst of the best, and later ones.
func (b *best) Floor(n uint32) (floor, later float64, last uint32) {
	b.compare()
	if len(b.list) < b.o.Limit {
		floor = b.p.Floor(b.o.Cutoff)
		return floor, floor, n
	}
	worst := b.list[len(b.list)-1]
	return b.p.Floor(worst.score), b.p.FloorAbove(worst.score), b.before(worst.record, n)
}

// Visit takes a name that the index proposes. Names of one entity come one
// after the other.
func (b *best) Visit(h index.Hit) {
	if len(b.hits) > 0 && b.hits[0].Record != h.Record {
		b.compare()
	}
	if b.can(h) {
		b.hits = append(b.hits, h)
	}
}

// can reports whether the entity of a name can get among the best.
func (b *best) can(h index.Hit) bool {
	if len(b.list) < b.o.Limit {
		return true
	}
	worst, most := b.list[len(b.list)-1], b.p.Ceiling(h.Bound)
	if most != worst.score {
		return most > worst.score
	}
	return h.Record <= b.before(worst.record, h.Record)
}

// before returns up to which record of the segment of n an id goes before that
// of worst.
func (b *best) before(worst, n uint32) uint32 {
	if in := b.e.ix.Segment(n); !b.tie.known || b.tie.worst != worst || b.tie.in != in {
		b.tie.known, b.tie.worst, b.tie.in, b.tie.before = true, worst, in, b.e.ix.Before(worst, n)
	}
	return b.tie.before
}

// compare scores the entity of the names gathered.
func (b *best) compare() {
	if len(b.hits) == 0 {
		return
	}
	hits := b.hits
	b.hits = b.hits[:0]
	if !b.e.ix.StoodOn(hits[0].Record, b.o.On) {
		return
	}
	if b.p.Prose {
		b.inProse(hits)
		return
	}
	r := b.e.ix.Load(hits, b.p.Fields(), &b.w.memory)
	if s := b.w.cmp.Score(b.p, r); s >= b.o.Cutoff {
		x := scored{record: hits[0].Record, score: s, name: index.NoName}
		if i := b.w.cmp.Best(); i >= 0 {
			x.name = hits[i].ID
		}
		b.offer(x)
	}
}

// inProse scores an entity by the best of the names gathered that holds for a
// name in a text.
func (b *best) inProse(hits []index.Hit) {
	x := scored{record: hits[0].Record}
	for i := range hits {
		r := b.e.ix.Load(hits[i:i+1], b.p.Fields(), &b.w.memory)
		if s := b.w.cmp.Score(b.p, r); s < b.o.Cutoff || s <= x.score {
			continue
		}
		if s, steps := b.w.cmp.Explain(b.p, b.e.ix.RecordNamed(x.record, hits[i].ID, b.p.Fields(), b.w.reader)); match.InProse(s, steps) {
			x.score, x.name = s, hits[i].ID
		}
	}
	if x.score > 0 {
		b.offer(x)
	}
}

// number scores an entity that bears an identifier of the query's, by all its
// names.
func (b *best) number(n uint32) {
	r := b.e.ix.Record(n)
	if !b.e.ix.StoodOn(n, b.o.On) || !compatible(b.p.Schema, r.Schema) {
		return
	}
	if s := b.w.cmp.Score(b.p, r); s >= b.o.Cutoff {
		x := scored{record: n, score: s, name: index.NoName, whole: true}
		if i := b.w.cmp.Best(); i >= 0 {
			x.name = b.e.ix.NameOf(n, i)
		}
		b.offer(x)
	}
}

// offer takes an entity in if it is among the best. What was found of it
// before stays, unless it scores higher now.
func (b *best) offer(x scored) {
	if i := slices.IndexFunc(b.list, func(s scored) bool { return s.record == x.record }); i >= 0 {
		if old := &b.list[i]; old.score >= x.score {
			if old.score == x.score && !old.whole {
				old.name = min(old.name, x.name) // of names that are alike the first, in whatever order they come
			}
			return
		}
		b.list = slices.Delete(b.list, i, i+1)
	}
	i := len(b.list)
	for i > 0 && b.better(x, b.list[i-1]) {
		i--
	}
	if i == b.o.Limit || len(b.o.Measures) > 0 && !b.underMeasure(x.record) {
		return
	}
	if len(b.list) == b.o.Limit {
		b.list = b.list[:len(b.list)-1]
	}
	b.list = slices.Insert(b.list, i, x)
}

func (b *best) better(x, y scored) bool {
	return x.score > y.score || x.score == y.score && b.e.ix.Compare(x.record, y.record) < 0
}

func (b *best) underMeasure(n uint32) bool {
	e := b.e.ix.Entry(n)
	return underMeasure(b.e.listed(&e, b.o), b.o.Measures)
}

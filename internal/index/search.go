package index

import (
	"cmp"
	"math/bits"
	"slices"

	"sanctrace/internal/names"
)

// Probe is one reading of one query name, with what the scorer says of it.
type Probe struct {
	Name *names.Name
	Gain []float64 // by token: the most that meeting it can add
	Loss []float64 // by token: the least that it costs when nothing meets it
	// Solid marks the tokens that can carry a match, by bit.
	Solid uint64
	// Bound returns the most that a name can score that meets and leaves such
	// tokens. A name that meets more must never have a lower bound, and one
	// that meets no solid token must have none.
	Bound func(Met) float64
}

// Met sums up which tokens of a probe a name can meet at most.
type Met struct {
	Gain, Loss float64 // of the tokens met, of those left
	Solid      int     // solid tokens met
	Open       int     // solid tokens left
}

// Hit is a name that may score high enough.
type Hit struct {
	ID     NameID
	Record uint32  // number of its entity
	Bound  float64 // the most that it can score
	Joined bool    // words of it, joined, may meet one of the query
}

// Scratch is the working memory of one query at a time. The zero Scratch is
// ready.
type Scratch struct {
	keys   []uint64
	terms  []uint32
	hits   []hit
	lists  []list
	free   []hit // hits of tokens that need not propose names
	posts  [names.MaxTokens]int
	bounds []float64 // by mask, -1 where not known yet
	form   names.Form
	masks  []uint64             // by place in the window: which query tokens the name meets
	some   [window / 64]uint64  // by bit: places whose mask is not zero
	order  [names.MaxTokens]int // of tokens, most postings first
}

// joined marks, in a mask, that a join was met.
const joined = 1 << 63

// hit is a vocabulary term that meets the query tokens of mask, with a cursor
// on its postings.
type hit struct {
	mask     uint64
	term     uint32
	window   uint32 // of the chunk at from; done when there are no more
	from, to uint32 // the chunk
	end      uint32 // of the postings
}

// list is a run of names that meet, through a join, the query tokens of mask.
type list struct {
	mask     uint64
	from, to uint32
}

const done = ^uint32(0)

// Search hands to visit all names whose bound can reach floor, by segment in
// rising order. Lossless: every stored name is visited for which the bound
// reaches floor over the tokens that names.Relate or names.RelateJoin pairs.
// More may be. floor is asked for again between windows of names, so it may
// rise on the way.
func (ix *Index) Search(p *Probe, s *Scratch, floor func() float64, visit func(Hit)) {
	if len(p.Name.Tokens) == 0 {
		return
	}
	s.bounded(p)
	for i := range ix.parts {
		s.search(&ix.parts[i], p, floor, visit)
	}
}

func (s *Scratch) search(ix *part, p *Probe, floor func() float64, visit func(Hit)) {
	s.hits, s.lists, s.free = s.hits[:0], s.lists[:0], s.free[:0]
	s.posts = [names.MaxTokens]int{}
	for i := range p.Name.Tokens {
		s.token(ix, p.Name, i)
	}
	for i := range p.Name.Joins {
		s.join(ix, p.Name, &p.Name.Joins[i])
	}
	initials, free := s.assumed(p, floor())
	if s.bound(p, free) >= floor() { // words that are not looked up would do alone: all names of the class
		s.all(ix, p, initials, visit)
		return
	}
	s.merge()
	s.walk(&walk{part: ix, p: p, initials: initials, loose: free, floor: floor, visit: visit})
}

// bounded makes room for the bounds of a probe.
func (s *Scratch) bounded(p *Probe) {
	s.bounds = s.bounds[:0]
	if n := len(p.Name.Tokens); n <= 10 {
		for range 1 << n {
			s.bounds = append(s.bounds, -1)
		}
	}
}

// bound sums gains and losses of a set of tokens and asks the scorer.
func (s *Scratch) bound(p *Probe, mask uint64) float64 {
	if mask < uint64(len(s.bounds)) && s.bounds[mask] >= 0 {
		return s.bounds[mask]
	}
	m := Met{Solid: bits.OnesCount64(mask & p.Solid), Open: bits.OnesCount64(p.Solid &^ mask)}
	for i := range p.Gain {
		if mask>>i&1 != 0 {
			m.Gain += p.Gain[i]
		} else {
			m.Loss += p.Loss[i]
		}
	}
	b := max(p.Bound(m), 0)
	if mask < uint64(len(s.bounds)) {
		s.bounds[mask] = b
	}
	return b
}

// token finds the terms, and the names with joins, that the i-th token may
// stand for.
func (s *Scratch) token(ix *part, n *names.Name, i int) {
	f := n.Tokens[i].Form
	var plain int
	s.keys, plain = f.Probes(s.keys[:0])
	s.terms = s.terms[:0]
	for k, h := range s.keys {
		lo, hi := ix.keys.find(classed(h, n.Class))
		for ; lo < hi; lo++ {
			t := ix.keys.at(lo)
			if k >= plain {
				b := ix.terms[uint64(t)*termRow:][:termRow]
				if !f.MayMisspell(int(b[20]), u32(b, 4)) {
					continue
				}
			}
			s.terms = append(s.terms, t)
		}
	}
	slices.Sort(s.terms)
	last := done
	for _, t := range s.terms {
		if t == last {
			continue
		}
		last = t
		r := ix.row(t)
		if r.class != n.Class {
			continue
		}
		s.form.DecodeStored(ix.forms[r.form:])
		if names.Relate(f, &s.form).Sim > 0 {
			s.hits = append(s.hits, hit{term: t, mask: 1 << i, from: r.posts, to: r.posts, end: r.posts + r.size})
			s.posts[i] += int(r.names)
		}
	}
	s.keys = f.ProbesOfJoins(s.keys[:0])
	for _, h := range s.keys {
		lo, hi := ix.joins.find(classed(h, n.Class))
		s.posts[i] += int(hi - lo)
		s.list(ix, lo, hi, 1<<i|joined)
	}
}

// list adds the names in the entries lo to hi of the table of joins, in runs
// that rise.
func (s *Scratch) list(ix *part, lo, hi uint32, mask uint64) {
	for lo < hi {
		end := lo + 1
		for end < hi && ix.joins.at(end) > ix.joins.at(end-1) {
			end++
		}
		s.lists = append(s.lists, list{mask: mask, from: lo, to: end})
		lo = end
	}
}

// join finds the single words that a join of the query may stand for.
func (s *Scratch) join(ix *part, n *names.Name, j *names.Join) {
	mask := uint64(1)<<j.To - uint64(1)<<j.From
	s.keys = j.JoinProbes(s.keys[:0])
	for _, h := range s.keys {
		lo, hi := ix.keys.find(classed(h, n.Class))
		for ; lo < hi; lo++ {
			t := ix.keys.at(lo)
			r := ix.row(t)
			if r.class != n.Class {
				continue
			}
			s.form.DecodeStored(ix.forms[r.form:])
			if names.RelateJoin(j, &s.form).Sim > 0 {
				s.hits = append(s.hits, hit{term: t, mask: mask, from: r.posts, to: r.posts, end: r.posts + r.size})
			}
		}
	}
}

// merge makes one hit of all that have the same term.
func (s *Scratch) merge() {
	slices.SortFunc(s.hits, func(a, b hit) int { return cmp.Compare(a.term, b.term) })
	out := s.hits[:0]
	for _, h := range s.hits {
		if n := len(out); n > 0 && out[n-1].term == h.term {
			out[n-1].mask |= h.mask
			continue
		}
		out = append(out, h)
	}
	s.hits = out
}

// assumed returns the tokens that need not propose names: initials, which
// meet too much to be looked up at all, and with them, most postings first, as
// many as cannot reach without any other.
func (s *Scratch) assumed(p *Probe, floor float64) (initials, free uint64) {
	order := s.order[:0]
	for i := range p.Name.Tokens {
		if p.Name.Tokens[i].Kind == names.Initial {
			initials |= 1 << i
		} else {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.posts[b], s.posts[a]) })
	free = initials
	for _, i := range order {
		if s.bound(p, free|1<<i) < floor {
			free |= 1 << i
		}
	}
	return initials, free
}

// all visits every name of the class.
func (s *Scratch) all(ix *part, p *Probe, mask uint64, visit func(Hit)) {
	full := uint64(1)<<len(p.Name.Tokens) - 1
	for id := range ix.numNames {
		x := ix.segment.name(id)
		if n := u32(ix.nameOf, uint64(id)); x.class() == p.Name.Class && !ix.gone(n) {
			visit(Hit{ID: NameID(ix.name + id), Record: ix.record + n, Bound: s.bound(p, full|mask), Joined: true})
		}
	}
}

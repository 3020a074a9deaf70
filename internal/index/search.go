package index

import (
	"cmp"
	"slices"

	"sanctrace/internal/names"
)

// Probe is one reading of one query name, with what the scorer says of it.
type Probe struct {
	Name *names.Name
	Gain []float64 // by token: the most that meeting it can add
	Loss []float64 // by token: the least that it costs when nothing meets it
	Swap []float64 // by token: the same when words are left on the other side too; nil: as Loss
	// Solid marks the tokens that can carry a match, by bit.
	Solid uint64
	// Spelt says that a stored initial meets no longer word.
	Spelt bool
	// Exact says that nothing meets a token but a stored word with its text.
	Exact bool
	// Meet returns, for a token and a stored word that is related to it, the most
	// that the pair can add and the least that it costs to pair them or to leave
	// both; nil: all of Gain, at no cost.
	Meet func(token int, stored *names.Form, r names.Relation) (gain, cost float64)
	// Miss returns the Loss and the Swap of a stored word that is related to no
	// token, and whether it is solid; of the form only Text, Kind, Level and Script
	// are set. nil: it costs nothing.
	Miss func(stored *names.Form) (loss, swap float64, solid bool)
	// Least and LeastSwap are the least that Miss returns for a stored word that is
	// neither a particle nor an initial; all such must be solid if Least is not 0.
	Least, LeastSwap float64
	// Trade returns how much Gain one of Cost is worth at least, for names that
	// reach a floor: one that does still does with c less Cost and c times as much
	// less Gain. nil: nothing.
	Trade func(floor float64) float64
	// Bound returns the most that a name can score that meets and leaves such
	// tokens. A name that meets more must never have a lower bound, nor one that
	// leaves less.
	Bound func(Met) float64
}

// Met sums up which tokens of a probe a name can meet at most, and what is left
// of both at least.
type Met struct {
	Gain, Cost     float64 // of the tokens met
	Most           float64 // the same as Gain, without regard to the Cost that goes with it
	Loss, Swap     float64 // of the tokens left
	Rest, RestSwap float64 // of the stored words left
	Solid, Open    int     // solid tokens met, and left
	RestOpen       bool    // a solid stored word is left
	Joined         bool    // words that are joined may meet one
}

// Hit is a name that may score high enough.
type Hit struct {
	ID     NameID
	Record uint32  // number of its entity
	Bound  float64 // the most that it can score
	Joined bool    // words of it, joined, may meet one of the query
}

// Scratch is the working memory of one query at a time. The zero Scratch is
// ready. It remembers what the words of queries are related to: use one for the
// probes of one scorer only.
type Scratch struct {
	young  map[wordKey]*kin // words of queries
	old    map[wordKey]*kin // the same, from before young was made anew
	kept   int              // terms and runs of young
	keys   []uint64
	terms  []uint32 // of a key, or of a name
	text   []byte
	all    []hit // of the probe
	lists  []list
	hits   []hit  // of the pass under way
	runs   []list // of it
	free   []hit  // hits of tokens that need not propose names
	rels   relations
	bounds bounds
	form   names.Form
	brief  names.Form
	masks  []mask                   // by place in the window: which query tokens the name meets
	some   [window / 64]uint64      // by bit: places whose mask is not zero
	full   [window / 64 / 64]uint64 // by bit: elements of some that are not zero
	posts  [names.MaxTokens]int     // bytes of postings by token
	order  [names.MaxTokens]int     // of tokens, most postings first
}

// hit is a vocabulary term that meets the query tokens of mask, with a cursor
// on its postings.
type hit struct {
	mask     mask
	term     uint32
	window   uint32 // of the chunk at from; done when there are no more
	from, to uint32 // the chunk
	end      uint32 // of the postings
}

// list is a run of names that meet, through a join, the query tokens of mask.
type list struct {
	mask     mask
	from, to uint32
}

const done = ^uint32(0)

// Visitor takes the names that Search finds.
type Visitor interface {
	// Floor returns the bound that a name must reach, if its record is n or a later
	// one of the same segment. It may rise on the way.
	Floor(n uint32) float64
	// Visit takes a name. Names of one entity come one after the other.
	Visit(Hit)
}

// Search hands to v all names whose bound can reach the floor, by segment in
// rising order. Lossless: every stored name is visited for which the bound
// reaches the floor over the tokens that names.Relate or names.RelateJoin pairs.
// More may be. The floor is asked for again between windows of names.
func (ix *Index) Search(p *Probe, s *Scratch, v Visitor) {
	if len(p.Name.Tokens) == 0 {
		return
	}
	for i := range ix.parts {
		if ix.parts[i].numNames > 0 {
			s.search(&ix.parts[i], p, v)
		}
	}
}

// search makes two passes. The first follows, of each token, only the words
// that are most like it: it finds most of the best names soon, and what they
// score is a floor that leaves the second, which misses nothing, little to do.
func (s *Scratch) search(ix *part, p *Probe, v Visitor) {
	w := walk{part: ix, p: p, v: v, floor: v.Floor(ix.record)}
	s.all, s.lists = s.all[:0], s.lists[:0]
	s.rels.reset()
	s.bounds.reset(p)
	for i := range p.Name.Tokens {
		s.token(ix, p, i)
	}
	w.initials = s.bounds.initials()
	if !s.joinable(&w) {
		return
	}
	if s.bounds.of(s.bounds.top(w.initials)) >= w.floor { // words that are not looked up would do alone: all names of the class
		s.every(&w)
		return
	}
	s.merge()
	if s.first(&w) && len(s.hits)+len(s.free) == len(s.all) && len(s.lists) == 0 {
		return
	}
	s.hits, s.runs = append(s.hits[:0], s.all...), append(s.runs[:0], s.lists...)
	s.walk(&w)
}

// token takes in the terms, and the names with joins, that the i-th token may
// stand for.
func (s *Scratch) token(ix *part, p *Probe, i int) {
	k := s.related(ix, p, i)
	for _, t := range k.terms {
		s.met(relation{term: t.term, token: uint8(i), gain: t.gain, cost: t.cost}, t.posts, t.size)
	}
	if len(k.joins) == 0 {
		return
	}
	m := s.bounds.note(i, p.Gain[i], 0, joined)
	for _, r := range k.joins {
		s.lists = append(s.lists, list{mask: m, from: r[0], to: r[1]})
	}
}

// met notes that a term meets a token.
func (s *Scratch) met(x relation, posts, size uint32) {
	s.rels.list = append(s.rels.list, x)
	m := s.bounds.note(int(x.token), x.gain, x.cost, x.mark)
	s.all = append(s.all, hit{term: x.term, mask: m, from: posts, to: posts, end: posts + size})
}

// joinable takes in what joins of the query may stand for, and reports whether
// any name can reach the floor.
func (s *Scratch) joinable(w *walk) bool {
	missing := uint64(0) // tokens that only a join can save
	for i := range w.p.Gain {
		if s.bounds.level(s.bounds.most, i) == 0 {
			missing |= 1 << i
		}
	}
	for _, first := range [...]bool{true, false} {
		for i := range w.p.Name.Joins {
			if j := &w.p.Name.Joins[i]; (missing&span(j.From, j.To) != 0) == first {
				s.join(w.part, w.p, j)
			}
		}
		if first && missing != 0 && w.p.Bound(s.bounds.hoped()) < w.floor {
			return false
		}
	}
	s.bounds.settle(w.floor)
	return s.bounds.of(s.bounds.most) >= w.floor
}

// span returns the mask of tokens from to to-1.
func span(from, to int) uint64 { return uint64(1)<<to - uint64(1)<<from }

// join finds the single words that a join of the query may stand for.
func (s *Scratch) join(ix *part, p *Probe, j *names.Join) {
	n := p.Name
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
				for i := j.From; i < j.To; i++ {
					s.met(relation{term: t, token: uint8(i), gain: p.Gain[i], mark: spanned}, r.posts, r.size)
				}
			}
		}
	}
}

// fewPosts is how many bytes of postings are read in one pass.
const fewPosts = 8 << 10

// first makes the first pass, and reports whether it did.
func (s *Scratch) first(w *walk) bool {
	s.hits, s.runs = s.hits[:0], s.runs[:0]
	size := 0
	for _, h := range s.all {
		size += int(h.end - h.from)
		if s.bounds.tops(h.mask) {
			s.hits = append(s.hits, h)
		}
	}
	if size <= fewPosts {
		return false
	}
	s.walk(w)
	return true
}

// merge makes one hit of all that have the same term.
func (s *Scratch) merge() {
	slices.SortFunc(s.all, func(a, b hit) int { return cmp.Compare(a.term, b.term) })
	out := s.all[:0]
	for _, h := range s.all {
		if n := len(out); n > 0 && out[n-1].term == h.term {
			out[n-1].mask |= h.mask
			continue
		}
		out = append(out, h)
	}
	s.all = out
}

// every visits every name of the class.
func (s *Scratch) every(w *walk) {
	for id := range w.numNames {
		if x := w.segment.name(id); x.class() == w.p.Name.Class {
			s.hit(w, id, s.bounds.of(s.bounds.most), joined)
		}
	}
}

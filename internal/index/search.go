package index

import (
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
	// that the pair can add, the least that it costs to pair them or to leave
	// both, and whether the pair can carry a match; nil: all of Gain, at no cost.
	Meet func(token int, stored *names.Form, r names.Relation) (gain, cost float64, solid bool)
	// Span returns what is a token's share of the gain and the cost of pairing the
	// tokens from..to-1, joined, with a stored word; nil: all of Gain, at no cost.
	Span func(from, to, token int, stored *names.Form, r names.Relation) (gain, cost float64)
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
	Solid, Open    int     // solid tokens met by what can carry a match, and left
	Carried        float64 // the most that the tokens of Solid add
	Faint          bool    // a solid token is met, at most by what cannot carry a match
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
	young   map[wordKey]*kin // words of queries
	old     map[wordKey]*kin // the same, from before young was made anew
	kept    int              // terms and runs of young
	keys    []uint64
	terms   []uint32 // of a key, or of a name
	text    []byte
	sound   []byte
	words   []names.Form // of a name
	all     []hit        // of the probe
	hits    []*hit       // of the pass under way
	lists   []list
	spread  mask   // what names meet through joins
	twins   uint64 // tokens of which names.HasTwin holds
	way     []mask // what the word of a hit can meet, one of them
	others  []ways // of the other words of a name
	apart   []mask
	waiting []proposal // names that do not reach what a pass asks for
	spare   []proposal // memory for the next pass
	rels    relations
	bounds  bounds
	cells   cells
	cut     cut
	seen    memo
	found   []candidate
	form    names.Form
	brief   names.Form
	near    byte // of what is read ahead, so that it is near when it is wanted
}

// hit is a vocabulary term that meets query tokens.
type hit struct {
	ways
	term      uint32
	from, end uint32 // postings
	names     uint32
	sign      sign
	best      float64 // the most that a name with the term can score
	followed  bool    // its postings were read
}

// list is a run of names that meet, through a join, the query tokens of mask.
type list struct {
	mask     mask
	from, to uint32
}

// Visitor takes the names that Search finds.
type Visitor interface {
	// Floor returns what names in the segment of record n must be able to score:
	// floor, and later from the record past last on, which is not less. It may rise
	// on the way.
	Floor(n uint32) (floor, later float64, last uint32)
	// Visit takes a name. Between two calls of Floor, names of one entity come one
	// after the other. A name may come twice.
	Visit(Hit)
}

// Search hands to v all names whose bound can reach the floor, segment by
// segment, the best first as far as is known. Lossless: every stored name is
// visited for which the bound reaches the floor over the tokens that
// names.Relate or names.RelateJoin pairs. More may be.
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

// search finds what the tokens are related to, and follows it in passes.
func (s *Scratch) search(ix *part, p *Probe, v Visitor) {
	w := walk{part: ix, p: p, v: v}
	w.ask()
	s.all, s.lists, s.spread = s.all[:0], s.lists[:0], 0
	s.rels.reset()
	s.bounds.reset(p)
	s.twins = 0
	for i := range p.Name.Tokens {
		if names.HasTwin(p.Name.Tokens[i].Form) {
			s.twins |= 1 << i
		}
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
	s.passes(&w)
}

// token takes in the terms, and the names with joins, that the i-th token may
// stand for.
func (s *Scratch) token(ix *part, p *Probe, i int) {
	k := s.related(ix, p, i)
	for _, t := range k.terms {
		s.met(relation{term: t.term, token: uint8(i), gain: t.gain, cost: t.cost, solid: t.solid}, &t.kinPosts)
	}
	if len(k.joins) == 0 {
		return
	}
	gain, cost := p.meetJoined(i, names.MaxJoin)
	m := s.bounds.note(i, gain, cost, true) | joined
	s.bounds.most |= m
	s.spread |= m
	for _, r := range k.joins {
		s.lists = append(s.lists, list{mask: m, from: r[0], to: r[1]})
	}
}

// met notes that a term meets a token.
func (s *Scratch) met(x relation, at *kinPosts) {
	x.level = s.bounds.note(int(x.token), x.gain, x.cost, x.solid)
	s.bounds.most |= x.level | x.mark
	x.kinPosts = *at
	s.rels.list = append(s.rels.list, x)
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
			if rel := names.RelateJoin(j, &s.form); rel.Sim > 0 {
				at := r.kinPosts(t, &s.form)
				for i := j.From; i < j.To; i++ {
					gain, cost := p.span(j, i, &s.form, rel)
					s.met(relation{term: t, token: uint8(i), gain: gain, cost: cost, solid: true, mark: spanned}, &at)
				}
			}
		}
	}
}

// merge makes one hit of all relations of a term.
func (s *Scratch) merge() {
	s.rels.prepare()
	s.all = s.all[:0]
	for i := range s.rels.list {
		x := &s.rels.list[i]
		is := ways{one: x.level}
		if x.mark&spanned != 0 {
			is = ways{span: x.level | x.mark}
		}
		if n := len(s.all); n > 0 && s.all[n-1].term == x.term {
			s.all[n-1].ways = s.all[n-1].or(is)
			continue
		}
		s.all = append(s.all, hit{ways: is, term: x.term, from: x.posts, end: x.posts + x.size, names: x.names, sign: x.sign})
	}
}

// every visits every name of the class.
func (s *Scratch) every(w *walk) {
	bound := s.bounds.of(s.bounds.most)
	for id := range w.numNames {
		if x := w.segment.name(id); x.class() != w.p.Name.Class {
			continue
		}
		if n := u32(w.nameOf, uint64(id)); !w.gone(n) {
			w.v.Visit(Hit{ID: NameID(w.name + id), Record: w.record + n, Bound: bound, Joined: true})
		}
	}
}

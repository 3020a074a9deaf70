package index

import (
	"cmp"
	"math"
	"slices"

	"sanctrace/internal/names"
)

// walk is the search for one probe in one segment.
type walk struct {
	*part
	p        *Probe
	v        Visitor
	initials uint64  // tokens that any name may meet
	plain    mask    // what names meet without joins
	floor    float64 // that names up to last must reach
	later    float64 // that names past last must reach
	last     uint32
	need     float64 // what the pass under way asks for, if that is more
}

// ask asks for the floor.
func (w *walk) ask() {
	floor, later, last := w.v.Floor(w.record)
	w.floor, w.later, w.last = floor, later, math.MaxUint32
	if n := int64(last) - int64(w.record) + 1; later > floor && n < int64(w.numRecords) {
		w.last = u32(w.firstName, uint64(max(n, 0))) // at most one too many
	}
}

// at returns what a name must reach.
func (w *walk) at(id uint32) float64 {
	if id <= w.last {
		return w.floor
	}
	return w.later
}

// shares are what passes ask for, in shares of what any name can reach. The
// last pass asks for the floor alone.
var shares = [...]float64{.97, .93, .88, .82, .76, 0}

// fewPosts is how many postings are read in one pass.
const fewPosts = 1 << 10

// passes asks for less in each pass: the first ones find the best names soon,
// and what those score is a floor that leaves the later ones, which miss
// nothing, little to do.
func (s *Scratch) passes(w *walk) {
	s.file(w)
	few := s.few()
	top := s.bounds.of(s.bounds.most)
	for _, share := range shares {
		if w.need = max(w.floor, share*top); few {
			w.need = w.floor
		}
		need := w.need
		s.pass(w)
		if s.flush(w); w.floor >= need {
			return
		}
	}
}

// few reports whether all postings can be read in one pass.
func (s *Scratch) few() bool {
	n := uint32(0)
	for i := range s.all {
		n += s.all[i].names
	}
	return n < fewPosts
}

// file files what words meet by their signs, and the names that joins propose.
func (s *Scratch) file(w *walk) {
	s.seen.reset()
	s.found, s.waiting = s.found[:0], s.waiting[:0]
	s.cells.reset()
	w.plain = 0
	for i := range s.all {
		h := &s.all[i]
		s.cells.add(h.sign, h.ways)
		w.plain |= h.all()
	}
	for i := range w.p.Gain {
		if w.initials>>i&1 != 0 {
			m := s.bounds.top(1<<i) &^ spanned
			s.cells.open(w.p.Name.Tokens[i].Text, m)
			w.plain |= m
		}
	}
	for i := range s.all {
		s.all[i].best = s.bounds.with(s.all[i].ways, w.plain)
	}
	s.cut.count(w, s.all, &s.bounds)
	for _, l := range s.lists {
		s.propose(w, l)
	}
}

// proposal is a name that may reach the floor, with the most that it can score.
type proposal struct {
	bound  float64
	id     uint32
	known  bool // bound is by the words of the name, and joined is told
	joined bool
}

// propose takes in the names of a list that can reach the floor.
func (s *Scratch) propose(w *walk, l list) {
	var sums [64]summary // read ahead, side by side
	for at := l.from; at < l.to; at++ {
		k := int(at-l.from) % len(sums)
		if k == 0 {
			for i := range min(uint32(len(sums)), l.to-at) {
				sums[i] = w.summary(w.joins.at(at + i))
			}
		}
		id := w.joins.at(at)
		need, sum := w.at(id), sums[k]
		bound := s.bestJoined(w, l.mask, sum)
		if bound < need && s.spread&^l.mask != 0 && (sum.words() >= pairOfJoins || w.p.Name.Class == names.Org) {
			if bound = s.bestJoined(w, l.mask|s.spread, sum); bound >= need {
				bound = s.bestJoined(w, l.mask|s.joinsOf(w, id), sum)
			}
		}
		if bound >= need {
			s.waiting = append(s.waiting, proposal{bound: bound, id: id})
		}
	}
}

// pairOfJoins is how many words a name has, if it is not of an organisation, that
// can hold two joins.
const pairOfJoins = 4

// bestJoined returns the most that a name can score of which a join meets m. The
// join takes two words, in names of organisations perhaps only one.
func (s *Scratch) bestJoined(w *walk, m mask, sum summary) (best float64) {
	n := sum.words()
	if n > summarySigns {
		return s.bounds.of(s.bounds.most)
	}
	others := n - 2
	if w.p.Name.Class == names.Org {
		others = n - 1
	}
	best = s.bounds.of(m)
	union := m
	for i := 0; i < n && others > 0; i++ {
		x := sum.sign(i)
		if !s.cells.meets(x) {
			continue
		}
		is := s.cells.of(x)
		union |= is.all()
		if others == 1 {
			best = max(best, s.pair(m, is, 0))
		}
	}
	if others > 1 {
		return s.bounds.of(union)
	}
	return best
}

// pass visits the names that can reach what the pass asks for: those of words
// that were not followed yet, and then those that wait. What words find raises the
// floor; of joins, which wait from the start, there are many that promise more
// than they hold.
func (s *Scratch) pass(w *walk) {
	ps := s.waiting
	s.waiting = s.spare[:0]
	s.follow(w)
	s.flush(w)
	for _, x := range ps {
		if !x.known && x.bound >= w.need && x.bound >= w.at(x.id) {
			s.near ^= w.names[u32(w.nameAt, uint64(x.id))]
		}
	}
	for _, x := range ps {
		s.take(w, x)
	}
	s.spare = ps
}

// follow reads the postings of the words that propose names in the pass.
func (s *Scratch) follow(w *walk) {
	s.cut.find(w, &s.bounds)
	s.hits = s.hits[:0]
	for i := range s.all {
		if h := &s.all[i]; !h.followed && h.best >= w.need && (h.one&s.cut.proposing != 0 || h.span != 0) {
			h.followed = true
			s.hits = append(s.hits, h)
		}
	}
	slices.SortFunc(s.hits, func(a, b *hit) int { return cmp.Or(cmp.Compare(b.best, a.best), cmp.Compare(a.term, b.term)) })
	for _, h := range s.hits {
		s.near ^= w.posts[h.from]
	}
	for _, h := range s.hits {
		s.scan(w, h)
	}
}

// take lets a name be visited if it reaches what the pass asks for, and else
// wait, if it can reach the floor.
func (s *Scratch) take(w *walk, x proposal) {
	if !x.known && x.bound >= w.need && x.bound >= w.at(x.id) {
		if !s.seen.add(x.id) {
			return
		}
		name := w.segment.name(x.id)
		bound, m := s.exact(w, &name, w.summary(x.id).solid(), s.joinsOf(w, x.id))
		x = proposal{bound, x.id, true, m&joined != 0}
	}
	switch {
	case x.bound < w.at(x.id):
	case x.bound < w.need:
		s.waiting = append(s.waiting, x)
	default:
		s.keep(w, x)
	}
}

// keep gathers a name that is to be visited.
func (s *Scratch) keep(w *walk, x proposal) {
	n := u32(w.nameOf, uint64(x.id))
	if w.gone(n) {
		return
	}
	s.found = append(s.found, candidate{Hit: Hit{ID: NameID(w.name + x.id), Record: w.record + n, Bound: x.bound, Joined: x.joined}})
	if len(s.found) >= maxFound {
		s.flush(w)
	}
}

// scan considers the names in the postings of a hit.
func (s *Scratch) scan(w *walk, h *hit) {
	s.own(h)
	alone := s.best(0) >= w.floor
	id, stop := uint32(0), w.stop(h)
	for b := w.posts[h.from:h.end]; b != ""; {
		var signs string
		if id, signs, b = s.cells.next(b, id, alone); id > stop || signs == "" && !alone {
			return
		}
		s.others = s.others[:0]
		for k := 0; k < len(signs); k += 2 {
			if x := sign(signs[k]) | sign(signs[k+1])<<8; s.cells.meets(x) {
				s.others = append(s.others, s.cells.of(x))
			}
		}
		if bound := s.best(solidWords(h.sign, signs)); bound >= w.floor {
			s.take(w, proposal{bound: bound, id: id})
			stop = w.stop(h)
		}
	}
}

// own lists what the word of a hit can meet.
func (s *Scratch) own(h *hit) {
	s.way, s.others = s.bounds.apart(s.way[:0], h.or(ways{one: s.cells.first[h.sign>>hashBits]})), s.others[:0]
}

// best returns the most that a name can score that has at least so many words,
// one of them that of own, and others that meet something. Where there is one
// such other, it too meets one thing.
func (s *Scratch) best(words uint8) (best float64) {
	var m mask
	for _, o := range s.others {
		m |= o.all()
	}
	for _, t := range s.way {
		bound := s.bounds.ofWords(t|m, words)
		if bound > best && len(s.others) == 1 {
			bound = s.pair(t, s.others[0], words)
		}
		best = max(best, bound)
	}
	return best
}

// pair returns the most that a name can score one of whose words meets t, and
// other in one of its ways.
func (s *Scratch) pair(t mask, other ways, words uint8) (best float64) {
	s.apart = s.bounds.apart(s.apart[:0], other)
	for _, o := range s.apart {
		best = max(best, s.bounds.ofWords(t|o, words))
	}
	return best
}

// stop returns the last name that can reach by the best that a hit does.
func (w *walk) stop(h *hit) uint32 {
	if h.best < w.later {
		return w.last
	}
	return math.MaxUint32
}

// solidWords counts the words of a name, by their signs, that are neither
// particles nor initials.
func solidWords(own sign, signs string) (n uint8) {
	if !own.light() {
		n++
	}
	for k := 0; k < len(signs); k += 2 {
		if !(sign(signs[k+1]) << 8).light() {
			n++
		}
	}
	return n
}

// candidate is a name that is to be visited.
type candidate struct {
	Hit
	best float64 // bound of the best name of the entity
}

// maxFound is how many names are gathered before they are visited.
const maxFound = 32

// joinsOf returns what joins of a name meet.
func (s *Scratch) joinsOf(w *walk, id uint32) (m mask) {
	for _, l := range s.lists {
		if l.mask&^m != 0 && w.joins.has(l.from, l.to, id) {
			m |= l.mask
		}
	}
	return m
}

// flush visits the names gathered, those of the best entity first, and asks
// for the floor.
func (s *Scratch) flush(w *walk) {
	if len(s.found) == 0 {
		return
	}
	slices.SortFunc(s.found, func(a, b candidate) int { return cmp.Compare(a.ID, b.ID) })
	for i := 0; i < len(s.found); {
		end, best := i, 0.
		for ; end < len(s.found) && s.found[end].Record == s.found[i].Record; end++ {
			best = max(best, s.found[end].Bound)
		}
		for ; i < end; i++ {
			s.found[i].best = best
		}
	}
	slices.SortStableFunc(s.found, func(a, b candidate) int { return cmp.Compare(b.best, a.best) })
	for i := range s.found {
		w.v.Visit(s.found[i].Hit)
	}
	s.found = s.found[:0]
	w.ask()
}

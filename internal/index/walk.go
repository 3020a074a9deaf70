package index

import (
	"cmp"
	"math/bits"
	"slices"

	"sanctrace/internal/names"
)

// walk is one pass over the postings of the hits of a probe in one segment.
type walk struct {
	*part
	p        *Probe
	v        Visitor
	initials uint64  // tokens that any name may meet
	loose    mask    // all levels of tokens that need not propose names
	floor    float64 // that loose was told by
}

// forwardCost is how many bytes of postings can be read in the time in which
// the tokens of one name are looked at.
const forwardCost = 128

// walk gathers, window by window, which query tokens each name meets. Names
// that meet none but loose tokens are not gathered: they cannot reach.
func (s *Scratch) walk(w *walk) {
	if s.masks == nil {
		s.masks = make([]mask, window)
	}
	s.free = s.free[:0]
	for i := range s.hits {
		s.hits[i].next(w.posts)
	}
	w.floor = max(w.floor, w.v.Floor(w.record))
	s.split(w, 0)
	for {
		at := s.nearest(w)
		if at == done {
			return
		}
		if floor := w.v.Floor(w.record + u32(w.nameOf, uint64(at)*window)); floor > w.floor {
			w.floor = floor
			s.split(w, at)
			if at = s.nearest(w); at == done {
				return
			}
		}
		s.gather(w, at)
		s.propose(w, at, s.settleLoose(w, at))
	}
}

// split drops the hits that cannot help a name to reach, from window at on, and
// sets the ones aside that need not propose names.
func (s *Scratch) split(w *walk, at uint32) {
	s.bounds.settle(w.floor)
	all := append(s.hits, s.free...)
	s.hits, s.free = s.hits[:0], s.free[:0]
	s.posts = [names.MaxTokens]int{}
	kept := all[:0]
	for _, h := range all {
		if h.mask = s.bounds.useful(h.mask, w.floor); h.mask == 0 {
			continue
		}
		kept = append(kept, h)
		for i := range w.p.Gain {
			if s.bounds.level(h.mask, i) > 0 {
				s.posts[i] += int(h.end - h.from)
			}
		}
	}
	w.loose = s.bounds.wide(s.assumed(w))
	s.hits = slices.Grow(s.hits, len(kept))
	for i := range kept {
		h := kept[i]
		if h.mask&^(w.loose|joined|spanned) == 0 {
			s.free = append(s.free, h)
			continue
		}
		h.reach(w.posts, at)
		s.hits = append(s.hits, h)
	}
	runs := s.runs[:0]
	for _, l := range s.runs {
		if s.bounds.useful(l.mask, w.floor) != 0 {
			runs = append(runs, l)
		}
	}
	s.runs = runs
}

// assumed returns the tokens that need not propose names: initials, and with
// them, most postings first, as many as cannot reach without any other.
func (s *Scratch) assumed(w *walk) (free uint64) {
	order := s.order[:0]
	for i := range w.p.Gain {
		if w.initials>>i&1 == 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.posts[b], s.posts[a]) })
	free = w.initials
	for _, i := range order {
		if s.bounds.of(s.bounds.top(free|1<<i)) < w.floor {
			free |= 1 << i
		}
	}
	return free
}

// nearest returns the next window in which a hit that proposes has a name.
func (s *Scratch) nearest(w *walk) uint32 {
	at := done
	for i := range s.hits {
		at = min(at, s.hits[i].window)
	}
	for i := range s.runs {
		if l := &s.runs[i]; l.from < l.to {
			at = min(at, w.joins.at(l.from)/window)
		}
	}
	return at
}

// mark notes that a name meets tokens.
func (s *Scratch) mark(place uint32, m mask) {
	s.masks[place] |= m
	s.some[place/64] |= 1 << (place % 64)
	s.full[place/(64*64)] |= 1 << (place / 64 % 64)
}

// gather marks the names of one window that proposing hits meet, and names
// that joins meet.
func (s *Scratch) gather(w *walk, at uint32) {
	for i := range s.hits {
		h := &s.hits[i]
		if h.window != at {
			continue
		}
		place := uint32(0)
		for b := w.posts[h.from:h.to]; len(b) > 0; {
			var d uint32
			d, b = delta(b)
			place += d
			s.mark(place, h.mask)
		}
		h.next(w.posts)
	}
	for i := range s.runs {
		l := &s.runs[i]
		for l.from < l.to {
			id := w.joins.at(l.from)
			if id/window != at {
				break
			}
			s.mark(id%window, l.mask)
			l.from++
		}
	}
}

// settleLoose marks what the loose hits meet among the names gathered, and
// reports whether it did: where that would be dearer than looking at the
// names themselves it does nothing but move on.
func (s *Scratch) settleLoose(w *walk, at uint32) bool {
	size := uint32(0)
	for i := range s.free {
		h := &s.free[i]
		if h.reach(w.posts, at); h.window == at {
			size += h.to - h.from
		}
	}
	if size == 0 {
		return true
	}
	n := 0
	for _, b := range s.some {
		n += bits.OnesCount64(b)
	}
	if uint32(n)*forwardCost < size {
		return false
	}
	for i := range s.free {
		h := &s.free[i]
		if h.window != at {
			continue
		}
		place := uint32(0)
		for b := w.posts[h.from:h.to]; len(b) > 0; {
			var d uint32
			d, b = delta(b)
			place += d
			if s.masks[place] != 0 {
				s.masks[place] |= h.mask
			}
		}
	}
	return true
}

// propose visits the gathered names that can reach, and forgets all. Unless
// the loose hits are settled, what they meet is found in the names.
func (s *Scratch) propose(w *walk, at uint32, settled bool) {
	also := s.bounds.top(w.initials) &^ spanned
	if !settled {
		also = s.bounds.most & (w.loose | spanned)
	}
	for f, group := range s.full {
		s.full[f] = 0
		for ; group != 0; group &= group - 1 {
			i := f*64 + bits.TrailingZeros64(group)
			b := s.some[i]
			s.some[i] = 0
			for ; b != 0; b &= b - 1 {
				place := uint32(i*64 + bits.TrailingZeros64(b))
				m := s.masks[place]
				s.masks[place] = 0
				if id := at*window + place; s.bounds.ofWords(m|also, w.words(id)) >= w.floor {
					s.consider(w, id, m)
				}
			}
		}
	}
}

// consider visits a name if its own words let it reach.
func (s *Scratch) consider(w *walk, id uint32, m mask) {
	x := w.segment.name(id)
	if bound, m := s.exact(w, &x, int(w.words(id)), m); bound >= w.floor {
		s.hit(w, id, bound, m)
	}
}

func (s *Scratch) hit(w *walk, id uint32, bound float64, m mask) {
	if n := u32(w.nameOf, uint64(id)); !w.gone(n) {
		w.v.Visit(Hit{ID: NameID(w.name + id), Record: w.record + n, Bound: bound, Joined: m&joined != 0})
	}
}

// next goes to the next chunk of the postings.
func (h *hit) next(posts string) {
	if h.to == h.end {
		h.window = done
		return
	}
	b := posts[h.to:h.end]
	n := uint32(len(b))
	gap, b := delta(b)
	size, b := delta(b)
	h.window += gap
	h.from = h.to + n - uint32(len(b))
	h.to = h.from + size
}

// reach goes to the first chunk that is not before a window.
func (h *hit) reach(posts string, at uint32) {
	for h.window < at {
		h.next(posts)
	}
}

// delta reads a number of the postings.
func delta(b string) (uint32, string) {
	if b[0] < 0x80 {
		return uint32(b[0]), b[1:]
	}
	if b[1] < 0x80 {
		return uint32(b[0]&0x7f) | uint32(b[1])<<7, b[2:]
	}
	v, shift := uint32(0), 0
	for i := 0; ; i++ {
		c := b[i]
		v |= uint32(c&0x7f) << shift
		if c < 0x80 {
			return v, b[i+1:]
		}
		shift += 7
	}
}

package index

import (
	"cmp"
	"math/bits"
	"slices"
)

// walk is one pass over the postings of the hits of a probe in one segment.
type walk struct {
	*part
	p        *Probe
	initials uint64 // tokens that any name may meet
	loose    uint64 // tokens that need not propose names
	floor    func() float64
	visit    func(Hit)
}

// forwardCost is how many bytes of postings can be read in the time in which
// the tokens of one name are looked at.
const forwardCost = 48

// walk gathers, window by window, which query tokens each name meets. Names
// that meet none but loose tokens are not gathered: they cannot reach.
func (s *Scratch) walk(w *walk) {
	if s.masks == nil {
		s.masks = make([]uint64, window)
	}
	hits := s.hits[:0]
	for _, h := range s.hits {
		if h.mask&^w.loose == 0 {
			h.next(w.posts)
			s.free = append(s.free, h)
			continue
		}
		h.next(w.posts)
		hits = append(hits, h)
	}
	s.hits = hits
	for {
		at := s.nearest(w)
		if at == done {
			return
		}
		s.gather(w, at)
		floor := w.floor()
		if s.settleLoose(w, at) {
			s.propose(w, at, floor, w.initials)
		} else {
			s.proposeForward(w, at, floor)
		}
	}
}

// nearest returns the next window in which a hit that proposes has a name.
func (s *Scratch) nearest(w *walk) uint32 {
	at := done
	for i := range s.hits {
		at = min(at, s.hits[i].window)
	}
	for i := range s.lists {
		if l := &s.lists[i]; l.from < l.to {
			at = min(at, w.joins.at(l.from)/window)
		}
	}
	return at
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
			s.masks[place] |= h.mask
			s.some[place/64] |= 1 << (place % 64)
		}
		h.next(w.posts)
	}
	for i := range s.lists {
		l := &s.lists[i]
		for l.from < l.to {
			id := w.joins.at(l.from)
			if id/window != at {
				break
			}
			place := id % window
			s.masks[place] |= l.mask
			s.some[place/64] |= 1 << (place % 64)
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
		for h.window < at {
			h.next(w.posts)
		}
		if h.window == at {
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

// propose visits the gathered names that can reach, and forgets all.
func (s *Scratch) propose(w *walk, at uint32, floor float64, also uint64) {
	for i, b := range s.some {
		if b == 0 {
			continue
		}
		s.some[i] = 0
		for ; b != 0; b &= b - 1 {
			place := uint32(i*64 + bits.TrailingZeros64(b))
			mask := s.masks[place]
			s.masks[place] = 0
			if bound := s.bound(w.p, mask&^joined|also); bound >= floor {
				s.hit(w, at*window+place, bound, mask)
			}
		}
	}
}

// proposeForward is propose, with the loose tokens looked up in the names.
func (s *Scratch) proposeForward(w *walk, at uint32, floor float64) {
	for i, b := range s.some {
		if b == 0 {
			continue
		}
		s.some[i] = 0
		for ; b != 0; b &= b - 1 {
			place := uint32(i*64 + bits.TrailingZeros64(b))
			mask := s.masks[place]
			s.masks[place] = 0
			if s.bound(w.p, mask&^joined|w.loose) < floor {
				continue
			}
			x := w.segment.name(at*window + place)
			for range x.tokens {
				t := uint32(x.num() >> 1)
				if k, ok := slices.BinarySearchFunc(s.free, t, func(h hit, t uint32) int { return cmp.Compare(h.term, t) }); ok {
					mask |= s.free[k].mask
				}
			}
			if bound := s.bound(w.p, mask&^joined|w.initials); bound >= floor {
				s.hit(w, at*window+place, bound, mask)
			}
		}
	}
}

func (s *Scratch) hit(w *walk, id uint32, bound float64, mask uint64) {
	if n := u32(w.nameOf, uint64(id)); !w.gone(n) {
		w.visit(Hit{ID: NameID(w.name + id), Record: w.record + n, Bound: bound, Joined: mask&joined != 0})
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

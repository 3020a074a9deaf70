package index

import (
	"cmp"
	"math/bits"
	"slices"

	"sanctrace/internal/names"
)

// relation says what a stored word can add to a query token that it is related
// to.
type relation struct {
	gain, cost float64
	mark       mask // spanned, where the token meets it together with others
	term       uint32
	token      uint8
}

// relations are those of one probe in one segment, by term.
type relations struct {
	list  []relation
	slots []slot // open addressing; the length is a power of two
	ready bool
}

type slot struct{ term, at uint32 } // at is 0 where the slot is free, else one more than the place

func (r *relations) reset() { r.list, r.ready = r.list[:0], false }

// prepare sorts the relations and files them.
func (r *relations) prepare() {
	slices.SortStableFunc(r.list, func(a, b relation) int { return cmp.Compare(a.term, b.term) })
	n := 16
	for n < 2*len(r.list) {
		n *= 2
	}
	if cap(r.slots) < n {
		r.slots = make([]slot, n)
	}
	r.slots = r.slots[:n]
	clear(r.slots)
	for i, x := range r.list {
		if i > 0 && r.list[i-1].term == x.term {
			continue
		}
		k := r.place(x.term)
		r.slots[k] = slot{x.term, uint32(i) + 1}
	}
	r.ready = true
}

// place returns the slot of a term, or the free one where it belongs.
func (r *relations) place(term uint32) uint32 {
	mask := uint32(len(r.slots) - 1)
	k := term * 0x9e3779b1 >> 7 & mask
	for r.slots[k].at != 0 && r.slots[k].term != term {
		k = (k + 1) & mask
	}
	return k
}

// of returns the relations of a term.
func (r *relations) of(term uint32) []relation {
	at := r.slots[r.place(term)].at
	if at == 0 {
		return nil
	}
	rest := r.list[at-1:]
	n := 1
	for n < len(rest) && rest[n].term == term {
		n++
	}
	return rest[:n]
}

// own is what the words of one stored name can do for a probe.
type own struct {
	met        uint64 // tokens
	gain, cost [names.MaxTokens]float64
	mark       mask
}

func (o *own) take(token uint8, gain, cost float64) {
	if o.met>>token&1 == 0 {
		o.gain[token], o.cost[token] = gain, cost
	} else {
		o.gain[token], o.cost[token] = max(o.gain[token], gain), min(o.cost[token], cost)
	}
	o.met |= 1 << token
}

// exact returns the bound of one name, of at least so many words, by its own
// words, and its marks; m says which of them it may have.
func (s *Scratch) exact(w *walk, x *name, words int, m mask) (float64, mask) {
	if !s.rels.ready {
		s.rels.prepare()
	}
	o := own{mark: m & joined}
	s.terms = s.terms[:0]
	for range x.tokens {
		s.terms = append(s.terms, uint32(x.num()>>1))
	}
	covered := uint64(0)
	if m&joined != 0 {
		covered = s.joinedWords(w, &o, m)
	}
	left := uint64(0)
	for i, t := range s.terms {
		if !s.ownWord(w, &o, t) && covered>>i&1 == 0 {
			left |= 1 << i
		}
	}
	met := w.p.left(func(i int) bool { return o.met>>i&1 != 0 })
	met.Joined = o.mark != 0
	for i := range w.p.Gain {
		met.Gain += o.gain[i]
		met.Cost += o.cost[i]
	}
	met.Most = met.Gain
	if o.mark&joined == 0 {
		met.least(w.p, words-bits.OnesCount64(o.met))
	}
	bound := w.p.Bound(met)
	if left == 0 || bound < w.floor || w.p.Miss == nil {
		return bound, o.mark
	}
	return min(bound, w.p.Bound(s.rest(w, met, left))), o.mark
}

// rest takes into account what the words that meet nothing cost, which is told
// by their rows.
func (s *Scratch) rest(w *walk, m Met, left uint64) Met {
	var loss, swap float64
	for ; left != 0; left &= left - 1 {
		s.brief = w.brief(s.terms[bits.TrailingZeros64(left)])
		l, sw, solid := w.p.Miss(&s.brief)
		loss += l
		swap += sw
		m.RestOpen = m.RestOpen || solid
	}
	m.Rest, m.RestSwap = max(m.Rest, loss), max(m.RestSwap, swap)
	return m
}

// ownWord takes in what a word of the name meets, and reports whether it meets
// anything.
func (s *Scratch) ownWord(w *walk, o *own, t uint32) bool {
	rs := s.rels.of(t)
	for k := range rs {
		o.take(rs[k].token, rs[k].gain, rs[k].cost)
		o.mark |= rs[k].mark
	}
	return s.initialsOf(w, o, t) || len(rs) > 0
}

// initialsOf lets a stored word meet the initials of the query that it begins
// with, and reports whether there is one.
func (s *Scratch) initialsOf(w *walk, o *own, t uint32) (met bool) {
	if w.initials == 0 {
		return false
	}
	f := w.brief(t)
	for i := range w.p.Name.Tokens {
		if w.initials>>i&1 != 0 && f.Text != "" && w.p.Name.Tokens[i].Text[0] == f.Text[0] {
			o.take(uint8(i), w.p.Gain[i], 0)
			met = true
		}
	}
	return met
}

// joinedWords finds which words of the name in terms, joined, meet a token, and
// returns the words that are in such a join. Names of organisations have joins
// that their words do not show: any of them may meet.
func (s *Scratch) joinedWords(w *walk, o *own, m mask) (covered uint64) {
	if w.p.Name.Class == names.Org {
		for i := range w.p.Gain {
			if s.bounds.level(m, i) > 0 {
				o.take(uint8(i), w.p.Gain[i], 0)
			}
		}
		return ^uint64(0)
	}
	o.mark = 0
	for from := range s.terms {
		for to := from + 2; to <= len(s.terms); to++ {
			if to > from+3 && (from > 0 || to < len(s.terms)) || !s.joinText(w, from, to) {
				continue
			}
			for i := range w.p.Name.Tokens {
				if names.MayJoin(w.p.Name.Tokens[i].Form, s.text, w.brief(s.terms[from]).Script) {
					o.take(uint8(i), w.p.Gain[i], 0)
					o.mark = joined
					covered |= 1<<to - 1<<from
				}
			}
		}
	}
	return covered
}

// maxJoinText is more than any join has bytes.
const maxJoinText = 64

// joinText puts words of the name in terms together, unless they are too long
// for a join.
func (s *Scratch) joinText(w *walk, from, to int) bool {
	s.text = s.text[:0]
	for _, t := range s.terms[from:to] {
		s.text = append(s.text, w.brief(t).Text...)
	}
	return len(s.text) <= maxJoinText
}

// brief returns what the row of a term tells of it, without its groups, sound
// and the like.
func (s *segment) brief(t uint32) names.Form {
	r := s.row(t)
	return names.Form{Text: names.StoredText(s.forms[r.form:], r.length), Script: r.script, Kind: r.kind, Level: r.level}
}

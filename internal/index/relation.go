package index

import (
	"cmp"
	"iter"
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
	solid      bool // it can carry a match
	level      mask
	kinPosts
}

// relations are those of one probe in one segment, by term.
type relations struct {
	list  []relation
	slots []slot // open addressing; the length is a power of two
}

type slot struct{ term, at uint32 } // at is 0 where the slot is free, else one more than the place

func (r *relations) reset() { r.list = r.list[:0] }

// prepare sorts the relations and files them.
func (r *relations) prepare() {
	slices.SortFunc(r.list, func(a, b relation) int { return cmp.Compare(a.term, b.term) })
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
	solid      uint64 // those that are met by what can carry a match
	words      int    // the most tokens that the words of the name can meet
	gain, cost [names.MaxTokens]float64
	mark       mask
}

func (o *own) take(token uint8, gain, cost float64, solid bool) {
	if solid {
		o.solid |= 1 << token
	}
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
	var o own
	s.terms = s.terms[:0]
	for range x.tokens {
		s.terms = append(s.terms, uint32(x.num()>>1))
	}
	covered := uint64(0)
	for i, t := range s.terms {
		if s.ownWord(w, &o, t) {
			o.words++
			covered |= 1 << i
		}
	}
	if m&joined != 0 {
		if b := s.hoped(w, o, m); b < w.floor {
			return b, 0
		}
		mark := o.mark
		covered |= s.joinedWords(w, &o, m)
		o.mark |= mark
	}
	left := (uint64(1)<<len(s.terms) - 1) &^ covered
	if o.mark&joined != 0 {
		n := bits.OnesCount64(covered)
		if w.p.Name.Class != names.Org { // what is joined takes two words at least
			n--
		}
		o.words = max(o.words, n)
	}
	bound := 0.
	for drop := range s.drops(&o) {
		met := o.sum(w.p, drop)
		if o.mark&joined == 0 {
			met.least(w.p, words-bits.OnesCount64(o.met&^drop))
		}
		b := w.p.Bound(met)
		if left != 0 && b >= w.floor && w.p.Miss != nil {
			b = min(b, w.p.Bound(s.rest(w, met, left)))
		}
		bound = max(bound, b)
	}
	return bound, o.mark
}

// hoped returns the bound of a name whose words meet what o says, and joins all
// tokens of m that joins meet.
func (s *Scratch) hoped(w *walk, o own, m mask) float64 {
	for i := range w.p.Gain {
		if s.bounds.level(m, i) > 0 {
			o.take(uint8(i), w.p.Gain[i], 0, true)
		}
	}
	o.mark |= joined
	return w.p.Bound(o.sum(w.p, 0))
}

// drops hands out sets of tokens that are not met: a word meets one token, so that
// where there are fewer words than tokens one is left, whichever.
func (s *Scratch) drops(o *own) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		if o.mark&spanned != 0 || o.words >= bits.OnesCount64(o.met) {
			yield(0)
			return
		}
		for m := o.met; m != 0; m &= m - 1 {
			if !yield(m & -m) {
				return
			}
		}
	}
}

// sum sums up what is met without the tokens of drop.
func (o *own) sum(p *Probe, drop uint64) Met {
	is := o.met &^ drop
	m := p.left(func(i int) bool { return is>>i&1 != 0 })
	m.Joined = o.mark != 0
	for i := range p.Gain {
		if is>>i&1 != 0 {
			m.Gain += o.gain[i]
			m.Cost += o.cost[i]
			m.carry(p, i, o.solid>>i&1 != 0, o.gain[i])
		}
	}
	m.Most = m.Gain
	return m
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
		o.take(rs[k].token, rs[k].gain, rs[k].cost, rs[k].solid)
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
			o.take(uint8(i), w.p.Gain[i], 0, true)
			met = true
		}
	}
	return met
}

// joinedWords finds which words of the name in terms, joined, meet a token, and
// returns the words that are in such a join; m says which tokens joins meet.
func (s *Scratch) joinedWords(w *walk, o *own, m mask) (covered uint64) {
	o.mark = 0
	s.words = s.words[:0]
	for _, t := range s.terms {
		s.words = append(s.words, w.brief(t))
	}
	for from := range s.terms {
		for to := from + 2; to <= len(s.terms); to++ {
			if to > from+3 && (from > 0 || to < len(s.terms)) || !s.joinText(from, to) {
				continue
			}
			if s.joinMeets(w, o, s.words[from].Script, m) {
				covered |= 1<<to - 1<<from
			}
		}
	}
	if w.p.Name.Class == names.Org && len(s.terms) > 0 {
		covered |= s.abbreviated(w, o, m) | s.glued(w, o, 0, m) | s.glued(w, o, len(s.terms)-1, m)
	}
	if covered != 0 {
		o.mark = joined
	}
	return covered
}

// abbreviated is joinedWords for first letters.
func (s *Scratch) abbreviated(w *walk, o *own, m mask) (covered uint64) {
	s.text = s.text[:0]
	for i := range s.words {
		if f := &s.words[i]; f.Kind != names.Particle && f.Text != "" {
			s.text = append(s.text, f.Text[0])
		}
	}
	for i := range w.p.Name.Tokens {
		if s.bounds.level(m, i) > 0 && w.p.Name.Tokens[i].Form.MayAbbreviate(s.text) {
			o.take(uint8(i), w.p.Gain[i], 0, true)
			covered = ^uint64(0)
		}
	}
	return covered
}

// glued is joinedWords for the word at a place with a legal form.
func (s *Scratch) glued(w *walk, o *own, at int, m mask) (covered uint64) {
	f := &s.words[at]
	s.text = append(s.text[:0], f.Text...)
	s.sound = names.AppendSound(s.sound[:0], s.text)
	for i := range w.p.Name.Tokens {
		if s.bounds.level(m, i) == 0 {
			continue
		}
		t := w.p.Name.Tokens[i].Form
		if at == 0 && t.MayGlue(s.text, s.sound, true) || at == len(s.terms)-1 && t.MayGlue(s.text, s.sound, false) {
			gain, _, _ := w.p.meet(i, f, names.Relation{Via: names.ViaJoin, Sim: 1})
			o.take(uint8(i), gain, 0, true)
			covered |= 1 << at
		}
	}
	return covered
}

// joinMeets takes in which tokens the joined words in text may meet, and reports
// whether there are any.
func (s *Scratch) joinMeets(w *walk, o *own, sc names.Script, m mask) (met bool) {
	s.sound = s.sound[:0]
	lead := names.Lead(s.text)
	for i := range w.p.Name.Tokens {
		f := w.p.Name.Tokens[i].Form
		if s.bounds.level(m, i) == 0 || s.twins>>i&1 == 0 && !names.MayJoinBy(f, s.text, lead, sc) {
			continue
		}
		if len(s.sound) == 0 {
			s.sound = names.AppendSound(s.sound, s.text)
		}
		sim := names.MayJoin(f, s.text, s.sound, sc)
		if sim == 0 {
			continue
		}
		met = true
		gain, cost := w.p.meetJoined(i, sim)
		o.take(uint8(i), gain, cost, true)
	}
	return met
}

// meetJoined is meet for stored words that are joined and so alike. Where they are
// worth less than the token, their doubt is not less in names of persons.
func (p *Probe) meetJoined(i int, sim float32) (gain, cost float64) {
	gain, cost, _ = p.meet(i, p.Name.Tokens[i].Form, names.Relation{Via: names.ViaJoin, Sim: sim})
	if p.Name.Class != names.Person {
		cost = 0
	}
	return gain, cost
}

// maxJoinText is more than any join has bytes.
const maxJoinText = 64

// joinText puts words of the name together, unless they are too long or of a kind
// that is not joined.
func (s *Scratch) joinText(from, to int) bool {
	s.text = s.text[:0]
	for i := from; i < to; i++ {
		if k := s.words[i].Kind; k == names.Initial || k == names.Series {
			return false
		}
		s.text = append(s.text, s.words[i].Text...)
	}
	return len(s.text) <= maxJoinText
}

// brief returns what the row of a term tells of it, without its groups, sound
// and the like.
func (s *segment) brief(t uint32) names.Form {
	r := s.row(t)
	return names.Form{Text: names.StoredText(s.forms[r.form:], r.length), Script: r.script, Kind: r.kind, Level: r.level}
}

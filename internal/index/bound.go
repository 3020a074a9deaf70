package index

import (
	"math/bits"

	"sanctrace/internal/names"
)

// mask says which tokens of a probe a name can meet, and how well: of each
// token as many bits, from the lowest, as its level says, so that the masks of
// two relations, put together, have the better level.
type mask uint64

// Marks in a mask beside the tokens.
const (
	joined  mask = 1 << 63 // stored words, joined, meet a token
	spanned mask = 1 << 62 // a stored word meets tokens that are joined
)

// maxLevel is the most levels that are told apart.
const maxLevel = 10

// grades are the least qualities of the levels from 3 on, see note, for probes of
// at most so many tokens; in longer ones there is one level.
var grades = [...]struct {
	tokens int
	least  []float64
}{{6, []float64{.1, .2, .3, .4, .5, .65, .8, .95}}, {10, []float64{.15, .35, .55, .85}}}

// costly is how much more a cost takes away from a score than a gain adds, for
// telling levels.
const costly = 2.4

// bounds tells the most that a name can score by its mask.
type bounds struct {
	p     *Probe
	width uint // bits of a token
	least []float64
	most  mask // everything that some name can meet
	seen  []seen
	best  [names.MaxTokens][maxLevel + 1]worth // by token and level: the best up to that level
	made  uint32                               // number of the bests, that known bounds are of
	known [512]knownBound
}

// seen is what some stored word does for a token.
type seen struct {
	gain, cost   float64
	token, level uint8
}

// worth stands for all words of a level: none that leads to the floor does
// better than gain and cost together, and none has a gain above most.
type worth struct{ gain, cost, most float64 }

type knownBound struct {
	bound float64
	mask  mask
	made  uint32
	words uint8
}

func (b *bounds) reset(p *Probe) {
	b.p, b.width, b.least, b.most, b.seen = p, 1, nil, 0, b.seen[:0]
	for _, g := range grades {
		if len(p.Gain) <= g.tokens {
			b.width, b.least = uint(len(g.least))+2, g.least
			break
		}
	}
}

// note takes in what a stored word can add to a token, and returns its mask.
// Level 1 is for what cannot carry a match, where levels are told apart. Else the
// quality, which gives the level, is the share of the most that the token can add
// that is left when the costs are taken away.
func (b *bounds) note(i int, gain, cost float64, solid bool) mask {
	level := uint(1)
	if solid && b.width > 1 {
		for level = 2; level < b.width && gain-costly*cost >= b.least[level-2]*b.p.Gain[i]; level++ {
		}
	}
	b.seen = append(b.seen, seen{gain, cost, uint8(i), uint8(level)})
	m := mask(1<<level-1) << (uint(i) * b.width)
	b.most |= m
	return m
}

// initials notes the tokens that are initials, which any word may meet that
// begins so: they meet too much to be looked up at all.
func (b *bounds) initials() (set uint64) {
	for i := range b.p.Gain {
		if b.p.Name.Tokens[i].Kind == names.Initial {
			set |= 1 << i
			b.note(i, b.p.Gain[i], 0, true)
		}
	}
	return set
}

// settle finds the best of each level for names that are to reach the floor.
func (b *bounds) settle(floor float64) {
	trade := 0.
	if b.p.Trade != nil {
		trade = max(b.p.Trade(floor), 0)
	}
	b.made++
	for i := range b.p.Gain {
		b.best[i] = [maxLevel + 1]worth{}
	}
	for _, s := range b.seen {
		for l := int(s.level); l <= maxLevel; l++ {
			w := &b.best[s.token][l]
			switch {
			case w.most == 0:
				*w = worth{s.gain, s.cost, s.gain}
			case s.cost < w.cost: // stands for dearer ones with more gain
				w.gain, w.cost = max(s.gain, w.gain-trade*(w.cost-s.cost)), s.cost
			default:
				w.gain = max(w.gain, s.gain-trade*(s.cost-w.cost))
			}
			w.most = max(w.most, s.gain)
		}
	}
}

// wide returns the mask of all levels of a set of tokens.
func (b *bounds) wide(set uint64) (m mask) {
	for ; set != 0; set &= set - 1 {
		m |= mask(1<<b.width-1) << (uint(bits.TrailingZeros64(set)) * b.width)
	}
	return m
}

// top returns the best that any name can meet of a set of tokens.
func (b *bounds) top(set uint64) mask { return b.most & (b.wide(set) | spanned) }

// level returns at which level a mask has a token, 0 for not at all.
func (b *bounds) level(m mask, i int) int {
	return bits.OnesCount64(uint64(m>>(uint(i)*b.width)) & (1<<b.width - 1))
}

// apart appends what a word can meet, each way by itself.
func (b *bounds) apart(dst []mask, w ways) []mask {
	for i := range b.p.Gain {
		if t := w.one & b.wide(1<<i); t != 0 {
			dst = append(dst, t)
		}
	}
	if w.span != 0 {
		dst = append(dst, w.span)
	}
	return dst
}

// with returns the most that a name can score that has such a word, and of other
// tokens meets no more than rest.
func (b *bounds) with(w ways, rest mask) (best float64) {
	for i := range b.p.Gain {
		own := b.wide(1 << i)
		for _, m := range [...]mask{w.one, w.span} {
			if m&own != 0 {
				best = max(best, b.of(rest&^own|m&own|m&spanned))
			}
		}
	}
	return best
}

// of returns the most that a name with such a mask can score.
func (b *bounds) of(m mask) float64 { return b.ofWords(m, 0) }

// ofWords is of for a name that has at least so many words.
func (b *bounds) ofWords(m mask, words uint8) float64 {
	k := &b.known[(uint64(m)+uint64(words)<<59)*0x9e3779b97f4a7c15>>(64-9)]
	if k.mask == m && k.made == b.made && k.words == words {
		return k.bound
	}
	met := b.p.left(func(i int) bool { return b.level(m, i) > 0 })
	met.Joined = m&(joined|spanned) != 0
	n := 0
	for i := range b.p.Gain {
		if l := b.level(m, i); l > 0 {
			met.carry(b.p, i, l > 1 || b.width == 1, b.best[i][l].most)
			w := &b.best[i][l]
			met.Gain += w.gain
			met.Cost += w.cost
			met.Most += w.most
			n++
		}
	}
	if m&joined == 0 {
		met.least(b.p, int(words)-n)
	}
	*k = knownBound{max(b.p.Bound(met), 0), m, b.made, words}
	return k.bound
}

// hoped is what a name meets and leaves that meets in full whatever is met at
// all, and more.
func (b *bounds) hoped() Met {
	met := b.p.left(func(i int) bool { return b.level(b.most, i) > 0 })
	for i, g := range b.p.Gain {
		met.Gain += g
		if b.level(b.most, i) > 0 {
			met.carry(b.p, i, true, g)
		}
	}
	met.Most, met.Joined = met.Gain, true
	return met
}

// least takes into account that at least n words of the name are left: each
// token meets one.
func (m *Met) least(p *Probe, n int) {
	if n > 0 {
		m.Rest, m.RestSwap, m.RestOpen = max(m.Rest, float64(n)*p.Least), max(m.RestSwap, float64(n)*p.LeastSwap), m.RestOpen || p.Least > 0
	}
}

// carry takes a token in that is met, by what can carry a match or not, and adds
// gain at most.
func (m *Met) carry(p *Probe, i int, solid bool, gain float64) {
	switch {
	case p.Solid>>i&1 == 0:
	case solid:
		m.Solid++
		m.Carried += gain
	default:
		m.Faint = true
	}
}

// left sums up what is left of the tokens that are not met.
func (p *Probe) left(met func(int) bool) (m Met) {
	for i := range p.Loss {
		if met(i) {
			continue
		}
		m.Open += int(p.Solid >> i & 1)
		m.Loss += p.Loss[i]
		if p.Swap == nil {
			m.Swap += p.Loss[i]
		} else {
			m.Swap += p.Swap[i]
		}
	}
	return m
}

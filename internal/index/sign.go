package index

import (
	"encoding/binary"

	"sanctrace/internal/names"
)

// sign is what postings tell of another word of the name: the class of its
// first letter in the upper bits, and a hash of its term. Different words may
// have the same.
type sign uint16

const (
	hashBits = 11
	light    = 31 // class of particles and initials
)

// signOf returns the sign of a term with the given text and kind.
func signOf(term uint32, text string, k names.Kind) sign {
	class := uint32(light)
	if k != names.Particle && k != names.Initial {
		class = letterClass(text)
	}
	return min(sign(class<<hashBits|term*0x9e3779b1>>(32-hashBits)), moreWords-1)
}

// letterClass returns the class of words that begin as a text does.
func letterClass(text string) uint32 {
	switch {
	case text == "":
		return 0
	case 'a' <= text[0] && text[0] <= 'z':
		return uint32(text[0] - 'a')
	}
	return 26 + uint32(text[0])%(light-26)
}

// light reports whether the word is a particle or an initial.
func (s sign) light() bool { return s>>hashBits == light }

// summary is what is kept of each name: the signs of its words. Of a name of more
// than summarySigns words it keeps one less.
type summary uint64

const (
	summarySigns = 4

	noWord    sign = 1<<16 - 1 // in the place of words that are not there
	moreWords sign = 1<<16 - 2 // in the last place: there are more
)

func summaryOf(signs []sign) (out summary) {
	for i := range summarySigns {
		s := noWord
		switch {
		case i == summarySigns-1 && len(signs) > summarySigns:
			s = moreWords
		case i < len(signs):
			s = signs[i]
		}
		out |= summary(s) << (16 * i)
	}
	return out
}

func (s summary) sign(i int) sign { return sign(s >> (16 * i)) }

// words returns how many words the name has: summarySigns+1 for all that are more.
func (s summary) words() int {
	n := summarySigns
	for n > 0 && s.sign(n-1) == noWord {
		n--
	}
	if s.sign(summarySigns-1) == moreWords {
		n++
	}
	return n
}

// solid returns how many words the name has at least that are neither particles
// nor initials.
func (s summary) solid() (n int) {
	for i := range summarySigns {
		if x := s.sign(i); !x.light() {
			n++
		}
	}
	return n
}

// maxListed is the number of other words from which a posting counts them in a
// byte of its own.
const maxListed = 3

// appendPost appends a posting: the distance from the name before, how many
// other words the name has, and their signs.
func appendPost(b []byte, gap uint32, others []sign) []byte {
	b = binary.AppendUvarint(b, uint64(gap)<<2|uint64(min(len(others), maxListed)))
	if len(others) >= maxListed {
		b = append(b, byte(len(others)))
	}
	for _, s := range others {
		b = binary.LittleEndian.AppendUint16(b, uint16(s))
	}
	return b
}

// ways are what a word can meet: one token of one, or those of span, together.
type ways struct{ one, span mask }

func (x ways) or(y ways) ways { return ways{x.one | y.one, x.span | y.span} }
func (x ways) all() mask      { return x.one | x.span }

// cells says, by sign, what words that are related to the probe meet.
type cells struct {
	has    [1 << 16 / 64]uint64 // by bit: signs that may meet something
	place  []uint16             // by sign: one more than the place in ways, 0 for none
	ways   []ways
	signs  []sign                     // of the ways
	first  [1 << (16 - hashBits)]mask // by class: initials of the probe that such a word meets
	opened bool                       // first is not empty
}

// reset forgets all.
func (c *cells) reset() {
	if c.place == nil {
		c.place = make([]uint16, 1<<16)
	}
	for _, s := range c.signs {
		c.place[s] = 0
		c.has[s/64] &^= 1 << (s % 64)
	}
	c.ways, c.signs = c.ways[:0], c.signs[:0]
	if c.opened {
		clear(c.has[:])
		clear(c.first[:])
		c.opened = false
	}
}

// add notes what words with a sign meet.
func (c *cells) add(s sign, w ways) {
	if k := c.place[s]; k != 0 {
		c.ways[k-1] = c.ways[k-1].or(w)
		return
	}
	c.ways, c.signs = append(c.ways, w), append(c.signs, s)
	c.place[s] = uint16(len(c.ways))
	c.has[s/64] |= 1 << (s % 64)
}

// open notes an initial of the probe, which words meet that begin so.
func (c *cells) open(text string, m mask) {
	for _, class := range [...]uint32{letterClass(text), light} {
		c.first[class] |= m
		for i := range uint32(1 << hashBits / 64) {
			c.has[class<<hashBits/64+i] = ^uint64(0)
		}
	}
	c.opened = true
}

// meets reports whether a word may meet anything.
func (c *cells) meets(s sign) bool { return c.has[s/64]>>(s%64)&1 != 0 }

// of returns what a word with a sign meets at most.
func (c *cells) of(s sign) ways {
	w := ways{one: c.first[s>>hashBits]}
	if k := c.place[s]; k != 0 {
		w = w.or(c.ways[k-1])
	}
	return w
}

// next reads postings up to the first one with another word that may meet
// anything, or, with all, one posting. It returns the name, given the one before,
// the bytes of the signs, which are none where there is no such posting, and the
// rest.
func (c *cells) next(b string, id uint32, all bool) (_ uint32, signs, rest string) {
	for i := 0; i < len(b); {
		v := uint64(b[i])
		i++
		if v >= 0x80 {
			v &= 0x7f
			for shift := 7; ; shift += 7 {
				d := b[i]
				i++
				v |= uint64(d&0x7f) << shift
				if d < 0x80 {
					break
				}
			}
		}
		id += uint32(v >> 2)
		n := int(v & maxListed)
		if n == maxListed {
			n = int(b[i])
			i++
		}
		from := i
		i += 2 * n
		signs = b[from:i]
		if all {
			return id, signs, b[i:]
		}
		for k := 0; k+1 < len(signs); k += 2 {
			if c.meets(sign(signs[k]) | sign(signs[k+1])<<8) {
				return id, signs, b[i:]
			}
		}
	}
	return id, "", ""
}

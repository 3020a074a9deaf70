package algorithm

import "strings"

// soundexCodes are the classes of American Soundex; 0 for vowels and - for the
// letters that do not part equal codes.
const soundexCodes = "01230120022455012623010202"

// soundex is the American Soundex code of the ASCII letters of s: the first
// letter and three digits. H and W do not part equal codes, vowels do. Text with
// other letters has none.
func soundex(s string) string {
	s = strings.ToUpper(s)
	if strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) >= 0 {
		return ""
	}
	out := make([]byte, 0, 4)
	last := byte(0)
	for i := 0; i < len(s) && len(out) < 4; i++ {
		c := s[i]
		if c < 'A' || c > 'Z' {
			continue
		}
		code := soundexCodes[c-'A']
		switch {
		case len(out) == 0:
			out, last = append(out, c), code
			continue
		case code != '0' && code != last:
			out = append(out, code)
		}
		if c != 'H' && c != 'W' {
			last = code
		}
	}
	if len(out) == 0 {
		return ""
	}
	return (string(out) + "000")[:4]
}

// metaphone is the code of Philips (1990) of a word of ASCII letters, of any
// length, in the reading that Apache Commons Codec gives; text with other
// letters has none.
func metaphone(s string) string {
	s = strings.ToUpper(s)
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return ""
		}
	}
	if len(s) < 2 {
		return s
	}
	m := &sounds{s: opening(s)}
	for m.i = 0; m.i < len(m.s); m.i++ {
		if c := m.s[m.i]; c == 'C' || m.at(-1) != c {
			m.letter(c)
		}
	}
	return string(m.out)
}

// opening simplifies the letters that are silent at the beginning of a word.
func opening(s string) string {
	switch s[:2] {
	case "KN", "GN", "PN", "AE", "WR":
		return s[1:]
	case "WH":
		return "W" + s[2:]
	}
	if s[0] == 'X' {
		return "S" + s[1:]
	}
	return s
}

// sounds is the state of metaphone.
type sounds struct {
	s   string
	i   int
	out []byte
}

// at returns the letter d places from the present one, 0 outside the word.
func (m *sounds) at(d int) byte {
	if k := m.i + d; k >= 0 && k < len(m.s) {
		return m.s[k]
	}
	return 0
}

func (m *sounds) last(d int) bool       { return m.i+d == len(m.s)-1 }
func (m *sounds) follows(t string) bool { return strings.HasPrefix(m.s[m.i:], t) }
func (m *sounds) put(c ...byte)         { m.out = append(m.out, c...) }

func vowel(c byte) bool { return c != 0 && strings.IndexByte("AEIOU", c) >= 0 }
func front(c byte) bool { return c == 'E' || c == 'I' || c == 'Y' }

// plainSounds are the letters that always sound the same, with their codes.
var plainSounds = map[byte]string{'F': "F", 'J': "J", 'L': "L", 'M': "M", 'N': "N", 'R': "R", 'Q': "K", 'V': "F", 'X': "KS", 'Z': "S"}

func (m *sounds) letter(c byte) {
	if code, ok := plainSounds[c]; ok {
		m.out = append(m.out, code...)
		return
	}
	switch c {
	case 'A', 'E', 'I', 'O', 'U':
		m.putIf(m.i == 0, c)
	case 'B':
		m.putIf(m.at(-1) != 'M' || !m.last(0), 'B')
	case 'C', 'D', 'G', 'T':
		m.hardOrSoft(c)
	case 'H':
		m.putIf(vowel(m.at(1)) && (m.i == 0 || strings.IndexByte("CSPTG", m.at(-1)) < 0), 'H')
	case 'K':
		m.putIf(m.at(-1) != 'C', 'K')
	case 'P':
		m.put(pick(m.at(1) == 'H', 'F', 'P'))
	case 'S':
		m.put(pick(m.follows("SH") || m.follows("SIO") || m.follows("SIA"), 'X', 'S'))
	case 'W', 'Y':
		m.putIf(vowel(m.at(1)), c)
	}
}

func (m *sounds) putIf(ok bool, c byte) {
	if ok {
		m.put(c)
	}
}

func pick(first bool, a, b byte) byte {
	if first {
		return a
	}
	return b
}

func (m *sounds) hardOrSoft(c byte) {
	switch c {
	case 'C':
		m.c()
	case 'G':
		m.g()
	case 'D':
		if m.at(1) == 'G' && front(m.at(2)) {
			m.put('J')
			m.i += 2
			return
		}
		m.put('T')
	case 'T':
		switch {
		case m.follows("TIA"), m.follows("TIO"):
			m.put('X')
		case m.follows("TCH"):
		case m.follows("TH"):
			m.put('0')
		default:
			m.put('T')
		}
	}
}

func (m *sounds) c() {
	switch {
	case m.at(-1) == 'S' && front(m.at(1)):
	case m.follows("CIA"):
		m.put('X')
	case front(m.at(1)):
		m.put('S')
	case m.at(-1) == 'S' && m.at(1) == 'H':
		m.put('K')
	case m.at(1) == 'H':
		if m.i == 0 && len(m.s) >= 3 && vowel(m.s[2]) {
			m.put('K')
			return
		}
		m.put('X')
	default:
		m.put('K')
	}
}

func (m *sounds) g() {
	switch {
	case m.at(1) == 'H' && (m.last(1) || !vowel(m.at(2))):
	case m.i > 0 && m.at(1) == 'N':
	case front(m.at(1)) && m.at(-1) != 'G':
		m.put('J')
	default:
		m.put('K')
	}
}

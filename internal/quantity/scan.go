package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number in digits or a single symbol of the text.
type token struct {
	start, end int
	word       string // lower case
	digits     bool
	glued      bool // no blank before it
}

// scan splits text into tokens. Numbers take their separators with them:
// "1,200", "6 000", "1.2", "1/2", "5k".
func scan(text string) []token {
	var out []token
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		start := i
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case r >= '0' && r <= '9':
			i = digitsEnd(text, i)
			out = append(out, token{start: start, end: i, word: text[start:i], digits: true})
		case unicode.IsLetter(r):
			for i += n; i < len(text); i += n {
				if r, n = utf8.DecodeRuneInString(text[i:]); !unicode.IsLetter(r) && (r < '0' || r > '9') {
					break
				}
			}
			out = append(out, token{start: start, end: i, word: strings.ToLower(text[start:i])})
		default:
			i += n
			out = append(out, token{start: start, end: i, word: text[start:i]})
		}
		if k := len(out) - 1; k > 0 {
			out[k].glued = out[k-1].end == start
		}
	}
	return out
}

// digitsEnd returns the end of the number that starts at i.
func digitsEnd(s string, i int) int {
	j := digitRun(s, i)
	for k := j - i; k <= 3 && j < len(s); k = 3 {
		_, n := utf8.DecodeRuneInString(s[j:])
		sep := s[j : j+n]
		if sep != "," && sep != " " && sep != "\u00a0" && sep != "\u202f" && sep != "\u2009" {
			break
		}
		if digitRun(s, j+n) != j+n+3 {
			break
		}
		j += n + 3
	}
	if j+1 < len(s) && (s[j] == '.' || s[j] == '/') && isDigit(s[j+1]) {
		k := digitRun(s, j+1)
		if s[j] == '.' || (k < len(s) && s[k] != '/' && k-j <= 3) || (k == len(s) && k-j <= 3) {
			j = k
		}
	}
	if j < len(s) && strings.IndexByte("kKmM", s[j]) >= 0 && (j+1 == len(s) || !isWordByte(s[j+1])) {
		j++
	}
	return j
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isWordByte(b byte) bool {
	return isDigit(b) || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= utf8.RuneSelf
}

func digitRun(s string, i int) int {
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return i
}

// reader walks over the tokens of one text.
type reader struct {
	text string
	toks []token
}

// at returns the word of token i, or "" past the end.
func (p *reader) at(i int) string {
	if i < 0 || i >= len(p.toks) {
		return ""
	}
	return p.toks[i].word
}

// phrase reports whether the words of s, blank-separated, stand at i; next is
// the token after them.
func (p *reader) phrase(i int, s string) (next int, ok bool) {
	for len(s) > 0 {
		w, rest, _ := strings.Cut(s, " ")
		if p.at(i) != w {
			return i, false
		}
		s = rest
		i++
	}
	return i, true
}

// number reads a number in digits or words at i: "1,200", "1.2 million",
// "three hundred and five", "a thousand", "one quarter", "negative ten".
func (p *reader) number(i int) (n Number, next int, ordinal, ok bool) {
	neg := false
	switch w := p.at(i); {
	case w == "negative" || w == "minus", w == "-" && i+1 < len(p.toks) && p.toks[i+1].digits && p.toks[i+1].glued && !p.toks[i].glued:
		neg = true
		i++
	case w == "-" && i > 0 && (p.at(i-1) == "<" || p.at(i-1) == ">" || p.at(i-1) == "="):
		neg = true
		i++
	case w == "the":
		if v, isOrd := ordinals[p.at(i+1)]; isOrd {
			return Int(v), i + 2, true, true
		}
		return n, i, false, false
	}
	if i < len(p.toks) && p.toks[i].digits {
		n, next, ok = p.digits(i)
	} else {
		n, next, ok = p.words(i)
	}
	if ok && neg {
		n = n.times(-1)
	}
	return n, next, false, ok && n.Known()
}

// digits reads a number in digits, with a multiplier after it.
func (p *reader) digits(i int) (Number, int, bool) {
	t := p.toks[i]
	if i > 0 && t.glued && p.designation(i-1) {
		return Number{}, i, false
	}
	if j := i + 1; j < len(p.toks) && p.toks[j].glued && isLetterStart(p.at(j)) {
		return Number{}, i, false // 3rd, 12th, 2nd
	}
	if p.at(i+1) == "-" && i+2 < len(p.toks) && p.toks[i+1].glued && p.toks[i+2].glued && isLetterStart(p.at(i+2)) && multipliers[p.at(i+2)] == 0 {
		return Number{}, i, false // 10-point, 122-mm
	}
	n := digits(t.word)
	i++
	for m := multipliers[p.at(i)]; m != 0; m = multipliers[p.at(i)] {
		n = n.times(m)
		i++
	}
	return n, i, true
}

// designation reports whether token i ties the digits after it to a name, as
// the hyphen of "Shahed-136" or the sign of a phone number does.
func (p *reader) designation(i int) bool {
	w := p.toks[i].word
	if w == "-" || w == "–" {
		chain := i > 2 && p.toks[i].glued && p.toks[i-1].glued && p.toks[i-1].digits && (p.at(i-2) == "-" || p.at(i-2) == "+")
		return i > 0 && p.toks[i].glued && isLetterStart(p.at(i-1)) || chain
	}
	return isLetterStart(w) || w == "/" || w == "." || w == "+"
}

func isLetterStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// words reads a number in words.
func (p *reader) words(i int) (n Number, next int, ok bool) {
	start := i
	total, part := Int(0), Int(0)
	for {
		w := p.at(i)
		v, isOne := ones[w]
		t, isTen := tens[w]
		m := multipliers[w]
		switch {
		case isOne:
			part = part.plus(Int(v))
		case isTen:
			part = part.plus(Int(t))
			if p.at(i+1) == "-" && ones[p.at(i+2)] > 0 {
				part = part.plus(Int(ones[p.at(i+2)]))
				i += 2
			}
		case (w == "a" || w == "an") && !ok && (multipliers[p.at(i+1)] != 0 || fractions[p.at(i+1)] == 2):
			part = Int(1)
		case m != 0 && ok:
			part = part.times(m)
			if m >= 1000 {
				total, part = total.plus(part), Int(0)
			}
		case w == "and" && ok && (ones[p.at(i+1)] > 0 || tens[p.at(i+1)] > 0) && !p.single(start, i):
		case fractions[w] != 0 && (ok || fractions[w] == 2):
			if !ok {
				part = Int(1)
			}
			return ratio(part.num, part.den*fractions[w]), i + 1, true
		default:
			if ok && p.at(i) == "-" && i < len(p.toks) && p.toks[i].glued && i+1 < len(p.toks) && p.toks[i+1].glued && isLetterStart(p.at(i+1)) {
				return n, start, false // two-stroke
			}
			return total.plus(part), i, ok
		}
		ok = true
		i++
		if i-start > 24 {
			return n, start, false
		}
	}
}

// single reports whether only one number word lies between start and i, so
// that "and" lists two numbers ("two and three") and joins none.
func (p *reader) single(start, i int) bool {
	return i-start == 1 || multipliers[p.at(i-1)] == 0
}

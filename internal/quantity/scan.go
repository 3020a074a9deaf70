package quantity

import (
	"maps"
	"slices"
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
	kind       wordKind
}

// wordKind says what a word can be in an amount.
type wordKind uint8

const (
	other   wordKind = iota // no amount can begin with it
	leading                 // it may stand before the word that gives the amount
	giving                  // it gives an amount: digits, "three", "several"
)

// kinds are the words that an amount can have up to the first that gives it:
// those of all the tables for its beginning.
var kinds = func() map[string]wordKind {
	m := map[string]wordKind{}
	add := func(kind wordKind, text string) {
		for _, w := range strings.Fields(text) {
			m[w] = kind
		}
	}
	for p := range bounds {
		add(leading, p)
	}
	add(leading, "between from the a an in equal negative minus - $ €")
	for _, t := range []map[string]int64{ones, tens, multipliers, ordinals, fractions} {
		for w := range t {
			add(giving, w)
		}
	}
	for w := range plurals {
		add(giving, w)
	}
	add(giving, "some several multiple wholly sole few handful couple minority majority rest remainder")
	return m
}()

// Words returns the words, in lower case, that give an amount: an amount has one
// of them, or digits.
func Words() []string {
	return slices.DeleteFunc(slices.Collect(maps.Keys(kinds)), func(w string) bool { return kinds[w] != giving })
}

// reachesAmount reports whether a word that gives an amount stands at i or
// behind nothing but words that may lead to it.
func (p *reader) reachesAmount(i int) bool {
	p.run = max(p.run, i)
	for p.run < len(p.toks) && p.toks[p.run].kind == leading {
		p.run++
	}
	return p.run < len(p.toks) && p.toks[p.run].kind == giving
}

// scan appends the tokens of text to out. Numbers take their separators with
// them: "1,200", "6 000", "1.2", "1/2", "5k".
func scan(out []token, text string) []token {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		start := i
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case isDigit(text[start]):
			i = digitsEnd(text, i)
			out = append(out, token{start: start, end: i, word: text[start:i], digits: true, kind: giving})
		case unicode.IsLetter(r):
			i = wordEnd(text, i+n)
			w := strings.ToLower(text[start:i])
			out = append(out, token{start: start, end: i, word: w, kind: kinds[w]})
		default:
			i += n
			w := text[start:i]
			out = append(out, token{start: start, end: i, word: w, kind: kinds[w]})
		}
		if k := len(out) - 1; k > 0 {
			out[k].glued = out[k-1].end == start
		}
	}
	return out
}

// wordEnd returns where the letters and digits at i end.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !isDigit(text[i]) {
			break
		}
		i += n
	}
	return i
}

// digitsEnd returns the end of the number that starts at i.
func digitsEnd(s string, i int) int {
	j := digitRun(s, i)
	if j-i <= 3 {
		j = groupsEnd(s, j)
	}
	j = fractionEnd(s, j)
	if j < len(s) && strings.IndexByte("kKmM", s[j]) >= 0 && (j+1 == len(s) || !isWordByte(s[j+1])) {
		j++
	}
	return j
}

// groupsEnd returns the end of the groups of three digits from j on, each with
// a separator before it.
func groupsEnd(s string, j int) int {
	for j < len(s) {
		r, n := utf8.DecodeRuneInString(s[j:])
		if !strings.ContainsRune(", \u00a0\u202f\u2009", r) || digitRun(s, j+n) != j+n+3 {
			break
		}
		j += n + 3
	}
	return j
}

// fractionEnd returns the end of the decimals (".25") or of the denominator
// ("/4") at j. Two digits at most follow a stroke, and no second stroke: the
// rest are dates.
func fractionEnd(s string, j int) int {
	if j+1 >= len(s) || s[j] != '.' && s[j] != '/' || !isDigit(s[j+1]) {
		return j
	}
	k := digitRun(s, j+1)
	if s[j] == '/' && (k-j > 3 || k < len(s) && s[k] == '/') {
		return j
	}
	return k
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
	run  int // end of the words that may lead, as far as they were looked at
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
	if p.at(i) == "the" {
		if v, isOrd := ordinals[p.at(i+1)]; isOrd {
			return Int(v), i + 2, true, true
		}
		return n, i, false, false
	}
	neg := p.minus(i)
	if neg {
		i++
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

// minus reports whether a word or sign at i makes the number after it
// negative: a hyphen does when it sticks to the digits after it and to nothing
// before it, or follows a sign of comparison.
func (p *reader) minus(i int) bool {
	switch p.at(i) {
	case "negative", "minus":
		return true
	case "-":
		return i+1 < len(p.toks) && p.toks[i+1].digits && p.toks[i+1].glued && !p.toks[i].glued || sign(p.at(i-1))
	}
	return false
}

// digits reads a number in digits, with a multiplier after it.
func (p *reader) digits(i int) (Number, int, bool) {
	t := p.toks[i]
	if i > 0 && t.glued && p.designation(i-1) || p.gluedLetters(i+1) {
		return Number{}, i, false // Shahed-136, 3rd
	}
	if p.compound(i+1) && multipliers[p.at(i+2)] == 0 {
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

// gluedLetters reports whether token i begins with a letter and sticks to the
// token before it.
func (p *reader) gluedLetters(i int) bool {
	return i < len(p.toks) && p.toks[i].glued && isLetterStart(p.at(i))
}

// compound reports whether the hyphen at i ties a word to what stands before.
func (p *reader) compound(i int) bool {
	return p.at(i) == "-" && p.toks[i].glued && p.gluedLetters(i+1)
}

// designation reports whether token i ties the digits after it to a name, as
// the hyphen of "Shahed-136" or the sign of a phone number does.
func (p *reader) designation(i int) bool {
	switch w := p.toks[i].word; w {
	case "-", "–":
		return p.toks[i].glued && (isLetterStart(p.at(i-1)) || p.digitChain(i-1))
	case "/", ".", "+":
		return true
	default:
		return isLetterStart(w)
	}
}

// digitChain reports whether digits at i stick to a hyphen or "+" before them.
func (p *reader) digitChain(i int) bool {
	if i < 2 || !p.toks[i].glued || !p.toks[i].digits {
		return false
	}
	w := p.at(i - 1)
	return w == "-" || w == "+"
}

func isLetterStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// maxNumberWords bounds the words of one number.
const maxNumberWords = 24

// spelled is a number in words as far as it is read.
type spelled struct {
	total, part Number // closed groups ("two thousand"), the group being read
	begun       bool   // a word of it was read
}

// words reads a number in words.
func (p *reader) words(i int) (n Number, next int, ok bool) {
	start := i
	s := spelled{total: Int(0), part: Int(0)}
	for i-start <= maxNumberWords {
		if f := fractions[p.at(i)]; f != 0 && (s.begun || f == 2) {
			if !s.begun {
				s.part = Int(1)
			}
			return ratio(s.part.num, s.part.den*f), i + 1, true
		}
		read := s.word(p, start, i)
		if read == 0 {
			if s.begun && p.compound(i) {
				return n, start, false // two-stroke
			}
			return s.total.plus(s.part), i, s.begun
		}
		s.begun = true
		i += read
	}
	return n, start, false
}

// word takes the number word at token i into s and returns how many tokens it
// took: 0 when none stands there.
func (s *spelled) word(p *reader, start, i int) int {
	w, following := p.at(i), p.at(i+1)
	if v, ok := ones[w]; ok {
		s.part = s.part.plus(Int(v))
		return 1
	}
	if v, ok := tens[w]; ok {
		s.part = s.part.plus(Int(v))
		unit := p.hyphenUnit(i + 1)
		if unit == 0 {
			return 1
		}
		s.part = s.part.plus(Int(unit)) // twenty-five
		return 3
	}
	if !s.begun {
		return s.article(w, following)
	}
	if m := multipliers[w]; m != 0 {
		s.multiply(m)
		return 1
	}
	if w == "and" && (ones[following] > 0 || tens[following] > 0) && !p.single(start, i) {
		return 1
	}
	return 0
}

// hyphenUnit returns the unit that a hyphen at i ties to tens, or 0.
func (p *reader) hyphenUnit(i int) int64 {
	if p.at(i) != "-" {
		return 0
	}
	return ones[p.at(i+1)]
}

// article takes "a" as one where a group or a half begins with it.
func (s *spelled) article(w, following string) int {
	if w != "a" && w != "an" || multipliers[following] == 0 && fractions[following] != 2 {
		return 0
	}
	s.part = Int(1)
	return 1
}

// multiply takes "hundred" and the like; from a thousand on it closes a group.
func (s *spelled) multiply(m int64) {
	s.part = s.part.times(m)
	if m >= 1000 {
		s.total, s.part = s.total.plus(s.part), Int(0)
	}
}

// single reports whether only one number word lies between start and i, so
// that "and" lists two numbers ("two and three") and joins none.
func (p *reader) single(start, i int) bool {
	return i-start == 1 || multipliers[p.at(i-1)] == 0
}

package claims

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tok is one token of the text: a word, a number, a possessive ending or a
// sign.
type tok struct {
	s, e  int    // bytes of the layer
	low   string // lower case, curly apostrophes made straight
	lex   *lexeme
	tag   tag
	lemma string // of verbs; the singular of plural nouns
	forms verbForm
	cap   bool // begins with a capital
	caps  bool // all letters are capitals
	said  bool // the verb of a headline in title case
	gap   bool // a blank stands before it
	q     int8 // depth of quotation: 0 outside, 1 inside
}

// tokenize appends the tokens of text[from:to] to out. Words keep inner hyphens, dots of
// abbreviations and digits ("Shahed-136", "U.S.", "mid-March"); a possessive
// ending and a full stop are tokens of their own.
func tokenize(out []tok, text string, from, to int) []tok {
	gap := true
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if unicode.IsSpace(r) || r == '\ufeff' {
			i += n
			gap = true
			continue
		}
		t := tokenFrom(text, i, to, gap)
		out = append(out, t)
		i, gap = t.e, false
	}
	return out
}

// tokenFrom reads the token that starts at i; gap says that a blank or nothing
// stands before it.
func tokenFrom(text string, i, to int, gap bool) tok {
	r, n := utf8.DecodeRuneInString(text[i:to])
	switch {
	case letterOrDigit(r):
		e := wordEnd(text, i, to)
		return newTok(text, i, e+dotOf(text, i, e, to), gap)
	case isApostrophe(r) && !gap && possessive(text, i+n, to):
		j := i + n
		if sAt(text, j, to) {
			j++
		}
		return tok{s: i, e: j, low: "'s", lex: &unknown, tag: tPos}
	}
	return tok{s: i, e: i + n, low: text[i : i+n], lex: &unknown, tag: tPunct, gap: gap}
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

func newTok(text string, s, e int, gap bool) tok {
	t := tok{s: s, e: e, gap: gap}
	w := text[s:e]
	t.lex, t.low = lexemeOf(w)
	r, _ := utf8.DecodeRuneInString(w)
	t.cap = unicode.IsUpper(r)
	t.caps = t.cap && len(w) > 1 && !hasLower(w)
	t.cap = t.cap || particleName(w) || modelNumber(w)
	return t
}

// hasLower reports whether a word has a letter that is no capital.
func hasLower(w string) bool {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return strings.ToUpper(w) != w
		}
		if w[i] >= 'a' && w[i] <= 'z' {
			return true
		}
	}
	return false
}

// particleName reports whether a word is a name behind a small article that a
// hyphen joins to it ("al-Tanf", "ez-Zor").
func particleName(w string) bool {
	i := strings.IndexByte(w[:min(len(w), 4)], '-')
	return i > 0 && w[0] >= 'a' && i+1 < len(w) && w[i+1] >= 'A' && w[i+1] <= 'Z' && nameArticles[w[:i]]
}

// modelNumber reports whether a word that begins with a digit is the number of a model:
// capitals between digits ("9M133", "3M-54").
func modelNumber(w string) bool {
	if len(w) < 4 || runOf(w, 0, '1', '9') != 1 {
		return false
	}
	i := runOf(w, 1, 'A', 'Z')
	if i == 1 || i > 4 {
		return false
	}
	if strings.HasPrefix(w[i:], "-") {
		i++
	}
	return runOf(w, i, '0', '9') > i+1
}

// runOf returns the end of the run of bytes from lo to hi that begins at i.
func runOf(w string, i int, lo, hi byte) int {
	for i < len(w) && w[i] >= lo && w[i] <= hi {
		i++
	}
	return i
}

// nameArticles are the Arabic article in its spellings, and what else is joined to
// names so.
var nameArticles = words("al el ad ar as at az an ed er es ez ul ol ash bin")

// fold lowers a word and makes its apostrophes straight.
func fold(w string) string {
	if lowerASCII(w) {
		return w
	}
	return strings.ReplaceAll(lower(w), "’", "'")
}

// lower is strings.ToLower, which takes several times as long for short text in
// capitals.
func lower(s string) string {
	var buf [64]byte
	if len(s) > len(buf) {
		return strings.ToLower(s)
	}
	same := true
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
			same = false
		}
		buf[i] = c
	}
	if same {
		return s
	}
	return string(buf[:len(s)])
}

// lowerASCII reports whether w is ASCII without capitals.
func lowerASCII(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf || w[i] >= 'A' && w[i] <= 'Z' {
			return false
		}
	}
	return true
}

// wordByte holds the ASCII letters and digits.
var wordByte = func() (is [256]bool) {
	for c := range utf8.RuneSelf {
		is[c] = letterOrDigit(rune(c))
	}
	return is
}()

// wordEnd returns the end of the word that starts at i.
func wordEnd(text string, i, to int) int {
	start := i
	for i < to {
		if wordByte[text[i]] {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:to])
		switch {
		case letterOrDigit(r) || unicode.IsMark(r) || signInWord(text, start, i, to):
			i += n
		case r == '.' && dotted(text, start, i): // the last dot of U.S.
			return i + n
		default:
			return i
		}
	}
	return i
}

// dotOf returns 1 when the dot at e belongs to the word [i, e): a title or an
// initial before a name, a month before a day, a short "about" before figures; 0
// otherwise.
func dotOf(text string, i, e, to int) int {
	if e+2 >= to || text[e] != '.' || text[e+1] != ' ' {
		return 0
	}
	w, next := text[i:e], nextWord(text, e+2, to)
	r, _ := utf8.DecodeRuneInString(next)
	name := unicode.IsUpper(r) && !starter[strings.ToLower(next)]
	return boolIndex(name && (shortTitle(w) || initialAt(text, i, e)) || unicode.IsDigit(r) && (monthShort[w] || aboutShort[w]))
}

// aboutShort are short forms of "about", whose dot is no stop ("approx. 40").
var aboutShort = words("approx ca c est")

// shortTitle reports whether a word is a title that is written short.
func shortTitle(w string) bool { return len(w) < 5 && titleShort[strings.ToLower(w)] }

// initialAt reports whether the word [i, e) is an initial inside a name.
func initialAt(text string, i, e int) bool {
	c := text[i]
	return e == i+1 && c >= 'A' && c <= 'Z' && c != 'I' && i > 1 && text[i-1] == ' '
}

// nextWord returns the letters and digits at i.
func nextWord(text string, i, to int) string {
	e := i
	for e < to && e < i+8 && (text[e] >= utf8.RuneSelf || letterOrDigit(rune(text[e]))) {
		e++
	}
	return text[i:e]
}

var (
	// titleShort are titles that are written short, with a dot.
	titleShort = words("mr mrs ms dr prof gen lt col capt maj sgt spc cpl pvt cmdr adm brig sen rep gov hon")
	// monthShort are months that are written short, with a dot.
	monthShort = words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
)

// hyphenThenLetter reports whether a text begins with a hyphen and a letter.
func hyphenThenLetter(text string) bool {
	return len(text) > 1 && text[0] == '-' && isLetterAt(text, 1)
}

// signInWord reports whether the sign at i goes on with the word that starts
// at start.
func signInWord(text string, start, i, to int) bool {
	r, n := utf8.DecodeRuneInString(text[i:to])
	next, _ := utf8.DecodeRuneInString(text[min(i+n, to):to])
	inner := letterOrDigit(next)
	switch r {
	case '-':
		return inner
	case '.':
		return inner && innerDot(text, start, i, next) || dotted(text, start, i) && hyphenThenLetter(text[i+1:to])
	case ',':
		return thousands(text, i)
	case '\'', '’':
		return inner && !loneS(text, i+n, to)
	}
	return false
}

// innerDot reports whether the dot at i is that of a number or of an
// abbreviation that goes on ("3.5", "U.S").
func innerDot(text string, start, i int, next rune) bool {
	return digitAt(text, i-1) && unicode.IsDigit(next) || i-start == 1 || i >= start+2 && text[i-2] == '.'
}

// dotted reports whether the letter before the dot at i has a dot before it.
func dotted(text string, start, i int) bool { return i > start+1 && text[i-2] == '.' }

// thousands reports whether the comma at i parts the thousands of a number.
func thousands(text string, i int) bool {
	return digitAt(text, i-1) && digitAt(text, i+1) && digitAt(text, i+2) && digitAt(text, i+3)
}

func isLetterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// possessive reports whether an apostrophe followed by text[i:] ends a
// possessive: 's, or nothing after a plural.
func possessive(text string, i, to int) bool {
	if loneS(text, i, to) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[i:to])
	return i >= 2 && i < to && unicode.IsSpace(r) && (strings.HasSuffix(text[:i], "s'") || strings.HasSuffix(text[:i], "s’"))
}

func sAt(text string, i, to int) bool { return i < to && (text[i] == 's' || text[i] == 'S') }

// loneS reports whether an s stands at i and no letter behind it.
func loneS(text string, i, to int) bool {
	if !sAt(text, i, to) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[min(i+1, to):to])
	return !unicode.IsLetter(r)
}

// abbreviations end with a dot that ends no sentence.
var abbreviations = words("spc pfc lcpl cmdt supt insp det mr mrs ms dr prof st gen lt col capt maj sgt brig adm cmdr cpl pvt rev hon gov sen rep pres messrs no nos vs approx " +
	"art arts reg para paras fig figs vol ed eds etc al cf jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri inc corp ltd co bros " +
	"dept est ca tel ext jr sr e.g i.e u.s u.k u.n ave mt ft a.m p.m ph.d")

// ambiguous abbreviations may end a sentence when a capital follows.
var mayEnd = words("etc inc corp ltd co u.s. u.k. u.n. jr sr a.m. p.m. al")

// sentences cuts the tokens of one block into sentences, as ranges [a, b).
func sentences(toks []tok) [][2]int {
	var out [][2]int
	start := 0
	for i := range toks {
		if !ends(toks, i) {
			continue
		}
		j := i + 1
		for j < len(toks) && !toks[j].gap && strings.ContainsAny(toks[j].low, "\"”’')]»") {
			j++
		}
		if j == len(toks) || opens(toks, j) {
			out = append(out, [2]int{start, j})
			start = j
		}
	}
	if start < len(toks) {
		out = append(out, [2]int{start, len(toks)})
	}
	return out
}

// ends reports whether token i may end a sentence.
func ends(toks []tok, i int) bool {
	switch t := toks[i]; t.low {
	case "!", "?", "…":
		return true
	case ".":
		return i > 0 && dotEnds(toks, i)
	default:
		return strings.HasSuffix(t.low, ".") && len(t.low) > 2 && starterAt(toks, i+1) && toks[i+1].cap
	}
}

// dotEnds reports whether the dot at token i is a full stop and not that of an
// abbreviation or initial.
func dotEnds(toks []tok, i int) bool {
	p := toks[i-1]
	if abbreviations[p.low] && !toks[i].gap {
		return mayEnd[p.low] && starterAt(toks, i+1)
	}
	initial := p.cap && p.e-p.s == 1 && p.low != "i" // J. Smith
	return !initial || starterAt(toks, i+1)
}

func starterAt(toks []tok, i int) bool { return i < len(toks) && starter[toks[i].low] }

// starter holds words that begin sentences and, capitalised, little else.
var starter = words("the a an in on at it he she they we this that these those but and if when while as its his their our according after before since " +
	"there no not many some most all both each for from by with however meanwhile moreover also")

// opens reports whether a sentence can begin at token i.
func opens(toks []tok, i int) bool {
	t := toks[i]
	if !t.gap {
		return false
	}
	if t.tag == tPunct {
		return strings.ContainsAny(t.low, "\"“‘'([«—–•-€$£")
	}
	return t.cap || t.low[0] >= '0' && t.low[0] <= '9' || t.low[0] >= utf8.RuneSelf
}

// words makes a set of blank-separated words.
func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

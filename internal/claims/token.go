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
	tag   tag
	lemma string // of verbs; the singular of plural nouns
	forms verbForm
	cap   bool // begins with a capital
	caps  bool // all letters are capitals
	gap   bool // a blank stands before it
	q     int8 // depth of quotation: 0 outside, 1 inside
}

// tokenize cuts text[from:to] into tokens. Words keep inner hyphens, dots of
// abbreviations and digits ("Shahed-136", "U.S.", "mid-March"); a possessive
// ending and a full stop are tokens of their own.
func tokenize(text string, from, to int) []tok {
	out := make([]tok, 0, (to-from)/5+4)
	gap := true
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		switch {
		case unicode.IsSpace(r) || r == '\ufeff':
			i += n
			gap = true
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := wordEnd(text, i, to)
			out = append(out, newTok(text, i, j, gap))
			i = j
		case (r == '\'' || r == '’') && len(out) > 0 && !gap && possessive(text, i+n, to):
			j := i + n
			if j < to && (text[j] == 's' || text[j] == 'S') {
				j++
			}
			out = append(out, tok{s: i, e: j, low: "'s", tag: tPos})
			i = j
		default:
			out = append(out, tok{s: i, e: i + n, low: text[i : i+n], tag: tPunct, gap: gap})
			i += n
		}
		gap = false
	}
	return out
}

func newTok(text string, s, e int, gap bool) tok {
	t := tok{s: s, e: e, gap: gap}
	w := text[s:e]
	t.low = fold(w)
	r, _ := utf8.DecodeRuneInString(w)
	t.cap = unicode.IsUpper(r)
	t.caps = t.cap && len(w) > 1 && strings.ToUpper(w) == w
	return t
}

// fold lowers a word and makes its apostrophes straight.
func fold(w string) string {
	ascii := true
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf || w[i] >= 'A' && w[i] <= 'Z' {
			ascii = false
			break
		}
	}
	if ascii {
		return w
	}
	return strings.ReplaceAll(strings.ToLower(w), "’", "'")
}

// wordEnd returns the end of the word that starts at i.
func wordEnd(text string, i, to int) int {
	start := i
	for i < to {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[min(i+n, to):to])
		inner := unicode.IsLetter(next) || unicode.IsDigit(next)
		switch {
		case r == '-' && inner:
		case r == '.' && inner && (digitAt(text, i-1) && unicode.IsDigit(next) || i-start == 1 || i >= start+2 && text[i-2] == '.'):
		case r == '.' && i > start+1 && text[i-2] == '.': // the last dot of U.S.
			if next != '-' || i+2 >= to || !isLetterAt(text, i+2) {
				return i + n
			}
		case r == ',' && digitAt(text, i-1) && i+3 < len(text) && digitAt(text, i+1) && digitAt(text, i+2) && digitAt(text, i+3):
		case (r == '\'' || r == '’') && inner:
			if next == 's' || next == 'S' {
				if p, _ := utf8.DecodeRuneInString(text[min(i+n+1, to):to]); !unicode.IsLetter(p) {
					return i
				}
			}
		default:
			return i
		}
		i += n
	}
	return i
}

func isLetterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// possessive reports whether an apostrophe followed by text[i:] ends a
// possessive: 's, or nothing after a plural.
func possessive(text string, i, to int) bool {
	if i < to && (text[i] == 's' || text[i] == 'S') {
		r, _ := utf8.DecodeRuneInString(text[min(i+1, to):to])
		return !unicode.IsLetter(r)
	}
	r, _ := utf8.DecodeRuneInString(text[i:to])
	return i >= 2 && i < to && unicode.IsSpace(r) && (strings.HasSuffix(text[:i], "s'") || strings.HasSuffix(text[:i], "s’"))
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
		if i == 0 {
			return false
		}
		p := toks[i-1]
		if abbreviations[p.low] && !t.gap {
			return mayEnd[p.low] && i+1 < len(toks) && starter[toks[i+1].low]
		}
		return !(p.cap && p.e-p.s == 1 && p.low != "i") || i+1 < len(toks) && starter[toks[i+1].low] // J. Smith
	default:
		return strings.HasSuffix(t.low, ".") && len(t.low) > 2 && i+1 < len(toks) && toks[i+1].cap && starter[toks[i+1].low]
	}
}

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

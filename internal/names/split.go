package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a piece of a written name before it is told what it is.
type word struct {
	orig   string
	low    string // folded, where every letter is ASCII; else empty
	dot    bool   // a full stop follows directly
	glued  bool   // nothing but a full stop stands between it and the word before
	commas int    // commas before it
	first  bool   // opens a run of Han or Hangul syllables
	hyphen bool   // a hyphen ties it to another word
}

// splitter cuts a composed name into words.
type splitter struct {
	s      string
	low    string // s in lower case, where it is ASCII
	words  []word
	start  int // of the open word, -1 when none is open
	commas int
	glued  bool // the next word follows a full stop directly
	run    bool // the last word was a Han or Hangul syllable
	hyphen bool // a hyphen is all that came since the last word
}

// split cuts s at everything that is no letter, digit or apostrophe. Han and
// Hangul syllables are words of their own. Apostrophes are left out of words.
// The words are appended to dst.
func split(s string, dst []word) []word {
	p := splitter{s: s, start: -1, words: dst}
	if isASCII(s) {
		p.low = strings.ToLower(s)
	}
	for i, r := range s {
		p.step(i, r)
	}
	p.flush(len(s))
	return p.words
}

func (p *splitter) step(i int, r rune) {
	switch sc := scriptOf(r); {
	case sc == Han || sc == Hangul:
		p.flush(i)
		p.add(word{orig: p.s[i : i+utf8.RuneLen(r)], first: !p.run})
		p.run = true
		return
	case sc != NoScript || unicode.IsDigit(r) || keepMark(r) || isApostrophe(r) && p.start >= 0:
		if p.start < 0 {
			p.start = i
		}
	case isApostrophe(r):
	default:
		p.flush(i)
		p.mark(r)
	}
	p.run = false
}

// mark notes what a separator says about its neighbours.
func (p *splitter) mark(r rune) {
	p.glued, p.hyphen = false, false
	switch r {
	case '-', '‐', '‑':
		if n := len(p.words); n > 0 {
			p.words[n-1].hyphen, p.hyphen = true, true
		}
	case '.', '·', '・':
		if n := len(p.words); n > 0 {
			p.words[n-1].dot = true
			p.glued = true
		}
	case ',', '،', '，', '、':
		p.commas++
	case '&', '+':
		p.add(word{orig: "and"})
	}
}

func (p *splitter) flush(end int) {
	if p.start < 0 {
		return
	}
	from := p.start
	p.start = -1
	w := p.s[from:end]
	if p.low != "" && len(w) <= maxToken && !strings.ContainsAny(w, "'`\"") {
		p.add(word{orig: w, low: p.low[from:end]})
		return
	}
	w = strings.Map(func(r rune) rune {
		if isApostrophe(r) {
			return -1
		}
		return r
	}, w)
	if w != "" {
		p.add(word{orig: w})
	}
}

func (p *splitter) add(w word) {
	if len(p.words) > 4*MaxTokens {
		return
	}
	w.glued, w.commas, w.hyphen = p.glued, p.commas, p.hyphen
	p.glued, p.hyphen = false, false
	p.words = append(p.words, w)
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '`', '´', 'ʻ', 'ʼ', 'ʿ', 'ʾ', '׳', '״', '"':
		return true
	}
	return false
}

// acronyms joins single letters that full stops hold together: L.L.C. is one
// word, S.A. L.P. are two. In names of persons they are initials and stay
// apart.
func acronyms(ws []word) []word {
	if !slices.ContainsFunc(ws, func(w word) bool { return w.dot }) {
		return ws
	}
	out := make([]word, 0, len(ws))
	for i := 0; i < len(ws); {
		j := i + 1
		if k := gluedAcronym(ws[i:]); k > 1 {
			w, form := ws[i], ws[i]
			last, size := utf8.DecodeLastRuneInString(w.orig)
			w.orig, w.dot, form.orig = w.orig[:len(w.orig)-size], false, string(last)
			w.low, form.low = "", ""
			for _, x := range ws[i+1 : i+k] {
				form.orig += x.orig
			}
			out = append(out, w, form)
			i += k
			continue
		}
		if single(ws[i].orig) && ws[i].dot {
			tight := false
			for j < len(ws) && single(ws[j].orig) && (ws[j].glued || !tight && ws[j-1].dot && ws[j].dot && !(j+1 < len(ws) && ws[j+1].glued)) {
				tight = tight || ws[j].glued
				j++
			}
		}
		w := ws[i]
		for _, x := range ws[i+1 : j] {
			w.orig, w.low = w.orig+x.orig, ""
		}
		out = append(out, w)
		i = j
	}
	return out
}

// gluedAcronym returns how many words ws begins with of which the last letter
// of the first and the others, single letters, are a legal form: AcmeS.A. It
// is 0 where they are not.
func gluedAcronym(ws []word) int {
	if len(ws) < 2 || len(ws[0].orig) < 5 || !ws[0].dot || !ws[1].glued {
		return 0
	}
	k, form := 1, ws[0].orig[len(ws[0].orig)-1:]
	for k < len(ws) && single(ws[k].orig) && ws[k].glued {
		form += ws[k].orig
		k++
	}
	if _, ok := legalClass()[strings.ToLower(form)]; !ok || k == 1 {
		return 0
	}
	return k
}

func single(s string) bool { return utf8.RuneCountInString(s) == 1 }

// reorder moves what follows a single comma to the front ("PUTIN, Vladimir")
// and reports whether it did.
func reorder(ws []word) ([]word, bool) {
	n := len(ws)
	if n < 2 || ws[n-1].commas != 1 || ws[0].commas != 0 {
		return ws, false
	}
	k := 0
	for ws[k].commas == 0 {
		k++
	}
	out := make([]word, 0, n)
	return append(append(out, ws[k:]...), ws[:k]...), true
}

package algorithm

import (
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
	"github.com/mozillazg/go-unidecode"
	"golang.org/x/text/unicode/norm"
)

// clip cuts s at MaxName characters.
func clip(s string) string {
	n := 0
	for i := range s {
		if n == MaxName {
			return s[:i]
		}
		n++
	}
	return s
}

// dropped are the characters that vanish inside a word: O'Brien is one word,
// and so is A.B.C.
func dropped(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '.', '·':
		return true
	}
	return false
}

// light is the clean form that keeps the script: lower case, without accents,
// points and apostrophes, every other sign a blank. A name of one character has
// none.
func light(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(clip(s))) {
		switch {
		case dropped(r), unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Lm, r):
		case unicode.IsLetter(r), unicode.IsNumber(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	out := strings.Join(strings.Fields(b.String()), " ")
	if len([]rune(out)) < 2 {
		return ""
	}
	return out
}

// ascii is light in Latin letters.
func ascii(s string) string { return light(unidecode.Unidecode(norm.NFC.String(clip(s)))) }

// tokens splits a name into words as the newer algorithms do: points, commas
// and apostrophes vanish, every other sign parts words.
func tokens(s string) []string {
	var b strings.Builder
	for _, r := range norm.NFC.String(clip(s)) {
		switch {
		case dropped(r), r == ',', unicode.Is(unicode.Cf, r), unicode.Is(unicode.Lm, r):
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// editBudget is the number of edits up to which two texts are plausibly the
// same: a fifth of the shorter, at most four.
func editBudget(a, b string, most int, share float64) int {
	n := min(len([]rune(a)), len([]rune(b)))
	k := int(share * float64(n))
	if float64(k) < share*float64(n) {
		k++
	}
	return min(most, k)
}

// plausible reports whether a and b are within the edit budget.
func plausible(a, b string) bool { return levenshtein.ComputeDistance(a, b) <= editBudget(a, b, 4, .2) }

// similarity is 1 less the edits by the length of the longer text; 0 beyond the
// edit budget.
func similarity(a, b string, most int, share float64) float64 {
	if a == "" || b == "" {
		return 0
	}
	d := levenshtein.ComputeDistance(a, b)
	if d > editBudget(a, b, most, share) {
		return 0
	}
	return 1 - float64(d)/float64(max(len([]rune(a)), len([]rune(b))))
}

// jaro is the similarity of Jaro (1989): letters in common within half the
// length of the longer text, less transpositions.
func jaro(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	switch {
	case len(x) == 0 || len(y) == 0:
		return 0
	case a == b:
		return 1
	}
	window := max(0, max(len(x), len(y))/2-1)
	mx, my := make([]bool, len(x)), make([]bool, len(y))
	m := 0
	for i, r := range x {
		for j := max(0, i-window); j < min(len(y), i+window+1); j++ {
			if !my[j] && y[j] == r {
				mx[i], my[j] = true, true
				m++
				break
			}
		}
	}
	if m == 0 {
		return 0
	}
	t := float64(transposed(x, y, mx, my)) / 2
	f := float64(m)
	return (f/float64(len(x)) + f/float64(len(y)) + (f-t)/f) / 3
}

// transposed counts the matched letters that stand in another order.
func transposed(x, y []rune, mx, my []bool) int {
	n, j := 0, 0
	for i := range x {
		if !mx[i] {
			continue
		}
		for !my[j] {
			j++
		}
		if x[i] != y[j] {
			n++
		}
		j++
	}
	return n
}

// winkler lifts a Jaro similarity by the letters in common at the beginning, up
// to four (Winkler 1990).
func winkler(a, b string, s float64) float64 {
	n := 0
	x, y := []rune(a), []rune(b)
	for n < 4 && n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return s + float64(n)*.1*(1-s)
}

// jaroWinkler is jaro, lifted when it is above .7.
func jaroWinkler(a, b string) float64 {
	s := jaro(a, b)
	if s > .7 {
		return winkler(a, b, s)
	}
	return s
}

// jaroWinklerFrom is jaroWinkler with what does not exceed .6 taken as nothing.
func jaroWinklerFrom(a, b string) float64 {
	if s := jaroWinkler(a, b); s > .6 {
		return s
	}
	return 0
}

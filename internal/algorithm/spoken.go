package algorithm

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
)

// spoken is a word with its Latin form and how it sounds; a word in a script
// that is not romanised letter by letter has only itself.
type spoken struct{ word, latin, sound string }

// latinised reports whether the letters of s are of scripts that are romanised
// letter by letter.
func latinised(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Georgian, unicode.Hangul) ||
			r >= 0x590 && unicode.IsMark(r)
	}) < 0
}

func speak(name string) []spoken {
	var out []spoken
	for _, w := range tokens(strings.ToLower(name)) {
		if len([]rune(w)) < 2 {
			continue
		}
		s := spoken{word: w}
		if latinised(w) {
			s.latin = strings.ToLower(unidecode.Unidecode(w))
			if m := metaphone(s.latin); len(m) >= 3 {
				s.sound = m
			}
		}
		out = append(out, s)
	}
	return out
}

func soundAlike(a, b spoken) bool {
	return a.word == b.word || a.sound != "" && a.sound == b.sound && plausible(a.latin, b.latin)
}

// personPhonetic is the share of the query's words of a name that the candidate
// has, by sound.
func personPhonetic(q, c *Party, _ *options) Hit {
	if !bothAre(q, c, "Person") {
		return Hit{}
	}
	return bestPair(q, c, func(i, k int) float64 {
		words, left := q.spoken()[i], slices.Clone(c.spoken()[k])
		met := 0
		for _, w := range words {
			if at := slices.IndexFunc(left, func(x spoken) bool { return soundAlike(w, x) }); at >= 0 {
				left = slices.Delete(left, at, at+1)
				met++
			}
		}
		return float64(met) / float64(max(len(words), 1))
	})
}

// bestPair takes the best score over all pairs of names.
func bestPair(q, c *Party, score func(i, k int) float64) Hit {
	var best Hit
	for i := range q.names {
		for k := range c.names {
			if s := score(i, k); s > best.Score {
				best = Hit{Score: s, Query: q.names[i], Candidate: c.names[k]}
			}
		}
	}
	return best
}

// metaphoneWord and soundexWord code one word; a word that has no code of use
// stands for itself.
func metaphoneWord(w string) string {
	if m := metaphone(w); len(m) >= 3 {
		return m
	}
	return strings.ToUpper(w)
}

func soundexWord(w string) string {
	if len(w) > 1 && onlyLetters(w) {
		if s := soundex(w); s != "" {
			return s
		}
	}
	return strings.ToUpper(w)
}

func onlyLetters(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r < 0x80 }) < 0
}

// nameCodes is the share of the query's words, at least two, that the candidate
// has by a phonetic code.
func nameCodes(code func(string) string) func(q, c *Party, o *options) Hit {
	return func(q, c *Party, _ *options) Hit {
		return bestPair(q, c, func(i, k int) float64 {
			if !latinised(q.names[i]) || !latinised(c.names[k]) {
				return 0
			}
			a, b := coded(q.words()[i], code), coded(c.words()[k], code)
			met := 0
			for _, w := range a {
				if at := slices.Index(b, w); at >= 0 {
					b = slices.Delete(b, at, at+1)
					met++
				}
			}
			return float64(met) / float64(max(2, len(a)))
		})
	}
}

func coded(words []string, code func(string) string) []string {
	var out []string
	for _, w := range words {
		if len(w) >= 2 {
			out = append(out, code(w))
		}
	}
	return out
}

// allWords returns the distinct words of all names.
func allWords(names [][]string) []string {
	var out []string
	for _, n := range names {
		for _, w := range n {
			if !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// soundexParts is the share of the shorter side's words that both have by
// Soundex, over all names of each side together.
func soundexParts(q, c *Party, _ *options) Hit {
	code := func(p *Party) []string {
		var out []string
		for _, w := range allWords(p.words()) {
			if s := soundexWord(w); !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
		return out
	}
	a, b := code(q), code(c)
	var met []string
	for _, s := range a {
		if slices.Contains(b, s) {
			met = append(met, s)
		}
	}
	if len(met) == 0 {
		return Hit{}
	}
	return Hit{Score: float64(len(met)) / float64(min(len(a), len(b))), Detail: "equal sounds: " + strings.Join(met, ", ")}
}

// jaroParts is the mean over the query's words of the best Jaro-Winkler
// similarity with a word of the candidate, over all names of each side
// together; what does not exceed .6 counts as nothing.
func jaroParts(q, c *Party, _ *options) Hit {
	a, b := allWords(q.words()), allWords(c.words())
	var met []string
	sum := 0.0
	for _, w := range a {
		best, with := 0.0, ""
		for _, x := range b {
			if s := jaroWinklerFrom(w, x); s > best {
				best, with = s, x
			}
		}
		sum += best
		if with != "" {
			met = append(met, w+" ~ "+with)
		}
	}
	if len(a) == 0 {
		return Hit{}
	}
	return Hit{Score: sum / float64(len(a)), Detail: strings.Join(met, ", ")}
}

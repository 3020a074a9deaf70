package algorithm

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// literalMatch holds when a name of each side is the same once case, points and
// signs are set aside.
func literalMatch(q, c *Party, _ *options) Hit {
	return bestPair(q, c, func(i, k int) float64 {
		if a := q.light()[i]; a != "" && a == c.light()[k] {
			return 1
		}
		return 0
	})
}

// weakMatch holds when a name of the query, a weak one too, is a weak alias of
// the candidate, literally. The sides are not alike.
func weakMatch(q, c *Party, _ *options) Hit {
	for _, w := range c.weak {
		for _, n := range slices.Concat(q.names, q.weak) {
			if l := light(n); l != "" && l == light(w) {
				return Hit{Score: 1, Query: n, Candidate: w}
			}
		}
	}
	return Hit{}
}

// pairing is two words with how alike they are.
type pairing struct {
	q, c  string
	score float64
}

// pairUp pairs the words of two names best first, each once, and returns the
// pairs and the words of the query that met none.
func pairUp(q, c []string, score func(a, b string) float64) (pairs []pairing, left []string) {
	var all []pairing
	for _, a := range unique(q) {
		for _, b := range unique(c) {
			if s := score(a, b); s >= 0 {
				all = append(all, pairing{a, b, s})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y pairing) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.q, y.q), cmp.Compare(x.c, y.c))
	})
	q, c = slices.Clone(q), slices.Clone(c)
	for _, p := range all {
		for {
			i, k := slices.Index(q, p.q), slices.Index(c, p.c)
			if i < 0 || k < 0 {
				break
			}
			q, c = slices.Delete(q, i, i+1), slices.Delete(c, k, k+1)
			pairs = append(pairs, p)
		}
	}
	return pairs, q
}

func unique(words []string) []string {
	var out []string
	for _, w := range words {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// personJaro compares the names of two persons: as one text, by Jaro-Winkler to
// the power of its length, and word by word, where each word of the query must
// meet one of the candidate within the edit budget.
func personJaro(q, c *Party, _ *options) Hit {
	if !bothAre(q, c, "Person") {
		return Hit{}
	}
	return bestPair(q, c, func(i, k int) float64 {
		a, b := q.people()[i], c.people()[k]
		x, y := strings.Join(a, ""), strings.Join(b, "")
		s := 0.0
		if x != "" && y != "" && plausible(x, y) {
			s = math.Pow(jaroWinklerFrom(x, y), float64(len(x)))
		}
		return max(s, alignedJaro(a, b))
	})
}

func alignedJaro(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	pairs, left := pairUp(a, b, func(x, y string) float64 {
		if s := jaroWinklerFrom(x, y); s > 0 && plausible(x, y) {
			return s
		}
		return -1
	})
	if len(left) > 0 {
		return 0
	}
	score := 1.0
	var x, y string
	for _, p := range slices.Backward(pairs) {
		score *= p.score
		x, y = x+p.q, y+p.c
	}
	if !plausible(x, y) {
		return 0
	}
	return score
}

// fingerprintMatch compares names of what is not a person: as written, as
// fingerprints without blanks, and word by word with the words put in the order
// of the best pairs.
func fingerprintMatch(q, c *Party, _ *options) Hit {
	if bothAre(q, c, "Person") {
		return Hit{}
	}
	return bestPair(q, c, func(i, k int) float64 {
		s := similarity(clip(q.names[i]), clip(c.names[k]), 4, .2)
		a, b := q.print()[i], c.print()[k]
		if a == "" || b == "" {
			return s
		}
		s = max(s, similarity(strings.ReplaceAll(a, " ", ""), strings.ReplaceAll(b, " ", ""), 4, .2))
		return max(s, alignedWords(long(a), long(b)))
	})
}

// long returns the words of two letters and more.
func long(text string) []string {
	return slices.DeleteFunc(strings.Fields(text), func(w string) bool { return len(w) < 2 })
}

func alignedWords(a, b []string) float64 {
	pairs, left := pairUp(a, b, func(x, y string) float64 { return similarity(x, y, math.MaxInt, 1) })
	if len(left) > 0 {
		return 0
	}
	var x, y string
	for _, p := range pairs {
		x, y = x+p.q, y+p.c
	}
	return similarity(x, y, 4, .2)
}

// lastNameDiffers holds when both have stated family names and none in common.
func lastNameDiffers(q, c *Party, _ *options) Hit {
	words := func(p *Party) []string {
		var out []string
		for _, n := range p.lastNames {
			out = append(out, long(fingerprint(n))...)
		}
		return out
	}
	return disjoint(words(q), words(c), func(a []string) []string { return a })
}

// disjoint scores 1 when both lists have values and none in common.
func disjoint(a, b []string, wider func([]string) []string) Hit {
	if len(a) == 0 || len(b) == 0 {
		return Hit{}
	}
	for _, v := range wider(b) {
		if slices.Contains(a, v) {
			return Hit{}
		}
	}
	for _, v := range wider(a) {
		if slices.Contains(b, v) {
			return Hit{}
		}
	}
	return Hit{Score: 1, Query: strings.Join(a, ", "), Candidate: strings.Join(b, ", ")}
}

// numbersIn returns the distinct runs of digits of texts.
func numbersIn(texts []string) []string {
	var out []string
	for _, t := range texts {
		for _, n := range strings.FieldsFunc(t, func(r rune) bool { return r < '0' || r > '9' }) {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// numbersDiffer is how many numbers of the query's names, or addresses of two
// addresses, the candidate lacks, by the count of the side with fewer.
func numbersDiffer(q, c *Party, _ *options) Hit {
	a, b := q.numbers(), c.numbers()
	if bothAre(q, c, "Address") {
		a, b = numbersIn(q.address), numbersIn(c.address)
	}
	missing := slices.DeleteFunc(slices.Clone(a), func(n string) bool { return slices.Contains(b, n) })
	return Hit{Score: float64(len(missing)) / float64(max(1, min(len(a), len(b)))), Query: strings.Join(missing, ", ")}
}

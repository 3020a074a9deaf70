package algorithm

import (
	"fmt"
	"strings"
)

// ofacName is the score of OFAC's Sanctions List Search as FAQ 249 describes
// it and as its answers show: the better of two techniques, over all pairs of
// names.
//
//   - The whole text by Jaro-Winkler, the lift for a common beginning given at
//     any similarity, if the first letters are equal.
//   - Word by word: the mean over the query's words of three letters and more of
//     the best Jaro-Winkler with a word of the candidate, where less than .5
//     counts as nothing.
func ofacName(q, c *Party, _ *options) Hit {
	var best Hit
	for i, a := range q.written() {
		for k, b := range c.written() {
			if len(a) == 0 || len(b) == 0 {
				continue
			}
			whole, parts := ofacWhole(a, b), ofacParts(a, b)
			if s := max(whole, parts); s > best.Score {
				best = Hit{Score: s, Query: q.names[i], Candidate: c.names[k], Detail: fmt.Sprintf("whole text %.2f, word by word %.2f", whole, parts)}
			}
		}
	}
	return best
}

func ofacWhole(a, b []string) float64 {
	x, y := strings.Join(a, " "), strings.Join(b, " ")
	if []rune(x)[0] != []rune(y)[0] {
		return 0
	}
	if s := jaro(x, y); s > 0 {
		return winkler(x, y, s)
	}
	return 0
}

func ofacParts(a, b []string) float64 {
	var kept []string
	for _, w := range a {
		if len([]rune(w)) > 2 {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		kept = a
	}
	sum := 0.0
	for _, w := range kept {
		best := 0.0
		for _, x := range b {
			best = max(best, jaroWinkler(w, x))
		}
		if best >= .5 {
			sum += best
		}
	}
	return sum / float64(len(kept))
}

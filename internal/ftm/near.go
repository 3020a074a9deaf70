package ftm

import (
	"strconv"
	"strings"
)

// quote returns s in quotation marks, cut to a length fit for a message.
func quote(s string) string {
	if r := []rune(s); len(r) > 80 {
		s = string(r[:80]) + "..."
	}
	return strconv.Quote(s)
}

// nearest returns the word that differs from text least, in at most a third of
// its letters with case ignored, or "". The first of equals wins.
func nearest(text string, words []string) string {
	t := []rune(strings.ToLower(text))
	if len(t) == 0 || len(t) > 64 {
		return ""
	}
	best, bestD := "", len(t)/3+2
	for _, w := range words {
		if d := distance(t, []rune(strings.ToLower(w))); d < bestD && d <= (len(w)+2)/3 {
			best, bestD = w, d
		}
	}
	return best
}

// distance returns how many letters must be added, dropped or changed to turn
// a into b.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diag := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diag
			if a[i] != b[j] {
				cost++
			}
			diag = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}

package ftm

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
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
	t := strings.ToLower(text)
	n := utf8.RuneCountInString(t)
	if n == 0 || n > 64 {
		return ""
	}
	best, bestD := "", n/3+2
	for _, w := range words {
		if d := levenshtein.ComputeDistance(t, strings.ToLower(w)); d < bestD && d <= (len(w)+2)/3 {
			best, bestD = w, d
		}
	}
	return best
}

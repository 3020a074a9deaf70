package quantity

import (
	"slices"
	"strings"
	"testing"
)

// TestTablesAreReached puts the words of each table for a beginning before what
// they lead to: an amount must begin with them.
func TestTablesAreReached(t *testing.T) {
	var texts []string
	for p := range bounds {
		if !strings.ContainsAny(p, "<>=.") {
			texts = append(texts, p+" 300")
		}
	}
	for _, table := range []map[string]int64{ones, tens} {
		for w := range table {
			texts = append(texts, w, "between "+w+" and 4000", "negative "+w)
		}
	}
	for w := range multipliers {
		texts = append(texts, "a "+w, "several "+w)
	}
	for w := range plurals {
		texts = append(texts, w+" of people")
	}
	for p := range articles {
		texts = append(texts, strings.TrimSpace(strings.Join(p[:], " ")))
	}
	texts = append(texts, "multiple", "wholly", "sole", "a few", "a handful", "more than some")
	for _, text := range texts {
		if qs := Find(text); len(qs) == 0 || qs[0].Start != 0 {
			t.Errorf("%q: no amount begins it: %v", text, qs)
		}
	}
}

// TestWordsGiveAmounts takes the words that give amounts out of texts without
// digits: nothing is left.
func TestWordsGiveAmounts(t *testing.T) {
	gives := Words()
	for _, text := range []string{
		"more than three hundred", "a few", "dozens", "hundreds of thousands", "half a dozen", "between two and three", "the rest", "a majority", "several", "wholly", "nearly twenty",
		"at least some", "more than the tenth", "in equal halves",
	} {
		if len(Find(text)) == 0 {
			t.Errorf("%q: nothing found", text)
		}
		rest := slices.DeleteFunc(strings.Fields(text), func(w string) bool { return slices.Contains(gives, w) })
		if left := Find(strings.Join(rest, " ")); len(left) > 0 {
			t.Errorf("%q: %v is left", text, left)
		}
	}
}

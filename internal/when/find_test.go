package when

import (
	"slices"
	"strings"
	"testing"
)

// TestTablesAreReached puts the words of each table for a beginning before what
// they lead to: an expression must begin with them.
func TestTablesAreReached(t *testing.T) {
	var texts []string
	for _, x := range fixed {
		texts = append(texts, x.words)
	}
	for _, x := range phrases {
		texts = append(texts, x.words+" 3 May 2020 and 9 May 2020")
	}
	for _, x := range modifiers {
		texts = append(texts, "in "+x.words+" May 2020")
	}
	for _, x := range leads {
		if x.n[1] > 0 {
			texts = append(texts, x.words+" months")
		}
		texts = append(texts, x.words+" three months ago")
	}
	for _, x := range otherDays {
		texts = append(texts, x.words)
	}
	for _, x := range otherUnits {
		texts = append(texts, x.words, "during "+x.words)
	}
	for _, x := range nearTimes {
		texts = append(texts, x.words)
	}
	for _, x := range fiscalWords {
		texts = append(texts, x+" 2020", "the "+x+" 2020")
	}
	for _, w := range roughWords {
		texts = append(texts, "since "+w+" May 2020")
	}
	for q := range quarters {
		texts = append(texts, "the "+q+" quarter of 2020")
	}
	for w := range counts {
		texts = append(texts, w+" days ago")
	}
	if len(texts) < 200 {
		t.Fatalf("only %d texts", len(texts))
	}
	for _, text := range texts {
		if first, _, _ := strings.Cut(text, " "); !starters[first] {
			continue
		}
		if es := FindVague(text); len(es) == 0 || es[0].Start != 0 {
			t.Errorf("%q: no expression begins it: %v", text, es)
		}
	}
}

// TestWordsTellOfTime takes the words that tell of time out of expressions
// without digits: nothing is left.
func TestWordsTellOfTime(t *testing.T) {
	tells := Words()
	for _, text := range []string{
		"on Thursday", "in early May", "since last month", "five days later", "yesterday", "for two years", "at the time", "after that", "formerly", "in the past two weeks",
		"this autumn", "overnight", "the third quarter", "in the future", "earlier this year", "by the end of April", "over the weekend before last week",
	} {
		if len(FindVague(text)) == 0 {
			t.Errorf("%q: nothing found", text)
		}
		rest := slices.DeleteFunc(strings.Fields(text), func(w string) bool { return slices.Contains(tells, strings.ToLower(w)) })
		if left := FindVague(strings.Join(rest, " ")); len(left) > 0 {
			t.Errorf("%q: %v is left", text, left)
		}
	}
}

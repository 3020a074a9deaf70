// Package finding is the shape of one result of screening: a [Finding], the
// [Listing]s it stands on and the [Step]s that explain it. It holds data only;
// scores are made in match, results are put together in screen.
//
// Invariant: the worths of a finding's steps add up to its score, within 0.002
// for rounding, so that a reader can follow the arithmetic.
package finding

import (
	"cmp"
	"slices"

	"sanctrace/internal/when"
)

// Step is one line of an explanation: what of the query met what of the
// candidate, through what, and what it was worth.
type Step struct {
	Feature   string  `json:"feature"`             // name, birth date, country, identifier, ...
	Query     string  `json:"query,omitempty"`     // the query's words; empty when only the candidate has them
	Candidate string  `json:"candidate,omitempty"` // the candidate's words; empty when only the query has them
	Via       string  `json:"via"`                 // equal, typo, transliteration, initial, nickname, legal form, ...
	Worth     float64 `json:"worth"`               // share of the score: positive for, negative against
	Note      string  `json:"note,omitempty"`      // one phrase, where the words above do not say it all
}

// Listing is one period in which a dataset listed an entity.
type Listing struct {
	Dataset  string   `json:"dataset"`
	From     when.Day `json:"from,omitempty"`
	To       when.Day `json:"to,omitempty"` // empty: still listed in the newest version
	Basis    string   `json:"basis"`        // stated, observed or bracketed
	Measures []string `json:"measures"`
}

// On says whether the listing covers the day d; an empty d means now, that is,
// a listing without end.
func (l Listing) On(d when.Day) bool {
	if d == "" {
		return l.To == ""
	}
	return (l.From == "" || l.From <= d) && (l.To == "" || d <= l.To)
}

// Finding is one candidate with its score and what the score rests on.
type Finding struct {
	ID           string    `json:"id"`
	Caption      string    `json:"caption"`
	Schema       string    `json:"schema"`
	Score        float64   `json:"score"` // 0..1, four decimals
	Match        bool      `json:"match"` // score reached the threshold
	Datasets     []string  `json:"datasets"`
	Listed       []Listing `json:"listed"`
	Explanations []Step    `json:"explanations"`
	Exception    string    `json:"exception,omitempty"` // why a match is not an alert: a pair judged not the same
}

// Sort orders findings by falling score, then by id.
func Sort(fs []Finding) {
	slices.SortFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
}

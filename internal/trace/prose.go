package trace

import (
	"strings"
	"unicode/utf8"

	"sanctrace/internal/finding"
)

// A name in prose has no birth date, country or number beside it, and a reader
// of texts takes many a capital for a name. So a list entry is proposed for one
// only when the words of the text are all in it:
//
//   - each word of the text has its counterpart ("New START" is not START),
//     and none stands for an initial ("Donald Trump" is not "Don T.");
//   - a single word is the whole of a name on the list, is not common, and is
//     spelt as there unless it is long ("Tariff" is not "Abu Tarif").
//
// Names from tables are screened as in a file of customers.
const (
	singleScore   = 0.88 // "Hezbollah" on Hezbollah 0.93; "Gas" on GAS 0.85
	singleLetters = 8    // from so many on a spelling may differ: "Rosoboroneksport"
	noWorth       = 0.02 // what an article is worth: "The" in "The Syrian Army"
)

// inProse reports whether a finding for a name in prose holds.
func inProse(f finding.Finding) bool {
	var met []finding.Step
	alone := true // no further words on the list's side
	for _, s := range f.Explanations {
		switch {
		case s.Feature != "name" || s.Via == "legal form" || s.Via == "legal form differs":
		case s.Query != "" && s.Candidate == "":
			if s.Worth < -noWorth {
				return false
			}
		case s.Query != "" && s.Via == "initial" && utf8.RuneCountInString(s.Query) > 1:
			return false
		case s.Query != "":
			if s.Worth > noWorth || s.Via != "equal" {
				met = append(met, s)
			}
		case s.Candidate != "" && s.Via == "extra" && s.Worth < -noWorth:
			alone = false
		}
	}
	if len(met) != 1 || len(strings.Fields(met[0].Query)) > 1 {
		return true
	}
	letters := utf8.RuneCountInString(met[0].Query)
	return alone && letters > 2 && f.Score >= singleScore && (met[0].Via == "equal" || letters >= singleLetters)
}

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
		if s.Feature != "name" || strings.HasPrefix(s.Via, "legal form") {
			continue
		}
		switch {
		case astray(s):
			return false
		case s.Query != "" && s.Candidate != "" && (s.Worth > noWorth || s.Via != "equal"):
			met = append(met, s)
		case s.Query == "" && s.Via == "extra" && s.Worth < -noWorth:
			alone = false
		}
	}
	if len(met) != 1 || len(strings.Fields(met[0].Query)) > 1 {
		return true
	}
	return alone && f.Score >= singleScore && single(met[0])
}

// astray reports whether a word of the text has no counterpart that counts.
func astray(s finding.Step) bool {
	if s.Query == "" {
		return false
	}
	return s.Candidate == "" && s.Worth < -noWorth || s.Via == "initial" && utf8.RuneCountInString(s.Query) > 1
}

// single reports whether a word is spelt as on the list, or is so long that it
// need not be.
func single(s finding.Step) bool {
	letters := utf8.RuneCountInString(s.Query)
	return letters > 2 && s.Via == "equal" || letters >= singleLetters
}

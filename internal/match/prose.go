package match

import (
	"math"
	"strings"
	"unicode/utf8"

	"sanctrace/internal/finding"
	"sanctrace/internal/index"
)

// A name in prose has no birth date, country or number beside it, and a reader
// of texts takes many a capital for a name. So a list entry is proposed for one
// only when the words of the text are all in it:
//
//   - each word of the text has its counterpart ("New START" is not START),
//     and none stands for an initial ("Donald Trump" is not "Don T.");
//   - a single word is the whole of a name on the list, is not common, and is
//     spelt as there unless it is long ("Tariff" is not "Abu Tarif").
const (
	singleScore   = 0.88 // "Hezbollah" on Hezbollah 0.93; "Gas" on GAS 0.85
	singleLetters = 8    // from so many on a spelling may differ: "Rosoboroneksport"
	noWorth       = 0.02 // what an article is worth: "The" in "The Syrian Army"
)

// InProse reports whether a name of an entity, which scored so in such steps,
// is proposed for a name in a text.
func InProse(score float64, steps []finding.Step) bool {
	var met []finding.Step
	alone := true // no further words on the list's side
	for _, s := range steps {
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
	return alone && score >= singleScore && spelt(met[0])
}

// astray reports whether a word of the text has no counterpart that counts.
func astray(s finding.Step) bool {
	if s.Query == "" {
		return false
	}
	return s.Candidate == "" && s.Worth < -noWorth || s.Via == "initial" && utf8.RuneCountInString(s.Query) > 1
}

// spelt reports whether a word is spelt as on the list, or is so long that it
// need not be.
func spelt(s finding.Step) bool {
	letters := utf8.RuneCountInString(s.Query)
	return letters > 2 && s.Via == "equal" || letters >= singleLetters
}

// ProbesInProse is Probes for names of which InProse is to hold and that are to
// score at least floor: what leaves a word astray is not proposed.
//
// A word that a name leaves takes at least extra * loss / den away, with extra as
// shares gives it: of what is left on both sides it bears half. The score is at most met / den, so that den is at most the worth
// of all words by floor.
func (p *Prepared) ProbesInProse(floor float64) []index.Probe {
	probes := p.Probes()
	for i := range probes {
		pr := &probes[i]
		all, slight := 0., 0.
		for _, g := range pr.Gain {
			all += g
		}
		b := p.scorer.table.bounder(p.read[i].Class)
		extra, _ := b.shares(math.Inf(1))
		for _, l := range pr.Loss {
			if l*extra*floor <= (noWorth+slack)*all {
				slight += l
			}
		}
		pr.Spelt = true
		bound, single := pr.Bound, len(pr.Gain) == 1 && len(strings.Fields(pr.Name.Tokens[0].Orig)) == 1 // "Forty 4" is one token and two words
		pr.Exact = single && utf8.RuneCountInString(pr.Name.Tokens[0].Orig) < singleLetters
		pr.Bound = func(m index.Met) float64 {
			if m.Loss > slight+slack {
				return 0
			}
			b := bound(m)
			if single && p.Ceiling(b) < singleScore {
				return 0
			}
			return b
		}
	}
	return probes
}

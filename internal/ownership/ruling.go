package ownership

import (
	"strings"

	"sanctrace/internal/when"
)

// ruling is a court's decision on one company. It binds for that company where
// the rule of the day is unclear; what it says of the law in general is in the
// rules.
type ruling struct {
	regime  Regime
	company string // name without legal form, in lower case
	from    when.Day
	until   when.Day
	text    Instrument
	result  Result
}

// rulings are the decisions known to this version. EM System: the owner of
// exactly 50 % was listed on 17 December 2020, banks froze the company's
// accounts the next day, and the Court held that control is presumed.
var rulings = []ruling{{
	regime: EU, company: "em system", from: "2020-12-17", until: "2024-07-03", result: OwnedPresumed,
	text: Instrument{Name: "judgment on this company", Cite: "CJEU C-84/24 EM System, 12 March 2026", From: "2020-12-17"},
}}

// rulingOn returns the decision on the party for the day, or nil.
func rulingOn(g *Graph, party string, regime Regime, on when.Day) *ruling {
	name := strings.Trim(strings.ToLower(party), " .,\"")
	for _, form := range []string{"uab ", " uab"} {
		name = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(name, form), form))
	}
	for i := range rulings {
		r := &rulings[i]
		if r.regime == regime && r.company == name && on != "" && r.from <= on && on < r.until {
			return r
		}
	}
	return nil
}

// apply answers with the decision when the facts are those that the court had
// before it: listed owners hold exactly half. Otherwise the rule answers.
func (r *ruling) apply(q *question, v *Verdict) {
	half := q.surely(q.seeds(), threshold{at: fifty})
	q.answer(v)
	if v.Result != UnclearBefore || !half.in[v.Party] {
		return
	}
	v.Result, v.Rebuttable, v.Instrument = r.result, true, r.text
	v.Flags = nil
	v.Proof = append(v.Proof, Step{Party: v.Party, Text: "the Court of Justice presumed control of this company on these facts", Cite: r.text.Cite})
}

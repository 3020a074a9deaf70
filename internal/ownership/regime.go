package ownership

import (
	"regexp"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/when"
)

// Regime is a body of sanctions law with its own rule on ownership.
type Regime string

// The regimes.
const (
	OFAC Regime = "OFAC" // guidance of 13 August 2014; FAQ 398 to 402
	EU   Regime = "EU"   // Council best practices (doc. 11623/24); Commission FAQ; CJEU C-84/24
	UK   Regime = "UK"   // SI 2019/855 reg. 7 and Schedule 1; OFSI general guidance 4
	BIS  Regime = "BIS"  // Affiliates Rule, 90 FR 47201; stay, 90 FR 50857
)

// Regimes returns all regimes in the order in which they are shown.
func Regimes() []Regime { return []Regime{OFAC, EU, UK, BIS} }

// ParseRegime reads the name of a regime in any case.
func ParseRegime(s string) (Regime, error) {
	for _, r := range Regimes() {
		if strings.EqualFold(s, string(r)) {
			return r, nil
		}
	}
	return "", fault.New(fault.Invalid, "regime "+s, "is not known").Try("use ofac, eu, uk or bis")
}

// Result is the answer for one party.
type Result string

// The results. Which of them a regime uses follows from its rule.
const (
	Listed        Result = "listed"           // on the list itself
	Blocked       Result = "blocked"          // OFAC
	NotBlocked    Result = "not_blocked"      // OFAC
	OwnedPresumed Result = "owned_presumed"   // EU; can be rebutted
	UnclearBefore Result = "unclear_pre_2024" // EU: exactly 50 % before the best practices said what that means
	Owned         Result = "owned"            // UK
	Controlled    Result = "controlled"       // UK
	NotOwned      Result = "not_owned"        // EU, UK
	ControlReview Result = "control_review"   // EU, UK: not by the percentages; facts that a person must weigh
	Restricted    Result = "restricted"       // BIS, the listed party itself included
	NotRestricted Result = "not_restricted"   // BIS
	Indeterminate Result = "indeterminate"    // the data do not decide
)

// Instrument is the text that a verdict rests on, with the days on which it
// applied.
type Instrument struct {
	Name  string   `json:"name"`
	Cite  string   `json:"cite"`
	From  when.Day `json:"from,omitempty"`  // empty: before all data
	Until when.Day `json:"until,omitempty"` // first day on which it no longer applied; empty: still applies
}

// rule is a regime's rule in one version.
type rule struct {
	text    Instrument
	least   threshold
	inForce bool // false: ownership restricts nobody in this version
	flag    string
}

// rules are the versions of each regime's rule, in order. The last one answers
// the question without a day.
var rules = map[Regime][]rule{
	OFAC: {{
		text:    Instrument{Name: "OFAC 50 Percent Rule", Cite: "OFAC revised guidance of 13 August 2014; FAQ 398, 399, 401"},
		least:   threshold{at: fifty},
		inForce: true,
	}},
	EU: {
		{
			text:    Instrument{Name: "EU best practices, ownership of more than 50 %", Cite: "Council doc. 8519/18 para. 62-63, doc. 10572/22", Until: "2024-07-03"},
			least:   threshold{at: fifty, beyond: true},
			inForce: true,
		},
		{
			text:    Instrument{Name: "EU best practices, ownership of 50 % or more", Cite: "Council doc. 11623/24 of 3 July 2024; CJEU C-84/24", From: "2024-07-03"},
			least:   threshold{at: fifty},
			inForce: true,
		},
	},
	UK: {{
		text:    Instrument{Name: "UK ownership and control test", Cite: "SI 2019/855 reg. 7 and Sch. 1; OFSI general guidance 4"},
		least:   threshold{at: fifty, beyond: true},
		inForce: true,
	}},
	BIS: {
		{
			text: Instrument{Name: "no ownership rule", Cite: "EAR before 90 FR 47201", Until: "2025-09-29"},
			flag: "a legally distinct affiliate was not restricted before 29 September 2025",
		},
		{
			text:    Instrument{Name: "BIS Affiliates Rule", Cite: "90 FR 47201; 15 CFR 744.11(a)(1), 744.21, 744.8(a)(1), Supp. 8 to part 744", From: "2025-09-29", Until: "2025-11-10"},
			least:   threshold{at: fifty},
			inForce: true,
		},
		{
			text: Instrument{Name: "BIS Affiliates Rule, stayed", Cite: "90 FR 50857", From: "2025-11-10", Until: "2026-11-10"},
			flag: "the Affiliates Rule is stayed from 10 November 2025 to 9 November 2026; ownership by a listed party is a red flag",
		},
		{
			text:    Instrument{Name: "BIS Affiliates Rule", Cite: "90 FR 47201 after the stay of 90 FR 50857; 15 CFR 744.11(a)(1), 744.21, 744.8(a)(1)", From: "2026-11-10"},
			least:   threshold{at: fifty},
			inForce: true,
			flag:    "unless the stay was extended: check on the day",
		},
	},
}

// ruleOn returns the version of the regime's rule on the day.
func ruleOn(r Regime, day when.Day) rule {
	versions := rules[r]
	for _, v := range versions {
		if day != "" && v.text.From <= day && (v.text.Until == "" || day < v.text.Until) {
			return v
		}
	}
	return versions[len(versions)-1]
}

// programmes744 are the tags of SDN programmes whose parties the EAR treat like
// those of the Entity List: 15 CFR 744.8(a)(1), fourteen since 89 FR 20107.
var programmes744 = []string{
	"BELARUS", "BELARUS-EO14038", "RUSSIA-EO14024", "UKRAINE-EO13660", "UKRAINE-EO13661", "UKRAINE-EO13662",
	"UKRAINE-EO13685", "FTO", "SDGT", "NPWMD", "ILLICIT-DRUGS-EO14059", "SDNT", "SDNTK", "TCO",
}

// orders744 are the executive orders behind those programmes, for listings that
// name the order instead of the tag.
var orders744 = regexp.MustCompile(`\b(?:13224|13382|13405|13581|13660|13661|13662|13685|14024|14038|14059)\b`)

var programmeTag = regexp.MustCompile(`[A-Z0-9]+(?:-[A-Z0-9]+)*`)

func in744(program string) bool {
	if orders744.MatchString(program) {
		return true
	}
	for _, tag := range programmeTag.FindAllString(strings.ToUpper(program), -1) {
		for _, p := range programmes744 {
			if tag == p {
				return true
			}
		}
	}
	return false
}

// counts reports whether the listing makes its party one from which the rule
// of the regime reaches out.
func (l *Listing) counts(r Regime) bool {
	if r == BIS && slices.Contains(l.Regimes, OFAC) && in744(l.Program) {
		return true
	}
	return slices.Contains(l.Regimes, r) && (r != BIS || l.countsForBIS())
}

// countsForBIS reports whether a listing under BIS is on a list whose parties
// the affiliates rule is about.
func (l *Listing) countsForBIS() bool {
	list := strings.ToLower(l.List)
	switch {
	case strings.Contains(list, "unverified"), strings.Contains(list, "denied"), strings.Contains(list, "address"):
		return false
	case strings.Contains(list, "744.8"):
		return true
	case strings.Contains(list, "sdn"), strings.Contains(list, "specially designated"):
		return l.Program == "" || in744(l.Program)
	}
	return true
}

// listingOf returns the listing by which the party is listed under the regime
// on the day, or nil.
func (g *Graph) listingOf(party string, r Regime, day when.Day) *Listing {
	for _, i := range g.listed[party] {
		if l := &g.listings[i]; l.on(day) && l.counts(r) {
			return l
		}
	}
	return nil
}

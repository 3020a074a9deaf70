package csl

import (
	"strings"

	"sanctrace/internal/source"
)

// list is one of the lists that the Consolidated Screening List joins.
type list struct {
	code    string // as the publisher abbreviates it
	words   string // in the name that rows carry, lower case
	agency  string
	measure source.Measure
	topic   string // FollowTheMoney topic of its subjects
	ofac    bool   // its ids are OFAC entity numbers
}

const (
	treasury = "Office of Foreign Assets Control"
	commerce = "Bureau of Industry and Security"
	state    = "Department of State"
)

// lists are matched in this order. Measures follow the pages of the agencies:
// SSI directives under EO 13662; NS-CMIC under EO 13959 as amended; CAPTA
// limits on correspondent accounts; NS-MBS limits chosen from a menu; the FSE
// list (EO 13608) and the PLC list (31 CFR 594.520) forbid transactions without
// a freeze; 15 CFR 744 Supplements 4, 6 and 7 for Entity List, UVL and MEU;
// 15 CFR 764 for denial orders; 22 CFR 127.7 for debarment.
var lists = []list{
	{"SDN", "specially designated nationals", treasury, source.AssetFreeze, "sanction", true},
	{"SSI", "sectoral sanctions", treasury, source.Sectoral, "sanction", true},
	{"CMIC", "military-industrial complex", treasury, source.InvestmentBan, "sanction", true},
	{"CAP", "capta", treasury, source.Correspondent, "sanction", true},
	{"CAP", "part 561", treasury, source.Correspondent, "sanction", true},
	{"MBS", "menu-based", treasury, source.MenuBased, "sanction", true},
	{"PLC", "palestinian legislative council", treasury, source.TransactionBan, "sanction", true},
	{"FSE", "foreign sanctions evaders", treasury, source.TransactionBan, "sanction", true},
	{"DPL", "denied persons", commerce, source.ExportDenied, "export.control", false},
	{"MEU", "military end user", commerce, source.ExportControl, "export.control", false},
	{"UVL", "unverified", commerce, source.ExportControl, "export.risk", false},
	{"EL", "entity list", commerce, source.ExportControl, "export.control", false},
	{"ISN", "nonproliferation", state, source.Nonproliferation, "export.control", false},
	{"DTC", "debarred", state, source.Debarred, "debarment", false},
}

// listOf finds the list by the name or the abbreviation that a row carries.
func listOf(name string) (list, bool) {
	l := strings.ToLower(strings.ReplaceAll(name, "Non-Proliferation", "Nonproliferation"))
	for _, c := range lists {
		if strings.Contains(l, c.words) || strings.EqualFold(strings.TrimSpace(name), c.code) {
			return c, true
		}
	}
	return list{code: source.Slug(name), agency: name, measure: source.OtherMeasure}, false
}

package ofac

import (
	"strings"

	"sanctrace/internal/source"
)

// The two datasets of the Office of Foreign Assets Control.
const (
	DatasetSDN  = "us_ofac_sdn"
	DatasetCons = "us_ofac_cons"
)

// nonSDN holds the program tags that only the consolidated (non-SDN) list
// uses, or uses there with a measure other than a freeze.
//
// Sources: the pages of the lists at ofac.treasury.gov (SSI, FSE, NS-PLC,
// CAPTA, NS-MBS, NS-CMIC) and the regulations named.
var nonSDN = map[string]source.Measure{
	"561List":               source.Correspondent,  // 31 CFR 561.201: correspondent and payable-through accounts
	"561LIST":               source.Correspondent,  // the same, older spelling
	"561-Related":           source.Correspondent,  // the same, since 2019
	"CAPTA":                 source.Correspondent,  // list of foreign financial institutions subject to CAPTA
	"HIFPAA-CAPTA":          source.Correspondent,  // 31 CFR 566
	"NKSR-CAPTA":            source.Correspondent,  // 31 CFR 510.210
	"UKRAINE-EO13662-CAPTA": source.Correspondent,  // UFSA section 5
	"NS-PLC":                source.TransactionBan, // 31 CFR 594.520 and others: transactions are rejected, not blocked
	"NS-ISA":                source.MenuBased,      // Iran Sanctions Act, chosen from a menu
	"ISA":                   source.MenuBased,      // on the non-SDN list: Iran Sanctions Act without blocking
	"FSE-IR":                source.TransactionBan, // EO 13608: foreign sanctions evaders
	"FSE-SY":                source.TransactionBan, // EO 13608
	"FSE-WMD":               source.TransactionBan, // EO 13608
	"FSE-SDGT":              source.TransactionBan, // EO 13608
	"UKRAINE-EO13662":       source.Sectoral,       // directives 1 to 4: debt, equity, oil projects
	"CMIC-EO13959":          source.InvestmentBan,  // EO 13959 as amended by EO 14032: securities
	"CCMC":                  source.InvestmentBan,  // the list that CMIC replaced
	"CAATSA - RUSSIA":       source.MenuBased,      // CAATSA sections 231 and 235
	"CAATSA-RUSSIA":         source.MenuBased,      // the same
	"PEESA":                 source.MenuBased,      // Protecting Europe's Energy Security Act
	"MBS":                   source.MenuBased,      // the menu-based sanctions list
	"NS-MBS":                source.MenuBased,      // the same
	"BELARUS-EO14038":       source.Sectoral,       // directive 1: sovereign debt
	"BURMA-EO14014":         source.Sectoral,       // directive 1: financial services to MOGE
	"ILLICIT-DRUGS-EO14059": source.MenuBased,      // section 2 of EO 14059, chosen from a menu
}

// onlyNonSDN are the tags that show by themselves that a file belongs to the
// consolidated list.
var onlyNonSDN = map[string]bool{
	"561List": true, "561LIST": true, "561-Related": true, "CAPTA": true, "FSE-IR": true, "FSE-SY": true,
	"FSE-WMD": true, "FSE-SDGT": true, "CMIC-EO13959": true, "CCMC": true, "MBS": true, "NS-MBS": true, "NS-ISA": true,
}

// directiveMeasures are the directives under EO 14024 (2021): 1 and 1a forbid
// dealing in Russian sovereign debt, 2 limits correspondent accounts, 3 debt
// and equity, 4 transactions with the central bank, fund and ministry.
var directiveMeasures = []struct {
	words   string
	measure source.Measure
}{
	{"Directive 1a", source.Sectoral}, {"Directive 1 ", source.Sectoral}, {"Directive 2", source.Correspondent},
	{"Directive 3", source.Sectoral}, {"Directive 4", source.TransactionBan},
}

// measuresOf returns what a listing under a program tag forbids, given the
// dataset and what the entry's determinations say. A tag of a blocking program
// that the consolidated list repeats (SDGT beside NS-PLC, IRAN for property
// blocked by EO 13599) is a freeze; RUSSIA-EO14024 is one there unless the
// entry names its directives.
func measuresOf(dataset, program string, reasons []string) []source.Measure {
	if dataset != DatasetCons {
		if program == "NS-PLC" {
			return []source.Measure{source.AssetFreeze, source.TransactionBan}
		}
		return []source.Measure{source.AssetFreeze}
	}
	if program == "RUSSIA-EO14024" {
		if ms := byDirective(reasons); len(ms) > 0 {
			return ms
		}
		return []source.Measure{source.AssetFreeze}
	}
	if m, ok := nonSDN[program]; ok {
		return []source.Measure{m}
	}
	return []source.Measure{source.AssetFreeze}
}

func byDirective(reasons []string) []source.Measure {
	var out []source.Measure
	for _, d := range directiveMeasures {
		for _, r := range reasons {
			if strings.HasPrefix(r, "Executive Order 14024 Directive") && strings.Contains(r, "Subject to "+d.words) && !hasMeasure(out, d.measure) {
				out = append(out, d.measure)
			}
		}
	}
	return out
}

func hasMeasure(ms []source.Measure, m source.Measure) bool {
	for _, x := range ms {
		if x == m {
			return true
		}
	}
	return false
}

// splitPrograms splits the program column: "SDGT] [NS-PLC", "[SDGT] [IFSR]".
func splitPrograms(s string) []string {
	var out []string
	for _, p := range strings.Split(s, "] [") {
		if p = strings.Trim(p, " []"); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// programOfOrder maps what a determination or date names in brackets or up
// front to the program tag it belongs to.
func programOfOrder(text string) string {
	for _, o := range [...]struct{ words, tag string }{
		{"CMIC", "CMIC-EO13959"}, {"14024", "RUSSIA-EO14024"}, {"14014", "BURMA-EO14014"}, {"13662", "UKRAINE-EO13662"},
		{"14059", "ILLICIT-DRUGS-EO14059"}, {"14038", "BELARUS-EO14038"}, {"IFCA", "IFCA"}, {"CAATSA", "CAATSA - RUSSIA"},
		{"PEESA", "PEESA-EO14039"}, {"13645", "IRAN-EO13645"}, {"13846", "IRAN-EO13846"},
	} {
		if strings.Contains(text, o.words) {
			return o.tag
		}
	}
	return ""
}

// onBothLists are blocking programs whose tags the consolidated list repeats.
var onBothLists = map[string]bool{
	"IRAN": true, "SYRIA": true, "SDGT": true, "RUSSIA-EO14024": true, "VENEZUELA-EO13850": true, "IRAN-CON-ARMS-EO": true,
}

// datasetOfPrograms decides to which list entries belong by their program
// tags: "" when they do not tell. NS-PLC without another program stands on the
// consolidated list alone.
func datasetOfPrograms(entries [][]string) string {
	set := ""
	for _, tags := range entries {
		if len(tags) == 1 && tags[0] == "NS-PLC" {
			return DatasetCons
		}
		for _, t := range tags {
			_, weaker := nonSDN[t]
			switch {
			case onlyNonSDN[t]:
				return DatasetCons
			case !weaker && !onBothLists[t]:
				set = DatasetSDN
			}
		}
	}
	return set
}

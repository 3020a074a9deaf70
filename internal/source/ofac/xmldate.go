package ofac

import (
	"strings"

	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// xmlDate is a date of the enhanced and advanced XML: four days, between whose
// first and last the date lies.
type xmlDate struct {
	FromBegin string `xml:"fromDateBegin"`
	FromEnd   string `xml:"fromDateEnd"`
	ToBegin   string `xml:"toDateBegin"`
	ToEnd     string `xml:"toDateEnd"`
	Approx    bool   `xml:"isApproximate"`
}

// text writes the date as the other formats do: "31 Aug 2009", "Aug 2009",
// "2009", "circa 1960", "1958 to 1960". Bounds that are no days give "".
func (d xmlDate) text() string {
	from, err1 := when.ParseDay(day(d.FromBegin))
	to, err2 := when.ParseDay(day(firstOf(d.ToEnd, d.ToBegin, d.FromEnd, d.FromBegin)))
	if err1 != nil || err2 != nil || to < from {
		return ""
	}
	s := spanText(from, to)
	if d.Approx {
		s = "circa " + s
	}
	return s
}

// day cuts the time off a date.
func day(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 10 {
		s = s[:10]
	}
	return s
}

// spanText writes an interval of days in words.
func spanText(from, to when.Day) string {
	layout := spanLayout(from, to)
	f, t := from.Time().Format(layout), to.Time().Format(layout)
	if f == t {
		return f
	}
	return f + " to " + t
}

// spanLayout returns the layout that says the ends of an interval as shortly
// as can be: by year or month when it consists of whole ones, else by day.
func spanLayout(from, to when.Day) string {
	next := to.Add(1)
	switch {
	case from[5:] == "01-01" && next[5:] == "01-01":
		return "2006"
	case from[8:] == "01" && next[8:] == "01":
		return "Jan 2006"
	}
	return "02 Jan 2006"
}

// dateValues returns the values that a published date has in the model.
func dateValues(text string) []string {
	p, ok := when.ParsePublished(text, when.DayFirst)
	if !ok {
		return nil
	}
	return p.Values()
}

// scriptLangs are the languages of the scripts that one language alone uses on
// OFAC's lists. Arabic and Cyrillic stand for several: no language is stated.
var scriptLangs = map[string]string{
	"Chinese Simplified": "zho", "Chinese Traditional": "zho", "Japanese": "jpn", "Korean": "kor", "Hebrew": "heb",
	"Greek": "ell", "Armenian": "hye", "Georgian": "kat",
}

// bidi drops the marks of writing direction that the files put round names of
// right-to-left scripts.
var bidi = strings.NewReplacer("\u200e", "", "\u200f", "", "\u202a", "", "\u202b", "", "\u202c", "", "\u202d", "", "\u202e", "",
	"\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "")

// typeMeasures are what the kinds of sanction forbid that the enhanced and
// advanced XML state, by words in them.
var typeMeasures = []struct {
	words   string
	program string // tag that the kind belongs to; empty for any
	measure source.Measure
}{
	{"13662 Sectoral Directive", "UKRAINE-EO13662", source.Sectoral},
	{"14024 Directive 1", "RUSSIA-EO14024", source.Sectoral},
	{"14024 Directive 2", "RUSSIA-EO14024", source.Correspondent},
	{"14024 Directive 3", "RUSSIA-EO14024", source.Sectoral},
	{"14024 Directive 4", "RUSSIA-EO14024", source.TransactionBan},
	{"14014 Directive", "BURMA-EO14014", source.Sectoral},
	{"14059 Non-blocking", "ILLICIT-DRUGS-EO14059", source.MenuBased},
	{"CMIC", "CMIC-EO13959", source.InvestmentBan},
	{"13959", "CMIC-EO13959", source.InvestmentBan},
	{"CAATSA", "CAATSA - RUSSIA", source.MenuBased},
	{"561", "561-Related", source.Correspondent},
	{"NDAA", "", source.Correspondent},
	{"CAPTA", "", source.Correspondent},
	{"Menu", "", source.MenuBased},
	{"Reject", "", source.TransactionBan},
	{"Block", "", source.AssetFreeze},
}

// measureOfType returns what a kind of sanction forbids and which program it
// belongs to, if only one.
func measureOfType(text string) (m source.Measure, program string, ok bool) {
	for _, t := range typeMeasures {
		if strings.Contains(text, t.words) {
			return t.measure, t.program, true
		}
	}
	return "", "", false
}

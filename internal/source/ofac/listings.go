package ofac

import (
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// listDate is when an entry was put on one of OFAC's lists.
type listDate struct{ list, day string }

// listOfProgram names, by words in the names of lists, the list that a program
// of the consolidated list makes.
var listOfProgram = map[string]string{
	"UKRAINE-EO13662": "Sectoral", "CMIC-EO13959": "CMIC", "NS-PLC": "Palestinian", "FSE-IR": "FSE", "FSE-SY": "FSE",
	"CAPTA": "CAPTA", "561-Related": "CAPTA", "MBS": "Menu-Based",
}

// stateListings adds to the listings of a finished entry what only the newer
// XML formats state: kinds of sanction, days of publication, legal authority.
// The stated kinds replace the measures that programs alone suggest.
func (e *entry) stateListings(kinds []string, dates []listDate, authorities []string) {
	var listings []*ftm.Entity
	for _, d := range e.details {
		if d.Schema == "Sanction" {
			listings = append(listings, d)
		}
	}
	for _, s := range listings {
		tag := s.First("programId")
		if ms := e.measuresStated(tag, kinds); len(ms) > 0 {
			s.Values = dropProp(s.Values, "provisions")
			for _, m := range ms {
				e.put(s, "provisions", string(m), "")
			}
		}
		if d := e.publishedOn(tag, dates); d != "" {
			for _, prop := range [...]string{"listingDate", "startDate"} {
				if s.First(prop) == "" {
					e.put(s, prop, d, "")
				}
			}
		}
		for _, a := range authorities {
			e.put(s, "description", "Legal authority: "+plain(a), "")
		}
	}
}

func dropProp(vs []ftm.Value, prop string) []ftm.Value {
	kept := vs[:0]
	for _, v := range vs {
		if v.Prop != prop {
			kept = append(kept, v)
		}
	}
	return kept
}

// measuresStated returns the measures of the kinds of sanction that belong to
// a program of the entry: those that name it; a block belongs to the programs
// that block, a rejection to those that reject, either to all when there is no
// such program.
func (e *entry) measuresStated(tag string, kinds []string) []source.Measure {
	var out []source.Measure
	for _, k := range kinds {
		m, program, ok := measureOfType(k)
		if !ok {
			m = source.OtherMeasure
		}
		if !e.belongs(tag, m, program) || hasMeasure(out, m) {
			continue
		}
		out = append(out, m)
	}
	return out
}

// belongs reports whether a measure that names program, or none, is taken
// under the program tag.
func (e *entry) belongs(tag string, m source.Measure, program string) bool {
	if program != "" && e.listed(program) {
		return tag == program
	}
	fits := func(t string) bool {
		other, weaker := nonSDN[t]
		if m == source.AssetFreeze {
			return !weaker || t == "RUSSIA-EO14024"
		}
		return other == m
	}
	for _, p := range e.programs {
		if fits(p.tag) {
			return fits(tag)
		}
	}
	return true
}

func (e *entry) listed(program string) bool {
	for _, p := range e.programs {
		if p.tag == program {
			return true
		}
	}
	return false
}

// publishedOn returns the day on which the entry was listed under a program:
// on the list that the program makes, else on the dataset's own list, else the
// first of all.
func (e *entry) publishedOn(tag string, dates []listDate) string {
	own := "SDN List"
	if e.dataset == DatasetCons {
		own = "Consolidated List"
		if d := dayOnList(dates, listOfProgram[tag]); d != "" {
			return d
		}
	}
	first := ""
	for _, d := range dates {
		switch {
		case !validDay(d.day):
		case strings.EqualFold(d.list, own):
			return d.day
		case first == "" || d.day < first:
			first = d.day
		}
	}
	return first
}

// dayOnList returns the day on the first list whose name has the word, or "".
func dayOnList(dates []listDate, word string) string {
	if word == "" {
		return ""
	}
	for _, d := range dates {
		if strings.Contains(d.list, word) && validDay(d.day) {
			return d.day
		}
	}
	return ""
}

func validDay(s string) bool { return len(dateValues(s)) == 1 && len(s) == 10 }

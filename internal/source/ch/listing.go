package ch

import (
	"regexp"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// listings adds one Sanction for each programme of the target.
func (t *targetXML) listings(e *source.Entry, ix *index) {
	history := readHistory(t.Modifications)
	for _, id := range t.setIDs() {
		st := ix.sets[source.Clean(id)]
		l := e.Listing(st.key)
		l.Add("authority", "State Secretariat for Economic Affairs (SECO)")
		l.Add("country", "ch")
		source.Put(l, "authorityId", t.ID)
		source.Put(l, "program", first(st.programme, st.key))
		source.Put(l, "programId", st.key)
		source.AddNote(l, st.measures)
		source.AddNote(l, prefixed("origin: ", st.origin))
		t.addGrounds(l)
		history.add(l)
		if !history.delisted {
			for _, m := range st.namedMeasures() {
				l.Add("provisions", string(m))
			}
		}
	}
}

// setIDs returns the sets of sanctions of the target; "" stands for one that is
// not named.
func (t *targetXML) setIDs() []string {
	ids := t.Sets
	if t.SetAttr != "" {
		ids = append([]string{t.SetAttr}, ids...)
	}
	if len(ids) == 0 {
		return []string{""}
	}
	return ids
}

// addGrounds adds the numbers on lists of others and the reasons in English.
func (t *targetXML) addGrounds(l *ftm.Entity) {
	for _, f := range t.Foreign {
		if refs := source.UNRefs(f); len(refs) > 0 {
			l.Add("unscId", refs...)
		} else {
			source.Put(l, "recordId", f)
		}
	}
	for _, j := range t.body().Justifications {
		if j.Lang == "" || j.Lang == "eng" {
			source.Put(l, "reason", j.Text)
		}
	}
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// history is what the modifications say of the listing that they lead to.
type history struct {
	start, published, end string
	amended               []string
	delisted              bool
}

// readHistory reads the modifications, which the publisher gives newest first
// or oldest first. The listing that counts begins after the last delisting,
// unless that is the last word.
func readHistory(mods []modificationXML) history {
	var h history
	lastEnd, lastStart := "", ""
	for _, m := range mods {
		d := m.date()
		switch strings.ToLower(m.Type) {
		case "de-listed", "delisted":
			if d >= lastEnd {
				lastEnd, h.delisted = d, true
			}
		case "listed":
			lastStart = max(lastStart, d)
		default:
			if d != "" {
				h.amended = append(h.amended, d)
			}
		}
	}
	h.delisted = h.delisted && lastStart <= lastEnd
	if h.delisted {
		h.begin(mods, "")
		h.end = lastEnd
	} else {
		h.begin(mods, lastEnd)
	}
	return h
}

// begin takes the first listing after a day, or of all when the day is "".
func (h *history) begin(mods []modificationXML, after string) {
	for _, m := range mods {
		d := m.date()
		if strings.ToLower(m.Type) != "listed" || after != "" && d <= after {
			continue
		}
		if h.start == "" || d < h.start {
			h.start, h.published = d, source.Clean(m.Published)
		}
	}
}

func (h history) add(l *ftm.Entity) {
	source.AddDateText(l, "startDate", h.start, when.DayFirst)
	source.AddDateText(l, "listingDate", first(h.published, h.start), when.DayFirst)
	source.AddDateText(l, "endDate", h.end, when.DayFirst)
	for _, d := range h.amended {
		source.AddDateText(l, "modifiedAt", d, when.DayFirst)
	}
	if h.delisted {
		l.Add("status", "de-listed")
	}
}

var ukraineAnnex = regexp.MustCompile(`(?i)annexe?s? (\d+)`)

// namedMeasures returns what the set's words name. Most sets say only "annex N" of
// an ordinance, which is its list of frozen assets; the Ukraine ordinance (SR
// 946.231.176.72) has others: annex 2 end users of goods, annex 8 freezes.
func (s set) namedMeasures() []source.Measure {
	words := strings.ToLower(s.measures)
	var out []source.Measure
	for _, w := range []struct {
		word    string
		measure source.Measure
	}{
		{"travel", source.TravelBan}, {"financial", source.AssetFreeze}, {"asset", source.AssetFreeze}, {"freez", source.AssetFreeze},
		{"arms", source.ArmsEmbargo}, {"export", source.ExportControl}, {"goods", source.ExportControl}, {"vessel", source.VesselMeasures},
		{"ship", source.VesselMeasures}, {"broadcast", source.BroadcastBan},
	} {
		if strings.Contains(words, w.word) {
			out = append(out, w.measure)
		}
	}
	if out != nil {
		return out
	}
	if strings.Contains(strings.ToLower(s.programme+s.key), "ukraine") {
		switch m := ukraineAnnex.FindStringSubmatch(words); {
		case m == nil || m[1] == "8":
			return []source.Measure{source.AssetFreeze}
		case m[1] == "2":
			return []source.Measure{source.ExportControl}
		}
		return []source.Measure{source.OtherMeasure}
	}
	return []source.Measure{source.AssetFreeze}
}

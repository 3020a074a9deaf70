package uk

import (
	"strings"

	"sanctrace/internal/source"
)

// ofsiMeasure returns what OFSI's list implies: a freeze, but for ships that
// are listed in Annex XIV of Regulation (EU) 2017/1509 for port measures only.
func (d *designation) ofsiMeasure(schema string) source.Measure {
	if schema == "Vessel" && strings.Contains(d.other, "Annex XIV") {
		return source.VesselMeasures
	}
	return source.AssetFreeze
}

// measureWords are the words of the UK Sanctions List, in the order in which
// they are looked for, and what they mean.
var measureWords = []struct {
	word    string
	measure source.Measure
}{
	{"asset freeze", source.AssetFreeze},
	{"travel ban", source.TravelBan},
	{"arms embargo", source.ArmsEmbargo},
	{"correspondent bank", source.Correspondent},
	{"investment", source.InvestmentBan},
	{"securities", source.Sectoral},
	{"loans", source.Sectoral},
	{"export", source.ExportControl},
	{"port entry", source.VesselMeasures},
	{"port access", source.VesselMeasures},
	{"deflag", source.VesselMeasures},
	{"de-flag", source.VesselMeasures},
	{"crew servicing", source.VesselMeasures},
	{"specified ship", source.VesselMeasures},
	{"specification as a ship", source.VesselMeasures},
	{"ships", source.VesselMeasures},
	{"shipping", source.VesselMeasures},
	{"inspection", source.VesselMeasures},
	{"bunkering", source.VesselMeasures},
}

// measuresIn returns the measures of a cell such as "Asset freeze|Travel
// Ban|Trust Services Sanctions". Words without a measure of their own (trust
// services, director disqualification, internet services) are other measures.
func measuresIn(cell string) []source.Measure {
	var out []source.Measure
	for _, w := range strings.FieldsFunc(cell, func(r rune) bool { return r == '|' || r == ';' || r == ',' }) {
		if w = strings.ToLower(source.Clean(w)); w == "" {
			continue
		}
		m := source.OtherMeasure
		for _, x := range measureWords {
			if strings.Contains(w, x.word) {
				m = x.measure
				break
			}
		}
		out = append(out, m)
	}
	return out
}

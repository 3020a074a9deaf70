package eu

import (
	"strings"

	"sanctrace/internal/source"
)

// annexMeasures are annexes whose article forbids something more precise than
// the compilation's word for it. 833/2014: III, V, VI, XII, XIII name issuers
// cut from capital markets (Art. 5); XIV and XLV banks, XIX state bodies, XLIV
// users of the Russian messaging system, XLIX oil traders and LIII crypto
// assets and platforms with which no transaction is allowed (Arts. 5ac, 5ad,
// 5h, 5aa, 5ba); XLVII ports and airports (Art. 5ae); XV broadcasters
// (Art. 2f). 765/2006: IX capital markets (Art. 1k), XV banks (Art. 1zb),
// XXXIV crypto assets.
var annexMeasures = map[string]source.Measure{
	"32014R0833 III": source.Sectoral, "32014R0833 V": source.Sectoral, "32014R0833 VI": source.Sectoral,
	"32014R0833 XII": source.Sectoral, "32014R0833 XIII": source.Sectoral, "32006R0765 IX": source.Sectoral,
	"32014R0833 XIV": source.TransactionBan, "32014R0833 XIX": source.TransactionBan,
	"32014R0833 XLIV": source.TransactionBan, "32014R0833 XLV": source.TransactionBan,
	"32014R0833 XLIX": source.TransactionBan, "32014R0833 LIII": source.TransactionBan,
	"32014R0833 XLVII": source.TransactionBan, "32006R0765 XV": source.TransactionBan,
	"32006R0765 XXXIV": source.TransactionBan, "32014R0833 XV": source.BroadcastBan,
	"32014R0833 XLII": source.VesselMeasures, "32017R1509 XIV": source.VesselMeasures,
}

// journalMeasure returns what a row of the journal forbids: a freeze only when
// the row says so, else the measure of its annex, else that of its words.
func journalMeasure(celex, annex, words, schema string) source.Measure {
	words = strings.ToLower(words)
	if words == "asset freeze" {
		return source.AssetFreeze
	}
	base, _, _ := strings.Cut(annex, ".")
	if m, ok := annexMeasures[celex+" "+base]; ok {
		return m
	}
	switch words {
	case "export control":
		return source.ExportControl
	case "transportation restrictions":
		if schema == "Vessel" {
			return source.VesselMeasures
		}
		return source.TransactionBan
	case "financial restrictions":
		return source.Sectoral
	case "investment ban":
		return source.InvestmentBan
	case "arms embargo":
		return source.ArmsEmbargo
	case "travel ban":
		return source.TravelBan
	}
	return source.OtherMeasure
}

// Package trade flags shipments that look like diversion, and finds gaps in
// mirror statistics.
//
// Each rule restates one published indicator and names its source; a flag says
// which cells of the row made it fire. A flag is a reason to ask, never a
// verdict. The rules read the shipment file alone; who the parties are is the
// business of screening, which the caller joins by row.
package trade

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"sanctrace/internal/when"
)

// Flag is one rule that fired on one row.
type Flag struct {
	Rule   string  `json:"rule"`
	Tier   string  `json:"tier"`  // tier of the Common High Priority List, or "" when the goods have none
	Score  float64 `json:"score"` // 0..1, how much the indicator weighs for these goods
	Why    string  `json:"why"`   // what in the row made it fire
	Source string  `json:"source"`
}

// rule is one published indicator.
type rule struct {
	id     string
	weight float64 // 0..1 for goods of tier 1
	source string
	fires  func(s *Shipment, f *file) string // reason, or "" when it does not fire
}

// file is what rules know about the other rows.
type file struct {
	unit     map[string]float64 // HS-6 -> median value per kilogram, where at least 5 rows give one
	redirect map[string]string  // shipper and HS-6 -> reason, when shipments to an embargoed place stopped before this row
	split    map[int]string     // row -> reason
	all      []Shipment
}

const (
	bisFlags  = "15 CFR 732 Supplement No. 3(b)"
	triSeal   = "Commerce, Treasury and Justice compliance note, 2 March 2023"
	finAlert4 = "FinCEN and BIS alert FIN-2023-Alert004, 19 May 2023"
	finNotice = "FinCEN and BIS notice FIN-2023-NTC2, 6 November 2023"
	supp7     = "15 CFR 746.6 to 746.8 and Supplement No. 7; Common High Priority List of 23 February 2024"
)

// rules are evaluated in this order; only the first two apply to goods that
// are not controlled.
var rules = []rule{
	{"controlled-goods", 0.5, supp7, func(s *Shipment, _ *file) string {
		g, _ := controlled(s.HS)
		return fmt.Sprintf("HS %s is %s", s.HS, g.name)
	}},
	{"embargoed-destination", 1, supp7, func(s *Shipment, _ *file) string {
		for _, c := range append([]string{s.Destination}, s.Via...) {
			if embargoed[c] {
				return "controlled goods go to or through " + c
			}
		}
		return ""
	}},
	{"transshipment-point", 0.4, "FinCEN and BIS alert FIN-2022-Alert003, 28 June 2022; " + triSeal + ", item 13", func(s *Shipment, _ *file) string {
		if hubs[s.Destination] {
			return "destination " + s.Destination + " is named as a transshipment point"
		}
		return ""
	}},
	{"no-end-use", 0.5, bisFlags + ", red flag 1", func(s *Shipment, _ *file) string {
		if s.columns["end_use"] && s.EndUse == "" {
			return "the end use is left empty"
		}
		return ""
	}},
	{"no-end-user", 0.4, bisFlags + ", red flag 21", func(s *Shipment, _ *file) string {
		if _, ok := s.Party("end_user"); s.columns["end_user"] && !ok {
			return "the end user is left empty"
		}
		return ""
	}},
	{"forwarder-consignee", 0.5, bisFlags + ", red flag 9", func(s *Shipment, _ *file) string {
		if c, ok := s.Party("consignee"); ok && hasWord(c.Name, "logistics", "freight", "forwarding", "cargo", "transport", "shipping", "express", "courier") {
			return "the consignee's name is that of a forwarder"
		}
		return ""
	}},
	{"bank-consignee", 0.5, finNotice + ", item 1", func(s *Shipment, _ *file) string {
		if c, ok := s.Party("consignee"); ok && hasWord(c.Name, "bank") {
			return "the goods are consigned to a bank"
		}
		return ""
	}},
	{"third-party-payer", 0.5, triSeal + ", item 7", func(s *Shipment, _ *file) string {
		payer, ok := s.Party("payer")
		if !ok {
			return ""
		}
		for _, role := range []string{"consignee", "end_user"} {
			if p, ok := s.Party(role); ok && strings.EqualFold(p.Name, payer.Name) {
				return ""
			}
		}
		return "the payer is neither consignee nor end user"
	}},
	{"personal-email", 0.3, triSeal + ", item 8", func(s *Shipment, _ *file) string {
		_, domain, ok := strings.Cut(strings.ToLower(s.Email), "@")
		if ok && hasWord(strings.Split(domain, ".")[0], "gmail", "yahoo", "hotmail", "outlook", "mail", "yandex", "qq", "proton", "protonmail", "icloud", "163") {
			return "the contact uses the mail service " + domain
		}
		return ""
	}},
	{"new-customer", 0.6, finAlert4, func(s *Shipment, _ *file) string {
		if s.Founded > when.Day("2022-02-24") && hubs[s.Destination] {
			return fmt.Sprintf("the consignee was founded on %s, after 24 February 2022", s.Founded)
		}
		return ""
	}},
	{"redirected", 0.8, triSeal + ", item 11", func(s *Shipment, f *file) string {
		if sh, ok := s.Party("shipper"); ok && hubs[s.Destination] && !embargoed[s.Destination] {
			return f.redirect[key(sh.Name, s)]
		}
		return ""
	}},
	{"split-order", 0.5, triSeal + ", page 5, method c", func(s *Shipment, f *file) string { return f.split[s.Row] }},
	{"undervalued", 0.6, triSeal + ", page 5, method f", func(s *Shipment, f *file) string {
		if m := f.unit[s.HS[:6]]; m > 0 && s.Value > 0 && s.WeightKG > 0 && s.Value/s.WeightKG < m/5 {
			return fmt.Sprintf("%.2f a kilogram against a median of %.2f in this file", s.Value/s.WeightKG, m)
		}
		return ""
	}},
	{"overpaid", 0.4, finNotice, func(s *Shipment, f *file) string {
		if m := f.unit[s.HS[:6]]; m > 0 && s.WeightKG > 0 && s.Value/s.WeightKG > 5*m {
			return fmt.Sprintf("%.2f a kilogram against a median of %.2f in this file", s.Value/s.WeightKG, m)
		}
		return ""
	}},
}

// Check returns the flags of each shipment, in the order of the rows and of
// the rules. Rows whose goods are not controlled bear none.
func Check(all []Shipment) [][]Flag {
	f := survey(all)
	out := make([][]Flag, len(all))
	for i := range all {
		s := &all[i]
		g, ok := controlled(s.HS)
		if !ok {
			continue
		}
		for _, r := range rules {
			if why := r.fires(s, f); why != "" {
				score := math.Round(100*r.weight*tierScore[g.tier]) / 100
				out[i] = append(out[i], Flag{Rule: r.id, Tier: g.tier, Score: score, Why: why, Source: r.source})
			}
		}
	}
	return out
}

// hasWord reports whether name has one of the words, ignoring case.
func hasWord(name string, words ...string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == '-' || r == '&' }) {
		for _, x := range words {
			if w == x {
				return true
			}
		}
	}
	return false
}

func key(shipper string, s *Shipment) string { return strings.ToLower(shipper) + "\x00" + s.HS[:6] }

// splitWindow and splitCount say when shipments count as one order in pieces:
// the same two parties and goods at least this often within these days.
const (
	splitWindow = 14
	splitCount  = 4
)

// survey looks across the rows.
func survey(all []Shipment) *file {
	f := &file{unit: map[string]float64{}, redirect: map[string]string{}, split: map[int]string{}, all: all}
	prices := map[string][]float64{}
	last := map[string]when.Day{}
	groups := map[string][]*Shipment{}
	for i := range all {
		s := &all[i]
		if len(s.HS) < 6 {
			continue
		}
		if s.Value > 0 && s.WeightKG > 0 {
			prices[s.HS[:6]] = append(prices[s.HS[:6]], s.Value/s.WeightKG)
		}
		sh, ok := s.Party("shipper")
		if !ok || s.Date == "" {
			continue
		}
		if embargoed[s.Destination] && s.Date > last[key(sh.Name, s)] {
			last[key(sh.Name, s)] = s.Date
		}
		if c, ok := s.Party("consignee"); ok {
			k := key(sh.Name, s) + "\x00" + strings.ToLower(c.Name)
			groups[k] = append(groups[k], s)
		}
	}
	for hs, p := range prices {
		if sort.Float64s(p); len(p) >= 5 {
			f.unit[hs] = p[len(p)/2]
		}
	}
	for k, d := range last {
		f.redirect[k] = fmt.Sprintf("the shipper sent the same goods to an embargoed destination until %s", d)
	}
	for _, g := range groups {
		markSplit(g, f.split)
	}
	return f
}

// markSplit notes the rows of g that lie within splitWindow days of at least
// splitCount-1 others.
func markSplit(g []*Shipment, split map[int]string) {
	sort.Slice(g, func(i, j int) bool { return g[i].Date < g[j].Date })
	for i := 0; i+splitCount <= len(g); i++ {
		last := g[i+splitCount-1]
		if g[i].Date.Until(last.Date) > splitWindow {
			continue
		}
		for _, s := range g[i : i+splitCount] {
			split[s.Row] = fmt.Sprintf("%d shipments of the same goods between the same parties within %d days", splitCount, splitWindow)
		}
	}
}

package trace

import (
	"fmt"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/trade"
)

// tables notes the parties that registers and shipment files name.
func (w *tracing) tables() {
	for _, r := range w.in.Registers {
		w.out.Tables = append(w.out.Tables, Table{r.Name, "register", r.SHA256, len(r.Rows)})
		for i := range r.Rows {
			row := &r.Rows[i]
			e := rowEvidence(r.Name, row.N, row.Words)
			for _, x := range []*ftm.Entity{row.Company, row.Holder} {
				country := x.First("jurisdiction")
				if country == "" {
					country = x.First("country")
				}
				w.parties.add(x.First("name"), x.Schema, country, startOf(row.Edge), e)
			}
		}
	}
	for _, f := range w.in.Shipments {
		w.out.Tables = append(w.out.Tables, Table{f.Name, "shipments", f.SHA256, len(f.Rows)})
		for i := range f.Rows {
			s := &f.Rows[i]
			for _, p := range s.Parties {
				schema := "Company"
				if p.Role == "vessel" {
					schema = "Vessel"
				}
				w.parties.add(p.Name, schema, p.Country, s.Date, rowEvidence(f.Name, s.Row, f.Words[i]))
			}
		}
	}
}

func rowEvidence(file string, n int, words string) Evidence {
	return Evidence{Document: file, Locator: fmt.Sprintf("row %d", n), Text: words}
}

// flags checks the shipments.
func (w *tracing) flags() {
	for _, f := range w.in.Shipments {
		for i, flags := range trade.Check(f.Rows) {
			s := &f.Rows[i]
			var named []string
			for _, p := range s.Parties {
				named = append(named, w.parties.show(p.Name))
			}
			for _, fl := range flags {
				w.out.Flags = append(w.out.Flags, Flag{ID: fmt.Sprintf("%s#%d:%s", f.Name, s.Row, fl.Rule), Row: s.Row, Flag: fl,
					Parties: distinct(named), Evidence: []Evidence{rowEvidence(f.Name, s.Row, f.Words[i])}})
			}
		}
	}
}

func distinct(list []string) []string {
	out := []string{}
	seen := map[string]bool{}
	for _, s := range list {
		if k := strings.ToLower(s); !seen[k] {
			seen[k] = true
			out = append(out, s)
		}
	}
	return out
}

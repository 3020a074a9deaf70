package trace

import (
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/ownership"
	"sanctrace/internal/when"
)

// startOf returns the first day of a holding, as far as it is certain.
func startOf(e *ftm.Entity) when.Day {
	d, err := when.ParseDay(e.First("startDate"))
	if err != nil {
		return ""
	}
	return d
}

// RegimesOf names the bodies of law that a dataset belongs to.
func RegimesOf(dataset string) []ownership.Regime {
	switch {
	case strings.HasPrefix(dataset, "us_ofac_sdn"):
		return []ownership.Regime{ownership.OFAC}
	case strings.HasPrefix(dataset, "eu_"):
		return []ownership.Regime{ownership.EU}
	case strings.HasPrefix(dataset, "gb_"):
		return []ownership.Regime{ownership.UK}
	case dataset == "us_bis_entity":
		return []ownership.Regime{ownership.BIS}
	}
	return nil
}

// verdicts asks for every company of a register extract whether sanctions law
// reaches it through its holders. Only answers that a person must look at are
// kept: listed parties are matches already, and "not reached" needs no proof.
func (w *tracing) verdicts() {
	g, rows := w.ownershipGraph()
	for _, p := range w.parties.list {
		if w.listed[p.key] || rows[p.name] == nil {
			continue
		}
		for _, regime := range ownership.Regimes() {
			v := ownership.Evaluate(g, p.name, regime, w.in.On)
			if !w.worthShowing(v) {
				continue
			}
			w.out.Verdicts = append(w.out.Verdicts, w.verdict(p, v, rows[p.name]))
		}
	}
}

// worthShowing reports whether a verdict reaches the party or leaves it open
// because of a listed holder.
func (w *tracing) worthShowing(v ownership.Verdict) bool {
	switch v.Result {
	case ownership.NotBlocked, ownership.NotOwned, ownership.NotRestricted, ownership.Listed:
		return false
	case ownership.Indeterminate, ownership.ControlReview:
		return !v.Stake.IsZero() || len(v.Proof) > 0
	}
	return true
}

// ownershipGraph joins the registers with the matches. It returns with it, by
// party, the evidence of the rows that name it as a company.
func (w *tracing) ownershipGraph() (*ownership.Graph, map[string][]Evidence) {
	g := ownership.NewGraph()
	rows := map[string][]Evidence{}
	for _, r := range w.in.Registers {
		for i := range r.Rows {
			row := &r.Rows[i]
			company, holder := w.parties.show(row.Company.First("name")), w.parties.show(row.Holder.First("name"))
			e := ownership.Edge{Owner: holder, Asset: company, From: startOf(row.Edge), Source: r.Name, ID: fmt.Sprintf("%s, row %d", r.Name, row.N)}
			if end, err := when.ParseDay(row.Edge.First("endDate")); err == nil {
				e.Until = end.Add(1)
			}
			if row.Edge.Schema == "Ownership" {
				e.Share, _ = ownership.ParseShare(row.Edge.First("percentage")) // unknown when it cannot be read
			} else {
				e.Kind, e.Role = ownership.Control, row.Edge.First("role")
			}
			g.AddEdge(e)
			if c := row.Company.First("jurisdiction"); c != "" {
				g.SetCountry(company, c)
			}
			rows[company] = append(rows[company], rowEvidence(r.Name, row.N, row.Words))
		}
	}
	for _, m := range w.out.Matches {
		for _, l := range m.Now.Listed {
			if rs := RegimesOf(l.Dataset); len(rs) > 0 && slices.Contains(l.Measures, "asset-freeze") {
				g.List(ownership.Listing{Party: m.Name, Regimes: rs, From: l.From, List: l.Dataset})
			}
		}
	}
	return g, rows
}

// verdict turns an ownership verdict into one of the case. Its id is made of
// what it says and why, not of the day it is asked for: a decision about it
// holds on later days for as long as its proof does.
func (w *tracing) verdict(p *party, v ownership.Verdict, evidence []Evidence) Verdict {
	out := Verdict{Party: p.name, Regime: string(v.Regime), On: v.On, Verdict: string(v.Result), Proof: []string{}, Evidence: slices.Clone(evidence)}
	for _, s := range v.Proof {
		line := s.Text
		if s.Cite != "" {
			line += " (" + s.Cite + ")"
		}
		out.Proof = append(out.Proof, line)
		if holder := w.parties.find(s.Party); holder != nil && holder != p {
			out.Evidence = appendNew(out.Evidence, w.listEntry(holder)...)
		}
	}
	out.ID = ftm.MakeID("verdict", append([]string{p.key, out.Regime, out.Verdict}, out.Proof...)...)[:20]
	out.Why = v.Instrument.Name
	if v.Deciding != "" {
		out.Why = v.Deciding
	}
	return out
}

// listEntry is the list entry by which a party is listed.
func (w *tracing) listEntry(p *party) []Evidence {
	for _, m := range w.out.Matches {
		if m.Name == p.name {
			return m.Evidence[:1]
		}
	}
	return nil
}

func appendNew[T comparable](list []T, values ...T) []T {
	for _, v := range values {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}

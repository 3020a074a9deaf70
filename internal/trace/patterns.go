package trace

import (
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/ftm"
)

// The roles of a supply event by side. A carrier is on the way, not at an end.
var (
	supplierRoles  = []string{"supplier", "seller", "shipper"}
	recipientRoles = []string{"recipient", "buyer", "consignee", "end_user"}
	viaRoles       = []string{"intermediary", "carrier", "agent", "vessel"}
	makerRoles     = []string{"producer", "producer_or_host", "host", "manufacturer", "actor", "founded"}
)

// patterns looks for the typed patterns that a case of documents, registers
// and shipments can show. Each edge bears its evidence; none is inferred.
func (w *tracing) patterns() {
	w.relocatedProduction()
	w.intermediary()
	w.frontOrSuccessor()
}

// addPattern appends a pattern with the evidence of all its edges.
func (w *tracing) addPattern(kind, title string, edges []Edge) {
	var ev []Evidence
	key := []string{kind}
	for _, e := range edges {
		key = append(key, e.From, e.To, e.What)
		for _, x := range e.Evidence {
			if !slices.Contains(ev, x) {
				ev = append(ev, x)
			}
		}
	}
	w.out.Patterns = append(w.out.Patterns, Pattern{ID: ftm.MakeID("pattern", key...)[:20], Kind: kind, Title: title, Edges: edges, Evidence: ev})
}

// makerEvents are the events of making something at a site.
var makerEvents = []string{"PRODUCE", "ASSEMBLE", "BUILD", "ESTABLISH"}

// relocatedProduction: an unlisted party makes or assembles goods, and a
// listed party supplies it with designs, components or staff.
func (w *tracing) relocatedProduction() {
	for _, made := range w.out.Claims {
		if !slices.Contains(makerEvents, made.Event) || made.Polarity == "negative" || made.Restates != "" {
			continue
		}
		for _, p := range made.Participants {
			site := w.parties.find(p.Name)
			if site == nil || !slices.Contains(makerRoles, p.Role) || w.listed[site.key] {
				continue
			}
			edges := slices.Clone(w.ties().supply[site])
			if len(edges) == 0 || w.hasPattern("relocated-production", site.name) {
				continue
			}
			edges = append(edges, Edge{From: site.name, To: site.name, What: strings.ToLower(made.Event) + " " + made.Item, Evidence: made.Evidence})
			w.addPattern("relocated-production", fmt.Sprintf("Relocated production: %s, on no loaded list, is said to make %s, and listed %s is said to supply it.",
				site.name, orGoods(made.Item), edges[0].From), edges)
		}
	}
}

func (w *tracing) hasPattern(kind, name string) bool {
	return slices.ContainsFunc(w.out.Patterns, func(p Pattern) bool { return p.Kind == kind && strings.Contains(p.Title, name) })
}

func orGoods(item string) string {
	if item == "" {
		return "goods"
	}
	return item
}

// sideOf returns the first party of a claim in one of the roles.
func (w *tracing) sideOf(c *Claim, roles []string) *party {
	for _, r := range roles {
		for _, p := range c.Participants {
			if p.Role == r {
				if x := w.parties.find(p.Name); x != nil {
					return x
				}
			}
		}
	}
	return nil
}

func claimWords(c *Claim) string {
	return strings.TrimSpace(strings.ToLower(strings.ReplaceAll(c.Event, "_", " ")) + " " + c.Item)
}

// intermediary: an unlisted party receives controlled goods and sends them, or
// is said to send goods, on to another, while a listed party owns it or stands
// at the far end.
func (w *tracing) intermediary() {
	for _, p := range w.parties.list {
		if w.listed[p.key] {
			continue
		}
		in, out := w.shipmentsOf(p, "consignee"), w.shipmentsOf(p, "shipper")
		ties := w.listedTies(p)
		if len(in) == 0 || len(out) == 0 || len(ties) == 0 {
			continue
		}
		edges := append(append(in, out...), ties...)
		w.addPattern("intermediary", fmt.Sprintf("Intermediary: %s, on no loaded list, receives controlled goods, passes goods on, and is tied to listed %s.", p.name, ties[0].otherThan(p.name)), edges)
	}
}

func (e Edge) otherThan(name string) string {
	if e.From == name {
		return e.To
	}
	return e.From
}

// shipmentsOf returns the shipments of controlled goods in which a party has a
// role, the first for each other side.
func (w *tracing) shipmentsOf(p *party, role string) []Edge {
	var out []Edge
	for _, f := range w.out.Flags {
		if f.Rule != "controlled-goods" {
			continue
		}
		for _, s := range w.in.Shipments {
			for i := range s.Rows {
				row := &s.Rows[i]
				if row.Row != f.Row || f.Evidence[0].Document != s.Name {
					continue
				}
				from, ok1 := row.Party("shipper")
				to, ok2 := row.Party("consignee")
				mine, ok3 := row.Party(role)
				if !ok1 || !ok2 || !ok3 || w.parties.find(mine.Name) != p {
					continue
				}
				e := Edge{From: w.parties.show(from.Name), To: w.parties.show(to.Name), What: row.Goods, Evidence: f.Evidence}
				if !slices.ContainsFunc(out, func(x Edge) bool { return x.From == e.From && x.To == e.To }) {
					out = append(out, e)
				}
			}
		}
	}
	return out
}

// listedTies returns the ties of an unlisted party to listed ones: shares and
// offices in registers, claims of supply and holding, fronts and relations.
func (w *tracing) listedTies(p *party) []Edge {
	var out []Edge
	for _, e := range slices.Concat(w.ties().register[p], w.ties().claim[p], w.ties().front[p], w.ties().relation[p]) {
		if !slices.ContainsFunc(out, func(x Edge) bool { return x.From == e.From && x.To == e.To && x.What == e.What }) {
			out = append(out, e)
		}
	}
	return out
}

func holdingWords(row *RegisterRow) string {
	if share := row.Edge.First("percentage"); share != "" {
		return "holds " + share
	}
	return row.Edge.First("role")
}

// leads are the unlisted parties with a tie to a listed one, and those that
// deal with such a party, in the order in which the case names them.
func (w *tracing) leads() {
	for _, p := range w.parties.list {
		if w.listed[p.key] {
			continue
		}
		ties := w.listedTies(p)
		if len(ties) == 0 {
			continue
		}
		var ev []Evidence
		var who []string
		for _, t := range ties {
			who = append(who, t.otherThan(p.name))
			for _, x := range t.Evidence {
				if !slices.Contains(ev, x) {
					ev = append(ev, x)
				}
			}
		}
		w.out.Leads = append(w.out.Leads, Lead{ID: ftm.MakeID("lead", p.key)[:17], Name: p.name, Ties: ties,
			Why: "on no loaded list; tied to listed " + strings.Join(distinct(who), ", ") + ".", Evidence: ev})
	}
}

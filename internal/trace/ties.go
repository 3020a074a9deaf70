package trace

import "slices"

// edges are ties by party, in the order in which they were found.
type edges map[*party][]Edge

// ties are what ties parties to listed ones.
type ties struct {
	register edges // shares and offices
	claim    edges // supply and holding
	front    edges // one is said to be a front for the other
	relation edges // see tracing.relations
	supply   edges // of the recipient alone: a listed party supplies it
}

// ties finds all ties of the case once, after its matches.
func (w *tracing) ties() *ties {
	if w.tied == nil {
		w.tied = &ties{edges{}, edges{}, edges{}, edges{}, edges{}}
		w.registerTies(w.tied.register)
		w.claimTies(w.tied)
		for _, e := range w.in.Documents.related {
			w.tie(w.tied.relation, w.parties.find(e.From), w.parties.find(e.To), func(*party, *party) Edge { return e })
		}
	}
	return w.tied
}

// tie notes what ties two parties, for each whose other one is listed.
func (w *tracing) tie(into edges, a, b *party, edge func(a, b *party) Edge) {
	if a == nil || b == nil || a == b {
		return
	}
	if w.listed[b.key] {
		into[a] = append(into[a], edge(a, b))
	}
	if w.listed[a.key] {
		into[b] = append(into[b], edge(a, b))
	}
}

func (w *tracing) registerTies(into edges) {
	for _, r := range w.in.Registers {
		for i := range r.Rows {
			row := &r.Rows[i]
			company, holder := w.parties.find(row.Company.First("name")), w.parties.find(row.Holder.First("name"))
			w.tie(into, holder, company, func(holder, company *party) Edge {
				return Edge{From: holder.name, To: company.name, What: holdingWords(row), Evidence: []Evidence{rowEvidence(r.Name, row.N, row.Words)}}
			})
		}
	}
}

// claimTies finds the claims that affirm a tie for the first time.
func (w *tracing) claimTies(into *ties) {
	holding, held := append(slices.Clone(supplierRoles), "owner"), append(slices.Clone(recipientRoles), "owned")
	for i := range w.out.Claims {
		c := &w.out.Claims[i]
		if c.Polarity == "negative" || c.Restates != "" {
			continue
		}
		as := func(what string) func(a, b *party) Edge {
			return func(a, b *party) Edge { return Edge{From: a.name, To: b.name, What: what, Evidence: c.Evidence} }
		}
		w.tie(into.claim, w.sideOf(c, holding), w.sideOf(c, held), as(claimWords(c)))
		w.tie(into.front, w.sideOf(c, []string{"front"}), w.sideOf(c, []string{"principal"}), as("is a front for"))
		from, to := w.sideOf(c, supplierRoles), w.sideOf(c, recipientRoles)
		if from != nil && to != nil && from != to && w.listed[from.key] {
			into.supply[to] = append(into.supply[to], as(claimWords(c))(from, to))
		}
	}
}

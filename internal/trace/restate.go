package trace

import "slices"

// Restated returns the transfers that the kept claims alone support: claims
// that a reviewer refused, or has not accepted, bring neither figure nor origin
// nor passage. Claims count as they stand in r, corrected ones with their
// corrections. A transfer keeps the id it has in r, for decisions name it.
func (r Result) Restated(keep func(claim string) bool) []Transfer {
	w := &tracing{out: Result{Documents: r.Documents}, parties: newParties()}
	at := map[string]*root{}
	var roots []*root
	for _, o := range r.Origins {
		x := &root{id: o.ID, docs: o.Documents, name: o.Root, kind: o.Kind, protected: o.Protected}
		at[o.ID] = x
		roots = append(roots, x)
	}
	retold := &root{inherited: "another document"} // claims that no origin of their own brings
	for _, c := range r.Claims {
		if !keep(c.ID) {
			continue
		}
		x := at[c.Origin]
		if x == nil {
			x = retold
		}
		x.claims = append(x.claims, len(w.out.Claims))
		w.out.Claims = append(w.out.Claims, c)
	}
	w.transfers(append(roots, retold))
	before := map[string][]string{} // claim -> ids of the transfers that it had
	for _, t := range r.Transfers {
		for _, c := range t.Claims {
			before[c] = append(before[c], t.ID)
		}
	}
	taken := map[string]bool{}
	for i := range w.out.Transfers {
		t := &w.out.Transfers[i]
		ids := before[t.Claims[0]]
		if n := slices.IndexFunc(ids, func(id string) bool { return !taken[id] }); n >= 0 {
			t.ID, taken[ids[n]] = ids[n], true
		}
	}
	return w.out.Transfers
}

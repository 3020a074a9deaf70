package trace

import "fmt"

// relations takes in what a document says that parties are to each other beside
// events: who shares an address with whom, who succeeded whom.
func (w *tracing) relations(t *Text, names map[string]string) {
	for i := range t.Read.Relations {
		x := &t.Read.Relations[i]
		if !x.Stated() {
			continue
		}
		for _, id := range x.Parties[1:] {
			w.related = append(w.related, Edge{From: w.parties.show(names[x.Parties[0]]), To: w.parties.show(names[id]), What: x.Type.Words(),
				Evidence: []Evidence{passage(t.Doc, x.Span)}})
		}
	}
}

// relationTies returns the relations of an unlisted party to listed ones.
func (w *tracing) relationTies(p *party) []Edge {
	var out []Edge
	for _, e := range w.related {
		if w.ties(p, w.parties.find(e.From), w.parties.find(e.To)) {
			out = append(out, e)
		}
	}
	return out
}

// frontOrSuccessor: an unlisted party is said to be a front for a listed one, to
// succeed it, or to share its address.
func (w *tracing) frontOrSuccessor() {
	for _, p := range w.parties.list {
		if w.listed[p.key] {
			continue
		}
		edges := append(w.frontTies(p), w.relationTies(p)...)
		if len(edges) == 0 {
			continue
		}
		w.addPattern("front-or-successor", fmt.Sprintf("Front or successor: %s is on no loaded list; %s %s %s, as is said, and %s is listed.",
			p.name, edges[0].From, edges[0].What, edges[0].To, edges[0].otherThan(p.name)), edges)
	}
}

// frontTies returns the claims that an unlisted party is a front for a listed one,
// or the reverse.
func (w *tracing) frontTies(p *party) []Edge {
	return w.tiesByRole(p, []string{"front"}, []string{"principal"}, func(Claim) string { return "is a front for" })
}

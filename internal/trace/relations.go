package trace

import (
	"fmt"
	"slices"
	"strings"
)

// relations takes in what a document says that parties are to each other beside
// events: who shares an address with whom, who succeeded whom.
func (d *Documents) relations(t *Text, names map[string]string) {
	for i := range t.Read.Relations {
		x := &t.Read.Relations[i]
		if !x.Stated() {
			continue
		}
		for _, id := range x.Parties[1:] {
			d.related = append(d.related, Edge{From: strings.Clone(names[x.Parties[0]]), To: strings.Clone(names[id]), What: x.Type.Words(),
				Evidence: []Evidence{passage(t.Doc, x.Span)}})
		}
	}
}

// frontOrSuccessor: an unlisted party is said to be a front for a listed one, to
// succeed it, or to share its address.
func (w *tracing) frontOrSuccessor() {
	for _, p := range w.parties.list {
		if w.listed[p.key] {
			continue
		}
		edges := slices.Concat(w.ties().front[p], w.ties().relation[p])
		if len(edges) == 0 {
			continue
		}
		w.addPattern("front-or-successor", fmt.Sprintf("Front or successor: %s is on no loaded list; %s %s %s, as is said, and %s is listed.",
			p.name, edges[0].From, edges[0].What, edges[0].To, edges[0].otherThan(p.name)), edges)
	}
}

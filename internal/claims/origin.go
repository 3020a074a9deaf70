package claims

import (
	"sanctrace/internal/vocab"
)

// restatements links claims that tell the same event again within the
// document: headlines, and repetitions by the same source.
func (r *reader) restatements() {
	for i := range r.claims {
		c := &r.claims[i]
		if c.Sourcing || !c.Headline {
			continue
		}
		if j := r.sameEvent(i); j >= 0 {
			c.Restates = &r.claims[j].ID
		}
	}
	for i := range r.claims {
		for j := range r.claims[:i] {
			r.repeat(i, j)
		}
		if i > 400 {
			break // long texts: repetitions lie close together
		}
	}
}

// repeat marks the poorer of two claims of the body that tell one event by one
// source: same type, same parties, nothing that differs.
func (r *reader) repeat(i, j int) {
	a, b := &r.claims[i], &r.claims[j]
	if a.Headline || b.Headline || a.Sourcing || a.Event.Type != b.Event.Type || a.Polarity != b.Polarity || planned(a) != planned(b) || a.Restates != nil || b.Restates != nil || a.Event.Type == vocab.Assess || a.Event.Type == vocab.Office {
		return
	}
	if a.Chain[len(a.Chain)-1].Source != b.Chain[len(b.Chain)-1].Source || !sameParties(a, b) || a.Event.Quantity != nil && b.Event.Quantity != nil || !datesMeet(a.Event.Date, b.Event.Date) {
		return
	}
	x, y := a.Event.Item, b.Event.Item
	if x != nil && y != nil && x.Class != y.Class || (x == nil) != (y == nil) {
		return
	}
	if detail(a) > detail(b) {
		a, b = b, a
	}
	a.Restates = &b.ID
}

// sameParties reports whether two claims have the same parties, at least one.
func sameParties(a, b *Claim) bool {
	if len(a.Event.Participants) == 0 || len(a.Event.Participants) != len(b.Event.Participants) {
		return false
	}
	for _, p := range a.Event.Participants {
		found := false
		for _, q := range b.Event.Participants {
			found = found || p.ent == q.ent && p.Role.Class() == q.Role.Class()
		}
		if !found {
			return false
		}
	}
	return true
}

// detail counts what a claim states beside its parties.
func detail(c *Claim) int {
	n := 0
	if c.Event.Quantity != nil {
		n++
	}
	if c.Event.Date != nil && c.Event.Date.Text != nil {
		n++
	}
	if c.Event.Route != nil || c.Event.Place != nil {
		n++
	}
	return n
}

// sameEvent returns the first claim of the body that tells the event of
// headline claim i, or -1.
func (r *reader) sameEvent(i int) int {
	c := &r.claims[i]
	best, score := -1, 0
	for j := range r.claims {
		o := &r.claims[j]
		if j == i || o.Headline || o.Sourcing || o.Polarity != c.Polarity || o.Event.Type.Family() != c.Event.Type.Family() || planned(o) != planned(c) {
			continue
		}
		n := 1
		if o.Event.Type == c.Event.Type {
			n += 3
		}
		if c.Event.Item != nil && o.Event.Item != nil && related(c.Event.Item.Class, o.Event.Item.Class) {
			n += 2
		}
		for _, p := range c.Event.Participants {
			for _, q := range o.Event.Participants {
				if p.ent == q.ent {
					n += 2
				}
			}
		}
		if n > score {
			best, score = j, n
		}
	}
	if score < 4 {
		return -1
	}
	return best
}

func planned(c *Claim) bool {
	return c.Modality == vocab.Planned || c.Modality == vocab.Conditional || c.Modality == vocab.Committed || c.Modality == vocab.Possible
}

// origins counts the root sources: the innermost source of each claim, or the
// document's own voice. Sources of one body count once.
func (r *reader) origins() OriginReport {
	rep := OriginReport{Independent: []Origin{}}
	at := map[string]int{}
	for i := range r.claims {
		c := &r.claims[i]
		if c.Sourcing || len(c.Chain) == 0 {
			continue
		}
		root := r.root(c)
		k, ok := at[root]
		if !ok {
			k = len(rep.Independent)
			at[root] = k
			rep.Independent = append(rep.Independent, Origin{ID: r.id("o", k+1), Root: root})
		}
		rep.Independent[k].Carries = append(rep.Independent[k].Carries, c.ID)
	}
	return rep
}

// root returns the source to which a claim goes back. A person who speaks for
// a body goes back to the body; what an outlet heard from people whom nobody
// else can reach goes back to the outlet's report where the text is not that
// outlet's.
func (r *reader) root(c *Claim) string {
	if id, ok := r.learned[c.sent]; ok && len(c.Chain) == 1 {
		return id // what the document says it learned from another
	}
	root := c.Chain[len(c.Chain)-1].Source
	if last := r.sourceByID(root); len(c.Chain) > 2 && (last == nil || !last.kind.OnRecord()) {
		if first := r.sourceByID(c.Chain[1].Source); first != nil && first.kind == vocab.SourceCitedDocument {
			root = first.id
		}
	}
	src := r.sourceByID(root)
	if src == nil {
		return root
	}
	for i := range r.quotes {
		q := &r.quotes[i]
		if q.src != src || q.body == nil || src.kind != vocab.SourceNamedPerson {
			continue
		}
		for _, o := range r.sources {
			if o.ent == q.body && o.kind == vocab.SourceNamedOrganisation {
				return o.id
			}
		}
		if q.body == r.issuerEntity() && r.issuerVoice {
			return r.document().id
		}
	}
	return root
}

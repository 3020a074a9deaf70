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
	if !mayRestate(a) || !mayRestate(b) || !sameKind(a, b) || !sameTelling(a, b) {
		return
	}
	if detail(a) > detail(b) {
		a, b = b, a
	}
	a.Restates = &b.ID
}

// mayRestate reports whether a claim is one of the body that restates nothing
// yet and tells an event, not a view or a post.
func mayRestate(c *Claim) bool {
	return !c.Headline && c.Restates == nil && c.Event.Type != vocab.Assess && c.Event.Type != vocab.Office
}

// sameKind reports whether two claims tell an event of one type, both as a fact
// or both as planned, and neither is about a source.
func sameKind(a, b *Claim) bool {
	return a.Event.Type == b.Event.Type && !a.Sourcing && a.Polarity == b.Polarity && planned(a) == planned(b)
}

// sameTelling reports whether two claims of one type have the same source and
// parties, and no detail of one speaks against the other.
func sameTelling(a, b *Claim) bool {
	switch {
	case a.Chain[len(a.Chain)-1].Source != b.Chain[len(b.Chain)-1].Source || !sameParties(a, b):
		return false
	case a.Event.Quantity != nil && b.Event.Quantity != nil || !datesMeet(a.Event.Date, b.Event.Date):
		return false
	}
	return sameClass(a.Event.Item, b.Event.Item)
}

// sameClass reports whether two items, or none, are of one class.
func sameClass(x, y *Item) bool {
	if x == nil || y == nil {
		return x == y
	}
	return x.Class == y.Class
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
	best, score := -1, 3 // the family alone is too little
	for j := range r.claims {
		o := &r.claims[j]
		if j == i || o.Headline || o.Sourcing || !sameFamily(c, o) {
			continue
		}
		if n := likeness(c, o); n > score {
			best, score = j, n
		}
	}
	return best
}

// sameFamily reports whether two claims tell events of one family, both as
// facts or both as planned.
func sameFamily(a, b *Claim) bool {
	return a.Polarity == b.Polarity && a.Event.Type.Family() == b.Event.Type.Family() && planned(a) == planned(b)
}

// likeness weighs what the events of two claims have in common.
func likeness(a, b *Claim) int {
	n := 1
	if a.Event.Type == b.Event.Type {
		n += 3
	}
	if a.Event.Item != nil && b.Event.Item != nil && related(a.Event.Item.Class, b.Event.Item.Class) {
		n += 2
	}
	for _, p := range a.Event.Participants {
		for _, q := range b.Event.Participants {
			if p.ent == q.ent {
				n += 2
			}
		}
	}
	return n
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
	root := r.reachable(c)
	src := r.sourceByID(root)
	if src == nil || src.kind != vocab.SourceNamedPerson {
		return root
	}
	for i := range r.quotes {
		if q := &r.quotes[i]; q.src == src && q.body != nil {
			if id := r.bodySource(q.body); id != "" {
				return id
			}
		}
	}
	return root
}

// reachable returns the innermost source of a claim, or the report that cites
// it when it is not on record.
func (r *reader) reachable(c *Claim) string {
	root := c.Chain[len(c.Chain)-1].Source
	if len(c.Chain) <= 2 {
		return root
	}
	if last := r.sourceByID(root); last != nil && last.kind.OnRecord() {
		return root
	}
	if first := r.sourceByID(c.Chain[1].Source); first != nil && first.kind == vocab.SourceCitedDocument {
		return first.id
	}
	return root
}

// bodySource returns the source that a body is, or the document's own where it
// speaks for the body; "" when there is none.
func (r *reader) bodySource(body *entity) string {
	for _, o := range r.sources {
		if o.ent == body && o.kind == vocab.SourceNamedOrganisation {
			return o.id
		}
	}
	if body == r.issuerEntity() && r.issuerVoice {
		return r.document().id
	}
	return ""
}

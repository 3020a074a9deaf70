package claims

import (
	"sanctrace/internal/quantity"
	"sanctrace/internal/vocab"
)

// maxSides bounds the pairs of figures compared for one event.
const maxSides = 40

// reconcile compares the figures and the sides of one event, and the figures
// of other events of its story that a reader might mix up with them.
func (k *corpus) reconcile(ev SameEvent, set []int) []Reconciliation {
	var out []Reconciliation
	if r, ok := k.polarity(ev, set); ok {
		out = append(out, r)
	}
	figures := k.figures(set)
	for x := range figures {
		for y := range x {
			if len(out) > maxSides {
				return out
			}
			a, b := &k.nodes[figures[y]], &k.nodes[figures[x]]
			if a.root == b.root {
				continue
			}
			verdict, why, because, soft := compare(a.c, b.c)
			out = append(out, Reconciliation{Event: ev.ID, Attribute: "quantity", Sides: []Side{k.side(figures[y]), k.side(figures[x])}, Verdict: verdict, Why: why, Because: because, Soft: soft})
		}
	}
	return out
}

// figures returns the claims of the event with an amount, one for each origin
// (its own text before copies), then those of the same story about kindred
// goods that count something else.
func (k *corpus) figures(set []int) []int {
	in := map[int]bool{}
	taken := map[string]bool{}
	var out []int
	for _, i := range set {
		in[i] = true
		if nd := &k.nodes[i]; k.ownFigure(nd) && !taken[nd.figureKey()] {
			taken[nd.figureKey()] = true
			out = append(out, i)
		}
	}
	if len(out) == 0 {
		return nil
	}
	base := &k.nodes[out[0]]
	for i := range k.nodes {
		if len(out) >= maxFigures {
			break
		}
		if nd := &k.nodes[i]; !in[i] && k.otherCount(base, nd) && !taken[nd.figureKey()] {
			taken[nd.figureKey()] = true
			out = append(out, i)
		}
	}
	return out
}

// maxFigures bounds the figures of other events set beside those of one event.
const maxFigures = 8

// ownFigure reports whether a claim states an amount that it neither repeats
// nor copies.
func (k *corpus) ownFigure(n *node) bool {
	return n.c.Event.Quantity != nil && n.c.Restates == nil && !k.copied(n)
}

// figureKey names the origin of a claim's amount and what it counts.
func (n *node) figureKey() string { return n.root + string(n.c.Event.Quantity.CountedAs) }

// otherCount reports whether a claim of the story of base counts something else
// than base, by another origin.
func (k *corpus) otherCount(base, n *node) bool {
	if !k.story[base.doc][n.doc] || n.root == base.root || !k.ownFigure(n) {
		return false
	}
	return n.c.Event.Item != nil && base.c.Event.Item != nil && n.c.Event.Quantity.CountedAs != base.c.Event.Quantity.CountedAs
}

// copied reports whether a claim only passes on what a held document says.
func (k *corpus) copied(n *node) bool {
	if len(n.c.Chain) < 2 {
		return false
	}
	s := k.docs[n.doc].source(n.c.Chain[1].Source)
	return s != nil && s.Kind == vocab.SourceCitedDocument && len(k.from[n.doc]) > 0
}

func (k *corpus) side(i int) Side {
	nd := &k.nodes[i]
	return Side{Origin: nd.root, Claims: []Ref{{k.docs[nd.doc].ID, nd.c.ID}}, Quantity: nd.c.Event.Quantity}
}

// polarity sets those who affirm an event against those who deny it.
func (k *corpus) polarity(ev SameEvent, set []int) (Reconciliation, bool) {
	if len(ev.Claims) == 0 || len(ev.Opposed) == 0 {
		return Reconciliation{}, false
	}
	r := Reconciliation{Event: ev.ID, Attribute: "polarity", Verdict: "conflict", Why: "one side affirms it, the other denies it"}
	at := map[string]int{}
	for _, i := range set {
		nd := &k.nodes[i]
		key := nd.root + string(nd.c.Polarity)
		n, ok := at[key]
		if !ok {
			n = len(r.Sides)
			at[key] = n
			r.Sides = append(r.Sides, Side{Origin: nd.root, Polarity: string(nd.c.Polarity)})
		}
		r.Sides[n].Claims = append(r.Sides[n].Claims, Ref{k.docs[nd.doc].ID, nd.c.ID})
	}
	return r, true
}

// compare judges two amounts: they are comparable only when they count the
// same thing, in the same unit, of a compatible item, in overlapping time.
func compare(a, b *Claim) (verdict, why string, because []string, soft bool) {
	p, q := a.Event.Quantity, b.Event.Quantity
	if because = incomparable(a, b); len(because) > 0 {
		return "incomparable", string(p.CountedAs) + " against " + string(q.CountedAs), because, false
	}
	below, above := !meet(p.Min, q.Max), !meet(q.Min, p.Max)
	if !below && !above {
		return "compatible", "the intervals meet", nil, false
	}
	soft = below && (p.MinSoft || q.MaxSoft) || above && (q.MinSoft || p.MaxSoft)
	return "conflict", "the intervals do not meet", nil, soft
}

// incomparable returns the attributes in which two claims differ so that their
// amounts cannot be compared.
func incomparable(a, b *Claim) []string {
	p, q := a.Event.Quantity, b.Event.Quantity
	var out []string
	if p.CountedAs != q.CountedAs {
		out = append(out, "counted_as")
	}
	if p.Unit != q.Unit {
		out = append(out, "unit")
	}
	if a.Event.Item != nil && b.Event.Item != nil && !kindred(a.Event.Item, b.Event.Item) {
		out = append(out, "item")
	}
	if !datesMeet(a.Event.Date, b.Event.Date) {
		out = append(out, "date")
	}
	return out
}

// meet reports whether a lower bound lies at or below an upper one.
func meet(lo, hi quantity.Number) bool { return !lo.Known() || !hi.Known() || lo.Cmp(hi) <= 0 }

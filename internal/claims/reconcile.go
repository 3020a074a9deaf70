package claims

import (
	"sanctrace/internal/quantity"
	"sanctrace/internal/vocab"
)

// maxSides bounds the pairs of figures compared for one event.
const maxSides = 40

// reconcile compares what the origins of one event say: whether it is so, how
// many, when, and how far it has come; and sets beside its figures those of other
// events of its story that a reader might mix up with them.
func (k *corpus) reconcile(ev SameEvent, set []int) []Reconciliation {
	var out []Reconciliation
	if r, ok := k.polarity(ev, set); ok {
		out = append(out, r)
	}
	out = append(out, k.partDenials(ev, set)...)
	out = append(out, k.quantities(ev, set)...)
	out = append(out, k.dates(ev, set)...)
	return append(out, k.phases(ev, set)...)
}

// quantities compares the figures of an event two by two.
func (k *corpus) quantities(ev SameEvent, set []int) []Reconciliation {
	var out []Reconciliation
	figures := k.figures(set)
	for x := range figures {
		for y := range x {
			a, b := &k.nodes[figures[y]], &k.nodes[figures[x]]
			if len(out) > maxSides {
				return out
			}
			if a.root == b.root && a.c.Event.Quantity.CountedAs == b.c.Event.Quantity.CountedAs {
				continue
			}
			verdict, why, because, soft := compare(a.c, b.c, k.bridged(a, b))
			out = append(out, Reconciliation{Event: ev.ID, Attribute: "quantity", Sides: []Side{k.side(figures[y]), k.side(figures[x])}, Verdict: verdict, Why: why, Because: because, Soft: soft})
		}
	}
	return out
}

// figures returns the claims of the event with an amount, one for each origin
// and each thing counted (its own text before copies), then those of the same
// story by other origins or about other counts.
func (k *corpus) figures(set []int) []int {
	in := map[int]bool{}
	taken := map[string]bool{}
	var out []int
	take := func(i int) {
		if key := k.nodes[i].figureKey(); !taken[key] {
			taken[key] = true
			out = append(out, i)
		}
	}
	for _, i := range set {
		if in[i] = true; k.ownFigure(&k.nodes[i]) {
			take(i)
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
		if !in[i] && k.otherFigure(base, &k.nodes[i]) {
			take(i)
		}
	}
	return out
}

// maxFigures bounds the figures of other events set beside those of one event.
const maxFigures = 12

// ownFigure reports whether a claim states an amount that it neither repeats
// nor copies.
func (k *corpus) ownFigure(n *node) bool {
	return n.c.Event.Quantity != nil && n.c.Restates == nil && !k.copied(n)
}

// figureKey names the origin of a claim's amount and what it counts.
func (n *node) figureKey() string {
	q := n.c.Event.Quantity
	return n.root + "|" + string(q.CountedAs) + "|" + string(q.Unit)
}

// otherFigure reports whether a claim of the story of base states an amount of
// goods that a reader might take for the amount of base.
func (k *corpus) otherFigure(base, n *node) bool {
	if !k.story[base.doc].has(n.doc) || !k.ownFigure(n) {
		return false
	}
	return n.c.Event.Item != nil && base.c.Event.Item != nil && (n.root != base.root || n.c.Event.Quantity.CountedAs != base.c.Event.Quantity.CountedAs)
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
	r.Sides = k.sides(set)
	return r, len(r.Sides) > 1
}

// sides groups the claims of a set by origin and polarity; headlines and copies
// add nothing.
func (k *corpus) sides(set []int) []Side {
	var out []Side
	at := map[string]int{}
	for _, i := range set {
		nd := &k.nodes[i]
		if nd.c.Headline || k.copied(nd) {
			continue
		}
		key := nd.root + string(nd.c.Polarity)
		n, ok := at[key]
		if !ok {
			n = len(out)
			at[key] = n
			out = append(out, Side{Origin: nd.root, Polarity: string(nd.c.Polarity)})
		}
		out[n].Claims = append(out[n].Claims, k.ref(i))
	}
	return out
}

// ref names a claim.
func (k *corpus) ref(i int) Ref { return Ref{k.docs[k.nodes[i].doc].ID, k.nodes[i].c.ID} }

// partDenials sets the first full telling of an event against those who deny
// that they had a part in it, which denies the event itself only weakly.
func (k *corpus) partDenials(ev SameEvent, set []int) []Reconciliation {
	root := k.rootClaim(set)
	if root < 0 {
		return nil
	}
	base := &k.nodes[root]
	var denied []int
	for i := range k.nodes {
		if nd := &k.nodes[i]; k.story[base.doc].has(nd.doc) && nd.deniesPart() && nd.c.Event.Type == base.c.Event.Type {
			denied = append(denied, i)
		}
	}
	if len(denied) == 0 || base.c.Event.Quantity == nil {
		return nil
	}
	sides := append([]Side{{Origin: base.root, Claims: []Ref{k.ref(root)}, Polarity: string(base.c.Polarity)}}, k.sides(denied)...)
	return []Reconciliation{{Event: ev.ID, Attribute: "polarity", Sides: sides, Verdict: "conflict", Why: "a part in it is denied, not the event", Weak: true}}
}

// rootClaim returns the first claim of a set that affirms the event in a text of
// its own, no headline or copy, with the most detail; -1 when there is none.
func (k *corpus) rootClaim(set []int) int {
	best, most := -1, -1
	for _, i := range set {
		nd := &k.nodes[i]
		if nd.c.Polarity == vocab.Negative || nd.c.Headline || nd.c.Restates != nil || k.copied(nd) {
			continue
		}
		if n := detail(nd.c); n > most {
			best, most = i, n
		}
	}
	return best
}

// compare judges two amounts: they are comparable only when they count the
// same thing, in the same unit, of a compatible item, in overlapping time.
func compare(a, b *Claim, bridged bool) (verdict, why string, because []string, soft bool) {
	p, q := a.Event.Quantity, b.Event.Quantity
	if because = incomparable(a, b, bridged); len(because) > 0 {
		return "incomparable", string(p.CountedAs) + " against " + string(q.CountedAs), because, false
	}
	below, above := !meet(p.Min, q.Max), !meet(q.Min, p.Max)
	if !below && !above {
		return "compatible", "the intervals meet", nil, false
	}
	soft = below && (p.MinSoft || q.MaxSoft) || above && (q.MinSoft || p.MaxSoft)
	return "conflict", "the intervals do not meet", nil, soft
}

// otherGoods reports whether two items, which may be nil, are known not to be the
// same goods.
func otherGoods(x, y *Item) bool {
	return x != nil && y != nil && !x.Anaphor && !y.Anaphor && !kindred(x, y)
}

// incomparable returns the attributes in which two claims differ so that their
// amounts cannot be compared.
func incomparable(a, b *Claim, bridged bool) []string {
	p, q := a.Event.Quantity, b.Event.Quantity
	var out []string
	if p.CountedAs != q.CountedAs {
		out = append(out, "counted_as")
	}
	if p.Unit != q.Unit && p.Unit != "" && q.Unit != "" && !bridged {
		out = append(out, "unit")
	}
	if !bridged && otherGoods(a.Event.Item, b.Event.Item) {
		out = append(out, "item")
	}
	if !datesMeet(a.Event.Date, b.Event.Date) {
		out = append(out, "date")
	}
	return out
}

// meet reports whether a lower bound lies at or below an upper one.
func meet(lo, hi quantity.Number) bool { return !lo.Known() || !hi.Known() || lo.Cmp(hi) <= 0 }

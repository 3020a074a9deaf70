package claims

import (
	"sanctrace/internal/quantity"
)

// maxSides bounds the pairs of figures compared for one event.
const maxSides = 40

// reconcile compares what the origins of one event say: whether it is so, how
// many, when, and how far it has come; and sets beside its figures those of other
// events of its story that a reader might mix up with them.
func (k *Corpus) reconcile(ev SameEvent, set []int32) []Reconciliation {
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
func (k *Corpus) quantities(ev SameEvent, set []int32) []Reconciliation {
	var out []Reconciliation
	figures := k.figures(set)
	for x := range figures {
		for y := range x {
			a, b := &k.nodes[figures[y]], &k.nodes[figures[x]]
			if len(out) > maxSides {
				return out
			}
			if a.root == b.root && a.quantity.CountedAs == b.quantity.CountedAs {
				continue
			}
			verdict, why, because, soft := compare(a, b, k.bridged(a, b))
			out = append(out, Reconciliation{Event: ev.ID, Attribute: "quantity", Sides: []Side{k.side(figures[y]), k.side(figures[x])}, Verdict: verdict, Why: why, Because: because, Soft: soft})
		}
	}
	return out
}

// figures returns the claims of the event with an amount, one for each origin
// and each thing counted (its own text before copies), then those of the same
// story by other origins or about other counts.
func (k *Corpus) figures(set []int32) []int32 {
	in := map[int32]bool{}
	taken := map[string]bool{}
	var out []int32
	take := func(i int32) {
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
	told := k.story(int(base.doc), len(k.docs))
	for _, i := range k.amounts {
		if len(out) >= maxFigures {
			break
		}
		if nd := &k.nodes[i]; !in[i] && told[nd.doc] && k.otherFigure(base, nd) {
			take(i)
		}
	}
	return out
}

// maxFigures bounds the figures of other events set beside those of one event.
const maxFigures = 12

// ownFigure reports whether a claim states an amount that it neither repeats
// nor copies.
func (k *Corpus) ownFigure(n *node) bool {
	return n.quantity != nil && n.restates == 0 && !k.copied(n)
}

// figureKey names the origin of a claim's amount and what it counts.
func (n *node) figureKey() string {
	q := n.quantity
	return n.root + "|" + string(q.CountedAs) + "|" + string(q.Unit)
}

// otherFigure reports whether a claim of the story of base states an amount of
// goods that a reader might take for the amount of base.
func (k *Corpus) otherFigure(base, n *node) bool {
	return k.ownFigure(n) && n.item != nil && base.item != nil && (n.root != base.root || n.quantity.CountedAs != base.quantity.CountedAs)
}

// copied reports whether a claim only passes on what a held document says.
func (k *Corpus) copied(n *node) bool { return n.cited && len(k.from[n.doc]) > 0 }

func (k *Corpus) side(i int32) Side {
	nd := &k.nodes[i]
	return Side{Origin: nd.root, Claims: []Ref{k.ref(i)}, Quantity: nd.quantity}
}

// polarity sets those who affirm an event against those who deny it.
func (k *Corpus) polarity(ev SameEvent, set []int32) (Reconciliation, bool) {
	if len(ev.Claims) == 0 || len(ev.Opposed) == 0 {
		return Reconciliation{}, false
	}
	r := Reconciliation{Event: ev.ID, Attribute: "polarity", Verdict: "conflict", Why: "one side affirms it, the other denies it"}
	r.Sides = k.sides(set)
	return r, len(r.Sides) > 1
}

// sides groups the claims of a set by origin and polarity; headlines and copies
// add nothing.
func (k *Corpus) sides(set []int32) []Side {
	var out []Side
	at := map[string]int{}
	for _, i := range set {
		nd := &k.nodes[i]
		if nd.headline || k.copied(nd) {
			continue
		}
		key := nd.root + nd.polarity()
		n, ok := at[key]
		if !ok {
			n = len(out)
			at[key] = n
			out = append(out, Side{Origin: nd.root, Polarity: nd.polarity()})
		}
		out[n].Claims = append(out[n].Claims, k.ref(i))
	}
	return out
}

// partDenials sets the first full telling of an event against those who deny
// that they had a part in it, which denies the event itself only weakly.
func (k *Corpus) partDenials(ev SameEvent, set []int32) []Reconciliation {
	root := k.rootClaim(set)
	if root < 0 {
		return nil
	}
	base := &k.nodes[root]
	if base.quantity == nil {
		return nil
	}
	told := k.story(int(base.doc), len(k.docs))
	var denied []int32
	for _, i := range k.denials {
		if nd := &k.nodes[i]; told[nd.doc] && nd.typ == base.typ {
			denied = append(denied, i)
		}
	}
	if len(denied) == 0 {
		return nil
	}
	sides := append([]Side{{Origin: base.root, Claims: []Ref{k.ref(root)}, Polarity: base.polarity()}}, k.sides(denied)...)
	return []Reconciliation{{Event: ev.ID, Attribute: "polarity", Sides: sides, Verdict: "conflict", Why: "a part in it is denied, not the event", Weak: true}}
}

// rootClaim returns the first claim of a set that affirms the event in a text of
// its own, no headline or copy, with the most detail; -1 when there is none.
func (k *Corpus) rootClaim(set []int32) int32 {
	best, most := int32(-1), int8(-1)
	for _, i := range set {
		nd := &k.nodes[i]
		if nd.negative || nd.headline || nd.restates != 0 || k.copied(nd) {
			continue
		}
		if n := nd.detail; n > most {
			best, most = i, n
		}
	}
	return best
}

// compare judges two amounts: they are comparable only when they count the
// same thing, in the same unit, of a compatible item, in overlapping time.
func compare(a, b *node, bridged bool) (verdict, why string, because []string, soft bool) {
	p, q := a.quantity, b.quantity
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
func incomparable(a, b *node, bridged bool) []string {
	p, q := a.quantity, b.quantity
	var out []string
	if p.CountedAs != q.CountedAs {
		out = append(out, "counted_as")
	}
	if p.Unit != q.Unit && p.Unit != "" && q.Unit != "" && !bridged {
		out = append(out, "unit")
	}
	if !bridged && otherGoods(a.item, b.item) {
		out = append(out, "item")
	}
	if !datesMeet(a.date, b.date) {
		out = append(out, "date")
	}
	return out
}

// meet reports whether a lower bound lies at or below an upper one.
func meet(lo, hi quantity.Number) bool { return !lo.Known() || !hi.Known() || lo.Cmp(hi) <= 0 }

package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// common reports whether two sorted lists of names share one.
func common(a, b []uint32) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			return true
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return false
}

// forest joins nodes into sets: each node points to another of its set, the
// root to itself.
type forest []int32

// root returns the node that stands for the set of i, and shortens the way to
// it.
func (f forest) root(i int32) int32 {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

// sets returns the sets of more than one node, in the order of their first.
func (f forest) sets() [][]int32 {
	size := make([]int32, len(f))
	for i := range f {
		size[f.root(int32(i))]++
	}
	out := [][]int32{}
	at := map[int32]int{}
	for i := range f {
		r := f.root(int32(i))
		if size[r] < 2 {
			continue
		}
		n, ok := at[r]
		if !ok {
			n = len(out)
			at[r] = n
			out = append(out, make([]int32, 0, size[r]))
		}
		out[n] = append(out[n], int32(i))
	}
	return out
}

// window is the number of claims of a family of events, the first ones, with
// which each claim is compared.
const window = 2000

// clusters joins the claims that tell one event.
func (k *Corpus) clusters() [][]int32 {
	if k.sets != nil {
		return k.sets
	}
	k.stories = k.newStories()
	f := make(forest, len(k.nodes))
	first := map[string][]int32{}    // claims by family of event: only those of one are compared
	doc, last := int32(-1), int32(0) // document at hand, and the last one with claims in first
	var told []bool
	for i := range f {
		f[i] = int32(i)
		a := &k.nodes[i]
		if a.doc != doc {
			doc, told = a.doc, k.story(int(a.doc), int(last))
		}
		family := a.typ.Family()
		for _, j := range first[family] {
			if b := &k.nodes[j]; told[b.doc] && same(a, b) {
				f[f.root(int32(i))] = f.root(j)
			}
		}
		if len(first[family]) < window {
			first[family] = append(first[family], int32(i))
			last = a.doc
		}
	}
	k.sets = f.sets()
	return k.sets
}

// same reports whether two claims of one story tell one event, affirmed or
// denied.
func same(a, b *node) bool {
	switch {
	case a.tellsAgain(b) || b.tellsAgain(a), a.deniesClaim(b) || b.deniesClaim(a):
		return true
	case a.headline && a.restates != 0 || b.headline && b.restates != 0:
		return false // a headline is tied by what it restates
	case !agree(a, b) || !sidesMeet(a, b):
		return false
	}
	shared := common(a.names, b.names)
	if !shared && len(a.names) > 0 && len(b.names) > 0 {
		return false
	}
	return a.tied(b, shared)
}

// tied reports whether two claims that agree have enough in common: named
// parties (shared), goods or a way, and all of it within one document.
func (n *node) tied(o *node, shared bool) bool {
	goods := n.item != nil && o.item != nil
	if n.doc == o.doc {
		return n.tiedWithin(o, shared, goods)
	}
	if n.typ == vocab.Transfer && o.typ == vocab.Transfer && n.oneNamed(o) {
		return false // one names the recipient, the other tells of all
	}
	return shared || goods || routesMeet(n.route, o.route)
}

// tiedWithin is [node.tied] for claims of one document: what one source tells of
// the same goods or, for measures and plants, of the same name; and what is said
// for and against the terms of one deal.
func (n *node) tiedWithin(o *node, shared, goods bool) bool {
	t := n.typ
	switch {
	case t == vocab.Terms:
		return n.negative != o.negative || n.root == o.root
	case n.negative || o.negative:
		return shared && goods
	case !oneOrigin(n.root, o.root):
		return false
	case goods:
		return shared || n.sameKind(o)
	}
	return t == vocab.Build || n.sameMeasure(o, shared)
}

// sameKind reports whether two claims are of goods of one sort and name somebody in
// common.
func (n *node) sameKind(o *node) bool { return sameSort(n.item, o.item) && n.oneNamed(o) }

// sameMeasure reports whether two claims tell of one listing.
func (n *node) sameMeasure(o *node, shared bool) bool {
	return n.typ == vocab.Sanction && (shared || n.beside(o))
}

// oneNamed reports whether just one of two claims names parties.
func (n *node) oneNamed(o *node) bool { return len(n.names) == 0 != (len(o.names) == 0) }

// beside reports whether two claims stand in neighbouring sentences, and one of
// them names nobody.
func (n *node) beside(o *node) bool {
	d := n.sent - o.sent
	return d >= -1 && d <= 1 && n.oneNamed(o)
}

// oneOrigin reports whether two origins are one: an outlet's report and what it
// says to have heard.
func oneOrigin(a, b string) bool {
	x, p, _ := strings.Cut(a, ": ")
	y, q, _ := strings.Cut(b, ": ")
	return a == b || x == y && (p == "own" || q == "own")
}

// sameSort reports whether two items are known to be of one sort, more than goods
// at large.
func sameSort(a, b *Item) bool { return strings.Contains(a.Class, ".") && kindred(a, b) }

// deniesClaim reports whether the claim of n denies that of o in the same
// document.
func (n *node) deniesClaim(o *node) bool { return n.doc == o.doc && n.denies == o.n }

// sidesMeet reports whether two claims can be sides of one question: a denial of
// a part in something is no denial of the whole.
func sidesMeet(a, b *node) bool {
	if a.negative == b.negative || a.typ == vocab.Terms {
		return true
	}
	return !a.deniesPart() && !b.deniesPart()
}

// deniesPart reports whether a claim only denies that somebody took part.
func (n *node) deniesPart() bool { return n.negative && n.part }

// tellsAgain reports whether the claim of n is said to restate that of o in the
// same document.
func (n *node) tellsAgain(o *node) bool { return n.doc == o.doc && n.restates == o.n }

// agree reports whether two claims can tell one event: type, time, goods, and
// whether it is still to come, set nothing against it.
func agree(a, b *node) bool {
	if !sameType(a.typ, b.typ) && !sameWay(a, b) || a.planned != b.planned || !datesMeet(a.date, b.date) {
		return false
	}
	x, y := a.item, b.item
	return x == nil || y == nil || x.Anaphor || y.Anaphor || kindred(x, y)
}

// sameType reports whether events of two types can be one event: what some call a
// delivery others call a shipment, and what is assembled is made.
func sameType(a, b vocab.EventType) bool {
	return a == b || a == vocab.Produce && b == vocab.Assemble || a == vocab.Assemble && b == vocab.Produce
}

// sameWay reports whether one claim tells as a transfer between states what the
// other tells as a shipment by the same way.
func sameWay(a, b *node) bool {
	x, y := a.typ, b.typ
	return (x == vocab.Ship && y == vocab.Transfer || x == vocab.Transfer && y == vocab.Ship) && routesMeet(a.route, b.route) && a.item != nil && b.item != nil
}

// sameNoun reports whether two texts for goods end with the same noun, one of
// them being no more than that.
func sameNoun(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return a == b || strings.HasSuffix(a, " "+b) || strings.HasSuffix(b, " "+a)
}

// kindred reports whether two items can be the same goods. What papers declare
// may differ from what others say it is.
func kindred(a, b *Item) bool {
	if a.Designation != "" && b.Designation != "" && a.Designation != b.Designation {
		return false
	}
	if sameNoun(a.Text, b.Text) {
		return true
	}
	x, y := a.Class[strings.LastIndexByte(a.Class, '.')+1:], b.Class[strings.LastIndexByte(b.Class, '.')+1:]
	return related(a.Class, b.Class) || x == y
}

func datesMeet(a, b *Date) bool {
	if a == nil || b == nil {
		return true
	}
	before := func(x, y *string) bool { return x != nil && y != nil && *x < *y }
	return !before(a.Latest, b.Earliest) && !before(b.Latest, a.Earliest)
}

func routesMeet(a, b *Route) bool {
	if a == nil || b == nil {
		return false
	}
	eq := func(x, y *Place) bool {
		return x != nil && y != nil && x.Country != nil && y.Country != nil && *x.Country == *y.Country
	}
	return eq(a.From, b.From) || eq(a.To, b.To)
}

package claims

import (
	"maps"
	"slices"
	"strings"

	"sanctrace/internal/vocab"
)

// common returns how many names two sets share.
func common(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// forest joins nodes into sets: each node points to another of its set, the
// root to itself.
type forest []int

// root returns the node that stands for the set of i, and shortens the way to
// it.
func (f forest) root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

// clusters joins the claims that tell one event.
func (k *corpus) clusters() [][]int {
	f := make(forest, len(k.nodes))
	for i := range f {
		f[i] = i
	}
	for _, family := range k.families() {
		for x, i := range family {
			for _, j := range family[:min(x, 2000)] {
				if k.same(&k.nodes[i], &k.nodes[j]) {
					f[f.root(i)] = f.root(j)
				}
			}
		}
	}
	sets := map[int][]int{}
	for i := range k.nodes {
		sets[f.root(i)] = append(sets[f.root(i)], i)
	}
	var out [][]int
	for i := range k.nodes {
		if s := sets[f.root(i)]; s[0] == i && len(s) > 1 {
			out = append(out, s)
		}
	}
	return out
}

// families returns the claims by family of event, in order of its name: only
// claims of one family are compared.
func (k *corpus) families() [][]int {
	buckets := map[string][]int{}
	for i := range k.nodes {
		f := k.nodes[i].c.Event.Type.Family()
		buckets[f] = append(buckets[f], i)
	}
	var out [][]int
	for _, f := range slices.Sorted(maps.Keys(buckets)) {
		out = append(out, buckets[f])
	}
	return out
}

// same reports whether two claims tell one event, affirmed or denied.
func (k *corpus) same(a, b *node) bool {
	switch {
	case !k.story[a.doc].has(b.doc):
		return false
	case a.restates(b) || b.restates(a), a.denies(b) || b.denies(a):
		return true
	case a.c.Headline && a.c.Restates != nil || b.c.Headline && b.c.Restates != nil:
		return false // a headline is tied by what it restates
	case !agree(a.c, b.c) || !sidesMeet(a, b):
		return false
	}
	shared := common(a.names, b.names) > 0
	if !shared && len(a.names) > 0 && len(b.names) > 0 {
		return false
	}
	return a.tied(b, shared)
}

// tied reports whether two claims that agree have enough in common: named
// parties (shared), goods or a way, and all of it within one document.
func (n *node) tied(o *node, shared bool) bool {
	goods := n.c.Event.Item != nil && o.c.Event.Item != nil
	if n.doc == o.doc {
		return n.tiedWithin(o, shared, goods)
	}
	if n.c.Event.Type == vocab.Transfer && o.c.Event.Type == vocab.Transfer && n.oneNamed(o) {
		return false // one names the recipient, the other tells of all
	}
	return shared || goods || routesMeet(n.c.Event.Route, o.c.Event.Route)
}

// tiedWithin is [node.tied] for claims of one document: what one source tells of
// the same goods or, for measures and plants, of the same name; and what is said
// for and against the terms of one deal.
func (n *node) tiedWithin(o *node, shared, goods bool) bool {
	t := n.c.Event.Type
	switch {
	case t == vocab.Terms:
		return n.c.Polarity != o.c.Polarity || n.root == o.root
	case n.negative() || o.negative():
		return shared && goods
	case !oneOrigin(n.root, o.root):
		return false
	case goods:
		return shared || sameSort(n.c.Event.Item, o.c.Event.Item) && n.oneNamed(o)
	}
	return t == vocab.Build || n.sameMeasure(o, shared)
}

// sameMeasure reports whether two claims tell of one listing.
func (n *node) sameMeasure(o *node, shared bool) bool {
	return n.c.Event.Type == vocab.Sanction && (shared || n.beside(o))
}

func (n *node) negative() bool { return n.c.Polarity == vocab.Negative }

// oneNamed reports whether just one of two claims names parties.
func (n *node) oneNamed(o *node) bool { return len(n.names) == 0 != (len(o.names) == 0) }

// beside reports whether two claims stand in neighbouring sentences, and one of
// them names nobody.
func (n *node) beside(o *node) bool {
	d := n.c.sent - o.c.sent
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

// denies reports whether the claim of n denies that of o in the same document.
func (n *node) denies(o *node) bool {
	return n.doc == o.doc && n.c.Denies != nil && *n.c.Denies == o.c.ID
}

// sidesMeet reports whether two claims can be sides of one question: a denial of
// a part in something is no denial of the whole.
func sidesMeet(a, b *node) bool {
	if a.c.Polarity == b.c.Polarity || a.c.Event.Type == vocab.Terms {
		return true
	}
	return !a.deniesPart() && !b.deniesPart()
}

// deniesPart reports whether a claim only denies that somebody took part.
func (n *node) deniesPart() bool {
	if n.c.Polarity != vocab.Negative {
		return false
	}
	for _, p := range n.c.Event.Participants {
		if p.Role == vocab.RoleParty {
			return true
		}
	}
	return false
}

// restates reports whether the claim of n is said to restate that of o in the
// same document.
func (n *node) restates(o *node) bool {
	return n.doc == o.doc && n.c.Restates != nil && *n.c.Restates == o.c.ID
}

// agree reports whether two claims can tell one event: type, time, goods, and
// whether it is still to come, set nothing against it.
func agree(a, b *Claim) bool {
	if !sameType(a.Event.Type, b.Event.Type) && !sameWay(a, b) || planned(a) != planned(b) || !datesMeet(a.Event.Date, b.Event.Date) {
		return false
	}
	x, y := a.Event.Item, b.Event.Item
	return x == nil || y == nil || x.Anaphor || y.Anaphor || kindred(x, y)
}

// sameType reports whether events of two types can be one event: what some call a
// delivery others call a shipment, and what is assembled is made.
func sameType(a, b vocab.EventType) bool {
	return a == b || a == vocab.Produce && b == vocab.Assemble || a == vocab.Assemble && b == vocab.Produce
}

// sameWay reports whether one claim tells as a transfer between states what the
// other tells as a shipment by the same way.
func sameWay(a, b *Claim) bool {
	x, y := a.Event.Type, b.Event.Type
	return (x == vocab.Ship && y == vocab.Transfer || x == vocab.Transfer && y == vocab.Ship) && routesMeet(a.Event.Route, b.Event.Route) && a.Event.Item != nil && b.Event.Item != nil
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

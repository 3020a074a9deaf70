package claims

import (
	"maps"
	"slices"
	"strings"
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
	case !k.story[a.doc][b.doc]:
		return false
	case a.restates(b) || b.restates(a):
		return true
	case !agree(a.c, b.c):
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
		return shared && goods && n.c.Polarity == o.c.Polarity && n.root == o.root
	}
	return shared || goods || routesMeet(n.c.Event.Route, o.c.Event.Route)
}

// restates reports whether the claim of n is said to restate that of o in the
// same document.
func (n *node) restates(o *node) bool {
	return n.doc == o.doc && n.c.Restates != nil && *n.c.Restates == o.c.ID
}

// agree reports whether two claims can tell one event: type, time, goods, and
// whether it is still to come, set nothing against it.
func agree(a, b *Claim) bool {
	if a.Event.Type != b.Event.Type || planned(a) != planned(b) || !datesMeet(a.Event.Date, b.Event.Date) {
		return false
	}
	x, y := a.Event.Item, b.Event.Item
	return x == nil || y == nil || kindred(x, y)
}

// kindred reports whether two items can be the same goods. What papers declare
// may differ from what others say it is.
func kindred(a, b *Item) bool {
	if a.Designation != "" && b.Designation != "" && a.Designation != b.Designation {
		return false
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

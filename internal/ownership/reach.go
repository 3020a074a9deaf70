package ownership

import (
	"container/heap"
	"fmt"

	"sanctrace/internal/when"
)

// question is one evaluation: a graph on a day under one version of a rule,
// with what has been worked out so far. It is used once.
type question struct {
	g      *Graph
	regime Regime
	day    when.Day
	rule   rule
	nodes  []string // the party and all above it
	cache  map[string][]holding
	down   map[string][]int // see below
	told   map[string]bool  // steps in the proof
}

func (q *question) holdings(asset string) []holding {
	h, ok := q.cache[asset]
	if !ok {
		h = q.g.holdings(asset, q.day)
		q.cache[asset] = h
	}
	return h
}

// seeds returns the parties listed on the day among the nodes.
func (q *question) seeds() map[string]bool {
	s := map[string]bool{}
	for _, n := range q.nodes {
		if q.g.listingOf(n, q.regime, q.day) != nil {
			s[n] = true
		}
	}
	return s
}

// part is a holding as far as it counts for somebody.
type part struct {
	h     holding
	share Interval // what of it counts: Lo for sure, Hi at most
	why   string   // empty for a plain stake
}

// tally is what the members of a set hold of one asset.
type tally struct {
	sum   Interval
	parts []part
	clash bool // the stakes of all holders add up to more than 100 %
}

// aggregate adds up what the members of in hold of the asset under the rules
// that count everybody's stakes together (OFAC, EU, BIS). The upper end is
// bounded by what is surely in other hands.
func (q *question) aggregate(asset string, in map[string]bool) tally {
	var t tally
	var others Interval // surely not in the set's hands
	total := Percent{}
	for _, h := range q.holdings(asset) {
		p, counts := q.count(&h, in)
		if h.kind == Shares {
			total = total.Plus(h.share.Lo)
		}
		if counts {
			t.sum = t.sum.Plus(p.share)
			t.parts = append(t.parts, p)
		} else if h.kind == Shares {
			others = others.Plus(h.share)
		}
	}
	t.settle(total, others)
	return t
}

// settle bounds the sum by what is in other hands, unless the stakes of all
// holders, total, contradict each other.
func (t *tally) settle(total Percent, others Interval) {
	t.clash = total.Cmp(hundred) > 0
	if !t.clash {
		t.sum = t.sum.capped(hundred.Minus(others.Lo), others.LoOpen)
	}
	t.sum = t.sum.capped(hundred, false)
}

// count says how much of a holding counts for the set.
func (q *question) count(h *holding, in map[string]bool) (part, bool) {
	members := 0
	for _, x := range h.holders {
		if in[x] {
			members++
		}
	}
	if !q.concerns(h, members > 0 || h.kind == Security && h.directedBy(in)) {
		return part{}, false
	}
	upTo := Interval{Hi: h.share.Hi, HiOpen: h.share.HiOpen}
	switch {
	case h.kind == Consolidation:
		return part{h: *h, share: Interval{Hi: hundred}, why: "accounting consolidation is no percentage"}, true
	case h.kind == Security:
		return part{h: *h, share: upTo, why: "held as security: whose property it is must be found out"}, true
	case members == len(h.holders):
		return part{h: *h, share: h.share}, true
	case members > 0:
		return part{h: *h, share: upTo, why: "held jointly with others: how much of it is theirs is not known"}, true
	}
	return part{}, false
}

// concerns reports whether a holding can count by its kind: facts on control do
// not, and for the EU neither what is no share. What is no share must be in the
// hands of the set, at least in part.
func (q *question) concerns(h *holding, inHands bool) bool {
	switch h.kind {
	case Control:
		return false
	case Consolidation, Security:
		return inHands && q.regime != EU
	}
	return true
}

// directedBy reports whether the holding's rights are exercised on the
// instructions of a member of in.
func (h *holding) directedBy(in map[string]bool) bool { return h.directs != "" && in[h.directs] }

// isFact reports whether the holding is a fact on control and has no share.
func (h *holding) isFact() bool { return h.kind == Control || h.kind == Consolidation }

// reason is how a party came into a closure.
type reason struct {
	party string
	tally tally
	note  string
}

// closure is the least set that holds the seeds and every party that enters
// lets in, with the reasons in the order in which they came.
type closure struct {
	in      map[string]bool
	reasons []reason
}

// close lets parties in until none is left. It looks at the farthest party
// first, and again at each of which a holder came in, so that the result and its
// order are always the same.
func (q *question) close(seeds map[string]bool, enters func(party string, in map[string]bool) (reason, bool)) closure {
	c := closure{in: make(map[string]bool, len(seeds))}
	for s := range seeds {
		c.in[s] = true
	}
	todo := make(farthest, len(q.nodes))
	waits := make([]bool, len(q.nodes))
	for i := range todo {
		todo[i], waits[i] = len(q.nodes)-1-i, true
	}
	for len(todo) > 0 {
		i := heap.Pop(&todo).(int)
		n := q.nodes[i]
		waits[i] = false
		if c.in[n] {
			continue
		}
		r, ok := enters(n, c.in)
		if !ok {
			continue
		}
		c.in[n] = true
		c.reasons = append(c.reasons, r)
		for _, j := range q.below()[n] {
			if !waits[j] && !c.in[q.nodes[j]] {
				waits[j] = true
				heap.Push(&todo, j)
			}
		}
	}
	return c
}

// farthest is a heap of places in the nodes, the last place first.
type farthest []int

// Len returns how many places wait.
func (f farthest) Len() int { return len(f) }

// Less puts the later place first.
func (f farthest) Less(i, j int) bool { return f[i] > f[j] }

// Swap swaps two places.
func (f farthest) Swap(i, j int) { f[i], f[j] = f[j], f[i] }

// Push adds a place.
func (f *farthest) Push(x any) { *f = append(*f, x.(int)) }

// Pop takes the last of the slice.
func (f *farthest) Pop() any {
	old := *f
	x := old[len(old)-1]
	*f = old[:len(old)-1]
	return x
}

// below returns for each party the nodes that it has a holding in.
func (q *question) below() map[string][]int {
	if q.down != nil {
		return q.down
	}
	q.down = make(map[string][]int, len(q.nodes))
	for i, n := range q.nodes {
		hs := q.holdings(n)
		for j := range hs {
			for _, x := range append([]string{hs[j].directs}, hs[j].holders...) {
				if x != "" {
					q.down[x] = append(q.down[x], i)
				}
			}
		}
	}
	return q.down
}

// surely and perhaps are the closures of what the rule reaches in any case and
// of what it may reach.
func (q *question) surely(seeds map[string]bool, least threshold) closure {
	return q.close(seeds, func(party string, in map[string]bool) (reason, bool) {
		t := q.aggregate(party, in)
		return reason{party: party, tally: t}, len(t.parts) > 0 && least.surely(t.sum)
	})
}

func (q *question) perhaps(seeds map[string]bool, least threshold) closure {
	return q.close(seeds, func(party string, in map[string]bool) (reason, bool) {
		t := q.aggregate(party, in)
		return reason{party: party, tally: t}, len(t.parts) > 0 && (least.perhaps(t.sum) || least.surely(t.sum))
	})
}

// influence is the closure of what facts on control may reach from the seeds:
// control, consolidation, rights exercised on instructions, and joint
// arrangements that reach the threshold together.
func (q *question) influence(seeds map[string]bool, least threshold) closure {
	return q.close(seeds, func(party string, in map[string]bool) (reason, bool) {
		note, sum := q.facts(party, in)
		if note == "" && least.perhaps(sum) {
			note = fmt.Sprintf("rights over %s of %s may be exercised through others, together or on instructions", sum, party)
		}
		return reason{party: party, note: note}, note != ""
	})
}

// facts returns the first fact on control by which a member of in has a hold on
// the party, and the shares whose rights members may exercise, joint
// arrangements included.
func (q *question) facts(party string, in map[string]bool) (note string, sum Interval) {
	joint := map[string]bool{}
	hs := q.holdings(party)
	for i := range hs {
		switch h := &hs[i]; {
		case !h.heldFor(in):
		case h.isFact() && note == "":
			note = h.hold(party)
		case h.joint != "":
			joint[h.joint] = true
		}
	}
	return note, sharesOf(hs, func(h *holding) bool { return h.heldFor(in) || joint[h.joint] })
}

// sharesOf adds up the shares that are chosen; what is surely in other hands
// bounds the sum, unless that is more than all.
func sharesOf(hs []holding, chosen func(*holding) bool) Interval {
	var sum, others Interval
	for i := range hs {
		h := &hs[i]
		switch {
		case h.isFact():
		case chosen(h):
			sum = sum.Plus(h.share)
		default:
			others = others.Plus(h.share)
		}
	}
	if others.Lo.Cmp(hundred) <= 0 {
		sum = sum.capped(hundred.Minus(others.Lo), others.LoOpen)
	}
	return sum.capped(hundred, false)
}

// heldFor reports whether members of in hold the holding or direct its rights.
func (h *holding) heldFor(in map[string]bool) bool { return h.anyIn(in) || h.directedBy(in) }

// hold says what hold a fact on control gives on the party.
func (h *holding) hold(party string) string {
	if h.kind == Consolidation {
		return fmt.Sprintf("%s consolidates %s in its accounts, which is no percentage", h.holder(), party)
	}
	return fmt.Sprintf("%s has a hold on %s: %s", h.holder(), party, h.role)
}

package claims

import (
	"regexp"
	"strings"

	"sanctrace/internal/vocab"
)

// dated is what one origin says about the time of an event: the claims that do,
// and the days from the first to the last of them.
type dated struct {
	root             string
	claims           []Ref
	earliest, latest string
}

// dates compares two by two when the origins of an event say that it was.
func (k *corpus) dates(ev SameEvent, set []int) []Reconciliation {
	var out []Reconciliation
	times := k.times(set)
	for x := range times {
		for y := range x {
			if len(out) >= maxSides {
				return out
			}
			out = append(out, times[y].against(&times[x], ev.ID))
		}
	}
	return out
}

// against compares the times of two origins.
func (d *dated) against(b *dated, event string) Reconciliation {
	r := Reconciliation{Event: event, Attribute: "date", Verdict: "compatible", Why: "the times meet"}
	for _, x := range []*dated{d, b} {
		r.Sides = append(r.Sides, Side{Origin: x.root, Claims: x.claims, Earliest: x.earliest, Latest: x.latest})
	}
	if d.latest < b.earliest || b.latest < d.earliest {
		r.Verdict, r.Why = "conflict", "the times do not meet"
	}
	return r
}

// times returns the stated times of the origins of an event. The legs of a
// voyage that one origin tells belong together.
func (k *corpus) times(set []int) []dated {
	var out []dated
	at := map[string]int{}
	seen := map[int]bool{}
	for _, i := range set {
		for _, j := range k.legs(i) {
			if nd := &k.nodes[j]; !seen[j] && k.ownTime(nd) {
				seen[j] = true
				n, ok := at[nd.root]
				if !ok {
					n = len(out)
					at[nd.root] = n
					out = append(out, dated{root: nd.root, earliest: *nd.c.Event.Date.Earliest, latest: *nd.c.Event.Date.Latest})
				}
				out[n].add(k.ref(j), nd.c.Event.Date)
			}
		}
	}
	return out
}

// add takes in one more claim of the origin.
func (d *dated) add(r Ref, t *Date) {
	d.claims = append(d.claims, r)
	d.earliest, d.latest = min(d.earliest, *t.Earliest), max(d.latest, *t.Latest)
}

// ownTime reports whether a claim states a time with two ends that it neither
// repeats nor copies, of an event that it affirms.
func (k *corpus) ownTime(n *node) bool {
	d := n.c.Event.Date
	if d == nil || d.Text == nil || d.Earliest == nil || d.Latest == nil {
		return false
	}
	return n.c.Polarity == vocab.Positive && n.c.Restates == nil && !k.copied(n)
}

// legs returns claim i and the port calls and movements of the same vessel that
// its source tells beside it.
func (k *corpus) legs(i int) []int {
	out := []int{i}
	nd := &k.nodes[i]
	for j := max(i-4, 0); j < min(i+5, len(k.nodes)); j++ {
		o := &k.nodes[j]
		if j != i && o.doc == nd.doc && o.root == nd.root && voyage[nd.c.Event.Type] && voyage[o.c.Event.Type] && common(o.names, nd.names) > 0 {
			out = append(out, j)
		}
	}
	return out
}

// voyage are the events that a vessel's voyage is made of.
var voyage = map[vocab.EventType]bool{vocab.Ship: true, vocab.PortCall: true, vocab.Transship: true}

// phases compares how far an event has come where two origins name stages that
// exclude each other.
func (k *corpus) phases(ev SameEvent, set []int) []Reconciliation {
	var sides []Side
	stages := map[vocab.Phase]bool{}
	at := map[string]bool{}
	for _, i := range set {
		nd := &k.nodes[i]
		p := nd.c.Event.Phase
		if p == "" || at[nd.root] || nd.c.Restates != nil || k.copied(nd) || nd.c.Polarity == vocab.Negative {
			continue
		}
		at[nd.root], stages[p] = true, true
		sides = append(sides, Side{Origin: nd.root, Claims: []Ref{k.ref(i)}, Phase: string(p)})
	}
	if len(sides) < 2 {
		return nil
	}
	r := Reconciliation{Event: ev.ID, Attribute: "phase", Sides: sides, Verdict: "compatible", Why: "the same stage"}
	if len(stages) > 1 {
		r.Verdict, r.Why = "conflict", "different stages"
	}
	return []Reconciliation{r}
}

// onePer finds a statement that says how two units go together ("one motor to a
// crate").
var onePer = regexp.MustCompile(`(?i)\bone ([a-z]+) (?:to|per|in) (?:an? |each |every )?([a-z]+)\b`)

// bridged reports whether the document of one of two claims says that one piece
// of the unit of one goes to one of the other.
func (k *corpus) bridged(a, b *node) bool {
	p, q := string(a.c.Event.Quantity.Unit), string(b.c.Event.Quantity.Unit)
	if p == q {
		return false
	}
	for _, d := range []*Result{k.docs[a.doc], k.docs[b.doc]} {
		for _, m := range onePer.FindAllStringSubmatch(d.text, 8) {
			x, y := unitOf(m[1]), unitOf(m[2])
			if x == p && y == q || x == q && y == p {
				return true
			}
		}
	}
	return false
}

// unitOf returns the unit in which the goods that a noun means are counted, or
// "".
func unitOf(w string) string {
	ic, _ := itemOf(strings.ToLower(w))
	return string(ic.unit)
}

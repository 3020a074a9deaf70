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
func (k *Corpus) dates(ev SameEvent, set []int32) []Reconciliation {
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
func (k *Corpus) times(set []int32) []dated {
	var out []dated
	at := map[string]int{}
	seen := map[int32]bool{}
	for _, i := range set {
		for _, j := range k.legs(i) {
			if nd := &k.nodes[j]; !seen[j] && k.ownTime(nd) {
				seen[j] = true
				n, ok := at[nd.root]
				if !ok {
					n = len(out)
					at[nd.root] = n
					out = append(out, dated{root: nd.root, earliest: *nd.date.Earliest, latest: *nd.date.Latest})
				}
				out[n].add(k.ref(j), nd.date)
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
func (k *Corpus) ownTime(n *node) bool {
	d := n.date
	if d == nil || d.Text == nil || d.Earliest == nil || d.Latest == nil {
		return false
	}
	return !n.negative && n.restates == 0 && !k.copied(n)
}

// legs returns claim i and the port calls and movements of the same vessel that
// its source tells beside it.
func (k *Corpus) legs(i int32) []int32 {
	out := []int32{i}
	nd := &k.nodes[i]
	for j := max(i-4, 0); j < min(i+5, int32(len(k.nodes))); j++ {
		o := &k.nodes[j]
		if j != i && o.doc == nd.doc && o.root == nd.root && voyage[nd.typ] && voyage[o.typ] && common(o.names, nd.names) {
			out = append(out, j)
		}
	}
	return out
}

// voyage are the events that a vessel's voyage is made of.
var voyage = map[vocab.EventType]bool{vocab.Ship: true, vocab.PortCall: true, vocab.Transship: true}

// phases compares how far an event has come where two origins name stages that
// exclude each other.
func (k *Corpus) phases(ev SameEvent, set []int32) []Reconciliation {
	var sides []Side
	stages := map[vocab.Phase]bool{}
	at := map[string]bool{}
	for _, i := range set {
		nd := &k.nodes[i]
		p := nd.phase
		if p == "" || at[nd.root] || nd.restates != 0 || k.copied(nd) || nd.negative {
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
func (k *Corpus) bridged(a, b *node) bool {
	p, q := string(a.quantity.Unit), string(b.quantity.Unit)
	if p == q {
		return false
	}
	for _, d := range []*docNote{&k.docs[a.doc], &k.docs[b.doc]} {
		for _, u := range d.bridges {
			if u[0] == p && u[1] == q || u[0] == q && u[1] == p {
				return true
			}
		}
	}
	return false
}

// bridges returns the units of which a text says that one piece of one goes to
// one of the other, in eight places at most.
func bridges(text string) [][2]string {
	i := one(text)
	if i < 0 {
		return nil
	}
	var out [][2]string
	for _, m := range onePer.FindAllStringSubmatch(text[i:], 8) {
		if x, y := unitOf(m[1]), unitOf(m[2]); x != y {
			out = append(out, [2]string{x, y})
		}
	}
	return out
}

// one returns where the word "one" first stands before a blank, or -1: most
// texts need no closer look.
func one(text string) int {
	for i := 0; i+4 <= len(text); i++ {
		if text[i+3] == ' ' && text[i]|0x20 == 'o' && text[i+1]|0x20 == 'n' && text[i+2]|0x20 == 'e' && (i == 0 || !ofWord(text[i-1])) {
			return i
		}
	}
	return -1
}

// ofWord reports whether b is of a word, as \b has it.
func ofWord(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z'
}

// unitOf returns the unit in which the goods that a noun means are counted, or
// "".
func unitOf(w string) string {
	ic, _ := itemOf(strings.ToLower(w))
	return string(ic.unit)
}

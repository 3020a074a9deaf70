package ownership

import (
	"slices"
	"sort"
	"strings"

	"sanctrace/internal/when"
)

// Kind says what an edge states.
type Kind string

// The kinds of edges.
const (
	Shares        Kind = ""              // shares or votes
	Control       Kind = "control"       // facts on control, told by Role
	Security      Kind = "security"      // shares held as security for a debt
	Consolidation Kind = "consolidation" // accounting consolidation, no percentage
)

// Edge is one statement on who holds or controls what.
type Edge struct {
	Owner     string   `json:"owner"`
	Asset     string   `json:"asset"`
	Share     Interval `json:"share"`               // Unknown() when no percentage is stated; unused for Control and Consolidation
	Kind      Kind     `json:"kind,omitempty"`      // Shares unless stated
	Role      string   `json:"role,omitempty"`      // for Control: what the control consists of, in words
	Joint     string   `json:"joint,omitempty"`     // holders of the asset with the same value act under a joint arrangement
	Holders   []string `json:"holders,omitempty"`   // those who hold the stake jointly; Owner only names them together then
	Instructs string   `json:"instructs,omitempty"` // who may exercise the rights of the stake
	From      when.Day `json:"from,omitempty"`      // first day; empty: always
	Until     when.Day `json:"until,omitempty"`     // first day on which it no longer holds; empty: still holds
	Source    string   `json:"source,omitempty"`    // who reports it
	ID        string   `json:"id,omitempty"`        // where it stands, for the proof; may be empty
}

// on reports whether the edge holds on the day; the empty day is later than
// all others.
func (e *Edge) on(day when.Day) bool {
	if day == "" {
		return e.Until == ""
	}
	return e.From <= day && (e.Until == "" || day < e.Until)
}

// Listing is one party on one list.
type Listing struct {
	Party   string
	Regimes []Regime
	From    when.Day // empty: always
	Until   when.Day // first day on which it no longer stands; empty: still stands
	List    string   // which list, where a regime has several; empty: its main one
	Program string   // programme tags, such as "RUSSIA-EO14024"
}

func (l *Listing) on(day when.Day) bool {
	if day == "" {
		return l.Until == ""
	}
	return l.From <= day && (l.Until == "" || day < l.Until)
}

// Graph is who holds whom, and who is listed. Fill it before use; it is then
// safe for concurrent reading.
type Graph struct {
	edges    []Edge
	listings []Listing
	into     map[string][]int // edges by asset
	listed   map[string][]int // listings by party
	country  map[string]string
}

// NewGraph returns an empty graph.
func NewGraph() *Graph {
	return &Graph{into: map[string][]int{}, listed: map[string][]int{}, country: map[string]string{}}
}

// AddEdge adds e. An edge of a party to itself is left out: nobody is reached
// through shares it holds in itself.
func (g *Graph) AddEdge(e Edge) {
	if e.Owner == e.Asset && len(e.Holders) == 0 && e.Instructs == "" {
		return
	}
	g.into[e.Asset] = append(g.into[e.Asset], len(g.edges))
	g.edges = append(g.edges, e)
}

// List adds a listing.
func (g *Graph) List(l Listing) {
	g.listed[l.Party] = append(g.listed[l.Party], len(g.listings))
	g.listings = append(g.listings, l)
}

// SetCountry states the country (ISO code in lower case) of a party. Only the
// BIS rule asks for it: it is about foreign parties.
func (g *Graph) SetCountry(party, code string) { g.country[party] = code }

// Parties returns everybody in the graph, sorted.
func (g *Graph) Parties() []string {
	seen := map[string]bool{}
	for i := range g.edges {
		e := &g.edges[i]
		seen[e.Asset] = true
		if len(e.Holders) == 0 {
			seen[e.Owner] = true
		}
		for _, h := range e.Holders {
			seen[h] = true
		}
		if e.Instructs != "" {
			seen[e.Instructs] = true
		}
	}
	for _, l := range g.listings {
		seen[l.Party] = true
	}
	out := make([]string, 0, len(seen))
	for p := range seen {
		out = append(out, p)
	}
	sort.Strings(out)
	return out
}

// holding is one stake on one day: the edges that are evidence for it, and
// what they say together.
type holding struct {
	holders []string // one, or those who hold it jointly
	share   Interval
	kind    Kind
	role    string
	joint   string
	directs string // who may exercise the rights
	edges   []int
	clash   bool // the sources contradict each other
}

// holder names the holder or the joint holders.
func (h *holding) holder() string { return strings.Join(h.holders, " and ") }

// holdings returns the stakes in asset on the day, with the evidence for each
// put together, in order of the first evidence.
func (g *Graph) holdings(asset string, day when.Day) []holding {
	var out []holding
	for _, i := range g.into[asset] {
		e := &g.edges[i]
		if !e.on(day) {
			continue
		}
		h := holding{
			holders: []string{e.Owner}, share: e.Share, kind: e.Kind, role: e.Role, joint: e.Joint, directs: e.Instructs,
			edges: []int{i},
		}
		if len(e.Holders) > 0 {
			h.holders = e.Holders
		}
		same := slices.IndexFunc(out, func(o holding) bool { return o.sameStake(&h) })
		if same < 0 {
			out = append(out, h)
			continue
		}
		g.join(&out[same], &h)
	}
	return out
}

// sameStake reports whether the two are evidence of one and the same thing.
func (h *holding) sameStake(o *holding) bool {
	return h.kind == o.kind && h.directs == o.directs && slices.Equal(h.holders, o.holders) &&
		(h.kind != Control || h.role == o.role)
}

// join adds the evidence o to h. Two sources speak of one stake: what both
// allow holds, and where they contradict each other, anything between them. One
// source that names two different shares may mean two stakes: the truth lies
// between the larger one and the sum.
func (g *Graph) join(h, o *holding) {
	source := g.edges[o.edges[0]].Source
	same := true
	for _, i := range h.edges {
		same = same && g.edges[i].Source == source
	}
	if h.joint == "" {
		h.joint = o.joint
	}
	h.edges = append(h.edges, o.edges...)
	if h.isFact() || equal(h.share, o.share) {
		return
	}
	both, agree := h.share.And(o.share)
	switch {
	case agree:
		h.share = both
	case same:
		sum := h.share.Plus(o.share).capped(hundred, false)
		if o.share.lower(h.share) {
			sum.Lo, sum.LoOpen = h.share.Lo, h.share.LoOpen
		} else {
			sum.Lo, sum.LoOpen = o.share.Lo, o.share.LoOpen
		}
		h.share, h.clash = sum, true
	default:
		h.share, h.clash = h.share.Or(o.share), true
	}
}

func equal(a, b Interval) bool {
	return a.Lo.Cmp(b.Lo) == 0 && a.Hi.Cmp(b.Hi) == 0 && a.LoOpen == b.LoOpen && a.HiOpen == b.HiOpen
}

// above returns who stands at the other end of the edges into party that holds
// lets through, repeats included.
func (g *Graph) above(party string, holds func(*Edge) bool) []string {
	var out []string
	for _, i := range g.into[party] {
		if e := &g.edges[i]; holds(e) {
			out = append(out, e.Owner, e.Instructs)
			out = append(out, e.Holders...)
		}
	}
	return slices.DeleteFunc(out, func(q string) bool { return q == "" })
}

// maxUpstream bounds how many parties above one are looked at.
const maxUpstream = 100_000

// upstream returns the party and everybody who holds or controls it by the
// edges that holds lets through, at any remove, nearest first and by name;
// complete is false when there are too many.
func (g *Graph) upstream(party string, holds func(*Edge) bool) (all []string, complete bool) {
	seen := map[string]bool{party: true}
	all = []string{party}
	for level := all; len(level) > 0; {
		var next []string
		for _, p := range level {
			for _, q := range g.above(p, holds) {
				if !seen[q] {
					seen[q] = true
					next = append(next, q)
				}
			}
		}
		level = next
		sort.Strings(level)
		all = append(all, level...)
		if len(all) > maxUpstream {
			return all[:maxUpstream], false
		}
	}
	return all, true
}

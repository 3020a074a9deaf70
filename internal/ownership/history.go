package ownership

import (
	"fmt"
	"sort"

	"sanctrace/internal/when"
)

// divested flags that the party was reached before on account of a stake that
// ended by the day: property blocked then stays blocked (OFAC FAQ 402).
func (g *Graph) divested(party string, regime Regime, on when.Day) []string {
	nodes, _ := g.upstream(party, func(*Edge) bool { return true })
	ends := map[when.Day]bool{}
	for _, n := range nodes {
		for _, i := range g.into[n] {
			if u := g.edges[i].Until; u != "" && (on == "" || u <= on) {
				ends[u] = true
			}
		}
	}
	days := make([]string, 0, len(ends))
	for d := range ends {
		days = append(days, string(d))
	}
	sort.Sort(sort.Reverse(sort.StringSlice(days)))
	for _, d := range days[:min(len(days), 20)] {
		before := evaluate(g, party, regime, when.Day(d).Add(-1))
		switch before.Result {
		case Blocked:
			return []string{"it was blocked until a stake ended on " + d + "; property blocked before stays blocked (FAQ 402), and the sale itself needs a look"}
		case OwnedPresumed, Owned, Controlled:
			return []string{"it was " + string(before.Result) + " until a stake ended on " + d + ": look at the sale"}
		}
	}
	return nil
}

// suspicious is within how many days around a listing a sale is flagged.
const suspicious = 365

// transferred flags stakes of parties now listed that ended shortly before or
// after they were listed.
func (g *Graph) transferred(party string, regime Regime, on when.Day) []string {
	var out []string
	for _, i := range g.into[party] {
		e := &g.edges[i]
		if e.Kind != Shares || !e.endedBy(on) {
			continue
		}
		l := g.listingOf(e.Owner, regime, on)
		if l == nil || l.From == "" {
			continue
		}
		days, side := e.Until.Until(l.From), "before"
		if days < 0 {
			days, side = -days, "after"
		}
		if days <= suspicious {
			out = append(out, fmt.Sprintf("the stake of %s, %s, ended on %s, %d days %s the listing", e.Owner, e.Share, e.Until, days, side))
		}
	}
	return out
}

// endedBy reports whether the edge had ended by the day, or at all for "".
func (e *Edge) endedBy(on when.Day) bool {
	return e.Until != "" && (on == "" || on >= e.Until)
}

package trace

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/ftm"
)

// ledgerEvents are the events that make a line of the transfer ledger, with
// the phase they stand for when the claim is of a fact and names none.
var ledgerEvents = map[string]string{
	"TRANSFER": "delivered", "ACQUIRE": "delivered", "SHIP": "shipped", "TRANSSHIP": "shipped", "CONTRACT": "ordered",
	"OFFER": "planned", "PRODUCE": "begun", "ASSEMBLE": "begun", "USE_WEAPON": "used",
}

// supplyEvents tell one movement of goods between two sides.
var supplyEvents = map[string]bool{"TRANSFER": true, "ACQUIRE": true, "SHIP": true, "TRANSSHIP": true}

// unfulfilled are the modalities under which nothing has happened yet.
var unfulfilled = map[string]bool{"planned": true, "committed": true, "possible": true, "conditional": true, "in_progress": true, "believed": true}

// line is a claim as a line of the ledger.
type line struct {
	claim               int    // index in the result
	supplier, recipient string // as shown; may be a state or a description
	via                 []string
	phase               string
	kind                string // "supply", or the event's own type
	denied              bool
	from, to            string // keys of supplier and recipient
	family              string // of the item class
	place               string // key of where the goods go
}

// transfers joins the claims of one event into transfers.
func (w *tracing) transfers(roots []*root) {
	var lines []line
	for i := range w.out.Claims {
		if l, ok := w.lineOf(i); ok {
			lines = append(lines, l)
		}
	}
	of := newRootsOf(roots)
	for _, group := range w.groupLines(lines) {
		w.transfer(group, of)
	}
}

// lineOf reads a claim as a ledger line. Opinions, allegations and claims that
// only retell another of the same document make none.
func (w *tracing) lineOf(i int) (line, bool) {
	c := &w.out.Claims[i]
	phase, ok := ledgerEvents[c.Event]
	if !ok || c.Restates != "" || c.Modality == "opinion" || c.Allegation {
		return line{}, false
	}
	l := line{claim: i, kind: c.Event, phase: phase, denied: c.Polarity == "negative"}
	if supplyEvents[c.Event] {
		l.kind = "supply"
	}
	if unfulfilled[c.Modality] {
		l.phase = "planned"
	}
	l.supplier, l.recipient = nameOf(c, supplierRoles), nameOf(c, recipientRoles)
	if l.kind == "PRODUCE" || l.kind == "ASSEMBLE" {
		l.supplier = nameOf(c, makerRoles)
	}
	if l.kind == "USE_WEAPON" {
		l.recipient = nameOf(c, []string{"user"})
	}
	for _, p := range c.Participants {
		if slices.Contains(viaRoles, p.Role) {
			l.via = append(l.via, w.parties.show(p.Name))
		}
	}
	if l.supplier != "" {
		l.from = w.parties.key(l.supplier)
	}
	if l.recipient != "" {
		l.to = w.parties.key(l.recipient)
	}
	if l.family = family(c.ItemClass); c.ToPlace != "" {
		l.place = w.parties.key(c.ToPlace)
	}
	return l, l.supplier != "" || l.recipient != "" || c.Amount != nil
}

// nameOf returns the name of the first participant of a claim in one of the
// roles.
func nameOf(c *Claim, roles []string) string {
	for _, r := range roles {
		for _, p := range c.Participants {
			if p.Role == r {
				return p.Name
			}
		}
	}
	return ""
}

// groupLines joins lines of one event: of one kind and phase, with no side,
// item or date that contradicts, and at least one side in common. A line goes to
// the first group that takes it.
func (w *tracing) groupLines(lines []line) [][]line {
	var groups [][]line
	bySide := map[[2]string][]int{} // groups with a line that has a party on a side
	for _, l := range lines {
		sides := [][2]string{{"from", l.from}, {"to", l.to}}
		sides = slices.DeleteFunc(sides, func(s [2]string) bool { return s[1] == "" })
		var near []int
		for _, s := range sides {
			near = append(near, bySide[s]...)
		}
		slices.Sort(near)
		at := len(groups)
		for _, g := range slices.Compact(near) {
			if !slices.ContainsFunc(groups[g], func(x line) bool { return !w.compatible(&x, &l) }) {
				at = g
				break
			}
		}
		if at == len(groups) {
			groups = append(groups, nil)
		}
		groups[at] = append(groups[at], l)
		for _, s := range sides {
			if !slices.Contains(bySide[s], at) {
				bySide[s] = append(bySide[s], at)
			}
		}
	}
	return groups
}

// compatible reports whether nothing in two lines contradicts their being of
// one event.
func (w *tracing) compatible(a, b *line) bool {
	return a.kind == b.kind && (a.phase == "planned") == (b.phase == "planned") && mayBeOne(a.from, b.from) && mayBeOne(a.to, b.to) &&
		mayBeOne(a.family, b.family) && mayBeOne(a.place, b.place) && overlap(w.out.Claims[a.claim].Dates, w.out.Claims[b.claim].Dates)
}

// mayBeOne reports whether two parties or sorts of goods may be one: one is
// missing, or they are the same.
func mayBeOne(a, b string) bool { return a == "" || b == "" || a == b }

// family is the first part of an item class: "component" of "component.engine".
func family(class string) string {
	first, _, _ := strings.Cut(class, ";")
	first, _, _ = strings.Cut(first, ".")
	return first
}

func overlap(a, b *Dates) bool {
	if a == nil || b == nil {
		return true
	}
	return (a.Latest == "" || b.Earliest == "" || b.Earliest <= a.Latest) && (b.Latest == "" || a.Earliest == "" || a.Earliest <= b.Latest)
}

// transfer makes one ledger line of the claims of one event.
func (w *tracing) transfer(group []line, of rootsOf) {
	t := Transfer{Event: w.out.Claims[group[0].claim].Event, Phase: group[0].phase, Claims: []string{}, Origins: []string{}}
	var said, denied []int
	for _, l := range group {
		c := &w.out.Claims[l.claim]
		if t.Supplier == "" {
			t.Supplier = l.supplier
		}
		if t.Recipient == "" {
			t.Recipient = l.recipient
		}
		for _, v := range l.via {
			if v != t.Supplier && v != t.Recipient {
				t.Via = appendNew(t.Via, v)
			}
		}
		if t.Item == "" {
			t.Item, t.ItemClass = c.Item, c.ItemClass
		}
		t.FromPlace, t.ToPlace = cmp.Or(t.FromPlace, c.FromPlace), cmp.Or(t.ToPlace, c.ToPlace)
		if t.Dates == nil {
			t.Dates = c.Dates
		}
		t.Claims = append(t.Claims, c.ID)
		t.Evidence = appendNew(t.Evidence, c.Evidence...)
		if l.denied {
			denied = append(denied, l.claim)
			continue
		}
		said = append(said, l.claim)
	}
	if len(said) == 0 {
		return // only denied: there is nothing to put in a ledger
	}
	t.Origins, t.Independent = countOrigins(said, of)
	t.Amount, t.Verdict, t.Why = w.agree(said, of)
	for _, i := range denied {
		c := &w.out.Claims[i]
		t.Verdict = "conflict"
		t.Why += fmt.Sprintf("; denied by %s", lastLink(c).Source)
	}
	t.ID = ftm.MakeID("transfer", t.Claims...)[:21]
	w.out.Transfers = append(w.out.Transfers, t)
}

// told is the figure that one origin brings.
type told struct {
	root   *root
	amount *Amount
}

// agree compares the figures of the origins: a copy's figure is drift, not
// evidence, so each origin brings the figure of its own document.
func (w *tracing) agree(claims []int, of rootsOf) (*Amount, string, string) {
	first := map[*root]*Amount{}
	for _, i := range claims {
		if n, ok := of.at[i]; ok && first[of.roots[n]] == nil {
			first[of.roots[n]] = w.out.Claims[i].Amount
		}
	}
	var figures []told
	for _, r := range of.all(claims) {
		if a := first[r]; a != nil {
			figures = append(figures, told{r, a})
		}
	}
	if len(figures) == 0 { // only copies give a figure, or nobody does
		for _, i := range claims {
			if a := w.out.Claims[i].Amount; a != nil {
				return a, "single", "the figure stands only in a retelling"
			}
		}
		return nil, "single", "no source gives a figure"
	}
	if len(figures) == 1 {
		return figures[0].amount, "single", "the figure rests on " + figures[0].root.attributed()
	}
	return meet(figures)
}

// meet intersects the figures where they count the same.
func meet(figures []told) (*Amount, string, string) {
	out := *figures[0].amount
	for _, f := range figures[1:] {
		a := f.amount
		if a.CountedAs != out.CountedAs || a.Unit != out.Unit {
			return nil, "incomparable", fmt.Sprintf("%s counts %s, %s counts %s", figures[0].root.attributed(), counted(&out), f.root.attributed(), counted(a))
		}
		if a.Min != nil && (out.Min == nil || *a.Min > *out.Min) {
			out.Min = a.Min
		}
		if a.Max != nil && (out.Max == nil || *a.Max < *out.Max) {
			out.Max = a.Max
		}
		out.Soft = out.Soft || a.Soft
	}
	if out.Min != nil && out.Max != nil && *out.Min > *out.Max {
		return nil, "conflict", fmt.Sprintf("the figures of %d origins do not meet", len(figures))
	}
	out.Text = ""
	return &out, "compatible", fmt.Sprintf("the figures of %d origins agree", len(figures))
}

func counted(a *Amount) string {
	s := strings.TrimSpace(a.CountedAs + " " + a.Unit)
	if s == "" {
		return "something not said"
	}
	return s
}

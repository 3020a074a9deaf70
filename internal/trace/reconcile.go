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
}

// transfers joins the claims of one event into transfers.
func (w *tracing) transfers(roots []*root) {
	var lines []line
	for i := range w.out.Claims {
		if l, ok := w.lineOf(i); ok {
			lines = append(lines, l)
		}
	}
	for _, group := range w.groupLines(lines) {
		w.transfer(group, roots)
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
// item or date that contradicts, and at least one side in common.
func (w *tracing) groupLines(lines []line) [][]line {
	var groups [][]line
	for _, l := range lines {
		at := slices.IndexFunc(groups, func(g []line) bool {
			return !slices.ContainsFunc(g, func(x line) bool { return !w.compatible(x, l) }) &&
				slices.ContainsFunc(g, func(x line) bool { return w.joined(x, l) })
		})
		if at < 0 {
			groups = append(groups, []line{l})
		} else {
			groups[at] = append(groups[at], l)
		}
	}
	return groups
}

// compatible reports whether nothing in two lines contradicts their being of
// one event.
func (w *tracing) compatible(a, b line) bool {
	ca, cb := &w.out.Claims[a.claim], &w.out.Claims[b.claim]
	return a.kind == b.kind && (a.phase == "planned") == (b.phase == "planned") &&
		mayBeOne(a.supplier, b.supplier) && mayBeOne(a.recipient, b.recipient) && mayBeOne(ca.ToPlace, cb.ToPlace) &&
		(ca.ItemClass == "" || cb.ItemClass == "" || family(ca.ItemClass) == family(cb.ItemClass)) && overlap(ca.Dates, cb.Dates)
}

// mayBeOne reports whether two names may mean one party: one is missing, or
// they are the same but for case, punctuation and legal form.
func mayBeOne(a, b string) bool { return a == "" || b == "" || keyOf(a) == keyOf(b) }

// joined reports whether two compatible lines name a side in common.
func (w *tracing) joined(a, b line) bool {
	same := func(x, y string) bool { return x != "" && y != "" && keyOf(x) == keyOf(y) }
	return same(a.supplier, b.supplier) || same(a.recipient, b.recipient)
}

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
func (w *tracing) transfer(group []line, roots []*root) {
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
	t.Origins, t.Independent = w.countOrigins(said, roots)
	t.Amount, t.Verdict, t.Why = w.agree(said, roots)
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
func (w *tracing) agree(claims []int, roots []*root) (*Amount, string, string) {
	var figures []told
	for _, r := range roots {
		if r.inherited != "" {
			continue
		}
		for _, i := range r.claims {
			if c := &w.out.Claims[i]; slices.Contains(claims, i) && c.Amount != nil {
				figures = append(figures, told{r, c.Amount})
				break
			}
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

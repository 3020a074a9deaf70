package claims

import (
	"strings"

	"sanctrace/internal/vocab"
	"sanctrace/internal/when"
)

// exprs returns the expressions of time of a sentence with offsets of the
// layer.
func (r *reader) exprs(s *sentence) []when.Expr {
	if s.timesDone {
		return s.times
	}
	s.timesDone = true
	if len(s.ts) == 0 {
		return nil
	}
	base := s.ts[0].s
	s.times = when.FindVague(s.text[base:s.ts[len(s.ts)-1].e])
	for i := range s.times {
		s.times[i].Start += base
		s.times[i].End += base
	}
	return s.times
}

// date attaches the time of the event: an expression in its clause, or what
// the tense says.
func (r *reader) date(d *draft, c *Claim) {
	s := &r.sents[d.si]
	tense := r.tense(d, c)
	lo, hi := s.ts[d.a].s, s.ts[d.b-1].e
	for _, e := range r.exprs(s) {
		if e.Start < lo || e.End > hi || r.sourceDate(d, s, e) || !r.dateOf(d, s, e) {
			continue
		}
		v, ok := r.resolve(e, tense, d)
		if !ok {
			continue
		}
		c.Event.Date = output(v, e, r)
		if e.Relative() == "" {
			kept := v
			r.lastDate = &kept
		}
		return
	}
	v := when.Implicit(r.day, tense)
	c.Event.Date = output(v, when.Expr{}, r)
	c.Event.Date.Implicit = true
}

// resolve turns an expression into an interval for this claim.
func (r *reader) resolve(e when.Expr, tense when.Tense, d *draft) (when.Vague, bool) {
	if e.Duration() {
		return when.Vague{}, false
	}
	if e.Relative() != "" {
		if r.lastDate == nil {
			return when.Vague{}, false
		}
		return e.ResolveFrom(*r.lastDate, r.day), true
	}
	if d.typ == vocab.Meet && d.nominal || d.vg >= 0 && r.sents[d.si].vgs[d.vg].kind == infinitive {
		if tense == when.Past {
			tense = when.Unclear
		}
	}
	v := e.Resolve(r.day, tense)
	if v.Rule == "" || v.EDTF == "" {
		return v, false
	}
	if v.Rule == "D-AS-OF" && (d.typ == vocab.Attack || d.typ == vocab.Deploy) && d.vg >= 0 && r.sents[d.si].vgs[d.vg].lemma == "continue" {
		v.Earliest, v.EDTF = v.Latest, string(v.Latest)
	}
	if v.Rule == "D-UNTIL" && d.typ == vocab.Rename {
		v.Rule = string(vocab.DChangeAt)
		v.EDTF = strings.TrimPrefix(v.EDTF, "../")
		if len(v.EDTF) == 7 {
			v.Earliest = when.Day(v.EDTF + "-01")
		} else if len(v.EDTF) == 4 {
			v.Earliest = when.Day(v.EDTF + "-01-01")
		}
	}
	return v, true
}

// output renders an interval.
func output(v when.Vague, e when.Expr, r *reader) *Date {
	d := &Date{Convention: v.Rule, OpenEnd: v.OpenEnd, Lenient: string(v.Lenient)}
	str := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	d.EDTF, d.Earliest, d.Latest = str(v.EDTF), str(string(v.Earliest)), str(string(v.Latest))
	if e.End > e.Start {
		d.Text = str(e.Text)
		d.Byte = &[2]int{e.Start, e.End}
	}
	return d
}

// sourceDate reports whether a date is that of a paper or a statement and not
// of an event ("a memo dated 2 April", "reported on Thursday").
func (r *reader) sourceDate(d *draft, s *sentence, e when.Expr) bool {
	i := s.tokenAt(e.Start)
	if i <= 0 {
		return false
	}
	if w := s.ts[i-1].low; w == "dated" || w == "time" || w == "of" && classOf(s.ts[max(i-2, 0)].low)&cDoc != 0 {
		return true
	}
	for v := range s.vgs {
		g := &s.vgs[v]
		if v != d.vg && g.b <= i && i-g.b <= 1 && reporting[g.lemma] != 0 && g.kind == finite && g.lemma != "list" && g.lemma != "find" && g.lemma != "reject" {
			return true
		}
	}
	return false
}

// dateOf reports whether an expression belongs to the draft's own verb and not
// to a clause inside it.
func (r *reader) dateOf(d *draft, s *sentence, e when.Expr) bool {
	i := s.tokenAt(e.Start)
	if strings.EqualFold(e.Text, "formerly") && (d.typ == vocab.Rename || d.vg < 0 || s.ts[i].s < s.ts[s.vgs[d.vg].a].s) || d.typ == vocab.Rename && strings.EqualFold(e.Text, "previously") {
		return false
	}
	if i < 0 || d.vg < 0 {
		return i >= 0
	}
	g := &s.vgs[d.vg]
	if d.typ == vocab.Office && g.main == d.trigger {
		return true
	}
	if p := s.npAt[i]; p >= 0 && s.ts[s.nps[p].h].e > e.End && s.nps[p].h != d.trigger && classOf(s.ts[s.nps[p].h].low)&(cMeet|cDeal|cDoc|cForce) != 0 {
		return false // "the April 11 meeting"
	}
	for v := range s.vgs {
		w := &s.vgs[v]
		if w.a <= g.main || w.b > i || v == d.vg || w.gov == d.vg {
			continue
		}
		if w.kind == gerund && lexicon()[w.lemma] != nil && s.ts[w.a-1].tag == tPrep || w.kind != gerund && s.relative(v) > g.main {
			return false
		}
	}
	return true
}

// tense returns where the event lies in time as far as its verb shows.
func (r *reader) tense(d *draft, c *Claim) when.Tense {
	switch c.Modality {
	case vocab.Planned, vocab.Committed, vocab.Conditional:
		return when.Future
	}
	s := &r.sents[d.si]
	if d.vg < 0 {
		if d.typ == vocab.Office || d.typ == vocab.Ownership {
			return when.Present
		}
		return when.Past
	}
	g := &s.vgs[d.vg]
	switch {
	case c.Sourcing && g.modal == "could":
		return when.Past
	case g.modal == "may" || g.modal == "might" || g.modal == "could" || g.modal == "can":
		if g.perfect || d.typ == vocab.Assess {
			return pickTense(g.perfect, when.Past, when.Present)
		}
		return when.Future
	case d.typ == vocab.Ownership && g.passive && !g.past && !g.perfect, g.kind == participle && d.typ == vocab.Ownership:
		return when.Present
	case g.kind == participle || g.perfect || g.past:
		return when.Past
	case g.kind == infinitive || g.kind == gerund:
		if g.gov >= 0 {
			w := &s.vgs[g.gov]
			if w.past {
				return when.Past
			}
			return when.Present
		}
		return when.Future
	}
	if s.headline && (d.typ != vocab.Ownership) {
		return when.Past
	}
	return when.Present
}

func pickTense(c bool, a, b when.Tense) when.Tense {
	if c {
		return a
	}
	return b
}

// moves are the events that have a route.
var moves = map[vocab.EventType]bool{vocab.Ship: true, vocab.Transfer: true, vocab.Transship: true, vocab.Divert: true}

// place attaches places: from, to and via for movements, one place otherwise.
func (r *reader) place(d *draft, c *Claim) {
	if c.Sourcing {
		return
	}
	s := &r.sents[d.si]
	start := d.a
	if d.vg >= 0 && s.vgs[d.vg].b > d.a && s.clauses[d.vg].obj < 0 && d.typ != vocab.Ship {
		start = d.a
	}
	var route Route
	for i := start; i < d.b; i++ {
		p := s.npAt[i]
		if p < 0 || s.nps[p].a != i {
			continue
		}
		pl := r.placeAt(d.si, p)
		if pl == nil {
			continue
		}
		prep := ""
		if i > 0 {
			prep = s.ts[i-1].low
		}
		r.setPlace(d, c, &route, located{pl, prep, p})
	}
	if route.From != nil || route.To != nil || route.Via != nil {
		c.Event.Route = &route
	}
}

// located is a place with the preposition before it and its noun phrase.
type located struct {
	place *Place
	prep  string
	np    int
}

// setPlace puts one place where it belongs.
func (r *reader) setPlace(d *draft, c *Claim, route *Route, at located) {
	pl, prep, p := at.place, at.prep, at.np
	s := &r.sents[d.si]
	i := s.nps[p].a
	moving := moves[d.typ] && (d.typ != vocab.Transfer || d.nominal)
	leaving := d.vg >= 0 && s.vgs[d.vg].lemma == "leave" && s.clauses[d.vg].obj == p
	crossing := d.vg >= 0 && s.vgs[d.vg].lemma == "cross" && s.clauses[d.vg].obj == p
	switch {
	case leaving && moving:
		route.From = pl
	case crossing || moving && (prep == "via" || prep == "through" || prep == "across" || prep == "over"):
		route.Via = append(route.Via, *pl)
	case moving && prep == "from":
		if route.From == nil {
			route.From = pl
		}
	case moving && (prep == "to" || prep == "into" || prep == "towards"):
		if route.To == nil {
			route.To = pl
		}
	case moving && prep == "of" && i >= 2:
		r.ofPort(s, route, pl, i)
	case d.typ == vocab.Meet && r.topicBetween(d, i):
	case prep == "in" || prep == "at" || prep == "off" || prep == "near" || prep == "on" || prep == "into":
		if c.Event.Place == nil && !(moving && (route.To != nil || route.From != nil)) && s.ts[i-1].s >= s.ts[d.a].s {
			sp := r.span(s.ts[i-1].s, s.ts[s.nps[p].b-1].e)
			pl.Text, pl.CP, pl.Byte = sp.Text, sp.CP, sp.Byte
			if prep == "off" {
				pl.Precision = "sea area"
			}
			c.Event.Place = pl
		}
	case d.typ == vocab.Attack && (prep == "on" || prep == "against"), d.typ == vocab.Meet && d.vg >= 0 && s.clauses[d.vg].obj == p, d.typ == vocab.PortCall && d.vg >= 0 && s.clauses[d.vg].obj == p:
		c.Event.Place = pl
	}
}

// topicBetween reports whether the place at token i belongs to what a meeting
// is about and not to the meeting.
func (r *reader) topicBetween(d *draft, i int) bool {
	s := &r.sents[d.si]
	for k := d.trigger + 1; k < i; k++ {
		if w := s.ts[k].low; w == "on" || w == "about" || w == "over" || w == "for" {
			return true
		}
	}
	return false
}

// ofPort reads "from the port of X" and "to the port of X".
func (r *reader) ofPort(s *sentence, route *Route, pl *Place, i int) {
	q := s.npAt[i-2]
	if q < 0 || s.nps[q].a == 0 {
		return
	}
	switch s.ts[s.nps[q].a-1].low {
	case "from":
		route.From = pl
	case "to":
		route.To = pl
	}
}

// placeAt returns the place that phrase p names, or nil.
func (r *reader) placeAt(si, p int) *Place {
	s := &r.sents[si]
	np := s.nps[p]
	m := r.mentionAt[si][np.h]
	if m > 0 && (r.mentions[m-1].typ == "GPE" || r.mentions[m-1].typ == "LOC") {
		mm := r.mentions[m-1]
		g, _ := lookupPlace(s.words(mm.a, mm.b))
		sp := r.span(s.ts[mm.a].s, s.ts[mm.b-1].e)
		pl := &Place{Text: sp.Text, CP: sp.CP, Byte: sp.Byte, Precision: g.precision}
		if g.country != "" {
			pl.Country = &g.country
		}
		if np.a < mm.a && g.precision == "country" {
			for k := np.a; k < mm.a; k++ {
				if w := s.ts[k].low; w == "eastern" || w == "western" || w == "northern" || w == "southern" || w == "central" {
					pl.Precision = "region"
				}
			}
		}
		return pl
	}
	h := s.ts[np.h].low
	if h == "zone" || h == "warehouse" || h == "port" && np.h > np.a+1 || h == "plant" || h == "factory" || h == "facility" {
		sp := r.span(s.ts[np.a].s, s.ts[np.h].e)
		pl := &Place{Text: sp.Text, CP: sp.CP, Byte: sp.Byte, Precision: "site"}
		if np.b+1 < len(s.ts) && s.ts[np.b].low == "in" && s.npAt[np.b+1] >= 0 {
			if in := r.placeAt(si, s.npAt[np.b+1]); in != nil {
				pl.Country = in.Country
			}
		}
		if e := r.memo[[2]int{si, p}]; e != nil && e.country != "" && !e.protect {
			pl.Country = &e.country
		}
		return pl
	}
	return nil
}

package claims

import "sanctrace/internal/vocab"

// moves are the events that have a route.
var moves = map[vocab.EventType]bool{vocab.Ship: true, vocab.Transfer: true, vocab.Transship: true, vocab.Divert: true}

// moves reports whether a draft is of a movement, which has a route.
func (d *draft) moves() bool {
	return moves[d.typ] && (d.typ != vocab.Transfer || d.nominal)
}

// place attaches places: from, to and via for movements, one place otherwise.
func (r *reader) place(d *draft, c *Claim) {
	if c.Sourcing {
		return
	}
	s := &r.sents[d.si]
	var route Route
	for i := d.a; i < d.b; i++ {
		p := s.npAt[i]
		if p < 0 || s.nps[p].a != i {
			continue
		}
		if pl := r.placeAt(d.si, p); pl != nil {
			r.setPlace(d, c, &route, located{pl, s.lowAt(i - 1), p})
		}
	}
	if route.hasEnd() || route.Via != nil {
		c.Event.Route = &route
	}
}

// hasEnd reports whether a route says where it begins or ends.
func (t *Route) hasEnd() bool { return t.From != nil || t.To != nil }

// located is a place with the preposition before it and its noun phrase.
type located struct {
	place *Place
	prep  string
	np    int
}

var (
	viaPreps   = words("via through across over")
	toPreps    = words("to into towards")
	placePreps = words("in at off near on into")
	topicPreps = words("on about over for")
)

// setPlace puts one place where it belongs.
func (r *reader) setPlace(d *draft, c *Claim, route *Route, at located) {
	s := &r.sents[d.si]
	moving := d.moves()
	verb := s.objectOf(d.vg, at.np)
	switch {
	case verb == "cross":
		route.Via = append(route.Via, *at.place)
	case moving && r.setRoute(s, route, at, verb == "leave"):
	case d.typ == vocab.Meet && r.topicBetween(d, s.nps[at.np].a):
	case placePreps[at.prep]:
		if c.Event.Place == nil && !(moving && route.hasEnd()) {
			r.setStanding(d, c, at)
		}
	case placedBy(d.typ, at.prep, verb):
		c.Event.Place = at.place
	}
}

// objectOf returns the verb of group v when phrase p is its object, or "".
func (s *sentence) objectOf(v, p int) string {
	if v >= 0 && s.clauses[v].obj == p {
		return s.vgs[v].lemma
	}
	return ""
}

// setRoute puts a place of a movement on its route: where it leaves, by a verb
// or "from", where it goes and what it passes. False when it is none of these.
func (r *reader) setRoute(s *sentence, route *Route, at located, leaving bool) bool {
	i := s.nps[at.np].a
	switch {
	case leaving:
		route.From = at.place
	case viaPreps[at.prep]:
		route.Via = append(route.Via, *at.place)
	case at.prep == "from":
		if route.From == nil {
			route.From = at.place
		}
	case toPreps[at.prep]:
		if route.To == nil {
			route.To = at.place
		}
	case at.prep == "of" && i >= 2:
		r.ofPort(s, route, at.place, i)
	default:
		return false
	}
	return true
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

// topicBetween reports whether the place at token i belongs to what a meeting
// is about and not to the meeting.
func (r *reader) topicBetween(d *draft, i int) bool {
	s := &r.sents[d.si]
	for k := d.trigger + 1; k < i; k++ {
		if topicPreps[s.ts[k].low] {
			return true
		}
	}
	return false
}

// setStanding makes a place under a preposition that of the event, with the
// preposition as part of its text; not when that stands before the draft.
func (r *reader) setStanding(d *draft, c *Claim, at located) {
	s := &r.sents[d.si]
	np := s.nps[at.np]
	if s.ts[np.a-1].s < s.ts[d.a].s {
		return
	}
	pl := at.place
	sp := r.span(s.ts[np.a-1].s, s.ts[np.b-1].e)
	pl.Text, pl.CP, pl.Byte = sp.Text, sp.CP, sp.Byte
	if at.prep == "off" {
		pl.Precision = "sea area"
	}
	c.Event.Place = pl
}

// placedBy reports whether an event of type t is at a place that it strikes or,
// by its verb, visits.
func placedBy(t vocab.EventType, prep, verb string) bool {
	switch t {
	case vocab.Attack:
		return prep == "against"
	case vocab.Meet, vocab.PortCall:
		return verb != ""
	}
	return false
}

// placeAt returns the place that phrase p names, or nil.
func (r *reader) placeAt(si, p int) *Place {
	s := &r.sents[si]
	if m := r.mentionOver(si, s.nps[p].h); m != nil && (m.typ == "GPE" || m.typ == "LOC" || m.typ == "FAC") {
		return r.namedPlace(s, s.nps[p], m)
	}
	if s.namesSite(s.nps[p]) {
		return r.sitePlace(si, p)
	}
	return nil
}

// partsOfCountry are the adjectives that narrow a country to a region.
var partsOfCountry = words("eastern western northern southern central")

// namedPlace returns the place that a name means.
func (r *reader) namedPlace(s *sentence, np phrase, m *mention) *Place {
	g, _ := lookupPlace(s.words(m.a, m.b))
	sp := r.span(s.ts[m.a].s, s.ts[m.b-1].e)
	pl := &Place{Text: sp.Text, CP: sp.CP, Byte: sp.Byte, Precision: g.precision}
	if g.country != "" {
		pl.Country = &g.country
	}
	if g.precision != "country" {
		return pl
	}
	for k := np.a; k < m.a; k++ {
		if partsOfCountry[s.ts[k].low] {
			pl.Precision = "region"
		}
	}
	return pl
}

// siteNouns are sites that an event can be placed at.
var siteNouns = words("zone warehouse plant factory facility")

// namesSite reports whether a phrase means a site; a port only with two words
// before it.
func (s *sentence) namesSite(np phrase) bool {
	h := s.ts[np.h].low
	return siteNouns[h] || h == "port" && np.h > np.a+1
}

// sitePlace returns the place of a site, in the country of its owner or of the
// place that it lies in.
func (r *reader) sitePlace(si, p int) *Place {
	s := &r.sents[si]
	np := s.nps[p]
	sp := r.span(s.ts[np.a].s, s.ts[np.h].e)
	pl := &Place{Text: sp.Text, CP: sp.CP, Byte: sp.Byte, Precision: "site"}
	if q := s.phraseAt(np.b + 1); q >= 0 && s.ts[np.b].low == "in" {
		if in := r.placeAt(si, q); in != nil {
			pl.Country = in.Country
		}
	}
	if e := r.referred(si, p); e != nil && e.country != "" && !e.protect {
		pl.Country = &e.country
	}
	return pl
}

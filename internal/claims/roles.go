package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// fill sets participants and item from the arguments of the verb.
func (r *reader) fill(d *draft, obj, subj int) {
	s := &r.sents[d.si]
	passive := s.vgs[d.vg].passive
	r.argument(d, subj, d.fr.roles[pick(passive && d.fr.roles["by"] != "", "by", "s")])
	r.argument(d, obj, d.fr.roles["o"])
	r.receives(d, obj)
	r.ownersOf(d, obj)
	for _, pp := range s.clauses[d.vg].preps {
		if s.ts[pp.at].low != "by" || !passive && !s.agentOfNoun(d, pp) {
			r.prepArgument(d, pp)
		}
	}
	r.relativePrep(d)
	r.goBetweens(d)
	r.forAnother(d)
	r.holders(d, obj, subj)
	if d.item == nil && d.itemNP < 0 && needsItem[d.typ] {
		d.item = r.itemIn(d.si, obj)
		if d.item == nil {
			d.item = r.itemIn(d.si, subj)
		}
	}
}

// receives gives who stands between a verb of giving and its object, or is the subject
// of its passive, the role of who stands behind "to".
func (r *reader) receives(d *draft, obj int) {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	role := d.fr.roles["to"]
	if role == "" {
		role = d.fr.roles["for"]
	}
	switch {
	case c.receiver >= 0:
		r.argument(d, c.receiver, role)
	case g.passive && giving[g.lemma] && obj >= 0 && obj == c.obj:
		r.argument(d, c.subj, role)
	}
}

// ownersOf gives whose the object is the role of what stands under "of" ("X's assets were
// frozen", "the assets of X were frozen").
func (r *reader) ownersOf(d *draft, obj int) {
	s := &r.sents[d.si]
	role := d.fr.roles["of"]
	if obj < 0 || role == "" || role == "item" || d.fr.roles["o"] != "" {
		return
	}
	if p := s.possessor(s.nps[obj]); p >= 0 && s.ts[p].tag == tName {
		r.possessed(d, s.nps[obj], p, role)
	}
	if s.vgs[d.vg].passive {
		r.argument(d, s.underOf(obj), role)
	}
}

// agentOfNoun reports whether "by" names who does what a noun before it says, and
// not the verb in the active ("to investigate the sale of radios by X").
func (s *sentence) agentOfNoun(d *draft, pp prepPhrase) bool {
	for p := range s.nps {
		if np := s.nps[p]; np.a >= s.vgs[d.vg].b && np.b <= pp.at {
			if _, ok := s.eventNoun(p); ok {
				return true
			}
		}
	}
	return false
}

// relativePrep gives what a relative pronoun under a preposition stands for its
// role ("from which he bought engines").
func (r *reader) relativePrep(d *draft) {
	s := &r.sents[d.si]
	i := s.clauses[d.vg].start
	if !s.tagIs(i, tPrep) || !s.tagIs(i+1, tWh) {
		return
	}
	if p := s.antecedent(i + 1); p >= 0 {
		r.argument(d, p, d.fr.roles[s.ts[i].low])
	}
}

// prepArgument gives a prepositional phrase the role that the frame has for it.
func (r *reader) prepArgument(d *draft, pp prepPhrase) {
	s := &r.sents[d.si]
	w := s.ts[pp.at].low
	if role := d.fr.roles[w]; role != "" && !longPreps[s.lowAt(pp.at-1)] && s.lowAt(pp.at-1) != "not" {
		if r.nominalPlaceOnly(d, pp.np, w) || w == "on" && role == vocab.RoleVessel && !r.isClass(d.si, pp.np, "vessel") {
			return
		}
		r.argument(d, pp.np, role)
	}
	if w == "with" && d.typ == vocab.Establish { // with assistance from Iran
		r.fromOf(d, pp.np)
	}
}

// longPreps begin prepositions that end in "to".
var longPreps = words("pursuant according contrary due prior subject owing thanks relating related up regard respect response addition")

// placePartyPrep are prepositions behind which a place is the state itself
// ("sanctions on", "talks with").
var placePartyPrep = words("on upon against with from of")

// needsItem are the events that are about goods.
var needsItem = map[vocab.EventType]bool{vocab.Transfer: true, vocab.Acquire: true, vocab.Ship: true, vocab.Transship: true, vocab.Produce: true, vocab.Assemble: true,
	vocab.UseWeapon: true, vocab.Contract: true, vocab.Offer: true, vocab.Inspect: true, vocab.Seize: true, vocab.Stockpile: true, vocab.Deploy: true, vocab.Loss: true, vocab.Proliferate: true}

func pick(c bool, a, b string) string {
	if c {
		return a
	}
	return b
}

// nominalPlaceOnly keeps places out of roles that parties have: "shipped to
// Kazakhstan" has a route, not a consignee.
func (r *reader) nominalPlaceOnly(d *draft, np int, prep string) bool {
	s := &r.sents[d.si]
	h := s.nps[np].h
	if !r.nameIs(d.si, h, "GPE") && !r.nameIs(d.si, h, "LOC") {
		return false
	}
	if d.typ == vocab.Demand {
		return false
	}
	if f := d.typ.Family(); f != "supply" && f != "make" && placePartyPrep[prep] {
		return false
	}
	return prep != "to" || !r.stateGets(d, h)
}

// stateGets reports whether the place named at token h, behind "to", is the state that
// receives a supply, or what another state ships.
func (r *reader) stateGets(d *draft, h int) bool {
	s := &r.sents[d.si]
	switch d.typ {
	case vocab.Ship:
		return d.byState() && countryName(s.words(h, h+1))
	case vocab.Transfer:
		m := r.mentionOver(d.si, h)
		g, _ := lookupPlace(s.words(m.a, m.b))
		return g.precision == "country" || g.precision == ""
	}
	return false
}

// byState reports whether a state is in a draft.
func (d *draft) byState() bool {
	for i := range d.parts {
		if d.parts[i].ent.kind == "state" {
			return true
		}
	}
	return false
}

// fromOf takes the supporter in "with assistance from Iran".
func (r *reader) fromOf(d *draft, np int) {
	s := &r.sents[d.si]
	b := s.nps[np].b
	if b+1 < len(s.ts) && (s.ts[b].low == "from" || s.ts[b].low == "of") && s.npAt[b+1] >= 0 {
		r.argument(d, s.npAt[b+1], vocab.RoleSupporter)
	}
}

// argument gives phrase np a role, or takes it as the item.
func (r *reader) argument(d *draft, np int, role vocab.Role) {
	if np < 0 || role == "" {
		return
	}
	if role == "item" {
		if it := r.itemIn(d.si, np); it != nil {
			d.item, d.itemNP = it, np
		}
		return
	}
	if siteRoles[role] {
		if w := r.headWord(d.si, np); w == "hands" || w == "possession" {
			np = r.sents[d.si].underOf(np)
			r.party(d, np, role)
			return
		}
		np = r.siteOwner(d.si, np)
	}
	switch role {
	case vocab.RoleVictim:
		np = r.placeMeant(d.si, np)
		r.ownerInside(d, np, role)
	case vocab.RoleFinancier:
		np = r.lender(d.si, np)
	}
	if role == vocab.RoleBody && d.typ == vocab.Office && r.namesPost(d.si, np) {
		return
	}
	if role == vocab.RoleCarrier && r.shipName(d.si, np) {
		role = vocab.RoleVessel
	}
	r.party(d, np, role)
}

// namesPost reports whether phrase np names a post or a part of a body, or a place,
// and so not the body that somebody serves.
func (r *reader) namesPost(si, np int) bool {
	s := &r.sents[si]
	n := s.nps[np]
	w := singular(s.headWord(np))
	return jobWords[w] || jobWords[s.ts[n.a].low] || postNouns[w] || r.nameIs(si, n.h, "GPE")
}

// postNouns are what somebody holds.
var postNouns = words("post position office rank role")

// siteRoles are roles that the firm has whose plant or office the text names.
var siteRoles = map[vocab.Role]bool{vocab.RoleRecipient: true, vocab.RoleConsignee: true}

// siteOwner returns the firm under "of" whose site phrase np names ("the plant of
// X"); np when it names none.
func (r *reader) siteOwner(si, np int) int {
	s := &r.sents[si]
	q := s.underOf(np)
	if q < 0 || s.headTok(np).lex.class&cSite == 0 || s.headTok(q).tag != tName || r.nameIs(si, s.nps[q].h, "GPE") {
		return np
	}
	return q
}

// shipName reports whether a phrase is a name with "the" that shows no body: what
// carries goods under it is a ship.
func (r *reader) shipName(si, np int) bool {
	s := &r.sents[si]
	n := s.nps[np]
	return s.headTok(np).tag == tName && s.openerOf(np) == "the" && !s.namesBody(s.nameOf(n.a+1, n.b)) && !r.nameIs(si, n.h, "GPE")
}

// party adds a participant, with those that "and" joins to it.
func (r *reader) party(d *draft, np int, role vocab.Role) {
	s := &r.sents[d.si]
	for n := 0; np >= 0 && role != "" && n < 8; n++ {
		if r.venue(d, np, role) {
			return
		}
		e := r.entityOf(d.si, np)
		if q := s.partOf(np); e == nil && q != np {
			e = r.entityOf(d.si, q) // dozens of vessels
		}
		if e.takes(role) {
			r.addPart(d, e, role, true)
		}
		np = s.joinedParty(d, np)
	}
}

// takes reports whether an entity, which may be nil, can have a role: a rule is
// no target, and some roles want a name.
func (e *entity) takes(role vocab.Role) bool {
	return e != nil && (e.head == "" || !nameless[role] || !e.plural && e.person) && (role != vocab.RoleTarget || !e.isRule())
}

// isRule reports whether an entity is a law or a list by its name, and so nobody whom
// a measure hits.
func (e *entity) isRule() bool {
	last := e.name[strings.LastIndexByte(e.name, ' ')+1:]
	return e.head == "" && ruleNouns[singular(strings.ToLower(last))]
}

// nameless are roles that people without a name do not fill: they are an amount.
var nameless = map[vocab.Role]bool{vocab.RoleVictim: true}

// venue reports whether phrase np names the town or site where people meet, and
// so no party.
func (r *reader) venue(d *draft, np int, role vocab.Role) bool {
	pl := r.placeAt(d.si, np)
	if pl == nil || pl.Precision == "country" || pl.Precision == "region" || d.typ != vocab.Meet {
		return false
	}
	return role != vocab.RoleOperated && role != vocab.RoleFounded && r.sents[d.si].headTok(np).tag == tName
}

// joinedParty returns the phrase that "and" or a comma joins to phrase np within
// the draft, or -1.
func (s *sentence) joinedParty(d *draft, np int) int {
	b := s.nps[np].b
	if s.lowAt(b) == "," {
		if p := s.listedParty(b+1, d.b); p >= 0 {
			return p
		}
		if s.lowAt(b+1) == "and" {
			b++
		}
	}
	if p := s.afterSemicolon(b, d.b); p >= 0 {
		return p
	}
	p := s.phraseAt(b + 1)
	if s.lowAt(b) != "and" || p < 0 || b+1 >= d.b || s.ownSubject(p, d.vg) {
		return -1
	}
	return p
}

// afterSemicolon returns the name that goes on with a list behind a semicolon, over
// an apposition that begins with the comma at b; -1 when there is none.
func (s *sentence) afterSemicolon(b, end int) int {
	if w := s.lowAt(b); w != "," && w != ";" {
		return -1
	}
	for i := b; i < end && i < b+14; i++ {
		if s.vgAt[i] >= 0 || s.ts[i].low == "(" {
			return -1
		}
		if s.ts[i].low == ";" {
			return s.nextListed(i + 1)
		}
	}
	return -1
}

// nextListed returns the name at token i, over "and"; -1 when there is none.
func (s *sentence) nextListed(i int) int {
	if s.lowAt(i) == "and" {
		i++
	}
	if p := s.phraseAt(i); p >= 0 && s.headTok(p).tag == tName {
		return p
	}
	return -1
}

// listedParty returns the name at i, before end, that goes on with a list, or
// -1.
func (s *sentence) listedParty(i, end int) int {
	p := s.phraseAt(i)
	if p < 0 || i >= end || s.ts[i].low == "and" || s.headTok(p).tag != tName || !s.listed(i) {
		return -1
	}
	return p
}

// ownSubject reports whether phrase p is the subject of a verb that neither is
// group k nor governs it.
func (s *sentence) ownSubject(p, k int) bool {
	return s.vgAfter(p) && !s.governs(s.vgAt[s.nps[p].b], k)
}

// governs reports whether verb group v is k or governs it.
func (s *sentence) governs(v, k int) bool {
	for ; k >= 0; k = s.vgs[k].gov {
		if k == v {
			return true
		}
	}
	return false
}

// vgAfter reports whether a finite verb follows phrase p, so that it is the
// subject of that verb.
func (s *sentence) vgAfter(p int) bool {
	b := s.nps[p].b
	return b < len(s.ts) && s.vgAt[b] >= 0 && s.vgs[s.vgAt[b]].kind == finite
}

func (r *reader) addPart(d *draft, e *entity, role vocab.Role, explicit bool) {
	for i := range d.parts {
		if d.parts[i].ent == e {
			return
		}
	}
	d.parts = append(d.parts, Participant{Entity: e.id, Role: role, Explicit: explicit, ent: e})
}

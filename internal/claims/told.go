package claims

import "sanctrace/internal/vocab"

// tellsNoun marks the event noun of object obj as told when the verb tells the same
// event ("signed a contract for tanks").
func (r *reader) tellsNoun(d *draft, obj int, used map[int]bool) {
	s := &r.sents[d.si]
	if fr, ok := s.eventNoun(obj); ok && fr.typ == d.typ {
		used[s.nps[obj].h] = true
	}
}

// harming are verbs whose victims are counted together.
var harming = words("kill wound injure maim displace")

// withWounded adds to a claim about those killed or wounded the others that "and" joins to it
// ("killing three people and wounding eleven").
func (r *reader) withWounded(d *draft, used map[int]bool) {
	s := &r.sents[d.si]
	n := d.vg + 1
	if d.typ != vocab.Casualties || n >= len(s.vgs) || !harming[s.vgs[n].lemma] || s.vgs[n].lemma == "displace" || s.vgs[n].main >= d.b+8 {
		return
	}
	joined := false
	for i := s.vgs[d.vg].b; i < s.vgs[n].a; i++ {
		switch t := &s.ts[i]; {
		case t.tag == tConj:
			joined = true
		case t.tag == tPunct || linkTags.has(t.tag):
			return
		}
	}
	if joined {
		used[s.vgs[n].main] = true
		d.b = max(d.b, s.clauses[n].end)
	}
}

// fronts are what one firm is used as by another.
var fronts = words("front cover shell conduit intermediary go-between middleman")

// usesAs reads "X used Y as a front for Z": Y is a front or go-between of X. What X
// wants to hide by it belongs to the claim.
func (r *reader) usesAs(d *draft, used map[int]bool) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	if g.lemma != "use" && g.lemma != "employ" {
		return false
	}
	obj, subj := r.voice(d.si, d.vg)
	w := s.frontWord(s.firstUnder(c, "as"))
	if obj < 0 || w == "" || !r.trader(d.si, obj) {
		return false
	}
	d.typ, d.reason = vocab.FrontFor, "used as a "+w
	self, other := vocab.RoleFront, vocab.RolePrincipal
	if relations[w].typ == vocab.Intermediary || w == "conduit" {
		d.typ, self, other = vocab.Intermediary, vocab.RoleIntermediary, vocab.RoleParty
	}
	r.party(d, obj, self)
	r.party(d, subj, other)
	d.a = s.spanStart(d.vg, s.controlStart(d.vg, d.a))
	s.toHide(d, used)
	return len(d.parts) > 0
}

// toHide takes into a claim the infinitive behind its verb that says what it hides.
func (s *sentence) toHide(d *draft, used map[int]bool) {
	n := d.vg + 1
	if n < len(s.vgs) && s.vgs[n].kind == infinitive && hiding[s.vgs[n].lemma] {
		used[s.vgs[n].main] = true
		d.b = max(d.b, s.clauses[n].end)
	}
}

// frontWord returns the noun for a front or go-between that phrase p, which may be -1,
// names; "" when it names none.
func (s *sentence) frontWord(p int) string {
	if p < 0 {
		return ""
	}
	w := singular(s.headWord(p))
	if firmNouns[w] && s.hasWord(s.nps[p], "front", "shell", "cover") {
		return "front"
	}
	if !fronts[w] {
		return ""
	}
	return w
}

// hiding are verbs for what a front is used to do.
var hiding = words("conceal hide mask obscure disguise")

// eventStates are words behind "be" that say how far the event of the subject is.
var eventStates = map[string]vocab.Modality{
	"underway": vocab.InProgress, "ongoing": vocab.InProgress, "due": vocab.Planned, "imminent": vocab.Planned, "complete": "", "scheduled": vocab.Planned,
}

// eventState reads "production is under way" and "deliveries are due in May": the event
// noun that is the subject of "be".
func (r *reader) eventState(d *draft) bool {
	s := &r.sents[d.si]
	c := &s.clauses[d.vg]
	fr, ok := s.eventNoun(c.subj)
	m, known := s.stateAt(s.afterAdverbs(s.vgs[d.vg].b))
	if !ok || !known || !goesOn(fr.typ) || s.infinitiveOf(d.vg) { // due to start
		return false
	}
	d.fr, d.typ, d.trigger, d.reason = fr, fr.typ, s.nps[c.subj].h, "state of "+s.headWord(c.subj)
	d.claim.Modality = m
	r.nounArguments(d, c.subj)
	return true
}

// goesOn reports whether an event of type t takes time.
func goesOn(t vocab.EventType) bool {
	return countedFamilies[t.Family()] || lasting(t) || t == vocab.Train || t == vocab.Deploy
}

// stateAt returns what the words at b, behind "be", say of an event, and whether they
// say anything.
func (s *sentence) stateAt(b int) (vocab.Modality, bool) {
	w := s.lowAt(b)
	if w == "under" && s.lowAt(b+1) == "way" || w == "in" && (s.lowAt(b+1) == "progress" || s.lowAt(b+2) == "swing") {
		return vocab.InProgress, true
	}
	m, known := eventStates[w]
	return m, known
}

// attacked reads "the base was the target of a drone attack".
func (r *reader) attacked(d *draft, c *clause) bool {
	s := &r.sents[d.si]
	if b := s.afterAdverbs(s.vgs[d.vg].b); s.lowAt(b) == "under" && underFire[s.lowAt(b+1)] && c.subj >= 0 && r.fieldOf(d.si, c.subj) {
		d.typ, d.reason = vocab.Attack, "under fire"
		r.party(d, c.subj, vocab.RoleVictim)
		return true
	}
	if c.obj < 0 || c.subj < 0 || singular(s.headWord(c.obj)) != "target" {
		return false
	}
	q := s.underOf(c.obj)
	if fr, ok := s.eventNoun(q); !ok || fr.typ != vocab.Attack {
		return false
	}
	d.typ, d.reason, d.trigger = vocab.Attack, "target of an attack", s.nps[q].h
	r.party(d, c.subj, vocab.RoleVictim)
	return true
}

// fieldOf reports whether a phrase means a place, a site, a vessel or a force, which
// weapons can hit.
func (r *reader) fieldOf(si, p int) bool {
	for _, class := range []string{"site", "place", "settlement", "vessel", "troops"} {
		if r.isClass(si, p, class) {
			return true
		}
	}
	return false
}

// sufferedNouns are what there is where people come to harm.
var sufferedNouns = words("casualty death injury fatality")

// harmThere reads "there were no casualties".
func (r *reader) harmThere(d *draft, c *clause) bool {
	s := &r.sents[d.si]
	if c.subj < 0 || c.obj < 0 || s.headWord(c.subj) != "there" || !sufferedNouns[singular(s.headWord(c.obj))] {
		return false
	}
	d.typ, d.reason = vocab.Casualties, "there were "+s.headWord(c.obj)
	d.fr = frame{typ: vocab.Casualties, counted: "killed"}
	return true
}

// underWay reads "is en route to X" and "is on its way to X" of goods and vessels.
func (r *reader) underWay(d *draft, c *clause, b int) bool {
	s := &r.sents[d.si]
	route := s.lowAt(b) == "en" && s.lowAt(b+1) == "route" || s.lowAt(b) == "on" && (s.lowAt(b+2) == "way" || s.lowAt(b+1) == "course")
	if !route || c.subj < 0 {
		return false
	}
	role := r.movingRole(d.si, c.subj)
	if role == "" {
		return false
	}
	d.typ, d.reason = vocab.Ship, "on the way"
	d.fr = frame{typ: vocab.Ship, counted: "shipped", phase: vocab.PhaseShipped, roles: map[string]vocab.Role{"s": role, "to": vocab.RoleConsignee}}
	r.fill(d, -1, c.subj)
	return true
}

// breaching are nouns behind "in" for what breaks a rule.
var breaching = words("violation breach contravention defiance")

// inBreach reads "the sale was in breach of the embargo".
func (r *reader) inBreach(d *draft, c *clause, b int) bool {
	s := &r.sents[d.si]
	if s.lowAt(b) != "in" || !breaching[s.lowAt(b+1)] {
		return false
	}
	p := s.phraseAt(b + 1)
	if p < 0 {
		return false
	}
	if !r.binding(d.si, s.underOf(p)) {
		return false
	}
	d.typ, d.reason, d.trigger = vocab.AvoidSanctions, "in breach", s.nps[p].h
	if c.subj >= 0 && r.trader(d.si, c.subj) {
		r.party(d, c.subj, vocab.RoleAvoider)
	}
	return true
}

// binding reports whether a phrase means a measure, a rule or a law.
func (r *reader) binding(si, p int) bool {
	if p < 0 {
		return false
	}
	for _, class := range []string{"measure", "control", "regulation", "law"} {
		if r.isClass(si, p, class) {
			return true
		}
	}
	s := &r.sents[si]
	return s.hasWord(s.nps[p], "resolution")
}

// buying and vending are verbs behind a deal that say what its subject is to do.
var (
	buying  = words("buy purchase acquire procure import obtain receive")
	vending = words("sell supply deliver provide export furnish build make produce")
)

// dealVerb returns the infinitive right behind phrase p that says what a deal is to
// do with goods ("a deal to buy 24 jets"), or -1.
func (s *sentence) dealVerb(p int) int {
	for b := s.nps[p].b; b < min(len(s.ts), s.nps[p].b+12); b++ {
		if v := s.vgAt[b]; v >= 0 {
			return pickPhrase(s.saysDeal(v), v, -1)
		}
		if s.ts[b].tag == tPunct || linkTags.has(s.ts[b].tag) {
			return -1
		}
	}
	return -1
}

// saysDeal reports whether verb group v, behind a deal, says what it is to do.
func (s *sentence) saysDeal(v int) bool {
	g := &s.vgs[v]
	if g.kind != infinitive && (g.kind != gerund || s.lowAt(g.a-1) != "for") {
		return false
	}
	return buying[g.lemma] || vending[g.lemma]
}

// tradeDeal reports whether phrase p means a deal about goods: "an arms deal", "a deal
// for 24 jets", "an agreement to buy jets".
func (r *reader) tradeDeal(si, p int) bool {
	s := &r.sents[si]
	if classOf(s.headWord(p))&cDeal == 0 || s.hasWord(s.nps[p], "peace", "nuclear", "trade") {
		return false
	}
	if v := s.dealVerb(p); v >= 0 {
		return s.clauses[v].obj >= 0 && r.goods(si, s.clauses[v].obj)
	}
	q := s.phraseAt(s.nps[p].b + 1)
	w := s.lowAt(s.nps[p].b)
	if q < 0 || w != "for" && w != "on" {
		return false
	}
	return r.goods(si, q) || r.tradeIn(si, q)
}

// tradeIn reports whether phrase p is an event noun of supply with goods under "of"
// ("a contract for the procurement of howitzers").
func (r *reader) tradeIn(si, p int) bool {
	s := &r.sents[si]
	fr, ok := s.eventNoun(p)
	return ok && fr.typ.Family() == "supply" && s.underOf(p) >= 0 && r.goods(si, s.underOf(p))
}

// dealTerms takes into a claim about a deal what it is to do, and makes who is to
// supply the seller.
func (r *reader) dealTerms(d *draft, obj int, used map[int]bool) {
	s := &r.sents[d.si]
	if d.typ != vocab.Contract || obj < 0 {
		return
	}
	if q := s.phraseAt(s.nps[obj].b + 1); q >= 0 && r.tradeIn(d.si, q) {
		used[s.nps[q].h] = true
		d.item = r.itemIn(d.si, s.underOf(q))
	}
	if v := s.dealVerb(obj); v >= 0 {
		r.dealAct(d, v, used)
	}
}

// dealAct takes into a claim about a deal what its infinitive v says.
func (r *reader) dealAct(d *draft, v int, used map[int]bool) {
	s := &r.sents[d.si]
	if buying[s.vgs[v].lemma] { // what is to be supplied is planned besides
		used[s.vgs[v].main] = true
		d.b = max(d.b, s.clauses[v].end)
	}
	if d.item == nil || !d.namesGoods() {
		d.item = r.itemIn(d.si, s.clauses[v].obj)
	}
	if vending[s.vgs[v].lemma] && concluding[s.vgs[d.vg].lemma] {
		d.swapSides()
	}
}

// concluding are verbs for what both sides of a deal do.
var concluding = words("sign conclude reach strike finalise finalize ink seal close agree announce")

// swapSides makes the buyer of a draft its seller and the seller its buyer.
func (d *draft) swapSides() {
	other := map[vocab.Role]vocab.Role{vocab.RoleBuyer: vocab.RoleSeller, vocab.RoleSeller: vocab.RoleBuyer}
	for i := range d.parts {
		if role := other[d.parts[i].Role]; role != "" {
			d.parts[i].Role = role
		}
	}
}

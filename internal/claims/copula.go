package claims

import (
	"sanctrace/internal/vocab"
)

// copula makes a claim of "X is the head of Y", "X is a subsidiary of Y", "X is
// no agent of Y", and of plain assessments that somebody is quoted with.
func (r *reader) copula(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	d := draft{si: si, vg: k, trigger: g.main, a: s.spanStart(k, c.start), b: c.end, itemNP: -1}
	b := s.afterAdverbs(g.b)
	switch {
	case s.lowAt(b) == "in" && s.lowAt(b+2) == "process":
		return d, false
	case r.underMeasure(&d, b):
		return d, true
	case r.tried(&d, (*reader).eventState), r.attacked(&d, c), r.harmThere(&d, c), r.underWay(&d, c, b), r.inBreach(&d, c, b):
		return d, true
	case r.pending(&d, c, b), r.available(&d, c, b):
		return d, true
	case r.inTalks(&d, c) || r.tried(&d, (*reader).idiomEvent):
		return d, true
	case r.inBuilding(&d, c), r.beenAt(&d, c, b):
		return d, true
	case r.goodsState(&d, b):
		d.item = r.itemIn(si, c.subj)
		return d, d.item != nil
	case r.inStock(&d, c), r.sitsIn(&d, c), r.fakePaper(&d, c), r.breaches(&d, c):
		return d, true
	case r.tried(&d, (*reader).standsUnder), r.tried(&d, (*reader).trade), r.relatedBy(&d, c):
		return d, true
	case s.answersFor(b) && r.answerable(&d, c.subj, b+2):
		return d, true
	case s.answersFor(b) && r.runnable(si, s.npAt[b+2]):
		d.typ, d.reason = vocab.Operate, "responsible for"
		r.party(&d, c.subj, vocab.RoleOperator)
		r.party(&d, s.npAt[b+2], vocab.RoleOperated)
		return d, len(d.parts) > 0
	case s.lowAt(b) == "part" && s.lowAt(b+1) == "of":
		r.partOfBody(&d, c)
		return d, len(d.parts) > 0
	case c.subj >= 0 && cargoRoles[singular(s.headWord(c.subj))]:
		r.cargoParty(&d, c)
		return d, len(d.parts) > 0
	}
	return r.assessment(si, k)
}

// inTalks reads "X is in talks with Y".
func (r *reader) inTalks(d *draft, c *clause) bool {
	s := &r.sents[d.si]
	if b := s.afterAdverbs(s.vgs[d.vg].b); s.lowAt(b) != "in" || !talkNouns[s.lowAt(b+1)] {
		return false
	}
	d.typ, d.reason = vocab.Negotiate, "in talks"
	r.party(d, c.subj, vocab.RoleParty)
	r.party(d, s.firstUnder(c, "with"), vocab.RoleParty)
	return len(d.parts) > 0
}

// beenAt reads that a vessel "has been to", or lies "alongside", some place.
func (r *reader) beenAt(d *draft, c *clause, b int) bool {
	s := &r.sents[d.si]
	w := s.lowAt(b)
	if c.subj < 0 || w != "alongside" && s.lowAt(b-1) != "been" && !(callPreps[w] && s.phraseAt(b+1) >= 0 && r.nameIs(d.si, s.nps[s.phraseAt(b+1)].h, "GPE")) || !callPreps[w] || !r.isClass(d.si, c.subj, "vessel") && !r.isClass(d.si, c.subj, "pronvessel") {
		return false
	}
	d.typ, d.reason = vocab.PortCall, "been "+w
	r.party(d, c.subj, vocab.RoleVessel)
	return len(d.parts) > 0
}

// callPreps stand before where a vessel has been.
var callPreps = words("to at near alongside off in")

// stockWords are where goods are that somebody holds.
var stockWords = words("inventory arsenal stock stocks stockpile possession hands")

// inStock reads "X were in the arsenal of Y".
func (r *reader) inStock(d *draft, c *clause) bool {
	s := &r.sents[d.si]
	p := s.firstUnder(c, "in")
	if p < 0 || !stockWords[s.headWord(p)] || c.subj < 0 || !r.goods(d.si, c.subj) {
		return false
	}
	d.typ, d.reason = vocab.Stockpile, "in the stock of"
	d.fr = frame{typ: vocab.Stockpile, counted: "held"}
	d.item = r.itemIn(d.si, c.subj)
	r.party(d, s.underOf(p), vocab.RoleHolder)
	return true
}

// inBuilding reads "X is under construction".
func (r *reader) inBuilding(d *draft, c *clause) bool {
	s := &r.sents[d.si]
	if b := s.afterAdverbs(s.vgs[d.vg].b); s.lowAt(b) != "under" || s.lowAt(b+1) != "construction" || c.subj < 0 || !r.isClass(d.si, c.subj, "site") {
		return false
	}
	d.typ, d.reason = vocab.Build, "under construction"
	d.claim.Modality = vocab.InProgress
	return true
}

// talkNouns are what somebody is in who negotiates.
var talkNouns = words("talks negotiations discussions")

// answerable makes a draft of the event noun at token i for which the one of phrase
// subj is responsible ("responsible for the procurement of engines").
func (r *reader) answerable(d *draft, subj, i int) bool {
	s := &r.sents[d.si]
	p := s.phraseAt(i)
	if p < 0 || subj < 0 {
		return false
	}
	np := r.eventIn(d.si, p, len(s.ts))
	if np < 0 {
		return false
	}
	fr, ok := s.eventNoun(np)
	if !ok {
		return false
	}
	d.fr, d.typ, d.trigger, d.reason = fr, fr.typ, s.nps[np].h, "responsible for "+s.headWord(np)
	r.nounArguments(d, np)
	if nounGoods[fr.typ] && d.item == nil {
		return false
	}
	if role := subjectRole(fr.typ); role != "" {
		r.party(d, subj, role)
	}
	return true
}

// responsibleBodies makes claims of "a company responsible for the production of X"
// where no verb stands between.
func (r *reader) responsibleBodies(si int, used map[int]bool) {
	s := &r.sents[si]
	for i := range s.ts {
		if s.ts[i].low != "responsible" || !s.answersFor(i) || i == 0 || s.ts[i-1].tag == tBe || s.tagIs(i-1, tAdv) {
			continue
		}
		subj := s.phraseAt(i - 1)
		if subj < 0 {
			continue
		}
		d := draft{si: si, vg: -1, a: s.nps[subj].a, b: len(s.ts), itemNP: -1, nominal: true}
		if !r.answerable(&d, subj, i+2) || used[d.trigger] {
			continue
		}
		d.b = r.nounEnd(si, s.npAt[d.trigger])
		used[d.trigger] = true
		d.claim.Modality = r.fact(&Claim{Chain: r.chain(si, i, false)})
		r.add(d)
	}
}

// runnable reports whether a phrase means something that somebody runs: a site,
// zone, list, vessel or body.
func (r *reader) runnable(si, p int) bool {
	for _, c := range []string{"site", "list", "vessel", "org"} {
		if r.isClass(si, p, c) {
			return true
		}
	}
	return classOf(r.headWord(si, p))&cSite != 0
}

// answersFor reports whether "responsible for X" stands at i.
func (s *sentence) answersFor(i int) bool {
	return s.lowAt(i) == "responsible" && s.lowAt(i+1) == "for" && s.phraseAt(i+2) >= 0
}

// goodsState reads "is on order" and "is aboard" at token i.
func (r *reader) goodsState(d *draft, i int) bool {
	s := &r.sents[d.si]
	switch {
	case s.lowAt(i) == "on" && s.lowAt(i+1) == "order":
		d.typ, d.reason = vocab.Contract, "on order"
		d.fr = frame{typ: vocab.Contract, counted: "ordered", phase: vocab.PhaseOrdered}
	case s.lowAt(i) == "on" && (s.lowAt(i+1) == "sale" || s.lowAt(i+1) == "offer"), s.lowAt(i) == "for" && s.lowAt(i+1) == "sale":
		d.typ, d.reason = vocab.Offer, "on sale"
		d.fr = frame{typ: vocab.Offer, counted: "offered"}
	case s.lowAt(i) == "on" && s.lowAt(i+1) == "board":
		d.typ, d.reason = vocab.Ship, "on board"
		d.fr = frame{typ: vocab.Ship, counted: "shipped"}
	case s.lowAt(i) == "aboard":
		d.typ, d.reason = vocab.Ship, "aboard"
		d.fr = frame{typ: vocab.Ship, counted: "shipped"}
	default:
		return false
	}
	return true
}

// relatedBy reads the relation that the object or the subject of "be" names
// ("Its sole shareholder was X").
func (r *reader) relatedBy(d *draft, c *clause) bool {
	if c.obj < 0 {
		return false
	}
	return r.relationNoun(d, c.subj, c.obj) || c.subj >= 0 && r.relationNoun(d, c.obj, c.subj)
}

// partOfBody reads "is part of Y" and "is part of, or operates for, the body".
func (r *reader) partOfBody(d *draft, c *clause) {
	s := &r.sents[d.si]
	d.typ, d.reason = vocab.Affiliation, "part of"
	r.relationParts(d, c.subj, vocab.RoleMember, vocab.RoleBody)
	if i := s.vgs[d.vg].b + 2; s.ts[min(i, len(s.ts)-1)].low == "," {
		d.b = s.fullStop(d.b)
		r.relationParts(d, c.subj, vocab.RoleMember, vocab.RoleBody)
	}
}

// cargoRoles are roles in which shipping papers name somebody.
var cargoRoles = words("consignee shipper")

// cargoParty reads "The consignee was X". Where no source is named, the
// paper spoken of last is it.
func (r *reader) cargoParty(d *draft, c *clause) {
	s := &r.sents[d.si]
	d.typ, d.reason = vocab.Ship, "named in papers"
	r.party(d, c.obj, vocab.Role(singular(s.headWord(c.subj))))
	if src := r.lastSource; src != nil && r.recordLike(src) && len(r.covering(d.si, d.trigger)) == 0 {
		d.claim.Chain = append(r.chain(d.si, d.trigger, false)[:1:1], Hop{Source: src.id, Relation: vocab.RelRecords, Word: "named in", Explicit: true})
		d.claim.Modality = r.fact(&d.claim)
	}
}

// measureLead are words behind "is" that put somebody under a measure.
var measureLead = words("under subject on among")

// fullStop returns the next full stop or semicolon from i.
func (s *sentence) fullStop(i int) int {
	for i < len(s.ts) && s.ts[i].low != "." && s.ts[i].low != ";" {
		i++
	}
	return i
}

// underMeasure reads "is under sanctions", "is subject to an asset freeze", "is
// on the sanctions list" at token i.
func (r *reader) underMeasure(d *draft, i int) bool {
	s := &r.sents[d.si]
	if i >= d.b || !measureLead[s.ts[i].low] {
		return false
	}
	for k := i; k < d.b && k < i+8; k++ {
		if p := s.npAt[k]; p >= 0 && s.nps[p].h == k && s.measureNoun(k) {
			d.typ, d.reason = vocab.Sanction, "under measures"
			r.party(d, s.clauses[d.vg].subj, vocab.RoleTarget)
			return len(d.parts) > 0
		}
	}
	return false
}

// measureNoun reports whether the noun at k names a measure or a list of those
// under one.
func (s *sentence) measureNoun(k int) bool {
	w := s.ts[k].low
	return classOf(w)&cMeasure != 0 || w == "list" && (s.ts[k].tag == tName || listKinds[s.lowAt(k-1)]) || w == "blacklist"
}

// listKinds stand before "list" where it holds those under measures.
var listKinds = words("sanctions entity watch control export designated denied")

// relation is what a noun such as "subsidiary" says of the one who is it (self)
// and the one whose it is (other).
type relation struct {
	typ         vocab.EventType
	self, other vocab.Role
}

// relationsOf returns the relation of each word of the lists.
func relationsOf(lists map[relation]string) map[string]relation {
	m := map[string]relation{}
	for rel, list := range lists {
		for w := range words(list) {
			m[w] = rel
		}
	}
	return m
}

// relations are the nouns, in the singular, that name one.
var relations = relationsOf(map[relation]string{
	{vocab.Ownership, vocab.RoleOwned, vocab.RoleOwner}:                 "subsidiary affiliate property venture",
	{vocab.MilitarySupport, vocab.RoleSupporter, vocab.RoleBeneficiary}: "backer supporter patron sponsor",
	{vocab.Operate, vocab.RoleOperator, vocab.RoleOperated}:             "operator",
	{vocab.Ownership, vocab.RoleOwner, vocab.RoleOwned}:                 "owner co-owner shareholder parent",
	{vocab.ActsFor, vocab.RoleAgent, vocab.RolePrincipal}:               "agent proxy",
	{vocab.FrontFor, vocab.RoleFront, vocab.RolePrincipal}:              "front cover shell",
	{vocab.Intermediary, vocab.RoleIntermediary, vocab.RoleParty}:       "intermediary go-between middleman broker facilitator",
	{vocab.Affiliation, vocab.RoleMember, vocab.RoleBody}:               "member branch unit arm division part associate confidant",
})

// relationNoun recognises a relation by the noun that names it ("subsidiary of
// Y"), the head of phrase np; holder is the other side of the copula.
func (r *reader) relationNoun(d *draft, holder, np int) bool {
	s := &r.sents[d.si]
	n := s.nps[np]
	at, poss := s.tieAfter(np), s.possessor(n)
	inside, whose := r.bodyInside(d.si, n), s.whoseNoun(n)
	if holder < 0 || at < 0 && poss < 0 && inside == nil && whose < 0 {
		return false
	}
	rel, ok := r.relationOf(d, holder, np)
	if !ok {
		return false
	}
	d.typ, d.reason = rel.typ, "relation noun "+s.headWord(np)
	r.party(d, holder, rel.self)
	switch {
	case poss >= 0:
		r.possessed(d, n, poss, rel.other)
	case whose >= 0 && at < 0:
		r.party(d, whose, rel.other)
	case at < 0 && rel.typ != vocab.Office:
		return false
	case at < 0:
		r.addPart(d, inside, rel.other, true)
	case s.lowAt(at) != "of" && s.lowAt(at) != "for" && rel.typ != vocab.Office && r.nameIs(d.si, at+1, "GPE"):
		// the port agent in a town acts for nobody named
	default:
		r.argument(d, s.bodyOfBoard(s.npAt[min(at+1, len(s.ts)-1)]), rel.other)
	}
	if d.vg >= 0 && s.anyWord(s.vgs[d.vg].b, n.b, endedPost) {
		d.claim.Former = true
	}
	return len(d.parts) > 0
}

// tieAfter returns the preposition that ties the other side to the relation that phrase
// np names, or -1.
func (s *sentence) tieAfter(np int) int {
	b := s.nps[np].b
	if at := s.ofAfter(b); at >= 0 || s.lowAt(b) != "between" || !betweenNouns[singular(s.headWord(np))] {
		return at
	}
	return b
}

// whoseNoun returns the phrase to which "whose" before n goes back, or -1.
func (s *sentence) whoseNoun(n phrase) int {
	if s.lowAt(n.a-1) != "whose" {
		return -1
	}
	return s.phraseBefore(n.a - 1)
}

// betweenNouns name relations to those behind "between".
var betweenNouns = words("intermediary go-between middleman broker facilitator venture")

// bodyInside returns the body that a name before the head of a phrase names ("an
// Example Corps officer"), or nil.
func (r *reader) bodyInside(si int, n phrase) *entity {
	if n.h <= n.a {
		return nil
	}
	m := r.mentionOver(si, n.h-1)
	if m == nil && r.sents[si].ts[n.h-1].low == ")" {
		m = r.mentionOver(si, n.h-2)
	}
	if m == nil || m.ent == nil || m.typ != "ORG" {
		return nil
	}
	return m.ent
}

// actsAs reads "acts as a front for X", "served as the go-between of": the
// relation or post that the noun behind "as" names.
func (r *reader) actsAs(d *draft) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	founded := g.passive && founding[g.lemma]
	if !servingAs[g.lemma] && !postedAs[g.lemma] && !founded || c.subj < 0 {
		return false
	}
	p := s.asWhat(g, c)
	if p < 0 {
		return false
	}
	d.a = s.spanStart(d.vg, s.controlStart(d.vg, d.a))
	if !r.relationNoun(d, postHolder(g, c), p) && !r.givenAs(d, p) || postedAs[g.lemma] && d.typ != vocab.Office && !(recording[g.lemma] && (d.typ == vocab.Ownership || d.typ == vocab.Operate)) || founded && d.typ.Family() != "evade" {
		return false
	}
	d.claim.Former = d.claim.Former || leaving[g.lemma]
	return true
}

// recording are verbs by which registers and reports say what somebody is.
var recording = words("list name register identify record give show declare describe")

// givenAs reads "gives the tanker's owner as X": the object names the relation, and p,
// behind "as", who is in it.
func (r *reader) givenAs(d *draft, p int) bool {
	g := &r.sents[d.si].vgs[d.vg]
	obj, _ := r.voice(d.si, d.vg)
	return recording[g.lemma] && obj >= 0 && r.relationNoun(d, p, obj)
}

// postHolder returns the phrase of who has the post behind "as": the object of a verb of
// giving posts, else the subject.
func postHolder(g *group, c *clause) int {
	return pickPhrase(givenPost[g.lemma] && !g.passive && c.obj >= 0, c.obj, c.subj)
}

// asWhat returns the phrase behind "as" of group g, or -1.
func (s *sentence) asWhat(g *group, c *clause) int {
	if p := s.firstUnder(c, "as"); p >= 0 || s.lowAt(g.b) != "as" {
		return p
	}
	return s.phraseAt(g.b + 1)
}

var (
	// servingAs are verbs by which somebody is what stands behind "as".
	servingAs = words("act serve work operate")
	// founding are verbs, in the passive, for how a front comes to be.
	founding = words("establish create found form set use register")
	// postedAs are verbs by which somebody takes, has or leaves the post behind "as".
	postedAs = words("pick choose tap select designate reappoint stay remain dismiss remove oust replace fire sack suspend start record give show declare describe take step stand resign retire appoint name list employ hire install register identify join elect confirm return continue")
	// givenPost are those of them whose object has the post.
	givenPost = words("pick choose tap select designate reappoint dismiss remove oust fire sack suspend appoint name list employ hire install register identify elect confirm record show declare describe")
	// leaving are those of them that end it.
	leaving = words("dismiss remove oust fire sack step stand resign retire")
)

// relationWord returns the noun that names the relation of phrase np.
func (r *reader) relationWord(si, np int) string {
	s := &r.sents[si]
	noun := singular(s.headWord(np))
	switch {
	case noun == "shell" && s.headWord(np) != noun: // of guns
		return ""
	case firmNouns[noun] && s.hasWord(s.nps[np], "front", "shell", "letterbox", "straw", "dummy", "nominee"):
		return "front"
	case firmNouns[noun] && s.hasWord(s.nps[np], "parent"):
		return "parent"
	case noun == "member" && r.onBoard(np, si):
		return "director"
	}
	return noun
}

// relationOf returns the relation that the noun of phrase np names, a person's
// post included, and notes in the draft what else the phrase says of it.
func (r *reader) relationOf(d *draft, holder, np int) (relation, bool) {
	s := &r.sents[d.si]
	noun := r.relationWord(d.si, np)
	rel, ok := relations[noun]
	if !ok {
		if !jobWords[noun] || !r.isClass(d.si, holder, "person") {
			return relation{}, false
		}
		d.claim.Office = s.office(s.nps[np])
		return relation{vocab.Office, vocab.RoleHolder, vocab.RoleBody}, true
	}
	if rel.self == vocab.RoleOwner {
		d.claim.Indirect = s.hasWord(s.nps[np], "indirect")
	}
	return rel, true
}

// onBoard reports whether a board stands under "of" behind phrase np ("member of the board
// of X").
func (r *reader) onBoard(np, si int) bool {
	s := &r.sents[si]
	q := s.underOf(np)
	return q >= 0 && wordClasses["board"][singular(s.headWord(q))] && r.isClass(si, np, "person")
}

// bodyOfBoard returns the phrase of the body whose board stands at phrase p, over "of
// directors"; p when it is no board.
func (s *sentence) bodyOfBoard(p int) int {
	for n := 0; p >= 0 && n < 3 && (wordClasses["board"][singular(s.headWord(p))] || s.headWord(p) == "directors"); n++ {
		q := s.underOf(p)
		if q < 0 {
			return p
		}
		p = q
	}
	return p
}

// endedPost say that a relation is over.
var endedPost = words("once former formerly previously")

// ofAfter returns the preposition that ties a body to a post ending at token
// i, over further posts ("director and CEO of"); -1 when there is none.
func (s *sentence) ofAfter(i int) int {
	for range 4 {
		switch s.lowAt(i) {
		case "of", "in", "for", "at":
			return i
		case "to":
			if advisers[singular(s.lowAt(i-1))] {
				return i
			}
			return -1
		case "and":
			p := s.phraseAt(i + 1)
			if p < 0 || !s.jobIn(s.nps[p]) {
				return -1
			}
			i = s.nps[p].b
		default:
			return -1
		}
	}
	return -1
}

// advisers are posts with "to".
var advisers = words("adviser advisor counsellor aide assistant envoy ambassador deputy representative")

// relationParts adds the subject and the phrase behind "of".
func (r *reader) relationParts(d *draft, subj int, self, other vocab.Role) {
	s := &r.sents[d.si]
	if subj >= 0 {
		r.party(d, subj, self)
	}
	for i := s.vgs[d.vg].b; i+1 < d.b; i++ {
		if s.ts[i].low == "of" && s.npAt[i+1] >= 0 {
			r.party(d, s.npAt[i+1], other)
			return
		}
	}
}

// voiced reports whether somebody stands behind what a copula says: a source, a
// quotation, or the issuer of the document with a judgement.
func (r *reader) voiced(si int, g *group) bool {
	s := &r.sents[si]
	return len(r.covering(si, g.main)) > 0 || s.ts[g.main].q > 0 || r.issuerVoice && judgements[s.lowAt(g.b)]
}

// assessment makes an opinion of what a speaker says something is.
func (r *reader) assessment(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if g.kind != finite || c.end-g.b < 1 || !s.saysOf(c) {
		return draft{}, false
	}
	d := draft{si: si, vg: k, trigger: g.main, a: c.start, b: c.end, typ: vocab.Assess, reason: "assessment", itemNP: -1}
	if s.ofConcern(g.b) {
		d.claim.Modality = vocab.Opinion
		return d, true
	}
	if !r.voiced(si, g) {
		return d, false
	}
	w := s.ts[min(g.b, len(s.ts)-1)]
	if c.obj >= 0 || w.tag == tAdj || s.ts[min(g.b, len(s.ts)-1)].low == "of" {
		d.item = r.itemIn(si, c.obj)
		return d, true
	}
	return d, false
}

// saysOf reports whether a clause has a subject that something is said of.
func (s *sentence) saysOf(c *clause) bool {
	return c.wh >= 0 || c.subj >= 0 && s.headWord(c.subj) != "there"
}

// evaluating are verbs that say what the subject takes something for.
var evaluating = words("describe call characterise dismiss")

// paperOnGoods reports whether a clause tells what papers declare goods to be.
func (r *reader) paperOnGoods(si int, c *clause) bool {
	return c.subj >= 0 && r.isClass(si, c.subj, "doc") && c.obj >= 0 && r.goods(si, c.obj)
}

// evaluation makes an opinion of "described X as Y" and "called X Y".
func (r *reader) evaluation(si, k int) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if r.paperOnGoods(si, c) {
		return
	}
	if g.passive || c.obj < 0 || !evaluating[g.lemma] || !s.takenFor(c) || !r.isAttribution(si, k) && g.lemma != "dismiss" && !s.judged(c) {
		return
	}
	d := draft{si: si, vg: k, trigger: s.nps[c.obj].h, a: s.nps[c.obj].a, b: c.end, typ: vocab.Assess, reason: "evaluation", itemNP: -1}
	d.claim.Modality = vocab.Opinion
	r.add(d)
}

// judged reports whether the object of a clause ends with, or an adjective
// follows it, that says how it is judged ("called the claims baseless").
func (s *sentence) judged(c *clause) bool {
	n := s.nps[c.obj]
	return n.h > n.a && judgements[s.ts[n.h].low] || judgements[s.lowAt(n.b)]
}

var judgements = words("baseless false untrue unfounded groundless absurd fabricated misleading nonsense ridiculous inaccurate wrong illegal unacceptable fake")

// takenFor reports whether "as" or words in quotation marks follow the object
// of a clause.
func (s *sentence) takenFor(c *clause) bool {
	b := s.nps[c.obj].b
	if s.judged(c) {
		return true
	}
	for i := b; i < c.end; i++ {
		if s.ts[i].low == "as" || i == b && isQuote(s.ts[i].low) {
			return true
		}
	}
	return false
}

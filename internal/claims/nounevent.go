package claims

import (
	"strings"

	"sanctrace/internal/place"
	"sanctrace/internal/vocab"
)

// light makes a claim of a verb that adds nothing to its event noun: "held a
// meeting", "an agreement was reached", "plays a role in the procurement of".
func (r *reader) light(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if !lightVerbs[g.lemma] {
		return draft{}, false
	}
	np, subj := r.lightNoun(si, k)
	if np < 0 || g.passive && postponed[g.lemma] && s.infinitiveOf(k) || owning[g.lemma] && (c.obj < 0 || s.headWord(c.obj) != "responsibility") {
		return draft{}, false
	}
	noun := singular(s.headWord(np))
	if d, ok := r.rulesChanged(si, k, np, subj); ok {
		return d, true
	}
	fr, np, ok := r.lightFrame(si, k, np)
	if !ok || !lightTakes(g.lemma, fr.typ) || wantsGoods[fr.typ] && !r.lightGoods(si, np) {
		return draft{}, false
	}
	d := draft{si: si, vg: k, trigger: s.nps[np].h, a: c.start, b: c.end, fr: fr, typ: fr.typ, reason: "verb " + g.lemma + " with noun " + noun, itemNP: -1}
	r.nounArguments(&d, np)
	r.passiveArguments(&d, c)
	if d.item == nil && s.tradeOfNothing(np, fr.typ) {
		return draft{}, false
	}
	d.a = s.controlStart(k, d.a)
	r.addressee(&d, np, c.end)
	if role := lightRole(g.lemma, d.typ); role != "" && subj >= 0 {
		r.party(&d, subj, role)
	}
	return d, true
}

// lightFrame returns the frame of the event that phrase np names behind light verb k,
// and the phrase that names it.
func (r *reader) lightFrame(si, k, np int) (fr frame, at int, ok bool) {
	s := &r.sents[si]
	fr, np, ok = s.lightEvent(&s.clauses[k], np)
	switch {
	case !ok:
		return fr, np, false
	case r.ofStake(si, np):
		fr = stakeFrame(fr.typ)
	case fr.typ == vocab.Transfer && s.vgs[k].lemma == "take":
		fr = eventNouns["purchase"]
	default:
		fr = s.atSea(fr, np)
	}
	return fr, np, true
}

// atSea makes a transfer from ship to ship what it is.
func (s *sentence) atSea(fr frame, np int) frame {
	if fr.typ == vocab.Transfer && s.hasWord(s.nps[np], "ship-to-ship") {
		return nounFrame(vocab.Transship, "shipped", "by=actor of=item")
	}
	return fr
}

// tradeOfNothing reports whether event noun np of type t names no goods but should:
// "exports", "sales", or what is "of" something else ("the delivery of the verdict").
func (s *sentence) tradeOfNothing(np int, t vocab.EventType) bool {
	if t != vocab.Transfer && t != vocab.Acquire && t != vocab.Ship {
		return false
	}
	if q := s.underOf(np); q >= 0 {
		return !s.named(q) && classOf(s.headWord(q))&cGoods == 0
	}
	return commerce[singular(s.headWord(np))] && s.nps[np].h == s.nps[np].a
}

// commerce are nouns that without goods mean the trade of a firm or country.
var commerce = words("sale export import supply flow provision")

// ofStake reports whether a stake in a firm stands under "of" behind event noun np
// ("the acquisition of 80 per cent of the shares").
func (r *reader) ofStake(si, np int) bool {
	q := r.sents[si].underOf(np)
	return q >= 0 && r.isClass(si, q, "stake")
}

// stakeFrame is the frame of a purchase or sale whose object is a stake.
func stakeFrame(t vocab.EventType) frame {
	if t == vocab.Acquire {
		return nounFrame(vocab.Ownership, "owned", "by=owner from=former_owner in=owned")
	}
	return nounFrame(vocab.Ownership, "owned", "by=former_owner to=owner in=owned")
}

// owning are verbs by which somebody says that he did something.
var owning = words("claim accept admit")

// wantsGoods are events of light verbs that must name goods.
var wantsGoods = map[vocab.EventType]bool{vocab.UseWeapon: true, vocab.Contract: true, vocab.Offer: true}

// addressee adds the one of whom the demand in phrase np is made ("demands that X
// leave").
func (r *reader) addressee(d *draft, np, end int) {
	s := &r.sents[d.si]
	if b := s.nps[np].b; d.typ == vocab.Demand && s.lowAt(b) == "that" {
		r.party(d, s.freeNP(b+1, end), vocab.RoleAddressee)
	}
}

// lightGoods reports whether goods hang on the event noun np ("use of drones",
// "an order for engines").
func (r *reader) lightGoods(si, np int) bool {
	s := &r.sents[si]
	if r.ofItem2(si, np) != nil || r.compound(si, np) != nil {
		return true
	}
	b := s.nps[np].b
	q := s.phraseAt(b + 1)
	return s.lowAt(b) == "for" && q >= 0 && r.goods(si, q)
}

// lightNoun returns the phrase that may hold the event noun of light verb k, or
// -1, and the subject of the event, or -1.
func (r *reader) lightNoun(si, k int) (np, subj int) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if g.lemma == "involve" && g.passive {
		return r.involvedIn(si, c), c.subj
	}
	np, subj = r.voice(si, k)
	if np >= 0 && s.headWord(np) == "responsibility" {
		return s.firstUnder(c, "for"), subj
	}
	switch {
	case s.tellsAmount(g, subj, np):
		p := pickPhrase(g.passive, np, subj)
		if p >= 0 && amountNouns[s.headWord(p)] {
			p = s.underOf(p)
		}
		return p, -1
	case subj >= 0 && s.saysHappens(g, np):
		if fr, ok := s.eventNoun(subj); ok && (lasting(fr.typ) || fr.typ.Family() == "supply" || fr.typ == vocab.Train) {
			return subj, -1 // the talks resumed
		}
	case np < 0 && aspectual[g.lemma]:
		return -1, -1
	}
	return s.joinedIn(c, np), subj
}

// joinedIn returns the event under "in" of a verb of joining without an object;
// np for other verbs.
func (s *sentence) joinedIn(c *clause, np int) int {
	if np < 0 && joining[s.vgs[c.vg].lemma] {
		return s.firstUnder(c, "in")
	}
	return np
}

// pickPhrase returns a when c holds, else b.
func pickPhrase(c bool, a, b int) int {
	if c {
		return a
	}
	return b
}

// measuring are verbs that say how much an event comes to.
var measuring = words("reach total exceed rise fall grow increase decline drop double triple")

// countedFamilies are events whose goods are counted.
var countedFamilies = words("make supply")

// tellsAmount reports whether group g says how much the event of its subject comes
// to, or that it is put off.
func (s *sentence) tellsAmount(g *group, subj, obj int) bool {
	return s.measures(g, subj, obj) || g.passive && postponed[g.lemma] && s.lowAt(s.afterAdverbs(g.b)) != "to"
}

// measures reports whether group g says how much the event comes to that its
// subject names.
func (s *sentence) measures(g *group, subj, obj int) bool {
	return measuring[g.lemma] && !g.passive && s.measuredNoun(subj) && (obj < 0 || s.headTok(obj).tag == tNum)
}

// measuredNoun reports whether phrase p names an event that is counted.
func (s *sentence) measuredNoun(p int) bool {
	if p >= 0 && amountNouns[s.headWord(p)] {
		p = s.underOf(p)
	}
	fr, ok := s.eventNoun(p)
	return ok && countedFamilies[fr.typ.Family()]
}

// amountNouns say how much there is of what stands under "of".
var amountNouns = words("volume value number amount level rate")

// saysHappens reports whether group g with object obj says that its subject
// begins, goes on or takes place.
func (s *sentence) saysHappens(g *group, obj int) bool {
	if g.passive {
		return false
	}
	return aspectual[g.lemma] || g.lemma == "take" && obj >= 0 && s.headWord(obj) == "place"
}

// joining verbs have their event under "in".
var joining = words("engage participate specialise specialize")

// involvedIn returns the event noun of "was involved in", or -1.
func (r *reader) involvedIn(si int, c *clause) int {
	if p := r.sents[si].firstUnder(c, "in"); p >= 0 {
		return r.eventIn(si, p, c.end)
	}
	return -1
}

// firstUnder returns the first phrase of a clause under a preposition, or -1.
func (s *sentence) firstUnder(c *clause, prep string) int {
	for _, pp := range c.preps {
		if s.ts[pp.at].low == prep {
			return pp.np
		}
	}
	return -1
}

// eventNoun returns the frame of the event that phrase p names by its head.
func (s *sentence) eventNoun(p int) (frame, bool) {
	if p < 0 || s.headTok(p).tag == tName && !s.militarySale(p) {
		return frame{}, false
	}
	fr, ok := eventNouns[singular(s.headWord(p))]
	return fr, ok
}

// roleNouns are what somebody plays or has in an event.
var roleNouns = words("role part hand")

// lightEvent returns the event that phrase np names, or in which somebody plays
// the role that it names: the last event noun under "in".
func (s *sentence) lightEvent(c *clause, np int) (fr frame, at int, ok bool) {
	if fr, ok = s.eventNoun(np); ok {
		return fr, np, true
	}
	if !roleNouns[singular(s.headWord(np))] {
		return fr, -1, false
	}
	for _, pp := range c.preps {
		if f, known := eventNouns[singular(s.headWord(pp.np))]; known && s.ts[pp.at].low == "in" {
			fr, at, ok = f, pp.np, true
		}
	}
	return fr, at, ok
}

// refusing are light verbs whose event is denied.
var refusing = words("deny reject")

// lasting reports whether events of type t begin and go on.
func lasting(t vocab.EventType) bool {
	return t.Family() == "make" || t == vocab.Meet || t == vocab.Attack
}

// lightTakes reports whether a light verb makes a claim of an event of type t.
func lightTakes(lemma string, t vocab.EventType) bool {
	switch {
	case refusing[lemma] || lemma == "carry" && t.Family() == "supply" && t != vocab.Transship || proceeding[lemma] && t != vocab.Charge && t != vocab.Sentence:
		return false
	case lemma == "provide":
		return t == vocab.Train || t == vocab.Finance
	case measuring[lemma] && lemma != "reach":
		return countedFamilies[t.Family()]
	case aspectual[lemma]:
		return lasting(t) || t == vocab.Train || t == vocab.Transfer || t == vocab.Ship || t == vocab.Transship
	}
	return true
}

// proceeding are verbs by which charges come about and are known.
var proceeding = words("bring file unseal announce secure drop return")

// eventIn returns the first event noun of a list of nouns that begins with
// phrase p ("the research, development and production of").
func (r *reader) eventIn(si, p, end int) int {
	s := &r.sents[si]
	for i := s.nps[p].a; i < end; i++ {
		q := s.npAt[i]
		if q < 0 {
			if s.ts[i].low != "," && s.ts[i].tag != tConj {
				return -1
			}
			continue
		}
		if _, ok := eventNouns[singular(s.ts[s.nps[q].h].low)]; ok {
			return q
		}
		i = s.nps[q].b - 1
	}
	return -1
}

// aspectual verbs say that an event begins or goes on.
var aspectual = words("begin start resume continue occur happen")

// lightRole is the role of the subject of light verb lemma: who only arranges a
// transfer is no supplier.
func lightRole(lemma string, t vocab.EventType) vocab.Role {
	if lemma == "take" && t == vocab.Acquire {
		return vocab.RoleRecipient
	}
	if role := arrangers[t]; arranging[lemma] && role != "" {
		return role
	}
	switch t {
	case vocab.Train:
		return trainingRole(lemma)
	case vocab.Finance:
		return vocab.Role(pick(lemma == "provide", string(vocab.RoleFinancier), ""))
	case vocab.Build:
		return vocab.RoleActor
	}
	return subjectRole(t)
}

// arrangers are the roles of those who only bring about what others do.
var arrangers = map[vocab.EventType]vocab.Role{vocab.Transfer: vocab.RoleIntermediary, vocab.Ship: vocab.RoleAgent}

// trainingRole is the role of the subject of light verb lemma with a training.
func trainingRole(lemma string) vocab.Role {
	switch lemma {
	case "undergo", "receive", "complete":
		return vocab.RoleTrainee
	case "provide", "give", "conduct", "hold", "carry", "do":
		return vocab.RoleTrainer
	}
	return ""
}

// arranging are light verbs whose subject brings about what others do.
var arranging = words("orchestrate coordinate oversee facilitate arrange organise organize")

// subjectRole is the role of the subject of a light verb.
func subjectRole(t vocab.EventType) vocab.Role {
	switch t {
	case vocab.Meet, vocab.Agree, vocab.Transaction, vocab.Negotiate:
		return vocab.RoleParty
	case vocab.Attack:
		return vocab.RoleAttacker
	case vocab.Demand:
		return vocab.RoleActor
	case vocab.Transfer:
		return vocab.RoleSupplier
	case vocab.Ship:
		return vocab.RoleParty
	case vocab.Acquire:
		return vocab.RoleProcurer
	case vocab.Produce, vocab.Assemble:
		return vocab.RoleProducer
	case vocab.Ownership:
		return vocab.RoleOwner
	}
	return ""
}

// nounArguments sets participants and item from the phrases that hang on an
// event noun.
func (r *reader) nounArguments(d *draft, np int) {
	s := &r.sents[d.si]
	r.actorsBefore(d, np)
	end := r.nounEnd(d.si, np)
	for i := s.nps[np].b; i+1 < end; i++ {
		p := s.npAt[i+1]
		if t := s.ts[i].tag; t != tPrep && t != tTo || p < 0 {
			continue
		}
		r.nounArgument(d, p, s.ts[i].low)
		i = s.nps[p].b - 1
	}
	if d.item == nil && needsItem[d.typ] {
		d.item = r.compound(d.si, np)
	}
}

// actorsBefore adds the parties named before an event noun: "U.S.-Israeli
// strikes", "Moscow's purchase".
func (r *reader) actorsBefore(d *draft, np int) {
	s := &r.sents[d.si]
	by, subject := d.fr.roles["by"], subjectRole(d.typ)
	for k := s.nps[np].a; k < s.nps[np].h; k++ {
		if by != "" && s.ts[k+1].tag == tPos {
			if e := r.partyIn(d.si, s.nps[np].a, k+1); e != nil {
				r.addPart(d, e, by, true)
			}
			continue
		}
		if d.typ == vocab.Transfer || subject == "" {
			continue
		}
		for _, e := range r.peoples(d.si, k) {
			e.mention(s.words(k, k+1))
			r.addPart(d, e, subject, true)
		}
	}
}

// nounArgument gives phrase p, which hangs on an event noun by a preposition,
// the role that the frame has for it.
func (r *reader) nounArgument(d *draft, p int, prep string) {
	switch role := d.fr.roles[prep]; {
	case role == "":
	case role == "item":
		r.argument(d, p, role)
	case placesUnder(d.typ, prep) && r.nominalPlaceOnly(d, p, prep):
	default:
		r.party(d, p, role)
	}
}

// placesUnder reports whether a place under a preposition is no party to an
// event of type t.
func placesUnder(t vocab.EventType, prep string) bool {
	return t == vocab.Ship || t == vocab.Transfer && prep != "to" && prep != "by"
}

// compound returns the goods named before an event noun: "engine shipments".
func (r *reader) compound(si, np int) *Item {
	s := &r.sents[si]
	p := s.nps[np]
	for k := p.h - 1; k >= p.a; k-- {
		if s.ts[k].tag == tNoun && s.ts[k].isGoods() {
			return r.itemInRange(si, p.a, k)
		}
	}
	return nil
}

// itemInRange reads goods whose head is token h of a longer phrase.
func (r *reader) itemInRange(si, a, h int) *Item {
	s := &r.sents[si]
	ic, ok := itemOf(s.ts[h].low)
	if !ok || ic.path == "?" {
		return nil
	}
	it := Item{Class: ic.path, unit: string(ic.unit)}
	np := phrase{a, h + 1, h}
	if s.ts[a].tag == tDet {
		np.a++
	}
	r.refine(s, np, &it)
	return r.item(s, np, it)
}

// peoples returns the states that an adjective at token k names.
func (r *reader) peoples(si, k int) []*entity {
	var out []*entity
	for w := range strings.SplitSeq(r.sents[si].ts[k].low, "-") {
		if e := r.stateOf(peopleCode(w)); e != nil {
			out = append(out, e)
		}
	}
	return out
}

// peopleCode returns the country code of an adjective or short name, or "".
func peopleCode(w string) string {
	if code := demonyms[w]; code != "" || !shortCountry[w] {
		return code
	}
	g, _ := lookupPlace(w)
	return g.country
}

// stateOf returns the entity that is the state with a country code, or nil.
func (r *reader) stateOf(code string) *entity {
	if code == "" {
		return nil
	}
	for _, e := range r.entities {
		if e.kind == "state" && e.country == code && countryName(e.name) {
			return e
		}
	}
	name := place.Name(code)
	if name == "" || len(r.entities) >= maxEntities {
		return nil
	}
	e := r.newEntity(name)
	e.schema, e.kind, e.country = "PublicBody", "state", code
	r.byName[fold2(name)] = e
	return e
}

// countryName reports whether a name is that of a state, not a city in it.
func countryName(n string) bool {
	g, ok := lookupPlace(n)
	return ok && g.precision == "country"
}

// nounEnd returns the end of an event noun's phrase with the prepositional
// phrases that hang on it.
func (r *reader) nounEnd(si, np int) int {
	s := &r.sents[si]
	i := s.nps[np].b
	for i < len(s.ts) {
		p := s.chained(i)
		if p < 0 {
			break
		}
		i = s.nps[p].b
	}
	return i
}

// chained returns the phrase that token i chains to the phrase before it: under
// a preposition, or a name in a list of names; -1 when there is none.
func (s *sentence) chained(i int) int {
	switch t := &s.ts[i]; {
	case governs(t):
		return s.phraseAt(i + 1)
	case t.low == "and":
		if p := s.phraseAt(i + 1); p >= 0 && s.headTok(p).tag == tName && !s.vgAfter(p) {
			return p
		}
	case t.low == "," && s.ts[i-1].tag == tName:
		return s.listedAfter(i)
	}
	return -1
}

// governs reports whether a preposition ties what follows it to a noun.
func governs(t *tok) bool {
	return (t.tag == tPrep || t.tag == tTo) && t.low != "as" && t.low != "than"
}

// listedAfter returns the phrase that goes on with a list of names behind the
// comma at token i, or -1.
func (s *sentence) listedAfter(i int) int {
	if s.lowAt(i+1) == "and" && i+2 < len(s.ts) {
		if p := phraseAt(s, i+2); p >= 0 && !s.vgAfter(p) {
			return p
		}
	}
	if p := s.phraseAt(i + 1); p >= 0 && s.headTok(p).tag == tName && s.listed(i+1) {
		return p
	}
	return -1
}

// phraseAt returns the phrase at token i or behind a quotation mark there, or -1.
func phraseAt(s *sentence, i int) int {
	if isQuote(s.ts[i].low) && i+1 < len(s.ts) {
		i++
	}
	return s.npAt[i]
}

// listed reports whether the phrase at i goes on in a list with "and".
func (s *sentence) listed(i int) bool {
	b := s.nps[s.npAt[i]].b
	return b < len(s.ts) && (s.ts[b].low == "and" || s.ts[b].low == "," && b+1 < len(s.ts) && s.ts[b+1].low == "and")
}

// ofItem2 returns the goods that "use of drones" is about.
func (r *reader) ofItem2(si, np int) *Item {
	s := &r.sents[si]
	b := s.nps[np].b
	if b+1 < len(s.ts) && s.ts[b].low == "of" && s.npAt[b+1] >= 0 {
		return r.itemIn(si, s.npAt[b+1])
	}
	return nil
}

// nounEvents makes claims of event nouns that no verb took up and that bring
// an argument of their own.
func (r *reader) nounEvents(si int, used map[int]bool, taken []bool) {
	s := &r.sents[si]
	for p := range s.nps {
		np := s.nps[p]
		noun := singular(s.ts[np.h].low)
		if noun == "plan" || noun == "proposal" {
			r.plannedSite(si, p)
		}
		fr, ok := s.eventNoun(p)
		if !ok || used[np.h] || r.toldElsewhere(si, p, fr.typ, taken) {
			continue
		}
		fr = s.atSea(fr, p)
		d := draft{si: si, vg: -1, trigger: np.h, a: np.a, b: r.nounEnd(si, p), fr: fr, typ: fr.typ, reason: "noun " + noun, itemNP: -1, nominal: true}
		if fr.typ == vocab.Finance && s.lowAt(np.a-1) == "with" {
			d.a--
		}
		r.nounArguments(&d, p)
		if !r.nounWorth(&d, p) {
			continue
		}
		used[np.h] = true
		r.add(d)
	}
}

// plannedSite reads "plans for a new factory in X".
func (r *reader) plannedSite(si, p int) {
	s := &r.sents[si]
	b := s.nps[p].b
	if b+1 >= len(s.ts) || s.ts[b].low != "for" || s.npAt[b+1] < 0 || !r.isClass(si, s.npAt[b+1], "site") {
		return
	}
	site := s.nps[s.npAt[b+1]]
	d := draft{si: si, vg: -1, trigger: s.nps[p].h, a: s.nps[p].a, b: r.nounEnd(si, p), typ: vocab.Build, reason: "plan for a site", itemNP: -1, nominal: true}
	d.item = r.item(s, site, Item{Class: "facility"})
	d.claim.Modality = vocab.Planned
	r.add(d)
}

package claims

import (
	"maps"
	"slices"
	"sync"

	"sanctrace/internal/vocab"
)

// draft is a claim in the making: its event, tokens and arguments.
type draft struct {
	si      int
	fr      frame
	typ     vocab.EventType
	a, b    int // tokens of the span
	trigger int
	vg      int // verb group, or -1 for a noun
	reason  string
	parts   []Participant
	item    *Item
	itemNP  int
	claim   Claim
	nominal bool
	noParts bool
}

// sentence finds the claims of one sentence.
func (r *reader) sentence(si int) {
	s := &r.sents[si]
	first := len(r.claims)
	taken := r.sourcing(si)
	used := map[int]bool{}
	for k := range s.vgs {
		if taken[s.vgs[k].main] || s.vgs[k].merged || s.forbidden(k) || r.namesSource(si, k) {
			continue
		}
		r.belief(si, k)
		r.evaluation(si, k)
		r.blame(si, k)
		if d, ok := r.verbEvent(si, k, used); ok {
			used[d.trigger] = true
			r.add(d)
		}
	}
	r.responsibleBodies(si, used)
	r.nounEvents(si, used, taken)
	r.inSupport(si)
	r.appositions(si)
	r.namedPosts(si)
	r.onBehalf(si)
	r.aliases(si)
	r.relate(si)
	r.retroactive(si, first)
	r.remember(si, first)
}

// namesSource reports whether the infinitive of group k only belongs to the name of
// a source ("according to experts set up to monitor X").
func (r *reader) namesSource(si, k int) bool {
	g := &r.sents[si].vgs[k]
	for i := range r.atts[si] {
		a := &r.atts[si][i]
		if g.kind == infinitive && a.verb < 0 && a.rel == vocab.RelAccordingTo && a.own[0] <= g.a && g.b <= a.own[1] {
			return true
		}
	}
	return false
}

// forbidden reports whether group k is what a rule keeps somebody from ("U.S. persons
// are prohibited from dealing with X"): nothing happened.
func (s *sentence) forbidden(k int) bool {
	g := &s.vgs[k]
	if g.kind == infinitive && s.needsPermit(g) {
		return true
	}
	if g.kind != gerund || s.lowAt(g.a-1) != "from" || k == 0 {
		return false
	}
	w := s.vgs[k-1].lemma
	return w == "prohibit" || w == "bar" || w == "ban" || w == "forbid"
}

// needsPermit reports whether infinitive group g only says what a licence is for.
func (s *sentence) needsPermit(g *group) bool {
	return g.gov >= 0 && s.licensed(g.gov) || s.permitBefore(g.a)
}

// permitBefore reports whether a licence stands right before token i ("its licence to
// export radars").
func (s *sentence) permitBefore(i int) bool {
	p := s.before(i)
	return p >= 0 && permits[singular(s.headWord(p))]
}

// permits are what says that somebody may do something.
var permits = words("licence license permit permission")

// licensed reports whether group v says that a licence is needed for what its
// infinitive says ("a license is required to export X").
func (s *sentence) licensed(v int) bool {
	if w := s.vgs[v].lemma; w != "require" && w != "need" {
		return false
	}
	for _, p := range []int{s.clauses[v].subj, s.clauses[v].obj} {
		if p >= 0 && wordClasses["licence"][singular(s.headWord(p))] {
			return true
		}
	}
	return false
}

// ending are verbs that end what the gerund after them says.
var ending = words("stop cease halt end suspend quit")

// inCondition reports whether the clause of group k is a condition ("if ...")
// and so states nothing.
func (s *sentence) inCondition(k int) bool {
	if v := s.vgs[k].gov; v >= 0 && s.vgs[v].lemma == "should" && conditional(s, s.vgs[v].a) {
		return true // should it ask for them
	}
	for i := s.clauses[k].start - 1; i >= 0; i-- {
		switch t := s.ts[i]; {
		case conditionWords[t.low]:
			return true
		case t.tag == tThat || t.tag == tPunct && !isQuote(t.low) || s.vgAt[i] >= 0:
			return false
		}
	}
	return false
}

// conditionWords open a clause that states nothing.
var conditionWords = words("if unless whether")

// remember keeps what the next sentence may go back to.
func (r *reader) remember(si, first int) {
	s := &r.sents[si]
	for i := first; i < len(r.claims); i++ {
		if it := r.claims[i].Event.Item; it != nil && !it.Anaphor {
			r.topicItem, r.itemSent = it, si
		}
	}
	for p := range s.nps {
		h := s.headTok(p)
		if h.tag == tNoun && h.isGoods() {
			r.rememberItem(si, p)
		}
		if h.lex.class&cDeal != 0 {
			r.topicDeal = true
		}
	}
	r.keepChain(si)
}

// rememberItem keeps the goods of a phrase unless they are of no stated sort.
func (r *reader) rememberItem(si, p int) {
	if it := r.itemIn(si, p); it != nil && !it.Anaphor && it.Class != "dual_use" {
		r.topicItem, r.itemSent = it, si
	}
}

// verbEvent makes a claim of verb group k when the lexicon knows its event.
func (r *reader) verbEvent(si, k int, used map[int]bool) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if s.unstated(k) {
		return draft{}, false
	}
	if d, ok := r.plainStatement(si, k); ok {
		return d, true
	}
	switch {
	case used[g.main] || r.onlyReports(si, k):
		return r.denial(si, k, used)
	case s.isCopula(g):
		return r.copula(si, k)
	case reporting[g.lemma] == denies && g.kind == finite && c.obj < 0:
		if w, ok := r.deniedBefore(si, k); ok {
			return w, true
		}
	case s.stops(k):
		d := r.draftOf(si, k, vocab.Terminate, "verb "+g.lemma)
		r.party(&d, c.subj, vocab.RoleActor)
		return d, len(d.parts) > 0
	case phraseVerbs()[g.lemma] || g.modal == "must":
		if d, ok := r.phraseEvent(si, k, used); ok {
			return d, true
		}
	}
	if d, ok := r.worksOn(si, k, used); ok {
		return d, true
	}
	if w, ok := r.light(si, k); ok && !(used[w.trigger] && s.vgs[k].kind == participle) {
		used[w.trigger] = true
		return w, true
	}
	if preparing[g.lemma] && s.infinitiveOf(k) {
		return draft{}, false
	}
	return r.framedEvent(si, k, used)
}

// plainStatement reads verbs of declaring and rejecting that are no attribution.
func (r *reader) plainStatement(si, k int) (draft, bool) {
	w := r.sents[si].vgs[k].lemma
	if w != "reject" && !declaring[w] {
		return draft{}, false
	}
	d := r.draftOf(si, k, "", "")
	ok := w == "reject" && r.turnsDown(&d) || w != "reject" && r.falselyDeclared(&d)
	return d, ok
}

// phraseEvent makes a claim of a verb that says little by itself and of what stands
// behind it: "is bound for X", "acts as agent of X", "is under investigation".
func (r *reader) phraseEvent(si, k int, used map[int]bool) (draft, bool) {
	d := r.draftOf(si, k, "", "")
	if r.usesAs(&d, used) || r.takesPart(&d) {
		return d, true
	}
	d = r.draftOf(si, k, "", "")
	if r.boundFor(&d) || r.amendsList(&d, used) || r.mustAct(&d, used) {
		return d, true
	}
	for _, read := range phraseReadings {
		if w := d; read(r, &w) {
			return w, true
		}
	}
	return d, false
}

// phraseReadings are tried in turn; one that says no may have changed its draft.
var phraseReadings = []func(*reader, *draft) bool{(*reader).actsAs, (*reader).becomesPost, (*reader).goesDark, (*reader).learns, (*reader).standsUnder, (*reader).trade, (*reader).actsAgainst, (*reader).idiomEvent}

// phraseVerbs are the verbs of phraseEvent.
var phraseVerbs = sync.OnceValue(func() map[string]bool {
	all := words("act engage use employ involve play have")
	for _, set := range []map[string]bool{boundVerbs, underVerbs, linkVerbs, servingAs, postedAs, amending} {
		maps.Copy(all, set)
	}
	for v := range idioms() {
		all[v] = true
	}
	return all
})

// turnsDown reads that somebody rejects what another asks for or offers.
func (r *reader) turnsDown(d *draft) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	if c.obj >= 0 && r.isClass(d.si, c.obj, "licence") {
		return false
	}
	if g.lemma != "reject" || g.passive || g.kind != finite || c.subj < 0 || c.obj < 0 || !askedFor[singular(s.headWord(c.obj))] {
		return false
	}
	d.typ, d.reason = vocab.Reject, "verb "+g.lemma
	r.party(d, c.subj, vocab.RoleActor)
	r.party(d, s.firstUnder(c, "from"), vocab.RoleCounterpart)
	return true
}

// askedFor are what somebody turns down who rejects it.
var askedFor = words("bid offer application request appeal tender")

// stops reports whether group k ends what a gerund says that is no event of its own
// ("stopped implementing its obligations").
func (s *sentence) stops(k int) bool {
	g := &s.vgs[k]
	if !ending[g.lemma] || g.kind != finite || g.passive || k+1 >= len(s.vgs) {
		return false
	}
	n := &s.vgs[k+1]
	return n.kind == gerund && n.gov == k && lexicon()[n.lemma] == nil && !lightVerbs[n.lemma]
}

// isCopula reports whether a group has a form of "be" for its main verb.
func (s *sentence) isCopula(g *group) bool {
	return g.lemma == "be" && g.main == g.b-1 && s.ts[g.main].tag == tBe
}

// infinitiveOf reports whether the next verb group is an infinitive that group k
// governs.
func (s *sentence) infinitiveOf(k int) bool {
	return k+1 < len(s.vgs) && s.vgs[k+1].gov == k && s.vgs[k+1].kind == infinitive
}

// framedEvent tries the frames of the verb of group k on its arguments; the
// first that fits makes the claim.
func (r *reader) framedEvent(si, k int, used map[int]bool) (draft, bool) {
	s := &r.sents[si]
	last := r.verbList(si, k, used)
	frames, particles := s.framesOf(k, last == k)
	if len(frames) == 0 && s.pairedPassive(k) < 0 {
		return draft{}, false
	}
	d := &r.scratch.draft
	*d = r.draftOf(si, k, "", "")
	obj, subj := r.voice(si, k)
	if n := s.sharesObject(k, last, obj); n != k {
		obj, d.b = s.clauses[n].obj, s.clauses[n].end
	}
	if n := s.pairedPassive(k); n >= 0 {
		subj, d.b, used[s.vgs[n].main] = s.agent(&s.clauses[n]), s.clauses[n].end, true
	}
	d.a = s.spanStart(k, s.controlStart(k, d.a))
	for fi, fr := range frames {
		o := obj
		if fi < particles {
			o = s.particleObject(k, obj)
		}
		if !r.argumentsFit(si, o, subj, &fr) {
			continue
		}
		if fi < particles && o >= 0 {
			d.b = max(d.b, s.nps[o].b)
		}
		s.takeFrame(d, fr)
		if last != k {
			d.dealing()
		}
		if r.accept(d, o, subj) {
			r.fill(d, o, subj)
			r.attackers(d, subj)
			s.nounsTold(d, subj, used)
			r.aimedAt(d, o, subj, used)
			r.amendsTo(d, used)
			s.withoutGrounds(d)
			r.astray(d, s.goodsPhrase(d, o, subj))
			r.tellsNoun(d, o, used)
			r.withWounded(d, used)
			r.dealTerms(d, o, used)
			return *d, true
		}
	}
	return draft{}, false
}

// argumentsFit tests the object and the subject of a verb for a frame.
func (r *reader) argumentsFit(si, obj, subj int, fr *frame) bool {
	return r.objectFits(si, obj, fr.need) && (fr.subject == nil || r.subjectFits(si, subj, fr.subject))
}

// framesOf returns the frames of a verb, and how many of them are those of the
// verb with the particle behind it. A particle may stand behind the object
// ("hand the boxes over"), unless the verb begins a list.
func (s *sentence) framesOf(k int, single bool) (frames []frame, particles int) {
	g, c := &s.vgs[k], &s.clauses[k]
	frames = lexicon()[g.lemma]
	if g.b >= len(s.ts) {
		return frames, 0
	}
	if f := lexicon()[g.lemma+"+"+s.ts[g.b].low]; f != nil {
		frames, particles = slices.Concat(f, frames), len(f)
	}
	if single && c.obj >= 0 && s.nps[c.obj].b < c.end {
		if f := lexicon()[g.lemma+"+"+s.ts[s.nps[c.obj].b].low]; f != nil {
			frames = slices.Concat(f, frames)
		}
	}
	return frames, particles
}

// sharesObject returns the verb group whose object and end group k has: the
// last of its list, or the one joined to it when it has no object itself.
func (s *sentence) sharesObject(k, last, obj int) int {
	if last != k || obj >= 0 || s.vgs[k].passive {
		return last
	}
	if n := s.coordinated(k); n >= 0 {
		return n
	}
	return k
}

// dealing makes a draft of several supply verbs ("bought, sold or stored") a
// dealing in goods of which somebody is a party.
func (d *draft) dealing() {
	if d.typ.Family() == "supply" {
		d.typ = vocab.Transfer
		d.fr.roles = map[string]vocab.Role{"s": vocab.RoleParty, "by": vocab.RoleParty, "o": "item"}
	}
}

// attackers adds those whose attack the subject names ("Israeli operations
// continued").
func (r *reader) attackers(d *draft, subj int) {
	if d.typ == vocab.Attack && subj >= 0 && d.fr.roles["s"] == "" {
		d.fr.roles = eventNouns["attack"].roles
		r.actorsBefore(d, subj)
	}
}

// pairedPassive returns the passive verb that "or" joins to passive group k
// before the agent that both have ("owned or controlled by"); -1 when none.
func (s *sentence) pairedPassive(k int) int {
	n := s.coordinated(k)
	if n < 0 || !s.vgs[k].passive || s.ts[s.vgs[k].b].low != "or" || s.lowAt(s.vgs[n].b) != "by" {
		return -1
	}
	return n
}

// particleObject returns the object of a verb with a particle: where there is
// none, the phrase that the particle governs as a preposition.
func (s *sentence) particleObject(k, obj int) int {
	if c := &s.clauses[k]; (obj < 0 || len(c.preps) > 0 && s.nps[obj].a > c.preps[0].at) && len(c.preps) > 0 && c.preps[0].at == s.vgs[k].b {
		return c.preps[0].np
	}
	return obj
}

// takeFrame gives a draft the event of a frame, or the end of it behind a verb
// of ending ("stopped selling").
func (s *sentence) takeFrame(d *draft, fr frame) {
	g := &s.vgs[d.vg]
	d.fr, d.typ, d.reason = fr, fr.typ, "verb "+g.lemma
	if g.kind == gerund && g.gov >= 0 && ending[s.vgs[g.gov].lemma] {
		d.fr = frame{typ: vocab.Terminate, roles: map[string]vocab.Role{"s": vocab.RoleActor, "o": "item", "with": vocab.RoleCounterpart}}
		d.typ, d.reason = vocab.Terminate, "verb "+s.vgs[g.gov].lemma+" "+g.lemma
	}
	if m := outlook[g.lemma]; m != "" && fr.typ == vocab.Sanction {
		d.claim.Modality = m
	}
	if fr.typ.Family() == "supply" && s.noLonger(g) {
		d.fr = frame{typ: vocab.Terminate, roles: map[string]vocab.Role{"s": vocab.RoleActor, "to": vocab.RoleCounterpart}}
		d.typ, d.reason = vocab.Terminate, "no longer"
		d.claim.Polarity = vocab.Positive
	}
}

// subjectFits tests the subject; a relative pronoun or an inherited subject
// counts as what it stands for.
func (r *reader) subjectFits(si, subj int, need []string) bool {
	return subj >= 0 && r.objectFits(si, subj, need)
}

// relativeObject reports whether the relative pronoun that opens a clause is its object
// ("which we bought").
func (s *sentence) relativeObject(c *clause) bool {
	return c.obj < 0 && c.subj >= 0 && s.ts[c.start].tag == tWh && s.nps[c.subj].a > c.start
}

// voice returns the logical object and subject of a verb group.
func (r *reader) voice(si, k int) (obj, subj int) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	switch {
	case g.passive && c.obj >= 0 && giving[g.lemma]: // X was given the engines
		return c.obj, s.agent(c)
	case g.passive && !s.standsStill(g, c):
		return c.subj, s.agent(c)
	case g.passive: // the ship docked at X
		return -1, c.subj
	case g.kind == finite && s.relativeObject(c):
		return s.antecedent(c.start), c.subj
	}
	return c.obj, c.subj
}

// standsStill reports whether a participle behind a noun is active.
func (s *sentence) standsStill(g *group, c *clause) bool {
	return stationary[g.lemma] && s.agent(c) < 0
}

// stationary are verbs whose participle behind a noun is active.
var stationary = words("dock moor anchor berth land arrive")

// agent returns the phrase behind "by", or -1.
func (s *sentence) agent(c *clause) int {
	for _, pp := range c.preps {
		if s.ts[pp.at].low == "by" && !conveyances[s.lowAt(pp.at+1)] {
			return pp.np
		}
	}
	return -1
}

// listWords stand between the verbs of a list.
var listWords = words(", or nor and")

// accept refuses readings that the frame alone cannot rule out.
func (r *reader) accept(d *draft, obj, subj int) bool {
	t := tests[d.typ]
	return t == nil || t(r, &reading{draft: d, g: &r.sents[d.si].vgs[d.vg], obj: obj, subj: subj})
}

// toVessel reports whether goods go to another ship or lorry.
func (r *reader) toVessel(d *draft) bool {
	s := &r.sents[d.si]
	for _, pp := range s.clauses[d.vg].preps {
		if w := s.ts[pp.at].low; (w == "to" || w == "onto") && r.isClass(d.si, pp.np, "vessel") {
			return true
		}
	}
	return false
}

func (r *reader) hasPrep(d *draft, ps ...string) bool {
	s := &r.sents[d.si]
	for _, pp := range s.clauses[d.vg].preps {
		for _, p := range ps {
			if s.ts[pp.at].low == p {
				return true
			}
		}
	}
	return false
}

func (r *reader) hasPhrase(d *draft, head string) bool {
	s := &r.sents[d.si]
	for _, pp := range s.clauses[d.vg].preps {
		if s.ts[s.nps[pp.np].h].low == head {
			return true
		}
	}
	return false
}

// verbList returns the last verb of a list that begins with group k ("bought,
// sold or stored"), and marks the others as used.
func (r *reader) verbList(si, k int, used map[int]bool) int {
	s := &r.sents[si]
	last := k
	for last+1 < len(s.vgs) && s.nextInList(k, last) {
		last++
	}
	if last <= k+1 && !s.pairOfVerbs(k, last) {
		return k
	}
	for v := k + 1; v <= last; v++ {
		used[s.vgs[v].main] = true
	}
	return last
}

// nextInList reports whether the verb group behind last goes on with the list
// that group k begins.
func (s *sentence) nextInList(k, last int) bool {
	v := &s.vgs[last+1]
	between := v.a - s.vgs[last].b
	if between < 1 || between > 2 {
		return false
	}
	for _, t := range s.ts[s.vgs[last].b:v.a] {
		if !listWords[t.low] {
			return false
		}
	}
	return !s.hasAux(v) && (v.kind != infinitive || s.vgs[k].kind == infinitive)
}

// pairOfVerbs reports whether groups k and last are two verbs that "or" joins
// over one object.
func (s *sentence) pairOfVerbs(k, last int) bool {
	g := &s.vgs[k]
	return last == k+1 && s.clauses[k].obj < 0 && !g.passive && lexicon()[s.vgs[last].lemma] != nil && (s.ts[g.b].low == "or" || s.ts[g.b].low == "nor")
}

// isAttribution reports whether verb group k only says who says something.
func (r *reader) isAttribution(si, k int) bool {
	for i := range r.atts[si] {
		if r.atts[si][i].verb == k {
			return true
		}
	}
	return false
}

// onlyReports reports whether group k says who says something, and no event of its own.
func (r *reader) onlyReports(si, k int) bool {
	w := r.sents[si].vgs[k].lemma
	return r.isAttribution(si, k) && !saidByOthers[w] && !(w == "dismiss" && r.isObject(si, k, "person"))
}

// saidByOthers are verbs of saying that state an event of their own all the
// same.
var saidByOthers = words("claim list show declare describe publish disclose")

// preparing are verbs that leave the event to the infinitive they govern.
var preparing = words("help use continue")

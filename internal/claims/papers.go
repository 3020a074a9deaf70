package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// obtainVerbs say how an outlet came by a paper.
var obtainVerbs = words("see obtain review show leak view examine buy get acquire share provide")

// obtained reads "a memo seen by X", "logs obtained by X", "which we bought".
func (r *reader) obtained(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if !obtainVerbs[g.lemma] || c.subj < 0 && c.obj < 0 || g.lemma == "examine" && !g.passive {
		return draft{}, false
	}
	obj, subj := r.gained(si, k)
	if obj > 0 && c.wh >= 0 && s.headTok(obj).lex.class&cDoc == 0 && s.tagIs(s.nps[obj].a-1, tPrep) && classOf(s.headWord(obj-1))&cDoc != 0 {
		obj-- // an assessment by X that was seen by Y
	}
	switch {
	case obj < 0 || subj < 0:
		return draft{}, false
	case s.headTok(obj).lex.class&cDoc == 0 && s.headWord(obj) != "data":
		return r.intelligenceObtained(si, k, obj, subj)
	case !r.isOutlet(si, subj):
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.ObtainDocument, "paper obtained")
	d.a = min(d.a, s.nps[obj].a)
	d.noParts = true
	r.addOutlet(&d, subj)
	return d, true
}

// declaring are verbs by which papers say what goods are, and untrue are adverbs that
// make a false description of it.
var (
	declaring = words("declare list describe label mark invoice classify present register record report identify certify")
	untrue    = words("falsely wrongly incorrectly fraudulently misleadingly")
)

// falselyDeclared reads "falsely declared the drones as toys".
func (r *reader) falselyDeclared(d *draft) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	obj, subj := r.voice(d.si, d.vg)
	if !declaring[g.lemma] || obj < 0 || !s.anyWord(max(g.a-1, c.start), min(g.b+1, len(s.ts)), untrue) || !r.goods(d.si, obj) && classOf(s.headWord(obj))&cDoc == 0 && s.firstUnder(c, "as") < 0 {
		return false
	}
	d.typ, d.reason = vocab.AlterDocuments, "false description"
	d.item = r.itemIn(d.si, obj)
	r.party(d, subj, vocab.RoleActor)
	return true
}

// gained returns the phrases of what is obtained by the verb of group k and of
// who obtains it; -1 for what is not said.
func (r *reader) gained(si, k int) (obj, subj int) {
	s := &r.sents[si]
	c := &s.clauses[k]
	obj, subj = r.voice(si, k)
	if obj < 0 && c.wh >= 0 {
		obj = s.antecedent(c.wh)
	}
	if subj >= 0 || !s.vgs[k].passive {
		return obj, subj
	}
	for _, pp := range c.preps { // shown to, shared with
		if w := s.ts[pp.at].low; w == "to" || w == "with" {
			subj = pp.np
		}
	}
	return obj, subj
}

// intelligenceObtained reads "intelligence obtained by X".
func (r *reader) intelligenceObtained(si, k, obj, subj int) (draft, bool) {
	s := &r.sents[si]
	if s.vgs[k].lemma != "obtain" || !strings.HasPrefix(s.headWord(obj), "intelligence") {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.ObtainIntelligence, "intelligence obtained")
	r.party(&d, subj, vocab.RoleCollector)
	return d, true
}

// addOutlet adds the outlet that phrase p means, or the document's own.
func (r *reader) addOutlet(d *draft, p int) {
	e := r.entityOf(d.si, p)
	if e == nil {
		e = r.docEntity
	}
	if e != nil {
		r.addPart(d, e, vocab.RoleOutlet, true)
	}
}

var (
	// ownOutlet are what an outlet calls itself behind "this".
	ownOutlet = words("newspaper magazine agency outlet paper publication")
	// pressNouns always mean an outlet or its people.
	pressNouns = words("newspaper magazine reporters journalists")
)

// isOutlet reports whether a phrase means an outlet, this one included.
func (r *reader) isOutlet(si, p int) bool {
	s := &r.sents[si]
	h := s.headTok(p)
	switch {
	case h.low == "we" || h.low == "us":
		return h.q == 0
	case s.openerOf(p) == "this" && ownOutlet[h.low]:
		return true
	}
	e := r.entityOf(si, p)
	return r.outletEntity(e) || pressNouns[h.low]
}

// outletEntity reports whether an entity, which may be nil, is an outlet.
func (r *reader) outletEntity(e *entity) bool {
	return e != nil && (e.kind == "media outlet" || e == r.docEntity || r.outlets[e])
}

// studyVerbs say that somebody knows by looking at a paper.
var studyVerbs = words("examine review analyse analyze study")

// method reads how somebody knows: "examined photographs of", "learned of this
// from".
func (r *reader) method(si, k int) (draft, bool) {
	lemma := r.sents[si].vgs[k].lemma
	study := studyVerbs[lemma]
	if !study && lemma != "learn" && lemma != "know" {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.Method, "method")
	ok := study && r.studied(&d) || !study && r.learnedFrom(&d)
	return d, ok
}

// studied reads "X examined photographs for Y" into d; false when no paper is
// studied.
func (r *reader) studied(d *draft) bool {
	s := &r.sents[d.si]
	c := &s.clauses[d.vg]
	if s.vgs[d.vg].passive || c.subj < 0 || c.obj < 0 || !r.isRecord(d.si, c.obj) {
		return false
	}
	r.party(d, c.subj, vocab.RoleSource)
	for _, pp := range c.preps {
		if s.ts[pp.at].low == "for" && r.isOutlet(d.si, pp.np) {
			r.addOutlet(d, pp.np)
		}
	}
	return true
}

// learnedFrom reads "learned of this from X" into d; false when it does not say
// from whom.
func (r *reader) learnedFrom(d *draft) bool {
	s := &r.sents[d.si]
	c := &s.clauses[d.vg]
	from := s.firstUnder(c, "from")
	if from < 0 {
		return false
	}
	r.party(d, from, vocab.RoleSource)
	r.party(d, c.subj, vocab.RoleOutlet)
	if src := r.sourceOf(d.si, from); src != nil {
		r.learned[d.si] = src.id
	}
	return true
}

var namingVerbs = words("name list describe identify")

// paperRoles are the parties that shipping papers name, with the event that
// each stands for.
var paperRoles = map[string]struct {
	typ  vocab.EventType
	role vocab.Role
}{
	"buyer": {vocab.Acquire, vocab.RoleRecipient}, "recipient": {vocab.Acquire, vocab.RoleRecipient}, "importer": {vocab.Acquire, vocab.RoleProcurer},
	"consignee": {vocab.Ship, vocab.RoleConsignee}, "shipper": {vocab.Ship, vocab.RoleShipper}, "carrier": {vocab.Ship, vocab.RoleCarrier},
	"seller": {vocab.Transfer, vocab.RoleSupplier}, "supplier": {vocab.Transfer, vocab.RoleSupplier}, "exporter": {vocab.Transfer, vocab.RoleSupplier},
	"manufacturer": {vocab.Produce, vocab.RoleManufacturer}, "maker": {vocab.Produce, vocab.RoleManufacturer}, "owner": {vocab.Ownership, vocab.RoleOwner},
}

// namedInPapers reads "X, named in the papers as the buyer".
func (r *reader) namedInPapers(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if !g.passive || !namingVerbs[g.lemma] {
		return draft{}, false
	}
	var paper *source
	for _, pp := range c.preps {
		w, h := s.ts[pp.at].low, s.headWord(pp.np)
		if w == "in" && classOf(h)&cDoc != 0 {
			paper = r.paperOrRecord(si, pp.np)
		}
		role, ok := paperRoles[h]
		if w != "as" || !ok || paper == nil {
			continue
		}
		holder := s.heldBy(c)
		if holder < 0 {
			return draft{}, false
		}
		d := draft{si: si, vg: k, trigger: g.main, a: min(c.start, s.nps[holder].a), b: s.nps[pp.np].b, typ: role.typ, reason: "named in papers", itemNP: -1}
		r.party(&d, holder, role.role)
		d.claim.Chain = append(r.chain(si, g.main, false), Hop{Source: paper.id, Relation: vocab.RelRecords, Word: "named in", Explicit: true})
		d.claim.Modality = r.fact(&d.claim)
		return d, len(d.parts) > 0
	}
	return draft{}, false
}

// paperOrRecord returns the source of the paper that phrase p names, a record
// when it is no other.
func (r *reader) paperOrRecord(si, p int) *source {
	s := &r.sents[si]
	text := s.words(s.nps[p].a, s.nps[p].b)
	if paper := r.paper(si, p, text); paper != nil {
		return paper
	}
	return r.addSource(vocab.SourceRecord, nil, text)
}

// heldBy returns the phrase of whom a clause such as "named in the papers" is
// about: its subject, or what stands before the comma before it; -1 when there
// is none.
func (s *sentence) heldBy(c *clause) int {
	a := s.vgs[c.vg].a
	if c.subj < 0 && s.lowAt(a-1) == "," {
		return s.npAt[max(a-2, 0)]
	}
	return c.subj
}

var (
	// findVerbs say what there is to see.
	findVerbs = words("give show find see be")
	// signNouns are what shows that something happened.
	signNouns = words("sign evidence indication trace record hint")
)

// noSign reads "gives no sign of a stop": nothing was seen, which proves
// nothing.
func (r *reader) noSign(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if c.obj < 0 || !findVerbs[g.lemma] || !signNouns[singular(s.headWord(c.obj))] || s.openerOf(c.obj) != "no" && !g.neg {
		return draft{}, false
	}
	for _, pp := range c.preps {
		fr, ok := eventNouns[singular(s.headWord(pp.np))]
		if !ok || s.ts[pp.at].low != "of" {
			continue
		}
		d := draft{si: si, vg: k, trigger: g.main, a: g.a, b: c.end, fr: fr, typ: fr.typ, reason: "no sign of", itemNP: -1}
		r.nounArguments(&d, pp.np)
		d.claim.Modality, d.claim.Polarity = vocab.Possible, vocab.Negative
		if src := r.recordSource(si, c.subj); src != nil {
			d.claim.Chain = append(r.chain(si, g.main, false), Hop{Source: src.id, Relation: vocab.RelRecords, Word: s.words(g.a, s.nps[c.obj].b), Explicit: true})
		}
		return d, true
	}
	return draft{}, false
}

// recordSource returns the paper that phrase p, or -1, means as a source; nil
// when it means none.
func (r *reader) recordSource(si, p int) *source {
	if p < 0 {
		return nil
	}
	if src := r.sourceOf(si, p); src != nil && r.recordLike(src) {
		return src
	}
	return nil
}

// earlierVersion reports whether phrase p means the paper as it was before.
func (s *sentence) earlierVersion(p int) bool {
	np := s.nps[p]
	return s.headWord(p) == "version" && (s.hasWord(np, "earlier", "previous") || s.lowAt(np.a-1) == "earlier")
}

// corrected reads "retracted its report", "an earlier version of this article
// said", "the correct number is".
func (r *reader) corrected(si, k int) (draft, bool) {
	s := &r.sents[si]
	if !correcting[s.vgs[k].lemma] {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.Correction, "correction")
	subj := s.clauses[k].subj
	switch s.vgs[k].lemma {
	case "retract", "correct", "withdraw", "amend", "regret":
		ok := r.takenBack(&d)
		return d, ok
	case "say", "state", "report", "misstate", "give":
		if subj < 0 || !s.earlierVersion(subj) {
			return d, false
		}
		d.b = s.semicolon(s.vgs[k].b, s.stopAt(len(s.ts)))
		return d, true
	case "be":
		return d, subj >= 0 && s.hasWord(s.nps[subj], "correct", "right") && s.hasWord(s.nps[subj], "number", "figure", "name", "date", "amount")
	}
	return d, false
}

// correcting are the verbs of corrected.
var correcting = words("retract correct withdraw amend regret say state report misstate give be")

// takenBack reads "retracted its report" into d; false when the object is
// nothing that a text takes back.
func (r *reader) takenBack(d *draft) bool {
	obj, subj := r.voice(d.si, d.vg)
	if obj < 0 || subj < 0 && r.sents[d.si].vgs[d.vg].kind == infinitive || !correctable[singular(r.headWord(d.si, obj))] {
		return false
	}
	if subj >= 0 {
		role := vocab.RoleSource
		if r.isOutlet(d.si, subj) {
			role = vocab.RoleOutlet
		}
		r.party(d, subj, role)
	}
	return true
}

// semicolon returns the first semicolon in [a, b), or b.
func (s *sentence) semicolon(a, b int) int {
	for i := a; i < b; i++ {
		if s.ts[i].low == ";" {
			return i
		}
	}
	return b
}

// correctable are the things that a text takes back.
var correctable = words("report article story statement claim account version error figure number mistake allegation")

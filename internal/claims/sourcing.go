package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// sourcing finds the statements about sources in a sentence: conditions of
// anonymity, no comment, papers seen, what is not known. It returns the tokens
// of the verbs and nouns that they use up.
func (r *reader) sourcing(si int) []bool {
	s := &r.sents[si]
	taken := make([]bool, len(s.ts))
	for k := range s.vgs {
		if taken[s.vgs[k].main] {
			continue
		}
		r.disputed(si, k, taken)
		for _, rule := range sourcingRules {
			d, ok := rule(r, si, k)
			if !ok {
				continue
			}
			r.add(d)
			for i := d.trigger; i < d.b && d.typ != vocab.ObtainDocument || i == d.trigger; i++ {
				taken[i] = true
			}
			break
		}
	}
	for i := range s.ts {
		r.sourcingPhrase(si, i, taken)
	}
	return taken
}

var sourcingRules = []func(*reader, int, int) (draft, bool){
	(*reader).anonymityRule, (*reader).noComment, (*reader).unverified, (*reader).notStated, (*reader).obtained, (*reader).requested, (*reader).method, (*reader).namedInPapers, (*reader).noSign, (*reader).corrected,
}

// draftOf makes a draft of the clause of group k.
func (r *reader) draftOf(si, k int, t vocab.EventType, reason string) draft {
	c := &r.sents[si].clauses[k]
	return draft{si: si, vg: k, trigger: r.sents[si].vgs[k].main, a: c.start, b: c.end, typ: t, reason: reason, itemNP: -1}
}

// anonymity marks the sources of a sentence that asks for them not to be
// named, and returns nothing: the claim is made by anonymityRule.
func (r *reader) anonymity(si int) {
	s := &r.sents[si]
	for k := range s.vgs {
		if s.anonymous(k) {
			if p := r.anonymousSubject(si, k); p >= 0 {
				if e := r.entityOf(si, p); e != nil && e.head != "" {
					r.addSource(vocab.SourceAnonymousPerson, e, s.described(s.nps[p]))
				}
			}
		}
	}
}

// anonymous reports whether the clause of group k states a condition of
// anonymity.
func (s *sentence) anonymous(k int) bool {
	g := &s.vgs[k]
	low := strings.ToLower(s.text[s.ts[g.a].s:s.ts[min(len(s.ts), s.clauses[k].end+14)-1].e])
	switch g.lemma {
	case "speak", "talk", "agree", "discuss", "say", "tell":
		return strings.Contains(low, "condition of anonymity") || strings.Contains(low, "on condition that") && names(low) || strings.Contains(low, "on the condition that") && names(low) || strings.Contains(low, "anonymously") || strings.Contains(low, "condition of not being named")
	case "ask", "request", "decline", "refuse", "insist":
		return strings.Contains(low, "not to be identified") || strings.Contains(low, "not to be named") || strings.Contains(low, "to be named") && g.lemma != "insist" || strings.Contains(low, "to be identified") && g.lemma != "insist" || strings.Contains(low, "anonymity") || strings.Contains(low, "be withheld")
	case "allow", "authorise", "authorize", "permit":
		return g.neg && strings.Contains(low, "to speak")
	}
	return false
}

func names(low string) bool {
	for _, w := range []string{"name", "identit", "identified", "nationalit", "anonym", "countr", "employer", "post"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// anonymousSubject returns the phrase of the people who ask.
func (r *reader) anonymousSubject(si, k int) int {
	s := &r.sents[si]
	return s.clauses[k].subj
}

func (r *reader) anonymityRule(si, k int) (draft, bool) {
	s := &r.sents[si]
	if !s.anonymous(k) {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.AnonymityCondition, "anonymity")
	if s.clauses[k].wh >= 0 {
		d.a = s.clauses[k].wh
	}
	d.b = s.anonymityEnd(k)
	if p := s.clauses[k].subj; p >= 0 {
		if e := r.entityOf(si, p); e != nil {
			src := r.addSource(vocab.SourceAnonymousPerson, e, e.name)
			d.claim.Protects = &src.id
			r.addPart(&d, e, vocab.RoleSource, true)
		}
	}
	if r.docEntity != nil {
		r.addPart(&d, r.docEntity, vocab.RoleOutlet, false)
	}
	return d, true
}

// anonymityEnd returns the end of a condition of anonymity: before the reason.
func (s *sentence) anonymityEnd(k int) int {
	for i := s.vgs[k].b; i < len(s.ts); i++ {
		t := s.ts[i]
		switch {
		case t.low == "." || t.low == ";" || t.low == "because" || t.low == "citing" || t.low == "since" && t.tag == tSub:
			return i
		case t.low == "for" && i+1 < len(s.ts) && (s.ts[i+1].low == "fear" || s.ts[i+1].low == "reasons"):
			return i
		case t.low == ",":
			return i
		}
	}
	return len(s.ts)
}

// noComment reads "did not answer", "could not be reached", "declined to
// comment".
func (r *reader) noComment(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	ok := false
	switch g.lemma {
	case "answer", "respond", "reply", "return", "comment":
		ok = g.neg || c.start < len(s.ts) && s.ts[c.start].low == "neither" || c.subj >= 0 && s.ts[s.nps[c.subj].a].low == "neither" || g.gov >= 0 && (s.vgs[g.gov].lemma == "decline" || s.vgs[g.gov].lemma == "refuse")
	case "reach", "contact":
		ok = g.neg && g.passive
	case "decline", "refuse":
		ok = strings.Contains(strings.ToLower(s.words(g.a, min(c.end, len(s.ts)))), "comment") && k+1 >= len(s.vgs)
	}
	if !ok || c.subj < 0 && g.gov < 0 {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.NoComment, "no answer")
	if g.gov >= 0 {
		d.a = s.clauses[g.gov].start
	}
	if g.passive && c.subj >= 0 && s.ts[max(g.a-1, 0)].low == "," {
		for i := g.a - 2; i > d.a; i-- { // the name right before the verb
			if s.ts[i].low == "," {
				d.a = i + 1
				if p := s.npAt[d.a]; p >= 0 {
					r.party(&d, p, vocab.RoleSource)
				}
				break
			}
		}
	}
	if len(d.parts) == 0 {
		r.party(&d, c.subj, vocab.RoleSource)
	}
	d.claim.Polarity = vocab.Positive
	return d, true
}

// unverified reads "was not able to verify", "could not confirm".
func (r *reader) unverified(si, k int) (draft, bool) {
	s := &r.sents[si]
	g := &s.vgs[k]
	switch g.lemma {
	case "verify", "confirm", "corroborate", "authenticate":
	case "see":
		if !g.neg {
			return draft{}, false
		}
	default:
		return draft{}, false
	}
	neg := g.neg
	top := k
	for v := g.gov; v >= 0; v = s.vgs[v].gov {
		neg = neg || s.vgs[v].neg
		top = v
	}
	if i := s.vgs[top].b; i < len(s.ts) && s.ts[i].low == "unable" {
		neg = true
	}
	if !neg {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.Unverified, "not verified")
	d.a = s.clauses[top].start
	d.b = max(d.b, s.clauses[top].end)
	r.party(&d, s.clauses[top].subj, vocab.RoleOutlet)
	d.claim.Polarity = vocab.Positive
	return d, true
}

// notStated reads "the memo does not say", "it is not known", "neither text
// says".
func (r *reader) notStated(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	neither := c.subj >= 0 && (s.ts[s.nps[c.subj].a].low == "neither" || s.ts[s.nps[c.subj].a].low == "no")
	switch g.lemma {
	case "say", "state", "specify", "name", "give", "explain", "mention", "allege", "disclose", "identify", "describe", "reveal", "elaborate", "detail", "indicate":
		if !(g.neg && (s.vgs[k].modal == "" || g.modal == "would") || neither) || g.passive && g.lemma != "disclose" && g.lemma != "specify" && g.lemma != "state" && g.lemma != "name" {
			return draft{}, false
		}
		if g.lemma == "name" && g.passive {
			return draft{}, false
		}
		if g.lemma == "give" && c.obj < 0 {
			return draft{}, false
		}
	case "know":
		if !(g.neg && g.passive) {
			return draft{}, false
		}
	case "be":
		if i := g.b; i >= len(s.ts) || !(s.ts[i].low == "unclear" || s.ts[i].low == "unknown" || g.neg && s.ts[i].low == "clear") {
			return draft{}, false
		}
	default:
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.NotStated, "not stated")
	d.b = len(s.ts)
	for i := g.b; i < len(s.ts); i++ {
		if s.ts[i].low == ";" || s.ts[i].low == "." || s.ts[i].low == "," && s.finiteIn(i+1, s.nextComma(i+1)) && s.ts[i+1].tag != tSub && s.ts[i+1].tag != tWh {
			d.b = i
			break
		}
	}
	d.claim.Polarity = vocab.Positive
	return d, true
}

// obtainVerbs say how an outlet came by a paper.
var obtainVerbs = words("see obtain review show leak view examine buy get acquire share provide")

// obtained reads "a memo seen by X", "logs obtained by X", "which we bought".
func (r *reader) obtained(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if !obtainVerbs[g.lemma] || c.subj < 0 && c.obj < 0 {
		return draft{}, false
	}
	obj, subj := r.voice(si, k)
	if g.lemma == "examine" && !g.passive {
		return draft{}, false
	}
	if obj < 0 && c.wh >= 0 {
		obj = s.antecedent(c.wh)
	}
	if g.passive && subj < 0 {
		for _, pp := range c.preps {
			if s.ts[pp.at].low == "to" || s.ts[pp.at].low == "with" {
				subj = pp.np
			}
		}
	}
	if obj < 0 || subj < 0 || classOf(s.ts[s.nps[obj].h].low)&cDoc == 0 && s.ts[s.nps[obj].h].low != "data" {
		if !(strings.HasPrefix(s.ts[s.nps[max(obj, 0)].h].low, "intelligence") && obj >= 0) || g.lemma != "obtain" {
			return draft{}, false
		}
		d := r.draftOf(si, k, vocab.ObtainIntelligence, "intelligence obtained")
		r.party(&d, subj, vocab.RoleCollector)
		return d, subj >= 0
	}
	if !r.isOutlet(si, subj) {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.ObtainDocument, "paper obtained")
	d.a = min(d.a, s.nps[obj].a)
	d.noParts = true
	if e := r.entityOf(si, subj); e != nil {
		r.addPart(&d, e, vocab.RoleOutlet, true)
	} else if r.docEntity != nil {
		r.addPart(&d, r.docEntity, vocab.RoleOutlet, true)
	}
	return d, true
}

// isOutlet reports whether a phrase means an outlet, this one included.
func (r *reader) isOutlet(si, p int) bool {
	s := &r.sents[si]
	np := s.nps[p]
	h := s.ts[np.h].low
	if h == "we" || h == "us" {
		return s.ts[np.h].q == 0
	}
	if s.ts[np.a].low == "this" && (h == "newspaper" || h == "magazine" || h == "agency" || h == "outlet" || h == "paper" || h == "publication") {
		return true
	}
	e := r.entityOf(si, p)
	return e != nil && (e.kind == "media outlet" || e == r.docEntity || r.outlets[e]) || h == "newspaper" || h == "magazine" || h == "reporters" || h == "journalists"
}

// requested reads "has asked the magazine to name its evidence".
func (r *reader) requested(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if g.lemma != "ask" && g.lemma != "request" || g.kind != finite || c.obj < 0 || s.anonymous(k) {
		return draft{}, false
	}
	low := strings.ToLower(s.words(c.start, min(len(s.ts), max(c.end, g.b+1))))
	if !strings.Contains(low, "evidence") && !strings.Contains(low, "statement") && !strings.Contains(low, "explanation") && !strings.Contains(low, "comment") && !strings.Contains(low, "document") {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.Request, "request")
	r.party(&d, c.subj, vocab.RoleActor)
	r.party(&d, c.obj, vocab.RoleAddressee)
	return d, true
}

// method reads how somebody knows: "examined photographs of", "learned of this
// from".
func (r *reader) method(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	d := r.draftOf(si, k, vocab.Method, "method")
	switch g.lemma {
	case "examine", "review", "analyse", "analyze", "study":
		if c.obj < 0 || classOf(s.ts[s.nps[c.obj].h].low)&cDoc == 0 || g.passive || c.subj < 0 {
			return d, false
		}
		r.party(&d, c.subj, vocab.RoleSource)
		for _, pp := range c.preps {
			if s.ts[pp.at].low == "for" && r.isOutlet(si, pp.np) {
				if e := r.entityOf(si, pp.np); e != nil {
					r.addPart(&d, e, vocab.RoleOutlet, true)
				} else if r.docEntity != nil {
					r.addPart(&d, r.docEntity, vocab.RoleOutlet, true)
				}
			}
		}
		return d, true
	case "learn", "know":
		for _, pp := range c.preps {
			if s.ts[pp.at].low == "from" {
				r.party(&d, pp.np, vocab.RoleSource)
				r.party(&d, c.subj, vocab.RoleOutlet)
				if src := r.sourceOf(si, pp.np); src != nil {
					r.learned[si] = src.id
				}
				return d, true
			}
		}
	}
	return d, false
}

// sourcingPhrase reads what needs no verb: the reason for anonymity, "without
// giving a source".
func (r *reader) sourcingPhrase(si, i int, taken []bool) {
	s := &r.sents[si]
	var d draft
	switch t := s.ts[i]; {
	case t.low == "because" || t.low == "citing" && i+1 < len(s.ts) && !r.citesSource(si, i):
		if !r.hasAnonymity(si) {
			return
		}
		d = draft{si: si, vg: -1, trigger: i, a: i, b: s.stop(i + 1), typ: vocab.StateReason, reason: "reason", itemNP: -1}
	case t.low == "for" && i+1 < len(s.ts) && s.ts[i+1].low == "fear":
		d = draft{si: si, vg: -1, trigger: i, a: i, b: s.stop(i + 1), typ: vocab.StateReason, reason: "reason", itemNP: -1}
	case t.low == "without" && i+2 < len(s.ts) && (s.ts[i+1].low == "giving" || s.ts[i+1].low == "naming" || s.ts[i+1].low == "citing" || s.ts[i+1].low == "identifying"):
		d = draft{si: si, vg: -1, trigger: i, a: i, b: s.stop(i + 1), typ: vocab.NotStated, reason: "not stated", itemNP: -1}
		if r.lastSource != nil && r.lastSource.ent != nil {
			r.addPart(&d, r.lastSource.ent, vocab.RoleOutlet, true)
		}
	default:
		return
	}
	d.claim.Polarity = vocab.Positive
	if d.typ == vocab.StateReason {
		for k := len(r.claims) - 1; k >= 0 && k >= len(r.claims)-3; k-- {
			if c := &r.claims[k]; c.Event.Type == vocab.AnonymityCondition && len(c.Event.Participants) > 0 && c.sent == si {
				r.addPart(&d, c.Event.Participants[0].ent, vocab.RoleSpeaker, false)
			}
		}
	}
	r.add(d)
	for k := i; k < d.b; k++ {
		taken[k] = true
	}
}

// citesSource reports whether "citing" at token i names a source.
func (r *reader) citesSource(si, i int) bool {
	for k := range r.atts[si] {
		if a := &r.atts[si][k]; a.inner && a.cue[0] == i {
			return true
		}
	}
	return false
}

func (r *reader) hasAnonymity(si int) bool {
	for k := range r.sents[si].vgs {
		if r.sents[si].anonymous(k) {
			return true
		}
	}
	return false
}

// stop returns the next comma or end of sentence.
func (s *sentence) stop(i int) int {
	for ; i < len(s.ts); i++ {
		if w := s.ts[i].low; w == "," || w == "." || w == ";" {
			return i
		}
	}
	return len(s.ts)
}

// disputed reads "whether X is so is disputed": an evaluation that nobody
// vouches for.
func (r *reader) disputed(si, k int, taken []bool) {
	s := &r.sents[si]
	g := &s.vgs[k]
	if s.ts[0].low != "whether" || !g.passive || g.lemma != "dispute" && g.lemma != "contest" && g.lemma != "debate" {
		return
	}
	d := draft{si: si, vg: k, trigger: g.main, a: 0, b: s.stopAt(s.clauses[k].end), typ: vocab.Assess, reason: "disputed", itemNP: -1}
	d.claim.Modality = vocab.Opinion
	r.add(d)
	for i := range taken {
		taken[i] = true
	}
}

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
	if !g.passive || g.lemma != "name" && g.lemma != "list" && g.lemma != "describe" && g.lemma != "identify" {
		return draft{}, false
	}
	var paper *source
	for _, pp := range c.preps {
		w := s.ts[pp.at].low
		if w == "in" && classOf(s.ts[s.nps[pp.np].h].low)&cDoc != 0 {
			paper = r.paper(si, pp.np, s.words(s.nps[pp.np].a, s.nps[pp.np].b))
			if paper == nil {
				paper = r.addSource(vocab.SourceRecord, nil, s.words(s.nps[pp.np].a, s.nps[pp.np].b))
			}
		}
		role, ok := paperRoles[s.ts[s.nps[pp.np].h].low]
		if w != "as" || !ok || paper == nil {
			continue
		}
		holder := c.subj
		a := c.start
		if holder < 0 && g.a > 0 && s.ts[g.a-1].low == "," {
			holder = s.npAt[max(g.a-2, 0)]
		}
		if holder < 0 {
			return draft{}, false
		}
		d := draft{si: si, vg: k, trigger: g.main, a: min(a, s.nps[holder].a), b: s.nps[pp.np].b, typ: role.typ, reason: "named in papers", itemNP: -1}
		r.party(&d, holder, role.role)
		d.claim.Chain = append(r.chain(si, g.main, false), Hop{Source: paper.id, Relation: vocab.RelRecords, Word: "named in", Explicit: true})
		d.claim.Modality = r.fact(&d.claim)
		return d, len(d.parts) > 0
	}
	return draft{}, false
}

// noSign reads "gives no sign of a stop": nothing was seen, which proves
// nothing.
func (r *reader) noSign(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if c.obj < 0 || g.lemma != "give" && g.lemma != "show" && g.lemma != "find" && g.lemma != "see" && g.lemma != "be" {
		return draft{}, false
	}
	np := s.nps[c.obj]
	switch singular(s.ts[np.h].low) {
	case "sign", "evidence", "indication", "trace", "record", "hint":
	default:
		return draft{}, false
	}
	if s.ts[np.a].low != "no" && !g.neg {
		return draft{}, false
	}
	for _, pp := range c.preps {
		fr, ok := eventNouns[singular(s.ts[s.nps[pp.np].h].low)]
		if !ok || s.ts[pp.at].low != "of" {
			continue
		}
		d := draft{si: si, vg: k, trigger: g.main, a: g.a, b: c.end, fr: fr, typ: fr.typ, reason: "no sign of", itemNP: -1}
		r.nounArguments(&d, pp.np)
		d.claim.Modality, d.claim.Polarity = vocab.Possible, vocab.Negative
		if c.subj >= 0 {
			if src := r.sourceOf(si, c.subj); src != nil && r.recordLike(src) {
				d.claim.Chain = append(r.chain(si, g.main, false), Hop{Source: src.id, Relation: vocab.RelRecords, Word: s.words(g.a, np.b), Explicit: true})
			}
		}
		return d, true
	}
	return draft{}, false
}

// corrected reads "retracted its report", "an earlier version of this article
// said", "the correct number is".
func (r *reader) corrected(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	d := r.draftOf(si, k, vocab.Correction, "correction")
	switch g.lemma {
	case "retract", "correct", "withdraw", "amend", "regret":
		obj, subj := r.voice(si, k)
		if obj < 0 || !correctable[singular(s.ts[s.nps[obj].h].low)] {
			return d, false
		}
		if subj >= 0 && r.isOutlet(si, subj) {
			r.party(&d, subj, vocab.RoleOutlet)
		} else if subj >= 0 {
			r.party(&d, subj, vocab.RoleSource)
		}
		return d, true
	case "say", "state", "report", "misstate", "give":
		if c.subj < 0 || s.ts[s.nps[c.subj].h].low != "version" || !s.hasWord(s.nps[c.subj], "earlier", "previous") {
			return d, false
		}
		d.b = s.stopAt(len(s.ts))
		for i := g.b; i < d.b; i++ {
			if s.ts[i].low == ";" {
				d.b = i
			}
		}
		return d, true
	case "be":
		if c.subj < 0 || !s.hasWord(s.nps[c.subj], "correct", "right") || !s.hasWord(s.nps[c.subj], "number", "figure", "name", "date", "amount") {
			return d, false
		}
		return d, true
	}
	return d, false
}

// correctable are the things that a text takes back.
var correctable = words("report article story statement claim account version error figure number mistake allegation")

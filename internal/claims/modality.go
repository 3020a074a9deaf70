package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// inheritedModality is what the source that a sentence goes on with makes of its
// content: that of a charge nobody vouches for.
func (r *reader) inheritedModality(d *draft) vocab.Modality {
	if r.speakerOver(r.sents[d.si].ts[d.trigger].s) != nil || !r.goesOn(d.si) || len(r.inherit) == 0 {
		return ""
	}
	if src := r.sourceByID(r.inherit[len(r.inherit)-1].Source); src != nil && r.accuses(src) {
		return vocab.Believed
	}
	return ""
}

// modality says how the event is presented.
func (r *reader) modality(d *draft, c *Claim) vocab.Modality {
	if c.Sourcing {
		return r.fact(c)
	}
	if m := r.attributedModality(d); m != "" {
		return m
	}
	if d.vg < 0 {
		return r.nounModality(d, c)
	}
	s := &r.sents[d.si]
	g := &s.vgs[d.vg]
	if m, _ := s.doubted(d.vg); m != "" {
		return m
	}
	if s.complementOf(d.vg, possibleWords) {
		return vocab.Possible
	}
	if s.toCome(d.trigger) {
		return vocab.Planned
	}
	if m := r.verbModality(d, g, c); m != "" {
		return m
	}
	if m := r.governedModality(d, c); m != "" {
		return m
	}
	if m := s.unreal(g, d); m != "" {
		return m
	}
	return r.plainModality(d, c)
}

// governedModality is what the verbs above an infinitive or gerund make of it,
// or "".
func (r *reader) governedModality(d *draft, c *Claim) vocab.Modality {
	s := &r.sents[d.si]
	g := &s.vgs[d.vg]
	if s.inProcess(g) {
		return vocab.InProgress
	}
	for v := g.gov; v >= 0; v = s.vgs[v].gov {
		if s.decides(&s.vgs[v], d) {
			continue
		}
		if m := r.modalityUnder(d, v, c); m != "" {
			return m
		}
	}
	return ""
}

// modalityUnder is what verb group v makes of the draft's verb below it, or "".
func (r *reader) modalityUnder(d *draft, v int, c *Claim) vocab.Modality {
	s := &r.sents[d.si]
	g, w := &s.vgs[d.vg], &s.vgs[v]
	if v == g.gov && g.kind == infinitive && w.pursues() {
		return vocab.InProgress
	}
	if w.plans() {
		return vocab.Planned
	}
	if m := s.aimOf(g, w); g.kind == infinitive && m != "" {
		return m
	}
	return r.verbModality(d, w, c)
}

// plans reports whether a group only plans what its infinitive says.
func (g *group) plans() bool {
	return planVerbs[g.lemma] || g.lemma == "begin" && g.kind == infinitive
}

// pursues reports whether a group says that somebody is after a goal.
func (g *group) pursues() bool { return g.progressive && g.kind == finite && goalVerbs[g.lemma] }

// decides reports whether group w says that an authority has decided on the measure
// of a draft, which the decision puts into force.
func (s *sentence) decides(w *group, d *draft) bool {
	return w.lemma == "decide" && (w.past || w.perfect) && !w.neg && d.typ.Family() == "measure"
}

// aimOf is what verb w above it makes of an infinitive: planned behind "be",
// verbs that make their object act, agreements and plans; in progress behind a
// progressive; "" behind others.
func (s *sentence) aimOf(g, w *group) vocab.Modality {
	switch n := s.lowAt(w.b); {
	case w.lemma == "appear" || w.lemma == "seem" || w.lemma == "be" && (n == "likely" || n == "unlikely"):
		return vocab.Possible
	case w.lemma == "be" && (g.perfect || s.firstTo(g.a)):
		return "" // is the only state to have bought
	case w.lemma == "be":
		return s.behindBe(w)
	case w.progressive:
		return w.under()
	case s.dealBefore(g) || objectControl[w.lemma] && w.lemma != "help":
		return vocab.Planned
	}
	return ""
}

// firstTo reports whether the infinitive at token a stands behind a phrase that
// says who was the first to do something.
func (s *sentence) firstTo(a int) bool {
	p := s.phraseAt(a - 1)
	return p >= 0 && s.hasWord(s.nps[p], "first", "only", "last", "latest")
}

// behindBe is what a form of "be" makes of the infinitive behind it.
func (s *sentence) behindBe(w *group) vocab.Modality {
	if s.lowAt(w.b) == "able" && w.modal == "" {
		return s.ableModality(w)
	}
	return vocab.Planned
}

// under is what a progressive makes of its infinitive: a rule that is being
// amended does at once what the amendment says.
func (g *group) under() vocab.Modality {
	if enacting[g.lemma] {
		return ""
	}
	return vocab.InProgress
}

// enacting are verbs by which a rule does what their infinitive says.
var enacting = words("amend revise update change modify issue adopt")

// ability is what an ability before it makes of infinitive g.
func (s *sentence) ability(g *group) vocab.Modality {
	if v := g.gov; v >= 0 && s.vgs[v].lemma == "be" && s.ts[g.a-1].low == "able" {
		return s.ableModality(&s.vgs[v])
	}
	return vocab.Possible
}

// ableModality is what "is able" makes of its infinitive: possible; "was able"
// and "was not able" tell what happened and what did not, which the other
// rules decide.
func (s *sentence) ableModality(w *group) vocab.Modality {
	if w.past || w.perfect || w.neg {
		return ""
	}
	return vocab.Possible
}

// postponed are verbs whose subject is still to come.
var postponed = words("delay postpone schedule expect")

// toCome reports whether the noun at token i is the subject of a verb that puts it in
// the future ("sentencing is scheduled for", "deliveries are due in").
func (s *sentence) toCome(i int) bool {
	for k := range s.vgs {
		if s.vgs[k].kind == finite && s.hasSubjectAt(k, i) {
			return s.liesAhead(&s.vgs[k])
		}
	}
	return false
}

// hasSubjectAt reports whether the noun or gerund at token i is the subject of group k.
func (s *sentence) hasSubjectAt(k, i int) bool {
	if p := s.clauses[k].subj; p >= 0 {
		return s.npAt[i] == p
	}
	return k > 0 && s.vgs[k-1].main == i && s.vgs[k-1].b == s.vgs[k].a
}

// liesAhead reports whether a group says that its subject is still to come.
func (s *sentence) liesAhead(g *group) bool {
	if g.passive {
		return postponed[g.lemma] && g.lemma != "delay"
	}
	w := s.lowAt(g.b)
	return g.lemma == "be" && !g.past && (w == "due" || w == "pending")
}

// possibleWords and untrueWords stand between "is" and the "that" of what is possible
// or not so.
var (
	possibleWords = words("possible likely probable conceivable plausible unlikely")
	untrueWords   = words("untrue false incorrect wrong inaccurate")
)

// complementOf reports whether the clause of group k follows "it is" and one of the
// given words with "that".
func (s *sentence) complementOf(k int, ws map[string]bool) bool {
	if k < 0 {
		return false
	}
	i := s.clauses[k].start - 1
	if i > 0 && s.ts[i].tag != tThat {
		i--
	}
	if i < 2 || s.ts[i].tag != tThat || !ws[s.ts[i-1].low] {
		return false
	}
	return tagAt(s.ts, i-2) == tBe || tagAt(s.ts, i-3) == tBe
}

// usage are adverbs behind which a free infinitive tells what is done ("used
// them, often to strike").
var usage = words("often mostly mainly")

// plainModality is the modality of a verb of which no other word says how it is
// presented.
func (r *reader) plainModality(d *draft, c *Claim) vocab.Modality {
	s := &r.sents[d.si]
	g := &s.vgs[d.vg]
	switch {
	case g.passive && postponed[g.lemma], d.typ == vocab.Acquire && g.lemma == "request":
		return vocab.Planned
	case g.kind == infinitive && g.gov < 0:
		if usage[s.lowAt(g.a-1)] {
			return r.fact(c)
		}
		return vocab.Planned
	case s.reduced(d.vg) && (g.kind == participle && s.lowAt(g.a-1) != "," || g.kind == gerund && g.gov < 0 && s.clauses[d.vg].start < g.a):
		return vocab.Presupposed
	case d.typ == vocab.Assess && r.evaluative(d):
		return vocab.Opinion
	case d.typ.Family() != "measure" && s.defines(d.vg):
		return vocab.Presupposed
	}
	return r.fact(c)
}

// defines reports whether finite group k is the verb of a relative clause without a
// comma that says which of several is meant ("the missile that struck the terminal").
// One behind "is a" says what somebody is.
func (s *sentence) defines(k int) bool {
	w := s.relative(k)
	if w < 1 || s.vgs[k].kind != finite || s.ts[w].low == "where" || s.ts[w].low == "when" {
		return false
	}
	i := w - 1
	if tellsOn[s.lowAt(i)] {
		return false // a meeting during which they agreed
	}
	if s.tagIs(i, tPrep) {
		i--
	}
	return i >= 0 && s.npAt[i] >= 0 && !s.saysWhat(k, s.npAt[i])
}

// tellsOn stand before a relative pronoun whose clause tells what happened next.
var tellsOn = words("during after before")

// saysWhat reports whether phrase p stands behind a form of "be" before group k.
func (s *sentence) saysWhat(k, p int) bool {
	for v := 0; v < k; v++ {
		if g := &s.vgs[v]; g.lemma == "be" && !g.passive && g.b <= s.nps[p].a && !s.finiteIn(g.b, s.nps[p].a) {
			return true
		}
	}
	return false
}

// unreal says what an infinitive or a gerund behind a preposition is where
// nothing says that it happened: planned or possible, never a fact. "" = the
// other rules decide.
func (s *sentence) unreal(g *group, d *draft) vocab.Modality {
	switch {
	case g.a == 0 || g.gov >= 0 && s.decides(&s.vgs[g.gov], d):
		return ""
	case g.kind == infinitive:
		return s.unrealInfinitive(g)
	case g.kind == gerund:
		return s.unrealGerund(g, d)
	}
	return ""
}

// unrealGerund is unreal for a gerund.
func (s *sentence) unrealGerund(g *group, d *draft) vocab.Modality {
	if nearly[s.lowAt(g.a-2)] {
		return vocab.Planned
	}
	if g.gov < 0 && s.accuser(d.vg) < 0 && !s.blamed(g) {
		return aimPrep[s.ts[g.a-1].low]
	}
	return ""
}

// nearly are words before "to" or "of" and what has not quite happened.
var nearly = words("close closer verge brink point")

// blameWords stand before "for" and what somebody did.
var blameWords = words("settlement action actions case responsible responsibility sanctions penalty penalties fine settlement credit blame role")

// blamed reports whether "responsible for" or the like stands before gerund g.
func (s *sentence) blamed(g *group) bool {
	return s.lowAt(g.a-1) == "for" && blameWords[s.lowAt(g.a-2)]
}

// aimPrep is what prepositions make of a gerund that no verb governs.
var aimPrep = map[string]vocab.Modality{
	"for": vocab.Planned, "about": vocab.Planned, "toward": vocab.Planned, "towards": vocab.Planned, "before": vocab.Planned,
	"of": vocab.Possible, "from": vocab.Possible, "against": vocab.Possible, "without": vocab.Possible,
}

// unrealInfinitive is [sentence.unreal] of an infinitive.
func (s *sentence) unrealInfinitive(g *group) vocab.Modality {
	if abilities[s.ts[g.a-1].low] {
		return s.ability(g)
	}
	if g.gov < 0 {
		return ""
	}
	w := &s.vgs[g.gov]
	switch {
	case abilities[s.ts[w.main].low] || w.lemma == "need" || w.lemma == "take":
		return vocab.Possible
	case w.kind == finite && !factual[w.lemma] && !undone[w.lemma] && reporting[w.lemma] == 0:
		return vocab.Planned
	}
	return ""
}

// decisionNouns mean, beside deals and plans, that something is to happen.
var decisionNouns = words("decision permission talks")

// dealBefore reports whether the verb that governs an infinitive speaks of an
// agreement, a plan or a decision ("an agreement was reached to begin").
func (s *sentence) dealBefore(g *group) bool {
	for _, p := range []int{s.clauses[g.gov].subj, s.clauses[g.gov].obj} {
		if p < 0 {
			continue
		}
		if w := s.headWord(p); classOf(w)&(cDeal|cPlan) != 0 || decisionNouns[w] {
			return true
		}
	}
	return false
}

// reduced reports whether group k is a participle that modifies a noun.
func (s *sentence) reduced(k int) bool {
	return s.clauses[k].subj >= 0 && !s.clauses[k].inherited
}

// factual are verbs whose infinitive states what happened.
var factual = words("begin start continue manage come go happen proceed help use have be")

// abilities are nouns and adjectives whose infinitive is only possible.
var abilities = words("ability capacity capability able capable time enough sufficient potential power means needed necessary required opportunity")

// modalMeaning is what the modals that mean the same everywhere make of a verb.
var modalMeaning = map[string]vocab.Modality{
	"may": vocab.Possible, "might": vocab.Possible, "could": vocab.Possible,
	"can": vocab.Possible, "cannot": vocab.Possible,
	"should": vocab.Planned, "must": vocab.Planned,
}

// verbModality reads the auxiliaries of a verb group: that of the draft, or one
// above it.
func (r *reader) verbModality(d *draft, g *group, c *Claim) vocab.Modality {
	switch g.modal {
	case "would", "wouldn't":
		return r.wouldModality(d, c)
	case "will", "shall", "won't":
		return r.willModality(d, c)
	}
	if m := modalMeaning[g.modal]; m != "" {
		return m
	}
	switch s := &r.sents[d.si]; {
	case d.vg < 0:
		return ""
	case s.anyWord(max(g.a-1, 0), g.b, hedges):
		return vocab.Possible
	case g == &s.vgs[d.vg] && g.onCondition(d.typ, c):
		return vocab.Conditional
	case g == &s.vgs[d.vg]:
		return g.underWay(d.typ)
	case planVerbs[g.lemma]:
		return vocab.Planned
	}
	return ""
}

// onCondition reports whether a verb in the present with a condition beside it says
// what follows from that ("faces ten years if convicted"). Rules and terms hold all
// the same.
func (g *group) onCondition(t vocab.EventType, c *Claim) bool {
	if g.kind != finite || g.past || g.perfect || c.Condition == nil || t == vocab.ExportControl || t == vocab.Terms {
		return false
	}
	w, _, _ := strings.Cut(strings.ToLower(c.Condition.Text), " ")
	return w == "if" || w == "unless"
}

// hedges are adverbs that make an event only possible.
var hedges = words("potentially possibly perhaps probably maybe conceivably apparently seemingly presumably")

// underWay is the modality of a progressive that is not finished, else "": a
// measure that is being imposed is a fact, as is what is done all the time.
func (g *group) underWay(t vocab.EventType) vocab.Modality {
	if f := t.Family(); g.progressive && !g.neg && f != "measure" && f != "use" && (g.passive || goalVerbs[g.lemma]) {
		return vocab.InProgress
	}
	return ""
}

// wouldModality is the modality of a claim with "would": terms are as the other
// rules have them.
func (r *reader) wouldModality(d *draft, c *Claim) vocab.Modality {
	if d.typ == vocab.Assess {
		return vocab.Opinion
	}
	if d.typ == vocab.Terms && c.Condition == nil && r.sents[d.si].vgs[d.vg].gov < 0 {
		return ""
	}
	return vocab.Conditional
}

// willModality is the modality of a claim with "will": what one says of one's
// own side is a commitment.
func (r *reader) willModality(d *draft, c *Claim) vocab.Modality {
	if c.Condition != nil && strings.HasPrefix(c.Condition.Text, "only") {
		return vocab.Conditional
	}
	if r.ownSide(d) {
		return vocab.Committed
	}
	return vocab.Planned
}

// goalVerbs are unfinished in the progressive.
var goalVerbs = words("move expand prepare build construct develop negotiate work set establish seek try pursue increase")

// ownSide reports whether the subject is the speaker's own side.
func (r *reader) ownSide(d *draft) bool {
	s := &r.sents[d.si]
	p := s.clauses[d.vg].subj
	if p < 0 {
		return false
	}
	if w := s.ts[s.nps[p].h].low; w == "we" || w == "i" {
		return true
	}
	return r.issuerVoice && r.entityOf(d.si, p) != nil && r.entityOf(d.si, p) == r.issuerEntity()
}

// issuerEntity is the firm or body whose text this is.
func (r *reader) issuerEntity() *entity {
	if r.docEntity != nil {
		return r.docEntity
	}
	if len(r.subjects) > 0 && len(r.sents) > 0 && !r.sents[0].headline && r.subjects[0] >= 0 {
		return r.entityOf(0, r.subjects[0])
	}
	return nil
}

// fact tells an asserted from a reported fact by the innermost source.
func (r *reader) fact(c *Claim) vocab.Modality {
	if len(c.Chain) == 0 {
		return vocab.ReportedFact
	}
	src := r.sourceByID(c.Chain[len(c.Chain)-1].Source)
	if src == nil {
		return vocab.ReportedFact
	}
	if src.kind.OnRecord() || src.kind == vocab.SourceDocument && r.issuerVoice {
		return vocab.AssertedFact
	}
	return vocab.ReportedFact
}

// evaluative reports whether an assessment cannot be checked.
func (r *reader) evaluative(d *draft) bool {
	s := &r.sents[d.si]
	for i := s.vgs[d.vg].b; i < d.b; i++ {
		if evaluations[s.ts[i].low] {
			return true
		}
	}
	return false
}

var evaluations = words("workable important critical significant little great good bad serious dangerous legitimate misunderstanding useful useless isolated unacceptable unprecedented strong weak key major vital essential further deepening threat sign success failure disputed")

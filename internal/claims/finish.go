package claims

import (
	"strings"

	"sanctrace/internal/vocab"
	"sanctrace/internal/when"
)

// add turns a draft into a claim: chain, modality, quantity, date, place.
func (r *reader) add(d draft) *Claim {
	s := &r.sents[d.si]
	c := d.claim
	for d.a < d.b-1 && d.vg >= 0 && (s.ts[d.a].tag == tConj || s.ts[d.a].tag == tAdv && d.a < s.vgs[d.vg].a && s.clauses[d.vg].start == d.a) {
		d.a++
	}
	for d.b > d.a+1 && (s.ts[d.b-1].tag == tPrep || s.ts[d.b-1].tag == tConj) && s.ts[d.b-1].low != "aboard" && d.b < len(s.ts) && s.ts[d.b].tag == tWh {
		d.b--
	}
	c.ID = r.id("d", len(r.claims)+1)
	c.Span = r.tokSpan(s, d.a, d.b)
	c.sent, c.trigger, c.Reason = d.si, d.trigger, d.reason
	c.Headline = s.headline
	c.Event.Type = d.typ
	c.Event.Participants = d.parts
	if c.Event.Participants == nil {
		c.Event.Participants = []Participant{}
	}
	c.Event.Item = d.item
	c.Event.Phase = d.fr.phase
	c.Sourcing = d.typ.Sourcing()
	if c.Chain == nil {
		c.Chain = r.chain(d.si, d.trigger, c.Sourcing)
	}
	if c.Condition == nil && d.vg >= 0 {
		if x := s.clauses[d.vg].cond; x[1] > x[0] {
			sp := r.tokSpan(s, x[0], x[1])
			c.Condition = &sp
		}
	}
	if d.vg >= 0 && s.alleged(d.vg) {
		c.Modality, c.Allegation = vocab.Believed, true
		if p := s.clauses[d.vg-1].subj; p >= 0 && !s.vgs[d.vg-1].passive && len(c.Chain) == 1 {
			if src := r.sourceOf(d.si, p); src != nil && !src.protect {
				c.Chain = append(c.Chain, Hop{Source: src.id, Relation: vocab.RelBelieves, Word: s.words(s.vgs[d.vg-1].a, s.vgs[d.vg-1].b), Explicit: true})
			}
		}
	}
	if c.Modality == "" {
		c.Modality = r.modality(&d, &c)
	}
	if src := r.sourceByID(c.Chain[len(c.Chain)-1].Source); c.Modality == vocab.Believed && src != nil && src.kind == vocab.SourceOfficialRecord && onlyAccuses(src.described) {
		c.Allegation = true
	}
	if c.Polarity == "" {
		c.Polarity = vocab.Positive
		if r.negative(&d) != r.denied(d.si, d.trigger) {
			c.Polarity = vocab.Negative
		}
	}
	r.amount(&d, &c)
	r.place(&d, &c)
	r.date(&d, &c)
	r.protectedParts(&c)
	if d.item != nil && !d.item.Anaphor {
		r.topicItem, r.itemSent = d.item, d.si
	}
	if len(r.claims) < maxClaims {
		r.claims = append(r.claims, c)
	}
	return &r.claims[len(r.claims)-1]
}

// protectedParts keeps protected people out of roles in which they would be
// more than a source.
func (r *reader) protectedParts(c *Claim) {
	if c.Sourcing {
		return
	}
	kept := c.Event.Participants[:0]
	for _, p := range c.Event.Participants {
		if !p.ent.protect {
			kept = append(kept, p)
		}
	}
	c.Event.Participants = kept
}

// negative reports whether the text says that the event is not so.
func (r *reader) negative(d *draft) bool {
	s := &r.sents[d.si]
	if d.vg < 0 {
		np := s.npAt[d.trigger]
		return np >= 0 && s.ts[s.nps[np].a].low == "no"
	}
	g := &s.vgs[d.vg]
	neg := g.neg
	if g.a > 0 && g.kind == infinitive && s.ts[g.a-1].low == "yet" {
		neg = true // "have yet to be delivered"
	}
	if g.gov >= 0 && g.kind == infinitive && undone[s.vgs[g.gov].lemma] {
		neg = !neg
	}
	if g.gov >= 0 && s.vgs[g.gov].neg && g.kind == infinitive && s.vgs[g.gov].lemma != "say" {
		neg = true
	}
	for _, p := range []int{s.clauses[d.vg].subj, s.clauses[d.vg].obj} {
		if p >= 0 && (s.ts[s.nps[p].a].low == "no" || s.ts[s.nps[p].a].low == "neither" || s.ts[s.nps[p].a].low == "nobody" || s.ts[s.nps[p].a].low == "none") && !(s.nps[p].a+1 < len(s.ts) && s.ts[s.nps[p].a+1].low == "more") && s.nps[p].a >= d.a {
			neg = !neg || g.neg
		}
	}
	return neg
}

// undone are verbs that say of their infinitive that it did not happen.
var undone = words("fail refuse decline neglect")

// modality says how the event is presented.
func (r *reader) modality(d *draft, c *Claim) vocab.Modality {
	s := &r.sents[d.si]
	if c.Sourcing {
		return r.fact(c)
	}
	if m := r.attributedModality(d); m != "" {
		return m
	}
	if d.vg < 0 {
		if d.typ == vocab.Meet && r.futureNoun(d) {
			return vocab.Planned
		}
		return vocab.Presupposed
	}
	g := &s.vgs[d.vg]
	if m := r.verbModality(d, g, c); m != "" {
		return m
	}
	for v := g.gov; v >= 0; v = s.vgs[v].gov {
		w := &s.vgs[v]
		switch {
		case planVerbs[w.lemma], w.lemma == "be" && g.kind == infinitive, w.lemma == "begin" && w.kind == infinitive:
			return vocab.Planned
		case w.progressive && g.kind == infinitive:
			return vocab.InProgress
		case g.kind == infinitive && (r.dealBefore(s, g) || objectControl[w.lemma] && w.lemma != "help"):
			return vocab.Planned
		}
		if m := r.verbModality(d, w, c); m != "" {
			return m
		}
	}
	if m := r.unreal(s, g, d); m != "" {
		return m
	}
	if g.kind == infinitive && g.gov < 0 {
		if g.a > 0 && (s.ts[g.a-1].low == "often" || s.ts[g.a-1].low == "mostly" || s.ts[g.a-1].low == "mainly") {
			return r.fact(c) // used them, often to strike
		}
		return vocab.Planned
	}
	if g.kind == participle && g.a > 0 && r.reduced(s, d.vg) {
		return vocab.Presupposed
	}
	if d.typ == vocab.Assess && r.evaluative(d) {
		return vocab.Opinion
	}
	return r.fact(c)
}

// factual are verbs whose infinitive states what happened.
var factual = words("begin start continue manage come go happen proceed help use have be")

// abilities are nouns and adjectives whose infinitive is only possible.
var abilities = words("ability capacity capability able capable time enough sufficient potential power means needed necessary required opportunity")

// unreal says what an infinitive or a gerund behind a preposition is where
// nothing says that it happened: planned or possible, never a fact. "" = the
// other rules decide.
func (r *reader) unreal(s *sentence, g *group, d *draft) vocab.Modality {
	if g.a == 0 {
		return ""
	}
	before := s.ts[g.a-1]
	switch g.kind {
	case infinitive:
		if abilities[before.low] {
			return vocab.Possible
		}
		if g.gov >= 0 {
			w := &s.vgs[g.gov]
			if abilities[s.ts[w.main].low] || w.lemma == "need" || w.lemma == "take" {
				return vocab.Possible
			}
			if w.kind == finite && !factual[w.lemma] && !undone[w.lemma] && reporting[w.lemma] == 0 {
				return vocab.Planned
			}
		}
	case gerund:
		if g.gov >= 0 || s.alleged(d.vg) || d.vg > 0 && accusing[s.vgs[d.vg-1].lemma] {
			return ""
		}
		switch before.low {
		case "for", "about", "toward", "towards", "before":
			return vocab.Planned
		case "of", "from", "against", "without":
			return vocab.Possible
		}
	}
	return ""
}

// dealBefore reports whether the verb that governs an infinitive speaks of an
// agreement, a plan or a decision ("an agreement was reached to begin").
func (r *reader) dealBefore(s *sentence, g *group) bool {
	for _, p := range []int{s.clauses[g.gov].subj, s.clauses[g.gov].obj} {
		if p < 0 {
			continue
		}
		w := s.ts[s.nps[p].h].low
		if c := classOf(w); c&(cDeal|cPlan) != 0 || w == "decision" || w == "permission" || w == "talks" {
			return true
		}
	}
	return false
}

// reduced reports whether group k is a participle that modifies a noun.
func (r *reader) reduced(s *sentence, k int) bool {
	return s.clauses[k].subj >= 0 && !s.clauses[k].inherited
}

// verbModality reads the auxiliaries of a verb group.
func (r *reader) verbModality(d *draft, g *group, c *Claim) vocab.Modality {
	switch g.modal {
	case "may", "might", "could", "can", "cannot":
		return vocab.Possible
	case "would", "wouldn't":
		if d.typ == vocab.Assess {
			return vocab.Opinion
		}
		if c.Condition == nil && r.sents[d.si].vgs[d.vg].gov < 0 && d.typ == vocab.Terms {
			return ""
		}
		return vocab.Conditional
	case "will", "shall", "won't":
		if c.Condition != nil && strings.HasPrefix(c.Condition.Text, "only") {
			return vocab.Conditional
		}
		if r.ownSide(d) {
			return vocab.Committed
		}
		return vocab.Planned
	case "should", "must":
		return vocab.Planned
	}
	if planVerbs[g.lemma] && d.vg >= 0 && &r.sents[d.si].vgs[d.vg] != g {
		return vocab.Planned
	}
	if g.progressive && d.vg >= 0 && &r.sents[d.si].vgs[d.vg] == g {
		if g.passive || goalVerbs[g.lemma] {
			return vocab.InProgress
		}
	}
	return ""
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

// futureNoun reports whether a meeting named with a day is still to come.
func (r *reader) futureNoun(d *draft) bool {
	s := &r.sents[d.si]
	for _, e := range when.FindVague(s.words(d.a, d.b)) {
		if v := e.Resolve(r.day, when.Unclear); v.Earliest > r.day {
			return true
		}
	}
	return false
}

// attributedModality is what the nearest attribution makes of its content.
func (r *reader) attributedModality(d *draft) vocab.Modality {
	best := -1
	for i := range r.atts[d.si] {
		a := &r.atts[d.si][i]
		if !a.covers(d.trigger) {
			continue
		}
		if best < 0 || a.to-a.from < r.atts[d.si][best].to-r.atts[d.si][best].from {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	if a := &r.atts[d.si][best]; a.src.kind == vocab.SourceOfficialRecord && onlyAccuses(a.src.described) {
		return vocab.Believed
	}
	switch r.atts[d.si][best].kind {
	case believes:
		return vocab.Believed
	case suggests:
		return vocab.Possible
	}
	return ""
}

// onlyAccuses reports whether a record only accuses.
func onlyAccuses(described string) bool {
	low := strings.ToLower(described)
	return strings.Contains(low, "indictment") || strings.Contains(low, "complaint") || strings.Contains(low, "charge")
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

func (r *reader) sourceByID(id string) *source {
	for _, s := range r.sources {
		if s.id == id {
			return s
		}
	}
	return nil
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

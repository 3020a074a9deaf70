package claims

import (
	"sanctrace/internal/vocab"
)

// add turns a draft into a claim: chain, modality, quantity, date, place.
func (r *reader) add(d draft) *Claim {
	r.sents[d.si].trimSpan(&d)
	c := r.begin(&d)
	r.settle(&d, &c)
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

// settle says how the event of a claim is presented, where its draft does not:
// by whom, on what condition, as what, and whether it is so.
func (r *reader) settle(d *draft, c *Claim) {
	if c.Chain == nil {
		c.Chain = r.chain(d.si, d.trigger, c.Sourcing)
	}
	if c.Condition == nil {
		c.Condition = r.conditionOf(d)
	}
	r.settleProof(d, c)
	if c.Modality == "" {
		c.Modality = r.modality(d, c)
	}
	if c.Modality == vocab.Believed && r.accusation(c) {
		c.Allegation = true
	}
	if c.Polarity == "" {
		c.Polarity = r.polarity(d)
	}
}

// trimSpan cuts words that join the clause to others off the span of a draft.
func (s *sentence) trimSpan(d *draft) {
	for d.vg >= 0 && d.a < d.b-1 && s.joinsAt(d.a, d.vg) {
		d.a++
	}
	for d.vg >= 0 && d.b > d.a+2 && s.danglingAt(d.b-1) {
		d.b--
	}
	if d.b > d.a+1 && s.tagIs(d.b, tWh) && s.joinsRelative(d.b-1) {
		d.b--
	}
	s.cutTail(d)
}

// cutTail ends the span of a draft before an apposition or a clause that hangs on its
// end and is longer than all before it.
func (s *sentence) cutTail(d *draft) {
	if d.vg < 0 {
		return
	}
	for i := s.vgs[d.vg].b + 1; i < d.b-3; i++ {
		if s.opensTail(i) && i-d.a >= 3 && s.ts[d.b-1].e-s.ts[i].s > s.ts[i-1].e-s.ts[d.a].s {
			d.b = i
			return
		}
	}
}

// tailSubs open clauses that say when or in spite of what, behind the event.
var tailSubs = words("after before while although though because when")

// opensTail reports whether token i opens an apposition with an article, or a clause that
// tells another event.
func (s *sentence) opensTail(i int) bool {
	switch w := s.ts[i].low; {
	case w == ",":
		n := s.lowAt(i + 1)
		return n == "a" || n == "an" || tailSubs[n]
	case tailSubs[w]:
		return s.ts[i].tag == tSub
	}
	return false
}

// danglingAt reports whether token i opens a relative clause that a span does not
// hold, or is the pronoun that is its subject.
func (s *sentence) danglingAt(i int) bool {
	return s.ts[i].tag == tWh || s.ts[i].tag == tPron && s.tagIs(i-1, tWh)
}

// joinsAt reports whether token i is a conjunction, or an adverb that leads the
// clause of group k in.
func (s *sentence) joinsAt(i, k int) bool {
	t := s.ts[i].tag
	return t == tConj || t == tAdv && i < s.vgs[k].a && s.clauses[k].start == i && (s.clauses[k].subj < 0 || !s.timeLead(i, s.nps[s.clauses[k].subj].a))
}

// joinsRelative reports whether token i, before a relative pronoun, belongs to
// the clause that the pronoun opens.
func (s *sentence) joinsRelative(i int) bool {
	t := s.ts[i]
	return (t.tag == tPrep || t.tag == tConj) && t.low != "aboard"
}

// begin makes the claim of a draft as far as the draft alone says it.
func (r *reader) begin(d *draft) Claim {
	s := &r.sents[d.si]
	c := d.claim
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
	return c
}

// conditionOf returns the condition of a draft's clause, or nil.
func (r *reader) conditionOf(d *draft) *Range {
	if d.vg < 0 {
		return nil
	}
	s := &r.sents[d.si]
	x := s.clauses[d.vg].cond
	if x[1] <= x[0] {
		return nil
	}
	sp := r.tokSpan(s, x[0], x[1])
	return &sp
}

// settleProof says how a claim is presented that is only charged or that nothing
// shows.
func (r *reader) settleProof(d *draft, c *Claim) {
	s := &r.sents[d.si]
	if v := s.allegedOver(d.vg); v >= 0 {
		r.allege(d, c, v)
	} else if s.chargeOf(d.vg) {
		c.Modality, c.Allegation = vocab.Believed, true
	}
	if c.Modality == "" && !c.Sourcing && s.noEvidence(d) {
		c.Modality, c.Polarity = vocab.Possible, vocab.Negative
	}
}

// allegedOver returns the verb group that is the content of a charge: k or one
// that governs it ("charged with conspiring to export"); -1 when there is none.
func (s *sentence) allegedOver(k int) int {
	for ; k >= 0; k = s.vgs[k].gov {
		if s.alleged(k) {
			return k
		}
	}
	return -1
}

// chargeOf reports whether verb group k hangs on a noun for a charge ("charges of
// selling", "on suspicion of having sold").
func (s *sentence) chargeOf(k int) bool {
	for ; k >= 0; k = s.vgs[k].gov {
		a := s.vgs[k].a
		if p := s.phraseAt(a - 2); p >= 0 && chargePrep[s.lowAt(a-1)] && chargeNouns[s.headWord(p)] {
			return true
		}
	}
	return false
}

// evidenceNouns are what would show that something is so.
var evidenceNouns = words("evidence indication indications sign signs proof information record trace suggestion")

// noEvidence reports whether the clause of a draft is what nothing shows ("no
// evidence that X sold Y", "no sign of a delivery").
func (s *sentence) noEvidence(d *draft) bool {
	i := d.a - 1
	if i < 1 || s.ts[i].tag != tThat && s.ts[i].low != "that" && s.ts[i].low != "of" {
		return false
	}
	if s.nothingTells(i) {
		return true
	}
	p := s.phraseAt(i - 1)
	return p >= 0 && evidenceNouns[s.headWord(p)] && (noneWords[s.openerOf(p)] || s.negatedBefore(s.nps[p].a))
}

// nothingTells reports whether "nothing to suggest" or the like stands before token i.
func (s *sentence) nothingTells(i int) bool {
	v := s.groupEnding(i)
	return v >= 0 && s.vgs[v].b == i && reporting[s.vgs[v].lemma] != 0 && s.lowAt(s.vgs[v].a-1) == "nothing"
}

// negatedBefore reports whether the verb right before token a is negated.
func (s *sentence) negatedBefore(a int) bool {
	v := -1
	if a > 0 {
		v = s.vgAt[a-1]
	}
	return v >= 0 && s.vgs[v].neg
}

// allege makes a claim the content of a charge, with the one who charges as its
// source where the text names no other.
func (r *reader) allege(d *draft, c *Claim, v int) {
	s := &r.sents[d.si]
	k := max(s.accuser(v), 0)
	c.Modality, c.Allegation = vocab.Believed, true
	p := s.clauses[k].subj
	if p < 0 || s.vgs[k].passive || len(c.Chain) != 1 {
		return
	}
	if src := r.sourceOf(d.si, p); src != nil && !src.protect {
		c.Chain = append(c.Chain, Hop{Source: src.id, Relation: vocab.RelBelieves, Word: s.words(s.vgs[k].a, s.vgs[k].b), Explicit: true})
	}
}

// accusation reports whether the innermost source of a claim is a record that
// only accuses.
func (r *reader) accusation(c *Claim) bool {
	src := r.sourceByID(c.Chain[len(c.Chain)-1].Source)
	return src != nil && (r.accuses(src) || r.prosecutes(src))
}

// polarity says whether the event is affirmed: a denial of what is not so
// affirms it.
func (r *reader) polarity(d *draft) vocab.Polarity {
	if r.negative(d) != r.denied(d.si, d.trigger) {
		return vocab.Negative
	}
	return vocab.Positive
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
		return np >= 0 && s.nonePhrase(np)
	}
	g := &s.vgs[d.vg]
	neg := g.neg || s.undoneGerund(g) || s.complementOf(d.vg, untrueWords)
	if g.kind == infinitive {
		neg = s.negativeInfinitive(g)
	}
	if r.noneOf(d) {
		neg = !neg || g.neg
	}
	_, doubted := s.doubted(d.vg)
	return neg || doubted || s.counterfactual(d.vg) || d.typ != vocab.Terminate && (s.noLonger(g) || g.gov >= 0 && s.noLonger(&s.vgs[g.gov]))
}

// noneOf reports whether the subject or the object of a draft says that there is none.
func (r *reader) noneOf(d *draft) bool {
	s := &r.sents[d.si]
	for _, p := range []int{s.clauses[d.vg].subj, s.clauses[d.vg].obj} {
		if p >= 0 && s.nps[p].a >= d.a && s.nonePhrase(p) {
			return true
		}
	}
	return false
}

// undoneOf stand before "of" and a gerund for what was not done.
var undoneOf = words("short instead")

// undoneGerund reports whether the words before a gerund say that what it means
// did not happen ("without selling", "stopped short of selling").
func (s *sentence) undoneGerund(g *group) bool {
	if g.kind != gerund {
		return false
	}
	if v := g.gov; v >= 0 && s.vgs[v].neg && !ending[s.vgs[v].lemma] {
		return true
	}
	a := g.a
	switch s.lowAt(a - 1) {
	case "without":
		return true
	case "of":
		return undoneOf[s.lowAt(a-2)]
	case "than":
		return s.lowAt(a-2) == "rather"
	case "from":
		v := s.vgAt[max(a-2, 0)]
		return v >= 0 && keptFrom[s.vgs[v].lemma]
	}
	return false
}

// keptFrom are verbs whose gerund behind "from" does not happen.
var keptFrom = words("refrain abstain prevent prohibit bar ban stop exclude")

// negativeInfinitive reports whether an infinitive did not happen ("have yet to
// be delivered", "failed to deliver", "did not want to").
func (s *sentence) negativeInfinitive(g *group) bool {
	neg := g.neg || s.lowAt(g.a-1) == "yet"
	if g.gov < 0 {
		return neg
	}
	over := &s.vgs[g.gov]
	if over.neg && over.lemma != "say" {
		return true
	}
	return neg != undone[over.lemma]
}

// noneWords begin phrases for nobody and nothing.
var noneWords = words("no neither nobody none")

// nonePhrase reports whether phrase p means nobody or nothing.
func (s *sentence) nonePhrase(p int) bool {
	a := s.nps[p].a
	if s.lowAt(a-1) == "not" && (s.ts[a].low == "a" || s.ts[a].low == "one") {
		return true // not a single one
	}
	return noneWords[s.ts[a].low] && !bounding[s.lowAt(a+1)]
}

// bounding stand behind "no" before "than" and an amount that there is.
var bounding = words("more fewer less earlier later")

// undone are verbs that say of their infinitive that it did not happen.
var undone = words("fail refuse decline neglect")

func (r *reader) sourceByID(id string) *source {
	for _, s := range r.sources {
		if s.id == id {
			return s
		}
	}
	return nil
}

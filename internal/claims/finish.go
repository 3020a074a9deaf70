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
	if d.vg >= 0 && r.sents[d.si].alleged(d.vg) {
		r.allege(d, c)
	}
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
	if d.b > d.a+1 && s.tagIs(d.b, tWh) && s.joinsRelative(d.b-1) {
		d.b--
	}
}

// joinsAt reports whether token i is a conjunction, or an adverb that leads the
// clause of group k in.
func (s *sentence) joinsAt(i, k int) bool {
	t := s.ts[i].tag
	return t == tConj || t == tAdv && i < s.vgs[k].a && s.clauses[k].start == i
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

// allege makes a claim the content of a charge, with the one who charges as its
// source where the text names no other.
func (r *reader) allege(d *draft, c *Claim) {
	s, k := &r.sents[d.si], d.vg-1
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
	return src != nil && src.accuses()
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
		return np >= 0 && s.openerOf(np) == "no"
	}
	g := &s.vgs[d.vg]
	neg := g.neg
	if g.kind == infinitive {
		neg = s.negativeInfinitive(g)
	}
	for _, p := range []int{s.clauses[d.vg].subj, s.clauses[d.vg].obj} {
		if p >= 0 && s.nps[p].a >= d.a && s.nonePhrase(p) {
			neg = !neg || g.neg
		}
	}
	return neg
}

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
	return noneWords[s.ts[a].low] && s.lowAt(a+1) != "more"
}

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

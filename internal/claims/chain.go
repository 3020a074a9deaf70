package claims

import (
	"slices"
	"sort"

	"sanctrace/internal/vocab"
)

// covers reports whether token i is said by the attribution's source.
func (a *attribution) covers(i int) bool {
	return i >= a.from && i < a.to && (i < a.own[0] || i >= a.own[1])
}

// chain returns the ordered sources of what token i of sentence si says, from
// the document inwards.
func (r *reader) chain(si, i int, sourcing bool) []Hop {
	hops := []Hop{{Source: "s0", Relation: vocab.RelAsserts, Word: "asserts", Explicit: true}}
	hops = append(hops, r.turnHop(si)...)
	if sourcing && r.official == nil {
		return hops
	}
	found := r.covering(si, i)
	if len(found) == 0 {
		if len(hops) > 1 {
			return hops
		}
		return append(hops, r.implied(si, i)...)
	}
	if len(hops) > 1 && found[0].src == r.speaking[si] {
		hops = hops[:1]
	}
	return r.explicitHops(si, i, hops, found)
}

// explicitHops adds to the hops of a chain those that the words of sentence si state
// over token i.
func (r *reader) explicitHops(si, i int, hops []Hop, found []*attribution) []Hop {
	s := &r.sents[si]
	for _, whole := range []*source{r.credited, r.official} {
		if whole != nil && found[0].src != whole {
			hops = append(hops, r.inherited(whole))
		}
	}
	if speaker := r.outerSpeaker(s, i, found); speaker != nil {
		h := r.inherited(speaker)
		h.Relation, h.Word, h.Explicit = vocab.RelSays, "said", true
		hops = append(hops, h)
	}
	for _, a := range found {
		hops = append(hops, r.hop(s, a))
	}
	return hops
}

// outerSpeaker returns the speaker of the quotation over token i in which all
// attributions stand, or nil.
func (r *reader) outerSpeaker(s *sentence, i int, found []*attribution) *source {
	q := r.quoteOver(s.ts[i].s)
	if q < 0 || r.quotes[q].src == nil || !r.insideQuote(s, found, q) {
		return nil
	}
	return r.quotes[q].src
}

// hop is the step to the source that an attribution names.
func (r *reader) hop(s *sentence, a *attribution) Hop {
	h := r.cuedHop(s, a)
	if a.srcAt[1] > a.srcAt[0] {
		at := r.tokSpan(s, a.srcAt[0], a.srcAt[1])
		h.At = &at
	}
	for _, co := range a.co {
		h.Co = append(h.Co, co.id)
	}
	return h
}

// cuedHop is the hop of an attribution with its words of saying, but without
// the place of the source.
func (r *reader) cuedHop(s *sentence, a *attribution) Hop {
	cue := r.tokSpan(s, a.cue[0], a.cue[1])
	return Hop{Source: a.src.id, Relation: a.rel, Word: s.words(a.cue[0], a.cue[1]), Explicit: true, Cue: &cue}
}

// insideQuote reports whether all attributions stand inside quotation q and
// none is its speaker's.
func (r *reader) insideQuote(s *sentence, found []*attribution, q int) bool {
	for _, a := range found {
		if a.src == r.quotes[q].src || a.own[1] <= a.own[0] || s.ts[a.own[0]].s < r.quotes[q].s {
			return false
		}
	}
	return true
}

// covering returns the attributions over token i, outermost first, without two
// of one source in a row.
func (r *reader) covering(si, i int) []*attribution {
	var found []*attribution
	for k := range r.atts[si] {
		a := &r.atts[si][k]
		if !a.covers(i) || a.src.kind == vocab.SourceDocument || a.kind == denies && r.deniesNoun(si, a.verb) {
			continue
		}
		found = append(found, a)
	}
	sort.SliceStable(found, func(x, y int) bool { return r.outer(found[x], found[y]) })
	return slices.CompactFunc(found, func(a, b *attribution) bool { return a.src == b.src })
}

// deniesNoun reports whether the denial of verb group k has a noun for its
// object, so that a clause behind it is what somebody else says.
func (r *reader) deniesNoun(si, k int) bool {
	return k >= 0 && r.sents[si].clauses[k].obj >= 0 && r.sents[si].ts[r.sents[si].vgs[k].b].tag != tThat
}

// denied reports whether a denial covers token i itself ("denied that it
// sold").
func (r *reader) denied(si, i int) bool {
	for _, a := range r.covering(si, i) {
		if a.kind == denies {
			return true
		}
	}
	return false
}

// outer reports whether a stands outside b: b's own words lie in what a says.
func (r *reader) outer(a, b *attribution) bool {
	if a.inner != b.inner {
		return !a.inner
	}
	if ab, ba := a.covers(b.own[0]), b.covers(a.own[0]); ab != ba {
		return ab
	}
	if ta, tb := a.trails(), b.trails(); ta != tb {
		return ta
	}
	return a.to-a.from > b.to-b.from
}

// trails reports whether an attribution stands behind what is said.
func (a *attribution) trails() bool { return a.to == a.own[0] && a.verb >= 0 }

// inherited is a hop that the words of this sentence do not state.
func (r *reader) inherited(src *source) Hop {
	return Hop{Source: src.id, Relation: vocab.RelInherited, Word: "inherited", Explicit: false}
}

// implied returns the hops of a sentence that names no source: the speaker of
// the quotation it stands in, the source of the whole text, or that of the
// sentence it goes on from.
func (r *reader) implied(si, i int) []Hop {
	if speaker := r.speakerOver(r.sents[si].ts[i].s); speaker != nil {
		h := r.inherited(speaker)
		h.Relation, h.Word = vocab.RelSays, "said"
		if r.credited != nil {
			return []Hop{r.inherited(r.credited), h}
		}
		return []Hop{h}
	}
	if r.official != nil {
		return []Hop{r.inherited(r.official)}
	}
	if r.goesOn(si) {
		out := append([]Hop(nil), r.inherit...)
		for k := range out {
			out[k].Explicit, out[k].Relation, out[k].Cue, out[k].At = false, vocab.RelInherited, nil, nil
		}
		return out
	}
	if r.credited != nil {
		return []Hop{r.inherited(r.credited)}
	}
	return nil
}

// speakerOver returns the source of the quotation that holds byte off; nil when
// there is none but the document.
func (r *reader) speakerOver(off int) *source {
	q := r.quoteOver(off)
	if q < 0 || r.quotes[q].src == nil || r.quotes[q].src.kind == vocab.SourceDocument {
		return nil
	}
	return r.quotes[q].src
}

// goesOn reports whether sentence si goes on from the attributed one before it:
// its subject is a pronoun, "the X", or somebody the sentence before was about.
func (r *reader) goesOn(si int) bool {
	if len(r.inherit) == 0 || si == 0 || r.subjects[si] < 0 {
		return false
	}
	s := &r.sents[si]
	n := s.nps[r.subjects[si]]
	switch h := s.ts[n.h]; h.tag {
	case tPron:
		return thirdPerson[h.low]
	case tName:
		e := r.entityNamedAt(si, n.h)
		if e == nil || e.person && r.spokenOf(si-1, e) {
			return e != nil
		}
	}
	return r.samesThing(si, n) || r.madeByKnown(si, n.b)
}

// anaphoric are nouns that with "the" mean goods or dealings spoken of before.
var anaphoric = words("goods cargo item items shipment shipments consignment consignments part parts component components weapon weapons money payment payments equipment package packages crate crates container containers load")

// pointing are articles before what was spoken of.
var pointing = words("the this these those")

// samesThing reports whether a definite phrase means something of which the sentence
// before spoke: goods in general, or the same noun.
func (r *reader) samesThing(si int, n phrase) bool {
	s := &r.sents[si]
	w := s.ts[n.a].low
	if n.h != n.a+1 || s.ts[n.h].tag != tNoun || !pointing[w] {
		return false
	}
	h := s.ts[n.h].low
	if anaphoric[h] {
		return true
	}
	if classOf(h)&cGoods == 0 {
		return false
	}
	b := &r.sents[si-1]
	for i := range b.ts {
		if singular(b.ts[i].low) == singular(h) {
			return true
		}
	}
	return false
}

// entityNamedAt returns the entity that the name over token i names, or nil: a
// place is none.
func (r *reader) entityNamedAt(si, i int) *entity {
	if m := r.mentionOver(si, i); m != nil && m.typ != "GPE" {
		return m.ent
	}
	return nil
}

// thirdPerson are the pronouns that stand for somebody spoken of.
var thirdPerson = words("it they he she")

// madeByKnown reports whether a participle behind a phrase that ends at b ties
// it to a body of which the sentence before spoke ("engines made by X").
func (r *reader) madeByKnown(si, b int) bool {
	s := &r.sents[si]
	for i := b; i < len(s.ts) && i < b+6; i++ {
		m := r.mentionOver(si, i)
		if m != nil && m.ent != nil && m.typ == "ORG" && partBefore(s.ts, i) && r.spokenOf(si-1, m.ent) {
			return true
		}
	}
	return false
}

// spokenOf reports whether sentence si names or means an entity.
func (r *reader) spokenOf(si int, e *entity) bool {
	for q := range r.sents[si].nps {
		if r.referred(si, q) == e {
			return true
		}
	}
	return false
}

// keepChain remembers the chain that the next sentence may go on with.
func (r *reader) keepChain(si int) {
	if r.goesOn(si) && len(r.atts[si]) == 0 {
		return
	}
	r.inherit = nil
	if r.sents[si].headline {
		return
	}
	for k := range r.atts[si] {
		if a := &r.atts[si][k]; a.carriesOn() {
			r.inherit = []Hop{{Source: a.src.id, Relation: vocab.RelInherited}}
		}
	}
}

// carriesOn reports whether the sentence behind an attribution can go on with
// its source: not with a person's words, a belief, a denial or rumours.
func (a *attribution) carriesOn() bool {
	switch a.src.kind {
	case vocab.SourceDocument, vocab.SourceUnnamedReports, vocab.SourceNamedPerson:
		return false
	}
	switch a.kind {
	case denies, believes, suggests:
		return false
	}
	return !a.inner
}

// retroactive gives the claims of the sentence before the sources of a
// sentence such as "This was reported by X, citing Y".
func (r *reader) retroactive(si, first int) {
	s := &r.sents[si]
	if si == 0 || r.sents[si-1].block != s.block || len(r.atts[si]) == 0 || !r.pointsBack(si) {
		return
	}
	var hops []Hop
	for k := range r.atts[si] {
		hops = append(hops, r.cuedHop(s, &r.atts[si][k]))
	}
	for i := first - 1; i >= 0 && r.claims[i].sent == si-1; i-- {
		r.restOn(&r.claims[i], hops)
	}
}

// restOn puts hops behind a claim as its sources if it names none, or only the
// first of them.
func (r *reader) restOn(c *Claim, hops []Hop) {
	if c.Sourcing || len(c.Chain) > 2 || len(c.Chain) == 2 && c.Chain[1].Source != hops[0].Source {
		return
	}
	c.Chain = append(c.Chain[:1:1], hops...)
	if c.Modality == vocab.AssertedFact || c.Modality == vocab.ReportedFact {
		c.Modality = r.fact(c)
	}
}

// pointsBack reports whether the subject of a sentence is the one before it
// ("This was reported by X").
func (r *reader) pointsBack(si int) bool {
	if r.subjects[si] < 0 {
		return false
	}
	h := r.sents[si].headTok(r.subjects[si])
	return h.tag == tPron && (h.low == "this" || h.low == "that")
}

// belief makes the claim that somebody believes what the clause of group k
// says.
func (r *reader) belief(si, k int) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if g.lemma == "consider" && c.subj >= 0 && r.grounds(si, k) || !holds[g.lemma] || c.subj < 0 || g.passive {
		return
	}
	for i := range r.atts[si] {
		a := &r.atts[si][i]
		if a.verb != k {
			continue
		}
		d := draft{si: si, vg: k, trigger: g.main, a: c.start, b: s.stopAt(max(c.end, a.to)), typ: vocab.Believe, reason: "verb " + g.lemma, itemNP: -1}
		r.party(&d, c.subj, vocab.RoleBeliever)
		if len(d.parts) == 0 {
			return
		}
		r.add(d)
		return
	}
}

// grounds reads "considers that there are reasonable grounds to suspect" as a belief.
func (r *reader) grounds(si, k int) bool {
	s := &r.sents[si]
	for v := k + 1; v < len(s.vgs) && v < k+3; v++ {
		n := &s.vgs[v]
		if n.kind != infinitive || !holds[n.lemma] || s.lowAt(n.a-1) != "grounds" {
			continue
		}
		d := draft{si: si, vg: k, trigger: s.vgs[k].main, a: s.clauses[k].start, b: n.b, typ: vocab.Believe, reason: "grounds to " + n.lemma, itemNP: -1}
		r.party(&d, s.clauses[k].subj, vocab.RoleBeliever)
		if len(d.parts) > 0 {
			r.add(d)
		}
		return true
	}
	return false
}

// holds are verbs of belief whose subject holds it.
var holds = words("believe think reckon suspect fear assume presume")

// stopAt moves an end before the full stop.
func (s *sentence) stopAt(b int) int {
	for b > 0 && b <= len(s.ts) && s.ts[b-1].tag == tPunct && s.ts[b-1].low != ")" && !isQuote(s.ts[b-1].low) {
		b--
	}
	return b
}

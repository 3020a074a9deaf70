package claims

import (
	"sort"
	"strings"

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
	if sourcing && !r.official1() {
		return hops
	}
	s := &r.sents[si]
	found := r.covering(si, i)
	if len(found) == 0 {
		return append(hops, r.implied(si, i)...)
	}
	if r.credited != nil && found[0].src != r.credited {
		hops = append(hops, r.inherited(r.credited))
	}
	if r.official != nil && found[0].src != r.official {
		hops = append(hops, r.inherited(r.official))
	}
	if q := r.quoteOver(s.ts[i].s); q >= 0 && r.quotes[q].src != nil && r.insideQuote(s, found, q) {
		h := r.inherited(r.quotes[q].src)
		h.Relation, h.Word, h.Explicit = vocab.RelSays, "said", true
		hops = append(hops, h)
	}
	for _, a := range found {
		h := Hop{Source: a.src.id, Relation: a.rel, Word: s.words(a.cue[0], a.cue[1]), Explicit: true}
		cue := r.tokSpan(s, a.cue[0], a.cue[1])
		h.Cue = &cue
		if a.srcAt[1] > a.srcAt[0] {
			at := r.tokSpan(s, a.srcAt[0], a.srcAt[1])
			h.At = &at
		}
		for _, co := range a.co {
			h.Co = append(h.Co, co.id)
		}
		hops = append(hops, h)
	}
	return hops
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

// official1 reports whether the whole text rests on one record.
func (r *reader) official1() bool { return r.official != nil }

// covering returns the attributions over token i, outermost first.
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
	var out []*attribution
	for _, a := range found {
		if n := len(out); n > 0 && out[n-1].src == a.src {
			continue
		}
		out = append(out, a)
	}
	return out
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
	ab := b.own[0] >= a.from && b.own[0] < a.to && !(b.own[0] >= a.own[0] && b.own[0] < a.own[1])
	ba := a.own[0] >= b.from && a.own[0] < b.to && !(a.own[0] >= b.own[0] && a.own[0] < b.own[1])
	if ab != ba {
		return ab
	}
	return a.to-a.from > b.to-b.from
}

// inherited is a hop that the words of this sentence do not state.
func (r *reader) inherited(src *source) Hop {
	return Hop{Source: src.id, Relation: vocab.RelInherited, Word: "inherited", Explicit: false}
}

// implied returns the hops of a sentence that names no source: the speaker of
// the quotation it stands in, the source of the whole text, or that of the
// sentence it goes on from.
func (r *reader) implied(si, i int) []Hop {
	s := &r.sents[si]
	if q := r.quoteOver(s.ts[i].s); q >= 0 && r.quotes[q].src != nil && r.quotes[q].src.kind != vocab.SourceDocument {
		h := r.inherited(r.quotes[q].src)
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

// goesOn reports whether sentence si goes on from the attributed one before it:
// its subject is a pronoun, "the X", or somebody the sentence before was about.
func (r *reader) goesOn(si int) bool {
	if len(r.inherit) == 0 || si == 0 {
		return false
	}
	s := &r.sents[si]
	p := r.subjects[si]
	if p < 0 {
		return false
	}
	h := s.ts[s.nps[p].h]
	switch {
	case h.tag == tPron:
		return h.low == "it" || h.low == "they" || h.low == "he" || h.low == "she"
	case h.tag == tName:
		m := r.mentionAt[si][s.nps[p].h]
		if m == 0 || r.mentions[m-1].ent == nil || r.mentions[m-1].typ == "GPE" {
			return false
		}
		if r.mentions[m-1].ent.person && r.spokenOf(si-1, r.mentions[m-1].ent) {
			return true
		}
	}
	for i := s.nps[p].b; i < len(s.ts) && i < s.nps[p].b+6; i++ { // engines made by X
		if m := r.mentionAt[si][i]; m > 0 && r.mentions[m-1].ent != nil && r.mentions[m-1].typ == "ORG" && partBefore(s.ts, i) && r.spokenOf(si-1, r.mentions[m-1].ent) {
			return true
		}
	}
	return false
}

// spokenOf reports whether sentence si names or means an entity.
func (r *reader) spokenOf(si int, e *entity) bool {
	for q := range r.sents[si].nps {
		if r.memo[[2]int{si, q}] == e {
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
	s := &r.sents[si]
	for k := range r.atts[si] {
		a := &r.atts[si][k]
		switch {
		case a.src.kind == vocab.SourceDocument || a.src.kind == vocab.SourceUnnamedReports || a.kind == denies || a.inner:
			continue
		case a.src.kind == vocab.SourceNamedPerson || a.kind == believes || a.kind == suggests:
			continue
		case s.headline:
			continue
		}
		r.inherit = []Hop{{Source: a.src.id, Relation: vocab.RelInherited}}
	}
}

// retroactive gives the claims of the sentence before the sources of a
// sentence such as "This was reported by X, citing Y".
func (r *reader) retroactive(si, first int) {
	s := &r.sents[si]
	if si == 0 || r.sents[si-1].block != s.block || len(r.atts[si]) == 0 || r.subjects[si] < 0 {
		return
	}
	if h := s.ts[s.nps[r.subjects[si]].h]; h.tag != tPron || h.low != "this" && h.low != "that" {
		return
	}
	var hops []Hop
	for k := range r.atts[si] {
		a := &r.atts[si][k]
		h := Hop{Source: a.src.id, Relation: a.rel, Word: s.words(a.cue[0], a.cue[1]), Explicit: true}
		cue := r.tokSpan(s, a.cue[0], a.cue[1])
		h.Cue = &cue
		hops = append(hops, h)
	}
	for i := first - 1; i >= 0 && r.claims[i].sent == si-1; i-- {
		c := &r.claims[i]
		if c.Sourcing || len(c.Chain) > 2 || len(c.Chain) == 2 && c.Chain[1].Source != hops[0].Source {
			continue
		}
		c.Chain = append(c.Chain[:1:1], hops...)
		if c.Modality == vocab.AssertedFact || c.Modality == vocab.ReportedFact {
			c.Modality = r.fact(c)
		}
	}
}

// denial makes claims of "X denied ...": the denied event, negative. Other
// reporting verbs make none here.
func (r *reader) denial(si, k int, used map[int]bool) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if reporting[g.lemma] != denies || used[g.main] {
		return draft{}, false
	}
	if k+1 < len(s.vgs) && s.vgs[k+1].kind == gerund && s.vgs[k+1].gov == k { // denies having sold
		return r.deniedVerb(si, k, used)
	}
	if o, _ := r.voice(si, k); o >= 0 && (r.isClass(si, o, "plan") || classOf(s.ts[s.nps[o].h].low)&cDeal != 0) {
		d := draft{si: si, vg: k, trigger: g.main, a: c.start, b: c.end, typ: vocab.Reject, itemNP: -1, reason: "rejection"}
		r.party(&d, c.subj, vocab.RoleActor)
		return d, len(d.parts) > 0
	}
	if c.obj < 0 || s.ts[s.nps[c.obj].h].tag == tName && g.lemma != "deny" {
		return draft{}, false
	}
	end := c.end
	h := singular(s.ts[s.nps[c.obj].h].low)
	fr, trigger := r.deniedNoun(si, c)
	d := draft{si: si, vg: k, trigger: g.main, a: g.a, b: end, fr: fr, typ: fr.typ, itemNP: -1, reason: "denial of " + h}
	for v := k + 1; v < len(s.vgs); v++ { // rejects the report that it forwarded ...
		if s.ts[max(s.vgs[v].a-1, 0)].tag != tThat && s.clauses[v].start > 0 && s.ts[s.clauses[v].start-1].tag != tThat || s.vgs[v].kind != finite {
			continue
		}
		if in, ok := r.verbEvent(si, v, map[int]bool{}); ok && s.clauses[v].start >= s.nps[c.obj].b {
			d.typ, d.fr, d.parts, d.item = in.typ, in.fr, in.parts, in.item
			d.b, trigger = in.b, -1
		}
	}
	if d.typ == "" {
		return draft{}, false
	}
	if trigger >= 0 {
		used[trigger] = true
	}
	if len(d.parts) == 0 {
		r.party(&d, c.subj, deniedRole(d.typ))
	}
	d.claim.Polarity = vocab.Negative
	d.claim.Chain = r.deniedChain(si, k)
	d.claim.Modality = r.fact(&d.claim)
	return d, true
}

// deniedRole is the role of one who denies a part in an event.
func deniedRole(t vocab.EventType) vocab.Role {
	switch t {
	case vocab.Transfer, vocab.Ship:
		return vocab.RoleParty
	case vocab.Acquire:
		return vocab.RoleRecipient
	}
	return subjectRole(t)
}

// deniedNoun finds the event that a denied noun phrase means: its own noun,
// one that hangs on it, or, for "the account", the last event told.
func (r *reader) deniedNoun(si int, c *clause) (frame, int) {
	s := &r.sents[si]
	for i := s.nps[c.obj].a; i < c.end; i++ {
		p := s.npAt[i]
		if p < 0 || s.nps[p].h != i {
			continue
		}
		if fr, ok := eventNouns[singular(s.ts[i].low)]; ok {
			return fr, i
		}
		if classOf(s.ts[i].low)&cPlan != 0 {
			return frame{typ: vocab.Reject}, i
		}
	}
	if w := singular(s.ts[s.nps[c.obj].h].low); w == "account" || w == "report" || w == "claim" || w == "allegation" || w == "accusation" || w == "story" || w == "charge" {
		if t := r.mainEvent(); t != "" {
			return frame{typ: t}, -1
		}
	}
	return frame{}, -1
}

// mainEvent returns the event type that the text has told most often so far,
// the first of them in case of a tie; "" when none.
func (r *reader) mainEvent() vocab.EventType {
	n := map[vocab.EventType]int{}
	best := vocab.EventType("")
	for i := range r.claims {
		t := r.claims[i].Event.Type
		if f := t.Family(); f != "supply" && f != "make" && f != "evade" || r.claims[i].Polarity == vocab.Negative {
			continue
		}
		if n[t]++; best == "" || n[t] > n[best] {
			best = t
		}
	}
	return best
}

// deniedVerb makes the claim of "denies having exported engines".
func (r *reader) deniedVerb(si, k int, used map[int]bool) (draft, bool) {
	s := &r.sents[si]
	in, ok := r.verbEvent(si, k+1, map[int]bool{})
	if !ok {
		return draft{}, false
	}
	used[s.vgs[k+1].main] = true
	in.a = s.vgs[k+1].a
	in.claim.Polarity = vocab.Negative
	in.claim.Chain = r.deniedChain(si, k)
	in.claim.Modality = r.fact(&in.claim)
	return in, true
}

// deniedChain is the chain of a denial by the subject of verb group k.
func (r *reader) deniedChain(si, k int) []Hop {
	s := &r.sents[si]
	hops := r.chain(si, s.vgs[k].a, false)
	for i := range r.atts[si] {
		if a := &r.atts[si][i]; a.verb == k && (len(hops) < 2 || hops[len(hops)-1].Source != a.src.id) {
			cue := r.tokSpan(s, a.cue[0], a.cue[1])
			at := r.tokSpan(s, a.srcAt[0], a.srcAt[1])
			hops = append(hops, Hop{Source: a.src.id, Relation: vocab.RelDenies, Word: strings.TrimSpace(cue.Text), Explicit: true, Cue: &cue, At: &at})
			return hops
		}
	}
	if p := s.clauses[k].subj; p >= 0 && len(hops) == 1 {
		if src := r.sourceOf(si, p); src != nil {
			hops = append(hops, Hop{Source: src.id, Relation: vocab.RelDenies, Word: s.words(s.vgs[k].a, s.vgs[k].b), Explicit: true})
		}
	}
	return hops
}

// belief makes the claim that somebody believes what the clause of group k
// says.
func (r *reader) belief(si, k int) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if !holds[g.lemma] || c.subj < 0 || g.passive {
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

// holds are verbs of belief whose subject holds it.
var holds = words("believe think suspect fear assume presume")

// stopAt moves an end before the full stop.
func (s *sentence) stopAt(b int) int {
	for b > 0 && b <= len(s.ts) && s.ts[b-1].tag == tPunct && s.ts[b-1].low != ")" && !isQuote(s.ts[b-1].low) {
		b--
	}
	return b
}

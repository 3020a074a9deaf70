package claims

import (
	"sanctrace/internal/vocab"
)

// copula makes a claim of "X is the head of Y", "X is a subsidiary of Y", "X is
// no agent of Y", and of plain assessments that somebody is quoted with.
func (r *reader) copula(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	d := draft{si: si, vg: k, trigger: g.main, a: s.spanStart(k, c.start), b: c.end, itemNP: -1}
	if r.underMeasure(&d, g.b) {
		return d, true
	}
	if i := g.b; i+1 < len(s.ts) && s.ts[i].low == "on" && s.ts[i+1].low == "order" {
		d.typ, d.reason = vocab.Contract, "on order"
		d.fr = frame{typ: vocab.Contract, counted: "ordered", phase: vocab.PhaseOrdered}
		d.item = r.itemIn(si, c.subj)
		return d, d.item != nil
	}
	if w := s.ts[min(g.b, len(s.ts)-1)].low; w == "aboard" {
		d.typ, d.reason = vocab.Ship, "aboard"
		d.fr = frame{typ: vocab.Ship, counted: "shipped"}
		d.item = r.itemIn(si, c.subj)
		return d, d.item != nil
	}
	if c.obj >= 0 {
		h := s.ts[s.nps[c.obj].h].low
		if ok := r.relationNoun(&d, c.subj, c.obj, h); ok {
			return d, true
		}
		if c.subj >= 0 && r.relationNoun(&d, c.obj, c.subj, s.ts[s.nps[c.subj].h].low) { // Its sole shareholder was X
			return d, true
		}
	}
	if i := g.b; i+1 < len(s.ts) {
		switch {
		case s.ts[i].low == "responsible" && s.ts[i+1].low == "for" && i+2 < len(s.ts) && s.npAt[i+2] >= 0:
			d.typ, d.reason = vocab.Operate, "responsible for"
			r.party(&d, c.subj, vocab.RoleOperator)
			r.party(&d, s.npAt[i+2], vocab.RoleOperated)
			return d, len(d.parts) > 0
		case s.ts[i].low == "part" && s.ts[i+1].low == "of":
			d.typ, d.reason = vocab.Affiliation, "part of"
			r.relationParts(&d, c.subj, vocab.RoleMember, vocab.RoleBody)
			if s.ts[min(i+2, len(s.ts)-1)].low == "," { // part of, or operates for, the body
				d.b = s.fullStop(d.b)
				r.relationParts(&d, c.subj, vocab.RoleMember, vocab.RoleBody)
			}
			return d, true
		}
	}
	if c.subj >= 0 && (singular(s.ts[s.nps[c.subj].h].low) == "consignee" || singular(s.ts[s.nps[c.subj].h].low) == "shipper") {
		d.typ, d.reason = vocab.Ship, "named in papers"
		r.party(&d, c.obj, vocab.Role(singular(s.ts[s.nps[c.subj].h].low)))
		if src := r.lastSource; src != nil && r.recordLike(src) && len(r.covering(si, g.main)) == 0 { // "named in it"
			d.claim.Chain = append(r.chain(si, g.main, false)[:1:1], Hop{Source: src.id, Relation: vocab.RelRecords, Word: "named in", Explicit: true})
			d.claim.Modality = r.fact(&d.claim)
		}
		return d, len(d.parts) > 0
	}
	return r.assessment(si, k)
}

// fullStop returns the next full stop or semicolon from i.
func (s *sentence) fullStop(i int) int {
	for i < len(s.ts) && s.ts[i].low != "." && s.ts[i].low != ";" {
		i++
	}
	return i
}

// underMeasure reads "is under sanctions", "is subject to an asset freeze", "is
// on the sanctions list".
func (r *reader) underMeasure(d *draft, i int) bool {
	s := &r.sents[d.si]
	for k := i; k < d.b && k < i+8; k++ {
		w := s.ts[k].low
		if k == i && w != "under" && w != "subject" && w != "on" && w != "among" {
			return false
		}
		if p := s.npAt[k]; p >= 0 && s.nps[p].h == k && (classOf(w)&cMeasure != 0 || w == "list" && s.ts[k-1].low == "sanctions" || w == "blacklist") {
			d.typ, d.reason = vocab.Sanction, "under measures"
			r.party(d, s.clauses[d.vg].subj, vocab.RoleTarget)
			return len(d.parts) > 0
		}
	}
	return false
}

// relationNoun recognises a relation by the noun that names it ("subsidiary of
// Y"); holder is the other side.
func (r *reader) relationNoun(d *draft, holder, np int, noun string) bool {
	s := &r.sents[d.si]
	if holder < 0 {
		return false
	}
	n := s.nps[np]
	at := s.ofAfter(n.b)
	of := at >= 0
	poss := s.possessor(n) >= 0
	if !of && !poss {
		return false
	}
	var other, self vocab.Role
	switch singular(noun) {
	case "subsidiary", "affiliate":
		d.typ, self, other = vocab.Ownership, vocab.RoleOwned, vocab.RoleOwner
	case "owner", "co-owner", "shareholder", "parent":
		d.typ, self, other = vocab.Ownership, vocab.RoleOwner, vocab.RoleOwned
		d.claim.Indirect = s.hasWord(n, "indirect")
	case "agent", "proxy":
		d.typ, self, other = vocab.ActsFor, vocab.RoleAgent, vocab.RolePrincipal
	case "front", "cover", "shell":
		d.typ, self, other = vocab.FrontFor, vocab.RoleFront, vocab.RolePrincipal
	case "intermediary", "go-between", "middleman":
		d.typ, self, other = vocab.Intermediary, vocab.RoleIntermediary, vocab.RoleParty
	case "member", "branch", "unit", "arm", "division", "part":
		d.typ, self, other = vocab.Affiliation, vocab.RoleMember, vocab.RoleBody
	default:
		if !jobWords[singular(noun)] || !r.isClass(d.si, holder, "person") {
			return false
		}
		d.typ, self, other = vocab.Office, vocab.RoleHolder, vocab.RoleBody
		d.claim.Office = s.office(n)
	}
	d.reason = "relation noun " + noun
	r.party(d, holder, self)
	if p := s.possessor(n); p >= 0 {
		r.possessed(d, n, p, other)
	} else {
		r.argument(d, s.npAt[min(at+1, len(s.ts)-1)], other)
	}
	for i := s.vgs[max(d.vg, 0)].b; d.vg >= 0 && i < n.b; i++ {
		if w := s.ts[i].low; w == "once" || w == "former" || w == "formerly" {
			d.claim.Former = true
		}
	}
	return len(d.parts) > 0
}

// ofAfter returns the preposition that ties a body to a post ending at token
// i, over further posts ("director and CEO of"); -1 when there is none.
func (s *sentence) ofAfter(i int) int {
	for n := 0; i < len(s.ts) && n < 4; n++ {
		switch w := s.ts[i].low; {
		case w == "of" || w == "in" || w == "for" || w == "at":
			return i
		case w == "and" && i+1 < len(s.ts) && s.npAt[i+1] >= 0 && s.jobIn(s.nps[s.npAt[i+1]]):
			i = s.nps[s.npAt[i+1]].b
		default:
			return -1
		}
	}
	return -1
}

// possessor returns the token before the last possessive ending of a phrase,
// or the possessive pronoun that begins it; -1 when there is none.
func (s *sentence) possessor(n phrase) int {
	for k := n.h; k > n.a; k-- {
		if s.ts[k].tag == tPos {
			return k - 1
		}
	}
	if s.ts[n.a].tag == tPoss {
		return n.a
	}
	return -1
}

// possessed adds the possessor of a phrase as a participant.
func (r *reader) possessed(d *draft, n phrase, at int, role vocab.Role) {
	s := &r.sents[d.si]
	if s.ts[at].tag == tPoss {
		var best *entity
		for _, e := range r.entities {
			if !e.person && !e.plural && e.kind == "company" && e.last > 0 && e.last < d.si*1000+s.npAt[at] && (best == nil || e.last > best.last) {
				best = e
			}
		}
		if d.si > 0 && r.subjects[d.si-1] >= 0 && r.sents[d.si-1].block == s.block {
			if e := r.memo[[2]int{d.si - 1, r.subjects[d.si-1]}]; e != nil && !e.person && e.kind == "company" {
				best = e
			}
		}
		if p := s.mainSubject(); p >= 0 && s.nps[p].b <= at {
			if e := r.memo[[2]int{d.si, p}]; e != nil && !e.person && e.kind == "company" {
				best = e
			}
		}
		if best != nil {
			r.addPart(d, best, role, true)
		}
		return
	}
	if e := r.partyIn(d.si, n.a, at+1); e != nil {
		r.addPart(d, e, role, true)
	}
}

// office returns the words of a post without article and possessor.
func (s *sentence) office(n phrase) string {
	a := n.a
	for k := n.a; k < n.h; k++ {
		if s.ts[k].tag == tPos || s.ts[k].tag == tPoss || s.ts[k].tag == tDet {
			a = k + 1
		}
	}
	return s.words(a, n.h+1)
}

// relationParts adds the subject and the phrase behind "of".
func (r *reader) relationParts(d *draft, subj int, self, other vocab.Role) {
	s := &r.sents[d.si]
	if subj >= 0 {
		r.party(d, subj, self)
	}
	for i := s.vgs[d.vg].b; i+1 < d.b; i++ {
		if s.ts[i].low == "of" && s.npAt[i+1] >= 0 {
			r.party(d, s.npAt[i+1], other)
			return
		}
	}
}

// assessment makes an opinion of what a speaker says something is.
func (r *reader) assessment(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if g.kind != finite || c.end-g.b < 1 || c.subj < 0 && c.wh < 0 {
		return draft{}, false
	}
	said := r.covering(si, g.main)
	quoted := s.ts[g.main].q > 0
	d := draft{si: si, vg: k, trigger: g.main, a: c.start, b: c.end, typ: vocab.Assess, reason: "assessment", itemNP: -1}
	if len(said) == 0 && !quoted {
		return d, false
	}
	w := s.ts[min(g.b, len(s.ts)-1)]
	if c.obj >= 0 || w.tag == tAdj || s.ts[min(g.b, len(s.ts)-1)].low == "of" {
		d.item = r.itemIn(si, c.obj)
		return d, true
	}
	return d, false
}

// appositions makes claims of "X, director of Y" where X is not the speaker of
// an attribution.
func (r *reader) appositions(si int) {
	s := &r.sents[si]
	for i := 1; i+1 < len(s.ts); i++ {
		if s.ts[i].low != "," || s.npAt[i-1] < 0 || s.npAt[i+1] < 0 {
			continue
		}
		holder, np := s.npAt[i-1], s.npAt[i+1]
		if !r.nameIs(si, s.nps[holder].h, "PERSON") || r.speaks(si, holder) {
			continue
		}
		n := s.nps[np]
		h := s.ts[n.h]
		job := jobWords[singular(h.low)] || s.jobIn(n)
		of := n.b < len(s.ts) && (s.ts[n.b].low == "of" || s.ts[n.b].low == "at" || s.ts[n.b].low == "for" || s.ts[n.b].low == "and")
		if !job || !of && s.possessor(n) < 0 {
			continue
		}
		end := s.officeEnd(np)
		d := draft{si: si, vg: -1, trigger: n.h, a: s.nps[holder].a, b: end, typ: vocab.Office, reason: "apposition", itemNP: -1}
		d.claim.Office = s.words(n.a+boolIndex(s.ts[n.a].tag == tDet), n.b)
		r.party(&d, holder, vocab.RoleHolder)
		d.parts = d.parts[:min(1, len(d.parts))]
		if p := s.possessor(n); p >= 0 {
			d.claim.Office = s.office(n)
			r.possessed(&d, n, p, vocab.RoleBody)
		} else {
			if e := r.bodyAfter(si, n.b, end); e != nil {
				r.addPart(&d, e, vocab.RoleBody, true)
			}
		}
		if len(d.parts) < 2 {
			continue
		}
		d.claim.Chain = r.chain(si, n.h, false)
		d.claim.Modality = r.fact(&d.claim)
		r.add(d)
	}
}

// bodyAfter returns the first party that "of", "at" or "for" ties to a post in
// tokens [a, b).
func (r *reader) bodyAfter(si, a, b int) *entity {
	s := &r.sents[si]
	for j := a; j+1 < len(s.ts) && j < b; j++ {
		if w := s.ts[j].low; w != "of" && w != "at" && w != "for" || s.npAt[j+1] < 0 {
			continue
		}
		if e := r.entityOf(si, s.npAt[j+1]); e != nil {
			return e
		}
	}
	return nil
}

func boolIndex(b bool) int {
	if b {
		return 1
	}
	return 0
}

// jobIn reports whether a phrase holds the word of a post ("Program Manager").
func (s *sentence) jobIn(n phrase) bool {
	for i := n.a; i < n.b; i++ {
		if jobWords[s.ts[i].low] {
			return true
		}
	}
	return false
}

// officeEnd returns the end of an apposition that names a post.
func (s *sentence) officeEnd(p int) int {
	i := s.nps[p].b
	for i < len(s.ts) {
		t := s.ts[i]
		if (t.low == "of" || t.low == "for" || t.low == "at" || t.low == "and") && i+1 < len(s.ts) && s.npAt[i+1] >= 0 && !s.vgAfter(s.npAt[i+1]) {
			i = s.nps[s.npAt[i+1]].b
			continue
		}
		break
	}
	return i
}

// speaks reports whether phrase p is the source of an attribution or a
// quotation.
func (r *reader) speaks(si, p int) bool {
	s := &r.sents[si]
	for i := range r.atts[si] {
		if a := r.atts[si][i].srcAt; a[0] < s.nps[p].b && a[1] > s.nps[p].a {
			return true
		}
	}
	return false
}

// evaluation makes an opinion of "described X as Y" and "called X Y".
func (r *reader) evaluation(si, k int) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if g.passive || c.obj < 0 || g.lemma != "describe" && g.lemma != "call" && g.lemma != "characterise" && g.lemma != "dismiss" {
		return
	}
	as := false
	for i := s.nps[c.obj].b; i < c.end; i++ {
		as = as || s.ts[i].low == "as" || isQuote(s.ts[i].low) && i == s.nps[c.obj].b
	}
	if !as || !r.isAttribution(si, k) {
		return
	}
	d := draft{si: si, vg: k, trigger: s.nps[c.obj].h, a: s.nps[c.obj].a, b: c.end, typ: vocab.Assess, reason: "evaluation", itemNP: -1}
	d.claim.Modality = vocab.Opinion
	r.add(d)
}

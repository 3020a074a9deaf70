package claims

import "sanctrace/internal/vocab"

// underNouns are what somebody stands under who is controlled or led, with the
// relation that it says.
var underNouns = relationsOf(map[relation]string{
	{vocab.Ownership, vocab.RoleOwned, vocab.RoleOwner}:   "control ownership",
	{vocab.ActsFor, vocab.RoleAgent, vocab.RolePrincipal}: "orders instructions",
	{vocab.Affiliation, vocab.RoleMember, vocab.RoleBody}: "guidance command supervision direction umbrella authority jurisdiction auspices leadership oversight",
})

// underVerbs stand before "under the control of X".
var underVerbs = words("be remain come fall operate work act function serve stand")

// standsUnder reads "operates under the guidance of X", "is under X's control" and
// "is subordinate to X".
func (r *reader) standsUnder(d *draft) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	if !underVerbs[g.lemma] || g.passive || c.subj < 0 || !r.trader(d.si, c.subj) {
		return false
	}
	if b := s.afterAdverbs(g.b); lowerRanks[s.lowAt(b)] && s.lowAt(b+1) == "to" {
		return r.ranks(d, relation{vocab.Affiliation, vocab.RoleMember, vocab.RoleBody}, s.phraseAt(b+2))
	}
	p := s.firstUnder(c, "under")
	if p < 0 {
		return false
	}
	rel, ok := underNouns[s.headWord(p)]
	if !ok {
		return false
	}
	if i := s.possessor(s.nps[p]); i >= 0 {
		r.possessed(d, s.nps[p], i, rel.other)
	}
	return r.ranks(d, rel, s.underOf(p))
}

// lowerRanks stand before "to" and who is above.
var lowerRanks = words("subordinate subordinated answerable")

// ranks gives a draft the relation rel of its subject to phrase over, or to who is
// in the draft already, and reports whether both are known.
func (r *reader) ranks(d *draft, rel relation, over int) bool {
	d.typ, d.reason = rel.typ, "stands under"
	r.party(d, over, rel.other)
	above := len(d.parts)
	r.party(d, r.sents[d.si].clauses[d.vg].subj, rel.self)
	return above > 0 && len(d.parts) > above
}

// meansPreps stand before who passes goods on.
var meansPreps = words("through via")

// goBetweens adds to a supply the firms through which it went, behind the verb or at
// the start of the sentence ("Through an intermediary, X, the firm delivered Y").
func (r *reader) goBetweens(d *draft) {
	if d.typ != vocab.Transfer || d.vg < 0 {
		return
	}
	s := &r.sents[d.si]
	for _, pp := range s.clauses[d.vg].preps {
		if meansPreps[s.ts[pp.at].low] {
			r.goBetween(d, pp.np)
		}
	}
	if p := s.phraseAt(1); d.vg == 0 && meansPreps[s.lowAt(0)] && p >= 0 && s.nps[p].b < s.vgs[0].a && s.lowAt(s.nps[p].b) == "," {
		r.goBetween(d, p)
	}
}

// goBetween adds the firm or person of phrase p, or of the name in apposition to it,
// as an intermediary.
func (r *reader) goBetween(d *draft, p int) {
	s := &r.sents[d.si]
	if q := s.phraseAt(s.nps[p].b + 1); s.lowAt(s.nps[p].b) == "," && s.named(q) && !s.named(p) {
		if w := s.lowAt(s.nps[q].b); w == "," || w == "." {
			p = q
		}
	}
	if !r.isClass(d.si, p, "place") && (r.isClass(d.si, p, "org") || r.isClass(d.si, p, "person")) {
		r.party(d, p, vocab.RoleIntermediary)
	}
}

// named reports whether phrase p is one with a name for its head.
func (s *sentence) named(p int) bool { return p >= 0 && s.headTok(p).tag == tName }

// forAnother makes who buys "on behalf of X" the procurer, and X the recipient.
func (r *reader) forAnother(d *draft) {
	if d.typ != vocab.Acquire || d.vg < 0 {
		return
	}
	s := &r.sents[d.si]
	n := len(d.parts)
	for _, pp := range s.clauses[d.vg].preps {
		if s.headWord(pp.np) == "behalf" {
			r.party(d, s.underOf(pp.np), vocab.RoleRecipient)
		}
	}
	if n == len(d.parts) {
		r.boughtFor(d)
	}
	for i := 0; i < n && n < len(d.parts); i++ {
		if d.parts[i].Role == vocab.RoleRecipient {
			d.parts[i].Role = vocab.RoleProcurer
		}
	}
}

// boughtFor makes who buys for somebody else the procurer ("bought the rifles for a
// man in X").
func (r *reader) boughtFor(d *draft) {
	s := &r.sents[d.si]
	q := s.firstUnder(&s.clauses[d.vg], "for")
	if q < 0 {
		return
	}
	other := r.entityOf(d.si, q)
	if len(d.parts) < 2 || other == nil || d.parts[0].ent == other || d.parts[0].Role != vocab.RoleRecipient {
		return
	}
	for i := range d.parts[1:] {
		if d.parts[i+1].ent == other {
			d.parts[0].Role = vocab.RoleProcurer
		}
	}
}

package claims

import "sanctrace/internal/vocab"

// ownerInside gives the body or state that a phrase names as the owner of what it means
// ("ISIL targets", "Iran's facilities") a role, where the phrase is no name itself.
func (r *reader) ownerInside(d *draft, np int, role vocab.Role) {
	s := &r.sents[d.si]
	if np < 0 || s.named(np) {
		return
	}
	n := s.nps[np]
	if at := s.possessor(n); at >= 0 {
		if s.ts[at].tag == tName {
			r.possessed(d, n, at, role)
		}
		return
	}
	if e := r.bodyFirst(d.si, n); e != nil {
		r.addPart(d, e, role, true)
	}
}

// bodyFirst returns the body whose name begins a phrase ("an ISIL tactical vehicle"), or
// nil.
func (r *reader) bodyFirst(si int, n phrase) *entity {
	s := &r.sents[si]
	for i := n.a; i < n.h; i++ {
		if s.ts[i].tag != tName {
			continue
		}
		if m := r.mentionOver(si, i); m != nil && m.ent != nil && m.typ == "ORG" {
			return m.ent
		}
		return nil
	}
	return nil
}

// lender returns who gives the money that phrase np means ("a loan from the bank"); np
// when it means no money.
func (r *reader) lender(si, np int) int {
	s := &r.sents[si]
	if classOf(s.headWord(np))&cMoney == 0 || s.lowAt(s.nps[np].b) != "from" {
		return np
	}
	if q := s.phraseAt(s.nps[np].b + 1); q >= 0 {
		return q
	}
	return np
}

// holders adds who holds the stock, or had the goods that are lost, that the object or
// the subject of the verb names.
func (r *reader) holders(d *draft, obj, subj int) {
	switch d.typ {
	case vocab.Stockpile:
		for _, p := range []int{subj, obj} {
			if p >= 0 && r.isClass(d.si, p, "stock") {
				r.ownerInside(d, p, vocab.RoleHolder)
			}
		}
	case vocab.Loss:
		r.ownerInside(d, obj, vocab.RoleHolder)
	}
}

// ownedBeside reports whether phrase np names, with an article and "of", the owner of a
// firm or a firm that is owned.
func (s *sentence) ownedBeside(np int) bool {
	n := s.nps[np]
	return s.ts[n.a].tag == tDet && s.lowAt(n.b) == "of" && relations[singular(s.headWord(np))].typ == vocab.Ownership
}

// forOrOf returns the phrase under "for" or "of" right behind phrase np, or -1.
func (s *sentence) forOrOf(np int) int {
	b := s.nps[np].b
	if w := s.lowAt(b); w != "for" && w != "of" {
		return -1
	}
	return s.phraseAt(b + 1)
}

// frontBeside makes a claim of "X, a front for Y", "X, another Y front company" and "X, a
// subsidiary of Y".
func (r *reader) frontBeside(si, holder, np int) {
	s := &r.sents[si]
	if !s.named(holder) || s.frontWord(np) != "front" && !s.ownedBeside(np) || s.vgAfter(np) {
		return
	}
	d := draft{si: si, vg: -1, trigger: s.nps[np].h, a: s.nps[holder].a, b: s.nps[np].b, itemNP: -1}
	if q := s.forOrOf(np); q >= 0 {
		d.b = s.nps[q].b
	}
	if e := r.bodyFirst(si, s.nps[np]); e != nil {
		d.typ, d.reason = vocab.FrontFor, "front in apposition"
		r.party(&d, holder, vocab.RoleFront)
		r.addPart(&d, e, vocab.RolePrincipal, true)
	} else if !r.relationNoun(&d, holder, np) {
		return
	}
	if len(d.parts) >= 2 {
		r.addFact(d)
	}
}

// armsWords show that a programme is about weapons.
var armsWords = []string{"war", "military", "military-industrial", "defence", "defense", "weapon", "missile", "drone", "uav", "nuclear", "arms"}

// effortShared reads "is involved in Iran's missile programme" and "plays a role in the
// war effort" at phrase p behind "in".
func (r *reader) effortShared(d *draft, subj, p int) bool {
	s := &r.sents[d.si]
	if p < 0 || subj < 0 || !r.isClass(d.si, p, "effort") || !s.hasWord(s.nps[p], armsWords...) {
		return false
	}
	d.typ, d.reason, d.trigger = vocab.MilitarySupport, "part in "+s.headWord(p), s.nps[p].h
	r.party(d, subj, vocab.RoleSupporter)
	r.ownerInside(d, p, vocab.RoleBeneficiary)
	return len(d.parts) > 0
}

// takesPart is effortShared of a verb of taking part.
func (r *reader) takesPart(d *draft) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	return s.joinsIn(g, c) && r.effortShared(d, c.subj, s.firstUnder(c, "in"))
}

// joinsIn reports whether a clause says that somebody participates, takes part, is
// involved or plays a role.
func (s *sentence) joinsIn(g *group, c *clause) bool {
	object := ""
	if c.obj >= 0 {
		object = s.headWord(c.obj)
	}
	switch g.lemma {
	case "participate":
		return true
	case "take":
		return object == "part"
	case "involve":
		return g.passive
	case "play", "have":
		return !g.passive && roleNouns[singular(object)]
	}
	return false
}

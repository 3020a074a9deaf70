package claims

import "sanctrace/internal/vocab"

// boundVerbs say in the passive where goods or a vessel are to go.
var boundVerbs = words("bind destine intend earmark mean")

// onItsWay are those that say it of what has left.
var onItsWay = words("bind destine")

// boundFor reads "the cargo was bound for X".
func (r *reader) boundFor(d *draft) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	if !boundVerbs[g.lemma] || !g.passive || g.kind != finite || c.subj < 0 || s.firstUnder(c, "for") < 0 {
		return false
	}
	role := r.movingRole(d.si, c.subj)
	if role == "" {
		return false
	}
	if !onItsWay[g.lemma] {
		d.claim.Modality = vocab.Planned
	}
	d.typ, d.reason = vocab.Ship, "bound for"
	d.fr = frame{typ: vocab.Ship, counted: "shipped", phase: vocab.PhaseShipped, roles: map[string]vocab.Role{"o": role, "for": vocab.RoleConsignee}}
	r.fill(d, c.subj, -1)
	return true
}

// movingRole is the role of phrase p in a movement: that of a vessel, or the goods; ""
// for what is neither.
func (r *reader) movingRole(si, p int) vocab.Role {
	switch {
	case r.isClass(si, p, "vessel") || r.isClass(si, p, "pronvessel"):
		return vocab.RoleVessel
	case r.goods(si, p):
		return "item"
	}
	return ""
}

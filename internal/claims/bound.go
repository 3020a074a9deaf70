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
	role := vocab.Role("item")
	if r.isClass(d.si, c.subj, "vessel") || r.isClass(d.si, c.subj, "pronvessel") {
		role = vocab.RoleVessel
	} else if !r.goods(d.si, c.subj) {
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

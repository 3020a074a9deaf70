package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// aliases finds other names of bodies and goods: "formerly known as X", "also
// known as X", "which calls them X".
func (r *reader) aliases(si int) {
	s := &r.sents[si]
	for i := range s.ts {
		t := s.ts[i]
		switch {
		case aliasVerbs[t.low] && i+1 < len(s.ts):
			r.aliasAt(si, i)
		case t.lemma == "call" && t.tag == tVerb:
			r.calls(si, i)
		}
	}
}

var aliasVerbs = words("known called named dubbed renamed")

// aliasAt reads "known as X" with what makes it a former or another name.
func (r *reader) aliasAt(si, i int) {
	s := &r.sents[si]
	former, also := false, false
	j := i + 1
	for k := max(i-4, 0); k < len(s.ts) && k < i+7; k++ {
		switch s.ts[k].low {
		case "formerly", "previously", "until", "originally", "renamed":
			former = true
		case "also", "aka", "better":
			also = true
		}
		if k > i && s.ts[k].low == "as" {
			j = k + 1
			break
		}
	}
	if !former && !also || s.ts[i].low == "known" && s.ts[max(j-1, 0)].low != "as" {
		return
	}
	for j < len(s.ts) && s.ts[j].tag == tDet {
		j++
	}
	if j >= len(s.ts) || s.ts[j].tag != tName {
		return
	}
	end := s.nameEnd(j)
	other := s.words(j, end)
	if end+2 < len(s.ts) && s.ts[end].low == "(" && s.ts[end+2].low == ")" {
		end += 3
	}
	a := r.nameBefore(si, i)
	if a < 0 {
		r.aliasOfPhrase(si, i, end, other, former)
		return
	}
	m := r.mentions[r.mentionAt[si][a]-1]
	np := s.nps[max(s.npAt[m.a], 0)]
	d := draft{si: si, vg: -1, trigger: i, a: m.a, b: end, typ: vocab.Rename, reason: "another name", itemNP: -1}
	if s.npAt[m.a] >= 0 && s.ts[np.a].tag == tDet && np.a < m.a {
		d.a = np.a
	}
	role := vocab.RoleRenamed
	d.claim.Names = map[string]string{"old": other, "new": s.words(m.a, m.b)}
	if !former {
		d.typ, role = vocab.Alias, vocab.RoleNamed
		d.claim.Names = map[string]string{"name": s.words(m.a, m.b), "alias": other}
	}
	if m.ent != nil {
		r.merge(m.ent, other)
		r.addPart(&d, m.ent, role, true)
	}
	d.claim.Chain = r.chain(si, i, false)
	d.claim.Modality = r.fact(&d.claim)
	r.add(d)
}

// aliasOfPhrase makes the claim for a body or vessel that is only described
// ("The tanker, formerly named X").
func (r *reader) aliasOfPhrase(si, i, end int, other string, former bool) {
	s := &r.sents[si]
	for k := i - 1; k >= 0 && k > i-6; k-- {
		p := s.npAt[k]
		if p < 0 {
			continue
		}
		e := r.entityOf(si, p)
		if e == nil || e.protect {
			return
		}
		d := draft{si: si, vg: -1, trigger: i, a: s.nps[p].a, b: end, typ: vocab.Rename, reason: "another name", itemNP: -1}
		role := vocab.RoleRenamed
		d.claim.Names = map[string]string{"old": other, "new": e.name}
		if !former {
			d.typ, role = vocab.Alias, vocab.RoleNamed
			d.claim.Names = map[string]string{"name": e.name, "alias": other}
		}
		r.addPart(&d, e, role, true)
		d.claim.Chain = r.chain(si, i, false)
		d.claim.Modality = r.fact(&d.claim)
		r.add(d)
		return
	}
}

// nameBefore returns a token of the name that stands before token i in the
// same sentence, or -1.
func (r *reader) nameBefore(si, i int) int {
	for k := i - 1; k >= 0 && k > i-14; k-- {
		if m := r.mentionAt[si][k]; m > 0 && r.mentions[m-1].typ != "GPE" && r.mentions[m-1].typ != "NORP" && r.mentions[m-1].typ != "LOC" {
			return k
		}
	}
	return -1
}

// merge makes the entity of another name the same as e.
func (r *reader) merge(e *entity, name string) {
	o := r.byName[fold2(name)]
	e.aliases = append(e.aliases, name)
	e.mention(name)
	if o == nil || o == e {
		return
	}
	for _, m := range o.mentions {
		e.mention(m)
	}
	for k, v := range r.byName {
		if v == o {
			r.byName[k] = e
		}
	}
	for k, v := range r.byShort {
		if v == o {
			r.byShort[k] = e
		}
	}
	for i := range r.mentions {
		if r.mentions[i].ent == o {
			r.mentions[i].ent = e
		}
	}
	for k, v := range r.memo {
		if v == o {
			r.memo[k] = e
		}
	}
	o.mentions, o.name = nil, ""
}

// calls reads "X calls them Y".
func (r *reader) calls(si, i int) {
	s := &r.sents[si]
	k := s.vgAt[i]
	if k < 0 || i+2 >= len(s.ts) || s.npAt[i+1] < 0 {
		return
	}
	first := s.nps[s.npAt[i+1]]
	if s.ts[first.h].tag != tPron || first.b >= len(s.ts) || s.ts[first.b].tag != tName {
		return
	}
	c := &s.clauses[k]
	d := draft{si: si, vg: k, trigger: i, a: c.start, b: c.end, typ: vocab.Alias, reason: "calls", itemNP: -1}
	r.party(&d, c.subj, vocab.RoleNamer)
	d.claim.Names = map[string]string{"alias": s.words(first.b, s.nameEnd(first.b))}
	if r.topicItem != nil {
		d.claim.Names["name"] = strings.TrimSpace(r.topicItem.Designation)
		it := *r.topicItem
		d.item = &it
	}
	r.add(d)
}

package claims

import (
	"strings"
)

// entityOf returns the entity that noun phrase p of sentence si means, making
// one for a description that is new; nil when the phrase names no party.
func (r *reader) entityOf(si, p int) *entity {
	if p < 0 {
		return nil
	}
	s := &r.sents[si]
	if e, ok := r.memo[[2]int{si, p}]; ok {
		return e
	}
	e := r.referent(si, p)
	if e != nil {
		e.last = si*1000 + p
		e.mention(s.words(s.nps[p].a, s.nps[p].h+1))
	}
	r.memo[[2]int{si, p}] = e
	return e
}

// referent does the work of entityOf.
func (r *reader) referent(si, p int) *entity {
	s := &r.sents[si]
	np := s.nps[p]
	h := s.ts[np.h]
	if h.tag == tPron {
		return r.pronoun(si, p)
	}
	if m := r.mentionAt[si][np.h]; m > 0 {
		return r.mentions[m-1].ent
	}
	if h.tag == tNum {
		return nil
	}
	// a name after the phrase, or beside it: "the magazine Example Weekly"
	if np.b < len(s.ts) && s.ts[np.b].tag == tName {
		if m := r.mentionAt[si][np.b]; m > 0 && r.mentions[m-1].ent != nil {
			return r.mentions[m-1].ent
		}
	}
	c := classOf(h.low)
	if c == 0 && personSuffix(h.low) && s.reports(p) {
		c = cPerson
	}
	if c&(cOrg|cPerson|cVessel|cSite) == 0 {
		return nil
	}
	// "X, a workshop in Tehran": apposition to a name before it
	if e := r.apposed(si, p); e != nil {
		return e
	}
	def := s.ts[np.a].low
	if s.headline && np.a == np.h || def == "the" || def == "this" || def == "his" || def == "their" || def == "its" || def == "that" {
		if e := r.definite(si, p, c); e != nil {
			return e
		}
	}
	return r.described(si, p, c)
}

// reports reports whether phrase p is the subject of a reporting verb.
func (s *sentence) reports(p int) bool {
	for k := range s.vgs {
		if s.clauses[k].subj == p && reporting[s.vgs[k].lemma] != 0 {
			return true
		}
	}
	return false
}

// apposed returns the named entity that phrase p renames, if a comma and a
// name stand right before it or a comma and a name right behind it.
func (r *reader) apposed(si, p int) *entity {
	s := &r.sents[si]
	np := s.nps[p]
	if np.a >= 2 && s.ts[np.a-1].low == "," {
		if m := r.mentionAt[si][np.a-2]; m > 0 && r.mentions[m-1].ent != nil && r.mentions[m-1].typ != "GPE" {
			return r.mentions[m-1].ent
		}
	}
	end := np.b
	for end < len(s.ts) && end < np.b+8 && s.ts[end].low != "," && !verbal(s.ts[end].tag) && s.ts[end].tag != tWh {
		end++
	}
	if end+1 < len(s.ts) && s.ts[end].low == "," && (classOf(s.ts[np.h].low)&(cVessel|cOrg|cSite) != 0 || s.ts[np.a].low == "its" || s.ts[np.a].low == "the") {
		j := end + 1
		if s.ts[j].low == "the" {
			j++
		}
		if j < len(s.ts) {
			if m := r.mentionAt[si][j]; m > 0 && r.mentions[m-1].ent != nil && r.mentions[m-1].b < len(s.ts) && s.ts[r.mentions[m-1].b].low == "," && r.mentions[m-1].typ != "GPE" {
				return r.mentions[m-1].ent
			}
		}
	}
	return nil
}

// definite resolves "the company", "the newspaper", "the officials".
func (r *reader) definite(si, p int, c nounClass) *entity {
	s := &r.sents[si]
	np := s.nps[p]
	head := singular(s.ts[np.h].low)
	var best *entity
	for _, e := range r.entities {
		if e.last >= si*1000+p || e.last == 0 && e.head == "" {
			continue
		}
		if e.head != "" && e.head == head && e.plural == (head != s.ts[np.h].low) && (np.h <= np.a+1 || strings.Contains(strings.ToLower(e.name), s.ts[np.h-1].low)) {
			if best == nil || e.last > best.last {
				best = e
			}
			continue
		}
		if e.head == "" && r.fits(e, head, s, np) && (best == nil || e.last > best.last && best.head == "") {
			best = e
		}
	}
	return best
}

// fits reports whether a named entity can be meant by a description.
func (r *reader) fits(e *entity, head string, s *sentence, np phrase) bool {
	if strings.Contains(strings.ToLower(e.name), " "+head) {
		return true
	}
	nat := ""
	for k := np.a; k < np.h; k++ {
		if d := demonyms[s.ts[k].low]; d != "" {
			nat = d
		}
	}
	if nat != "" && e.country != nat {
		return false
	}
	switch head {
	case "newspaper", "magazine", "paper", "outlet", "agency", "weekly", "daily", "broadcaster":
		return e.kind == "media outlet" && (e != r.docEntity || s.ts[np.a].low == "this")
	case "company", "firm", "business", "maker", "manufacturer", "producer", "group", "enterprise", "exporter", "supplier", "workshop", "carrier", "forwarder", "subsidiary":
		return e.kind == "company" && e.schema != "Person"
	case "freighter", "ship", "vessel", "tanker":
		return e.kind == "vessel"
	case "ministry", "agency-body", "authority", "bureau", "directorate", "council", "department":
		return e.kind == "government body" && strings.Contains(strings.ToLower(e.name), head)
	}
	return false
}

// described makes an entity of a description.
func (r *reader) described(si, p int, c nounClass) *entity {
	s := &r.sents[si]
	np := s.nps[p]
	if len(r.entities) >= maxEntities {
		return nil
	}
	text := s.words(np.a, np.h+1)
	for _, e := range r.entities {
		if e.head != "" && strings.EqualFold(e.name, text) {
			return e
		}
	}
	e := r.newEntity(text)
	e.head = singular(s.ts[np.h].low)
	e.plural = e.head != s.ts[np.h].low || s.ts[np.h].low == "people" || s.ts[np.h].low == "staff"
	e.schema, e.kind = "LegalEntity", "unnamed group"
	switch {
	case c&cVessel != 0:
		e.schema, e.kind = "Vessel", "vessel"
	case c&cPerson != 0:
		e.person = true
		e.schema = "Person"
		if e.plural {
			e.schema = "LegalEntity"
		}
	case c&cOrg != 0:
		e.kind = "company"
		for k := np.a; k < np.h; k++ {
			if d := demonyms[s.ts[k].low]; d != "" {
				e.country = d
			}
			if k+1 < np.h && s.ts[k+1].tag == tPos {
				if g, ok := lookupPlace(s.ts[k].low); ok {
					e.country = g.country
				}
			}
		}
	}
	return e
}

// pronoun resolves it, they, he, we and relatives.
func (r *reader) pronoun(si, p int) *entity {
	s := &r.sents[si]
	np := s.nps[p]
	w := s.ts[np.h].low
	limit := si*1000 + p
	pick := func(ok func(*entity) bool) *entity {
		var best *entity
		for _, e := range r.entities {
			if e.last > 0 && e.last < limit && ok(e) && (best == nil || e.last > best.last) && e.last > limit-4000 {
				best = e
			}
		}
		return best
	}
	if e := r.innerSubject(si, p); e != nil && (agrees(e, w) || w == "it" && e.kind == "state") {
		return e
	}
	if e := r.priorSubject(si, p); e != nil && agrees(e, w) {
		return e
	}
	switch w {
	case "he", "she", "him", "her", "himself", "herself":
		return pick(func(e *entity) bool { return e.person && !e.plural })
	case "it", "itself":
		return pick(func(e *entity) bool {
			return !e.person && !e.plural && e.kind != "state" && e.kind != "vessel" && e.kind != "media outlet"
		})
	case "they", "them", "themselves":
		return pick(func(e *entity) bool { return e.plural })
	case "we", "us", "ourselves":
		return r.speakerBody(si)
	}
	return nil
}

// innerSubject returns the subject of the reporting verb that governs the
// clause of a pronoun ("Iran denied that it ...").
func (r *reader) innerSubject(si, p int) *entity {
	s := &r.sents[si]
	for k := len(s.vgs) - 1; k >= 0; k-- {
		g := &s.vgs[k]
		if g.b > s.nps[p].a || g.kind != finite || reporting[g.lemma] == 0 || s.clauses[k].subj < 0 || s.clauses[k].subj == p || s.nps[s.clauses[k].subj].a > g.a {
			continue
		}
		if e := r.memo[[2]int{si, s.clauses[k].subj}]; e != nil && !e.protect && e.kind != "media outlet" {
			return e
		}
		return nil
	}
	return nil
}

// priorSubject returns the subject of the sentence before, for a pronoun that
// is itself the first subject of its sentence.
func (r *reader) priorSubject(si, p int) *entity {
	s := &r.sents[si]
	if si == 0 || r.sents[si-1].block != s.block || r.subjects[si-1] < 0 || s.mainSubject() != p {
		return nil
	}
	e := r.memo[[2]int{si - 1, r.subjects[si-1]}]
	if e != nil && e.protect {
		return nil
	}
	return e
}

// agrees reports whether a pronoun can stand for an entity.
func agrees(e *entity, w string) bool {
	switch w {
	case "he", "she", "him", "her":
		return e.person && !e.plural
	case "it":
		return !e.person && !e.plural
	case "they", "them":
		return e.plural
	}
	return false
}

// speakerBody returns whom "we" means: the body of the speaker of the quote,
// or the document's own.
func (r *reader) speakerBody(si int) *entity {
	if q := r.quoteAt(si); q != nil && q.speaker != nil {
		if q.body != nil {
			return q.body
		}
		return q.speaker
	}
	return r.docEntity
}

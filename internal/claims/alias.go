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
		t := &s.ts[i]
		switch {
		case s.aliasPhrase(i) >= 0:
			r.aliasAt(si, i)
		case t.lex.marks&mAlias != 0 && s.tagIs(i+1, tName):
			r.aliasAt(si, i)
		case t.lex.marks&mNaming != 0 && i+1 < len(s.ts):
			r.aliasAt(si, i)
		case t.lemma == "call" && t.tag == tVerb:
			r.calls(si, i)
		}
	}
}

// bareAlias are words that give another name without a verb ("formerly X").
var bareAlias = words("formerly previously aka a.k.a a.k.a. f.k.a f.k.a.")

var aliasVerbs = words("known called named dubbed renamed")

// aliasAt reads "known as X" with what makes it a former or another name.
func (r *reader) aliasAt(si, i int) {
	s := &r.sents[si]
	o, ok := s.otherName(si, i)
	if k := s.vgAt[i]; k >= 0 && s.ts[i].low == "renamed" && s.vgs[k].kind == finite {
		return // the verb tells it
	}
	if !ok || naming[s.ts[i].low] && i > 0 && s.ts[i-1].lex.class&cPerson != 0 && !formerWords[s.lowAt(i-2)] {
		return
	}
	at := r.nameBefore(si, i)
	if at < 0 {
		r.aliasOfPhrase(&o)
		return
	}
	m := r.mentions[r.mentionAt[si][at]-1]
	a := m.a
	if p := s.npAt[m.a]; p >= 0 && s.nps[p].a < m.a && s.ts[s.nps[p].a].tag == tDet {
		a = s.nps[p].a
	}
	d, role := o.draft(a, s.words(m.a, m.b))
	if m.ent != nil {
		r.merge(m.ent, o.text)
		r.addPart(&d, m.ent, role, true)
	}
	r.addFact(d)
}

// aliasOfPhrase makes the claim for a body or vessel that is only described
// ("The tanker, formerly named X").
func (r *reader) aliasOfPhrase(o *otherName) {
	s := &r.sents[o.si]
	for k := o.at - 1; k >= 0 && k > o.at-6; k-- {
		p := s.npAt[k]
		if p < 0 {
			continue
		}
		e := r.entityOf(o.si, p)
		if e == nil || e.protect {
			return
		}
		d, role := o.draft(s.nps[p].a, e.name)
		r.addPart(&d, e, role, true)
		r.addFact(d)
		return
	}
}

// nameBefore returns a token of the name that stands before token i in the
// same sentence, or -1. Names of places and peoples do not count.
func (r *reader) nameBefore(si, i int) int {
	for k := i - 1; k >= 0 && k > i-14; k-- {
		m := r.mentionAt[si][k]
		if m == 0 {
			continue
		}
		switch r.mentions[m-1].typ {
		case "GPE", "NORP", "LOC":
		default:
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
	for i := range r.mentions {
		if r.mentions[i].ent == o {
			r.mentions[i].ent = e
		}
	}
	replaceEntity(r.byName, o, e)
	replaceEntity(r.byShort, o, e)
	for i := range r.sents {
		for k := range r.sents[i].refs {
			if f := &r.sents[i].refs[k]; f.ent == o {
				f.ent = e
			}
		}
	}
	o.mentions, o.name = nil, ""
}

// replaceEntity puts e where m has o.
func replaceEntity[K comparable](m map[K]*entity, o, e *entity) {
	for k, v := range m {
		if v == o {
			m[k] = e
		}
	}
}

// whichBefore reports whether the clause of group k has a subject behind "which".
func (s *sentence) whichBefore(k int) bool {
	c := &s.clauses[k]
	return c.wh > 0 && s.ts[c.wh].low == "which" && c.subj >= 0
}

// calls reads "X calls them Y".
func (r *reader) calls(si, i int) {
	s := &r.sents[si]
	k := s.vgAt[i]
	if k < 0 || i+2 >= len(s.ts) || s.npAt[i+1] < 0 {
		return
	}
	if s.whichBefore(k) && s.tagIs(i+1, tName) {
		r.whichCalls(si, i)
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

// whichCalls reads "the missile, which X calls Y".
func (r *reader) whichCalls(si, i int) {
	s := &r.sents[si]
	k := s.vgAt[i]
	c := &s.clauses[k]
	d := draft{si: si, vg: k, trigger: i, a: c.wh, b: s.nameEnd(i + 1), typ: vocab.Alias, reason: "which X calls", itemNP: -1}
	p := s.phraseBefore(c.wh)
	if p < 0 {
		return
	}
	r.party(&d, c.subj, vocab.RoleNamer)
	d.claim.Names = map[string]string{"name": s.words(s.nps[p].a, s.nps[p].b), "alias": s.words(i+1, d.b)}
	d.item = r.itemIn(si, p)
	r.party(&d, p, vocab.RoleNamed)
	r.add(d)
}

// otherName is a further name of somebody: its text, which ends before token
// end, found by the verb at token at of sentence si.
type otherName struct {
	si, at, end int
	text        string
	former      bool
}

// aliasCue is what the words around an alias verb say of the name behind it.
type aliasCue struct {
	former, also bool
	from         int // token from which on the name may stand
}

var (
	formerWords    = words("formerly previously until originally renamed f.k.a f.k.a.")
	otherNameNouns = words("acronym abbreviation initials nickname pseudonym name")
	alsoWords      = words("also aka better a.k.a a.k.a. known dubbed")
)

// knownWhere stand behind "known" before where or to whom a name is known.
var knownWhere = words("in to among locally")

// opensAlias reports whether the other name stands right behind the word at k.
func (s *sentence) opensAlias(k int) bool {
	w := s.ts[k].low
	return w == "as" || otherNameNouns[w] && s.tagIs(k+1, tName)
}

// aliasCue reads the words around the alias verb at token i.
func (s *sentence) aliasCue(i int) aliasCue {
	c := aliasCue{from: i + 1, former: s.lowAt(i-1) == "then", also: s.ts[i].low == "known" && (s.lowAt(i-1) == "," || knownWhere[s.lowAt(i+1)])}
	for k := max(i-4, 0); k < len(s.ts) && k < i+7; k++ {
		w := s.ts[k].low
		c.former = c.former || formerWords[w]
		c.also = c.also || alsoWords[w]
		if k > i && s.opensAlias(k) {
			c.from, c.also = k+1, c.also || w != "as"
			break
		}
	}
	return c
}

// otherName returns the name that the alias verb at token i gives.
func (s *sentence) otherName(si, i int) (otherName, bool) {
	cue := s.aliasCue(i)
	if j := s.aliasPhrase(i); j >= 0 {
		cue = aliasCue{also: true, from: j, former: cue.former && s.ts[i].low != "alias"}
	}
	j := cue.from
	if j < len(s.ts) && aliasVerbs[s.ts[i].low] && !cue.former && s.tagIs(j, tName) {
		cue.former = s.untilCalled(i, s.nameEnd(j))
	}
	if !cue.former && !cue.also || s.ts[i].low == "known" && s.ts[j-1].low != "as" && !otherNameNouns[s.ts[j-1].low] {
		return otherName{}, false
	}
	for s.tagIs(j, tDet) {
		j++
	}
	if !s.tagIs(j, tName) {
		return otherName{}, false
	}
	end := s.nameEnd(j)
	o := otherName{si: si, at: i, end: end, text: s.words(j, end), former: cue.former}
	if s.lowAt(end) == "(" && s.lowAt(end+2) == ")" {
		o.end += 3
	} else if s.lowAt(end) == ")" {
		o.end++
	}
	return o, true
}

// draft makes the claim that somebody called name, whose words begin at token
// a, has the other name; it returns the role that the bearer has in it.
func (o *otherName) draft(a int, name string) (draft, vocab.Role) {
	d := draft{si: o.si, vg: -1, trigger: o.at, a: a, b: o.end, typ: vocab.Alias, reason: "another name", itemNP: -1}
	if o.former {
		d.typ = vocab.Rename
		d.claim.Names = map[string]string{"old": o.text, "new": name}
		return d, vocab.RoleRenamed
	}
	d.claim.Names = map[string]string{"name": name, "alias": o.text}
	return d, vocab.RoleNamed
}

// addFact adds a claim that the innermost source of its trigger states.
func (r *reader) addFact(d draft) {
	d.claim.Chain = r.chain(d.si, d.trigger, false)
	d.claim.Modality = r.fact(&d.claim)
	r.add(d)
}

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
	if p < len(s.refs) && s.refs[p].settled {
		return s.refs[p].ent
	}
	e := r.referent(si, p)
	if e != nil {
		e.last = max(si*1000+p, 1) // 0 is never
		e.mention(s.words(s.nps[p].a, s.nps[p].h+1))
	}
	s.refer(p, e)
	return e
}

// reference is what a phrase refers to, once that is settled.
type reference struct {
	ent     *entity
	settled bool
}

// refer settles that phrase p refers to e, which may be nil.
func (s *sentence) refer(p int, e *entity) {
	if s.refs == nil {
		s.refs = make([]reference, len(s.nps))
	}
	s.refs[p] = reference{e, true}
}

// referred returns what phrase p of sentence si was settled to refer to, or nil.
func (r *reader) referred(si, p int) *entity {
	if s := &r.sents[si]; p >= 0 && p < len(s.refs) {
		return s.refs[p].ent
	}
	return nil
}

// referent does the work of entityOf.
func (r *reader) referent(si, p int) *entity {
	s := &r.sents[si]
	if s.headTok(p).tag == tPron {
		return r.pronoun(si, p)
	}
	if e, settled := r.namedParty(si, p); settled {
		return e
	}
	c := r.partyClass(s, p)
	if c == 0 {
		return nil
	}
	if e := r.apposed(si, p); e != nil && (s.barePost(p, e) || !s.reportsNext(p)) {
		e.describe(s.headWord(p))
		return e
	}
	if e := r.predicated(si, p); e != nil {
		e.describe(s.headWord(p))
		return e
	}
	if bare := s.nps[p].a == s.nps[p].h; s.headline && bare || definites[s.openerOf(p)] {
		if e := r.definite(si, p, c); e != nil {
			return e
		}
	}
	return r.described(si, p, c)
}

// barePost reports whether phrase p is a post without an article behind the comma of
// the person e, so that it can be nobody else ("X, commander of the fleet, said").
func (s *sentence) barePost(p int, e *entity) bool {
	np, w := s.nps[p], s.headWord(p)
	return e.person && np.a == np.h && s.lowAt(np.a-1) == "," && singular(w) == w && (jobWords[w] || titles[w]) && s.lowAt(np.b) == "of"
}

// predicated returns the named subject of which phrase p says what it is ("X is a
// company that makes drones"), or nil.
func (r *reader) predicated(si, p int) *entity {
	s := &r.sents[si]
	w := s.openerOf(p)
	if w != "a" && w != "an" && w != "the" && w != "one" {
		return nil
	}
	for k := range s.vgs {
		g, c := &s.vgs[k], &s.clauses[k]
		if c.obj != p || c.subj < 0 || c.subj == p || g.neg || g.modal != "" || !s.isCopula(g) {
			continue
		}
		if e := r.entityOf(si, c.subj); e != nil && e.head == "" && !e.protect {
			return e
		}
	}
	return nil
}

// reportsNext reports whether phrase p, with participles and prepositional phrases
// that hang on it, is the subject of a verb of saying right behind it ("..., a
// source said"), and so renames nobody before it.
func (s *sentence) reportsNext(p int) bool {
	for i := s.nps[p].b; i < len(s.ts) && s.ts[i].low != ","; i++ {
		if v := s.vgAt[i]; v >= 0 && s.vgs[v].kind == finite {
			return reporting[s.vgs[v].lemma] != 0 && s.clauses[v].subj == p
		}
	}
	return false
}

// namedParty returns the entity that a phrase means by a name in its head or right
// behind it ("the magazine Example Weekly"). A name for nobody and a number are
// settled as well: they mean no party.
func (r *reader) namedParty(si, p int) (e *entity, settled bool) {
	s := &r.sents[si]
	np := s.nps[p]
	if m := r.mentionOver(si, np.h); m != nil {
		return m.ent, true
	}
	if s.ts[np.h].tag == tNum {
		return nil, true
	}
	if m := r.mentionOver(si, np.b); m != nil && m.ent != nil && s.ts[np.b].tag == tName {
		return m.ent, true
	}
	if naming[s.lowAt(np.b)] {
		if m := r.mentionOver(si, np.b+1); m != nil && m.ent != nil {
			return m.ent, true
		}
	}
	return nil, false
}

// naming are participles between a description and the name.
var naming = words("named called")

// definites open phrases that may mean somebody spoken of before.
var definites = words("the this his their its that")

// partyClass returns the class of a phrase that can mean a party by its noun; 0
// when it cannot.
func (r *reader) partyClass(s *sentence, p int) nounClass {
	w := s.headWord(p)
	c := classOf(w)
	if c == 0 && personSuffix(w) && s.reports(p) {
		return cPerson
	}
	if c&(cOrg|cPerson|cVessel|cSite) == 0 || s.thing(s.nps[p]) {
		return 0
	}
	return c
}

// thing reports whether a phrase means goods by a noun that elsewhere means people or
// bodies: "fighter" for aircraft, "armoured personnel carrier".
func (s *sentence) thing(np phrase) bool {
	if singular(s.ts[np.h].low) == "fighter" {
		return s.fighterPlane(np, s.lowAt(np.h-1))
	}
	ic, ok := s.phraseItem(np)
	return ok && !strings.HasPrefix(ic.path, "vessel")
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
	if s.lowAt(np.a-1) == "," && !s.behindLeadIn(p) && !s.speaksBehind(p) {
		// "X, a workshop in Tehran"
		i := np.a - 2
		if s.lowAt(i) == ")" {
			i = s.opening(i) - 1
		}
		if m := r.mentionOver(si, i); m.renamable() {
			return m.ent
		}
	}
	i := s.commaBehind(np)
	if i < 0 {
		return nil
	}
	for i++; s.lowAt(i) == "the" || titles[s.lowAt(i)]; i++ {
	}
	m := r.mentionOver(si, i)
	if !m.renamable() || s.lowAt(m.b) != "," {
		return nil
	}
	if person := s.headTok(p).lex.class&cPerson != 0; person && m.typ != "PERSON" ||
		!person && s.headTok(p).lex.class&(cVessel|cOrg|cSite) == 0 && s.openerOf(p) != "its" && s.openerOf(p) != "the" {
		return nil
	}
	return m.ent
}

// behindLeadIn reports whether phrase p is the subject of a verb right behind it and
// a phrase with a preposition leads its sentence in ("According to X, the firm
// sold").
func (s *sentence) behindLeadIn(p int) bool {
	a := s.nps[p].a
	if !s.vgAfter(p) || a < 2 {
		return false
	}
	for i := 0; i < a-1; i++ {
		if s.ts[i].low == "," || s.vgAt[i] >= 0 {
			return false
		}
	}
	return s.ts[0].tag == tPrep || s.ts[0].low == "according"
}

// speaksBehind reports whether phrase p, behind a comma, is the subject of a verb of
// saying that no other comma parts from it ("X called at Y, a person there said").
func (s *sentence) speaksBehind(p int) bool {
	for k := range s.vgs {
		if s.clauses[k].subj != p || reporting[s.vgs[k].lemma] == 0 || s.vgs[k].kind != finite || s.vgs[k].a < s.nps[p].b {
			continue
		}
		for i := s.nps[p].b; i < s.vgs[k].a; i++ {
			if s.ts[i].low == "," {
				return false
			}
		}
		return true
	}
	return false
}

// renamable reports whether a mention, which may be nil, names a party that a
// description beside it renames. Places are none.
func (m *mention) renamable() bool { return m != nil && m.ent != nil && m.typ != "GPE" }

// commaAfterRelative returns the comma that closes the relative clause at i, or
// -1.
func (s *sentence) commaAfterRelative(i int) int {
	for j := i + 1; j < min(len(s.ts), i+12); j++ {
		if s.ts[j].low == "," {
			return j
		}
	}
	return -1
}

// commaBehind returns the comma that follows a phrase and what hangs on it,
// before any verb or relative; -1 when there is none.
func (s *sentence) commaBehind(np phrase) int {
	for i := np.b; i < min(len(s.ts), np.b+9); i++ {
		switch t := &s.ts[i]; {
		case t.low == ",":
			return i
		case t.tag == tWh && i == np.b:
			return s.commaAfterRelative(i)
		case verbal(t.tag) || t.tag == tWh:
			return -1
		}
	}
	return -1
}

// definite resolves "the company", "the newspaper", "the officials": somebody described
// by that noun or fitting it who was spoken of last.
func (r *reader) definite(si, p int, c nounClass) *entity {
	s := &r.sents[si]
	at, head := si*1000+p, singular(s.headWord(p))
	var best *entity
	for _, e := range r.entities {
		if e.spoken(at) > 0 && e.meantBefore(best, head, at) && r.canMean(e, head, s, s.nps[p]) {
			best = e
		}
	}
	return best
}

// meantBefore reports whether the noun head rather means e than best, which may be nil:
// the one described by it, then one that a description made, then the one spoken of
// last before at.
func (e *entity) meantBefore(best *entity, head string, at int) bool {
	switch {
	case best == nil:
		return true
	case e.nouns[head] != best.nouns[head]:
		return e.nouns[head]
	case e.head == "" && best.head != "":
		return false
	}
	return e.spoken(at) > best.spoken(at)
}

// canMean reports whether a phrase with the noun head can mean an entity.
func (r *reader) canMean(e *entity, head string, s *sentence, np phrase) bool {
	if e.head != "" {
		return e.describedAs(s, np, head)
	}
	if e.nouns[head] && head == s.ts[np.h].low {
		return r.nationFits(e, s, np)
	}
	return r.fits(e, head, s, np)
}

// spoken returns the place before at where an entity was last spoken of, or first
// named; 0 when it was not.
func (e *entity) spoken(at int) int {
	switch {
	case e.last >= at:
		return 0
	case e.last > 0 || e.head != "":
		return e.last
	case e.first <= at:
		return e.first
	}
	return 0
}

// describedAs reports whether an entity without a name was described by the
// noun head, in the number of the phrase and with the word before its noun.
func (e *entity) describedAs(s *sentence, np phrase, head string) bool {
	if e.head != head || e.plural != (head != s.ts[np.h].low) {
		return false
	}
	return np.h <= np.a+1 || strings.Contains(strings.ToLower(e.name), s.ts[np.h-1].low)
}

// nationality returns the country of the last adjective of a people in a
// phrase, or "".
func (s *sentence) nationality(np phrase) string {
	nat := ""
	for k := np.a; k < np.h; k++ {
		if d := demonyms[s.ts[k].low]; d != "" {
			nat = d
		} else if g, ok := lookupPlace(s.ts[k].low); ok && s.ts[k].tag == tName {
			nat = g.country
		}
	}
	return nat
}

var (
	outletNouns = words("newspaper magazine paper outlet agency weekly daily broadcaster")
	firmNouns   = words("company firm business maker manufacturer producer group enterprise exporter supplier workshop carrier forwarder subsidiary importer trader shipper operator airline reseller distributor")
	vesselNouns = words("freighter ship vessel tanker warship frigate corvette destroyer submarine ferry trawler barge boat")
	stateBodies = words("ministry agency authority bureau directorate council department committee commission organisation organization")
)

// fits reports whether a named entity can be meant by a description.
func (r *reader) fits(e *entity, head string, s *sentence, np phrase) bool {
	if strings.Contains(e.lowName(), " "+head) {
		return true
	}
	if head != s.ts[np.h].low && !e.plural {
		return false // several
	}
	return r.headFits(e, head, s, np) && r.nationFits(e, s, np)
}

// headFits reports whether the head noun of a description suits an entity: a person
// has that post, another is of that kind. Only "this newspaper" is the one read.
func (r *reader) headFits(e *entity, head string, s *sentence, np phrase) bool {
	if e.person {
		return e.posts[head] && head == s.ts[np.h].low
	}
	return e.kindFits(head) && !(outletNouns[head] && e == r.docEntity && s.ts[np.a].low != "this")
}

// nationFits reports whether no nationality in a phrase speaks against an entity.
func (r *reader) nationFits(e *entity, s *sentence, np phrase) bool {
	nat := s.nationality(np)
	return nat == "" || e.country == nat
}

// lowName is the name of an entity in small letters.
func (e *entity) lowName() string {
	if e.lowOf != e.name {
		e.lowOf, e.low = e.name, strings.ToLower(e.name)
	}
	return e.low
}

// kindFits reports whether an entity is of a kind that the noun head means.
func (e *entity) kindFits(head string) bool {
	switch e.kind {
	case "media outlet":
		return outletNouns[head]
	case "":
		return firmNouns[head] && e.schema == "LegalEntity"
	case "company":
		return firmNouns[head] && e.schema != "Person"
	case "vessel":
		return vesselNouns[head]
	case "government body":
		return stateBodies[head] && strings.Contains(e.lowName(), head)
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
	e.plural = e.head != s.ts[np.h].low || collective[s.ts[np.h].low]
	e.schema, e.kind = "LegalEntity", "unnamed group"
	switch {
	case c&cVessel != 0:
		e.schema, e.kind = "Vessel", "vessel"
	case c&cPerson != 0:
		e.person = true
		if !e.plural {
			e.schema = "Person"
		}
	case c&cOrg != 0:
		e.kind = "company"
		e.country = s.countryBefore(np)
	}
	return e
}

// collective nouns mean several people.
var collective = words("people staff")

// countryBefore returns the country that an adjective or a possessive before
// the head of a phrase names last, or "".
func (s *sentence) countryBefore(np phrase) string {
	country := ""
	for k := np.a; k < np.h; k++ {
		if d := demonyms[s.ts[k].low]; d != "" {
			country = d
		}
		if k+1 < np.h && s.ts[k+1].tag == tPos {
			if g, ok := lookupPlace(s.ts[k].low); ok {
				country = g.country
			}
		}
	}
	return country
}

// pronoun resolves it, they, he, we and relatives.
func (r *reader) pronoun(si, p int) *entity {
	w := r.headWord(si, p)
	if e := r.innerSubject(si, p); e != nil && (agrees(e, w) || w == "it" && e.kind == "state") {
		return e
	}
	if e := r.priorSubject(si, p); e != nil && agrees(e, w) {
		return e
	}
	if e := r.joinedSubject(si, p); e != nil && (agrees(e, w) || w == "it" && e.kind == "state") {
		return e
	}
	switch w {
	case "we", "us", "ourselves":
		return r.speakerBody(si)
	}
	if test := pronounTests[w]; test != nil {
		return r.lastBefore(si*1000+p, test)
	}
	return nil
}

// pronounTests say whom a pronoun can mean beyond the subjects close to it.
var pronounTests = pronounTable(map[string]func(*entity) bool{
	"he she him her himself herself": func(e *entity) bool { return e.person && !e.plural },
	"it itself":                      func(e *entity) bool { return !e.person && !e.plural && !neverIt[e.kind] },
	"they them themselves":           func(e *entity) bool { return e.plural },
})

// neverIt are the kinds of entities that "it" means only as a subject close by.
var neverIt = map[string]bool{"state": true, "site": true, "vessel": true, "media outlet": true}

func pronounTable(by map[string]func(*entity) bool) map[string]func(*entity) bool {
	m := map[string]func(*entity) bool{}
	for list, test := range by {
		for w := range strings.FieldsSeq(list) {
			m[w] = test
		}
	}
	return m
}

// lastBefore returns the entity spoken of last before the position limit, not
// too far back, that passes a test; nil when there is none.
func (r *reader) lastBefore(limit int, test func(*entity) bool) *entity {
	var best *entity
	for _, e := range r.entities {
		if e.last > max(0, limit-4000) && e.last < limit && later(e, best) && test(e) {
			best = e
		}
	}
	return best
}

// innerSubject returns the subject of the reporting verb that governs the
// clause of a pronoun ("Iran denied that it ...").
func (r *reader) innerSubject(si, p int) *entity {
	s := &r.sents[si]
	for k := len(s.vgs) - 1; k >= 0; k-- {
		if !s.reportsBefore(k, p) {
			continue
		}
		if e := r.referred(si, s.clauses[k].subj); e != nil && !e.protect && e.kind != "media outlet" {
			return e
		}
		return nil
	}
	return nil
}

// joinedSubject returns the subject of the clause to which a conjunction joins the
// clause of the pronoun p right behind it ("X may sell, but it has not"), or nil.
func (r *reader) joinedSubject(si, p int) *entity {
	s := &r.sents[si]
	if a := s.nps[p].a; !s.tagIs(a-1, tConj) || !s.vgAfter(p) {
		return nil
	}
	for k := len(s.vgs) - 1; k >= 0; k-- {
		g, subj := &s.vgs[k], s.clauses[k].subj
		if g.kind == finite && g.b <= s.nps[p].a && subj >= 0 && subj != p && s.relative(k) < 0 {
			return r.referred(si, subj)
		}
	}
	return nil
}

// reportsBefore reports whether group k is a finite reporting verb before
// phrase p and has its own subject before it.
func (s *sentence) reportsBefore(k, p int) bool {
	g, subj := &s.vgs[k], s.clauses[k].subj
	if g.b > s.nps[p].a || g.kind != finite || reporting[g.lemma] == 0 {
		return false
	}
	return subj >= 0 && subj != p && s.nps[subj].a <= g.a
}

// priorSubject returns the subject of the sentence before, for a pronoun that
// is itself the first subject of its sentence.
func (r *reader) priorSubject(si, p int) *entity {
	if r.sents[si].mainSubject() != p {
		return nil
	}
	e := r.subjectBeforeSentence(si)
	if e != nil && e.protect {
		return nil
	}
	if e == nil && si > 1 && r.sents[si-1].block == r.sents[si].block && r.sents[si-2].block == r.sents[si].block {
		return r.subjectBeforeSentence(si - 1)
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

package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// informants protects the people of whom a sentence tells that a text or a paper
// is from them, without a verb of saying of their own: "interviews with former
// employees", "papers leaked by an insider", "the paper spoke to three managers".
func (r *reader) informants(si int) {
	s := &r.sents[si]
	for p := range s.nps {
		r.accountOf(si, p)
		if s.aMemberState(s.nps[p]) && s.toldFrom(p) {
			r.lastSource = r.sourceOf(si, p)
			continue
		}
		if r.mayInform(si, p) && (s.toldFrom(p) || s.depicts(p) || r.interviewed(si, p) || r.speaksBeside(si, p)) {
			if src := r.protectPhrase(si, p); src != nil {
				r.lastSource = src
			}
		}
	}
}

// depicting are verbs by which people tell what they know, with an object.
var depicting = words("describe detail outline recount recall put estimate")

// leaking are verbs for passing papers on in secret.
var leaking = words("leak share show")

// depicts reports whether phrase p is the subject of a verb by which people tell what
// they know: "dockers described crates", "sources put the price at 900 dollars", "two
// inmates gave accounts".
func (s *sentence) depicts(p int) bool {
	for k := range s.vgs {
		g, c := &s.vgs[k], &s.clauses[k]
		if g.passive && depicting[g.lemma] && s.agent(c) == p {
			return true
		}
		if c.subj != p || g.passive || g.kind != finite {
			continue
		}
		if depicting[g.lemma] && (g.lemma != "put" || s.firstUnder(c, "at") >= 0 || s.lowAt(g.b) == "it") || c.obj >= 0 && g.handsOver(s.headWord(c.obj)) {
			return true
		}
	}
	return false
}

// handsOver reports whether a verb with an object of noun w is for giving an account,
// footage or papers.
func (g *group) handsOver(w string) bool {
	switch {
	case handVerbs[g.lemma] && footage[singular(w)], leaking[g.lemma] && classOf(w)&cDoc != 0:
		return true
	}
	return (g.lemma == "give" || g.lemma == "offer") && accountNouns[singular(w)]
}

// speaksBeside reports whether phrase p is joined by "and" to people who say something
// with it ("a guard and two cooks said").
func (r *reader) speaksBeside(si, p int) bool {
	s := &r.sents[si]
	i := s.nps[p].a - 1
	if i < 1 || s.lowAt(i) != "and" {
		return false
	}
	q := s.npAt[i-1]
	return q >= 0 && r.mayInform(si, q) && (s.reports(p) || s.reports(q))
}

// mayInform reports whether phrase p describes people who are not named and do
// not speak for a post.
func (r *reader) mayInform(si, p int) bool {
	s := &r.sents[si]
	h := s.headTok(p)
	if h.tag != tNoun || classOf(h.low)&cPerson == 0 && !personSuffix(h.low) || holdsOffice(h.low) || definites[s.openerOf(p)] {
		return false
	}
	e := r.entityOf(si, p)
	return e != nil && e.head != "" && e.person
}

var (
	// accountNouns are what somebody tells, or occasions to tell it.
	accountNouns = words("interview conversation testimony account recollection correspondence recording tip exchange")
	// handVerbs say how papers come from somebody.
	handVerbs = words("provide leak share send supply give pass hand obtain receive get forward show take smuggle record film photograph copy submit")
	// learnVerbs say that somebody is told something.
	learnVerbs = words("learn hear")
	// footage are things, beside papers, that informants hand over.
	footage = words("photograph photo picture image video film clip footage recording screenshot material testimony information tip data drive laptop archive chat spreadsheet cache")
)

// toldFrom reports whether phrase p hangs on a noun for what people tell, or on a
// verb by which papers or news come from them.
func (s *sentence) toldFrom(p int) bool {
	i := s.nps[p].a - 1
	if s.lowAt(i) == "and" && s.tagIs(i-1, tAdj) { // current and former employees
		i -= 2
	}
	w := s.lowAt(i)
	switch w {
	case "with", "of", "by", "from":
	default:
		return false
	}
	if q := s.npEnding(i); q >= 0 {
		if h := singular(s.headWord(q)); accountNouns[h] || w == "from" && footage[h] {
			return true
		}
	}
	v := s.groupEnding(i)
	if v < 0 || w == "with" || w == "of" {
		return false
	}
	g := &s.vgs[v]
	return w == "from" && learnVerbs[g.lemma] || handVerbs[g.lemma] && s.papersBefore(g.a)
}

// npEnding returns the phrase that ends before token i, or -1.
func (s *sentence) npEnding(i int) int {
	if i < 1 || s.npAt[i-1] < 0 {
		return -1
	}
	return s.npAt[i-1]
}

// groupEnding returns the verb group that ends before token i, or -1; a particle or
// a receiver may stand between ("handed over by", "given to the paper by").
func (s *sentence) groupEnding(i int) int {
	for j := i - 1; j >= 0 && j > i-7; j-- {
		if v := s.vgAt[j]; v >= 0 {
			return v
		}
		if s.ts[j].tag == tPunct {
			return -1
		}
	}
	return -1
}

// papersBefore reports whether a noun for papers or footage stands close before
// token i.
func (s *sentence) papersBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-9; j-- {
		if w := s.ts[j].low; classOf(w)&cDoc != 0 || footage[singular(w)] {
			return true
		}
	}
	return false
}

// inquirers are those who, beside outlets, hear people for a report.
var inquirers = words("reporter journalist newspaper magazine paper panel project team investigator researcher institute organisation organization outlet we author")

// interviewed reports whether phrase p is whom an outlet or an inquiry has heard.
func (r *reader) interviewed(si, p int) bool {
	s := &r.sents[si]
	for k := range s.vgs {
		switch s.vgs[k].lemma {
		case "interview":
			if s.interviewsOf(k) == p {
				return true
			}
		case "speak", "talk":
			if s.spokenTo(k, p) && r.inquires(si, s.clauses[k].subj) {
				return true
			}
		}
	}
	return false
}

// interviewsOf returns whom group k interviews, or -1.
func (s *sentence) interviewsOf(k int) int {
	g, c := &s.vgs[k], &s.clauses[k]
	switch {
	case !g.passive && (c.obj >= 0 || s.lowAt(g.a-1) != ","):
		return c.obj
	case c.subj >= 0:
		return c.subj
	}
	return s.phraseBefore(g.a)
}

// spokenTo reports whether somebody speaks, by group k, to or with phrase p.
func (s *sentence) spokenTo(k, p int) bool {
	w := s.lowAt(s.nps[p].a - 1)
	return s.vgs[k].b == s.nps[p].a-1 && (w == "to" || w == "with") && s.clauses[k].subj >= 0
}

// inquires reports whether phrase p means an outlet or an inquiry.
func (r *reader) inquires(si, p int) bool {
	if inquirers[singular(r.headWord(si, p))] {
		return true
	}
	e := r.entityOf(si, p)
	return e != nil && (e == r.docEntity || e.kind == "media outlet" || r.outlets[e])
}

// someOthers are pronouns and numbers that pick some of the people who were heard.
var someOthers = words("others another one two three four five six seven eight nine ten dozen some both several many most few none neither each half")

// insideWords, behind a noun for people, say that they know from inside.
var insideWords = words("briefed familiar close involved privy")

// knowsInside reports whether the words behind a phrase say that its people know from
// inside ("two lawmakers briefed on the matter").
func (s *sentence) knowsInside(np phrase) bool {
	return insideWords[s.lowAt(np.b)] || s.lowAt(np.b) == "with" && (s.lowAt(np.b+1) == "knowledge" || s.lowAt(np.b+2) == "knowledge")
}

// someone are pronouns for a person who is not named.
var someone = words("someone somebody")

// somebody returns the protected source that "someone who was there" is.
func (r *reader) somebody(si, p int) *source {
	s := &r.sents[si]
	if !someone[s.headWord(p)] || len(r.entities) >= maxEntities {
		return nil
	}
	e := r.newEntity(s.words(s.nps[p].a, min(len(s.ts), s.stop(s.nps[p].b))))
	e.head, e.person, e.schema = "someone", true, "Person"
	e.mention(e.name)
	return r.addSource(vocab.SourceAnonymousPerson, e, e.name)
}

// protectedAs returns the protected source described with the given words, or nil.
func (r *reader) protectedAs(text string) *source {
	for _, src := range r.sources {
		if src.protect && src.described == text && src.ent != nil {
			return src
		}
	}
	return nil
}

// fellowSource returns the protected source that "others", "another" or "two" is
// behind protected people of whom the text spoke last; nil when it is none.
func (r *reader) fellowSource(si, p int) *source {
	s := &r.sents[si]
	w := s.headWord(p)
	if !someOthers[w] || len(r.entities) >= maxEntities {
		return nil
	}
	text := s.described(s.nps[p])
	if src := r.protectedAs(text); src != nil {
		return src
	}
	group := r.someOfWhom(si, p)
	if group == nil {
		return nil
	}
	e := r.newEntity(text)
	e.head, e.person, e.schema, e.kind = group.head, true, "LegalEntity", "anonymous source"
	e.plural = w != "another" && w != "one"
	e.mention(text)
	return r.addSource(vocab.SourceAnonymousPerson, e, text)
}

// someOfWhom returns the people of whom "two" or "most", phrase p, can be some: whose
// words were told last, or of whom the sentence or the one before it speaks. Nil when
// there are none.
func (r *reader) someOfWhom(si, p int) *entity {
	if last := r.lastSource; last != nil && last.protect && last.ent != nil {
		return last.ent
	}
	if e := r.groupBefore(si, p); e != nil || si == 0 {
		return e
	}
	if s := &r.sents[si]; (s.lowAt(0) == "of" || s.lowAt(0) == "among") && s.heardBefore(s.nps[p].a) {
		return &entity{head: "people"}
	}
	return r.groupBefore(si-1, len(r.sents[si-1].nps))
}

// heardBefore reports whether a verb of hearing people stands before token i ("Of the
// ten interviewed, two").
func (s *sentence) heardBefore(i int) bool {
	for k := range s.vgs {
		if hearing[s.vgs[k].lemma] && s.vgs[k].b <= i {
			return true
		}
	}
	return false
}

// groupBefore returns the people, more than one and not named, whom the last phrase
// before phrase p of sentence si means; nil when there are none.
func (r *reader) groupBefore(si, p int) *entity {
	s := &r.sents[si]
	for q := p - 1; q >= 0; q-- {
		h := s.headTok(q)
		if h.tag != tNoun || h.lex.class&cPerson == 0 || holdsOffice(h.low) {
			continue
		}
		if e := r.entityOf(si, q); e != nil && e.head != "" && e.person && e.plural {
			return e
		}
	}
	return nil
}

// hearing are verbs for what is done with those whose words a text tells.
var hearing = words("interview question consult reach contact survey ask quote")

// thoseHeard returns the protected source that "those interviewed" or "those who spoke
// to the paper" is, or nil.
func (r *reader) thoseHeard(si, p int) *source {
	s := &r.sents[si]
	b := s.nps[p].b
	if w := s.headWord(p); w != "those" && w != "people" || b >= len(s.ts) || len(r.entities) >= maxEntities {
		return nil
	}
	v := s.vgAt[b]
	if s.lowAt(b) == "who" && b+1 < len(s.ts) {
		v = s.vgAt[b+1]
	}
	if v < 0 || !hearing[s.vgs[v].lemma] && s.lowAt(b) != "who" {
		return nil
	}
	e := r.newEntity(s.words(s.nps[p].a, s.clauses[v].end))
	e.head, e.person, e.plural, e.schema, e.kind = "people", true, true, "LegalEntity", "anonymous source"
	e.mention(e.name)
	return r.addSource(vocab.SourceAnonymousPerson, e, e.name)
}

// oneOf returns the source that "one of the drivers" or "some of them" is: that of the
// people, described by the narrower words. Nil when phrase p is no such share.
func (r *reader) oneOf(si, p int) *source {
	s := &r.sents[si]
	q := s.underOf(p)
	if q < 0 || !someOthers[s.headWord(p)] || s.headTok(q).tag == tPron {
		return nil
	}
	src := r.sourceOf(si, q)
	if src == nil || !src.protect || src.ent == nil {
		return src
	}
	if text := s.described(s.nps[p]); src.described == s.described(s.nps[q]) {
		src.described = text
		src.ent.mention(text)
	}
	return src
}

// numbered returns the protected source that "Interviewee 4" or "Source A" is, or nil.
func (r *reader) numbered(si, p int) *source {
	s := &r.sents[si]
	np := s.nps[p]
	if np.h != np.a+1 || s.ts[np.a].lex.class&cPerson == 0 || holdsOffice(s.ts[np.a].low) {
		return nil
	}
	text := s.words(np.a, np.b)
	if src := r.protectedAs(text); src != nil || len(r.entities) >= maxEntities {
		return src
	}
	e := r.newEntity(text)
	e.head, e.person, e.schema = s.ts[np.a].low, true, "Person"
	e.mention(text)
	return r.addSource(vocab.SourceAnonymousPerson, e, text)
}

// privateOffices are posts of which one without a name, not a body, may tell something.
var privateOffices = words("investigator inspector lawmaker senator minister ambassador envoy secretary partner agent representative mayor governor commissioner officer judge prosecutor")

// staffPosts are those that, "at" a firm, speak for nobody.
var staffPosts = words("secretary partner agent officer")

// outOfOffice reports whether a phrase means one who has left a post, or tells something
// beside it: "a former inspector", "one ambassador", "an investigator who was there".
func (s *sentence) outOfOffice(np phrase) bool {
	w := singular(s.ts[np.h].low)
	if !holdsOffice(w) || definites[s.ts[np.a].low] || s.hasPossessor(s.npAt[np.h]) {
		return false
	}
	if s.hasWord(np, "former", "retired", "ex") {
		return w != "defendant" && w != "suspect" && w != "president"
	}
	if staffPosts[w] && s.lowAt(np.b) == "at" {
		return true // a secretary at the firm
	}
	return privateOffices[w] && (s.lowAt(np.b) == "who" || s.ts[np.a].low == "one" || s.ts[np.a].low == "another")
}

// labelledName reports whether a name is a label for somebody who is not to be named:
// "Witness B", "Employee 7".
func labelledName(name string) bool {
	first, rest, ok := strings.Cut(name, " ")
	return ok && len(rest) == 1 && classOf(strings.ToLower(first))&cPerson != 0 && !titles[strings.ToLower(first)]
}

// accountOf protects the people whose account a phrase means: "a worker's testimony".
func (r *reader) accountOf(si, p int) {
	s := &r.sents[si]
	n := s.nps[p]
	at := s.possessor(n)
	if at < 0 || !accountNouns[singular(s.ts[n.h].low)] || s.ts[at].tag != tNoun || s.ts[at].lex.class&cPerson == 0 || holdsOffice(s.ts[at].low) || definites[s.ts[n.a].low] {
		return
	}
	text := s.words(n.a, at+1)
	if r.protectedAs(text) != nil || len(r.entities) >= maxEntities {
		return
	}
	e := r.newEntity(text)
	e.head, e.person, e.schema = singular(s.ts[at].low), true, "LegalEntity"
	e.mention(text)
	r.lastSource = r.addSource(vocab.SourceAnonymousPerson, e, text)
}

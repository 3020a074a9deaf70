package claims

import "sanctrace/internal/vocab"

// informants protects the people of whom a sentence tells that a text or a paper
// is from them, without a verb of saying of their own: "interviews with former
// employees", "papers leaked by an insider", "the paper spoke to three managers".
func (r *reader) informants(si int) {
	s := &r.sents[si]
	for p := range s.nps {
		if r.mayInform(si, p) && (s.toldFrom(p) || r.interviewed(si, p)) {
			if src := r.protectPhrase(si, p); src != nil {
				r.lastSource = src
			}
		}
	}
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
	footage = words("footage recording screenshot material testimony information tip data drive laptop archive chat spreadsheet cache")
)

// toldFrom reports whether phrase p hangs on a noun for what people tell, or on a
// verb by which papers or news come from them.
func (s *sentence) toldFrom(p int) bool {
	i := s.nps[p].a - 1
	w := s.lowAt(i)
	switch w {
	case "with", "of", "by", "from":
	default:
		return false
	}
	if q := s.npEnding(i); q >= 0 && accountNouns[singular(s.headWord(q))] {
		return true
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
	case !g.passive:
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
var someOthers = words("others another one two three four five some both several many most")

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
	last := r.lastSource
	if !someOthers[w] || last == nil || !last.protect || last.ent == nil || len(r.entities) >= maxEntities {
		return nil
	}
	text := s.described(s.nps[p])
	if src := r.protectedAs(text); src != nil {
		return src
	}
	e := r.newEntity(text)
	e.head, e.person, e.schema, e.kind = last.ent.head, true, "LegalEntity", "anonymous source"
	e.plural = w != "another" && w != "one"
	e.mention(text)
	return r.addSource(vocab.SourceAnonymousPerson, e, text)
}

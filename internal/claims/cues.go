package claims

import "sanctrace/internal/vocab"

// tellingNouns are what somebody gives of what happened: "in the words of X", "by
// X's account".
var tellingNouns = words("word words account telling view opinion estimate estimates estimation assessment assertion admission reckoning version description statement statements testimony judgment judgement")

// byTelling reads "in the words of X", "in X's account", "by X's own admission", "on
// the evidence of X": said is the whole sentence around it.
func (r *reader) byTelling(si, i int) (attribution, bool) {
	s := &r.sents[si]
	p := s.phraseAt(i + 1)
	if p < 0 || s.nps[p].a != i+1 || !tellingNouns[s.headWord(p)] || !s.asidePhrase(i, p) {
		return attribution{}, false
	}
	a := attribution{kind: says, rel: vocab.RelAccordingTo, cue: [2]int{i, s.nps[p].b}, verb: -1, explicit: true, from: 0, to: len(s.ts)}
	switch w := s.lowAt(s.nps[p].b); {
	case w == "of" || w == "by":
		q := s.phraseAt(s.nps[p].b + 1)
		if q < 0 {
			return a, false
		}
		a.src, a.srcAt, a.own = r.sourceOf(si, q), s.extent(q), [2]int{i, s.phraseEnd(q)}
	default:
		a.src, a.srcAt, a.own = r.possessorSource(si, p), s.extent(p), [2]int{i, s.nps[p].b}
	}
	return a, a.src != nil
}

// asidePhrase reports whether the preposition at i and phrase p behind it stand at
// the start or behind a comma, so that they are about the whole sentence.
func (s *sentence) asidePhrase(i, p int) bool {
	if i > 0 && s.ts[i-1].low != "," && s.ts[i-1].low != "—" && !isQuote(s.ts[i-1].low) {
		return false
	}
	w := s.lowAt(s.nps[p].b)
	return w == "of" || w == "by" || w == "," || w == "." || s.hasPossessor(p)
}

// hasPossessor reports whether phrase p names whose it is.
func (s *sentence) hasPossessor(p int) bool {
	for i := s.nps[p].a; i < s.nps[p].h; i++ {
		if s.ts[i].tag == tPos || s.ts[i].tag == tPoss {
			return true
		}
	}
	return false
}

// possessorSource returns the source that the possessor in phrase p is ("the
// ministry's account", "his telling"); nil when there is none.
func (r *reader) possessorSource(si, p int) *source {
	s := &r.sents[si]
	for i := s.nps[p].a; i < s.nps[p].h; i++ {
		switch s.ts[i].tag {
		case tPos:
			return r.possessor(si, s.nps[p].a, i)
		case tPoss:
			if w := s.ts[i].low; r.lastSource != nil && r.lastSource.ent != nil && (w == "his" || w == "her") == (r.lastSource.ent.person && !r.lastSource.ent.plural) {
				return r.lastSource
			}
		}
	}
	return nil
}

// possessor returns the source that tokens [a, b) before a possessive mean, or nil.
func (r *reader) possessor(si, a, b int) *source {
	s := &r.sents[si]
	for k := a; k < b; k++ {
		m := r.mentionOver(si, k)
		if m == nil || m.ent == nil {
			continue
		}
		switch {
		case m.ent.protect:
			return r.addSource(vocab.SourceAnonymousPerson, m.ent, m.ent.name)
		case m.ent.person:
			return r.addSource(vocab.SourceNamedPerson, m.ent, "")
		case m.ent.kind == "media outlet" || r.outlets[m.ent]:
			return r.outletSource(m.ent)
		}
		return r.addSource(vocab.SourceNamedOrganisation, m.ent, "")
	}
	e := r.partyIn(si, a, b)
	if e == nil {
		return nil
	}
	return r.partySource(s, phrase{a, b, b - 1}, e, classOf(s.ts[b-1].low), s.words(a, b))
}

// asSaid reads "as X reported", "as alleged in the complaint", "as noted by X": said
// is what stands around it. k is the verb group of the clause behind "as".
func (r *reader) asSaid(si, k int) (attribution, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	kind := reporting[g.lemma]
	if tellsIt[g.lemma] && s.lowAt(g.b) == "it" {
		kind = says // as one trader put it
	}
	if kind == 0 || kind == denies || g.neg {
		return attribution{}, false
	}
	a := attribution{kind: kind, rel: kind.relation(), cue: [2]int{g.a, g.b}, verb: k, explicit: true, from: 0, to: len(s.ts)}
	p, as := s.whoAs(g, c)
	if p < 0 || s.lowAt(as) != "as" || as > 0 && s.ts[as-1].tag != tPunct {
		return a, false
	}
	end := s.nextComma(max(g.b, s.nps[p].b))
	if s.thatFollows(k, end) {
		return a, false
	}
	a.src, a.srcAt, a.own = r.sourceFor(si, p, kind), s.extent(p), [2]int{as, end}
	return a, a.src != nil
}

// tellsIt are verbs that say with "it" how somebody tells what stands beside them.
var tellsIt = words("put tell see phrase describe explain recall remember")

// whoAs returns the phrase for who says something in a clause with "as", and the token
// at which "as" has to stand.
func (s *sentence) whoAs(g *group, c *clause) (p, as int) {
	if g.kind == finite && !g.passive && c.subj >= 0 && s.nps[c.subj].b <= g.a {
		return c.subj, s.nps[c.subj].a - 1
	}
	if w := s.lowAt(g.b); w == "in" || w == "by" {
		return s.phraseAt(g.b + 1), g.a - 1
	}
	return -1, -1
}

// quotedAs reads "quoted X as saying" and "X was quoted as saying": the source
// beneath the one who quotes. k is the verb group of quoting.
func (r *reader) quotedAs(si, k int) (attribution, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if g.lemma != "quote" && g.lemma != "cite" {
		return attribution{}, false
	}
	p := c.obj
	if g.passive {
		p = c.subj
	}
	v := k + 1
	if p < 0 || v >= len(s.vgs) || s.vgs[v].kind != gerund || reporting[s.vgs[v].lemma] == 0 || s.lowAt(s.vgs[v].a-1) != "as" {
		return attribution{}, false
	}
	w := &s.vgs[v]
	a := attribution{src: r.sourceOf(si, p), kind: reporting[w.lemma], rel: vocab.RelSays, cue: [2]int{w.a, w.b}, srcAt: s.extent(p), own: [2]int{c.start, w.b}, from: w.b, to: s.contentEnd(v), verb: v, inner: true, explicit: true}
	return a, a.src != nil
}

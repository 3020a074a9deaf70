package claims

// demanded reports whether group k only says what somebody demands ("demands that
// X dismantle its plants").
func (s *sentence) demanded(k int) bool {
	g := &s.vgs[k]
	if g.kind == participle || g.past || s.ts[g.main].low != g.lemma {
		return false
	}
	for i := g.a - 1; i > 0; i-- {
		if v := s.vgAt[i]; v >= 0 {
			return g.kind == infinitive && s.demanded(v) // dismantle X, abandon Y
		}
		if s.ts[i].tag == tThat {
			w := s.ts[i-1]
			return demanding[w.low] || demanding[w.lemma]
		}
	}
	return false
}

// demanding are nouns and verbs whose content is not yet so.
var demanding = words("demand demands require insist urge request requests propose recommend")

// unstated reports whether group k only says a condition or a demand.
func (s *sentence) unstated(k int) bool {
	return s.inCondition(k) || s.demanded(k) || s.asked(k) || s.wouldTake(k) || s.skillFor(k)
}

// asked reports whether group k is only what somebody is asked to do ("urged X to halt
// Y").
func (s *sentence) asked(k int) bool {
	g := &s.vgs[k]
	if g.kind != infinitive || k == 0 {
		return false
	}
	v := g.gov
	if v < 0 {
		v = k - 1
	}
	w := &s.vgs[v]
	if !askingVerbs[w.lemma] || w.passive || s.anonymous(v) {
		return false
	}
	p := s.askedOf(v)
	return p >= 0 && s.nps[p].a >= w.b && s.nps[p].b == g.a
}

// askedOf returns the phrase of whom the verb of group v asks something, or -1.
func (s *sentence) askedOf(v int) int {
	c := &s.clauses[v]
	for _, pp := range c.preps {
		if w := s.ts[pp.at].low; c.obj < 0 && (w == "on" || w == "upon" || w == "to") {
			return pp.np
		}
	}
	return c.obj
}

// askingVerbs are those by which somebody is asked to do something.
var askingVerbs = words("ask tell urge call appeal press order instruct demand implore exhort command")

// effortNouns are what is needed before something can be done.
var effortNouns = words("effort time work year month week day knowledge step")

// wouldTake reports whether infinitive k only says what an effort is needed for ("little
// effort is necessary to produce", "a year is needed to build").
func (s *sentence) wouldTake(k int) bool {
	g := &s.vgs[k]
	if g.kind != infinitive || k == 0 {
		return false
	}
	v := &s.vgs[k-1]
	if v.kind != finite || v.lemma != "be" && !v.passive {
		return false
	}
	p := s.clauses[k-1].subj
	return p >= 0 && effortNouns[singular(s.headWord(p))] && (neededWords[s.lowAt(g.a-1)] || neededWords[s.ts[v.main].low])
}

// neededWords say that something is needed.
var neededWords = words("necessary needed required sufficient enough")

// skillFor reports whether gerund k says what a skill is for ("the technologies for
// building a device").
func (s *sentence) skillFor(k int) bool {
	g := &s.vgs[k]
	p := s.phraseAt(g.a - 2)
	return g.kind == gerund && s.lowAt(g.a-1) == "for" && p >= 0 && wordClasses["knowhow"][singular(s.headWord(p))]
}

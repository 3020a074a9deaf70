package claims

// governedSubject gives an infinitive or gerund the subject of the verb that
// governs it, or that verb's object where the object is to act ("ordered the
// crew to leave").
func (s *sentence) governedSubject(c *clause) {
	g := &s.vgs[c.vg]
	over := &s.clauses[g.gov]
	c.subj, c.wh, c.inherited = over.subj, over.wh, true
	p := s.before(g.a)
	if p < 0 || s.nps[p].a < s.vgs[g.gov].b {
		return
	}
	if g.passive || objectControl[s.vgs[g.gov].lemma] {
		c.subj, c.wh = s.phraseHead(p), -1
	}
}

// objectControl are verbs whose object does what the infinitive says.
var objectControl = words("ask tell order allow help enable urge require force want expect permit instruct authorise authorize invite persuade encourage call")

// accusing are verbs whose object does what the gerund behind "with", "of" or
// "for" says.
var accusing = words("charge accuse suspect convict sanction impose indict designate list fine sentence blame investigate arrest prosecute detain debar penalise penalize add place target condemn criticise criticize jail imprison try expel deport blacklist")

// accusedSubject gives a gerund such as "with exporting tools" the accused as
// its subject.
func (s *sentence) accusedSubject(c *clause) {
	g := &s.vgs[c.vg]
	if g.a == 0 || c.vg == 0 {
		return
	}
	if s.ts[g.a-1].tag == tConj {
		s.joinedGerund(c)
		return
	}
	v, p := s.accuser(c.vg), s.prepBefore(g.a)
	if v < 0 {
		s.meansSubject(c, p)
		return
	}
	c.inherited = true
	q := s.before(p)
	switch w := &s.vgs[v]; {
	case q >= 0 && (s.lowAt(s.nps[q].a-1) == "against" || s.lowAt(s.nps[q].a-1) == "with"):
		c.subj = q
	case w.passive && w.kind == finite:
		c.subj = s.clauses[v].subj
	case s.clauses[v].obj >= 0:
		c.subj = s.clauses[v].obj
	case w.kind == participle && s.clauses[v].subj >= 0:
		c.subj = s.clauses[v].subj
	case q >= 0:
		c.subj = q
	}
}

// meansSubject gives a gerund behind "by" at token p the subject of the verb before
// it ("amends the rules by adding"), and one behind "responsible for" whom that is
// said of.
func (s *sentence) meansSubject(c *clause, p int) {
	k := c.vg - 1
	switch w := &s.vgs[k]; {
	case s.lowAt(p) == "by" && !w.passive:
		c.subj, c.wh, c.inherited = s.clauses[k].subj, s.clauses[k].wh, true
	case s.blamed(&s.vgs[c.vg]):
		c.subj, c.inherited = s.clauses[k].subj, true
		if o := s.clauses[k].obj; o >= 0 && s.nps[o].b == s.vgs[c.vg].a-2 {
			c.subj = o
		}
	}
}

// prepBefore returns the token before token a, adverbs left out ("for allegedly
// buying").
func (s *sentence) prepBefore(a int) int {
	for a--; a > 0 && s.ts[a].tag == tAdv; a-- {
	}
	return a
}

// accuser returns the verb group of accusing whose "with", "of" or "for" governs
// gerund group k, over relative clauses and participles inside its object and a
// noun for the charge ("on suspicion of"); -1 when there is none.
func (s *sentence) accuser(k int) int {
	p := s.prepBefore(s.vgs[k].a)
	if p < 0 || !chargePrep[s.ts[p].low] {
		return -1
	}
	q := s.phraseAt(p - 1)
	charge := q >= 0 && chargeNouns[s.headWord(q)]
	for v := k - 1; v >= 0; v-- {
		w := &s.vgs[v]
		switch {
		case accusing[w.lemma] || charge && w.kind == finite && s.relative(v) < 0 || s.settles(v, q):
			return v
		case w.kind == finite && s.relative(v) < 0 || w.kind == gerund:
			return -1
		}
	}
	return -1
}

// settles reports whether group v is about a case, a settlement or a penalty for
// somebody in phrase q ("a settlement with X for violating").
func (s *sentence) settles(v, q int) bool {
	if q < 0 || s.vgs[v].kind != finite {
		return false
	}
	w := s.lowAt(s.nps[q].a - 1)
	o := s.clauses[v].obj
	return w == "against" && s.vgs[v].lemma == "be" || (w == "with" || w == "against" || w == "on") && o >= 0 && blameWords[s.headWord(o)]
}

// joinedGerund gives a gerund behind "and" or "or" the subject of the gerund that
// it is joined to ("for being owned by, or acting for, X").
func (s *sentence) joinedGerund(c *clause) {
	for v := c.vg - 1; v >= 0 && s.vgs[v].kind != finite; v-- {
		if s.vgs[v].kind == gerund {
			c.subj, c.wh, c.inherited = s.clauses[v].subj, s.clauses[v].wh, true
			return
		}
	}
}

// chargePrep stand between a verb of accusing and what somebody is accused of.
var chargePrep = words("with of for")

// charging are verbs whose gerund is only alleged.
var charging = words("charge accuse suspect indict investigate arrest prosecute try")

// alleged reports whether group k is the content of a charge.
func (s *sentence) alleged(k int) bool {
	if k <= 0 || s.vgs[k].kind != gerund {
		return false
	}
	if s.ts[s.vgs[k].a-1].tag == tConj && s.vgs[k-1].kind == gerund {
		k--
	}
	if s.lowAt(s.prepBefore(s.vgs[k].a)) == "by" && k > 0 {
		return s.alleged(k - 1)
	}
	v := s.accuser(k)
	return v >= 0 && (charging[s.vgs[v].lemma] || s.caseAgainst(v))
}

// caseAgainst reports whether group v is a form of "be" with those against whom a
// case is.
func (s *sentence) caseAgainst(v int) bool {
	return s.vgs[v].lemma == "be" && s.clauses[v].subj >= 0 && chargeNouns[s.headWord(s.clauses[v].subj)]
}

// subject finds the subject of a finite verb and the start of its clause.
func (s *sentence) subject(c *clause) {
	left := s.leftBound(c.vg)
	if s.tagIs(left-1, tWh) {
		s.relativeSubject(c, left)
		return
	}
	verb := s.vgs[c.vg].a
	start := s.segment(left, verb)
	c.subj = s.freeNP(start, verb)
	if c.subj < 0 && start > left {
		c.subj = s.freeNP(left, verb)
	}
	if c.subj < 0 {
		c.start = verb
		s.sharedSubject(c)
		return
	}
	c.start = s.trimStart(start, s.nps[c.subj].a)
	if s.datePhrase(left, start) {
		c.start = left
	}
}

// relativeSubject finds the subject of a clause that the relative pronoun
// before token left opens: a phrase of its own, or what the pronoun stands for.
func (s *sentence) relativeSubject(c *clause, left int) {
	w := left - 1
	c.wh, c.start = w, w
	if s.tagIs(w-1, tPrep) {
		c.start = w - 1
	}
	if p := s.freeNP(left, s.vgs[c.vg].a); p >= 0 {
		c.subj, c.wh = p, -1
	} else if p := s.antecedent(w); p >= 0 {
		c.subj = p
	}
}

// dateOpeners are words that begin an expression of time without a preposition.
var dateOpeners = words("effective no not beginning starting earlier later early late")

// datePhrase reports whether [left, start) is a short expression of time with a
// preposition or a word of time before it, closed by a comma ("In December, ",
// "No later than 12 May 2023, ").
func (s *sentence) datePhrase(left, start int) bool {
	return start > left && start-left < 16 && (s.ts[left].tag == tPrep || dateOpeners[s.ts[left].low]) && s.ts[start-1].low == "," && s.leadsDate(left, start)
}

// sharedSubject takes the subject of the finite verb before ("left and sold").
func (s *sentence) sharedSubject(c *clause) {
	for p := c.vg - 1; p >= 0; p-- {
		if q := &s.clauses[p]; s.vgs[p].kind == finite && (q.subj >= 0 || q.wh >= 0) {
			c.subj, c.wh, c.inherited = q.subj, q.wh, true
			return
		}
	}
}

// antecedent returns the noun phrase that a relative pronoun stands for.
func (s *sentence) antecedent(w int) int {
	i := w - 1
	if s.tagIs(i, tPrep) {
		i--
	}
	for ; i >= 0; i-- {
		if p := s.npAt[i]; p >= 0 && !s.timeNP(p) {
			if s.ts[w].low == "who" {
				return s.personOver(p)
			}
			return s.phraseHead(p)
		}
		if v := s.vgAt[i]; v >= 0 && s.vgs[v].kind != participle {
			return -1
		}
	}
	return -1
}

// personOver walks from a body to the person that a preposition ties to it
// ("a former employee of X, who").
func (s *sentence) personOver(p int) int {
	a := s.nps[p].a
	if !s.personHead(p) && s.tagIs(a-1, tPrep) {
		if q := s.phraseAt(a - 2); q >= 0 && s.personHead(q) {
			return q
		}
	}
	return s.phraseHead(p)
}

// personHead reports whether the head of phrase p is a noun for people.
func (s *sentence) personHead(p int) bool { return classOf(s.headWord(p))&cPerson != 0 }

// phraseHead walks from a phrase inside "of" phrases to the one it hangs on.
func (s *sentence) phraseHead(p int) int {
	for {
		a := s.nps[p].a
		over := s.phraseAt(a - 2)
		if over < 0 || !s.hangsOn(p, s.ts[a-1].low) || seeThrough[singular(s.headWord(over))] {
			return p
		}
		p = over
	}
}

// seeThrough are nouns that only say how many or of what sort the things under
// "of" are, so that a relative clause is about the latter.
var seeThrough = words("name number series type kind sort list majority minority handful dozen hundred thousand one respect terms view favour favor behalf spite light support")

// hangsOn reports whether a preposition ties phrase p to the one before it: "of"
// a noun, "in" the name of a place.
func (s *sentence) hangsOn(p int, prep string) bool {
	if s.headTok(p).tag == tName {
		return prep == "in" && s.isPlace(p)
	}
	return prep == "of"
}

// isPlace reports whether phrase p is the name of a place.
func (s *sentence) isPlace(p int) bool {
	_, ok := lookupPlace(s.words(s.nps[p].h, s.nps[p].h+1))
	return ok
}

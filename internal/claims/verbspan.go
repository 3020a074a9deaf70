package claims

// spanStart moves the start of a clause to the noun that a relative clause
// without a comma defines ("plants that assemble"), and behind an adverb that
// attributes ("has reportedly produced").
func (s *sentence) spanStart(k, start int) int {
	g := &s.vgs[k]
	for i := g.a; i < g.main; i++ {
		if w := s.ts[i].low; (w == "reportedly" || w == "allegedly") && !s.asideBefore(k, i) {
			return i + 1
		}
	}
	if g.kind == finite && s.definingWh(start) {
		if p := s.antecedent(start); p >= 0 {
			return s.nps[p].a
		}
	}
	return start
}

// asideBefore reports whether a prepositional phrase stands between the subject
// of group k and its adverb at i ("X in March reportedly sent").
func (s *sentence) asideBefore(k, i int) bool {
	p := s.clauses[k].subj
	return p >= 0 && s.nps[p].b < i && s.tagIs(s.nps[p].b, tPrep) && s.vgs[k].a >= i
}

// definingWh reports whether a relative pronoun stands at i behind neither a
// comma nor a preposition.
func (s *sentence) definingWh(i int) bool {
	return i > 0 && s.ts[i].tag == tWh && s.ts[i-1].low != "," && s.ts[i-1].tag != tPrep
}

// coordinated returns the verb that "and" or "or" joins right behind group k,
// so that both share an object ("import and assemble drones"); -1 if none.
func (s *sentence) coordinated(k int) int {
	if k+1 < len(s.vgs) && s.vgs[k+1].a == s.vgs[k].b+1 && s.ts[s.vgs[k].b].tag == tConj && !s.hasAux(&s.vgs[k+1]) {
		return k + 1
	}
	return -1
}

// meansTo reports whether an infinitive says to what the object of the verb above it is
// a means ("took steps to build X").
func (s *sentence) meansTo(g *group) bool {
	p := s.clauses[g.gov].obj
	if p < 0 || g.kind != infinitive || s.nps[p].b != g.a {
		return false
	}
	return meansNouns[singular(s.headWord(p))] && lexicon()[s.vgs[g.gov].lemma] != nil
}

// controlStart returns where the span of an infinitive or gerund begins: with
// the subject of the verb that governs it, unless that verb is an event of its
// own or another infinitive stands between.
func (s *sentence) controlStart(k, start int) int {
	for g := &s.vgs[k]; g.gov >= 0; g = &s.vgs[g.gov] {
		w := &s.vgs[g.gov]
		if s.meansTo(g) {
			start = s.clauses[g.gov].start
			continue
		}
		if !w.prepares() || g.a > w.b+2 && !s.clauses[k].inheritsFrom(s, g.gov) && !s.inProcess(g) {
			return start
		}
		start = s.clauses[g.gov].start
	}
	return start
}

// prepares reports whether a verb only prepares the infinitive behind it: "plans
// to", "is thought to".
func (g *group) prepares() bool {
	return control[g.lemma] || g.passive && g.kind == finite && reporting[g.lemma] != 0
}

// meansNouns stand between a verb and its infinitive without adding an event.
var meansNouns = words("action option tool mean means way effort step attempt measure ability capacity chance opportunity right")

// inheritsFrom reports whether the clause has the object of group v as its
// subject, so that its span begins with that group's clause.
func (c *clause) inheritsFrom(s *sentence, v int) bool {
	return c.subj >= 0 && s.nps[c.subj].a >= s.vgs[v].b
}

// control are verbs that only prepare the infinitive or gerund after them.
var control = words("plan intend want aim seek hope use begin start continue stop help try attempt be have expect schedule select choose decide need appear seem happen fail manage prepare move allow promise pledge vow wish keep resume cease able go set design mean offer")

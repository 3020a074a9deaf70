package claims

// clauseEnd returns the token behind the clause of group k.
func (s *sentence) clauseEnd(k int) int {
	for i := s.vgs[k].b; i < len(s.ts); i++ {
		at, ends := s.boundary(k, i)
		if ends {
			return at
		}
		i = at
	}
	return len(s.ts)
}

// boundary decides what token i does to the clause of group k: it ends the
// clause before token at, or the clause goes on behind token at.
func (s *sentence) boundary(k, i int) (at int, ends bool) {
	switch t := s.ts[i]; t.low {
	case "(":
		return s.closing(i, len(s.ts)-1), false
	case ")":
		return i, true
	case ",":
		return s.commaBoundary(k, i)
	case ";":
		return i, s.statesAfter(i)
	case ":", ".", "!", "?", "according", "citing":
		return i, true
	case "—", "–":
		return i, t.gap
	case "after", "before", "until", "once":
		if i > s.vgs[k].b && s.clauseIn(i+1, s.nextComma(i+1)) && s.vgAt[i+1] < 0 {
			return i, true
		}
	case "with":
		return i, s.vgs[k].kind == participle && s.supportAt(i+1)
	}
	if v := s.vgAt[i]; v > k && s.opensFinite(v, i) {
		return s.meetsVerb(k, i)
	}
	return i, s.joinerEnds(k, i)
}

// opensFinite reports whether the finite verb group v begins at token i.
func (s *sentence) opensFinite(v, i int) bool {
	return s.vgs[v].a == i && s.vgs[v].kind == finite
}

// statesAfter reports whether a verb of a statement follows the semicolon at
// i, so that it does more than divide a list.
func (s *sentence) statesAfter(i int) bool {
	for ; i < len(s.ts); i++ {
		if v := s.vgAt[i]; v >= 0 && s.vgs[v].kind <= participle && s.vgs[v].kind != infinitive {
			return true
		}
	}
	return false
}

// commaBoundary is [sentence.boundary] of the comma at i: asides are passed
// over ("part of, or operates for, the body").
func (s *sentence) commaBoundary(k, i int) (at int, ends bool) {
	if e := s.asideEnd(i); e > 0 {
		return e, false
	}
	if e := s.pastAside(k, i); e > 0 {
		return e, false
	}
	if i > s.vgs[k].b && s.ts[i-1].tag == tPrep && s.raised(i-1, len(s.ts)) >= 0 {
		for i+1 < len(s.ts) && s.ts[i+1].low != "," {
			i++
		}
		return i + 1, false
	}
	return i, s.stopsAtComma(k, i)
}

// pastAside returns the comma that closes the apposition or relative clause opened by the
// comma at i where an argument of group k stands behind it ("sentenced X, the owner of Y,
// to four years"); 0 when there is none.
func (s *sentence) pastAside(k, i int) int {
	if i <= s.vgs[k].b || s.vgs[k].kind != finite || s.npAt[i-1] < 0 {
		return 0
	}
	e := s.nextComma(i + 1)
	plain := s.ts[i-1].tag == tName && (s.lowAt(i+1) == "a" || s.lowAt(i+1) == "an")
	if s.lowAt(e) != "," || e-i > 20 || !argumentPreps[s.lowAt(e+1)] && !(plain && s.tagIs(e+1, tPrep)) || s.npAt[min(i+1, len(s.ts)-1)] < 0 && !s.tagIs(i+1, tWh) {
		return 0
	}
	if s.tagIs(i+1, tWh) != s.finiteIn(i+1, e) || s.finiteIn(e, s.nextComma(e+1)) {
		return 0
	}
	return e
}

// argumentPreps go on with the arguments of a verb behind an aside.
var argumentPreps = words("to into from")

// joinerEnds reports whether the clause of group k ends at the conjunction or
// relative pronoun at i.
func (s *sentence) joinerEnds(k, i int) bool {
	g := &s.vgs[k]
	switch t := s.ts[i]; t.tag {
	case tConj:
		return s.newClause(i+1, g)
	case tThat:
		return reporting[g.lemma] != 0
	case tWh:
		return i > g.b && s.ts[i-1].low != "," && s.ownEvent(i, k)
	case tSub:
		return stopSub[t.low] && (t.low != "whether" || !s.tagIs(i-1, tPrep)) || g.kind == participle
	}
	return false
}

// supportAt reports whether the phrase at i is about support ("with financing
// from").
func (s *sentence) supportAt(i int) bool {
	p := s.phraseAt(i)
	return p >= 0 && supports[s.headWord(p)]
}

var supports = words("financing help assistance support backing aid funding")

// ownEvent reports whether the relative clause that begins at i states an event
// of its own, while group k states one as well.
func (s *sentence) ownEvent(i, k int) bool {
	if lexicon()[s.vgs[k].lemma] == nil || s.vgs[k].kind == participle {
		return false
	}
	for j := i; j < len(s.ts); j++ {
		if v := s.vgAt[j]; v >= 0 {
			g := &s.vgs[v]
			return g.kind == finite && lexicon()[g.lemma] != nil && (g.modal == "may" || len(s.ts)-i > 14)
		}
	}
	return false
}

// asideEnd returns the comma that closes ", per X," or ", according to X," at
// i when the clause goes on behind it; 0 otherwise.
func (s *sentence) asideEnd(i int) int {
	if w := s.lowAt(i + 1); w != "per" && w != "according" {
		return 0
	}
	for j := i + 2; j+1 < len(s.ts) && j < i+12; j++ {
		switch {
		case s.ts[j].low == "," && s.argumentAt(j+1):
			return j
		case s.ts[j].low == "," || s.vgAt[j] >= 0:
			return 0
		}
	}
	return 0
}

// argumentAt reports whether an object or a prepositional phrase can begin at
// i.
func (s *sentence) argumentAt(i int) bool {
	switch t := s.ts[i]; t.tag {
	case tDet, tPrep, tNum:
		return true
	default:
		return isQuote(t.low)
	}
}

// stopSub are conjunctions that begin another statement.
var stopSub = words("because although though while whereas since so when whether after before")

// meetsVerb is [sentence.boundary] of the finite verb that begins at i: the end
// of a participle, of a complement without "that", or nothing.
func (s *sentence) meetsVerb(k, i int) (at int, ends bool) {
	g, v := &s.vgs[k], s.vgAt[i]
	if g.kind == participle || s.subjectGerund(g) || s.closesRelative(k, v) || s.insideSubject(k, i) {
		return i, true
	}
	if s.relative(v) <= g.a { // else a relative clause inside the object
		if p := s.before(i); p >= 0 && s.nps[p].a >= g.b && reporting[g.lemma] != 0 {
			return s.nps[p].a, true
		}
	}
	return s.vgs[v].b - 1, false
}

// insideSubject reports whether the infinitive or gerund of group k hangs on the
// subject of the finite verb at i ("willingness to share X has alarmed Y").
func (s *sentence) insideSubject(k, i int) bool {
	g := &s.vgs[k]
	return g.kind != finite && (g.gov < 0 || s.vgs[g.gov].kind == participle) && g.a > 0 && s.ts[g.a-1].tag != tPunct && !s.subjectBetween(g.b, i)
}

// closesRelative reports whether finite group v is the verb of the sentence that
// follows the relative clause of group k ("firms which sold X to Y deny it").
func (s *sentence) closesRelative(k, v int) bool {
	w := s.relative(k)
	return w > 0 && s.ts[w-1].low != "," && s.vgs[k].kind == finite && s.antecedent(w) >= 0 && s.closes(s.vgs[k].b, s.vgs[v].a) && s.relative(v) < 0 && !s.subjectBetween(s.vgs[k].b, s.vgs[v].a)
}

// subjectBetween reports whether the words of [a, b) end with a noun phrase that
// hangs on nothing, behind an object, so that it is the subject of what follows.
func (s *sentence) subjectBetween(a, b int) bool {
	p := s.freeNP(a, b)
	return p >= 0 && s.freeNP(s.nps[p].b, b) >= 0
}

// subjectGerund reports whether a group is a gerund that neither a verb nor a
// preposition governs, so that it can be a subject.
func (s *sentence) subjectGerund(g *group) bool {
	return g.kind == gerund && g.gov < 0 && g.a > 0 && s.ts[g.a-1].tag != tPrep
}

// stopsAtComma decides whether the comma at i ends the clause of group k.
func (s *sentence) stopsAtComma(k, i int) bool {
	j := i + 1
	if j+1 < len(s.ts) && isQuote(s.ts[j].low) && s.ts[i].q > 0 && s.ts[j+1].q != s.ts[i].q {
		return true // the quotation ends
	}
	for j < len(s.ts) && (isQuote(s.ts[j].low) || s.ts[j].tag == tAdv) {
		j++
	}
	if j >= len(s.ts) || i > s.vgs[k].b && (s.postAfterName(i, j) || s.describes(i, j)) || s.opensAside(j) {
		return true
	}
	return s.stopsBefore(k, j)
}

// stopsBefore decides whether the clause of group k ends before the word at j,
// which follows a comma.
func (s *sentence) stopsBefore(k, j int) bool {
	g := &s.vgs[k]
	switch t := s.ts[j]; t.tag {
	case tSub:
		return t.low != "if" && t.low != "unless"
	case tConj:
		return s.newClause(j+1, g) || g.kind == participle
	case tIng:
		return t.low != "including"
	}
	switch {
	case s.kindAt(j, finite):
		return !s.listOfVerbs(k, j)
	case s.kindAt(j, participle) && g.kind != finite:
		return true
	case s.kindAt(j, infinitive) && g.kind == infinitive && s.ts[j].tag == tBase:
		return s.vgs[s.vgAt[j]].b-1 == j && s.vgs[k].b < j-1
	}
	return s.clauseIn(j, s.nextComma(j)) || s.reportsAfter(j)
}

// postAfterName reports whether the post of a person follows the comma at i,
// in a phrase that begins at j ("Ann Example, director of X").
func (s *sentence) postAfterName(i, j int) bool {
	return s.personBefore(i) && s.npAt[j] >= 0 && s.jobIn(s.nps[s.npAt[j]]) && !s.anySemicolon(i)
}

// describes reports whether "a ..." behind the comma at i says what the name before it is
// and ends the clause ("passed them to X, a plant near Y"): no list goes on there.
func (s *sentence) describes(i, j int) bool {
	if s.ts[i-1].tag != tName || s.lowAt(j) != "a" && s.lowAt(j) != "an" || s.npAt[j] < 0 {
		return false
	}
	e := s.nextComma(j)
	for t := j; t < e; t++ {
		if s.ts[t].tag == tConj && s.ts[t].low != "but" {
			return false
		}
	}
	return s.lowAt(e) != ","
}

// asideWords open an aside behind a comma.
var asideWords = words("citing according per without")

// opensAside reports whether the words at j, behind a comma, begin a relative
// clause or another aside with a verb or source of its own.
func (s *sentence) opensAside(j int) bool {
	t := s.ts[j]
	switch {
	case t.tag == tWh || asideWords[t.low]:
		return true
	case t.low == "with" && s.finiteIn(j, s.nextComma(j)):
		return true
	case t.low == "including":
		return false
	case t.tag == tPrep:
		return t.low == "in" && s.tagIs(j+1, tWh) || s.participleIn(j, s.nextComma(j))
	}
	return false
}

// clauseIn reports whether a finite verb starts in [a, b) that stands in no
// relative clause.
func (s *sentence) clauseIn(a, b int) bool {
	return s.finiteIn(a, b) && !s.relativeIn(a, b)
}

func (s *sentence) anySemicolon(i int) bool {
	for ; i < len(s.ts); i++ {
		if s.ts[i].low == ";" {
			return true
		}
	}
	return false
}

// personBefore reports whether a name of two or more words ends before i.
func (s *sentence) personBefore(i int) bool {
	return i > 1 && s.ts[i-1].tag == tName && s.ts[i-2].tag == tName
}

// participleIn reports whether a participle group starts in [a, b).
func (s *sentence) participleIn(a, b int) bool {
	for i := a; i < b; i++ {
		if v := s.vgAt[i]; v >= 0 {
			return s.vgs[v].kind == participle && lexicon()[s.vgs[v].lemma] != nil
		}
	}
	return false
}

// listOfVerbs reports whether the verb at j continues a list that k begins
// ("bought, sold or stored").
func (s *sentence) listOfVerbs(k, j int) bool { return s.vgs[k].b == j-1 }

// nextComma returns the next comma, semicolon or full stop from i.
func (s *sentence) nextComma(i int) int {
	for ; i < len(s.ts); i++ {
		if w := s.ts[i].low; w == "," || w == ";" || w == "." || w == ":" {
			return i
		}
	}
	return len(s.ts)
}

// finiteIn reports whether a finite verb starts in [a, b).
func (s *sentence) finiteIn(a, b int) bool {
	for i := a; i < b; i++ {
		if v := s.vgAt[i]; v >= 0 && s.vgs[v].kind == finite {
			return true
		}
	}
	return false
}

// countFinite counts the finite verbs that start in [a, b).
func (s *sentence) countFinite(a, b int) int {
	n := 0
	for k := range s.vgs {
		if g := &s.vgs[k]; g.kind == finite && a <= g.a && g.a < b {
			n++
		}
	}
	return n
}

// relativeIn reports whether the first finite verb of [a, b) stands in a
// relative clause.
func (s *sentence) relativeIn(a, b int) bool {
	for i := a; i < b; i++ {
		if s.ts[i].tag == tWh {
			return true
		}
		if v := s.vgAt[i]; v >= 0 && s.vgs[v].kind == finite {
			return false
		}
	}
	return false
}

// reportsAfter reports whether "X said" or "said X" follows at j.
func (s *sentence) reportsAfter(j int) bool {
	v := s.vgAt[j]
	if v < 0 {
		if p := s.npAt[j]; p >= 0 && s.nps[p].b < len(s.ts) {
			v = s.vgAt[s.nps[p].b]
		}
	}
	return v >= 0 && reporting[s.vgs[v].lemma] != 0 && s.vgs[v].kind == finite
}

// newClause reports whether what follows a conjunction at i is a clause or a
// verb of its own, and not a further object.
func (s *sentence) newClause(i int, g *group) bool {
	for i < len(s.ts) && (s.ts[i].tag == tAdv || isQuote(s.ts[i].low)) {
		i++
	}
	if s.lowAt(i) == "," { // and, after a stop in X, it left
		i = s.nextComma(i+1) + 1
		return i < len(s.ts) && s.clauseIn(i, s.nextComma(i))
	}
	if i >= len(s.ts) {
		return false
	}
	if s.vgAt[i] >= 0 {
		return s.verbJoins(i, g)
	}
	switch s.ts[i].tag {
	case tSub, tThat, tWh:
		return true
	}
	return s.clauseIn(i, s.nextComma(i))
}

// verbJoins reports whether the verb at i can be joined to group g as a verb
// beside it.
func (s *sentence) verbJoins(i int, g *group) bool {
	switch kind := s.vgs[s.vgAt[i]].kind; kind {
	case finite, g.kind:
		return true
	case participle:
		return g.passive
	case infinitive:
		return s.ts[i].tag == tTo
	}
	return false
}

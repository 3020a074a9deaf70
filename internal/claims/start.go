package claims

// leftBound returns the first token that can belong to the clause of verb
// group k: behind a conjunction, a semicolon, or an earlier clause.
func (s *sentence) leftBound(k int) int {
	for i := s.asideBack(s.vgs[k].a - 1); i >= 0; i-- {
		if s.ts[i].low == ")" {
			i = s.opening(i)
			continue
		}
		at, ends := s.boundBefore(k, i)
		if ends {
			return at
		}
		i = at
	}
	return 0
}

// asideBack steps from the comma at i, which closes a relative clause between a
// subject and its verb ("a diplomat, who knows X but asked for Y, said"), to the
// comma that opens it; from another token it does not move.
func (s *sentence) asideBack(i int) int {
	if s.lowAt(i) != "," {
		return i
	}
	verbs := 0
	for j := i - 1; j > 0 && j > i-40; j-- {
		switch t := &s.ts[j]; {
		case t.low == ";" || t.low == ":" || isQuote(t.low):
			return i
		case s.kindAt(j, finite):
			verbs++
		case t.tag == tWh && s.ts[j-1].low == ",":
			if p := s.phraseAt(j - 2); p >= 0 && verbs > 0 {
				return j - 1
			}
			return i
		}
	}
	return i
}

// boundBefore decides what token i before verb group k does to its clause: the
// clause begins at token at, or it goes on before token at.
func (s *sentence) boundBefore(k, i int) (at int, ends bool) {
	t := s.ts[i]
	switch {
	case t.tag == tSub && s.closedAside(k, i):
		return i - 1, false
	case opensClause(t) || s.closesQuote(i):
		return i + 1, true
	case t.low == "(":
		return i + 1, true
	case t.low == ";":
		return i + 1, s.statesAfter(i)
	case isDash(t):
		if d := s.dashBefore(i); d >= 0 {
			return d, false
		}
		return i + 1, true
	case s.vgAt[i] >= 0:
		return s.verbBefore(k, s.vgAt[i])
	}
	return i, false
}

// opensClause reports whether a clause of its own begins behind a token.
func opensClause(t tok) bool {
	switch t.tag {
	case tSub, tThat, tWh:
		return true
	}
	return t.low == ":"
}

// closedAside reports whether the conjunction at i opens an aside that a comma
// closes right before group k (", if it is implemented,").
func (s *sentence) closedAside(k, i int) bool {
	return s.lowAt(i-1) == "," && s.lowAt(s.vgs[k].a-1) == "," && s.freeNP(0, i) >= 0
}

// isDash reports whether a token is a dash between words.
func isDash(t tok) bool { return (t.low == "—" || t.low == "–") && t.gap }

// closesQuote reports whether a quotation ends with the mark at i, behind a
// comma or full stop.
func (s *sentence) closesQuote(i int) bool {
	if w := s.ts[i].low; w != "”" && w != "\"" || i+1 >= len(s.ts) || s.ts[i].q == s.ts[i+1].q {
		return false
	}
	w := s.lowAt(i - 1)
	return w == "," || w == "."
}

// verbBefore is [sentence.boundBefore] of verb group v, which stands before
// group k: other clauses inside the one of k are passed over.
func (s *sentence) verbBefore(k, v int) (at int, ends bool) {
	g, to := &s.vgs[v], s.vgs[k].a
	if g.kind != finite {
		if g.gov >= 0 && s.vgs[g.gov].kind == finite {
			return s.split(g.b, to), true
		}
		return g.a, false
	}
	if reporting[g.lemma] != 0 && s.freeNP(g.b, to) >= 0 && s.leadVerb(g.b, to) {
		return s.reportStart(g.b, to), true
	}
	if w := s.relative(v); w > 0 && s.antecedent(w) >= 0 && s.closes(g.b, to) {
		return w, false
	}
	return s.split(g.b, to), true
}

// reportStart returns where a report without "that" begins behind a verb of
// saying that ends at b: at once, or with the pronoun before the verb at v
// ("told us it was").
func (s *sentence) reportStart(b, v int) int {
	if p := s.before(v); p >= 0 && s.headTok(p).tag == tPron && s.nps[p].a > b {
		return s.nps[p].a
	}
	return b
}

// leadVerb reports whether nothing but a noun phrase stands in [a, b), so that
// a report without "that" begins there.
func (s *sentence) leadVerb(a, b int) bool {
	for i := a; i < b; i++ {
		if t := s.ts[i]; t.low == "," || t.tag == tConj || t.tag == tWh || s.vgAt[i] >= 0 {
			return false
		}
	}
	return true
}

// dashBefore returns the dash that opens the aside closed by the dash at i, or
// -1 when a verb stands between them or there is none.
func (s *sentence) dashBefore(i int) int {
	for j := i - 1; j > 0; j-- {
		if isDash(s.ts[j]) {
			return j
		}
		if s.kindAt(j, finite) {
			return -1
		}
	}
	return -1
}

// relative returns the relative pronoun that opens the clause of group k, or
// -1.
func (s *sentence) relative(k int) int {
	for i := s.vgs[k].a - 1; i >= 0; i-- {
		switch t := s.ts[i]; {
		case t.tag == tWh:
			return i
		case t.tag == tThat || t.tag == tSub || t.low == ";" || t.low == ",":
			return -1
		case s.kindAt(i, finite):
			return -1
		}
	}
	return -1
}

// closes reports whether a relative clause that reaches b ends before the verb
// at v: nothing but its own complements stands between, or a comma closes it.
func (s *sentence) closes(b, v int) bool {
	for i := b; i < v; i++ {
		if s.ts[i].tag == tConj && s.ts[i].low != "or" {
			return false
		}
	}
	return true
}

// split finds where the next clause starts between two verbs: behind the last
// conjunction or comma, or at the noun phrase before the verb.
func (s *sentence) split(from, to int) int {
	for i := to - 1; i >= from; i-- {
		if s.ts[i].tag == tConj && !s.joinsPhrases(i, from, to) {
			return i + 1
		}
	}
	for i := from; i < to; i++ {
		if s.ts[i].low == "," && s.freeNP(i+1, to) >= 0 {
			return i + 1
		}
	}
	if p := s.before(to); p >= 0 && s.nps[p].a >= from {
		return s.nps[p].a
	}
	return to
}

// joinsPhrases reports whether the conjunction at i joins two noun phrases
// that are subject together ("A and B did"), seen from the verb at to.
func (s *sentence) joinsPhrases(i, from, to int) bool {
	if i == from || i+1 >= to || !s.betweenPhrases(i) {
		return false
	}
	for j := from; j < i; j++ {
		if s.ts[j].low == "," || s.ts[j].tag == tConj {
			return s.freeNP(j+1, i) >= 0
		}
	}
	return false
}

// betweenPhrases reports whether noun phrases stand on both sides of the
// conjunction at i, which sets nothing against the other.
func (s *sentence) betweenPhrases(i int) bool {
	w := s.ts[i].low
	return w != "but" && w != "yet" && s.ts[i-1].low != "," && s.npAt[i-1] >= 0 && s.npAt[i+1] >= 0
}

// segment returns where the subject of the verb at v begins within [left, v):
// behind an introductory phrase that a comma closes, but with appositions.
func (s *sentence) segment(left, v int) int {
	commas := s.openCommas(left, v)
	if len(commas) == 0 {
		return left
	}
	last := commas[len(commas)-1]
	if last != prev(s.ts, v) && last != v-1 { // no comma right before the verb
		if s.freeNP(last+1, v) >= 0 {
			return last + 1
		}
		return left
	}
	// "X, a workshop, was": the subject stands before the apposition
	if s.holdsSubject(left, v) {
		return left
	}
	for _, c := range commas {
		if s.holdsSubject(c+1, v) {
			return c + 1
		}
	}
	return left
}

// openCommas returns the commas of [a, b) outside brackets.
func (s *sentence) openCommas(a, b int) []int {
	var commas []int
	depth := 0
	for i := a; i < b; i++ {
		switch s.ts[i].low {
		case "(":
			depth++
		case ")":
			depth--
		case ",":
			if depth <= 0 {
				commas = append(commas, i)
			}
		}
	}
	return commas
}

// holdsSubject reports whether [a, v) does not only lead in and holds a noun
// phrase that can be the subject of the verb at v.
func (s *sentence) holdsSubject(a, v int) bool {
	return a < v && !s.introductory(a) && s.freeNP(a, v) >= 0
}

// introductory reports whether a phrase beginning at i only leads in.
func (s *sentence) introductory(i int) bool {
	t := s.ts[i]
	switch t.tag {
	case tPrep, tSub, tAdv, tIng, tPart:
		return true
	}
	return t.low == "according"
}

// trimStart keeps a leading phrase with a preposition ("In December the
// Council") in the clause and cuts other lead-ins off.
func (s *sentence) trimStart(start, subj int) int {
	if s.timeLead(start, subj) {
		return start
	}
	for start < subj && s.leadsIn(start) {
		start++
	}
	if start < subj && s.ts[start].tag != tPrep {
		return subj
	}
	return start
}

// timeLead reports whether [a, b) is a time without a preposition ("two years
// later", "earlier this month").
func (s *sentence) timeLead(a, b int) bool {
	unit := false
	for i := a; i < b; i++ {
		switch {
		case timeUnits[s.ts[i].low] || timeAt(s.ts, i):
			unit = true
		case !leadTags.has(s.ts[i].tag):
			return false
		}
	}
	return unit && b-a < 8
}

// leadTags are those of words inside a time.
var leadTags = tagsOf(tNum, tDet, tAdj, tAdv)

// leadsIn reports whether token i is a sign, a conjunction or an adverb.
func (s *sentence) leadsIn(i int) bool {
	switch s.ts[i].tag {
	case tPunct, tConj, tAdv:
		return true
	}
	return false
}

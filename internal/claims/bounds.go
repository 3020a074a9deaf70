package claims

// clauseEnd returns the token behind the clause of group k.
func (s *sentence) clauseEnd(k int) int {
	g := &s.vgs[k]
	for i := g.b; i < len(s.ts); i++ {
		t := s.ts[i]
		switch {
		case t.low == "(":
			for i < len(s.ts)-1 && s.ts[i].low != ")" {
				i++
			}
		case t.low == ";" && !s.finiteIn(i, len(s.ts)) && !s.participleIn(i, len(s.ts)):
		case t.low == ";" || t.low == ":" || (t.low == "—" || t.low == "–") && t.gap || t.low == "." || t.low == "!" || t.low == "?":
			return i
		case t.low == "," && s.asideEnd(i) > 0:
			i = s.asideEnd(i)
		case t.low == "," && i > g.b && s.ts[i-1].tag == tPrep:
			for i+1 < len(s.ts) && s.ts[i+1].low != "," {
				i++ // "part of, or operates for, the body"
			}
			i++
		case t.low == ",":
			if s.stopsAtComma(k, i) {
				return i
			}
		case t.tag == tConj:
			if s.newClause(i+1, g) {
				return i
			}
		case t.tag == tThat:
			if reporting[g.lemma] != 0 {
				return i
			}
		case t.low == "with" && g.kind == participle && i+1 < len(s.ts) && s.npAt[i+1] >= 0 && supports[s.ts[s.nps[s.npAt[i+1]].h].low]:
			return i
		case t.tag == tWh && i > g.b && s.ts[i-1].low != "," && s.ownEvent(i, k):
			return i
		case t.tag == tSub:
			if stopSub[t.low] || g.kind == participle {
				return i
			}
		case t.low == "according" || t.low == "citing":
			return i
		case s.vgAt[i] > k && s.vgs[s.vgAt[i]].kind == finite && i == s.vgs[s.vgAt[i]].a:
			if e, stop := s.meetsVerb(k, i); stop {
				return e
			}
			i = s.vgs[s.vgAt[i]].b - 1
		}
	}
	return len(s.ts)
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
			return g.kind == finite && (lexicon()[g.lemma] != nil && g.modal == "may" || len(s.ts)-i > 14 && lexicon()[g.lemma] != nil)
		}
	}
	return false
}

// asideEnd returns the comma that closes ", per X," or ", according to X," at
// i when the clause goes on behind it; 0 otherwise.
func (s *sentence) asideEnd(i int) int {
	if i+2 >= len(s.ts) || s.ts[i+1].low != "per" && s.ts[i+1].low != "according" {
		return 0
	}
	for j := i + 2; j+1 < len(s.ts) && j < i+12; j++ {
		if s.ts[j].low == "," {
			n := s.ts[j+1]
			if isQuote(n.low) || n.tag == tDet || n.tag == tPrep || n.tag == tNum {
				return j
			}
			return 0
		}
		if s.vgAt[j] >= 0 {
			return 0
		}
	}
	return 0
}

// stopSub are conjunctions that begin another statement.
var stopSub = words("because although though while whereas since so when whether")

// meetsVerb decides what a finite verb behind the verb of group k means: the
// end of a participle, of a complement without "that", or nothing.
func (s *sentence) meetsVerb(k, i int) (end int, stop bool) {
	g := &s.vgs[k]
	if g.kind == participle || g.kind == gerund && g.gov < 0 && g.a > 0 && s.ts[g.a-1].tag != tPrep {
		return i, true
	}
	if w := s.relative(s.vgAt[i]); w > g.a {
		return 0, false // a relative clause inside the object
	}
	if p := s.before(i); p >= 0 && s.nps[p].a >= g.b {
		if reporting[g.lemma] != 0 {
			return s.nps[p].a, true
		}
		if s.nps[p].h > 0 && s.ts[s.nps[p].h].tag == tPron {
			return 0, false // "boxes he helped to unload"
		}
	}
	return 0, false
}

// stopsAtComma decides whether the comma at i ends the clause of group k.
func (s *sentence) stopsAtComma(k, i int) bool {
	g := &s.vgs[k]
	j := i + 1
	for j < len(s.ts) && (isQuote(s.ts[j].low) || s.ts[j].tag == tAdv) {
		j++
	}
	if j >= len(s.ts) {
		return true
	}
	if s.personBefore(i) && s.npAt[j] >= 0 && s.jobIn(s.nps[s.npAt[j]]) && i > g.b && !s.anySemicolon(i) {
		return true
	}
	switch t := s.ts[j]; {
	case t.tag == tWh || t.low == "citing" || t.low == "according" || t.low == "per" || t.low == "without" || t.low == "with" && s.finiteIn(j, s.nextComma(j)):
		return true
	case t.tag == tPrep && s.ts[j].low == "in" && j+1 < len(s.ts) && s.ts[j+1].tag == tWh:
		return true
	case t.tag == tPrep && s.participleIn(j, s.nextComma(j)):
		return true
	case t.tag == tSub:
		return t.low != "if" && t.low != "unless"
	case t.tag == tConj:
		return s.newClause(j+1, g) || g.kind == participle
	case t.tag == tIng:
		return t.low != "including"
	case s.vgAt[j] >= 0 && s.vgs[s.vgAt[j]].kind == finite:
		return !s.listOfVerbs(k, j)
	case s.vgAt[j] >= 0 && s.vgs[s.vgAt[j]].kind == participle && g.kind != finite:
		return true
	}
	return s.finiteIn(j, s.nextComma(j)) && !s.relativeIn(j, s.nextComma(j)) || s.reportsAfter(j)
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
	if i >= len(s.ts) {
		return false
	}
	if v := s.vgAt[i]; v >= 0 {
		return s.vgs[v].kind == finite || s.vgs[v].kind == g.kind || s.vgs[v].kind == participle && g.passive || s.vgs[v].kind == infinitive && s.ts[i].tag == tTo
	}
	if s.ts[i].tag == tSub || s.ts[i].tag == tThat || s.ts[i].tag == tWh {
		return true
	}
	end := s.nextComma(i)
	return s.finiteIn(i, end) && !s.relativeIn(i, end)
}

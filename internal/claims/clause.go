package claims

import "strings"

// clause is a verb group with its arguments: tokens [start, end).
type clause struct {
	vg         int
	start, end int
	subj       int  // noun phrase, or -1
	wh         int  // relative pronoun that stands for the subject, or -1
	inherited  bool // the subject is that of an earlier verb
	obj        int  // noun phrase after the verb, or -1
	preps      []prepPhrase
	cond       [2]int // tokens of a condition inside or beside the clause; 0,0 = none
}

// prepPhrase is a preposition with the noun phrase it governs.
type prepPhrase struct {
	at int // token of the preposition
	np int
}

// clause builds the clause of verb group k.
func (s *sentence) clause(k int) clause {
	g := &s.vgs[k]
	c := clause{vg: k, subj: -1, wh: -1, obj: -1, start: g.a}
	switch g.kind {
	case participle:
		if p := s.before(g.a); p >= 0 {
			p = s.phraseHead(p)
			c.subj, c.start = p, s.nps[p].a
		}
	case finite:
		s.subject(&c)
	default:
		if g.kind == gerund && g.gov < 0 {
			s.accusedSubject(&c)
		}
		if g.gov >= 0 {
			gc := &s.clauses[g.gov]
			c.subj, c.wh, c.inherited = gc.subj, gc.wh, true
			if p := s.before(g.a); p >= 0 && s.nps[p].a >= s.vgs[g.gov].b && (g.passive || objectControl[s.vgs[g.gov].lemma]) {
				c.subj, c.wh = s.phraseHead(p), -1
			}
		}
	}
	c.end = s.clauseEnd(k)
	s.arguments(&c)
	s.condition(&c)
	return c
}

// objectControl are verbs whose object does what the infinitive says.
var objectControl = words("ask tell order allow help enable urge require force want expect permit instruct authorise authorize invite persuade encourage call")

// accusing are verbs whose object does what the gerund behind "with", "of" or
// "for" says.
var accusing = words("charge accuse suspect convict sanction impose indict designate list fine sentence blame investigate arrest")

// accusedSubject gives a gerund such as "with exporting tools" the accused as
// its subject.
func (s *sentence) accusedSubject(c *clause) {
	g := &s.vgs[c.vg]
	if g.a == 0 || c.vg == 0 {
		return
	}
	w, v := s.ts[g.a-1].low, &s.vgs[c.vg-1]
	if w != "with" && w != "of" && w != "for" || !accusing[v.lemma] {
		return
	}
	if v.passive && v.kind == finite {
		c.subj = s.clauses[c.vg-1].subj
	} else if p := s.before(g.a - 1); p >= 0 {
		c.subj = p
	}
	c.inherited = true
}

// alleged reports whether group k is the content of a charge.
func (s *sentence) alleged(k int) bool {
	g := &s.vgs[k]
	if k == 0 || g.kind != gerund || g.a == 0 {
		return false
	}
	switch s.vgs[k-1].lemma {
	case "charge", "accuse", "suspect", "indict", "investigate", "arrest":
		w := s.ts[g.a-1].low
		return w == "with" || w == "of" || w == "for"
	}
	return false
}

// before returns the noun phrase that ends right before token i, or -1.
func (s *sentence) before(i int) int {
	for i--; i >= 0 && (s.ts[i].tag == tAdv || isQuote(s.ts[i].low) || s.ts[i].low == ")"); i-- {
		if s.ts[i].low == ")" {
			for i > 0 && s.ts[i].low != "(" {
				i--
			}
		}
	}
	if i >= 0 {
		return s.npAt[i]
	}
	return -1
}

// subject finds the subject of a finite verb and the start of its clause.
func (s *sentence) subject(c *clause) {
	g := &s.vgs[c.vg]
	left := s.leftBound(c.vg)
	if left > 0 && s.ts[left-1].tag == tWh {
		w := left - 1
		c.wh, c.start = w, w
		if w > 0 && s.ts[w-1].tag == tPrep {
			c.start = w - 1
		}
		if p := s.freeNP(left, g.a); p >= 0 {
			c.subj, c.wh = p, -1
		} else if s.antecedent(w) >= 0 {
			c.subj = s.antecedent(w)
		}
		return
	}
	start := s.segment(left, g.a)
	c.start = start
	c.subj = s.freeNP(start, g.a)
	if c.subj < 0 && start > left {
		c.subj = s.freeNP(left, g.a)
	}
	if c.subj >= 0 {
		c.start = s.trimStart(start, s.nps[c.subj].a)
		if start > left && start-left < 9 && s.ts[left].tag == tPrep && s.ts[start-1].low == "," && s.leadsDate(left, start) {
			c.start = left
		}
		return
	}
	c.start = g.a
	if c.vg > 0 {
		for p := c.vg - 1; p >= 0; p-- {
			if q := &s.clauses[p]; s.vgs[p].kind == finite && (q.subj >= 0 || q.wh >= 0) {
				c.subj, c.wh, c.inherited = q.subj, q.wh, true
				break
			}
		}
	}
}

// antecedent returns the noun phrase that a relative pronoun stands for.
func (s *sentence) antecedent(w int) int {
	i := w - 1
	if i >= 0 && s.ts[i].tag == tPrep {
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
	h := s.nps[p]
	if classOf(s.ts[h.h].low)&cPerson != 0 || h.a < 2 || s.npAt[h.a-2] < 0 || s.ts[h.a-1].tag != tPrep {
		return s.phraseHead(p)
	}
	if q := s.npAt[h.a-2]; classOf(s.ts[s.nps[q].h].low)&cPerson != 0 {
		return q
	}
	return s.phraseHead(p)
}

// phraseHead walks from a phrase inside "of" phrases to the one it hangs on.
func (s *sentence) phraseHead(p int) int {
	for {
		a := s.nps[p].a
		name := s.ts[s.nps[p].h].tag == tName
		if a < 2 || s.npAt[a-2] < 0 || !(s.ts[a-1].low == "of" && !name || s.ts[a-1].low == "in" && name && s.isPlace(p)) {
			return p
		}
		p = s.npAt[a-2]
	}
}

// isPlace reports whether phrase p is the name of a place.
func (s *sentence) isPlace(p int) bool {
	_, ok := lookupPlace(s.words(s.nps[p].h, s.nps[p].h+1))
	return ok
}

// leftBound returns the first token that can belong to the clause of verb
// group k: behind a conjunction, a semicolon, or an earlier clause.
func (s *sentence) leftBound(k int) int {
	i := s.vgs[k].a - 1
	for ; i >= 0; i-- {
		t := s.ts[i]
		switch {
		case t.tag == tSub && i > 0 && s.ts[i-1].low == "," && s.vgs[k].a > 0 && s.ts[s.vgs[k].a-1].low == "," && s.freeNP(0, i) >= 0:
			i-- // ", if it is implemented,"
		case t.tag == tSub || t.tag == tThat || t.tag == tWh:
			return i + 1
		case t.low == ";" && !s.finiteIn(i, len(s.ts)) && !s.participleIn(i, len(s.ts)):
		case (t.low == "—" || t.low == "–") && t.gap && s.dashBefore(i) >= 0:
			i = s.dashBefore(i)
		case t.low == ";" || t.low == ":" || (t.low == "—" || t.low == "–") && t.gap:
			return i + 1
		case (t.low == "”" || t.low == "\"") && i+1 < len(s.ts) && s.ts[i].q != s.ts[i+1].q && i > 0 && (s.ts[i-1].low == "," || s.ts[i-1].low == "."):
			return i + 1
		case s.vgAt[i] >= 0:
			v := &s.vgs[s.vgAt[i]]
			if v.kind != finite {
				i = v.a
				if v.gov >= 0 && s.vgs[v.gov].kind == finite {
					return s.split(v.b, s.vgs[k].a)
				}
				continue
			}
			if reporting[v.lemma] != 0 && s.freeNP(v.b, s.vgs[k].a) >= 0 && s.leadVerb(v.b, s.vgs[k].a) {
				if p := s.before(s.vgs[k].a); p >= 0 && s.ts[s.nps[p].h].tag == tPron && s.nps[p].a > v.b {
					return s.nps[p].a // told us it was
				}
				return v.b
			}
			if w := s.relative(s.vgAt[i]); w > 0 && s.antecedent(w) >= 0 && s.closes(v.b, s.vgs[k].a) {
				i = w
				continue
			}
			return s.split(v.b, s.vgs[k].a)
		}
	}
	return 0
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
		if w := s.ts[j].low; (w == "—" || w == "–") && s.ts[j].gap {
			return j
		}
		if s.vgAt[j] >= 0 && s.vgs[s.vgAt[j]].kind == finite {
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
		case s.vgAt[i] >= 0 && s.vgs[s.vgAt[i]].kind == finite:
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
		t := s.ts[i]
		if t.tag == tConj && !s.joinsPhrases(i, from, to) {
			return i + 1
		}
	}
	for i := from; i < to; i++ {
		if s.ts[i].low == "," {
			if p := s.freeNP(i+1, to); p >= 0 {
				return i + 1
			}
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
	if i == from || i+1 >= to || s.ts[i].low == "but" || s.ts[i].low == "yet" {
		return false
	}
	if s.ts[i-1].low == "," || s.npAt[i-1] < 0 || s.npAt[i+1] < 0 {
		return false
	}
	for j := from; j < i; j++ {
		if s.ts[j].low == "," || s.ts[j].tag == tConj {
			return s.freeNP(j+1, i) >= 0
		}
	}
	return false
}

// freeNP returns the first noun phrase of [a, b) that no preposition governs.
func (s *sentence) freeNP(a, b int) int {
	for i := a; i < b; i++ {
		p := s.npAt[i]
		if p < 0 {
			if s.ts[i].low == "(" {
				for i < b && s.ts[i].low != ")" {
					i++
				}
			}
			continue
		}
		if s.nps[p].a < a {
			i = s.nps[p].b - 1
			continue
		}
		if q := s.nps[p].a - 1; q < a || s.ts[q].tag != tPrep && s.ts[q].tag != tTo || s.ts[q].low == "than" {
			if !s.timeNP(p) {
				return p
			}
		}
		i = s.nps[p].b - 1
	}
	return -1
}

// timeNP reports whether a phrase is a bare time ("last month", "Thursday").
func (s *sentence) timeNP(p int) bool {
	w := s.ts[s.nps[p].h].low
	return timeWords[w] || timeWords[strings.TrimSuffix(w, "s")] && s.ts[s.nps[p].a].low != "the"
}

var timeWords = words("yesterday today tomorrow week month year monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december night morning spring summer autumn winter")

// segment returns where the subject of the verb at v begins within [left, v):
// behind an introductory phrase that a comma closes, but with appositions.
func (s *sentence) segment(left, v int) int {
	var commas []int
	depth := 0
	for i := left; i < v; i++ {
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
	starts := append([]int{left}, commas...)
	for n, c := range starts {
		a := c
		if n > 0 {
			a++
		}
		if a < v && !s.introductory(a) && s.freeNP(a, v) >= 0 {
			return a
		}
	}
	return left
}

// introductory reports whether a phrase beginning at i only leads in.
func (s *sentence) introductory(i int) bool {
	t := s.ts[i]
	return t.tag == tPrep || t.tag == tSub || t.tag == tAdv || t.tag == tIng || t.tag == tPart || t.low == "according"
}

// trimStart keeps a leading date ("In December the Council") in the clause and
// cuts other lead-ins off.
func (s *sentence) trimStart(start, subj int) int {
	for start < subj && (s.ts[start].tag == tPunct || s.ts[start].tag == tConj || s.ts[start].tag == tAdv) {
		start++
	}
	if start < subj && s.ts[start].tag == tPrep && s.ts[start].low != "according" {
		if s.leadsDate(start, subj) {
			return start
		}
		return start
	}
	if start < subj && s.ts[start].tag != tPrep {
		return subj
	}
	return start
}

// leadsDate reports whether [a, b) is an expression of time.
func (s *sentence) leadsDate(a, b int) bool {
	for i := a; i < b; i++ {
		if timeWords[s.ts[i].low] || isYear(s.ts[i].low) {
			return true
		}
	}
	return false
}

func isYear(w string) bool {
	return len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && digitAt(w, 2) && digitAt(w, 3)
}

// arguments finds object and prepositional phrases of a clause.
func (s *sentence) arguments(c *clause) {
	g := &s.vgs[c.vg]
	for i := g.b; i < c.end; i++ {
		if v := s.vgAt[i]; v >= 0 && v != c.vg {
			if s.vgs[v].gov == c.vg && s.vgs[v].kind != participle {
				return
			}
			if s.vgs[v].kind == finite || s.vgs[v].kind == participle && s.modifies(v) {
				return
			}
			i = s.vgs[v].b - 1
			continue
		}
		if s.ts[i].low == "(" {
			for i < c.end && s.ts[i].low != ")" {
				i++
			}
			continue
		}
		p := s.npAt[i]
		if p < 0 || s.nps[p].a != i {
			continue
		}
		if q := i - 1; q >= g.b && (s.ts[q].tag == tPrep || s.ts[q].tag == tTo) {
			c.preps = append(c.preps, prepPhrase{q, p})
		} else if c.obj < 0 && !s.timeNP(p) && !s.anyWh(g.b, i) && s.ts[max(q, 0)].low != "," {
			c.obj = p
		}
		i = s.nps[p].b - 1
	}
}

// modifies reports whether participle group v modifies the noun before it.
func (s *sentence) modifies(v int) bool { return s.before(s.vgs[v].a) >= 0 }

func (s *sentence) anyWh(a, b int) bool {
	for i := a; i < b; i++ {
		if s.ts[i].tag == tWh {
			return true
		}
	}
	return false
}

// condition looks for "if ...", "unless ...", "should it ...", "only if ..."
// inside the clause or before it.
func (s *sentence) condition(c *clause) {
	for i := s.vgs[c.vg].b; i < c.end; i++ {
		if conditional(s, i) {
			a := i
			if a > 0 && s.ts[a-1].low == "only" {
				a--
			}
			c.cond = [2]int{a, c.end}
			return
		}
	}
	for i := range s.ts {
		if i >= s.vgs[c.vg].a {
			return
		}
		if i >= c.start && s.ts[i].tag != tSub {
			continue
		}
		if (s.ts[i].low == "if" || s.ts[i].low == "unless" || s.ts[i].low == "should" && i == 0) && (i == 0 || s.ts[i-1].low == "," || isQuote(s.ts[i-1].low) || s.ts[i-1].tag == tConj) {
			e := s.nextComma(i)
			if e < c.start || e < s.vgs[c.vg].a {
				c.cond = [2]int{i, e}
			} else if e2 := s.nextComma(e + 1); e2 <= c.start {
				c.cond = [2]int{i, e2}
			}
		}
	}
}

// conditional reports whether a condition begins at i.
func conditional(s *sentence, i int) bool {
	t := s.ts[i]
	switch t.low {
	case "if", "unless":
		return t.tag == tSub || t.low == "unless"
	case "provided":
		return i+1 < len(s.ts) && s.ts[i+1].low == "that"
	case "should", "had", "were":
		p := s.npAt[min(i+1, len(s.ts)-1)]
		return i > 0 && s.vgAt[i] >= 0 && s.vgs[s.vgAt[i]].a == i && p >= 0 && s.before(i) >= 0 && i+2 < len(s.ts) && s.nps[p].b < len(s.ts) && s.ts[s.nps[p].h].tag == tPron
	}
	return false
}

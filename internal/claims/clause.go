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
	receiver   int  // noun phrase between verb and object ("gave X the engines"), or -1
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
	c := clause{vg: k, subj: -1, wh: -1, obj: -1, receiver: -1, start: g.a}
	switch g.kind {
	case participle:
		s.participleSubject(&c)
	case finite:
		s.subject(&c)
	default:
		if g.kind == gerund && g.gov < 0 {
			s.gerundSubject(&c)
		}
		if g.gov >= 0 {
			s.governedSubject(&c)
		}
	}
	c.end = s.clauseEnd(k)
	s.arguments(&c)
	s.condition(&c)
	return c
}

// modified returns the noun phrase that participle group g modifies: the one
// before it, or that before a comma which parts it from the sentence ("X, founded
// in 2021, ..."); -1 when there is none.
func (s *sentence) modified(g *group) int {
	if p := s.before(g.a); p >= 0 {
		if accusing[g.lemma] && s.headTok(p).lex.class&(cOrg|cPerson) != 0 {
			return p
		}
		return s.phraseHead(p)
	}
	at := s.beforeManner(g.a - 1)
	if w := s.lowAt(at); (w == "," || isDash(s.ts[max(at, 0)])) && (lexicon()[g.lemma] != nil || obtainVerbs[g.lemma]) {
		p := s.phraseAt(at - 1)
		if p < 0 || s.nps[p].b != at {
			return -1
		}
		if s.headTok(p).tag == tName {
			return s.phraseHead(p)
		}
		if opener := s.openerOf(p); (opener == "the" || opener == "a" || opener == "an" || w != ",") && s.nps[p].a == s.clauseOpener(p) {
			return p
		}
	}
	return -1
}

// beforeManner returns the last token up to i that is no adverb of manner or extent
// ("X, wholly owned by Y").
func (s *sentence) beforeManner(i int) int {
	for i > 0 && s.ts[i].tag == tAdv && strings.HasSuffix(s.ts[i].low, "ly") {
		i--
	}
	return i
}

// participleSubject finds the subject of a participle: what it stands behind, what it
// stands before at the start of the sentence, or that of the participle joined to it.
func (s *sentence) participleSubject(c *clause) {
	g, k := &s.vgs[c.vg], c.vg
	if p := s.openedBy(g); p >= 0 {
		c.subj = p
	} else if p := s.modified(g); p >= 0 {
		c.subj, c.start = p, s.nps[p].a
	} else if k > 0 && s.tagIs(g.a-1, tConj) && s.vgs[k-1].kind == participle {
		c.subj, c.inherited = s.clauses[k-1].subj, true // leaked and obtained by
	}
}

// openedBy returns the subject of the sentence that participle group g opens ("Founded
// in 2021 by X, the firm sells radars"), or -1.
func (s *sentence) openedBy(g *group) int {
	if g.a != 0 || lexicon()[g.lemma] == nil {
		return -1
	}
	i := s.nextComma(g.b) + 1
	if p := s.phraseAt(i); i < len(s.ts) && p >= 0 && s.lowAt(i-1) == "," && s.vgAfter(p) {
		return p
	}
	return -1
}

// clauseOpener returns where phrase p begins when it opens its sentence, else -1.
func (s *sentence) clauseOpener(p int) int {
	for i := 0; i < s.nps[p].a; i++ {
		if s.ts[i].tag != tPunct {
			return -1
		}
	}
	return s.nps[p].a
}

// before returns the noun phrase that ends right before token i, or -1; words
// in brackets, adverbs and quotation marks may stand between.
func (s *sentence) before(i int) int {
	for i--; i >= 0 && (s.ts[i].tag == tAdv || isQuote(s.ts[i].low) || s.ts[i].low == ")"); i-- {
		if s.ts[i].low == ")" {
			for i > 0 && s.ts[i].low != "(" {
				i--
			}
		}
	}
	return s.phraseAt(i)
}

// freeNP returns the first noun phrase of [a, b) that no preposition governs;
// times do not count.
func (s *sentence) freeNP(a, b int) int {
	for i := a; i < b; i++ {
		p := s.npAt[i]
		switch {
		case p >= 0 && s.nps[p].a >= a && !s.governedPhrase(p, a) && !s.timeNP(p):
			return p
		case p >= 0:
			i = s.nps[p].b - 1
		case s.ts[i].low == "(":
			i = s.closing(i, b)
		}
	}
	return -1
}

// governedPhrase reports whether a preposition of [a, ...) governs phrase p.
func (s *sentence) governedPhrase(p, a int) bool {
	q := s.nps[p].a - 1
	if q < a || s.ts[q].low == "than" {
		return false
	}
	return s.ts[q].tag == tPrep || s.ts[q].tag == tTo
}

// timeNP reports whether a phrase is a bare time ("last month", "Thursday").
func (s *sentence) timeNP(p int) bool {
	w := s.ts[s.nps[p].h].low
	if (w == "days" || w == "times") && s.hasNumber(s.nps[p]) || isYear(w) && s.nps[p].a == s.nps[p].h {
		return true
	}
	return timeAt(s.ts, s.nps[p].h) || timeWords[strings.TrimSuffix(w, "s")] && s.openerOf(p) != "the"
}

var timeWords = words("jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. yesterday today tomorrow week month year monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december night morning spring summer autumn winter")

// leadsDate reports whether [a, b) is an expression of time.
func (s *sentence) leadsDate(a, b int) bool {
	for i := a; i < b; i++ {
		if timeAt(s.ts, i) || isYear(s.ts[i].low) {
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
	from := s.vgs[c.vg].b
	for i := from; i < c.end; i++ {
		if v := s.vgAt[i]; v >= 0 && v != c.vg {
			if s.endsArguments(c.vg, v) {
				return
			}
			i = s.vgs[v].b - 1
			continue
		}
		if s.ts[i].low == "(" {
			i = s.closing(i, c.end)
			continue
		}
		if p := s.raised(i, c.end); p >= 0 {
			c.preps = append(c.preps, prepPhrase{i, p})
		}
		if p := s.npAt[i]; p >= 0 && s.nps[p].a == i {
			s.argument(c, p)
			i = s.nps[p].b - 1
		}
	}
}

// raised returns the phrase that the preposition at i, before a comma, shares with
// the preposition before a later comma ("owned by, or acting for, the group");
// -1 when there is none.
func (s *sentence) raised(i, end int) int {
	if !s.tagIs(i, tPrep) || s.lowAt(i+1) != "," {
		return -1
	}
	for j := i + 2; j < end; j++ {
		if s.ts[j].low == "," && s.ts[j-1].tag == tPrep {
			return s.phraseAt(j + 1)
		}
	}
	return -1
}

// endsArguments reports whether what stands behind verb group v belongs to v
// and not to group k before it.
func (s *sentence) endsArguments(k, v int) bool {
	switch g := &s.vgs[v]; g.kind {
	case finite:
		return true
	case participle:
		return s.modifies(v) || s.lowAt(g.a-1) == "," && lexicon()[g.lemma] != nil
	case gerund:
		return true
	default:
		return g.gov == k
	}
}

// argument takes phrase p behind the verb as a prepositional phrase or as the
// object of the clause.
func (s *sentence) argument(c *clause, p int) {
	from, i := s.vgs[c.vg].b, s.nps[p].a
	if q := i - 1; q >= from && (s.ts[q].tag == tPrep || s.ts[q].tag == tTo) {
		c.preps = append(c.preps, prepPhrase{q, p})
		return
	}
	if s.timeNP(p) || c.obj < 0 && s.placesGoOn(c, p) {
		return
	}
	switch {
	case c.obj < 0:
		if !s.anyWh(from, i) && s.commaLets(from, i) {
			c.obj = p
		}
	case c.receiver < 0 && s.nps[c.obj].b == i && s.handed(c, p):
		c.receiver, c.obj = c.obj, p
	}
}

// placesGoOn reports whether phrase p, behind a conjunction, goes on with a list of
// names under a preposition of a passive verb ("sent to X, Y and Z").
func (s *sentence) placesGoOn(c *clause, p int) bool {
	i := s.nps[p].a
	return s.vgs[c.vg].passive && len(c.preps) > 0 && s.tagIs(i-1, tConj) && s.named(p) && s.named(s.phraseAt(i-2))
}

// commaLets reports whether no comma keeps the phrase at i from being the object of the
// verb that ends at from, but one that closes an aside.
func (s *sentence) commaLets(from, i int) bool {
	if s.ts[max(i-1, 0)].low != "," {
		return true
	}
	return s.lowAt(from) == "," && s.tagIs(from+1, tPrep) && i > from+1
}

// handed reports whether phrase p behind the object of a verb of giving is what is given,
// the object being the receiver.
func (s *sentence) handed(c *clause, p int) bool {
	return giving[s.vgs[c.vg].lemma] && !timeUnits[s.headWord(p)] && !s.pricedNP(c.obj)
}

// pricedNP reports whether a phrase is a sum of money, so that what stands behind
// it says for how much of what ("paid $200 a rifle").
func (s *sentence) pricedNP(p int) bool {
	n := s.nps[p]
	return strings.ContainsAny(s.words(max(n.a-1, 0), n.b), "$€£") || classOf(s.headWord(p))&cMoney != 0
}

// giving are verbs with a receiver before their object.
var giving = words("give sell resell send offer hand lend lease loan supply ship pay wire award grant pass bring deny promise")

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
	verb := &s.vgs[c.vg]
	for i := verb.b; i < c.end; i++ {
		if conditional(s, i) {
			a := i
			if s.lowAt(i-1) == "only" {
				a--
			}
			c.cond = [2]int{a, c.end}
			return
		}
	}
	for i := 0; i < verb.a; i++ {
		if !s.opensCondition(i, c) {
			continue
		}
		e := s.nextComma(i)
		if e < c.start || e < verb.a {
			c.cond = [2]int{i, e}
		} else if e2 := s.nextComma(e + 1); e2 <= c.start {
			c.cond = [2]int{i, e2}
		}
	}
}

// opensCondition reports whether a condition begins at token i, before the verb
// of clause c: at the start of the sentence or behind a sign or conjunction.
func (s *sentence) opensCondition(i int, c *clause) bool {
	t := s.ts[i]
	if i >= c.start && t.tag != tSub {
		return false
	}
	switch t.low {
	case "if", "unless":
		return i == 0 || s.ts[i-1].low == "," || isQuote(s.ts[i-1].low) || s.ts[i-1].tag == tConj
	case "should":
		return i == 0
	}
	return false
}

// conditional reports whether a condition begins at i.
func conditional(s *sentence, i int) bool {
	t := s.ts[i]
	switch t.low {
	case "if":
		return t.tag == tSub
	case "unless":
		return true
	case "provided":
		return s.lowAt(i+1) == "that"
	case "should", "had", "were":
		return i > 0 && s.before(i) >= 0 && s.invertedVerb(i)
	}
	return false
}

// invertedVerb reports whether the auxiliary at i stands before its subject, a
// pronoun that does not end the sentence ("should it fail").
func (s *sentence) invertedVerb(i int) bool {
	v, p := s.vgAt[i], s.phraseAt(i+1)
	return v >= 0 && s.vgs[v].a == i && p >= 0 && i+2 < len(s.ts) && s.nps[p].b < len(s.ts) && s.headTok(p).tag == tPron
}

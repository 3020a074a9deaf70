package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

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
var objectControl = words("ask tell order allow pay hire recruit help enable urge require force want expect permit instruct authorise authorize invite persuade encourage call")

// looseGerunds say how or about what something is done, and not what the noun
// before them does.
var looseGerunds = words("use involve cite include follow concern regard base depend cover number total say add note")

// gerundSubject gives a gerund that no verb governs its subject: the noun right
// before it ("vessels carrying oil"), or who is accused of it.
func (s *sentence) gerundSubject(c *clause) {
	g := &s.vgs[c.vg]
	if p := s.phraseAt(g.a - 1); p >= 0 && !looseGerunds[g.lemma] && s.actsAs(p) {
		if s.siteOf(p, c.vg) { // landed at X carrying
			c.subj, c.inherited = s.clauses[c.vg-1].subj, true
			return
		}
		c.subj = s.phraseHead(p)
		c.start = s.nps[c.subj].a
		return
	}
	if p := s.phraseAt(g.a - 3); p >= 0 && s.saysAt(g.a-2, "responsible", "for") { // two firms responsible for supplying
		c.subj, c.inherited = s.phraseHead(p), true
		return
	}
	s.accusedSubject(c)
}

// siteOf reports whether phrase p is the named place where the finite verb before
// group k happens.
func (s *sentence) siteOf(p, k int) bool {
	return s.headTok(p).tag == tName && sitePrep[s.lowAt(s.nps[p].a-1)] && k > 0 && s.vgs[k-1].kind == finite
}

// saysAt reports whether the words at token i are ws.
func (s *sentence) saysAt(i int, ws ...string) bool {
	for k, w := range ws {
		if s.lowAt(i+k) != w {
			return false
		}
	}
	return true
}

// actsAs reports whether phrase p can be who does what a gerund behind it says: no
// time and no pronoun.
func (s *sentence) actsAs(p int) bool { return !s.timeNP(p) && s.headTok(p).tag != tPron }

// freeGerund gives a gerund that opens its sentence behind a preposition ("After
// receiving the engines, X ...") or that a comma parts from it (", violating the
// rules") the subject of the verb that it goes with.
func (s *sentence) freeGerund(k int) {
	g, c := &s.vgs[k], &s.clauses[k]
	if g.kind != gerund || g.gov >= 0 || c.subj >= 0 {
		return
	}
	if k == 0 && s.prepBefore(g.a) <= 0 && k+1 < len(s.vgs) {
		if n := &s.clauses[k+1]; s.vgs[k+1].kind == finite && s.lowAt(s.nextComma(g.b)) == "," && s.nextComma(g.b) < s.vgs[k+1].a {
			c.subj, c.inherited = n.subj, true
		}
		return
	}
	if s.lowAt(g.a-1) != "," {
		return
	}
	if p := s.phraseAt(g.a - 2); k == 0 && p >= 0 && s.clauseOpener(p) >= 0 {
		c.subj, c.inherited = p, true // an official, speaking on condition of anonymity, said
		return
	}
	if s.lowAt(g.a) == "having" {
		return
	}
	for v := k - 1; v >= 0; v-- {
		if w := &s.vgs[v]; w.kind == finite {
			if !w.passive && reporting[w.lemma] == 0 {
				c.subj, c.wh, c.inherited = s.clauses[v].subj, s.clauses[v].wh, true
			}
			return
		}
	}
}

// orAttempted gives group k what it shares with "or attempted to" behind it
// ("provided, or attempted to provide, support to X"), which then says no more.
func (s *sentence) orAttempted(k int) {
	g := &s.vgs[k]
	i := g.b
	if s.lowAt(i) == "," {
		i++
	}
	if k+2 >= len(s.vgs) || s.lowAt(i) != "or" || s.vgs[k+1].a != i+1 || s.vgs[k+1].lemma != "attempt" {
		return
	}
	n := &s.vgs[k+2]
	if n.lemma != g.lemma || n.kind != infinitive {
		return
	}
	c, of := &s.clauses[k], s.clauses[k+2]
	if of.obj < 0 && s.lowAt(n.b) == "," {
		of.obj = s.phraseAt(n.b + 1)
	}
	c.obj, c.preps, c.end = of.obj, of.preps, of.end
	s.vgs[k+1].merged, n.merged = true, true
}

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
	q := s.ruledPhrase(p)
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
	q := s.ruledPhrase(p)
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

// ruledPhrase returns the phrase before the preposition at p, over an apposition
// that a comma closes and over those that "and" joins to it; -1 when there is none.
func (s *sentence) ruledPhrase(p int) int {
	q := s.before(p)
	if q < 0 && s.lowAt(p-1) == "," {
		for i := p - 2; i > p-14 && i > 0; i-- {
			if s.ts[i].low == "," {
				q = s.before(i)
				break
			}
		}
	}
	for q > 0 && s.lowAt(s.nps[q].a-1) == "and" && s.nps[q-1].b == s.nps[q].a-1 {
		q--
	}
	return q
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
		return s.allegedOver(k-1) >= 0
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
	c.subj = s.pronounOr(c.subj, verb)
	c.start = s.trimStart(start, s.nps[c.subj].a)
	if at := s.asideBack(verb - 1); at < verb-1 && s.outweighs(at, verb, c.vg) {
		c.start = verb // the aside tells more than the clause could hold
		return
	}
	if s.datePhrase(left, start) || s.meansPhrase(left, start) {
		c.start = left
	}
}

// outweighs reports whether the aside [at, verb) between subject and verb of group k has
// clauses of its own, or one that is longer than what the verb says.
func (s *sentence) outweighs(at, verb, k int) bool {
	n := s.countFinite(at, verb)
	return n > 1 || n == 1 && verb-at > s.clauseEnd(k)-verb+2
}

// pronounOr returns the pronoun right before a verb, which is its subject ("between 2020
// and 2022 he bought"), or else p.
func (s *sentence) pronounOr(p, verb int) int {
	if q := s.before(verb); q >= 0 && nominative[s.headWord(q)] && s.headTok(q).tag == tPron {
		return q
	}
	return p
}

// nominative are the pronouns that are the subject of the verb right behind them.
var nominative = words("he she they we i")

// relativeSubject finds the subject of a clause that the relative pronoun
// before token left opens: a phrase of its own, or what the pronoun stands for.
func (s *sentence) relativeSubject(c *clause, left int) {
	w := left - 1
	c.wh, c.start = w, w
	if s.tagIs(w-1, tPrep) {
		c.start = w - 1
		if s.lowAt(w-1) == "of" && shareWords[s.lowAt(w-2)] {
			c.start--
		}
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
	if start <= left || start-left >= 16 || s.ts[start-1].low != "," {
		return false
	}
	return (s.ts[left].tag == tPrep || dateOpeners[s.ts[left].low]) && s.leadsDate(left, start) || s.countedTime(left, start-1)
}

// meansOpeners are words that begin, before a clause, by what means or where something
// is done.
var meansOpeners = words("pursuant near")

// meansPhrase reports whether [left, start) says by what means or near what place the
// clause behind its comma has happened ("Pursuant to Executive Order 1, ").
func (s *sentence) meansPhrase(left, start int) bool {
	if start <= left || start-left >= 16 || s.ts[start-1].low != "," || s.finiteIn(left, start) {
		return false
	}
	return meansOpeners[s.ts[left].low] || s.ts[left].low == "in" && s.lowAt(left+1) == "accordance"
}

// countedTime reports whether [a, b) is a time that counts from one before it ("two
// years later", "the following month").
func (s *sentence) countedTime(a, b int) bool {
	if b-a < 2 || b-a > 5 || !countOpeners.has(s.ts[a].tag) {
		return false
	}
	before, last := singular(s.lowAt(b-2)), singular(s.lowAt(b-1))
	return countedEnd[last] && countedUnits[before] || countedUnits[last] && countedLead[before]
}

// countedEnd and countedLead stand behind and before the unit of a time that counts
// from another, countOpeners open it; countedUnits are the units.
var (
	countOpeners = tagsOf(tDet, tNum, tAdj)
	countedUnits = words("day night week weekend month year morning spring summer autumn winter")
	countedEnd   = words("later earlier before after afterwards")
	countedLead  = words("same following next previous preceding")
)

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
	if f := s.joinedWho(i); f >= 0 {
		return s.antecedent(f)
	}
	if s.tagIs(i, tPrep) {
		i--
	}
	for ; i >= 0; i-- {
		if p := s.npAt[i]; p >= 0 && !s.timeNP(p) {
			if q := s.agreeing(w, p); q >= 0 {
				return q
			}
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

// joinedWho returns the "who" to which the conjunction at i joins another ("who left,
// and who knew"), or -1.
func (s *sentence) joinedWho(i int) int {
	if !s.tagIs(i, tConj) {
		return -1
	}
	return s.whoBefore(i)
}

// whoBefore returns the last "who" before token i, or -1.
func (s *sentence) whoBefore(i int) int {
	for i--; i > 0; i-- {
		if s.ts[i].low == "who" && s.ts[i].tag == tWh {
			return i
		}
	}
	return -1
}

// auxNumber says of a form of "be" and "have" whether its subject is many.
var auxNumber = map[string]bool{"were": true, "are": true, "have": true, "was": false, "is": false, "has": false}

// agreeing returns the phrase before phrase p that agrees in number with the verb
// right behind the relative pronoun at w where p does not ("vehicles run by X, which
// were"); -1 when p agrees or no other phrase does.
func (s *sentence) agreeing(w, p int) int {
	plural, ok := auxNumber[s.lowAt(w+1)]
	if !ok || s.mayBe(p, plural) {
		return -1
	}
	for q := p - 1; q >= 0 && s.nps[p].a-s.nps[q].b < 8; q-- {
		if s.finiteIn(s.nps[q].b, s.nps[p].a) {
			return -1
		}
		if !s.timeNP(q) && s.headTok(q).tag == tNoun && s.pluralPhrase(q) == plural {
			return q
		}
	}
	return -1
}

// mayBe reports whether phrase p may mean many, or one: pronouns mean either, and a
// firm may be called X Industries.
func (s *sentence) mayBe(p int, plural bool) bool {
	h := s.headTok(p).tag
	return s.pluralPhrase(p) == plural || h == tPron || h == tName && !plural
}

// pluralPhrase reports whether a phrase means more than one, by its form or by
// another that "and" joins to it.
func (s *sentence) pluralPhrase(p int) bool {
	if s.lowAt(s.nps[p].a-1) == "and" {
		return true
	}
	h := s.headTok(p)
	return h.tag == tNum && pluralNumber(h.low) || pluralNouns[h.low] || collective[h.low] || strings.HasSuffix(h.low, "s") && !strings.HasSuffix(h.low, "ss")
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
func (s *sentence) personHead(p int) bool { return s.headTok(p).lex.class&cPerson != 0 }

// phraseHead walks from a phrase inside "of" phrases to the one it hangs on.
func (s *sentence) phraseHead(p int) int {
	for p > 0 && s.headTok(p).tag == tName && (s.lowAt(s.nps[p].a-1) == "and" || s.lowAt(s.nps[p].a-1) == ",") && s.nps[p-1].b == s.nps[p].a-1 && s.isPlace(p) && s.isPlace(p-1) {
		p-- // in X and Y
	}
	for {
		a := s.nps[p].a
		over := s.phraseAt(a - 2)
		if over >= 0 && s.tagIs(a-1, tPrep) && s.headTok(over).lex.class&cForce != 0 && attackPrep[s.ts[a-1].low] {
			p = over // an attack on X that killed Y
			continue
		}
		if over < 0 || !s.hangsOn(p, s.ts[a-1].low) || seeThrough[singular(s.headWord(over))] || s.takes(over) || s.timeNP(over) {
			return p
		}
		p = over
	}
}

// invertedParticiple gives a participle that opens its sentence what stands behind
// "be" as its subject ("Also designated today is X").
func (s *sentence) invertedParticiple(k int) {
	g := &s.vgs[k]
	if g.kind != participle || k+1 >= len(s.vgs) || s.clauses[k].subj >= 0 && s.headWord(s.clauses[k].subj) != "those" || !s.onlyAdverbs(boolIndex(s.lowAt(0) == "among")*2, g.a) {
		return
	}
	c, n := &s.clauses[k], &s.clauses[k+1]
	if w := &s.vgs[k+1]; s.isCopula(w) && n.subj < 0 && n.obj >= 0 && s.onlyAdverbs(g.b, w.a) {
		g.kind, c.subj, c.start, c.end = finite, n.obj, 0, n.end
	}
}

// onlyAdverbs reports whether nothing but adverbs stands in [a, b).
func (s *sentence) onlyAdverbs(a, b int) bool {
	for ; a < b; a++ {
		if s.ts[a].tag != tAdv {
			return false
		}
	}
	return true
}

// takes reports whether phrase p tells that something is taken, so that a clause
// behind what is taken is about the latter ("the seizure of a ship that carried").
func (s *sentence) takes(p int) bool {
	fr, ok := s.eventNoun(p)
	return ok && (fr.typ == vocab.Seize || fr.typ == vocab.Inspect)
}

// seeThrough are nouns that only say how many or of what sort the things under
// "of" are, so that a relative clause is about the latter.
var seeThrough = words("name number series type kind sort list majority minority handful dozen hundred thousand one respect terms view favour favor behalf spite light support part")

// attackPrep tie an attack to where or whom it hits.
var attackPrep = words("on at in against near")

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
	np := s.nps[p]
	_, ok := lookupPlace(s.words(np.h, np.h+1))
	if !ok && np.h > np.a && s.ts[np.h-1].tag == tName {
		_, ok = lookupPlace(s.words(np.h-1, np.h+1)) // Hong Kong
	}
	return ok
}

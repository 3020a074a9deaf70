package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// sourcing finds the statements about sources in a sentence: conditions of
// anonymity, no comment, papers seen, what is not known. It returns the tokens
// of the verbs and nouns that they use up.
func (r *reader) sourcing(si int) []bool {
	s := &r.sents[si]
	taken := make([]bool, len(s.ts))
	for k := range s.vgs {
		if taken[s.vgs[k].main] {
			continue
		}
		r.disputed(si, k, taken)
		for _, rule := range sourcingRules {
			d, ok := rule(r, si, k)
			if !ok {
				continue
			}
			r.add(d)
			for i := d.trigger; i < d.b && d.typ != vocab.ObtainDocument || i == d.trigger; i++ {
				taken[i] = true
			}
			break
		}
	}
	for i := range s.ts {
		r.sourcingPhrase(si, i, taken)
	}
	r.analysed(si, taken)
	return taken
}

var sourcingRules = []func(*reader, int, int) (draft, bool){
	(*reader).anonymityRule, (*reader).noComment, (*reader).silence, (*reader).restsOn, (*reader).wroteTo, (*reader).unverified, (*reader).notStated, (*reader).obtained, (*reader).requested, (*reader).method, (*reader).namedInPapers, (*reader).noSign, (*reader).corrected,
}

// draftOf makes a draft of the clause of group k.
func (r *reader) draftOf(si, k int, t vocab.EventType, reason string) draft {
	c := &r.sents[si].clauses[k]
	return draft{si: si, vg: k, trigger: r.sents[si].vgs[k].main, a: c.start, b: c.end, typ: t, reason: reason, itemNP: -1}
}

// noComment reads "did not answer", "could not be reached", "declined to
// comment".
func (r *reader) noComment(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if !s.unanswered(k) || c.subj < 0 && g.gov < 0 {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.NoComment, "no answer")
	if g.gov >= 0 {
		d.a = s.clauses[g.gov].start
	}
	if s.withholds(k) {
		d.b = max(d.b, s.colonBefore(g.b, s.leftOutEnd(g.b)))
	}
	if g.passive && c.subj >= 0 && s.ts[max(g.a-1, 0)].low == "," {
		r.nameBeforeVerb(&d, g)
	}
	if len(d.parts) == 0 {
		r.party(&d, s.unansweredBy(g, c), vocab.RoleSource)
	}
	d.claim.Polarity = vocab.Positive
	return d, true
}

// unansweredBy returns the phrase of who gave no answer: the subject, or from whom none
// came.
func (s *sentence) unansweredBy(g *group, c *clause) int {
	if from := s.firstUnder(c, "from"); from >= 0 && (g.lemma == "receive" || g.lemma == "get" || g.lemma == "await") {
		return from
	}
	return c.subj
}

// colonBefore returns the first colon in [a, b), or b.
func (s *sentence) colonBefore(a, b int) int {
	for i := a; i < b; i++ {
		if s.ts[i].low == ":" {
			return i
		}
	}
	return b
}

// nameBeforeVerb takes the words between commas right before group g for the
// one who did not answer.
func (r *reader) nameBeforeVerb(d *draft, g *group) {
	s := &r.sents[d.si]
	for i := g.a - 2; i > d.a; i-- {
		if s.ts[i].low != "," {
			continue
		}
		d.a = i + 1
		if p := s.npAt[d.a]; p >= 0 {
			r.party(d, p, vocab.RoleSource)
		}
		return
	}
}

// unanswered reports whether group k says that somebody gave no answer.
func (s *sentence) unanswered(k int) bool {
	g, c := &s.vgs[k], &s.clauses[k]
	switch g.lemma {
	case "answer", "respond", "reply", "comment":
		return (g.neg || s.neither(c) || s.declines(g.gov)) && !s.toAnother(c)
	case "reach", "contact":
		return g.neg && g.passive
	}
	if c.obj >= 0 && s.leftWithout(g, c) || s.withholds(k) || s.hasNoComment(g, c) {
		return true
	}
	return s.declines(k) && k+1 >= len(s.vgs) && strings.Contains(strings.ToLower(s.words(g.a, min(c.end, len(s.ts)))), "comment")
}

// leftWithout reports whether the object of a clause is a reply that did not come, or a
// question that was not answered.
func (s *sentence) leftWithout(g *group, c *clause) bool {
	w := s.headWord(c.obj)
	switch g.lemma {
	case "return":
		return g.neg
	case "ignore":
		return askedNouns[singular(w)]
	case "await":
		return replyNouns[w]
	case "receive", "get":
		return replyNouns[w] && (g.neg || s.nonePhrase(c.obj) || s.lowAt(g.a-1) == "yet")
	}
	return false
}

// replyNouns are what nobody gets who is not answered.
var replyNouns = words("reply response answer")

// neither reports whether a clause or its subject begins with "neither".
func (s *sentence) neither(c *clause) bool {
	return s.lowAt(c.start) == "neither" || c.subj >= 0 && s.openerOf(c.subj) == "neither"
}

// declines reports whether group v, or -1, says that somebody declines.
func (s *sentence) declines(v int) bool {
	return v >= 0 && (s.vgs[v].lemma == "decline" || s.vgs[v].lemma == "refuse")
}

// verifyVerbs say that something is found to be so.
var verifyVerbs = words("verify confirm corroborate authenticate")

// notChecked reports whether what group k verifies is no report but a buyer or the use of
// goods.
func (s *sentence) notChecked(k int) bool {
	p := s.clauses[k].obj
	return p >= 0 && (s.headWord(p) == "fides" || s.hasWord(s.nps[p], "end-use", "end-user"))
}

// unverified reads "was not able to verify", "could not confirm".
func (r *reader) unverified(si, k int) (draft, bool) {
	s := &r.sents[si]
	g := &s.vgs[k]
	if !verifyVerbs[g.lemma] && (g.lemma != "see" || !g.neg || g.passive) || s.notChecked(k) {
		return draft{}, false
	}
	neg, top := g.neg, k
	for v := g.gov; v >= 0; v = s.vgs[v].gov {
		neg = neg || s.vgs[v].neg
		top = v
	}
	if !neg && s.lowAt(s.vgs[top].b) != "unable" {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.Unverified, "not verified")
	d.a = s.clauses[top].start
	d.b = max(d.b, s.clauses[top].end)
	r.party(&d, s.clauses[top].subj, vocab.RoleOutlet)
	d.claim.Polarity = vocab.Positive
	return d, true
}

// notStated reads "the memo does not say", "it is not known", "neither text
// says".
func (r *reader) notStated(si, k int) (draft, bool) {
	s := &r.sents[si]
	g := &s.vgs[k]
	if !s.leavesOut(k) || s.inverted(k) >= 0 {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.NotStated, "not stated")
	d.a, d.b = s.questionStart(k, d.a), s.leftOutEnd(g.b)
	if !g.passive && g.lemma != "be" && g.lemma != "remain" {
		r.addSayer(&d, s.clauses[k].subj)
	}
	d.claim.Polarity = vocab.Positive
	return d, true
}

var (
	// stateVerbs say what a text states.
	stateVerbs = words("say state specify name give explain mention allege disclose identify describe reveal elaborate detail indicate")
	// statedVerbs are those of them that do so in the passive too.
	statedVerbs = words("establish determine ascertain disclose specify state identify name reveal")
)

// leavesOut reports whether group k says that something is not said or known.
func (s *sentence) leavesOut(k int) bool {
	g, c := &s.vgs[k], &s.clauses[k]
	switch g.lemma {
	case "know":
		return g.passive && (g.neg || s.nothing(c.subj)) || g.neg && openQuestion[s.lowAt(g.b)]
	case "be", "remain":
		return s.unclear(g)
	case "give", "provide", "make", "take", "offer", "release":
		if s.givesNone(g, c) {
			return true
		}
	case "claim":
		return g.neg && !g.passive && s.thatFollows(k, c.end)
	}
	if !s.couldState(g, c) {
		return false
	}
	return g.neg && (g.modal == "" || g.modal == "would") || s.subjectless(c)
}

// nothing reports whether a phrase, or -1, means nothing or little.
func (s *sentence) nothing(p int) bool {
	if p < 0 {
		return false
	}
	w := s.headWord(p)
	return w == "nothing" || w == "none" || w == "little"
}

// unclear reports whether a form of be says that something is not known.
func (s *sentence) unclear(g *group) bool {
	w := s.lowAt(s.afterAdverbs(g.b))
	if s.absentFrom(s.afterAdverbs(g.b)) {
		return true
	}
	return w == "unclear" || w == "unaware" || w == "unknown" || g.neg && w == "clear"
}

// couldState reports whether a clause, but for its negation, says what a text
// states.
func (s *sentence) couldState(g *group, c *clause) bool {
	switch {
	case g.passive:
		return statedVerbs[g.lemma]
	case g.lemma == "give":
		return c.obj >= 0
	}
	return stateVerbs[g.lemma]
}

// subjectless reports whether nobody does what a clause says ("no paper says").
func (s *sentence) subjectless(c *clause) bool {
	return c.subj >= 0 && (s.openerOf(c.subj) == "neither" || s.openerOf(c.subj) == "no")
}

// leftOutEnd returns the end of what is not stated, from token i on: the end of
// the sentence, or a comma behind which a main clause begins.
func (s *sentence) leftOutEnd(i int) int {
	for ; i < len(s.ts); i++ {
		switch s.ts[i].low {
		case ";", ".":
			return i
		case ",":
			if after := tagAt(s.ts, i+1); after != tSub && after != tWh && s.finiteIn(i+1, s.nextComma(i+1)) {
				return i
			}
		}
	}
	return len(s.ts)
}

// requested reads "has asked the magazine to name its evidence".
func (r *reader) requested(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if g.lemma != "ask" && g.lemma != "request" || g.kind != finite || c.obj < 0 || s.anonymous(k) {
		return draft{}, false
	}
	low := strings.ToLower(s.words(c.start, min(len(s.ts), max(c.end, g.b+1))))
	if !containsAny(low, "evidence", "statement", "explanation", "comment", "document", "information", "clarification", "details") {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.Request, "request")
	r.party(&d, c.subj, vocab.RoleActor)
	if from := s.firstUnder(c, "from"); from >= 0 {
		r.party(&d, from, vocab.RoleAddressee)
	} else {
		r.party(&d, c.obj, vocab.RoleAddressee)
	}
	return d, true
}

var disputeVerbs = words("dispute contest debate")

// disputed reads "whether X is so is disputed": an evaluation that nobody
// vouches for.
func (r *reader) disputed(si, k int, taken []bool) {
	s := &r.sents[si]
	g := &s.vgs[k]
	if s.ts[0].low != "whether" || !g.passive || !disputeVerbs[g.lemma] {
		return
	}
	d := draft{si: si, vg: k, trigger: g.main, a: 0, b: s.stopAt(s.clauses[k].end), typ: vocab.Assess, reason: "disputed", itemNP: -1}
	d.claim.Modality = vocab.Opinion
	r.add(d)
	for i := range taken {
		taken[i] = true
	}
}

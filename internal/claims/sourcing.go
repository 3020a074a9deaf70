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
	return taken
}

var sourcingRules = []func(*reader, int, int) (draft, bool){
	(*reader).anonymityRule, (*reader).noComment, (*reader).unverified, (*reader).notStated, (*reader).obtained, (*reader).requested, (*reader).method, (*reader).namedInPapers, (*reader).noSign, (*reader).corrected,
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
	if g.passive && c.subj >= 0 && s.ts[max(g.a-1, 0)].low == "," {
		r.nameBeforeVerb(&d, g)
	}
	if len(d.parts) == 0 {
		r.party(&d, c.subj, vocab.RoleSource)
	}
	d.claim.Polarity = vocab.Positive
	return d, true
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
	case "return":
		return g.neg && c.obj >= 0
	case "await":
		return c.obj >= 0 && replyNouns[s.headWord(c.obj)]
	case "receive", "get":
		return c.obj >= 0 && replyNouns[s.headWord(c.obj)] && (g.neg || s.nonePhrase(c.obj) || s.lowAt(g.a-1) == "yet")
	case "answer", "respond", "reply", "comment":
		return g.neg || s.neither(c) || s.declines(g.gov)
	case "reach", "contact":
		return g.neg && g.passive
	}
	return s.declines(k) && k+1 >= len(s.vgs) && strings.Contains(strings.ToLower(s.words(g.a, min(c.end, len(s.ts)))), "comment")
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

// unverified reads "was not able to verify", "could not confirm".
func (r *reader) unverified(si, k int) (draft, bool) {
	s := &r.sents[si]
	g := &s.vgs[k]
	if !verifyVerbs[g.lemma] && (g.lemma != "see" || !g.neg || g.passive) {
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
	d.b = s.leftOutEnd(g.b)
	d.claim.Polarity = vocab.Positive
	return d, true
}

var (
	// stateVerbs say what a text states.
	stateVerbs = words("say state specify name give explain mention allege disclose identify describe reveal elaborate detail indicate")
	// statedVerbs are those of them that do so in the passive too.
	statedVerbs = words("disclose specify state")
)

// leavesOut reports whether group k says that something is not said or known.
func (s *sentence) leavesOut(k int) bool {
	g, c := &s.vgs[k], &s.clauses[k]
	switch g.lemma {
	case "know":
		return g.neg && g.passive
	case "be":
		return s.unclear(g)
	}
	if !s.couldState(g, c) {
		return false
	}
	return g.neg && (g.modal == "" || g.modal == "would") || s.subjectless(c)
}

// unclear reports whether a form of be says that something is not known.
func (s *sentence) unclear(g *group) bool {
	w := s.lowAt(s.afterAdverbs(g.b))
	return w == "unclear" || w == "unknown" || g.neg && w == "clear"
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
	r.party(&d, c.obj, vocab.RoleAddressee)
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

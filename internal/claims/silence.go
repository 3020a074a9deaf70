package claims

import "sanctrace/internal/vocab"

// detailNouns are what somebody who says nothing gives none of.
var detailNouns = words("detail figure reason explanation evidence source number information date breakdown specific proof mention position comment name")

// silentVerbs would, negated with "would" or behind "decline", say something.
var silentVerbs = words("say discuss comment elaborate disclose confirm name identify reveal specify provide give answer talk")

// withholds reports whether group k says that somebody would not or declined to say
// something.
func (s *sentence) withholds(k int) bool {
	g := &s.vgs[k]
	if !silentVerbs[g.lemma] || g.passive {
		return false
	}
	return g.neg && g.modal == "would" || g.kind == infinitive && s.declines(g.gov)
}

// givesNone reports whether the object of a clause is "no details" or the like, or
// details with the verb negated.
func (s *sentence) givesNone(g *group, c *clause) bool {
	return c.obj >= 0 && detailNouns[singular(s.headWord(c.obj))] && (g.neg || s.nonePhrase(c.obj))
}

// noWord are verbs by which somebody has, gives or makes no comment.
var noWord = words("have offer make give provide issue")

// hasNoComment reports whether a clause says "had no comment".
func (s *sentence) hasNoComment(g *group, c *clause) bool {
	return noWord[g.lemma] && c.obj >= 0 && s.headWord(c.obj) == "comment" && s.givesNone(g, c)
}

// askedNouns are what somebody answers who is asked.
var askedNouns = words("request question inquiry enquiry letter e-mail email call message allegation query finding claim charge attempt invitation approach correspondence it them us we")

// toAnother reports whether a verb of answering is about no question ("did not respond
// to the market").
func (s *sentence) toAnother(c *clause) bool {
	p := s.firstUnder(c, "to")
	return p >= 0 && !askedNouns[singular(s.headWord(p))]
}

// silence reads what somebody leaves unanswered of what is sent to him: "calls to X went
// unanswered", "no reply was received from X", "there was no comment from X".
func (r *reader) silence(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	p := -1
	switch {
	case s.lowAt(s.afterAdverbs(g.b)) == "unanswered" || g.lemma == "bounce":
		p = s.sentTo(c)
	case s.vainly(k):
		p = c.obj
	case g.lemma == "receive" && g.passive && s.noReply(g, c.subj) || s.isCopula(g) && s.noReply(g, c.obj):
		p = s.firstUnder(c, "from")
	}
	if p < 0 {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.NoComment, "no answer")
	r.party(&d, p, vocab.RoleSource)
	d.claim.Polarity = vocab.Positive
	return d, true
}

// vainly reports whether infinitive k says what attempts were made to do that failed
// ("attempts to reach X were unsuccessful").
func (s *sentence) vainly(k int) bool {
	g := &s.vgs[k]
	if !reachVerbs[g.lemma] || g.kind != infinitive || !attemptNouns[s.lowAt(g.a-1)] || k+1 >= len(s.vgs) {
		return false
	}
	n := &s.vgs[k+1]
	return s.lowAt(s.afterAdverbs(n.b)) == "unsuccessful" || n.lemma == "fail" || n.neg && n.lemma == "succeed"
}

var (
	// reachVerbs say that somebody is asked for a comment.
	reachVerbs = words("reach contact")
	// attemptNouns are what fails where nobody is reached.
	attemptNouns = words("attempt attempts effort efforts")
)

// noReply reports whether a phrase, or -1, means that there is no reply or comment.
func (s *sentence) noReply(g *group, p int) bool {
	return p >= 0 && (replyNouns[s.headWord(p)] || s.headWord(p) == "comment") && (g.neg || s.nonePhrase(p))
}

// messageNouns are what is sent to somebody.
var messageNouns = words("call question email e-mail message letter request query inquiry enquiry")

// sentTo returns the phrase to which the messages went that are the subject of a clause,
// or -1.
func (s *sentence) sentTo(c *clause) int {
	if c.subj < 0 {
		return -1
	}
	for i := s.nps[c.subj].a; i < s.vgs[c.vg].a; i++ {
		if p := s.phraseAt(i + 1); s.ts[i].low == "to" && p >= 0 && messageNouns[singular(s.lowAt(s.nps[c.subj].h))] {
			return p
		}
	}
	return -1
}

// addSayer makes the subject of a clause the one who leaves something out; papers are
// nobody.
func (r *reader) addSayer(d *draft, p int) {
	s := &r.sents[d.si]
	if p < 0 || classOf(s.headWord(p))&cDoc != 0 || s.openerOf(p) == "no" || s.openerOf(p) == "neither" {
		return
	}
	if r.isOutlet(d.si, p) {
		r.addOutlet(d, p)
		return
	}
	r.party(d, p, vocab.RoleSpeaker)
}

// openQuestion are words that open a question whose answer is not known.
var openQuestion = words("how whether who what where why when which")

// questionStart moves the start of what is not known to the question that opens the
// sentence ("How many came from X is not known").
func (s *sentence) questionStart(k, a int) int {
	if g := &s.vgs[k]; openQuestion[s.ts[0].low] && (g.lemma == "know" || g.lemma == "be" || g.lemma == "remain") {
		return 0
	}
	return a
}

// analysisNouns are how somebody comes to know what papers show.
var analysisNouns = words("analysis review examination study comparison")

// analysed makes claims of "an analysis of customs data by X".
func (r *reader) analysed(si int, taken []bool) {
	s := &r.sents[si]
	for p := range s.nps {
		q := s.underOf(p)
		if q < 0 || !analysisNouns[singular(s.headWord(p))] || taken[s.nps[p].h] || !r.isRecord(si, q) {
			continue
		}
		d := draft{si: si, vg: -1, trigger: s.nps[p].h, a: s.nps[p].a, b: r.recordsEnd(si, q), typ: vocab.Method, reason: "analysis of papers", itemNP: -1}
		if by := s.phraseAt(d.b + 1); s.lowAt(d.b) == "by" && by >= 0 {
			d.b = s.nps[by].b
			r.addAnalyst(&d, by)
		}
		d.claim.Polarity = vocab.Positive
		r.addFact(d)
	}
}

// recordsEnd returns the end of a list of papers that begins with phrase q.
func (r *reader) recordsEnd(si, q int) int {
	s := &r.sents[si]
	for {
		b := s.nps[q].b
		n := s.phraseAt(b + 1)
		if w := s.lowAt(b); n < 0 || w != "and" && w != "," || !r.isRecord(si, n) {
			return b
		}
		q = n
	}
}

// addAnalyst gives who looked at papers the role of outlet or source.
func (r *reader) addAnalyst(d *draft, p int) {
	if r.isOutlet(d.si, p) {
		r.addOutlet(d, p)
		return
	}
	r.party(d, p, vocab.RoleSource)
}

// isRecord reports whether a phrase means papers, data or pictures.
func (r *reader) isRecord(si, p int) bool {
	w := singular(r.headWord(si, p))
	return classOf(w)&cDoc != 0 || w == "data" || w == "imagery" || w == "interview"
}

var (
	// restVerbs say what a text rests on.
	restVerbs = words("base draw rely rest build")
	// restedNouns are texts and what is found in them.
	restedNouns = words("finding conclusion report article story analysis account study investigation assessment estimate figure")
	// storyNouns are texts from which others are made.
	storyNouns = words("article story memo memorandum dispatch")
)

// restsOn reads "based its findings on customs data", "the report draws on interviews",
// and "was based on an article in X".
func (r *reader) restsOn(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	on := s.firstUnder(c, "on")
	if on < 0 || c.subj < 0 || !restVerbs[g.lemma] {
		return draft{}, false
	}
	about := pickPhrase(g.passive || c.obj < 0, c.subj, c.obj)
	story := storyNouns[singular(s.headWord(on))]
	if !restedNouns[singular(s.headWord(about))] || !story && !r.isRecord(si, on) {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.Method, "rests on papers")
	d.b = max(d.b, s.nps[on].b)
	switch {
	case story:
		r.derived(&d, about)
	case about != c.subj:
		r.addAnalyst(&d, c.subj)
	}
	d.claim.Polarity = vocab.Positive
	return d, true
}

// derived makes a draft the statement that the text of phrase about is made from another.
func (r *reader) derived(d *draft, about int) {
	s := &r.sents[d.si]
	d.typ, d.reason = vocab.DerivesFrom, "rests on a text"
	r.party(d, about, vocab.RoleDeriver)
	for _, w := range []string{"in", "by", "from"} {
		r.party(d, s.firstUnder(&s.clauses[d.vg], w), vocab.RoleOrigin)
	}
}

// wroteTo reads "wrote to X on 3 April".
func (r *reader) wroteTo(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	to := s.firstUnder(c, "to")
	if g.lemma != "write" || g.passive || g.kind != finite || c.obj >= 0 || to < 0 || c.subj < 0 {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.Request, "wrote to")
	r.party(&d, c.subj, vocab.RoleActor)
	r.party(&d, to, vocab.RoleAddressee)
	return d, len(d.parts) > 0
}

// toldInside reports whether a claim of type t in the sentence holds token h.
func (r *reader) toldInside(si, h int, t vocab.EventType) bool {
	at := r.sents[si].ts[h].s
	for i := len(r.claims) - 1; i >= 0 && r.claims[i].sent == si; i-- {
		if c := &r.claims[i]; c.Event.Type == t && c.Span.Byte[0] <= at && at < c.Span.Byte[1] {
			return true
		}
	}
	return false
}

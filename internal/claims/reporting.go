package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// speech is what a reporting verb does with its content.
type speech uint8

const (
	says speech = iota + 1
	reports
	shows    // records: "logs show"
	denies   // and rejects
	believes // nobody vouches for the content
	suggests // possible only
	finds    // determines, concludes: an authority says
)

// reporting maps verbs to what they do with their content.
var reporting = speechTable(speechLists)

// speechLists are the verbs of each. No verb stands in two lists.
var speechLists = map[speech]string{
	says: "say tell write state add announce argue warn explain insist maintain stress describe confirm acknowledge concede admit confess testify declare reply respond remark comment quote " +
		"reiterate emphasize emphasise clarify assert note call recall remember contend counter caution underline underscore predict forecast complain boast lament reaffirm affirm attest swear inform recollect narrate relate concur",
	reports:  "report reveal disclose publish uncover recount learn",
	shows:    "show list record cover",
	denies:   "deny reject dismiss dispute refute",
	believes: "believe think reckon suspect fear assume allege claim accuse presume suppose",
	suggests: "suggest indicate imply",
	finds:    "determine find conclude judge establish estimate assess calculate",
}

func speechTable(in map[speech]string) map[string]speech {
	m := map[string]speech{}
	for k, list := range in {
		for _, w := range strings.Fields(list) {
			m[w] = k
		}
	}
	return m
}

// relation returns the class of a hop made by a reporting verb.
func (k speech) relation() vocab.Relation {
	switch k {
	case reports:
		return vocab.RelReports
	case shows:
		return vocab.RelRecords
	case denies:
		return vocab.RelDenies
	case believes:
		return vocab.RelBelieves
	}
	return vocab.RelSays
}

// attribution is one place where the text says who says something: the source,
// the words that say so, and the tokens that are said.
type attribution struct {
	src      *source
	kind     speech
	rel      vocab.Relation
	cue      [2]int // tokens of the reporting word
	srcAt    [2]int // tokens of the source
	from, to int    // tokens of the content
	own      [2]int // tokens of the attributing clause itself
	verb     int    // verb group, or -1
	inner    bool   // "citing": beneath the attribution before it
	co       []*source
	explicit bool
}

// attributions finds who says what in sentence si.
func (r *reader) attributions(si int) []attribution {
	s := &r.sents[si]
	var out []attribution
	for k := range s.vgs {
		if a, ok := r.byVerb(si, k); ok {
			out = append(out, a)
		}
		if a, ok := r.quotedAs(si, k); ok {
			out = append(out, a)
		}
	}
	for p := range s.nps {
		if a, ok := r.byNoun(si, p); ok {
			out = append(out, a)
		}
	}
	for i := range s.ts {
		if a, ok := r.byCue(si, i); ok {
			out = append(out, a)
		}
	}
	return out
}

// byCue reads the attribution that the word at i makes without a verb.
func (r *reader) byCue(si, i int) (attribution, bool) {
	s := &r.sents[si]
	switch s.ts[i].low {
	case "according":
		if tagAt(s.ts, i+1) == tTo {
			return r.byPhrase(si, i, i+2)
		}
	case "per":
		if s.perSource(i) {
			return r.byPhrase(si, i, i+1)
		}
	case "citing", "quoting":
		return r.citing(si, i)
	case "in", "by", "on":
		return r.byTelling(si, i)
	case "reportedly", "allegedly", "purportedly":
		return r.adverb(si, i)
	}
	return attribution{}, false
}

// perSource reports whether "per" at token i, behind a comma, names a source
// and not a measure.
func (s *sentence) perSource(i int) bool {
	after := tagAt(s.ts, i+1)
	return s.phraseAt(i+1) >= 0 && (after == tDet || after == tName) && (i == 0 || s.lowAt(i-1) == ",")
}

// byPhrase reads "according to X" and "per X", with X at token np or behind it:
// said is the whole clause around it.
func (r *reader) byPhrase(si, cue, np int) (attribution, bool) {
	s := &r.sents[si]
	for np < len(s.ts) && s.npAt[np] < 0 {
		np++
	}
	p := s.phraseAt(np)
	if p < 0 {
		return attribution{}, false
	}
	src := r.sourceOf(si, p)
	if src == nil {
		return attribution{}, false
	}
	a := attribution{src: src, kind: says, rel: vocab.RelAccordingTo, cue: [2]int{cue, s.nps[p].a}, srcAt: s.extent(p), verb: -1, explicit: true}
	a.own = [2]int{cue, s.phraseEnd(p)}
	a.inner = s.ts[cue].low == "per"
	a.from, a.to = 0, len(s.ts)
	for i := cue - 1; i > 0; i-- {
		if s.ts[i].low == ";" {
			a.from = i + 1
			break
		}
	}
	return a, true
}

// extent returns the tokens of phrase p.
func (s *sentence) extent(p int) [2]int { return [2]int{s.nps[p].a, s.nps[p].b} }

// phraseEnd returns the end of a phrase with what hangs on it, up to a comma
// or a finite verb.
func (s *sentence) phraseEnd(p int) int {
	for i := s.nps[p].b; i < len(s.ts); i++ {
		switch s.ts[i].low {
		case ",":
			if tagAt(s.ts, i+1) == tWh {
				return s.relativeEnd(i + 1)
			}
			return i
		case ";", ".", ":":
			return i
		}
		if v := s.vgAt[i]; v >= 0 && s.vgs[v].kind == finite && s.relative(v) < s.nps[p].b {
			return i
		}
	}
	return len(s.ts)
}

// relativeEnd returns the comma or full stop that ends the relative clause at
// token i.
func (s *sentence) relativeEnd(i int) int {
	for i < len(s.ts) && s.ts[i].low != "," && s.ts[i].low != "." {
		i++
	}
	return i
}

// byNoun reads "the report by X that ..." and "a claim of X that ...".
func (r *reader) byNoun(si, p int) (attribution, bool) {
	s := &r.sents[si]
	np := s.nps[p]
	if s.ts[np.h].low == "reports" && s.tagIs(np.b, tThat) {
		return attribution{src: r.unnamedReports(), kind: reports, rel: vocab.RelReports, cue: [2]int{np.h, np.h + 1}, srcAt: s.extent(p), own: [2]int{np.a, np.b + 1},
			from: np.b + 1, to: len(s.ts), verb: -1, explicit: true}, true
	}
	if !contentNoun[s.ts[np.h].low] || !ownerPreps[s.lowAt(np.b)] {
		return attribution{}, false
	}
	at := s.phraseAt(np.b + 1)
	if at < 0 {
		return attribution{}, false
	}
	end := s.nps[at].b
	if q := s.phraseAt(end); q >= 0 && s.ts[end].tag == tName {
		end = s.nps[q].b
	}
	if s.lowAt(end) != "that" {
		return attribution{}, false
	}
	src := r.sourceOf(si, at)
	if src == nil {
		return attribution{}, false
	}
	return attribution{src: src, kind: reports, rel: vocab.RelReports, cue: [2]int{np.h, np.h + 1}, srcAt: [2]int{s.nps[at].a, end}, own: [2]int{np.a, end + 1},
		from: end + 1, to: len(s.ts), verb: -1, explicit: true}, true
}

// ownerPreps tie a report to who makes it.
var ownerPreps = words("by of in")

// citing reads "citing two officials and a memo": a source beneath the one
// that cites.
func (r *reader) citing(si, i int) (attribution, bool) {
	s := &r.sents[si]
	srcs, at, end := r.citedSources(si, i+1)
	if len(srcs) == 0 {
		return attribution{}, false
	}
	a := attribution{src: srcs[0], co: srcs[1:], kind: says, rel: vocab.RelCites, cue: [2]int{i, i + 1}, srcAt: at, own: [2]int{i, end}, verb: -1, inner: true, explicit: true}
	a.from, a.to = 0, len(s.ts)
	return a, true
}

// citedSources returns the sources listed from token i on, the tokens of the
// first, and the end of the list; none when the list begins with a reason.
func (r *reader) citedSources(si, i int) (srcs []*source, at [2]int, end int) {
	s := &r.sents[si]
	end = i
	for j := i; j < len(s.ts) && !s.endsCited(j, len(srcs) > 0); j++ {
		p := s.npAt[j]
		if p < 0 || s.nps[p].a != j {
			continue
		}
		if !s.dependent(j, len(srcs) > 0) {
			src := r.sourceOf(si, p)
			switch {
			case src != nil && src.kind != vocab.SourceDocument:
				if srcs = append(srcs, src); len(srcs) == 1 {
					at = s.extent(p)
				}
			case len(srcs) == 0:
				return nil, at, end
			}
		}
		end = s.nps[p].b
		j = end - 1
	}
	return srcs, at, end
}

// endsCited reports whether token j ends a list of cited sources: a sign, a
// clause, or a comma that no phrase follows once the list has begun.
func (s *sentence) endsCited(j int, begun bool) bool {
	if v := s.vgAt[j]; v >= 0 && s.vgs[v].kind == finite {
		return true
	}
	switch t := &s.ts[j]; t.low {
	case ";", ".":
		return true
	case ",":
		return begun && s.phraseAt(j+1) < 0
	default:
		return t.tag == tThat
	}
}

// dependent reports whether the phrase at j hangs on a preposition or, in a
// list that has begun, on a verb.
func (s *sentence) dependent(j int, begun bool) bool {
	b := s.ts[j-1].tag
	return b == tPrep || b == tTo || begun && s.vgAt[j-1] >= 0
}

// adverb reads "reportedly": unnamed reports say what its clause says, and the
// clauses that share its auxiliary.
func (r *reader) adverb(si, i int) (attribution, bool) {
	s := &r.sents[si]
	v := s.groupFrom(i)
	if v < 0 {
		return attribution{}, false
	}
	a := attribution{src: r.unnamedReports(), kind: reports, rel: vocab.RelReports, cue: [2]int{i, i + 1}, srcAt: [2]int{i, i + 1}, verb: -1, explicit: true}
	if s.ts[i].low != "reportedly" {
		a.kind, a.rel = believes, vocab.RelBelieves
	}
	a.from, a.to = s.vgs[v].a, s.clauses[v].end
	for k := v + 1; k < len(s.vgs); k++ {
		if s.sharesAdverb(k, v, a.to) {
			a.to = max(a.to, s.clauses[k].end)
		}
	}
	return a, true
}

// groupFrom returns the verb group at token i or the first behind it, or -1.
func (s *sentence) groupFrom(i int) int {
	if v := s.vgAt[i]; v >= 0 {
		return v
	}
	for k := range s.vgs {
		if s.vgs[k].a >= i {
			return k
		}
	}
	return -1
}

// sharesAdverb reports whether clause k goes on with clause v, which ends at
// end: a participle without subject, or a bare verb with the same subject.
func (s *sentence) sharesAdverb(k, v, end int) bool {
	g, c := &s.vgs[k], &s.clauses[k]
	switch g.kind {
	case participle:
		return c.start <= end+1 && c.subj < 0
	case finite:
		return c.inherited && g.a <= end+2 && c.subj == s.clauses[v].subj && !s.hasAux(g)
	}
	return false
}

// hasAux reports whether a group has an auxiliary of its own.
func (s *sentence) hasAux(g *group) bool { return g.b-g.a > 1 }

// byVerb reads "X said (that) ...", "..., X said", "said X".
func (r *reader) byVerb(si, k int) (attribution, bool) {
	s := &r.sents[si]
	g := &s.vgs[k]
	for _, rule := range []func(int, int) (attribution, bool){r.putsFigure, r.holdsBelief, r.asSaid} {
		if a, ok := rule(si, k); ok {
			return a, true
		}
	}
	kind := s.speechOf(g)
	if kind == 0 {
		return attribution{}, false
	}
	if g.passive {
		return r.passiveReport(si, k, kind)
	}
	if r.addsThing(si, k) {
		return attribution{}, false
	}
	a := attribution{kind: kind, rel: kind.relation(), cue: [2]int{g.a, g.b}, verb: k, explicit: true}
	if o, _ := r.voice(si, k); kind == denies && o >= 0 && r.isClass(si, o, "plan") {
		return a, false
	}
	subj, inverted := s.speaker(k)
	if subj < 0 || s.headTok(subj).q > 0 && s.ts[g.main].q == 0 { // nobody inside a quotation says it
		return a, false
	}
	if kind == finds && !inverted && s.findsThing(k, subj) {
		return a, false
	}
	subj = r.realSpeaker(si, subj)
	if a.src = r.sourceFor(si, subj, kind); a.src == nil {
		return a, false
	}
	a.srcAt = s.extent(subj)
	return a, r.content(si, k, inverted, &a)
}

// seeming are verbs that make what a paper shows only possible ("appears to show").
var seeming = words("appear seem purport")

// speechOf returns what a verb group tells that somebody does with what is
// said, or 0.
func (s *sentence) speechOf(g *group) speech {
	kind := reporting[g.lemma]
	if kind == shows && g.kind == infinitive && g.gov >= 0 && seeming[s.vgs[g.gov].lemma] {
		return suggests
	}
	if kind != denies && s.calledFalse(s.vgAt[g.a]) {
		kind = denies
	}
	if kind == 0 {
		kind = s.phrasal(g)
	}
	if kind == 0 || !g.states(kind) {
		return 0
	}
	return kind
}

// phrasal returns what verbs do that report only with the word behind them: "point
// out", "make clear", "go on to say" is read at "say".
func (s *sentence) phrasal(g *group) speech {
	switch w := s.lowAt(s.afterAdverbs(g.b)); {
	case g.lemma == "point" && w == "out",
		g.lemma == "make" && (w == "clear" || w == "plain" || w == "known"),
		g.lemma == "let" && w == "it":
		return says
	}
	return 0
}

// addsThing reports whether a verb of saying adds, claims or publishes a thing,
// and says nothing.
func (r *reader) addsThing(si, k int) bool {
	s := &r.sents[si]
	o, lemma := s.clauses[k].obj, s.vgs[k].lemma
	return o >= 0 && (lemma == "add" || s.headWord(o) == "responsibility" || lemma == "publish" && r.isClass(si, o, "published"))
}

// findsThing reports whether what a verb finds is a thing, not that something is
// so.
func (s *sentence) findsThing(k, subj int) bool {
	start := min(s.clauses[k].start, s.nps[subj].a)
	return !s.complement(k, s.clauses[k].end) && (start == 0 || !s.trails(start))
}

var (
	// beliefAdjectives say behind "be" what somebody holds to be so.
	beliefAdjectives = words("concerned worried convinced confident afraid alarmed suspicious certain sure wary fearful adamant")
	// beliefNouns are what somebody has who believes or fears that something is so.
	beliefNouns = words("concern concerns fear fears worry worries suspicion suspicions belief alarm alarms conviction")
)

// holdsBelief reads "X is concerned that ..." and "X raised fears that ...":
// nobody vouches for what follows.
func (r *reader) holdsBelief(si, k int) (attribution, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	at := g.b
	if c.obj >= 0 && beliefNouns[s.headWord(c.obj)] {
		at = s.nps[c.obj].b - 1
	} else if !beliefAdjectives[s.lowAt(at)] && !beliefAdjectives[s.lowAt(at-1)] {
		return attribution{}, false
	} else if beliefAdjectives[s.lowAt(at-1)] {
		at--
	}
	if c.subj < 0 || s.lowAt(at+1) != "that" || g.neg {
		return attribution{}, false
	}
	src := r.sourceFor(si, c.subj, believes)
	if src == nil {
		src = r.unnamedReports()
	}
	return attribution{src: src, kind: believes, rel: vocab.RelBelieves, cue: [2]int{g.a, at + 1}, srcAt: s.extent(c.subj), own: [2]int{c.start, at + 1}, from: at + 2, to: s.contentEnd(k), verb: k, explicit: true}, true
}

// speaker returns the subject of a reporting verb, which may stand behind it, or
// -1.
func (s *sentence) speaker(k int) (subj int, inverted bool) {
	if p := s.inverted(k); p >= 0 {
		return p, true
	}
	return s.clauses[k].subj, false
}

// realSpeaker steps from a phrase that cannot speak and hangs on a preposition to
// the person before it ("a trader whose name is withheld for his safety").
func (r *reader) realSpeaker(si, p int) int {
	s := &r.sents[si]
	if q := s.whoseShare(p); q >= 0 {
		return q
	}
	if !r.cannotSpeak(si, p) {
		return p
	}
	if w := s.whoBefore(s.nps[p].a); w > 0 {
		if q := s.antecedent(w); q >= 0 && s.personHead(q) {
			return q
		}
	}
	if s.tagAtPhrase(p) != tPrep {
		return p
	}
	for i := s.nps[p].a - 1; i >= 0; i-- {
		if q := s.npAt[i]; q >= 0 && (classOf(s.headWord(q))&cPerson != 0) {
			return q
		}
	}
	return p
}

// whoseShare returns the phrase of whose people "all of whom" or the like in phrase p
// speaks, or -1.
func (s *sentence) whoseShare(p int) int {
	if b := s.nps[p].b; s.lowAt(b) != "of" || s.lowAt(b+1) != "whom" {
		return -1
	}
	return s.phraseBefore(s.nps[p].a)
}

// cannotSpeak reports whether phrase p is for no person, body or paper.
func (r *reader) cannotSpeak(si, p int) bool {
	h := r.sents[si].headTok(p)
	return h.tag == tNoun && classOf(h.low)&(cPerson|cOrg|cDoc) == 0 && !personSuffix(h.low) && r.mentionOver(si, r.sents[si].nps[p].h) == nil
}

// tagAtPhrase returns the tag of the token before phrase p.
func (s *sentence) tagAtPhrase(p int) tag { return tagAt(s.ts, s.nps[p].a-1) }

// statingModals leave a report a report.
var statingModals = map[string]bool{"": true, "will": true, "can": true}

// states reports whether a group with a reporting verb tells that something is
// said, not that it is not or should be.
func (g *group) states(kind speech) bool {
	return g.kind == finite && !g.neg && (statingModals[g.modal] || kind == believes)
}

// putsFigure reads "X puts the number at".
func (r *reader) putsFigure(si, k int) (attribution, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if g.lemma != "put" || g.kind != finite || c.obj < 0 || c.subj < 0 || !s.hasWord(s.nps[c.obj], "number", "figure", "total", "value", "count", "toll") {
		return attribution{}, false
	}
	src := r.sourceOf(si, c.subj)
	if src == nil {
		return attribution{}, false
	}
	return attribution{src: src, kind: says, rel: vocab.RelSays, cue: [2]int{g.a, g.b}, srcAt: s.extent(c.subj), own: [2]int{c.start, g.a}, from: g.a, to: s.contentEnd(k), verb: -1, explicit: true}, true
}

// invertible are the kinds of verbs behind which the speaker may stand.
var invertible = map[speech]bool{says: true, reports: true, finds: true, believes: true}

// inverted returns the subject behind the verb of group k ("said Ann Clerk"),
// or -1.
func (s *sentence) inverted(k int) int {
	g := &s.vgs[k]
	p := s.phraseAt(g.b)
	if kind := reporting[g.lemma]; p < 0 || !invertible[kind] {
		return -1
	}
	if g.lemma == "tell" || !s.behindSpeech(g.a) || s.vgAfter(p) && s.clauses[k].subj >= 0 && !isQuote(s.lowAt(g.a-1)) {
		return -1
	}
	return pickPhrase(s.mayFollow(p), p, -1)
}

// mayFollow reports whether phrase p can be a speaker behind the verb.
func (s *sentence) mayFollow(p int) bool {
	h := s.headTok(p)
	if h.tag == tPron {
		return someone[h.low] || thirdPerson[h.low] && s.endsAt(s.nps[p].b)
	}
	return h.tag == tName || classOf(h.low)&(cPerson|cOrg) != 0
}

// behindSpeech reports whether a comma or a quotation mark stands before token i.
func (s *sentence) behindSpeech(i int) bool {
	b := s.lowAt(i - 1)
	return b == "," || isQuote(b)
}

// endsAt reports whether a pronoun in front of b is a whole phrase that no verb
// follows.
func (s *sentence) endsAt(b int) bool {
	return b >= len(s.ts) || s.vgAt[b] < 0 && s.ts[b].low != "of"
}

// passiveReport reads "is said to", "are believed to", "was reported by X".
func (r *reader) passiveReport(si, k int, kind speech) (attribution, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	a := attribution{kind: kind, rel: kind.relation(), cue: [2]int{g.a, g.b}, verb: k, explicit: true, own: [2]int{g.a, g.b}}
	if kind == shows || kind == denies || thingVerbs[g.lemma] || g.lemma == "accuse" {
		return a, false
	}
	if _, quoted := r.quotedAs(si, k); quoted && s.firstUnder(c, "by") < 0 {
		return a, false
	}
	if by := s.firstUnder(c, "by"); by >= 0 {
		if a.src = r.sourceOf(si, by); a.src == nil {
			return a, false
		}
		a.srcAt = s.extent(by)
		a.from, a.to, a.own = s.nps[by].b, len(s.ts), [2]int{c.start, s.nps[by].b}
		if k+1 < len(s.vgs) && s.vgs[k+1].gov == k && s.vgs[k+1].kind == infinitive {
			a.to = s.clauses[k+1].end
		}
		return a, true
	}
	a.srcAt = [2]int{g.a, g.b}
	if kind != finds && s.impersonal(k) {
		a.src = r.unnamedReports()
		a.from, a.to, a.own = g.b, len(s.ts), [2]int{c.start, g.b}
		return a, true
	}
	if k+1 >= len(s.vgs) || s.vgs[k+1].gov != k {
		return a, false
	}
	if a.src = r.passiveSource(g, kind); a.src == nil {
		return a, false
	}
	a.from, a.to = g.a, s.clauses[k+1].end
	return a, true
}

// thingVerbs are reporting verbs whose subject in the passive is a thing.
var thingVerbs = words("add describe call uncover publish disclose")

// impersonal reports whether group k reads "it is said that".
func (s *sentence) impersonal(k int) bool {
	subj := s.clauses[k].subj
	return subj >= 0 && s.headWord(subj) == "it" && tagAt(s.ts, s.vgs[k].b) == tThat
}

// passiveSource returns the source of "is reported to": the report that the
// text rests on, or reports not named; nil when the verb reports nothing.
func (r *reader) passiveSource(g *group, kind speech) *source {
	if cited := r.lastCited(); g.lemma == "report" && cited != nil {
		return cited
	}
	if (kind == says || kind == reports || kind == believes) && g.lemma != "tell" {
		return r.unnamedReports()
	}
	return nil
}

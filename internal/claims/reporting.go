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
	says: "say tell write state add announce argue warn explain insist maintain stress describe confirm acknowledge concede admit testify declare reply respond remark comment quote " +
		"reiterate emphasize emphasise clarify assert note call",
	reports:  "report reveal disclose publish uncover recount learn",
	shows:    "show list record cover",
	denies:   "deny reject dismiss dispute refute",
	believes: "believe think suspect fear assume allege claim accuse presume suppose",
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
	}
	for p := range s.nps {
		if a, ok := r.byNoun(si, p); ok {
			out = append(out, a)
		}
	}
	for i := range s.ts {
		switch s.ts[i].low {
		case "according":
			if i+2 < len(s.ts) && s.ts[i+1].tag == tTo {
				out = r.addPhrase(out, si, i, i+2)
			}
		case "per":
			if i+1 < len(s.ts) && s.npAt[i+1] >= 0 && (s.ts[i+1].tag == tDet || s.ts[i+1].tag == tName) && i > 0 && s.ts[i-1].low == "," {
				out = r.addPhrase(out, si, i, i+1)
			}
		case "citing":
			if a, ok := r.citing(si, i); ok {
				out = append(out, a)
			}
		case "reportedly", "allegedly", "purportedly":
			if a, ok := r.adverb(si, i); ok {
				out = append(out, a)
			}
		}
	}
	return out
}

// addPhrase adds "according to X" and "per X": said is the whole clause around
// it.
func (r *reader) addPhrase(out []attribution, si, cue, np int) []attribution {
	s := &r.sents[si]
	for np < len(s.ts) && s.npAt[np] < 0 {
		np++
	}
	if np >= len(s.ts) {
		return out
	}
	p := s.npAt[np]
	src := r.sourceOf(si, p)
	if src == nil {
		return out
	}
	a := attribution{src: src, kind: says, rel: vocab.RelAccordingTo, cue: [2]int{cue, s.nps[p].a}, srcAt: [2]int{s.nps[p].a, s.nps[p].b}, verb: -1, explicit: true}
	a.own = [2]int{cue, s.phraseEnd(p)}
	a.inner = s.ts[cue].low == "per"
	a.from, a.to = 0, len(s.ts)
	for i := cue - 1; i > 0; i-- {
		if s.ts[i].low == ";" {
			a.from = i + 1
			break
		}
	}
	return append(out, a)
}

// phraseEnd returns the end of a phrase with what hangs on it, up to a comma
// or a finite verb.
func (s *sentence) phraseEnd(p int) int {
	for i := s.nps[p].b; i < len(s.ts); i++ {
		t := s.ts[i]
		if t.low == "," || t.low == ";" || t.low == "." || t.low == ":" {
			if t.low == "," && i+1 < len(s.ts) && s.ts[i+1].tag == tWh {
				for i++; i < len(s.ts) && s.ts[i].low != "," && s.ts[i].low != "."; i++ {
				}
			}
			return i
		}
		if v := s.vgAt[i]; v >= 0 && s.vgs[v].kind == finite && s.relative(v) < s.nps[p].b {
			return i
		}
	}
	return len(s.ts)
}

// byNoun reads "the report by X that ..." and "a claim of X that ...".
func (r *reader) byNoun(si, p int) (attribution, bool) {
	s := &r.sents[si]
	np := s.nps[p]
	if !contentNoun[s.ts[np.h].low] || np.b+1 >= len(s.ts) {
		return attribution{}, false
	}
	at := -1
	if w := s.ts[np.b].low; (w == "by" || w == "of" || w == "in") && s.npAt[np.b+1] >= 0 {
		at = s.npAt[np.b+1]
	}
	if at < 0 {
		return attribution{}, false
	}
	end := s.nps[at].b
	if end < len(s.ts) && s.ts[end].tag == tName && s.npAt[end] >= 0 {
		end = s.nps[s.npAt[end]].b
	}
	if end >= len(s.ts) || s.ts[end].low != "that" {
		return attribution{}, false
	}
	src := r.sourceOf(si, at)
	if src == nil {
		return attribution{}, false
	}
	return attribution{src: src, kind: reports, rel: vocab.RelReports, cue: [2]int{np.h, np.h + 1}, srcAt: [2]int{s.nps[at].a, end}, own: [2]int{np.a, end + 1},
		from: end + 1, to: len(s.ts), verb: -1, explicit: true}, true
}

// citing reads "citing two officials and a memo": a source beneath the one
// that cites.
func (r *reader) citing(si, i int) (attribution, bool) {
	s := &r.sents[si]
	var srcs []*source
	end, at := i+1, [2]int{}
	for j := i + 1; j < len(s.ts); j++ {
		t := s.ts[j]
		if t.low == ";" || t.low == "." || t.tag == tThat || s.vgAt[j] >= 0 && s.vgs[s.vgAt[j]].kind == finite {
			break
		}
		p := s.npAt[j]
		if p < 0 || s.nps[p].a != j {
			if t.low == "," && len(srcs) > 0 && (j+1 >= len(s.ts) || s.npAt[j+1] < 0) {
				break
			}
			continue
		}
		prepBefore := s.ts[j-1].tag == tPrep || s.ts[j-1].tag == tTo || len(srcs) > 0 && s.vgAt[j-1] >= 0
		if !prepBefore {
			if src := r.sourceOf(si, p); src != nil && src.kind != vocab.SourceDocument {
				srcs = append(srcs, src)
				if at[1] == 0 {
					at = [2]int{s.nps[p].a, s.nps[p].b}
				}
			} else if len(srcs) == 0 {
				return attribution{}, false // citing a reason
			}
		}
		j = s.nps[p].b - 1
		end = s.nps[p].b
	}
	if len(srcs) == 0 {
		return attribution{}, false
	}
	a := attribution{src: srcs[0], co: srcs[1:], kind: says, rel: vocab.RelCites, cue: [2]int{i, i + 1}, srcAt: at, own: [2]int{i, end}, verb: -1, inner: true, explicit: true}
	a.from, a.to = 0, len(s.ts)
	return a, true
}

// adverb reads "reportedly": unnamed reports say what its clause says, and the
// clauses that share its auxiliary.
func (r *reader) adverb(si, i int) (attribution, bool) {
	s := &r.sents[si]
	v := s.vgAt[i]
	if v < 0 {
		for k := range s.vgs {
			if s.vgs[k].a >= i {
				v = k
				break
			}
		}
	}
	if v < 0 {
		return attribution{}, false
	}
	c := s.clauses[v]
	a := attribution{src: r.unnamedReports(), kind: reports, rel: vocab.RelReports, cue: [2]int{i, i + 1}, srcAt: [2]int{i, i + 1}, verb: -1, explicit: true}
	if s.ts[i].low != "reportedly" {
		a.kind, a.rel = believes, vocab.RelBelieves
	}
	a.from, a.to = s.vgs[v].a, c.end
	for k := v + 1; k < len(s.vgs); k++ {
		w := &s.vgs[k]
		if q := s.clauses[k]; q.start <= a.to+1 && w.kind == participle && q.subj < 0 || q.inherited && w.a <= a.to+2 && w.kind == finite && s.clauses[k].subj == c.subj && !s.hasAux(w) {
			a.to = max(a.to, q.end)
		}
	}
	return a, true
}

// hasAux reports whether a group has an auxiliary of its own.
func (s *sentence) hasAux(g *group) bool { return g.b-g.a > 1 }

// byVerb reads "X said (that) ...", "..., X said", "said X".
func (r *reader) byVerb(si, k int) (attribution, bool) {
	s := &r.sents[si]
	g := &s.vgs[k]
	kind := reporting[g.lemma]
	if c := &s.clauses[k]; g.lemma == "put" && g.kind == finite && c.obj >= 0 && c.subj >= 0 && s.hasWord(s.nps[c.obj], "number", "figure", "total", "value", "count", "toll") {
		if src := r.sourceOf(si, c.subj); src != nil {
			return attribution{src: src, kind: says, rel: vocab.RelSays, cue: [2]int{g.a, g.b}, srcAt: [2]int{s.nps[c.subj].a, s.nps[c.subj].b}, own: [2]int{c.start, g.a}, from: g.a, to: c.end, verb: -1, explicit: true}, true
		}
	}
	if kind == 0 || g.neg || g.kind == infinitive || g.kind == gerund || g.modal != "" && g.modal != "will" && g.modal != "can" && kind != believes || g.kind == participle {
		return attribution{}, false
	}
	if g.passive {
		return r.passiveReport(si, k, kind)
	}
	a := attribution{kind: kind, rel: kind.relation(), cue: [2]int{g.a, g.b}, verb: k, explicit: true}
	c := &s.clauses[k]
	if o, _ := r.voice(si, k); kind == denies && o >= 0 && r.isClass(si, o, "plan") {
		return a, false
	}
	subj, inverted := c.subj, false
	if p := s.inverted(k); p >= 0 {
		subj, inverted = p, true
	}
	if c.inherited && c.wh < 0 && subj >= 0 && !inverted && kind == shows {
		subj = c.subj
	}
	if subj < 0 {
		return a, false
	}
	a.src = r.sourceFor(si, subj, kind)
	if a.src == nil {
		return a, false
	}
	a.srcAt = [2]int{s.nps[subj].a, s.nps[subj].b}
	return a, r.content(si, k, inverted, &a)
}

// inverted returns the subject behind the verb of group k ("said Ann Clerk"),
// or -1.
func (s *sentence) inverted(k int) int {
	g := &s.vgs[k]
	i := g.b
	if i >= len(s.ts) || s.npAt[i] < 0 || reporting[g.lemma] != says && reporting[g.lemma] != reports || g.a == 0 {
		return -1
	}
	b := s.ts[g.a-1]
	if b.low != "," && !isQuote(b.low) {
		return -1
	}
	if p := s.npAt[i]; s.ts[s.nps[p].h].tag == tName || classOf(s.ts[s.nps[p].h].low)&(cPerson|cOrg) != 0 || s.ts[s.nps[p].h].tag == tPron {
		return p
	}
	return -1
}

// content finds what the verb of group k reports; false when it reports
// nothing (its object is a plain thing).
func (r *reader) content(si, k int, inverted bool, a *attribution) bool {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	start := min(c.start, a.srcAt[0])
	if inverted || c.inherited {
		start = g.a
	}
	end := c.end
	if inverted {
		end = s.phraseEnd(s.npAt[g.b])
	}
	a.own = [2]int{start, end}
	trailing := start > 0 && s.trails(start)
	if trailing && !s.complement(k, end) {
		a.from, a.to = 0, start
		if end < len(s.ts) && s.ts[end].low == ":" {
			a.to = len(s.ts)
		} else if end < len(s.ts) && s.ts[end].low == "," && s.quoteAfter(end) {
			a.to = len(s.ts)
		}
		for i := start - 2; i > 0; i-- {
			if s.ts[i].low == ";" && s.ts[i].q == 0 {
				a.from = i + 1
				break
			}
		}
		return true
	}
	a.from, a.to = g.b, len(s.ts)
	if a.kind == shows || a.kind == denies {
		if a.own = [2]int{start, g.a}; a.kind == shows {
			a.from = g.a
		}
		a.to = r.contentEnd(s, k)
		return a.kind != shows || r.recordLike(a.src) || s.complement(k, end)
	}
	if s.complement(k, end) || s.quoteAfter(g.b-1) || end < len(s.ts) && s.ts[end].low == ":" {
		a.own = [2]int{start, g.b}
		a.to = r.contentEnd(s, k)
		return true
	}
	if c.obj >= 0 && (a.kind == reports || a.kind == believes || g.lemma == "describe" || g.lemma == "call") {
		a.own = [2]int{start, g.b}
		a.to = c.end
		return true
	}
	return trailing
}

// contentEnd returns where the content of a leading report ends: at a
// semicolon, or where another attribution with its own subject begins.
func (r *reader) contentEnd(s *sentence, k int) int {
	for i := s.vgs[k].b; i < len(s.ts); i++ {
		if s.ts[i].low == ";" && s.ts[i].q == 0 {
			return i
		}
	}
	return len(s.ts)
}

// recordLike reports whether a source is a paper, so that its verbs of showing
// state its content.
func (r *reader) recordLike(src *source) bool {
	return src.kind == vocab.SourceRecord || src.kind == vocab.SourceOfficialRecord || src.kind == vocab.SourceCitedDocument || src.kind == vocab.SourceIntelligence
}

// trails reports whether a comma, a closing quotation mark or a dash stands
// before token i, so that "X said" ends a statement.
func (s *sentence) trails(i int) bool {
	for i--; i >= 0; i-- {
		t := s.ts[i]
		if t.tag == tAdv || t.tag == tConj && t.low == "and" {
			continue
		}
		return t.low == "," || isQuote(t.low) || t.low == "—" || t.low == "–"
	}
	return false
}

// complement reports whether a clause or "that" follows the verb of group k
// before its clause ends or right behind it.
func (s *sentence) complement(k, end int) bool {
	g := &s.vgs[k]
	i := g.b
	for ; i < len(s.ts) && i < end; i++ {
		if s.ts[i].tag == tThat {
			return true
		}
	}
	if i < len(s.ts) && (s.ts[i].tag == tThat || s.ts[i].low == "whether") {
		return true
	}
	if i+1 < len(s.ts) && s.ts[i].low == "," && s.ts[i+1].low == "citing" { // had written, citing X, that
		if c := s.nextComma(i + 1); c+1 < len(s.ts) && s.ts[c].low == "," && s.ts[c+1].tag == tThat {
			return true
		}
	}
	if end < len(s.ts) && s.npAt[end] >= 0 {
		for v := range s.vgs {
			if s.vgs[v].a >= end && s.vgs[v].kind == finite {
				return s.clauses[v].start <= end+1 || s.before(s.vgs[v].a) == s.npAt[end]
			}
		}
	}
	for v := k + 1; v < len(s.vgs); v++ {
		if p := s.clauses[v].subj; s.vgs[v].kind == finite && p >= 0 && s.nps[p].a >= g.b && s.nps[p].a <= end && !s.trails(s.nps[p].a) {
			return true
		}
	}
	if v := k + 1; v < len(s.vgs) && s.vgs[v].kind == finite && s.vgs[v].a < end+1 && s.relative(v) < g.b {
		return true
	}
	return false
}

// quoteAfter reports whether a quotation begins within a few tokens behind i.
func (s *sentence) quoteAfter(i int) bool {
	for j := i + 1; j < len(s.ts) && j <= i+4; j++ {
		if isQuote(s.ts[j].low) && j+1 < len(s.ts) && s.ts[j+1].q > 0 {
			return true
		}
	}
	return false
}

// passiveReport reads "is said to", "are believed to", "was reported by X".
func (r *reader) passiveReport(si, k int, kind speech) (attribution, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	a := attribution{kind: kind, rel: kind.relation(), cue: [2]int{g.a, g.b}, verb: k, explicit: true, own: [2]int{g.a, g.b}}
	if kind == shows || kind == denies || g.lemma == "tell" || g.lemma == "describe" || g.lemma == "call" || g.lemma == "uncover" || g.lemma == "publish" || g.lemma == "disclose" {
		if g.lemma != "tell" {
			return a, false
		}
	}
	for _, pp := range c.preps {
		if s.ts[pp.at].low != "by" {
			continue
		}
		if a.src = r.sourceOf(si, pp.np); a.src == nil {
			return a, false
		}
		a.srcAt = [2]int{s.nps[pp.np].a, s.nps[pp.np].b}
		a.from, a.to, a.own = s.nps[pp.np].b, len(s.ts), [2]int{c.start, s.nps[pp.np].b}
		return a, true
	}
	if c.subj >= 0 && s.ts[s.nps[c.subj].h].low == "it" && g.b < len(s.ts) && s.ts[g.b].tag == tThat && kind != finds {
		a.src, a.srcAt = r.unnamedReports(), [2]int{g.a, g.b}
		a.from, a.to, a.own = g.b, len(s.ts), [2]int{c.start, g.b}
		return a, true
	}
	if k+1 < len(s.vgs) && s.vgs[k+1].gov == k && g.lemma == "report" && r.lastCited() != nil {
		a.src, a.srcAt = r.lastCited(), [2]int{g.a, g.b} // the report that the text rests on
		a.from, a.to = g.a, s.clauses[k+1].end
		return a, true
	}
	if k+1 < len(s.vgs) && s.vgs[k+1].gov == k && (kind == says || kind == reports || kind == believes) && g.lemma != "tell" {
		a.src, a.srcAt = r.unnamedReports(), [2]int{g.a, g.b}
		a.from, a.to = g.a, s.clauses[k+1].end
		return a, true
	}
	return a, false
}

package claims

import "strings"

// verbKind says how a verb group stands in its sentence.
type verbKind uint8

const (
	finite verbKind = iota
	infinitive
	participle // reduced relative: "engines made by"
	gerund
)

// group is a verb with its auxiliaries: tokens [a, b), main verb at main.
type group struct {
	a, b, main  int
	lemma       string
	kind        verbKind
	passive     bool
	perfect     bool
	progressive bool
	past        bool
	neg         bool
	modal       string
	merged      bool // says no more than the group before it
	gov         int  // group that governs an infinitive or gerund, or -1
}

// group reads a verb group at token i.
func (s *sentence) group(i int) (group, bool) {
	kind, ok := s.groupKind(i)
	if !ok {
		return group{}, false
	}
	g := group{kind: kind, a: i, main: -1, gov: -1}
	if s.ts[i].tag == tTo {
		i++
	}
	s.collect(&g, i)
	if g.main < 0 {
		return g, false
	}
	s.leadingAdverbs(&g)
	g.b = g.main + 1
	g.lemma = lemmaOf(&s.ts[g.main])
	g.passive = g.passive || s.headlinePassive(&g)
	return g, true
}

// groupKind returns the kind of the verb group that token i begins; false when
// it begins none.
func (s *sentence) groupKind(i int) (verbKind, bool) {
	switch t := &s.ts[i]; t.tag {
	case tTo:
		return infinitive, s.infinitiveAfter(i)
	case tBase:
		return infinitive, true
	case tPart:
		return participle, true
	case tIng:
		return gerund, true
	case tHave, tBe, tDo:
		return auxKind(t.low), true
	case tVerb, tMod:
		return finite, true
	}
	return finite, false
}

// auxKind returns the kind of a form of be, have or do.
func auxKind(w string) verbKind {
	switch w {
	case "having", "being", "doing":
		return gerund
	case "been", "be":
		return participle
	}
	return finite
}

// infinitiveAfter reports whether an infinitive follows "to" at token i.
func (s *sentence) infinitiveAfter(i int) bool {
	n := next(s.ts, i)
	if n < 0 || n > i+3 {
		return false
	}
	switch t := &s.ts[n]; t.tag {
	case tBase:
		return true
	case tBe, tHave, tDo:
		return t.low == "be" || t.low == "have" || t.low == "do"
	}
	return false
}

// leadingAdverbs adds the adverbs before a finite group to it.
func (s *sentence) leadingAdverbs(g *group) {
	for g.a > 0 && g.kind == finite && s.ts[g.a-1].tag == tAdv && s.vgAt[g.a-1] < 0 {
		g.a--
		g.neg = g.neg || s.ts[g.a].low == "not" || s.ts[g.a].low == "never"
	}
}

// headlinePassive reports whether a past form in a headline is passive ("Second
// firm listed over talks").
func (s *sentence) headlinePassive(g *group) bool {
	m := &s.ts[g.main]
	return s.headline && g.kind == finite && g.b-g.a == 1 && pastParticiple(m) && s.bare(g.b) && transitive(g.lemma) && lexicon()[g.lemma+"+"+s.lowAt(g.b)] == nil
}

// pastParticiple reports whether a verb form is a past participle and not the
// base form too.
func pastParticiple(t *tok) bool { return t.forms&fPart != 0 && t.forms&fBase == 0 }

// bare reports whether no object follows at token i.
func (s *sentence) bare(i int) bool {
	return i >= len(s.ts) || s.ts[i].tag == tPrep || s.ts[i].tag == tPunct || s.ts[i].tag == tTo || s.ts[i].tag == tSub
}

// transitive reports whether the lexicon knows the verb with an object only.
func transitive(lemma string) bool {
	fs := lexicon()[lemma]
	for _, f := range fs {
		for _, n := range f.need {
			if n == "-" {
				return false
			}
		}
	}
	return len(fs) > 0
}

// lemmaOf returns the lemma of a verb, auxiliaries included.
func lemmaOf(t *tok) string {
	switch t.tag {
	case tBe:
		return "be"
	case tHave:
		return "have"
	case tDo:
		return "do"
	case tMod:
		return t.low
	}
	if t.lemma == "" {
		return t.low
	}
	return t.lemma
}

// collect walks over the auxiliaries and adverbs of a group to its main verb.
func (s *sentence) collect(g *group, i int) {
	for ; i < len(s.ts); i++ {
		switch t := &s.ts[i]; t.tag {
		case tAdv:
			g.neg = g.neg || negations[t.low]
		case tMod, tDo:
			if g.main >= 0 {
				return
			}
			g.openWith(t, i)
		case tBe, tHave:
			if !s.aux(g, i) {
				return
			}
		case tVerb, tBase, tPart, tIng:
			s.mainVerb(g, i)
			return
		default:
			if i = s.interruption(g, i); i < 0 {
				return
			}
		}
	}
}

// negations are the adverbs that negate a verb.
var negations = words("not never n't")

// contracted reports whether "not" is contracted into a word.
func contracted(w string) bool { return len(w) > 2 && strings.HasSuffix(w, "'t") }

// openWith begins a group with the modal or form of do at token i.
func (g *group) openWith(t *tok, i int) {
	g.main = i
	g.neg = g.neg || t.low == "cannot" || contracted(t.low)
	if t.tag == tMod {
		g.modal = t.low
	} else {
		g.past = t.low == "did" || t.low == "didn't"
	}
}

// interruption returns the last token of what begins at i and parts an
// auxiliary from its verb; -1 when the group ends before i.
func (s *sentence) interruption(g *group, i int) int {
	if j := s.skipPhrases(g, i); j > 0 {
		return j - 1
	}
	if g.main < 0 {
		return -1
	}
	if j := s.skipAside(i); j > 0 {
		return j
	}
	if after := tagAt(s.ts, i+1); isQuote(s.ts[i].low) && (after == tPart || after == tIng || after == tBe) {
		return i
	}
	return -1
}

// nonfiniteTags are those of the verb forms that an auxiliary governs.
var nonfiniteTags = tagsOf(tPart, tIng, tBase)

// skipPhrases returns the participle that follows prepositional phrases behind
// a form of have at i-1; 0 when there is none.
func (s *sentence) skipPhrases(g *group, i int) int {
	if g.main != i-1 || s.ts[i-1].tag != tHave || s.ts[i].tag != tPrep {
		return 0
	}
	for j := i + 1; j < len(s.ts) && j < i+10; j++ {
		if s.ts[j].tag == tPart {
			if insideAux(s.ts, j-1) == i-1 {
				return j
			}
			return 0
		}
		if s.ts[j].tag == tPunct || verbal(s.ts[j].tag) {
			return 0
		}
	}
	return 0
}

// skipAside returns the comma that closes the aside beginning at the comma i,
// when the participle of an auxiliary follows it; 0 otherwise.
func (s *sentence) skipAside(i int) int {
	if s.ts[i].low != "," {
		return 0
	}
	for j := i + 1; j < len(s.ts) && j < i+14; j++ {
		t := &s.ts[j]
		if t.low == "," && nonfiniteTags.has(tagAt(s.ts, j+1)) && parenthesis(s.ts, j) < i {
			return j
		}
		if verbal(t.tag) || t.tag == tPart {
			return 0
		}
	}
	return 0
}

// aux adds a form of be or have to a group; false when it cannot belong.
func (s *sentence) aux(g *group, i int) bool {
	t := &s.ts[i]
	if g.main < 0 {
		g.past = t.low == "was" || t.low == "were" || t.low == "had"
	} else if !auxFollows(&s.ts[g.main], t.low) {
		return false
	}
	g.neg = g.neg || contracted(t.low)
	if t.tag == tHave {
		g.perfect = true
	}
	if t.low == "being" && g.main >= 0 {
		g.progressive = true
	}
	g.main = i
	return true
}

// auxFollows reports whether the form w of be or have can follow auxiliary m.
func auxFollows(m *tok, w string) bool {
	switch m.tag {
	case tBe:
		return w == "being"
	case tHave:
		return w == "been" || w == "had"
	case tMod:
		return w == "be" || w == "have"
	}
	return true
}

// mainVerb closes a group with its main verb.
func (s *sentence) mainVerb(g *group, i int) {
	t := &s.ts[i]
	if g.main < 0 {
		g.past = t.tag == tVerb && t.forms&fPast != 0 && t.forms&fBase == 0
		g.passive = g.kind == participle
		g.main = i
		return
	}
	m := s.ts[g.main].tag
	if !auxGoverns(m, t.tag) {
		return
	}
	if m == tBe {
		g.passive = g.passive || t.tag == tPart
		g.progressive = g.progressive || t.tag == tIng
	}
	g.main = i
}

// auxGoverns reports whether an auxiliary goes with a main verb, by their tags.
func auxGoverns(aux, verb tag) bool {
	switch aux {
	case tBe:
		return verb == tPart || verb == tIng
	case tHave:
		return verb == tPart || verb == tVerb
	case tMod, tDo:
		return verb == tBase
	}
	return false
}

// govern links infinitives and gerunds to the verb before them.
func (s *sentence) govern() {
	for k := range s.vgs {
		g := &s.vgs[k]
		s.shareAux(k)
		if k > 0 && g.kind != finite && g.kind != participle {
			g.gov = s.governor(k)
		}
	}
}

// governor returns the group that governs infinitive or gerund k, or what it has.
func (s *sentence) governor(k int) int {
	g, p := &s.vgs[k], &s.vgs[k-1]
	both, reached := g.kind == infinitive && p.kind == infinitive, s.reaches(p, g)
	switch {
	case both && reached && s.ts[g.a].tag != tTo, both && !reached && s.goesOnList(g.a):
		return p.gov
	case reached:
		return k - 1
	}
	return g.gov
}

// reaches reports whether verb group p can govern the infinitive or gerund g
// behind it: a gerund stands close to p, and no new clause begins between them.
func (s *sentence) reaches(p, g *group) bool {
	if g.kind == gerund && (g.a-p.b > 1 || g.a > p.b && nominal(s.ts[g.a-1].tag)) && !s.inProcess(g) {
		return false
	}
	for i := p.b; i < g.a; i++ {
		if t := &s.ts[i]; linkTags.has(t.tag) || t.tag == tPunct && !isQuote(t.low) {
			return false
		}
	}
	return true
}

// goesOnList reports whether a comma or a conjunction stands before token a.
func (s *sentence) goesOnList(a int) bool {
	return s.lowAt(a-1) == "," || s.tagIs(a-1, tConj)
}

// inProcess reports whether "in the process of" stands before gerund g.
func (s *sentence) inProcess(g *group) bool {
	return s.lowAt(g.a-1) == "of" && s.lowAt(g.a-2) == "process" && s.lowAt(g.a-4) == "in"
}

// shareAux gives a bare verb behind "and" the auxiliary of the verb it is
// joined to ("would deepen it and help", "left on Monday and tied up").
func (s *sentence) shareAux(k int) {
	g := &s.vgs[k]
	if k == 0 || g.a == 0 || g.b-g.a > 2 || !s.behindConj(g.main) {
		return
	}
	if g.kind == gerund && s.shareProgressive(k) {
		return
	}
	if p := &s.vgs[k-1]; p.kind == finite {
		s.shareFinite(g, p)
	}
}

// behindConj reports whether a conjunction stands before token i, an adverb
// between them left out ("and then sold").
func (s *sentence) behindConj(i int) bool {
	if s.tagIs(i-1, tAdv) {
		i--
	}
	return s.tagIs(i-1, tConj)
}

// shareProgressive makes gerund group k finite when the finite verb before it
// is progressive ("is helping kill civilians and assisting X"); false when
// there is no finite verb.
func (s *sentence) shareProgressive(k int) bool {
	for v := k - 1; v >= 0; v-- {
		w := &s.vgs[v]
		if w.kind == gerund && w.gov < 0 && s.tagIs(w.a-1, tPrep) {
			return true
		}
		if w.kind != finite {
			continue
		}
		if g := &s.vgs[k]; w.progressive {
			g.kind, g.progressive, g.past = finite, true, w.past
		}
		return true
	}
	return false
}

// shareFinite gives group g the auxiliary of the finite group p as far as its
// form goes with it.
func (s *sentence) shareFinite(g, p *group) {
	m := &s.ts[g.main]
	switch {
	case m.tag == tPart:
		s.shareParticiple(g, p)
	case m.forms&fBase != 0 && p.modal != "":
		g.modal, g.kind, g.past = p.modal, finite, false
	case m.tag == tVerb && p.passive && pastParticiple(m) && s.bare(g.b) && (s.before(g.a) < 0 || s.behindConj(g.a)):
		g.passive, g.perfect, g.past = true, p.perfect, p.past
	}
}

// shareParticiple makes the participle of group g finite, by the auxiliary of
// p or as a past form beside another.
func (s *sentence) shareParticiple(g, p *group) {
	switch {
	case p.passive || p.perfect:
		g.kind, g.passive, g.perfect, g.past = finite, p.passive, p.perfect, p.past
	case p.past && s.ts[g.main].forms&fPast != 0 && s.before(g.a) < 0:
		g.kind, g.passive, g.past = finite, false, true
	}
}

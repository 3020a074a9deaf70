package claims

import (
	"strings"

	"sanctrace/internal/quantity"
	"sanctrace/internal/when"
)

// phrase is a noun phrase: tokens [a, b) with head h. It ends at its head;
// what follows in prepositional phrases is not part of it.
type phrase struct{ a, b, h int }

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
	gov         int // group that governs an infinitive or gerund, or -1
}

// sentence is one sentence with what the parser found in it.
type sentence struct {
	ts         []tok
	text       string // of the layer
	block      int    // number of its block
	headline   bool
	nps        []phrase
	npAt       []int // phrase that covers a token, or -1
	vgs        []group
	vgAt       []int // verb group that covers a token, or -1
	clauses    []clause
	times      []when.Expr // found once
	timesDone  bool
	counts     []quantity.Quantity // found once
	countsDone bool
}

// parse finds phrases, verb groups and clauses.
func (s *sentence) parse() {
	n := len(s.ts)
	s.npAt, s.vgAt = make([]int, n), make([]int, n)
	for i := range n {
		s.npAt[i], s.vgAt[i] = -1, -1
	}
	for i := 0; i < n; {
		if g, ok := s.group(i); ok {
			for k := g.a; k < g.b; k++ {
				s.vgAt[k] = len(s.vgs)
			}
			s.vgs = append(s.vgs, g)
			i = g.b
			continue
		}
		if p, ok := s.phrase(i); ok {
			for k := p.a; k < p.b; k++ {
				s.npAt[k] = len(s.nps)
			}
			s.nps = append(s.nps, p)
			i = p.b
			continue
		}
		i++
	}
	s.govern()
	s.clauses = make([]clause, len(s.vgs))
	for k := range s.vgs {
		s.clauses[k] = s.clause(k)
	}
}

// phrase reads a noun phrase at token i.
func (s *sentence) phrase(i int) (phrase, bool) {
	ts := s.ts
	if ts[i].tag == tPron {
		return phrase{i, i + 1, i}, true
	}
	j, h := i, -1
	if ts[j].tag == tDet || ts[j].tag == tPoss {
		j++
	}
	for ; j < len(ts); j++ {
		if h == j-1 && h >= 0 && ts[h].tag == tName && timeAfter(ts, j) {
			return s.endPhrase(i, j, h)
		}
		switch t := ts[j]; {
		case t.tag == tNoun || t.tag == tName:
			h = j
		case t.tag == tNum:
			h = j
		case t.tag == tAdj:
			if h >= 0 && ts[h].tag != tNum && ts[h].tag != tName && ts[h].tag != tNoun {
				h = -1
			}
		case t.tag == tPos && h >= 0:
		case t.tag == tPart && (j == i || ts[j-1].tag == tDet || ts[j-1].tag == tAdj || ts[j-1].tag == tNum) && j+1 < len(ts) && (ts[j+1].tag == tNoun || ts[j+1].tag == tName):
		case isQuote(t.low) && j > i && j+1 < len(ts) && nominal(ts[j+1].tag) && (h < 0 || ts[h].tag != tNoun):
		case t.low == "&" && h >= 0 && j+1 < len(ts) && ts[j+1].cap:
		case t.tag == tConj && t.low != "but" && h == j-1 && j+2 < len(ts) && s.premodifiers(j):
		case (t.low == "$" || t.low == "€" || t.low == "£") && j+1 < len(ts) && ts[j+1].tag == tNum:
		case t.low == "%":
		case t.tag == tAdv && j+1 < len(ts) && ts[j+1].tag == tAdj && h < 0:
		case t.tag == tDet && j > i && ts[j-1].tag == tPos:
		default:
			return s.endPhrase(i, j, h)
		}
	}
	return s.endPhrase(i, j, h)
}

// timeAfter reports whether an expression of time begins at j ("last month",
// "five days later").
func timeAfter(ts []tok, j int) bool {
	if j+1 >= len(ts) {
		return false
	}
	w := ts[j].low
	return (w == "last" || w == "next" || w == "early" || w == "late" || ts[j].tag == tNum) && timeWords[strings.TrimSuffix(ts[j+1].low, "s")] || ts[j].tag == tNum && strings.TrimSuffix(ts[j+1].low, "s") == "day"
}

// premodifiers reports whether the conjunction at j joins two words that stand
// before one noun ("air and ground operations").
func (s *sentence) premodifiers(j int) bool {
	if j == 0 {
		return false
	}
	a, b, c := s.ts[j-1], s.ts[j+1], s.ts[j+2]
	if a.tag != tAdj && (a.tag != tNoun || strings.HasSuffix(a.low, "s")) || c.tag != tNoun || c.tag == tPos {
		return false
	}
	return b.tag == tAdj || b.tag == tNoun && !strings.HasSuffix(b.low, "s") && !itemWord(a.low)
}

// endPhrase closes a phrase that began at i and cannot go on at j.
func (s *sentence) endPhrase(i, j, h int) (phrase, bool) {
	if h < 0 {
		return phrase{}, false
	}
	b := h + 1
	if b < j && s.ts[b].tag == tPos && b+1 == j {
		b++
	}
	return phrase{i, b, h}, true
}

// group reads a verb group at token i.
func (s *sentence) group(i int) (group, bool) {
	ts := s.ts
	g := group{a: i, main: -1, gov: -1}
	switch t := ts[i]; t.tag {
	case tTo:
		if n := next(ts, i); n < 0 || n > i+3 || ts[n].tag != tBase && !(ts[n].tag == tBe && ts[n].low == "be") && !(ts[n].tag == tHave && ts[n].low == "have") && !(ts[n].tag == tDo && ts[n].low == "do") {
			return g, false
		}
		g.kind = infinitive
		i++
	case tPart:
		g.kind = participle
	case tIng:
		g.kind = gerund
	case tHave, tBe, tDo:
		if t.low == "having" || t.low == "being" || t.low == "doing" {
			g.kind = gerund
		} else if t.low == "been" || t.low == "be" {
			g.kind = participle
		}
	case tVerb, tMod:
	case tBase:
		g.kind = infinitive
	default:
		return g, false
	}
	s.collect(&g, i)
	if g.main < 0 {
		return g, false
	}
	for g.a > 0 && g.kind == finite && ts[g.a-1].tag == tAdv && s.vgAt[g.a-1] < 0 {
		g.a--
		g.neg = g.neg || ts[g.a].low == "not" || ts[g.a].low == "never"
	}
	g.b = g.main + 1
	g.lemma = lemmaOf(&ts[g.main])
	if s.headline && g.kind == finite && g.b-g.a == 1 && ts[g.main].forms&fPart != 0 && ts[g.main].forms&fBase == 0 && s.bare(g.b) && transitive(g.lemma) {
		g.passive = true // "Second firm listed over talks"
	}
	return g, true
}

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
	ts := s.ts
	for ; i < len(ts); i++ {
		switch t := ts[i]; t.tag {
		case tAdv:
			if t.low == "not" || t.low == "never" || t.low == "n't" {
				g.neg = true
			}
			continue
		case tMod:
			if g.main >= 0 {
				return
			}
			g.modal, g.main = t.low, i
			g.neg = g.neg || t.low == "cannot" || len(t.low) > 2 && t.low[len(t.low)-2:] == "'t"
		case tDo:
			if g.main >= 0 {
				return
			}
			g.past, g.main = t.low == "did" || t.low == "didn't", i
			g.neg = g.neg || len(t.low) > 2 && t.low[len(t.low)-2:] == "'t"
		case tBe, tHave:
			if !s.aux(g, i) {
				return
			}
		case tVerb, tBase, tPart, tIng:
			s.mainVerb(g, i)
			return
		default:
			if j := s.skipPhrases(g, i); j > 0 {
				i = j - 1
				continue
			}
			if j := s.skipAside(i); j > 0 && g.main >= 0 {
				i = j
				continue
			}
			if isQuote(t.low) && g.main >= 0 && i+1 < len(ts) && (ts[i+1].tag == tPart || ts[i+1].tag == tIng) {
				continue
			}
			return
		}
	}
}

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
		t := s.ts[j]
		if t.low == "," && j+1 < len(s.ts) && (s.ts[j+1].tag == tPart || s.ts[j+1].tag == tIng || s.ts[j+1].tag == tBase) && parenthesis(s.ts, j) < i {
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
	t := s.ts[i]
	if g.main >= 0 {
		m := s.ts[g.main]
		if m.tag == tBe && t.low != "being" || m.tag == tHave && t.low != "been" && t.low != "had" || m.tag == tMod && t.low != "be" && t.low != "have" {
			return false
		}
	} else {
		g.past = t.low == "was" || t.low == "were" || t.low == "had"
	}
	g.neg = g.neg || len(t.low) > 2 && t.low[len(t.low)-2:] == "'t"
	if t.tag == tHave {
		g.perfect = true
	}
	if t.low == "being" && g.main >= 0 {
		g.progressive = true
	}
	g.main = i
	return true
}

// mainVerb closes a group with its main verb.
func (s *sentence) mainVerb(g *group, i int) {
	t := s.ts[i]
	if g.main >= 0 {
		switch m := s.ts[g.main]; {
		case m.tag == tBe && t.tag == tPart:
			g.passive = true
		case m.tag == tBe && t.tag == tIng:
			g.progressive = true
		case m.tag == tHave && (t.tag == tPart || t.tag == tVerb):
		case m.tag == tMod && t.tag == tBase, m.tag == tDo && t.tag == tBase:
		default:
			return
		}
	} else {
		g.past = t.tag == tVerb && t.forms&fPast != 0 && t.forms&fBase == 0
		g.passive = g.kind == participle
	}
	g.main = i
}

// govern links infinitives and gerunds to the verb before them.
func (s *sentence) govern() {
	for k := range s.vgs {
		g := &s.vgs[k]
		s.shareAux(k)
		if k == 0 || g.kind == finite || g.kind == participle {
			continue
		}
		p := &s.vgs[k-1]
		gap, ok := 0, true
		for i := p.b; i < g.a; i++ {
			switch t := s.ts[i]; t.tag {
			case tPunct:
				ok = ok && isQuote(t.low)
			case tSub, tThat, tWh:
				ok = false
			}
			gap++
		}
		if ok && (g.kind == infinitive || gap == 0 || g.kind == gerund && gap <= 1) {
			g.gov = k - 1
			if g.kind == infinitive && p.kind == infinitive && s.ts[g.a].tag != tTo {
				g.gov = p.gov
			}
		}
	}
}

// shareAux gives a bare verb behind "and" the auxiliary of the verb it is
// joined to ("would deepen it and help", "left on Monday and tied up").
func (s *sentence) shareAux(k int) {
	g := &s.vgs[k]
	if k == 0 || g.a == 0 || g.b-g.a > 1 || s.ts[g.a-1].tag != tConj {
		return
	}
	p := &s.vgs[k-1]
	if g.kind == gerund { // is helping kill civilians and assisting X
		for v := k - 1; v >= 0; v-- {
			if w := &s.vgs[v]; w.kind == finite {
				if w.progressive {
					g.kind, g.progressive, g.past = finite, true, w.past
				}
				return
			}
		}
	}
	if p.kind != finite {
		return
	}
	switch m := s.ts[g.main]; {
	case m.forms&fBase != 0 && p.modal != "" && m.tag != tPart:
		g.modal, g.kind, g.past = p.modal, finite, false
	case m.tag == tVerb && m.forms&fPart != 0 && m.forms&fBase == 0 && p.passive && s.bare(g.b) && s.before(g.a) < 0:
		g.passive, g.perfect, g.past = true, p.perfect, p.past
	case m.tag == tPart && (p.passive || p.perfect):
		g.kind, g.passive, g.perfect, g.past = finite, p.passive, p.perfect, p.past
	case m.tag == tPart && m.forms&fPast != 0 && p.past && s.before(g.a) < 0:
		g.kind, g.passive, g.past = finite, false, true
	}
}

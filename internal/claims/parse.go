package claims

import (
	"strings"

	"sanctrace/internal/quantity"
	"sanctrace/internal/when"
)

// phrase is a noun phrase: tokens [a, b) with head h. It ends at its head;
// what follows in prepositional phrases is not part of it.
type phrase struct{ a, b, h int }

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
	refs       []reference // by phrase; nil before the first is settled
	times      []when.Expr // found once
	timesDone  bool
	counts     []quantity.Quantity // found once
	countsDone bool
}

// parse finds phrases, verb groups and clauses.
func (s *sentence) parse(m *scratch) {
	n, nps, vgs := len(s.ts), len(m.nps), len(m.vgs)
	s.npAt, s.vgAt = m.numbers(n, -1), m.numbers(n, -1)
	for i := 0; i < n; {
		if g, ok := s.group(i); ok {
			for k := g.a; k < g.b; k++ {
				s.vgAt[k] = len(s.vgs)
			}
			m.vgs = append(m.vgs, g)
			s.vgs = m.vgs[vgs:len(m.vgs):len(m.vgs)]
			i = g.b
			continue
		}
		if p, ok := s.phrase(i); ok {
			for k := p.a; k < p.b; k++ {
				s.npAt[k] = len(s.nps)
			}
			m.nps = append(m.nps, p)
			s.nps = m.nps[nps:len(m.nps):len(m.nps)]
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
	for k := range s.vgs {
		s.freeGerund(k)
		s.invertedParticiple(k)
		s.orAttempted(k)
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
		j += 1 + boolIndex(ts[i].low == "no" && lowAt(ts, i+1) == "such")
	}
	for ; j < len(ts); j++ {
		if h == j-1 && endsName(ts, h) {
			break
		}
		switch {
		case headTags.has(ts[j].tag):
			h = j
			if e := s.joinedName(i, j); e > j+1 {
				h, j = e-1, e-1
			}
		case h == j-1 && s.abbreviated(j):
			j += 2
		case !s.goesOnInPhrase(i, j, h):
			return s.endPhrase(i, j, h)
		}
	}
	return s.endPhrase(i, j, h)
}

// joinedName returns the end of the name of a body that begins at j, in a phrase
// that begins at i, when small words join its parts ("Ministry of Defence and Armed
// Forces Logistics"); j when it is no such name.
func (s *sentence) joinedName(i, j int) int {
	if s.ts[j].tag != tName || j > i && s.ts[j-1].tag == tName {
		return j
	}
	e := s.nameEnd(j)
	for e > j && s.ts[e-1].tag != tName {
		e--
	}
	for k := j; k < e; k++ {
		if nameJoiners[s.ts[k].low] {
			return e
		}
	}
	return j
}

// abbreviated reports whether a short form in brackets stands at j and a noun goes
// on with the phrase behind it ("the Guard Corps (GC) officer").
func (s *sentence) abbreviated(j int) bool {
	return s.ts[j].low == "(" && j+3 < len(s.ts) && s.ts[j+1].caps && s.ts[j+2].low == ")" && s.ts[j+3].tag == tNoun
}

// timeBehindName reports whether an expression of time that is no part of the
// phrase stands behind its noun or name at h ("more launchers next year").
func timeBehindName(ts []tok, h int) bool {
	switch ts[h].tag {
	case tName:
		return timeAfter(ts, h+1)
	case tNoun:
		return timeAdjectives[lowAt(ts, h+1)] && timeAfter(ts, h+1)
	}
	return false
}

// endsName reports whether what stands behind the head at h is no part of its
// phrase.
func endsName(ts []tok, h int) bool {
	return h >= 0 && (subjectBehindNoun(ts, h) || timeBehindName(ts, h) || nameBehindTime(ts, h) || nameBehindDate(ts, h) || countBehindName(ts, h) || goodsBehindPlace(ts, h))
}

// subjectBehindNoun reports whether the name of a place behind the noun at h, which ends
// a prepositional phrase before any verb, is the subject of the verb behind it ("since
// the start of the war Moscow has fired").
func subjectBehindNoun(ts []tok, h int) bool {
	n := h + 1
	if ts[h].tag != tNoun || tagAt(ts, n) != tName || demonyms[ts[n].low] != "" {
		return false
	}
	if _, place := lookupPlace(ts[n].low); !place {
		return false
	}
	for n < len(ts) && ts[n].tag == tName {
		n++
	}
	return verbalTags.has(tagAt(ts, n)) && opensSentence(ts, h)
}

// opensSentence reports whether nothing but nouns under prepositions stands before h.
func opensSentence(ts []tok, h int) bool {
	for i := 0; i < h; i++ {
		switch ts[i].tag {
		case tPrep, tSub, tTo:
		default:
			if !phraseTags.has(ts[i].tag) || i == 0 {
				return false
			}
		}
	}
	return h > 0
}

// nameBehindDate reports whether a name stands behind a year and its month or
// preposition ("in June 2023 Sample Trading shipped").
func nameBehindDate(ts []tok, h int) bool {
	if ts[h].tag != tNum || !isYear(ts[h].low) || tagAt(ts, h+1) != tName {
		return false
	}
	switch w := lowAt(ts, h-1); w {
	case ",", "and", "to":
		return tagAt(ts, h-2) == tNum
	default:
		return timeAt(ts, h-1) || yearPreps[w]
	}
}

// nameBehindTime reports whether a name stands behind a time that begins a
// sentence ("on Tuesday Ukraine received", "in the past decade China has").
func nameBehindTime(ts []tok, h int) bool {
	if tagAt(ts, h+1) != tName || ts[h].tag == tNum && !strings.HasPrefix(ts[h].low, "mid-") && !strings.HasSuffix(ts[h].low, "0s") {
		return false
	}
	w := ts[h].low
	if ts[h].tag == tNoun || ts[h].tag == tNum {
		return timeUnits[w] || isYear(strings.TrimPrefix(w, "mid-")) || isYear(strings.TrimSuffix(w, "s"))
	}
	return timeAt(ts, h) && beforeTime.has(prevTag(ts, h))
}

// timeUnits are nouns for stretches of time.
var timeUnits = words("day days week weeks month months year years decade decades quarter half century weekend summer autumn winter")

// beforeTime stand before the name of a day or month that is no part of another
// name.
var beforeTime = tagsOf(tPrep, tSub, tNum, tAdj, tConj)

// yearPreps stand before a year.
var yearPreps = words("in of since by during until till before after through throughout around early late mid")

// goodsBehindPlace reports whether goods in the plural stand behind the name of a
// state under "to" ("transferred to Syria goods that").
func goodsBehindPlace(ts []tok, h int) bool {
	n := h + 1
	if tagAt(ts, n) == tAdj {
		n++
	}
	if ts[h].tag != tName || prevTag(ts, h) != tTo || tagAt(ts, n) != tNoun || !ts[n].isGoods() || !strings.HasSuffix(ts[n].low, "s") {
		return false
	}
	return countryName(ts[h].low)
}

// countBehindName reports whether an amount of other things stands behind the
// name at h ("from the List two companies").
func countBehindName(ts []tok, h int) bool {
	if tagAt(ts, h+1) != tNum || timeAt(ts, h) {
		return false
	}
	switch ts[h].tag {
	case tName:
		return tagAt(ts, h+2) == tNoun
	case tNoun: // sold the militia 40 missiles
		return classOf(ts[h].low)&(cOrg|cPerson) != 0 && (tagAt(ts, h+2) == tNoun || tagAt(ts, h+2) == tAdj)
	}
	return false
}

// headTags are those of the words that can be the head of a phrase.
var headTags = tagsOf(tNoun, tName, tNum)

// goesOnInPhrase reports whether token j, which is no head, goes on with the
// phrase that began at i and has its head so far at h, or none with h -1.
func (s *sentence) goesOnInPhrase(i, j, h int) bool {
	switch s.ts[j].tag {
	case tAdj:
		return true
	case tPos:
		return h >= 0
	case tPart:
		return s.participleModifies(i, j)
	case tConj:
		return h == j-1 && s.premodifiers(j)
	case tAdv:
		return tagAt(s.ts, j+1) == tAdj && h < 0
	case tDet:
		return tagAt(s.ts, j-1) == tPos
	case tPrep, tPunct:
		return s.signInPhrase(i, j, h)
	}
	return false
}

// participleModifies reports whether the participle at j modifies the noun
// behind it, in a phrase that began at i.
func (s *sentence) participleModifies(i, j int) bool {
	return (j == i || beforeModifier.has(s.ts[j-1].tag)) && tagAt(s.ts, j+1).named()
}

// beforeModifier are the tags of words behind which a participle modifies the
// noun that follows it.
var beforeModifier = tagsOf(tDet, tAdj, tNum)

// signInPhrase is goesOnInPhrase for signs and "per cent".
func (s *sentence) signInPhrase(i, j, h int) bool {
	switch w := s.ts[j].low; w {
	case "%":
		return true
	case "per":
		return lowAt(s.ts, j+1) == "cent"
	case "$", "€", "£":
		return tagAt(s.ts, j+1) == tNum && (h < 0 || s.ts[h].low == "us" || amountLead[s.ts[h].low])
	case "&":
		return h >= 0 && j+1 < len(s.ts) && s.ts[j+1].cap
	default:
		return isQuote(w) && j > i && nominal(tagAt(s.ts, j+1)) && (h < 0 || s.ts[h].tag != tNoun)
	}
}

// timeAfter reports whether an expression of time begins at j ("last month",
// "five days later").
func timeAfter(ts []tok, j int) bool {
	number := tagAt(ts, j) == tNum
	if !number && !timeAdjectives[lowAt(ts, j)] {
		return false
	}
	unit := strings.TrimSuffix(lowAt(ts, j+1), "s")
	return timeWords[unit] || number && unit == "day"
}

// amountLead are words tagged as part of a number that stand before a sum of money.
var amountLead = words("least most than about some nearly over around roughly almost approximately to")

var timeAdjectives = words("last next early late")

// premodifiers reports whether the conjunction at j joins two words that stand
// before one noun ("air and ground operations").
func (s *sentence) premodifiers(j int) bool {
	if s.ts[j].low == "but" || j == 0 || tagAt(s.ts, j+2) != tNoun {
		return false
	}
	a, b := &s.ts[j-1], &s.ts[j+1]
	if peopleName(a.low) && peopleName(b.low) { // U.S. and European officials
		return true
	}
	if a.tag != tAdj && !singularNoun(a) {
		return false
	}
	return b.tag == tAdj || singularNoun(b) && !a.isGoods()
}

// peopleName reports whether a word is the adjective of a people or the short name
// of a state that stands for one.
func peopleName(w string) bool {
	return peopleWord(w) || shortCountry[w] || w == "european" || w == "western"
}

// singularNoun reports whether a token is a noun without -s.
func singularNoun(t *tok) bool { return t.tag == tNoun && !strings.HasSuffix(t.low, "s") }

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

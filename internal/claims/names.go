package claims

import (
	"strings"
	"unicode"
)

// names finds the name mentions of all sentences and makes entities of them.
func (r *reader) names() {
	r.mentions = r.scratch.mentions
	defer func() { r.scratch.mentions = r.mentions }()
	for si := range r.sents {
		s := &r.sents[si]
		for i := 0; i < len(s.ts); {
			if s.ts[i].tag != tName {
				i = max(i+1, r.capsName(si, i))
				continue
			}
			b := r.knownEnd(s, i, s.nameEnd(i))
			first, second := s.splitName(s.numberedUnit(i, b), b)
			r.name(si, first[0], first[1])
			if second[1] > 0 {
				r.name(si, second[0], second[1])
			}
			i = b
		}
	}
}

// maxCapsName is the greatest number of words of a name looked for in capitals.
const maxCapsName = 6

// capsName records the name of a party, known from the text or to all, that begins at
// token i of a headline in capitals, which mark no names there, and returns its end; i
// when there is none.
func (r *reader) capsName(si, i int) int {
	s := &r.sents[si]
	if !s.headline || !s.ts[i].caps || s.vgAt[i] >= 0 {
		return i
	}
	for e := min(i+maxCapsName, len(s.ts)); e > i; e-- {
		text := s.words(i, e)
		if low := lower(text); len(low) > 4 && (knownBodies[low] || r.byName[low] != nil) {
			r.name(si, i, e)
			return e
		}
	}
	return i
}

// knownEnd returns the end of the name [i, b), over "and" and the name behind it when
// both are one that is known ("Hallam and Rowe" for "Hallam & Rowe Ltd").
func (r *reader) knownEnd(s *sentence, i, b int) int {
	if s.lowAt(b) != "and" || !s.tagIs(b+1, tName) {
		return b
	}
	if e := s.nameEnd(b + 1); r.byShort[fold2(s.words(i, e))] != nil {
		return e
	}
	return b
}

// nameEnd returns the end of the name that starts at i: capitalised words with
// the joining words between them.
func (s *sentence) nameEnd(i int) int {
	j := i + 1
	for j < len(s.ts) && s.inName(i, j) {
		j++
	}
	if j < len(s.ts) && s.ts[j].tag == tNum && digitAt(s.ts[j].low, 0) && s.numbered(j-1) {
		return j + 1 // Unit 12345, Shahed 136
	}
	if k := j + 1; j > i && plantNumber[s.lowAt(j)] {
		k += boolIndex(s.lowAt(k) == ".")
		if digitAt(s.lowAt(k), 0) {
			return k + 1 // Plant No. 12
		}
	}
	return j
}

// plantNumber stand before the number of a plant or unit.
var plantNumber = words("no no. nr nr. №")

// numbered reports whether the number behind the word at i belongs to its name.
func (s *sentence) numbered(i int) bool {
	return numberedHeads[s.ts[i].low] || spacedModels[lower(s.words(i, i+2))] != "" || frontModels[s.ts[i].low] != ""
}

// numberedHeads are words behind which a number goes on with the name.
var numberedHeads = words("unit resolution plant directive school base arsenal no order institute bureau")

var (
	// nameJoiners may join the words of the name of a body.
	nameJoiners = words("of for and the on")
	// nameParticles stand inside names of people and places.
	nameParticles = words("al de bin ibn van von der el la le du da dos das della di del den ter ten zu bint abu")
)

// inName reports whether token j goes on with the name that began at i.
func (s *sentence) inName(i, j int) bool {
	switch t := s.ts[j]; {
	case t.tag == tName:
		return !nameBehindTime(s.ts, j-1) && !s.pastLegalForm(i, j)
	case t.low == "&":
		return j+1 < len(s.ts) && s.ts[j+1].cap
	case t.tag == tPos:
		return s.tagIs(j+1, tName) && j+2 < len(s.ts) && orgHeads[s.lastName(j+1)]
	case nameJoiners[t.low]:
		return s.joins(i, j)
	case nameParticles[t.low]:
		return s.afterParticles(j)
	}
	return false
}

// pastLegalForm reports whether the name that began at i ends with a legal form before
// j, and j does not go on with it.
func (s *sentence) pastLegalForm(i, j int) bool {
	w := s.ts[j].low
	return j-1 > i && legalForms[s.ts[j-1].low] && !legalForms[w] && !orgHeads[w]
}

// afterParticles reports whether a name follows the one or two particles at j.
func (s *sentence) afterParticles(j int) bool {
	return s.tagIs(j+1, tName) || nameParticles[s.lowAt(j+1)] && s.tagIs(j+2, tName)
}

// lastName returns the last word of the run of names at i.
func (s *sentence) lastName(i int) string {
	for i+1 < len(s.ts) && s.ts[i+1].tag == tName {
		i++
	}
	return s.ts[i].low
}

// joins reports whether the small word at j continues the name that began at
// i: "Ministry of Defence", "Research and Self-Sufficiency Organization".
func (s *sentence) joins(i, j int) bool {
	word, before := s.ts[j].low, s.ts[j-1].low
	n := j + 1
	if word != "the" && s.lowAt(n) == "the" {
		n++
	}
	if !s.tagIs(n, tName) {
		return false
	}
	switch word {
	case "of", "for":
		return joinOf[before] || s.bodyOfThe(i, j) || s.hasJoin(i, j)
	case "on":
		return panelHeads[before]
	case "the":
		return before == "of" || before == "for" || before == "and" && !s.tagIs(j+2, tName) && s.joinsBody(i, j-1)
	}
	return !legalForms[s.ts[n].low] && s.joinsBody(i, j)
}

// panelHeads are heads after which "on" goes on with the name.
var panelHeads = words("committee commission council panel conference subcommittee")

// bodyOfThe reports whether "of the" at j goes on with the name of a body that
// began at i ("National Bank of the Republic").
func (s *sentence) bodyOfThe(i, j int) bool {
	before := s.ts[j-1].low
	return s.ts[j].low == "of" && s.ts[j+1].low == "the" && j > i+1 && orgHeads[before] && !legalForms[before]
}

// joinsBody reports whether "and" at j stands inside the name of one body that
// began at i, and not between two names.
func (s *sentence) joinsBody(i, j int) bool {
	before := s.ts[j-1].low
	if _, geo := lookupPlace(s.words(i, j)); geo || legalForms[before] {
		return false
	}
	if orgHeads[s.lastName(j+1)] {
		return !orgHeads[before] && !s.twoNames(i, j)
	}
	return s.hasJoin(i, j)
}

// twoNames reports whether "and" at j joins a name of one word at i, one written with
// capitals inside or that no dictionary has, to the whole name of a body ("AviaTest
// and SuperCam Unmanned Systems Group").
func (s *sentence) twoNames(i, j int) bool {
	if j != i+1 || s.lowAt(i-1) == "the" || !s.tagIs(j+2, tName) {
		return false
	}
	return s.innerCapital(i) || s.tagIs(j+3, tName) && s.coined(i) && s.coined(j+1)
}

// innerCapital reports whether the word at i has a small letter and a capital behind
// its first letter.
func (s *sentence) innerCapital(i int) bool {
	word := s.text[s.ts[i].s:s.ts[i].e]
	return strings.LastIndexFunc(word, unicode.IsUpper) > 0 && strings.IndexFunc(word, unicode.IsLower) >= 0 && !strings.ContainsAny(word, "-'’")
}

// coined reports whether the capitalised word at i is in none of the dictionaries and
// names no field of work.
func (s *sentence) coined(i int) bool {
	w := s.ts[i].low
	if _, known := closed[w]; known || classOf(w) != 0 || orgHeads[w] || givenNames[w] {
		return false
	}
	return verbTable()[w].lemma == "" && demonyms[w] == "" && !abstractEnd(w)
}

// abstractEnd reports whether a word ends like a noun for a field of work, as names
// of bodies have it ("Procurement and", "Security and").
func abstractEnd(w string) bool {
	for _, end := range []string{"ment", "tion", "sion", "ity", "ics", "ing", "ology", "ance", "ence", "ture", "ship", "ness", "ism", "ry", "s"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// hasJoin reports whether "of" already joins the name [i, j).
func (s *sentence) hasJoin(i, j int) bool {
	for k := i; k < j; k++ {
		if s.ts[k].low == "of" && joinOf[s.ts[max(k-1, 0)].low] {
			return true
		}
	}
	return false
}

// spokenPronouns are pronouns that have a capital wherever they stand, alone or with a
// verb.
var spokenPronouns = words("i i'm i've i'd i'll")

// nameText is the name [a, b) of a sentence as it is written, in lower case,
// and as [fold2] has it.
type nameText struct {
	a, b           int
	text, low, key string
}

func (s *sentence) nameOf(a, b int) nameText {
	n := nameText{a: a, b: b, text: s.words(a, b)}
	if a+1 == b && isASCII(n.text) {
		n.low = s.ts[a].low
	} else {
		n.low = lower(n.text)
	}
	n.key = fold2(n.low)
	return n
}

// name records the name [a, b) of sentence si.
func (r *reader) name(si, a, b int) {
	s := &r.sents[si]
	n := s.nameOf(a, b)
	if len(r.mentions) >= maxMentions || timeWords[n.low] || a+1 == b && s.noName(a) {
		return
	}
	m := r.mentionOf(si, n)
	if m.typ == "" {
		return
	}
	if m.bearsName() {
		s.posts(m.ent, a, b)
		r.bears(si, a, m.ent)
	}
	r.mentions = append(r.mentions, m)
	for k := a; k < b; k++ {
		r.mentionAt[si][k] = len(r.mentions)
	}
	if m.ent != nil {
		s.introduce(m.ent, max(si*1000+s.npAt[a], 1), a)
	}
}

// noName reports whether the word at i with a capital is a pronoun or the month of May.
func (s *sentence) noName(i int) bool {
	return spokenPronouns[s.ts[i].low] || s.ts[i].low == "may" && !s.titleBefore(i)
}

// introduce notes where an entity was first named, and the noun before its name at
// token a ("the tanker X").
func (s *sentence) introduce(e *entity, at, a int) {
	if e.first == 0 {
		e.first = at
	}
	if !e.person && a > 0 {
		e.describe(s.leadNoun(a - 1))
	}
}

// mentionOf returns what the name [a, b) of sentence si names.
func (r *reader) mentionOf(si int, n nameText) mention {
	s, a, b := &r.sents[si], n.a, n.b
	m := mention{sent: si, a: a, b: b}
	if s.officeAt(a, b) == a {
		m.typ, m.ent = "PERSON", r.holder(si, a, b)
		return m
	}
	if m.typ = r.nameType(s, n); m.typ != "" && !entityless[m.typ] {
		m.ent = r.entityFor(s, n, m.typ)
	}
	return m
}

// entityless are the types of names that name no party.
var entityless = words("ITEM NORP LAW LOC")

// posts notes the posts that stand beside the person's name [a, b): "General X",
// "director X", "its director, X" and "X, director of".
func (s *sentence) posts(e *entity, a, b int) {
	add := func(i int) bool {
		w := s.lowAt(i)
		if !jobWords[w] && !titles[w] {
			return false
		}
		if e.posts == nil {
			e.posts = map[string]bool{}
		}
		e.posts[w] = true
		return true
	}
	i := a - 1
	if s.lowAt(i) == "," {
		i--
	}
	for ; i >= 0 && add(i); i-- {
	}
	if s.lowAt(b) != "," {
		return
	}
	for i = b + 1; i < min(len(s.ts), b+8) && !s.endsApposition(i); i++ {
		add(i)
	}
}

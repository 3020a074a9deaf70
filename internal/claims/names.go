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
				i++
				continue
			}
			b := s.nameEnd(i)
			people, start, end := s.splitName(i, b)
			if people >= 0 {
				r.name(si, people, people+1)
			}
			r.name(si, start, end)
			i = b
		}
	}
}

// nameEnd returns the end of the name that starts at i: capitalised words with
// the joining words between them.
func (s *sentence) nameEnd(i int) int {
	j := i + 1
	for j < len(s.ts) && s.inName(i, j) {
		j++
	}
	return j
}

var (
	// nameJoiners may join the words of the name of a body.
	nameJoiners = words("of for and the")
	// nameParticles stand inside names of people and places.
	nameParticles = words("al de bin ibn van von der el")
)

// inName reports whether token j goes on with the name that began at i.
func (s *sentence) inName(i, j int) bool {
	switch t := s.ts[j]; {
	case t.tag == tName:
		return !nameBehindTime(s.ts, j-1)
	case t.low == "&":
		return j+1 < len(s.ts) && s.ts[j+1].cap
	case t.tag == tPos:
		return s.tagIs(j+1, tName) && j+2 < len(s.ts) && orgHeads[s.lastName(j+1)]
	case nameJoiners[t.low]:
		return s.joins(i, j)
	case nameParticles[t.low]:
		return s.tagIs(j+1, tName)
	}
	return false
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
	case "the":
		return before == "of" || before == "for"
	}
	return !legalForms[s.ts[n].low] && s.joinsBody(i, j)
}

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

// splitName cuts titles and a people's name in front off a name ("Pakistani
// Prime Minister X"). It returns the token of the people's name, or -1, and the
// name that is left.
func (s *sentence) splitName(a, b int) (people, from, to int) {
	for b > a && s.ts[b-1].tag != tName {
		b--
	}
	start := a
	for start+1 < b && titles[s.ts[start].low] && s.ts[start+1].low != "of" {
		start++
	}
	if last := s.ts[b-1].low; b-a > 1 && s.onlyTitles(a, b-1) && (titles[last] || orgHeads[last]) { // Foreign Secretary, Russian Defence Ministry
		return -1, a, b
	}
	next := start + 1
	if next >= b || demonyms[s.ts[start].low] == "" || !titles[s.ts[next].low] {
		return -1, start, b
	}
	k := next
	for k < b-1 && titles[s.ts[k].low] {
		k++
	}
	return start, k, b
}

// onlyTitles reports whether tokens [a, b) are titles, but for a people's name in
// front.
func (s *sentence) onlyTitles(a, b int) bool {
	if demonyms[s.ts[a].low] != "" {
		a++
	}
	for i := a; i < b; i++ {
		if !titles[s.ts[i].low] {
			return false
		}
	}
	return a < b
}

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
	if timeWords[n.low] || a+1 == b && s.ts[a].low == "i" {
		return
	}
	if len(r.mentions) >= maxMentions {
		return
	}
	m := mention{sent: si, a: a, b: b}
	m.typ = r.nameType(s, n)
	switch m.typ {
	case "ITEM", "NORP", "LAW", "LOC":
	default:
		m.ent = r.entityFor(s, n, m.typ)
	}
	if m.ent != nil && m.ent.person {
		s.posts(m.ent, a, b)
	}
	r.mentions = append(r.mentions, m)
	for k := a; k < b; k++ {
		r.mentionAt[si][k] = len(r.mentions)
	}
}

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

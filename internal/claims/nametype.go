package claims

import (
	"strings"

	"sanctrace/internal/extract"
)

// nameType decides what sort of thing a name names.
func (r *reader) nameType(s *sentence, n nameText) string {
	if t := s.tableType(n); t != "" {
		return t
	}
	if t := r.contextType(s, n); t != "" {
		return t
	}
	a, b := n.a, n.b
	switch {
	case titles[s.ts[b-1].low] && b > a+1:
		return "PERSON"
	case s.namesBody(n):
		return "ORG"
	case s.titleBefore(a) || givenNames[s.ts[a].low] && b > a+1:
		return "PERSON"
	case a+1 == b && s.ts[a].caps:
		return "ORG"
	}
	return r.shapeType(s, n)
}

// lawHeads end the names of laws.
var lawHeads = words("act treaty convention regulation")

// tableType is the type of a name that the tables of goods, places, peoples and
// laws settle, or "".
func (s *sentence) tableType(n nameText) string {
	a, b, low := n.a, n.b, n.low
	g, place := lookupPlace(low)
	switch {
	case s.namesModel(a, b) || s.namesGoods(a, b):
		return "ITEM"
	case place && g.precision == "sea area":
		return "LOC"
	case place:
		return "GPE"
	case b == a+1 && (demonyms[low] != "" || compoundNorp(low)):
		return "NORP"
	case lawHeads[s.ts[b-1].low] || numberedLaw(low):
		return "LAW"
	}
	return ""
}

// numberedLaw reports whether a name in lower case is that of an order or
// resolution with a number.
func numberedLaw(low string) bool {
	return strings.HasPrefix(low, "executive order") || strings.HasPrefix(low, "resolution ")
}

// namesModel reports whether a name ends with the name of a model or looks like
// one.
func (s *sentence) namesModel(a, b int) bool {
	_, ok := designated(s.ts[b-1].low)
	return ok || isDesignationShape(s.words(b-1, b)) || isDesignationShape(s.words(a, b))
}

// namesGoods reports whether a name of several words ends with a plural noun
// for goods of a class ("Unmanned Aerial Vehicles").
func (s *sentence) namesGoods(a, b int) bool {
	last := s.ts[b-1].low
	if b == a+1 && a > 0 && strings.HasSuffix(last, "s") && !s.ts[a].caps && itemWord(last) && !orgHeads[last] {
		return true
	}
	if b == a+1 || orgHeads[last] || !strings.HasSuffix(last, "s") && s.ts[a].low != "unmanned" {
		return false
	}
	ic, ok := itemOf(last)
	return ok && ic.path != "?"
}

// knownBodies are bodies whose names do not show it.
var knownBodies = map[string]bool{"hezbollah": true, "hamas": true, "european union": true, "eu": true, "nato": true,
	"united nations": true, "kremlin": true, "pentagon": true, "white house": true}

// namesBody reports whether the words of a name show that it names a body.
func (s *sentence) namesBody(n nameText) bool {
	a, b := n.a, n.b
	last, first := s.ts[b-1].low, s.ts[a].low
	if orgHeads[last] || orgHeads[first] && legalForms[first] || joinOf[first] && b > a+1 || s.hasJoin(a, b) {
		return true
	}
	return extract.OutletName(n.text) || knownBodies[n.low]
}

// titleBefore reports whether a capitalised title stands before token a.
func (s *sentence) titleBefore(a int) bool {
	return a > 0 && s.ts[a-1].cap && titles[s.ts[a-1].low]
}

// compoundNorp reports whether a word joins two peoples ("U.S.-Israeli").
func compoundNorp(w string) bool {
	x, y, ok := strings.Cut(w, "-")
	return ok && demonyms[y] != "" && (demonyms[x] != "" || shortCountry[x])
}

// contextType reads the type of a name from the words beside it.
func (r *reader) contextType(s *sentence, n nameText) string {
	if t := s.typeBefore(n.a); t != "" {
		return t
	}
	if r.vessels[n.low] {
		return "VESSEL"
	}
	if s.lowAt(n.b) == "," {
		return s.apposedType(n.b + 1)
	}
	return ""
}

var (
	// vesselLead stand before the name of a vessel.
	vesselLead = words("aboard mv vessel tanker")
	// noBodyLead are nouns for bodies before which no name of a body is read.
	noBodyLead = words("side customs state")
)

// typeBefore is the type of a name at a that the noun before it gives ("the
// tanker X", "the company X"), or "".
func (s *sentence) typeBefore(a int) string {
	if a == 0 {
		return ""
	}
	w := s.leadNoun(a - 1)
	c := classOf(w)
	switch {
	case c&cVessel != 0 || vesselLead[w]:
		return "VESSEL"
	case c&cOrg != 0 && c&cPerson == 0 && s.ts[a-1].low != "the" && !titles[w] && !noBodyLead[w]:
		return "ORG"
	}
	return ""
}

// leadNoun returns the word at p, over an article, or over a comma behind a
// noun for a vessel.
func (s *sentence) leadNoun(p int) string {
	w := s.ts[p].low
	if w == "the" && p > 0 {
		w = s.ts[p-1].low
	}
	if w == "," && p > 1 && s.ts[p-1].lex.class == cVessel {
		w = s.ts[p-1].low
	}
	return w
}

// apposedType is the type of a name that an apposition at b gives (", a workshop
// in ..."), or "".
func (s *sentence) apposedType(b int) string {
	for i := b; i < len(s.ts) && i < b+8 && !s.endsApposition(i); i++ {
		if i == b && s.ts[i].tag == tName {
			if i+1 < len(s.ts) && s.ts[i+1].tag != tPos {
				return ""
			}
			continue
		}
		if t := s.apposedNoun(i); t != "" {
			return t
		}
	}
	return ""
}

// endsApposition reports whether the noun of an apposition stands before token
// i.
func (s *sentence) endsApposition(i int) bool {
	switch t := s.ts[i].tag; t {
	case tPunct, tWh, tPart, tPrep, tIng:
		return true
	default:
		return verbal(t)
	}
}

// apposedNoun is the type of a name that the noun at i describes, or "".
func (s *sentence) apposedNoun(i int) string {
	t := s.ts[i]
	if t.tag == tPos {
		return ""
	}
	switch c := t.lex.class; {
	case c&cPerson != 0 && t.tag != tAdj:
		return "PERSON"
	case c&(cOrg|cSite) != 0 && i+1 < len(s.ts) && !s.compoundAt(i+1):
		return "ORG"
	case c&cVessel != 0:
		return "VESSEL"
	}
	return ""
}

// compoundAt reports whether token i goes on with the noun before it.
func (s *sentence) compoundAt(i int) bool {
	switch s.ts[i].tag {
	case tNoun, tPos, tName:
		return true
	}
	return false
}

// sitePrep stand before the name of a place.
var sitePrep = words("in at near off")

// shapeType guesses from the shape: two to four plain words are a person
// unless they belong to a known body; one word is a short form, or a place that
// the tables do not know.
func (r *reader) shapeType(s *sentence, name nameText) string {
	a, b := name.a, name.b
	if e := r.knownKey(name.key); e != nil {
		if e.person {
			return "PERSON"
		}
		return "ORG"
	}
	n, before := b-a, s.lowAt(a-1)
	switch {
	case n >= 2 && n <= 4 && before != "the" && s.personWords(a, b):
		return "PERSON"
	case n == 1 && !s.ts[a].caps && sitePrep[before]:
		return "GPE"
	}
	return "ORG"
}

// personWords reports whether tokens [a, b) are names, none of them a noun or in
// capitals.
func (s *sentence) personWords(a, b int) bool {
	for _, t := range s.ts[a:b] {
		if t.tag != tName || t.caps || commonNouns[t.low] || t.isGoods() {
			return false
		}
	}
	return true
}

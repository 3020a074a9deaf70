package claims

import (
	"strings"

	"sanctrace/internal/extract"
)

// entity is a person, body, state, vessel or group that the document speaks
// of.
type entity struct {
	low, lowOf string // the name in small letters, and the name that it is of
	id         string
	name       string
	schema     string // FollowTheMoney
	kind       string // entity_kinds of the vocabulary
	country    string
	mentions   []string
	aliases    []string
	protect    bool
	plural     bool
	person     bool
	office     bool // known by an office alone ("the Foreign Secretary")
	last       int  // token sequence of the last mention, for pronouns
	first      int  // that of the first name, in order of the text
	head       string
	posts      map[string]bool // nouns for the posts that the text gives a person
	nouns      map[string]bool // nouns by which the text describes a body or vessel
	links      []Link
}

// describe notes a noun by which the text describes a body or vessel.
func (e *entity) describe(noun string) {
	noun = singular(noun)
	if !firmNouns[noun] && !vesselNouns[noun] && !outletNouns[noun] && !stateBodies[noun] && classOf(noun)&(cOrg|cVessel|cSite) == 0 {
		return
	}
	if e.nouns == nil {
		e.nouns = map[string]bool{}
	}
	e.nouns[noun] = true
}

// mention is a name in the text: tokens [a, b) of sentence s.
type mention struct {
	sent, a, b int
	ent        *entity
	typ        string // NER type
}

// mention adds a verbatim mention to e once.
func (e *entity) mention(text string) {
	for _, m := range e.mentions {
		if m == text {
			return
		}
	}
	if len(e.mentions) < 60 {
		e.mentions = append(e.mentions, text)
	}
}

// words returns the text of tokens [a, b).
func (s *sentence) words(a, b int) string {
	if a >= b {
		return ""
	}
	return s.text[s.ts[a].s:s.ts[b-1].e]
}

// knownKey returns the entity that a name, or a short form of one, as [fold2] has it,
// means.
func (r *reader) knownKey(key string) *entity {
	if e := r.byName[key]; e != nil {
		return e
	}
	return r.byShort[key]
}

func fold2(s string) string {
	if lowerASCII(s) {
		return strings.TrimSuffix(s, "'s")
	}
	return strings.TrimSuffix(strings.ReplaceAll(lower(s), "’", "'"), "'s")
}

// entityFor returns the entity of a name, new or known.
func (r *reader) entityFor(s *sentence, n nameText, typ string) *entity {
	e := r.knownAs(s, n, typ)
	if e == nil {
		e = r.newNamed(s, n, typ)
	}
	if typ == "ORG" {
		r.setInitials(s, n.a, n.b, e)
	}
	e.mention(n.text)
	r.byName[n.key] = e
	r.shortForms(s, n.a, n.b, e, typ)
	r.abbreviation(s, n.b, n.key, e)
	return e
}

// knownName is known for a name, of which other forms and initials count too.
func (r *reader) knownName(n *nameText) *entity {
	if e := r.knownKey(n.key); e != nil {
		return e
	}
	if strings.ContainsAny(n.key, "-&.") {
		if e := r.byShort[plainKey(n.key)]; e != nil {
			return e
		}
	}
	return r.byInitials(n)
}

// knownAs returns the entity that a name of a type means, if the text has named it
// before, or nil.
func (r *reader) knownAs(s *sentence, n nameText, typ string) *entity {
	a, b := n.a, n.b
	if typ == "PERSON" {
		return r.knownPerson(s, n)
	}
	if e := r.knownName(&n); e != nil || typ != "ORG" {
		return e
	}
	if b == a+1 && s.lowAt(a-1) == "the" && (orgHeads[s.ts[a].low] || joinOf[s.ts[a].low]) {
		return r.headed(s.ts[a].low)
	}
	return r.byAcronym(s, a, b)
}

// knownPerson is knownAs for persons.
func (r *reader) knownPerson(s *sentence, n nameText) *entity {
	a, b := n.a, n.b
	if b == a+1 {
		if e, several := r.bearerOf(s, a); e != nil || several {
			return e
		}
		return r.knownName(&n)
	}
	if e := r.knownName(&n); e != nil {
		return e
	}
	if e := r.bySurname(s.ts[b-1].low, n.text); e != nil {
		return e
	}
	return r.variantOf(s, a, b)
}

// bySurname returns the person known by a surname alone so far, who gets the
// full name; nil when there is none.
func (r *reader) bySurname(surname, name string) *entity {
	e := r.byShort[surname]
	if e == nil || !e.person || len(strings.Fields(e.name)) != 1 {
		return nil
	}
	e.name = name
	return e
}

// newNamed makes the entity of a name.
func (r *reader) newNamed(s *sentence, n nameText, typ string) *entity {
	e := r.newEntity(n.text)
	e.lowOf, e.low = n.text, n.low
	e.schema, e.kind = schemaOf(typ, n)
	e.person = typ == "PERSON"
	if typ == "GPE" {
		g, _ := lookupPlace(n.key)
		e.country = g.country
	} else if !e.person {
		e.country = r.namedCountry(s, n.a, n.b)
	}
	return e
}

// abbreviation makes the short form known that brackets give behind a name that
// ends at b ("Example Trading (ET)").
func (r *reader) abbreviation(s *sentence, b int, low string, e *entity) {
	if s.lowAt(b) != "(" || s.lowAt(b+2) != ")" {
		return
	}
	if t := s.ts[b+1]; !t.caps && !strings.Contains(low, t.low) {
		return
	}
	ab := s.words(b+1, b+2)
	e.mention(ab)
	if r.byName[fold2(ab)] == nil {
		r.byName[fold2(ab)] = e
	}
}

// shortForms makes the short forms of a name known: "Kedr" for "Kedr Systems",
// the surname of a person.
func (r *reader) shortForms(s *sentence, a, b int, e *entity, typ string) {
	last := s.ts[b-1].low
	switch {
	case b-a < 2 || typ == "GPE" || typ == "FAC":
	case typ == "PERSON":
		r.shortForm(last, e)
		r.addSurname(last, e)
	case typ == "VESSEL":
		if vesselMarks[s.ts[a].low] {
			r.shortForm(fold2(s.words(a+1, b)), e)
		}
	default:
		r.shortBodies(s, a, b, e)
	}
}

// shortBodies makes the short forms of the name of a body known: without the words
// for sorts of bodies at its end, its own first word, and without its land in front.
func (r *reader) shortBodies(s *sentence, a, b int, e *entity) {
	if text := s.words(a, b); strings.ContainsAny(text, "-&.") {
		r.shortForm(plainKey(text), e)
	}
	for end := b; end > a+1 && (legalForms[s.ts[end-1].low] || orgHeads[s.ts[end-1].low]); end-- {
		r.shortForm(fold2(s.words(a, end-1)), e)
	}
	first := s.ts[a].low
	if ownWord(first) {
		r.shortForm(first, e)
	} else if b-a > 2 && (placeWord(first) || demonyms[first] != "") {
		r.shortForm(fold2(s.words(a+1, b)), e)
	}
	if legalForms[s.ts[b-1].low] {
		r.shortForm(fold2(s.words(a, b-1)), e)
	}
}

// shortForm makes w a short form of e unless it is too short, a common noun, or
// means something already.
func (r *reader) shortForm(w string, e *entity) {
	if len(w) > 2 && r.byName[w] == nil && r.byShort[w] == nil && !commonNouns[w] {
		r.byShort[w] = e
	}
}

// ownWord reports whether the first word of a body's name is its own, and not
// that of a sort of body, of a people or of a place.
func ownWord(w string) bool {
	if joinOf[w] || legalForms[w] || demonyms[w] != "" || orgHeads[w] {
		return false
	}
	_, geo := lookupPlace(w)
	return !geo
}

var (
	// forceHeads end the names of armed forces.
	forceHeads = words("army force forces guard guards navy corps brigade division regiment battalion squadron fleet militia command")
	// governmentHeads end the names of bodies of government.
	governmentHeads = words("council agency bureau parliament directorate court department ministry commission committee senate congress police secretariat")
	// worldBodies are the bodies that states have formed.
	worldBodies = map[string]bool{"european union": true, "united nations": true, "eu": true, "un": true, "nato": true}
)

// newEntity adds an entity.
func (r *reader) newEntity(name string) *entity {
	e := &entity{id: r.id("e", len(r.entities)+1), name: name}
	r.entities = append(r.entities, e)
	return e
}

// schemaOf maps a name type to FollowTheMoney.
func schemaOf(typ string, n nameText) (schema, kind string) {
	switch typ {
	case "PERSON":
		return "Person", "person"
	case "GPE":
		if !countryName(n.text) {
			return "LegalEntity", "site"
		}
		return "PublicBody", "state"
	case "FAC":
		return "LegalEntity", "site"
	case "VESSEL":
		return "Vessel", "vessel"
	}
	return schemaOfBody(n.text, n.low)
}

// schemaOfBody tells from its name, as written and in lower case, what sort of
// body has it.
func schemaOfBody(text, low string) (schema, kind string) {
	last := low[strings.LastIndexByte(low, ' ')+1:]
	switch {
	case outlet(text, last):
		return "Company", "media outlet"
	case forceHeads[last]:
		return "PublicBody", "armed force"
	case governmentHeads[last] || governmentName(low):
		return "PublicBody", "government body"
	case worldBodies[low]:
		return "PublicBody", "international body"
	case strings.Contains(low, "institute") || strings.Contains(low, "university"):
		return "Organization", "research body"
	case orgHeads[last] || companyName(low):
		return "Company", "company"
	}
	return "LegalEntity", ""
}

// outlet reports whether a name, whose last word in lower case is last, is that of
// a media outlet. Most agencies are none.
func outlet(text, last string) bool {
	return extract.OutletName(text) && (last != "agency" || strings.Contains(text, "News") || strings.Contains(text, "Press"))
}

// seats are houses that stand for the government in them.
var seats = namesOf("white house|kremlin|pentagon|whitehall|downing street|capitol hill")

// governmentName reports whether a name in lower case holds a word for a body of
// government.
func governmentName(low string) bool {
	return seats[low] || strings.Contains(low, "ministry") || strings.Contains(low, "department of") || strings.HasPrefix(low, "presidency")
}

// companyName reports whether a name in lower case holds a legal form.
func companyName(low string) bool {
	for w := range strings.FieldsSeq(low) {
		if legalForms[strings.Trim(w, ".,")] || w == "company" {
			return true
		}
	}
	return false
}

// namedCountry returns the country that the text itself gives a body: "of
// Sharjah", "Russia's", "the Turkish", ", a workshop in Tehran".
func (r *reader) namedCountry(s *sentence, a, b int) string {
	if c, ok := s.givenCountry(a); ok {
		return c
	}
	switch s.lowAt(b) {
	case "of":
		if s.tagIs(b+1, tName) {
			return s.countryAt(b + 1)
		}
	case ",":
		return s.homeCountry(b + 1)
	}
	return ""
}

// givenCountry returns the country that the words before a name at a give it:
// a place with a possessive ending (which may lie in none), or a people.
func (s *sentence) givenCountry(a int) (string, bool) {
	p := a - 1
	if s.lowAt(p) == "entity" {
		p--
	}
	before := s.lowAt(p - 1)
	if s.tagIs(p, tPos) {
		if g, ok := lookupPlace(before); ok {
			return g.country, true
		}
	}
	c := demonyms[s.lowAt(p)]
	if c == "" && classOf(s.lowAt(p))&cOrg != 0 {
		c = demonyms[before]
	}
	return c, c != ""
}

// countryAt returns the country of the place named at i, or "".
func (s *sentence) countryAt(i int) string {
	g, _ := lookupPlace(s.words(i, s.nameEnd(i)))
	return g.country
}

// homePrep tie a body to the place where it is.
var homePrep = words("in of from on")

// homeCountry returns the country of the place to which an apposition at b ties
// a body, or "".
func (s *sentence) homeCountry(b int) string {
	for i := b; i < len(s.ts) && i < b+8 && s.ts[i].low != "," && s.ts[i].low != "."; i++ {
		if !homePrep[s.ts[i].low] {
			continue
		}
		for j := i + 1; j < len(s.ts) && j <= i+3; j++ {
			if s.ts[j].tag == tName {
				return s.countryAt(j)
			}
		}
	}
	return ""
}

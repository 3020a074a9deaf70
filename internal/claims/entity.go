package claims

import (
	"strings"

	"sanctrace/internal/extract"
)

// entity is a person, body, state, vessel or group that the document speaks
// of.
type entity struct {
	id       string
	name     string
	schema   string // FollowTheMoney
	kind     string // entity_kinds of the vocabulary
	country  string
	mentions []string
	aliases  []string
	protect  bool
	plural   bool
	person   bool
	last     int // token sequence of the last mention, for pronouns
	head     string
	links    []Link
}

// mention is a name in the text: tokens [a, b) of sentence s.
type mention struct {
	sent, a, b int
	ent        *entity
	typ        string // NER type
}

// mentionWords adds a verbatim mention to e once.
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

// names finds the name mentions of all sentences and makes entities of them.
func (r *reader) names() {
	for si := range r.sents {
		s := &r.sents[si]
		for i := 0; i < len(s.ts); {
			if s.ts[i].tag != tName {
				i++
				continue
			}
			b := s.nameEnd(i)
			for _, m := range s.splitName(i, b) {
				r.name(si, m[0], m[1])
			}
			i = b
		}
	}
}

// nameEnd returns the end of the name that starts at i: capitalised words with
// the joining words between them.
func (s *sentence) nameEnd(i int) int {
	for j := i + 1; j < len(s.ts); j++ {
		t := s.ts[j]
		switch {
		case t.tag == tName && (t.gap || !t.gap):
		case t.low == "&" && j+1 < len(s.ts) && s.ts[j+1].cap:
		case t.tag == tPos && j+1 < len(s.ts) && s.ts[j+1].tag == tName && j+2 < len(s.ts) && orgHeads[s.lastName(j+1)]:
		case (t.low == "of" || t.low == "for" || t.low == "and" || t.low == "the") && s.joins(i, j):
		case (t.low == "al" || t.low == "de" || t.low == "bin" || t.low == "ibn" || t.low == "van" || t.low == "von" || t.low == "der" || t.low == "el") && j+1 < len(s.ts) && s.ts[j+1].tag == tName:
		default:
			return j
		}
	}
	return len(s.ts)
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
	if j+1 >= len(s.ts) {
		return false
	}
	n := s.ts[j+1]
	if s.ts[j].low != "the" && n.low == "the" && j+2 < len(s.ts) {
		n = s.ts[j+2]
	}
	if n.tag != tName {
		return false
	}
	switch s.ts[j].low {
	case "of", "for":
		return joinOf[s.ts[j-1].low] || orgHeads[s.ts[j-1].low] && s.ts[j].low == "of" && !legalForms[s.ts[j-1].low] && j > i+1 && s.ts[j+1].low == "the" || s.hasJoin(i, j)
	case "the":
		return s.ts[j-1].low == "of" || s.ts[j-1].low == "for"
	}
	if legalForms[n.low] || legalForms[s.ts[j-1].low] {
		return false
	}
	if _, geo := lookupPlace(s.words(i, j)); geo {
		return false
	}
	last := s.lastName(j + 1)
	return orgHeads[last] && !orgHeads[s.ts[j-1].low] || s.hasJoin(i, j) && !orgHeads[last]
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

// words returns the text of tokens [a, b).
func (s *sentence) words(a, b int) string {
	if a >= b {
		return ""
	}
	return s.text[s.ts[a].s:s.ts[b-1].e]
}

// splitName cuts titles and a place in front off a name.
func (s *sentence) splitName(a, b int) [][2]int {
	for b > a && (s.ts[b-1].tag != tName) {
		b--
	}
	start := a
	for start < b && titles[s.ts[start].low] && start+1 < b && !(s.ts[start+1].low == "of") {
		start++
	}
	if start > a && start < b && s.ts[start].low == "of" {
		return [][2]int{{a, b}}
	}
	if start < b && start+1 < b && demonyms[s.ts[start].low] != "" {
		if titles[s.ts[start+1].low] { // Pakistani Prime Minister X
			k := start + 1
			for k < b-1 && titles[s.ts[k].low] {
				k++
			}
			return [][2]int{{start, start + 1}, {k, b}}
		}
	}
	if start == b {
		start = a
	}
	// "Iran Moscow": two places in a row never make one name
	return [][2]int{{start, b}}
}

// name records the name [a, b) of sentence si.
func (r *reader) name(si, a, b int) {
	s := &r.sents[si]
	text := s.words(a, b)
	if timeWords[strings.ToLower(text)] || a+1 == b && s.ts[a].low == "i" {
		return
	}
	if len(r.mentions) >= maxMentions {
		return
	}
	m := mention{sent: si, a: a, b: b}
	m.typ = r.nameType(s, a, b)
	switch m.typ {
	case "ITEM", "NORP", "LAW", "LOC":
	default:
		m.ent = r.entityFor(s, a, b, m.typ)
	}
	r.mentions = append(r.mentions, m)
	for k := a; k < b; k++ {
		r.mentionAt[si][k] = len(r.mentions)
	}
}

// nameType decides what sort of thing a name names.
func (r *reader) nameType(s *sentence, a, b int) string {
	text := s.words(a, b)
	low := strings.ToLower(text)
	last, first := s.ts[b-1].low, s.ts[a].low
	if _, ok := designated(last); ok || isDesignationShape(s.words(b-1, b)) || isDesignationShape(text) {
		return "ITEM"
	}
	if _, ok := designated(first); ok && b == a+1 {
		return "ITEM"
	}
	if ic, ok := itemOf(last); ok && ic.path != "?" && b > a+1 && (strings.HasSuffix(last, "s") || first == "unmanned") && !orgHeads[last] {
		return "ITEM"
	}
	if g, ok := lookupPlace(low); ok {
		if g.precision == "sea area" {
			return "LOC"
		}
		return "GPE"
	}
	if b == a+1 && (demonyms[low] != "" || compoundNorp(low)) {
		return "NORP"
	}
	if strings.HasSuffix(low, " act") || last == "act" || last == "treaty" || last == "convention" || last == "regulation" || strings.HasPrefix(low, "executive order") || strings.HasPrefix(low, "resolution ") {
		return "LAW"
	}
	if t := r.contextType(s, a, b); t != "" {
		return t
	}
	if orgHeads[last] || orgHeads[first] && legalForms[first] || s.hasJoin(a, b) || joinOf[first] && b > a+1 || extract.OutletName(text) || low == "hezbollah" || low == "hamas" || low == "european union" || low == "eu" || low == "nato" || low == "united nations" || low == "kremlin" || low == "pentagon" || low == "white house" {
		return "ORG"
	}
	if a > 0 && titles[s.ts[a-1].low] && s.ts[a-1].cap || givenNames[first] && b > a+1 {
		return "PERSON"
	}
	if a+1 == b && s.ts[a].caps {
		return "ORG"
	}
	return r.shapeType(s, a, b)
}

// compoundNorp reports whether a word joins two peoples ("U.S.-Israeli").
func compoundNorp(w string) bool {
	x, y, ok := strings.Cut(w, "-")
	return ok && demonyms[y] != "" && (demonyms[x] != "" || shortCountry[x])
}

// contextType reads the type of a name from the words beside it.
func (r *reader) contextType(s *sentence, a, b int) string {
	if p := a - 1; p >= 0 {
		w := s.ts[p].low
		if w == "the" && p > 0 {
			w = s.ts[p-1].low
		}
		if w == "," && p > 1 && classOf(s.ts[p-1].low) == cVessel {
			w = s.ts[p-1].low
		}
		if classOf(w)&cVessel != 0 || w == "aboard" || w == "mv" || w == "vessel" || w == "tanker" {
			return "VESSEL"
		}
		if c := classOf(w); c&cOrg != 0 && c&cPerson == 0 && s.ts[p].low != "the" && !titles[w] && w != "side" && w != "customs" && w != "state" {
			return "ORG"
		}
	}
	if r.vessels[strings.ToLower(s.words(a, b))] {
		return "VESSEL"
	}
	if b+1 < len(s.ts) && s.ts[b].low == "," { // X, a workshop in ...
		for i := b + 1; i < len(s.ts) && i < b+9; i++ {
			t := s.ts[i]
			if t.tag == tPunct || t.tag == tWh || verbal(t.tag) || t.tag == tPart || t.tag == tPrep || t.tag == tIng {
				break
			}
			switch c := classOf(t.low); {
			case t.tag == tPos:
			case t.tag == tName && i == b+1:
				if i+1 < len(s.ts) && s.ts[i+1].tag != tPos {
					return ""
				}
			case c&cPerson != 0 && t.tag != tAdj:
				return "PERSON"
			case c&(cOrg|cSite) != 0 && i+1 < len(s.ts) && s.ts[i+1].tag != tNoun && s.ts[i+1].tag != tPos && s.ts[i+1].tag != tName:
				return "ORG"
			case c&cVessel != 0:
				return "VESSEL"
			}
		}
	}
	return ""
}

// shapeType guesses from the shape: two or three plain words are a person
// unless they belong to a known body; one word is a short form.
func (r *reader) shapeType(s *sentence, a, b int) string {
	text := s.words(a, b)
	if e := r.known(text); e != nil {
		if e.person {
			return "PERSON"
		}
		return "ORG"
	}
	if n := b - a; n >= 2 && n <= 4 {
		for k := a; k < b; k++ {
			if w := s.ts[k].low; commonNouns[w] || itemWord(w) || s.ts[k].tag != tName || s.ts[k].caps {
				return "ORG"
			}
		}
		if a > 0 && s.ts[a-1].low == "the" {
			return "ORG"
		}
		return "PERSON"
	}
	if a > 0 && b-a == 1 && !s.ts[a].caps {
		switch s.ts[a-1].low {
		case "in", "at", "near", "off":
			return "GPE" // a place that the tables do not know
		}
	}
	return "ORG"
}

// known returns the entity that a name, or a short form of one, means.
func (r *reader) known(text string) *entity {
	low := fold2(text)
	if e := r.byName[low]; e != nil {
		return e
	}
	return r.byShort[low]
}

func fold2(s string) string {
	return strings.TrimSuffix(strings.ReplaceAll(strings.ToLower(s), "’", "'"), "'s")
}

// entityFor returns the entity of a name, new or known.
func (r *reader) entityFor(s *sentence, a, b int, typ string) *entity {
	text := s.words(a, b)
	low := fold2(text)
	e := r.known(text)
	if e == nil && typ == "PERSON" && b-a >= 2 {
		if k := r.byShort[s.ts[b-1].low]; k != nil && k.person && len(strings.Fields(k.name)) == 1 {
			e = k
			e.name = text
		}
	}
	if e == nil {
		e = r.newEntity(text)
		e.schema, e.kind = schemaOf(typ, text)
		e.person = typ == "PERSON"
		if typ == "GPE" {
			g, _ := lookupPlace(low)
			e.country = g.country
		} else if !e.person {
			e.country = r.namedCountry(s, a, b)
		}
	}
	e.mention(text)
	r.byName[low] = e
	r.shortForms(s, a, b, e, typ)
	if b+2 < len(s.ts) && s.ts[b].low == "(" && s.ts[b+2].low == ")" && (s.ts[b+1].caps || strings.HasPrefix(low, s.ts[b+1].low) || strings.Contains(low, s.ts[b+1].low)) {
		ab := s.words(b+1, b+2)
		e.mention(ab)
		if r.byName[fold2(ab)] == nil {
			r.byName[fold2(ab)] = e
		}
	}
	return e
}

// shortForms makes the short forms of a name known: "Kedr" for "Kedr Systems",
// the surname of a person.
func (r *reader) shortForms(s *sentence, a, b int, e *entity, typ string) {
	if b-a < 2 || typ == "GPE" {
		return
	}
	put := func(w string) {
		if len(w) > 2 && r.byName[w] == nil && r.byShort[w] == nil && !commonNouns[w] {
			r.byShort[w] = e
		}
	}
	if typ == "PERSON" {
		put(s.ts[b-1].low)
		return
	}
	end := b
	for end > a+1 && (legalForms[s.ts[end-1].low] || orgHeads[s.ts[end-1].low]) {
		end--
		put(fold2(s.words(a, end)))
	}
	if !joinOf[s.ts[a].low] && !legalForms[s.ts[a].low] && demonyms[s.ts[a].low] == "" && !orgHeads[s.ts[a].low] {
		if _, geo := lookupPlace(s.ts[a].low); !geo {
			put(s.ts[a].low)
		}
	}
	if legalForms[s.ts[b-1].low] {
		put(fold2(s.words(a, b-1)))
	}
}

// newEntity adds an entity.
func (r *reader) newEntity(name string) *entity {
	e := &entity{id: r.id("e", len(r.entities)+1), name: name}
	r.entities = append(r.entities, e)
	return e
}

// schemaOf maps a name type to FollowTheMoney.
func schemaOf(typ, text string) (schema, kind string) {
	switch typ {
	case "PERSON":
		return "Person", "person"
	case "GPE":
		if !countryName(text) {
			return "LegalEntity", "site"
		}
		return "PublicBody", "state"
	case "VESSEL":
		return "Vessel", "vessel"
	}
	low := strings.ToLower(text)
	last := low[strings.LastIndexByte(low, ' ')+1:]
	switch {
	case extract.OutletName(text):
		return "Company", "media outlet"
	case last == "army" || last == "force" || last == "forces" || last == "guard" || last == "guards" || last == "navy" || last == "corps":
		return "PublicBody", "armed force"
	case strings.Contains(low, "ministry") || strings.Contains(low, "department of") || last == "council" || last == "agency" || last == "bureau" || strings.HasPrefix(low, "presidency") || last == "parliament" || last == "directorate" || last == "court":
		return "PublicBody", "government body"
	case low == "european union" || low == "united nations" || low == "eu" || low == "un" || low == "nato":
		return "PublicBody", "international body"
	case strings.Contains(low, "institute") || strings.Contains(low, "university"):
		return "Organization", "research body"
	}
	for w := range strings.FieldsSeq(low) {
		if legalForms[strings.Trim(w, ".,")] || w == "company" {
			return "Company", "company"
		}
	}
	if orgHeads[last] {
		return "Company", "company"
	}
	return "LegalEntity", ""
}

// namedCountry returns the country that the text itself gives a body: "of
// Sharjah", "Russia's", "the Turkish", ", a workshop in Tehran".
func (r *reader) namedCountry(s *sentence, a, b int) string {
	p := a - 1
	if p >= 0 && s.ts[p].low == "entity" {
		p--
	}
	if p >= 0 && s.ts[p].tag == tPos {
		if g, ok := lookupPlace(s.ts[p-1].low); p > 0 && ok {
			return g.country
		}
	}
	if p >= 0 && demonyms[s.ts[p].low] != "" {
		return demonyms[s.ts[p].low]
	}
	if p >= 1 && classOf(s.ts[p].low)&cOrg != 0 && demonyms[s.ts[p-1].low] != "" {
		return demonyms[s.ts[p-1].low]
	}
	if b+1 < len(s.ts) && s.ts[b].low == "of" && s.ts[b+1].tag == tName {
		g, _ := lookupPlace(s.words(b+1, s.nameEnd(b+1)))
		return g.country
	}
	if b+1 < len(s.ts) && s.ts[b].low == "," {
		for i := b + 1; i < len(s.ts) && i < b+9 && s.ts[i].low != "," && s.ts[i].low != "."; i++ {
			if (s.ts[i].low == "in" || s.ts[i].low == "of" || s.ts[i].low == "from" || s.ts[i].low == "on") && i+1 < len(s.ts) {
				j := i + 1
				for j < len(s.ts) && s.ts[j].tag != tName && j < i+3 {
					j++
				}
				if j < len(s.ts) && s.ts[j].tag == tName {
					g, _ := lookupPlace(s.words(j, s.nameEnd(j)))
					return g.country
				}
			}
		}
	}
	return ""
}

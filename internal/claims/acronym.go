package claims

import (
	"strings"
	"unicode"
)

// A short form of capitals that nothing explains means the body whose words it is
// made of: "the National Rocket Directorate" and later "NRD".

// minInitials is the least number of letters of such a short form.
const minInitials = 3

// initials returns the first letters of the words of the name [a, b) in lower case:
// without the small words, with "of", and with all of them; none for names of fewer
// than three words.
func (s *sentence) initials(a, b int) []string {
	var x, y, z strings.Builder
	for _, t := range s.ts[a:b] {
		if !unicode.IsLetter(rune(t.low[0])) {
			continue
		}
		if t.tag == tName {
			x.WriteByte(t.low[0])
		}
		if t.tag == tName || t.low == "of" {
			y.WriteByte(t.low[0])
		}
		z.WriteByte(t.low[0])
	}
	if x.Len() < minInitials {
		return nil
	}
	return []string{x.String(), y.String(), z.String()}
}

// setInitials notes the initials of the body e. Those of two bodies mean neither.
func (r *reader) setInitials(s *sentence, a, b int, e *entity) {
	for _, k := range s.initials(a, b) {
		if was, taken := r.acronyms[k]; taken && was != e {
			e = nil
		}
		r.acronyms[k] = e
	}
}

// byInitials returns the body whose initials a name in capitals is, or nil.
func (r *reader) byInitials(n *nameText) *entity {
	if len(n.text) < minInitials || hasLower(n.text) {
		return nil
	}
	return r.acronyms[n.key]
}

// byAcronym returns the body known so far by capitals alone that are the initials of
// the name [a, b), which it is given; nil when there is none.
func (r *reader) byAcronym(s *sentence, a, b int) *entity {
	for _, k := range s.initials(a, b) {
		if e := r.byName[k]; e != nil && !e.person && strings.ToUpper(e.name) == e.name && strings.EqualFold(e.name, k) {
			e.name = s.words(a, b)
			return e
		}
	}
	return nil
}

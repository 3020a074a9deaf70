package protect

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanctrace/internal/fulltext"
)

// What counts as words of a source.
const (
	minSecret = 4 // letters: shorter words stand in any text, and count only as they are written
	ownWords  = 6 // words in a row that are the source's and not the author's
)

// telling are the fields, in small letters, of which one word gives a source away.
var telling = map[string]bool{"name": true, "alias": true, "nationality": true, "country": true, "employer": true, "contact": true}

// Gives returns the field of the secret that a text that is meant to be published
// gives away, "" when none: a field whose whole value stands in the text,
// whatever its case, accents and signs; one word of a name, a country, an
// employer or a contact; or six words in a row of any field or of a paper that
// is plain text. The name of a paper counts as its field "papers".
func (s *Secret) Gives(text string) string {
	t := spoken{raw: text, folded: folded(text)}
	for _, field := range slices.Sorted(maps.Keys(s.About)) {
		if t.holds(s.About[field], telling[strings.ToLower(field)]) {
			return field
		}
	}
	for _, p := range s.Papers {
		if p.Name != "" && strings.Contains(strings.ToLower(text), strings.ToLower(p.Name)) || utf8.Valid(p.Data) && t.repeats(string(p.Data)) {
			return "papers"
		}
	}
	return ""
}

// spoken is a text that is meant to be published.
type spoken struct{ raw, folded string }

// folded returns the words of a text without case and accents, with a blank
// around each.
func folded(text string) string {
	b := []byte{' '}
	fulltext.Fold(text, func(w string) {
		b = append(b, w...)
		b = append(b, ' ')
	})
	return string(b)
}

// holds reports whether the text holds a value, or where each says who somebody
// is, one of its words.
func (t spoken) holds(value string, each bool) bool {
	whole := strings.TrimSpace(folded(value))
	if utf8.RuneCountInString(whole) >= minSecret && (strings.Contains(t.folded, whole) || strings.Contains(strings.ToLower(t.raw), strings.ToLower(value))) {
		return true
	}
	return t.repeats(value) || each && slices.ContainsFunc(strings.FieldsFunc(value, notLetter), t.names)
}

// names reports whether the text holds a word of a name: a long one in any case
// and within longer words too, a short one as a word of its own that is
// capitalised in both.
func (t spoken) names(word string) bool {
	if w := strings.TrimSpace(folded(word)); utf8.RuneCountInString(w) >= minSecret {
		return strings.Contains(t.folded, w)
	}
	first, _ := utf8.DecodeRuneInString(word)
	return utf8.RuneCountInString(word) > 1 && unicode.IsUpper(first) && slices.Contains(strings.FieldsFunc(t.raw, notLetter), word)
}

// repeats reports whether the text repeats several words in a row.
func (t spoken) repeats(of string) bool {
	words := strings.Fields(folded(of))
	for i := 0; i+ownWords <= len(words); i++ {
		if strings.Contains(t.folded, " "+strings.Join(words[i:i+ownWords], " ")+" ") {
			return true
		}
	}
	return false
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

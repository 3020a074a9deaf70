// Package names turns written names into comparable ones.
//
// [Parse] reads a name of a person, an organisation or an object (a ship, an
// aircraft) into [Token]s: folded, romanised, with titles and legal forms set
// apart, and each word told what it is (particle, initial, place, line of
// business, series marker, ...). [Relate] says whether two tokens can stand
// for one another, through what, and how closely. [Form.Keys] and
// [Form.Probes] give the hashes under which an index finds every token that
// Relate would accept.
//
// Invariants:
//   - Relate is symmetric, and Relate(a, b) > 0 implies that Probes of a and
//     Keys of b share a hash (the index rests on it; tested with random and
//     mutated tokens).
//   - Parse never fails and runs in time bounded by MaxBytes, whatever it is
//     given; what it had to cut is told in Name.Truncated.
//   - Everything depends on tables compiled into the binary; [Version] names
//     them.
//
// The package weighs nothing: what a word or a relation is worth is the
// scorer's business. It knows no list and no query.
//
// Start reading at Parse, then Relate.
package names

// Class is the kind of thing a name belongs to; words are read differently in
// each: "V." is an initial of a person, "AG" a legal form of an organisation.
type Class uint8

// The classes of names.
const (
	Person Class = iota
	Org
	Object // vessels, aircraft, and whatever has a proper name but no form
)

// String returns the class in words.
func (c Class) String() string { return [...]string{"person", "organisation", "object"}[c] }

// Kind says what a token is within its name.
type Kind uint8

// The kinds of token.
const (
	Word     Kind = iota // an ordinary part of a name
	Particle             // al, van, de, the, and: says little
	Initial              // one letter that stands for a given name
	Generic              // international, global, group: common in company names
	Sector               // bank, oil, shipping: the line of business
	Geo                  // a country or large city, also as an adjective
	Series               // II, 3, 2004-1: tells siblings apart
)

// String returns the kind in words.
func (k Kind) String() string {
	return [...]string{"word", "particle", "initial", "generic word", "line of business", "place", "series marker"}[k]
}

// Role is the place of a token in a person's descent.
type Role uint8

// The roles.
const (
	NoRole     Role = iota
	Patronymic      // stands after bin, ben, ibn, ould, or ends in -ovich, -ovna
)

// Form is a word apart from the name it stands in: what Relate compares and
// an index files. Equal words of one kind have equal forms.
type Form struct {
	Text   string   // folded Latin form: lower-case letters and digits, at most 48 bytes
	Script Script   // script it was written in
	Kind   Kind     // what it is
	Level  uint8    // how common: 0 unknown, 1 known, 2 common, 3 very common
	Group  []uint16 // variant groups it belongs to (nicknames, translations, places), rising
	known  bool     // Text itself is in the table of common words
	digits bool     // a digit is in Text
	letter uint32   // set of the letters of Text
	sound  string   // consonant classes, see soundKey
	hard   string   // the same with j as in English, where that differs
	spoken string   // Text with one letter for each sound
	abjad  []string // consonant skeletons, for meeting Arabic, Persian and Hebrew
	korean string   // folded syllable, for meeting Hangul
}

// Token is one word of a name.
type Token struct {
	*Form
	Orig string // as written
	Role Role   // for persons
}

// Legal is the legal form of an organisation.
type Legal struct {
	Text  string // as written
	Class string // common class, such as "llc" for ООО, LLC and GmbH
}

// Name is a parsed name. It is immutable after Parse and safe for concurrent
// reads.
type Name struct {
	Raw       string
	Class     Class
	Tokens    []Token
	Joins     []Join
	Legal     []Legal
	Titles    []string  // honorifics and prefixes that were set aside
	Comma     bool      // a comma told the family name: its place among the words says nothing
	glued     [2]string // folded legal forms directly before the first token and after the last
	Truncated bool      // longer than MaxBytes or MaxTokens: the rest was not read
}

// Bounds of Parse.
const (
	MaxBytes  = 600 // bytes of a name that are read
	MaxTokens = 40  // tokens that are kept
	maxToken  = 48  // bytes of one token's text
)

// Package index holds the entities that queries are screened against, and
// proposes for a query's name every stored name that could score high enough.
//
// An [Index] is one or more immutable segments, mapped into memory from files
// ([Open]) or in memory ([OpenBytes]); nothing is parsed when it is opened, and
// any number of goroutines may use it at once, each with its own [Scratch] and
// [Memory]. A [Writer] writes a segment from [Entry] values in the order of
// their ids, in bounded memory; a [Builder] does it in memory, in any order.
//
// Invariants:
//   - Lossless: for every probe, [Index.Search] visits every stored name whose
//     bound reaches the floor over the tokens that names.Relate or
//     names.RelateJoin pairs. It may visit more. The index knows no weights: the
//     scorer says what each word can gain or cost, and what is enough.
//   - Segments and one segment of what they hold together give the same results.
//   - The same entries give the same bytes.
//   - [Check] finds every flipped bit of a segment.
//
// It does not score, and it does not decide who was listed when; it keeps the
// intervals and listings for whoever asks. The layout is in format.go,
// record.go and table.go.
//
// Start reading at Search.
package index

import (
	"cmp"
	"strings"

	"sanctrace/internal/finding"
	"sanctrace/internal/ident"
	"sanctrace/internal/names"
	"sanctrace/internal/when"
)

// NameKind says how good a name of an entity is, as its list states it.
type NameKind uint8

// The kinds of name.
const (
	Strong   NameKind = iota // primary name or good-quality alias
	Weak                     // alias that the list itself calls weak
	Previous                 // no longer in use
)

// String returns the kind in words.
func (k NameKind) String() string { return [...]string{"name", "weak alias", "previous name"}[k] }

// Name is a written name of an entity.
type Name struct {
	Text string
	Kind NameKind
}

// Identifier is a number that names an entity. Kind is a kind of package ident,
// empty when not known; Country is the state that gave the number, where known;
// Check is set when it is folded.
type Identifier struct {
	Kind, Value string
	Country     string
	Check       ident.Check
}

// Trait is a property of a thing that tells it from others: the model of an
// aircraft, the type and tonnage of a ship.
type Trait struct{ Kind, Value string }

// The kinds of traits.
const (
	Model = "model" // of an aircraft
	Type  = "type"  // of a ship
	GRT   = "grt"   // gross tonnage of a ship, also gross register tonnage
	DWT   = "dwt"   // dead weight of a ship in tonnes
)

// Interval is a period in which an entity stood on some list; an empty end is
// open.
type Interval struct{ From, To when.Day }

// Entry is one entity as it goes into the index.
type Entry struct {
	ID, Caption, Schema string
	Datasets            []string
	Names               []Name
	BirthDates          []string // of birth, founding or building, as when.ParseDate reads them: 1965, 1965-03-12, 1965/1970, 1965~
	Countries           []string // codes of package place
	Genders             []string // male, female
	Addresses           []string
	Identifiers         []Identifier // of an entry of an index: folded
	Traits              []Trait
	Valid               []Interval        // when it was listed anywhere; none: not known, always proposed
	Listed              []finding.Listing // kept as given
	Note                []byte            // the caller's own, kept as given
}

func (v Interval) covers(d when.Day) bool {
	return (v.From == "" || v.From <= d) && (v.To == "" || d <= v.To)
}

// Parsed is a name of an entity in one reading.
type Parsed struct {
	names.Name
	Kind NameKind
	of   uint32 // place of the written name in Entry.Names
}

// Record is an entry with its values parsed, ready to be compared. It is
// immutable and safe for concurrent reads.
type Record struct {
	Entry
	Read   []Parsed         // one for each name and class of the schema
	Births []when.Published // of BirthDates, the ones that could be read
	IDs    []Identifier     // Identifiers, folded
}

// NewRecord parses e.
func NewRecord(e Entry) *Record {
	e.Identifiers = FoldAll(e.Identifiers, e.Countries...)
	r := newRecord(e)
	r.Read = readings(&e, &names.Reader{Joins: true})
	return r
}

// newRecord is NewRecord for an entry whose identifiers are folded, without its
// names.
func newRecord(e Entry) *Record {
	return &Record{Entry: e, Births: Births(e.BirthDates), IDs: e.Identifiers}
}

// readings parses the names of e, each in every class of its schema.
func readings(e *Entry, r *names.Reader) []Parsed {
	var out []Parsed
	for _, c := range Classes(e.Schema) {
		for i, n := range e.Names {
			p := r.Parse(n.Text, c)
			if len(p.Tokens) > 0 {
				out = append(out, Parsed{Name: p, Kind: n.Kind, of: uint32(i)})
			}
		}
	}
	return out
}

// Births parses dates of birth; what cannot be read is left out.
func Births(dates []string) []when.Published {
	var out []when.Published
	for _, d := range dates {
		if p, ok := when.ParseDate(d); ok {
			out = append(out, p)
		}
	}
	return out
}

// FoldAll brings identifiers to the form in which equal ones have equal values,
// as ident.Read has it, and leaves fillers and repeats out. countries are those
// of the entity, for numbers that do not say whose they are.
func FoldAll(ids []Identifier, countries ...string) []Identifier {
	var out []Identifier
	for _, id := range ids {
		kind, whose := ident.KindOf(id.Kind), countries
		if kind == "" {
			kind = ident.Kind(strings.ToLower(id.Kind))
		}
		if id.Country != "" {
			whose = []string{id.Country}
		}
		read, check := ident.Read(kind, id.Value, whose...)
		if read.Value != "" {
			out = addNumber(out, Identifier{string(read.Kind), read.Value, cmp.Or(id.Country, read.Country), check})
		}
	}
	return out
}

// Ways in which names are read.
var (
	asPerson   = []names.Class{names.Person}
	asOrg      = []names.Class{names.Org}
	asObject   = []names.Class{names.Object}
	asEither   = []names.Class{names.Person, names.Org}
	asAnything = []names.Class{names.Person, names.Org, names.Object}
)

// addNumber adds id unless it is there already; of two that differ only in that
// one says its kind or country, that one stays.
func addNumber(ids []Identifier, id Identifier) []Identifier {
	for i := range ids {
		x := &ids[i]
		if x.Value == id.Value && agree(x.Kind, id.Kind) && agree(x.Country, id.Country) {
			x.Kind, x.Country, x.Check = cmp.Or(x.Kind, id.Kind), cmp.Or(x.Country, id.Country), max(x.Check, id.Check)
			return ids
		}
	}
	return append(ids, id)
}

func agree(a, b string) bool { return a == b || a == "" || b == "" }

// Classes returns the ways in which names of a schema are read: one for most,
// two where the schema does not say person or organisation, all for none. It
// must not be changed.
func Classes(schema string) []names.Class {
	switch schema {
	case "Person":
		return asPerson
	case "Company", "Organization", "PublicBody":
		return asOrg
	case "Vessel", "Airplane", "Vehicle", "Asset", "Security", "CryptoWallet":
		return asObject
	case "LegalEntity":
		return asEither
	case removed:
		return nil
	}
	return asAnything
}

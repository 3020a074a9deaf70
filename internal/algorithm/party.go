package algorithm

import (
	"slices"
	"strings"
	"sync"

	"sanctrace/internal/ftm"
	"sanctrace/internal/ident"
	"sanctrace/internal/index"
)

// identifier is a value of an identifying property.
type identifier struct{ prop, format, value string }

// Party is one side of a comparison, with what features need of it prepared
// when first used. It is immutable and safe for concurrent use.
type Party struct {
	schema                              *ftm.Schema
	names, weak, lastNames, given       []string
	births, countries, genders, address []string
	ids                                 []identifier

	light   func() []string    // clean names in their own script
	print   func() []string    // fingerprints: Latin, titles gone, legal forms short
	words   func() [][]string  // words of each fingerprint
	people  func() [][]string  // words of each name in Latin, for persons
	spoken  func() [][]spoken  // words with how they sound
	written func() [][]string  // words as OFAC's search reads them, upper case
	numbers func() []string    // numbers in the names
	strict  func() []string    // identifiers, letters and digits only
	read    func() [][]part    // names as logic-v2 reads them, by class
	places  func() [][]addrBit // addresses
}

// NewParty prepares an entity. A schema that is not known makes a party that
// compares with nothing.
func NewParty(e *ftm.Entity) *Party {
	p := &Party{}
	p.schema, _ = ftm.Lookup(e.Schema)
	if p.schema == nil {
		return p
	}
	for _, v := range e.Values {
		p.take(v.Prop, v.Value)
	}
	p.prepare()
	return p
}

// Named prepares a party of which a name is all that is known.
func Named(schema, name string) *Party {
	e := ftm.NewEntity("", schema)
	e.Add("name", name)
	return NewParty(e)
}

// OfEntry prepares an entry of the index.
func OfEntry(x *index.Entry) *Party {
	e := ftm.NewEntity(x.ID, x.Schema)
	for _, n := range x.Names {
		e.Add(map[index.NameKind]string{index.Strong: "name", index.Weak: "weakAlias", index.Previous: "previousName"}[n.Kind], n.Text)
	}
	for _, d := range index.Births(x.BirthDates) {
		e.Add("birthDate", d.Values()...)
	}
	e.Add("country", x.Countries...)
	e.Add("gender", x.Genders...)
	e.Add("address", x.Addresses...)
	for _, id := range x.Identifiers {
		e.Add(propOf(e.Schema, id.Kind), id.Value)
	}
	return NewParty(e)
}

// propOf returns the property of a kind of identifier, as far as the schema has
// it.
func propOf(schema, kind string) string {
	s, ok := ftm.Lookup(schema)
	if p := ident.Kind(kind).PropFor(schema); ok && p != "" && s.Property(p) != nil {
		return p
	}
	if ok && s.Property("idNumber") != nil {
		return "idNumber"
	}
	return "registrationNumber"
}

// take files a value under its property, or under what the property's type says
// it is.
func (p *Party) take(prop, value string) {
	d := p.schema.Property(prop)
	if d == nil || value == "" {
		return
	}
	switch prop {
	case "weakAlias", "abbreviation":
		p.weak = append(p.weak, value)
	case "lastName":
		p.lastNames = append(p.lastNames, value)
	case "firstName", "middleName", "secondName":
		p.given = append(p.given, value)
	case "birthDate":
		p.births = append(p.births, value)
	case "gender":
		p.genders = append(p.genders, value)
	case "publicKey", "mmsi":
		p.ids = append(p.ids, identifier{prop, d.Format, value})
	default:
		if d.Matchable {
			p.takeType(d, value)
		}
	}
}

func (p *Party) takeType(d *ftm.Property, value string) {
	switch d.Type.Name {
	case "name":
		p.names = append(p.names, value)
	case "country":
		p.countries = append(p.countries, value)
	case "address":
		p.address = append(p.address, value)
	case "identifier":
		p.ids = append(p.ids, identifier{d.Name, d.Format, value})
	}
}

// mapped returns the function that computes fn of every value, once.
func mapped[T any](values []string, fn func(string) T) func() []T {
	return sync.OnceValue(func() []T {
		out := make([]T, 0, len(values))
		for _, v := range values {
			out = append(out, fn(v))
		}
		return out
	})
}

func (p *Party) prepare() {
	person := p.schema.Is("Person")
	p.light = mapped(p.names, light)
	p.print = mapped(p.names, fingerprint)
	p.words = mapped(p.names, func(n string) []string { return strings.Fields(fingerprint(n)) })
	p.people = mapped(p.names, func(n string) []string { return strings.Fields(ascii(n)) })
	p.spoken = mapped(p.names, speak)
	p.written = mapped(p.names, func(n string) []string { return tokens(strings.ToUpper(n)) })
	p.numbers = sync.OnceValue(func() []string { return numbersIn(p.names) })
	p.strict = sync.OnceValue(func() []string { return p.identifiers() })
	p.read = mapped(p.names, func(n string) []part {
		if person {
			return readPerson(n, p.lastNames, p.given)
		}
		return readOrganisation(n)
	})
	p.places = mapped(p.address, readAddress)
}

// identifiers returns all identifying numbers, letters and digits only.
func (p *Party) identifiers() []string {
	var out []string
	for _, id := range p.ids {
		if v := strict(id.value); v != "" && id.prop != "publicKey" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// common returns the schema of both sides when one extends the other.
func common(q, c *Party) *ftm.Schema {
	if c.schema.Is(q.schema.Name) {
		return c.schema
	}
	return q.schema
}

// bothAre reports whether the narrower schema of the two is a kind of name.
func bothAre(q, c *Party, name string) bool { return common(q, c).Is(name) }

// legalPhrases are legal forms in the short form that fingerprints have them in,
// longer ones first.
var legalPhrases = [][2]string{
	{"gesellschaft mit beschrankter haftung", "gmbh"}, {"limited liability company", "llc"}, {"public limited company", "plc"},
	{"open joint stock company", "oao"}, {"closed joint stock company", "zao"}, {"joint stock company", "ao"}, {"limited partnership", "lp"},
	{"aktiengesellschaft", "ag"}, {"incorporated", "inc"}, {"corporation", "corp"}, {"company", "co"}, {"limited", "ltd"}, {"pte ltd", "ltd"},
	{"ojsc", "oao"}, {"cjsc", "zao"}, {"jsc", "ao"}, {"ltda", "ltd"}, {"tov", "llc"},
}

// fingerprint is the Latin form of a name with titles gone and long legal forms
// in their short form.
func fingerprint(name string) string {
	text := " " + ascii(withoutTitle(name)) + " "
	for _, p := range legalPhrases {
		text = strings.ReplaceAll(text, " "+p[0]+" ", " "+p[1]+" ")
	}
	return strings.TrimSpace(text)
}

func withoutTitle(name string) string {
	for {
		first, rest, ok := strings.Cut(strings.TrimSpace(name), " ")
		if !ok || !isTitle(strings.ToLower(strings.Trim(first, ".,"))) {
			return strings.TrimSpace(name)
		}
		name = rest
	}
}

func isTitle(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "miss", "mister", "mx", "dr", "doctor", "prof", "professor", "sir", "dame", "lord", "lady", "hon", "honorable", "honourable",
		"madam", "madame", "mme", "monsieur", "herr", "hr", "frau", "fr", "senor", "senorita", "sr", "captain", "capt", "colonel", "general", "admiral",
		"brigadier", "commodore", "lieutenant", "president", "chairman", "chairwoman", "director", "ambassador", "reverend", "excellency", "the",
		"count", "countess", "duke", "duchess", "queen", "emperor", "empress", "baroness", "baronet", "dott", "dottore":
		return true
	}
	return false
}

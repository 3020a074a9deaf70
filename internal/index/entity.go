package index

import (
	"slices"

	"sanctrace/internal/ftm"
	"sanctrace/internal/ident"
	"sanctrace/internal/names"
)

// nameKinds are the FollowTheMoney properties that hold names of the entity
// itself, with what they are worth.
var nameKinds = map[string]NameKind{
	"name": Strong, "alias": Strong, "weakAlias": Weak, "previousName": Previous, "abbreviation": Weak,
}

// countryProps are the properties whose countries tell namesakes apart.
var countryProps = map[string]bool{
	"country": true, "nationality": true, "citizenship": true, "jurisdiction": true, "mainCountry": true, "birthCountry": true, "flag": true, "pastFlags": true,
}

// traitProps are the properties that hold traits, with their kinds.
var traitProps = map[string]string{"model": Model, "type": Type, "grossRegisteredTonnage": GRT, "tonnage": DWT}

// dateProps are the properties that say when somebody was born, founded or
// built.
var dateProps = map[string]bool{"birthDate": true, "incorporationDate": true, "buildDate": true}

// FromEntity returns the entry of an entity: its names, dates of birth,
// countries, genders, addresses, identifiers and traits. Datasets, Valid, and what
// stands in entities of its own (addresses, passports) are the caller's to
// add.
func FromEntity(e *ftm.Entity) Entry {
	out := Entry{ID: e.ID, Caption: ftm.Caption(e), Schema: e.Schema}
	for _, v := range e.Values {
		out.Take(v.Prop, v.Value)
	}
	return out
}

// Take files a value of a property of the entity: a name, number, date, country,
// gender, address or trait. What is none of these is left out, and what is there
// already is not repeated.
func (e *Entry) Take(prop, value string) {
	if k, ok := nameKinds[prop]; ok {
		e.takeName(Name{Text: value, Kind: k})
		return
	}
	if kind := ident.PropOn(e.Schema, prop); kind != "" && !noNumber[kind] {
		e.TakeNumber(Identifier{Kind: string(kind), Value: value})
		return
	}
	if kind := traitProps[prop]; kind != "" && slices.Contains(Classes(e.Schema), names.Object) {
		e.Traits = appendNew(e.Traits, Trait{kind, value})
		return
	}
	switch {
	case dateProps[prop]:
		e.BirthDates = appendNew(e.BirthDates, value)
	case countryProps[prop]:
		e.Countries = appendNew(e.Countries, value)
	case prop == "gender":
		e.Genders = appendNew(e.Genders, value)
	case prop == "address":
		e.Addresses = appendNew(e.Addresses, value)
	}
}

// noNumber are the kinds that say nothing of who an entity is: the code of a tax
// office is of thousands, a page may be anybody's.
var noNumber = map[ident.Kind]bool{ident.KPP: true, ident.Website: true}

// takeName files a name. An aircraft without another name is listed under its
// mark, which counts as a number too.
func (e *Entry) takeName(n Name) {
	e.Names = appendNew(e.Names, n)
	if e.Schema == "Airplane" && ident.IsMark(n.Text) {
		e.TakeNumber(Identifier{Kind: string(ident.Tail), Value: n.Text})
	}
}

// TakeNumber files an identifier.
func (e *Entry) TakeNumber(id Identifier) { e.Identifiers = appendNew(e.Identifiers, id) }

func appendNew[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

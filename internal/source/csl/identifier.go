package csl

import (
	"regexp"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

var reIMO = regexp.MustCompile(`\b(\d{7})\b`)

// add puts the identifier where its label says: on the subject, on its
// listing, or beside the subject as a document, wallet or security.
func (id identifier) add(e *source.Entry, listing *ftm.Entity, l list) {
	if id.Number == "" {
		return
	}
	u := useOf(id.Type, l.code)
	phrase := strings.TrimRight(id.Type, " :-") + ": " + id.Number
	switch u.use {
	case asNumber, asPassport:
		id.document(e, u)
	case asWallet:
		id.wallet(e, u.prop)
	case asSecurity:
		id.security(e, u.prop)
	case asReason:
		source.Put(listing, "reason", phrase)
	case asRisk:
		source.Put(listing, "summary", phrase)
	case asListed, asStart:
		source.AddDateText(listing, u.prop, id.Number, when.MonthFirst)
	default:
		id.value(e.Subject, u, phrase)
	}
}

// value adds what is a property of the subject; phrase is the note it is
// otherwise.
func (id identifier) value(x *ftm.Entity, u idUse, phrase string) {
	switch u.use {
	case asProp:
		addFitting(x, u.prop, id.Number, phrase)
	case asCountry, asDate:
		id.plain(x, u, phrase)
	case asIMO:
		id.imo(x)
	case asGender:
		addFitting(x, u.prop, strings.ToLower(id.Number), phrase)
	default:
		source.AddNote(x, phrase)
	}
}

// wallet adds an address of a digital currency.
func (id identifier) wallet(e *source.Entry, currency string) {
	x := e.Subject
	w := ftm.NewEntity(ftm.MakeID(x.ID+"-wallet", currency, id.Number), "CryptoWallet")
	source.Put(w, "publicKey", id.Number)
	source.Put(w, "currency", currency)
	if isHolder(x) {
		source.Put(w, "holder", x.ID)
	}
	e.Detail(w)
}

// security adds a security that the subject issued, and its number, which prop
// names, to a company.
func (id identifier) security(e *source.Entry, prop string) {
	x := e.Subject
	s := ftm.NewEntity(ftm.MakeID(x.ID+"-security", prop, id.Number), "Security")
	source.Put(s, "name", id.Number)
	source.Put(s, prop, id.Number)
	source.Put(s, "issuer", x.ID)
	e.Detail(s)
	if x.Schema != "Company" {
		return
	}
	if prop == "ticker" {
		source.Put(x, "ticker", id.Number)
	} else {
		source.Put(x, "isinCode", id.Number)
	}
}

// plain adds a country or a date to a subject that can have it.
func (id identifier) plain(x *ftm.Entity, u idUse, phrase string) {
	switch {
	case fitting(x, u.prop) == "":
		source.AddNote(x, phrase)
	case u.use == asDate:
		source.AddDateText(x, u.prop, id.Number, when.MonthFirst)
	default:
		source.AddNations(x, u.prop, id.Number)
	}
}

// imo adds the ship's IMO number when the text holds one; other registrations
// of vessels are numbers of their own.
func (id identifier) imo(x *ftm.Entity) {
	m := reIMO.FindStringSubmatch(id.Number)
	switch {
	case m != nil && fitting(x, "imoNumber") != "":
		source.PutValue(x, ftm.Value{Prop: fitting(x, "imoNumber"), Value: m[1], Original: id.Number})
	case x.Schema == "Vessel":
		source.Put(x, "registrationNumber", id.Number)
	default:
		source.AddNote(x, id.Type+": "+id.Number)
	}
}

// document adds a number with its type, country and dates.
func (id identifier) document(e *source.Entry, u idUse) {
	x := e.Subject
	addFitting(x, refined(u.prop, id), id.Number, id.Type+": "+id.Number)
	if !isHolder(x) {
		return
	}
	schema := "Identification"
	if u.use == asPassport {
		schema = "Passport"
	}
	d := ftm.NewEntity(ftm.MakeID(x.ID+"-doc", schema, id.Number, id.Type), schema)
	source.Put(d, "holder", x.ID)
	source.Put(d, "number", id.Number)
	if u.use == asPassport {
		source.Put(d, "passportNumber", id.Number)
	}
	source.Put(d, "type", id.Type)
	if code := place.Code(id.Country); code != "" {
		source.PutValue(d, ftm.Value{Prop: "country", Value: code, Original: id.Country})
	}
	source.AddDateText(d, "startDate", id.Issued, when.MonthFirst)
	source.AddDateText(d, "endDate", id.Expires, when.MonthFirst)
	source.AddDateText(d, "date", id.date, when.MonthFirst)
	e.Detail(d)
}

// isHolder reports whether x can hold documents and wallets.
func isHolder(x *ftm.Entity) bool { return x.Schema != "Vessel" && x.Schema != "Airplane" }

// refined chooses the exact property of a number by its country and length:
// tax and register numbers of Russia by their digits; only Russia numbers
// bodies in its government gazette (OKPO); an LEI has 20 characters.
func refined(prop string, id identifier) string {
	ru := place.Code(id.Country) == "ru"
	if p := source.RussianByLength(prop, id.Number); ru && p != "" {
		return p
	}
	switch {
	case prop == "okpoCode" && !ru && id.Country != "", prop == "leiCode" && len(id.Number) != 20:
		return "registrationNumber"
	}
	return prop
}

// nearest names the property that takes a value in the place of one that the
// subject's schema lacks.
var nearest = map[string]string{
	"passportNumber": "idNumber", "socialSecurityNumber": "idNumber", "idNumber": "registrationNumber",
	"taxNumber": "registrationNumber", "vatCode": "registrationNumber", "licenseNumber": "registrationNumber",
	"okpoCode": "registrationNumber", "uscCode": "registrationNumber", "leiCode": "registrationNumber",
	"dunsCode": "registrationNumber", "bikCode": "registrationNumber", "imoNumber": "registrationNumber",
	"serialNumber": "registrationNumber",
}

// fitting returns prop, or the property that takes its place in x's schema, or
// "" when there is none.
func fitting(x *ftm.Entity, prop string) string {
	s, ok := ftm.Lookup(x.Schema)
	for ok && prop != "" && s.Property(prop) == nil {
		prop = nearest[prop]
	}
	return prop
}

// addFitting adds value under prop or what takes its place, else as a note.
func addFitting(x *ftm.Entity, prop, value, phrase string) {
	if p := fitting(x, prop); p != "" {
		source.Put(x, p, value)
		return
	}
	source.AddNote(x, phrase)
}

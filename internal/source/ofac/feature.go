package ofac

import (
	"regexp"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// feature adds a labelled value, as the XML formats give it. A label that is
// not known, or whose value cannot be read, becomes a note in the words of
// the remarks column.
func (e *entry) feature(f feature) {
	f.Type, f.Value = plain(f.Type), plain(f.Value)
	t, label, ok := lookupLabel(f.Type)
	if !ok {
		e.note(f.phrase())
		return
	}
	f.Type = label
	e.use(t, f)
}

// phrase writes f as the remarks column does.
func (f feature) phrase() string {
	s := strings.TrimSpace(f.Type + " " + f.Value)
	if f.Country != "" {
		s += " (" + f.Country + ")"
	}
	if f.Issued != "" {
		s += " issued " + f.Issued
	}
	if f.Expires != "" {
		s += " expires " + f.Expires
	}
	return s
}

// use puts the value of f where t says.
func (e *entry) use(t idType, f feature) {
	if f.Value == "" {
		e.note(f.phrase())
		return
	}
	switch t.kind {
	case toNumber, toPassport, toWallet, toIMO, toFormerTail:
		e.number(t, f)
	case toReason, toRisk, toListingDate, toStartDate:
		e.sanctionText(t, f)
	case toLink, toRelatedParty, toWeakAlias, toPreviousName:
		e.nameText(t, f)
	case toURL, toEmail, toPhone:
		e.contact(t, f)
	case toCountry, toDate, toBirthDate, toBirthPlace, toGender, toTonnage, toPosition, toProp:
		e.plainValue(t, f)
	default:
		e.note(f.phrase())
	}
}

// plainValue adds values that are a property of the subject.
func (e *entry) plainValue(t idType, f feature) {
	t.prop = e.propFor(t.prop)
	if !e.takes(t.prop) {
		e.note(f.phrase())
		return
	}
	switch t.kind {
	case toCountry:
		e.country(t.prop, f.Type, f.Value)
	case toDate, toBirthDate:
		e.date(t.prop, f.Type, f.Value)
	case toBirthPlace:
		e.birthPlace(f.Value)
	case toGender:
		e.gender(f)
	case toTonnage:
		e.tonnage(t.prop, f)
	case toPosition:
		e.positions(t.prop, f.Value)
	default:
		e.company = e.company || isCompanyTarget(t.prop, f.Value)
		e.add(t.prop, f.Value)
	}
}

// propFor returns the property that stands in for one that the subject lacks:
// ships, aircraft and people have a country for a jurisdiction.
func (e *entry) propFor(prop string) string {
	if prop == "jurisdiction" && !e.takes(prop) {
		return "country"
	}
	return prop
}

// positions adds each position of a list of them.
func (e *entry) positions(prop, list string) {
	for _, p := range strings.Split(list, "; ") {
		e.add(prop, p)
	}
}

// isCompanyTarget reports whether the value is a classification that only
// companies have.
func isCompanyTarget(prop, value string) bool {
	return prop == "classification" && companyTarget[value]
}

// companyTarget holds the target types that are companies.
var companyTarget = map[string]bool{
	"Public Company": true, "Private Company": true, "State-Owned Enterprise": true, "Financial Institution": true,
}

func (e *entry) gender(f feature) {
	switch g := strings.ToLower(f.Value); g {
	case "male", "female", "other":
		e.addFrom("gender", g, "", f.Value)
	default:
		e.note(f.phrase())
	}
}

func (e *entry) tonnage(prop string, f feature) {
	n := strings.ReplaceAll(f.Value, ",", "")
	if strings.Trim(n, "0123456789.") != "" {
		e.note(f.phrase())
		return
	}
	e.addFrom(prop, n, "", f.Value)
}

// contact adds websites, mail addresses and telephone numbers.
func (e *entry) contact(t idType, f feature) {
	typ, v := "phone", f.Value
	switch t.kind {
	case toURL:
		if typ = "url"; !strings.Contains(v, "://") {
			v = "http://" + v
		}
	case toEmail:
		typ = "email"
	case toPhone:
		v = phone(v)
	}
	clean, ok := ftm.Clean(typ, v)
	if !ok || !e.takes(t.prop) || (t.kind == toPhone && !strings.ContainsAny(v, "0123456789")) {
		e.note(f.phrase())
		return
	}
	e.addFrom(t.prop, clean, "", f.Value)
}

var rePhoneParts = regexp.MustCompile(`^\((\d{1,3})\)\s*[\d()\s-]+$`)

// phone writes "(98)(21)(66153220)", country code first, as +982166153220.
func phone(v string) string {
	if rePhoneParts.MatchString(v) {
		return "+" + strings.Map(digit, v)
	}
	return v
}

func digit(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// sanctionText adds what the remarks say about the listing itself.
func (e *entry) sanctionText(t idType, f feature) {
	switch t.kind {
	case toReason:
		e.reasons = append(e.reasons, sourced{trimPhrase(f.phrase()), e.origin})
	case toRisk:
		e.risks = append(e.risks, sourced{trimPhrase(f.phrase()), e.origin})
	case toListingDate:
		e.listing("listingDate", t.prop, f.Value)
	case toStartDate:
		e.listing("startDate", t.prop, f.Value)
	}
}

func trimPhrase(s string) string { return strings.TrimRight(strings.TrimSpace(s), ". ") }

// nameText adds names and relations by name.
func (e *entry) nameText(t idType, f feature) {
	switch t.kind {
	case toWeakAlias:
		e.listedName(weakAlias, unquote(f.Value))
	case toPreviousName:
		e.listedName(formerName, unquote(f.Value))
	case toLink:
		e.links = append(e.links, nameLink{role: "Linked To", name: f.Value, origin: e.origin})
	case toRelatedParty:
		l := nameLink{role: t.prop, name: f.Value, prop: "operator", origin: e.origin}
		if strings.HasSuffix(t.prop, "Owner") {
			l.prop = "owner"
		}
		e.links = append(e.links, l)
	}
}

// unquote strips one pair of single quotes.
func unquote(s string) string {
	if len(s) >= 2 && s[0] == '\'' && s[len(s)-1] == '\'' {
		return s[1 : len(s)-1]
	}
	return s
}

var reIMO = regexp.MustCompile(`(?i)^(?:IMO(?: no\.?| number)?[ :]*)?(\d{7})$`)

// number adds identifiers: the number to the subject, the rest to a detail.
func (e *entry) number(t idType, f feature) {
	switch {
	case t.kind == toWallet:
		e.wallet(t.prop, f)
		return
	case t.kind == toFormerTail:
		e.addFrom(t.prop, f.Value, "", f.phrase())
		return
	}
	f.Value = strings.TrimLeft(strings.TrimPrefix(f.Value, "Booklet"), ":# ")
	if !isIdentifier(f.Value) {
		e.note(f.phrase())
		return
	}
	prop, number := refine(t, f)
	if prop == "imoNumber" {
		e.company = e.company || e.subject.Schema == "Organization"
	}
	if !e.takes(prop) {
		e.note(f.phrase())
		return
	}
	e.addFrom(prop, number, "", f.Value)
	if t.kind == toIMO || prop == "imoNumber" || !e.isHolder() {
		return
	}
	e.identification(t, f, number)
}

// maxIdentifier is the longest number that is not prose.
const maxIdentifier = 48

var reProse = regexp.MustCompile(`\pL[\p{Ll}]{2,}[ .,:].*\b\p{Ll}{3,}|(?i) issued | expire`)

// isIdentifier tells a number from a sentence about a document.
func isIdentifier(s string) bool {
	return len(s) <= maxIdentifier && strings.ContainsAny(s, "0123456789") && !reProse.MatchString(s)
}

// refine chooses the exact property of a number by its form and country.
func refine(t idType, f feature) (prop, number string) {
	if m := reIMO.FindStringSubmatch(f.Value); m != nil && (t.kind == toIMO || strings.HasPrefix(strings.ToUpper(f.Value), "IMO")) {
		return "imoNumber", m[1]
	}
	if p := source.RussianByLength(t.prop, f.Value); p != "" && countryCode(f.Country) == "ru" {
		return p, f.Value
	}
	if !keepsProp(t.prop, f) {
		return "registrationNumber", f.Value
	}
	return t.prop, f.Value
}

// keepsProp reports whether a number can be of the property by its country, as
// an OKPO code must be Russian, and by its length.
func keepsProp(prop string, f feature) bool {
	switch prop {
	case "okpoCode":
		return f.Country == "" || countryCode(f.Country) == "ru"
	case "leiCode":
		return len(f.Value) == 20
	}
	return true
}

// identification adds the document or registration behind a number.
func (e *entry) identification(t idType, f feature, number string) {
	schema := "Identification"
	if t.kind == toPassport {
		schema = "Passport"
	}
	country := countryCode(f.Country)
	d := ftm.NewEntity(ftm.MakeID("ofac-ident", e.uid, f.Type, number, firstOf(country, f.Country)), schema)
	e.put(d, "holder", e.subject.ID, "")
	e.put(d, "type", f.Type, "")
	e.put(d, "number", number, f.Value)
	if t.kind == toPassport {
		e.put(d, "passportNumber", number, f.Value)
	}
	e.put(d, "country", country, f.Country)
	e.interval(d, "startDate", f.Issued)
	e.interval(d, "endDate", f.Expires)
	e.details = append(e.details, d)
}

// interval adds a date of issue or expiry.
func (e *entry) interval(d *ftm.Entity, prop, text string) {
	if text == "" {
		return
	}
	if p, ok := published(text); ok {
		for _, v := range p.Values() {
			e.put(d, prop, v, text)
		}
	}
}

// wallet adds an address of a digital currency.
func (e *entry) wallet(currency string, f feature) {
	if strings.Contains(f.Value, " ") {
		e.note(f.phrase())
		return
	}
	d := ftm.NewEntity(ftm.MakeID("ofac-wallet", e.uid, currency, f.Value), "CryptoWallet")
	if e.isHolder() {
		e.put(d, "holder", e.subject.ID, "")
	}
	e.put(d, "publicKey", f.Value, "")
	e.put(d, "currency", currency, "")
	e.details = append(e.details, d)
}

// isHolder reports whether documents can be held by the subject.
func (e *entry) isHolder() bool {
	return e.subject.Schema != "Vessel" && e.subject.Schema != "Airplane"
}

// The properties that only some of our schemata take; all others that idTypes
// names belong to every legal entity.
var (
	personProps = propSet("birthDate birthPlace birthCountry nationality citizenship gender position title passportNumber " +
		"socialSecurityNumber firstName lastName ethnicity profession")
	companyProps = propSet("bikCode isinCode ticker")
	vehicleProps = propSet("registrationNumber type model buildDate")
	vesselProps  = propSet("imoNumber mmsi callSign flag pastFlags pastTypes tonnage grossRegisteredTonnage")
	planeProps   = propSet("serialNumber icaoCode")
	thingProps   = propSet("name alias weakAlias previousName address addressEntity country notes topics")
)

func propSet(names string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields(names) {
		m[n] = true
	}
	return m
}

// takes reports whether the subject's schema has the property. A property
// that only companies have makes an organisation a company.
func (e *entry) takes(prop string) bool {
	switch e.subject.Schema {
	case "Vessel":
		return inAny(prop, vehicleProps, vesselProps, thingProps)
	case "Airplane":
		return inAny(prop, vehicleProps, planeProps, thingProps)
	case "Person":
		return !inAny(prop, companyProps, vesselProps, planeProps) && !only(vehicleProps, prop)
	}
	if companyProps[prop] {
		e.company = true
		return true
	}
	return prop == "imoNumber" || !inAny(prop, personProps, planeProps, vesselProps) && !only(vehicleProps, prop)
}

// inAny reports whether one of the sets has the property.
func inAny(prop string, sets ...map[string]bool) bool {
	for _, s := range sets {
		if s[prop] {
			return true
		}
	}
	return false
}

// only reports whether prop is in set and not also a legal entity's.
func only(set map[string]bool, prop string) bool { return set[prop] && prop != "registrationNumber" }

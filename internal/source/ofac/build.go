package ofac

import (
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// The origins of values: the component of the CSV set that carries them. The
// XML formats use the same words, so that a later component file can end what
// an XML file stated and the other way round.
const (
	originPrim     = "prim"
	originAlt      = "alt"
	originAdd      = "add"
	originComments = "comments"
)

// entry collects what one entry of an OFAC list states, in the shape that all
// its formats share. Set origin before adding; call finish once, then emit.
type entry struct {
	uid     string
	dataset string
	origin  string      // Value.Origin of what is added next
	subject *ftm.Entity // Person, Vessel, Airplane, Organization or Company
	details []*ftm.Entity
	links   []nameLink // relations whose other end is known by name only

	programs []program
	reasons  []sourced // determinations and directives, whole phrases
	risks    []sourced // warnings, whole phrases
	urls     []sourced // pages that explain the program
	dates    []dated
	company  bool // something that only companies have was stated
}

type program struct{ tag, title, origin string }

type sourced struct{ text, origin string }

type dated struct {
	prop, about string // about: what stands in the brackets: "CMIC", "EO 14024 Directive 2"
	value       string
	origin      string
}

// nameLink is a relation to another entry that the list names but does not
// number.
type nameLink struct {
	role string // "Linked To", "Vessel Owner", "Aircraft Operator"
	name string
	prop string // property of the subject that takes the other's id; empty for an UnknownLink

	origin string
}

// feature is a value under one of OFAC's labels (see idTypes).
type feature struct {
	Type    string
	Value   string
	Country string
	Issued  string // date as published
	Expires string
}

// newEntry returns an empty entry. sdnType is "individual", "vessel",
// "aircraft" or anything else for bodies, in any case.
func newEntry(dataset, uid, sdnType string) *entry {
	return &entry{uid: uid, dataset: dataset, origin: originPrim, subject: ftm.NewEntity(entityID(uid), schemaOf(sdnType))}
}

func entityID(uid string) string { return "ofac-" + strings.TrimSpace(uid) }

func schemaOf(sdnType string) string {
	switch strings.ToLower(strings.TrimSpace(sdnType)) {
	case "individual":
		return "Person"
	case "vessel":
		return "Vessel"
	case "aircraft":
		return "Airplane"
	}
	return "Organization"
}

func (e *entry) isPerson() bool { return e.subject.Schema == "Person" }

// add adds a value to the subject.
func (e *entry) add(prop, value string) { e.addFrom(prop, value, "", "") }

// addFrom adds a value with its language and the list's own text.
func (e *entry) addFrom(prop, value, lang, original string) {
	e.subject.AddValue(ftm.Value{Prop: prop, Value: value, Lang: lang, Original: original, Origin: e.origin})
}

// put adds a value to a detail.
func (e *entry) put(d *ftm.Entity, prop, value, original string) {
	d.AddValue(ftm.Value{Prop: prop, Value: value, Original: original, Origin: e.origin})
}

// note keeps a phrase that no property takes.
func (e *entry) note(text string) {
	e.add("notes", strings.TrimRight(strings.TrimSpace(text), ". "))
}

// nameUse is the rank of a name.
type nameUse uint8

const (
	primaryName nameUse = iota
	strongAlias
	weakAlias
	formerName
)

var nameProps = [...]string{primaryName: "name", strongAlias: "alias", weakAlias: "weakAlias", formerName: "previousName"}

// useOf returns the rank of an alias by OFAC's type ("a.k.a.", "fka") and
// quality ("weak").
func useOf(aliasType, quality string) nameUse {
	switch {
	case strings.HasPrefix(strings.ToLower(aliasType), "f"):
		return formerName
	case strings.EqualFold(quality, "weak"):
		return weakAlias
	}
	return strongAlias
}

// name adds a name. Given names are empty for bodies, ships and aircraft. The
// value is "Given SURNAME"; the parts are kept for the primary name.
func (e *entry) name(use nameUse, last, given, lang string) {
	last, given = plain(last), plain(given)
	if given == "" {
		last, given = splitName(e.isPerson(), last)
	}
	full, original := last, ""
	if given != "" && last != "" {
		full, original = given+" "+last, last+", "+given
	} else if given != "" {
		full = given
	}
	e.addFrom(nameProps[use], full, lang, original)
	if use == primaryName && e.isPerson() {
		e.addFrom("lastName", last, lang, "")
		e.addFrom("firstName", given, lang, "")
	}
	if use == primaryName && e.subject.Schema == "Organization" && hasLegalForm(full) {
		e.company = true
	}
}

// listedName adds a name written as one field: "SURNAME, Given" for persons.
func (e *entry) listedName(use nameUse, text string) {
	e.name(use, text, "", "")
}

// splitName splits "SURNAME, Given" of a person.
func splitName(person bool, text string) (last, given string) {
	if person {
		if l, g, ok := strings.Cut(text, ","); ok {
			return strings.TrimSpace(l), strings.TrimSpace(g)
		}
	}
	return text, ""
}

// plain joins blanks and writes double quotes as single ones, as the CSV
// files do, so that every format gives the same text.
func plain(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(straightQuotes(s), `"`, "'")), " ")
}

// isPlain reports whether plain would change nothing, for the many values of
// which this is true.
func isPlain(s string) bool {
	blank := true // as if one stood before
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 || c == '"' || c < ' ' || (c == ' ' && blank) {
			return false
		}
		blank = c == ' '
	}
	return s == "" || !blank
}

// legalForms are words of a name that only companies bear, without dots.
var legalForms = propSet("LLC LTD LIMITED LTDA INC INCORPORATED CORP CORPORATION CO COMPANY PLC SA SAS SAL SRL SPA GMBH AG BV NV OOO OAO ZAO " +
	"PAO AO PJSC JSC OJSC CJSC LLP FZE FZCO FZC AS DOO EOOD OOD BHD PTE PTY PVT EU SHPK BANK HOLDING HOLDINGS SHIPPING AIRLINES AIRLINE AIRWAYS TRADING")

// hasLegalForm reports whether a body's name shows that it is a company.
func hasLegalForm(name string) bool {
	for _, w := range strings.FieldsFunc(strings.ToUpper(strings.ReplaceAll(name, ".", "")), func(r rune) bool { return r < '0' && r != '&' || r == '/' }) {
		if legalForms[w] {
			return true
		}
	}
	return false
}

// address is where the subject is, as far as its parts are known.
type address struct {
	Street, City, State, Postal, Region, Country, Remarks string
	// Line is "City, State Postal" as the CSV files print it, when the parts
	// are not known apart; it is built from them otherwise.
	Line string
}

// line returns city, state and postal code the way the CSV files join them.
func (a address) line() string {
	if a.Line != "" {
		return a.Line
	}
	s := a.City
	if a.State != "" {
		s = strings.TrimPrefix(s+", "+a.State, ", ")
	}
	return strings.TrimSpace(s + " " + a.Postal)
}

// address adds an Address, its text and its country. An address without any
// part is nothing.
func (e *entry) address(a address) {
	for _, p := range []*string{&a.Street, &a.City, &a.State, &a.Postal, &a.Region, &a.Country, &a.Line, &a.Remarks} {
		*p = plain(*p)
	}
	var parts []string
	for _, p := range []string{a.Street, a.line(), a.Region, a.Country} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return
	}
	full := strings.Join(parts, ", ")
	code := countryCode(a.Country)
	d := ftm.NewEntity(ftm.MakeID("ofac-addr", e.uid, full), "Address")
	e.put(d, "full", full, "")
	e.put(d, "street", a.Street, "")
	e.put(d, "city", a.City, "")
	e.put(d, "state", a.State, "")
	e.put(d, "postalCode", a.Postal, "")
	e.put(d, "region", a.Region, "")
	e.put(d, "country", code, a.Country)
	e.put(d, "remarks", a.Remarks, "")
	e.details = append(e.details, d)
	e.add("addressEntity", d.ID)
	e.add("address", full)
	e.addFrom("country", code, "", a.Country)
}

// ownSpellings are names of countries that only OFAC writes so.
var ownSpellings = map[string]string{"North Macedonia, The Republic of": "mk", "Man, Isle of": "im"}

// countryCode returns the code of a country as OFAC writes it: "Region: Gaza",
// "Cabo Verde.  Previously Cape Verde.", "Eritrean".
func countryCode(name string) string {
	if c := ownSpellings[name]; c != "" {
		return c
	}
	name = strings.TrimPrefix(name, "Region: ")
	c := source.Nation(name)
	if before, _, ok := strings.Cut(name, ". "); c == "" && ok {
		c = place.Code(before)
	}
	if c == "an" {
		return "" // the Netherlands Antilles are no country of the model
	}
	return c
}

// country adds a country by its English name; an unknown one is noted under
// label.
func (e *entry) country(prop, label, name string) {
	if c := countryCode(name); c != "" {
		e.addFrom(prop, c, "", name)
		return
	}
	e.note(label + " " + name)
}

// published reads a date as OFAC prints it. Nearly all are "28 Feb 1996" or a
// year, which need no pattern.
func published(text string) (when.Published, bool) {
	switch {
	case len(text) == 4 && number(text) >= 1000:
		return when.Published{Text: text, Earliest: when.Day(text + "-01-01"), Latest: when.Day(text + "-12-31")}, true
	case len(text) == 11 && text[2] == ' ' && text[6] == ' ':
		d, ok := when.Date(int(number(text[7:])), when.Month(text[3:6]), int(number(text[:2])))
		if ok {
			return when.Published{Text: text, Earliest: d, Latest: d}, true
		}
	}
	return when.ParsePublished(text, when.DayFirst)
}

// date adds a published date; text without a date is noted under label.
func (e *entry) date(prop, label, text string) {
	p, ok := published(text)
	if !ok {
		e.note(label + " " + text)
		return
	}
	for _, v := range p.Values() {
		e.addFrom(prop, v, "", text)
	}
}

// birthPlace adds a place of birth and its country, when the text ends in one.
func (e *entry) birthPlace(text string) {
	e.add("birthPlace", plain(text))
	last := text
	if i := strings.LastIndex(text, ","); i >= 0 {
		last = text[i+1:]
	}
	code := place.Code(strings.TrimSpace(last))
	if code == "" {
		code = place.Code(text)
	}
	e.addFrom("birthCountry", code, "", text)
}

// program adds a program tag under which the entry is listed, with its title
// when the format gives one.
func (e *entry) program(tag, title string) {
	tag = strings.TrimSpace(tag)
	for _, p := range e.programs {
		if p.tag == tag {
			return
		}
	}
	if tag != "" {
		e.programs = append(e.programs, program{tag, title, e.origin})
	}
}

// listing adds a date of the listing; about says which program or directive
// it belongs to ("CMIC", "EO 14024 Directive 2"), empty for all.
func (e *entry) listing(prop, about, text string) {
	p, ok := published(text)
	if !ok || len(p.Values()) == 0 {
		e.note(prop + " (" + about + ") " + text)
		return
	}
	e.dates = append(e.dates, dated{prop: prop, about: about, value: p.Values()[0], origin: e.origin})
}

// finish settles the schema and makes one Sanction for each program. Call it
// once, after everything else was added.
func (e *entry) finish() {
	if e.company && e.subject.Schema == "Organization" {
		e.subject.Schema = "Company"
	}
	if len(e.programs) == 0 {
		return
	}
	e.origin = originPrim
	e.add("topics", "sanction")
	reasons := make([]string, len(e.reasons))
	for i, r := range e.reasons {
		reasons[i] = r.text
	}
	for _, p := range e.programs {
		e.sanction(p, measuresOf(e.dataset, p.tag, reasons))
	}
}

// sanction adds the Sanction of one program with what the entry says of it.
func (e *entry) sanction(p program, provisions []source.Measure) {
	e.origin = p.origin
	s := ftm.NewEntity(ftm.MakeID("ofac-sanction", e.uid, p.tag), "Sanction")
	e.put(s, "entity", e.subject.ID, "")
	e.put(s, "authority", "US Office of Foreign Assets Control", "")
	e.put(s, "country", "us", "")
	e.put(s, "program", firstOf(p.title, p.tag), "")
	e.put(s, "programId", p.tag, "")
	for _, m := range provisions {
		e.put(s, "provisions", string(m), "")
	}
	for _, r := range e.reasons {
		if e.concerns(r.text, p.tag) {
			e.origin = r.origin
			e.put(s, "reason", r.text, "")
		}
	}
	for _, r := range e.risks {
		e.origin = r.origin
		e.put(s, "summary", r.text, "")
	}
	for _, u := range e.urls {
		e.origin = u.origin
		e.put(s, "programUrl", u.text, "")
	}
	for _, d := range e.dates {
		if e.concerns(d.about, p.tag) {
			e.origin = d.origin
			e.put(s, d.prop, d.value, "")
		}
	}
	e.details = append(e.details, s)
}

// concerns reports whether a text that names an order belongs to a program of
// the entry. A text that names none of the entry's programs concerns all.
func (e *entry) concerns(text, tag string) bool {
	named := programOfOrder(text)
	for _, p := range e.programs {
		if p.tag == named {
			return tag == named
		}
	}
	return true
}

// emit hands the entry to out with the published record; links by name are
// left to the linker.
func (e *entry) emit(out *source.Out, record string) error {
	if err := out.Subject(e.subject, record); err != nil {
		return err
	}
	for _, d := range e.details {
		if err := out.Detail(e.subject.ID, d); err != nil {
			return err
		}
	}
	return nil
}

func firstOf(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}

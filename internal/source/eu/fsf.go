package eu

import (
	"regexp"
	"strconv"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// party is an entry of the consolidated list in any of its formats, whole or a
// row of it.
type party struct {
	id             string // logical id
	person         bool
	euRef, unID    string
	designated     string
	delisted       string
	details        string
	remarks        []string
	regulation     regulation
	names          []partyName
	births         []partyBirth
	citizenships   []partyPlace
	addresses      []partyAddress
	identification []partyDocument
}

type regulation struct {
	programme, title, published, inForce, url string
}

type partyName struct {
	first, middle, last, whole string
	function, title, gender    string
	lang                       string // ISO 639-1 in capitals
	weak                       bool
	main                       bool // the name to show; the others are aliases
	remarks                    []string
}

type partyPlace struct {
	street, poBox, zip, city, region, place string
	country                                 string // code of two or three letters
	countryName                             string
	remarks                                 []string
}

type partyBirth struct {
	partyPlace
	date, from, to   string
	day, month, year string
	circa            bool
	calendar         string
}

type partyAddress struct {
	partyPlace
	atListing bool
	contacts  [][2]string // key, value
}

type partyDocument struct {
	code, description, number, latin, holder string
	country, authority                       string
	issued, from, to                         string
	flags                                    []string
	remarks                                  []string
}

func (p *party) entry() *source.Entry {
	schema := "LegalEntity"
	if p.person {
		schema = "Person"
	} else if p.hasIMO() {
		schema = "Organization"
	}
	e := source.NewEntry("eu-fsf-"+source.Slug(p.id), schema)
	for _, n := range p.names {
		n.add(e.Subject)
	}
	for _, b := range p.births {
		b.add(e.Subject)
	}
	for _, c := range p.citizenships {
		prop := "nationality"
		if !p.person {
			prop = "country"
		}
		addCountry(e.Subject, prop, c.country, c.countryName)
		note(e.Subject, "citizenship: ", append(c.remarks, c.region))
	}
	for _, a := range p.addresses {
		a.add(e)
	}
	for _, d := range p.identification {
		d.add(e)
	}
	p.listing(e)
	return e.MarkListed()
}

func (p *party) hasIMO() bool {
	for _, d := range p.identification {
		if d.code == "imo" {
			return true
		}
	}
	return false
}

func note(s *ftm.Entity, prefix string, texts []string) {
	for _, t := range texts {
		if t = tidy(t); t != "" {
			source.AddNote(s, prefix+t)
		}
	}
}

// tidy undoes what exports do to text: literal \n, tabs for commas.
func tidy(s string) string {
	s = strings.NewReplacer(`\n`, " ", "\t ", ", ", "\t", ", ").Replace(strings.TrimSpace(s))
	return source.Clean(s)
}

// unwrap takes the brackets off a remark of the older formats.
func unwrap(s string) string {
	s = tidy(s)
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && strings.Count(s, "(") == strings.Count(s, ")") {
		depth := 0
		for i, r := range s {
			switch r {
			case '(':
				depth++
			case ')':
				depth--
			}
			if depth == 0 && i < len(s)-1 {
				return s
			}
		}
		return s[1 : len(s)-1]
	}
	return s
}

func addCountry(s *ftm.Entity, prop, code, named string) {
	if code = strings.TrimSpace(code); code == "00" {
		code = ""
	}
	for _, text := range []string{code, named} {
		if c := source.Nation(text); c != "" {
			source.PutValue(s, ftm.Value{Prop: prop, Value: c, Original: pick(source.Clean(named) != "", source.Clean(named), code)})
			return
		}
	}
	if n := tidy(named); n != "" && !strings.EqualFold(n, "unknown") {
		source.AddNote(s, prop+": "+n)
	}
}

// add adds the name under the property of its rank, with its language.
func (n partyName) add(s *ftm.Entity) {
	whole := tidy(n.whole)
	if whole == "" {
		whole = source.Join(" ", tidy(n.first), tidy(n.middle), tidy(n.last))
	}
	prop := "alias"
	switch {
	case n.main:
		prop = "name"
	case n.weak:
		prop = "weakAlias"
	}
	lang, _ := ftm.Clean("language", strings.ToLower(strings.TrimSpace(n.lang)))
	if lang == "" {
		lang = source.ScriptLang(whole)
	}
	fixed := source.Unmix(whole)
	source.PutValue(s, ftm.Value{Prop: prop, Value: fixed, Lang: lang, Original: whole})
	if s.Schema == "Person" {
		source.Put(s, "firstName", tidy(n.first))
		source.Put(s, "middleName", tidy(n.middle))
		source.Put(s, "lastName", tidy(n.last))
		source.Put(s, "title", tidy(n.title))
		source.Put(s, "position", tidy(n.function))
		if g := strings.TrimSpace(n.gender); g == "M" || g == "F" {
			source.Put(s, "gender", g)
		}
	} else {
		note(s, "function: ", []string{n.function})
	}
	note(s, "name "+fixed+": ", n.remarks)
}

func (p partyPlace) text() string {
	c := p.countryName
	if source.Clean(c) == "" {
		c = p.country
	}
	if strings.EqualFold(source.Clean(c), "unknown") || c == "00" {
		c = ""
	}
	return source.Join(", ", tidy(p.place), tidy(p.city), tidy(p.region), c)
}

// add adds a birth date in its calendar's doubt, and the place.
func (b partyBirth) add(s *ftm.Entity) {
	text := b.dateText()
	if b.circa && text != "" {
		text = "circa " + text
	}
	switch {
	case text == "" || text == "N/A":
	case b.calendar != "" && b.calendar != "GREGORIAN":
		source.AddNote(s, "birth date ("+strings.ToLower(b.calendar)+" calendar): "+text)
	case s.Schema != "Person":
		r := journalRow{}
		r.dates(s, "incorporationDate", text)
	default:
		source.AddDateText(s, "birthDate", text, when.DayFirst)
	}
	if s.Schema == "Person" {
		source.Put(s, "birthPlace", b.text())
		addCountry(s, "birthCountry", b.country, b.countryName)
	} else {
		note(s, "place: ", []string{b.text()})
	}
	note(s, "birth: ", b.remarks)
}

func (b partyBirth) dateText() string {
	num := func(s string) string {
		n, _ := strconv.Atoi(strings.TrimSpace(s))
		if n <= 0 {
			return "00"
		}
		return strconv.Itoa(n)
	}
	switch {
	case strings.TrimSpace(b.date) != "":
		return strings.TrimSpace(b.date)
	case num(b.from) != "00" && num(b.to) != "00":
		return num(b.from) + " to " + num(b.to)
	case num(b.year) != "00":
		return num(b.day) + "/" + num(b.month) + "/" + num(b.year)
	}
	return ""
}

func (a partyAddress) add(e *source.Entry) {
	s := e.Subject
	for _, c := range a.contacts {
		a.contact(s, strings.ToUpper(strings.TrimSpace(c[0])), tidy(c[1]))
	}
	var notes []string
	for _, r := range a.remarks {
		notes = append(notes, tidy(r))
	}
	if a.atListing {
		notes = append(notes, "at the time of listing")
	}
	country := a.country
	if country == "00" || source.Nation(country) == "" {
		country = a.countryName
	}
	if strings.EqualFold(source.Clean(country), "unknown") {
		country = ""
	}
	shown := source.Address{
		Street: source.Join(", ", tidy(a.street), tidy(a.place)), City: tidy(a.city), Region: tidy(a.region),
		PostalCode: tidy(a.zip), POBox: tidy(a.poBox), Country: countryShown(country, a.countryName), Note: strings.Join(notes, "; "),
	}
	if source.Join("", shown.Street, shown.City, shown.Region, shown.PostalCode, shown.POBox, shown.Country) == "" {
		note(s, "address: ", notes)
		return
	}
	e.Address(shown)
}

// countryShown returns a country's name for an address, from its code or name.
func countryShown(code, named string) string {
	if n := tidy(named); n != "" && source.Nation(n) != "" {
		return n
	}
	return strings.TrimSpace(code)
}

func (a partyAddress) contact(s *ftm.Entity, key, value string) {
	switch key {
	case "PHONE", "MOBILE", "TELEPHONE":
		source.Put(s, "phone", value)
	case "EMAIL", "E-MAIL":
		source.Put(s, "email", emailIn.FindAllString(value, -1)...)
	case "WEB", "WEBSITE", "WEB[SITE]":
		source.Put(s, "website", value)
	default:
		note(s, strings.ToLower(key)+": ", []string{value})
	}
}

// documentProps are the kinds of identification that have a property of their
// own; the others are documents.
var documentProps = map[string]string{
	"regnumber": "registrationNumber", "fiscalcode": "taxNumber", "swiftbic": "swiftBic", "imo": "imoNumber", "tradelic": "licenseNumber",
}

// add adds a document, or the number under the property of its kind.
func (d partyDocument) add(e *source.Entry) {
	number := tidy(d.number)
	if l := tidy(d.latin); l != "" {
		number = l
	}
	notes := d.notes()
	if prop := documentProps[d.code]; prop != "" && number != "" {
		source.Put(e.Subject, prop, number)
		if p := source.RussianNumber(number); p != "" && len(strings.Trim(number, "0123456789")) == 0 {
			source.Put(e.Subject, p, number)
		}
		note(e.Subject, d.code+" "+number+": ", notes)
		return
	}
	if number == "" {
		note(e.Subject, "document: ", []string{source.Join("; ", append([]string{d.description}, notes...)...)})
		return
	}
	e.Document(d.document(number, notes))
}

// notes returns what is said of the document beside its number and dates.
func (d partyDocument) notes() []string {
	notes := append([]string{}, d.flags...)
	for _, r := range d.remarks {
		notes = append(notes, tidy(r))
	}
	return append(notes, source.Join(" ", pick(d.holder != "", "name on document:", ""), d.holder))
}

func (d partyDocument) document(number string, notes []string) source.Document {
	doc := source.Document{Number: number, Type: d.description, Country: d.country, Authority: tidy(d.authority), Note: source.Join("; ", notes...)}
	if doc.Country == "00" {
		doc.Country = ""
	}
	if d.code == "passport" || d.code == "diplopassport" {
		doc.Type = pick(strings.Contains(strings.ToLower(doc.Type), "passport"), doc.Type, "Passport")
	}
	doc.From, _ = when.ParsePublished(pick(d.from != "", d.from, d.issued), when.DayFirst)
	doc.To, _ = when.ParsePublished(d.to, when.DayFirst)
	return doc
}

var otherRegime = regexp.MustCompile(`regime (\S+ \([^)]*\)) of programme ([A-Z]+)`)

// listing adds the Sanction of the entry's programme, and those that the
// remark of the oldest format names.
func (p *party) listing(e *source.Entry) {
	l := p.sanction(e, p.regulation.programme)
	r := p.regulation
	source.Put(l, "recordId", r.title)
	source.Put(l, "sourceUrl", r.url)
	source.AddDateText(l, "listingDate", pick(p.designated != "", p.designated, r.published), when.DayFirst)
	source.AddDateText(l, "startDate", pick(r.inForce != "", r.inForce, r.published), when.DayFirst)
	source.AddDateText(l, "endDate", p.delisted, when.DayFirst)
	source.AddNote(l, tidy(p.details))
	for _, text := range p.remarks {
		text = unwrap(text)
		source.Put(l, "reason", text)
		for _, m := range otherRegime.FindAllStringSubmatch(text, -1) {
			source.Put(p.sanction(e, m[2]), "recordId", m[1])
		}
	}
}

func (p *party) sanction(e *source.Entry, programme string) *ftm.Entity {
	l := e.Listing(programme)
	l.Add("authority", "Council of the European Union")
	l.Add("country", "eu")
	source.Put(l, "program", programme)
	source.Put(l, "programId", programme)
	source.Put(l, "authorityId", p.euRef)
	refs := source.UNRefs(p.unID)
	if len(refs) == 0 {
		source.Put(l, "unscId", p.unID)
	}
	l.Add("unscId", refs...)
	l.Add("provisions", string(source.AssetFreeze))
	return l
}

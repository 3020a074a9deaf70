package uk

import (
	"regexp"
	"slices"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// name is one name in the six parts of both lists; the sixth is the family
// name, or the whole name of what is no person.
type name struct {
	parts   [6]string
	kind    string // "Primary name", "AKA", "Alias", "FKA", "Primary name variation"
	quality string // "Good quality a.k.a", "Low quality a.k.a"
}

type foreignName struct{ text, script, lang string }

type place struct{ town, country string }

type document struct{ number, details string }

// designation is what a row or element of either list states.
type designation struct {
	id, ukRef, group, unRef string
	what                    string // Individual, Entity, Ship
	names                   []name
	foreign                 []foreignName
	titles, births          []string
	birthPlaces             []place
	nationalities, genders  []string
	passports, ids          []document
	positions               []string
	addresses               []source.Address
	phones, websites, mails []string
	regime, origin          string
	imposed                 []string // as the list words them; nil for OFSI
	listed, designated      string
	updated                 string
	reasons, other          string
	entityTypes             []string
	parents, subsidiaries   []string
	registrations           []string
	ship                    ship
}

// ship holds what is stated of vessels only.
type ship struct {
	imo, owners, pastOwners, flags, pastFlags []string
	types, tonnage, length, built, hull       []string
}

// schema returns the FtM schema: ships are vessels, in OFSI's older layout by
// their IMO number, and bodies with owners or subsidiaries are companies.
func (d *designation) schema() string {
	switch strings.ToLower(source.Clean(d.what)) {
	case "individual":
		return "Person"
	case "ship":
		return "Vessel"
	}
	if len(d.ship.imo) > 0 && len(d.parents)+len(d.subsidiaries)+len(d.registrations) == 0 && d.aboutShip() {
		return "Vessel"
	}
	if len(d.parents)+len(d.subsidiaries) > 0 {
		return "Company"
	}
	return "LegalEntity"
}

var shipWords = regexp.MustCompile(`(?i)^\W*(?:IMO|annex XIV)|\bvessel\b`)

func (d *designation) aboutShip() bool { return shipWords.MatchString(d.other) }

func (d *designation) entry() *source.Entry {
	d.unpack()
	e := source.NewEntry(d.id, d.schema())
	s := e.Subject
	for _, n := range d.names {
		n.add(s)
	}
	for _, f := range d.foreign {
		source.PutValue(s, ftm.Value{Prop: "name", Value: source.Unmix(f.text), Lang: f.language(), Original: f.text, Origin: "original-script"})
	}
	if s.Schema == "Person" {
		d.person(e)
	} else {
		d.body(e)
	}
	d.documents(e)
	for _, a := range d.addresses {
		d.address(e, a)
	}
	each(d.phones, func(v string) { putSplit(s, "phone", v) })
	each(d.websites, func(v string) { putSplit(s, "website", v) })
	each(d.mails, func(v string) {
		for _, m := range emailIn.FindAllString(v, -1) {
			source.Put(s, "email", m)
		}
	})
	source.AddNote(s, d.other)
	d.listing(e)
	return e.MarkListed()
}

var languages = map[string]string{
	"arabic": "ara", "russian": "rus", "ukrainian": "ukr", "belarusian": "bel", "persian": "fas", "farsi": "fas",
	"dari": "fas", "pashto": "pus", "urdu": "urd", "chinese": "zho", "korean": "kor", "burmese": "mya", "serbian": "srp",
	"japanese": "jpn", "hebrew": "heb", "georgian": "kat", "armenian": "hye", "turkish": "tur", "tajik": "tgk", "kazakh": "kaz",
}

// language returns the code of the stated language, or of the script where
// that leaves no doubt.
func (f foreignName) language() string {
	if l := languages[strings.ToLower(source.Clean(f.lang))]; l != "" {
		return l
	}
	return source.ScriptLang(f.text)
}

// add adds the name under the property of its kind and quality.
func (n name) add(s *ftm.Entity) {
	full := source.Join(" ", n.parts[0], n.parts[1], n.parts[2], n.parts[3], n.parts[4], n.parts[5])
	kind, prop := strings.ToLower(source.Clean(n.kind)), "alias"
	switch {
	case strings.HasPrefix(kind, "primary name variation"):
	case strings.HasPrefix(kind, "prim"):
		prop = "name"
	case strings.HasPrefix(kind, "fka"), strings.Contains(kind, "formerly"):
		prop = "previousName"
	}
	if q := strings.ToLower(n.quality); prop == "alias" && (strings.HasPrefix(q, "low") || strings.HasPrefix(q, "weak")) {
		prop = "weakAlias"
	}
	source.AddName(s, prop, full)
	if s.Schema == "Person" && prop == "name" {
		source.Put(s, "firstName", n.parts[0])
		source.Put(s, "secondName", n.parts[1])
		source.Put(s, "middleName", n.parts[2], n.parts[3], n.parts[4])
		source.Put(s, "lastName", n.parts[5])
	}
}

func each(values []string, f func(string)) {
	for _, v := range values {
		for _, p := range source.SplitPacked(v) {
			f(p)
		}
	}
}

// putSplit puts values that a cell separates by commas or semicolons.
func putSplit(s *ftm.Entity, prop, cell string) {
	for _, v := range strings.FieldsFunc(cell, func(r rune) bool { return r == ',' || r == ';' }) {
		source.Put(s, prop, v)
	}
}

func (d *designation) person(e *source.Entry) {
	s := e.Subject
	each(d.titles, func(v string) { source.Put(s, "title", strings.Split(strings.Trim(v, ". "), "/")...) })
	each(d.positions, func(v string) { source.Put(s, "position", v) })
	each(d.births, func(v string) { addBirth(s, v) })
	for _, n := range d.nationalities {
		source.AddNations(s, "nationality", n)
	}
	for _, g := range d.genders {
		source.Put(s, "gender", strings.Trim(source.Clean(g), "."))
	}
	for _, p := range d.birthPlaces {
		towns := source.SplitPacked(p.town)
		countries := source.SplitPacked(p.country)
		for _, t := range towns {
			if len(towns) == 1 && len(countries) == 1 {
				t = source.Join(", ", t, countries[0])
			}
			source.Put(s, "birthPlace", t)
		}
		if len(towns) == 0 {
			source.Put(s, "birthPlace", countries...)
		}
		if source.Clean(p.country) != "" {
			source.AddNations(s, "birthCountry", p.country)
		}
	}
}

var unknownDay = regexp.MustCompile(`(?i)^(dd|--|\d\d)/(mm|--|\d\d)/(\d{4})$`)

// addBirth adds a birth date whose unknown parts are 00, dd or mm.
func addBirth(s *ftm.Entity, text string) {
	date := strings.Trim(source.Clean(text), ". ")
	if m := unknownDay.FindStringSubmatch(date); m != nil {
		date = strings.NewReplacer("d", "0", "m", "0", "-", "0").Replace(strings.ToLower(m[1]+"/"+m[2])) + "/" + m[3]
	}
	p, ok := when.ParsePublished(date, when.DayFirst)
	if !ok {
		source.AddNote(s, "birth date: "+text)
		return
	}
	p.Text = text
	source.AddDate(s, "birthDate", p)
}

// documents adds passports and national numbers; details that stand in a cell
// of their own tell country and dates.
func (d *designation) documents(e *source.Entry) {
	for _, p := range d.passports {
		addDocuments(e, p, "Passport")
	}
	for _, p := range d.ids {
		addDocuments(e, p, "National identification")
	}
}

func addDocuments(e *source.Entry, d document, kind string) {
	numbers := source.SplitDocuments(d.number)
	for i, n := range numbers {
		text := n
		if len(numbers) == 1 && source.Clean(d.details) != "" {
			text = n + " " + source.Clean(d.details)
			if !strings.HasPrefix(source.Clean(d.details), "(") {
				text = n + " (" + source.Clean(d.details) + ")"
			}
		}
		doc, ok := source.ParseDocument(text, kind)
		if !ok {
			source.AddNote(e.Subject, strings.ToLower(kind)+": "+text)
			continue
		}
		e.Document(doc)
		if i == 0 && len(numbers) > 1 {
			source.AddNote(e.Subject, prefixed(strings.ToLower(kind)+": ", d.details))
		}
	}
	if len(numbers) == 0 {
		source.AddNote(e.Subject, prefixed(strings.ToLower(kind)+": ", d.details))
	}
}

func prefixed(prefix, text string) string {
	if text = source.Clean(text); text == "" {
		return ""
	}
	return prefix + text
}

var countryNote = regexp.MustCompile(`^([^(]+)\((.+)\)\s*$`)

// address adds an address; what the country cell says of it in brackets is its
// note.
func (d *designation) address(e *source.Entry, a source.Address) {
	if m := countryNote.FindStringSubmatch(source.Clean(a.Country)); m != nil && source.Nation(m[1]) != "" && source.Nation(m[2]) == "" {
		a.Country, a.Note = strings.TrimSpace(m[1]), m[2]
	}
	if source.Join("", a.Street, a.City, a.PostalCode, a.Country) != "" {
		e.Address(a)
	}
}

// body adds what entities and ships have.
func (d *designation) body(e *source.Entry) {
	s := e.Subject
	each(d.titles, func(v string) { source.AddNote(s, "title: "+v) })
	each(d.positions, func(v string) { source.AddNote(s, "position: "+v) })
	for _, n := range d.nationalities {
		source.AddNations(s, "country", n)
	}
	each(d.entityTypes, func(v string) { source.Put(s, "legalForm", v) })
	each(d.registrations, func(v string) { addRegistration(s, v) })
	for _, n := range split(d.parents) {
		p := related(e, n, "LegalEntity")
		e.Edge("Ownership", "asset", "owner", p, "parent company").Add("role", "parent company")
	}
	for _, n := range split(d.subsidiaries) {
		p := related(e, n, "Company")
		e.Edge("Ownership", "owner", "asset", p, "subsidiary").Add("role", "subsidiary")
	}
	if s.Schema == "Vessel" {
		d.vessel(e)
	}
}

// split returns the values of packed cells, cut at semicolons.
func split(cells []string) []string {
	var out []string
	each(cells, func(v string) {
		for _, p := range strings.Split(v, ";") {
			if p = strings.Trim(source.Clean(p), ".,"); p != "" && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	})
	return out
}

// related adds a party that the list only names, and returns its id.
func related(e *source.Entry, named, schema string) string {
	x := ftm.NewEntity(ftm.MakeID(e.Subject.ID+"-named", named), schema)
	source.AddName(x, "name", named)
	e.Detail(x)
	return x.ID
}

var (
	imoIn       = regexp.MustCompile(`\b\d{7}\b`)
	emailIn     = regexp.MustCompile(`[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+`)
	numberIn    = regexp.MustCompile(`\d[\d,.]*`)
	russianIn   = regexp.MustCompile(`\b\d{10}(?:\d{2,3}|\d{5})?\b`)
	labelled    = regexp.MustCompile(`(?i)^(?:[a-z .()/-]{2,40}?)[:.]\s*([A-Z0-9].*)$`)
	yearOrDates = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
)

// addRegistration adds a number of a register; INN and OGRN are told by their
// check digits.
func addRegistration(s *ftm.Entity, text string) {
	known := false
	for _, n := range russianIn.FindAllString(text, -1) {
		if p := source.RussianNumber(n); p != "" {
			source.Put(s, p, n)
			known = true
		}
	}
	for _, v := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		if m := labelled.FindStringSubmatch(source.Clean(v)); m != nil {
			v = m[1]
		}
		if known && len(strings.Fields(v)) > 2 {
			source.AddNote(s, "registration: "+text)
			continue
		}
		source.Put(s, "registrationNumber", strings.Trim(source.Clean(v), ".,"))
	}
}

func (d *designation) vessel(e *source.Entry) {
	s := e.Subject
	for _, v := range d.ship.imo {
		source.Put(s, "imoNumber", imoIn.FindAllString(strings.ReplaceAll(strings.ToUpper(v), "IMO", " "), -1)...)
	}
	for _, f := range d.ship.flags {
		source.AddNations(s, "flag", f)
	}
	for _, f := range d.ship.pastFlags {
		source.AddNations(s, "pastFlags", f)
	}
	each(d.ship.types, func(v string) { source.Put(s, "type", v) })
	each(d.ship.tonnage, func(v string) { source.Put(s, "tonnage", numberIn.FindString(v)) })
	each(d.ship.length, func(v string) { source.AddNote(s, "length: "+v) })
	each(d.ship.built, func(v string) {
		for _, y := range yearOrDates.FindAllString(v, -1) {
			source.Put(s, "buildDate", y)
		}
	})
	each(d.ship.hull, func(v string) { source.Put(s, "registrationNumber", v) })
	for _, n := range split(d.ship.owners) {
		e.Edge("UnknownLink", "object", "subject", related(e, n, "LegalEntity"), "current owner or operator").Add("role", "current owner or operator")
	}
	for _, n := range split(d.ship.pastOwners) {
		e.Edge("UnknownLink", "object", "subject", related(e, n, "LegalEntity"), "previous owner or operator").Add("role", "previous owner or operator")
	}
}

// listing adds the Sanction of the designation's regime.
func (d *designation) listing(e *source.Entry) {
	l := e.Listing(d.regime)
	l.Add("authority", authority(d.id))
	l.Add("country", "gb")
	if strings.HasPrefix(d.id, "gb-hmt-") {
		source.Put(l, "authorityId", d.group, d.ukRef)
	} else {
		source.Put(l, "authorityId", d.ukRef)
		source.Put(l, "recordId", d.group)
	}
	person := e.Subject.Schema == "Person"
	for _, u := range source.UNRefs(d.unRef) {
		l.Add("unscId", source.RefOfKind(u, person))
	}
	if l.First("unscId") == "" {
		l.Add("unscId", source.OwnUNRef(d.other, person))
	}
	source.Put(l, "program", d.regime)
	source.Put(l, "reason", d.reasons)
	for _, t := range []string{d.listed, d.designated} {
		source.AddDateText(l, "listingDate", t, when.DayFirst)
	}
	source.AddDateText(l, "startDate", first(d.designated, d.listed), when.DayFirst)
	source.AddDateText(l, "modifiedAt", d.updated, when.DayFirst)
	source.AddNote(l, prefixed("designation source: ", d.origin))
	if d.imposed == nil {
		l.Add("provisions", string(d.ofsiMeasure(e.Subject.Schema)))
		return
	}
	for _, w := range d.imposed {
		for _, m := range measuresIn(w) {
			l.Add("provisions", string(m))
		}
		source.AddNote(l, prefixed("sanctions imposed: ", w))
	}
}

func authority(id string) string {
	if strings.HasPrefix(id, "gb-hmt-") {
		return "HM Treasury, Office of Financial Sanctions Implementation"
	}
	return "Foreign, Commonwealth and Development Office"
}

func first(texts ...string) string {
	for _, t := range texts {
		if t = source.Clean(t); t != "" {
			return t
		}
	}
	return ""
}

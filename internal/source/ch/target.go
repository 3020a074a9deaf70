package ch

import (
	"regexp"
	"strconv"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

func (t *targetXML) schema() string {
	switch {
	case t.Individual != nil:
		return "Person"
	case t.Entity != nil:
		return "LegalEntity"
	}
	switch strings.ToLower(t.Object.ObjectType) {
	case "vessel", "ship":
		return "Vessel"
	case "aircraft", "airplane":
		return "Airplane"
	}
	return "Asset"
}

func (t *targetXML) entry(ix *index) *source.Entry {
	e := source.NewEntry("ch-seco-"+source.Slug(t.ID), t.schema())
	s, body := e.Subject, t.body()
	if s.Schema == "Person" {
		source.Put(s, "gender", body.Sex)
	}
	named := false
	for _, mainOnes := range []bool{true, false} {
		for _, id := range body.Identities {
			if (id.Main == "true") == mainOnes {
				named = id.add(e, ix, named)
			}
		}
	}
	for _, r := range body.Relations {
		if to := source.Slug(r.Target); to != "" {
			link := e.Edge("UnknownLink", "subject", "object", "ch-seco-"+to, r.Type)
			source.Put(link, "role", strings.ReplaceAll(r.Type, "-", " "))
			source.Put(link, "summary", r.Remark)
		}
	}
	for _, o := range body.Other {
		information(s, source.Clean(o))
	}
	t.listings(e, ix)
	return e.MarkListed()
}

// add adds one identity. The first primary name is the name to show; named
// tells whether there was one before.
func (id identityXML) add(e *source.Entry, ix *index, named bool) bool {
	s := e.Subject
	for _, n := range id.Names {
		named = n.add(s, named)
	}
	for _, b := range id.Births {
		b.add(s)
	}
	for _, n := range id.Nationalities {
		prop := "nationality"
		if s.Schema != "Person" {
			prop = "country"
		}
		if c := n.Country.code(); c != "" {
			source.PutValue(s, ftm.Value{Prop: prop, Value: c, Original: n.Country.text()})
		} else {
			source.AddNote(s, prefixed(prop+": ", n.Country.text()))
		}
	}
	for _, b := range id.BirthPlaces {
		p := ix.places[b.Place]
		source.Put(s, "birthPlace", source.Join(", ", p.Location, p.Area, p.Country.text()))
		if c := p.Country.code(); c != "" {
			source.PutValue(s, ftm.Value{Prop: "birthCountry", Value: c, Original: p.Country.text()})
		}
		source.AddNote(s, prefixed("birth place: ", b.Remark))
	}
	for _, a := range id.Addresses {
		a.add(e, ix)
	}
	for _, d := range id.Documents {
		d.add(e)
	}
	return named
}

func prefixed(prefix, text string) string {
	if text = source.Clean(text); text == "" {
		return ""
	}
	return prefix + text
}

func (b birthXML) add(s *ftm.Entity) {
	text := dayPart(b.Day) + "/" + dayPart(b.Month) + "/" + dayPart(b.Year)
	if c := strings.ToLower(b.Calendar); c != "" && c != "gregorian" {
		source.AddNote(s, "birth date ("+c+" calendar): "+text)
		return
	}
	p, ok := when.ParsePublished(text, when.DayFirst)
	if !ok {
		return
	}
	if q := strings.ToLower(b.Quality); q != "" && q != "good" {
		p.Text = "circa " + text
	}
	prop := birthProp(s.Schema)
	for _, v := range p.Values() {
		source.PutValue(s, ftm.Value{Prop: prop, Value: v, Original: p.Text})
	}
}

// dayPart returns a day, month or year as a number, "00" when it is not known.
func dayPart(t string) string {
	if n, err := strconv.Atoi(strings.TrimSpace(t)); err == nil && n > 0 {
		return strconv.Itoa(n)
	}
	return "00"
}

// birthProp returns the property for the day on which something of the schema
// came to be.
func birthProp(schema string) string {
	switch schema {
	case "LegalEntity":
		return "incorporationDate"
	case "Vessel", "Airplane":
		return "buildDate"
	}
	return "birthDate"
}

func (a addressXML) add(e *source.Entry, ix *index) {
	p := ix.places[a.Place]
	e.Address(source.Address{
		Street: source.Join(", ", prefixed("c/o ", a.CareOf), a.Details), City: p.Location, Region: p.Area,
		PostalCode: a.Zip, POBox: prefixed("P.O. Box ", a.POBox), Country: p.Country.text(), Note: a.Remarks,
	})
}

func (d documentXML) add(e *source.Entry) {
	country := source.Clean(d.Issuer.Code)
	if source.Nation(country) == "" {
		country = d.Issuer.Name
	}
	if source.Nation(country) == "" {
		country = d.Place.text()
	}
	doc := source.Document{
		Type: strings.ReplaceAll(d.Type, "-", " "), Number: d.Number, Country: country, Note: d.Remark,
	}
	doc.From, _ = when.ParsePublished(d.Issued, when.DayFirst)
	doc.To, _ = when.ParsePublished(d.Expiry, when.DayFirst)
	if e.Subject.Schema == "Person" || e.Subject.Schema == "LegalEntity" {
		e.Document(doc)
		return
	}
	source.Put(e.Subject, "registrationNumber", d.Number)
}

var (
	emailIn = regexp.MustCompile(`[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+`)
	urlIn   = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s,;)]+`)
	imoIn   = regexp.MustCompile(`(?i)^IMO(?: number)? ?:? ?(\d{7})`)
	infoIn  = regexp.MustCompile(`(?i)^([a-z][a-z .()/-]{1,40}?) ?: ?(.+)$`)
)

// infoProps are the labels of other information that have a property.
var infoProps = map[string]string{
	"registration number": "registrationNumber", "state registration number": "registrationNumber", "ogrn": "ogrnCode",
	"tax registration number": "taxNumber", "tax identification number": "taxNumber", "tax id number": "taxNumber", "inn": "innCode",
	"okpo": "okpoCode", "phone": "phone", "phone number": "phone", "telephone": "phone", "tel": "phone", "tel.": "phone",
	"function": "position", "position": "position", "title": "title", "rank": "title", "type of entity": "legalForm",
	"father's name": "fatherName", "mother's name": "motherName", "gender": "gender", "callsign": "callSign", "mmsi": "mmsi",
}

// information keeps the text as a note and adds what its label states.
func information(s *ftm.Entity, text string) {
	source.AddNote(s, text)
	for _, m := range emailIn.FindAllString(text, -1) {
		source.Put(s, "email", m)
	}
	if schema, ok := ftm.Lookup(s.Schema); ok && schema.Property("website") != nil {
		source.Put(s, "website", urlIn.FindAllString(text, -1)...)
	}
	if m := imoIn.FindStringSubmatch(text); m != nil && s.Schema == "Vessel" {
		source.Put(s, "imoNumber", m[1])
		return
	}
	labelled(s, text)
}

// labelled adds the number or name that stands behind a label.
func labelled(s *ftm.Entity, text string) {
	m := infoIn.FindStringSubmatch(text)
	if m == nil {
		return
	}
	p := infoProps[strings.ToLower(m[1])]
	if p == "" {
		return
	}
	v := strings.TrimRight(m[2], " .")
	source.Put(s, p, v)
	if r := source.RussianNumber(v); r != "" && r != p && strings.Trim(v, "0123456789") == "" {
		source.Put(s, r, v)
	}
}

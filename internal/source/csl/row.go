package csl

import (
	"fmt"
	"regexp"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// row is one row of the list, whatever the layout it was read from.
type row struct {
	ID, Source, Number, Type, Name                         string
	Programs, Titles                                       []string
	Addresses                                              []address
	Notice, Start, End, StandardOrder, Requirement, Policy string
	CallSign, VesselType, Tonnage, GRT, Flag, Owner        string
	Remarks, ListURL, InfoURL                              string
	AltNames, Citizenships, Births, Nationalities, Places  []string
	IDs                                                    []identifier
}

// address is one address; the CSV gives its text alone.
type address struct{ Full, Street, City, State, PostalCode, Country string }

// identifier is one value of the ids column.
type identifier struct {
	Type, Number, Country, Issued, Expires string
	date                                   string // issue or expiry, not known which
}

// reader takes the rows of one file, whatever its layout.
type reader struct {
	file  string
	out   *source.Out
	links *links
}

// row hands over the fragments of the n-th row, or rejects it.
func (d *reader) row(r row, n int) error {
	if r.Name == "" || r.Source == "" {
		d.out.Reject(d.file, fmt.Sprintf("row %d", n), "no name or no source list in the row")
		return nil
	}
	l, _ := listOf(r.Source)
	e := source.NewEntry(r.key(l), r.schema())
	r.names(e.Subject)
	rest, linked := cutLinked(r.Remarks)
	r.facts(e.Subject, l, rest)
	for _, a := range r.Addresses {
		e.Address(a.normal())
	}
	s := r.listing(e, l)
	for _, id := range r.IDs {
		if l.ofac && id.Type == "Aircraft Operator" {
			if err := d.links.add(e.Subject, id.Type, id.Number, "operator", d.out); err != nil {
				return err
			}
			continue
		}
		id.add(e, s, l)
	}
	if err := d.related(e.Subject, r, linked); err != nil {
		return err
	}
	d.links.learn(e.Subject, r.Name)
	return e.Emit(d.out, r.record())
}

// related notes the relations that the row gives by name.
func (d *reader) related(x *ftm.Entity, r row, linked []string) error {
	if x.Schema == "Vessel" {
		if err := d.links.add(x, "Vessel Owner", r.Owner, "owner", d.out); err != nil {
			return err
		}
	}
	for _, name := range linked {
		if err := d.links.add(x, "Linked To", name, "", d.out); err != nil {
			return err
		}
	}
	return nil
}

var digits = regexp.MustCompile(`^\d{1,10}$`)

// key returns the id of the row's entity.
func (r row) key(l list) string {
	number := r.Number
	if number == "" {
		number = r.ID
	}
	switch {
	case (l.ofac || strings.Contains(r.Source, "Treasury")) && digits.MatchString(number):
		return "ofac-" + number
	case r.ID != "":
		return "csl-" + source.Slug(r.ID)
	}
	first := ""
	if len(r.Addresses) > 0 {
		first = r.Addresses[0].Full
	}
	return ftm.MakeID("csl", l.code, r.Name, first, r.Start)
}

// schema returns the FollowTheMoney schema of the row's type. "Entity" is
// anything that is no person: a Company when it has issued securities or holds
// a bank code, else an Organization.
func (r row) schema() string {
	switch strings.ToLower(r.Type) {
	case "individual":
		return "Person"
	case "vessel":
		return "Vessel"
	case "aircraft":
		return "Airplane"
	case "entity":
		for _, id := range r.IDs {
			if u := useOf(id.Type, ""); u.use == asSecurity || u.prop == "bikCode" {
				return "Company"
			}
		}
		return "Organization"
	}
	return "LegalEntity"
}

// names adds the name and the other names. Those of persons are turned from
// "SURNAME, Given" to the order in which they are spoken.
func (r row) names(x *ftm.Entity) {
	if x.Schema == "Person" {
		name, last, given := personName(r.Name)
		source.PutValue(x, ftm.Value{Prop: "name", Value: name, Original: r.Name})
		source.Put(x, "lastName", last)
		source.Put(x, "firstName", given)
		for _, a := range r.AltNames {
			alias, _, _ := personName(a)
			source.PutValue(x, ftm.Value{Prop: "alias", Value: alias, Original: a})
		}
		return
	}
	name, others := source.SplitAliases(r.Name)
	source.PutValue(x, ftm.Value{Prop: "name", Value: name, Original: r.Name})
	for _, o := range others {
		addOther(x, o)
	}
	for _, a := range r.AltNames {
		text := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(a, "and "), "-"))
		alias := source.Alias{Name: text}
		if up := strings.ToUpper(text); strings.HasPrefix(up, "F.K.A. ") || strings.HasPrefix(up, "FKA ") {
			alias = source.Alias{Name: text[strings.IndexByte(text, ' ')+1:], Former: true}
		}
		addOther(x, alias)
	}
}

func addOther(x *ftm.Entity, a source.Alias) {
	prop := "alias"
	if a.Former {
		prop = "previousName"
	}
	if n := source.Clean(a.Name); n != x.First("name") {
		source.Put(x, prop, n)
	}
}

var suffix = regexp.MustCompile(`(?i)^(?:jr|sr|ii|iii|iv)\.?$`)

// personName turns "SURNAME, Given" to "Given SURNAME".
func personName(s string) (name, last, given string) {
	s = source.Clean(s)
	last, given, ok := strings.Cut(s, ", ")
	if !ok {
		return s, "", ""
	}
	if g, tail, ok := strings.Cut(given, ", "); ok && suffix.MatchString(tail) {
		return g + " " + last + " " + tail, last, g
	}
	return given + " " + last, last, given
}

// facts adds what the row states of the subject itself; remarks are the row's
// without the links to other rows.
func (r row) facts(x *ftm.Entity, l list, remarks string) {
	source.Put(x, "topics", l.topic)
	for _, n := range r.Nationalities {
		source.AddNations(x, nationProp(x, "nationality"), n)
	}
	for _, c := range r.Citizenships {
		source.AddNations(x, nationProp(x, "citizenship"), c)
	}
	for _, t := range r.Titles {
		if x.Schema == "Person" {
			source.Put(x, "position", t)
			continue
		}
		source.AddNote(x, t)
	}
	if x.Schema == "Person" {
		for _, b := range r.Births {
			source.AddDateText(x, "birthDate", b, when.MonthFirst)
		}
		for _, p := range r.Places {
			addBirthPlace(x, p)
		}
	}
	if x.Schema == "Vessel" {
		r.vessel(x)
	}
	if l.code != "DPL" {
		source.AddNote(x, remarks)
	}
}

// nationProp names the property for a nationality: only persons have one.
func nationProp(x *ftm.Entity, prop string) string {
	if x.Schema == "Person" {
		return prop
	}
	return "country"
}

func addBirthPlace(x *ftm.Entity, p string) {
	source.Put(x, "birthPlace", p)
	country := p[strings.LastIndexByte(p, ',')+1:]
	if c := place.Code(country); c != "" && len(strings.TrimSpace(country)) > 3 {
		source.PutValue(x, ftm.Value{Prop: "birthCountry", Value: c, Original: strings.TrimSpace(country)})
	}
}

func (r row) vessel(x *ftm.Entity) {
	source.Put(x, "callSign", r.CallSign)
	source.Put(x, "type", r.VesselType)
	source.Put(x, "tonnage", strings.ReplaceAll(r.Tonnage, ",", ""))
	source.Put(x, "grossRegisteredTonnage", strings.ReplaceAll(r.GRT, ",", ""))
	if c := place.Code(r.Flag); c != "" {
		source.PutValue(x, ftm.Value{Prop: "flag", Value: c, Original: r.Flag})
	} else if r.Flag != "" {
		source.AddNote(x, "Flag: "+r.Flag)
	}
}

// normal returns the address in the shape that entries take, with the country
// by its English name.
func (a address) normal() source.Address {
	code := place.Code(a.Country)
	country := a.Country
	full := tidy(a.Full)
	if len(a.Country) == 2 && code != "" {
		name := place.Name(code)
		if full == a.Country {
			full = name
		} else if head, ok := strings.CutSuffix(full, ", "+a.Country); ok {
			full = head + ", " + name
		}
		country = name
	}
	return source.Address{Full: full, Street: a.Street, City: a.City, Region: a.State, PostalCode: a.PostalCode, Country: country}
}

// tidy joins the parts of an address that are not empty, which the CSV leaves
// with stray blanks and commas.
func tidy(full string) string { return source.Join(", ", strings.Split(full, ",")...) }

// listing adds the Sanction of the row: one for each list that repeats the
// entity.
func (r row) listing(e *source.Entry, l list) *ftm.Entity {
	s := e.Listing(l.code)
	source.Put(s, "authority", l.agency)
	source.Put(s, "country", "us")
	source.Put(s, "provisions", string(l.measure))
	source.Put(s, "program", r.Source)
	if l.agency == treasury {
		source.Put(s, "programId", r.Programs...)
	} else {
		source.Put(s, "program", r.Programs...)
	}
	source.Put(s, "authorityId", source.Notices(r.Notice)...)
	source.Put(s, "recordId", r.ID)
	source.AddDateText(s, "startDate", r.Start, when.MonthFirst)
	source.AddDateText(s, "endDate", r.End, when.MonthFirst)
	source.Put(s, "sourceUrl", r.ListURL, r.InfoURL)
	if r.Requirement != "" {
		source.Put(s, "description", "Licence requirement: "+source.Clean(r.Requirement))
	}
	if r.Policy != "" {
		source.Put(s, "description", "Licence policy: "+source.Clean(r.Policy))
	}
	if strings.EqualFold(r.StandardOrder, "Y") {
		source.Put(s, "description", "Standard denial order")
	}
	if l.code == "DPL" {
		source.Put(s, "summary", r.Remarks)
	}
	return s
}

// record returns the row as published, the same for every layout.
func (r row) record() string {
	fields := []string{
		r.ID, r.Source, r.Number, r.Type, r.Name, strings.Join(r.Programs, "; "), strings.Join(r.Titles, "; "), r.Notice, r.Start,
		r.End, r.StandardOrder, r.Requirement, r.Policy, r.CallSign, r.VesselType, r.Tonnage, r.GRT, r.Flag, r.Owner, r.Remarks,
		r.ListURL, r.InfoURL, strings.Join(r.AltNames, "; "), strings.Join(r.Citizenships, "; "), strings.Join(r.Births, "; "),
		strings.Join(r.Nationalities, "; "), strings.Join(r.Places, "; "),
	}
	for _, a := range r.Addresses {
		fields = append(fields, tidy(a.Full))
	}
	for _, i := range r.IDs {
		fields = append(fields, source.Join(", ", i.Country, i.date, i.Expires, i.Issued, i.Number, i.Type))
	}
	return source.Record(fields...)
}

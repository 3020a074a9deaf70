package senzing

import (
	"fmt"
	"regexp"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// head returns the data source and id of a record.
func (o object) head() (dataSource, id string) {
	for _, p := range o.top {
		switch p.key {
		case "DATA_SOURCE":
			dataSource = p.value
		case "RECORD_ID":
			id = p.value
		}
	}
	return dataSource, id
}

// findAnchors notes under which anchors the record can be pointed at.
func (p *parser) findAnchors(o object) {
	dataSource, id := o.head()
	if id == "" {
		return
	}
	groups, _ := o.groups()
	for _, g := range groups {
		key := g.attrs["REL_ANCHOR_KEY"]
		if g.kind != "rel" || key == "" || g.attrs["REL_POINTER_KEY"] != "" && inLists(o) {
			continue
		}
		a := anchor{g.first("REL_ANCHOR_DOMAIN"), key}
		if a.domain == "" {
			a.domain = dataSource
		}
		if e := entityID(dataSource, id); e != entityID(a.domain, key) && len(p.anchors) < maxAnchors {
			p.anchors[a] = e
		}
	}
}

// inLists reports whether the record has its attributes in lists: there a
// group with both anchor and pointer is one relation between two others; in a
// flat record the two are separate.
func inLists(o object) bool { return len(o.lists) > 0 }

// resolve returns the entity that an anchor stands for.
func (p *parser) resolve(domain, key, dataSource string) string {
	if domain == "" {
		domain = dataSource
	}
	if id, ok := p.anchors[anchor{domain, key}]; ok {
		return id
	}
	return entityID(domain, key)
}

// schemas are what the types of records that are in use stand for.
var schemas = map[string]string{
	"PERSON": "Person", "INDIVIDUAL": "Person", "COMPANY": "Company", "BUSINESS": "Company",
	"ORGANIZATION": "Organization", "ORGANISATION": "Organization", "VESSEL": "Vessel", "AIRCRAFT": "Airplane",
}

// schemaOf decides what the record is: by its type, else by what only people
// or only bodies have.
func schemaOf(groups []group) string {
	typ, org, person := "", false, false
	for _, g := range groups {
		switch g.kind {
		case "type":
			typ = strings.ToUpper(g.attrs["RECORD_TYPE"])
		case "name":
			org = org || g.attrs["NAME_ORG"] != ""
			person = person || g.first("NAME_LAST", "NAME_FIRST") != ""
		case "gender", "birth", "death", "birthplace", "citizenship":
			person = true
		}
	}
	switch {
	case schemas[typ] != "":
		return schemas[typ]
	case org:
		return "Organization"
	case person:
		return "Person"
	}
	return "LegalEntity"
}

// record hands one record on.
func (p *parser) record(o object, at string) error {
	dataSource, id := o.head()
	rec := o.record()
	if dataSource == "" {
		p.out.Reject(p.path, at, "a record without DATA_SOURCE")
		return nil
	}
	if id == "" {
		id = strings.TrimPrefix(ftm.MakeID("", rec), "-")
	}
	groups, rest := o.groups()
	b := &builder{
		p: p, dataSource: dataSource, flat: !inLists(o),
		Entry: source.NewEntry(entityID(dataSource, id), schemaOf(groups)),
	}
	b.person = b.Subject.Schema == "Person"
	for _, g := range groups {
		b.group(g)
	}
	b.notes(rest)
	if len(ftm.Names(b.Subject)) == 0 && len(b.Subject.Values) == 0 {
		p.out.Reject(p.path, at, "record %q says nothing that is understood", id)
		return nil
	}
	if err := b.Emit(p.out, rec); err != nil {
		return err
	}
	for _, x := range b.relations {
		if err := p.out.Emit(source.Fragment{Entity: x}); err != nil {
			return err
		}
	}
	return nil
}

// builder makes the entity of one record.
type builder struct {
	*source.Entry
	p          *parser
	dataSource string
	person     bool
	flat       bool
	relations  []*ftm.Entity
}

func (b *builder) group(g group) {
	if b.value(g) {
		return
	}
	if d, ok := documents[g.kind]; ok {
		doc := source.Document{Type: d.name, Number: g.attrs[d.number], Country: g.attrs[d.country]}
		if t := g.attrs[d.typ]; t != "" {
			doc.Type = t
		}
		if g.kind == "licence" {
			doc.Authority, doc.Country = doc.Country, ""
		}
		b.Document(doc)
		return
	}
	b.special(g)
}

// value adds a group of one attribute that is a property of the subject, and
// reports whether it is one.
func (b *builder) value(g group) bool {
	if p, ok := plain[g.kind]; ok {
		source.Put(b.Subject, b.either(p.person, p.other), g.attrs[p.attr])
		return true
	}
	if d, ok := dates[g.kind]; ok {
		addDate(b.Subject, b.either(d.person, d.other), g.attrs[d.attr])
		return true
	}
	return false
}

// either returns the property that people have, or the one of all others.
func (b *builder) either(person, other string) string {
	if b.person {
		return person
	}
	return other
}

// special adds a group of a kind that is read in a way of its own.
func (b *builder) special(g group) {
	switch g.kind {
	case "name":
		b.name(g)
	case "addr":
		b.address(g)
	case "ssn":
		b.Document(source.Document{Type: "SSN", Number: g.first("SSN_NUMBER", "SSN"), Country: "us"})
	case "tax":
		b.tax(g)
	case "other":
		b.otherID(g.attrs["OTHER_ID_TYPE"], g.attrs["OTHER_ID_NUMBER"], g.attrs["OTHER_ID_COUNTRY"])
	case "trusted":
		b.otherID(g.attrs["TRUSTED_ID_TYPE"], g.attrs["TRUSTED_ID_NUMBER"], "")
	case "employer":
		source.AddNote(b.Subject, "Employer: "+g.first("EMPLOYER", "GROUP_ASSOCIATION_ORG_NAME"))
	case "rel":
		b.relation(g)
	}
}

// notes keeps the attributes that are of no group, those that only manage the
// record aside.
func (b *builder) notes(rest []pair) {
	for _, r := range rest {
		switch r.key {
		case "DATA_SOURCE", "RECORD_ID", "LAST_CHANGE", "LOAD_ID", "DSRC_ACTION", "ENTITY_TYPE":
		default:
			source.AddNote(b.Subject, r.key+": "+r.value)
		}
	}
}

// nameProp returns the property for a name of the given type or use.
func nameProp(use string) string {
	switch strings.ToUpper(use) {
	case "", "PRIMARY", "NATIVE", "LEGAL", "REGISTERED", "FULL":
		return "name"
	case "MAIDEN", "FORMER", "PREVIOUS", "FKA":
		return "previousName"
	case "WEAK", "WEAK_AKA", "LOW":
		return "weakAlias"
	}
	return "alias"
}

func (b *builder) name(g group) {
	use := g.attrs["NAME_TYPE"]
	if use == "" {
		use = g.use
	}
	full := g.first("NAME_FULL", "NAME_ORG")
	if full == "" {
		full = source.Join(" ", g.attrs["NAME_PREFIX"], g.attrs["NAME_FIRST"], g.attrs["NAME_MIDDLE"], g.attrs["NAME_LAST"], g.attrs["NAME_SUFFIX"])
	}
	source.AddName(b.Subject, nameProp(use), full)
	if !b.person {
		return
	}
	source.Put(b.Subject, "firstName", g.attrs["NAME_FIRST"])
	source.Put(b.Subject, "middleName", g.attrs["NAME_MIDDLE"])
	source.Put(b.Subject, "lastName", g.attrs["NAME_LAST"])
	source.Put(b.Subject, "title", g.attrs["NAME_PREFIX"])
	source.Put(b.Subject, "nameSuffix", g.attrs["NAME_SUFFIX"])
}

func (b *builder) address(g group) {
	a := g.attrs
	b.Address(source.Address{
		Full: a["ADDR_FULL"], Street: a["ADDR_LINE1"],
		Street2: source.Join(", ", a["ADDR_LINE2"], a["ADDR_LINE3"], a["ADDR_LINE4"], a["ADDR_LINE5"], a["ADDR_LINE6"]),
		City:    a["ADDR_CITY"], Region: a["ADDR_STATE"], PostalCode: a["ADDR_POSTAL_CODE"], Country: a["ADDR_COUNTRY"],
	})
}

func (b *builder) tax(g group) {
	number := g.attrs["TAX_ID_NUMBER"]
	source.PutValue(b.Subject, ftm.Value{Prop: "taxNumber", Value: number, Origin: strings.ToLower(g.attrs["TAX_ID_TYPE"])})
	if code := place.Code(g.attrs["TAX_ID_COUNTRY"]); code != "" && number != "" {
		source.Put(b.Subject, "country", code)
	}
}

// knownIDs maps types of identifiers, in lower case, to properties.
var knownIDs = map[string]string{
	"wikidata": "wikidataId", "lei": "leiCode", "inn": "innCode", "ogrn": "ogrnCode", "imo": "imoNumber", "duns": "dunsCode",
	"bic": "swiftBic", "swift": "swiftBic", "vat": "vatCode", "isin": "isinCode", "ogrn_code": "ogrnCode", "inn_code": "innCode",
}

// otherID adds an identifier whose type is named in the record: by a property
// of the model, by a common short name, or as a document of that type.
func (b *builder) otherID(typ, number, country string) {
	if number == "" {
		return
	}
	s, _ := ftm.Lookup(b.Subject.Schema)
	prop := knownIDs[strings.ToLower(typ)]
	if prop == "" {
		prop = typ
	}
	if p := s.Property(prop); p != nil && p.Type.Name == "identifier" {
		source.Put(b.Subject, prop, number)
		return
	}
	b.Document(source.Document{Type: typ, Number: number, Country: country})
}

var (
	owns      = regexp.MustCompile(`(?i)^\s*(?:owns|owner|shareholder)\b(?:[^0-9]*?(\d{1,3}(?:\.\d+)?)\s*%)?`)
	directs   = regexp.MustCompile(`(?i)\b(?:president|director|chair\w*|ceo|cfo|secretary|manager|officer)\b`)
	kin       = regexp.MustCompile(`(?i)\b(?:family|spouse|husband|wife|son|daughter|brother|sister|mother|father|child|sibling|cousin|uncle|aunt)\b`)
	sharedKin = regexp.MustCompile(`(?i)^family$`)
)

// relation adds the edge that a pointer stands for.
func (b *builder) relation(g group) {
	from, to, ok := b.ends(g)
	if !ok {
		return
	}
	role := g.attrs["REL_POINTER_ROLE"]
	schema, a, z := edgeOf(role, b.person)
	x := ftm.NewEntity(ftm.MakeID("senzing-"+strings.ToLower(schema), from, to, role), schema)
	x.Add(a, from)
	x.Add(z, to)
	if m := owns.FindStringSubmatch(role); m != nil && m[1] != "" {
		x.Add("percentage", m[1])
	}
	if schema == "Family" {
		x.Add("relationship", role)
	} else if role != "" {
		x.Add("role", role)
	}
	b.relations = append(b.relations, x)
}

// ends returns the two ends of a relation; ok is false when it points nowhere
// or neither end is the record. In a flat record an anchor beside a pointer is
// the record's own; in a list the two are the two ends.
func (b *builder) ends(g group) (from, to string, ok bool) {
	key := g.attrs["REL_POINTER_KEY"]
	if key == "" {
		return "", "", false
	}
	self := b.Subject.ID
	from, to = self, b.p.resolve(g.attrs["REL_POINTER_DOMAIN"], key, b.dataSource)
	if k := g.attrs["REL_ANCHOR_KEY"]; k != "" && !b.flat {
		from = b.p.resolve(g.attrs["REL_ANCHOR_DOMAIN"], k, b.dataSource)
	}
	return from, to, from != to && (from == self || to == self)
}

// edgeOf returns the schema and the two ends of a relation by its role.
func edgeOf(role string, person bool) (schema, source, target string) {
	switch {
	case owns.MatchString(role):
		return "Ownership", "owner", "asset"
	case kin.MatchString(role) && (person || sharedKin.MatchString(role)):
		return "Family", "person", "relative"
	case directs.MatchString(role):
		return "Directorship", "director", "organization"
	}
	return "UnknownLink", "subject", "object"
}

var (
	shortYear = regexp.MustCompile(`^(\d{1,2})([/.-])(\d{1,2}|[A-Za-z]{3,9})([/.-])(\d{2})$`)
	twoParts  = regexp.MustCompile(`^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$`)
)

// firstShortYear is the first year that two digits can stand for.
const firstShortYear = 1930

// addDate adds a date as people type it, month first.
func addDate(e *ftm.Entity, prop, text string) {
	full := text
	if m := shortYear.FindStringSubmatch(text); m != nil {
		var y int
		_, _ = fmt.Sscanf(m[5], "%d", &y)
		for y += 1900; y < firstShortYear; {
			y += 100
		}
		full = m[1] + m[2] + m[3] + m[4] + fmt.Sprint(y)
	}
	order := when.MonthFirst
	if m := twoParts.FindStringSubmatch(full); m != nil && len(m[1]) == 2 && m[1] > "12" {
		order = when.DayFirst
	}
	p, ok := when.ParsePublished(full, order)
	if !ok {
		source.AddDateText(e, prop, text, order)
		return
	}
	for _, v := range p.Values() {
		source.PutValue(e, ftm.Value{Prop: prop, Value: v, Original: text})
	}
}

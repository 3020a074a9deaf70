package screen

import (
	"maps"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/ident"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/names"
	"sanctrace/internal/place"
)

// Mapping says which columns of an input hold which field of a query. Columns
// joined with + make one value (name=first+last); columns joined with | are
// values of their own.
type Mapping map[string][][]string

// columns are the query's fields, but for numbers, with the column names under
// which they are found without a mapping.
var columns = map[string][]string{
	"id":         {"id", "customer_id", "client_id", "reference", "ref"},
	"schema":     {"schema", "type"},
	"name":       {"name", "full_name", "fullname", "caption", "customer_name", "alias", "weakalias", "previousname"},
	"birth_date": {"birth_date", "birthdate", "date_of_birth", "dob", "incorporationdate", "incorporation_date", "builddate", "build_date", "build_year", "year_built"},
	"country": {"country", "nationality", "jurisdiction", "citizenship", "country_code", "maincountry", "birthcountry", "birth_country", "country_of_birth",
		"residence", "country_of_residence", "country_of_incorporation"},
	"flag":        {"flag", "flag_state", "vessel_flag", "pastflags"},
	"gender":      {"gender", "sex"},
	"address":     {"address", "full_address"},
	"street":      {"street", "address_line_1", "address1", "address_line_2", "address2"},
	"city":        {"city", "town"},
	"postcode":    {"postcode", "postal_code", "postalcode", "zip", "zip_code"},
	"region":      {"region", "state", "province"},
	"id_country":  {"id_country", "passport_country", "issuing_country", "document_country"},
	index.Model:   {"model", "aircraft_model"},
	"vessel_type": {"vessel_type", "ship_type"},
	index.GRT:     {"grt", "gt", "gross_tonnage", "grossregisteredtonnage"},
	index.DWT:     {"dwt", "deadweight", "dead_weight", "tonnage"},
	unknownNumber: {"identifier", "number"},
}

// unknownNumber is the field of numbers whose kind is not known.
const unknownNumber = "identifier"

// fields are the columns with those of every kind of number, under its name.
var fields = func() map[string][]string {
	m := maps.Clone(columns)
	for _, k := range ident.Kinds() {
		m[string(k)] = k.Names()
	}
	return m
}()

// isNumber reports whether a field holds numbers to be looked for.
func isNumber(f string) bool {
	return f == unknownNumber || columns[f] == nil && ident.KindOf(f) != ""
}

// ParseMapping reads "name=first+last,country=Land". Fields that are not
// named are found under their usual column names.
func ParseMapping(s string) (Mapping, error) {
	m := usual()
	if strings.TrimSpace(s) == "" {
		return m, nil
	}
	for _, part := range strings.Split(s, ",") {
		f, cols, ok := strings.Cut(part, "=")
		f = strings.ToLower(strings.TrimSpace(f))
		if _, known := fields[f]; !ok || !known {
			return nil, fault.New(fault.Invalid, "map", "%q is not FIELD=COLUMN with a known field", part).Try("fields are %s", strings.Join(fieldNames(), ", "))
		}
		m[f] = nil
		for _, alt := range strings.Split(cols, "|") {
			var joined []string
			for _, c := range strings.Split(alt, "+") {
				joined = append(joined, strings.ToLower(strings.TrimSpace(c)))
			}
			m[f] = append(m[f], joined)
		}
	}
	return m, nil
}

// usual is the mapping of columns that are called as they mostly are.
func usual() Mapping {
	m := Mapping{}
	for f, cols := range fields {
		for _, c := range cols {
			m[f] = append(m[f], []string{c})
		}
	}
	return m
}

// QueryOf makes a query of values by field or usual column name, as a row of a
// file has them: name, birth_date, country, imo, ... Values of a field that is
// not known, dates that are none and names of no country are errors.
func QueryOf(schema string, values map[string][]string) (match.Query, error) {
	row := Row{Values: map[string][]string{}}
	for name, vs := range values {
		f := fieldOf(strings.ToLower(name))
		if f == "" {
			return match.Query{}, fault.New(fault.Invalid, name, "no such field").Try("fields are %s", strings.Join(fieldNames(), ", "))
		}
		for _, v := range vs {
			if f == "birth_date" && len(index.Births([]string{v})) == 0 {
				return match.Query{}, fault.New(fault.Invalid, name+" "+v, "not a date").Try("write it like 1961-03-02, 1961-03 or 1961")
			}
			if (f == "country" || f == "flag" || f == "id_country") && place.Code(v) == "" {
				return match.Query{}, fault.New(fault.Invalid, name+" "+v, "no such country").Try("use an English name or a two-letter code")
			}
		}
		row.Values[fields[f][0]] = append(row.Values[fields[f][0]], vs...)
	}
	return usual().query(row, schema), nil
}

// fieldOf returns the field that is called so, or whose column is; "" for none.
func fieldOf(name string) string {
	if _, ok := fields[name]; ok {
		return name
	}
	for _, f := range fieldNames() {
		if slices.Contains(fields[f], name) {
			return f
		}
	}
	return ""
}

// check returns why rows that name their columns cannot be screened with m: a
// column that the user named is missing, or none can hold a name or number.
func (m Mapping) check(rows Rows, given bool) error {
	file, ok := rows.(columned)
	if !ok {
		return nil
	}
	have := file.columns()
	usable := false
	for _, f := range fieldNames() {
		for _, cols := range m[f] {
			missing := slices.IndexFunc(cols, func(c string) bool { return !slices.Contains(have, c) })
			if missing < 0 {
				usable = usable || f == "name" || isNumber(f)
			} else if given && !slices.Contains(fields[f], cols[missing]) {
				return fault.New(fault.Invalid, "", "no column %q", cols[missing]).Try("columns are %s", strings.Join(have, ", "))
			}
		}
	}
	if !usable {
		return fault.New(fault.Invalid, "", "no column holds names or numbers to screen").
			Try("say which does with --map name=COLUMN; columns are %s", strings.Join(have, ", "))
	}
	return nil
}

func fieldNames() []string {
	var out []string
	for f := range fields {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}

// values returns the values of a field in a row.
func (m Mapping) values(f string, row Row) []string {
	var out []string
	for _, cols := range m[f] {
		if len(cols) == 1 {
			out = append(out, row.Values[cols[0]]...)
			continue
		}
		var parts []string
		for _, c := range cols {
			parts = append(parts, row.Values[c]...)
		}
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, " "))
		}
	}
	return out[:min(len(out), maxValues)]
}

// query makes the query of a row. Country names become codes; unknown ones
// are left out.
func (m Mapping) query(row Row, schema string) match.Query {
	q := match.Query{Schema: schema, Names: m.values("name", row), BirthDates: m.values("birth_date", row), Genders: genders(m.values("gender", row)), Addresses: m.addresses(row)}
	if v := m.values("id", row); len(v) > 0 {
		q.ID = v[0]
	}
	if v := m.values("schema", row); len(v) > 0 {
		q.Schema = schemaOf(v[0])
	}
	craft := q.Schema != "" && slices.Equal(index.Classes(q.Schema), []names.Class{names.Object})
	q.Countries = codes(m.values("country", row))
	if craft {
		q.Countries = append(q.Countries, codes(m.values("flag", row))...)
		q.Traits = m.traits(row)
	}
	q.Identifiers = m.numbers(row, q.Schema)
	return q
}

// codes returns the codes of countries, each once.
func codes(countries []string) []string {
	var out []string
	for _, c := range countries {
		if code := place.Code(c); code != "" && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// addresses returns the addresses of a row. A street, city and the like in
// columns of their own belong to the one address that there is.
func (m Mapping) addresses(row Row) []string {
	out := m.values("address", row)
	if len(out) > 1 {
		return out
	}
	for _, f := range [...]string{"street", "city", "postcode", "region"} {
		out = append(out, m.values(f, row)...)
	}
	if len(out) == 0 {
		return nil
	}
	return []string{strings.Join(out, ", ")}
}

// numbers returns the identifiers of a row.
func (m Mapping) numbers(row Row, schema string) []index.Identifier {
	var out []index.Identifier
	whose := codes(m.values("id_country", row))
	for _, f := range numberFields {
		for _, v := range m.values(f, row) {
			id := index.Identifier{Kind: f, Value: v}
			switch kind := ident.Kind(f); {
			case f == unknownNumber:
				id.Kind = ""
			case kind == ident.Registration && (schema == "Airplane" || ident.IsMark(v)):
				id.Kind = string(ident.Tail)
			case kind == ident.Passport || kind == ident.NationalID:
				if len(whose) > 0 {
					id.Country = whose[0]
				}
			}
			out = append(out, id)
		}
	}
	return out
}

// numberFields are the fields that hold numbers, in the order of their kinds.
var numberFields = func() []string {
	var out []string
	for _, k := range ident.Kinds() {
		out = append(out, string(k))
	}
	return append(out, unknownNumber)
}()

// traits returns the traits of a ship or aircraft. In files of FollowTheMoney
// entities "type" is the type of a ship.
func (m Mapping) traits(row Row) []index.Trait {
	var out []index.Trait
	for _, f := range [...]string{index.Model, index.GRT, index.DWT} {
		for _, v := range m.values(f, row) {
			out = append(out, index.Trait{Kind: f, Value: v})
		}
	}
	types := m.values("vessel_type", row)
	for _, v := range row.Values["type"] {
		if schemaOf(v) == "" {
			types = append(types, v)
		}
	}
	for _, v := range types {
		out = append(out, index.Trait{Kind: index.Type, Value: v})
	}
	return out
}

// schemata are the words that files use for the kind of a party.
var schemata = map[string]string{
	"person": "Person", "individual": "Person", "natural person": "Person", "human": "Person",
	"company": "Company", "corporate": "Company", "business": "Company", "organization": "Organization", "organisation": "Organization",
	"publicbody": "PublicBody", "legalentity": "LegalEntity", "legal entity": "LegalEntity", "entity": "LegalEntity",
	"vessel": "Vessel", "ship": "Vessel", "airplane": "Airplane", "aircraft": "Airplane", "vehicle": "Vehicle", "cryptowallet": "CryptoWallet", "security": "Security",
}

// schemaOf returns the schema that a cell names, or "" for one that names
// none: then names are read as of a person, an organisation and a thing.
func schemaOf(cell string) string { return schemata[strings.ToLower(cell)] }

// genders returns the genders that a row names in one of the languages that
// FollowTheMoney data is cleaned of.
func genders(vs []string) []string {
	var out []string
	for _, v := range vs {
		if g, ok := ftm.Clean("gender", v); ok {
			out = append(out, g)
		}
	}
	return out
}

// properties returns the query as FollowTheMoney properties, for output.
func properties(q match.Query) map[string][]string {
	p := map[string][]string{}
	set := func(k string, v []string) {
		if len(v) > 0 {
			p[k] = v
		}
	}
	set("name", q.Names)
	set(dateProp(q.Schema), q.BirthDates)
	set("country", q.Countries)
	set("gender", q.Genders)
	set("address", q.Addresses)
	for _, id := range q.Identifiers {
		k := ident.Kind(id.Kind).PropFor(q.Schema)
		if k == "" {
			k = "idNumber"
		}
		p[k] = append(p[k], id.Value)
	}
	for _, t := range q.Traits {
		k := traitProps[t.Kind]
		p[k] = append(p[k], t.Value)
	}
	return p
}

// dateProp is the property of the date of birth of a schema.
func dateProp(schema string) string {
	switch schema {
	case "Company", "Organization", "PublicBody", "LegalEntity":
		return "incorporationDate"
	case "Vessel", "Airplane", "Vehicle":
		return "buildDate"
	}
	return "birthDate"
}

// traitProps are the properties of traits.
var traitProps = map[string]string{index.Model: "model", index.Type: "type", index.GRT: "grossRegisteredTonnage", index.DWT: "tonnage"}

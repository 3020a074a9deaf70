package screen

import (
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/place"
)

// Mapping says which columns of an input hold which field of a query. Columns
// joined with + make one value (name=first+last); columns joined with | are
// values of their own.
type Mapping map[string][][]string

// fields are the query's fields with the column names under which they are
// found without a mapping.
var fields = map[string][]string{
	"id":          {"id", "customer_id", "client_id", "reference", "ref"},
	"schema":      {"schema", "type"},
	"name":        {"name", "full_name", "fullname", "caption", "customer_name", "alias", "weakalias", "previousname"},
	"birth_date":  {"birth_date", "birthdate", "date_of_birth", "dob", "incorporationdate"},
	"country":     {"country", "nationality", "jurisdiction", "citizenship", "country_code"},
	"gender":      {"gender", "sex"},
	"address":     {"address"},
	"passport":    {"passport", "passportnumber", "passport_number"},
	"national_id": {"idnumber", "national_id", "id_number"},
	"tax_id":      {"taxnumber", "tax_id", "tax_number"},
	"inn":         {"inn", "inncode"},
	"ogrn":        {"ogrn", "ogrncode"},
	"lei":         {"lei", "leicode"},
	"imo":         {"imo", "imonumber", "imo_number"},
	"mmsi":        {"mmsi"},
	"bic":         {"bic", "swiftbic", "swift"},
	"registration": {"registration", "registrationnumber", "registration_number",
		"company_number"},
	"identifier": {"identifier", "number", "uniqueentityid"},
}

// identifiers are the fields that are identifiers; their names are the kinds.
var identifiers = []string{"passport", "national_id", "tax_id", "inn", "ogrn", "lei", "imo", "mmsi", "bic", "registration", "identifier"}

// ParseMapping reads "name=first+last,country=Land". Fields that are not
// named are found under their usual column names.
func ParseMapping(s string) (Mapping, error) {
	m := Mapping{}
	for f, cols := range fields {
		for _, c := range cols {
			m[f] = append(m[f], []string{c})
		}
	}
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
				usable = usable || f == "name" || slices.Contains(identifiers, f)
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
	q := match.Query{Schema: schema, Names: m.values("name", row), BirthDates: m.values("birth_date", row), Genders: genders(m.values("gender", row)), Addresses: m.values("address", row)}
	if v := m.values("id", row); len(v) > 0 {
		q.ID = v[0]
	}
	if v := m.values("schema", row); len(v) > 0 {
		q.Schema = schemaOf(v[0])
	}
	for _, c := range m.values("country", row) {
		if code := place.Code(c); code != "" {
			q.Countries = append(q.Countries, code)
		}
	}
	for _, kind := range identifiers {
		for _, v := range m.values(kind, row) {
			id := index.Identifier{Kind: kind, Value: v}
			if kind == "identifier" {
				id.Kind = ""
			}
			q.Identifiers = append(q.Identifiers, id)
		}
	}
	return q
}

// schemata are the words that files use for the kind of a party.
var schemata = map[string]string{
	"person": "Person", "individual": "Person", "natural person": "Person", "human": "Person",
	"company": "Company", "corporate": "Company", "business": "Company", "organization": "Organization", "organisation": "Organization",
	"publicbody": "PublicBody", "legalentity": "LegalEntity", "legal entity": "LegalEntity", "entity": "LegalEntity",
	"vessel": "Vessel", "ship": "Vessel", "airplane": "Airplane", "aircraft": "Airplane", "vehicle": "Vehicle",
}

// schemaOf returns the schema that a cell names, or "" for one that names
// none: then names are read as of a person, an organisation and a thing.
func schemaOf(cell string) string { return schemata[strings.ToLower(cell)] }

func genders(vs []string) []string {
	var out []string
	for _, v := range vs {
		switch strings.ToLower(v) {
		case "m", "male", "man":
			out = append(out, "male")
		case "f", "female", "woman":
			out = append(out, "female")
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
	set("birthDate", q.BirthDates)
	set("country", q.Countries)
	set("gender", q.Genders)
	set("address", q.Addresses)
	for _, id := range q.Identifiers {
		k := propertyOf[id.Kind]
		if k == "" {
			k = "idNumber"
		}
		p[k] = append(p[k], id.Value)
	}
	return p
}

// propertyOf names the FollowTheMoney property of each kind of identifier.
var propertyOf = map[string]string{
	"passport": "passportNumber", "national_id": "idNumber", "tax_id": "taxNumber", "inn": "innCode", "ogrn": "ogrnCode", "lei": "leiCode",
	"imo": "imoNumber", "mmsi": "mmsi", "bic": "swiftBic", "registration": "registrationNumber",
}

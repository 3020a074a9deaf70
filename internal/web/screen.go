package web

import (
	"cmp"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/ftm"
	"sanctrace/internal/ident"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/place"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

// screenForm is the screening form as filled in.
type screenForm struct {
	Name, Schema, Country, BirthDate, Gender, Address, ID, Phone, On, Threshold string
}

// formValues reads the form from the address.
func formValues(r *http.Request) (screenForm, error) {
	var f screenForm
	for _, v := range []struct {
		name string
		into *string
	}{{"name", &f.Name}, {"schema", &f.Schema}, {"country", &f.Country}, {"birth_date", &f.BirthDate}, {"gender", &f.Gender}, {"address", &f.Address},
		{"id", &f.ID}, {"phone", &f.Phone}, {"on", &f.On}, {"threshold", &f.Threshold}} {
		var err error
		if *v.into, err = value(r, v.name); err != nil {
			return f, err
		}
	}
	return f, nil
}

// schemaChoices are the kinds of party that can be asked for.
var schemaChoices = [][2]string{{"", "Any kind"}, {"Person", "Person"}, {"LegalEntity", "Person or organisation"}, {"Organization", "Organisation"},
	{"Company", "Company"}, {"Vessel", "Ship"}, {"Airplane", "Aircraft"}, {"CryptoWallet", "Crypto wallet"}}

// genderChoices are the genders that lists give.
var genderChoices = [][2]string{{"", "Not known"}, {"female", "Female"}, {"male", "Male"}, {"other", "Other"}}

// fields returns the inputs of the form with the errors made in them.
func (f screenForm) fields(errs map[string]string) []field {
	schema := formField("schema", "Type", "", f.Schema)
	schema.Options = schemaChoices
	gender := formField("gender", "Gender", "Of a person", f.Gender)
	gender.Options = genderChoices
	name := formField("name", "Name", "In any script and order of words", f.Name)
	name.Wide = true
	out := []field{
		name, schema,
		formField("country", "Country", "Name or two-letter code", f.Country),
		formField("birth_date", "Birth date", "As exact as known: 1965, 1965-03, 1965-03-12, or 1960/1965 for a span. Of an organisation: founded", f.BirthDate),
		gender,
		formField("address", "Address", "Street, city, country, as far as known", f.Address),
		formField("id", "Number", "Passport, tax, IMO ...; with its kind if known: imo:9187629", f.ID),
		formField("phone", "Phone", "With its country code, such as +98 21 6615 3220, or as dialled in the country given", f.Phone),
		formField("on", "As of day", "Such as 2022-11-20; empty: today", f.On),
		formField("threshold", "Threshold", fmt.Sprintf("0.3 to 1; empty: %.2f", match.DefaultThreshold), f.Threshold),
	}
	for i := range out {
		out[i].Error = errs[out[i].Name]
	}
	return out
}

// given returns what the form says of the party, choices in words.
func (f screenForm) given() []field {
	var out []field
	for _, x := range f.fields(nil) {
		if x.Value == "" || x.Name == "on" || x.Name == "threshold" {
			continue
		}
		for _, o := range x.Options {
			if o[0] == x.Value {
				x.Value = o[1]
			}
		}
		out = append(out, x)
	}
	return out
}

// query turns the form into a query and its options. The errors are by field.
func (f screenForm) query(today when.Day) (match.Query, screen.Options, map[string]string) {
	errs := map[string]string{}
	return f.party(errs), f.options(today, errs), errs
}

// party returns whom the form asks for and adds the errors to errs.
func (f screenForm) party(errs map[string]string) match.Query {
	q := match.Query{Schema: f.Schema}
	if f.Name != "" {
		q.Names = []string{f.Name}
	} else if f.ID == "" && f.Phone == "" {
		errs["name"] = "Give a name or a number to look for."
	}
	if _, ok := ftm.Lookup(f.Schema); f.Schema != "" && !ok {
		errs["schema"] = "There is no such type. Choose one of the list."
	}
	if f.Country != "" {
		if c := place.Code(f.Country); c != "" {
			q.Countries = []string{c}
		} else {
			errs["country"] = "No country is known by that name. Use its English name or two-letter code."
		}
	}
	if f.BirthDate != "" {
		q.BirthDates = []string{f.BirthDate}
		if len(index.Births(q.BirthDates)) == 0 {
			errs["birth_date"] = "That is no date. Write 1965, 1965-03 or 1965-03-12."
		}
	}
	if f.Gender != "" {
		if g, ok := ftm.Clean("gender", f.Gender); ok {
			q.Genders = []string{g}
		} else {
			errs["gender"] = "There is no such gender in lists. Choose one of the list."
		}
	}
	if f.Address != "" {
		q.Addresses = []string{f.Address}
	}
	q.Identifiers = f.identifiers(errs)
	return q
}

// identifiers returns the numbers; that of the field Number has its kind written
// before it, if known. What is no number of its kind is an error: left out, it
// would make a clean answer of a question not asked.
func (f screenForm) identifiers(errs map[string]string) []index.Identifier {
	var out []index.Identifier
	if f.ID != "" {
		kind, number := ident.Labelled(f.ID)
		if word, _, ok := strings.Cut(number, ":"); ok && kind == "" && word != "bitcoincash" {
			errs["id"] = fmt.Sprintf("No kind of number is called “%s”. Write the number alone, or with its kind, as in imo:9187629, passport:A1234567.", clip(word, 40))
		}
		out = append(out, index.Identifier{Kind: string(kind), Value: number})
	}
	if f.Phone != "" {
		phone, err := ident.ParsePhone(f.Phone, place.Code(f.Country))
		if err != nil {
			errs["phone"] = "That is no number that can be dialled. Write it with the code of its country: +98 21 6615 3220."
		}
		out = append(out, index.Identifier{Kind: string(ident.Phone), Value: phone.Value})
	}
	return out
}

// options returns how the form asks and adds the errors to errs.
func (f screenForm) options(today when.Day, errs map[string]string) screen.Options {
	o := screen.Options{Limit: maxResults, Today: today, Threshold: match.DefaultThreshold}
	var err error
	if o.On, err = dayOf("on", f.On); err != nil {
		errs["on"] = "That is no day. Write it as 2022-11-20."
	} else if o.On == "" {
		o.On = today
	}
	if f.Threshold != "" {
		o.Threshold, err = strconv.ParseFloat(f.Threshold, 64)
		if err != nil || !(o.Threshold >= .3 && o.Threshold <= 1) {
			errs["threshold"] = "Use a number from 0.3 to 1."
		}
	}
	return o
}

// maxResults bounds the results of one screening.
const maxResults = 20

// screenData is what the page of a screening shows.
type screenData struct {
	Form      []field
	Errors    bool
	Given     []field // what was said of the party
	Asked     string
	Done      bool
	Results   []resultRow
	More      bool // there may be more than are shown
	Bounded   []string
	On        when.Day
	Threshold float64
	Scorer    string
	At        string
	Lists     []proofRow
}

// proofRow is a list that was screened against.
type proofRow struct {
	Dataset string
	Version when.Day
	Age     string
	Stale   bool
}

// resultRow is one finding.
type resultRow struct {
	finding.Finding
	Rank  int
	Href  string
	Kind  string
	Open  bool // show the explanation at once
	Steps []stepRow
}

// stepRow is one step of an explanation, with the place of its bar in
// per cent: left of the middle what speaks against, right of it what speaks
// for.
type stepRow struct {
	finding.Step
	Worth       string
	Against     bool
	Left, Width string
}

// screen answers one screening.
func (s *site) screen(r *http.Request) (view, error) {
	f, err := formValues(r)
	if err != nil {
		return view{}, err
	}
	q, o, errs := f.query(s.today())
	v := view{Page: "screen", Title: "Screen a name", Section: "screen"}
	if r.URL.RawQuery == "" {
		v.Data = screenData{Form: f.fields(nil)}
		return v, nil
	}
	if len(errs) > 0 {
		v.Status = http.StatusBadRequest
		v.Data = screenData{Form: f.fields(errs), Errors: true}
		return v, nil
	}
	d, err := s.screened(r, q, o)
	if err != nil {
		return view{}, err
	}
	d.Form, d.Given, d.Asked = f.fields(nil), f.given(), cmp.Or(f.Name, f.ID, f.Phone)
	v.Title = "Screening: no match"
	if n := len(d.Results); n > 0 {
		v.Title = "Screening: " + plural(n, "possible match", "possible matches")
	}
	v.Data = d
	return v, nil
}

// screened runs the query.
func (s *site) screened(r *http.Request, q match.Query, o screen.Options) (screenData, error) {
	lists, err := s.roster(r.Context())
	if err != nil {
		return screenData{}, fmt.Errorf("screening: %w", err)
	}
	if len(lists.Lists) == 0 {
		return screenData{}, fault.New(fault.Conflict, "", "no list is loaded, so there is nothing to screen against").
			Try("import lists with: sanctrace lists import PATH")
	}
	res, err := lists.Engine.Screen(r.Context(), q, o)
	if err != nil {
		return screenData{}, fmt.Errorf("screening: %w", err)
	}
	d := screenData{Done: true, More: len(res.Results) == maxResults, Bounded: res.Bounded, On: o.On, Threshold: o.Threshold,
		Scorer: lists.Engine.Scorer(), At: s.Now().UTC().Format("2006-01-02 15:04 UTC")}
	for _, l := range lists.Lists {
		age, stale := s.age(l.Dataset, l.Version)
		d.Lists = append(d.Lists, proofRow{l.Dataset, l.Version, age, stale})
	}
	for i, x := range res.Results {
		d.Results = append(d.Results, newResultRow(i, x, o.On))
	}
	return d, nil
}

func newResultRow(i int, x finding.Finding, on when.Day) resultRow {
	row := resultRow{Finding: x, Rank: i + 1, Href: address("entity", x.ID) + "?on=" + string(on), Kind: schemaLabel(x.Schema), Open: i == 0}
	most := 0.01
	for _, st := range x.Explanations {
		most = max(most, math.Abs(st.Worth))
	}
	for _, st := range x.Explanations {
		step := stepRow{Step: st, Worth: strings.Replace(fmt.Sprintf("%+.2f", st.Worth), "-", "\u2212", 1), Left: "50%"}
		w := st.Worth / most // the longest bar fills its half
		if w < 0 {
			step.Against, step.Left = true, percent((1+w)/2)
			w = -w
		}
		step.Width = percent(w / 2)
		row.Steps = append(row.Steps, step)
	}
	return row
}

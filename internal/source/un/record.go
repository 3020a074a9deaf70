package un

import (
	"regexp"
	"strings"
	"unicode"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// record is an INDIVIDUAL or ENTITY element.
type record struct {
	DataID         string     `xml:"DATAID"`
	First          string     `xml:"FIRST_NAME"`
	Second         string     `xml:"SECOND_NAME"`
	Third          string     `xml:"THIRD_NAME"`
	Fourth         string     `xml:"FOURTH_NAME"`
	List           string     `xml:"UN_LIST_TYPE"`
	Reference      string     `xml:"REFERENCE_NUMBER"`
	ListedOn       string     `xml:"LISTED_ON"`
	DelistedOn     string     `xml:"DELISTED_ON"`
	Gender         string     `xml:"GENDER"`
	SubmittedBy    string     `xml:"SUBMITTED_BY"`
	OriginalScript string     `xml:"NAME_ORIGINAL_SCRIPT"`
	Comments       string     `xml:"COMMENTS1"`
	Interpol       string     `xml:"INTERPOL_LINK"`
	Nationality2   string     `xml:"NATIONALITY2"`
	Titles         []string   `xml:"TITLE>VALUE"`
	Designations   []string   `xml:"DESIGNATION>VALUE"`
	Nationalities  []string   `xml:"NATIONALITY>VALUE"`
	Updated        []string   `xml:"LAST_DAY_UPDATED>VALUE"`
	PersonAliases  []alias    `xml:"INDIVIDUAL_ALIAS"`
	EntityAliases  []alias    `xml:"ENTITY_ALIAS"`
	PersonAddress  []location `xml:"INDIVIDUAL_ADDRESS"`
	EntityAddress  []location `xml:"ENTITY_ADDRESS"`
	Births         []birth    `xml:"INDIVIDUAL_DATE_OF_BIRTH"`
	BirthPlaces    []location `xml:"INDIVIDUAL_PLACE_OF_BIRTH"`
	Documents      []document `xml:"INDIVIDUAL_DOCUMENT"`
}

type alias struct {
	Quality      string `xml:"QUALITY"`
	Name         string `xml:"ALIAS_NAME"`
	BirthDate    string `xml:"DATE_OF_BIRTH"`
	BirthCity    string `xml:"CITY_OF_BIRTH"`
	BirthCountry string `xml:"COUNTRY_OF_BIRTH"`
	Note         string `xml:"NOTE"`
}

type location struct {
	Street  string `xml:"STREET"`
	City    string `xml:"CITY"`
	Region  string `xml:"STATE_PROVINCE"`
	Zip     string `xml:"ZIP_CODE"`
	Country string `xml:"COUNTRY"`
	Note    string `xml:"NOTE"`
}

type birth struct {
	Type string `xml:"TYPE_OF_DATE"`
	Note string `xml:"NOTE"`
	Date string `xml:"DATE"`
	Year string `xml:"YEAR"`
	From string `xml:"FROM_YEAR"`
	To   string `xml:"TO_YEAR"`
}

type document struct {
	Type           string `xml:"TYPE_OF_DOCUMENT"`
	Type2          string `xml:"TYPE_OF_DOCUMENT2"`
	Number         string `xml:"NUMBER"`
	IssuingCountry string `xml:"ISSUING_COUNTRY"`
	IssueDate      string `xml:"DATE_OF_ISSUE"`
	IssueCity      string `xml:"CITY_OF_ISSUE"`
	IssueCountry   string `xml:"COUNTRY_OF_ISSUE"`
	ExpiryDate     string `xml:"DATE_OF_EXPIRY"`
	Note           string `xml:"NOTE"`
}

// scriptSpoilt reports whether the original-script name is what is left when
// its characters are cut to one byte each: Latin letters, digits and signs.
func (r *record) scriptSpoilt() bool {
	s := source.Clean(r.OriginalScript)
	if s == "" {
		return false
	}
	for _, c := range s {
		if c >= 0x370 {
			return false
		}
	}
	return strings.ContainsAny(s, "0123456789/*+<>@|~^%$#=:")
}

// entry turns the record into an entry.
func (r *record) entry(person bool) *source.Entry {
	schema := "LegalEntity"
	if person {
		schema = "Person"
	}
	e := source.NewEntry("unsc-"+source.Slug(r.DataID), schema)
	r.names(e.Subject, person)
	for _, t := range r.Titles {
		e.Subject.Add("title", source.Clean(t))
	}
	for _, d := range r.Designations {
		if person {
			e.Subject.Add("position", source.Clean(d))
		} else {
			source.AddNote(e.Subject, d)
		}
	}
	r.aliases(e.Subject)
	r.addresses(e)
	if person {
		r.person(e)
	}
	r.comments(e.Subject, person)
	r.listing(e, person)
	return e.MarkListed()
}

func (r *record) names(s *ftm.Entity, person bool) {
	full := source.Join(" ", r.First, r.Second, r.Third, r.Fourth)
	parts := []string{full}
	if !person {
		parts = strings.Split(full, " ; ")
	}
	for _, n := range parts {
		source.AddName(s, "name", n)
	}
	if o := source.Clean(r.OriginalScript); o != "" {
		s.AddValue(ftm.Value{Prop: "name", Value: o, Lang: source.ScriptLang(o), Origin: "original-script"})
	}
	if person {
		s.Add("firstName", source.Clean(r.First))
		s.Add("secondName", source.Clean(r.Second))
		s.Add("middleName", source.Clean(r.Third))
		s.Add("lastName", lastOf(r.Second, r.Third, r.Fourth))
	}
}

// lastOf returns the last part that is not empty: lists of the UN put the
// family name, where there is one, at the end.
func lastOf(parts ...string) string {
	for i := len(parts) - 1; i >= 0; i-- {
		if p := source.Clean(parts[i]); p != "" {
			return p
		}
	}
	return ""
}

var formerly = regexp.MustCompile(`(?i)(?:previously|formerly) (?:listed|known)`)

func (r *record) aliases(s *ftm.Entity) {
	for _, a := range append(r.PersonAliases, r.EntityAliases...) {
		name := source.Clean(a.Name)
		if name == "" {
			continue
		}
		prop := "alias"
		switch q := strings.ToLower(source.Clean(a.Quality)); {
		case q == "low":
			prop = "weakAlias"
		case q == "f.k.a.", formerly.MatchString(a.Note):
			prop = "previousName"
		}
		for _, n := range splitAlias(name) {
			source.AddName(s, prop, n)
		}
		if n := source.Clean(a.Note); n != "" {
			source.AddNote(s, "alias "+name+": "+n)
		}
		if s.Schema == "Person" {
			addDate(s, a.BirthDate, "alias "+name+" born: ", "")
			if p := source.Join(", ", a.BirthCity, a.BirthCountry); p != "" {
				s.AddValue(ftm.Value{Prop: "birthPlace", Value: p, Origin: "alias"})
			}
		}
	}
}

// splitAlias cuts cells that hold several names behind semicolons, or behind
// marks.
func splitAlias(name string) []string {
	var out []string
	for _, p := range source.SplitPacked(name) {
		for _, n := range strings.Split(p, ";") {
			if n = source.Clean(n); n != "" {
				out = append(out, n)
			}
		}
	}
	return out
}

func (r *record) addresses(e *source.Entry) {
	for _, l := range append(r.PersonAddress, r.EntityAddress...) {
		a := source.Address{Street: l.Street, City: l.City, Region: l.Region, PostalCode: l.Zip, Country: l.Country, Note: l.Note}
		if source.Join("", l.Street, l.City, l.Region, l.Zip, l.Country) == "" {
			r.contacts(e.Subject, l.Note)
			source.AddNote(e.Subject, prefixed("address: ", l.Note))
			continue
		}
		r.contacts(e.Subject, l.Note)
		e.Address(a)
	}
}

func prefixed(prefix, text string) string {
	if text = source.Clean(text); text == "" {
		return ""
	}
	return prefix + text
}

// person adds what only individuals have.
func (r *record) person(e *source.Entry) {
	s := e.Subject
	addGender(s, r.Gender)
	for _, n := range append(r.Nationalities, r.Nationality2) {
		if n = source.Clean(n); n != "" {
			source.AddNations(s, "nationality", n)
		}
	}
	for _, b := range r.Births {
		b.add(s)
	}
	for _, l := range r.BirthPlaces {
		s.Add("birthPlace", source.Join(", ", l.Street, l.City, l.Region, l.Country))
		if c := source.Nation(l.Country); c != "" {
			s.AddValue(ftm.Value{Prop: "birthCountry", Value: c, Original: source.Clean(l.Country)})
		}
		source.AddNote(s, prefixed("birth place: ", l.Note))
	}
	for _, d := range r.Documents {
		d.add(e)
	}
}

func addGender(s *ftm.Entity, g string) {
	switch strings.ToLower(strings.Trim(source.Clean(g), ".")) {
	case "male":
		s.Add("gender", "male")
	case "female":
		s.Add("gender", "female")
	}
}

// add adds a birth date: a day, a year, a span of years or an estimate, with
// the words that make it vague kept beside the value.
func (b birth) add(s *ftm.Entity) {
	approx := ""
	if strings.EqualFold(source.Clean(b.Type), "APPROXIMATELY") || strings.HasPrefix(strings.ToLower(source.Clean(b.Note)), "approx") {
		approx = "circa "
	}
	from, to := source.Clean(b.From), source.Clean(b.To)
	switch {
	case from != "" && to != "":
		addDate(s, from+" to "+to, "birth date: ", approx)
	case source.Clean(b.Date) != "":
		addDate(s, b.Date, "birth date: ", approx)
	case source.Clean(b.Year) != "":
		addDate(s, b.Year, "birth date: ", approx)
	case from+to != "":
		addDate(s, from+to, "birth date: ", approx)
	default:
		if p, ok := when.ParsePublished(b.Note, when.DayFirst); ok {
			source.AddDate(s, "birthDate", p)
		}
	}
	source.AddNote(s, prefixed("birth date: ", b.Note))
}

// addDate adds a birth date, or a note behind prefix when text is no date.
func addDate(s *ftm.Entity, text, prefix, approx string) {
	text = source.Clean(text)
	if text == "" {
		return
	}
	p, ok := when.ParsePublished(approx+text, when.DayFirst)
	if !ok {
		source.AddNote(s, prefix+text)
		return
	}
	source.AddDate(s, "birthDate", p)
}

func (d document) add(e *source.Entry) {
	number := source.Clean(d.Number)
	if number == "" {
		text := source.Join(" ", d.Type2, d.Note)
		source.AddNote(e.Subject, prefixed("document: ", source.Join(" ", d.Type, text)))
		if doc, ok := source.ParseDocument(text, source.Clean(d.Type)); ok {
			e.Document(doc)
		}
		return
	}
	doc := source.Document{
		Type:      source.Clean(d.Type),
		Number:    number,
		Country:   firstOf(d.IssuingCountry, d.IssueCountry),
		Authority: source.Clean(d.IssueCity),
		Note:      source.Join("; ", d.Type2, d.Note),
	}
	if doc.Type == "" {
		doc.Type = source.Clean(d.Type2)
	}
	doc.From, _ = when.ParsePublished(d.IssueDate, when.DayFirst)
	doc.To, _ = when.ParsePublished(d.ExpiryDate, when.DayFirst)
	e.Document(doc)
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t = source.Clean(t); t != "" {
			return t
		}
	}
	return ""
}

// listing adds the Sanction: reference, programme, dates and measures.
func (r *record) listing(e *source.Entry, person bool) {
	l := e.Listing("")
	ref := source.Clean(r.Reference)
	l.Add("authority", "United Nations Security Council")
	l.Add("authorityId", ref)
	for _, u := range source.UNRefs(ref) {
		l.Add("unscId", u)
	}
	if len(l.All("unscId")) == 0 {
		l.Add("unscId", ref)
	}
	list := source.Clean(r.List)
	c := committees[list]
	l.Add("program", firstOf(c.title, list))
	l.Add("programId", "UN-"+strings.ToUpper(list))
	l.Add("sourceUrl", "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list")
	source.AddDateText(l, "listingDate", r.ListedOn, when.DayFirst)
	source.AddDateText(l, "startDate", r.ListedOn, when.DayFirst)
	source.AddDateText(l, "endDate", r.DelistedOn, when.DayFirst)
	for _, u := range r.Updated {
		source.AddDateText(l, "modifiedAt", u, when.DayFirst)
	}
	if s := source.Clean(r.SubmittedBy); s != "" {
		l.Add("summary", "submitted by "+s)
	}
	for _, m := range r.measures(c, person) {
		l.Add("provisions", string(m))
	}
}

// measures returns what the committee imposes, narrowed to what the comments
// name when they name the measures of this entry.
func (r *record) measures(c committee, person bool) []source.Measure {
	if len(c.measures) == 0 {
		return []source.Measure{source.OtherMeasure}
	}
	ban, freeze := r.banOrFreeze()
	var out []source.Measure
	for _, m := range c.measures {
		switch {
		case m == source.TravelBan && !(person && ban), m == source.AssetFreeze && !freeze:
			continue
		}
		out = append(out, m)
	}
	return out
}

// banOrFreeze reports which of the travel ban and the asset freeze the comments
// leave: both, unless they name one.
func (r *record) banOrFreeze() (ban, freeze bool) {
	text := strings.ToLower(source.Clean(r.Comments))
	ban, freeze = strings.Contains(text, "travel ban"), strings.Contains(text, "asset freeze")
	if !strings.Contains(text, "listed pursuant to paragraph") || !ban && !freeze {
		return true, true
	}
	return ban, freeze
}

var (
	fatherName = regexp.MustCompile(`(?i)\bfather[’']?s name(?: is|:)?:? ([^.;,(]{2,60}?)(?: and mother|[.;,(]|$)`)
	motherName = regexp.MustCompile(`(?i)\bmother[’']?s name(?: is|:)?:? ([^.;,(]{2,60}?)(?: and father|[.;,(]|$)`)
	genderIn   = regexp.MustCompile(`(?i)\bgender:? ?(male|female)\b`)
	interpol   = regexp.MustCompile(`(?i)\s*INTERPOL-UN Security Council Special Notice web link:?\s*(https?://\S+)?`)
	emailIn    = regexp.MustCompile(`[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+`)
	phoneIn    = regexp.MustCompile(`(?i)\b(?:tel(?:ephone)?|phone|mobile|fax)(?: ?(?:no|number)s?)?\.?:? ?(\+?[\d(][\d\s()/\-.]{5,30}\d)`)
	swiftIn    = regexp.MustCompile(`(?i)\bswift(?:/bic)?(?: code)?(?: is)?:? ([A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?: ?[A-Z0-9]{3})?)\b`)
)

// comments keeps COMMENTS1 as notes, less the standing INTERPOL sentence, and
// adds what it states in a fixed form.
func (r *record) comments(s *ftm.Entity, person bool) {
	if l := source.Clean(r.Interpol); strings.HasPrefix(l, "http") {
		s.Add("sourceUrl", l)
	}
	for _, m := range interpol.FindAllStringSubmatch(source.Clean(r.Comments), -1) {
		s.Add("sourceUrl", strings.TrimRight(m[1], ".,;"))
	}
	text := source.Clean(interpol.ReplaceAllString(source.Clean(r.Comments), " "))
	source.AddNote(s, text)
	if person {
		for _, m := range genderIn.FindAllStringSubmatch(text, -1) {
			addGender(s, m[1])
		}
		addMatch(s, "fatherName", fatherName, text)
		addMatch(s, "motherName", motherName, text)
	} else {
		addMatch(s, "swiftBic", swiftIn, strings.ToUpper(text))
	}
	r.contacts(s, text)
}

func addMatch(s *ftm.Entity, prop string, re *regexp.Regexp, text string) {
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		v := source.Clean(m[1])
		if prop == "swiftBic" {
			v = strings.ReplaceAll(v, " ", "")
		}
		if i := strings.IndexFunc(v, unicode.IsLetter); i >= 0 {
			s.Add(prop, v)
		}
	}
}

func (r *record) contacts(s *ftm.Entity, text string) {
	for _, m := range emailIn.FindAllString(text, -1) {
		s.Add("email", m)
	}
	for _, m := range phoneIn.FindAllStringSubmatch(text, -1) {
		s.Add("phone", source.Clean(m[1]))
	}
}

package bis

import (
	"regexp"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

const noName = "no name in the row"

// newEntry returns an entry keyed by prefix, name and parts, with the names
// that the published name holds, or nil when there is none.
func newEntry(prefix, published, schema string, parts ...string) *source.Entry {
	name, others := source.SplitAliases(published)
	if name == "" {
		return nil
	}
	key := []string{strings.ToUpper(name)}
	for _, p := range parts {
		key = append(key, strings.ToUpper(source.Clean(p)))
	}
	e := source.NewEntry(ftm.MakeID(prefix, key...), schema)
	original := name
	if schema == "Person" {
		if last, given, ok := strings.Cut(name, ", "); ok {
			name = given + " " + last
			source.Put(e.Subject, "lastName", last)
			source.Put(e.Subject, "firstName", given)
		}
	}
	source.PutValue(e.Subject, ftm.Value{Prop: "name", Value: name, Original: original})
	for _, o := range others {
		addOther(e.Subject, o)
	}
	return e
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

// listing adds the Sanction under key.
func listing(e *source.Entry, key, agency string, m source.Measure, topic string) *ftm.Entity {
	source.Put(e.Subject, "topics", topic)
	s := e.Listing(key)
	source.Put(s, "authority", agency)
	source.Put(s, "country", "us")
	source.Put(s, "provisions", string(m))
	return s
}

var (
	zip     = regexp.MustCompile(`^\d{5}(?:-\d{4})?$`)
	usState = regexp.MustCompile(`^(?:A[KLRZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])$`)
)

// denied is the Denied Persons List: orders under 15 CFR 764.3 and 766.
func denied() table {
	return table{
		name: "bis-dpl", title: "US Denied Persons List", dataset: DatasetDenied,
		marks: []string{"name", "street_address", "standard_order", "fr_citation"},
		read: func(c cells) (*source.Entry, string) {
			start := c.get("effective_date")
			e := newEntry("us-dpl", c.get("name"), "LegalEntity", c.get("street_address"), c.get("city"), isoOf(start))
			if e == nil {
				return nil, noName
			}
			country := c.get("country")
			if country == "" && usState.MatchString(c.get("state")) && zip.MatchString(c.get("postal_code")) {
				country = "US"
			}
			if code := place.Code(country); code != "" {
				country = place.Name(code)
			}
			e.Address(source.Address{
				Street: c.get("street_address"), City: c.get("city"), Region: c.get("state"), PostalCode: c.get("postal_code"), Country: country,
			})
			s := listing(e, "", commerce, source.ExportDenied, "export.control")
			source.AddDateText(s, "startDate", start, when.MonthFirst)
			source.AddDateText(s, "endDate", c.get("expiration_date"), when.MonthFirst)
			addChanged(s, c.get("last_update"))
			source.Put(s, "authorityId", source.Notices(c.get("fr_citation"))...)
			source.Put(s, "summary", c.get("action"))
			if strings.EqualFold(c.get("standard_order"), "Y") {
				source.Put(s, "description", "Standard denial order")
			}
			return e, ""
		},
	}
}

// isoOf returns a date as it stands in ids: ISO when understood.
func isoOf(text string) string {
	if p, ok := when.ParsePublished(text, when.MonthFirst); ok {
		return string(p.Earliest)
	}
	return text
}

// addChanged adds the day of the last change; the list holds slips of the pen
// such as 3017, which stay in words.
func addChanged(s *ftm.Entity, text string) {
	p, ok := when.ParsePublished(text, when.MonthFirst)
	if ok && p.Earliest < "2100" {
		source.AddDate(s, "modifiedAt", p)
	} else if text != "" {
		source.AddNote(s, "last update: "+text)
	}
}

// entityList is the Entity List (15 CFR 744, Supplement 4) in the layout that
// joins a row for every pair of address and alias.
func entityList() table {
	return table{
		name: "bis-entity", title: "US Entity List, CSV", dataset: DatasetEntity, first: "EL",
		marks: []string{"source list", "license requirement", "license policy", "alternate name"},
		read: func(c cells) (*source.Entry, string) {
			if l := c.get("source list"); !strings.EqualFold(l, "EL") {
				return nil, "a row of another list: " + l
			}
			e := newEntry("us-el", c.get("name"), "LegalEntity", isoOf(c.get("effective date")))
			if e == nil {
				return nil, noName
			}
			x := e.Subject
			e.Address(source.Address{
				Street: c.get("address"), City: c.get("city"), Region: c.get("state/province"), PostalCode: c.get("postal code"),
				Country: c.get("country"), Note: c.get("address remarks"),
			})
			former := strings.HasPrefix(strings.ToLower(c.get("alternate type")), "f")
			addOther(x, source.Alias{Name: c.get("alternate name"), Former: former})
			source.AddNote(x, c.get("alternate remarks"))
			source.AddNote(x, c.get("title"))
			source.AddNote(x, c.get("remarks/notes"))
			s := listing(e, "", commerce, source.ExportControl, "export.control")
			source.AddDateText(s, "startDate", c.get("effective date"), when.MonthFirst)
			source.AddDateText(s, "endDate", c.get("date lifted/waived/expired"), when.MonthFirst)
			source.Put(s, "programId", c.get("programs"))
			source.Put(s, "authorityId", source.Notices(c.get("federal register notice"))...)
			describe(s, "Licence requirement: ", c.get("license requirement"))
			describe(s, "Licence policy: ", c.get("license policy"))
			source.Put(s, "sourceUrl", c.get("web link"))
			return e, ""
		},
	}
}

func describe(s *ftm.Entity, label, text string) {
	if text != "" {
		source.Put(s, "description", label+text)
	}
}

// unverified is the Unverified List (15 CFR 744, Supplement 6).
func unverified() table {
	return table{
		name: "bis-uvl", title: "US Unverified List, CSV", dataset: DatasetUVL,
		marks: []string{"country", "name", "address"}, alone: true,
		read: func(c cells) (*source.Entry, string) {
			country := c.get("country")
			e := newEntry("us-uvl", c.get("name"), "LegalEntity", countryKey(country))
			if e == nil {
				return nil, noName
			}
			full := c.get("address")
			if code := place.Code(country); full != "" && code != "" && place.Code(full[strings.LastIndexByte(full, ',')+1:]) != code {
				full += ", " + country
			}
			if full == "" {
				full = country
			}
			e.Address(source.Address{Full: full, Country: country})
			listing(e, "", commerce, source.ExportControl, "export.risk")
			return e, ""
		},
	}
}

// countryKey names a country in ids: its code where known.
func countryKey(name string) string {
	if code := place.Code(name); code != "" {
		return code
	}
	return name
}

// nonproliferation is the list of the Bureau of International Security and
// Nonproliferation: statutory sanctions, most of them bans on procurement and
// assistance.
func nonproliferation() table {
	return table{
		name: "state-isn", title: "US Nonproliferation Sanctions, CSV", dataset: DatasetISN, first: "ISN",
		marks: []string{"source list", "programs", "alternative names"},
		read: func(c cells) (*source.Entry, string) {
			if l := c.get("source list"); !strings.EqualFold(l, "ISN") {
				return nil, "a row of another list: " + l
			}
			country := c.get("country")
			e := newEntry("us-isn", c.get("name"), "LegalEntity", countryKey(country))
			if e == nil {
				return nil, noName
			}
			for _, a := range strings.Split(c.get("alternative names"), ";") {
				a = source.Clean(a)
				former := len(a) > 7 && strings.EqualFold(a[:7], "f.k.a. ")
				if former {
					a = a[7:]
				}
				addOther(e.Subject, source.Alias{Name: a, Former: former})
			}
			source.AddNations(e.Subject, "country", country)
			s := listing(e, c.get("programs")+" "+isoOf(c.get("effective date")), state, source.Nonproliferation, "export.control")
			source.Put(s, "program", c.get("programs"))
			source.Put(s, "authorityId", source.Notices(c.get("federal register notice"))...)
			source.AddDateText(s, "startDate", c.get("effective date"), when.MonthFirst)
			source.Put(s, "summary", c.get("remarks/notes"))
			source.Put(s, "sourceUrl", c.get("web link"))
			return e, ""
		},
	}
}

// debarred holds the parties debarred under 22 CFR 127.7.
func debarred() table {
	return table{
		name: "ddtc-debarred", title: "US parties debarred from defence trade, CSV", dataset: DatasetDebarred,
		marks: []string{"debarred party full name and alias|party name|full name", "date of birth|dob", "notice date"},
		read: func(c cells) (*source.Entry, string) {
			published := c.get("debarred party full name and alias", "party name", "full name")
			born := c.get("date of birth", "dob")
			schema := "LegalEntity"
			if born != "" || personLike(published) {
				schema = "Person"
			}
			e := newEntry("us-dtc", published, schema, isoOf(born))
			if e == nil {
				return nil, noName
			}
			if schema == "Person" {
				source.AddDateText(e.Subject, "birthDate", born, when.MonthFirst)
			}
			notice := c.get("notice", "federal register notice")
			s := listing(e, notice, state, source.Debarred, "debarment")
			source.Put(s, "authorityId", source.Notices(notice)...)
			source.AddDateText(s, "listingDate", c.get("notice date"), when.MonthFirst)
			if fixed := c.get("corrected notice"); fixed != "" {
				source.Put(s, "authorityId", source.Notices(fixed)...)
				source.Put(s, "summary", source.Join(", ", "Corrected notice "+fixed, c.get("corrected notice date")))
			}
			return e, ""
		},
	}
}

// corporate are words that show a body, whatever commas its name has.
var corporate = regexp.MustCompile(`(?i)\b(?:inc|incorporated|ltd|limited|llc|llp|lp|co|corp|corporation|company|gmbh|ag|s\.?a|plc|pty|pte|bv|nv|` +
	`group|industries|international|enterprises|technologies|systems|services|trading|export|import|university|institute|bureau)\b`)

// personLike reports whether a name is printed as "Surname, Given": one comma,
// no digits, no word of a body.
func personLike(published string) bool {
	name, _ := source.SplitAliases(published)
	last, given, ok := strings.Cut(name, ", ")
	return ok && last != "" && given != "" && !strings.Contains(given, ",") && !strings.ContainsAny(name, "0123456789&/") && !corporate.MatchString(name)
}

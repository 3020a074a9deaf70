package ch

import (
	"strings"

	"sanctrace/internal/source"
)

type programXML struct {
	Keys  []langText `xml:"program-key"`
	Names []langText `xml:"program-name"`
	Sets  []struct {
		ID   string `xml:"ssid,attr"`
		Lang string `xml:"lang,attr"`
		Text string `xml:",chardata"`
	} `xml:"sanctions-set"`
	Origin string `xml:"origin"`
}

type langText struct {
	Lang string `xml:"lang,attr"`
	Text string `xml:",chardata"`
}

// english returns the English text, or the first where there is none.
func english(texts []langText) string {
	first := ""
	for _, t := range texts {
		if t.Lang == "eng" || t.Lang == "en" {
			return source.Clean(t.Text)
		}
		if first == "" {
			first = source.Clean(t.Text)
		}
	}
	return first
}

// index adds the sets of the programme.
func (p *programXML) index(ix *index) {
	for _, s := range p.Sets {
		old, seen := ix.sets[s.ID]
		if seen && s.Lang != "eng" && old.measures != "" {
			continue
		}
		ix.sets[s.ID] = set{
			key: english(p.Keys), programme: english(p.Names), measures: source.Clean(s.Text), origin: source.Clean(p.Origin),
		}
	}
}

type placeXML struct {
	ID       string     `xml:"ssid,attr"`
	Location string     `xml:"location"`
	Area     string     `xml:"area"`
	Country  countryXML `xml:"country"`
}

type countryXML struct {
	Code string `xml:"iso-code,attr"`
	Name string `xml:",chardata"`
}

// text returns the country's name, or its code.
func (c countryXML) text() string {
	if n := source.Clean(c.Name); n != "" {
		return n
	}
	return strings.TrimSpace(c.Code)
}

// code returns the country's code, as the property type country has it.
func (c countryXML) code() string {
	if k := source.Nation(c.Code); k != "" {
		return k
	}
	return source.Nation(c.Name)
}

type targetXML struct {
	ID            string            `xml:"ssid,attr"`
	SetAttr       string            `xml:"sanctions-set-id,attr"`
	Sets          []string          `xml:"sanctions-set-id"`
	Foreign       []string          `xml:"foreign-identifier"`
	Individual    *bodyXML          `xml:"individual"`
	Entity        *bodyXML          `xml:"entity"`
	Object        *bodyXML          `xml:"object"`
	Modifications []modificationXML `xml:"modification"`
}

func (t *targetXML) body() *bodyXML {
	switch {
	case t.Individual != nil:
		return t.Individual
	case t.Entity != nil:
		return t.Entity
	}
	return t.Object
}

type bodyXML struct {
	Sex            string        `xml:"sex,attr"`
	ObjectType     string        `xml:"object-type,attr"`
	Identities     []identityXML `xml:"identity"`
	Justifications []langText    `xml:"justification"`
	Relations      []struct {
		Target string `xml:"target-id,attr"`
		Type   string `xml:"relation-type,attr"`
		Remark string `xml:"remark"`
	} `xml:"relation"`
	Other []string `xml:"other-information"`
}

type identityXML struct {
	Main          string       `xml:"main,attr"`
	Names         []nameXML    `xml:"name"`
	Addresses     []addressXML `xml:"address"`
	Births        []birthXML   `xml:"day-month-year"`
	Nationalities []struct {
		Country countryXML `xml:"country"`
	} `xml:"nationality"`
	BirthPlaces []struct {
		Place  string `xml:"place-id,attr"`
		Remark string `xml:"remark"`
	} `xml:"place-of-birth"`
	Documents []documentXML `xml:"identification-document"`
}

type nameXML struct {
	Type    string    `xml:"name-type,attr"`
	Quality string    `xml:"quality,attr"`
	Lang    string    `xml:"lang,attr"`
	Parts   []partXML `xml:"name-part"`
}

type partXML struct {
	Order    int    `xml:"order,attr"`
	Type     string `xml:"name-part-type,attr"`
	Value    string `xml:"value"`
	Variants []struct {
		Lang   string `xml:"lang,attr"`
		Script string `xml:"script,attr"`
		Text   string `xml:",chardata"`
	} `xml:"spelling-variant"`
}

type addressXML struct {
	Place   string `xml:"place-id,attr"`
	CareOf  string `xml:"c-o"`
	Details string `xml:"address-details"`
	POBox   string `xml:"p-o-box"`
	Zip     string `xml:"zip-code"`
	Remarks string `xml:"remarks"`
}

type birthXML struct {
	Day      string `xml:"day,attr"`
	Month    string `xml:"month,attr"`
	Year     string `xml:"year,attr"`
	Calendar string `xml:"calendar,attr"`
	Quality  string `xml:"quality,attr"`
}

type documentXML struct {
	Type   string     `xml:"document-type,attr"`
	Number string     `xml:"number"`
	Issuer issuerXML  `xml:"issuer"`
	Place  countryXML `xml:"country"`
	Issued string     `xml:"date-of-issue"`
	Expiry string     `xml:"expiry-date"`
	Remark string     `xml:"remark"`
}

type issuerXML struct {
	Code string `xml:"code,attr"`
	Name string `xml:",chardata"`
}

type modificationXML struct {
	Type      string `xml:"modification-type,attr"`
	Effective string `xml:"effective-date,attr"`
	Published string `xml:"publication-date,attr"`
	Enacted   string `xml:"enactment-date,attr"`
}

// date returns the day on which the modification took effect, or the nearest
// one that is stated.
func (m modificationXML) date() string {
	for _, d := range []string{m.Effective, m.Enacted, m.Published} {
		if d = source.Clean(d); d != "" {
			return d
		}
	}
	return ""
}

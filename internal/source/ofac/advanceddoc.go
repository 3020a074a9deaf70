package ofac

import (
	"encoding/xml"
	"fmt"
	"strings"

	"sanctrace/internal/when"
)

// The elements of the advanced XML (namespace http://www.un.org/sanctions/1.0,
// or that of the Sanctions List Service), as far as they are read.

type advLocation struct {
	ID      string   `xml:"ID,attr"`
	Areas   []advRef `xml:"LocationAreaCode"`
	Country []advRef `xml:"LocationCountry"`
	Parts   []struct {
		Type   string `xml:"LocPartTypeID,attr"`
		Values []struct {
			Primary string `xml:"Primary,attr"`
			Value   string `xml:"Value"`
		} `xml:"LocationPartValue"`
	} `xml:"LocationPart"`
}

type advRef struct {
	Area    string `xml:"AreaCodeID,attr"`
	Country string `xml:"CountryID,attr"`
}

type advDocument struct {
	Type      string `xml:"IDRegDocTypeID,attr"`
	Identity  string `xml:"IdentityID,attr"`
	Country   string `xml:"IssuedBy-CountryID,attr"`
	Validity  string `xml:"ValidityID,attr"`
	Comment   string `xml:"Comment"`
	Number    string `xml:"IDRegistrationNo"`
	Authority string `xml:"IssuingAuthority"`
	Dates     []struct {
		Type   string    `xml:"IDRegDocDateTypeID,attr"`
		Period advPeriod `xml:"DatePeriod"`
	} `xml:"DocumentDate"`
}

type advParty struct {
	Ref      string       `xml:"FixedRef,attr"`
	Comment  string       `xml:"Comment"`
	Profiles []advProfile `xml:"Profile"`
}

type advProfile struct {
	ID         string        `xml:"ID,attr"`
	SubType    string        `xml:"PartySubTypeID,attr"`
	Identities []advIdentity `xml:"Identity"`
	Features   []advFeature  `xml:"Feature"`
}

type advIdentity struct {
	ID      string     `xml:"ID,attr"`
	Primary string     `xml:"Primary,attr"`
	Aliases []advAlias `xml:"Alias"`
	Groups  []struct {
		ID   string `xml:"ID,attr"`
		Type string `xml:"NamePartTypeID,attr"`
	} `xml:"NamePartGroups>MasterNamePartGroup>NamePartGroup"`
}

type advAlias struct {
	Type    string    `xml:"AliasTypeID,attr"`
	Primary string    `xml:"Primary,attr"`
	Low     string    `xml:"LowQuality,attr"`
	Names   []advName `xml:"DocumentedName"`
}

type advName struct {
	Status string `xml:"DocNameStatusID,attr"`
	Parts  []struct {
		Group  string `xml:"NamePartGroupID,attr"`
		Script string `xml:"ScriptID,attr"`
		Value  string `xml:",chardata"`
	} `xml:"DocumentedNamePart>NamePartValue"`
}

type advFeature struct {
	Type     string       `xml:"FeatureTypeID,attr"`
	Versions []advVersion `xml:"FeatureVersion"`
}

type advVersion struct {
	Comment string      `xml:"Comment"`
	Periods []advPeriod `xml:"DatePeriod"`
	Details []struct {
		Reference string `xml:"DetailReferenceID,attr"`
		Text      string `xml:",chardata"`
	} `xml:"VersionDetail"`
	Locations []struct {
		ID string `xml:"LocationID,attr"`
	} `xml:"VersionLocation"`
}

type advRelation struct {
	From    string    `xml:"From-ProfileID,attr"`
	To      string    `xml:"To-ProfileID,attr"`
	Type    string    `xml:"RelationTypeID,attr"`
	Quality string    `xml:"RelationQualityID,attr"`
	Former  string    `xml:"Former,attr"`
	Comment string    `xml:"Comment"`
	Period  advPeriod `xml:"DatePeriod"`
}

type advEntry struct {
	Profile string `xml:"ProfileID,attr"`
	List    string `xml:"ListID,attr"`
	Events  []struct {
		Type  string  `xml:"EntryEventTypeID,attr"`
		Basis string  `xml:"LegalBasisID,attr"`
		Date  advDate `xml:"Date"`
	} `xml:"EntryEvent"`
	Measures []struct {
		Type    string `xml:"SanctionsTypeID,attr"`
		Comment string `xml:"Comment"`
	} `xml:"SanctionsMeasure"`
}

// advDate is a day in three parts; a month or day of 0 is not known.
type advDate struct {
	Year  int `xml:"Year"`
	Month int `xml:"Month"`
	Day   int `xml:"Day"`
}

// first and last return the bounds of the date as ISO days.
func (d advDate) first() string {
	day, ok := when.Date(d.Year, max(d.Month, 1), max(d.Day, 1))
	if !ok {
		return ""
	}
	return string(day)
}

func (d advDate) last() string {
	switch {
	case d.Month == 0:
		return advDate{Year: d.Year, Month: 12, Day: 31}.first()
	case d.Day == 0:
		first, ok := when.Date(d.Year, d.Month, 1)
		if !ok {
			return ""
		}
		return string(when.DayOf(first.Time().AddDate(0, 1, -1)))
	}
	return d.first()
}

// advPeriod is a period whose start and end each lie between two dates.
type advPeriod struct {
	Start struct {
		Approx bool    `xml:"Approximate,attr"`
		From   advDate `xml:"From"`
		To     advDate `xml:"To"`
	} `xml:"Start"`
	End struct {
		Approx bool    `xml:"Approximate,attr"`
		From   advDate `xml:"From"`
		To     advDate `xml:"To"`
	} `xml:"End"`
}

// date returns the period as one uncertain date, from its first to its last
// day.
func (p advPeriod) date() xmlDate {
	return xmlDate{
		FromBegin: p.Start.From.first(), FromEnd: p.Start.To.last(), ToBegin: p.End.From.first(), ToEnd: p.End.To.last(),
		Approx: p.Start.Approx || p.End.Approx,
	}
}

// start and end return the two ends of the period as published dates.
func (p advPeriod) start() string {
	return xmlDate{FromBegin: p.Start.From.first(), ToEnd: p.Start.To.last(), Approx: p.Start.Approx}.text()
}

func (p advPeriod) end() string {
	return xmlDate{FromBegin: p.End.From.first(), ToEnd: p.End.To.last(), Approx: p.End.Approx}.text()
}

// refSets holds the reference value sets: for each kind of element ("Country",
// "FeatureType") the text of each ID.
type refSets map[string]map[string]string

// refSetsElement is the element ReferenceValueSets.
type refSetsElement struct {
	Sets []struct {
		Items []struct {
			XMLName     xml.Name
			ID          string `xml:"ID,attr"`
			Description string `xml:"Description,attr"`
			PartyType   string `xml:"PartyTypeID,attr"`
			Text        string `xml:",chardata"`
		} `xml:",any"`
	} `xml:",any"`
}

// refs returns the sets by kind of element.
func (x refSetsElement) refs() refSets {
	r := refSets{}
	for _, set := range x.Sets {
		for _, i := range set.Items {
			kind := i.XMLName.Local
			if r[kind] == nil {
				r[kind] = map[string]string{}
			}
			text := strings.TrimSpace(i.Text)
			switch {
			case kind == "AreaCode" && i.Description != "":
				text = i.Description
			case kind == "PartySubType" && (text == "" || text == "Unknown"):
				text = "type " + i.PartyType
			}
			r[kind][i.ID] = text
		}
	}
	return r
}

// get returns the text of an ID, "" when it is not in its set.
func (r refSets) get(kind, id string) string { return r[kind][id] }

// label returns the text of an ID, or words that show the unknown ID, so that
// what hangs on it is not lost.
func (r refSets) label(kind, id string) string {
	if t := r[kind][id]; t != "" {
		return t
	}
	return fmt.Sprintf("%s %s", kind, id)
}

// partyType returns the sdnType of a party's sub-type: a vessel, an aircraft,
// an individual, or else a body.
func (r refSets) partyType(sub string) string {
	t := r.get("PartySubType", sub)
	if id, ok := strings.CutPrefix(t, "type "); ok {
		return r.get("PartyType", id)
	}
	return t
}

package eu

import (
	"context"
	"fmt"
	"strings"

	"sanctrace/internal/source"
)

// The elements of FSF XML 1.1; facts are attributes.
type sanctionEntity struct {
	LogicalID  string   `xml:"logicalId,attr"`
	EURef      string   `xml:"euReferenceNumber,attr"`
	UNID       string   `xml:"unitedNationId,attr"`
	Designated string   `xml:"designationDate,attr"`
	Delisted   string   `xml:"delistingDate,attr"`
	Details    string   `xml:"designationDetails,attr"`
	Remarks    []string `xml:"remark"`
	Regulation struct {
		Published string `xml:"publicationDate,attr"`
		InForce   string `xml:"entryIntoForceDate,attr"`
		Title     string `xml:"numberTitle,attr"`
		Programme string `xml:"programme,attr"`
		URL       string `xml:"publicationUrl"`
	} `xml:"regulation"`
	Subject struct {
		Code  string `xml:"code,attr"`
		Class string `xml:"classificationCode,attr"`
	} `xml:"subjectType"`
	Names []struct {
		First    string   `xml:"firstName,attr"`
		Middle   string   `xml:"middleName,attr"`
		Last     string   `xml:"lastName,attr"`
		Whole    string   `xml:"wholeName,attr"`
		Function string   `xml:"function,attr"`
		Title    string   `xml:"title,attr"`
		Gender   string   `xml:"gender,attr"`
		Lang     string   `xml:"nameLanguage,attr"`
		Strong   string   `xml:"strong,attr"`
		Remarks  []string `xml:"remark"`
	} `xml:"nameAlias"`
	Citizenships []placeXML `xml:"citizenship"`
	Births       []struct {
		placeXML
		Date     string `xml:"birthdate,attr"`
		Day      string `xml:"dayOfMonth,attr"`
		Month    string `xml:"monthOfYear,attr"`
		Year     string `xml:"year,attr"`
		From     string `xml:"yearRangeFrom,attr"`
		To       string `xml:"yearRangeTo,attr"`
		Circa    string `xml:"circa,attr"`
		Calendar string `xml:"calendarType,attr"`
	} `xml:"birthdate"`
	Addresses []struct {
		placeXML
		AtListing string `xml:"asAtListingTime,attr"`
		Contacts  []struct {
			Key   string `xml:"key,attr"`
			Value string `xml:"value,attr"`
		} `xml:"contactInfo"`
	} `xml:"address"`
	Documents []documentXML `xml:"identification"`
}

type placeXML struct {
	Street  string   `xml:"street,attr"`
	POBox   string   `xml:"poBox,attr"`
	Zip     string   `xml:"zipCode,attr"`
	City    string   `xml:"city,attr"`
	Region  string   `xml:"region,attr"`
	Place   string   `xml:"place,attr"`
	Country string   `xml:"countryIso2Code,attr"`
	Named   string   `xml:"countryDescription,attr"`
	Remarks []string `xml:"remark"`
}

func (p placeXML) place() partyPlace {
	return partyPlace{
		street: p.Street, poBox: p.POBox, zip: p.Zip, city: p.City, region: p.Region, place: p.Place,
		country: p.Country, countryName: p.Named, remarks: p.Remarks,
	}
}

type documentXML struct {
	Code       string   `xml:"identificationTypeCode,attr"`
	Type       string   `xml:"identificationTypeDescription,attr"`
	Number     string   `xml:"number,attr"`
	Latin      string   `xml:"latinNumber,attr"`
	Holder     string   `xml:"nameOnDocument,attr"`
	Issuer     string   `xml:"issuedBy,attr"`
	Issued     string   `xml:"issueDate,attr"`
	From       string   `xml:"validFrom,attr"`
	To         string   `xml:"validTo,attr"`
	Country    string   `xml:"countryIso2Code,attr"`
	Diplomatic string   `xml:"diplomatic,attr"`
	Expired    string   `xml:"knownExpired,attr"`
	False      string   `xml:"knownFalse,attr"`
	Lost       string   `xml:"reportedLost,attr"`
	Revoked    string   `xml:"revokedByIssuer,attr"`
	Remarks    []string `xml:"remark"`
}

// flags returns what is marked true of a document.
func flags(marks ...string) []string {
	names := []string{"diplomatic", "known to have expired", "known to be false", "reported lost", "revoked by the issuer"}
	var out []string
	for i, m := range marks {
		if strings.EqualFold(strings.TrimSpace(m), "true") {
			out = append(out, names[i])
		}
	}
	return out
}

func parseXML(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		err := source.EachBlock(ctx, f, out, []string{"sanctionEntity"}, func(b source.Block) error {
			var x sanctionEntity
			if err := b.Decode(&x); err != nil {
				return err
			}
			if source.Slug(x.LogicalID) == "" {
				return &source.RowError{Line: b.Line, Err: fmt.Errorf("a sanctionEntity without logicalId")}
			}
			return x.party().entry().Emit(out, b.Record())
		})
		if err != nil {
			return fmt.Errorf("EU list: %w", err)
		}
	}
	return nil
}

func (x *sanctionEntity) party() *party {
	p := &party{
		id: x.LogicalID, person: x.Subject.Class == "P" || strings.EqualFold(x.Subject.Code, "person"),
		euRef: x.EURef, unID: x.UNID, designated: x.Designated, delisted: x.Delisted, details: x.Details, remarks: x.Remarks,
		regulation: regulation{
			programme: x.Regulation.Programme, title: x.Regulation.Title, published: x.Regulation.Published,
			inForce: x.Regulation.InForce, url: x.Regulation.URL,
		},
	}
	main := x.mainName()
	for i, n := range x.Names {
		p.names = append(p.names, partyName{
			first: n.First, middle: n.Middle, last: n.Last, whole: n.Whole, function: n.Function, title: n.Title,
			gender: n.Gender, lang: n.Lang, weak: n.Strong == "false", main: i == main, remarks: n.Remarks,
		})
	}
	for _, c := range x.Citizenships {
		p.citizenships = append(p.citizenships, c.place())
	}
	for _, b := range x.Births {
		p.births = append(p.births, partyBirth{
			partyPlace: b.place(), date: b.Date, day: b.Day, month: b.Month, year: b.Year, from: b.From, to: b.To,
			circa: b.Circa == "true", calendar: b.Calendar,
		})
	}
	for _, a := range x.Addresses {
		pa := partyAddress{partyPlace: a.place(), atListing: a.AtListing == "true"}
		for _, c := range a.Contacts {
			pa.contacts = append(pa.contacts, [2]string{c.Key, c.Value})
		}
		p.addresses = append(p.addresses, pa)
	}
	for _, d := range x.Documents {
		p.identification = append(p.identification, partyDocument{
			code: d.Code, description: d.Type, number: d.Number, latin: d.Latin, holder: d.Holder, authority: d.Issuer,
			issued: d.Issued, from: d.From, to: d.To, country: d.Country, remarks: d.Remarks,
			flags: flags(d.Diplomatic, d.Expired, d.False, d.Lost, d.Revoked),
		})
	}
	return p
}

// mainName returns the name to show: the first strong one without a language
// or in English, else the first.
func (x *sanctionEntity) mainName() int {
	for i, n := range x.Names {
		if n.Strong != "false" && (n.Lang == "" || strings.EqualFold(n.Lang, "EN")) && source.Clean(n.Whole) != "" {
			return i
		}
	}
	return 0
}

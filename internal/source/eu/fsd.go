package eu

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"sanctrace/internal/source"
)

// entityXML is an ENTITY of the schema in use until 2018.
type entityXML struct {
	ID        string `xml:"Id,attr"`
	Type      string `xml:"Type,attr"`
	Basis     string `xml:"legal_basis,attr"`
	Date      string `xml:"reg_date,attr"`
	Link      string `xml:"pdf_link,attr"`
	Programme string `xml:"programme,attr"`
	Remark    string `xml:"remark,attr"`
	Names     []struct {
		Last     string `xml:"LASTNAME"`
		First    string `xml:"FIRSTNAME"`
		Middle   string `xml:"MIDDLENAME"`
		Whole    string `xml:"WHOLENAME"`
		Gender   string `xml:"GENDER"`
		Title    string `xml:"TITLE"`
		Function string `xml:"FUNCTION"`
		Lang     string `xml:"LANGUAGE"`
	} `xml:"NAME"`
	Births []struct {
		Date    string `xml:"DATE"`
		Place   string `xml:"PLACE"`
		Country string `xml:"COUNTRY"`
	} `xml:"BIRTH"`
	Citizens []struct {
		Country string `xml:"COUNTRY"`
	} `xml:"CITIZEN"`
	Addresses []struct {
		Number  string `xml:"NUMBER"`
		Street  string `xml:"STREET"`
		Zip     string `xml:"ZIPCODE"`
		City    string `xml:"CITY"`
		Country string `xml:"COUNTRY"`
		Other   string `xml:"OTHER"`
	} `xml:"ADDRESS"`
	Passports []struct {
		Number  string `xml:"NUMBER"`
		Country string `xml:"COUNTRY"`
	} `xml:"PASSPORT"`
}

func parseOld(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		err := source.EachBlock(ctx, f, out, []string{"ENTITY"}, func(b source.Block) error {
			var x entityXML
			if err := b.Decode(&x); err != nil {
				return err
			}
			if source.Slug(x.ID) == "" {
				return &source.RowError{Line: b.Line, Err: fmt.Errorf("an ENTITY without Id")}
			}
			return x.party().entry().Emit(out, b.Record())
		})
		if err != nil {
			return fmt.Errorf("EU list: %w", err)
		}
	}
	return nil
}

func (x *entityXML) party() *party {
	p := &party{
		id: x.ID, person: x.Type == "P", remarks: []string{x.Remark},
		regulation: regulation{programme: x.Programme, title: x.Basis, published: x.Date, url: x.Link},
	}
	for i, n := range x.Names {
		p.names = append(p.names, partyName{
			first: n.First, middle: n.Middle, last: n.Last, whole: n.Whole, function: n.Function, title: n.Title,
			gender: n.Gender, lang: n.Lang, main: i == 0,
		})
	}
	for _, b := range x.Births {
		p.births = append(p.births, oldBirth(b.Date, b.Place, b.Country))
	}
	for _, c := range x.Citizens {
		p.citizenships = append(p.citizenships, partyPlace{country: c.Country})
	}
	for _, a := range x.Addresses {
		p.addresses = append(p.addresses, oldAddress(source.Join(" ", a.Number, a.Street), a.Zip, a.City, a.Country, a.Other))
	}
	for _, d := range x.Passports {
		p.identification = append(p.identification, oldDocument(d.Number, d.Country))
	}
	return p
}

var (
	approximate = regexp.MustCompile(`(?i)\s*\(approximative\)`)
	contactPack = regexp.MustCompile(`\b(PHONE|FAX|EMAIL|WEB|MOBILE)\[([^\]]*)\]`)
	typedNumber = regexp.MustCompile(`^\s*"?(.*?)\s*\(([a-z]+)-([^()]*)\)\s*(.*?)"?\s*$`)
	issuedOn    = regexp.MustCompile(`(?i)issued(?: on)?:? (\d{4}-\d\d-\d\d|\d{1,2} [a-z]+ \d{4}|\d{1,2}\.\d{1,2}\.\d{4})`)
	expiresOn   = regexp.MustCompile(`(?i)expire[sd](?: on)?:? (\d{4}-\d\d-\d\d|\d{1,2} [a-z]+ \d{4}|\d{1,2}\.\d{1,2}\.\d{4})`)
)

// oldBirth reads dates such as "1958 - 1963 (approximative)".
func oldBirth(date, town, country string) partyBirth {
	b := partyBirth{partyPlace: partyPlace{city: town, country: country}, date: tidy(date)}
	if approximate.MatchString(b.date) {
		b.circa, b.date = true, approximate.ReplaceAllString(b.date, "")
	}
	return b
}

// oldAddress reads what is packed as PHONE[...] beside an address.
func oldAddress(street, zip, city, country, other string) partyAddress {
	a := partyAddress{partyPlace: partyPlace{street: street, zip: zip, city: city, country: country}}
	other = tidy(other)
	for _, m := range contactPack.FindAllStringSubmatch(other, -1) {
		for _, v := range strings.Split(tidy(m[2]), ",") {
			a.contacts = append(a.contacts, [2]string{m[1], v})
		}
	}
	if rest := unwrap(contactPack.ReplaceAllString(other, " ")); rest != "" {
		a.remarks = []string{rest}
	}
	return a
}

// oldDocument reads "AD001095 (passport-National passport) ((remark))".
func oldDocument(number, country string) partyDocument {
	number = tidy(number)
	m := typedNumber.FindStringSubmatch(number)
	if m == nil {
		return partyDocument{number: number, country: country}
	}
	d := partyDocument{number: m[1], code: m[2], description: m[3], country: country}
	if m[4] != "" {
		d.remarks = []string{unwrap(unwrap(m[4]))}
	}
	if i := issuedOn.FindStringSubmatch(m[4]); i != nil {
		d.issued = i[1]
	}
	if x := expiresOn.FindStringSubmatch(m[4]); x != nil {
		d.to = x[1]
	}
	return d
}

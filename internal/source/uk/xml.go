package uk

import "sanctrace/internal/source"

// designationXML is a Designation element of the UK Sanctions List.
type designationXML struct {
	LastUpdated    string `xml:"LastUpdated"`
	DateDesignated string `xml:"DateDesignated"`
	UniqueID       string `xml:"UniqueID"`
	OFSIGroupID    string `xml:"OFSIGroupID"`
	UNReference    string `xml:"UNReferenceNumber"`
	Names          []struct {
		Name1    string `xml:"Name1"`
		Name2    string `xml:"Name2"`
		Name3    string `xml:"Name3"`
		Name4    string `xml:"Name4"`
		Name5    string `xml:"Name5"`
		Name6    string `xml:"Name6"`
		Type     string `xml:"NameType"`
		Strength string `xml:"AliasStrength"`
	} `xml:"Names>Name"`
	NonLatin []struct {
		Text     string `xml:"NameNonLatinScript"`
		Script   string `xml:"NonLatinScriptType"`
		Language string `xml:"NonLatinScriptLanguage"`
	} `xml:"NonLatinNames>NonLatinName"`
	Titles    []string `xml:"Titles>Title"`
	Regime    string   `xml:"RegimeName"`
	What      string   `xml:"IndividualEntityShip"`
	Source    string   `xml:"DesignationSource"`
	Imposed   string   `xml:"SanctionsImposed"`
	Other     string   `xml:"OtherInformation"`
	Reasons   string   `xml:"UKStatementofReasons"`
	Addresses []struct {
		Line1   string `xml:"AddressLine1"`
		Line2   string `xml:"AddressLine2"`
		Line3   string `xml:"AddressLine3"`
		Line4   string `xml:"AddressLine4"`
		Line5   string `xml:"AddressLine5"`
		Line6   string `xml:"AddressLine6"`
		Postal  string `xml:"AddressPostalCode"`
		Country string `xml:"AddressCountry"`
	} `xml:"Addresses>Address"`
	Phones      []string        `xml:"PhoneNumbers>PhoneNumber"`
	Websites    []string        `xml:"Websites>Website"`
	Mails       []string        `xml:"EmailAddresses>EmailAddress"`
	Individuals []individualXML `xml:"IndividualDetails>Individual"`
	Entities    []entityXML     `xml:"EntityDetails>Entity"`
	Ships       []shipXML       `xml:"ShipDetails>Ship"`
}

type individualXML struct {
	Births        []string `xml:"DOBs>DOB"`
	Nationalities []string `xml:"Nationalities>Nationality"`
	Genders       []string `xml:"Genders>Gender"`
	Positions     []string `xml:"Positions>Position"`
	Passports     struct {
		All []numberXML `xml:",any"` // Passport, PassportDetail
	} `xml:"PassportDetails"`
	Identifiers struct {
		All []numberXML `xml:",any"` // NationalIdentifier, NationalIdentifierDetail
	} `xml:"NationalIdentifierDetails"`
	Places []struct {
		Town    string `xml:"TownOfBirth"`
		Country string `xml:"CountryOfBirth"`
	} `xml:"BirthDetails>Location"`
}

type numberXML struct {
	Passport     string `xml:"PassportNumber"`
	PassportInfo string `xml:"PassportAdditionalInformation"`
	National     string `xml:"NationalIdentifierNumber"`
	NationalInfo string `xml:"NationalIdentifierAdditionalInformation"`
}

type entityXML struct {
	Types         []string `xml:"TypeOfEntities>TypeOfEntity"`
	Parents       []string `xml:"ParentCompanies>ParentCompany"`
	Subsidiaries  []string `xml:"Subsidiaries>Subsidiary"`
	Registrations []string `xml:"BusinessRegistrationNumbers>BusinessRegistrationNumber"`
}

type shipXML struct {
	IMO        []string `xml:"IMONumbers>IMONumber"`
	Owners     []string `xml:"CurrentOwnerOperators>CurrentOwnerOperator"`
	PastOwners []string `xml:"PreviousOwnerOperators>PreviousOwnerOperator"`
	Flags      []string `xml:"CurrentBelievedFlagOfShips>CurrentBelievedFlagOfShip"`
	PastFlags  []string `xml:"PreviousFlags>PreviousFlag"`
	Types      []string `xml:"TypeOfShipDetails>TypeOfShip"`
	Tonnage    []string `xml:"TonnageOfShipDetails>TonnageOfShip"`
	Length     []string `xml:"LengthOfShipDetails>LengthOfShip"`
	Built      []string `xml:"YearsBuilt>YearBuilt"`
	Hull       []string `xml:"HullIdentificationNumbers>HullIdentificationNumber"`
}

func (x *designationXML) designation() *designation {
	d := &designation{
		ukRef: source.Slug(x.UniqueID), group: source.Clean(x.OFSIGroupID), unRef: x.UNReference, what: x.What,
		titles: x.Titles, regime: source.Clean(x.Regime), origin: x.Source, designated: x.DateDesignated, updated: x.LastUpdated,
		imposed: []string{x.Imposed}, reasons: x.Reasons, other: source.Clean(x.Other),
		phones: x.Phones, websites: x.Websites, mails: x.Mails,
	}
	if d.ukRef != "" {
		d.id = "gb-sl-" + d.ukRef
	}
	for _, n := range x.Names {
		d.names = append(d.names, name{
			parts: [6]string{n.Name1, n.Name2, n.Name3, n.Name4, n.Name5, n.Name6},
			kind:  n.Type, quality: n.Strength,
		})
	}
	for _, n := range x.NonLatin {
		d.foreign = append(d.foreign, foreignName{n.Text, n.Script, n.Language})
	}
	for _, a := range x.Addresses {
		d.addresses = append(d.addresses, source.Address{
			Street: source.Join(", ", a.Line1, a.Line2, a.Line3, a.Line4, a.Line5),
			City:   a.Line6, PostalCode: a.Postal, Country: a.Country,
		})
	}
	for _, i := range x.Individuals {
		i.add(d)
	}
	for _, e := range x.Entities {
		d.entityTypes = append(d.entityTypes, e.Types...)
		d.parents = append(d.parents, e.Parents...)
		d.subsidiaries = append(d.subsidiaries, e.Subsidiaries...)
		d.registrations = append(d.registrations, e.Registrations...)
	}
	for _, s := range x.Ships {
		d.ship = ship{
			imo: append(d.ship.imo, s.IMO...), owners: append(d.ship.owners, s.Owners...),
			pastOwners: append(d.ship.pastOwners, s.PastOwners...), flags: append(d.ship.flags, s.Flags...),
			pastFlags: append(d.ship.pastFlags, s.PastFlags...), types: append(d.ship.types, s.Types...),
			tonnage: append(d.ship.tonnage, s.Tonnage...), length: append(d.ship.length, s.Length...),
			built: append(d.ship.built, s.Built...), hull: append(d.ship.hull, s.Hull...),
		}
	}
	return d
}

func (i *individualXML) add(d *designation) {
	d.births = append(d.births, i.Births...)
	d.nationalities = append(d.nationalities, i.Nationalities...)
	d.genders = append(d.genders, i.Genders...)
	d.positions = append(d.positions, i.Positions...)
	for _, p := range i.Passports.All {
		d.passports = append(d.passports, document{p.Passport, p.PassportInfo})
	}
	for _, p := range i.Identifiers.All {
		d.ids = append(d.ids, document{p.National, p.NationalInfo})
	}
	for _, p := range i.Places {
		d.birthPlaces = append(d.birthPlaces, place{p.Town, p.Country})
	}
}

package index

import "sanctrace/internal/ftm"

// nameKinds are the FollowTheMoney properties that hold names of the entity
// itself, with what they are worth.
var nameKinds = map[string]NameKind{
	"name": Strong, "alias": Strong, "weakAlias": Weak, "previousName": Previous, "abbreviation": Weak,
}

// countryProps are the properties whose countries tell namesakes apart.
var countryProps = map[string]bool{
	"country": true, "nationality": true, "citizenship": true, "jurisdiction": true, "mainCountry": true, "birthCountry": true, "flag": true, "pastFlags": true,
}

// idKinds are the properties that hold identifiers, with their kinds.
var idKinds = map[string]string{
	"idNumber": "national_id", "passportNumber": "passport", "taxNumber": "tax_id", "vatCode": "tax_id", "innCode": "inn", "ogrnCode": "ogrn",
	"leiCode": "lei", "imoNumber": "imo", "mmsi": "mmsi", "swiftBic": "bic", "bikCode": "bik", "registrationNumber": "registration",
	"uniqueEntityId": "uei", "isin": "isin", "isinCode": "isin", "dunsCode": "duns", "okpoCode": "okpo", "uscCode": "usc", "cageCode": "cage",
	"npiCode": "npi", "publicKey": "wallet", "callSign": "call_sign", "serialNumber": "serial", "socialSecurityNumber": "ssn", "email": "email", "phone": "phone",
}

// FromEntity returns the entry of an entity: its names, dates of birth,
// countries, genders, addresses and identifiers. Datasets, Valid, and what
// stands in entities of its own (addresses, passports) are the caller's to
// add.
func FromEntity(e *ftm.Entity) Entry {
	out := Entry{ID: e.ID, Caption: ftm.Caption(e), Schema: e.Schema}
	for _, v := range e.Values {
		out.take(v.Prop, v.Value)
	}
	return out
}

func (e *Entry) take(prop, value string) {
	if k, ok := nameKinds[prop]; ok {
		e.Names = append(e.Names, Name{Text: value, Kind: k})
		return
	}
	if kind, ok := idKinds[prop]; ok {
		e.Identifiers = append(e.Identifiers, Identifier{Kind: kind, Value: value})
		return
	}
	switch {
	case prop == "birthDate":
		e.BirthDates = append(e.BirthDates, value)
	case countryProps[prop]:
		e.Countries = append(e.Countries, value)
	case prop == "gender":
		e.Genders = append(e.Genders, value)
	case prop == "address":
		e.Addresses = append(e.Addresses, value)
	}
}

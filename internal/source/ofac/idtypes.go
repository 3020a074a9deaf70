package ofac

import (
	"regexp"
	"sort"
	"strings"
	"sync"
)

// idKind says what becomes of a value that OFAC labels with a type.
type idKind uint8

const (
	toNumber       idKind = iota + 1 // the property and an Identification that says type, country and dates
	toPassport                       // passportNumber and a Passport
	toProp                           // the property as it stands
	toCountry                        // the property as a country code
	toDate                           // the property as a date
	toTonnage                        // the property as a number without separators
	toIMO                            // imoNumber, seven digits
	toGender                         // gender
	toURL                            // website
	toEmail                          // email
	toPhone                          // phone
	toWallet                         // a CryptoWallet held by the subject
	toReason                         // Sanction:reason: what a determination or directive says
	toRisk                           // Sanction:summary: warnings about secondary sanctions and the like
	toListingDate                    // Sanction:listingDate
	toStartDate                      // Sanction:startDate
	toNote                           // the whole phrase as a note: a label we know that no property takes
	toBirthDate                      // birthDate
	toBirthPlace                     // birthPlace and birthCountry
	toPosition                       // position
	toFormerTail                     // an earlier registration of an aircraft, kept as a number
	toLink                           // a relation to another entry, by name
	toRelatedParty                   // owner or operator of a vessel or aircraft, by name
	toWeakAlias                      // a weak alias, in quotes
	toPreviousName                   // a former name that is a weak alias, in quotes
)

// idType is the use of one OFAC label.
type idType struct {
	kind idKind
	prop string
}

// idTypes maps every label that OFAC uses before a value, in remarks, in the
// idList of the classic XML and as identity document or feature type in the
// enhanced and advanced XML, to its use. Labels are compared as written, with
// straight quotes.
var idTypes = map[string]idType{
	// Persons.
	"DOB": {toBirthDate, "birthDate"}, "Birthdate": {toBirthDate, "birthDate"},
	"POB": {toBirthPlace, "birthPlace"}, "Place of Birth": {toBirthPlace, "birthPlace"},
	"nationality": {toCountry, "nationality"}, "Nationality Country": {toCountry, "nationality"},
	"citizen": {toCountry, "citizenship"}, "Citizenship Country": {toCountry, "citizenship"},
	"Nationality": {toCountry, "nationality"}, "Citizen": {toCountry, "citizenship"},
	"Gender": {toGender, "gender"}, "Title": {toPosition, "position"}, "Position:": {toPosition, "position"},
	"ethnicity": {toProp, "ethnicity"}, "Occupation:": {toProp, "profession"}, "D.O.B.": {toBirthDate, "birthDate"}, "P.O.B.": {toBirthPlace, "birthPlace"},
	"Passport": {toPassport, "passportNumber"}, "Diplomatic Passport": {toPassport, "passportNumber"},
	"British National Overseas Passport": {toPassport, "passportNumber"},
	"Stateless Person Passport":          {toPassport, "passportNumber"}, "Travel Document Number": {toPassport, "passportNumber"},
	"Official Passport": {toPassport, "passportNumber"}, "Service Passport": {toPassport, "passportNumber"},
	"SSN": {toNumber, "socialSecurityNumber"}, "National ID No.": {toNumber, "idNumber"},
	"National Foreign ID Number": {toNumber, "idNumber"}, "Personal ID Card": {toNumber, "idNumber"},
	"Identification Number": {toNumber, "idNumber"}, "Cedula No.": {toNumber, "idNumber"},
	"Cedula de Residencia": {toNumber, "idNumber"}, "Cedula de Ciudadania": {toNumber, "idNumber"},
	"C.U.R.P.": {toNumber, "idNumber"}, "C.U.I.P.": {toNumber, "idNumber"},
	"C.U.I.": {toNumber, "idNumber"}, "D.N.I.": {toNumber, "idNumber"}, "D.U.I.": {toNumber, "idNumber"},
	"N.I.E.": {toNumber, "idNumber"}, "I.F.E.": {toNumber, "idNumber"}, "Credencial electoral": {toNumber, "idNumber"},
	"Electoral Registry No.": {toNumber, "idNumber"}, "Numero de Identidad": {toNumber, "idNumber"},
	"LE Number": {toNumber, "idNumber"}, "L.E. Number": {toNumber, "idNumber"}, "Birth Certificate Number": {toNumber, "idNumber"},
	"Bosnian Personal ID No.": {toNumber, "idNumber"}, "Kenyan ID No.": {toNumber, "idNumber"},
	"Moroccan Personal ID No.": {toNumber, "idNumber"}, "CNP (Personal Numerical Code)": {toNumber, "idNumber"},
	"Tazkira National ID Card": {toNumber, "idNumber"}, "Turkish Identification Number": {toNumber, "idNumber"},
	"UAE Identification": {toNumber, "idNumber"}, "Citizen's Card Number": {toNumber, "idNumber"},
	"Chinese Commercial Code": {toNote, ""}, "Residency Number": {toNumber, "idNumber"},
	"Romanian Permanent Resident": {toNumber, "idNumber"}, "Refugee ID Card": {toNumber, "idNumber"},
	"Stateless Person ID Card": {toNumber, "idNumber"}, "Seafarer's Identification Document": {toNumber, "idNumber"},
	"Military Registration Number": {toNumber, "idNumber"}, "Cartilla de Servicio Militar Nacional": {toNumber, "idNumber"},
	"VisaNumberID": {toNumber, "idNumber"}, "Immigration No.": {toNumber, "idNumber"}, "Interpol: Red Notice. File No.": {toNumber, "idNumber"},
	"Public Security and Immigration No.": {toNumber, "idNumber"}, "SRE Permit No.": {toNumber, "idNumber"},
	"Driver's License No.": {toNumber, "idNumber"}, "Driver's License": {toNumber, "idNumber"}, "Pilot License Number": {toNumber, "idNumber"},
	"Tarjeta Profesional": {toNumber, "idNumber"}, "Carnet No.": {toNumber, "idNumber"}, "Numero Unico de Identificacao Tributaria (NUIT)": {toNumber, "taxNumber"},
	"Permanent Resident Card": {toNumber, "idNumber"}, "Green Card": {toNumber, "idNumber"}, "Alien Registration": {toNumber, "idNumber"},

	// Companies and taxes.
	"Tax ID No.": {toNumber, "taxNumber"}, "R.F.C.": {toNumber, "taxNumber"}, "RFC": {toNumber, "taxNumber"},
	"NIT #": {toNumber, "taxNumber"}, "RUC #": {toNumber, "taxNumber"}, "RIF #": {toNumber, "taxNumber"}, "RTN": {toNumber, "taxNumber"},
	"N.I.F.": {toNumber, "taxNumber"}, "C.I.F.": {toNumber, "taxNumber"}, "C.U.I.T.": {toNumber, "taxNumber"}, "C.U.I.L.": {toNumber, "taxNumber"},
	"C.N.P.J.": {toNumber, "taxNumber"}, "C.P.F.": {toNumber, "taxNumber"}, "NUIT": {toNumber, "taxNumber"},
	"Italian Fiscal Code": {toNumber, "taxNumber"}, "Fiscal Code": {toNumber, "taxNumber"}, "US FEIN": {toNumber, "taxNumber"},
	"Paraguayan tax identification number": {toNumber, "taxNumber"}, "Romanian Tax Registration": {toNumber, "taxNumber"},
	"Numero de Identificacion Tributaria": {toNumber, "taxNumber"}, "V.A.T. Number": {toNumber, "vatCode"},
	"Registration ID": {toNumber, "registrationNumber"}, "Registration Number": {toNumber, "registrationNumber"},
	"Business Registration Number": {toNumber, "registrationNumber"}, "Business Registration Document #": {toNumber, "registrationNumber"},
	"Business Number": {toNumber, "registrationNumber"}, "Company Number": {toNumber, "registrationNumber"}, "Company ID": {toNumber, "registrationNumber"},
	"UK Company Number": {toNumber, "registrationNumber"}, "C.R. No.": {toNumber, "registrationNumber"}, "Romanian C.R.": {toNumber, "registrationNumber"},
	"Commercial Registry Number": {toNumber, "registrationNumber"}, "Central Registration System Number": {toNumber, "registrationNumber"},
	"Certificate of Incorporation Number": {toNumber, "registrationNumber"}, "Chamber of Commerce Number": {toNumber, "registrationNumber"},
	"Dubai Chamber of Commerce Membership No.": {toNumber, "registrationNumber"}, "Istanbul Chamber of Comm. No.": {toNumber, "registrationNumber"},
	"Economic Register Number (CBLS)": {toNumber, "registrationNumber"}, "Enterprise Number": {toNumber, "registrationNumber"},
	"Branch Unit Number": {toNumber, "registrationNumber"}, "File Number": {toNumber, "registrationNumber"},
	"Folio Mercantil No.": {toNumber, "registrationNumber"}, "Matricula Mercantil No": {toNumber, "registrationNumber"},
	"Organization Code": {toNumber, "registrationNumber"}, "Public Registration Number": {toNumber, "registrationNumber"},
	"Registered Charity No.": {toNumber, "registrationNumber"}, "MSB Registration Number": {toNumber, "licenseNumber"},
	"Trade License No.": {toNumber, "licenseNumber"}, "License": {toNumber, "licenseNumber"}, "License No.": {toNumber, "licenseNumber"},
	"Permit Number": {toNumber, "licenseNumber"}, "Tourism License No.": {toNumber, "licenseNumber"},
	"Afghan Money Service Provider License Number": {toNumber, "licenseNumber"}, "Serial No.": {toNumber, "idNumber"},
	"Trademark number": {toNote, ""}, "UN/LOCODE": {toNote, ""}, "RSIN": {toNumber, "taxNumber"}, "Government Gazette Number": {toNumber, "okpoCode"},
	"Unified Social Credit Code (USCC)": {toNumber, "uscCode"}, "United Social Credit Code Certificate (USCCC)": {toNumber, "uscCode"},
	"Legal Entity Number": {toNumber, "leiCode"}, "LEI": {toNumber, "leiCode"}, "D-U-N-S Number": {toProp, "dunsCode"},
	"SWIFT/BIC": {toProp, "swiftBic"}, "BIK (RU)": {toProp, "bikCode"}, "ISIN": {toProp, "isinCode"}, "Equity Ticker": {toProp, "ticker"},
	"MICEX Code": {toProp, "ticker"}, "Issuer Name": {toProp, "alias"}, "Organization Established Date": {toDate, "incorporationDate"},
	"Organization Type:": {toProp, "sector"}, "Target Type": {toProp, "classification"},
	"Nationality of Registration": {toCountry, "jurisdiction"}, "Registration Country": {toCountry, "jurisdiction"},
	"Website": {toURL, "website"}, "Email Address": {toEmail, "email"}, "E-mail": {toEmail, "email"}, "Email": {toEmail, "email"}, "EMAIL": {toEmail, "email"}, "PHONE": {toPhone, "phone"},
	"Phone Number": {toPhone, "phone"}, "Telephone": {toPhone, "phone"}, "Telephone No.": {toPhone, "phone"}, "Telephone:": {toPhone, "phone"},
	"Phone No.": {toPhone, "phone"}, "Tel.": {toPhone, "phone"}, "Telephone Number:": {toPhone, "phone"}, "Telephone Number": {toPhone, "phone"},
	"Phone": {toPhone, "phone"}, "Phone:": {toPhone, "phone"},

	// Vessels.
	"Vessel Registration Identification": {toIMO, "imoNumber"}, "IMO Number": {toIMO, "imoNumber"}, "IMO": {toIMO, "imoNumber"},
	"MMSI": {toProp, "mmsi"}, "Vessel Call Sign": {toProp, "callSign"}, "Other Vessel Call Sign": {toProp, "callSign"},
	"VESSEL TYPE": {toProp, "type"}, "Vessel Type": {toProp, "type"}, "Other Vessel Type": {toProp, "type"},
	"Vessel Flag": {toCountry, "flag"}, "Other Vessel Flag": {toCountry, "flag"}, "Former Vessel Flag": {toCountry, "pastFlags"},
	"Vessel Tonnage": {toTonnage, "tonnage"}, "Vessel Gross Registered Tonnage": {toTonnage, "grossRegisteredTonnage"},
	"Vessel Gross Tonnage": {toTonnage, "grossRegisteredTonnage"}, "Vessel Year of Build": {toDate, "buildDate"},
	"Vessel Owner": {toRelatedParty, "Vessel Owner"}, "Former Vessel Type": {toProp, "pastTypes"},

	// Aircraft.
	"Aircraft Construction Number (also called L/N or S/N or F/N)": {toProp, "serialNumber"},
	"Aircraft Manufacturer's Serial Number (MSN)":                  {toProp, "serialNumber"},
	"Aircraft Serial Identification":                               {toProp, "serialNumber"},
	"Aircraft Manufacture Date":                                    {toDate, "buildDate"},
	"Aircraft Mode S Transponder Code":                             {toProp, "icaoCode"},
	"Aircraft Model":                                               {toProp, "model"},
	"Aircraft Type":                                                {toProp, "type"},
	"Aircraft Operator":                                            {toRelatedParty, "Aircraft Operator"},
	"Aircraft Tail Number":                                         {toProp, "registrationNumber"},
	"Previous Aircraft Tail Number":                                {toFormerTail, "registrationNumber"},

	// Names and relations.
	"a.k.a.": {toWeakAlias, "weakAlias"}, "f.k.a.": {toPreviousName, "previousName"}, "n.k.a.": {toWeakAlias, "weakAlias"}, "d.b.a.": {toWeakAlias, "weakAlias"},
	"Linked To:": {toLink, "Linked To"},

	// What the listing rests on and warns of.
	"Additional Sanctions Information -": {toRisk, ""}, "Secondary sanctions risk:": {toRisk, ""},
	"Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions:": {toRisk, ""},
	"IFCA Determination -": {toReason, ""}, "CAATSA Section 235 Information:": {toReason, ""}, "PEESA Information:": {toReason, ""},
	"CAATSA Section 231 Information:": {toReason, ""},
}

// Labels that carry a number of their own: orders, directives, currencies.
var (
	reOrderLabel   = regexp.MustCompile(`^Executive Order \d+(?:, as amended,?)?(?: \([^)]*\))? (?:Directive )?(?i:determination|information) ?[-:]?`)
	reListingLabel = regexp.MustCompile(`^(Listing|Effective|Purchase/Sales For Divestment) Date \(([^)]+)\):?`)
	reWalletLabel  = regexp.MustCompile(`^Digital Currency Address ?- ?([A-Z0-9]{2,8})\b`)
)

// lookupLabel finds the use of a label given alone, as the XML formats do, and
// its spelling in the table.
func lookupLabel(label string) (t idType, canonical string, ok bool) {
	label = straightQuotes(strings.TrimSpace(label))
	t, canonical, rest, ok := cutLabel(label)
	if ok && rest == "" {
		return t, canonical, true
	}
	canonical = strings.TrimSuffix(label, ":")
	t, ok = idTypes[canonical]
	return t, canonical, ok
}

// cutLabel splits a phrase of the remarks into the label it begins with and
// the rest. ok is false when it begins with no known label.
func cutLabel(phrase string) (t idType, label, rest string, ok bool) {
	word, _, _ := strings.Cut(phrase, " ")
	for _, l := range labelsByWord()[word] {
		if r, found := strings.CutPrefix(phrase, l); found && (r == "" || r[0] == ' ' || r[0] == ':') {
			return idTypes[l], l, strings.TrimSpace(strings.TrimPrefix(r, ":")), true
		}
	}
	if t, label = patternLabel(phrase); label == "" {
		return t, "", phrase, false
	}
	return t, label, strings.TrimSpace(phrase[len(label):]), true
}

// patternLabel returns the label at the start of the phrase that names a
// currency, an order or a list, and what it means; "" when there is none.
func patternLabel(phrase string) (t idType, label string) {
	if m := reWalletLabel.FindStringSubmatch(phrase); m != nil {
		return idType{toWallet, m[1]}, m[0]
	}
	if m := reOrderLabel.FindString(phrase); m != "" {
		return idType{toReason, ""}, m
	}
	m := reListingLabel.FindStringSubmatch(phrase)
	if m == nil {
		return idType{}, ""
	}
	switch m[1] {
	case "Effective":
		return idType{toStartDate, m[2]}, m[0]
	case "Purchase/Sales For Divestment":
		return idType{toNote, m[2]}, m[0]
	}
	return idType{toListingDate, m[2]}, m[0]
}

// labelsByWord holds the labels by their first word, the longest first.
var labelsByWord = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for l := range idTypes {
		w, _, _ := strings.Cut(l, " ")
		m[w] = append(m[w], l)
	}
	for _, ls := range m {
		sort.Slice(ls, func(i, j int) bool {
			if len(ls[i]) != len(ls[j]) {
				return len(ls[i]) > len(ls[j])
			}
			return ls[i] < ls[j]
		})
	}
	return m
})

// straightQuotes writes typographic quotes as ASCII ones.
func straightQuotes(s string) string { return quotes.Replace(s) }

var quotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)

package csl

import "strings"

// use says what becomes of a value under one label of the ids column.
type use uint8

const (
	asNote     use = iota // kept in words
	asNumber              // the property and an Identification with type, country and dates
	asPassport            // passportNumber and a Passport
	asProp                // the property as it stands
	asCountry             // the property as a country code
	asDate                // the property as a date
	asIMO                 // imoNumber, seven digits
	asGender              // gender
	asReason              // Sanction:reason
	asRisk                // Sanction:summary
	asListed              // Sanction:listingDate, when the label names this listing
	asStart               // Sanction:startDate, likewise
	asWallet              // a CryptoWallet
	asSecurity            // a Security issued by the subject
)

type idUse struct {
	use  use
	prop string
}

// labels groups the labels of the ids column by what becomes of them. They are
// OFAC's own, and each goes to the same property as in package ofac.
var labels = []struct {
	to     idUse
	labels []string
}{
	{idUse{asPassport, "passportNumber"}, []string{
		"Passport", "Diplomatic Passport", "Stateless Person Passport", "Travel Document Number",
		"British National Overseas Passport", "Official Passport", "Service Passport", "Passport Booklet",
	}},
	{idUse{asNumber, "socialSecurityNumber"}, []string{"SSN"}},
	{idUse{asNumber, "idNumber"}, []string{
		"National ID No.", "National Foreign ID Number", "Personal ID Card", "Identification Number", "Cedula No.",
		"Cedula de Residencia", "Cedula de Ciudadania", "C.U.R.P.", "C.U.I.P.", "C.U.I.", "D.N.I.", "D.U.I.", "N.I.E.", "I.F.E.",
		"Credencial electoral", "Electoral Registry No.", "Numero de Identidad", "LE Number", "Birth Certificate Number",
		"Bosnian Personal ID No.", "Kenyan ID No.", "Moroccan Personal ID No.", "CNP (Personal Numerical Code)",
		"Tazkira National ID Card", "Turkish Identification Number", "UAE Identification", "Citizen's Card Number",
		"Residency Number", "Romanian Permanent Resident", "Refugee ID Card", "Stateless Person ID Card",
		"Seafarer's Identification Document", "Military Registration Number", "Cartilla de Servicio Militar Nacional",
		"VisaNumberID", "Immigration No.", "Interpol: Red Notice. File No.", "Public Security and Immigration No.",
		"SRE Permit No.", "Driver's License No.", "Pilot License Number", "Tarjeta Profesional", "Serial No.",
	}},
	{idUse{asNumber, "taxNumber"}, []string{
		"Tax ID No.", "R.F.C.", "RFC", "NIT #", "RUC #", "RIF #", "RTN", "N.I.F.", "C.I.F.", "C.U.I.T.", "C.N.P.J.", "C.P.F.",
		"Numero Unico de Identificacao Tributaria (NUIT)", "Italian Fiscal Code", "Fiscal Code", "US FEIN",
		"Paraguayan tax identification number", "Romanian Tax Registration",
	}},
	{idUse{asNumber, "vatCode"}, []string{"V.A.T. Number"}},
	{idUse{asNumber, "registrationNumber"}, []string{
		"Registration ID", "Registration Number", "Business Registration Number", "Business Registration Document #",
		"Business Number", "Company Number", "UK Company Number", "C.R. No.", "Romanian C.R.", "Commercial Registry Number",
		"Central Registration System Number", "Certificate of Incorporation Number", "Chamber of Commerce Number",
		"Dubai Chamber of Commerce Membership No.", "Istanbul Chamber of Comm. No.", "Economic Register Number (CBLS)",
		"Enterprise Number", "Branch Unit Number", "File Number", "Folio Mercantil No.", "Matricula Mercantil No",
		"Organization Code", "Public Registration Number", "Registered Charity No.", "Company ID",
	}},
	{idUse{asNumber, "licenseNumber"}, []string{
		"MSB Registration Number", "Trade License No.", "License", "Permit Number", "Tourism License No.",
		"Afghan Money Service Provider License Number",
	}},
	{idUse{asNumber, "okpoCode"}, []string{"Government Gazette Number"}},
	{idUse{asNumber, "uscCode"}, []string{"Unified Social Credit Code (USCC)", "United Social Credit Code Certificate (USCCC)"}},
	{idUse{asNumber, "leiCode"}, []string{"Legal Entity Number"}},
	{idUse{asProp, "dunsCode"}, []string{"D-U-N-S Number"}},
	{idUse{asProp, "swiftBic"}, []string{"SWIFT/BIC"}},
	{idUse{asProp, "bikCode"}, []string{"BIK (RU)"}},
	{idUse{asSecurity, "isin"}, []string{"ISIN"}},
	{idUse{asSecurity, "ticker"}, []string{"Equity Ticker", "MICEX Code"}},
	{idUse{asProp, "alias"}, []string{"Issuer Name"}},
	{idUse{asDate, "incorporationDate"}, []string{"Organization Established Date"}},
	{idUse{asProp, "sector"}, []string{"Organization Type"}},
	{idUse{asProp, "classification"}, []string{"Target Type"}},
	{idUse{asCountry, "jurisdiction"}, []string{"Nationality of Registration", "Registration Country"}},
	{idUse{asProp, "website"}, []string{"Website"}},
	{idUse{asProp, "email"}, []string{"Email Address"}},
	{idUse{asProp, "phone"}, []string{"Phone Number"}},
	{idUse{asGender, "gender"}, []string{"Gender"}},
	{idUse{asIMO, "imoNumber"}, []string{"Vessel Registration Identification"}},
	{idUse{asProp, "mmsi"}, []string{"MMSI"}},
	{idUse{asProp, "callSign"}, []string{"Other Vessel Call Sign"}},
	{idUse{asProp, "type"}, []string{"Other Vessel Type"}},
	{idUse{asCountry, "flag"}, []string{"Other Vessel Flag"}},
	{idUse{asCountry, "pastFlags"}, []string{"Former Vessel Flag"}},
	{idUse{asDate, "buildDate"}, []string{"Vessel Year of Build", "Aircraft Manufacture Date"}},
	{idUse{asProp, "serialNumber"}, []string{
		"Aircraft Construction Number (also called L/N or S/N or F/N)", "Aircraft Manufacturer's Serial Number (MSN)",
		"Aircraft Serial Identification",
	}},
	{idUse{asProp, "icaoCode"}, []string{"Aircraft Mode S Transponder Code"}},
	{idUse{asProp, "model"}, []string{"Aircraft Model"}},
	{idUse{asProp, "registrationNumber"}, []string{"Aircraft Tail Number", "Previous Aircraft Tail Number"}},
	{idUse{asRisk, ""}, []string{
		"Additional Sanctions Information", "Secondary sanctions risk",
		"Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions",
	}},
	{idUse{asReason, ""}, []string{
		"IFCA Determination", "CAATSA Section 231 Information", "CAATSA Section 235 Information", "PEESA Information",
	}},
}

// marksOf says which listing a date under a label belongs to.
var marksOf = map[string]string{"CMIC": "(CMIC)", "CAP": "Directive 2)", "MBS": "EO 14024 Directive"}

// usesByLabel indexes labels.
var usesByLabel = func() map[string]idUse {
	m := map[string]idUse{}
	for _, g := range labels {
		for _, l := range g.labels {
			m[l] = g.to
		}
	}
	return m
}()

// useOf returns what becomes of a value under label in a row of the list with
// the given code.
func useOf(label, code string) idUse {
	l := strings.TrimRight(strings.ReplaceAll(label, "’", "'"), " :-")
	if u, ok := usesByLabel[l]; ok {
		return u
	}
	switch {
	case strings.HasPrefix(l, "Digital Currency Address"):
		return idUse{asWallet, strings.Trim(strings.TrimPrefix(l, "Digital Currency Address"), " -")}
	case strings.HasPrefix(l, "Executive Order "):
		return idUse{asReason, ""}
	case strings.HasPrefix(l, "Listing Date") && isMarked(l, code):
		return idUse{asListed, "listingDate"}
	case strings.HasPrefix(l, "Effective Date") && isMarked(l, code):
		return idUse{asStart, "startDate"}
	}
	return idUse{asNote, ""}
}

// isMarked reports whether the label of a date is of the list with the code.
func isMarked(label, code string) bool {
	mark := marksOf[code]
	if mark == "" || !strings.Contains(label, mark) {
		return false
	}
	return code != "MBS" || !strings.Contains(label, "Directive 2")
}

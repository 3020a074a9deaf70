package ident

import (
	"slices"
	"strings"
	"sync"
)

// The kinds that name no rule of one register: papers and numbers whose issuer
// is told elsewhere, if at all, and the numbers of things.
const (
	Passport     Kind = "passport"     // number of a passport or travel document
	NationalID   Kind = "national_id"  // number of a person or party in a register of its state
	TaxID        Kind = "tax_id"       // number of a taxpayer, VAT included
	Registration Kind = "registration" // number in a register of companies or other bodies
	CallSign     Kind = "call_sign"    // radio call sign of a ship, ITU Radio Regulations, Article 19
	Serial       Kind = "serial"       // manufacturer's serial number of an aircraft
	Tail         Kind = "tail"         // nationality and registration mark of an aircraft, ICAO Annex 7
	ICAO24       Kind = "icao24"       // 24-bit aircraft address, ICAO Annex 10, in hexadecimal
	UEI          Kind = "uei"          // unique entity identifier of the United States' SAM.gov
	BIK          Kind = "bik"          // Russian bank identification code
	CAGE         Kind = "cage"         // commercial and government entity code
	SSN          Kind = "ssn"          // United States social security number
	EIN          Kind = "ein"          // United States employer identification number
	TRN          Kind = "trn"          // United Arab Emirates tax registration number
)

// Family groups the kinds that lists mix up: the same number, once as a tax
// number and once as a register number, can well be one. Kinds without a family
// are only ever themselves.
type Family uint8

// The families, as bits.
const (
	OfPersons Family = 1 << iota
	OfCompanies
)

// word is a line of the vocabulary of kinds.
type word struct {
	kind   Kind
	family Family
	props  string // properties of FollowTheMoney, the one to write first
	names  string // what else files call it, in lower case with _ for blanks
}

var vocabulary = []word{
	{Passport, OfPersons, "passportNumber", "passport_number passport_no passportno travel_document"},
	{NationalID, OfPersons | OfCompanies, "idNumber personalNumber voenCode cikCode", "id_number idno id_no nationalid national_id_number identity_card identity_number personal_number cedula"},
	{TaxID, OfPersons | OfCompanies, "taxNumber vatCode irsCode", "tax tax_number taxid tin vat vat_number vat_id"},
	{Registration, OfCompanies, "registrationNumber licenseNumber", "registration_number registration_no company_number company_no reg_no register_number commercial_register"},
	{LEI, 0, "leiCode", "lei_code"},
	{INN, OfPersons | OfCompanies, "innCode", "inn_code"},
	{OGRN, OfCompanies, "ogrnCode", "ogrnip ogrn_code"},
	{KPP, 0, "kppCode", "kpp_code"},
	{OKPO, OfCompanies, "okpoCode", "okpo_code"},
	{BIK, 0, "bikCode", "bik_code"},
	{SNILS, OfPersons, "pfrNumber", "snils_number"},
	{USCC, OfCompanies, "uscCode", "usc unified_social_credit_code social_credit_code"},
	{ChinaID, OfPersons, "", "resident_id china_id"},
	{IranID, OfPersons, "", "melli_code kod_melli iran_id"},
	{PAN, OfPersons | OfCompanies, "", "pan_number"},
	{GSTIN, OfCompanies, "", "gst gst_number"},
	{TurkeyID, OfPersons, "", "tckn tc_kimlik turkey_id"},
	{NIT, OfPersons | OfCompanies, "", "nit_number"},
	{CURP, OfPersons, "", "curp_number"},
	{NIF, OfPersons, "", "dni nie"},
	{CPF, OfPersons, "", "cpf_number"},
	{CNPJ, OfCompanies, "", "cnpj_number"},
	{SIREN, OfCompanies, "", "siren_number"},
	{IsraelID, OfPersons, "", "teudat_zehut israel_id"},
	{FiscalCode, OfPersons, "", "codice_fiscale"},
	{SSN, OfPersons, "socialSecurityNumber", "social_security_number"},
	{EIN, OfCompanies, "", "employer_id employer_identification_number"},
	{TRN, OfCompanies, "", "trn_number"},
	{DUNS, 0, "dunsCode", "duns_number d_u_n_s"},
	{UEI, 0, "uniqueEntityId", "unique_entity_id"},
	{CAGE, 0, "cageCode", "cage_code"},
	{BIC, 0, "swiftBic bic", "swift swift_code bic_code swift_bic"},
	{IBAN, 0, "iban ibanMentioned", "iban_number"},
	{ISIN, 0, "isin isinCode", "isin_code"},
	{IMO, 0, "imoNumber", "imo_number imo_no"},
	{MMSI, 0, "mmsi", "mmsi_number"},
	{CallSign, 0, "callSign", "callsign"},
	{Serial, 0, "", "msn manufacturer_serial_number construction_number serial_number serialnumber"},
	{Tail, 0, "", "tail_number tailnumber aircraft_registration registration_mark"},
	{ICAO24, 0, "icaoCode", "icao mode_s icao_24 hex_code"},
	{Wallet, 0, "publicKey cryptoAddress", "wallet_address crypto_address crypto_wallet digital_currency_address"},
	{Phone, 0, "phone callerNumber receiverNumber", "phone_number telephone tel mobile mobile_phone"},
	{Email, 0, "email", "e_mail email_address mail"},
	{Website, 0, "website", "url"},
	{Wikidata, 0, "wikidataId", "wikidata_id"},
}

// tables are the vocabulary by its several words.
type tables struct {
	byName map[string]Kind
	byProp map[string]Kind
	byKind map[Kind]*word
	kinds  []Kind
}

var lookup = sync.OnceValue(func() tables {
	t := tables{byName: map[string]Kind{}, byProp: map[string]Kind{}, byKind: map[Kind]*word{}}
	for i := range vocabulary {
		w := &vocabulary[i]
		t.byKind[w.kind] = w
		t.kinds = append(t.kinds, w.kind)
		t.byName[string(w.kind)] = w.kind
		for _, n := range strings.Fields(w.names) {
			t.byName[n] = w.kind
		}
		for _, p := range strings.Fields(w.props) {
			t.byName[strings.ToLower(p)], t.byProp[p] = w.kind, w.kind
		}
	}
	return t
})

// KindOf returns the kind that files and users call name ("imo", "IMO number",
// "taxNumber"), or "".
func KindOf(name string) Kind {
	name = strings.ToLower(strings.TrimSpace(name))
	return lookup().byName[strings.NewReplacer(" ", "_", "-", "_").Replace(name)]
}

// Kinds returns every kind, in the order of the vocabulary.
func Kinds() []Kind { return slices.Clone(lookup().kinds) }

// Names returns what files call the kind, its own name first.
func (k Kind) Names() []string {
	w := lookup().byKind[k]
	if w == nil {
		return nil
	}
	out := append([]string{string(k)}, strings.Fields(w.names)...)
	for _, p := range strings.Fields(w.props) {
		if p = strings.ToLower(p); !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// Family returns the family of the kind.
func (k Kind) Family() Family {
	if w := lookup().byKind[k]; w != nil {
		return w.family
	}
	return 0
}

// FromProp returns the kind of identifier that a property of FollowTheMoney
// holds, or "".
func FromProp(prop string) Kind { return lookup().byProp[prop] }

// PropOn is FromProp for a property of a schema: the registration of an
// aircraft is its mark, and its serial number the manufacturer's.
func PropOn(schema, prop string) Kind {
	if schema == "Airplane" {
		switch prop {
		case "registrationNumber":
			return Tail
		case "serialNumber":
			return Serial
		}
	}
	return FromProp(prop)
}

// PropFor returns the property of FollowTheMoney in which a schema holds the
// kind; "" when it has none of its own.
func (k Kind) PropFor(schema string) string {
	switch {
	case k == Tail:
		return "registrationNumber"
	case k == Serial:
		return "serialNumber"
	case k == Registration && schema == "Airplane":
		return ""
	}
	if w := lookup().byKind[k]; w != nil {
		prop, _, _ := strings.Cut(w.props, " ")
		return prop
	}
	return ""
}

// Labelled splits "KIND:NUMBER". Text that does not begin with the name of a
// kind is a number of a kind not known.
func Labelled(text string) (Kind, string) {
	name, number, ok := strings.Cut(text, ":")
	if k := KindOf(name); ok && k != "" {
		return k, strings.TrimSpace(number)
	}
	return "", strings.TrimSpace(text)
}

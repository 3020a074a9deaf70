// Package ident reads the identifiers that tell companies, ships, persons,
// accounts and wallets apart: it brings each to its one spelling and checks its
// check digits.
//
// A value whose form is right and whose check digits are not is still returned,
// together with an error of type [*CheckError] that says what the digits should
// be: lists contain such values, and an equal wrong number is evidence too.
// What a number tells of itself (country, kind of holder) is in the [ID].
//
// Nothing here looks anything up, except that phone numbers are read with the
// tables of libphonenumber, loaded on first use. The package does not decide
// what a match of two identifiers is worth.
//
// Start at [Parse], which reads a number of a known kind, and [Read], which
// brings whatever a file says to the form in which numbers compare; the rule of
// each kind stands, with its source, at its function.
package ident

import (
	"fmt"
	"strings"

	"sanctrace/internal/fault"
)

// Kind is a kind of identifier.
type Kind string

// The kinds of identifiers.
const (
	LEI      Kind = "lei"      // Legal Entity Identifier, ISO 17442
	IMO      Kind = "imo"      // International Maritime Organization number of a ship or shipping company
	MMSI     Kind = "mmsi"     // Maritime Mobile Service Identity, ITU-R M.585
	INN      Kind = "inn"      // Russian taxpayer number
	OGRN     Kind = "ogrn"     // Russian registration number, of companies and (OGRNIP) of sole traders
	KPP      Kind = "kpp"      // Russian reason-of-registration code of a tax office
	OKPO     Kind = "okpo"     // Russian statistical code of enterprises
	BIC      Kind = "bic"      // Business Identifier Code, ISO 9362
	ISIN     Kind = "isin"     // International Securities Identification Number, ISO 6166
	DUNS     Kind = "duns"     // D-U-N-S number of Dun & Bradstreet
	USCC     Kind = "uscc"     // Chinese unified social credit code, GB 32100
	Wallet   Kind = "wallet"   // address of a cryptocurrency
	Wikidata Kind = "wikidata" // item of Wikidata
	Phone    Kind = "phone"    // E.164
	Email    Kind = "email"
	Website  Kind = "website" // host and path, without scheme and "www."
)

// ID is an identifier in its one spelling.
type ID struct {
	Kind    Kind
	Value   string // equal identifiers have equal values
	Country string // ISO code in lower case that the number itself names; may be empty
	Note    string // what else it tells: "ship", "sole trader", "bitcoin"
}

// CheckError is an identifier of the right form whose check digits are wrong.
type CheckError struct {
	Kind  Kind
	Value string // in the form of ID.Value
	Has   string // the check digits it has
	Want  string // the check digits that the rest asks for
	Rule  string // "ISO 7064 mod 97-10 over 20 characters"
}

// Error explains which digits are wrong by which rule.
func (e *CheckError) Error() string {
	s := fmt.Sprintf("%s %s: the check digits do not agree (%s)", strings.ToUpper(string(e.Kind)), e.Value, e.Rule)
	if e.Want != "" {
		s = fmt.Sprintf("%s %s: the check digit is %s and by the rest should be %s (%s)", strings.ToUpper(string(e.Kind)), e.Value, e.Has, e.Want, e.Rule)
	}
	return s + "; a digit is wrong or two are swapped"
}

// maxText bounds the text of an identifier, in bytes.
const maxText = 512

// parsers are the functions that read each kind.
var parsers = map[Kind]func(text string) (ID, error){
	LEI: parseLEI, IMO: parseIMO, MMSI: parseMMSI, INN: parseINN, OGRN: parseOGRN, KPP: parseKPP, OKPO: parseOKPO,
	BIC: parseBIC, ISIN: parseISIN, DUNS: parseDUNS, USCC: parseUSCC, Wallet: parseWallet, Wikidata: parseWikidata,
	Phone: parsePhone, Email: parseEmail, Website: parseWebsite, IBAN: parseIBAN, UEI: parseUEI, BIK: parseBIK, SNILS: parseSNILS,
	ChinaID: parseChinaID, IranID: parseIranID, PAN: parsePAN, GSTIN: parseGSTIN, TurkeyID: parseTurkeyID, NIT: parseNIT, CURP: parseCURP,
	NIF: parseNIF, CPF: parseCPF, CNPJ: parseCNPJ, SIREN: parseSIREN, IsraelID: parseIsraelID, FiscalCode: parseFiscalCode, TRN: parseTRN,
	EIN: nineDigits(EIN, "EIN"), SSN: nineDigits(SSN, "SSN"), CallSign: parseCallSign, Serial: parseSerial, Tail: parseTail, ICAO24: parseICAO24,
}

// Parse reads text as an identifier of the given kind: separators, labels
// ("IMO", "LEI:") and letter case do not matter. The error is a *CheckError
// with a usable ID when only the check digits are wrong, otherwise of kind
// Invalid with the zero ID.
func Parse(kind Kind, text string) (ID, error) {
	p, ok := parsers[kind]
	if !ok {
		return ID{}, fault.New(fault.Invalid, string(kind), "no kind of identifier")
	}
	text = strings.TrimSpace(text)
	if text == "" || len(text) > maxText {
		return ID{}, fault.New(fault.Invalid, string(kind), "an identifier has 1 to %d characters, this has %d", maxText, len(text))
	}
	id, err := p(text)
	id.Kind = kind
	if err != nil && id.Value == "" {
		return ID{}, err
	}
	return id, err
}

// compact drops blanks and the separators people write, and a label before the
// number ("INN:", "IMO No."), and makes letters capitals.
func compact(text string, labels ...string) string {
	s := strings.ToUpper(text)
	for _, l := range labels {
		if rest, ok := strings.CutPrefix(s, l); ok {
			rest = strings.TrimLeft(rest, " .:#№-")
			rest = strings.TrimPrefix(strings.TrimPrefix(rest, "NUMBER"), "NO.")
			s = rest
			break
		}
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\n', '\r', '-', '–', '.', '/', ':', '\u00a0', '#', '№':
			return -1
		}
		return r
	}, s)
}

// digitsOnly reports whether s is n ASCII digits, not all zero.
func digitsOnly(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == "" && strings.Trim(s, "0") != ""
}

// wrongForm returns the error of a text that cannot be of the kind.
func wrongForm(kind Kind, text, want string) error {
	if r := []rune(text); len(r) > 60 {
		text = string(r[:60]) + "..."
	}
	return fault.New(fault.Invalid, fmt.Sprintf("%s %q", strings.ToUpper(string(kind)), text), "is not %s", want)
}

// weighted returns the sum of digits times weights.
func weighted(s string, weights ...int) int {
	sum := 0
	for i, w := range weights {
		sum += int(s[i]-'0') * w
	}
	return sum
}

// verify returns nil when the last len(want) characters of value are want.
func verify(kind Kind, value, want, rule string) error {
	has := value[len(value)-len(want):]
	if has == want {
		return nil
	}
	return &CheckError{Kind: kind, Value: value, Has: has, Want: want, Rule: rule}
}

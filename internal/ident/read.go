package ident

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// Check says what the check digits of a number are.
type Check uint8

// The outcomes of checking.
const (
	NoCheck Check = iota // the kind has none, or is not known
	Right                // they agree
	Wrong                // they do not: a digit is wrong, or it is another kind of number
)

// leastText is the least length of a number that can say anything.
const leastText = 4

// Read brings a number to the spelling under which equal ones are equal,
// whatever the kinds they are given with, and says what its check digits are.
// kind may be "" and countries none: a number that can only be of one kind by
// its form and check digits, or by its form in one of the countries, becomes of
// that kind; others keep theirs. The zero ID means that the text is no number:
// too short, no digit in it, or a filler such as 0000000 or 1234567.
//
// Values are capitals and digits, but for wallets and addresses of the net; a
// phone number is in international form without its plus, an IMO number seven
// digits.
func Read(kind Kind, text string, countries ...string) (ID, Check) {
	text = strings.TrimSpace(strings.Map(asciiDigit, text))
	if text == "" || len(text) > maxText || !utf8.ValidString(text) {
		return ID{}, NoCheck
	}
	if id, check, ok := readAs(kind, text, countries); ok {
		return id, check
	}
	if id, ok := tells(kind, text); ok {
		return id, rightIf(checked[id.Kind])
	}
	if isGeneric(kind) {
		for _, c := range countries {
			if id, ok := ofState(c, text); ok {
				return id, rightIf(checked[id.Kind])
			}
		}
	}
	s := Fold(text)
	if filler(s) || !hasDigit(s) && isGeneric(kind) {
		return ID{}, NoCheck
	}
	return ID{Kind: kind, Value: s}, NoCheck
}

// Fold returns the letters and digits of text, in upper case as far as ASCII
// goes.
func Fold(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return r - 0x20
		case '0' <= r && r <= '9', 'A' <= r && r <= 'Z', r >= 0x80:
			return r
		}
		return -1
	}, text)
}

// isGeneric reports whether numbers of the kind are of whatever state and form.
func isGeneric(k Kind) bool {
	return k == "" || k == Passport || k == NationalID || k == TaxID || k == Registration
}

// checked are the kinds that have check digits.
var checked = map[Kind]bool{
	LEI: true, IMO: true, INN: true, OGRN: true, OKPO: true, ISIN: true, USCC: true, Wallet: true, IBAN: true, SNILS: true, ChinaID: true, IranID: true,
	GSTIN: true, TurkeyID: true, NIT: true, CURP: true, NIF: true, CPF: true, CNPJ: true, SIREN: true, IsraelID: true, FiscalCode: true,
}

// readAs reads text as of the kind it is given with, when that kind has a form.
func readAs(kind Kind, text string, countries []string) (ID, Check, bool) {
	if kind == Phone {
		return readPhone(text, countries)
	}
	id, err := Parse(kind, text)
	if id.Value == "" {
		return ID{}, NoCheck, false
	}
	var wrong *CheckError
	if errors.As(err, &wrong) {
		return plain(id), Wrong, true
	}
	return plain(id), rightIf(checked[kind] && id.Note != solana), true
}

func rightIf(ok bool) Check {
	if ok {
		return Right
	}
	return NoCheck
}

// plain drops what a value has in front of it in its own form.
func plain(id ID) ID {
	switch id.Kind {
	case IMO:
		id.Value = strings.TrimPrefix(id.Value, "IMO")
	case Phone:
		id.Value = strings.TrimPrefix(id.Value, "+")
	}
	return id
}

// readPhone reads a phone number: as it is, as dialled in one of the countries,
// or with a plus that was left out.
func readPhone(text string, countries []string) (ID, Check, bool) {
	if strings.Trim(Fold(text), "0") == "" {
		return ID{}, NoCheck, false
	}
	for _, c := range append([]string{""}, countries...) {
		if id, err := ParsePhone(text, c); err == nil {
			return plain(id), NoCheck, true
		}
	}
	if strings.HasPrefix(Fold(text), "0") {
		return ID{}, NoCheck, false
	}
	id, err := ParsePhone("+"+strings.TrimLeft(text, "+ "), "")
	return plain(id), NoCheck, err == nil
}

// tells reads a number of a kind that is not known, or known loosely, by what it
// tells itself: a label before it, the form of an address, or check digits in a
// form that nothing else has.
func tells(kind Kind, text string) (ID, bool) {
	if !isGeneric(kind) || kind == Passport {
		return ID{}, false
	}
	for _, k := range [...]Kind{LEI, USCC, GSTIN, CURP, FiscalCode} {
		if id, err := Parse(k, text); err == nil {
			return id, true
		}
	}
	if kind != "" {
		return ID{}, false
	}
	upper := strings.ToUpper(text)
	if id, ok := labelled(upper, text); ok {
		return id, true
	}
	for _, k := range [...]Kind{IBAN, ISIN, Wallet, Email} {
		if id, err := Parse(k, text); err == nil && id.Note != solana {
			return id, true
		}
	}
	if text[0] == '+' || strings.HasPrefix(text, "00") {
		if id, err := Parse(Phone, text); err == nil {
			return plain(id), true
		}
	}
	return ID{}, false
}

// labels are the words before a number that say what it is.
var labels = []struct {
	word string
	kind Kind
}{
	{"IMO", IMO}, {"MMSI", MMSI}, {"INN", INN}, {"ИНН", INN}, {"OGRN", OGRN}, {"ОГРН", OGRN}, {"SNILS", SNILS}, {"СНИЛС", SNILS}, {"BIC", BIC}, {"SWIFT", BIC},
}

// labelled reads a number with its kind before it: "IMO 9074729".
func labelled(upper, text string) (ID, bool) {
	for _, l := range labels {
		rest, ok := strings.CutPrefix(upper, l.word)
		if !ok || rest == "" || rest[0] >= 'A' && rest[0] <= 'Z' {
			continue
		}
		if id, err := Parse(l.kind, text); err == nil {
			return plain(id), true
		}
	}
	return ID{}, false
}

// ofState reads a number as of a kind of the state, by form and check digits.
func ofState(country, text string) (ID, bool) {
	for _, k := range national[country] {
		if id, err := Parse(k, text); err == nil {
			return id, true
		}
	}
	return ID{}, false
}

// filler reports whether a number is what people write who have none.
func filler(s string) bool {
	if utf8.RuneCountInString(s) < leastText || strings.Trim(s, s[:1]) == "" {
		return true
	}
	return strings.HasPrefix("1234567890", s) || strings.HasPrefix("0123456789", s)
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// asciiDigit turns Arabic-Indic, Persian and full-width digits into those of
// ASCII.
func asciiDigit(r rune) rune {
	for _, zero := range [...]rune{'\u0660', '\u06f0', '\uff10'} {
		if r >= zero && r < zero+10 {
			return '0' + r - zero
		}
	}
	return r
}

// HasCheck reports whether numbers of the kind have check digits.
func HasCheck(k Kind) bool { return checked[k] }

package ident

import (
	"fmt"
	"strconv"
	"strings"
)

// The kinds of single states whose form and check digits are published.
const (
	SNILS      Kind = "snils"       // Russian insurance account number
	ChinaID    Kind = "cn_id"       // Chinese resident identity number, GB 11643
	IranID     Kind = "ir_id"       // Iranian national number
	PAN        Kind = "pan"         // Indian permanent account number
	GSTIN      Kind = "gstin"       // Indian goods and services tax number
	TurkeyID   Kind = "tr_id"       // Turkish identification number
	NIT        Kind = "nit"         // Colombian tax number
	CURP       Kind = "curp"        // Mexican population register key
	NIF        Kind = "nif"         // Spanish number of a person, DNI and NIE
	CPF        Kind = "cpf"         // Brazilian taxpayer number of a person
	CNPJ       Kind = "cnpj"        // Brazilian taxpayer number of a company
	SIREN      Kind = "siren"       // French register number
	IsraelID   Kind = "il_id"       // number of the Israeli population register, also in the Palestinian one
	FiscalCode Kind = "fiscal_code" // Italian fiscal code of a person
	IBAN       Kind = "iban"        // International Bank Account Number, ISO 13616
)

// national are the kinds that numbers of a state can turn out to be, by
// country, those with more check digits first.
var national = map[string][]Kind{
	"ru": {OGRN, INN, SNILS}, "cn": {USCC, ChinaID}, "ir": {IranID}, "in": {GSTIN, PAN}, "tr": {TurkeyID}, "co": {NIT}, "mx": {CURP},
	"es": {NIF}, "br": {CNPJ, CPF}, "fr": {SIREN}, "il": {IsraelID}, "ps": {IsraelID}, "it": {FiscalCode},
}

// digitSum returns the sum of the products of digits and weights.
func digitSum(s string, weight func(i int) int) int {
	sum := 0
	for i := range len(s) {
		sum += int(s[i]-'0') * weight(i)
	}
	return sum
}

func sameDigits(s string) bool { return strings.Trim(s, s[:1]) == "" }

// parseSNILS: nine digits and two that check them: their sum by weights 9 to 1,
// by 101, and of that the last two digits (decree of the Pension Fund 192p,
// 2006). Numbers to 001-001-998 have none.
func parseSNILS(text string) (ID, error) {
	s := compact(text, "SNILS", "СНИЛС")
	if !digitsOnly(s, 11) {
		return ID{}, wrongForm(SNILS, text, "11 digits")
	}
	id := ID{Value: s, Country: "ru", Note: "person"}
	if s[:9] <= "001001998" {
		return id, nil
	}
	return id, verify(SNILS, s, fmt.Sprintf("%02d", digitSum(s[:9], func(i int) int { return 9 - i })%101%100), "weighted sum mod 101")
}

// parseChinaID: GB 11643-1999, six digits of the place, eight of the day of
// birth, three, and a check character by ISO 7064 mod 11-2.
func parseChinaID(text string) (ID, error) {
	s := compact(text)
	if len(s) != 18 || strings.Trim(s[:17], "0123456789") != "" || strings.Trim(s[17:], "0123456789X") != "" || !isBirthday(s[6:14]) {
		return ID{}, wrongForm(ChinaID, text, "17 digits, the 7th to 14th a day, and a digit or X")
	}
	sum := 0
	for i := range 17 {
		sum = (sum + int(s[i]-'0')) * 2 % 11
	}
	at := (12 - sum) % 11
	return ID{Value: s, Country: "cn", Note: "person"}, verify(ChinaID, s, "0123456789X"[at:at+1], "ISO 7064 mod 11-2")
}

// isBirthday reports whether s is a day from 1850 to 2099 as YYYYMMDD.
func isBirthday(s string) bool {
	return s >= "18500101" && s < "21000101" && s[4:6] >= "01" && s[4:6] <= "12" && s[6:] >= "01" && s[6:] <= "31"
}

// parseIranID: ten digits; the last checks the sum of the others by weights 10
// to 2 by 11 (rule of the civil registration organisation).
func parseIranID(text string) (ID, error) {
	s := compact(text)
	if !digitsOnly(s, 10) || sameDigits(s) {
		return ID{}, wrongForm(IranID, text, "10 digits, not all the same")
	}
	r := digitSum(s[:9], func(i int) int { return 10 - i }) % 11
	if r > 1 {
		r = 11 - r
	}
	return ID{Value: s, Country: "ir", Note: "person"}, verify(IranID, s, strconv.Itoa(r), "weighted sum mod 11")
}

// parsePAN: five letters, four digits, a letter; the fourth letter says what
// the holder is (Indian Income Tax Department). Its check letter is not public.
func parsePAN(text string) (ID, error) {
	s := compact(text, "PAN")
	if len(s) != 10 || strings.Trim(s[:5]+s[9:], capitals) != "" || strings.Trim(s[5:9], "0123456789") != "" || !strings.ContainsRune("ABCFGHJLPTK", rune(s[3])) {
		return ID{}, wrongForm(PAN, text, "5 letters, 4 digits and a letter")
	}
	return ID{Value: s, Country: "in"}, nil
}

const base36 = "0123456789" + capitals

// parseGSTIN: two digits of the state, a PAN, a letter or digit, Z, and a check
// character by 36 (Indian Goods and Services Tax Network).
func parseGSTIN(text string) (ID, error) {
	s := compact(text, "GSTIN")
	if len(s) != 15 || strings.Trim(s, base36) != "" || strings.Trim(s[:2], "0123456789") != "" || s[13] != 'Z' {
		return ID{}, wrongForm(GSTIN, text, "15 characters, the 14th Z")
	}
	if _, err := parsePAN(s[2:12]); err != nil {
		return ID{}, wrongForm(GSTIN, text, "a number with a PAN in places 3 to 12")
	}
	sum := 0
	for i := range 14 {
		p := strings.IndexByte(base36, s[i]) * (1 + i%2)
		sum += p/36 + p%36
	}
	at := (36 - sum%36) % 36
	return ID{Value: s, Country: "in"}, verify(GSTIN, s, base36[at:at+1], "weighted sum mod 36")
}

// parseTurkeyID: eleven digits, the first not 0; the tenth is seven times the
// sum of the odd places less that of the even, the eleventh the sum of all
// before it, both by 10 (rule of the population directorate).
func parseTurkeyID(text string) (ID, error) {
	s := compact(text)
	if !digitsOnly(s, 11) || s[0] == '0' {
		return ID{}, wrongForm(TurkeyID, text, "11 digits, the first not 0")
	}
	odd := digitSum(s[:9], func(i int) int { return 1 - i%2 })
	even := digitSum(s[:9], func(i int) int { return i % 2 })
	tenth := (7*odd - even + 100) % 10
	return ID{Value: s, Country: "tr", Note: "person"}, verify(TurkeyID, s, fmt.Sprintf("%d%d", tenth, (odd+even+tenth)%10), "sums mod 10")
}

// nitWeights weigh the digits of a NIT from the last.
var nitWeights = [...]int{3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71}

// parseNIT: up to fourteen digits and one that checks them by 11 (order 4 of
// 1989 of the Colombian tax office). Written apart by a hyphen, mostly.
func parseNIT(text string) (ID, error) {
	s := compact(text, "NIT")
	if n := len(s); n < 9 || n > 15 || !digitsOnly(s, n) {
		return ID{}, wrongForm(NIT, text, "9 to 15 digits")
	}
	body := s[:len(s)-1]
	r := digitSum(body, func(i int) int { return nitWeights[len(body)-1-i] }) % 11
	if r > 1 {
		r = 11 - r
	}
	return ID{Value: s, Country: "co"}, verify(NIT, s, strconv.Itoa(r), "weighted sum mod 11")
}

// parseCURP: four letters, six digits of the day of birth, sex, state,
// consonants, a letter or digit, and a check digit (Mexican official gazette of
// 18 October 2021).
func parseCURP(text string) (ID, error) {
	s := compact(text, "CURP")
	if len(s) != 18 || strings.Trim(s, base36) != "" || strings.Trim(s[:4]+s[10:16], capitals) != "" || strings.Trim(s[4:10]+s[17:], "0123456789") != "" {
		return ID{}, wrongForm(CURP, text, "4 letters, 6 digits, 6 letters and 2 places more")
	}
	sum := 0
	for i := range 17 {
		v := strings.IndexByte(base36, s[i])
		if s[i] > 'N' {
			v++ // Ñ stands between N and O
		}
		sum += v * (18 - i)
	}
	return ID{Value: s, Country: "mx", Note: "person"}, verify(CURP, s, strconv.Itoa((10-sum%10)%10), "weighted sum mod 10")
}

// parseNIF: eight digits and a letter by 23; of foreigners X, Y or Z stands for
// the first digit 0, 1 or 2 (Spanish royal decrees 1553/2005 and 557/2011).
func parseNIF(text string) (ID, error) {
	s := compact(text, "DNI", "NIE", "NIF")
	if len(s) != 9 {
		return ID{}, wrongForm(NIF, text, "8 digits and a letter")
	}
	digits := s[:8]
	if at := strings.IndexByte("XYZ", s[0]); at >= 0 {
		digits = strconv.Itoa(at) + s[1:8]
	}
	n, err := strconv.Atoi(digits)
	if err != nil || strings.Trim(digits, "0123456789") != "" || strings.Trim(s[8:], capitals) != "" {
		return ID{}, wrongForm(NIF, text, "8 digits and a letter")
	}
	return ID{Value: s, Country: "es", Note: "person"}, verify(NIF, s, "TRWAGMYFPDXBNJZSQVHLCKE"[n%23:n%23+1], "the letter by 23")
}

// brazilCheck appends the two check digits by 11, the weights of which rise
// from 2 at the last digit to most and begin again.
func brazilCheck(s string, most int) string {
	check := ""
	for range 2 {
		n := len(s)
		r := digitSum(s, func(i int) int { return (n-1-i)%(most-1) + 2 }) % 11
		d := 0
		if r > 1 {
			d = 11 - r
		}
		s += strconv.Itoa(d)
		check += strconv.Itoa(d)
	}
	return check
}

// parseCPF: nine digits and two that check them (Receita Federal).
func parseCPF(text string) (ID, error) {
	s := compact(text, "CPF")
	if !digitsOnly(s, 11) || sameDigits(s) {
		return ID{}, wrongForm(CPF, text, "11 digits, not all the same")
	}
	return ID{Value: s, Country: "br", Note: "person"}, verify(CPF, s, brazilCheck(s[:9], 11), "weighted sums mod 11")
}

// parseCNPJ: twelve digits and two that check them (Receita Federal). The form
// with letters, given out from July 2026, is not read.
func parseCNPJ(text string) (ID, error) {
	s := compact(text, "CNPJ")
	if !digitsOnly(s, 14) || sameDigits(s) {
		return ID{}, wrongForm(CNPJ, text, "14 digits, not all the same")
	}
	return ID{Value: s, Country: "br", Note: "company"}, verify(CNPJ, s, brazilCheck(s[:12], 9), "weighted sums mod 11")
}

// parseSIREN: nine digits, the last by Luhn (INSEE).
func parseSIREN(text string) (ID, error) {
	s := compact(text, "SIREN")
	if !digitsOnly(s, 9) {
		return ID{}, wrongForm(SIREN, text, "9 digits")
	}
	return ID{Value: s, Country: "fr", Note: "company"}, verify(SIREN, s, luhn(s[:8]), "Luhn")
}

// parseIsraelID: nine digits, the last by Luhn (population registry).
func parseIsraelID(text string) (ID, error) {
	s := compact(text)
	if !digitsOnly(s, 9) || sameDigits(s) {
		return ID{}, wrongForm(IsraelID, text, "9 digits, not all the same")
	}
	return ID{Value: s, Note: "person"}, verify(IsraelID, s, luhn(s[:8]), "Luhn")
}

// fiscalOdd are the values of letters at odd places of an Italian fiscal code;
// digits have those of A to J.
var fiscalOdd = [26]int{1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23}

// parseFiscalCode: six letters, day of birth and place in nine letters or
// digits, and a check letter by 26 (Italian decree of 23 December 1976).
func parseFiscalCode(text string) (ID, error) {
	s := compact(text)
	if len(s) != 16 || strings.Trim(s[:6]+s[8:9]+s[11:12]+s[15:], capitals) != "" || strings.Trim(s, base36) != "" {
		return ID{}, wrongForm(FiscalCode, text, "16 letters and digits")
	}
	sum := 0
	for i := range 15 {
		v := strings.IndexByte(base36, s[i])
		if v >= 10 {
			v -= 10
		}
		if i%2 == 0 {
			v = fiscalOdd[v]
		}
		sum += v
	}
	return ID{Value: s, Country: "it", Note: "person"}, verify(FiscalCode, s, capitals[sum%26:sum%26+1], "sum of values mod 26")
}

// parseIBAN: ISO 13616, country, two check digits by ISO 7064 mod 97-10, and up
// to 30 letters or digits.
func parseIBAN(text string) (ID, error) {
	s := compact(text, "IBAN")
	if len(s) < 15 || len(s) > 34 || strings.Trim(s, base36) != "" || strings.Trim(s[:2], capitals) != "" || strings.Trim(s[2:4], "0123456789") != "" || !isCountry(s[:2]) {
		return ID{}, wrongForm(IBAN, text, "a country, 2 check digits and 11 to 30 letters or digits")
	}
	id := ID{Value: s, Country: strings.ToLower(s[:2])}
	if mod97(expand(s[4:]+s[:4])) == 1 {
		return id, nil
	}
	want := fmt.Sprintf("%02d", 98-mod97(expand(s[4:]+s[:2])+"00"))
	return id, &CheckError{Kind: IBAN, Value: s, Has: s[2:4], Want: want, Rule: "ISO 7064 mod 97-10"}
}

// nineDigits reads a number of nine digits without a check digit, as an EIN or
// SSN is.
func nineDigits(kind Kind, label string) func(string) (ID, error) {
	return func(text string) (ID, error) {
		s := compact(text, label)
		if !digitsOnly(s, 9) || sameDigits(s) {
			return ID{}, wrongForm(kind, text, "9 digits, not all the same")
		}
		return ID{Value: s, Country: "us"}, nil
	}
}

// parseTRN: fifteen digits that begin with 100 (Federal Tax Authority); how the
// last is made is not published.
func parseTRN(text string) (ID, error) {
	s := compact(text, "TRN")
	if !digitsOnly(s, 15) || !strings.HasPrefix(s, "100") {
		return ID{}, wrongForm(TRN, text, "15 digits that begin with 100")
	}
	return ID{Value: s, Country: "ae"}, nil
}

// parseUEI: twelve letters or digits without O and I, the first not 0 (SAM.gov).
func parseUEI(text string) (ID, error) {
	s := compact(text, "UEI")
	if len(s) != 12 || strings.Trim(s, base36) != "" || strings.ContainsAny(s, "OI") || s[0] == '0' {
		return ID{}, wrongForm(UEI, text, "12 letters and digits without O and I")
	}
	return ID{Value: s, Country: "us"}, nil
}

// parseBIK: nine digits that begin with 04, for Russia (Bank of Russia
// regulation 732-P).
func parseBIK(text string) (ID, error) {
	s := compact(text, "BIK", "БИК")
	if !digitsOnly(s, 9) || s[:2] != "04" {
		return ID{}, wrongForm(BIK, text, "9 digits that begin with 04")
	}
	return ID{Value: s, Country: "ru", Note: "bank"}, nil
}

package ident

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// expand replaces each letter by its number from A = 10, as ISO 7064 and ISO
// 6166 do.
func expand(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c >= 'A' {
			fmt.Fprintf(&b, "%d", c-'A'+10)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// mod97 returns the number written in digits modulo 97.
func mod97(digits string) int {
	n := 0
	for _, c := range []byte(digits) {
		n = (n*10 + int(c-'0')) % 97
	}
	return n
}

// parseLEI: ISO 17442, 18 letters or digits and two check digits by ISO 7064
// mod 97-10. The standard gives 02 to 98; 00, 01 and 99, which check as well,
// are taken too.
func parseLEI(text string) (ID, error) {
	s := compact(text, "LEI")
	if len(s) != 20 || strings.Trim(s, capitals+"0123456789") != "" || strings.Trim(s[18:], "0123456789") != "" {
		return ID{}, wrongForm(LEI, text, "18 letters or digits and 2 check digits")
	}
	if mod97(expand(s)) == 1 {
		return ID{Value: s}, nil
	}
	want := fmt.Sprintf("%02d", 98-mod97(expand(s[:18])+"00"))
	return ID{Value: s}, verify(LEI, s, want, "ISO 7064 mod 97-10 over 20 characters")
}

// parseINN: 10 digits for legal entities, 12 for persons; weights of the
// Federal Tax Service order on the taxpayer number (SAE-3-09/826 and before).
func parseINN(text string) (ID, error) {
	s := compact(text, "INN", "ИНН")
	const rule = "weighted sum mod 11 mod 10"
	switch {
	case digitsOnly(s, 10):
		want := fmt.Sprint(weighted(s, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10)
		return ID{Value: s, Country: "ru", Note: "legal entity"}, verify(INN, s, want, rule)
	case digitsOnly(s, 12):
		first := weighted(s, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10
		head := s[:10] + fmt.Sprint(first)
		second := weighted(head, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10
		return ID{Value: s, Country: "ru", Note: "person"}, verify(INN, s, fmt.Sprintf("%d%d", first, second), rule)
	}
	return ID{}, wrongForm(INN, text, "10 or 12 digits")
}

// parseOGRN: 13 digits for legal entities, 15 for sole traders; the last is
// the rest by 11 or 13, and of that the last digit (order of the Ministry of
// Finance 165n of 2017 and those before).
func parseOGRN(text string) (ID, error) {
	s := compact(text, "OGRNIP", "ОГРНИП", "OGRN", "ОГРН")
	var n int
	var note string
	switch {
	case digitsOnly(s, 13):
		n, note = 11, "legal entity"
	case digitsOnly(s, 15):
		n, note = 13, "sole trader"
	default:
		return ID{}, wrongForm(OGRN, text, "13 or 15 digits")
	}
	rest := 0
	for _, c := range []byte(s[:len(s)-1]) {
		rest = (rest*10 + int(c-'0')) % n
	}
	return ID{Value: s, Country: "ru", Note: note},
		verify(OGRN, s, fmt.Sprint(rest%10), fmt.Sprintf("rest of the division by %d, last digit", n))
}

// parseKPP: four digits of the tax office, two digits or letters for the
// reason, three digits; without a check digit.
func parseKPP(text string) (ID, error) {
	s := compact(text, "KPP", "КПП")
	if len(s) != 9 || strings.Trim(s[:4]+s[6:], "0123456789") != "" || strings.Trim(s[4:6], capitals+"0123456789") != "" || strings.Trim(s, "0") == "" {
		return ID{}, wrongForm(KPP, text, "4 digits, 2 digits or letters, 3 digits")
	}
	return ID{Value: s, Country: "ru"}, nil
}

// parseOKPO: 8 digits for legal entities, 10 for sole traders; weights 1, 2,
// ... by 11; when 10 comes out, weights from 3; when 10 again, 0 (rules PR
// 50.1.024-2005).
func parseOKPO(text string) (ID, error) {
	s := compact(text, "OKPO", "ОКПО")
	if !digitsOnly(s, 8) && !digitsOnly(s, 10) {
		return ID{}, wrongForm(OKPO, text, "8 or 10 digits")
	}
	check := 10
	for start := 0; start <= 2 && check == 10; start += 2 {
		sum := 0
		for i := range len(s) - 1 {
			sum += int(s[i]-'0') * ((start+i)%10 + 1)
		}
		check = sum % 11
	}
	return ID{Value: s, Country: "ru"}, verify(OKPO, s, fmt.Sprint(check%10), "weighted sum mod 11")
}

// isCountry reports whether code, two capitals, is a country of ISO 3166-1 or
// Kosovo's XK.
func isCountry(code string) bool {
	if code == "XK" {
		return true
	}
	r, err := language.ParseRegion(code)
	return err == nil && r.IsCountry() && r.String() == code
}

// parseBIC: ISO 9362, four letters or digits of the party, two of the country,
// two of the place, and three of the branch. The branch XXX is the head office
// and left out.
func parseBIC(text string) (ID, error) {
	s := compact(text, "BIC", "SWIFT")
	if len(s) != 8 && len(s) != 11 || strings.Trim(s, capitals+"0123456789") != "" || strings.Trim(s[:4], capitals) != "" {
		return ID{}, wrongForm(BIC, text, "8 or 11 letters and digits, the first four letters")
	}
	if !isCountry(s[4:6]) {
		return ID{}, wrongForm(BIC, text, "a code with a country in places 5 and 6")
	}
	return ID{Value: strings.TrimSuffix(s, "XXX"), Country: strings.ToLower(s[4:6])}, nil
}

// parseISIN: ISO 6166, two letters of the country or issuer group, nine letters
// or digits, one check digit by Luhn over the digits that letters expand to.
func parseISIN(text string) (ID, error) {
	s := compact(text, "ISIN")
	if len(s) != 12 || strings.Trim(s[:2], capitals) != "" || strings.Trim(s, capitals+"0123456789") != "" || s[11] > '9' {
		return ID{}, wrongForm(ISIN, text, "2 letters, 9 letters or digits and a check digit")
	}
	id := ID{Value: s}
	switch prefix := s[:2]; {
	case isCountry(prefix):
		id.Country = strings.ToLower(prefix)
	case !isIssuerGroup(prefix):
		return ID{}, wrongForm(ISIN, text, "a number that begins with a country")
	}
	return id, verify(ISIN, s, luhn(expand(s[:11])), "Luhn over the expanded digits")
}

// isIssuerGroup reports whether a prefix of ISINs that is no country's is in
// use: those of international securities, which begin with X or lie between QS
// and QY, of the European Union, and of states that are no more.
func isIssuerGroup(prefix string) bool {
	switch prefix {
	case "EU", "AN", "CS", "YU", "SU":
		return true
	}
	return prefix[0] == 'X' || prefix >= "QS" && prefix <= "QY"
}

// luhn returns the digit that checks the digits before it.
func luhn(digits string) string {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 0 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return strconv.Itoa((10 - sum%10) % 10)
}

// parseDUNS: nine digits; Dun & Bradstreet has used no check digit since 2006.
func parseDUNS(text string) (ID, error) {
	s := compact(text, "D-U-N-S", "DUNS")
	if !digitsOnly(s, 9) {
		return ID{}, wrongForm(DUNS, text, "9 digits")
	}
	return ID{Value: s}, nil
}

// socialCreditLetters are the characters of GB 32100 by their value.
const socialCreditLetters = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// parseUSCC: GB 32100-2015, 17 characters without I, O, S, V and Z, weighted by
// powers of 3 modulo 31, and a check character.
func parseUSCC(text string) (ID, error) {
	s := compact(text, "USCC", "USCI")
	if len(s) != 18 || strings.Trim(s, socialCreditLetters) != "" || strings.Trim(s[2:8], "0123456789") != "" || s[0] == '0' {
		return ID{}, wrongForm(USCC, text, "18 characters of GB 32100, places 3 to 8 digits")
	}
	sum, weight := 0, 1
	for i := range 17 {
		sum += strings.IndexByte(socialCreditLetters, s[i]) * weight
		weight = weight * 3 % 31
	}
	want := socialCreditLetters[(31-sum%31)%31 : (31-sum%31)%31+1]
	return ID{Value: s, Country: "cn", Note: "region " + s[2:8]}, verify(USCC, s, want, "GB 32100, powers of 3 mod 31")
}

// parseWikidata: Q and a number without leading zeros.
func parseWikidata(text string) (ID, error) {
	s := strings.ToUpper(text)
	if i := strings.LastIndexByte(s, '/'); i >= 0 {
		s = s[i+1:]
	}
	if len(s) < 2 || len(s) > 16 || s[0] != 'Q' || s[1] == '0' || strings.Trim(s[1:], "0123456789") != "" {
		return ID{}, wrongForm(Wikidata, text, "Q and a number")
	}
	return ID{Value: s}, nil
}

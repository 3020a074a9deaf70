package ident

import (
	"fmt"
	"regexp"
	"strings"
)

var imoForm = regexp.MustCompile(`^(?:IMO)?(\d{7})$`)

// parseIMO: seven digits. Of ships (resolution A.1117(30)) the last is the last
// digit of the sum of the others times 7 to 2; of companies and registered
// owners (A.1047(27), Lloyd's) 11 less the rest by 11 of the sum times 8, 6, 4,
// 2, 9, 7, and of that the last digit. The value has the prefix IMO.
func parseIMO(text string) (ID, error) {
	m := imoForm.FindStringSubmatch(compact(text, "IMO"))
	if m == nil || strings.Trim(m[1], "0") == "" {
		return ID{}, wrongForm(IMO, text, "7 digits, with or without IMO before them")
	}
	s := m[1]
	ship := weighted(s, 7, 6, 5, 4, 3, 2) % 10
	company := (11 - weighted(s, 8, 6, 4, 2, 9, 7)%11) % 10
	has := int(s[6] - '0')
	id := ID{Value: "IMO" + s}
	switch {
	case has == ship && has == company:
		id.Note = "ship or company"
	case has == ship:
		id.Note = "ship"
	case has == company:
		id.Note = "company"
	default:
		return id, &CheckError{
			Kind: IMO, Value: id.Value, Has: s[6:], Want: fmt.Sprintf("%d for a ship or %d for a company", ship, company),
			Rule: "sum of digits times 7 to 2 mod 10, or times 8, 6, 4, 2, 9, 7 mod 11",
		}
	}
	return id, nil
}

// parseMMSI: nine digits, Recommendation ITU-R M.585. The three digits of the
// flag (MID) stand at a place that depends on the kind of station.
func parseMMSI(text string) (ID, error) {
	s := compact(text, "MMSI")
	if !digitsOnly(s, 9) {
		return ID{}, wrongForm(MMSI, text, "9 digits")
	}
	mid, note := s[:3], "ship"
	switch {
	case strings.HasPrefix(s, "00"):
		mid, note = s[2:5], "coast station"
	case s[0] == '0':
		mid, note = s[1:4], "group of ships"
	case strings.HasPrefix(s, "111"):
		mid, note = s[3:6], "search and rescue aircraft"
	case s[0] == '8':
		mid, note = s[1:4], "handheld radio"
	case strings.HasPrefix(s, "98"):
		mid, note = s[2:5], "craft of a parent ship"
	case strings.HasPrefix(s, "99"):
		mid, note = s[2:5], "aid to navigation"
	case strings.HasPrefix(s, "970"), strings.HasPrefix(s, "972"), strings.HasPrefix(s, "974"):
		return ID{Value: s, Note: "distress beacon"}, nil
	}
	c, ok := mids()[mid]
	if !ok {
		return ID{}, wrongForm(MMSI, text, "a number with the identification digits of a country ("+mid+" are of none)")
	}
	return ID{Value: s, Country: c, Note: note}, nil
}

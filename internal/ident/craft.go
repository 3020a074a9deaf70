package ident

import "strings"

// parseCallSign: three to eight letters and digits, both present or letters
// only (ITU Radio Regulations, Article 19).
func parseCallSign(text string) (ID, error) {
	s := compact(text, "CALL SIGN")
	if len(s) < 3 || len(s) > 8 || strings.Trim(s, base36) != "" || strings.Trim(s, "0123456789") == "" {
		return ID{}, wrongForm(CallSign, text, "3 to 8 letters and digits, not digits alone")
	}
	return ID{Value: s}, nil
}

// parseTail: the nationality mark and the registration mark of ICAO Annex 7,
// with or without the hyphen: EP-ABC and EPABC are one. Military numbers, which
// are digits only, are not told from others.
func parseTail(text string) (ID, error) {
	s := compact(text, "TAIL NUMBER", "TAIL")
	if len(s) < 3 || len(s) > 9 || strings.Trim(s, base36) != "" || strings.Trim(s, "0123456789") == "" {
		return ID{}, wrongForm(Tail, text, "3 to 9 letters and digits")
	}
	return ID{Value: s}, nil
}

// IsMark reports whether a name is written like a registration mark with its
// hyphen, as aircraft are named when they have no other name: EP-ABC, YI-NAB,
// 9A-CTG, UR-82007.
func IsMark(name string) bool {
	nation, own, ok := strings.Cut(strings.ToUpper(strings.TrimSpace(name)), "-")
	return ok && len(nation) >= 1 && len(nation) <= 2 && len(own) >= 3 && len(own) <= 5 &&
		strings.Trim(nation+own, base36) == "" && strings.Trim(nation, "0123456789") != ""
}

// parseSerial: letters and digits. Each manufacturer counts for itself, so that
// the same number of two models is two aircraft.
func parseSerial(text string) (ID, error) {
	s := compact(text, "MSN", "S/N")
	if len(s) < 3 || len(s) > 20 || strings.Trim(s, base36) != "" || strings.Trim(s, capitals) == "" || strings.Trim(s, "0") == "" {
		return ID{}, wrongForm(Serial, text, "3 to 20 letters and digits with a digit among them")
	}
	return ID{Value: s}, nil
}

// parseICAO24: six hexadecimal digits, neither all zeros nor all ones.
func parseICAO24(text string) (ID, error) {
	s := compact(text, "ICAO")
	if len(s) != 6 || strings.Trim(s, "0123456789ABCDEF") != "" || s == "000000" || s == "FFFFFF" {
		return ID{}, wrongForm(ICAO24, text, "6 hexadecimal digits")
	}
	return ID{Value: s}, nil
}

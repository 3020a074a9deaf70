package ofac

import (
	"regexp"
	"strings"
)

// reState recognises a name that says itself that it is no city.
var reState = regexp.MustCompile(`(?i) (?:territory|region|oblast|province|governorate|resp\.|republic)$`)

// splitLine takes apart what the CSV files print in one field as "City, State
// Postal". A postal code begins with the first word that bears a digit, or
// with the country's letters before it ("D 40212", "VLT 1455"); a state stands
// behind the last comma. A line that is all postal code has no city; one that
// begins with digits and goes on in words ("8002 Zurich") is left whole.
func splitLine(line string) (city, state, postal string) {
	city = plain(line)
	if i := strings.LastIndex(city, ", "); i > 0 {
		city, state = city[:i], city[i+2:]
	}
	if state == "" {
		city, postal = cutPostal(city)
	} else {
		state, postal = cutPostal(state)
	}
	if state == "" && reState.MatchString(city) {
		return "", city, postal
	}
	return city, state, postal
}

// cutPostal cuts a postal code off the end of a name.
func cutPostal(s string) (name, postal string) {
	words := strings.Fields(s)
	for i, w := range words {
		switch {
		case !strings.ContainsAny(w, "0123456789"):
			continue
		case i == 0 && !strings.ContainsAny(words[len(words)-1], "0123456789"):
			return s, ""
		case i > 1 && isPostalPrefix(words[i-1]):
			i--
		}
		return strings.Join(words[:i], " "), strings.Join(words[i:], " ")
	}
	return s, ""
}

// isPostalPrefix recognises the letters of a country or district that belong
// to a postal code.
func isPostalPrefix(w string) bool {
	return len(w) <= 3 && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

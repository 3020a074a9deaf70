package ofac

import "strings"

// splitLine takes apart what the CSV files print as "City, State Postal".
// A postal code begins with the first word that bears a digit; a state stands
// behind the last comma. Where that leaves no city, nothing is split.
func splitLine(line string) (city, state, postal string) {
	line = plain(line)
	words := strings.Fields(line)
	for i, w := range words {
		if i > 0 && strings.ContainsAny(w, "0123456789") {
			postal = strings.Join(words[i:], " ")
			line = strings.Join(words[:i], " ")
			break
		}
	}
	city = line
	if i := strings.LastIndex(line, ", "); i > 0 {
		city, state = line[:i], line[i+2:]
	}
	if city == "" || strings.HasSuffix(city, ",") {
		return strings.TrimSuffix(city, ","), state, postal
	}
	return city, state, postal
}

package source

import (
	"regexp"
	"strings"
)

var notice = regexp.MustCompile(`(?i)\b\d{1,3}\s?F\.?\s?R\.?\s?\d{1,6}(?:,?\s+\(?\d{1,2}/\d{1,2}/\d{2,4}\)?)?`)

// Notices returns the citations of the Federal Register in text, such as
// "82 F.R. 48792 10/20/2017" or "87 FR 20299", one by one; text without any
// comes back whole.
func Notices(text string) []string {
	text = Clean(text)
	if found := notice.FindAllString(text, -1); len(found) > 0 {
		return found
	}
	if text == "" {
		return nil
	}
	return []string{strings.Trim(text, " ;,")}
}

package source

import (
	"regexp"
	"strings"
)

// Alias is another name found beside or inside a published name.
type Alias struct {
	Name   string
	Former bool // "f.k.a.", "formerly": the name was given up
}

var (
	akaMark  = regexp.MustCompile(`(?i)(?:^|[\s,;(\[])(?:(a\.?k\.?a\.?|n\.?k\.?a\.?|also known as|d\.?b\.?a\.?)|(f\.?k\.?a\.?|formerly known as|formerly))[\s,:.]+`)
	akaSplit = regexp.MustCompile(`;\s*(?:and\s+)?`)
	akaParen = regexp.MustCompile(`(?i)\s*[(\[]\s*(?:a\.?k\.?a|f\.?k\.?a|n\.?k\.?a|d\.?b\.?a|also known|formerly)[\s.,:][^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*[)\]]`)
)

// SplitAliases separates a published name such as "Acme Ltd. (a.k.a. Acme;
// and A Co)" or "Acme, a.k.a. A Co, a.k.a. B" into the name proper and the
// other names. A text without such a mark comes back as it is, trimmed.
func SplitAliases(text string) (name string, others []Alias) {
	text = strings.Join(strings.Fields(text), " ")
	name = text
	for _, block := range akaParen.FindAllString(text, -1) {
		inner := strings.TrimSpace(block)
		others = append(others, marked(inner[1:len(inner)-1])...)
	}
	name = strings.TrimSpace(akaParen.ReplaceAllString(name, ""))
	if m := akaMark.FindStringIndex(name); m != nil && m[0] > 0 {
		others = append(others, marked(name[m[0]:])...)
		name = name[:m[0]]
	}
	name = strings.TrimRight(strings.TrimSpace(name), ",;")
	if name == "" {
		return text, nil
	}
	return name, others
}

// marked reads "a.k.a. X; Y, f.k.a. Z" into its names.
func marked(s string) []Alias {
	var out []Alias
	marks := akaMark.FindAllStringSubmatchIndex(s, -1)
	for i, m := range marks {
		end := len(s)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		for _, n := range akaSplit.Split(s[m[1]:end], -1) {
			n = strings.TrimSpace(strings.TrimSuffix(strings.Trim(n, " ,;"), " and"))
			if n = strings.TrimRight(n, " ,;"); n != "" {
				out = append(out, Alias{Name: n, Former: m[4] >= 0})
			}
		}
	}
	return out
}

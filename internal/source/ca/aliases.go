package ca

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"sanctrace/internal/source"
)

// alias is another name with the language that the list labels it with.
type alias struct{ text, lang string }

var (
	aliasCut   = regexp.MustCompile(`[;\n]`)
	langLabel  = regexp.MustCompile(`(?i)^\(?(russian|belarus+ian|ukrainian|arabic|persian|farsi|burmese|chinese|hebrew|spanish|french)\s*:\s*`)
	slashCut   = regexp.MustCompile(`\s*/\s*`)
	andCut     = regexp.MustCompile(` and `)
	orCut      = regexp.MustCompile(` or `)
	commaCut   = regexp.MustCompile(`\s*,\s*`)
	legalForms = regexp.MustCompile(`(?i)^(?:ооо|ао|оао|зао|пао|пк|уп|гуп|фгуп|jsc|pjsc|ojsc|cjsc|llc|llp|ltd|inc|corp|co|gmbh|s\.?a|plc|limited|ao|pao|ooo|zao|oao|open joint[- ]stock company.*|joint[- ]stock company.*|некоммерческое партнерство)\.?$`)
)

var labelLangs = map[string]string{
	"russian": "rus", "belarusian": "bel", "belarussian": "bel", "ukrainian": "ukr", "arabic": "ara", "persian": "fas",
	"farsi": "fas", "burmese": "mya", "chinese": "zho", "hebrew": "heb", "spanish": "spa", "french": "fra",
}

// splitAliases cuts the cell of aliases into names. Commas and the words "or"
// and "and" cut only where each side is a name by itself.
func splitAliases(cell string, person bool) []alias {
	var out []alias
	for _, part := range aliasCut.Split(cell, -1) {
		for _, p := range cutCommas(source.Clean(part), person) {
			lang := ""
			if m := langLabel.FindStringSubmatch(p); m != nil {
				lang, p = labelLangs[strings.ToLower(m[1])], p[len(m[0]):]
			}
			for _, n := range cutWords(p, person) {
				n = balanced(strings.Trim(n, " ,.;"))
				if n == "" || !strings.ContainsFunc(n, unicode.IsLetter) {
					continue
				}
				if lang == "" || !source.NonLatin(n) {
					out = append(out, alias{n, source.ScriptLang(n)})
				} else {
					out = append(out, alias{n, lang})
				}
			}
		}
	}
	return out
}

// cutCommas cuts at commas when no part is a legal form or goes on in lower
// case, and for persons when each part has two words.
func cutCommas(s string, person bool) []string {
	parts := commaCut.Split(s, -1)
	if len(parts) == 1 || strings.Count(s, "(") != strings.Count(s, ")") {
		return []string{s}
	}
	for _, p := range parts {
		first, _ := firstLetter(p)
		labelled := langLabel.MatchString(p)
		if legalForms.MatchString(p) || unicode.IsLower(first) || (person && !labelled && len(strings.Fields(p)) < 2) {
			return []string{s}
		}
	}
	return parts
}

// wordCuts are the marks and words between two names, and what a part must be
// for them to stand between whole ones.
var wordCuts = [...]struct {
	at    *regexp.Regexp
	whole func(part string, words int, person bool) bool
}{
	{slashCut, func(p string, words int, person bool) bool { return source.NonLatin(p) || person || words > 2 }},
	{andCut, func(p string, _ int, _ bool) bool { return source.NonLatin(p) }},
	{orCut, func(p string, words int, person bool) bool {
		if person {
			return words > 1
		}
		return ownName(p, words)
	}},
}

// cutWords cuts at slashes, "and" and "or" between whole names.
func cutWords(s string, person bool) []string {
	for _, cut := range wordCuts {
		parts := cut.at.Split(s, -1)
		broken := slices.ContainsFunc(parts, func(p string) bool {
			words := len(strings.Fields(p))
			return words == 0 || (person && words == 1) || !cut.whole(p, words, person)
		})
		if len(parts) > 1 && !broken {
			return parts
		}
	}
	return []string{s}
}

// ownName reports whether one side of an "or" names a body by itself: an
// abbreviation, a quoted name or one of three words.
func ownName(p string, words int) bool {
	return words > 2 || strings.ContainsAny(p, "\"«“") || (words == 1 && upper(p) && source.NonLatin(p))
}

func firstLetter(s string) (rune, bool) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return r, true
		}
	}
	return 0, false
}

// upper reports whether s has capitals only, as abbreviations do.
func upper(s string) bool { return s == strings.ToUpper(s) }

// balanced drops a bracket that has lost its partner.
func balanced(s string) string {
	switch {
	case strings.Count(s, "(") > strings.Count(s, ")") && strings.HasPrefix(s, "("):
		return strings.TrimSpace(s[1:])
	case strings.Count(s, ")") > strings.Count(s, "(") && strings.HasSuffix(s, ")"):
		return strings.TrimSpace(s[:len(s)-1])
	}
	return s
}

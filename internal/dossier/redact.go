package dossier

import (
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"sanctrace/internal/fault"
)

// Blackout stands in every file where a phrase was taken out. Its length tells
// nothing of the phrase.
const Blackout = "█████"

// minRedacted is the least length of a phrase: a shorter one would take pieces
// out of other words.
const minRedacted = 3

// tags are what stands between the words of a page.
var tags = regexp.MustCompile(`<[^>]*>`)

// redact takes phrases out of rendered files, whatever their case and however
// their blanks are broken, and returns how often. A file of which a phrase
// could still be read is fault.Conflict: nothing is published then.
func redact(files map[string][]byte, phrases []string) (n int, err error) {
	phrases = slices.Clone(phrases)
	slices.SortFunc(phrases, func(a, b string) int { return len(b) - len(a) }) // a name before its parts
	for i, p := range phrases {
		if utf8.RuneCountInString(strings.TrimSpace(p)) < minRedacted {
			return 0, fault.New(fault.Invalid, "redaction", "phrase %d has less than %d letters", i+1, minRedacted).Try("give the whole name")
		}
		re := pattern(p)
		for name, data := range files {
			files[name] = re.ReplaceAllFunc(data, func([]byte) []byte {
				n++
				return []byte(Blackout)
			})
		}
	}
	for _, p := range phrases {
		for name, data := range files {
			if pattern(p).MatchString(tags.ReplaceAllString(html.UnescapeString(string(data)), "")) {
				return n, fault.New(fault.Conflict, name, "a phrase to be taken out runs across a mark in the text").
					Try("take out the words before and after the mark as phrases of their own")
			}
		}
	}
	return n, nil
}

// pattern matches a phrase as it stands in text, in a page, or in JSON.
func pattern(phrase string) *regexp.Regexp {
	var forms []string
	quoted, err := json.Marshal(phrase)
	if err != nil {
		quoted = nil // a text is always JSON
	}
	for _, f := range []string{phrase, html.EscapeString(phrase), strings.Trim(string(quoted), `"`)} {
		words := strings.Fields(f)
		for i := range words {
			words[i] = regexp.QuoteMeta(words[i])
		}
		if s := strings.Join(words, `(?:\s|\\n|\\t|&nbsp;)+`); s != "" && !slices.Contains(forms, s) {
			forms = append(forms, s)
		}
	}
	return regexp.MustCompile(`(?i)` + strings.Join(forms, "|"))
}

package dossier

import (
	"cmp"
	"html"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sanctrace/internal/fault"
	"sanctrace/internal/trace"
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
// their blanks are broken, and returns how often, and which phrases stand
// nowhere. What is computed from words is renamed, because who guesses the words
// could compute it too. A file of which a phrase could still be read is
// fault.Conflict: nothing is published then.
func redact(files map[string][]byte, phrases []string) (n int, unused []int, err error) {
	if len(phrases) > 0 {
		rename(files)
	}
	for i, p := range phrases {
		if utf8.RuneCountInString(strings.TrimSpace(p)) < minRedacted {
			return 0, nil, fault.New(fault.Invalid, "redaction", "phrase %d has less than %d letters", i+1, minRedacted).Try("give the whole name")
		}
		if !found(files, pattern(p)) {
			unused = append(unused, i+1)
		}
	}
	phrases = slices.Clone(phrases)
	slices.SortFunc(phrases, func(a, b string) int { return len(b) - len(a) }) // a name before its parts
	for _, p := range phrases {
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
				return n, unused, fault.New(fault.Conflict, name, "a phrase to be taken out runs across a mark in the text").
					Try("take out the words before and after the mark as phrases of their own")
			}
		}
	}
	return n, unused, nil
}

// found reports whether a phrase stands in any of the files.
func found(files map[string][]byte, phrase *regexp.Regexp) bool {
	for _, data := range files {
		if phrase.Match(data) {
			return true
		}
	}
	return false
}

// computed is what files hold that is made from words: ids, which are hashes of
// names and passages, and the bytes between which a passage stands, which tell
// how long its words are. Hashes of documents are longer and stay.
var computed = regexp.MustCompile(`\b(?:c|own|ai|transfer|origin|match|verdict|flag|pattern|lead|relation)-[0-9a-f]{10,40}(?:-\d+)?\b|\b[0-9a-f]{40}\b|\bbytes \d+-\d+|\bb\d+-\d+\b`)

// rename gives everything that is computed from words a number instead, the same
// in all files.
func rename(files map[string][]byte) {
	numbers := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		files[name] = computed.ReplaceAllFunc(files[name], func(m []byte) []byte {
			key, kind := string(m), "id"
			switch {
			case strings.HasPrefix(key, "bytes "):
				key, kind = "b"+key[len("bytes "):], "passage "
			case key[0] == 'b' && strings.Contains(key, "-"):
				kind = "p"
			case strings.Contains(key, "-"):
				kind = key[:strings.IndexByte(key, '-')+1]
			}
			if numbers[key] == 0 {
				numbers[key] = len(numbers) + 1
			}
			return []byte(kind + strconv.Itoa(numbers[key]))
		})
	}
}

// unboxed returns the dossier without the boxes around its passages: the width
// of a line tells how long the words are that were taken out of it.
func (d *Dossier) unboxed() *Dossier {
	out := *d
	out.Notes, out.Documents, out.result.Claims = slices.Clone(d.Notes), slices.Clone(d.Documents), slices.Clone(d.result.Claims)
	for i := range out.Notes {
		out.Notes[i].Box = [4]float64{}
	}
	for i := range out.Documents {
		out.Documents[i].Evidence = withoutBoxes(out.Documents[i].Evidence)
	}
	for i := range out.result.Claims {
		out.result.Claims[i].Evidence = withoutBoxes(out.result.Claims[i].Evidence)
	}
	return &out
}

func withoutBoxes(list []trace.Evidence) []trace.Evidence {
	list = slices.Clone(list)
	for i := range list {
		list[i].Box = [4]float64{}
	}
	return list
}

// spellings are the ways in which signs stand in a page, in JSON and in CSV.
var spellings = map[rune]string{
	'"':  `(?:\\"|""?|&#34;|&quot;)`,
	'&':  `(?:&amp;|\\u0026|&)`,
	'\'': `(?:'|&#39;)`,
	'<':  `(?:<|&lt;|\\u003c)`,
	'>':  `(?:>|&gt;|\\u003e)`,
	'+':  `(?:\+|&#43;)`,
	'\\': `\\{1,2}`,
}

// pattern matches a phrase as it stands in text, in a page, in JSON, or in CSV.
func pattern(phrase string) *regexp.Regexp {
	words := strings.Fields(phrase)
	for i, w := range words {
		var b strings.Builder
		for _, r := range w {
			b.WriteString(cmp.Or(spellings[r], regexp.QuoteMeta(string(r))))
		}
		words[i] = b.String()
	}
	return regexp.MustCompile(`(?i)` + strings.Join(words, `(?:\s|\\n|\\t|&nbsp;)+`))
}

// Package variant writes a name as it might be written elsewhere: with a typo,
// in another order, with initials, a title, another legal form, without its
// punctuation, in another romanisation. Measurements ask for the variants of
// listed names and expect the listed party.
//
// [Make] depends on nothing but its source of random numbers and the name, so
// a seed fixes all variants. The package knows nothing of how names are
// compared; its tables are own facts about how people write.
package variant

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is a way in which a written name differs from the listed one.
type Kind string

// The kinds of variant.
const (
	Insert      Kind = "typo: letter inserted"
	Delete      Kind = "typo: letter left out"
	Replace     Kind = "typo: letter replaced"
	Transpose   Kind = "typo: letters swapped"
	Reordered   Kind = "words reordered"
	Initials    Kind = "initials for given names"
	Titled      Kind = "title added"
	Form        Kind = "legal form changed"
	Punctuation Kind = "punctuation lost"
	Spaces      Kind = "space lost"
	Romanised   Kind = "other romanisation"
	Homoglyph   Kind = "letter of a look-alike script"
	Invisible   Kind = "invisible characters"
)

// Typos are the kinds that change one letter.
var Typos = []Kind{Insert, Delete, Replace, Transpose}

// PersonKinds and OrgKinds are the kinds that names of people and of
// organisations come in.
var (
	PersonKinds = []Kind{Insert, Delete, Replace, Transpose, Reordered, Initials, Titled, Punctuation, Spaces, Romanised, Homoglyph, Invisible}
	OrgKinds    = []Kind{Insert, Delete, Replace, Transpose, Reordered, Form, Punctuation, Spaces, Romanised, Homoglyph, Invisible}
)

// Make returns a variant of name, and false when the name has none of this
// kind or none was found in a few tries. The name of a person may stand as
// "Family, Given".
func Make(r *rand.Rand, k Kind, name string) (string, bool) {
	made, ok := makers[k]
	if !ok {
		return "", false
	}
	v := made(r, name)
	return v, v != "" && v != name
}

var makers = map[Kind]func(*rand.Rand, string) string{
	Insert:      inWord(func(r *rand.Rand, w []rune) []rune { return slices.Insert(w, r.IntN(len(w)+1), letter(r, w)) }),
	Delete:      inWord(func(r *rand.Rand, w []rune) []rune { i := r.IntN(len(w)); return slices.Delete(w, i, i+1) }),
	Replace:     inWord(func(r *rand.Rand, w []rune) []rune { w[r.IntN(len(w))] = letter(r, w); return w }),
	Transpose:   inWord(transpose),
	Reordered:   reorder,
	Initials:    initials,
	Titled:      title,
	Form:        form,
	Punctuation: func(_ *rand.Rand, s string) string { return strings.Join(strings.Fields(unpunctuated.Replace(s)), " ") },
	Spaces:      join,
	Romanised:   romanise,
	Homoglyph:   homoglyph,
	Invisible:   invisible,
}

// typoWord is the least length of a word that gets a typo, in letters.
const typoWord = 5

// inWord changes one run of at least typoWord letters.
func inWord(change func(*rand.Rand, []rune) []rune) func(*rand.Rand, string) string {
	return func(r *rand.Rand, name string) string {
		runs := longRuns(name)
		if len(runs) == 0 {
			return ""
		}
		for range 20 {
			at := runs[r.IntN(len(runs))]
			w := name[at[0]:at[1]]
			if c := string(change(r, []rune(w))); c != w {
				return name[:at[0]] + c + name[at[1]:]
			}
		}
		return ""
	}
}

// longRuns returns where the runs of at least typoWord letters lie.
func longRuns(name string) [][2]int {
	var out [][2]int
	start, n := 0, 0
	for i, c := range name + " " {
		if unicode.IsLetter(c) {
			if n == 0 {
				start = i
			}
			n++
			continue
		}
		if n >= typoWord {
			out = append(out, [2]int{start, i})
		}
		n = 0
	}
	return out
}

// trimTail cuts the punctuation off the end of a word.
func trimTail(w string) (word, tail string) {
	word = strings.TrimRightFunc(w, func(c rune) bool { return !unicode.IsLetter(c) })
	return word, w[len(word):]
}

func lettersOf(w string) int {
	n := 0
	for _, c := range w {
		if unicode.IsLetter(c) {
			n++
		}
	}
	return n
}

// letter returns a random letter of the script and case of a word.
func letter(r *rand.Rand, w []rune) rune {
	c := w[len(w)-1]
	if c >= 0x80 {
		return w[r.IntN(len(w))]
	}
	if unicode.IsUpper(c) {
		return 'A' + rune(r.IntN(26))
	}
	return 'a' + rune(r.IntN(26))
}

func transpose(r *rand.Rand, w []rune) []rune {
	i := r.IntN(len(w) - 1)
	w[i], w[i+1] = w[i+1], w[i]
	return w
}

// natural writes "Family, Given" as "Given Family" and tells how many words
// the family name has; without a comma the last word is the family name.
func natural(name string) (words []string, family int) {
	if before, after, ok := strings.Cut(name, ","); ok && !strings.Contains(after, ",") {
		f := strings.Fields(before)
		return append(strings.Fields(after), f...), len(f)
	}
	return strings.Fields(strings.ReplaceAll(name, ",", "")), 1
}

// reorder moves the last words to the front, or swaps two neighbours.
func reorder(r *rand.Rand, name string) string {
	ws, family := natural(name)
	if len(ws) < 2 {
		return ""
	}
	if r.IntN(2) == 0 && family < len(ws) {
		return strings.Join(append(slices.Clone(ws[len(ws)-family:]), ws[:len(ws)-family]...), " ")
	}
	i := r.IntN(len(ws) - 1)
	ws[i], ws[i+1] = ws[i+1], ws[i]
	return strings.Join(ws, " ")
}

// initials writes the first given name, or all of them, as initials.
func initials(r *rand.Rand, name string) string {
	ws, family := natural(name)
	given := len(ws) - family
	if given < 1 || family < 1 {
		return ""
	}
	n := 1
	if r.IntN(2) == 0 {
		n = given
	}
	for i := range n {
		c, _ := utf8.DecodeRuneInString(ws[i])
		if !unicode.IsLetter(c) || lettersOf(ws[i]) < 2 {
			return ""
		}
		ws[i] = string(c) + "."
	}
	return strings.Join(ws, " ")
}

func title(r *rand.Rand, name string) string {
	ws, _ := natural(name)
	return titles[r.IntN(len(titles))] + " " + strings.Join(ws, " ")
}

var unpunctuated = strings.NewReplacer("-", " ", ".", "", "'", "", "’", "", "`", "", ",", " ", "(", " ", ")", " ", "\"", "", "/", " ")

// join leaves out one space between two words of which one is short or a
// particle is likely, or any two of three.
func join(r *rand.Rand, name string) string {
	ws, _ := natural(name)
	if len(ws) < 2 {
		return ""
	}
	i := r.IntN(len(ws) - 1)
	ws[i] += ws[i+1]
	return strings.Join(slices.Delete(ws, i+1, i+2), " ")
}

// homoglyph writes one Latin letter with the Cyrillic one that looks the same.
func homoglyph(r *rand.Rand, name string) string {
	var at []int
	rs := []rune(name)
	for i, c := range rs {
		if _, ok := cyrillicTwin[c]; ok {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return ""
	}
	i := at[r.IntN(len(at))]
	rs[i] = cyrillicTwin[rs[i]]
	return string(rs)
}

// invisible puts joiners, direction marks and a combining mark into a name.
func invisible(r *rand.Rand, name string) string {
	rs := []rune(name)
	for range 3 {
		rs = slices.Insert(rs, r.IntN(len(rs)+1), unseen[r.IntN(len(unseen))])
	}
	return string(rs)
}

// form replaces the legal form at the end of a name by another way to write
// its class, leaves it out, or adds one.
func form(r *rand.Rand, name string) string {
	s := strings.TrimRight(name, " .,")
	for _, class := range forms {
		for _, f := range class {
			if n := len(s) - len(f); n > 1 && strings.EqualFold(s[n:], f) && (s[n-1] == ' ' || s[n-1] == ',') {
				rest := strings.TrimRight(s[:n], " ,")
				if k := r.IntN(len(class) + 1); k < len(class) && !strings.EqualFold(class[k], f) {
					return rest + " " + class[k]
				}
				return rest
			}
		}
	}
	class := forms[r.IntN(len(forms))]
	return name + " " + class[r.IntN(len(class))]
}

// romanise spells one or two sounds in another way.
func romanise(r *rand.Rand, name string) string {
	upper := name == strings.ToUpper(name)
	ws := strings.Fields(name)
	left := 1 + r.IntN(2)
	for _, i := range r.Perm(len(ws)) {
		if formWords[strings.ToLower(strings.Trim(ws[i], ".,()"))] {
			continue
		}
		for _, k := range r.Perm(len(spellings)) {
			from, to := spellings[k].from, spellings[k].to
			if w := respell(ws[i], from, to); w != ws[i] {
				ws[i] = w
				left--
				break
			}
		}
		if left == 0 {
			break
		}
	}
	s := strings.Join(ws, " ")
	if upper {
		s = strings.ToUpper(s)
	}
	return s
}

// formWords are the words of legal forms, which are not respelt.
var formWords = func() map[string]bool {
	m := map[string]bool{}
	for _, class := range forms {
		for _, f := range class {
			for _, w := range strings.Fields(strings.ToLower(f)) {
				m[strings.Trim(w, ".,()")] = true
			}
		}
	}
	for _, w := range strings.Fields("stock joint eood ood ogranichennoi ltda sas sarlu gmbh pjsc cjsc") {
		m[w] = true
	}
	return m
}()

// respell replaces a group of letters where it first stands in w, keeping a
// capital at the start. A rule that ends in $ holds at the end of a word, one
// that begins with ^ at its start.
func respell(w, from, to string) string {
	low := strings.ToLower(w)
	if len(low) != len(w) || lettersOf(w) < 4 {
		return w
	}
	word, tail := trimTail(low)
	at := 0
	switch {
	case strings.HasSuffix(from, "$"):
		from = strings.TrimSuffix(from, "$")
		if at = len(word) - len(from); at < 1 || word[at:] != from {
			return w
		}
	case strings.HasPrefix(from, "^"):
		if from = from[1:]; !strings.HasPrefix(word, from) {
			return w
		}
	default:
		if at = strings.Index(word, from); at < 0 {
			return w
		}
	}
	out := word[:at] + to + word[at+len(from):] + tail
	if c, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(c) {
		out = strings.ToUpper(out[:1]) + out[1:]
	}
	return out
}

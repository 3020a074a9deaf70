package eu

import (
	"regexp"
	"strings"
	"unicode"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

var (
	cyrillicSlash = regexp.MustCompile(`\s+/\s+`)
	listMark      = regexp.MustCompile(`^\(?[a-z]\)\s*`)
	inParens      = regexp.MustCompile(`\(([^()]*)\)`)
	scriptLabel   = regexp.MustCompile(`(?i)^(?:(?:previously|formerly) listed as\.?\s*)?(?:in )?(?:russian|ukrainian|belarusian|arabic|persian|farsi|pashto|urdu|korean|chinese|cyrillic)(?: (?:script|spelling))?\s*:\s*`)
	nameNote      = regexp.MustCompile(`(?i)^(?:nom de guerre|birth name|born|previously|formerly|listed|prominently|date of birth|deceased|photo|name at birth|call sign|maiden)`)
	listedAs      = regexp.MustCompile(`(?i)(?:previously|formerly) listed`)
	formerName    = regexp.MustCompile(`(?i)^(?:previously|formerly)\b`)
	abbreviated   = regexp.MustCompile(`^[\p{Lu}\d][\p{L}\d&\-]{1,11}$`)
	notANames     = map[string]bool{"text of image": true, "n/d": true, "n/a": true, "-": true}
	personCommas  = regexp.MustCompile(`^\S+ \S[^,]*(?:, \S+ [^,]+){2,}$`)
)

// addJournalNames adds the names of a cell: cut at semicolons outside
// brackets, brackets read for scripts and notes, scripts unmixed.
func addJournalNames(s *ftm.Entity, prop, cell string) {
	parts := []string{cell}
	if prop != "name" {
		parts = splitNames(s.Schema, cell)
	}
	for _, p := range parts {
		addBracketed(s, prop, p)
	}
}

// splitNames cuts a cell of aliases into names.
func splitNames(schema, cell string) []string {
	var out []string
	depth, from := 0, 0
	cut := func(to int) {
		part := listMark.ReplaceAllString(strings.Trim(cell[from:to], ` ",`), "")
		switch {
		case part == "" || notANames[strings.ToLower(part)]:
		case source.NonLatin(part) && cyrillicSlash.MatchString(part):
			out = append(out, cyrillicSlash.Split(part, -1)...)
		case schema == "Person" && personCommas.MatchString(part):
			out = append(out, strings.Split(part, ", ")...)
		default:
			out = append(out, part)
		}
	}
	for i, r := range cell {
		switch r {
		case '(':
			depth++
		case ')':
			depth = max(depth-1, 0)
		case ';':
			if depth == 0 {
				cut(i)
				from = i + 1
			}
		}
	}
	if depth > 0 {
		return strings.Split(cell, ";")
	}
	cut(len(cell))
	return out
}

// addBracketed adds a name and what its brackets say: the same name in another
// script, other spellings, an abbreviation, or a note.
func addBracketed(s *ftm.Entity, prop, text string) {
	base, others := text, []source.Alias(nil)
	if !listedAs.MatchString(text) {
		base, others = source.SplitAliases(text)
	}
	for _, o := range others {
		add(s, pick(o.Former, "previousName", "alias"), o.Name, text)
	}
	extra := pick(prop == "name", "alias", prop)
	bare := base
	for _, m := range inParens.FindAllStringSubmatch(base, -1) {
		inner := source.Clean(m[1])
		label := scriptLabel.FindString(inner)
		body := inner[len(label):]
		switch {
		case label == "" && nameNote.MatchString(inner):
			if formerName.MatchString(inner) && prop != "name" {
				prop = "previousName"
			}
			source.AddNote(s, "name "+text)
			bare = strings.Replace(bare, m[0], " ", 1)
		case label != "" || source.NonLatin(body) != source.NonLatin(strings.Replace(base, m[0], "", 1)):
			for _, n := range strings.Split(body, ";") {
				add(s, extra, n, text)
			}
			bare = strings.Replace(bare, m[0], " ", 1)
		case s.Schema != "Person" && isAbbreviation(inner) && strings.HasSuffix(base, m[0]):
			add(s, "weakAlias", inner, text)
			add(s, extra, strings.TrimSuffix(base, m[0]), text)
		case s.Schema != "Person" && source.NonLatin(inner) && strings.HasSuffix(base, m[0]):
			add(s, extra, inner, text)
			bare = strings.Replace(bare, m[0], " ", 1)
		}
	}
	if bare = strings.Trim(source.Clean(bare), " ,;"); bare == "" {
		bare = base
	}
	add(s, prop, bare, text)
}

// isAbbreviation tells "AMIF" and "TsNII" from words such as "Laos".
func isAbbreviation(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 1 && abbreviated.MatchString(s) && source.Nation(s) == ""
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// add adds one name with its scripts repaired; whole is the cell's own text.
func add(s *ftm.Entity, prop, name, whole string) {
	clean := strings.Trim(source.Clean(name), ` ",`)
	fixed := source.Unmix(clean)
	v := ftm.Value{Prop: prop, Value: fixed, Lang: source.ScriptLang(fixed)}
	switch {
	case fixed != clean:
		v.Original = clean
	case clean != source.Clean(whole):
		v.Original = source.Clean(whole)
	}
	source.PutValue(s, v)
}

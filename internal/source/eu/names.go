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
	for i, r := range cell {
		switch r {
		case '(':
			depth++
		case ')':
			depth = max(depth-1, 0)
		case ';':
			if depth == 0 {
				out = appendNames(out, schema, cell[from:i])
				from = i + 1
			}
		}
	}
	if depth > 0 {
		return strings.Split(cell, ";")
	}
	return appendNames(out, schema, cell[from:])
}

// appendNames adds the names between two semicolons: one in each script, or of
// each person, where there are several.
func appendNames(out []string, schema, part string) []string {
	part = listMark.ReplaceAllString(strings.Trim(part, ` ",`), "")
	switch {
	case part == "" || notANames[strings.ToLower(part)]:
		return out
	case source.NonLatin(part) && cyrillicSlash.MatchString(part):
		return append(out, cyrillicSlash.Split(part, -1)...)
	case schema == "Person" && personCommas.MatchString(part):
		return append(out, strings.Split(part, ", ")...)
	}
	return append(out, part)
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
	b := bracketed{subject: s, prop: prop, extra: pick(prop == "name", "alias", prop), text: text, base: base, bare: base}
	for _, m := range inParens.FindAllStringSubmatch(base, -1) {
		b.take(m[0], source.Clean(m[1]))
	}
	bare := strings.Trim(source.Clean(b.bare), " ,;")
	if bare == "" {
		bare = base
	}
	add(s, b.prop, bare, text)
}

// bracketed is a name while its brackets are read.
type bracketed struct {
	subject     *ftm.Entity
	prop, extra string // of the name itself, and of its other forms
	text        string // as published
	base, bare  string // the name with all its brackets, and with those that are left
}

// take reads what stands in one pair of brackets; whole includes the brackets.
func (b *bracketed) take(whole, inner string) {
	label := scriptLabel.FindString(inner)
	atEnd := b.subject.Schema != "Person" && strings.HasSuffix(b.base, whole)
	switch {
	case label == "" && nameNote.MatchString(inner):
		b.note(inner)
	case label != "" || b.inOtherScript(whole, inner):
		b.forms(inner[len(label):])
	case atEnd && isAbbreviation(inner):
		add(b.subject, "weakAlias", inner, b.text)
		add(b.subject, b.extra, strings.TrimSuffix(b.base, whole), b.text)
		return // the abbreviation stays part of the name
	case atEnd && source.NonLatin(inner):
		add(b.subject, b.extra, inner, b.text)
	default:
		return
	}
	b.bare = strings.Replace(b.bare, whole, " ", 1)
}

// inOtherScript reports whether one of the name and the brackets is in Latin
// script and the other is not.
func (b *bracketed) inOtherScript(whole, inner string) bool {
	return source.NonLatin(inner) != source.NonLatin(strings.Replace(b.base, whole, "", 1))
}

// forms adds other forms of the name.
func (b *bracketed) forms(list string) {
	for _, n := range strings.Split(list, ";") {
		add(b.subject, b.extra, n, b.text)
	}
}

// note keeps the text for what the brackets say of the name, which may be that
// it is a former one.
func (b *bracketed) note(inner string) {
	if formerName.MatchString(inner) && b.prop != "name" {
		b.prop = "previousName"
	}
	source.AddNote(b.subject, "name "+b.text)
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

package au

import (
	"regexp"
	"slices"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

var refStart = regexp.MustCompile(`^\W*([A-Za-z]{2}[ieIE]\s?\.?\s?\d{3})(?:\D|$)`)

// ownReference returns the UN reference that the text begins with: those
// further on are of other parties.
func ownReference(text string) []string {
	m := refStart.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	return source.UNRefs(m[1])
}

// infoLabel finds the labels in Additional Information whose values are read.
var infoLabel = regexp.MustCompile(`(?i)\b(titles?|designation|last known position|passport (?:no\.?|number)|passport|national (?:identification (?:no\.?|number)|id(?: number)?)|websites?|e-?mails?|gender|(?:company|state) (?:identification|registration) number|registration (?:id(?: \(OGRN no\.\))?|no\.?|number)|tax (?:id|identification|registration) (?:no\.?|number)|swift/bic(?: code)?|italian fiscal code|(?:father|mother)[’']s name|imo (?:identification )?number|good quality a\.k\.a\.|low quality a\.k\.a\.|DOB|POB|nationality|address|listed on|other information|name in [a-z]+ script|date of registration|political party|physical description|telephone(?: number)?|phone(?: number)?|tel)\s*(?::|,| is:?)\s*`)

var (
	sentenceEnd = regexp.MustCompile(`\. +[A-Z]`)
	urlIn       = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s,;)]+`)
	emailIn     = regexp.MustCompile(`[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+`)
	formerNames = regexp.MustCompile(`(?i)^previous names? includes? (.+?)\.?$`)
	notStated   = regexp.MustCompile(`(?i)^na\b[ .]*`)
	swiftIn     = regexp.MustCompile(`\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b`)
	numberIn    = regexp.MustCompile(`\d[\d ]{6,18}\d`)
)

// information keeps the text as a note and adds what its labels state.
func information(e *source.Entry, text string) {
	s := e.Subject
	source.AddNote(s, text)
	for _, u := range urlIn.FindAllString(text, -1) {
		if !strings.Contains(u, "interpol.int") {
			source.Put(s, "website", strings.TrimRight(u, ".,;"))
		}
	}
	for _, m := range emailIn.FindAllString(text, -1) {
		source.Put(s, "email", strings.TrimRight(m, "."))
	}
	if m := formerNames.FindStringSubmatch(text); m != nil && s.Schema == "Vessel" {
		source.Put(s, "previousName", strings.FieldsFunc(m[1], func(r rune) bool { return r == ',' || r == ';' })...)
	}
	at := infoLabel.FindAllStringSubmatchIndex(text, -1)
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		value := text[m[1]:end]
		if stop := sentenceEnd.FindStringIndex(value); stop != nil {
			value = value[:stop[0]]
		}
		labelled(e, strings.ToLower(text[m[2]:m[3]]), strings.Trim(source.Clean(value), " .,;"))
	}
}

// labelled adds the value of one label.
func labelled(e *source.Entry, label, value string) {
	s := e.Subject
	if value == "" || strings.EqualFold(value, "na") || len(value) > 600 {
		return
	}
	switch {
	case s.Schema == "Person" && personal(e, label, value):
	case strings.HasPrefix(label, "swift"):
		source.Put(s, "swiftBic", swiftIn.FindString(value))
	case strings.Contains(label, "registration") || strings.Contains(label, "company identification") || strings.HasPrefix(label, "tax"):
		registered(s, label, value)
	}
}

// personal adds what only individuals have, and reports whether it did.
func personal(e *source.Entry, label, value string) bool {
	s := e.Subject
	packed := func(prop string) {
		for _, v := range source.SplitPacked(value) {
			source.Put(s, prop, v)
		}
	}
	switch {
	case strings.HasPrefix(label, "title"):
		packed("title")
	case label == "designation", label == "last known position":
		packed("position")
	case label == "gender":
		source.Put(s, "gender", strings.Fields(value)[0])
	case strings.HasPrefix(label, "father"):
		source.Put(s, "fatherName", untilBracket(value))
	case strings.HasPrefix(label, "mother"):
		source.Put(s, "motherName", untilBracket(value))
	case strings.HasPrefix(label, "passport"):
		documents(e, value, "Passport")
	case strings.HasPrefix(label, "national i"):
		documents(e, value, "National identification")
	case strings.HasPrefix(label, "italian"):
		documents(e, value, "Italian Fiscal Code")
	default:
		return false
	}
	return true
}

// untilBracket returns the name before what brackets add to it.
func untilBracket(s string) string {
	before, _, _ := strings.Cut(s, "(")
	return before
}

func documents(e *source.Entry, value, kind string) {
	value = notStated.ReplaceAllString(value, "")
	for _, v := range source.SplitDocuments(value) {
		if d, ok := source.ParseDocument(v, kind); ok {
			e.Document(d)
		}
	}
}

// registered adds numbers of registers and tax offices; Russian ones are told
// by their check digits.
func registered(s *ftm.Entity, label, value string) {
	prop := "registrationNumber"
	if strings.HasPrefix(label, "tax") {
		prop = "taxNumber"
	}
	for _, n := range numberIn.FindAllString(value, -1) {
		n = strings.ReplaceAll(n, " ", "")
		source.Put(s, prop, n)
		if p := source.RussianNumber(n); p != "" && !slices.Contains(s.All(p), n) {
			source.Put(s, p, n)
		}
	}
}

package eu

import (
	"regexp"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

var (
	taxWords   = regexp.MustCompile(`(?i)\b(?:tax|inn|tin|vat)\b`)
	parenWords = regexp.MustCompile(`\([^()]*\)`)
	digitRun   = regexp.MustCompile(`\d(?:[ ]?\d){7,14}`)
	swiftForm  = regexp.MustCompile(`\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b`)
	imoForm    = regexp.MustCompile(`\b\d{7}\b`)
	leadWords  = regexp.MustCompile(`(?i)^(?:(?:tin|inn|ogrn|kpp|reg(?:istration)?|cr|tax|id|no|number|nr)\b[.:]?\s*)+`)
)

// numbers adds the identifiers of the row.
func (r journalRow) numbers(e *source.Entry) {
	s := e.Subject
	for _, m := range imoForm.FindAllString(r.cell("imonumber"), -1) {
		source.Put(s, "imoNumber", m)
	}
	for _, m := range swiftForm.FindAllString(r.cell("swiftbic"), -1) {
		source.Put(s, "swiftBic", m)
	}
	for _, c := range []struct{ column, prop string }{
		{"registrationnumber", "registrationNumber"}, {"taxnumber", "taxNumber"}, {"inncode", "innCode"}, {"ogrncode", "ogrnCode"},
	} {
		r.registered(e, c.column, c.prop)
	}
	for _, v := range source.SplitDocuments(r.cell("passportnumber")) {
		addDocument(e, v, "Passport")
	}
	for _, v := range source.SplitDocuments(r.cell("idnumber")) {
		addDocument(e, v, "")
	}
}

// registered adds numbers of registers and tax offices, each also under the
// property of the Russian number that it is by its check digits.
func (r journalRow) registered(e *source.Entry, column, prop string) {
	for _, cell := range source.SplitPacked(r.cell(column)) {
		for _, part := range splitList(cell) {
			for _, d := range digitRun.FindAllString(part, -1) {
				if p := source.RussianNumber(d); p != "" {
					source.Put(e.Subject, p, strings.ReplaceAll(d, " ", ""))
				}
			}
			addRegistered(e.Subject, prop, part)
		}
	}
}

// addRegistered adds one number without the words around it, which it keeps as
// a note where they may say what it is.
func addRegistered(s *ftm.Entity, prop, part string) {
	tax := taxWords.MatchString(part)
	if prop == "registrationNumber" && tax && !strings.Contains(strings.ToLower(part), "registration number") {
		prop = "taxNumber"
	}
	v := leadWords.ReplaceAllString(source.Clean(parenWords.ReplaceAllString(part, " ")), "")
	if prop == "innCode" || prop == "ogrnCode" {
		v = strings.ReplaceAll(digitRun.FindString(part), " ", "")
	}
	source.Put(s, prop, v)
	if source.Clean(v) == "" || parenWords.MatchString(part) && !tax {
		source.AddNote(s, prop+": "+part)
	}
}

func addDocument(e *source.Entry, text, kind string) {
	if e.Subject.Schema != "Person" && e.Subject.Schema != "LegalEntity" && e.Subject.Schema != "Organization" && e.Subject.Schema != "Company" {
		source.Put(e.Subject, "registrationNumber", text)
		return
	}
	d, ok := source.ParseDocument(text, kind)
	if !ok {
		source.AddNote(e.Subject, pick(kind == "", "document", strings.ToLower(kind))+": "+text)
		return
	}
	e.Document(d)
}

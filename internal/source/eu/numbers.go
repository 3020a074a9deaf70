package eu

import (
	"regexp"
	"strings"

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
	for _, v := range documentsIn(r.cell("passportnumber")) {
		addDocument(e, v, "Passport")
	}
	for _, v := range documentsIn(r.cell("idnumber")) {
		addDocument(e, v, "")
	}
}

// registered adds numbers of registers and tax offices, each also under the
// property of the Russian number that it is by its check digits.
func (r journalRow) registered(e *source.Entry, column, prop string) {
	s := e.Subject
	for _, cell := range source.SplitPacked(r.cell(column)) {
		for _, part := range splitList(cell) {
			for _, d := range digitRun.FindAllString(part, -1) {
				if p := russianNumber(d); p != "" {
					source.Put(s, p, strings.ReplaceAll(d, " ", ""))
				}
			}
			to := prop
			if prop == "registrationNumber" && taxWords.MatchString(part) && !strings.Contains(strings.ToLower(part), "registration number") {
				to = "taxNumber"
			}
			v := leadWords.ReplaceAllString(source.Clean(parenWords.ReplaceAllString(part, " ")), "")
			if prop == "innCode" || prop == "ogrnCode" {
				v = strings.ReplaceAll(digitRun.FindString(part), " ", "")
			}
			source.Put(s, to, v)
			if source.Clean(v) == "" || (parenWords.MatchString(part) && !taxWords.MatchString(part)) {
				source.AddNote(s, to+": "+part)
			}
		}
	}
}

// russianNumber tells an INN (10 or 12 digits) or OGRN (13 or 15) by its check
// digits, and returns the property for it or "".
func russianNumber(text string) string {
	d := strings.ReplaceAll(text, " ", "")
	digit := func(i int) int { return int(d[i] - '0') }
	weigh := func(w []int) int {
		sum := 0
		for i, x := range w {
			sum += x * digit(i)
		}
		return sum % 11 % 10
	}
	mod := func(n, m int) int {
		rest := 0
		for i := range n {
			rest = (rest*10 + digit(i)) % m
		}
		return rest % 10
	}
	switch len(d) {
	case 10:
		if weigh([]int{2, 4, 10, 3, 5, 9, 4, 6, 8}) == digit(9) {
			return "innCode"
		}
	case 12:
		if weigh([]int{7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) == digit(10) && weigh([]int{3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) == digit(11) {
			return "innCode"
		}
	case 13:
		if mod(12, 11) == digit(12) && (d[0] == '1' || d[0] == '5') {
			return "ogrnCode"
		}
	case 15:
		if mod(14, 13) == digit(14) && d[0] == '3' {
			return "ogrnCode"
		}
	}
	return ""
}

var laterMark = regexp.MustCompile(`,?\s+\(?[b-h]\)\s*`)

// documentsIn cuts a cell that packs several documents; the first of them may
// lack its mark.
func documentsIn(cell string) []string {
	var out []string
	for _, p := range source.SplitPacked(strings.Trim(cell, `"`)) {
		for _, q := range laterMark.Split(p, -1) {
			out = append(out, splitList(q)...)
		}
	}
	return out
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

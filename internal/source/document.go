package source

import (
	"regexp"
	"strings"

	"sanctrace/internal/when"
)

// Document is an identity document as a list states it.
type Document struct {
	Type      string // "Passport", "National Identification Number", ...
	Number    string
	Country   string // country or nationality in the source's words
	Authority string
	From, To  when.Published // issue and expiry
	Note      string
}

// Passport reports whether the document is a passport by its type.
func (d Document) Passport() bool {
	t := strings.ToLower(d.Type)
	return strings.Contains(t, "passport") || strings.Contains(t, "passeport") || strings.Contains(t, "pasaporte")
}

const anyDate = `(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} [A-Za-z]{3,9}\.? \d{4}|[A-Z][a-z]{2,8}\.? \d{4}|\d{4})`

var (
	docIssued  = regexp.MustCompile(`(?i)(?:issued|issue date|date of issue)(?: (?:in|at|by) [\pL .,’'-]{2,60}?)?(?: on| in)?:? ` + anyDate)
	docExpires = regexp.MustCompile(`(?i)(?:expir(?:es|ed|ing|y date|ation date|y)|valid (?:until|to))(?: on)?:? ` + anyDate)
	docLabel   = regexp.MustCompile(`(?i)^((?:[a-z’'()\-]+ ){0,6}?(?:passport|identification|identity card|id card|card|certificate|tazkira|number|no|id|nic|ssn|permit)(?: (?:number|no))?)\.?\s*:?\s*((?:nos?\.? ?|number ?)?:?\s*)([A-Z0-9].*)$`)
	docNumber  = regexp.MustCompile(`^[\pL\d][\pL\d\-/. №]*`)
	docParen   = regexp.MustCompile(`\(([^()]*)\)`)
	docIn      = regexp.MustCompile(`(?i)issued in ([A-Z][A-Za-z ()]+?)(?:[,.;]|$)`)
	docInText  = regexp.MustCompile(`(?:^|[\s.(:])([A-Z]{0,4}[- ]?\d{2,}[A-Z0-9\-/]*\d{2,}[A-Z0-9]*|[A-Z]{1,4} ?\d{4,})\b`)
	docKind    = regexp.MustCompile(`(?i)passport|card|identif|certificate|tazkira|permit|licen[cs]e|\bid\b|ssn`)
	docTail    = regexp.MustCompile(`(?i) (?:no|number)$`)
	docDigit   = regexp.MustCompile(`\d`)
	docStop    = regexp.MustCompile(`(?i)\s+(?:issued|expir|valid|under|dated|and |on |in |name|date|passport|from |- )|\. \pL`)
)

// ParseDocument reads one document from words such as "K47201906 (Iran)
// expires 19.10.2023" or "Passport No: 592667 (Qatari passport issued on 3 May
// 2007)". kind is its type unless the words name one. ok is false when there
// is no number in text; the text itself is kept as note when it says more than
// the number.
func ParseDocument(text, kind string) (d Document, ok bool) {
	text = strings.Trim(Clean(text), ` ,;"`)
	d.Type = kind
	body := d.takeLabel(text)
	d.Number = numberOf(body)
	if (!docDigit.MatchString(d.Number) || len(d.Number) > 40) && !d.findIn(text) {
		return Document{}, false
	}
	d.readBrackets(body, kind == "")
	if m := docIn.FindStringSubmatch(body); m != nil && d.Country == "" {
		d.Country = nationIn(m[1])
	}
	d.From, d.To = dateIn(docIssued, body), dateIn(docExpires, body)
	if text != d.Number {
		d.Note = text
	}
	return d, true
}

// readBrackets takes the country from what stands in brackets, unless it is
// known, and the kind of document where untyped says that it is not.
func (d *Document) readBrackets(body string, untyped bool) {
	for _, m := range docParen.FindAllStringSubmatch(body, -1) {
		if d.Country == "" {
			d.Country = nationIn(m[1])
		}
		if untyped && namesCard(strings.ToLower(m[1])) {
			d.Type = m[1]
		}
	}
}

// namesCard reports whether lower-case text says which kind of document it is;
// text that begins with "as" says how something stands in one.
func namesCard(text string) bool {
	return !strings.HasPrefix(text, "as ") && (strings.Contains(text, "passport") || strings.Contains(text, "card"))
}

// dateIn returns the date that the first group of re finds in text.
func dateIn(re *regexp.Regexp, text string) when.Published {
	m := re.FindStringSubmatch(text)
	if m == nil {
		return when.Published{}
	}
	p, _ := when.ParsePublished(m[1], when.DayFirst)
	return p
}

// takeLabel returns text without the words before the number that name its
// kind and country.
func (d *Document) takeLabel(text string) string {
	m := docLabel.FindStringSubmatch(text)
	if m == nil || !docDigit.MatchString(m[3]) {
		return text
	}
	if docKind.MatchString(m[1]) {
		d.Type = strings.TrimSpace(docTail.ReplaceAllString(m[1], ""))
	}
	d.Country = nationIn(m[1])
	return m[3]
}

// findIn finds the number within a sentence, and reports whether there is one.
func (d *Document) findIn(text string) bool {
	at := docInText.FindStringSubmatchIndex(text)
	if at == nil || len(text) > 300 {
		return false
	}
	before := text[:at[2]]
	d.Number, d.Country = text[at[2]:at[3]], nationIn(before)
	if docKind.MatchString(before) && len(before) < 60 {
		d.Type = strings.TrimRight(docTail.ReplaceAllString(strings.TrimRight(before, " .:"), ""), " .:(")
	}
	return true
}

// numberOf returns the number that text begins with, after words that only
// name its kind ("Italian Fiscal Code").
func numberOf(text string) string {
	n := strings.TrimSpace(docNumber.FindString(text))
	if at := docStop.FindStringIndex(n); at != nil {
		n = n[:at[0]]
	}
	words := strings.Fields(n)
	for len(words) > 1 && len(words[0]) > 3 && !docDigit.MatchString(words[0]) {
		words = words[1:]
	}
	return strings.TrimRight(strings.Join(words, " "), " .-/")
}

// nationIn returns the first words of s that name a country or nationality.
func nationIn(s string) string {
	words := strings.Fields(s)
	for from := range words {
		if from > 3 {
			break
		}
		for to := min(len(words), from+6); to > from; to-- {
			if w := strings.Join(words[from:to], " "); len(w) > 3 && Nation(w) != "" {
				return w
			}
		}
	}
	if Nation(s) != "" {
		return s
	}
	return ""
}

var (
	laterMark = regexp.MustCompile(`,?\s*\(?\b[b-h]\)\s*`)
	joinedTwo = regexp.MustCompile(`^\S*\d\S*(?:(?:,| and|;) \S*\d\S*)+$`)
	joinMarks = regexp.MustCompile(`,| and|;`)
)

// SplitDocuments cuts a cell that packs several documents; the first of them
// may lack its mark: "F1234 (Tunisian), (b) 99887 (Yemeni)".
func SplitDocuments(cell string) []string {
	var out []string
	for _, p := range SplitPacked(cell) {
		for _, q := range laterMark.Split(p, -1) {
			if joinedTwo.MatchString(q) {
				q = joinMarks.ReplaceAllString(q, ";")
			}
			for _, v := range strings.Split(q, ";") {
				if v = strings.Trim(v, ` ",`); v != "" {
					out = append(out, v)
				}
			}
		}
	}
	return out
}

package source

import (
	"regexp"
	"strings"
	"unicode"

	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
)

// Clean joins runs of white space, line ends included, to single blanks.
func Clean(s string) string {
	if !strings.ContainsAny(s, "\n\r\t\u00a0") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// Join joins the cleaned parts that are not empty.
func Join(sep string, parts ...string) string {
	kept := make([]string, 0, len(parts))
	for _, p := range parts {
		if p = Clean(p); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}

// maxSlug bounds the bytes of a slug, so that ids of hostile input stay short.
const maxSlug = 100

// Slug keeps ASCII letters, digits, dots and underscores of s and makes each
// run of anything else one dash; it is used in ids, whose case is kept. Of text
// that is too long a hash stands for the end.
func Slug(s string) string {
	var b strings.Builder
	dash := false
	for _, r := range s {
		switch {
		case r < 0x80 && (r == '.' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)):
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		default:
			dash = true
		}
	}
	if out := b.String(); len(out) <= maxSlug {
		return out
	}
	return ftm.MakeID(b.String()[:maxSlug-41], s)
}

// Record joins the fields of a source record so that equal fields give equal
// text: each is trimmed and followed by a unit separator.
func Record(fields ...string) string {
	var b strings.Builder
	for _, f := range fields {
		b.WriteString(strings.TrimSpace(f))
		b.WriteByte(0x1f)
	}
	return b.String()
}

var (
	packMark    = regexp.MustCompile(`(?i)(^|[\s,;.])\(?([a-z]|[ivx]{1,4}|\d{1,2})\)\s*(?:[-–]\s*\(?([a-z]|\d{1,2})\)\s*)?`)
	nationSplit = regexp.MustCompile(`\s*(?:[,;/.]|\band\b|\bor\b|&)\s*`)
	nationLead  = regexp.MustCompile(`(?i)^(?:now|currently|former|formerly|present-day|possibly|probably|believed to be) (?:the )?`)
	dashOnly    = regexp.MustCompile(`^[\s\-–.,;]*$`)
)

// SplitPacked splits a cell that packs several values behind marks, as lists
// do: "(1) Tunisia (2) Libya", "a) 1964, b) 1965", "1) Qatar 2) Oman". A value
// of a dash is left out. Text without a first mark at its start is one value.
func SplitPacked(s string) []string {
	s = strings.Trim(Clean(s), ` "`)
	at := packMark.FindAllStringSubmatchIndex(s, -1)
	if len(at) == 0 || strings.Trim(s[:at[0][0]], ` "`) != "" || !firstMark(s[at[0][0]:at[0][1]], s[at[0][4]:at[0][5]]) {
		if dashOnly.MatchString(s) {
			return nil
		}
		return []string{s}
	}
	var out []string
	for i, m := range at {
		end := len(s)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		v := strings.Trim(s[m[1]:end], ` ,;"`)
		if !dashOnly.MatchString(v) {
			out = append(out, v)
		}
	}
	return out
}

// firstMark reports whether a value may begin with the mark: the first of a
// row, or a later one in brackets, which lists leave when they cut a cell.
func firstMark(whole, m string) bool {
	return m == "1" || strings.EqualFold(m, "a") || strings.EqualFold(m, "i") ||
		(strings.HasPrefix(whole, "(") && len(m) == 1 && m >= "2" && m <= "9")
}

// Nation returns the code of a country or nationality as lists write it
// ("Afghan", "Tunisia", "Iraqi (possibly)"), or "".
func Nation(s string) string {
	s = nationLead.ReplaceAllString(strings.Trim(Clean(s), ` .,;:"`), "")
	if c := place.Code(s); c != "" {
		return c
	}
	if c := place.Demonym(s); c != "" {
		return c
	}
	if i := strings.IndexByte(s, '('); i > 0 {
		return Nation(s[:i])
	}
	return ""
}

var (
	unRefNew = regexp.MustCompile(`\b(?i:(QD|TA|KP|IR|IQ|CD|LY|SO|CF|SD|GB|YE|HT|SS|LB|ML|CI|ER)([ie])\.\s?(\d{3}))\b`)
	unRefGap = regexp.MustCompile(`\b(QD|TA|KP|IR|IQ|CD|LY|SO|CF|SD|GB|YE|HT|SS|LB|ML|CI|ER)([ie])\s?(\d{3})\b`)
	unRefOld = regexp.MustCompile(`(?i)\b([QT])([IE])\.[A-Z]{1,2}\.(\d{1,3})\.\d{2}\b`)
)

// UNRefs returns the permanent reference numbers of the UN Security Council
// named in text, in the form QDi.012. The numbering in use until 2014 for the
// Al-Qaida and Taliban lists (QI.A.151.03) is brought to today's, which kept
// its running number (QDi.151).
func UNRefs(text string) []string {
	var out []string
	add := func(code, kind, num string) {
		for len(num) < 3 {
			num = "0" + num
		}
		ref := strings.ToUpper(code) + strings.ToLower(kind) + "." + num
		for _, o := range out {
			if o == ref {
				return
			}
		}
		out = append(out, ref)
	}
	for _, m := range unRefNew.FindAllStringSubmatch(text, -1) {
		add(m[1], m[2], m[3])
	}
	for _, m := range unRefGap.FindAllStringSubmatch(text, -1) {
		add(m[1], m[2], m[3])
	}
	for _, m := range unRefOld.FindAllStringSubmatch(text, -1) {
		add(map[string]string{"Q": "QD", "T": "TA"}[strings.ToUpper(m[1])], m[2], m[3])
	}
	return out
}

var unRefLabel = regexp.MustCompile(`(?i)\bUN\)?[ .]*Ref(?:erence)?(?: (?:number|no\.?|num))?\)?[ .:#]*`)

// OwnUNRef returns the UN reference of the entry that text is about, or "": the
// one behind the first words "UN Ref", if it is of a person when person is set
// and of a body otherwise. References elsewhere in a text are to other parties.
func OwnUNRef(text string, person bool) string {
	at := unRefLabel.FindStringIndex(text)
	if at == nil {
		return ""
	}
	rest := text[at[1]:min(len(text), at[1]+16)]
	rest = strings.Replace(strings.Replace(rest, "Q.I.", "QI.", 1), "QD1.", "QDi.", 1)
	refs := UNRefs(rest)
	if len(refs) == 0 || !strings.EqualFold(rest[:1], refs[0][:1]) {
		return ""
	}
	return RefOfKind(refs[0], person)
}

// RefOfKind returns ref when its third letter, i for individuals and e for
// entities, fits the kind, and "" otherwise: such references are slips.
func RefOfKind(ref string, person bool) string {
	if len(ref) < 3 || (ref[2] == 'i') != person {
		return ""
	}
	return ref
}

// scriptLangs are the scripts that, among the languages of published lists,
// write one language only.
var scriptLangs = []struct {
	table *unicode.RangeTable
	lang  string
}{
	{unicode.Hangul, "kor"},
	{unicode.Hiragana, "jpn"},
	{unicode.Katakana, "jpn"},
	{unicode.Hebrew, "heb"},
	{unicode.Greek, "ell"},
	{unicode.Armenian, "hye"},
	{unicode.Georgian, "kat"},
	{unicode.Thai, "tha"},
	{unicode.Myanmar, "mya"},
	{unicode.Khmer, "khm"},
	{unicode.Lao, "lao"},
}

// ScriptLang returns the language of a name whose script leaves no doubt, and
// "" for scripts that several languages share, such as Arabic and Cyrillic.
func ScriptLang(name string) string {
	for _, r := range name {
		if r < 0x300 || !unicode.IsLetter(r) {
			continue
		}
		for _, s := range scriptLangs {
			if unicode.Is(s.table, r) {
				return s.lang
			}
		}
		return ""
	}
	return ""
}

// NonLatin reports whether most letters of s are of another script than Latin.
func NonLatin(s string) bool {
	latin, other := 0, 0
	for _, r := range s {
		switch {
		case !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			latin++
		default:
			other++
		}
	}
	return other > latin
}

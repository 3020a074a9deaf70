package ftm

import (
	"encoding/json"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"sanctrace/internal/ident"
	"sanctrace/internal/place"
	"sanctrace/internal/when"
)

// maxClean bounds the bytes of a single value; the model's longest type allows
// 65,000 characters.
const maxClean = 1 << 20

// cleaners hold what a value of each type must look like. Types that are not
// here take any text.
var cleaners = map[string]func(string) string{
	"address":  cleanLine,
	"checksum": cleanChecksum,
	"country":  cleanCountry,
	"date":     cleanDate,
	"email":    ident.MailAddress,
	"gender":   cleanGender,
	"ip":       cleanIP,
	"json":     cleanJSON,
	"language": cleanLanguage,
	"mimetype": cleanMIME,
	"name":     cleanName,
	"number":   cleanLine,
	"topic":    cleanTopic,
	"url":      cleanURL,
}

// Clean returns value as the FollowTheMoney type called typ stores it: dates as
// ISO prefixes (1965, 1965-03, 1965-03-12T10:00), countries, languages, genders
// and topics as codes, addresses of the network in their one spelling, text in
// Unicode form NFC without control characters. ok is false when the type does
// not admit the value; an unknown type admits any text. Identifiers and
// phone numbers are only tidied: see [CleanProp] and package ident.
func Clean(typ, value string) (clean string, ok bool) {
	if len(value) > maxClean {
		return "", false
	}
	value = tidy(value)
	if value == "" {
		return "", false
	}
	if f := cleaners[typ]; f != nil {
		value = f(value)
	}
	return value, value != ""
}

// CleanProp is [Clean] for a value of property p: identifiers that have a format
// (LEI, INN, IMO ...) are brought to it when their check digits agree, and kept
// as they are otherwise.
func CleanProp(p *Property, value string) (clean string, ok bool) {
	clean, ok = Clean(p.Type.Name, value)
	if !ok || p.Format == "" {
		return clean, ok
	}
	if kind := ident.FromProp(p.Name); kind != "" {
		if id, err := ident.Parse(kind, clean); err == nil {
			return id.Value, true
		}
	}
	return clean, true
}

// tidy returns s as valid UTF-8 in form NFC, trimmed, without control
// characters, byte order marks and marks that change the direction of text.
func tidy(s string) string {
	if isPlain(s) {
		return strings.TrimSpace(s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n':
			return r
		case unicode.IsControl(r), r == '\ufeff', r == utf8.RuneError, r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.TrimSpace(norm.NFC.String(s))
}

// isPlain reports whether s is printable ASCII.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return true
}

// cleanLine joins runs of white space to one blank.
func cleanLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// cleanName drops quotation marks that enclose the whole name.
func cleanName(s string) string {
	s = cleanLine(s)
	for _, q := range []string{`"`, `'`} {
		if len(s) > 2 && strings.HasPrefix(s, q) && strings.HasSuffix(s, q) && strings.Count(s, q) == 2 {
			s = strings.TrimSpace(s[1 : len(s)-1])
		}
	}
	return s
}

var dateForm = regexp.MustCompile(
	`^([12]\d{3})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.\d{1,9})?)?)?(Z|[-+]\d{2}:?\d{2})?)?)?)?$`)

// cleanDate returns the longest well-formed ISO prefix that s states, in UTC;
// dates in words go through [when.ParsePublished] and must be a single day,
// month or year.
func cleanDate(s string) string {
	m := dateForm.FindStringSubmatch(s)
	if m == nil {
		return dateInWords(s)
	}
	layout, text := "2006", m[1]
	for i, part := range [...]string{"-01", "-02", "T15", ":04", ":05"} {
		v := m[i+2]
		if v == "" || (i < 2 && strings.Trim(v, "0") == "") {
			break
		}
		layout += part
		text += part[:1] + strings.Repeat("0", 2-len(v)) + v
	}
	if m[7] != "" && m[7] != "Z" && len(layout) > len("2006-01-02T15") {
		return toUTC(text, layout, strings.ReplaceAll(m[7], ":", ""))
	}
	if _, err := time.Parse(layout, text); err != nil {
		return ""
	}
	return text
}

// dateInWords returns the single day, month or year that s means, or "".
func dateInWords(s string) string {
	p, ok := when.ParsePublished(s, when.DayFirst)
	if !ok || p.Approx {
		return ""
	}
	if v := p.Values(); len(v) == 1 {
		return v[0]
	}
	return ""
}

func toUTC(text, layout, zone string) string {
	t, err := time.Parse(layout+"-0700", text+zone)
	if err != nil {
		return ""
	}
	return t.UTC().Format(layout)
}

// enumerated returns the lower-cased value when the type lists it.
func enumerated(typ, s string) string {
	t, ok := LookupType(typ)
	if s = strings.ToLower(s); ok && t.Has(s) {
		return s
	}
	return ""
}

func cleanTopic(s string) string { return enumerated("topic", s) }

func cleanCountry(s string) string {
	if c := enumerated("country", s); c != "" {
		return c
	}
	return enumerated("country", place.Code(s))
}

// genders are the words for sex that lists and registers use.
var genders = map[string]string{
	"m": "male", "male": "male", "man": "male", "masculin": "male", "männlich": "male", "мужской": "male", "男": "male",
	"f": "female", "female": "female", "woman": "female", "féminin": "female", "weiblich": "female", "женский": "female", "女": "female",
	"o": "other", "other": "other", "d": "other", "divers": "other",
}

func cleanGender(s string) string { return genders[strings.ToLower(s)] }

// bibliographic are the ISO 639-2 codes made for libraries that differ from
// the codes in common use.
var bibliographic = map[string]string{
	"alb": "sqi", "arm": "hye", "bur": "mya", "chi": "zho", "cze": "ces", "dut": "nld", "fre": "fra", "geo": "kat",
	"ger": "deu", "gre": "ell", "ice": "isl", "mac": "mkd", "may": "msa", "per": "fas", "rum": "ron", "slo": "slk",
}

// cleanLanguage turns ISO 639-1, -2 and -3 codes into the -3 code.
func cleanLanguage(s string) string {
	if c := enumerated("language", s); c != "" {
		return c
	}
	if c := bibliographic[strings.ToLower(s)]; c != "" {
		return c
	}
	base, err := language.ParseBase(s)
	if err != nil {
		return ""
	}
	return enumerated("language", base.ISO3())
}

var hasScheme = regexp.MustCompile(`(?i)^(https?|ftp|mailto):`)

// cleanURL lowers scheme and host, adds http:// where there is no scheme, and
// refuses other schemes and addresses without a host.
func cleanURL(s string) string {
	if !hasScheme.MatchString(s) {
		if isOtherScheme(s) {
			return ""
		}
		s = "http://" + strings.TrimPrefix(s, "//")
	}
	u, err := url.Parse(strings.ReplaceAll(s, " ", "%20"))
	if err != nil {
		return ""
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme == "mailto" {
		return u.String()
	}
	if u.Host == "" || !strings.Contains(u.Hostname(), ".") && !strings.Contains(u.Host, ":") {
		return ""
	}
	u.Host = strings.ToLower(u.Host)
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

// isOtherScheme reports whether s, which has none of the schemes that are
// taken, has another one.
func isOtherScheme(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "javascript:") || strings.HasPrefix(s, "data:")
}

func cleanChecksum(s string) string {
	s = strings.ToLower(s)
	if len(s) != 40 || strings.Trim(s, "0123456789abcdef") != "" {
		return ""
	}
	return s
}

func cleanIP(s string) string {
	a, err := netip.ParseAddr(s)
	if err != nil || a.Zone() != "" {
		return ""
	}
	return a.Unmap().String()
}

func cleanJSON(s string) string {
	if !json.Valid([]byte(s)) {
		return ""
	}
	return s
}

var mimeForm = regexp.MustCompile(`^[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*$`)

func cleanMIME(s string) string {
	s, _, _ = strings.Cut(strings.ToLower(s), ";")
	if s = strings.TrimSpace(s); !mimeForm.MatchString(s) {
		return ""
	}
	return s
}

package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/language"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
	"sanctrace/internal/when"
)

// Text is a value with its language and direction, for the page to say so.
type Text struct {
	Value, Lang, Dir string
}

// scripts are the scripts told apart, with the tag of a text of which only the
// script is known.
var scripts = []struct {
	table *unicode.RangeTable
	code  string
	rtl   bool
}{
	{unicode.Cyrillic, "Cyrl", false}, {unicode.Arabic, "Arab", true}, {unicode.Hebrew, "Hebr", true}, {unicode.Syriac, "Syrc", true}, {unicode.Thaana, "Thaa", true},
	{unicode.Greek, "Grek", false}, {unicode.Armenian, "Armn", false}, {unicode.Georgian, "Geor", false}, {unicode.Hangul, "Hang", false}, {unicode.Hiragana, "Hira", false},
	{unicode.Katakana, "Kana", false}, {unicode.Han, "Hani", false}, {unicode.Devanagari, "Deva", false}, {unicode.Thai, "Thai", false}, {unicode.Ethiopic, "Ethi", false},
}

// text reads the language of a value from its tag or, without one, the script
// of its first letter that is not Latin before all others.
func text(value, lang string) Text {
	t := Text{Value: value, Dir: "auto"}
	if lang != "" {
		if tag, err := language.Parse(lang); err == nil {
			t.Lang = tag.String()
		}
	}
	for _, r := range value {
		if unicode.Is(unicode.Latin, r) && t.Lang == "" {
			t.Dir = "ltr"
			return t
		}
		for _, s := range scripts {
			if !unicode.Is(s.table, r) {
				continue
			}
			if t.Lang == "" {
				t.Lang = "und-" + s.code
			}
			t.Dir = "ltr"
			if s.rtl {
				t.Dir = "rtl"
			}
			return t
		}
	}
	return t
}

// count writes a whole number in groups of three.
func count(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u202f" + s[i:]
	}
	return s
}

// plural writes a number with its noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(int64(n)) + " " + many
}

func percent(f float64) string {
	return strconv.FormatFloat(100*min(max(f, 0), 1), 'f', 1, 64) + "%"
}

// basisWords says where the day comes from on which a listing began.
func basisWords(basis string) string {
	switch basis {
	case catalog.BasisStated:
		return "stated by the list"
	case catalog.BasisObserved:
		return "in the first version loaded, may be older"
	case catalog.BasisBracketed:
		return "first seen in that version, not in the one before"
	}
	return basis
}

// listNames are short names of the lists in common use.
var listNames = map[string]string{
	"us_ofac_sdn": "OFAC SDN", "us_ofac_cons": "OFAC Consolidated", "us_trade_csl": "US Consolidated Screening List", "us_bis_denied": "BIS Denied Persons",
	"us_bis_entity": "BIS Entity List", "us_bis_uvl": "BIS Unverified List", "us_ddtc_debarred": "US Debarred (AECA)", "us_state_isn": "US Nonproliferation",
	"un_sc_sanctions": "UN Security Council", "eu_fsf": "EU Financial Sanctions", "eu_journal_sanctions": "EU Official Journal",
	"gb_hmt_sanctions": "UK OFSI", "gb_fcdo_sanctions": "UK Sanctions List", "ca_dfatd_sema_sanctions": "Canada SEMA",
	"au_dfat_sanctions": "Australia DFAT", "ch_seco_sanctions": "Switzerland SECO",
}

// listName is the short name of a list, or the dataset's own.
func listName(dataset string) string {
	if n, ok := listNames[dataset]; ok {
		return n
	}
	return dataset
}

// words puts a name of the code (birthDate, reported_fact) in words.
func words(name string) string {
	var b strings.Builder
	upper := true // so that a leading capital gets no blank
	for i, r := range name {
		switch {
		case r == '_' || r == '-':
			b.WriteByte(' ')
			upper = true
			continue
		case unicode.IsUpper(r) && !upper:
			b.WriteByte(' ')
			upper = true
		default:
			upper = unicode.IsUpper(r)
		}
		if i == 0 {
			b.WriteRune(unicode.ToUpper(r))
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// fieldLabels are the properties whose words in the code do not read well.
var fieldLabels = map[string]string{
	"innCode": "INN", "ogrnCode": "OGRN", "leiCode": "LEI", "imoNumber": "IMO number", "mmsi": "MMSI", "swiftBic": "SWIFT/BIC", "dunsCode": "DUNS", "kppCode": "KPP",
	"okpoCode": "OKPO", "uscCode": "USCC", "isinCode": "ISIN", "idNumber": "Identity number", "weakAlias": "Weak alias", "sourceUrl": "Source address", "vatCode": "VAT number",
	"socialSecurityNumber": "Social security number", "name": "Name", "mainCountry": "Main country",
}

func propLabel(prop string) string {
	if l, ok := fieldLabels[prop]; ok {
		return l
	}
	return words(prop)
}

// propValue puts the value of a property in words: countries by name.
func propValue(schema, prop, value string) string {
	if sc, ok := ftm.Lookup(schema); ok {
		if p := sc.Property(prop); p != nil && p.Type.Name == "country" {
			return place.Name(value)
		}
	}
	return value
}

func schemaLabel(schema string) string {
	if s, ok := ftm.Lookup(schema); ok {
		return s.Label()
	}
	return schema
}

// dayOf reads a date of a form; empty is no day.
func dayOf(field, text string) (when.Day, error) {
	if text = strings.TrimSpace(text); text == "" {
		return "", nil
	}
	d, err := when.ParseDay(text)
	if err != nil {
		return "", fault.New(fault.Invalid, field, "“%s” is no day", clip(text, 40)).Try("write it as year-month-day: 2022-11-20")
	}
	return d, nil
}

// clip cuts s after n characters.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

func addNew[T comparable](list []T, v ...T) []T {
	for _, x := range v {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// ageWords says how old a list is.
func ageWords(days int) string {
	switch days {
	case 0:
		return "of today"
	case 1:
		return "1 day old"
	}
	return fmt.Sprintf("%s days old", count(int64(days)))
}

// stampWords shortens a time of the ledger to the minute.
func stampWords(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return t.UTC().Format("2006-01-02 15:04 UTC")
}

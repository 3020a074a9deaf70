// Package place turns names of countries into codes and back.
//
// Codes are ISO 3166-1 alpha-2 in lower case, with the additions that
// FollowTheMoney knows ("suhh" Soviet Union, "yucs" Yugoslavia, "csxx" Serbia
// and Montenegro, "xk" Kosovo, "eu"). English names come from the Unicode CLDR
// tables of golang.org/x/text; lists spell many in their own way, and those
// spellings are in the alias table.
package place

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// aliases maps spellings used by lists, folded as fold does, to codes.
var aliases = map[string]string{
	"bolivarian republic of venezuela": "ve", "venezuela bolivarian republic of": "ve",
	"bolivia plurinational state of": "bo", "brunei darussalam": "bn", "burma": "mm",
	"burma (myanmar)": "mm", "burkina faso": "bf", "cabo verde": "cv", "central african rep": "cf",
	"china mainland": "cn", "congo": "cg", "congo brazzaville": "cg", "congo democratic republic of the": "cd",
	"congo democratic republic": "cd", "congo (democratic republic)": "cd", "congo kinshasa": "cd",
	"congo republic of the": "cg", "cote d ivoire": "ci", "cote divoire": "ci", "crimea": "ua",
	"czech republic": "cz", "democratic peoples republic of korea": "kp", "democratic republic of the congo": "cd",
	"democratic republic of congo": "cd", "dr congo": "cd", "drc": "cd", "dprk": "kp", "east timor": "tl",
	"england": "gb", "federated states of micronesia": "fm", "gambia the": "gm", "the gambia": "gm",
	"great britain": "gb", "holy see": "va", "hong kong": "hk", "hong kong china": "hk",
	"iran islamic republic of": "ir", "islamic republic of iran": "ir", "ivory coast": "ci",
	"korea democratic peoples republic of": "kp", "korea north": "kp", "korea republic of": "kr",
	"korea south": "kr", "kosovo": "xk", "kyrgyz republic": "kg", "lao peoples democratic republic": "la",
	"lao pdr": "la", "libyan arab jamahiriya": "ly", "state of libya": "ly", "macao": "mo", "macau": "mo",
	"macedonia": "mk", "macedonia the former yugoslav republic of": "mk", "fyrom": "mk",
	"micronesia federated states of": "fm", "moldova republic of": "md", "republic of moldova": "md",
	"myanmar": "mm", "myanmar burma": "mm", "netherlands antilles": "an", "the netherlands": "nl",
	"north korea": "kp", "north macedonia republic of": "mk", "occupied palestinian territory": "ps",
	"palestine": "ps", "palestinian": "ps", "palestine state of": "ps", "state of palestine": "ps",
	"palestinian territory occupied": "ps", "occupied palestinian territories": "ps",
	"west bank": "ps", "gaza": "ps", "gaza strip": "ps", "region gaza": "ps",
	"peoples republic of china": "cn", "prc": "cn", "republic of korea": "kr", "republic of the congo": "cg",
	"reunion": "re", "russian federation": "ru", "the russian federation": "ru", "saint kitts and nevis": "kn",
	"saint lucia": "lc", "saint vincent and the grenadines": "vc", "scotland": "gb", "northern ireland": "gb", "wales": "gb",
	"serbia and montenegro": "csxx", "slovak republic": "sk", "south korea": "kr", "soviet union": "suhh",
	"ussr": "suhh", "former ussr": "suhh", "union of soviet socialist republics": "suhh",
	"sudan the": "sd", "south sudan": "ss", "republic of south sudan": "ss", "swaziland": "sz", "syrian arab republic": "sy",
	"taiwan province of china": "tw", "tanzania united republic of": "tz", "united republic of tanzania": "tz",
	"the bahamas": "bs", "bahamas the": "bs", "timor leste": "tl", "turkiye": "tr", "turkey": "tr", "turkish republic": "tr",
	"uae": "ae", "uk": "gb", "u k": "gb", "united kingdom of great britain and northern ireland": "gb",
	"united states of america": "us", "usa": "us", "u s a": "us", "u s": "us", "us": "us", "vatican": "va",
	"vatican city state holy see": "va", "viet nam": "vn", "virgin islands british": "vg", "british virgin islands": "vg",
	"virgin islands us": "vi", "yugoslavia": "yucs", "yemen republic of": "ye", "zaire": "cd",
	"european union": "eu", "afghan": "af", "afghanistan islamic republic of": "af", "islamic republic of afghanistan": "af",
	"republic of serbia": "rs", "republic of belarus": "by", "byelorussia": "by", "bosnia": "ba", "bosnia herzegovina": "ba",
	"bosnia and herzegovina": "ba", "st kitts and nevis": "kn", "st lucia": "lc", "st vincent": "vc", "saint helena": "sh",
	"trinidad": "tt", "antigua": "ag", "sao tome and principe": "st", "guinea bissau": "gw", "republic of guinea": "gn",
	"republic of iraq": "iq", "republic of yemen": "ye", "republic of mali": "ml", "curacao": "cw", "sint maarten": "sx",
	"somali republic": "so", "somaliland": "so", "abkhazia": "ge", "south ossetia": "ge", "transnistria": "md",
	"kingdom of saudi arabia": "sa", "ksa": "sa", "turkmenia": "tm", "tadjikistan": "tj", "kazakstan": "kz",
}

var byName = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 600)
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() || r.String() != string([]rune{a, b}) || r.Canonicalize() != r {
				continue // not a country, or a code given up for another that bears the same name
			}
			if n := display.English.Regions().Name(r); n != "" {
				m[fold(n)] = strings.ToLower(r.String())
			}
		}
	}
	for n, c := range aliases {
		m[fold(n)] = c
	}
	return m
})

var accents = strings.NewReplacer("ô", "o", "é", "e", "ç", "c", "ã", "a", "í", "i", "ü", "u", "Å", "A", "å", "a",
	"’", "", "'", "", "&", " and ", "St.", "saint", "Ü", "u", "Cote d'Ivoire", "cote d ivoire")

// plain reports whether s is what fold makes of it: words of small letters, a
// blank between them.
func plain(s string) bool {
	blank := true
	for i := range len(s) {
		if c := s[i]; c == ' ' && blank || c != ' ' && (c < 'a' || c > 'z') {
			return false
		}
		blank = s[i] == ' '
	}
	return !blank
}

// fold lowers s, drops accents it knows and punctuation, and joins blanks.
func fold(s string) string {
	if plain(s) {
		return s
	}
	if strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf || r == '\'' || r == '&' || r == '.' }) >= 0 {
		s = accents.Replace(s)
	}
	s = strings.ToLower(s)
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == ',' || r == '.' || r == '-' || r == '(' || r == ')' || r == ';' || r == '\u00a0'
	}), " ")
}

// Code returns the code of a country named in English, or given as a two- or
// three-letter code, or "" when the name is not known.
func Code(name string) string {
	name = strings.TrimSpace(name)
	f := fold(name)
	if f == "" {
		return ""
	}
	if c, ok := byName()[f]; ok {
		return c
	}
	for _, lead := range [...]string{"the ", "republic of "} {
		if short, cut := strings.CutPrefix(f, lead); cut {
			if c, ok := byName()[short]; ok {
				return c
			}
		}
	}
	if len(name) == 2 || len(name) == 3 {
		if r, err := language.ParseRegion(strings.ToUpper(name)); err == nil && r.IsCountry() {
			return strings.ToLower(r.Canonicalize().String())
		}
	}
	return ""
}

// Name returns the English name of a code, or the code itself when unknown.
func Name(code string) string {
	switch code {
	case "suhh":
		return "Soviet Union"
	case "yucs":
		return "Yugoslavia"
	case "csxx":
		return "Serbia and Montenegro"
	case "eu":
		return "European Union"
	}
	r, err := language.ParseRegion(strings.ToUpper(code))
	if err != nil {
		return code
	}
	if n := display.English.Regions().Name(r); n != "" {
		return n
	}
	return code
}

package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Script is the writing system of a token, as far as reading needs it.
type Script uint8

// The scripts that are told apart.
const (
	NoScript Script = iota // digits only
	Latin
	Cyrillic
	Greek
	Armenian
	Georgian
	Arabic // Arabic, Persian, Urdu
	Hebrew
	Hangul
	Han
	Kana
	OtherScript
)

var scriptNames = [...]string{"none", "Latin", "Cyrillic", "Greek", "Armenian", "Georgian", "Arabic", "Hebrew", "Hangul", "Han", "Kana", "other"}

// String returns the script's name.
func (s Script) String() string { return scriptNames[s] }

// abjad reports whether the script leaves short vowels out.
func (s Script) abjad() bool { return s == Arabic || s == Hebrew }

// syllabic reports whether each sign is a syllable, and so a word of its own.
func (s Script) syllabic() bool { return s == Hangul || s == Han }

// scriptOf returns the script of a letter, NoScript for anything else.
func scriptOf(r rune) Script {
	switch {
	case r < 0x80:
		if 'a' <= r|0x20 && r|0x20 <= 'z' {
			return Latin
		}
		return NoScript
	case !unicode.IsLetter(r):
		return NoScript
	case r < 0x370 || 0x1e00 <= r && r < 0x1f00:
		return Latin
	case r < 0x400 || 0x1f00 <= r && r < 0x2000:
		return Greek
	case r < 0x530:
		return Cyrillic
	case r < 0x590 || 0xfb13 <= r && r <= 0xfb17:
		return Armenian
	case r < 0x600:
		return Hebrew
	case r < 0x780 && !(0x700 <= r && r < 0x750):
		return Arabic
	}
	return farScript(r)
}

func farScript(r rune) Script {
	switch {
	case 0x10a0 <= r && r < 0x1100 || 0x1c90 <= r && r < 0x1cc0 || 0x2d00 <= r && r < 0x2d30:
		return Georgian
	case 0xac00 <= r && r <= 0xd7a3:
		return Hangul
	case unicode.Is(unicode.Han, r):
		return Han
	case 0x3041 <= r && r <= 0x30ff:
		return Kana
	case unicode.Is(unicode.Latin, r):
		return Latin
	case unicode.Is(unicode.Cyrillic, r):
		return Cyrillic
	case unicode.Is(unicode.Arabic, r):
		return Arabic
	}
	return OtherScript
}

// ScriptOf returns the script of most letters of s; ties go to the script
// that comes first in this package's list.
func ScriptOf(s string) Script {
	var n [len(scriptNames)]int
	for _, r := range s {
		n[scriptOf(r)]++
	}
	best := NoScript
	for sc := Latin; int(sc) < len(n); sc++ {
		if n[sc] > n[best] || best == NoScript && n[sc] > 0 {
			best = sc
		}
	}
	return best
}

// clip cuts s to MaxBytes at a rune boundary and makes it valid UTF-8.
func clip(s string) (string, bool) {
	cut := false
	if len(s) > MaxBytes {
		s, cut = s[:MaxBytes], true
		for len(s) > 0 && !utf8.RuneStart(s[len(s)-1]) {
			s = s[:len(s)-1]
		}
		if len(s) > 0 && s[len(s)-1] >= utf8.RuneSelf {
			s = s[:len(s)-1]
		}
	}
	return strings.ToValidUTF8(s, " "), cut
}

// isASCII reports whether every byte of s is below 0x80.
func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// compose brings s into the form the rest of the package reads: compatibility
// forms resolved, syllables composed, marks and invisible characters gone.
func compose(s string) string {
	if isASCII(s) {
		return s
	}
	s = norm.NFKC.String(s)
	return strings.Map(func(r rune) rune {
		switch {
		case keepMark(r):
			return r
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r), unicode.Is(unicode.Cf, r), r == 0x640:
			return -1 // marks, joiners, direction marks, tatweel
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, s)
}

// keepMark reports whether a mark carries a vowel that must be romanised: the
// scripts of South and South-East Asia write them so.
func keepMark(r rune) bool { return 0x900 <= r && r < 0x1100 || 0x1780 <= r && r < 0x1800 }

// lookalike maps Latin letters to the Cyrillic ones that look the same.
var lookalike = map[rune]rune{
	'a': 'а', 'e': 'е', 'o': 'о', 'p': 'р', 'c': 'с', 'y': 'у', 'x': 'х', 'i': 'і', 'k': 'к',
	'A': 'А', 'B': 'В', 'C': 'С', 'E': 'Е', 'H': 'Н', 'I': 'І', 'K': 'К', 'M': 'М', 'O': 'О', 'P': 'Р', 'T': 'Т', 'X': 'Х', 'Y': 'У',
	'j': 'ј', 's': 'ѕ', 'J': 'Ј', 'S': 'Ѕ',
}

var lookalikeBack = func() map[rune]rune {
	m := make(map[rune]rune, len(lookalike))
	for l, c := range lookalike {
		m[c] = l
	}
	return m
}()

// unmix writes a word of Latin and Cyrillic letters in one script: the one
// that the letters without a twin belong to, else the one of the rest of the
// name, else the commoner one. A word of nothing but twins follows the name.
func unmix(w string, around Script) string {
	if isASCII(w) && around != Cyrillic {
		return w
	}
	lat, cyr, latOnly, cyrOnly := 0, 0, 0, 0
	for _, r := range w {
		switch scriptOf(r) {
		case Latin:
			lat++
			if _, ok := lookalike[r]; !ok {
				latOnly++
			}
		case Cyrillic:
			cyr++
			if _, ok := lookalikeBack[r]; !ok {
				cyrOnly++
			}
		}
	}
	latin := latOnly > cyrOnly
	if latOnly == 0 && cyrOnly == 0 && (around == Latin || around == Cyrillic) {
		latin = around == Latin
	} else if lat == 0 || cyr == 0 {
		return w
	} else if latOnly == cyrOnly {
		latin = lat > cyr
	}
	table := lookalike
	if latin {
		table = lookalikeBack
	}
	return strings.Map(func(r rune) rune {
		if t, ok := table[r]; ok {
			return t
		}
		return r
	}, w)
}

// around returns the script of the letters of a name that only one of Latin
// and Cyrillic has; NoScript where neither or both have many.
func around(s string) Script {
	if isASCII(s) {
		return NoScript
	}
	lat, cyr := 0, 0
	for _, r := range s {
		switch scriptOf(r) {
		case Latin:
			if _, ok := lookalike[r]; !ok {
				lat++
			}
		case Cyrillic:
			if _, ok := lookalikeBack[r]; !ok {
				cyr++
			}
		}
	}
	switch {
	case lat > 2*cyr:
		return Latin
	case cyr > 2*lat:
		return Cyrillic
	}
	return NoScript
}

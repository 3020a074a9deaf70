package source

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// latinToCyrillic are the Latin letters that look like a Cyrillic one.
var latinToCyrillic = map[rune]rune{
	'A': 'А', 'a': 'а', 'B': 'В', 'C': 'С', 'c': 'с', 'E': 'Е', 'e': 'е', 'H': 'Н', 'I': 'І', 'i': 'і',
	'J': 'Ј', 'j': 'ј', 'K': 'К', 'k': 'к', 'M': 'М', 'O': 'О', 'o': 'о', 'P': 'Р', 'p': 'р', 'S': 'Ѕ', 's': 'ѕ',
	'T': 'Т', 'X': 'Х', 'x': 'х', 'Y': 'У', 'y': 'у', 'Ï': 'Ї', 'ï': 'ї', 'Ë': 'Ё', 'ë': 'ё', 'á': 'а', 'é': 'е',
	'ó': 'о', 'ý': 'у', 'Á': 'А', 'É': 'Е', 'Ó': 'О', 'ĸ': 'к', 'ĭ': 'й', 'ŭ': 'ў',
}

// cyrillicToLatin is the way back, for Latin words with a Cyrillic letter.
var cyrillicToLatin = func() map[rune]rune {
	m := map[rune]rune{}
	for l, c := range latinToCyrillic {
		if l < 0x80 {
			m[c] = l
		}
	}
	return m
}()

// Unmix returns s with the presentation forms of Arabic letters, which PDF
// extraction leaves behind, turned into letters, and with words repaired that mix Cyrillic and Latin letters, as lists typed by
// hand do ("Мiхайлаўна" with a Latin i): when all letters of the smaller
// script look like letters of the other, they become those. Words of one
// script, and mixtures that are no such mistake, stay as they are.
func Unmix(s string) string {
	s = presentation(s)
	if !mixed(s) {
		return s
	}
	words := strings.FieldsFunc(s, notWord)
	whole := majority(s)
	for _, w := range words {
		if fixed := unmixWord(w, whole); fixed != w {
			s = strings.Replace(s, w, fixed, 1)
		}
	}
	return s
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// unmixWord repairs one word; whole is the script of the text around it.
func unmixWord(w string, whole *unicode.RangeTable) string {
	toCyr, cyrOK := swap(w, unicode.Latin, latinToCyrillic)
	toLat, latOK := swap(w, unicode.Cyrillic, cyrillicToLatin)
	switch {
	case !mixed(w):
		return w
	case cyrOK && latOK:
		if whole == unicode.Latin {
			return toLat
		}
		return toCyr
	case cyrOK:
		return toCyr
	case latOK:
		return toLat
	}
	return w
}

// swap replaces the letters of script from by their lookalikes; ok is false
// when one has none.
func swap(w string, from *unicode.RangeTable, table map[rune]rune) (string, bool) {
	var b strings.Builder
	for _, r := range w {
		if !unicode.Is(from, r) {
			b.WriteRune(r)
			continue
		}
		t, ok := table[r]
		if !ok {
			return w, false
		}
		b.WriteRune(t)
	}
	return b.String(), true
}

// mixed reports whether s holds Cyrillic and Latin letters.
func mixed(s string) bool {
	lat, cyr := count(s)
	return lat > 0 && cyr > 0
}

func majority(s string) *unicode.RangeTable {
	if lat, cyr := count(s); lat > cyr {
		return unicode.Latin
	}
	return unicode.Cyrillic
}

func count(s string) (lat, cyr int) {
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Latin, r):
			lat++
		case unicode.Is(unicode.Cyrillic, r):
			cyr++
		}
	}
	return lat, cyr
}

// presentation replaces the presentation forms of Arabic letters, which PDF
// extraction leaves behind, by the letters.
func presentation(s string) string {
	for _, r := range s {
		if r >= 0xfb50 && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff {
			return norm.NFKC.String(s)
		}
	}
	return s
}

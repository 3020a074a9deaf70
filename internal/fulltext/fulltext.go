// Package fulltext folds text into the words under which it is stored and
// looked for, the same for both databases and both sides of a search.
//
// The database then needs no language of its own: stored words and query words
// are equal or they are not.
package fulltext

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxWordBytes cuts longer words; PostgreSQL takes up to 2 KB.
const maxWordBytes = 200

// letterFold holds letters that decomposition leaves alone but people type
// otherwise: Latin letters with strokes, Arabic forms, and yo.
var letterFold = map[rune]string{
	'ø': "o", 'đ': "d", 'ł': "l", 'ħ': "h", 'ŧ': "t", 'ı': "i", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'þ': "th", 'ð': "d", 'ə': "e",
	'ё': "е", 'ґ': "г",
	'ي': "ی", 'ى': "ی", 'ئ': "ی", 'ك': "ک", 'ة': "ه", 'ۀ': "ه", 'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ؤ': "و",
	'ـ': "", '\u200c': "", '\u200d': "", '’': "", 'ʼ': "", '\'': "", 'ʻ': "", '`': "",
}

// Fold cuts text into search words: lower case, without accents, Han,
// Kana and Hangul one character a word, Arabic letter forms and yo made equal.
// Queries and stored text go through the same function.
func Fold(text string, emit func(word string)) {
	if isASCII(text) {
		foldASCII(text, emit)
		return
	}
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			emit(cutWord(b.String()))
			b.Reset()
		}
	}
	for _, r := range norm.NFKD.String(norm.NFC.String(strings.ToValidUTF8(text, " "))) {
		r = unicode.ToLower(r)
		f, special := letterFold[r]
		switch {
		case special:
			b.WriteString(f)
		case unicode.Is(unicode.Mn, r):
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana):
			flush()
			emit(string(r))
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Mc, r):
			b.WriteRune(r)
		default:
			flush()
		}
	}
	flush()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func foldASCII(text string, emit func(word string)) {
	text = strings.ToLower(text)
	start, skip := -1, false
	for i := 0; i <= len(text); i++ {
		word := i < len(text) && (text[i] >= 'a' && text[i] <= 'z' || text[i] >= '0' && text[i] <= '9')
		inside := i < len(text) && (text[i] == '\'' || text[i] == '`') && start >= 0
		switch {
		case word && start < 0:
			start = i
		case inside:
			skip = true
		case !word && start >= 0:
			w := text[start:i]
			if skip {
				w = strings.NewReplacer("'", "", "`", "").Replace(w)
			}
			emit(cutWord(w))
			start, skip = -1, false
		}
	}
}

func cutWord(w string) string {
	if len(w) > maxWordBytes {
		return strings.ToValidUTF8(w[:maxWordBytes], "")
	}
	return w
}

// Query returns the distinct folded words of a query.
func Query(text string) []string {
	var out []string
	Fold(text, func(w string) {
		if !slices.Contains(out, w) && len(out) < 64 {
			out = append(out, w)
		}
	})
	return out
}

package extract

import (
	"bytes"
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode turns the bytes of a plain text into UTF-8 and says how. Valid UTF-8
// stays as it is, a byte order mark included, so that offsets are those of
// the file.
func decode(data []byte) (text, how string) {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return string(data), "text/1 utf-8"
	}
	enc, name := guess(data)
	if enc == nil {
		return plainSigns(strings.ToValidUTF8(string(data), "\uFFFD")), "text/1 utf-8, damaged"
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return plainSigns(strings.ToValidUTF8(string(data), "\uFFFD")), "text/1 utf-8, damaged"
	}
	return plainSigns(string(out)), "text/1 " + name
}

func plainSigns(s string) string { return strings.ReplaceAll(s, "\x00", "\uFFFD") }

// guess finds the writing of a text that is not valid UTF-8; nil is UTF-8 with
// damage.
func guess(data []byte) (enc encoding.Encoding, name string) {
	if enc, name = wide(data); enc != nil {
		return enc, name
	}
	if damagedUTF8(data) {
		return nil, ""
	}
	if r, err := chardet.NewTextDetector().DetectBest(head(data, 64<<10)); err == nil && r.Confidence >= 40 {
		if e, err := htmlindex.Get(r.Charset); err == nil {
			return e, strings.ToLower(r.Charset)
		}
	}
	return charmap.Windows1252, "windows-1252"
}

// damagedUTF8 reports whether a few bad bytes, or an end within a character, are
// all that keeps data from being UTF-8: letters of two bytes and more hardly
// arise by chance.
func damagedUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good > 0 && bad*3 <= good+4
}

// wide recognises texts of two and four bytes a letter: by the mark at their
// beginning, or by every second byte being zero, as in UTF-16 of Latin letters;
// nil for all others.
func wide(data []byte) (enc encoding.Encoding, name string) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xfe, 0xff}):
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "utf-32"
	case utf16(data):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16"
	}
	return unmarked(data)
}

// unmarked recognises UTF-16 with no mark.
func unmarked(data []byte) (enc encoding.Encoding, name string) {
	var zero [2]int
	top := head(data, 4096)
	for i, b := range top {
		if b == 0 {
			zero[i%2]++
		}
	}
	switch half := len(top) / 2; {
	case half < 8 || len(data)%2 != 0:
	case zero[1]*10 >= half*7 && zero[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"
	case zero[0]*10 >= half*7 && zero[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"
	}
	return nil, ""
}

// utf16 reports whether data begins with the mark of UTF-16.
func utf16(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff})
}

// marks of languages: words that are frequent in one and rare in the others.
var frequent = map[string][]string{
	"en": {"the", "of", "and", "to", "in", "that", "was", "for"},
	"de": {"der", "die", "und", "das", "nicht", "ist", "von", "mit"},
	"fr": {"le", "les", "des", "et", "une", "est", "dans", "que"},
	"es": {"el", "los", "las", "que", "una", "por", "con", "del"},
	"it": {"il", "che", "di", "della", "sono", "per", "una", "gli"},
	"pt": {"os", "que", "uma", "não", "para", "com", "dos", "foi"},
	"nl": {"het", "een", "van", "niet", "zijn", "dat", "voor", "met"},
	"pl": {"nie", "jest", "się", "że", "przez", "oraz", "dla", "na"},
	"tr": {"bir", "ve", "bu", "için", "ile", "olarak", "daha", "olan"},
	"ru": {"и", "в", "не", "на", "что", "с", "по", "как"},
	"uk": {"і", "в", "не", "на", "що", "з", "та", "як"},
}

// wordLanguages are the keys of frequent in the order in which they win a tie,
// scriptLanguages those that their script gives away.
var (
	wordLanguages   = []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ru", "uk"}
	scriptLanguages = []string{"ja", "ko", "zh", "fa", "ar", "he", "hy", "ka", "th", "hi"}
)

// language names the language of text by its frequent words, or by its script
// where that is enough; "" when nothing is clear.
func language(text string) string {
	if len(text) > 8000 {
		text = strings.ToValidUTF8(text[:8000], "")
	}
	letters := scriptLetters(text)
	counts, words := countFrequent(strings.ToLower(text))
	best, score := "", 0
	for i, lang := range wordLanguages {
		n := counts[i]
		if lang == "uk" {
			n = min(n*2, letters["uk"])
		}
		if n > score {
			best, score = lang, n
		}
	}
	for _, lang := range scriptLanguages {
		if letters[lang] > max(score, len(text)/12) {
			return lang
		}
	}
	if score*25 < words {
		return ""
	}
	return best
}

// tellTale are letters that one language of a script has and the others lack,
// with what each counts.
var tellTale = []struct {
	letters, lang string
	weight        int
}{
	{"پچژگیک", "fa", 6}, {"іїє", "uk", 8},
}

// scriptRanges are the blocks of letters that name a language by themselves.
var scriptRanges = []struct {
	from, to rune // to is excluded
	lang     string
	weight   int
}{
	{0x3040, 0x3100, "ja", 3}, {0x4e00, 0xa000, "zh", 1}, {0xac00, 0xd7b0, "ko", 1}, {0x600, 0x700, "ar", 1},
	{0x590, 0x600, "he", 1}, {0x530, 0x590, "hy", 1}, {0x10a0, 0x1100, "ka", 1}, {0xe00, 0xe80, "th", 1}, {0x900, 0x980, "hi", 1},
}

// scriptLetters weighs for each language the letters that speak for it.
func scriptLetters(text string) map[string]int {
	out := map[string]int{}
	for _, r := range text {
		if r < 0x400 { // Latin and Greek say nothing
			continue
		}
		if lang, weight := letterLanguage(r); lang != "" {
			out[lang] += weight
		}
	}
	return out
}

// letterLanguage returns the language that r speaks for, "" for none.
func letterLanguage(r rune) (lang string, weight int) {
	for _, t := range tellTale {
		if strings.ContainsRune(t.letters, r) {
			return t.lang, t.weight
		}
	}
	for _, s := range scriptRanges {
		if r >= s.from && r < s.to {
			return s.lang, s.weight
		}
	}
	return "", 0
}

// speakers are the languages, as bits by their place in wordLanguages, of which
// a word is frequent.
var speakers = sync.OnceValue(func() map[string]uint {
	out := map[string]uint{}
	for i, lang := range wordLanguages {
		for _, w := range frequent[lang] {
			out[w] |= 1 << i
		}
	}
	return out
})

// countFrequent returns how many frequent words of each of wordLanguages a text
// in lower case has, and how many words it has at all.
func countFrequent(text string) (counts []int, words int) {
	counts = make([]int, len(wordLanguages))
	table := speakers()
	for w := range strings.FieldsSeq(text) {
		words++
		for set := table[w]; set != 0; set &= set - 1 {
			counts[bits.TrailingZeros(set)]++
		}
	}
	return counts, words
}

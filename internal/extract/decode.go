package extract

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// decode turns the bytes of a plain text into UTF-8 and says how. Valid UTF-8
// stays as it is, a byte order mark included, so that offsets are those of
// the file.
func decode(data []byte) (text, how string) {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return string(data), "text/1 utf-8"
	}
	enc, name := encoding.Encoding(charmap.Windows1252), "windows-1252"
	if utf16(data) {
		enc, name = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16"
	} else if r, err := chardet.NewTextDetector().DetectBest(head(data, 64<<10)); err == nil && r.Confidence >= 40 {
		if e, err := htmlindex.Get(r.Charset); err == nil {
			enc, name = e, strings.ToLower(r.Charset)
		}
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD"), "text/1 utf-8, damaged"
	}
	return strings.ReplaceAll(string(out), "\x00", "\uFFFD"), "text/1 " + name
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

// language names the language of text by its frequent words, or by its script
// where that is enough; "" when nothing is clear.
func language(text string) string {
	if len(text) > 8000 {
		text = strings.ToValidUTF8(text[:8000], "")
	}
	script := map[string]int{}
	for _, r := range text {
		switch {
		case r >= 0x3040 && r < 0x3100:
			script["ja"] += 3
		case r >= 0x4e00 && r < 0xa000:
			script["zh"]++
		case r >= 0xac00 && r < 0xd7b0:
			script["ko"]++
		case r == 'پ' || r == 'چ' || r == 'ژ' || r == 'گ' || r == 'ی' || r == 'ک':
			script["fa"] += 6
		case r >= 0x600 && r < 0x700:
			script["ar"]++
		case r == 'і' || r == 'ї' || r == 'є':
			script["uk"] += 8
		}
	}
	words := strings.Fields(strings.ToLower(text))
	best, score := "", 0
	for _, lang := range []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ru", "uk"} {
		n := 0
		for _, w := range words {
			for _, f := range frequent[lang] {
				if w == f {
					n++
				}
			}
		}
		if lang == "uk" {
			n = min(n*2, script["uk"])
		}
		if n > score {
			best, score = lang, n
		}
	}
	for _, lang := range []string{"ja", "ko", "zh", "fa", "ar"} {
		if script[lang] > max(score, len(text)/12) {
			return lang
		}
	}
	if score*25 < len(words) {
		return ""
	}
	return best
}

package reasons

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a word or a mark of punctuation of a text.
type word struct {
	text     string
	low      string // folded: small letters without accents
	from, to int    // in bytes
	letters  bool   // a word or number, no mark
	capital  bool   // begins with a capital letter or a digit
	opens    bool   // an opening quotation mark or bracket
	breaks   bool   // a line ends after it
}

// is reports whether a word is one of the given, folded.
func (w *word) is(list ...string) bool { return slices.Contains(list, w.low) }

// small reports whether a word begins with a small letter and has the ending.
func (w *word) small(ending string) bool { return !w.capital && strings.HasSuffix(w.low, ending) }

// tokenize cuts a text into words and marks. Hyphens, apostrophes and full
// stops inside a word belong to it.
func tokenize(s string) []word {
	var out []word
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			if r == '\n' && len(out) > 0 {
				out[len(out)-1].breaks = true
			}
			i += n
			continue
		}
		to := i + n
		if part(r) {
			to = wordEnd(s, to)
		}
		w := word{text: s[i:to], from: i, to: to, letters: part(r), opens: strings.ContainsRune("‘“«„(\"", r)}
		w.capital = unicode.IsUpper(r) || unicode.IsDigit(r)
		w.low = foldWord(w.text)
		out = append(out, w)
		i = to
	}
	return out
}

func part(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd returns where a word that goes on at i ends.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !part(r) {
			next, _ := utf8.DecodeRuneInString(s[i+n:])
			if !strings.ContainsRune("-'’./&", r) || !part(next) || r == '/' {
				return i
			}
		}
		i += n
	}
	return i
}

// foldWord folds a word: small letters, no accents, straight apostrophes.
func foldWord(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.IsMark(r):
		case r == '’' || r == 'ʼ':
			b.WriteByte('\'')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

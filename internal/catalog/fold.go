package catalog

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxSearchWords bounds the words of one entry in the full text.
const maxSearchWords = 4000

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

// foldWords cuts text into search words: lower case, without accents, Han,
// Kana and Hangul one character a word, Arabic letter forms and yo made equal.
// Queries and stored text go through the same function.
func foldWords(text string, emit func(word string)) {
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

// queryWords returns the distinct folded words of a query.
func queryWords(text string) []string {
	var out []string
	foldWords(text, func(w string) {
		if !slices.Contains(out, w) && len(out) < 64 {
			out = append(out, w)
		}
	})
	return out
}

// notSearched are the types whose values are no words to look for.
var notSearched = map[string]bool{
	"entity": true, "date": true, "country": true, "topic": true, "gender": true, "language": true, "mimetype": true,
	"checksum": true, "url": true, "number": true, "json": true,
}

// searchWords returns the distinct words of all that a group ever stated,
// separated by blanks, with the parts of its id.
func searchWords(g *group, words []string) string {
	var b strings.Builder
	seen := map[string]bool{}
	emit := func(w string) {
		if w == "" || seen[w] || len(seen) >= maxSearchWords {
			return
		}
		seen[w] = true
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	values := map[string]bool{}
	foldWords(g.owner, emit)
	for i := range g.nodes {
		n := &g.nodes[i]
		schema := n.schema()
		if schema == nil {
			continue
		}
		for j := range n.stmts {
			s := &n.stmts[j]
			p := schema.Property(words[s.prop])
			if p == nil || notSearched[p.Type.Name] || values[s.value] || unsearchedProps[p.Name] {
				continue
			}
			values[s.value] = true
			foldWords(s.value, emit)
		}
	}
	return b.String()
}

// unsearchedProps repeat what stands elsewhere or on every entry of a list.
var unsearchedProps = map[string]bool{
	"provisions": true, "authority": true, "recordId": true, "status": true, "duration": true, "type": true,
	"firstName": true, "lastName": true, "secondName": true, "fatherName": true, "middleName": true,
	"street": true, "street2": true, "city": true, "region": true, "postalCode": true,
}

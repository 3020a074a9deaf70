package names

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
	"golang.org/x/text/unicode/norm"
)

// cyrillic romanises by letter, in the manner of passports; spelling variants
// meet through sound, not here.
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
	'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'і': "i", 'ї': "yi", 'є': "ye", 'ґ': "g", 'ў': "u", 'ђ': "dj", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c", 'џ': "dz",
	'ѓ': "gj", 'ќ': "kj", 'ѕ': "dz", 'қ': "k", 'ұ': "u", 'ү': "u", 'ө': "o", 'ә': "a", 'ғ': "g", 'ң': "n", 'һ': "h",
	'ӣ': "i", 'ӯ': "u", 'ҷ': "j", 'ҳ': "h", 'ӏ': "", 'ѐ': "e", 'ѝ': "i", 'җ': "j",
}

var greek = map[rune]string{
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m",
	'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
}

// greekPairs are the digraphs that are read as one sound.
var greekPairs = strings.NewReplacer("ου", "ou", "μπ", "mp", "ντ", "nt", "γκ", "gk", "γγ", "ng", "τζ", "tz",
	"αυ", "av", "ευ", "ev", "αι", "ai", "ει", "i", "οι", "oi")

// greekFirst are the digraphs that are one sound at the start of a word.
var greekFirst = map[string]string{"μπ": "b", "ντ": "d", "γκ": "g"}

var armenian = map[rune]string{
	'ա': "a", 'բ': "b", 'գ': "g", 'դ': "d", 'ե': "e", 'զ': "z", 'է': "e", 'ը': "y", 'թ': "t", 'ժ': "zh", 'ի': "i", 'լ': "l", 'խ': "kh",
	'ծ': "ts", 'կ': "k", 'հ': "h", 'ձ': "dz", 'ղ': "gh", 'ճ': "ch", 'մ': "m", 'յ': "y", 'ն': "n", 'շ': "sh", 'ո': "o", 'չ': "ch", 'պ': "p",
	'ջ': "j", 'ռ': "r", 'ս': "s", 'վ': "v", 'տ': "t", 'ր': "r", 'ց': "ts", 'ւ': "v", 'փ': "p", 'ք': "k", 'օ': "o", 'ֆ': "f", 'և': "ev",
}

// armenianPairs are the digraphs that are one sound.
var armenianPairs = strings.NewReplacer("ու", "u", "եւ", "ev")

var georgian = map[rune]string{
	'ა': "a", 'ბ': "b", 'გ': "g", 'დ': "d", 'ე': "e", 'ვ': "v", 'ზ': "z", 'თ': "t", 'ი': "i", 'კ': "k", 'ლ': "l", 'მ': "m", 'ნ': "n",
	'ო': "o", 'პ': "p", 'ჟ': "zh", 'რ': "r", 'ს': "s", 'ტ': "t", 'უ': "u", 'ფ': "p", 'ქ': "k", 'ღ': "gh", 'ყ': "q", 'შ': "sh", 'ჩ': "ch",
	'ც': "ts", 'ძ': "dz", 'წ': "ts", 'ჭ': "ch", 'ხ': "kh", 'ჯ': "j", 'ჰ': "h",
}

// arabic gives a readable form; short vowels are not written and not guessed.
// What meets Latin spellings is the skeleton (see skeleton.go).
var arabic = map[rune]string{
	'ا': "a", 'أ': "a", 'إ': "i", 'آ': "a", 'ٱ': "a", 'ب': "b", 'ت': "t", 'ث': "th", 'ج': "j", 'ح': "h", 'خ': "kh", 'د': "d", 'ذ': "dh",
	'ر': "r", 'ز': "z", 'س': "s", 'ش': "sh", 'ص': "s", 'ض': "d", 'ط': "t", 'ظ': "z", 'ع': "a", 'غ': "gh", 'ف': "f", 'ق': "q", 'ك': "k",
	'ل': "l", 'م': "m", 'ن': "n", 'ه': "h", 'و': "u", 'ي': "i", 'ى': "a", 'ة': "a", 'ء': "", 'ئ': "i", 'ؤ': "u", 'پ': "p", 'چ': "ch",
	'ژ': "zh", 'گ': "g", 'ک': "k", 'ی': "i", 'ۀ': "h", 'ہ': "h", 'ھ': "h", 'ے': "e", 'ں': "n", 'ٹ': "t", 'ڈ': "d", 'ڑ': "r", 'ڤ': "v",
	'ۇ': "u", 'ې': "e", 'ځ': "z", 'ښ': "sh", 'ګ': "g", 'ټ': "t", 'ډ': "d", 'ړ': "r", 'ڼ': "n", 'څ': "ts", 'ږ': "zh", 'ۍ': "i", 'ێ': "e", 'ۆ': "o",
}

var hebrew = map[rune]string{
	'א': "a", 'ב': "b", 'ג': "g", 'ד': "d", 'ה': "h", 'ו': "v", 'ז': "z", 'ח': "kh", 'ט': "t", 'י': "y", 'כ': "k", 'ך': "kh", 'ל': "l",
	'מ': "m", 'ם': "m", 'נ': "n", 'ן': "n", 'ס': "s", 'ע': "a", 'פ': "p", 'ף': "f", 'צ': "ts", 'ץ': "ts", 'ק': "k", 'ר': "r", 'ש': "sh", 'ת': "t",
}

// latinExtra are letters that do not decompose into a base letter.
var latinExtra = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'ı': "i", 'ə': "a", 'ŋ': "n", 'ħ': "h",
	'ŧ': "t", 'ĸ': "k", 'ƒ': "f", 'ɣ': "g", 'ʻ': "", 'ʼ': "", 'ʿ': "", 'ʾ': "", 'ɛ': "e", 'ɔ': "o", 'ơ': "o", 'ư': "u",
}

// romanise returns the lower-case Latin form of a word of one script (Han and
// Hangul words come one syllable at a time). Letters of scripts without a
// table of our own go through unidecode.
func romanise(w string, sc Script) string {
	if isASCII(w) {
		return keepASCII(w)
	}
	w = strings.ToLower(w)
	if sc == Greek {
		w = stripMarks(w)
		for pair, sound := range greekFirst {
			if rest, ok := strings.CutPrefix(w, pair); ok {
				w = sound + rest
			}
		}
		w = greekPairs.Replace(w)
	}
	if sc == Armenian {
		w = armenianPairs.Replace(w)
	}
	if sc == Georgian {
		for _, e := range [...]string{"ევი", "ოვი"} { // nominative of Russian family names
			if strings.HasSuffix(w, e) {
				w = strings.TrimSuffix(w, "ი")
			}
		}
	}
	var b strings.Builder
	for _, r := range w {
		b.WriteString(letter(r))
	}
	return keepASCII(b.String())
}

func letter(r rune) string {
	if r < 0x80 {
		return string(r)
	}
	if t := tableOf(scriptOf(r)); t != nil {
		if s, ok := t[r]; ok {
			return s
		}
	}
	if s, ok := latinExtra[r]; ok {
		return s
	}
	if d := stripMarks(string(r)); d != string(r) && d != "" {
		if isASCII(d) {
			return d
		}
		var b strings.Builder
		for _, x := range d {
			if x != r {
				b.WriteString(letter(x))
			}
		}
		return b.String()
	}
	return unidecode.Unidecode(string(r))
}

func tableOf(sc Script) map[rune]string {
	switch sc {
	case Cyrillic:
		return cyrillic
	case Greek:
		return greek
	case Armenian:
		return armenian
	case Georgian:
		return georgian
	case Arabic:
		return arabic
	case Hebrew:
		return hebrew
	}
	return nil
}

// stripMarks decomposes s and drops the combining marks.
func stripMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
}

// keepASCII lowers s and keeps letters and digits, at most maxToken of them.
func keepASCII(s string) string {
	clean := len(s) <= maxToken
	for i := 0; i < len(s) && clean; i++ {
		c := s[i]
		clean = 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
	}
	if clean {
		return s
	}
	b := make([]byte, 0, min(len(s), maxToken))
	for i := 0; i < len(s) && len(b) < maxToken; i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
			b = append(b, c)
		}
	}
	return string(b)
}

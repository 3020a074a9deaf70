package names

import (
	"bytes"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// Hangul syllables are composed arithmetically (Unicode chapter 3.12); the
// spellings are the ones of Korean names in Latin texts.
var (
	hangulFirst  = [...]string{"k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"}
	hangulVowel  = [...]string{"a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i"}
	hangulLast   = [...]string{"", "k", "k", "ks", "n", "nj", "nh", "t", "l", "lk", "lm", "lb", "ls", "lt", "lp", "lh", "m", "p", "ps", "t", "t", "ng", "t", "t", "k", "t", "p", "h"}
	hangulFamily = map[rune]string{'이': "ri", '박': "pak", '최': "choe", '임': "rim", '노': "ro", '정': "jong", '조': "jo", '강': "kang"}
)

// hangulSyllable romanises one syllable; first says that it opens the word,
// where family names have spellings of their own.
func hangulSyllable(r rune, first bool) string {
	if s, ok := hangulFamily[r]; ok && first {
		return s
	}
	i := int(r - 0xac00)
	return hangulFirst[i/588] + hangulVowel[i%588/28] + hangulLast[i%28]
}

var koreanFold = strings.NewReplacer("eui", "i", "ui", "i", "ee", "i", "oo", "u", "eo", "o", "eu", "u", "ou", "o", "yi", "i", "ae", "e", "oe", "e",
	"ch", "c", "ck", "k", "rk", "k", "rn", "n", "sh", "s", "kk", "k", "tt", "t", "pp", "p", "ss", "s", "jj", "c")

// koreanKey folds the ways in which one syllable is spelt: Kim/Gim, Jong/Jung/
// Chong/Jeong, Lee/Ri/Yi/Rhee, Un/Eun. Empty for what cannot be one syllable.
func koreanKey(text string) string {
	if len(text) == 0 || len(text) > 6 {
		return ""
	}
	s := koreanFold.Replace(text)
	b := []byte(s)
	for i, c := range b {
		switch c {
		case 'g', 'q':
			b[i] = 'k'
		case 'd':
			b[i] = 't'
		case 'b':
			b[i] = 'p'
		case 'j':
			b[i] = 'c'
		case 'r':
			b[i] = 'l'
		case 'u':
			b[i] = 'o'
		}
	}
	s = strings.ReplaceAll(string(b), "nk", "ng") // final ng after g became k
	s = strings.TrimSuffix(s, "h")
	if len(s) > 1 && (s[0] == 'l' || s[0] == 'y') && s[1] == 'i' {
		s = s[1:]
	}
	return s
}

// koreanStrict reports whether two Latin words spell one Korean syllable: by
// the letters that romanisations of Korean write differently, without taking
// one vowel for another, as koreanKey does.
func koreanStrict(a, b string) bool {
	var x, y [8]byte
	return bytes.Equal(koreanPlain(&x, a), koreanPlain(&y, b))
}

// koreanVowels are the spellings of vowels that are one in all romanisations.
var koreanVowels = [...]struct {
	from string
	to   byte
}{{"yeo", 'O'}, {"eo", 'o'}, {"eu", 'U'}, {"oo", 'u'}, {"ee", 'i'}, {"ae", 'e'}, {"oe", 'e'}, {"ch", 'j'}, {"sh", 's'}, {"ck", 'k'}, {"yo", 'O'}}

func koreanPlain(buf *[8]byte, s string) []byte {
	out := buf[:0]
next:
	for len(s) > 0 && len(out) < len(buf) {
		for _, v := range koreanVowels {
			if strings.HasPrefix(s, v.from) {
				out, s = append(out, v.to), s[len(v.from):]
				continue next
			}
		}
		c := s[0]
		switch c {
		case 'g', 'q':
			if len(out) == 0 || out[len(out)-1] != 'n' {
				c = 'k'
			}
		case 'd':
			c = 't'
		case 'b':
			c = 'p'
		case 'r':
			c = 'l'
		}
		out, s = append(out, c), s[1:]
	}
	return out
}

// hanFamily are family names whose usual reading is not the character's
// commonest one.
var hanFamily = map[rune]string{
	'单': "shan", '單': "shan", '曾': "zeng", '解': "xie", '仇': "qiu", '区': "ou", '區': "ou", '任': "ren", '查': "zha", '朴': "piao", '盖': "ge",
	'翟': "zhai", '乐': "yue", '樂': "yue", '覃': "qin", '华': "hua", '繁': "po", '员': "yun", '折': "she", '黑': "he", '种': "chong",
	'秘': "bi", '冼': "xian", '尹': "yin", '重': "chong", '缪': "miao", '万': "wan", '萬': "wan", '沈': "shen", '石': "shi", '车': "che",
	'宁': "ning", '佴': "nai", '祭': "zhai", '隗': "wei", '郇': "xun", '盛': "sheng", '召': "shao", '长': "chang", '葛': "ge",
}

// hanSyllable romanises one character as pinyin without tones.
func hanSyllable(r rune, first bool) string {
	if s, ok := hanFamily[r]; ok && first {
		return s
	}
	a := pinyin.NewArgs()
	if p := pinyin.SinglePinyin(r, a); len(p) > 0 {
		return keepASCII(strings.ReplaceAll(p[0], "ü", "v"))
	}
	return romaniseRune(r)
}

func romaniseRune(r rune) string { return keepASCII(letter(r)) }

// hanForms are legal forms and company words that are set in Latin before the
// characters are read one by one. Longest first.
var hanForms = strings.NewReplacer(
	"股份有限公司", " coltd ", "有限责任公司", " coltd ", "有限責任公司", " coltd ", "有限公司", " coltd ",
	"集团公司", " group company ", "集團公司", " group company ", "集团", " group ", "集團", " group ",
	"总公司", " corporation ", "總公司", " corporation ", "公司", " company ", "株式会社", " kk ", "주식회사", " coltd ",
	"银行", " bank ", "銀行", " bank ", "은행", " bank ", "大学", " university ", "大學", " university ", "国际", " international ", "國際", " international ",
	"科技", " technology ", "贸易", " trading ", "貿易", " trading ", "무역", " trading ", "회사", " company ", "총국", " bureau ",
)

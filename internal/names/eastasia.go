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

var koreanFold = strings.NewReplacer("woo", "u", "wu", "u", "ahn", "an", "hur", "ho", "huh", "ho", "eui", "i", "ui", "i", "ee", "i", "oo", "u", "eo", "o", "eu", "u", "ou", "o", "yi", "i", "ae", "e", "oe", "e",
	"ch", "c", "ck", "k", "rk", "k", "rn", "n", "sh", "s", "kk", "k", "tt", "t", "pp", "p", "ss", "s", "jj", "c")

// koreanKey folds the ways in which one syllable is spelt: Kim/Gim, Jong/Jung/
// Chong/Jeong, Lee/Ri/Yi/Rhee, Un/Eun. Empty for what cannot be one syllable.
func koreanKey(text string) string {
	if len(text) == 0 || len(text) > 6 || !oneSyllable(text) {
		return ""
	}
	s := text
	for _, f := range [...]string{"r", "l"} { // in the North, before y and i
		if rest, ok := strings.CutPrefix(s, f); ok && len(rest) > 1 && rest[0] == 'y' {
			s = rest
		}
	}
	s = koreanFold.Replace(s)
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

// The parts of a syllable in Latin letters, longest first.
var (
	syllableFirst = [...]string{"kk", "tt", "pp", "ss", "jj", "sh", "ch", "g", "k", "q", "n", "d", "t", "r", "l", "m", "b", "p", "s", "j", "h"}
	syllableVowel = [...]string{"eui", "yeo", "yae", "wae", "ae", "eo", "eu", "oo", "ee", "oe", "ou", "ui", "wa", "wo", "we", "wi", "wu", "ya", "ye", "yo", "yu", "yi", "a", "e", "i", "o", "u"}
	syllableLast  = [...]string{"ng", "hn", "rk", "ck", "k", "g", "n", "l", "m", "p", "b", "t", "h", "r"}
)

// oneSyllable reports whether a Latin word can be one Korean syllable.
func oneSyllable(s string) bool {
	s, _ = cutAny(s, syllableFirst[:])
	s = strings.TrimPrefix(strings.TrimPrefix(s, "y"), "w")
	s, ok := cutAny(s, syllableVowel[:])
	if !ok {
		return false
	}
	s, _ = cutAny(s, syllableLast[:])
	return s == ""
}

// cutAny cuts the first of the parts that s begins with off it.
func cutAny(s string, parts []string) (rest string, ok bool) {
	for _, p := range parts {
		if strings.HasPrefix(s, p) {
			return s[len(p):], true
		}
	}
	return s, false
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
}{{"yeo", 'O'}, {"eo", 'o'}, {"eu", 'U'}, {"oo", 'u'}, {"ee", 'i'}, {"ae", 'e'}, {"oe", 'e'}, {"woo", 'u'}, {"wu", 'u'}, {"ahn", 'A'}, {"an", 'A'}, {"ch", 'j'}, {"sh", 's'}, {"ck", 'k'}, {"yo", 'O'}}

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
	"科技", " technology ", "贸易", " trading ", "貿易", " trading ", "무역", " trading ", "총회사", " corporation ", "회사", " company ", "총국", " bureau ",
	"进出口", " import export ", "進出口", " import export ", "研究所", " research institute ", "研究院", " research institute ", "设计", " design ",
	"中国", " china ", "中國", " china ", "北京", " beijing ", "上海", " shanghai ", "深圳", " shenzhen ", "广州", " guangzhou ", "廣州", " guangzhou ",
	"香港", " hong kong ", "天津", " tianjin ", "大连", " dalian ", "大連", " dalian ", "山东", " shandong ", "山東", " shandong ", "湖南", " hunan ",
	"湖北", " hubei ", "武汉", " wuhan ", "武漢", " wuhan ", "成都", " chengdu ", "西安", " xian ", "南京", " nanjing ", "东莞", " dongguan ", "青岛", " qingdao ",
	"台湾", " taiwan ", "台灣", " taiwan ", "朝鲜", " korea ", "朝鮮", " korea ", "조선", " korea ", "한국", " korea ", "俄罗斯", " russia ",
	"电子", " electronics ", "電子", " electronics ", "电器", " electric ", "电气", " electric ", "电力", " power ", "技术", " technology ", "技術", " technology ",
	"航空", " aviation ", "航天", " aerospace ", "卫星", " satellite ", "船舶", " shipping ", "船务", " shipping ", "船務", " shipping ", "海运", " shipping ", "海運", " shipping ",
	"航运", " shipping ", "航運", " shipping ", "해운", " shipping ", "物流", " logistics ", "运输", " transport ", "運輸", " transport ", "石油", " petroleum ", "石化", " petrochemical ",
	"化工", " chemical ", "化学", " chemical ", "能源", " energy ", "工业", " industry ", "工業", " industry ", "实业", " industry ", "實業", " industry ", "机械", " machinery ",
	"機械", " machinery ", "制造", " manufacturing ", "精密", " precision ", "仪器", " instruments ", "半导体", " semiconductor ", "微电子", " microelectronics ", "光电", " optoelectronics ",
	"发展", " development ", "發展", " development ", "投资", " investment ", "投資", " investment ", "控股", " holdings ", "服务", " services ", "管理", " management ",
	"公安局", " public security bureau ", "学院", " academy ", "中心", " center ", "工程", " engineering ", "建设", " construction ", "材料", " materials ", "商贸", " trading ",
	"生产", " production ", "渔业", " fishery ", "通信", " communications ", "信息", " information ", "网络", " network ", "软件", " software ", "供应链", " supply chain ",
	"대성", " daesong ", "은행", " bank ", "상사", " trading ", "기술", " technology ", "대외", " foreign ", "경제", " economic ",
)

package names

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// pinyinFinals lists the syllables of standard Chinese by initial.
var pinyinFinals = map[string]string{
	"b": "a ai an ang ao ei en eng i ian iao ie in ing o u", "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
	"m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u", "f": "a an ang ei en eng o ou u",
	"d": "a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo", "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
	"n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong u uan uo", "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo",
	"g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo", "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
	"h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo", "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
	"q": "i ia ian iang iao ie in ing iong iu u uan ue un", "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
	"zh": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo", "ch": "a ai an ang ao e en eng i ong ou u uai uan uang ui un uo",
	"sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo", "r": "an ang ao e en eng i ong ou u uan ui un uo",
	"z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo", "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
	"s": "a ai an ang ao e en eng i ong ou u uan ui un uo", "y": "a an ang ao e i in ing ong ou u uan ue un", "w": "a ai an ang ei en eng o u",
}

// wadeGiles returns the Wade-Giles spelling of a pinyin syllable without its
// apostrophes, by the correspondences of the two systems.
func wadeGiles(initial, final string) string {
	if s, ok := wgWhole[initial+final]; ok {
		return s
	}
	if f, ok := wgFinal[final]; ok && !(initial == "" || final == "e" && !slices.Contains([]string{"g", "k", "h"}, initial)) {
		final = f
	}
	if final == "uo" && !slices.Contains([]string{"g", "k", "h", "sh"}, initial) {
		final = "o"
	}
	if final == "ui" && (initial == "g" || initial == "k") {
		final = "uei"
	}
	if i, ok := wgInitial[initial]; ok {
		initial = i
	}
	return initial + final
}

// wgWhole, wgInitial and wgFinal are the parts that the two systems write
// differently.
var (
	wgWhole = map[string]string{"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu", "yi": "i", "yan": "yen", "ye": "yeh",
		"you": "yu", "yong": "yung", "yue": "yueh"}
	wgInitial = map[string]string{"b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "z": "ts", "c": "ts", "r": "j"}
	wgFinal   = map[string]string{"ian": "ien", "ie": "ieh", "ong": "ung", "iong": "iung", "ue": "ueh", "e": "o"}
)

// cantonese lists characters that are common in names with their Cantonese
// reading as it is written in Hong Kong.
const cantonese = `陈 chan 黃 wong 王 wong 李 lee 张 cheung 张 cheong 刘 lau 杨 yeung 林 lam 吴 ng 郭 kwok 何 ho 梁 leung 罗 law 罗 lo 郑 cheng 谢 tse 叶 yip 叶 ip 周 chow 周 chau
 徐 tsui 徐 chui 冯 fung 邓 tang 曾 tsang 蔡 choi 许 hui 苏 so 卢 lo 赵 chiu 朱 chu 胡 wu 高 ko 马 ma 谭 tam 陆 luk 莫 mok 江 kong 余 yu 袁 yuen 潘 poon 邝 kwong 关 kwan 钟 chung 姚 yiu 蒋 cheung
 孔 hung 方 fong 温 wan 黎 lai 简 kan 霍 fok 骆 lok 沈 shum 欧 au 伍 ng 万 man 任 yam 尹 wan 石 shek 程 ching 戴 tai 彭 pang 唐 tong 韩 hon 严 yim 顾 koo 丁 ting 龙 lung 孙 suen 宋 sung
 吕 lui 杜 to 白 pak 田 tin 范 fan 区 au 施 sze 洪 hung 翁 yung 侯 hau 甘 kam 贺 ho 倪 ngai 崔 chui 樊 fan 麦 mak 古 koo 凌 ling 岑 shum 车 che 劳 lo 容 yung 司 sze
 明 ming 华 wah 伟 wai 强 keung 国 kwok 文 man 志 chi 家 ka 辉 fai 荣 wing 德 tak 成 shing 英 ying 玉 yuk 美 mei 丽 lai 珍 chun 芳 fong 兰 lan 秀 sau 慧 wai 仪 yee 欣 yan 敏 man 健 kin 俊 chun
 杰 kit 豪 ho 凤 fung 金 kam 银 ngan 宝 po 珠 chu 莲 lin 梅 mui 雪 suet 云 wan 霞 ha 燕 yin 琴 kam 琪 ki 嘉 ka 思 sze 诗 sze 婷 ting 莹 ying 君 kwan 雅 nga 怡 yi 宜 yi 倩 sin 洁 kit 静 ching 安 on
 平 ping 和 wo 永 wing 长 cheung 春 chun 夏 ha 秋 chau 冬 tung 东 tung 西 sai 南 nam 北 pak 中 chung 正 ching 大 tai 小 siu 天 tin 山 shan 水 shui 海 hoi 河 ho 湖 wu 森 sum 松 chung 建 kin 军 kwan
 民 man 人 yan 仁 yan 义 yee 礼 lai 智 chi 信 shun 忠 chung 孝 hau 勇 yung 刚 kong 毅 ngai 坚 kin 超 chiu 群 kwan 彬 pan 涛 to 波 po 峰 fung 磊 lui 鹏 pang 飞 fei 宇 yu 浩 ho 然 yin 子 tsz 子 chi 梓 tsz
 轩 hin 晴 ching 朗 long 乐 lok 颖 wing 希 hei 熙 hei 凯 hoi 恩 yan 晋 chun 振 chun 镇 chun 兴 hing 旺 wong 财 choi 富 fu 贵 kwai 福 fuk 寿 sau 喜 hei 祥 cheung 瑞 sui 佳 kai 贤 yin 良 leung 善 sin 才 choi
 学 hok 书 shu 光 kwong 广 kwong 生 sang 伯 pak 叔 shuk 兆 siu 景 king 耀 yiu 炳 ping 根 kan 新 sun 立 lap 达 tat 权 kuen 泉 chuen 全 chuen 庆 hing 昌 cheong 添 tim 润 yun 柏 pak 树 shu 棠 tong 业 yip 基 kei
 启 kai 培 pui 浚 chun 淑 shuk 惠 wai 娟 kuen 娇 kiu 妹 mui 好 ho 婉 yuen 容 yung 月 yuet 红 hung 青 ching 少 siu 佩 pui 碧 pik 翠 chui 萍 ping 艳 yim 爱 oi 心 sum 宁 ning 芬 fan 莉 lei 婵 sim 萱 huen 悦 yuet
 宏 wang 鸿 hung 远 yuen 源 yuen 元 yuen 逸 yat 一 yat 日 yat 业 ip 勋 fan 晖 fai 灿 chan 焕 woon 炎 yim 照 chiu 汉 hon 雄 hung 斌 pan 鑫 yam 锋 fung 钢 kong 铭 ming 锦 kam 镜 keng 诚 shing 谦 him 让 yeung 豫 yue
 辰 sun 进 chun 运 wan 道 to 邦 pong 雷 lui 电 tin 霖 lam 顺 shun 颂 chung 麟 lun 黎 lai 齐 chai 宗 chung 官 koon 定 ting 宪 hin 尚 sheung 展 chin 岳 ngok 川 chuen 州 chau 帆 fan 康 hong 庭 ting 廷 ting 博 pok 诗 sze 卓 cheuk 澤 chak 泽 chak 骏 chun 昊 ho 睿 yui 彤 tung 芷 tsz 曉 hiu 晓 hiu 穎 wing 穗 sui 淇 kei 琳 lam 瑶 yiu 慈 chi 祖 cho 纪 kei 勤 kan 恒 hang 宝 bo 培 pooi`

// chineseSpellings returns pairs of spellings of one Chinese syllable: in
// pinyin and in Wade-Giles, and in pinyin and as Cantonese.
func chineseSpellings() [][2]string {
	seen := map[[2]string]bool{}
	add := func(a, b string) {
		if len(a) > 1 && len(b) > 1 && a != b {
			seen[[2]string{a, b}] = true
		}
	}
	for initial, finals := range pinyinFinals {
		for _, f := range strings.Fields(finals) {
			add(initial+f, wadeGiles(initial, f))
		}
	}
	words := strings.Fields(cantonese)
	for i := 0; i+1 < len(words); i += 2 {
		r, _ := utf8.DecodeRuneInString(words[i])
		add(hanSyllable(r, i < familyNames), words[i+1])
	}
	out := make([][2]string, 0, len(seen))
	for p := range seen {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	return out
}

// syllableTable holds the ways to spell syllables of standard Chinese.
type syllableTable struct {
	spellings map[string][]string // by pinyin, itself first
	pinyin    map[string][]string // by spelling
}

var syllablesOf = sync.OnceValue(func() syllableTable {
	t := syllableTable{spellings: map[string][]string{}, pinyin: map[string][]string{}}
	add := func(m map[string][]string, k, v string) {
		if !slices.Contains(m[k], v) {
			m[k] = append(m[k], v)
		}
	}
	for _, initial := range slices.Sorted(maps.Keys(pinyinFinals)) {
		for _, f := range strings.Fields(pinyinFinals[initial]) {
			add(t.spellings, initial+f, initial+f)
		}
	}
	for _, p := range chineseSpellings() {
		if len(t.spellings[p[0]]) > 0 {
			add(t.spellings, p[0], p[1])
		}
	}
	for _, s := range slices.Sorted(maps.Keys(t.spellings)) {
		for _, o := range t.spellings[s] {
			add(t.pinyin, o, s)
		}
	}
	return t
})

// twins returns what two words, if they are syllables of a Chinese given name,
// are in pinyin, written as one word.
func twins(a, b string) (out []string) {
	if max(len(a), len(b)) > maxSyllable {
		return nil
	}
	t := syllablesOf()
	for _, x := range t.pinyin[a] {
		for _, y := range t.pinyin[b] {
			if x != a || y != b {
				out = append(out, x+y)
			}
		}
	}
	return out
}

// maxSyllable is the most letters of a syllable in any spelling.
const maxSyllable = 6

// pinyinEnds are the letters that syllables end in.
var pinyinEnds = [256]bool{'a': true, 'e': true, 'g': true, 'i': true, 'n': true, 'o': true, 'u': true}

// eachTwin hands to fn what word, if it is two syllables in pinyin, is in other
// spellings, written together, until fn returns true; it reports whether fn
// did.
func eachTwin(word string, fn func(string) bool) bool {
	if len(word) < 2 || len(word) > 2*maxSyllable {
		return false
	}
	t := syllablesOf()
	for i := max(1, len(word)-maxSyllable); i < min(len(word), maxSyllable+1); i++ {
		if !pinyinEnds[word[i-1]] {
			continue
		}
		for _, x := range t.spellings[word[:i]] {
			for _, y := range t.spellings[word[i:]] {
				if fn(x + y) {
					return true
				}
			}
		}
	}
	return false
}

// familyNames is how many words of cantonese are family names and readings.
const familyNames = 200

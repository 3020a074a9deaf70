package names

import "strings"

// soundFold maps letter groups to one letter each before the consonants are
// classed. Longest first.
var soundFold = strings.NewReplacer("shch", "S", "schtsch", "S", "tsch", "C", "tch", "C", "dzh", "J", "tsj", "C", "tj", "C", "sch", "S",
	"sh", "S", "zh", "J", "ch", "C", "cz", "C", "kh", "h", "gh", "g", "ph", "f", "th", "t", "dh", "d", "ck", "k", "dj", "J", "gy", "di", "ty", "ti",
	"ts", "z", "tz", "z", "ks", "x")

// soundKey reduces a folded word to consonant classes in which spelling
// variants of one name coincide: vowels are one mark wherever they stand,
// doubled letters are single, h between letters is silent.
// Mohammed, Muhamad and Mehmed have one key, as have Qaddafi and Gadafi.
func soundKey(text string) string {
	s := soundFold.Replace(text)
	var buf [2 * maxToken]byte
	b := buf[:0]
	for i := 0; i < len(s); i++ {
		c := soundClass(s[i])
		if c == 0 || len(b) > 0 && b[len(b)-1] == c {
			continue
		}
		b = append(b, c)
	}
	return string(b)
}

// soundClass returns the class of a letter after folding; vowels and the
// half-vowels y and j are '*'; h is silent.
func soundClass(c byte) byte {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'j':
		return '*'
	case 'h':
		return 0
	case 'g', 'k', 'q', 'c':
		return 'k'
	case 'v', 'w', 'f':
		return 'v'
	case 'z', 's':
		return 's'
	case 'J', 'C', 'S':
		return 'C'
	}
	return c
}

// skeletonRules lists, for the longest letter group first, the consonants that
// it can stand for in a script without short vowels. An empty alternative
// means that the group may leave no trace.
var skeletonRules = []struct {
	group string
	alts  []string
}{
	{"shch", []string{"S"}}, {"tsch", []string{"C"}}, {"sch", []string{"S"}}, {"tch", []string{"C"}}, {"dzh", []string{"J"}},
	{"sh", []string{"S"}}, {"ch", []string{"C", "S"}}, {"kh", []string{"x", "k"}}, {"gh", []string{"k"}}, {"zh", []string{"J"}},
	{"th", []string{"t", "s"}}, {"dh", []string{"d", "z"}}, {"ph", []string{"f"}}, {"dj", []string{"J"}}, {"ck", []string{"k"}},
	{"ts", []string{"ts", "T"}}, {"tz", []string{"ts", "T"}}, {"qu", []string{"k"}},
	{"p", []string{"b"}}, {"v", []string{"f", ""}}, {"w", []string{"", "f"}}, {"y", []string{""}}, {"j", []string{"J", ""}},
	{"q", []string{"k"}}, {"c", []string{"k", "s"}}, {"g", []string{"k", "J"}}, {"x", []string{"ks"}},
	{"a", []string{""}}, {"e", []string{""}}, {"i", []string{""}}, {"o", []string{""}}, {"u", []string{""}},
}

// abjadSkeleton lists the consonants of Arabic, Persian, Urdu and Hebrew
// letters in the classes of skeletonRules; letters that are not here and not
// vowels leave no trace.
var abjadSkeleton = map[rune][]string{
	'ب': {"b"}, 'پ': {"b"}, 'ت': {"t"}, 'ط': {"t"}, 'ٹ': {"t"}, 'ټ': {"t"}, 'ث': {"t", "s"}, 'ج': {"J", "k"}, 'چ': {"C"}, 'ح': {"h"}, 'خ': {"x"},
	'د': {"d"}, 'ڈ': {"d"}, 'ډ': {"d"}, 'ذ': {"d", "z"}, 'ر': {"r"}, 'ڑ': {"r"}, 'ړ': {"r"}, 'ز': {"z"}, 'ژ': {"J"}, 'س': {"s"}, 'ش': {"S"},
	'ص': {"s"}, 'ض': {"d", "z"}, 'ظ': {"z"}, 'غ': {"k"}, 'ف': {"f"}, 'ڤ': {"f"}, 'ق': {"k"}, 'ك': {"k"}, 'ک': {"k"}, 'گ': {"k"}, 'ګ': {"k"},
	'ل': {"l"}, 'م': {"m"}, 'ن': {"n"}, 'ں': {"n"}, 'ڼ': {"n"}, 'ه': {"h"}, 'ہ': {"h"}, 'ھ': {"h"}, 'ۀ': {"h"}, 'ة': {"h", "t"},
	'و': {"", "f"},
	'ב': {"b", "f"}, 'ג': {"k", "J"}, 'ד': {"d"}, 'ה': {"h"}, 'ו': {"", "f"}, 'ז': {"z"}, 'ח': {"h", "x"}, 'ט': {"t"}, 'כ': {"k", "x"}, 'ך': {"x", "k"},
	'ל': {"l"}, 'מ': {"m"}, 'ם': {"m"}, 'נ': {"n"}, 'ן': {"n"}, 'ס': {"s"}, 'פ': {"b", "f"}, 'ף': {"f"}, 'צ': {"T"}, 'ץ': {"T"}, 'ק': {"k"},
	'ר': {"r"}, 'ש': {"S", "s"}, 'ת': {"t"},
}

// maxSkeletons bounds the readings kept of one word; more are dropped in the
// order of the tables.
const maxSkeletons = 8

// readings collects the alternatives of a word.
type readings struct{ list []string }

func (r *readings) add(alts []string) {
	n := len(r.list)
	for k := 1; k < len(alts); k++ {
		for i := 0; i < n && len(r.list) < maxSkeletons; i++ {
			r.list = append(r.list, r.list[i]+alts[k])
		}
	}
	for i := 0; i < n; i++ {
		r.list[i] += alts[0]
	}
}

// done drops doubled letters and a final h, and repeats among the readings.
func (r *readings) done() []string {
	var out []string
	for _, s := range r.list {
		b := make([]byte, 0, len(s))
		for i := 0; i < len(s); i++ {
			if len(b) == 0 || b[len(b)-1] != s[i] {
				b = append(b, s[i])
			}
		}
		t := strings.TrimSuffix(string(b), "h")
		dup := t == ""
		for _, o := range out {
			dup = dup || o == t
		}
		if !dup {
			out = append(out, t)
		}
	}
	return out
}

// skeletons returns the consonant skeletons of a token: of its letters as
// written for Arabic and Hebrew, of its Latin form for the rest.
func skeletons(orig, text string, sc Script) []string {
	r := readings{list: []string{""}}
	if sc.abjad() {
		var last rune
		for _, c := range orig {
			if c == last {
				continue
			}
			last = c
			if alts, ok := abjadSkeleton[c]; ok {
				r.add(alts)
			}
		}
		return r.done()
	}
	for i := 0; i < len(text); {
		if i > 0 && text[i] == text[i-1] {
			i++
			continue
		}
		alts, n := skeletonAt(text[i:])
		r.add(alts)
		i += n
	}
	return r.done()
}

func skeletonAt(s string) ([]string, int) {
	for _, rule := range skeletonRules {
		if strings.HasPrefix(s, rule.group) {
			return rule.alts, len(rule.group)
		}
	}
	return []string{s[:1]}, 1
}

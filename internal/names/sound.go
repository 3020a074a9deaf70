package names

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"
)

// soundGroups maps letter groups to one letter each before the consonants are
// classed: for each first letter, the first group that fits counts.
var soundGroups = [256][]struct{ from, to string }{
	's': {{"shch", "S"}, {"schtsch", "S"}, {"sch", "S"}, {"sh", "S"}},
	't': {{"tsch", "C"}, {"tch", "C"}, {"tsj", "C"}, {"tj", "C"}, {"th", "t"}, {"ty", "ti"}, {"ts", "z"}, {"tz", "z"}},
	'd': {{"dzh", "J"}, {"dh", "d"}, {"dj", "J"}},
	'z': {{"zh", "J"}},
	'c': {{"ch", "C"}, {"cz", "C"}, {"ck", "k"}},
	'k': {{"kh", "h"}, {"ks", "x"}},
	'g': {{"gh", "g"}, {"gy", "di"}},
	'p': {{"ph", "f"}},
}

// soundKey reduces a folded word to consonant classes in which spelling
// variants of one name coincide: doubled letters are single, h between letters
// is silent, and vowels are one mark wherever they stand, or none where three
// consonants or more tell the word apart.
// Mohammed, Muhamad and Mehmed have one key, as have Furayj and Freij.
func soundKey(text string) string {
	var out, in [2 * maxToken]byte
	return string(appendSound(out[:0], append(in[:0], text...)))
}

// soundKeyHard is soundKey with j read as in English (Janna, Zhanna) where
// soundKey reads it as in German; empty where the word has no such j.
func soundKeyHard(text string) string {
	var in [maxToken]byte
	b, found := append(in[:0], text...), false
	for i, c := range b {
		if c == 'j' && (i == 0 || b[i-1] != 'd') {
			b[i], found = 'J', true
		}
	}
	if !found {
		return ""
	}
	var out [2 * maxToken]byte
	return string(appendSound(out[:0], b))
}

// appendSound appends the sound key of a folded word to dst, which is empty.
func appendSound(dst, text []byte) []byte {
	dst = appendMarks(dst, text)
	n := 0
	for _, c := range dst {
		if c != '*' {
			n++
		}
	}
	if n < 3 {
		return dst
	}
	out := dst[:0]
	for _, c := range dst {
		if c != '*' {
			out = append(out, c)
		}
	}
	return out
}

// appendMarks appends the consonant classes of a word with a mark for vowels.
func appendMarks(dst, text []byte) []byte {
	for len(text) > 0 {
		to, n := "", 0
		for _, g := range soundGroups[text[0]] {
			if len(g.from) <= len(text) && string(text[:len(g.from)]) == g.from {
				to, n = g.to, len(g.from)
				break
			}
		}
		if n == 0 {
			dst = appendClass(dst, text[0])
			text = text[1:]
			continue
		}
		for i := range len(to) {
			dst = appendClass(dst, to[i])
		}
		text = text[n:]
	}
	return dst
}

// leadSound returns the first consonant of a sound key, or 0.
func leadSound(sound string) byte {
	for i := range len(sound) {
		if sound[i] != '*' {
			return sound[i]
		}
	}
	return 0
}

// Lead returns the first consonant that the sound key of a folded word has, or 0.
func Lead(text []byte) byte {
	for len(text) > 0 {
		var buf [4]byte
		n := 1
		marks := buf[:0]
		for _, g := range soundGroups[text[0]] {
			if len(g.from) <= len(text) && string(text[:len(g.from)]) == g.from {
				n = len(g.from)
				for i := range len(g.to) {
					marks = appendClass(marks, g.to[i])
				}
				break
			}
		}
		if n == 1 {
			marks = appendClass(marks, text[0])
		}
		for _, c := range marks {
			if c != '*' {
				return c
			}
		}
		text = text[n:]
	}
	return 0
}

func appendClass(dst []byte, c byte) []byte {
	c = soundClass(c)
	if c == 0 || len(dst) > 0 && dst[len(dst)-1] == c {
		return dst
	}
	return append(dst, c)
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

type skeletonRule struct {
	group string
	alts  []string
}

// skeletonRules lists, for the longest letter group first, the consonants that
// it can stand for in a script without short vowels. An empty alternative
// means that the group may leave no trace.
var skeletonRules = []skeletonRule{
	{"shch", []string{"S"}}, {"tsch", []string{"C"}}, {"sch", []string{"S"}}, {"tch", []string{"C"}}, {"dzh", []string{"J"}},
	{"sh", []string{"S", "sh"}}, {"sz", []string{"S", "s"}}, {"cz", []string{"C"}}, {"ch", []string{"C", "S", "x", "k"}}, {"kh", []string{"x", "k"}},
	{"gh", []string{"k"}}, {"zh", []string{"J", "sh"}}, {"th", []string{"t", "s", "th"}}, {"dh", []string{"d", "s"}}, {"ph", []string{"f"}}, {"dj", []string{"J"}},
	{"ck", []string{"k"}}, {"qu", []string{"k"}},
	{"p", []string{"b"}}, {"v", []string{"f", ""}}, {"w", []string{"", "f"}}, {"y", []string{""}}, {"j", []string{"J", "", "x"}}, {"z", []string{"s"}},
	{"q", []string{"k"}}, {"c", []string{"k", "s"}}, {"g", []string{"k", "J"}}, {"x", []string{"ks"}},
	{"a", []string{""}}, {"e", []string{""}}, {"i", []string{""}}, {"o", []string{""}}, {"u", []string{""}},
}

// abjadSkeleton lists the consonants of Arabic, Persian, Urdu and Hebrew
// letters in the classes of skeletonRules; letters that are not here and not
// vowels leave no trace. All sibilants are one class: what tells them apart
// costs little (see abjadCost).
var abjadSkeleton = map[rune][]string{
	'ب': {"b"}, 'پ': {"b"}, 'ت': {"t"}, 'ط': {"t"}, 'ٹ': {"t"}, 'ټ': {"t"}, 'ث': {"t", "s"}, 'ج': {"J", "k"}, 'چ': {"C"}, 'ح': {"h"}, 'خ': {"x"},
	'د': {"d"}, 'ڈ': {"d"}, 'ډ': {"d"}, 'ذ': {"d", "s"}, 'ر': {"r"}, 'ڑ': {"r"}, 'ړ': {"r"}, 'ز': {"s"}, 'ژ': {"J"}, 'س': {"s"}, 'ش': {"S"},
	'ص': {"s"}, 'ض': {"d", "s"}, 'ظ': {"s", "d"}, 'غ': {"k"}, 'ف': {"f"}, 'ڤ': {"f"}, 'ق': {"k"}, 'ك': {"k"}, 'ک': {"k"}, 'گ': {"k"}, 'ګ': {"k"},
	'ل': {"l"}, 'م': {"m"}, 'ن': {"n"}, 'ں': {"n"}, 'ڼ': {"n"}, 'ه': {"h"}, 'ہ': {"h"}, 'ھ': {"h"}, 'ۀ': {"h"}, 'ة': {"h", "t"},
	'و': {"", "f"}, 'ځ': {"s", "J"}, 'څ': {"s", "C"}, 'ښ': {"S", "x"}, 'ږ': {"J", "k"},
	'ב': {"b", "f"}, 'ג': {"k", "J"}, 'ד': {"d"}, 'ה': {"h"}, 'ו': {"", "f"}, 'ז': {"s", "J"}, 'ח': {"h", "x"}, 'ט': {"t"}, 'כ': {"k", "x"}, 'ך': {"x", "k"},
	'ל': {"l"}, 'מ': {"m"}, 'ם': {"m"}, 'נ': {"n"}, 'ן': {"n"}, 'ס': {"s"}, 'פ': {"b", "f"}, 'ף': {"f", "b"}, 'צ': {"s", "C"}, 'ץ': {"s", "C"}, 'ק': {"k"},
	'ר': {"r"}, 'ש': {"S", "s"}, 'ת': {"t"},
}

// maxSkeletons bounds the readings kept of one word; more are dropped in the
// order of the tables.
const maxSkeletons = 8

// rulesByLetter holds skeletonRules by first letter, and plainLetters what a
// letter without a rule stands for.
var (
	rulesByLetter = func() (t [256][]skeletonRule) {
		for _, r := range skeletonRules {
			t[r.group[0]] = append(t[r.group[0]], r)
		}
		return t
	}()
	plainLetters = func() (t [256][]string) {
		for i := range t {
			t[i] = []string{string([]byte{byte(i)})}
		}
		return t
	}()
)

// readings collects the alternatives of a word.
type readings struct {
	list [maxSkeletons][]byte
	n    int
	buf  [maxSkeletons][2 * maxToken]byte
}

func (r *readings) add(alts []string) {
	n := r.n
	for k := 1; k < len(alts); k++ {
		for i := 0; i < n && r.n < maxSkeletons; i++ {
			r.list[r.n] = append(append(r.buf[r.n][:0], r.list[i]...), alts[k]...)
			r.n++
		}
	}
	for i := range n {
		r.list[i] = append(r.list[i], alts[0]...)
	}
}

// done takes groups for one sound as one, drops doubled letters and a final h,
// and repeats among the readings.
func (r *readings) done() {
	n := r.n
	r.n = 0
	for _, s := range r.list[:n] {
		b := s[:0]
		for _, c := range s {
			n := len(b)
			if n == 0 || b[n-1] != c {
				b = append(b, c)
			}
			if n > 0 && (b[n-1] == 't' && (c == 'S' || c == 's') || b[n-1] == 'd' && c == 'J') {
				b = b[:n] // tS is C, ts is s, dJ is J
				if b[n-1] = c; c == 'S' {
					b[n-1] = 'C'
				}
				if n > 1 && b[n-2] == b[n-1] {
					b = b[:n-1]
				}
			}
		}
		b = bytes.TrimSuffix(b, []byte{'h'})
		dup := len(b) == 0
		for _, o := range r.list[:r.n] {
			dup = dup || bytes.Equal(o, b)
		}
		if !dup {
			r.list[r.n] = b
			r.n++
		}
	}
}

// read finds the consonant skeletons of a token: of its letters as written for
// Arabic and Hebrew, of its Latin form for the rest.
func (r *readings) read(text, orig []byte, sc Script) {
	r.n, r.list[0] = 1, r.buf[0][:0]
	if sc.abjad() {
		r.readAbjad(string(orig))
		r.done()
		return
	}
	last := 1 // letters of the group before
	for i := 0; i < len(text); {
		if i > 0 && text[i] == text[i-1] && last == 1 {
			i++
			continue
		}
		alts, n := skeletonAt(text[i:])
		r.add(alts)
		i, last = i+n, n
	}
	r.done()
}

// sunLetters are the letters that an article before them is read as.
const sunLetters = "تثدذرزسشصضطظلن"

// silentLam are the readings of the article within a word, before such a
// letter: Nur al-Din is Nuruddin.
var silentLam = []string{"", "l"}

func (r *readings) readAbjad(s string) {
	var before, last rune
	for i, c := range s {
		if c == last {
			continue
		}
		if c == 'ل' && last == 'ا' && before != 0 {
			if next, _ := utf8.DecodeRuneInString(s[i+len("ل"):]); strings.ContainsRune(sunLetters, next) {
				r.add(silentLam)
				before, last = last, c
				continue
			}
		}
		before, last = last, c
		if alts, ok := abjadSkeleton[c]; ok {
			r.add(alts)
		}
	}
}

// spare holds readings, which are too large to be made anew for each word.
var spare = sync.Pool{New: func() any { return new(readings) }}

// readString is read for a token in strings.
func (r *readings) readString(orig, text string, sc Script) {
	var buf [3 * maxToken]byte
	if sc.abjad() {
		r.read(nil, append(buf[:0], orig...), sc)
	} else {
		r.read(append(buf[:0], text...), nil, sc)
	}
}

// skeletons returns the consonant skeletons of a token.
func skeletons(orig, text string, sc Script) []string {
	r := spare.Get().(*readings)
	defer spare.Put(r)
	r.readString(orig, text, sc)
	var buf [maxSkeletons * 2 * maxToken]byte
	all := buf[:0]
	for _, s := range r.list[:r.n] {
		all = append(all, s...)
	}
	shared := string(all)
	out := make([]string, r.n)
	for i, s := range r.list[:r.n] {
		out[i], shared = shared[:len(s)], shared[len(s):]
	}
	return out
}

func skeletonAt(s []byte) ([]string, int) {
	for _, rule := range rulesByLetter[s[0]] {
		if len(rule.group) <= len(s) && string(s[:len(rule.group)]) == rule.group {
			return rule.alts, len(rule.group)
		}
	}
	return plainLetters[s[0]], 1
}

package names

import "math/bits"

// Distance returns the optimal string alignment distance of a and b in bytes:
// insertions, deletions, replacements and swaps of neighbours, each 1. It is
// bit-parallel (Hyyrö 2003) where the shorter string has at most 64 bytes and
// allocates nothing.
func Distance(a, b string) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	for len(a) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 {
		return len(b)
	}
	if len(a) > 64 {
		return distanceLong(a, b)
	}
	var peq [256]uint64
	for i := 0; i < len(a); i++ {
		peq[a[i]] |= 1 << i
	}
	return hyyro(&peq, len(a), b)
}

// hyyro runs the bit-parallel recurrence; peq holds, for each byte, where it
// stands in the pattern of n bytes.
func hyyro(peq *[256]uint64, n int, text string) int {
	vp, vn, d0, prev := ^uint64(0), uint64(0), uint64(0), uint64(0)
	score, last := n, uint64(1)<<(n-1)
	for i := 0; i < len(text); i++ {
		pm := peq[text[i]]
		tr := (^d0 & pm) << 1 & prev
		d0 = (((pm & vp) + vp) ^ vp) | pm | vn | tr
		hp, hn := vn|^(d0|vp), d0&vp
		if hp&last != 0 {
			score++
		}
		if hn&last != 0 {
			score--
		}
		hp = hp<<1 | 1
		hn <<= 1
		vp, vn, prev = hn|^(d0|hp), d0&hp, pm
	}
	return score
}

// distanceLong is the plain recurrence for strings that no token reaches.
func distanceLong(a, b string) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur, one, two := rows[(i+1)%3], rows[i%3], rows[(i+2)%3]
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			c := one[j-1]
			if a[i-1] != b[j-1] {
				c++
			}
			c = min(c, one[j]+1, cur[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				c = min(c, two[j-2]+1)
			}
			cur[j] = c
		}
	}
	return rows[(len(a)+1)%3][len(b)]
}

// JaroWinkler returns the Jaro-Winkler similarity of a and b in bytes, 0..1,
// with prefix weight 0.1 over at most four bytes. Strings longer than 64 bytes
// are compared by their first 64. It allocates nothing.
func JaroWinkler(a, b string) float64 {
	a, b = a[:min(len(a), 64)], b[:min(len(b), 64)]
	if len(a) == 0 || len(b) == 0 {
		if len(a) == len(b) {
			return 1
		}
		return 0
	}
	ma, mb := jaroMatches(a, b)
	m := bits.OnesCount64(ma)
	if m == 0 {
		return 0
	}
	half, j := 0, 0
	for i := 0; i < len(a); i++ {
		if ma>>i&1 == 0 {
			continue
		}
		for mb>>j&1 == 0 {
			j++
		}
		if a[i] != b[j] {
			half++
		}
		j++
	}
	f := float64(m)
	jaro := (f/float64(len(a)) + f/float64(len(b)) + (f-float64(half/2))/f) / 3
	p := 0
	for p < 4 && p < len(a) && p < len(b) && a[p] == b[p] {
		p++
	}
	return jaro + float64(p)*.1*(1-jaro)
}

// jaroMatches marks the bytes of a and b that match within the Jaro window.
func jaroMatches(a, b string) (ma, mb uint64) {
	w := max(max(len(a), len(b))/2-1, 0)
	for i := 0; i < len(a); i++ {
		for j := max(0, i-w); j < min(len(b), i+w+1); j++ {
			if mb>>j&1 == 0 && a[i] == b[j] {
				ma |= 1 << i
				mb |= 1 << j
				break
			}
		}
	}
	return ma, mb
}

// The costs of edits that a hearer or a copyist would hardly notice, against
// 1 for any other. Each with an example.
const (
	costVowel   = .40 // Tukayev, Tokayev
	costNear    = .35 // Qaddafi, Gaddafi; Wladimir, Vladimir
	costDouble  = .20 // Wallmart, Walmart
	costAitch   = .45 // Muhamad, Muamad
	costVoice   = .70 // Nguyet, Nguyed
	costSwap    = .80 // Korn, Kron
	costOpening = .35 // more where only one word opens with a vowel: Anatol, Natalia
	costNisba   = .80 // Barzan, Barzani
	costFirst   = .25 // more for an edit of the first letter: Bezos, Wezos
)

// near holds, for each letter, a class of letters that spell like sounds.
var near = func() (t [256]uint8) {
	for i, class := range []string{"gkqc", "szcx", "vwfu", "iyj", "td", "pb", "mn", "xh", "jg", "lr"} {
		for _, c := range []byte(class) {
			if t[c] == 0 {
				t[c] = uint8(i + 1)
			}
		}
	}
	return t
}()

func isVowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'
}

func costReplace(a, b byte) float32 {
	switch {
	case a == b:
		return 0
	case isVowel(a) && isVowel(b):
		return costVowel
	case near[a] != 0 && near[a] == near[b]:
		if near[a] >= 5 {
			return costVoice
		}
		return costNear
	case letterPair(a, b):
		return costNear
	case a == 'c' && (b == 's' || b == 'z') || b == 'c' && (a == 's' || a == 'z'),
		a == 'j' && b == 'g' || a == 'g' && b == 'j':
		return costNear
	}
	return 1
}

// letterPair reports whether two letters of the spoken form are one sound to
// many ears.
func letterPair(a, b byte) bool {
	if a > b {
		a, b = b, a
	}
	switch a {
	case 'C':
		return b == 'S' || b == 'j' || b == 'T' || b == 'c' || b == 'k'
	case 'S':
		return b == 's' || b == 'j' || b == 'T'
	case 'T':
		return b == 'c' || b == 's' || b == 'z'
	case 'X':
		return b == 'x' || b == 's' || b == 'z' || b == 'k'
	}
	return a == 'k' && b == 'x' || a == 'g' && b == 'h' // Garkusha, Harkusha
}

// costOf is the cost of an extra letter c that follows prev and precedes next.
func costOf(c, prev, next byte) float32 {
	switch {
	case c == prev || c == next:
		return costDouble
	case c == 'h':
		return costAitch
	case isVowel(c):
		return costVowel + .1
	}
	return 1
}

// digraphs are groups of letters that stand for one sound, longest first, with
// the letter that stands for it in a spoken form.
var digraphs = []struct {
	from string
	to   byte
}{{"shch", 'S'}, {"tsch", 'C'}, {"tsh", 'C'}, {"sch", 'S'}, {"tch", 'C'}, {"dzh", 'j'}, {"sh", 'S'}, {"ch", 'C'}, {"zh", 'j'}, {"dj", 'j'}, {"kh", 'x'}, {"gh", 'g'},
	{"ph", 'f'}, {"ck", 'k'}, {"ts", 'T'}, {"tz", 'T'}, {"ou", 'u'}, {"oo", 'u'}, {"ee", 'i'}, {"th", 't'}, {"dh", 'd'}, {"ks", 'X'}, {"x", 'X'}, {"q", 'k'}, {"w", 'v'}}

// byFirst holds digraphs by first letter.
var byFirst = func() (t [256][]struct {
	from string
	to   byte
},
) {
	for _, d := range digraphs {
		t[d.from[0]] = append(t[d.from[0]], d)
	}
	return t
}()

// spoken writes each group of letters for one sound as one letter.
func spoken(buf *[maxToken]byte, s string) []byte {
	out := buf[:0]
next:
	for len(s) > 0 && len(out) < len(buf) {
		for _, d := range byFirst[s[0]] {
			if len(s) >= len(d.from) && s[:len(d.from)] == d.from {
				out, s = append(out, d.to), s[len(d.from):]
				continue next
			}
		}
		out, s = append(out, s[0]), s[1:]
	}
	return out
}

// spokenForm is spoken as a string: the word itself where it is the same.
func spokenForm(text string) string {
	var buf [maxToken]byte
	if b := spoken(&buf, text[:min(len(text), maxToken)]); string(b) != text {
		return string(b)
	}
	return text
}

// letterAt numbers the letters of texts and spoken forms for replaceCost.
var (
	letterAt = func() (t [256]uint8) {
		n := uint8(1)
		for c := byte('0'); c <= 'z'; c++ {
			if c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c {
				t[c], n = n, n+1
			}
		}
		return t
	}()
	replaceCosts = func() (t [64][64]float32) {
		for a := range 256 {
			for b := range 256 {
				if x, y := letterAt[a], letterAt[b]; x > 0 && y > 0 {
					t[x][y] = costReplace(byte(a), byte(b))
				}
			}
		}
		return t
	}()
)

// soundCost is the weighted edit cost of two tokens of at most maxToken bytes,
// in texts or in spoken forms; some number above limit where it is above it.
func soundCost(a, b string, limit float32) float32 {
	if len(a) > len(b) || len(a) == len(b) && a > b {
		a, b = b, a // the same sum of costs whichever way round it is asked
	}
	var rows [3][maxToken + 1]float32
	var ins [maxToken]float32
	for j := range len(b) {
		ins[j] = extra(b, j)
		rows[1][j+1] = rows[1][j] + ins[j]
	}
	for i := 1; i <= len(a); i++ {
		cur, one, two := &rows[(i+1)%3], &rows[i%3], &rows[(i+2)%3]
		del := extra(a, i-1)
		cur[0] = one[0] + del
		least := cur[0]
		costs := &replaceCosts[letterAt[a[i-1]]&63]
		for j := 1; j <= len(b); j++ {
			r := costs[letterAt[b[j-1]]&63]
			if r > 0 && i == 1 && j == 1 {
				r += costFirst
			}
			c := min(one[j-1]+r, one[j]+del, cur[j-1]+ins[j-1])
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				c = min(c, two[j-2]+costSwap)
			}
			cur[j] = c
			least = min(least, c)
		}
		if least > limit+costSwap { // a swap may come from two rows back
			return least
		}
	}
	return rows[(len(a)+1)%3][len(b)]
}

func extra(s string, i int) float32 {
	var prev, next byte
	if i > 0 {
		prev = s[i-1]
	}
	if i+1 < len(s) {
		next = s[i+1]
	}
	c := costOf(s[i], prev, next)
	if i > 3 && i == len(s)-1 && (s[i] == 'i' || s[i] == 'y') && c > costDouble {
		c = costNisba
	}
	if i == 0 {
		c += costFirst
	}
	return c
}

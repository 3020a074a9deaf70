package names

// The costs between a word whose script leaves short vowels out, in its Latin
// form, and a word that has them. Each with an example.
const (
	costShort    = .08 // a short vowel that is not written: mhmd, Mohammed
	costLongGone = .60 // a long vowel that the other lacks: mahmud, Mahmd
	costLongNear = .10 // a long vowel spelt in another way: husin, Hussein
	costLongFar  = .90 // another long vowel: hamid, Hamoud
	costCarrier  = 1.0 // a vowel at the start: ahsn, Hassan
	costEnding   = .80 // an ending that tells another name: hasna, Hasan; kamali, Kamal
	costClass    = .25 // consonants that stand for one letter: qasm, Kassem
)

// longClass groups the spellings of the long vowels.
func longClass(c byte) byte {
	switch c {
	case 'a', 'e':
		return 1
	case 'i', 'y', 'j':
		return 2
	case 'u', 'o', 'w', 'v':
		return 3
	}
	return 0
}

// abjadCost is the least cost of turning a, the Latin form of a word without
// short vowels, into b, both in spoken forms.
func abjadCost(a, b string) float32 {
	var rows [2][maxToken + 1]float32
	for j := 1; j <= len(b); j++ {
		rows[0][j] = rows[0][j-1] + abjadInsert(b, j-1)
	}
	for i := 1; i <= len(a); i++ {
		cur, one := &rows[i%2], &rows[(i-1)%2]
		del := float32(1)
		if longClass(a[i-1]) != 0 {
			del = costLongGone
		}
		if i > 1 && a[i-1] == a[i-2] {
			del = costShort
		}
		switch {
		case i == 1:
			del = min(del, costCarrier)
		case i == len(a) && a[i-1] == 'h':
			del = costEnding
		case a[i-1] == 'h':
			del = min(del, .3) // not heard
		case i == len(a) && longClass(a[i-1]) == 2:
			del = costEnding
		}
		cur[0] = one[0] + del
		for j := 1; j <= len(b); j++ {
			cur[j] = min(one[j-1]+abjadReplace(a, b, i-1, j-1), one[j]+del, cur[j-1]+abjadInsert(b, j-1))
		}
	}
	return rows[len(a)%2][len(b)]
}

// abjadInsert is the cost of a letter that only the word with vowels has.
func abjadInsert(b string, j int) float32 {
	switch {
	case j > 2 && j == len(b)-1 && longClass(b[j]) == 2:
		return costEnding
	case isVowel(b[j]):
		return costShort
	case j > 0 && b[j] == b[j-1]:
		return costShort
	case b[j] == 'h':
		return .3
	}
	return 1
}

func abjadReplace(a, b string, i, j int) float32 {
	x, y := a[i], b[j]
	if x == y {
		return 0
	}
	lx, ly := longClass(x), longClass(y)
	if ly != 0 && (lx != 0 || x == 'h' && i == len(a)-1) {
		return abjadVowel(lx, ly, i, len(a), y)
	}
	if near[x] != 0 && near[x] == near[y] || x == 'p' && y == 'b' || x == 'b' && y == 'p' || letterPair(x, y) || sameLetter(x, y) {
		return costClass
	}
	return 1.2
}

// abjadVowel is the cost of reading a long vowel, or a final h, of a word of n
// letters as the vowel y.
func abjadVowel(lx, ly byte, i, n int, y byte) float32 {
	switch {
	case lx == ly, lx == 0, i == 0: // the carrier at the start takes any vowel
		return costLongNear
	case lx == 2 && y == 'e', lx == 1 && i == n-1:
		return costLongNear * 2
	}
	return costLongFar
}

// sameLetter reports whether one letter of a script without short vowels is
// read as x here and as y there: ض is d or z, ج is j or g, ו is v or w.
func sameLetter(x, y byte) bool {
	if x > y {
		x, y = y, x
	}
	switch x {
	case 'b':
		return y == 'v'
	case 'c':
		return y == 's' || y == 'z'
	case 'd':
		return y == 'z'
	case 'f':
		return y == 'p' || y == 'v'
	case 'g':
		return y == 'j'
	case 'h':
		return y == 'x'
	case 's':
		return y == 't'
	}
	return false
}

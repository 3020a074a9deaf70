package claims

import (
	"strings"
	"sync"

	"sanctrace/internal/quantity"
	"sanctrace/internal/when"
)

// lexeme is all that the tables know of one word, whatever stands around it.
type lexeme struct {
	word   string
	verb   verbInfo
	isVerb bool
	closed tag
	only   bool      // it has the tag closed and no other
	class  nounClass // as a head noun
	marks  marks
}

// marks are the sets a word is in that are asked of each word of a text.
type marks uint16

const (
	mTime    marks = 1 << iota // [timeWords]
	mRound                     // [roundWords]
	mAlias                     // [bareAlias]
	mNaming                    // [aliasVerbs]
	mAcronym                   // [acronymNouns]
	mState                     // [lowerCountry]
	mPeople                    // [demonyms]
	mPair                      // [fixedAdverbs]
	mTells                     // [when.Words], or it is not of letters alone
	mGives                     // [quantity.Words], or it is not of letters alone
)

// unknown and mixed are the lexemes of words that no table has: those of signs
// and small letters, and those with digits or signs inside.
var unknown, mixed = lexeme{}, lexeme{marks: mTells | mGives}

// lexemes are the words of the tables. What is not here is in none of them.
var lexemes = sync.OnceValue(func() map[string]*lexeme {
	m := make(map[string]*lexeme, 16_000)
	at := func(w string) *lexeme {
		l := m[w]
		if l == nil {
			l = &lexeme{word: w}
			m[w] = l
		}
		return l
	}
	for w, v := range verbTable() {
		l := at(w)
		l.verb, l.isVerb = v, true
	}
	for w, t := range closed {
		l := at(w)
		l.closed, l.only = t, true
	}
	for w, c := range nounClasses {
		at(w).class = c
	}
	for mark, set := range map[marks]map[string]bool{
		mTime: timeWords, mRound: roundWords, mAlias: bareAlias, mNaming: aliasVerbs, mAcronym: acronymNouns, mState: lowerCountry,
	} {
		for w := range set {
			at(w).marks |= mark
		}
	}
	for w := range demonyms {
		at(w).marks |= mPeople
	}
	for w := range fixedAdverbs {
		at(w).marks |= mPair
	}
	for _, w := range when.Words() {
		at(w).marks |= mTells
	}
	for _, w := range quantity.Words() {
		at(w).marks |= mGives
	}
	for w, l := range m {
		if !lettersOnly(w) {
			l.marks |= mTells | mGives
		}
	}
	return m
})

// lexemeOf returns the lexeme of a word, and the word as a token has it: in
// lower case, with straight apostrophes.
func lexemeOf(word string) (*lexeme, string) {
	var buf [32]byte
	if len(word) > len(buf) || !isASCII(word) {
		low := fold(word)
		if l := lexemes()[low]; l != nil {
			return l, l.word
		}
		return strange(low), low
	}
	changed := false
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
			changed = true
		}
		buf[i] = c
	}
	low := buf[:len(word)]
	if l := lexemes()[string(low)]; l != nil {
		return l, l.word
	}
	if changed {
		word = string(low)
	}
	return strange(word), word
}

// strange returns the lexeme of a word in lower case that no table has.
func strange(low string) *lexeme {
	if lettersOnly(low) {
		return &unknown
	}
	return &mixed
}

// lettersOnly reports whether a word in lower case has nothing but the letters
// from a to z.
func lettersOnly(low string) bool {
	for i := range len(low) {
		if low[i] < 'a' || low[i] > 'z' {
			return false
		}
	}
	return true
}

// may reports whether a word of the sentence has one of the marks.
func (s *sentence) may(m marks) bool {
	for i := range s.ts {
		if s.ts[i].lex.marks&m != 0 {
			return true
		}
	}
	return false
}

// plurals returns the words of which w is the singular, w itself first.
func plurals(w string) []string {
	out := []string{w}
	for _, p := range []string{w + "s", w + "es", strings.TrimSuffix(w, "y") + "ies"} {
		if singular(p) == w {
			out = append(out, p)
		}
	}
	return out
}

// isGoods reports whether a token is the head of a phrase for goods.
func (t *tok) isGoods() bool { return t.lex.class&cGoods != 0 }

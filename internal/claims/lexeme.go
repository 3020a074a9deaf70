package claims

import (
	"strings"
	"sync"
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
type marks uint8

const (
	mTime    marks = 1 << iota // [timeWords]
	mRound                     // [roundWords]
	mAlias                     // [bareAlias]
	mNaming                    // [aliasVerbs]
	mAcronym                   // [acronymNouns]
	mState                     // [lowerCountry]
	mPeople                    // [demonyms]
	mPair                      // [fixedAdverbs]
)

// unknown is the lexeme of words that no table has.
var unknown lexeme

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
	return m
})

// lexemeOf returns the lexeme of a word, and the word as a token has it: in
// lower case, with straight apostrophes.
func lexemeOf(word string) (*lexeme, string) {
	var buf [24]byte
	if len(word) <= len(buf) {
		for i := range len(word) {
			c := word[i]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			buf[i] = c
		}
		if l := lexemes()[string(buf[:len(word)])]; l != nil {
			return l, l.word
		}
	}
	low := fold(word)
	if l := lexemes()[low]; l != nil {
		return l, l.word
	}
	return &unknown, low
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

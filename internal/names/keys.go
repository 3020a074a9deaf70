package names

import (
	"bytes"
	"strings"
)

// Keys are 64-bit hashes. Two words that Relate accepts, and a join and a word
// that RelateJoin accepts, share at least one between what the one is filed
// under and what the other is looked for under; two that share one need not be
// related. A word is filed under fewer keys than it is looked for: what only
// holds between scripts is filed under the script's side and looked for on the
// other sides.

const (
	maxEdits  = 2 // most edits of a typo
	prefixLen = 8 // deletions are taken from this many first bytes; lossless for maxEdits, see deletions
	joinBones = 6 // consonants by which a join is filed for other scripts
)

// The kinds of key, mixed into the hash.
const (
	keySound = iota + 1
	keyDelete
	keyGroup
	keyInitial
	keyText
	keyAcronym
	keySkeleton // and one for each side
	keyKorean   = keySkeleton + numSides
)

// The sides between which consonant skeletons and Korean syllables meet: scripts
// that leave vowels out meet all others and one another.
const (
	sideOther = iota
	sideAbjad
	numSides
)

func side(s Script) byte {
	if s.abjad() {
		return sideAbjad
	}
	return sideOther
}

// hash is FNV-1a over a kind and bytes, finished so that every bit counts; the
// same on every machine.
func hash(kind byte, s []byte) uint64 {
	h := (uint64(14695981039346656037) ^ uint64(kind)) * 1099511628211
	for _, c := range s {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

func hashString(kind byte, s string) uint64 {
	var buf [64]byte
	return hash(kind, append(buf[:0], s...))
}

// mainKey is shared by equal words and by words of equal sound.
func mainKey(text, sound string, digits bool) uint64 {
	if digits || !soundful(sound) {
		return hashString(keyText, text)
	}
	return hashString(keySound, sound)
}

// Keys appends to dst the hashes under which an index files t.
func (f *Form) Keys(dst []uint64) []uint64 {
	if f.Kind == Initial {
		return append(dst, hashString(keyInitial, f.Text[:1]))
	}
	dst = f.typoKeys(f.plainKeys(dst))
	for _, s := range f.abjad {
		dst = append(dst, hashString(keySkeleton+side(f.Script), s))
	}
	if f.korean != "" {
		dst = append(dst, hashString(keyKorean+koreanSide(f.Script), f.korean))
	}
	return dst
}

// Probes appends to dst the hashes under which to look for the words that t
// may be related to, and returns how many of them are not for misspellings
// alone: those come first. An initial has none: it meets too many words to be
// worth looking up, and the caller must allow for that.
func (f *Form) Probes(dst []uint64) (keys []uint64, plain int) {
	if f.Kind == Initial {
		return dst, len(dst)
	}
	if f.Kind != Particle && f.Text != "" {
		dst = append(dst, hashString(keyInitial, f.Text[:1]))
	}
	if f.korean != "" {
		dst = append(dst, hashString(keyKorean+1-koreanSide(f.Script), f.korean))
		if f.Script != Hangul {
			dst = append(dst, hashString(keyKorean, f.korean))
		}
	}
	dst = f.plainKeys(f.skeletonProbes(dst, maxToken))
	plain = len(dst)
	return f.typoKeys(dst), plain
}

func koreanSide(s Script) byte {
	if s == Hangul {
		return 1
	}
	return 0
}

// plainKeys and typoKeys append the keys that are the same whether t is filed
// or looked for.
func (f *Form) plainKeys(dst []uint64) []uint64 {
	dst = append(dst, mainKey(f.Text, f.sound, f.digits))
	if f.hard != "" && !f.digits && soundful(f.hard) {
		dst = append(dst, hashString(keySound, f.hard))
	}
	for _, g := range f.Group {
		dst = append(dst, hash(keyGroup, []byte{byte(g), byte(g >> 8)}))
	}
	return dst
}

func (f *Form) typoKeys(dst []uint64) []uint64 {
	if len(f.Text) >= 4 && !f.digits && !f.Script.syllabic() {
		dst = deletions(dst, f.Text)
	}
	return dst
}

// skeletonProbes appends the skeletons of t as words of the other sides are
// filed, cut to n consonants.
func (f *Form) skeletonProbes(dst []uint64, n int) []uint64 {
	for _, s := range f.abjad {
		s = s[:min(n, len(s))]
		dst = append(dst, hashString(keySkeleton+sideAbjad, s))
		if f.Script.abjad() {
			dst = append(dst, hashString(keySkeleton+sideOther, s))
		}
	}
	return dst
}

// EqualKey is the key under which every word with the same text is filed.
func (f *Form) EqualKey() uint64 { return mainKey(f.Text, f.sound, f.digits) }

// ProbesOfJoins appends the hashes under which to look, among joins, for what
// a word of a query may stand for in names of a class.
func (f *Form) ProbesOfJoins(dst []uint64, c Class) []uint64 {
	if f.Kind == Initial || f.Kind == Series {
		return dst
	}
	if c == Org {
		dst = append(dst, hashString(keyText, f.Text))
	}
	if f.maybeAcronym() {
		dst = append(dst, hashString(keyAcronym, f.Text))
	}
	if f.Script == Latin {
		eachTwin(f.Text, func(t string) bool {
			dst = append(dst, mainKey(t, soundKey(t), false))
			return false
		})
	}
	return f.skeletonProbes(append(dst, mainKey(f.Text, f.sound, f.digits)), joinBones)
}

// maybeAcronym reports whether a word can be the first letters of others.
func (f *Form) maybeAcronym() bool {
	return len(f.Text) >= minAcronym && len(f.Text) <= maxAcronym && f.Kind != Particle && !f.digits && !f.Script.abjad() && !f.Script.syllabic()
}

// JoinKeys appends the hashes under which an index files the joins of n, which
// may have been read without them.
func (n *Name) JoinKeys(dst []uint64) []uint64 {
	var text, orig [3 * maxToken]byte
	eachJoin(n.Tokens, func(from, to int) {
		b, o := text[:0], orig[:0]
		for i := from; i < to; i++ {
			b = append(b, n.Tokens[i].Text...)
			if n.Tokens[i].Script.abjad() {
				o = append(o, n.Tokens[i].Orig...)
			}
		}
		dst = joinKeys(dst, b, o, n.Tokens[from].Script)
	})
	n.eachGlued(func(t string, at int) {
		if sound := soundKey(t); sound != n.Tokens[at].sound {
			dst = append(dst, mainKey(t, sound, hasDigit(t)))
		} else {
			dst = append(dst, hashString(keyText, t))
		}
	})
	if n.Class == Org {
		eachAcronym(n.Tokens, func(text []byte, _, _ int) { dst = append(dst, hash(keyAcronym, text)) })
	}
	return dst
}

// AppendSound appends the sound key of a folded word.
func AppendSound(dst, text []byte) []byte { return appendSound(dst, text) }

// MayAbbreviate reports whether a word may be the first letters of some of the
// words whose first letters are given.
func (f *Form) MayAbbreviate(letters []byte) bool {
	return f.maybeAcronym() && strings.Contains(string(letters), f.Text)
}

// MayGlue reports whether a word may be another with a legal form written to its
// end, or, if before is set, to its beginning. It rules most out. The other word is
// given by its text and sound key.
func (f *Form) MayGlue(text, sound []byte, before bool) bool {
	switch {
	case f.Kind == Initial || f.Kind == Series:
		return false
	case fix(f.Text, string(text), before):
		return true
	case string(sound) == f.sound: // see Join.Written
		return false
	case before:
		text = bytes.TrimLeft(text, "hcszjykt") // letters that may end a group of soundGroups
	default:
		text = bytes.TrimRight(text, "stdzckgph") // letters that may begin one
	}
	var out [2 * maxToken]byte
	return fix(consonants(f.sound), consonants(string(appendSound(out[:0], text))), before)
}

// fix reports whether s ends, or begins, with part.
func fix(s, part string, end bool) bool {
	if end {
		return strings.HasSuffix(s, part)
	}
	return strings.HasPrefix(s, part)
}

// consonants returns a sound key without its vowels.
func consonants(sound string) string { return strings.ReplaceAll(sound, "*", "") }

// MayJoinBy is what MayJoin needs and the text and its Lead tell, for forms that
// HasTwin does not hold of: where it does not hold, MayJoin is 0.
func MayJoinBy(f *Form, text []byte, lead byte, sc Script) bool {
	return lead == leadSound(f.sound) || string(text) == f.Text || sc != f.Script && (sc.abjad() || f.Script.abjad())
}

// HasTwin reports whether a join may meet f by another spelling of Chinese
// syllables, which need not sound alike.
func HasTwin(f *Form) bool {
	return f.Script == Latin && eachTwin(f.Text, func(string) bool { return true })
}

// MayJoin returns the most that RelateJoin can find between f and a join of words
// without legal forms that has the given text and sound key; 0 rules it out.
func MayJoin(f *Form, text, sound []byte, sc Script) float32 {
	switch {
	case f.Kind == Initial || f.Kind == Series:
		return 0
	case string(text) == f.Text || sc != f.Script && (sc.abjad() || f.Script.abjad()):
		return MaxJoin
	}
	if f.Script == Latin && eachTwin(f.Text, func(t string) bool { return t == string(text) }) {
		return MaxJoin
	}
	if string(sound) != f.sound || !soundful(sound) {
		return 0
	}
	s := joinSim(spokenForm(string(text)), f.spoken, float32(len(text)+len(f.Text))/2)
	if s < MinSim {
		return 0
	}
	return min(s, MaxJoin)
}

// joinKeys appends the keys of one join.
func joinKeys(dst []uint64, text, orig []byte, sc Script) []uint64 {
	var buf [2 * maxToken]byte
	sound := appendSound(buf[:0], text)
	digits := false
	for _, c := range text {
		digits = digits || c <= '9'
	}
	if digits || !soundful(sound) {
		dst = append(dst, hash(keyText, text))
	} else {
		dst = append(dst, hash(keySound, sound))
	}
	r := spare.Get().(*readings)
	defer spare.Put(r)
	r.read(text, orig, sc)
	first := len(dst)
	for i := range r.n {
		s := r.list[i][:min(joinBones, len(r.list[i]))]
		h, dup := hash(keySkeleton+side(sc), s), false
		for _, o := range dst[first:] {
			dup = dup || o == h
		}
		if !dup {
			dst = append(dst, h)
		}
	}
	return dst
}

// deletions appends the hashes of what remains of the first prefixLen bytes
// of s when up to typoBudget of them are left out. Two words at most d edits
// apart share such a remainder: along an alignment with d edits, leave out on
// either side the edited bytes and the ones whose partner falls behind the
// prefix; on either side these are at most d.
func deletions(dst []uint64, s string) []uint64 {
	var buf [prefixLen]byte
	p := s[:min(len(s), prefixLen)]
	dst = append(dst, hashString(keyDelete, p))
	for i := range p {
		if i > 0 && p[i] == p[i-1] {
			continue // leaves the same as the letter before
		}
		b := append(append(buf[:0], p[:i]...), p[i+1:]...)
		dst = append(dst, hash(keyDelete, b))
		if typoBudget(len(s)) < 2 {
			continue
		}
		for j := i; j < len(b); j++ {
			if j > i && b[j] == b[j-1] {
				continue
			}
			var two [prefixLen]byte
			dst = append(dst, hash(keyDelete, append(append(two[:0], b[:j]...), b[j+1:]...)))
		}
	}
	return dst
}

// AppendIdentity appends what tells f from another form of its class.
func (f *Form) AppendIdentity(dst []byte) []byte {
	dst = append(append(dst, byte(f.Kind), byte(f.Script)), f.Text...)
	if f.Script.abjad() {
		for _, s := range f.abjad {
			dst = append(append(dst, 0), s...)
		}
	}
	return dst
}

package names

// Keys are 64-bit hashes. Two tokens that Relate (or RelateJoin) accepts share
// at least one; two that share one need not be related.

const (
	maxEdits  = 2 // most edits of a typo
	prefixLen = 7 // deletions are taken from this many first bytes; lossless for maxEdits, see deletions
)

// The kinds of key, mixed into the hash.
const (
	keySound = iota + 1
	keyDelete
	keyGroup
	keySkeleton
	keyKorean
	keyInitial
	keyText
)

// hash is FNV-1a over a kind and bytes, the same on every machine.
func hash(kind byte, s []byte) uint64 {
	h := (uint64(14695981039346656037) ^ uint64(kind)) * 1099511628211
	for _, c := range s {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h ^ h>>29
}

func hashString(kind byte, s string) uint64 {
	var buf [64]byte
	return hash(kind, append(buf[:0], s...))
}

// Keys appends to dst the hashes under which an index files t.
func (t *Form) Keys(dst []uint64) []uint64 {
	if t.Kind == Initial {
		return append(dst, hashString(keyInitial, t.Text[:1]))
	}
	return t.wordKeys(dst)
}

// Probes appends to dst the hashes under which to look for the tokens that t
// may be related to. An initial has none: it meets too many words to be worth
// looking up, and the caller must allow for that.
func (t *Form) Probes(dst []uint64) []uint64 {
	if t.Kind == Initial {
		return dst
	}
	if t.Kind != Particle && t.Text != "" {
		dst = append(dst, hashString(keyInitial, t.Text[:1]))
	}
	return t.wordKeys(dst)
}

// JoinKeys appends the hashes under which a join is filed and looked for.
func (t *Form) JoinKeys(dst []uint64) []uint64 {
	dst = append(dst, hashString(keyText, t.Text), hashString(keySound, t.sound))
	for _, s := range t.abjad {
		dst = append(dst, hashString(keySkeleton, s))
	}
	return dst
}

func (t *Form) wordKeys(dst []uint64) []uint64 {
	dst = t.JoinKeys(dst)
	if t.korean != "" {
		dst = append(dst, hashString(keyKorean, t.korean))
	}
	for _, g := range t.Group {
		dst = append(dst, hash(keyGroup, []byte{byte(g), byte(g >> 8)}))
	}
	if len(t.Text) >= 4 && !t.digits {
		dst = deletions(dst, t.Text)
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
		b := append(append(buf[:0], p[:i]...), p[i+1:]...)
		dst = append(dst, hash(keyDelete, b))
		if typoBudget(len(s)) < 2 {
			continue
		}
		for j := i; j < len(b); j++ {
			var two [prefixLen]byte
			dst = append(dst, hash(keyDelete, append(append(two[:0], b[:j]...), b[j+1:]...)))
		}
	}
	return dst
}

// AppendIdentity appends what tells f from another form of the same text,
// script and kind: the readings of a word whose script hides its vowels.
func (f *Form) AppendIdentity(dst []byte) []byte {
	if f.Script.abjad() {
		for _, s := range f.abjad {
			dst = append(append(dst, 0), s...)
		}
	}
	return dst
}

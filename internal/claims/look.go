package claims

// lowAt returns the word at token i in lower case; "" outside the sentence.
func (s *sentence) lowAt(i int) string {
	if i < 0 || i >= len(s.ts) {
		return ""
	}
	return s.ts[i].low
}

// tagIs reports whether there is a token i and its tag is t.
func (s *sentence) tagIs(i int, t tag) bool {
	return i >= 0 && i < len(s.ts) && s.ts[i].tag == t
}

// phraseAt returns the noun phrase that covers token i; -1 when none does or i
// lies outside the sentence.
func (s *sentence) phraseAt(i int) int {
	if i < 0 || i >= len(s.ts) {
		return -1
	}
	return s.npAt[i]
}

// headTok returns the head of phrase p.
func (s *sentence) headTok(p int) *tok { return &s.ts[s.nps[p].h] }

// headWord returns the head of phrase p in lower case.
func (s *sentence) headWord(p int) string { return s.ts[s.nps[p].h].low }

// kindAt reports whether token i belongs to a verb group of a kind.
func (s *sentence) kindAt(i int, kind verbKind) bool {
	v := s.vgAt[i]
	return v >= 0 && s.vgs[v].kind == kind
}

// closing returns the first closing bracket of [i, end), or end.
func (s *sentence) closing(i, end int) int {
	for i < end && s.ts[i].low != ")" {
		i++
	}
	return i
}

// opening returns the bracket that opens what the bracket at i closes, or i when
// none stands near.
func (s *sentence) opening(i int) int {
	for j := i - 1; j >= 0 && j > i-40; j-- {
		if s.ts[j].low == "(" {
			return j
		}
	}
	return i
}

// afterAdverbs returns the first token from i on that is no adverb.
func (s *sentence) afterAdverbs(i int) int {
	for s.tagIs(i, tAdv) {
		i++
	}
	return i
}

// anyWord reports whether one of tokens [a, b) is in a set.
func (s *sentence) anyWord(a, b int, set map[string]bool) bool {
	for i := a; i < b; i++ {
		if set[s.ts[i].low] {
			return true
		}
	}
	return false
}

// openerOf returns the first word of phrase p, which may be its article.
func (s *sentence) openerOf(p int) string { return s.ts[s.nps[p].a].low }

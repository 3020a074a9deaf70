package claims

import "sanctrace/internal/vocab"

// governorOf returns the verb group whose content the clause of group k is ("do not
// believe that X did"), or -1.
func (s *sentence) governorOf(k int) int {
	i := s.clauses[k].start - 1
	if i > 0 && s.tagIs(i, tThat) {
		i--
	}
	if i > 0 && s.vgAt[i] < 0 { // ruled out
		i--
	}
	if i < 0 || s.vgAt[i] < 0 || s.vgs[s.vgAt[i]].kind == participle {
		return -1
	}
	return s.vgAt[i]
}

var (
	// doubting are verbs whose content their subject does not believe.
	doubting = words("doubt disbelieve")
	// excluding are verbs whose content is possible where they are denied.
	excluding = words("rule exclude discount dismiss")
	// hinting are verbs by which a thing says that its content may be.
	hinting = words("suggest indicate imply hint")
	// unlikelyWords stand behind "it is" and say that the content is hardly so.
	unlikelyWords = words("unlikely doubtful improbable implausible")
)

// doubted says how the content of a verb of doubt is presented: modality, and whether
// it is said not to be so; "" where nothing doubts it.
func (s *sentence) doubted(k int) (m vocab.Modality, negative bool) {
	if k < 0 {
		return "", false
	}
	if s.complementOf(k, unlikelyWords) {
		return vocab.Possible, true
	}
	v := s.governorOf(k)
	if v < 0 || v == k {
		return "", false
	}
	switch w := &s.vgs[v]; {
	case doubting[w.lemma] && !w.neg, reporting[w.lemma] == believes && w.neg:
		return vocab.Believed, true
	case excluding[w.lemma] && w.neg, hinting[w.lemma] && !w.neg:
		return vocab.Possible, false
	}
	return "", false
}

// counterfactual reports whether the clause of group k says what would have been under
// a condition that was not met.
func (s *sentence) counterfactual(k int) bool {
	g, c := &s.vgs[k], &s.clauses[k]
	if g.modal != "would" || !g.perfect {
		return false
	}
	for i := c.cond[0]; i < c.cond[1]; i++ {
		if s.ts[i].low == "had" {
			return true
		}
	}
	return false
}

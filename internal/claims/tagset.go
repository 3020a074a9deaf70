package claims

// tagSet is a set of parts of speech.
type tagSet uint32

func tagsOf(list ...tag) tagSet {
	var s tagSet
	for _, t := range list {
		s |= 1 << t
	}
	return s
}

func (s tagSet) has(t tag) bool { return s&(1<<t) != 0 }

var (
	nominalTags = tagsOf(tNoun, tName, tNum, tAdj)
	auxTags     = tagsOf(tBe, tHave, tMod, tDo)
	verbalTags  = auxTags | tagsOf(tVerb)
	// nounOpeners stand before a noun: articles, possessors, adjectives.
	nounOpeners = tagsOf(tDet, tPoss, tPos, tAdj, tNum)
	// nounParts stand inside a noun phrase and the phrases chained to it.
	nounParts = nominalTags | tagsOf(tDet, tPoss)
	// linkTags begin a clause of their own.
	linkTags = tagsOf(tSub, tThat, tWh)
)

func nominal(t tag) bool { return nominalTags.has(t) }

func verbal(t tag) bool { return verbalTags.has(t) }

// named reports whether t is a noun or a name.
func (t tag) named() bool { return t == tNoun || t == tName }

// prev returns the token before i, adverbs and quotation marks left out; -1
// at the start.
func prev(ts []tok, i int) int {
	for i--; i >= 0; i-- {
		if ts[i].tag == tAdv || isQuote(ts[i].low) {
			continue
		}
		return i
	}
	return -1
}

func prevTag(ts []tok, i int) tag {
	if p := prev(ts, i); p >= 0 {
		return ts[p].tag
	}
	return tPunct
}

// next returns the token after i, adverbs and quotation marks left out.
func next(ts []tok, i int) int {
	for i++; i < len(ts); i++ {
		if ts[i].tag == tAdv || isQuote(ts[i].low) {
			continue
		}
		return i
	}
	return -1
}

// lowAt returns the word of token i, or "" outside the sentence.
func lowAt(ts []tok, i int) string {
	if i < 0 || i >= len(ts) {
		return ""
	}
	return ts[i].low
}

// tagAt returns the tag of token i; outside the sentence that of a sign.
func tagAt(ts []tok, i int) tag {
	if i < 0 || i >= len(ts) {
		return tPunct
	}
	return ts[i].tag
}

func isQuote(s string) bool {
	switch s {
	case "\"", "“", "”", "‘", "«", "»", "„":
		return true
	}
	return false
}

// endsClause reports whether a sign parts clauses: all do but quotation marks
// and parentheses.
func endsClause(sign string) bool {
	return !isQuote(sign) && sign != "(" && sign != ")"
}

package claims

import "strings"

// withParticle reports whether the word at i, behind a subject in a clause without
// a verb so far, is one with the particle behind it ("the plant turns out shells").
func withParticle(ts []tok, i int, pt tag) bool {
	t := &ts[i]
	if !pt.named() || lexicon()[t.lemma+"+"+lowAt(ts, i+1)] == nil || !verbless(ts, i) {
		return false
	}
	if t.forms&fS != 0 && singularSubject(ts, i) || t.forms&fPast != 0 && pt == tName {
		return true
	}
	return t.forms&(fBase|fPast) != 0 && pluralSubject(ts, i)
}

// verbless reports whether the clause of the word at i, with a particle behind it, has
// no other verb.
func verbless(ts []tok, i int) bool {
	return !finiteBefore(ts, i) && (amountOpeners.has(tagAt(ts, i+2)) || !finiteAfter(ts, i))
}

// relativeDone reports whether the word at i can be the verb of a subject behind
// which a relative clause without commas stands ("parts that can be used in X often
// reach Y").
func relativeDone(ts []tok, i int, pt tag) bool {
	if !objectAhead(ts, i, pt) || ts[i].forms&(fBase|fS) == 0 {
		return false
	}
	w, verbs := relativeVerbs(ts, i)
	if w <= 0 || verbs == 0 || ts[w-1].tag != tNoun || finiteBefore(ts, w) {
		return false
	}
	if strings.HasSuffix(ts[w-1].low, "s") {
		return ts[i].forms&fBase != 0 && prevTag(ts, i) == tAdv
	}
	return ts[i].forms&fS != 0 && prevTag(ts, i) == tAdv
}

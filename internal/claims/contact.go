package claims

import "slices"

// contactClauses puts a relative pronoun of no letters before each clause that
// follows its noun without one ("the engines it sold to X", "drones Iran sent"), so
// that what comes later reads all relative clauses alike.
func contactClauses(ts []tok) []tok {
	for i := 1; i+1 < len(ts); i++ {
		if ts[i-1].lex.class&cGoods == 0 || ts[i-1].cap && i > 1 || !opensContact(ts, i) {
			continue
		}
		which := tok{s: ts[i].s, e: ts[i].s, low: "which", lex: lexemes()["which"], gap: true, q: ts[i].q}
		ts = slices.Insert(slices.Clip(ts), i, which)
		i += 2
	}
	return ts
}

// contactReach is the most words a subject of a contact clause can have.
const contactReach = 5

// opensContact reports whether a subject begins at i with a verb behind it that
// wants goods for an object and has none there.
func opensContact(ts []tok, i int) bool {
	j := contactSubject(ts, i)
	if j < 0 {
		return false
	}
	for ; contactAux[lowAt(ts, j)]; j++ {
	}
	if j >= len(ts) {
		return false
	}
	v := ts[j].lex.verb
	return v.forms&fPast != 0 && v.forms&fBase == 0 && takesGoods(v.lemma) && !objectAt(ts, j+1)
}

// contactAux may stand between the subject of a contact clause and its verb.
var contactAux = words("has have had then later reportedly allegedly secretly previously")

// subjectPronouns stand before a verb and never behind one.
var subjectPronouns = words("it he she they we")

// contactSubject returns the end of a short subject at i: a pronoun, a name, or a
// noun behind an article; -1 when there is none.
func contactSubject(ts []tok, i int) int {
	if subjectPronouns[ts[i].low] {
		return i + 1
	}
	article := ts[i].lex.closed == tDet || ts[i].lex.closed == tPoss
	if !article && !ts[i].cap {
		return -1
	}
	for j := i + 1; j < len(ts) && j <= i+contactReach; j++ {
		if ts[j].lex.verb.forms.past() || contactAux[ts[j].low] {
			return j
		}
		if !inContactName(&ts[j], article) {
			return -1
		}
	}
	return -1
}

// inContactName reports whether a token goes on with a subject: a word of a name, or
// behind an article any word that is not a small one.
func inContactName(t *tok, article bool) bool {
	return !t.lex.only && t.tag != tPunct && (article || t.cap)
}

// takesGoods reports whether a verb has goods for its object and is never without
// an object.
func takesGoods(lemma string) bool {
	goods := false
	for _, fr := range lexicon()[lemma] {
		if slices.Contains(fr.need, "-") {
			return false
		}
		goods = goods || slices.Contains(fr.need, "goods") || slices.Contains(fr.need, "weapon")
	}
	return goods
}

// contactObjects begin an object.
var contactObjects = tagsOf(tDet, tPoss, tNum, tPron, tAdj)

// objectAt reports whether an object may begin at i.
func objectAt(ts []tok, i int) bool {
	if i >= len(ts) {
		return false
	}
	l := ts[i].lex
	switch {
	case ts[i].tag == tPunct:
		return isQuote(ts[i].low)
	case l.only:
		return contactObjects.has(l.closed)
	}
	v := l.verb
	return !v.forms.past() && v.forms&fS == 0
}

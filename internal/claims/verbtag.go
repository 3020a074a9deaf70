package claims

import "strings"

// ingTag decides whether a form in -ing is part of a noun phrase.
func ingTag(ts []tok, i int, pt tag) tag {
	n := next(ts, i)
	switch {
	case n == i+1 && ingModifies(ts, i, pt):
		return tAdj
	case eventIngs[ts[i].low] && (ingNoun(ts, i, pt) || i > 0 && undergoing[ts[i-1].lemma]):
		return tNoun
	case pt == tPrep && lowAt(ts, i-1) == "by" && n == i+1 && lexicon()[ts[i].lemma] != nil:
		return tIng
	case !nounOpeners.has(pt) || n >= 0 && ts[n].tag == tDet:
		return tIng
	case n >= 0 && nominal(ts[n].tag) && ts[n].tag != tName:
		return tAdj
	}
	return tNoun
}

// undergoing are verbs behind which a form in -ing is a noun.
var undergoing = words("undergo receive provide get offer complete deliver attend")

// eventIngs are forms in -ing that are nouns for events as well.
var eventIngs = words("meeting briefing training bombing shelling funding financing listing hearing ruling filing building")

// ingNoun reports whether a form in -ing behind a word of tag pt is a noun: behind
// a name, an adjective or a noun in the singular, with no object behind it.
func ingNoun(ts []tok, i int, pt tag) bool {
	switch tagAt(ts, i+1) {
	case tPrep, tPunct, tTo, tSub, tVerb, tBe, tHave, tMod, tConj:
	default:
		return i+1 >= len(ts)
	}
	switch pt {
	case tName, tAdj:
		return true
	case tNoun:
		return !strings.HasSuffix(lowAt(ts, i-1), "s")
	}
	return false
}

// ingModifies reports whether a form in -ing behind a word of tag pt modifies
// the word right behind it.
func ingModifies(ts []tok, i int, pt tag) bool {
	n := &ts[i+1]
	switch pt {
	case tTo: // according to tracking data
		return n.tag == tNoun
	case tConj: // chief executive and managing director
		return jobWords[n.low]
	case tNoun: // a drone producing facility, an aerial bombing campaign
		if n.tag == tNoun && n.lex.class&cForce != 0 && eventIngs[ts[i].low] {
			return true
		}
		return n.tag == tNoun && n.lex.class&(cSite|cOrg) != 0 && ts[i-1].tag == tNoun && !strings.HasSuffix(ts[i-1].low, "s")
	}
	return false
}

// afterDet decides what a verb form after an article or adjective is.
func afterDet(ts []tok, i int, pt tag) tag {
	t := ts[i]
	n := next(ts, i)
	noun := t.forms&(fBase|fS) != 0 && t.forms&fNoun != 0
	switch {
	case pt == tNum && t.forms.past() && n == i+1 && ts[n].tag == tNoun && itemWord(ts[n].low):
		return tAdj // 12 crated engines
	case pt == tNum && (t.forms.past() || t.forms&(fS|fNoun) == fS):
		return tVerb // 252 were, 140 had; settled in participles
	case !noun && n >= 0 && (nominal(ts[n].tag) || ts[n].tag == tVerb):
		return tAdj
	case t.forms.past() && n >= 0 && ts[n].tag != tPunct:
		return tPart
	}
	return tNoun
}

// nounOrVerb decides about words such as "reports", "plans", "lists".
func nounOrVerb(ts []tok, i int, pt tag) tag {
	switch {
	case isNounHere(ts, i, pt):
		return tNoun
	case isVerbHere(ts, i, pt):
		return tVerb
	case helped(ts, i):
		return tBase
	case withParticle(ts, i, pt):
		return tVerb
	case pronounTags.has(pt):
		return pronounsVerb(ts, i, pt)
	case pt == tHave:
		return tNoun
	case relativeDone(ts, i, pt):
		return tVerb
	case pt.named() && saysAtEnd(ts, i):
		return tVerb
	case pt != tConj && finiteBefore(ts, i):
		return tNoun
	case pt.named() && closesClause(ts, i):
		return verbAtEnd(ts, i)
	case takesObject(ts, i, pt) || standsWithoutObject(ts, i, pt) || loneVerb(ts, i, pt):
		return tVerb
	}
	return tNoun
}

// saysAtEnd reports whether the word at i is a verb of saying in -s that ends the sentence,
// with its subject behind a comma ("X was paid, an affidavit by an agent states.").
func saysAtEnd(ts []tok, i int) bool {
	if ts[i].forms&fS == 0 || reporting[ts[i].lemma] == 0 || lowAt(ts, i+1) != "." {
		return false
	}
	for k := i - 1; k > 1 && k > i-14; k-- {
		if ts[k].low == "," {
			return whoTags.has(ts[k+1].tag) && ts[k+1].tag != tPron && finiteBefore(ts, k)
		}
		if auxOrSign.has(ts[k].tag) {
			return false
		}
	}
	return false
}

// auxOrSign do not stand between a verb of saying and the comma before its subject.
var auxOrSign = auxTags | tagsOf(tPunct)

// loneVerb reports whether the word at i is the only one in a sentence that can be its
// verb ("The contract covers ground stations.").
func loneVerb(ts []tok, i int, pt tag) bool {
	if !pt.named() || !agreesBefore(ts, i) || !loneFollowers.has(tagAt(ts, i+1)) || ts[len(ts)-1].low != "." {
		return false
	}
	for j := range ts {
		if j != i && otherVerb(&ts[j]) {
			return false
		}
	}
	return true
}

// loneFollowers stand behind the only verb of a sentence.
var loneFollowers = tagsOf(tNoun, tName, tAdj, tNum, tPrep, tThat, tTo, tAdv)

// helperTags are of words that need a verb or are one.
var helperTags = tagsOf(tBe, tHave, tMod, tDo)

// otherVerb reports whether a word may be the verb of its sentence and is no noun.
func otherVerb(t *tok) bool {
	return helperTags.has(t.tag) || t.forms&(fPast|fS) != 0 && t.forms&fNoun == 0
}

// isNounHere reports whether what stands before the word at i makes it a noun: the
// name of a people, or a noun of the same form.
func isNounHere(ts []tok, i int, pt tag) bool {
	switch pt {
	case tName:
		return peopleWord(lowAt(ts, i-1)) || gerundObject(ts, i)
	case tConj:
		return joinedNoun(ts, i)
	case tNoun:
		return underPrep(ts, i) && (pastAhead(ts, i) || ts[i].low == "parts") || gerundObject(ts, i)
	}
	return false
}

var brackets = words("( )")

// gerundObject reports whether the name before the word at i stands behind a gerund
// and a preposition follows ("for violating US sanctions on X").
func gerundObject(ts []tok, i int) bool {
	if g := tagAt(ts, i+1); g != tPrep && g != tTo {
		return false
	}
	for i--; i >= 0 && (ts[i].tag.named() || ts[i].tag == tAdj || brackets[ts[i].low]); i-- {
	}
	return i >= 0 && ts[i].tag == tIng && ts[i].forms&fIng != 0 && ts[i].forms&(fBase|fPast) == 0
}

// pastAhead reports whether a preposition and then a past form follow the word at
// i in its clause, so that the verb is still to come ("on arms transfers to X
// expired").
func pastAhead(ts []tok, i int) bool {
	if g := tagAt(ts, i+1); g != tPrep && g != tTo {
		return false
	}
	for k := i + 2; k < len(ts); k++ {
		switch t := &ts[k]; {
		case t.tag == tVerb && t.forms&fPast != 0 && lowAt(ts, k+1) != "by":
			return true
		case t.tag == tPunct || t.tag == tConj || linkTags.has(t.tag):
			return false
		}
	}
	return false
}

// isVerbHere reports whether the place of the word at i makes it a verb: it is the
// only one that can be, or shares the object of the verb before it.
func isVerbHere(ts []tok, i int, pt tag) bool {
	s := ts[i].forms&fS != 0
	if pt == tPunct {
		return (s || pluralAside(ts, i)) && onlyVerb(ts, i)
	}
	return pt == tConj && s && (sharedObject(ts, i) || joinedVerb(ts, i))
}

// joinedVerb reports whether the conjunction before the word at i stands right
// behind a finite verb in -s ("develops and manufactures radars").
func joinedVerb(ts []tok, i int) bool {
	p := prev(ts, i) - 1
	return p > 0 && ts[p].tag == tVerb && ts[p].forms&fS != 0 && prevTag(ts, p) != tDet && prevTag(ts, p) != tAdj
}

// joinedNoun reports whether a conjunction joins the word at i to a noun that is
// the same form of another verb ("exports and reexports").
func joinedNoun(ts []tok, i int) bool {
	p := prev(ts, i) - 1
	if lowAt(ts, p) == "," {
		p--
	}
	if p < 1 || ts[p].tag != tNoun || ts[p].forms == 0 {
		return false
	}
	before := ts[p-1].tag
	return ts[p].forms&fS == ts[i].forms&fS && (before == tPrep || before == tPunct || before == tDet || before == tAdj)
}

// onlyVerb reports whether a comma closes an aside before the word at i and no
// other word of the sentence can be its verb ("X, made in Y, turns out Z").
func onlyVerb(ts []tok, i int) bool {
	if i < 3 || ts[i-1].low != "," {
		return false
	}
	commas := 0
	for k := range ts {
		switch t := &ts[k]; {
		case k == i:
		case t.low == "," && k < i:
			commas++
		case surelyVerb(t):
			return false
		}
	}
	after := tagAt(ts, i+1)
	return commas == 2 && (after == tPrep || nounOpeners.has(after))
}

// surelyVerb reports whether a token is a finite verb and can be nothing else.
func surelyVerb(t *tok) bool {
	return auxTags.has(t.tag) || t.tag == tVerb && t.forms&(fPart|fNoun) == 0
}

// sharedObject reports whether the conjunction before the word at i follows a
// preposition without an object ("lends help to, and acts for, X").
func sharedObject(ts []tok, i int) bool {
	p := prev(ts, i) - 1
	if lowAt(ts, p) == "," {
		p--
	}
	g := tagAt(ts, p)
	return p >= 0 && (g == tPrep || g == tTo) && tagAt(ts, i+1) == tPrep
}

// pronounTags are those of pronouns that stand for a subject.
var pronounTags = tagsOf(tPron, tWh)

// pronounsVerb decides about a word behind a pronoun, with which a verb
// agrees; after a relative something must follow.
func pronounsVerb(ts []tok, i int, pt tag) tag {
	if pt == tWh && next(ts, i) >= 0 || pt == tPron && (ts[i].forms&fS != 0 || pluralSubject(ts, i)) {
		return tVerb
	}
	return tNoun
}

// closesClause reports whether the word at i, behind a noun that hangs on no
// preposition, ends its clause; or its sentence, whatever the noun hangs on.
func closesClause(ts []tok, i int) bool {
	n := next(ts, i)
	return n < 0 || ts[n].tag == tPunct && !underPrep(ts, i)
}

// peopleWord reports whether a name is an adjective of a people ("Iranian"),
// so that a noun follows.
func peopleWord(w string) bool {
	return demonyms[w] != "" && !strings.HasSuffix(w, "s") || compoundNorp(w)
}

// subjectAt reports whether a word of tag pt before i can be the head of the
// subject of i.
func subjectAt(i int, pt tag) bool { return pt.named() || pt == tPunct && i > 0 }

// takesObject reports whether the word at i has an object and what stands
// before it lets it be a finite verb.
func takesObject(ts []tok, i int, pt tag) bool {
	f := ts[i].forms
	if !objectAhead(ts, i, pt) {
		return false
	}
	switch {
	case subjectAt(i, pt) && (f&fS != 0 || pluralSubject(ts, i)), pt == tNum && f&fS != 0 && tagAt(ts, i-2) == tName && !finiteBefore(ts, i):
		return true
	case f&fPast != 0 && (pt == tPunct || pt.named()):
		return true
	}
	return pt == tConj && (finiteBefore(ts, i) || f&fS != 0 && lowAt(ts, i-2) == "," && finiteBefore(ts, i-2) && nounOpeners.has(tagAt(ts, i+1)) && tagAt(ts, i+1) != tNum)
}

// objectOpeners begin the object of a verb.
var objectOpeners = tagsOf(tDet, tPron, tPoss, tTo, tThat, tNum, tWh)

// objectAhead reports whether what follows i looks like the object of a verb.
func objectAhead(ts []tok, i int, pt tag) bool {
	n := next(ts, i)
	if n < 0 {
		return false
	}
	switch t := &ts[n]; {
	case objectOpeners.has(t.tag) || t.low == "that":
		return true
	case t.tag == tName:
		return pt != tPunct
	case t.tag == tVerb: // "lists reports"
		return t.forms&(fNoun|fS) == fNoun|fS && ts[i].forms&fS != 0
	}
	return false
}

// modifierOpeners begin what follows a verb without an object.
var modifierOpeners = tagsOf(tPrep, tAdj, tNoun)

// standsWithoutObject reports whether the word at i is a verb in -s behind a
// subject in the singular, in a clause that has no other.
func standsWithoutObject(ts []tok, i int, pt tag) bool {
	return subjectAt(i, pt) && ts[i].forms&fS != 0 && modifierOpeners.has(tagAt(ts, next(ts, i))) && !finiteAfter(ts, i) && singularSubject(ts, i)
}

// helpedParts may stand between "help" and the infinitive.
var helpedParts = tagsOf(tName, tAdv, tPron, tNoun, tDet, tPos, tPoss, tAdj)

// helped reports whether the verb at i follows "help X".
func helped(ts []tok, i int) bool {
	if ts[i].forms&fBase == 0 {
		return false
	}
	if p := helpBefore(ts, i); p >= 0 {
		return next(ts, i) >= 0 && ts[next(ts, i)].tag != tPrep && ts[next(ts, i)].tag != tPunct
	}
	if g := tagAt(ts, i+1); g != tPoss && g != tDet && g != tNoun && g != tAdj && g != tNum && g != tName && (g != tVerb || ts[i+1].forms&fNoun == 0) {
		return false
	}
	for j := i - 1; j >= 0 && j > i-6; j-- {
		if ts[j].lemma == "help" || ts[j].lemma == "let" {
			return true
		}
		if !helpedParts.has(ts[j].tag) {
			return false
		}
	}
	return false
}

// helpBefore returns the form of "help" that is a verb right before the word at i,
// or -1 ("helped ship", "is helping build").
func helpBefore(ts []tok, i int) int {
	p := prev(ts, i)
	if p < 0 || ts[p].lemma != "help" || ts[p].forms&(fPast|fIng) == 0 && prevTag(ts, p) != tMod && prevTag(ts, p) != tTo {
		return -1
	}
	return p
}

// phraseTags stand inside a noun phrase, its adverbs and possessors included.
var phraseTags = nounParts | tagsOf(tPos, tAdv)

// underPrep reports whether the noun phrase before i hangs on a preposition
// that no participle governs.
func underPrep(ts []tok, i int) bool {
	for i--; i >= 0 && phraseTags.has(ts[i].tag); i-- {
	}
	if g := tagAt(ts, i); g != tPrep && g != tTo {
		return false
	}
	return i == 0 || ts[i-1].tag != tPart && ts[i-1].forms&fPart == 0
}

// verbAtEnd decides about a word that ends its sentence ("port logs show").
func verbAtEnd(ts []tok, i int) tag {
	t := &ts[i]
	switch {
	case t.forms&fS != 0 && reporting[t.lemma] != 0,
		t.forms&fBase != 0 && (reporting[t.lemma] == shows || pluralSubject(ts, i)):
		return tVerb
	}
	return tNoun
}

// partBefore reports whether a participle stands in the same phrase before i.
func partBefore(ts []tok, i int) bool {
	for i--; i >= 0 && ts[i].tag != tPunct; i-- {
		switch ts[i].tag {
		case tPart:
			return true
		case tVerb:
			return ts[i].forms&fPart != 0
		case tBe, tHave, tMod:
			return false
		}
	}
	return false
}

// auxBefore reports whether an auxiliary governs the verb at i.
func auxBefore(ts []tok, i int) bool {
	p := parenthesis(ts, prev(ts, i))
	if p < 0 {
		return false
	}
	switch ts[p].tag {
	case tMod, tDo:
		return true
	case tHave:
		return ts[i].forms&(fPart|fPast) != 0
	case tBe:
		return ts[i].forms&(fPart|fIng) != 0
	}
	return false
}

// parenthesis steps from a comma at p over the words that it closes, back to
// what stands before them ("has, on 2 May, engaged").
func parenthesis(ts []tok, p int) int {
	if p < 0 || ts[p].low != "," {
		return insideAux(ts, p)
	}
	for i := p - 1; i >= 0 && i > p-14; i-- {
		if auxTags.has(ts[i].tag) {
			return p
		}
		if ts[i].low != "," {
			continue
		}
		if q := prev(ts, i); q >= 0 && asideAux.has(ts[q].tag) {
			return q
		}
		if !dateComma(ts, i) {
			return p
		}
	}
	return p
}

// asideAux are the auxiliaries that an aside may part from their verb.
var asideAux = tagsOf(tHave, tBe, tMod)

// dateComma reports whether the comma at i stands inside a date.
func dateComma(ts []tok, i int) bool {
	w := lowAt(ts, i-1)
	return w >= "0" && w <= "9999"
}

// insideAux steps from a noun at p back over prepositional phrases to the
// auxiliary that they interrupt ("has for the second time listed").
func insideAux(ts []tok, p int) int {
	if p < 2 || ts[p].tag != tNoun && ts[p].tag != tName {
		return p
	}
	for i := p; i > 0 && i > p-10; i-- {
		switch ts[i].tag {
		case tNoun, tName, tDet, tAdj, tNum, tPoss, tAdv:
		case tPrep:
			if ts[i-1].tag == tHave {
				return i - 1
			}
		default:
			return p
		}
	}
	return p
}

// afterAux returns the tag of a verb form behind an auxiliary.
func afterAux(ts []tok, i int) tag {
	switch f := ts[i].forms; {
	case f&fPart != 0 && aux(ts, i) != tMod && aux(ts, i) != tDo:
		return tPart
	case f&fIng != 0:
		return tIng
	}
	return tBase
}

// aux returns the tag of the auxiliary of the verb at i.
func aux(ts []tok, i int) tag {
	if p := parenthesis(ts, prev(ts, i)); p >= 0 {
		return ts[p].tag
	}
	return tPunct
}

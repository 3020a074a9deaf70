package claims

// standAlone are articles that act as pronouns where no noun follows.
var standAlone = words("this these those some all both neither any another")

// resolve settles words that can be a verb or a noun by what stands around
// them.
func resolve(ts []tok, i int) {
	t := &ts[i]
	switch {
	case t.low == "that":
		t.tag = thatTag(ts, i)
	case t.tag == tPrep || t.tag == tSub:
		prepOrSub(ts, i)
	case t.tag == tVerb:
		t.tag = verbFormTag(ts, i)
	case actsAsPronoun(ts, i):
		t.tag = tPron
	case t.low == "last" && pronounTags.has(prevTag(ts, i)) && tagAt(ts, i+1) == tVerb:
		t.tag = tAdv // who last met
	case t.low == "first" && (prevTag(ts, i) == tPoss || prevTag(ts, i) == tDet) && nominal(tagAt(ts, i+1)):
		t.tag = tAdj // its first batch
	case t.tag == tAdj:
		t.tag = adjTag(ts, i)
	}
}

// adjTag settles an adjective: a participle that accuses, or a noun where no noun
// follows.
func adjTag(ts []tok, i int) tag {
	if g := allegedTag(ts, i); g != 0 {
		return g
	}
	switch {
	case accusesBehindBe(ts, i), accusedOf[ts[i].low] && lowAt(ts, i+1) == "of" && ts[i].forms&fPart != 0:
		return tPart
	case nounable[ts[i].low] && i > 0 && (!goesOnAfterAdj(ts, i) || insideWords[lowAt(ts, i+1)]):
		return tNoun
	}
	return tAdj
}

// allegedTag returns what "alleged" at i is where it is no adjective, or 0.
func allegedTag(ts []tok, i int) tag {
	if ts[i].low != "alleged" || i == 0 {
		return 0
	}
	switch after := tagAt(ts, i+1); {
	case ts[i-1].tag.named() && (lowAt(ts, i+1) == "that" || after == tDet):
		return tVerb
	case lowAt(ts, i-1) == "as" && after == tPrep:
		return tPart
	}
	return 0
}

// accusesBehindBe reports whether the adjective at i says of what somebody is
// accused ("is alleged to have sold").
func accusesBehindBe(ts []tok, i int) bool {
	return accusedOf[ts[i].low] && prevTag(ts, i) == tBe && ts[i].forms&fPart != 0 && !nominal(tagAt(ts, i+1))
}

// accusedOf are adjectives that behind "be" say what somebody is accused of.
var accusedOf = words("alleged suspected")

// actsAsPronoun reports whether the article or number at i has no noun.
func actsAsPronoun(ts []tok, i int) bool {
	switch t := &ts[i]; t.tag {
	case tDet:
		return standAlone[t.low] && !nounAhead(ts, i)
	case tNum:
		return t.low == "one" && lowAt(ts, i+1) == "of"
	case tAdj:
		return shareAlone[t.low] && startsClause(ts, i) && tagAt(ts, i+1) == tVerb && ts[i+1].forms&fPast != 0 && !nounAhead(ts, i)
	}
	return false
}

// shareAlone are words for some of many that act as pronouns before a past form.
var shareAlone = words("most many several few")

// startsClause reports whether the token at i stands first, or behind punctuation or a
// conjunction.
func startsClause(ts []tok, i int) bool {
	return i == 0 || ts[i-1].tag == tPunct || ts[i-1].tag == tConj
}

// goesOnAfterAdj reports whether the phrase of the adjective at i goes on.
func goesOnAfterAdj(ts []tok, i int) bool {
	n := next(ts, i)
	if ts[i].low == "national" && n >= 0 && ts[n].tag == tConj && (tagAt(ts, i-1) == tName || demonyms[lowAt(ts, i-1)] != "") {
		return false
	}
	return n >= 0 && (nominal(ts[n].tag) || ts[n].tag == tConj || ts[n].tag == tPos)
}

// nounAhead reports whether a noun or what may be one follows i.
func nounAhead(ts []tok, i int) bool {
	n := next(ts, i)
	return n >= 0 && (nominal(ts[n].tag) || ts[n].tag == tVerb && ts[n].forms&fNoun != 0)
}

// verbFormTag decides what a word is that the lexicon knows as a form of a
// verb.
func verbFormTag(ts []tok, i int) tag {
	t := &ts[i]
	pt := prevTag(ts, i)
	switch {
	case auxBefore(ts, i):
		return afterAux(ts, i)
	case adjectiveHere(ts, i, pt):
		return tAdj
	case pt == tTo && (t.low == "export" || t.low == "import") && ruleParts[lowAt(ts, i+1)]:
		return tNoun // related to export controls
	case pt == tTo && itemWord(t.low) && tagAt(ts, i+1) == tNoun && trades[singular(lowAt(ts, i+1))].typ != "":
		return tNoun // sold to shell makers
	case pt == tTo && t.forms&fBase != 0:
		return tBase
	case t.forms&fIng != 0 && t.forms&(fBase|fPast) == 0:
		return ingTag(ts, i, pt)
	case nounOpeners.has(pt):
		return afterDet(ts, i, pt)
	case nounUnderPrep(t.forms, pt):
		return tNoun
	case pt == tPrep || pt == tTo:
		return participleUnderPrep(ts, i)
	}
	return freeFormTag(ts, i, pt)
}

// ruleParts stand behind "export" in the names of rules.
var ruleParts = words("control controls licence licences license licenses licensing enforcement restrictions")

// participleUnderPrep decides what a verb form behind a preposition is that is
// no noun.
func participleUnderPrep(ts []tok, i int) tag {
	if n := next(ts, i); n >= 0 && nominal(ts[n].tag) {
		return tAdj
	}
	if lowAt(ts, i-2) == "according" && ts[i].forms&fS != 0 && ts[i].forms&fBase == 0 {
		return tNoun // according to invoices
	}
	return tPart
}

// adjectiveHere reports whether a verb form is an adjective: "mass production", "people
// close to".
func adjectiveHere(ts []tok, i int, pt tag) bool {
	switch ts[i].low {
	case "mass":
		return tagAt(ts, i+1) == tNoun
	case "close":
		return pt.named() && tagAt(ts, i+1) == tTo
	}
	return false
}

// nounUnderPrep reports whether a verb form behind a word of tag pt is the noun
// of a prepositional phrase or the object of a gerund.
func nounUnderPrep(f verbForm, pt tag) bool {
	return (pt == tPrep || pt == tIng && f&fNoun != 0) && f&(fBase|fS) != 0 && f&fPast == 0
}

// asideOfAll reports whether the past form at i is a participle behind "those" or
// in an aside about all or some of the things before it (", all based in X,").
func asideOfAll(ts []tok, i int) bool {
	switch w := lowAt(ts, i-1); w {
	case "them":
		return lowAt(ts, i-2) == "of" && shareWords[lowAt(ts, i-3)] && lowAt(ts, i-4) == "," && tagAt(ts, i+1) == tPrep
	case "those":
		return tagAt(ts, i+1) == tMod || tagAt(ts, i+1) == tPrep || tagAt(ts, i+1) == tBe
	case "all", "both", "each", "some", "most":
		return lowAt(ts, i-2) == "," && tagAt(ts, i+1) == tPrep
	}
	return false
}

// freeFormTag decides what a verb form is that neither auxiliary nor article
// nor preposition governs. Past forms stay verbs until participles.
func freeFormTag(ts []tok, i int, pt tag) tag {
	t := &ts[i]
	switch {
	case t.forms&fPart != 0 && t.forms&(fPast|fBase) == 0:
		return tPart
	case pt == tIng && t.forms&fPart != 0 && tagAt(ts, i+1) == tNoun:
		return tPart // shipping controlled goods
	case t.forms&fPart != 0 && asideOfAll(ts, i):
		return tPart
	case t.forms.past(), t.low == "say" && pt.named():
		return tVerb
	case t.forms&fNoun != 0:
		return nounOrVerb(ts, i, pt)
	case helped(ts, i):
		return tBase
	case t.forms&fS == 0 && t.forms&fBase != 0 && !pluralSubject(ts, i):
		if pt.named() {
			return tNoun
		}
		if onlyVerb(ts, i) {
			return tVerb
		}
		return tBase
	}
	return tVerb
}

// thatTag decides whether "that" is an article, a relative or a conjunction.
func thatTag(ts []tok, i int) tag {
	p, n := prev(ts, i), next(ts, i)
	if n < 0 {
		return tPron
	}
	if p >= 0 {
		if g, ok := thatAfter(&ts[p], &ts[n]); ok {
			return g
		}
	}
	switch {
	case nominal(ts[n].tag) && tagAt(ts, p) == tPrep && lowAt(ts, p) != "out":
		return tDet
	case verbal(ts[n].tag):
		return tPron
	}
	return tThat
}

var (
	verbBefore     = tagsOf(tVerb, tPart, tBase, tIng)
	antecedentTags = tagsOf(tNoun, tName, tPron)
	subjectOpeners = tagsOf(tDet, tPron, tName, tPoss)
)

// thatAfter decides about "that" between the tokens p and n where p is a verb
// or a noun.
func thatAfter(p, n *tok) (tag, bool) {
	switch {
	case p.tag == tNoun && itemWord(p.low) && !namesNoGoods(p.low) && subjectOpeners.has(n.tag):
		return tWh, true // the engines that X sold
	case verbBefore.has(p.tag):
		return tThat, true
	case antecedentTags.has(p.tag) && verbal(n.tag):
		return tWh, true
	case p.tag == tNoun && (contentNoun[p.low] || subjectOpeners.has(n.tag)):
		return tThat, true
	}
	return 0, false
}

// beforeClause are words that begin a clause or govern a noun.
var beforeClause = words("since until till after before as than like once")

var contentNoun = words("report reports claim claims condition allegation allegations statement evidence fact belief suspicion account accusation accusations news charge assertion view")

// asTimesAs reports whether the word at i begins an expression such as "as early as".
func asTimesAs(ts []tok, i int) bool {
	return ts[i].low == "as" && lowAt(ts, i+2) == "as" && timesAs[lowAt(ts, i+1)]
}

// prepOrSub separates "after the talks" from "after it left".
func prepOrSub(ts []tok, i int) {
	t := &ts[i]
	switch {
	case beforeClause[t.low]:
		if t.tag = tPrep; t.low == "once" {
			t.tag = tAdv
		}
		if clauseAhead(ts, i) && !timeUnder(ts, i) && !asTimesAs(ts, i) {
			t.tag = tSub
		}
	case t.low == "so":
		if n := next(ts, i); n >= 0 && ts[n].low != "that" {
			t.tag = tAdv
		}
	}
}

// timesAs stand in "as early as 2015".
var timesAs = words("early late recently")

// timeUnder reports whether a time stands right behind i, and who does something
// behind it ("since May 2019 Iran has").
func timeUnder(ts []tok, i int) bool {
	n := i + 1
	if timeAt(ts, n) {
		n++
	}
	n += boolIndex(isYear(lowAt(ts, n)))
	return n > i+1 && whoTags.has(tagAt(ts, n))
}

// timeAt reports whether the word at i is a day, a month or a season.
func timeAt(ts []tok, i int) bool {
	return i >= 0 && i < len(ts) && (ts[i].lex.marks&mTime != 0 || ts[i].low == "may" && ts[i].tag == tName)
}

// whoTags begin a phrase for who does something.
var whoTags = tagsOf(tName, tDet, tPron, tPoss)

// clauseAhead reports whether a finite verb follows i soon, before anything
// that would part it from i.
func clauseAhead(ts []tok, i int) bool {
	for j := i + 1; j < min(len(ts), i+14); j++ {
		switch t := &ts[j]; t.tag {
		case tPunct:
			if t.low != "\"" && t.low != "“" {
				return false
			}
		case tBe, tHave, tMod, tDo:
			return true
		case tVerb:
			return t.forms&fNoun == 0 || prevTag(ts, j) == tPron
		case tPrep, tConj, tWh:
			return false
		}
	}
	return false
}

package claims

import "strings"

// untagged is a word that has no tag yet, with what its place says of it.
type untagged struct {
	*tok
	ts        []tok
	i         int
	first     bool // its capital may be due to its place
	upperCase bool // all words of the sentence are in capitals
	isVerb    bool // the lexicon knows it as a form of a verb
}

// digitTag is firstTag for a word that begins with a digit.
func digitTag(ts []tok, i int) tag {
	if ts[i].cap || modelNumberAt(ts, i) {
		return tName // 9M133
	}
	if strings.ContainsRune(ts[i].low, '-') {
		return tAdj // 10-point
	}
	return tNum
}

// firstTag gives the tag that a word has by itself.
func firstTag(ts []tok, i int, upperCase bool) tag {
	t := &ts[i]
	if t.lex.isVerb {
		t.lemma, t.forms = t.lex.verb.lemma, t.lex.verb.forms
	}
	if digitAt(t.low, 0) {
		return digitTag(ts, i)
	}
	if t.said {
		return tVerb
	}
	if t.lex.isVerb && (nounOfGoods(ts, i) || t.low == "ground" && lowAt(ts, i+1) != "off") {
		return tNoun
	}
	u := untagged{t, ts, i, sentenceStart(ts, i), upperCase, t.lex.isVerb}
	if u.monthOfMay() {
		return tName
	}
	if g, ok := u.closedTag(); ok {
		return g
	}
	if g, ok := u.capitalTag(); ok {
		return g
	}
	return u.shapeTag()
}

// closedTag looks a word up in the dictionary of words that have one tag, if
// its capital does not speak against it.
func (u *untagged) closedTag() (tag, bool) {
	if u.low == "close" && closeWith[lowAt(u.ts, u.i+1)] {
		return tAdj, true
	}
	g, ok := u.lex.closed, u.lex.only
	if u.low == "under" && u.cap && u.i+1 < len(u.ts) && u.ts[u.i+1].low == "secretary" {
		return tName, true
	}
	if u.low == "a" && u.nameInside() && u.i > 0 && u.ts[u.i-1].cap && u.ts[u.i-1].tag == tName {
		return tName, true // Member State A
	}
	if !ok || u.capitalCounts(g) {
		return 0, false
	}
	if u.caps && u.low == "us" && !u.upperCase {
		return tName, true
	}
	return g, true
}

// closeWith are nouns before which "close" is an adjective.
var closeWith = words("ties links relations relationship contact contacts cooperation associate associates ally allies friend friends relative relatives aide aides partner partners")

// capitalCounts reports whether the capital of a word of the dictionary, with tag g
// there, speaks against that tag.
func (u *untagged) capitalCounts(g tag) bool {
	return u.nameInside() && (u.caps || g == tAdj) || g == tAdj && u.beginsBody()
}

// beginsBody reports whether an adjective at the start of a sentence begins the name of
// a body ("National Security Council").
func (u *untagged) beginsBody() bool {
	return u.first && u.cap && !u.upperCase && u.i+1 < len(u.ts) && u.ts[u.i+1].cap && (orgHeads[u.ts[u.i+1].low] || firmAt(u.ts, u.i))
}

// nameInside reports whether a capital inside a sentence makes the word a name.
func (u *untagged) nameInside() bool { return u.cap && !u.first && !u.upperCase }

// capitalTag tags words by their capital and what overrides it.
func (u *untagged) capitalTag() (tag, bool) {
	switch {
	case u.low == "armed" && armedBodies[lowAt(u.ts, u.i+1)] && !(u.cap && !u.first && u.ts[u.i+1].cap):
		return tAdj, true
	case u.lex.marks&mAcronym != 0:
		return tNoun, true
	case u.cap && compoundAdj(u.low):
		return tAdj, true
	case !u.cap:
		return tName, u.lex.marks&mState != 0
	case u.upperCase && !u.isVerb && len(u.low) > 3:
		_, place := lookupPlace(u.low)
		return tName, place
	}
	return tName, !u.upperCase && (!u.first || nameAtStart(u.ts, u.i, u.isVerb))
}

// modelNumberAt reports whether the number at i belongs to the name of a model before it
// ("Shahed 136", "Leopard 2 tanks").
func modelNumberAt(ts []tok, i int) bool {
	if i == 0 || !ts[i-1].cap || !ts[i].gap {
		return false
	}
	before := ts[i-1].low
	return spacedModels[before+" "+ts[i].low] != "" || frontModels[before] != "" && i+1 < len(ts) && itemWord(ts[i+1].low)
}

// nounOfGoods reports whether a form of a verb at i is part of a name for goods of
// several words ("vacuum pumps", "machining centres").
func nounOfGoods(ts []tok, i int) bool {
	w := ts[i].low
	if i > 0 {
		if ends := pairStarts[ts[i-1].low]; ends != nil && ends[singular(w)] {
			return true
		}
	}
	ends := pairStarts[w]
	return ends != nil && strings.HasSuffix(w, "ing") && i+1 < len(ts) && ends[singular(ts[i+1].low)]
}

// armedBodies go with "armed" as with an adjective.
var armedBodies = words("forces force group groups men gang gangs militia drone drones conflict wing")

var beforeMonth = tagsOf(tPrep, tSub, tNum, tAdj)

// monthOfMay reports whether the word is the month and not the modal.
func (u *untagged) monthOfMay() bool {
	if u.low != "may" || !u.cap || u.first || u.i == 0 {
		return false
	}
	return beforeMonth.has(u.ts[u.i-1].tag) || u.i > 1 && u.ts[u.i-1].tag == tConj && u.ts[u.i-2].lex.marks&mTime != 0
}

// shapeTag tags a word by its forms as a verb or by its ending.
func (u *untagged) shapeTag() tag {
	switch {
	case !u.isVerb && adverbShape(u.low):
		return tAdv
	case u.isVerb:
		return tVerb
	case pastShape(u.low): // a verb that the lexicon lacks
		u.lemma, u.forms = u.low[:len(u.low)-2], fPast|fPart
		return tVerb
	case u.lex.marks&mPeople != 0 || adjectiveShape(u.low):
		return tAdj
	}
	return tNoun
}

// notAdverbs are nouns in -ly.
var notAdverbs = words("supply assembly family ally monopoly")

func adverbShape(w string) bool {
	return strings.HasSuffix(w, "ly") && len(w) > 4 && !notAdverbs[w]
}

// pastShape reports whether an unknown word looks like a past form in -ed.
func pastShape(w string) bool {
	if len(w) <= 5 || !strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "eed") || strings.Contains(w, "-") {
		return false
	}
	return !nounish[w] && closed[w] == 0
}

var adjectiveEnds = strings.Fields("ous ive able ible ful ian-made -made -built -designed -owned -based -backed -linked -listed -level ical ish")

func adjectiveShape(w string) bool {
	for _, suf := range adjectiveEnds {
		if strings.HasSuffix(w, suf) && len(w) > len(suf)+2 && !nounish[w] {
			return true
		}
	}
	return false
}

// compoundAdj reports whether a word is made of a name and a participle
// ("Iranian-made").
func compoundAdj(w string) bool {
	_, y, ok := strings.Cut(w, "-")
	return ok && compoundEnds[y]
}

var compoundEnds = words("made designed built backed linked based owned led controlled origin style supplied produced listed registered flagged")

// lowerCountry are names of states that careless texts print small.
var lowerCountry = words("russia ukraine iran israel syria iraq belarus germany france britain america india pakistan kazakhstan")

// nounable adjectives are nouns where no noun follows ("the general visited").
var nounable = words("general military chemical public commercial national senior minor individual potential secret foreign total key official operative")

// acronymNouns are common nouns in spite of their capitals.
var acronymNouns = words("tnt ied ieds vbied vbieds rpg rpgs atgm atgms manpads manpad srbm srbms irbm irbms slbm slbms ugv ugvs auv auvs fpv fpvs uxo uf6 heu leu uav uavs ucav ucavs usv usvs mlrs icbm icbms")

// fixedAdverbs are groups of two words that act as one adverb: the second word
// by the first.
var fixedAdverbs = map[string]map[string]bool{
	"in": words("turn fact addition particular return part person"), "for": words("example instance"), "of": words("course"),
	"at": words("present first"), "so": words("far"), "as": words("well"), "no": words("longer"),
}

// insideSigns show that what follows them does not begin a sentence.
var insideSigns = words(", ; - ( – — &")

var nounish = words("executive representative initiative missive detective archive directive objective relative native alternative motive table vegetable cable variable fable narrative cooperative hundred embed biped")

// sentenceStart reports whether a capital at i may be due to the place only.
func sentenceStart(ts []tok, i int) bool {
	for i--; i >= 0 && ts[i].tag == tPunct; i-- {
		switch w := ts[i].low; {
		case insideSigns[w]:
			return false
		case w == ":":
			return true
		}
	}
	return i < 0
}

// nameAtStart decides whether the capitalised first word of a sentence is a
// name: it is unless it is a verb form, a plural or another common word.
func nameAtStart(ts []tok, i int, isVerb bool) bool {
	t := ts[i]
	if t.caps && len(t.low) > 1 {
		return true
	}
	if _, place := lookupPlace(t.low); place && len(t.low) > 4 {
		return true
	}
	if bodyAt(ts, i) || surnameSpeaks(ts, i) {
		return true
	}
	if nameGoesOn(ts, i+1) && (!isVerb || t.forms&fBase != 0 || firmAt(ts, i)) {
		return true
	}
	return !isVerb && (!commonWord(t.low) || bodyAfterAnd(ts, i))
}

// bodyAfterAnd reports whether "and" goes on from the word at i with capitals that end
// like the name of a body ("Procurement and Supply Agency").
func bodyAfterAnd(ts []tok, i int) bool {
	return lowAt(ts, i+1) == "and" && i+2 < len(ts) && ts[i+2].cap && firmAt(ts, i+2)
}

// nameGoesOn reports whether the token at i goes on with a name that a word
// before it may begin.
func nameGoesOn(ts []tok, i int) bool {
	return i < len(ts) && (ts[i].cap || ts[i].tag == tPos) && ts[i].gap && ts[i].lex.closed == 0
}

// fieldWords are fields of work with which names of bodies begin.
var fieldWords = words("defence defense space aerospace aviation research industry trade security science information communications electronics logistics maritime procurement production supply military nuclear missile export import finance customs technology energy intelligence rocket radar naval strategic")

// bodyAt reports whether the word at i begins the name of a body of two fields joined
// by "and" ("Defence and Space Industries Organization").
func bodyAt(ts []tok, i int) bool {
	and := lowAt(ts, i+1)
	return fieldWords[ts[i].low] && (and == "and" || and == "&") && i+2 < len(ts) && ts[i+2].cap && firmAt(ts, i+2)
}

// surnameSpeaks reports whether a noun for a person that is no post stands bare before a
// verb of saying, as only a surname does ("Cook said").
func surnameSpeaks(ts []tok, i int) bool {
	w := ts[i].low
	if ts[i].lex.class&cPerson == 0 || !saidWords[lowAt(ts, i+1)] {
		return false
	}
	return singular(w) == w && !jobWords[w] && !titles[w] && !anonymousHeads[w] && !heldOffice[w]
}

// saidWords follow the name of a speaker.
var saidWords = words("said says told added")

// commonEnds are endings of words that are no names.
var commonEnds = strings.Fields("ly ing ers ors tion tions sion sions ment ments ance ances ence ences ness ity ities")

// commonWord reports whether a word is known, or shown by its ending, to be no
// name.
func commonWord(w string) bool {
	one := singular(w)
	if _, event := eventNouns[one]; event {
		return true
	}
	return commonNouns[w] || commonNouns[one] || jobWords[one] || wordClasses["test"][one] || itemWord(w) || hasEnding(w, commonEnds)
}

func hasEnding(w string, ends []string) bool {
	for _, e := range ends {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// firmAt reports whether the run of capitals at i ends like the name of a firm
// or body.
func firmAt(ts []tok, i int) bool {
	j := i
	for j+1 < len(ts) && ts[j+1].cap && ts[j+1].gap {
		j++
	}
	return j > i && orgHeads[ts[j].low]
}

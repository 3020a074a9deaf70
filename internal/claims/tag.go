package claims

import (
	"strings"
)

// tag is the part of speech of a token, as far as the rules need it.
type tag uint8

const (
	tNoun tag = iota // any noun or unknown word
	tName            // proper noun
	tAdj             // adjective
	tNum             // number in digits or words
	tDet             // a, the, this, no
	tPoss            // its, their
	tPron            // it, they, we
	tWh              // which, who, that (relative), whose
	tPrep            // in, of, from
	tTo              // to
	tConj            // and, but, or
	tSub             // if, because, while
	tThat            // that as a conjunction
	tMod             // modal
	tBe
	tHave
	tDo
	tVerb // finite main verb
	tBase // infinitive or imperative
	tPart // past participle
	tIng  // present participle or gerund
	tAdv
	tPos   // 's
	tPunct // any sign
)

// closed is the dictionary of words that have one tag.
var closed = buildClosed()

// closedLists are the words of each tag. No word stands in two lists.
var closedLists = map[tag]string{
	tDet:  "a an the this these those no any each every some both either neither all another such what half",
	tPoss: "its their his our my your her",
	tPron: "it they he she we i you them him us me itself themselves himself herself ourselves ones nobody everyone someone anyone none others everything nothing something there",
	tWh:   "which who whom whose where",
	tPrep: "in of from by with at on for into onto under over across through during between among against within without via aboard off near upon about " +
		"around toward towards worth along behind beyond despite per following including concerning regarding like than throughout amid amongst inside outside besides except out up down back",
	tTo:   "to",
	tConj: "and but or nor yet",
	tSub:  "if because while although though whereas unless whether when until till since so once lest after before as",
	tMod:  "will would may might could can shall should must cannot can't won't wouldn't couldn't mustn't shouldn't ll",
	tBe:   "is are was were be been being am isn't aren't wasn't weren't",
	tHave: "has have had having hasn't haven't hadn't",
	tDo:   "do does did doesn't don't didn't doing",
	tAdv: "not never also ever then now already still just only even again together however therefore thus moreover meanwhile soon later earlier often always " +
		"yesterday today tomorrow here rather instead too very almost nearly abroad first allegedly reportedly n't apart else perhaps maybe indeed notably " +
		"ago away longer anymore twice quite hence afterwards",
	tAdj: "new old other own several many few much more most less least same next last able likely due ready military civilian nuclear foreign main major key critical " +
		"large small high low long short full various different certain significant important relevant former current present senior junior local national international state-owned western " +
		"eastern northern southern central further anonymous independent secret private public commercial economic industrial additional spare heavy light available responsible special free " +
		"recent familiar modern major minor early late precise exact common general federal regional global human political financial strategic tactical advanced sensitive dual-use high-precision " +
		"unmanned aerial ballistic conventional chemical biological illegal illicit legal lawful legitimate valid false fake true real actual apparent alleged suspected so-called unnamed unidentified " +
		"internal external official unofficial joint separate single double third-party multi-year annual monthly weekly daily total overall average massive huge vast small-scale wide broad narrow deep " +
		"strong weak hard soft fast slow quick hot cold wet dry clean dirty rich poor cheap expensive inexpensive costly safe dangerous serious severe critical vital essential necessary possible impossible " +
		"probable direct indirect active passive positive negative final initial original previous prior subsequent upcoming future past potential ongoing continuous constant permanent temporary " +
		"medium-sized regulatory bureaucratic administrative humanitarian technical technological scientific medical naval maritime agricultural electronic digital mechanical optical physical virtual raw " +
		"unclear unknown open closed full empty whole entire partial complete incomplete relevant irrelevant willing unable capable incapable subject unfit fit bench domestic overseas",
	tNum: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen",
}

func buildClosed() map[string]tag {
	m := map[string]tag{}
	for t, list := range closedLists {
		for _, w := range strings.Fields(list) {
			if t == tAdj && verbTable()[w].forms&fBase != 0 {
				continue // "open", "complete": settled by what stands around
			}
			m[w] = t
		}
	}
	return m
}

// tagAll assigns tags to the tokens of one sentence. upperCase says that the
// sentence is printed in capitals, so that capitals mark no names.
func tagAll(ts []tok, upperCase bool) {
	vt := verbTable()
	for i := range ts {
		t := &ts[i]
		if t.tag == tPunct || t.tag == tPos {
			continue
		}
		t.tag = firstTag(ts, i, vt, upperCase)
	}
	for i := range ts {
		for _, f := range fixedAdverbs {
			if i+1 < len(ts) && ts[i].low == f[0] && ts[i+1].low == f[1] && (f[0] != "as" || i+2 >= len(ts) || ts[i+2].low != "as") {
				ts[i].tag, ts[i+1].tag = tAdv, tAdv
			}
		}
	}
	for i := range ts {
		resolve(ts, i)
	}
	for i := range ts {
		participles(ts, i)
	}
}

// firstTag gives the tag that a word has by itself.
func firstTag(ts []tok, i int, vt map[string]verbInfo, upperCase bool) tag {
	t := &ts[i]
	v, isVerb := vt[t.low]
	if isVerb {
		t.lemma, t.forms = v.lemma, v.forms
	}
	c := t.low[0]
	if c >= '0' && c <= '9' {
		if strings.ContainsRune(t.low, '-') {
			return tAdj // 10-point
		}
		return tNum
	}
	first := sentenceStart(ts, i)
	if g, ok := closed[t.low]; ok && (!t.cap || first || upperCase || !t.caps && g != tAdj) {
		if t.caps && t.low == "us" && !upperCase {
			return tName
		}
		return g
	}
	if t.low == "may" && t.cap && !first && i > 0 && (ts[i-1].tag == tPrep || ts[i-1].tag == tSub || ts[i-1].tag == tNum || ts[i-1].tag == tAdj) {
		return tName
	}
	if acronymNouns[t.low] {
		return tNoun
	}
	if t.cap && compoundAdj(t.low) {
		return tAdj
	}
	if !t.cap && lowerCountry[t.low] {
		return tName
	}
	if t.cap && !upperCase && (!first || nameAtStart(ts, i, isVerb)) {
		return tName
	}
	if strings.HasSuffix(t.low, "ly") && len(t.low) > 4 && t.low != "supply" && t.low != "assembly" && t.low != "family" && t.low != "ally" && t.low != "monopoly" && !isVerb {
		return tAdv
	}
	if isVerb {
		return tVerb
	}
	if n := len(t.low); n > 5 && strings.HasSuffix(t.low, "ed") && !nounish[t.low] && closed[t.low] == 0 && !strings.HasSuffix(t.low, "eed") && !strings.Contains(t.low, "-") {
		t.lemma, t.forms = t.low[:n-2], fPast|fPart // a verb that the lexicon lacks
		return tVerb
	}
	for _, suf := range []string{"ous", "ive", "able", "ible", "ful", "ian-made", "-made", "-built", "-designed", "-owned", "-based", "-backed", "-linked", "-listed", "-level", "ical", "ish"} {
		if strings.HasSuffix(t.low, suf) && len(t.low) > len(suf)+2 && !nounish[t.low] {
			return tAdj
		}
	}
	if demonyms[t.low] != "" {
		return tAdj
	}
	return tNoun
}

// compoundAdj reports whether a word is made of a name and a participle
// ("Iranian-made").
func compoundAdj(w string) bool {
	_, y, ok := strings.Cut(w, "-")
	return ok && (y == "made" || y == "designed" || y == "built" || y == "backed" || y == "linked" || y == "based" || y == "owned" || y == "led" || y == "controlled" || y == "origin" || y == "style" || y == "supplied" || y == "produced" || y == "listed" || y == "registered" || y == "flagged")
}

// lowerCountry are names of states that careless texts print small.
var lowerCountry = words("russia ukraine iran israel syria iraq belarus germany france britain america india pakistan kazakhstan")

// nounable adjectives are nouns where no noun follows ("the general visited").
var nounable = words("general military chemical public commercial national senior minor individual potential secret foreign total key")

// acronymNouns are common nouns in spite of their capitals.
var acronymNouns = words("uav uavs ucav ucavs usv usvs mlrs icbm icbms")

// fixedAdverbs are groups of words that act as one adverb.
var fixedAdverbs = [][]string{{"in", "turn"}, {"in", "fact"}, {"in", "addition"}, {"in", "particular"}, {"for", "example"}, {"for", "instance"}, {"of", "course"},
	{"at", "present"}, {"in", "return"}, {"in", "part"}, {"at", "first"}, {"in", "person"}, {"so", "far"}, {"as", "well"}}

var nounish = words("executive representative initiative missive detective archive directive objective relative native alternative motive table vegetable cable variable fable narrative cooperative hundred embed biped")

// sentenceStart reports whether a capital at i may be due to the place only.
func sentenceStart(ts []tok, i int) bool {
	for i--; i >= 0 && ts[i].tag == tPunct; i-- {
		if w := ts[i].low; w == "," || w == ";" || w == "-" || w == "(" || w == "–" || w == "—" || w == "&" {
			return false
		}
		if w := ts[i].low; w == ":" {
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
	if i+1 < len(ts) && (ts[i+1].cap || ts[i+1].tag == tPos) && ts[i+1].gap && (!isVerb || t.forms&fBase != 0 || firmAt(ts, i)) && closed[ts[i+1].low] == 0 {
		return true
	}
	if isVerb || commonNouns[t.low] || commonNouns[strings.TrimSuffix(t.low, "s")] || strings.HasSuffix(t.low, "ly") || strings.HasSuffix(t.low, "ing") || itemWord(t.low) {
		return false
	}
	if strings.HasSuffix(t.low, "ions") || strings.HasSuffix(t.low, "ments") || strings.HasSuffix(t.low, "ers") || strings.HasSuffix(t.low, "ors") {
		return false
	}
	return true
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

// resolve settles words that can be a verb or a noun by what stands around
// them.
func resolve(ts []tok, i int) {
	t := &ts[i]
	if t.low == "that" {
		t.tag = thatTag(ts, i)
		return
	}
	if t.tag == tPrep || t.tag == tSub {
		prepOrSub(ts, i)
		return
	}
	if t.tag == tDet && (t.low == "this" || t.low == "these" || t.low == "those" || t.low == "some" || t.low == "all" || t.low == "both" || t.low == "neither" || t.low == "any" || t.low == "another") {
		if n := next(ts, i); n < 0 || !nominal(ts[n].tag) && !(ts[n].tag == tVerb && ts[n].forms&fNoun != 0) && ts[n].tag != tAdj {
			t.tag = tPron
		}
		return
	}
	if t.tag == tAdj && nounable[t.low] && i > 0 {
		if n := next(ts, i); n < 0 || !nominal(ts[n].tag) && ts[n].tag != tConj && ts[n].tag != tPos || ts[n].tag == tVerb {
			t.tag = tNoun
		}
		return
	}
	if t.tag == tNum && t.low == "one" && i+1 < len(ts) && ts[i+1].low == "of" {
		t.tag = tPron
		return
	}
	if t.tag != tVerb {
		return
	}
	p := prev(ts, i)
	pt := tPunct
	if p >= 0 {
		pt = ts[p].tag
	}
	switch {
	case auxBefore(ts, i):
		t.tag = afterAux(ts, i)
	case pt == tTo && t.forms&fBase != 0:
		t.tag = tBase
	case t.forms&fIng != 0 && t.forms&(fBase|fPast) == 0:
		t.tag = ingTag(ts, i, pt)
	case pt == tDet || pt == tPoss || pt == tPos || pt == tAdj || pt == tNum:
		t.tag = afterDet(ts, i, pt)
	case (pt == tPrep || pt == tIng && t.forms&fNoun != 0) && (t.forms&(fBase|fS) != 0) && t.forms&fPast == 0:
		t.tag = tNoun
	case pt == tPrep || pt == tTo:
		t.tag = tPart
		if n := next(ts, i); n >= 0 && nominal(ts[n].tag) {
			t.tag = tAdj
		}
	case t.forms&fPart != 0 && t.forms&(fPast|fBase) == 0:
		t.tag = tPart
	case t.forms&(fPast|fPart) != 0 && t.forms&fBase == 0:
		// settled in participles
	case t.forms&fNoun != 0:
		t.tag = nounOrVerb(ts, i, pt)
	case t.forms&fS == 0 && t.forms&fBase != 0 && !pluralSubject(ts, i):
		t.tag = tBase
		if pt == tNoun || pt == tName {
			t.tag = tNoun
		}
	}
}

// thatTag decides whether "that" is an article, a relative or a conjunction.
func thatTag(ts []tok, i int) tag {
	p, n := prev(ts, i), next(ts, i)
	if n < 0 {
		return tPron
	}
	if p >= 0 {
		switch pt := ts[p].tag; {
		case ts[p].tag == tVerb || ts[p].tag == tPart || ts[p].tag == tBase || ts[p].tag == tIng:
			return tThat
		case (pt == tNoun || pt == tName || pt == tPron) && (verbal(ts[n].tag) || ts[n].tag == tAdv):
			return tWh
		case pt == tNoun && (contentNoun[ts[p].low] || ts[n].tag == tDet || ts[n].tag == tPron || ts[n].tag == tName || ts[n].tag == tPoss):
			return tThat
		}
	}
	if nominal(ts[n].tag) && (p < 0 || ts[p].tag == tPrep || ts[p].tag == tPunct || ts[p].tag == tConj || ts[p].tag == tTo) {
		if p >= 0 && ts[p].tag == tPrep {
			return tDet
		}
		return tThat
	}
	if verbal(ts[n].tag) {
		return tPron
	}
	return tThat
}

var contentNoun = words("report reports claim claims condition allegation allegations statement evidence fact belief suspicion account accusation accusations news charge assertion view")

// prepOrSub separates "after the talks" from "after it left".
func prepOrSub(ts []tok, i int) {
	t := &ts[i]
	switch t.low {
	case "since", "until", "till", "after", "before", "as", "than", "like", "once":
		if t.tag = tPrep; t.low == "once" {
			t.tag = tAdv
		}
		for j := i + 1; j < len(ts) && j < i+14; j++ {
			switch ts[j].tag {
			case tPunct:
				if ts[j].low != "\"" && ts[j].low != "“" {
					return
				}
			case tBe, tHave, tMod, tDo:
				t.tag = tSub
				return
			case tVerb:
				if ts[j].forms&fNoun == 0 || prevTag(ts, j) == tPron {
					t.tag = tSub
				}
				return
			case tPrep, tConj, tWh:
				return
			}
		}
	case "so", "in":
		if n := next(ts, i); t.low == "so" && n >= 0 && ts[n].low != "that" {
			t.tag = tAdv
		}
	}
}

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

func isQuote(s string) bool {
	return s == "\"" || s == "“" || s == "”" || s == "‘" || s == "«" || s == "»" || s == "„"
}

func nominal(t tag) bool { return t == tNoun || t == tName || t == tNum || t == tAdj }

func verbal(t tag) bool { return t == tVerb || t == tBe || t == tHave || t == tMod || t == tDo }

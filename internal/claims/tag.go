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
	tPrep: "in of from by with at on for into onto under over across through during between among against within without via aboard alongside beneath amidst off near upon about " +
		"around toward towards worth along behind beyond despite per pursuant following including concerning regarding like than throughout amid amongst inside outside besides except out up down back",
	tTo:   "to",
	tConj: "and but or nor yet",
	tSub:  "if because while whilst although though whereas unless whether when how why wherever whenever until till since so once lest after before as",
	tMod:  "will would may might could can shall should must cannot can't won't wouldn't couldn't mustn't shouldn't ll",
	tBe:   "is are was were be been being am isn't aren't wasn't weren't",
	tHave: "has have had having hasn't haven't hadn't",
	tDo:   "do does did doesn't don't didn't doing",
	tAdv: "alone not never also ever then now already still just only even again together however therefore thus moreover meanwhile soon later earlier often always " +
		"yesterday today tomorrow here rather instead too very almost nearly abroad first allegedly reportedly n't apart else perhaps maybe indeed notably " +
		"sometimes seldom nevertheless nonetheless elsewhere ago away longer anymore twice quite hence afterwards",
	tAdj: "enough new old other own several many few much more most less least same next last able likely due ready military civilian nuclear foreign main major key critical " +
		"large small high low long short full various different certain significant important relevant former current present senior junior local national international state-owned western " +
		"eastern northern southern central further anonymous independent secret private public commercial economic industrial additional spare heavy light available responsible special free " +
		"recent familiar modern major minor early late precise exact common general federal regional global human political financial strategic tactical advanced sensitive dual-use high-precision " +
		"unmanned aerial ballistic conventional chemical biological illegal illicit legal lawful legitimate valid false fake true real actual apparent alleged suspected so-called unnamed unidentified " +
		"internal external official unofficial joint separate single double third-party multi-year annual monthly weekly daily total overall average massive huge vast small-scale wide broad narrow deep " +
		"strong weak hard soft fast slow quick hot cold wet dry clean dirty rich poor cheap expensive inexpensive costly safe dangerous serious severe critical vital essential necessary possible impossible " +
		"probable direct indirect active passive positive negative final initial original previous prior subsequent upcoming future past potential ongoing continuous constant permanent temporary " +
		"medium-sized regulatory bureaucratic administrative humanitarian technical technological scientific medical naval maritime agricultural electronic digital mechanical optical physical virtual raw " +
		"unclear unknown open full empty whole entire partial complete incomplete relevant irrelevant willing unable capable incapable subject unfit fit bench domestic overseas " +
		"dead alive angry happy sad glad afraid aware unaware wealthy prominent notorious famous popular unpopular young elderly ancient brief swift sudden rapid sharp steep steady gradual frequent rare usual unusual ordinary " +
		"typical similar identical equal unequal opposite parallel adjacent nearby remote distant rural urban coastal inland offshore onshore upper lower inner outer primary secondary tertiary principal top-level high-level low-level senior-level " +
		"bilateral multilateral unilateral mutual reciprocal cross-border transnational multinational worldwide nationwide state-run state-backed state-linked state-controlled family-owned self-made self-proclaimed long-range short-range medium-range intermediate-range long-standing long-term short-term " +
		"anti-aircraft anti-tank anti-ship air-to-air air-to-ground surface-to-air ground-launched air-launched solid-fuel liquid-fuel twin-engine single-use sophisticated rudimentary improvised homemade lethal non-lethal deadly explosive thermal infrared acoustic magnetic metallic ceramic synthetic " +
		"opaque transparent murky lucrative profitable unprofitable bankrupt solvent insolvent corrupt dishonest honest loyal hostile friendly neutral warm cool numerous countless scarce abundant ample sufficient insufficient adequate inadequate excess " +
		"obsolete outdated brand-new second-hand genuine authentic counterfeit bogus fictitious shadowy clandestine covert overt discreet undeclared undisclosed unlicensed unregistered unregulated unauthorised unauthorized unlawful unsafe unstable unclear uncertain unlikely unable unwilling " +
		"eager keen reluctant hesitant cautious careful careless reckless ruthless fierce intense violent peaceful quiet loud silent bloody brutal cruel ugly beautiful bright dark pale thin thick heavy-duty lightweight compact portable mobile stationary fixed flexible rigid robust fragile",
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

// tagAdverbs sets the tags of words that only the words beside them make adverbs.
func tagAdverbs(ts []tok) {
	for i := range ts {
		if fixedAdverbAt(ts, i) {
			ts[i].tag, ts[i+1].tag = tAdv, tAdv
		}
		if splitsInfinitive(ts, i) || ts[i].low == "long" && i > 0 && ts[i-1].tag == tHave {
			ts[i].tag = tAdv
		}
	}
}

// tagAll assigns tags to the tokens of one sentence. upperCase says that the
// sentence is printed in capitals, so that capitals mark no names.
func tagAll(ts []tok, upperCase bool) {
	for i := range ts {
		if t := &ts[i]; t.tag != tPunct && t.tag != tPos {
			t.tag = firstTag(ts, i, upperCase)
		}
	}
	tagAdverbs(ts)
	for i := range ts {
		resolve(ts, i)
	}
	for i := range ts {
		participles(ts, i)
	}
}

// splitsInfinitive reports whether an adjective at i stands for an adverb between
// "to" and its verb ("to further restrict").
func splitsInfinitive(ts []tok, i int) bool {
	w := ts[i].low
	return (w == "further" || w == "better") && i > 0 && ts[i-1].tag == tTo && tagAt(ts, i+1) == tVerb && ts[i+1].forms&fBase != 0
}

// fixedAdverbAt reports whether two words at i act as one adverb. "As well as"
// is none.
func fixedAdverbAt(ts []tok, i int) bool {
	if ts[i].lex.marks&mPair == 0 || !fixedAdverbs[ts[i].low][lowAt(ts, i+1)] {
		return false
	}
	return ts[i].low != "as" || lowAt(ts, i+2) != "as"
}

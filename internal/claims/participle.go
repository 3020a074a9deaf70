package claims

import "strings"

// participles settles -ed forms: finite past or participle.
func participles(ts []tok, i int) {
	t := &ts[i]
	if t.tag != tVerb || t.forms&fPart == 0 {
		return
	}
	p := prev(ts, i)
	if p < 0 || !finiteSpeech(ts, i) && isParticiple(ts, i, p) {
		t.tag = tPart
	}
}

// finiteSpeech reports whether the verb at i says what stands beside it
// ("...," said X; X said that).
func finiteSpeech(ts []tok, i int) bool {
	t, n := &ts[i], next(ts, i)
	kind, isPast := reporting[t.lemma], t.forms&fPast != 0
	switch {
	case t.low == "said":
		return true
	case n < 0 || !isPast:
		return false
	case toldAhead(ts, i, n):
		return true
	case kind == says && prevTag(ts, i) != tBe && (ts[n].tag == tPron || ts[n].low == "that"):
		return true
	}
	return invertible[kind] && speakerFollows(ts, i, n)
}

// toldAhead reports whether what stands at n shows that the verb before it is finite:
// "pointed out", "told reporters", "rejected as baseless the claim".
func toldAhead(ts []tok, i, n int) bool {
	switch ts[i].lemma {
	case "point":
		return ts[n].low == "out"
	case "tell":
		return audienceAhead(ts, n)
	}
	return labelsClaim(ts, i, n)
}

// speakerFollows reports whether the speaker stands at n, behind a verb of saying that a
// comma or a quotation mark parts from what is said.
func speakerFollows(ts []tok, i, n int) bool {
	sign := ts[i-1].low
	return speakerBehind(sign, ts[n].tag) || (isQuote(sign) || sign == ",") && personAhead(ts, n)
}

// labelVerbs say what somebody holds a claim to be.
var labelVerbs = words("reject dismiss describe denounce condemn brand label decry deride call characterise characterize deny")

// labelsClaim reports whether the verb at i says of a report behind it what it is
// ("rejected as baseless the claim that").
func labelsClaim(ts []tok, i, n int) bool {
	if !labelVerbs[ts[i].lemma] || lowAt(ts, n) != "as" {
		return false
	}
	for j := n + 1; j < min(len(ts), n+8); j++ {
		if contentNoun[ts[j].low] || reportNouns[singular(ts[j].low)] {
			return lowAt(ts, j-1) != "as"
		}
		if ts[j].tag == tPunct && !isQuote(ts[j].low) || verbal(ts[j].tag) {
			return false
		}
	}
	return false
}

// audienceAhead reports whether the phrase at n is for those who are told something:
// "that" or the end of the clause follows it.
func audienceAhead(ts []tok, n int) bool {
	j := n
	for j < len(ts) && nounParts.has(ts[j].tag) {
		j++
	}
	if j == n {
		return false
	}
	w := lowAt(ts, j-1)
	return lowAt(ts, j) == "that" || (classOf(w)&(cPerson|cOrg) != 0 || tagAt(ts, j-1) == tName) && (j >= len(ts) || ts[j].tag == tPunct || ts[j].tag == tPrep)
}

// personAhead reports whether the phrase at n is for somebody.
func personAhead(ts []tok, n int) bool {
	for j := n; j < len(ts) && j < n+7 && nounParts.has(ts[j].tag); j++ {
		if classOf(ts[j].low)&cPerson != 0 && tagAt(ts, j+1) != tNoun {
			return true
		}
	}
	return false
}

// speakerBehind reports whether the sign before a verb of speech and the tag
// behind it show that the speaker follows.
func speakerBehind(sign string, after tag) bool {
	if isQuote(sign) {
		return after == tName || after == tDet
	}
	return sign == "," && after == tName
}

// isParticiple decides whether the -ed form at i is a participle by the token
// p before it and by the other verbs of its clause.
func isParticiple(ts []tok, i, p int) bool {
	switch b := &ts[p]; {
	case b.tag == tSub || ts[i].low == "dated":
		return true
	case standsForSubject(b):
		return false
	case b.low == ",":
		return participleAfterComma(ts, i, p)
	case b.tag == tConj:
		return joinsParticiple(ts, p) || joinsNouns(ts, i, p)
	case tailSpeech(ts, i):
		return false
	case hasObject(ts, i) || ownRelative(ts, i) || mainVerbDue(ts, i):
		return false
	case saidBefore(ts, i) && !finiteAfter(ts, i) && lowAt(ts, i+1) != "by":
		return false
	}
	return finiteBefore(ts, i) || finiteAfter(ts, i) || arrivesAfter(ts, i) || inApposition(ts, i) || ts[i].forms&fPast != 0 && agentAhead(ts, i)
}

// underParts stand in a phrase under a preposition.
var underParts = nounParts | tagsOf(tPrep, tDet, tPos)

// arrivesAfter reports whether the past verb at i, which wants an object and has a
// preposition behind it, is followed by one of turning up somewhere, so that it says
// what had been done to the subject ("a crate declared for X turned up in Y").
func arrivesAfter(ts []tok, i int) bool {
	if tagAt(ts, i+1) != tPrep || !takesGoods(ts[i].lemma) {
		return false
	}
	for j := i + 2; j < min(len(ts), i+12); j++ {
		switch t := &ts[j]; {
		case arriving[t.lemma] && t.forms&fPast != 0 && t.tag != tNoun && j+1 < len(ts):
			return ts[j-1].tag.named()
		case !underParts.has(t.tag):
			return false
		}
	}
	return false
}

// tailSpeech reports whether the verb of saying at i has, behind a comma, a subject of
// its own and ends the sentence, if with a place or time ("X sold Y, the firm announced at
// a show").
func tailSpeech(ts []tok, i int) bool {
	if !toldKinds[reporting[ts[i].lemma]] || ts[i].forms&fPast == 0 || lowAt(ts, i+1) == "by" || lowAt(ts, i+1) == "as" || finiteAfter(ts, i) {
		return false
	}
	k := i - 1
	for k > 0 && (nounParts.has(ts[k].tag) || ts[k].tag == tDet || ts[k].tag == tPoss || ts[k].tag == tPos) {
		k--
	}
	return k > 2 && k < i-1 && ts[k].low == "," && finiteBefore(ts, k) && (tagAt(ts, i+1) == tPrep || tagAt(ts, i+1) == tName)
}

// arriving are verbs of being found somewhere, which have no object.
var arriving = words("turn end wind land surface resurface arrive go come")

// inApposition reports whether the phrase before the -ed form at i begins behind
// a comma and a second comma parts it from the verb of the sentence ("X, a firm
// registered in Y, paid").
func inApposition(ts []tok, i int) bool {
	k := i - 1
	for k >= 0 && nounParts.has(ts[k].tag) {
		k--
	}
	if k <= 0 || k >= i-1 || ts[k].low != "," || ts[k+1].tag != tDet {
		return false
	}
	return enclosed(ts, i) || tagAt(ts, i+1) == tPrep && finiteBefore(ts, k)
}

// standsForSubject reports whether a verb behind t has t or the clause that t
// begins for its subject.
func standsForSubject(t *tok) bool {
	if t.tag == tPron {
		return t.low != "one" && t.low != "others" && t.low != "them"
	}
	return t.tag == tWh || t.tag == tThat
}

// participleAfterComma decides about the -ed form at i behind the comma at p.
func participleAfterComma(ts []tok, i, p int) bool {
	if pastList(ts, i, p) {
		return false
	}
	return !subjectBefore(ts, p) || finiteAfter(ts, i) && !commaFinite(ts, i) || enclosed(ts, i)
}

// pastList reports whether the -ed form at i, behind the comma at p, goes on with a
// list of past verbs with objects that a conjunction closes ("removed X, expanded
// Y and reduced Z").
func pastList(ts []tok, i, p int) bool {
	n := next(ts, i)
	if n < 0 || !nominal(ts[n].tag) && !nounOpeners.has(ts[n].tag) || ts[i].forms&fPast == 0 {
		return false
	}
	k := p - 1
	for k >= 0 && ts[k].tag != tVerb && ts[k].tag != tSub && ts[k].tag != tWh {
		k--
	}
	if k < 0 || !plainPast(ts, k) {
		return false
	}
	for j := i + 2; j < len(ts) && j < i+20; j++ {
		if ts[j].tag == tConj && j+1 < len(ts) && ts[j+1].forms&fPast != 0 && ts[j+1].forms&fBase == 0 {
			return true
		}
	}
	return false
}

// plainPast reports whether the token at k is a past verb without an auxiliary.
func plainPast(ts []tok, k int) bool {
	return ts[k].tag == tVerb && ts[k].forms&fPast != 0 && ts[k].forms&fBase == 0 && !auxTags.has(prevTag(ts, k))
}

// joinsParticiple reports whether the conjunction at p joins what follows to a
// participle.
func joinsParticiple(ts []tok, p int) bool {
	q := prev(ts, p)
	if lowAt(ts, q-1) == "being" && ts[q].tag == tPart {
		return true
	}
	return q >= 0 && (ts[q].tag == tPart || partBefore(ts, p)) && !finiteBefore(ts, p)
}

// subjectParts stand in the subject of a relative clause or between it and the verb.
var subjectParts = nounParts | tagsOf(tDet, tPoss, tAdv)

// ownRelative reports whether nothing but a noun phrase and adverbs parts the past
// verb at i from a relative pronoun, so that it says what the phrase did ("parts
// which the company bought from X were used").
func ownRelative(ts []tok, i int) bool {
	if ts[i].forms&fPast == 0 {
		return false
	}
	k := i - 1
	for k >= 0 && subjectParts.has(ts[k].tag) {
		k--
	}
	return k >= 0 && k < i-1 && (ts[k].low == "which" || ts[k].low == "whom" || ts[k].low == "that" && ts[k].tag == tWh) && tagAt(ts, k-1) != tPrep
}

// mainVerbDue reports whether the past form at i can be the verb of a subject behind
// which a relative clause without commas has had its own verb, where the sentence has
// no other ("a firm that sells the plant bearings declined to comment").
func mainVerbDue(ts []tok, i int) bool {
	if ts[i].forms&fPast == 0 || lowAt(ts, i+1) == "by" || finiteAfter(ts, i) {
		return false
	}
	w, verbs := relativeVerbs(ts, i)
	return w > 0 && verbs == 1 && ts[w-1].tag.named() && !finiteBefore(ts, w) && ts[w].low != "whom"
}

// relativeVerbs returns the relative pronoun before i with no sign or conjunction of a
// clause in between, and how many verbs stand there; 0 when there is none.
func relativeVerbs(ts []tok, i int) (w, verbs int) {
	for w = i - 1; w > 0 && ts[w].tag != tWh; w-- {
		switch ts[w].tag {
		case tVerb, tMod, tDo, tHave, tBe:
			verbs++
		case tPunct, tSub, tThat:
			return 0, 0
		}
	}
	return w, verbs
}

// hasObject reports whether an article, a possessive or a pronoun right behind the
// -ed form at i, which no time follows, opens its object, so that it is no passive
// participle. Verbs of giving and naming keep an object in the passive.
func hasObject(ts []tok, i int) bool {
	n := i + 1
	if ts[i].forms&fPast == 0 || keepObject[ts[i].lemma] {
		return false
	}
	switch tagAt(ts, n) {
	case tDet, tPoss:
		return !timeWords[strings.TrimSuffix(lowAt(ts, n+1), "s")] && !timeWords[lowAt(ts, n+1)] && lowAt(ts, n) != "both" && lowAt(ts, n) != "all"
	}
	return false
}

// keepObject are verbs whose participle may have an object.
var keepObject = words("give grant name call award pay offer hand lend send deny owe show teach tell promise appoint elect consider deem label dub")

// joinsNouns reports whether the -ed form at i, behind the conjunction at p,
// stands before a noun of a subject whose verb is still to come ("chips and
// integrated circuits that X made").
func joinsNouns(ts []tok, i, p int) bool {
	return prevTag(ts, p) == tNoun && tagAt(ts, i+1) == tNoun && !finiteBefore(ts, i) && !partBefore(ts, p)
}

// toldKinds are the kinds of speech behind which a clause may follow without
// "that".
var toldKinds = map[speech]bool{says: true, believes: true, finds: true, shows: true, suggests: true, reports: true}

// saidBefore reports whether nothing but a noun phrase and adverbs stand between a
// verb of saying and the verb at i ("X said Y allegedly sold").
func saidBefore(ts []tok, i int) bool {
	phrase := false
	for i--; i >= 0; i-- {
		switch t := &ts[i]; {
		case t.tag == tAdv || t.tag == tDet:
		case nounParts.has(t.tag) || t.tag == tPos || t.tag == tPoss:
			phrase = true
		default:
			return phrase && t.tag == tVerb && toldKinds[reporting[t.lemma]]
		}
	}
	return false
}

// roleVerbs are verbs without a passive behind which "as" names a role.
var roleVerbs = words("act serve work emerge appear")

// agentAhead reports whether "by" or "as" follows the participle at i, but not
// "as of".
func agentAhead(ts []tok, i int) bool {
	n := next(ts, i)
	w := lowAt(ts, n)
	if roleVerbs[ts[i].lemma] {
		return false
	}
	return w == "by" && !conveyances[lowAt(ts, n+1)] || w == "as" && !asAmount[lowAt(ts, n+1)]
}

// asAmount stand behind an "as" that names no role ("as many as 300", "as of May").
var asAmount = words("of many much few little early late recently")

// conveyances stand behind "by" and do nothing themselves.
var conveyances = words("rail sea air road land truck lorry train ship boat plane post mail courier hand")

// enclosed reports whether a second comma closes the phrase at i and a finite
// verb follows it (", not published before, covers").
func enclosed(ts []tok, i int) bool {
	for i++; i < len(ts); i++ {
		if ts[i].low == "," {
			return finiteAhead(ts, i)
		}
		if ts[i].tag == tPunct && !isQuote(ts[i].low) {
			return false
		}
	}
	return false
}

// amountOpeners begin an object after a word that may be a noun.
var amountOpeners = tagsOf(tNum, tDet, tPoss)

// finiteAhead reports whether the word after i is a finite verb: no noun, or
// with an object behind it.
func finiteAhead(ts []tok, i int) bool {
	n := next(ts, i)
	if n < 0 || !verbal(ts[n].tag) {
		return false
	}
	return ts[n].forms&fNoun == 0 || ts[n].tag == tVerb && amountOpeners.has(tagAt(ts, n+1))
}

// commaFinite: the verb after a comma has its own object, so it is finite.
func commaFinite(ts []tok, i int) bool {
	n := next(ts, i)
	return n >= 0 && (ts[n].tag == tDet || ts[n].tag == tPoss || ts[n].tag == tThat)
}

// relativeOpen returns the comma that opens the relative clause of the verb at i,
// or -1 when it stands in none.
func relativeOpen(ts []tok, i int) int {
	for i--; i > 0; i-- {
		switch {
		case ts[i].tag == tWh && ts[i-1].low == ",":
			return i - 1
		case ts[i].low == ",":
			return -1
		}
	}
	return -1
}

// subjectBefore reports whether a noun phrase and no finite verb stands
// before the comma at i.
func subjectBefore(ts []tok, i int) bool {
	seen := false
	for i--; i >= 0; i-- {
		switch ts[i].tag {
		case tVerb, tBe, tHave, tMod, tDo:
			if i = relativeOpen(ts, i); i < 0 {
				return false
			}
		case tNoun, tName, tPron:
			seen = true
		case tSub, tThat:
			return seen
		}
	}
	return seen
}

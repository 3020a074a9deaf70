package claims

import "sanctrace/internal/vocab"

// objectNoun returns the head noun of the object in the singular, "" for none.
func objectNoun(r *reader, x *reading) string {
	if x.obj < 0 {
		return ""
	}
	return singular(r.headWord(x.si, x.obj))
}

// courtesies are what is paid and costs nothing.
var courtesies = words("tribute attention heed homage visit respect")

// underGoods reports whether goods stand under preposition prep in the clause.
func (r *reader) underGoods(x *reading, prep string) bool {
	s := &r.sents[x.si]
	for _, pp := range s.clauses[x.vg].preps {
		if s.ts[pp.at].low == prep && r.goods(x.si, pp.np) {
			return true
		}
	}
	return false
}

// attackTest wants a blow that falls on something: no compromise is struck, and who
// comes "under" something else is not attacked.
func (r *reader) attackTest(x *reading) bool {
	switch {
	case r.targetedThing(x):
		return false
	case x.lemma("come"):
		return r.underAttack(x)
	case x.lemma("slam", "smash", "crash", "plough", "plow"):
		return r.hasPrep(x.draft, "into")
	case x.obj < 0:
		return true
	case x.g.passive && (r.underMeasures(x) || x.lemma("strike") && r.fromList(x)):
		return false
	case x.lemma("open"):
		return r.hasPrep(x.draft, "on", "at")
	}
	return r.warlike(x)
}

// targetedThing reports whether the verb is a participle before a noun ("targeted
// sanctions").
func (r *reader) targetedThing(x *reading) bool {
	return x.lemma("target") && x.g.kind == participle && x.g.b-x.g.a == 1 && r.sents[x.si].phraseAt(x.g.b) >= 0
}

// underAttack reports whether the clause says that somebody comes under fire.
func (r *reader) underAttack(x *reading) bool {
	s := &r.sents[x.si]
	p := s.firstUnder(&s.clauses[x.vg], "under")
	return p >= 0 && underFire[singular(s.headWord(p))] && !r.hasPrep(x.draft, "for")
}

// warlike reports whether the object of a verb of attack is what force falls on, or a
// fight: no "security campaign", no attack on a policy.
func (r *reader) warlike(x *reading) bool {
	s := &r.sents[x.si]
	np := s.nps[x.obj]
	switch {
	case x.fr.roles["o"] == vocab.RoleVictim && x.lemma("strike", "hit", "attack", "storm", "target", "bomb"):
		return r.canBeStruck(x.si, x.obj)
	case s.headWord(x.obj) == "campaign":
		return s.hasWord(np, "military", "bombing", "air", "ground", "drone", "missile", "terror")
	case s.hasWord(np, "security", "rescue", "humanitarian", "business", "relief", "training", "cooperation", "information", "patrol"):
		return false
	}
	return !r.isClass(x.si, x.obj, "force") || !r.againstIdea(x.si, x.obj)
}

// canBeStruck reports whether phrase p is of something that feels a blow.
func (r *reader) canBeStruck(si, p int) bool {
	s := &r.sents[si]
	if struckWords[singular(s.headWord(p))] && r.bodyFirst(si, s.nps[p]) == nil {
		return false
	}
	return r.common(si, p)&(cDeal|cMeet|cPlan|cMoney|cMeasure) == 0
}

// underFire are what somebody comes under who is attacked.
var underFire = words("fire attack shelling bombardment gunfire")

// struckWords are what is struck, hit or attacked and feels nothing.
var struckWords = words("balance compromise tone note chord blow record target peak high low headline decision policy view report price growth")

// againstIdea reports whether the attack that phrase p names is on something that
// somebody thinks or says ("an attack on the minister's policy").
func (r *reader) againstIdea(si, p int) bool {
	s := &r.sents[si]
	b := s.nps[p].b
	q := s.phraseAt(b + 1)
	return q >= 0 && (s.lowAt(b) == "on" || s.lowAt(b) == "against") && r.common(si, q)&(cPlan|cAbstract|cDeal|cMeasure|cDoc) != 0 && r.common(si, q)&(cSite|cOrg|cPerson|cVessel|cGoods) == 0
}

// casualtyTest wants people where the verb may be said of anything.
func (r *reader) casualtyTest(x *reading) bool {
	return !x.lemma("flee") || x.obj < 0 || classOf(r.headWord(x.si, x.obj))&(cAbstract|cOrg) == 0
}

// acquireTest wants goods under "for" of those who depend on others.
func (r *reader) acquireTest(x *reading) bool {
	if x.lemma("take", "get") && x.obj >= 0 && takenParts[r.headWord(x.si, x.obj)] {
		return false
	}
	if x.lemma("procure") && x.obj < 0 {
		return r.hasPrep(x.draft, "for", "from") || r.hasPhrase(x.draft, "behalf")
	}
	return !x.lemma("rely", "depend") || r.hasPrep(x.draft, "on") && r.underGoods(x, "for")
}

// stockTest wants a stock that somebody sits on, and an amount at which it stands.
func (r *reader) stockTest(x *reading) bool {
	s := &r.sents[x.si]
	switch {
	case x.lemma("sit"):
		p := s.firstUnder(&s.clauses[x.vg], "on")
		return p >= 0 && (stockWords[singular(s.headWord(p))] || r.goods(x.si, p))
	case x.lemma("stand"):
		return r.hasPrep(x.draft, "at")
	}
	return true
}

// dealsWith reports whether somebody stands under "with", or a place under "in", in
// the clause.
func (r *reader) dealsWith(x *reading) bool {
	s := &r.sents[x.si]
	for _, pp := range s.clauses[x.vg].preps {
		switch s.ts[pp.at].low {
		case "with":
			return r.trader(x.si, pp.np)
		case "in":
			if x.obj >= 0 && r.nameIs(x.si, s.nps[pp.np].h, "GPE") {
				return true
			}
		}
	}
	return x.lemma("conduct", "engage", "process", "handle", "clear", "execute", "settle") && x.obj >= 0
}

// toStock reports whether goods are added to what somebody holds.
func (r *reader) toStock(x *reading) bool {
	s := &r.sents[x.si]
	p := s.firstUnder(&s.clauses[x.vg], "to")
	return p >= 0 && (stockWords[singular(s.headWord(p))] || s.headWord(p) == "fleet")
}

// aroundMeasure reports whether a measure stands under "around" in the clause.
func (r *reader) aroundMeasure(x *reading) bool {
	s := &r.sents[x.si]
	for _, pp := range s.clauses[x.vg].preps {
		if w := s.ts[pp.at].low; w == "around" || w == "round" || w == "of" {
			if r.isClass(x.si, pp.np, "measure") || r.isClass(x.si, pp.np, "control") {
				return true
			}
		}
	}
	return false
}

// ownOrders reports whether the subject obeys somebody ("takes its orders from X").
func (r *reader) ownOrders(x *reading) bool {
	s := &r.sents[x.si]
	return x.obj >= 0 && singular(s.headWord(x.obj)) == "order" && s.tagIs(s.nps[x.obj].a, tPoss) && r.hasPrep(x.draft, "from")
}

// sellsTo reports whether somebody sells to somebody ("has exported to Sudan").
func (r *reader) sellsTo(x *reading) bool {
	s := &r.sents[x.si]
	p := s.firstUnder(&s.clauses[x.vg], "to")
	return p >= 0 && r.trader(x.si, p) && (x.subj < 0 && x.g.gov >= 0 || x.subj >= 0 && (r.trader(x.si, x.subj) || s.headTok(x.subj).tag == tName || s.headTok(x.subj).tag == tPron))
}

// fromTrader reports whether goods come from somebody who trades, not from a place.
func (r *reader) fromTrader(x *reading) bool {
	s := &r.sents[x.si]
	p := s.firstUnder(&s.clauses[x.vg], "from")
	return p >= 0 && (r.isClass(x.si, p, "org") || r.isClass(x.si, p, "person") || r.isClass(x.si, p, "firm") || r.isClass(x.si, p, "site"))
}

// goAheads are what somebody gets who may do something.
var goAheads = words("permission approval clearance consent go-ahead authorisation authorization")

// exporting are the verbs of what needs a licence.
var exporting = words("export re-export reexport sell ship supply deliver transfer send import")

// forExport reports whether what is allowed is an export ("permission to export radars",
// "approval for the sale of engines"), or the subject is one.
func (r *reader) forExport(x *reading) bool {
	s := &r.sents[x.si]
	if x.lemma("require", "need") {
		return true
	}
	if n := x.vg + 1; n < len(s.vgs) && s.vgs[n].kind == infinitive && exporting[s.vgs[n].lemma] {
		return true
	}
	return r.hasPhrase(x.draft, "export") || r.hasPhrase(x.draft, "exports") || r.hasPhrase(x.draft, "sale")
}

// licenceUnder reports whether a licence stands under "for" in the clause ("applied for
// an export licence").
func (r *reader) licenceUnder(x *reading) bool {
	s := &r.sents[x.si]
	p := s.firstUnder(&s.clauses[x.vg], "for")
	return p >= 0 && (r.isClass(x.si, p, "licence") || permits[singular(s.headWord(p))] && !s.hasWord(s.nps[p], "work", "residence", "building", "environmental"))
}

// maybeEffect reports whether the verb is one by which measures come into force, and is
// said of other things as well.
func (r *reader) maybeEffect(x *reading) bool {
	return x.lemma("come", "enter", "go") || x.lemma("take") && objectNoun(r, x) == "effect"
}

// takesEffect reports whether a rule comes into force.
func (r *reader) takesEffect(x *reading) bool {
	w := objectNoun(r, x)
	return w == "effect" || w == "force" || r.hasPhrase(x.draft, "force") || r.hasPhrase(x.draft, "effect")
}

// takenOut reports whether what is pulled or collected comes out of wreckage; other verbs
// of finding need no wreckage.
func (r *reader) takenOut(x *reading) bool {
	if x.fr.need[0] != "-" && !x.lemma("pull", "retrieve", "salvage", "remove", "extract", "collect") {
		return true
	}
	s := &r.sents[x.si]
	p := s.firstUnder(&s.clauses[x.vg], "from")
	return p >= 0 && (r.isClass(x.si, p, "wreck") || !x.lemma("come") && r.goods(x.si, p))
}

// madePublic reports whether the clause says that papers were "made public".
func (r *reader) madePublic(x *reading) bool {
	s := &r.sents[x.si]
	at := x.g.b
	if !x.g.passive && x.obj >= 0 {
		at = s.nps[x.obj].b
	}
	w := s.lowAt(at)
	return w == "public"
}

// yearsAt reports whether a number of years or months stands at token i.
func (s *sentence) yearsAt(i int) bool {
	p := s.phraseAt(i)
	w := ""
	if p >= 0 {
		w = singular(s.headWord(p))
	}
	return (w == "year" || w == "month") && s.hasNumber(s.nps[p])
}

// astray makes goods that were meant for one and went to another a diversion ("a
// consignment declared for Oman turned up in Libya").
func (r *reader) astray(d *draft, goods int) {
	s := &r.sents[d.si]
	if d.typ != vocab.Transfer && d.typ != vocab.Ship || d.vg < 0 || goods < 0 || s.vgs[d.vg].kind != finite {
		return
	}
	b := s.nps[goods].b
	if s.lowAt(b) == "," {
		b++
	}
	meant := meantFor[s.lowAt(b)] && s.lowAt(b+1) == "for" && b < s.vgs[d.vg].a
	if !meant || s.clauses[d.vg].preps == nil {
		return
	}
	d.typ = vocab.Divert
	d.reason += ", meant for others"
	for i := range d.parts {
		if d.parts[i].Role != vocab.RoleRecipient {
			d.parts[i].Role = vocab.RoleActor
		}
	}
}

// goodsPhrase returns the phrase of the goods of a frame: its object, or its subject
// where that is what moves.
func (s *sentence) goodsPhrase(d *draft, obj, subj int) int {
	if d.fr.roles["s"] == "item" {
		return subj
	}
	return obj
}

// meantFor are participles of goods that are to go to somebody.
var meantFor = words("meant intended declared destined bound earmarked labelled labeled marked manifested licensed")

// exportLicence reports whether the licence that somebody has or seeks is one for goods
// of interest: its name or what it is for says so, or the text is about such goods.
func (r *reader) exportLicence(x *reading) bool {
	s := &r.sents[x.si]
	if n := x.vg + 1; n < len(s.vgs) && s.vgs[n].kind == infinitive {
		o := s.clauses[n].obj
		return o >= 0 && r.goods(x.si, o)
	}
	return s.hasWord(s.nps[x.obj], "export", "import", "arms", "transit", "re-export") || r.underGoods(x, "for") || r.topicItem != nil
}

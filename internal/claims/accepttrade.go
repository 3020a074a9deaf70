package claims

import "sanctrace/internal/vocab"

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
	s := &r.sents[x.si]
	switch {
	case x.lemma("target") && x.g.kind == participle && x.g.b-x.g.a == 1 && s.phraseAt(x.g.b) >= 0:
		return false // targeted sanctions
	case x.lemma("come"):
		p := s.firstUnder(&s.clauses[x.vg], "under")
		return p >= 0 && underFire[singular(s.headWord(p))] && !r.hasPrep(x.draft, "for")
	case x.lemma("slam", "smash", "crash", "plough", "plow"):
		return r.hasPrep(x.draft, "into")
	case x.obj < 0:
		return true
	case x.lemma("open"):
		return r.hasPrep(x.draft, "on", "at")
	case x.fr.roles["o"] == vocab.RoleVictim && x.lemma("strike", "hit", "attack", "storm", "target", "bomb"):
		return (!struckWords[singular(s.headWord(x.obj))] || r.bodyFirst(x.si, s.nps[x.obj]) != nil) && r.common(x.si, x.obj)&(cDeal|cMeet|cPlan|cMoney|cMeasure) == 0
	case s.headWord(x.obj) == "campaign":
		return s.hasWord(s.nps[x.obj], "military", "bombing", "air", "ground", "drone", "missile", "terror")
	}
	if s.hasWord(s.nps[x.obj], "security", "rescue", "humanitarian", "business", "relief", "training", "cooperation", "information", "patrol") {
		return false
	}
	return !r.isClass(x.si, x.obj, "force") || !r.againstIdea(x.si, x.obj)
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
	return x.lemma("conduct", "engage") && x.obj >= 0
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

package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// reading is a frame tried on a verb group, with its logical object and
// subject (noun phrases, or -1).
type reading struct {
	*draft
	g         *group
	obj, subj int
}

// lemma reports whether the verb is one of ws.
func (x *reading) lemma(ws ...string) bool {
	for _, w := range ws {
		if x.g.lemma == w {
			return true
		}
	}
	return false
}

// tests rule out, by event type, what the classes of subject and object allow
// but the rest of the clause does not.
var tests = map[vocab.EventType]func(*reader, *reading) bool{
	vocab.UseWeapon: func(_ *reader, x *reading) bool { return !x.lemma("launch") || x.obj >= 0 },
	vocab.Negotiate: func(r *reader, x *reading) bool {
		if x.lemma("talk", "speak") {
			return r.hasPrep(x.draft, "about", "over", "on") && r.hasPrep(x.draft, "to", "with")
		}
		return x.obj >= 0 || r.hasPrep(x.draft, "with", "on", "over", "for")
	},
	vocab.Ship: (*reader).shipTest,
	vocab.PortCall: func(r *reader, x *reading) bool {
		if x.lemma("see", "spot", "sight", "reappear", "resurface", "load", "unload", "discharge") {
			return (x.g.passive || x.obj < 0) && r.hasPrep(x.draft, "at", "in", "off", "near", "alongside", "outside")
		}
		if x.lemma("place", "put", "show", "locate", "capture", "spend", "lie", "lay", "sit", "wait", "linger", "idle", "drift", "stay", "remain") {
			return r.hasPrep(x.draft, "at", "in", "off", "near", "alongside", "outside", "beside")
		}
		return x.obj >= 0 || len(r.sents[x.si].clauses[x.vg].preps) > 0 && (!x.lemma("call") || r.hasPrep(x.draft, "at"))
	},
	vocab.Pay: func(r *reader, x *reading) bool {
		return (x.obj >= 0 || r.hasPrep(x.draft, "for", "to") || x.lemma("come") && r.hasPrep(x.draft, "from")) && (x.obj < 0 || !courtesies[singular(r.headWord(x.si, x.obj))])
	},
	vocab.Monitor: func(r *reader, x *reading) bool {
		return r.actingTest(x) && (!x.lemma("trace") || x.g.progressive)
	},
	vocab.Request: (*reader).asksForPapers,
	vocab.Employ: func(r *reader, x *reading) bool {
		if x.obj < 0 || !r.isClass(x.si, x.obj, "workforce") {
			return true
		}
		return r.sents[x.si].hasNumber(phrase{x.g.b, x.b, x.g.b})
	},
	vocab.Investigate: func(r *reader, x *reading) bool {
		s := &r.sents[x.si]
		switch {
		case x.lemma("drop", "close", "carry") && x.obj < 0:
			return false
		case x.lemma("refer", "pass", "hand", "forward"):
			return r.hasPhrase(x.draft, "prosecutor") || r.hasPhrase(x.draft, "prosecutors") || r.hasPhrase(x.draft, "police")
		case x.lemma("look") && s.lowAt(x.g.b) == "at":
			return indirectWords[s.lowAt(x.g.b+1)] && r.isClass(x.si, x.subj, "police")
		case x.lemma("examine", "review", "study"):
			return indirectWords[s.lowAt(x.g.b)] && (x.subj < 0 || classOf(s.headWord(x.subj))&cDoc == 0)
		case x.lemma("question", "interrogate"):
			return x.g.passive || r.isClass(x.si, x.subj, "police")
		}
		return r.actingTest(x)
	},
	vocab.Inspect: func(r *reader, x *reading) bool {
		s := &r.sents[x.si]
		paper := x.lemma("identify", "document", "show") && x.subj >= 0 && classOf(s.headWord(x.subj))&cDoc != 0 && r.hasPrep(x.draft, "as")
		if x.lemma("trace") && x.g.progressive {
			return false // MONITOR
		}
		if n := x.vg + 1; x.lemma("search") && n < len(s.vgs) && s.vgs[n].lemma == "find" {
			return false // the find is the event
		}
		return !paper && !indirectWords[s.lowAt(x.g.b)] && !(x.g.passive && s.infinitiveOf(x.vg)) && r.takenOut(x) && (x.fr.need[0] != "unknown" || r.fromWreck(x))
	},
	vocab.LegalAction: func(r *reader, x *reading) bool {
		switch {
		case x.lemma("ask", "petition"):
			return r.sents[x.si].infinitiveOf(x.vg)
		case x.lemma("appeal") && x.obj < 0:
			return r.hasPrep(x.draft, "against") || !r.hasPrep(x.draft, "to", "for") && !x.g.passive && r.trader(x.si, max(x.subj, 0)) && x.subj >= 0
		case x.obj >= 0 && objectNoun(r, x) == "action", x.obj >= 0 && objectNoun(r, x) == "case", x.obj >= 0 && objectNoun(r, x) == "proceeding":
			return r.hasPrep(x.draft, "against")
		}
		return true
	},
	vocab.Disclose: func(r *reader, x *reading) bool {
		switch {
		case x.lemma("inform", "notify", "brief", "alert"):
			return r.hasPrep(x.draft, "about", "of") || x.lemma("alert") && r.hasPrep(x.draft, "to") || x.lemma("tip") && r.sents[x.si].lowAt(x.g.b) == "off"
		case x.lemma("make"):
			return r.madePublic(x)
		case x.lemma("provide", "supply", "furnish") && x.fr.roles["o"] == vocab.RoleAddressee:
			return r.withPapers(x)
		}
		return true
	},
	vocab.Countermeasure: func(r *reader, x *reading) bool {
		if x.lemma("hold") {
			return r.toAccount(x)
		}
		return !x.lemma("take") || r.sents[x.si].infinitiveOf(x.vg) || r.hasPrep(x.draft, "against")
	},
	vocab.Attack:      (*reader).attackTest,
	vocab.Casualties:  (*reader).casualtyTest,
	vocab.Acquire:     (*reader).acquireTest,
	vocab.Stockpile:   (*reader).stockTest,
	vocab.Build:       func(r *reader, x *reading) bool { return !x.lemma("break") || r.hasPrep(x.draft, "on") },
	vocab.Assemble:    func(r *reader, x *reading) bool { return !x.lemma("build") || r.hasPrep(x.draft, "into") },
	vocab.Transaction: func(r *reader, x *reading) bool { return r.dealsWith(x) },
	vocab.FrontFor:    func(r *reader, x *reading) bool { return r.hasPrep(x.draft, "for") },
	vocab.Finance: func(r *reader, x *reading) bool {
		return !x.lemma("lend", "invest", "inject") || r.hasPrep(x.draft, "to", "in", "into") || r.sents[x.si].clauses[x.vg].receiver >= 0
	},
	vocab.StockpileIncrease: func(r *reader, x *reading) bool { return !x.lemma("add") || r.toStock(x) },
	vocab.AvoidSanctions:    func(r *reader, x *reading) bool { return !x.lemma("find") || r.aroundMeasure(x) },
	vocab.Check: func(r *reader, x *reading) bool {
		if w := r.sents[x.si].lowAt(x.g.b); x.obj < 0 && x.lemma("check", "verify") {
			return x.g.kind == finite && (w == "who" || w == "whether" || w == "where")
		}
		return r.actingTest(x)
	},
	vocab.Transship: func(r *reader, x *reading) bool {
		if x.lemma("change") {
			return true
		}
		return strings.HasPrefix(x.g.lemma, "tran") && !x.lemma("transfer") || x.lemma("reload") || x.lemma("take") && r.hasPrep(x.draft, "from") || r.toVessel(x.draft)
	},
	vocab.Sanction: (*reader).sanctionTest,
	vocab.ExportControl: func(r *reader, x *reading) bool {
		if x.lemma("apply", "extend") && x.obj < 0 && r.sents[x.si].defines(x.vg) {
			return false // the controls that apply
		}
		if x.fr.roles["s"] == vocab.RoleTarget && x.obj >= 0 && !goAheads[objectNoun(r, x)] && !r.exportLicence(x) {
			return false
		}
		if w := objectNoun(r, x); goAheads[w] {
			return r.forExport(x)
		}
		if x.lemma("apply", "wait") && x.obj < 0 && x.fr.subject == nil && !r.licenceUnder(x) {
			return false
		}
		if x.lemma("put", "place", "add", "include") && r.goods(x.si, max(x.obj, 0)) && !r.hasPhrase(x.draft, "list") {
			return false
		}
		if x.lemma("come", "enter", "go", "take") && !r.takesEffect(x) {
			return false
		}
		if x.g.kind == participle && x.lemma("control") && !r.hasPrep(x.draft, "by") {
			return false
		}
		return x.g.kind != participle || x.g.b-x.g.a > 1 || r.sents[x.si].phraseAt(x.g.b) < 0 // controlled goods
	},
	vocab.Ownership: func(r *reader, x *reading) bool {
		switch {
		case x.lemma("register"):
			return x.g.passive && r.sents[x.si].lowAt(x.g.b) == "to"
		case x.lemma("belong"):
			return r.hasPrep(x.draft, "to")
		}
		return !x.lemma("control") || !x.g.passive || r.hasPrep(x.draft, "by")
	},
	vocab.ActsFor: func(r *reader, x *reading) bool {
		switch x.g.lemma {
		case "take":
			return r.ownOrders(x)
		case "hire", "recruit", "engage":
			return x.g.passive && r.hasPrep(x.draft, "by")
		}
		return r.hasPhrase(x.draft, "behalf") && (x.lemma("act") || !r.sents[x.si].sharesPrep(x.g.a)) || x.lemma("act") && r.hasPrep(x.draft, "for")
	},
	vocab.Charge: func(r *reader, x *reading) bool {
		if x.lemma("want") {
			return x.g.passive && r.hasPrep(x.draft, "in", "by", "on", "for")
		}
		return (!x.lemma("take") || r.hasPhrase(x.draft, "custody")) && (!x.lemma("charge") || x.g.passive || x.obj >= 0)
	},
	vocab.Sentence: (*reader).sentenceTest,
	vocab.Terms: func(r *reader, x *reading) bool {
		return !x.lemma("require", "oblige", "mandate") || !r.sents[x.si].infinitiveOf(x.vg)
	},
	vocab.Agree: func(r *reader, x *reading) bool {
		s := &r.sents[x.si]
		return !x.lemma("agree") || !s.infinitiveOf(x.vg) || !ownDuty[s.vgs[x.vg+1].lemma]
	},
	vocab.Office: func(r *reader, x *reading) bool {
		if x.lemma("name") && x.g.kind == participle {
			return false
		}
		if x.lemma("employ", "hire") {
			return x.g.passive
		}
		if x.lemma("name") {
			return !x.g.neg && r.sents[x.si].anyWord(x.g.b, x.b, jobWords)
		}
		return (!x.lemma("work") || r.hasPrep(x.draft, "for")) && (!x.lemma("preside") || x.obj >= 0)
	},
	vocab.Affiliation: func(r *reader, x *reading) bool {
		w := r.sents[x.si].lowAt(x.g.b)
		switch {
		case x.lemma("fall", "come"):
			return r.underBody(x)
		case x.lemma("serve", "fight", "enlist"):
			return r.servesIn(x)
		case x.lemma("supervise", "oversee", "form"):
			return x.subj >= 0 && x.obj >= 0
		}
		return r.hasPrep(x.draft, "to", "with") && (x.g.kind != participle || w == "to" || w == "with")
	},
	vocab.Rename: func(r *reader, x *reading) bool {
		return x.g.kind != participle || tagAt(r.sents[x.si].ts, x.g.b) != tName
	},
	vocab.Contract: func(r *reader, x *reading) bool {
		if x.lemma("order") && x.obj >= 0 {
			if _, event := r.sents[x.si].eventNoun(x.obj); event {
				return false
			}
		}
		if x.obj < 0 && !r.underGoods(x, "for") {
			return false // signed up for tanks
		}
		return x.subj < 0 || !courtWords[singular(r.headWord(x.si, x.subj))]
	},
	vocab.Propose: func(r *reader, x *reading) bool {
		if x.lemma("propose") && r.sents[x.si].infinitiveOf(x.vg) {
			return false // the plan is the event
		}
		return x.g.kind != participle || !nominal(tagAt(r.sents[x.si].ts, x.g.b))
	},
	vocab.LocatedIn: func(r *reader, x *reading) bool {
		if x.obj >= 0 && wordClasses["seat"][singular(r.headWord(x.si, x.obj))] || x.lemma("stand", "lie") {
			return x.g.kind == finite && r.inPlace(x)
		}
		return x.g.kind == finite && r.hasPrep(x.draft, "in", "at", "from", "on") && !r.hasPhrase(x.draft, "violation") && !r.hasPhrase(x.draft, "breach") && (!x.lemma("base") || x.g.passive && r.hasPrep(x.draft, "in", "at"))
	},
	vocab.Offer: func(r *reader, x *reading) bool { return !x.lemma("have") || r.hasPhrase(x.draft, "sale") },
	vocab.Meet: func(r *reader, x *reading) bool {
		if x.lemma("meet") && x.obj < 0 && r.hasPrep(x.draft, "with") {
			s := &r.sents[x.si]
			return r.trader(x.si, s.firstUnder(&s.clauses[x.vg], "with"))
		}
		if x.lemma("speak", "talk") {
			return r.hasPhrase(x.draft, "telephone") || r.hasPhrase(x.draft, "phone")
		}
		if x.lemma("participate", "take") && x.obj < 0 {
			return !r.inTrade(x)
		}
		return !x.lemma("travel", "fly") || r.hasPrep(x.draft, "to") && r.hasPrep(x.draft, "for", "with")
	},
	vocab.Withdraw: func(r *reader, x *reading) bool {
		if !x.lemma("bring") || x.obj < 0 {
			return !x.lemma("bring")
		}
		s := &r.sents[x.si]
		w := s.lowAt(s.nps[x.obj].b)
		return w == "home" || w == "back"
	},
	vocab.Terminate: func(r *reader, x *reading) bool {
		if x.lemma("remove", "delete", "delist", "strike", "drop") {
			return r.fromList(x)
		}
		if x.lemma("stop", "halt", "end") && x.subj >= 0 && (r.controls(x.si, x.subj) || classOf(r.headWord(x.si, x.subj))&cMeasure != 0) {
			return false // what measures stop is not theirs
		}
		if x.lemma("break") && x.obj < 0 {
			return r.hasPrep(x.draft, "with")
		}
		if x.lemma("pull") && x.obj < 0 {
			return r.hasPrep(x.draft, "of")
		}
		return !x.lemma("withdraw") || x.obj >= 0 || r.hasPrep(x.draft, "from")
	},
	vocab.Proliferate: func(r *reader, x *reading) bool {
		return !x.lemma("contribute") || r.hasPhrase(x.draft, "proliferation")
	},
	vocab.Demand: func(r *reader, x *reading) bool {
		if p := r.sents[x.si].phraseAt(x.g.a - 1); x.g.kind == participle && p >= 0 && classOf(r.headWord(x.si, p))&cMeasure != 0 {
			return false // the sanctions required under an act
		}
		if x.lemma("ask", "press", "push") && x.obj < 0 {
			return r.hasPrep(x.draft, "for") && !x.g.passive
		}
		if x.lemma("ask", "order", "press", "instruct", "warn", "tell") {
			return r.asksToAct(x) || x.lemma("warn") && r.hasPrep(x.draft, "against")
		}
		if x.lemma("appeal") {
			return r.hasPrep(x.draft, "to", "for")
		}
		if x.lemma("require", "oblige", "mandate") && r.sents[x.si].infinitiveOf(x.vg) && x.subj >= 0 && r.isClass(x.si, x.subj, "law") {
			return false // what the law says is the event
		}
		return !x.lemma("call") || !r.hasPrep(x.draft, "at") && r.hasPrep(x.draft, "on", "for", "upon")
	},
	vocab.Establish: func(r *reader, x *reading) bool {
		return !x.lemma("register") || x.subj >= 0 && r.trader(x.si, x.subj) && !r.hasPrep(x.draft, "to")
	},
	vocab.MilitarySupport: func(r *reader, x *reading) bool {
		if x.obj >= 0 && r.isClass(x.si, x.obj, "policies") {
			return r.undermines(x)
		}
		return (!x.lemma("contribute") || r.toEffort(x)) && (!x.lemma("fight") || r.hasPrep(x.draft, "alongside"))
	},
	vocab.Transfer: (*reader).transferTest,
	vocab.Produce: func(r *reader, x *reading) bool {
		s := &r.sents[x.si]
		return !x.lemma("make", "develop") || x.obj < 0 || !s.ts[s.nps[x.obj].h].cap || r.goods(x.si, x.obj)
	},
	vocab.Assess: func(r *reader, x *reading) bool {
		return x.g.kind == finite && (x.obj >= 0 || !x.lemma("suggest", "indicate")) && (!x.lemma("indicate") || !ownWords[r.headWord(x.si, x.obj)])
	},
}

// actingTest wants somebody who acts: "monitoring requirements" are no event.
func (r *reader) actingTest(x *reading) bool {
	return x.g.kind == finite || x.g.kind == infinitive || x.g.kind == participle && x.subj >= 0
}

// transferTest wants goods where the object is the recipient ("provided X with
// drones").
func (r *reader) transferTest(x *reading) bool {
	switch {
	case x.lemma("make", "find") && x.fr.need[0] == "way":
		return r.hasPrep(x.draft, "to", "into", "onto", "through")
	case x.lemma("fall"):
		return r.hasPhrase(x.draft, "hands") || r.hasPhrase(x.draft, "possession")
	case x.lemma("come"):
		return r.fromTrader(x)
	case x.lemma("supply") && x.g.passive && x.subj >= 0 && x.fr.roles["o"] == vocab.RoleRecipient:
		return r.trader(x.si, x.subj)
	case x.lemma("sell", "export", "ship", "deliver", "supply", "resell") && x.obj < 0 && x.fr.need[0] == "none":
		return !x.g.passive && r.sellsTo(x)
	case x.lemma("deal", "trade") && x.obj < 0:
		return r.underGoods(x, "in")
	}
	return x.fr.roles["o"] != vocab.RoleRecipient || r.underGoods(x, "with") || x.lemma("reach", "enter", "feed")
}

// sanctionTest wants a list or a measure behind "to" and "on" where the verb
// itself names none ("added to the list").
func (r *reader) sanctionTest(x *reading) bool {
	switch {
	case r.maybeEffect(x):
		return r.takesEffect(x)
	case r.onlyDesignated(x), x.lemma("sanction") && !x.g.passive && x.obj < 0:
		return false
	case x.lemma("target", "hit", "slap") && x.fr.need[0] == "*" && x.fr.subject == nil:
		return r.underMeasures(x)
	case x.lemma("risk", "face"):
		w := singular(r.headWord(x.si, x.obj))
		return w == "sanction" || w == "embargo"
	case x.lemma("remain", "stay"):
		return r.hasPhrase(x.draft, "place") || r.hasPhrase(x.draft, "force") || r.hasPhrase(x.draft, "effect")
	case x.lemma("take"):
		return r.hasPrep(x.draft, "against", "on") && (x.fr.subject != nil || classOf(r.headWord(x.si, x.obj))&cMeasure != 0)
	case x.lemma("prohibit", "bar", "ban", "forbid"):
		return r.sents[x.si].gerundObject(x.vg)
	}
	return !x.lemma("list", "add", "place", "include", "put") || r.listed(x)
}

// onlyDesignated reports whether a participle does no more than say who is meant ("the
// persons designated").
func (r *reader) onlyDesignated(x *reading) bool {
	return x.g.kind == participle && x.obj >= 0 && x.subj < 0 && len(r.sents[x.si].clauses[x.vg].preps) == 0 && plainPeople[singular(r.headWord(x.si, x.obj))]
}

// listed reports whether a verb of listing names a list, or needs to name none.
func (r *reader) listed(x *reading) bool {
	if on, known := r.onList(x); known {
		return on
	}
	if x.lemma("place", "include", "put") || r.otherList(x) {
		return false
	}
	return x.g.passive || x.lemma("list") && x.obj >= 0 && !r.goods(x.si, x.obj)
}

// onList reports whether a list stands under a preposition of the clause; known is false
// where nothing shows it.
func (r *reader) onList(x *reading) (on, known bool) {
	s := &r.sents[x.si]
	for _, pp := range s.clauses[x.vg].preps {
		w := s.ts[pp.at].low
		if listPreps[w] && r.listAt(x.si, pp.np) {
			return true, true
		}
		if w == "to" {
			return false, true
		}
	}
	return false, false
}

// otherList reports whether somebody is listed as something or on a market.
func (r *reader) otherList(x *reading) bool {
	s := &r.sents[x.si]
	return r.hasPrep(x.draft, "as") && !s.anyWord(x.g.b, s.clauses[x.vg].end, sameWords) || r.hasPhrase(x.draft, "exchange") || r.hasPhrase(x.draft, "market")
}

// sameWords stand before "as" and who else is meant ("listed on the same day as X").
var sameWords = words("same")

// listPreps stand before the list on which somebody is put.
var listPreps = words("to on in under")

// underMeasures reports whether a measure, or a list of those under one, stands
// under a preposition ("targeted for sanctions").
func (r *reader) underMeasures(x *reading) bool {
	for _, pp := range r.sents[x.si].clauses[x.vg].preps {
		if w := r.sents[x.si].ts[pp.at].low; (w == "for" || w == "with" || w == "in" || w == "under") && r.listAt(x.si, pp.np) {
			return true
		}
	}
	return false
}

// courtWords are those who order and buy nothing.
var courtWords = words("court judge tribunal jury magistrate")

// sharesPrep reports whether "or" ties what begins at token a to a preposition
// without an object ("is part of, or operates for, X").
func (s *sentence) sharesPrep(a int) bool {
	return s.lowAt(a-1) == "or" && s.lowAt(a-2) == "," && s.tagIs(a-3, tPrep)
}

// sentenceTest wants a prison or a sentence where the verb itself names no
// penalty ("faces 20 years in prison").
func (r *reader) sentenceTest(x *reading) bool {
	if x.lemma("find") {
		s := &r.sents[x.si]
		return s.lowAt(x.g.b) == "guilty" || x.obj >= 0 && (s.lowAt(s.nps[x.obj].b) == "guilty" || objectNoun(r, x) == "guilty")
	}
	if x.lemma("settle") {
		return r.hasPrep(x.draft, "with") && r.hasPrep(x.draft, "for")
	}
	if x.g.kind == participle && x.g.b-x.g.a == 1 && x.subj < 0 && r.sents[x.si].phraseAt(x.g.b) >= 0 {
		return false // debarred persons
	}
	if !x.lemma("face", "serve", "receive", "get") {
		return true
	}
	w := ""
	if x.obj >= 0 {
		w = singular(r.headWord(x.si, x.obj))
	} else if s := &r.sents[x.si]; r.hasPrep(x.draft, "for") && s.yearsAt(x.g.b) {
		return true // got three years for smuggling
	}
	return w == "sentence" || w == "term" || r.hasPhrase(x.draft, "prison") || r.hasPhrase(x.draft, "jail")
}

// toEffort reports whether what stands behind "to" is a war, a force or a weapons
// programme.
func (r *reader) toEffort(x *reading) bool {
	s := &r.sents[x.si]
	for _, pp := range s.clauses[x.vg].preps {
		if s.ts[pp.at].low == "to" && (r.isClass(x.si, pp.np, "force") || r.isClass(x.si, pp.np, "support")) {
			return true
		}
	}
	return false
}

// listAt reports whether a phrase means a list of those under measures, or the
// measures.
func (r *reader) listAt(si, p int) bool {
	w := singular(r.headWord(si, p))
	if m := r.mentionOver(si, r.sents[si].nps[p].h); m != nil && m.ent != nil && strings.HasSuffix(strings.ToLower(m.ent.name), "list") {
		return true
	}
	if s := &r.sents[si]; s.headTok(p).tag == tName {
		for i := s.nps[p].b; i < len(s.ts) && (s.ts[i].tag == tName || s.ts[i].tag == tConj || s.ts[i].low == "of"); i++ {
			if s.ts[i].low == "list" {
				return true
			}
		}
	}
	return w == "list" || w == "annex" || r.sents[si].hasWord(r.sents[si].nps[p], "annex") || w == "blacklist" || w == "register" || classOf(w)&cMeasure != 0
}

// fromList reports whether somebody is taken off a list.
func (r *reader) fromList(x *reading) bool {
	s := &r.sents[x.si]
	for _, pp := range s.clauses[x.vg].preps {
		if w := s.ts[pp.at].low; (w == "from" || w == "off") && r.listAt(x.si, pp.np) {
			return true
		}
	}
	return x.lemma("delist") || x.lemma("delete") && x.obj >= 0 && (r.isClass(x.si, x.obj, "vessel") || s.headTok(x.obj).tag == tName)
}

// shipTest rules out that a missile "carries" its warhead, that a paper covers
// what a participle already declares, and movements without a way.
func (r *reader) shipTest(x *reading) bool {
	s := &r.sents[x.si]
	if v := x.g.gov; v >= 0 && teaching[s.vgs[v].lemma] {
		return false // taught to fly drones
	}
	if r.carriesOwnLoad(x) || s.coversDeclared(x) || r.wayless(x) {
		return false
	}
	if x.fr.roles["s"] == "item" && x.subj >= 0 {
		return r.goods(x.si, x.subj)
	}
	return r.movesSomewhere(x)
}

// movesSomewhere wants a way or a destination of verbs that mean other things as well.
func (r *reader) movesSomewhere(x *reading) bool {
	switch {
	case x.lemma("take"):
		return r.takesAway(x)
	case x.lemma("head", "steam"):
		return r.hasPrep(x.draft, "for", "to", "toward", "towards", "from")
	case x.lemma("have"):
		return r.hasPhrase(x.draft, "board")
	case x.lemma("make", "complete"):
		return !r.sents[x.si].loadedVoyage(x.vg) && (r.hasPrep(x.draft, "to", "from", "between", "via"))
	case x.fr.roles["s"] == vocab.RoleVessel && signalling[x.g.lemma]:
		return r.hasPhrase(x.draft, "destination")
	case x.lemma("leave", "go", "come", "move", "pass"):
		return len(r.sents[x.si].clauses[x.vg].preps) > 0 || x.obj >= 0
	}
	return true
}

// takesAway wants goods that are taken somewhere, and no plane that somebody takes.
func (r *reader) takesAway(x *reading) bool {
	return (x.g.passive || !r.conveys(x)) && r.hasPrep(x.draft, "to", "from", "aboard", "via")
}

// loadedVoyage reports whether the verb behind group k says what the voyages carried,
// and so tells the event ("made four voyages carrying ammunition").
func (s *sentence) loadedVoyage(k int) bool {
	if k+1 >= len(s.vgs) || s.vgs[k+1].kind == finite {
		return false
	}
	w := s.vgs[k+1].lemma
	return w == "carry" || w == "transport" || w == "bring" || w == "deliver"
}

// signalling are verbs by which a vessel tells where it goes.
var signalling = words("signal broadcast declare list show")

// teaching are verbs behind which an infinitive says what is learnt.
var teaching = words("teach train learn instruct")

// conveys reports whether the object is something that people travel by.
func (r *reader) conveys(x *reading) bool {
	it := r.itemIn(x.si, x.obj)
	return it != nil && (it.is("aircraft") || it.is("weapon.vehicle") || it.is("vessel"))
}

// carriesOwnLoad reports whether goods that are no vessel carry something: a
// missile its warhead.
func (r *reader) carriesOwnLoad(x *reading) bool {
	return x.lemma("carry") && x.subj >= 0 && r.goods(x.si, x.subj) && !r.isClass(x.si, x.subj, "vessel")
}

// coversDeclared reports whether a paper "covers" goods that a participle
// behind it declares ("covers goods declared as").
func (s *sentence) coversDeclared(x *reading) bool {
	next := x.vg + 1
	return x.lemma("cover") && next < len(s.vgs) && s.vgs[next].kind == participle && s.vgs[next].a < s.clauses[x.vg].end
}

// wayless reports whether a participle of movement names no way.
func (r *reader) wayless(x *reading) bool {
	return x.g.kind == participle && x.lemma("fly", "move", "handle") && !r.hasPrep(x.draft, "to", "from", "via")
}

// indirectWords open what somebody looks into.
var indirectWords = words("how whether why")

// underBody reports whether a body stands under "under" ("falls under the ministry").
func (r *reader) underBody(x *reading) bool {
	s := &r.sents[x.si]
	p := s.firstUnder(&s.clauses[x.vg], "under")
	return p >= 0 && s.ts[s.nps[p].a-1].low == "under" && (r.isClass(x.si, p, "org") || r.nameIs(x.si, s.nps[p].h, "ORG"))
}

// inPlace reports whether a place that has a name stands under a preposition.
func (r *reader) inPlace(x *reading) bool {
	for _, pp := range r.sents[x.si].clauses[x.vg].preps {
		if r.placeAt(x.si, pp.np) != nil {
			return true
		}
	}
	return false
}

// withPapers reports whether papers stand under "with" ("provided the panel with
// copies").
func (r *reader) withPapers(x *reading) bool {
	s := &r.sents[x.si]
	p := s.firstUnder(&s.clauses[x.vg], "with")
	return p >= 0 && r.isClass(x.si, p, "papers") && !r.goods(x.si, p)
}

// ownDuty are verbs of what an accused agrees to do: no agreement of parties.
var ownDuty = words("pay forfeit plead cooperate testify surrender")

// plainPeople are those under a measure whom only the measure names.
var plainPeople = words("person entity individual party property")

// takenParts are what somebody takes who acquires nothing.
var takenParts = words("part place aim care time note")

// asksToAct reports whether an infinitive says what somebody is asked to do, and no fine
// that he is ordered to pay.
func (r *reader) asksToAct(x *reading) bool {
	s := &r.sents[x.si]
	return s.infinitiveOf(x.vg) && !(x.lemma("order") && x.g.passive && ownDuty[s.vgs[x.vg+1].lemma])
}

package claims

import "strings"

// fits reports whether noun phrase p of sentence si is of one of the classes
// that a frame needs.
func (r *reader) objectFits(si, p int, need []string) bool {
	for _, n := range need {
		if n == "*" || p < 0 && (n == "-" || n == "none") {
			return true
		}
		if p >= 0 && r.isClass(si, p, n) {
			return true
		}
	}
	return false
}

// isClass reports whether a phrase is of a class named in the frames.
func (r *reader) isClass(si, p int, class string) bool {
	if class != "countedgoods" && class != "published" {
		p = r.sents[si].partOf(p)
	}
	h := r.sents[si].headTok(p)
	c := h.lex.class
	if class[0] == '=' { // the noun itself
		return singular(h.low) == class[1:]
	}
	if h.tag == tPron && h.low != "there" {
		if ok, known := r.pronounClass(si, p, class); known {
			return ok
		}
	}
	if bits, ok := classBits[class]; ok {
		return c&bits != 0 && (class != "site" || h.tag != tName)
	}
	if r.namedClass(si, p, class) {
		return true
	}
	if t := phraseTests[class]; t != nil {
		return t(r, si, p)
	}
	return wordClass(class, singular(h.low), c, *h)
}

// partOf returns the phrase under "of" of which p is only a share ("three of the
// firms", "one of the aircraft"); p when it is none.
func (s *sentence) partOf(p int) int {
	h := s.headTok(p)
	if h.tag != tNum && !shareWords[h.low] && !groupNouns[singular(h.low)] {
		return p
	}
	if q := s.underOf(p); q >= 0 && s.headTok(q).tag == tNoun {
		return q
	}
	return p
}

// groupNouns say how many or how much of what stands under "of" is meant.
var groupNouns = words("round package wave series set tranche raft slew batch application imposition scope")

// shareWords are pronouns and nouns for a share of what follows under "of".
var shareWords = words("millions billions one some most many several all both none half part each any third thirds quarter quarters fraction bulk rest majority number name names")

// namedClass reports whether a phrase is a name of a type that belongs to a
// class.
func (r *reader) namedClass(si, p int, class string) bool {
	s := &r.sents[si]
	if s.headTok(p).tag != tName {
		return false
	}
	for _, k := range nameKinds[class] {
		if r.nameIs(si, s.nps[p].h, k) {
			return true
		}
	}
	return false
}

// pronounClass tests what a pronoun stands for.
func (r *reader) pronounClass(si, p int, class string) (ok, known bool) {
	e := r.entityOf(si, p)
	if e == nil {
		return false, false
	}
	test := entityTests[class]
	if test == nil {
		return false, false
	}
	return test(e), true
}

// entityTests are the classes that an entity can be tested for.
var entityTests = map[string]func(*entity) bool{
	"org":        func(e *entity) bool { return e.namedBody() || e.headClass()&cOrg != 0 },
	"site":       func(e *entity) bool { return e.headClass()&cSite != 0 },
	"person":     func(e *entity) bool { return e.person },
	"vessel":     isVessel,
	"pronvessel": isVessel,
	"gpe":        func(e *entity) bool { return e.kind == "state" },
	"name":       func(e *entity) bool { return e.head == "" },
}

func isVessel(e *entity) bool { return e.kind == "vessel" }

// namedBody reports whether an entity is a body or firm that has a name.
func (e *entity) namedBody() bool {
	return e.head == "" && !e.person && e.kind != "state" && e.kind != "vessel"
}

// headClass returns the class of the noun that describes an entity without a
// name.
func (e *entity) headClass() nounClass {
	if e.head == "" {
		return 0
	}
	return classOf(e.head)
}

// wordClasses are the classes that a few words make up.
var wordClasses = map[string]map[string]bool{
	"way": words("way"), "possession": words("possession receipt"), "voyages": words("voyage flight trip crossing run"), "line": words("line"), "book": words("book backlog"), "service": words("service"), "doings": words("business"), "dealings": words("dealing dealings"), "sail": words("sail"), "output": words("production output"), "ground": words("ground"), "works": words("plant factory facility line workshop shipyard foundry"), "fire": words("fire"), "toll": words("toll"), "casualties": words("casualty loss"), "payable": words("bill invoice debt"), "contract": words("contract order charter"), "hands": words("hand hands hold"), "calls": words("call stop"), "board": words("board council committee"), "test": words("look scan x-ray autopsy teardown inspection examination analysis forensics disassembly dismantling search"), "messages": words("message communication call conversation signal exchange intelligence"), "transaction": words("transaction"), "customer": words("customer client buyer"),
	"stock": words("stockpile arsenal stock inventory"), "need": words("need demand shortage requirement"),
	"support": words("support assistance help aid programme program war effort military operation intelligence"),
	"inquiry": words("inquiry investigation probe"), "trade": words("trade business cooperation tie relation relationship link contact dealing dealings partnership supply service"), "delegation": words("delegation team mission"),
	"list": words("list"), "order": words("order contract"), "troops": words("troop soldier force unit personnel regiment brigade battalion squadron division contingent battery fleet"), "ties": words("tie link connection"), "actions": words("action"), "rule": words("rule action amendment"), "lives": words("life lives"), "charges": words("charge trial prosecution count offence offense sentencing extradition"), "police": words("police custom prosecutor investigator agent authority officer detective"), "settlement": words("town city village district settlement airport airfield airbase base province region outpost border crossing capital port island"), "grip": words("control"), "secrecy": words("origin destination end-user user identity ownership nature source purpose involvement"), "namednoun": words("name"), "subpoena": words("subpoena summons"), "accounts": words("account branch"), "term": words("year month sentence term penalty"), "listed": words("entity individual company firm network bank supplier manufacturer maker procurer facilitator shipper owner operator executive oligarch person broker"), "agency": words("government treasury department office council commission administration ministry authority agency"), "licence": words("licence license authorisation authorization"),
	"papers": words("document paper file record copy contract agreement guidance evidence data detail finding letter notice refusal number invoice manifest log list statement certificate correspondence e-mail email report memo memorandum transcript footage image photograph information"),
	"permit": words("permit visa"), "undertakings": words("undertaking certificate end-user end-use"), "letters": words("letter warning notice notification"), "bill": words("bill legislation resolution amendment motion package"), "penalty": words("fine penalty"), "section": words("procurement purchasing sale department division unit team office programme program"),
	"seat": words("seat headquarters headquarter office branch base address premise"), "part": words("part"), "positions": words("position"), "aid": words("assistance aid help support backing"), "loan": words("loan grant subsidy credit"), "fee": words("fee commission salary wage bribe sum deposit proceed remittance"),
	"loophole": words("loophole gap"), "course": words("course training instruction lesson drill"), "helm": words("helm rein leadership chairmanship directorship presidency"), "running": words("management operation"), "workforce": words("workforce headcount staff payroll"), "fleet": words("fleet armada network"), "business": words("activity operation business affair"), "premises": words("home house flat apartment premise office villa residence"), "watch": words("watch eye tab"),
	"checks": words("check diligence audit screening vetting review"), "bonafides": words("fide fides"), "court": words("court tribunal judge"), "ruling": words("ruling listing decision order fine verdict conviction judgment judgement designation"), "market": words("market"),
	"fight": words("fight effort crackdown procedure check screening compliance vigilance campaign enforcement"), "steps": words("step"), "reward": words("reward bounty"), "pronoun": words("you u them"),
	"cargo": words("cargo shipment consignment container load batch crate haul delivery"), "programme": words("program programme project participation enrichment implementation cooperation inspection production operation"), "published": words("name names list rule notice"), "request": words("request demand call appeal offer idea application bid claim"),
	"payment": words("payment money fund instalment"), "means": words("ability capability capacity"), "suit": words("suit lawsuit complaint claim appeal"),
	"evasion": words("evasion circumvention diversion procurement proliferation"), "post": words("position post office rank role"),
	"transfer": words("transfer delivery provision shipment use transit export re-export reexport resale import supply sale flow"), "knowhow": words("technology technique know-how knowledge cycle"), "capability": words("capability ability capacity know-how"), "hostilities": words("conflict war hostility fighting blockade siege"),
	"pronoun3": words("it they"), "pronoun1": words("we"), "posted": words("inspector diplomat envoy ambassador observer monitor troop soldier force attaché attache mission"), "payments": words("payment transfer"), "conditions": words("condition precondition"), "area": words("kilometre kilometer territory ground land area neighbourhood neighborhood mile"), "income": words("revenue source finance funding income cash fund lifeline"), "norm": words("ceasefire truce obligation commitment law resolution agreement treaty convention right pledge sovereignty airspace"), "entries": words("entry"), "effect": words("effect"), "inforce": words("force effect"),
	"truce": words("ceasefire truce agreement treaty accord pact armistice"), "declaration": words("declaration communique communiqué undertaking"), "policies": words("action policy"),
	"extradition": words("extradition"), "illicit": words("network scheme channel chain route revenue stream cell tactic"), "wreck": words("wreckage debris remain fragment remnant photograph image serial"), "*group": words("network programme capacity scheme"),
}

// wordClass tests the classes that a few words make up, and "unknown".
func wordClass(class, w string, c nounClass, h tok) bool {
	if class == "unknown" {
		return c == 0 && h.tag != tName
	}
	return wordClasses[class][w]
}

// classBits are the classes that the head noun alone decides.
var classBits = map[string]nounClass{"site": cSite, "doc": cDoc, "force": cForce, "meet": cMeet, "deal": cDeal}

// nameKinds are the types of names that belong to a class.
var nameKinds = map[string][]string{
	"org": {"ORG"}, "gpe": {"GPE"}, "person": {"PERSON"}, "place": {"GPE", "LOC", "FAC"}, "vessel": {"VESSEL"}, "name": {"PERSON", "ORG", "GPE", "LOC", "FAC", "VESSEL", "NORP", "LAW"},
}

// phraseTests are the classes that need more than the head noun.
var phraseTests = map[string]func(r *reader, si, p int) bool{
	"goods":      (*reader).goods,
	"tradedeal":  (*reader).tradeDeal,
	"ware":       (*reader).ware,
	"regulation": (*reader).regulation,
	"nuclear": func(r *reader, si, p int) bool {
		it := r.itemIn(si, p)
		return it != nil && it.is("nuclear")
	},
	"stake": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		w := s.lowAt(s.nps[p].b)
		return stakes[singular(s.headWord(p))] || s.headTok(p).tag == tNum && (w == "%" || w == "percent")
	},
	"portcall": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		return singular(s.headWord(p)) == "call" && s.hasWord(s.nps[p], "port")
	},
	"dead": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		return sufferings[s.lowAt(s.nps[p].b)] && (r.common(si, p)&cPerson != 0 || s.hasNumber(s.nps[p]))
	},
	"label": func(r *reader, si, p int) bool {
		w := singular(r.headWord(si, p))
		return w == "label" || w == "plate" || w == "marking" || w == "number" && r.sents[si].hasWord(r.sents[si].nps[p], "serial")
	},
	"agency": func(r *reader, si, p int) bool {
		e := r.entityOf(si, p)
		return e != nil && e.head == "" && (e.kind == "government body" || e.kind == "international body" || e.kind == "" && !e.person || e.office)
	},
	"effort": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		w := singular(s.headWord(p))
		return efforts[w] && (w == "programme" || w == "program" || s.hasWord(s.nps[p], "war", "military-industrial", "defense-industrial", "defence-industrial", "military", "defence", "defense", "weapon", "missile", "drone", "uav", "nuclear", "arms"))
	},
	"flying": func(r *reader, si, p int) bool {
		it := r.itemIn(si, p)
		return it != nil && (it.is("uav") || it.is("missile"))
	},
	"law": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		m := r.mentionOver(si, s.nps[p].h)
		return s.headTok(p).lex.class&cDeal != 0 || s.hasWord(s.nps[p], "section", "bill", "act", "resolution", "s.", "h.r.") || m != nil && (m.typ == "LAW" || s.anyWord(m.a, m.b, lawWords))
	},
	"measurer": func(r *reader, si, p int) bool {
		e := r.entityOf(si, p)
		return e != nil && e.head == "" && (e.kind == "government body" || measurers[strings.ToLower(e.name)] || strings.Contains(e.name, "Treasury"))
	},
	"licence": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		w := singular(s.headWord(p))
		if w == "permit" {
			return s.hasWord(s.nps[p], "export", "import", "arms", "transit")
		}
		return wordClasses["licence"][w] || (w == "application" || w == "request") && (s.hasWord(s.nps[p], "licence", "license") || s.forLicence(s.nps[p].b))
	},
	"chamber": (*reader).chamber,
	"count":   func(r *reader, si, p int) bool { return r.sents[si].headTok(p).tag == tNum },
	"missiles": func(r *reader, si, p int) bool {
		it := r.itemIn(si, p)
		return it != nil && (it.is("missile") || it.is("wmd"))
	},
	"transponder": func(r *reader, si, p int) bool {
		return r.sents[si].hasWord(r.sents[si].nps[p], "transponder", "ais", "identification")
	},
	"enduse": func(r *reader, si, p int) bool {
		return r.sents[si].hasWord(r.sents[si].nps[p], "end", "end-use", "end-user")
	},
	"relief":   (*reader).relief,
	"weapon":   (*reader).weapon,
	"warriors": (*reader).warriors,
	"org":      func(r *reader, si, p int) bool { return r.common(si, p)&cOrg != 0 },
	"vessel":   func(r *reader, si, p int) bool { return r.common(si, p)&cVessel != 0 },
	"person": func(r *reader, si, p int) bool {
		w := r.headWord(si, p)
		return r.common(si, p)&cPerson != 0 || w == "he" || w == "who"
	},
	"place": func(r *reader, si, p int) bool {
		w := singular(r.headWord(si, p))
		return w == "port" || w == "country"
	},
	"pronvessel": func(r *reader, si, p int) bool { return r.vesselPronoun(si, p, false) },
	"pron":       func(r *reader, si, p int) bool { return r.vesselPronoun(si, p, true) },
	"plan": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		return classOf(r.headWord(si, p))&cPlan != 0 || s.hasWord(s.nps[p], "plan", "proposal")
	},
	"money": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		if c := classOf(r.headWord(si, p)); c&cMoney != 0 || c&cDeal != 0 || s.worthOf(p) >= 0 {
			return c&cMoney != 0 && s.worthOf(p) < 0
		}
		return strings.ContainsAny(s.words(max(s.nps[p].a-1, 0), s.nps[p].b), "$€£")
	},
	"measure": func(r *reader, si, p int) bool {
		w := r.headWord(si, p)
		return (classOf(w)&cMeasure != 0 || measureGroups[singular(w)] && r.sents[si].hasWord(r.sents[si].nps[p], "sanction")) && !r.controls(si, p)
	},
	"control": (*reader).controls,
	"countedgoods": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		return r.goods(si, p) && (s.hasNumber(s.nps[p]) || s.hasWord(s.nps[p], "enough", "sufficient", "arsenal", "stockpile"))
	},
	"vesselname": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		e := r.entityOf(si, p)
		return s.headTok(p).tag == tName && e != nil && !e.person && e.kind != "state" && !r.nameIs(si, s.nps[p].h, "PERSON") && !s.namesBody(s.nameOf(s.nps[p].a, s.nps[p].b))
	},
	"firm": func(r *reader, si, p int) bool {
		e := r.entityOf(si, p)
		return e != nil && e.firm()
	},
	"countedstaff": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		return staffNouns[singular(s.headWord(p))] && (s.hasNumber(s.nps[p]) || s.lowAt(s.nps[p].b) == "of" && s.tagIs(s.nps[p].b+1, tNum))
	},
	"ais": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		switch w := singular(s.headWord(p)); w {
		case "transponder", "ais":
			return true
		case "signal", "system", "beacon", "data", "position", "location", "broadcast":
			return s.hasWord(s.nps[p], "identification", "tracking", "ais", "location", "position", "transponder")
		}
		return false
	},
	"falsehood": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		return falsified[singular(s.headWord(p))] && s.hasWord(s.nps[p], "false", "wrong", "fictitious", "bogus", "fake", "non-existent", "nonexistent", "invented", "misleading")
	},
	"forged": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		return classOf(r.headWord(si, p))&cDoc != 0 && s.hasWord(s.nps[p], "forged", "fake", "falsified", "false", "counterfeit", "doctored", "backdated", "bogus", "fictitious", "phony", "sham", "fraudulent", "untrue", "inaccurate", "misleading")
	},
	"prondeal": func(r *reader, si, p int) bool { return r.headWord(si, p) == "it" && r.topicDeal },
}

// measureGroups are nouns for several measures where "sanctions" goes with them.
var measureGroups = words("package round regime programme program list")

// falsified are entries in trade papers that can be false.
var falsified = words("user end-user destination description declaration address origin consignee value code buyer recipient")

// sufferings stand behind those whom an attack "left" so.
var sufferings = words("dead wounded injured homeless missing")

// lawWords stand in the names of laws and agreements.
var lawWords = words("plan agreement treaty accord act pact memorandum convention protocol resolution")

// efforts are what support goes to.
var efforts = words("war effort programme program machine industry base complex sector campaign")

// measurers are bodies that impose measures.
var measurers = words("ofac treasury bis ofsi council seco eu")

// stakes are nouns for the part of a firm that somebody owns.
var stakes = words("stake share shareholding percent cent interest equity ownership title")

var ruleNouns = words("provision regulation rule order list ear itar definition supplement entry footnote")

// regulation reports whether a phrase names rules, if only under a preposition
// inside the name ("International Traffic in Arms Regulations").
func (r *reader) regulation(si, p int) bool {
	s := &r.sents[si]
	if ruleNouns[singular(s.headWord(p))] {
		return true
	}
	b := s.nps[p].b
	q := s.phraseAt(b + 1)
	return s.headTok(p).tag == tName && s.tagIs(b, tPrep) && q >= 0 && s.headTok(q).tag == tName && ruleNouns[singular(s.headWord(q))]
}

// headWord returns the head of a phrase in lower case.
func (r *reader) headWord(si, p int) string {
	s := &r.sents[si]
	return s.ts[s.nps[p].h].low
}

// common returns the class of a phrase whose head is no name.
func (r *reader) common(si, p int) nounClass {
	s := &r.sents[si]
	if h := s.ts[s.nps[p].h]; h.tag != tName {
		return h.lex.class
	}
	return 0
}

// staffNouns are those who work somewhere.
var staffNouns = words("employee worker workforce staff people personnel person")

// weapon reports whether a phrase means goods that are fired, flown or thrown.
func (r *reader) weapon(si, p int) bool {
	it := r.itemIn(si, p)
	if it == nil {
		return false
	}
	return it.fires()
}

// fires reports whether goods are fired, flown or thrown, or of no stated sort.
func (it *Item) fires() bool {
	root, _, _ := strings.Cut(it.Class, ".")
	return root == "uav" || root == "weapon" || root == "missile" || root == "munition" || root == "air_defence_system" || root == "wmd"
}

// vesselPronoun reports whether a pronoun stands for a vessel, or, when open,
// may stand for one.
func (r *reader) vesselPronoun(si, p int, open bool) bool {
	w := r.headWord(si, p)
	if w != "it" && w != "she" && w != "they" {
		return false
	}
	e := r.entityOf(si, p)
	return open && e == nil || e != nil && e.kind == "vessel"
}

// nameIs reports whether the name at token i has type typ.
func (r *reader) nameIs(si, i int, typ string) bool {
	m := r.mentionAt[si][i]
	return m > 0 && r.mentions[m-1].typ == typ
}

// controls reports whether a phrase means export controls or licence rules, if
// only their scope or number.
func (r *reader) controls(si, p int) bool {
	s := &r.sents[si]
	if q := s.underOf(p); q >= 0 && controlShares[singular(s.headWord(p))] {
		p = q
	}
	np := s.nps[p]
	w := singular(s.headWord(p))
	switch {
	case w == "control", w == "order" && s.hasWord(np, "denial"), w == "privilege" && s.hasWord(np, "export"):
		return true
	case s.headTok(p).tag == tName || s.headTok(p).tag == tNum:
		return s.hasWord(np, "license", "licence") && s.hasWord(np, "exception", "general")
	}
	return controlHeads[w] && s.exportRule(np)
}

// exportRule reports whether a phrase for rules says that they are on exports.
func (s *sentence) exportRule(np phrase) bool {
	return s.hasWord(np, "export", "licence", "license", "licensing", "reexport", "trade", "end-use", "end-user") || s.aboutExports(np.b)
}

// controlHeads are nouns that mean export controls where "export" or "licence"
// goes with them.
var controlHeads = words("eligibility requirement restriction policy exception rule ban measure prohibition")

// forLicence reports whether "for" and a licence stand at token b.
func (s *sentence) forLicence(b int) bool {
	p := s.phraseAt(b + 1)
	return s.lowAt(b) == "for" && p >= 0 && wordClasses["licence"][singular(s.headWord(p))]
}

// controlShares are nouns for a side of the controls under "of".
var controlShares = words("use scope availability validity number extent expansion removal imposition")

// exportNouns are what export controls are on.
var exportNouns = words("export reexport re-export transfer import sale shipment supply delivery")

// aboutExports reports whether "on exports" or the like stands at token b.
func (s *sentence) aboutExports(b int) bool {
	w := s.lowAt(b)
	p := s.phraseAt(b + 1)
	return (w == "on" || w == "for") && p >= 0 && exportNouns[singular(s.headWord(p))]
}

// hasNumber reports whether a phrase holds a number.
func (s *sentence) hasNumber(np phrase) bool {
	for i := np.a; i < np.b; i++ {
		if s.ts[i].tag == tNum {
			return true
		}
	}
	return false
}

// hasWord reports whether a phrase holds one of the words.
func (s *sentence) hasWord(np phrase, ws ...string) bool {
	for i := np.a; i < np.b; i++ {
		for _, w := range ws {
			if singular(s.ts[i].low) == w {
				return true
			}
		}
	}
	return false
}

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
	s := &r.sents[si]
	np := s.nps[p]
	h := s.ts[np.h]
	c := classOf(h.low)
	name := h.tag == tName
	if h.tag == tPron && h.low != "there" {
		if ok, known := r.pronounClass(si, p, class); known {
			return ok
		}
	}
	if bits, ok := classBits[class]; ok {
		return c&bits != 0 && !(class == "site" && name)
	}
	if kinds, ok := nameKinds[class]; ok && name {
		for _, k := range kinds {
			if r.nameIs(si, np.h, k) {
				return true
			}
		}
	}
	if t := phraseTests[class]; t != nil {
		return t(r, si, p)
	}
	return wordClass(class, singular(h.low), c, h)
}

// pronounClass tests what a pronoun stands for.
func (r *reader) pronounClass(si, p int, class string) (ok, known bool) {
	e := r.entityOf(si, p)
	if e == nil {
		return false, false
	}
	c := nounClass(0)
	if e.head != "" {
		c = classOf(e.head)
	}
	switch class {
	case "org":
		return e.head == "" && !e.person && e.kind != "state" && e.kind != "vessel" || c&cOrg != 0, true
	case "site":
		return c&cSite != 0, true
	case "person":
		return e.person, true
	case "vessel", "pronvessel":
		return e.kind == "vessel", true
	case "gpe":
		return e.kind == "state", true
	case "name":
		return e.head == "", true
	}
	return false, false
}

// wordClasses are the classes that a few words make up.
var wordClasses = map[string]map[string]bool{
	"contract": words("contract order charter"), "transaction": words("transaction"), "customer": words("customer client buyer"),
	"stock": words("stockpile arsenal stock inventory"), "need": words("need demand shortage requirement"),
	"support": words("support assistance help aid programme program war effort military operation"), "label": words("label plate marking"),
	"inquiry": words("inquiry investigation probe"), "trade": words("trade business cooperation tie relation relationship link contact"), "delegation": words("delegation team"),
	"list": words("list"), "order": words("order"), "troops": words("troop soldier force unit personnel"), "licence": words("licence license"),
	"regulation": words("regulation rule order list"), "suit": words("suit lawsuit complaint claim appeal"),
	"evasion": words("evasion circumvention diversion procurement proliferation"), "post": words("position post office rank role"),
	"transfer": words("transfer delivery provision shipment use transit export import supply sale flow"), "wreck": words("wreckage debris remain fragment remnant photograph image serial"), "*group": words("network programme capacity scheme"),
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
	"org": {"ORG"}, "gpe": {"GPE"}, "person": {"PERSON"}, "place": {"GPE", "LOC"}, "vessel": {"VESSEL"}, "name": {"PERSON", "ORG", "GPE", "LOC", "VESSEL", "NORP", "LAW"},
}

// phraseTests are the classes that need more than the head noun.
var phraseTests = map[string]func(r *reader, si, p int) bool{
	"goods":  (*reader).goods,
	"weapon": (*reader).weapon,
	"org":    func(r *reader, si, p int) bool { return r.common(si, p)&cOrg != 0 },
	"vessel": func(r *reader, si, p int) bool { return r.common(si, p)&cVessel != 0 },
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
		return classOf(r.headWord(si, p))&cMoney != 0 || strings.ContainsAny(s.words(max(s.nps[p].a-1, 0), s.nps[p].b), "$€£")
	},
	"measure": func(r *reader, si, p int) bool { return classOf(r.headWord(si, p))&cMeasure != 0 && !r.controls(si, p) },
	"control": (*reader).controls,
	"countedgoods": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		return r.goods(si, p) && (s.hasNumber(s.nps[p]) || s.hasWord(s.nps[p], "arsenal", "stockpile"))
	},
	"forged": func(r *reader, si, p int) bool {
		s := &r.sents[si]
		return classOf(r.headWord(si, p))&cDoc != 0 && s.hasWord(s.nps[p], "forged", "fake", "falsified", "false", "counterfeit", "doctored", "backdated")
	},
	"prondeal": func(r *reader, si, p int) bool { return r.headWord(si, p) == "it" && r.topicDeal },
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
		return classOf(h.low)
	}
	return 0
}

// weapon reports whether a phrase means goods that are fired, flown or thrown.
func (r *reader) weapon(si, p int) bool {
	it := r.itemIn(si, p)
	if it == nil {
		return false
	}
	root, _, _ := strings.Cut(it.Class, ".")
	return root == "uav" || root == "weapon" || root == "missile" || root == "munition" || root == "air_defence_system"
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

// controls reports whether a phrase means export controls or licence rules.
func (r *reader) controls(si, p int) bool {
	s := &r.sents[si]
	np := s.nps[p]
	switch singular(s.ts[np.h].low) {
	case "control", "requirement", "restriction", "policy", "exception", "rule", "ban":
		return s.hasWord(np, "export", "licence", "license", "licensing", "reexport", "trade") || singular(s.ts[np.h].low) == "control"
	}
	return false
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

// goods reports whether a phrase means goods: a noun of the item tree, a model
// by name, or a pronoun or number that goes back to goods.
func (r *reader) goods(si, p int) bool { return r.itemIn(si, p) != nil }

// Item is what an event is about.
type Item struct {
	Text        string   `json:"text"`
	CP          *[2]int  `json:"cp,omitempty"`
	Byte        *[2]int  `json:"byte,omitempty"`
	Class       string   `json:"class"`
	Designation string   `json:"designation,omitempty"`
	Aliases     []string `json:"aliases,omitempty"`
	MadeIn      string   `json:"made_in,omitempty"`
	DesignedIn  string   `json:"designed_in,omitempty"`
	Anaphor     bool     `json:"anaphoric,omitempty"`
	unit        string
}

// itemIn returns the goods that a phrase means, or nil.
func (r *reader) itemIn(si, p int) *Item {
	if p < 0 {
		return nil
	}
	s := &r.sents[si]
	np := s.nps[p]
	h := s.ts[np.h]
	if h.tag == tPron || h.tag == tNum || h.low == "rest" || h.low == "remainder" {
		return r.anaphoric(si, p)
	}
	if h.tag == tName {
		w := s.words(np.h, np.h+1)
		if d, ok := designated(w); ok {
			return r.item(s, np, Item{Class: d.class, Designation: w, Aliases: d.aliases, unit: "UAV"})
		}
		if isDesignationShape(w) && r.nameIs(si, np.h, "ITEM") {
			return r.item(s, np, Item{Class: "controlled_goods", Designation: w})
		}
		if ic, ok := itemOf(h.low); ok && r.nameIs(si, np.h, "ITEM") {
			it := Item{Class: ic.path, unit: string(ic.unit)}
			r.refine(s, np, &it)
			return r.item(s, np, it)
		}
		return nil
	}
	if (h.low == "aid" || h.low == "assistance" || h.low == "support") && s.hasWord(np, "military", "security", "lethal", "defence", "defense") {
		return r.item(s, np, Item{Class: "military_aid"})
	}
	ic, ok := itemOf(h.low)
	if !ok {
		return r.ofItem(si, p)
	}
	if classOf(h.low)&(cSite|cPlan|cForce|cMeet) != 0 && h.low != "shipment" && h.low != "system" {
		return nil
	}
	it := Item{Class: ic.path, unit: string(ic.unit)}
	r.refine(s, np, &it)
	if it.Class == "?" {
		if inner := r.ofItem(si, p); inner != nil {
			it.Class, it.Designation, it.Aliases = inner.Class, inner.Designation, inner.Aliases
			if it.unit == "" {
				it.unit = inner.unit
			}
			return r.item(s, phrase{np.a, np.b, np.h}, it)
		}
		if prev := r.topicItem; prev != nil {
			it.Class = prev.Class
			if it.unit == "" {
				it.unit = prev.unit
			}
			it.Anaphor = true
		} else {
			it.Class = "dual_use"
		}
	} else if s.ts[np.a].low == "the" && np.h == np.a+1 && r.topicItem != nil && related(it.Class, r.topicItem.Class) {
		it.Class, it.Anaphor = r.topicItem.Class, true
	}
	return r.item(s, np, it)
}

// related reports whether one class lies within the other.
func related(a, b string) bool {
	return strings.HasPrefix(a+".", b+".") || strings.HasPrefix(b+".", a+".")
}

// refine narrows an item's class by the words before its head, and takes the
// model and the origin named there.
func (r *reader) refine(s *sentence, np phrase, it *Item) {
	for k := np.a; k < np.h; k++ {
		w := s.ts[k].low
		if d, ok := designated(w); ok {
			if strings.HasPrefix(it.Class, "uav") || strings.HasPrefix(it.Class, "missile") || it.Class == "weapon.system" || it.Class == "air_defence_system" {
				it.Class = d.class
			}
			if !strings.HasPrefix(it.Class, "component") {
				it.Designation, it.Aliases = s.words(k, k+1), d.aliases
			}
			continue
		}
		if raw := s.words(k, k+1); isDesignationShape(raw) && s.ts[k].tag == tName {
			it.Designation = raw
		}
		if c := itemModifiers[w]; c != "" && strings.HasPrefix(c, strings.SplitN(it.Class, ".", 2)[0]) {
			it.Class = c
		} else if c != "" && (it.Class == "component.module" && c == "component.guidance" || it.Class == "weapon.system" && c == "air_defence_system" || it.Class == "dual_use.machine_tool") {
			it.Class = c
		}
		if w == "unmanned" && (it.Class == "weapon.vehicle" || it.Class == "aircraft" || it.Class == "weapon.system") {
			it.Class, it.unit = "uav", "UAV"
		}
		if w == "pump" || w == "agricultural" || w == "farm" {
			if it.Class == "component.engine" {
				it.Class = "dual_use.engine"
			}
		}
		if x, made := strings.CutSuffix(w, "-made"); made {
			it.MadeIn = demonyms[x]
		} else if x, ok := strings.CutSuffix(w, "-designed"); ok {
			it.DesignedIn = demonyms[x]
		}
	}
}

// ofItem looks for goods in "hundreds of drones", "pallets of gimbals".
func (r *reader) ofItem(si, p int) *Item {
	s := &r.sents[si]
	np := s.nps[p]
	h := s.ts[np.h]
	quantity := h.tag == tNum || classOf(h.low) == 0 && quantityNoun[singular(h.low)] || itemWord(h.low)
	if !quantity || np.b+1 >= len(s.ts) || s.ts[np.b].low != "of" {
		return nil
	}
	q := s.npAt[np.b+1]
	if q < 0 || s.ts[s.nps[q].h].tag == tPron {
		return nil
	}
	return r.itemIn(si, q)
}

var quantityNoun = words("hundred thousand dozen ten score number batch load lot range variety quantity amount version pair set stock supply piece unit")

// item fills the text of an item from its phrase, without the article's words
// of amount.
func (r *reader) item(s *sentence, np phrase, it Item) *Item {
	a := np.a
	for a < np.h && (s.ts[a].tag == tNum || s.ts[a].low == "more" || s.ts[a].low == "least" || s.ts[a].tag == tAdv || isQuote(s.ts[a].low)) {
		a++
	}
	if a < np.h && s.ts[a].tag == tPos {
		a++
	}
	it.Text = s.words(a, np.h+1)
	sp := r.span(s.ts[a].s, s.ts[np.h].e)
	it.CP, it.Byte = &sp.CP, &sp.Byte
	return &it
}

// anaphoric returns the goods that a pronoun or bare number goes back to.
func (r *reader) anaphoric(si, p int) *Item {
	s := &r.sents[si]
	np := s.nps[p]
	h := s.ts[np.h]
	if h.tag == tNum && !numberOnly(s, np) || strings.ContainsAny(s.words(max(np.a-1, 0), np.b), "$€£%") {
		return nil
	}
	if h.tag == tNum && np.b+1 < len(s.ts) && s.ts[np.b].low == "of" {
		if q := s.npAt[np.b+1]; q >= 0 {
			if s.ts[s.nps[q].h].tag != tPron {
				return r.itemIn(si, q)
			}
			if w := s.ts[s.nps[q].h].low; w != "them" && w != "these" && w != "those" && w != "which" {
				return nil
			}
		}
	}
	switch h.low {
	case "all", "both", "nothing", "everything", "something", "none", "that", "this", "such", "he", "she", "we", "us", "who", "i", "you", "him", "one", "there", "everyone", "nobody", "someone", "himself":
		return nil
	case "it":
		if r.topicItem == nil || r.itemSent < si-1 || r.subjectIsParty(si, p) {
			return nil
		}
	case "they", "them":
		if r.topicItem == nil || r.itemSent < si-2 || h.low == "they" && r.pluralParty(si, p) {
			return nil
		}
	}
	if r.topicItem == nil {
		return nil
	}
	it := *r.topicItem
	it.Anaphor = true
	return r.item(s, np, it)
}

// numberOnly reports whether a phrase is a number with nothing but words of
// amount.
func numberOnly(s *sentence, np phrase) bool {
	for i := np.a; i < np.b; i++ {
		if s.ts[i].tag == tNoun || s.ts[i].tag == tName {
			return false
		}
	}
	return !isYear(s.ts[np.h].low)
}

// subjectIsParty reports whether "it" rather means a firm or body spoken of.
func (r *reader) subjectIsParty(si, p int) bool {
	e := r.entityOf(si, p)
	return e != nil && e.last > r.itemSent*1000
}

// pluralParty reports whether "they" rather means people or firms.
func (r *reader) pluralParty(si, p int) bool {
	e := r.entityOf(si, p)
	return e != nil && e.plural && e.last > r.itemSent*1000
}

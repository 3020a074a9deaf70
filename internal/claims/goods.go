package claims

import "strings"

// goods reports whether a phrase means goods: a noun of the item tree, a model
// by name, or a pronoun or number that goes back to goods.
func (r *reader) goods(si, p int) bool { return r.itemIn(si, p) != nil }

// ware reports whether a phrase means something that is bought and sold: a noun
// of no known class that other words describe ("night-vision devices").
func (r *reader) ware(si, p int) bool {
	s := &r.sents[si]
	h := s.headTok(p)
	if h.tag != tNoun || h.lex.class != 0 || timeWords[singular(h.low)] {
		return false
	}
	return s.nps[p].h > s.nps[p].a || singular(h.low) != h.low
}

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

// standsForGoods reports whether a word means goods that are named elsewhere.
func standsForGoods(h *tok) bool { return h.tag == tPron || h.tag == tNum || restNouns[h.low] }

// itemIn returns the goods that a phrase means, or nil.
func (r *reader) itemIn(si, p int) *Item {
	if p < 0 {
		return nil
	}
	s := &r.sents[si]
	h := s.headTok(p)
	switch {
	case s.worthOf(p) >= 0:
		return r.itemIn(si, s.worthOf(p))
	case standsForGoods(h):
		return r.shareOrAnaphor(si, p)
	case h.tag == tName:
		return r.namedItem(si, s.nps[p])
	case aidNouns[h.low] && s.hasWord(s.nps[p], "military", "security", "lethal", "defence", "defense"):
		return r.item(s, s.nps[p], Item{Class: "military_aid"})
	}
	if ic, ok := s.phraseItem(s.nps[p]); ok {
		return r.classedItem(si, p, ic)
	}
	if ic, ok := itemOf(h.low); ok {
		return r.commonItem(si, p, ic)
	}
	if ic, ok := s.compoundGoods(s.nps[p]); ok {
		return r.commonItem(si, p, ic)
	}
	return r.ofItem(si, p)
}

// worthOf returns the phrase of what a sum of money is spent on: "a million dollars'
// worth of chips", "$2 million in chips"; -1 when p is no such sum.
func (s *sentence) worthOf(p int) int {
	b := s.nps[p].b
	switch s.lowAt(b) {
	case "worth":
		return s.underOf(p)
	case "in":
		if q := s.phraseAt(b + 1); q >= 0 && s.pricedNP(p) && classOf(s.headWord(q))&cGoods != 0 {
			return q
		}
	}
	return -1
}

// compoundGoods are the classes of goods whose noun means them only behind certain
// words ("guidance units", "artillery rounds").
var compoundGoods = map[string]map[string]itemClass{
	"unit":   {"guidance": {"component.guidance", "module"}, "navigation": {"component.guidance", "module"}, "inertial": {"component.guidance", "module"}, "control": {"component", "module"}, "power": {"component", "module"}, "processing": {"component.electronics", "module"}, "propulsion": {"component.engine", "engine"}},
	"round":  {"artillery": {"munition", "weapon"}, "mortar": {"munition", "weapon"}, "ammunition": {"munition", "weapon"}, "tank": {"munition", "weapon"}, "rifle": {"munition", "weapon"}, "howitzer": {"munition", "weapon"}},
	"agent":  {"nerve": {"wmd", ""}, "chemical": {"wmd", ""}, "warfare": {"wmd", ""}},
	"gas":    {"mustard": {"wmd", ""}, "nerve": {"wmd", ""}, "chlorine": {"wmd", ""}, "poison": {"wmd", ""}},
	"device": {"nuclear": {"wmd", ""}, "explosive": {"munition", "weapon"}},
	"gap":    {"spark": {"component", "module"}},
}

// compoundGoods returns the class of the goods that phrase np names by two words.
func (s *sentence) compoundGoods(np phrase) (itemClass, bool) {
	by := compoundGoods[singular(s.ts[np.h].low)]
	if by == nil {
		return itemClass{}, false
	}
	for k := np.a; k < np.h; k++ {
		if ic, ok := by[singular(s.ts[k].low)]; ok {
			return ic, true
		}
	}
	return itemClass{}, false
}

// classedItem returns the goods of a phrase whose words together name them.
func (r *reader) classedItem(si, p int, ic itemClass) *Item {
	s := &r.sents[si]
	it := Item{Class: ic.path, unit: string(ic.unit)}
	r.refine(s, s.nps[p], &it)
	return r.item(s, s.nps[p], it)
}

// shareOrAnaphor returns the goods of which a pronoun or number is a share ("some
// of the engines"), or to which it goes back.
func (r *reader) shareOrAnaphor(si, p int) *Item {
	s := &r.sents[si]
	if q := s.partOf(p); q != p && s.headTok(p).tag == tPron {
		return r.itemIn(si, q)
	}
	return r.anaphoric(si, p)
}

// restNouns go back to goods as pronouns do.
var restNouns = words("rest remainder")

var aidNouns = words("aid assistance support")

// namesNoGoods reports whether a noun of the item tree rather means a site, a
// plan, an attack or a meeting.
func namesNoGoods(w string) bool {
	return classOf(w)&(cSite|cPlan|cForce|cMeet) != 0 && w != "shipment" && w != "system"
}

// namedItem returns the goods that a name means: a model, or a noun of the item
// tree in capitals.
func (r *reader) namedItem(si int, np phrase) *Item {
	s := &r.sents[si]
	w := s.words(np.h, np.h+1)
	if d, ok := designated(w); ok {
		return r.item(s, np, Item{Class: d.class, Designation: w, Aliases: d.aliases, unit: "UAV"})
	}
	if !r.nameIs(si, np.h, "ITEM") {
		return nil
	}
	if isDesignationShape(w) {
		return r.item(s, np, Item{Class: "controlled_goods", Designation: w})
	}
	if ic, ok := itemOf(s.ts[np.h].low); ok {
		it := Item{Class: ic.path, unit: string(ic.unit)}
		r.refine(s, np, &it)
		return r.item(s, np, it)
	}
	return nil
}

// boardOrFighter reports whether a phrase means people by a noun for goods: the board
// of a body, and fighters that are no aircraft.
func (s *sentence) boardOrFighter(np phrase) bool {
	before := s.lowAt(np.h - 1)
	switch s.ts[np.h].low {
	case "board":
		return np.h <= np.a+1 && !itemWord(before)
	case "fighter", "fighters":
		return !s.fighterPlane(np, before)
	}
	return false
}

// fighterPlane reports whether a fighter is an aircraft: by the word before it or by
// other aircraft in the same row ("fighters, bombers").
func (s *sentence) fighterPlane(np phrase, before string) bool {
	if s.ts[np.a].low == "its" && np.h > np.a && !strings.HasSuffix(s.ts[np.h].low, "s") {
		return true // the latest fighter of a state or maker
	}
	if np.h > np.a && (fighterKinds[before] || isDesignationShape(s.words(np.h-1, np.h))) {
		return true
	}
	return s.aircraftBeside(np.h)
}

// aircraftBeside reports whether a word for aircraft stands close to token h.
func (s *sentence) aircraftBeside(h int) bool {
	for k := max(h-2, 0); k < min(h+4, len(s.ts)); k++ {
		if ic, ok := itemOf(s.ts[k].low); ok && k != h && ic.path == "aircraft" {
			return true
		}
	}
	return false
}

// fighterKinds stand before "fighter" where it is an aircraft.
var fighterKinds = words("jet stealth multirole air naval carrier-based combat interceptor fifth-generation fourth-generation supersonic")

// commonItem returns the goods of a phrase whose head is a common noun of the
// item tree.
func (r *reader) commonItem(si, p int, ic itemClass) *Item {
	if h := r.sents[si].headTok(p).low; namesNoGoods(h) && compoundGoods[singular(h)] == nil || r.sents[si].boardOrFighter(r.sents[si].nps[p]) {
		return nil
	}
	s := &r.sents[si]
	np := s.nps[p]
	it := Item{Class: ic.path, unit: string(ic.unit)}
	r.refine(s, np, &it)
	switch topic := r.topicItem; {
	case it.Class == "?":
		r.closeClass(si, p, &it)
	case topic != nil && s.openerOf(p) == "the" && np.h == np.a+1 && related(it.Class, topic.Class):
		it.Class, it.Anaphor = topic.Class, true
	}
	return r.item(s, np, it)
}

// closeClass gives an item whose noun leaves the class open that of the goods
// under "of", or of those spoken of before.
func (r *reader) closeClass(si, p int, it *Item) {
	if inner := r.ofItem(si, p); inner != nil {
		it.classLike(inner)
		it.Designation, it.Aliases = inner.Designation, inner.Aliases
		return
	}
	if r.topicItem == nil {
		it.Class = "dual_use"
		return
	}
	it.classLike(r.topicItem)
	it.Anaphor = true
}

// classLike gives an item the class of another, and its unit where it has none.
func (it *Item) classLike(other *Item) {
	it.Class = other.Class
	if it.unit == "" {
		it.unit = other.unit
	}
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
		if d, n := s.modelAt(k, np.h, true); n > 0 && it.takes(d) {
			it.takeModel(s.words(k, k+n), d)
			k += n - 1
			continue
		}
		if raw := s.words(k, k+1); s.ts[k].tag == tName && isDesignationShape(raw) {
			it.Designation = raw
		}
		it.narrow(w)
		if x, ok := strings.CutSuffix(w, "-made"); ok {
			it.MadeIn = demonyms[x]
		} else if x, ok := strings.CutSuffix(w, "-designed"); ok {
			it.DesignedIn = demonyms[x]
		}
	}
}

// takesClass reports whether the class of a model is that of the item: where the
// item's is wider, or one of whole systems that models of another class may belong to.
func (it *Item) takesClass(class string) bool {
	if strings.HasPrefix(it.Class, class+".") {
		return false
	}
	return it.is("uav") || it.is("missile") || it.Class == "component" && class == "air_defence_system" || it.Class == "weapon.system" || it.Class == "air_defence_system" || strings.HasPrefix(class, it.Class+".")
}

// takes reports whether goods of the item's class can be the model d: of one root, or
// one of them of no more than arms or parts at large.
func (it *Item) takes(d designation) bool {
	return sameRoot(it.Class, d.class) || weaponPath(it.Class) && weaponPath(d.class) || it.is("component") || it.is("dual_use") || it.is("?")
}

// takeModel takes the class of a known model where the item's is that of whole
// systems, and its name unless the item is a component.
func (it *Item) takeModel(name string, d designation) {
	if it.takesClass(d.class) {
		it.Class = d.class
	}
	if !it.is("component") || strings.HasPrefix(d.class, "component") {
		it.Designation, it.Aliases = name, d.aliases
	}
}

// is reports whether an item's class begins with prefix.
func (it *Item) is(prefix string) bool { return strings.HasPrefix(it.Class, prefix) }

// narrow narrows an item's class by the word w before its noun.
func (it *Item) narrow(w string) {
	if c := itemModifiers[w]; c != "" && (sameRoot(c, it.Class) || recast[[2]string{it.Class, c}] || it.Class == "dual_use.machine_tool") {
		it.Class = c
	}
	switch w {
	case "unmanned":
		if mannedClasses[it.Class] {
			it.Class, it.unit = "uav", "UAV"
		}
	case "pump", "agricultural", "farm":
		if it.Class == "component.engine" {
			it.Class = "dual_use.engine"
		}
	}
}

// sameRoot reports whether class a begins with the root of class b.
func sameRoot(a, b string) bool {
	root, _, _ := strings.Cut(b, ".")
	return strings.HasPrefix(a, root)
}

// recast are the classes that a word before the noun turns into another: from,
// to.
var recast = map[[2]string]bool{
	{"component.module", "component.guidance"}: true,
	{"weapon.system", "air_defence_system"}:    true,
}

// mannedClasses are those of vehicles that are drones when unmanned.
var mannedClasses = words("weapon.vehicle aircraft weapon.system")

// ofItem looks for goods in "hundreds of drones", "pallets of gimbals".
func (r *reader) ofItem(si, p int) *Item {
	s := &r.sents[si]
	h := s.headTok(p)
	if h.tag != tNum && !h.isGoods() && (h.lex.class != 0 || !quantityNoun[singular(h.low)]) {
		return nil
	}
	q := s.underOf(p)
	if q < 0 || s.headTok(q).tag == tPron {
		return nil
	}
	return r.itemIn(si, q)
}

// underOf returns the phrase that "of" ties to phrase p right behind it, or -1.
func (s *sentence) underOf(p int) int {
	b := s.nps[p].b
	if s.lowAt(b) == "worth" && s.lowAt(b+1) == "of" {
		b++
	}
	if s.lowAt(b) != "of" {
		return -1
	}
	return s.phraseAt(b + 1)
}

var quantityNoun = words("million billion half wave series barrage salvo volley stash haul round worth array hundred thousand dozen ten score number batch load lot kg kilogram kilo tonne ton gram litre barrel range variety quantity amount version pair set stock supply piece unit")

// item fills the text of an item from its phrase, without the article's words
// of amount.
func (r *reader) item(s *sentence, np phrase, it Item) *Item {
	a := np.a
	for a < np.h && amountWord(&s.ts[a]) {
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

// amountWord reports whether a token before goods belongs to their amount.
func amountWord(t *tok) bool {
	return t.tag == tNum || t.tag == tAdv || t.low == "more" || t.low == "least" || t.low == "such" || t.low == "no" || isQuote(t.low)
}

// otherAmount reports whether phrase p is a number with words of its own, a sum of money
// or a percentage.
func (s *sentence) otherAmount(p int) bool {
	np := s.nps[p]
	return s.headTok(p).tag == tNum && !numberOnly(s, np) || strings.ContainsAny(s.words(max(np.a-1, 0), np.b), "$€£%")
}

// anaphoric returns the goods that a pronoun or bare number goes back to.
func (r *reader) anaphoric(si, p int) *Item {
	s := &r.sents[si]
	np := s.nps[p]
	h := s.headTok(p)
	if s.otherAmount(p) {
		return nil
	}
	if q := s.underOf(p); h.tag == tNum && q >= 0 {
		if s.headTok(q).tag != tPron {
			return r.itemIn(si, q)
		}
		if !goodsPronouns[s.headWord(q)] {
			return nil
		}
	}
	if it := r.goodsBefore(si, p); it != nil {
		return it
	}
	if r.topicItem == nil || !r.goesBackToGoods(si, p) {
		return nil
	}
	it := *r.topicItem
	it.Anaphor = true
	return r.item(s, np, it)
}

var (
	// goodsPronouns may stand for goods behind a number ("two of them").
	goodsPronouns = words("them these those which")
	// neverGoods are pronouns that stand for no goods.
	neverGoods = words("all both nothing everything something none that this such he she we us who i you him one there everyone nobody someone himself")
)

// goodsBefore returns the goods in the plural that stand before "them" or "they" in
// its own sentence and of which no other sentence has spoken, or nil.
func (r *reader) goodsBefore(si, p int) *Item {
	s := &r.sents[si]
	if w := s.headWord(p); w != "them" && w != "they" || r.topicItem != nil && r.itemSent >= si-1 {
		return nil
	}
	for q := p - 1; q >= 0; q-- {
		h := s.headTok(q)
		if h.tag != tNoun || !h.isGoods() || singular(h.low) == h.low {
			continue
		}
		if it := r.itemIn(si, q); it != nil {
			c := *it
			c.Anaphor = true
			return r.item(s, s.nps[p], c)
		}
	}
	return nil
}

// goesBackToGoods reports whether a pronoun can mean the goods spoken of last
// and no party.
func (r *reader) goesBackToGoods(si, p int) bool {
	switch w := r.headWord(si, p); w {
	case "it":
		return r.itemSent >= si-1 && !r.subjectIsParty(si, p)
	case "they":
		return r.itemSent >= si-2 && !r.pluralParty(si, p)
	case "them":
		return r.itemSent >= si-2
	default:
		return !neverGoods[w]
	}
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

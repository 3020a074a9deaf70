package claims

import (
	"strings"

	"sanctrace/internal/extract"
)

// nameType decides what sort of thing a name names.
func (r *reader) nameType(s *sentence, n nameText) string {
	if t := s.tableType(n); t != "" {
		return t
	}
	a, b := n.a, n.b
	if b > a+1 && operations[s.ts[a].low] || b == a+1 && shortTerms[s.ts[a].low] {
		return ""
	}
	if t := s.markedType(a, b); t != "" {
		return t
	}
	if t := r.contextType(s, n); t != "" {
		return t
	}
	return r.wordType(s, n)
}

// wordType is the type of a name that its words show, or its shape.
func (r *reader) wordType(s *sentence, n nameText) string {
	a, b := n.a, n.b
	switch {
	case s.namesBody(n):
		return "ORG"
	case s.titleBefore(a) || givenNames[s.ts[a].low] && b > a+1:
		return "PERSON"
	case a+1 == b && s.ts[a].caps:
		return "ORG"
	}
	return r.shapeType(s, n)
}

// civilTitles stand before people only.
var civilTitles = words("mr mr. mrs mrs. ms ms. dr dr. sir lady dame")

// markedType is the type of a name that a title before it or a mark at its head gives,
// or "".
func (s *sentence) markedType(a, b int) string {
	switch {
	case s.personByTitle(a, b) || s.initialsFirst(a, b):
		return "PERSON"
	case b > a+1 && s.ts[a].caps && vesselMarks[s.ts[a].low]:
		return "VESSEL"
	}
	return ""
}

// initialsFirst reports whether a name is an initial with a dot and a surname ("R. Hale").
func (s *sentence) initialsFirst(a, b int) bool {
	first := s.ts[a].low
	return b-a > 1 && b-a <= 4 && len(first) == 2 && first[1] == '.' && !notPersons(s.ts[b-1].low) && !s.ts[b-1].caps
}

// personByTitle reports whether a personal title that is written with a capital stands
// right before the name [a, b) of at most three words ("Minister X").
func (s *sentence) personByTitle(a, b int) bool {
	if a > 0 && civilTitles[s.ts[a-1].low] && b-a <= 3 {
		return true
	}
	return b-a <= 3 && s.titleBefore(a) && s.titleAt(a-1) && !notPersons(s.ts[b-1].low) && !s.ts[a].caps && !placeWord(s.words(a, b))
}

// lawHeads end the names of laws.
var lawHeads = words("act treaty convention regulation resolution communique communiqué charter")

// tableType is the type of a name that the tables of goods, places, peoples and
// laws settle, or "".
func (s *sentence) tableType(n nameText) string {
	a, b, low := n.a, n.b, n.low
	g, place := lookupPlace(low)
	switch {
	case s.namesModel(a, b) || s.namesGoods(a, b):
		return "ITEM"
	case place && g.precision == "sea area":
		return "LOC"
	case place:
		return "GPE"
	case s.peoples(a, b):
		return "NORP"
	case lawHeads[s.ts[b-1].low] || numberedLaw(low):
		return "LAW"
	}
	return ""
}

// peoples reports whether all words of a name are names of peoples, faiths or what
// belongs to them.
func (s *sentence) peoples(a, b int) bool {
	for _, t := range s.ts[a:b] {
		if demonyms[t.low] == "" && !stateless[t.low] && !compoundNorp(t.low) {
			return false
		}
	}
	return true
}

// stateless are names of peoples, languages and faiths that belong to no one state.
var stateless = words("arab arabs arabic kurd kurds kurdish yazidi yazidis yezidi yezidis druze alawite alawites shia shias shi'a shiite shiites shi'ite sunni sunnis muslim muslims islam islamic islamist islamists " +
	"christian christians catholic orthodox protestant coptic copts jewish jews judaism buddhist buddhists hindu hindus european europeans african africans asian asians african-american latin hispanic slavic baltic scandinavian nordic " +
	"tatar tatars crimean chechen chechens pashtun pashtuns hazara hazaras baluch baloch tuareg rohingya uyghur uyghurs uighur tibetan tibetans roma berber persian-language english-language turkmens turkoman turkomans assyrian assyrians " +
	"briton britons scottish scots welsh english spaniards swedes danes poles dutchman hutu tutsi tigrayan amhara oromo bosnian bosniak bosniaks kosovar kosovars albanian albanians macedonian montenegrin slovene slovenian icelandic scandinavians " +
	"zulu hausa igbo yoruba fulani farsi pashto urdu mandarin cantonese hebrew yiddish swahili")

// numberedLaw reports whether a name in lower case is that of an order or
// resolution with a number.
func numberedLaw(low string) bool {
	return strings.HasPrefix(low, "executive order") || strings.HasPrefix(low, "resolution ")
}

// namesModel reports whether a name ends with the name of a model or looks like
// one.
func (s *sentence) namesModel(a, b int) bool {
	front := b < len(s.ts) && s.ts[b].tag == tNoun && itemWord(s.ts[b].low)
	for k := max(a, b-2); k < b; k++ {
		if _, n := s.modelAt(k, b, front && b-a <= 2); n > 0 && (k+n == b || s.ts[k+n].tag == tNum) {
			return true
		}
	}
	return isDesignationShape(s.words(b-1, b)) || isDesignationShape(s.words(a, b))
}

// pluralGoods reports whether the word at i is a plural for goods of a class and no
// abbreviation.
func (s *sentence) pluralGoods(i int) bool {
	w := s.ts[i].low
	return strings.HasSuffix(w, "s") && !s.ts[i].caps && itemWord(w)
}

// namesGoods reports whether a name of several words ends with a plural noun
// for goods of a class ("Unmanned Aerial Vehicles"), or is such a noun inside a
// sentence. Parts and tools behind a word of its own name a firm ("Orvik Bearings").
func (s *sentence) namesGoods(a, b int) bool {
	last := s.ts[b-1].low
	switch {
	case orgHeads[last]:
		return false
	case b == a+1:
		return a > 0 && s.pluralGoods(a)
	case !strings.HasSuffix(last, "s") && s.ts[a].low != "unmanned":
		return false
	}
	ic, ok := itemOf(last)
	return ok && ic.path != "?" && (weaponPath(ic.path) || !s.coined(a))
}

// weaponPath reports whether a class is one of arms.
func weaponPath(path string) bool {
	for _, root := range []string{"weapon", "munition", "missile", "uav", "aircraft", "vessel", "air_defence_system", "nuclear"} {
		if strings.HasPrefix(path, root) {
			return true
		}
	}
	return false
}

// knownBodies are bodies whose names do not show it.
var knownBodies = namesOf("hezbollah|hizballah|hizbollah|hamas|taliban|daesh|isis|isil|al-qaeda|al-qaida|al qaeda|al qaida|al-shabaab|al shabaab|boko haram|islamic state|european union|eu|nato|united nations|kremlin|pentagon|white house|" +
	"downing street|whitehall|capitol hill|interpol|europol|opec|unesco|unicef|mossad|hashd al-shaabi|ansar allah|ansarallah|houthis|wagner|peshmerga|quds force|basij|politburo|knesset|majlis|bundestag|duma|state duma|verkhovna rada|red cross|red crescent")

// namesOf makes a set of names parted by bars.
func namesOf(s string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Split(s, "|") {
		m[n] = true
	}
	return m
}

// namesBody reports whether the words of a name show that it names a body.
func (s *sentence) namesBody(n nameText) bool {
	a, b := n.a, n.b
	last, first := s.ts[b-1].low, s.ts[a].low
	if orgHeads[last] || orgHeads[first] && legalForms[first] || joinOf[first] && b > a+1 || s.hasJoin(a, b) {
		return true
	}
	return extract.OutletName(n.text) || knownBodies[n.low]
}

// titleBefore reports whether a capitalised title stands before token a.
func (s *sentence) titleBefore(a int) bool {
	return a > 0 && s.ts[a-1].cap && titles[s.ts[a-1].low]
}

// compoundNorp reports whether a word joins two peoples ("U.S.-Israeli").
func compoundNorp(w string) bool {
	x, y, ok := strings.Cut(w, "-")
	return ok && demonyms[y] != "" && (demonyms[x] != "" || shortCountry[x])
}

// contextType reads the type of a name from the words beside it.
func (r *reader) contextType(s *sentence, n nameText) string {
	if t := s.typeBefore(n.a); t != "" {
		return t
	}
	if r.vessels[n.low] {
		return "VESSEL"
	}
	if s.lowAt(n.b) == "," {
		if t := s.apposedType(n.b + 1); t != "" {
			return t
		}
	}
	return s.placeType(n)
}

var (
	// vesselLead stand before the name of a vessel.
	vesselLead = words("aboard mv vessel tanker")
	// vesselMarks are short forms that begin the names of vessels.
	vesselMarks = words("mv m/v mt m/t ss mts hms hmcs hmas uss usns ins iris rfs tcg bns krs rokns jds rrs fv sv hnlms hdms hswms rfa usav")
	// noBodyLead are nouns for bodies before which no name of a body is read.
	noBodyLead = words("side customs state")
)

// typeBefore is the type of a name at a that the noun before it gives ("the
// tanker X", "the company X"), or "".
func (s *sentence) typeBefore(a int) string {
	if a == 0 {
		return ""
	}
	w := s.leadNoun(a - 1)
	c := classOf(w)
	switch {
	case c&cVessel != 0 || vesselLead[w]:
		return "VESSEL"
	case c&cOrg != 0 && c&cPerson == 0 && s.ts[a-1].low != "the" && !titles[w] && !noBodyLead[w]:
		return "ORG"
	}
	return ""
}

// leadNoun returns the word at p, over an article, or over a comma behind a
// noun for a vessel.
func (s *sentence) leadNoun(p int) string {
	w := s.ts[p].low
	if w == "the" && p > 0 {
		w = s.ts[p-1].low
	}
	if w == "," && p > 1 && s.ts[p-1].lex.class == cVessel {
		w = s.ts[p-1].low
	}
	return w
}

// apposedType is the type of a name that an apposition at b gives (", a workshop
// in ..."), or "".
func (s *sentence) apposedType(b int) string {
	for i := b; i < len(s.ts) && i < b+8 && !s.endsApposition(i); i++ {
		if i == b && s.ts[i].tag == tName {
			if i+1 < len(s.ts) && s.ts[i+1].tag != tPos {
				return ""
			}
			continue
		}
		if t := s.apposedNoun(i); t != "" {
			return t
		}
	}
	return ""
}

// endsApposition reports whether the noun of an apposition stands before token
// i.
func (s *sentence) endsApposition(i int) bool {
	switch t := s.ts[i].tag; t {
	case tPunct, tWh, tPart, tPrep, tIng:
		return true
	default:
		return verbal(t)
	}
}

// apposedNoun is the type of a name that the noun at i describes, or "".
func (s *sentence) apposedNoun(i int) string {
	t := s.ts[i]
	if t.tag == tPos {
		return ""
	}
	switch c := t.lex.class; {
	case c&cPerson != 0 && t.tag != tAdj:
		return "PERSON"
	case c&(cOrg|cSite) != 0 && i+1 < len(s.ts) && !s.compoundAt(i+1):
		return "ORG"
	case c&cVessel != 0:
		return "VESSEL"
	}
	return ""
}

// compoundAt reports whether token i goes on with the noun before it.
func (s *sentence) compoundAt(i int) bool {
	switch s.ts[i].tag {
	case tNoun, tPos, tName:
		return true
	}
	return false
}

// sitePrep stand before the name of a place.
var sitePrep = words("in at near off")

// shapeType guesses from the shape: two to four plain words are a person
// unless they belong to a known body; one word is a short form, or a place that
// the tables do not know. Capitals on operations, feasts and common nouns make no
// name of them.
func (r *reader) shapeType(s *sentence, name nameText) string {
	a, b := name.a, name.b
	if e := r.knownName(&name); e != nil {
		if e.person {
			return "PERSON"
		}
		return "ORG"
	}
	if s.noParty(a, b) && len(r.surnames[name.key]) == 0 {
		return ""
	}
	before := s.lowAt(a - 1)
	if b > a+1 {
		if b-a <= 5 && before != "the" && s.personWords(a, b) {
			return "PERSON"
		}
		return "ORG"
	}
	switch {
	case leaders[s.ts[a].low] || len(r.surnames[s.ts[a].low]) > 0:
		return "PERSON"
	case !s.ts[a].caps && sitePrep[before]:
		return "GPE"
	}
	return "ORG"
}

// noParty reports whether capitals mark something other than a party: an operation, a
// feast, or a common noun for a document, deal, meeting, fight or idea.
func (s *sentence) noParty(a, b int) bool {
	last := s.ts[b-1].low
	c := classOf(last)
	switch {
	case isQuote(s.lowAt(a-1)) || s.actsAsName(a, b):
		return false
	case feasts[last] || b == a+1 && len(last) == 1:
		return true
	case s.ts[b-1].caps || orgHeads[last] || c&partyClasses != 0:
		return false
	case b > a+1:
		return c&(cMeet|cDeal|cForce) != 0 && !s.coined(a)
	case c == 0:
		return hasSuffix(last, "tion", "sion", "ment", "ness", "ism", "tions", "ments")
	}
	return c&^cGoods&^cPlace != 0
}

// actsAsName reports whether a name with a common noun stands where only a name does:
// behind an article with a capital inside a sentence ("The Record"), or before a verb of
// saying.
func (s *sentence) actsAsName(a, b int) bool {
	if a > 1 && s.ts[a-1].cap && s.ts[a-1].low == "the" {
		return true
	}
	w := s.lowAt(b)
	return saidWords[w] || w == "reported" || w == "wrote"
}

// partyClasses are the classes of nouns for parties.
const partyClasses = cOrg | cPerson | cVessel | cSite

var (
	// operations begin the names of military operations and exercises.
	operations = words("operation exercise")
	// feasts end the names of holidays, hours and other things with capitals.
	feasts = words("eid ramadan christmas easter nowruz hanukkah ashura thanksgiving time times hostilities dialogue games olympics cup prize award")
	// shortTerms are capitals that stand for things and ideas.
	shortTerms = words("gnss gps glonass beidou galileo hs cnc fpga gpu cpu ai eur usd gbp rub cny vat imei sim usb led pcb tnt rdx hmx wmd utc gmt pdf url ceo cfo coo oem imu mhz ghz khz ais imo mmsi lng lpg covid dna cbrn vpn sms gdp api hts htsus eccn cas cif fob r&d ied idp idps ngo ngos")
	// leaders are surnames that news texts use alone from the first sentence on.
	leaders = words("assad asad al-assad putin medvedev lavrov shoigu belousov gerasimov peskov prigozhin kadyrov zelensky zelenskyy zelenskiy poroshenko lukashenko khamenei khomeini rouhani raisi pezeshkian ahmadinejad zarif soleimani " +
		"nasrallah sinwar haniyeh netanyahu erdogan erdoğan sisi el-sisi al-sisi gaddafi qaddafi haftar maduro chavez biden trump obama bush clinton macron hollande sarkozy merkel scholz merz orban orbán vucic modi sunak starmer blair stoltenberg rutte guterres gutteres " +
		"hitler stalin gorbachev yeltsin xi baghdadi al-baghdadi zawahiri al-zawahiri maliki al-maliki abadi al-abadi kim")
)

// personWords reports whether tokens [a, b) are names, none of them a noun or in
// capitals.
func (s *sentence) personWords(a, b int) bool {
	for _, t := range s.ts[a:b] {
		if nameParticles[t.low] {
			continue
		}
		if t.tag != tName || t.caps || commonNouns[t.low] || t.isGoods() || stateless[t.low] || strings.HasSuffix(t.low, "men") && len(t.low) > 5 {
			return false
		}
	}
	return true
}

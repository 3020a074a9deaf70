package claims

import (
	"sanctrace/internal/quantity"
	"sanctrace/internal/vocab"
	"slices"
)

// amount attaches quantities: that of the item first.
func (r *reader) amount(d *draft, c *Claim) {
	if c.Sourcing || c.Event.Type == vocab.Office || c.Event.Type == vocab.Assess {
		return
	}
	s := &r.sents[d.si]
	for _, q := range s.quantities() {
		if !s.spans(d, q) || r.noAmount(d.si, q) {
			continue
		}
		o, ok := r.counted(d, s, q, c.Modality)
		if !ok {
			continue
		}
		if c.Event.Quantity == nil {
			c.Event.Quantity = &o
		} else {
			c.Event.More = append(c.Event.More, o)
		}
	}
}

// numberedPapers are papers and their parts that have a number.
var numberedPapers = words("resolution article section paragraph regulation directive decree")

// labelledNumber reports whether the number at byte off is that of a paper
// ("resolution 2371") or follows a colon in brackets ("(IMO: 9114402)").
func (s *sentence) labelledNumber(off int) bool {
	i := s.tokenAt(off)
	if i > 0 && s.ts[i-1].tag.named() && numberedPapers[s.ts[i-1].low] {
		return true
	}
	return i > 2 && (s.ts[i-1].low == ":" && s.ts[i-2].caps || s.ts[i-1].caps && s.ts[i-2].low == "(")
}

// spans reports whether an amount stands in the span of a draft.
func (s *sentence) spans(d *draft, q quantity.Quantity) bool {
	return q.Start >= s.ts[d.a].s && q.End <= s.ts[d.b-1].e
}

// noAmount reports whether a number counts nothing: a rank, date, label or age.
func (r *reader) noAmount(si int, q quantity.Quantity) bool {
	s := &r.sents[si]
	return q.Ordinal || r.isDate(s, q.Start, q.End) || s.labelledNumber(q.Start) || r.isAge(si, q)
}

// counted says what an amount counts, and whether it counts anything of the
// event.
func (r *reader) counted(d *draft, s *sentence, q quantity.Quantity, m vocab.Modality) (Quantity, bool) {
	o := r.stated(q)
	o.CountedAs = d.fr.counted
	i, last := s.tokenAt(q.Start), s.tokenAt(q.End-1)
	if i < 0 || last < 0 || r.otherVerb(d, s, last) {
		return o, false
	}
	noun := s.nounCounted(last)
	if known, counts := s.countMeasure(d, &o, noun); known {
		return o, counts
	}
	switch {
	case measureNouns[s.lowAt(last+1)]:
		o.CountedAs = countedIn(o.CountedAs, m)
		return o, needsItem[d.typ]
	case d.countsGoods(noun):
		r.unitOf(d, &o, noun)
		o.CountedAs = countedIn(o.CountedAs, m)
		return o, needsItem[d.typ] && !s.picksOne(q, i)
	case d.typ == vocab.Employ && classOf(noun)&cPerson != 0:
		o.Unit = vocab.UnitPerson
		return o, true
	}
	return o, false
}

// picksOne reports whether an amount at token i is a plain number that only picks from
// a set.
func (s *sentence) picksOne(q quantity.Quantity, i int) bool {
	return q.Rule == "Q-EXACT" && partOf(s, i)
}

// countsGoods reports whether an amount before a noun counts goods: the noun is
// one for goods, or there is none and the event is about goods.
func (d *draft) countsGoods(noun string) bool {
	return classOf(noun)&cGoods != 0 || noun == "" && d.item != nil && needsItem[d.typ]
}

// nounCounted returns the noun that the amount ending at token last counts, "" for a
// sort ("5,000 of that type").
func (s *sentence) nounCounted(last int) string {
	noun := s.lowAt(s.countedNoun(last))
	if s.lowAt(last+1) == "of" && sortNouns[singular(noun)] {
		return ""
	}
	return noun
}

// countMeasure sets what an amount counts where its unit, its noun or the event
// settles it: shares, money, victims, versions, parcels. known is false where
// the class of the noun decides.
func (s *sentence) countMeasure(d *draft, o *Quantity, noun string) (known, counts bool) {
	switch {
	case o.Unit == vocab.UnitPercent:
		return true, countPercent(d, o)
	case o.Unit == vocab.UnitEUR || o.Unit == vocab.UnitUSD:
		if o.CountedAs = moneyCounts[d.typ]; o.CountedAs == "" {
			o.CountedAs = vocab.CountedValue
		}
		return true, true
	case noun == "version" || noun == "versions":
		o.Unit, o.CountedAs = vocab.UnitVersion, vocab.CountedProduced
		return true, true
	case occasions[singular(noun)]:
		return true, countOccasions(d, o)
	case lotNouns[noun] != "":
		o.Unit = lotNouns[noun]
		return true, d.typ.Family() == "supply"
	}
	return s.countTargets(d, o, noun)
}

// countPercent reports whether a percentage counts something of the event; of an
// ownership it is the share.
func countPercent(d *draft, o *Quantity) bool {
	if d.typ == vocab.Ownership {
		o.CountedAs = vocab.CountedOwned
		return true
	}
	return d.typ == vocab.Inspect || d.typ == vocab.Seize
}

// sortNouns stand under "of" behind an amount of goods named before.
var sortNouns = words("type sort kind model make")

// occasions are nouns for how often something happens.
var occasions = words("occasion time voyage trip run sailing visit meeting call")

// countOccasions counts how often something happened: shipments of goods, or events.
func countOccasions(d *draft, o *Quantity) bool {
	switch d.typ {
	case vocab.Ship:
		o.Unit, o.CountedAs = vocab.UnitShipment, vocab.CountedShipped
	case vocab.Meet, vocab.PortCall, vocab.Transship:
		o.Unit, o.CountedAs = vocab.UnitEvent, vocab.CountedObserved
	default:
		return false
	}
	return true
}

// moneyCounts is what money counts in events that are about money.
var moneyCounts = map[vocab.EventType]vocab.CountedAs{vocab.Pay: vocab.CountedPaid, vocab.FreezeAssets: vocab.CountedFrozen}

// countTargets is [sentence.countMeasure] of events that are about people, bodies or
// attacks.
func (s *sentence) countTargets(d *draft, o *Quantity, noun string) (known, counts bool) {
	switch {
	case d.typ == vocab.Casualties:
		return true, s.countVictims(d, o, noun)
	case listingEvents[d.typ]:
		return true, countListed(o, noun)
	case d.typ == vocab.Attack:
		return true, countUsed(o, noun)
	case (d.typ == vocab.Deploy || d.typ == vocab.Train) && (classOf(noun)&cPerson != 0 || troops[noun]):
		o.Unit = vocab.UnitPerson
		return true, true
	}
	return false, false
}

var (
	// listingEvents are measures whose amounts count who or what is listed.
	listingEvents = map[vocab.EventType]bool{vocab.Sanction: true, vocab.ExportControl: true, vocab.FreezeAssets: true}
	// listed are nouns, beside those for bodies, people and vessels, for what is listed.
	listed = words("entity individual person entry target name address listing party")
	// troops are nouns for people who are stationed or trained.
	troops = words("troops soldiers fighters operators pilots personnel instructors specialists militants mercenaries crews")
	// strikeNouns are nouns for single attacks.
	strikeNouns = words("strike attack airstrike raid sortie bombing")
	// measureNouns, behind a number, measure goods by weight, volume or piece.
	measureNouns = words("tonne tonnes ton tons kilogram kilograms kg litres liters barrels rounds")
)

// countListed counts who is listed by a measure.
func countListed(o *Quantity, noun string) bool {
	c := classOf(noun)
	o.CountedAs, o.Unit = vocab.CountedListed, vocab.UnitEntity
	if c&cPerson != 0 || singular(noun) == "individual" || singular(noun) == "person" {
		o.Unit = vocab.UnitPerson
	}
	return c&(cPerson|cOrg|cVessel) != 0 || listed[singular(noun)]
}

// countUsed counts weapons used in an attack, or attacks.
func countUsed(o *Quantity, noun string) bool {
	if strikeNouns[singular(noun)] {
		o.Unit, o.CountedAs = vocab.UnitEvent, vocab.CountedObserved
		return true
	}
	ic, ok := itemOf(noun)
	if !ok || ic.path == "" || ic.unit == "" {
		return false
	}
	o.Unit, o.CountedAs = ic.unit, vocab.CountedUsed
	return true
}

// isAge reports whether a number between two commas behind a person's name, or behind
// "aged", is an age.
func (r *reader) isAge(si int, q quantity.Quantity) bool {
	s := &r.sents[si]
	i, last := s.tokenAt(q.Start), s.tokenAt(q.End-1)
	if i < 1 || last != i {
		return false
	}
	if s.lowAt(i-1) == "aged" {
		return true
	}
	if i < 2 || s.ts[i-1].low != "," || len(s.ts[i].low) > 2 || !ageEnds[s.lowAt(i+1)] {
		return false
	}
	return s.ts[i-2].tag == tName || classOf(s.ts[i-2].low)&cPerson != 0
}

// ageEnds are signs behind an age.
var ageEnds = words(", . )")

// stated returns the amount that the text states, with its place.
func (r *reader) stated(q quantity.Quantity) Quantity {
	lo, hi := q.Whole()
	sp := r.span(q.Start, q.End)
	return Quantity{Text: sp.Text, Min: lo, Max: hi, MinSoft: q.MinSoft, MaxSoft: q.MaxSoft, Rule: q.Rule, Unit: vocab.Unit(q.Unit), Byte: sp.Byte, CP: sp.CP}
}

// lotNouns are nouns for parcels of goods, with their unit.
var lotNouns = map[string]vocab.Unit{"lot": vocab.UnitLot, "lots": vocab.UnitLot,
	"batches": vocab.UnitShipment, "shipments": vocab.UnitShipment, "consignments": vocab.UnitShipment}

// countVictims counts people killed, hurt or displaced; false when the noun is
// none for people.
func (s *sentence) countVictims(d *draft, o *Quantity, noun string) bool {
	o.Unit = vocab.UnitPerson
	if s.vgs[max(d.vg, 0)].lemma == "displace" {
		o.CountedAs = vocab.CountedDisplaced
	}
	return noun == "" || classOf(noun)&cPerson != 0 || noun == "people" || quantityNoun[singular(noun)]
}

// countedIn is what goods count as in an event of some modality: those of an
// event to come are planned, unless they are a capacity or declared.
func countedIn(as vocab.CountedAs, m vocab.Modality) vocab.CountedAs {
	if as == "" || as == vocab.CountedCapacity || as == vocab.CountedDeclared {
		return as
	}
	switch m {
	case vocab.Planned, vocab.Committed, vocab.Conditional:
		return vocab.CountedPlanned
	}
	return as
}

// partOf reports whether the number word at i only picks from a set ("one of
// the", "two of them").
func partOf(s *sentence, i int) bool {
	if s.ts[i].low[0] <= '9' {
		return false
	}
	return s.lowAt(i+1) == "of" || s.ts[i].low == "one" && !s.goodsNoun(i+1)
}

// unitOf sets unit and what is counted for goods.
func (r *reader) unitOf(d *draft, o *Quantity, noun string) {
	if ic, ok := itemOf(noun); ok && ic.unit != "" {
		o.Unit = ic.unit
	} else if d.item != nil {
		o.Unit = vocab.Unit(d.item.unit)
	}
	if d.vg < 0 {
		return
	}
	if as := r.sents[d.si].countedByVerbs(d); as != "" {
		o.CountedAs = as
	}
}

// countedByVerbs is what the auxiliaries of a verb and the verbs that govern
// it make of its amount: a capacity, planned, or "" for what the frame says.
func (s *sentence) countedByVerbs(d *draft) vocab.CountedAs {
	for v := d.vg; v >= 0; v = s.vgs[v].gov {
		w := &s.vgs[v]
		if w.modal == "could" || w.modal == "can" {
			return capacityOf(d.typ)
		}
		if w.modal != "" || v != d.vg && (planVerbs[w.lemma] || w.lemma == "be") {
			return vocab.CountedPlanned
		}
	}
	if g := &s.vgs[d.vg]; g.kind == infinitive && g.gov < 0 {
		return vocab.CountedPlanned
	}
	return ""
}

// capacityOf is what "could make 100" counts: a capacity of making, else "".
func capacityOf(t vocab.EventType) vocab.CountedAs {
	if t == vocab.Produce || t == vocab.Assemble {
		return vocab.CountedCapacity
	}
	return ""
}

// otherVerb reports whether the amount at token i belongs to another verb than
// the draft's.
func (r *reader) otherVerb(d *draft, s *sentence, i int) bool {
	if d.vg < 0 {
		return false
	}
	from, to := s.vgs[d.vg].b, i
	if to < from {
		return false
	}
	for k := from; k < to; k++ {
		if v := s.vgAt[k]; v >= 0 && v != d.vg && s.vgs[v].kind == finite && s.relative(v) < 0 {
			return true
		}
	}
	return false
}

// tokenAt returns the token that covers byte off, or -1.
func (s *sentence) tokenAt(off int) int {
	for i := range s.ts {
		if s.ts[i].s <= off && off < s.ts[i].e {
			return i
		}
	}
	return -1
}

// countedNoun returns the noun that a number ending at token i counts, or -1
// when the number stands alone ("140 had been handed over").
func (s *sentence) countedNoun(i int) int {
	if p := s.npAt[i]; p >= 0 && s.headCounts(p, i) {
		return s.nps[p].h
	}
	for j := i + 1; j < len(s.ts) && j < i+4; j++ {
		switch {
		case s.ts[j].low == "of" && s.phraseAt(j+1) >= 0:
			return s.nounOrNone(s.npAt[j+1])
		case s.barePhrase(j):
			return s.nps[s.npAt[j]].h
		case !s.fillsCount(j):
			return -1
		}
	}
	return -1
}

// headCounts reports whether the head of phrase p is what a number that ends at
// token i counts: a noun behind it, or a noun for goods that is part of it.
func (s *sentence) headCounts(p, i int) bool {
	h := s.nps[p].h
	return h > i || h == i && s.goodsNoun(i)
}

// fillsCount reports whether token j may stand between a number and its noun:
// a quotation mark, an adverb, "more".
func (s *sentence) fillsCount(j int) bool {
	t := &s.ts[j]
	return isQuote(t.low) || t.low == "more" || t.tag == tAdv
}

// goodsNoun reports whether token i is a noun for goods of a class.
func (s *sentence) goodsNoun(i int) bool {
	ic, ok := itemOf(s.ts[i].low)
	return ok && ic.path != "" && s.ts[i].tag == tNoun
}

// nounOrNone returns the head of phrase p, or -1 when it is a pronoun.
func (s *sentence) nounOrNone(p int) int {
	if s.headTok(p).tag == tPron {
		return -1
	}
	return s.nps[p].h
}

// barePhrase reports whether token j stands in a phrase that neither an
// article nor a preposition keeps apart from the number before it.
func (s *sentence) barePhrase(j int) bool {
	p := s.npAt[j]
	return p >= 0 && s.ts[s.nps[p].a].tag != tDet && s.ts[j].low != "of" && s.ts[j-1].tag != tPrep
}

// apartRules are rules whose words stay tokens of their own.
var apartRules = words("Q-EXACT Q-SHARE Q-QUALITATIVE")

// quantities returns the amounts of the sentence with offsets of the layer.
func (s *sentence) quantities() []quantity.Quantity {
	if s.countsDone || !s.may(mGives) {
		return s.counts
	}
	s.countsDone = true
	base := s.ts[0].s
	qs := quantity.Find(s.text[base:s.ts[len(s.ts)-1].e])
	for i := range qs {
		qs[i].Start += base
		qs[i].End += base
	}
	s.counts = slices.DeleteFunc(qs, s.inModel)
	return s.counts
}

// inModel reports whether the number of an amount belongs to the name of a model
// ("Leopard 2 tanks").
func (s *sentence) inModel(q quantity.Quantity) bool {
	for i := range s.ts {
		if t := &s.ts[i]; t.s >= q.Start && t.e <= q.End && t.tag == tName && digitAt(t.low, 0) {
			return true
		}
	}
	return false
}

// amounts makes the words of amounts one kind of token, so that "more than 300
// engines" is one phrase.
func (s *sentence) amounts() {
	if !s.mayCount() {
		return
	}
	for _, q := range s.quantities() {
		if !apartRules[q.Rule] && !q.Ordinal && !s.yearsOnly(q) && !s.underHeading(q) && !s.overTime(q) {
			s.markNumber(q)
		}
	}
}

// yearsOnly reports whether the numbers of an amount are years ("between 2016 and
// 2020").
func (s *sentence) yearsOnly(q quantity.Quantity) bool {
	years := false
	for i := range s.ts {
		if t := &s.ts[i]; t.s >= q.Start && t.e <= q.End && digitAt(t.low, 0) {
			if !isYear(t.low) {
				return false
			}
			years = true
		}
	}
	return years && q.Rule == "Q-RANGE"
}

// overTime reports whether "over" before a number of days or months stands behind
// a noun or name, and so says how long something took ("rifles over four months").
func (s *sentence) overTime(q quantity.Quantity) bool {
	for i := 1; i+2 < len(s.ts); i++ {
		if t := &s.ts[i]; t.s == q.Start {
			return t.low == "over" && s.ts[i-1].tag.named() && timeUnits[s.lowAt(i+2)]
		}
	}
	return false
}

// underHeading reports whether "under" before a number only says where the noun or
// name before it stands ("entities under 95 entries").
func (s *sentence) underHeading(q quantity.Quantity) bool {
	for i := 1; i < len(s.ts); i++ {
		if t := &s.ts[i]; t.s == q.Start {
			return t.low == "under" && s.ts[i-1].tag.named()
		}
	}
	return false
}

// markNumber tags the words of an amount as a number.
func (s *sentence) markNumber(q quantity.Quantity) {
	for i := range s.ts {
		if t := &s.ts[i]; t.s >= q.Start && t.e <= q.End && t.tag != tPunct {
			t.tag = tNum
		}
	}
}

// mayCount is a cheap test of whether a sentence can hold an amount that needs
// joining.
func (s *sentence) mayCount() bool {
	for i := range s.ts {
		if t := &s.ts[i]; t.tag == tNum || t.low[0] >= '0' && t.low[0] <= '9' || t.lex.marks&mRound != 0 {
			return true
		}
	}
	return false
}

var roundWords = words("hundreds dozens thousands tens scores several few multiple couple dozen handful half third quarter majority minority")

// isDate reports whether a number is part of a date.
func (r *reader) isDate(s *sentence, start, end int) bool {
	for _, e := range r.exprs(s) {
		if e.Start <= start && end <= e.End {
			return true
		}
	}
	return false
}

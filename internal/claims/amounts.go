package claims

import (
	"sanctrace/internal/quantity"
	"sanctrace/internal/vocab"
)

// amount attaches quantities: that of the item first.
func (r *reader) amount(d *draft, c *Claim) {
	if c.Sourcing || c.Event.Type == vocab.Office || c.Event.Type == vocab.Assess {
		return
	}
	s := &r.sents[d.si]
	lo, hi := s.ts[d.a].s, s.ts[d.b-1].e
	for _, q := range s.quantities() {
		if q.Start < lo || q.End > hi || q.Ordinal || r.isDate(s, q.Start, q.End) {
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

// counted says what an amount counts, and whether it counts anything of the
// event.
func (r *reader) counted(d *draft, s *sentence, q quantity.Quantity, m vocab.Modality) (Quantity, bool) {
	lo, hi := q.Whole()
	sp := r.span(q.Start, q.End)
	o := Quantity{Text: sp.Text, Min: lo, Max: hi, MinSoft: q.MinSoft, MaxSoft: q.MaxSoft, Rule: q.Rule, Unit: vocab.Unit(q.Unit), CountedAs: d.fr.counted, Byte: sp.Byte, CP: sp.CP}
	i := s.tokenAt(q.Start)
	last := s.tokenAt(q.End - 1)
	if i < 0 || last < 0 || r.otherVerb(d, s, last) {
		return o, false
	}
	switch {
	case o.Unit == vocab.UnitPercent:
		o.CountedAs = vocab.CountedOwned
		return o, d.typ == vocab.Ownership
	case o.Unit == vocab.UnitEUR || o.Unit == vocab.UnitUSD:
		o.CountedAs = vocab.CountedValue
		if d.typ == vocab.Pay {
			o.CountedAs = vocab.CountedPaid
		}
		return o, true
	}
	head := s.countedNoun(last)
	w := ""
	if head >= 0 {
		w = s.ts[head].low
	}
	c := classOf(w)
	switch {
	case d.typ == vocab.Casualties:
		o.Unit = vocab.UnitPerson
		if s.vgs[max(d.vg, 0)].lemma == "displace" {
			o.CountedAs = vocab.CountedDisplaced
		}
		return o, w == "" || c&cPerson != 0 || w == "people" || quantityNoun[singular(w)]
	case w == "version" || w == "versions":
		o.Unit, o.CountedAs = vocab.UnitVersion, vocab.CountedProduced
		return o, true
	case w == "lot" || w == "lots" || w == "batches" || w == "shipments" || w == "consignments":
		o.Unit = vocab.UnitLot
		if singular(w) != "lot" {
			o.Unit = vocab.UnitShipment
		}
		return o, d.typ.Family() == "supply"
	case c&cGoods != 0 || w == "" && d.item != nil && needsItem[d.typ]:
		r.unitOf(d, &o, w)
		if o.CountedAs != "" && o.CountedAs != vocab.CountedCapacity && o.CountedAs != vocab.CountedDeclared && (m == vocab.Planned || m == vocab.Committed || m == vocab.Conditional) {
			o.CountedAs = vocab.CountedPlanned
		}
		return o, needsItem[d.typ] && (q.Rule != "Q-EXACT" || !partOf(s, i, w))
	case d.typ == vocab.Employ && c&cPerson != 0:
		o.Unit = vocab.UnitPerson
		return o, true
	}
	return o, false
}

// partOf reports whether a number word only picks from a set ("one of the",
// "two of them").
func partOf(s *sentence, i int, noun string) bool {
	if s.ts[i].low[0] <= '9' {
		return false
	}
	return i+1 < len(s.ts) && s.ts[i+1].low == "of" || s.ts[i].low == "one"
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
	s := &r.sents[d.si]
	g := &s.vgs[d.vg]
	for v := d.vg; v >= 0; v = s.vgs[v].gov {
		switch w := &s.vgs[v]; {
		case w.modal == "could" || w.modal == "can":
			if d.typ == vocab.Produce || d.typ == vocab.Assemble {
				o.CountedAs = vocab.CountedCapacity
			}
			return
		case w.modal != "" || v != d.vg && planVerbs[w.lemma] || v != d.vg && w.lemma == "be":
			o.CountedAs = vocab.CountedPlanned
			return
		}
	}
	if g.kind == infinitive && g.gov < 0 {
		o.CountedAs = vocab.CountedPlanned
	}
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
	p := s.npAt[i]
	if p >= 0 && s.nps[p].h > i {
		return s.nps[p].h
	}
	if p >= 0 && s.nps[p].h == i && s.ts[i].tag == tNoun {
		if ic, ok := itemOf(s.ts[i].low); ok && ic.path != "" {
			return i
		}
	}
	for j := i + 1; j < len(s.ts) && j < i+4; j++ {
		switch {
		case s.ts[j].low == "of" && j+1 < len(s.ts) && s.npAt[j+1] >= 0:
			h := s.nps[s.npAt[j+1]].h
			if s.ts[h].tag == tPron {
				return -1
			}
			return h
		case s.npAt[j] >= 0 && s.ts[s.nps[s.npAt[j]].a].tag != tDet && s.ts[j].low != "of" && s.ts[j-1].tag != tPrep:
			return s.nps[s.npAt[j]].h
		case !isQuote(s.ts[j].low) && s.ts[j].low != "more" && s.ts[j].tag != tAdv:
			return -1
		}
	}
	return -1
}

// quantities returns the amounts of the sentence with offsets of the layer.
func (s *sentence) quantities() []quantity.Quantity {
	if len(s.ts) == 0 || s.countsDone {
		return s.counts
	}
	s.countsDone = true
	base := s.ts[0].s
	qs := quantity.Find(s.text[base:s.ts[len(s.ts)-1].e])
	for i := range qs {
		qs[i].Start += base
		qs[i].End += base
	}
	s.counts = qs
	return qs
}

// amounts makes the words of amounts one kind of token, so that "more than 300
// engines" is one phrase.
func (s *sentence) amounts() {
	if !s.mayCount() {
		return
	}
	for _, q := range s.quantities() {
		if q.Rule == "Q-EXACT" || q.Rule == "Q-SHARE" || q.Rule == "Q-QUALITATIVE" || q.Ordinal {
			continue
		}
		for i := range s.ts {
			if t := &s.ts[i]; t.s >= q.Start && t.e <= q.End && t.tag != tPunct {
				t.tag = tNum
			}
		}
	}
}

// mayCount is a cheap test of whether a sentence can hold an amount that needs
// joining.
func (s *sentence) mayCount() bool {
	for i := range s.ts {
		if t := &s.ts[i]; t.tag == tNum || t.low[0] >= '0' && t.low[0] <= '9' || roundWords[t.low] {
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

package claims

import "sanctrace/internal/vocab"

// trades are the nouns, in the singular, for who supplies, makes or buys goods,
// with the event and the roles of who it is and of the other side.
var trades = relationsOf(map[relation]string{
	{vocab.Transfer, vocab.RoleSupplier, vocab.RoleRecipient}: "supplier provider source exporter seller vendor reseller distributor purveyor trafficker",
	{vocab.Produce, vocab.RoleProducer, vocab.RoleBuyer}:      "manufacturer maker producer builder developer",
	{vocab.Acquire, vocab.RoleProcurer, vocab.RoleSupplier}:   "importer buyer procurer purchaser",
	{vocab.Transfer, vocab.RoleRecipient, vocab.RoleSupplier}: "customer client recipient",
})

// tradeSides are the prepositions before the other side.
var tradeSides = map[vocab.EventType]map[string]bool{vocab.Transfer: words("to for"), vocab.Produce: words("to for"), vocab.Acquire: words("from")}

// tried fills a draft by a reading of a linking verb, and leaves it as it was
// when that says no.
func (r *reader) tried(d *draft, read func(*reader, *draft) bool) bool {
	if g := &r.sents[d.si].vgs[d.vg]; g.passive || !linkVerbs[g.lemma] && !underVerbs[g.lemma] {
		return false
	}
	w := *d
	if !read(r, &w) {
		return false
	}
	*d = w
	return true
}

// linkVerbs say, as "be" does, what the subject is.
var linkVerbs = words("be remain become")

// trade reads "X is the largest supplier of Y to Z", "X is a supplier of Z", "X
// remains a drone manufacturer". Trade in nothing known as goods, and with no
// party, is no claim.
func (r *reader) trade(d *draft) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	if !linkVerbs[g.lemma] || g.passive || c.subj < 0 {
		return false
	}
	p, who := s.tradePhrase(c)
	if p < 0 || !r.trader(d.si, who) {
		return false
	}
	t := trades[singular(s.headWord(p))]
	d.typ, d.reason = t.typ, "trade noun "+s.headWord(p)
	d.fr = frame{typ: t.typ}
	d.item = r.tradeCompound(d.si, p)
	r.party(d, who, t.self)
	if p == c.subj {
		d.b = min(d.b, s.nps[who].b)
	}
	if len(d.parts) == 0 {
		return false
	}
	own := len(d.parts)
	if i := s.possessor(s.nps[p]); i >= 0 {
		r.possessed(d, s.nps[p], i, t.other)
	}
	for _, pp := range s.tradePreps(c, p) {
		if pp.np != p {
			r.tradeArgument(d, t, pp)
		}
	}
	if s.headWord(p) == "source" && d.item == nil {
		return false
	}
	return d.item != nil || len(d.parts) > own
}

// tradePhrase returns the phrase of a clause of "be" whose head is a noun of trade,
// and who it is: "X is the supplier", "X is among the suppliers", "the supplier was
// X"; -1 when there is none.
func (s *sentence) tradePhrase(c *clause) (p, who int) {
	obj := c.obj
	if obj < 0 {
		obj = s.firstUnder(c, "among")
	}
	if obj < 0 {
		return -1, -1
	}
	if p = s.partOf(obj); trades[singular(s.headWord(p))].typ != "" {
		return p, c.subj
	}
	if trades[singular(s.headWord(c.subj))].typ != "" && s.named(obj) {
		return c.subj, obj
	}
	return -1, -1
}

// tradePreps returns the prepositional phrases that hang on phrase p of trade: those
// of the clause, or those behind p where it is the subject.
func (s *sentence) tradePreps(c *clause, p int) []prepPhrase {
	if p != c.subj {
		return c.preps
	}
	var out []prepPhrase
	for i := s.nps[p].b; i+1 < s.vgs[c.vg].a; i++ {
		if q := s.npAt[i+1]; (s.ts[i].tag == tPrep || s.ts[i].tag == tTo) && q >= 0 && s.nps[q].a == i+1 {
			out = append(out, prepPhrase{i, q})
		}
	}
	return out
}

// tradeCompound returns the goods named right before the noun of trade that is the
// head of phrase p ("main arms supplier"), or nil.
func (r *reader) tradeCompound(si, p int) *Item {
	s := &r.sents[si]
	h := s.nps[p].h - 1
	if h < s.nps[p].a || s.ts[h].tag != tNoun || !s.ts[h].isGoods() {
		return nil
	}
	a := h
	for a > s.nps[p].a && (s.ts[a-1].tag == tNoun || s.ts[a-1].tag == tName) {
		a--
	}
	return r.itemInRange(si, a, h)
}

// trader reports whether a phrase can mean somebody who trades.
func (r *reader) trader(si, p int) bool {
	for _, class := range []string{"org", "gpe", "person", "name"} {
		if r.isClass(si, p, class) {
			return true
		}
	}
	return false
}

// tradeArgument takes what stands under a preposition behind a noun of trade: the
// goods under "of", or the other side.
func (r *reader) tradeArgument(d *draft, t relation, pp prepPhrase) {
	s := &r.sents[d.si]
	switch prep := s.ts[pp.at].low; {
	case prep == "of" && d.item == nil && r.listedGoods(d, pp.np) >= 0:
		d.item = r.itemIn(d.si, r.listedGoods(d, pp.np))
	case prep == "of" && r.trader(d.si, pp.np),
		tradeSides[t.typ][prep] && !longPreps[s.lowAt(pp.at-1)]:
		r.party(d, pp.np, t.other)
	}
}

// listedGoods returns the first phrase of the list that begins with np that means
// goods ("tractors and armoured vehicles"), or -1.
func (r *reader) listedGoods(d *draft, np int) int {
	for n := 0; np >= 0 && n < 8; n++ {
		if r.goods(d.si, np) {
			return np
		}
		np = r.sents[d.si].joinedParty(d, np)
	}
	return -1
}

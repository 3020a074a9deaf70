package claims

import (
	"sanctrace/internal/vocab"
)

// draft is a claim in the making: its event, tokens and arguments.
type draft struct {
	si      int
	fr      frame
	typ     vocab.EventType
	a, b    int // tokens of the span
	trigger int
	vg      int // verb group, or -1 for a noun
	reason  string
	parts   []Participant
	item    *Item
	itemNP  int
	claim   Claim
	nominal bool
	noParts bool
}

// sentence finds the claims of one sentence.
func (r *reader) sentence(si int) {
	s := &r.sents[si]
	first := len(r.claims)
	taken := r.sourcing(si)
	used := map[int]bool{}
	for k := range s.vgs {
		if taken[s.vgs[k].main] {
			continue
		}
		r.belief(si, k)
		r.evaluation(si, k)
		if d, ok := r.verbEvent(si, k, used); ok {
			r.add(d)
		}
	}
	r.nounEvents(si, used, taken)
	r.appositions(si)
	r.aliases(si)
	r.retroactive(si, first)
	r.remember(si, first)
}

// ending are verbs that end what the gerund after them says.
var ending = words("stop cease halt end suspend quit")

// inCondition reports whether the clause of group k is a condition ("if ...")
// and so states nothing.
func (s *sentence) inCondition(k int) bool {
	for i := s.clauses[k].start - 1; i >= 0; i-- {
		switch t := s.ts[i]; {
		case t.low == "if" || t.low == "unless" || t.low == "whether":
			return true
		case t.tag == tThat || t.tag == tPunct && !isQuote(t.low) || s.vgAt[i] >= 0:
			return false
		}
	}
	return false
}

// spanStart moves the start of a clause to the noun that a relative clause
// without a comma defines ("plants that assemble"), and behind an adverb that
// attributes ("has reportedly produced").
func (s *sentence) spanStart(k, start int) int {
	g := &s.vgs[k]
	for i := g.a; i < g.main; i++ {
		if w := s.ts[i].low; w == "reportedly" || w == "allegedly" {
			return i + 1
		}
	}
	if w := s.ts[start]; w.tag == tWh && start > 0 && s.ts[start-1].low != "," && s.ts[start-1].tag != tPrep && g.kind == finite {
		if p := s.antecedent(start); p >= 0 {
			return s.nps[p].a
		}
	}
	return start
}

// coordinated returns the verb that "and" or "or" joins right behind group k,
// so that both share an object ("import and assemble drones"); -1 if none.
func (s *sentence) coordinated(k int) int {
	if k+1 < len(s.vgs) && s.vgs[k+1].a == s.vgs[k].b+1 && s.ts[s.vgs[k].b].tag == tConj && !s.hasAux(&s.vgs[k+1]) {
		return k + 1
	}
	return -1
}

// controlStart returns where the span of an infinitive or gerund begins: with
// the subject of the verb that governs it, unless that verb is an event of its
// own or another infinitive stands between.
func (s *sentence) controlStart(k, start int) int {
	for g := &s.vgs[k]; g.gov >= 0; g = &s.vgs[g.gov] {
		w := &s.vgs[g.gov]
		if p := s.clauses[g.gov].obj; p >= 0 && meansNouns[singular(s.ts[s.nps[p].h].low)] && s.nps[p].b == g.a && lexicon()[w.lemma] != nil && g.kind == infinitive {
			start = s.clauses[g.gov].start
			continue
		}
		if !control[w.lemma] || g.a > w.b+2 && !s.clauses[k].inheritsFrom(s, g.gov) {
			return start
		}
		start = s.clauses[g.gov].start
	}
	return start
}

// meansNouns stand between a verb and its infinitive without adding an event.
var meansNouns = words("mean means way effort step attempt measure ability capacity chance opportunity right")

// inheritsFrom reports whether the clause has the object of group v as its
// subject, so that its span begins with that group's clause.
func (c *clause) inheritsFrom(s *sentence, v int) bool {
	return c.subj >= 0 && s.nps[c.subj].a >= s.vgs[v].b
}

// control are verbs that only prepare the infinitive or gerund after them.
var control = words("plan intend want aim seek hope use begin start continue stop help try attempt be have expect schedule select choose decide need appear seem happen fail manage prepare move allow promise pledge vow wish keep resume cease able go set design mean offer")

// remember keeps what the next sentence may go back to.
func (r *reader) remember(si, first int) {
	s := &r.sents[si]
	for i := first; i < len(r.claims); i++ {
		if it := r.claims[i].Event.Item; it != nil && !it.Anaphor {
			r.topicItem, r.itemSent = it, si
		}
	}
	for p := range s.nps {
		if h := s.ts[s.nps[p].h]; h.tag == tNoun && itemWord(h.low) {
			if it := r.itemIn(si, p); it != nil && !it.Anaphor && it.Class != "dual_use" {
				r.topicItem, r.itemSent = it, si
			}
		}
		if classOf(s.ts[s.nps[p].h].low)&cDeal != 0 {
			r.topicDeal = true
		}
	}
	r.keepChain(si)
}

// verbEvent makes a claim of verb group k when the lexicon knows its event.
func (r *reader) verbEvent(si, k int, used map[int]bool) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	d := draft{si: si, vg: k, trigger: g.main, a: c.start, b: c.end, itemNP: -1}
	if s.inCondition(k) {
		return d, false
	}
	if used[g.main] || r.isAttribution(si, k) && g.lemma != "list" && g.lemma != "show" && g.lemma != "declare" && g.lemma != "describe" {
		return r.denial(si, k, used)
	}
	if g.lemma == "be" && g.main == g.b-1 && s.ts[g.main].tag == tBe {
		return r.copula(si, k)
	}
	if w, ok := r.light(si, k); ok {
		used[w.trigger] = true
		return w, true
	}
	if g.lemma == "help" || g.lemma == "use" || g.lemma == "continue" {
		if k+1 < len(s.vgs) && s.vgs[k+1].gov == k && s.vgs[k+1].kind == infinitive {
			return d, false
		}
	}
	last := r.verbList(si, k, used)
	key := g.lemma
	frames, particles := lexicon()[key], 0
	if g.b < len(s.ts) {
		if f := lexicon()[key+"+"+s.ts[g.b].low]; f != nil {
			frames, particles = append(append([]frame(nil), f...), frames...), len(f)
		}
		if last == k && c.obj >= 0 && s.nps[c.obj].b < c.end { // hand the boxes over
			if f := lexicon()[key+"+"+s.ts[s.nps[c.obj].b].low]; f != nil {
				frames = append(append([]frame(nil), f...), frames...)
			}
		}
	}
	obj, subj := r.voice(si, k)
	if last != k {
		obj = s.clauses[last].obj
		d.b = s.clauses[last].end
	} else if n := s.coordinated(k); n >= 0 && obj < 0 && !g.passive {
		obj, d.b = s.clauses[n].obj, s.clauses[n].end
	}
	d.a = s.spanStart(k, s.controlStart(k, d.a))
	prepObj := obj
	if obj < 0 && len(c.preps) > 0 && c.preps[0].at == g.b {
		prepObj = c.preps[0].np
	}
	for fi, fr := range frames {
		if fi < particles && !r.objectFits(si, prepObj, fr.need) || fi >= particles && !r.objectFits(si, obj, fr.need) || fr.subject != nil && !r.subjectFits(si, k, subj, fr.subject) {
			continue
		}
		d.fr, d.typ, d.reason = fr, fr.typ, "verb "+key
		if g.kind == gerund && g.gov >= 0 && ending[s.vgs[g.gov].lemma] {
			d.fr = frame{typ: vocab.Terminate, roles: map[string]vocab.Role{"s": vocab.RoleActor, "o": "item", "with": vocab.RoleCounterpart}}
			d.typ, d.reason = vocab.Terminate, "verb "+s.vgs[g.gov].lemma+" "+key
		}
		if last != k && fr.typ.Family() == "supply" {
			d.typ = vocab.Transfer
		}
		if !r.accept(&d, obj, subj) {
			continue
		}
		r.fill(&d, obj, subj)
		return d, true
	}
	return d, false
}

// subjectFits tests the subject; a relative pronoun or an inherited subject
// counts as what it stands for.
func (r *reader) subjectFits(si, k, subj int, need []string) bool {
	if subj < 0 {
		return false
	}
	return r.objectFits(si, subj, need)
}

// voice returns the logical object and subject of a verb group.
func (r *reader) voice(si, k int) (obj, subj int) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if !g.passive {
		if c.obj < 0 && c.subj >= 0 && g.kind == finite && s.ts[c.start].tag == tWh && s.nps[c.subj].a > c.start {
			return s.antecedent(c.start), c.subj // which we bought
		}
		return c.obj, c.subj
	}
	subj = -1
	for _, pp := range c.preps {
		if s.ts[pp.at].low == "by" {
			subj = pp.np
			break
		}
	}
	return c.subj, subj
}

// accept refuses readings that the frame alone cannot rule out.
func (r *reader) accept(d *draft, obj, subj int) bool {
	t := tests[d.typ]
	return t == nil || t(r, &reading{draft: d, g: &r.sents[d.si].vgs[d.vg], obj: obj, subj: subj})
}

// toVessel reports whether goods go to another ship or lorry.
func (r *reader) toVessel(d *draft) bool {
	s := &r.sents[d.si]
	for _, pp := range s.clauses[d.vg].preps {
		if w := s.ts[pp.at].low; (w == "to" || w == "onto") && r.isClass(d.si, pp.np, "vessel") {
			return true
		}
	}
	return false
}

func (r *reader) hasPrep(d *draft, ps ...string) bool {
	s := &r.sents[d.si]
	for _, pp := range s.clauses[d.vg].preps {
		for _, p := range ps {
			if s.ts[pp.at].low == p {
				return true
			}
		}
	}
	return false
}

func (r *reader) hasPhrase(d *draft, head string) bool {
	s := &r.sents[d.si]
	for _, pp := range s.clauses[d.vg].preps {
		if s.ts[s.nps[pp.np].h].low == head {
			return true
		}
	}
	return false
}

// verbList returns the last verb of a list that begins with group k ("bought,
// sold or stored"), and marks the others as used.
func (r *reader) verbList(si, k int, used map[int]bool) int {
	s := &r.sents[si]
	last := k
	for v := k + 1; v < len(s.vgs); v++ {
		between := s.ts[s.vgs[last].b:s.vgs[v].a]
		if len(between) == 0 || len(between) > 2 {
			break
		}
		ok := true
		for _, t := range between {
			ok = ok && (t.low == "," || t.low == "or" || t.low == "and")
		}
		if !ok || s.vgs[v].kind == infinitive && s.vgs[k].kind != infinitive || s.hasAux(&s.vgs[v]) {
			break
		}
		last = v
	}
	if last > k+1 || last == k+1 && s.clauses[k].obj < 0 && !s.vgs[k].passive && lexicon()[s.vgs[last].lemma] != nil && s.ts[s.vgs[k].b].low == "or" {
		for v := k + 1; v <= last; v++ {
			used[s.vgs[v].main] = true
		}
		return last
	}
	return k
}

// isAttribution reports whether verb group k only says who says something.
func (r *reader) isAttribution(si, k int) bool {
	for i := range r.atts[si] {
		if r.atts[si][i].verb == k {
			return true
		}
	}
	return false
}

// fill sets participants and item from the arguments of the verb.
func (r *reader) fill(d *draft, obj, subj int) {
	s := &r.sents[d.si]
	c := &s.clauses[d.vg]
	g := &s.vgs[d.vg]
	r.argument(d, subj, d.fr.roles[pick(g.passive && d.fr.roles["by"] != "", "by", "s")])
	r.argument(d, obj, d.fr.roles["o"])
	for _, pp := range c.preps {
		w := s.ts[pp.at].low
		if w == "by" && g.passive {
			continue
		}
		if role := d.fr.roles[w]; role != "" {
			if r.nominalPlaceOnly(d, pp.np, w) {
				continue
			}
			r.argument(d, pp.np, role)
		}
		if w == "with" && d.typ == vocab.Establish { // with assistance from Iran
			r.fromOf(d, pp.np)
		}
	}
	if d.item == nil && d.itemNP < 0 && needsItem[d.typ] {
		d.item = r.itemIn(d.si, obj)
		if d.item == nil {
			d.item = r.itemIn(d.si, subj)
		}
	}
}

// needsItem are the events that are about goods.
var needsItem = map[vocab.EventType]bool{vocab.Transfer: true, vocab.Acquire: true, vocab.Ship: true, vocab.Transship: true, vocab.Produce: true, vocab.Assemble: true,
	vocab.UseWeapon: true, vocab.Contract: true, vocab.Offer: true, vocab.Inspect: true, vocab.Seize: true, vocab.Stockpile: true, vocab.Deploy: true, vocab.Loss: true}

func pick(c bool, a, b string) string {
	if c {
		return a
	}
	return b
}

// nominalPlaceOnly keeps places out of roles that parties have: "shipped to
// Kazakhstan" has a route, not a consignee.
func (r *reader) nominalPlaceOnly(d *draft, np int, prep string) bool {
	s := &r.sents[d.si]
	h := s.nps[np].h
	if !r.nameIs(d.si, h, "GPE") && !r.nameIs(d.si, h, "LOC") {
		return false
	}
	if f := d.typ.Family(); f != "supply" && f != "make" && (prep == "on" || prep == "upon" || prep == "against" || prep == "with" || prep == "from" || prep == "of") {
		return false // sanctions on a state, talks with it
	}
	if d.typ == vocab.Transfer && prep == "to" {
		m := r.mentions[r.mentionAt[d.si][h]-1]
		g, _ := lookupPlace(s.words(m.a, m.b))
		return g.precision != "country" && g.precision != ""
	}
	return true
}

// fromOf takes the supporter in "with assistance from Iran".
func (r *reader) fromOf(d *draft, np int) {
	s := &r.sents[d.si]
	b := s.nps[np].b
	if b+1 < len(s.ts) && (s.ts[b].low == "from" || s.ts[b].low == "of") && s.npAt[b+1] >= 0 {
		r.argument(d, s.npAt[b+1], vocab.RoleSupporter)
	}
}

// argument gives phrase np a role, or takes it as the item.
func (r *reader) argument(d *draft, np int, role vocab.Role) {
	if np < 0 || role == "" {
		return
	}
	if role == "item" {
		if it := r.itemIn(d.si, np); it != nil {
			d.item, d.itemNP = it, np
		}
		return
	}
	r.party(d, np, role)
}

// party adds a participant, with those that "and" joins to it.
func (r *reader) party(d *draft, np int, role vocab.Role) {
	s := &r.sents[d.si]
	for n := 0; np >= 0 && n < 8; n++ {
		if pl := r.placeAt(d.si, np); pl != nil && pl.Precision != "country" && pl.Precision != "region" && role != vocab.RoleOperated && role != vocab.RoleFounded && s.ts[s.nps[np].h].tag == tName && d.typ == vocab.Meet {
			return
		}
		if e := r.entityOf(d.si, np); e != nil {
			r.addPart(d, e, role, true)
		}
		b := s.nps[np].b
		if b+1 < len(s.ts) && s.ts[b].low == "," {
			if s.ts[b+1].low == "and" {
				b++
			} else if q := s.npAt[b+1]; q >= 0 && b+1 < d.b && s.ts[s.nps[q].h].tag == tName && s.listed(b+1) {
				np = q
				continue
			}
		}
		if b+1 >= len(s.ts) || s.ts[b].low != "and" || s.npAt[b+1] < 0 || b+1 >= d.b || s.vgAfter(s.npAt[b+1]) && !s.governs(s.vgAt[s.nps[s.npAt[b+1]].b], d.vg) {
			return
		}
		np = s.npAt[b+1]
	}
}

// governs reports whether verb group v is k or governs it.
func (s *sentence) governs(v, k int) bool {
	for ; k >= 0; k = s.vgs[k].gov {
		if k == v {
			return true
		}
	}
	return false
}

// vgAfter reports whether a finite verb follows phrase p, so that it is the
// subject of that verb.
func (s *sentence) vgAfter(p int) bool {
	b := s.nps[p].b
	return b < len(s.ts) && s.vgAt[b] >= 0 && s.vgs[s.vgAt[b]].kind == finite
}

func (r *reader) addPart(d *draft, e *entity, role vocab.Role, explicit bool) {
	for i := range d.parts {
		if d.parts[i].ent == e {
			return
		}
	}
	d.parts = append(d.parts, Participant{Entity: e.id, Role: role, Explicit: explicit, ent: e})
}

package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// light makes a claim of a verb that adds nothing to its event noun: "held a
// meeting", "an agreement was reached", "plays a role in the procurement of".
func (r *reader) light(si, k int) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if !lightVerbs[g.lemma] {
		return draft{}, false
	}
	obj, subj := r.voice(si, k)
	np := obj
	if starts := aspectual[g.lemma] || g.lemma == "take" && obj >= 0 && s.ts[s.nps[obj].h].low == "place"; starts && subj >= 0 && !g.passive {
		if f, ok := eventNouns[singular(s.ts[s.nps[subj].h].low)]; ok && (f.typ.Family() == "make" || f.typ == vocab.Meet || f.typ == vocab.Attack) && s.ts[s.nps[subj].h].tag != tName {
			np, subj = subj, -1
		}
	} else if aspectual[g.lemma] && obj < 0 {
		return draft{}, false
	}
	if g.lemma == "involve" && g.passive {
		np, subj = -1, c.subj
		for _, pp := range c.preps {
			if s.ts[pp.at].low == "in" {
				np = r.eventIn(si, pp.np, c.end)
				break
			}
		}
	}
	if np < 0 && (g.lemma == "engage" || g.lemma == "participate") {
		for _, pp := range c.preps {
			if s.ts[pp.at].low == "in" {
				np = pp.np
				break
			}
		}
	}
	if np < 0 {
		return draft{}, false
	}
	h := singular(s.ts[s.nps[np].h].low)
	fr, ok := eventNouns[h]
	if !ok || s.ts[s.nps[np].h].tag == tName {
		np = -1
		if h == "role" || h == "part" || h == "hand" {
			for _, pp := range c.preps {
				if f, found := eventNouns[singular(s.ts[s.nps[pp.np].h].low)]; found && s.ts[pp.at].low == "in" {
					fr, np = f, pp.np
				}
			}
		}
		if np < 0 {
			return draft{}, false
		}
	}
	if g.lemma == "deny" || g.lemma == "reject" || aspectual[g.lemma] && fr.typ.Family() != "make" && fr.typ != vocab.Meet && fr.typ != vocab.Attack && fr.typ != vocab.Train && fr.typ != vocab.Transfer && fr.typ != vocab.Ship {
		return draft{}, false
	}
	d := draft{si: si, vg: k, trigger: s.nps[np].h, a: c.start, b: c.end, fr: fr, typ: fr.typ, reason: "verb " + g.lemma + " with noun " + h, itemNP: -1}
	if fr.typ == vocab.UseWeapon && r.ofItem2(si, np) == nil {
		return draft{}, false
	}
	r.nounArguments(&d, np)
	d.a = s.controlStart(k, d.a)
	if subj >= 0 {
		if role := subjectRole(fr.typ); role != "" {
			r.party(&d, subj, role)
		}
	}
	return d, true
}

// eventIn returns the first event noun of a list of nouns that begins with
// phrase p ("the research, development and production of").
func (r *reader) eventIn(si, p, end int) int {
	s := &r.sents[si]
	for i := s.nps[p].a; i < end; i++ {
		q := s.npAt[i]
		if q < 0 {
			if s.ts[i].low != "," && s.ts[i].tag != tConj {
				return -1
			}
			continue
		}
		if _, ok := eventNouns[singular(s.ts[s.nps[q].h].low)]; ok {
			return q
		}
		i = s.nps[q].b - 1
	}
	return -1
}

// aspectual verbs say that an event begins or goes on.
var aspectual = words("begin start resume continue occur happen")

// subjectRole is the role of the subject of a light verb.
func subjectRole(t vocab.EventType) vocab.Role {
	switch t {
	case vocab.Meet, vocab.Agree, vocab.Transaction, vocab.Negotiate:
		return vocab.RoleParty
	case vocab.Attack:
		return vocab.RoleAttacker
	case vocab.Transfer:
		return vocab.RoleSupplier
	case vocab.Ship:
		return vocab.RoleParty
	case vocab.Acquire:
		return vocab.RoleProcurer
	case vocab.Produce, vocab.Assemble:
		return vocab.RoleProducer
	}
	return ""
}

// nounArguments sets participants and item from the phrases that hang on an
// event noun.
func (r *reader) nounArguments(d *draft, np int) {
	s := &r.sents[d.si]
	for k := s.nps[np].a; k < s.nps[np].h; k++ { // U.S.-Israeli strikes, Moscow's purchase
		role := d.fr.roles["by"]
		if k+1 <= s.nps[np].h && s.ts[k+1].tag == tPos && role != "" {
			if e := r.partyIn(d.si, s.nps[np].a, k+1); e != nil {
				r.addPart(d, e, role, true)
			}
			continue
		}
		if role = subjectRole(d.typ); d.typ == vocab.Transfer || role == "" {
			continue
		}
		for _, e := range r.peoples(d.si, k) {
			r.addPart(d, e, role, true)
		}
	}
	end := r.nounEnd(d.si, np)
	for i := s.nps[np].b; i+1 < end; i++ {
		t := s.ts[i]
		if t.tag != tPrep && t.tag != tTo || s.npAt[i+1] < 0 {
			continue
		}
		p := s.npAt[i+1]
		role := d.fr.roles[t.low]
		switch {
		case role == "item":
			r.argument(d, p, role)
		case role != "" && (d.typ == vocab.Ship || d.typ == vocab.Transfer && t.low != "to" && t.low != "by") && r.nominalPlaceOnly(d, p, t.low):
		case role != "":
			r.party(d, p, role)
		}
		i = s.nps[p].b - 1
	}
	if d.item == nil && needsItem[d.typ] {
		d.item = r.compound(d.si, np)
	}
}

// compound returns the goods named before an event noun: "engine shipments".
func (r *reader) compound(si, np int) *Item {
	s := &r.sents[si]
	p := s.nps[np]
	for k := p.h - 1; k >= p.a; k-- {
		if s.ts[k].tag == tNoun && itemWord(s.ts[k].low) {
			return r.itemInRange(si, p.a, k)
		}
	}
	return nil
}

// itemInRange reads goods whose head is token h of a longer phrase.
func (r *reader) itemInRange(si, a, h int) *Item {
	s := &r.sents[si]
	ic, ok := itemOf(s.ts[h].low)
	if !ok || ic.path == "?" {
		return nil
	}
	it := Item{Class: ic.path, unit: string(ic.unit)}
	np := phrase{a, h + 1, h}
	if s.ts[a].tag == tDet {
		np.a++
	}
	r.refine(s, np, &it)
	return r.item(s, np, it)
}

// peoples returns the states that an adjective at token k names.
func (r *reader) peoples(si, k int) []*entity {
	s := &r.sents[si]
	low := s.ts[k].low
	var out []*entity
	for w := range strings.SplitSeq(low, "-") {
		code := demonyms[w]
		if code == "" && shortCountry[w] {
			g, _ := lookupPlace(w)
			code = g.country
		}
		if code == "" {
			continue
		}
		for _, e := range r.entities {
			if e.kind == "state" && e.country == code && countryName(e.name) {
				out = append(out, e)
				break
			}
		}
	}
	return out
}

// countryName reports whether a name is that of a state, not a city in it.
func countryName(n string) bool {
	g, ok := lookupPlace(n)
	return ok && g.precision == "country"
}

// nounEnd returns the end of an event noun's phrase with the prepositional
// phrases that hang on it.
func (r *reader) nounEnd(si, np int) int {
	s := &r.sents[si]
	i := s.nps[np].b
	for i < len(s.ts) {
		t := s.ts[i]
		switch {
		case (t.tag == tPrep || t.tag == tTo) && i+1 < len(s.ts) && s.npAt[i+1] >= 0 && t.low != "as" && t.low != "than":
			i = s.nps[s.npAt[i+1]].b
		case t.low == "and" && i+1 < len(s.ts) && s.npAt[i+1] >= 0 && s.ts[s.nps[s.npAt[i+1]].h].tag == tName && !s.vgAfter(s.npAt[i+1]):
			i = s.nps[s.npAt[i+1]].b
		case t.low == "," && i+2 < len(s.ts) && s.ts[i-1].tag == tName && s.ts[i+1].low == "and" && (s.npAt[i+2] >= 0 || isQuote(s.ts[i+2].low)) && phraseAt(s, i+2) >= 0 && !s.vgAfter(phraseAt(s, i+2)):
			i = s.nps[phraseAt(s, i+2)].b
		case t.low == "," && i+1 < len(s.ts) && s.ts[i-1].tag == tName && s.npAt[i+1] >= 0 && s.ts[s.nps[s.npAt[i+1]].h].tag == tName && s.listed(i+1):
			i = s.nps[s.npAt[i+1]].b
		default:
			return i
		}
	}
	return i
}

// phraseAt returns the phrase at token i or behind a quotation mark there, or -1.
func phraseAt(s *sentence, i int) int {
	if isQuote(s.ts[i].low) && i+1 < len(s.ts) {
		i++
	}
	return s.npAt[i]
}

// listed reports whether the phrase at i goes on in a list with "and".
func (s *sentence) listed(i int) bool {
	b := s.nps[s.npAt[i]].b
	return b < len(s.ts) && (s.ts[b].low == "and" || s.ts[b].low == "," && b+1 < len(s.ts) && s.ts[b+1].low == "and")
}

// ofItem2 returns the goods that "use of drones" is about.
func (r *reader) ofItem2(si, np int) *Item {
	s := &r.sents[si]
	b := s.nps[np].b
	if b+1 < len(s.ts) && s.ts[b].low == "of" && s.npAt[b+1] >= 0 {
		return r.itemIn(si, s.npAt[b+1])
	}
	return nil
}

// nounEvents makes claims of event nouns that no verb took up and that bring
// an argument of their own.
func (r *reader) nounEvents(si int, used map[int]bool, taken []bool) {
	s := &r.sents[si]
	for p := range s.nps {
		np := s.nps[p]
		h := singular(s.ts[np.h].low)
		fr, ok := eventNouns[h]
		if h == "plan" || h == "proposal" {
			r.plannedSite(si, p)
		}
		if !ok || used[np.h] || taken[np.h] || s.ts[np.h].tag == tName || s.ts[np.a].low == "this" || s.ts[np.a].low == "such" {
			continue
		}
		d := draft{si: si, vg: -1, trigger: np.h, a: np.a, b: r.nounEnd(si, p), fr: fr, typ: fr.typ, reason: "noun " + h, itemNP: -1, nominal: true}
		if np.a > 0 && s.ts[np.a-1].low == "with" && fr.typ == vocab.Finance {
			d.a--
		}
		r.nounArguments(&d, p)
		if !r.nounWorth(&d, p) {
			continue
		}
		used[np.h] = true
		r.add(d)
	}
}

// nounWorth reports whether a noun phrase brings enough to be a claim.
func (r *reader) nounWorth(d *draft, p int) bool {
	s := &r.sents[d.si]
	np := s.nps[p]
	switch d.typ {
	case vocab.Attack, vocab.Finance:
		return len(d.parts) > 0
	case vocab.Agree, vocab.Negotiate:
		return len(d.parts) >= 2
	case vocab.Contract, vocab.Offer, vocab.Divert, vocab.Deploy, vocab.Inspect:
		return d.item != nil && !d.item.Anaphor && d.b > np.b+1
	case vocab.Meet:
		for k := np.a; k < np.h; k++ {
			if timeWords[s.ts[k].low] {
				return true
			}
		}
		return len(d.parts) >= 2
	case vocab.Transfer, vocab.Ship, vocab.Acquire, vocab.Produce, vocab.Assemble, vocab.Seize, vocab.Stockpile:
		return d.item != nil && (d.b > np.b+3 || len(d.parts) > 0)
	case vocab.UseWeapon:
		return d.item != nil && (len(d.parts) > 0 || d.b > np.b+3)
	case vocab.Build:
		return false
	}
	return false
}

// plannedSite reads "plans for a new factory in X".
func (r *reader) plannedSite(si, p int) {
	s := &r.sents[si]
	b := s.nps[p].b
	if b+1 >= len(s.ts) || s.ts[b].low != "for" || s.npAt[b+1] < 0 || !r.isClass(si, s.npAt[b+1], "site") {
		return
	}
	site := s.nps[s.npAt[b+1]]
	d := draft{si: si, vg: -1, trigger: s.nps[p].h, a: s.nps[p].a, b: r.nounEnd(si, p), typ: vocab.Build, reason: "plan for a site", itemNP: -1, nominal: true}
	d.item = r.item(s, site, Item{Class: "facility"})
	d.claim.Modality = vocab.Planned
	r.add(d)
}

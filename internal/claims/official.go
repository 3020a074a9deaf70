package claims

import "sanctrace/internal/vocab"

// chamber reports whether a phrase means a parliament, one of its houses or those
// who sit in it.
func (r *reader) chamber(si, p int) bool {
	s := &r.sents[si]
	for i := s.nps[p].a; i < s.nps[p].b; i++ {
		if chambers[singular(s.ts[i].low)] {
			return true
		}
	}
	return false
}

// chambers are words for parliaments and their members.
var chambers = words("senate house congress parliament bundestag assembly member lawmaker senator representative legislator congressman congresswoman mp mps administration")

// relief reports whether a phrase means that measures are lifted or not applied.
func (r *reader) relief(si, p int) bool {
	s := &r.sents[si]
	switch singular(s.headWord(p)) {
	case "relief":
		return s.hasWord(s.nps[p], "sanction", "tariff", "embargo")
	case "waiver":
		q := s.underOf(p)
		return s.hasWord(s.nps[p], "sanction", "authority") || q >= 0 && classOf(s.headWord(q))&cMeasure != 0
	}
	return false
}

// nounsTold marks the noun for a stock that is the subject of a draft about it, or for
// the proliferation to which somebody contributes, as told.
func (s *sentence) nounsTold(d *draft, subj int, used map[int]bool) {
	if d.typ == vocab.Proliferate {
		for _, pp := range s.clauses[d.vg].preps {
			used[s.nps[pp.np].h] = true
		}
	}
	if d.typ.Family() == "stock" && subj >= 0 && wordClasses["stock"][singular(s.headWord(subj))] {
		used[s.nps[subj].h] = true
	}
}

// workVerbs are verbs by which somebody is at the work that their object names.
var workVerbs = words("conduct undertake perform do pursue carry continue resume begin start accelerate")

// workNouns are what somebody is at who works on goods or a skill.
var workNouns = words("work activity research study experiment step effort project testing")

// worksOn reads "is conducting work on a warhead" and "is not undertaking the activities
// necessary to produce a device".
func (r *reader) worksOn(si, k int, used map[int]bool) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	if !workVerbs[g.lemma] {
		return draft{}, false
	}
	obj, subj := r.voice(si, k)
	if obj < 0 || subj < 0 || !workNouns[singular(s.headWord(obj))] {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.Produce, "works on")
	d.a = s.spanStart(k, s.controlStart(k, d.a))
	on := s.firstUnder(c, "on")
	switch {
	case on >= 0 && r.goods(si, on):
		d.fr = eventNouns["development"]
		d.item = r.itemIn(si, on)
		r.party(&d, subj, vocab.RoleProducer)
	case on >= 0 && wordClasses["knowhow"][singular(s.headWord(on))]:
		d.typ = vocab.Establish
		r.party(&d, subj, vocab.RoleFounder)
	default:
		n := s.purposeOf(k, obj)
		if n < 0 || s.clauses[n].obj < 0 || !r.goods(si, s.clauses[n].obj) {
			return draft{}, false
		}
		d.fr = eventNouns["development"]
		d.item = r.itemIn(si, s.clauses[n].obj)
		d.b, used[s.vgs[n].main] = max(d.b, s.clauses[n].end), true
		r.party(&d, subj, vocab.RoleProducer)
	}
	return d, true
}

// purposeOf returns the verb group of making that says what the work named by phrase obj
// is for ("activities necessary to produce", "research aimed at building"), or -1.
func (s *sentence) purposeOf(k, obj int) int {
	for n := k + 1; n < len(s.vgs) && n <= k+2; n++ {
		g := &s.vgs[n]
		if g.kind == finite || g.a > s.nps[obj].b+4 {
			return -1
		}
		for _, fr := range lexicon()[g.lemma] {
			if fr.typ == vocab.Produce {
				return n
			}
		}
	}
	return -1
}

// ofConcern reports whether "of concern" or the like stands at token i.
func (s *sentence) ofConcern(i int) bool {
	p := s.phraseAt(i + 1)
	return s.lowAt(i) == "of" && p >= 0 && concernNouns[s.headWord(p)]
}

// concernNouns are what something is "of" that is judged.
var concernNouns = words("concern importance significance interest relevance value")

// absentFrom reports whether "absent from" or "missing from" and a paper stand at
// token i.
func (s *sentence) absentFrom(i int) bool {
	if w := s.lowAt(i); w != "absent" && w != "missing" || s.lowAt(i+1) != "from" {
		return false
	}
	for k := i + 2; k < len(s.ts) && k < i+12; k++ {
		if p := s.npAt[k]; p >= 0 {
			if s.headTok(p).lex.class&cDoc != 0 {
				return true
			}
			k = s.nps[p].b - 1
		}
	}
	return false
}

// inSupport makes claims of "in support of the government of X".
func (r *reader) inSupport(si int) {
	s := &r.sents[si]
	for i := 0; i+3 < len(s.ts); i++ {
		if s.ts[i+1].low != "support" || s.ts[i].low != "in" || s.ts[i+2].low != "of" {
			continue
		}
		p := s.phraseAt(i + 3)
		if p < 0 || !r.supportable(si, p) || r.toldInside(si, i+1, vocab.MilitarySupport) {
			continue
		}
		d := draft{si: si, vg: -1, trigger: i + 1, a: i, b: s.overOf(p), typ: vocab.MilitarySupport, reason: "in support of", itemNP: -1, nominal: true}
		if m := s.mainSubject(); m >= 0 && s.nps[m].b <= i {
			r.party(&d, m, vocab.RoleSupporter)
		}
		r.party(&d, p, vocab.RoleBeneficiary)
		d.claim.Modality = r.fact(&Claim{Chain: r.chain(si, i+1, false)})
		r.add(d)
	}
}

// overOf returns the end of phrase p with what stands under "of" behind it.
func (s *sentence) overOf(p int) int {
	if q := s.underOf(p); q >= 0 {
		return s.nps[q].b
	}
	return s.nps[p].b
}

// supportable reports whether a phrase means a state or those under arms.
func (r *reader) supportable(si, p int) bool {
	return r.isClass(si, p, "gpe") || r.warriors(si, p) || singular(r.headWord(si, p)) == "government"
}

// aimedAt adds the victim that a participle behind the noun of an attack names ("launched
// a strike targeting X"), and marks the noun and the participle as told.
func (r *reader) aimedAt(d *draft, obj, subj int, used map[int]bool) {
	s := &r.sents[d.si]
	if d.typ != vocab.Attack {
		return
	}
	if fr, ok := s.eventNoun(subj); ok && fr.typ == d.typ {
		used[s.nps[subj].h] = true
	}
	if fr, ok := s.eventNoun(obj); !ok || fr.typ != d.typ {
		return
	}
	used[s.nps[obj].h] = true
	n := d.vg + 1
	if n >= len(s.vgs) || s.vgs[n].a != s.nps[obj].b || s.vgs[n].lemma != "target" || s.clauses[n].obj < 0 {
		return
	}
	used[s.vgs[n].main] = true
	d.b = max(d.b, s.clauses[n].end)
	r.party(d, s.clauses[n].obj, vocab.RoleVictim)
}

// fromWreck reports whether things are found in or on a wreck or a weapon.
func (r *reader) fromWreck(x *reading) bool {
	for _, pp := range r.sents[x.si].clauses[x.vg].preps {
		if r.isClass(x.si, pp.np, "wreck") || r.weapon(x.si, pp.np) {
			return true
		}
	}
	return false
}

// undermining are verbs of what actions do that are supported against a state.
var undermining = words("undermine undermines undermining threaten threatens threatening destabilise destabilises destabilising destabilize")

// undermines reports whether the sentence says behind a verb of support that actions
// undermine something.
func (r *reader) undermines(x *reading) bool {
	s := &r.sents[x.si]
	return s.anyWord(x.g.b, min(len(s.ts), x.g.b+20), undermining)
}

// toAccount reports whether somebody is held responsible behind the object of a verb.
func (r *reader) toAccount(x *reading) bool {
	s := &r.sents[x.si]
	if x.obj < 0 {
		return false
	}
	end := r.nounEnd(x.si, x.obj)
	w := s.lowAt(end)
	return s.lowAt(end+1) != "to" && (w == "accountable" || w == "responsible" || w == "liable")
}

// amendsTo marks the infinitive behind a verb of amending as told: it says what the
// amendment does ("amends the rules to include X in the list").
func (r *reader) amendsTo(d *draft, used map[int]bool) {
	s := &r.sents[d.si]
	n := d.vg + 1
	if !amending[s.vgs[d.vg].lemma] || !s.infinitiveOf(d.vg) || !enlisting[s.vgs[n].lemma] || d.typ.Family() != "measure" {
		return
	}
	for _, fr := range lexicon()[s.vgs[n].lemma] {
		if fr.typ.Family() == "measure" && r.objectFits(d.si, s.clauses[n].obj, fr.need) {
			used[s.vgs[n].main] = true
			d.b = max(d.b, s.clauses[n].end)
			r.argument(d, s.clauses[n].obj, fr.roles["o"])
			return
		}
	}
}

// enlisting are verbs of putting somebody on a list or taking him off it.
var enlisting = words("include add remove place move transfer")

// pendingNouns are what is pending before a court, with what it is.
var pendingNouns = map[string]vocab.EventType{
	"proceeding": vocab.Charge, "charge": vocab.Charge, "trial": vocab.Charge, "prosecution": vocab.Charge, "indictment": vocab.Charge,
	"lawsuit": vocab.LegalAction, "suit": vocab.LegalAction, "challenge": vocab.LegalAction, "appeal": vocab.LegalAction, "case": vocab.LegalAction,
}

// pending reads "criminal proceedings against X are pending".
func (r *reader) pending(d *draft, c *clause, b int) bool {
	s := &r.sents[d.si]
	if s.lowAt(b) != "pending" || c.subj < 0 {
		return false
	}
	t := pendingNouns[singular(s.headWord(c.subj))]
	if t == "" {
		return false
	}
	d.typ, d.reason = t, "pending"
	if w := s.nps[c.subj].b; s.lowAt(w) == "against" {
		r.party(d, s.phraseAt(w+1), map[bool]vocab.Role{true: vocab.RoleAccused, false: vocab.RoleTarget}[t == vocab.Charge])
	}
	return true
}

// available reads "no licence exceptions are available".
func (r *reader) available(d *draft, c *clause, b int) bool {
	s := &r.sents[d.si]
	if w := s.lowAt(b); w != "available" && w != "unavailable" || c.subj < 0 || !r.controls(d.si, c.subj) {
		return false
	}
	d.typ, d.reason = vocab.ExportControl, "available"
	return true
}

// inTrade reports whether somebody takes part in exports or sales, not in a meeting.
func (r *reader) inTrade(x *reading) bool {
	s := &r.sents[x.si]
	p := s.firstUnder(&s.clauses[x.vg], "in")
	return p >= 0 && wordClasses["transfer"][singular(s.headWord(p))]
}

// asksForPapers reports whether papers or information stand under "for".
func (r *reader) asksForPapers(x *reading) bool {
	s := &r.sents[x.si]
	p := s.firstUnder(&s.clauses[x.vg], "for")
	return p >= 0 && wordClasses["papers"][singular(s.headWord(p))]
}

// ownWords are what somebody indicates of himself, which judges nothing.
var ownWords = words("intention willingness support preference readiness interest")

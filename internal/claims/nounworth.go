package claims

import "sanctrace/internal/vocab"

// toldElsewhere reports whether phrase p means what was told before, or only what
// a rule is about.
func (r *reader) toldElsewhere(si, p int, t vocab.EventType, taken []bool) bool {
	s := &r.sents[si]
	return taken[s.nps[p].h] || t == vocab.Investigate && r.toldInside(si, s.nps[p].h, t) || pointsBack[s.openerOf(p)] || r.ruledOn(si, s.nps[p].h, t) || s.movedBy(p, t)
}

// movedBy reports whether a verb moves what phrase p means, and tells the event
// ("shipped 120 consignments of engines").
func (s *sentence) movedBy(p int, t vocab.EventType) bool {
	if t != vocab.Ship {
		return false
	}
	for k := range s.vgs {
		if fr := lexicon()[s.vgs[k].lemma]; len(fr) > 0 && fr[0].typ.Family() == t.Family() && (s.clauses[k].obj == p || s.vgs[k].passive && s.clauses[k].subj == p) {
			return true
		}
	}
	return false
}

// ruledOn reports whether the noun at token h only says what a rule or the end
// of something is about ("controls on exports of", "suspended deliveries").
func (r *reader) ruledOn(si, h int, t vocab.EventType) bool {
	if f := t.Family(); f != "supply" && f != "make" {
		return false
	}
	at := r.sents[si].ts[h].s
	for i := len(r.claims) - 1; i >= 0 && r.claims[i].sent == si; i-- {
		c := &r.claims[i]
		if ruleTypes[c.Event.Type] && c.Span.Byte[0] <= at && at < c.Span.Byte[1] {
			return true
		}
	}
	return false
}

// ruleTypes are events about goods that need not move for them.
var ruleTypes = map[vocab.EventType]bool{vocab.ExportControl: true, vocab.Terminate: true, vocab.Countermeasure: true}

// pointsBack are articles of phrases that mean what was told before.
var pointsBack = words("this such")

// nounWorth reports whether a noun phrase brings enough to be a claim.
func (r *reader) nounWorth(d *draft, p int) bool {
	s := &r.sents[d.si]
	np := s.nps[p]
	if test := nounTests[d.typ]; test != nil {
		return test(s, d, np)
	}
	if !nounGoods[d.typ] || d.item == nil {
		return false
	}
	if d.b > np.b+3 || len(d.parts) > 0 || s.possessor(np) >= 0 && d.b > np.b+1 && d.typ != vocab.Stockpile {
		return true
	}
	return s.nonePhrase(p) || s.qualified(d, &Claim{}) != ""
}

// nounTests say by event type what a noun phrase must bring to be a claim.
var nounTests = func() map[vocab.EventType]func(s *sentence, d *draft, np phrase) bool {
	goods := func(_ *sentence, d *draft, np phrase) bool { return d.namesGoods() && d.b > np.b+1 }
	acts := func(_ *sentence, d *draft, _ phrase) bool { return len(d.parts) > 0 }
	both := func(_ *sentence, d *draft, _ phrase) bool { return len(d.parts) >= 2 }
	return map[vocab.EventType]func(s *sentence, d *draft, np phrase) bool{
		vocab.Attack: attackWorth, vocab.Transship: func(_ *sentence, d *draft, np phrase) bool { return d.b > np.b }, vocab.Train: func(s *sentence, _ *draft, np phrase) bool {
			p := s.underOf(s.npAt[np.h])
			return p >= 0 && classOf(s.headWord(p))&cPerson != 0
		},
		vocab.Casualties: func(s *sentence, d *draft, np phrase) bool {
			p := s.underOf(s.npAt[np.h])
			return p >= 0 && s.hasNumber(s.nps[p])
		},
		vocab.Loss:        func(_ *sentence, d *draft, np phrase) bool { return d.namesGoods() && d.b > np.b },
		vocab.Investigate: acts, vocab.Finance: acts, vocab.Charge: acts, vocab.Sentence: acts, vocab.Establish: both,
		vocab.Seize: func(s *sentence, d *draft, np phrase) bool {
			p := s.underOf(s.npAt[np.h])
			vessel := p >= 0 && classOf(singular(s.headWord(p))) == cVessel
			return (d.item != nil || vessel) && (d.b > np.b+2 || len(d.parts) > 0)
		},
		vocab.UseWeapon: func(_ *sentence, d *draft, np phrase) bool {
			return d.item != nil && d.item.fires() && (d.b > np.b+3 || len(d.parts) > 0)
		},
		vocab.Terminate: func(s *sentence, d *draft, np phrase) bool { return s.leavesList(np.b, d.b) }, vocab.Agree: both, vocab.Negotiate: both,
		vocab.Contract: goods, vocab.Offer: func(s *sentence, d *draft, np phrase) bool {
			return d.namesGoods() && d.b > np.b+1 || s.lowAt(np.h) == "bid" && len(d.parts) > 0
		}, vocab.Divert: goods, vocab.Deploy: goods, vocab.Inspect: goods,
		vocab.Proliferate: func(_ *sentence, d *draft, np phrase) bool { return len(d.parts) > 0 || d.namesGoods() && d.b > np.b },
		vocab.Sanction:    func(_ *sentence, d *draft, np phrase) bool { return len(d.parts) > 0 && d.b > np.b },
		vocab.AvoidSanctions: func(s *sentence, d *draft, np phrase) bool {
			return s.hasWord(phrase{np.a, d.b, np.h}, "sanction", "embargo")
		},
		vocab.Meet: func(s *sentence, d *draft, np phrase) bool {
			return len(d.parts) >= 2 || s.timeIn(np) || d.b > np.b && s.leadsDate(np.b, d.b)
		},
	}
}()

// attackWorth wants somebody who attacks or is attacked, or a site that is; a war is
// against somebody.
func attackWorth(s *sentence, d *draft, np phrase) bool {
	if s.lowAt(np.h) == "war" {
		return d.b > np.b && hasRole(d, vocab.RoleVictim)
	}
	return len(d.parts) > 0 || s.hitsSite(np.b)
}

// hasRole reports whether somebody has a role in a draft.
func hasRole(d *draft, role vocab.Role) bool {
	for i := range d.parts {
		if d.parts[i].Role == role {
			return true
		}
	}
	return false
}

// hitsSite reports whether a site, a town or a vessel stands behind token b under a
// preposition of what is attacked.
func (s *sentence) hitsSite(b int) bool {
	p := s.phraseAt(b + 1)
	if w := s.lowAt(b); p < 0 || w != "on" && w != "against" && w != "of" && w != "at" {
		return false
	}
	w := singular(s.headWord(p))
	return classOf(w)&(cSite|cVessel) != 0 || wordClasses["settlement"][w]
}

// leavesList reports whether "from" and a list stand in [a, b).
func (s *sentence) leavesList(a, b int) bool {
	for i := a; i+1 < b; i++ {
		if p := s.phraseAt(i + 1); s.ts[i].low == "from" && p >= 0 && s.headWord(p) == "list" {
			return true
		}
	}
	return false
}

// nounGoods are events that a noun tells when it names goods and more.
var nounGoods = map[vocab.EventType]bool{vocab.Transfer: true, vocab.Ship: true, vocab.Acquire: true, vocab.Produce: true, vocab.Assemble: true, vocab.Seize: true,
	vocab.Stockpile: true, vocab.UseWeapon: true}

// namesGoods reports whether a draft has goods that are not taken from before.
func (d *draft) namesGoods() bool { return d.item != nil && !d.item.Anaphor }

// timeIn reports whether a word of time stands before the head of a phrase
// ("the April meeting").
func (s *sentence) timeIn(np phrase) bool {
	for k := np.a; k < np.h; k++ {
		if timeAt(s.ts, k) {
			return true
		}
	}
	return false
}

package claims

import (
	"sanctrace/internal/vocab"
	"sanctrace/internal/when"
)

// nounModality is the modality of an event that a noun tells.
func (r *reader) nounModality(d *draft, c *Claim) vocab.Modality {
	s := &r.sents[d.si]
	switch {
	case s.chargedWith(d.a):
		c.Allegation = true
		return vocab.Believed
	case d.typ == vocab.Meet && r.futureNoun(d) || s.toCome(d.trigger) || s.onlyTalkedOf(d.a):
		return vocab.Planned
	}
	if m := s.qualified(d, c); m != "" {
		return m
	}
	if s.forPartIn(d.a) || s.thereIs(d.a) || s.foundOut(d.trigger) {
		return r.fact(c)
	}
	return vocab.Presupposed
}

// finding are verbs whose object is what they make known.
var finding = words("identify document record observe detect uncover establish confirm note find report trace")

// foundOut reports whether the noun at token i, or the "pattern of" it, is the object
// of a verb that makes it known ("the panel identified three shipments of").
func (s *sentence) foundOut(i int) bool {
	p := s.npAt[i]
	for k := range s.vgs {
		o := s.clauses[k].obj
		if o < 0 || !finding[s.vgs[k].lemma] || s.vgs[k].passive || s.vgs[k].kind != finite {
			continue
		}
		if o == p || s.underOf(o) == p && seriesNouns[s.headWord(o)] {
			return true
		}
	}
	return false
}

// seriesNouns stand before "of" and what there is more than one of.
var seriesNouns = words("pattern series number case cases instance instances example examples string spate evidence")

// thereIs reports whether "there was" or the like stands before token a.
func (s *sentence) thereIs(a int) bool {
	return a > 1 && s.vgAt[a-1] >= 0 && s.ts[a-1].tag == tBe && s.lowAt(s.vgs[s.vgAt[a-1]].a-1) == "there"
}

// forPartIn reports whether the noun phrase that begins at token a is the reason of a
// measure ("listed for their role in the procurement of").
func (s *sentence) forPartIn(a int) bool {
	p := s.phraseAt(a - 2)
	if p < 0 || s.lowAt(a-1) != "in" || !partNouns[s.headWord(p)] {
		return false
	}
	w := s.lowAt(s.nps[p].a - 1)
	return w == "for" || w == "over"
}

// partNouns are what somebody has in an event.
var partNouns = words("role part involvement hand participation")

// qualifiers are adjectives that say how the event of their noun is presented.
var qualifiers = map[string]vocab.Modality{
	"alleged": vocab.Believed, "suspected": vocab.Believed, "purported": vocab.Believed, "supposed": vocab.Believed,
	"potential": vocab.Possible, "possible": vocab.Possible, "planned": vocab.Planned, "proposed": vocab.Planned, "future": vocab.Planned, "upcoming": vocab.Planned,
}

// qualified is the modality that an adjective before the noun of a draft gives it
// ("alleged provision", "potential transfers"), or "".
func (s *sentence) qualified(d *draft, c *Claim) vocab.Modality {
	p := s.npAt[d.trigger]
	if p < 0 {
		return ""
	}
	for i := s.nps[p].a; i < d.trigger; i++ {
		if m := qualifiers[s.ts[i].low]; m != "" {
			c.Allegation = c.Allegation || m == vocab.Believed
			return m
		}
	}
	return ""
}

// chargeNouns are charges and inquiries, of whose content nobody vouches.
var chargeNouns = words("cases charge charges accusation accusations allegation allegations suspicion conspiracy investigation inquiry case trial complaint indictment")

// chargedWith reports whether the noun phrase that begins at token a is what
// somebody is charged with or suspected of, over other such nouns and verbs
// ("charged with conspiracy to ... and sanctions evasion").
func (s *sentence) chargedWith(a int) bool {
	for i := a - 1; i > 0 && s.ts[i].low != ";"; i-- {
		if v := s.vgAt[i]; v >= 0 {
			if charging[s.vgs[v].lemma] {
				return chargePrep[s.lowAt(s.vgs[v].b)] || s.lowAt(i) == "suspected"
			}
			if s.vgs[v].kind == finite {
				return false
			}
		}
		if chargeNouns[s.ts[i].low] {
			return true
		}
	}
	return false
}

// talkedOf are verbs and nouns whose object, or what "for", "on" or "about" ties
// to them, is still to come.
var talkedOf = words("negotiate discuss plan propose seek request order consider approve authorise authorize offer prepare delay postpone schedule contract deal agreement plan proposal talk negotiation request offer licence license permission tender bid order")

// talkPreps tie what is talked of to the talk.
var talkPreps = words("for on about over of")

// onlyTalkedOf reports whether the noun phrase that begins at token a is what
// somebody negotiates, plans or asks for.
func (s *sentence) onlyTalkedOf(a int) bool {
	i := a - 1
	if talkPreps[s.lowAt(i)] {
		p := s.phraseAt(i - 1)
		return p >= 0 && talkedOf[singular(s.headWord(p))]
	}
	return i >= 0 && s.vgAt[i] >= 0 && s.vgs[s.vgAt[i]].b == a && talkedOf[s.vgs[s.vgAt[i]].lemma]
}

// futureNoun reports whether a meeting named with a day is still to come.
func (r *reader) futureNoun(d *draft) bool {
	s := &r.sents[d.si]
	for _, e := range when.FindVague(s.words(d.a, d.b)) {
		if v := e.Resolve(r.day, when.Unclear); v.Earliest > r.day {
			return true
		}
	}
	return false
}

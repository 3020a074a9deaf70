package claims

import (
	"strings"

	"sanctrace/internal/vocab"
)

// anonymity marks the sources of a sentence that asks for them not to be
// named, and returns nothing: the claim is made by anonymityRule.
func (r *reader) anonymity(si int) {
	s := &r.sents[si]
	for k := range s.vgs {
		p := s.clauses[k].subj
		if p < 0 || !s.anonymous(k) {
			continue
		}
		if e := r.entityOf(si, p); e != nil && e.head != "" {
			r.addSource(vocab.SourceAnonymousPerson, e, s.described(s.nps[p]))
		}
	}
}

var (
	// speakVerbs may have a condition of anonymity beside them.
	speakVerbs = words("speak talk agree discuss say tell")
	// withholdVerbs ask or refuse to be named.
	withholdVerbs = words("ask request decline refuse insist wish want prefer")
	// nameVerbs, negated in the passive, say that somebody must not be named.
	nameVerbs = words("name identify")
	// allowVerbs, negated, say that somebody was not free to speak.
	allowVerbs = words("allow authorise authorize permit")
)

// wishVerbs ask for anonymity only when negated.
var wishVerbs = words("wish want")

// unnamedVerbs are all of them.
var unnamedVerbs = words("speak talk agree discuss say tell ask request decline refuse insist wish want prefer name identify allow authorise authorize permit")

// anonymous reports whether the clause of group k states a condition of
// anonymity.
func (s *sentence) anonymous(k int) bool {
	g := &s.vgs[k]
	if !unnamedVerbs[g.lemma] {
		return false
	}
	low := strings.ToLower(s.text[s.ts[g.a].s:s.ts[min(len(s.ts), s.clauses[k].end+14)-1].e])
	switch {
	case speakVerbs[g.lemma]:
		return containsAny(low, "condition of anonymity", "anonymously", "condition of not being named") ||
			containsAny(low, "on condition that", "on the condition that") && names(low)
	case withholdVerbs[g.lemma]:
		return containsAny(low, "not to be identified", "not to be named", "anonymity", "be withheld") ||
			g.lemma != "insist" && (g.neg || !wishVerbs[g.lemma]) && containsAny(low, "to be named", "to be identified")
	case nameVerbs[g.lemma]:
		return g.neg && g.passive && (g.modal == "cannot" || g.modal == "could" || g.modal == "can" || g.modal == "can't")
	case allowVerbs[g.lemma]:
		return g.neg && strings.Contains(low, "to speak")
	}
	return false
}

// names reports whether words of a condition are about what names somebody.
func names(low string) bool {
	return containsAny(low, "name", "identit", "identified", "nationalit", "anonym", "countr", "employer", "post")
}

func containsAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

func (r *reader) anonymityRule(si, k int) (draft, bool) {
	s := &r.sents[si]
	if !s.anonymous(k) || k > 0 && s.anonymous(k-1) {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.AnonymityCondition, "anonymity")
	if s.clauses[k].wh >= 0 {
		d.a = s.clauses[k].wh
	}
	d.b = s.anonymityEnd(k)
	d.claim.Polarity = vocab.Positive
	if p := s.clauses[k].subj; p >= 0 {
		if e := r.entityOf(si, p); e != nil {
			src := r.addSource(vocab.SourceAnonymousPerson, e, e.name)
			d.claim.Protects = &src.id
			r.addPart(&d, e, vocab.RoleSource, true)
		}
	}
	if r.docEntity != nil {
		r.addPart(&d, r.docEntity, vocab.RoleOutlet, false)
	}
	return d, true
}

// anonymityEnd returns the end of a condition of anonymity: before the reason.
func (s *sentence) anonymityEnd(k int) int {
	for i := s.vgs[k].b; i < len(s.ts); i++ {
		switch s.ts[i].low {
		case ".", ";", ",", "because", "citing":
			return i
		case "since":
			if s.ts[i].tag == tSub {
				return i
			}
		case "for":
			if w := s.lowAt(i + 1); w == "fear" || w == "reasons" || s.lowAt(i+2) == "reasons" {
				return i
			}
		}
	}
	return len(s.ts)
}

// sourcingPhrase reads what needs no verb: the reason for anonymity, "without
// giving a source".
func (r *reader) sourcingPhrase(si, i int, taken []bool) {
	s := &r.sents[si]
	reason := r.givesReason(si, i)
	if !reason && !s.givesNoSource(i) {
		return
	}
	d := draft{si: si, vg: -1, trigger: i, a: i, itemNP: -1}
	if reason {
		d.typ, d.reason = vocab.StateReason, "reason"
		r.addSpeaker(&d)
	} else {
		d.typ, d.reason = vocab.NotStated, "not stated"
		if r.lastSource != nil && r.lastSource.ent != nil {
			r.addPart(&d, r.lastSource.ent, vocab.RoleOutlet, true)
		}
	}
	d.b = s.stop(i + 1)
	d.claim.Polarity = vocab.Positive
	r.add(d)
	for k := i; k < d.b; k++ {
		taken[k] = true
	}
}

// withoutVerbs follow "without" where a text tells that no source is given.
var withoutVerbs = words("giving naming citing identifying")

// givesNoSource reports whether token i opens "without giving a source".
func (s *sentence) givesNoSource(i int) bool {
	return s.ts[i].low == "without" && i+2 < len(s.ts) && withoutVerbs[s.ts[i+1].low]
}

// givesReason reports whether token i opens the reason for somebody's
// anonymity.
func (r *reader) givesReason(si, i int) bool {
	ts := r.sents[si].ts
	switch ts[i].low {
	case "because":
		return r.hasAnonymity(si)
	case "citing":
		return i+1 < len(ts) && !r.citesSource(si, i) && r.hasAnonymity(si)
	case "for":
		return lowAt(ts, i+1) == "fear" || (lowAt(ts, i+1) == "reasons" || lowAt(ts, i+2) == "reasons") && r.hasAnonymity(si)
	}
	return false
}

// addSpeaker makes the people whose anonymity the sentence told last the
// speakers of its reason.
func (r *reader) addSpeaker(d *draft) {
	for k := len(r.claims) - 1; k >= max(0, len(r.claims)-3); k-- {
		if c := &r.claims[k]; c.Event.Type == vocab.AnonymityCondition && len(c.Event.Participants) > 0 && c.sent == d.si {
			r.addPart(d, c.Event.Participants[0].ent, vocab.RoleSpeaker, false)
		}
	}
}

// citesSource reports whether "citing" at token i names a source.
func (r *reader) citesSource(si, i int) bool {
	for k := range r.atts[si] {
		if a := &r.atts[si][k]; a.inner && a.cue[0] == i {
			return true
		}
	}
	return false
}

func (r *reader) hasAnonymity(si int) bool {
	for k := range r.sents[si].vgs {
		if r.sents[si].anonymous(k) {
			return true
		}
	}
	return false
}

// stop returns the next comma or end of sentence.
func (s *sentence) stop(i int) int {
	for ; i < len(s.ts); i++ {
		if w := s.ts[i].low; w == "," || w == "." || w == ";" {
			return i
		}
	}
	return len(s.ts)
}

package claims

import (
	"slices"
	"strings"

	"sanctrace/internal/vocab"
)

// denial makes claims of "X denied ...": the denied event, negative. Other
// reporting verbs make none here.
func (r *reader) denial(si, k int, used map[int]bool) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	switch {
	case !s.deniedBy(g) || used[g.main] || g.lemma == "dismiss" && r.isObject(si, k, "person"):
		return draft{}, false
	case s.gerundObject(k):
		return r.deniedVerb(si, k, used)
	case r.deniesPlan(si, k):
		d := draft{si: si, vg: k, trigger: g.main, a: c.start, b: c.end, typ: vocab.Reject, itemNP: -1, reason: "rejection"}
		r.party(&d, c.subj, vocab.RoleActor)
		return d, len(d.parts) > 0
	case c.obj < 0 || s.headTok(c.obj).tag == tName && g.lemma != "deny":
		return draft{}, false
	}
	return r.deniedObject(si, k, used)
}

// deniedBy reports whether a group denies something.
func (s *sentence) deniedBy(g *group) bool {
	return reporting[g.lemma] == denies || s.speechOf(g) == denies
}

// falseWords say of a report that it is not so.
var falseWords = words("false fabricated baseless untrue unfounded groundless fake nonsense lie lies fiction fabrication fabrications disinformation misinformation slander slanderous invention absurd rubbish wrong inaccurate incorrect invented fictitious rumour rumours rumor rumors speculation propaganda")

// calledFalse reports whether group k says of reports and claims that they are false:
// "called the reports fabricated", "described as false a claim that".
func (s *sentence) calledFalse(k int) bool {
	g, c := &s.vgs[k], &s.clauses[k]
	if !labelVerbs[g.lemma] || c.obj < 0 || g.neg || g.passive {
		return false
	}
	h := s.headWord(c.obj)
	if !reportNouns[singular(h)] && !contentNoun[h] {
		return false
	}
	return s.falseWordIn(g.b, min(len(s.ts), max(c.end, g.b)+25))
}

// falseWordIn reports whether a word for what is not so stands in [a, b), before a sign
// that ends a statement.
func (s *sentence) falseWordIn(a, b int) bool {
	for i := a; i < b && s.ts[i].low != "." && s.ts[i].low != ";"; i++ {
		if falseWords[s.ts[i].low] {
			return true
		}
	}
	return false
}

// isObject reports whether the object of a group is of a class.
func (r *reader) isObject(si, k int, class string) bool {
	o := r.sents[si].clauses[k].obj
	return o >= 0 && r.isClass(si, o, class)
}

// deniedBefore makes the claim of "..., a charge the company denies": the event that
// the sentence has told, negative.
func (r *reader) deniedBefore(si, k int) (draft, bool) {
	s := &r.sents[si]
	c := &s.clauses[k]
	q := s.before(s.vgs[k].a)
	if q < 0 {
		return draft{}, false
	}
	p := s.phraseAt(s.nps[q].a - 1)
	if p < 0 || !reportNouns[singular(s.headWord(p))] || len(r.claims) == 0 {
		return draft{}, false
	}
	told := &r.claims[len(r.claims)-1]
	if told.sent != si || !mainFamilies[told.Event.Type.Family()] {
		return draft{}, false
	}
	d := draft{si: si, vg: k, trigger: s.vgs[k].main, a: s.nps[p].a, b: c.end, typ: told.Event.Type, itemNP: -1, reason: "denial of what was told"}
	c.subj = q
	d.parts, d.item = slices.Clone(told.Event.Participants), told.Event.Item
	r.denyDraft(&d, k)
	return d, true
}

// gerundObject reports whether the next verb group is a gerund that group k
// governs ("denies having sold").
func (s *sentence) gerundObject(k int) bool {
	return k+1 < len(s.vgs) && s.vgs[k+1].kind == gerund && (s.vgs[k+1].gov == k || s.forbidden(k+1))
}

// deniesPlan reports whether the object of group k is a plan or a deal, so that
// a denial rejects it.
func (r *reader) deniesPlan(si, k int) bool {
	o, _ := r.voice(si, k)
	return o >= 0 && (r.isClass(si, o, "plan") || classOf(r.sents[si].headWord(o))&cDeal != 0)
}

// deniedObject makes the claim of a denied noun ("denied any delivery", "rejects
// the report that it forwarded ...").
func (r *reader) deniedObject(si, k int, used map[int]bool) (draft, bool) {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	fr, trigger := r.deniedNoun(si, c)
	d := draft{si: si, vg: k, trigger: g.main, a: g.a, b: c.end, fr: fr, typ: fr.typ, itemNP: -1, reason: "denial of " + singular(s.headWord(c.obj))}
	for v := k + 1; v < len(s.vgs); v++ {
		if !s.behindThat(v) {
			continue
		}
		if in, ok := r.verbEvent(si, v, map[int]bool{}); ok && s.clauses[v].start >= s.nps[c.obj].b {
			d.typ, d.fr, d.parts, d.item = in.typ, in.fr, in.parts, in.item
			d.b, trigger = in.b, -1
			if len(r.covering(si, s.vgs[v].main)) == 0 {
				used[s.vgs[v].main] = true
			}
		}
	}
	if d.typ == "" {
		return draft{}, false
	}
	if trigger >= 0 {
		used[trigger] = true
	}
	if len(d.parts) == 0 {
		r.party(&d, c.subj, deniedRole(d.typ))
	}
	r.denyDraft(&d, k)
	return d, true
}

// behindThat reports whether finite group v stands in a clause that "that"
// opens, or at the start of the sentence.
func (s *sentence) behindThat(v int) bool {
	start := s.clauses[v].start
	return s.vgs[v].kind == finite && (start <= 0 || s.ts[start-1].tag == tThat || s.ts[max(s.vgs[v].a-1, 0)].tag == tThat)
}

// denyDraft makes a draft what the subject of verb group k denies.
func (r *reader) denyDraft(d *draft, k int) {
	d.claim.Polarity = vocab.Negative
	d.claim.Chain = r.deniedChain(d.si, k)
	d.claim.Modality = r.fact(&d.claim)
}

// reportNouns mean what somebody told.
var reportNouns = words("account report claim allegation accusation story charge")

// deniedRole is the role of one who denies a part in an event.
func deniedRole(t vocab.EventType) vocab.Role {
	switch t {
	case vocab.Transfer, vocab.Ship:
		return vocab.RoleParty
	case vocab.Acquire:
		return vocab.RoleRecipient
	}
	return subjectRole(t)
}

// deniedNoun finds the event that a denied noun phrase means: its own noun,
// one that hangs on it, or, for "the account", the last event told.
func (r *reader) deniedNoun(si int, c *clause) (frame, int) {
	s := &r.sents[si]
	for i := s.nps[c.obj].a; i < c.end; i++ {
		p := s.npAt[i]
		if p < 0 || s.nps[p].h != i {
			continue
		}
		if fr, ok := eventNouns[singular(s.ts[i].low)]; ok {
			return fr, i
		}
		if s.ts[i].lex.class&cPlan != 0 {
			return frame{typ: vocab.Reject}, i
		}
	}
	if reportNouns[singular(s.headWord(c.obj))] {
		return frame{typ: r.mainEvent()}, -1
	}
	return frame{}, -1
}

// mainEvent returns the event type that the text has told most often so far,
// the first of them in case of a tie; "" when none.
func (r *reader) mainEvent() vocab.EventType {
	n := map[vocab.EventType]int{}
	best := vocab.EventType("")
	for i := range r.claims {
		t := r.claims[i].Event.Type
		if !mainFamilies[t.Family()] || r.claims[i].Polarity == vocab.Negative {
			continue
		}
		if n[t]++; best == "" || n[t] > n[best] {
			best = t
		}
	}
	return best
}

// mainFamilies are the families of events that a text can be about.
var mainFamilies = words("supply make evade support")

// deniedVerb makes the claim of "denies having exported engines".
func (r *reader) deniedVerb(si, k int, used map[int]bool) (draft, bool) {
	s := &r.sents[si]
	in, ok := r.verbEvent(si, k+1, map[int]bool{})
	if !ok {
		return draft{}, false
	}
	used[s.vgs[k+1].main] = true
	in.a = s.vgs[k+1].a
	r.denyDraft(&in, k)
	return in, true
}

// deniedChain is the chain of a denial by the subject of verb group k.
func (r *reader) deniedChain(si, k int) []Hop {
	s := &r.sents[si]
	hops := r.chain(si, s.vgs[k].a, false)
	for i := range r.atts[si] {
		if a := &r.atts[si][i]; a.verb == k && (len(hops) < 2 || hops[len(hops)-1].Source != a.src.id) {
			cue := r.tokSpan(s, a.cue[0], a.cue[1])
			at := r.tokSpan(s, a.srcAt[0], a.srcAt[1])
			hops = append(hops, Hop{Source: a.src.id, Relation: vocab.RelDenies, Word: strings.TrimSpace(cue.Text), Explicit: true, Cue: &cue, At: &at})
			return hops
		}
	}
	if p := s.clauses[k].subj; p >= 0 && len(hops) == 1 {
		if src := r.sourceOf(si, p); src != nil {
			hops = append(hops, Hop{Source: src.id, Relation: vocab.RelDenies, Word: s.words(s.vgs[k].a, s.vgs[k].b), Explicit: true})
		}
	}
	return hops
}

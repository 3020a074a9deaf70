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
		if !s.anonymous(k) {
			continue
		}
		if p := r.askedFor(si, k); p >= 0 {
			r.protectPhrase(si, p)
		}
	}
	for i := range s.ts {
		if s.falseName(i) {
			r.protectName(si, i)
		}
	}
}

// protectPhrase protects the person or people that phrase p means.
func (r *reader) protectPhrase(si, p int) *source {
	e := r.entityOf(si, p)
	if e == nil || !e.mayBePerson() {
		return nil
	}
	e.person = true
	return r.addSource(vocab.SourceAnonymousPerson, e, r.sents[si].described(r.sents[si].nps[p]))
}

// mayBePerson reports whether an entity can be one or more persons.
func (e *entity) mayBePerson() bool {
	return e.head != "" || e.person || e.schema != "Vessel" && e.schema != "Company" && e.schema != "Organization" && e.kind != "state" && e.kind != "government body" && e.kind != "media outlet"
}

// askedFor returns the phrase for whom the condition of anonymity of group k is,
// or -1: whoever "whose" goes back to, the subject, or who speaks in the sentence.
func (r *reader) askedFor(si, k int) int {
	s := &r.sents[si]
	if w := s.whoseName(k); w >= 0 {
		return s.phraseBefore(w)
	}
	if w := s.clauses[k].wh; w > 0 && s.lowAt(w) == "who" {
		return s.phraseBefore(w)
	}
	if p := s.clauses[k].subj; p >= 0 && s.whoseShare(p) >= 0 {
		return s.whoseShare(p)
	}
	if p := s.clauses[k].subj; p >= 0 && !nameNouns[singular(s.headWord(p))] && s.headWord(p) != "that" {
		return p
	}
	return r.personSpeaking(si)
}

// personSpeaking returns the phrase for the first person who speaks in sentence si, or
// -1.
func (r *reader) personSpeaking(si int) int {
	for i := range r.atts[si] {
		if a := &r.atts[si][i]; a.srcAt[1] > a.srcAt[0] && a.src.ent != nil && a.src.ent.person {
			return r.sents[si].npAt[a.srcAt[0]]
		}
	}
	return -1
}

// phraseBefore returns the phrase that ends before token i, or before the comma
// there; of "a trader in Dubai" the trader. -1 when there is none.
func (s *sentence) phraseBefore(i int) int {
	i--
	aside := i >= 0 && s.ts[i].low == ","
	if aside {
		i--
	}
	best := -1
	for ; i >= 0 && s.ts[i].tag != tPunct && s.vgAt[i] < 0; i-- {
		p := s.npAt[i]
		if p < 0 {
			continue
		}
		if h := s.headTok(p); classOf(h.low)&cPerson != 0 {
			if aside {
				return s.topPerson(p)
			}
			return p
		}
		if best < 0 {
			best = p
		}
	}
	return best
}

// topPerson returns the person on whom phrase p hangs by "of" or "for" ("a lawyer for one
// of the men"), or p.
func (s *sentence) topPerson(p int) int {
	for range 3 {
		i := s.nps[p].a - 1
		q := s.npEnding(i)
		if w := s.lowAt(i); q < 0 || w != "of" && w != "for" || classOf(s.headWord(q))&cPerson == 0 && !someOthers[s.headWord(q)] {
			break
		}
		p = q
	}
	return p
}

// nameNouns mean what tells who somebody is.
var nameNouns = words("name identity surname nationality position employer post rank affiliation")

// hidingVerbs, behind "whose name", say that somebody must not be named.
var hidingVerbs = words("withhold change conceal protect keep disclose give publish reveal hide alter use print omit")

// whoseName returns the token of "whose" before the verb of group k when it says
// that somebody's name is kept back, or -1.
func (s *sentence) whoseName(k int) int {
	g := &s.vgs[k]
	if !hidingVerbs[g.lemma] {
		return -1
	}
	for i := g.a - 1; i >= 0 && i > g.a-14; i-- {
		if s.ts[i].low != "whose" {
			continue
		}
		for j := i + 1; j < min(len(s.ts), i+4); j++ {
			if nameNouns[singular(s.ts[j].low)] {
				return i
			}
		}
	}
	return -1
}

// falseName reports whether token i opens a bracket or an aside that says that the
// name before it is not the real one.
func (s *sentence) falseName(i int) bool {
	if w := s.ts[i].low; w != "(" && w != "," && w != "—" && w != "–" || i == 0 {
		return false
	}
	low := strings.ToLower(s.words(i+1, min(len(s.ts), i+6)))
	for _, w := range []string{"not his real name", "not her real name", "not their real name", "a pseudonym", "name changed", "name has been changed", "not the real name", "names have been changed"} {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	return false
}

// protectName protects the person whose name ends before token i.
func (r *reader) protectName(si, i int) {
	if m := r.mentionOver(si, i-1); m != nil && m.ent != nil {
		m.ent.person = true
		r.addSource(vocab.SourceAnonymousPerson, m.ent, m.ent.name)
		return
	}
	if p := r.sents[si].npAt[i-1]; p >= 0 {
		r.protectPhrase(si, p)
	}
}

var (
	// speakVerbs may have a condition of anonymity beside them.
	speakVerbs = words("speak talk agree discuss say tell reveal share describe provide consent")
	// withholdVerbs ask or refuse to be named.
	withholdVerbs = words("ask request decline refuse insist wish want prefer demand grant promise choose agree remain stay")
	// nameVerbs, negated in the passive, say that somebody must not be named.
	nameVerbs = words("name identify quote")
	// allowVerbs, negated, say that somebody was not free to speak.
	allowVerbs = words("allow authorise authorize permit clear empower entitle")
	// partVerbs give a part of a name only.
	partVerbs = words("give identify use provide call know go introduce name")
)

// wishVerbs ask for anonymity only when negated.
var wishVerbs = words("wish want")

// unnamedVerbs are all of them.
var unnamedVerbs = union(speakVerbs, withholdVerbs, nameVerbs, allowVerbs, partVerbs, hidingVerbs)

func union(sets ...map[string]bool) map[string]bool {
	m := map[string]bool{}
	for _, s := range sets {
		for w := range s {
			m[w] = true
		}
	}
	return m
}

// mustModals, before a negated passive, say that something must not be.
var mustModals = words("would cannot could can can't may must")

// anonymous reports whether the clause of group k states a condition of
// anonymity.
func (s *sentence) anonymous(k int) bool {
	g := &s.vgs[k]
	if !unnamedVerbs[g.lemma] {
		return false
	}
	low := strings.ToLower(s.text[s.ts[g.a].s:s.ts[min(len(s.ts), s.clauses[k].end+14)-1].e])
	switch {
	case s.whoseName(k) >= 0:
		return true
	case speakVerbs[g.lemma] && s.speaksUnnamed(low):
		return true
	case withholdVerbs[g.lemma] && g.asksNoName(low):
		return true
	case nameVerbs[g.lemma] && g.neg && g.passive && (mustModals[g.modal] || g.progressive):
		return true
	case allowVerbs[g.lemma]:
		return g.neg && containsAny(low, "to speak", "to discuss", "to talk", "to comment", "to be quoted", "to brief", "to disclose", "to share", "to give interviews")
	}
	return partVerbs[g.lemma] && partName(low)
}

// speaksUnnamed reports whether words behind a verb of speaking hold a condition.
func (s *sentence) speaksUnnamed(low string) bool {
	return containsAny(low, "condition of anonymity", "conditions of anonymity", "anonymously", "condition of not being named", "condition that neither", "guarantee of anonymity", "speaking privately", "spoke privately", "off the record", "not for attribution", "on background", "promise of anonymity") ||
		containsAny(low, "on condition that", "on the condition that", "provided that", "as long as") && aboutNames(low)
}

// asksNoName reports whether what follows a verb of asking or refusing is not to
// be named.
func (g *group) asksNoName(low string) bool {
	if containsAny(low, "not to be identified", "not to be named", "not to be quoted by name", "anonymity", "be withheld", "remain anonymous", "stay anonymous", "be anonymous", "to be identified only", "to be named only", "to be quoted only",
		"only be identified", "only be named", "to go unnamed", "remain unnamed", "not be named", "not be identified") {
		return true
	}
	if strings.Contains(low, "name") && containsAny(low, "not be used", "not be published", "not be printed", "not be disclosed", "not be revealed", "not be given", "not be mentioned", "not to use", "not to publish", "not to print", "not to disclose", "not to reveal", "not to give", "give his", "give her", "give their", "kept") {
		return true
	}
	return g.lemma != "insist" && (g.neg || !wishVerbs[g.lemma]) && containsAny(low, "to be named", "to be identified", "to be quoted by name")
}

// partName reports whether words say that only a part of a name is told.
func partName(low string) bool {
	return containsAny(low, "his name as", "her name as", "their names as", "by his first name", "by her first name", "by their first name", "by a first name", "by his call sign", "by her call sign", "by their call sign", "by a pseudonym", "by a nickname") ||
		strings.Contains(low, "only") && containsAny(low, "first name", "given name", "call sign", "callsign", "nickname", "initial", "name only", "himself only", "herself only", "themselves only", "pseudonym", "surname", "alias")
}

// aboutNames reports whether words of a condition are about what names somebody.
func aboutNames(low string) bool {
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
	if !s.anonymous(k) || s.sameCondition(k) {
		return draft{}, false
	}
	d := r.draftOf(si, k, vocab.AnonymityCondition, "anonymity")
	if s.clauses[k].wh >= 0 {
		d.a = s.clauses[k].wh
	}
	d.b = s.anonymityEnd(k)
	d.claim.Polarity = vocab.Positive
	if p := r.askedFor(si, k); p >= 0 {
		if src := r.protectPhrase(si, p); src != nil {
			d.claim.Protects = &src.id
			r.addPart(&d, src.ent, vocab.RoleSource, true)
		}
	}
	if r.docEntity != nil {
		r.addPart(&d, r.docEntity, vocab.RoleOutlet, false)
	}
	return d, true
}

// sameCondition reports whether an earlier verb of the sentence states the condition
// of which group k is a part or the reason.
func (s *sentence) sameCondition(k int) bool {
	for v := 0; v < k; v++ {
		if s.anonymous(v) {
			return v == k-1 || allowVerbs[s.vgs[k].lemma]
		}
	}
	return false
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

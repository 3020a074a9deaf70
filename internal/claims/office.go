package claims

import "sanctrace/internal/vocab"

// possessor returns the token before the last possessive ending of a phrase,
// or the possessive pronoun that begins it; -1 when there is none.
func (s *sentence) possessor(n phrase) int {
	for k := n.h; k > n.a; k-- {
		if s.ts[k].tag == tPos {
			return k - 1
		}
	}
	if s.ts[n.a].tag == tPoss {
		return n.a
	}
	return -1
}

// possessed adds the possessor of a phrase, at token at, as a participant.
func (r *reader) possessed(d *draft, n phrase, at int, role vocab.Role) {
	var e *entity
	if r.sents[d.si].ts[at].tag == tPoss {
		e = r.owner(d.si, at)
	} else {
		e = r.partyIn(d.si, n.a, at+1)
	}
	if e != nil {
		r.addPart(d, e, role, true)
	}
}

// owner returns whom the possessive pronoun at token at means: the person for "his"
// and "her", the several for "their", else the firm; nil when nobody fits.
func (r *reader) owner(si, at int) *entity {
	w := possessives[r.sents[si].ts[at].low]
	if w == "" {
		return r.firmMeant(si, at)
	}
	s := &r.sents[si]
	if p := s.mainSubject(); p >= 0 && s.nps[p].b <= at {
		if e := r.referred(si, p); e != nil && agrees(e, w) {
			return e
		}
	}
	return r.lastBefore(si*1000+s.npAt[at], pronounTests[w])
}

// possessives are possessive pronouns with the pronoun for the same person.
var possessives = map[string]string{"his": "he", "her": "she", "their": "they"}

// firmMeant returns the firm that "its" at token at means: the subject of the
// sentence, that of the one before, or the firm spoken of last; nil when none.
func (r *reader) firmMeant(si, at int) *entity {
	s := &r.sents[si]
	if p := s.mainSubject(); p >= 0 && s.nps[p].b <= at {
		if e := r.firmAt(si, p); e != nil {
			return e
		}
	}
	if si > 0 && r.sents[si-1].block == s.block {
		if e := r.firmAt(si-1, r.subjects[si-1]); e != nil {
			return e
		}
	}
	return r.lastFirm(si*1000 + s.npAt[at])
}

// firmAt returns the firm that phrase p of sentence si is known to mean, or
// nil.
func (r *reader) firmAt(si, p int) *entity {
	if e := r.referred(si, p); e != nil && e.firm() {
		return e
	}
	return nil
}

func (e *entity) firm() bool { return !e.person && e.kind == "company" }

// lastFirm returns the single firm spoken of last before a place of the text,
// or nil.
func (r *reader) lastFirm(before int) *entity {
	var best *entity
	for _, e := range r.entities {
		if !e.firm() || e.plural || e.last <= 0 || e.last >= before {
			continue
		}
		if best == nil || e.last > best.last {
			best = e
		}
	}
	return best
}

// office returns the words of a post without article and possessor.
func (s *sentence) office(n phrase) string {
	a := n.a
	for k := n.a; k < n.h; k++ {
		if s.ts[k].tag == tPos || s.ts[k].tag == tPoss || s.ts[k].tag == tDet {
			a = k + 1
		}
	}
	return s.words(a, n.h+1)
}

// appositions makes claims of "X, director of Y" where X is not the speaker of
// an attribution.
func (r *reader) appositions(si int) {
	s := &r.sents[si]
	for i := 1; i+1 < len(s.ts); i++ {
		j := s.asideStart(i)
		j += boolIndex(timeOfPost[s.lowAt(j)])
		if s.ts[i].low != "," || s.npAt[i-1] < 0 || s.phraseAt(j) < 0 {
			continue
		}
		holder, np := s.npAt[i-1], s.phraseAt(j)
		r.frontBeside(si, holder, np)
		r.besides(si, holder, np)
		if r.nameIs(si, s.nps[holder].h, "PERSON") && !r.speaks(si, holder) && !s.ownedBeside(np) && s.postOfBody(s.nps[np]) {
			r.apposition(si, holder, np)
		}
	}
}

// timeOfPost stand before a post in apposition and say when somebody has it.
var timeOfPost = words("formerly previously once currently now then")

// postTie ties a body or a further post to a post.
var postTie = words("of at for and")

// postOfBody reports whether a phrase names a post and something ties a body to
// it.
func (s *sentence) postOfBody(n phrase) bool {
	if besideNouns[singular(s.ts[n.h].low)] || !jobWords[singular(s.ts[n.h].low)] && !s.jobIn(n) {
		return false
	}
	return postTie[s.lowAt(n.b)] || s.possessor(n) >= 0
}

// apposition makes the claim that the person of phrase holder has the post of
// phrase np.
func (r *reader) apposition(si, holder, np int) {
	s := &r.sents[si]
	n := s.nps[np]
	end := s.officeEnd(np)
	d := draft{si: si, vg: -1, trigger: n.h, a: s.nps[holder].a, b: end, typ: vocab.Office, reason: "apposition", itemNP: -1}
	d.claim.Office = s.words(n.a+boolIndex(s.ts[n.a].tag == tDet), n.b)
	d.claim.Former = endedPost[s.lowAt(n.a-1)]
	r.party(&d, holder, vocab.RoleHolder)
	d.parts = d.parts[:min(1, len(d.parts))]
	if p := s.possessor(n); p >= 0 {
		d.claim.Office = s.office(n)
		r.possessed(&d, n, p, vocab.RoleBody)
	} else if e := r.bodyAfter(si, n.b, end); e != nil {
		r.addPart(&d, e, vocab.RoleBody, true)
	}
	if len(d.parts) >= 2 {
		r.addFact(d)
	}
}

// bodyAfter returns the first party that "of", "at" or "for" ties to a post in
// tokens [a, b).
func (r *reader) bodyAfter(si, a, b int) *entity {
	s := &r.sents[si]
	for j := a; j+1 < len(s.ts) && j < b; j++ {
		if w := s.ts[j].low; w != "of" && w != "at" && w != "for" || s.npAt[j+1] < 0 {
			continue
		}
		if e := r.bodyOrOwner(si, s.npAt[j+1]); e != nil {
			return e
		}
	}
	return nil
}

// bodyOrOwner returns the party named as possessor in phrase p ("X's directorate"),
// or the one that it means.
func (r *reader) bodyOrOwner(si, p int) *entity {
	s := &r.sents[si]
	n := s.nps[p]
	if at := s.possessor(n); at >= 0 && s.ts[at].tag == tName {
		if e := r.partyIn(si, n.a, at+1); e != nil {
			return e
		}
	}
	return r.entityOf(si, p)
}

func boolIndex(b bool) int {
	if b {
		return 1
	}
	return 0
}

// jobIn reports whether a phrase holds the word of a post ("Program Manager").
func (s *sentence) jobIn(n phrase) bool {
	for i := n.a; i < n.b; i++ {
		if jobWords[s.ts[i].low] {
			return true
		}
	}
	return false
}

// officeEnd returns the end of an apposition that names a post.
func (s *sentence) officeEnd(p int) int {
	i := s.nps[p].b
	for postTie[s.lowAt(i)] {
		q := s.phraseAt(i + 1)
		if q < 0 || s.vgAfter(q) {
			break
		}
		i = s.nps[q].b
	}
	return i
}

// speaks reports whether phrase p is the source of an attribution or a
// quotation.
func (r *reader) speaks(si, p int) bool {
	s := &r.sents[si]
	for i := range r.atts[si] {
		if a := r.atts[si][i].srcAt; a[0] < s.nps[p].b && a[1] > s.nps[p].a {
			return true
		}
	}
	return false
}

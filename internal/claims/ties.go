package claims

import "sanctrace/internal/vocab"

// becoming are verbs that tie a subject to a noun as "be" does.
var becoming = words("become remain")

// becomesPost reads "X became chief executive of Y" and "X remains a shareholder of Y".
func (r *reader) becomesPost(d *draft) bool {
	s := &r.sents[d.si]
	c := &s.clauses[d.vg]
	return becoming[s.vgs[d.vg].lemma] && r.relatedBy(d, c)
}

// servesIn reports whether a body or force stands under a preposition ("served in the
// air force").
func (r *reader) servesIn(x *reading) bool {
	s := &r.sents[x.si]
	for _, pp := range s.clauses[x.vg].preps {
		if w := s.ts[pp.at].low; w != "in" && w != "with" && w != "for" {
			continue
		}
		for _, class := range []string{"org", "force", "troops"} {
			if r.isClass(x.si, pp.np, class) {
				return true
			}
		}
	}
	return false
}

// besideNouns are the relations that an apposition can name, beside posts and fronts.
var besideNouns = words("subsidiary affiliate unit arm branch division part member owner co-owner shareholder operator agent proxy intermediary go-between middleman associate broker facilitator backer supporter patron sponsor")

// relatedTo returns the phrase under "of", or under "for" right behind phrase np; -1 when
// there is none.
func (s *sentence) relatedTo(np int) int {
	q := s.underOf(np)
	if q < 0 && s.lowAt(s.nps[np].b) == "for" {
		return s.phraseAt(s.nps[np].b + 1)
	}
	return q
}

// besides makes a claim of "X, a subsidiary of Y": phrase np names the relation of phrase
// holder, a name, to what stands under "of" or before it as possessor.
func (r *reader) besides(si, holder, np int) {
	s := &r.sents[si]
	noun := singular(s.headWord(np))
	if !s.named(holder) || !besideNouns[noun] || s.headTok(np).tag != tNoun || s.ownedBeside(np) || s.vgAfter(np) {
		return
	}
	q := s.relatedTo(np)
	d := draft{si: si, vg: -1, trigger: s.nps[np].h, a: s.nps[holder].a, b: s.nps[np].b, itemNP: -1}
	if q >= 0 {
		d.b = s.nps[q].b
	}
	if !r.relationNoun(&d, holder, np) || len(d.parts) < 2 {
		return
	}
	d.reason = noun + " in apposition"
	r.addFact(d)
}

// sitsIn reads "its registered office is in Dubai" and "the address of the firm is a flat
// in Dubai".
func (r *reader) sitsIn(d *draft, c *clause) bool {
	s := &r.sents[d.si]
	if c.subj < 0 || !wordClasses["seat"][singular(s.headWord(c.subj))] {
		return false
	}
	for _, pp := range c.preps {
		if w := s.ts[pp.at].low; placePreps[w] && r.placeAt(d.si, pp.np) != nil {
			d.typ, d.reason = vocab.LocatedIn, "seat in a place"
			r.ownerInside(d, c.subj, vocab.RoleLocated)
			r.argument(d, s.underOf(c.subj), vocab.RoleLocated)
			return true
		}
	}
	return false
}

// goesDark reads "the tanker went dark" and "the ship stopped transmitting".
func (r *reader) goesDark(d *draft) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	if c.subj < 0 || !r.isClass(d.si, c.subj, "vessel") && !r.isClass(d.si, c.subj, "pronvessel") {
		return false
	}
	dark := g.lemma == "go" && s.lowAt(g.b) == "dark"
	if !dark && !(quitting[g.lemma] && silences[s.lowAt(g.b)]) {
		return false
	}
	d.typ, d.reason = vocab.AvoidSanctions, "went dark"
	r.party(d, c.subj, vocab.RoleAvoider)
	return len(d.parts) > 0
}

var (
	// quitting are verbs for stopping what the gerund behind them says.
	quitting = words("stop cease")
	// silences are what a vessel stops that wants not to be seen.
	silences = words("transmitting broadcasting reporting signalling signaling")
)

// fakePaper reads "the certificate was a forgery" and "the papers were fake".
func (r *reader) fakePaper(d *draft, c *clause) bool {
	s := &r.sents[d.si]
	b := s.afterAdverbs(s.vgs[d.vg].b)
	if c.subj < 0 || !r.isClass(d.si, c.subj, "papers") && classOf(s.headWord(c.subj))&cDoc == 0 {
		return false
	}
	if !fakes[s.lowAt(b)] && (c.obj < 0 || !forgeries[singular(s.headWord(c.obj))]) {
		return false
	}
	d.typ, d.reason = vocab.AlterDocuments, "paper is a forgery"
	return true
}

var (
	// fakes are what papers are that somebody forged.
	fakes = words("forged fake falsified counterfeit bogus fictitious backdated")
	// forgeries are nouns for them.
	forgeries = words("forgery fake fabrication")
)

// breaches reads "the shipments were a violation of the resolution".
func (r *reader) breaches(d *draft, c *clause) bool {
	s := &r.sents[d.si]
	if c.obj < 0 || c.subj < 0 || !breaching[singular(s.headWord(c.obj))] && singular(s.headWord(c.obj)) != "circumvention" || !r.binding(d.si, s.underOf(c.obj)) {
		return false
	}
	d.typ, d.reason, d.trigger = vocab.AvoidSanctions, "breach", s.nps[c.obj].h
	if r.trader(d.si, c.subj) {
		r.party(d, c.subj, vocab.RoleAvoider)
	}
	return true
}

// learns reads "the soldiers learned to fly drones".
func (r *reader) learns(d *draft) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	n := d.vg + 1
	if g.lemma != "learn" || c.subj < 0 || n >= len(s.vgs) || s.vgs[n].gov != d.vg || s.vgs[n].kind != infinitive || s.clauses[n].obj < 0 || !r.goods(d.si, s.clauses[n].obj) {
		return false
	}
	d.typ, d.reason = vocab.Train, "learn to"
	d.b = max(d.b, s.clauses[n].end)
	r.party(d, c.subj, vocab.RoleTrainee)
	return len(d.parts) > 0
}

// onBehalf makes a claim of "on behalf of X" in a clause of which no claim says yet that
// its subject acts for X.
func (r *reader) onBehalf(si int) {
	s := &r.sents[si]
	for k := range s.vgs {
		for _, pp := range s.clauses[k].preps {
			q := s.underOf(pp.np)
			if s.headWord(pp.np) != "behalf" || s.ts[pp.at].low != "on" || q < 0 || !r.trader(si, q) || r.actsAlready(si, s.nps[pp.np].h) {
				continue
			}
			d := draft{si: si, vg: -1, trigger: s.nps[pp.np].h, a: pp.at, b: s.nps[q].b, typ: vocab.ActsFor, reason: "on behalf of", itemNP: -1}
			_, subj := r.voice(si, k)
			r.party(&d, subj, vocab.RoleAgent)
			r.party(&d, q, vocab.RolePrincipal)
			if len(d.parts) > 0 {
				r.addFact(d)
			}
		}
	}
}

// actsAlready reports whether a claim about somebody who acts or buys for another holds
// token i of sentence si.
func (r *reader) actsAlready(si, i int) bool {
	at := r.sents[si].ts[i].s
	for k := len(r.claims) - 1; k >= 0 && r.claims[k].sent == si; k-- {
		c := &r.claims[k]
		if (c.Event.Type == vocab.ActsFor || c.Event.Type == vocab.Acquire) && c.Span.Byte[0] <= at && at < c.Span.Byte[1] {
			return true
		}
	}
	return false
}

// asideTimes open an apposition that says since when or how long something is so.
var asideTimes = words("then formerly now once currently previously today")

// asideStart returns where the phrase of an apposition behind the comma at token i begins,
// over an age, an adverb of time or "until 2019".
func (s *sentence) asideStart(i int) int {
	j := i + 1
	if s.tagIs(j, tNum) && s.lowAt(j+1) == "," {
		j += 2
	}
	switch {
	case asideTimes[s.lowAt(j)]:
		j++
	case s.lowAt(j) == "until" && s.tagIs(j+1, tNum):
		j += 2
	}
	return j
}

package claims

import (
	"slices"

	"sanctrace/internal/vocab"
)

// aliasPhrases stand right before another name of somebody.
var aliasPhrases = [][]string{{"trading", "as"}, {"trades", "as"}, {"business", "as"}, {"operating", "as"}, {"goes", "by"}, {"goes", "by", "the", "name"},
	{"goes", "by", "the", "name", "of"}, {"under", "the", "name"}, {"under", "the", "name", "of"}, {"under", "the", "alias"}, {"uses", "the", "alias"},
	{"using", "the", "alias"}, {"used", "the", "alias"}, {"known", "by", "the", "name"}, {"under", "the", "trade", "name"}, {"nicknamed"}, {"call", "sign"}, {"callsign"}, {"nom", "de", "guerre"}, {"codenamed"}, {"sailing", "as"}, {"sailed", "as"}, {"uses", "the", "name"}, {"used", "the", "name"}, {"using", "the", "name"}, {"calls", "itself"}, {"calling", "itself"}, {"styling", "itself"}, {"dba"}, {"d/b/a"}, {"alias"}}

// aliasOpeners are the phrases by their first word.
var aliasOpeners = func() map[string][][]string {
	m := map[string][][]string{}
	for _, p := range aliasPhrases {
		m[p[0]] = append(m[p[0]], p)
	}
	return m
}()

// aliasPhrase returns the first token of a name before which an alias phrase begins at
// token i, or -1.
func (s *sentence) aliasPhrase(i int) int {
	for _, p := range aliasOpeners[s.ts[i].low] {
		if len(p) == 1 && s.lowAt(i-1) == "the" {
			continue // the alias X
		}
		if j := i + len(p); s.tagIs(j, tName) && slices.Equal(s.lows(i, j), p) {
			return j
		}
	}
	return -1
}

// lows returns the words of tokens [a, b) in lower case.
func (s *sentence) lows(a, b int) []string {
	out := make([]string, 0, b-a)
	for _, t := range s.ts[a:min(b, len(s.ts))] {
		out = append(out, t.low)
	}
	return out
}

// untilCalled reports whether "until" stands in front of the naming verb at token i in
// its clause, or behind the name that ends at end: the name is a former one.
func (s *sentence) untilCalled(i, end int) bool {
	if s.lowAt(end) == "until" {
		return true
	}
	for k := i - 1; k >= 0 && k > i-9; k-- {
		if w := s.ts[k].low; w == "until" {
			return true
		} else if w == ";" {
			return false
		}
	}
	return false
}

// namedPosts makes claims of "X's managing director, Y" and "the owner of X, Y", where
// the name behind the comma is not that of a speaker.
func (r *reader) namedPosts(si int) {
	s := &r.sents[si]
	for p := range s.nps {
		if q := s.namedAfter(p); q >= 0 && !r.speaks(si, p) && !r.speaks(si, q) {
			r.namedPost(si, p, q)
		}
	}
}

// namedAfter returns the name that is put behind phrase p, with what stands under its
// "of", between commas or at the end; -1 when there is none.
func (s *sentence) namedAfter(p int) int {
	end := s.nps[p].b
	if q := s.underOf(p); q >= 0 {
		end = s.nps[q].b
	} else if s.possessor(s.nps[p]) < 0 && s.lowAt(s.nps[p].a-1) != "whose" {
		return -1
	}
	q := s.phraseAt(end + 1)
	if s.lowAt(end) != "," || q < 0 || s.headTok(q).tag != tName {
		return -1
	}
	if b := s.nps[q].b; b < len(s.ts) && s.ts[b].tag != tPunct {
		return -1
	}
	return q
}

// namedPost makes the claim that the one named by phrase q has the post or relation that
// phrase p names.
func (r *reader) namedPost(si, p, q int) {
	s := &r.sents[si]
	n := s.nps[p]
	noun := singular(s.headWord(p))
	d := draft{si: si, vg: -1, trigger: n.h, a: n.a, b: s.nps[q].b, typ: vocab.Office, reason: "name behind a post", itemNP: -1}
	holder, body := vocab.RoleHolder, vocab.RoleBody
	if rel, ok := relations[noun]; ok && rel.typ == vocab.Ownership {
		d.typ, holder, body = rel.typ, rel.self, rel.other
	} else if !jobWords[noun] || !r.nameIs(si, s.nps[q].h, "PERSON") {
		return
	} else {
		d.claim.Office = s.office(n)
	}
	r.party(&d, q, holder)
	d.parts = d.parts[:min(1, len(d.parts))]
	known := len(d.parts)
	r.postOf(&d, p, body)
	if len(d.parts) > known || known > 0 && d.typ == vocab.Ownership {
		r.addFact(d)
	}
}

// postOf adds the body to which the post that phrase p names belongs, in the role given:
// its possessor, what "whose" goes back to, or what stands under "of".
func (r *reader) postOf(d *draft, p int, body vocab.Role) {
	s := &r.sents[d.si]
	n := s.nps[p]
	if at := s.possessor(n); at >= 0 && !r.nameIs(d.si, at, "GPE") {
		r.possessed(d, n, at, body)
	} else if s.lowAt(n.a-1) == "whose" {
		r.party(d, s.phraseBefore(n.a-1), body)
	} else {
		r.argument(d, s.underOf(p), body)
	}
}

// mustAct reads "Pyongyang must stop the transfers", said by somebody, as a demand.
func (r *reader) mustAct(d *draft, used map[int]bool) bool {
	s := &r.sents[d.si]
	g, c := &s.vgs[d.vg], &s.clauses[d.vg]
	if !s.namedMust(g, c) {
		return false
	}
	said := r.covering(d.si, g.main)
	if len(said) == 0 || said[len(said)-1].kind == shows {
		return false
	}
	d.typ, d.reason = vocab.Demand, "must"
	if e := said[len(said)-1].src.ent; e != nil && !e.protect {
		r.addPart(d, e, vocab.RoleActor, false)
	}
	r.party(d, c.subj, vocab.RoleAddressee)
	for k := d.vg + 1; k < len(s.vgs) && s.vgs[k].gov == k-1 && s.vgs[k].kind != finite; k++ {
		used[s.vgs[k].main] = true
		d.b = max(d.b, s.clauses[k].end)
	}
	return true
}

// namedMust reports whether a clause says that somebody with a name must do what the
// lexicon knows.
func (s *sentence) namedMust(g *group, c *clause) bool {
	return g.modal == "must" && g.kind == finite && !g.passive && c.subj >= 0 && s.headTok(c.subj).tag == tName && len(lexicon()[g.lemma]) > 0
}

// noLonger reports whether "no longer" stands before the main verb of group g or right
// behind it.
func (s *sentence) noLonger(g *group) bool {
	for i := max(g.a-2, 0); i < g.main; i++ {
		if s.ts[i].low == "no" && s.lowAt(i+1) == "longer" {
			return true
		}
	}
	return false
}

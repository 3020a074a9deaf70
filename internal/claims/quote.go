package claims

import (
	"sanctrace/internal/vocab"
)

// quote is a quotation: bytes [s, e) with its marks.
type quote struct {
	s, e    int
	speaker *entity
	src     *source
	body    *entity
	role    string
}

// maxQuote bounds the bytes between two marks.
const maxQuote = 6000

// markQuotes finds the quotations among the tokens of a block and marks what
// stands inside them.
func (r *reader) markQuotes(ts []tok) {
	open := -1
	for i := range ts {
		w := ts[i].low
		switch {
		case open < 0 && (w == "“" || w == "«" || w == "„" || w == "\"" && (i == 0 || ts[i].gap || ts[i-1].low == "(")):
			open = i
		case open >= 0 && (w == "”" || w == "»" || w == "\"" || w == "“" && ts[open].low == "„"):
			if ts[i].e-ts[open].s <= maxQuote {
				for k := open; k <= i; k++ {
					ts[k].q = 1
				}
				r.quotes = append(r.quotes, quote{s: ts[open].s, e: ts[i].e})
			}
			open = -1
		}
	}
	if open >= 0 && ts[open].low == "“" && len(ts)-open > 8 && ts[len(ts)-1].e-ts[open].s <= maxQuote { // goes on in the next paragraph
		for k := open; k < len(ts); k++ {
			ts[k].q = 1
		}
		r.quotes = append(r.quotes, quote{s: ts[open].s, e: ts[len(ts)-1].e})
	}
}

// speakers gives the quotations of sentences [b, e) their speakers.
func (r *reader) speakers(b, e int) {
	var last *quote
	for qi := range r.quotes {
		q := &r.quotes[qi]
		if e <= b || q.s < r.sents[b].ts[0].s || q.s >= r.sents[e-1].ts[len(r.sents[e-1].ts)-1].e {
			continue
		}
		for si := b; si < e && q.src == nil; si++ {
			s := &r.sents[si]
			if s.ts[len(s.ts)-1].e <= q.s || s.ts[0].s >= q.e {
				continue
			}
			r.speakerIn(si, q)
		}
		if q.src == nil && last != nil && q.e-q.s > 40 {
			q.src, q.speaker, q.body, q.role = last.src, last.speaker, last.body, last.role
		}
		if q.src != nil {
			last = q
		}
	}
}

// speakerIn looks for the attribution of quotation q in sentence si.
func (r *reader) speakerIn(si int, q *quote) {
	s := &r.sents[si]
	for i := range r.atts[si] {
		a := &r.atts[si][i]
		if a.src == nil || a.src.kind == vocab.SourceUnnamedReports || a.kind == denies {
			continue
		}
		if s.ts[a.own[0]].s >= q.s && s.ts[max(a.own[1]-1, 0)].e <= q.e && a.own[1] > a.own[0] {
			continue // said inside the quotation
		}
		in := false
		for k := a.from; k < a.to && k < len(s.ts); k++ {
			if s.ts[k].s >= q.s && s.ts[k].e <= q.e && (k < a.own[0] || k >= a.own[1]) {
				in = true
			}
		}
		if !in {
			continue
		}
		q.src, q.speaker = a.src, a.src.ent
		q.role, q.body = r.roleOf(si, a.srcAt)
		if q.body == nil {
			q.body = r.bodyOf(a.src)
		}
		if a.verb >= 0 || a.inner { // the nearest wins over "according to"
			continue
		}
	}
}

// roleOf reads the post and body of a speaker from the words after or before
// the name: "Ann Clerk, the company's director".
func (r *reader) roleOf(si int, at [2]int) (role string, body *entity) {
	s := &r.sents[si]
	i := at[1]
	if i < len(s.ts) && s.ts[i].low == "," {
		return r.postAfter(si, i+1)
	}
	p := s.npAt[at[0]]
	if p < 0 {
		return "", nil
	}
	for k := s.nps[p].a; k < s.nps[p].h; k++ {
		if titles[s.ts[k].low] || classOf(s.ts[k].low)&cPerson != 0 {
			if role != "" {
				role += " "
			}
			role += s.words(k, k+1)
		}
	}
	return role, nil
}

// postAfter reads the apposition that begins at token i: a post and its body.
func (r *reader) postAfter(si, i int) (role string, body *entity) {
	s := &r.sents[si]
	for j := i; j < len(s.ts) && j < i+13; j++ {
		p := s.npAt[j]
		if p < 0 && (s.ts[j].tag == tPunct || s.vgAt[j] >= 0) {
			break
		}
		if p < 0 {
			continue
		}
		np := s.nps[p]
		switch {
		case role == "" && classOf(s.ts[np.h].low)&cPerson != 0:
			role, body = r.post(si, np)
		case role != "" && body == nil:
			body = r.entityOf(si, p)
		}
		j = np.b - 1
	}
	return role, body
}

// post returns the words of a post without article and possessor, and the body
// that a possessive names.
func (r *reader) post(si int, np phrase) (role string, body *entity) {
	s := &r.sents[si]
	a := np.a
	for k := np.a; k < np.h; k++ {
		if s.ts[k].tag == tPos {
			body, a = r.partyIn(si, np.a, k), k+1
		}
	}
	if s.ts[a].tag == tDet {
		a++
	}
	return s.words(a, np.b), body
}

// partyIn returns the entity that tokens [a, b) name.
func (r *reader) partyIn(si, a, b int) *entity {
	s := &r.sents[si]
	for k := a; k < b; k++ {
		if m := r.mentionAt[si][k]; m > 0 {
			return r.mentions[m-1].ent
		}
	}
	if b > a && classOf(s.ts[b-1].low)&cOrg != 0 {
		h := singular(s.ts[b-1].low)
		if si > 0 && r.sents[si-1].block == s.block && r.subjects[si-1] >= 0 {
			if e := r.memo[[2]int{si - 1, r.subjects[si-1]}]; e != nil && e.head == "" && r.fits(e, h, s, phrase{a, b, b - 1}) {
				return e
			}
		}
		var best *entity
		for _, e := range r.entities {
			if e.head == "" && e.last > 0 && r.fits(e, h, s, phrase{a, b, b - 1}) && (best == nil || e.last > best.last) {
				best = e
			}
		}
		return best
	}
	return nil
}

// bodyOf returns the body for which a source spoke before.
func (r *reader) bodyOf(src *source) *entity {
	for i := range r.quotes {
		if r.quotes[i].src == src && r.quotes[i].body != nil {
			return r.quotes[i].body
		}
	}
	if src.ent != nil && !src.ent.person {
		return src.ent
	}
	return nil
}

// quoteAt returns the quotation that sentence si begins in or holds.
func (r *reader) quoteAt(si int) *quote {
	s := &r.sents[si]
	for i := range r.quotes {
		if r.quotes[i].s < s.ts[len(s.ts)-1].e && r.quotes[i].e > s.ts[0].s {
			return &r.quotes[i]
		}
	}
	return nil
}

// quoteOver returns the index of the quotation that covers byte off, or -1.
func (r *reader) quoteOver(off int) int {
	for i := range r.quotes {
		if r.quotes[i].s <= off && off < r.quotes[i].e {
			return i
		}
	}
	return -1
}

// quoteOutput returns the quotations that have a speaker.
func (r *reader) quoteOutput() []Quote {
	out := []Quote{}
	for i := range r.quotes {
		q := &r.quotes[i]
		if q.src == nil {
			continue
		}
		o := Quote{ID: r.id("q", len(out)+1), Kind: r.quoteKind(q), Span: r.span(q.s, q.e), Role: q.role, Claims: []string{}}
		if q.speaker != nil {
			o.Speaker = &q.speaker.id
			if q.speaker.protect {
				o.Role = ""
			} else if q.body != nil && q.body != q.speaker {
				o.Org = &q.body.id
			}
		}
		for k := range r.claims {
			if c := &r.claims[k]; c.Span.Byte[0] < q.e && c.Span.Byte[1] > q.s && c.Span.Byte[0] >= q.s-60 && !c.Sourcing {
				o.Claims = append(o.Claims, c.ID)
				c.InQuote = &o.ID
			}
		}
		out = append(out, o)
	}
	return out
}

// quoteKind tells a quoted sentence from quoted words.
func (r *reader) quoteKind(q *quote) vocab.QuoteKind {
	for si := range r.sents {
		s := &r.sents[si]
		for k := range s.vgs {
			if g := s.vgs[k]; g.kind == finite && s.ts[g.a].s > q.s && s.ts[g.b-1].e < q.e && s.clauses[k].subj >= 0 && s.ts[s.nps[s.clauses[k].subj].a].s > q.s {
				return vocab.QuoteDirect
			}
		}
	}
	return vocab.QuoteMixed
}

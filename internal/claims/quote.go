package claims

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
		switch {
		case open < 0 && opensQuote(ts, i):
			open = i
		case open >= 0 && closesQuote(ts[open].low, ts[i].low):
			r.addQuote(ts[open : i+1])
			open = -1
		}
	}
	if open >= 0 && ts[open].low == "“" && len(ts)-open > 8 { // goes on in the next paragraph
		r.addQuote(ts[open:])
	}
}

// opensQuote reports whether the token at i opens a quotation.
func opensQuote(ts []tok, i int) bool {
	switch ts[i].low {
	case "“", "«", "„":
		return true
	case "\"":
		return i == 0 || ts[i].gap || ts[i-1].low == "("
	}
	return false
}

// closesQuote reports whether the sign w closes a quotation that open began.
func closesQuote(open, w string) bool {
	switch w {
	case "”", "»", "\"":
		return true
	case "“":
		return open == "„"
	}
	return false
}

// addQuote keeps and marks the quotation that the tokens make up, unless it is
// too long to be one.
func (r *reader) addQuote(ts []tok) {
	s, e := ts[0].s, ts[len(ts)-1].e
	if e-s > maxQuote {
		return
	}
	for k := range ts {
		ts[k].q = 1
	}
	r.quotes = append(r.quotes, quote{s: s, e: e})
}

// speakers gives the quotations of sentences [b, e) their speakers. A long
// quotation without one has that of the quotation before it.
func (r *reader) speakers(b, e int) {
	if e <= b {
		return
	}
	from, to := r.sents[b].ts[0].s, r.sents[e-1].end()
	var last *quote
	for qi := range r.quotes {
		q := &r.quotes[qi]
		if q.s < from || q.s >= to {
			continue
		}
		r.findSpeaker(b, e, q)
		if q.src == nil && last != nil && (q.e-q.s > 40 || r.wholeSentence(q)) {
			q.src, q.speaker, q.body, q.role = last.src, last.speaker, last.body, last.role
		}
		if q.src != nil {
			last = q
		}
	}
}

// wholeSentence reports whether a quotation begins with a capital and ends with the
// sign that ends a sentence.
func (r *reader) wholeSentence(q *quote) bool {
	text := strings.Trim(r.layer.Text[q.s:q.e], "\"“”„«» ")
	if len(text) < 12 {
		return false
	}
	return unicode.IsUpper(firstRune(text)) && strings.ContainsAny(text[len(text)-1:], ".!?")
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// speakerBeforeColon takes for the speaker of a quotation behind the colon before token
// i the person whom the words before it name last, or the subject of their verb.
func (r *reader) speakerBeforeColon(si, i int, q *quote) {
	for k := i - 2; k >= 0; k-- {
		if m := r.mentionOver(si, k); m != nil && m.ent != nil && m.ent.person {
			q.src, q.speaker = r.speakerSource(m.ent), m.ent
			q.body = r.bodyOf(q.src)
			return
		}
	}
	p := r.subjects[si]
	if p < 0 || r.sents[si].nps[p].b > i {
		return
	}
	if src := r.sourceOf(si, p); src != nil && src.kind != vocab.SourceDocument {
		q.src, q.speaker = src, src.ent
	}
}

// end returns the byte behind the last token.
func (s *sentence) end() int { return s.ts[len(s.ts)-1].e }

// overlaps reports whether a sentence shares bytes with a quotation.
func (q *quote) overlaps(s *sentence) bool { return q.s < s.end() && q.e > s.ts[0].s }

// holds reports whether tokens [a, b) stand inside a quotation.
func (q *quote) holds(s *sentence, a, b int) bool {
	return s.ts[a].s >= q.s && s.ts[b-1].e <= q.e
}

// findSpeaker looks for the speaker of a quotation in the sentences [b, e) that
// it touches, until one has it.
func (r *reader) findSpeaker(b, e int, q *quote) {
	for si := b; si < e && q.src == nil; si++ {
		if q.overlaps(&r.sents[si]) {
			r.speakerIn(si, q)
		}
	}
	for si := b; si < e && q.src == nil; si++ {
		if i := r.sents[si].tokenAt(q.s); i >= 2 && r.sents[si].ts[i-1].low == ":" {
			r.speakerBeforeColon(si, i, q)
		}
	}
}

// speakerIn looks for the attribution of quotation q in sentence si; the last
// one wins.
func (r *reader) speakerIn(si int, q *quote) {
	s := &r.sents[si]
	for i := range r.atts[si] {
		a := &r.atts[si][i]
		if a.src == nil || a.src.kind == vocab.SourceUnnamedReports || a.kind == denies || !a.says(s, q) {
			continue
		}
		q.src, q.speaker = a.src, a.src.ent
		q.role, q.body = r.roleOf(si, a.srcAt)
		if q.body == nil {
			q.body = r.bodyOf(a.src)
		}
	}
}

// says reports whether an attribution covers words of a quotation and is not
// itself said inside it.
func (a *attribution) says(s *sentence, q *quote) bool {
	if a.own[1] > a.own[0] && q.holds(s, a.own[0], a.own[1]) {
		return false
	}
	for k := a.from; k < a.to && k < len(s.ts); k++ {
		if (k < a.own[0] || k >= a.own[1]) && q.holds(s, k, k+1) {
			return true
		}
	}
	return false
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
		if m := r.mentionOver(si, k); m != nil && m.typ == "ORG" && m.ent != nil && m.b <= s.nps[p].h { // Defence Ministry spokesman X
			body, k = m.ent, m.b-1
			continue
		}
		if titles[s.ts[k].low] || s.ts[k].lex.class&cPerson != 0 {
			if role != "" {
				role += " "
			}
			role += s.words(k, k+1)
		}
	}
	if role == "" {
		return "", nil
	}
	return role, body
}

// postAfter reads the apposition that begins at token i: a post and its body.
func (r *reader) postAfter(si, i int) (role string, body *entity) {
	s := &r.sents[si]
	for j := i; j < min(len(s.ts), i+13); j++ {
		p := s.npAt[j]
		if p < 0 {
			if s.ts[j].tag == tPunct || s.vgAt[j] >= 0 {
				break
			}
			continue
		}
		switch {
		case role == "" && s.headTok(p).lex.class&cPerson != 0:
			role, body = r.post(si, s.nps[p])
		case role != "" && body == nil:
			body = r.entityOf(si, p)
		}
		j = s.nps[p].b - 1
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

// partyIn returns the entity that tokens [a, b) name or, when they end in a
// noun for a body, the one that they mean.
func (r *reader) partyIn(si, a, b int) *entity {
	for k := a; k < b; k++ {
		if m := r.mentionOver(si, k); m != nil {
			return m.ent
		}
	}
	if b > a && classOf(r.sents[si].ts[b-1].low)&cOrg != 0 {
		return r.bodyMeant(si, phrase{a, b, b - 1})
	}
	return nil
}

// bodyMeant returns the named body that a description means: the subject of the
// sentence before, or the one spoken of last.
func (r *reader) bodyMeant(si int, np phrase) *entity {
	s := &r.sents[si]
	head := singular(s.ts[np.h].low)
	meant := func(e *entity) bool { return e.head == "" && r.fits(e, head, s, np) }
	if e := r.subjectBeforeSentence(si); e != nil && meant(e) {
		return e
	}
	var best *entity
	for _, e := range r.entities {
		if e.last > 0 && later(e, best) && meant(e) {
			best = e
		}
	}
	return best
}

// later reports whether e was spoken of later than best, or best is nil.
func later(e, best *entity) bool { return best == nil || e.last > best.last }

// mentionOver returns the name that covers token i of sentence si, or nil.
func (r *reader) mentionOver(si, i int) *mention {
	if i < 0 || i >= len(r.mentionAt[si]) {
		return nil
	}
	if m := r.mentionAt[si][i]; m > 0 {
		return &r.mentions[m-1]
	}
	return nil
}

// subjectBeforeSentence returns the subject of the sentence before si when it
// stands in the same block, or nil.
func (r *reader) subjectBeforeSentence(si int) *entity {
	if si == 0 || r.sents[si-1].block != r.sents[si].block || r.subjects[si-1] < 0 {
		return nil
	}
	return r.referred(si-1, r.subjects[si-1])
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
	for i := range r.quotes {
		if r.quotes[i].overlaps(&r.sents[si]) {
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
			if c := &r.claims[k]; !c.Sourcing && q.carries(c) {
				o.Claims = append(o.Claims, c.ID)
				c.InQuote = &o.ID
			}
		}
		out = append(out, o)
	}
	return out
}

// carries reports whether a claim stands in a quotation or begins right before
// it.
func (q *quote) carries(c *Claim) bool {
	a, b := c.Span.Byte[0], c.Span.Byte[1]
	return a < q.e && b > q.s && a >= q.s-60
}

// quoteKind tells a quoted sentence from quoted words.
func (r *reader) quoteKind(q *quote) vocab.QuoteKind {
	for si := range r.sents {
		s := &r.sents[si]
		for k := range s.vgs {
			if s.clauseInside(k, q) {
				return vocab.QuoteDirect
			}
		}
	}
	return vocab.QuoteMixed
}

// clauseInside reports whether finite group k and its subject stand inside a
// quotation.
func (s *sentence) clauseInside(k int, q *quote) bool {
	g, subj := &s.vgs[k], s.clauses[k].subj
	if g.kind != finite || subj < 0 {
		return false
	}
	return s.ts[g.a].s > q.s && s.ts[g.b-1].e < q.e && s.ts[s.nps[subj].a].s > q.s
}

package claims

import "sanctrace/internal/vocab"

// content finds what the verb of group k reports; false when it reports
// nothing (its object is a plain thing).
func (r *reader) content(si, k int, inverted bool, a *attribution) bool {
	s := &r.sents[si]
	g, c := &s.vgs[k], &s.clauses[k]
	start, end := min(c.start, a.srcAt[0]), c.end
	if inverted || c.inherited {
		start = g.a
	}
	if inverted {
		end = s.phraseEnd(s.npAt[g.b])
	}
	a.own = [2]int{start, end}
	trailing := start > 0 && s.trails(start)
	complement := s.complement(k, end)
	if trailing && !complement {
		s.contentBefore(a, start, end)
		return true
	}
	return r.contentBehind(s, k, a, complement) || trailing
}

// contentBehind sets the content that follows the verb of group k, whose clause
// a holds; complement says that a clause follows it. False when what follows is
// no content.
func (r *reader) contentBehind(s *sentence, k int, a *attribution, complement bool) bool {
	g, c := &s.vgs[k], &s.clauses[k]
	start, end := a.own[0], a.own[1]
	a.from, a.to = g.b, len(s.ts)
	switch {
	case a.kind == shows:
		a.own, a.from, a.to = [2]int{start, g.a}, g.a, s.contentEnd(k)
		return complement || r.recordLike(a.src)
	case a.kind == denies:
		a.own, a.to = [2]int{start, g.a}, s.contentEnd(k)
		return true
	case complement || s.quoteAfter(g.b-1) || s.lowAt(end) == ":":
		a.own, a.to = [2]int{start, g.b}, s.contentEnd(k)
		return true
	case s.admitsDoing(k):
		a.own, a.to = [2]int{start, g.b}, s.contentEnd(k)
		return true
	case c.obj >= 0 && g.tellsOf(a.kind):
		a.own, a.to = [2]int{start, g.b}, c.end
		return true
	}
	return false
}

// admits are verbs of saying whose gerund is what is said.
var admits = words("admit acknowledge confess recall remember describe concede confirm recollect")

// admitsDoing reports whether the gerund behind group k is what it says.
func (s *sentence) admitsDoing(k int) bool {
	return admits[s.vgs[k].lemma] && k+1 < len(s.vgs) && s.vgs[k+1].kind == gerund && s.vgs[k+1].a-s.vgs[k].b <= 1
}

// tellsOf reports whether the object of a reporting verb is what it reports.
func (g *group) tellsOf(kind speech) bool {
	return kind == reports || kind == believes || g.lemma == "describe" || g.lemma == "call"
}

// contentBefore sets the content of a report that trails it, at [start, end):
// all before it from the last semicolon on, and all behind it after a colon or
// where the quotation goes on.
func (s *sentence) contentBefore(a *attribution, start, end int) {
	a.from, a.to = 0, start
	switch w := s.lowAt(end); {
	case w == ":", w == "," && s.quoteAfter(end):
		a.to = len(s.ts)
	}
	for i := start - 2; i > 0; i-- {
		if s.ts[i].low == ";" && s.ts[i].q == 0 {
			a.from = i + 1
			return
		}
	}
}

// contentEnd returns where the content of a leading report ends: at a
// semicolon outside quotations.
func (s *sentence) contentEnd(k int) int {
	for i := s.vgs[k].b; i < len(s.ts); i++ {
		if s.ts[i].low == ";" && s.ts[i].q == 0 {
			return i
		}
	}
	return len(s.ts)
}

// recordLike reports whether a source is a paper, so that its verbs of showing
// state its content.
func (r *reader) recordLike(src *source) bool {
	return src.kind == vocab.SourceRecord || src.kind == vocab.SourceOfficialRecord || src.kind == vocab.SourceCitedDocument || src.kind == vocab.SourceIntelligence
}

// trails reports whether a comma, a closing quotation mark or a dash stands
// before token i, so that "X said" ends a statement.
func (s *sentence) trails(i int) bool {
	for i--; i >= 0; i-- {
		t := s.ts[i]
		if t.tag == tAdv || t.tag == tConj && t.low == "and" {
			continue
		}
		return t.low == "," || isQuote(t.low) || t.low == "—" || t.low == "–"
	}
	return false
}

// complement reports whether a clause or "that" follows the verb of group k
// before its clause ends or right behind it.
func (s *sentence) complement(k, end int) bool {
	if s.thatFollows(k, end) {
		return true
	}
	if p := s.phraseAt(end); p >= 0 {
		for v := range s.vgs {
			if s.vgs[v].a >= end && s.vgs[v].kind == finite {
				return s.clauses[v].start <= end+1 || s.before(s.vgs[v].a) == p
			}
		}
	}
	return s.subjectFollows(k, end) || s.verbFollows(k, end)
}

// thatFollows reports whether "that" or "whether" opens a complement of group
// k, also behind an aside ("had written, citing X, that").
func (s *sentence) thatFollows(k, end int) bool {
	i := s.vgs[k].b
	for ; i < min(len(s.ts), end); i++ {
		if s.ts[i].tag == tThat {
			return true
		}
	}
	if tagAt(s.ts, i) == tThat || s.lowAt(i) == "whether" || s.lowAt(i) == "," && tagAt(s.ts, i+1) == tThat {
		return true
	}
	if s.lowAt(i) != "," || s.lowAt(i+1) != "citing" {
		return false
	}
	c := s.nextComma(i + 1)
	return s.lowAt(c) == "," && tagAt(s.ts, c+1) == tThat
}

// subjectFollows reports whether a later finite verb has its subject between
// the verb of group k and end, not behind a comma.
func (s *sentence) subjectFollows(k, end int) bool {
	for v := k + 1; v < len(s.vgs); v++ {
		p := s.clauses[v].subj
		if s.vgs[v].kind != finite || p < 0 || s.clauses[v].wh >= 0 {
			continue
		}
		if a := s.nps[p].a; a >= s.vgs[k].b && a <= end && !s.trails(a) {
			return true
		}
	}
	return false
}

// verbFollows reports whether the next verb is finite, begins by end and stands
// in no relative clause.
func (s *sentence) verbFollows(k, end int) bool {
	v := k + 1
	if v >= len(s.vgs) || s.vgs[v].kind != finite {
		return false
	}
	return s.vgs[v].a < end+1 && s.relative(v) < s.vgs[k].b
}

// quoteAfter reports whether a quotation begins within a few tokens behind i.
func (s *sentence) quoteAfter(i int) bool {
	for j := i + 1; j < len(s.ts) && j <= i+4; j++ {
		if isQuote(s.ts[j].low) && j+1 < len(s.ts) && s.ts[j+1].q > 0 {
			return true
		}
	}
	return false
}

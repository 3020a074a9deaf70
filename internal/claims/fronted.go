package claims

// frontedTime returns the tokens [a, b) before the clause of a draft that say when its
// event was: an expression of time that opens the sentence, with nothing but asides and
// who said so up to the clause ("On Tuesday, the ministry said, the ship was seized"), or
// what stands between "it was" and "that".
func (s *sentence) frontedTime(d *draft) (a, b int) {
	if d.vg < 0 || s.vgs[d.vg].kind != finite || s.relative(d.vg) >= 0 {
		return 0, 0
	}
	if k := d.vg - 1; k >= 0 && s.vgs[k].lemma == "be" && s.lowAt(s.vgs[k].a-1) == "it" && s.lowAt(d.a-1) == "that" {
		return s.vgs[k].b, d.a - 1
	}
	a = s.afterDateline()
	b = s.nextComma(a)
	if b >= d.a || s.lowAt(b) != "," || !s.timeOpens(a, b) {
		return 0, 0
	}
	for v := 0; v < d.vg; v++ {
		g := &s.vgs[v]
		if g.a < b || g.kind == finite && !(reporting[g.lemma] != 0 && s.lowAt(g.b) == ",") {
			return 0, 0
		}
	}
	return a, b
}

// afterDateline returns the token behind a dateline that a dash closes, else 0.
func (s *sentence) afterDateline() int {
	for i := range min(len(s.ts), 12) {
		if isDash(s.ts[i]) {
			return i + 1
		}
	}
	return 0
}

// timeOpens reports whether [a, b) is an expression of time: under a preposition, or a
// bare day.
func (s *sentence) timeOpens(a, b int) bool {
	if a >= b {
		return false
	}
	t := &s.ts[a]
	return (t.tag == tPrep || dateOpeners[t.low] || timeAt(s.ts, a)) && s.leadsDate(a, b)
}

package claims

import (
	"strings"

	"sanctrace/internal/vocab"
	"sanctrace/internal/when"
)

// exprs returns the expressions of time of a sentence with offsets of the
// layer.
func (r *reader) exprs(s *sentence) []when.Expr {
	if s.timesDone {
		return s.times
	}
	s.timesDone = true
	if !s.may(mTells) {
		return nil
	}
	base := s.ts[0].s
	s.times = when.FindVague(s.text[base:s.ts[len(s.ts)-1].e])
	for i := range s.times {
		s.times[i].Start += base
		s.times[i].End += base
	}
	return s.times
}

// date attaches the time of the event: an expression in its clause, or what
// the tense says.
func (r *reader) date(d *draft, c *Claim) {
	s := &r.sents[d.si]
	tense := r.tense(d, c)
	if r.statedDate(d, c, tense) {
		return
	}
	if k := s.mainVerbOf(d); k >= 0 {
		w := *d
		w.vg, w.a, w.b = k, s.clauses[k].start, s.clauses[k].end
		if r.statedDate(&w, c, tense) {
			return
		}
	}
	if a, b := s.frontedTime(d); b > a {
		w := *d
		w.a, w.b = a, b
		if r.statedDate(&w, c, tense) {
			return
		}
	}
	day := r.day
	if said := r.statementDay(d); said != "" && tense != when.Future {
		day = said
	}
	v := when.Implicit(day, tense)
	c.Event.Date = output(v, when.Expr{}, r)
	c.Event.Date.Implicit = true
}

// statedDate attaches the first expression of time in the words of a draft that tells
// when its event was; false when there is none.
func (r *reader) statedDate(d *draft, c *Claim, tense when.Tense) bool {
	s := &r.sents[d.si]
	lo, hi := s.ts[d.a].s, s.ts[d.b-1].e
	for i, e := range r.exprs(s) {
		if e.Start < lo || e.End > hi || !r.ownTime(d, s, i) {
			continue
		}
		v, ok := r.resolve(e, tense, d)
		if !ok {
			continue
		}
		r.notBefore(s, e, tense, &v)
		c.Event.Date = output(v, e, r)
		if e.Relative() == "" {
			kept := v
			r.lastDate = &kept
		}
		return true
	}
	return false
}

// mainVerbOf returns the finite verb before the comma behind which the gerund of a draft
// says what came of it at the same time ("hit the town on 9 April, killing 17"), or -1.
func (s *sentence) mainVerbOf(d *draft) int {
	if d.vg <= 0 || s.vgs[d.vg].kind != gerund || s.lowAt(s.vgs[d.vg].a-1) != "," {
		return -1
	}
	for v := d.vg - 1; v >= 0; v-- {
		if s.vgs[v].kind == finite {
			if reporting[s.vgs[v].lemma] != 0 || s.relative(v) >= 0 {
				return -1
			}
			return v
		}
	}
	return -1
}

// notBefore opens an interval towards the end behind "no earlier than" and "not before".
func (r *reader) notBefore(s *sentence, e when.Expr, tense when.Tense, v *when.Vague) {
	i := s.tokenAt(e.Start)
	if i < 0 || v.Earliest == "" {
		return
	}
	for i > 0 && (s.lowAt(i) == "before" || s.lowAt(i-1) == "than" || s.lowAt(i-1) == "before" || s.lowAt(i-1) == "earlier") {
		i--
	}
	if w := s.lowAt(i - 1); w != "no" && w != "not" || v.Rule == "" || s.saysAt(i, "later") {
		return
	}
	if !s.saysAt(i, "earlier", "than") && !s.saysAt(i, "before") {
		return
	}
	if tense == when.Past || tense == when.Present {
		v.Latest, v.EDTF = r.day, string(v.Earliest)+"/"+string(r.day)
	} else {
		v.Latest, v.EDTF = "", string(v.Earliest)+"/.."
	}
	v.OpenEnd = true
}

// ownTime reports whether expression n of a sentence tells when the event of a draft
// was.
func (r *reader) ownTime(d *draft, s *sentence, n int) bool {
	return !r.sourceDate(d, s, s.times[n]) && r.dateOf(d, s, s.times[n]) && !s.partOfDay(n)
}

// partOfDay reports whether expression n is "overnight" or the like with the day itself
// right behind it.
func (s *sentence) partOfDay(n int) bool {
	e := s.times[n]
	return strings.EqualFold(e.Text, "overnight") && n+1 < len(s.times) && s.times[n+1].Start-e.End < 6
}

// statementDay returns the last day of the month or year before the document's in
// which somebody said what a draft tells ("stated in March 2022 that"), or "": the
// event lies before it. Days close to the document's are those of the news.
func (r *reader) statementDay(d *draft) when.Day {
	s := &r.sents[d.si]
	a := r.nearest(d.si, d.trigger)
	if a == nil || a.own[1] <= a.own[0] {
		return ""
	}
	lo, hi := s.ts[a.own[0]].s, s.ts[a.own[1]-1].e
	for _, e := range r.exprs(s) {
		if e.Relative() != "" || e.Duration() || e.Start < lo || e.End > hi {
			continue
		}
		if v := e.Resolve(r.day, when.Past); r.monthsBefore(v) {
			return v.Latest
		}
	}
	return ""
}

// monthsBefore reports whether an interval ends in an earlier month than the
// document's, where that has a day.
func (r *reader) monthsBefore(v when.Vague) bool {
	return r.day != "" && v.Earliest != "" && v.Latest != "" && string(v.Latest)[:7] < string(r.day)[:7]
}

// resolve turns an expression into an interval for this claim.
func (r *reader) resolve(e when.Expr, tense when.Tense, d *draft) (when.Vague, bool) {
	switch {
	case e.Duration():
		return when.Vague{}, false
	case e.Relative() == "":
		return r.resolveAlone(e, tense, d)
	case r.lastDate == nil:
		return when.Vague{}, false
	}
	return e.ResolveFrom(*r.lastDate, r.day), true
}

// resolveAlone is resolve for an expression that counts from the day of the
// document.
func (r *reader) resolveAlone(e when.Expr, tense when.Tense, d *draft) (when.Vague, bool) {
	if tense == when.Past && r.mayLieAhead(d) {
		tense = when.Unclear
	}
	v := e.Resolve(r.day, tense)
	if v.Rule == "" || v.EDTF == "" {
		return v, false
	}
	r.yearOfText(&v, e)
	switch {
	case v.Rule == "D-AS-OF" && r.saysContinues(d):
		v.Earliest, v.EDTF = v.Latest, string(v.Latest)
	case v.Rule == "D-UNTIL" && d.typ == vocab.Rename:
		untilChange(&v)
	}
	return v, true
}

// yearOfText gives a month without a year that of the day in the same month of which
// the text spoke last ("On March 3, 2022 ... in March").
func (r *reader) yearOfText(v *when.Vague, e when.Expr) {
	if r.lastDate == nil || len(v.EDTF) != len("2006-01") || len(r.lastDate.Earliest) < len("2006-01-02") || strings.ContainsAny(e.Text, "0123456789") {
		return
	}
	last := string(r.lastDate.Earliest)
	if r.lastDate.Earliest != r.lastDate.Latest || last[4:7] != v.EDTF[4:] || last[:4] >= v.EDTF[:4] || strings.Contains(strings.ToLower(e.Text), "year") {
		return
	}
	v.EDTF, v.Rule = last[:7], "D-ANAPHOR"
	v.Earliest, v.Latest = when.Day(last[:8]+"01"), when.Day(last[:4])+v.Latest[4:]
}

// mayLieAhead reports whether the time of an event with a past verb may still
// lie ahead: a meeting told as a noun, or an infinitive.
func (r *reader) mayLieAhead(d *draft) bool {
	return d.typ == vocab.Meet && d.nominal || d.vg >= 0 && r.sents[d.si].vgs[d.vg].kind == infinitive
}

// saysContinues reports whether a draft says that an attack or a deployment
// continues.
func (r *reader) saysContinues(d *draft) bool {
	return (d.typ == vocab.Attack || d.typ == vocab.Deploy) && d.vg >= 0 && r.sents[d.si].vgs[d.vg].lemma == "continue"
}

// untilChange turns the interval until a time into that time: a name that was
// borne until then changed then.
func untilChange(v *when.Vague) {
	v.Rule = string(vocab.DChangeAt)
	v.EDTF = strings.TrimPrefix(v.EDTF, "../")
	switch len(v.EDTF) {
	case len("2006-01"):
		v.Earliest = when.Day(v.EDTF + "-01")
	case len("2006"):
		v.Earliest = when.Day(v.EDTF + "-01-01")
	}
}

// output renders an interval.
func output(v when.Vague, e when.Expr, r *reader) *Date {
	d := &Date{Convention: v.Rule, OpenEnd: v.OpenEnd, Lenient: string(v.Lenient)}
	str := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	d.EDTF, d.Earliest, d.Latest = str(v.EDTF), str(string(v.Earliest)), str(string(v.Latest))
	if e.End > e.Start {
		d.Text = str(e.Text)
		d.Byte = &[2]int{e.Start, e.End}
	}
	return d
}

// sourceDate reports whether a date is that of a paper or a statement and not
// of an event ("a memo dated 2 April", "reported on Thursday").
func (r *reader) sourceDate(d *draft, s *sentence, e when.Expr) bool {
	i := s.tokenAt(e.Start)
	if i <= 0 {
		return false
	}
	switch s.ts[i-1].low {
	case "dated", "time":
		return true
	case "of":
		if s.ts[max(i-2, 0)].lex.class&cDoc != 0 {
			return true
		}
	}
	for v := range s.vgs {
		if g := &s.vgs[v]; v != d.vg && g.saysBefore(i) && s.ts[g.b].tag != tThat {
			return true
		}
	}
	return false
}

// datedEvents are reporting verbs that are events themselves, with a date of
// their own.
var datedEvents = words("list find reject")

// saysBefore reports whether a group is a finite reporting verb that stands
// before token i with one word between them at most.
func (g *group) saysBefore(i int) bool {
	return g.b <= i && i-g.b <= 1 && g.kind == finite && reporting[g.lemma] != 0 && !datedEvents[g.lemma]
}

// dateOf reports whether an expression belongs to the draft's own verb and not
// to a clause inside it.
func (r *reader) dateOf(d *draft, s *sentence, e when.Expr) bool {
	i := s.tokenAt(e.Start)
	if onlyBefore(d, s, e, i) {
		return false
	}
	if i < 0 || d.vg < 0 {
		return i >= 0
	}
	g := &s.vgs[d.vg]
	if d.typ == vocab.Office && g.main == d.trigger {
		return true
	}
	if s.datesNoun(d, e, i) {
		return false
	}
	return !s.inOtherClause(d.vg, i)
}

// inOtherClause reports whether token i stands in a clause inside that of group k, or
// in an aside to it.
func (s *sentence) inOtherClause(k, i int) bool {
	for v := range s.vgs {
		if v != k && (s.innerClause(v, k, i) || s.asideClause(v, k, i)) {
			return true
		}
	}
	return false
}

// asideClause reports whether token i stands in a relative clause or a participle
// of group v between the subject of group k and its verb ("the deal, signed in
// 2015, ends").
func (s *sentence) asideClause(v, k, i int) bool {
	w := &s.vgs[v]
	if w.b > i || w.b > s.vgs[k].a || i >= s.vgs[k].a || s.clauses[k].subj < 0 || s.nps[s.clauses[k].subj].a > w.a {
		return false
	}
	return w.kind == participle || w.kind == finite && s.relative(v) >= 0 && s.relative(v) > s.nps[s.clauses[k].subj].a
}

// onlyBefore reports whether an expression at token i is a "formerly" or
// "previously" that says no more than that something is no longer so.
func onlyBefore(d *draft, s *sentence, e when.Expr, i int) bool {
	switch {
	case strings.EqualFold(e.Text, "formerly"):
		return d.typ == vocab.Rename || d.vg < 0 || s.ts[i].s < s.ts[s.vgs[d.vg].a].s
	case strings.EqualFold(e.Text, "previously"):
		return d.typ == vocab.Rename
	}
	return false
}

// datesNoun reports whether the expression at token i stands before a noun for
// another event or paper ("the April 11 meeting").
func (s *sentence) datesNoun(d *draft, e when.Expr, i int) bool {
	p := s.npAt[i]
	if p < 0 || s.nps[p].h == d.trigger {
		return false
	}
	h := s.headTok(p)
	return h.e > e.End && h.lex.class&(cMeet|cDeal|cDoc|cForce) != 0
}

// innerClause reports whether group v, between group k and token i, has a
// clause of its own that token i belongs to.
func (s *sentence) innerClause(v, k, i int) bool {
	w, main := &s.vgs[v], s.vgs[k].main
	if w.a <= main || w.b > i || w.gov == k {
		return false
	}
	if w.kind != gerund {
		return s.relative(v) > main
	}
	return lexicon()[w.lemma] != nil && s.ts[w.a-1].tag == tPrep
}

// tense returns where the event lies in time as far as its verb shows.
func (r *reader) tense(d *draft, c *Claim) when.Tense {
	switch c.Modality {
	case vocab.Planned, vocab.Committed, vocab.Conditional:
		return when.Future
	}
	if d.vg < 0 {
		lasting := d.typ == vocab.Office || d.typ == vocab.Ownership
		return pickTense(lasting, when.Present, when.Past)
	}
	return r.verbTense(d, c)
}

// tellsPast reports whether the form of a verb group is one of what has happened.
func (g *group) tellsPast() bool { return g.kind == participle || g.perfect || g.past }

// verbTense is tense for a draft of a verb.
func (r *reader) verbTense(d *draft, c *Claim) when.Tense {
	s := &r.sents[d.si]
	g := &s.vgs[d.vg]
	switch owns := d.typ == vocab.Ownership; {
	case c.Sourcing && g.modal == "could":
		return when.Past
	case openModals[g.modal]:
		return modalTense(g, d.typ)
	case owns && g.state():
		return when.Present
	case g.tellsPast():
		return when.Past
	case g.kind != finite:
		return s.governedTense(d.vg)
	default:
		return pickTense(s.headline && !owns, when.Past, when.Present)
	}
}

// openModals leave open whether something is or will be.
var openModals = words("may might could can")

// modalTense returns the tense of an event under an open modal.
func modalTense(g *group, t vocab.EventType) when.Tense {
	switch {
	case g.perfect:
		return when.Past
	case t == vocab.Assess:
		return when.Present
	}
	return when.Future
}

// state reports whether a group says what is so now: "is owned by", "owned by".
func (g *group) state() bool {
	return g.kind == participle || g.passive && !g.past && !g.perfect
}

// governedTense returns the tense of an infinitive or gerund by the verb that
// governs it. What somebody is accused of or listed for has happened; another
// gerund goes with the verb of its sentence.
func (s *sentence) governedTense(k int) when.Tense {
	g := &s.vgs[k]
	switch {
	case g.gov >= 0 && s.vgs[g.gov].kind == gerund:
		return s.governedTense(g.gov)
	case g.gov >= 0:
		return pickTense(s.vgs[g.gov].past, when.Past, when.Present)
	case g.kind == gerund && k > 0 && s.tagIs(g.a-1, tConj) && s.vgs[k-1].kind == gerund:
		return s.governedTense(k - 1)
	case g.kind != gerund:
		return when.Future
	case s.accuser(k) >= 0 || s.blamed(g) || s.chargeOf(k):
		return when.Past
	}
	for v := k - 1; v >= 0; v-- {
		if s.vgs[v].kind == finite {
			return pickTense(s.vgs[v].past || s.vgs[v].perfect, when.Past, when.Present)
		}
	}
	return when.Present
}

func pickTense(c bool, a, b when.Tense) when.Tense {
	if c {
		return a
	}
	return b
}

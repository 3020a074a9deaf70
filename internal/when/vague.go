package when

import (
	"strconv"
	"strings"
)

// Tense says where the clause of a date stands, as far as its verb shows it.
type Tense uint8

// The tenses that change the reading of a date.
const (
	Unclear Tense = iota
	Past
	Present
	Future
)

// Vague is a date as a text gives it, resolved against the day of the text:
// an interval of days, kept with its words and the name of the convention
// (D-SINCE, D-MID-MONTH, ...) that gave it.
type Vague struct {
	Text     string
	EDTF     string // ISO 8601-2 level 1; "" for a duration
	Earliest Day    // first possible day; "" when open
	Latest   Day    // last possible day; "" when open
	Lenient  Day    // a later last day some readers would allow; mostly ""
	Rule     string
	OpenEnd  bool // still going on at the day of the text
	Approx   bool
}

// Expr is an expression of time found in a text, not yet resolved.
type Expr struct {
	Start, End int // byte range
	Text       string
	lead       string // since, until, by, before, after, asof, within, around, to, coming, past
	unit       unit
	until      unit // second end of a range
	n1, n2     int  // counts of units for "three weeks ago"
	of         byte // d, w, m, y
	rel        string
	rough      bool // "about" before the unit
	roughEnd   bool // "about" before the second end
}

// unit is one calendar unit as written: a day, month, season, year or weekday,
// with a modifier. Zero fields are not given.
type unit struct {
	year, month, day int
	season           int // 21..24 as in EDTF
	weekday          int // 1 = Monday
	mod              string
	last, next, this bool   // "last March", "next Monday", "this year"
	ofYear, ofMonth  bool   // the unit is a bare year or month: "the year"
	months           [2]int // first and last month of a part of the year
	week             string // how a week is named: "this", "of", "beginning", "ending"
	byYear           int    // year against that of the text: 1 = last year's, 2 = this year's, 3 = next year's
	decade, fiscal   bool   // the year begins a decade, or is one of accounts
}

// Relative says how e hangs on an earlier date of the text: "later",
// "earlier", "same" (on the same day, at the time), "after" (subsequently), or
// "" when it stands for itself.
func (e Expr) Relative() string { return e.rel }

// Duration reports whether e is a length of time without a position.
func (e Expr) Duration() bool { return e.lead == "for" }

// Resolve returns the interval that e means in a text of the day doc, in a
// clause of the given tense. For a relative expression doc is still the day of
// the text; use ResolveFrom to count from an earlier date.
func (e Expr) Resolve(doc Day, tense Tense) Vague {
	v := Vague{Text: e.Text}
	switch e.lead {
	case "for":
		v.Rule = "D-DURATION"
		return v
	case "future":
		return future(v, doc)
	case "once":
		return past(v, doc)
	case "ago", "within", "past", "recent", "coming", "later", "earlier":
		return e.counted(v, doc, tense)
	}
	return e.calendar(v, doc, tense)
}

// ResolveFrom resolves a relative expression against the interval of an
// earlier date of the text.
func (e Expr) ResolveFrom(base Vague, doc Day) Vague {
	if base.OpenEnd { // "since 2 May ... on the same day"
		base.Latest, base.EDTF = base.Earliest, string(base.Earliest)
	}
	v := Vague{Text: e.Text, Rule: "D-ANAPHOR", Earliest: base.Earliest, Latest: base.Latest, EDTF: base.EDTF}
	switch e.rel {
	case "later", "earlier":
		n := e.n1
		if e.rel == "earlier" {
			n = -n
		}
		v.Rule, v.Earliest, v.Latest = "D-OFFSET", shift(base.Earliest, n, e.of), shift(base.Latest, n, e.of)
		v.EDTF = interval(v.Earliest, v.Latest)
		e.wholeUnit(&v, base)
	case "after":
		v.Latest = doc
		v.EDTF = interval(v.Earliest, doc)
	case "unit":
		e.otherUnit(&v, base, doc)
	}
	return v
}

// wholeUnit makes v, counted in months or years from a whole month, or in years from
// a whole year, a whole month or year itself.
func (e Expr) wholeUnit(v *Vague, base Vague) {
	if v.Earliest == "" {
		return
	}
	switch n := len(base.EDTF); {
	case n == len("2006-01") && (e.of == 'm' || e.of == 'y'):
		v.EDTF, v.Latest = string(v.Earliest[:n]), lastOfMonth(v.Earliest[:n]+"-01")
	case n == len("2006") && e.of == 'y':
		v.EDTF = string(v.Earliest[:n])
	}
}

// otherUnit resolves "the following month" and "that year".
func (e Expr) otherUnit(v *Vague, base Vague, doc Day) {
	d := base.Earliest
	if d == "" {
		d = base.Latest
	}
	day := shift(d, e.n1, e.of)
	if day == "" {
		return
	}
	if e.of != 'y' && len(base.EDTF) == len("2006") { // the month after one of that year
		v.Rule, v.Earliest, v.Latest = "D-OFFSET", shift(base.Earliest, e.n1, e.of), shift(base.Latest, e.n1, e.of)
		v.EDTF = interval(v.Earliest, v.Latest)
		return
	}
	var r resolved
	switch t := day.Time(); e.of {
	case 'y':
		r = unit{year: t.Year()}.resolveYear(doc, Past)
	case 'm':
		r = unit{year: t.Year(), month: int(t.Month())}.whole(doc, Past)
	default:
		r = resolved{first: monday(day), last: monday(day).Add(6)}
		r.edtf = interval(r.first, r.last)
	}
	if r.first != "" {
		v.Rule, v.Earliest, v.Latest, v.EDTF = "D-ANAPHOR", r.first, r.last, r.edtf
	}
}

// Implicit returns the interval that a tense alone gives: past, present or
// future of the day of the text.
func Implicit(doc Day, tense Tense) Vague {
	switch tense {
	case Present:
		v := Vague{Latest: doc, Rule: "D-PRESENT"}
		if doc != "" {
			v.EDTF = string(doc) + "~"
		}
		return v
	case Future:
		return future(Vague{}, doc)
	}
	return past(Vague{}, doc)
}

func past(v Vague, doc Day) Vague {
	v.Latest, v.Rule, v.EDTF = doc, "D-PAST", interval("", doc)
	return v
}

func future(v Vague, doc Day) Vague {
	v.Earliest, v.Rule, v.EDTF = doc, "D-FUTURE", interval(doc, "")
	return v
}

// interval renders two days as EDTF; the empty day is an open end.
func interval(a, b Day) string {
	switch {
	case a == "" && b == "":
		return ""
	case a == b:
		return string(a)
	}
	ends := [2]string{string(a), string(b)}
	for i, e := range ends {
		if e == "" {
			ends[i] = ".."
		}
	}
	return ends[0] + "/" + ends[1]
}

// counted resolves "three weeks ago", "within a few months", "over the past
// year", "in the coming weeks".
func (e Expr) counted(v Vague, doc Day, tense Tense) Vague {
	switch e.lead {
	case "ago", "earlier":
		v.Rule = "D-AGO"
		v.Earliest, v.Latest = shift(doc, -e.n2, e.of), shift(doc, -e.n1, e.of)
		if e.n1 == e.n2 {
			v.Rule = "D-OFFSET"
			if e.lead == "ago" && e.of != 'd' {
				return e.aboutAgo(v, doc)
			}
		}
	case "past":
		v.Rule, v.Earliest, v.Latest = "D-WITHIN-PAST", shift(doc, -e.n2, e.of), doc
	case "recent":
		v.Rule, v.Approx, v.Earliest, v.Latest = "D-WITHIN-PAST", true, shift(doc, -e.n2, e.of), doc
		v.EDTF = roughly(interval(v.Earliest, v.Latest), true, false)
		return v
	case "later":
		v.Rule, v.Earliest, v.Latest = "D-OFFSET", doc, ""
	default:
		v.Rule, v.Earliest, v.Latest = "D-WITHIN", doc, shift(doc, e.n2, e.of)
		if tense == Past && e.lead == "within" {
			v.Rule, v.Earliest, v.Latest = "D-WITHIN-PAST", shift(doc, -e.n2, e.of), doc
		}
	}
	v.EDTF = interval(v.Earliest, v.Latest)
	return v
}

// shift moves a day by n days, weeks, months or years, staying within the
// month it lands in.
func shift(d Day, n int, of byte) Day {
	if d == "" || n > 10000 || n < -10000 {
		return ""
	}
	switch of {
	case 'd':
		return d.Add(n)
	case 'w':
		return d.Add(7 * n)
	case 'y':
		n *= 12
	}
	t := d.Time()
	first, ok := Date(t.Year()+(int(t.Month())-1+n+12000)/12-1000, (int(t.Month())-1+n+12000)%12+1, 1)
	if !ok {
		return ""
	}
	if last := lastOfMonth(first); string(last) < string(first)[:8]+string(d)[8:] {
		return last
	}
	return Day(string(first)[:8] + string(d)[8:])
}

func lastOfMonth(first Day) Day { return DayOf(first.Time().AddDate(0, 1, -1)) }

// calendar resolves a calendar unit with its leading words.
func (e Expr) calendar(v Vague, doc Day, tense Tense) Vague {
	v = e.exact(v, doc, tense)
	a, b := e.rough || e.lead == "around" || e.unit.loose(), e.roughEnd || e.until.loose()
	if (a || b) && v.EDTF != "" && !strings.HasPrefix(v.EDTF, "..") && v.Rule != "D-AROUND-DAY" {
		v.Approx, v.EDTF = true, roughly(v.EDTF, a, b)
	}
	return v
}

// exact is calendar but for the doubt of the words.
func (e Expr) exact(v Vague, doc Day, tense Tense) Vague {
	tense = e.tenseOr(tense)
	a := e.unit.resolve(doc, tense)
	v.Earliest, v.Latest, v.Rule, v.Lenient, v.EDTF = a.first, a.last, a.rule, a.lenient, a.edtf
	if a.last == "" || doc == "" && e.lead != "to" && e.lead != "yearto" {
		return v
	}
	switch e.lead {
	case "since", "after":
		e.since(&v, a, doc, tense)
	case "until":
		v.Rule, v.Earliest, v.Lenient, v.EDTF = "D-UNTIL", "", "", "../"+tail(a.edtf, a.last)
	case "by", "before":
		e.by(&v, a, doc, tense)
	case "asof":
		v.Rule, v.Earliest, v.EDTF = "D-AS-OF", "", "../"+tail(a.edtf, a.last)
	case "around":
		if a.first == a.last {
			v.Rule, v.Approx, v.Earliest, v.Latest = "D-AROUND-DAY", true, a.first.Add(-3), a.last.Add(3)
			v.EDTF = interval(v.Earliest, v.Latest)
		}
	case "to":
		e.to(&v, a, doc, tense)
	case "yearto": // the year of accounts that ends then
		v.Rule, v.Earliest = "D-RANGE", shift(a.last.Add(1), -12, 'm')
		v.EDTF = interval(v.Earliest, v.Latest)
	}
	return v
}

// tenseOr returns the tense, or the past where "since" and "after" say it.
func (e Expr) tenseOr(t Tense) Tense {
	if t == Unclear && (e.lead == "since" || e.lead == "after") {
		return Past
	}
	return t
}

// since resolves a unit as a beginning, open or until doc.
func (e Expr) since(v *Vague, a resolved, doc Day, tense Tense) {
	v.Rule, v.OpenEnd = "D-SINCE", e.lead == "since"
	if tense == Future || v.Earliest > doc {
		v.Latest, v.EDTF = "", head(a.edtf, a.first)+"/.."
		return
	}
	v.Latest, v.EDTF = doc, pair(head(a.edtf, a.first), doc)
}

// to resolves a range, whose second end must not lie before its first.
func (e Expr) to(v *Vague, a resolved, doc Day, tense Tense) {
	b := e.until.resolve(doc, tense)
	if b.last != "" && b.last >= a.first {
		v.Rule, v.Latest, v.EDTF = "D-RANGE", b.last, head(a.edtf, a.first)+"/"+tail(b.edtf, b.last)
	}
}

// by resolves "by X", "before the end of X" and "this year".
func (e Expr) by(v *Vague, a resolved, doc Day, tense Tense) {
	v.Lenient = ""
	if e.lead == "before" && !strings.HasPrefix(e.unit.mod, "end") {
		a.last = a.first.Add(-1)
	}
	if a.last >= doc && (tense == Future || tense == Unclear) {
		v.Rule, v.Earliest, v.Latest, v.EDTF = "D-BY", doc, a.last, interval(doc, a.last)
		return
	}
	v.Rule, v.Earliest, v.Latest, v.EDTF = "D-BY-PAST", "", a.last, "../"+string(a.last)
}

// pair joins a start in EDTF with a closing day.
func pair(start string, doc Day) string {
	if doc == "" {
		return start + "/.."
	}
	return start + "/" + string(doc)
}

// head returns the start of an EDTF value: the value itself, or the first day
// when the value is an interval or a season.
func head(edtf string, first Day) string {
	if edtf == "" || strings.Contains(edtf, "/") {
		return string(first)
	}
	return edtf
}

func tail(edtf string, last Day) string {
	if edtf == "" || strings.Contains(edtf, "/") {
		return string(last)
	}
	return edtf
}

// resolved is a unit made into days.
type resolved struct {
	first, last, lenient Day
	rule, edtf           string
}

// resolve turns u into days. A missing year is the last one that lies before
// doc, or the next one in a future clause, or the nearest when unclear.
func (u unit) resolve(doc Day, tense Tense) resolved {
	r := u.whole(doc, tense)
	switch {
	case u.mod == "sofar" && r.first <= doc && doc < r.last:
		r.last, r.edtf = doc, pair(head(r.edtf, r.first), doc)
	case u.mod == "rest" && r.first < doc && doc <= r.last:
		r.first, r.edtf = doc, interval(doc, r.last)
	}
	return r
}

// whole is resolve for a unit that is not cut at doc.
func (u unit) whole(doc Day, tense Tense) resolved {
	switch {
	case u.week != "":
		return u.resolveWeek(doc, tense)
	case u.weekday > 0:
		return u.resolveWeekday(doc, tense)
	case u.isYear():
		return u.resolveYear(doc, tense)
	case u.season > 0:
		return season(u.yearNear(doc, tense), u.season)
	}
	y, m := u.yearNear(doc, tense), u.month
	if u.ofMonth {
		y, m = u.monthOf(doc)
	}
	first, ok := Date(y, m, max(u.day, 1))
	if !ok {
		return resolved{}
	}
	if u.day > 0 {
		return resolved{first: first, last: first, rule: "D-DAY", edtf: string(first)}
	}
	last := lastOfMonth(first)
	if u.mod == "week5" {
		return resolved{first: last.Add(-6), last: last, rule: "D-RANGE", edtf: interval(last.Add(-6), last)}
	}
	r := resolved{first: first, last: last, rule: "D-MONTH", edtf: string(first)[:7]}
	if u.ofMonth && u.last {
		r.rule = "D-LAST-MONTH"
	}
	return u.part(r, monthParts, "MONTH")
}

// monthParts and yearParts are the parts of a month and a year by the word
// before it, with their first and last days; without a first day the part is
// the end, without a last one it goes on to there.
var (
	monthParts = [][3]string{{"week1", "01", "07"}, {"week2", "08", "14"}, {"week3", "15", "21"}, {"week4", "22", "28"}, {"early", "01", "10"}, {"mid", "11", "20"}, {"late", "21", ""}, {"first", "01", "15"}, {"second", "16", ""}, {"end", "", ""}}
	yearParts  = [][3]string{{"early", "01-01", "04-30"}, {"mid", "05-01", "08-31"}, {"late", "09-01", "12-31"}, {"first", "01-01", "06-30"}, {"second", "07-01", "12-31"}, {"end", "", ""}}
)

// isYear reports whether the unit is a year without month or season.
func (u unit) isYear() bool { return u.ofYear || u.year > 0 && u.month == 0 && u.season == 0 }

// yearNear returns the year stated, or the one that is meant by the day doc.
func (u unit) yearNear(doc Day, tense Tense) int {
	switch {
	case u.year != 0:
		return u.year
	case u.byYear != 0 && doc != "":
		return doc.Time().Year() + u.byYear - 2
	}
	return u.guessYear(doc, tense)
}

// part cuts a month or year down to the part that its modifier names.
func (u unit) part(r resolved, parts [][3]string, kind string) resolved {
	cut := len(r.edtf) + 1
	for _, p := range parts {
		if p[0] != u.mod {
			continue
		}
		r.rule = "D-" + strings.ToUpper(u.mod) + "-" + kind
		switch {
		case u.mod == "first" || u.mod == "second":
			r.rule = "D-HALF"
		case strings.HasPrefix(u.mod, "week"):
			r.rule = "D-RANGE"
		}
		base := r.edtf
		switch {
		case p[1] == "":
			r.first, r.rule = r.last, "D-DAY"
		default:
			r.first = Day(base + "-" + p[1])
		}
		if p[2] != "" {
			r.last = Day(base + "-" + p[2])
		}
		if u.mod == "early" && kind == "MONTH" {
			r.lenient = Day(string(r.last)[:cut-1] + "-15")
		}
		r.edtf = interval(r.first, r.last)
	}
	return r
}

func (u unit) resolveYear(doc Day, tense Tense) resolved {
	y := u.yearBy(doc)
	s := strconv.Itoa(y)
	first, ok := Date(y, 1, 1)
	switch {
	case !ok:
		return resolved{}
	case u.decade:
		return u.resolveDecade()
	case u.months[0] > 0:
		return u.resolveMonths(y, doc, tense)
	}
	r := resolved{first: first, last: Day(s + "-12-31"), rule: "D-YEAR", edtf: s}
	if u.last {
		r.rule = "D-LAST-YEAR"
	}
	if u.this && u.mod == "" && u.year == 0 {
		r.cutThisYear(doc, tense)
	}
	return u.part(r, yearParts, "YEAR")
}

// cutThisYear cuts the present year at doc, as a clause in the past or the
// future needs it.
func (r *resolved) cutThisYear(doc Day, tense Tense) {
	switch {
	case tense == Future:
		r.first, r.rule, r.edtf = doc, "D-BY", interval(doc, r.last)
	case doc > r.first:
		r.last, r.edtf = doc, r.edtf+"/"+string(doc)
	}
}

// yearBy returns the year stated, or the one that is last, next or this one in
// a text of the day doc.
func (u unit) yearBy(doc Day) int {
	if u.year != 0 {
		return u.year
	}
	y := doc.Time().Year()
	if u.last {
		y--
	}
	if u.next {
		y++
	}
	return y
}

// endsBefore reports whether the day, or the month, that begins on first lies
// before doc.
func (u unit) endsBefore(first, doc Day) bool {
	if u.day > 0 {
		return first < doc
	}
	return lastOfMonth(first) < doc
}

// winter is the season that begins in one year and ends in the next.
const winter = 24

// seasonMonth returns the month in which a season of EDTF, 21 to 24, begins.
func seasonMonth(s int) int { return 3 * (s - 20) }

func season(year, s int) resolved {
	first, ok := Date(year, seasonMonth(s), 1)
	if !ok {
		return resolved{}
	}
	return resolved{first: first, last: DayOf(first.Time().AddDate(0, 3, -1)), rule: "D-SEASON", edtf: strconv.Itoa(year) + "-" + strconv.Itoa(s)}
}

// monthOf returns the month that "last month" or "the month" means.
func (u unit) monthOf(doc Day) (year, month int) {
	t := doc.Time()
	n := int(t.Month()) - 1
	if u.last {
		n--
	}
	if u.next {
		n++
	}
	return t.Year() + (n+12)/12 - 1, (n+12)%12 + 1
}

// guessYear returns the year that a month, day or season without one means.
func (u unit) guessYear(doc Day, tense Tense) int {
	y, m := doc.Time().Year(), u.month
	if u.season > 0 {
		m = seasonMonth(u.season)
		if u.last && u.season != winter {
			return y - 1
		}
	}
	first, ok := Date(y, m, max(u.day, 1))
	if !ok {
		return y
	}
	return y + u.yearShift(first, doc, tense)
}

// yearShift returns how many years after that of doc the unit lies which in the
// year of doc would begin on the day first.
func (u unit) yearShift(first, doc Day, tense Tense) int {
	switch {
	case u.this:
		return 0
	case tense == Future || u.next:
		if u.endsBefore(first, doc) {
			return 1
		}
	case tense == Unclear && u.day > 0:
		if doc.Until(first) > 183 {
			return -1
		}
	case first > doc:
		return -1
	}
	return 0
}

func (u unit) resolveWeekday(doc Day, tense Tense) resolved {
	if doc == "" {
		return resolved{rule: "D-WEEKDAY"}
	}
	back := (int(doc.Time().Weekday()) + 7 - u.weekday%7) % 7
	if u.last && back == 0 {
		back = 7
	}
	d := doc.Add(-back)
	if tense == Future || u.next {
		d = doc.Add((7 - back) % 7)
	}
	return resolved{first: d, last: d, rule: "D-WEEKDAY", edtf: string(d)}
}

package when

import (
	"strconv"
	"strings"
	"unicode"
)

// period reads the units that are neither a day, a month, a season nor a
// year: a quarter, a week, a decade, a year of accounts.
func (f *finder) period(i int) (u unit, next int, ok bool) {
	for _, read := range [...]func(int) (unit, int, bool){f.cutAtDoc, f.quarter, f.monthsOf, f.week, f.decade, f.fiscal, f.namedYear} {
		if u, next, ok = read(i); ok {
			return u, next, true
		}
	}
	return unit{}, i, false
}

// cutAtDoc reads "earlier this year" and "later this month".
func (f *finder) cutAtDoc(i int) (u unit, next int, ok bool) {
	mod := cutMods[f.low(i)]
	if mod == "" || f.low(i+1) != "this" {
		return u, i, false
	}
	u, next, ok = f.unit(i+1, true)
	u.mod = mod
	return u, next, ok
}

// cutMods are the words before "this" that cut its unit at the day of the text.
var cutMods = map[string]string{"earlier": "sofar", "later": "rest"}

// article returns the word after "the" at i, or i.
func (f *finder) article(i int) int {
	if f.low(i) == "the" {
		return i + 1
	}
	return i
}

var quarters = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}

// quarter reads "the first quarter of 2022", "Q1 2022" and "the third
// quarter", but not "the first quarter of the price".
func (f *finder) quarter(i int) (u unit, next int, ok bool) {
	j := f.article(i)
	q := quarters[f.low(j)]
	switch {
	case f.low(j) == "q" && f.dayOfMonth(j+1) && f.words[j+1].start == f.words[j].end:
		q = f.words[j+1].num
	case f.low(j+1) != "quarter":
		return u, i, false
	}
	if q < 1 || q > 4 {
		return u, i, false
	}
	u.months = [2]int{3*q - 2, 3 * q}
	u, next = f.ofYear(u, j+2)
	unplaced := !u.placed()
	u.ofYear = true
	return u, next, !unplaced || j > i && f.low(j) != "last" && f.low(next) != "of"
}

// placed reports whether a part of a year says of which.
func (u unit) placed() bool { return u.year > 0 || u.last || u.this || u.ofYear }

// ofYear reads the year of its part: "2022", "of 2022", "of last year", "of
// the year".
func (f *finder) ofYear(u unit, i int) (unit, int) {
	if j, ok := f.phrase(i, "of the year"); ok {
		u.this, u.ofYear = true, true
		return u, j
	}
	u, next := f.year(u, i), f.yearEnd(i)
	u.ofYear = u.last || u.this
	return u, next
}

// monthsOf reads "the first three months of 2022" and "the last two months of
// the year".
func (f *finder) monthsOf(i int) (u unit, next int, ok bool) {
	j := f.article(i)
	w := f.low(j)
	if w != "first" && w != "last" && w != "final" {
		return u, i, false
	}
	n, k, ok := f.count(j + 1)
	if !ok || n[0] != n[1] || n[0] > 11 || f.low(k) != "months" {
		return u, i, false
	}
	u.months = [2]int{1, n[0]}
	if w != "first" {
		u.months = [2]int{13 - n[0], 12}
	}
	u, next = f.ofYear(u, k+1)
	return u, next, u.placed()
}

// inNamed reports whether "of 2022", "of the year" or the like stands at i.
func (f *finder) inNamed(i int) bool {
	u, _ := f.ofYear(unit{}, i)
	return f.low(i) == "of" && u.placed()
}

// weekWords are the words between "the week" and its day.
var weekWords = set("of beginning starting commencing ending")

// week reads "last week", "this week" and "the week of 3 May".
func (f *finder) week(i int) (u unit, next int, ok bool) {
	j := f.modifier(&u, f.article(i))
	switch {
	case f.low(j) == "weekend" && (u.last || u.this || u.next):
		u.week, u.mod = "weekend", ""
		return u, j + 1, true
	case f.low(j) != "week":
		return f.weekOf(i)
	case u.last && f.low(j+1) == "of" && f.isMonth(j+2):
		return f.weekOf(i)
	case u.last || u.next || u.this:
		u.week, u.mod = "this", ""
		return u, j + 1, f.low(j+1) != "of"
	}
	how := f.low(j + 1)
	if !weekWords[how] || u.mod != "" {
		return u, i, false
	}
	switch {
	case f.dayAt(j + 2):
		u, next = f.dayMonth(u, j+2)
	case f.isMonth(j + 2):
		u, next, _ = f.month(u, j+2)
	}
	u.week = how
	return u, next, u.day > 0
}

// weekOf reads "the first week of May" and "the last week of May 2023".
func (f *finder) weekOf(i int) (u unit, next int, ok bool) {
	j := f.article(i)
	n := weekNumbers[f.low(j)]
	if n == 0 || f.low(j+1) != "week" || f.low(j+2) != "of" || !f.isMonth(j+3) {
		return u, i, false
	}
	u, next, ok = f.month(u, j+3)
	u.mod = "week" + string(rune('0'+n))
	return u, next, ok && u.day == 0
}

// weekNumbers are the weeks of a month; 5 is the last.
var weekNumbers = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 5, "final": 5}

// decade reads "the 1990s" and "the early 2000s".
func (f *finder) decade(i int) (u unit, next int, ok bool) {
	j := f.modifier(&u, i)
	if u.mod == "" {
		j = f.modifier(&u, f.article(i))
	}
	j = f.article(j)
	if j == i || !f.isDecade(j) {
		return u, i, false
	}
	u.year, u.decade = f.words[j].num, true
	return u, j + 2, true
}

// isDecade reports whether "1990s" stands at i.
func (f *finder) isDecade(i int) bool {
	return f.yearDigits(i) && f.words[i].num%10 == 0 && f.low(i+1) == "s" && f.words[i+1].start == f.words[i].end
}

// yearDigits reports whether four digits from 1900 to 2099 stand at i.
func (f *finder) yearDigits(i int) bool {
	if i < 0 || i >= len(f.words) {
		return false
	}
	w := f.words[i]
	return len(w.text) == 4 && w.num >= 1900 && w.num <= 2099
}

// fiscalWords are the words for a year of accounts.
var fiscalWords = [...]string{"fiscal year", "financial year", "fiscal years", "financial years", "fiscal", "fy"}

// fiscal reads "fiscal year 2023" and "FY2023". Whose year of accounts it is
// the words do not say, so that it stands for about the calendar year.
func (f *finder) fiscal(i int) (u unit, next int, ok bool) {
	for _, w := range fiscalWords {
		if j, found := f.phrase(f.article(i), w); found && f.isYear(j) {
			return unit{year: f.words[j].num, fiscal: true}, j + 1, true
		}
	}
	return u, i, false
}

// namedYear reads "the year 2021", "the years 2019" and "year-end".
func (f *finder) namedYear(i int) (u unit, next int, ok bool) {
	j := f.article(i)
	if k, found := f.phrase(j, "year - end"); found {
		u, next = f.ofYear(unit{mod: "end"}, k)
		u.this = !u.placed()
		u.ofYear = true
		return u, next, true
	}
	if w := f.low(j); j > i && (w == "year" || w == "years") && f.isYear(j+1) {
		return unit{year: f.words[j+1].num}, j + 2, true
	}
	return u, i, false
}

// sharedMonth reports whether the first day of "3 to 9 May" stands at i, or,
// where a leading word stands before it, of "3 and 4 May".
func (f *finder) sharedMonth(i int, led bool) bool {
	if !f.dayOfMonth(i) {
		return false
	}
	j := f.skipOrdinal(i + 1)
	if w := f.low(j); !rangeWords[w] && (w != "and" || !led) {
		return false
	}
	return f.dayAt(j+1) && f.words[i].num < f.words[j+1].num
}

// firstDay reads the first day of "3 to 9 May", up to the word between.
func (f *finder) firstDay(u unit, i int) (unit, int) {
	j := f.skipOrdinal(i + 1)
	end, _ := f.dayMonth(unit{}, j+1)
	u.day, u.month, u.year = f.words[i].num, end.month, end.year
	return u, j
}

// ranged reads the second end of a range: "early April to May 2023", "2022
// and 2023".
func (f *finder) ranged(e Expr, i int) (Expr, int, bool) {
	j, hull, found := f.joint(e, i)
	if !found || e.unit.weekday > 0 {
		return e, i, e.lead != "between"
	}
	j, rough := f.skipRough(j)
	if k := f.nowAt(j); k > j && !hull {
		e.lead = "since"
		return e, k, true
	}
	u, next, ok := f.secondEnd(e.unit, j)
	if !ok || hull && !e.unit.joins(u) {
		return e, i, e.lead != "between"
	}
	e.unit.borrowYear(u)
	e.lead, e.until, e.roughEnd = "to", u, rough
	return e, next, true
}

var rangeWords = set("to – - through")

// joint returns the word after that which joins two ends at i, and whether it
// does no more than list them.
func (f *finder) joint(e Expr, i int) (next int, hull, ok bool) {
	switch w := f.low(i); {
	case rangeWords[w], e.lead == "from" && (w == "until" || w == "till"), e.lead == "between" && w == "and":
		return i + 1, false, true
	}
	if f.low(i) == "/" && e.unit.isYear() && e.unit.year > 0 {
		return i + 1, false, f.splitYear(e.unit, i+1)
	}
	if e.lead != "in" && (e.lead != "" || e.unit.month == 0) {
		return i, false, false
	}
	if e.unit.isYear() {
		i = f.listedYears(i)
	}
	return i + 1, true, f.low(i) == "and"
}

// listedYears returns the word after the years of a list that goes on at i:
// the "and" of ", 2021, 2022 and".
func (f *finder) listedYears(i int) int {
	for f.low(i) == "," && f.isYear(i+1) {
		i += 2
	}
	if f.low(i) == "," {
		i++
	}
	return i
}

// joins reports whether u and v are units of a list that one time covers: two
// years, two months or two days of a month.
func (u unit) joins(v unit) bool {
	switch {
	case u.modified() || v.modified() || u.season+v.season > 0:
		return false
	case u.isYear() || v.isYear():
		return u.isYear() && v.isYear() && u.year < v.year
	case u.day > 0 || v.day > 0:
		return u.sameMonthBefore(v)
	}
	return u.month > 0 && v.month > 0 && u.year == 0
}

// sameMonthBefore reports whether u is a day before the day v in its month.
func (u unit) sameMonthBefore(v unit) bool {
	return u.day > 0 && u.day < v.day && u.month == v.month && (u.year == 0 || u.year == v.year)
}

// secondEnd reads the second end of a range, which may be no more than a day
// of the month of the first: "May 3 to 9, 2022".
func (f *finder) secondEnd(first unit, i int) (u unit, next int, ok bool) {
	if f.splitYear(first, i) {
		return unit{year: first.year/100*100 + f.words[i].num}, i + 1, true
	}
	if u, next, ok = f.unit(i, true); ok {
		return u, next, true
	}
	if first.day == 0 || first.year > 0 || !f.dayOfMonth(i) || f.words[i].num <= first.day || !f.endsPhrase(i+1) {
		return u, i, false
	}
	u.month, u.day = first.month, f.words[i].num
	return f.year(u, i+1), f.yearEnd(i + 1), true
}

// splitYear reports whether the two digits at i stick to a year before them and name
// a later one ("2019/20", "2014–18"), and not a month ("2019-03").
func (f *finder) splitYear(first unit, i int) bool {
	if !first.isYear() || i < 2 || i >= len(f.words) || len(f.words[i].text) != 2 || f.words[i].start != f.words[i-2].end+len(f.words[i-1].text) {
		return false
	}
	n := f.words[i].num
	return n > first.year%100 && (n > 12 || f.low(i-1) != "-") && f.low(i+1) != "-"
}

// nowAt returns the word after "the present" or "today" at i, or i.
func (f *finder) nowAt(i int) int {
	for _, w := range [...]string{"the present day", "the present", "present", "today", "now", "date"} {
		if j, ok := f.phrase(i, w); ok {
			return j
		}
	}
	return i
}

// borrowYear takes the year of the other end of a range of months.
func (u *unit) borrowYear(end unit) {
	if u.year == 0 && u.month > 0 && end.month > 0 {
		u.year, u.byYear = end.year, end.byYear
	}
}

// followers are words that may follow a bare number that is a date, where a
// noun would make a count of it.
var followers = set("and or but as in at on by from with under when while for to the after before although")

// endsPhrase reports whether no noun follows at i.
func (f *finder) endsPhrase(i int) bool {
	if i >= len(f.words) || followers[f.low(i)] {
		return true
	}
	r := []rune(f.words[i].text)[0]
	return f.isYear(i) || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' && r != ':'
}

// roughWords are the words of doubt that may follow a leading word.
var roughWords = [...]string{"in or around", "in or about", "on or about", "on or around", "around", "about", "approximately", "circa", "roughly"}

// skipRough returns the word after "at least" or a word of doubt at i, and
// whether doubt it was.
func (f *finder) skipRough(i int) (next int, found bool) {
	if j, ok := f.phrase(i, "at least"); ok {
		i = j
	}
	for _, w := range roughWords {
		if j, ok := f.phrase(i, w); ok {
			return j, true
		}
	}
	return i, false
}

// otherDays are the words for the day after or before another.
var otherDays = []dayWords{
	{"the next day", "later"}, {"the following day", "later"}, {"on the following day", "later"}, {"the previous day", "earlier"}, {"the day after", "later"},
}

// otherUnits are the words for a month or year by that of an earlier date: how many
// units away it lies.
var otherUnits = []unitWords{
	{"the following month", 1, 'm'}, {"the following year", 1, 'y'}, {"the following week", 1, 'w'}, {"the same year", 0, 'y'}, {"that year", 0, 'y'}, {"that month", 0, 'm'},
	{"the previous year", -1, 'y'}, {"the preceding year", -1, 'y'}, {"the year before", -1, 'y'}, {"the previous month", -1, 'm'},
}

// nearTimes are parts of the days around that of the text.
var nearTimes = []nearWords{
	{"last night", 1, 1}, {"this morning", 0, 0}, {"this afternoon", 0, 0}, {"this evening", 0, 0}, {"tonight", 0, 0}, {"earlier today", 0, 0}, {"overnight", 0, 1}, {"yesterday evening", 1, 1},
}

// otherDay reads "the following day".
func (f *finder) otherDay(i int) (e Expr, next int, ok bool) {
	for _, d := range otherDaysBy[f.low(i)] {
		if j, found := f.phrase(i, d.words); found {
			return Expr{lead: d.rel, rel: d.rel, n1: 1, n2: 1, of: 'd'}, j, true
		}
	}
	for _, d := range nearTimesBy[f.low(i)] {
		if j, found := f.phrase(i, d.words); found {
			return Expr{lead: "ago", n1: d.n1, n2: d.n2, of: 'd'}, j, true
		}
	}
	start := i
	if w := f.low(i); w == "in" || w == "during" {
		i++
	}
	for _, d := range otherUnitsBy[f.low(i)] {
		if j, found := f.phrase(i, d.words); found {
			return Expr{lead: "in", rel: "unit", n1: d.n, of: d.of}, j, true
		}
	}
	return e, start, false
}

// loose reports whether the words for u leave its ends open.
func (u unit) loose() bool { return u.fiscal || u.decade && u.mod != "" }

// roughly marks the first and the last end of an EDTF value as approximate; a
// single value counts as its first.
func roughly(edtf string, first, last bool) string {
	a, b, ranged := strings.Cut(edtf, "/")
	if first && a != "" {
		a += "~"
	}
	if !ranged {
		return a
	}
	if last && b != ".." {
		b += "~"
	}
	return a + "/" + b
}

// aboutAgo resolves "two years ago", which is good to half a unit: weeks to 3
// days, months to 15 days, years to 6 months.
func (e Expr) aboutAgo(v Vague, doc Day) Vague {
	n := -e.n1
	switch e.of {
	case 'w':
		v.Earliest, v.Latest = shift(doc, 7*n-3, 'd'), shift(doc, 7*n+3, 'd')
	case 'm':
		d := shift(doc, n, 'm')
		v.Earliest, v.Latest = d.Add(-15), d.Add(15)
	default:
		v.Earliest, v.Latest = shift(doc, 12*n-6, 'm'), shift(doc, 12*n+6, 'm')
	}
	v.Approx, v.EDTF = true, roughly(interval(v.Earliest, v.Latest), true, true)
	return v
}

// resolveWeek returns a week: from Monday to Sunday, or seven days from or to
// the day named. This week ends, or begins, with doc.
func (u unit) resolveWeek(doc Day, tense Tense) resolved {
	day, how := doc, u.week
	if how != "this" && how != "weekend" {
		day = unit{year: u.year, month: u.month, day: u.day}.whole(doc, tense).first
	}
	if day == "" {
		return resolved{}
	}
	first := u.weekStart(day)
	r := resolved{first: first, last: first.Add(6), rule: "D-RANGE"}
	if how == "weekend" {
		r.first, r.rule = first.Add(5), "D-OFFSET"
	}
	if how == "this" {
		r.rule = "D-OFFSET"
		r.cutThisWeek(u, doc, tense)
	}
	r.edtf = interval(r.first, r.last)
	return r
}

// weekStart returns the first day of a week that a day is spoken of with.
func (u unit) weekStart(day Day) Day {
	first := monday(day)
	switch {
	case u.last:
		return first.Add(-7)
	case u.next:
		return first.Add(7)
	case u.week == "weekend", u.week == "this", u.week == "of":
		return first
	case u.week == "ending":
		return day.Add(-6)
	}
	return day
}

// cutThisWeek cuts the present week at doc, as a clause in the past or the
// future needs it.
func (r *resolved) cutThisWeek(u unit, doc Day, tense Tense) {
	switch {
	case !u.this || u.mod != "":
	case tense == Future:
		r.first, r.rule = doc, "D-BY"
	case tense == Past:
		r.last = doc
	}
}

// monday returns the Monday of the week of d.
func monday(d Day) Day { return d.Add(-(int(d.Time().Weekday()) + 6) % 7) }

// decadeParts are the first and last years of a decade and its parts.
var decadeParts = map[string][2]int{"": {0, 9}, "early": {0, 3}, "mid": {4, 6}, "late": {7, 9}, "first": {0, 4}, "second": {5, 9}, "end": {9, 9}}

func (u unit) resolveDecade() resolved {
	p := decadeParts[u.mod]
	a, b := strconv.Itoa(u.year+p[0]), strconv.Itoa(u.year+p[1])
	r := resolved{first: Day(a + "-01-01"), last: Day(b + "-12-31"), rule: "D-RANGE", edtf: a + "/" + b}
	if a == b {
		r.edtf = a
	}
	return r
}

// resolveMonths returns the months of a part of year y. Where the words give
// no year it is one that the tense allows.
func (u unit) resolveMonths(y int, doc Day, tense Tense) resolved {
	r := u.monthsIn(y)
	if u.year > 0 || u.last || u.this {
		return r
	}
	switch {
	case tense == Future && r.last < doc:
		return u.monthsIn(y + 1)
	case tense != Future && r.first > doc:
		return u.monthsIn(y - 1)
	}
	return r
}

// monthsIn returns the part of year y that u has.
func (u unit) monthsIn(y int) resolved {
	first, ok1 := Date(y, u.months[0], 1)
	end, ok2 := Date(y, u.months[1], 1)
	if !ok1 || !ok2 {
		return resolved{}
	}
	return resolved{first: first, last: lastOfMonth(end), rule: "D-RANGE", edtf: interval(first[:7], end[:7])}
}

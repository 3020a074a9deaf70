package when

import (
	"strings"
	"unicode"
)

var weekdays = map[string]int{"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7}

var seasons = map[string]int{"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

var monthNames = set("january february march april may june july august september october november december " +
	"jan feb mar apr jun jul aug sep sept oct nov dec")

// unit reads one calendar unit. led says that a leading word stands before it,
// so that a bare year may be one.
func (f *finder) unit(i int, led bool) (u unit, next int, ok bool) {
	if u, next, ok = f.period(i); ok {
		return u, next, true
	}
	i = f.modifier(&u, i)
	modified := u.modified()
	i = f.skipArticle(i, modified)
	bare := modified || led && f.low(i-1) == "the"
	led = led || modified
	switch w := f.low(i); {
	case weekdays[w] > 0:
		u, next = f.weekday(u, i)
		return u, next, true
	case f.isSeason(i, led):
		u.season = seasons[w]
		return f.year(u, i+1), f.yearEnd(i + 1), true
	case bare && u.takeBare(w):
		return u, i + 1, true
	case f.isMonth(i):
		return f.month(u, i)
	}
	return f.numbered(u, i, led)
}

// skipArticle returns the word after "the" where a unit may have one.
func (f *finder) skipArticle(i int, modified bool) int {
	if f.low(i) == "the" && (modified || f.articled(i+1)) {
		return i + 1
	}
	return i
}

// isSeason reports whether the name of a season stands at i and means one, by
// what stands before it or by a year after it.
func (f *finder) isSeason(i int, led bool) bool {
	return seasons[f.low(i)] > 0 && (led || f.yearAfter(i+1))
}

// takeBare makes u the bare year or month that w names, and reports whether it
// names one.
func (u *unit) takeBare(w string) bool {
	switch w {
	case "year":
		u.ofYear, u.this = true, u.this || !u.last && !u.next
	case "month":
		u.ofMonth = true
	default:
		return false
	}
	return true
}

// modified reports whether a word before the unit cut it down or pointed at it.
func (u *unit) modified() bool { return u.mod != "" || u.last || u.next || u.this }

// articled reports whether a unit that may follow "the" stands at i: a season,
// "year", "month", or the month of "the first March".
func (f *finder) articled(i int) bool {
	w := f.low(i)
	return seasons[w] > 0 || w == "year" || w == "month" || f.isMonth(i+1)
}

// weekday reads the weekday at i. The date of "Thursday, 18 April" counts
// instead of it.
func (f *finder) weekday(u unit, i int) (unit, int) {
	if f.low(i+1) == "," && f.dayAt(i+2) {
		return f.dayMonth(unit{}, i+2)
	}
	u.weekday = weekdays[f.low(i)]
	return u, i + 1
}

// numbered reads a unit that begins with digits; a bare year is one where the
// words before it allow that.
func (f *finder) numbered(u unit, i int, bareYear bool) (unit, int, bool) {
	switch {
	case f.dayAt(i):
		u, i = f.dayMonth(u, i)
		return u, i, true
	case f.sharedMonth(i, bareYear):
		u, i = f.firstDay(u, i)
		return u, i, true
	case bareYear && f.isDecade(i):
		u.year, u.decade = f.words[i].num, true
		return u, i + 2, true
	case f.iso(i):
		u.year, u.month, u.day = f.words[i].num, f.words[i+2].num, f.words[i+4].num
		return u, i + 5, true
	case bareYear && f.isYear(i):
		u.year = f.words[i].num
		return u, i + 1, true
	}
	return u, i, false
}

// dayMonth reads the "9th of March" or "9 March 2024" that stands at i.
func (f *finder) dayMonth(u unit, i int) (unit, int) {
	u.day = f.words[i].num
	i = f.skipOrdinal(i + 1)
	u.month = Month(f.words[i].low)
	return f.year(u, i+1), f.yearEnd(i + 1)
}

// modifiers are the words before a unit that cut it down, longest first.
var modifiers = []modWords{
	{"the beginning of", "early"}, {"the start of", "early"}, {"the middle of", "mid"}, {"the end of", "end"}, {"end of", "end"}, {"the first half of", "first"},
	{"the second half of", "second"}, {"first half of", "first"}, {"second half of", "second"}, {"early in", "early"}, {"late in", "late"},
	{"the month of", ""}, {"early", "early"}, {"mid -", "mid"}, {"mid –", "mid"}, {"mid", "mid"}, {"late", "late"}, {"the latter half of", "second"}, {"the close of", "end"},
}

// modifier reads "early", "the end of", "last", "this", "next".
func (f *finder) modifier(u *unit, i int) int {
	for _, m := range modifiersBy[f.low(i)] {
		if j, ok := f.phrase(i, m.words); ok {
			u.mod, i = m.mod, j
			break
		}
	}
	switch f.low(i) {
	case "last":
		u.last = true
		return i + 1
	case "next":
		u.next = true
		return i + 1
	case "this":
		u.this = true
		return i + 1
	}
	return i
}

// month reads a month with what follows it: "March 9, 2024", "March 2024".
func (f *finder) month(u unit, i int) (unit, int, bool) {
	u.month = Month(f.words[i].low)
	i++
	if f.low(i) == "." && i+1 < len(f.words) && f.words[i+1].num > 0 && len(f.low(i-1)) <= 4 {
		i++
	}
	if f.dayOfMonth(i) && !f.colon(i+1) {
		u.day = f.words[i].num
		i = f.skipOrdinal(i + 1)
		if f.low(i) == "of" {
			i--
		}
		if f.low(i) == "," && f.isYear(i+1) {
			i++
		}
	}
	return f.year(u, i), f.yearEnd(i), true
}

// dayOfMonth reports whether a number from 1 to 31 stands at i.
func (f *finder) dayOfMonth(i int) bool {
	return i < len(f.words) && f.words[i].num >= 1 && f.words[i].num <= 31 && len(f.words[i].text) <= 2
}

// isMonth reports whether word i is the name of a month: capitalised, and
// "May" and "March" only where no verb can stand.
func (f *finder) isMonth(i int) bool {
	w := f.low(i)
	if !monthNames[w] || !unicode.IsUpper(rune(f.words[i].text[0])) {
		return false
	}
	if !ambiguousMonths[w] || i+1 < len(f.words) && f.words[i+1].num > 0 {
		return true
	}
	return monthBefore[f.low(i-1)] || i > 0 && f.words[i-1].num > 0
}

// ambiguousMonths are names of months that are other words too, or names of
// persons; monthBefore are the words that make months of them.
var (
	ambiguousMonths = set("may march mar sep dec jan jun")
	monthBefore     = set("in on by since until till of early mid late last next this from to before after during between and around - – through end")
)

// dayAt reports whether "9 March" or "9th of March" stands at i.
func (f *finder) dayAt(i int) bool {
	return f.dayOfMonth(i) && f.isMonth(f.skipOrdinal(i+1))
}

// skipOrdinal skips "th" and "of" after a day.
func (f *finder) skipOrdinal(i int) int {
	if w := f.low(i); (w == "st" || w == "nd" || w == "rd" || w == "th") && f.words[i].start == f.words[i-1].end {
		i++
	}
	if f.low(i) == "of" {
		i++
	}
	return i
}

func (f *finder) colon(i int) bool { return f.low(i) == ":" }

// isYear reports whether a year from 1900 to 2099 stands at i, and not the
// beginning of "1999,000".
func (f *finder) isYear(i int) bool {
	return f.yearDigits(i) && !f.thousands(i+1) && !f.isDecade(i)
}

// thousands reports whether a comma and three digits stick together at i.
func (f *finder) thousands(i int) bool {
	if i+1 >= len(f.words) || f.low(i) != "," {
		return false
	}
	w := f.words[i+1]
	return w.num >= 0 && len(w.text) == 3 && w.start == f.words[i].end
}

// iso reports whether 2024-03-09 stands at i.
func (f *finder) iso(i int) bool {
	return f.isYear(i) && i+4 < len(f.words) && f.low(i+1) == "-" && f.low(i+3) == "-" && f.words[i+2].num > 0 && f.words[i+4].num > 0 &&
		f.words[i+4].end == f.words[i].start+10
}

// yearAfter reports whether a year stands at i, "of" before it or not.
func (f *finder) yearAfter(i int) bool { return f.isYear(i) || f.low(i) == "of" && f.isYear(i+1) }

// year sets the year that stands at i, if any.
func (f *finder) year(u unit, i int) unit {
	switch {
	case f.isYear(i):
		u.year = f.words[i].num
	case f.joinedYear(i):
		u.year = f.words[i+1].num
	case u.month+u.season > 0 && f.namedByYear(i) > i:
		u.byYear = map[string]int{"last": 1, "this": 2, "next": 3}[f.low(f.namedByYear(i)-2)]
	case f.relativeYear(i):
		u.last = u.last || f.low(i+1) == "last"
		u.this = u.this || f.low(i+1) == "this"
	case f.shortYear(u, i):
		u.year = 1900 + f.words[i].num
	}
	return u
}

// yearEnd returns the word after the year at i.
func (f *finder) yearEnd(i int) int {
	switch {
	case f.isYear(i):
		return i + 1
	case f.joinedYear(i):
		return i + 2
	case f.namedByYear(i) > i:
		return f.namedByYear(i)
	case f.shortDate(i):
		return i + 1
	}
	return i
}

// namedByYear returns the word after "last year", "this year" or "next year" at i,
// "of" before it or not; i when they do not stand there.
func (f *finder) namedByYear(i int) int {
	j := i
	if f.low(j) == "of" {
		j++
	}
	if w := f.low(j); (w == "last" || w == "this" || w == "next") && f.low(j+1) == "year" {
		return j + 2
	}
	return i
}

// shortYear reports whether two digits at i are the year of day u ("14 MAR 89").
func (f *finder) shortYear(u unit, i int) bool { return u.day > 0 && f.shortDate(i) }

// shortDate reports whether the two digits of a year of the last century stand at
// i, behind a day and a short name of a month ("14Mar89", "(14 MAR 89)").
func (f *finder) shortDate(i int) bool {
	if i < 2 || i >= len(f.words) || len(f.words[i].text) != 2 || f.words[i].num < 32 || len(f.low(i-1)) != 3 {
		return false
	}
	return f.isMonth(i-1) && f.dayOfMonth(i-2)
}

// joinedYear reports whether "of 2024" or ", 2024" stands at i.
func (f *finder) joinedYear(i int) bool {
	return (f.low(i) == "of" || f.low(i) == ",") && f.isYear(i+1)
}

// relativeYear reports whether "of last year" or "of this year" stands at i.
func (f *finder) relativeYear(i int) bool {
	return f.low(i) == "of" && (f.low(i+1) == "last" || f.low(i+1) == "this") && f.low(i+2) == "year"
}

var counts = map[string][2]int{
	"a": {1, 1}, "an": {1, 1}, "one": {1, 1}, "two": {2, 2}, "three": {3, 3}, "four": {4, 4}, "five": {5, 5}, "six": {6, 6}, "seven": {7, 7},
	"eight": {8, 8}, "nine": {9, 9}, "ten": {10, 10}, "eleven": {11, 11}, "twelve": {12, 12}, "several": {3, 9}, "few": {2, 6}, "a few": {2, 6},
	"a couple of": {2, 2}, "some": {2, 9}, "many": {3, 9},
}

var spans = map[string]byte{"day": 'd', "days": 'd', "week": 'w', "weeks": 'w', "month": 'm', "months": 'm', "year": 'y', "years": 'y'}

// count reads "three", "a few", "12" at i.
func (f *finder) count(i int) (n [2]int, next int, ok bool) {
	if i < len(f.words) && f.words[i].num > 0 && f.words[i].num < 1000 {
		return [2]int{f.words[i].num, f.words[i].num}, i + 1, true
	}
	for _, k := range []string{"a couple of", "a few", f.low(i)} {
		if j, found := f.phrase(i, k); found && k != "" {
			if n, ok = counts[k]; ok {
				return n, j, true
			}
		}
	}
	return n, i, false
}

// nearDays are the days that one word names.
var nearDays = map[string]Expr{
	"yesterday": {lead: "ago", n1: 1, n2: 1, of: 'd'},
	"today":     {lead: "ago", of: 'd'},
	"tomorrow":  {lead: "coming", n2: 1, of: 'd'},
}

// counted reads lengths of time: "several weeks ago", "within a few months",
// "in the past three months", "five days later", "yesterday", "for two years".
func (f *finder) counted(i int) (e Expr, next int, ok bool) {
	if e, ok = nearDays[f.low(i)]; ok {
		return e, i + 1, true
	}
	if e, next, ok = f.otherDay(i); ok {
		return e, next, true
	}
	for _, l := range leadsBy[f.low(i)] {
		if j, found := f.phrase(i, l.words); found {
			if e, next, ok = f.ledCount(i, j, l); ok {
				return e, next, true
			}
		}
	}
	n, j, counted := f.count(i)
	if !counted || spans[f.low(j)] == 0 {
		return e, i, false
	}
	return f.afterCount(n, spans[f.low(j)], j+1)
}

// ledCount reads the length of time at j after the leading words at i.
func (f *finder) ledCount(i, j int, l lead) (e Expr, next int, ok bool) {
	n, k, counted := f.count(j)
	if !counted {
		n, k = l.n, j
	}
	of := spans[f.low(k)]
	if of == 0 || n[1] == 0 || !counted && f.needsCount(i, k, l) || f.inNamed(k+1) {
		return e, i, false
	}
	if e, next, ok = f.afterCount(n, of, k+1); ok && l.lead != "for" {
		return e, next, true
	}
	return Expr{lead: l.lead, n1: n[0], n2: n[1], of: of}, k + 1, l.lead != "ago"
}

// needsCount reports whether the unit at k means no length of time without a
// count after the leading words at i: "in week", "recent year".
func (f *finder) needsCount(i, k int, l lead) bool {
	w := f.low(k)
	return w == "week" && f.low(i) == "in" || l.lead == "recent" && !strings.HasSuffix(w, "s")
}

// afterCount reads "ago", "later", "earlier" after a length of time.
func (f *finder) afterCount(n [2]int, of byte, i int) (e Expr, next int, ok bool) {
	switch w := f.low(i); w {
	case "ago":
		return Expr{lead: "ago", n1: n[0], n2: n[1], of: of}, i + 1, true
	case "later", "earlier", "afterwards":
		return Expr{lead: w, rel: strings.Replace(w, "afterwards", "later", 1), n1: n[0], n2: n[1], of: of}, i + 1, true
	}
	return e, i, false
}

// lead is what stands before a length of time; n is the count when none is
// given ("the coming months").
type lead struct {
	words, lead string
	n           [2]int
}

// leads are tried in this order.
var leads = []lead{
	{"within", "within", [2]int{}},
	{"in recent", "recent", [2]int{2, 6}}, {"over recent", "recent", [2]int{2, 6}}, {"during recent", "recent", [2]int{2, 6}},
	{"recent", "recent", [2]int{2, 6}}, {"the past", "past", [2]int{1, 1}}, {"the last", "past", [2]int{}},
	{"in the past", "past", [2]int{1, 1}}, {"over the past", "past", [2]int{1, 1}}, {"during the past", "past", [2]int{1, 1}},
	{"in the last", "past", [2]int{}}, {"over the last", "past", [2]int{1, 1}}, {"during the last", "past", [2]int{}}, {"for the past", "past", [2]int{1, 1}},
	{"in the coming", "coming", [2]int{2, 6}}, {"over the coming", "coming", [2]int{2, 6}}, {"in the next", "coming", [2]int{1, 6}},
	{"over the next", "coming", [2]int{1, 6}}, {"within the next", "coming", [2]int{1, 6}}, {"in the following", "coming", [2]int{2, 6}}, {"for", "for", [2]int{}},
	{"in", "coming", [2]int{}}, {"about", "ago", [2]int{}}, {"last", "past", [2]int{}},
}

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
	i = f.modifier(&u, i)
	modified := u.mod != "" || u.last || u.next || u.this
	if f.low(i) == "the" && (modified || seasons[f.low(i+1)] > 0 || f.low(i+1) == "year" || f.low(i+1) == "month" || f.isMonth(i+2)) {
		i++
	}
	switch w := f.low(i); {
	case weekdays[w] > 0:
		u.weekday = weekdays[w]
		i++
		if f.low(i) == "," && f.dayAt(i+1) {
			return f.unit(i+1, true) // Thursday, 18 April
		}
		return u, i, true
	case w == "yesterday" || w == "today" || w == "tomorrow":
		return u, i, false
	case seasons[w] > 0 && (led || modified || f.yearAfter(i+1)):
		u.season = seasons[w]
		return f.year(u, i+1), f.yearEnd(i + 1), true
	case w == "year" && (modified || led && f.low(i-1) == "the"):
		u.ofYear, u.this = true, u.this || !u.last && !u.next
		return u, i + 1, true
	case w == "month" && (modified || led && f.low(i-1) == "the"):
		u.ofMonth = true
		return u, i + 1, true
	case f.isMonth(i):
		return f.month(u, i)
	case f.dayAt(i):
		u.day = f.words[i].num
		i = f.skipOrdinal(i + 1)
		u.month = Month(f.words[i].low)
		return f.year(u, i+1), f.yearEnd(i + 1), true
	case f.iso(i):
		u.year, u.month, u.day = f.words[i].num, f.words[i+2].num, f.words[i+4].num
		return u, i + 5, true
	case (led || modified) && f.isYear(i):
		u.year = f.words[i].num
		return u, i + 1, true
	}
	return u, i, false
}

// modifiers are the words before a unit that cut it down, longest first.
var modifiers = []struct{ words, mod string }{
	{"the beginning of", "early"}, {"the start of", "early"}, {"the middle of", "mid"}, {"the end of", "end"}, {"end of", "end"}, {"the first half of", "first"},
	{"the second half of", "second"}, {"first half of", "first"}, {"second half of", "second"}, {"early in", "early"}, {"late in", "late"},
	{"early", "early"}, {"mid -", "mid"}, {"mid –", "mid"}, {"mid", "mid"}, {"late", "late"}, {"the latter half of", "second"}, {"the close of", "end"},
}

// modifier reads "early", "the end of", "last", "this", "next".
func (f *finder) modifier(u *unit, i int) int {
	for _, m := range modifiers {
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
	if i < len(f.words) && f.words[i].num >= 1 && f.words[i].num <= 31 && len(f.words[i].text) <= 2 && !f.colon(i+1) {
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

// isMonth reports whether word i is the name of a month: capitalised, and
// "May" and "March" only where no verb can stand.
func (f *finder) isMonth(i int) bool {
	w := f.low(i)
	if !monthNames[w] {
		return false
	}
	t := f.words[i].text
	if !unicode.IsUpper(rune(t[0])) {
		return false
	}
	if w != "may" && w != "march" && w != "mar" && w != "sep" && w != "dec" && w != "jan" && w != "jun" {
		return true
	}
	if i+1 < len(f.words) && f.words[i+1].num > 0 {
		return true
	}
	return monthBefore[f.low(i-1)] || i > 0 && f.words[i-1].num > 0
}

var monthBefore = set("in on by since until till of early mid late last next this from to before after during between and around - – through end")

// dayAt reports whether "9 March" or "9th of March" stands at i.
func (f *finder) dayAt(i int) bool {
	if i >= len(f.words) || f.words[i].num < 1 || f.words[i].num > 31 || len(f.words[i].text) > 2 {
		return false
	}
	return f.isMonth(f.skipOrdinal(i + 1))
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

func (f *finder) isYear(i int) bool {
	if i >= len(f.words) || i < 0 {
		return false
	}
	w := f.words[i]
	if len(w.text) != 4 || w.num < 1900 || w.num > 2099 {
		return false
	}
	if i+2 < len(f.words) && f.low(i+1) == "," && f.words[i+2].num >= 0 && len(f.words[i+2].text) == 3 && f.words[i+2].start == f.words[i+1].end {
		return false
	}
	return true
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
	case (f.low(i) == "of" || f.low(i) == ",") && f.isYear(i+1):
		u.year = f.words[i+1].num
	case f.low(i) == "of" && f.low(i+1) == "last" && f.low(i+2) == "year":
		u.last = true
	case f.low(i) == "of" && f.low(i+1) == "this" && f.low(i+2) == "year":
		u.this = true
	}
	return u
}

// yearEnd returns the word after the year at i.
func (f *finder) yearEnd(i int) int {
	switch {
	case f.isYear(i):
		return i + 1
	case (f.low(i) == "of" || f.low(i) == ",") && f.isYear(i+1):
		return i + 2
	case f.low(i) == "of" && (f.low(i+1) == "last" || f.low(i+1) == "this") && f.low(i+2) == "year":
		return i + 3
	}
	return i
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

// counted reads lengths of time: "several weeks ago", "within a few months",
// "in the past three months", "five days later", "yesterday", "for two years".
func (f *finder) counted(i int) (e Expr, next int, ok bool) {
	switch f.low(i) {
	case "yesterday":
		return Expr{lead: "ago", n1: 1, n2: 1, of: 'd'}, i + 1, true
	case "today":
		return Expr{lead: "ago", of: 'd'}, i + 1, true
	case "tomorrow":
		return Expr{lead: "coming", n2: 1, of: 'd'}, i + 1, true
	}
	for _, l := range leads {
		j, found := f.phrase(i, l.words)
		if !found {
			continue
		}
		n, k, counted := f.count(j)
		if !counted {
			n, k = l.n, j
		}
		of := spans[f.low(k)]
		if of == 0 || n[1] == 0 || f.low(k) == "week" && f.low(i) == "in" && !counted {
			continue
		}
		if e, next, ok = f.afterCount(n, of, k+1); ok && l.lead != "for" {
			return e, next, true
		}
		return Expr{lead: l.lead, n1: n[0], n2: n[1], of: of}, k + 1, true
	}
	n, j, counted := f.count(i)
	if !counted || spans[f.low(j)] == 0 {
		return e, i, false
	}
	return f.afterCount(n, spans[f.low(j)], j+1)
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

// leads are the words before a length of time; n is the count when none is
// given ("the coming months").
var leads = []struct {
	words, lead string
	n           [2]int
}{
	{"within", "within", [2]int{}}, {"in the past", "past", [2]int{1, 1}}, {"over the past", "past", [2]int{1, 1}}, {"during the past", "past", [2]int{1, 1}},
	{"in the last", "past", [2]int{}}, {"over the last", "past", [2]int{1, 1}}, {"during the last", "past", [2]int{}}, {"for the past", "past", [2]int{1, 1}},
	{"in the coming", "coming", [2]int{2, 6}}, {"over the coming", "coming", [2]int{2, 6}}, {"in the next", "coming", [2]int{1, 6}},
	{"over the next", "coming", [2]int{1, 6}}, {"within the next", "coming", [2]int{1, 6}}, {"in the following", "coming", [2]int{2, 6}}, {"for", "for", [2]int{}},
	{"in", "coming", [2]int{}}, {"about", "ago", [2]int{}}, {"last", "past", [2]int{}},
}

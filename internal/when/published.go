package when

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Published is a date as a list prints it, read without loss of its doubt.
type Published struct {
	Text     string // the words of the list, trimmed
	Earliest Day    // first possible day; empty when open
	Latest   Day    // last possible day; empty when open
	Approx   bool   // "circa", "approximately", "about"
}

// Values returns the ISO prefixes that FollowTheMoney stores for p: one value
// (1965, 1965-03, 1965-03-12) or, for a range of years, its two ends.
func (p Published) Values() []string {
	e, l := string(p.Earliest), string(p.Latest)
	switch {
	case e == "" && l == "":
		return nil
	case e == "":
		return []string{l}
	case l == "" || e == l:
		return []string{e}
	case p.isMonth():
		return []string{e[:7]}
	case e[5:] != "01-01" || l[5:] != "12-31":
		return []string{e, l}
	case e[:4] == l[:4]:
		return []string{e[:4]}
	}
	return []string{e[:4], l[:4]}
}

// isMonth reports whether p, which has both ends, is one whole month.
func (p Published) isMonth() bool {
	e, l := p.Earliest, p.Latest
	return e[:7] == l[:7] && e[8:] == "01" && l.Add(1)[8:] == "01"
}

// EDTF returns p in the Extended Date/Time Format, level 1 (1965~, 1965/1970).
func (p Published) EDTF() string {
	v := p.Values()
	if len(v) == 0 {
		return ""
	}
	if p.Approx {
		for i := range v {
			v[i] += "~"
		}
	}
	switch {
	case p.Earliest == "":
		return "../" + v[0]
	case p.Latest == "":
		return v[0] + "/.."
	}
	return strings.Join(v, "/")
}

var months = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
	"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// Month returns the number of an English month name or abbreviation, or 0.
func Month(name string) int {
	if len(name) < 3 {
		return 0
	}
	return months[strings.ToLower(name[:3])]
}

var (
	approxPrefix = regexp.MustCompile(`(?i)^(?:circa|approximately|approx\.?|about|around|c\.|ca\.?|between approximately):?\s+`)
	rangeSplit   = regexp.MustCompile(`(?i)^(?:between\s+|from\s+)?(.+?)\s+(?:to|and|-|–)\s+(.+)$`)
	yearsSplit   = regexp.MustCompile(`^(\d{4})\s*[-–/]\s*(\d{4})$`)
	reYear       = regexp.MustCompile(`^(\d{4})(?:-00-00)?s?$`)
	reISO        = regexp.MustCompile(`^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*|Z|[-+]\d\d:\d\d)?$`)
	reDMonY      = regexp.MustCompile(`(?i)^(\d{1,2})(?:st|nd|rd|th)?[ .\-/]+(?:of )?([a-z]{3,9})\.?[ ,.\-/]+(\d{4})$`)
	reMonDY      = regexp.MustCompile(`(?i)^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$`)
	reMonY       = regexp.MustCompile(`(?i)^([a-z]{3,9})\.?[ ,\-/]+(\d{4})$`)
	reSlash      = regexp.MustCompile(`^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: \d.*)?$`)
)

// Order says how a numeric date such as 03/04/1965 is to be read.
type Order uint8

// The two orders in use.
const (
	DayFirst Order = iota
	MonthFirst
)

// ParsePublished reads a date as lists print it: "12 Mar 1965", "Mar 1965",
// "circa 1965", "1965 to 1970", "00/00/1980", "1.4.1962", "1965-03-12".
// Day or month 00 means unknown. ok is false when nothing was understood;
// Text is kept in any case.
func ParsePublished(text string, order Order) (p Published, ok bool) {
	text = strings.Join(strings.Fields(text), " ")
	p.Text = text
	s := text
	if m := approxPrefix.FindString(s); m != "" {
		p.Approx, s = true, s[len(m):]
	}
	if m := yearsSplit.FindStringSubmatch(s); m != nil {
		s = m[1] + " to " + m[2]
	}
	if e, l, one := parseOne(s, order); one {
		p.Earliest, p.Latest = e, l
		return p, true
	}
	m := rangeSplit.FindStringSubmatch(s)
	if m == nil {
		return p, false
	}
	from, _, ok1 := parseOne(approxPrefix.ReplaceAllString(m[1], ""), order)
	_, to, ok2 := parseOne(approxPrefix.ReplaceAllString(m[2], ""), order)
	if !ok1 || !ok2 || to < from {
		return p, false
	}
	p.Earliest, p.Latest = from, to
	return p, true
}

// parseOne reads a single day, month or year as an interval of days.
func parseOne(s string, order Order) (first, last Day, ok bool) {
	s = strings.Trim(s, " .,;()")
	if m := reYear.FindStringSubmatch(s); m != nil {
		if strings.HasSuffix(s, "s") {
			return decade(m[1])
		}
		return span(m[1], 0, 0)
	}
	if m := reISO.FindStringSubmatch(s); m != nil {
		return span(m[1], atoi(m[2]), atoi(m[3]))
	}
	if year, month, day := namedMonth(s); month > 0 {
		return span(year, month, day)
	}
	if m := reSlash.FindStringSubmatch(s); m != nil {
		d, mon := atoi(m[1]), atoi(m[2])
		if order == MonthFirst {
			d, mon = mon, d
		}
		return span(m[3], mon, d)
	}
	return "", "", false
}

// namedMonth reads a day or a month whose month is a word; the month is 0 when
// s is neither.
func namedMonth(s string) (year string, month, day int) {
	if m := reDMonY.FindStringSubmatch(s); m != nil && Month(m[2]) > 0 {
		return m[3], Month(m[2]), atoi(m[1])
	}
	if m := reMonDY.FindStringSubmatch(s); m != nil && Month(m[1]) > 0 {
		return m[3], Month(m[1]), atoi(m[2])
	}
	if m := reMonY.FindStringSubmatch(s); m != nil {
		return m[2], Month(m[1]), 0
	}
	return "", 0, 0
}

func decade(year string) (Day, Day, bool) {
	y := atoi(year)
	if y%10 != 0 {
		return "", "", false
	}
	return Day(year + "-01-01"), Day(fmt.Sprintf("%04d-12-31", y+9)), true
}

// span returns the first and last day of a year, month or day; zero means
// not given.
func span(year string, month, day int) (Day, Day, bool) {
	y := atoi(year)
	switch {
	case y == 0 || month > 12:
		return "", "", false
	case month == 0:
		return Day(year + "-01-01"), Day(year + "-12-31"), true
	case day == 0:
		first, ok := Date(y, month, 1)
		if !ok {
			return "", "", false
		}
		return first, DayOf(first.Time().AddDate(0, 1, -1)), true
	}
	d, ok := Date(y, month, day)
	return d, d, ok
}

func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

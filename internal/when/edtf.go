package when

import (
	"regexp"
	"strings"
)

var (
	reBlanks  = regexp.MustCompile(`^(\d{4})-(\d\d|XX)-XX$|^(\d{3})X$`)
	reCompact = regexp.MustCompile(`^([12]\d{3})([01]\d)([0-3]\d)$`)
	reDashes  = regexp.MustCompile(`^(\d{1,2})-(\d{1,2})-(\d{4})$`)
)

// ParseDate reads a date as files of parties write it: as ParsePublished does,
// as EDTF (1965~, 1965?, 1960/1965, ../1965, 1965-03-XX, 196X), as 19650312, or
// with the day first where that is a day, with the month first otherwise.
func ParseDate(text string) (p Published, ok bool) {
	text = strings.Join(strings.Fields(text), " ")
	from, to, isRange := strings.Cut(text, "/")
	if isRange && !strings.Contains(to, "/") {
		if p, ok = edtfRange(from, to); ok {
			p.Text = text
			return p, true
		}
	}
	p, ok = edtfDay(text)
	p.Text = text
	return p, ok
}

// edtfRange reads the two ends of an interval, of which one may be open.
func edtfRange(from, to string) (p Published, ok bool) {
	open := func(s string) bool { return s == ".." || s == "" }
	if open(from) && open(to) {
		return p, false
	}
	if !open(from) {
		a, ok := edtfDay(from)
		if !ok {
			return p, false
		}
		p.Earliest, p.Approx = a.Earliest, a.Approx
	}
	if !open(to) {
		b, ok := edtfDay(to)
		if !ok || b.Latest < p.Earliest {
			return p, false
		}
		p.Latest, p.Approx = b.Latest, p.Approx || b.Approx
	}
	return p, true
}

// edtfDay reads a day, month, year or decade with its marks of doubt, or what
// ParsePublished reads.
func edtfDay(s string) (p Published, ok bool) {
	bare := strings.Trim(s, "~?% ")
	approx := bare != strings.TrimSpace(s)
	switch {
	case reBlanks.MatchString(bare):
		bare = strings.Replace(strings.ReplaceAll(bare, "-XX", ""), "X", "0s", 1)
	case reCompact.MatchString(bare):
		bare = bare[:4] + "-" + bare[4:6] + "-" + bare[6:]
	case reDashes.MatchString(bare):
		bare = strings.ReplaceAll(bare, "-", "/")
	}
	if p, ok = ParsePublished(bare, DayFirst); !ok {
		p, ok = ParsePublished(bare, MonthFirst)
	}
	p.Approx = p.Approx || approx
	return p, ok
}

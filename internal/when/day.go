// Package when holds calendar days and vague dates.
//
// A [Day] is one day. A [Vague] is what texts and lists really say ("circa
// 1970", "early November", "since August"): an interval with open ends, kept
// beside the words it came from. Nothing in this package reads the clock.
package when

import (
	"fmt"
	"time"
)

// Day is a calendar day in ISO form (2022-11-20). The zero Day is "" and means
// no day. Days compare as strings.
type Day string

// ParseDay accepts exactly YYYY-MM-DD of a day that exists.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return "", fmt.Errorf("%q is not a day like 2022-11-20", s)
	}
	return DayOf(t), nil
}

// DayOf returns the day of t in t's own zone.
func DayOf(t time.Time) Day { return Day(t.Format("2006-01-02")) }

// Date returns the day with the given year, month and day of month, and
// whether it exists.
func Date(year, month, day int) (Day, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < 1 || year > 9999 || t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return "", false
	}
	return DayOf(t), true
}

// Time returns midnight UTC of d, or the zero time when d is empty or invalid.
func (d Day) Time() time.Time {
	t, err := time.Parse("2006-01-02", string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Add returns the day n days after d; the empty day stays empty.
func (d Day) Add(n int) Day {
	if d == "" {
		return ""
	}
	return DayOf(d.Time().AddDate(0, 0, n))
}

// Until returns the number of days from d to e, negative when e is earlier.
func (d Day) Until(e Day) int { return int(e.Time().Sub(d.Time()).Hours() / 24) }

package quantity

import (
	"math"
	"strconv"
	"strings"
)

// Number is an exact rational number, or nothing. The zero Number is nothing:
// an open bound. Numbers whose size exceeds 2^53 are nothing as well.
type Number struct{ num, den int64 }

// Int returns n as a Number.
func Int(n int64) Number { return Number{n, 1} }

// ratio returns num/den, reduced; nothing when den is zero or too large.
func ratio(num, den int64) Number {
	if den == 0 || num > 1<<53 || num < -1<<53 || den > 1<<53 {
		return Number{}
	}
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	if a < 0 {
		a = -a
	}
	if a == 0 {
		a = 1
	}
	return Number{num / a, den / a}
}

// Known reports whether n is a number at all.
func (n Number) Known() bool { return n.den != 0 }

// Float returns n as a float, NaN for nothing.
func (n Number) Float() float64 {
	if n.den == 0 {
		return math.NaN()
	}
	return float64(n.num) / float64(n.den)
}

// String renders n in decimal ("300", "0.25"), "" for nothing.
func (n Number) String() string {
	switch n.den {
	case 0:
		return ""
	case 1:
		return strconv.FormatInt(n.num, 10)
	}
	return strconv.FormatFloat(n.Float(), 'g', -1, 64)
}

// MarshalJSON renders n as a JSON number, or null for nothing.
func (n Number) MarshalJSON() ([]byte, error) {
	if n.den == 0 {
		return []byte("null"), nil
	}
	return []byte(n.String()), nil
}

// Cmp compares two known numbers: -1, 0 or 1.
func (n Number) Cmp(m Number) int {
	switch d := n.Float() - m.Float(); {
	case d < 0:
		return -1
	case d > 0:
		return 1
	}
	return 0
}

// scale returns n*a/b rounded down or up to a whole number.
func (n Number) scale(a, b int64, up bool) Number {
	if n.den == 0 {
		return n
	}
	v := float64(n.num) * float64(a) / (float64(n.den) * float64(b))
	if up {
		return Int(int64(math.Ceil(v - 1e-9)))
	}
	return Int(int64(math.Floor(v + 1e-9)))
}

// times multiplies n by m; nothing when the result is too large.
func (n Number) times(m int64) Number {
	if n.den == 0 || float64(n.num)*float64(m) > 1<<53 || float64(n.num)*float64(m) < -(1<<53) {
		return Number{}
	}
	return ratio(n.num*m, n.den)
}

// plus adds two known numbers; nothing when either is.
func (n Number) plus(m Number) Number {
	if n.den == 0 || m.den == 0 || n.den > 1<<26 || m.den > 1<<26 ||
		math.Abs(float64(n.num)*float64(m.den))+math.Abs(float64(m.num)*float64(n.den)) > 1<<53 {
		return Number{}
	}
	return ratio(n.num*m.den+m.num*n.den, n.den*m.den)
}

var ones = map[string]int64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
	"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}

var tens = map[string]int64{
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var multipliers = map[string]int64{
	"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
	"trillion": 1_000_000_000_000, "mn": 1_000_000, "bn": 1_000_000_000,
}

var ordinals = map[string]int64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
	"ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
	"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}

var fractions = map[string]int64{"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10}

// digits reads "1,200", "6 000", "1.2", "5k" or "1/2".
func digits(s string) Number {
	mult := int64(1)
	switch s[len(s)-1] {
	case 'k', 'K':
		mult, s = 1000, s[:len(s)-1]
	case 'm', 'M':
		mult, s = 1_000_000, s[:len(s)-1]
	}
	if num, den, ok := strings.Cut(s, "/"); ok {
		return ratio(whole(num), whole(den)).times(mult)
	}
	n, frac, _ := strings.Cut(s, ".")
	v := Int(whole(n))
	if frac != "" && len(frac) <= 9 {
		den := int64(math.Pow10(len(frac)))
		v = v.plus(ratio(whole(frac), den))
	}
	return v.times(mult)
}

// whole reads the digits of s, whatever separates them; 0 when there are more
// than fifteen.
func whole(s string) int64 {
	var n int64
	count := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			continue
		}
		if count++; count > 15 {
			return 0
		}
		n = n*10 + int64(r-'0')
	}
	return n
}

package ownership

import (
	"fmt"
	"math/big"
	"strings"

	"sanctrace/internal/fault"
)

// Percent is an exact percentage. The zero Percent is 0. It is a value: no
// method changes it.
type Percent struct{ r *big.Rat }

// maxPercentText bounds the text of a percentage, so that its exact value stays
// small.
const maxPercentText = 40

// ParsePercent reads a decimal number or fraction from 0 to 100: "49.99",
// "33 1/3" is not read, "100/3" is. A sign of percent may follow. Errors are of
// kind Invalid.
func ParsePercent(s string) (Percent, error) {
	t := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	bad := fault.New(fault.Invalid, fmt.Sprintf("percentage %.50q", s), "is not a number from 0 to 100")
	if t == "" || len(t) > maxPercentText || strings.Trim(t, "0123456789./") != "" {
		return Percent{}, bad
	}
	r, ok := new(big.Rat).SetString(t)
	if !ok || r.Sign() < 0 || r.Cmp(hundred.r) > 0 {
		return Percent{}, bad
	}
	return Percent{r}, nil
}

var (
	hundred = Percent{big.NewRat(100, 1)}
	fifty   = Percent{big.NewRat(50, 1)}
)

func (p Percent) rat() *big.Rat {
	if p.r == nil {
		return new(big.Rat)
	}
	return p.r
}

// Cmp compares p and q: -1, 0 or 1.
func (p Percent) Cmp(q Percent) int { return p.rat().Cmp(q.rat()) }

// Plus returns p + q, which may exceed 100.
func (p Percent) Plus(q Percent) Percent { return Percent{new(big.Rat).Add(p.rat(), q.rat())} }

// Minus returns p - q, or 0 where that is negative.
func (p Percent) Minus(q Percent) Percent {
	d := new(big.Rat).Sub(p.rat(), q.rat())
	if d.Sign() < 0 {
		return Percent{}
	}
	return Percent{d}
}

// String returns the number without a sign: "49.99", "33.3333" (rounded to
// four places when it has more).
func (p Percent) String() string {
	r := p.rat()
	for n := range 5 {
		s := r.FloatString(n)
		if back, ok := new(big.Rat).SetString(s); ok && back.Cmp(r) == 0 {
			return s
		}
	}
	return r.FloatString(4)
}

// Interval is what is known of a stake: it lies from Lo to Hi, each excluded
// when open. The zero Interval is exactly 0.
type Interval struct {
	Lo, Hi         Percent
	LoOpen, HiOpen bool
}

// Exact returns the interval of one value.
func Exact(p Percent) Interval { return Interval{Lo: p, Hi: p} }

// Unknown returns the interval of a stake of which only is known that it is
// there: more than 0, at most 100.
func Unknown() Interval { return Interval{Hi: hundred, LoOpen: true} }

// IsExact reports whether the interval is one value.
func (i Interval) IsExact() bool { return i.Lo.Cmp(i.Hi) == 0 }

// IsZero reports whether the interval is exactly 0.
func (i Interval) IsZero() bool { return i.IsExact() && i.Lo.Cmp(Percent{}) == 0 }

// Plus returns the interval of the sum.
func (i Interval) Plus(j Interval) Interval {
	return Interval{Lo: i.Lo.Plus(j.Lo), Hi: i.Hi.Plus(j.Hi), LoOpen: i.LoOpen || j.LoOpen, HiOpen: i.HiOpen || j.HiOpen}
}

// lower reports whether i's lower end allows less than j's.
func (i Interval) lower(j Interval) bool {
	c := i.Lo.Cmp(j.Lo)
	return c < 0 || c == 0 && !i.LoOpen && j.LoOpen
}

// higher reports whether i's upper end allows more than j's.
func (i Interval) higher(j Interval) bool {
	c := i.Hi.Cmp(j.Hi)
	return c > 0 || c == 0 && !i.HiOpen && j.HiOpen
}

// And returns what both allow; ok is false when they contradict each other.
func (i Interval) And(j Interval) (both Interval, ok bool) {
	if i.lower(j) {
		i.Lo, i.LoOpen = j.Lo, j.LoOpen
	}
	if i.higher(j) {
		i.Hi, i.HiOpen = j.Hi, j.HiOpen
	}
	c := i.Lo.Cmp(i.Hi)
	return i, c < 0 || c == 0 && !i.LoOpen && !i.HiOpen
}

// Or returns the interval from the lower to the higher end of the two.
func (i Interval) Or(j Interval) Interval {
	if j.lower(i) {
		i.Lo, i.LoOpen = j.Lo, j.LoOpen
	}
	if j.higher(i) {
		i.Hi, i.HiOpen = j.Hi, j.HiOpen
	}
	return i
}

// capped returns i with its upper end at most at limit.
func (i Interval) capped(limit Percent, open bool) Interval {
	if j := (Interval{Hi: limit, HiOpen: open}); i.higher(j) {
		i.Hi, i.HiOpen = limit, open
	}
	return i
}

// String renders "50 %", "more than 25 % and at most 50 %", "an unknown share".
func (i Interval) String() string {
	if i.IsExact() {
		return i.Lo.String() + " %"
	}
	if i == Unknown() || i.Lo.Cmp(Percent{}) == 0 && i.Hi.Cmp(hundred) == 0 {
		return "an unknown share"
	}
	lo, hi := "at least ", "at most "
	if i.LoOpen {
		lo = "more than "
	}
	if i.HiOpen {
		hi = "less than "
	}
	switch {
	case i.Lo.Cmp(Percent{}) == 0:
		return hi + i.Hi.String() + " %"
	case i.Hi.Cmp(hundred) >= 0:
		return lo + i.Lo.String() + " %"
	}
	return lo + i.Lo.String() + " % and " + hi + i.Hi.String() + " %"
}

// MarshalText renders the interval as String does.
func (i Interval) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// threshold is the share from which a rule applies: 50 % or more, or more.
type threshold struct {
	at     Percent
	beyond bool // more than at, not at itself
}

// String renders "50 % or more".
func (t threshold) String() string {
	if t.beyond {
		return "more than " + t.at.String() + " %"
	}
	return t.at.String() + " % or more"
}

// surely reports whether every value of the interval meets the threshold.
func (t threshold) surely(i Interval) bool {
	c := i.Lo.Cmp(t.at)
	return c > 0 || c == 0 && (!t.beyond || i.LoOpen)
}

// perhaps reports whether some value of the interval meets the threshold.
func (t threshold) perhaps(i Interval) bool {
	c := i.Hi.Cmp(t.at)
	return c > 0 || c == 0 && !t.beyond && !i.HiOpen
}

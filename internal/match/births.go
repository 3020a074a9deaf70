package match

import (
	"sanctrace/internal/finding"
	"sanctrace/internal/index"
	"sanctrace/internal/names"
	"sanctrace/internal/when"
)

// born lets the dates of birth move the score; of a firm those of its founding,
// of a ship or aircraft those of its building.
func (c *Comparer) born(p *Prepared, r *index.Record, score float64) float64 {
	if len(p.births) == 0 || len(r.Births) == 0 {
		return score
	}
	v := c.scorer.table.births(p.births, r.Births)
	feature := [...]string{names.Person: "birth date", names.Org: "date founded", names.Object: "year built"}[c.classOf(p, r)]
	if len(p.classes) > 1 && len(index.Classes(r.Schema)) > 1 {
		feature = "birth or founding date" // nothing says whether it is a person
	}
	return c.move(score, v.k, finding.Step{Feature: feature, Query: v.q.Text, Candidate: v.c.Text, Via: v.via})
}

// verdict is what two sets of dates say.
type verdict struct {
	k    float64
	via  string
	q, c when.Published
}

// births returns the best verdict over all pairs of dates: of several that a
// list gives, one is right.
func (t *Table) births(qs, cs []when.Published) verdict {
	best := verdict{k: -2}
	for _, q := range qs {
		for _, c := range cs {
			k, via := t.birth(q, c)
			if k > best.k {
				best = verdict{k, via, q, c}
			}
		}
	}
	return best
}

// birth compares two dates of birth as intervals of days.
func (t *Table) birth(q, c when.Published) (float64, string) {
	qe, ql, ce, cl := bound(q.Earliest, "0001-01-01"), bound(q.Latest, "9999-12-31"), bound(c.Earliest, "0001-01-01"), bound(c.Latest, "9999-12-31")
	switch {
	case qe == ql && ce == cl:
		return t.days(qe, ce)
	case qe <= cl && ce <= ql:
		return t[birthPart].Value, "agrees as far as stated"
	}
	gap := year(qe) - year(cl)
	if ql < ce {
		gap = year(ce) - year(ql)
	}
	switch {
	case (q.Approx || c.Approx) && gap <= 3:
		return t[birthAbout].Value, "within three years of a date that is only about so"
	case gap <= 1:
		return -t[birthYearNear].Value, "a year apart"
	}
	return -t[birthYearDiffers].Value, "different year"
}

// days compares two full dates.
func (t *Table) days(q, c when.Day) (float64, string) {
	sameYear := q[:4] == c[:4]
	switch {
	case q == c:
		return t[birthDay].Value, "same day"
	case sameYear && q[5:7] == c[8:] && q[8:] == c[5:7]:
		return t[birthSwapped].Value, "day and month swapped"
	case sameYear && (q[5:] == "01-01" || c[5:] == "01-01"):
		return t[birthNewYear].Value, "same year, and 1 January often stands for a day not known"
	case oneSlip(q, c):
		return -t[birthTypo].Value, "one digit differs or two are swapped"
	case sameYear:
		return -t[birthDayDiffers].Value, "same year, different day"
	case year(q)-year(c) == 1 || year(c)-year(q) == 1:
		return -t[birthYearNear].Value, "a year apart"
	}
	return -t[birthYearDiffers].Value, "different year"
}

// oneSlip reports whether one digit makes the difference, or two neighbours
// that are swapped.
func oneSlip(a, b when.Day) bool {
	at := -1
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if at < 0 {
			at = i
			continue
		}
		return i == at+1 && a[at] == b[i] && a[i] == b[at] && a[i+1:] == b[i+1:]
	}
	return at >= 0
}

func bound(d, open when.Day) when.Day {
	if d == "" {
		return open
	}
	return d
}

func year(d when.Day) int {
	n := 0
	for i := 0; i < 4 && i < len(d); i++ {
		n = n*10 + int(d[i]-'0')
	}
	return n
}

package match

import (
	"strings"

	"sanctrace/internal/finding"
	"sanctrace/internal/index"
	"sanctrace/internal/names"
	"sanctrace/internal/when"
)

// fields lets everything but names move the score.
func (c *Comparer) fields(p *Prepared, r *index.Record, score float64, sameNumber bool) float64 {
	if len(p.births) > 0 && len(r.Births) > 0 {
		v := c.scorer.table.births(p.births, r.Births)
		score = c.move(score, v.k, finding.Step{Feature: "birth date", Query: v.q.Text, Candidate: v.c.Text, Via: v.via})
	}
	if len(p.classes) > 1 || p.classes[0] != names.Object || common(p.Countries, r.Countries) { // ships change flags
		score = c.codes(score, "country", [2][]string{p.Countries, r.Countries}, [2]int{countryAgrees, countryDiffers})
	}
	score = c.codes(score, "gender", [2][]string{p.Genders, r.Genders}, [2]int{genderAgrees, genderDiffers})
	if q, x, share := bestAddress(p.Addresses, r.Addresses); share >= addressShare {
		score = c.move(score, c.scorer.table[addressAgrees].Value*share, finding.Step{Feature: "address", Query: q, Candidate: x, Via: "words in common"})
	}
	if sameNumber {
		return score
	}
	for _, q := range p.ids {
		if x, differs := differingNumber(q, r.IDs); differs {
			return c.move(score, -c.scorer.table[numberDiffers].Value, finding.Step{Feature: "identifier", Query: label(q), Candidate: label(x), Via: "different number of the same kind"})
		}
	}
	return score
}

// codes compares two sets of codes: any in common agrees, none contradicts,
// an empty side says nothing.
func (c *Comparer) codes(score float64, feature string, sides [2][]string, rows [2]int) float64 {
	if len(sides[0]) == 0 || len(sides[1]) == 0 {
		return score
	}
	for _, x := range sides[0] {
		if common([]string{x}, sides[1]) {
			return c.move(score, c.scorer.table[rows[0]].Value, finding.Step{Feature: feature, Query: x, Candidate: strings.ToLower(x), Via: "equal"})
		}
	}
	return c.move(score, -c.scorer.table[rows[1]].Value, finding.Step{Feature: feature, Query: strings.Join(sides[0], ", "), Candidate: strings.Join(sides[1], ", "), Via: "different"})
}

// common reports whether two sets of codes share one.
func common(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if strings.EqualFold(x, y) {
				return true
			}
		}
	}
	return false
}

// single are the identifiers of which a party has one for good, so that a
// different one contradicts.
var single = map[string]bool{"imo": true, "lei": true, "inn": true, "ogrn": true, "mmsi": true, "isin": true, "bic": true, "uei": true}

func differingNumber(q index.Identifier, ids []index.Identifier) (index.Identifier, bool) {
	if !single[q.Kind] {
		return q, false
	}
	for _, x := range ids {
		if x.Kind == q.Kind {
			return x, x.Value != q.Value
		}
	}
	return q, false
}

// verdict is what two sets of dates say.
type verdict struct {
	k    float64
	via  string
	q, c when.Published
}

// births returns the best verdict over all pairs of dates.
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
	exact := qe == ql && ce == cl
	switch {
	case exact && qe == ce:
		return t[birthDay].Value, "same day"
	case qe <= cl && ce <= ql:
		return t[birthPart].Value, "agrees as far as stated"
	case exact && qe[:4] == ce[:4] && qe[5:7] == ce[8:] && qe[8:] == ce[5:7]:
		return t[birthSwapped].Value, "day and month swapped"
	case exact && qe[:4] == ce[:4]:
		return -t[birthDayDiffers].Value, "same year, different day"
	}
	var gap int
	if ql < ce {
		gap = year(ce) - year(ql)
	} else {
		gap = year(qe) - year(cl)
	}
	near := 1
	if q.Approx || c.Approx {
		near = 3
	}
	if gap <= near {
		return -t[birthYearNear].Value, "a year apart or less than stated doubt"
	}
	return -t[birthYearDiffers].Value, "different year"
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

// addressShare is the least share of words in common at which addresses agree.
const addressShare = .6

// bestAddress returns the pair of addresses with the largest share of words in
// common, out of the words of the shorter one; addresses of fewer than three
// words say nothing.
func bestAddress(qs, cs []string) (q, c string, share float64) {
	for _, x := range qs {
		xs := addressWords(x)
		for _, y := range cs {
			ys := addressWords(y)
			if len(xs) < 3 || len(ys) < 3 {
				continue
			}
			n := 0
			for w := range xs {
				if ys[w] {
					n++
				}
			}
			if s := float64(n) / float64(min(len(xs), len(ys))); s > share {
				q, c, share = x, y, s
			}
		}
	}
	return q, c, share
}

func addressWords(s string) map[string]bool {
	out := map[string]bool{}
	n := names.Parse(s, names.Object)
	for i := range n.Tokens {
		if n.Tokens[i].Kind != names.Particle {
			out[n.Tokens[i].Text] = true
		}
	}
	return out
}

package match

import (
	"testing"

	"sanctrace/internal/sharedtest"
)

type devRow struct {
	schema, a, b, category string
	same                   bool
	reference              bool // what logic-v2 says, where the file has it
}

func devRows(t testing.TB, file string) []devRow {
	rows := sharedtest.Rows(t, file)
	if len(rows) < 100 {
		t.Fatalf("%d rows", len(rows))
	}
	col := map[string]int{}
	for i, h := range rows[0] {
		col[h] = i
	}
	var out []devRow
	for _, r := range rows[1:] {
		out = append(out, devRow{r[col["schema"]], r[col["name1"]], r[col["name2"]], r[col["notes"]], r[col["is_match"]] == "true", col["predicted_match"] > 0 && r[col["predicted_match"]] == "true"})
	}
	return out
}

func f1(t testing.TB, rows []devRow, show bool) (all, person, org, trivial float64) {
	c := V1().NewComparer()
	type count struct{ tp, fp, fn int }
	var n, p, o count
	pos := 0
	for _, r := range rows {
		s := c.PairScore(r.schema, r.a, r.b)
		got := s >= DefaultThreshold
		if r.same {
			pos++
		}
		add := func(k *count) {
			switch {
			case got && r.same:
				k.tp++
			case got:
				k.fp++
			case r.same:
				k.fn++
			}
		}
		add(&n)
		if r.schema == "Person" {
			add(&p)
		} else {
			add(&o)
		}
		if show && got != r.same {
			t.Logf("%.3f want %-5v %s | %s | %s (%s)", s, r.same, r.schema, r.a, r.b, r.category)
		}
	}
	f := func(k count) float64 { return 2 * float64(k.tp) / float64(2*k.tp+k.fp+k.fn) }
	t.Logf("all %+v persons %+v others %+v", n, p, o)
	return f(n), f(p), f(o), 2 * float64(pos) / float64(pos+len(rows))
}

// TestLabelledPairs measures the scorer on the labelled pairs of the shared
// data. The bound is the figure that the first version must hold.
func TestLabelledPairs(t *testing.T) {
	all, person, org, trivial := f1(t, devRows(t, "data/names/cases-dev.csv"), testing.Verbose())
	rows := devRows(t, "data/names/cases-dev-logicv2.csv")
	both, _, _, _ := f1(t, rows, false)
	tp, wrong := 0, 0
	for _, r := range rows {
		switch {
		case r.same && r.reference:
			tp++
		case r.same != r.reference:
			wrong++
		}
	}
	reference := 2 * float64(tp) / float64(2*tp+wrong)
	t.Logf("on the %d rows that logic-v2 has: %.3f, logic-v2 %.3f", len(rows), both, reference)
	if both <= reference {
		t.Errorf("F1 %.3f, the reference has %.3f", both, reference)
	}
	t.Logf("F1 at %.2f: all %.3f, persons %.3f, others %.3f; calling everything a match %.3f", DefaultThreshold, all, person, org, trivial)
	if all < .84 || person < .81 || org < .86 {
		t.Errorf("F1 all %.3f, persons %.3f, others %.3f, want .84, .81, .86 or more", all, person, org)
	}
}

// TestScoreBands prints the share of true matches by band of the score: a
// higher band must not be less true than a lower one.
func TestScoreBands(t *testing.T) {
	edges := []float64{0, .3, .5, .6, .7, .8, .9, 1.01}
	c := V1().NewComparer()
	same, all := make([]int, len(edges)), make([]int, len(edges))
	ones := 0
	for _, r := range devRows(t, "data/names/cases-dev.csv") {
		s := c.PairScore(r.schema, r.a, r.b)
		if s == 1 {
			ones++
		}
		for i := len(edges) - 2; i >= 0; i-- {
			if s >= edges[i] {
				all[i]++
				if r.same {
					same[i]++
				}
				break
			}
		}
	}
	for i := range len(edges) - 1 {
		t.Logf("%.1f to %.1f: %3d of %3d are the same", edges[i], min(edges[i+1], 1), same[i], all[i])
	}
	t.Logf("%d pairs score 1", ones)
	if ones > 0 {
		t.Errorf("%d pairs score exactly 1: names alone are never certain", ones)
	}
	if low, high := same[0]+same[1], same[5]+same[6]; float64(low)/float64(all[0]+all[1]) > .4 || float64(high)/float64(all[5]+all[6]) < .9 {
		t.Errorf("of the pairs below .5, %d are the same; above .8, %d of %d", low, high, all[5]+all[6])
	}
}

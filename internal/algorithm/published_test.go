package algorithm

import (
	"math"
	"strconv"
	"testing"

	"sanctrace/internal/sharedtest"
)

// pairs reads the shared pairs of a file with scores.
func pairs(t *testing.T, file, schema, a, b, score string) (out [][3]string, want []float64) {
	t.Helper()
	rows := sharedtest.Rows(t, file)
	if len(rows) < 100 {
		t.Fatalf("%d rows", len(rows))
	}
	col := map[string]int{}
	for i, h := range rows[0] {
		col[h] = i
	}
	for _, r := range rows[1:] {
		kind := "LegalEntity"
		if schema != "" {
			kind = r[col[schema]]
		}
		x, err := strconv.ParseFloat(r[col[score]], 64)
		if err != nil {
			t.Fatal(err)
		}
		out, want = append(out, [3]string{kind, r[col[a]], r[col[b]]}), append(want, x)
	}
	return out, want
}

// agreement returns the share of pairs within .01, within .05, and on the same
// side of .7.
func agreement(a *Algorithm, ps [][3]string, want []float64) (near, within, side float64) {
	for i, p := range ps {
		s := a.Compare(Named(p[0], p[1]), Named(p[0], p[2])).Score
		d := math.Abs(s - want[i])
		for x, ok := range map[*float64]bool{&near: d <= .0101, &within: d <= .0501, &side: (s >= .7) == (want[i] >= .7)} {
			if ok {
				*x += 1 / float64(len(ps))
			}
		}
	}
	return near, within, side
}

func TestLogicV2AsPublished(t *testing.T) {
	ps, want := pairs(t, "data/names/cases-dev-logicv2.csv", "schema", "name1", "name2", "score")
	near, within, side := agreement(&logicV2, ps, want)
	t.Logf("%d pairs: within .01 %.3f, within .05 %.3f, same side of .7 %.3f", len(ps), near, within, side)
	if within < .85 || side < .95 {
		t.Errorf("within .05 %.3f, same side of .7 %.3f", within, side)
	}
}

// The scores are those that OFAC's own search shows; the open emulation of it has
// .576 of these pairs within .01 and .929 within .05.
func TestOFACAsPublished(t *testing.T) {
	ps, want := pairs(t, "data/names/ofac_search_scores.csv", "", "query_name", "result_name", "ofac_score")
	for i := range want {
		want[i] /= 100
	}
	near, within, side := agreement(&ofac, ps, want)
	t.Logf("%d pairs: within .01 %.3f, within .05 %.3f, same side of .7 %.3f", len(ps), near, within, side)
	if near < .55 || within < .9 {
		t.Errorf("within .01 %.3f, within .05 %.3f", near, within)
	}
}

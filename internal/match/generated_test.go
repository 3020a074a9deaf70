package match

import (
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/names"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/variant"
)

// realParts are the project's own parts of names with those of the shared
// lists: popular names of some 100 countries, also in their scripts, nicknames,
// and what companies call themselves.
func realParts(t testing.TB) variant.Parts {
	p := variant.Own()
	dir := "data/names/benign/popular_by_country/"
	type land struct {
		latin    names.Area
		original variant.Original
	}
	lands, order := map[string]*land{}, []string{}
	of := func(c string) *land {
		if lands[c] == nil {
			lands[c] = &land{latin: names.Area{Name: "land " + c}}
			order = append(order, c)
		}
		return lands[c]
	}
	foreign := func(local, latin string) bool {
		sc := names.ScriptOf(local)
		return latin != "" && sc != names.NoScript && sc != names.Latin
	}
	for _, r := range sharedtest.Rows(t, dir+"common-forenames-by-country.csv")[1:] {
		if l := of(r[0]); r[11] != "" {
			l.latin.Given = append(l.latin.Given, r[11])
			if foreign(r[10], r[11]) {
				l.original.Given = append(l.original.Given, [2]string{r[10], r[11]})
			}
		}
	}
	for _, r := range sharedtest.Rows(t, dir+"common-surnames-by-country.csv")[1:] {
		if l := of(r[0]); r[5] != "" {
			l.latin.Family = append(l.latin.Family, r[5])
			if foreign(r[4], r[5]) {
				l.original.Family = append(l.original.Family, [2]string{r[4], r[5]})
			}
		}
	}
	for _, c := range order {
		l := lands[c]
		if len(l.latin.Given) > 5 && len(l.latin.Family) > 5 {
			p.People = append(p.People, l.latin)
		}
		if len(l.original.Given) > 5 && len(l.original.Family) > 5 {
			p.Originals = append(p.Originals, l.original)
		}
	}
	for _, r := range sharedtest.Rows(t, "data/names/nicknames.csv")[1:] {
		p.Nicknames = append(p.Nicknames, [2]string{strings.ToUpper(r[0][:1]) + r[0][1:], strings.ToUpper(r[2][:1]) + r[2][1:]})
	}
	for i, r := range sharedtest.Rows(t, "data/names/benign_companies.csv.gz")[1:] {
		n := names.Parse(r[0], names.Org)
		if i%4 == 0 && len(n.Tokens) > 0 && n.Tokens[0].Kind == names.Word && len(n.Tokens[0].Text) >= 4 {
			p.Brands = append(p.Brands, n.Tokens[0].Orig)
		}
	}
	return p
}

// graded is what the scorer makes of the pairs of one kind.
type graded struct {
	n, right int
	sum      float64
}

func (g *graded) add(p variant.Pair, s float64) {
	g.n++
	g.sum += s
	if s >= DefaultThreshold == p.Same {
		g.right++
	}
}

// TestGeneratedPairs measures the scorer on made pairs of the kinds at which
// matchers fail, by kind and half, and the share of true ones by score in the
// half on which nothing is tuned.
func TestGeneratedPairs(t *testing.T) {
	pairs := variant.MakePairs(20261126, 600, realParts(t))
	c := V1().NewComparer()
	type row struct {
		tune, held graded
		same       bool
	}
	rows, order := map[string]*row{}, []string{}
	edges := []float64{0, .3, .5, .6, .7, .8, .9, 1.01}
	same, all := make([]int, len(edges)), make([]int, len(edges))
	shown := map[string]int{}
	var tune, held [2]graded // of different parties, of the same
	for _, p := range pairs {
		s := c.PairScore(p.Schema, p.A, p.B)
		if rows[p.Kind] == nil {
			rows[p.Kind] = &row{same: p.Same}
			order = append(order, p.Kind)
		}
		k := 0
		if p.Same {
			k = 1
		}
		if p.Held() {
			rows[p.Kind].held.add(p, s)
			held[k].add(p, s)
			i, _ := slices.BinarySearch(edges, s+1e-9)
			all[i-1]++
			same[i-1] += k
			continue
		}
		rows[p.Kind].tune.add(p, s)
		tune[k].add(p, s)
		if s >= DefaultThreshold != p.Same && shown[p.Kind] < 8 {
			shown[p.Kind]++
			t.Logf("%.3f want %-5v %s: %s | %s", s, p.Same, p.Kind, p.A, p.B)
		}
	}
	share := func(g graded) float64 { return float64(g.right) / float64(max(1, g.n)) }
	for _, k := range order {
		r := rows[k]
		t.Logf("| %s | %v | %d | %.3f | %.2f | %d | %.3f | %.2f |", k, r.same, r.tune.n, share(r.tune), r.tune.sum/float64(max(1, r.tune.n)), r.held.n, share(r.held), r.held.sum/float64(max(1, r.held.n)))
	}
	for i := range len(edges) - 1 {
		t.Logf("held, %.1f to %.1f: %d of %d are the same", edges[i], min(edges[i+1], 1), same[i], all[i])
	}
	t.Logf("different %.3f, held %.3f; same %.3f, held %.3f", share(tune[0]), share(held[0]), share(tune[1]), share(held[1]))
	if share(held[0]) < .9 || share(held[1]) < .8 {
		t.Errorf("of the held half right: different %.3f, same %.3f", share(held[0]), share(held[1]))
	}
}

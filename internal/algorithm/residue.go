package algorithm

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// The parameters of the letter-by-letter comparison of words that no table
// knows, as logic-v2 publishes them. An edit costs 1 otherwise.
const (
	costBlank      = .2 // a blank gained or lost: vanderbilt, van der bilt
	costConfusable = .7 // letters that are easily taken for each other
	costDigit      = 1.5
	budgetBase     = 2.35 // the budget is the logarithm to this base of the length ..
	budgetShort    = 2    // .. less this: words of two letters bear no edit
	overlapMin     = .51  // of the shorter word, to compare two words at all
)

// confusable are pairs of letters that are easily taken for each other.
const confusable = "0o 1i 1l g9 q9 b6 5s ei ou ij iy ck nh"

func alike(a, b rune) bool {
	return a < 0x80 && b < 0x80 && (strings.Contains(confusable, string(a)+string(b)) || strings.Contains(confusable, string(b)+string(a)))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// editCost is the cost of replacing a by b, where 0 stands for nothing.
func editCost(a, b rune) float64 {
	switch {
	case a == b:
		return 0
	case a == ' ' && b == 0, a == 0 && b == ' ':
		return costBlank
	case a != 0 && b != 0 && a != ' ' && b != ' ' && alike(a, b):
		return costConfusable
	case isDigit(a), isDigit(b):
		return costDigit
	}
	return 1
}

// edit is one step of an alignment; 0 stands for no letter.
type edit struct{ a, b rune }

// alignLetters returns the cheapest alignment of two texts. Of equal ones it
// takes those that insert and delete rather than replace: a swap of two letters
// then costs each side once.
func alignLetters(a, b []rune) []edit {
	w := len(b) + 1
	cost := make([]float64, (len(a)+1)*w)
	for i := range a {
		cost[(i+1)*w] = cost[i*w] + editCost(a[i], 0)
	}
	for j := range b {
		cost[j+1] = cost[j] + editCost(0, b[j])
	}
	for i := range a {
		for j := range b {
			cost[(i+1)*w+j+1] = min(cost[i*w+j]+editCost(a[i], b[j]), cost[i*w+j+1]+editCost(a[i], 0), cost[(i+1)*w+j]+editCost(0, b[j]))
		}
	}
	var steps []edit
	i, j := len(a), len(b)
	for i > 0 || j > 0 {
		here := cost[i*w+j]
		switch {
		case j > 0 && here == cost[i*w+j-1]+editCost(0, b[j-1]):
			j--
			steps = append(steps, edit{0, b[j]})
		case i > 0 && here == cost[(i-1)*w+j]+editCost(a[i-1], 0):
			i--
			steps = append(steps, edit{a[i], 0})
		default:
			i, j = i-1, j-1
			steps = append(steps, edit{a[i], b[j]})
		}
	}
	slices.Reverse(steps)
	return steps
}

// side is what the alignment says of the words of one name.
type side struct {
	words []part
	costs [][]float64 // of each letter of each word
	at    int         // the word that the walk is in
	group []int       // cluster of each word, -1 for none
}

func newSide(ps []part) *side {
	s := &side{words: ps, costs: make([][]float64, len(ps)), group: make([]int, len(ps))}
	for i := range s.group {
		s.group[i] = -1
	}
	return s
}

func (s *side) text() []rune {
	texts := make([]string, len(s.words))
	for i := range s.words {
		texts[i] = s.words[i].text
	}
	return []rune(clip(strings.Join(texts, " ")))
}

func (s *side) step(r rune, cost float64) {
	if r == 0 {
		return
	}
	s.costs[s.at] = append(s.costs[s.at], cost)
	if r == ' ' && s.at+1 < len(s.words) {
		s.at++
	}
}

// likeness is 1 less the cost by letter of the words of a cluster; 0 when the
// cost is beyond the budget of their length.
func (s *side) likeness(cluster int, tolerance float64) float64 {
	n, total := 0, 0.0
	for i, g := range s.group {
		if g != cluster {
			continue
		}
		if len(s.costs[i]) == 0 {
			n, total = n+1, total+1
		}
		for _, c := range s.costs[i] {
			n, total = n+1, total+c
		}
	}
	budget := math.Log(max(float64(n)-budgetShort, 1)) / math.Log(budgetBase) * tolerance
	switch {
	case n == 0 || total > budget:
		return 0
	case total == 0:
		return 1
	}
	return 1 - total/float64(n)
}

// evidence is one unit of a comparison of two names: words that met, or a word
// of one side that met none.
type evidence struct {
	q, c   []part
	kind   category
	score  float64
	weight float64
}

// residue compares the words of two names letter by letter, in the order given.
func residue(q, c []part, tolerance float64) []evidence {
	a, b := newSide(q), newSide(c)
	if len(q) > 0 && len(c) > 0 {
		a.cluster(b)
	}
	var out []evidence
	n := slices.Max(append(slices.Clone(a.group), -1)) + 1
	for g := range n {
		e := evidence{weight: 1, score: a.likeness(g, tolerance) * b.likeness(g, tolerance)}
		e.q, e.c = a.of(g), b.of(g)
		out = append(out, e)
	}
	for _, p := range a.of(-1) {
		out = append(out, evidence{q: []part{p}, weight: 1})
	}
	for _, p := range b.of(-1) {
		out = append(out, evidence{c: []part{p}, weight: 1})
	}
	return out
}

// cluster aligns the letters and puts words in one cluster that have more than
// half the letters of the shorter in common.
func (s *side) cluster(b *side) {
	common := map[[2]int]int{}
	for _, e := range alignLetters(s.text(), b.text()) {
		if e.a == e.b && e.a != ' ' {
			common[[2]int{s.at, b.at}]++
		}
		cost := editCost(e.a, e.b)
		s.step(e.a, cost)
		b.step(e.b, cost)
	}
	pairs := make([][2]int, 0, len(common))
	for p := range common {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	next := 0
	for _, p := range pairs {
		i, k := p[0], p[1]
		if n := min(runes(s.words[i].text), runes(b.words[k].text)); n == 0 || float64(common[p])/float64(n) <= overlapMin {
			continue
		}
		g := s.group[i]
		if g < 0 {
			g = b.group[k]
		}
		if g < 0 {
			g = next
			next++
		}
		s.group[i], b.group[k] = g, g
	}
}

func runes(s string) int { return len([]rune(s)) }

// of returns the words of a cluster, -1 for those in none.
func (s *side) of(cluster int) []part {
	var out []part
	for i, g := range s.group {
		if g == cluster {
			out = append(out, s.words[i])
		}
	}
	return out
}

// sorted puts the words of two persons' names in an order in which like stands
// beside like, the most alike first; several short words may stand beside a long
// one. Words below a likeness of .3 follow at the end.
func sorted(q, c []part) (a, b []part) {
	left, right := byLength(q), byLength(c)
	for len(left) > 0 && len(right) > 0 {
		x, y, ok := mostAlike(left, right)
		if !ok {
			break
		}
		for _, i := range x {
			a = append(a, left[i])
		}
		for _, k := range y {
			b = append(b, right[k])
		}
		left, right = without(left, x), without(right, y)
	}
	if len(a) == 0 {
		return inOrder(q), inOrder(c)
	}
	return append(a, left...), append(b, right...)
}

func byLength(ps []part) []part {
	out := slices.Clone(ps)
	slices.SortStableFunc(out, func(x, y part) int { return runes(y.text) - runes(x.text) })
	return out
}

func without(ps []part, gone []int) []part {
	var out []part
	for i := range ps {
		if !slices.Contains(gone, i) {
			out = append(out, ps[i])
		}
	}
	return out
}

// mostAlike returns the places of the words that are most alike.
func mostAlike(left, right []part) (x, y []int, ok bool) {
	best := 0.0
	for i := range left {
		for k := range right {
			if contradict(left[i], right[k]) {
				continue
			}
			s := wordLikeness(left[i].text, right[k].text)
			if s <= best {
				continue
			}
			xs, ys := []int{i}, []int{k}
			switch n := runes(left[i].text) - runes(right[k].text); {
			case n > 0:
				ys = packed(left[i], k, right)
				s = wordLikeness(left[i].text, joined(right, ys))
			case n < 0:
				xs = packed(right[k], i, left)
				s = wordLikeness(right[k].text, joined(left, xs))
			}
			if s > best {
				best, x, y = s, xs, ys
			}
		}
	}
	return x, y, best > 0
}

// packed adds words to the one at seed where that brings them nearer to the
// anchor.
func packed(anchor part, seed int, ps []part) []int {
	out := []int{seed}
	for k := range ps {
		if k == seed || contradict(anchor, ps[k]) {
			continue
		}
		if runes(joined(ps, out)) >= runes(anchor.text) {
			break
		}
		best, with := wordLikeness(anchor.text, joined(ps, out)), out
		for at := range len(out) + 1 {
			try := slices.Insert(slices.Clone(out), at, k)
			if s := wordLikeness(anchor.text, joined(ps, try)); s > best {
				best, with = s, try
			}
		}
		out = with
	}
	return out
}

func joined(ps []part, places []int) string {
	var b strings.Builder
	for _, i := range places {
		b.WriteString(ps[i].text)
	}
	return b.String()
}

// wordLikeness is 1 less the edits, swaps of neighbours counted once, by the
// length; 0 below .3.
func wordLikeness(a, b string) float64 {
	if a == b {
		return 1
	}
	n := max(runes(a), runes(b))
	if s := 1 - float64(swapDistance(a, b))/float64(n); s >= .3 {
		return s
	}
	return 0
}

// swapDistance is the Levenshtein distance with a swap of two neighbours as one
// edit.
func swapDistance(a, b string) int {
	x, y := []rune(a), []rune(b)
	w := len(y) + 1
	d := make([]int, (len(x)+1)*w)
	for i := range x {
		d[(i+1)*w] = i + 1
	}
	for j := range y {
		d[j+1] = j + 1
	}
	for i := range x {
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			v := min(d[i*w+j]+cost, d[i*w+j+1]+1, d[(i+1)*w+j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				v = min(v, d[(i-1)*w+j-1]+1)
			}
			d[(i+1)*w+j+1] = v
		}
	}
	return d[len(x)*w+len(y)]
}

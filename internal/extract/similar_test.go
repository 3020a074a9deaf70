package extract

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/sealed"
)

// report makes a text of n words; reports of one seed are the same.
func report(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("word%d", r.IntN(3000))
	}
	return out
}

func docOf(words []string) *Document {
	return &Document{Layers: []Layer{NewLayer("text", "test", strings.Join(words, " "))}}
}

// similar compares documents.
func similar(t *testing.T, docs ...*Document) []Likeness {
	t.Helper()
	c := NewCopies()
	defer c.Close()
	for _, d := range docs {
		if err := c.Add(d); err != nil {
			t.Fatal(err)
		}
	}
	out, err := c.Similar()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestNearCopy is the example of the constants: ten of 400 words changed.
func TestNearCopy(t *testing.T) {
	a := report(1, 400)
	b := append([]string(nil), a...)
	for i := range 10 {
		b[20+i*38] = "changed"
	}
	got := similar(t, docOf(a), docOf(report(2, 400)), docOf(b))
	if len(got) != 1 || got[0].A != 0 || got[0].B != 2 || got[0].Kind != "near copy" || got[0].Jaccard < 0.77 || got[0].Jaccard > 0.79 {
		t.Errorf("got %+v", got)
	}
}

func TestLikeness(t *testing.T) {
	a := report(1, 300)
	early := docOf(a)
	early.Published.Day = "2021-05-03"
	late := docOf(a)
	late.Published.Day = "2021-05-04"
	page := func(words []string, url string) *Document {
		d := docOf(words)
		d.Obtained.URL = url
		return d
	}
	half := append(append([]string(nil), a[:150]...), report(3, 150)...)
	for name, c := range map[string]struct {
		docs []*Document
		want string
	}{
		"later first in the list":   {[]*Document{late, early}, "1 0 same text"},
		"within a longer one":       {[]*Document{docOf(append(report(4, 2000), a...)), docOf(a)}, "0 1 contained"},
		"half":                      {[]*Document{docOf(a), docOf(half)}, ""},
		"half, of one page":         {[]*Document{page(a, "https://www.harbour.example/x/?utm_source=y#top"), page(half, "http://harbour.example/x")}, "0 1 version of the same page"},
		"half, made for telephones": {[]*Document{page(a, "https://amp.harbour.example/x/amp?fbclid=z"), page(half, "http://m.harbour.example/x/index.html")}, "0 1 version of the same page"},
		"half, of two pages":        {[]*Document{page(a, "https://harbour.example/x"), page(half, "http://harbour.example/y")}, ""},
		"too short":                 {[]*Document{docOf(a[:12]), docOf(a[:12])}, ""},
		"Chinese":                   {[]*Document{docOf([]string{strings.Repeat("首批水泵于星期一离开港口工程师已经测量了堤坝机器将在秋季洪水之前安装完毕", 1)}), docOf([]string{"首批水泵于星期一离开港口，工程师已经测量了堤坝，机器将在秋季洪水之前安装完毕。"})}, "0 1 same text"},
	} {
		var got []string
		for _, l := range similar(t, c.docs...) {
			got = append(got, fmt.Sprint(l.A, " ", l.B, " ", l.Kind))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: got %q, want %q", name, s, c.want)
		}
	}
}

// TestCandidatesLoseNothing compares with the comparison of all pairs.
func TestCandidatesLoseNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	var docs []*Document
	for i := range 120 {
		words := report(uint64(i/4), 60+r.IntN(900)) // four of each, of different length
		for range r.IntN(1 + len(words)/12) {
			words[r.IntN(len(words))] = "changed"
		}
		docs = append(docs, docOf(words))
	}
	found := map[[2]int]bool{}
	for _, l := range similar(t, docs...) {
		found[[2]int{l.A, l.B}] = true
	}
	all, missed := 0, 0
	for i := range docs {
		for j := range i {
			a, b := shingles(docs[j].Text().Text), shingles(docs[i].Text().Text)
			x, w := overlap(a, b)
			if likeness(x, w, min(len(a), len(b)), false) != "" {
				if all++; !found[[2]int{j, i}] {
					missed++
				}
			}
		}
	}
	if all < 30 || missed > 0 {
		t.Errorf("%d of %d pairs missed", missed, all)
	}
}

// TestManyCopies takes in a thousand copies of one text: they hang together,
// and not all pairs are compared.
func TestManyCopies(t *testing.T) {
	var docs []*Document
	for range 1000 {
		docs = append(docs, docOf(report(1, 200)))
	}
	got := similar(t, docs...)
	reached := map[int]bool{0: true}
	for _, l := range got {
		if reached[l.A] {
			reached[l.B] = true
		}
	}
	if len(reached) != 1000 || len(got) > 5000 {
		t.Errorf("%d reached by %d pairs", len(reached), len(got))
	}
}

// TestPairsAreCountedInParts counts more pairs than are held in memory: none is
// lost, and they come in order.
func TestPairsAreCountedInParts(t *testing.T) {
	p := &pairCount{counted: map[[2]int32]uint32{}, sums: sealed.NewSorter(t.TempDir(), 1<<10)}
	const n = pairsCounted + 1000
	for round := range 2 {
		for i := range int32(n) {
			if err := p.add(n-i, i%3, uint32(1+i%2)); err != nil {
				t.Fatal(err)
			}
		}
		if len(p.counted) >= pairsCounted || len(p.counted) == 0 {
			t.Fatalf("%d pairs in memory after round %d", len(p.counted), round)
		}
	}
	last, found := [2]int{-1, -1}, 0
	err := p.each(3, func(a, b int) error {
		if slices.Compare([]int{a, b}, last[:]) <= 0 || (n-a)%2 != 1 || b != (n-a)%3 {
			t.Fatalf("%d, %d after %v", a, b, last)
		}
		last = [2]int{a, b}
		found++
		return nil
	})
	if err != nil || found != n/2 {
		t.Errorf("%d pairs, %v, want %d", found, err, n/2)
	}
	if err := p.sums.Close(); err != nil {
		t.Error(err)
	}
}

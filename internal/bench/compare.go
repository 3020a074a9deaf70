package bench

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"sanctrace/internal/fault"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/roster"
	"sanctrace/internal/screen"
)

// compare asks queries of every kind until n pairs of a query and an entity
// were compared one by one, and holds the answers of the index against the best
// of all of them: the same entities with the same scores in the same order. A
// difference is an error.
func (r *run) compare(ctx context.Context, ros *roster.Roster, n int) error {
	r.size.Progress(fmt.Sprintf("%d comparisons without the index", n))
	var all []*index.Record
	for _, e := range ros.Index.All() {
		all = append(all, index.NewRecord(e))
	}
	if len(all) == 0 {
		return nil
	}
	qs := trickyQueries(all, (n+len(all)-1)/len(all))
	var at, found atomic.Int64
	errs := make([]error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for w := range errs {
		wg.Go(func() {
			c := brute{all: all, comparer: match.V1().NewComparer()}
			for errs[w] == nil && ctx.Err() == nil {
				i := int(at.Add(1)) - 1
				if i >= len(qs) {
					return
				}
				var k int
				k, errs[w] = c.same(ctx, ros.Engine, qs[i], thresholds[i%len(thresholds)])
				found.Add(int64(k))
			}
		})
	}
	wg.Wait()
	if err := errors.Join(append([]error{ctx.Err()}, errs...)...); err != nil {
		return err
	}
	r.figure("compared without the index", float64(len(qs)*len(all)), "pairs",
		fmt.Sprintf("%d queries against %d entities at thresholds %v; %d results, all the same with the index", len(qs), len(all), thresholds, found.Load()))
	return nil
}

// thresholds at which the index must lose nothing.
var thresholds = []float64{.7, .5, .9, .7}

// ranked is an entity with its score.
type ranked struct {
	id    string
	score float64
}

// brute compares with every entity.
type brute struct {
	all      []*index.Record
	comparer *match.Comparer
}

// same holds what the index finds, the best five and the best 500, against the
// best of all records, and returns how many there are.
func (b *brute) same(ctx context.Context, e *screen.Engine, q match.Query, threshold float64) (int, error) {
	p := match.V1().Prepare(q)
	var want []ranked
	for _, rec := range b.all {
		if s := b.comparer.Score(p, rec); s >= threshold {
			want = append(want, ranked{rec.ID, s})
		}
	}
	slices.SortFunc(want, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.id, b.id)) })
	for _, limit := range []int{5, 500} {
		res, err := e.Screen(ctx, q, screen.Options{Limit: limit, Threshold: threshold})
		if err != nil {
			return 0, err
		}
		var got []ranked
		for _, f := range res.Results {
			got = append(got, ranked{f.ID, f.Score})
		}
		if most := want[:min(limit, len(want))]; !slices.Equal(got, most) {
			return 0, fault.New(fault.Failed, "index", "a query of %d names at %g gives %v, comparing with all entities %v", len(q.Names), threshold, got, most)
		}
	}
	return len(want), nil
}

// trickyQueries makes n queries of the names of the records: as they are, with
// typos, with words dropped, turned round, joined, split and shortened, in
// other letters, and names of nobody.
func trickyQueries(all []*index.Record, n int) []match.Query {
	g := newGenerator(7)
	out := make([]match.Query, n)
	for i := range out {
		rec := all[g.r.IntN(len(all))]
		for len(rec.Names) == 0 {
			rec = all[g.r.IntN(len(all))]
		}
		q := match.Query{Schema: rec.Schema, Names: []string{rec.Names[g.r.IntN(len(rec.Names))].Text}}
		if i%7 == 0 {
			q.Schema = pick(g.r, []string{"", "LegalEntity", "Person", "Company"})
		}
		q.Names[0] = g.twist(q.Names[0], i%len(twists))
		if i%5 == 0 {
			q.BirthDates, q.Countries = rec.BirthDates, rec.Countries
		}
		out[i] = q
	}
	return out
}

// twists are the ways in which trickyQueries changes a name.
var twists = []func(*generator, string) string{
	func(_ *generator, s string) string { return s },
	(*generator).typo,
	func(g *generator, s string) string { return g.typo(g.typo(s)) },
	func(g *generator, s string) string {
		ws := strings.Fields(s)
		g.r.Shuffle(len(ws), func(i, j int) { ws[i], ws[j] = ws[j], ws[i] })
		return strings.Join(ws, " ")
	},
	func(g *generator, s string) string {
		ws := strings.Fields(s)
		i := g.r.IntN(len(ws) + 1)
		return strings.Join(slices.Delete(ws, max(i-1, 0), i), " ")
	},
	func(_ *generator, s string) string { return strings.Join(strings.Fields(s), "") },
	func(g *generator, s string) string {
		i := g.r.IntN(len(s) + 1)
		return strings.ToValidUTF8(s[:i], "") + " " + strings.ToValidUTF8(s[i:], "")
	},
	func(_ *generator, s string) string {
		ws := strings.Fields(s)
		for i := range len(ws) - 1 {
			ws[i] = string([]rune(ws[i])[:1]) + "."
		}
		return strings.Join(ws, " ")
	},
	func(g *generator, s string) string { return g.respell(strings.ToLower(s)) },
	func(_ *generator, s string) string { return cyrillic.Replace(strings.ToLower(s)) },
	func(g *generator, s string) string {
		return pick(g.r, []string{"al ", "bin ", "Dr. ", "the "}) + s + " " + g.surname()
	},
	func(g *generator, _ string) string { return g.person() },
	func(g *generator, _ string) string { return g.company() },
	func(_ *generator, s string) string { return strings.Repeat(s+" ", 6) },
	func(_ *generator, s string) string { return strings.ReplaceAll(s, "a", "а\u200d") }, // a Cyrillic letter and a joiner
}

func (g *generator) twist(s string, kind int) string { return twists[kind](g, s) }

// cyrillic writes Latin letters in Cyrillic ones, roughly.
var cyrillic = strings.NewReplacer("shch", "щ", "sh", "ш", "ch", "ч", "zh", "ж", "kh", "х", "ya", "я", "yu", "ю", "ts", "ц", "a", "а", "b", "б", "c", "к",
	"d", "д", "e", "е", "f", "ф", "g", "г", "h", "х", "i", "и", "j", "й", "k", "к", "l", "л", "m", "м", "n", "н", "o", "о", "p", "п", "q", "к", "r", "р",
	"s", "с", "t", "т", "u", "у", "v", "в", "w", "в", "x", "кс", "y", "ы", "z", "з")

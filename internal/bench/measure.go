package bench

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"sanctrace/internal/match"
	"sanctrace/internal/screen"
)

// measure asks all queries on all cores and tells how many were answered a
// second, and how long the slowest took.
func (r *run) measure(ctx context.Context, e *screen.Engine, name string, qs []match.Query, o screen.Options) error {
	r.size.Progress(name)
	settle()
	took := make([]time.Duration, len(qs))
	errs := make([]error, runtime.GOMAXPROCS(0))
	var at, matched atomic.Int64
	var wg sync.WaitGroup
	start := begin()
	for w := range errs {
		wg.Go(func() {
			for {
				i := int(at.Add(1)) - 1
				if i >= len(qs) || errs[w] != nil {
					return
				}
				t := time.Now()
				var res screen.Result
				if res, errs[w] = e.Screen(ctx, qs[i], o); len(res.Results) > 0 {
					matched.Add(1)
				}
				took[i] = time.Since(t)
			}
		})
	}
	wg.Wait()
	wall, cpu := start.end()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	slices.Sort(took)
	n := float64(len(qs))
	r.figure(name, n/wall, "queries/s", fmt.Sprintf("%d queries on %d cores, %d with a match; %.3f ms of processor each", len(qs), len(errs), matched.Load(), cpu/n*1000))
	r.figure(name+", median", took[len(took)/2].Seconds()*1000, "ms", "")
	r.figure(name+", p99", took[len(took)*99/100].Seconds()*1000, "ms", "")
	return nil
}

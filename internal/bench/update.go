package bench

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"sanctrace/internal/fault"
	"sanctrace/internal/roster"
	"sanctrace/internal/screen"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// changedEntities is how many entities the later version of the generated list
// changes.
const changedEntities = 300

// update imports a version of the generated list in which some entities have
// another name, and measures how long it takes until they are found by it,
// while queries go on being answered.
func (r *run) update(ctx context.Context, old *roster.Roster) error {
	r.size.Progress(fmt.Sprintf("a version with %d changed entities", changedEntities))
	if _, err := r.importFiles(ctx, "a later version", []source.File{source.BytesFile("bench_2024-02-01.ftm.json", listOf(r.size.Entities, changedEntities))}); err != nil {
		return err
	}
	var live atomic.Pointer[roster.Roster]
	live.Store(old)
	asked, refused := atomic.Int64{}, atomic.Int64{}
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		g := newGenerator(2)
		for {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := live.Load().Engine.Screen(ctx, person(g.person()), screen.Options{}); err != nil {
				refused.Add(1)
			}
			asked.Add(1)
		}
	})
	start := time.Now()
	fresh, err := roster.Load(ctx, r.cat, when.DayOf(r.size.Now()))
	if err == nil {
		live.Store(fresh)
	}
	took := time.Since(start)
	close(stop)
	wg.Wait()
	if err != nil {
		return err
	}
	for _, x := range []struct {
		ros  *roster.Roster
		want int
	}{{old, 0}, {fresh, min(changedEntities, r.size.Entities)}} {
		n, err := found(ctx, x.ros, min(changedEntities, r.size.Entities))
		if err != nil {
			return err
		}
		if n != x.want {
			return fault.New(fault.Failed, "index", "%d of the changed entities are found by their new name, not %d", n, x.want)
		}
	}
	r.figure("changed list live", took.Seconds(), "s", fmt.Sprintf("%d changed entities of %d, index %s; %d queries meanwhile, %d refused", changedEntities, r.size.Entities, fresh.Work, asked.Load(), refused.Load()))
	return nil
}

// found counts the entities, of the first n, that are found by the name that
// the later version gives them.
func found(ctx context.Context, ros *roster.Roster, n int) (count int, err error) {
	for i := range n {
		res, err := ros.Engine.Screen(ctx, person(renamed(i)), screen.Options{Threshold: .9})
		if err != nil {
			return 0, err
		}
		for _, f := range res.Results {
			if f.ID == fmt.Sprintf("bench-%d", i+1) {
				count++
			}
		}
	}
	return count, nil
}

// renamed is the name of an entity in the later version, like no other.
func renamed(i int) string {
	g := newGenerator(1<<40 + uint64(i))
	return title(fmt.Sprintf("%squa%s %s%szux", pick(g.r, flavour), g.surname(), g.surname(), g.surname()))
}

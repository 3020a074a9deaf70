package web

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"sanctrace/internal/when"
)

// namesakes is a version of a list with 40 entries of one name each time: the
// page shows those of one version or of the other, never some of both.
func namesakes(id string) string {
	var all []map[string]any
	for i := range 40 {
		n := fmt.Sprintf("%s-%02d", id, i)
		all = append(all, ent(n, "Person", map[string][]string{"name": {"Bruno Fablehart"}}),
			ent(n+"-s", "Sanction", map[string][]string{"entity": {n}, "provisions": {"asset-freeze"}}))
	}
	return listOf(all...)
}

// TestNewVersionGoesLiveWhole: while versions are imported, no query is refused
// and none sees half of one.
func TestNewVersionGoesLiveWhole(t *testing.T) {
	w, c := emptyBench(t)
	importList(t, c, "made_up", "2024-03-01", listOf(madeUp...))
	importList(t, c, "made_more", "2024-03-02", namesakes("v0"))
	stop, asked := make(chan struct{}), atomic.Int64{}
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				a := w.get(t, "/screen?name=Bruno+Fablehart")
				asked.Add(1)
				if a.status != 200 {
					t.Errorf("refused with %d", a.status)
				}
				seen := map[string]bool{}
				for v := range 4 {
					if id := fmt.Sprintf("v%d", v); strings.Contains(a.text, "/entity/"+id+"-") {
						seen[id] = true
					}
				}
				if len(seen) != 1 {
					t.Errorf("the page shows entries of the versions %v", seen)
				}
			}
		})
	}
	for v := 1; v < 4; v++ {
		before := asked.Load()
		importList(t, c, "made_more", when.Day(fmt.Sprintf("2024-03-%02d", 2+v)), namesakes(fmt.Sprintf("v%d", v)))
		for asked.Load() < before+6 { // both are asked for before the next comes
			a := w.get(t, "/screen?name=Iskra+Tabunova")
			if !strings.Contains(a.text, "/entity/mk-1?") {
				t.Error("an entry that did not change is not found")
			}
		}
	}
	close(stop)
	readers.Wait()
	if a := w.get(t, "/screen?name=Bruno+Fablehart"); !strings.Contains(a.text, "/entity/v3-") {
		t.Error("the last version is not live")
	}
}

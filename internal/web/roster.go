package web

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
	"sanctrace/internal/roster"
)

// rosterKept is the roster that was loaded last. Bringing it up to date takes
// well under a second, building it anew many.
type rosterKept struct {
	mu   sync.Mutex
	last *loading
	good atomic.Pointer[roster.Roster] // the newest that was loaded
}

// patience is how long a request waits for lists newer than those loaded.
const patience = 2 * time.Second

// loading is one loading of the lists, under way or done.
type loading struct {
	of     string        // the versions it is made of
	done   chan struct{} // closed when roster and err are set
	roster *roster.Roster
	err    error
}

// roster returns the lists ready to be screened against. They are loaded anew
// only when a list was imported since; requests that come meanwhile wait for
// the same loading, which goes on when a reader gives up. Past patience they
// are answered from the lists as they were, whole; the answer names the versions.
func (s *site) roster(ctx context.Context) (*roster.Roster, error) {
	sets, err := s.Catalog.Datasets(ctx)
	if err != nil {
		return nil, fmt.Errorf("loaded lists: %w", err)
	}
	l := s.load(ctx, sets)
	old := s.kept.good.Load()
	late := make(<-chan time.Time)
	if old != nil {
		late = time.After(patience)
	}
	select {
	case <-l.done:
	case <-late:
		return old, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("load the lists: %w", ctx.Err())
	}
	if l.err != nil {
		return nil, fmt.Errorf("load the lists: %w", l.err)
	}
	return l.roster, nil
}

// load begins to load the lists unless that is done or under way.
func (s *site) load(ctx context.Context, sets []catalog.Dataset) *loading {
	var of strings.Builder
	for _, d := range sets {
		fmt.Fprintf(&of, "%s=%s ", d.Name, d.File)
	}
	s.kept.mu.Lock()
	defer s.kept.mu.Unlock()
	if l := s.kept.last; l != nil && l.of == of.String() && !l.failed() {
		return l
	}
	l := &loading{of: of.String(), done: make(chan struct{})}
	s.kept.last = l
	go func() {
		defer close(l.done)
		defer func() {
			if v := recover(); v != nil { // a panic here would end the program
				l.err = fault.New(fault.Failed, "lists", "loading them ended in a %T", v).Try("run: sanctrace verify --all")
			}
		}()
		if l.roster, l.err = s.Roster(context.WithoutCancel(ctx)); l.err == nil {
			s.kept.good.Store(l.roster)
		}
	}()
	return l
}

// failed reports whether the loading ended with an error.
func (l *loading) failed() bool {
	select {
	case <-l.done:
		return l.err != nil
	default:
		return false
	}
}

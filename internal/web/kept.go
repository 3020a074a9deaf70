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
	"sanctrace/internal/reasons"
	"sanctrace/internal/roster"
)

// kept is what was made of the loaded lists last. Bringing it up to date takes
// well under a second, making it anew many.
type kept[T any] struct {
	mu   sync.Mutex
	last *loading[T]
	good atomic.Pointer[T] // the newest that was made
}

// patience is how long a request waits for lists newer than those loaded.
const patience = 2 * time.Second

// loading is one making, under way or done.
type loading[T any] struct {
	of   string        // the versions of the lists
	done chan struct{} // closed when made and err are set
	made *T
	err  error
}

// get returns what is made of the lists. It is made anew only when a list was
// imported since; requests that come meanwhile wait for the same loading, which
// goes on when a reader gives up. Past patience they are answered from the lists
// as they were, whole; the answer names the versions.
func (k *kept[T]) get(ctx context.Context, of string, from func(context.Context) (*T, error)) (*T, error) {
	l := k.load(ctx, of, from)
	old := k.good.Load()
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
	return l.made, nil
}

// load begins to make it unless that is done or under way.
func (k *kept[T]) load(ctx context.Context, of string, from func(context.Context) (*T, error)) *loading[T] {
	k.mu.Lock()
	defer k.mu.Unlock()
	if l := k.last; l != nil && l.of == of && !l.failed() {
		return l
	}
	l := &loading[T]{of: of, done: make(chan struct{})}
	k.last = l
	go func() {
		defer close(l.done)
		defer func() {
			if v := recover(); v != nil { // a panic here would end the program
				l.err = fault.New(fault.Failed, "lists", "loading them ended in a %T", v).Try("run: sanctrace verify --all")
			}
		}()
		if l.made, l.err = from(context.WithoutCancel(ctx)); l.err == nil {
			k.good.Store(l.made)
		}
	}()
	return l
}

// failed reports whether the loading ended with an error.
func (l *loading[T]) failed() bool {
	select {
	case <-l.done:
		return l.err != nil
	default:
		return false
	}
}

// versions tells the loaded lists apart from those of another time.
func versions(sets []catalog.Dataset) string {
	var of strings.Builder
	for _, d := range sets {
		fmt.Fprintf(&of, "%s=%s ", d.Name, d.File)
	}
	return of.String()
}

// roster returns the lists ready to be screened against.
func (s *site) roster(ctx context.Context) (*roster.Roster, error) {
	sets, err := s.Catalog.Datasets(ctx)
	if err != nil {
		return nil, fmt.Errorf("loaded lists: %w", err)
	}
	return s.lists.get(ctx, versions(sets), s.Roster)
}

// listReasons are the reasons of the newest versions, read.
type listReasons struct {
	read  []reasons.Reading
	names *reasons.Names
}

// reasons returns the reasons that the lists give.
func (s *site) reasons(ctx context.Context) (*listReasons, error) {
	sets, err := s.Catalog.Datasets(ctx)
	if err != nil {
		return nil, fmt.Errorf("loaded lists: %w", err)
	}
	return s.told.get(ctx, versions(sets), func(ctx context.Context) (*listReasons, error) {
		names := reasons.NewNames()
		entries, err := reasons.Listed(ctx, s.Catalog, "", nil, names)
		if err != nil {
			return nil, err
		}
		return &listReasons{reasons.Read(entries, names), names}, nil
	})
}

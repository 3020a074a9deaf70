package web

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"sanctrace/internal/roster"
)

// rosterKept is the roster that was loaded last, with what it was made of.
// Loading takes seconds with all lists; screening takes milliseconds.
type rosterKept struct {
	mu     sync.Mutex // held while loading, so that two requests load once
	of     string
	roster *roster.Roster
}

// roster returns the lists ready to be screened against: those kept, unless a
// list was imported since or another day has begun, which changes their age.
func (s *site) roster(ctx context.Context) (*roster.Roster, error) {
	sets, err := s.Catalog.Datasets(ctx)
	if err != nil {
		return nil, fmt.Errorf("loaded lists: %w", err)
	}
	var of strings.Builder
	of.WriteString(string(s.today()))
	for _, d := range sets {
		fmt.Fprintf(&of, " %s=%s", d.Name, d.File)
	}
	s.kept.mu.Lock()
	defer s.kept.mu.Unlock()
	if s.kept.roster != nil && s.kept.of == of.String() {
		return s.kept.roster, nil
	}
	r, err := s.Roster(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the lists: %w", err)
	}
	s.kept.of, s.kept.roster = of.String(), r
	return r, nil
}

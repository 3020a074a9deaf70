// Package link says which listed entities a name in a text may be.
//
// A text names the same party again and again, and a folder of texts does so
// the more: each name, under each schema and day, is screened once, and the
// answer is kept as long as it is asked for. What is screened goes by the rule
// of [match.InProse], which also makes it fast: the index proposes nothing for
// a name of which a word is in no list.
//
// Invariants:
//   - An answer is what screening the name afresh gives.
//   - Memory is bounded, whatever the texts.
//   - A Linker is of one engine; who loads the lists again makes a new one.
//
// Which names a text has, and which of them are one party, is for package
// claims to say. Start reading at [Linker.Name].
package link

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync"

	"sanctrace/internal/finding"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

// Screener screens one query; *screen.Engine does.
type Screener interface {
	Screen(ctx context.Context, q match.Query, o screen.Options) (screen.Result, error)
}

// Linker answers for one engine. It is safe for concurrent use.
type Linker struct {
	screener Screener

	mu    sync.Mutex
	cache cache
	stats Stats
}

// Stats counts what a Linker did.
type Stats struct {
	Asked    int // names
	Screened int // of them, those that the engine was asked for
}

// New returns a linker that has nothing to remember yet.
func New(s Screener) *Linker { return &Linker{screener: s, cache: newCache(maxWeight)} }

// Stats returns what was done so far.
func (l *Linker) Stats() Stats {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.stats
}

// Link is a listed entity that a name may be.
type Link struct {
	finding.Finding
	Reason string // the steps that lead to the score, in words
}

// Name returns the listed entities that a name in a text may be, best first,
// for an entity of the schema, which may be empty, as the lists stood on a day.
// What is returned must not be changed.
func (l *Linker) Name(ctx context.Context, name, schema string, on when.Day) ([]Link, error) {
	res, err := l.Screen(ctx, match.Query{Names: []string{name}, Schema: schema, Prose: true}, screen.Options{On: on})
	if err != nil {
		return nil, fmt.Errorf("link a name: %w", err)
	}
	var out []Link
	for _, f := range res.Results {
		if f.Match && len(f.Datasets) > 0 {
			out = append(out, Link{f, Reason(f)})
		}
	}
	return out, nil
}

// Reason returns the steps of a finding in words.
func Reason(f finding.Finding) string {
	var parts []string
	for _, s := range f.Explanations {
		switch {
		case s.Query != "" && s.Candidate != "" && s.Via == "equal":
			parts = append(parts, s.Candidate+" equal")
		case s.Query != "" && s.Candidate != "":
			parts = append(parts, fmt.Sprintf("%s ~ %s %s", s.Query, s.Candidate, s.Via))
		default:
			parts = append(parts, strings.TrimSpace(cmp.Or(s.Query, s.Candidate)+" "+s.Via))
		}
	}
	if len(parts) == 0 {
		return "name"
	}
	return f.Explanations[0].Feature + ": " + strings.Join(parts, "; ")
}

// Screen is the engine's Screen for queries that only have names, a schema and
// countries, each screened once; any other is passed on. What is returned must
// not be changed.
func (l *Linker) Screen(ctx context.Context, q match.Query, o screen.Options) (screen.Result, error) {
	k, ok := keyOf(&q, &o)
	if !ok {
		return l.screener.Screen(ctx, q, o) //nolint:wrapcheck // stands for the engine
	}
	e := l.entry(k)
	e.once.Do(func() {
		e.result, e.err = l.screener.Screen(ctx, q, o)
		l.settle(k, e)
	})
	return e.result, e.err
}

// entry returns the answer to a question, which may have to be found yet.
func (l *Linker) entry(k key) *entry {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.stats.Asked++
	e, ok := l.cache.get(k)
	if !ok {
		l.stats.Screened++
		e = &entry{}
		l.cache.put(k, e)
	}
	return e
}

// settle weighs an answer, and forgets a question that has none.
func (l *Linker) settle(k key, e *entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e.err != nil {
		l.cache.drop(k, e)
		return
	}
	l.cache.answered(e)
}

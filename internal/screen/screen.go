// Package screen runs queries against an index: it fetches the candidates,
// scores them, and returns those that reach a threshold as findings with their
// listings and explanations. It does so for one query ([Engine.Screen]) and
// for files of them in order, in parallel and in bounded memory ([Run]).
//
// Invariants:
//   - What is returned equals what comparing with every entity would return at
//     or above the threshold; a bound that was hit is told in Result.Bounded.
//   - The same index, scorer, options and input give the same bytes out,
//     whatever the number of workers.
//   - Every screening, clean or not, ends in a [Proof].
//
// It does not know where listings are stored: the caller hands in [Listings].
//
// Start reading at Engine.Screen.
package screen

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/names"
	"sanctrace/internal/when"
)

// Listings tells when and by whom an entity is listed. The catalog is the one
// that knows; it must be safe for concurrent use.
type Listings interface {
	// Listings returns the listing periods of an entity that matter on a day;
	// an empty day means now.
	Listings(e *index.Entry, on when.Day) []finding.Listing
}

// List names one dataset that a screening ran against.
type List struct {
	Dataset string   `json:"dataset"`
	Version when.Day `json:"version"`
	AgeDays int      `json:"age_days"`
}

// Stale reports whether the list is older than a week.
func (l List) Stale() bool { return l.AgeDays > 7 }

// Options narrow a screening. The zero Options ask for five results at the
// default threshold, as listed now.
type Options struct {
	Limit      int      // results per query; 0 means 5
	Threshold  float64  // score from which a candidate is a match; 0 means match.DefaultThreshold
	Cutoff     float64  // score from which a candidate is returned at all; 0 means Threshold
	On         when.Day // as listed on this day
	Today      when.Day // for the ends of exceptions when On is empty
	Measures   []string // only entities under one of these; empty: any
	Exceptions *Exceptions
}

// GCPercent is the GOGC that suits a program that screens: a query leaves a
// kilobyte or a few behind and what stays is small, so that collecting when garbage is
// twice what is in use takes less of the processor, in bounded memory. It is for the
// command to set; nothing here does.
const GCPercent = 200

// Defaults of Options.
const (
	DefaultLimit = 5
	maxLimit     = 500
)

// settled fills in defaults and checks bounds.
func (o Options) settled() (Options, error) {
	if o.Limit == 0 {
		o.Limit = DefaultLimit
	}
	if o.Threshold == 0 {
		o.Threshold = match.DefaultThreshold
	}
	if o.Cutoff == 0 {
		o.Cutoff = o.Threshold
	}
	if o.Limit < 0 || o.Limit > maxLimit {
		return o, fault.New(fault.Invalid, "limit", "%d is not between 1 and %d", o.Limit, maxLimit)
	}
	if o.Threshold < minCutoff || o.Threshold > 1 || o.Cutoff < minCutoff || o.Cutoff > o.Threshold {
		return o, fault.New(fault.Invalid, "threshold", "%g (results from %g) is not between %g and 1", o.Threshold, o.Cutoff, minCutoff)
	}
	return o, nil
}

// minCutoff is the least score that can be asked for; below it everything is
// like everything.
const minCutoff = .3

// Result is the answer to one query.
type Result struct {
	Results []finding.Finding `json:"results"`
	Bounded []string          `json:"bounded,omitempty"` // bounds that were hit, and what could not be read, in words
}

// Matched reports whether any finding is a match.
func (r Result) Matched() bool {
	return slices.ContainsFunc(r.Results, func(f finding.Finding) bool { return f.Match })
}

// Engine screens queries against one index with one scorer. It is safe for
// concurrent use.
type Engine struct {
	ix       *index.Index
	scorer   *match.Scorer
	listings Listings
	lists    []List
	words    names.Memory
	idle     idle

	published *published // scores instead of scorer; nil for the project's own
}

// New returns an engine without listings; see With.
func New(ix *index.Index, scorer *match.Scorer) *Engine {
	return &Engine{ix: ix, scorer: scorer}
}

// With sets where listings come from and which lists the index was built of.
// It must be called before the first query.
func (e *Engine) With(l Listings, lists []List) *Engine {
	e.listings, e.lists = l, lists
	return e
}

// Lists returns what the engine screens against.
func (e *Engine) Lists() []List { return e.lists }

// Scorer returns the scorer's name and version.
func (e *Engine) Scorer() string {
	if e.published != nil {
		return e.published.name()
	}
	return e.scorer.Name()
}

// worker is the working memory of one query at a time.
type worker struct {
	scratch index.Scratch
	memory  index.Memory
	cmp     *match.Comparer
	reader  *names.Reader
	query   match.Prepared
	probing match.Probing
	options Options
	numbers []uint32
	best    best
}

// worker returns an idle worker, or a new one; idle.put takes it back.
func (e *Engine) worker() *worker {
	if w := e.idle.take(); w != nil {
		return w
	}
	r := e.words.Reader(true)
	return &worker{cmp: e.scorer.NewComparer(), reader: r, memory: index.Memory{Reader: r}}
}

// idle keeps workers that wait for a query, with what they remember: as many as
// can work at once.
type idle struct {
	lock    sync.Mutex
	workers []*worker
}

func (i *idle) take() *worker {
	i.lock.Lock()
	defer i.lock.Unlock()
	n := len(i.workers)
	if n == 0 {
		return nil
	}
	w := i.workers[n-1]
	i.workers = i.workers[:n-1]
	return w
}

func (i *idle) put(w *worker) {
	i.lock.Lock()
	defer i.lock.Unlock()
	if len(i.workers) < runtime.GOMAXPROCS(0) {
		i.workers = append(i.workers, w)
	}
}

// Screen answers one query. Errors are bad options or a cancelled context.
func (e *Engine) Screen(ctx context.Context, q match.Query, o Options) (Result, error) {
	o, err := o.settled()
	if err != nil {
		return Result{}, err
	}
	if len(o.Measures) > 0 && e.listings == nil {
		return Result{}, fault.New(fault.Invalid, "measure", "no listings are loaded to tell measures by")
	}
	w := e.worker()
	defer e.idle.put(w)
	return e.screen(ctx, w, q, o)
}

func (e *Engine) screen(ctx context.Context, w *worker, q match.Query, o Options) (res Result, err error) {
	if err := ctx.Err(); err != nil {
		return Result{}, fmt.Errorf("screening stopped: %w", err)
	}
	if e.published != nil {
		err = index.Guard(func() (err error) {
			res, err = e.scan(ctx, q, o)
			return err
		})
		runtime.KeepAlive(e)
		return res, err
	}
	res = Result{Results: []finding.Finding{}}
	p := &w.query
	e.scorer.PrepareIn(p, q, w.reader)
	if p.Truncated() {
		res.Bounded = append(res.Bounded, "a name is longer than is read; only its beginning was compared")
	}
	if p.UnreadDates() > 0 {
		res.Bounded = append(res.Bounded, "a birth date cannot be read; it was not compared (write it like 1961-03-02, 1961-03 or 1961)")
	}
	err = index.Guard(func() error {
		for _, s := range e.score(w, p, o) {
			res.Results = append(res.Results, e.finding(w, p, s, o))
		}
		return nil
	})
	runtime.KeepAlive(e) // what was read lies in its index
	return res, err
}

// compatible reports whether things of two schemas can be the same: their
// names are read in a common class, or one is a wallet, which is its holder's.
func compatible(a, b string) bool {
	if a == "CryptoWallet" || b == "CryptoWallet" {
		return true
	}
	for _, x := range index.Classes(a) {
		if slices.Contains(index.Classes(b), x) {
			return true
		}
	}
	return false
}

// listed returns the listings of an entity that matter.
func (e *Engine) listed(r *index.Entry, o *Options) []finding.Listing {
	out := []finding.Listing{}
	if e.listings != nil {
		out = append(out, e.listings.Listings(r, o.On)...)
	}
	return out
}

// finding makes the result of one entity.
func (e *Engine) finding(w *worker, p *match.Prepared, s scored, o Options) finding.Finding {
	r := e.ix.RecordNamed(s.record, s.name, p.Fields(), w.reader)
	f := e.found(&r.Entry, s.score, p.Query, o)
	_, f.Explanations = w.cmp.Explain(p, r)
	return f
}

// found makes a finding without explanations.
func (e *Engine) found(x *index.Entry, score float64, q match.Query, o Options) finding.Finding {
	f := finding.Finding{ID: x.ID, Caption: x.Caption, Schema: x.Schema, Score: score, Match: score >= o.Threshold,
		Datasets: append([]string{}, x.Datasets...), Listed: e.listed(x, &o)}
	if why, ok := o.Exceptions.find(q, x.ID, cmp.Or(o.On, o.Today)); ok && f.Match {
		f.Match, f.Exception = false, why
	}
	return f
}

func underMeasure(ls []finding.Listing, measures []string) bool {
	for _, l := range ls {
		for _, m := range l.Measures {
			if slices.Contains(measures, m) {
				return true
			}
		}
	}
	return false
}

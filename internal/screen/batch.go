package screen

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"runtime"
	"sync"
	"time"

	"sanctrace/internal/finding"
	"sanctrace/internal/match"
	"sanctrace/internal/when"
)

// Line is one line of output: the answer to one row, or why it has none.
type Line struct {
	Row     int               `json:"row,omitempty"`
	ID      string            `json:"id"`
	Query   *QueryLine        `json:"query,omitempty"`
	Results []finding.Finding `json:"results"`
	Bounded []string          `json:"bounded,omitempty"`
	Lists   []List            `json:"lists,omitempty"`  // of a single query only
	Scorer  string            `json:"scorer,omitempty"` // of a single query only
}

// QueryLine is the query as it was understood.
type QueryLine struct {
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// errorLine is the line of a row that cannot be read.
type errorLine struct {
	Row   int    `json:"row"`
	Error string `json:"error"`
}

// Proof is what a screening leaves behind, clean ones too.
type Proof struct {
	Rows          int     `json:"rows"`
	Matched       int     `json:"matched"` // rows with at least one match
	Errors        int     `json:"errors"`  // rows that could not be read
	Seconds       float64 `json:"seconds"`
	RowsPerSecond float64 `json:"rows_per_second"`
	Lists         []List  `json:"lists"`
	Scorer        string  `json:"scorer"`
	Threshold     float64 `json:"threshold"`
	Digest        string  `json:"digest"` // SHA-256 of all output lines

	On         when.Day `json:"on,omitempty"`         // as listed on this day
	Measures   []string `json:"measures,omitempty"`   // only entities under one of these alerted
	Exceptions int      `json:"exceptions,omitempty"` // pairs that were given as not the same
}

// NewLine returns the output line of one query that stands for itself.
func (e *Engine) NewLine(q match.Query, r Result) Line {
	return Line{ID: q.ID, Query: &QueryLine{Schema: q.Schema, Properties: properties(q)}, Results: r.Results, Bounded: r.Bounded, Lists: e.lists, Scorer: e.Scorer()}
}

// batch is one run over rows.
type batch struct {
	engine  *Engine
	mapping Mapping
	schema  string
	options Options
	skip    int // rows already answered
	sum     hash.Hash
	proof   *Proof
	done    func(rows int) // progress; may be nil
}

// chunk is a run of rows on its way through a worker.
type chunk struct {
	rows    []Row
	out     bytes.Buffer
	matched int
	errors  int
	err     error
	ready   chan struct{}
}

const chunkRows = 256

// run reads rows, answers them on all processors and writes the answers in
// the order of the rows. At most a few chunks are in memory at a time.
func (b *batch) run(parent context.Context, rows Rows, w io.Writer) error {
	ctx, cancel := context.WithCancel(parent)
	defer cancel()
	workers := runtime.GOMAXPROCS(0)
	order := make(chan *chunk, 2*workers)
	todo := make(chan *chunk, 2*workers)
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for c := range todo {
				b.answer(ctx, c)
				close(c.ready)
			}
		}()
	}
	readErr := make(chan error, 1)
	go func() {
		defer close(order)
		defer close(todo)
		readErr <- b.read(ctx, rows, order, todo)
	}()
	err := b.write(parent, order, w)
	cancel()
	for range order { // let the reader go
	}
	wg.Wait()
	if err == nil {
		err = parent.Err() // stopped between two chunks
	}
	return errors.Join(err, <-readErr)
}

// read cuts the rows into chunks.
func (b *batch) read(ctx context.Context, rows Rows, order, todo chan<- *chunk) error {
	for {
		c := &chunk{ready: make(chan struct{})}
		var end error
		for len(c.rows) < chunkRows && end == nil {
			var r Row
			if r, end = rows.Next(); end == nil && r.N > b.skip {
				c.rows = append(c.rows, r)
			}
		}
		if len(c.rows) > 0 {
			select {
			case order <- c:
				todo <- c
			case <-ctx.Done():
				return nil // the writer or the caller gave up, and says why
			}
		}
		if errors.Is(end, io.EOF) {
			return nil
		}
		if end != nil {
			return end
		}
	}
}

// answer screens the rows of a chunk into its buffer.
func (b *batch) answer(ctx context.Context, c *chunk) {
	w := b.engine.worker()
	defer b.engine.idle.put(w)
	enc := json.NewEncoder(&c.out)
	enc.SetEscapeHTML(false)
	for _, row := range c.rows {
		q := b.mapping.query(row, b.schema)
		if row.Err == nil && len(q.Names) == 0 && len(q.Identifiers) == 0 {
			row.Err = errors.New("neither a name nor an identifier")
		}
		if row.Err != nil {
			c.errors++
			c.err = errors.Join(c.err, enc.Encode(errorLine{row.N, row.Err.Error()}))
			continue
		}
		r, err := b.engine.screen(ctx, w, q, b.options)
		if err != nil {
			c.err = err
			return
		}
		if r.Matched() {
			c.matched++
		}
		c.err = errors.Join(c.err, enc.Encode(Line{Row: row.N, ID: q.ID, Query: &QueryLine{q.Schema, properties(q)}, Results: r.Results, Bounded: r.Bounded}))
	}
}

// write writes finished chunks in order, until ctx ends.
func (b *batch) write(ctx context.Context, order <-chan *chunk, w io.Writer) error {
	for c := range order {
		<-c.ready
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if c.err != nil {
			return c.err
		}
		if _, err := w.Write(c.out.Bytes()); err != nil {
			return fmt.Errorf("write results: %w", err)
		}
		b.sum.Write(c.out.Bytes())
		b.proof.Rows += len(c.rows)
		b.proof.Matched += c.matched
		b.proof.Errors += c.errors
		if b.done != nil {
			b.done(b.proof.Rows)
		}
	}
	return nil
}

// finish fills in what the whole run amounts to.
func (b *batch) finish(started time.Time, answered int) {
	p := b.proof
	p.On, p.Measures, p.Exceptions = b.options.On, b.options.Measures, b.options.Exceptions.Len()
	p.Seconds = time.Since(started).Seconds()
	if p.Seconds > 0 {
		p.RowsPerSecond = float64(answered) / p.Seconds
	}
	p.Lists, p.Scorer, p.Threshold = append([]List{}, b.engine.lists...), b.engine.Scorer(), b.options.Threshold
	p.Digest = fmt.Sprintf("%x", b.sum.Sum(nil))
}

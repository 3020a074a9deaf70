package screen

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sanctrace/internal/fault"
	"sanctrace/internal/when"
)

// Job is a file of queries to be screened.
type Job struct {
	In       string         // CSV, JSON lines (.gz of both) or Parquet, told by content
	Out      string         // JSON lines, one for each row, in order
	Map      string         // see ParseMapping
	Schema   string         // schema of rows that do not state one
	Options  Options        // without On: the day of the interrupted run, else Today
	Resume   bool           // go on with an Out that an interrupted run left
	Progress func(rows int) // called from one goroutine; may be nil
}

// notes stand beside an unfinished Out: what its lines were made with.
type notes struct {
	In      string  `json:"in"`
	Size    int64   `json:"size"`
	Map     string  `json:"map"`
	Schema  string  `json:"schema"`
	Scorer  string  `json:"scorer"`
	Lists   []List  `json:"lists"`
	Options Options `json:"options"`
}

// notesPath is where the notes of a run stand until it is finished.
func notesPath(out string) string { return out + ".run" }

// Run screens a file with e and writes the answers. It returns the proof of
// the whole file, rows answered before an interruption included.
func (e *Engine) Run(ctx context.Context, j Job) (proof Proof, err error) {
	started := time.Now()
	b := &batch{engine: e, schema: j.Schema, sum: sha256.New(), proof: &proof, done: j.Progress}
	if b.options, err = j.Options.settled(); err != nil {
		return proof, err
	}
	b.options.On = cmp.Or(b.options.On, j.begun(), b.options.Today)
	if len(j.Options.Measures) > 0 && e.listings == nil {
		return proof, fault.New(fault.Invalid, "measure", "no listings are loaded to tell measures by")
	}
	if b.mapping, err = ParseMapping(j.Map); err != nil {
		return proof, err
	}
	in, err := openRows(j.In)
	if err != nil {
		return proof, err
	}
	defer func() { _ = in.Close() }() // read only: nothing can be lost
	if err := b.mapping.check(in.Rows, j.Map != ""); err != nil {
		return proof, fault.Wrap(fault.Invalid, j.In, err)
	}
	out, err := b.open(j, in.size)
	if err != nil {
		return proof, err
	}
	before := proof.Rows
	err = b.run(ctx, in, out)
	if cerr := out.Close(); cerr != nil {
		err = errors.Join(err, fmt.Errorf("close %s: %w", j.Out, cerr))
	}
	b.finish(started, proof.Rows-before)
	if err != nil {
		return proof, fmt.Errorf("screen %s (%d rows done; run again with --resume): %w", j.In, proof.Rows, err)
	}
	if err := os.Remove(notesPath(j.Out)); err != nil {
		return proof, fmt.Errorf("finish %s: %w", j.Out, err)
	}
	return proof, nil
}

// begun returns the day that an interrupted run asks about, so that it may go
// on another day; empty when there is none to go on with.
func (j Job) begun() when.Day {
	if !j.Resume {
		return ""
	}
	var n notes
	b, err := os.ReadFile(notesPath(j.Out))
	if err != nil || json.Unmarshal(b, &n) != nil {
		return "" // resume says what is wrong with the notes
	}
	return n.Options.On
}

// open makes the output file, or finds the place where to go on in it.
func (b *batch) open(j Job, size int64) (*os.File, error) {
	n := notes{In: filepath.Base(j.In), Size: size, Map: j.Map, Schema: j.Schema, Scorer: b.engine.Scorer(), Lists: slices.Clone(b.engine.lists), Options: b.options}
	n.Options.Exceptions, n.Options.Today = nil, ""
	for i := range n.Lists {
		n.Lists[i].AgeDays = 0 // a run may go on the next day
	}
	want, err := json.Marshal(n)
	if err != nil {
		return nil, fmt.Errorf("note the run: %w", err)
	}
	if j.Resume {
		return b.resume(j, want)
	}
	if err := os.WriteFile(notesPath(j.Out), want, 0o600); err != nil {
		return nil, fault.Wrap(fault.Unavailable, j.Out, err)
	}
	f, err := os.OpenFile(j.Out, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	return f, fault.Wrap(fault.Unavailable, j.Out, err)
}

// resume reads the lines that are there, cuts off a half-written one, and
// leaves the file open at its end.
func (b *batch) resume(j Job, want []byte) (*os.File, error) {
	got, err := os.ReadFile(notesPath(j.Out))
	if err != nil {
		return nil, fault.New(fault.NotFound, j.Out, "no interrupted run to go on with").Try("run without --resume")
	}
	if !bytes.Equal(got, want) {
		return nil, fault.New(fault.Conflict, j.Out, "was begun with other input, lists, scorer or options").Try("run without --resume")
	}
	f, err := os.OpenFile(j.Out, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, j.Out, err)
	}
	end, err := b.recount(f)
	if err == nil {
		err = f.Truncate(end)
	}
	if err == nil {
		_, err = f.Seek(end, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(fault.Wrap(fault.Corrupt, j.Out, err), f.Close())
	}
	return f, nil
}

// recount takes the complete lines of an earlier run into the proof and
// returns where they end. Line n must answer row n.
func (b *batch) recount(f io.Reader) (end int64, err error) {
	br := bufio.NewReaderSize(f, 1<<20)
	for {
		line, err := br.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return end, nil
		}
		if err != nil {
			return end, fmt.Errorf("read earlier results: %w", err)
		}
		var l struct {
			Row     int     `json:"row"`
			Error   *string `json:"error"`
			Results []struct {
				Match bool `json:"match"`
			} `json:"results"`
		}
		if err := json.Unmarshal(line, &l); err != nil || l.Row != b.proof.Rows+1 {
			return end, fmt.Errorf("line %d is not the answer to row %d", b.proof.Rows+1, b.proof.Rows+1)
		}
		b.proof.Rows++
		b.skip++
		if l.Error != nil {
			b.proof.Errors++
		}
		for _, r := range l.Results {
			if r.Match {
				b.proof.Matched++
				break
			}
		}
		b.sum.Write(line)
		end += int64(len(line))
	}
}

// input is an open file of rows.
type input struct {
	Rows
	file *os.File
	size int64
}

// Close closes the file.
func (i *input) Close() error { return i.file.Close() }

// openRows opens a file of queries by its content.
func openRows(path string) (*input, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fault.New(fault.NotFound, path, "cannot be opened: %v", err)
	}
	st, err := f.Stat()
	if err == nil && st.IsDir() {
		err = errors.New("is a folder")
	}
	if err != nil {
		return nil, errors.Join(fault.Wrap(fault.Invalid, path, err), f.Close())
	}
	in := &input{file: f, size: st.Size()}
	if in.Rows, err = NewRows(f, st.Size(), filepath.Base(path)); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return in, nil
}

// NewRows tells the format of a file by its content and returns its rows.
func NewRows(f interface {
	io.Reader
	io.ReaderAt
}, size int64, place string) (Rows, error) {
	magic := make([]byte, 4)
	n, err := f.ReadAt(magic, 0)
	if n == 0 {
		return nil, fault.New(fault.Invalid, place, "the file is empty").Try("give a CSV, JSON lines or Parquet file")
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fault.Wrap(fault.Unavailable, place, err)
	}
	if string(magic[:n]) == "PAR1" {
		return NewParquet(f, size, place)
	}
	r := bufio.NewReader(io.Reader(f))
	if bytes.HasPrefix(magic, []byte{0x1f, 0x8b}) {
		gz, err := gzip.NewReader(r)
		if err != nil {
			return nil, fault.Wrap(fault.Invalid, place, fmt.Errorf("open gzip: %w", err))
		}
		r = bufio.NewReader(gz)
	}
	head, _ := r.Peek(512) // a short file gives what it has
	if text := strings.TrimLeft(string(bytes.TrimPrefix(head, []byte("\ufeff"))), " \t\r\n"); strings.HasPrefix(text, "{") {
		return NewJSONLines(r, place), nil
	}
	return NewCSV(r, place)
}

package sealed

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

const (
	chunkSize  = 1 << 20
	runBuffer  = 128 << 10
	recordCost = 32 // bytes of bookkeeping for a record in memory
)

// Sorter sorts records by key, equal keys in the order they came, in bounded
// memory: what exceeds the budget goes to temporary files. It is not safe for
// concurrent use.
type Sorter struct {
	tmp    string
	budget int
	used   int
	chunks [][]byte
	spare  [][]byte // chunks of usual size, to be filled again
	recs   []rec
	runs   []*os.File
}

// rec points to a record in a chunk; prefix is the start of its key, so that
// most comparisons touch no chunk.
type rec struct {
	prefix     uint64
	chunk, off uint32
	klen, vlen uint32
}

// NewSorter returns a sorter that uses about budget bytes of memory and the
// folder tmp. Close it to remove its files.
func NewSorter(tmp string, budget int) *Sorter { return &Sorter{tmp: tmp, budget: budget} }

// Add takes a record; key and value are copied.
func (s *Sorter) Add(key, value []byte) error {
	need := len(key) + len(value)
	if len(s.recs) > 0 && s.used+need+recordCost > s.budget {
		if err := s.spill(); err != nil {
			return err
		}
	}
	last := len(s.chunks) - 1
	if last < 0 || cap(s.chunks[last])-len(s.chunks[last]) < need {
		s.chunks = append(s.chunks, s.chunk(need))
		last++
	}
	c := s.chunks[last]
	s.recs = append(s.recs, rec{prefix: prefix(key), chunk: uint32(last), off: uint32(len(c)), klen: uint32(len(key)), vlen: uint32(len(value))})
	s.chunks[last] = append(append(c, key...), value...)
	s.used += need + recordCost
	return nil
}

func prefix(key []byte) uint64 {
	var b [8]byte
	copy(b[:], key)
	return binary.BigEndian.Uint64(b[:])
}

func (s *Sorter) at(r rec) (key, value []byte) {
	b := s.chunks[r.chunk][r.off:]
	return b[:r.klen:r.klen], b[r.klen : r.klen+r.vlen : r.klen+r.vlen]
}

func (s *Sorter) sort() {
	slices.SortFunc(s.recs, func(a, b rec) int {
		if a.prefix != b.prefix {
			return cmp.Compare(a.prefix, b.prefix)
		}
		ka, _ := s.at(a)
		kb, _ := s.at(b)
		if c := bytes.Compare(ka, kb); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(a.chunk, b.chunk), cmp.Compare(a.off, b.off))
	})
}

// spill writes what is in memory to a file of its own.
func (s *Sorter) spill() error {
	s.sort()
	f, err := Temp(s.tmp, "sort-*")
	if err != nil {
		return fmt.Errorf("sort: %w", err)
	}
	s.runs = append(s.runs, f)
	w := bufio.NewWriterSize(f, runBuffer)
	var n [2 * binary.MaxVarintLen32]byte
	for _, r := range s.recs {
		k, v := s.at(r)
		lens := binary.AppendUvarint(binary.AppendUvarint(n[:0], uint64(len(k))), uint64(len(v)))
		for _, part := range [...][]byte{lens, k, v} {
			if _, err := w.Write(part); err != nil {
				return fmt.Errorf("sort: write temporary file: %w", err)
			}
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("sort: write temporary file: %w", err)
	}
	for _, c := range s.chunks {
		if cap(c) == chunkSize {
			s.spare = append(s.spare, c[:0])
		}
	}
	s.chunks, s.recs, s.used = s.chunks[:0], s.recs[:0], 0
	return nil
}

// chunk returns an empty chunk with room for need bytes.
func (s *Sorter) chunk(need int) []byte {
	if n := len(s.spare); n > 0 && need <= chunkSize {
		c := s.spare[n-1]
		s.spare = s.spare[:n-1]
		return c
	}
	return make([]byte, 0, max(chunkSize, need))
}

// cursor is one sorted run under merge.
type cursor struct {
	order      int
	key, value []byte
	next       func() (key, value []byte, err error) // io.EOF at the end
}

// runHeap orders cursors by key, then by age, so that equal keys stay in order.
type runHeap []*cursor

func (h runHeap) Len() int { return len(h) }
func (h runHeap) Less(i, j int) bool {
	if c := bytes.Compare(h[i].key, h[j].key); c != 0 {
		return c < 0
	}
	return h[i].order < h[j].order
}
func (h runHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push is for container/heap.
func (h *runHeap) Push(x any) { *h = append(*h, x.(*cursor)) }

// Pop is for container/heap.
func (h *runHeap) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

// Each hands all records to fn in order. Key and value are valid until fn
// returns. It may be called once.
func (s *Sorter) Each(fn func(key, value []byte) error) error {
	s.sort()
	if len(s.runs) == 0 {
		for _, r := range s.recs {
			k, v := s.at(r)
			if err := fn(k, v); err != nil {
				return err
			}
		}
		return nil
	}
	var h runHeap
	for i, f := range s.runs {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return fmt.Errorf("sort: read temporary file: %w", err)
		}
		h = append(h, &cursor{order: i, next: readRun(bufio.NewReaderSize(f, runBuffer))})
	}
	h = append(h, &cursor{order: len(s.runs), next: s.memoryRun()})
	return merge(h, fn)
}

func merge(all runHeap, fn func(key, value []byte) error) error {
	var h runHeap
	for _, c := range all {
		var err error
		if c.key, c.value, err = c.next(); err == nil {
			h = append(h, c)
		} else if !errors.Is(err, io.EOF) {
			return fmt.Errorf("sort: read temporary file: %w", err)
		}
	}
	heap.Init(&h)
	for len(h) > 0 {
		c := h[0]
		if err := fn(c.key, c.value); err != nil {
			return err
		}
		var err error
		c.key, c.value, err = c.next()
		switch {
		case err == nil:
			heap.Fix(&h, 0)
		case errors.Is(err, io.EOF):
			heap.Pop(&h)
		default:
			return fmt.Errorf("sort: read temporary file: %w", err)
		}
	}
	return nil
}

func (s *Sorter) memoryRun() func() ([]byte, []byte, error) {
	i := 0
	return func() ([]byte, []byte, error) {
		if i == len(s.recs) {
			return nil, nil, io.EOF
		}
		k, v := s.at(s.recs[i])
		i++
		return k, v, nil
	}
}

func readRun(r *bufio.Reader) func() ([]byte, []byte, error) {
	var buf []byte
	return func() ([]byte, []byte, error) {
		klen, err := binary.ReadUvarint(r)
		if err != nil {
			return nil, nil, err
		}
		vlen, err := binary.ReadUvarint(r)
		if err != nil {
			return nil, nil, io.ErrUnexpectedEOF
		}
		if need := int(klen + vlen); cap(buf) < need {
			buf = make([]byte, need)
		}
		buf = buf[:klen+vlen]
		if _, err := io.ReadFull(r, buf); err != nil {
			return nil, nil, io.ErrUnexpectedEOF
		}
		return buf[:klen], buf[klen:], nil
	}
}

// Close removes the temporary files.
func (s *Sorter) Close() error {
	var errs []error
	for _, f := range s.runs {
		errs = append(errs, Drop(f))
	}
	s.runs, s.chunks, s.spare, s.recs = nil, nil, nil, nil
	return errors.Join(errs...)
}

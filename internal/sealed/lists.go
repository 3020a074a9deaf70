package sealed

import (
	"encoding/binary"
	"fmt"
	"os"
	"slices"
)

// Lists keeps lists of numbers in bounded memory, eight bytes for each list and
// a buffer aside: what exceeds the buffer goes to a temporary file. It is not
// safe for concurrent use.
type Lists struct {
	tmp     string
	budget  int
	ends    []int64 // of each list, in bytes
	tail    []byte  // not written yet
	written int64
	file    *os.File // nil while all fits the buffer
	raw     []byte   // buffer of Append
}

// NewLists returns an empty store that uses about budget bytes of memory and
// the folder tmp. Close it to remove its file.
func NewLists(tmp string, budget int) *Lists { return &Lists{tmp: tmp, budget: budget} }

// Len returns the number of lists.
func (l *Lists) Len() int { return len(l.ends) }

// Size returns how many numbers a list has.
func (l *Lists) Size(i int) int { return int(l.ends[i]-l.start(i)) / 8 }

func (l *Lists) start(i int) int64 {
	if i == 0 {
		return 0
	}
	return l.ends[i-1]
}

// Add appends a list.
func (l *Lists) Add(list []uint64) error {
	for _, n := range list {
		l.tail = binary.LittleEndian.AppendUint64(l.tail, n)
	}
	l.ends = append(l.ends, l.written+int64(len(l.tail)))
	if len(l.tail) <= l.budget {
		return nil
	}
	if l.file == nil {
		f, err := Temp(l.tmp, "lists-*")
		if err != nil {
			return fmt.Errorf("keep lists: %w", err)
		}
		l.file = f
	}
	if _, err := l.file.WriteAt(l.tail, l.written); err != nil {
		return fmt.Errorf("keep lists: write temporary file: %w", err)
	}
	l.written += int64(len(l.tail))
	l.tail = l.tail[:0]
	return nil
}

// Append appends the numbers of list i to buf.
func (l *Lists) Append(buf []uint64, i int) ([]uint64, error) {
	from, to := l.start(i), l.ends[i]
	if from >= l.written {
		return numbers(buf, l.tail[from-l.written:to-l.written]), nil
	}
	l.raw = slices.Grow(l.raw[:0], int(to-from))[:to-from]
	if _, err := l.file.ReadAt(l.raw, from); err != nil {
		return buf, fmt.Errorf("keep lists: read temporary file: %w", err)
	}
	return numbers(buf, l.raw), nil
}

func numbers(buf []uint64, raw []byte) []uint64 {
	for ; len(raw) > 0; raw = raw[8:] {
		buf = append(buf, binary.LittleEndian.Uint64(raw))
	}
	return buf
}

// Close removes the temporary file.
func (l *Lists) Close() error {
	if l.file == nil {
		return nil
	}
	err := Drop(l.file)
	l.file = nil
	return err
}

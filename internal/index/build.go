package index

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Builder collects entries in any order and makes an index of them in memory.
// It is not safe for concurrent use. The zero Builder is ready.
type Builder struct{ entries []Entry }

// NewBuilder returns an empty builder.
func NewBuilder() *Builder { return &Builder{} }

// Add takes one entity. Of an ID that is added twice there are two records:
// callers merge entities before they add them.
func (b *Builder) Add(e Entry) { b.entries = append(b.entries, e) }

// Bytes returns a segment of what was added.
func (b *Builder) Bytes() ([]byte, error) {
	slices.SortStableFunc(b.entries, func(x, y Entry) int { return strings.Compare(x.ID, y.ID) })
	w := NewWriter("")
	defer w.Close()
	for _, e := range b.entries {
		if err := w.Add(e); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	_, err := w.Finish(&out, nil)
	return out.Bytes(), err
}

// Build returns an index of what was added. It panics where more was added than
// one segment holds, which does not fit in memory.
func (b *Builder) Build() *Index {
	data, err := b.Bytes()
	if err != nil {
		panic(fmt.Sprintf("index: built in memory: %v", err))
	}
	ix, err := OpenBytes(data)
	if err != nil {
		panic(fmt.Sprintf("index: open what was built in memory: %v", err))
	}
	return ix
}

// Stats describes the size of an index. Names counts those of replaced
// entities too.
type Stats struct {
	Entities, Names, Words, Keys, Joins, Bytes, Segments int
}

// String returns the figures in one line.
func (s Stats) String() string {
	var b strings.Builder
	for _, p := range []struct {
		n string
		v int
	}{{"entities", s.Entities}, {"names", s.Names}, {"words", s.Words}, {"keys", s.Keys}, {"joins", s.Joins}, {"bytes", s.Bytes}, {"segments", s.Segments}} {
		b.WriteString(p.n + " " + strconv.Itoa(p.v) + ", ")
	}
	return strings.TrimSuffix(b.String(), ", ")
}

package ofac

import (
	"encoding/binary"
	"slices"
	"strings"
)

// shelf keeps records by number in one run of bytes, so that what the advanced
// XML states far from where it is used costs little more than its text. A
// number may have several records. It refuses what goes beyond its limit.
type shelf struct {
	last  map[uint32]uint32 // number -> place of its last record, plus one
	data  []byte            // for each record: place of the one before, plus one; length; text
	limit int               // bytes of data
	lost  int               // records refused
}

// newShelf returns an empty shelf for at most limit bytes of text; the index
// takes about 12 bytes more for each number.
func newShelf(limit int) *shelf { return &shelf{last: map[uint32]uint32{}, limit: limit} }

const shelfSep = "\x1f"

// put keeps a record for a number. Separators in fields become blanks.
func (s *shelf) put(key uint32, fields ...string) {
	n := len(fields)
	for _, f := range fields {
		n += len(f)
	}
	if len(s.data)+n+2*binary.MaxVarintLen32 > s.limit {
		s.lost++
		return
	}
	at := uint32(len(s.data))
	s.data = binary.AppendUvarint(s.data, uint64(s.last[key]))
	for i, f := range fields {
		if strings.Contains(f, shelfSep) {
			fields[i] = strings.ReplaceAll(f, shelfSep, " ")
		}
	}
	text := strings.Join(fields, shelfSep)
	s.data = binary.AppendUvarint(s.data, uint64(len(text)))
	s.data = append(s.data, text...)
	s.last[key] = at + 1
}

// all returns the records of a number in the order in which they were put.
func (s *shelf) all(key uint32) [][]string {
	var out [][]string
	for at := s.last[key]; at != 0; {
		p := s.data[at-1:]
		before, n := binary.Uvarint(p)
		size, m := binary.Uvarint(p[n:])
		out = append(out, strings.Split(string(p[n+m:n+m+int(size)]), shelfSep))
		at = uint32(before)
	}
	slices.Reverse(out)
	return out
}

// has reports whether a number has a record.
func (s *shelf) has(key uint32) bool { return s.last[key] != 0 }

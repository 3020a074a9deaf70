package index

import (
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"unsafe"

	"sanctrace/internal/fault"
	"sanctrace/internal/names"
)

// checkBelow is the size up to which a segment is checked whole when it is
// opened; of a larger one only header and footer are, and Check does the rest.
const checkBelow = 64 << 20

// segment is an open segment. It is immutable; its memory is unmapped when
// nothing refers to it any more.
type segment struct {
	file string // base of its path
	data string // all of it
	note []byte

	records, names, texts  string
	recordAt, firstName    []byte
	nameAt, nameOf, wordAt []byte
	nameSigns              []byte
	terms                  []byte
	forms, posts           string
	keys, joins, numbers   table
	numRecords, numNames   uint32
}

// openFile maps a segment into memory.
func openFile(path string) (*segment, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, "index", err)
	}
	defer f.Close()
	data, unmap, err := mapFile(f)
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, "index "+filepath.Base(path), err)
	}
	s, err := openBytes(data, filepath.Base(path))
	if err != nil {
		unmap()
		return nil, err
	}
	runtime.AddCleanup(s, func(unmap func()) { unmap() }, unmap)
	return s, nil
}

// openBytes opens a segment that is in memory.
func openBytes(data []byte, name string) (*segment, error) {
	foot, err := readFooter(data, name)
	if err != nil {
		return nil, err
	}
	if len(data) <= checkBelow {
		if err := foot.sound(data, name); err != nil {
			return nil, err
		}
	}
	return openUnchecked(data, name)
}

// openUnchecked opens a segment without a look at its checksums.
func openUnchecked(data []byte, name string) (*segment, error) {
	foot, err := readFooter(data, name)
	if err != nil {
		return nil, err
	}
	all := unsafe.String(unsafe.SliceData(data), len(data)) //nolint:gosec // a read-only view; what is handed out is copied
	part := func(i int) []byte { p := foot.places[i]; return data[p.offset : p.offset+p.size] }
	text := func(i int) string { p := foot.places[i]; return all[p.offset : p.offset+p.size] }
	s := &segment{file: name, data: all, note: foot.note, records: text(secRecords), names: text(secNames), texts: text(secWords),
		recordAt: part(secRecordAt), firstName: part(secFirstName), nameAt: part(secNameAt), nameOf: part(secNameOf), nameSigns: part(secNameSigns), wordAt: part(secWordAt),
		terms: part(secTerms), forms: text(secForms), posts: text(secPosts)}
	for _, t := range []struct {
		to    *table
		first int
	}{{&s.keys, secKeys}, {&s.joins, secJoins}, {&s.numbers, secNumbers}} {
		if *t.to, err = openTable(part(t.first), part(t.first+1), part(t.first+2)); err != nil {
			return nil, corrupt(name, "the table in section %d is not whole", t.first)
		}
	}
	s.numRecords, s.numNames = uint32(max(len(s.recordAt)/8, 1)-1), uint32(len(s.nameOf)/4)
	if !s.fits() {
		return nil, corrupt(name, "its sections do not fit each other")
	}
	return s, nil
}

// fits reports whether the sections are of the sizes that each other's ask for.
func (s *segment) fits() bool {
	return len(s.recordAt) == 8*int(s.numRecords)+8 && len(s.firstName) == 4*int(s.numRecords)+4 && len(s.nameAt) == len(s.nameOf) &&
		len(s.nameSigns) == 8*int(s.numNames) && len(s.terms)%termRow == 0 && len(s.wordAt) >= 4
}

func (s *segment) word(i uint32) string {
	return s.texts[u32(s.wordAt, uint64(i)):u32(s.wordAt, uint64(i)+1)]
}

// record returns a cursor at the start of a record.
func (s *segment) record(n uint32) cursor {
	return cursor{seg: s, s: s.records[u64(s.recordAt, uint64(n)):u64(s.recordAt, uint64(n)+1)]}
}

// id returns the id of a record as a view of the segment.
func (s *segment) id(n uint32) string {
	c := s.record(n)
	c.num()
	for range c.num() {
		c.skipDay()
		c.skipDay()
	}
	return c.text()
}

func (c *cursor) skipDay() {
	if c.num() == 2 {
		c.word()
	}
}

// below returns how many records have an id before the given one.
func (s *segment) below(id string) uint32 {
	return uint32(sort.Search(int(s.numRecords), func(i int) bool { return s.id(uint32(i)) >= id }))
}

// find returns the position of an id and whether it is there.
func (s *segment) find(id string) (uint32, bool) {
	n := s.below(id)
	return n, n < s.numRecords && s.id(n) == id
}

// row is a term of the vocabulary.
type row struct {
	form, posts, size, names, letters uint32
	length                            int
	class                             names.Class
	kind                              names.Kind
	script                            names.Script
	level                             uint8
}

func (s *segment) row(t uint32) row {
	b := s.terms[uint64(t)*termRow:][:termRow]
	return row{form: u32(b, 0), posts: u32(b, 1), size: u32(b, 2), names: u32(b, 3), letters: u32(b, 4), length: int(b[20]), class: names.Class(b[21]),
		kind: names.Kind(b[22]), script: names.Script(b[23] >> 2), level: b[23] & 3}
}

func (s *segment) summary(id uint32) summary { return summary(u64(s.nameSigns, uint64(id))) }

// name is a cursor on a stored name.
type name struct {
	cursor
	head   byte
	of     uint32
	tokens int
}

func (s *segment) name(id uint32) name {
	c := cursor{seg: s, s: s.names[u32(s.nameAt, uint64(id)):]}
	n := name{head: c.s[0]}
	c.s = c.s[1:]
	n.of = uint32(c.num())
	n.tokens = int(c.num())
	n.cursor = c
	return n
}

func (n *name) class() names.Class { return names.Class(n.head & 3) }
func (n *name) kind() NameKind     { return NameKind(n.head >> 2 & 3) }

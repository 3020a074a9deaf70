package index

import (
	"iter"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/names"
)

// NameID numbers the parsed names of an index, by entity and within it in
// order.
type NameID uint32

// NoName is the id of no name.
const NoName = ^NameID(0)

// Index is an immutable set of segments that are read as one: of an entity
// that several of them hold the newest counts, and one without names, which
// Removed makes, takes it away. Safe for concurrent use.
type Index struct {
	parts []part
}

// part is a segment with its place among the others. Records and names of an
// index are numbered through over its parts.
type part struct {
	*segment
	record, name uint32   // numbers of the first
	dead         []uint64 // by bit: records that a newer segment replaces; nil for none
	lost         int      // how many
}

// Open maps the segments in the given files, oldest first. What is damaged or
// of another format is refused ([fault.Corrupt], [fault.Conflict]); a large
// segment is checked by [Check] only.
func Open(paths ...string) (*Index, error) {
	var segs []*segment
	for _, p := range paths {
		s, err := openFile(p)
		if err != nil {
			return nil, err
		}
		segs = append(segs, s)
	}
	return join(segs, false)
}

// OpenNewer is Open for segments that add to older ones: what they remove
// counts as an entity, which no query finds, and Merged hands it out.
func OpenNewer(paths ...string) (*Index, error) {
	ix, err := Open(paths...)
	if err != nil {
		return nil, err
	}
	var segs []*segment
	for i := range ix.parts {
		segs = append(segs, ix.parts[i].segment)
	}
	return join(segs, true)
}

// OpenBytes opens segments in memory, oldest first. The bytes must not change.
func OpenBytes(data ...[]byte) (*Index, error) {
	var segs []*segment
	for _, b := range data {
		s, err := openBytes(b, "in memory")
		if err != nil {
			return nil, err
		}
		segs = append(segs, s)
	}
	return join(segs, false)
}

// With returns an index of the segments of ix and the ones in the given files.
func (ix *Index) With(paths ...string) (*Index, error) {
	var segs []*segment
	for i := range ix.parts {
		segs = append(segs, ix.parts[i].segment)
	}
	for _, p := range paths {
		s, err := openFile(p)
		if err != nil {
			return nil, err
		}
		segs = append(segs, s)
	}
	return join(segs, false)
}

// join numbers the records of several segments through, and finds which of
// them newer ones replace.
func join(segs []*segment, keep bool) (ix *Index, err error) {
	defer damaged(&err)
	ix = &Index{}
	record, name := uint64(0), uint64(0)
	for _, s := range segs {
		ix.parts = append(ix.parts, part{segment: s, record: uint32(record), name: uint32(name)})
		record += uint64(s.numRecords)
		name += uint64(s.numNames)
	}
	if name >= uint64(NoName) || record >= 1<<32 {
		return nil, fault.New(fault.Invalid, "index", "more than 4 billion names do not fit into one")
	}
	for i := 1; i < len(ix.parts); i++ {
		newer := &ix.parts[i]
		for n := range newer.numRecords {
			id := newer.id(n)
			for k := range i {
				ix.parts[k].kill(id)
			}
			if c := newer.segment.record(n); !keep && c.word() == removed {
				newer.bury(n)
			}
		}
	}
	return ix, nil
}

// removed is the schema of a record that only takes away an older one.
const removed = "-"

// Removed returns the entry that takes an entity of older segments away.
func Removed(id string) Entry { return Entry{ID: id, Schema: removed} }

// kill marks every record with the id.
func (p *part) kill(id string) {
	n, ok := p.find(id)
	for ; ok && n < p.numRecords && p.id(n) == id; n++ {
		p.bury(n)
	}
}

func (p *part) bury(n uint32) {
	if p.dead == nil {
		p.dead = make([]uint64, (p.numRecords+63)/64)
	}
	if p.dead[n/64]>>(n%64)&1 == 0 {
		p.dead[n/64] |= 1 << (n % 64)
		p.lost++
	}
}

func (p *part) gone(n uint32) bool { return p.dead != nil && p.dead[n/64]>>(n%64)&1 != 0 }

// damaged turns a panic from reading damaged bytes into an error.
func damaged(err *error) {
	if r := recover(); r != nil {
		*err = fault.New(fault.Corrupt, "index", "it is damaged: %v", r).Try("find out what is with: verify")
	}
}

// Guard runs fn, which reads an index, and returns a [fault.Corrupt] error when
// it met damaged bytes.
func Guard(fn func() error) (err error) {
	defer damaged(&err)
	return fn()
}

// at returns the part that holds a record, by number.
func (ix *Index) at(n uint32) *part {
	return &ix.parts[ix.Segment(n)]
}

func (ix *Index) named(id NameID) *part {
	i := len(ix.parts) - 1
	for i > 0 && ix.parts[i].name > uint32(id) {
		i--
	}
	return &ix.parts[i]
}

// Note returns the note that the newest segment was written with.
func (ix *Index) Note() []byte {
	if len(ix.parts) == 0 {
		return nil
	}
	return ix.parts[len(ix.parts)-1].note
}

// Len returns how many entities the index holds.
func (ix *Index) Len() int {
	n := 0
	for i := range ix.parts {
		n += int(ix.parts[i].numRecords) - ix.parts[i].lost
	}
	return n
}

// All hands out all entities with their numbers, by segment and id.
func (ix *Index) All() iter.Seq2[uint32, Entry] {
	return func(yield func(uint32, Entry) bool) {
		for i := range ix.parts {
			p := &ix.parts[i]
			for n := range p.numRecords {
				if c := p.segment.record(n); !p.gone(n) && !yield(p.record+n, c.entry()) {
					return
				}
			}
		}
	}
}

// Notes hands out the id and the note of every entity, which must not be kept.
func (ix *Index) Notes() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := range ix.parts {
			p := &ix.parts[i]
			for n := range p.numRecords {
				if p.gone(n) {
					continue
				}
				c := p.segment.record(n)
				c.skipHead()
				c.skipNames()
				var e Entry
				c.values(&e)
				c.words()
				c.listed()
				if !yield(p.id(n), c.text()) {
					return
				}
			}
		}
	}
}

// Merged hands out all entities by rising id over all segments.
func (ix *Index) Merged() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		at := make([]uint32, len(ix.parts))
		for {
			best := -1
			for i := range ix.parts {
				p := &ix.parts[i]
				for at[i] < p.numRecords && p.gone(at[i]) {
					at[i]++
				}
				if at[i] < p.numRecords && (best < 0 || p.id(at[i]) < ix.parts[best].id(at[best])) {
					best = i
				}
			}
			if best < 0 {
				return
			}
			c := ix.parts[best].segment.record(at[best])
			at[best]++
			if !yield(c.entry()) {
				return
			}
		}
	}
}

// Entry returns the entity with the given number. It shares no memory with the
// index.
func (ix *Index) Entry(n uint32) Entry {
	p := ix.at(n)
	c := p.segment.record(n - p.record)
	return c.entry()
}

// Record returns the entity with the given number, its names parsed.
func (ix *Index) Record(n uint32) *Record { return NewRecord(ix.Entry(n)) }

// RecordNamed returns what a result tells of the entity with the given number,
// with one name, parsed, or none for NoName, and with its dates, countries and
// the rest when fields is set. It shares no memory with the index and has no
// note.
func (ix *Index) RecordNamed(n uint32, id NameID, fields bool, reader *names.Reader) *Record {
	p := ix.at(n)
	c := p.segment.record(n - p.record)
	var x name
	of := noPlace
	if id != NoName {
		q := ix.named(id)
		x = q.segment.name(uint32(id) - q.name)
		of = x.of
	}
	r := &Record{}
	text := c.found(&r.Entry, of, fields)
	if fields {
		r.Births, r.IDs = Births(r.BirthDates), r.Identifiers
	}
	if of != noPlace {
		r.Read = []Parsed{{Name: reader.Parse(text, x.class()), Kind: x.kind(), of: of}}
	}
	return r
}

// Find returns the number of the entity with an id, and whether there is one.
func (ix *Index) Find(id string) (uint32, bool) {
	for i := range slices.Backward(ix.parts) {
		p := &ix.parts[i]
		if n, ok := p.find(id); ok && !p.gone(n) {
			return p.record + n, true
		}
	}
	return 0, false
}

// Compare orders records by id, then by number.
func (ix *Index) Compare(a, b uint32) int {
	x, y := ix.at(a), ix.at(b)
	if c := strings.Compare(x.id(a-x.record), y.id(b-y.record)); c != 0 {
		return c
	}
	return int(int64(a) - int64(b))
}

// Segment returns the place of the segment that holds a record.
func (ix *Index) Segment(n uint32) int {
	i := len(ix.parts) - 1
	for i > 0 && ix.parts[i].record > n {
		i--
	}
	return i
}

// NameOf returns the i-th of the parsed names of a record.
func (ix *Index) NameOf(n uint32, i int) NameID {
	p := ix.at(n)
	return NameID(p.name + u32(p.firstName, uint64(n-p.record)) + uint32(i))
}

// Before returns the number in the segment of like up to which records have an
// id below that of n.
func (ix *Index) Before(n, like uint32) uint32 {
	p, q := ix.at(n), ix.at(like)
	if p.segment == q.segment {
		return n
	}
	return q.record + q.below(p.id(n-p.record))
}

// ByIdentifier appends to dst the numbers of the entities that bear a folded
// identifier of whatever kind, rising by segment. One in ten thousand may not.
func (ix *Index) ByIdentifier(folded string, dst []uint32) []uint32 {
	for i := range ix.parts {
		p := &ix.parts[i]
		for lo, hi := p.numbers.find(numberKey(folded)); lo < hi; lo++ {
			if n := p.numbers.at(lo); !p.gone(n) {
				dst = append(dst, p.record+n)
			}
		}
	}
	return dst
}

// Schema returns the schema of a record.
func (ix *Index) Schema(n uint32) string {
	p := ix.at(n)
	c := p.segment.record(n - p.record)
	return strings.Clone(c.word())
}

// Stats counts what the index holds.
func (ix *Index) Stats() Stats {
	var s Stats
	for i := range ix.parts {
		p := &ix.parts[i]
		s.Entities += int(p.numRecords) - p.lost
		s.Names += int(p.numNames)
		s.Words += len(p.terms) / termRow
		s.Keys += len(p.keys.ids) / 4
		s.Joins += len(p.joins.ids) / 4
		s.Bytes += len(p.data)
		s.Segments++
	}
	return s
}

package index

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// A table files numbers under 64-bit hashes. Its three sections are a
// directory (4 bytes for each value of the leading bits of the hash, and one
// more: where its entries begin), the next 16 bits of the hash of each entry,
// and the number of each entry (4 bytes); entries are in order of hash and
// number. What is found may be filed under another hash that is the same in
// the bits kept: about one entry in 10,000.
type table struct {
	dir, prints, ids []byte
	shift            uint // of a hash to its directory entry
}

// perBucket is about how many entries share a directory entry.
const perBucket = 8

const maxDirectory = 26

func directoryBits(n int) uint {
	return min(uint(bits.Len(uint(n/perBucket))), maxDirectory)
}

var errTable = errors.New("the table is not whole")

// openTable returns the table in three sections.
func openTable(dir, prints, ids []byte) (table, error) {
	n := len(dir)/4 - 1
	if n < 1 || bits.OnesCount(uint(n)) != 1 || 2*len(prints) != len(ids) || int(u32(dir, uint64(n))) != len(ids)/4 {
		return table{}, errTable
	}
	return newTable(dir, prints, ids), nil
}

func newTable(dir, prints, ids []byte) table {
	return table{dir: dir, prints: prints, ids: ids, shift: 64 - uint(bits.Len(uint(len(dir)/4-1)-1))}
}

// find returns the first and the last but one position of the entries of h.
func (t *table) find(h uint64) (lo, hi uint32) {
	d := uint64(0)
	if t.shift < 64 {
		d = h >> t.shift
	}
	lo, hi = u32(t.dir, d), u32(t.dir, d+1)
	mark := uint16(h << (64 - t.shift) >> 48)
	if hi-lo > 4*perBucket {
		lo, hi = t.narrow(lo, hi, mark)
		return lo, hi
	}
	for lo < hi && u16(t.prints, lo) < mark {
		lo++
	}
	end := lo
	for end < hi && u16(t.prints, end) == mark {
		end++
	}
	return lo, end
}

// touch reads where the entries of h begin, so that they are near when find wants
// them: of many hashes these reads go on side by side.
func (t *table) touch(h uint64) (near byte) {
	d := uint64(0)
	if t.shift < 64 {
		d = h >> t.shift
	}
	if lo, hi := u32(t.dir, d), u32(t.dir, d+1); lo < hi {
		near = t.prints[2*uint64(lo)] ^ t.ids[4*uint64(lo)]
	}
	return near
}

// narrow finds the entries of a mark among many by halving.
func (t *table) narrow(lo, hi uint32, mark uint16) (uint32, uint32) {
	first := func(from, to uint32, less func(uint16) bool) uint32 {
		for from < to {
			mid := from + (to-from)/2
			if less(u16(t.prints, mid)) {
				from = mid + 1
			} else {
				to = mid
			}
		}
		return from
	}
	lo = first(lo, hi, func(p uint16) bool { return p < mark })
	return lo, first(lo, hi, func(p uint16) bool { return p <= mark })
}

// has reports whether a number is among the entries from to to-1, whose numbers
// rise.
func (t *table) has(from, to, n uint32) bool {
	end := to
	for from < to {
		if mid := from + (to-from)/2; t.at(mid) < n {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from < end && t.at(from) == n
}

// at returns the number of an entry.
func (t *table) at(i uint32) uint32 { return u32(t.ids, uint64(i)) }

func u16(b []byte, i uint32) uint16 { return binary.LittleEndian.Uint16(b[2*uint64(i):]) }

func u32(b []byte, i uint64) uint32 { return binary.LittleEndian.Uint32(b[4*i:]) }

func u64(b []byte, i uint64) uint64 { return binary.LittleEndian.Uint64(b[8*i:]) }

// writeTable turns a spool, whose parts are the leading bits of the keys, into
// the three sections of a table.
func writeTable(s *spool, out []*section, buf []pair) (_ []pair, err error) {
	n := uint32(0)
	width := directoryBits(s.n)
	next := uint64(0) // directory entry to be written
	fill := func(until uint64) error {
		for ; next <= until; next++ {
			if err := out[0].u32(n); err != nil {
				return err
			}
		}
		return nil
	}
	for part := range spoolParts {
		buf, err = s.each(part, buf, func(ps []pair) error {
			for _, p := range ps {
				d := uint64(0)
				if width > 0 {
					d = p.key >> (64 - width)
				}
				if err := fill(d); err != nil {
					return err
				}
				mark := uint16(p.key << width >> 48)
				out[1].buf = binary.LittleEndian.AppendUint16(out[1].buf, mark)
				if err := out[1].wrote(2); err != nil {
					return err
				}
				if err := out[2].u32(p.val); err != nil {
					return err
				}
				n++
			}
			return nil
		})
		if err != nil {
			return buf, err
		}
	}
	return buf, fill(1 << width)
}

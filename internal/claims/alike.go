package claims

import (
	"cmp"
	"slices"

	"sanctrace/internal/sealed"
)

// nearDuplicate is the share of common runs of five words from which on a text
// counts as a version of another.
const nearDuplicate = 0.5

// Memory of one search for near-duplicates.
const (
	maxBuckets = 1 << 21 // of counts of runs
	blockRuns  = 1 << 19 // runs of a block
)

// twin says which share of their runs documents i and j, the earlier, have in
// common.
type twin struct {
	i, j  int
	share float64
}

// nearDuplicates returns, in order, the pairs of lists with a share of common values of
// at least nearDuplicate. Of two such lists each has at most the share
// 1 - nearDuplicate for itself; so, with the values of both in one order, one
// that they share is among so many first and one more. The rarest are first:
// what all lists have pairs nothing. The lists are gone through once for each
// block of them whose first values fit the memory.
func nearDuplicates(lists *sealed.Lists) ([]twin, error) {
	s := &search{lists: lists, buckets: 1, last: map[uint64]int32{}}
	total := 0
	for i := range lists.Len() {
		total += lists.Size(i)
	}
	for s.buckets < min(total, maxBuckets) {
		s.buckets *= 2
	}
	s.count = make([]uint16, s.buckets)
	if err := s.each(0, s.counting); err != nil {
		return nil, err
	}
	for s.from < lists.Len() {
		s.to, s.holders = s.from, s.holders[:0]
		clear(s.last)
		if err := s.each(s.from, s.pair); err != nil {
			return nil, err
		}
		s.from = s.to
	}
	slices.SortFunc(s.found, func(a, b twin) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j)) })
	return s.found, nil
}

// search is the state of one nearDuplicates.
type search struct {
	lists   *sealed.Lists
	buckets int
	count   []uint16 // how often the values of a bucket stand in all lists
	found   []twin

	from, to int              // the block: lists whose first values are in holders
	holders  []holder         // lists that a value is among the first of
	last     map[uint64]int32 // by value: its last holder's index, from 1
	order    []uint64         // buffers
	earlier  []int32
	other    []uint64
}

// holder is a list that holds a value, with the index from 1 of the one before.
type holder struct{ list, before int32 }

// each calls fn for all lists from number i on.
func (s *search) each(i int, fn func(i int, list []uint64) error) error {
	var buf []uint64
	for ; i < s.lists.Len(); i++ {
		var err error
		if buf, err = s.lists.Append(buf[:0], i); err == nil {
			err = fn(i, buf)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *search) bucket(h uint64) int { return int(h>>32) & (s.buckets - 1) }

func (s *search) counting(_ int, list []uint64) error {
	for _, h := range list {
		if n := &s.count[s.bucket(h)]; *n < 1<<16-1 {
			*n++
		}
	}
	return nil
}

// pair compares list i with those of the block that may be like it, and puts it
// into the block while there is room.
func (s *search) pair(i int, list []uint64) error {
	s.earlier = s.earlier[:0]
	first := s.first(list)
	for _, h := range first {
		for n := s.last[h]; n > 0; n = s.holders[n-1].before {
			s.earlier = append(s.earlier, s.holders[n-1].list)
		}
	}
	if s.to == i && len(s.holders) < blockRuns {
		for _, h := range first {
			s.holders = append(s.holders, holder{int32(i), s.last[h]})
			s.last[h] = int32(len(s.holders))
		}
		s.to = i + 1
	}
	slices.Sort(s.earlier)
	for _, j := range slices.Compact(s.earlier) {
		var err error
		if s.other, err = s.lists.Append(s.other[:0], int(j)); err != nil {
			return err
		}
		if share := jaccard(list, s.other); share >= nearDuplicate {
			s.found = append(s.found, twin{i, int(j), share})
		}
	}
	return nil
}

// first returns those of the first values of a list, each once, that other
// values may repeat.
func (s *search) first(list []uint64) []uint64 {
	s.order = append(s.order[:0], list...)
	slices.SortFunc(s.order, func(a, b uint64) int {
		return cmp.Or(cmp.Compare(s.count[s.bucket(a)], s.count[s.bucket(b)]), cmp.Compare(a, b))
	})
	n := min(len(s.order), int(float64(len(s.order))*(1-nearDuplicate))+1)
	alone := 0
	for alone < n && s.count[s.bucket(s.order[alone])] < 2 {
		alone++
	}
	return slices.Compact(s.order[alone:n])
}

// jaccard returns the share of common values of two sorted lists.
func jaccard(a, b []uint64) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	common, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			common++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return float64(common) / float64(len(a)+len(b)-common)
}

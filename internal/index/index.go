package index

import (
	"math/bits"
	"slices"
	"sort"

	"sanctrace/internal/names"
)

// directoryBits is the number of leading hash bits that the directory of the
// key table resolves.
const directoryBits = 16

type nameRef struct{ record, read uint32 }

// Index is an immutable set of entities with their vocabulary, filed under the
// keys of package names. Safe for concurrent use.
type Index struct {
	records   []*Record
	names     []nameRef
	terms     []term
	classes   []names.Class // of terms
	filed     []filed       // by hash, then term
	directory [1<<directoryBits + 1]uint32
	byID      map[string]uint32
	byNumber  map[string][]uint32
}

// Probe is one reading of one query name, with what the scorer says of it.
type Probe struct {
	Name *names.Name
	Gain []float64 // by token: the most that meeting it can add
	Loss []float64 // by token: the least that it costs when nothing meets it
	// Solid marks the tokens that can carry a match, by bit.
	Solid uint64
	// Reach says whether a name that meets and leaves such tokens can score
	// high enough. A name that meets more must never reach less.
	Reach func(Met) bool
}

// Met sums up which tokens of a probe a name can meet at most.
type Met struct {
	Gain, Loss float64 // of the tokens met, of those left
	Solid      int     // solid tokens met
	Open       int     // solid tokens left
}

// Scratch is the working memory of one query at a time. The zero Scratch is
// ready.
type Scratch struct {
	masks   []uint64 // by name: which query tokens it meets; all zero between queries
	touched []NameID
	hits    []hit
	keys    []uint64
	seen    map[uint32]int
	posts   [names.MaxTokens]int
}

// hit is a vocabulary term that meets the query tokens of mask.
type hit struct {
	term uint32
	mask uint64
}

// Record returns the record of a name.
func (ix *Index) Record(id NameID) *Record { return ix.records[ix.names[id].record] }

// Parsed returns a name.
func (ix *Index) Parsed(id NameID) *Parsed {
	n := ix.names[id]
	return &ix.records[n.record].Read[n.read]
}

// RecordNumber returns the position of a name's record, for grouping names by
// entity: names of one entity are neighbours.
func (ix *Index) RecordNumber(id NameID) uint32 { return ix.names[id].record }

// Position returns the position of a name in Record.Read.
func (ix *Index) Position(id NameID) uint32 { return ix.names[id].read }

// Names returns how many names the index holds; their ids run from 0.
func (ix *Index) Names() int { return len(ix.names) }

// Len returns how many entities the index holds.
func (ix *Index) Len() int { return len(ix.records) }

// At returns the i-th entity in the order in which they were added.
func (ix *Index) At(i uint32) *Record { return ix.records[i] }

// ByID returns the entity with the given id, or nil.
func (ix *Index) ByID(id string) *Record {
	if i, ok := ix.byID[id]; ok {
		return ix.records[i]
	}
	return nil
}

// ByIdentifier returns the positions of the entities that bear a folded
// identifier of whatever kind, rising.
func (ix *Index) ByIdentifier(folded string) []uint32 { return ix.byNumber[folded] }

// Candidates appends to dst the ids of all names that could reach, rising.
func (ix *Index) Candidates(p Probe, s *Scratch, dst []NameID) []NameID {
	if len(p.Name.Tokens) == 0 {
		return dst
	}
	s.reset(len(ix.names))
	for i := range p.Name.Tokens {
		ix.probeToken(p.Name, i, s)
	}
	for i := range p.Name.Joins {
		ix.probeJoin(p.Name, &p.Name.Joins[i], s)
	}
	initials, free := s.assumed(p)
	if p.reaches(free) { // words that are not looked up would do alone: all names of the class
		return ix.all(p.Name.Class, dst)
	}
	ix.walk(s, free)
	n := len(dst)
	for _, id := range s.touched {
		if p.reaches(s.masks[id] | initials) {
			dst = append(dst, id)
		}
		s.masks[id] = 0
	}
	slices.Sort(dst[n:])
	return dst
}

// walk notes which query tokens each name meets. Names that meet none but free
// tokens are not noted: they cannot reach.
func (ix *Index) walk(s *Scratch, free uint64) {
	for _, h := range s.hits {
		if h.mask&^free == 0 {
			continue
		}
		for _, id := range ix.terms[h.term].posts {
			if s.masks[id] == 0 {
				s.touched = append(s.touched, id)
			}
			s.masks[id] |= h.mask
		}
	}
	for _, h := range s.hits {
		if h.mask&^free != 0 {
			continue
		}
		for _, id := range ix.terms[h.term].posts {
			if s.masks[id] != 0 {
				s.masks[id] |= h.mask
			}
		}
	}
}

func (s *Scratch) reset(n int) {
	for _, id := range s.touched {
		s.masks[id] = 0
	}
	if len(s.masks) < n {
		s.masks = make([]uint64, n)
	}
	s.touched, s.hits = s.touched[:0], s.hits[:0]
	s.posts = [names.MaxTokens]int{}
	if s.seen == nil {
		s.seen = map[uint32]int{}
	}
	clear(s.seen)
}

// reaches sums gains and losses of a set of tokens and asks the scorer.
func (p *Probe) reaches(mask uint64) bool {
	m := Met{Solid: bits.OnesCount64(mask & p.Solid), Open: bits.OnesCount64(p.Solid &^ mask)}
	for i := range p.Gain {
		if mask>>i&1 != 0 {
			m.Gain += p.Gain[i]
		} else {
			m.Loss += p.Loss[i]
		}
	}
	return p.Reach(m)
}

// probeToken finds the terms that the i-th token may stand for.
func (ix *Index) probeToken(n *names.Name, i int, s *Scratch) {
	f := n.Tokens[i].Form
	s.keys, _ = f.Probes(s.keys[:0])
	for _, k := range s.keys {
		for _, e := range ix.lookup(classed(k, n.Class)) {
			t := &ix.terms[e.term]
			if ix.classes[e.term] != n.Class || s.dup(e.term, i) {
				continue
			}
			if t.join && names.RelateJoin(t.form, f).Sim == 0 || !t.join && names.Relate(f, t.form).Sim == 0 {
				continue
			}
			s.add(e.term, 1<<i)
			s.posts[i] += len(t.posts)
		}
	}
}

// probeJoin finds the single words that a join of the query may stand for.
func (ix *Index) probeJoin(n *names.Name, j *names.Join, s *Scratch) {
	mask := uint64(1)<<j.To - uint64(1)<<j.From
	s.keys = j.JoinProbes(s.keys[:0])
	for _, k := range s.keys {
		for _, e := range ix.lookup(classed(k, n.Class)) {
			t := &ix.terms[e.term]
			if ix.classes[e.term] != n.Class || t.join || names.RelateJoin(j.Form, t.form).Sim == 0 {
				continue
			}
			s.add(e.term, mask)
		}
	}
}

// dup reports whether the term was already looked at for token i.
func (s *Scratch) dup(t uint32, i int) bool {
	if last, ok := s.seen[t]; ok && last == i {
		return true
	}
	s.seen[t] = i
	return false
}

func (s *Scratch) add(t uint32, mask uint64) { s.hits = append(s.hits, hit{t, mask}) }

// assumed returns the tokens that need not propose names: initials, which
// meet too much to be looked up at all, and with them, most postings first, as
// many as cannot reach without any other.
func (s *Scratch) assumed(p Probe) (initials, free uint64) {
	order := make([]int, 0, names.MaxTokens)
	for i := range p.Name.Tokens {
		if p.Name.Tokens[i].Kind == names.Initial {
			initials |= 1 << i
		} else {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return s.posts[order[a]] > s.posts[order[b]] })
	free = initials
	for _, i := range order {
		if !p.reaches(free | 1<<i) {
			free |= 1 << i
		}
	}
	return initials, free
}

func (ix *Index) all(c names.Class, dst []NameID) []NameID {
	for id := range ix.names {
		if ix.Parsed(NameID(id)).Class == c {
			dst = append(dst, NameID(id))
		}
	}
	return dst
}

// lookup returns the terms filed under a hash.
func (ix *Index) lookup(h uint64) []filed {
	d := h >> (64 - directoryBits)
	lo, hi := ix.directory[d], ix.directory[d+1]
	list := ix.filed[lo:hi]
	i := sort.Search(len(list), func(i int) bool { return list[i].hash >= h })
	j := i
	for j < len(list) && list[j].hash == h {
		j++
	}
	return list[i:j]
}

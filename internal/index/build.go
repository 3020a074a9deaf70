package index

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/names"
)

// NameID numbers the parsed names of an index, by entity and within it in
// order.
type NameID uint32

// term is a word or join of the vocabulary with the names it stands in.
type term struct {
	form  *names.Form
	join  bool
	posts []NameID // rising, without repeats
}

// filed is one key of one term.
type filed struct {
	hash uint64
	term uint32
}

// Builder collects entries. The zero Builder is not usable; see NewBuilder.
// It is not safe for concurrent use.
type Builder struct {
	ix     *Index
	lookup map[string]uint32
	keys   []uint64
	buf    []byte
}

// NewBuilder returns an empty builder.
func NewBuilder() *Builder {
	return &Builder{ix: &Index{byID: map[string]uint32{}, byNumber: map[string][]uint32{}}, lookup: map[string]uint32{}}
}

// Add takes one entity. An entry whose ID was added before replaces nothing:
// its names, values and intervals are added to the record as a second one of
// the same ID, so callers merge entities before they add them.
func (b *Builder) Add(e Entry) {
	ix := b.ix
	n := uint32(len(ix.records))
	r := NewRecord(e)
	ix.records = append(ix.records, r)
	if _, dup := ix.byID[e.ID]; !dup {
		ix.byID[e.ID] = n
	}
	for _, id := range r.IDs {
		if list := ix.byNumber[id.Value]; len(list) == 0 || list[len(list)-1] != n {
			ix.byNumber[id.Value] = append(list, n)
		}
	}
	for i := range r.Read {
		id := NameID(len(ix.names))
		p := &r.Read[i]
		ix.names = append(ix.names, nameRef{record: n, read: uint32(i)})
		for k := range p.Tokens {
			p.Tokens[k].Form = b.file(p.Class, p.Tokens[k].Form, false, id)
		}
		for k := range p.Joins {
			p.Joins[k].Form = b.file(p.Class, p.Joins[k].Form, true, id)
		}
	}
}

// file adds the name to the posting list of a form and returns the one copy of
// the form that the index keeps.
func (b *Builder) file(class names.Class, f *names.Form, join bool, id NameID) *names.Form {
	kind := byte(class)<<6 | byte(f.Kind)<<1
	if join {
		kind |= 1
	}
	b.buf = append(append(b.buf[:0], kind, byte(f.Script)), f.Text...)
	b.buf = f.AppendIdentity(b.buf)
	t, ok := b.lookup[string(b.buf)]
	if !ok {
		t = uint32(len(b.ix.terms))
		b.ix.terms = append(b.ix.terms, term{form: f, join: join})
		b.ix.classes = append(b.ix.classes, class)
		b.lookup[string(b.buf)] = t
		b.keys = b.keys[:0]
		b.keys = f.Keys(b.keys)
		for _, k := range b.keys {
			b.ix.filed = append(b.ix.filed, filed{hash: classed(k, class), term: t})
		}
	}
	e := &b.ix.terms[t]
	if len(e.posts) == 0 || e.posts[len(e.posts)-1] != id {
		e.posts = append(e.posts, id)
	}
	return e.form
}

// classed keeps the vocabularies of the classes apart.
func classed(h uint64, c names.Class) uint64 { return h ^ uint64(c)*0x9e3779b97f4a7c15 }

// Build sorts what was added into an index. The builder must not be used
// afterwards.
func (b *Builder) Build() *Index {
	ix := b.ix
	slices.SortFunc(ix.filed, func(x, y filed) int {
		return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.term, y.term))
	})
	ix.filed = slices.Clip(slices.CompactFunc(ix.filed, func(x, y filed) bool { return x == y }))
	for i, f := range ix.filed {
		ix.directory[f.hash>>(64-directoryBits)+1] = uint32(i + 1)
	}
	for i := 1; i < len(ix.directory); i++ {
		ix.directory[i] = max(ix.directory[i], ix.directory[i-1])
	}
	b.ix, b.lookup = nil, nil
	return ix
}

// Stats describes the size of an index.
type Stats struct {
	Entities, Names, Terms, Joins, Keys, Postings int
}

// String returns the figures in one line.
func (s Stats) String() string {
	var b strings.Builder
	for _, p := range []struct {
		n string
		v int
	}{{"entities", s.Entities}, {"names", s.Names}, {"words", s.Terms}, {"joins", s.Joins}, {"keys", s.Keys}, {"postings", s.Postings}} {
		b.WriteString(p.n + " " + strconv.Itoa(p.v) + ", ")
	}
	return strings.TrimSuffix(b.String(), ", ")
}

// Stats counts what the index holds.
func (ix *Index) Stats() Stats {
	s := Stats{Entities: len(ix.records), Names: len(ix.names), Keys: len(ix.filed)}
	for _, t := range ix.terms {
		s.Postings += len(t.posts)
		if t.join {
			s.Joins++
		} else {
			s.Terms++
		}
	}
	return s
}

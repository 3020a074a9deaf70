package catalog

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/when"
)

// Properties that no source states: which schema an entity had, the hash of
// its published records, the ids under which other datasets know it, and that
// a delta said it is gone. They open every dictionary, in this order; their
// names cannot be FollowTheMoney names.
var ownProps = []string{"", "@schema", "@record", "@referent", "@ended"}

const (
	wordSchema uint32 = iota + 1
	wordRecord
	wordReferent
	wordEnded
	firstWord // of the words that sources bring
)

// maxWords bounds the dictionary of one file: properties, languages, origins.
const maxWords = 1 << 16

// dictionary interns the few words that every statement repeats.
type dictionary struct {
	words []string
	ids   map[string]uint32
}

func newDictionary(words []string) *dictionary {
	d := &dictionary{words: slices.Clone(words), ids: make(map[string]uint32, len(words)+64)}
	for i, w := range words {
		d.ids[w] = uint32(i)
	}
	return d
}

func (d *dictionary) id(word string) (uint32, error) {
	if id, ok := d.ids[word]; ok {
		return id, nil
	}
	if len(d.words) == maxWords {
		return 0, fmt.Errorf("more than %d different properties, languages and origins", maxWords)
	}
	id := uint32(len(d.words))
	word = strings.Clone(word)
	d.words, d.ids[word] = append(d.words, word), id
	return id, nil
}

// stmt is a statement as stored: words by dictionary, presence by run.
type stmt struct {
	prop, lang, origin uint32
	value, original    string
	runs               runs
}

// node is an entity of a group.
type node struct {
	id    string
	stmts []stmt
}

// group is a subject or edge with all that describes it, over all versions.
type group struct {
	owner string
	nodes []node
}

// node returns the entity with the given id, which it adds when absent.
func (g *group) node(id string) *node {
	for i := range g.nodes {
		if g.nodes[i].id == id {
			return &g.nodes[i]
		}
	}
	g.nodes = append(g.nodes, node{id: id})
	return &g.nodes[len(g.nodes)-1]
}

// sort puts the subject first and the rest in order of their ids.
func (g *group) sort() {
	slices.SortFunc(g.nodes, func(a, b node) int {
		switch {
		case a.id == b.id:
			return 0
		case a.id == g.owner:
			return -1
		case b.id == g.owner:
			return 1
		}
		return strings.Compare(a.id, b.id)
	})
}

// encode appends the stored form of g:
//
//	count, (count, (gap, length)*)*   the distinct runs
//	count, (id, count, (prop, lang, origin, runs, value, original)*)*
//
// where numbers are uvarints, texts are length and bytes, and the id of the
// subject is left empty.
func (g *group) encode(b []byte) []byte {
	var sets []runs
	refs := make([]int, 0, 64)
	for i := range g.nodes {
		for j := range g.nodes[i].stmts {
			r := g.nodes[i].stmts[j].runs
			n := slices.IndexFunc(sets, func(o runs) bool { return slices.Equal(o, r) })
			if n < 0 {
				n, sets = len(sets), append(sets, r)
			}
			refs = append(refs, n)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(sets)))
	for _, r := range sets {
		b = encodeRuns(b, r)
	}
	b = binary.AppendUvarint(b, uint64(len(g.nodes)))
	for i := range g.nodes {
		n := &g.nodes[i]
		id := n.id
		if id == g.owner {
			id = ""
		}
		b = appendText(b, id)
		b = binary.AppendUvarint(b, uint64(len(n.stmts)))
		for j := range n.stmts {
			s := &n.stmts[j]
			for _, v := range [...]uint32{s.prop, s.lang, s.origin, uint32(refs[0])} {
				b = binary.AppendUvarint(b, uint64(v))
			}
			refs = refs[1:]
			b = appendText(appendText(b, s.value), s.original)
		}
	}
	return b
}

func encodeRuns(b []byte, r runs) []byte {
	b = binary.AppendUvarint(b, uint64(len(r)))
	end := uint32(0)
	for _, s := range r {
		b = binary.AppendUvarint(b, uint64(s.lo-end))
		b = binary.AppendUvarint(b, uint64(s.hi-s.lo))
		end = s.hi
	}
	return b
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

var errGroup = errors.New("stored group cannot be read")

// reader cuts numbers and texts off a string; the first error sticks.
type reader struct {
	s   string
	bad bool
}

func (r *reader) uint() uint64 {
	var x uint64
	for i := 0; i < len(r.s) && i < binary.MaxVarintLen64; i++ {
		c := r.s[i]
		x |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.s = r.s[i+1:]
			return x
		}
	}
	r.bad, r.s = true, ""
	return 0
}

// count reads a number of things that take at least one byte each.
func (r *reader) count() int {
	n := r.uint()
	if n > uint64(len(r.s)) {
		r.bad, r.s = true, ""
		return 0
	}
	return int(n)
}

func (r *reader) text() string {
	n := r.count()
	t := r.s[:n]
	r.s = r.s[n:]
	return t
}

func (r *reader) runs() runs {
	out := make(runs, r.count())
	end := uint64(0)
	for i := range out {
		lo := end + r.uint()
		hi := lo + r.uint()
		if hi > 1<<31 || lo > hi {
			r.bad = true
			return nil
		}
		out[i], end = span{uint32(lo), uint32(hi)}, hi
	}
	return out
}

// word reads a reference into a dictionary of the given size.
func (r *reader) word(size int) uint32 {
	n := r.uint()
	if n >= uint64(size) {
		r.bad = true
		return 0
	}
	return uint32(n)
}

// decodeGroup reads a stored group; the statements share the bytes of one
// string.
func decodeGroup(owner string, value []byte, words int) (*group, error) {
	r := &reader{s: string(value)}
	sets := make([]runs, r.count())
	for i := range sets {
		sets[i] = r.runs()
	}
	g := &group{owner: owner, nodes: make([]node, r.count())}
	for i := range g.nodes {
		n := &g.nodes[i]
		if n.id = r.text(); n.id == "" {
			n.id = owner
		}
		n.stmts = make([]stmt, r.count())
		for j := range n.stmts {
			s := &n.stmts[j]
			s.prop, s.lang, s.origin = r.word(words), r.word(words), r.word(words)
			set := r.word(len(sets))
			s.value, s.original = r.text(), r.text()
			if r.bad {
				return nil, errGroup
			}
			s.runs = sets[set]
		}
	}
	if r.bad || r.s != "" {
		return nil, errGroup
	}
	return g, nil
}

// presence returns the versions whose main component shows the group, and
// those that end it.
func (g *group) presence(h *history, words []string) presence {
	var p presence
	var last *span
	for i := range g.nodes {
		for j := range g.nodes[i].stmts {
			s := &g.nodes[i].stmts[j]
			if s.prop == wordEnded {
				p.ended = p.ended.union(s.runs)
				continue
			}
			if len(s.runs) == 0 || last == &s.runs[0] || h.hasMain && h.kind(words[s.origin]) != "" {
				continue
			}
			last = &s.runs[0] // statements share their runs: do each once in a row
			if !slices.Equal(p.main, s.runs) {
				p.main = p.main.union(s.runs)
			}
		}
	}
	return p
}

// Statement is one value as one dataset states it, with when it stood.
type Statement struct {
	Prop     string   `json:"prop"`
	Value    string   `json:"value"`
	Lang     string   `json:"lang,omitempty"`
	Original string   `json:"original,omitempty"`
	Origin   string   `json:"origin,omitempty"`
	Periods  []Period `json:"periods"`
}

// On reports whether the statement stood on d; "" means in the newest version.
func (s *Statement) On(d when.Day) bool { return inPeriods(s.Periods, d) }

func inPeriods(ps []Period, d when.Day) bool {
	if d == "" {
		return len(ps) > 0 && ps[len(ps)-1].To == ""
	}
	return slices.ContainsFunc(ps, func(p Period) bool { return p.Has(d) })
}

// Entity is an entity as one dataset states it over time.
type Entity struct {
	ID         string      `json:"id"`
	Schema     string      `json:"schema"`
	Statements []Statement `json:"statements"`
	Periods    []Period    `json:"periods"` // when any statement stood
}

// At returns the entity as it stood on d ("" means in the newest version), and
// whether it did.
func (e *Entity) At(d when.Day) (*ftm.Entity, bool) {
	if !inPeriods(e.Periods, d) {
		return nil, false
	}
	out := &ftm.Entity{ID: e.ID, Schema: e.Schema}
	for i := range e.Statements {
		if s := &e.Statements[i]; s.On(d) {
			out.AddValue(ftm.Value{Prop: s.Prop, Value: s.Value, Lang: s.Lang, Original: s.Original, Origin: s.Origin})
		}
	}
	return out, true
}

// Group is a subject with what describes it (listings, addresses, documents),
// or an edge, as one dataset states them over time.
type Group struct {
	Dataset   string    `json:"dataset"`
	Owner     string    `json:"owner"`     // id of the subject or edge
	Canonical string    `json:"canonical"` // id that stands for it and its doubles
	Edge      bool      `json:"edge"`
	Entities  []Entity  `json:"entities"`           // the subject first when it is there
	Listings  []Listing `json:"listings,omitempty"` // of the subject; filled by Each
}

// Subject returns the subject or edge itself, or nil when the dataset holds
// only details of it.
func (g *Group) Subject() *Entity {
	if len(g.Entities) > 0 && g.Entities[0].ID == g.Owner {
		return &g.Entities[0]
	}
	return nil
}

// On reports whether anything of the group stood on d.
func (g *Group) On(d when.Day) bool {
	return slices.ContainsFunc(g.Entities, func(e Entity) bool { return inPeriods(e.Periods, d) })
}

// timer computes periods of a group, once for each set of runs.
type timer struct {
	h     *history
	in    presence
	cache []timed
}

type timed struct {
	first   *span
	n       int
	kind    string
	periods []Period
}

func (t *timer) periods(r runs, kind string) []Period {
	if len(r) == 0 {
		return nil
	}
	for i := range t.cache {
		if c := &t.cache[i]; c.first == &r[0] && c.n == len(r) && c.kind == kind {
			return c.periods
		}
	}
	p := t.h.periods(fact{runs: r, kind: kind, group: t.in})
	t.cache = append(t.cache, timed{&r[0], len(r), kind, p})
	return p
}

// public turns a stored group into what callers see.
func (g *group) public(dataset string, h *history, words []string) *Group {
	t := &timer{h: h, in: g.presence(h, words)}
	out := &Group{Dataset: dataset, Owner: g.owner, Canonical: g.owner, Entities: make([]Entity, 0, len(g.nodes))}
	for i := range g.nodes {
		n := &g.nodes[i]
		e := Entity{ID: n.id, Statements: make([]Statement, 0, len(n.stmts))}
		var schemata []Statement
		for j := range n.stmts {
			s := &n.stmts[j]
			p := t.periods(s.runs, h.kind(words[s.origin]))
			st := Statement{Prop: words[s.prop], Value: s.value, Lang: words[s.lang], Original: s.original, Origin: words[s.origin], Periods: p}
			switch {
			case s.prop == wordSchema:
				schemata = append(schemata, st)
			case s.prop < firstWord:
				continue
			default:
				e.Statements = append(e.Statements, st)
			}
			e.Periods = unionPeriods(e.Periods, p)
		}
		e.Schema = pickSchema(schemata)
		out.Entities = append(out.Entities, e)
	}
	if s := out.Subject(); s != nil {
		out.Edge = isEdge(s.Schema)
	}
	return out
}

// pickSchema returns the narrowest schema that the newest statements agree on.
func pickSchema(all []Statement) string {
	best := ""
	for _, newest := range []bool{true, false} {
		for i := range all {
			if s := &all[i]; s.On("") == newest || !newest {
				if c, err := ftm.CommonSchema(best, s.Value); err == nil {
					best = c
				} else if best == "" {
					best = s.Value
				}
			}
		}
		if best != "" {
			return best
		}
	}
	return best
}

func isEdge(schema string) bool {
	s, ok := ftm.Lookup(schema)
	return ok && s.Edge != nil
}

// unionPeriods joins two ascending lists of periods.
func unionPeriods(a, b []Period) []Period {
	switch {
	case len(b) == 0 || slices.Equal(a, b):
		return a
	case len(a) == 0:
		return b
	}
	all := append(slices.Clone(a), b...)
	slices.SortFunc(all, func(x, y Period) int { return strings.Compare(string(x.From), string(y.From)) })
	out := all[:1]
	for _, p := range all[1:] {
		last := &out[len(out)-1]
		switch {
		case last.To != "" && p.From > last.To:
			out = append(out, p)
		case last.To != "" && (p.To == "" || p.To > last.To):
			last.To = p.To
		}
	}
	return out
}

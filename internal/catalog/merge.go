package catalog

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"slices"

	"sanctrace/internal/ftm"
	"sanctrace/internal/sealed"
)

// groupFormat is the version of the layout of groups in a sealed file.
// History: 1 (November 2026) first.
const groupFormat = 1

// Sections of a dataset's sealed file.
const (
	secGroups = "groups" // owner -> group
	secRefs   = "refs"   // entity id NUL owner of a group that holds or mentions it
)

// maxGroup bounds the statements of one owner, so that one bad id cannot make
// the import hold a whole file in memory.
const maxGroup = 1 << 19

// fileNote is the note in a sealed file's footer.
type fileNote struct {
	Format   int      `json:"format"`
	Dataset  string   `json:"dataset"`
	Versions int      `json:"versions"` // how many versions it covers
	Words    []string `json:"words"`    // the dictionary
}

// merging streams the old groups and the new fragments into a new file. New
// statements are marked with ordinal; nothing old is lost.
type merging struct {
	ctx      context.Context
	old      *live
	words    *dictionary
	hist     *history
	out      *sealed.Writer
	refs     *sealed.Sorter
	tasks    *spool
	ordinal  uint32
	replaces string // the file that was live before

	entities, names, statements  int64 // in the new version
	liveEntities, liveStatements int64 // in the newest version

	cursor *sealed.Cursor
	more   bool
	owner  []byte
	pieces []piece
	size   int
	buf    []byte
	groups int

	index    map[stmtKey]int // of the entity at hand, once it is large
	added    bool            // the group at hand got a new statement
	extended []extension     // of the group at hand
}

func (m *merging) run(frags *sealed.Sorter) error {
	if err := m.out.Section(secGroups); err != nil {
		return err
	}
	if m.old != nil {
		m.cursor = m.old.file.Scan(secGroups)
		m.more = m.cursor.Next()
	}
	err := frags.Each(func(key, value []byte) error {
		owner, entity, _ := bytes.Cut(key, []byte{0})
		if m.pieces != nil && !bytes.Equal(owner, m.owner) {
			if err := m.flush(); err != nil {
				return err
			}
		}
		p, err := readPiece(entity, value, len(m.words.words))
		if err != nil {
			return fmt.Errorf("fragment of %q: %w", entity, err)
		}
		if m.size += len(value); m.size > 4*maxFragment {
			return fmt.Errorf("entry %q has more than %d bytes of values", owner, 4*maxFragment)
		}
		m.owner = append(m.owner[:0], owner...)
		m.pieces = append(m.pieces, p)
		return nil
	})
	if err != nil {
		return err
	}
	if err := m.flush(); err != nil {
		return err
	}
	for m.more {
		if err := m.untouched(); err != nil {
			return err
		}
	}
	if m.cursor != nil && m.cursor.Err() != nil {
		return m.cursor.Err()
	}
	return m.writeRefs()
}

// decode reads the old group under the cursor and goes on.
func (m *merging) decode() (*group, error) {
	g, err := decodeGroup(string(m.cursor.Key), m.cursor.Value, len(m.words.words))
	if err != nil {
		return nil, fmt.Errorf("group %q: %w", m.cursor.Key, err)
	}
	m.more = m.cursor.Next()
	return g, m.cursor.Err()
}

// untouched takes over the old group under the cursor.
func (m *merging) untouched() error {
	g, err := m.decode()
	if err != nil {
		return err
	}
	return m.write(g, nil)
}

// flush merges the gathered fragments of one owner.
func (m *merging) flush() error {
	if m.pieces == nil {
		return nil
	}
	for m.more && bytes.Compare(m.cursor.Key, m.owner) < 0 {
		if err := m.untouched(); err != nil {
			return err
		}
	}
	g := &group{owner: string(m.owner)}
	isOld := m.more && bytes.Equal(m.cursor.Key, m.owner)
	if isOld {
		var err error
		if g, err = m.decode(); err != nil {
			return err
		}
	}
	before := newestOf(g, m.hist, m.words.words)
	m.added, m.extended = false, nil
	if err := m.join(g); err != nil {
		return err
	}
	m.pieces, m.size = nil, 0
	return m.write(g, before)
}

// stmtKey is what makes two statements of one entity the same.
type stmtKey struct {
	prop, lang, origin uint32
	value, original    string
}

func (s *stmt) key() stmtKey { return stmtKey{s.prop, s.lang, s.origin, s.value, s.original} }

// indexFrom is the number of statements from which an index of an entity's
// statements is faster than looking through them.
const indexFrom = 48

// find returns the place of a statement equal to s in n, or -1.
func (m *merging) find(n *node, s *stmt) int {
	if len(n.stmts) < indexFrom {
		for i := range n.stmts {
			if x := &n.stmts[i]; x.prop == s.prop && x.value == s.value && x.key() == s.key() {
				return i
			}
		}
		return -1
	}
	if m.index == nil {
		m.index = make(map[stmtKey]int, 2*len(n.stmts))
		for i := range n.stmts {
			m.index[n.stmts[i].key()] = i
		}
	}
	if i, ok := m.index[s.key()]; ok {
		return i
	}
	return -1
}

// join adds the gathered fragments to g.
func (m *merging) join(g *group) error {
	records := map[string]*[recordSize]byte{} // by component
	var kinds []string
	total := 0
	for len(m.pieces) > 0 {
		n := g.node(m.pieces[0].entity)
		m.index = nil
		for len(m.pieces) > 0 && m.pieces[0].entity == n.id {
			p := &m.pieces[0]
			if p.ended {
				m.mark(n, stmt{prop: wordEnded})
			} else {
				m.mark(n, stmt{prop: wordSchema, origin: p.origin, value: m.words.words[p.schema]})
			}
			if p.record != "" {
				kind := m.hist.kind(m.words.words[p.origin])
				if records[kind] == nil {
					records[kind], kinds = new([recordSize]byte), append(kinds, kind)
				}
				addRecord(records[kind], p.record)
			}
			for {
				s, ok, err := p.next(len(m.words.words))
				if err != nil {
					return fmt.Errorf("fragment of %q: %w", n.id, err)
				}
				if !ok {
					break
				}
				m.mark(n, s)
			}
			m.pieces = m.pieces[1:]
		}
		if total += len(n.stmts); total > maxGroup {
			return fmt.Errorf("entry %q has more than %d values", g.owner, maxGroup)
		}
	}
	g.sort()
	m.index = nil
	return m.markRecords(g, records, kinds)
}

// mark notes that the statement stands in the new version. Between marks of
// different entities m.index must be dropped.
func (m *merging) mark(n *node, s stmt) {
	i := m.find(n, &s)
	if i < 0 {
		i = len(n.stmts)
		if n.stmts == nil {
			n.stmts = make([]stmt, 0, 12)
		}
		n.stmts = append(n.stmts, s)
		if m.index != nil {
			m.index[s.key()] = i
		}
		m.added = m.added || s.prop != wordRecord
	}
	n.stmts[i].runs = m.extend(n.stmts[i].runs)
}

// extend adds the new version to r. Statements that shared their runs share
// them again, which keeps what is computed from them cheap.
func (m *merging) extend(r runs) runs {
	for i := range m.extended {
		if x := &m.extended[i]; len(x.from) == len(r) && (len(r) == 0 || &x.from[0] == &r[0]) {
			return x.to
		}
	}
	x := extension{from: r, to: r.with(m.ordinal)}
	if len(m.extended) < 32 {
		m.extended = append(m.extended, x, extension{from: x.to, to: x.to})
	}
	return x.to
}

// extension remembers what runs became with the new version.
type extension struct{ from, to runs }

// addRecord adds a record's hash to a sum, so that the order of a subject's
// records does not matter and repeats still count.
func addRecord(sum *[recordSize]byte, hash string) {
	carry := 0
	for i := recordSize - 1; i >= 0; i-- {
		n := int(sum[i]) + int(hash[i]) + carry
		sum[i], carry = byte(n), n>>8
	}
}

// markRecords puts the sums of the records on the subject.
func (m *merging) markRecords(g *group, records map[string]*[recordSize]byte, kinds []string) error {
	slices.Sort(kinds)
	for _, kind := range kinds {
		origin, err := m.words.id(kind)
		if err != nil {
			return err
		}
		m.mark(&g.nodes[0], stmt{prop: wordRecord, origin: origin, value: hex.EncodeToString(records[kind][:])})
	}
	return nil
}

// write stores a group, counts it, notes whom it mentions and, when fragments
// of it came (before is then its newest state without them), what the database
// must learn of it.
func (m *merging) write(g *group, before *newest) error {
	if m.groups++; m.groups%1024 == 0 && m.ctx.Err() != nil {
		return m.ctx.Err()
	}
	m.buf = g.encode(m.buf[:0])
	if err := m.out.Put([]byte(g.owner), m.buf); err != nil {
		return err
	}
	after := newestOf(g, m.hist, m.words.words)
	m.count(g, after)
	if err := m.addRefs(g); err != nil {
		return err
	}
	if before == nil || after.edge || after.schema == "" {
		return nil
	}
	turned := after.schema != before.schema
	if m.added || turned {
		if err := m.tasks.put(taskSearch, g.owner, after.schema, searchWords(g, m.words.words)); err != nil {
			return err
		}
	}
	if row := after.joinRow(); row != before.joinRow() || turned && row != "" {
		return m.tasks.put(taskKeys, g.owner, after.schema, row)
	}
	return nil
}

func (m *merging) count(g *group, s *newest) {
	memo := standing{h: m.hist, in: s.in}
	alive := false
	for i := range g.nodes {
		subject := g.nodes[i].id == g.owner && !s.edge
		for j := range g.nodes[i].stmts {
			st := &g.nodes[i].stmts[j]
			if st.prop < firstWord {
				continue
			}
			if st.runs.has(m.ordinal) {
				m.statements++
				if subject && nameProps[m.words.words[st.prop]] {
					m.names++
				}
			}
			if memo.stands(st.runs, m.hist.kind(m.words.words[st.origin])) {
				m.liveStatements++
				alive = true
			}
		}
	}
	if s.edge || s.schema == "" {
		return
	}
	if s.in.main.has(m.ordinal) {
		m.entities++
	}
	if alive {
		m.liveEntities++
	}
}

// nameProps are the properties counted as names.
var nameProps = map[string]bool{"name": true, "alias": true, "weakAlias": true, "previousName": true}

// standing answers whether statements of a group stand in the newest version,
// once for each set of runs.
type standing struct {
	h     *history
	in    presence
	cache []stood
}

type stood struct {
	first *span
	n     int
	kind  string
	yes   bool
}

func (s *standing) stands(r runs, kind string) bool {
	if len(r) == 0 {
		return false
	}
	for i := range s.cache {
		if c := &s.cache[i]; c.first == &r[0] && c.n == len(r) && c.kind == kind {
			return c.yes
		}
	}
	yes := s.h.stands(fact{runs: r, kind: kind, group: s.in}, "")
	if len(s.cache) < 64 { // runs that were just extended are not shared
		s.cache = append(s.cache, stood{&r[0], len(r), kind, yes})
	}
	return yes
}

// addRefs notes every entity that the group holds or mentions, so that it can
// be found from there.
func (m *merging) addRefs(g *group) error {
	for i := range g.nodes {
		n := &g.nodes[i]
		if n.id != g.owner {
			if err := m.addRef(n.id, g.owner); err != nil {
				return err
			}
		}
		schema := n.schema()
		if schema == nil {
			continue
		}
		for j := range n.stmts {
			s := &n.stmts[j]
			p := schema.Property(m.words.words[s.prop])
			if p == nil || p.Type.Name != "entity" || s.value == g.owner {
				continue
			}
			if err := m.addRef(s.value, g.owner); err != nil {
				return err
			}
		}
	}
	return nil
}

// schema returns the last schema that an entity was given, or nil.
func (n *node) schema() *ftm.Schema {
	for i := len(n.stmts) - 1; i >= 0; i-- {
		if n.stmts[i].prop == wordSchema {
			s, _ := ftm.Lookup(n.stmts[i].value)
			return s
		}
	}
	return nil
}

func (m *merging) addRef(id, owner string) error {
	if len(id) > maxID {
		return nil // no entity has such an id
	}
	return m.refs.Add([]byte(id+"\x00"+owner), nil)
}

func (m *merging) writeRefs() error {
	if err := m.out.Section(secRefs); err != nil {
		return err
	}
	var last []byte
	return m.refs.Each(func(key, _ []byte) error {
		if bytes.Equal(key, last) {
			return nil
		}
		last = append(last[:0], key...)
		return m.out.Put(key, nil)
	})
}

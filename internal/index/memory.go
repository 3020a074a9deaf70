package index

import (
	"strings"

	"sanctrace/internal/names"
	"sanctrace/internal/when"
)

// Memory holds one record at a time while it is compared. The zero Memory is
// ready; it is not safe for concurrent use.
type Memory struct {
	Reader *names.Reader // of names whose joins count, which it must fill in; nil: one that remembers no words

	record Record
	tokens []names.Token
	legal  []names.Legal
	forms  []*names.Form
	used   int // of forms

	ix     *Index            // that parsed is of
	parsed map[NameID]Parsed // names that were hit through a join, read lately
}

// maxParsed bounds the names that a Memory keeps parsed: some 2 KB each.
const maxParsed = 4096

// joined returns a name with its joins, which are not stored: it is parsed, or
// remembered.
func (m *Memory) joined(ix *Index, p *part, n uint32, id NameID) Parsed {
	if m.Reader == nil {
		m.Reader = &names.Reader{Joins: true}
	}
	if m.ix != ix || len(m.parsed) >= maxParsed {
		m.ix, m.parsed = ix, make(map[NameID]Parsed, 256)
	}
	x, ok := m.parsed[id]
	if !ok {
		x = p.parse(n, uint32(id)-p.name, m.Reader)
		m.parsed[id] = x
	}
	return x
}

// Load returns a record with the hit names only, and with its dates, countries
// and the rest when fields is set. It is valid until the next call, shares
// memory with the index, and has no id, caption, names as written or joins,
// but for names that were hit through a join, which are parsed again.
func (ix *Index) Load(hits []Hit, fields bool, m *Memory) *Record {
	p := ix.at(hits[0].Record)
	n := hits[0].Record - p.record
	m.record = Record{Read: m.record.Read[:0]}
	m.tokens, m.legal, m.used = m.tokens[:0], m.legal[:0], 0
	for _, h := range hits {
		if h.Joined {
			m.record.Read = append(m.record.Read, m.joined(ix, p, n, h.ID))
		} else {
			m.record.Read = append(m.record.Read, m.name(p.segment, uint32(h.ID)-p.name))
		}
	}
	if fields {
		c := p.segment.record(n)
		c.skipHead()
		c.skipNames()
		c.values(&m.record.Entry)
		m.record.Births, m.record.IDs = Births(m.record.BirthDates), m.record.Identifiers
	}
	return &m.record
}

// skipHead passes over what stands before the caption.
func (c *cursor) skipHead() {
	c.num()
	for range c.num() {
		c.skipDay()
		c.skipDay()
	}
	c.text()
}

// parse reads a name from its record as it was written.
func (p *part) parse(n, id uint32, r *names.Reader) Parsed {
	x := p.segment.name(id)
	c := p.segment.record(n)
	c.skipHead()
	if k := c.num(); k > 0 {
		c.bytes(k - 1)
	}
	c.num()
	for range x.of {
		c.s = c.s[1:]
		c.text()
	}
	c.s = c.s[1:]
	return Parsed{Name: r.Parse(strings.Clone(c.text()), x.class()), Kind: x.kind(), of: x.of}
}

// name decodes a parsed name, without joins.
func (m *Memory) name(s *segment, id uint32) Parsed {
	x := s.name(id)
	p := Parsed{Kind: x.kind(), of: x.of}
	p.Class, p.Comma = x.class(), x.head&nameComma != 0
	from := len(m.tokens)
	for range x.tokens {
		v := x.num()
		t := names.Token{Form: m.form(s, uint32(v>>1))}
		if v&1 != 0 {
			t.Role = names.Patronymic
		}
		m.tokens = append(m.tokens, t)
	}
	p.Tokens = m.tokens[from:len(m.tokens):len(m.tokens)]
	if x.head&nameLegal != 0 {
		from := len(m.legal)
		for range x.num() {
			m.legal = append(m.legal, names.Legal{Class: x.word()})
		}
		p.Legal = m.legal[from:len(m.legal):len(m.legal)]
	}
	return p
}

func (m *Memory) form(s *segment, t uint32) *names.Form {
	if m.used == len(m.forms) {
		m.forms = append(m.forms, &names.Form{})
	}
	f := m.forms[m.used]
	m.used++
	f.DecodeStored(s.forms[s.row(t).form:])
	return f
}

// StoodOn reports whether a record is to be proposed for day d: it has no
// intervals, d is empty, or one of its intervals covers d.
func (ix *Index) StoodOn(n uint32, d when.Day) bool {
	if d == "" {
		return true
	}
	p := ix.at(n)
	c := p.segment.record(n - p.record)
	c.num()
	k := c.num()
	for range k {
		v := Interval{c.day(), c.day()}
		if v.covers(d) {
			return true
		}
	}
	return k == 0
}

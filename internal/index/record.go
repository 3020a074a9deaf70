package index

import (
	"encoding/binary"
	"strings"

	"sanctrace/internal/finding"
	"sanctrace/internal/ident"
	"sanctrace/internal/names"
	"sanctrace/internal/when"
)

// A record is, with numbers as uvarints, texts as length and bytes, words as
// numbers of interned texts, and lists as count and elements:
//
//	schema (word), valid ((from, to)*), id, caption (length + 1; 0: as the first name),
//	names ((kind, text)*), births (text*), countries (word*), genders (word*), addresses (text*),
//	identifiers ((kind word, country word, check byte, text)*), traits ((kind word, text)*), datasets (word*),
//	listed ((dataset word, from, to, basis word, measures (word*))*), note
//
// A parsed name is a byte of class (bits 0-1), kind (2-3), comma (4) and legal
// forms (5), its place among the names of the record, its tokens ((term << 1 |
// patronymic)*) and, where bit 5 says so, the classes of its legal forms (word*).
//
// A day is 0 for none, 2k+1 for k = year<<9 | month<<5 | day, or 2 and a word.

const (
	nameComma = 1 << 4
	nameLegal = 1 << 5
)

// words interns short texts under construction. The zero words writes them out
// each time; a cursor without a segment reads such.
type words struct {
	ids  map[string]uint32
	list []string
}

// append appends the number of s, or s itself.
func (w *words) append(b []byte, s string) []byte {
	if w.ids == nil {
		return appendText(b, s)
	}
	id, ok := w.ids[s]
	if !ok {
		id = uint32(len(w.list))
		s = strings.Clone(s)
		w.ids[s], w.list = id, append(w.list, s)
	}
	return binary.AppendUvarint(b, uint64(id))
}

func (w *words) day(b []byte, d when.Day) []byte {
	if d == "" {
		return append(b, 0)
	}
	if t := d.Time(); len(d) == 10 && when.DayOf(t) == d {
		return binary.AppendUvarint(b, uint64(t.Year()<<9|int(t.Month())<<5|t.Day())<<1|1)
	}
	return w.append(append(b, 2), string(d))
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func (w *words) wordList(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = w.append(b, s)
	}
	return b
}

func texts(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = appendText(b, s)
	}
	return b
}

// appendRecord appends an entry as it is stored.
func (w *words) appendRecord(b []byte, e *Entry) []byte {
	b = w.append(b, e.Schema)
	b = binary.AppendUvarint(b, uint64(len(e.Valid)))
	for _, v := range e.Valid {
		b = w.day(w.day(b, v.From), v.To)
	}
	b = appendText(b, e.ID)
	if len(e.Names) > 0 && e.Caption == e.Names[0].Text {
		b = append(b, 0)
	} else {
		b = append(binary.AppendUvarint(b, uint64(len(e.Caption))+1), e.Caption...)
	}
	b = binary.AppendUvarint(b, uint64(len(e.Names)))
	for _, n := range e.Names {
		b = appendText(append(b, byte(n.Kind)), n.Text)
	}
	b = texts(b, e.BirthDates)
	b = w.wordList(w.wordList(b, e.Countries), e.Genders)
	b = texts(b, e.Addresses)
	b = binary.AppendUvarint(b, uint64(len(e.Identifiers)))
	for _, id := range e.Identifiers {
		b = appendText(append(w.append(w.append(b, id.Kind), id.Country), byte(id.Check)), id.Value)
	}
	b = binary.AppendUvarint(b, uint64(len(e.Traits)))
	for _, t := range e.Traits {
		b = appendText(w.append(b, t.Kind), t.Value)
	}
	b = w.wordList(b, e.Datasets)
	b = binary.AppendUvarint(b, uint64(len(e.Listed)))
	for _, l := range e.Listed {
		b = w.append(b, l.Dataset)
		b = w.day(w.day(b, l.From), l.To)
		b = w.wordList(w.append(b, l.Basis), l.Measures)
	}
	return append(binary.AppendUvarint(b, uint64(len(e.Note))), e.Note...)
}

// cursor reads what the functions above wrote. Damaged bytes panic with an
// index out of range, or in words; whoever screens turns that into an error.
type cursor struct {
	s   string // rest
	seg *segment
}

func (c *cursor) num() uint64 {
	if b := c.s[0]; b < 0x80 {
		c.s = c.s[1:]
		return uint64(b)
	}
	var v uint64
	for i := 0; ; i++ {
		b := c.s[i]
		v |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.s = c.s[i+1:]
			return v
		}
	}
}

// count reads how many elements follow, of a byte or more each.
func (c *cursor) count() int {
	n := c.num()
	if n > uint64(len(c.s)) {
		panic("it counts more than it holds")
	}
	return int(n)
}

func (c *cursor) text() string { return c.bytes(c.num()) }

func (c *cursor) bytes(n uint64) string {
	t := c.s[:n]
	c.s = c.s[n:]
	return t
}

func (c *cursor) word() string {
	if c.seg == nil {
		return c.text()
	}
	return c.seg.word(uint32(c.num()))
}

func (c *cursor) words() []string {
	n := c.count()
	if n == 0 {
		return nil
	}
	out := make([]string, n)
	for i := range out {
		out[i] = strings.Clone(c.word())
	}
	return out
}

func (c *cursor) texts() []string {
	n := c.count()
	if n == 0 {
		return nil
	}
	out := make([]string, n)
	for i := range out {
		out[i] = strings.Clone(c.text())
	}
	return out
}

func (c *cursor) day() when.Day {
	v := c.num()
	switch {
	case v == 0:
		return ""
	case v&1 == 0:
		return when.Day(strings.Clone(c.word()))
	}
	y, m, d := v>>10, v>>6&0xf, v>>1&0x1f
	return when.Day([]byte{'0' + byte(y/1000%10), '0' + byte(y/100%10), '0' + byte(y/10%10), '0' + byte(y%10), '-',
		'0' + byte(m/10), '0' + byte(m%10), '-', '0' + byte(d/10), '0' + byte(d%10)})
}

// head reads what stands before the caption.
func (c *cursor) head(e *Entry) {
	e.Schema = strings.Clone(c.word())
	for range c.num() {
		e.Valid = append(e.Valid, Interval{c.day(), c.day()})
	}
	e.ID = strings.Clone(c.text())
}

// noPlace is the place of no name.
const noPlace = ^uint32(0)

// found reads a record without its names and its note, and without what tells
// namesakes apart unless fields is set. It returns the name at a place.
func (c *cursor) found(e *Entry, of uint32, fields bool) (name string) {
	c.head(e)
	n := c.num()
	if n > 0 {
		e.Caption = strings.Clone(c.bytes(n - 1))
	}
	for i := range c.num() {
		c.s = c.s[1:]
		t := c.text()
		if n == 0 && i == 0 {
			e.Caption = strings.Clone(t)
		}
		if i == uint64(of) {
			name = strings.Clone(t)
		}
	}
	if fields {
		c.values(e)
	} else {
		c.skipValues()
	}
	e.Datasets = c.words()
	e.Listed = c.listed()
	return name
}

// entry reads a whole record; the entry shares no memory with the segment.
func (c *cursor) entry() Entry {
	var e Entry
	c.head(&e)
	n := c.num()
	if n > 0 {
		e.Caption = strings.Clone(c.bytes(n - 1))
	}
	for range c.num() {
		k := NameKind(c.s[0])
		c.s = c.s[1:]
		e.Names = append(e.Names, Name{Kind: k, Text: strings.Clone(c.text())})
	}
	if n == 0 && len(e.Names) > 0 {
		e.Caption = e.Names[0].Text
	}
	c.values(&e)
	e.Datasets = c.words()
	e.Listed = c.listed()
	if n := c.num(); n > 0 {
		e.Note = []byte(c.bytes(n))
	}
	return e
}

// values reads what tells namesakes apart.
func (c *cursor) values(e *Entry) {
	e.BirthDates, e.Countries, e.Genders, e.Addresses = c.texts(), c.words(), c.words(), c.texts()
	for range c.num() {
		id := Identifier{Kind: strings.Clone(c.word()), Country: strings.Clone(c.word())}
		id.Check, c.s = ident.Check(c.s[0]), c.s[1:]
		id.Value = strings.Clone(c.text())
		e.Identifiers = append(e.Identifiers, id)
	}
	for range c.num() {
		e.Traits = append(e.Traits, Trait{strings.Clone(c.word()), strings.Clone(c.text())})
	}
}

// skipValues passes over what values reads.
func (c *cursor) skipValues() {
	c.skip((*cursor).text)
	c.skip((*cursor).word)
	c.skip((*cursor).word)
	c.skip((*cursor).text)
	for range c.num() {
		c.word()
		c.word()
		c.s = c.s[1:]
		c.text()
	}
	for range c.num() {
		c.word()
		c.text()
	}
}

// skip passes over a list.
func (c *cursor) skip(one func(*cursor) string) {
	for range c.num() {
		one(c)
	}
}

func (c *cursor) listed() []finding.Listing {
	n := c.count()
	if n == 0 {
		return nil
	}
	out := make([]finding.Listing, n)
	for i := range out {
		out[i] = finding.Listing{Dataset: strings.Clone(c.word()), From: c.day(), To: c.day(), Basis: strings.Clone(c.word()), Measures: c.words()}
	}
	return out
}

// AppendEntry appends e in a form that DecodeEntry reads. Equal entries give
// equal bytes.
func AppendEntry(dst []byte, e *Entry) []byte { return (&words{}).appendRecord(dst, e) }

// DecodeEntry reads what AppendEntry wrote. Anything else is an error.
func DecodeEntry(b []byte) (e Entry, err error) {
	defer damaged(&err)
	c := cursor{s: string(b)}
	return c.entry(), nil
}

// skipNames passes over the caption and the names.
func (c *cursor) skipNames() {
	if n := c.num(); n > 0 {
		c.bytes(n - 1)
	}
	for range c.num() {
		c.s = c.s[1:]
		c.text()
	}
}

// appendName appends a parsed name; terms are the numbers of its tokens.
func (w *words) appendName(b []byte, p *Parsed, terms []uint32) []byte {
	head := byte(p.Class) | byte(p.Kind)<<2
	if p.Comma {
		head |= nameComma
	}
	if len(p.Legal) > 0 {
		head |= nameLegal
	}
	b = binary.AppendUvarint(append(b, head), uint64(p.of))
	b = binary.AppendUvarint(b, uint64(len(terms)))
	for i, t := range terms {
		v := uint64(t) << 1
		if p.Tokens[i].Role == names.Patronymic {
			v |= 1
		}
		b = binary.AppendUvarint(b, v)
	}
	if len(p.Legal) > 0 {
		b = binary.AppendUvarint(b, uint64(len(p.Legal)))
		for _, l := range p.Legal {
			b = w.append(b, l.Class)
		}
	}
	return b
}

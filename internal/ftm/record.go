package ftm

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"

	"sanctrace/internal/fault"
)

// Record is an entity as files and interfaces exchange it: with what a
// publisher says about it as a whole. Times are in the form 2024-03-10T15:36:30.
type Record struct {
	Entity     *Entity
	Caption    string   // text to show; worked out by [Caption] on writing when empty
	Referents  []string // ids that this entity is known by elsewhere
	Datasets   []string // datasets that say something about it
	FirstSeen  string
	LastSeen   string
	LastChange string
	Target     bool // a subject of its list, not only somebody related to one
	// Nested holds the entities that stand in place of ids among the values,
	// each with what is nested in it. Only reading fills it.
	Nested []Nested
	// Skipped holds what reading left out as no value that an entity can have,
	// an object that is no entity or a list inside a list: the property and the
	// JSON, such as `relatives: {"name":"N"}`; at most 20 of them, 500 bytes each.
	Skipped []string
}

// Nested is an entity that stands inside another.
type Nested struct {
	Prop   string // property of the outer entity under which it stands
	Record *Record
}

// maxNest bounds how deep entities stand inside one another.
const maxNest = 12

// wireRecord is the JSON form of a Record.
type wireRecord struct {
	ID         string          `json:"id"`
	Caption    string          `json:"caption"`
	Schema     string          `json:"schema"`
	Properties json.RawMessage `json:"properties"`
	Referents  []string        `json:"referents"`
	Datasets   []string        `json:"datasets"`
	FirstSeen  string          `json:"first_seen"`
	LastSeen   string          `json:"last_seen"`
	LastChange string          `json:"last_change"`
	Target     bool            `json:"target"`
}

// ParseRecord reads one entity in JSON. Values keep the order of the source;
// numbers and truth values become text, null and empty values are left out, an
// entity in place of an id becomes its id and is kept in Nested; anything else is
// named in Skipped. Neither schema
// nor properties are checked against the model: see [Validate]. Errors are of
// kind Invalid.
func ParseRecord(data []byte) (*Record, error) { return parseRecord(data, 0) }

func parseRecord(data []byte, depth int) (*Record, error) {
	var w wireRecord
	if err := json.Unmarshal(data, &w); err != nil {
		return nil, fault.Wrap(fault.Invalid, "entity", err)
	}
	if w.ID == "" || w.Schema == "" {
		return nil, fault.New(fault.Invalid, "entity "+quote(w.ID), "has no id or no schema").
			Try("each line is one entity: {\"id\": ..., \"schema\": ..., \"properties\": {...}}")
	}
	r := &Record{
		Entity: NewEntity(w.ID, w.Schema), Caption: w.Caption, Referents: w.Referents, Datasets: w.Datasets,
		FirstSeen: w.FirstSeen, LastSeen: w.LastSeen, LastChange: w.LastChange, Target: w.Target,
	}
	p := propParser{rec: r, depth: depth, seen: map[Value]bool{}}
	p.schema, _ = Lookup(w.Schema)
	if err := p.properties(w.Properties); err != nil {
		return nil, fault.Wrap(fault.Invalid, "entity "+quote(w.ID), err)
	}
	return r, nil
}

// propParser reads the properties object of one record.
type propParser struct {
	rec    *Record
	schema *Schema // nil when unknown
	depth  int
	seen   map[Value]bool
}

func (p *propParser) properties(raw json.RawMessage) error {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	if raw[0] != '{' {
		return fmt.Errorf("properties are not an object")
	}
	c := cursor{b: raw}
	for c.more() {
		name := c.text()
		v := c.value()
		if len(v) == 0 {
			return fmt.Errorf("property %s has no value", quote(name))
		}
		if v[0] != '[' {
			if err := p.value(name, v); err != nil {
				return err
			}
			continue
		}
		for list := (cursor{b: v}); list.more(); {
			if err := p.value(name, list.value()); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *propParser) value(name string, raw []byte) error {
	if len(raw) == 0 {
		return fmt.Errorf("property %s: a value is missing", quote(name))
	}
	switch raw[0] {
	case '"':
		p.add(name, unquote(raw))
	case '{':
		return p.nested(name, raw)
	case '[':
		p.skip(name, raw)
	case 'n': // null
	default: // number, true, false
		p.add(name, string(raw))
	}
	return nil
}

// nested reads an entity in place of an id.
func (p *propParser) nested(name string, raw []byte) error {
	if p.depth >= maxNest {
		return fmt.Errorf("property %s: entities stand more than %d deep inside one another", quote(name), maxNest)
	}
	p.embed(name, raw)
	return nil
}

// embed reads a nested entity. What cannot be read is skipped and listed: the
// record stands without it.
func (p *propParser) embed(name string, raw []byte) {
	r, err := parseRecord(raw, p.depth+1)
	if err != nil {
		p.skip(name, raw)
		return
	}
	p.rec.Nested = append(p.rec.Nested, Nested{Prop: name, Record: r})
	if pr := p.property(name); pr == nil || !pr.Stub {
		p.add(name, r.Entity.ID)
	}
}

func (p *propParser) skip(name string, raw []byte) {
	if len(p.rec.Skipped) < maxProblems {
		p.rec.Skipped = append(p.rec.Skipped, name+": "+strings.ToValidUTF8(string(raw[:min(len(raw), 500)]), ""))
	}
}

func (p *propParser) property(name string) *Property {
	if p.schema == nil {
		return nil
	}
	return p.schema.Property(name)
}

func (p *propParser) add(prop, value string) {
	v := Value{Prop: prop, Value: strings.TrimSpace(value)}
	if v.Value != "" && !p.seen[v] {
		p.seen[v] = true
		p.rec.Entity.Values = append(p.rec.Entity.Values, v)
	}
}

// AppendJSON appends r to b as one line of JSON without its end: properties
// sorted by name, values in the entity's order, lists sorted. Equal records give
// equal bytes.
func (r *Record) AppendJSON(b []byte) []byte {
	b = r.appendHead(b)
	b = appendProperties(b, r.Entity)
	return r.appendTail(b)
}

// appendHead appends what stands before the properties.
func (r *Record) appendHead(b []byte) []byte {
	caption := r.Caption
	if caption == "" {
		caption = Caption(r.Entity)
	}
	b = append(b, `{"id":`...)
	b = appendString(b, r.Entity.ID)
	b = append(b, `,"caption":`...)
	b = appendString(b, caption)
	b = append(b, `,"schema":`...)
	b = appendString(b, r.Entity.Schema)
	return append(b, `,"properties":{`...)
}

// appendTail appends what stands after the properties.
func (r *Record) appendTail(b []byte) []byte {
	b = append(b, `},"referents":`...)
	b = appendSorted(b, r.Referents)
	b = append(b, `,"datasets":`...)
	b = appendSorted(b, r.Datasets)
	for _, f := range []struct{ name, value string }{
		{"first_seen", r.FirstSeen}, {"last_seen", r.LastSeen}, {"last_change", r.LastChange},
	} {
		if f.value != "" {
			b = append(b, `,"`+f.name+`":`...)
			b = appendString(b, f.value)
		}
	}
	b = append(b, `,"target":`...)
	b = strconv.AppendBool(b, r.Target)
	return append(b, '}')
}

// WriteTo writes r as a line of JSON.
func (r *Record) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(append(r.AppendJSON(nil), '\n'))
	if err != nil {
		err = fmt.Errorf("write entity %s: %w", quote(r.Entity.ID), err)
	}
	return int64(n), err
}

func appendProperties(b []byte, e *Entity) []byte {
	byProp := map[string][]string{}
	for i := range e.Values {
		v := &e.Values[i]
		byProp[v.Prop] = append(byProp[v.Prop], v.Value)
	}
	props := make([]string, 0, len(byProp))
	for p := range byProp {
		props = append(props, p)
	}
	sort.Strings(props)
	for i, p := range props {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, p)
		b = append(b, ':')
		b = appendStrings(b, distinct(byProp[p]))
	}
	return b
}

// distinct returns list without repeats, in order.
func distinct(list []string) []string {
	seen := make(map[string]bool, len(list))
	out := list[:0:0]
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

func appendStrings(b []byte, list []string) []byte {
	b = append(b, '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, s)
	}
	return append(b, ']')
}

func appendSorted(b []byte, list []string) []byte {
	list = slices.Clone(list)
	sort.Strings(list)
	return appendStrings(b, slices.Compact(list))
}

// appendString appends s as a JSON string in UTF-8, without the escapes that
// HTML needs.
func appendString(b []byte, s string) []byte {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return append(b, `""`...)
	}
	return append(b, bytes.TrimSuffix(buf.Bytes(), []byte("\n"))...)
}

// Reader reads entities in JSON, one on each line or all in one array. It is
// not safe for concurrent use.
type Reader struct {
	*Items
}

// NewReader returns a reader of the entities in r.
func NewReader(r io.Reader) *Reader { return &Reader{Items: NewItems(r)} }

// Next returns the next entity. io.EOF ends the stream; a *LineError leaves it
// usable; any other error is final.
func (r *Reader) Next() (*Record, error) {
	data, err := r.Items.Next()
	if err != nil {
		return nil, err
	}
	rec, err := ParseRecord(data)
	if err != nil {
		return nil, &LineError{Line: r.Line, Err: err}
	}
	return rec, nil
}

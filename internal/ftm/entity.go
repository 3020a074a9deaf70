package ftm

import (
	"crypto/sha1" //nolint:gosec // ids, not security
	"encoding/hex"
	"strings"
)

// Value is one property value of an entity, with what the source said about
// the value itself.
type Value struct {
	Prop     string // property name, such as "alias"
	Value    string // normalised value; never empty
	Lang     string // ISO 639-2 or -3 code ("rus", "fas"); empty when not stated
	Original string // the source's own text where it differs from Value
	Origin   string // part of the source the value stands in ("alt", "remarks"); may be empty
}

// Entity is one node or edge of the FollowTheMoney graph as a source states
// it: a schema and property values in the source's order. The zero Entity is
// empty; it is not safe for concurrent use.
type Entity struct {
	ID     string
	Schema string
	Values []Value
}

// NewEntity returns an empty entity of the given schema.
func NewEntity(id, schema string) *Entity { return &Entity{ID: id, Schema: schema} }

// Add appends values of prop, trimmed; empty values and exact repeats are
// left out.
func (e *Entity) Add(prop string, values ...string) {
	for _, v := range values {
		e.AddValue(Value{Prop: prop, Value: v})
	}
}

// AddValue appends v with its text trimmed, unless it is empty or already
// there with the same language.
func (e *Entity) AddValue(v Value) {
	v.Value = strings.TrimSpace(v.Value)
	if v.Value == "" {
		return
	}
	v.Original = strings.TrimSpace(v.Original)
	if v.Original == v.Value {
		v.Original = ""
	}
	for i := range e.Values {
		if w := &e.Values[i]; w.Prop == v.Prop && w.Value == v.Value && w.Lang == v.Lang && w.Origin == v.Origin {
			return
		}
	}
	e.Values = append(e.Values, v)
}

// First returns the first value of prop, or "".
func (e *Entity) First(prop string) string {
	for i := range e.Values {
		if e.Values[i].Prop == prop {
			return e.Values[i].Value
		}
	}
	return ""
}

// All returns the distinct values of prop in order.
func (e *Entity) All(prop string) []string {
	var out []string
	for i := range e.Values {
		if e.Values[i].Prop != prop {
			continue
		}
		seen := false
		for _, o := range out {
			seen = seen || o == e.Values[i].Value
		}
		if !seen {
			out = append(out, e.Values[i].Value)
		}
	}
	return out
}

// MakeID returns a stable id: prefix, a dash, and 20 bytes of hash in hex over
// the parts, each trimmed, case kept. Equal parts give equal ids for ever.
func MakeID(prefix string, parts ...string) string {
	h := sha1.New() //nolint:gosec // ids, not security
	for _, p := range parts {
		h.Write([]byte(strings.TrimSpace(p)))
		h.Write([]byte{0})
	}
	return prefix + "-" + hex.EncodeToString(h.Sum(nil))
}

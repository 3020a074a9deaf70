package ftm

import (
	"slices"
	"sort"
)

// Nester renders an entity with those related to it inside, as the published
// nested files and the entity pages of the API show it.
type Nester struct {
	// Entity returns the record with an id, or nil.
	Entity func(id string) *Record
	// Pointing returns the records that have id among their values of type
	// entity; their order does not matter.
	Pointing func(id string) []*Record
	// Depth is how many edges away from the root entities are shown in full;
	// 0 shows ids only. Edges and mere descriptions (addresses, sanctions) do
	// not count as a step.
	Depth int
}

// maxPointing bounds how many entities of one reverse property are shown.
const maxPointing = 500

// AppendJSON appends r with its neighbours inside, as one JSON object. Nothing
// is shown inside itself. Equal input gives equal bytes.
func (n *Nester) AppendJSON(b []byte, r *Record) []byte {
	return n.append(b, r, nil, n.Depth)
}

func (n *Nester) append(b []byte, r *Record, path []string, depth int) []byte {
	path = append(path[:len(path):len(path)], r.Entity.ID)
	schema, _ := Lookup(r.Entity.Schema)
	inner := map[string][][]byte{}
	if schema != nil && len(path) <= maxNest {
		n.values(inner, r, schema, path, depth)
		n.reverse(inner, r, schema, path, depth)
	} else {
		for _, v := range r.Entity.Values {
			inner[v.Prop] = append(inner[v.Prop], appendString(nil, v.Value))
		}
	}
	b = r.appendHead(b)
	b = appendInner(b, inner)
	return r.appendTail(b)
}

func appendInner(b []byte, inner map[string][][]byte) []byte {
	names := make([]string, 0, len(inner))
	for name := range inner {
		names = append(names, name)
	}
	sort.Strings(names)
	for i, name := range names {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, name)
		b = append(b, ':', '[')
		seen := map[string]bool{}
		for _, v := range inner[name] {
			if seen[string(v)] {
				continue
			}
			if len(seen) > 0 {
				b = append(b, ',')
			}
			seen[string(v)] = true
			b = append(b, v...)
		}
		b = append(b, ']')
	}
	return b
}

// values renders the entity's own values; an id becomes the entity it names
// while the depth lasts.
func (n *Nester) values(inner map[string][][]byte, r *Record, schema *Schema, path []string, depth int) {
	for _, v := range r.Entity.Values {
		var out []byte
		p := schema.Property(v.Prop)
		if p != nil && p.Type.Name == "entity" && !slices.Contains(path, v.Value) {
			if sub := n.Entity(v.Value); sub != nil && depth > 0 {
				out = n.append(nil, sub, path, n.left(sub, depth))
			}
		}
		if out == nil {
			out = appendString(nil, v.Value)
		}
		inner[v.Prop] = append(inner[v.Prop], out)
	}
}

// left returns the depth that remains inside sub.
func (n *Nester) left(sub *Record, depth int) int {
	if s, ok := Lookup(sub.Entity.Schema); ok && s.Edge != nil {
		return depth
	}
	return depth - 1
}

// reverse renders the entities that point at r, under the reverse properties
// of its schema.
func (n *Nester) reverse(inner map[string][][]byte, r *Record, schema *Schema, path []string, depth int) {
	if depth <= 0 || n.Pointing == nil {
		return
	}
	recs := append([]*Record(nil), n.Pointing(r.Entity.ID)...)
	sort.Slice(recs, func(i, j int) bool { return recs[i].Entity.ID < recs[j].Entity.ID })
	for _, rec := range recs {
		s, ok := Lookup(rec.Entity.Schema)
		if !ok || slices.Contains(path, rec.Entity.ID) {
			continue
		}
		for _, v := range rec.Entity.Values {
			if v.Value != r.Entity.ID {
				continue
			}
			if p := reverseOf(s.Property(v.Prop), schema); p != "" && len(inner[p]) < maxPointing {
				inner[p] = append(inner[p], n.append(nil, rec, path, n.left(rec, depth)))
			}
		}
	}
}

// reverseOf returns the stub of schema under which entities stand that point
// at one of it by the property p, or "".
func reverseOf(p *Property, schema *Schema) string {
	if p == nil || p.Reverse == "" || p.Stub {
		return ""
	}
	if stub := schema.Property(p.Reverse); stub == nil || !stub.Stub {
		return ""
	}
	return p.Reverse
}

package ftm

import "fmt"

// Clone returns a copy of e that shares nothing with it.
func (e *Entity) Clone() *Entity {
	return &Entity{ID: e.ID, Schema: e.Schema, Values: append([]Value(nil), e.Values...)}
}

// Merge returns a new entity with the id of a, the narrower schema of the two
// and the values of both, those of a first. It fails with kind Conflict when
// nothing can be of both schemata.
func Merge(a, b *Entity) (*Entity, error) {
	schema, err := CommonSchema(a.Schema, b.Schema)
	if err != nil {
		return nil, fmt.Errorf("merge %s into %s: %w", quote(b.ID), quote(a.ID), err)
	}
	out := &Entity{ID: a.ID, Schema: schema, Values: make([]Value, 0, len(a.Values)+len(b.Values))}
	if out.ID == "" {
		out.ID = b.ID
	}
	seen := make(map[Value]bool, len(a.Values)+len(b.Values))
	for _, vs := range [][]Value{a.Values, b.Values} {
		for _, v := range vs {
			k := v
			k.Original = ""
			if !seen[k] {
				seen[k] = true
				out.Values = append(out.Values, v)
			}
		}
	}
	return out, nil
}

package ofac

import (
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// relation is what the enhanced and advanced XML state between two entries,
// both by number.
type relation struct {
	from, to string // numbers: "from is <role> to"
	role     string // as published: "Owned or Controlled By"
	quality  string // as published: "High"; may be empty
	start    string // as published; may be empty
	end      string
}

// edgeKind is the edge that a kind of relation becomes, when both ends are of
// schemata that it can join.
type edgeKind struct {
	schema, fromProp, toProp string
	roleProp                 string
	from, to                 string // schemata that the ends must be; the to end may also be unknown
}

// edgeKinds are OFAC's kinds of relation, in lower case. All others, and those
// between ends of other schemata (an Organization is no Asset and cannot be
// owned), are UnknownLinks with the kind as role.
var edgeKinds = map[string]edgeKind{
	"owned or controlled by":        {"Ownership", "asset", "owner", "role", "Asset", "LegalEntity"},
	"owns, controls, or operates":   {"Ownership", "owner", "asset", "role", "LegalEntity", "Asset"},
	"family member of":              {"Family", "person", "relative", "relationship", "Person", "Person"},
	"associate of":                  {"Associate", "person", "associate", "relationship", "Person", "Person"},
	"leader or official of":         {"Directorship", "director", "organization", "role", "LegalEntity", "Organization"},
	"principal executive officer":   {"Directorship", "director", "organization", "role", "LegalEntity", "Organization"},
	"acting for or on behalf of":    {"Representation", "agent", "client", "role", "LegalEntity", "LegalEntity"},
	"playing a significant role in": {"Membership", "member", "organization", "role", "LegalEntity", "Organization"},
}

// relations waits with edges until the schemata of both ends are known. It
// holds at most maxPending of them; then it emits with what is known.
type relations struct {
	known   *linker
	pending []relation
}

// add notes a relation.
func (r *relations) add(x relation, out *source.Out) error {
	x.from, x.to, x.role = strings.TrimSpace(x.from), strings.TrimSpace(x.to), plain(x.role)
	if !isNumber(x.from) || !isNumber(x.to) || x.from == x.to {
		return nil
	}
	r.pending = append(r.pending, x)
	if len(r.pending) >= maxPending {
		return r.flush(out)
	}
	return nil
}

// flush emits the edges that wait.
func (r *relations) flush(out *source.Out) error {
	for _, x := range r.pending {
		if err := out.Emit(source.Fragment{Entity: r.edge(x)}); err != nil {
			return err
		}
	}
	r.pending = r.pending[:0]
	return nil
}

// edge returns the edge for a relation.
func (r *relations) edge(x relation) *ftm.Entity {
	from, to := r.known.schema(x.from), r.known.schema(x.to)
	k, ok := edgeKinds[strings.ToLower(x.role)]
	if !ok || !isA(from, k.from) || (to != "" && !isA(to, k.to)) || (to == "" && k.to == "Asset") {
		k = edgeKind{schema: "UnknownLink", fromProp: "subject", toProp: "object", roleProp: "role"}
	}
	d := ftm.NewEntity(ftm.MakeID("ofac-rel", x.from, x.to, x.role), k.schema)
	put := func(prop, value, original string) {
		d.AddValue(ftm.Value{Prop: prop, Value: value, Original: original, Origin: originPrim})
	}
	put(k.fromProp, entityID(x.from), "")
	put(k.toProp, entityID(x.to), "")
	put(k.roleProp, x.role, "")
	if x.quality != "" {
		put("summary", "Quality: "+x.quality, "")
	}
	for _, v := range dateValues(x.start) {
		put("startDate", v, x.start)
	}
	for _, v := range dateValues(x.end) {
		put("endDate", v, x.end)
	}
	return d
}

// isA reports whether a schema is, or descends from, another.
func isA(schema, ancestor string) bool {
	s, ok := ftm.Lookup(schema)
	return ok && s.Is(ancestor)
}

package ftm

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"

	"sanctrace/internal/fault"
)

// Type is a type of property value.
type Type struct {
	Name      string   // "name", "date", "country", "entity" ...
	Group     string   // plural under which values are searched together ("names"); may be empty
	MaxLength int      // characters
	Matchable bool     // values say something about identity
	Pivot     bool     // values are worth looking up on their own
	Values    []string // the closed list of codes of an enumerated type, sorted; else nil
}

// Has reports whether code is in the closed list of an enumerated type.
func (t *Type) Has(code string) bool {
	_, ok := slices.BinarySearch(t.Values, code)
	return ok
}

// Property is one property as a schema defines it. Schemata that inherit it
// share the same Property.
type Property struct {
	Name       string
	Schema     *Schema // the schema that defines it
	Type       *Type
	Range      string // schema of the entities it may point to; type entity only
	Reverse    string // property of Range that points back; may be empty
	MaxLength  int    // characters
	Format     string // "lei", "inn", "imo" ... for identifiers that have one
	Matchable  bool   // values say something about identity
	Stub       bool   // reverse of another property: holds no values
	Hidden     bool   // not for display
	Deprecated bool   // read it, do not write it
	Recent     bool   // not in release 4.5 of the model

	hiddenReverse bool
}

// QName returns "Schema:name" with the schema that defines the property.
func (p *Property) QName() string { return p.Schema.Name + ":" + p.Name }

// Edge says how a schema connects two entities.
type Edge struct {
	Source, Target string   // properties at the two ends
	Directed       bool     // false: the ends may be swapped
	Caption        []string // properties to show on the edge
}

// Schema is a kind of entity. It is read-only and safe for concurrent use.
type Schema struct {
	Name      string
	Extends   []string // direct parents
	Edge      *Edge    // nil unless the schema connects two entities
	Featured  []string // properties to show first
	Caption   []string // properties that may name an entity, best first
	Required  []string // properties that an entity should have
	Start     []string // properties that say when it began, best first
	End       []string // properties that say when it ended
	Abstract  bool     // only there to be extended; no entity has it
	Matchable bool     // entities of it can be compared with others
	Generated bool     // made by software from documents
	Hidden    bool     // not for display
	Recent    bool     // not in release 4.5 of the model

	ancestors   []string // with itself, sorted
	descendants []string // without itself, sorted
	own         map[string]*Property
	all         map[string]*Property
	given       map[string]bool // which of the lists the table states itself
}

// Is reports whether s is the named schema or extends it, directly or not.
func (s *Schema) Is(name string) bool {
	_, ok := slices.BinarySearch(s.ancestors, name)
	return ok
}

// Property returns the property called name, its own or inherited, or nil.
func (s *Schema) Property(name string) *Property { return s.all[name] }

// Own returns the properties that s itself defines, sorted by name.
func (s *Schema) Own() []*Property { return sorted(s.own) }

// Properties returns all properties, inherited ones too, sorted by name.
func (s *Schema) Properties() []*Property { return sorted(s.all) }

func sorted(m map[string]*Property) []*Property {
	out := make([]*Property, 0, len(m))
	for _, p := range m {
		out = append(out, p)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// Schemata returns the names of s and of all it extends, sorted.
func (s *Schema) Schemata() []string { return slices.Clone(s.ancestors) }

// Descendants returns the names of all schemata that extend s, sorted.
func (s *Schema) Descendants() []string { return slices.Clone(s.descendants) }

// CanMatch reports whether entities of s and other can be the same thing: both
// are matchable and one extends the other.
func (s *Schema) CanMatch(other *Schema) bool {
	return s.Matchable && other.Matchable && (s.Is(other.Name) || other.Is(s.Name))
}

// Label returns the schema's name as words: "Unknown link".
func (s *Schema) Label() string {
	var b strings.Builder
	for i, r := range s.Name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte(' ')
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Model is the set of all types and schemata.
type model struct {
	types    map[string]*Type
	schemata map[string]*Schema
	names    []string // of schemata, sorted
}

var theModel = sync.OnceValue(func() *model {
	m, err := parseModel(modelText)
	if err != nil {
		panic("ftm: the embedded model table is broken: " + err.Error())
	}
	return m
})

// Lookup returns the schema called name, in exactly that spelling.
func Lookup(name string) (*Schema, bool) {
	s, ok := theModel().schemata[name]
	return s, ok
}

// Schemata returns all schemata, sorted by name.
func Schemata() []*Schema {
	m := theModel()
	out := make([]*Schema, len(m.names))
	for i, n := range m.names {
		out[i] = m.schemata[n]
	}
	return out
}

// LookupType returns the property type called name.
func LookupType(name string) (*Type, bool) {
	t, ok := theModel().types[name]
	return t, ok
}

// Types returns all property types, sorted by name.
func Types() []*Type {
	var out []*Type
	for _, t := range theModel().types {
		out = append(out, t)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// CommonSchema returns the narrower of two schemata of which one extends the
// other: LegalEntity and Person give Person. Schemata that do not stand in that
// relation have none, and an unknown one gives way to a known one; two unknown
// names are an error of kind Invalid.
func CommonSchema(a, b string) (string, error) {
	sa, oka := Lookup(a)
	sb, okb := Lookup(b)
	switch {
	case !oka && !okb:
		return "", unknownSchema(a)
	case !oka:
		return b, nil
	case !okb || sa.Is(b):
		return a, nil
	case sb.Is(a):
		return b, nil
	}
	return "", fault.New(fault.Conflict, a+" and "+b, "no schema is both").
		Try("entities of these schemata cannot be one; check the ids")
}

// unknownSchema returns the error for a schema that the model does not have,
// with the nearest name it has.
func unknownSchema(name string) error {
	e := fault.New(fault.Invalid, "schema "+quote(name), "not in the FollowTheMoney model")
	if near := nearest(name, theModel().names); near != "" {
		return e.Try("did you mean %s?", near)
	}
	return e.Try("schemata are spelled as in Person, Company, Vessel, Ownership")
}

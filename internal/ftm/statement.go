package ftm

import (
	"crypto/sha1" //nolint:gosec // the published form of ids
	"encoding/hex"
	"sort"
)

// BaseProp is the property of the one statement that stands for an entity as a
// whole; its value is a checksum of the others.
const BaseProp = "id"

// Statement is one property value of one entity, said by one dataset. Times are
// in the form 2024-03-10T15:36:30 and may be empty.
type Statement struct {
	ID          string // see [Statement.Key]
	EntityID    string // the entity's id in the dataset
	CanonicalID string // the id that stands for it and its doubles
	Dataset     string
	Schema      string
	Prop        string
	PropType    string // name of the property's type; "id" for [BaseProp]
	Value       string
	Lang        string // ISO 639-3; empty for types without language
	Original    string // the source's text where it differs from Value
	Origin      string // part of the source or way it was found
	External    bool   // a proposal from outside the dataset, not part of it
	FirstSeen   string
	LastSeen    string
}

// noLang are the types whose statements carry no language, so that the same
// value said in two languages is one statement.
var noLang = map[string]bool{
	"entity": true, "date": true, "checksum": true, "email": true, "phone": true, "gender": true,
	"mimetype": true, "topic": true, "url": true, "country": true, "language": true, "ip": true, BaseProp: true,
}

// Key returns the id that the ecosystem gives to a statement: the SHA-1 of
// "dataset.entity.prop.value", with "@lang" where a language is stated and
// ".ext" for external ones, in hex.
func (s *Statement) Key() string {
	key := s.Dataset + "." + s.EntityID + "." + s.Prop + "." + s.Value
	if s.Lang != "" {
		key += "@" + s.Lang
	}
	if s.External {
		key += ".ext"
	}
	h := sha1.Sum([]byte(key)) //nolint:gosec // the published form of ids
	return hex.EncodeToString(h[:])
}

// complete fills what follows from the rest: type, canonical id, id, last seen;
// and drops the language of types that have none.
func (s *Statement) complete() {
	if s.PropType == "" {
		s.PropType = PropType(s.Schema, s.Prop)
	}
	if noLang[s.PropType] {
		s.Lang = ""
	}
	if s.Original == s.Value {
		s.Original = ""
	}
	if s.CanonicalID == "" {
		s.CanonicalID = s.EntityID
	}
	if s.LastSeen == "" {
		s.LastSeen = s.FirstSeen
	}
	if s.ID == "" {
		s.ID = s.Key()
	}
}

// PropType returns the type of a property of a schema, "id" for [BaseProp], or
// "" when the model does not have it.
func PropType(schema, prop string) string {
	if prop == BaseProp {
		return BaseProp
	}
	s, ok := Lookup(schema)
	if !ok {
		return ""
	}
	p := s.Property(prop)
	if p == nil {
		return ""
	}
	return p.Type.Name
}

// Statements returns e as statements, one for each value in order and last the
// one that stands for the whole. What all have in common (dataset, canonical
// id, times, external, origin) is taken from common; a value's own origin goes
// before it. Values of properties that the model does not have are left out.
func Statements(e *Entity, common Statement) []Statement {
	out := make([]Statement, 0, len(e.Values)+1)
	ids := make([]string, 0, len(e.Values))
	seen := make(map[string]bool, len(e.Values))
	base := common
	base.ID, base.EntityID, base.Schema = "", e.ID, e.Schema
	for i := range e.Values {
		v := &e.Values[i]
		s := base
		s.Prop, s.PropType, s.Value, s.Lang, s.Original = v.Prop, PropType(e.Schema, v.Prop), v.Value, v.Lang, v.Original
		if s.PropType == "" {
			continue
		}
		if v.Origin != "" {
			s.Origin = v.Origin
		}
		s.complete()
		if seen[s.ID] {
			continue
		}
		seen[s.ID] = true
		ids = append(ids, s.ID)
		out = append(out, s)
	}
	base.Prop, base.PropType, base.Value, base.Lang, base.Original = BaseProp, BaseProp, checksum(e.Schema, ids), "", ""
	base.complete()
	return append(out, base)
}

// checksum returns the SHA-1 of the schema's name and the sorted ids, in hex.
func checksum(schema string, ids []string) string {
	ids = append([]string(nil), ids...)
	sort.Strings(ids)
	h := sha1.New() //nolint:gosec // the published form
	h.Write([]byte(schema))
	for _, id := range ids {
		h.Write([]byte(id))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Assemble puts statements together again as records, one for each canonical
// id in the order of first appearance. Schemata are narrowed as [CommonSchema]
// does; a statement whose schema agrees with none of those before it keeps its
// value but not its schema.
func Assemble(statements []Statement) []*Record {
	var out []*Record
	byID := map[string]*assembly{}
	for i := range statements {
		s := &statements[i]
		a := byID[s.CanonicalID]
		if a == nil {
			a = &assembly{rec: &Record{Entity: NewEntity(s.CanonicalID, s.Schema)}, seen: map[string]bool{}}
			byID[s.CanonicalID] = a
			out = append(out, a.rec)
		}
		a.add(s)
	}
	for _, a := range byID {
		sort.Strings(a.rec.Datasets)
		sort.Strings(a.rec.Referents)
	}
	return out
}

// assembly is a record in the making.
type assembly struct {
	rec  *Record
	seen map[string]bool // "d" + dataset, "r" + referent, "v" + value key
}

func (a *assembly) once(key string) bool {
	if a.seen[key] {
		return false
	}
	a.seen[key] = true
	return true
}

func (a *assembly) add(s *Statement) {
	r := a.rec
	if schema, err := CommonSchema(r.Entity.Schema, s.Schema); err == nil {
		r.Entity.Schema = schema
	}
	if a.once("d" + s.Dataset) {
		r.Datasets = append(r.Datasets, s.Dataset)
	}
	if s.EntityID != s.CanonicalID && a.once("r"+s.EntityID) {
		r.Referents = append(r.Referents, s.EntityID)
	}
	if s.FirstSeen != "" && (r.FirstSeen == "" || s.FirstSeen < r.FirstSeen) {
		r.FirstSeen = s.FirstSeen
	}
	r.LastSeen = max(r.LastSeen, s.LastSeen)
	if s.Prop == BaseProp {
		r.LastChange = max(r.LastChange, s.FirstSeen)
		return
	}
	if a.once("v" + s.Prop + "\x00" + s.Value + "\x00" + s.Lang + "\x00" + s.Origin) {
		r.Entity.Values = append(r.Entity.Values, Value{Prop: s.Prop, Value: s.Value, Lang: s.Lang, Original: s.Original, Origin: s.Origin})
	}
}

package source

import (
	"unicode/utf8"

	"sanctrace/internal/ftm"
)

// Put adds values to a property of x in the form that the model asks for. What
// the schema or the property's type does not admit becomes a note that names
// the property, so that nothing of the source is lost.
func Put(x *ftm.Entity, prop string, values ...string) {
	for _, v := range values {
		PutValue(x, ftm.Value{Prop: prop, Value: v})
	}
}

// PutValue is [Put] for a value with what the source says about it. It reports
// whether the property took the value.
func PutValue(x *ftm.Entity, v ftm.Value) bool {
	if v.Value = Clean(v.Value); v.Value == "" {
		return false
	}
	if s, ok := ftm.Lookup(x.Schema); ok {
		if v.Original == "" {
			v.Original = v.Value
		}
		p := s.Property(v.Prop)
		if p == nil {
			AddNote(x, v.Prop+": "+v.Original)
			return false
		}
		clean, ok := ftm.Clean(p.Type.Name, v.Value)
		if !ok || utf8.RuneCountInString(clean) > p.MaxLength {
			AddNote(x, v.Prop+": "+v.Original)
			return false
		}
		v.Value = clean
	}
	x.AddValue(v)
	return true
}

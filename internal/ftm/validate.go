package ftm

import (
	"errors"
	"unicode/utf8"

	"sanctrace/internal/fault"
)

// maxProblems bounds how many problems of one entity are told.
const maxProblems = 20

// Validate reports what is wrong with e by the model: an unknown or abstract
// schema, an unknown property (with the nearest one that exists), a value under
// a reverse property, a value that its type does not admit or that is too long.
// Required properties may be absent: sources often do not know them; see
// [Missing]. The error is of kind Invalid and names every problem, up to 20.
func Validate(e *Entity) error {
	s, ok := Lookup(e.Schema)
	if !ok {
		return unknownSchema(e.Schema)
	}
	var errs []error
	if e.ID == "" {
		errs = append(errs, fault.New(fault.Invalid, "entity of schema "+s.Name, "has no id"))
	}
	if s.Abstract {
		errs = append(errs, fault.New(fault.Invalid, "entity "+quote(e.ID), "schema %s is only there to be extended", s.Name))
	}
	for i := range e.Values {
		if len(errs) == maxProblems {
			break
		}
		if err := s.checkValue(&e.Values[i]); err != nil {
			errs = append(errs, fault.Wrap(fault.Invalid, "entity "+quote(e.ID), err))
		}
	}
	return fault.Wrap(fault.Invalid, "", errors.Join(errs...))
}

func (s *Schema) checkValue(v *Value) error {
	p := s.Property(v.Prop)
	place := s.Name + ":" + v.Prop
	switch {
	case p == nil:
		return s.unknownProperty(v.Prop)
	case p.Stub:
		return fault.New(fault.Invalid, place, "holds no values of its own").Try("set %s of the %s instead", p.Reverse, p.Range)
	case utf8.RuneCountInString(v.Value) > p.MaxLength:
		return fault.New(fault.Invalid, place, "a value is longer than %d characters", p.MaxLength)
	}
	if _, ok := Clean(p.Type.Name, v.Value); !ok {
		return fault.New(fault.Invalid, place, "%s is no %s", quote(v.Value), p.Type.Name)
	}
	return nil
}

// unknownProperty returns the error for a property that s does not have.
func (s *Schema) unknownProperty(name string) error {
	e := fault.New(fault.Invalid, "property "+quote(name), "schema %s has no such property", s.Name)
	names := make([]string, 0, len(s.all))
	for _, p := range s.Properties() {
		if !p.Stub {
			names = append(names, p.Name)
		}
	}
	if near := nearest(name, names); near != "" {
		return e.Try("did you mean %s?", near)
	}
	return e
}

// Missing returns the properties that the schema of e asks for and e does not
// have, in the schema's order.
func Missing(e *Entity) []string {
	s, ok := Lookup(e.Schema)
	if !ok {
		return nil
	}
	var out []string
	for _, p := range s.Required {
		if e.First(p) == "" {
			out = append(out, p)
		}
	}
	return out
}

package ftm

import (
	_ "embed" // the table of the model
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
)

//go:embed model.txt
var modelText string

// tableParser reads the model table; see the head of model.txt for its form.
type tableParser struct {
	m      *model
	typ    *Type   // the type whose lines are being read, or nil
	schema *Schema // the schema whose lines are being read, or nil
	order  []*Schema
}

// parseModel reads the whole table and works out what it implies: inherited
// properties and lists, reverse properties, ancestors and descendants.
func parseModel(text string) (*model, error) {
	p := &tableParser{m: &model{types: map[string]*Type{}, schemata: map[string]*Schema{}}}
	for i, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if err := p.line(line); err != nil {
			return nil, fmt.Errorf("model table, line %d: %w", i+1, err)
		}
	}
	for _, t := range p.m.types {
		sort.Strings(t.Values)
	}
	if err := p.link(); err != nil {
		return nil, fmt.Errorf("model table: %w", err)
	}
	return p.m, nil
}

func (p *tableParser) line(line string) error {
	f := strings.Fields(line)
	read := p.head
	if strings.HasPrefix(line, " ") {
		read = p.inside
	}
	ok, err := read(f)
	if !ok {
		return fmt.Errorf("%q stands outside of a type or schema", line)
	}
	return err
}

// head reads a line that begins a type or schema; ok is false when it does not.
func (p *tableParser) head(f []string) (ok bool, err error) {
	switch f[0] {
	case "type":
		return true, p.startType(f[1:])
	case "schema":
		return true, p.startSchema(f[1:])
	}
	return false, nil
}

// inside reads a line of the type or schema at hand; ok is false when it can be
// of neither.
func (p *tableParser) inside(f []string) (ok bool, err error) {
	switch {
	case p.typ != nil && f[0] == "values:":
		for _, v := range f[1:] {
			p.typ.Values = append(p.typ.Values, strings.TrimSuffix(v, "+"))
		}
		return true, nil
	case p.schema == nil:
		return false, nil
	case strings.HasSuffix(f[0], ":"):
		return true, p.list(strings.TrimSuffix(f[0], ":"), f[1:])
	}
	return true, p.property(f)
}

func (p *tableParser) startType(f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("a type needs a name and max=")
	}
	t := &Type{Name: f[0]}
	for _, w := range f[1:] {
		switch {
		case strings.HasPrefix(w, "max="):
			t.MaxLength, _ = strconv.Atoi(w[4:])
		case strings.HasPrefix(w, "group="):
			t.Group = w[6:]
		case w == "matchable":
			t.Matchable = true
		case w == "pivot":
			t.Pivot = true
		default:
			return fmt.Errorf("type %s: %q is not a flag", t.Name, w)
		}
	}
	p.m.types[t.Name], p.typ, p.schema = t, t, nil
	return nil
}

func (p *tableParser) startSchema(f []string) error {
	s := &Schema{Name: f[0], own: map[string]*Property{}, all: map[string]*Property{}, given: map[string]bool{}}
	for i := 1; i < len(f); i++ {
		switch f[i] {
		case "extends":
			i++
			s.Extends = strings.Split(f[i], ",")
		case "abstract":
			s.Abstract = true
		case "matchable":
			s.Matchable = true
		case "generated":
			s.Generated = true
		case "hidden":
			s.Hidden = true
		case "+":
			s.Recent = true
		default:
			return fmt.Errorf("schema %s: %q is not a flag", s.Name, f[i])
		}
	}
	p.m.schemata[s.Name], p.schema, p.typ = s, s, nil
	p.m.names = append(p.m.names, s.Name)
	p.order = append(p.order, s)
	return nil
}

// lists returns the named lists of s that schemata inherit.
func (s *Schema) lists() map[string]*[]string {
	return map[string]*[]string{
		"featured": &s.Featured, "caption": &s.Caption, "required": &s.Required,
		"start": &s.Start, "end": &s.End,
	}
}

func (p *tableParser) list(name string, words []string) error {
	if name == "edge" {
		if len(words) < 3 {
			return fmt.Errorf("an edge needs two ends")
		}
		e := &Edge{Source: words[0], Directed: words[1] == "->", Target: words[2]}
		if len(words) > 4 {
			e.Caption = words[4:]
		}
		p.schema.Edge = e
		return nil
	}
	l, ok := p.schema.lists()[name]
	if !ok {
		return fmt.Errorf("%q is not a list of a schema", name)
	}
	p.schema.given[name] = true
	if words[0] != "-" {
		*l = words
	}
	return nil
}

func (p *tableParser) property(f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("property %s has no type", f[0])
	}
	t, ok := p.m.types[f[1]]
	if !ok {
		return fmt.Errorf("property %s: no type %q", f[0], f[1])
	}
	pr := &Property{
		Name: f[0], Schema: p.schema, Type: t, MaxLength: t.MaxLength,
		Matchable: t.Matchable, Recent: p.schema.Recent,
	}
	for _, w := range pr.ends(f[2:]) {
		if err := pr.flag(w); err != nil {
			return err
		}
	}
	p.schema.own[pr.Name] = pr
	return nil
}

// ends takes the schema that the property points at and the property in the
// other direction, and returns the words after them.
func (p *Property) ends(f []string) []string {
	if p.Type.Name == "entity" && len(f) > 0 && f[0] != "<-" && f[0] != "hidden" {
		p.Range, f = f[0], f[1:]
	}
	if len(f) > 1 && f[0] == "<-" {
		p.Reverse, f = f[1], f[2:]
	}
	return f
}

func (p *Property) flag(w string) error {
	switch {
	case strings.HasPrefix(w, "max="):
		p.MaxLength, _ = strconv.Atoi(w[4:])
	case strings.HasPrefix(w, "format="):
		p.Format = w[7:]
	case w == "matchable":
		p.Matchable = true
	case w == "unmatchable":
		p.Matchable = false
	case w == "hidden":
		p.Hidden = true
	case w == "hidden-reverse":
		p.hiddenReverse = true
	case w == "deprecated":
		p.Deprecated = true
	case w == "+":
		p.Recent = true
	default:
		return fmt.Errorf("property %s: %q is not a flag", p.Name, w)
	}
	return nil
}

// link adds reverse properties and hands everything down to the heirs.
// Parents stand before their heirs in the table.
func (p *tableParser) link() error {
	for _, s := range p.order {
		for _, pr := range s.Own() {
			if err := p.addReverse(pr); err != nil {
				return err
			}
		}
	}
	for _, s := range p.order {
		if err := p.inherit(s); err != nil {
			return err
		}
	}
	for _, s := range p.order {
		for _, a := range s.ancestors {
			if a != s.Name {
				d := p.m.schemata[a]
				d.descendants = append(d.descendants, s.Name)
			}
		}
	}
	for _, s := range p.order {
		sort.Strings(s.descendants)
	}
	sort.Strings(p.m.names)
	return nil
}

func (p *tableParser) addReverse(pr *Property) error {
	if pr.Reverse == "" || pr.Stub {
		return nil
	}
	r, ok := p.m.schemata[pr.Range]
	if !ok {
		return fmt.Errorf("%s points to %q, which is no schema", pr.QName(), pr.Range)
	}
	if r.own[pr.Reverse] != nil {
		return nil
	}
	r.own[pr.Reverse] = &Property{
		Name: pr.Reverse, Schema: r, Type: pr.Type, Range: pr.Schema.Name, Reverse: pr.Name,
		MaxLength: pr.Type.MaxLength, Matchable: pr.Type.Matchable, Stub: true,
		Hidden: pr.hiddenReverse, Recent: pr.Recent,
	}
	return nil
}

func (p *tableParser) inherit(s *Schema) error {
	for n, pr := range s.own {
		s.all[n] = pr
	}
	s.ancestors = []string{s.Name}
	for _, e := range s.Extends {
		parent, ok := p.m.schemata[e]
		if !ok || parent.ancestors == nil {
			return fmt.Errorf("%s extends %q, which does not stand before it", s.Name, e)
		}
		for n, pr := range parent.all {
			if s.all[n] == nil {
				s.all[n] = pr
			}
		}
		s.ancestors = append(s.ancestors, parent.ancestors...)
		from := parent.lists()
		for name, l := range s.lists() {
			if !s.given[name] && *l == nil {
				*l = *from[name]
			}
		}
	}
	sort.Strings(s.ancestors)
	s.ancestors = slices.Compact(s.ancestors)
	return nil
}

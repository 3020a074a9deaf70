package trace

import (
	"slices"
	"strings"

	"sanctrace/internal/names"
	"sanctrace/internal/when"
)

// party is one name that the case uses, in all its spellings that differ only
// in case, punctuation and legal form.
type party struct {
	key      string
	name     string // the longest spelling, first seen
	schema   string // FollowTheMoney schema, "" when not known
	country  string // code, when a table states it
	first    when.Day
	inTable  bool       // a table names it, not only prose
	evidence []Evidence // where it is named, first of each document
}

// parties collects the parties of a case in the order in which they appear.
type parties struct {
	list  []*party
	byKey map[string]*party
	keys  map[string]string // of names met before, see keyOf
}

func newParties() *parties { return &parties{byKey: map[string]*party{}, keys: map[string]string{}} }

// key is keyOf for a name that is likely to come again.
func (ps *parties) key(name string) string {
	k, ok := ps.keys[name]
	if !ok {
		k = keyOf(name)
		ps.keys[strings.Clone(name)] = k
	}
	return k
}

// keyOf folds a name to what tells parties apart: its words in order, without
// legal forms.
func keyOf(name string) string {
	n := names.Parse(name, names.Org)
	var words []string
	for _, t := range n.Tokens {
		words = append(words, t.Text)
	}
	if len(words) == 0 {
		return strings.ToLower(strings.Join(strings.Fields(name), " "))
	}
	return strings.Join(words, " ")
}

// add notes that a name stands somewhere on a day.
func (ps *parties) add(name, schema, country string, on when.Day, e Evidence) *party {
	key := ps.key(name)
	if key == "" {
		return nil
	}
	p := ps.byKey[key]
	if p == nil {
		p = &party{key: key, name: strings.Clone(name), schema: schema, country: country, first: on}
		ps.byKey[key] = p
		ps.list = append(ps.list, p)
	}
	p.inTable = p.inTable || strings.HasPrefix(e.Locator, "row ")
	if len(name) > len(p.name) {
		p.name = strings.Clone(name)
	}
	if p.schema == "" || p.schema == "LegalEntity" {
		p.schema = schema
	}
	if p.country == "" {
		p.country = country
	}
	if on != "" && (p.first == "" || on < p.first) {
		p.first = on
	}
	if e.Text != "" && !slices.ContainsFunc(p.evidence, func(x Evidence) bool { return x.Document == e.Document }) {
		p.evidence = append(p.evidence, e)
	}
	return p
}

// find returns the party of a name, or nil.
func (ps *parties) find(name string) *party { return ps.byKey[ps.key(name)] }

// show returns the spelling under which a name is shown.
func (ps *parties) show(name string) string {
	if p := ps.find(name); p != nil {
		return p.name
	}
	return name
}

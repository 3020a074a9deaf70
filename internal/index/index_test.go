package index

import (
	"slices"
	"testing"

	"sanctrace/internal/ftm"
	"sanctrace/internal/names"
)

func built() *Index {
	b := NewBuilder()
	b.Add(Entry{ID: "x-2", Schema: "Company", Names: []Name{{Text: "Zurbagan van der Lissa LLC"}}})
	b.Add(Entry{ID: "x-1", Schema: "Person", Names: []Name{{Text: "Rahat Zurbagan"}, {Text: "R. Zurbagan", Kind: Weak}}, Identifiers: []Identifier{{Kind: "inn", Value: "77-00"}, {Kind: "tax_id", Value: "7700"}}})
	b.Add(Entry{ID: "x-3", Schema: "LegalEntity", Names: []Name{{Text: "Lissabek"}, {Text: "…"}}})
	return b.Build()
}

// taker hands on the names that reach its need.
type taker struct {
	need float64
	take func(Hit)
}

func (t taker) Floor(uint32) (floor, later float64, last uint32) { return t.need, t.need, 0 }
func (t taker) Visit(h Hit)                                      { t.take(h) }

// probe asks for names that meet at least need words.
func probe(ix *Index, class names.Class, name string, need float64) []string {
	n := names.Parse(name, class)
	p := Probe{Name: &n, Bound: func(m Met) float64 { return m.Gain }}
	for range n.Tokens {
		p.Gain, p.Loss = append(p.Gain, 1), append(p.Loss, 1)
	}
	var s Scratch
	var out []string
	for range 2 { // a scratch is fit for the next query
		out = nil
		ix.Search(&p, &s, taker{need, func(h Hit) {
			r := ix.RecordNamed(h.Record, h.ID, true, &names.Reader{Joins: true})
			out = append(out, r.ID+" "+r.Read[0].Raw)
		}})
	}
	return out
}

func TestSearch(t *testing.T) {
	ix := built()
	for _, c := range []struct {
		class names.Class
		name  string
		need  float64
		want  []string
	}{
		{names.Person, "Rahat Zurbagam", 2, []string{"x-1 Rahat Zurbagan", "x-1 R. Zurbagan"}},
		{names.Person, "Karim Zurbagan", 2, nil},
		{names.Person, "Karim Zurbagan", 1, []string{"x-1 Rahat Zurbagan", "x-1 R. Zurbagan"}},
		{names.Org, "vanderlissa", 1, []string{"x-2 Zurbagan van der Lissa LLC"}},
		{names.Org, "Зурбаган", 1, []string{"x-2 Zurbagan van der Lissa LLC"}},
		{names.Org, "Lissabeck", 1, []string{"x-3 Lissabek"}},
		{names.Person, "Lissabeck", 1, []string{"x-3 Lissabek"}},
		{names.Object, "Lissabek", 1, nil},
		{names.Person, "", 0, nil},
	} {
		if got := probe(ix, c.class, c.name, c.need); !slices.Equal(got, c.want) {
			t.Errorf("%s %q need %g: got %q, want %q", c.class, c.name, c.need, got, c.want)
		}
	}
}

func TestLookups(t *testing.T) {
	ix := built()
	if n, ok := ix.Find("x-2"); !ok || ix.Record(n).Schema != "Company" {
		t.Errorf("by id: %d %v", n, ok)
	}
	if n, ok := ix.Find("x-9"); ok {
		t.Errorf("an id that is not there: %d", n)
	}
	if got := ix.ByIdentifier("7700", nil); !slices.Equal(got, []uint32{0}) {
		t.Errorf("by identifier: %v", got)
	}
	if s := ix.Stats(); s.Entities != 3 || s.Names != 5 || s.Keys == 0 || s.String() == "" {
		t.Errorf("stats: %+v", s)
	}
}

func TestEmptyIndex(t *testing.T) {
	if got := probe(NewBuilder().Build(), names.Person, "Rahat", 1); got != nil {
		t.Errorf("got %v", got)
	}
}
func TestFromEntity(t *testing.T) {
	e := ftm.NewEntity("x-1", "Person")
	e.Add("name", "Rahat Zurbagan")
	e.Add("weakAlias", "Rah")
	e.Add("birthDate", "1965")
	e.Add("nationality", "ru")
	e.Add("innCode", "7700")
	e.Add("notes", "ignored")
	x := FromEntity(e)
	if x.Caption != "Rahat Zurbagan" || len(x.Names) != 2 || x.Names[1].Kind != Weak || len(x.BirthDates) != 1 || x.Countries[0] != "ru" || x.Identifiers[0] != (Identifier{Kind: "inn", Value: "7700"}) {
		t.Errorf("got %+v", x)
	}
}

func TestEveryMappedPropertyIsInTheModel(t *testing.T) {
	has := func(prop string) bool {
		return slices.ContainsFunc(ftm.Schemata(), func(s *ftm.Schema) bool { return s.Property(prop) != nil })
	}
	for _, m := range []map[string]bool{keys(nameKinds), keys(traitProps), dateProps, countryProps} {
		for p := range m {
			if !has(p) {
				t.Errorf("no schema has the property %s", p)
			}
		}
	}
}

func keys[V any](m map[string]V) map[string]bool {
	out := map[string]bool{}
	for k := range m {
		out[k] = true
	}
	return out
}

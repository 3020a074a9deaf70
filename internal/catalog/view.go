package catalog

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/when"
)

// View is one entity as all datasets together state it, seen from one day.
type View struct {
	ID         string     `json:"id"` // canonical
	Caption    string     `json:"caption"`
	Schema     string     `json:"schema"`
	On         when.Day   `json:"on"`
	Answer     Answer     `json:"answer"` // listed in any dataset on that day
	Referents  []string   `json:"referents"`
	Datasets   []string   `json:"datasets"`
	Status     []Status   `json:"status"` // by dataset that ever listed it
	Listings   []Listing  `json:"listings"`
	Measures   []string   `json:"measures"` // in force on that day
	Statements []Sourced  `json:"statements"`
	Details    []Detail   `json:"details"`
	Relations  []Relation `json:"relations"`
}

// Sourced is a statement of the entity itself with who states it.
type Sourced struct {
	Dataset string `json:"dataset"`
	Entity  string `json:"entity"` // the entry's id in the dataset
	Statement
	Stands bool `json:"stands"` // on the day of the view
}

// Detail is what describes the entity: a listing, an address, a document.
type Detail struct {
	Dataset string `json:"dataset"`
	Entity
	Stands bool `json:"stands"` // on the day of the view
}

// Relation is a link to another entity, one step away.
type Relation struct {
	Dataset string   `json:"dataset"`
	Schema  string   `json:"schema"` // of the edge (Ownership, ...), or of the entry that states a direct link
	Edge    string   `json:"edge"`   // id of the edge, or of the entry that states a direct link
	Role    string   `json:"role"`   // property under which the other stands: "owner", "asset", "parent"
	Other   string   `json:"other"`  // canonical id
	Caption string   `json:"caption"`
	Known   bool     `json:"known"` // some dataset holds the other
	Words   []string `json:"words,omitempty"`
	Periods []Period `json:"periods"`
	Stands  bool     `json:"stands"` // on the day of the view
}

// Merged returns the entity with the values that stood on the day of the view,
// or, when none did, with all that ever stood.
func (v *View) Merged() *ftm.Entity {
	out := &ftm.Entity{ID: v.ID, Schema: v.Schema}
	for _, all := range []bool{false, true} {
		for i := range v.Statements {
			if s := &v.Statements[i]; s.Stands || all {
				out.AddValue(ftm.Value{Prop: s.Prop, Value: s.Value, Lang: s.Lang, Original: s.Original, Origin: s.Origin})
			}
		}
		if len(out.Values) > 0 {
			break
		}
	}
	return out
}

// Entity returns the entity with the given id, canonical or not, merged over
// all ids that are joined with it and all datasets, as of the day on; an empty
// day is today by the catalog's clock. The id of a detail (an address, a
// listing) gives its subject. Unknown ids are NotFound.
func (c *Catalog) Entity(ctx context.Context, id string, on when.Day) (View, error) {
	if on == "" {
		on = when.DayOf(c.now())
	}
	r, err := c.reading(ctx)
	if err != nil {
		return View{}, err
	}
	v := View{On: on, Datasets: []string{}, Listings: []Listing{}, Statements: []Sourced{}, Details: []Detail{}, Relations: []Relation{}}
	if v.ID, err = c.resolve(ctx, r, id); err != nil {
		return View{}, err
	}
	if v.Referents, err = c.Referents(ctx, v.ID); err != nil {
		return View{}, err
	}
	b := &viewing{r: r, c: c, v: &v, ids: map[string]bool{}}
	for _, ref := range v.Referents {
		b.ids[ref] = true
	}
	for _, ref := range v.Referents {
		if err := b.add(ref); err != nil {
			return View{}, err
		}
	}
	if len(v.Datasets) == 0 {
		return View{}, fault.New(fault.NotFound, "entity "+id, "no dataset holds it").Try("search for its name")
	}
	if err := b.relations(ctx); err != nil {
		return View{}, err
	}
	b.finish()
	return v, nil
}

// resolve returns the canonical id of id, which may be that of a detail.
func (c *Catalog) resolve(ctx context.Context, r *reading, id string) (string, error) {
	gs, err := r.groups(id)
	if err != nil {
		return "", err
	}
	if len(gs) == 0 {
		ms, err := r.mentions(id)
		if err != nil {
			return "", err
		}
		for _, m := range ms {
			holds, err := r.holds(m, id)
			if err != nil {
				return "", err
			}
			if holds {
				id = m.owner
				break
			}
		}
	}
	return c.Canonical(ctx, id)
}

// holds reports whether the group of m has an entity with the id.
func (r *reading) holds(m mention, id string) (bool, error) {
	gs, err := r.groups(m.owner)
	for _, f := range gs {
		if f.dataset == m.dataset && slices.ContainsFunc(f.g.nodes, func(n node) bool { return n.id == id }) {
			return true, err
		}
	}
	return false, err
}

// viewing puts a view together.
type viewing struct {
	r   *reading
	c   *Catalog
	v   *View
	ids map[string]bool // the entity's own
	out []link          // direct links that the entity's own entries state
}

// link is a property that points to another entity.
type link struct {
	dataset, schema, owner, prop, other string
	periods                             []Period
}

// add takes over what every dataset says under one id.
func (b *viewing) add(id string) error {
	gs, err := b.r.groups(id)
	if err != nil {
		return err
	}
	for i := range gs {
		f := &gs[i]
		g := f.public()
		b.v.Datasets = append(b.v.Datasets, f.dataset)
		if s := g.Subject(); s != nil {
			b.subject(f.dataset, s)
		}
		for _, e := range g.Entities {
			if e.ID != g.Owner {
				b.v.Details = append(b.v.Details, Detail{Dataset: f.dataset, Entity: e, Stands: inPeriods(e.Periods, b.v.On)})
			}
		}
		ls := f.listings(g)
		b.v.Listings = append(b.v.Listings, ls...)
		b.out = append(b.out, directLinks(g)...)
	}
	return nil
}

func (b *viewing) subject(dataset string, s *Entity) {
	if schema, err := ftm.CommonSchema(b.v.Schema, s.Schema); err == nil {
		b.v.Schema = schema
	} else if b.v.Schema == "" {
		b.v.Schema = s.Schema
	}
	for _, st := range s.Statements {
		b.v.Statements = append(b.v.Statements, Sourced{Dataset: dataset, Entity: s.ID, Statement: st, Stands: st.On(b.v.On)})
	}
}

// finish computes what follows from the parts.
func (b *viewing) finish() {
	v := b.v
	slices.Sort(v.Datasets)
	v.Datasets = slices.Compact(v.Datasets)
	slices.SortStableFunc(v.Listings, func(a, b Listing) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Dataset, b.Dataset), cmp.Compare(a.Entity, b.Entity))
	})
	v.Answer = NotListed
	v.Status, v.Measures = []Status{}, []string{}
	for _, d := range v.Datasets {
		ls := slices.DeleteFunc(slices.Clone(v.Listings), func(l Listing) bool { return l.Dataset != d })
		if len(ls) == 0 {
			continue
		}
		s := status(d, ls, v.On)
		v.Status = append(v.Status, s)
		if rank(s.Answer) > rank(v.Answer) {
			v.Answer = s.Answer
		}
		for i := range ls {
			if ls[i].On(v.On) {
				v.Measures = append(v.Measures, ls[i].Measures...)
			}
		}
	}
	slices.Sort(v.Measures)
	v.Measures = slices.Compact(v.Measures)
	v.Caption = ftm.Caption(v.Merged())
}

// directLinks returns the properties of a subject that point to entities
// outside its group.
func directLinks(g *Group) []link {
	s := g.Subject()
	if s == nil || g.Edge {
		return nil
	}
	schema, ok := ftm.Lookup(s.Schema)
	if !ok {
		return nil
	}
	var out []link
	for _, st := range s.Statements {
		p := schema.Property(st.Prop)
		if p == nil || p.Type.Name != "entity" || slices.ContainsFunc(g.Entities, func(e Entity) bool { return e.ID == st.Value }) {
			continue
		}
		out = append(out, link{g.Dataset, s.Schema, g.Owner, st.Prop, st.Value, st.Periods})
	}
	return out
}

// maxRelations bounds the relations of one view.
const maxRelations = 1000

// relations resolves the links of the entity in both directions.
func (b *viewing) relations(ctx context.Context) error {
	for _, l := range b.out {
		if !b.ids[l.other] {
			b.relate(Relation{Dataset: l.dataset, Schema: l.schema, Edge: l.owner, Role: l.prop, Other: l.other, Periods: l.periods})
		}
	}
	for _, ref := range b.v.Referents {
		ms, err := b.r.mentions(ref)
		if err != nil {
			return err
		}
		for _, m := range ms {
			if b.ids[m.owner] {
				continue
			}
			if err := b.mentioned(m, ref); err != nil {
				return err
			}
		}
	}
	names := map[string]*Relation{}
	for i := range b.v.Relations {
		rel := &b.v.Relations[i]
		if known := names[rel.Other]; known != nil {
			rel.Other, rel.Caption, rel.Known = known.Other, known.Caption, known.Known
			continue
		}
		was := rel.Other
		if err := b.name(ctx, rel); err != nil {
			return err
		}
		names[was] = rel
	}
	slices.SortStableFunc(b.v.Relations, func(x, y Relation) int {
		return cmp.Or(cmp.Compare(x.Schema, y.Schema), cmp.Compare(x.Role, y.Role), cmp.Compare(x.Caption, y.Caption),
			cmp.Compare(x.Other, y.Other), cmp.Compare(x.Dataset, y.Dataset), cmp.Compare(x.Edge, y.Edge))
	})
	return nil
}

func (b *viewing) relate(r Relation) {
	if len(b.v.Relations) < maxRelations {
		r.Stands = inPeriods(r.Periods, b.v.On)
		b.v.Relations = append(b.v.Relations, r)
	}
}

// mentioned turns a group that mentions the entity under the id ref into
// relations: an edge into one to its other ends, an entry into one to itself.
func (b *viewing) mentioned(m mention, ref string) error {
	gs, err := b.r.groups(m.owner)
	if err != nil {
		return err
	}
	for i := range gs {
		if gs[i].dataset != m.dataset {
			continue
		}
		g := gs[i].public()
		s := g.Subject()
		if s == nil {
			continue
		}
		if !g.Edge {
			for _, l := range directLinks(g) {
				if l.other == ref {
					b.relate(Relation{Dataset: g.Dataset, Schema: s.Schema, Edge: g.Owner, Role: "of " + l.prop, Other: g.Owner, Periods: l.periods})
				}
			}
			continue
		}
		b.edge(g, s)
	}
	return nil
}

// edge adds the other ends of an edge.
func (b *viewing) edge(g *Group, s *Entity) {
	schema, _ := ftm.Lookup(s.Schema)
	var words []string
	for _, st := range s.Statements {
		if slices.Contains(edgeWords, st.Prop) && st.On(b.v.On) {
			words = append(words, st.Value)
		}
	}
	for _, st := range s.Statements {
		if (st.Prop == schema.Edge.Source || st.Prop == schema.Edge.Target) && !b.ids[st.Value] {
			b.relate(Relation{Dataset: g.Dataset, Schema: s.Schema, Edge: g.Owner, Role: st.Prop, Other: st.Value,
				Words: words, Periods: st.Periods})
		}
	}
}

// edgeWords are the properties that say what a link is.
var edgeWords = []string{"role", "relationship", "percentage", "ownershipType", "startDate", "endDate", "summary"}

// name finds the canonical id and the caption of the other end.
func (b *viewing) name(ctx context.Context, rel *Relation) error {
	gs, err := b.r.groups(rel.Other)
	if err != nil {
		return err
	}
	rel.Caption = rel.Other
	for i := range gs {
		s := gs[i].public().Subject()
		if s == nil {
			continue
		}
		e := &ftm.Entity{ID: s.ID, Schema: s.Schema}
		for _, st := range s.Statements {
			e.AddValue(ftm.Value{Prop: st.Prop, Value: st.Value, Lang: st.Lang})
		}
		rel.Caption, rel.Known = ftm.Caption(e), true
		break
	}
	if rel.Other, err = b.c.Canonical(ctx, rel.Other); err != nil {
		return fmt.Errorf("relations of %s: %w", b.v.ID, err)
	}
	return nil
}

package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/catalog"
	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
	"sanctrace/internal/when"
)

// entity shows one entity over all lists that hold it, as of a day.
func (s *site) entity(r *http.Request) (view, error) {
	text, err := value(r, "on")
	if err != nil {
		return view{}, err
	}
	on, err := dayOf("As of day", text)
	if err != nil {
		return view{}, err
	}
	if on == "" {
		on = s.today()
	}
	v, err := s.Catalog.Entity(r.Context(), r.PathValue("id"), on)
	if err != nil {
		return view{}, fmt.Errorf("entity: %w", err)
	}
	return view{Page: "entity", Title: v.Caption, Data: newEntityData(v, s.today())}, nil
}

// maxStatements bounds the statements that one page prints.
const maxStatements = 2000

// entityData is what the page of an entity shows.
type entityData struct {
	ID, Kind    string
	Caption     Text
	On          when.Day
	Today       bool // On is today
	Status      string
	Because     []string
	Other       []string // ids under which lists hold it too
	Datasets    []string
	Measures    []string
	Reasons     []string
	Timeline    *timeline
	Listings    []listingRow
	Names       []nameRow
	Identifiers []numberRow
	Addresses   []addressRow
	Facts       []factRow
	Relations   []relationRow
	Statements  []statementRow
	Left        int         // statements beyond those shown
	Early       []earlyNote // lists that say nothing of the day
	first       map[string]when.Day
}

// earlyNote says that a list's earliest version with the entry is later than
// the day, so that what is shown is not of the day.
type earlyNote struct {
	Dataset string
	First   when.Day
}

// nameRow is one name.
type nameRow struct {
	Text
	Kind     string
	Datasets []string
	Note     string // when it stood, where not on the day; empty: it stood
	rank     int
}

// numberRow is one identifier.
type numberRow struct {
	Kind, Value, Country string
	Datasets             []string
	Note                 string
}

// addressRow is one address.
type addressRow struct {
	Text
	Datasets []string
	Note     string
}

// factRow is a property with its values.
type factRow struct {
	Label  string
	Values []factValue
}

type factValue struct {
	Text
	Datasets []string
	Note     string
	Link     string
}

// listingRow is one listing period.
type listingRow struct {
	catalog.Listing
	Now   bool // covers the day
	Basis string
}

// relationRow is a tie to another entity.
type relationRow struct {
	Role    string
	Caption Text
	Href    string
	Words   []string
	Dataset string
	Seen    string
	Note    string
}

// statementRow is one statement as stored.
type statementRow struct {
	Entity, Kind, Prop  string
	Value               Text
	Original, Origin    string
	Dataset, Seen, Note string
}

func newEntityData(v catalog.View, today when.Day) entityData {
	d := entityData{ID: v.ID, Kind: schemaLabel(v.Schema), Caption: text(v.Caption, ""), On: v.On, Today: v.On == today, Status: string(v.Answer),
		Because: because(v), Datasets: v.Datasets, Measures: v.Measures, Timeline: newTimeline(v, today)}
	for _, ref := range v.Referents {
		if ref != v.ID {
			d.Other = append(d.Other, ref)
		}
	}
	for _, l := range v.Listings {
		d.Listings = append(d.Listings, listingRow{l, l.On(v.On), basisWords(l.Basis)})
		d.Reasons = addNew(d.Reasons, l.Reasons...)
	}
	d.early(v)
	for i := range v.Statements {
		st := &v.Statements[i]
		d.subject(v.Schema, st)
		d.statement(st.Entity, v.Schema, st.Dataset, &st.Statement)
	}
	for i := range v.Details {
		d.detail(&v.Details[i])
	}
	d.relations(v)
	slices.SortStableFunc(d.Names, func(a, b nameRow) int { return a.rank - b.rank })
	slices.SortStableFunc(d.Facts, func(a, b factRow) int { return strings.Compare(a.Label, b.Label) })
	return d
}

// early finds the lists whose first version that holds the entry is later than
// the day.
func (d *entityData) early(v catalog.View) {
	d.first = map[string]when.Day{}
	note := func(dataset string, ps []catalog.Period) {
		if len(ps) > 0 && (d.first[dataset] == "" || ps[0].From < d.first[dataset]) {
			d.first[dataset] = ps[0].From
		}
	}
	for i := range v.Statements {
		note(v.Statements[i].Dataset, v.Statements[i].Periods)
	}
	for i := range v.Details {
		note(v.Details[i].Dataset, v.Details[i].Periods)
	}
	for _, name := range v.Datasets {
		if d.first[name] > v.On {
			d.Early = append(d.Early, earlyNote{name, d.first[name]})
		}
	}
}

// note says when a statement stood that did not on the day; of a list that
// says nothing of the day it is empty, since the page says so once.
func (d *entityData) note(dataset string, ps []catalog.Period) string {
	if len(ps) == 0 || d.first[dataset] > d.On || slices.ContainsFunc(ps, func(p catalog.Period) bool { return p.Has(d.On) }) {
		return ""
	}
	ended := when.Day("")
	for _, p := range ps {
		if p.To != "" && p.To <= d.On {
			ended = p.To
		}
	}
	if ended != "" {
		return "gone by " + string(ended)
	}
	return "first in version " + string(ps[0].From)
}

// both joins the notes of two lists on one value: it stood if it did in one.
func both(a, b string) string {
	if a == "" || b == "" {
		return ""
	}
	return a
}

// because says what the status rests on, list by list.
func because(v catalog.View) []string {
	var out []string
	for _, st := range v.Status {
		out = append(out, fmt.Sprintf("%s: %s, %s", listName(st.Dataset), st.Answer, st.Why))
	}
	if len(out) == 0 {
		out = []string{"no loaded list has ever listed it"}
	}
	return out
}

// nameProps are the properties that name an entity, in the order in which they
// are shown.
var nameProps = []string{"name", "alias", "previousName", "abbreviation", "weakAlias"}

// subject sorts a statement of the entity itself into its place on the page.
func (d *entityData) subject(schema string, st *catalog.Sourced) {
	prop := propertyOf(schema, st.Prop)
	switch rank := slices.Index(nameProps, st.Prop); {
	case rank >= 0:
		d.name(st, rank)
	case prop != nil && prop.Type.Name == "identifier":
		d.number(numberRow{Kind: propLabel(st.Prop), Value: st.Value, Datasets: []string{st.Dataset}, Note: d.note(st.Dataset, st.Periods)})
	case st.Prop == "address":
		d.address(text(st.Value, st.Lang), st.Dataset, st.Periods)
	case prop != nil && prop.Type.Name == "entity":
		// a tie; shown among the relations
	default:
		d.fact(schema, st)
	}
}

func propertyOf(schema, prop string) *ftm.Property {
	if s, ok := ftm.Lookup(schema); ok {
		return s.Property(prop)
	}
	return nil
}

func (d *entityData) name(st *catalog.Sourced, rank int) {
	for i := range d.Names {
		if n := &d.Names[i]; n.Value == st.Value && n.rank == rank {
			n.Datasets, n.Note = addNew(n.Datasets, st.Dataset), both(n.Note, d.note(st.Dataset, st.Periods))
			if n.Lang == "" {
				n.Text = text(st.Value, st.Lang)
			}
			return
		}
	}
	d.Names = append(d.Names, nameRow{text(st.Value, st.Lang), propLabel(st.Prop), []string{st.Dataset}, d.note(st.Dataset, st.Periods), rank})
}

func (d *entityData) number(n numberRow) {
	for i := range d.Identifiers {
		if x := &d.Identifiers[i]; x.Value == n.Value && (x.Kind == n.Kind || n.Kind == "Number") {
			x.Datasets, x.Note = addNew(x.Datasets, n.Datasets...), both(x.Note, n.Note)
			if x.Country == "" {
				x.Country = n.Country
			}
			return
		}
	}
	d.Identifiers = append(d.Identifiers, n)
}

func (d *entityData) address(t Text, dataset string, ps []catalog.Period) {
	note := d.note(dataset, ps)
	for i := range d.Addresses {
		if a := &d.Addresses[i]; a.Value == t.Value {
			a.Datasets, a.Note = addNew(a.Datasets, dataset), both(a.Note, note)
			return
		}
	}
	d.Addresses = append(d.Addresses, addressRow{t, []string{dataset}, note})
}

func (d *entityData) fact(schema string, st *catalog.Sourced) {
	label, v := propLabel(st.Prop), factValue{Text: text(propValue(schema, st.Prop, st.Value), st.Lang), Datasets: []string{st.Dataset}, Note: d.note(st.Dataset, st.Periods)}
	if p := propertyOf(schema, st.Prop); p != nil && p.Type.Name == "url" && (strings.HasPrefix(st.Value, "https://") || strings.HasPrefix(st.Value, "http://")) {
		v.Link = st.Value
	}
	for i := range d.Facts {
		if d.Facts[i].Label == label {
			d.Facts[i].add(v)
			return
		}
	}
	d.Facts = append(d.Facts, factRow{label, []factValue{v}})
}

func (f *factRow) add(v factValue) {
	for i := range f.Values {
		if x := &f.Values[i]; x.Value == v.Value {
			x.Datasets, x.Note = addNew(x.Datasets, v.Datasets...), both(x.Note, v.Note)
			return
		}
	}
	f.Values = append(f.Values, v)
}

// detail takes what describes the entity: addresses and identity papers have
// their places; everything stands among the statements.
func (d *entityData) detail(x *catalog.Detail) {
	schema, _ := ftm.Lookup(x.Schema)
	country := ""
	var parts []string
	for i := range x.Statements {
		st := &x.Statements[i]
		d.statement(x.ID, x.Schema, x.Dataset, st)
		if st.Prop == "country" {
			country = place.Name(st.Value)
		}
		if slices.Contains(addressProps, st.Prop) {
			parts = append(parts, st.Value)
		}
	}
	switch {
	case schema == nil || schema.Is("Sanction"):
	case schema.Is("Address"):
		d.addressOf(x, parts, country)
	default:
		for i := range x.Statements {
			st := &x.Statements[i]
			if p := schema.Property(st.Prop); p != nil && p.Type.Name == "identifier" {
				d.number(numberRow{Kind: numberKind(x, st.Prop), Value: st.Value, Country: country, Datasets: []string{x.Dataset}, Note: d.note(x.Dataset, st.Periods)})
			}
		}
	}
}

// numberKind is what a paper calls itself, or the property of its number.
func numberKind(x *catalog.Detail, prop string) string {
	for i := range x.Statements {
		if st := &x.Statements[i]; st.Prop == "type" && prop == "number" {
			return st.Value
		}
	}
	if prop == "number" && x.Schema == "Passport" {
		return "Passport"
	}
	return propLabel(prop)
}

// addressProps are the parts of an address in the order of writing.
var addressProps = []string{"street", "street2", "street3", "postOfficeBox", "city", "region", "state", "postalCode"}

func (d *entityData) addressOf(x *catalog.Detail, parts []string, country string) {
	full, lang := "", ""
	for i := range x.Statements {
		if st := &x.Statements[i]; st.Prop == "full" {
			full, lang = st.Value, st.Lang
		}
	}
	if full == "" {
		if country != "" {
			parts = append(parts, country)
		}
		full = strings.Join(parts, ", ")
	}
	if full != "" {
		d.address(text(full, lang), x.Dataset, x.Periods)
	}
}

func (d *entityData) relations(v catalog.View) {
	for _, r := range v.Relations {
		if r.Role == "addressEntity" && r.Known {
			d.address(text(r.Caption, ""), r.Dataset, r.Periods)
			continue
		}
		row := relationRow{Role: words(r.Role) + " (" + strings.ToLower(schemaLabel(r.Schema)) + ")", Caption: text(r.Caption, ""), Words: r.Words,
			Dataset: r.Dataset, Seen: seen(r.Periods), Note: d.note(r.Dataset, r.Periods)}
		if propertyOf(v.Schema, r.Role) != nil || strings.HasPrefix(r.Role, "of ") {
			row.Role = propLabel(r.Role)
		}
		if r.Schema == "Ownership" {
			row.Words = shares(r.Words)
		}
		if r.Known {
			row.Href = address("entity", r.Other) + "?on=" + string(v.On)
		}
		d.Relations = append(d.Relations, row)
	}
}

func (d *entityData) statement(id, schema, dataset string, st *catalog.Statement) {
	if len(d.Statements) == maxStatements {
		d.Left++
		return
	}
	d.Statements = append(d.Statements, statementRow{Entity: id, Kind: schemaLabel(schema), Prop: propLabel(st.Prop), Value: text(st.Value, st.Lang),
		Original: st.Original, Origin: st.Origin, Dataset: dataset, Seen: seen(st.Periods), Note: d.note(dataset, st.Periods)})
}

// seen says in words when something stood in the versions loaded.
func seen(ps []catalog.Period) string {
	var out []string
	for _, p := range ps {
		if p.To == "" {
			out = append(out, "since version "+string(p.From))
		} else {
			out = append(out, fmt.Sprintf("version %s until before %s", p.From, p.To))
		}
	}
	return strings.Join(out, "; ")
}

// shares marks the numbers among the words of an ownership as per cent.
func shares(words []string) []string {
	out := slices.Clone(words)
	for i, w := range out {
		if _, err := strconv.ParseFloat(w, 64); err == nil && len(w) < 7 {
			out[i] = w + " %"
		}
	}
	return out
}

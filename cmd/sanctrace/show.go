package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/catalog"
	"sanctrace/internal/finding"
	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
	"sanctrace/internal/when"
)

type showCmd struct {
	ID   string `arg:"" help:"Id of the entity, such as ofac-9649."`
	On   string `help:"As of that day (default: today)." placeholder:"DATE"`
	JSON bool   `help:"Machine-readable output."`
}

// Run shows one entity over all lists that hold it.
func (c *showCmd) Run(ctx context.Context, a *app) error {
	on, err := day("--on", c.On)
	if err != nil {
		return err
	}
	if on == "" {
		on = a.today()
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	v, err := a.catalog.Entity(ctx, c.ID, on)
	if err != nil {
		return err
	}
	s := shownOf(v)
	if c.JSON {
		return a.printJSON(s)
	}
	a.printShown(s)
	return nil
}

// shown is an entity as "show --json" prints it.
type shown struct {
	ID          string            `json:"id"`
	Caption     string            `json:"caption"`
	Schema      string            `json:"schema"`
	Datasets    []string          `json:"datasets"`
	On          when.Day          `json:"on"`
	Status      string            `json:"status"`
	Because     string            `json:"because"`
	Referents   []string          `json:"referents"`
	Names       []shownName       `json:"names"`
	Listed      []finding.Listing `json:"listed"`
	Measures    []string          `json:"measures"`
	Identifiers []shownNumber     `json:"identifiers"`
	Relations   []shownRelation   `json:"relations"`
	Statements  []shownStatement  `json:"statements"`
	reasons     []string
}

type shownName struct {
	Value    string   `json:"value"`
	Kind     string   `json:"kind"`
	Datasets []string `json:"datasets"`
	Lang     string   `json:"lang,omitempty"`
}

type shownNumber struct {
	Type     string   `json:"type"`
	Value    string   `json:"value"`
	Datasets []string `json:"datasets"`
	Country  string   `json:"country,omitempty"`
}

type shownRelation struct {
	ID       string   `json:"id"`
	Schema   string   `json:"schema"`
	Role     string   `json:"role"`
	Other    string   `json:"other"`
	Caption  string   `json:"caption"`
	Datasets []string `json:"datasets"`
	From     when.Day `json:"from,omitempty"`
	To       when.Day `json:"to,omitempty"`
}

type shownStatement struct {
	Entity   string           `json:"entity"`
	Schema   string           `json:"schema"`
	Prop     string           `json:"prop"`
	Value    string           `json:"value"`
	Dataset  string           `json:"dataset"`
	Periods  []catalog.Period `json:"periods"`
	Lang     string           `json:"lang,omitempty"`
	Original string           `json:"original,omitempty"`
	Origin   string           `json:"origin,omitempty"`
}

// nameProps are the properties shown as names.
var nameProps = []string{"name", "alias", "weakAlias", "previousName", "abbreviation"}

// shownOf puts a view of the catalog into the shape of the contract.
func shownOf(v catalog.View) shown {
	s := shown{ID: v.ID, Caption: v.Caption, Schema: v.Schema, Datasets: v.Datasets, On: v.On, Status: string(v.Answer),
		Because: because(v), Referents: v.Referents, Measures: v.Measures,
		Names: []shownName{}, Listed: []finding.Listing{}, Identifiers: []shownNumber{}, Relations: []shownRelation{}, Statements: []shownStatement{}}
	for _, l := range v.Listings {
		s.addListing(l.Listing)
		s.reasons = append(s.reasons, l.Reasons...)
	}
	for _, st := range v.Statements {
		s.addStatement(st.Dataset, st.Entity, v.Schema, st.Statement, "")
	}
	for i := range v.Details {
		d := &v.Details[i]
		country := ""
		for _, st := range d.Statements {
			if st.Prop == "country" {
				country = st.Value
			}
		}
		for _, st := range d.Statements {
			s.addStatement(d.Dataset, d.ID, d.Schema, st, country)
		}
	}
	for _, r := range v.Relations {
		x := shownRelation{ID: r.Edge, Schema: r.Schema, Role: r.Role, Other: r.Other, Caption: r.Caption, Datasets: []string{r.Dataset}}
		if len(r.Periods) > 0 {
			x.From, x.To = r.Periods[0].From, r.Periods[len(r.Periods)-1].To
		}
		s.Relations = append(s.Relations, x)
	}
	return s
}

// addListing adds a period, once however many programmes share it.
func (s *shown) addListing(l finding.Listing) {
	for i := range s.Listed {
		if x := &s.Listed[i]; x.Dataset == l.Dataset && x.From == l.From && x.To == l.To {
			for _, m := range l.Measures {
				x.Measures = addNew(x.Measures, m)
			}
			return
		}
	}
	l.Measures = slices.Clone(l.Measures)
	s.Listed = append(s.Listed, l)
}

// because says what the status rests on.
func because(v catalog.View) string {
	var parts []string
	for _, st := range v.Status {
		if st.Answer == v.Answer {
			parts = append(parts, st.Dataset+": "+st.Why)
		}
	}
	if len(parts) == 0 {
		return "no loaded list has ever listed it"
	}
	return strings.Join(parts, "; ")
}

func (s *shown) addStatement(dataset, entity, schema string, st catalog.Statement, country string) {
	s.Statements = append(s.Statements, shownStatement{entity, schema, st.Prop, st.Value, dataset, st.Periods, st.Lang, st.Original, st.Origin})
	if slices.Contains(nameProps, st.Prop) && entityIsSubject(schema) {
		for i := range s.Names {
			if n := &s.Names[i]; n.Value == st.Value && n.Kind == st.Prop {
				n.Datasets = addNew(n.Datasets, dataset)
				return
			}
		}
		s.Names = append(s.Names, shownName{st.Value, st.Prop, []string{dataset}, st.Lang})
		return
	}
	if sc, ok := ftm.Lookup(schema); ok && !sc.Is("Sanction") {
		if p := sc.Property(st.Prop); p != nil && p.Type.Name == "identifier" {
			s.addNumber(shownNumber{st.Prop, st.Value, []string{dataset}, country})
		}
	}
}

// entityIsSubject tells the entity itself from what describes it.
func entityIsSubject(schema string) bool {
	sc, ok := ftm.Lookup(schema)
	return ok && sc.Is("Thing") && !sc.Is("Address")
}

func (s *shown) addNumber(n shownNumber) {
	for i := range s.Identifiers {
		if x := &s.Identifiers[i]; x.Value == n.Value && (x.Type == n.Type || n.Type == "number") {
			x.Datasets = addNew(x.Datasets, n.Datasets[0])
			if x.Country == "" {
				x.Country = n.Country
			}
			return
		}
	}
	s.Identifiers = append(s.Identifiers, n)
}

func addNew(list []string, v string) []string {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

func (a *app) printShown(s shown) {
	fmt.Fprintf(a.out, "%s  (%s, %s)\n", s.Caption, s.Schema, s.ID)
	if len(s.Referents) > 1 {
		fmt.Fprintf(a.out, "One entity in several lists: %s\n", strings.Join(s.Referents, ", "))
	}
	fmt.Fprintf(a.out, "\nOn %s: %s. %s\n", s.On, strings.ToUpper(s.Status), s.Because)
	for _, l := range s.Listed {
		fmt.Fprintf(a.out, "  %-22s %s\n", l.Dataset, periodText(l))
	}
	for _, r := range distinctStrings(s.reasons) {
		fmt.Fprintf(a.out, "  Reason: %s\n", clipText(r, 300))
	}
	fmt.Fprintln(a.out, "\nNames")
	for _, n := range s.Names {
		fmt.Fprintf(a.out, "  %-14s %s\n", n.Kind, n.Value)
	}
	if len(s.Identifiers) > 0 {
		fmt.Fprintln(a.out, "\nIdentifiers")
		for _, n := range s.Identifiers {
			c := ""
			if n.Country != "" {
				c = " (" + place.Name(n.Country) + ")"
			}
			fmt.Fprintf(a.out, "  %-20s %s%s\n", n.Type, n.Value, c)
		}
	}
	if len(s.Relations) > 0 {
		fmt.Fprintln(a.out, "\nRelations")
		for _, r := range s.Relations {
			fmt.Fprintf(a.out, "  %-14s %-12s %s (%s)\n", r.Schema, r.Role, r.Caption, r.Other)
		}
	}
	fmt.Fprintln(a.out, "\nOther statements")
	for _, st := range s.Statements {
		if slices.Contains(nameProps, st.Prop) || st.Prop == "reason" {
			continue
		}
		fmt.Fprintf(a.out, "  %-14s %-18s %s  [%s]\n", st.Schema, st.Prop, clipText(st.Value, 100), st.Dataset)
	}
}

func distinctStrings(list []string) []string {
	var out []string
	for _, s := range list {
		out = addNew(out, s)
	}
	return out
}

// clipText cuts long text for the terminal.
func clipText(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

// Package roster turns the catalog into a screening engine: one index entry per
// entity over all its datasets, with the periods in which it was listed.
//
// It reads the catalog once and holds what screening needs in memory; a list
// imported later is seen by the next [Load]. It scores nothing.
package roster

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"sanctrace/internal/catalog"
	"sanctrace/internal/finding"
	"sanctrace/internal/ftm"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

// Roster is the loaded lists, ready to be screened against. It is immutable
// and safe for concurrent use.
type Roster struct {
	Engine *screen.Engine
	Lists  []screen.List
	byID   map[string][]catalog.Listing // by canonical id
}

// Load reads every dataset of the catalog. today decides the age of lists.
func Load(ctx context.Context, c *catalog.Catalog, today when.Day) (*Roster, error) {
	r := &Roster{byID: map[string][]catalog.Listing{}}
	sets, err := c.Datasets(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range sets {
		r.Lists = append(r.Lists, screen.List{Dataset: d.Name, Version: d.Version, AgeDays: max(0, d.Version.Until(today))})
	}
	entries := map[string]*index.Entry{}
	var order []string
	err = c.Each(ctx, "", func(g catalog.Group) error {
		e := g.Subject()
		if g.Edge || e == nil || !wanted(e.Schema) {
			return nil
		}
		x := entries[g.Canonical]
		if x == nil {
			x = &index.Entry{ID: g.Canonical, Schema: e.Schema}
			entries[g.Canonical] = x
			order = append(order, g.Canonical)
		}
		r.byID[g.Canonical] = append(r.byID[g.Canonical], g.Listings...)
		add(x, g, e)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the lists: %w", err)
	}
	b := index.NewBuilder()
	for _, id := range order {
		x := entries[id]
		x.Valid = intervals(r.byID[id])
		b.Add(*x)
	}
	r.Engine = screen.New(b.Build(), match.V1()).With(r, r.Lists)
	return r, nil
}

// wanted reports whether entities of a schema are screened against: whoever
// and whatever can be listed, and no addresses or documents.
func wanted(schema string) bool {
	s, ok := ftm.Lookup(schema)
	return ok && (s.Is("LegalEntity") || s.Is("Vehicle") || s.Is("CryptoWallet") || schema == "Asset" || schema == "Thing")
}

// add puts what one dataset states of an entity into its entry. Values that
// stood at any time count: a dropped alias still names the party.
func add(x *index.Entry, g catalog.Group, e *catalog.Entity) {
	if !slices.Contains(x.Datasets, g.Dataset) {
		x.Datasets = append(x.Datasets, g.Dataset)
	}
	if common, err := ftm.CommonSchema(x.Schema, e.Schema); err == nil && common != "" {
		x.Schema = common
	}
	if x.Caption == "" {
		if now, ok := e.At(""); ok {
			x.Caption = ftm.Caption(now)
		}
	}
	for i := range g.Entities {
		for _, s := range g.Entities[i].Statements {
			addValue(x, s, g.Entities[i].ID == e.ID)
		}
	}
	if x.Caption == "" && len(x.Names) > 0 {
		x.Caption = x.Names[0].Text
	}
}

// nameKinds are the properties that name an entity.
var nameKinds = map[string]index.NameKind{
	"name": index.Strong, "alias": index.Strong, "abbreviation": index.Weak, "weakAlias": index.Weak, "previousName": index.Previous,
}

// numberKinds are the properties whose values identify, with the kind under
// which they are compared.
var numberKinds = map[string]string{
	"passportNumber": "passport", "idNumber": "id", "number": "id", "taxNumber": "tax", "registrationNumber": "registration",
	"innCode": "inn", "ogrnCode": "ogrn", "leiCode": "lei", "imoNumber": "imo", "mmsi": "mmsi", "swiftBic": "bic",
	"publicKey": "wallet", "dunsCode": "duns", "uscCode": "uscc", "isinCode": "isin", "callSign": "callsign",
	"socialSecurityNumber": "ssn", "okpoCode": "okpo", "kppCode": "kpp", "phone": "phone", "email": "email", "vatCode": "vat",
}

func addValue(x *index.Entry, s catalog.Statement, subject bool) {
	if kind, ok := numberKinds[s.Prop]; ok {
		x.Identifiers = appendNew(x.Identifiers, index.Identifier{Kind: kind, Value: s.Value})
		return
	}
	if !subject {
		return
	}
	if kind, ok := nameKinds[s.Prop]; ok {
		x.Names = appendNew(x.Names, index.Name{Text: s.Value, Kind: kind})
		return
	}
	switch s.Prop {
	case "birthDate", "incorporationDate":
		x.BirthDates = appendNew(x.BirthDates, s.Value)
	case "country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag", "birthCountry":
		x.Countries = appendNew(x.Countries, s.Value)
	case "gender":
		x.Genders = appendNew(x.Genders, s.Value)
	case "address":
		x.Addresses = appendNew(x.Addresses, s.Value)
	}
}

func appendNew[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

// intervals are the periods in which an entity may have been listed. A period
// that was only observed may have begun before the first version held, so its
// beginning is open: what is not known is not ruled out.
func intervals(ls []catalog.Listing) []index.Interval {
	var out []index.Interval
	for _, l := range ls {
		iv := index.Interval{From: l.From, To: l.To}
		if l.Basis == catalog.BasisObserved {
			iv.From = ""
		}
		out = append(out, iv)
	}
	return out
}

// Listings returns the listing periods of an entity, by its canonical id: with
// a day those that cover it or whose beginning is not known, without one all
// that have not ended.
func (r *Roster) Listings(id string, on when.Day) []finding.Listing {
	var out []finding.Listing
	for _, l := range r.byID[id] {
		if l.On(on) || on != "" && l.Basis == catalog.BasisObserved && on < l.From {
			out = append(out, l.Listing)
		}
	}
	slices.SortStableFunc(out, func(a, b finding.Listing) int {
		return cmp.Or(cmp.Compare(a.Dataset, b.Dataset), cmp.Compare(a.From, b.From))
	})
	return slices.CompactFunc(out, func(a, b finding.Listing) bool {
		return a.Dataset == b.Dataset && a.From == b.From && a.To == b.To && slices.Equal(a.Measures, b.Measures)
	})
}

// History returns every period in which any dataset listed the entity.
func (r *Roster) History(id string) []catalog.Listing { return r.byID[id] }

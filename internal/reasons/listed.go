package reasons

import (
	"context"
	"slices"

	"sanctrace/internal/catalog"
	"sanctrace/internal/claims"
	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

// Listed collects the reasons that the loaded lists give, as they stood on a day
// ("" = in their newest versions), of some datasets or of all, and teaches names
// those of all entries. It is an error of kind Invalid when no list is loaded,
// or a dataset is not.
func Listed(ctx context.Context, c *catalog.Catalog, on when.Day, datasets []string, names *Names) ([]Entry, error) {
	for _, d := range datasets {
		if _, err := c.Versions(ctx, d); err != nil {
			return nil, err
		}
	}
	var out []Entry
	groups := 0
	err := c.Each(ctx, on, func(g catalog.Group) error {
		groups++
		for _, e := range entryReasons(&g, on) {
			names.Add(e.Party)
			if e.Reason != "" {
				out = append(out, e)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if groups == 0 {
		return nil, fault.New(fault.Invalid, "lists", "none is loaded").Try("sanctrace lists import FILE...")
	}
	for i := range out {
		names.Learn(out[i].Reason)
	}
	if len(datasets) > 0 {
		out = slices.DeleteFunc(out, func(e Entry) bool { return !slices.Contains(datasets, e.Dataset) })
	}
	return out, nil
}

// entryReasons returns the party of a group once for each of its reasons, once
// without when it has none.
func entryReasons(g *catalog.Group, on when.Day) []Entry {
	subject := g.Subject()
	if subject == nil || g.Edge {
		return nil
	}
	e, ok := subject.At(on)
	if !ok {
		return nil
	}
	one := Entry{Party: Party{ID: g.Canonical, Names: ftm.Names(e), Schema: e.Schema, Dataset: g.Dataset}, Entry: g.Owner}
	var out []Entry
	for i := range g.Entities {
		x, ok := g.Entities[i].At(on)
		if !ok {
			continue
		}
		for _, text := range x.All("reason") {
			if !slices.ContainsFunc(out, func(o Entry) bool { return o.Reason == text }) {
				r := one
				r.Reason = text
				out = append(out, r)
			}
		}
	}
	if len(out) == 0 {
		out = append(out, one)
	}
	return out
}

// About adds to words for goods the other words for the same goods.
func About(words []string) []string {
	var out []string
	for _, w := range words {
		for _, x := range claims.ItemWords(w) {
			if !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	return out
}

// Suspect asks the screening engine which parties that are listed on a day each
// lead may be.
func (n Network) Suspect(ctx context.Context, e *screen.Engine, on when.Day) error {
	var err error
	n.Compare(func(name, schema string) []MayBe {
		var res screen.Result
		if err == nil {
			res, err = e.Screen(ctx, match.Query{Names: []string{name}, Schema: schema}, screen.Options{On: on})
		}
		var out []MayBe
		for _, f := range res.Results {
			if f.Match && len(f.Datasets) > 0 {
				out = append(out, MayBe{ID: f.ID, Name: f.Caption, Score: f.Score})
			}
		}
		return out
	})
	return err
}

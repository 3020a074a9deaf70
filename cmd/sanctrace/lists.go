package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
	"sanctrace/internal/intake"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

type listsCmd struct {
	Import listsImportCmd `cmd:"" help:"Import list files or folders; formats are recognised by content."`
	Fetch  listsFetchCmd  `cmd:"" help:"Download lists from their publishers and import them."`
	Status listsStatusCmd `cmd:"" help:"Tell which lists are loaded, how old and how whole."`
	Diff   listsDiffCmd   `cmd:"" help:"Tell what changed between two versions of a list."`
}

type listsImportCmd struct {
	Paths   []string `arg:"" name:"path" help:"Files or folders; .gz and .zip are opened."`
	Format  string   `help:"Take every file as this format."`
	Dataset string   `help:"Name of the dataset."`
	AsOf    string   `help:"Date of the list where the content has none." placeholder:"DATE"`
	Scope   string   `help:"How much of the list it is: full, excerpt, fixture, damaged, component, filtered:WHAT."`
	JSON    bool     `help:"Machine-readable output."`
}

// Run imports everything under the paths, one version at a time in the order
// of their dates. It fails when a path holds nothing that could be loaded.
func (c *listsImportCmd) Run(ctx context.Context, a *app) error {
	asOf, err := day("--as-of", c.AsOf)
	if err != nil {
		return err
	}
	if c.Scope != "" && !source.Scope(c.Scope).Valid() {
		return fault.New(fault.Invalid, "--scope "+c.Scope, "no such scope").Try("use full, excerpt, fixture, damaged, component or filtered:WHAT")
	}
	opt := intake.Options{Format: c.Format, Dataset: c.Dataset, AsOf: asOf, Scope: source.Scope(c.Scope), Today: a.today()}
	units, problems, err := intake.Plan(ctx, intake.Formats(), c.Paths, opt)
	for _, p := range problems {
		a.warn("%v", p.Err)
	}
	if err != nil {
		return err
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	results, err := a.importUnits(ctx, units, nil)
	if c.JSON && len(results) > 0 {
		if jerr := a.printJSON(results); jerr != nil {
			return jerr
		}
	} else if len(results) > 0 {
		a.printImports(results)
	}
	return err
}

// importUnits imports units one by one. One that fails is reported and does
// not stop the others; the error says how many failed when none was loaded.
func (a *app) importUnits(ctx context.Context, units []intake.Unit, about func(u intake.Unit, cu *catalog.Unit)) ([]catalog.ImportResult, error) {
	var results []catalog.ImportResult
	var failed []error
	for i, u := range units {
		for _, w := range u.Warnings {
			a.warn("%s", w)
		}
		set, done := a.progress(fmt.Sprintf("%d of %d  %s %s", i+1, len(units), u.Dataset, u.Version))
		cu := catalog.Unit{Dataset: u.Dataset, Format: u.Format.Name, Version: u.Version, Basis: u.Basis, Scope: u.Scope, ScopeWhy: u.ScopeWhy,
			Components: u.Components, Set: u.Format.Set, Main: u.Format.Main, Files: u.Files, Progress: set,
			Parse: func(ctx context.Context, out *source.Out) error { return u.Format.Parse(ctx, u.Files, u.Meta, out) }}
		if about != nil {
			about(u, &cu)
		}
		r, err := a.catalog.Import(ctx, cu)
		done()
		if errors.Is(err, context.Canceled) {
			return results, err
		}
		if err != nil {
			failed = append(failed, err)
			a.warn("%v", err)
			continue
		}
		a.reportImport(r)
		results = append(results, r)
	}
	if len(results) == 0 && len(failed) > 0 {
		kind := fault.Invalid
		if k := fault.KindOf(failed[0]); k == fault.Unavailable || k == fault.Corrupt {
			kind = k
		}
		return nil, fault.Wrap(kind, "nothing was imported", failed[0])
	}
	return results, nil
}

// shownRejects is how many rejected rows are named one by one to a person; to a
// script all that are kept.
const shownRejects = 20

// reportImport tells what was left out and why.
func (a *app) reportImport(r catalog.ImportResult) {
	shown := len(r.Rejects)
	if isTerminal(a.err) {
		shown = min(shown, shownRejects)
	}
	for _, x := range r.Rejects[:shown] {
		a.warn("%s, %s: rejected: %s", x.File, x.Place, x.Reason)
	}
	if r.Rejected > shown {
		a.warn("%s %s: %d more rows rejected", r.Dataset, r.Version, r.Rejected-shown)
	}
	if r.Lowered != "" {
		a.warn("%s %s: %s; loaded as %s, so that it ends no entry", r.Dataset, r.Version, r.Lowered, r.Scope)
	}
}

func (a *app) printImports(results []catalog.ImportResult) {
	t := a.newTable("dataset", "version", "scope", "format", "rows", "entities", "names", "statements", "rejected", "seconds")
	for _, r := range results {
		scope := string(r.Scope)
		if r.Unchanged {
			scope += " (unchanged)"
		}
		t.AppendRow([]any{r.Dataset, r.Version, scope, r.Format, r.Rows, r.Entities, r.Names, r.Statements, r.Rejected, fmt.Sprintf("%.2f", r.Seconds)})
	}
	t.Render()
}

type listsStatusCmd struct {
	JSON bool `help:"Machine-readable output."`
}

// listStatus is one line of "lists status".
type listStatus struct {
	Dataset    string       `json:"dataset"`
	Version    when.Day     `json:"version"`
	Scope      source.Scope `json:"scope"`
	AgeDays    int          `json:"age_days"`
	Entities   int64        `json:"entities"`
	Versions   int          `json:"versions"`
	Stale      bool         `json:"stale"`
	ImportedAt string       `json:"imported_at"`
}

// staleAfter is the age in days from which a list is called stale; the big
// publishers renew daily.
const staleAfter = 7

// Run prints one line per dataset.
func (c *listsStatusCmd) Run(ctx context.Context, a *app) error {
	status, err := a.listStatus(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(status)
	}
	if len(status) == 0 {
		fmt.Fprintln(a.out, "No list is loaded. Import some with: sanctrace lists import PATH")
		return nil
	}
	t := a.newTable("dataset", "version", "scope", "age", "entities", "versions", "")
	for _, s := range status {
		stale := ""
		if s.Stale {
			stale = "stale"
		}
		t.AppendRow([]any{s.Dataset, s.Version, s.Scope, fmt.Sprintf("%d days", s.AgeDays), s.Entities, s.Versions, stale})
	}
	t.Render()
	return nil
}

func (a *app) listStatus(ctx context.Context) ([]listStatus, error) {
	if err := a.open(ctx); err != nil {
		return nil, err
	}
	sets, err := a.catalog.Datasets(ctx)
	if err != nil {
		return nil, err
	}
	out := []listStatus{}
	for _, d := range sets {
		age := max(0, d.Version.Until(a.today()))
		out = append(out, listStatus{Dataset: d.Name, Version: d.Version, Scope: d.Scope, AgeDays: age, Entities: d.Entities,
			Versions: d.Versions, Stale: age > staleAfter, ImportedAt: d.ImportedAt.UTC().Format(time.RFC3339)})
	}
	return out, nil
}

type listsDiffCmd struct {
	Dataset string `arg:""`
	Old     string `arg:"" help:"Date of the older version."`
	New     string `arg:"" help:"Date of the newer version."`
	JSON    bool   `help:"Machine-readable output."`
}

// Run prints what was added, removed and changed between two versions.
func (c *listsDiffCmd) Run(ctx context.Context, a *app) error {
	from, err := day("OLD", c.Old)
	if err != nil {
		return err
	}
	to, err := day("NEW", c.New)
	if err != nil {
		return err
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	diff, err := a.catalog.Diff(ctx, c.Dataset, from, to)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(diff)
	}
	for _, id := range diff.Added {
		fmt.Fprintln(a.out, "added  ", id)
	}
	for _, id := range diff.Removed {
		fmt.Fprintln(a.out, "removed", id)
	}
	for _, ch := range diff.Changed {
		fmt.Fprintf(a.out, "changed %s  %s\n", ch.ID, strings.Join(append(append([]string{}, ch.Props...), ch.Notes...), ", "))
	}
	fmt.Fprintf(a.out, "%s, %s to %s: %d added, %d removed, %d changed\n", c.Dataset, from, to, len(diff.Added), len(diff.Removed), len(diff.Changed))
	return nil
}

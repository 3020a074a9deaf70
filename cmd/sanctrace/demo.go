package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"sanctrace/internal/collect"
	"sanctrace/internal/demo"
	"sanctrace/internal/dossier"
	"sanctrace/internal/fault"
	"sanctrace/internal/intake"
	"sanctrace/internal/ledger"
	"sanctrace/internal/source"
	"sanctrace/internal/trace"
)

type demoCmd struct {
	Out    string `help:"Folder for the demo's data and dossier." default:"sanctrace-demo" placeholder:"DIR"`
	Once   bool   `help:"Do not serve the workbench at the end."`
	Listen string `help:"Address of the workbench." default:"127.0.0.1:8080"`
}

// Run loads the sample case, traces it, records the sample decisions, writes
// draft and dossier, and serves the workbench. It keeps its data under --out,
// apart from the user's own, unless --data names a folder.
func (c *demoCmd) Run(ctx context.Context, a *app) error {
	if a.data == "" {
		a.data = filepath.Join(c.Out, "data")
	}
	if err := os.MkdirAll(c.Out, 0o755); err != nil { //nolint:gosec // the dossier in it is meant to be read
		return fault.Wrap(fault.Unavailable, c.Out, err)
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	if err := a.importSample(ctx); err != nil {
		return err
	}
	r, err := a.trace(ctx, trace.Input{Case: demo.Case}, "", inMemory(demo.Papers()), collect.Options{})
	if err != nil {
		return err
	}
	a.printTrace(r)
	if err := a.decideSample(ctx); err != nil {
		return err
	}
	in, err := dossier.Load(ctx, a.ledger, demo.Case)
	if err != nil {
		return err
	}
	published := filepath.Join(c.Out, "dossier")
	if _, err := writeDossier(in, published, dossier.Options{}); err != nil {
		return err
	}
	in.Draft = true
	draft := filepath.Join(c.Out, "draft")
	if _, err := writeDossier(in, draft, dossier.Options{}); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "\nThe listings of this sample are real, everything else in it is invented.\nDossier of what the sample's reviewer accepted: %s\nDraft of everything found: %s\n",
		filepath.Join(published, "index.html"), filepath.Join(draft, "index.html"))
	if c.Once {
		return nil
	}
	return a.serve(ctx, c.Listen)
}

// importSample imports the sample lists as what they are: a fixture.
func (a *app) importSample(ctx context.Context) error {
	units, problems, err := intake.PlanFiles(intake.Formats(), demo.Lists(), intake.Options{Today: a.today(), Scope: source.Fixture})
	for _, p := range problems {
		a.warn("%v", p.Err)
	}
	if err != nil {
		return err
	}
	_, err = a.importUnits(ctx, units, nil)
	return err
}

// decideSample records the sample's decisions, once.
func (a *app) decideSample(ctx context.Context) error {
	made, err := a.ledger.Decisions(ctx, demo.Case)
	if err != nil || len(made) > 0 {
		return err
	}
	all, err := readDecisions(demo.Reviewed, demo.Decisions())
	if err != nil {
		return err
	}
	items, err := a.ledger.Items(ctx, demo.Case)
	if err != nil {
		return err
	}
	var decisions []ledger.Decision
	for _, d := range all {
		if slices.ContainsFunc(items, func(it ledger.Item) bool { return it.ID == d.Item }) {
			decisions = append(decisions, d)
			continue
		}
		a.warn("%s: the sample has no item %s any more", demo.Reviewed, d.Item)
	}
	return a.ledger.Decide(ctx, demo.Case, decisions)
}

package main

import (
	"context"
	"fmt"
	"strings"

	"sanctrace/internal/dossier"
)

type verifyCmd struct {
	Case string `arg:"" optional:"" help:"Only what concerns this case."`
	All  bool   `help:"Everything (the default)."`
	JSON bool   `help:"Machine-readable output."`

	Dossier string `help:"Check a written dossier instead: its hashes and signature; needs no database." type:"existingdir" placeholder:"DIR"`
	Signer  string `help:"Public SSH key that must have signed the dossier." placeholder:"KEY"`
}

// damage is one thing found damaged.
type damage struct {
	Object string `json:"object"`
	What   string `json:"what"`
}

// Run re-reads snapshots, sealed files, ledger and log.
func (c *verifyCmd) Run(ctx context.Context, a *app) error {
	if c.Dossier != "" {
		return c.dossier(a)
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	found := []damage{}
	rows, err := a.ledger.Verify(ctx)
	if err != nil {
		return err
	}
	for _, d := range rows {
		if c.Case == "" || strings.HasPrefix(d.What, "case "+c.Case) {
			found = append(found, damage{d.What, d.Why})
		}
	}
	sealed, err := a.sources.Verify(ctx)
	if err != nil {
		return err
	}
	for _, d := range sealed {
		if c.Case == "" || c.Case == d.Case {
			found = append(found, damage{"case " + d.Case + ", source " + d.Source, d.Why})
		}
	}
	if c.Case == "" {
		stored, err := a.catalog.Verify(ctx)
		if err != nil {
			return err
		}
		for _, d := range stored {
			found = append(found, damage{d.Object, d.What})
		}
	} else if _, err := a.ledger.Case(ctx, c.Case); err != nil {
		return err
	}
	head, err := a.log.Head(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		if err := a.printJSON(map[string]any{"damage": found, "log": map[string]any{"records": head.Size, "root": head.Root.String()}}); err != nil {
			return err
		}
	} else {
		for _, d := range found {
			fmt.Fprintf(a.out, "DAMAGED  %s: %s\n", d.Object, d.What)
		}
		fmt.Fprintf(a.out, "%d damaged. The log holds %d records under root %s.\n", len(found), head.Size, head.Root)
	}
	if len(found) > 0 {
		return errDamaged
	}
	return nil
}

// dossier checks the folder of a dossier.
func (c *verifyCmd) dossier(a *app) error {
	r, err := dossier.Check(c.Dossier, c.Signer)
	if err != nil {
		return err
	}
	found := []damage{}
	for _, d := range r.Damage {
		found = append(found, damage{d.File, d.Why})
	}
	if c.JSON {
		if err := a.printJSON(map[string]any{"damage": found, "files": r.Files, "signer": r.Signer}); err != nil {
			return err
		}
	} else {
		for _, d := range found {
			fmt.Fprintf(a.out, "DAMAGED  %s: %s\n", d.Object, d.What)
		}
		signed := "not signed"
		if r.Signer != "" {
			signed = "signed by " + r.Signer
		}
		fmt.Fprintf(a.out, "%d files, %d damaged, %s.\n", r.Files, len(found), signed)
	}
	if len(found) > 0 {
		return errDamaged
	}
	return nil
}

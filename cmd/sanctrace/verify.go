package main

import (
	"context"
	"fmt"
	"strings"
)

type verifyCmd struct {
	Case string `arg:"" optional:"" help:"Only what concerns this case."`
	All  bool   `help:"Everything (the default)."`
	JSON bool   `help:"Machine-readable output."`
}

// damage is one thing found damaged.
type damage struct {
	Object string `json:"object"`
	What   string `json:"what"`
}

// Run re-reads snapshots, sealed files, ledger and log.
func (c *verifyCmd) Run(ctx context.Context, a *app) error {
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

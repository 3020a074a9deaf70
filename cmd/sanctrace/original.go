package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
)

type originalCmd struct {
	Case     string `arg:"" help:"Name of the case."`
	Document string `arg:"" help:"Name of the document in the case, or its SHA-256."`
	Out      string `help:"New file to write (default: standard output)." placeholder:"FILE"`
}

// Help is shown under the usage.
func (c *originalCmd) Help() string {
	return `Examples:
  sanctrace original story report.pdf --out report.pdf
  sanctrace original story case.zip/mail.eml/list.xlsx --out list.xlsx
  sanctrace original story report.pdf | sha256sum`
}

// Run writes the bytes of a document as they were taken in, checked against
// their hash.
func (c *originalCmd) Run(ctx context.Context, a *app) error {
	if err := a.open(ctx); err != nil {
		return err
	}
	if _, err := a.ledger.Case(ctx, c.Case); err != nil {
		return err
	}
	docs, err := a.ledger.Documents(ctx, c.Case)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(docs, func(d ledger.Document) bool { return d.Name == c.Document || d.ID == c.Document })
	if i < 0 {
		return fault.New(fault.NotFound, c.Document, "no document of case %q has this name", c.Case).Try("see the documents on the page of the case, or in trace --json")
	}
	data, err := a.originals.Get(docs[i].ID)
	if err != nil {
		return err
	}
	if c.Out != "" {
		return writeNew(c.Out, data)
	}
	if _, err := a.out.Write(data); err != nil {
		return fmt.Errorf("write result: %w", err)
	}
	return nil
}

// writeNew writes a file that must not be there yet, for the user only: as a
// whole or not at all.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fault.Wrap(fault.Invalid, name, err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(name) // it was not there before
	}
	return fault.Wrap(fault.Unavailable, name, err)
}

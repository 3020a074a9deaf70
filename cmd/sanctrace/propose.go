package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"sanctrace/internal/assist"
	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
)

type proposeCmd struct {
	Case     string `arg:"" help:"Name of the case."`
	Endpoint string `required:"" help:"Address of an interface like OpenAI's, hosted or on this machine." placeholder:"URL"`
	Model    string `required:"" help:"Name of the model there." placeholder:"NAME"`
	KeyFile  string `help:"File that holds the key for it." type:"existingfile" placeholder:"FILE"`
	DryRun   bool   `help:"Say what would be sent where, and stop."`
	JSON     bool   `help:"Machine-readable output."`
}

// proposed is what propose prints.
type proposed struct {
	Case     string           `json:"case"`
	Host     string           `json:"host"`
	Model    string           `json:"model"`
	Passages int              `json:"passages"`
	Bytes    int              `json:"bytes"`
	Kept     []string         `json:"kept"`
	Refused  []assist.Refusal `json:"refused"`
}

// Run sends the documents of a case, passage by passage, and keeps of the
// answers what stands the checks, as proposals.
func (c *proposeCmd) Run(ctx context.Context, a *app) error {
	key, err := c.key()
	if err != nil {
		return err
	}
	client, err := assist.NewClient(c.Endpoint, c.Model, key)
	if err != nil {
		return err
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	if _, err := a.ledger.Case(ctx, c.Case); err != nil {
		return err
	}
	stored, err := a.ledger.Documents(ctx, c.Case)
	if err != nil {
		return err
	}
	var docs []assist.Document
	for _, d := range stored {
		layer, err := extract.LoadPlaces(d.Name, d.Layer, d.Places)
		if err != nil {
			return err
		}
		docs = append(docs, assist.Document{Name: d.Name, Layer: layer})
	}
	n, size := assist.Passages(docs)
	fmt.Fprintf(a.err, "%d passages of %d documents, %d bytes of text, go to %s\n", n, len(docs), size, client.Host())
	if c.DryRun {
		return nil
	}
	set, done := a.progress("asking")
	out, err := client.Propose(ctx, docs, set)
	done()
	if kerr := a.ledger.Add(context.WithoutCancel(ctx), c.Case, "machine "+c.Model, out.Items); kerr != nil {
		return errors.Join(err, kerr) // what came before an error is kept
	}
	if err != nil {
		return err
	}
	p := proposed{Case: c.Case, Host: client.Host(), Model: c.Model, Passages: out.Passages, Bytes: out.Bytes, Kept: []string{}, Refused: []assist.Refusal{}}
	for _, it := range out.Items {
		p.Kept = append(p.Kept, it.ID)
	}
	p.Refused = append(p.Refused, out.Refused...)
	return a.printProposed(p, c.JSON)
}

func (a *app) printProposed(p proposed, asJSON bool) error {
	if asJSON {
		return a.printJSON(p)
	}
	fmt.Fprintf(a.out, "%d proposals kept, %d refused. None counts before a person accepts it: sanctrace decide %s ID accept --by WHO --reason TEXT\n", len(p.Kept), len(p.Refused), p.Case)
	for _, id := range p.Kept {
		fmt.Fprintln(a.out, "  "+id)
	}
	for _, r := range p.Refused {
		fmt.Fprintf(a.out, "  refused, in %s: %s\n", r.Document, r.Why)
	}
	return nil
}

func (c *proposeCmd) key() (string, error) {
	if c.KeyFile == "" {
		return "", nil
	}
	f, err := os.Open(c.KeyFile)
	if err != nil {
		return "", fault.Wrap(fault.Invalid, "--key-file", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil {
		return "", fault.Wrap(fault.Invalid, "--key-file", err)
	}
	key := strings.TrimSpace(string(data))
	if strings.ContainsAny(key, "\r\n") {
		return "", fault.New(fault.Invalid, "--key-file", "holds more than one line")
	}
	return key, nil
}

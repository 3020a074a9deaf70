package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"sanctrace/internal/dossier"
	"sanctrace/internal/fault"
	"sanctrace/internal/roster"
)

type verifyCmd struct {
	Case string `arg:"" optional:"" help:"Only what concerns this case."`
	All  bool   `help:"Everything (the default)."`
	JSON bool   `help:"Machine-readable output."`

	Dossier string `help:"Check a written dossier instead: its hashes and signature; needs no database." type:"existingdir" placeholder:"DIR"`
	Signer  string `help:"Public SSH key that must have signed the dossier, or the .pub file that holds it." placeholder:"KEY"`
}

// damage is one thing found damaged.
type damage struct {
	Object string `json:"object"`
	What   string `json:"what"`
}

// verified is what a verification found.
type verified struct {
	Damage []damage `json:"damage"`
	Log    struct {
		Records int64  `json:"records"`
		Root    string `json:"root"` // empty when the log cannot be read
	} `json:"log"`
}

func (v *verified) add(object, what string) { v.Damage = append(v.Damage, damage{object, what}) }

// Run re-reads snapshots, sealed files, index, ledger and log.
func (c *verifyCmd) Run(ctx context.Context, a *app) error {
	if c.Dossier != "" {
		return c.dossier(a)
	}
	v := &verified{Damage: []damage{}}
	if err := a.open(ctx); err != nil {
		if !a.openDamaged(err) {
			return err
		}
		v.add("database", err.Error())
	} else if err := c.verify(ctx, a, v); err != nil {
		if !a.base.Damaged(err) {
			return err
		}
		v.add("database", err.Error())
	}
	if c.JSON {
		if err := a.printJSON(v); err != nil {
			return err
		}
	} else {
		for _, d := range v.Damage {
			fmt.Fprintf(a.out, "DAMAGED  %s: %s\n", d.Object, d.What)
		}
		fmt.Fprintf(a.out, "%d damaged. The log holds %d records under root %s.\n", len(v.Damage), v.Log.Records, v.Log.Root)
	}
	if len(v.Damage) > 0 {
		return errDamaged
	}
	return nil
}

// openDamaged reports whether err, of opening, means that what was to be opened
// is damaged. A data folder that belongs to another database counts: the file
// that names its owner, or the database, is not what it was.
func (a *app) openDamaged(err error) bool {
	if a.base != nil {
		return fault.KindOf(err) == fault.Conflict || a.base.Damaged(err)
	}
	switch fault.KindOf(err) {
	case fault.Corrupt:
		return true
	case fault.Failed: // of a file, by one of the many ways in which SQL fails on damaged tables
		return a.embedded()
	}
	return false
}

// verify gathers what is damaged. An error may mean damage too.
func (c *verifyCmd) verify(ctx context.Context, a *app, v *verified) error {
	if c.Case != "" {
		if _, err := a.ledger.Case(ctx, c.Case); err != nil {
			return err
		}
	}
	steps := []func(context.Context, *app, *verified) error{c.verifyCases, c.verifyOriginals, c.verifySources}
	if c.Case == "" {
		steps = append(steps, verifyLists)
	}
	for _, step := range append(steps, readHead) {
		if err := step(ctx, a, v); err != nil {
			if !a.base.Damaged(err) {
				return err
			}
			v.add("database", err.Error())
		}
	}
	return nil
}

func (c *verifyCmd) verifyCases(ctx context.Context, a *app, v *verified) error {
	rows, err := a.ledger.Verify(ctx)
	for _, d := range rows {
		if c.Case == "" || strings.HasPrefix(d.What+",", "case "+c.Case+",") {
			v.add(d.What, d.Why)
		}
	}
	return err
}

// verifyOriginals re-reads the bytes of the documents of cases.
func (c *verifyCmd) verifyOriginals(ctx context.Context, a *app, v *verified) error {
	cases, err := a.ledger.Cases(ctx)
	if err != nil {
		return err
	}
	checked := map[string]bool{}
	for _, x := range cases {
		if c.Case != "" && c.Case != x.Name {
			continue
		}
		if err := v.originals(ctx, a, x.Name, checked); err != nil {
			return err
		}
	}
	return nil
}

// originals re-reads the bytes of the documents of one case that are not checked yet.
func (v *verified) originals(ctx context.Context, a *app, name string, checked map[string]bool) error {
	docs, err := a.ledger.Documents(ctx, name)
	if err != nil {
		return err
	}
	for _, d := range docs {
		var about documentAbout
		if json.Unmarshal(d.About, &about) != nil || !about.Kept || checked[d.ID] {
			continue // from before originals were kept, or found by the check of the rows
		}
		checked[d.ID] = true
		if _, err := a.originals.Get(d.ID); err != nil {
			v.add("case "+name+", original of "+d.Name, err.Error())
		}
	}
	return nil
}

func (c *verifyCmd) verifySources(ctx context.Context, a *app, v *verified) error {
	rows, err := a.sources.Verify(ctx)
	for _, d := range rows {
		if c.Case == "" || c.Case == d.Case {
			v.add("case "+d.Case+", source "+d.Source, d.Why)
		}
	}
	return err
}

// readHead notes the head of the log.
func readHead(ctx context.Context, a *app, v *verified) error {
	head, err := a.log.Head(ctx)
	if err != nil {
		return err
	}
	v.Log.Records, v.Log.Root = head.Size, head.Root.String()
	return nil
}

// verifyLists gathers what is damaged of the lists and their index.
func verifyLists(ctx context.Context, a *app, v *verified) error {
	stored, err := a.catalog.Verify(ctx)
	if err != nil {
		return err
	}
	for _, d := range stored {
		v.add(d.Object, d.What)
	}
	segments, err := roster.Verify(a.catalog.Dir())
	if err != nil {
		return err
	}
	for _, d := range segments {
		v.add(d.Object, d.What)
	}
	if _, err := readFetchState(a.catalog.Dir()); fault.KindOf(err) == fault.Corrupt {
		v.add("record of fetches", err.Error())
	} else if err != nil {
		return err
	}
	return nil
}

// dossier checks the folder of a dossier.
func (c *verifyCmd) dossier(a *app) error {
	signer := c.Signer
	if key, err := os.ReadFile(signer); err == nil { // the file that holds it
		signer = string(key)
	}
	r, err := dossier.Check(c.Dossier, signer)
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

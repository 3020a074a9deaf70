package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
	"sanctrace/internal/intake"
	"sanctrace/internal/source"
	"sanctrace/internal/source/fetch"
)

type listsFetchCmd struct {
	Datasets []string `arg:"" optional:"" name:"dataset" help:"Datasets to fetch; all of the manifest when none is named."`
	Manifest string   `help:"Manifest of addresses (TOML) instead of the built-in one." type:"existingfile" placeholder:"FILE"`
	Show     bool     `help:"Print the manifest that would be used, to copy and edit, and fetch nothing."`
	JSON     bool     `help:"Machine-readable output."`
}

// Run fetches and imports. A dataset that cannot be fetched keeps its last
// good snapshot; the command fails when none could be brought up to date.
func (c *listsFetchCmd) Run(ctx context.Context, a *app) error {
	manifest, text := fetch.Default(), fetch.DefaultText()
	if c.Manifest != "" {
		var err error
		if text, err = os.ReadFile(c.Manifest); err != nil {
			return fault.Wrap(fault.Invalid, c.Manifest, err)
		}
		if manifest, err = fetch.ParseManifest(c.Manifest, text); err != nil {
			return err
		}
	}
	if c.Show {
		_, err := a.out.Write(text)
		return err
	}
	for _, name := range c.Datasets {
		if _, ok := manifest.Dataset(name); !ok {
			return fault.New(fault.NotFound, name, "no dataset of this name in the manifest").Try("see the names with: sanctrace lists fetch --show")
		}
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	dir, err := a.dataDir()
	if err != nil {
		return err
	}
	state, err := readFetchState(dir)
	if fault.KindOf(err) == fault.Corrupt {
		a.warn("%v", err)
	} else if err != nil {
		return err
	}
	outcomes := fetch.Run(ctx, manifest, c.Datasets, a.fetchOptions(filepath.Join(dir, "staging"), state))
	var results []catalog.ImportResult
	var firstErr error
	good := 0
	for _, o := range outcomes {
		got, err := a.takeFetched(ctx, o, state)
		results = append(results, got...)
		switch {
		case err != nil:
			a.warn("%s: %v; the last good version stays", o.Dataset, err)
			firstErr = errors.Join(firstErr, err)
		default:
			good++
		}
	}
	if err := writeFetchState(dir, state); err != nil {
		return err
	}
	if c.JSON {
		if results == nil {
			results = []catalog.ImportResult{}
		}
		if err := a.printJSON(results); err != nil {
			return err
		}
	} else if len(results) > 0 {
		a.printImports(results)
	}
	if good == 0 && firstErr != nil {
		return fault.New(fault.Unavailable, "lists fetch", "nothing could be fetched").Try("see the warnings above; check the network or the manifest")
	}
	return nil
}

func (a *app) fetchOptions(dir string, state fetchState) fetch.Options {
	formats := intake.Formats()
	return fetch.Options{
		Dir: dir, Now: a.now, Agent: "sanctrace/" + version,
		Previous: func(_, url string) (string, string, string) {
			m := state[url]
			return m.ETag, m.LastModified, m.SHA256
		},
		Accept: func(d fetch.Dataset, f source.File) error {
			head, err := f.Head()
			if err != nil {
				return err
			}
			for _, format := range formats {
				if !slices.Contains(d.Sets[d.Use].Formats, format.Name) {
					continue
				}
				if _, ok := format.Recognise(head); ok {
					return nil
				}
			}
			return fault.New(fault.Invalid, f.Name, "its content is not of the formats %v that the manifest expects", d.Sets[d.Use].Formats)
		},
		Progress: func(e fetch.Event) {
			if e.Err != nil && e.Wait > 0 {
				a.warn("%s %s: %v; trying again in %s", e.Dataset, e.File, e.Err, e.Wait)
			}
		},
	}
}

// takeFetched imports what was staged for one dataset and remembers with what
// it was fetched, only once it is loaded.
func (a *app) takeFetched(ctx context.Context, o fetch.Outcome, state fetchState) ([]catalog.ImportResult, error) {
	if o.Err != nil {
		return nil, o.Err
	}
	if o.Status == fetch.Unchanged {
		fmt.Fprintf(a.err, "%s: unchanged since the last fetch\n", o.Dataset)
		return nil, nil
	}
	defer os.RemoveAll(o.Dir)
	units, problems, err := intake.Plan(ctx, intake.Formats(), []string{o.Dir}, intake.Options{Dataset: o.Dataset, AsOf: a.today(), Today: a.today()})
	for _, p := range problems {
		a.warn("%v", p.Err)
	}
	if err != nil {
		return nil, err
	}
	results, err := a.importUnits(ctx, units, func(_ intake.Unit, cu *catalog.Unit) {
		cu.FetchedAt, cu.URLs = o.At, map[string]string{}
		for _, f := range o.Files {
			cu.URLs[f.Path] = f.URL
		}
	})
	if err != nil {
		return results, err
	}
	for _, f := range o.Files {
		state[f.URL] = fetchMark{ETag: f.ETag, LastModified: f.LastModified, SHA256: f.SHA256}
	}
	return results, nil
}

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"sanctrace/internal/claims"
	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/ledger"
	"sanctrace/internal/source"
	"sanctrace/internal/source/register"
	"sanctrace/internal/trace"
	"sanctrace/internal/trade"
	"sanctrace/internal/when"
)

type traceCmd struct {
	Files     []string `arg:"" name:"file" help:"Documents, shipment files and register extracts."`
	Case      string   `help:"Keep the result as this case."`
	On        string   `help:"The day of “now” (default: today)." placeholder:"DATE"`
	Published string   `help:"Day of publication of documents that carry none." placeholder:"DATE"`
	JSON      bool     `help:"Machine-readable output."`
}

// Run traces the files and, with --case, keeps the result.
func (c *traceCmd) Run(ctx context.Context, a *app) error {
	on, err := day("--on", c.On)
	if err != nil {
		return err
	}
	published, err := day("--published", c.Published)
	if err != nil {
		return err
	}
	var files []source.File
	for _, f := range c.Files {
		files = append(files, source.DiskFile(f))
	}
	r, err := a.trace(ctx, c.Case, on, published, files)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(r)
	}
	a.printTrace(r)
	return nil
}

// trace runs a trace and keeps it when the case has a name.
func (a *app) trace(ctx context.Context, name string, on, published when.Day, files []source.File) (trace.Result, error) {
	if on == "" {
		on = a.today()
	}
	in := trace.Input{Case: name, On: on}
	docs, err := a.gather(ctx, &in, published, files)
	if err != nil {
		return trace.Result{}, err
	}
	if err := a.open(ctx); err != nil {
		return trace.Result{}, err
	}
	if in.Added, err = a.addedClaims(ctx, name); err != nil {
		return trace.Result{}, err
	}
	tracer := trace.Tracer{}
	switch r, err := a.roster(ctx); {
	case err == nil:
		tracer = trace.Tracer{Screen: r.Engine, View: a.catalog}
	case fault.KindOf(err) == fault.Invalid:
		a.warn("%v; the trace goes on without", err)
	default:
		return trace.Result{}, err
	}
	result, err := tracer.Trace(ctx, in)
	if err != nil || name == "" {
		return result, err
	}
	found := result
	found.Claims = slices.DeleteFunc(slices.Clone(result.Claims), func(c trace.Claim) bool { return c.Added })
	head, items, err := found.Items()
	if err != nil {
		return result, err
	}
	return result, a.ledger.Put(ctx, ledger.Content{Name: name, On: string(on), Summary: head, Documents: docs, Items: items})
}

// addedClaims returns the claims that were added to a case, none for a trace
// that is not kept.
func (a *app) addedClaims(ctx context.Context, name string) ([]trace.Claim, error) {
	if name == "" {
		return nil, nil
	}
	items, err := a.ledger.Added(ctx, name)
	if err != nil {
		return nil, err
	}
	decisions, err := a.ledger.Decisions(ctx, name)
	if err != nil {
		return nil, err
	}
	return trace.AddedClaims(items, ledger.Holding(decisions))
}

// gather reads the files of a case: shipment and register tables by their
// headings, everything else as documents. One bad file does not stop the rest.
func (a *app) gather(ctx context.Context, in *trace.Input, published when.Day, files []source.File) ([]ledger.Document, error) {
	var docs []ledger.Document
	var read []*claims.Result
	seen := map[string]string{}
	var failed []error
	for _, f := range files {
		data, err := readAll(f)
		if err != nil {
			failed = append(failed, err)
			a.warn("%v", err)
			continue
		}
		sum := sha256.Sum256(data)
		hash := hex.EncodeToString(sum[:])
		if first, ok := seen[hash]; ok {
			a.warn("%s is the same as %s and is left out", f.Path, first)
			continue
		}
		seen[hash] = f.Path
		d, err := a.gatherOne(ctx, in, published, source.NewFile(f.Name, f.Path, source.BytesFile(f.Name, data).Open), data)
		if err != nil {
			failed = append(failed, err)
			a.warn("%v", err)
			continue
		}
		if d != nil {
			docs = append(docs, ledger.Document{ID: d.ID, Name: d.Name, About: aboutDocument(d), Layer: d.Text().Text})
		}
	}
	for i := range in.Documents {
		read = append(read, in.Documents[i].Read)
	}
	if len(read)+len(in.Registers)+len(in.Shipments) == 0 {
		return nil, fault.Wrap(fault.Invalid, "nothing to trace", errors.Join(failed...))
	}
	return docs, nil
}

// maxTable bounds the bytes of a table in a trace.
const maxTable = 256 << 20

func readAll(f source.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fault.New(fault.Invalid, f.Path, "cannot be opened").Try("check the path")
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxTable+1))
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, f.Path, err)
	}
	if len(data) > maxTable {
		return nil, fault.New(fault.Invalid, f.Path, "larger than %d MiB", maxTable>>20).Try("split it")
	}
	return data, nil
}

// gatherOne takes in one file and returns it when it is a document.
func (a *app) gatherOne(ctx context.Context, in *trace.Input, published when.Day, f source.File, data []byte) (*extract.Document, error) {
	head, err := f.Head()
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, f.Path, err)
	}
	sum := sha256.Sum256(data)
	switch {
	case trade.IsShipments(head):
		rows, bad, err := trade.ReadShipments(ctx, f)
		for _, b := range bad {
			a.warn("%s, row %d: %v", f.Path, b.Row, b.Err)
		}
		if err != nil {
			return nil, err
		}
		in.Shipments = append(in.Shipments, trace.Shipments{Name: f.Name, SHA256: hex.EncodeToString(sum[:]), Rows: rows, Words: rowWords(f, rows)})
		return nil, nil
	case register.Recognise(head):
		r, err := a.readRegister(ctx, f)
		if err != nil {
			return nil, err
		}
		r.SHA256 = hex.EncodeToString(sum[:])
		in.Registers = append(in.Registers, r)
		return nil, nil
	}
	doc, err := extract.Read(filepath.Base(f.Name), data)
	if err != nil {
		return nil, err
	}
	in.Documents = append(in.Documents, trace.Text{Doc: doc, Read: claims.Read(doc, inputs{}.options(doc, published))})
	return doc, nil
}

// rowWords returns the rows of a table as they stand, for evidence.
func rowWords(f source.File, rows []trade.Shipment) []string {
	cells := tableRows(f)
	out := make([]string, len(rows))
	for i := range rows {
		if n := rows[i].Row; n < len(cells) {
			out[i] = cells[n]
		}
	}
	return out
}

// tableRows returns the lines of a table with their filled cells joined; index
// 0 is the header.
func tableRows(f source.File) []string {
	head, err := f.Head()
	if err != nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	sep := ','
	if strings.Count(head.Line(), ";") > strings.Count(head.Line(), ",") {
		sep = ';'
	}
	rows := source.NewRows(r, sep)
	var out []string
	for {
		cells, err := rows.Next()
		var bad *source.RowError
		if err != nil && !errors.As(err, &bad) {
			return out
		}
		var filled []string
		for _, c := range cells {
			if c = strings.TrimSpace(c); c != "" {
				filled = append(filled, c)
			}
		}
		out = append(out, strings.Join(filled, "; "))
	}
}

// readRegister reads a register extract row by row.
func (a *app) readRegister(ctx context.Context, f source.File) (trace.Register, error) {
	reg := trace.Register{Name: f.Name}
	words := tableRows(f)
	byID := map[string]*ftm.Entity{}
	var out *source.Out
	out = source.NewOut(func(fr source.Fragment) error {
		e := fr.Entity
		byID[e.ID] = e
		from, to := e.First("owner"), e.First("asset")
		if e.Schema == "Directorship" {
			from, to = e.First("director"), e.First("organization")
		}
		if from == "" || to == "" {
			return nil
		}
		n := out.Rows
		row := trace.RegisterRow{N: n, Company: byID[to], Holder: byID[from], Edge: e}
		if n < len(words) {
			row.Words = words[n]
		}
		reg.Rows = append(reg.Rows, row)
		return nil
	})
	err := register.Parse(ctx, []source.File{f}, source.Meta{}, out)
	for _, r := range out.Rejects {
		a.warn("%s, %s: rejected: %s", r.File, r.Place, r.Reason)
	}
	return reg, err
}

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"runtime/debug"
	"strings"

	"sanctrace/internal/collect"
	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/ledger"
	"sanctrace/internal/link"
	"sanctrace/internal/source"
	"sanctrace/internal/source/register"
	"sanctrace/internal/trace"
	"sanctrace/internal/trade"
	"sanctrace/internal/when"
)

type traceCmd struct {
	Files     []string `arg:"" name:"file" help:"Documents, shipment files and register extracts, or folders, archives and mailboxes of them."`
	Case      string   `help:"Keep the result as this case."`
	On        string   `help:"The day of “now” (default: today)." placeholder:"DATE"`
	Published string   `help:"Day of publication of documents that carry none." placeholder:"DATE"`
	JSON      bool     `help:"Machine-readable output."`
	taking
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
	opt, err := c.options()
	if err != nil {
		return err
	}
	debug.SetGCPercent(50) // a case is held as a whole
	r, err := a.trace(ctx, trace.Input{Case: c.Case, On: on}, published, a.onDisk(c.Files), opt)
	if err != nil {
		return err
	}
	if !c.JSON {
		a.printTrace(r)
	} else if err := a.printJSON(r); err != nil {
		return err
	}
	return a.unreadFiles()
}

// trace runs a trace and keeps it when the case has a name.
func (a *app) trace(ctx context.Context, in trace.Input, published when.Day, from papers, opt collect.Options) (trace.Result, error) {
	if in.On == "" {
		in.On = a.today()
	}
	if err := a.openFor(ctx, in.Case); err != nil {
		return trace.Result{}, err
	}
	g, err := a.gathering(&in, published)
	if err != nil {
		return trace.Result{}, err
	}
	defer g.close()
	if err := g.all(ctx, from, opt); err != nil {
		return trace.Result{}, err
	}
	if in.Added, err = a.addedClaims(ctx, in.Case); err != nil {
		return trace.Result{}, err
	}
	if err := g.locate(in.Added); err != nil {
		return trace.Result{}, err
	}
	tracer := trace.Tracer{}
	switch r, err := a.roster(ctx); {
	case err == nil:
		tracer = trace.Tracer{Screen: link.New(r.Engine), View: a.catalog}
		for _, l := range r.Lists {
			in.Lists = append(in.Lists, trace.List{Dataset: l.Dataset, Version: l.Version})
		}
	case fault.KindOf(err) == fault.Invalid:
		a.warn("%v; the trace goes on without", err)
	default:
		return trace.Result{}, err
	}
	result, err := tracer.Trace(ctx, in)
	if err != nil || in.Case == "" {
		return result, err
	}
	return result, a.keep(ctx, &result, g)
}

// openFor opens the stores for a case that may be new. A name that it cannot
// have is told before a long reading.
func (a *app) openFor(ctx context.Context, name string) error {
	if name != "" {
		if err := ledger.CheckName(name); err != nil {
			return err
		}
	}
	return a.open(ctx)
}

// keep writes a case; what was added to it stands in the ledger already.
func (a *app) keep(ctx context.Context, result *trace.Result, g *gathering) error {
	added := map[string]bool{}
	for _, c := range g.in.Added {
		added[c.ID] = true
	}
	items := func(yield func(ledger.Item, error) bool) {
		for it, err := range result.EachItem() {
			if !added[it.ID] && !yield(it, err) {
				return
			}
		}
	}
	head, err := result.Head()
	if err != nil {
		return err
	}
	return a.ledger.Put(ctx, ledger.Content{Name: result.Case, On: string(result.On), Summary: head, Documents: g.documents(), Items: items})
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

func memoryFile(name string, data []byte) source.File { return source.BytesFile(name, data) }

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// gatherTable takes in a shipment file or a register extract.
func (a *app) gatherTable(ctx context.Context, in *trace.Input, f source.File, hash string) error {
	head, err := f.Head()
	if err != nil {
		return fault.Wrap(fault.Unavailable, f.Path, err)
	}
	if trade.IsShipments(head) {
		rows, bad, err := trade.ReadShipments(ctx, f)
		for _, b := range bad {
			a.warn("%s, row %d: %v", f.Path, b.Row, b.Err)
		}
		if err != nil && len(rows) == 0 {
			return err
		}
		if err != nil {
			a.warn("%v", err) // the rows before the damage count
		}
		in.Shipments = append(in.Shipments, trace.Shipments{Name: f.Name, SHA256: hash, Rows: rows, Words: rowWords(f, rows)})
		return nil
	}
	r, err := a.readRegister(ctx, f)
	if err != nil {
		return err
	}
	r.SHA256 = hash
	in.Registers = append(in.Registers, r)
	return nil
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

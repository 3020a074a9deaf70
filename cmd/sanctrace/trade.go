package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
	"sanctrace/internal/source"
	"sanctrace/internal/trade"
	"sanctrace/internal/when"
)

type tradeCmd struct {
	Check  tradeCheckCmd  `cmd:"" help:"Flag shipments that published indicators tell to ask about."`
	Mirror tradeMirrorCmd `cmd:"" help:"Find gaps between what one side exports and the other imports."`
}

type tradeCheckCmd struct {
	File string `arg:"" type:"existingfile"`
	On   string `help:"Screen the parties as of that day (default: the shipment's own)." placeholder:"DATE"`
	JSON bool   `help:"Machine-readable output."`
}

// checked is one row of "trade check".
type checked struct {
	Row     int             `json:"row"`
	Flags   []trade.Flag    `json:"flags"`
	Parties []shippingParty `json:"parties"`
}

// shippingParty is a party of a shipment that a list may mean.
type shippingParty struct {
	Role string `json:"role"`
	Name string `json:"name"`
	finding.Finding
}

// Run prints the rows that bear flags or name listed parties.
func (c *tradeCheckCmd) Run(ctx context.Context, a *app) error {
	on, err := day("--on", c.On)
	if err != nil {
		return err
	}
	rows, bad, torn := trade.ReadShipments(ctx, source.DiskFile(c.File))
	for _, b := range bad {
		a.warn("%s, row %d: %v", c.File, b.Row, b.Err)
	}
	if torn != nil && len(rows) == 0 {
		return torn
	}
	r, err := a.roster(ctx)
	if err != nil {
		return err
	}
	flags := trade.Check(rows)
	out := []checked{}
	for i := range rows {
		parties, err := screenParties(ctx, r.Engine, &rows[i], on, a.today())
		if err != nil {
			return err
		}
		if len(flags[i])+len(parties) == 0 {
			continue
		}
		f := flags[i]
		if f == nil {
			f = []trade.Flag{}
		}
		out = append(out, checked{rows[i].Row, f, parties})
	}
	if c.JSON {
		return errors.Join(torn, a.printJSON(out))
	}
	a.printChecked(out, len(rows))
	return torn // the whole rows were checked; the file is not whole
}

// screenParties screens each party of a shipment, as of the given day, else
// the day of the shipment, else today.
func screenParties(ctx context.Context, e *screen.Engine, s *trade.Shipment, on, today when.Day) ([]shippingParty, error) {
	if on == "" {
		on = s.Date
	}
	if on == "" {
		on = today
	}
	out := []shippingParty{}
	for _, p := range s.Parties {
		q := match.Query{Names: []string{p.Name}, Schema: "LegalEntity"}
		if p.Role == "vessel" {
			q.Schema = "Vessel"
		}
		if p.Country != "" {
			q.Countries = []string{p.Country}
		}
		if p.Address != "" {
			q.Addresses = []string{p.Address}
		}
		res, err := e.Screen(ctx, q, screen.Options{On: on})
		if err != nil {
			return nil, err
		}
		for _, f := range res.Results {
			out = append(out, shippingParty{p.Role, p.Name, f})
		}
	}
	return out, nil
}

func (a *app) printChecked(rows []checked, total int) {
	for _, r := range rows {
		fmt.Fprintf(a.out, "row %d\n", r.Row)
		for _, f := range r.Flags {
			tier := ""
			if f.Tier != "" {
				tier = ", tier " + f.Tier
			}
			fmt.Fprintf(a.out, "  %.2f  %s%s: %s\n        %s\n", f.Score, f.Rule, tier, f.Why, f.Source)
		}
		for _, p := range r.Parties {
			fmt.Fprintf(a.out, "  LISTED?  %s %q: %.2f %s (%s, %s)\n", p.Role, p.Name, p.Score, p.Caption, p.ID, strings.Join(p.Datasets, ", "))
		}
	}
	fmt.Fprintf(a.out, "%d of %d shipments to ask about.\n", len(rows), total)
}

type tradeMirrorCmd struct {
	File string `arg:"" type:"existingfile"`
	JSON bool   `help:"Machine-readable output."`
}

// Run prints a verdict for every pair and period.
func (c *tradeMirrorCmd) Run(ctx context.Context, a *app) error {
	if info, err := os.Stat(c.File); err != nil || info.IsDir() {
		return fault.New(fault.Invalid, c.File, "not a file")
	}
	gaps, bad, err := trade.Mirror(ctx, source.DiskFile(c.File))
	for _, b := range bad {
		a.warn("%s, row %d: %v", c.File, b.Row, b.Err)
	}
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(gaps)
	}
	t := a.newTable("origin", "hub", "code", "period", "ratio", "before 2022", "verdict", "why")
	for _, g := range gaps {
		t.AppendRow([]any{g.Origin, g.Hub, g.Code, g.Period, fmt.Sprintf("%.2f", g.Ratio), fmt.Sprintf("%.2f", g.Baseline), g.Verdict, g.Why})
	}
	t.Render()
	return nil
}

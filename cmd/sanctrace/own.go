package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/ownership"
	"sanctrace/internal/source"
	"sanctrace/internal/trace"
	"sanctrace/internal/when"
)

type ownCmd struct {
	ID     string   `arg:"" optional:"" help:"Id of a party in the loaded datasets."`
	Regime []string `help:"ofac, eu, uk, bis; all when none is named."`
	On     string   `help:"As of that day (default: today)." placeholder:"DATE"`
	Cases  string   `help:"File of worked cases; each expectation is compared with what is computed." type:"existingfile" placeholder:"FILE.json"`
	JSON   bool     `help:"Machine-readable output."`
}

// errDiffers is the error of a case file in which an expectation is not met.
var errDiffers = errors.New("not every expectation was met")

// Run evaluates one party or a case file.
func (c *ownCmd) Run(ctx context.Context, a *app) error {
	if c.Cases != "" {
		return c.cases(a)
	}
	if c.ID == "" {
		return fault.New(fault.Invalid, "own", "give the id of a party, or --cases FILE").Try("find ids with: sanctrace search WORDS")
	}
	on, err := day("--on", c.On)
	if err != nil {
		return err
	}
	if on == "" {
		on = a.today()
	}
	regimes := ownership.Regimes()
	if len(c.Regime) > 0 {
		regimes = nil
		for _, name := range c.Regime {
			r, err := ownership.ParseRegime(name)
			if err != nil {
				return err
			}
			regimes = append(regimes, r)
		}
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	return c.party(ctx, a, on, regimes)
}

// ownVerdict is one verdict as "own --json" prints it.
type ownVerdict struct {
	Regime  ownership.Regime `json:"regime"`
	Verdict ownership.Result `json:"verdict"`
	Why     string           `json:"why"`
	Proof   []string         `json:"proof"`
}

// proofLines puts the steps of a verdict in words.
func proofLines(v ownership.Verdict) []string {
	out := []string{}
	for _, s := range v.Proof {
		line := s.Text
		if s.Cite != "" {
			line += " (" + s.Cite + ")"
		}
		out = append(out, line)
	}
	return out
}

// named returns how the words of a verdict on a party read with the names of
// all parties beside their ids.
func (a *app) named(ctx context.Context, x ownership.Verdict, party catalog.View, on when.Day) func(string) string {
	names := map[string]string{party.ID: party.Caption}
	for _, s := range x.Proof {
		ids := []string{s.Party}
		for _, e := range s.Edges {
			ids = append(ids, e.Owner, e.Asset)
		}
		for _, id := range ids {
			if _, ok := names[id]; ok || id == "" {
				continue
			}
			if v, err := a.catalog.Entity(ctx, id, on); err == nil {
				names[id] = v.Caption
			}
		}
	}
	var ids []string
	for id := range names {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(x, y string) int { return cmp.Or(cmp.Compare(len(y), len(x)), cmp.Compare(x, y)) }) // no id inside another
	var pairs []string
	for _, id := range ids {
		pairs = append(pairs, id, fmt.Sprintf("%s (%s)", names[id], id))
	}
	return strings.NewReplacer(pairs...).Replace
}

func each(list []string, f func(string) string) []string {
	for i := range list {
		list[i] = f(list[i])
	}
	return list
}

func (c *ownCmd) party(ctx context.Context, a *app, on when.Day, regimes []ownership.Regime) error {
	v, err := a.catalog.Entity(ctx, c.ID, on)
	if err != nil {
		return err
	}
	g, err := ownershipGraph(ctx, a)
	if err != nil {
		return err
	}
	var verdicts []ownVerdict
	for _, r := range regimes {
		x := ownership.Evaluate(g, v.ID, r, on)
		why := x.Instrument.Name
		if x.Deciding != "" {
			why += "; " + x.Deciding
		}
		for _, f := range x.Flags {
			why += "; " + f
		}
		say := a.named(ctx, x, v, on)
		verdicts = append(verdicts, ownVerdict{x.Regime, x.Result, say(why), each(proofLines(x), say)})
	}
	if c.JSON {
		return a.printJSON(map[string]any{"id": v.ID, "caption": v.Caption, "on": on, "verdicts": verdicts})
	}
	fmt.Fprintf(a.out, "%s (%s), on %s\n", v.Caption, v.ID, on)
	for _, x := range verdicts {
		fmt.Fprintf(a.out, "  %-5s %s\n        %s\n", x.Regime, strings.ReplaceAll(string(x.Verdict), "_", " "), x.Why)
		for _, p := range x.Proof {
			fmt.Fprintf(a.out, "        - %s\n", p)
		}
	}
	return nil
}

// ownershipGraph builds the graph of everything loaded, parties under their
// canonical ids.
func ownershipGraph(ctx context.Context, a *app) (*ownership.Graph, error) {
	var entities []*ftm.Entity
	var listings []ownership.Listing
	canonical := map[string]string{}
	err := a.catalog.Each(ctx, "", func(g catalog.Group) error {
		if g.Owner != g.Canonical {
			canonical[g.Owner] = g.Canonical
		}
		for _, l := range g.Listings {
			if rs := trace.RegimesOf(l.Dataset); len(rs) > 0 && slices.Contains(l.Measures, string(source.AssetFreeze)) || l.Dataset == "us_bis_entity" {
				listings = append(listings, ownership.Listing{Party: g.Canonical, Regimes: rs, From: l.From, Until: l.To.Add(1), List: l.Dataset, Program: strings.Join(l.Programs, " ")})
			}
		}
		if e := g.Subject(); e != nil {
			if now, ok := e.At(""); ok && (g.Edge || now.First("jurisdiction") != "") {
				entities = append(entities, now)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read owners: %w", err)
	}
	for _, e := range entities {
		for i := range e.Values {
			if id, ok := canonical[e.Values[i].Value]; ok {
				e.Values[i].Value = id
			}
		}
		if id, ok := canonical[e.ID]; ok {
			e.ID = id
		}
	}
	g, problems := ownership.FromEntities(entities, listings)
	for _, p := range problems {
		a.warn("%s: %s", p.ID, p.Why)
	}
	return g, nil
}

// caseOutcome is one line of "own --cases --json".
type caseOutcome struct {
	Case     string           `json:"case"`
	Party    string           `json:"party"`
	Regime   ownership.Regime `json:"regime"`
	Expected ownership.Result `json:"expected"`
	Got      ownership.Result `json:"got"`
	OK       bool             `json:"ok"`
	Proof    []string         `json:"proof"`
}

func (c *ownCmd) cases(a *app) error {
	f, err := os.Open(c.Cases)
	if err != nil {
		return fault.Wrap(fault.Invalid, c.Cases, err)
	}
	defer f.Close()
	cases, err := ownership.ReadCases(f)
	if err != nil {
		return fault.Wrap(fault.Invalid, c.Cases, err)
	}
	outcomes := []caseOutcome{}
	wrong := 0
	for i := range cases {
		for _, o := range ownership.RunCase(&cases[i]) {
			outcomes = append(outcomes, caseOutcome{o.Case, o.Party, o.Regime, o.Expected, o.Got, o.OK, proofLines(o.Verdict)})
			if !o.OK {
				wrong++
			}
		}
	}
	if c.JSON {
		if err := a.printJSON(outcomes); err != nil {
			return err
		}
	} else {
		t := a.newTable("case", "party", "regime", "expected", "computed", "")
		for _, o := range outcomes {
			mark := "ok"
			if !o.OK {
				mark = "DIFFERS"
			}
			t.AppendRow([]any{o.Case, o.Party, o.Regime, o.Expected, o.Got, mark})
		}
		t.Render()
		fmt.Fprintf(a.out, "%d of %d expectations met.\n", len(outcomes)-wrong, len(outcomes))
	}
	if wrong > 0 {
		return errDiffers
	}
	return nil
}

package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"sanctrace/internal/dossier"
	"sanctrace/internal/fault"
	"sanctrace/internal/match"
	"sanctrace/internal/reasons"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

// network prints a network and, with --picture, writes it as a page.
func (c *relationsCmd) network(a *app, n reasons.Network) error {
	if c.Picture != "" {
		page, err := picture(c.About, n).HTML()
		if err != nil {
			return err
		}
		if err := os.WriteFile(c.Picture, page, 0o644); err != nil { //nolint:gosec // a page is meant to be read
			return fault.Wrap(fault.Unavailable, c.Picture, err)
		}
	}
	if c.JSON {
		return a.printJSON(n)
	}
	a.printNetwork(n)
	return nil
}

// compareLeads asks the screening engine which listed parties the leads may be.
func (a *app) compareLeads(ctx context.Context, n reasons.Network, on when.Day) error {
	r, err := a.roster(ctx)
	if err != nil {
		return err
	}
	if on == "" {
		on = a.today()
	}
	n.Compare(func(name, schema string) []reasons.MayBe {
		var res screen.Result
		if err == nil {
			res, err = r.Engine.Screen(ctx, match.Query{Names: []string{name}, Schema: schema}, screen.Options{On: on})
		}
		var out []reasons.MayBe
		for _, f := range res.Results {
			if f.Match && len(f.Datasets) > 0 {
				out = append(out, reasons.MayBe{ID: f.ID, Name: f.Caption, Score: f.Score})
			}
		}
		return out
	})
	return err
}

// printNetwork prints the ties with their notes, then the leads.
func (a *app) printNetwork(n reasons.Network) {
	names := nodeNames(n)
	for _, e := range n.Edges {
		fmt.Fprintf(a.out, "%s: %s %s %s\n", names[e.From], e.Words(), names[e.To], noteMarks(e.Notes))
	}
	leads := n.Leads()
	if len(leads) > 0 {
		fmt.Fprintln(a.out, "\nNamed, and in no loaded list:")
	}
	for _, l := range leads {
		fmt.Fprintf(a.out, "  %s\n", leadText(l))
	}
	if len(n.Notes) > 0 {
		fmt.Fprintln(a.out)
	}
	for _, x := range n.Notes {
		fmt.Fprintf(a.out, "[%d] %s: “%s”\n", x.N, noteWhere(x), strings.Join(strings.Fields(x.Text), " "))
	}
	speak := 0
	for _, x := range n.Nodes {
		if x.Speaks {
			speak++
		}
	}
	verb := "entries speak"
	if speak == 1 {
		verb = "entry speaks"
	}
	fmt.Fprintf(a.out, "%d %s of it; %s, %s.\n", speak, verb, count(len(n.Edges), "tie"), count(len(leads), "lead"))
}

// leadText is the name of a lead with the listed party that it may be.
func leadText(l reasons.Node) string {
	if len(l.MayBe) == 0 {
		return l.Name
	}
	return fmt.Sprintf("%s; may be %s (%s, %.2f)", l.Name, l.MayBe[0].Name, l.MayBe[0].ID, l.MayBe[0].Score)
}

func nodeNames(n reasons.Network) map[string]string {
	out := map[string]string{}
	for _, x := range n.Nodes {
		out[x.ID] = x.Name
	}
	return out
}

func noteMarks(notes []int) string {
	var out []string
	for _, n := range notes {
		out = append(out, fmt.Sprintf("[%d]", n))
	}
	return strings.Join(out, "")
}

func noteWhere(x reasons.Note) string {
	where := fmt.Sprintf("%s, characters %d-%d", x.Entry, x.Start, x.End)
	if x.Dataset != "" {
		where = x.Dataset + ", " + where
	}
	return where
}

// maxPictured are the parties that a picture can show.
const maxPictured = 40

// label is what stands on an arrow: nothing on a mere mention, which would hide
// the others.
func label(e reasons.Edge) string {
	if e.What == reasons.Named {
		return ""
	}
	return e.What
}

// picture returns the page of a network: its core drawn, all of it as text.
func picture(about []string, n reasons.Network) dossier.Picture {
	names := nodeNames(n)
	ties := func(edges []reasons.Edge, words func(reasons.Edge) string) (out []dossier.Tie) {
		for _, e := range edges {
			out = append(out, dossier.Tie{From: names[e.From], To: names[e.To], What: words(e), Notes: e.Notes})
		}
		return out
	}
	p := dossier.Picture{
		Title: "Network of: " + strings.Join(about, ", "),
		Sub:   "What one does for another, who holds which post in whom, and who names whom, in the reasons of the loaded lists.",
		Drawn: ties(n.Core(maxPictured), label), Ties: ties(n.Edges, reasons.Edge.Words), Listed: map[string]bool{},
	}
	for _, x := range n.Nodes {
		p.Listed[x.Name] = p.Listed[x.Name] || x.Listed
	}
	for _, l := range n.Leads() {
		p.Leads = append(p.Leads, leadText(l))
	}
	p.Leads = slices.Compact(p.Leads)
	for _, x := range n.Notes {
		p.Notes = append(p.Notes, dossier.Source{N: x.N, Text: x.Text, Where: noteWhere(x)})
	}
	return p
}

// printReadings prints a line for each post and for each mention.
func (a *app) printReadings(read []reasons.Reading) {
	posts, mentions := 0, 0
	for _, r := range readings(read) {
		fmt.Fprintf(a.out, "%s (%s, %s)\n", r.Name, r.Dataset, r.Entry)
		for _, p := range r.Relations {
			what := p.Role
			if p.Body != "" {
				what += ", " + p.Body
			}
			if p.Former {
				what = "former " + what
			}
			if !p.Main {
				what += " (also)"
			}
			fmt.Fprintf(a.out, "  %d-%d  %s\n", p.Start, p.End, what)
		}
		for _, m := range r.Mentions {
			fmt.Fprintf(a.out, "  %d-%d  names %s: %s\n", m.Start, m.End, m.Text, strings.Join(m.IDs, ", "))
		}
		posts, mentions = posts+len(r.Relations), mentions+len(r.Mentions)
	}
	fmt.Fprintf(a.out, "%s, %s of listed names in %s.\n", count(posts, "post"), count(mentions, "mention"), count(len(read), "reason"))
}

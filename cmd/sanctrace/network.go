package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"sanctrace/internal/dossier"
	"sanctrace/internal/fault"
	"sanctrace/internal/reasons"
	"sanctrace/internal/when"
)

// network prints a network and, with --picture, writes it as a page.
func (c *relationsCmd) network(a *app, n reasons.Network) error {
	if c.Picture != "" {
		page, err := dossier.NewPicture(c.About, n).HTML()
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

// suspect asks which listed parties the leads may be on a day, or today.
func (a *app) suspect(ctx context.Context, n reasons.Network, on when.Day) error {
	r, err := a.roster(ctx)
	if err != nil {
		return err
	}
	if on == "" {
		on = a.today()
	}
	return n.Suspect(ctx, r.Engine, on)
}

// printNetwork prints the ties with their notes, then the leads.
func (a *app) printNetwork(n reasons.Network) {
	names := n.Captions()
	for _, e := range n.Edges {
		fmt.Fprintf(a.out, "%s: %s %s %s\n", names[e.From], e.Words(), names[e.To], noteMarks(e.Notes))
	}
	leads := n.Leads()
	if len(leads) > 0 {
		fmt.Fprintln(a.out, "\nNamed, and in no loaded list:")
	}
	for _, l := range leads {
		fmt.Fprintf(a.out, "  %s\n", l.Text())
	}
	if len(n.Notes) > 0 {
		fmt.Fprintln(a.out)
	}
	for _, x := range n.Notes {
		fmt.Fprintf(a.out, "[%d] %s: “%s”\n", x.N, x.Where(), strings.Join(strings.Fields(x.Text), " "))
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

func noteMarks(notes []int) string {
	var out []string
	for _, n := range notes {
		out = append(out, fmt.Sprintf("[%d]", n))
	}
	return strings.Join(out, "")
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

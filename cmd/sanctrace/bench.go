package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"sanctrace/internal/bench"
	"sanctrace/internal/fault"
)

type benchCmd struct {
	Entities int      `help:"Entities of the generated list." default:"14000"`
	Queries  int      `help:"Queries of each kind." default:"20000"`
	Rows     int      `help:"Rows of the file of customers that is screened." default:"100000"`
	Compare  int      `help:"Pairs that are compared without the index, to see that it loses nothing." default:"1000000"`
	List     []string `help:"Measure real lists instead of the generated one." placeholder:"PATH" aliases:"lists"`
	Scale    []int    `help:"Measure generated lists of so many entities instead." placeholder:"N"`
	Texts    string   `help:"Measure reading the documents of a folder, and linking their names to the lists, instead of screening." type:"existingdir" placeholder:"DIR"`
	Out      string   `help:"Write the figures to a file too." placeholder:"FILE.json"`
}

// Run measures and prints JSON.
func (c *benchCmd) Run(ctx context.Context, a *app) error {
	r, err := bench.Run(ctx, version, bench.Size{Entities: max(c.Entities, 100), Queries: max(c.Queries, 100), Rows: c.Rows, Compare: c.Compare,
		Lists: c.List, Scales: c.Scale, Texts: c.Texts, Progress: func(what string) { fmt.Fprintln(a.err, what) }, Now: a.now})
	if err != nil {
		return err
	}
	if c.Out != "" {
		b, err := json.MarshalIndent(r, "", "  ")
		if err == nil {
			err = os.WriteFile(c.Out, append(b, '\n'), 0o600)
		}
		if err != nil {
			return fault.Wrap(fault.Unavailable, c.Out, err)
		}
	}
	return a.printJSON(r)
}

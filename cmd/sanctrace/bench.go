package main

import (
	"context"
	"fmt"

	"sanctrace/internal/bench"
)

type benchCmd struct {
	Entities int      `help:"Entities of the generated list." default:"14000"`
	Queries  int      `help:"Queries of each kind." default:"20000"`
	Lists    []string `help:"Real lists to import as well." placeholder:"PATH"`
}

// Run measures and prints JSON.
func (c *benchCmd) Run(ctx context.Context, a *app) error {
	r, err := bench.Run(ctx, version, bench.Size{Entities: max(c.Entities, 100), Queries: max(c.Queries, 100), Lists: c.Lists,
		Progress: func(what string) { fmt.Fprintln(a.err, what) }, Now: a.now})
	if err != nil {
		return err
	}
	return a.printJSON(r)
}

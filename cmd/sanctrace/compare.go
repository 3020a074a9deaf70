package main

import (
	"context"
	"fmt"
	"os"

	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
)

type compareCmd struct {
	Names     []string `arg:"" optional:"" name:"name" help:"Two names."`
	Pairs     string   `help:"CSV with the columns schema, name1, name2; others pass through." type:"existingfile" placeholder:"FILE"`
	Schema    string   `help:"Person, Company, Vessel, ..."`
	Threshold float64  `help:"Score from which a pair is a match." default:"0.7"`
	JSON      bool     `help:"Machine-readable output."`
}

// comparison is the result for one pair.
type comparison struct {
	Schema       string         `json:"schema"`
	Name1        string         `json:"name1"`
	Name2        string         `json:"name2"`
	Score        float64        `json:"score"`
	Match        bool           `json:"match"`
	Threshold    float64        `json:"threshold"`
	Scorer       string         `json:"scorer"`
	Explanations []finding.Step `json:"explanations"`
}

// Run compares two names, or each pair of a file.
func (c *compareCmd) Run(_ context.Context, a *app) error {
	scorer := match.V1()
	if c.Pairs != "" {
		f, err := os.Open(c.Pairs)
		if err != nil {
			return fault.Wrap(fault.Invalid, c.Pairs, err)
		}
		defer f.Close()
		n, err := screen.ComparePairs(f, a.out, scorer, c.Threshold)
		if err != nil {
			return fault.Wrap(fault.Invalid, c.Pairs, err)
		}
		fmt.Fprintf(a.err, "%d pairs compared with %s\n", n, scorer.Name())
		return nil
	}
	if len(c.Names) != 2 {
		return fault.New(fault.Invalid, "compare", "give two names, or --pairs FILE").Try(`sanctrace compare "Ivan Petrov" "Petrov, I."`)
	}
	if err := checkSchema(c.Schema); err != nil {
		return err
	}
	schema := c.Schema
	if schema == "" {
		schema = "LegalEntity"
	}
	score, steps := scorer.NewComparer().Pair(c.Schema, c.Names[0], c.Names[1])
	r := comparison{schema, c.Names[0], c.Names[1], score, score >= c.Threshold, c.Threshold, scorer.Name(), steps}
	if c.JSON {
		return a.printJSON(r)
	}
	verdict := "no match"
	if r.Match {
		verdict = "match"
	}
	fmt.Fprintf(a.out, "%.2f  %s (threshold %.2f, %s)\n", r.Score, verdict, r.Threshold, r.Scorer)
	for _, s := range steps {
		fmt.Fprintf(a.out, "      %+.2f  %s: %s\n", s.Worth, s.Feature, stepText(s))
	}
	return nil
}

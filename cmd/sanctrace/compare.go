package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"

	"sanctrace/internal/algorithm"
	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
)

// pairs compares two parties, by the default scorer or a published algorithm.
type pairs struct {
	name    string
	score   func(a, b match.Query) float64
	explain func(a, b match.Query) (float64, []finding.Step)
}

// pairScorer returns the scorer of an algorithm; empty means the default one.
func pairScorer(name string) (pairs, error) {
	if name == "" {
		s := match.V1()
		c := s.NewComparer()
		return pairs{s.Name(), c.PartiesScore, c.Parties}, nil
	}
	a, err := algorithm.Lookup(name)
	if err != nil {
		return pairs{}, err
	}
	compare := func(a1, b1 match.Query) algorithm.Scored {
		x, y := a1.Entry(), b1.Entry()
		x.Schema, y.Schema = cmp.Or(x.Schema, "LegalEntity"), cmp.Or(y.Schema, "LegalEntity")
		return a.Compare(algorithm.OfEntry(&x), algorithm.OfEntry(&y))
	}
	return pairs{
		name:  a.Name,
		score: func(x, y match.Query) float64 { return compare(x, y).Score },
		explain: func(x, y match.Query) (float64, []finding.Step) {
			s := compare(x, y)
			return s.Score, a.Explain(s)
		},
	}, nil
}

type compareCmd struct {
	Names     []string `arg:"" optional:"" name:"name" help:"Two names."`
	Pairs     string   `help:"CSV with the columns schema, name1, name2, and birth_date1, birth_date2, imo1, ... if there are; others pass through." type:"existingfile" placeholder:"FILE"`
	Schema    string   `help:"Person, Company, Vessel, ..."`
	Left      []string `help:"What else is known of the first: birth_date=1961, country=Iran, imo=9074729, ..." placeholder:"FIELD=VALUE" sep:"none"`
	Right     []string `help:"The same of the second." placeholder:"FIELD=VALUE" sep:"none"`
	Algorithm string   `help:"Score by a published algorithm: logic-v1, logic-v2, name-based, name-qualified, ofac." placeholder:"NAME"`
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
	scorer, err := pairScorer(c.Algorithm)
	if err != nil {
		return err
	}
	if c.Pairs != "" {
		f, err := os.Open(c.Pairs)
		if err != nil {
			return fault.Wrap(fault.Invalid, c.Pairs, err)
		}
		defer f.Close()
		n, err := screen.ComparePairs(f, a.out, scorer.score, c.Threshold)
		if err != nil {
			return fault.Wrap(fault.Invalid, c.Pairs, err)
		}
		fmt.Fprintf(a.err, "%d pairs compared with %s\n", n, scorer.name)
		return nil
	}
	if len(c.Names) != 2 {
		return fault.New(fault.Invalid, "compare", "give two names, or --pairs FILE").Try(`sanctrace compare "Ivan Petrov" "Petrov, I."`)
	}
	if err := checkSchema(c.Schema); err != nil {
		return err
	}
	schema := cmp.Or(c.Schema, "LegalEntity")
	left, err := side(c.Schema, c.Names[0], c.Left)
	if err != nil {
		return err
	}
	right, err := side(c.Schema, c.Names[1], c.Right)
	if err != nil {
		return err
	}
	score, steps := scorer.explain(left, right)
	r := comparison{schema, c.Names[0], c.Names[1], score, score >= c.Threshold, c.Threshold, scorer.name, steps}
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

// side is one party of a comparison: its name, and FIELD=VALUE for what else is
// known of it.
func side(schema, name string, known []string) (match.Query, error) {
	values := map[string][]string{"name": {name}}
	for _, k := range known {
		field, value, ok := strings.Cut(k, "=")
		if !ok || value == "" || field == "name" {
			return match.Query{}, fault.New(fault.Invalid, k, "is not FIELD=VALUE").Try("write it like birth_date=1961")
		}
		values[field] = append(values[field], value)
	}
	return screen.QueryOf(schema, values)
}

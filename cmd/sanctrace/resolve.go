package main

import (
	"context"
	"fmt"
	"strings"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
	"sanctrace/internal/match"
	"sanctrace/internal/resolve"
)

type resolveCmd struct {
	Propose   proposePairsCmd `cmd:"" help:"List entries of different lists that may be the same party."`
	Decide    decidePairCmd   `cmd:"" help:"Say of two entries that they are the same party, or are not."`
	Rule      rulePairsCmd    `cmd:"" help:"Accept all proposals that a rule of yours holds for."`
	Undo      undoPairCmd     `cmd:"" help:"Take a decision back, or all of a rule."`
	Decisions decisionsCmd    `cmd:"" help:"List the decisions that hold."`
}

type proposePairsCmd struct {
	Threshold float64 `help:"Score from which a pair is proposed." default:"0.85"`
	Limit     int     `help:"Most proposals to list; 0 for all." default:"50"`
	JSON      bool    `help:"Machine-readable output."`
}

// proposed is what "resolve propose --json" prints.
type proposedPairs struct {
	resolve.Found
	Total int `json:"total"` // proposals, of which the best are listed
}

// propose finds the proposals at or above a threshold.
func (a *app) propose(ctx context.Context, threshold float64) (resolve.Found, error) {
	r, err := a.roster(ctx)
	if err != nil {
		return resolve.Found{}, err
	}
	var known resolve.Known
	if known.Judgements, err = a.catalog.Judgements(ctx); err != nil {
		return resolve.Found{}, err
	}
	if known.Joined, err = a.catalog.Joined(ctx); err != nil {
		return resolve.Found{}, err
	}
	set, done := a.progress("entities looked up")
	defer done()
	return resolve.Propose(ctx, r.Index, match.V1(), known, resolve.Options{Threshold: threshold, Progress: set})
}

// Run lists proposals.
func (c *proposePairsCmd) Run(ctx context.Context, a *app) error {
	if c.Limit < 0 {
		return fault.New(fault.Invalid, "--limit", "%d is less than 0", c.Limit)
	}
	found, err := a.propose(ctx, c.Threshold)
	if err != nil {
		return err
	}
	p := proposedPairs{found, len(found.Proposals)}
	if c.Limit > 0 {
		p.Proposals = p.Proposals[:min(len(p.Proposals), c.Limit)]
	}
	if c.JSON {
		return a.printJSON(p)
	}
	for _, x := range p.Proposals {
		fmt.Fprintf(a.out, "%.2f  %s\n", x.Score, x.ID)
		for _, s := range []resolve.Side{x.Left, x.Right} {
			fmt.Fprintf(a.out, "      %s  (%s, %s; %s)\n", s.Caption, s.Schema, s.ID, strings.Join(s.Datasets, ", "))
		}
		fmt.Fprintf(a.out, "      %s\n", strings.Join(grounds(x), "; "))
	}
	fmt.Fprintf(a.out, "%d of %d proposals at %.2f or above among %d entities; %d pairs were judged before (%s).\n",
		len(p.Proposals), p.Total, p.Threshold, p.Entities, p.Judged, p.Scorer)
	return nil
}

// grounds puts what a proposal rests on into a few words.
func grounds(p resolve.Proposal) []string {
	names, out := 0.0, []string{}
	for _, s := range p.Explanations {
		if s.Feature == "name" {
			names += s.Worth
			continue
		}
		out = append(out, fmt.Sprintf("%s %+.2f (%s)", s.Feature, s.Worth, stepText(s)))
	}
	return append([]string{fmt.Sprintf("names %+.2f", names)}, out...)
}

type decidePairCmd struct {
	ID      string `arg:"" help:"The pair, as proposed: ID~ID."`
	Verdict string `arg:"" enum:"accept,reject" help:"accept: the same party; reject: not."`
	By      string `help:"Who decides."`
	Reason  string `help:"Why."`
}

// Run records one decision.
func (c *decidePairCmd) Run(ctx context.Context, a *app) error {
	verdict := map[string]catalog.Verdict{"accept": catalog.JudgedSame, "reject": catalog.JudgedDifferent}[c.Verdict]
	return a.judgePair(ctx, c.ID, catalog.Judgement{Verdict: verdict, By: c.By, Reason: c.Reason})
}

// judgePair records a judgement on a pair and says what came of it.
func (a *app) judgePair(ctx context.Context, id string, j catalog.Judgement) error {
	var err error
	if j.Left, j.Right, err = resolve.Pair(id); err != nil {
		return err
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	if err := a.catalog.Judge(ctx, []catalog.Judgement{j}); err != nil {
		return err
	}
	l, err := a.catalog.Canonical(ctx, j.Left)
	if err != nil {
		return err
	}
	r, err := a.catalog.Canonical(ctx, j.Right)
	if err != nil {
		return err
	}
	if l == r {
		fmt.Fprintf(a.err, "%s and %s are one entity: %s\n", j.Left, j.Right, l)
		return nil
	}
	fmt.Fprintf(a.err, "%s and %s are two entities\n", l, r)
	return nil
}

type rulePairsCmd struct {
	Name      string   `required:"" help:"Name of the rule, by which it can be taken back."`
	Threshold float64  `help:"Least score." default:"0.95"`
	Require   []string `help:"Fields that must agree: identifier, birth-date, country, address, gender."`
	By        string   `help:"Who chose it."`
	Reason    string   `help:"Why; default: the rule in words."`
	DryRun    bool     `help:"Only say what it would accept."`
	JSON      bool     `help:"Machine-readable output."`
}

// ruled is what "resolve rule --json" prints.
type ruled struct {
	Rule      string              `json:"rule"`
	Words     string              `json:"words"`
	Accepted  []catalog.Judgement `json:"accepted"`
	Refused   []refusedPair       `json:"refused"`
	Proposals int                 `json:"proposals"` // that it was tried on
	DryRun    bool                `json:"dry_run"`
}

// refusedPair is a pair that the rule accepts and that cannot be joined.
type refusedPair struct {
	ID  string `json:"id"`
	Why string `json:"why"`
}

// Run applies a rule to all proposals.
func (c *rulePairsCmd) Run(ctx context.Context, a *app) error {
	rule := resolve.Rule{Name: c.Name, Threshold: c.Threshold, Require: c.Require, By: c.By, Reason: c.Reason}
	if err := rule.Check(); err != nil {
		return err
	}
	found, err := a.propose(ctx, c.Threshold)
	if err != nil {
		return err
	}
	r := ruled{Rule: c.Name, Words: rule.Words(), Accepted: []catalog.Judgement{}, Refused: []refusedPair{}, Proposals: len(found.Proposals), DryRun: c.DryRun}
	if err := a.applyRule(ctx, &r, rule.Judgements(found.Proposals)); err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(r)
	}
	verb := "accepted"
	if c.DryRun {
		verb = "would accept"
	}
	fmt.Fprintf(a.out, "Rule %s (%s) %s %d of %d proposals", r.Rule, r.Words, verb, len(r.Accepted), r.Proposals)
	if !c.DryRun && len(r.Accepted) > 0 {
		fmt.Fprintf(a.out, "; take them back with: sanctrace resolve undo --rule %s", r.Rule)
	}
	fmt.Fprintln(a.out)
	for _, x := range r.Refused {
		fmt.Fprintf(a.out, "  not %s: %s\n", x.ID, x.Why)
	}
	return nil
}

// applyRule records judgements, all at once if that works, else one by one with
// those left out that contradict what was decided before.
func (a *app) applyRule(ctx context.Context, r *ruled, js []catalog.Judgement) error {
	if r.DryRun || len(js) == 0 {
		r.Accepted = append(r.Accepted, js...)
		return nil
	}
	err := a.catalog.Judge(ctx, js)
	if err == nil {
		r.Accepted = js
		return nil
	}
	if fault.KindOf(err) != fault.Conflict {
		return err
	}
	for _, j := range js {
		switch err := a.catalog.Judge(ctx, []catalog.Judgement{j}); {
		case err == nil:
			r.Accepted = append(r.Accepted, j)
		case fault.KindOf(err) == fault.Conflict:
			r.Refused = append(r.Refused, refusedPair{j.Left + "~" + j.Right, err.Error()})
		default:
			return err
		}
	}
	return nil
}

type undoPairCmd struct {
	ID     string `arg:"" optional:"" help:"The pair: ID~ID."`
	Rule   string `help:"Take back all that this rule decided." placeholder:"NAME"`
	By     string `help:"Who takes it back."`
	Reason string `help:"Why."`
}

// Run takes decisions back.
func (c *undoPairCmd) Run(ctx context.Context, a *app) error {
	if (c.ID == "") == (c.Rule == "") {
		return fault.New(fault.Invalid, "resolve undo", "give either a pair or --rule").Try("sanctrace resolve undo ID~ID, or sanctrace resolve undo --rule NAME")
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	js, err := a.catalog.Judgements(ctx)
	if err != nil {
		return err
	}
	back := c.takeBack(js)
	if len(back) == 0 {
		return fault.New(fault.NotFound, c.ID+c.Rule, "no decision of that pair or rule holds").Try("list them with: sanctrace resolve decisions")
	}
	if c.ID != "" {
		return a.judgePair(ctx, c.ID, back[0])
	}
	if err := a.catalog.Judge(ctx, back); err != nil {
		return err
	}
	fmt.Fprintf(a.err, "%d decisions of rule %s taken back\n", len(back), c.Rule)
	return nil
}

// takeBack returns the judgements that undo those that are meant.
func (c *undoPairCmd) takeBack(js []catalog.Judgement) []catalog.Judgement {
	var out []catalog.Judgement
	for _, j := range js {
		if c.Rule != "" && j.Rule == c.Rule || c.ID != "" && samePair(j, c.ID) {
			out = append(out, catalog.Judgement{Left: j.Left, Right: j.Right, Verdict: catalog.TakenBack, Rule: j.Rule, By: c.By, Reason: c.Reason})
		}
	}
	return out
}

func samePair(j catalog.Judgement, id string) bool {
	l, r, err := resolve.Pair(id)
	return err == nil && j.Pair() == (catalog.Judgement{Left: l, Right: r}).Pair()
}

type decisionsCmd struct {
	JSON bool `help:"Machine-readable output."`
}

// Run lists the judgements that hold.
func (c *decisionsCmd) Run(ctx context.Context, a *app) error {
	if err := a.open(ctx); err != nil {
		return err
	}
	js, err := a.catalog.Judgements(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(js)
	}
	if len(js) == 0 {
		fmt.Fprintln(a.out, "Nothing decided yet. See proposals with: sanctrace resolve propose")
		return nil
	}
	t := a.newTable("pair", "verdict", "by", "rule", "when", "why")
	for _, j := range js {
		t.AppendRow([]any{j.Left + "~" + j.Right, j.Verdict, j.By, j.Rule, j.At, j.Reason})
	}
	t.Render()
	return nil
}

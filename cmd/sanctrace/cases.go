package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"sanctrace/internal/dossier"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
)

type casesCmd struct {
	Case string `arg:"" optional:"" help:"Show this case: its items, and who decided what, when and why."`
	JSON bool   `help:"Machine-readable output."`
}

// Run lists the cases, or shows one.
func (c *casesCmd) Run(ctx context.Context, a *app) error {
	if err := a.open(ctx); err != nil {
		return err
	}
	if c.Case != "" {
		return a.showCase(ctx, c.Case, c.JSON)
	}
	cases, err := a.ledger.Cases(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(cases)
	}
	if len(cases) == 0 {
		fmt.Fprintln(a.out, "No case yet. Make one with: sanctrace trace --case NAME FILE...")
		return nil
	}
	t := a.newTable("case", "as of", "documents", "claims", "transfers", "matches", "leads", "decisions")
	for _, x := range cases {
		t.AppendRow([]any{x.Name, x.On, x.Documents, x.Items["claim"], x.Items["transfer"], x.Items["match"], x.Items["lead"], x.Decisions})
	}
	t.Render()
	return nil
}

type decideCmd struct {
	Case    string `arg:"" help:"Name of the case."`
	ID      string `arg:"" optional:"" help:"Item of the case."`
	Verdict string `arg:"" optional:"" help:"accept, reject or correct."`
	Value   string `help:"Fields that replace those of the item, for correct." placeholder:"JSON"`
	By      string `help:"Who decides."`
	Reason  string `help:"Why."`
	File    string `help:"Decisions, one JSON object a line: id, verdict, by, reason, value." type:"existingfile" placeholder:"FILE.jsonl"`
}

// Run records one decision or a file of them, all or none.
func (c *decideCmd) Run(ctx context.Context, a *app) error {
	decisions := []ledger.Decision{{Item: c.ID, Do: ledger.Verdict(c.Verdict), By: c.By, Reason: c.Reason, Value: json.RawMessage(c.Value)}}
	if c.File != "" {
		data, err := os.ReadFile(c.File)
		if err != nil {
			return fault.Wrap(fault.Invalid, c.File, err)
		}
		if decisions, err = readDecisions(c.File, data); err != nil {
			return err
		}
	} else if c.ID == "" || c.Verdict == "" {
		return fault.New(fault.Invalid, "decide", "give an item and a verdict, or --file").Try(`sanctrace decide CASE ID accept --by "You" --reason "why"`)
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	if err := a.checkCorrections(ctx, c.Case, decisions); err != nil {
		return err
	}
	if err := a.ledger.Decide(ctx, c.Case, decisions); err != nil {
		return err
	}
	fmt.Fprintf(a.err, "%s recorded in case %s\n", count(len(decisions), "decision"), c.Case)
	return nil
}

// checkCorrections refuses corrections that their items could not take. Items
// that are not there are left to the ledger.
func (a *app) checkCorrections(ctx context.Context, name string, decisions []ledger.Decision) error {
	if !slices.ContainsFunc(decisions, func(d ledger.Decision) bool { return d.Do == ledger.Correct && len(d.Value) > 0 }) {
		return nil
	}
	items, err := a.ledger.Items(ctx, name)
	if err != nil {
		return err
	}
	for _, d := range decisions {
		i := slices.IndexFunc(items, func(it ledger.Item) bool { return it.ID == d.Item })
		if d.Do != ledger.Correct || len(d.Value) == 0 || i < 0 {
			continue
		}
		if err := trace.CheckCorrection(items[i], d.Value); err != nil {
			return err
		}
	}
	return nil
}

// readDecisions reads decisions, one JSON object a line.
func readDecisions(file string, data []byte) ([]ledger.Decision, error) {
	var out []ledger.Decision
	s := bufio.NewScanner(bytes.NewReader(data))
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if len(bytes.TrimSpace(s.Bytes())) == 0 {
			continue
		}
		d := json.NewDecoder(bytes.NewReader(s.Bytes()))
		d.DisallowUnknownFields()
		var x ledger.Decision
		if err := d.Decode(&x); err != nil {
			return nil, fault.New(fault.Invalid, fmt.Sprintf("%s, line %d", file, n), "not a decision: %v", err).
				Try(`write {"id":"...","verdict":"accept","by":"...","reason":"..."}`)
		}
		out = append(out, x)
	}
	if err := s.Err(); err != nil {
		return nil, fault.Wrap(fault.Invalid, file, err)
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Invalid, file, "holds no decision")
	}
	return out, nil
}

type dossierCmd struct {
	Case   string `arg:"" help:"Name of the case."`
	Out    string `required:"" help:"Folder to write." placeholder:"DIR"`
	Draft  bool   `help:"State what nobody has accepted yet, marked as not reviewed."`
	Redact string `help:"Phrases to black out in every file, one a line." type:"existingfile" placeholder:"FILE"`
	Sign   string `help:"Private SSH key to sign the hashes with." type:"existingfile" placeholder:"FILE"`
}

// Run writes the dossier of a case.
func (c *dossierCmd) Run(ctx context.Context, a *app) error {
	if err := a.open(ctx); err != nil {
		return err
	}
	in, err := dossier.Load(ctx, a.ledger, c.Case)
	if err != nil {
		return err
	}
	in.Draft = c.Draft
	o, err := c.options()
	if err != nil {
		return err
	}
	o.Unused = func(n int) { // the phrase itself is what must not be shown
		a.warn("phrase %d of the redaction stands nowhere in the dossier; check how it is spelt there", n)
	}
	names, err := writeDossier(in, c.Out, o)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.err, "%d files written to %s; open %s/index.html\n", len(names), c.Out, c.Out)
	return nil
}

// options reads the phrases to take out and the key to sign with.
func (c *dossierCmd) options() (o dossier.Options, err error) {
	if c.Redact != "" {
		data, err := os.ReadFile(c.Redact)
		if err != nil {
			return o, fault.Wrap(fault.Invalid, "--redact", err)
		}
		for line := range strings.Lines(string(data)) {
			if line = strings.TrimSpace(line); line != "" {
				o.Redact = append(o.Redact, line)
			}
		}
		if len(o.Redact) == 0 {
			return o, fault.New(fault.Invalid, "--redact", "the file has no phrase").Try("write the phrases to black out, one a line")
		}
	}
	if c.Sign != "" {
		if o.Key, err = os.ReadFile(c.Sign); err != nil {
			return o, fault.Wrap(fault.Invalid, "--sign", err)
		}
	}
	return o, nil
}

func writeDossier(in dossier.Input, dir string, o dossier.Options) ([]string, error) {
	d, err := dossier.Compose(in)
	if err != nil {
		return nil, err
	}
	return d.Write(dir, o)
}

type gradeCmd struct {
	Case        string `arg:"" help:"Name of the case."`
	ID          string `arg:"" help:"An origin or document (doc:NAME) for reliability, a claim for credibility."`
	Reliability string `help:"Of the source: A completely reliable ... E unreliable, F cannot be judged." enum:"A,B,C,D,E,F," default:""`
	Credibility string `help:"Of what it says: 1 confirmed ... 5 improbable, 6 cannot be judged." enum:"1,2,3,4,5,6," default:""`
	By          string `required:"" help:"Who grades."`
	Reason      string `required:"" help:"Why."`
}

// Run records one grade. The two scales answer two questions; one call answers
// one.
func (c *gradeCmd) Run(ctx context.Context, a *app) error {
	value := map[string]string{}
	for name, grade := range map[string]string{"reliability": c.Reliability, "credibility": c.Credibility} {
		if grade != "" {
			value[name] = grade
		}
	}
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("write the grade: %w", err)
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	d := ledger.Decision{Item: c.ID, Do: ledger.Grade, Value: data, By: c.By, Reason: c.Reason}
	if err := a.ledger.Decide(ctx, c.Case, []ledger.Decision{d}); err != nil {
		return err
	}
	fmt.Fprintf(a.err, "graded %s in case %s\n", c.ID, c.Case)
	return nil
}

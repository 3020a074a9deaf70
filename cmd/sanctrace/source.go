package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/protect"
	"sanctrace/internal/trace"
)

// sourceCmd is about the user's own confidential sources. What narrows one down
// is never an argument: arguments stand in the shell's history and in lists of
// processes.
type sourceCmd struct {
	Key   sourceKeyCmd   `cmd:"" help:"Make a key to seal to."`
	Seal  sourceSealCmd  `cmd:"" help:"Seal who a source is and what it gave; print its label."`
	List  sourceListCmd  `cmd:"" help:"List the labels of the sealed sources of a case."`
	Claim sourceClaimCmd `cmd:"" help:"State, in your own words, what a sealed source says."`
	Open  sourceOpenCmd  `cmd:"" help:"Open a sealed source; that you did is logged."`
}

type sourceKeyCmd struct {
	File string `arg:"" help:"Where to keep the key; it must not exist yet."`
}

// Run makes a key.
func (c *sourceKeyCmd) Run(a *app) error {
	identity, recipient, err := protect.NewKey()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(c.File, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fault.Wrap(fault.Invalid, c.File, err)
	}
	_, err = fmt.Fprintf(f, "# public key: %s\n%s\n", recipient, identity)
	if err = errors.Join(err, f.Close()); err != nil {
		return fault.Wrap(fault.Unavailable, c.File, err)
	}
	fmt.Fprintln(a.out, recipient)
	fmt.Fprintf(a.err, "Keep %s safe and offline: who has it can open what is sealed to it, and without it nobody can.\n", c.File)
	return nil
}

type sourceSealCmd struct {
	Case string   `arg:"" help:"Name of the case."`
	To   []string `help:"Key to seal to: age1... or an SSH public key; repeat for several." placeholder:"KEY" sep:"none"`
}

// Run reads what to seal from standard input: a JSON object whose fields are
// texts about the source, and "papers", a list of paths.
func (c *sourceSealCmd) Run(ctx context.Context, a *app) error {
	to, err := protect.Recipients(c.To)
	if err != nil {
		return err
	}
	secret, err := readSecret(a.in)
	if err != nil {
		return err
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	l, err := a.sources.Seal(ctx, c.Case, secret, to)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, l)
	return nil
}

// readSecret reads a secret. Its errors quote nothing of it.
func readSecret(r io.Reader) (*protect.Secret, error) {
	form := `on standard input give {"name":"...","role":"...","papers":["PATH",...]}; every field is up to you`
	data, err := io.ReadAll(io.LimitReader(r, 1<<20))
	if err != nil {
		return nil, fault.New(fault.Unavailable, "standard input", "cannot be read").Try("%s", form)
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(data, &fields) != nil {
		return nil, fault.New(fault.Invalid, "standard input", "not a JSON object").Try("%s", form)
	}
	secret := &protect.Secret{About: map[string]string{}}
	var papers []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		var text string
		into := any(&text)
		if name == "papers" {
			into = &papers
		}
		if json.Unmarshal(fields[name], into) != nil {
			return nil, fault.New(fault.Invalid, "standard input", "a field has the wrong form").Try("%s", form)
		}
		if name != "papers" {
			secret.About[name] = text
		}
	}
	size := 0
	for i, path := range papers {
		data, err := readPaper(path, protect.MaxSize-size)
		if err != nil {
			return nil, fault.New(fault.Invalid, "paper "+strconv.Itoa(i+1), "%v", err)
		}
		size += len(data)
		secret.Papers = append(secret.Papers, protect.Paper{Name: filepath.Base(path), Data: data})
	}
	return secret, nil
}

// readPaper reads a file; its errors do not name it.
func readPaper(path string, most int) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, fmt.Errorf("cannot be opened: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(most)+1))
	if err != nil {
		return nil, errors.New("cannot be read")
	}
	if len(data) > most {
		return nil, fmt.Errorf("the papers have more than %d MiB", protect.MaxSize>>20)
	}
	return data, nil
}

type sourceListCmd struct {
	Case string `arg:"" help:"Name of the case."`
	JSON bool   `help:"Machine-readable output."`
}

// sealedSource is a source as it is listed.
type sealedSource struct {
	Source    protect.Label `json:"source"`
	Protected bool          `json:"protected"`
}

// Run lists labels, which is all that is known without a key.
func (c *sourceListCmd) Run(ctx context.Context, a *app) error {
	if err := a.open(ctx); err != nil {
		return err
	}
	if _, err := a.ledger.Case(ctx, c.Case); err != nil {
		return err
	}
	labels, err := a.sources.Sources(ctx, c.Case)
	if err != nil {
		return err
	}
	if c.JSON {
		out := []sealedSource{}
		for _, l := range labels {
			out = append(out, sealedSource{l, true})
		}
		return a.printJSON(out)
	}
	for _, l := range labels {
		fmt.Fprintf(a.out, "source %s, protected\n", l)
	}
	return nil
}

type sourceClaimCmd struct {
	Case     string `arg:"" help:"Name of the case."`
	Source   string `arg:"" help:"Its label, S1, S2, ..."`
	Value    string `required:"" help:"The claim: text, event, participants, item, amount, dates, ... as trace --json shows them." placeholder:"JSON"`
	By       string `required:"" help:"Who states it."`
	Identity string `help:"Key file: the text is then checked against what is sealed." type:"existingfile" placeholder:"FILE"`
}

// Run adds a claim that rests on a sealed source.
func (c *sourceClaimCmd) Run(ctx context.Context, a *app) error {
	if err := a.open(ctx); err != nil {
		return err
	}
	labels, err := a.sources.Sources(ctx, c.Case)
	if err != nil {
		return err
	}
	if !slices.Contains(labels, protect.Label(c.Source)) {
		return fault.New(fault.NotFound, "source "+c.Source, "no such source in case %q", c.Case).Try("list them with: sanctrace source list CASE")
	}
	item, err := trace.OwnClaim(c.Source, json.RawMessage(c.Value))
	if err != nil {
		return err
	}
	if c.Identity == "" {
		a.warn("the text is not checked against what is sealed; --identity FILE does that")
	} else {
		keys, err := readIdentities(c.Identity)
		if err != nil {
			return err
		}
		if err := a.sources.Check(ctx, protect.Ref{Case: c.Case, Label: protect.Label(c.Source)}, keys, wordsOf(item.Data)); err != nil {
			return err
		}
	}
	if err := a.ledger.Add(ctx, c.Case, c.By, []ledger.Item{item}); err != nil {
		return err
	}
	fmt.Fprintln(a.out, item.ID)
	return nil
}

// wordsOf returns the words of a claim as a reader sees them: JSON may write any
// letter by its number.
func wordsOf(claim json.RawMessage) string {
	var b strings.Builder
	var walk func(v any)
	walk = func(v any) {
		switch x := v.(type) {
		case string:
			b.WriteString(x + "\n")
		case []any:
			for _, e := range x {
				walk(e)
			}
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(x)) {
				walk(x[k])
			}
		}
	}
	var v any
	if json.Unmarshal(claim, &v) == nil { // it was written by this program
		walk(v)
	}
	return b.String()
}

func readIdentities(path string) ([]protect.Identity, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, "--identity", err)
	}
	return protect.Identities(data)
}

type sourceOpenCmd struct {
	Case     string `arg:"" help:"Name of the case."`
	Source   string `arg:"" help:"Its label, S1, S2, ..."`
	Identity string `required:"" help:"Key file to open with." type:"existingfile" placeholder:"FILE"`
	By       string `required:"" help:"Who opens it."`
	Reason   string `required:"" help:"Why."`
	Out      string `help:"New folder for its papers." placeholder:"DIR"`
}

// Run logs the release, then prints the fields and writes the papers.
func (c *sourceOpenCmd) Run(ctx context.Context, a *app) error {
	if err := a.open(ctx); err != nil {
		return err
	}
	keys, err := readIdentities(c.Identity)
	if err != nil {
		return err
	}
	secret, err := a.sources.Open(ctx, protect.Ref{Case: c.Case, Label: protect.Label(c.Source)}, keys, protect.Release{By: c.By, Reason: c.Reason})
	if err != nil {
		return err
	}
	if c.Out != "" {
		if err := writePapers(c.Out, secret.Papers); err != nil {
			return err
		}
	} else if len(secret.Papers) > 0 {
		a.warn("%d papers are not shown; --out DIR writes them", len(secret.Papers))
	}
	return a.printJSON(secret.About)
}

// writePapers writes papers into a new folder that only the user can read.
// Names come from inside the secret and are reduced to their last part.
func writePapers(dir string, papers []protect.Paper) error {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return fault.Wrap(fault.Invalid, dir, err)
	}
	for i, p := range papers {
		name := strconv.Itoa(i+1) + "-" + strings.TrimLeft(filepath.Base(p.Name), ".")
		if err := os.WriteFile(filepath.Join(dir, name), p.Data, 0o600); err != nil {
			return fault.Wrap(fault.Unavailable, dir, err)
		}
	}
	return nil
}

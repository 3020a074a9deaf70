// Command sanctrace reads what is published about sanctioned supply, keeps
// every statement with its source, and answers who is listed, who supplied
// what to whom, and on whose word. See the README for a tour, and
// "sanctrace --help" for the commands.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"sanctrace/internal/fault"
)

// Exit codes of the command, as scripts rely on them.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2 // usage or bad input
	exitDamaged = 3 // verification found damage
)

// streams is the world a command sees; tests give their own.
type streams struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	now      func() time.Time
}

// command is the whole command line.
type command struct {
	Data string `help:"Folder of the database, snapshots and index (default: the user's data folder; $SANCTRACE_DATA)." placeholder:"DIR"`
	DB   string `name:"db" help:"PostgreSQL address, instead of the embedded database ($SANCTRACE_DB)." placeholder:"URL"`

	Demo     demoCmd     `cmd:"" help:"Load the sample case, trace it, write its dossier, serve the workbench."`
	Lists    listsCmd    `cmd:"" help:"Import, fetch, compare and survey lists."`
	Compare  compareCmd  `cmd:"" help:"Compare two names, or a file of pairs, and explain."`
	Screen   screenCmd   `cmd:"" help:"Screen a name, or a file of customers, against the loaded lists."`
	Resolve  resolveCmd  `cmd:"" help:"Find and decide which entries of different lists are the same party."`
	Show     showCmd     `cmd:"" help:"Show one entity: names, listings, measures, relations, sources."`
	Search   searchCmd   `cmd:"" help:"Search entities and documents by words."`
	Read     readCmd     `cmd:"" help:"Read documents into claims; no database needed."`
	Trace    traceCmd    `cmd:"" help:"Trace documents, shipments and registers against the loaded lists."`
	Cases    casesCmd    `cmd:"" help:"List the cases, or show one with its decisions."`
	Decide   decideCmd   `cmd:"" help:"Accept, reject or correct a claim or match of a case."`
	Grade    gradeCmd    `cmd:"" help:"Grade how reliable a source, or how credible a claim, is."`
	Own      ownCmd      `cmd:"" help:"Tell who is owned or controlled by listed persons, with proof."`
	Trade    tradeCmd    `cmd:"" help:"Check shipments, and find gaps in mirror statistics."`
	Propose  proposeCmd  `cmd:"" help:"Ask a language model that you name for claims of a case; a person decides on each."`
	Source   sourceCmd   `cmd:"" help:"Keep your own confidential sources sealed, and state what they say."`
	Original originalCmd `cmd:"" help:"Write a document of a case as it was taken in."`
	Dossier  dossierCmd  `cmd:"" help:"Write the dossier of a case."`
	Serve    serveCmd    `cmd:"" help:"Serve the workbench."`
	Verify   verifyCmd   `cmd:"" help:"Re-read everything stored and name what is damaged."`
	Bench    benchCmd    `cmd:"" help:"Run the project's own benchmark."`

	Relations relationsCmd `cmd:"" help:"Tell posts, and mentions of other listed names, from the reasons of the lists; draw the network of a matter."`

	Completion completionCmd `cmd:"" help:"Print a completion script for a shell."`
	Version    versionCmd    `cmd:"" help:"Print version and build."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s := streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, now: time.Now}
	var code int
	if isTerminal(os.Stdout) {
		w := stillWriter(os.Stdout)
		s.out = w
		code = run(ctx, s, os.Args[1:])
		_ = w.Close() // a write that failed was told
	} else {
		code = run(ctx, s, os.Args[1:])
	}
	stop()
	os.Exit(code)
}

// exitPanic carries kong's wish to exit (after --help) out of its parser.
type exitPanic int

// run executes one command line and returns its exit code.
func run(ctx context.Context, s streams, args []string) (code int) {
	var c command
	defer func() {
		if p := recover(); p != nil {
			e, ok := p.(exitPanic)
			if !ok {
				panic(p)
			}
			code = int(e)
		}
	}()
	parser, err := kong.New(&c, kong.Name("sanctrace"), kong.UsageOnError(),
		kong.Description("Reads what is published about sanctioned supply, keeps every statement with its source, and answers with proof."),
		kong.Writers(s.out, s.err), kong.Exit(func(n int) { panic(exitPanic(n)) }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(s.err, "sanctrace:", err)
		return exitFailed
	}
	k, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(s.err, "sanctrace: %v\nTry: %s --help\n", err, asked(err))
		return exitUsage
	}
	a := &app{streams: s, data: c.Data, db: c.DB}
	defer a.close()
	k.BindTo(ctx, (*context.Context)(nil))
	return a.report(k.Run(ctx, a))
}

// asked names the command of a command line that cannot be read, as far as it
// is known.
func asked(err error) string {
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil && p.Context.Selected() != nil {
		return p.Context.Selected().FullPath()
	}
	return "sanctrace"
}

// damaged is the error of a verification that found damage.
var errDamaged = errors.New("damage was found")

// report prints err and returns the exit code it stands for.
func (a *app) report(err error) int {
	if err == nil {
		return exitDone
	}
	fmt.Fprintln(a.err, "sanctrace:", strings.Map(still, strings.ReplaceAll(err.Error(), context.Canceled.Error(), "interrupted")))
	switch {
	case errors.Is(err, errDamaged):
		return exitDamaged
	case fault.KindOf(err) == fault.Invalid, fault.KindOf(err) == fault.NotFound:
		return exitUsage
	}
	return exitFailed
}

// dataDir returns the folder of the database: the flag, the environment, or
// the user's data folder.
func (a *app) dataDir() (string, error) {
	if a.data != "" {
		return a.data, nil
	}
	if d := a.env("SANCTRACE_DATA"); d != "" {
		return d, nil
	}
	if d := a.env("XDG_DATA_HOME"); d != "" {
		return filepath.Join(d, "sanctrace"), nil
	}
	if h := a.env("HOME"); h != "" {
		return filepath.Join(h, ".local", "share", "sanctrace"), nil
	}
	return "", fault.New(fault.Invalid, "--data", "no data folder is known").Try("name one with --data DIR or SANCTRACE_DATA")
}

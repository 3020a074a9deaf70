package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"sanctrace/internal/db/dbtest"
)

// update rewrites the golden parts of the scripts: go test ./cmd/sanctrace -update.
var update = flag.Bool("update", false, "rewrite what the scripts compare with")

// clockVar names the variable by which a script sets the clock of the command.
const clockVar = "TEST_CLOCK"

// TestMain makes the test binary stand in for the command: a script that runs
// sanctrace runs this binary in a process of its own, with a clock that stands.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sanctrace": func() { os.Exit(runAsCommand()) }})
}

// runAsCommand is main with the clock of the script.
func runAsCommand() int {
	s := streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, now: time.Now}
	if text := os.Getenv(clockVar); text != "" {
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", clockVar, err)
			return exitFailed
		}
		s.now = func() time.Time { return at }
	}
	return run(context.Background(), s, os.Args[1:])
}

// TestScripts runs testdata/script: one conversation with the command a file.
// Each has its own data folder and a clock that stands at 10:00 on 2026-11-22.
func TestScripts(t *testing.T) {
	names, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(names) < 16 {
		t.Fatalf("%d scripts found (%v): the folder is not whole", len(names), err)
	}
	runScripts(t, names, true, func() string { return "" })
}

// TestScriptsOnPostgres runs the scripts that do not look into the embedded
// database again on a PostgreSQL server, each in a schema of its own.
func TestScriptsOnPostgres(t *testing.T) {
	dbtest.PostgresURL(t) // skips where there is no server
	var names []string
	for _, n := range []string{"bad-input", "lists-import", "lists-diff", "lists-fetch", "screen-name", "show-search", "trace-case", "own"} {
		names = append(names, "testdata/script/"+n+".txtar")
	}
	runScripts(t, names, false, func() string { return dbtest.PostgresURL(t) })
}

func runScripts(t *testing.T, names []string, embedded bool, database func() string) {
	testscript.Run(t, testscript.Params{
		Files: names, Cmds: scriptCommands, UpdateScripts: *update, RequireUniqueNames: true, ContinueOnError: true,
		Condition: func(c string) (bool, error) {
			switch c {
			case "root": // who may read what nobody may
				return os.Geteuid() == 0, nil
			case "embedded": // the database is a file of the data folder
				return embedded, nil
			}
			return false, fmt.Errorf("no such condition: %s", c)
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("SANCTRACE_DATA", filepath.Join(e.WorkDir, "data"))
			e.Setenv("SANCTRACE_DB", database())
			e.Setenv(clockVar, "2026-11-22T10:00:00Z")
			return nil
		},
	})
}

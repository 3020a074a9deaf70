package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// TestExamplesParse: every example of the help is a command line that the
// program takes.
func TestExamplesParse(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, f := range []string{"key.txt", "names.txt", "id_ed25519", "decisions.jsonl"} {
		if err := os.WriteFile(f, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("public", 0o700); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range []kong.HelpProvider{&readCmd{}, &traceCmd{}, &decideCmd{}, &gradeCmd{}, &proposeCmd{}, &sourceSealCmd{}, &sourceClaimCmd{}, &sourceOpenCmd{}, &dossierCmd{}, &verifyCmd{}, &originalCmd{}} {
		for line := range strings.Lines(c.Help()) {
			_, cmd, ok := strings.Cut(line, "sanctrace ")
			if !ok || !strings.HasPrefix(line, "  ") {
				continue
			}
			n++
			var all command
			parser, err := kong.New(&all)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := parser.Parse(shellWords(cmd)); err != nil {
				t.Errorf("%s%v", line, err)
			}
		}
	}
	if n < 20 {
		t.Errorf("%d examples", n)
	}
}

// shellWords cuts a command line at blanks that are not quoted, up to a sign
// that is the shell's.
func shellWords(line string) []string {
	var out []string
	for _, w := range regexp.MustCompile(`"[^"]*"|'[^']*'|\S+`).FindAllString(line, -1) {
		if strings.ContainsAny(w[:1], "<>|") {
			break
		}
		out = append(out, strings.Trim(w, `"'`))
	}
	return out
}

// Command gen makes the frequency table of package names from the lists of
// common words beside it: given names and family names by language area and
// words of company names, each list commonest first. They are own facts of
// general knowledge; no published list is in them.
//
// The level of a word is 3 for the first 12 of a list, 2 for the next 28, 1
// for the rest, and the highest of all lists it stands in. The words of a list
// called common or known have level 2 or 1, whatever their place. Run it with
// "go generate ./internal/names"; a test fails when the table is stale.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The ranks at which a list's words stop being very common and common.
const (
	veryCommon = 12
	common     = 40
)

func main() {
	out, err := table(".")
	if err == nil {
		err = os.WriteFile(filepath.Join("..", "frequency.txt"), []byte(out), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// table returns the frequency table made from the lists in dir.
func table(dir string) (string, error) {
	level := map[string]int{}
	for _, f := range []string{"given.txt", "family.txt", "company.txt", "more.txt"} {
		b, err := os.ReadFile(filepath.Join(dir, f))
		if err != nil {
			return "", fmt.Errorf("read list %s: %w", f, err)
		}
		for n, line := range strings.Split(string(b), "\n") {
			if err := rank(line, level); err != nil {
				return "", fmt.Errorf("list %s, line %d: %w", f, n+1, err)
			}
		}
	}
	return render(level), nil
}

// rank notes the levels of the words of one list.
func rank(line string, level map[string]int) error {
	if line == "" || line[0] == '#' {
		return nil
	}
	area, words, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("no area before a colon: %.40q", line)
	}
	for i, w := range strings.Fields(words) {
		l := 1
		switch {
		case area == "known":
		case area == "common":
			l = 2
		case i < veryCommon:
			l = 3
		case i < common:
			l = 2
		}
		level[w] = max(level[w], l)
	}
	return nil
}

// render writes the words of each level in order, some to a line.
func render(level map[string]int) string {
	var b strings.Builder
	for l := 3; l > 0; l-- {
		var words []string
		for w, x := range level {
			if x == l {
				words = append(words, w)
			}
		}
		slices.Sort(words)
		for chunk := range slices.Chunk(words, 16) {
			fmt.Fprintf(&b, "%d %s\n", l, strings.Join(chunk, " "))
		}
	}
	return b.String()
}

package reasons

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sanctrace/internal/sharedtest"
)

var split = flag.String("split", "dev", "rows to score: dev, or all for a final figure")

// journal reads the entries of the EU journal with the row ids of the scorer.
func journal(t *testing.T) []Entry {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(sharedtest.Path(t, "data/lists/eu_journal"), "*.csv"))
	if err != nil {
		t.Fatal(err)
	}
	var out []Entry
	seen := map[string]bool{}
	for _, p := range files {
		f, err := os.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		r := csv.NewReader(f)
		r.LazyQuotes = true
		head := map[string]int{}
		for n := 0; ; n++ {
			cells, err := r.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if n == 0 {
				for i, c := range cells {
					head[strings.TrimPrefix(c, "\ufeff")] = i
				}
				continue
			}
			out = append(out, journalEntry(func(c string) string { return cells[head[c]] }, n, seen))
		}
	}
	return out
}

func journalEntry(cell func(string) string, n int, seen map[string]bool) Entry {
	id := cell("celex") + "/" + cell("annex") + "/" + cell("recordId")
	if cell("recordId") == "" || seen[id] {
		id += fmt.Sprintf("#%d", n)
	}
	seen[id] = true
	e := Entry{Party: Party{ID: id, Schema: cell("schema"), Dataset: "journal"}, Entry: id, Reason: cell("reason")}
	for _, x := range append([]string{cell("name")}, strings.Split(cell("alias"), ";")...) {
		if x = strings.Join(strings.Fields(x), " "); x != "" {
			e.Names = append(e.Names, x)
		}
	}
	return e
}

func readJournal(t *testing.T) ([]Reading, *Names) {
	entries := journal(t)
	n := NewNames()
	for _, e := range entries {
		n.Add(e.Party)
	}
	for _, e := range entries {
		n.Learn(e.Reason)
	}
	began := time.Now()
	read := Read(entries, n)
	t.Logf("%d reasons in %v", len(entries), time.Since(began).Round(time.Millisecond))
	return read, n
}

// figures are what the scorer says of one part.
type figures struct {
	Relations, Mentions, Linked struct{ P, R, F1 float64 }
	Former                      float64 `json:"former_accuracy"`
}

// score runs the shared scorer over readings, main posts alone or all.
func score(t *testing.T, python string, read []Reading, mainOnly bool) map[string]figures {
	t.Helper()
	out := filepath.Join(t.TempDir(), "system.jsonl")
	f, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	w := json.NewEncoder(f)
	for _, r := range read {
		relations, mentions := []any{}, []any{}
		for _, x := range r.Relations {
			if x.Main || !mainOnly {
				relations = append(relations, map[string]any{"person": r.ID, "role": x.Role, "body": x.Body, "former": x.Former})
			}
		}
		for _, m := range r.Mentions {
			a, b := CodePoints(r.Reason, m.Start, m.End)
			mentions = append(mentions, map[string]any{"text": m.Text, "start": a, "end": b, "entity": m.IDs[0]})
		}
		if err := w.Encode(map[string]any{"row": r.ID, "relations": relations, "mentions": mentions}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := exec.Command(python, sharedtest.Path(t, "gold/relations.py"), out, "--json", "--split", *split).Output()
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]figures
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// TestScore holds the figures on the dev rows of the EU journal.
func TestScore(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 not found: the scorer cannot run")
	}
	read, _ := readJournal(t)
	for _, c := range []struct {
		name  string
		main  bool
		floor float64
	}{{"all posts", false, 0.72}, {"main posts", true, 0.765}} {
		got := score(t, python, read, c.main)
		for part, f := range got {
			t.Logf("%s, %s: relations %.3f, mentions %.3f, linked %.3f (P, R, F1), former %.3f", c.name, part, f.Relations, f.Mentions, f.Linked, f.Former)
		}
		dev := got["dev"]
		if dev.Relations.F1 < c.floor || dev.Mentions.R < 0.95 || dev.Linked.R < 0.95 || dev.Mentions.P < 0.9 || dev.Former < 0.94 {
			t.Errorf("%s: the figures fell: %+v", c.name, dev)
		}
	}
}

// TestDrones draws the network of drones from the EU journal: every edge rests
// on a passage that stands in the reason.
func TestDrones(t *testing.T) {
	read, names := readJournal(t)
	n := Connect(read, names, []string{"drone", "UAV", "unmanned"})
	reasons := map[string]string{}
	for _, r := range read {
		reasons[r.Entry.Entry] = r.Reason
	}
	for _, e := range n.Edges {
		if len(e.Notes) == 0 {
			t.Errorf("%s %s %s has no note", e.From, e.What, e.To)
		}
		for _, k := range e.Notes {
			if x := n.Notes[k-1]; string([]rune(reasons[x.Entry])[x.Start:x.End]) != x.Text || x.Text == "" {
				t.Errorf("note %d is not what stands there", k)
			}
		}
	}
	speak, posts := 0, 0
	for _, x := range n.Nodes {
		if x.Speaks {
			speak++
		}
	}
	for _, e := range n.Edges {
		if e.What != Named {
			posts++
		}
	}
	t.Logf("%d entries speak of drones; %d edges, %d of them posts; %d leads", speak, len(n.Edges), posts, len(n.Leads()))
	if speak < 150 || len(n.Edges) < 200 || posts < 50 || len(n.Leads()) < 20 {
		t.Error("the network shrank")
	}
}

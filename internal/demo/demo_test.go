package demo

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"testing"
)

// TestEveryFileHasItsPlace fails for a file that nothing loads.
func TestEveryFileHasItsPlace(t *testing.T) {
	used := map[string]bool{"decisions.jsonl": true, "README.txt": true}
	for _, f := range append(Lists(), Papers()...) {
		head, err := f.Head()
		if err != nil || len(head.Data) == 0 {
			t.Errorf("%s: %d bytes, %v", f.Name, len(head.Data), err)
		}
		used[f.Name] = true
	}
	n := 0
	err := fs.WalkDir(files, "case", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
			if !used[path.Base(p)] {
				t.Errorf("%s is embedded and never loaded", p)
			}
		}
		return err
	})
	if err != nil || n != len(used) {
		t.Errorf("%d files, %d used: %v", n, len(used), err)
	}
}

// TestEachItemIsDecidedOnce: that the items exist is tested where the case is
// traced, in cmd/sanctrace.
func TestEachItemIsDecidedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, line := range bytes.Split(bytes.TrimSpace(Decisions()), []byte("\n")) {
		var d struct{ ID, Verdict, By, Reason string }
		if err := json.Unmarshal(line, &d); err != nil || d.ID == "" || d.By == "" || d.Reason == "" || seen[d.ID] {
			t.Errorf("%s: %v", line, err)
		}
		if d.Verdict != "accept" && d.Verdict != "reject" {
			t.Errorf("%s: verdict %q", d.ID, d.Verdict)
		}
		seen[d.ID] = true
	}
	if len(seen) < 10 {
		t.Errorf("%d decisions", len(seen))
	}
}

// TestTheSampleSaysWhatIsInvented: nobody shall take the reports for real.
func TestTheSampleSaysWhatIsInvented(t *testing.T) {
	data, err := files.ReadFile("case/README.txt")
	if err != nil || !bytes.Contains(data, []byte("invented")) {
		t.Errorf("README.txt does not say what is invented: %v", err)
	}
}

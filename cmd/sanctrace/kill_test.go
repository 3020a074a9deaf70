package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// madeList writes a made-up OFAC primary file of n entries.
func madeList(t *testing.T, path string, n int) {
	t.Helper()
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, "%d,\"TESTGRAD PLANT NO %d\",-0- ,\"RUSSIA-EO14024\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Tax ID No. 77%08d (Russia).\"\r\n", 100000+i, i, i)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestKilledImport kills the command while it imports, at several moments. The
// list is then as it was before or as it is after, whole either way, and the
// next import needs no repair.
func TestKilledImport(t *testing.T) {
	dir, files := t.TempDir(), t.TempDir()
	small, big := filepath.Join(files, "sdn_2022-01-01.csv"), filepath.Join(files, "sdn_2022-02-01.csv")
	madeList(t, small, 10)
	madeList(t, big, 20_000)
	if _, errs, code := invoke(t, dir, "lists", "import", small); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	killed := 0
	for _, after := range []time.Duration{0, 20 * time.Millisecond, 150 * time.Millisecond, 600 * time.Millisecond} {
		if killOnce(t, dir, big, after) {
			killed++
		}
		if n := entities(t, dir); n != 10 && n != 20_000 {
			t.Errorf("killed after %s: %d entities, want those of before or after", after, n)
		}
		if out, errs, code := invoke(t, dir, "verify"); code != exitDone {
			t.Errorf("killed after %s: verify ends with %d\n%s%s", after, code, out, errs)
		}
	}
	if killed == 0 {
		t.Error("no import was killed: the test tells nothing")
	}
	if _, errs, code := invoke(t, dir, "lists", "import", big); code != exitDone {
		t.Fatalf("import after kills: exit code %d: %s", code, errs)
	}
	if n := entities(t, dir); n != 20_000 {
		t.Errorf("%d entities after the last import, want 20000", n)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "tmp", "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// killOnce starts an import in a process of its own and kills it some time
// after it began to write. It reports whether the process died of it.
func killOnce(t *testing.T, dir, list string, after time.Duration) bool {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "--data", dir, "lists", "import", list)
	cmd.Args[0] = "sanctrace" // TestMain takes it as the command
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		if begun, _ := filepath.Glob(filepath.Join(dir, "tmp", "*")); len(begun) > 0 {
			break
		}
		if len(done) > 0 {
			break
		}
	}
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Logf("kill after %s: %v", after, err)
	}
	err = <-done
	return err != nil && cmd.ProcessState.ExitCode() == -1
}

// entities returns how many entities the newest version of the only list has.
func entities(t *testing.T, dir string) int {
	t.Helper()
	out, errs, code := invoke(t, dir, "lists", "status", "--json")
	var status []struct{ Entities int }
	if err := json.Unmarshal(out, &status); err != nil || code != exitDone || len(status) != 1 {
		t.Fatalf("status: exit code %d, %v\n%s%s", code, err, out, errs)
	}
	return status[0].Entities
}

//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"sanctrace/internal/db"
)

// nobody is a user who may read what others own and write nothing of it.
const nobody = 65534

// asNobody returns a function that runs the command without the right to write:
// as another user where the tests run as root, who may write everything.
func asNobody(t *testing.T) func(args ...string) (stdout, stderr string, code int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(openFolder(t), "sanctrace") // the name by which it is the command
	copyFile(t, self, name)
	return func(args ...string) (string, string, int) {
		cmd := exec.Command(name, args...)
		cmd.Dir = os.TempDir()
		cmd.Env = []string{"HOME=/nowhere", clockVar + "=2026-11-22T10:00:00Z"}
		if os.Getuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		}
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		err := cmd.Run()
		if err != nil && !errors.As(err, new(*exec.ExitError)) {
			t.Fatal(err)
		}
		return out.String(), errs.String(), cmd.ProcessState.ExitCode()
	}
}

// openFolder returns a temporary folder that everybody may look into.
func openFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, p := range []string{dir, filepath.Dir(dir)} {
		if err := os.Chmod(p, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(out, in)
	if err := errors.Join(err, out.Close()); err != nil {
		t.Fatal(err)
	}
}

// lockFolder takes away the right to write a folder and what lies in it, until
// the end of the test.
func lockFolder(t *testing.T, dir string) {
	t.Helper()
	mode := func(file, folder fs.FileMode) {
		err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				return os.Chmod(p, folder)
			}
			return os.Chmod(p, file)
		})
		if err != nil {
			t.Error(err)
		}
	}
	mode(0o444, 0o555)
	t.Cleanup(func() { mode(0o600, 0o700) })
}

// TestReadOnlyFolder asks every question of a data folder that cannot be
// written, with an index that is up to date and without.
func TestReadOnlyFolder(t *testing.T) {
	list := filepath.Join(openFolder(t), "sdn_2022-01-01.csv")
	madeList(t, list, 10)
	if err := os.Chmod(list, 0o644); err != nil {
		t.Fatal(err)
	}
	run := asNobody(t)
	for name, indexed := range map[string]bool{"indexed": true, "not indexed": false} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(openFolder(t), "data")
			if _, errs, code := invoke(t, dir, "lists", "import", list); code != exitDone {
				t.Fatalf("exit code %d: %s", code, errs)
			}
			if indexed {
				invoke(t, dir, "screen", "nobody")
			}
			lockFolder(t, dir)
			for _, c := range []struct {
				args []string
				want string
				code int
			}{
				{[]string{"lists", "status"}, "us_ofac_sdn", exitDone},
				{[]string{"show", "ofac-100003"}, "TESTGRAD PLANT NO 3", exitDone},
				{[]string{"search", "testgrad"}, "ofac-100003", exitDone},
				{[]string{"screen", "Testgrad Plant No 7"}, "ofac-100007", exitDone},
				{[]string{"verify"}, "0 damaged", exitDone},
				{[]string{"lists", "import", "--as-of", "2022-02-01", list}, "", exitFailed},
			} {
				out, errs, code := run(append([]string{"--data", dir}, c.args...)...)
				if code != c.code || !strings.Contains(out, c.want) {
					t.Errorf("%v: exit code %d, want %d with %q\n%s%s", c.args, code, c.code, c.want, out, errs)
				}
				if told := strings.Contains(errs, "not kept"); told != (c.args[0] == "screen" && !indexed) {
					t.Errorf("%v: that the index is not kept is told: %t\n%s", c.args, told, errs)
				}
			}
		})
	}
}

// TestReadOnlyFolderOfAnOlderProgram: a schema that lacks a migration cannot be
// brought up to date there, though later ones have been applied.
func TestReadOnlyFolderOfAnOlderProgram(t *testing.T) {
	run := asNobody(t)
	dir := filepath.Join(openFolder(t), "data")
	if _, errs, code := invoke(t, dir, "cases"); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	d, err := db.Open(context.Background(), filepath.Join(dir, "sanctrace.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"ALTER TABLE ledger_document DROP COLUMN places", "DELETE FROM goose_db_version WHERE version_id = 23"} {
		if _, err := d.Exec(context.Background(), q); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	lockFolder(t, dir)
	if out, errs, code := run("--data", dir, "cases"); code != exitFailed || !strings.Contains(errs, "open it once where it can be written") {
		t.Errorf("exit code %d: %s%s", code, out, errs)
	}
}

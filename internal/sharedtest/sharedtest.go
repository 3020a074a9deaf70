// Package sharedtest finds the shared test data for tests, and skips a test
// with a clear message where it is absent. Only tests import it.
package sharedtest

import (
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Path returns the path of a file or folder of the shared test data, such as
// "data/lists/un/un_2026-08.xml.gz". It skips the test when the shared folder
// is absent, and fails it when the folder is there but the file is not. The
// folder is $SANCTRACE_SHARED or a folder "shared" beside the checkout.
func Path(t testing.TB, rel string) string {
	t.Helper()
	dir := Dir()
	if dir == "" {
		t.Skip("shared test data not found: set SANCTRACE_SHARED or place it in ../shared beside the checkout")
	}
	p := filepath.Join(dir, filepath.FromSlash(rel))
	if _, err := os.Stat(p); err != nil {
		t.Fatalf("shared test data is incomplete: %v", err)
	}
	return p
}

// Rows returns the rows of a CSV file of the shared test data, its header first; a
// file that ends in ".gz" is unpacked. It skips and fails the test as Path does,
// and fails it when the file holds no row.
func Rows(t testing.TB, rel string) [][]string {
	t.Helper()
	f, err := os.Open(Path(t, rel))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(rel, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := csv.NewReader(in).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%s: %d rows: %v", rel, len(rows), err)
	}
	return rows
}

// Dir returns the shared folder, or "" when there is none.
func Dir() string {
	if d := os.Getenv("SANCTRACE_SHARED"); d != "" {
		return d
	}
	wd, err := os.Getwd()
	if err != nil {
		return ""
	}
	for d := wd; ; d = filepath.Dir(d) {
		if _, err := os.Stat(filepath.Join(d, "go.mod")); err == nil {
			s := filepath.Join(filepath.Dir(d), "shared")
			if _, err := os.Stat(filepath.Join(s, "README.md")); err == nil {
				return s
			}
			return ""
		}
		if d == filepath.Dir(d) {
			return ""
		}
	}
}

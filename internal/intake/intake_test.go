package intake

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// toy is a format of one file ("toy DATE") and kit one of a set of two.
var toy = source.Format{Name: "toy", Title: "a toy list", Recognise: func(h source.Head) (source.Meta, bool) {
	date, ok := strings.CutPrefix(h.Line(), "toy")
	return source.Meta{Format: "toy", Dataset: "zz_toy", Version: when.Day(strings.TrimSpace(date))}, ok
}}

var kit = source.Format{Name: "kit", Title: "a kit list", Main: "prim", Set: []string{"prim", "alt"}, Recognise: func(h source.Head) (source.Meta, bool) {
	c, ok := strings.CutPrefix(h.Line(), "kit ")
	return source.Meta{Format: "kit", Dataset: "zz_kit", Component: c}, ok
}}

func write(t *testing.T, dir, name string, data []byte) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

func gz(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.Bytes()
}

func zipped(t *testing.T, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		f, err := w.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(members[i+1]))
	}
	w.Close()
	return b.Bytes()
}

func TestPlanOrdersVersionsAndJoinsSets(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b/toy_2023-05.txt.gz", gz(t, "toy 2024-02-01\n"))
	write(t, dir, "a/toy_2023-05-06.txt", []byte("toy\n"))
	write(t, dir, "2022-01/prim.csv", []byte("kit prim\n"))
	write(t, dir, "2022-01/alt.csv", []byte("kit alt\n"))
	write(t, dir, "2022-01/prim.pip", []byte("kit prim\n"))
	write(t, dir, "set.zip", zipped(t, "prim.csv", "kit prim\n", "x/alt.csv.gz", "junk"))
	write(t, dir, "junk.bin", []byte{0, 1, 2})
	write(t, dir, "empty.csv", nil)
	write(t, dir, "broken.zip", []byte("PK\x03\x04 no more"))
	write(t, dir, "excerpts/toy.txt", []byte("toy 2020-01-01\n"))
	units, problems, err := Plan(context.Background(), []source.Format{toy, kit}, []string{dir}, Options{Today: "2026-11-22"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, u := range units {
		got = append(got, strings.Join([]string{u.Dataset, string(u.Version), u.Basis, string(u.Scope), strings.Join(u.Components, "+")}, " "))
	}
	want := []string{
		"zz_kit 2022-01-01 path component prim",
		"zz_kit 2022-01-01 path full alt+prim",
		"zz_kit 2026-11-22 today component prim",
		"zz_toy 2020-01-01 content excerpt ",
		"zz_toy 2023-05-06 file name full ",
		"zz_toy 2024-02-01 content full ",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") && strings.Join(append(append([]string{}, got[1], got[0]), got[2:]...), "\n") != strings.Join(want, "\n") {
		t.Errorf("units:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(problems) != 4 {
		t.Errorf("problems = %v, want 4 (junk, empty, broken archive, broken member)", problems)
	}
}

func TestPlanRefuses(t *testing.T) {
	dir := t.TempDir()
	p := write(t, dir, "toy.txt", []byte("toy\n"))
	for name, c := range map[string]struct {
		paths []string
		opt   Options
	}{
		"missing path":   {[]string{filepath.Join(dir, "none")}, Options{}},
		"unknown format": {[]string{p}, Options{Format: "nope"}},
		"wrong format":   {[]string{p}, Options{Format: "kit"}},
	} {
		_, _, err := Plan(context.Background(), []source.Format{toy, kit}, c.paths, c.opt)
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: error %v, want an Invalid one", name, err)
		}
	}
}

func TestUnpackedSizeIsBounded(t *testing.T) {
	b := &bounded{Reader: strings.NewReader("0123456789"), left: 4}
	p := make([]byte, 8)
	if n, err := b.Read(p); n != 4 || err != nil {
		t.Fatalf("first read = %d, %v", n, err)
	}
	if _, err := b.Read(p); err == nil {
		t.Fatal("reading past the bound must fail")
	}
}

func TestDateIn(t *testing.T) {
	for name, want := range map[string]when.Day{
		"sdn_2022-05-06.csv": "2022-05-06", "20220506.xml": "2022-05-06", "dpl_2019-07.txt": "2019-07-01",
		"2024-01": "2024-01-01", "sdn.csv": "", "v1_1": "", "99999999": "", "2022-13-40.csv": "",
	} {
		if got, _ := dateIn(name); got != want {
			t.Errorf("dateIn(%q) = %q, want %q", name, got, want)
		}
	}
}

package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"

	"sanctrace/internal/db"
	"sanctrace/internal/schematest"
)

// scriptCommands are what scripts can do beside running sanctrace.
var scriptCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"code":      cmdCode,
	"is":        cmdIs,
	"schema":    cmdSchema,
	"lines":     cmdLines,
	"gz":        cmdGz,
	"zip":       cmdZip,
	"cut":       cmdCut,
	"flip":      cmdFlip,
	"latin":     cmdLatin,
	"serve-up":  cmdServeUp,
	"expand":    cmdExpand,
	"keep":      cmdKeep,
	"keep-line": cmdKeepLine,
	"row":       cmdRow,
}

// want fails the script when it was called with other than n arguments.
func want(ts *testscript.TestScript, neg bool, args []string, low, high int, usage string) {
	if neg || len(args) < low || len(args) > high {
		ts.Fatalf("usage: %s", usage)
	}
}

// cmdCode runs a command that must end with exactly the given exit code.
func cmdCode(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, 1<<10, "code N command args...")
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("run %s: %v", args[1], err)
	}
	if got != n {
		ts.Fatalf("exit code %d, want %d", got, n)
	}
}

// cmdIs checks a value of a JSON text: is PATH VALUE [FILE]. A path is names and
// numbers with dots between; "len" is the length of a list, and "key=value" the
// first item that has it. With "!" the value must be another one or absent.
func cmdIs(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, false, args, 2, 3, "[!] is PATH VALUE [FILE]")
	file := "stdout"
	if len(args) == 3 {
		file = args[2]
	}
	var v any
	d := json.NewDecoder(strings.NewReader(ts.ReadFile(file)))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		ts.Fatalf("%s: %v", file, err)
	}
	got, err := valueAt(v, args[0])
	switch {
	case err != nil && !neg:
		ts.Fatalf("%s: %v", file, err)
	case err == nil && (got == args[1]) == neg:
		ts.Fatalf("%s: %s is %q; want %q, negated: %t", file, args[0], got, args[1], neg)
	}
}

// valueAt returns what stands at path, strings as they are and everything else
// as JSON.
func valueAt(v any, path string) (string, error) {
	for _, part := range strings.Split(path, ".") {
		var err error
		if v, err = step(v, part); err != nil {
			return "", fmt.Errorf("%s: %w", path, err)
		}
	}
	if s, ok := v.(string); ok {
		return s, nil
	}
	b, err := json.Marshal(v)
	return string(b), err
}

func step(v any, part string) (any, error) {
	switch v := v.(type) {
	case map[string]any:
		if x, ok := v[part]; ok {
			return x, nil
		}
	case []any:
		if part == "len" {
			return len(v), nil
		}
		if key, value, ok := strings.Cut(part, "="); ok {
			for _, x := range v {
				if m, isMap := x.(map[string]any); isMap && fmt.Sprint(m[key]) == value {
					return x, nil
				}
			}
		}
		if i, err := strconv.Atoi(part); err == nil && i < len(v) {
			return v[i], nil
		}
	}
	return nil, fmt.Errorf("there is no %q", part)
}

// cmdSchema checks one JSON text against doc/schema: schema NAME [FILE].
func cmdSchema(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, 2, "schema NAME [FILE]")
	file := "stdout"
	if len(args) == 2 {
		file = args[1]
	}
	ts.Check(schematest.Check(args[0], []byte(ts.ReadFile(file))))
}

// cmdLines checks each line of a file against doc/schema: lines NAME FILE N.
func cmdLines(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 3, 3, "lines NAME FILE COUNT")
	text := strings.TrimSuffix(ts.ReadFile(args[1]), "\n")
	lines := strings.Split(text, "\n")
	if text == "" {
		lines = nil
	}
	if strconv.Itoa(len(lines)) != args[2] {
		ts.Fatalf("%s has %d lines, want %s", args[1], len(lines), args[2])
	}
	for i, line := range lines {
		if err := schematest.Check(args[0], []byte(line)); err != nil {
			ts.Fatalf("%s, line %d: %v", args[1], i+1, err)
		}
	}
}

// cmdGz packs a file: gz IN OUT.
func cmdGz(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, 2, "gz IN OUT")
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(ts.ReadFile(args[0])))
	ts.Check(errors.Join(err, w.Close()))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b.Bytes(), 0o600))
}

// cmdZip packs files: zip OUT FILE...
func cmdZip(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, 99, "zip OUT FILE...")
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range args[1:] {
		f, err := w.Create(filepath.ToSlash(name))
		ts.Check(err)
		_, err = f.Write([]byte(ts.ReadFile(name)))
		ts.Check(err)
	}
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}

// cmdCut cuts a file in two and drops the end: cut FILE BYTES; a negative number
// is dropped from the end.
func cmdCut(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, 2, "cut FILE BYTES")
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	if n < 0 {
		n += len(ts.ReadFile(args[0]))
	}
	ts.Check(os.Truncate(ts.MkAbs(args[0]), int64(n)))
}

// cmdFlip turns one bit in the middle of the only file that a pattern names:
// flip PATTERN. The file's mode is put back.
func cmdFlip(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, 1, "flip PATTERN")
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(found) != 1 {
		ts.Fatalf("%s names %d files, want one", args[0], len(found))
	}
	data, err := os.ReadFile(found[0])
	ts.Check(err)
	info, err := os.Stat(found[0])
	ts.Check(err)
	data[len(data)/2] ^= 1
	ts.Check(os.Chmod(found[0], 0o600))
	ts.Check(os.WriteFile(found[0], data, 0o600))
	ts.Check(os.Chmod(found[0], info.Mode()))
}

// cmdLatin turns a UTF-8 file into Windows-1252: latin FILE.
func cmdLatin(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, 1, "latin FILE")
	data, err := charmap.Windows1252.NewEncoder().Bytes([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}

// cmdServeUp serves a folder over TLS and lets the command trust the server:
// serve-up DIR. $URL is its address. Files are served with ETag, and those
// called *.html as pages.
func cmdServeUp(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, 1, "serve-up DIR")
	srv := httptest.NewTLSServer(http.FileServer(http.Dir(ts.MkAbs(args[0]))))
	ts.Defer(srv.Close)
	ca := ts.MkAbs("ca.pem")
	ts.Check(os.WriteFile(ca, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: srv.Certificate().Raw}), 0o600))
	ts.Setenv("SSL_CERT_FILE", ca)
	ts.Setenv("URL", srv.URL)
}

// cmdExpand replaces variables in a file: expand FILE.
func cmdExpand(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 1, 1, "expand FILE")
	text := os.Expand(ts.ReadFile(args[0]), ts.Getenv)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// cmdKeep writes a JSON value of the last output into a variable: keep NAME PATH.
func cmdKeep(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, 2, "keep NAME PATH")
	var v any
	if err := json.Unmarshal([]byte(ts.ReadFile("stdout")), &v); err != nil {
		ts.Fatalf("stdout: %v", err)
	}
	got, err := valueAt(v, args[1])
	ts.Check(err)
	ts.Setenv(args[0], got)
}

// cmdKeepLine writes the line of the last output that begins with a prefix into
// a variable: keep-line NAME PREFIX.
func cmdKeepLine(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, 2, "keep-line NAME PREFIX")
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		if strings.HasPrefix(line, args[1]) {
			ts.Setenv(args[0], strings.TrimSpace(line))
			return
		}
	}
	ts.Fatalf("no line begins with %s", args[1])
}

// cmdRow changes a database behind the command's back: row FILE SQL... The last
// statement must change a row.
func cmdRow(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, args, 2, 9, "row FILE SQL...")
	ctx := context.Background()
	d, err := db.Open(ctx, ts.MkAbs(args[0]))
	ts.Check(err)
	var changed int64
	err = d.Tx(ctx, func(tx *db.Tx) error {
		for _, statement := range args[1:] {
			r, err := tx.Exec(ctx, statement)
			if err != nil {
				return err
			}
			if changed, err = r.RowsAffected(); err != nil {
				return err
			}
		}
		return nil
	})
	ts.Check(errors.Join(err, d.Close()))
	if changed == 0 {
		ts.Fatalf("no row was changed by %s", args[len(args)-1])
	}
}

package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sanctrace/internal/schematest"
)

// TestServe starts the workbench on a free port, asks for its pages and stops
// it as an interrupt does.
func TestServe(t *testing.T) {
	dir, list := t.TempDir(), filepath.Join(t.TempDir(), "sdn_2022-01-01.csv")
	madeList(t, list, 5)
	if _, errs, code := invoke(t, dir, "lists", "import", list); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	r, w := io.Pipe()
	var errs bytes.Buffer
	s := streams{in: strings.NewReader(""), out: w, err: &errs, env: func(string) string { return "" }, now: time.Now}
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, s, []string{"--data", dir, "serve", "--listen", "127.0.0.1:0"}) }()
	address := ""
	for lines := bufio.NewScanner(r); address == "" && lines.Scan(); {
		if _, after, ok := strings.Cut(lines.Text(), "Workbench: "); ok {
			address, _, _ = strings.Cut(after, " ")
		}
	}
	go io.Copy(io.Discard, r)
	for path, want := range map[string]int{"/": http.StatusOK, "/nothing-here": http.StatusNotFound} {
		resp, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != want || !bytes.Contains(body, []byte("<html")) {
			t.Errorf("%s: %s, %v, %.80s", path, resp.Status, err, body)
		}
	}
	stop()
	select {
	case code := <-ended:
		if code != exitDone {
			t.Errorf("exit code %d after an interrupt: %s", code, errs.String())
		}
	case <-time.After(20 * time.Second):
		t.Error("the workbench does not stop")
	}
	if _, errs, code := invoke(t, dir, "serve", "--listen", "nowhere:http:80"); code == exitDone || !bytes.Contains(errs, []byte("--listen")) {
		t.Errorf("a wrong address: exit code %d, %s", code, errs)
	}
}

// TestInterruptedScreening stops a screening in the middle and goes on with it:
// the answers are those of one run.
func TestInterruptedScreening(t *testing.T) {
	dir, files := t.TempDir(), t.TempDir()
	list, in := filepath.Join(files, "sdn_2022-01-01.csv"), filepath.Join(files, "in.csv")
	whole, part := filepath.Join(files, "whole.jsonl"), filepath.Join(files, "part.jsonl")
	madeList(t, list, 300)
	var b strings.Builder
	b.WriteString("id,name\n")
	for i := range 3_000 {
		fmt.Fprintf(&b, "k-%d,Testgrad Plant No %d\n", i, i%700)
	}
	if err := os.WriteFile(in, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := invoke(t, dir, "lists", "import", list); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	if _, errs, code := invoke(t, dir, "screen", "--in", in, "--out", whole); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		for ctx.Err() == nil {
			if info, err := os.Stat(part); err == nil && info.Size() > 0 {
				stop()
			}
			time.Sleep(time.Millisecond)
		}
	}()
	var errs bytes.Buffer
	s := streams{in: strings.NewReader(""), out: io.Discard, err: &errs, env: func(string) string { return "" }, now: time.Now}
	if code := run(ctx, s, []string{"--data", dir, "screen", "--in", in, "--out", part}); code != exitFailed || !strings.Contains(errs.String(), "--resume") {
		t.Fatalf("interrupted: exit code %d, %s", code, errs.String())
	}
	stop()
	if _, errs, code := invoke(t, dir, "screen", "--in", in, "--out", part, "--resume", "--threshold", "0.9"); code == exitDone {
		t.Errorf("resumed with another threshold: %s", errs)
	}
	_, proof, code := invoke(t, dir, "screen", "--in", in, "--out", part, "--resume", "--json")
	if code != exitDone {
		t.Fatalf("resume: exit code %d, %s", code, proof)
	}
	lines := bytes.Split(bytes.TrimSpace(proof), []byte("\n"))
	schematest.Validate(t, "screen-proof", lines[len(lines)-1])
	if !bytes.Contains(proof, []byte(`"rows":3000`)) {
		t.Errorf("the proof is not of all rows: %s", proof)
	}
	want, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(part); err != nil || !bytes.Equal(got, want) {
		t.Errorf("the resumed answers differ from those of one run: %v", err)
	}
}

// TestBench runs the benchmark in its smallest size.
func TestBench(t *testing.T) {
	if testing.Short() {
		t.Skip("measures for some seconds")
	}
	out, errs, code := invoke(t, t.TempDir(), "bench", "--entities", "400", "--queries", "100", "--rows", "300", "--compare", "40000")
	if code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	schematest.Validate(t, "bench", out)
}

package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"sanctrace/internal/schematest"
)

// TestPropose asks a made-up model: what it proposes is kept, states nothing
// until it is accepted, and counts in the trace after that.
func TestPropose(t *testing.T) {
	quote := "Brook Rotor Works sent crates of rotors to Fell Systems Ltd"
	answer, err := json.Marshal(map[string]any{"claims": []any{map[string]any{"quote": quote, "event": "TRANSFER", "modality": "reported_fact", "polarity": "positive",
		"participants": []any{map[string]any{"name": "Brook Rotor Works", "role": "supplier"}, map[string]any{"name": "Fell Systems Ltd", "role": "recipient"}}, "item": "rotors"}}})
	if err != nil {
		t.Fatal(err)
	}
	asked := ""
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		asked = r.Header.Get("Authorization") + string(body)
		_ = json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{"message": map[string]string{"content": string(answer)}}}})
	}))
	defer server.Close()
	work := t.TempDir()
	s := &spoken{t: t, dir: filepath.Join(work, "data")}
	report, key := filepath.Join(work, "report.txt"), filepath.Join(work, "key")
	write(t, report, "It was May. "+quote+". Fell Systems Ltd is based in Riga.\n")
	write(t, key, "sk-secret\n")
	s.must("", "trace", "--case", "mill", report)
	args := []string{"propose", "mill", "--endpoint", server.URL + "/v1", "--model", "tiny-1", "--key-file", key}

	if out := s.must("", append(args, "--dry-run")...); asked != "" || !strings.Contains(out, strings.TrimPrefix(server.URL, "http://")) {
		t.Errorf("a dry run sent %q and said %s", asked, out)
	}
	out, errs, code := invoke(t, s.dir, append(args, "--json")...)
	if code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	schematest.Validate(t, "propose", out)
	var p proposed
	if err := json.Unmarshal(out, &p); err != nil || len(p.Kept) != 1 || !strings.HasPrefix(asked, "Bearer sk-secret") {
		t.Fatalf("kept %v (%v), asked %.60s", p.Kept, err, asked)
	}

	page := func() string {
		s.must("", "dossier", "mill", "--draft", "--out", filepath.Join(work, "draft"))
		return string(read(t, filepath.Join(work, "draft", "dossier.json")))
	}
	if strings.Contains(page(), p.Kept[0]) {
		t.Error("a draft states what nobody accepted from a machine")
	}
	if traced := s.must("", "trace", "--case", "mill", "--json", report); strings.Contains(traced, p.Kept[0]) {
		t.Error("a trace counts what nobody accepted from a machine")
	}
	s.must("", "decide", "mill", p.Kept[0], "accept", "--by", "Ann", "--reason", "read against the passage")
	out, _, _ = invoke(t, s.dir, "trace", "--case", "mill", "--json", report)
	schematest.Validate(t, "trace", out)
	if !strings.Contains(string(out), `"machine": "tiny-1"`) {
		t.Errorf("a trace leaves out what was accepted: %s", out)
	}
	if !strings.Contains(page(), p.Kept[0]) {
		t.Error("a dossier leaves out what was accepted")
	}
	if recs, err := recordsOf(t, s.dir, "case/mill/"+p.Kept[0]); err != nil || len(recs) != 2 || recs[0] != "machine tiny-1" || recs[1] != "Ann" {
		t.Errorf("the log names %v (%v)", recs, err)
	}
	if _, code := s.run("", "propose", "mill", "--endpoint", "http://elsewhere.example/v1", "--model", "m"); code != exitUsage {
		t.Errorf("an unencrypted address: exit code %d", code)
	}
}

// recordsOf returns who acted on an object, in order.
func recordsOf(t *testing.T, dir, object string) ([]string, error) {
	t.Helper()
	a := &app{streams: streams{err: io.Discard, env: func(string) string { return "" }}, data: dir}
	defer a.close()
	if err := a.open(context.Background()); err != nil {
		return nil, err
	}
	recs, err := a.log.Records(context.Background(), object, 0, 10)
	var out []string
	for _, r := range recs {
		out = append(out, r.Actor)
	}
	return out, err
}

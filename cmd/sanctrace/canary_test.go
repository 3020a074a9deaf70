package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// canaries are secrets that stand nowhere else.
var canaries = map[string]string{
	"name": "Zephyrine Quackenbush", "role": "tarmacwright", "nationality": "Ruritanian", "contact": "zq-0099@nowhere.example",
	"note": "gave it beneath the xylograph", "paper": "manifestum-xiv.txt", "words": "forty crates marked VERBASCUM",
}

// spoken collects everything that the command says.
type spoken struct {
	t   *testing.T
	dir string
	all bytes.Buffer
}

// run runs one command line with the given standard input.
func (s *spoken) run(stdin string, args ...string) (string, int) {
	s.t.Helper()
	var out bytes.Buffer
	w := streams{in: strings.NewReader(stdin), out: &out, err: &out, env: func(string) string { return "" },
		now: func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }}
	code := run(context.Background(), w, append([]string{"--data", s.dir}, args...))
	s.all.Write(out.Bytes())
	return strings.TrimSpace(out.String()), code
}

func (s *spoken) must(stdin string, args ...string) string {
	s.t.Helper()
	out, code := s.run(stdin, args...)
	if code != exitDone {
		s.t.Fatalf("%v: exit code %d: %s", args, code, out)
	}
	return out
}

// TestNothingOfASealedSourceGetsOut writes known secrets into every sealed
// field and looks for them, in any common writing, in all that the command
// says and in every file that it leaves.
func TestNothingOfASealedSourceGetsOut(t *testing.T) {
	work := t.TempDir()
	s := &spoken{t: t, dir: filepath.Join(work, "data")}
	private, public := t.TempDir(), t.TempDir()
	paper, report, key := filepath.Join(private, canaries["paper"]), filepath.Join(public, "report.pdf"), filepath.Join(private, "key.txt")
	write(t, paper, canaries["words"])
	write(t, report, pdfOf("Brook Rotor Works shipped 40 engines to Fell Systems Ltd in May 2024, the Quay Herald reported."))
	s.must("", "trace", "--case", "harbour", report)
	to := lastLine(s.must("", "source", "key", key))
	secret := map[string]any{"papers": []string{paper}}
	for _, f := range []string{"name", "role", "nationality", "contact", "note"} {
		secret[f] = canaries[f]
	}
	about, err := json.Marshal(secret)
	if err != nil {
		t.Fatal(err)
	}
	if l := s.must(string(about), "source", "seal", "harbour", "--to", to); l != "S1" {
		t.Fatalf("sealed as %q", l)
	}
	claim := `{"text":"More than 200 engines lay ready at the plant in June 2024","event":"TRANSFER","participants":[{"name":"Fell Systems Ltd","role":"recipient"}]}`
	id := lastLine(s.must("", "source", "claim", "harbour", "S1", "--value", claim, "--by", "Ann", "--identity", key))
	s.failures(string(about), to, key, private)
	s.noPlaces(work, id, key)
	s.must("", "decide", "harbour", id, "accept", "--by", "Ann", "--reason", "heard twice")
	for _, args := range [][]string{{"trace", "--case", "harbour", report, "--json"}, {"trace", "--case", "harbour", report}, {"cases", "--json"}, {"cases", "harbour"}, {"cases", "harbour", "--json"}, {"original", "harbour", "report.pdf"}, {"source", "list", "harbour"},
		{"source", "list", "harbour", "--json"}, {"search", "engines", "--json"}, {"verify"}, {"verify", "--json"}, {"dossier", "harbour", "--out", filepath.Join(work, "out")},
		{"dossier", "harbour", "--draft", "--out", filepath.Join(work, "draft")}} {
		s.must("", args...)
	}
	page := read(t, filepath.Join(work, "out", "index.html"))
	if !bytes.Contains(page, []byte("source S1")) || !bytes.Contains(page, []byte("held by the author")) || !bytes.Contains(page, []byte("More than 200 engines")) {
		t.Errorf("the dossier does not state the claim with its footnote:\n%s", page)
	}
	s.clean("what is said", s.all.Bytes())
	s.cleanFiles(work)

	opened := s.must("", "source", "open", "harbour", "S1", "--identity", key, "--by", "Ann", "--reason", "the editor asked", "--out", filepath.Join(private, "opened"))
	if !strings.Contains(opened, canaries["name"]) || string(read(t, filepath.Join(private, "opened", "1-"+canaries["paper"]))) != canaries["words"] {
		t.Errorf("opened: %s", opened)
	}
	s.cleanFiles(work)
}

// noPlaces holds that nothing says where in a sealed paper the words of a claim
// stand: no page, box, hash or byte of it, neither in the dossier nor in the
// places that the ledger keeps.
func (s *spoken) noPlaces(work, id, key string) {
	s.t.Helper()
	n := s.footnoteOf(work, "harbour", id)
	if n.Document != "source S1" || n.Locator != "held by the author" || n.Box != nil || n.SHA256 != "" {
		s.t.Errorf("the footnote of a sealed source says %+v", n)
	}
	for _, field := range []string{`"evidence":[{"document":"source S1","locator":"page 3, bytes 0-9","box":[1,2,3,4],"text":"x"}]`, `"box":[1,2,3,4]`, `"page":3`} {
		value := `{"text":"More than 300 engines lay ready","event":"TRANSFER",` + field + `}`
		if out, code := s.run("", "source", "claim", "harbour", "S1", "--value", value, "--by", "Ann", "--identity", key); code == exitDone {
			s.t.Errorf("a place in a sealed paper is taken: %s", out)
		}
	}
	a := &app{streams: streams{err: io.Discard, env: func(string) string { return "" }}, data: s.dir}
	defer a.close()
	if err := a.open(context.Background()); err != nil {
		s.t.Fatal(err)
	}
	docs, err := a.ledger.Documents(context.Background(), "harbour")
	if err != nil || len(docs) != 1 || docs[0].Name != "report.pdf" || len(docs[0].Places) == 0 {
		s.t.Errorf("the case holds %+v (%v), want the report with its places", docs, err)
	}
}

// failures does what is refused.
func (s *spoken) failures(about, to, key, private string) {
	s.t.Helper()
	other := filepath.Join(private, "other.txt")
	s.must("", "source", "key", other)
	missing := strings.Replace(about, canaries["paper"], "not-"+canaries["paper"], 1)
	for _, c := range []struct {
		stdin string
		args  []string
	}{
		{missing, []string{"source", "seal", "harbour", "--to", to}},
		{about[:len(about)-3], []string{"source", "seal", "harbour", "--to", to}},
		{strings.Replace(about, `"`+canaries["name"]+`"`, `["`+canaries["name"]+`"]`, 1), []string{"source", "seal", "harbour", "--to", to}},
		{about, []string{"source", "seal", "harbour"}},
		{about, []string{"source", "seal", "nocase", "--to", to}},
		{"", []string{"source", "open", "harbour", "S1", "--identity", other, "--by", "Ann", "--reason", "r"}},
		{"", []string{"source", "open", "harbour", "S7", "--identity", key, "--by", "Ann", "--reason", "r"}},
		{"", []string{"source", "key", key}},
	} {
		if out, code := s.run(c.stdin, c.args...); code == exitDone {
			s.t.Errorf("%v: taken: %s", c.args, out)
		}
	}
	// The user types a canary here; what is said of it must not repeat it.
	for _, value := range []string{`{"text":"\u005aephyrine saw 200 engines","event":"TRANSFER"}`, `{"text":"We saw it","event":"TRANSFER","place":"the house of Quackenbush"}`} {
		if out, code := s.run("", "source", "claim", "harbour", "S1", "--value", value, "--by", "Ann", "--identity", key); code == exitDone || !strings.Contains(out, `field "name"`) {
			s.t.Errorf("a text that gives the source away: exit code %d: %s", code, out)
		}
	}
	value := `{"text":"A Ruritanian saw 200 engines","event":"TRANSFER"}`
	if out, code := s.run("", "source", "claim", "harbour", "S1", "--value", value, "--by", "Ann", "--identity", key); code == exitDone || !strings.Contains(out, "nationality") {
		s.t.Errorf("a text that gives the source away: exit code %d: %s", code, out)
	}
}

// cleanFiles looks for canaries in the names and bytes of all files below dir.
func (s *spoken) cleanFiles(dir string) {
	s.t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		n++
		s.clean(path, append([]byte(path), read(s.t, path)...))
		return nil
	})
	if err != nil || n < 10 {
		s.t.Fatalf("%d files were looked at: %v", n, err)
	}
}

// clean fails when a canary, a word of one, or a hash of what it stands for can
// be found in data.
func (s *spoken) clean(where string, data []byte) {
	s.t.Helper()
	low := bytes.ToLower(data)
	for field, v := range canaries {
		sum := sha256.Sum256([]byte(v))
		forms := []string{v, base64.StdEncoding.EncodeToString([]byte(v)), hex.EncodeToString([]byte(v)), hex.EncodeToString(sum[:])}
		for w := range strings.FieldsSeq(v) {
			if len(w) > 5 && w != "marked" && w != "crates" {
				forms = append(forms, w)
			}
		}
		for _, f := range forms {
			if bytes.Contains(low, bytes.ToLower([]byte(f))) {
				s.t.Errorf("%s holds the %s of the source as %q", where, field, f)
			}
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func lastLine(s string) string {
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "age1") || strings.HasPrefix(line, "own-") {
			return line
		}
	}
	return s
}

package dossier

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
)

func written(t *testing.T, o Options) string {
	t.Helper()
	in := sample(t)
	in.Draft = true
	d, err := Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := d.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	return dir
}

func signingKey(t *testing.T) []byte {
	t.Helper()
	_, priv, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(priv, "")
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(block)
}

func TestCheckFindsEveryChange(t *testing.T) {
	dir := written(t, Options{Key: signingKey(t)})
	c, err := Check(dir, "")
	if err != nil || len(c.Damage) > 0 || c.Signer == "" || c.Files < 6 {
		t.Fatalf("check = %+v, %v", c, err)
	}
	public, err := os.ReadFile(filepath.Join(dir, "signer.pub"))
	if err != nil {
		t.Fatal(err)
	}
	if c, err := Check(dir, string(public)); err != nil || len(c.Damage) > 0 {
		t.Fatalf("with the signer's key = %+v, %v", c, err)
	}
	es, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range es {
		if e.Name() == "signer.pub" {
			continue // a convenience; who signed is told by the key that the stranger has
		}
		path := filepath.Join(dir, e.Name())
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		flipped := bytes.Clone(data)
		flipped[len(flipped)/2] ^= 1
		change(t, path, flipped)
		if c, err := Check(dir, ""); err == nil && len(c.Damage) == 0 {
			t.Errorf("%s was changed and nothing is said", e.Name())
		}
		change(t, path, data)
	}
	change(t, filepath.Join(dir, "extra.html"), []byte("x"))
	if c, err := Check(dir, ""); err != nil || len(c.Damage) != 1 || c.Damage[0].File != "extra.html" {
		t.Errorf("an added file: %+v, %v", c, err)
	}
}

func change(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestUnsignedWhereASignerIsWanted(t *testing.T) {
	dir := written(t, Options{})
	if c, err := Check(dir, "ssh-ed25519 AAAA"); err != nil || len(c.Damage) != 1 || c.Damage[0].File != Signature {
		t.Errorf("check = %+v, %v", c, err)
	}
	if _, err := Check(t.TempDir(), ""); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a folder that is no dossier: %v", err)
	}
}

// TestStandardTools checks the hashes with the program that a stranger has.
func TestStandardTools(t *testing.T) {
	bin, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("no sha256sum here")
	}
	cmd := exec.Command(bin, "-c", "--strict", Sums)
	cmd.Dir = written(t, Options{})
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

// TestAnEarlierSignatureGoes writes an unsigned dossier over a signed one.
func TestAnEarlierSignatureGoes(t *testing.T) {
	dir := written(t, Options{Key: signingKey(t)})
	in := sample(t)
	in.Draft = true
	in.Documents, in.Result.Documents = nil, nil
	d, err := Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Write(dir, Options{}); err != nil {
		t.Fatal(err)
	}
	if c, err := Check(dir, ""); err != nil || len(c.Damage) > 0 || c.Signer != "" {
		t.Errorf("check = %+v, %v", c, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "document-1.html")); !os.IsNotExist(err) {
		t.Errorf("a page of the earlier dossier is left: %v", err)
	}
}

func TestRedactedPhrasesAreNowhere(t *testing.T) {
	dir := written(t, Options{Redact: []string{"bolt <b>works</b>", "Acme"}})
	es, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	black := 0
	for _, e := range es {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		low := strings.ToLower(string(data))
		for _, never := range []string{"acme", "works"} {
			if strings.Contains(low, never) {
				t.Errorf("%s still holds %q", e.Name(), never)
			}
		}
		black += strings.Count(low, Blackout)
	}
	if black < 6 {
		t.Errorf("%d blackouts, want some in each file", black)
	}
	if c, err := Check(dir, ""); err != nil || len(c.Damage) > 0 {
		t.Errorf("check = %+v, %v", c, err)
	}
}

func TestRedactionThatCannotBeWholeIsRefused(t *testing.T) {
	for what, c := range map[string]struct {
		page, phrase string
		kind         fault.Kind
	}{
		"across a mark": {"<p>Acme supp<mark>lied motors</mark></p>", "supplied", fault.Conflict},
		"too short":     {"<p>x</p>", "ab", fault.Invalid},
	} {
		if _, _, err := redact(map[string][]byte{"x.html": []byte(c.page)}, []string{c.phrase}); fault.KindOf(err) != c.kind {
			t.Errorf("%s: %v, want %v", what, err, c.kind)
		}
	}
	quoted := map[string][]byte{"x.html": []byte("<p>&#34;Zed &amp; Sons&#43;&#34; yard</p>"), "x.json": []byte(`{"a": "\"Zed & Sons+\" yard"}`), "x.csv": []byte("1,\"\"\"Zed & Sons+\"\" yard\"\n")}
	if n, _, err := redact(quoted, []string{`"Zed & Sons+" yard`}); err != nil || n != 3 {
		t.Errorf("signs: %d taken out (%v): %q", n, err, quoted)
	}
	if want := `{"a": "` + Blackout + `"}`; string(quoted["x.json"]) != want {
		t.Errorf("JSON %s, want %s", quoted["x.json"], want)
	}
	if want := "1,\"" + Blackout + "\"\n"; string(quoted["x.csv"]) != want {
		t.Errorf("CSV %s, want %s", quoted["x.csv"], want)
	}
	files := map[string][]byte{"x.html": []byte("<p>A&amp;B\n Ltd and a&amp;b ltd</p>"), "x.json": []byte(`"A&B\nLtd"`)}
	if n, unused, err := redact(files, []string{"none of these", "A&B Ltd"}); err != nil || n != 3 || !slices.Equal(unused, []int{1}) {
		t.Errorf("%d taken out, unused %v (%v): %s", n, unused, err, files)
	}
}

// TestRedactedWordsCannotBeGuessed: two dossiers that differ in a name that was
// taken out, and in its length, are the same to the byte but for the hash of the
// document.
func TestRedactedWordsCannotBeGuessed(t *testing.T) {
	var got [2]map[string][]byte
	for i, name := range []string{"Acme", "Bartholomew & Sons"} {
		in := sample(t)
		in.Result.Matches = nil
		swap := func(s string) string { return strings.ReplaceAll(s, "Acme", name) }
		in.Documents[0].Layer = swap(text)
		c := &in.Result.Claims[0]
		c.Text, c.Participants[0].Name = swap(c.Text), name
		c.ID = ftm.MakeID("c", c.Text)[:14]
		c.Evidence[0].Text = swap(c.Evidence[0].Text)
		at := strings.Index(in.Documents[0].Layer, c.Evidence[0].Text)
		c.Evidence[0].Locator = "bytes " + itoa(at) + "-" + itoa(at+len(c.Evidence[0].Text))
		c.Evidence[0].Box = [4]float64{72, 80, 72 + 6*float64(len(c.Evidence[0].Text)), 92}
		in.Result.Documents[0].Evidence = slices.Clone(c.Evidence)
		in.Result.Claims = in.Result.Claims[:1]
		in.Result.Origins[0].Claims = []string{c.ID}
		in.Result.Transfers = []trace.Transfer{in.Result.Transfers[0]}
		in.Result.Transfers[0].Claims, in.Result.Transfers[0].Supplier, in.Result.Transfers[0].ID = []string{c.ID}, name, ftm.MakeID("transfer", c.ID)[:21]
		in.Result.Transfers[0].Evidence = c.Evidence
		in.Decisions = []ledger.Decision{{Item: c.ID, Do: ledger.Accept, By: "A", Reason: "read"}}
		d, err := Compose(in)
		if err != nil {
			t.Fatal(err)
		}
		files, n, err := d.redacted(Options{Redact: []string{name}})
		if err != nil || n == 0 {
			t.Fatal(n, err)
		}
		if whole, _, err := d.redacted(Options{}); err != nil || !bytes.Contains(whole["index.html"], []byte(", box 72 80 ")) {
			t.Errorf("no box where nothing is taken out: %v", err)
		}
		got[i] = files
	}
	for name, data := range got[0] {
		if !bytes.Equal(data, got[1][name]) {
			t.Errorf("%s tells the two names apart:\n%s\n%s", name, data, got[1][name])
		}
	}
	if page := string(got[0]["index.html"]); !strings.Contains(page, "passage ") || strings.Contains(page, "bytes ") {
		t.Errorf("places of passages: %s", page)
	}
}

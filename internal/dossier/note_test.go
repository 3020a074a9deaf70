package dossier

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sanctrace/internal/ledger"
)

// TestFootnotesNamePageBoxAndHash writes a dossier of a document with pages and
// looks for the place of a passage in every file that cites it.
func TestFootnotesNamePageBoxAndHash(t *testing.T) {
	in := sample(t)
	in.Documents[0].Places = []byte(`[[0,68,3,72,90.5,300,104]]`)
	in.Decisions = []ledger.Decision{{Item: "c1", Do: ledger.Accept, By: "A", Reason: "read"}, {Item: "m1", Do: ledger.Accept, By: "A", Reason: "read"}}
	var err error
	if in.Result, err = in.Result.Located(in.Documents); err != nil {
		t.Fatal(err)
	}
	d, err := Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := d.Write(dir, Options{}); err != nil {
		t.Fatal(err)
	}
	for name, wants := range map[string][]string{
		"index.html":        {`<a href="document-1.html#b0-51">one.txt, page 3, bytes 0-51, box 72 90.5 300 104</a>, SHA-256 <code class="hash">ab</code>`, "<span>us_ofac_sdn, ofac-1</span></li>"},
		"document-1.html":   {`<span id="b0-51"></span><mark>`},
		"dossier.json":      {`"locator": "page 3, bytes 0-51"`, `"sha256": "ab"`, "\"box\": [\n    72,\n    90.5,\n    300,\n    104\n   ]"},
		"sentences.csv":     {"locator,passage,box,sha256\n", `"page 3, bytes 0-51",Acme supplied 12 motors to Bolt <b>Works</b> in May,72 90.5 300 104,ab`, "us_ofac_sdn,ofac-1,ACME,,\n"},
		"entities.ftm.json": {`"proof":["doc-ab"]`, `"summary":["page 3, bytes 0-51, box 72 90.5 300 104: Acme supplied`},
	} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !bytes.Contains(data, []byte(want)) {
				t.Errorf("%s lacks %s:\n%s", name, want, data)
			}
		}
	}
	if n := strings.Count(string(mustHTML(t, d)), "page 3"); n != 1 {
		t.Errorf("%d footnotes name the page, want one for one passage", n)
	}
}

func mustHTML(t *testing.T, d *Dossier) []byte {
	t.Helper()
	page, err := d.HTML()
	if err != nil {
		t.Fatal(err)
	}
	return page
}

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sanctrace/internal/extract"
	"sanctrace/internal/trace"
)

// TestPagesInFootnotes traces documents of several formats and follows the
// footnotes of the draft to the passages: each names its page or cell, and the
// passage is in the layer at the bytes that it names.
func TestPagesInFootnotes(t *testing.T) {
	work := t.TempDir()
	dir, papers, out := filepath.Join(work, "data"), filepath.Join(work, "papers"), filepath.Join(work, "out")
	if err := os.MkdirAll(papers, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, n := range []string{"notes.pdf", "book.xlsx", "mail.eml", "columns-libreoffice.pdf"} {
		data, err := os.ReadFile("../../internal/extract/testdata/" + n)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(papers, n), string(data))
	}
	data, errs, code := invoke(t, dir, "trace", "--case", "pumps", "--json", papers)
	if code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	var r trace.Result
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	layers := map[string]string{}
	for _, n := range []string{"notes.pdf", "columns-libreoffice.pdf"} {
		data, err := os.ReadFile(filepath.Join(papers, n))
		if err != nil {
			t.Fatal(err)
		}
		d, err := extract.Read(n, data)
		if err != nil {
			t.Fatal(err)
		}
		layers[n] = d.Text().Text
	}
	form, paged := regexp.MustCompile(`^page [1-9]\d*, bytes (\d+)-(\d+)$`), 0
	for _, c := range r.Claims {
		for _, e := range c.Evidence {
			layer, ok := layers[e.Document]
			if !ok {
				continue
			}
			m := form.FindStringSubmatch(e.Locator)
			if m == nil || !strings.Contains(layer, e.Text) {
				t.Errorf("%s, %s: %q", e.Document, e.Locator, e.Text)
			}
			paged++
		}
	}
	if paged == 0 {
		t.Fatal("no claim of a PDF file")
	}
	if _, errs, code := invoke(t, dir, "dossier", "pumps", "--draft", "--out", out); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	followFootnotes(t, out)
}

// followFootnotes checks that what the footnotes name stands where they lead.
func followFootnotes(t *testing.T, dir string) {
	t.Helper()
	index, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	links := regexp.MustCompile(`<a href="(document-\d+\.html)#(b\d+-\d+)">[^<]*, page \d+, bytes`).FindAllStringSubmatch(string(index), -1)
	if len(links) == 0 {
		t.Fatal("no footnote names a page")
	}
	for _, l := range links {
		page, err := os.ReadFile(filepath.Join(dir, l[1]))
		if err != nil || !strings.Contains(string(page), `id="`+l[2]+`"`) {
			t.Errorf("%s#%s leads nowhere: %v", l[1], l[2], err)
		}
	}
}

// TestNearer: an earlier state of a page says more than a copy of it elsewhere.
func TestNearer(t *testing.T) {
	version, copied, none := repeat{"a", "version of the same page", 0.4}, repeat{"b", "near copy", 0.9}, repeat{}
	if !nearer(version, copied) || nearer(copied, version) || !nearer(copied, none) || nearer(copied, copied) || !nearer(version, none) {
		t.Error("the order is wrong")
	}
}

func TestWhatIsKnownOfADocument(t *testing.T) {
	d, err := extract.Read("a.txt", []byte("Testgrad Gazette\n12 May 2022\n\nForty pumps left the port of the town in the night."))
	if err != nil {
		t.Fatal(err)
	}
	d.Obtained = extract.Obtained{Path: "case.zip", How: "member of a zip archive", At: "2022-06-01"}
	data, err := aboutDocument(d, true)
	if err == nil {
		data, err = withRepeats(data, repeat{"b.txt", "near copy", 0.7})
	}
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		documentAbout
		Repeats *repeat
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if got.Obtained != d.Obtained || got.Size != d.Size || got.Repeats == nil || got.Repeats.Document != "b.txt" || len(got.Layers) != 1 || got.Layers[0].SHA256 != d.Text().SHA256 {
		t.Errorf("%s", data)
	}
}

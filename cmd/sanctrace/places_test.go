package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"sanctrace/internal/schematest"
)

// pdfOf is a PDF with a line of text on each page.
func pdfOf(lines ...string) string {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"}
	var kids strings.Builder
	for _, line := range lines {
		content := fmt.Sprintf("BT /F 11 Tf 72 700 Td (%s) Tj ET", line)
		n := len(objects) + 1
		fmt.Fprintf(&kids, "%d 0 R ", n)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>", n+1),
			fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(lines))
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer <</Root 1 0 R>>\n%%EOF\n")
	return b.String()
}

// modelSaying is a made-up model that always proposes one transfer.
func modelSaying(t *testing.T, quote, from, to string) *httptest.Server {
	t.Helper()
	answer, err := json.Marshal(map[string]any{"claims": []any{map[string]any{"quote": quote, "event": "TRANSFER", "modality": "reported_fact", "polarity": "positive",
		"participants": []any{map[string]any{"name": from, "role": "supplier"}, map[string]any{"name": to, "role": "recipient"}}, "item": "rotors"}}})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{"message": map[string]string{"content": string(answer)}}}})
	}))
	t.Cleanup(s.Close)
	return s
}

// TestFootnotesOfProposalsNameThePage takes in a PDF of two pages, accepts what
// a made-up model proposes about the second, and reads page, box and hash in the
// dossier, before and after the case is traced again.
func TestFootnotesOfProposalsNameThePage(t *testing.T) {
	const quote = "crates of rotors came from Brook Rotor Works to Fell Systems Ltd"
	model := modelSaying(t, quote, "Brook Rotor Works", "Fell Systems Ltd")
	work := t.TempDir()
	s := &spoken{t: t, dir: filepath.Join(work, "data")}
	report := filepath.Join(work, "report.pdf")
	write(t, report, pdfOf("The harbour of Riga was busy in May, the Quay Herald reported.", "By night "+quote+"."))
	s.must("", "trace", "--case", "mill", report)
	id := strings.TrimSpace(lastWord(s.must("", "propose", "mill", "--endpoint", model.URL+"/v1", "--model", "tiny-1")))
	s.must("", "decide", "mill", id, "accept", "--by", "Ann", "--reason", "read against the page")
	first := s.footnoteOf(work, "mill", id)
	if !strings.HasPrefix(first.Locator, "page 2, bytes ") || first.Document != "report.pdf" || first.Text != quote || first.SHA256 != hashOf(read(t, report)) {
		t.Errorf("footnote %+v", first)
	}
	if b := first.Box; len(b) != 4 || b[0] < 70 || b[0] > 74 || b[1] < 75 || b[3] > 100 || b[2] <= b[0] || b[3] <= b[1] {
		t.Errorf("box %v of a line at 72, 92", b)
	}
	page := string(read(t, filepath.Join(work, "draft", "index.html")))
	if !strings.Contains(page, "report.pdf, page 2, bytes ") || !strings.Contains(page, ", box 72 ") {
		t.Errorf("the page names no place:\n%s", page)
	}

	out, errs, code := invoke(t, s.dir, "trace", "--case", "mill", "--json", report)
	if code != exitDone {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	schematest.Validate(t, "trace", out)
	if !strings.Contains(string(out), `"locator": "page 2, bytes`) || !strings.Contains(string(out), `"box": [`) {
		t.Errorf("the trace names no place: %s", out)
	}
	if again := s.footnoteOf(work, "mill", id); fmt.Sprint(again) != fmt.Sprint(first) {
		t.Errorf("traced again: %+v, want %+v", again, first)
	}
	if out := s.must("", "verify"); !strings.Contains(out, "0 damaged") {
		t.Errorf("verify: %s", out)
	}
}

// footnote is a footnote of dossier.json.
type footnote struct {
	N                               int
	Document, Locator, Text, SHA256 string
	Box                             []float64
}

// footnoteOf writes a draft of a case and returns the first footnote of an item.
func (s *spoken) footnoteOf(work, name, item string) footnote {
	s.t.Helper()
	s.must("", "dossier", name, "--draft", "--out", filepath.Join(work, "draft"))
	var d struct {
		Sections []struct {
			Sentences []struct {
				Item  string
				Notes []int
			}
		}
		Notes []footnote
	}
	if err := json.Unmarshal(read(s.t, filepath.Join(work, "draft", "dossier.json")), &d); err != nil {
		s.t.Fatal(err)
	}
	for _, sec := range d.Sections {
		for _, x := range sec.Sentences {
			if x.Item == item {
				return d.Notes[x.Notes[0]-1]
			}
		}
	}
	s.t.Fatalf("the dossier does not state %s", item)
	return footnote{}
}

func lastWord(s string) string {
	f := strings.Fields(s)
	return f[len(f)-1]
}

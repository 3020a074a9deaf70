package web

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"sanctrace/internal/ledger"
)

// TestOriginal: a document can be saved as it was taken in, and is never shown
// as a page, whatever it holds.
func TestOriginal(t *testing.T) {
	w := bench(t)
	page := "<html><script>alert(1)</script></html>"
	id, err := w.site.Originals.Put([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	items, err := w.ledger.Items(t.Context(), "sample case")
	if err != nil {
		t.Fatal(err)
	}
	full, err := w.ledger.Case(t.Context(), "sample case")
	if err != nil {
		t.Fatal(err)
	}
	docs := []ledger.Document{{ID: id, Name: "box.zip/a \"page\".html", About: json.RawMessage(`{}`), Layer: "x"}, {ID: strings.Repeat("cd", 32), Name: "gone.txt", About: json.RawMessage(`{}`), Layer: "y"}}
	if err := w.ledger.Put(t.Context(), ledger.Content{Name: "kept", On: "2022-11-24", Summary: full.Summary, Documents: ledger.All(docs), Items: ledger.All(items[:0])}); err != nil {
		t.Fatal(err)
	}
	if got := w.get(t, "/case/kept/document/1"); got.status != 200 || !strings.Contains(got.text, `href="/case/kept/document/1/original"`) {
		t.Errorf("page of the document: %d\n%s", got.status, got.text)
	}
	if got := w.get(t, "/case/kept/document/2"); got.status != 200 || strings.Contains(got.text, "/original") {
		t.Errorf("page of a document whose bytes are not kept: %d", got.status)
	}
	rec := httptest.NewRecorder()
	req := httptest.NewRequest(http.MethodGet, "http://127.0.0.1/case/kept/document/1/original", nil)
	w.ServeHTTP(rec, req)
	body, err := io.ReadAll(rec.Result().Body)
	if err != nil || rec.Code != 200 || string(body) != page {
		t.Errorf("%d %q %v", rec.Code, body, err)
	}
	h := rec.Result().Header
	if h.Get("Content-Type") != "application/octet-stream" || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Content-Disposition") != `attachment; filename="a \"page\".html"` {
		t.Errorf("headers %v", h)
	}
	for _, path := range []string{"/case/kept/document/2/original", "/case/kept/document/3/original", "/case/none/document/1/original"} {
		if got := w.get(t, path); got.status != 404 {
			t.Errorf("%s: %d", path, got.status)
		}
	}
}

package claims

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"sanctrace/internal/extract"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/when"
)

// readGold reads every passage of the dev set and returns the output object.
func readGold(t testing.TB) map[string]any {
	t.Helper()
	dir := sharedtest.Path(t, "gold/dev")
	raw, err := os.ReadFile(filepath.Join(dir, "inputs.json"))
	if err != nil {
		t.Fatal(err)
	}
	var in struct {
		Documents []struct {
			ID, File, Genre string
			Date            when.Day `json:"document_date"`
			Basis           string   `json:"document_date_basis"`
		}
	}
	if err := json.Unmarshal(raw, &in); err != nil || len(in.Documents) == 0 {
		t.Fatal(err, len(in.Documents))
	}
	var results []*Result
	for _, d := range in.Documents {
		data, err := os.ReadFile(filepath.Join(dir, d.File))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := extract.Read(d.File, data)
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, Read(doc, Options{Published: d.Date, Basis: d.Basis, Genre: d.Genre}))
	}
	return map[string]any{"system": "sanctrace claims/1", "documents": results, "corpus": together(t, results)}
}

// TestGold reads the dev set and, when SANCTRACE_OUT names a file, writes the
// output there for the scorer.
func TestGold(t *testing.T) {
	out, err := json.MarshalIndent(readGold(t), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if f := os.Getenv("SANCTRACE_OUT"); f != "" {
		if err := os.WriteFile(f, out, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

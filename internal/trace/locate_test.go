package trace

import (
	"encoding/json"
	"strings"
	"testing"

	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
)

const placedText = "A ferry left.\nAcme sold rotors."

// placedDocs are a document of two pages, one of a sheet and one of neither.
func placedDocs() []ledger.Document {
	return []ledger.Document{
		{Name: "a.pdf", Layer: placedText, Places: json.RawMessage(`[[0,13,1,72,90,200,104],[14,31,2,72,90.5,180,104]]`)},
		{Name: "b.xlsx", Layer: "Acme", Places: json.RawMessage(`[[0,4,"Deals","B7"]]`)},
		{Name: "c.txt", Layer: placedText},
	}
}

// TestLocatedNamesPagesOfAllEvidence gives places to what a reader, a machine
// and a person brought, and to nothing else.
func TestLocatedNamesPagesOfAllEvidence(t *testing.T) {
	passage := func(doc string) Evidence {
		return Evidence{Document: doc, Locator: "bytes 14-31", Text: placedText[14:31]}
	}
	r := Result{
		Documents: []Document{{ID: "a.pdf", Evidence: []Evidence{{Document: "a.pdf", Locator: "page 1, bytes 0-13", Text: "A ferry left."}}}},
		Claims:    []Claim{{ID: "c1", Evidence: []Evidence{passage("a.pdf")}}, {ID: "ai-1", Machine: "m", Added: true, Evidence: []Evidence{passage("a.pdf")}}},
		Transfers: []Transfer{{ID: "t1", Evidence: []Evidence{passage("a.pdf")}}},
		Origins:   []Origin{{ID: "o1", Evidence: []Evidence{passage("a.pdf")}}},
		Matches:   []Match{{ID: "m1", Evidence: []Evidence{passage("a.pdf")}}},
		Verdicts:  []Verdict{{ID: "v1", Evidence: []Evidence{passage("a.pdf")}}},
		Flags:     []Flag{{ID: "f1", Evidence: []Evidence{passage("a.pdf")}}},
		Patterns:  []Pattern{{ID: "p1", Evidence: []Evidence{passage("a.pdf")}, Edges: []Edge{{Evidence: []Evidence{passage("a.pdf")}}}}},
		Leads:     []Lead{{ID: "l1", Evidence: []Evidence{passage("a.pdf")}, Ties: []Edge{{Evidence: []Evidence{passage("a.pdf")}}}}},
	}
	got, err := r.Located(placedDocs())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	first := Evidence{Document: "a.pdf", Locator: "page 1, bytes 0-13", Box: [4]float64{72, 90, 200, 104}, Text: "A ferry left."}
	second := Evidence{Document: "a.pdf", Locator: "page 2, bytes 14-31", Box: [4]float64{72, 90.5, 180, 104}, Text: placedText[14:31]}
	got.eachEvidence(func(list []Evidence) {
		for _, e := range list {
			if n++; e != first && e != second {
				t.Errorf("%+v", e)
			}
		}
	})
	if n != 12 {
		t.Errorf("%d passages, want 12", n)
	}
	for _, e := range []Evidence{
		passage("c.txt"), passage("none.pdf"),
		{Document: "a.pdf", Locator: "bytes 14-99", Text: "x"},
		{Document: "a.pdf", Locator: "bytes 14-31", Text: "not the words there"},
		{Document: "a.pdf", Locator: "row 2", Text: placedText},
		{Document: "a.pdf", Locator: HeldByAuthor, Text: "A ferry left."},
		{Document: "source S1", Locator: HeldByAuthor, Text: "bytes 0-13"},
		{Dataset: "made_up", Locator: "bytes 14-31", Text: placedText[14:31]},
	} {
		got, err := Result{Claims: []Claim{{Evidence: []Evidence{e}}}}.Located(placedDocs())
		if err != nil || got.Claims[0].Evidence[0] != e {
			t.Errorf("%+v became %+v, %v", e, got.Claims[0].Evidence[0], err)
		}
	}
	sheet, err := Result{Claims: []Claim{{Evidence: []Evidence{{Document: "b.xlsx", Locator: "bytes 0-4", Text: "Acme"}}}}}.Located(placedDocs())
	if err != nil || sheet.Claims[0].Evidence[0].Locator != "sheet Deals, cell B7, bytes 0-4" || sheet.Claims[0].Evidence[0].Box != [4]float64{} {
		t.Errorf("%+v, %v", sheet.Claims[0].Evidence[0], err)
	}
	bad := placedDocs()
	bad[0].Places = json.RawMessage(`[[0,999,1,0,0,1,1]]`)
	if _, err := r.Located(bad); fault.KindOf(err) != fault.Corrupt {
		t.Errorf("places beyond the text: %v", err)
	}
}

// TestFirstWords holds that a text has first words in any script: they are the
// evidence of its document.
func TestFirstWords(t *testing.T) {
	for text, want := range map[string]string{
		"Ten crates left.\nMore.":         "Ten crates left.",
		strings.Repeat("crates ", 50):     strings.Repeat("crates ", 42),
		"x" + strings.Repeat("箱", 120):    "x" + strings.Repeat("箱", 99),
		strings.Repeat("x", 400) + " end": strings.Repeat("x", 300),
	} {
		l := extract.NewLayer("text", "test", text)
		if got := firstWords(&l); got != want {
			t.Errorf("%.20q: %q, want %q", text, got, want)
		}
	}
}

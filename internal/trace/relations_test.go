package trace

import (
	"strings"
	"testing"
)

// TestFrontOrSuccessor: an unlisted party that is said to share the address of a
// listed one, to succeed it or to be its front is a pattern and a lead, with the
// passage that says so.
func TestFrontOrSuccessor(t *testing.T) {
	for said, want := range map[string]string{
		"Bright Kite Works shares an address with Tolva Motor Works.":              "Bright Kite Works shares an address with Tolva Motor Works",
		"Bright Kite Works LLC is the successor of Tolva Motor Works.":             "Bright Kite Works LLC is the successor of Tolva Motor Works",
		"Bright Kite Works is a front for Tolva Motor Works.":                      "Bright Kite Works is a front for Tolva Motor Works",
		"Bright Kite Works does not share an address with Tolva Motor Works.":      "",
		"Bright Kite Works may share an address with Tolva Motor Works.":           "",
		"Bright Kite Works shares an address with Red Harbour Trading LLC.":        "",
		"Bright Kite Works and Tolva Motor Works met in Vienna on 3 October 2022.": "",
	} {
		r := traced(t, Input{Case: "front", Documents: documents(t, textOf(t, "a.txt", "Harbour Ledger\nKites\n24 November 2022\n\n"+said+"\n"))})
		var got string
		for _, p := range r.Patterns {
			if p.Kind != "front-or-successor" {
				continue
			}
			got = p.Edges[0].From + " " + p.Edges[0].What + " " + p.Edges[0].To
			if len(p.Evidence) != 1 || !strings.Contains(said, p.Evidence[0].Text) || !strings.Contains(p.Title, got) {
				t.Errorf("%s: %+v", said, p)
			}
		}
		if got != want {
			t.Errorf("%s\ngot %q, want %q", said, got, want)
		}
		if want != "" && (len(r.Leads) != 1 || len(r.Leads[0].Ties) != 1) {
			t.Errorf("%s: leads %+v", said, r.Leads)
		}
	}
}

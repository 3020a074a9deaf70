package claims

import (
	"testing"

	"sanctrace/internal/extract"
)

// TestShortAbout: the dot of a short "about" before figures ends nothing.
func TestShortAbout(t *testing.T) {
	for _, about := range []string{"approx.", "ca.", "c.", "est.", "about"} {
		text := "Engines went abroad\n\n20 November 2022\n\nBrook Rotor Works supplied " + about + " 20 engines to Fell Systems in May. The plant stood.\n"
		d, err := extract.Read("a.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, c := range Read(d, Options{ID: "a.txt"}).Claims {
			if c.Event.Type == "TRANSFER" {
				found = c.Span.Text == "Brook Rotor Works supplied "+about+" 20 engines to Fell Systems in May" && c.Event.Quantity != nil && c.Event.Quantity.Rule == "Q-ABOUT"
			}
		}
		if !found {
			t.Errorf("%s: no claim of the whole sentence with its amount", about)
		}
	}
}

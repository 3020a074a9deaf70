package claims

import (
	"strings"
	"testing"

	"sanctrace/internal/extract"
)

// TestDescriptionsMeanTheirParty: who "is a company that" does something, and
// who is renamed behind a comma, does it by name.
func TestDescriptionsMeanTheirParty(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Novin Sanat Plast is an Iranian company that manufactures components for Shahed drones.", "producer Novin Sanat Plast"},
		{"JSC Sample Works is a Russian military industry company. It supplies weapons to the Ministry of Defence of the Russian Federation.", "supplier JSC Sample Works; recipient Ministry of Defence of the Russian Federation"},
		{"Omid Example works for Tir Aviation Industries (TAI), an entity that is selling Mohajer-6 drones to Russia.", "supplier Tir Aviation Industries; recipient Russia"},
		{"Tir Aviation Industries sold drones to a company that produces engines.", "supplier Tir Aviation Industries; recipient a company; producer a company"},
	} {
		doc, err := extract.Read("a.txt", []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		r := Read(doc, Options{Genre: "listing"})
		names := map[string]string{}
		for _, e := range r.Entities {
			names[e.ID] = e.Name
		}
		var got []string
		for _, x := range r.Claims {
			for _, p := range x.Event.Participants {
				got = append(got, string(p.Role)+" "+names[p.Entity])
			}
		}
		if s := strings.Join(got, "; "); !strings.HasSuffix(s, c.want) {
			t.Errorf("%s\ngot %s, want %s", c.text, s, c.want)
		}
	}
}

// TestInQuote expects a claim inside quotation marks to name its quotation.
func TestInQuote(t *testing.T) {
	r := tell(t, "\"We sold 40 drones to the ministry in May,\" said Lena Vorsk, the director of Orvane Trading.", "news")
	if len(r.Claims) == 0 || len(r.Quotes) != 1 {
		t.Fatalf("%d claims, %d quotations", len(r.Claims), len(r.Quotes))
	}
	c := r.Claims[0]
	if c.InQuote == nil || *c.InQuote != r.Quotes[0].ID || len(r.Quotes[0].Claims) == 0 || r.Quotes[0].Claims[0] != c.ID {
		t.Errorf("claim %s in quotation %v, quotation of %v", c.ID, c.InQuote, r.Quotes[0].Claims)
	}
}

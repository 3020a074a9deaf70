package claims

import (
	"fmt"
	"strings"
	"testing"

	"sanctrace/internal/extract"
)

func TestRelationsApart(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Blue Works LLC shares an address with Red Works Ltd.", "shares_address_with positive Blue Works LLC, Red Works Ltd"},
		{"Blue Works LLC and Red Works Ltd share the same address in Dubai.", "shares_address_with positive Blue Works LLC, Red Works Ltd"},
		{"Blue Works LLC is registered at the same address as Red Works Ltd.", "shares_address_with positive Blue Works LLC, Red Works Ltd"},
		{"Blue Works LLC does not share an office with Red Works Ltd.", "shares_address_with negative Blue Works LLC, Red Works Ltd"},
		{"Blue Works LLC is the successor of Red Works Ltd.", "successor_of positive Blue Works LLC, Red Works Ltd"},
		{"Blue Works LLC, the legal successor to Red Works Ltd, sells engines.", "successor_of positive Blue Works LLC, Red Works Ltd"},
		{"Red Works Ltd was succeeded by Blue Works LLC in 2019.", "successor_of positive Blue Works LLC, Red Works Ltd"},
		{"Ivan Petrov succeeded Oleg Orlov as director of Blue Works LLC.", ""},
		{"Blue Works LLC succeeded in selling engines to Red Works Ltd.", ""},
		{"Blue Works LLC and Red Works Ltd share the view of the ministry.", ""},
		{"An official who asked not to be named shares an address with Red Works Ltd.", ""},
	} {
		doc, err := extract.Read("a.txt", []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		r := Read(doc, Options{})
		names := map[string]string{}
		for _, e := range r.Entities {
			names[e.ID] = e.Name
		}
		var got []string
		for _, x := range r.Relations {
			var parties []string
			for _, p := range x.Parties {
				parties = append(parties, names[p])
			}
			got = append(got, fmt.Sprintf("%s %s %s", x.Type, x.Polarity, strings.Join(parties, ", ")))
			if x.ID == "" || len(x.Chain) == 0 || x.Modality == "" || doc.Text().Text[x.Span.Byte[0]:x.Span.Byte[1]] != x.Span.Text {
				t.Errorf("%s: %+v", c.text, x)
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, s, c.want)
		}
	}
}

package claims

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/extract"
)

// marksOf lists the names of a text as "TYPE words".
func marksOf(t testing.TB, text string) []string {
	t.Helper()
	doc, err := extract.Read("made-up.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, n := range Read(doc, Options{Published: "2026-03-02", Genre: "news"}).Ner {
		out = append(out, fmt.Sprint(n.Type, " ", n.Span.Text))
	}
	return out
}

// TestNames checks where names begin and end, and what they name.
func TestNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Investigators said that Foreign Office Minister Tom Alder met Secretary of State Jane Holt in Vienna.", "ORG Foreign Office, PERSON Tom Alder, PERSON Jane Holt, GPE Vienna"},
		{"The crates were shown to Harbour Board Press Secretary Peter Lind on Monday.", "ORG Harbour Board, PERSON Peter Lind"},
		{"Officials in Turkey told Minister Alder that the 134th Fighter Squadron and the 3rd Guards Brigade had left.", "GPE Turkey, PERSON Alder, ORG 134th Fighter Squadron, ORG 3rd Guards Brigade"},
		{"The Department of Defense named no source.", "ORG Department of Defense"},
		{"Fighters near Tel Marouf took the Kesra Dam and the Umm Tarfa Air Base in Zarrin Province.", "GPE Tel Marouf, FAC Kesra Dam, FAC Umm Tarfa Air Base, GPE Zarrin Province"},
		{"The engines went to the town of Velika and to Sarnik, Syria, by way of Eastern Ukraine.", "GPE Velika, GPE Sarnik, GPE Syria, LOC Eastern Ukraine"},
		{"A warehouse in the Middle East, north of Mount Tarsin, held drones for al-Nahda.", "LOC Middle East, GPE Mount Tarsin, ORG al-Nahda"},
		{"The frigate HMS Marigold met MV Tessa Bay and the tanker Nordic Finch off Sohar.", "VESSEL HMS Marigold, VESSEL MV Tessa Bay, VESSEL Nordic Finch, GPE Sohar"},
		{"Jean-Luc van der Maas and Rosa de la Vega left Unit 40112.", "PERSON Jean-Luc van der Maas, PERSON Rosa de la Vega, ORG Unit 40112"},
		{"Research and Space Industries Corporation denied that the Committee on Sea Trade had paid.", "ORG Research and Space Industries Corporation, ORG Committee on Sea Trade"},
		{"Kurdish fighters praised Operation Grey Dawn during Ramadan.", "NORP Kurdish"},
		{"Soldiers fired a 9K990 Vetluga and an M918 howitzer near Kharkiv.", "ITEM 9K990 Vetluga, ITEM M918, GPE Kharkiv"},
		{"The UN Security Council Resolution 2901 bound the Islamic State of Tarn and the Levant.", "ORG UN Security Council, LAW Resolution 2901, ORG Islamic State of Tarn and the Levant"},
		{"The US Secretary of State spoke to the Foreign Secretary.", "GPE US, PERSON Secretary of State, PERSON Foreign Secretary"},
		{"Police met Omar al-Tamimi in Mosul and Raqqa.", "PERSON Omar al-Tamimi, GPE Mosul, GPE Raqqa"},
	} {
		if got := strings.Join(marksOf(t, c.text), ", "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestPlaceNames checks that no name of the gazetteer stands for two states.
func TestPlaceNames(t *testing.T) {
	seen := map[string]string{}
	for code, list := range placeNames {
		for n := range strings.FieldsSeq(list) {
			n = strings.TrimPrefix(n, "+")
			if was := seen[n]; was != "" {
				t.Errorf("%s lies in %s and %s", n, was, code)
			}
			seen[n] = code
			if was := cities[strings.ReplaceAll(n, "_", " ")]; was != "" && was != code {
				t.Errorf("%s lies in %s and %s", n, was, code)
			}
		}
	}
	if len(seen) < 1000 || !slices.Contains(strings.Fields(placeNames["iq"]), "mosul") {
		t.Errorf("%d names", len(seen))
	}
}

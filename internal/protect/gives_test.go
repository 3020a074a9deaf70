package protect

import "testing"

func TestGives(t *testing.T) {
	s := &Secret{About: map[string]string{"name": "Zed Müller-Ox", "role": "night watch", "country": "Ruritania", "note": "he told us at the old mill that the crates were opened on the quay"},
		Papers: []Paper{{Name: "log-14.txt", Data: []byte("On the third night, forty crates were brought to the yard by two lorries.")}, {Name: "scan.pdf", Data: []byte("%PDF\xff\xfe")}}}
	for text, want := range map[string]string{
		"Twenty engines stood in the yard.":                                "",
		"Zed saw twenty engines.":                                          "name",
		"The zed-shaped yard held engines.":                                "",
		"MULLER saw twenty engines.":                                       "name",
		"An Ox saw twenty engines.":                                        "name",
		"An ox stood in the yard.":                                         "",
		"A Ruritanian saw twenty engines.":                                 "country",
		"The Night  Watch saw twenty engines.":                             "role",
		"The night was quiet and nobody kept watch.":                       "",
		"We learned AT THE OLD MILL, that the engines stood.":              "note",
		"It stands in LOG-14.txt.":                                         "papers",
		"The third night forty crates were brought to the yard, we learn.": "papers",
		"Forty crates came to the yard on lorries.":                        "",
	} {
		if got := s.Gives(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := (&Secret{About: map[string]string{"Name": "Zed Quill"}}).Gives("Quill saw it."); got != "Name" {
		t.Errorf("a field with a capital letter: %q", got)
	}
	if got := (&Secret{About: map[string]string{"name": ""}}).Gives("anything"); got != "" {
		t.Errorf("nothing sealed: %q", got)
	}
}

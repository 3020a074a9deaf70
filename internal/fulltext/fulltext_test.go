package fulltext

import (
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Ünal, O'Neil & Søn": "unal oneil son",
		"Муро́м Ёлка":        "муром елка",
		"金正恩 Kim":            "金 正 恩 kim",
		"كتاب":               "کتاب",
		"":                   "",
		"A-12 b_c":           "a 12 b c",
	} {
		var got []string
		Fold(in, func(w string) { got = append(got, w) })
		if strings.Join(got, " ") != want {
			t.Errorf("Fold(%q) = %q, want %q", in, strings.Join(got, " "), want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Ünal O'Neil 金\xff")
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range Query(s) {
			if w == "" || strings.ContainsAny(w, " \"'&|!") {
				t.Errorf("Query(%q) gives the word %q", s, w)
			}
		}
	})
}

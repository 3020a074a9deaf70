package place

import "testing"

func TestCode(t *testing.T) {
	for name, want := range map[string]string{
		"Iran": "ir", "Iran, Islamic Republic of": "ir", "Russian Federation": "ru", "Korea, North": "kp",
		"Democratic People's Republic of Korea": "kp", "Côte d'Ivoire": "ci", "Hong Kong": "hk", "Türkiye": "tr",
		"IR": "ir", "IRN": "ir", "the United Arab Emirates": "ae", "Congo, Democratic Republic of the": "cd",
		"St. Lucia": "lc", "Nowhere": "", "": "", "Myanmar (Burma)": "mm", "Palestinian": "ps",
	} {
		if got := Code(name); got != want {
			t.Errorf("Code(%q) = %q, want %q", name, got, want)
		}
	}
}

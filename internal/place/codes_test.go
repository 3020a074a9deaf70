package place

import "testing"

func TestCodesGivenUpDoNotReturn(t *testing.T) {
	for name, want := range map[string]string{
		"United Kingdom": "gb", "UK": "gb", "Panama": "pa", "PZ": "pa", "Zimbabwe": "zw", "ZR": "cd", "Timor-Leste": "tl", "TP": "tl",
		"Myanmar": "mm", "BU": "mm", "Germany": "de", "Vietnam": "vn", "Yemen": "ye", "France": "fr",
	} {
		if got := Code(name); got != want {
			t.Errorf("Code(%q) = %q, want %q", name, got, want)
		}
	}
}

package claims

import (
	"slices"
	"testing"
)

func TestItemWords(t *testing.T) {
	got := ItemWords("drone")
	if got[0] != "drone" || !slices.Contains(got, "uav") || !slices.Contains(got, "shahed-136") || slices.Contains(got, "missile") {
		t.Errorf("drone: %q", got)
	}
	for _, w := range []string{"zeppelin", "cargo", ""} {
		if got := ItemWords(w); len(got) != 1 || got[0] != w {
			t.Errorf("%q: %q", w, got)
		}
	}
	if a, b := ItemWords("Drones"), ItemWords("drone"); len(a) != len(b)+1 && len(a) != len(b) || a[0] != "Drones" {
		t.Errorf("plural: %q", a)
	}
}

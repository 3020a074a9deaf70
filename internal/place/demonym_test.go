package place

import "testing"

func TestDemonym(t *testing.T) {
	for in, want := range map[string]string{
		"Afghan": "af", "Saudi Arabian": "sa", "Iranian national": "ir", "North Korean": "kp",
		"Guinea-Bissauan": "gw", "Klingon": "", "": "", "Russian citizenship": "ru",
		"Kazakh SSR": "kz", "Ukrainian Soviet Socialist Republic": "ua",
	} {
		if got := Demonym(in); got != want {
			t.Errorf("Demonym(%q) = %q, want %q", in, got, want)
		}
	}
}

package ownership

import (
	"os"
	"testing"

	"sanctrace/internal/sharedtest"
)

// TestSharedCases runs the worked examples of the shared folder.
func TestSharedCases(t *testing.T) {
	f, err := os.Open(sharedtest.Path(t, "data/ownership/cases-dev.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cases, err := ReadCases(f)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i := range cases {
		for _, o := range RunCase(&cases[i]) {
			n++
			if !o.OK {
				t.Errorf("%s, %s under %s: got %s, want %s\n%+v", o.Case, o.Party, o.Regime, o.Got, o.Expected, o.Proof)
			}
			if len(o.Proof) == 0 {
				t.Errorf("%s, %s under %s: no proof", o.Case, o.Party, o.Regime)
			}
		}
	}
	if len(cases) != 28 || n != 56 {
		t.Errorf("%d cases with %d expectations, want 28 and 56", len(cases), n)
	}
}

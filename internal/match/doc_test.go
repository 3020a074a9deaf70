package match

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"sanctrace/internal/ident"
)

var update = flag.Bool("update", false, "rewrite the table in doc/fields.md")

// TestDocStatesTheWeights holds the page for readers to the scorer's table.
func TestDocStatesTheWeights(t *testing.T) {
	const path, from, to = "../../doc/fields.md", "<!-- weights -->\n", "<!-- end of weights -->"
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("\n| example | worth | why |\n|---|---|---|\n")
	table := V1().Table()
	for row := numberAgrees; row < numWeights; row++ {
		side := "for"
		if against[row] {
			side = "against"
		}
		w := table[row]
		fmt.Fprintf(&b, "| %s ~ %s | %s %.2f | %s |\n", w.Example[0], w.Example[1], side, w.Value, w.Why)
	}
	b.WriteString("\n")
	head, rest, ok1 := strings.Cut(string(page), from)
	old, tail, ok2 := strings.Cut(rest, to)
	if !ok1 || !ok2 {
		t.Fatalf("%s has no table of weights", path)
	}
	if *update {
		if err := os.WriteFile(path, []byte(head+from+b.String()+to+tail), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if old != b.String() {
		t.Errorf("%s states other weights than the table; run the test with -update", path)
	}
	for _, k := range ident.Kinds() {
		if k != ident.Website && !strings.Contains(head, string(k)) {
			t.Errorf("%s does not say what a %s is", path, k)
		}
	}
}

// against are the rows that take away.
var against = map[int]bool{
	numberUnique: true, numberDiffers: true, numberMoved: true, birthTypo: true, birthDayDiffers: true, birthYearNear: true, birthYearDiffers: true,
	countryDiffers: true, flagDiffers: true, genderDiffers: true, addressDiffers: true, modelDiffers: true, tonnageDiffers: true, typeDiffers: true,
}

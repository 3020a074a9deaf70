package dossier

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"sanctrace/internal/trace"
)

// drawn returns the boxes of a picture by name, with their left edge and top.
func drawn(t *testing.T, r trace.Result) map[string][2]int {
	t.Helper()
	ties := collect(r)
	out := map[string][2]int{}
	for _, n := range place(ties, listedNames(r)) {
		out[n.name] = [2]int{n.x(), n.y()}
	}
	return out
}

func supplies(names ...string) trace.Result {
	var r trace.Result
	for i := 0; i+1 < len(names); i += 2 {
		r.Transfers = append(r.Transfers, trace.Transfer{ID: fmt.Sprint(i), Supplier: names[i], Recipient: names[i+1], Item: "motors"})
	}
	return r
}

func TestNetworkRunsFromLeftToRight(t *testing.T) {
	at := drawn(t, supplies("A", "B", "B", "C", "D", "C"))
	if at["A"][0] >= at["B"][0] || at["B"][0] >= at["C"][0] {
		t.Errorf("A, B, C are not in order: %v", at)
	}
	if at["D"][0] != at["B"][0] {
		t.Errorf("D, which only leads to C, does not stand before it: %v", at)
	}
}

func TestNetworkArrowsDoNotCross(t *testing.T) {
	at := drawn(t, supplies("A", "V", "B", "P", "A", "W"))
	if at["W"][1] >= at["P"][1] {
		t.Errorf("the arrow from A to W crosses that from B to P: %v", at)
	}
}

func TestNetworkEndsOnCircles(t *testing.T) {
	if svg := Network(supplies("A", "B", "B", "A", "A", "A")); !strings.Contains(svg, "2 parties and 2 ties") {
		t.Errorf("a circle: %s", svg)
	}
	if svg := Network(trace.Result{}); svg != "" {
		t.Errorf("nothing: %s", svg)
	}
}

func TestWordsOfThePictureDoNotCoverEachOther(t *testing.T) {
	var used labels
	seen := map[int]bool{}
	for range 5 {
		y := used.free(100, 40)
		if seen[y] {
			t.Errorf("two words at %d", y)
		}
		seen[y] = true
	}
	if y := used.free(300, 40); y != 40 {
		t.Errorf("words elsewhere are moved to %d", y)
	}
}

func TestNetworkIsWellFormed(t *testing.T) {
	names := []string{`<script>alert("x")</script>`, `"quoted" & 'so'`, strings.Repeat("long ", 40), "شرکت پراور پارس"}
	var all []string
	for i := range names {
		all = append(all, names[i], names[(i+1)%len(names)])
	}
	svg := Network(supplies(all...))
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "script" {
			t.Error("a name became an element")
		}
	}
}

func TestNetworkIsBounded(t *testing.T) {
	var names []string
	for i := range 300 {
		names = append(names, "hub", fmt.Sprintf("party %d", i))
	}
	if n := len(drawn(t, supplies(names...))); n == 0 || n > maxNodes {
		t.Errorf("%d boxes, want at most %d", n, maxNodes)
	}
}

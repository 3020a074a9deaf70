package extract

import (
	"encoding/json"
	"strings"
	"testing"

	"sanctrace/internal/fault"
)

// twoPages is a text of three lines on two pages.
func twoPages() *Layer {
	var w layerWriter
	for _, line := range []struct {
		text string
		page int
		box  Box
	}{
		{"The first line", 1, Box{72, 90.04, 200, 104.26}},
		{"goes on here", 1, Box{72, 106, 310.5, 120}},
		{"and ends overleaf.", 2, Box{72, 90, 150, 104}},
	} {
		w.line()
		w.part(line.text, Place{Page: line.page, Box: line.box})
	}
	l := w.layer("text", "test")
	return &l
}

func TestBoxIsAroundTheLinesOfOnePage(t *testing.T) {
	l := twoPages()
	at := func(from, to string) (int, int) {
		return strings.Index(l.Text, from), strings.Index(l.Text, to) + len(to)
	}
	for _, c := range []struct {
		from, to, locator string
		box               Box
	}{
		{"first", "first", "page 1, ", Box{72, 90, 200, 104.3}},
		{"line", "on", "page 1, ", Box{72, 90, 310.5, 120}},
		{"here", "ends", "page 1, ", Box{72, 106, 310.5, 120}},
		{"ends", "overleaf", "page 2, ", Box{72, 90, 150, 104}},
	} {
		a, b := at(c.from, c.to)
		if got := l.Box(a, b); got != c.box || !strings.HasPrefix(l.Locator(a, b), c.locator) {
			t.Errorf("%s to %s: %s %v, want %s %v", c.from, c.to, l.Locator(a, b), got, c.locator, c.box)
		}
	}
	plain := NewLayer("text", "test", "no pages")
	if plain.Box(0, 2) != (Box{}) {
		t.Error("a box without a page")
	}
}

// TestPlacesAreKept holds that what was saved gives the same places and boxes.
func TestPlacesAreKept(t *testing.T) {
	sheet := NewLayer("text", "test", "a b")
	sheet.Places = []Place{{Start: 0, End: 1, Sheet: "Fees, \"2024\"", Cell: "A1"}, {Start: 2, End: 3, Sheet: "Fees, \"2024\"", Cell: "B1"}}
	for _, l := range []*Layer{twoPages(), &sheet} {
		data, err := l.SavePlaces()
		if err != nil {
			t.Fatal(err)
		}
		back, err := LoadPlaces("x", l.Text, data)
		if err != nil || len(back.Places) != len(l.Places) {
			t.Fatalf("%s: %+v, %v", data, back, err)
		}
		for a := range l.Text {
			for b := a; b <= len(l.Text); b++ {
				if back.Locator(a, b) != l.Locator(a, b) || back.Box(a, b) != l.Box(a, b) {
					t.Fatalf("%d to %d: %s %v, want %s %v", a, b, back.Locator(a, b), back.Box(a, b), l.Locator(a, b), l.Box(a, b))
				}
			}
		}
	}
	plain := NewLayer("text", "test", "no pages")
	if data, err := plain.SavePlaces(); data != nil || err != nil {
		t.Errorf("%s, %v", data, err)
	}
	if l, err := LoadPlaces("x", "no pages", nil); err != nil || l.Text != "no pages" || l.Locator(0, 2) != "bytes 0-2" {
		t.Errorf("%+v, %v", l, err)
	}
	for _, bad := range []string{"{", `{"a":1}`, `[[0,99,1,0,0,1,1]]`, `[[3,4,"S","A1"],[0,1,"S","A2"]]`, `[[-1,2,"S","A1"]]`, `[[4,2,"S","A1"]]`, `[[0,1]]`, `[["a",1,"S","A1"]]`, `[[]]`, "[null]", `[[0,1,"S","A1"]`, "3"} {
		if _, err := LoadPlaces("x", "short", json.RawMessage(bad)); fault.KindOf(err) != fault.Corrupt {
			t.Errorf("%s: %v, want Corrupt", bad, err)
		}
	}
}

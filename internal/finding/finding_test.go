package finding

import (
	"encoding/json"
	"testing"

	"sanctrace/internal/when"
)

func TestSortOrdersByScoreThenID(t *testing.T) {
	fs := []Finding{{ID: "b", Score: .8}, {ID: "c", Score: .9}, {ID: "a", Score: .8}}
	Sort(fs)
	if fs[0].ID != "c" || fs[1].ID != "a" || fs[2].ID != "b" {
		t.Errorf("got %v", fs)
	}
}

func TestListingOn(t *testing.T) {
	l := Listing{From: "2022-01-10", To: "2022-03-01"}
	for day, want := range map[string]bool{"2022-01-09": false, "2022-01-10": true, "2022-03-01": true, "2022-03-02": false} {
		if got := l.On(when.Day(day)); got != want {
			t.Errorf("%s: got %v", day, got)
		}
	}
	if l.On("") {
		t.Error("an ended listing does not stand now")
	}
}

func TestJSONShapeIsTheContract(t *testing.T) {
	b, err := json.Marshal(Finding{ID: "x-1", Datasets: []string{}, Listed: []Listing{}, Explanations: []Step{}})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"x-1","caption":"","schema":"","score":0,"match":false,"datasets":[],"listed":[],"explanations":[]}`
	if string(b) != want {
		t.Errorf("got %s", b)
	}
}

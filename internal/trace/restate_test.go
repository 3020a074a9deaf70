package trace

import (
	"encoding/json"
	"testing"
)

func TestRestatedWithEveryClaimIsWhatWasTraced(t *testing.T) {
	r := traced(t, story(t))
	want, _ := json.Marshal(r.Transfers)
	got, _ := json.Marshal(r.Restated(func(string) bool { return true }))
	if string(got) != string(want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if none := r.Restated(func(string) bool { return false }); len(none) != 0 {
		t.Errorf("transfers that rest on nothing: %+v", none)
	}
}

func TestRestatedRestsOnTheKeptClaimsAlone(t *testing.T) {
	r := traced(t, story(t))
	by := map[string]string{}
	for _, c := range r.Claims {
		if c.Event == "TRANSFER" {
			by[c.Document] = c.ID
		}
	}
	for name, c := range map[string]struct {
		keep     []string
		min      float64
		origins  int
		passages int
	}{
		"the original":           {[]string{"a.txt"}, 120, 1, 1},
		"the independent report": {[]string{"c.txt"}, 140, 1, 1},
		"both":                   {[]string{"a.txt", "c.txt"}, 140, 2, 2},
		"the copy":               {[]string{"b.txt"}, 900, 1, 1},
	} {
		kept := map[string]bool{}
		for _, doc := range c.keep {
			kept[by[doc]] = true
		}
		got := r.Restated(func(id string) bool { return kept[id] })
		if len(got) != 1 || got[0].Amount == nil || *got[0].Amount.Min != c.min || got[0].Independent != c.origins || len(got[0].Evidence) != c.passages || got[0].ID != r.Transfers[0].ID {
			t.Errorf("%s: %+v; want a figure of %g on %d origins and %d passages, with the id %s", name, got, c.min, c.origins, c.passages, r.Transfers[0].ID)
		}
	}
}

package trace

import (
	"context"
	"strings"
	"testing"

	"sanctrace/internal/catalog"
	"sanctrace/internal/finding"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
)

func TestLongNames(t *testing.T) {
	const text = "Design and Making of Kites, a maker, denied it.\nThe Ministry of Ports of Tolva and Bright Kite Works met (Bank for Trade of Ulm) in May. It was the end of May. Ada and"
	var got []string
	for _, n := range longNames(text) {
		if text[n.start:n.end] != n.text {
			t.Errorf("%q does not stand at %d", n.text, n.start)
		}
		got = append(got, n.text)
	}
	want := "Design and Making of Kites|Making of Kites|Ministry of Ports of Tolva and Bright Kite Works|Ministry of Ports of Tolva|Bank for Trade of Ulm"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	if n := len(longNames(strings.Repeat("Bank of Ulm. ", 10_000))); n != maxLongNames {
		t.Errorf("%d names, want the bound", n)
	}
}

// ministry is a list of one entry with a long name.
type ministry struct{ lists }

const listedName = "Design and Making of Kites"

func (ministry) Screen(_ context.Context, q match.Query, o screen.Options) (screen.Result, error) {
	var r screen.Result
	score := map[string]float64{listedName: 1, "Making of Kites": .91}[q.Names[0]]
	if score > max(o.Threshold, .7) {
		r.Results = []finding.Finding{{ID: "zz-1", Caption: listedName, Score: score, Match: true}}
	}
	return r, nil
}

func TestAListedNameThatNoReaderTakesForOneIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want string
	}{
		"at the start of a sentence": {listedName + ", a maker of kites, denied that it had supplied the plant.", "[" + listedName + "]"},
		"not on any list":            {"Sale and Repair of Boats, a yard, denied that it had supplied the plant.", "[]"},
	} {
		doc := textOf(t, "a.txt", "Harbour Ledger\n24 November 2022\n\n"+c.text+"\n")
		r, err := Tracer{Screen: ministry{}, View: lists{since: "2022-12-12"}}.Trace(context.Background(), Input{On: "2026-11-22", Documents: documents(t, doc)})
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, m := range r.Matches {
			got = append(got, m.Name)
			if m.Then.Status != string(catalog.NotListed) || m.Evidence[1].Text != c.text {
				t.Errorf("%s: %+v", name, m)
			}
		}
		if s := "[" + strings.Join(got, " ") + "]"; s != c.want {
			t.Errorf("%s: matches %s, want %s", name, s, c.want)
		}
	}
}

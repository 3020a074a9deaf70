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

func met(query, candidate, via string, worth float64) finding.Step {
	return finding.Step{Feature: "name", Query: query, Candidate: candidate, Via: via, Worth: worth}
}

func TestInProse(t *testing.T) {
	rarity := met("", "", "rarity", -.07)
	for name, c := range map[string]struct {
		score float64
		steps []finding.Step
		want  bool
	}{
		"a single name of a list":              {.93, []finding.Step{met("Hezbollah", "Hezbollah", "equal", 1), rarity}, true},
		"a common word":                        {.848, []finding.Step{met("Gas", "GAS", "equal", 1), met("", "", "rarity", -.15)}, false},
		"a short word spelt otherwise":         {.89, []finding.Step{met("Tariff", "TARIF", "sound", .97), rarity}, false},
		"a long word spelt otherwise":          {.9, []finding.Step{met("Rosoboroneksport", "Rosoboronexport", "sound", .97), rarity}, true},
		"one word of a longer name":            {.93, []finding.Step{met("Admiral", "Admiral", "equal", 1), met("", "Group", "extra", -.05)}, false},
		"two letters":                          {.93, []finding.Step{met("Al", "Al", "equal", 1)}, false},
		"one word and its legal form":          {.93, []finding.Step{met("Drake", "Drake", "equal", 1), met("LLC", "LLC", "legal form", 0)}, true},
		"a surname for an initial":             {.7, []finding.Step{met("Donald", "DON", "nickname", .46), met("Trump", "T", "initial", .34)}, false},
		"an initial for a name":                {.9, []finding.Step{met("V", "Viktor", "initial", .3), met("Zarnik", "Zarnik", "equal", .6)}, true},
		"a word that the list does not have":   {.76, []finding.Step{met("START", "START", "equal", 1), met("New", "", "extra", -.16)}, false},
		"an article":                           {.97, []finding.Step{met("Syrian", "Syrian", "equal", .5), met("army", "Army", "equal", .5), met("The", "", "extra", -.001)}, true},
		"a father's name more":                 {.8, []finding.Step{met("Viktor", "Viktor", "equal", .4), met("Bout", "BOUT", "equal", .6), met("", "Anatolijevitch", "extra", -.15)}, true},
		"other features do not count as words": {.93, []finding.Step{met("Hezbollah", "Hezbollah", "equal", 1), {Feature: "country", Query: "ir", Via: "contradicts", Worth: -.1}}, true},
	} {
		if got := inProse(finding.Finding{Score: c.score, Explanations: c.steps}); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

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
		r, err := Tracer{Screen: ministry{}, View: lists{since: "2022-12-12"}}.Trace(context.Background(), Input{On: "2026-11-22", Documents: []Text{doc}})
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

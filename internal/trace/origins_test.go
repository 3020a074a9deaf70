package trace

import (
	"context"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/when"
)

func TestAVersionThatCitesNobodyIsNoOrigin(t *testing.T) {
	in := story(t)
	in.Documents = documents(t, storyTexts(t)[2], textOf(t, "d.txt", strings.Replace(second, "Danube Monitor\n", "Delta Monitor\n", 1)))
	r := traced(t, in)
	if len(r.Transfers) != 1 || r.Transfers[0].Independent != 1 || len(r.Transfers[0].Evidence) != 2 {
		t.Errorf("transfers = %+v, want one that rests on one origin and two passages", r.Transfers)
	}
	if r.Documents[1].CopyOf != "c.txt" {
		t.Errorf("d.txt is a copy of %q, want c.txt", r.Documents[1].CopyOf)
	}
}

func TestOneSpeakerIsOneOriginInAnyNumberOfDocuments(t *testing.T) {
	const a = "Harbour Ledger\n24 November 2022\n\nTolva Motor Works supplied 120 drone engines to Bright Kite Works in October, Anna Berg, a customs officer, said.\n"
	const b = "Elbe Courier\n25 November 2022\n\nThe harbour was quiet on Friday. The case began last year. Anna Berg said that Tolva Motor Works supplied 120 drone engines to Bright Kite Works in October.\n"
	r := traced(t, Input{Case: "speaker", Documents: documents(t, textOf(t, "a.txt", a), textOf(t, "b.txt", b))})
	if len(r.Transfers) != 1 || r.Transfers[0].Independent != 1 || len(r.Transfers[0].Origins) != 1 {
		t.Fatalf("transfers = %+v, want one that rests on one origin", r.Transfers)
	}
	for _, o := range r.Origins {
		if o.ID == r.Transfers[0].Origins[0] && (o.Root != "Anna Berg" || strings.Join(o.Documents, " ") != "a.txt b.txt") {
			t.Errorf("origin = %+v, want Anna Berg in both documents", o)
		}
	}
}

func TestWhatAnOutletHeardFromOthersIsTheOutletsAccount(t *testing.T) {
	const text = "The plant will make hundreds of drones\n\nBright Kite Works plans to make hundreds of drones, The Harbour Ledger reported, citing new intelligence obtained by agencies. " +
		"According to The Harbour Ledger, officials said Tolva Motor Works agreed to send engines to Bright Kite Works.\n"
	r := traced(t, Input{Case: "outlet", Documents: documents(t, textOf(t, "a.txt", text))})
	var roots []string
	for _, o := range r.Origins {
		roots = append(roots, o.Root)
	}
	if !slices.Contains(roots, "Harbour Ledger") {
		t.Errorf("origins = %q, want the outlet that is cited", roots)
	}
	for _, root := range roots {
		if strings.Contains(root, "intelligence") || strings.Contains(root, "officials") {
			t.Errorf("%q counts beside the outlet that cites it", root)
		}
	}
}

func TestIndependent(t *testing.T) {
	o := func(kind string, docs ...string) Origin { return Origin{Kind: kind, Documents: docs} }
	for name, c := range map[string]struct {
		origins []Origin
		want    int
	}{
		"none":                          {nil, 0},
		"unknown adds nothing":          {[]Origin{o("anonymous_person", "a"), o("intelligence", "b")}, 1},
		"one document":                  {[]Origin{o("record", "a"), o("named_person", "a")}, 1},
		"two documents":                 {[]Origin{o("record", "a"), o("record", "b")}, 2},
		"one speaker in both":           {[]Origin{o("named_person", "a", "b")}, 1},
		"a speaker in both and a paper": {[]Origin{o("named_person", "a", "b"), o("record", "a")}, 2},
	} {
		if got := Independent(c.origins); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestAVerdictKeepsItsIDWhileItsProofHolds(t *testing.T) {
	ids := func(on when.Day, share string) string {
		in := story(t)
		in.On = on
		in.Registers = []Register{{Name: "register.csv", Rows: []RegisterRow{holding(t, 1, "Meridian Post LLC", "Tolva Motor Works", share)}}}
		l := lists{since: "2022-12-12"}
		r, err := Tracer{Screen: l, View: l}.Trace(context.Background(), in)
		if err != nil || len(r.Verdicts) == 0 {
			t.Fatalf("verdicts = %+v, %v", r.Verdicts, err)
		}
		return r.Verdicts[0].ID
	}
	monday := ids("2026-11-23", "55 %")
	if tuesday := ids("2026-11-24", "55 %"); tuesday != monday {
		t.Errorf("%s on one day and %s on the next: a decision would be lost overnight", monday, tuesday)
	}
	if other := ids("2026-11-24", "60 %"); other == monday {
		t.Error("a verdict on another share has the same id: a decision would cover what nobody read")
	}
}

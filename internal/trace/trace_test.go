package trace

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"sanctrace/internal/catalog"
	"sanctrace/internal/claims"
	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/ftm"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
	"sanctrace/internal/source"
	"sanctrace/internal/trade"
	"sanctrace/internal/when"
)

// The story: an original, a copy that inflates the figure, an independent
// report, and a denial.
const (
	original = "Harbour Ledger\nMotors for a plant\n24 November 2022\n\nTolva Motor Works supplied at least 120 drone engines to Bright Kite Works in October, according to shipping papers seen by Harbour Ledger.\n"
	copied   = "Morning Courier\nMotors, paper says\n25 November 2022\n\nTolva Motor Works supplied 900 drone engines to Bright Kite Works in October, Harbour Ledger reports.\n"
	second   = "Danube Monitor\nRows at the border\n2 December 2022\n\nTolva Motor Works supplied 140 drone engines to Bright Kite Works in October, according to customs records obtained by Danube Monitor.\n"
)

func textOf(t *testing.T, name, body string) Text {
	t.Helper()
	doc, err := extract.Read(name, []byte(body))
	if err != nil {
		t.Fatal(err)
	}
	return Text{Doc: doc, Read: claims.Read(doc, claims.Options{})}
}

// lists is a loaded list of one entry that stands for Tolva Motor Works.
type lists struct{ since when.Day }

func (l lists) Screen(_ context.Context, q match.Query, _ screen.Options) (screen.Result, error) {
	var r screen.Result
	if strings.HasPrefix(q.Names[0], "Tolva") {
		r.Results = []finding.Finding{{ID: "zz-1", Caption: "TOLVA MOTOR WORKS", Schema: "Company", Score: 0.97, Match: true}}
	}
	return r, nil
}

func (l lists) Entity(_ context.Context, id string, on when.Day) (catalog.View, error) {
	if id != "zz-1" {
		return catalog.View{}, fault.New(fault.NotFound, id, "not loaded")
	}
	v := catalog.View{ID: id, Caption: "TOLVA MOTOR WORKS", Schema: "Company", On: on, Answer: catalog.NotListed, Datasets: []string{"eu_test"}}
	listing := catalog.Listing{Entity: id, Reasons: []string{"makes engines"}}
	listing.Dataset, listing.From, listing.Basis, listing.Measures = "eu_test", l.since, "stated", []string{string(source.AssetFreeze)}
	v.Listings = []catalog.Listing{listing}
	if on >= l.since {
		v.Answer = catalog.Listed
	}
	v.Status = []catalog.Status{{Dataset: "eu_test", Answer: v.Answer, Why: "stated"}}
	v.Measures = listing.Measures
	return v, nil
}

// documents takes in texts.
func documents(t *testing.T, texts ...Text) *Documents {
	t.Helper()
	d := NewDocuments()
	t.Cleanup(func() { _ = d.Close() })
	for i := range texts {
		if err := d.Add(&texts[i]); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func traced(t *testing.T, in Input) Result {
	t.Helper()
	l := lists{since: "2022-12-12"}
	in.On = "2026-11-22"
	r, err := Tracer{Screen: l, View: l}.Trace(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func storyTexts(t *testing.T) []Text {
	return []Text{textOf(t, "a.txt", original), textOf(t, "b.txt", copied), textOf(t, "c.txt", second)}
}

func story(t *testing.T) Input {
	return Input{Case: "story", Documents: documents(t, storyTexts(t)...)}
}

func TestACopyIsNoOriginAndItsFigureIsDrift(t *testing.T) {
	r := traced(t, story(t))
	if len(r.Transfers) != 1 {
		t.Fatalf("transfers = %+v, want one", r.Transfers)
	}
	x := r.Transfers[0]
	if x.Independent != 2 || x.Verdict != "compatible" || x.Amount == nil || *x.Amount.Min != 140 || *x.Amount.Max != 140 {
		t.Errorf("independent %d, verdict %s (%s), amount %+v; want 2 independent origins that meet at 140", x.Independent, x.Verdict, x.Why, x.Amount)
	}
	if len(x.Claims) != 3 || len(x.Evidence) != 3 {
		t.Errorf("%d claims, %d passages; want the copy kept beside the two others", len(x.Claims), len(x.Evidence))
	}
	if r.Documents[1].CopyOf != "a.txt" || r.Documents[2].CopyOf != "" || r.Documents[0].Title != "Motors for a plant" {
		t.Errorf("documents = %+v, want b.txt a copy of a.txt only", r.Documents)
	}
	for _, o := range r.Origins {
		if o.Documents[0] == "b.txt" {
			t.Errorf("the copy counts as an origin: %+v", o)
		}
	}
}

func TestThenAndNow(t *testing.T) {
	r := traced(t, story(t))
	if len(r.Matches) != 1 {
		t.Fatalf("matches = %+v, want one", r.Matches)
	}
	m := r.Matches[0]
	if m.Then.Status != "not listed" || m.Now.Status != "listed" || !strings.Contains(m.Sentence, "not listed then in eu_test, listed since 2022-12-12") {
		t.Errorf("then %s, now %s: %s", m.Then.Status, m.Now.Status, m.Sentence)
	}
	if m.Evidence[0].Dataset != "eu_test" || m.Evidence[1].Document != "a.txt" {
		t.Errorf("evidence = %+v, want the list entry and the passage", m.Evidence)
	}
}

func TestEvidenceStandsInTheText(t *testing.T) {
	in := story(t)
	layers := map[string]string{}
	for _, d := range storyTexts(t) {
		layers[d.Doc.Name] = d.Doc.Text().Text
	}
	r := traced(t, in)
	for _, c := range r.Claims {
		for _, e := range c.Evidence {
			var a, b int
			if _, err := sscan(e.Locator, &a, &b); err != nil || layers[e.Document][a:b] != e.Text {
				t.Errorf("%s %s: %q is not what stands there", e.Document, e.Locator, e.Text)
			}
		}
	}
}

func n(f float64) *float64 { return &f }

func TestMeet(t *testing.T) {
	origin := func(lo, hi *float64, counted string) told {
		return told{&root{name: "x", docs: []string{"d"}}, &Amount{Min: lo, Max: hi, CountedAs: counted, Unit: "engine"}}
	}
	for name, c := range map[string]struct {
		figures []told
		want    string
	}{
		"agree":               {[]told{origin(n(100), nil, "delivered"), origin(n(90), n(150), "delivered")}, "compatible"},
		"do not meet":         {[]told{origin(n(301), nil, "shipped"), origin(nil, n(252), "shipped")}, "conflict"},
		"planned and used":    {[]told{origin(n(200), n(999), "planned"), origin(n(401), nil, "used")}, "incomparable"},
		"one bound is enough": {[]told{origin(n(5), n(5), "seized"), origin(n(5), n(5), "seized")}, "compatible"},
	} {
		if a, got, why := meet(c.figures); got != c.want || (a == nil) != (c.want != "compatible") {
			t.Errorf("%s: %s (%s), amount %v; want %s", name, got, why, a, c.want)
		}
	}
}

func holding(t *testing.T, row int, company, holder, share string) RegisterRow {
	t.Helper()
	c, h := ftm.NewEntity("c-"+company, "Company"), ftm.NewEntity("h-"+holder, "Company")
	c.Add("name", company)
	h.Add("name", holder)
	e := ftm.NewEntity("e", "Ownership")
	e.Add("percentage", share)
	e.Add("startDate", "2022-01-01")
	return RegisterRow{N: row, Company: c, Holder: h, Edge: e, Words: company + "; " + holder + "; " + share}
}

func TestVerdictsPatternsAndLeads(t *testing.T) {
	in := story(t)
	in.Documents = documents(t, append(storyTexts(t), textOf(t, "d.txt", "Harbour Ledger\nA plan\n26 November 2022\n\nBright Kite Works plans to assemble hundreds of drones near Saratov, the company said.\n"))...)
	in.Registers = []Register{{Name: "register.csv", Rows: []RegisterRow{
		holding(t, 1, "Meridian Post LLC", "Tolva Motor Works", "55 %"),
		holding(t, 2, "Bright Kite Works", "Meridian Post LLC", "more than 25 % but not more than 50 %"),
	}}}
	ship := func(row int, from, to, dest string) trade.Shipment {
		return trade.Shipment{Row: row, HS: "840710", Goods: "engines", Date: "2022-10-01", Destination: dest,
			Parties: []trade.Party{{Role: "shipper", Name: from}, {Role: "consignee", Name: to}}}
	}
	in.Shipments = []Shipments{{Name: "s.csv", Rows: []trade.Shipment{ship(1, "Larkspur GmbH", "Meridian Post LLC", "ae"), ship(2, "Meridian Post LLC", "Bright Kite Works", "ru")},
		Words: []string{"row one", "row two"}}}
	r := traced(t, in)
	got := map[string]string{}
	for _, v := range r.Verdicts {
		got[v.Party+" "+v.Regime] = v.Verdict
	}
	if got["Meridian Post LLC EU"] != "owned_presumed" || got["Bright Kite Works EU"] != "indeterminate" {
		t.Errorf("verdicts = %v", got)
	}
	var kinds []string
	for _, p := range r.Patterns {
		kinds = append(kinds, p.Kind)
		for _, e := range p.Edges {
			if len(e.Evidence) == 0 {
				t.Errorf("%s: the tie %s to %s has no evidence", p.Kind, e.From, e.To)
			}
		}
	}
	if strings.Join(kinds, " ") != "relocated-production intermediary" {
		t.Errorf("patterns = %v", kinds)
	}
	if len(r.Leads) != 2 {
		t.Errorf("leads = %+v, want Bright Kite Works and Meridian Post", r.Leads)
	}
	if len(r.Flags) == 0 || r.Flags[0].Evidence[0].Text != "row one" {
		t.Errorf("flags = %+v", r.Flags)
	}
}

func TestItemsRoundTripAndRepeat(t *testing.T) {
	a, b := traced(t, story(t)), traced(t, story(t))
	first, _ := json.Marshal(a)
	again, _ := json.Marshal(b)
	if string(first) != string(again) {
		t.Error("two traces of the same input differ")
	}
	head, items, err := a.Items()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, it := range items {
		if seen[it.ID] {
			t.Errorf("the id %s is given twice", it.ID)
		}
		seen[it.ID] = true
	}
	back, err := FromItems(head, items)
	if err != nil {
		t.Fatal(err)
	}
	if third, _ := json.Marshal(back); string(third) != string(first) {
		t.Error("a result read back from its items differs")
	}
	if !reflect.DeepEqual(empty().Claims, []Claim{}) {
		t.Error("an empty result must print empty lists")
	}
}

// sscan reads the locator "bytes a-b".
func sscan(locator string, a, b *int) (int, error) {
	return fmt.Sscanf(locator, "bytes %d-%d", a, b)
}

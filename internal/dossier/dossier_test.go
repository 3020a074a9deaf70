package dossier

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
	"sanctrace/internal/trade"
)

const text = "Acme supplied 12 motors to Bolt <b>Works</b> in May. Bolt denied it."

func bytesOf(t *testing.T, part string) trace.Evidence {
	t.Helper()
	i := strings.Index(text, part)
	if i < 0 {
		t.Fatalf("%q is not in the text", part)
	}
	return trace.Evidence{Document: "one.txt", Locator: "bytes " + itoa(i) + "-" + itoa(i+len(part)), Text: part}
}

func itoa(i int) string { return num(float64(i)) }

func sample(t *testing.T) Input {
	t.Helper()
	twelve := 12.0
	supply, denial := bytesOf(t, "Acme supplied 12 motors to Bolt <b>Works</b> in May"), bytesOf(t, "Bolt denied it")
	listing := trace.Evidence{Dataset: "us_ofac_sdn", Locator: "ofac-1", Text: "ACME"}
	return Input{
		Result: trace.Result{Case: "sample", On: "2022-11-20",
			Documents: []trace.Document{{ID: "one.txt", Title: "One", Outlet: "The One", SHA256: "ab"}},
			Claims: []trace.Claim{
				{ID: "c1", Document: "one.txt", Text: supply.Text, Event: "TRANSFER", Modality: "reported_fact", Polarity: "positive", Origin: "o1",
					Item: "motors", ItemClass: "component.engine", Amount: &trace.Amount{Min: &twelve, Max: &twelve},
					Participants: []trace.Participant{{Name: "Acme", Role: "supplier"}, {Name: "Bolt <b>Works</b>", Role: "recipient"}},
					Chain:        []trace.Link{{Source: "The One", Kind: "document"}, {Source: "a clerk in Port X", Kind: "anonymous_person", Protected: true}}, Evidence: []trace.Evidence{supply}},
				{ID: "c2", Document: "one.txt", Text: denial.Text, Event: "TRANSFER", Modality: "reported_fact", Polarity: "negative", Evidence: []trace.Evidence{denial}},
				{ID: "c3", Document: "one.txt", Text: "no passage", Event: "TRANSFER", Modality: "opinion", Polarity: "positive"},
			},
			Origins: []trace.Origin{{ID: "o1", Root: "a source that is not named", Kind: "anonymous_person", Protected: true, Claims: []string{"c1"}, Documents: []string{"one.txt"}}},
			Transfers: []trace.Transfer{{ID: "t1", Supplier: "Acme", Recipient: "Bolt <b>Works</b>", Item: "motors", Phase: "delivered", Amount: &trace.Amount{Min: &twelve, Max: &twelve},
				Verdict: "single", Why: "one account", Claims: []string{"c1"}, Independent: 1, Evidence: []trace.Evidence{supply}}},
			Matches: []trace.Match{{ID: "m1", Name: "Acme", Sentence: "Acme was not listed then, listed since 2022-12-12.", Evidence: []trace.Evidence{listing}}},
		},
		Documents: []ledger.Document{{ID: "ab", Name: "one.txt", Layer: text}},
	}
}

func TestNothingAcceptedIsNotPublished(t *testing.T) {
	if _, err := Compose(sample(t)); fault.KindOf(err) != fault.Conflict {
		t.Errorf("error = %v, want a Conflict", err)
	}
}

func TestPublishedStatesOnlyWhatWasAccepted(t *testing.T) {
	in := sample(t)
	in.Decisions = []ledger.Decision{{Item: "c1", Do: ledger.Accept, By: "A", Reason: "read"}, {Item: "c2", Do: ledger.Reject, By: "A", Reason: "no"}}
	d, err := Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range d.Sections {
		for _, x := range s.Sentences {
			got = append(got, x.Item)
			if len(x.Notes) == 0 || !x.Reviewed {
				t.Errorf("%s: notes %v, reviewed %v", x.Item, x.Notes, x.Reviewed)
			}
		}
	}
	if strings.Join(got, " ") != "t1 c1" {
		t.Errorf("stated %v, want t1 (all its claims accepted) and c1", got)
	}
	page, err := d.HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, never := range []string{"DRAFT", "not reviewed", "<b>Works", "clerk", "2022-12-12"} {
		if bytes.Contains(page, []byte(never)) {
			t.Errorf("the published page contains %q", never)
		}
	}
}

func TestACorrectionReplacesWhatIsStated(t *testing.T) {
	in := sample(t)
	in.Decisions = []ledger.Decision{
		{Item: "c1", Do: ledger.Correct, By: "A", Reason: "hedged", Value: []byte(`{"modality":"believed","text":"other words","id":"x"}`)},
		{Item: "m1", Do: ledger.Correct, By: "A", Reason: "wording", Value: []byte(`{"sentence":"Acme may be meant."}`)},
	}
	d, err := Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	page, _ := d.HTML()
	for _, want := range []string{"believed", "Acme may be meant.", "Acme supplied 12 motors", "12 motors, planned"} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, never := range []string{"other words", "reported fact", "12 motors, delivered"} {
		if bytes.Contains(page, []byte(never)) {
			t.Errorf("the page says %q: a passage is never reworded, and a ledger line says what its corrected claims do", never)
		}
	}
	in.Decisions[0].Value = []byte(`"no object"`)
	if _, err := Compose(in); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a correction that is no object: %v", err)
	}
}

func TestDraftMarksEverySentence(t *testing.T) {
	in := sample(t)
	in.Draft = true
	dir := t.TempDir()
	d, err := Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	names, err := d.Write(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		data, err := os.ReadFile(filepath.Join(dir, n))
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(n, ".html") && !bytes.Contains(data, []byte("DRAFT")) {
			t.Errorf("%s does not say DRAFT", n)
		}
	}
	page, _ := os.ReadFile(filepath.Join(dir, "index.html"))
	if n := bytes.Count(page, []byte(`<em class="mark">not reviewed`)); n != 4 {
		t.Errorf("%d sentences marked, want 4 (t1, m1, c1, c2; c3 has no passage)", n)
	}
	doc, _ := os.ReadFile(filepath.Join(dir, "document-1.html"))
	if !bytes.Contains(doc, []byte(`<span id="b0-51"></span><mark>Acme supplied 12 motors to Bolt &lt;b&gt;Works`)) {
		t.Errorf("the cited passage is not marked:\n%s", doc)
	}
	again, _ := Compose(in)
	second, _ := again.files()
	first, _ := d.files()
	for n := range first {
		if !bytes.Equal(first[n], second[n]) {
			t.Errorf("%s differs between two runs", n)
		}
	}
}

func TestWordsForAmounts(t *testing.T) {
	n := func(f float64) *float64 { return &f }
	for want, a := range map[string]*trace.Amount{
		"12":                 {Min: n(12), Max: n(12)},
		"401 or more":        {Min: n(401)},
		"about 200 to 999":   {Min: n(200), Max: n(999), Soft: true},
		"up to 6\u202f000":   {Max: n(6000)},
		"":                   nil,
		"2.5 to 10\u202f000": {Min: n(2.5), Max: n(10000)},
	} {
		if got := AmountText(a); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestSpreadsheetFormulasAreDefused(t *testing.T) {
	for in, want := range map[string]string{"=1+1": "'=1+1", "-x": "'-x", "fine": "fine", "": ""} {
		if got := defuse(in); got != want {
			t.Errorf("defuse(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzPassages(f *testing.F) {
	f.Add("abcdef", 1, 3, 2, 6)
	f.Fuzz(func(t *testing.T, s string, a, b, c, d int) {
		in := func(x int) int { return max(0, min(x, len(s))) }
		spans := [][2]int{{in(min(a, b)), in(max(a, b))}, {in(min(c, d)), in(max(c, d))}}
		var joined strings.Builder
		for _, p := range passages(s, spans) {
			joined.WriteString(p.Text)
		}
		if joined.String() != s {
			t.Errorf("passages lose text: %q became %q", s, joined.String())
		}
	})
}

func TestVerdictsAndFlagsNameWhomAndWhy(t *testing.T) {
	v := trace.Verdict{Party: "Bolt", Regime: "EU", On: "2024-08-01", Verdict: "owned_presumed", Why: "EU best practices",
		Proof: []string{"Acme is listed, since 2022-01-01", "Bolt: Acme holds 60 % (Council doc. 11623/24)"}}
	if got, want := VerdictText(v), "Bolt under EU on 2024-08-01: owned presumed. EU best practices. Acme is listed, since 2022-01-01. Bolt: Acme holds 60 % (Council doc. 11623/24)."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	f := trace.Flag{Row: 3, Parties: []string{"Acme", "Bolt"}, Flag: trade.Flag{Rule: "no-end-use", Why: "the end use is left empty", Source: "15 CFR 732"}}
	if got, want := FlagText(f), "Row 3, Acme to Bolt: the end use is left empty (no-end-use; 15 CFR 732)."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := FlagText(trace.Flag{Row: 1, Flag: f.Flag}), "Row 1: the end use is left empty (no-end-use; 15 CFR 732)."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestDatesText(t *testing.T) {
	for want, d := range map[string]*trace.Dates{
		"":                                  nil,
		"on 2022-10-06":                     {Earliest: "2022-10-06", Latest: "2022-10-06"},
		"by 2022-11-20":                     {EDTF: "../2022-11-20", Latest: "2022-11-20"},
		"about 2022-11-20":                  {EDTF: "2022-11-20~", Latest: "2022-11-20"},
		"from 2022-11-20 on":                {EDTF: "2022-11-20/..", Earliest: "2022-11-20"},
		"between 2022-08-01 and 2022-11-20": {Earliest: "2022-08-01", Latest: "2022-11-20"},
	} {
		if got := DatesText(d); got != want {
			t.Errorf("%+v: %q, want %q", d, got, want)
		}
	}
}

// TestNothingRestsOnRejectedClaims: a lead that a person accepted falls with
// the claims it rests on, and loses the footnotes of those that fell.
func TestNothingRestsOnRejectedClaims(t *testing.T) {
	in := sample(t)
	c1, c2 := in.Result.Claims[0].Evidence[0], in.Result.Claims[1].Evidence[0]
	in.Result.Leads = []trace.Lead{{ID: "l1", Name: "Bolt", Why: "tied to Acme", Evidence: []trace.Evidence{c1}},
		{ID: "l2", Name: "Works", Why: "tied to Acme", Evidence: []trace.Evidence{c1, c2}}}
	accept := func(id string) ledger.Decision {
		return ledger.Decision{Item: id, Do: ledger.Accept, By: "A", Reason: "read"}
	}
	stated := func(decisions ...ledger.Decision) string {
		in.Decisions = append([]ledger.Decision{accept("l1"), accept("l2"), accept("c2")}, decisions...)
		d, err := Compose(in)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range d.Sections {
			for _, x := range s.Sentences {
				got = append(got, x.Item+itoa(len(x.Notes)))
			}
		}
		return strings.Join(got, " ")
	}
	if got := stated(); got != "l11 l22 c21" {
		t.Errorf("stated %s, want both leads", got)
	}
	if got := stated(ledger.Decision{Item: "c1", Do: ledger.Reject, By: "A", Reason: "no"}); got != "l21 c21" {
		t.Errorf("stated %s after the rejection of c1, want the lead that still stands, on one passage", got)
	}
}

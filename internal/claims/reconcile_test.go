package claims

import (
	"slices"
	"testing"

	"sanctrace/internal/extract"
)

// corpusResult is what several documents say together, as the output has it.
type corpusResult struct {
	Derivations     []Derivation     `json:"derivations"`
	SameEvent       []SameEvent      `json:"same_event"`
	SameEntity      []SameEntity     `json:"same_entity"`
	Reconciliations []Reconciliation `json:"reconciliations"`
}

// together compares documents.
func together(t testing.TB, rs []*Result) *corpusResult {
	t.Helper()
	k := NewCorpus()
	defer k.Close()
	for _, r := range rs {
		if err := k.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	derived, err := k.Derivations()
	if err != nil {
		t.Fatal(err)
	}
	return &corpusResult{derived, slices.AppendSeq([]SameEvent{}, k.Events()), k.SameEntities(), slices.AppendSeq([]Reconciliation{}, k.Reconciliations())}
}

// corpusOf compares made-up texts, named a, b, c in order.
func corpusOf(t *testing.T, texts ...string) (*corpusResult, []*Result) {
	t.Helper()
	var rs []*Result
	for i, text := range texts {
		doc, err := extract.Read(string(rune('a'+i))+".txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		rs = append(rs, Read(doc, Options{}))
	}
	return together(t, rs), rs
}

// verdicts returns attribute and verdict of each reconciliation.
func verdicts(k *corpusResult) []string {
	var out []string
	for _, r := range k.Reconciliations {
		v := r.Attribute + " " + r.Verdict
		if r.Weak {
			v += " weak"
		}
		out = append(out, v)
	}
	return out
}

const (
	firstText = "QUAY HERALD\n\nEngines went east, clerks say\n\n3 May 2021 \u2014 The Marlin carried more than 300 engines of Fell Systems Ltd from Odessa to Poti in mid-March, two clerks told the Quay Herald.\n\n" +
		"Fell Systems Ltd denied any part in the shipment."
	otherText = "MARSH WEEKLY\n\nThe paper trail\n\n9 May 2021 \u2014 The Marlin carried 252 engines of Fell Systems Ltd from Odessa to Poti between 9 March and 14 March, port logs obtained by Marsh Weekly show."
	lateText  = "MARSH WEEKLY\n\nThe paper trail\n\n9 May 2021 \u2014 The Marlin carried more than 250 engines of Fell Systems Ltd from Odessa to Poti between 9 April and 14 April, port logs obtained by Marsh Weekly show."
)

// TestReconcile: figures and times of independent origins are compared, and a
// denial of a part in the event stands against it weakly.
func TestReconcile(t *testing.T) {
	k, _ := corpusOf(t, firstText, otherText)
	got := verdicts(k)
	for _, want := range []string{"quantity conflict", "date compatible", "polarity conflict weak"} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q in %v", want, got)
		}
	}
	if len(k.SameEvent) == 0 || k.SameEvent[0].Count != 2 {
		t.Errorf("a count of its own from logs obtained is a second origin: %+v", k.SameEvent)
	}
	for _, r := range k.Reconciliations {
		if r.Attribute == "date" && (r.Sides[1].Earliest != "2021-03-09" || r.Sides[1].Latest != "2021-03-14") {
			t.Errorf("times %+v", r.Sides)
		}
	}
}

// TestTimesApart: what lies in another month is another event.
func TestTimesApart(t *testing.T) {
	k, _ := corpusOf(t, firstText, lateText)
	for _, e := range k.SameEvent {
		if e.Documents > 1 {
			t.Errorf("two voyages are one: %+v", e)
		}
	}
}

// TestBridge: units differ unless a text says how they go together.
func TestBridge(t *testing.T) {
	const crates = "MARSH WEEKLY\n\nThe paper trail\n\n9 May 2021 \u2014 The Marlin carried 252 crates of engines of Fell Systems Ltd from Odessa to Poti in mid-March, port logs obtained by Marsh Weekly show."
	k, _ := corpusOf(t, firstText, crates+" There was one engine to a crate.")
	if got := verdicts(k); !slices.Contains(got, "quantity conflict") {
		t.Errorf("one engine to a crate is no bridge: %v", got)
	}
	if k, _ = corpusOf(t, firstText, crates); !slices.Contains(verdicts(k), "quantity incomparable") {
		t.Errorf("a bridge that no text states: %v", verdicts(k))
	}
	for text, want := range map[string]int{
		"One motor to a crate, one crate per lorry.": 2, "none motor to a crate": 0, "someone, ONE MOTOR PER CRATE": 1, "one of one": 0, "": 0, "one ": 0,
	} {
		if got := bridges(text); len(got) != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestOneOrigin: an outlet's own report and what it says to have heard are one.
func TestOneOrigin(t *testing.T) {
	for _, c := range []struct {
		a, b string
		one  bool
	}{
		{"marsh weekly: own", "marsh weekly: anonymous_person", true},
		{"marsh weekly: record", "marsh weekly: anonymous_person", false},
		{"marsh weekly: own", "quay herald: own", false},
		{"of fell systems", "of fell systems", true},
	} {
		if oneOrigin(c.a, c.b) != c.one {
			t.Errorf("%s and %s", c.a, c.b)
		}
	}
}

package ledger

import (
	"encoding/json"
	"fmt"

	"sanctrace/internal/fault"
)

// Grade is the verdict of a decision that judges a source or what it says,
// without accepting or rejecting anything. Its value is {"reliability":"B"},
// about an origin or a document, or {"credibility":"2"}, about a claim: the two
// scales of the Admiralty code (NATO AJP-2.1, annex on evaluation). They belong
// to two questions and are never multiplied or joined to one figure.
const Grade Verdict = "grade"

// Reliability says what the grades of a source mean.
var Reliability = map[string]string{"A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable", "E": "unreliable",
	"F": "reliability cannot be judged"}

// Credibility says what the grades of information mean.
var Credibility = map[string]string{"1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable",
	"6": "truth cannot be judged"}

// Graded is the grade that an item has, by the last decision of its kind.
type Graded struct {
	Reliability string // of an origin or document: A to F
	Credibility string // of a claim: 1 to 6
	By, Reason  string
}

// String puts a grade in words: "source B, usually reliable (Ann: ...)".
func (g Graded) String() string {
	if g.Reliability != "" {
		return fmt.Sprintf("source %s, %s (%s: %s)", g.Reliability, Reliability[g.Reliability], g.By, g.Reason)
	}
	return fmt.Sprintf("information %s, %s (%s: %s)", g.Credibility, Credibility[g.Credibility], g.By, g.Reason)
}

// Grades returns, for each item that was graded, the grade that holds.
func Grades(decisions []Decision) map[string]Graded {
	out := map[string]Graded{}
	for _, d := range decisions {
		if g, err := d.graded(); d.Do == Grade && err == nil {
			out[d.Item] = g
		}
	}
	return out
}

// graded reads the value of a decision that grades.
func (d Decision) graded() (Graded, error) {
	g := Graded{By: d.By, Reason: d.Reason}
	var v map[string]string
	if json.Unmarshal(d.Value, &v) == nil && len(v) == 1 {
		if r, ok := v["reliability"]; ok && Reliability[r] != "" {
			g.Reliability = r
			return g, nil
		}
		if c, ok := v["credibility"]; ok && Credibility[c] != "" {
			g.Credibility = c
			return g, nil
		}
	}
	return g, fault.New(fault.Invalid, d.Item, "not a grade").Try(`give {"reliability":"A" to "F"} for a source or {"credibility":"1" to "6"} for a claim`)
}

// fits returns an error when a grade is of the other scale than its item's.
func (g Graded) fits(kind, item string) error {
	if (g.Credibility != "") == (kind == "claim") && (g.Reliability != "") == (kind == "origin" || kind == "document") {
		return nil
	}
	return fault.New(fault.Invalid, item, "a %s has no such grade", kind).Try("grade the reliability of origins and documents, the credibility of claims")
}

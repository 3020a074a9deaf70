// Package dossier writes what a case found as a folder that works offline:
// pages in static HTML whose every sentence has footnotes that open the exact
// passage, the same as JSON, tables as CSV, entities as FollowTheMoney, a
// manifest, and hashes that a stranger checks with standard tools; signed where
// the user gives a key ([Check]).
//
// Invariant: no footnote, no sentence. A published dossier states only what a
// person accepted; a draft may state the rest too, and then every page says
// DRAFT and every such sentence is marked as not reviewed. Nothing here reads
// the clock: the same case gives the same bytes.
package dossier

import (
	"embed"
	"encoding/json"
	"fmt"
	"html/template"

	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
)

//go:embed page.html document.html network.html style.css
var assets embed.FS

// Input is a case with the decisions about it.
type Input struct {
	Result    trace.Result
	Documents []ledger.Document
	Decisions []ledger.Decision
	Draft     bool
	Review    bool // for the reviewer's eyes: a draft with what a machine proposed, which no dossier states
}

// Dossier is a composed dossier, ready to be written.
type Dossier struct {
	Case      string           `json:"case"`
	On        string           `json:"on"`
	Draft     bool             `json:"draft"`
	Sections  []Section        `json:"sections"`
	Notes     []Note           `json:"notes"`
	Documents []trace.Document `json:"documents"`
	Tables    []trace.Table    `json:"tables,omitempty"`
	Lists     []trace.List     `json:"lists,omitempty"`
	Network   template.HTML    `json:"-"` // the picture, as SVG
	AsOf      string           `json:"-"`
	Style     template.CSS     `json:"-"`
	review    bool
	layers    []ledger.Document
	result    trace.Result
}

// Compose decides what the dossier states.
func Compose(in Input) (*Dossier, error) {
	holding := ledger.Holding(in.Decisions)
	corrected := map[string]json.RawMessage{}
	for id, d := range holding {
		if d.Do == ledger.Correct {
			corrected[id] = d.Value
		}
	}
	var err error
	if in.Result, err = in.Result.Corrected(corrected); err != nil {
		return nil, err
	}
	c := &composer{draft: in.Draft || in.Review, review: in.Review, holding: holding, grades: ledger.Grades(in.Decisions), numbers: map[trace.Evidence]int{}, pageOf: map[string]string{}, hashOf: map[string]string{}}
	for i, d := range in.Documents {
		c.pageOf[d.Name], c.hashOf[d.Name] = pageName(i), d.ID
	}
	c.refused = c.refusedPassages(in.Result.Claims)
	in.Result.Transfers = c.transfers(in.Result)
	c.compose(in.Result)
	if len(c.sections) == 0 {
		return nil, fault.New(fault.Conflict, "case "+in.Result.Case, "nothing in it has been accepted").
			Try("accept claims and matches with: sanctrace decide %s ID accept --by WHO --reason TEXT; or write a draft with --draft", in.Result.Case)
	}
	d := &Dossier{Case: in.Result.Case, On: string(in.Result.On), Draft: in.Draft, Sections: c.sections, Notes: c.notes,
		Documents: in.Result.Documents, Tables: in.Result.Tables, Lists: in.Result.Lists, AsOf: asOf(in.Result.On), Style: template.CSS(Style()), review: in.Review, layers: in.Documents, result: in.Result} //nolint:gosec // our own file
	d.Network = template.HTML(Network(stated(in.Result, c.sections))) //nolint:gosec // Network escapes every name
	return d, nil
}

// stated keeps of a result only what the sections state.
func stated(r trace.Result, sections []Section) trace.Result {
	said := map[string]bool{}
	for _, s := range sections {
		for _, x := range s.Sentences {
			said[x.Item] = true
		}
	}
	return trace.Result{Case: r.Case, On: r.On, Documents: r.Documents,
		Transfers: among(r.Transfers, said, func(x trace.Transfer) string { return x.ID }),
		Matches:   among(r.Matches, said, func(x trace.Match) string { return x.ID }),
		Verdicts:  among(r.Verdicts, said, func(x trace.Verdict) string { return x.ID }),
		Patterns:  among(r.Patterns, said, func(x trace.Pattern) string { return x.ID }),
		Leads:     among(r.Leads, said, func(x trace.Lead) string { return x.ID }),
		Claims:    among(r.Claims, said, func(x trace.Claim) string { return x.ID }),
	}
}

// among returns the items whose ids are in a set.
func among[T any](all []T, ids map[string]bool, id func(T) string) []T {
	var out []T
	for _, x := range all {
		if ids[id(x)] {
			out = append(out, x)
		}
	}
	return out
}

func pageName(i int) string { return fmt.Sprintf("document-%d.html", i+1) }

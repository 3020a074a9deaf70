package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"sanctrace/internal/ledger"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

// home is the first page: the screening form, the lists and the cases.
func (s *site) home(r *http.Request) (view, error) {
	lists, err := s.lists(r.Context())
	if err != nil {
		return view{}, err
	}
	cases, err := s.Ledger.Cases(r.Context())
	if err != nil {
		return view{}, fmt.Errorf("first page: %w", err)
	}
	d := homeData{Form: screenForm{}.fields(nil), Lists: lists}
	for _, c := range cases {
		d.Cases = append(d.Cases, newCaseRow(c))
	}
	d.Stale = slices.ContainsFunc(lists, func(l listRow) bool { return l.Stale })
	return view{Page: "home", Title: "Screen a name", Section: "screen", Data: d}, nil
}

// homeData is what the first page shows.
type homeData struct {
	Form  []field
	Lists []listRow
	Cases []caseRow
	Stale bool // any list is
}

// listRow is a loaded list.
type listRow struct {
	Dataset  string
	Version  when.Day
	Age      string
	Stale    bool
	Scope    string
	Partial  bool // not the whole list
	Entities int64
	Versions int
}

// lists returns the loaded lists by name.
func (s *site) lists(ctx context.Context) ([]listRow, error) {
	sets, err := s.Catalog.Datasets(ctx)
	if err != nil {
		return nil, fmt.Errorf("loaded lists: %w", err)
	}
	var out []listRow
	for _, d := range sets {
		l := screen.List{Dataset: d.Name, Version: d.Version, AgeDays: max(0, d.Version.Until(s.today()))}
		out = append(out, listRow{Dataset: d.Name, Version: d.Version, Age: ageWords(l.AgeDays), Stale: l.Stale(), Scope: string(d.Scope),
			Partial: d.Scope != "full", Entities: d.Entities, Versions: d.Versions})
	}
	return out, nil
}

// caseRow is a case as listed.
type caseRow struct {
	Name, Href, On string
	Documents      int
	Counts         []caseCount
	Decisions      int
}

// caseCount is how many items of one kind a case has.
type caseCount struct {
	Words string
}

// itemKinds are the kinds of items that are counted, with their nouns.
var itemKinds = [][3]string{{"claim", "claim", "claims"}, {"transfer", "transfer", "transfers"}, {"match", "match", "matches"},
	{"verdict", "ownership verdict", "ownership verdicts"}, {"flag", "trade flag", "trade flags"}, {"pattern", "pattern", "patterns"}, {"lead", "lead", "leads"}}

func newCaseRow(c ledger.Case) caseRow {
	row := caseRow{Name: c.Name, Href: address("case", c.Name), On: c.On, Documents: c.Documents, Decisions: c.Decisions}
	for _, k := range itemKinds {
		if n := c.Items[k[0]]; n > 0 {
			row.Counts = append(row.Counts, caseCount{plural(n, k[1], k[2])})
		}
	}
	return row
}

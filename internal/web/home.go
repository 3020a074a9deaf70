package web

import (
	"fmt"
	"net/http"
	"slices"

	"sanctrace/internal/catalog"
	"sanctrace/internal/ledger"
	"sanctrace/internal/screen"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// home is the first page: the screening form, the lists and the cases.
func (s *site) home(r *http.Request) (view, error) {
	sets, err := s.Catalog.Datasets(r.Context())
	if err != nil {
		return view{}, fmt.Errorf("first page: %w", err)
	}
	if len(sets) > 0 {
		s.lists.load(r.Context(), versions(sets), s.Roster)
	}
	lists := s.listRows(sets)
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

// listRows describes the loaded lists.
func (s *site) listRows(sets []catalog.Dataset) []listRow {
	var out []listRow
	for _, d := range sets {
		age, stale := s.age(d.Name, d.Version)
		out = append(out, listRow{Dataset: d.Name, Version: d.Version, Age: age, Stale: stale, Scope: string(d.Scope),
			Partial: d.Scope != source.Full, Entities: d.Entities, Versions: d.Versions})
	}
	return out
}

// age says how old a version of a list is today, and whether that is too old.
func (s *site) age(dataset string, version when.Day) (words string, stale bool) {
	l := screen.List{Dataset: dataset, Version: version, AgeDays: max(0, version.Until(s.today()))}
	return ageWords(l.AgeDays), l.Stale()
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

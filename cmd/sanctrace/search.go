package main

import (
	"context"
	"fmt"
	"strings"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fault"
)

type searchCmd struct {
	Words   []string `arg:"" help:"Words that must all occur."`
	Schema  string   `help:"Only this schema, or one that extends it."`
	Dataset string   `help:"Only this dataset."`
	On      string   `help:"Only what stood on that day." placeholder:"DATE"`
	Limit   int      `help:"At most so many." default:"20"`
	JSON    bool     `help:"Machine-readable output."`
}

// hit is one result of a search.
type hit struct {
	Kind     string   `json:"kind"` // entity or document
	ID       string   `json:"id"`
	Caption  string   `json:"caption"`
	Datasets []string `json:"datasets"`
	Snippet  string   `json:"snippet"`
	Score    float64  `json:"score"`
	Schema   string   `json:"schema,omitempty"`
	Case     string   `json:"case,omitempty"`
}

// Run searches entities, then documents of cases.
func (c *searchCmd) Run(ctx context.Context, a *app) error {
	on, err := day("--on", c.On)
	if err != nil {
		return err
	}
	if c.Limit < 1 {
		return fault.New(fault.Invalid, "--limit", "%d is not a number of results", c.Limit).Try("use 1 or more")
	}
	if err := a.open(ctx); err != nil {
		return err
	}
	if c.Dataset != "" {
		if _, err := a.catalog.Versions(ctx, c.Dataset); err != nil {
			return err
		}
	}
	words := strings.Join(c.Words, " ")
	hits, err := a.search(ctx, catalog.SearchQuery{Words: words, Schema: c.Schema, Dataset: c.Dataset, On: on, Limit: c.Limit})
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(hits)
	}
	if len(hits) == 0 {
		fmt.Fprintln(a.out, "Nothing found.")
		return nil
	}
	t := a.newTable("id", "caption", "schema", "where")
	for _, h := range hits {
		where := strings.Join(h.Datasets, ", ")
		if h.Case != "" {
			where = "case " + h.Case + ": " + h.Snippet
		}
		t.AppendRow([]any{h.ID, clipText(h.Caption, 60), h.Schema, where})
	}
	t.Render()
	return nil
}

// search asks the catalog, and the ledger where no schema or dataset narrows
// the question to entities.
func (a *app) search(ctx context.Context, q catalog.SearchQuery) ([]hit, error) {
	found, err := a.catalog.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	hits := []hit{}
	for i, f := range found {
		hits = append(hits, hit{Kind: "entity", ID: f.ID, Caption: f.Caption, Schema: f.Schema, Datasets: f.Datasets, Score: 1 / float64(i+1)})
	}
	if q.Schema != "" || q.Dataset != "" || q.On != "" || len(hits) >= q.Limit {
		return hits, nil
	}
	docs, err := a.ledger.Search(ctx, q.Words, q.Limit-len(hits))
	if err != nil {
		return nil, err
	}
	for i, d := range docs {
		hits = append(hits, hit{Kind: "document", ID: d.Document, Caption: d.Document, Datasets: []string{}, Snippet: d.Snippet, Case: d.Case, Score: 1 / float64(i+1)})
	}
	return hits, nil
}

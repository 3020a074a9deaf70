package web

import (
	"context"
	"fmt"
	"net/http"

	"sanctrace/internal/catalog"
	"sanctrace/internal/fulltext"
	"sanctrace/internal/ledger"
)

// Bounds of what one search shows.
const (
	maxEntities  = 50
	maxDocuments = 20
)

// searchData is what the page of a search shows.
type searchData struct {
	Words     string
	Asked     bool
	Error     string
	Entities  []entityRow
	More      bool
	Documents []documentRow
}

// entityRow is an entity that was found.
type entityRow struct {
	catalog.Hit
	Href, Kind string
}

// documentRow is a document that was found.
type documentRow struct {
	ledger.Found
	Href string
}

// search looks for words in entities and in the documents of cases.
func (s *site) search(r *http.Request) (view, error) {
	q, err := value(r, "q")
	if err != nil {
		return view{}, err
	}
	d := searchData{Words: q, Asked: r.URL.Query().Has("q")}
	v := view{Page: "search", Title: "Search", Section: "search", Search: q}
	if d.Asked && len(fulltext.Query(q)) == 0 {
		d.Error = "Give a word to look for; signs alone cannot be searched."
		v.Status = http.StatusBadRequest
	} else if d.Asked {
		if err := s.found(r.Context(), &d); err != nil {
			return view{}, fmt.Errorf("search: %w", err)
		}
	}
	v.Data = d
	return v, nil
}

func (s *site) found(ctx context.Context, d *searchData) error {
	hits, err := s.Catalog.Search(ctx, catalog.SearchQuery{Words: d.Words, Limit: maxEntities + 1})
	if err != nil {
		return err
	}
	if d.More = len(hits) > maxEntities; d.More {
		hits = hits[:maxEntities]
	}
	for _, h := range hits {
		d.Entities = append(d.Entities, entityRow{h, address("entity", h.ID), schemaLabel(h.Schema)})
	}
	docs, err := s.Ledger.Search(ctx, d.Words, maxDocuments)
	if err != nil {
		return err
	}
	numbers := map[string]map[string]int{}
	for _, x := range docs {
		if numbers[x.Case] == nil {
			if numbers[x.Case], err = s.documentNumbers(ctx, x.Case); err != nil {
				return err
			}
		}
		d.Documents = append(d.Documents, documentRow{x, address("case", x.Case, "document", numbers[x.Case][x.Document])})
	}
	return nil
}

// documentNumbers returns the numbers, from 1, of the documents of a case.
func (s *site) documentNumbers(ctx context.Context, name string) (map[string]int, error) {
	docs, err := s.Ledger.Documents(ctx, name)
	if err != nil {
		return nil, err
	}
	out := make(map[string]int, len(docs))
	for i, d := range docs {
		out[d.Name] = i + 1
	}
	return out, nil
}

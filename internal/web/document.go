package web

import (
	"fmt"
	"net/http"
	"strconv"

	"sanctrace/internal/dossier"
	"sanctrace/internal/fault"
	"sanctrace/internal/trace"
)

// documentData is what the page of a document shows.
type documentData struct {
	Case, CaseHref string
	Document       trace.Document
	Name, SHA256   string
	Lang           string
	Passages       []dossier.Passage
	Marked         int
}

// document shows the text of a document with the passages that the case cites.
func (s *site) document(r *http.Request) (view, error) {
	f, err := s.readCase(r.Context(), r.PathValue("name"))
	if err != nil {
		return view{}, err
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil || n < 1 || n > len(f.in.Documents) {
		return view{}, fault.New(fault.NotFound, "Case "+f.name, "it has %s, and none of number “%s”", plural(len(f.in.Documents), "document", "documents"), clip(r.PathValue("n"), 20)).
			Try("open one from the page of the case")
	}
	doc := f.in.Documents[n-1]
	d := documentData{Case: f.name, CaseHref: address("case", f.name), Name: doc.Name, SHA256: doc.ID, Document: trace.Document{ID: doc.Name, Title: doc.Name}}
	for _, x := range f.in.Result.Documents {
		if x.ID == doc.Name {
			d.Document = x
		}
	}
	d.Lang = text("", d.Document.Language).Lang
	d.Passages = []dossier.Passage{{Text: doc.Layer}}
	if f.draft != nil {
		if d.Passages, err = f.draft.Passages(n - 1); err != nil {
			return view{}, fmt.Errorf("case %s: %w", f.name, err)
		}
	}
	for _, p := range d.Passages {
		if p.Mark {
			d.Marked++
		}
	}
	return view{Page: "document", Title: d.Document.Title, Section: "cases", Data: d}, nil
}

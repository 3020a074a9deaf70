package web

import (
	"fmt"
	"mime"
	"net/http"
	"path"
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
	Original       string // address of the bytes as they were taken in; "" when they are not kept
}

// document shows the text of a document with the passages that the case cites.
func (s *site) document(r *http.Request) (view, error) {
	f, err := s.readCase(r.Context(), r.PathValue("name"))
	if err != nil {
		return view{}, err
	}
	n, err := documentNumber(r, f)
	if err != nil {
		return view{}, err
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
	if s.Originals != nil && s.Originals.Has(doc.ID) {
		d.Original = address("case", f.name, "document", strconv.Itoa(n), "original")
	}
	for _, p := range d.Passages {
		if p.Mark {
			d.Marked++
		}
	}
	return view{Page: "document", Title: d.Document.Title, Section: "cases", Data: d}, nil
}

// documentNumber returns the number of the document that a request names.
func documentNumber(r *http.Request, f *caseFile) (int, error) {
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil || n < 1 || n > len(f.in.Documents) {
		return 0, fault.New(fault.NotFound, "Case "+f.name, "it has %s, and none of number “%s”", plural(len(f.in.Documents), "document", "documents"), clip(r.PathValue("n"), 20)).
			Try("open one from the page of the case")
	}
	return n, nil
}

// original sends a document as it was taken in, for the browser to save: it is
// anybody's file and is not shown as a page.
func (s *site) original(w http.ResponseWriter, r *http.Request) {
	data, name, err := s.originalOf(r)
	if err != nil {
		s.page(func(*http.Request) (view, error) { return view{}, err })(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": path.Base(name)}))
	h.Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data) // the client may have gone
}

func (s *site) originalOf(r *http.Request) (data []byte, name string, err error) {
	f, err := s.readCase(r.Context(), r.PathValue("name"))
	if err != nil {
		return nil, "", err
	}
	n, err := documentNumber(r, f)
	if err != nil {
		return nil, "", err
	}
	doc := f.in.Documents[n-1]
	if s.Originals == nil {
		return nil, "", fault.New(fault.NotFound, "Document "+doc.Name, "its bytes are not kept here")
	}
	data, err = s.Originals.Get(doc.ID)
	return data, doc.Name, err
}

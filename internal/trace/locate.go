package trace

import (
	"strconv"
	"strings"

	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
)

// EvidenceAt returns bytes [start, end) of a text of a document as evidence,
// with the page and box, or the cell, where they stand; it keeps no hold of the
// text.
func EvidenceAt(document string, l *extract.Layer, start, end int) Evidence {
	b := l.Box(start, end)
	return Evidence{Document: document, Locator: l.Locator(start, end), Box: [4]float64{b.X0, b.Y0, b.X1, b.Y1}, Text: strings.Clone(l.Text[start:end])}
}

// ByteRange returns the "a-b" of a locator that ends in "bytes a-b", such as
// "page 3, bytes a-b"; "" for one that does not.
func ByteRange(locator string) string {
	where, span, ok := strings.Cut(locator, "bytes ")
	if i := strings.LastIndex(locator, ", bytes "); i >= 0 {
		where, span = "", locator[i+len(", bytes "):]
	}
	if !ok || where != "" {
		return ""
	}
	return span
}

// ParseBytes reads a locator that ends in "bytes a-b" and checks it against the
// length of the layer.
func ParseBytes(locator string, length int) (int, int, error) {
	from, to, ok := strings.Cut(ByteRange(locator), "-")
	a, err1 := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	if !ok || err1 != nil || err2 != nil || a < 0 || b < a || b > length {
		return 0, 0, fault.New(fault.Corrupt, locator, "no passage of a text of %d bytes", length)
	}
	return a, b, nil
}

// Located returns the result with the place in the document in all evidence,
// whoever gave it: a reader, an assistant or a person. What rests on a sealed
// source, a table or a list stays as it is, as does a passage that a document
// does not hold as it was quoted. The evidence of r itself is changed.
func (r Result) Located(docs []ledger.Document) (Result, error) {
	layers := map[string]*extract.Layer{}
	for _, d := range docs {
		if len(d.Places) == 0 {
			continue
		}
		l, err := extract.LoadPlaces(d.Name, d.Layer, d.Places)
		if err != nil {
			return r, err
		}
		layers[d.Name] = l
	}
	if len(layers) == 0 {
		return r, nil
	}
	r.eachEvidence(func(list []Evidence) {
		for i := range list {
			list[i].locate(layers[list[i].Document])
		}
	})
	return r, nil
}

func (e *Evidence) locate(l *extract.Layer) {
	if l == nil || e.Document == "" {
		return
	}
	a, b, err := ParseBytes(e.Locator, len(l.Text))
	if err == nil && l.Text[a:b] == e.Text {
		*e = EvidenceAt(e.Document, l, a, b)
	}
}

// eachEvidence calls fn for the evidence of everything in a result.
func (r *Result) eachEvidence(fn func([]Evidence)) {
	for i := range r.Documents {
		fn(r.Documents[i].Evidence)
	}
	for i := range r.Claims {
		fn(r.Claims[i].Evidence)
	}
	for i := range r.Transfers {
		fn(r.Transfers[i].Evidence)
	}
	for i := range r.Origins {
		fn(r.Origins[i].Evidence)
	}
	for i := range r.Matches {
		fn(r.Matches[i].Evidence)
	}
	for i := range r.Verdicts {
		fn(r.Verdicts[i].Evidence)
	}
	for i := range r.Flags {
		fn(r.Flags[i].Evidence)
	}
	ties := func(edges []Edge) {
		for i := range edges {
			fn(edges[i].Evidence)
		}
	}
	for i := range r.Patterns {
		fn(r.Patterns[i].Evidence)
		ties(r.Patterns[i].Edges)
	}
	for i := range r.Leads {
		fn(r.Leads[i].Evidence)
		ties(r.Leads[i].Ties)
	}
}

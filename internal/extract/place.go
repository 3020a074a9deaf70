package extract

import (
	"fmt"
	"sort"
	"strings"
)

// Box is a rectangle on a page as it is shown: points (1/72 inch) from its
// upper left corner.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Place says where bytes [Start, End) of a layer stand in the document: a line
// on a page, or a cell of a sheet.
type Place struct {
	Start, End int
	Page       int    `json:",omitempty"` // from 1
	Box        Box    `json:",omitzero"`  // on the page
	Sheet      string `json:",omitempty"`
	Cell       string `json:",omitempty"` // "B7"
}

// Where returns the places that hold bytes [start, end) of l, in their order;
// nil for a document without pages and cells.
func (l *Layer) Where(start, end int) []Place {
	i := sort.Search(len(l.Places), func(i int) bool { return l.Places[i].End > start })
	j := i
	for j < len(l.Places) && (l.Places[j].Start < end || j == i && l.Places[j].Start <= start) {
		j++
	}
	return l.Places[i:j]
}

// Locator names bytes [start, end) of l for people and programs: "bytes a-b",
// "page N, bytes a-b", or "sheet S, cell C, bytes a-b". The page and the cell
// are those where the range begins.
func (l *Layer) Locator(start, end int) string {
	at := fmt.Sprintf("bytes %d-%d", start, end)
	w := l.Where(start, end)
	switch {
	case len(w) == 0:
	case w[0].Page > 0:
		return fmt.Sprintf("page %d, %s", w[0].Page, at)
	case w[0].Sheet != "":
		return fmt.Sprintf("sheet %s, cell %s, %s", strings.ReplaceAll(w[0].Sheet, ",", " "), w[0].Cell, at)
	}
	return at
}

// layerWriter builds a layer of lines whose parts have places.
type layerWriter struct {
	b      strings.Builder
	places []Place
}

// line begins a new line.
func (w *layerWriter) line() {
	if w.b.Len() > 0 {
		w.b.WriteByte('\n')
	}
}

// part appends text that stands at p.
func (w *layerWriter) part(text string, p Place) {
	p.Start = w.b.Len()
	w.b.WriteString(text)
	p.End = w.b.Len()
	w.places = append(w.places, p)
}

func (w *layerWriter) layer(id, extractor string) Layer {
	l := NewLayer(id, extractor, w.b.String())
	l.Places = w.places
	return l
}

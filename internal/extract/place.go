package extract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"sort"
	"strings"

	"sanctrace/internal/fault"
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

// Box returns the rectangle around what stands of bytes [start, end) of l on the
// page where the range begins, in tenths of a point; zero where the document
// has no pages.
func (l *Layer) Box(start, end int) Box {
	var out Box
	w := l.Where(start, end)
	for i, p := range w {
		switch b := p.Box.rounded(); {
		case p.Page == 0 || p.Page != w[0].Page:
			return out
		case i == 0:
			out = b
		default:
			out = Box{min(out.X0, b.X0), min(out.Y0, b.Y0), max(out.X1, b.X1), max(out.Y1, b.Y1)}
		}
	}
	return out
}

func (b Box) rounded() Box {
	r := func(x float64) float64 { return math.Round(x*10) / 10 }
	return Box{r(b.X0), r(b.Y0), r(b.X1), r(b.Y1)}
}

// SavePlaces returns the places of l in a form that [LoadPlaces] takes, nil when
// there are none: a JSON list of [start, end, page, x0, y0, x1, y1], in tenths
// of a point, and [start, end, sheet, cell].
func (l *Layer) SavePlaces() (json.RawMessage, error) {
	if len(l.Places) == 0 {
		return nil, nil
	}
	var out []byte
	between := byte('[')
	for _, p := range l.Places {
		row := []any{p.Start, p.End, p.Sheet, p.Cell}
		if p.Page > 0 {
			b := p.Box.rounded()
			row = []any{p.Start, p.End, p.Page, b.X0, b.Y0, b.X1, b.Y1}
		}
		data, err := json.Marshal(row)
		if err != nil {
			return nil, fmt.Errorf("save places: %w", err)
		}
		out = append(append(out, between), data...)
		between = ','
	}
	return append(out, ']'), nil
}

// LoadPlaces returns a layer of a text with the places that [Layer.SavePlaces]
// wrote of it. What is none, or reaches beyond the text, is fault.Corrupt.
func LoadPlaces(id, text string, places json.RawMessage) (*Layer, error) {
	l := &Layer{ID: id, Text: text}
	if len(places) == 0 {
		return l, nil
	}
	if err := l.loadPlaces(json.NewDecoder(bytes.NewReader(places))); err != nil {
		return nil, fault.New(fault.Corrupt, "places of layer "+id, "%v", err)
	}
	return l, nil
}

// loadPlaces reads one place after the other: a workbook may have millions.
func (l *Layer) loadPlaces(in *json.Decoder) error {
	if t, err := in.Token(); err != nil || t != json.Delim('[') {
		return errors.Join(errors.New("no list"), err)
	}
	at := 0
	for in.More() {
		var row []json.RawMessage
		if err := in.Decode(&row); err != nil {
			return err
		}
		p, err := placeOf(row)
		if err != nil {
			return err
		}
		if p.Start < at || p.End < p.Start || p.End > len(l.Text) {
			return fmt.Errorf("bytes %d to %d of %d", p.Start, p.End, len(l.Text))
		}
		at = p.Start
		l.Places = append(l.Places, p)
	}
	_, err := in.Token()
	return err
}

func placeOf(row []json.RawMessage) (Place, error) {
	var p Place
	fields := []any{&p.Start, &p.End, &p.Sheet, &p.Cell}
	if len(row) == 7 {
		fields = []any{&p.Start, &p.End, &p.Page, &p.Box.X0, &p.Box.Y0, &p.Box.X1, &p.Box.Y1}
	}
	if len(row) != len(fields) {
		return p, fmt.Errorf("a place of %d fields", len(row))
	}
	for i, f := range fields {
		if err := json.Unmarshal(row[i], f); err != nil {
			return p, err
		}
	}
	return p, nil
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

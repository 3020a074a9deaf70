// Package pdftext reads the text of PDF files, with the page and the place on
// it of every line.
//
// The file's objects are found by reading it from end to end, so a damaged
// table of contents does not matter. Pages are drawn without a canvas: the
// text interpreter keeps every sign with its place, and the order of reading
// is found from the places (columns, lines, paragraphs), not from the order of
// drawing. Everything is bounded: bytes unpacked, signs, operators, depth.
package pdftext

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
)

// Reasons why a file gives no text.
var (
	ErrNotPDF    = errors.New("not a PDF file")
	ErrEncrypted = errors.New("the file opens only with a password")
	ErrNoPages   = errors.New("the file has no pages that can be found; it is damaged")
)

// MaxPages bounds the pages that are read of one file.
const MaxPages = 5000

// Box is a rectangle on a page in points (1/72 inch) from its upper left
// corner, as the page is shown.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Line is a line of the text: bytes [Start, End) of it, and where it stands.
type Line struct {
	Start, End int
	Page       int // from 1
	Box        Box
}

// Page is a page of the file.
type Page struct {
	Number        int
	Width, Height float64 // as shown, in points
	Signs         int     // of text
	Scanned       bool    // images cover it and there is no text to speak of
	Unreadable    bool    // its fonts do not say which letters they show
}

// Text is a text with the place of its lines.
type Text struct {
	Text  string
	Lines []Line
}

// Info is what the file says about itself.
type Info struct {
	Title, Author, Subject, Producer, Creator string
	Created                                   string // "D:20210503..." as it stands
	Language                                  string
}

// Document is what was read of a file.
type Document struct {
	Info  Info
	Pages []Page
	Body  Text // running text in reading order, one paragraph a line
	Edges Text // headers, footers and page numbers
	Cut   bool // a bound was reached and something was left out
}

// Read reads a PDF file. The errors are the variables of this package.
func Read(data []byte) (doc *Document, err error) {
	if i := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-")); i < 0 {
		return nil, ErrNotPDF
	}
	f := load(data)
	if f.crypt != nil && f.crypt.bad {
		return nil, ErrEncrypted
	}
	root := f.dict(f.trailer["Root"])
	if root["Pages"] == nil {
		root = f.find("Catalog")
	}
	var pages []pageDict
	f.pages(root["Pages"], pageDict{}, map[int]bool{}, &pages)
	if len(pages) == 0 {
		return nil, ErrNoPages
	}
	doc = &Document{Info: f.info(root)}
	var drawn []*sheet
	fonts, signs := map[string]*font{}, 0
	for i, p := range pages {
		if signs > maxFileMarks || f.budget <= 0 {
			doc.Cut = true
			break
		}
		s := f.draw(p, fonts)
		signs += len(s.marks)
		s.page.Number = i + 1
		doc.Pages = append(doc.Pages, s.page)
		drawn = append(drawn, s)
		s.arrange()
	}
	doc.Cut = doc.Cut || len(pages) == MaxPages
	compose(doc, drawn)
	return doc, nil
}

// find returns the first dictionary of a type, for files without a trailer.
func (f *file) find(kind string) dict {
	best := -1
	for n, v := range f.objects {
		if d, ok := v.(dict); ok && d["Type"] == name(kind) && n > best {
			best = n
		}
	}
	return f.dict(ref(best))
}

// info reads the information dictionary and the language.
func (f *file) info(root dict) Info {
	d := f.dict(f.trailer["Info"])
	owner, _ := f.trailer["Info"].(ref)
	get := func(k string) string {
		return strings.Join(strings.Fields(strings.ToValidUTF8(f.text(d[k], int(owner)), "")), " ")
	}
	lang := f.text(root["Lang"], 0)
	if f.crypt != nil {
		lang = ""
	}
	return Info{get("Title"), get("Author"), get("Subject"), get("Producer"), get("Creator"), get("CreationDate"), lang}
}

// pageDict is a page with what it has from the nodes above it.
type pageDict struct {
	dict
	resources, box, rotate any
}

// pages collects the pages under a node of the page tree; no node is entered
// twice.
func (f *file) pages(v any, above pageDict, seen map[int]bool, out *[]pageDict) {
	if r, ok := v.(ref); ok {
		if seen[int(r)] {
			return
		}
		seen[int(r)] = true
	}
	d := f.dict(v)
	if d == nil || len(*out) >= MaxPages || len(seen) > 4*MaxPages {
		return
	}
	p := above
	p.dict = d
	p.inherit()
	kids, isNode := f.get(d["Kids"]).(array)
	if !isNode {
		*out = append(*out, p)
		return
	}
	for _, k := range kids {
		if _, ok := k.(ref); ok {
			f.pages(k, p, seen, out)
		}
	}
}

// inherit replaces what the nodes above say by what the node itself says.
func (p *pageDict) inherit() {
	for _, k := range []struct {
		key string
		to  *any
	}{{"Resources", &p.resources}, {"MediaBox", &p.box}, {"CropBox", &p.box}, {"Rotate", &p.rotate}} {
		if x, ok := p.dict[k.key]; ok {
			*k.to = x
		}
	}
}

// sheet is a page that was drawn.
type sheet struct {
	page   Page
	marks  []mark
	lines  []*line // in reading order
	margin []*line
}

// draw interprets the content of a page, in the coordinates of the page as it
// is shown.
func (f *file) draw(p pageDict, fonts map[string]*font) *sheet {
	x0, y0, x1, y1 := f.rect(p.box)
	turn := ((int(f.num(p.rotate))/90)%4 + 4) % 4
	w, h := x1-x0, y1-y0
	m := [4]matrix{{1, 0, 0, 1, -x0, -y0}, {0, -1, 1, 0, -y0, x1}, {-1, 0, 0, -1, x1, y1}, {0, 1, -1, 0, y1, -x0}}[turn]
	if turn%2 == 1 {
		w, h = h, w
	}
	in := &interpreter{f: f, fonts: fonts, area: w * h, tm: identity, tlm: identity, state: textState{ctm: m, scale: 1}}
	in.run(f.content(p.dict["Contents"]), f.dict(p.resources))
	return newSheet(in, w, h)
}

// content returns the drawing of a page, which may stand in several streams.
func (f *file) content(v any) []byte {
	var out []byte
	switch c := f.get(v).(type) {
	case *stream:
		return f.decode(c)
	case array:
		for _, v := range c {
			if s, ok := f.get(v).(*stream); ok && len(out) < maxStream {
				out = append(append(out, f.decode(s)...), '\n')
			}
		}
	}
	return out
}

// newSheet keeps the marks that can be seen on a page of w by h points.
func newSheet(in *interpreter, w, h float64) *sheet {
	s := &sheet{page: Page{Width: w, Height: h}}
	unknown, inner := 0, 0
	for _, k := range in.marks {
		if k.text = clean(k.text); k.text == "" || !visible(k, w, h) {
			continue
		}
		if strings.TrimSpace(k.text) != "" {
			s.page.Signs++
			inner += inside(k, h)
		}
		if k.text == "\uFFFD" {
			unknown++
		}
		s.marks = append(s.marks, k)
	}
	s.page.Unreadable = unknown*4 > s.page.Signs && unknown > 20
	s.page.Scanned = s.page.Signs < 30 && in.images > 0.25 || inner < 30 && in.images > 0.6 // with a stamp at the edge
	return s
}

// inside is 1 for a mark between the edges of a page of h points, where headers
// and stamps do not stand, else 0.
func inside(k mark, h float64) int {
	if k.y > edgeShare*h && k.y < (1-edgeShare)*h {
		return 1
	}
	return 0
}

// visible reports whether a mark stands on the page and is large enough.
func visible(k mark, w, h float64) bool {
	return k.x >= -5 && k.x <= w+5 && k.y >= -5 && k.y <= h+5 && k.size >= 0.5
}

// rect reads a rectangle; US letter where there is none.
func (f *file) rect(v any) (x0, y0, x1, y1 float64) {
	a := f.array(v)
	if len(a) == 4 {
		x0, y0, x1, y1 = f.num(a[0]), f.num(a[1]), f.num(a[2]), f.num(a[3])
		x0, x1 = math.Min(x0, x1), math.Max(x0, x1)
		y0, y1 = math.Min(y0, y1), math.Max(y0, y1)
	}
	if x1-x0 < 10 || y1-y0 < 10 || x1-x0 > 1e5 || y1-y0 > 1e5 {
		return 0, 0, 612, 792
	}
	return x0, y0, x1, y1
}

// String describes a place for people.
func (l Line) String() string { return fmt.Sprintf("page %d", l.Page) }

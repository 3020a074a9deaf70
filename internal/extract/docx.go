package extract

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"sort"
	"strconv"
	"strings"

	"sanctrace/internal/fault"
)

// Bounds on the parts of an office document.
const (
	maxPart      = 64 << 20 // bytes of one part, unpacked
	maxXMLTokens = 20_000_000
	maxXMLDepth  = 200
)

// office is the zip archive of an office document.
type office struct {
	name  string
	parts map[string]*zip.File
}

func openOffice(name string, data []byte) (*office, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.New(fault.Invalid, name, "the office document is damaged: %v", err).Try("open it in the program that made it and save it again")
	}
	o := &office{name: name, parts: map[string]*zip.File{}}
	for _, f := range z.File {
		o.parts[strings.TrimPrefix(f.Name, "/")] = f
	}
	return o, nil
}

// walk calls each for every element start and end and every text of a part; a
// part that is absent has none. What is read stays within the bounds.
func (o *office) walk(part string, each func(t xml.Token) error) error {
	f := o.parts[part]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return fault.New(fault.Invalid, o.name, "%s: %v", part, err)
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: maxPart}
	dec := xml.NewDecoder(limited)
	depth := 0
	for range maxXMLTokens {
		t, err := dec.RawToken()
		switch {
		case errors.Is(err, io.EOF) && limited.N > 0:
			return nil
		case limited.N <= 0:
			return fault.New(fault.Invalid, o.name, "%s unpacks to more than %d MiB", part, maxPart>>20).Try("split the document")
		case err != nil:
			return fault.New(fault.Invalid, o.name, "%s is damaged: %v", part, err).Try("open it in the program that made it and save it again")
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return fault.New(fault.Invalid, o.name, "%s nests elements deeper than %d", part, maxXMLDepth)
			}
		case xml.EndElement:
			depth--
		}
		if err := each(t); err != nil {
			return err
		}
	}
	return fault.New(fault.Invalid, o.name, "%s has too many elements", part)
}

// readDOCX fills d from a word processor's document: paragraphs, the cells of
// tables row by row, and notes at the end, numbered as they are referred to;
// headers and footers, and comments, are layers of their own. What was deleted
// with changes tracked is left out.
func (d *Document) readDOCX(data []byte) (err error) {
	defer guard(d.Name, &err)
	o, err := openOffice(d.Name, data)
	if err != nil {
		return err
	}
	lists, err := o.numbering()
	if err != nil {
		return err
	}
	body := &wordReader{lists: lists, counts: map[string]int{}, refs: map[string]int{}}
	for _, part := range []string{"document", "footnotes", "endnotes"} {
		if err := o.walk("word/"+part+".xml", body.token); err != nil {
			return err
		}
	}
	d.Layers = []Layer{NewLayer("text", "docx/2", strings.Join(body.out, "\n"))}
	if err := d.beside(o, "margins", o.margins()); err != nil {
		return err
	}
	if err := d.beside(o, "comments", []string{"word/comments.xml"}); err != nil {
		return err
	}
	d.Title = body.title
	d.layout()
	return d.core(o)
}

// margins returns the names of the parts with headers and footers.
func (o *office) margins() []string {
	var out []string
	for p := range o.parts {
		if base := path.Base(p); path.Dir(p) == "word" && (strings.HasPrefix(base, "header") || strings.HasPrefix(base, "footer")) {
			out = append(out, p)
		}
	}
	sort.Strings(out)
	return out
}

// beside adds a layer of what stands in parts beside the text, if there is any.
func (d *Document) beside(o *office, layer string, parts []string) error {
	var out []string
	for _, p := range parts {
		w := &wordReader{counts: map[string]int{}, refs: map[string]int{}}
		if err := o.walk(p, w.token); err != nil {
			return err
		}
		out = append(out, w.out...)
	}
	if len(out) > 0 {
		d.Layers = append(d.Layers, NewLayer(layer, "docx/2", strings.Join(out, "\n")))
	}
	return nil
}

// core takes what the document's properties say where its text says nothing.
func (d *Document) core(o *office) error {
	props := map[string]string{}
	key := ""
	err := o.walk("docProps/core.xml", func(t xml.Token) error {
		switch x := t.(type) {
		case xml.StartElement:
			key = x.Name.Local
		case xml.EndElement:
			key = ""
		case xml.CharData:
			if key != "" && len(props[key]) < 1000 {
				props[key] += strings.TrimSpace(string(x))
			}
		}
		return nil
	})
	if t := properTitle(props["title"]); t != "" {
		d.Title = t
	}
	if d.Author == "" {
		d.Author = props["creator"]
	}
	if lang, _, _ := strings.Cut(strings.ToLower(props["language"]), "-"); len(lang) == 2 {
		d.Language = lang
	}
	d.fileDate(props["created"], "the document's properties")
	return err
}

// wordReader makes lines of the elements of a part.
type wordReader struct {
	lists  map[string]string // kind of numbers by list and level
	counts map[string]int
	refs   map[string]int // numbers of notes by kind and id, in the order of reference
	out    []string
	title  string

	wordParagraph
	around []wordParagraph // paragraphs in which this one stands: those of text boxes
	row    []string        // cells of the table row
	cell   []string        // paragraphs of the cell
	tables []wordTable     // tables in which this one stands
	skip   int             // within what is not shown
	text   bool            // within a run's text
	prefix string          // before the first paragraph of a note or comment
}

// wordParagraph is a paragraph that is being read.
type wordParagraph struct {
	para  []byte
	style string
	list  string // list and level of the paragraph
	level string
	open  bool
}

// wordTable is what was read of the row and cell that hold another table.
type wordTable struct{ row, cell []string }

// unshown are elements whose text does not show.
var unshown = map[string]bool{"del": true, "moveFrom": true, "instrText": true, "Fallback": true, "delText": true, "delInstrText": true, "fldData": true}

func (w *wordReader) token(t xml.Token) error {
	switch x := t.(type) {
	case xml.StartElement:
		w.start(x)
	case xml.EndElement:
		w.end(x.Name.Local)
	case xml.CharData:
		if w.text && w.skip == 0 && len(w.para) < 1<<20 {
			w.para = append(w.para, bytes.ReplaceAll(x, []byte("\n"), []byte(" "))...)
		}
	}
	return nil
}

func val(x xml.StartElement, key string) string {
	for _, a := range x.Attr {
		if a.Name.Local == key {
			return a.Value
		}
	}
	return ""
}

func (w *wordReader) start(x xml.StartElement) {
	n := x.Name.Local
	if unshown[n] {
		w.skip++
	}
	switch n {
	case "p":
		if w.open {
			w.around = append(w.around, w.wordParagraph)
		}
		w.wordParagraph = wordParagraph{level: "0", open: true}
	case "pStyle":
		w.style = val(x, "val")
	case "numId":
		w.list = val(x, "val")
	case "ilvl":
		w.level = val(x, "val")
	case "t":
		w.text = true
	case "footnoteReference", "endnoteReference":
		kind := strings.TrimSuffix(n, "Reference")
		w.refs[kind]++
		w.refs[kind+" "+val(x, "id")] = w.refs[kind]
	case "footnote", "endnote", "comment":
		w.startNote(n, x)
	default:
		w.startInner(n)
	}
}

// startNote begins a note or a comment. Separators have a type and no text.
func (w *wordReader) startNote(kind string, x xml.StartElement) {
	if kind == "comment" {
		w.prefix = val(x, "author") + ": "
		return
	}
	name := map[string]string{"footnote": "Note", "endnote": "Endnote"}[kind]
	w.prefix = name + " " + strconv.Itoa(max(1, w.refs[kind+" "+val(x, "id")])) + ": "
	if val(x, "type") != "" {
		w.prefix = ""
	}
}

// startInner takes the elements without attributes: blanks and tables.
func (w *wordReader) startInner(n string) {
	switch n {
	case "tab", "br", "cr":
		if w.skip == 0 {
			w.para = append(w.para, ' ')
		}
	case "noBreakHyphen":
		w.para = append(w.para, '-')
	case "tbl":
		w.tables = append(w.tables, wordTable{w.row, w.cell})
		w.row, w.cell = nil, nil
	case "tr":
		w.row = nil
	case "tc":
		w.cell = nil
	}
}

func (w *wordReader) end(n string) {
	if unshown[n] {
		w.skip = max(0, w.skip-1)
	}
	switch n {
	case "t":
		w.text = false
	case "p":
		w.paragraph()
	case "tc":
		w.row = append(w.row, strings.Join(w.cell, " "))
		w.cell = nil
	case "tr":
		if row := strings.TrimRight(strings.Join(w.row, "\t"), "\t"); strings.TrimSpace(row) != "" {
			w.out = append(w.out, row)
		}
		w.row = nil
	case "tbl":
		if i := len(w.tables) - 1; i >= 0 {
			w.row, w.cell, w.tables = w.tables[i].row, w.tables[i].cell, w.tables[:i]
		}
	}
}

// paragraph ends a paragraph: a line, or a part of a cell. The one around it
// goes on.
func (w *wordReader) paragraph() {
	text := strings.Join(strings.Fields(string(w.para)), " ")
	line, style := text, w.style
	if text != "" && len(w.tables) == 0 && w.prefix == "" {
		line = w.bullet() + text
	}
	w.wordParagraph = wordParagraph{}
	if i := len(w.around) - 1; i >= 0 {
		w.wordParagraph, w.around = w.around[i], w.around[:i]
	}
	switch {
	case text == "":
		return
	case len(w.tables) > 0:
		w.cell = append(w.cell, text)
		return
	}
	line, w.prefix = w.prefix+line, ""
	if (style == "Title" || style == "Heading1") && w.title == "" {
		w.title = line
	}
	w.out = append(w.out, line)
}

// bullet returns the sign or number before an item of a list.
func (w *wordReader) bullet() string {
	if w.list == "" || w.list == "0" || strings.HasPrefix(w.style, "Heading") {
		return ""
	}
	key := w.list + " " + w.level
	if w.lists[key] != "decimal" {
		return "• "
	}
	w.counts[key]++
	return strconv.Itoa(w.counts[key]) + ". "
}

// numbering reads the kinds of lists: by list and level.
func (o *office) numbering() (map[string]string, error) {
	abstract := map[string]string{} // by abstract list and level
	out := map[string]string{}
	var abs, level, list string
	err := o.walk("word/numbering.xml", func(t xml.Token) error {
		x, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch x.Name.Local {
		case "abstractNum":
			abs, list = val(x, "abstractNumId"), ""
		case "lvl":
			level = val(x, "ilvl")
		case "numFmt":
			if list == "" {
				abstract[abs+" "+level] = val(x, "val")
			}
		case "num":
			list = val(x, "numId")
		case "abstractNumId":
			for l := range 9 {
				k := strconv.Itoa(l)
				out[list+" "+k] = abstract[val(x, "val")+" "+k]
			}
		}
		return nil
	})
	return out, err
}

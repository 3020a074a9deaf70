package extract

import (
	"bytes"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"

	"sanctrace/internal/fault"
)

// Bounds on web pages.
const (
	maxHTML  = 12 << 20 // bytes
	maxNodes = 300_000
)

// readHTML fills d from a web page: the article found by readability, or all
// visible text where that finds none, and what the head says.
func (d *Document) readHTML(data []byte) error {
	return d.decodePage(data, "")
}

// decodePage fills d from a web page of which contentType was stated. What is
// valid UTF-8 with letters beyond ASCII is UTF-8, whatever the page says: no
// other writing looks like it by chance.
func (d *Document) decodePage(data []byte, contentType string) error {
	enc, name, _ := charset.DetermineEncoding(data, contentType)
	if utf8.Valid(data) && bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }) {
		enc, name = unicode.UTF8, "utf-8"
	}
	utf, err := io.ReadAll(enc.NewDecoder().Reader(bytes.NewReader(data)))
	if err != nil {
		return fault.Wrap(fault.Invalid, d.Name, err)
	}
	return d.readPage(bytes.TrimPrefix(utf, []byte("\ufeff")), name)
}

// readPage fills d from a web page in UTF-8; name is the encoding that it had.
func (d *Document) readPage(utf []byte, name string) error {
	if len(utf) > maxHTML {
		return fault.New(fault.Invalid, d.Name, "the page has %d MiB; at most %d are read", len(utf)>>20, maxHTML>>20).Try("save its text only")
	}
	doc, err := html.Parse(bytes.NewReader(utf))
	if err != nil {
		return fault.Wrap(fault.Invalid, d.Name, err)
	}
	if n := count(doc); n > maxNodes {
		return fault.New(fault.Invalid, d.Name, "the page has more than %d elements", maxNodes)
	}
	text, byline := articleText(doc)
	d.takeHead(readHead(doc), byline)
	if d.Title != "" && !strings.HasPrefix(strings.TrimSpace(text), d.Title) {
		text = d.Title + "\n\n" + text
	}
	d.Layers = []Layer{NewLayer("text", "html/2 "+name, text)}
	l := d.Text()
	l.Blocks = blocks(l.Text)
	d.classify(l)
	return nil
}

// count returns the number of nodes under n, stopping above the bound.
func count(n *html.Node) int {
	total := 0
	for range n.Descendants() {
		if total++; total > maxNodes {
			break
		}
	}
	return total
}

// articleText returns the article's text, one block a line, and the line that
// names its author where the page marks one, which is no part of the text then.
func articleText(doc *html.Node) (text, byline string) {
	p := readability.NewParser()
	p.MaxElemsToParse = maxNodes
	all := visible(doc)
	art, err := p.ParseDocument(clone(doc), &url.URL{Scheme: "https", Host: "localhost", Path: "/"})
	if err == nil && art.Node != nil {
		if t := visible(art.Node); len(t) > 140 || len(t)*3 > len(all) {
			return t, art.Byline
		}
	}
	return all, ""
}

// clone copies the tree, because readability changes what it reads.
func clone(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: append([]html.Attribute(nil), n.Attr...)}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.AppendChild(clone(k))
	}
	return c
}

// hidden are the elements whose text no reader sees.
var hidden = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Svg: true, atom.Iframe: true,
	atom.Nav: true, atom.Form: true, atom.Button: true, atom.Select: true,
}

// lines are the elements that begin a line of their own.
var lines = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Br: true, atom.Li: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true,
	atom.H6: true, atom.Tr: true, atom.Blockquote: true, atom.Section: true, atom.Article: true, atom.Figure: true, atom.Figcaption: true,
	atom.Table: true, atom.Ul: true, atom.Ol: true, atom.Header: true, atom.Footer: true, atom.Pre: true, atom.Dt: true, atom.Dd: true,
}

// cellEnd stands between the cells of a row while a text is put together; no
// page holds it, because a parser of pages replaces it.
const cellEnd = "\x00"

// visible returns the text under n with one block a line, tabs between the
// cells of a row, and other blanks folded.
func visible(n *html.Node) string {
	var b strings.Builder
	appendText(&b, n)
	var out []string
	for _, line := range strings.Split(b.String(), "\n") {
		cells := strings.Split(line, cellEnd)
		for i := range cells {
			cells[i] = strings.Join(strings.Fields(cells[i]), " ")
		}
		if s := strings.Trim(strings.Join(cells, "\t"), "\t"); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}

func appendText(b *strings.Builder, n *html.Node) {
	switch n.Type {
	case html.TextNode:
		b.WriteString(unbroken.Replace(n.Data))
	case html.ElementNode:
		appendElement(b, n)
	default:
		appendChildren(b, n)
	}
}

func appendChildren(b *strings.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		appendText(b, c)
	}
}

func appendElement(b *strings.Builder, n *html.Node) {
	tag := atom.Lookup([]byte(n.Data)) // readability makes elements without their atom
	switch {
	case hidden[tag] || tag == atom.Sup && noteMark(b.String(), n):
	case tag == atom.Sup && digitEnd(b.String()):
		b.WriteByte('^') // a power of ten is no longer number
		appendChildren(b, n)
	case tag == atom.Td || tag == atom.Th:
		appendChildren(b, n)
		b.WriteString(cellEnd)
	case tag == atom.Tr && dataRow(n):
		b.WriteByte('\n')
		appendRow(b, n)
		b.WriteByte('\n')
	case lines[tag]:
		b.WriteByte('\n')
		appendChildren(b, n)
		b.WriteByte('\n')
	default:
		appendChildren(b, n)
	}
}

func digitEnd(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

// unbroken keeps text from breaking lines and rows.
var unbroken = strings.NewReplacer("\n", " ", cellEnd, " ")

// maxCell is the most bytes of text that a cell of a table of data has; cells
// with more are there for the layout of a page.
const maxCell = 300

// dataRow reports whether a row holds data: short cells and no table in them.
func dataRow(tr *html.Node) bool {
	size := 0
	for n := range tr.Descendants() {
		switch {
		case n.Data == "table" && n.Type == html.ElementNode:
			return false
		case (n.Data == "td" || n.Data == "th") && n.Type == html.ElementNode:
			size = 0
		case n.Type == html.TextNode:
			if size += len(n.Data); size > maxCell {
				return false
			}
		}
	}
	return true
}

// appendRow writes a row of data in one line, however its cells are set.
func appendRow(b *strings.Builder, tr *html.Node) {
	var row strings.Builder
	appendChildren(&row, tr)
	b.WriteString(strings.ReplaceAll(row.String(), "\n", " "))
}

// noteMark reports whether a raised n is the number of a note, which belongs to
// no word: it is a link, stands in brackets, or follows the end of a sentence.
// What else is raised is a power.
func noteMark(before string, n *html.Node) bool {
	text, link, seen := "", false, 0
	for c := range n.Descendants() {
		if seen++; seen > maxMark || len(text) > maxMark {
			return false
		}
		if c.Type == html.TextNode {
			text += strings.TrimSpace(c.Data)
		}
		link = link || c.Data == "a" && c.Type == html.ElementNode
	}
	number := strings.Trim(text, "[]()")
	if number == "" || len(number) > 3 || strings.Trim(number, "0123456789*") != "" {
		return false
	}
	before = before[max(0, len(before)-maxMark):]
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
	return link || number != text || strings.ContainsRune(".,;:!?”’\"'»)", last)
}

// maxMark is more than the nodes, or bytes, that the number of a note has, and
// the blanks before it.
const maxMark = 64

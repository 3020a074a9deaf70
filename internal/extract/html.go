package extract

import (
	"bytes"
	"encoding/json"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"sanctrace/internal/fault"
	"sanctrace/internal/when"
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

// decodePage fills d from a web page of which contentType was stated.
func (d *Document) decodePage(data []byte, contentType string) error {
	enc, name, _ := charset.DetermineEncoding(data, contentType)
	utf, err := io.ReadAll(enc.NewDecoder().Reader(bytes.NewReader(data)))
	if err != nil {
		return fault.Wrap(fault.Invalid, d.Name, err)
	}
	return d.readPage(utf, name)
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
	meta := readHead(doc)
	d.Title, d.Outlet, d.Author, d.Published = meta.title, meta.outlet, meta.author, meta.published
	d.Obtained.URL, d.Language = meta.url, meta.lang
	text := articleText(doc)
	if d.Title != "" && !strings.HasPrefix(strings.TrimSpace(text), d.Title) {
		text = d.Title + "\n\n" + text
	}
	d.Layers = []Layer{NewLayer("text", "html/1 "+name, text)}
	l := d.Text()
	l.Blocks = blocks(l.Text)
	d.classify(l, true)
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

// articleText returns the article's text, one block a line.
func articleText(doc *html.Node) string {
	p := readability.NewParser()
	p.MaxElemsToParse = maxNodes
	all := visible(doc)
	art, err := p.ParseDocument(clone(doc), &url.URL{Scheme: "https", Host: "localhost", Path: "/"})
	if err == nil && art.Node != nil {
		if t := visible(art.Node); len(t) > 140 || len(t)*3 > len(all) {
			return t
		}
	}
	return all
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

// visible returns the text under n with one block a line and blanks folded.
func visible(n *html.Node) string {
	var b strings.Builder
	appendText(&b, n)
	var out []string
	for _, line := range strings.Split(b.String(), "\n") {
		if s := strings.Join(strings.Fields(line), " "); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}

func appendText(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		return
	case n.Type == html.ElementNode && hidden[n.DataAtom]:
		return
	}
	line := n.Type == html.ElementNode && lines[n.DataAtom]
	if line {
		b.WriteByte('\n')
	} else if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		b.WriteByte(' ')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		appendText(b, c)
	}
	if line {
		b.WriteByte('\n')
	}
}

// headInfo is what the head of a page says about it.
type headInfo struct {
	title, outlet, author string
	url, lang, tab        string // tab is the title element
	published             Published
}

// readHead reads JSON-LD first, then meta elements, then the title element. The
// outlet's name at the end of a title is no part of it.
func readHead(doc *html.Node) headInfo {
	var h headInfo
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			h.element(n)
		}
	}
	if h.title == "" {
		h.title = h.tab
	}
	for _, sep := range []string{" | ", " - ", " – ", " — "} {
		if h.outlet != "" {
			h.title = strings.TrimSuffix(h.title, sep+h.outlet)
		}
	}
	return h
}

// element takes what one element says about the page.
func (h *headInfo) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		if lang, _, _ := strings.Cut(strings.ToLower(attr(n, "lang")), "-"); len(lang) == 2 {
			h.lang = lang
		}
	case atom.Link:
		if attr(n, "rel") == "canonical" {
			h.address(attr(n, "href"))
		}
	case atom.Script:
		if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
			h.jsonLD(n.FirstChild.Data)
		}
	case atom.Meta:
		h.meta(strings.ToLower(attr(n, "property")+attr(n, "name")+attr(n, "itemprop")), strings.TrimSpace(attr(n, "content")))
	case atom.Title:
		if n.FirstChild != nil {
			set(&h.tab, n.FirstChild.Data)
		}
	case atom.Time:
		h.date(attr(n, "datetime"), "time element of the page")
	}
}

// address takes where the page was published.
func (h *headInfo) address(url string) {
	if strings.HasPrefix(url, "http") {
		set(&h.url, url)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// meta takes one meta element.
func (h *headInfo) meta(name, content string) {
	switch name {
	case "og:title", "twitter:title", "dc.title", "headline":
		set(&h.title, content)
	case "og:site_name", "application-name", "dc.publisher", "publisher":
		set(&h.outlet, content)
	case "og:url":
		h.address(content)
	case "author", "article:author", "dc.creator", "parsely-author", "byl":
		if !strings.HasPrefix(content, "http") {
			set(&h.author, content)
		}
	case "article:published_time", "datepublished", "date", "pubdate", "dc.date", "dc.date.issued", "parsely-pub-date", "publish-date", "publication_date", "dcterms.created":
		h.date(content, "meta "+name)
	}
}

func set(s *string, v string) {
	if v = strings.Join(strings.Fields(v), " "); *s == "" && len(v) < 500 {
		*s = v
	}
}

// date takes a date in ISO form unless one is known.
func (h *headInfo) date(s, basis string) {
	if h.published.Day != "" || len(s) < 10 {
		return
	}
	if day, err := when.ParseDay(s[:10]); err == nil {
		h.published = Published{Text: s, Day: day, Basis: basis}
		return
	}
	for _, layout := range []string{time.RFC1123, time.RFC1123Z, "January 2, 2006", "2 January 2006", "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			h.published = Published{Text: s, Day: when.DayOf(t), Basis: basis}
			return
		}
	}
}

// jsonLD takes the article that a JSON-LD block describes.
func (h *headInfo) jsonLD(s string) {
	if len(s) > 1<<20 {
		return
	}
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		h.ldNode(v, 0)
	}
}

func (h *headInfo) ldNode(v any, depth int) {
	if depth > 8 {
		return
	}
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			h.ldNode(e, depth+1)
		}
	case map[string]any:
		if date := ldString(x["datePublished"]); date != "" {
			h.date(date, "JSON-LD datePublished")
			set(&h.title, ldString(x["headline"]))
			set(&h.author, ldString(x["author"]))
			set(&h.outlet, ldString(x["publisher"]))
		}
		h.ldNode(x["@graph"], depth+1)
	}
}

// ldString returns a string, or the name of an object, or those of a list.
func ldString(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case map[string]any:
		s, _ := x["name"].(string)
		return s
	case []any:
		var names []string
		for _, e := range x {
			if s := ldString(e); s != "" {
				names = append(names, s)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

package extract

import (
	"encoding/json"
	"html"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode"

	node "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sanctrace/internal/when"
)

// The parts of a page that speak about it, the most trusted first: what
// publishers write for search engines, what they write for social networks and
// libraries, and what stands on the page.
const (
	byData = iota // JSON-LD of the article
	byMeta        // meta elements
	byPage        // title and time elements
	headRanks
)

// headInfo is what a page says about itself.
type headInfo struct {
	title, outlet, author, credit [headRanks]string
	published                     [headRanks]Published
	url, lang, heading            string
	authors                       []string // of meta elements that name one each
	nodes                         []map[string]any
	inArticle                     Published // of a time element in the article itself
}

// readHead reads what a page says about itself.
func readHead(doc *node.Node) *headInfo {
	h := &headInfo{}
	for n := range doc.Descendants() {
		if n.Type == node.ElementNode {
			h.element(n)
		}
	}
	if h.author[byMeta] == "" {
		h.author[byMeta] = strings.Join(h.authors, "; ") // surnames may come first, with a comma
	}
	if h.inArticle.Day != "" {
		h.published[byPage] = h.inArticle
	}
	h.article()
	return h
}

// takeHead fills d with what the page says of itself; byline is a line of the
// page that names its author.
func (d *Document) takeHead(h *headInfo, byline string) {
	first := func(s [headRanks]string) string {
		i := slices.IndexFunc(s[:], func(v string) bool { return v != "" })
		return s[max(i, 0)]
	}
	d.Title, d.Outlet = first(h.title), first(h.outlet)
	d.Obtained.URL, d.Language = h.url, h.lang
	for _, p := range h.published {
		d.setPublished(p)
	}
	d.titleOutlet(h.heading)
	d.takeAuthor(byline) // before what the head says: pages of agencies' reports name the agency in one of them
	d.takeAuthor(first(h.author))
	if credit := first(h.credit); credit != "" {
		d.wire(credit)
	}
}

// titleOutlet takes the outlet's name from the end of a title, where it is no
// part of it. heading is what stands above the text.
func (d *Document) titleOutlet(heading string) {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: "} {
		i := strings.LastIndex(d.Title, sep)
		if i <= 0 {
			continue
		}
		before, name := d.Title[:i], d.Title[i+len(sep):]
		switch {
		case d.Outlet != "" && strings.EqualFold(name, d.Outlet):
		case d.Outlet == "" && outletLike(name) && (before == heading || i > 20):
			d.Outlet = name
		default:
			continue
		}
		d.Title = before
		return
	}
}

// element takes what one element says about the page.
func (h *headInfo) element(n *node.Node) {
	switch n.DataAtom {
	case atom.Meta:
		h.meta(strings.ToLower(attr(n, "property")+attr(n, "name")+attr(n, "itemprop")), strings.TrimSpace(attr(n, "content")))
	case atom.H1:
		set(&h.heading, visible(n))
	case atom.Time:
		h.time(n)
	case atom.Link:
		if attr(n, "rel") == "canonical" {
			h.address(attr(n, "href"))
		}
	case atom.Html, atom.Script, atom.Title:
		h.outer(n)
	}
}

// outer takes the language, the data and the title of the page.
func (h *headInfo) outer(n *node.Node) {
	lang, _, _ := strings.Cut(strings.ToLower(attr(n, "lang")), "-")
	switch text := n.FirstChild; {
	case n.DataAtom == atom.Html && len(lang) == 2:
		h.lang = lang
	case text == nil:
	case n.DataAtom == atom.Script && attr(n, "type") == "application/ld+json":
		h.jsonLD(text.Data)
	case n.DataAtom == atom.Title && !under(n, "svg"):
		set(&h.title[byPage], text.Data)
	}
}

// time takes a time element. Outside the article it may be today's date, or that
// of another article.
func (h *headInfo) time(n *node.Node) {
	p := pageDate(attr(n, "datetime"), "time element of the page")
	switch {
	case p.Day == "" || under(n, "nav", "aside", "footer"):
	case under(n, "article", "main") && (h.inArticle.Day == "" || attr(n, "itemprop") == "datePublished"):
		h.inArticle = p
	case !under(n, "header"):
		keep(&h.published[byPage], p)
	}
}

// under reports whether n stands in an element of one of the names.
func under(n *node.Node, names ...string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if slices.Contains(names, p.Data) {
			return true
		}
	}
	return false
}

// address takes where the page was published.
func (h *headInfo) address(url string) {
	if strings.HasPrefix(url, "http") {
		set(&h.url, url)
	}
}

func attr(n *node.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// metaFields are the fields of meta elements by what they tell, as publishers,
// their programs and libraries name them.
var metaFields = map[string]string{
	"og:title": "title", "twitter:title": "title", "dc.title": "title", "dcterms.title": "title", "headline": "title", "citation_title": "title", "sailthru.title": "title",
	"parsely-title": "title",
	"og:site_name":  "outlet", "application-name": "outlet", "dc.publisher": "outlet", "dcterms.publisher": "outlet", "publisher": "outlet", "citation_journal_title": "outlet",
	"author": "author", "article:author": "author", "dc.creator": "author", "dcterms.creator": "author", "parsely-author": "author", "byl": "author", "sailthru.author": "author",
	"article.author": "author", "citation_author": "authors",
	"article:published_time": "date", "article:published": "date", "article.published": "date", "og:published_time": "date", "og:article:published_time": "date",
	"datepublished": "date", "date": "date", "pubdate": "date", "pdate": "date", "publishdate": "date", "publish-date": "date", "publish_date": "date", "publication_date": "date",
	"publication-date": "date", "parsely-pub-date": "date", "sailthru.date": "date", "dc.date": "date", "dc.date.issued": "date", "dcterms.created": "date", "dcterms.issued": "date",
	"dcterms.date": "date", "citation_publication_date": "date", "citation_date": "date", "citation_online_date": "date", "article_date_original": "date", "cxenseparse:recs:publishtime": "date",
	"bt:pubdate": "date", "displaydate": "date", "timestamp": "date",
	"syndication-source": "credit", "original-source": "credit", "dc.source": "credit", "article:provider_name": "credit",
}

// meta takes one meta element.
func (h *headInfo) meta(name, content string) {
	if name == "og:url" {
		h.address(content)
	}
	field := metaFields[name]
	switch {
	case field == "date":
		keep(&h.published[byMeta], pageDate(content, "meta "+name))
	case strings.HasPrefix(content, "http"): // addresses of authors and sources are no names
	case field == "title":
		set(&h.title[byMeta], content)
	case field == "outlet":
		set(&h.outlet[byMeta], content)
	case field == "author":
		set(&h.author[byMeta], content)
	case field == "credit":
		set(&h.credit[byMeta], content)
	case field == "authors":
		h.oneAuthor(content)
	}
}

func (h *headInfo) oneAuthor(name string) {
	if len(h.authors) < 50 && !slices.Contains(h.authors, name) {
		h.authors = append(h.authors, name)
	}
}

func set(s *string, v string) {
	if v = strings.Join(strings.Fields(v), " "); *s == "" && len(v) < 500 {
		*s = v
	}
}

func keep(to *Published, p Published) {
	if to.Day == "" {
		*to = p
	}
}

// dateLayouts are the forms other than ISO in which heads of pages give dates.
var dateLayouts = []string{http.TimeFormat, time.RFC1123Z, time.RFC850, time.ANSIC, "2006/01/02", "20060102", "2006.01.02", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006",
	"Mon, 2 Jan 2006", "Monday, January 2, 2006", "Monday, 2 January 2006", "Mon Jan 2 2006"}

// pageDate reads the date that stands at the beginning of a value; the day is
// "" where none does. Figures that may be day or month are not guessed at.
func pageDate(s, basis string) Published {
	s = strings.TrimSpace(s)
	if len(s) >= 10 {
		if day, err := when.ParseDay(s[:10]); err == nil {
			return Published{Text: s, Day: day, Basis: basis}
		}
	}
	words := strings.Fields(s)
	for n := min(len(words), 6); n > 0; n-- {
		try := strings.Join(words[:n], " ")
		for _, layout := range dateLayouts {
			if t, err := time.Parse(layout, try); err == nil {
				return Published{Text: s, Day: when.DayOf(t), Basis: basis}
			}
		}
	}
	return Published{}
}

// jsonLD takes the nodes of a JSON-LD block.
func (h *headInfo) jsonLD(s string) {
	if len(s) > 1<<20 {
		return
	}
	// Line breaks within strings and comment signs around the block are common.
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	s = strings.NewReplacer("<![CDATA[", "", "]]>", "").Replace(s)
	from, to := strings.IndexAny(s, "[{"), strings.LastIndexAny(s, "]}")
	var v any
	if from >= 0 && to > from && json.Unmarshal([]byte(s[from:to+1]), &v) == nil {
		h.collect(v, 0)
	}
}

// collect keeps the nodes of v that describe the page or are referred to.
func (h *headInfo) collect(v any, depth int) {
	if depth > 8 || len(h.nodes) > 1000 {
		return
	}
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			h.collect(e, depth+1)
		}
	case map[string]any:
		h.nodes = append(h.nodes, x)
		h.collect(x["@graph"], depth+1)
		h.collect(x["mainEntity"], depth+1)
	}
}

// article takes what the node says that describes the article: one of an
// article's type before one of a page, and no picture, video or comment.
func (h *headInfo) article() {
	var best map[string]any
	rank := 0
	for _, n := range h.nodes {
		if r := ldRank(n); r > rank {
			best, rank = n, r
		}
	}
	if best == nil {
		return
	}
	h.published[byData] = pageDate(h.ldString(best["datePublished"]), "JSON-LD datePublished")
	if h.published[byData].Day == "" {
		h.published[byData] = pageDate(h.ldString(best["dateCreated"]), "JSON-LD dateCreated")
	}
	set(&h.title[byData], h.ldString(best["headline"]))
	set(&h.author[byData], h.ldString(best["author"]))
	set(&h.outlet[byData], h.ldString(best["publisher"]))
	set(&h.credit[byData], h.ldString(best["sourceOrganization"]))
}

// ldRank weighs how surely a node describes the article; 0 is not at all.
func ldRank(n map[string]any) int {
	if n["datePublished"] == nil && n["headline"] == nil {
		return 0
	}
	types, ok := n["@type"].([]any)
	if !ok {
		types = []any{n["@type"]}
	}
	rank := 0
	for _, t := range types {
		name, _ := t.(string)
		rank = max(rank, typeRank(name))
	}
	return rank
}

func typeRank(name string) int {
	switch {
	case strings.HasSuffix(name, "Article") || strings.HasSuffix(name, "Posting") || name == "Report":
		return 3
	case strings.HasSuffix(name, "Page"):
		return 2
	case name == "" || name == "CreativeWork":
		return 1
	}
	return 0
}

// ldString returns a string, or the name of an object or of the node that it
// refers to, or those of a list. Addresses are no names.
func (h *headInfo) ldString(v any) string {
	switch x := v.(type) {
	case string:
		if strings.HasPrefix(x, "http") {
			return ""
		}
		return html.UnescapeString(x)
	case map[string]any:
		if s, ok := x["name"].(string); ok {
			return html.UnescapeString(s)
		}
		return h.named(x["@id"])
	case []any:
		var names []string
		for _, e := range x[:min(len(x), 50)] {
			if s := h.ldString(e); s != "" && !slices.Contains(names, s) {
				names = append(names, s)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// named returns the name of the node with an id, "" where there is none.
func (h *headInfo) named(id any) string {
	want, ok := id.(string)
	for _, n := range h.nodes {
		if is, _ := n["@id"].(string); ok && is == want {
			if s, ok := n["name"].(string); ok {
				return html.UnescapeString(s)
			}
		}
	}
	return ""
}

package dossier

import (
	"bytes"
	"fmt"
	"html/template"
	"sort"

	"sanctrace/internal/trace"
)

// HTML renders the main page.
func (d *Dossier) HTML() ([]byte, error) { return render("page.html", d) }

func render(name string, data any) ([]byte, error) {
	t, err := template.ParseFS(assets, name)
	if err != nil {
		return nil, fmt.Errorf("parse %s: %w", name, err)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		return nil, fmt.Errorf("render %s: %w", name, err)
	}
	return b.Bytes(), nil
}

// Style returns the style sheet of the pages, on which the workbench builds.
func Style() string {
	data, err := assets.ReadFile("style.css")
	if err != nil {
		panic("dossier: embedded style: " + err.Error()) // part of the binary
	}
	return string(data)
}

// Passage is a run of a document's text.
type Passage struct {
	Text string
	IDs  []string // anchors that begin here, "b12-40" for the bytes 12 to 40
	Mark bool     // cited
}

// Passages cuts the text of the i-th document, from 0, at the ends of the
// passages that the footnotes cite. Joined, they are the text. A footnote
// beyond the text is fault.Corrupt.
func (d *Dossier) Passages(i int) ([]Passage, error) {
	doc := d.layers[i]
	var spans [][2]int
	for _, n := range d.Notes {
		if n.Document != doc.Name || trace.ByteRange(n.Locator) == "" {
			continue
		}
		a, b, err := trace.ParseBytes(n.Locator, len(doc.Layer))
		if err != nil {
			return nil, err
		}
		spans = append(spans, [2]int{a, b})
	}
	return passages(doc.Layer, spans), nil
}

// documentHTML renders the i-th document with its cited passages marked.
func (d *Dossier) documentHTML(i int) ([]byte, error) {
	doc := d.layers[i]
	text, err := d.Passages(i)
	if err != nil {
		return nil, err
	}
	title, outlet, published := doc.Name, "", ""
	for _, x := range d.Documents {
		if x.ID == doc.Name {
			title, outlet, published = x.Title, x.Outlet, string(x.Published)
		}
	}
	return render("document.html", map[string]any{
		"Title": title, "Outlet": outlet, "Published": published, "Name": doc.Name, "SHA256": doc.ID,
		"Draft": d.Draft, "Passages": text, "Style": d.Style, "Case": d.Case,
	})
}

// passages cuts text at the ends of spans, so that overlapping spans each keep
// an anchor of their own.
func passages(text string, spans [][2]int) []Passage {
	cuts := map[int]bool{0: true, len(text): true}
	starts := map[int][]string{}
	for _, s := range spans {
		cuts[s[0]], cuts[s[1]] = true, true
		id := fmt.Sprintf("b%d-%d", s[0], s[1])
		starts[s[0]] = append(starts[s[0]], id)
	}
	var at []int
	for c := range cuts {
		at = append(at, c)
	}
	sort.Ints(at)
	var out []Passage
	for i := 0; i+1 < len(at); i++ {
		p := Passage{Text: text[at[i]:at[i+1]], IDs: dedup(starts[at[i]])}
		for _, s := range spans {
			p.Mark = p.Mark || s[0] <= at[i] && at[i+1] <= s[1]
		}
		out = append(out, p)
	}
	return out
}

func dedup(ids []string) []string {
	sort.Strings(ids)
	var out []string
	for i, id := range ids {
		if i == 0 || ids[i-1] != id {
			out = append(out, id)
		}
	}
	return out
}

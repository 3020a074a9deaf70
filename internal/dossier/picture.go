package dossier

import (
	"html/template"
	"slices"
	"strings"

	"sanctrace/internal/reasons"
)

// Tie is an arrow of a picture: what From is to To.
type Tie struct {
	From, To, What string
	Notes          []int
}

// Source is a footnote of a picture: a passage and where it stands.
type Source struct {
	N           int
	Text, Where string
}

// Picture is a network that is no case: a page of its own, which works offline.
type Picture struct {
	Title, Sub string
	Drawn      []Tie // at most some forty parties can be read
	Ties       []Tie // all, as text
	Leads      []string
	Notes      []Source
	Listed     map[string]bool // by name
}

// maxPictured are the parties that a picture can show.
const maxPictured = 40

// label is what stands on an arrow: nothing on a mere mention, which would hide
// the others.
func label(e reasons.Edge) string {
	if e.What == reasons.Named {
		return ""
	}
	return e.What
}

// NewPicture returns the picture of a network: its core drawn, all of it as text.
func NewPicture(about []string, n reasons.Network) Picture {
	names := n.Captions()
	ties := func(edges []reasons.Edge, words func(reasons.Edge) string) (out []Tie) {
		for _, e := range edges {
			out = append(out, Tie{From: names[e.From], To: names[e.To], What: words(e), Notes: e.Notes})
		}
		return out
	}
	p := Picture{
		Title: "Network of: " + strings.Join(about, ", "),
		Sub:   "What one does for another, who holds which post in whom, and who names whom, in the reasons of the loaded lists.",
		Drawn: ties(n.Core(maxPictured), label), Ties: ties(n.Edges, reasons.Edge.Words), Listed: map[string]bool{},
	}
	for _, x := range n.Nodes {
		p.Listed[x.Name] = p.Listed[x.Name] || x.Listed
	}
	for _, l := range n.Leads() {
		p.Leads = append(p.Leads, l.Text())
	}
	p.Leads = slices.Compact(p.Leads)
	for _, x := range n.Notes {
		p.Notes = append(p.Notes, Source{N: x.N, Text: x.Text, Where: x.Where()})
	}
	return p
}

// HTML renders the page.
func (p Picture) HTML() ([]byte, error) {
	return render("network.html", map[string]any{
		"P": p, "Style": template.CSS(Style()), "Network": p.SVG(), //nolint:gosec // our own style
	})
}

// SVG draws the core; "" when nothing is tied.
func (p Picture) SVG() template.HTML {
	if len(p.Drawn) == 0 {
		return ""
	}
	listed := map[string]bool{}
	for n, ok := range p.Listed {
		listed[fold(n)] = ok
	}
	var ties []tie
	for _, t := range p.Drawn {
		if fold(t.From) != fold(t.To) {
			ties = append(ties, tie{t.From, t.To, t.What})
		}
	}
	return template.HTML(draw(place(ties, listed), ties)) //nolint:gosec // our own, names are escaped
}

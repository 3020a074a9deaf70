package dossier

import "html/template"

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

// HTML renders the page.
func (p Picture) HTML() ([]byte, error) {
	return render("network.html", map[string]any{
		"P": p, "Style": template.CSS(Style()), "Network": template.HTML(p.svg()), //nolint:gosec // our own, names are escaped
	})
}

func (p Picture) svg() string {
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
	return draw(place(ties, listed), ties)
}

package web

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"sanctrace/internal/dossier"
	"sanctrace/internal/reasons"
	"sanctrace/internal/vocab"
)

// maxTies bounds the ties that a page shows; the command shows all.
const maxTies = 500

// networkData is what the page of a network shows.
type networkData struct {
	Form    []field
	Asked   bool
	First   bool // no list is loaded
	Words   []string
	Speak   int // entries whose reasons speak of it
	Total   int // ties
	Picture template.HTML
	Ties    []tieRow
	Leads   []leadRow
	Notes   []reasonRow
}

// tieRow is a tie of two parties.
type tieRow struct {
	From, To partyLink
	What     string
	Notes    []int
}

// partyLink is a party; a lead leads to its screening.
type partyLink struct {
	Name, Href string
	Listed     bool
}

// leadRow is a lead with the listed parties that it may be.
type leadRow struct {
	partyLink
	MayBe []partyLink
}

// reasonRow is a passage of a reason.
type reasonRow struct {
	N                 int
	Text, Where, Href string
}

// network draws who is tied to whom in a matter, as the reasons of the lists
// have it.
func (s *site) network(r *http.Request) (view, error) {
	about, err := value(r, "about")
	if err != nil {
		return view{}, err
	}
	f := formField("about", "Matter", "Words that the reasons use, parted by commas: drone, microelectronics. A kind of goods stands for all its names.", about)
	f.Wide = true
	d := networkData{Asked: r.URL.Query().Has("about")}
	v := view{Page: "network", Title: "Network", Section: "network"}
	words := slices.DeleteFunc(strings.Split(about, ","), func(w string) bool { return strings.TrimSpace(w) == "" })
	switch sets, err := s.Catalog.Datasets(r.Context()); {
	case err != nil:
		return view{}, fmt.Errorf("loaded lists: %w", err)
	case len(sets) == 0:
		d.First = true
	case d.Asked && len(words) == 0:
		f.Error = "Give a word that the reasons use, such as drone."
		v.Status = http.StatusBadRequest
	case d.Asked:
		v.Title = "Network of " + about
		if err := s.connect(r, words, &d); err != nil {
			return view{}, err
		}
	}
	d.Form = []field{f}
	v.Data = d
	return v, nil
}

// connect fills in the network of some words.
func (s *site) connect(r *http.Request, words []string, d *networkData) error {
	told, err := s.reasons(r.Context())
	if err != nil {
		return err
	}
	lists, err := s.roster(r.Context())
	if err != nil {
		return err
	}
	n := reasons.Connect(told.read, told.names, reasons.About(words))
	if err := n.Suspect(r.Context(), lists.Engine, s.today()); err != nil {
		return fmt.Errorf("screen the leads: %w", err)
	}
	d.Words, d.Total, d.Picture = n.About, len(n.Edges), dossier.NewPicture(words, n).SVG()
	parties := map[string]partyLink{}
	for _, x := range n.Nodes {
		parties[x.ID] = linkTo(x)
		if x.Speaks {
			d.Speak++
		}
	}
	for _, e := range strongest(n.Edges) {
		d.Ties = append(d.Ties, tieRow{parties[e.From], parties[e.To], e.Words(), e.Notes})
	}
	for _, x := range n.Leads() {
		row := leadRow{partyLink: linkTo(x)}
		for _, m := range x.MayBe {
			row.MayBe = append(row.MayBe, partyLink{m.Name, address("entity", m.ID), true})
		}
		d.Leads = append(d.Leads, row)
	}
	for _, x := range n.Notes {
		d.Notes = append(d.Notes, reasonRow{x.N, x.Text, x.Where(), address("entity", x.Entry)})
	}
	return nil
}

// strongest returns the edges that tell most: what one does for another, then
// posts, then mere mentions.
func strongest(edges []reasons.Edge) []reasons.Edge {
	sorted := slices.Clone(edges)
	rank := func(e reasons.Edge) int {
		switch {
		case e.What == reasons.Named:
			return 2
		case e.Event == vocab.Office:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(sorted, func(a, b reasons.Edge) int { return cmp.Compare(rank(a), rank(b)) })
	return sorted[:min(maxTies, len(sorted))]
}

func linkTo(x reasons.Node) partyLink {
	if x.Listed {
		return partyLink{x.Name, address("entity", x.ID), true}
	}
	return partyLink{x.Name, "/screen?name=" + template.URLQueryEscaper(x.Name), false}
}

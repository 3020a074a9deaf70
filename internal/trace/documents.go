package trace

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"sanctrace/internal/claims"
	"sanctrace/internal/extract"
	"sanctrace/internal/ftm"
	"sanctrace/internal/quantity"
	"sanctrace/internal/when"
)

// Documents are the documents of a case, which come one after the other. Of each
// stays what a case holds of it: its claims, and the passages that name parties,
// but no text.
type Documents struct {
	list     []Document
	claims   []Claim
	roots    map[string]Link // id of a claim in the case -> the source it goes back to
	parties  *parties
	possible []possible
	related  []Edge // relations without an event type that documents state
	alike    *claims.Corpus
}

// NewDocuments returns an empty list. Close it to remove its temporary file.
func NewDocuments() *Documents {
	return &Documents{roots: map[string]Link{}, parties: newParties(), alike: claims.NewCorpus()}
}

// Close removes the temporary file.
func (d *Documents) Close() error {
	err := d.alike.Close()
	d.alike = claims.NewCorpus()
	return err
}

// Len returns how many documents there are.
func (d *Documents) Len() int { return len(d.list) }

// Add takes in a document with what was read from it.
func (d *Documents) Add(t *Text) error {
	day, basis := published(t)
	d.addParties(t, day)
	d.addPossible(t, day)
	layer, name := t.Doc.Text(), t.Doc.Name
	d.list = append(d.list, Document{ID: name, Title: strings.Clone(titleOf(t.Doc)), Outlet: strings.Clone(t.Doc.Outlet), Credit: strings.Clone(t.Doc.Credit), URL: t.Doc.Obtained.URL, Obtained: t.Doc.Obtained.At, Published: day, Basis: basis,
		Language: t.Doc.Language, MediaType: t.Doc.MediaType, SHA256: t.Doc.ID, Evidence: []Evidence{EvidenceAt(name, layer, 0, len(firstWords(layer)))}})
	names, ids := entityNames(t.Read), claimIDs(t)
	for i := range t.Read.Claims {
		d.claims = append(d.claims, claimOf(t, &t.Read.Claims[i], ids, names))
	}
	d.relations(t, names)
	for _, o := range t.Read.Origins.Independent {
		for _, id := range o.Carries {
			d.roots[ids[id]] = link(t, o.Root, names)
		}
	}
	return d.alike.Add(t.Read)
}

// repeats finds the documents whose text is a version of another's.
func (d *Documents) repeats() (map[string]string, error) {
	out := map[string]string{}
	derived, err := d.alike.Derivations()
	for _, x := range derived {
		if x.Kind == "near duplicate" && out[x.From] == "" {
			out[x.From] = x.To
		}
	}
	return out, errors.Join(err, d.Close())
}

// titleOf returns the title of a document, else its headline, else its name.
func titleOf(d *extract.Document) string {
	if d.Title != "" {
		return d.Title
	}
	layer := d.Text()
	for _, b := range layer.Blocks {
		if b.Kind == extract.Headline {
			return strings.TrimSpace(layer.Text[b.Start:b.End])
		}
	}
	return d.Name
}

// published returns the day of a document and where it comes from.
func published(t *Text) (when.Day, string) {
	if t.Read.Date != "" {
		return when.Day(t.Read.Date), t.Read.Basis
	}
	return t.Doc.Published.Day, t.Doc.Published.Basis
}

// maxFirstWords is the length of firstWords, in bytes.
const maxFirstWords = 300

// firstWords is the first line of a text, as evidence that it is the text it
// is said to be.
func firstWords(l *extract.Layer) string {
	line, _, _ := strings.Cut(l.Text, "\n")
	if len(line) <= maxFirstWords {
		return line
	}
	line = line[:maxFirstWords]
	if i := strings.LastIndexByte(line, ' '); i >= 0 {
		return line[:i+1]
	}
	for !utf8.ValidString(line) { // a script without blanks, cut within a letter
		line = line[:len(line)-1]
	}
	return line
}

// UnnamedParty stands for a party that the text does not name.
const UnnamedParty = "a party that is not named"

// entityNames maps the ids of a document's entities to the names to show;
// protected ones have none.
func entityNames(r *claims.Result) map[string]string {
	out := make(map[string]string, len(r.Entities))
	for _, e := range r.Entities {
		if e.Protect {
			out[e.ID] = UnnamedParty
			continue
		}
		out[e.ID] = e.Name
	}
	return out
}

// claimIDs gives every claim of a document an id that depends on its file and
// words alone, so that decisions about it survive a better reader.
func claimIDs(t *Text) map[string]string {
	out := make(map[string]string, len(t.Read.Claims))
	taken := map[string]int{}
	for i := range t.Read.Claims {
		c := &t.Read.Claims[i]
		id := ftm.MakeID("c", t.Doc.Name, string(c.Event.Type), string(c.Polarity), c.Span.Text)[:14]
		if taken[id]++; taken[id] > 1 {
			id = fmt.Sprintf("%s-%d", id, taken[id])
		}
		out[c.ID] = id
	}
	return out
}

// claimOf turns a claim of a document into one of the case.
func claimOf(t *Text, c *claims.Claim, ids, names map[string]string) Claim {
	said := passage(t.Doc, c.Span)
	out := Claim{ID: ids[c.ID], Document: said.Document, Text: said.Text, Event: string(c.Event.Type), Modality: string(c.Modality),
		Polarity: string(c.Polarity), Allegation: c.Allegation, Participants: []Participant{}, Chain: []Link{}, Evidence: []Evidence{said}}
	for _, h := range c.Chain {
		out.Chain = append(out.Chain, link(t, h.Source, names))
	}
	for _, p := range c.Event.Participants {
		n := names[p.Entity]
		if n == "" {
			n = p.Entity
		}
		out.Participants = append(out.Participants, Participant{Name: strings.Clone(n), Role: string(p.Role)})
	}
	if it := c.Event.Item; it != nil {
		out.Item, out.ItemClass = strings.Clone(it.Text), it.Class
	}
	out.Amount, out.Dates = amount(c.Event.Quantity), dates(c.Event.Date)
	out.Place = placeText(c.Event.Place)
	if r := c.Event.Route; r != nil {
		out.FromPlace, out.ToPlace = placeText(r.From), placeText(r.To)
	}
	if c.Restates != nil {
		out.Restates = ids[*c.Restates]
	}
	return out
}

func placeText(p *claims.Place) string {
	if p == nil {
		return ""
	}
	return strings.Clone(p.Text)
}

// passage is a range of a document's text as evidence.
func passage(d *extract.Document, r claims.Range) Evidence {
	return EvidenceAt(d.Name, d.Text(), r.Byte[0], r.Byte[1])
}

// link is one hop of a chain with the name or description of its source.
func link(t *Text, source string, names map[string]string) Link {
	for _, s := range t.Read.Sources {
		if s.ID != source {
			continue
		}
		l := Link{Source: strings.Clone(s.DescribedAs), Kind: string(s.Kind), Protected: s.Protect}
		switch {
		case s.Kind == "document":
			l.Source = t.Doc.Outlet
			if l.Source == "" {
				l.Source = t.Doc.Name
			}
		case s.Protect: // its published words stay; nothing is added
		case s.Entity != nil && names[*s.Entity] != "":
			l.Source = strings.Clone(names[*s.Entity])
		}
		return l
	}
	return Link{Source: source, Kind: "document"}
}

func amount(q *claims.Quantity) *Amount {
	if q == nil {
		return nil
	}
	return &Amount{Min: bound(q.Min), Max: bound(q.Max), Soft: q.MinSoft || q.MaxSoft, Unit: string(q.Unit), CountedAs: string(q.CountedAs), Text: strings.Clone(q.Text)}
}

func dates(d *claims.Date) *Dates {
	if d == nil {
		return nil
	}
	out := &Dates{EDTF: deref(d.EDTF), Earliest: when.Day(deref(d.Earliest)), Latest: when.Day(deref(d.Latest))}
	if *out == (Dates{}) {
		return nil
	}
	return out
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// notParties are the kinds of entity that no list of persons and bodies is
// asked about.
var notParties = map[string]bool{"state": true, "population": true, "anonymous source": true, "unnamed group": true, "legal act": true,
	"economic zone": false, "publisher, unnamed": true, "media outlet, unnamed": true, "media outlet": true, "international body": true}

// addParties notes every named party of a document.
func (d *Documents) addParties(t *Text, day when.Day) {
	for _, e := range t.Read.Entities {
		if e.Protect || notParties[e.Kind] || e.Name == "" || strings.ToLower(e.Name) == e.Name {
			continue
		}
		ev, ok := mention(t, e)
		if !ok {
			continue
		}
		d.parties.add(e.Name, broad(e.Schema), "", day, ev)
		for _, alias := range e.Aliases {
			if key := d.parties.key(alias); key != "" && d.parties.byKey[key] == nil {
				d.parties.byKey[key] = d.parties.find(e.Name)
			}
		}
	}
}

// broad returns the schema under which a name from a text is screened: whether
// it is a person or a body is a reader's guess, and must not hide an entry.
func broad(schema string) string {
	switch schema {
	case "Vessel", "Airplane", "Asset":
		return schema
	}
	return "LegalEntity"
}

// mention finds where a document names an entity: the sentence with its first
// mention.
func mention(t *Text, e claims.Entity) (Evidence, bool) {
	text := t.Doc.Text().Text
	for _, n := range append([]string{e.Name}, e.Mentions...) {
		if i := strings.Index(text, n); i >= 0 && n != "" {
			a, b := sentenceAround(text, i, i+len(n))
			return EvidenceAt(t.Doc.Name, t.Doc.Text(), a, b), true
		}
	}
	return Evidence{}, false
}

// sentenceAround widens a range to the sentence or line it stands in, roughly:
// to a line end, or a full stop before a blank.
func sentenceAround(text string, a, b int) (int, int) {
	for a > 0 && text[a-1] != '\n' && !(text[a-1] == ' ' && a > 1 && text[a-2] == '.') {
		a--
	}
	for b < len(text) && text[b] != '\n' {
		b++
		if text[b-1] == '.' && (b == len(text) || text[b] == ' ' || text[b] == '\n') {
			break
		}
	}
	return a, b
}

// bound returns a known number.
func bound(n quantity.Number) *float64 {
	if !n.Known() {
		return nil
	}
	f := n.Float()
	return &f
}

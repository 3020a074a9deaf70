package trace

import (
	"context"
	"fmt"
	"strings"

	"sanctrace/internal/catalog"
	"sanctrace/internal/claims"
	"sanctrace/internal/extract"
	"sanctrace/internal/ftm"
	"sanctrace/internal/match"
	"sanctrace/internal/quantity"
	"sanctrace/internal/screen"
	"sanctrace/internal/trade"
	"sanctrace/internal/when"
)

// screener screens one query; *screen.Engine does.
type screener interface {
	Screen(ctx context.Context, q match.Query, o screen.Options) (screen.Result, error)
}

// viewer shows an entity as of a day; *catalog.Catalog does.
type viewer interface {
	Entity(ctx context.Context, id string, on when.Day) (catalog.View, error)
}

// Tracer traces cases against the loaded lists. Without lists (nil) a trace
// finds no matches and says nothing of listings.
type Tracer struct {
	Screen screener
	View   viewer
}

// Input is what a case is made of.
type Input struct {
	Case      string
	On        when.Day // the day of "now"; never empty
	Documents []Text
	Registers []Register
	Shipments []Shipments
	Added     []Claim // claims that were added to the case, as AddedClaims returns them
	Lists     []List  // against which Screen holds names, for the record
}

// Text is a document with what was read from it.
type Text struct {
	Doc  *extract.Document
	Read *claims.Result
}

// Register is a register extract with the entities of its rows.
type Register struct {
	Name   string
	SHA256 string
	Rows   []RegisterRow
}

// RegisterRow is one row: a company, a holder and the edge between them.
type RegisterRow struct {
	N               int
	Company, Holder *ftm.Entity
	Edge            *ftm.Entity
	Words           string // the row as it stands, cells joined with "; "
}

// Shipments is a shipment file.
type Shipments struct {
	Name   string
	SHA256 string
	Rows   []trade.Shipment
	Words  []string // the rows as they stand
}

// tracing is the state of one trace.
type tracing struct {
	Tracer
	in       Input
	out      Result
	parties  *parties
	claimID  map[string]map[string]string // document name -> id in the document -> id in the case
	roots    map[string]Link              // id of a claim in the case -> the source it goes back to
	repeats  map[string]string            // document -> the one that it is a version of without saying so
	possible []possible
	related  []Edge          // relations without an event type that documents state
	listed   map[string]bool // party keys with a match that is listed now or then
}

// Trace finds everything in the input. Errors come from the lists or a
// cancelled context.
func (t Tracer) Trace(ctx context.Context, in Input) (Result, error) {
	w := &tracing{Tracer: t, in: in, out: empty(), parties: newParties(), claimID: map[string]map[string]string{}, roots: map[string]Link{}, repeats: repeats(in.Documents), listed: map[string]bool{}}
	w.out.Case, w.out.On, w.out.Lists = in.Case, in.On, in.Lists
	for i := range in.Documents {
		d := &in.Documents[i]
		day, _ := published(d)
		w.addParties(d, day)
		w.addPossible(d, day)
	}
	w.tables()
	for i := range in.Documents {
		w.document(&in.Documents[i])
	}
	w.added(in.Added)
	w.transfers(w.origins())
	if err := w.matches(ctx); err != nil {
		return w.out, err
	}
	w.verdicts()
	w.flags()
	w.patterns()
	w.leads()
	return w.out, nil
}

// added takes in claims that no reader of the case's documents made. They go
// back to the last source of their chain.
func (w *tracing) added(claims []Claim) {
	for i := range claims {
		w.out.Claims = append(w.out.Claims, claims[i])
		w.roots[claims[i].ID] = lastLink(&claims[i])
	}
}

// repeats finds the documents whose text is a version of another's.
func repeats(docs []Text) map[string]string {
	out := map[string]string{}
	if len(docs) < 2 {
		return out
	}
	var read []*claims.Result
	for i := range docs {
		read = append(read, docs[i].Read)
	}
	for _, d := range claims.Corpus(read).Derivations {
		if d.Kind == "near duplicate" && out[d.From] == "" {
			out[d.From] = d.To
		}
	}
	return out
}

// document adds a document and its claims.
func (w *tracing) document(t *Text) {
	d := t.Doc
	layer := d.Text()
	title := titleOf(d)
	day, basis := published(t)
	first := firstWords(layer)
	w.out.Documents = append(w.out.Documents, Document{ID: d.Name, Title: title, Outlet: d.Outlet, Credit: d.Credit, URL: d.Obtained.URL, Obtained: d.Obtained.At, Published: day, Basis: basis,
		Language: d.Language, MediaType: d.MediaType, SHA256: d.ID, Evidence: []Evidence{{Document: d.Name, Locator: layer.Locator(0, len(first)), Text: first}}})
	names := entityNames(t.Read)
	w.claimID[d.Name] = claimIDs(t)
	for i := range t.Read.Claims {
		w.out.Claims = append(w.out.Claims, w.claim(t, &t.Read.Claims[i], names))
	}
	w.relations(t, names)
	for _, o := range t.Read.Origins.Independent {
		for _, id := range o.Carries {
			w.roots[w.claimID[d.Name][id]] = link(t, o.Root, names)
		}
	}
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

// firstWords is the first line of a text, as evidence that it is the text it
// is said to be.
func firstWords(l *extract.Layer) string {
	line, _, _ := strings.Cut(l.Text, "\n")
	if len(line) > 300 {
		line = line[:strings.LastIndexByte(line[:300], ' ')+1]
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

// claim turns a claim of a document into one of the case.
func (w *tracing) claim(t *Text, c *claims.Claim, names map[string]string) Claim {
	name := t.Doc.Name
	out := Claim{ID: w.claimID[name][c.ID], Document: name, Text: c.Span.Text, Event: string(c.Event.Type), Modality: string(c.Modality),
		Polarity: string(c.Polarity), Allegation: c.Allegation, Participants: []Participant{}, Chain: []Link{}, Evidence: []Evidence{passage(t.Doc, c.Span)}}
	for _, h := range c.Chain {
		out.Chain = append(out.Chain, link(t, h.Source, names))
	}
	for _, p := range c.Event.Participants {
		n := names[p.Entity]
		if n == "" {
			n = p.Entity
		}
		out.Participants = append(out.Participants, Participant{Name: w.parties.show(n), Role: string(p.Role)})
	}
	if it := c.Event.Item; it != nil {
		out.Item, out.ItemClass = it.Text, it.Class
	}
	out.Amount, out.Dates = amount(c.Event.Quantity), dates(c.Event.Date)
	out.Place = placeText(c.Event.Place)
	if r := c.Event.Route; r != nil {
		out.FromPlace, out.ToPlace = placeText(r.From), placeText(r.To)
	}
	if c.Restates != nil {
		out.Restates = w.claimID[name][*c.Restates]
	}
	return out
}

func placeText(p *claims.Place) string {
	if p == nil {
		return ""
	}
	return p.Text
}

// passage is a range of a document's text as evidence.
func passage(d *extract.Document, r claims.Range) Evidence {
	return Evidence{Document: d.Name, Locator: d.Text().Locator(r.Byte[0], r.Byte[1]), Text: r.Text}
}

// link is one hop of a chain with the name or description of its source.
func link(t *Text, source string, names map[string]string) Link {
	for _, s := range t.Read.Sources {
		if s.ID != source {
			continue
		}
		l := Link{Source: s.DescribedAs, Kind: string(s.Kind), Protected: s.Protect}
		switch {
		case s.Kind == "document":
			l.Source = t.Doc.Outlet
			if l.Source == "" {
				l.Source = t.Doc.Name
			}
		case s.Protect: // its published words stay; nothing is added
		case s.Entity != nil && names[*s.Entity] != "":
			l.Source = names[*s.Entity]
		}
		return l
	}
	return Link{Source: source, Kind: "document"}
}

func amount(q *claims.Quantity) *Amount {
	if q == nil {
		return nil
	}
	return &Amount{Min: bound(q.Min), Max: bound(q.Max), Soft: q.MinSoft || q.MaxSoft, Unit: string(q.Unit), CountedAs: string(q.CountedAs), Text: q.Text}
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
func (w *tracing) addParties(t *Text, day when.Day) {
	for _, e := range t.Read.Entities {
		if e.Protect || notParties[e.Kind] || e.Name == "" || strings.ToLower(e.Name) == e.Name {
			continue
		}
		ev, ok := mention(t, e)
		if !ok {
			continue
		}
		w.parties.add(e.Name, broad(e.Schema), "", day, ev)
		for _, alias := range e.Aliases {
			if key := keyOf(alias); key != "" && w.parties.byKey[key] == nil {
				w.parties.byKey[key] = w.parties.find(e.Name)
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
			return Evidence{Document: t.Doc.Name, Locator: t.Doc.Text().Locator(a, b), Text: text[a:b]}, true
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

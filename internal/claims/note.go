package claims

import (
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/vocab"
)

// docNote is what stays of a document in a comparison.
type docNote struct {
	id, date, outlet string
	cites            []string    // outlets whose texts it cites
	rare             []uint32    // names that tie documents together, each once
	bridges          [][2]string // units of which one goes to one of the other
}

// node is what stays of a claim that says something about the world.
type node struct {
	doc, n, sent     int32 // document; number in it, from 1; sentence
	restates, denies int32 // numbers of claims of its document; 0 for none
	detail           int8  // see detail
	negative         bool
	headline         bool
	planned          bool
	part             bool // a party is said to have had a part in it
	cited            bool // it is ascribed to the text of another outlet
	obtained         bool // it rests on a paper that its own document obtained
	typ              vocab.EventType
	phase            vocab.Phase
	root             string   // origin key
	names            []uint32 // named parties but states, sorted
	item             *Item    // without its place in the text, as the next three
	quantity         *Quantity
	date             *Date
	route            *Route
}

// notes makes what stays of documents. What claims have in common is kept once,
// and nothing keeps the texts.
type notes struct {
	texts  map[string]string
	names  map[string]uint32
	items  map[itemKey]*Item
	dates  map[dateKey]*Date
	routes map[routeKey]*Route
}

type itemKey struct {
	text, class, designation string
	anaphor                  bool
}

type dateKey struct {
	stated           bool // in words of the text
	earliest, latest string
}

type routeKey struct{ from, to string }

func newNotes() *notes {
	return &notes{texts: map[string]string{}, names: map[string]uint32{}, items: map[itemKey]*Item{}, dates: map[dateKey]*Date{}, routes: map[routeKey]*Route{}}
}

// text returns s without the text that it is a part of.
func (w *notes) text(s string) string {
	kept, ok := w.texts[s]
	if !ok {
		kept = strings.Clone(s)
		w.texts[kept] = kept
	}
	return kept
}

// name returns the number of a folded name.
func (w *notes) name(s string) uint32 {
	n, ok := w.names[s]
	if !ok {
		n = uint32(len(w.names))
		w.names[w.text(s)] = n
	}
	return n
}

// document notes a document.
func (w *notes) document(d *Result) docNote {
	out := docNote{id: strings.Clone(d.ID), date: w.text(d.Date), outlet: w.text(d.outletName()), bridges: d.bridges}
	for _, name := range d.citedOutlets() {
		out.cites = append(out.cites, w.text(name))
	}
	for i := range d.Entities {
		if e := &d.Entities[i]; e.rare() {
			if n := w.name(firstWords(e.Name)); !slices.Contains(out.rare, n) {
				out.rare = append(out.rare, n)
			}
		}
	}
	return out
}

// claim notes claim c of document number doc.
func (w *notes) claim(d *Result, doc int, c *Claim) node {
	ev := &c.Event
	n := node{
		doc: int32(doc), n: claimNumber(&c.ID), sent: int32(c.sent), restates: claimNumber(c.Restates), denies: claimNumber(c.Denies),
		detail: int8(detail(c)), negative: c.Polarity == vocab.Negative, headline: c.Headline, planned: planned(c),
		typ: ev.Type, phase: ev.Phase, root: w.text(d.origin(c)),
		item: w.item(ev.Item), quantity: w.quantity(ev.Quantity), date: w.date(ev.Date), route: w.route(ev.Route),
	}
	for _, p := range ev.Participants {
		n.part = n.part || p.Role == vocab.RoleParty
		if e := d.entity(p.Entity); e != nil && e.rare() {
			n.names = append(n.names, w.name(firstWords(e.Name)))
		}
	}
	slices.Sort(n.names)
	n.names = slices.Clip(slices.Compact(n.names))
	if len(c.Chain) > 1 {
		if s := d.source(c.Chain[1].Source); s != nil {
			n.cited = s.Kind == vocab.SourceCitedDocument
			n.obtained = s.Kind == vocab.SourceRecord && len(c.Chain) == 2 && d.obtains()
		}
	}
	return n
}

func (n *node) polarity() string {
	if n.negative {
		return string(vocab.Negative)
	}
	return string(vocab.Positive)
}

// claimNumber returns the number in the id of a claim: 0 for none, -1 for one
// that is not held.
func claimNumber(id *string) int32 {
	if id == nil {
		return 0
	}
	n, err := strconv.ParseInt(strings.TrimPrefix(*id, "c"), 10, 32)
	if err != nil {
		return -1
	}
	return int32(n)
}

// obtains reports whether a document says that it obtained a paper.
func (d *Result) obtains() bool {
	return slices.ContainsFunc(d.Claims, func(c Claim) bool { return c.Event.Type == vocab.ObtainDocument })
}

func (w *notes) item(it *Item) *Item {
	if it == nil {
		return nil
	}
	k := itemKey{it.Text, it.Class, it.Designation, it.Anaphor}
	kept, ok := w.items[k]
	if !ok {
		k.text, k.class, k.designation = w.text(k.text), w.text(k.class), w.text(k.designation)
		kept = &Item{Text: k.text, Class: k.class, Designation: k.designation, Anaphor: k.anaphor}
		w.items[k] = kept
	}
	return kept
}

func (w *notes) quantity(q *Quantity) *Quantity {
	if q == nil {
		return nil
	}
	kept := *q
	kept.Text, kept.Unit = w.text(q.Text), vocab.Unit(w.text(string(q.Unit)))
	return &kept
}

func (w *notes) date(d *Date) *Date {
	if d == nil {
		return nil
	}
	k := dateKey{stated: d.Text != nil, earliest: orEmpty(d.Earliest), latest: orEmpty(d.Latest)}
	kept, ok := w.dates[k]
	if !ok {
		k.earliest, k.latest = w.text(k.earliest), w.text(k.latest)
		kept = &Date{Earliest: orNil(k.earliest), Latest: orNil(k.latest)}
		if k.stated {
			kept.Text = new(string)
		}
		w.dates[k] = kept
	}
	return kept
}

// route keeps the countries of a way.
func (w *notes) route(r *Route) *Route {
	if r == nil {
		return nil
	}
	k := routeKey{r.From.country(), r.To.country()}
	kept, ok := w.routes[k]
	if !ok {
		k.from, k.to = w.text(k.from), w.text(k.to)
		kept = &Route{From: &Place{Country: orNil(k.from)}, To: &Place{Country: orNil(k.to)}}
		w.routes[k] = kept
	}
	return kept
}

func (p *Place) country() string {
	if p == nil {
		return ""
	}
	return orEmpty(p.Country)
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// orNil returns a pointer to s, nil for "".
func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// ref names a claim.
func (k *Corpus) ref(i int32) Ref {
	nd := &k.nodes[i]
	return Ref{k.docs[nd.doc].id, "c" + strconv.Itoa(int(nd.n))}
}

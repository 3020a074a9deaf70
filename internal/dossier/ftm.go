package dossier

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"sanctrace/internal/ftm"
	"sanctrace/internal/trace"
)

// entity is one line of a FollowTheMoney export.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// ftm projects the dossier on FollowTheMoney, one entity a line: documents,
// parties, transfers as Event and UnknownLink, claims as Event with the
// Documentation that ties each to its document, and matched list entries as
// notes. The projection loses chains, modality and bounds as data; their words
// stand in summaries, and dossier.json has them.
func (d *Dossier) ftm() ([]byte, error) {
	p := &projection{said: stated(d.result, d.Sections), parties: map[string]bool{}, docs: map[string]string{}}
	for _, x := range d.Documents {
		p.document(x)
	}
	sentences := d.sentences()
	for _, t := range p.said.Transfers {
		p.transfer(t, sentences[t.ID])
	}
	for i := range d.result.Claims {
		if c := &d.result.Claims[i]; sentences[c.ID] != "" {
			p.claim(c, sentences[c.ID])
		}
	}
	for _, l := range p.said.Leads {
		for i, tie := range l.Ties {
			p.add(link(fmt.Sprintf("%s-%d", l.ID, i+1), p.party(tie.From), p.party(tie.To), tie.What, nil))
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, e := range p.out {
		if err := enc.Encode(e); err != nil {
			return nil, fmt.Errorf("write FtM: %w", err)
		}
	}
	return b.Bytes(), nil
}

// sentences returns what is stated of each item.
func (d *Dossier) sentences() map[string]string {
	out := map[string]string{}
	for _, s := range d.Sections {
		for _, x := range s.Sentences {
			out[x.Item] = x.Text
			if !x.Reviewed {
				out[x.Item] = "Not reviewed: " + x.Text
			}
		}
	}
	return out
}

// projection gathers the entities of an export.
type projection struct {
	said    trace.Result
	parties map[string]bool   // by id
	docs    map[string]string // ids of documents by name
	out     []entity
}

func (p *projection) add(e entity) { p.out = append(p.out, e) }

func (p *projection) document(x trace.Document) {
	e := entity{ID: "doc-" + x.SHA256, Schema: "Document", Properties: map[string][]string{}}
	p.docs[x.ID] = e.ID
	set(e.Properties, "fileName", x.ID)
	set(e.Properties, "title", x.Title)
	set(e.Properties, "contentHash", x.SHA256)
	set(e.Properties, "publisher", x.Outlet)
	set(e.Properties, "publishedAt", string(x.Published))
	set(e.Properties, "sourceUrl", x.URL)
	set(e.Properties, "retrievedAt", x.Obtained)
	set(e.Properties, "mimeType", x.MediaType)
	p.add(e)
}

// party returns the id of a party, which is added when it is new.
func (p *projection) party(name string) string {
	id := ftm.MakeID("party", fold(name))
	if !p.parties[id] {
		p.parties[id] = true
		e := entity{ID: id, Schema: "LegalEntity", Properties: map[string][]string{"name": {name}}}
		for _, m := range p.said.Matches {
			if fold(m.Name) == fold(name) {
				e.Properties["notes"] = append(e.Properties["notes"], m.Sentence)
			}
		}
		p.add(e)
	}
	return id
}

// transfer adds a line of the transfer ledger: an event of all that are part of
// it, and a link where both sides are named.
func (p *projection) transfer(t trace.Transfer, sentence string) {
	var parties []string
	for _, name := range append([]string{t.Supplier, t.Recipient}, t.Via...) {
		if name != "" {
			parties = append(parties, name)
		}
	}
	p.event(happening{t.ID, sides(t), sentence, t.ToPlace, t.Dates, t.Evidence, parties})
	if t.Supplier != "" && t.Recipient != "" {
		p.add(link(t.ID, p.party(t.Supplier), p.party(t.Recipient), "arms transfer: "+sentence, t.Dates))
	}
}

// claim adds a claim: what its passage says happened, and which document says so.
func (p *projection) claim(c *trace.Claim, sentence string) {
	var parties []string
	for _, x := range c.Participants {
		if x.Name != trace.UnnamedParty {
			parties = append(parties, x.Name)
		}
	}
	id := p.event(happening{c.ID, c.Text, sentence, cmp.Or(c.Place, c.ToPlace), c.Dates, c.Evidence, parties})
	for i, e := range c.Evidence {
		if doc := p.docs[e.Document]; doc != "" {
			d := entity{ID: ftm.MakeID("documentation", c.ID, strconv.Itoa(i)), Schema: "Documentation", Properties: map[string][]string{"document": {doc}, "entity": {id}}}
			set(d.Properties, "role", "claim "+c.ID)
			set(d.Properties, "summary", Note{Evidence: e}.Where()+": "+e.Text)
			p.add(d)
		}
	}
}

// happening is what an event is made of.
type happening struct {
	item, name, summary, place string
	dates                      *trace.Dates
	evidence                   []trace.Evidence
	parties                    []string
}

// event adds an event and returns its id.
func (p *projection) event(h happening) string {
	e := entity{ID: ftm.MakeID("event", h.item), Schema: "Event", Properties: map[string][]string{}}
	set(e.Properties, "name", h.name)
	set(e.Properties, "summary", h.summary)
	set(e.Properties, "location", h.place)
	period(e.Properties, h.dates)
	for _, x := range h.parties {
		e.Properties["involved"] = append(e.Properties["involved"], p.party(x))
	}
	for _, x := range h.evidence {
		if doc := p.docs[x.Document]; doc != "" && !slices.Contains(e.Properties["proof"], doc) {
			e.Properties["proof"] = append(e.Properties["proof"], doc)
		}
	}
	p.add(e)
	return e.ID
}

// period sets the days between which something was.
func period(p map[string][]string, dates *trace.Dates) {
	switch {
	case dates == nil:
	case dates.Earliest != "" && dates.Earliest == dates.Latest:
		set(p, "date", string(dates.Earliest))
	default:
		set(p, "startDate", string(dates.Earliest))
		set(p, "endDate", string(dates.Latest))
	}
}

func link(id, from, to, role string, dates *trace.Dates) entity {
	e := entity{ID: ftm.MakeID("link", id), Schema: "UnknownLink", Properties: map[string][]string{"subject": {from}, "object": {to}}}
	set(e.Properties, "role", role)
	if dates != nil { // a link has no single day
		set(e.Properties, "startDate", string(dates.Earliest))
		set(e.Properties, "endDate", string(dates.Latest))
	}
	return e
}

func set(p map[string][]string, prop, value string) {
	if value != "" {
		p[prop] = []string{value}
	}
}

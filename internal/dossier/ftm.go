package dossier

import (
	"bytes"
	"encoding/json"
	"fmt"

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
// parties, transfers as UnknownLink, matched list entries as SameAs notes. The
// projection loses chains, modality and bounds; dossier.json has them.
func (d *Dossier) ftm() ([]byte, error) {
	said := stated(d.result, d.Sections)
	var out []entity
	for _, x := range d.Documents {
		e := entity{ID: "doc-" + x.SHA256, Schema: "Document", Properties: map[string][]string{}}
		set(e.Properties, "fileName", x.ID)
		set(e.Properties, "title", x.Title)
		set(e.Properties, "contentHash", x.SHA256)
		set(e.Properties, "publisher", x.Outlet)
		set(e.Properties, "publishedAt", string(x.Published))
		out = append(out, e)
	}
	seen := map[string]bool{}
	party := func(name string) string {
		id := ftm.MakeID("party", fold(name))
		if !seen[id] {
			seen[id] = true
			e := entity{ID: id, Schema: "LegalEntity", Properties: map[string][]string{"name": {name}}}
			for _, m := range said.Matches {
				if fold(m.Name) == fold(name) {
					e.Properties["notes"] = append(e.Properties["notes"], m.Sentence)
				}
			}
			out = append(out, e)
		}
		return id
	}
	for _, t := range said.Transfers {
		if t.Supplier == "" || t.Recipient == "" {
			continue
		}
		out = append(out, link(t.ID, party(t.Supplier), party(t.Recipient), "arms transfer: "+TransferText(t), t.Dates))
	}
	for _, l := range said.Leads {
		for i, tie := range l.Ties {
			out = append(out, link(fmt.Sprintf("%s-%d", l.ID, i+1), party(tie.From), party(tie.To), tie.What, nil))
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, e := range out {
		if err := enc.Encode(e); err != nil {
			return nil, fmt.Errorf("write FtM: %w", err)
		}
	}
	return b.Bytes(), nil
}

func link(id, from, to, role string, dates *trace.Dates) entity {
	e := entity{ID: ftm.MakeID("link", id), Schema: "UnknownLink", Properties: map[string][]string{"subject": {from}, "object": {to}}}
	set(e.Properties, "role", role)
	if dates != nil {
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

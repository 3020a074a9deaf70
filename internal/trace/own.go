package trace

import (
	"encoding/json"
	"fmt"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/ledger"
)

// HeldByAuthor is the locator of what rests on a source that the author keeps
// sealed: there is no passage to show.
const HeldByAuthor = "held by the author"

// OwnClaim makes an item of what the author of a case states on the word of a
// sealed source, called by its label alone ("S3"). value holds the fields of a
// claim in the author's own words; text and event are needed. Who the source
// is, and on what paper it rests, stands nowhere in it. It fails with
// fault.Invalid where value does not fit a claim.
func OwnClaim(label string, value json.RawMessage) (ledger.Item, error) {
	var c Claim
	d := json.NewDecoder(strings.NewReader(string(value)))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return ledger.Item{}, fault.New(fault.Invalid, "the claim", "not a claim: %v", err).
			Try(`write {"text":"...","event":"TRANSFER","participants":[{"name":"...","role":"supplier"}]}`)
	}
	if strings.TrimSpace(c.Text) == "" || c.Event == "" {
		return ledger.Item{}, fault.New(fault.Invalid, "the claim", "text or event is missing").Try("say in your own words what the source says, and name the event")
	}
	if c.ID != "" || c.Document != "" || len(c.Chain)+len(c.Evidence) > 0 || c.Origin != "" || c.Restates != "" {
		return ledger.Item{}, fault.New(fault.Invalid, "the claim", "id, document, chain, evidence, origin and restates are not the author's to set").Try("leave them out")
	}
	source := "source " + label
	c.ID = "own-" + ftm.MakeID("own", label, c.Event, c.Polarity, c.Text)[:14]
	c.Document, c.Added = source, true
	c.Modality, c.Polarity = orElse(c.Modality, "reported_fact"), orElse(c.Polarity, "positive")
	if c.Participants == nil {
		c.Participants = []Participant{}
	}
	c.Chain = []Link{{Source: source, Kind: "anonymous_person", Protected: true}}
	c.Evidence = []Evidence{{Document: source, Locator: HeldByAuthor, Text: c.Text}}
	data, err := json.Marshal(c)
	if err != nil {
		return ledger.Item{}, fmt.Errorf("write the claim: %w", err)
	}
	if err := strict(kindClaim, data); err != nil {
		return ledger.Item{}, fault.New(fault.Invalid, "the claim", "%v", err).Try("use the words that trace --json shows for claims")
	}
	return ledger.Item{ID: c.ID, Kind: kindClaim, Data: data}, nil
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// AddedClaims returns the claims among items that were added to a case, for
// the Input of its next trace.
func AddedClaims(items []ledger.Item) ([]Claim, error) {
	var out []Claim
	for _, it := range items {
		if it.Kind != kindClaim {
			continue
		}
		if err := appendFrom(&out, it.Data); err != nil {
			return nil, fault.Wrap(fault.Corrupt, "item "+it.ID, err)
		}
	}
	return out, nil
}

package trace

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/ledger"
	"sanctrace/internal/vocab"
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
	if c.ID != "" || c.Document != "" || c.Machine != "" || len(c.Chain)+len(c.Evidence) > 0 || c.Origin != "" || c.Restates != "" {
		return ledger.Item{}, fault.New(fault.Invalid, "the claim", "id, document, chain, evidence, machine, origin and restates are not the author's to set").Try("leave them out")
	}
	source := "source " + label
	c.ID = ftm.MakeID("own", label, c.Event, c.Polarity, c.Text)[:16]
	c.Document, c.Added = source, true
	c.Modality, c.Polarity = cmp.Or(c.Modality, "reported_fact"), cmp.Or(c.Polarity, "positive")
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

// MachineClaim makes an item of a claim that a language model proposed for a
// passage of a document of the case. Document, text and evidence are the
// caller's, who read them from the document; the model is believed about no
// source, so the chain is the document alone. It fails with fault.Invalid
// where a word is in no closed list or the parts do not fit each other.
func MachineClaim(c Claim, model string) (ledger.Item, error) {
	c.ID = ftm.MakeID("ai", c.Document, c.Event, c.Polarity, "bytes "+ByteRange(c.Evidence[0].Locator))[:15]
	c.Added, c.Machine = true, model
	c.Chain = []Link{{Source: c.Document, Kind: "document"}}
	data, err := json.Marshal(c)
	if err != nil {
		return ledger.Item{}, fmt.Errorf("write the claim: %w", err)
	}
	event, known := vocab.All().EventTypes[vocab.EventType(c.Event)]
	for _, p := range c.Participants {
		if known && !slices.Contains(event.Roles, vocab.Role(p.Role)) {
			return ledger.Item{}, fault.New(fault.Invalid, "", "%s has no such role", c.Event)
		}
	}
	if c.Amount != nil && !slices.Contains(vocab.All().CountedAs, vocab.CountedAs(c.Amount.CountedAs)) {
		return ledger.Item{}, fault.New(fault.Invalid, "", "what its figure counts is in no list")
	}
	if vocab.EventType(c.Event).Sourcing() {
		return ledger.Item{}, fault.New(fault.Invalid, "", "a model is not asked about sources")
	}
	if err := strict(kindClaim, data); err != nil {
		return ledger.Item{}, fault.New(fault.Invalid, "", "a word is in no closed list, or figures or dates contradict each other")
	}
	return ledger.Item{ID: c.ID, Kind: kindClaim, Data: data}, nil
}

// AddedClaims returns the claims among items that were added to a case, for
// the Input of its next trace. Of those that a machine proposed it returns only
// the ones that a person accepted.
func AddedClaims(items []ledger.Item, holding map[string]ledger.Decision) ([]Claim, error) {
	var out []Claim
	for _, it := range items {
		if it.Kind != kindClaim {
			continue
		}
		var c Claim
		if err := json.Unmarshal(it.Data, &c); err != nil {
			return nil, fault.Wrap(fault.Corrupt, "item "+it.ID, err)
		}
		if c.Machine == "" || holding[it.ID].Do == ledger.Accept {
			out = append(out, c)
		}
	}
	return out, nil
}

package trace

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/vocab"
	"sanctrace/internal/when"
)

// CheckCorrection returns a fault.Invalid error when value cannot stand in for
// fields of an item: it is no object, names a field that the item's kind lacks
// or that no correction changes, or holds what is not of that field. Decisions
// are for ever, so that a wrong one must not be written.
func CheckCorrection(it ledger.Item, value json.RawMessage) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(value, &fields); err != nil || len(fields) == 0 {
		return fault.New(fault.Invalid, it.ID, "a correction is a JSON object of fields").Try(`write {"place":"..."}`)
	}
	for _, k := range fixed {
		if _, ok := fields[k]; ok {
			return fault.New(fault.Invalid, it.ID, "%q cannot be corrected", k).Try("reject the item when it rests on the wrong passage")
		}
	}
	data, err := overlay(it.Data, value)
	if err == nil {
		err = strict(it.Kind, data)
	}
	if err != nil {
		return fault.New(fault.Invalid, it.ID, "the correction does not fit a %s: %v", it.Kind, err).
			Try("use the fields that trace --json shows for it")
	}
	return nil
}

// strict reads an item of a kind and refuses unknown fields and words that are
// not in the closed lists.
func strict(kind string, data json.RawMessage) error {
	var c Claim
	var t Transfer
	into, ok := map[string]any{kindClaim: &c, kindTransfer: &t, kindMatch: &Match{}, kindVerdict: &Verdict{}, kindFlag: &Flag{},
		kindPattern: &Pattern{}, kindLead: &Lead{}, kindOrigin: &Origin{}, kindDocument: &Document{}}[kind]
	if !ok {
		return fmt.Errorf("unknown kind %q", kind)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	switch kind {
	case kindClaim:
		if _, ok := vocab.All().Modalities[vocab.Modality(c.Modality)]; !ok {
			return fmt.Errorf("no modality %q", c.Modality)
		}
		if !slices.Contains([]vocab.Polarity{vocab.Positive, vocab.Negative}, vocab.Polarity(c.Polarity)) {
			return fmt.Errorf("no polarity %q", c.Polarity)
		}
		return checkWords(c.Event, c.Amount, c.Dates)
	case kindTransfer:
		phases := []vocab.Phase{vocab.PhasePlanned, vocab.PhaseOrdered, vocab.PhaseBegun, vocab.PhaseStart, vocab.PhaseShipped, vocab.PhaseDelivered, vocab.PhaseUsed}
		if !slices.Contains(phases, vocab.Phase(t.Phase)) {
			return fmt.Errorf("no phase %q", t.Phase)
		}
		return checkWords(t.Event, t.Amount, t.Dates)
	}
	return nil
}

// checkWords checks what claims and transfers share.
func checkWords(event string, a *Amount, d *Dates) error {
	if _, ok := vocab.All().EventTypes[vocab.EventType(event)]; !ok {
		return fmt.Errorf("no event %q", event)
	}
	if a != nil && a.Min != nil && a.Max != nil && *a.Min > *a.Max {
		return fmt.Errorf("an amount from %g to %g", *a.Min, *a.Max)
	}
	if d == nil {
		return nil
	}
	for _, day := range []when.Day{d.Earliest, d.Latest} {
		if _, err := when.ParseDay(string(day)); day != "" && err != nil {
			return err
		}
	}
	if d.Earliest != "" && d.Latest != "" && d.Earliest > d.Latest {
		return fmt.Errorf("dates from %s to %s", d.Earliest, d.Latest)
	}
	return nil
}

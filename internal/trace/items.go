package trace

import (
	"encoding/json"
	"fmt"

	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
)

// Kinds of items in the ledger, one for each list of a Result.
const (
	kindDocument = "document"
	kindClaim    = "claim"
	kindTransfer = "transfer"
	kindOrigin   = "origin"
	kindMatch    = "match"
	kindVerdict  = "verdict"
	kindFlag     = "flag"
	kindPattern  = "pattern"
	kindLead     = "lead"
)

// Items returns the result as items of the ledger, with a head that says what
// the items do not.
func (r *Result) Items() (head json.RawMessage, items []ledger.Item, err error) {
	add := func(kind, id string, v any) {
		data, merr := json.Marshal(v)
		if merr != nil && err == nil {
			err = fmt.Errorf("item %s: %w", id, merr)
		}
		items = append(items, ledger.Item{ID: id, Kind: kind, Data: data})
	}
	for _, x := range r.Documents {
		add(kindDocument, "doc:"+x.ID, x)
	}
	for _, x := range r.Claims {
		add(kindClaim, x.ID, x)
	}
	for _, x := range r.Transfers {
		add(kindTransfer, x.ID, x)
	}
	for _, x := range r.Origins {
		add(kindOrigin, x.ID, x)
	}
	for _, x := range r.Matches {
		add(kindMatch, x.ID, x)
	}
	for _, x := range r.Verdicts {
		add(kindVerdict, x.ID, x)
	}
	for _, x := range r.Flags {
		add(kindFlag, x.ID, x)
	}
	for _, x := range r.Patterns {
		add(kindPattern, x.ID, x)
	}
	for _, x := range r.Leads {
		add(kindLead, x.ID, x)
	}
	head, merr := json.Marshal(map[string]any{"case": r.Case, "on": r.On, "tables": r.Tables, "lists": r.Lists})
	if err == nil {
		err = merr
	}
	return head, items, err
}

// FromItems puts a result together again from what the ledger holds.
func FromItems(head json.RawMessage, items []ledger.Item) (Result, error) {
	r := empty()
	if err := json.Unmarshal(head, &r); err != nil {
		return r, fault.Wrap(fault.Corrupt, "head of the case", err)
	}
	for _, it := range items {
		if err := r.take(it); err != nil {
			return r, fault.Wrap(fault.Corrupt, "item "+it.ID, err)
		}
	}
	return r, nil
}

// fixed are the fields of an item that no correction changes.
var fixed = []string{"id", "document", "evidence", "text"}

// Corrected returns the result with the fields of some items replaced, as
// people corrected them. What an item is and what it rests on stay.
func (r Result) Corrected(values map[string]json.RawMessage) (Result, error) {
	if len(values) == 0 {
		return r, nil
	}
	head, items, err := r.Items()
	if err != nil {
		return r, err
	}
	for i := range items {
		if v, ok := values[items[i].ID]; ok {
			if items[i].Data, err = overlay(items[i].Data, v); err != nil {
				return r, fault.Wrap(fault.Invalid, "correction of "+items[i].ID, err)
			}
		}
	}
	return FromItems(head, items)
}

// overlay puts the fields of over in place of those of base.
func overlay(base, over json.RawMessage) (json.RawMessage, error) {
	var b, o map[string]json.RawMessage
	if err := json.Unmarshal(base, &b); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(over, &o); err != nil {
		return nil, fmt.Errorf("not an object of fields: %w", err)
	}
	for _, k := range fixed {
		delete(o, k)
	}
	for k, v := range o {
		if _, known := b[k]; known || string(v) != "null" {
			b[k] = v
		}
	}
	return json.Marshal(b)
}

// empty returns a result whose lists are empty, not absent.
func empty() Result {
	return Result{Documents: []Document{}, Claims: []Claim{}, Transfers: []Transfer{}, Origins: []Origin{}, Matches: []Match{},
		Verdicts: []Verdict{}, Flags: []Flag{}, Patterns: []Pattern{}, Leads: []Lead{}}
}

func (r *Result) take(it ledger.Item) error {
	switch it.Kind {
	case kindDocument:
		return appendFrom(&r.Documents, it.Data)
	case kindClaim:
		return appendFrom(&r.Claims, it.Data)
	case kindTransfer:
		return appendFrom(&r.Transfers, it.Data)
	case kindOrigin:
		return appendFrom(&r.Origins, it.Data)
	case kindMatch:
		return appendFrom(&r.Matches, it.Data)
	case kindVerdict:
		return appendFrom(&r.Verdicts, it.Data)
	case kindFlag:
		return appendFrom(&r.Flags, it.Data)
	case kindPattern:
		return appendFrom(&r.Patterns, it.Data)
	case kindLead:
		return appendFrom(&r.Leads, it.Data)
	}
	return fmt.Errorf("unknown kind %q", it.Kind)
}

func appendFrom[T any](list *[]T, data json.RawMessage) error {
	var v T
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	*list = append(*list, v)
	return nil
}

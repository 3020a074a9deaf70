package trace

import (
	"encoding/json"
	"fmt"
	"iter"

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

// Head says of a result what its items do not.
func (r *Result) Head() (json.RawMessage, error) {
	head, err := json.Marshal(map[string]any{"case": r.Case, "on": r.On, "tables": r.Tables, "lists": r.Lists})
	if err != nil {
		return nil, fmt.Errorf("head of case %s: %w", r.Case, err)
	}
	return head, nil
}

// Items returns the result as items of the ledger, with a head that says what
// the items do not.
func (r *Result) Items() (head json.RawMessage, items []ledger.Item, err error) {
	for it, err := range r.EachItem() {
		if err != nil {
			return nil, nil, err
		}
		items = append(items, it)
	}
	head, err = r.Head()
	return head, items, err
}

// EachItem hands out the items of the result one after the other.
func (r *Result) EachItem() iter.Seq2[ledger.Item, error] {
	return func(yield func(ledger.Item, error) bool) {
		_ = handOut(yield, kindDocument, r.Documents, func(x *Document) string { return "doc:" + x.ID }) &&
			handOut(yield, kindClaim, r.Claims, func(x *Claim) string { return x.ID }) &&
			handOut(yield, kindTransfer, r.Transfers, func(x *Transfer) string { return x.ID }) &&
			handOut(yield, kindOrigin, r.Origins, func(x *Origin) string { return x.ID }) &&
			handOut(yield, kindMatch, r.Matches, func(x *Match) string { return x.ID }) &&
			handOut(yield, kindVerdict, r.Verdicts, func(x *Verdict) string { return x.ID }) &&
			handOut(yield, kindFlag, r.Flags, func(x *Flag) string { return x.ID }) &&
			handOut(yield, kindPattern, r.Patterns, func(x *Pattern) string { return x.ID }) &&
			handOut(yield, kindLead, r.Leads, func(x *Lead) string { return x.ID })
	}
}

// handOut yields a list as items of a kind, and reports whether more is wanted.
func handOut[T any](yield func(ledger.Item, error) bool, kind string, list []T, id func(*T) string) bool {
	for i := range list {
		it := ledger.Item{ID: id(&list[i]), Kind: kind}
		var err error
		if it.Data, err = json.Marshal(&list[i]); err != nil {
			err = fmt.Errorf("item %s: %w", it.ID, err)
		}
		if !yield(it, err) {
			return false
		}
	}
	return true
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

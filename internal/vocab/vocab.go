// Package vocab holds the closed lists of the claims ledger: event types with
// their families and roles, modalities, polarities, source kinds, what a
// quantity may count, units, phases, conventions of dates and quantities.
//
// vocab.json is the list itself, byte for byte as it was agreed; the constants
// in constants.go are generated from it, and a test fails when they differ.
// Nothing is added here: a word that is not in vocab.json is not in the ledger.
package vocab

import (
	_ "embed" // for the list itself
	"encoding/json"
	"sync"
)

//go:generate go run ./gen

//go:embed vocab.json
var raw []byte

// The closed lists, each its own type.
type (
	EventType    string // what happened; see [EventType.Family]
	Role         string // what a participant does in an event
	Modality     string // how an event is presented
	Polarity     string // whether it is affirmed or denied
	SourceKind   string // what sort of source speaks
	Relation     string // class of one hop of a chain
	CountedAs    string // what a quantity counts
	Unit         string // unit of a quantity
	Phase        string // how far a transfer has come
	QuoteKind    string // direct, indirect or mixed
	MentionType  string // what a name mention names
	DateRule     string // convention that gave a date its interval
	QuantityRule string // convention that gave a quantity its bounds
)

// List is the content of vocab.json as far as programs ask for it.
type List struct {
	Version    string                `json:"vocab_version"`
	EventTypes map[EventType]Event   `json:"event_types"`
	Classes    map[Role]string       `json:"role_classes"`
	Modalities map[Modality]string   `json:"modalities"`
	Kinds      map[SourceKind]string `json:"source_kinds"`
	OnRecord   []SourceKind          `json:"on_record_kinds"`
	ItemRoots  []string              `json:"item_class_roots"`
	CountedAs  []CountedAs           `json:"counted_as"`
}

// Event describes one event type.
type Event struct {
	Family  string `json:"family"`
	Roles   []Role `json:"roles"`
	Meaning string `json:"meaning"`
}

var list = sync.OnceValue(func() List {
	var l List
	_ = json.Unmarshal(raw, &l) // the file is part of the binary; a test reads it
	return l
})

// All returns the lists. The maps are shared: callers must not change them.
func All() List { return list() }

// Family returns the family of an event type ("supply", "make", ...), or ""
// when the type is not in the list.
func (t EventType) Family() string { return list().EventTypes[t].Family }

// Sourcing reports whether t states something about sources, not the world.
func (t EventType) Sourcing() bool { return t.Family() == "sourcing" }

// Class returns the class of a role under which roles of different event
// types are compared (seller and shipper are both "supplier"), or "".
func (r Role) Class() string { return list().Classes[r] }

// OnRecord reports whether a source of kind k speaks on record.
func (k SourceKind) OnRecord() bool {
	for _, o := range list().OnRecord {
		if o == k {
			return true
		}
	}
	return false
}

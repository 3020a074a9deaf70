package claims

import (
	"sanctrace/internal/quantity"
	"sanctrace/internal/vocab"
)

// Range is a passage: code points, bytes and the exact text.
type Range struct {
	CP   [2]int `json:"cp"`
	Byte [2]int `json:"byte"`
	Text string `json:"text,omitempty"`
}

// Result is what was read from one document, in the form of the output schema
// for claims (one object of its "documents").
type Result struct {
	ID       string   `json:"id"` // the file name, or what Options.ID says
	SHA256   string   `json:"sha256"`
	File     string   `json:"file"`
	Date     string   `json:"document_date,omitempty"`
	Basis    string   `json:"document_date_basis,omitempty"`
	Language string   `json:"language,omitempty"`
	Genre    string   `json:"genre,omitempty"`
	Entities []Entity `json:"entities"`
	Sources  []Source `json:"sources"`
	Claims   []Claim  `json:"claims"`
	// Relations have no event type in the closed lists and are kept apart.
	Relations []Relation   `json:"relations"`
	Quotes    []Quote      `json:"quotes"`
	Ner       []NameMark   `json:"ner"`
	Origins   OriginReport `json:"origin_analysis"`

	shingles []uint64    // see Corpus
	bridges  [][2]string // see Corpus
}

// Entity is a party or thing that the document names or describes.
type Entity struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Schema   string   `json:"ftm_schema"`
	Kind     string   `json:"kind,omitempty"`
	Mentions []string `json:"mentions"`
	Aliases  []string `json:"aliases,omitempty"`
	Country  string   `json:"country,omitempty"`
	Protect  bool     `json:"protect"`
	Links    []Link   `json:"links,omitempty"`
}

// Link is a listed entity that a mention may be; see [Options].
type Link struct {
	Dataset string  `json:"dataset"`
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Score   float64 `json:"score"` // 0 to 1
	Reason  string  `json:"reason,omitempty"`
}

// Source is whoever says something. A protected source has no entity detail
// beyond the text's own words.
type Source struct {
	ID          string           `json:"id"`
	Kind        vocab.SourceKind `json:"kind"`
	Entity      *string          `json:"entity"`
	DescribedAs string           `json:"described_as,omitempty"`
	OnRecord    bool             `json:"on_record"`
	Protect     bool             `json:"protect"`
	OwnVoice    string           `json:"own_voice,omitempty"`
}

// Hop is one link of a chain.
type Hop struct {
	Source   string         `json:"source"`
	Relation vocab.Relation `json:"relation_class"`
	Word     string         `json:"relation,omitempty"`
	Explicit bool           `json:"explicit"`
	Cue      *Range         `json:"cue_span,omitempty"`
	At       *Range         `json:"source_span,omitempty"`
	Co       []string       `json:"co_sources,omitempty"`
}

// Participant is a party with its role.
type Participant struct {
	Entity   string     `json:"entity"`
	Role     vocab.Role `json:"role"`
	Explicit bool       `json:"explicit"`
	ent      *entity
}

// Quantity is an amount with what it counts.
type Quantity struct {
	Text      string          `json:"text"`
	Min       quantity.Number `json:"min"`
	Max       quantity.Number `json:"max"`
	MinSoft   bool            `json:"min_soft"`
	MaxSoft   bool            `json:"max_soft"`
	Unit      vocab.Unit      `json:"unit,omitempty"`
	CountedAs vocab.CountedAs `json:"counted_as,omitempty"`
	Rule      string          `json:"rule_id"`
	Byte      [2]int          `json:"byte"`
	CP        [2]int          `json:"cp"`
}

// Date is when an event took place.
type Date struct {
	Text       *string `json:"text"`
	EDTF       *string `json:"edtf"`
	Earliest   *string `json:"earliest"`
	Latest     *string `json:"latest"`
	Lenient    string  `json:"lenient_latest,omitempty"`
	Convention string  `json:"convention"`
	Implicit   bool    `json:"implicit,omitempty"`
	OpenEnd    bool    `json:"open_end,omitempty"`
	Byte       *[2]int `json:"byte,omitempty"`
}

// Place is where an event took place.
type Place struct {
	Text      string  `json:"text"`
	CP        [2]int  `json:"cp"`
	Byte      [2]int  `json:"byte"`
	Country   *string `json:"country"`
	Precision string  `json:"precision,omitempty"`
}

// Route is the way of a movement.
type Route struct {
	From *Place  `json:"from,omitempty"`
	To   *Place  `json:"to,omitempty"`
	Via  []Place `json:"via,omitempty"`
}

// Event is what a claim says happened or is so.
type Event struct {
	Type         vocab.EventType `json:"type"`
	Participants []Participant   `json:"participants"`
	Item         *Item           `json:"item"`
	Quantity     *Quantity       `json:"quantity"`
	More         []Quantity      `json:"quantities_more,omitempty"`
	Date         *Date           `json:"date"`
	Place        *Place          `json:"place"`
	Route        *Route          `json:"route,omitempty"`
	Phase        vocab.Phase     `json:"phase,omitempty"`
}

// Claim is one statement found in the text.
type Claim struct {
	ID         string            `json:"id"`
	Span       Range             `json:"span"`
	Chain      []Hop             `json:"chain"`
	Event      Event             `json:"event"`
	Modality   vocab.Modality    `json:"modality"`
	Polarity   vocab.Polarity    `json:"polarity"`
	Condition  *Range            `json:"condition,omitempty"`
	About      *string           `json:"about,omitempty"`
	Restates   *string           `json:"restates"`
	AtEvent    *string           `json:"at_event,omitempty"`
	Denies     *string           `json:"denies,omitempty"`
	InQuote    *string           `json:"in_quote,omitempty"`
	Headline   bool              `json:"headline,omitempty"`
	Sourcing   bool              `json:"sourcing_claim,omitempty"`
	Protects   *string           `json:"protects,omitempty"`
	Office     string            `json:"office,omitempty"`
	Former     bool              `json:"former,omitempty"`
	Indirect   bool              `json:"indirect,omitempty"`
	Names      map[string]string `json:"names,omitempty"`
	Allegation bool              `json:"allegation,omitempty"`
	Reason     string            `json:"rule"` // which rule found it

	sent    int // sentence
	trigger int // token of the verb or noun
}

// Quote is a quotation with its speaker.
type Quote struct {
	ID      string          `json:"id"`
	Kind    vocab.QuoteKind `json:"kind"`
	Span    Range           `json:"span"`
	Speaker *string         `json:"speaker"`
	Role    string          `json:"role,omitempty"`
	Org     *string         `json:"org,omitempty"`
	Claims  []string        `json:"claims"`
}

// NameMark is a name in the text.
type NameMark struct {
	Type   string  `json:"type"`
	Span   Range   `json:"span"`
	Entity *string `json:"entity"`
}

// OriginReport counts where the claims of a document come from.
type OriginReport struct {
	Independent []Origin `json:"independent_origins"`
}

// Origin is a root source with the claims that go back to it.
type Origin struct {
	ID      string   `json:"id"`
	Root    string   `json:"root"`
	Carries []string `json:"carries"`
}

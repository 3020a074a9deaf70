// Package trace joins what documents claim, what registers and shipment files
// state and what lists say into one network, and answers with proof: who is
// listed, who supplied what to whom on whose word, who is owned by whom, what
// looks like diversion, and which unlisted parties are tied to listed ones.
//
// It is a view: everything in a [Result] is made from claims, rows and list
// entries, each item carries the evidence it rests on, and the same input
// gives the same result to the byte. Nothing here decides anything; items are
// leads for a person to judge. Start at [Tracer.Trace].
package trace

import (
	"sanctrace/internal/finding"
	"sanctrace/internal/trade"
	"sanctrace/internal/when"
)

// Evidence is the passage, list entry or row that an item rests on. Exactly
// one of Document and Dataset is set.
type Evidence struct {
	Document string `json:"document,omitempty"` // file name of the document or table
	Dataset  string `json:"dataset,omitempty"`  // list that the entry stands in
	Locator  string `json:"locator"`            // "bytes a-b", "page N, bytes a-b", "sheet S, cell C, bytes a-b", "row N", or the entry's id
	// Box is the rectangle around the words, or what stands of them on the page
	// that the locator names: left, upper, right and lower edge in points (1/72
	// inch) from its upper left corner; zero where the document has no pages.
	Box  [4]float64 `json:"box,omitzero"`
	Text string     `json:"text"` // the exact words
}

// Document is a document of the case.
type Document struct {
	ID        string     `json:"id"` // file name
	Title     string     `json:"title"`
	Outlet    string     `json:"outlet,omitempty"`
	Credit    string     `json:"credit,omitempty"` // wire or paper from which its text came, as it says
	URL       string     `json:"url,omitempty"`
	Obtained  string     `json:"obtained,omitempty"` // when, as given
	Published when.Day   `json:"published,omitempty"`
	Basis     string     `json:"basis,omitempty"` // where the date comes from
	Language  string     `json:"language,omitempty"`
	MediaType string     `json:"media_type"`
	SHA256    string     `json:"sha256"`
	CopyOf    string     `json:"copy_of,omitempty"` // document whose account it repeats
	Evidence  []Evidence `json:"evidence"`
}

// Claim is what one passage says.
type Claim struct {
	ID           string        `json:"id"`
	Document     string        `json:"document"`
	Text         string        `json:"text"`
	Event        string        `json:"event"`
	Modality     string        `json:"modality"`
	Polarity     string        `json:"polarity"`
	Chain        []Link        `json:"chain"`
	Participants []Participant `json:"participants"`
	Item         string        `json:"item,omitempty"`
	ItemClass    string        `json:"item_class,omitempty"`
	Amount       *Amount       `json:"amount,omitempty"`
	Dates        *Dates        `json:"dates,omitempty"`
	Place        string        `json:"place,omitempty"`
	FromPlace    string        `json:"from_place,omitempty"` // of a movement
	ToPlace      string        `json:"to_place,omitempty"`
	Allegation   bool          `json:"allegation,omitempty"`
	Restates     string        `json:"restates,omitempty"`
	Origin       string        `json:"origin,omitempty"`
	Added        bool          `json:"added,omitempty"`   // a person or a machine put it in; no trace found it
	Machine      string        `json:"machine,omitempty"` // model that proposed it; states nothing unless a person accepts it
	Evidence     []Evidence    `json:"evidence"`
}

// Link is one hop of the chain of sources, from the document inwards.
type Link struct {
	Source    string `json:"source"` // name or description; "source S3" where protected
	Kind      string `json:"kind"`
	Protected bool   `json:"protected,omitempty"`
}

// Participant is a party in an event with its role.
type Participant struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

// Amount is a bounded quantity; nil bounds are open.
type Amount struct {
	Min       *float64 `json:"min"`
	Max       *float64 `json:"max"`
	Soft      bool     `json:"soft,omitempty"` // a bound is a reading convention, not the text's
	Unit      string   `json:"unit,omitempty"`
	CountedAs string   `json:"counted_as,omitempty"`
	Text      string   `json:"text,omitempty"`
}

// Dates is a vague date.
type Dates struct {
	EDTF     string   `json:"edtf,omitempty"`
	Earliest when.Day `json:"earliest,omitempty"`
	Latest   when.Day `json:"latest,omitempty"`
}

// Transfer is a line of the transfer ledger: claims of one event, with what
// their origins together say about it.
type Transfer struct {
	Event       string     `json:"event"` // type of the event, of the first claim
	ID          string     `json:"id"`
	Supplier    string     `json:"supplier,omitempty"`
	Recipient   string     `json:"recipient,omitempty"`
	Via         []string   `json:"via,omitempty"`
	FromPlace   string     `json:"from_place,omitempty"`
	ToPlace     string     `json:"to_place,omitempty"` // where the goods went or are to go, whoever receives them
	Item        string     `json:"item,omitempty"`
	ItemClass   string     `json:"item_class,omitempty"`
	Amount      *Amount    `json:"amount,omitempty"` // what all origins can agree on; nil when they conflict or none says
	Dates       *Dates     `json:"dates,omitempty"`
	Phase       string     `json:"phase"`   // planned, ordered, begun, shipped, delivered, used
	Verdict     string     `json:"verdict"` // single, compatible, conflict or incomparable
	Why         string     `json:"why"`
	Claims      []string   `json:"claims"`
	Origins     []string   `json:"origins"`
	Independent int        `json:"independent_origins"`
	Evidence    []Evidence `json:"evidence"`
}

// Origin is an independent root of accounts.
type Origin struct {
	ID        string     `json:"id"`
	Root      string     `json:"root"`
	Kind      string     `json:"kind"`
	Protected bool       `json:"protected,omitempty"`
	Claims    []string   `json:"claims"`
	Documents []string   `json:"documents"`
	Why       string     `json:"why"`
	Evidence  []Evidence `json:"evidence"`
}

// Match is a named party that a list may mean.
type Match struct {
	ID           string         `json:"id"`
	Name         string         `json:"name"` // as the case writes it
	Entity       string         `json:"entity"`
	Caption      string         `json:"caption"`
	Schema       string         `json:"schema"`
	Score        float64        `json:"score"`
	Then         State          `json:"then"` // on the day of the earliest document, row or register date that names it
	Now          State          `json:"now"`
	Sentence     string         `json:"sentence"`
	Measures     []string       `json:"measures"`
	Explanations []finding.Step `json:"explanations"`
	Evidence     []Evidence     `json:"evidence"`
}

// State says how an entity stood on a day.
type State struct {
	On      when.Day          `json:"on"`
	Status  string            `json:"status"` // listed, not listed, unknown
	Listed  []finding.Listing `json:"listed"`
	Because string            `json:"because"`
}

// Verdict is an ownership verdict for one party under one regime.
type Verdict struct {
	ID       string     `json:"id"`
	Party    string     `json:"party"`
	Regime   string     `json:"regime"`
	On       when.Day   `json:"on"`
	Verdict  string     `json:"verdict"`
	Why      string     `json:"why"`
	Proof    []string   `json:"proof"`
	Evidence []Evidence `json:"evidence"`
}

// Flag is a trade rule that fired on a row.
type Flag struct {
	ID  string `json:"id"`
	Row int    `json:"row"`
	trade.Flag
	Parties  []string   `json:"parties"`
	Evidence []Evidence `json:"evidence"`
}

// Pattern is a known pattern of evasion that the case looks like.
type Pattern struct {
	ID       string     `json:"id"`
	Kind     string     `json:"kind"`
	Title    string     `json:"title"`
	Edges    []Edge     `json:"edges"`
	Evidence []Evidence `json:"evidence"`
}

// Edge is one tie of a pattern, lead or network, with its proof.
type Edge struct {
	From     string     `json:"from"`
	To       string     `json:"to"`
	What     string     `json:"what"`
	Evidence []Evidence `json:"evidence"`
}

// Lead is an unlisted party that statements tie to a listed one.
type Lead struct {
	ID       string     `json:"id"`
	Name     string     `json:"name"`
	Ties     []Edge     `json:"ties"`
	Why      string     `json:"why"`
	Evidence []Evidence `json:"evidence"`
}

// Result is everything one trace found.
type Result struct {
	Case      string     `json:"case"`
	On        when.Day   `json:"on"`
	Documents []Document `json:"documents"`
	Claims    []Claim    `json:"claims"`
	Transfers []Transfer `json:"transfers"`
	Origins   []Origin   `json:"origins"`
	Matches   []Match    `json:"matches"`
	Verdicts  []Verdict  `json:"verdicts"`
	Flags     []Flag     `json:"flags"`
	Patterns  []Pattern  `json:"patterns"`
	Leads     []Lead     `json:"leads"`
	Tables    []Table    `json:"tables,omitempty"` // register extracts and shipment files that were read
	Lists     []List     `json:"lists,omitempty"`  // against which names were held
}

// Table is a register extract or shipment file of the case.
type Table struct {
	ID     string `json:"id"`   // file name
	Kind   string `json:"kind"` // "register" or "shipments"
	SHA256 string `json:"sha256"`
	Rows   int    `json:"rows"`
}

// List is a version of a list.
type List struct {
	Dataset string   `json:"dataset"`
	Version when.Day `json:"version"`
}

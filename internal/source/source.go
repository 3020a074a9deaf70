// Package source is what every reader of a published list or register has in
// common: the bytes it reads ([File]), how it recognises them ([Format]), what
// it finds out before parsing ([Meta]) and where it puts what it reads ([Out]).
//
// A parser is a function from files to fragments. It runs in bounded memory:
// it emits each row or element as soon as it is read, as often as it likes for
// the same entity; whoever receives the fragments joins them by id. It never
// stops at a bad row: it rejects it with a place and goes on. It returns an
// error only when the rest of the file cannot be read (truncated, wrong
// encoding, not the format it claimed to be); what it emitted before stays
// good, and the caller marks the snapshot damaged.
//
// The package knows no list by name. It does not store anything.
package source

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/when"
)

// Scope says how much of a list a snapshot holds. Only Full and clean
// snapshots, and Component ones for their own kind, end statements.
type Scope string

// The scopes. A filtered scope is written "filtered:<what>".
const (
	Full      Scope = "full"
	Excerpt   Scope = "excerpt"
	Fixture   Scope = "fixture"
	Damaged   Scope = "damaged"
	Component Scope = "component"
)

// Valid reports whether s is one of the scopes.
func (s Scope) Valid() bool {
	what, filtered := strings.CutPrefix(string(s), "filtered:")
	return filtered && what != "" || slices.Contains([]Scope{Full, Excerpt, Fixture, Damaged, Component}, s)
}

// Filtered returns the scope of an export restricted to what.
func Filtered(what string) Scope { return Scope("filtered:" + what) }

// Measure is what a listing forbids. The closed list keeps freezes apart from
// the weaker measures that share the same publications.
type Measure string

// The measures. They stand in Sanction:provisions, one value each.
const (
	AssetFreeze      Measure = "asset-freeze"       // funds frozen, nothing made available (OFAC SDN, UN, EU/UK financial sanctions)
	TravelBan        Measure = "travel-ban"         // entry or transit refused
	ArmsEmbargo      Measure = "arms-embargo"       // no arms or technical help
	ExportControl    Measure = "export-control"     // licence needed to export to the party (Entity List, MEU, UVL, EU Annex IV)
	ExportDenied     Measure = "export-denied"      // export privileges denied (DPL)
	Debarred         Measure = "debarred"           // defence trade debarment (DTC/AECA)
	Sectoral         Measure = "sectoral"           // limits on debt, equity, services or projects (SSI, EU sectoral)
	InvestmentBan    Measure = "investment-ban"     // no dealing in securities (NS-CMIC)
	Correspondent    Measure = "correspondent-bank" // correspondent accounts limited (CAPTA)
	TransactionBan   Measure = "transaction-ban"    // transactions with the body forbidden without a freeze (EU 833/2014 Annex XIX, ports, banks)
	BroadcastBan     Measure = "broadcast-ban"      // transmission forbidden (EU Annex XV)
	VesselMeasures   Measure = "vessel-measures"    // port access ban, de-flagging, services to a ship
	Nonproliferation Measure = "nonproliferation"   // procurement and aid limits (ISN)
	MenuBased        Measure = "menu-based"         // chosen limits without a freeze (NS-MBS)
	OtherMeasure     Measure = "other"              // stated, but none of the above
)

// Measures returns the closed list of measures.
func Measures() []Measure {
	return []Measure{AssetFreeze, TravelBan, ArmsEmbargo, ExportControl, ExportDenied, Debarred, Sectoral, InvestmentBan,
		Correspondent, TransactionBan, BroadcastBan, VesselMeasures, Nonproliferation, MenuBased, OtherMeasure}
}

// Meta is what a format finds out about a file before it is parsed.
type Meta struct {
	Format    string   // the format's name, such as "ofac-csv"
	Dataset   string   // the dataset it belongs to; empty when the content does not say
	Version   when.Day // date of the list as the content states it; empty when it does not
	Scope     Scope    // Full unless the content says otherwise
	ScopeWhy  string   // one phrase: what in the content told the scope
	Component string   // part of a set ("prim", "alt", "add", "comments"); empty for one-file formats
}

// Format is one published format of one or several lists.
type Format struct {
	Name      string   // short, lower case, unique: "ofac-csv", "un-xml"
	Title     string   // for people
	Main      string   // for sets: the component that a set cannot do without ("prim")
	Set       []string // for sets: the components that make the list full together
	Recognise func(h Head) (Meta, bool)
	Parse     func(ctx context.Context, files []File, meta Meta, out *Out) error
}

// Fragment is a piece of an entity as one row or element states it.
type Fragment struct {
	// Owner is the id of the listed entity that the fragment belongs to. It
	// equals Entity.ID for the subject itself and for edges between subjects
	// (Ownership, Family, UnknownLink ...); for what only describes a subject
	// (Sanction, Address, Identification, Passport, CryptoWallet) it is the
	// subject's id.
	Owner  string
	Entity *ftm.Entity
	// Record is the row or element as published, with fields separated in a
	// way that is the same on every read, set once per source record of the
	// subject; it decides whether "lists diff" calls the entry changed.
	Record string
	// Referents are ids under which other datasets know the entity, where the
	// source joins several lists and says so.
	Referents []string
}

// Reject is a row or block that could not be read.
type Reject struct {
	File   string
	Place  string // "line 12", "row 7", "byte 1024"
	Reason string
}

// maxRejects bounds how many rejects keep their words; all are counted.
const maxRejects = 1000

// Out takes what a parser reads. It is not safe for concurrent use.
type Out struct {
	emit     func(Fragment) error
	Rows     int      // source rows or top-level elements read, rejected ones included
	Rejected int      // rows or blocks rejected
	Rejects  []Reject // the first 1,000 of them
	Ended    []string // ids that the source itself says are gone (delta files)
}

// NewOut returns an Out that hands each fragment to emit.
func NewOut(emit func(Fragment) error) *Out { return &Out{emit: emit} }

// Emit hands over a fragment. An error comes from the receiver (disk full,
// cancelled) and ends the parse.
func (o *Out) Emit(f Fragment) error {
	if f.Entity == nil || f.Entity.ID == "" || f.Entity.Schema == "" {
		return fmt.Errorf("parser emitted an entity without id or schema: %+v", f.Entity)
	}
	if f.Owner == "" {
		f.Owner = f.Entity.ID
	}
	return o.emit(f)
}

// Subject emits e as a subject or edge of its own, with its published record.
func (o *Out) Subject(e *ftm.Entity, record string) error {
	return o.Emit(Fragment{Owner: e.ID, Entity: e, Record: record})
}

// Detail emits e as a description of the subject owner.
func (o *Out) Detail(owner string, e *ftm.Entity) error {
	return o.Emit(Fragment{Owner: owner, Entity: e})
}

// End notes that the source itself says that the subject id is gone. It is the
// one way in which a file that is not the full list ends a listing.
func (o *Out) End(id string) { o.Ended = append(o.Ended, id) }

// Reject notes a row or block that is left out.
func (o *Out) Reject(file, place, format string, args ...any) {
	o.Rejected++
	if len(o.Rejects) < maxRejects {
		o.Rejects = append(o.Rejects, Reject{File: file, Place: place, Reason: fmt.Sprintf(format, args...)})
	}
}

// RejectBad rejects the row or block that err, a [RowError], says is bad by
// itself. It reports whether err is one.
func (o *Out) RejectBad(file string, err error) bool {
	if err == nil {
		return false
	}
	var bad *RowError
	if !errors.As(err, &bad) {
		return false
	}
	o.Reject(file, linePlace(bad.Line), "%v", bad.Err)
	return true
}

// Truncated returns the error of a file that ends or breaks at place.
func Truncated(file, place string, err error) error {
	e := fault.New(fault.Invalid, file+", "+place, "the rest cannot be read").
		Try("what stands before it was kept; fetch the file again")
	e.Err = err
	return e
}

package trace

import (
	"context"

	"sanctrace/internal/catalog"
	"sanctrace/internal/claims"
	"sanctrace/internal/extract"
	"sanctrace/internal/ftm"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
	"sanctrace/internal/trade"
	"sanctrace/internal/when"
)

// screener screens one query; *screen.Engine does.
type screener interface {
	Screen(ctx context.Context, q match.Query, o screen.Options) (screen.Result, error)
}

// viewer shows an entity as of a day; *catalog.Catalog does.
type viewer interface {
	Entity(ctx context.Context, id string, on when.Day) (catalog.View, error)
}

// Tracer traces cases against the loaded lists. Without lists (nil) a trace
// finds no matches and says nothing of listings.
type Tracer struct {
	Screen screener
	View   viewer
}

// Input is what a case is made of.
type Input struct {
	Case      string
	On        when.Day   // the day of "now"; never empty
	Documents *Documents // nil: none
	Registers []Register
	Shipments []Shipments
	Added     []Claim // claims that were added to the case, as AddedClaims returns them
	Lists     []List  // against which Screen holds names, for the record
}

// Text is a document with what was read from it.
type Text struct {
	Doc  *extract.Document
	Read *claims.Result
}

// Register is a register extract with the entities of its rows.
type Register struct {
	Name   string
	SHA256 string
	Rows   []RegisterRow
}

// RegisterRow is one row: a company, a holder and the edge between them.
type RegisterRow struct {
	N               int
	Company, Holder *ftm.Entity
	Edge            *ftm.Entity
	Words           string // the row as it stands, cells joined with "; "
}

// Shipments is a shipment file.
type Shipments struct {
	Name   string
	SHA256 string
	Rows   []trade.Shipment
	Words  []string // the rows as they stand
}

// tracing is the state of one trace.
type tracing struct {
	Tracer
	in      Input
	out     Result
	parties *parties
	roots   map[string]Link   // id of a claim in the case -> the source it goes back to
	repeats map[string]string // document -> the one that it is a version of without saying so
	listed  map[string]bool   // party keys with a match that is listed now or then
	outlets map[string]string // outlet in lower case -> its first document
	tied    *ties             // see tracing.ties
}

// Trace finds everything in the input, whose documents may be traced once.
// Errors come from the lists, the temporary folder or a cancelled context.
func (t Tracer) Trace(ctx context.Context, in Input) (Result, error) {
	if in.Documents == nil {
		in.Documents = NewDocuments()
		defer func() { _ = in.Documents.Close() }()
	}
	w := &tracing{Tracer: t, in: in, out: empty(), parties: in.Documents.parties, listed: map[string]bool{}}
	w.out.Case, w.out.On, w.out.Lists = in.Case, in.On, in.Lists
	w.tables()
	if err := w.documents(in.Documents); err != nil {
		return w.out, err
	}
	w.added(in.Added)
	w.transfers(w.origins())
	if err := w.matches(ctx); err != nil {
		return w.out, err
	}
	w.verdicts()
	w.flags()
	w.patterns()
	w.leads()
	return w.out, nil
}

// documents takes over what is kept of the documents, with all parties under the
// spelling that is shown.
func (w *tracing) documents(d *Documents) error {
	var err error
	if w.repeats, err = d.repeats(); err != nil {
		return err
	}
	if w.roots = d.roots; len(d.list) > 0 {
		w.out.Documents = d.list
	}
	if len(d.claims) > 0 {
		w.out.Claims, d.claims = d.claims, nil
	}
	for i := range w.out.Claims {
		for j := range w.out.Claims[i].Participants {
			p := &w.out.Claims[i].Participants[j]
			p.Name = w.parties.show(p.Name)
		}
	}
	for i := range d.related {
		e := &d.related[i]
		e.From, e.To = w.parties.show(e.From), w.parties.show(e.To)
	}
	return nil
}

// added takes in claims that no reader of the case's documents made. They go
// back to the last source of their chain.
func (w *tracing) added(claims []Claim) {
	for i := range claims {
		w.out.Claims = append(w.out.Claims, claims[i])
		w.roots[claims[i].ID] = lastLink(&claims[i])
	}
}

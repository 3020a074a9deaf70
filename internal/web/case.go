package web

import (
	"context"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"sanctrace/internal/dossier"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
)

// caseFile is a case as read from the ledger, composed as a draft.
type caseFile struct {
	name    string
	in      dossier.Input
	draft   *dossier.Dossier // nil when there is nothing that may be stated
	all     *dossier.Dossier // the same with what was rejected; nil when nothing was
	holding map[string]ledger.Decision
	numbers map[string]int // document name -> its number, from 1
}

// readCase reads and composes a case.
func (s *site) readCase(ctx context.Context, name string) (*caseFile, error) {
	in, err := dossier.Load(ctx, s.Ledger, name)
	if err != nil {
		return nil, fmt.Errorf("case: %w", err)
	}
	in.Draft, in.Review = true, true
	f := &caseFile{name: name, in: in, numbers: map[string]int{}}
	f.holding = ledger.Holding(f.in.Decisions)
	for i, d := range f.in.Documents {
		f.numbers[d.Name] = i + 1
	}
	return f, f.compose()
}

// compose composes the draft, and once more with what was rejected, so that a
// rejection can be read and taken back.
func (f *caseFile) compose() error {
	var err error
	if f.draft, err = dossier.Compose(f.in); err != nil && fault.KindOf(err) != fault.Conflict {
		return fmt.Errorf("case %s: %w", f.name, err)
	}
	all := f.in
	all.Decisions = nil
	for _, d := range f.in.Decisions {
		if f.holding[d.Item].Do != ledger.Reject {
			all.Decisions = append(all.Decisions, d)
		}
	}
	if len(all.Decisions) == len(f.in.Decisions) {
		return nil
	}
	if f.all, err = dossier.Compose(all); err != nil && fault.KindOf(err) != fault.Conflict {
		return fmt.Errorf("case %s: %w", f.name, err)
	}
	return nil
}

// caseData is what the page of a case shows.
type caseData struct {
	Name, On  string
	Network   template.HTML
	Sections  []sectionRow
	Rejected  []sentenceRow
	Documents []caseDocument
	Total     int // sentences
	Reviewed  int
	Share     string // of those reviewed, in per cent
	Open      bool   // show only what waits for a decision
	By        string // who decided last in this browser
	Path      string
}

// sectionRow is a section of the case.
type sectionRow struct {
	ID, Title string
	Sentences []sentenceRow
	Left      int // sentences that are not shown
	AllHref   string
}

// sentenceRow is a sentence with what it rests on and the form to decide.
type sentenceRow struct {
	Item, Anchor, Text string
	Reviewed           bool
	Notes              []noteRow
	Decision           *ledger.Decision
	Href               string // page of the item
	Decide             decideForm
}

// noteRow is a footnote.
type noteRow struct {
	dossier.Note
	Href  string
	Where string
}

// caseDocument is a document of the case.
type caseDocument struct {
	trace.Document
	Href string
}

// maxSentences is how many sentences of a section are shown at once.
const maxSentences = 100

// caseOf shows a case for review.
func (s *site) caseOf(r *http.Request) (view, error) {
	f, err := s.readCase(r.Context(), r.PathValue("name"))
	if err != nil {
		return view{}, err
	}
	q := r.URL.Query()
	d := caseData{Name: f.name, On: string(f.in.Result.On), Open: q.Get("show") == "open", By: reviewer(r), Path: address("case", f.name)}
	if f.draft != nil {
		d.Network = f.draft.Network
		for _, sec := range f.draft.Sections {
			d.section(f, sec, q.Get("section") == sec.ID)
		}
		d.chain()
	}
	if f.all != nil {
		d.Rejected = f.rejected(d.By)
	}
	for _, x := range f.in.Result.Documents {
		row := caseDocument{Document: x}
		if n := f.numbers[x.ID]; n > 0 {
			row.Href = address("case", f.name, "document", n)
		}
		d.Documents = append(d.Documents, row)
	}
	d.Share = percent(float64(d.Reviewed) / float64(max(1, d.Total)))
	return view{Page: "case", Title: "Case " + f.name, Section: "cases", Data: d}, nil
}

// section adds a section; whole shows all of its sentences.
func (d *caseData) section(f *caseFile, sec dossier.Section, whole bool) {
	row := sectionRow{ID: sec.ID, Title: sec.Title}
	for _, x := range sec.Sentences {
		d.Total++
		if x.Reviewed {
			d.Reviewed++
		}
		switch {
		case d.Open && x.Reviewed:
		case len(row.Sentences) == maxSentences && !whole:
			row.Left++
		default:
			s := f.sentence(f.draft, x, d.By)
			if whole {
				s.Decide.Section = sec.ID
			}
			row.Sentences = append(row.Sentences, s)
		}
	}
	if len(row.Sentences) == 0 {
		return
	}
	q := url.Values{"section": {sec.ID}}
	if d.Open {
		q.Set("show", "open")
	}
	row.AllHref = d.Path + "?" + q.Encode() + "#" + sec.ID
	d.Sections = append(d.Sections, row)
}

// chain tells each form, where only what waits for a decision is shown, which
// sentence comes next.
func (d *caseData) chain() {
	if !d.Open {
		return
	}
	next := ""
	for _, sec := range slices.Backward(d.Sections) {
		for i := len(sec.Sentences) - 1; i >= 0; i-- {
			form := &sec.Sentences[i].Decide
			form.Show, form.Next = "open", next
			next = form.Item
		}
	}
}

// shownNotes is how many footnotes of a sentence are shown at once: more are
// too many to step over with the keyboard on the way to the decision.
const shownNotes = 5

func firstNotes(n []noteRow) []noteRow { return n[:min(shownNotes, len(n))] }

func restNotes(n []noteRow) []noteRow { return n[min(shownNotes, len(n)):] }

func (f *caseFile) sentence(d *dossier.Dossier, x dossier.Sentence, by string) sentenceRow {
	row := sentenceRow{Item: x.Item, Anchor: "i-" + x.Item, Text: x.Text, Reviewed: x.Reviewed, Href: address("case", f.name, "item", x.Item),
		Decide: decideForm{Case: f.name, Item: x.Item, By: by, Action: address("case", f.name, "decide"), Correct: address("case", f.name, "item", x.Item) + "#correct"}}
	if dec, ok := f.holding[x.Item]; ok {
		row.Decision = &dec
	}
	for _, n := range x.Notes {
		row.Notes = append(row.Notes, f.note(d.Notes[n-1]))
	}
	return row
}

// note gives a footnote the address of what it cites: the passage, the table
// or the entry of the list.
func (f *caseFile) note(n dossier.Note) noteRow {
	row := noteRow{Note: n, Where: n.Document + ", " + n.Where()}
	switch number := f.numbers[n.Document]; {
	case n.Dataset != "":
		row.Where = listName(n.Dataset) + ", entry " + n.Locator
		row.Href = address("entity", n.Locator) + "?on=" + string(f.in.Result.On)
	case number > 0:
		row.Href = address("case", f.name, "document", number)
		if _, fragment, ok := strings.Cut(n.Href, "#"); ok {
			row.Href += "#" + fragment
		}
	}
	return row
}

// rejected returns the sentences that would stand had they not been rejected.
func (f *caseFile) rejected(by string) []sentenceRow {
	var out []sentenceRow
	for _, sec := range f.all.Sections {
		for _, x := range sec.Sentences {
			if f.holding[x.Item].Do == ledger.Reject {
				out = append(out, f.sentence(f.all, x, by))
			}
		}
	}
	return out
}

// find returns the sentence about an item.
func (f *caseFile) find(id, by string) (sentenceRow, bool) {
	for _, d := range []*dossier.Dossier{f.draft, f.all} {
		if d == nil {
			continue
		}
		for _, sec := range d.Sections {
			for _, x := range sec.Sentences {
				if x.Item == id {
					return f.sentence(d, x, by), true
				}
			}
		}
	}
	return sentenceRow{}, false
}

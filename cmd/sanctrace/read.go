package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"sanctrace/internal/claims"
	"sanctrace/internal/collect"
	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
	"sanctrace/internal/match"
	"sanctrace/internal/roster"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

type readCmd struct {
	Files     []string `arg:"" name:"file" help:"Documents, or folders, archives and mailboxes of them: text, HTML, MHTML, PDF, DOCX, XLSX, mail."`
	Published string   `help:"Day of publication of documents that carry none." placeholder:"DATE"`
	Inputs    string   `help:"What is known of each document: id, date and basis, genre." type:"existingfile" placeholder:"FILE.json"`
	Link      bool     `help:"Link mentions to the loaded lists."`
	JSON      bool     `help:"Machine-readable output."`
	taking
}

// inputs is a file that says what a reader may know beside the text.
type inputs struct {
	Documents []input `json:"documents"`
}

type input struct {
	ID     string `json:"id"`
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Date   string `json:"document_date"`
	Basis  string `json:"document_date_basis"`
	Genre  string `json:"genre"`
}

// output is what "read --json" prints: the form in which labels of claims are
// kept, so that a file of labels is itself valid output.
type output struct {
	System    string               `json:"system"`
	Documents []documentClaims     `json:"documents"`
	Corpus    *claims.CorpusResult `json:"corpus,omitempty"` // of two documents or more
}

type documentClaims struct {
	ID       string              `json:"id"` // file name
	About    readAbout           `json:"about"`
	Entities []claims.Entity     `json:"entities"`
	Sources  []claims.Source     `json:"sources"`
	Claims   []claims.Claim      `json:"claims"`
	Quotes   []claims.Quote      `json:"quotes"`
	Names    []readName          `json:"ner"`
	Origins  claims.OriginReport `json:"origin_analysis"`
}

type readAbout struct {
	File     string `json:"file"`
	SHA256   string `json:"sha256"`
	Date     string `json:"document_date,omitempty"`
	Basis    string `json:"document_date_basis,omitempty"`
	Language string `json:"language,omitempty"`
	Genre    string `json:"genre,omitempty"`
	Title    string `json:"title,omitempty"`
	Outlet   string `json:"outlet,omitempty"`

	MediaType string            `json:"media_type"`
	Obtained  *extract.Obtained `json:"obtained,omitempty"` // of contained documents, saved pages and with --obtained
	Layers    []layerAbout      `json:"layers"`
	Repeats   *repeat           `json:"repeats,omitempty"`
}

// readName is a name in the text.
type readName struct {
	Type string `json:"type"`
	claims.Range
	Entity *string `json:"entity"`
}

func newOutput(results []*claims.Result, docs []*extract.Document, repeats map[string]repeat) output {
	out := output{System: "sanctrace " + version, Documents: []documentClaims{}}
	for k, r := range results {
		d := documentClaims{r.ID, aboutRead(r, docs[k], repeats), r.Entities, r.Sources, r.Claims, r.Quotes, []readName{}, r.Origins}
		for i := range d.Entities {
			if d.Entities[i].Mentions == nil { // named by an alias only
				d.Entities[i].Mentions = []string{}
			}
		}
		for _, n := range r.Ner {
			d.Names = append(d.Names, readName{n.Type, n.Span, n.Entity})
		}
		out.Documents = append(out.Documents, d)
	}
	if len(results) > 1 {
		out.Corpus = claims.Corpus(results)
	}
	return out
}

// aboutRead describes a document that was read.
func aboutRead(r *claims.Result, d *extract.Document, repeats map[string]repeat) readAbout {
	out := readAbout{File: r.File, SHA256: r.SHA256, Date: r.Date, Basis: r.Basis, Language: r.Language, Genre: r.Genre,
		Title: d.Title, Outlet: d.Outlet, MediaType: d.MediaType, Layers: layersOf(d)}
	if o := d.Obtained; o.How != "file" || o.At != "" || o.URL != "" {
		out.Obtained = &o
	}
	if x, ok := repeats[d.Name]; ok {
		out.Repeats = &x
	}
	return out
}

// Run reads documents into claims.
func (c *readCmd) Run(ctx context.Context, a *app) error {
	published, err := day("--published", c.Published)
	if err != nil {
		return err
	}
	known, err := readInputs(c.Inputs)
	if err != nil {
		return err
	}
	var link func(name, schema string) []claims.Link
	if c.Link {
		r, err := a.roster(ctx)
		if err != nil {
			return err
		}
		link = linker(ctx, r, a.today())
	}
	opt, err := c.options()
	if err != nil {
		return err
	}
	var results []*claims.Result
	var docs []*extract.Document
	if _, err := a.takeIn(ctx, onDisk(c.Files), opt, func(i collect.Item) error {
		opts := known.options(i.Doc, published)
		opts.Link = link
		results, docs = append(results, claims.Read(i.Doc, opts)), append(docs, i.Doc)
		return nil
	}); err != nil {
		return err
	}
	if len(results) == 0 {
		return nothingRead(c.Files)
	}
	repeats := a.repeats(docs)
	if c.JSON {
		return a.printJSON(newOutput(results, docs, repeats))
	}
	for _, r := range results {
		a.printRead(r)
	}
	return nil
}

func readInputs(path string) (inputs, error) {
	var in inputs
	if path == "" {
		return in, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return in, fault.Wrap(fault.Invalid, path, err)
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return in, fault.New(fault.Invalid, path, "not a file of inputs: %v", err).Try(`write {"documents":[{"id":"D01","file":"D01.txt","document_date":"2024-04-18"}]}`)
	}
	return in, nil
}

// options returns what is known of a document: what the inputs say, else the
// day given for documents without one.
func (in inputs) options(doc *extract.Document, published when.Day) claims.Options {
	for _, x := range in.Documents {
		if x.SHA256 == doc.ID || x.SHA256 == "" && x.File == doc.Name {
			return claims.Options{ID: doc.Name, Published: when.Day(x.Date), Basis: x.Basis, Genre: x.Genre}
		}
	}
	o := claims.Options{ID: doc.Name}
	if doc.Published.Day == "" && published != "" {
		o.Published, o.Basis = published, "given with --published"
	}
	return o
}

// linker returns how names in documents are linked to the loaded lists.
func linker(ctx context.Context, r *roster.Roster, on when.Day) func(name, schema string) []claims.Link {
	return func(name, schema string) []claims.Link {
		res, err := r.Engine.Screen(ctx, match.Query{Names: []string{name}, Schema: schema}, screen.Options{On: on})
		if err != nil {
			return nil
		}
		var out []claims.Link
		for _, f := range res.Results {
			if f.Match && len(f.Datasets) > 0 {
				why := "name"
				if len(f.Explanations) > 0 {
					why = f.Explanations[0].Feature + ": " + f.Explanations[0].Via
				}
				out = append(out, claims.Link{Dataset: f.Datasets[0], ID: f.ID, Name: f.Caption, Score: f.Score, Reason: why})
			}
		}
		return out
	}
}

// printRead shows the claims of one document.
func (a *app) printRead(r *claims.Result) {
	fmt.Fprintf(a.out, "%s, %s: %s, %s, %s\n", r.File, orText(r.Date, "no date"), count(len(r.Claims), "claim"), count(len(r.Sources), "source"), count(len(r.Origins.Independent), "origin"))
	names := map[string]string{}
	for _, e := range r.Entities {
		if names[e.ID] = e.Name; e.Protect {
			names[e.ID] = "(protected)"
		}
	}
	for _, c := range r.Claims {
		var who []string
		for _, p := range c.Event.Participants {
			who = append(who, fmt.Sprintf("%s: %s", p.Role, names[p.Entity]))
		}
		fmt.Fprintf(a.out, "  %-4s %-14s %s, %s  %s\n       “%s”\n", c.ID, c.Event.Type, c.Modality, c.Polarity, strings.Join(who, "; "), c.Span.Text)
	}
}

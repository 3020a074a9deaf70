package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"sanctrace/internal/claims"
	"sanctrace/internal/collect"
	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
	"sanctrace/internal/link"
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

// documentClaims is one of the documents that "read --json" prints, in the form
// in which labels of claims are kept, so that a file of labels is itself valid
// output. About is printed in front of it, with "repeats" where a document
// repeats another one.
type documentClaims struct {
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
	Author   string `json:"author,omitempty"`
	Credit   string `json:"credit,omitempty"` // wire or paper from which the text came

	MediaType string            `json:"media_type"`
	Obtained  *extract.Obtained `json:"obtained,omitempty"` // of contained documents, saved pages and with --obtained
	Layers    []layerAbout      `json:"layers"`
}

// readName is a name in the text.
type readName struct {
	Type string `json:"type"`
	claims.Range
	Entity *string `json:"entity"`
}

func newDocument(r *claims.Result) documentClaims {
	d := documentClaims{r.Entities, r.Sources, r.Claims, r.Quotes, make([]readName, 0, len(r.Ner)), r.Origins}
	for i := range d.Entities {
		if d.Entities[i].Mentions == nil { // named by an alias only
			d.Entities[i].Mentions = []string{}
		}
	}
	for _, n := range r.Ner {
		d.Names = append(d.Names, readName{n.Type, n.Span, n.Entity})
	}
	return d
}

// aboutRead describes a document that was read.
func aboutRead(r *claims.Result, d *extract.Document) readAbout {
	out := readAbout{File: r.File, SHA256: r.SHA256, Date: r.Date, Basis: r.Basis, Language: r.Language, Genre: r.Genre,
		Title: d.Title, Outlet: d.Outlet, Author: d.Author, Credit: d.Credit, MediaType: d.MediaType, Layers: layersOf(d)}
	if o := d.Obtained; o.How != "file" || o.At != "" || o.URL != "" {
		out.Obtained = &o
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
	opt, err := c.options()
	if err != nil {
		return err
	}
	r := &readRun{app: a, known: known, published: published, out: bufio.NewWriterSize(a.out, 1<<16), copies: extract.NewCopies(), corpus: claims.NewCorpus()}
	defer r.close()
	if c.Link {
		lists, err := a.roster(ctx)
		if err != nil {
			return err
		}
		r.link, r.on = link.New(lists.Engine), a.today()
		debug.SetGCPercent(200) // more is kept here than while screening
	}
	if c.JSON {
		if r.spool, err = newSpool(); err != nil {
			return err
		}
	}
	if _, err := a.takeIn(ctx, a.onDisk(c.Files), opt, func(i collect.Item) error {
		r.add(ctx, i.Doc)
		return nil
	}); err != nil {
		return err
	}
	if err := r.end(c.Files); err != nil {
		return err
	}
	return a.unreadFiles()
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
	if (doc.Published.Day == "" || doc.Published.Weak()) && published != "" {
		o.Published, o.Basis = published, "given with --published"
	}
	return o
}

// printRead shows the claims of one document.
func printRead(out io.Writer, r *claims.Result) {
	fmt.Fprintf(out, "%s, %s: %s, %s, %s\n", r.File, orText(r.Date, "no date"), count(len(r.Claims), "claim"), count(len(r.Sources), "source"), count(len(r.Origins.Independent), "origin"))
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
		fmt.Fprintf(out, "  %-4s %-14s %s, %s  %s\n       “%s”\n", c.ID, c.Event.Type, c.Modality, c.Polarity, strings.Join(who, "; "), c.Span.Text)
	}
}

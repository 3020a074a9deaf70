package main

import (
	"bufio"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"sanctrace/internal/claims"
	"sanctrace/internal/collect"
	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/sealed"
	"sanctrace/internal/source/register"
	"sanctrace/internal/trace"
	"sanctrace/internal/trade"
	"sanctrace/internal/when"
)

// gathering takes in the files of a case: shipment and register tables by their
// headings, everything else as documents. What the ledger is to keep of a
// document waits in a temporary file: whether it repeats another one is known in
// the end.
type gathering struct {
	app       *app
	in        *trace.Input
	published when.Day
	names     []string // of documents
	copies    *extract.Copies
	repeats   map[string]repeat
	file      *os.File // of ledger.Document; nil: nothing is to be kept
	w         *bufio.Writer
	enc       *gob.Encoder
}

func (a *app) gathering(in *trace.Input, published when.Day) (*gathering, error) {
	g := &gathering{app: a, in: in, published: published, copies: extract.NewCopies()}
	in.Documents = trace.NewDocuments()
	if in.Case == "" {
		return g, nil
	}
	f, err := sealed.Temp("", "sanctrace-trace-*")
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, "temporary folder", err)
	}
	g.file, g.w = f, bufio.NewWriterSize(f, 1<<16)
	g.enc = gob.NewEncoder(g.w)
	return g, nil
}

// close removes the temporary files.
func (g *gathering) close() {
	_ = g.copies.Close()
	_ = g.in.Documents.Close()
	if g.file != nil {
		_ = sealed.Drop(g.file)
	}
}

// all takes in papers. One bad file does not stop the rest.
func (g *gathering) all(ctx context.Context, from papers, opt collect.Options) error {
	opt.Table = func(name string, data []byte) bool {
		head, err := memoryFile(name, data).Head()
		return err == nil && (trade.IsShipments(head) || register.Recognise(head))
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var broken error // a folder cannot be written: no later file fares better
	opt.Bytes = g.in.Case != ""
	failed, err := g.app.takeIn(ctx, from, opt, func(i collect.Item) error {
		broken = g.keepOriginal(i.Data)
		switch {
		case broken == nil && i.Doc == nil:
			return g.app.gatherTable(ctx, g.in, memoryFile(i.Name, i.Data), hashOf(i.Data))
		case broken == nil:
			broken = g.add(i.Doc)
		}
		if broken != nil {
			stop()
		}
		return broken
	})
	if broken != nil {
		return broken
	}
	if err := errors.Join(err, g.app.originals.Sync()); err != nil {
		return err
	}
	if len(g.names)+len(g.in.Registers)+len(g.in.Shipments) == 0 {
		return fault.Wrap(fault.Invalid, "nothing to trace", errors.Join(failed...))
	}
	if g.repeats, err = g.app.tellRepeats(g.names, g.copies); err != nil || g.file == nil {
		return err
	}
	return fault.Wrap(fault.Unavailable, g.file.Name(), g.w.Flush())
}

// keepOriginal keeps the bytes of a file of a case that is kept.
func (g *gathering) keepOriginal(data []byte) error {
	if g.in.Case == "" {
		return nil
	}
	_, err := g.app.originals.Put(data)
	return err
}

// add takes in a document.
func (g *gathering) add(d *extract.Document) error {
	g.names = append(g.names, d.Name)
	read := claims.Read(d, inputs{}.options(d, g.published))
	if err := errors.Join(g.copies.Add(d), g.in.Documents.Add(&trace.Text{Doc: d, Read: read})); err != nil || g.file == nil {
		return err
	}
	out := ledger.Document{ID: d.ID, Name: d.Name, Layer: d.Text().Text}
	var err error
	if out.About, err = aboutDocument(d, true); err != nil {
		return err
	}
	if out.Places, err = d.Text().SavePlaces(); err != nil {
		return err
	}
	return fault.Wrap(fault.Unavailable, g.file.Name(), g.enc.Encode(out))
}

// documents hands out what the ledger is to keep.
func (g *gathering) documents() iter.Seq2[ledger.Document, error] {
	return func(yield func(ledger.Document, error) bool) {
		if _, err := g.file.Seek(0, io.SeekStart); err != nil {
			yield(ledger.Document{}, fault.Wrap(fault.Unavailable, g.file.Name(), err))
			return
		}
		dec := gob.NewDecoder(bufio.NewReaderSize(g.file, 1<<16))
		for range g.names {
			var d ledger.Document
			err := fault.Wrap(fault.Unavailable, g.file.Name(), dec.Decode(&d))
			if r, ok := g.repeats[d.Name]; ok && err == nil {
				d.About, err = withRepeats(d.About, r)
			}
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// withRepeats adds to what is kept of a document, as its last field, which one it
// repeats.
func withRepeats(about json.RawMessage, r repeat) (json.RawMessage, error) {
	data, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("describe a document: %w", err)
	}
	return fmt.Appendf(nil, `%s,"repeats":%s}`, about[:len(about)-1], data), nil
}

// locate gives claims that were added to the case the places of their passages.
func (g *gathering) locate(added []trace.Claim) error {
	if len(added) == 0 {
		return nil
	}
	named := map[string]bool{}
	for _, c := range added {
		named[c.Document] = true
	}
	var docs []ledger.Document
	for d, err := range g.documents() {
		if err != nil {
			return err
		}
		if named[d.Name] {
			docs = append(docs, d)
		}
	}
	_, err := trace.Result{Claims: added}.Located(docs)
	return err
}

// Package ch reads the sanctions list of the Swiss State Secretariat for
// Economic Affairs (SECO) in its XML format.
//
// Ids are "ch-seco-" and the target's ssid. Programmes and places stand apart
// from the targets that refer to them and are read first, in a pass of their
// own; they are few. Targets hold copies of themselves in their history, which
// are left out.
//
// The whole list keeps what was delisted. Such a target is read with the end
// of its listing, the status "de-listed" and no measures. A list of type
// "amendment" is a filtered export and ends nothing.
//
// The format was built from the publisher's example and public descriptions;
// it has not been tried on a full list.
package ch

import (
	"bytes"
	"context"
	"fmt"
	"regexp"

	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// Dataset is the name under which the list is stored.
const Dataset = "ch_seco_sanctions"

// Formats returns the formats that this package reads.
func Formats() []source.Format {
	return []source.Format{{
		Name:      "ch-seco-xml",
		Title:     "Swiss SECO sanctions list, XML",
		Recognise: recognise,
		Parse:     parse,
	}}
}

var (
	rootTag  = regexp.MustCompile(`<swiss-sanctions-list[^>]*>`)
	rootDate = regexp.MustCompile(`\bdate\s*=\s*["'](\d{4}-\d{2}-\d{2})`)
	rootType = regexp.MustCompile(`\blist-type\s*=\s*["']([^"']*)`)
)

func recognise(h source.Head) (source.Meta, bool) {
	if !h.IsXML() || !bytes.Contains(h.Data, []byte("<swiss-sanctions-list")) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "ch-seco-xml", Dataset: Dataset}
	meta.Scope, meta.ScopeWhy = source.WholeOrPart(h, "target", 20)
	root := rootTag.Find(h.Data)
	if m := rootDate.FindSubmatch(root); m != nil {
		meta.Version, _ = when.ParseDay(string(m[1]))
	}
	if m := rootType.FindSubmatch(root); m != nil && string(m[1]) != "whole-list" {
		meta.Scope, meta.ScopeWhy = source.Filtered(source.Slug(string(m[1]))), "list-type is "+string(m[1])
	}
	return meta, true
}

// maxIndex bounds the programmes and places that are kept.
const maxIndex = 1 << 20

// index holds what targets refer to by ssid.
type index struct {
	sets   map[string]set
	places map[string]placeXML
}

// set is one set of sanctions of a programme.
type set struct{ key, programme, measures, origin string }

var records = source.BlockReader{Names: []string{"target", "sanctions-program", "place"}, Nested: true}

func parse(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		ix, err := readIndex(ctx, f)
		if err != nil {
			return fmt.Errorf("Swiss list: %w", err)
		}
		err = records.Each(ctx, f, out, func(b source.Block) error {
			if b.Name != "target" {
				out.Rows--
				return nil
			}
			return readTarget(b, ix, out)
		})
		if err != nil {
			return fmt.Errorf("Swiss list: %w", err)
		}
	}
	return nil
}

// readIndex reads programmes and places. Damage is left for the second pass to
// report.
func readIndex(ctx context.Context, f source.File) (*index, error) {
	ix := &index{sets: map[string]set{}, places: map[string]placeXML{}}
	scratch := source.NewOut(func(source.Fragment) error { return nil })
	err := records.Each(ctx, f, scratch, func(b source.Block) error {
		if len(ix.sets)+len(ix.places) > maxIndex {
			return fmt.Errorf("%s: more than %d programmes and places", f.Path, maxIndex)
		}
		switch b.Name {
		case "place":
			var p placeXML
			if err := b.Decode(&p); err != nil {
				return err
			}
			ix.places[p.ID] = p
		case "sanctions-program":
			var p programXML
			if err := b.Decode(&p); err != nil {
				return err
			}
			p.index(ix)
		}
		return nil
	})
	if err != nil && len(ix.sets) == 0 {
		return nil, err
	}
	return ix, ctx.Err()
}

func readTarget(b source.Block, ix *index, out *source.Out) error {
	var t targetXML
	if err := b.Decode(&t); err != nil {
		return err
	}
	if source.Slug(t.ID) == "" || t.body() == nil {
		return &source.RowError{Line: b.Line, Err: fmt.Errorf("a target without ssid or without individual, entity or object")}
	}
	return t.entry(ix).Emit(out, b.Record())
}

// Package uk reads the lists of the United Kingdom: the consolidated list of
// OFSI (CSV, published until 2026, in the column layouts of before and after
// 2021) and the UK Sanctions List of the FCDO (XML and CSV).
//
// Ids: "gb-hmt-" and the group id; "gb-sl-" and the unique id. Rows of one
// group are fragments of one entity. The FCDO states the measures of each
// designation; OFSI's list is one of asset freezes.
//
// UN references are taken where the list labels them as the entry's own, never
// from the text about other parties.
//
// Start at [Formats]. Both lists are read into a designation, which makes the
// entry.
package uk

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"

	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// The datasets of the package.
const (
	OFSI = "gb_hmt_sanctions"
	FCDO = "gb_fcdo_sanctions"
)

// Formats returns the formats that this package reads.
func Formats() []source.Format {
	return []source.Format{
		{Name: "uk-ofsi-csv", Title: "UK OFSI consolidated list, CSV", Recognise: recogniseOFSI, Parse: parseOFSI},
		{Name: "uk-sl-xml", Title: "UK Sanctions List, XML", Recognise: recogniseXML, Parse: parseXML},
		{Name: "uk-sl-csv", Title: "UK Sanctions List, CSV", Recognise: recogniseCSV, Parse: parseCSV},
	}
}

var (
	lastUpdated  = regexp.MustCompile(`(?i)^"?Last Updated:?"?,"?(\d{2}/\d{2}/\d{4})`)
	generatedOn  = regexp.MustCompile(`<DateGenerated>\s*([^<]+?)\s*</DateGenerated>`)
	reportDate   = regexp.MustCompile(`(?im)^"?Report Date:?[ ,"]*([0-9][^",\r\n]*)`)
	ofsiColumns  = []string{"name 6", "group id", "alias type", "regime"}
	sheetColumns = []string{"unique id", "name 6", "name type", "regime name"}
)

func recogniseOFSI(h source.Head) (source.Meta, bool) {
	if h.IsXML() || !hasColumns(h, ofsiColumns) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "uk-ofsi-csv", Dataset: OFSI, Scope: source.Full}
	if m := lastUpdated.FindStringSubmatch(h.Line()); m != nil {
		meta.Version = day(m[1])
	}
	return meta, true
}

func recogniseXML(h source.Head) (source.Meta, bool) {
	if !h.IsXML() || !bytes.Contains(h.Data, []byte("<Designations")) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "uk-sl-xml", Dataset: FCDO}
	meta.Scope, meta.ScopeWhy = source.WholeOrPart(h, "Designation", 20)
	if m := generatedOn.FindSubmatch(h.Data); m != nil {
		meta.Version = day(string(m[1]))
	}
	return meta, true
}

func recogniseCSV(h source.Head) (source.Meta, bool) {
	if h.IsXML() || !hasColumns(h, sheetColumns) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "uk-sl-csv", Dataset: FCDO, Scope: source.Full}
	if m := reportDate.FindSubmatch(h.Data); m != nil {
		meta.Version = day(string(m[1]))
	}
	return meta, true
}

// hasColumns reports whether the first line that begins the names of columns
// has all of them.
func hasColumns(h source.Head, names []string) bool {
	lines := strings.SplitN(strings.ToLower(string(h.Data)), "\n", 6)
	for _, l := range lines {
		if !strings.Contains(l, "name 6") {
			continue
		}
		for _, n := range names {
			if !strings.Contains(l, n) {
				return false
			}
		}
		return true
	}
	return false
}

// day reads the date of a publication: 02/09/2026, 02-Oct-2026 or ISO.
func day(text string) when.Day {
	p, ok := when.ParsePublished(text, when.DayFirst)
	if !ok || p.Earliest != p.Latest {
		return ""
	}
	return p.Earliest
}

func parseOFSI(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		t := source.Table{Comma: ',', Needs: ofsiColumns}
		err := t.Each(ctx, f, out, func(h source.Header, row []string, line int) error {
			d := ofsiRow(h, row)
			if d.id == "" {
				out.Reject(f.Path, fmt.Sprintf("line %d", line), "no Group ID")
				return nil
			}
			return d.entry().Emit(out, source.Record(row...))
		})
		if err != nil {
			return fmt.Errorf("UK OFSI list: %w", err)
		}
	}
	return nil
}

func parseCSV(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		t := source.Table{Comma: ',', Needs: sheetColumns}
		err := t.Each(ctx, f, out, func(h source.Header, row []string, line int) error {
			d := sheetRow(h, row)
			if d.id == "" {
				out.Reject(f.Path, fmt.Sprintf("line %d", line), "no Unique ID")
				return nil
			}
			return d.entry().Emit(out, source.Record(row...))
		})
		if err != nil {
			return fmt.Errorf("UK Sanctions List: %w", err)
		}
	}
	return nil
}

func parseXML(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		err := source.EachBlock(ctx, f, out, []string{"Designation"}, func(b source.Block) error {
			var x designationXML
			if err := b.Decode(&x); err != nil {
				return err
			}
			d := x.designation()
			if d.id == "" {
				return &source.RowError{Line: b.Line, Err: fmt.Errorf("a designation without UniqueID")}
			}
			return d.entry().Emit(out, b.Record())
		})
		if err != nil {
			return fmt.Errorf("UK Sanctions List: %w", err)
		}
	}
	return nil
}

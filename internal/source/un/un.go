// Package un reads the consolidated list of the United Nations Security
// Council in its XML format (sc-sanctions.xsd).
//
// Ids are "unsc-" and the list's DATAID, which stays the same when the
// permanent reference number is written differently. The reference number,
// brought to one form (QDi.012), stands in Sanction:unscId and
// Sanction:authorityId, where the lists of states that repeat it are joined.
//
// The publisher states no measures per entry; they follow from the committee
// (see committees). A record that is not well formed is rejected with its line
// and reading goes on at the next one.
//
// Start at [Formats].
package un

import (
	"bytes"
	"context"
	"fmt"
	"regexp"

	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// Dataset is the name under which the list is stored.
const Dataset = "un_sc_sanctions"

// Formats returns the formats that this package reads.
func Formats() []source.Format {
	return []source.Format{{
		Name:      "un-xml",
		Title:     "UN Security Council consolidated list, XML",
		Recognise: recognise,
		Parse:     parse,
	}}
}

var generated = regexp.MustCompile(`<CONSOLIDATED_LIST[^>]*\bdateGenerated\s*=\s*["'](\d{4}-\d{2}-\d{2})`)

func recognise(h source.Head) (source.Meta, bool) {
	if !h.IsXML() || !bytes.Contains(h.Data, []byte("<CONSOLIDATED_LIST")) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "un-xml", Dataset: Dataset}
	meta.Scope, meta.ScopeWhy = source.WholeOrPart(h, "REFERENCE_NUMBER", 20)
	if m := generated.FindSubmatch(h.Data); m != nil {
		meta.Version, _ = when.ParseDay(string(m[1]))
	}
	return meta, true
}

func parse(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		err := source.EachBlock(ctx, f, out, []string{"INDIVIDUAL", "ENTITY"}, func(b source.Block) error {
			return readRecord(f, b, out)
		})
		if err != nil {
			return fmt.Errorf("UN list: %w", err)
		}
	}
	return nil
}

func readRecord(f source.File, b source.Block, out *source.Out) error {
	var r record
	if err := b.Decode(&r); err != nil {
		return err
	}
	if source.Slug(r.DataID) == "" {
		return &source.RowError{Line: b.Line, Err: fmt.Errorf("%s %q has no DATAID", b.Name, source.Clean(r.Reference))}
	}
	if r.scriptSpoilt() {
		out.Reject(f.Path, b.Place(), "NAME_ORIGINAL_SCRIPT of %s is not in any script: left out", source.Clean(r.Reference))
		r.OriginalScript = ""
	}
	return r.entry(b.Name == "INDIVIDUAL").Emit(out, b.Record())
}

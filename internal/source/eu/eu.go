// Package eu reads the lists of the European Union: the consolidated financial
// sanctions list in its XML 1.1 (FSF) and CSV formats and in the XML of before
// 2018 (FSD), and the CSV compilation of annexes of the Official Journal, which
// also holds measures that freeze nothing.
//
// Ids: "eu-fsf-" and the logical id, the same in all three formats of the
// consolidated list; "eu-oj-" with act, annex and record number for the
// journal. UN references stand in Sanction:unscId in today's form.
//
// The files of the journal's folder are one list, and each act is a component of
// it. Measures come from the row; see journalMeasure.
//
// Start at [Formats].
package eu

import (
	"bytes"
	"regexp"
	"strings"

	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// The datasets of the package.
const (
	FSF     = "eu_fsf"
	Journal = "eu_journal_sanctions"
)

// Formats returns the formats that this package reads.
func Formats() []source.Format {
	return []source.Format{
		{Name: "eu-fsf-xml", Title: "EU consolidated financial sanctions list, XML 1.1", Recognise: recogniseXML, Parse: parseXML},
		{Name: "eu-fsf-csv", Title: "EU consolidated financial sanctions list, CSV", Recognise: recogniseCSV, Parse: parseCSV},
		{Name: "eu-fsd-xml", Title: "EU consolidated list, XML of before 2018", Recognise: recogniseOld, Parse: parseOld},
		{Name: "eu-journal-csv", Title: "EU Official Journal annexes, CSV", Recognise: recogniseJournal, Parse: parseJournal},
	}
}

var (
	exportTag  = regexp.MustCompile(`<(?:\w+:)?export[\s>]`)
	exportDate = regexp.MustCompile(`<(?:\w+:)?export[^>]*\bgenerationDate\s*=\s*["'](\d{4}-\d{2}-\d{2})`)
	wholeDate  = regexp.MustCompile(`(?i)<WHOLE[^>]*\bDate\s*=\s*["'](\d{2}/\d{2}/\d{4})`)
)

func recogniseXML(h source.Head) (source.Meta, bool) {
	if !h.IsXML() || !bytes.Contains(h.Data, []byte("eu.europa.ec/fpi/fsd/export")) || !exportTag.Match(h.Data) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "eu-fsf-xml", Dataset: FSF}
	meta.Scope, meta.ScopeWhy = source.WholeOrPart(h, "sanctionEntity", 20)
	if m := exportDate.FindSubmatch(h.Data); m != nil {
		meta.Version, _ = when.ParseDay(string(m[1]))
	}
	return meta, true
}

func recogniseOld(h source.Head) (source.Meta, bool) {
	if !h.IsXML() || !bytes.Contains(h.Data, []byte("<WHOLE")) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "eu-fsd-xml", Dataset: FSF}
	meta.Scope, meta.ScopeWhy = source.WholeOrPart(h, "ENTITY", 20)
	if m := wholeDate.FindSubmatch(h.Data); m != nil {
		if p, ok := when.ParsePublished(string(m[1]), when.DayFirst); ok {
			meta.Version = p.Earliest
		}
	}
	return meta, true
}

func recogniseJournal(h source.Head) (source.Meta, bool) {
	ok := strings.HasPrefix(strings.ToLower(h.Line()), "celex,recordid,programkey,annex,measure,")
	return source.Meta{Format: "eu-journal-csv", Dataset: Journal, Scope: source.Full, Component: actOf(h)}, ok
}

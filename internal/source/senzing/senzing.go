// Package senzing reads records in the generic entity form of Senzing, which
// several data publishers and screening tools write: JSON lines or one array,
// with the attributes in a FEATURES list, in several lists (NAMES, ADDRESSES,
// IDENTIFIERS ...) or flat; and CSV with the same attributes as columns, where
// a prefix tells several of one kind apart (PRIMARY_NAME_FULL, HOME_ADDR_CITY).
//
// An id is the data source in lower case, a dash and the record's id; data
// sources of OpenSanctions (OS_...) keep their ids bare, as in its other files.
// The dataset is named after the data source if the beginning of the file has
// only one. The form has no date of the list and no measures.
//
// Numeric dates are read month first, as the form's examples write them, unless
// only day first makes a date; a year of two digits is taken for 1930 to 2029.
// The words of the source are kept beside. A pointer to an anchor becomes an
// edge (Ownership when its role says "owns", Directorship, Family, else
// UnknownLink); anchors are looked up in a first pass over the file, so that
// pointers may stand before them. Attributes that the model does not know
// become notes.
//
// Start at [Formats].
package senzing

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"sanctrace/internal/source"
)

// Formats returns the formats that this package reads.
func Formats() []source.Format {
	return []source.Format{
		{Name: "senzing-json", Title: "Senzing records, JSON lines or array", Recognise: recogniseJSON, Parse: parseJSON},
		{Name: "senzing-csv", Title: "Senzing records, CSV", Recognise: recogniseCSV, Parse: parseCSV},
	}
}

var (
	begins     = regexp.MustCompile(`^(?:\xef\xbb\xbf)?\s*\[?\s*\{`)
	keySource  = regexp.MustCompile(`"DATA_SOURCE"\s*:\s*("(?:[^"\\]|\\.)*")`)
	keyRecord  = regexp.MustCompile(`"RECORD_ID"\s*:`)
	keyIsOther = regexp.MustCompile(`"properties"\s*:\s*\{`)
)

func recogniseJSON(h source.Head) (source.Meta, bool) {
	if !begins.Match(h.Data) || !keyRecord.Match(h.Data) || keyIsOther.Match(h.Data) {
		return source.Meta{}, false
	}
	found := keySource.FindAllSubmatch(h.Data, -1)
	if found == nil {
		return source.Meta{}, false
	}
	var names []string
	for _, m := range found {
		var n string
		if json.Unmarshal(m[1], &n) == nil {
			names = append(names, n)
		}
	}
	return metaOf("senzing-json", names), true
}

func recogniseCSV(h source.Head) (source.Meta, bool) {
	data := h.Data
	if i := bytes.LastIndexByte(data, '\n'); i > 0 && len(data) >= source.HeadSize {
		data = data[:i+1]
	}
	rows := source.NewRows(bytes.NewReader(data), ',')
	first, err := rows.Next()
	if err != nil {
		return source.Meta{}, false
	}
	at, ok := sourceColumn(source.NewHeader(first))
	if !ok {
		return source.Meta{}, false
	}
	var names []string
	for {
		row, err := rows.Next()
		if err != nil {
			return metaOf("senzing-csv", names), true
		}
		if at < len(row) {
			names = append(names, row[at])
		}
	}
}

// sourceColumn returns the column of the data source. ok is false when there is
// none, or none of the id, or fewer than two attributes that are known.
func sourceColumn(header source.Header) (at int, ok bool) {
	at = -1
	hasID, known := false, 0
	for i, c := range header {
		switch c = strings.ToUpper(c); c {
		case "DATA_SOURCE":
			at = i
		case "RECORD_ID":
			hasID = true
		default:
			if _, _, ok := attribute(c); ok {
				known++
			}
		}
	}
	return at, at >= 0 && hasID && known >= 2
}

func metaOf(format string, names []string) source.Meta {
	m := source.Meta{Format: format, Scope: source.Full, ScopeWhy: "nothing in the file says otherwise"}
	for i, n := range names {
		if d := datasetOf(n); i == 0 {
			m.Dataset = d
		} else if d != m.Dataset {
			m.Dataset = ""
			break
		}
	}
	return m
}

var notName = regexp.MustCompile(`[^a-z0-9]+`)

// datasetOf returns the dataset's name for a data source.
func datasetOf(dataSource string) string {
	return strings.TrimPrefix(strings.Trim(notName.ReplaceAllString(strings.ToLower(dataSource), "_"), "_"), "os_")
}

// entityID returns the id of a record of a data source.
func entityID(dataSource, recordID string) string {
	d := strings.ToUpper(dataSource)
	if strings.HasPrefix(d, "OS_") || strings.HasPrefix(d, "OPEN_SANCTIONS") || strings.HasPrefix(d, "OPENSANCTIONS") {
		return recordID
	}
	return datasetOf(dataSource) + "-" + recordID
}

// parser reads the records of one file.
type parser struct {
	path    string
	out     *source.Out
	anchors map[anchor]string // entity by anchor
}

// anchor is what pointers point at.
type anchor struct{ domain, key string }

// maxAnchors bounds the anchors held; pointers to others lead to the id that
// their key would have as a record id.
const maxAnchors = 2_000_000

func parseJSON(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	return parse(files, out, func(f source.File, read func(obj object, place string) error, out *source.Out) error {
		return eachJSON(ctx, f, read, out)
	})
}

func parseCSV(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	return parse(files, out, func(f source.File, read func(obj object, place string) error, out *source.Out) error {
		return eachRow(ctx, f, read, out)
	})
}

// parse goes over each file twice: for anchors, then for records.
func parse(files []source.File, out *source.Out, each func(source.File, func(object, string) error, *source.Out) error) error {
	for _, f := range files {
		p := &parser{path: f.Path, out: out, anchors: map[anchor]string{}}
		// What is wrong with the file is told in the second pass.
		_ = each(f, func(o object, _ string) error { p.findAnchors(o); return nil }, source.NewOut(nil))
		if err := each(f, p.record, out); err != nil {
			return fmt.Errorf("Senzing records: %w", err)
		}
	}
	return nil
}

func eachJSON(ctx context.Context, f source.File, read func(obj object, place string) error, out *source.Out) error {
	return source.EachObject(ctx, f, out, func(data []byte, place string, cut bool) error {
		obj, err := objectOf(data)
		switch {
		case err != nil && cut:
			return source.Truncated(f.Path, place, err)
		case err != nil:
			out.Reject(f.Path, place, "%v", err)
			return nil
		}
		return at(f, place, read(obj, place))
	})
}

func eachRow(ctx context.Context, f source.File, read func(obj object, place string) error, out *source.Out) error {
	return source.EachRow(ctx, f, out, slices.Clone, func(header, row []string, place string) error {
		if len(row) < len(header) {
			out.Reject(f.Path, place, "%d of %d cells", len(row), len(header))
			return nil
		}
		return at(f, place, read(rowObject(header, row), place))
	})
}

// at adds the place in f to err, if there is one.
func at(f source.File, place string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s, %s: %w", f.Path, place, err)
}

// Package opensanctions reads data in FollowTheMoney as OpenSanctions and the
// tools of that ecosystem publish it: entities as JSON lines or as one array
// (entities.ftm.json, targets.nested.json), changes (entities.delta.json),
// statements (JSON lines, CSV and the short "pack" form, with or without its
// header) and the flat table targets.simple.csv.
//
// Ids are those of the file, without a prefix: a collection's ids are made to
// be shared. The ids under which a collection knows the entries of single lists
// ("referents") are handed on, so that entries can be joined. The dataset is
// the one that the beginning of the file names if it names only one; otherwise
// the caller says. The version is the latest day on which the beginning of the
// file says that something was seen.
//
// A description (Sanction, Identification, Passport, Risk ...) belongs to the
// entity that it points to; addresses, which several entities may share, and
// edges belong to themselves. What the model does not admit becomes a note. A
// delta never counts as the full list; what it says is deleted is handed on as
// ended.
//
// Start at [Formats].
package opensanctions

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// Formats returns the formats that this package reads.
func Formats() []source.Format {
	return []source.Format{
		{Name: "ftm-json", Title: "FollowTheMoney entities, JSON lines or array, flat or nested", Recognise: recogniseEntities, Parse: parseEntities},
		{Name: "ftm-delta", Title: "FollowTheMoney changes (delta), JSON lines", Recognise: recogniseDelta, Parse: parseDelta},
		{Name: "ftm-statements-json", Title: "FollowTheMoney statements, JSON lines", Recognise: recogniseStatementJSON, Parse: parseStatements},
		{Name: "ftm-statements-csv", Title: "FollowTheMoney statements, CSV", Recognise: recogniseStatementCSV, Parse: parseStatements},
		{Name: "ftm-statements-pack", Title: "FollowTheMoney statements, pack", Recognise: recognisePack, Parse: parseStatements},
		{Name: "opensanctions-simple", Title: "OpenSanctions targets.simple.csv", Recognise: recogniseSimple, Parse: parseSimple},
	}
}

// The keys that tell one kind of JSON object from another, with their colon so
// that values do not count.
var (
	keySchema     = regexp.MustCompile(`"schema"\s*:\s*"[A-Z]`)
	keyProperties = regexp.MustCompile(`"properties"\s*:\s*\{`)
	keyOp         = regexp.MustCompile(`^\s*\{\s*"op"\s*:\s*"(?:ADD|MOD|DEL)"`)
	keyID         = regexp.MustCompile(`"id"\s*:\s*"`)
	keyProp       = regexp.MustCompile(`"prop"\s*:\s*"`)
	keyEntityID   = regexp.MustCompile(`"entity_id"\s*:\s*"`)
	keySenzing    = regexp.MustCompile(`^[\s\[]*\{\s*"(?:DATA_SOURCE|RECORD_ID)"`)
	keyDatasets   = regexp.MustCompile(`"datasets"\s*:\s*\[([^\]]*)\]`)
	keyDataset    = regexp.MustCompile(`"dataset"\s*:\s*("(?:[^"\\]|\\.)*")`)
	keySeen       = regexp.MustCompile(`"last_seen"\s*:\s*"(\d{4}-\d{2}-\d{2})`)
)

// isJSON reports whether the head begins with an object or a list of them.
func isJSON(b []byte) bool {
	b = bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")))
	if bytes.HasPrefix(b, []byte("[")) {
		b = bytes.TrimSpace(b[1:])
	}
	return bytes.HasPrefix(b, []byte("{")) && !keySenzing.Match(b)
}

func recogniseEntities(h source.Head) (source.Meta, bool) {
	if !isJSON(h.Data) || keyOp.Match(h.Data) || !keySchema.Match(h.Data) || !keyProperties.Match(h.Data) || !keyID.Match(h.Data) {
		return source.Meta{}, false
	}
	return metaOf("ftm-json", h.Data), true
}

func recogniseDelta(h source.Head) (source.Meta, bool) {
	if !keyOp.Match(bytes.TrimPrefix(h.Data, []byte("\xef\xbb\xbf"))) {
		return source.Meta{}, false
	}
	m := metaOf("ftm-delta", h.Data)
	m.Scope, m.ScopeWhy = source.Filtered("delta"), "the lines are changes, not the list"
	return m, true
}

func recogniseStatementJSON(h source.Head) (source.Meta, bool) {
	if !isJSON(h.Data) || !keyProp.Match(h.Data) || !keyEntityID.Match(h.Data) || keyProperties.Match(h.Data) {
		return source.Meta{}, false
	}
	return metaOf("ftm-statements-json", h.Data), true
}

// metaOf finds dataset and version in the beginning of a JSON file.
func metaOf(format string, head []byte) source.Meta {
	m := source.Meta{Format: format, Scope: source.Full, ScopeWhy: "nothing in the file says otherwise"}
	names := map[string]bool{}
	for _, d := range keyDatasets.FindAllSubmatch(head, -1) {
		var list []string
		if json.Unmarshal([]byte("["+string(d[1])+"]"), &list) == nil {
			for _, n := range list {
				names[n] = true
			}
		}
	}
	for _, d := range keyDataset.FindAllSubmatch(head, -1) {
		var n string
		if json.Unmarshal(d[1], &n) == nil {
			names[n] = true
		}
	}
	m.Dataset = only(names)
	for _, d := range keySeen.FindAllSubmatch(head, -1) {
		m.Version = later(m.Version, string(d[1]))
	}
	return m
}

var datasetName = regexp.MustCompile(`^[a-z0-9][a-z0-9_]{1,80}$`)

// only returns the one name of the set that can name a dataset, or "".
func only(names map[string]bool) string {
	for n := range names {
		if len(names) == 1 && datasetName.MatchString(n) {
			return n
		}
	}
	return ""
}

// later returns the later of d and the day that text begins with.
func later(d when.Day, text string) when.Day {
	if len(text) < 10 {
		return d
	}
	n, err := when.ParseDay(text[:10])
	if err != nil || n <= d {
		return d
	}
	return n
}

// csvHead returns the cells of the first rows of the head of a CSV file.
func csvHead(h source.Head, n int) [][]string {
	data := h.Data
	if i := bytes.LastIndexByte(data, '\n'); i > 0 && len(data) >= source.HeadSize {
		data = data[:i+1]
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return nil
	}
	r := source.NewRows(bytes.NewReader(data), ',')
	var rows [][]string
	for len(rows) < n {
		row, err := r.Next()
		if err != nil {
			break
		}
		rows = append(rows, row)
	}
	return rows
}

// columnMeta finds dataset and version in columns of the first rows.
func columnMeta(format string, rows [][]string, dataset, seen int) source.Meta {
	m := source.Meta{Format: format, Scope: source.Full, ScopeWhy: "nothing in the file says otherwise"}
	names := map[string]bool{}
	for _, row := range rows {
		if dataset >= 0 && dataset < len(row) {
			names[row[dataset]] = true
		}
		if seen >= 0 && seen < len(row) {
			m.Version = later(m.Version, row[seen])
		}
	}
	m.Dataset = only(names)
	return m
}

// headRows is how many rows at the beginning tell dataset and version.
const headRows = 200

func recogniseStatementCSV(h source.Head) (source.Meta, bool) {
	rows := csvHead(h, headRows)
	if len(rows) == 0 {
		return source.Meta{}, false
	}
	hd := source.NewHeader(rows[0])
	if index(hd, "entity_id") < 0 || index(hd, "prop") < 0 || index(hd, "schema") < 0 || index(hd, "value") < 0 {
		return source.Meta{}, false
	}
	return columnMeta("ftm-statements-csv", rows[1:], index(hd, "dataset"), index(hd, "last_seen")), true
}

var packProp = regexp.MustCompile(`^[A-Z][A-Za-z]+:[a-z][A-Za-z0-9]*$`)

func recognisePack(h source.Head) (source.Meta, bool) {
	rows := csvHead(h, headRows)
	if len(rows) == 0 {
		return source.Meta{}, false
	}
	hd := source.NewHeader(rows[0])
	if index(hd, "entity_id") >= 0 && index(hd, "prop") >= 0 && index(hd, "schema") < 0 && index(hd, "value") >= 0 {
		return columnMeta("ftm-statements-pack", rows[1:], index(hd, "dataset"), index(hd, "last_seen")), true
	}
	for _, row := range rows {
		if len(row) < 10 || len(row) > 11 || !packProp.MatchString(row[1]) {
			return source.Meta{}, false
		}
	}
	return columnMeta("ftm-statements-pack", rows, 3, 9), true
}

func index(h source.Header, name string) int {
	for i, c := range h {
		if c == name {
			return i
		}
	}
	return -1
}

func recogniseSimple(h source.Head) (source.Meta, bool) {
	rows := csvHead(h, headRows)
	if len(rows) == 0 {
		return source.Meta{}, false
	}
	hd := source.NewHeader(rows[0])
	for _, c := range []string{"id", "schema", "name", "aliases", "birth_date", "countries"} {
		if index(hd, c) < 0 {
			return source.Meta{}, false
		}
	}
	m := columnMeta("opensanctions-simple", rows[1:], -1, index(hd, "last_seen"))
	return m, true
}

// split returns the parts of a cell that packs several values.
func split(cell string) []string {
	var out []string
	for _, p := range strings.Split(cell, ";") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

package ftm

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"sanctrace/internal/fault"
)

// StatementFormat is a form in which statements are exchanged.
type StatementFormat string

// The forms of statements.
const (
	StatementJSON StatementFormat = "json" // an object a line
	StatementCSV  StatementFormat = "csv"  // header, every cell quoted
	StatementPack StatementFormat = "pack" // header, "Schema:prop" in one column, no canonical id
)

// Columns of the two tabular forms, in order.
var (
	csvColumns = []string{
		"canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin",
		"lang", "original_value", "external", "first_seen", "last_seen", "id",
	}
	packColumns = []string{
		"entity_id", "prop", "value", "dataset", "lang", "original_value", "origin", "external",
		"first_seen", "last_seen", "id",
	}
	// oldPackColumns are those of pack files without a header, as published
	// until 2024; the last is sometimes absent.
	oldPackColumns = []string{
		"entity_id", "prop", "value", "dataset", "lang", "original_value", "target", "external",
		"first_seen", "last_seen", "id",
	}
)

// wireStatement is the JSON form of a Statement, in the order of the ecosystem.
type wireStatement struct {
	CanonicalID string  `json:"canonical_id"`
	EntityID    string  `json:"entity_id"`
	Prop        string  `json:"prop"`
	Schema      string  `json:"schema"`
	Value       string  `json:"value"`
	Dataset     string  `json:"dataset"`
	Lang        *string `json:"lang"`
	Original    *string `json:"original_value"`
	FirstSeen   *string `json:"first_seen"`
	LastSeen    *string `json:"last_seen"`
	External    bool    `json:"external"`
	Origin      *string `json:"origin"`
	ID          *string `json:"id"`
}

// StatementWriter writes statements in one form. It is not safe for concurrent
// use; call Flush at the end.
type StatementWriter struct {
	w      *bufio.Writer
	format StatementFormat
	begun  bool
	line   []byte // the row being made, kept to be filled again
}

// NewStatementWriter returns a writer of statements to w.
func NewStatementWriter(w io.Writer, format StatementFormat) *StatementWriter {
	return &StatementWriter{w: bufio.NewWriter(w), format: format}
}

// Write writes s, completed with the id and type that follow from it.
func (sw *StatementWriter) Write(s Statement) error {
	s.complete()
	if err := sw.header(); err != nil {
		return err
	}
	var err error
	switch sw.format {
	case StatementJSON:
		err = sw.writeJSON(&s)
	case StatementCSV:
		err = sw.row(true, s.CanonicalID, s.EntityID, s.Prop, s.PropType, s.Schema, s.Value, s.Dataset, s.Origin,
			s.Lang, s.Original, truth(s.External), s.FirstSeen, s.LastSeen, s.ID)
	case StatementPack:
		err = sw.row(false, s.EntityID, s.Schema+":"+s.Prop, s.Value, s.Dataset, s.Lang, s.Original, s.Origin,
			strings.Trim(truth(s.External), "f"), s.FirstSeen, s.LastSeen, s.ID)
	default:
		return fault.New(fault.Invalid, string(sw.format), "no form of statements").Try("use json, csv or pack")
	}
	if err != nil {
		return fmt.Errorf("write statement %s: %w", s.ID, err)
	}
	return nil
}

// Flush writes what is held back, the header of an empty file included.
func (sw *StatementWriter) Flush() error {
	if err := sw.header(); err != nil {
		return err
	}
	if err := sw.w.Flush(); err != nil {
		return fmt.Errorf("write statements: %w", err)
	}
	return nil
}

func (sw *StatementWriter) header() error {
	if sw.begun {
		return nil
	}
	sw.begun = true
	switch sw.format {
	case StatementCSV:
		return sw.row(true, csvColumns...)
	case StatementPack:
		return sw.row(false, packColumns...)
	}
	return nil
}

func truth(b bool) string {
	if b {
		return "t"
	}
	return "f"
}

func (sw *StatementWriter) writeJSON(s *Statement) error {
	opt := func(t string) *string {
		if t == "" {
			return nil
		}
		return &t
	}
	e := json.NewEncoder(sw.w)
	e.SetEscapeHTML(false)
	return e.Encode(wireStatement{
		CanonicalID: s.CanonicalID, EntityID: s.EntityID, Prop: s.Prop, Schema: s.Schema, Value: s.Value, Dataset: s.Dataset,
		Lang: opt(s.Lang), Original: opt(s.Original), FirstSeen: opt(s.FirstSeen), LastSeen: opt(s.LastSeen),
		External: s.External, Origin: opt(s.Origin), ID: opt(s.ID),
	})
}

// row writes cells with Unix line ends, quoted all or where needed.
func (sw *StatementWriter) row(all bool, cells ...string) error {
	line := sw.line[:0]
	for i, c := range cells {
		if i > 0 {
			line = append(line, ',')
		}
		if all || strings.ContainsAny(c, ",\"\r\n") {
			c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		line = append(line, c...)
	}
	sw.line = append(line, '\n')
	_, err := sw.w.Write(sw.line)
	return err
}

// StatementReader reads statements in one of the three forms. It is not safe
// for concurrent use.
type StatementReader struct {
	format  StatementFormat
	lines   *Lines
	rows    *csv.Reader
	meter   *meter
	columns map[string]int
	pending []string // first row of a pack file without header
	line    int
	bad     bool // the last line could not be read
}

// NewStatementReader returns a reader of r.
func NewStatementReader(r io.Reader, format StatementFormat) *StatementReader {
	sr := &StatementReader{format: format}
	if format == StatementJSON {
		sr.lines = NewLines(r)
		return sr
	}
	sr.meter = &meter{r: r}
	sr.rows = csv.NewReader(sr.meter)
	sr.rows.FieldsPerRecord = -1
	sr.rows.ReuseRecord = true
	return sr
}

// meter fails when one row takes more than MaxLine bytes.
type meter struct {
	r io.Reader
	n int
}

// Read reads on unless the row has grown too long.
func (m *meter) Read(p []byte) (int, error) {
	if m.n > MaxLine {
		return 0, fmt.Errorf("a row longer than %d MiB", MaxLine>>20)
	}
	n, err := m.r.Read(p)
	m.n += n
	return n, err
}

// Line returns the number of the line on which the last statement stood.
func (sr *StatementReader) Line() int { return sr.line }

// Cut reports, at the end of the stream, whether its last line could not be
// read, as in a file cut short.
func (sr *StatementReader) Cut() bool { return sr.bad }

// Next returns the next statement with its id, type and canonical id filled in
// where the file leaves them out. io.EOF ends the stream; a *LineError leaves it
// usable; any other error is final.
func (sr *StatementReader) Next() (Statement, error) {
	var s Statement
	var err error
	if sr.lines != nil {
		s, err = sr.nextJSON()
	} else {
		s, err = sr.nextRow()
	}
	sr.bad = sr.bad && errors.Is(err, io.EOF)
	var le *LineError
	if errors.As(err, &le) {
		sr.bad = true
	}
	if err != nil {
		return Statement{}, err
	}
	if s.EntityID == "" || s.Prop == "" || s.Schema == "" || s.Value == "" {
		sr.bad = true
		return Statement{}, &LineError{Line: sr.line, Err: errors.New("a statement needs entity, schema, property and value")}
	}
	s.complete()
	return s, nil
}

func (sr *StatementReader) nextJSON() (Statement, error) {
	line, err := sr.lines.Next()
	sr.line = sr.lines.Line
	if err != nil {
		return Statement{}, err
	}
	var w wireStatement
	if err := json.Unmarshal(line, &w); err != nil {
		return Statement{}, &LineError{Line: sr.line, Err: err}
	}
	str := func(p *string) string {
		if p == nil {
			return ""
		}
		return *p
	}
	return Statement{
		ID: str(w.ID), EntityID: w.EntityID, CanonicalID: w.CanonicalID, Dataset: w.Dataset, Schema: w.Schema, Prop: w.Prop,
		Value: w.Value, Lang: str(w.Lang), Original: str(w.Original), Origin: str(w.Origin), External: w.External,
		FirstSeen: str(w.FirstSeen), LastSeen: str(w.LastSeen),
	}, nil
}

func (sr *StatementReader) nextRow() (Statement, error) {
	if sr.columns == nil {
		if err := sr.readHeader(); err != nil {
			return Statement{}, err
		}
	}
	row := sr.pending
	sr.pending = nil
	if row == nil {
		var err error
		if row, err = sr.read(); err != nil {
			return Statement{}, err
		}
	}
	cell := func(name string) string {
		if i, ok := sr.columns[name]; ok && i < len(row) {
			return row[i]
		}
		return ""
	}
	s := Statement{
		ID: cell("id"), EntityID: cell("entity_id"), CanonicalID: cell("canonical_id"), Dataset: cell("dataset"),
		Schema: cell("schema"), Prop: cell("prop"), PropType: cell("prop_type"), Value: cell("value"), Lang: cell("lang"),
		Original: cell("original_value"), Origin: cell("origin"), FirstSeen: cell("first_seen"), LastSeen: cell("last_seen"),
	}
	switch strings.ToLower(cell("external")) {
	case "t", "true", "1", "yes":
		s.External = true
	}
	if schema, prop, ok := strings.Cut(s.Prop, ":"); ok {
		s.Schema, s.Prop = schema, prop
	}
	return s, nil
}

// read returns the next row, with rows that are not well formed as *LineError.
func (sr *StatementReader) read() ([]string, error) {
	sr.meter.n = 0
	row, err := sr.rows.Read()
	var pe *csv.ParseError
	switch {
	case errors.As(err, &pe):
		sr.line = pe.StartLine
		return nil, &LineError{Line: pe.StartLine, Err: pe.Err}
	case err != nil:
		return nil, err
	}
	sr.line, _ = sr.rows.FieldPos(0)
	return row, nil
}

func (sr *StatementReader) readHeader() error {
	row, err := sr.read()
	if err != nil {
		return err
	}
	names := append([]string(nil), row...)
	names[0] = strings.TrimPrefix(names[0], "\ufeff")
	sr.columns = map[string]int{}
	for i, n := range names {
		sr.columns[n] = i
	}
	_, hasID := sr.columns["entity_id"]
	_, hasProp := sr.columns["prop"]
	switch {
	case hasID && hasProp:
		return nil
	case sr.format == StatementPack && len(names) >= len(oldPackColumns)-1:
		sr.columns = map[string]int{}
		for i, n := range oldPackColumns {
			sr.columns[n] = i
		}
		sr.pending = names
		return nil
	}
	return fault.New(fault.Invalid, "line 1", "not a header of statements").
		Try("the columns entity_id, prop and value are needed")
}

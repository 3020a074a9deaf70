package screen

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"sanctrace/internal/fault"
)

// Row is one row of an input file: its number, and its values by lower-case
// column, or the reason why it cannot be read.
type Row struct {
	N      int // from 1, header not counted
	Values map[string][]string
	Err    error
}

// Rows is a file of rows. Next returns io.EOF at the end; any other error ends
// the file, while a bad row comes back with its Err set.
type Rows interface {
	Next() (Row, error)
}

// columned is a file of rows that says at its beginning which columns it has,
// in lower case.
type columned interface{ columns() []string }

// Bounds on input.
const (
	maxRecord  = 256 << 10 // bytes of a row
	maxColumns = 2000
	maxValues  = 50 // values of one column in a row
)

// recordReader cuts a stream into lines, or into CSV records that may hold
// line ends within quotes, in bounded memory.
type recordReader struct {
	br     *bufio.Reader
	queue  []queued // lines given back, last first
	buf    []byte
	quotes bool // CSV
}

// queued is a line that was read and given back, or what went wrong with it.
type queued struct {
	line []byte
	err  error
}

var errTooLong = errors.New("row is longer than 256 KiB, or a quote is not closed")

// line returns the next line without its end. A line beyond the bound is
// skipped to its end and reported.
func (r *recordReader) line() ([]byte, error) {
	if n := len(r.queue); n > 0 {
		q := r.queue[n-1]
		r.queue = r.queue[:n-1]
		return q.line, q.err
	}
	r.buf = r.buf[:0]
	long := false
	for {
		part, err := r.br.ReadSlice('\n')
		if long = long || len(r.buf)+len(part) > maxRecord; !long {
			r.buf = append(r.buf, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && (!errors.Is(err, io.EOF) || len(r.buf) == 0 && !long) {
			return nil, err
		}
		if long {
			return nil, errTooLong
		}
		return bytes.TrimRight(r.buf, "\r\n"), nil
	}
}

// record returns the next record that is not blank.
func (r *recordReader) record() ([]byte, error) {
	for {
		l, err := r.line()
		if err != nil {
			return nil, err
		}
		if len(bytes.TrimSpace(l)) == 0 {
			continue
		}
		if !r.quotes || bytes.Count(l, []byte{'"'})%2 == 0 {
			return l, nil
		}
		return r.quoted(bytes.Clone(l))
	}
}

// quoted adds lines until the quotes close. If they do not within the bound,
// only the first line is given up.
func (r *recordReader) quoted(first []byte) ([]byte, error) {
	rec, lines := bytes.Clone(first), []queued(nil)
	for bytes.Count(rec, []byte{'"'})%2 != 0 {
		l, err := r.line()
		if err != nil || len(rec)+len(l) > maxRecord {
			if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errTooLong) {
				return nil, err
			}
			if !errors.Is(err, io.EOF) {
				lines = append(lines, queued{bytes.Clone(l), err})
			}
			slices.Reverse(lines)
			r.queue = append(r.queue, lines...)
			return nil, errTooLong
		}
		lines = append(lines, queued{line: bytes.Clone(l)})
		rec = append(append(rec, '\n'), l...)
	}
	return rec, nil
}

// csvRows reads comma-, semicolon- or tab-separated text with a header.
type csvRows struct {
	r     recordReader
	comma byte
	head  []string
	n     int
	place string
}

// NewCSV reads the header of a CSV file and returns its rows. The separator is
// the one of comma, semicolon and tab that stands most often in the header.
func NewCSV(in io.Reader, place string) (Rows, error) {
	c := &csvRows{r: recordReader{br: bufio.NewReaderSize(in, 64<<10), quotes: true}, place: place}
	head, err := c.r.record()
	if err != nil {
		return nil, fault.New(fault.Invalid, place, "no header row: %v", err).Try("give a CSV file whose first line names its columns")
	}
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	c.comma = ','
	for _, s := range []byte{';', '\t'} {
		if bytes.Count(head, []byte{s}) > bytes.Count(head, []byte{c.comma}) {
			c.comma = s
		}
	}
	c.head, err = splitCSV(head, c.comma)
	if err != nil || len(c.head) > maxColumns || !utf8.Valid(head) {
		return nil, fault.New(fault.Invalid, place, "the header row cannot be read").Try("save the file as CSV in UTF-8 with a header row")
	}
	for i, h := range c.head {
		c.head[i] = strings.ToLower(strings.TrimSpace(h))
	}
	return c, nil
}

func (c *csvRows) columns() []string { return c.head }

// Next returns the next record as a row.
func (c *csvRows) Next() (Row, error) {
	rec, err := c.r.record()
	if err != nil && !errors.Is(err, errTooLong) {
		return Row{}, readError(err, c.place, c.n+1)
	}
	c.n++
	row := Row{N: c.n, Err: err}
	if err == nil {
		row.Values, row.Err = c.values(rec)
	}
	return row, nil
}

// readError tells the end of a file from a failure to read it.
func readError(err error, place string, row int) error {
	if errors.Is(err, io.EOF) {
		return io.EOF
	}
	return fault.Wrap(fault.Unavailable, fmt.Sprintf("%s, row %d", place, row), err)
}

// values returns the fields of a record by column; empty ones are left out.
func (c *csvRows) values(rec []byte) (map[string][]string, error) {
	if !utf8.Valid(rec) {
		return nil, errors.New("not UTF-8 text")
	}
	fields, err := splitCSV(rec, c.comma)
	if err != nil {
		return nil, err
	}
	if len(fields) != len(c.head) {
		return nil, fmt.Errorf("row has %d fields, the header has %d", len(fields), len(c.head))
	}
	out := make(map[string][]string, len(fields))
	for i, f := range fields {
		if f = strings.TrimSpace(f); f != "" {
			out[c.head[i]] = append(out[c.head[i]], f)
		}
	}
	return out, nil
}

var errQuote = errors.New(`a quote stands inside a field that is not quoted, or text follows a closing quote`)

// splitCSV cuts a record into fields as RFC 4180 has it.
func splitCSV(rec []byte, comma byte) ([]string, error) {
	s := string(rec)
	var out []string
	for {
		if !strings.HasPrefix(s, `"`) {
			i := strings.IndexByte(s, comma)
			f := s
			if i >= 0 {
				f = s[:i]
			}
			if strings.Contains(f, `"`) {
				return nil, errQuote
			}
			out = append(out, f)
			if i < 0 {
				return out, nil
			}
			s = s[i+1:]
			continue
		}
		f, rest, ok := quotedField(s[1:])
		if !ok {
			return nil, errQuote
		}
		out = append(out, f)
		if rest == "" {
			return out, nil
		}
		if rest[0] != comma {
			return nil, errQuote
		}
		s = rest[1:]
	}
}

// quotedField reads up to the closing quote; two quotes stand for one.
func quotedField(s string) (field, rest string, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] != '"' {
			continue
		}
		if i+1 < len(s) && s[i+1] == '"' {
			i++
			continue
		}
		return strings.ReplaceAll(s[:i], `""`, `"`), s[i+1:], true
	}
	return "", "", false
}

// jsonRows reads one JSON object a line: flat, or a FollowTheMoney entity
// with its values under "properties".
type jsonRows struct {
	r     recordReader
	n     int
	place string
}

// NewJSONLines returns the rows of a file of JSON objects, one a line.
func NewJSONLines(in io.Reader, place string) Rows {
	return &jsonRows{r: recordReader{br: bufio.NewReaderSize(in, 64<<10)}, place: place}
}

// Next returns the next line as a row.
func (j *jsonRows) Next() (Row, error) {
	rec, err := j.r.record()
	if err != nil && !errors.Is(err, errTooLong) {
		return Row{}, readError(err, j.place, j.n+1)
	}
	j.n++
	row := Row{N: j.n, Err: err}
	if err == nil {
		row.Values, row.Err = jsonValues(bytes.TrimPrefix(rec, []byte("\ufeff")))
	}
	return row, nil
}

// jsonValues flattens an object to columns.
func jsonValues(rec []byte) (map[string][]string, error) {
	if !utf8.Valid(rec) {
		return nil, errors.New("not UTF-8 text")
	}
	var obj map[string]any
	dec := json.NewDecoder(bytes.NewReader(rec))
	dec.UseNumber()
	if err := dec.Decode(&obj); err != nil {
		return nil, fmt.Errorf("not a JSON object: %w", err)
	}
	if obj == nil {
		return nil, errors.New("not a JSON object: null")
	}
	if dec.More() {
		return nil, errors.New("more than one JSON value in a line")
	}
	if props, ok := obj["properties"].(map[string]any); ok {
		delete(obj, "properties")
		for k, v := range props {
			obj[k] = v
		}
	}
	out := make(map[string][]string, len(obj))
	for k, v := range obj {
		if vs := texts(v); len(vs) > 0 {
			out[strings.ToLower(k)] = vs
		}
	}
	return out, nil
}

// texts returns the text of a JSON value or list of values.
func texts(v any) []string {
	switch x := v.(type) {
	case string:
		if x = strings.TrimSpace(x); x != "" {
			return []string{x}
		}
	case json.Number:
		return []string{x.String()}
	case []any:
		var out []string
		for _, e := range x {
			if _, nested := e.([]any); !nested && len(out) < maxValues {
				out = append(out, texts(e)...)
			}
		}
		return out
	}
	return nil
}

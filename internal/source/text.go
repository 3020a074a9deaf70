package source

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Bounds on foreign input. They are far above what any published list needs.
const (
	MaxField  = 4 << 20 // bytes of one cell, attribute or text node
	MaxRecord = 8 << 20 // bytes of one row
	MaxDepth  = 64      // nesting of XML elements or JSON values
)

// errTooLong is returned when a single row exceeds MaxRecord.
var errTooLong = fmt.Errorf("a single row of more than %d MiB, or a quote that is never closed", MaxRecord>>20)

// Text decodes r to UTF-8 without a byte order mark: UTF-16 by its mark, UTF-8
// when the first HeadSize bytes are valid UTF-8, Windows-1252 otherwise.
// Control characters other than tab and line ends are dropped; the 0x1A that
// ends files of DOS origin is one of them.
func Text(r io.Reader) io.Reader {
	br := bufio.NewReaderSize(r, HeadSize)
	head, _ := br.Peek(HeadSize)
	var dec transform.Transformer
	switch {
	case isUTF16(head):
		dec = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()
	case validPrefix(head):
		dec = unicode.UTF8BOM.NewDecoder()
	default:
		dec = charmap.Windows1252.NewDecoder()
	}
	return &controlFilter{r: transform.NewReader(br, dec)}
}

// isUTF16 reports whether b begins with a byte order mark of UTF-16.
func isUTF16(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff})
}

// fromUTF16 decodes what begins with a mark of UTF-16, and hands on all else as
// it is.
func fromUTF16(r io.Reader) io.Reader {
	br := bufio.NewReader(r)
	if head, _ := br.Peek(2); !isUTF16(head) {
		return br
	}
	return transform.NewReader(br, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
}

// validPrefix reports whether b is UTF-8, allowing a cut last character.
func validPrefix(b []byte) bool {
	for i := 0; i < utf8.UTFMax && len(b) > 0 && len(b) >= HeadSize-utf8.UTFMax; i++ {
		if r, n := utf8.DecodeLastRune(b); r != utf8.RuneError || n > 1 {
			break
		}
		b = b[:len(b)-1]
	}
	return utf8.Valid(b)
}

// controlFilter drops C0 control characters other than tab, CR and LF.
type controlFilter struct{ r io.Reader }

func (c *controlFilter) Read(p []byte) (int, error) {
	for {
		n, err := c.r.Read(p)
		out := p[:0]
		for _, b := range p[:n] {
			if b >= 0x20 || b == '\t' || b == '\n' || b == '\r' {
				out = append(out, b)
			}
		}
		if len(out) > 0 || err != nil {
			return len(out), err
		}
	}
}

// errCut is returned when a file of rows ends inside one.
var errCut = errors.New("the file ends inside this row")

// recordLimiter fails when more than MaxRecord bytes are read for one record,
// so that the CSV reader above it never buffers more than that, be it one
// line without end or a quote that is never closed. It remembers how the
// stream ends.
type recordLimiter struct {
	r      io.Reader
	n      int   // bytes read since the last record began
	total  int64 // bytes read
	quotes int   // of them
	last   byte
	ended  bool
}

func (l *recordLimiter) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	l.total += int64(n)
	l.quotes += bytes.Count(p[:n], []byte{'"'})
	if n > 0 {
		l.last = p[n-1]
	}
	l.ended = l.ended || errors.Is(err, io.EOF)
	if l.n += n; l.n > MaxRecord {
		return 0, errTooLong
	}
	return n, err
}

// cut reports whether the record that ends at offset was broken off: the last
// one, either with a quote that is not closed, or without an end of line and
// shorter than the one before. open says that its last cell holds an end of
// line: it stands within quotes, be they closed or not.
func (l *recordLimiter) cut(offset int64, short, open bool) bool {
	if !l.ended || offset != l.total {
		return false
	}
	whole := l.last == '\n' || l.last == '\r'
	return l.quotes%2 != 0 && (open || !whole) || short && !whole
}

// Rows reads delimited text row by row. A row that is not well formed is
// reported by Next as a [RowError] and reading goes on with the next one.
type Rows struct {
	r     *csv.Reader
	limit *recordLimiter
	width int // of the row before
	Line  int // line on which the last row started, from 1
	Row   int // rows returned so far, from 1
}

// RowError is a row that could not be read; reading can go on.
type RowError struct {
	Line int
	Err  error
}

// Error describes the bad row.
func (e *RowError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns the cause.
func (e *RowError) Unwrap() error { return e.Err }

// NewRows returns a reader of rows separated by comma, decoded by [Text].
// Stray quotes are read as text and rows may differ in length.
func NewRows(r io.Reader, comma rune) *Rows {
	limit := &recordLimiter{r: Text(r)}
	c := csv.NewReader(limit)
	c.Comma = comma
	c.LazyQuotes = true
	c.FieldsPerRecord = -1
	c.ReuseRecord = false
	return &Rows{r: c, limit: limit}
}

// Next returns the next row. io.EOF ends it; a *RowError leaves it usable;
// any other error is final. A file that ends inside a row ends with an error,
// and that row is not returned.
func (r *Rows) Next() ([]string, error) {
	r.limit.n = 0
	row, err := r.r.Read()
	if err != nil {
		var pe *csv.ParseError
		if errors.As(err, &pe) && !errors.Is(pe.Err, errTooLong) {
			r.Row++
			r.Line = pe.StartLine
			return nil, &RowError{Line: pe.StartLine, Err: pe.Err}
		}
		return nil, err
	}
	r.Row++
	r.Line, _ = r.r.FieldPos(0)
	if open := strings.ContainsAny(row[len(row)-1], "\r\n"); r.limit.cut(r.r.InputOffset(), len(row) < r.width, open) {
		return nil, errCut
	}
	r.width = len(row)
	for i, f := range row {
		if len(f) > MaxField {
			return nil, &RowError{Line: r.Line, Err: fmt.Errorf("cell %d is longer than %d MiB", i+1, MaxField>>20)}
		}
	}
	return row, nil
}

// Header maps the names of a header row, trimmed and lower-cased, to columns.
// A repeated name keeps its first column; Nth finds the others.
type Header []string

// NewHeader returns the header for row.
func NewHeader(row []string) Header {
	h := make(Header, len(row))
	for i, c := range row {
		h[i] = strings.ToLower(strings.TrimSpace(c))
	}
	return h
}

// Cell returns the trimmed cell of row under name, or "" when there is none.
func (h Header) Cell(row []string, name string) string { return h.Nth(row, name, 0) }

// Nth returns the cell under the n-th column called name, counted from 0.
func (h Header) Nth(row []string, name string, n int) string {
	for i, c := range h {
		if c == name && i < len(row) {
			if n == 0 {
				return strings.TrimSpace(row[i])
			}
			n--
		}
	}
	return ""
}

// XML reads an XML document element by element. Entities other than the five
// of XML are errors, so that entity bombs end at once; depth and the size of
// one top-level element are bounded.
type XML struct {
	*xml.Decoder
	meter *meter
}

// meter fails when more than limit bytes are read since the last reset.
type meter struct {
	r     io.Reader
	n     int64
	limit int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.n += int64(n)
	if m.limit > 0 && m.n > m.limit {
		return 0, fmt.Errorf("one element of more than %d MiB", m.limit>>20)
	}
	return n, err
}

// maxElement bounds the bytes of one record element (and of what stands
// between two), buffering included.
const maxElement = 32 << 20

// NewXML returns a decoder for r; the encoding is taken from the XML header.
func NewXML(r io.Reader) *XML {
	m := &meter{r: r, limit: maxElement}
	d := xml.NewDecoder(m)
	d.CharsetReader = charset.NewReaderLabel
	d.Strict = true
	return &XML{Decoder: d, meter: m}
}

// NextStart returns the next start element with one of the local names, or
// io.EOF. With no names it returns the next start element.
func (x *XML) NextStart(names ...string) (xml.StartElement, error) {
	depth := 0
	for {
		t, err := x.Token()
		if err != nil {
			return xml.StartElement{}, err
		}
		switch s := t.(type) {
		case xml.StartElement:
			x.meter.n = 0
			if depth++; depth > MaxDepth*2 {
				return xml.StartElement{}, fmt.Errorf("elements nested deeper than %d", MaxDepth)
			}
			if len(names) == 0 || slices.Contains(names, s.Name.Local) {
				return s, nil
			}
		case xml.EndElement:
			depth--
			x.meter.n = 0
		case xml.Directive:
			if bytes.Contains(bytes.ToUpper(s), []byte("ENTITY")) {
				return xml.StartElement{}, errEntities
			}
		}
	}
}

// Element decodes the element begun by start into v and resets the bound on
// size.
func (x *XML) Element(v any, start *xml.StartElement) error {
	x.meter.n = 0
	err := x.DecodeElement(v, start)
	x.meter.n = 0
	return err
}

// Place returns "line N" of the decoder for messages.
func (x *XML) Place() string {
	line, _ := x.InputPos()
	return fmt.Sprintf("line %d", line)
}

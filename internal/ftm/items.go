package ftm

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Items reads a stream of JSON objects that stand one on each line or in one
// array, in bounded memory. It is not safe for concurrent use.
type Items struct {
	Line  int  // line on which the last object began, from 1
	Cut   bool // the last object stands on a line without end, as in a file cut short
	lines *Lines
	r     *bufio.Reader
	at    int // line being read in an array
	begun bool
	buf   []byte
	max   int
}

// NewItems returns a reader of the objects in r; the first byte decides which
// of the two forms it is.
func NewItems(r io.Reader) *Items {
	it := &Items{r: bufio.NewReaderSize(r, 64<<10), at: 1, max: MaxLine}
	head, _ := it.r.Peek(4096)
	if !bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))), []byte("[")) {
		it.lines = NewLines(it.r)
	}
	return it
}

// Next returns the bytes of the next object, good until the following call. An
// object longer than [MaxLine] is skipped and gives a *LineError, as does what
// is no object; io.EOF ends the stream; any other error is final.
func (it *Items) Next() ([]byte, error) {
	if it.lines != nil {
		b, err := it.lines.Next()
		it.Line, it.Cut = it.lines.Line, it.lines.Cut
		return b, err
	}
	for {
		c, err := it.r.ReadByte()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = fmt.Errorf("line %d: the list has no end: %w", it.at, io.ErrUnexpectedEOF)
			}
			return nil, err
		}
		switch c {
		case '\n':
			it.at++
		case ' ', '\t', '\r', ',', 0xef, 0xbb, 0xbf:
		case '[':
			if it.begun {
				return nil, fmt.Errorf("line %d: a list inside the list", it.at)
			}
			it.begun = true
		case ']':
			return nil, io.EOF
		case '{':
			it.Line = it.at
			return it.object()
		default:
			return nil, fmt.Errorf("line %d: %q stands where an object should", it.at, c)
		}
	}
}

// object reads to the brace that closes the one just read.
func (it *Items) object() ([]byte, error) {
	it.buf = append(it.buf[:0], '{')
	depth, quoted, escaped, tooLong := 1, false, false, false
	for depth > 0 {
		c, err := it.r.ReadByte()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, fmt.Errorf("line %d: %w", it.at, err)
		}
		switch {
		case c == '\n':
			it.at++
		case escaped:
			escaped = false
		case quoted:
			escaped = c == '\\'
			quoted = c != '"'
		case c == '"':
			quoted = true
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
		if tooLong = tooLong || len(it.buf) >= it.max; !tooLong {
			it.buf = append(it.buf, c)
		}
	}
	if tooLong {
		return nil, &LineError{Line: it.Line, Err: fmt.Errorf("an object longer than %d MiB", it.max>>20)}
	}
	return it.buf, nil
}

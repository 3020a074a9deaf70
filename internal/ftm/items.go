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
			return nil, it.between(err)
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
			return nil, fmt.Errorf("line %d: %w", it.at, unexpected(err))
		}
		switch {
		case c == '\n':
			it.at++
		case escaped:
			escaped = false
		case quoted:
			escaped = c == '\\'
			quoted = c != '"'
		default:
			quoted = c == '"'
			depth += braceDepth(c)
		}
		if len(it.buf) < it.max {
			it.buf = append(it.buf, c)
		} else {
			tooLong = true
		}
	}
	if tooLong {
		return nil, &LineError{Line: it.Line, Err: fmt.Errorf("an object longer than %d MiB", it.max>>20)}
	}
	return it.buf, nil
}

// between returns err as it is between two objects of a list.
func (it *Items) between(err error) error {
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("line %d: the list has no end: %w", it.at, io.ErrUnexpectedEOF)
	}
	return err
}

// unexpected returns err as it is inside an object, where the end of the data
// is not looked for.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// braceDepth returns by how much c, outside of strings, changes the depth.
func braceDepth(c byte) int {
	switch c {
	case '{':
		return 1
	case '}':
		return -1
	}
	return 0
}

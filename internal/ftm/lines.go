package ftm

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// MaxLine is the longest line that is read, in bytes. The largest published
// entities take about 2 MiB.
const MaxLine = 16 << 20

// maxSkipped is how much of a longer line is passed over, in bytes, before the
// stream counts as none of lines.
const maxSkipped = 8 * MaxLine

// LineError is a line or row that could not be read; reading can go on.
type LineError struct {
	Line int // from 1
	Err  error
}

// Error describes the bad line.
func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns the cause.
func (e *LineError) Unwrap() error { return e.Err }

// Lines reads a stream line by line in bounded memory. It is not safe for
// concurrent use.
type Lines struct {
	Line int  // number of the last line returned, from 1
	Cut  bool // the last line returned has no line end
	r    *bufio.Reader
	buf  []byte
	max  int
}

// NewLines returns a reader of the lines of r, without their line ends, a byte
// order mark at the start and surrounding white space.
func NewLines(r io.Reader) *Lines {
	return &Lines{r: bufio.NewReaderSize(r, 64<<10), max: MaxLine}
}

// Next returns the next line that is not blank; its bytes are good until the
// following call. A line longer than [MaxLine] is skipped without being held
// and gives a *LineError; one without end is given up. io.EOF ends the stream;
// any other error is final.
func (l *Lines) Next() ([]byte, error) {
	for {
		line, err := l.raw()
		if err != nil {
			return nil, err
		}
		if l.Line == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			return line, nil
		}
	}
}

// raw returns the next line with its end.
func (l *Lines) raw() ([]byte, error) {
	part, err := l.r.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return l.long(part)
	}
	return l.ended(part, err)
}

// ended counts a line and returns it; err is what ended it instead of a line
// end. There is no line when nothing stands before the end of the stream.
func (l *Lines) ended(line []byte, err error) ([]byte, error) {
	if err != nil && (!errors.Is(err, io.EOF) || len(line) == 0) {
		return nil, err
	}
	l.count(err)
	return line, nil
}

func (l *Lines) count(err error) {
	l.Line++
	l.Cut = err != nil
}

// long returns a line longer than the reader's buffer, of which part was read.
func (l *Lines) long(part []byte) ([]byte, error) {
	l.buf = l.buf[:0]
	length, err := 0, bufio.ErrBufferFull
	for {
		if length += len(part); length > maxSkipped {
			return nil, fmt.Errorf("line %d is longer than %d MiB", l.Line+1, maxSkipped>>20)
		}
		if length <= l.max {
			l.buf = append(l.buf, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			break
		}
		part, err = l.r.ReadSlice('\n')
	}
	if length <= l.max {
		return l.ended(l.buf, err)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	l.count(err)
	return nil, &LineError{Line: l.Line, Err: fmt.Errorf("longer than %d MiB", l.max>>20)}
}

package source

import (
	"bufio"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// MaxBlock bounds the bytes of one record element that [Blocks] returns.
const MaxBlock = 4 << 20

// Block is one record element of an XML document, tags included.
type Block struct {
	Name string // local name of the element
	Line int    // line on which it starts, from 1
	Data []byte // valid until the next call
}

// Place returns "line N" for messages.
func (b Block) Place() string { return fmt.Sprintf("line %d", b.Line) }

// Decode reads the element into v; its error is a *RowError.
func (b Block) Decode(v any) error {
	if err := xml.Unmarshal(b.Data, v); err != nil {
		return &RowError{Line: b.Line, Err: fmt.Errorf("%s element: %w", b.Name, err)}
	}
	return nil
}

// Record returns the element as text that does not change with its layout.
func (b Block) Record() string {
	return strings.ReplaceAll(strings.Join(strings.Fields(string(b.Data)), " "), "> <", "><")
}

// Blocks cuts an XML document into its record elements without decoding them,
// so that a damaged one costs itself only: reading goes on at the next start
// tag. Records do not nest unless Nested is set before the first call of Next.
// Entities declared by the document are refused.
type Blocks struct {
	Nested bool // records hold elements of their own name, and of each other's

	r      *bufio.Reader
	names  map[string]bool
	line   int    // line of the next byte
	root   string // name of the first element
	ended  bool   // the root's end tag was seen
	next   []byte // start tag that ended a record without an end tag
	nextAt int
	buf    []byte
	// scratch holds the chunk last read, until the next is read.
	scratch []byte
}

var xmlEncoding = regexp.MustCompile(`^<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']`)

// NewBlocks returns a reader of the elements with the given local names. The
// encoding is that of the byte order mark or the XML header, UTF-8 otherwise.
func NewBlocks(r io.Reader, names ...string) (*Blocks, error) {
	br := bufio.NewReaderSize(r, 64<<10)
	head, _ := br.Peek(256)
	var in io.Reader = br
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		in = transform.NewReader(br, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	} else if m := xmlEncoding.FindSubmatch(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))); m != nil {
		if label := strings.ToLower(string(m[1])); label != "utf-8" && !strings.HasPrefix(label, "utf-16") {
			dec, err := charset.NewReaderLabel(label, br)
			if err != nil {
				return nil, fmt.Errorf("encoding %q of the XML header: %w", label, err)
			}
			in = dec
		}
	}
	b := &Blocks{r: bufio.NewReaderSize(in, 64<<10), names: map[string]bool{}, line: 1}
	for _, n := range names {
		b.names[n] = true
	}
	return b, nil
}

// Next returns the next record. io.EOF ends it; a *RowError tells of a record
// that is left out and leaves the reader usable; any other error is final,
// io.ErrUnexpectedEOF among them for a document that stops before its end.
func (b *Blocks) Next() (Block, error) {
	tag, line, err := b.start()
	if err != nil {
		return Block{}, err
	}
	name := localName(tag)
	b.buf = append(b.buf[:0], tag...)
	if isClosed(tag) {
		return Block{Name: name, Line: line, Data: b.buf}, nil
	}
	for depth := 1; depth > 0; {
		chunk, at, err := b.chunk()
		if err != nil {
			return Block{}, cutOff(err)
		}
		t := lastTag(chunk)
		if !b.Nested && b.starts(t) {
			b.next, b.nextAt = append([]byte(nil), t...), at
			return Block{}, &RowError{Line: line, Err: fmt.Errorf("%s element without end", name)}
		}
		if len(b.buf)+len(chunk) > MaxBlock {
			return Block{}, &RowError{Line: line, Err: fmt.Errorf("%s element of more than %d MiB", name, MaxBlock>>20)}
		}
		depth += nests(t, name)
		b.buf = append(b.buf, chunk...)
	}
	return Block{Name: name, Line: line, Data: b.buf}, nil
}

// cutOff returns err as it is within an element, where the end of the data is
// not looked for.
func cutOff(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// start finds the start tag of the next record.
func (b *Blocks) start() ([]byte, int, error) {
	if b.next != nil {
		t := b.next
		b.next = nil
		return t, b.nextAt, nil
	}
	for {
		chunk, at, err := b.chunk()
		if err != nil {
			if b.root != "" && !b.ended {
				err = cutOff(err)
			}
			return nil, 0, err
		}
		t := lastTag(chunk)
		if declaresEntity(t) {
			return nil, 0, errEntities
		}
		if b.starts(t) {
			return t, at, nil
		}
		b.watchRoot(t)
	}
}

// starts reports whether the tag begins a record.
func (b *Blocks) starts(tag []byte) bool { return isStart(tag) && b.names[localName(tag)] }

// watchRoot takes note of the tags that begin and end the first element.
func (b *Blocks) watchRoot(tag []byte) {
	switch {
	case b.root == "" && isStart(tag):
		b.root, b.ended = localName(tag), isClosed(tag)
	case isEnd(tag, b.root):
		b.ended = true
	}
}

// chunk returns the bytes up to and including the next '>', a whole comment or
// CDATA section at once, and the line of the last tag in them.
func (b *Blocks) chunk() ([]byte, int, error) {
	out := b.scratch[:0]
	defer func() { b.scratch = out }()
	for {
		part, err := b.r.ReadSlice('>')
		out = append(out, part...)
		if len(out) > MaxBlock {
			return nil, 0, fmt.Errorf("line %d: %d MiB without an end of tag", b.line, MaxBlock>>20)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		if i := bytes.Index(out, []byte("<!--")); i >= 0 && !bytes.HasSuffix(out[i:], []byte("-->")) {
			continue
		}
		if i := bytes.Index(out, []byte("<![CDATA[")); i >= 0 && !bytes.HasSuffix(out[i:], []byte("]]>")) {
			continue
		}
		b.line += bytes.Count(out, []byte("\n"))
		return out, b.line - bytes.Count(lastTag(out), []byte("\n")), nil
	}
}

// lastTag returns the tag that ends chunk.
func lastTag(chunk []byte) []byte {
	if i := bytes.Index(chunk, []byte("<!")); i >= 0 {
		return chunk[i:]
	}
	if i := bytes.LastIndexByte(chunk, '<'); i >= 0 {
		return chunk[i:]
	}
	return nil
}

func isStart(tag []byte) bool {
	return len(tag) > 2 && tag[0] == '<' && tag[1] != '/' && tag[1] != '?' && tag[1] != '!'
}

// isEnd reports whether the tag ends an element of the name.
func isEnd(tag []byte, name string) bool {
	return bytes.HasPrefix(tag, []byte("</")) && localName(tag) == name
}

// isClosed reports whether a start tag is an element by itself.
func isClosed(tag []byte) bool { return bytes.HasSuffix(tag, []byte("/>")) }

// nests returns how the tag changes the depth of elements of the name.
func nests(tag []byte, name string) int {
	switch {
	case isEnd(tag, name):
		return -1
	case isStart(tag) && !isClosed(tag) && localName(tag) == name:
		return 1
	}
	return 0
}

// errEntities refuses entities that a document declares: a few of them can
// stand for more text than fits into memory.
var errEntities = errors.New("the document declares entities of its own, which published lists never do")

func declaresEntity(tag []byte) bool {
	return bytes.HasPrefix(tag, []byte("<!")) && bytes.Contains(bytes.ToUpper(tag), []byte("<!ENTITY"))
}

// localName returns the name in a start or end tag without prefix.
func localName(tag []byte) string {
	s := strings.TrimLeft(string(tag), "</")
	if i := strings.IndexAny(s, " \t\r\n/>"); i >= 0 {
		s = s[:i]
	}
	return s[strings.IndexByte(s, ':')+1:]
}

// EachBlock calls read for every record element of the file and counts it as a
// row of out. A record that is damaged, or that read refuses by a [RowError],
// is rejected with its line; any other error of read, and the end of ctx, end
// it.
func EachBlock(ctx context.Context, f File, out *Out, names []string, read func(Block) error) error {
	return BlockReader{Names: names}.Each(ctx, f, out, read)
}

// BlockReader says which elements of an XML document are records.
type BlockReader struct {
	Names  []string
	Nested bool // as in [Blocks]
}

// Each is [EachBlock] for r.
func (br BlockReader) Each(ctx context.Context, f File, out *Out, read func(Block) error) error {
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("open %s: %w", f.Path, err)
	}
	defer r.Close()
	blocks, err := NewBlocks(r, br.Names...)
	if err != nil {
		return Truncated(f.Path, "line 1", err)
	}
	blocks.Nested = br.Nested
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		b, err := blocks.Next()
		switch {
		case err == nil:
			out.Rows++
			if err := read(b); err != nil && !out.RejectBad(f.Path, err) {
				return err
			}
		case errors.Is(err, io.EOF):
			return nil
		case out.RejectBad(f.Path, err):
			out.Rows++
		default:
			return Truncated(f.Path, linePlace(blocks.line), err)
		}
	}
}

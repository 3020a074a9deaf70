package collect

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"

	"sanctrace/internal/fault"
)

// budget is what the containers in one file on disk have used up.
type budget struct{ files, bytes atomic.Int64 }

// container reads the members of one kind of container.
type container struct {
	name string
	is   func(head []byte) bool
	read func(l leaf, r io.ReaderAt, size int64, next func(leaf) bool) bool
}

// containers are the kinds, in the order in which they are tried.
func containers() []container {
	return []container{
		{"zip archive", isZip, leaf.zip},
		{"gzip file", func(h []byte) bool { return bytes.HasPrefix(h, []byte("\x1f\x8b")) }, leaf.gzip},
		{"bzip2 file", func(h []byte) bool {
			return bytes.HasPrefix(h, []byte("BZh")) && len(h) > 10 && string(h[4:10]) == "1AY&SY"
		}, leaf.bzip2},
		{"tar archive", isTar, leaf.tar},
		{"mailbox", isMailbox, leaf.mailbox},
	}
}

// headSize is how many bytes tell a container.
const headSize = 4096

// containerKind returns the kind of container that r is, nil for none.
func containerKind(r io.ReaderAt, size int64) *container {
	head := make([]byte, min(size, headSize))
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil
	}
	for _, c := range containers() {
		if c.is(head[:n]) {
			if c.name == "zip archive" && office(r, size) {
				return nil
			}
			return &c
		}
	}
	return nil
}

func isZip(h []byte) bool { return bytes.HasPrefix(h, []byte("PK\x03\x04")) }

// office reports whether a zip archive is an office document, which is one
// file to its reader.
func office(r io.ReaderAt, size int64) bool {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return false
	}
	for _, f := range z.File {
		switch strings.TrimPrefix(f.Name, "/") {
		case "[Content_Types].xml", "word/document.xml", "xl/workbook.xml":
			return true
		case "mimetype":
			return len(z.File) > 1 && z.File[0].Name == "mimetype" // OpenDocument, EPUB
		}
	}
	return false
}

func isTar(h []byte) bool { return len(h) > 262 && string(h[257:262]) == "ustar" }

var (
	fromLine = regexp.MustCompile(`^From \S+ .*\d\d:\d\d.*\d{4}`)
	oneField = regexp.MustCompile(`(?m)^[A-Za-z][A-Za-z-]*:`)
)

func isMailbox(h []byte) bool {
	line, rest, ok := bytes.Cut(h, []byte("\n"))
	return ok && fromLine.Match(line) && oneField.Match(rest)
}

// unpack hands on the members of the container l.
func (l leaf) unpack(c *container, r io.ReaderAt, size int64, next func(leaf) bool) bool {
	if l.depth >= MaxDepth {
		return next(l.bad(tooDeep(l.name)))
	}
	return c.read(l, r, size, next)
}

func tooDeep(name string) error {
	return fault.New(fault.Invalid, name, "containers and messages nest deeper than %d", MaxDepth).Try("unpack it and give its files")
}

// bad is l with an error.
func (l leaf) bad(err error) leaf {
	l.err = err
	return l
}

// damaged is l, a container, with an error about what it holds.
func (l leaf) damaged(kind string, err error) leaf {
	return l.bad(fault.New(fault.Invalid, l.name, "the %s is damaged: %v; what came before is read", kind, err).Try("unpack it and give its files"))
}

// member hands on a member, or what it holds when it is a container itself.
func (l leaf) member(name, how string, data []byte, next func(leaf) bool) bool {
	m := leaf{name: l.name + "/" + cleanName(name), path: l.path, how: how, data: data, depth: l.depth + 1, spent: l.spent}
	if !m.allowed(int64(len(data))) {
		next(m.bad(fault.New(fault.Invalid, l.name, "holds more than %d files or unpacks to more than %d GiB; the rest is left out", maxMembers, maxUnpacked>>30).Try("split it")))
		return false
	}
	if m.depth > MaxDepth {
		return next(m.bad(tooDeep(m.name)))
	}
	r := bytes.NewReader(data)
	if c := containerKind(r, r.Size()); c != nil {
		return m.unpack(c, r, r.Size(), next)
	}
	return next(m)
}

// allowed counts a member against the bounds.
func (l leaf) allowed(size int64) bool {
	return l.spent.files.Add(1) <= maxMembers && l.spent.bytes.Add(size) <= maxUnpacked
}

// cleanName makes a relative name without dots of what an archive says.
func cleanName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '_'
		}
		return r
	}, strings.ReplaceAll(strings.ToValidUTF8(name, "_"), `\`, "/"))
	if name = strings.TrimPrefix(path.Clean("/"+name), "/"); name == "" {
		return "unnamed"
	}
	return name
}

// hiddenMember reports whether a part of the name is one that systems leave
// behind.
func hiddenMember(name string) bool {
	for _, p := range strings.Split(cleanName(name), "/") {
		if junk(p) {
			return true
		}
	}
	return false
}

// readMember reads a member within the bounds; packed is its size in the
// archive, 0 where that is not known.
func readMember(name string, r io.Reader, packed int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxMember+1))
	switch n := int64(len(data)); {
	case n > maxMember:
		return nil, tooLarge(name)
	case packed > 0 && n > ratioFrom && n/packed > maxRatio:
		return nil, fault.New(fault.Invalid, name, "unpacks to %d times its size, as archives do that are made to fill a disk", n/packed).Try("unpack it and give the file")
	case err != nil:
		return nil, fault.New(fault.Invalid, name, "is damaged in its archive: %v", err).Try("make the archive again")
	}
	return data, nil
}

func tooLarge(name string) error {
	return fault.New(fault.Invalid, name, "unpacks to more than %d MiB", maxMember>>20).Try("unpack it and give the file")
}

func (l leaf) zip(r io.ReaderAt, size int64, next func(leaf) bool) bool {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return next(l.damaged("zip archive", err))
	}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || hiddenMember(f.Name) {
			continue
		}
		data, err := zipMember(l.name+"/"+cleanName(f.Name), f)
		var more bool
		if err != nil {
			more = next(leaf{name: l.name + "/" + cleanName(f.Name), path: l.path, err: err})
		} else {
			more = l.member(f.Name, "member of a zip archive", data, next)
		}
		if !more {
			return l.going()
		}
	}
	return true
}

// going reports whether the run goes on after a container was left early:
// unless the bounds of its file are used up, the caller stopped it.
func (l leaf) going() bool {
	return l.spent.files.Load() > maxMembers || l.spent.bytes.Load() > maxUnpacked
}

func zipMember(name string, f *zip.File) ([]byte, error) {
	if f.Flags&1 != 0 {
		return nil, fault.New(fault.Invalid, name, "needs a password").Try("unpack the archive and give its files")
	}
	if f.UncompressedSize64 > maxMember {
		return nil, tooLarge(name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fault.New(fault.Invalid, name, "is damaged in its archive: %v", err).Try("make the archive again")
	}
	defer r.Close()
	return readMember(name, r, int64(f.CompressedSize64))
}

func (l leaf) tar(r io.ReaderAt, size int64, next func(leaf) bool) bool {
	return l.tarStream(io.NewSectionReader(r, 0, size), next)
}

func (l leaf) tarStream(r io.Reader, next func(leaf) bool) bool {
	t := tar.NewReader(r)
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return next(l.damaged("tar archive", err))
		}
		if h.Typeflag != tar.TypeReg || hiddenMember(h.Name) {
			continue
		}
		data, err := readMember(l.name+"/"+cleanName(h.Name), t, 0)
		var more bool
		if err != nil {
			more = next(leaf{name: l.name + "/" + cleanName(h.Name), path: l.path, err: err})
		} else {
			more = l.member(h.Name, "member of a tar archive", data, next)
		}
		if !more {
			return l.going()
		}
	}
}

func (l leaf) gzip(r io.ReaderAt, size int64, next func(leaf) bool) bool {
	z, err := gzip.NewReader(io.NewSectionReader(r, 0, size))
	if err != nil {
		return next(l.damaged("gzip file", err))
	}
	defer z.Close()
	return l.packed(z, "gzip file", size, next)
}

func (l leaf) bzip2(r io.ReaderAt, size int64, next func(leaf) bool) bool {
	return l.packed(bzip2.NewReader(io.NewSectionReader(r, 0, size)), "bzip2 file", size, next)
}

// packed reads what was packed as one stream: a tar archive, or one file that
// is named as the container without its last extension.
func (l leaf) packed(r io.Reader, kind string, size int64, next func(leaf) bool) bool {
	b := bufio.NewReaderSize(&capped{r, maxUnpacked}, headSize)
	head, err := b.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return next(l.damaged(kind, err))
	}
	if isTar(head) {
		return l.tarStream(b, next)
	}
	name := path.Base(l.name)
	inner := strings.TrimSuffix(name, path.Ext(name))
	data, err := readMember(l.name+"/"+inner, b, size)
	if err != nil {
		return next(leaf{name: l.name + "/" + inner, path: l.path, err: err})
	}
	return l.member(inner, "unpacked from a "+kind, data, next) || l.going()
}

// capped ends a stream that unpacks without end.
type capped struct {
	r    io.Reader
	left int64
}

func (c *capped) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, errors.New("it unpacks to more than is read")
	}
	n, err := c.r.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	return n, err //nolint:wrapcheck // io.Reader
}

// mailbox hands on the messages of an mbox file, named by their number.
func (l leaf) mailbox(r io.ReaderAt, size int64, next func(leaf) bool) bool {
	b := bufio.NewReaderSize(io.NewSectionReader(r, 0, size), 64<<10)
	box := &mailbox{leaf: l, next: next}
	whole := true // the last read was a whole line
	blank := true
	for {
		line, err := b.ReadSlice('\n')
		if blank && whole && fromLine.Match(line[:min(len(line), 300)]) {
			if !box.flush() {
				return l.going()
			}
		} else {
			box.add(line, whole)
		}
		whole = !errors.Is(err, bufio.ErrBufferFull)
		blank = whole && len(bytes.TrimRight(line, "\r\n")) == 0
		if err != nil && whole {
			return box.flush() || l.going()
		}
	}
}

// mailbox is the state of reading an mbox file.
type mailbox struct {
	leaf leaf
	next func(leaf) bool
	n    int // messages begun
	msg  bytes.Buffer
	over bool // the message is larger than is read
}

// add appends a line of a message, without the sign that keeps "From " apart
// from the line that begins a message. start says that it begins a line.
func (m *mailbox) add(line []byte, start bool) {
	if m.msg.Len()+len(line) > maxMember {
		m.over = true
		return
	}
	if quoted := bytes.TrimLeft(line, ">"); start && len(quoted) < len(line) && bytes.HasPrefix(quoted, []byte("From ")) {
		line = line[1:]
	}
	m.msg.Write(line)
}

// flush hands on the message that ends and begins the next.
func (m *mailbox) flush() bool {
	name, data, over := "message-"+strconv.Itoa(m.n)+".eml", bytes.Clone(m.msg.Bytes()), m.over
	m.msg.Reset()
	m.over = false
	m.n++
	if m.n == 1 { // nothing came before the first
		return true
	}
	if over {
		full := m.leaf.name + "/" + name
		return m.next(leaf{name: full, path: m.leaf.path, err: fault.New(fault.Invalid, full, "has more than %d MiB", maxMember>>20).Try("save it as a file of its own")})
	}
	return m.leaf.member(name, "message of a mailbox", data, m.next)
}

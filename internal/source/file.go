package source

import (
	"bytes"
	"io"
	"os"
	"path"
	"strings"
)

// HeadSize is how many bytes of a file a format sees to recognise it.
const HeadSize = 64 << 10

// Head is the beginning of a file, with its name, for recognition.
type Head struct {
	Name string // base name without .gz or .zip: "sdn.csv"
	Path string // as the user gave it, with archive member after "!"
	Data []byte // up to HeadSize bytes, decompressed; UTF-16 is decoded, else as they are
}

// Line returns the first line of the head without its ending.
func (h Head) Line() string {
	b, _, _ := bytes.Cut(bytes.TrimPrefix(h.Data, []byte("\xef\xbb\xbf")), []byte("\n"))
	return strings.TrimRight(string(b), "\r")
}

// Ext returns the lower-case extension of the name, with its dot.
func (h Head) Ext() string { return strings.ToLower(path.Ext(h.Name)) }

// IsXML reports whether the head looks like an XML document.
func (h Head) IsXML() bool {
	b := bytes.TrimSpace(bytes.TrimPrefix(h.Data, []byte("\xef\xbb\xbf")))
	return bytes.HasPrefix(b, []byte("<")) && !bytes.HasPrefix(bytes.ToLower(b), []byte("<!doctype html")) &&
		!bytes.HasPrefix(bytes.ToLower(b), []byte("<html"))
}

// File is a stream of decompressed bytes that can be opened again.
type File struct {
	Name string // base name without .gz or .zip
	Path string // for messages: as the user gave it
	open func() (io.ReadCloser, error)
}

// NewFile returns a file whose bytes come from open.
func NewFile(name, shownPath string, open func() (io.ReadCloser, error)) File {
	return File{Name: name, Path: shownPath, open: open}
}

// BytesFile returns a file held in memory, for tests and embedded samples.
func BytesFile(name string, data []byte) File {
	return NewFile(name, name, func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(data)), nil
	})
}

// DiskFile returns an uncompressed file on disk.
func DiskFile(p string) File {
	return NewFile(path.Base(p), p, func() (io.ReadCloser, error) { return os.Open(p) })
}

// Open returns the file's bytes from the start; the caller closes it.
func (f File) Open() (io.ReadCloser, error) { return f.open() }

// Head reads the beginning of the file. An error after some bytes is left for
// the parser to meet.
func (f File) Head() (Head, error) {
	r, err := f.open()
	if err != nil {
		return Head{}, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(fromUTF16(r), HeadSize))
	if len(data) > 0 {
		err = nil
	}
	return Head{Name: f.Name, Path: f.Path, Data: data}, err
}

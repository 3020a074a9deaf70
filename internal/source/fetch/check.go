package fetch

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
)

// Bounds on what an archive may unfold to.
const (
	maxUnfold  = 8 << 30 // bytes of all members together
	maxMembers = 1000
)

// check refuses a file that is not what the dataset expects. Its errors are of
// kind Invalid.
func (j job) check(a Address, f File) error {
	if f.Bytes < max(a.MinBytes, 1) {
		return refused("only %d bytes came, fewer than the %d expected", f.Bytes, max(a.MinBytes, 1)).
			Try("if the list has really shrunk, lower min_bytes in the manifest")
	}
	if a.SHA256 != "" && f.SHA256 != a.SHA256 {
		return refused("its SHA-256 is %s, not the one in the manifest", f.SHA256)
	}
	members, err := unfold(f.Path)
	if err != nil {
		return err
	}
	for _, m := range members {
		if err := whole(m); err != nil {
			return err
		}
		if j.Accept == nil {
			continue
		}
		if err := j.Accept(j.dataset, m); err != nil {
			e := refused("it is not what %s expects", j.dataset.Name)
			e.Err = err
			return e
		}
	}
	return nil
}

func refused(format string, args ...any) *fault.Error {
	return fault.New(fault.Invalid, "", "refused: "+format, args...).
		Try("the last good snapshot stays in use; fetch again later")
}

// unfold returns the data files in the file at p: itself, or the members of a
// gzip or zip file, each read once to its end so that damage is found. An xlsx
// workbook is itself, after the same reading.
func unfold(p string) ([]source.File, error) {
	head, err := readHead(p)
	if err != nil {
		return nil, err
	}
	name := path.Base(p)
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		f := source.NewFile(strings.TrimSuffix(name, ".gz"), name, func() (io.ReadCloser, error) { return openGzip(p) })
		left := int64(maxUnfold)
		return []source.File{f}, drain(f, &left)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return unfoldZip(p, name)
	}
	f := source.NewFile(name, name, func() (io.ReadCloser, error) { return os.Open(p) })
	return []source.File{f}, nil
}

func readHead(p string) ([]byte, error) {
	f, err := os.Open(p)
	if err != nil {
		return nil, fmt.Errorf("reading the fetched file again: %w", err)
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 4))
	if err != nil {
		return nil, fmt.Errorf("reading the fetched file again: %w", err)
	}
	return head, nil
}

// openGzip opens the decompressed bytes of the file at p.
func openGzip(p string) (io.ReadCloser, error) {
	f, err := os.Open(p)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

func unfoldZip(p, name string) ([]source.File, error) {
	z, err := zip.OpenReader(p)
	if err != nil {
		return nil, damaged(err)
	}
	defer z.Close()
	if len(z.File) > maxMembers {
		return nil, refused("an archive of %d files", len(z.File))
	}
	var out []source.File
	left := int64(maxUnfold)
	for i, m := range z.File {
		if m.FileInfo().IsDir() {
			continue
		}
		f := source.NewFile(path.Base(m.Name), name+"!"+m.Name, func() (io.ReadCloser, error) { return openMember(p, i) })
		if err := drain(f, &left); err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	if len(out) == 0 {
		return nil, refused("an empty archive")
	}
	if z.File[0].Name == "[Content_Types].xml" || strings.EqualFold(path.Ext(name), ".xlsx") {
		whole := source.NewFile(name, name, func() (io.ReadCloser, error) { return os.Open(p) })
		return []source.File{whole}, nil
	}
	return out, nil
}

// openMember opens the i-th member of the zip file at p.
func openMember(p string, i int) (io.ReadCloser, error) {
	z, err := zip.OpenReader(p)
	if err != nil {
		return nil, err
	}
	r, err := z.File[i].Open()
	if err != nil {
		z.Close()
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{r, z}, nil
}

// drain reads f to its end, which verifies the archive's checksum, and takes
// its length off left.
func drain(f source.File, left *int64) error {
	r, err := f.Open()
	if err != nil {
		return damaged(err)
	}
	defer r.Close()
	n, err := io.Copy(io.Discard, io.LimitReader(r, *left+1))
	*left -= n
	switch {
	case err != nil:
		return damaged(err)
	case *left < 0:
		return refused("an archive that unfolds to more than %d GiB", int64(maxUnfold)>>30)
	}
	return nil
}

func damaged(err error) error {
	e := refused("the archive is damaged")
	e.Err = err
	return e
}

// whole refuses pages in place of data, and XML and JSON that end early.
func whole(f source.File) error {
	head, tail, err := ends(f)
	if err != nil {
		e := refused("it cannot be read")
		e.Err = err
		return e
	}
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	tail = bytes.TrimRight(tail, " \t\r\n\x00\x1a")
	switch {
	case len(text) == 0:
		return refused("an empty file")
	case isPage(text):
		return refused("a web page came in place of the file").
			Try("open the address in a browser to see what the publisher says; correct the manifest when it has moved")
	case text[0] == '<':
		if root := rootName(head); root != "" && !closes(tail, root) {
			return refused("the XML ends before </%s>", root)
		}
	case cutsJSON(text[0], tail):
		return refused("the JSON ends early")
	}
	return nil
}

// cutsJSON reports whether a file that begins with first is JSON that tail does
// not end.
func cutsJSON(first byte, tail []byte) bool {
	return (first == '{' || first == '[') && !bytes.HasSuffix(tail, []byte("}")) && !bytes.HasSuffix(tail, []byte("]"))
}

// isPage reports whether lower-case text starts as an HTML page does.
func isPage(text []byte) bool {
	if bytes.HasPrefix(text, []byte("<?xml")) { // XHTML
		_, text, _ = bytes.Cut(text, []byte("?>"))
		text = bytes.TrimLeft(text, " \t\r\n")
	}
	for _, p := range []string{"<!doctype html", "<html", "<head", "<body", "<script"} {
		if bytes.HasPrefix(text, []byte(p)) {
			return true
		}
	}
	return false
}

// rootName returns the qualified name of the first element in head, or "".
func rootName(head []byte) string {
	d := xml.NewDecoder(bytes.NewReader(head))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		t, err := d.RawToken()
		if err != nil {
			return ""
		}
		if s, ok := t.(xml.StartElement); ok {
			if s.Name.Space != "" {
				return s.Name.Space + ":" + s.Name.Local
			}
			return s.Name.Local
		}
	}
}

// closes reports whether tail holds the end of the root element, after which
// only comments may stand.
func closes(tail []byte, root string) bool {
	i := bytes.LastIndex(tail, []byte("</"+root))
	if i < 0 {
		return bytes.HasSuffix(tail, []byte("/>")) // an empty root element
	}
	rest := bytes.TrimLeft(tail[i+2+len(root):], " \t\r\n")
	return bytes.HasPrefix(rest, []byte(">"))
}

// ends returns the first and the last up to 64 KiB of f.
func ends(f source.File) (head, tail []byte, err error) {
	r, err := f.Open()
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	head = make([]byte, source.HeadSize)
	n, err := io.ReadFull(r, head)
	head = head[:n]
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return head, head, nil
	}
	if err != nil {
		return nil, nil, err
	}
	// Two halves of a ring: after each full read the older half is dropped.
	last, next := append([]byte(nil), head...), make([]byte, source.HeadSize)
	for {
		n, err := io.ReadFull(r, next)
		if err == nil {
			last, next = next, last
			continue
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			tail = append(last, next[:n]...)
			return head, tail[max(0, len(tail)-source.HeadSize):], nil
		}
		return nil, nil, err
	}
}

// Package extract turns the bytes of a document into text with locators.
//
// A [Document] is identified by the SHA-256 of its original bytes. Its text
// stands in layers; a [Span] is a range of one layer, given both in bytes and
// in Unicode code points, with the exact text. A span read back from the
// stored layer is byte-identical to what it holds ([Document.Reread]); a
// changed layer has another hash and never moves a span silently.
//
// Plain text that is valid UTF-8 becomes a layer byte for byte, so that its
// offsets are those of the file. HTML becomes the article's text (readability)
// with one block a line; what its head says (JSON-LD, meta elements) about
// title, outlet, author and date is kept. Other formats are refused by name.
// Nothing here guesses who said what; that is package claims.
package extract

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/when"
)

// MaxSize bounds the bytes of one document.
const MaxSize = 32 << 20

// Published is the date of a document with the reason to believe it.
type Published struct {
	Text  string   // the words or value that gave it
	Day   when.Day // "" when not known
	Basis string   // "dateline in the text", "JSON-LD datePublished", ...
}

// Document is one document taken in.
type Document struct {
	ID        string // SHA-256 of the original bytes, hexadecimal
	Name      string // file name, as given
	MediaType string // text/plain or text/html
	Size      int    // original bytes
	Title     string
	Outlet    string
	Author    string
	Credit    string // wire or paper that the text credits ("Source: ...")
	Published Published
	Language  string // ISO 639-1; "" when not known
	Layers    []Layer
}

// Text returns the first layer, which holds the text that is read for claims.
// A document from [Read] always has one.
func (d *Document) Text() *Layer { return &d.Layers[0] }

// Read takes in a document. name is its file name; it decides nothing but the
// reading of a format that its bytes do not show. Errors are fault.Invalid:
// an unsupported format, a document that is too large, no text at all.
func Read(name string, data []byte) (*Document, error) {
	name = filepath.Base(name)
	if len(data) > MaxSize {
		return nil, fault.New(fault.Invalid, name, "the document has %d MiB; at most %d are read", len(data)>>20, MaxSize>>20).Try("split it")
	}
	if f := foreign(data); f != "" {
		return nil, fault.New(fault.Invalid, name, "%s cannot be read; plain text and HTML can", f).Try("save it as text or as a web page first")
	}
	sum := sha256.Sum256(data)
	d := &Document{ID: hex.EncodeToString(sum[:]), Name: name, Size: len(data), MediaType: "text/plain"}
	if isHTML(name, data) {
		d.MediaType = "text/html"
		if err := d.readHTML(data); err != nil {
			return nil, err
		}
	} else {
		text, how := decode(data)
		d.Layers = []Layer{NewLayer("text", how, text)}
		d.layout()
	}
	if strings.TrimSpace(d.Text().Text) == "" {
		return nil, fault.New(fault.Invalid, name, "the document has no text")
	}
	d.Language = language(d.Text().Text)
	return d, nil
}

// signatures are the first bytes of formats that are known but not read.
var signatures = []struct{ magic, name string }{
	{"%PDF-", "a PDF document"}, {"PK\x03\x04", "an archive or office document (zip)"}, {"\xd0\xcf\x11\xe0", "an old office document (OLE)"},
	{"{\\rtf", "an RTF document"}, {"\x1f\x8b", "a gzip archive"}, {"\x89PNG", "an image"}, {"\xff\xd8\xff", "an image"}, {"GIF8", "an image"},
	{"BZh", "a bzip2 archive"}, {"\xfd7zXZ", "an xz archive"}, {"7z\xbc\xaf", "a 7z archive"}, {"Rar!", "a RAR archive"}, {"\x7fELF", "a program"},
	{"SQLite format 3", "a database"}, {"From ", "a mailbox"},
}

// mailHeaders start the lines of a mail message's head.
var mailHeaders = []string{"received:", "return-path:", "delivered-to:", "message-id:", "mime-version:"}

// foreign names the format of data when it is one that cannot be read here.
func foreign(data []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) && (s.magic != "From " || bytes.Contains(head(data, 300), []byte("\nReceived:"))) {
			return s.name
		}
	}
	low := strings.ToLower(string(head(data, 40)))
	for _, h := range mailHeaders {
		if strings.HasPrefix(low, h) {
			return "a mail message"
		}
	}
	if bytes.IndexByte(head(data, 8192), 0) >= 0 && !utf16(data) {
		return "a binary file"
	}
	return ""
}

func head(data []byte, n int) []byte { return data[:min(n, len(data))] }

// isHTML reports whether data is a web page.
func isHTML(name string, data []byte) bool {
	low := strings.ToLower(string(head(data, 1024)))
	low = strings.TrimLeft(strings.TrimPrefix(low, "\ufeff"), " \t\r\n")
	for _, p := range []string{"<!doctype html", "<html", "<head", "<body", "<!--", "<article", "<?xml"} {
		if strings.HasPrefix(low, p) && (p != "<?xml" && p != "<!--" || strings.Contains(low, "<html")) {
			return true
		}
	}
	ext := strings.ToLower(filepath.Ext(name))
	return (ext == ".html" || ext == ".htm" || ext == ".xhtml") && strings.Contains(low, "<")
}

// Package extract turns the bytes of a document into text with locators.
//
// A [Document] is identified by the SHA-256 of its original bytes. Its text
// stands in layers; a [Span] is a range of one layer, given both in bytes and
// in Unicode code points, with the exact text. A span read back from the
// stored layer is byte-identical to what it holds ([Document.Reread]); a
// changed layer has another hash and never moves a span silently.
//
// Plain text that is valid UTF-8 becomes a layer byte for byte, so that its
// offsets are those of the file. HTML and saved pages (MHTML) become the
// article's text (readability) with one block a line. PDF becomes running text
// in the order of reading; each line keeps its page and its box there
// ([Layer.Where]); scanned pages are read by tesseract where it is installed,
// and the layer's extractor says so. DOCX, XLSX and mail messages become their
// paragraphs, rows and bodies. What stands beside the text (headers, footers,
// the head of a message) is a layer of its own. What the file says of title,
// outlet, author, date and language is kept with the reason to believe it.
// Containers are package collect's; nothing here guesses who said what, which
// is package claims'.
package extract

import (
	"context"
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

// Obtained says how a document was come by.
type Obtained struct {
	Path string `json:"path,omitempty"` // file or folder on disk that held it, as given
	How  string `json:"how,omitempty"`  // "file", "member of a zip archive", "attachment of a mail message", ...
	At   string `json:"at,omitempty"`   // when, as given (RFC 3339 or a day)
	URL  string `json:"url,omitempty"`  // where it was published, as the document says
}

// Part is a file within a document: an attachment of a message.
type Part struct {
	Name string
	Data []byte
}

// Document is one document taken in.
type Document struct {
	ID        string // SHA-256 of the original bytes, hexadecimal
	Name      string // file name, as given; of a contained document the way to it ("mail.eml/list.pdf")
	MediaType string
	Size      int // original bytes
	Title     string
	Outlet    string
	Author    string
	Credit    string // wire or paper that the text credits ("Source: ...")
	Published Published
	Language  string // ISO 639-1; "" when not known
	Obtained  Obtained
	Layers    []Layer
	Parts     []Part   `json:"-"`
	Notes     []string // what could not be read of it

	wires   []string  // agencies that the text names as its origin, until settle
	updated Published // date of the last change, for want of a better one
}

// Text returns the first layer, which holds the text that is read for claims.
// A document from [Read] always has one.
func (d *Document) Text() *Layer { return &d.Layers[0] }

// Read takes in a document. name is its file name; it decides nothing but the
// reading of a format that its bytes do not show. Errors are fault.Invalid:
// an unsupported format, a document that is too large, no text at all.
func Read(name string, data []byte) (*Document, error) {
	return ReadContext(context.Background(), name, data)
}

// ReadContext is [Read] that can be given up: recognising scanned pages takes
// seconds each. An error of ctx is returned as it is, and no document.
func ReadContext(ctx context.Context, name string, data []byte) (*Document, error) {
	name = filepath.Base(name)
	if len(data) > MaxSize {
		return nil, fault.New(fault.Invalid, name, "the document has %d MiB; at most %d are read", len(data)>>20, MaxSize>>20).Try("split it")
	}
	sum := sha256.Sum256(data)
	d := &Document{ID: hex.EncodeToString(sum[:]), Name: name, Size: len(data), MediaType: "text/plain"}
	if err := d.readAs(ctx, data); err != nil {
		return nil, err
	}
	if len(d.Parts) == 0 && strings.TrimSpace(d.Text().Text) == "" {
		return nil, fault.New(fault.Invalid, name, "the document has no text").Try("check that it is what you meant to give")
	}
	if lang := language(d.Text().Text); lang != "" || d.Language == "" {
		d.Language = lang
	}
	return d, nil
}

// readAs reads data in the format that it is in.
func (d *Document) readAs(ctx context.Context, data []byte) error {
	for _, f := range formats {
		if f.is(d.Name, data) {
			d.MediaType = f.media
			return f.read(ctx, d, data)
		}
	}
	if what, remedy := foreign(data); what != "" {
		return fault.New(fault.Invalid, d.Name, "%s cannot be read; %s can", what, Readable).Try("%s", remedy)
	}
	text, how := decode(data)
	d.Layers = []Layer{NewLayer("text", how, text)}
	d.layout()
	return nil
}

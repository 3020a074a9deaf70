package extract

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"sanctrace/internal/fault"
)

// format is one kind of document that can be read.
type format struct {
	media string
	is    func(name string, data []byte) bool
	read  func(ctx context.Context, d *Document, data []byte) error
}

// formats are tried in this order; what none of them is, is plain text.
var formats = []format{
	{"application/pdf", isPDF, readPDF},
	{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", holds("word/document.xml"), quick((*Document).readDOCX)},
	{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", holds("xl/workbook.xml"), quick((*Document).readXLSX)},
	{"multipart/related", isMHTML, quick((*Document).readMHTML)},
	{"message/rfc822", isMail, quick((*Document).readMail)},
	{"text/html", isHTML, quick((*Document).readHTML)},
}

// quick is a reading that needs no interruption: it takes seconds at most.
func quick(read func(*Document, []byte) error) func(context.Context, *Document, []byte) error {
	return func(_ context.Context, d *Document, data []byte) error { return read(d, data) }
}

// Readable are the formats that [Read] takes, for messages.
const Readable = "plain text, HTML, MHTML, PDF, DOCX, XLSX and mail"

func isPDF(_ string, data []byte) bool { return bytes.Contains(head(data, 1024), []byte("%PDF-")) }

// holds recognises an office document by the name of its main part, which
// every zip archive lists at its end.
func holds(part string) func(string, []byte) bool {
	return func(_ string, data []byte) bool {
		return bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data[max(0, len(data)-256<<10):], []byte(part))
	}
}

// signatures are the first bytes of formats that are known but not read.
var signatures = []struct{ magic, name string }{
	{"PK\x03\x04", "an archive or office document (zip) of another kind"}, {"PK\x05\x06", "an empty archive"}, {"\xd0\xcf\x11\xe0", "an old office document (OLE)"},
	{"{\\rtf", "an RTF document"}, {"\x1f\x8b", "a gzip archive"}, {"\x89PNG", "an image"}, {"\xff\xd8\xff", "an image"}, {"GIF8", "an image"},
	{"II*\x00", "an image"}, {"MM\x00*", "an image"}, {"BZh", "a bzip2 archive"}, {"\xfd7zXZ", "an xz archive"}, {"7z\xbc\xaf", "a 7z archive"},
	{"Rar!", "a RAR archive"}, {"\x7fELF", "a program"}, {"MZ", "a program"}, {"SQLite format 3", "a database"},
}

// foreign names the format of data when it is one that cannot be read here,
// and says what to do.
func foreign(data []byte) (what, remedy string) {
	enc, _ := wide(data)
	binary := bytes.IndexByte(head(data, 8192), 0) >= 0 && enc == nil
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) && (len(s.magic) > 3 || binary) {
			switch {
			case strings.Contains(s.name, "archive"):
				return s.name, "unpack it and give its files"
			case strings.Contains(s.name, "image"):
				return s.name, "print it to PDF; scanned pages are read where tesseract is installed"
			}
			return s.name, "save it as PDF, DOCX or text first"
		}
	}
	if binary {
		return "a binary file", "save it as PDF, DOCX or text first"
	}
	return "", ""
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

// guard turns a panic of a library on damaged input into an error.
func guard(name string, err *error) {
	if x := recover(); x != nil {
		*err = fault.New(fault.Invalid, name, "the file is damaged: %v", x).Try("open it in the program that made it and save it again")
	}
}

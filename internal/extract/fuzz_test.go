package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// sound fails where a document cannot be quoted: a layer that is no text, blocks
// or places outside it.
func sound(t *testing.T, d *Document) {
	t.Helper()
	for i := range d.Layers {
		l, last := &d.Layers[i], 0
		if !utf8.ValidString(l.Text) || strings.ContainsRune(l.Text, 0) {
			t.Fatalf("layer %s is no text: %.200q", l.ID, l.Text)
		}
		for _, b := range l.Blocks {
			if b.Start < last || b.Body < b.Start || b.End < b.Body || b.End > len(l.Text) {
				t.Fatalf("block %+v", b)
			}
			last = b.End
		}
	}
}

// FuzzDOCX gives any XML as the text of an office document, its notes and its
// comments, where a mutation of the whole file would only break the archive.
func FuzzDOCX(f *testing.F) {
	const p = `<w:p><w:r><w:t>a</w:t></w:r></w:p>`
	for _, s := range []string{p, `<w:tbl><w:tr><w:tc>` + p + `<w:tbl><w:tr><w:tc>` + p + `</w:tc></w:tr></w:tbl>` + p + `</w:tc></w:tr></w:tbl>`,
		`<w:p><w:r><w:t>a</w:t></w:r><w:txbxContent>` + p + `</w:txbxContent><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
		`</w:p></w:tbl></w:tc></w:tr>` + p, `<w:p><w:p><w:p>`, `<w:footnote w:id="2">` + p + `</w:footnote><w:comment w:author="A">` + p + `</w:comment>`} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, body, notes string) {
		d, err := Read("a.docx", officeFile(t, "word/document.xml", body, "word/footnotes.xml", notes, "word/comments.xml", notes, "docProps/core.xml", notes))
		if err == nil {
			sound(t, d)
		}
	})
}

// FuzzPage gives any head and body to the reader of pages.
func FuzzPage(f *testing.F) {
	f.Add(`<script type="application/ld+json">{"@graph":[{"@type":["Article"],"author":{"@id":{"x":1}},"datePublished":["2021-05-03"]},{"@id":[1],"name":{}}]}</script>`, `<p>By Ann, Reuters</p><table><tr><td>a<sup>1</sup></td></tr></table>`)
	f.Add(`<meta name="date" content="Nov 20, 2022"><meta name=author content="By ">`, `<time datetime="2022-11-20">x</time><p>(Reporting by ; Editing by)</p><p>AFP</p>`)
	f.Add(`<title>a | b - c</title>`, `KYIV, Nov. 20, 2022 (AP) -- x. OSLO (`)
	f.Fuzz(func(t *testing.T, head, body string) {
		if d, err := Read("a.html", []byte("<!DOCTYPE html><html><head>"+head+"</head><body>"+body+"</body></html>")); err == nil {
			sound(t, d)
		}
	})
}

// FuzzWriting gives any bytes as a plain text or the body of a message: what
// comes out is text.
func FuzzWriting(f *testing.F) {
	for _, s := range []string{"\xff\xfeH\x00i\x00", "\xff\xfe\x00\x00H\x00\x00\x00", "H\x00a\x00l\x00l\x00o\x00 \x00t\x00h\x00e\x00r\x00e\x00", "caf\xe9", "naïve \xff", "\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := Read("a.txt", data); err == nil {
			sound(t, d)
		}
		if d, err := Read("a.eml", append([]byte("From: a@b.example\nMessage-ID: <1@x>\nSubject: s\n\n"), data...)); err == nil {
			sound(t, d)
		}
	})
}

// TestFixturesAreSound holds the made files to what fuzzing holds others to.
func TestFixturesAreSound(t *testing.T) {
	names, err := filepath.Glob("testdata/*.*")
	if err != nil || len(names) < 15 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		if base := filepath.Base(name); base == "scanned.pdf" || base == "stamped.pdf" { // would start tesseract
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if d, err := Read(name, data); err == nil {
			sound(t, d)
		}
	}
}

// TestRaisedNumbersAreCheap: a mark of a note is told by what is near it, however
// long the page is. A quadratic look takes minutes here.
func TestRaisedNumbersAreCheap(t *testing.T) {
	for what, page := range map[string]string{
		"blanks before":  "<p>Ten left." + strings.Repeat(" ", 2<<20) + strings.Repeat("<sup>[1]</sup>", 100_000) + "</p>",
		"marks in marks": "<p>" + strings.Repeat("<sup>", 400) + strings.Repeat("<i></i>", 250_000) + "</p>",
	} {
		doc, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		got := visible(doc)
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: took %s", what, took)
		}
		if want := map[string]string{"blanks before": "Ten left."}[what]; got != want {
			t.Errorf("%s: %.40q, want %q", what, got, want)
		}
	}
}

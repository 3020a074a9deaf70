package pdftext

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// build makes a PDF of objects numbered from 1, without a table of contents;
// the first is the catalog.
func build(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer <</Root 1 0 R>>\n%%EOF\n")
	return []byte(b.String())
}

func streamOf(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

const helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"

// onePage is a PDF with one page of the content, 612 by 792 points.
func onePage(content string) []byte {
	return build("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>", streamOf("", content), helvetica)
}

// at shows text with its base line at x, y from the lower left corner.
func at(x, y, size float64, text string) string {
	return fmt.Sprintf("BT /F %g Tf %g %g Td (%s) Tj ET\n", size, x, y, text)
}

func read(t *testing.T, data []byte) *Document {
	t.Helper()
	d, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestPlaceOfLines(t *testing.T) {
	d := read(t, onePage(at(72, 700, 12, "Forty pumps left the")+at(72, 686, 12, "port in the night.")))
	if d.Body.Text != "Forty pumps left the port in the night." {
		t.Fatalf("text %q", d.Body.Text)
	}
	if len(d.Body.Lines) != 2 {
		t.Fatalf("lines %+v", d.Body.Lines)
	}
	l := d.Body.Lines[1]
	if got := d.Body.Text[l.Start:l.End]; got != "port in the night." || l.Page != 1 {
		t.Errorf("second line %q on page %d", got, l.Page)
	}
	if b := l.Box; b.X0 != 72 || b.Y0 > 106 || b.Y1 < 106 || b.X1 < 120 || b.X1 > 190 {
		t.Errorf("box %+v: the base line is 106 points from the top", b)
	}
}

func TestEncryptedAndPacked(t *testing.T) {
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(files) < 7 {
		t.Fatal("testdata is incomplete", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(data)
		if filepath.Base(f) == "password.pdf" {
			if err != ErrEncrypted {
				t.Errorf("%s: %v", f, err)
			}
			continue
		}
		if err != nil || d.Body.Text != "The crates left the quay." || d.Info.Title != "Crates" || d.Info.Author != "Ann Clerk" {
			t.Errorf("%s: %v %+v", f, err, d)
		}
	}
}

func TestDamaged(t *testing.T) {
	data, err := os.ReadFile("testdata/linearized.pdf")
	if err != nil {
		t.Fatal(err)
	}
	cut := data[:bytes.LastIndex(data, []byte("xref"))]
	if d, err := Read(cut); err != nil || d.Body.Text == "" {
		t.Errorf("without its last table: %v", err)
	}
	if d, err := Read(append([]byte("junk before\n"), data...)); err != nil || d.Body.Text == "" {
		t.Errorf("with bytes before it: %v", err)
	}
	for name, in := range map[string][]byte{"text": []byte("hello"), "empty": nil} {
		if _, err := Read(in); err != ErrNotPDF {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Read([]byte("%PDF-1.4 nothing")); err != ErrNoPages {
		t.Errorf("no pages: %v", err)
	}
}

func TestLaterObjectsReplaceEarlier(t *testing.T) {
	data := onePage(at(72, 700, 12, "The old text."))
	data = append(data, "4 0 obj\n"+streamOf("", at(72, 700, 12, "The new text."))+"\nendobj\n%%EOF\n"...)
	if d := read(t, data); d.Body.Text != "The new text." {
		t.Errorf("got %q", d.Body.Text)
	}
}

func TestFilters(t *testing.T) {
	want := []byte(strings.Repeat("The crates left the quay; nobody saw them go. ", 200))
	var z, late bytes.Buffer
	zw := zlib.NewWriter(&z)
	_, _ = zw.Write(want)
	_ = zw.Close()
	lw := lzw.NewWriter(&late, lzw.MSB, 8)
	_, _ = lw.Write(want)
	_ = lw.Close()
	for _, c := range []struct {
		filter string
		in     []byte
		late   bool
		want   string
	}{
		{"FlateDecode", z.Bytes(), false, string(want)},
		{"FlateDecode", z.Bytes()[:len(z.Bytes())-4], false, string(want)}, // checksum cut off
		{"LZWDecode", late.Bytes(), true, string(want)},
		{"LZWDecode", []byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01}, false, "-----A---B"}, // the example of ISO 32000-1, 7.4.4.2
		{"ASCII85Decode", []byte("<~87cURD]i,\"Ebo80~>"), false, "Hello World!"},
		{"ASCIIHexDecode", []byte("48 65 6C6c 6F>"), false, "Hello"},
		{"RunLengthDecode", []byte("\x02abc\xfed\x80zzz"), false, "abcddd"},
		{"DCTDecode", []byte("\xff\xd8"), false, ""},
	} {
		if got := string(unfilter(c.filter, c.in, maxStream, c.late)); got != c.want {
			t.Errorf("%s: %d bytes %.40q", c.filter, len(got), got)
		}
	}
}

func TestPredictors(t *testing.T) {
	f := &file{}
	rows := []byte{
		0, 1, 2, 3, // as it stands
		1, 1, 1, 1, // left
		2, 1, 1, 1, // up
		3, 1, 1, 1, // mean
		4, 1, 1, 1, // Paeth
	}
	got := f.predict(rows, dict{"Predictor": 15.0, "Columns": 3.0})
	want := []byte{1, 2, 3, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestGlyphNames(t *testing.T) {
	for n, want := range map[string]string{"A": "A", "eacute": "é", "Zcaron": "Ž", "ffi": "ffi", "afii10017": "А", "afii10097": "я", "afii10071": "ё",
		"uni0416": "Ж", "u1F600": "😀", "quoteright": "’", "space": " ", "alpha": "α", "a.sc": "a", "ohungarumlaut": "ő", "nonsense": "", "g123": ""} {
		if got := glyphText(n); got != want {
			t.Errorf("%s: %q, want %q", n, got, want)
		}
	}
	if got := textString("\x90quoted\x90 \xe9"); got != "’quoted’ é" {
		t.Errorf("text string %q", got)
	}
	if got := textString("\xfe\xff\x04\x16\x00!"); got != "Ж!" {
		t.Errorf("text string %q", got)
	}
}

func TestFonts(t *testing.T) {
	mapped := "/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n" +
		"2 beginbfchar <0001> <0041> <0002> <006600660069> endbfchar\n1 beginbfrange <0010> <0012> <4E00> <0020> <0021> [<0042> <0043>] endbfrange end"
	page := "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R/G 8 0 R/H 9 0 R>>>>>>"
	content := "BT /F 12 Tf 72 700 Td <000100020010001100120020> Tj ET BT /G 12 Tf 72 600 Td (ab\\001) Tj ET BT /H 12 Tf 72 500 Td <D1A7B2E2> Tj ET"
	d := read(t, build("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", page, streamOf("", content),
		"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[7 0 R]>>", streamOf("", mapped),
		"<</Type/Font/Subtype/CIDFontType2/DW 500/W[1[600 700] 16 18 1000]>>",
		"<</Type/Font/Subtype/Type1/BaseFont/X/FirstChar 97/Widths[500 500]/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[97/alpha/fi 1/Zcaron]>>>>",
		"<</Type/Font/Subtype/Type0/Encoding/GBK-EUC-H/DescendantFonts[7 0 R]>>"))
	if want := "Affi一丁丂B\nαfiŽ\n学测"; d.Body.Text != want {
		t.Errorf("got %q, want %q", d.Body.Text, want)
	}
}

func TestActualTextAndForms(t *testing.T) {
	content := "/Span <</ActualText (pumps)>> BDC " + at(72, 700, 12, "pvmps") + " EMC /X Do"
	d := read(t, build("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>", streamOf("", content), helvetica,
		streamOf("/Type/XObject/Subtype/Form/Matrix[1 0 0 1 0 -100]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>", at(72, 700, 12, "In a form.")+" /X Do")))
	if !strings.HasPrefix(d.Body.Text, "pumps\nIn a form.") {
		t.Errorf("got %.80q", d.Body.Text)
	}
}

func TestRotatedPage(t *testing.T) {
	data := bytes.Replace(onePage("0 1 -1 0 200 72 cm "+at(0, 0, 12, "Read me sideways.")), []byte("/Contents"), []byte("/Rotate 90/Contents"), 1)
	d := read(t, data)
	if d.Body.Text != "Read me sideways." || d.Pages[0].Width != 792 {
		t.Errorf("got %q on a page %g wide", d.Body.Text, d.Pages[0].Width)
	}
}

// hostile are files that try to keep a reader busy for ever or to fill its
// memory.
func hostile() map[string][]byte {
	var bomb bytes.Buffer
	zw := zlib.NewWriter(&bomb)
	zeros := make([]byte, 1<<20)
	for range 300 {
		_, _ = zw.Write(zeros)
	}
	_ = zw.Close()
	catalog, pages := "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>"
	page := "<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R/Y 7 0 R>>>>>>"
	form := func(s string) string { return streamOf("/Subtype/Form", s) }
	many := strings.Repeat("/X Do /Y Do ", 1000)
	return map[string][]byte{
		"pages within themselves":   build(catalog, "<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]>>", "<</Type/Pages/Kids[2 0 R 3 0 R]>>"),
		"reference to itself":       build(catalog, "2 0 R", "3 0 R"),
		"table of contents loops":   []byte("%PDF-1.4\nxref\n0 0\ntrailer<</Prev 9/Size 1000000000>>\nstartxref\n9\n%%EOF"),
		"forms within forms":        build(catalog, pages, page, form(many), helvetica, form(many), form(many)),
		"unpacks to 300 MiB":        build(catalog, pages, page, streamOf("/Filter/FlateDecode", bomb.String()), helvetica),
		"packed many times":         build(catalog, pages, page, streamOf("/Filter["+strings.Repeat("/FlateDecode", 5000)+"]", bomb.String()), helvetica),
		"deep arrays":               build(catalog, pages, page, streamOf("", strings.Repeat("[", 2_000_000)), helvetica),
		"deep dictionaries":         build(strings.Repeat("<</A ", 1_000_000)),
		"open string":               build(catalog, pages, page, streamOf("", "("+strings.Repeat("(a", 1_000_000))),
		"open hexadecimal":          build(catalog, pages, page, streamOf("", "<")),
		"many states":               build(catalog, pages, page, streamOf("", strings.Repeat("q ", 1_000_000))),
		"object stream of millions": build(catalog, streamOf("/Type/ObjStm/N 999999999/First 1", "1 0 1 0 1 0")),
		"map of everything": build(catalog, pages, page, streamOf("", at(1, 1, 1, "x")),
			"<</Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</W[0 4294967295 1]>>]>>",
			streamOf("", strings.Repeat("<00000000> <FFFFFFFF> <00> 1 endbfrange ", 20000))),
		"huge page":  bytes.Replace(onePage(at(1e9, 1e9, 1e9, "x")), []byte("612 792"), []byte("1e99 99999999999"), 1),
		"odd matrix": onePage("0 0 0 0 0 0 cm " + at(1, 1, 12, "x") + " 1e30 0 0 1e30 0 0 cm " + at(1, 1, 12, "y")),
	}
}

func TestHostile(t *testing.T) {
	for name, data := range hostile() {
		done := make(chan struct{})
		go func() {
			defer close(done)
			_, _ = Read(data)
		}()
		select {
		case <-done:
		case <-time.After(60 * time.Second):
			t.Fatalf("%s: not read within a minute", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(onePage(at(72, 700, 12, "Forty pumps left.")))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/ObjStm/N 1/First 4>>stream\n7 0 <<>>endstream\ntrailer<</Root 7 0 R/Encrypt<</V 5/R 6/U(x)>>>>"))
	for name, data := range hostile() {
		if len(data) < 4000 && name != "forms within forms" {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(append([]byte("%PDF-"), data...))
		if err != nil {
			return
		}
		for _, x := range []Text{d.Body, d.Edges} {
			last := 0
			for _, l := range x.Lines {
				if l.Start < last || l.End < l.Start || l.End > len(x.Text) || l.Page < 1 || l.Page > len(d.Pages) {
					t.Fatalf("line %+v of %d bytes", l, len(x.Text))
				}
				last = l.End
			}
		}
	})
}

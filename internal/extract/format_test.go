package extract

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"sanctrace/internal/fault"
)

// made reads a file of testdata.
func made(t testing.TB, name string) *Document {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// inOrder checks that parts stand in text one after the other.
func inOrder(t *testing.T, text string, parts ...string) {
	t.Helper()
	at := 0
	for _, p := range parts {
		i := strings.Index(text[at:], p)
		if i < 0 {
			t.Fatalf("%q does not follow at byte %d of %.400q", p, at, text)
		}
		at += i + len(p)
	}
}

// TestColumns reads what two programs print of one page of two columns: every
// sentence stands there in its order, and no sentence is cut.
func TestColumns(t *testing.T) {
	for _, name := range []string{"columns-chromium.pdf", "columns-libreoffice.pdf"} {
		d := made(t, name)
		var parts []string
		for i := 4; i <= 42; i++ {
			parts = append(parts, fmt.Sprintf("Sentence number %d begins here. ", i))
		}
		text := strings.ReplaceAll(d.Text().Text, "\n", " ") + " "
		inOrder(t, text, parts...)
		if n := strings.Count(text, "two clerks who counted the crates at the gate."); n < 10 {
			t.Errorf("%s: a sentence is whole %d times only", name, n)
		}
		if d.Outlet != "Harbour Daily" || d.Author != "Ann Clerk" || d.Published.Day != "2021-05-03" || d.Published.Basis != "dateline in the text" || d.Language != "en" {
			t.Errorf("%s: %q %q %+v %q", name, d.Outlet, d.Author, d.Published, d.Language)
		}
	}
}

// TestScripts reads Chinese, Korean and Persian from two programs.
func TestScripts(t *testing.T) {
	for name, c := range map[string]struct{ lang, sentence string }{
		"chinese-chromium.pdf":    {"zh", "工程师已经测量了堤坝，并表示机器将在秋季洪水之前安装完毕。"},
		"korean-libreoffice.pdf":  {"ko", "직원 두 명은 첫 번째 펌프가 월요일에 항구를 떠났다고 말했다."},
		"persian-chromium.pdf":    {"fa", "دو کارمند گفتند که نخستین محموله 300 پمپ (از کارخانه شمال) روز دوشنبه بندر را ترک کرد."},
		"persian-libreoffice.pdf": {"fa", "دو کارمند گفتند که نخستین محموله 300 پمپ (از کارخانه شمال) روز دوشنبه بندر را ترک کرد."},
	} {
		d := made(t, name)
		if n := strings.Count(d.Text().Text, c.sentence); n != 12 {
			t.Errorf("%s: the sentence is whole %d times of 12\n%.300s", name, n, d.Text().Text)
		}
		if d.Language != c.lang {
			t.Errorf("%s: language %q", name, d.Language)
		}
	}
}

// TestPlaces finds a passage on its page and in its box, and reads it again.
func TestPlaces(t *testing.T) {
	d := made(t, "notes.pdf")
	l := d.Text()
	i := strings.Index(l.Text, "Entry 31 says this.")
	s := l.Span(i, i+len("Entry 31 says this."))
	if err := d.Reread(s); err != nil {
		t.Fatal(err)
	}
	w := l.Where(s.Start, s.End)
	if len(w) == 0 || w[0].Page != 2 || !strings.Contains(l.Text[w[0].Start:w[len(w)-1].End], "Entry 31") {
		t.Fatalf("places %+v", w)
	}
	if b := w[0].Box; b.X0 < 50 || b.X1 > 560 || b.Y0 < 40 || b.Y1 > 800 || b.Y1-b.Y0 > 20 {
		t.Errorf("box %+v", b)
	}
	if got := l.Locator(s.Start, s.End); got != fmt.Sprintf("page 2, bytes %d-%d", s.Start, s.End) {
		t.Errorf("locator %q", got)
	}
	for i := range len(l.Text) { // every byte but the ends of lines has a place
		if w := l.Where(i, i+1); len(w) == 0 && l.Text[i] != '\n' && l.Text[i] != ' ' {
			t.Fatalf("byte %d, %q, has no place", i, l.Text[i])
		}
	}
	margins := d.Layers[1]
	if margins.ID != "margins" || !strings.Contains(margins.Text, "Page 3") || strings.Contains(l.Text, "account of the pumps") {
		t.Errorf("margins %q", margins.Text)
	}
}

func TestDOCX(t *testing.T) {
	d := made(t, "notes.docx")
	inOrder(t, d.Text().Text, "Account of the pumps\n", "bought 40 pumps from a workshop", "\n• Ten pumps went", "\n• Thirty pumps", "\nTown\tPumps\nUpper town\t10\n",
		"Entry 1 says this.", "Entry 72 says this.", "\nNote ", "The price was not recorded.")
	if d.Title != "Account of the pumps" || d.Author != "Bo Quay" || d.Published.Day != "2021-05-04" || !strings.Contains(d.Published.Basis, "properties") {
		t.Errorf("%q %q %+v", d.Title, d.Author, d.Published)
	}
	if m := d.Layers[1]; m.ID != "margins" || !strings.Contains(m.Text, "Harbour board, account of the pumps") {
		t.Errorf("margins %q", m.Text)
	}
}

// office makes an office document of parts.
func officeFile(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDOCXChangesAndNumbers(t *testing.T) {
	p := func(s string) string { return "<w:p>" + s + "</w:p>" }
	r := func(s string) string { return "<w:r><w:t>" + s + "</w:t></w:r>" }
	item := `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>`
	data := officeFile(t, "word/document.xml", `<w:document xmlns:w="w"><w:body>`+
		p(`<w:pPr><w:pStyle w:val="Title"/></w:pPr>`+r("Crates"))+
		p(r("Forty ")+"<w:del>"+r("old ")+"</w:del><w:ins>"+r("new ")+"</w:ins>"+r("crates")+"<w:r><w:instrText>PAGE</w:instrText></w:r>"+r(" left."))+
		p(item+r("rope"))+p(item+r("tar"))+
		"<w:tbl><w:tr><w:tc>"+p(r("a"))+p(r("b"))+"</w:tc><w:tc>"+p(r("c"))+"</w:tc></w:tr></w:tbl></w:body></w:document>",
		"word/numbering.xml", `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`)
	d, err := Read("a.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Crates\nForty new crates left.\n1. rope\n2. tar\na b\tc"; d.Text().Text != want || d.Title != "Crates" {
		t.Errorf("title %q, text %q", d.Title, d.Text().Text)
	}
}

func TestXLSX(t *testing.T) {
	d := made(t, "book.xlsx")
	l := d.Text()
	if want := "Ships\nShip\tCargo\nAnna\t40\nCrews\nPer Wharf, master of the Anna"; l.Text != want {
		t.Fatalf("text %q", l.Text)
	}
	for passage, want := range map[string]string{"40": "sheet Ships, cell B3", "Per Wharf": "sheet Crews, cell B1"} {
		i := strings.Index(l.Text, passage)
		if got := l.Locator(i, i+len(passage)); got != fmt.Sprintf("%s, bytes %d-%d", want, i, i+len(passage)) {
			t.Errorf("%s: %q", passage, got)
		}
	}
	if d.Title != "Sailings" || d.Author != "Ann Clerk" || d.Published.Day != "2021-05-05" {
		t.Errorf("%q %q %+v", d.Title, d.Author, d.Published)
	}
}

func TestMail(t *testing.T) {
	d := made(t, "mail.eml")
	if want := "Pumps for the towns\n\nDear Bo,\n\nthe list of the pumps is attached. Two clerks counted 40 crates.\n\nAnn"; d.Text().Text != want {
		t.Errorf("text %q", d.Text().Text)
	}
	if d.Title != "Pumps for the towns" || d.Author != "Ann Clerk" || d.Published.Day != "2021-05-04" || d.Published.Basis != "Date header of the message" {
		t.Errorf("%q %q %+v", d.Title, d.Author, d.Published)
	}
	if h := d.Layers[1]; h.ID != "headers" || !strings.Contains(h.Text, "To: Bo Quay <bo@quay.example>") {
		t.Errorf("headers %q", h.Text)
	}
	var names []string
	for _, p := range d.Parts {
		names = append(names, p.Name)
	}
	if got := strings.Join(names, " "); got != "sheet.xlsx doc.docx forwarded.eml" {
		t.Fatalf("attachments %s", got)
	}
	in, err := Read(d.Parts[2].Name, d.Parts[2].Data)
	if err != nil || in.MediaType != "message/rfc822" || in.Title != "Ünïcode crates" || !strings.Contains(in.Text().Text, "twice — forty") {
		t.Errorf("message within: %v %+v", err, in)
	}
}

func TestMailNames(t *testing.T) {
	for in, want := range map[string]string{"../../etc/passwd": ".._.._etc_passwd", "": "part-3.pdf", "..": "part-3.pdf", "a\nb.txt": "a_b.txt", "C:\\x.doc": "C__x.doc"} {
		if got := partName(in, "application/pdf", 3); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestTextIsNotMail(t *testing.T) {
	for _, text := range []string{"From: the quay\n\nForty crates left.", "Date: unknown\nThe crates left the quay.", "To the board:\nplease note."} {
		if d, err := Read("a.txt", []byte(text)); err != nil || d.MediaType != "text/plain" {
			t.Errorf("%q: %v %+v", text, err, d)
		}
	}
}

func TestMHTML(t *testing.T) {
	d := made(t, "page.mhtml")
	if d.MediaType != "multipart/related" || d.Title != "Pumps left the port" || d.Outlet != "Harbour Daily" || d.Author != "Ann Clerk" || d.Published.Day != "2021-05-03" {
		t.Errorf("%+v", d)
	}
	if !strings.HasPrefix(d.Obtained.URL, "https://harbour.example/pumps") || !strings.HasPrefix(d.Obtained.At, "2026-11-26T") {
		t.Errorf("obtained %+v", d.Obtained)
	}
	if text := d.Text().Text; !strings.Contains(text, "in the night — and that") || strings.Contains(text, "Imprint") {
		t.Errorf("text %q", text)
	}
}

func TestScannedPages(t *testing.T) {
	data, err := os.ReadFile("testdata/scanned.pdf")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read("scanned.pdf", data)
	_, err1 := exec.LookPath("tesseract")
	_, err2 := exec.LookPath("pdftoppm")
	if err1 != nil || err2 != nil {
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "tesseract") {
			t.Errorf("without tesseract: %v", err)
		}
		t.Skip("tesseract and pdftoppm are not installed")
	}
	if err != nil {
		t.Fatal(err)
	}
	l := d.Text()
	if !strings.Contains(l.Extractor, "OCR by tesseract/") || !strings.Contains(l.Text, "more than 40 pumps had been delivered") {
		t.Errorf("%s: %.300q", l.Extractor, l.Text)
	}
	if w := l.Where(0, len(l.Text)); len(w) < 8 || w[0].Page != 1 || w[0].Box.X1 < w[0].Box.X0 || w[0].Box.X1 > 620 {
		t.Errorf("%d places, first %+v", len(w), w[:min(1, len(w))])
	}
}

// Reading that is given up half way gives no half document.
func TestScannedPagesGivenUp(t *testing.T) {
	if findScanner() == nil {
		t.Skip("tesseract and pdftoppm are not installed")
	}
	data, err := os.ReadFile("testdata/scanned.pdf")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if d, err := ReadContext(ctx, "scanned.pdf", data); !errors.Is(err, context.Canceled) || d != nil {
		t.Errorf("%v, %v", d, err)
	}
}

func TestTSV(t *testing.T) {
	head := "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
	row := func(par, line, word, left int, text string) string {
		return fmt.Sprintf("5\t1\t1\t%d\t%d\t%d\t%d\t100\t50\t20\t96\t%s\n", par, line, word, left, text)
	}
	x := fromTSV(head+row(1, 1, 1, 100, "Forty")+row(1, 1, 2, 200, "crates")+row(1, 2, 1, 100, "left.")+row(2, 1, 1, 100, "Nobody")+"broken\n", 4, 0.5)
	if x.Text != "Forty crates left.\nNobody" || len(x.Lines) != 3 || x.Lines[0].Box.X1 != 125 || x.Lines[2].Page != 4 {
		t.Errorf("%+v", x)
	}
}

func TestRanges(t *testing.T) {
	if got := ranges([]int{1, 2, 3, 7, 9, 10}); got != "1-3, 7, 9-10" {
		t.Errorf("got %q", got)
	}
}

// TestHostileOffice reads documents that try to unpack without end.
func TestHostileOffice(t *testing.T) {
	bomb := "<w:document><w:body>" + strings.Repeat("<w:p><w:r><w:t>"+strings.Repeat("a", 1<<20)+"</w:t></w:r></w:p>", 80) + "</w:body></w:document>"
	for name, doc := range map[string]string{
		"large":    bomb,
		"deep":     strings.Repeat("<w:p>", 100000),
		"entities": `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>`,
		"cut":      "<w:document><w:p",
	} {
		if _, err := Read("a.docx", officeFile(t, "word/document.xml", doc)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Read("a.xlsx", officeFile(t, "xl/workbook.xml", doc)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s as a workbook: %v", name, err)
		}
	}
}

func TestHostileMail(t *testing.T) {
	nested := "From: a@b.example\r\nMIME-Version: 1.0\r\n"
	for i := range 600 {
		nested += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	if _, err := Read("a.eml", []byte(nested)); fault.KindOf(err) != fault.Invalid {
		t.Errorf("nested: %v", err)
	}
}

func FuzzFormats(f *testing.F) {
	f.Add([]byte("From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b--"))
	f.Add(officeFile(f, "word/document.xml", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"))
	f.Add(officeFile(f, "xl/workbook.xml", "<workbook/>"))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]>>endobj 3 0 obj<</Type/Page>>endobj"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read("a", data)
		if err != nil {
			return
		}
		for i := range d.Layers {
			l, last := &d.Layers[i], 0
			for _, p := range l.Places {
				if p.Start < last || p.End < p.Start || p.End > len(l.Text) {
					t.Fatalf("place %+v of %d bytes", p, len(l.Text))
				}
				last = p.Start
			}
		}
	})
}

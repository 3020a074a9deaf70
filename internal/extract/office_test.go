package extract

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// layer returns the text of a layer, "" where there is none.
func (d *Document) layer(id string) string {
	for _, l := range d.Layers {
		if l.ID == id {
			return l.Text
		}
	}
	return ""
}

// TestDOCXNested: the text around a text box and around a table in a table
// stays, comments stand beside the text, notes bear the numbers that readers
// see.
func TestDOCXNested(t *testing.T) {
	d := made(t, "boxes.docx")
	inOrder(t, d.Text().Text, "The harbour sold 40 pumps to the plant in April.\n", "Boxed: ten valves went to the upper town.\n", "After the box.\n",
		"inner a\tinner b\n", "Before nested After nested\t10\n", "Merged row\nThe end.\n", "Note 1: The price was 400 euro for each pump.")
	if got := d.layer("comments"); got != "Bo Quay: Comment: check whether the clerk said 14." || strings.Contains(d.Text().Text, "Comment") {
		t.Errorf("comments %q", got)
	}
	if b := d.Text().Blocks[0]; b.Kind != Headline || d.Title != "Account of the pumps" {
		t.Errorf("%+v, title %q", b, d.Title)
	}
}

// TestXLSXDates: dates of figures say which is the month, comments are kept with
// their cell, and a hidden sheet is told.
func TestXLSXDates(t *testing.T) {
	d := made(t, "dates.xlsx")
	inOrder(t, d.Text().Text, "Deliveries\nMerged heading over three\nDate\tItem\tPumps\n", "2021-05-04\tline one line two\t12,345.50\n", "Nov 20, 2021\t12346.5\t25%\n", "The hidden plant bought 40 pumps.")
	if got := d.layer("comments"); got != "Cell comment here" || d.Layers[1].Places[0].Cell != "B3" {
		t.Errorf("comments %q %+v", got, d.Layers)
	}
	if !slices.ContainsFunc(d.Notes, func(s string) bool { return strings.Contains(s, "Hidden one is hidden") }) {
		t.Errorf("notes %q", d.Notes)
	}
	for format, want := range map[string]string{"dd/mm/yyyy": "2021-05-04", "m\\/d\\/yy;@": "2021-05-04", "[$-409]d-m-yyyy hh:mm": "2021-05-04 10:30", "mmm d, yyyy": "May 4, 2021", "d. mmmm yyyy": "4. May 2021"} {
		f := excelize.NewFile()
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue("Sheet1", "A1", 44320.4375); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Sheet1", "A1", "A1", style); err != nil {
			t.Fatal(err)
		}
		b, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		if d, err := Read("a.xlsx", b.Bytes()); err != nil || d.Text().Text != want {
			t.Errorf("%s: %v, %q, want %q", format, err, d.Text().Text, want)
		}
	}
}

// TestStampedScan: a scanned page with a line of text at its edge is read, and
// the day on which a browser printed it is no day of publication.
func TestStampedScan(t *testing.T) {
	if findScanner() == nil {
		t.Skip("tesseract and pdftoppm are not installed")
	}
	d := made(t, "stamped.pdf")
	if !strings.Contains(d.Text().Extractor, "OCR by tesseract") || !strings.Contains(d.Text().Text, "more than 300 pumps had left the port") {
		t.Errorf("%s: %.300q", d.Text().Extractor, d.Text().Text)
	}
	if d.Published.Day != "2021-05-03" || d.Published.Weak() || d.Obtained.At == "" || d.Author != "Ann Clerk" {
		t.Errorf("%+v %+v %q", d.Published, d.Obtained, d.Author)
	}
}

// TestPrintedDay: what made a file decides what its date says.
func TestPrintedDay(t *testing.T) {
	data, err := os.ReadFile("testdata/notes.pdf")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read("notes.pdf", data)
	if err != nil || !d.Published.Weak() || d.Obtained.At != "" {
		t.Errorf("a writer's file: %+v %+v %v", d.Published, d.Obtained, err)
	}
	d = made(t, "chinese-chromium.pdf")
	if d.Published.Weak() || d.Obtained.At == "" {
		t.Errorf("a printed page: %+v %+v", d.Published, d.Obtained)
	}
}

// TestPrintedPage: a page that a browser printed keeps its address and outlet.
func TestPrintedPage(t *testing.T) {
	d := &Document{Title: "Pumps left the port - Marsh Times", Layers: []Layer{NewLayer("text", "pdf/1", "Pumps left the port\nTwo clerks said so."),
		NewLayer("margins", "pdf/1", "5/3/21, 10:00 AM\tPumps left the port - Marsh Times\nhttps://marsh.example/pumps?a=1\t1/2")}}
	d.Layers[0].Blocks = []Block{{Kind: Headline, Start: 0, End: 19, Body: 0, Number: 1}}
	d.printed("D:20210503100000Z")
	if d.Title != "Pumps left the port" || d.Outlet != "Marsh Times" || d.Obtained.URL != "https://marsh.example/pumps?a=1" || d.Obtained.At != "2021-05-03" {
		t.Errorf("%q %q %+v", d.Title, d.Outlet, d.Obtained)
	}
	for edge, want := range map[string]string{"https://marsh.example/a-long-way/to…\t1/2": "", "https://marsh.example/a...": "", "x https://marsh.example/b 1/2": "https://marsh.example/b", "file:///tmp/x.html 1/1": "", "": ""} {
		if got := wholeURL(edge); got != want {
			t.Errorf("%q: %q", edge, got)
		}
	}
}

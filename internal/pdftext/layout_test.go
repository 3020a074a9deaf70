package pdftext

import (
	"fmt"
	"strings"
	"testing"
)

// set breaks a text into lines of about width signs.
func set(text string, width int) []string {
	var out []string
	line := ""
	for _, w := range strings.Fields(text) {
		if line != "" && len(line)+1+len(w) > width {
			out, line = append(out, line), ""
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return append(out, line)
}

// column shows lines below each other.
func column(x, y, size float64, lines []string) string {
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(at(x, y-float64(i)*size*1.2, size, l))
	}
	return b.String()
}

// pagesOf is a PDF with a page for each content.
func pagesOf(contents ...string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", helvetica}
	kids := ""
	for i, c := range contents {
		n := 4 + 2*i
		kids += fmt.Sprintf("%d 0 R ", n)
		objects = append(objects, fmt.Sprintf("<</Type/Page/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>", n+1), streamOf("", c))
	}
	objects[1] = "<</Type/Pages/Kids[" + kids + "]>>"
	return build(objects...)
}

const (
	account1 = "The account1 account says that forty pumps left the port in the night and that nobody asked for papers at the gate, " +
		"although two clerks had counted the crates in the evening and had written their number down in the book of the harbour."
	account2 = "The account2 account holds that the crates were empty when they came to the quay, because the dealer had sold what " +
		"they held to a town up the river, whose mayor said nothing about it until the water rose in the following autumn."
)

func TestColumns(t *testing.T) {
	left, right := set(account1, 44), set(account2, 44)
	for name, content := range map[string]string{
		"side by side":        column(72, 600, 10, left) + column(330, 600, 10, right),
		"base lines differ":   column(72, 600, 10, left) + column(330, 595, 10, right),
		"drawn right to left": column(330, 600, 10, right) + column(72, 600, 10, left),
	} {
		d := read(t, onePage(at(72, 660, 20, "A heading across the page of two columns")+content))
		if want := "A heading across the page of two columns\n" + account1 + "\n" + account2; d.Body.Text != want {
			t.Errorf("%s: got %q", name, d.Body.Text)
		}
	}
}

func TestParagraphRunsOverColumnsAndPages(t *testing.T) {
	text := account1[:len(account1)-1] + " and later " + account2
	lines := set(text, 44)
	d := read(t, onePage(column(72, 600, 10, lines[:5])+column(330, 600, 10, lines[5:])))
	if d.Body.Text != text {
		t.Errorf("columns: got %q", d.Body.Text)
	}
	lines = set(text, 90)
	d = read(t, pagesOf(column(72, 300, 10, lines[:3]), column(72, 700, 10, lines[3:])))
	if d.Body.Text != text {
		t.Errorf("pages: got %q", d.Body.Text)
	}
	if a, b := d.Body.Lines[2], d.Body.Lines[3]; a.Page != 1 || b.Page != 2 {
		t.Errorf("pages of lines: %+v %+v", a, b)
	}
}

func TestTableIsReadByRows(t *testing.T) {
	content := ""
	for i, row := range [][3]string{{"Ship", "Cargo", "Tonnes"}, {"Anna", "pumps", "40"}, {"Berta", "rope", "3"}, {"Clara", "tar", "12"}, {"Dora", "salt", "7"}} {
		for k, c := range row {
			content += at(72+float64(k)*150, 600-float64(i)*14, 10, c)
		}
	}
	d := read(t, onePage(content))
	if want := "Ship\tCargo\tTonnes\nAnna\tpumps\t40\nBerta\trope\t3\nClara\ttar\t12\nDora\tsalt\t7"; d.Body.Text != want {
		t.Errorf("got %q", d.Body.Text)
	}
}

func TestHyphens(t *testing.T) {
	for name, c := range map[string]struct{ lines, want string }{
		"divided":               {"The clerks counted the con-|signment twice.", "The clerks counted the consignment twice."},
		"of its own":            {"A well-known dealer and another well-|known dealer.", "A well-known dealer and another well-known dealer."},
		"two words of the text": {"The low boats and the enriched ore: low-|enriched ore.", "The low boats and the enriched ore: low-enriched ore."},
		"before a number":       {"They sold uranium-|235 to nobody.", "They sold uranium-235 to nobody."},
		"dash":                  {"Nobody knew —|or said so.", "Nobody knew — or said so."},
	} {
		enc := strings.ReplaceAll(c.lines, "—", "\x97")
		d := read(t, onePage(column(72, 600, 10, strings.Split(enc, "|"))))
		if d.Body.Text != c.want {
			t.Errorf("%s: got %q", name, d.Body.Text)
		}
		for _, l := range d.Body.Lines {
			if l.End > len(d.Body.Text) {
				t.Errorf("%s: line %+v", name, l)
			}
		}
	}
}

func TestFurniture(t *testing.T) {
	var pages []string
	for i := range 4 {
		pages = append(pages, at(72, 760, 9, "Account of the pumps")+column(72, 600, 10, set(fmt.Sprintf("Page %d begins. ", i)+account1, 90))+
			at(300, 30, 9, fmt.Sprint(i+1))+at(72, 42, 9, fmt.Sprintf("Harbour board, %d May", i+2)))
	}
	d := read(t, pagesOf(pages...))
	if strings.Contains(d.Body.Text, "Account") || strings.Contains(d.Body.Text, "Harbour board") || strings.Count(d.Body.Text, "\n") != 3 {
		t.Errorf("body %q", d.Body.Text)
	}
	if strings.Count(d.Edges.Text, "Account of the pumps") != 4 || !strings.Contains(d.Edges.Text, "Harbour board, 5 May") {
		t.Errorf("edges %q", d.Edges.Text)
	}
}

func TestFootnotes(t *testing.T) {
	lines := set(account1, 90)
	d := read(t, pagesOf(
		column(72, 400, 10, lines[:2])+at(72, 100, 7, "1 The book was lost."),
		column(72, 700, 10, lines[2:])+column(72, 500, 10, set(account2, 90))+at(72+40, 508, 5, "")))
	if want := account1 + "\n1 The book was lost.\n" + account2; d.Body.Text != want {
		t.Errorf("got %q", d.Body.Text)
	}
}

func TestNoteMarks(t *testing.T) {
	for in, want := range map[string]string{
		at(72, 600, 10, "The pumps") + at(118, 604, 6, "12") + at(126, 600, 10, "left."): "The pumps left.",
		at(72, 600, 10, "about 5 km") + at(119, 604, 6, "2"):                             "about 5 km2",
		at(72, 600, 10, "made of UF") + at(125, 598, 6, "6"):                             "made of UF6",
	} {
		if d := read(t, onePage(in)); d.Body.Text != want {
			t.Errorf("got %q, want %q", d.Body.Text, want)
		}
	}
}

func TestLists(t *testing.T) {
	d := read(t, onePage(column(72, 600, 10, []string{"\x95 the first point, which is long enough to", "need a second line", "\x95 the second point"})))
	if want := "• the first point, which is long enough to need a second line\n• the second point"; d.Body.Text != want {
		t.Errorf("got %q", d.Body.Text)
	}
}

func TestRightToLeft(t *testing.T) {
	visual := strings.Split("(ב) 42 גא", "")
	if got := strings.Join(logical(visual, true), ""); got != "אג 42 (ב)" {
		t.Errorf("got %q", got)
	}
	if got := strings.Join(logical(strings.Split("see גבא here", ""), false), ""); got != "see אבג here" {
		t.Errorf("got %q", got)
	}
	if got := strings.Join(logical([]string{"\ufefb", "\ufe8d"}, true), ""); got != "الا" {
		t.Errorf("shapes: got %q", got)
	}
}

func TestDoubledTypeIsReadOnce(t *testing.T) {
	if d := read(t, onePage(at(72, 600, 12, "Bold heading")+at(72.4, 600, 12, "Bold heading"))); d.Body.Text != "Bold heading" {
		t.Errorf("got %q", d.Body.Text)
	}
}

func TestPageNumber(t *testing.T) {
	for s, want := range map[string]bool{"7": true, "- 7 -": true, "Page 3 of 12": true, "3 / 12": true, "2021 was wet": false, "Seven": false, "": false} {
		if pageNumber(s) != want {
			t.Errorf("%q: not %v", s, want)
		}
	}
}

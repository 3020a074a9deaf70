package extract

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/pdftext"
	"sanctrace/internal/when"
)

// readPDF fills d from a PDF file: its running text, and a layer with what
// stands at the edges of its pages.
func readPDF(ctx context.Context, d *Document, data []byte) (err error) {
	defer guard(d.Name, &err)
	doc, err := pdftext.Read(data)
	switch {
	case errors.Is(err, pdftext.ErrEncrypted):
		return fault.New(fault.Invalid, d.Name, "%v", err).Try("open it with the password and print it to a new PDF")
	case err != nil:
		return fault.New(fault.Invalid, d.Name, "%v", err).Try("open it in a PDF viewer and print it to a new PDF")
	}
	text, how := doc.Body, "pdf/1"
	scanned := unreadPages(doc)
	if len(scanned) > 0 {
		text, how = d.ocr(ctx, data, doc, scanned)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	d.Layers = []Layer{pdfLayer("text", how, text)}
	if doc.Edges.Text != "" {
		d.Layers = append(d.Layers, pdfLayer("margins", "pdf/1", doc.Edges))
	}
	if doc.Cut {
		d.Notes = append(d.Notes, "the file is larger than is read; its end is left out")
	}
	if strings.TrimSpace(text.Text) == "" && len(d.Notes) > 0 {
		return fault.New(fault.Invalid, d.Name, "the document has no text: %s", d.Notes[0]).Try("install tesseract (and pdftoppm), or give a PDF with a text layer")
	}
	d.layout()
	d.pdfInfo(doc.Info)
	return nil
}

// unreadPages returns the pages that show text only as a picture, or in fonts
// that do not say which letters they hold.
func unreadPages(doc *pdftext.Document) []int {
	var out []int
	for _, p := range doc.Pages {
		if p.Scanned || p.Unreadable {
			out = append(out, p.Number)
		}
	}
	return out
}

func pdfLayer(id, how string, t pdftext.Text) Layer {
	l := NewLayer(id, how, t.Text)
	l.Places = make([]Place, 0, len(t.Lines))
	for _, x := range t.Lines {
		l.Places = append(l.Places, Place{Start: x.Start, End: x.End, Page: x.Page, Box: Box(x.Box)})
	}
	return l
}

// pdfInfo takes what the file says about itself where its text says nothing:
// what stands on the page comes first.
func (d *Document) pdfInfo(info pdftext.Info) {
	if t := properTitle(info.Title); t != "" {
		d.Title = t
	}
	if d.Author == "" {
		d.Author = info.Author
	}
	if lang, _, _ := strings.Cut(strings.ToLower(info.Language), "-"); len(lang) == 2 {
		d.Language = lang
	}
	if printedPage(info) {
		d.printed(info.Created)
		return
	}
	d.fileDate(info.Created, "the PDF's properties")
}

// printedPage reports whether a browser printed the file: its date is then that
// on which the reader had the page, and says nothing of its publication.
func printedPage(info pdftext.Info) bool {
	for _, s := range []string{"Skia/PDF", "Mozilla/", "Chromium", "Firefox", "Safari", "wkhtmltopdf"} {
		if strings.Contains(info.Producer, s) || strings.Contains(info.Creator, s) {
			return true
		}
	}
	return false
}

// printed takes what a printed page tells beside its text: when it was printed,
// its address at the edge, and in its title the outlet.
func (d *Document) printed(created string) {
	if p := propertyDate(created, ""); p.Day != "" && d.Obtained.At == "" {
		d.Obtained.At = string(p.Day)
	}
	for _, l := range d.Layers {
		if l.ID == "margins" && d.Obtained.URL == "" {
			d.Obtained.URL = wholeURL(l.Text)
		}
	}
	heading := ""
	for _, b := range d.Text().Blocks {
		if b.Kind == Headline {
			heading = d.Text().Text[b.Start:b.End]
			break
		}
	}
	d.titleOutlet(heading)
}

var printedURL = regexp.MustCompile(`\bhttps?://[^\s…]+…?`)

// wholeURL returns the address at the edge of a printed page; "" for a long one,
// which is cut there and ends in dots.
func wholeURL(edge string) string {
	u := printedURL.FindString(edge)
	if strings.HasSuffix(u, "…") || strings.HasSuffix(u, "...") {
		return ""
	}
	return u
}

// propertiesBasis begins the reason of a date that a file's properties gave.
const propertiesBasis = "creation date in "

// Weak reports whether the date is only that on which the file was made.
func (p Published) Weak() bool { return strings.HasPrefix(p.Basis, propertiesBasis) }

// fileDate takes a date of the file's properties, which says when the file was
// made and is the weakest reason to believe a date.
func (d *Document) fileDate(s, where string) {
	d.setPublished(propertyDate(s, propertiesBasis+where))
}

// propertyDate reads a date as files' properties hold it.
func propertyDate(s, basis string) Published {
	digits := regexp.MustCompile(`^(?:D:)?(\d{4})-?(\d\d)-?(\d\d)`).FindStringSubmatch(strings.TrimSpace(s))
	if digits != nil {
		if day, err := when.ParseDay(digits[1] + "-" + digits[2] + "-" + digits[3]); err == nil {
			return Published{Text: s, Day: day, Basis: basis}
		}
	}
	return Published{}
}

// properTitle drops titles that programs fill in by themselves.
func properTitle(s string) string {
	low := strings.ToLower(s)
	for _, p := range []string{"microsoft word", "microsoft powerpoint", "untitled", "document1", "slide 1"} {
		if strings.HasPrefix(low, p) {
			return ""
		}
	}
	for _, ext := range []string{".doc", ".docx", ".pdf", ".indd", ".qxd", ".rtf", ".odt", ".tex", ".dvi", ".html", ".htm", ".jpg", ".png", ".tif"} {
		if strings.HasSuffix(low, ext) {
			return ""
		}
	}
	return s
}

package extract

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"sanctrace/internal/pdftext"
)

// Bounds on reading scanned pages.
const (
	maxScanned  = 300              // pages of one document
	scanTime    = 90 * time.Second // one page
	scanTotal   = 30 * time.Minute // one document
	scanDPI     = 200
	maxPixels   = 4000    // of the longer side of a page
	maxScanText = 1 << 20 // bytes of one page
)

// scanner is the programs that read scanned pages, as they are installed.
type scanner struct{ render, read, name string }

// findScanner looks for the programs once.
var findScanner = sync.OnceValue(func() *scanner {
	render, err1 := exec.LookPath("pdftoppm")
	read, err2 := exec.LookPath("tesseract")
	if err1 != nil || err2 != nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), scanTime)
	defer cancel()
	out, err := exec.CommandContext(ctx, read, "--version").CombinedOutput()
	if err != nil {
		return nil
	}
	f := strings.Fields(string(out))
	return &scanner{render, read, "tesseract/" + f[min(1, len(f)-1)]}
})

// ocr reads scanned pages and puts what they hold among the text of the other
// pages. The name of the extractor says which pages were read so.
func (d *Document) ocr(ctx context.Context, data []byte, doc *pdftext.Document, pages []int) (pdftext.Text, string) {
	s := findScanner()
	if s == nil {
		d.Notes = append(d.Notes, fmt.Sprintf("pages %s are scanned, and tesseract with pdftoppm is not installed", ranges(pages)))
		return doc.Body, "pdf/1"
	}
	if len(pages) > maxScanned {
		d.Notes = append(d.Notes, fmt.Sprintf("only the first %d of %d scanned pages were read", maxScanned, len(pages)))
		pages = pages[:maxScanned]
	}
	dir, err := os.MkdirTemp("", "sanctrace-scan-")
	if err != nil {
		return doc.Body, "pdf/1"
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return doc.Body, "pdf/1"
	}
	ctx, cancel := context.WithTimeout(ctx, scanTotal)
	defer cancel()
	read := map[int]pdftext.Text{}
	for _, n := range pages {
		if errors.Is(ctx.Err(), context.Canceled) {
			break
		}
		t, err := s.page(ctx, dir, file, doc.Pages[n-1])
		if err != nil {
			d.Notes = append(d.Notes, fmt.Sprintf("page %d is scanned and could not be read: %v", n, err))
			continue
		}
		read[n] = t
	}
	return merge(doc, read), fmt.Sprintf("pdf/1, OCR by %s of pages %s", s.name, ranges(pages))
}

// page reads one page.
func (s *scanner) page(ctx context.Context, dir, file string, p pdftext.Page) (pdftext.Text, error) {
	ctx, cancel := context.WithTimeout(ctx, scanTime)
	defer cancel()
	num := strconv.Itoa(p.Number)
	long := max(p.Width, p.Height)
	pixels := min(maxPixels, max(500, int(long/72*scanDPI)))
	image := filepath.Join(dir, "page"+num)
	out, err := exec.CommandContext(ctx, s.render, "-scale-to", strconv.Itoa(pixels), "-gray", "-png", "-singlefile", "-f", num, "-l", num, file, image).CombinedOutput()
	if err != nil {
		return pdftext.Text{}, fmt.Errorf("pdftoppm: %w: %s", err, head(out, 200))
	}
	defer os.Remove(image + ".png")
	cmd := exec.CommandContext(ctx, s.read, image+".png", "stdout", "--dpi", strconv.Itoa(scanDPI), "tsv")
	cmd.Env = append(cmd.Environ(), "OMP_THREAD_LIMIT=1") // documents are read side by side already
	tsv, err := cmd.Output()
	if err != nil {
		return pdftext.Text{}, fmt.Errorf("tesseract: %w", err)
	}
	return fromTSV(string(head(tsv, maxScanText)), p.Number, long/float64(pixels)), nil
}

// fromTSV reads tesseract's table of words: one line a paragraph, with the
// place of each line of the page. scale is the points of a pixel.
func fromTSV(tsv string, page int, scale float64) pdftext.Text {
	w := layerWriter{}
	var par, line string
	for _, row := range strings.Split(tsv, "\n") {
		f := strings.Split(strings.TrimRight(row, "\r"), "\t")
		if len(f) < 12 || f[0] != "5" || strings.TrimSpace(f[11]) == "" {
			continue
		}
		box := tsvBox(f, scale)
		p, l := f[2]+" "+f[3], f[2]+" "+f[3]+" "+f[4]
		switch {
		case p != par:
			w.line()
			w.part(f[11], Place{Page: page, Box: box})
		case l != line:
			w.b.WriteByte(' ')
			w.part(f[11], Place{Page: page, Box: box})
		default:
			last := &w.places[len(w.places)-1]
			w.b.WriteString(" " + f[11])
			last.End, last.Box = w.b.Len(), union(last.Box, box)
		}
		par, line = p, l
	}
	out := pdftext.Text{Text: w.b.String()}
	for _, p := range w.places {
		out.Lines = append(out.Lines, pdftext.Line{Start: p.Start, End: p.End, Page: page, Box: pdftext.Box(p.Box)})
	}
	return out
}

func tsvBox(f []string, scale float64) Box {
	var v [4]float64
	for i := range v {
		n, err := strconv.ParseFloat(f[6+i], 64)
		if err != nil {
			return Box{}
		}
		v[i] = n * scale
	}
	return Box{v[0], v[1], v[0] + v[2], v[1] + v[3]}
}

func union(a, b Box) Box {
	return Box{min(a.X0, b.X0), min(a.Y0, b.Y0), max(a.X1, b.X1), max(a.Y1, b.Y1)}
}

// merge puts the text of scanned pages in its place among the others. In such
// a document every page begins a line.
func merge(doc *pdftext.Document, scanned map[int]pdftext.Text) pdftext.Text {
	var b strings.Builder
	var lines []pdftext.Line
	add := func(text string, at []pdftext.Line, from int) {
		if text == "" {
			return
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		shift := b.Len() - from
		b.WriteString(text)
		for _, l := range at {
			l.Start, l.End = l.Start+shift, l.End+shift
			lines = append(lines, l)
		}
	}
	k, from := 0, 0
	for _, p := range doc.Pages {
		if t, ok := scanned[p.Number]; ok {
			add(t.Text, t.Lines, 0)
		}
		first, end := k, from
		for k < len(doc.Body.Lines) && doc.Body.Lines[k].Page == p.Number {
			end = doc.Body.Lines[k].End
			k++
		}
		if _, ok := scanned[p.Number]; !ok && k > first {
			start := doc.Body.Lines[first].Start
			add(doc.Body.Text[start:end], doc.Body.Lines[first:k], start)
		}
		from = end
	}
	return pdftext.Text{Text: b.String(), Lines: lines}
}

// ranges writes page numbers as "1-3, 7".
func ranges(pages []int) string {
	var out []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		if s := strconv.Itoa(pages[i]); j > i {
			out = append(out, s+"-"+strconv.Itoa(pages[j]))
		} else {
			out = append(out, s)
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}

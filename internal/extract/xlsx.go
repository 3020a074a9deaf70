package extract

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"sanctrace/internal/fault"
)

// maxCells bounds the filled cells that are read of one workbook.
const maxCells = 2_000_000

// isoDay is how dates of figures are written whatever the workbook says: which
// of two figures is the month shows in no other form.
const isoDay = "yyyy-mm-dd"

// readXLSX fills d from a workbook: a line for each row, the filled cells
// divided by tabs, each with its sheet and cell. Before the rows of each of
// several sheets stands its name. Comments are a layer of their own.
func (d *Document) readXLSX(data []byte) (err error) {
	defer guard(d.Name, &err)
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 512 << 20, UnzipXMLSizeLimit: 64 << 20, ShortDatePattern: isoDay})
	if err != nil {
		return fault.New(fault.Invalid, d.Name, "the workbook is damaged or needs a password: %v", err).Try("open it in the program that made it and save it again")
	}
	defer book.Close()
	isoDates(book)
	w, comments := &layerWriter{}, &layerWriter{}
	cells := 0
	sheets := book.GetSheetList()
	for _, s := range sheets {
		if len(sheets) > 1 {
			w.line()
			w.part(s, Place{Sheet: s, Cell: "A1"})
		}
		if err := d.sheet(w, book, s, &cells); err != nil {
			return err
		}
		commentLines(comments, book, s)
		if shown, err := book.GetSheetVisible(s); err == nil && !shown {
			d.Notes = append(d.Notes, fmt.Sprintf("sheet %s is hidden in the workbook; it is read", s))
		}
	}
	if cells >= maxCells {
		d.Notes = append(d.Notes, "the workbook has more cells than are read; its end is left out")
	}
	d.Layers = []Layer{w.layer("text", "xlsx/2")}
	if comments.b.Len() > 0 {
		d.Layers = append(d.Layers, comments.layer("comments", "xlsx/2"))
	}
	l := d.Text()
	l.Blocks = rowBlocks(l.Text)
	o, err := openOffice(d.Name, data)
	if err != nil {
		return err
	}
	return d.core(o)
}

// dateOfFigures is a format that writes a date in figures only, a time behind it or not.
var dateOfFigures = func() *regexp.Regexp {
	const d, m, y, sep = `d{1,2}`, `m{1,2}`, `y{2,4}`, `(?:[-/. ]|\\[-/. ]|"[-/. ]")+`
	return regexp.MustCompile(`(?i)^(?:\[\$-[^\]]*\])?(?:` + d + sep + m + sep + y + `|` + m + sep + d + sep + y + `|` + y + sep + m + sep + d + `)([^dmy].*)?$`)
}()

// isoDates changes the workbook's own formats of dates in figures to [isoDay].
func isoDates(book *excelize.File) {
	if _, err := book.GetStyle(0); err != nil || book.Styles == nil || book.Styles.NumFmts == nil {
		return
	}
	for _, f := range book.Styles.NumFmts.NumFmt {
		if f == nil {
			continue
		}
		if m := dateOfFigures.FindStringSubmatch(f.FormatCode); m != nil {
			f.FormatCode = strings.TrimSpace(isoDay + " " + m[1])
		}
	}
}

// commentLines appends the comments of one sheet, each with its cell.
func commentLines(w *layerWriter, book *excelize.File, sheet string) {
	all, err := book.GetComments(sheet)
	if err != nil {
		return
	}
	for _, c := range all {
		text := c.Text
		for _, run := range c.Paragraph {
			text += run.Text
		}
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			w.line()
			w.part(text, Place{Sheet: sheet, Cell: c.Cell})
		}
	}
}

// sheet appends the rows of one sheet.
func (d *Document) sheet(w *layerWriter, book *excelize.File, sheet string, cells *int) error {
	rows, err := book.Rows(sheet)
	if err != nil { // a chart: it has no rows
		return nil
	}
	defer rows.Close()
	for n := 1; rows.Next() && *cells < maxCells; n++ {
		cols, err := rows.Columns()
		if err != nil {
			return fault.New(fault.Invalid, d.Name, "sheet %s, row %d is damaged: %v", sheet, n, err).Try("save the workbook again")
		}
		filled := false
		for i, text := range cols {
			if text = strings.Join(strings.Fields(text), " "); text == "" {
				continue
			}
			if filled {
				w.b.WriteByte('\t')
			} else {
				w.line()
			}
			filled = true
			name, err := excelize.CoordinatesToCellName(i+1, n)
			if err != nil {
				continue
			}
			w.part(text, Place{Sheet: sheet, Cell: name})
			*cells++
		}
	}
	return rows.Error()
}

// rowBlocks returns the rows of a table as blocks.
func rowBlocks(text string) []Block {
	var out []Block
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at
		}
		if end > 0 {
			out = append(out, Block{Kind: ListItem, Start: at, End: at + end, Body: at, Number: len(out) + 1})
		}
		at += end + 1
	}
	return out
}

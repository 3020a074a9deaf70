package extract

import (
	"bytes"
	"strings"

	"github.com/xuri/excelize/v2"

	"sanctrace/internal/fault"
)

// maxCells bounds the filled cells that are read of one workbook.
const maxCells = 2_000_000

// readXLSX fills d from a workbook: a line for each row, the filled cells
// divided by tabs, each with its sheet and cell. Before the rows of each of
// several sheets stands its name.
func (d *Document) readXLSX(data []byte) (err error) {
	defer guard(d.Name, &err)
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 512 << 20, UnzipXMLSizeLimit: 64 << 20})
	if err != nil {
		return fault.New(fault.Invalid, d.Name, "the workbook is damaged or needs a password: %v", err).Try("open it in the program that made it and save it again")
	}
	defer book.Close()
	w := &layerWriter{}
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
	}
	if cells >= maxCells {
		d.Notes = append(d.Notes, "the workbook has more cells than are read; its end is left out")
	}
	d.Layers = []Layer{w.layer("text", "xlsx/1")}
	l := d.Text()
	l.Blocks = rowBlocks(l.Text)
	o, err := openOffice(d.Name, data)
	if err != nil {
		return err
	}
	return d.core(o)
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

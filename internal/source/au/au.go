// Package au reads the consolidated list of the Australian Department of
// Foreign Affairs and Trade (regulation 8 of the Charter of the United Nations
// (Dealing with Assets) Regulations), an Excel workbook.
//
// A row is one name: reference 2 is the primary name, 2a, 2b ... its aliases
// and original script. Rows of one number are fragments of one entity, with id
// "au-dfat-" and the number. Measures have a column each. The control date is
// that of the last change, not of the listing, and becomes modifiedAt.
//
// The workbook is unpacked within bounds and its rows are read one by one;
// excelize, which does it, holds the compressed file and the table of strings
// in memory.
package au

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
)

// Dataset is the name under which the list is stored.
const Dataset = "au_dfat_sanctions"

// Bounds on the workbook; the list of 2026 has 1.3 MB, 12 MB unpacked.
const (
	maxFile     = 64 << 20
	maxUnpacked = 1 << 30
	maxInMemory = 32 << 20 // larger parts go to a temporary file
	maxPreamble = 10       // rows before the header
)

// Formats returns the formats that this package reads.
func Formats() []source.Format {
	return []source.Format{{
		Name:      "au-dfat-xlsx",
		Title:     "Australian consolidated list, Excel workbook",
		Recognise: recognise,
		Parse:     parse,
	}}
}

// recognise takes any Excel workbook: this is the only list in that form, and
// what the cells say lies compressed. Parse checks the columns.
func recognise(h source.Head) (source.Meta, bool) {
	ok := bytes.HasPrefix(h.Data, []byte("PK\x03\x04")) && (bytes.Contains(h.Data, []byte("xl/")) || h.Ext() == ".xlsx")
	return source.Meta{Format: "au-dfat-xlsx", Dataset: Dataset, Scope: source.Full}, ok
}

func parse(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		if err := parseFile(ctx, f, out); err != nil {
			return fmt.Errorf("Australian list: %w", err)
		}
	}
	return nil
}

func parseFile(ctx context.Context, f source.File, out *source.Out) (err error) {
	defer func() {
		// excelize indexes into parts of the archive that hostile files lack.
		if p := recover(); p != nil {
			err = fault.New(fault.Invalid, f.Path, "the workbook is broken: %v", p).Try("fetch the file again")
		}
	}()
	in, err := f.Open()
	if err != nil {
		return fmt.Errorf("open %s: %w", f.Path, err)
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err != nil {
		return source.Truncated(f.Path, fmt.Sprintf("byte %d", len(data)), err)
	}
	if len(data) > maxFile {
		return fault.New(fault.Invalid, f.Path, "a workbook of more than %d MiB", maxFile>>20).Try("check what was fetched")
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxInMemory, RawCellValue: true,
	})
	if err != nil {
		return source.Truncated(f.Path, "the archive", err)
	}
	defer book.Close()
	part, broken := check(data)
	if broken != nil && !strings.HasPrefix(part, "xl/worksheets/") {
		return source.Truncated(f.Path, part, broken) // rows point into it
	}
	if err := readSheets(ctx, book, f, out); err != nil || broken == nil {
		return err
	}
	return source.Truncated(f.Path, part, broken)
}

// check unpacks every part of a workbook and returns the first one that is not
// what was packed. The reader of rows takes such a part as ending early.
func check(data []byte) (part string, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "the archive", err
	}
	left := int64(maxUnpacked)
	for _, m := range z.File {
		r, err := m.Open()
		if err != nil {
			return m.Name, err
		}
		n, err := io.Copy(io.Discard, io.LimitReader(r, left+1))
		if err = errors.Join(err, r.Close()); err != nil {
			return m.Name, err
		}
		if left -= n; left < 0 {
			return m.Name, fmt.Errorf("unpacks to more than %d MiB", maxUnpacked>>20)
		}
	}
	return "", nil
}

// readSheets reads the first sheet that has the list's columns.
func readSheets(ctx context.Context, book *excelize.File, f source.File, out *source.Out) error {
	for _, sheet := range book.GetSheetList() {
		found, err := readSheet(ctx, book, sheet, f, out)
		if found || err != nil {
			return err
		}
	}
	return fault.New(fault.Invalid, f.Path, "no sheet with the columns %s", strings.Join(columns, ", ")).
		Try("only the list of the Australian Department of Foreign Affairs is read from workbooks")
}

// columns must be there for a sheet to be the list.
var columns = []string{"reference", "name of individual or entity", "type", "name type"}

// readSheet reads one sheet and reports whether it has the columns.
func readSheet(ctx context.Context, book *excelize.File, sheet string, f source.File, out *source.Out) (bool, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return false, source.Truncated(f.Path, "sheet "+sheet, err)
	}
	defer rows.Close()
	s := sheetReader{path: f.Path, out: out}
	for n := 1; rows.Next(); n++ {
		if err := ctx.Err(); err != nil {
			return true, err
		}
		cells, err := rows.Columns()
		if err != nil {
			return s.head != nil, source.Truncated(f.Path, fmt.Sprintf("sheet %s, row %d", sheet, n), err)
		}
		if s.head == nil {
			if h := source.NewHeader(cells); hasColumns(h) {
				s.head = h
			} else if n > maxPreamble {
				return false, nil
			}
			continue
		}
		if err := s.row(cells, n); err != nil {
			return true, err
		}
	}
	if err := rows.Error(); err != nil {
		return s.head != nil, source.Truncated(f.Path, "sheet "+sheet, err)
	}
	return s.head != nil, nil
}

// sheetReader reads the rows below the header of one sheet.
type sheetReader struct {
	path   string
	out    *source.Out
	head   source.Header // nil until it is found
	before []string      // the row before
}

// row reads row n, unless it is empty.
func (s *sheetReader) row(cells []string, n int) error {
	if strings.Join(cells, "") == "" {
		return nil
	}
	s.out.Rows++
	err := readRow(s.head, cells, s.before, s.out)
	s.before = cells
	if err == nil {
		return nil
	}
	var bad *source.RowError
	if !errors.As(err, &bad) {
		return err
	}
	s.out.Reject(s.path, fmt.Sprintf("row %d", n), "%v", bad.Err)
	return nil
}

func hasColumns(h source.Header) bool {
	for _, c := range columns {
		if !slices.Contains(h, c) {
			return false
		}
	}
	return true
}

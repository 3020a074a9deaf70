package ofac

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"sanctrace/internal/source"
)

// component is one file of a CSV set.
type component string

// The components of a set; Meta.Component holds them.
const (
	prim     component = originPrim
	alt      component = originAlt
	add      component = originAdd
	comments component = originComments
)

// columns of each component, as OFAC's data specification (dat_spec.txt)
// numbers them.
var columns = map[component]int{prim: 12, alt: 5, add: 6, comments: 2}

// widths of the fixed-field files (.ff) in characters; the last column of
// comments takes the rest of the line.
var widths = map[component][]int{
	prim:     {10, 350, 12, 50, 200, 8, 25, 14, 8, 40, 150, 1000},
	alt:      {10, 10, 8, 350, 200},
	add:      {10, 10, 750, 116, 250, 200},
	comments: {10, 0},
}

// dialect is how the fields of a row are told apart.
type dialect struct {
	separator rune  // ',', '@' or '|'; 0 for fixed widths
	widths    []int // of a fixed-field file
}

// rows reads the rows of one file in its dialect.
type rows interface {
	// next returns the fields of the next row, "-0-" written as "". io.EOF
	// ends it, a *source.RowError leaves it usable.
	next() (fields []string, line int, err error)
}

func (d dialect) open(r io.Reader) rows {
	if d.separator != 0 {
		return &separated{r: source.NewRows(r, d.separator)}
	}
	s := bufio.NewScanner(source.Text(r))
	s.Buffer(make([]byte, 64<<10), source.MaxRecord)
	return &fixed{s: s, widths: d.widths}
}

// separated reads rows with separators.
type separated struct{ r *source.Rows }

func (s *separated) next() ([]string, int, error) {
	for {
		row, err := s.r.Next()
		if err != nil {
			return nil, s.r.Line, err
		}
		if len(row) == 1 && strings.TrimSpace(row[0]) == "" {
			continue // the line of the 0x1A that ends the file
		}
		for i, f := range row {
			row[i] = blank(f)
		}
		return row, s.r.Line, nil
	}
}

// fixed reads lines of fixed-width fields.
type fixed struct {
	s      *bufio.Scanner
	widths []int
	line   int
	short  bool // the line before was too short: when it is the last one, the file was cut off
}

func (f *fixed) next() ([]string, int, error) {
	for f.s.Scan() {
		f.line++
		text := strings.TrimRight(f.s.Text(), "\r\n")
		if strings.TrimSpace(text) == "" {
			continue
		}
		row, err := cutWidths(text, f.widths)
		if f.short = err != nil; f.short {
			return nil, f.line, &source.RowError{Line: f.line, Err: err}
		}
		return row, f.line, nil
	}
	if err := f.s.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			err = fmt.Errorf("a single line of more than %d MiB", source.MaxRecord>>20)
		}
		return nil, f.line + 1, err
	}
	if f.short {
		return nil, f.line, errors.New("the file ends inside its last line")
	}
	return nil, f.line, io.EOF
}

// cutWidths cuts a line at fixed widths, counted in characters. OFAC pads every
// line to its full width, so that a shorter one was cut off; blanks at the end
// may be missing after a full stop. Width 0 takes the rest. Double quotes become
// single ones, which is what the other dialects print.
func cutWidths(text string, widths []int) ([]string, error) {
	chars := []rune(text)
	row := make([]string, 0, len(widths))
	for i, w := range widths {
		last := i == len(widths)-1
		if w == 0 || (last && w > len(chars) && endsWhole(chars)) {
			w = len(chars)
		}
		if w > len(chars) {
			return nil, fmt.Errorf("the line ends in field %d of %d", i+1, len(widths))
		}
		row = append(row, blank(strings.ReplaceAll(strings.TrimSpace(string(chars[:w])), `"`, "'")))
		chars = chars[w:]
	}
	return row, nil
}

// endsWhole reports whether a last field that is not padded is complete.
func endsWhole(chars []rune) bool {
	t := strings.TrimSpace(string(chars))
	return t == "-0-" || strings.HasSuffix(t, ".")
}

// blank returns "" for a field that OFAC marks as empty. Other fields lose
// trailing blanks only where they are padding; leading ones never matter.
func blank(f string) string {
	if t := strings.TrimSpace(f); t == "-0-" || t == "" {
		return ""
	}
	return f
}

// shape recognises component and dialect from the beginning of a file.
func shape(h source.Head) (component, dialect, bool) {
	for _, sep := range [...]rune{',', '@', '|'} {
		d := dialect{separator: sep}
		for _, c := range [...]component{prim, add, alt, comments} {
			if fits(h, d, c) {
				return c, d, true
			}
		}
	}
	for _, c := range [...]component{prim, add, alt} {
		d := dialect{widths: widths[c]}
		if fits(h, d, c) {
			return c, d, true
		}
	}
	if d := (dialect{widths: widths[comments]}); strings.Contains(strings.ToLower(h.Name), "comment") && fits(h, d, comments) {
		return comments, d, true
	}
	return "", dialect{}, false
}

// enoughRows is how many rows of a head decide its shape.
const enoughRows = 25

// fits reports whether the head's rows look like component c in dialect d.
func fits(h source.Head, d dialect, c component) bool {
	if !mayBegin(h.Data, c) {
		return false
	}
	r := d.open(strings.NewReader(string(h.Data)))
	good, marked, bad := 0, 0, 0
	for good+bad < enoughRows {
		row, _, err := r.next()
		if err != nil && !isRowError(err) {
			break
		}
		ok, mark := looksLike(row, c)
		if ok && err == nil {
			good++
		} else {
			bad++
		}
		if mark {
			marked++
		}
	}
	return marked > 0 && good >= bad
}

// mayBegin reports whether the data begin with a number and, comments aside,
// have OFAC's sign for an empty field.
func mayBegin(data []byte, c component) bool {
	if len(data) == 0 || strings.IndexByte("0123456789 \xef", data[0]) < 0 {
		return false
	}
	return c == comments || bytes.Contains(data, []byte("-0-"))
}

// looksLike reports whether a row has the form of component c, and whether it
// bears a mark that tells it from any other table.
func looksLike(row []string, c component) (ok, marked bool) {
	if len(row) != columns[c] || !isNumber(row[0]) {
		return false, false
	}
	switch c {
	case prim:
		return row[1] != "" && row[3] != "", isType(row[2]) && isProgram(row[3])
	case alt:
		return isNumber(row[1]), isAliasType(row[2]) && row[3] != ""
	case add:
		return isNumber(row[1]), row[5] == ""
	}
	return true, strings.Contains(row[1], "; ") || strings.HasSuffix(row[1], ".")
}

func isType(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "individual", "vessel", "aircraft", "entity":
		return true
	}
	return false
}

func isAliasType(s string) bool {
	switch strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), ".", "") {
	case "aka", "fka", "nka":
		return true
	}
	return false
}

func isProgram(s string) bool {
	return strings.Trim(strings.TrimSpace(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-[]. ") == ""
}

// isNumber recognises OFAC's numbers: positive, at most 32 bits.
func isNumber(s string) bool { return number(strings.TrimSpace(s)) != 0 }

func isRowError(err error) bool {
	var re *source.RowError
	return errors.As(err, &re)
}

package screen

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/parquet-go/parquet-go"

	"sanctrace/internal/fault"
)

// parquetRows reads the leaf columns of a Parquet file, a batch at a time.
type parquetRows struct {
	groups []parquet.RowGroup
	rows   parquet.Rows
	head   []string // by leaf column
	batch  []parquet.Row
	have   int // rows in batch
	at     int // next of them
	n      int
	place  string
}

// NewParquet returns the rows of a Parquet file of size bytes. Nested columns
// are named by their last step that is not "list" or "element".
func NewParquet(in io.ReaderAt, size int64, place string) (rows Rows, err error) {
	defer guard(place, &err)
	if err := checkFooter(in, size); err != nil {
		return nil, fault.Wrap(fault.Invalid, place, fmt.Errorf("open as Parquet: %w", err))
	}
	f, err := parquet.OpenFile(in, size, parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, place, fmt.Errorf("open as Parquet: %w", err))
	}
	p := &parquetRows{groups: f.RowGroups(), batch: make([]parquet.Row, 64), place: place}
	for _, path := range f.Schema().Columns() {
		name := ""
		for _, s := range path {
			if s != "list" && s != "element" && s != "array" {
				name = s
			}
		}
		p.head = append(p.head, strings.ToLower(name))
	}
	if len(p.head) > maxColumns {
		return nil, fault.New(fault.Invalid, place, "more than %d columns", maxColumns)
	}
	return p, nil
}

// guard turns a panic of the Parquet library on a damaged file into an error.
func guard(place string, err *error) {
	if r := recover(); r != nil {
		*err = fault.New(fault.Invalid, place, "damaged Parquet file: %v", r).Try("write the file again, or give CSV")
	}
}

func (p *parquetRows) columns() []string { return p.head }

// Next returns the next row, nulls left out.
func (p *parquetRows) Next() (row Row, err error) {
	defer guard(p.place, &err)
	for p.at == p.have {
		if err := p.fill(); err != nil {
			return Row{}, err
		}
	}
	p.n++
	row = Row{N: p.n, Values: map[string][]string{}}
	for _, v := range p.batch[p.at] {
		c := v.Column()
		if v.IsNull() || c < 0 || c >= len(p.head) || len(row.Values[p.head[c]]) >= maxValues {
			continue
		}
		if s := strings.TrimSpace(strings.ToValidUTF8(v.String(), "\ufffd")); s != "" && len(s) <= maxRecord {
			row.Values[p.head[c]] = append(row.Values[p.head[c]], s)
		}
	}
	p.at++
	return row, nil
}

// fill reads the next batch, going on to the next row group as needed.
func (p *parquetRows) fill() error {
	if p.rows == nil {
		if len(p.groups) == 0 {
			return io.EOF
		}
		p.rows, p.groups = p.groups[0].Rows(), p.groups[1:]
	}
	n, err := p.rows.ReadRows(p.batch)
	p.at, p.have = 0, n
	if n == 0 || err != nil {
		cerr := p.rows.Close()
		p.rows = nil
		if err != nil && !errors.Is(err, io.EOF) {
			return fault.Wrap(fault.Invalid, fmt.Sprintf("%s, row %d", p.place, p.n+1), fmt.Errorf("read Parquet: %w", err))
		}
		if cerr != nil {
			return fmt.Errorf("close row group of %s: %w", p.place, cerr)
		}
	}
	return nil
}

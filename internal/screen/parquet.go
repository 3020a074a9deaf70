package screen

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"sanctrace/internal/fault"
)

// parquetRows reads the leaf columns of a Parquet file, a batch at a time.
type parquetRows struct {
	groups []parquet.RowGroup
	rows   parquet.Rows
	head   []string        // by leaf column
	date   []time.Duration // by leaf column: the unit of one that holds days or moments, else 0
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
		p.date = append(p.date, dateUnit(f.Schema(), path))
	}
	if len(p.head) > maxColumns {
		return nil, fault.New(fault.Invalid, place, "more than %d columns", maxColumns)
	}
	return p, nil
}

const oneDay = 24 * time.Hour

// dateUnit returns the unit in which a column counts days or moments from the
// beginning of 1970, 0 where it does not.
func dateUnit(s *parquet.Schema, path []string) time.Duration {
	leaf, ok := s.Lookup(path...)
	if !ok || leaf.Node.Type().LogicalType() == nil {
		return 0
	}
	switch t := leaf.Node.Type().LogicalType().Value.(type) {
	case *format.DateType:
		return oneDay
	case *format.TimestampType:
		switch t.Unit.Value.(type) {
		case *format.MilliSeconds:
			return time.Millisecond
		case *format.MicroSeconds:
			return time.Microsecond
		case *format.NanoSeconds:
			return time.Nanosecond
		}
	}
	return 0
}

// text returns a value as text, days and moments as days.
func (p *parquetRows) text(v parquet.Value, unit time.Duration) string {
	n := int64(0)
	switch v.Kind() {
	case parquet.Int32:
		n = int64(v.Int32())
	case parquet.Int64:
		n = v.Int64()
	default:
		unit = 0
	}
	if unit == 0 {
		return strings.TrimSpace(strings.ToValidUTF8(v.String(), "\ufffd"))
	}
	per := int64(oneDay / unit)
	days := n / per
	if n%per < 0 {
		days--
	}
	if days < -800_000 || days > 3_000_000 { // no year of four digits
		return ""
	}
	return time.Unix(0, 0).UTC().AddDate(0, 0, int(days)).Format(time.DateOnly)
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
		if s := p.text(v, p.date[c]); s != "" && len(s) <= maxRecord {
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

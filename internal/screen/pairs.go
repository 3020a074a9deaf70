package screen

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/fault"
)

// ComparePairs reads CSV rows with the columns name1, name2 and, if there is
// one, schema, and writes the same rows with score (0..1) and match. It
// returns the number of rows. compare is given schema and names; an empty schema
// is not known.
func ComparePairs(in io.Reader, out io.Writer, compare func(schema, name1, name2 string) float64, threshold float64) (int, error) {
	cr := csv.NewReader(in)
	cr.FieldsPerRecord = -1
	head, err := cr.Read()
	if err != nil {
		return 0, fault.New(fault.Invalid, "pairs", "no header row: %v", err).Try("the first line must name schema, name1, name2")
	}
	head[0] = strings.TrimPrefix(head[0], "\ufeff")
	a, b, schema := slices.Index(head, "name1"), slices.Index(head, "name2"), slices.Index(head, "schema")
	if a < 0 || b < 0 {
		return 0, fault.New(fault.Invalid, "pairs", "no columns name1 and name2").Try("the first line must name schema, name1, name2")
	}
	w := csv.NewWriter(out)
	if err := w.Write(append(slices.Clone(head), "score", "match")); err != nil {
		return 0, fmt.Errorf("write header: %w", err)
	}
	for n := 1; ; n++ {
		rec, err := cr.Read()
		if errors.Is(err, io.EOF) {
			w.Flush()
			return n - 1, w.Error()
		}
		if err != nil || len(rec) != len(head) {
			return n - 1, fault.New(fault.Invalid, fmt.Sprintf("pairs, row %d", n), "cannot be read: %d fields for %d columns, %v", len(rec), len(head), err)
		}
		kind := ""
		if schema >= 0 {
			kind = rec[schema]
		}
		score := compare(kind, rec[a], rec[b])
		rec = append(rec, strconv.FormatFloat(score, 'f', 4, 64), strconv.FormatBool(score >= threshold))
		if err := w.Write(rec); err != nil {
			return n - 1, fmt.Errorf("write row %d: %w", n, err)
		}
	}
}

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
	"sanctrace/internal/match"
)

// ComparePairs reads CSV rows with the columns name1, name2 and, if there is
// one, schema, and writes the same rows with score (0..1) and match. It
// returns the number of rows. Columns that a file of customers may have too, with
// a 1 or 2 at the end (birth_date1, birth_date2, imo1, imo2), are compared as
// well; the others only pass through.
func ComparePairs(in io.Reader, out io.Writer, compare func(a, b match.Query) float64, threshold float64) (int, error) {
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
	sides := newPairColumns(head)
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
		q, r := sides.queries(rec)
		q.Schema, q.Names, r.Schema, r.Names = kind, rec[a:a+1], kind, rec[b:b+1]
		score := compare(q, r)
		rec = append(rec, strconv.FormatFloat(score, 'f', 4, 64), strconv.FormatBool(score >= threshold))
		if err := w.Write(rec); err != nil {
			return n - 1, fmt.Errorf("write row %d: %w", n, err)
		}
	}
}

// pairColumns are the columns of a file of pairs that say something of one side
// beside its name.
type pairColumns struct {
	mapping Mapping
	sides   [2]map[int]string // place of a column: its name without the number of the side
}

func newPairColumns(head []string) pairColumns {
	p := pairColumns{usual(), [2]map[int]string{{}, {}}}
	known := map[string]bool{}
	for f, cols := range fields {
		for _, c := range cols {
			known[c] = f != "name" && f != "schema" && f != "id"
		}
	}
	for i, h := range head {
		h = strings.ToLower(strings.TrimSpace(h))
		for side, n := range [...]string{"1", "2"} {
			base, ok := strings.CutSuffix(h, n)
			if base = strings.TrimRight(base, "_ "); ok && known[base] {
				p.sides[side][i] = base
			}
		}
	}
	return p
}

// queries returns what a row says of its two sides.
func (p pairColumns) queries(rec []string) (a, b match.Query) {
	var out [2]match.Query
	for side, cols := range p.sides {
		if len(cols) == 0 {
			continue
		}
		row := Row{Values: map[string][]string{}}
		for i, base := range cols {
			if v := strings.TrimSpace(rec[i]); v != "" {
				row.Values[base] = append(row.Values[base], v)
			}
		}
		out[side] = p.mapping.query(row, "")
	}
	return out[0], out[1]
}

package screen

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/match"
	"sanctrace/internal/names"
	"sanctrace/internal/when"
)

// Exceptions are pairs that somebody judged not to be the same: they are still
// returned, but are no match. The zero value and nil have none.
type Exceptions struct {
	byPair map[[2]string]exception // query (folded name or "id:"+number) and entity id
}

type exception struct {
	reason string
	until  when.Day
}

// Len returns the number of pairs; a nil Exceptions has none.
func (x *Exceptions) Len() int {
	if x == nil {
		return 0
	}
	return len(x.byPair)
}

// maxExceptions bounds a file of exceptions.
const maxExceptions = 1_000_000

// ReadExceptions reads a CSV file with the columns query (a name, or id:N for
// the customer's own id), entity, reason and until (a day; empty: for good).
// A row without a reason is refused: nobody could defend it later.
func ReadExceptions(r io.Reader, file string) (*Exceptions, error) {
	cr := csv.NewReader(io.LimitReader(r, 1<<28))
	cr.FieldsPerRecord, cr.ReuseRecord = -1, true
	head, err := cr.Read()
	if err != nil {
		return nil, fault.New(fault.Invalid, file, "no header: %v", err).Try("the first line must name query, entity, reason, until")
	}
	col := map[string]int{}
	for i, h := range head {
		col[strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))] = i
	}
	for _, need := range []string{"query", "entity", "reason"} {
		if _, ok := col[need]; !ok {
			return nil, fault.New(fault.Invalid, file, "no column %q", need).Try("the first line must name query, entity, reason, until")
		}
	}
	x := &Exceptions{byPair: map[[2]string]exception{}}
	for row := 1; ; row++ {
		rec, err := cr.Read()
		if errors.Is(err, io.EOF) {
			return x, nil
		}
		place := fmt.Sprintf("%s, row %d", file, row)
		if err != nil {
			return nil, fault.Wrap(fault.Invalid, place, err)
		}
		if err := x.add(rec, col, place); err != nil {
			return nil, err
		}
	}
}

func (x *Exceptions) add(rec []string, col map[string]int, place string) error {
	get := func(name string) string {
		if i, ok := col[name]; ok && i < len(rec) {
			return strings.TrimSpace(rec[i])
		}
		return ""
	}
	query, entity, e := get("query"), get("entity"), exception{reason: get("reason")}
	if query == "" || entity == "" || e.reason == "" {
		return fault.New(fault.Invalid, place, "query, entity and reason must be given")
	}
	if u := get("until"); u != "" {
		d, err := when.ParseDay(u)
		if err != nil {
			return fault.Wrap(fault.Invalid, place, err)
		}
		e.until = d
	}
	if len(x.byPair) >= maxExceptions {
		return fault.New(fault.Invalid, place, "more than %d exceptions", maxExceptions)
	}
	x.byPair[[2]string{exceptionKey(query), entity}] = e
	return nil
}

// exceptionKey folds a name so that case, accents, script and punctuation do
// not matter; ids stay as they are.
func exceptionKey(query string) string {
	if strings.HasPrefix(query, "id:") {
		return query
	}
	n := names.Parse(query, names.Object)
	var b strings.Builder
	for i := range n.Tokens {
		b.WriteString(n.Tokens[i].Text)
		b.WriteByte(' ')
	}
	return b.String()
}

// find returns the reason of an exception that is in force on a day. One that
// ends needs a day to be held against; without one it counts as ended.
func (x *Exceptions) find(q match.Query, entity string, on when.Day) (string, bool) {
	if x == nil || len(x.byPair) == 0 {
		return "", false
	}
	keys := make([]string, 0, len(q.Names)+1)
	if q.ID != "" {
		keys = append(keys, "id:"+q.ID)
	}
	for _, n := range q.Names {
		keys = append(keys, exceptionKey(n))
	}
	for _, k := range keys {
		e, ok := x.byPair[[2]string{k, entity}]
		if ok && (e.until == "" || on != "" && on <= e.until) {
			return e.reason, true
		}
	}
	return "", false
}

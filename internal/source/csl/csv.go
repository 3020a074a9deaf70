package csl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/place"
	"sanctrace/internal/source"
)

// recogniseCSV looks for three headings that no other list has together.
func recogniseCSV(h source.Head) (source.Meta, bool) {
	cols := source.NewHeader(strings.FieldsFunc(strings.ReplaceAll(h.Line(), `"`, ""), func(r rune) bool { return r == ',' || r == '\t' }))
	need := map[string]bool{"source": true, "entity_number": true, "federal_register_notice": true, "alt_names": true}
	for _, c := range cols {
		delete(need, c)
	}
	return source.Meta{Format: "csl-csv", Dataset: Dataset, Scope: source.Full}, len(need) == 0
}

func parseCSV(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	known := newLinks()
	for _, f := range files {
		err := parseTable(ctx, f, &reader{f.Path, out, known})
		if flushed := known.flush(out); flushed != nil {
			return flushed
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func parseTable(ctx context.Context, f source.File, d *reader) error {
	head, err := f.Head()
	if err != nil {
		return fault.Wrap(fault.Unavailable, f.Path, err)
	}
	r, err := f.Open()
	if err != nil {
		return fault.Wrap(fault.Unavailable, f.Path, err)
	}
	defer r.Close()
	comma := ','
	if strings.Contains(head.Line(), "\t") {
		comma = '\t'
	}
	rows := source.NewRows(r, comma)
	first, err := rows.Next()
	if err != nil {
		return source.Truncated(f.Path, "line 1", err)
	}
	return d.rows(ctx, f.Path, source.NewHeader(first), rows)
}

// rows reads the rows below the header.
func (d *reader) rows(ctx context.Context, path string, header source.Header, rows *source.Rows) error {
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		cells, err := rows.Next()
		var bad *source.RowError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad):
			d.out.Rows++
			d.out.Reject(path, fmt.Sprintf("row %d", n), "%v", bad)
			continue
		case err != nil:
			return source.Truncated(path, fmt.Sprintf("row %d", n), err)
		}
		d.out.Rows++
		if err := d.row(rowOf(header, cells), n); err != nil {
			return err
		}
	}
}

// rowOf reads the cells of one row.
func rowOf(h source.Header, cells []string) row {
	get := func(name string) string { return h.Cell(cells, name) }
	r := row{
		ID: get("_id"), Source: get("source"), Number: get("entity_number"), Type: get("type"),
		Programs: split(get("programs")), Name: get("name"), Titles: split(get("title")), Notice: get("federal_register_notice"),
		Start: get("start_date"), End: get("end_date"), StandardOrder: get("standard_order"),
		Requirement: get("license_requirement"), Policy: get("license_policy"), CallSign: get("call_sign"),
		VesselType: get("vessel_type"), Tonnage: get("gross_tonnage"), GRT: get("gross_registered_tonnage"),
		Flag: get("vessel_flag"), Owner: get("vessel_owner"), Remarks: get("remarks"), ListURL: get("source_list_url"),
		AltNames: split(get("alt_names")), Citizenships: split(get("citizenships")), Births: split(get("dates_of_birth")),
		Nationalities: split(get("nationalities")), Places: split(get("places_of_birth")), InfoURL: get("source_information_url"),
	}
	if r.ID == "" {
		r.ID = get("id")
	}
	for _, a := range split(get("addresses")) {
		r.Addresses = append(r.Addresses, address{Full: a, Country: countryOf(a)})
	}
	for _, i := range split(get("ids")) {
		r.IDs = append(r.IDs, idOf(i))
	}
	return r
}

// split separates the values that the publisher joined with "; ".
func split(cell string) []string {
	var out []string
	for _, v := range strings.Split(cell, "; ") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

var (
	usTail  = regexp.MustCompile(`, [A-Z]{2}, \d{5}(?:-\d{4})?$`)
	isoDate = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
)

// countryOf returns the country that an address of one line ends with: a code
// of two letters, a name ("Czech Republic"), or the United States when it ends
// with a state and a ZIP code; "" when it ends with none of them.
func countryOf(full string) string {
	tail := strings.TrimSpace(full[strings.LastIndexByte(full, ',')+1:])
	switch {
	case len(tail) == 2 && tail == strings.ToUpper(tail) && place.Code(tail) != "":
		return tail
	case usTail.MatchString(full):
		return "US"
	case len(tail) > 3 && place.Code(tail) != "":
		return tail
	}
	return ""
}

// idOf reads "JO, 2014-08-30, 2009-08-31, K475336, Passport": country, expiry
// and issue dates, number, type, each left out when unknown. With one date it
// does not say which of the two it is.
func idOf(text string) identifier {
	parts := strings.Split(text, ", ")
	id := identifier{Type: strings.TrimSpace(parts[len(parts)-1])}
	parts = parts[:len(parts)-1]
	if len(parts) > 1 && len(parts[0]) == 2 && place.Code(parts[0]) != "" {
		id.Country, parts = parts[0], parts[1:]
	}
	var dates []string
	for len(parts) > 1 && len(dates) < 2 && isoDate.MatchString(parts[0]) {
		dates, parts = append(dates, parts[0]), parts[1:]
	}
	switch len(dates) {
	case 2:
		id.Expires, id.Issued = dates[0], dates[1]
	case 1:
		id.date = dates[0]
	}
	id.Number = strings.TrimSpace(strings.Join(parts, ", "))
	return id
}

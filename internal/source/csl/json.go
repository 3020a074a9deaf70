package csl

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

var (
	jsonRow   = regexp.MustCompile(`"(?:source_list_url|source_information_url|federal_register_notice)"\s*:`)
	searched  = regexp.MustCompile(`"search_performed_at"\s*:\s*"(\d{4}-\d{2}-\d{2})`)
	apiOffset = regexp.MustCompile(`"offset"\s*:\s*\d+`)
)

// recogniseJSON looks for field names of the list's entries. An answer of the
// search interface, which says from which offset it counts, is an excerpt.
func recogniseJSON(h source.Head) (source.Meta, bool) {
	b := bytes.TrimSpace(bytes.TrimPrefix(h.Data, []byte("\xef\xbb\xbf")))
	if len(b) == 0 || (b[0] != '{' && b[0] != '[') || !jsonRow.Match(b) || !bytes.Contains(b, []byte(`"source"`)) {
		return source.Meta{}, false
	}
	m := source.Meta{Format: "csl-json", Dataset: Dataset, Scope: source.Full}
	if s := searched.FindSubmatch(b); s != nil {
		m.Version, _ = when.ParseDay(string(s[1]))
	}
	if apiOffset.Match(b) {
		m.Scope, m.ScopeWhy = source.Excerpt, "an answer of the search interface, which counts from an offset"
	}
	return m, true
}

func parseJSON(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	known := newLinks()
	for _, f := range files {
		err := parseDocument(ctx, f, &reader{f.Path, out, known})
		if flushed := known.flush(out); flushed != nil {
			return flushed
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// limited fails when more than source.MaxRecord bytes are read without a
// reset, so that one value never takes more memory than that.
type limited struct {
	r io.Reader
	n int
}

func (l *limited) Read(p []byte) (int, error) {
	if l.n > source.MaxRecord {
		return 0, fmt.Errorf("one value of more than %d MiB", source.MaxRecord>>20)
	}
	n, err := l.r.Read(p)
	l.n += n
	return n, err
}

// document is a JSON document read value by value.
type document struct {
	*json.Decoder
	in   *limited
	path string
	row  int
}

func parseDocument(ctx context.Context, f source.File, rows *reader) error {
	r, err := f.Open()
	if err != nil {
		return fault.Wrap(fault.Unavailable, f.Path, err)
	}
	defer r.Close()
	in := &limited{r: source.Text(r)}
	d := &document{Decoder: json.NewDecoder(in), in: in, path: f.Path}
	found, err := d.top(ctx, rows)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return err
	case !found:
		return fault.New(fault.Invalid, f.Path, "no array \"results\" in the document").Try("expected the list's JSON file as published")
	}
	return nil
}

// cut wraps an error of the decoder; errors of the receiver pass as they are.
func (d *document) cut(err error) error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return source.Truncated(d.path, fmt.Sprintf("row %d, byte %d", d.row+1, d.InputOffset()), err)
}

// top finds the array of entries: the document itself, or its "results".
func (d *document) top(ctx context.Context, rows *reader) (bool, error) {
	t, err := d.Token()
	if err != nil {
		return false, d.cut(err)
	}
	switch t {
	case json.Delim('['):
		return true, d.entries(ctx, rows)
	case json.Delim('{'):
		return d.results(ctx, rows)
	}
	return false, nil
}

// results reads the entries of the object just begun, and reports whether it
// has any.
func (d *document) results(ctx context.Context, rows *reader) (found bool, err error) {
	for d.More() {
		d.in.n = 0
		key, err := d.Token()
		if err != nil {
			return found, d.cut(err)
		}
		if key != "results" {
			if err := d.skip(); err != nil {
				return found, d.cut(err)
			}
			continue
		}
		if t, err := d.Token(); err != nil || t != json.Delim('[') {
			return found, d.cut(fmt.Errorf("\"results\" is no array: %w", orEOF(err)))
		}
		found = true
		if err := d.entries(ctx, rows); err != nil {
			return found, err
		}
	}
	if _, err := d.Token(); err != nil {
		return found, d.cut(err)
	}
	return found, nil
}

func orEOF(err error) error {
	if err == nil {
		return io.ErrUnexpectedEOF
	}
	return err
}

// skip passes over one value without keeping it.
func (d *document) skip() error {
	for depth := 0; ; {
		d.in.n = 0
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			if depth++; depth > source.MaxDepth {
				return fmt.Errorf("values nested deeper than %d", source.MaxDepth)
			}
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

// entries reads the elements of the array that was just opened.
func (d *document) entries(ctx context.Context, rows *reader) error {
	for d.More() {
		if err := ctx.Err(); err != nil {
			return err
		}
		d.in.n = 0
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return d.cut(err)
		}
		d.row++
		rows.out.Rows++
		var j jsonEntry
		if err := json.Unmarshal(raw, &j); err != nil {
			rows.out.Reject(d.path, fmt.Sprintf("row %d", d.row), "%v", err)
			continue
		}
		if err := rows.row(j.row(), d.row); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return d.cut(err)
	}
	return nil
}

// text is a string, a number or null; of an object, such as the source in
// early versions of the interface, it takes the full name.
type text string

// UnmarshalJSON reads the value.
func (t *text) UnmarshalJSON(b []byte) error {
	switch {
	case bytes.Equal(b, []byte("null")):
		return nil
	case b[0] == '{':
		var o struct {
			Full string `json:"full_name"`
			Name string `json:"name"`
			Code string `json:"code"`
		}
		if err := json.Unmarshal(b, &o); err != nil {
			return fmt.Errorf("source: %w", err)
		}
		*t = text(firstOf(o.Full, o.Name, o.Code))
		return nil
	case b[0] == '"':
		return json.Unmarshal(b, (*string)(t))
	case b[0] == '[':
		return errors.New("a list stands where one value belongs")
	}
	*t = text(b)
	return nil
}

func firstOf(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}

// texts is a list of strings, one string of values joined by "; ", or null.
type texts []string

// UnmarshalJSON reads the value.
func (t *texts) UnmarshalJSON(b []byte) error {
	if b[0] != '[' {
		var one text
		if err := one.UnmarshalJSON(b); err != nil {
			return err
		}
		*t = split(string(one))
		return nil
	}
	var all []text
	if err := json.Unmarshal(b, &all); err != nil {
		return err
	}
	for _, v := range all {
		if s := strings.TrimSpace(string(v)); s != "" {
			*t = append(*t, s)
		}
	}
	return nil
}

// jsonEntry is one element of results, with the field names of the file that
// the publisher offers and of its search interface.
type jsonEntry struct {
	ID            text          `json:"id"`
	OldID         text          `json:"_id"`
	Source        text          `json:"source"`
	Number        text          `json:"entity_number"`
	Type          text          `json:"type"`
	Programs      texts         `json:"programs"`
	Name          text          `json:"name"`
	Title         text          `json:"title"`
	Addresses     []jsonAddress `json:"addresses"`
	Notice        text          `json:"federal_register_notice"`
	Start         text          `json:"start_date"`
	End           text          `json:"end_date"`
	StandardOrder text          `json:"standard_order"`
	Requirement   text          `json:"license_requirement"`
	Policy        text          `json:"license_policy"`
	CallSign      text          `json:"call_sign"`
	VesselType    text          `json:"vessel_type"`
	Tonnage       text          `json:"gross_tonnage"`
	GRT           text          `json:"gross_registered_tonnage"`
	Flag          text          `json:"vessel_flag"`
	Owner         text          `json:"vessel_owner"`
	Remarks       text          `json:"remarks"`
	ListURL       text          `json:"source_list_url"`
	InfoURL       text          `json:"source_information_url"`
	AltNames      texts         `json:"alt_names"`
	Citizenships  texts         `json:"citizenships"`
	Births        texts         `json:"dates_of_birth"`
	Nationalities texts         `json:"nationalities"`
	Places        texts         `json:"places_of_birth"`
	IDs           []jsonID      `json:"ids"`
}

type jsonAddress struct {
	Address    text `json:"address"`
	City       text `json:"city"`
	State      text `json:"state"`
	PostalCode text `json:"postal_code"`
	Country    text `json:"country"`
}

type jsonID struct {
	Type    text `json:"type"`
	Number  text `json:"number"`
	Country text `json:"country"`
	Issued  text `json:"issue_date"`
	Expires text `json:"expiration_date"`
}

// row returns the element in the common shape.
func (j jsonEntry) row() row {
	s := func(t text) string { return strings.TrimSpace(string(t)) }
	r := row{
		ID: firstOf(s(j.ID), s(j.OldID)), Source: s(j.Source), Number: s(j.Number), Type: s(j.Type), Name: s(j.Name),
		Programs: j.Programs, Titles: split(s(j.Title)), Notice: s(j.Notice), Start: s(j.Start), End: s(j.End),
		StandardOrder: s(j.StandardOrder), Requirement: s(j.Requirement), Policy: s(j.Policy), CallSign: s(j.CallSign),
		VesselType: s(j.VesselType), Tonnage: s(j.Tonnage), GRT: s(j.GRT), Flag: s(j.Flag), Owner: s(j.Owner),
		Remarks: s(j.Remarks), ListURL: s(j.ListURL), InfoURL: s(j.InfoURL), AltNames: j.AltNames, Citizenships: j.Citizenships,
		Births: j.Births, Nationalities: j.Nationalities, Places: j.Places,
	}
	for _, a := range j.Addresses {
		x := address{Street: s(a.Address), City: s(a.City), State: s(a.State), PostalCode: s(a.PostalCode), Country: s(a.Country)}
		x.Full = source.Join(", ", x.Street, x.City, x.State, x.PostalCode, x.Country)
		if x.Country == "" {
			x.Country = countryOf(x.Full)
		}
		if x.Full != "" {
			r.Addresses = append(r.Addresses, x)
		}
	}
	for _, i := range j.IDs {
		r.IDs = append(r.IDs, identifier{Type: s(i.Type), Number: s(i.Number), Country: s(i.Country), Issued: s(i.Issued), Expires: s(i.Expires)})
	}
	return r
}

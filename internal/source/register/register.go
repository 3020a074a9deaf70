// Package register reads extracts of company registers as people pass them
// round: a CSV table with one row per share or office held in a company.
//
// Columns are found by their headings, in any order and in the spellings of
// the heading table; a company and a holder are required. Each row becomes an
// Ownership or a Directorship between two entities whose ids depend on name,
// number and country only, so that extracts of several registers join.
//
// Shares are kept as the register prints them ("35 %", "more than 25 % but not
// more than 50 %"); reading them is the business of package ownership.
package register

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// columns lists the headings under which each field is found.
var columns = map[string][]string{
	"company":         {"company", "company name", "entity", "subject", "issuer", "undertaking"},
	"company_number":  {"company number", "company_number", "registration number", "reg no", "number", "ogrn", "inn"},
	"company_country": {"company country", "company_country", "jurisdiction", "country"},
	"company_address": {"company address", "company_address", "registered office", "address"},
	"holder":          {"holder", "owner", "shareholder", "member", "director", "officer", "person"},
	"holder_number":   {"holder number", "holder_number", "owner number", "holder id"},
	"holder_type":     {"holder type", "holder_type", "owner type", "type"},
	"holder_country":  {"holder country", "holder_country", "owner country", "nationality"},
	"holder_birth":    {"birth date", "holder birth date", "date of birth", "dob"},
	"share":           {"share", "shares", "percent", "percentage", "stake", "holding"},
	"role":            {"role", "office", "position", "function"},
	"from":            {"from", "since", "start", "start date", "date from", "acquired"},
	"to":              {"to", "until", "end", "end date", "date to", "ceased"},
	"source":          {"source", "register", "extract", "note"},
}

// Formats returns the one format of this package.
func Formats() []source.Format {
	return []source.Format{{
		Name: "register-csv", Title: "an extract of a company register",
		Recognise: func(h source.Head) (source.Meta, bool) {
			return source.Meta{Format: "register-csv"}, Recognise(h)
		},
		Parse: Parse,
	}}
}

// Recognise reports whether the head is a table with a company and a holder
// and a share or an office.
func Recognise(h source.Head) bool {
	cols := find(source.NewHeader(strings.Split(strings.ReplaceAll(h.Line(), `"`, ""), separator(h.Line()))))
	return cols["company"] && cols["holder"] && (cols["share"] || cols["role"])
}

// separator returns the separator of a header line.
func separator(line string) string {
	if strings.Count(line, ";") > strings.Count(line, ",") {
		return ";"
	}
	return ","
}

// find tells which fields the header has.
func find(h source.Header) map[string]bool {
	got := map[string]bool{}
	for field, names := range columns {
		for _, n := range names {
			for _, c := range h {
				got[field] = got[field] || c == n
			}
		}
	}
	return got
}

// row gives the fields of one row by name.
type row struct {
	header source.Header
	cells  []string
}

func (r row) get(field string) string {
	for _, n := range columns[field] {
		if v := r.header.Cell(r.cells, n); v != "" {
			return v
		}
	}
	return ""
}

// Parse reads register extracts. Every row that names a company and a holder
// is an edge; others are rejected.
func Parse(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		if err := parseFile(ctx, f, out); err != nil {
			return err
		}
	}
	return nil
}

func parseFile(ctx context.Context, f source.File, out *source.Out) error {
	head, err := f.Head()
	if err != nil {
		return fault.Wrap(fault.Unavailable, f.Path, err)
	}
	r, err := f.Open()
	if err != nil {
		return fault.Wrap(fault.Unavailable, f.Path, err)
	}
	defer r.Close()
	rows := source.NewRows(r, rune(separator(head.Line())[0]))
	first, err := rows.Next()
	if err != nil {
		return source.Truncated(f.Path, "line 1", err)
	}
	header := source.NewHeader(first)
	for n := 1; ctx.Err() == nil; n++ {
		cells, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		place := fmt.Sprintf("row %d", n)
		var bad *source.RowError
		switch {
		case errors.As(err, &bad):
			out.Rows++
			out.Reject(f.Path, place, "%v", bad.Err)
			continue
		case err != nil:
			return source.Truncated(f.Path, place, err)
		}
		out.Rows++
		if err := emitRow(row{header, cells}, f.Name, place, out); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// emitRow emits company, holder and the edge between them.
func emitRow(r row, file, at string, out *source.Out) error {
	company, holder := companyOf(r), holderOf(r)
	if company == nil || holder == nil {
		out.Reject(file, at, "no company or no holder in the row")
		return nil
	}
	edge := edgeOf(r, company.ID, holder.ID)
	edge.Add("recordId", file+" "+at)
	for _, e := range []*ftm.Entity{company, holder, edge} {
		if err := out.Subject(e, strings.Join(r.cells, "\x1f")); err != nil {
			return err
		}
	}
	return nil
}

func companyOf(r row) *ftm.Entity {
	name := r.get("company")
	if name == "" {
		return nil
	}
	country := place.Code(r.get("company_country"))
	e := ftm.NewEntity(ID(name, r.get("company_number"), country), "Company")
	e.Add("name", name)
	e.Add("registrationNumber", r.get("company_number"))
	e.Add("jurisdiction", country)
	e.Add("address", r.get("company_address"))
	return e
}

func holderOf(r row) *ftm.Entity {
	name := r.get("holder")
	if name == "" {
		return nil
	}
	country := place.Code(r.get("holder_country"))
	e := ftm.NewEntity(ID(name, r.get("holder_number"), country), holderSchema(r))
	e.Add("name", name)
	e.Add("country", country)
	if e.Schema == "Person" {
		if p, ok := when.ParsePublished(r.get("holder_birth"), when.DayFirst); ok {
			for _, v := range p.Values() {
				e.AddValue(ftm.Value{Prop: "birthDate", Value: v, Original: p.Text})
			}
		}
	} else {
		e.Add("registrationNumber", r.get("holder_number"))
	}
	return e
}

// holderSchema decides what kind of holder a row names; without a word about
// it the holder is a LegalEntity, which may be either.
func holderSchema(r row) string {
	switch t := strings.ToLower(r.get("holder_type")); {
	case strings.Contains(t, "person"), strings.Contains(t, "individual"), strings.Contains(t, "natural"):
		return "Person"
	case strings.Contains(t, "company"), strings.Contains(t, "corporate"), strings.Contains(t, "entity"), strings.Contains(t, "legal"):
		return "Company"
	case r.get("holder_birth") != "":
		return "Person"
	}
	return "LegalEntity"
}

// edgeOf returns the Ownership of a share, or the Directorship of an office.
func edgeOf(r row, company, holder string) *ftm.Entity {
	share, role := r.get("share"), r.get("role")
	schema, from, to := "Ownership", "owner", "asset"
	if share == "" {
		schema, from, to = "Directorship", "director", "organization"
	}
	e := ftm.NewEntity(ftm.MakeID("reg", schema, company, holder, share, role, r.get("from"), r.get("to")), schema)
	e.Add(from, holder)
	e.Add(to, company)
	if share != "" {
		e.Add("percentage", share)
	}
	e.Add("role", role)
	if p, ok := when.ParsePublished(r.get("from"), when.DayFirst); ok {
		e.AddValue(ftm.Value{Prop: "startDate", Value: p.Values()[0], Original: p.Text})
	}
	if p, ok := when.ParsePublished(r.get("to"), when.DayFirst); ok {
		v := p.Values()
		e.AddValue(ftm.Value{Prop: "endDate", Value: v[len(v)-1], Original: p.Text})
	}
	e.Add("publisher", r.get("source"))
	return e
}

// ID returns the id of a company or holder by name, number and country.
func ID(name, number, country string) string {
	return ftm.MakeID("reg", strings.ToLower(strings.Join(strings.Fields(name), " ")), number, country)
}

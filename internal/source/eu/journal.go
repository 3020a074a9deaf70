package eu

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// reCelex is the number of a legal act: sector, year, kind, number.
var reCelex = regexp.MustCompile(`^\d{5}[A-Z]{1,2}\d{4}`)

// actOf returns the act that a file holds: by its name, since some acts have
// no entry left, else by its first entry. Each act is a component of the list
// of its own, so that one act never ends the entries of another.
func actOf(h source.Head) string {
	if m := reCelex.FindString(strings.ToUpper(h.Name)); m != "" {
		return m
	}
	lines := strings.SplitN(string(h.Data), "\n", 3)
	if len(lines) > 1 {
		if m := reCelex.FindString(strings.TrimLeft(lines[1], `"`)); m != "" {
			return m
		}
	}
	return "act"
}

// journalColumns must be there for a row to be read.
var journalColumns = []string{"celex", "recordid", "programkey", "annex", "measure", "schema", "name"}

func parseJournal(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		if err := parseAct(ctx, f, out); err != nil {
			return fmt.Errorf("EU journal: %w", err)
		}
	}
	return nil
}

func parseAct(ctx context.Context, f source.File, out *source.Out) error {
	head, err := f.Head()
	if err != nil {
		return fmt.Errorf("%s: %w", f.Path, err)
	}
	act := actOf(head)
	t := source.Table{Comma: ',', Needs: journalColumns}
	return t.Each(ctx, f, out, func(head source.Header, row []string, line int) error {
		r := journalRow{head: head, cells: row}
		if r.cell("name") == "" || r.cell("celex") == "" {
			out.Reject(f.Path, fmt.Sprintf("line %d", line), "no name or no celex number")
			return nil
		}
		return r.entry().From(act).Emit(out, source.Record(row...))
	})
}

// journalRow is one entry of an annex.
type journalRow struct {
	head  source.Header
	cells []string
}

func (r journalRow) cell(name string) string { return source.Clean(r.head.Cell(r.cells, name)) }

// id returns the entry's id. Rows without a record number are told apart by
// what does not change when a reason is reworded.
func (r journalRow) id() string {
	prefix := "eu-oj-" + source.Slug(r.cell("celex")) + "-" + source.Slug(r.cell("annex"))
	if rec := source.Slug(r.cell("recordid")); rec != "" {
		return prefix + "-" + rec
	}
	number := r.cell("imonumber")
	for _, c := range []string{"registrationnumber", "taxnumber", "passportnumber", "idnumber"} {
		if number == "" {
			number = r.cell(c)
		}
	}
	return ftm.MakeID(prefix, r.cell("schema"), r.cell("name"), r.cell("birthdate"), number)
}

// schema returns the FtM schema: the row's own, made more precise by columns
// that only companies have.
func (r journalRow) schema() string {
	switch s := r.cell("schema"); s {
	case "Person", "Vessel", "Company", "Asset":
		return s
	case "Organization", "LegalEntity", "":
		if r.cell("kppcode") != "" || r.cell("ticker") != "" {
			return "Company"
		}
		if s == "" {
			return "LegalEntity"
		}
		return s
	}
	return "LegalEntity"
}

// plainColumns go to the property beside them, cut at semicolons.
var plainColumns = [][2]string{
	{"position", "position"}, {"ethnicity", "ethnicity"}, {"fathername", "fatherName"}, {"mothername", "motherName"},
	{"appearance", "appearance"}, {"legalform", "legalForm"}, {"sector", "sector"},
	{"mmsi", "mmsi"}, {"ticker", "ticker"}, {"kppcode", "kppCode"}, {"okpocode", "okpoCode"},
	{"leicode", "leiCode"},
}

func (r journalRow) entry() *source.Entry {
	e := source.NewEntry(r.id(), r.schema())
	s := e.Subject
	addJournalNames(s, "name", r.cell("name"))
	addJournalNames(s, "alias", r.cell("alias"))
	addJournalNames(s, "weakAlias", r.cell("weakalias"))
	addJournalNames(s, "previousName", r.cell("previousname"))
	r.values(s)
	r.countries(s)
	r.dates(s, "birthDate", r.cell("birthdate"))
	r.dates(s, "incorporationDate", r.cell("incorporationdate"))
	r.birthPlace(s)
	r.numbers(e)
	r.addresses(e)
	for _, m := range emailIn.FindAllString(r.cell("email"), -1) {
		source.Put(s, "email", m)
	}
	source.AddNote(s, strings.Trim(r.cell("notes"), `"`))
	r.listing(e)
	return e.MarkListed()
}

// values adds the cells whose values are properties as they stand.
func (r journalRow) values(s *ftm.Entity) {
	for _, c := range plainColumns {
		for _, v := range splitList(r.cell(c[0])) {
			source.Put(s, c[1], v)
		}
	}
	for _, c := range []string{"phone", "website"} {
		for _, v := range splitList(strings.ReplaceAll(r.cell(c), ",", ";")) {
			source.Put(s, c, v)
		}
	}
	source.Put(s, "gender", strings.Trim(strings.ToLower(r.cell("gender")), "."))
}

// countries adds the cells of countries; people have no jurisdiction and no flag.
func (r journalRow) countries(s *ftm.Entity) {
	for _, c := range []string{"country", "nationality", "jurisdiction", "flag"} {
		v := r.cell(c)
		if c == "nationality" || c == "country" || v != "" && s.Schema != "Person" {
			r.nations(s, c, v)
		}
	}
}

func (r journalRow) nations(s *ftm.Entity, prop, text string) {
	if text == "" {
		return
	}
	if len(text) > 50 {
		source.AddNote(s, prop+": "+text)
	}
	if s.Schema != "Person" && prop == "nationality" {
		prop = "country"
	}
	source.AddNations(s, prop, text)
}

// splitList cuts a cell at semicolons outside quotation marks.
func splitList(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ";") {
		if p = strings.Trim(p, ` ",`); p != "" && p != "N/D" && p != "N/A" {
			out = append(out, p)
		}
	}
	return out
}

var (
	emailIn    = regexp.MustCompile(`[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+`)
	orSplit    = regexp.MustCompile(`(?i)\s*(?:;|\bor\b|,\s*\(?[a-z]\)|,)\s*`)
	datePart   = regexp.MustCompile(`\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|\b(?:19|20)\d\d\b`)
	nowCountry = regexp.MustCompile(`(?i)\(?\b(?:now|currently|present-day) ([^()]+)\)?$`)
)

// dates adds the dates of a cell; what is no date in whole adds the dates in
// it and stands as a note.
func (r journalRow) dates(s *ftm.Entity, prop, text string) {
	text = strings.Trim(text, `".`)
	if text == "" || text == "N/D" {
		return
	}
	if p, ok := when.ParsePublished(text, when.DayFirst); ok {
		addDate(s, prop, p)
		return
	}
	for _, packed := range source.SplitPacked(text) {
		for _, part := range orSplit.Split(packed, -1) {
			if part = strings.Trim(part, ` ".`); part == "" {
				continue
			}
			if p, ok := when.ParsePublished(part, when.DayFirst); ok {
				addDate(s, prop, p)
				continue
			}
			source.AddNote(s, prop+": "+part)
			for _, d := range datePart.FindAllString(part, -1) {
				if p, ok := when.ParsePublished(d, when.DayFirst); ok {
					p.Text = part
					addDate(s, prop, p)
				}
			}
		}
	}
}

// addDate adds p where the schema has the property, else a note.
func addDate(s *ftm.Entity, prop string, p when.Published) {
	for _, v := range p.Values() {
		source.PutValue(s, ftm.Value{Prop: prop, Value: v, Original: p.Text})
	}
}

func (r journalRow) birthPlace(s *ftm.Entity) {
	text := r.cell("birthplace")
	if text == "" || text == "N/D" {
		return
	}
	for _, p := range source.SplitPacked(text) {
		source.Put(s, "birthPlace", p)
		code := ""
		if m := nowCountry.FindStringSubmatch(p); m != nil {
			parts := strings.Split(m[1], ",")
			code = source.Nation(parts[len(parts)-1])
		}
		if code == "" {
			parts := strings.Split(p, ",")
			code = source.Nation(parts[len(parts)-1])
		}
		if code != "" {
			source.PutValue(s, ftm.Value{Prop: "birthCountry", Value: code, Original: p})
		}
	}
}

// addresses adds each address of the cell; a part that only names a country
// adds the country.
func (r journalRow) addresses(e *source.Entry) {
	for _, a := range splitList(r.cell("address")) {
		parts := strings.Split(strings.TrimRight(a, ",. "), ",")
		country := source.Clean(parts[len(parts)-1])
		if source.Nation(country) == "" && len(parts) > 1 {
			country = source.Clean(parts[0])
		}
		e.Address(source.Address{Full: a, Country: country})
	}
}

func (r journalRow) listing(e *source.Entry) {
	l := e.Listing("")
	celex, annex := r.cell("celex"), r.cell("annex")
	l.Add("authority", "Council of the European Union")
	l.Add("country", "eu")
	source.Put(l, "program", r.cell("programkey"))
	source.Put(l, "programId", r.cell("programkey"))
	if r.cell("recordid") != "" {
		source.Put(l, "authorityId", source.Join(" ", celex, annex, r.cell("recordid")))
	}
	source.Put(l, "recordId", source.Join(" ", celex, "Annex", annex, r.cell("recordid")))
	source.Put(l, "sourceUrl", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:"+source.Slug(celex))
	source.Put(l, "reason", r.cell("reason"))
	r.dates(l, "startDate", r.cell("startdate"))
	r.dates(l, "listingDate", r.cell("startdate"))
	l.Add("provisions", string(journalMeasure(celex, annex, r.cell("measure"), e.Subject.Schema)))
	source.Put(l, "summary", r.cell("measure"))
}

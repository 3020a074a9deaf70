package au

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// row is one name of an entry.
type row struct {
	head    source.Header
	cells   []string
	repeats bool // its Additional Information is that of the row before
}

// primary reports whether the row holds the primary name; the other rows of an
// entry repeat what it says, not always without slips.
func (r row) primary() bool { return strings.EqualFold(r.cell("name type"), "primary name") }

var carriage = strings.NewReplacer("_x000D_", " ", "\u00a0", " ")

func (r row) cell(name string) string { return source.Clean(r.raw(name)) }

// raw keeps line ends, which separate values in some cells.
func (r row) raw(name string) string { return carriage.Replace(r.head.Cell(r.cells, name)) }

var reference = regexp.MustCompile(`^(\d+)[a-z]*$`)

func readRow(head source.Header, cells, before []string, out *source.Out) error {
	r := row{head: head, cells: cells}
	r.repeats = before != nil && head.Cell(before, "additional information") == head.Cell(cells, "additional information")
	m := reference.FindStringSubmatch(strings.ToLower(r.cell("reference")))
	if m == nil {
		return &source.RowError{Err: fmt.Errorf("reference %q is no number with letters", r.cell("reference"))}
	}
	return r.entry("au-dfat-"+m[1]).Emit(out, source.Record(cells...))
}

func (r row) entry(id string) *source.Entry {
	schema := "LegalEntity"
	switch strings.ToLower(r.cell("type")) {
	case "individual":
		schema = "Person"
	case "vessel":
		schema = "Vessel"
	}
	e := source.NewEntry(id, schema)
	r.name(e.Subject)
	if schema == "Person" {
		r.person(e.Subject)
	} else {
		for _, p := range dateParts(r.raw("date of birth")) {
			addDate(e.Subject, "incorporationDate", p)
		}
		source.AddNote(e.Subject, prefixed("place: ", r.cell("place of birth")))
		nations(e.Subject, "country", r.raw("citizenship"))
	}
	if schema == "Vessel" {
		source.Put(e.Subject, "imoNumber", r.cell("imo number"))
	}
	r.addresses(e)
	if r.primary() || !r.repeats {
		information(e, r.cell("additional information"))
	}
	r.listing(e)
	return e.MarkListed()
}

func (r row) name(s *ftm.Entity) {
	name := r.cell("name of individual or entity")
	switch strings.ToLower(r.cell("name type")) {
	case "primary name", "":
		source.AddName(s, "name", name)
	case "original script":
		source.PutValue(s, ftm.Value{
			Prop: "name", Value: source.Unmix(name), Lang: source.ScriptLang(name), Original: name, Origin: "original-script",
		})
	default:
		prop := "alias"
		if strings.EqualFold(r.cell("alias strength"), "weak") {
			prop = "weakAlias"
		}
		source.AddName(s, prop, name)
	}
}

func prefixed(prefix, text string) string {
	if text = source.Clean(text); text == "" {
		return ""
	}
	return prefix + text
}

func (r row) person(s *ftm.Entity) {
	for _, p := range dateParts(r.raw("date of birth")) {
		addDate(s, "birthDate", p)
	}
	for _, cell := range source.SplitPacked(r.cell("place of birth")) {
		for _, p := range strings.Split(cell, ";") {
			p = source.Clean(altPlace.ReplaceAllString(source.Clean(p), ""))
			source.Put(s, "birthPlace", p)
			if c := source.Nation(lastPart(p)); c != "" {
				source.PutValue(s, ftm.Value{Prop: "birthCountry", Value: c, Original: p})
			}
		}
	}
	nations(s, "nationality", r.raw("citizenship"))
}

var altPlace = regexp.MustCompile(`(?i)^alt(?:ernate)? POB:\s*`)

func lastPart(s string) string { return s[strings.LastIndexByte(s, ',')+1:] }

func nations(s *ftm.Entity, prop, cell string) {
	for _, c := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '\n' }) {
		if c = source.Clean(c); c != "" {
			source.AddNations(s, prop, c)
		}
	}
}

var (
	dateCut    = regexp.MustCompile(`[,;\n]|\s{2,}`)
	monthYear  = regexp.MustCompile(`^(\d{1,2})/(\d{4})$`)
	anyDate    = regexp.MustCompile(`\d{1,2}/\d{1,2}/\d{4}|\b(?:19|20)\d\d\b`)
	approxWord = regexp.MustCompile(`(?i)^approximately:?\s*`)
)

// dateParts cuts a cell of birth dates, which Excel holds as a day number when
// it is one date and as text otherwise.
func dateParts(cell string) []string {
	if n, err := strconv.Atoi(source.Clean(cell)); err == nil && n > 9999 {
		return []string{string(excelDay(n))}
	}
	var out []string
	for _, p := range dateCut.Split(cell, -1) {
		if p = source.Clean(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// excelDay returns the day with Excel's number in the 1900 system; its day 60
// never was, which shifts the later ones by one.
func excelDay(n int) when.Day {
	if n < 1 || n > 100000 {
		return ""
	}
	return when.DayOf(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n))
}

// addDate adds a date with its doubt; text with several dates adds each.
func addDate(s *ftm.Entity, prop, text string) {
	date := text
	if m := monthYear.FindStringSubmatch(text); m != nil {
		date = "00/" + m[1] + "/" + m[2]
	} else if approxWord.MatchString(text) {
		date = "circa " + strings.TrimPrefix(strings.ToLower(approxWord.ReplaceAllString(text, "")), "between ")
	}
	p, ok := when.ParsePublished(date, when.DayFirst)
	if ok {
		p.Text = text
		addValues(s, prop, p)
		return
	}
	source.AddNote(s, prop+": "+text)
	for _, d := range anyDate.FindAllString(text, -1) {
		if p, ok := when.ParsePublished(d, when.DayFirst); ok {
			p.Text = text
			addValues(s, prop, p)
		}
	}
}

func addValues(s *ftm.Entity, prop string, p when.Published) {
	for _, v := range p.Values() {
		source.PutValue(s, ftm.Value{Prop: prop, Value: v, Original: p.Text})
	}
}

var addressNote = regexp.MustCompile(`\s*\(([^()]*(?:as at|previous|location|time of listing|since|custody|detention|prison|former|last known|until|alternat)[^()]*)\)\s*$`)

func (r row) addresses(e *source.Entry) {
	for _, cell := range source.SplitPacked(r.raw("address")) {
		for _, a := range strings.Split(cell, ";") {
			a = strings.Trim(source.Clean(a), " ,.")
			if a == "" || strings.EqualFold(a, "na") {
				continue
			}
			note := ""
			if m := addressNote.FindStringSubmatch(a); m != nil {
				note, a = m[1], strings.TrimRight(strings.TrimSuffix(a, m[0]), " ,")
			}
			country := source.Clean(lastPart(a))
			if source.Nation(country) == "" {
				country = lastWords(a)
			}
			e.Address(source.Address{Full: a, Country: country, Note: note})
		}
	}
}

// lastWords returns the country that ends an address without a comma before
// it ("Ob 633104 Russia"), or "".
func lastWords(a string) string {
	words := strings.Fields(a)
	for n := min(4, len(words)); n > 0; n-- {
		if c := strings.Join(words[len(words)-n:], " "); len(c) > 3 && source.Nation(c) != "" {
			return c
		}
	}
	return ""
}

var listedOn = regexp.MustCompile(`(?i)\b(?:first )?(?:listed|designated)(?: by (?:the )?(?:UN )?[\w’' ]{0,20}committee)?(?: under the Autonomous Sanctions Regulations 2011)? ?on:? (\d{1,2}/\d{1,2}/\d{4}|\d{1,2} [A-Za-z]{3,9}\.? \d{4})`)

func (r row) listing(e *source.Entry) {
	l := e.Listing("")
	l.Add("authority", "Department of Foreign Affairs and Trade")
	l.Add("country", "au")
	source.Put(l, "authorityId", strings.TrimPrefix(e.Subject.ID, "au-dfat-"))
	source.Put(l, "program", r.cell("committees"))
	source.Put(l, "description", r.cell("instrument of designation"))
	info := r.cell("listing information")
	source.AddNote(l, info)
	if !r.primary() {
		info = ""
	}
	if m := listedOn.FindStringSubmatch(info); m != nil {
		source.AddDateText(l, "listingDate", m[1], when.DayFirst)
		source.AddDateText(l, "startDate", m[1], when.DayFirst)
	}
	if n, err := strconv.Atoi(r.cell("control date")); err == nil {
		l.Add("modifiedAt", string(excelDay(n)))
	} else {
		source.AddDateText(l, "modifiedAt", r.cell("control date"), when.DayFirst)
	}
	if r.primary() {
		for _, u := range ownReference(r.cell("additional information")) {
			l.Add("unscId", source.RefOfKind(u, e.Subject.Schema == "Person"))
		}
	}
	for _, m := range r.measures() {
		l.Add("provisions", string(m))
	}
}

// measures reads the columns of measures; none of them is another measure.
func (r row) measures() []source.Measure {
	var out []source.Measure
	for _, c := range []struct {
		column  string
		measure source.Measure
	}{
		{"targeted financial sanction", source.AssetFreeze}, {"travel ban", source.TravelBan},
		{"arms embargo", source.ArmsEmbargo}, {"maritime restriction", source.VesselMeasures},
	} {
		switch strings.ToLower(r.cell(c.column)) {
		case "1", "true", "yes":
			out = append(out, c.measure)
		}
	}
	if out == nil {
		out = []source.Measure{source.OtherMeasure}
	}
	return out
}

package eu

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// recogniseCSV takes both layouts: that of 2018 with its repeated column names
// (Entity_logical_id, Naal_wholename) and csvFullSanctionsList_1_1.
func recogniseCSV(h source.Head) (source.Meta, bool) {
	line := strings.ToLower(h.Line())
	if h.IsXML() || !strings.Contains(line, ";") || !strings.Contains(line, "entity_logical") ||
		(!strings.Contains(line, "naal_wholename") && !strings.Contains(line, "namealias_wholename")) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "eu-fsf-csv", Dataset: FSF}
	meta.Scope, meta.ScopeWhy = source.Full, ""
	if strings.Contains(strings.ToLower(h.Name), "excerpt") {
		meta.Scope, meta.ScopeWhy = source.Excerpt, "the file name says excerpt"
	}
	if _, rest, ok := bytes.Cut(h.Data, []byte("\n")); ok {
		first, _, _ := bytes.Cut(rest, []byte(";"))
		p, ok := when.ParsePublished(strings.Trim(string(first), "\" \r\n"), when.DayFirst)
		if ok && p.Earliest == p.Latest {
			meta.Version = p.Earliest
		}
	}
	return meta, true
}

// parseCSV reads either layout. Rows of one entity follow each other; the
// first of its names is the one to show.
func parseCSV(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		named := ""
		var columns map[string]int
		t := source.Table{Comma: ';'}
		err := t.Each(ctx, f, out, func(h source.Header, row []string, line int) error {
			if len(row) > len(h) && strings.Join(row[len(h):], "") != "" {
				out.Reject(f.Path, fmt.Sprintf("line %d", line), "%d cells under %d columns: a value holds the separator", len(row), len(h))
				return nil
			}
			if columns == nil {
				columns = index(h)
			}
			c := csvRow{columns, row}
			p := c.party()
			if source.Slug(p.id) == "" {
				out.Reject(f.Path, fmt.Sprintf("line %d", line), "no logical id")
				return nil
			}
			if len(p.names) > 0 && p.id != named {
				p.names[0].main, named = true, p.id
			}
			return p.entry().Emit(out, source.Record(row...))
		})
		if err != nil {
			return fmt.Errorf("EU list: %w", err)
		}
	}
	return nil
}

// csvRow is a row with the columns by name; of repeated names the first.
type csvRow struct {
	columns map[string]int
	row     []string
}

func index(h source.Header) map[string]int {
	m := make(map[string]int, len(h))
	for i, n := range h {
		if _, ok := m[n]; !ok {
			m[n] = i
		}
	}
	return m
}

// cell returns the first cell that is not empty under the given names.
func (c csvRow) cell(names ...string) string {
	for _, n := range names {
		if i, ok := c.columns[n]; ok && i < len(c.row) {
			if v := strings.TrimSpace(c.row[i]); v != "" {
				return v
			}
		}
	}
	return ""
}

func (c csvRow) party() *party {
	p := &party{
		id: c.cell("entity_logicalid", "entity_logical_id"), euRef: c.cell("entity_eu_referencenumber", "eu_ref_num"),
		unID: c.cell("entity_unitednationid"), designated: c.cell("entity_designationdate"), details: c.cell("entity_designationdetails"),
		regulation: regulation{
			programme: c.cell("entity_regulation_programme", "programme"), title: c.cell("entity_regulation_numbertitle", "leba_numtitle"),
			published: c.cell("entity_regulation_publicationdate", "leba_publication_date"),
			inForce:   c.cell("entity_regulation_entryintoforcedate"), url: c.cell("entity_regulation_publicationurl", "leba_url"),
		},
	}
	kind := c.cell("entity_subjecttype_classificationcode", "entity_subjecttype", "subject_type")
	p.person = kind == "P" || strings.EqualFold(kind, "person")
	if r := c.cell("entity_remark"); r != "" {
		p.remarks = []string{r}
	}
	n := partyName{
		first: c.cell("namealias_firstname", "naal_firstname"), middle: c.cell("namealias_middlename", "naal_middlename"),
		last: c.cell("namealias_lastname", "naal_lastname"), whole: c.cell("namealias_wholename", "naal_wholename"),
		function: c.cell("namealias_function", "naal_function"), title: c.cell("namealias_title", "naal_title"),
		gender: c.cell("namealias_gender", "naal_gender"), lang: c.cell("namealias_namelanguage", "naal_language"),
		weak: strings.EqualFold(c.cell("namealias_strong"), "false"), remarks: []string{c.cell("namealias_remark")},
	}
	if n.whole+n.first+n.last != "" {
		p.names = []partyName{n}
	}
	c.birth(p)
	c.address(p)
	c.document(p)
	if code := c.cell("citizenship_countryiso2code", "citi_country"); code+c.cell("citizenship_countrydescription") != "" {
		p.citizenships = []partyPlace{{
			country: code, countryName: c.cell("citizenship_countrydescription"), region: c.cell("citizenship_region"),
			remarks: []string{c.cell("citizenship_remark")},
		}}
	}
	return p
}

func (c csvRow) birth(p *party) {
	if old := c.cell("birt_date") + c.cell("birt_place") + c.cell("birt_country"); old != "" {
		p.births = []partyBirth{oldBirth(c.cell("birt_date"), c.cell("birt_place"), c.cell("birt_country"))}
		return
	}
	b := partyBirth{
		partyPlace: partyPlace{
			city: c.cell("birthdate_city"), region: c.cell("birthdate_region"), place: c.cell("birthdate_place"),
			country: c.cell("birthdate_countryiso2code"), countryName: c.cell("birthdate_countrydescription"),
			remarks: []string{c.cell("birthdate_remark")},
		},
		date: c.cell("birthdate_birthdate"), day: c.cell("birthdate_day"), month: c.cell("birthdate_month"), year: c.cell("birthdate_year"),
		from: c.cell("birthdate_yearrangefrom"), to: c.cell("birthdate_yearrangeto"),
		circa: strings.EqualFold(c.cell("birthdate_circa"), "true"), calendar: c.cell("birthdate_calendartype"),
	}
	if b.date+b.year+b.from+b.city+b.place+b.country != "" {
		p.births = []partyBirth{b}
	}
}

func (c csvRow) address(p *party) {
	if old := c.cell("addr_street") + c.cell("addr_city") + c.cell("addr_country") + c.cell("addr_other") + c.cell("addr_number"); old != "" {
		p.addresses = []partyAddress{oldAddress(source.Join(" ", c.cell("addr_number"), c.cell("addr_street")),
			c.cell("addr_zipcode"), c.cell("addr_city"), c.cell("addr_country"), c.cell("addr_other"))}
		return
	}
	a := partyAddress{
		partyPlace: partyPlace{
			street: c.cell("address_street"), poBox: c.cell("address_pobox"), zip: c.cell("address_zipcode"), city: c.cell("address_city"),
			region: c.cell("address_region"), place: c.cell("address_place"), country: c.cell("address_countryiso2code"),
			countryName: c.cell("address_countrydescription"), remarks: []string{c.cell("address_remark")},
		},
		atListing: strings.EqualFold(c.cell("address_asatlistingtime"), "true"),
	}
	info := tidy(c.cell("address_contactinfo"))
	for _, m := range contactPack.FindAllStringSubmatch(info, -1) {
		a.contacts = append(a.contacts, [2]string{m[1], m[2]})
	}
	if rest := source.Clean(contactPack.ReplaceAllString(info, " ")); rest != "" {
		a.remarks = append(a.remarks, rest)
	}
	if a.street+a.poBox+a.zip+a.city+a.region+a.place+a.country+info != "" {
		p.addresses = []partyAddress{a}
	}
}

func (c csvRow) document(p *party) {
	if n := c.cell("iden_number"); n != "" {
		p.identification = []partyDocument{oldDocument(n, c.cell("iden_country"))}
		return
	}
	d := partyDocument{
		code: c.cell("identification_typecode"), description: c.cell("identification_typedescription"),
		number: c.cell("identification_number"), latin: c.cell("identification_latinnumber"), holder: c.cell("identification_nameondocument"),
		authority: c.cell("identification_issuedby"), issued: c.cell("identification_issueddate"), from: c.cell("identification_validfrom"),
		to: c.cell("identification_validto"), country: c.cell("identification_countryiso2code"), remarks: []string{c.cell("identification_remark")},
		flags: flags(c.cell("identification_diplomatic"), c.cell("identification_knownexpired"), c.cell("identification_knownfalse"),
			c.cell("identification_reportedlost"), c.cell("identification_revokedbyissuer")),
	}
	if d.number+d.latin+d.code != "" {
		p.identification = []partyDocument{d}
	}
}

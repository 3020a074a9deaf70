// Package ca reads the consolidated list of Canadian autonomous sanctions (the
// Special Economic Measures Act, SEMA, and the Justice for Victims of Corrupt
// Foreign Officials Act) in its XML format.
//
// Records have no ids of their own: country, schedule and item identify one,
// and a hash of the name guards against items that are numbered anew. The
// country names the regulations, not where the party is; it becomes the
// programme. Text in two languages is kept in English.
//
// The file states no date and no measures. Schedules 2 and 3 of the Russia
// regulations limit finance; ships stand in schedule 1.1; all other schedules
// forbid dealings, which is a freeze.
package ca

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// Dataset is the name under which the list is stored.
const Dataset = "ca_dfatd_sema_sanctions"

// Formats returns the formats that this package reads.
func Formats() []source.Format {
	return []source.Format{{
		Name:      "ca-sema-xml",
		Title:     "Canadian consolidated autonomous sanctions list, XML",
		Recognise: recognise,
		Parse:     parse,
	}}
}

func recognise(h source.Head) (source.Meta, bool) {
	if !h.IsXML() || !bytes.Contains(h.Data, []byte("<data-set")) || !bytes.Contains(h.Data, []byte("<DateOfListing>")) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "ca-sema-xml", Dataset: Dataset}
	meta.Scope, meta.ScopeWhy = source.WholeOrPart(h, "record", 20)
	return meta, true
}

func parse(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		err := source.EachBlock(ctx, f, out, []string{"record"}, func(b source.Block) error {
			var r record
			if err := b.Decode(&r); err != nil {
				return err
			}
			if r.name() == "" {
				return &source.RowError{Line: b.Line, Err: fmt.Errorf("a record without a name")}
			}
			return r.entry().Emit(out, b.Record())
		})
		if err != nil {
			return fmt.Errorf("Canadian list: %w", err)
		}
	}
	return nil
}

// record is one listed person, entity or ship.
type record struct {
	Country  string `xml:"Country"`
	Last     string `xml:"LastName"`
	Given    string `xml:"GivenName"`
	Entity   string `xml:"Entity"`       // until 2024
	Body     string `xml:"EntityOrShip"` // since
	Title    string `xml:"Title"`
	TitleTwo string `xml:"TitleOrShip"` // a person's title or a ship's type
	Birth    string `xml:"DateOfBirth"`
	BirthTwo string `xml:"DateOfBirthOrShipBuildDate"`
	IMO      string `xml:"ShipIMONumber"`
	Schedule string `xml:"Schedule"`
	Item     string `xml:"Item"`
	Aliases  string `xml:"Aliases"`
	Listed   string `xml:"DateOfListing"`
}

func (r *record) person() bool { return source.Clean(r.Last)+source.Clean(r.Given) != "" }

func (r *record) name() string {
	if r.person() {
		return source.Join(" ", r.Given, r.Last)
	}
	return source.Join(" ", r.Entity, r.Body)
}

// regime returns the English name of the regulations' country or subject.
func (r *record) regime() string {
	name, _, _ := strings.Cut(source.Clean(r.Country), " / ")
	return source.Clean(name)
}

var shortName = regexp.MustCompile(`\(([A-Z]{3,8})\)$`)

// id makes the record's id; see the package comment.
func (r *record) id() string {
	regime := r.regime()
	if m := shortName.FindStringSubmatch(regime); m != nil {
		regime = m[1]
	}
	hash := ftm.MakeID("n", r.name())
	return source.Join("-", "ca-sema", source.Slug(regime), source.Slug(r.Schedule), source.Slug(r.Item), hash[2:10])
}

func (r *record) entry() *source.Entry {
	schema := "LegalEntity"
	switch {
	case r.person():
		schema = "Person"
	case source.Clean(r.IMO) != "":
		schema = "Vessel"
	}
	e := source.NewEntry(r.id(), schema)
	s := e.Subject
	names := r.names(s)
	title := source.Join(" ", r.Title, r.TitleTwo)
	date := source.Join(" ", r.Birth, r.BirthTwo)
	switch schema {
	case "Person":
		source.Put(s, "firstName", r.Given)
		source.Put(s, "lastName", r.Last)
		english, _, _ := strings.Cut(title, "/")
		source.Put(s, "title", english)
		source.AddDateText(s, "birthDate", date, when.DayFirst)
	case "Vessel":
		source.Put(s, "imoNumber", r.IMO)
		source.Put(s, "type", title)
		source.AddDateText(s, "buildDate", date, when.DayFirst)
	default:
		source.AddDateText(s, "incorporationDate", date, when.DayFirst)
		source.AddNote(s, title)
	}
	for _, a := range splitAliases(r.Aliases, schema == "Person") {
		if !names[strings.ToLower(a.text)] {
			source.PutValue(s, ftm.Value{Prop: "alias", Value: source.Unmix(a.text), Lang: a.lang, Original: a.text})
		}
	}
	r.listing(e)
	return e.MarkListed()
}

// names adds the name, and those that it holds in brackets, and returns them.
func (r *record) names(s *ftm.Entity) map[string]bool {
	name, others := source.SplitAliases(r.name())
	source.AddName(s, "name", name)
	seen := map[string]bool{strings.ToLower(name): true}
	for _, o := range others {
		prop := "alias"
		if o.Former {
			prop = "previousName"
		}
		source.AddName(s, prop, o.Name)
		seen[strings.ToLower(o.Name)] = true
	}
	return seen
}

func (r *record) listing(e *source.Entry) {
	l := e.Listing("")
	l.Add("authority", "Global Affairs Canada")
	l.Add("country", "ca")
	source.Put(l, "program", r.regime())
	place := source.Join(", ", prefixed("Schedule ", r.Schedule), prefixed("Item ", r.Item))
	source.Put(l, "authorityId", source.Join(" ", r.regime(), place))
	source.AddDateText(l, "listingDate", r.Listed, when.DayFirst)
	source.AddDateText(l, "startDate", r.Listed, when.DayFirst)
	for _, m := range r.measures(e.Subject.Schema) {
		l.Add("provisions", string(m))
	}
}

func prefixed(prefix, text string) string {
	if text = source.Clean(text); text == "" {
		return ""
	}
	return prefix + text
}

// measures returns what the schedule forbids: SOR/2014-58, section 2.1 and
// schedules 2 and 3 (new debt and equity) and 1.1 (ships).
func (r *record) measures(schema string) []source.Measure {
	schedule := source.Clean(r.Schedule)
	switch {
	case r.regime() == "Russia" && (schedule == "2" || schedule == "3"):
		return []source.Measure{source.Sectoral}
	case schema == "Vessel":
		return []source.Measure{source.AssetFreeze, source.VesselMeasures}
	}
	return []source.Measure{source.AssetFreeze}
}

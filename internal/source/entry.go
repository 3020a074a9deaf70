package source

import (
	"strings"

	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
	"sanctrace/internal/when"
)

// Entry gathers what one source record states of a listed subject: the subject
// itself, its listings, and the addresses, documents and edges that describe
// it. Their ids follow from the subject's id and their content alone, so that
// fragments of the same entity join. It is not safe for concurrent use.
type Entry struct {
	Subject *ftm.Entity
	parts   []*ftm.Entity // described by the subject's owner id
	edges   []*ftm.Entity // between subjects, their own owners
}

// NewEntry returns an entry for the subject with the given id and schema.
func NewEntry(id, schema string) *Entry { return &Entry{Subject: ftm.NewEntity(id, schema)} }

// From sets the part of the source that all values of the entry stand in.
func (e *Entry) From(origin string) *Entry {
	for _, list := range [][]*ftm.Entity{{e.Subject}, e.parts, e.edges} {
		for _, x := range list {
			for i := range x.Values {
				x.Values[i].Origin = origin
			}
		}
	}
	return e
}

// Listing adds a Sanction of the subject. The key tells several listings of
// one subject apart; it may be empty when the source knows only one.
func (e *Entry) Listing(key string) *ftm.Entity {
	id := e.Subject.ID + "-sanction"
	if key = Slug(key); key != "" {
		id += "-" + key
	}
	for _, p := range e.parts {
		if p.ID == id {
			return p
		}
	}
	s := ftm.NewEntity(id, "Sanction")
	s.Add("entity", e.Subject.ID)
	e.parts = append(e.parts, s)
	return s
}

// MarkListed adds the topic that the measures of the listings imply: export
// control where nothing else is forbidden, sanction otherwise. A subject whose
// listings forbid nothing, such as one delisted, gets none.
func (e *Entry) MarkListed() *Entry {
	for _, p := range e.parts {
		for _, m := range p.All("provisions") {
			switch Measure(m) {
			case ExportControl, ExportDenied:
				e.Subject.Add("topics", "export.control")
			default:
				e.Subject.Add("topics", "sanction")
			}
		}
	}
	return e
}

// Edge adds an edge between the subject and other, such as Family or
// UnknownLink, with its two ends under the given property names.
func (e *Entry) Edge(schema, subjectProp, otherProp, other, role string) *ftm.Entity {
	x := ftm.NewEntity(ftm.MakeID(e.Subject.ID+"-"+strings.ToLower(schema), subjectProp, other, role), schema)
	x.Add(subjectProp, e.Subject.ID)
	x.Add(otherProp, other)
	e.edges = append(e.edges, x)
	return x
}

// Emit hands the subject, with its record, and all that describes it to out.
func (e *Entry) Emit(out *Out, record string) error {
	if err := out.Subject(e.Subject, record); err != nil {
		return err
	}
	for _, p := range e.parts {
		if err := out.Detail(e.Subject.ID, p); err != nil {
			return err
		}
	}
	for _, x := range e.edges {
		if err := out.Emit(Fragment{Entity: x}); err != nil {
			return err
		}
	}
	return nil
}

// Address is a postal address in the parts that a source gives.
type Address struct {
	Street, Street2, City, Region, PostalCode, POBox string
	Country                                          string // as the source names it
	Note                                             string
	Full                                             string // the whole text, when the source has no parts
}

// text joins the parts in the order in which lists print them.
func (a Address) text() string {
	if f := Clean(a.Full); f != "" {
		return f
	}
	return Join(", ", a.Street, a.Street2, a.POBox, a.City, a.Region, a.PostalCode, a.Country)
}

// Address adds an address of the subject. One that names no more than a
// country adds that country only.
func (e *Entry) Address(a Address) {
	full := a.text()
	if full == "" {
		return
	}
	code := place.Code(a.Country)
	if code != "" {
		PutValue(e.Subject, ftm.Value{Prop: "country", Value: code, Original: Clean(a.Country), Origin: "address"})
	}
	note := Clean(a.Note)
	if code != "" && full == Clean(a.Country) && note == "" {
		return
	}
	x := ftm.NewEntity(ftm.MakeID(e.Subject.ID+"-addr", full, note), "Address")
	Put(x, "full", full)
	Put(x, "street", a.Street)
	Put(x, "street2", a.Street2)
	Put(x, "postOfficeBox", a.POBox)
	Put(x, "city", a.City)
	Put(x, "region", a.Region)
	Put(x, "postalCode", a.PostalCode)
	AddNote(x, note)
	if code != "" {
		PutValue(x, ftm.Value{Prop: "country", Value: code, Original: Clean(a.Country)})
	}
	e.parts = append(e.parts, x)
	Put(e.Subject, "address", full)
	e.Subject.Add("addressEntity", x.ID)
}

// Document adds an identity document of the subject: the number under the
// property of its kind, and a Passport or Identification with what else is
// stated.
func (e *Entry) Document(d Document) {
	number := Clean(d.Number)
	if number == "" {
		return
	}
	prop, schema := "idNumber", "Identification"
	if d.Passport() {
		schema = "Passport"
		if e.Subject.Schema == "Person" {
			prop = "passportNumber"
		}
	}
	Put(e.Subject, prop, number)
	x := ftm.NewEntity(ftm.MakeID(e.Subject.ID+"-doc", schema, number, d.Country), schema)
	x.Add("holder", e.Subject.ID)
	Put(x, "number", number)
	Put(x, "type", d.Type)
	Put(x, "authority", d.Authority)
	x.Add("summary", Clean(d.Note))
	if code := Nation(d.Country); code != "" {
		PutValue(x, ftm.Value{Prop: "country", Value: code, Original: Clean(d.Country)})
	}
	AddDate(x, "startDate", d.From)
	AddDate(x, "endDate", d.To)
	e.parts = append(e.parts, x)
}

// AddDate adds the values of p under prop, each with the words of the list
// where they say more than the value.
func AddDate(x *ftm.Entity, prop string, p when.Published) {
	for _, v := range p.Values() {
		x.AddValue(ftm.Value{Prop: prop, Value: v, Original: p.Text})
	}
}

// AddDateText reads text as a published date and adds it under prop. Text that
// is not understood becomes a note, so that nothing is lost.
func AddDateText(x *ftm.Entity, prop, text string, order when.Order) {
	if text = Clean(text); text == "" {
		return
	}
	if p, ok := when.ParsePublished(text, order); ok {
		AddDate(x, prop, p)
		return
	}
	AddNote(x, prop+": "+text)
}

// AddNations adds the codes of countries or nationalities in text under prop;
// what is not known becomes a note.
func AddNations(x *ftm.Entity, prop, text string) {
	for _, part := range SplitPacked(text) {
		if code := Nation(part); code != "" {
			PutValue(x, ftm.Value{Prop: prop, Value: code, Original: part})
			continue
		}
		known := false
		for _, p := range nationSplit.Split(part, -1) {
			if code := Nation(p); code != "" {
				PutValue(x, ftm.Value{Prop: prop, Value: code, Original: part})
				known = true
			}
		}
		if !known {
			AddNote(x, prop+": "+part)
		}
	}
}

// AddNote adds text as a note: Thing has notes, intervals have a summary.
func AddNote(x *ftm.Entity, text string) {
	switch x.Schema {
	case "Sanction", "Passport", "Identification":
		x.Add("summary", Clean(text))
	case "Address":
		x.Add("remarks", Clean(text))
	default:
		x.Add("notes", Clean(text))
	}
}

// AddName adds a name under prop with the language that its script implies and
// with words of mixed scripts repaired; see [Unmix].
func AddName(x *ftm.Entity, prop, name string) {
	name = Clean(name)
	fixed := Unmix(name)
	PutValue(x, ftm.Value{Prop: prop, Value: fixed, Lang: ScriptLang(fixed), Original: name})
}

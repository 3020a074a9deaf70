package ofac

import (
	"bytes"
	"context"
	"regexp"
	"strings"

	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// enhancedFormat is the XML of the Sanctions List Service (ENHANCED_XML). It
// is the fullest format: kinds of sanction, days of publication, names in
// their own script, typed relations between entries by number. An export may be
// restricted to programs or lists, and says so.
func enhancedFormat() source.Format {
	return source.Format{
		Name:      "ofac-enhanced",
		Title:     "OFAC enhanced XML (Sanctions List Service)",
		Recognise: recogniseEnhanced,
		Parse:     parseEnhanced,
	}
}

var (
	reAsOf    = regexp.MustCompile(`<(?:\w+:)?dataAsOf>\s*(\d{4}-\d{2}-\d{2})`)
	reFilters = regexp.MustCompile(`(?s)<(?:\w+:)?filters>(.*?)</(?:\w+:)?filters>`)
	reFilter  = regexp.MustCompile(`<(?:\w+:)?(\w+)\b[^>]*>\s*([^<>\s][^<>]*?)\s*</`)
)

// recogniseEnhanced reads date and restrictions from publicationInfo.
func recogniseEnhanced(h source.Head) (source.Meta, bool) {
	if !h.IsXML() || !bytes.Contains(h.Data, []byte("sanctionsData")) || !bytes.Contains(h.Data, []byte("publicationInfo")) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "ofac-enhanced", Scope: source.Full, Dataset: datasetOfName(h.Name)}
	if m := reAsOf.FindSubmatch(h.Data); m != nil {
		meta.Version, _ = when.ParseDay(string(m[1]))
	}
	lists, others := filtersOf(h.Data)
	meta.Dataset = firstOf(datasetOfLists(lists), meta.Dataset, DatasetSDN)
	switch {
	case len(others) > 0:
		what := strings.Join(others, "+")
		meta.Scope, meta.ScopeWhy = source.Filtered(what), "publicationInfo names the filter "+what
	case len(lists) > 0 && !hasWord(lists, "SDN List") && !hasWord(lists, "Consolidated List"):
		what := strings.Join(lists, "+")
		meta.Scope, meta.ScopeWhy = source.Filtered(what), "publicationInfo names part of the lists: "+what
	}
	return meta, true
}

// filtersOf returns the filters that the file was made with: the lists chosen,
// and all others.
func filtersOf(data []byte) (lists, others []string) {
	m := reFilters.FindSubmatch(data)
	if m == nil {
		return nil, nil
	}
	for _, f := range reFilter.FindAllSubmatch(m[1], -1) {
		if string(f[1]) == "sanctionsList" {
			lists = append(lists, string(f[2]))
		} else {
			others = append(others, string(f[2]))
		}
	}
	return lists, others
}

// datasetOfLists returns the dataset of an export of the named lists, "" when
// none is named.
func datasetOfLists(lists []string) string {
	switch {
	case hasWord(lists, "SDN List"):
		return DatasetSDN
	case len(lists) > 0:
		return DatasetCons
	}
	return ""
}

func hasWord(ss []string, s string) bool {
	for _, x := range ss {
		if x == s {
			return true
		}
	}
	return false
}

// enhancedEntity is an element entity.
type enhancedEntity struct {
	ID          string             `xml:"id,attr"`
	Type        string             `xml:"generalInfo>entityType"`
	Titles      []string           `xml:"generalInfo>title"`
	Remarks     string             `xml:"generalInfo>remarks"`
	Lists       []enhancedList     `xml:"sanctionsLists>sanctionsList"`
	Programs    []string           `xml:"sanctionsPrograms>sanctionsProgram"`
	Kinds       []string           `xml:"sanctionsTypes>sanctionsType"`
	Authorities []string           `xml:"legalAuthorities>legalAuthority"`
	Names       []enhancedName     `xml:"names>name"`
	Addresses   []enhancedAddress  `xml:"addresses>address"`
	Features    []enhancedFeature  `xml:"features>feature"`
	Documents   []enhancedDocument `xml:"identityDocuments>identityDocument"`
	Relations   []enhancedRelation `xml:"relationships>relationship"`
}

type enhancedList struct {
	Name      string `xml:",chardata"`
	Published string `xml:"datePublished,attr"`
}

type enhancedName struct {
	Primary      bool                  `xml:"isPrimary"`
	Type         string                `xml:"aliasType"`
	Low          bool                  `xml:"isLowQuality"`
	Translations []enhancedTranslation `xml:"translations>translation"`
}

type enhancedTranslation struct {
	Primary bool           `xml:"isPrimary"`
	Script  string         `xml:"script"`
	First   string         `xml:"formattedFirstName"`
	Last    string         `xml:"formattedLastName"`
	Full    string         `xml:"formattedFullName"`
	Parts   []enhancedPart `xml:"nameParts>namePart"`
	Address []enhancedPart `xml:"addressParts>addressPart"`
}

type enhancedPart struct {
	Type  string `xml:"type"`
	Value string `xml:"value"`
}

type enhancedAddress struct {
	Country      string                `xml:"country"`
	Translations []enhancedTranslation `xml:"translations>translation"`
}

type enhancedFeature struct {
	Type     string  `xml:"type"`
	Value    string  `xml:"value"`
	Date     xmlDate `xml:"valueDate"`
	Comments string  `xml:"comments"`
}

type enhancedDocument struct {
	Type      string   `xml:"type"`
	Number    string   `xml:"documentNumber"`
	Country   string   `xml:"issuingCountry"`
	Location  string   `xml:"issuingLocation"`
	Authority string   `xml:"issuingAuthority"`
	Issued    xmlDate  `xml:"issueDate"`
	Expires   xmlDate  `xml:"expirationDate"`
	Valid     string   `xml:"isValid"`
	Comments  string   `xml:"comments"`
	Features  []string `xml:"idFeatures>idFeature"`
}

type enhancedRelation struct {
	Type    string `xml:"type"`
	Quality string `xml:"quality"`
	Other   struct {
		ID string `xml:"entityId,attr"`
	} `xml:"relatedEntity"`
	Period xmlDate `xml:"datePeriod"`
}

// enhancedReader reads enhanced XML files entity by entity.
type enhancedReader struct {
	dataset string
	out     *source.Out
	known   *linker
	edges   *relations
	others  int // entities that stand on lists of the other dataset only
}

func parseEnhanced(ctx context.Context, files []source.File, meta source.Meta, out *source.Out) error {
	known := newLinker()
	r := &enhancedReader{dataset: firstOf(meta.Dataset, DatasetSDN), out: out, known: known, edges: &relations{known: known}}
	for _, f := range files {
		err := source.EachBlock(ctx, f, out, []string{"entity"}, func(b source.Block) error {
			var x enhancedEntity
			if err := b.Decode(&x); err != nil {
				return err
			}
			return r.entity(x, b)
		})
		if err != nil {
			return err
		}
		if r.others > 0 {
			out.Reject(f.Path, "entities", "%d entities stand on lists outside %s and were left out: import them from an export of their list", r.others, r.dataset)
			r.others = 0
		}
	}
	if err := r.edges.flush(out); err != nil {
		return err
	}
	return known.flush(out)
}

// onDataset reports whether one of the lists belongs to the dataset. An entity
// without lists belongs to any.
func (x enhancedEntity) onDataset(dataset string) bool {
	for _, l := range x.Lists {
		sdn := strings.TrimSpace(l.Name) == "SDN List"
		if sdn == (dataset == DatasetSDN) {
			return true
		}
	}
	return len(x.Lists) == 0
}

func (r *enhancedReader) entity(x enhancedEntity, b source.Block) error {
	uid := strings.TrimSpace(x.ID)
	primary := x.primary()
	switch {
	case !isNumber(uid):
		return badEntry(b, "entity with the number %.40q", uid)
	case primary == nil:
		return badEntry(b, "entity %s has no name", uid)
	case r.known.seen(uid):
		return badEntry(b, "repeats the number %s of an earlier entity", uid)
	case !x.onDataset(r.dataset):
		r.others++
		return nil
	}
	e := newEntry(r.dataset, uid, x.Type)
	e.translation(primaryName, *primary)
	x.describe(e)
	e.finish()
	e.stateListings(x.Kinds, x.listDates(), x.Authorities)
	x.otherNames(e, primary)
	for _, a := range x.Addresses {
		e.enhancedAddress(a)
	}
	for _, l := range x.Relations {
		rel := relation{from: uid, to: l.Other.ID, role: l.Type, quality: l.Quality, start: l.Period.text()}
		if err := r.edges.add(rel, r.out); err != nil {
			return err
		}
	}
	if err := r.known.learn(e, r.out); err != nil {
		return err
	}
	return e.emit(r.out, b.Record())
}

// describe adds the programs, titles, features, documents and remarks.
func (x *enhancedEntity) describe(e *entry) {
	for _, p := range x.Programs {
		e.program(p, "")
	}
	for _, t := range x.Titles {
		e.title(t)
	}
	for _, f := range x.Features {
		e.enhancedFeature(f)
	}
	for _, d := range x.Documents {
		e.enhancedDocument(d)
	}
	e.remarks(x.Remarks, len(x.Remarks), true)
}

// listDates returns the days on which the entity was put on its lists.
func (x enhancedEntity) listDates() []listDate {
	var out []listDate
	for _, l := range x.Lists {
		out = append(out, listDate{strings.TrimSpace(l.Name), day(l.Published)})
	}
	return out
}

// primary returns the translation under which the entity is listed.
func (x enhancedEntity) primary() *enhancedTranslation {
	for i := range x.Names {
		n := &x.Names[i]
		if !n.Primary {
			continue
		}
		for j := range n.Translations {
			if t := &n.Translations[j]; t.Primary && t.name() != "" {
				return t
			}
		}
		if len(n.Translations) > 0 && n.Translations[0].name() != "" {
			return &n.Translations[0]
		}
	}
	return nil
}

func (t enhancedTranslation) name() string {
	return plain(firstOf(t.Full, strings.TrimSpace(t.Last+t.First)))
}

// otherNames adds aliases and the names in other scripts, with the origin they
// have in the CSV set.
func (x enhancedEntity) otherNames(e *entry, primary *enhancedTranslation) {
	for i := range x.Names {
		n := &x.Names[i]
		quality := ""
		if n.Low {
			quality = "weak"
		}
		use := useOf(n.Type, quality)
		e.origin = originAlt
		if n.Low {
			e.origin = originPrim
		}
		for j := range n.Translations {
			if t := &n.Translations[j]; t != primary {
				e.translation(use, *t)
			}
		}
	}
	e.origin = originPrim
}

// translation adds a name as written in one script. Names of other scripts
// than Latin are kept whole, in the order in which they are published.
func (e *entry) translation(use nameUse, t enhancedTranslation) {
	if script := strings.TrimSpace(t.Script); script != "" && script != "Latin" {
		e.name(use, bidi.Replace(t.name()), "", scriptLangs[script])
		return
	}
	last, given := t.Last, t.First
	if strings.TrimSpace(last+given) == "" {
		last, given = splitName(e.isPerson(), plain(t.Full))
	}
	e.name(use, last, given, "")
	if use == primaryName && e.isPerson() {
		for _, p := range t.Parts {
			e.namePart(p.Type, p.Value)
		}
	}
}

// namePart adds the parts of a person's name that have a property of their own.
func (e *entry) namePart(kind, value string) {
	switch strings.TrimSpace(kind) {
	case "Middle Name":
		e.add("middleName", plain(value))
	case "Patronymic":
		e.add("fatherName", plain(value))
	case "Matronymic":
		e.add("motherName", plain(value))
	}
}

// enhancedFeature adds a feature; a date that its words do not give is taken
// from its bounds.
func (e *entry) enhancedFeature(f enhancedFeature) {
	value := f.Value
	if d := f.Date.text(); d != "" && len(dateValues(value)) == 0 {
		value = d
	}
	e.document(xmlID{Type: f.Type, Number: value})
	if c := plain(f.Comments); c != "" {
		e.note(plain(f.Type) + " " + plain(value) + ": " + c)
	}
}

// enhancedDocument adds an identity document.
func (e *entry) enhancedDocument(d enhancedDocument) {
	x := statedDocument{
		Type: d.Type, Number: d.Number, Country: d.country(), Issued: d.Issued.text(), Expires: d.Expires.text(), Authority: d.Authority,
		Remarks: append([]string{d.Comments}, d.Features...),
	}
	if d.Location != x.Country {
		x.Remarks = append(x.Remarks, d.Location)
	}
	if strings.TrimSpace(d.Valid) == "false" {
		x.Remarks = append(x.Remarks, "not valid")
	}
	e.numberedDocument(x)
}

// statedDocument is an identity document with what the CSV and classic XML
// files do not say of it.
type statedDocument struct {
	Type, Number, Country, Issued, Expires, Authority string
	Remarks                                           []string
}

// numberedDocument adds an identity document. What is said of it beside its
// number stands on the Identification, or in a note when there is none.
func (e *entry) numberedDocument(d statedDocument) {
	before := len(e.details)
	e.document(xmlID{Type: d.Type, Number: d.Number, Country: d.Country, Issued: d.Issued, Expires: d.Expires})
	if len(e.details) == before+1 && e.details[before].Schema != "CryptoWallet" {
		x := e.details[before]
		e.put(x, "authority", plain(d.Authority), "")
		for _, s := range d.Remarks {
			e.put(x, "summary", plain(s), "")
		}
		return
	}
	for _, s := range append(d.Remarks, d.Authority) {
		if s = plain(s); s != "" {
			e.note(plain(d.Type) + " " + plain(d.Number) + ": " + s)
		}
	}
}

// country returns the country that issued the document: as stated, else the
// place, else Russia for the numbers that only its registers give.
func (d enhancedDocument) country() string {
	if c := strings.TrimSpace(d.Country); c != "" {
		return c
	}
	if countryCode(d.Location) != "" {
		return d.Location
	}
	switch strings.TrimSpace(d.Authority) {
	case "INN", "OGRN", "OKPO", "KPP":
		return "Russia"
	}
	return ""
}

// enhancedAddress adds an address once for each script in which it is written.
func (e *entry) enhancedAddress(a enhancedAddress) {
	e.origin = originAdd
	if len(a.Translations) == 0 {
		e.address(address{Country: a.Country})
	}
	for _, t := range a.Translations {
		x := address{Country: a.Country}
		for _, p := range t.Address {
			x.part(p.Type, bidi.Replace(p.Value))
		}
		e.address(x)
	}
	e.origin = originPrim
}

// part puts a part of an address where its kind says.
func (a *address) part(kind, value string) {
	value = strings.TrimSpace(value)
	switch strings.ToUpper(strings.TrimSpace(kind)) {
	case "CITY":
		a.City = value
	case "STATE/PROVINCE":
		a.State = value
	case "POSTAL CODE":
		a.Postal = value
	case "REGION":
		a.Region = value
	default: // ADDRESS1 to ADDRESS3
		a.Street = strings.TrimPrefix(a.Street+", "+value, ", ")
	}
}

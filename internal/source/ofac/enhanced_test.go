package ofac

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
)

// enhancedDoc returns a made-up export with the given filters and entities.
func enhancedDoc(filters, entities string) string {
	return `<?xml version="1.0" encoding="utf-8"?>
<sanctionsData xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML">
  <publicationInfo><dataAsOf>2025-03-04T00:00:00</dataAsOf><filters>` + filters + `</filters></publicationInfo>
  <referenceValues><referenceValue refId="1400"><type>ALIAS TYPE</type><value>A.K.A.</value></referenceValue></referenceValues>
  <entities>` + entities + `</entities>
</sanctionsData>`
}

const (
	sdnFilter  = `<sanctionsLists><sanctionsList refId="1550">SDN List</sanctionsList></sanctionsLists>`
	consFilter = `<sanctionsLists><sanctionsList refId="91512">Consolidated List</sanctionsList></sanctionsLists>`
	mudFilter  = sdnFilter + `<sanctionsPrograms><sanctionsProgram refId="1">MUD</sanctionsProgram></sanctionsPrograms>`
)

const enhancedIvan = `
<entity id="901">
  <generalInfo><identityId>1</identityId><entityType refId="600">Individual</entityType><title>Director; Deputy</title><remarks>(Linked To: MUD WORKS); From: Omsk.</remarks></generalInfo>
  <sanctionsLists><sanctionsList refId="1550" id="1" datePublished="2020-12-10">SDN List</sanctionsList></sanctionsLists>
  <sanctionsPrograms><sanctionsProgram refId="1" id="1">MUD</sanctionsProgram><sanctionsProgram refId="2" id="2">SDGT</sanctionsProgram></sanctionsPrograms>
  <sanctionsTypes><sanctionsType refId="1705" id="1">Block</sanctionsType></sanctionsTypes>
  <legalAuthorities><legalAuthority refId="1" id="1">Executive Order 1 (Mud)</legalAuthority></legalAuthorities>
  <names>
    <name id="1"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations>
      <translation id="1"><isPrimary>true</isPrimary><script refId="20122">Latin</script><formattedFirstName>Ivan Petrovich</formattedFirstName><formattedLastName>TESTOV</formattedLastName><formattedFullName>TESTOV, Ivan Petrovich</formattedFullName>
        <nameParts><namePart id="1"><type>First Name</type><value>Ivan</value></namePart><namePart id="2"><type>Patronymic</type><value>Petrovich</value></namePart></nameParts></translation>
      <translation id="2"><isPrimary>false</isPrimary><script refId="1">Cyrillic</script><formattedLastName>Тестов Иван Петрович</formattedLastName><formattedFullName>Тестов Иван Петрович</formattedFullName></translation>
    </translations></name>
    <name id="2"><isPrimary>false</isPrimary><aliasType>A.K.A.</aliasType><isLowQuality>true</isLowQuality><translations><translation id="3"><isPrimary>true</isPrimary><script>Latin</script><formattedLastName>THE BEAVER</formattedLastName><formattedFullName>THE BEAVER</formattedFullName></translation></translations></name>
    <name id="3"><isPrimary>false</isPrimary><aliasType>F.K.A.</aliasType><isLowQuality>false</isLowQuality><translations><translation id="4"><isPrimary>true</isPrimary><script>Arabic</script><formattedLastName>` + "\u202b" + `تستوف` + "\u202c" + `</formattedLastName><formattedFullName>` + "\u202b" + `تستوف` + "\u202c" + `</formattedFullName></translation>
      <translation id="5"><script>Chinese Simplified</script><formattedFullName>特斯托夫</formattedFullName></translation></translations></name>
  </names>
  <addresses><address id="1"><country refId="1">Russia</country><translations><translation id="1"><isPrimary>true</isPrimary><script>Latin</script><addressParts>
     <addressPart id="1"><type>CITY</type><value>Omsk</value></addressPart><addressPart id="2"><type>ADDRESS1</type><value>1 Mud Street</value></addressPart><addressPart id="3"><type>POSTAL CODE</type><value>644000</value></addressPart></addressParts></translation></translations></address></addresses>
  <features>
    <feature id="1"><type featureTypeId="8">Birthdate</type><value>1965 to 1966</value><valueDate id="1"><fromDateBegin>1965-01-01</fromDateBegin><fromDateEnd>1965-01-01</fromDateEnd><toDateBegin>1966-12-31</toDateBegin><toDateEnd>1966-12-31</toDateEnd><isApproximate>false</isApproximate><isDateRange>true</isDateRange></valueDate></feature>
    <feature id="2"><type featureTypeId="8">Birthdate</type><value>around the thaw</value><valueDate id="2"><fromDateBegin>1967-03-01</fromDateBegin><fromDateEnd>1967-03-01</fromDateEnd><toDateBegin>1967-03-31</toDateBegin><toDateEnd>1967-03-31</toDateEnd><isApproximate>true</isApproximate></valueDate></feature>
    <feature id="3"><type>Place of Birth</type><value>Omsk, Russia</value></feature><feature id="4"><type>Gender</type><value>Male</value></feature>
    <feature id="5"><type>Nationality Country</type><value>Russia</value></feature><feature id="6"><type>Citizenship Country</type><value>Iran</value></feature>
    <feature id="7"><type>Website</type><value>www.example.org</value><comments>(in Russian)</comments></feature>
    <feature id="8"><type>Digital Currency Address - XBT</type><value>1BoatSLRHtKNngkdXEeobR76b53LETtpyT</value></feature>
  </features>
  <identityDocuments>
    <identityDocument id="1"><type>Passport</type><documentNumber>751234567</documentNumber><isValid>false</isValid><issuingCountry>Russia</issuingCountry><issuingAuthority>UFMS</issuingAuthority><comments>lost</comments>
      <issueDate id="1"><fromDateBegin>2014-03-03</fromDateBegin><fromDateEnd>2014-03-03</fromDateEnd><toDateBegin>2014-03-03</toDateBegin><toDateEnd>2014-03-03</toDateEnd></issueDate>
      <expirationDate id="2"><fromDateBegin>2024-03-01</fromDateBegin><fromDateEnd>2024-03-01</fromDateEnd><toDateBegin>2024-03-31</toDateBegin><toDateEnd>2024-03-31</toDateEnd></expirationDate></identityDocument>
    <identityDocument id="2"><type>Tax ID No.</type><documentNumber>123456789012</documentNumber><issuingAuthority>INN</issuingAuthority></identityDocument>
  </identityDocuments>
  <relationships>
    <relationship id="1"><type>Leader or official of</type><quality>High</quality><relatedEntity entityId="902">MUD WORKS LTD</relatedEntity></relationship>
    <relationship id="2"><type>Family member of</type><relatedEntity entityId="903">TESTOVA, Olga</relatedEntity></relationship>
    <relationship id="3"><type>Providing support to</type><relatedEntity entityId="999">ELSEWHERE</relatedEntity></relationship>
    <relationship id="4"><type>Acting for or on behalf of</type><relatedEntity entityId="902">MUD WORKS LTD</relatedEntity></relationship>
    <relationship id="5"><type>Owned or Controlled By</type><relatedEntity entityId="x">BAD</relatedEntity></relationship>
  </relationships>
</entity>`

const enhancedWorks = `
<entity id="902"><generalInfo><entityType>Entity</entityType></generalInfo>
  <sanctionsLists><sanctionsList datePublished="2021-01-01">SDN List</sanctionsList></sanctionsLists><sanctionsPrograms><sanctionsProgram>MUD</sanctionsProgram></sanctionsPrograms><sanctionsTypes><sanctionsType>Block</sanctionsType></sanctionsTypes>
  <names><name><isPrimary>true</isPrimary><translations><translation><isPrimary>true</isPrimary><script>Latin</script><formattedLastName>MUD WORKS LTD</formattedLastName><formattedFullName>MUD WORKS LTD</formattedFullName></translation></translations></name></names>
  <relationships><relationship><type>Owned or Controlled By</type><relatedEntity entityId="903"/></relationship><relationship><type>Owns, controls, or operates</type><relatedEntity entityId="904"/></relationship></relationships></entity>
<entity id="903"><generalInfo><entityType>Individual</entityType></generalInfo>
  <names><name><isPrimary>true</isPrimary><translations><translation><script>Latin</script><formattedFullName>TESTOVA, Olga</formattedFullName></translation></translations></name></names>
  <relationships><relationship><type>Owned or Controlled By</type><relatedEntity entityId="902"/></relationship></relationships></entity>
<entity id="904"><generalInfo><entityType>Vessel</entityType></generalInfo>
  <names><name><isPrimary>true</isPrimary><translations><translation><isPrimary>true</isPrimary><formattedLastName>MUD QUEEN</formattedLastName></translation></translations></name></names>
  <features><feature><type>Vessel Registration Identification</type><value>IMO 9123456</value></feature><feature><type>Vessel Flag</type><value>Iran</value></feature></features></entity>
<entity id="904"><generalInfo/><names><name><isPrimary>true</isPrimary><translations><translation><formattedFullName>AGAIN</formattedFullName></translation></translations></name></names></entity>
<entity id="zero"><names/></entity>
<entity id="905"><names/></entity>
<entity id="906"><sanctionsLists><sanctionsList datePublished="2021-01-01">Consolidated List</sanctionsList></sanctionsLists><names><name><isPrimary>true</isPrimary><translations><translation><formattedFullName>ELSEWHERE LTD</formattedFullName></translation></translations></name></names></entity>`

// says fails the test when an entity lacks a "prop=value" statement.
func (l list) says(t *testing.T, id string, facts ...string) {
	t.Helper()
	e := l.entities[id]
	if e == nil {
		t.Errorf("no entity %s", id)
		return
	}
	for _, f := range facts {
		prop, value, _ := strings.Cut(f, "=")
		found := false
		for _, v := range e.All(prop) {
			found = found || v == value
		}
		if !found {
			t.Errorf("%s: %s = %q, want %q among them", id, prop, e.All(prop), value)
		}
	}
}

// edges returns "schema from to role" of all edges, with props named.
func (l list) edge(schema, fromProp, from, toProp, to string) bool {
	for _, e := range l.entities {
		if e.Schema == schema && e.First(fromProp) == from && e.First(toProp) == to {
			return true
		}
	}
	return false
}

// detail returns the first detail of the schema that subject owns and that has
// a value under prop.
func (l list) detail(t *testing.T, subject, schema, prop, value string) string {
	t.Helper()
	for id, e := range l.entities {
		if e.Schema == schema && l.owners[id] == subject && e.First(prop) == value {
			return id
		}
	}
	t.Fatalf("%s has no %s with %s %s", subject, schema, prop, value)
	return ""
}

func TestEnhancedSample(t *testing.T) {
	l := read(t, source.BytesFile("export.xml", []byte(enhancedDoc(mudFilter, enhancedIvan+enhancedWorks))))
	if l.meta.Dataset != DatasetSDN || l.meta.Version != "2025-03-04" || l.meta.Scope != source.Filtered("MUD") || l.meta.ScopeWhy == "" {
		t.Errorf("meta %+v", l.meta)
	}
	if l.out.Rows != 8 || l.out.Rejected != 4 || len(l.subjects()) != 4 {
		t.Errorf("%d rows, rejects %v, %d subjects; want 8, 4, 4", l.out.Rows, l.out.Rejects, len(l.subjects()))
	}
	l.says(t, "ofac-901", "name=Ivan Petrovich TESTOV", "firstName=Ivan Petrovich", "lastName=TESTOV", "fatherName=Petrovich", "alias=Тестов Иван Петрович",
		"weakAlias=THE BEAVER", "previousName=تستوف", "previousName=特斯托夫", "birthDate=1965", "birthDate=1966", "birthDate=1967-03",
		"birthPlace=Omsk, Russia", "birthCountry=ru", "gender=male", "nationality=ru", "citizenship=ir", "passportNumber=751234567",
		"innCode=123456789012", "address=1 Mud Street, Omsk 644000, Russia", "position=Director", "position=Deputy", "notes=From: Omsk", "topics=sanction")
	for _, v := range l.entities["ofac-901"].Values {
		if v.Value == "特斯托夫" && v.Lang != "zho" || v.Value == "تستوف" && v.Lang != "" {
			t.Errorf("language of %s is %q", v.Value, v.Lang)
		}
	}
	p := l.detail(t, "ofac-901", "Passport", "number", "751234567")
	l.says(t, p, "country=ru", "startDate=2014-03-03", "endDate=2024-03", "authority=UFMS", "summary=not valid", "summary=lost")
	l.detail(t, "ofac-901", "CryptoWallet", "publicKey", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT")
	s := l.detail(t, "ofac-901", "Sanction", "programId", "MUD")
	l.says(t, s, "startDate=2020-12-10", "listingDate=2020-12-10", "provisions=asset-freeze", "description=Legal authority: Executive Order 1 (Mud)")
	l.detail(t, "ofac-901", "Sanction", "programId", "SDGT")
	l.says(t, "ofac-904", "imoNumber=9123456", "flag=ir")
	for _, e := range [][5]string{
		{"Directorship", "director", "ofac-901", "organization", "ofac-902"},
		{"Family", "person", "ofac-901", "relative", "ofac-903"},
		{"UnknownLink", "subject", "ofac-901", "object", "ofac-999"},
		{"Representation", "agent", "ofac-901", "client", "ofac-902"},
		{"Ownership", "owner", "ofac-903", "asset", "ofac-902"},
		{"Ownership", "owner", "ofac-902", "asset", "ofac-904"},
		{"UnknownLink", "subject", "ofac-903", "object", "ofac-902"}, // a person is no asset
	} {
		if !l.edge(e[0], e[1], e[2], e[3], e[4]) {
			t.Errorf("no edge %v", e)
		}
	}
}

func TestEnhancedScopes(t *testing.T) {
	for _, tt := range []struct {
		filters, dataset string
		scope            source.Scope
	}{
		{sdnFilter, DatasetSDN, source.Full},
		{consFilter, DatasetCons, source.Full},
		{mudFilter, DatasetSDN, source.Filtered("MUD")},
		{`<sanctionsLists><sanctionsList refId="1">FSE List</sanctionsList></sanctionsLists>`, DatasetCons, source.Filtered("FSE List")},
		{"", DatasetSDN, source.Full},
	} {
		m, ok := recogniseEnhanced(source.Head{Name: "x.xml", Data: []byte(enhancedDoc(tt.filters, ""))})
		if !ok || m.Dataset != tt.dataset || m.Scope != tt.scope {
			t.Errorf("%s: %v %+v, want %s, %s", tt.filters, ok, m, tt.dataset, tt.scope)
		}
	}
}

// unzipped returns the only member of a shared archive.
func unzipped(t testing.TB, rel string) source.File {
	t.Helper()
	data, err := os.ReadFile(sharedtest.Path(t, rel))
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) != 1 {
		t.Fatalf("%s: %v", rel, err)
	}
	r, err := z.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if data, err = io.ReadAll(r); err != nil {
		t.Fatal(err)
	}
	return source.BytesFile(z.File[0].Name, data)
}

// missing counts the statements on entities of both lists that one list has
// and the other lacks, parts of addresses and origins left aside.
func missing(have, other list) (n, of int) {
	both := map[string]bool{}
	for _, s := range have.subjects() {
		both[s.ID] = other.records[s.ID] != ""
	}
	others := withoutOrigin(other.statements())
	for s := range withoutOrigin(have.statements()) {
		id, _, _ := strings.Cut(s, " ")
		if !both[id] && !both[have.owners[id]] || addressParts.MatchString(s) {
			continue
		}
		if of++; !others[s] {
			n++
		}
	}
	return n, of
}

func TestEnhancedConsolidatedReal(t *testing.T) {
	l := read(t, unzipped(t, "data/lists/ofac_enhanced/CONS_ENHANCED_2025-01-14.ZIP"))
	if l.meta.Dataset != DatasetCons || l.meta.Version != "2025-01-10" || l.meta.Scope != source.Full {
		t.Errorf("meta %+v", l.meta)
	}
	if l.out.Rows != 443 || l.out.Rejected != 0 || len(l.subjects()) != 443 {
		t.Errorf("%d rows, rejects %v, %d subjects", l.out.Rows, l.out.Rejects, len(l.subjects()))
	}
	kinds, measures := countEdges(l)
	if kinds["Ownership"]+kinds["UnknownLink"]+kinds["Representation"] != 283 || kinds["Ownership"] < 200 {
		t.Errorf("edges %v, want the 283 relations, most of them Ownership", kinds)
	}
	if measures["other"] != 0 || measures["sectoral"] < 230 || measures["investment-ban"] != 68 || measures["correspondent-bank"] != 15 {
		t.Errorf("measures %v", measures)
	}
	c := read(t, shared(t, "data/lists/ofac_cons/2025-12/*.csv")...)
	if n, of := missing(c, l); n > 335 || of < 16000 {
		t.Errorf("%d of %d statements of the CSV set of December are not in the enhanced file of January", n, of)
	}
}

func countEdges(l list) (kinds, measures map[string]int) {
	kinds, measures = map[string]int{}, map[string]int{}
	for id, e := range l.entities {
		if l.owners[id] == id && l.records[id] == "" {
			kinds[e.Schema]++
		}
		if e.Schema == "Sanction" {
			for _, m := range e.All("provisions") {
				measures[m]++
			}
		}
	}
	return kinds, measures
}

func TestEnhancedSubsetsReal(t *testing.T) {
	yemen := read(t, shared(t, "data/lists/ofac_enhanced/sdn_enhanced_YEMEN.xml")...)
	if yemen.meta.Scope != source.Filtered("YEMEN") || yemen.meta.Dataset != DatasetSDN || len(yemen.subjects()) != 10 || yemen.out.Rejected != 0 {
		t.Errorf("YEMEN: %+v, %d subjects, %v", yemen.meta, len(yemen.subjects()), yemen.out.Rejects)
	}
	irgc := read(t, gzFile(t, "data/lists/ofac_enhanced/sdn_enhanced_IRGC_2024-08-28.xml.gz"))
	if irgc.meta.Scope != source.Filtered("IRGC") || irgc.meta.Version != "2024-08-28" || len(irgc.subjects()) != 293 || irgc.out.Rejected != 0 {
		t.Errorf("IRGC: %+v, %d subjects, %v", irgc.meta, len(irgc.subjects()), irgc.out.Rejects)
	}
	kinds, measures := countEdges(irgc)
	total := 0
	for _, n := range kinds {
		total += n
	}
	if total != 229 || measures["asset-freeze"] < 293 || len(measures) != 1 {
		t.Errorf("%d edges %v, measures %v; want the 229 relations, freezes alone", total, kinds, measures)
	}
	arabic := 0
	reArabic := regexp.MustCompile(`\p{Arabic}`)
	for _, s := range irgc.subjects() {
		for _, v := range s.Values {
			if reArabic.MatchString(v.Value) {
				arabic++
				if strings.ContainsAny(v.Value, "\u202b\u202c") {
					t.Errorf("%s: marks of direction in %q", s.ID, v.Value)
				}
			}
		}
	}
	if arabic < 80 {
		t.Errorf("%d values in Arabic script, want at least 80", arabic)
	}
	// The SDN list of January 2024 has 259 of the entries.
	sdn := read(t, shared(t, "data/lists/ofac/2024-01/*.csv")...)
	if n, of := missing(sdn, irgc); n > 10 || of < 10000 {
		t.Errorf("%d of %d statements of January are gone in August, want at most 10", n, of)
	}
}

func TestEnhancedTruncated(t *testing.T) {
	doc := enhancedDoc(sdnFilter, enhancedIvan+enhancedWorks)
	f := source.BytesFile("x.xml", []byte(doc[:strings.Index(doc, `<entity id="903"`)+80]))
	subjects := 0
	out := source.NewOut(func(f source.Fragment) error {
		if f.Record != "" {
			subjects++
		}
		return nil
	})
	err := parseEnhanced(context.Background(), []source.File{f}, source.Meta{Dataset: DatasetSDN}, out)
	if fault.KindOf(err) != fault.Invalid || subjects != 2 {
		t.Errorf("error %v, %d subjects; want an invalid input and the two entities before the end", err, subjects)
	}
}

func FuzzEnhanced(f *testing.F) {
	f.Add([]byte(enhancedDoc(mudFilter, enhancedIvan)))
	f.Add([]byte(enhancedDoc("", enhancedWorks)))
	f.Add([]byte(`<sanctionsData><publicationInfo/><entities><entity id="1"><names>`))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFormat(t, enhancedFormat(), data) })
}

// fuzzFormat parses data with the format and checks that every fragment is of
// the model. Errors are fine.
func fuzzFormat(t *testing.T, f source.Format, data []byte) {
	t.Helper()
	out := source.NewOut(func(fr source.Fragment) error {
		if err := ftm.Validate(fr.Entity); err != nil {
			t.Errorf("%s: %v", fr.Entity.ID, err)
		}
		return nil
	})
	file := source.BytesFile("x.xml", data)
	h, err := file.Head()
	if err != nil {
		return
	}
	meta, _ := f.Recognise(h)
	_ = f.Parse(context.Background(), []source.File{file}, meta, out)
}

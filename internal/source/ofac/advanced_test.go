package ofac

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
)

// advSets are the reference value sets of the made-up file, in the order that
// the schema asks for: element, then "ID|text|further attributes".
var advSets = []struct {
	name  string
	items []string
}{
	{"AliasType", []string{"1400|A.K.A.", "1401|F.K.A.", "1403|Name"}},
	{"AreaCode", []string{`11|RU|CountryID="11" Description="Russia" AreaCodeTypeID="1"`, `12|IR|CountryID="12" Description="Iran" AreaCodeTypeID="1"`}},
	{"AreaCodeType", []string{"1|ISO 3166 (2)"}},
	{"CalendarType", []string{"1|Gregorian"}},
	{"Country", []string{`11|Russia|ISO2="RU"`, `12|Iran|ISO2="IR"`}},
	{"CountryRelevance", []string{"1|PRIMARY"}},
	{"DecisionMakingBody", []string{`1|Treasury|OrganisationID="1"`}},
	{"DetailReference", []string{"71|Male", "72|Bulk Carrier", "73|Subject to Directive 1"}},
	{"DetailType", []string{"1430|DATE", "1431|LOOKUP", "1432|TEXT", "1433|COUNTRY"}},
	{"DocNameStatus", []string{"1|Primary Latin", "2|Others"}},
	{"EntryEventType", []string{"1|Created"}},
	{"EntryLinkType", nil},
	{"ExRefType", nil},
	{"FeatureType", []string{`2|VESSEL TYPE|FeatureTypeGroupID="1"`, `3|Vessel Flag|FeatureTypeGroupID="1"`, `8|Birthdate|FeatureTypeGroupID="1"`,
		`9|Place of Birth|FeatureTypeGroupID="1"`, `10|Nationality Country|FeatureTypeGroupID="1"`, `25|Location|FeatureTypeGroupID="1"`,
		`26|Title|FeatureTypeGroupID="1"`, `224|Gender|FeatureTypeGroupID="1"`, `344|Digital Currency Address - XBT|FeatureTypeGroupID="1"`,
		`204|Executive Order 13662 Directive Determination -|FeatureTypeGroupID="1"`}},
	{"FeatureTypeGroup", []string{"1|Unknown"}},
	{"IDRegDocDateType", []string{"1480|Issue Date", "1481|Expiration Date"}},
	{"IDRegDocType", []string{"1571|Passport", "1596|Tax ID No.", "1626|Vessel Registration Identification"}},
	{"IdentityFeatureLinkType", []string{"1|Unknown"}},
	{"LegalBasis", []string{`51|Executive Order 1 (Mud)|LegalBasisShortRef="EO 1" LegalBasisTypeID="1" SanctionsProgramID="61"`}},
	{"LegalBasisType", []string{"1|Unknown"}},
	{"List", []string{"1550|SDN List", "91512|Consolidated List"}},
	{"LocPartType", []string{"1451|ADDRESS1", "1452|ADDRESS2", "1454|CITY", "1456|POSTAL CODE"}},
	{"LocPartValueStatus", []string{"1|Main"}},
	{"LocPartValueType", []string{"1|Unknown"}},
	{"NamePartType", []string{"1520|Last Name", "1521|First Name", "1525|Entity Name", "1526|Vessel Name", "1527|Patronymic"}},
	{"Organisation", []string{`1|State|CountryID="11"`}},
	{"PartySubType", []string{`1|Vessel|PartyTypeID="4"`, `3|Unknown|PartyTypeID="2"`, `4|Unknown|PartyTypeID="1"`}},
	{"PartyType", []string{"1|Individual", "2|Entity", "4|Transport"}},
	{"RelationQuality", []string{"1540|High", "1|Unknown"}},
	{"RelationType", []string{`15003|Owned or Controlled By|Symmetrical="false"`, `91725|Leader or official of|Symmetrical="false"`}},
	{"Reliability", []string{"1|Unknown"}},
	{"SanctionsProgram", []string{`61|MUD|SubsidiaryBodyID="1"`}},
	{"SanctionsType", []string{"1|Program", "1705|Block"}},
	{"Script", []string{`215|Latin|ScriptCode="Latn"`, `220|Cyrillic|ScriptCode="Cyrl"`, `501|Chinese Simplified|ScriptCode="Hans"`}},
	{"ScriptStatus", []string{"1|Unknown"}},
	{"SubsidiaryBody", []string{`1|Office|Notional="false" DecisionMakingBodyID="1"`}},
	{"SupInfoType", nil},
	{"TargetType", nil},
	{"Validity", []string{"1|Valid", "2|Fraudulent"}},
}

func advRefs() string {
	var b strings.Builder
	for _, set := range advSets {
		fmt.Fprintf(&b, "<%sValues>", set.name)
		for _, i := range set.items {
			f := append(strings.SplitN(i, "|", 3), "")
			fmt.Fprintf(&b, "<%s ID=%q %s>%s</%s>", set.name, f[0], f[2], f[1], set.name)
		}
		fmt.Fprintf(&b, "</%sValues>\n", set.name)
	}
	return b.String()
}

// advDateXML returns the parts of a date: year, month, day.
func advDateXML(d [3]int) string {
	return fmt.Sprintf("<Year>%d</Year><Month>%d</Month><Day>%d</Day>", d[0], d[1], d[2])
}

func advPeriodXML(from, to [3]int) string {
	bound := func(name string, d [3]int) string {
		return fmt.Sprintf(`<%s Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false"><From>%s</From><To>%s</To></%s>`,
			name, advDateXML(d), advDateXML(d), name)
	}
	return `<DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false">` + bound("Start", from) + bound("End", to) + `</DatePeriod>`
}

func advFeatureXML(id, kind int, identity int, inner string) string {
	return fmt.Sprintf(`<Feature ID="%d" FeatureTypeID="%d"><FeatureVersion ID="%d" ReliabilityID="1"><Comment/>%s</FeatureVersion>`+
		`<IdentityReference IdentityID="%d" IdentityFeatureLinkTypeID="1"/></Feature>`, id, kind, 1000+id, inner, identity)
}

// advNameXML returns a DocumentedName; parts are "group|script|text".
func advNameXML(id, party, status int, parts ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<DocumentedName ID="%d" FixedRef="%d" DocNameStatusID="%d">`, id, party, status)
	for _, p := range parts {
		f := strings.Split(p, "|")
		fmt.Fprintf(&b, `<DocumentedNamePart><NamePartValue NamePartGroupID=%q ScriptID=%q ScriptStatusID="1" Acronym="false">%s</NamePartValue></DocumentedNamePart>`, f[0], f[1], f[2])
	}
	return b.String() + "</DocumentedName>"
}

func advGroupsXML(groups ...string) string {
	var b strings.Builder
	for _, g := range groups {
		f := strings.Split(g, "|")
		fmt.Fprintf(&b, `<MasterNamePartGroup><NamePartGroup ID=%q NamePartTypeID=%q/></MasterNamePartGroup>`, f[0], f[1])
	}
	return "<NamePartGroups>" + b.String() + "</NamePartGroups>"
}

func advEntryXML(id, profile, list int, day [3]int) string {
	return fmt.Sprintf(`<SanctionsEntry ID="%d" ProfileID="%d" ListID="%d"><EntryEvent ID="%d" EntryEventTypeID="1" LegalBasisID="51"><Comment/><Date CalendarTypeID="1">%s</Date></EntryEvent>`+
		`<SanctionsMeasure ID="%d" SanctionsTypeID="1705"><DatePeriod CalendarTypeID="1" YearFixed="true" MonthFixed="true" DayFixed="true"/></SanctionsMeasure>`+
		`<SanctionsMeasure ID="%d" SanctionsTypeID="1"><Comment>MUD</Comment><DatePeriod CalendarTypeID="1" YearFixed="true" MonthFixed="true" DayFixed="true"/></SanctionsMeasure></SanctionsEntry>`,
		id, profile, list, id, advDateXML(day), 2*id, 2*id+1)
}

// advancedSample is a whole made-up file: a person, the company he leads, its
// ship.
func advancedSample() string {
	location := func(id, country int, refs string, parts ...string) string {
		var b strings.Builder
		fmt.Fprintf(&b, `<Location ID="%d"><LocationAreaCode AreaCodeID="%d"/><LocationCountry CountryID="%d" CountryRelevanceID="1"/>`, id, country, country)
		for _, p := range parts {
			f := strings.Split(p, "|")
			fmt.Fprintf(&b, `<LocationPart LocPartTypeID=%q><LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1"><Comment/><Value>%s</Value></LocationPartValue></LocationPart>`, f[0], f[1])
		}
		return b.String() + `<FeatureVersionReference FeatureVersionID="` + refs + `"/></Location>`
	}
	return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="3">
<DateOfIssue CalendarTypeID="1">` + advDateXML([3]int{2025, 3, 4}) + `</DateOfIssue>
<ReferenceValueSets>` + advRefs() + `</ReferenceValueSets>
<Locations>` + location(501, 11, "1105", "1451|1 Mud Street", "1454|Omsk", "1456|644000") + location(502, 12, "1104") + `</Locations>
<IDRegDocuments>
<IDRegDocument ID="601" IDRegDocTypeID="1571" IdentityID="701" IssuedBy-CountryID="11" ValidityID="2"><Comment>lost</Comment><IDRegistrationNo>751234567</IDRegistrationNo><IssuingAuthority>UFMS</IssuingAuthority>` +
		`<DocumentDate IDRegDocDateTypeID="1480">` + advPeriodXML([3]int{2014, 3, 3}, [3]int{2014, 3, 3}) + `</DocumentDate><DocumentDate IDRegDocDateTypeID="1481">` + advPeriodXML([3]int{2024, 3, 1}, [3]int{2024, 3, 31}) + `</DocumentDate><DocumentedNameReference DocumentedNameID="801"/></IDRegDocument>
<IDRegDocument ID="602" IDRegDocTypeID="1626" IdentityID="703" ValidityID="1"><Comment/><IDRegistrationNo>IMO 9123456</IDRegistrationNo><IssuingAuthority/><DocumentedNameReference DocumentedNameID="808"/></IDRegDocument>
</IDRegDocuments>
<DistinctParties>
<DistinctParty FixedRef="901"><Comment>From Omsk</Comment><Profile ID="901" PartySubTypeID="4">
<Identity ID="701" FixedRef="901" Primary="true" False="false">
<Alias FixedRef="901" AliasTypeID="1403" Primary="true" LowQuality="false">` +
		advNameXML(802, 901, 2, "1|220|Тестов", "2|220|Иван", "3|220|Петрович") + advNameXML(801, 901, 1, "4|215|Testov", "5|215|Ivan", "6|215|Petrovich") + `</Alias>
<Alias FixedRef="901" AliasTypeID="1400" Primary="false" LowQuality="true">` + advNameXML(803, 901, 1, "7|215|The Beaver") + `</Alias>
<Alias FixedRef="901" AliasTypeID="1401" Primary="false" LowQuality="false">` + advNameXML(804, 901, 2, "8|501|特斯", "9|501|托夫") + `</Alias>` +
		advGroupsXML("1|1520", "2|1521", "3|1527", "4|1520", "5|1521", "6|1527", "7|1520", "8|1520", "9|1521") + `</Identity>` +
		advFeatureXML(101, 8, 701, advPeriodXML([3]int{1965, 1, 1}, [3]int{1966, 12, 31})+`<VersionDetail DetailTypeID="1430"/>`) +
		advFeatureXML(102, 9, 701, `<VersionDetail DetailTypeID="1432">Omsk, Russia</VersionDetail>`) +
		advFeatureXML(103, 224, 701, `<VersionDetail DetailTypeID="1431" DetailReferenceID="71"/>`) +
		advFeatureXML(104, 10, 701, `<VersionDetail DetailTypeID="1433"/><VersionLocation LocationID="502"/>`) +
		advFeatureXML(105, 25, 701, `<VersionLocation LocationID="501"/>`) +
		advFeatureXML(106, 26, 701, `<VersionDetail DetailTypeID="1432">Director</VersionDetail>`) +
		advFeatureXML(107, 344, 701, `<VersionDetail DetailTypeID="1432">1BoatSLRHtKNngkdXEeobR76b53LETtpyT</VersionDetail>`) + `</Profile></DistinctParty>
<DistinctParty FixedRef="902"><Comment/><Profile ID="902" PartySubTypeID="3"><Identity ID="702" FixedRef="902" Primary="true" False="false"><Alias FixedRef="902" AliasTypeID="1403" Primary="true" LowQuality="false">` +
		advNameXML(806, 902, 1, "11|215|Mud Works Ltd") + `</Alias>` + advGroupsXML("11|1525") + `</Identity></Profile></DistinctParty>
<DistinctParty FixedRef="903"><Comment/><Profile ID="1903" PartySubTypeID="1"><Identity ID="703" FixedRef="903" Primary="true" False="false"><Alias FixedRef="903" AliasTypeID="1403" Primary="true" LowQuality="false">` +
		advNameXML(808, 903, 1, "12|215|Mud Queen") + `</Alias>` + advGroupsXML("12|1526") + `</Identity>` +
		advFeatureXML(108, 2, 703, `<VersionDetail DetailTypeID="1431" DetailReferenceID="72"/>`) + advFeatureXML(109, 3, 703, `<VersionDetail DetailTypeID="1432">Iran</VersionDetail>`) + `</Profile></DistinctParty>
</DistinctParties>
<ProfileRelationships>
<ProfileRelationship ID="1" From-ProfileID="901" To-ProfileID="902" RelationTypeID="91725" RelationQualityID="1540" Former="false" SanctionsEntryID="301"><Comment/>` + advPeriodXML([3]int{2001, 2, 3}, [3]int{2010, 1, 1}) + `</ProfileRelationship>
<ProfileRelationship ID="2" From-ProfileID="1903" To-ProfileID="902" RelationTypeID="15003" RelationQualityID="1" Former="false" SanctionsEntryID="303"><Comment/></ProfileRelationship>
</ProfileRelationships>
<SanctionsEntries>` + advEntryXML(301, 901, 1550, [3]int{2020, 12, 10}) + advEntryXML(302, 902, 1550, [3]int{2021, 1, 2}) + advEntryXML(303, 1903, 1550, [3]int{2021, 1, 3}) + `</SanctionsEntries>
<SanctionsEntryLinks/>
</Sanctions>
`
}

func TestAdvancedSample(t *testing.T) {
	l := read(t, source.BytesFile("sdn_advanced.xml", []byte(advancedSample())))
	if l.meta.Format != "ofac-advanced" || l.meta.Dataset != DatasetSDN || l.meta.Version != "2025-03-04" || l.meta.Scope != source.Full {
		t.Errorf("meta %+v", l.meta)
	}
	if l.out.Rows != 3 || l.out.Rejected != 0 || len(l.subjects()) != 3 {
		t.Errorf("%d rows, rejects %v, %d subjects; want 3, none, 3", l.out.Rows, l.out.Rejects, len(l.subjects()))
	}
	l.says(t, "ofac-901", "name=Ivan Petrovich TESTOV", "lastName=TESTOV", "firstName=Ivan Petrovich", "fatherName=Petrovich", "alias=Иван Петрович Тестов",
		"weakAlias=THE BEAVER", "previousName=特斯托夫", "birthDate=1965", "birthDate=1966", "birthPlace=Omsk, Russia", "birthCountry=ru", "gender=male",
		"nationality=ir", "address=1 Mud Street, Omsk 644000, Russia", "country=ru", "position=Director", "passportNumber=751234567", "topics=sanction", "notes=From Omsk")
	p := l.detail(t, "ofac-901", "Passport", "number", "751234567")
	l.says(t, p, "country=ru", "startDate=2014-03-03", "endDate=2024-03", "authority=UFMS", "summary=lost", "summary=not valid (Fraudulent)")
	l.detail(t, "ofac-901", "CryptoWallet", "publicKey", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT")
	s := l.detail(t, "ofac-901", "Sanction", "programId", "MUD")
	l.says(t, s, "startDate=2020-12-10", "listingDate=2020-12-10", "provisions=asset-freeze", "description=Legal authority: Executive Order 1 (Mud)")
	l.says(t, "ofac-902", "name=MUD WORKS LTD")
	l.says(t, "ofac-903", "name=MUD QUEEN", "imoNumber=9123456", "flag=ir", "type=Bulk Carrier")
	l.says(t, l.detail(t, "ofac-903", "Sanction", "programId", "MUD"), "startDate=2021-01-03")
	if !l.edge("Directorship", "director", "ofac-901", "organization", "ofac-902") || !l.edge("Ownership", "asset", "ofac-903", "owner", "ofac-902") {
		t.Error("the relations between the parties are not as stated")
	}
	for _, e := range l.entities {
		if e.Schema == "Directorship" && (e.First("startDate") != "2001-02-03" || e.First("endDate") != "2010-01-01" || e.First("summary") != "Quality: High") {
			t.Errorf("directorship %v", e.Values)
		}
	}
}

// TestAdvancedSampleIsValid validates the made-up file against the published
// schema where xmllint is installed; elsewhere it compares its elements with
// those that the schema names.
func TestAdvancedSampleIsValid(t *testing.T) {
	xsd := sharedtest.Path(t, "data/lists/ofac_advanced/ofac_sdn_advanced.xsd")
	if lint, err := exec.LookPath("xmllint"); err == nil {
		file := filepath.Join(t.TempDir(), "sample.xml")
		if err := os.WriteFile(file, []byte(advancedSample()), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(lint, "--noout", "--schema", xsd, file).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
		return
	}
	data, err := os.ReadFile(xsd)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, set := range advSets {
		i := strings.Index(string(data), `name="`+set.name+`Values"`)
		if i < at {
			t.Errorf("the schema has no set %sValues, or has it earlier", set.name)
		}
		at = i
	}
	for _, e := range tagNames(advancedSample()) {
		if !strings.Contains(string(data), `name="`+e+`"`) {
			t.Errorf("the schema has no element %s", e)
		}
	}
}

// tagNames returns the different names of the elements of a document.
func tagNames(doc string) []string {
	seen := map[string]bool{}
	var out []string
	for _, part := range strings.Split(doc, "<")[1:] {
		name := part[:strings.IndexAny(part, " >/")]
		if name != "" && name[0] != '?' && !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}

// TestAdvancedEqualsEnhanced states the same person in both formats.
func TestAdvancedEqualsEnhanced(t *testing.T) {
	a := read(t, source.BytesFile("sdn_advanced.xml", []byte(advancedSample())))
	e := read(t, source.BytesFile("sdn_enhanced.xml", []byte(enhancedDoc(sdnFilter, enhancedIvan))))
	for _, prop := range []string{"name", "lastName", "firstName", "weakAlias", "birthPlace", "gender", "address", "addressEntity", "passportNumber"} {
		x, y := a.entities["ofac-901"].All(prop), e.entities["ofac-901"].All(prop)
		if strings.Join(x, "|") != strings.Join(y, "|") || len(x) == 0 {
			t.Errorf("%s: advanced %q, enhanced %q", prop, x, y)
		}
	}
	if x, y := a.detail(t, "ofac-901", "Sanction", "programId", "MUD"), e.detail(t, "ofac-901", "Sanction", "programId", "MUD"); x != y {
		t.Errorf("listings %s and %s, want the same id", x, y)
	}
}

func TestAdvancedExcerptReal(t *testing.T) {
	l := read(t, shared(t, "data/lists/ofac_advanced/*.xml")...)
	if l.meta.Version != "2024-02-23" || l.meta.Dataset != DatasetSDN || l.out.Rows != 37 || len(l.subjects()) != 37 {
		t.Errorf("meta %+v, %d rows, %d subjects, want 37", l.meta, l.out.Rows, len(l.subjects()))
	}
	told := ""
	for _, r := range l.out.Rejects {
		told += r.Reason + "\n"
	}
	if l.out.Rejected != 3 || !strings.Contains(told, "147 listings belong to parties that are not in the file, and 37 of 37 parties have no listing: the file is an excerpt") {
		t.Errorf("the file is not told to be an excerpt: %s", told)
	}
	// The SDN list of two months later has the parties under the same names.
	sdn := read(t, gzFile(t, "data/lists/ofac/series/sdn_2024-04-26.csv.gz"))
	same, births := 0, 0
	for _, s := range l.subjects() {
		o := sdn.entities[s.ID]
		if o == nil {
			t.Errorf("%s (%s) is not on the list", s.ID, s.First("name"))
			continue
		}
		if o.First("name") == s.First("name") {
			same++
		} else {
			t.Logf("%s: %q, on the list %q", s.ID, s.First("name"), o.First("name"))
		}
		if strings.Join(o.All("birthDate"), "|") != strings.Join(s.All("birthDate"), "|") {
			births++
			t.Errorf("%s: born %v, on the list %v", s.ID, s.All("birthDate"), o.All("birthDate"))
		}
	}
	if same < 36 {
		t.Errorf("%d of 37 names agree", same)
	}
	_, measures := countEdges(l)
	if len(measures) != 0 {
		t.Errorf("measures %v, though no listing joins", measures)
	}
}

func TestAdvancedDamage(t *testing.T) {
	doc := advancedSample()
	out := source.NewOut(func(source.Fragment) error { return nil })
	cut := source.BytesFile("x.xml", []byte(doc[:strings.Index(doc, `<DistinctParty FixedRef="903"`)]))
	if err := parseAdvanced(context.Background(), []source.File{cut}, source.Meta{}, out); fault.KindOf(err) != fault.Invalid || out.Rows != 2 {
		t.Errorf("error %v after %d rows, want an invalid input after 2", err, out.Rows)
	}
	for name, bad := range map[string]string{
		"no listing":       strings.Replace(doc, `ProfileID="902" ListID`, `ProfileID="77" ListID`, 1),
		"no location":      strings.Replace(doc, `<Location ID="501">`, `<Location ID="509">`, 1),
		"no such relation": strings.Replace(doc, `To-ProfileID="902"`, `To-ProfileID="77"`, 1),
		"repeated party":   strings.Replace(doc, `<DistinctParty FixedRef="902">`, `<DistinctParty FixedRef="901">`, 1),
		"numbers":          strings.Replace(doc, `<IDRegDocument ID="601" IDRegDocTypeID="1571" IdentityID="701"`, `<IDRegDocument ID="601" IDRegDocTypeID="1571" IdentityID="x"`, 1),
	} {
		out := source.NewOut(func(source.Fragment) error { return nil })
		if err := parseAdvanced(context.Background(), []source.File{source.BytesFile("x.xml", []byte(bad))}, source.Meta{}, out); err != nil || out.Rejected == 0 {
			t.Errorf("%s: error %v, rejects %v; want a reject", name, err, out.Rejects)
		}
	}
	other := strings.ReplaceAll(doc, `ListID="1550"`, `ListID="91512"`)
	out = source.NewOut(func(source.Fragment) error { return nil })
	if err := parseAdvanced(context.Background(), []source.File{source.BytesFile("x.xml", []byte(other))}, source.Meta{Dataset: DatasetSDN}, out); err != nil || out.Rejected != 2 {
		t.Errorf("parties of another list: error %v, rejects %v; want them left out and told, and the relations too", err, out.Rejects)
	}
}

func FuzzAdvanced(f *testing.F) {
	f.Add([]byte(advancedSample()))
	f.Add([]byte(`<Sanctions><ReferenceValueSets/><DistinctParties><DistinctParty FixedRef="1"><Profile><Identity><Alias><DocumentedName><DocumentedNamePart><NamePartValue>A</NamePartValue>`))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFormat(t, advancedFormat(), data) })
}

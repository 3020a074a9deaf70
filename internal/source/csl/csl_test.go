package csl

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"
	"sort"
	"strings"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
)

// got is what a parse gave: statements by entity, and what was counted.
type got struct {
	stmts    map[string][]string // entity id -> sorted "prop=value"
	schemata map[string]string
	subjects map[string]bool
	records  []string
	invalid  []error
	out      *source.Out
	err      error
}

func run(parse func(context.Context, []source.File, source.Meta, *source.Out) error, name string, data []byte) got {
	g := got{stmts: map[string][]string{}, schemata: map[string]string{}, subjects: map[string]bool{}}
	g.out = source.NewOut(func(f source.Fragment) error {
		e, was := f.Entity, g.schemata[f.Entity.ID]
		g.schemata[e.ID] = e.Schema
		if was != "" {
			if both, err := ftm.CommonSchema(was, e.Schema); err == nil {
				g.schemata[e.ID] = both
			}
		}
		if err := ftm.Validate(e); err != nil {
			g.invalid = append(g.invalid, err)
		}
		if f.Record != "" {
			g.subjects[e.ID] = true
		}
		if f.Record != "" {
			g.records = append(g.records, f.Record)
		}
		for _, v := range e.Values {
			s := v.Prop + "=" + v.Value
			if !contains(g.stmts[e.ID], s) {
				g.stmts[e.ID] = append(g.stmts[e.ID], s)
			}
		}
		return nil
	})
	g.err = parse(context.Background(), []source.File{source.BytesFile(name, data)}, source.Meta{}, g.out)
	for _, s := range g.stmts {
		sort.Strings(s)
	}
	return g
}

func contains(ss []string, s string) bool {
	for _, x := range ss {
		if x == s {
			return true
		}
	}
	return false
}

// has fails the test when the entity lacks a statement.
func (g got) has(t *testing.T, id string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !contains(g.stmts[id], w) {
			t.Errorf("%s lacks %q; it has %q", id, w, g.stmts[id])
		}
	}
}

// details returns the statements of every detail of the schema, joined.
func (g got) details(schema string) []string {
	var out []string
	for id, s := range g.schemata {
		if s == schema {
			out = append(out, strings.Join(g.stmts[id], " | "))
		}
	}
	sort.Strings(out)
	return out
}

const heading = `_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,` +
	`license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,` +
	`source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids`

// The made-up list: CSV rows and the JSON elements that mirror them.
const sampleCSV = heading + `
901,Specially Designated Nationals (SDN) - Treasury Department,901,Individual,ELBONIA-EO1; SDGT,"TESTOV, Ivan","Director; Deputy Minister","1 Mud Street, Mudville, 10001, RU; IR",,,,,,,,,,,,,(Linked To: ELBONIAN GUARD),http://example.org/list,"TESTOW, Iwan; THE BEAVER",RU,1965-03-12; circa 1966,IR,"Omsk, Russia; Mudville",http://example.org/info,"RU, 2030-01-02, 2020-01-03, 75 1234567, Passport; Male, Gender; RU, 123456789012, Tax ID No.; 1BoatSLRHtKNngkdXEeobR76b53LETtpyT, Digital Currency Address - XBT; Subject to Secondary Sanctions, Additional Sanctions Information -"
902,Specially Designated Nationals (SDN) - Treasury Department,902,Entity,ELBONIA-EO1,"BANK OF MUD, PAO",,"2 Mud Street, Mudville, RU",,,,,,,,,,,,,,http://example.org/list,MUDBANK,,,,,http://example.org/info,"RU, 1027700000000, Registration ID; MUDBRUMM, SWIFT/BIC; 044525000, BIK (RU); 24 Feb 2022, Listing Date (EO 14024 Directive 2):; Subject to Directive 2, Executive Order 14024 Directive Information"
902,Capta List (CAP) - Treasury Department,902,Entity,ELBONIA-EO2,"BANK OF MUD, PAO",,"2 Mud Street, Mudville, RU",,,,,,,,,,,,,,,MUDBANK,,,,,http://example.org/capta,"24 Feb 2022, Listing Date (EO 14024 Directive 2):; 26 Mar 2022, Effective Date (EO 14024 Directive 2):"
903,Specially Designated Nationals (SDN) - Treasury Department,903,Vessel,ELBONIA-EO1,MUD QUEEN,,,,,,,,,ABCD1,Crude Oil Tanker,"1,234",500,Iran,"BANK OF MUD, PAO",,http://example.org/list,,,,,,http://example.org/info,"IMO 9123456, Vessel Registration Identification; 677000000, MMSI; Panama, Former Vessel Flag"
904,Specially Designated Nationals (SDN) - Treasury Department,904,Aircraft,ELBONIA-EO1,EP-MUD,,,,,,,,,,,,,,,"(Linked To: TESTOV, Ivan)",http://example.org/list,,,,,,http://example.org/info,"A320, Aircraft Model; 777, Aircraft Manufacturer's Serial Number (MSN); MUD AIR, Aircraft Operator; 17 May 1988, Aircraft Manufacture Date"
abc1,Entity List (EL) - Bureau of Industry and Security,,,,"Gasworks Nord, OOO (f.k.a., Nordgas Two)",,"5 Gas Street, Omsk, RU; 6 Oil Street, Prague, Czech Republic",87 FR 1,2022-04-07,,,For all items subject to the EAR,Policy of denial,,,,,,,,http://example.org/el,Nordgas; and Gasworks,,,,,http://example.org/el,
abc2,Denied Persons List (DPL) - Bureau of Industry and Security,,,,JOE SAMPLE,,"7 MAIN STREET, LAREDO, TX, 78040",88 F.R. 2,2020-01-02,2030-01-02,Y,,,,,,,,,F.R. NOTICE ADDED,http://example.org/dpl,,,,,,http://example.org/dpl,
abc3,ITAR Debarred (DTC) - State Department,,,,Jane Sample,,,67 FR 3,,,,,,,,,,,,,http://example.org/dtc,,,,,,http://example.org/dtc,
abc4,Nonproliferation Sanctions (ISN) - State Department,,,E.O. 1,Mud Rocket Bureau,,,"Vol. 1",2021-03-02,,,,,,,,,,,,http://example.org/isn,F.K.A. Mud Bureau,,,,,http://example.org/isn,
,Unverified List (UVL) - Bureau of Industry and Security,,,,Mud Optics Ltd,,"8 Lens Road, Shenzhen, China, CN",,,,,,,,,,,,,,http://example.org/uvl,,,,,,http://example.org/uvl,
905,Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department,905,Entity,CMIC-EO13959,MUD AERO CO,,,,,,,,,,,,,,,,http://example.org/cmic,,,,,,http://example.org/cmic,"Mud Aero Issuer, Issuer Name; 600000 CN, Equity Ticker; CNE000000001, ISIN; 03 Jun 2021, Listing Date (CMIC); 02 Aug 2021, Effective Date (CMIC)"
,,,,,,,,,,,,,,,,,,,,,,,,,,,,
`

const sampleJSON = `{"search_performed_at":"2022-05-06T00:00:00Z","sources":[{"a":[1,2,{"b":null}]}],"results":[
{"id":"901","source":"Specially Designated Nationals (SDN) - Treasury Department","entity_number":901,"type":"Individual","programs":["ELBONIA-EO1","SDGT"],"name":"TESTOV, Ivan","title":"Director; Deputy Minister","addresses":[{"address":"1 Mud Street","city":"Mudville","state":null,"postal_code":"10001","country":"RU"},{"address":null,"city":null,"state":null,"postal_code":null,"country":"IR"}],"federal_register_notice":null,"start_date":null,"remarks":"(Linked To: ELBONIAN GUARD)","source_list_url":"http://example.org/list","alt_names":["TESTOW, Iwan","THE BEAVER"],"citizenships":["RU"],"dates_of_birth":["1965-03-12","circa 1966"],"nationalities":["IR"],"places_of_birth":["Omsk, Russia","Mudville"],"source_information_url":"http://example.org/info","ids":[{"type":"Passport","number":"75 1234567","country":"RU","issue_date":"2020-01-03","expiration_date":"2030-01-02"},{"type":"Gender","number":"Male","country":null},{"type":"Tax ID No.","number":"123456789012","country":"RU"},{"type":"Digital Currency Address - XBT","number":"1BoatSLRHtKNngkdXEeobR76b53LETtpyT"},{"type":"Additional Sanctions Information -","number":"Subject to Secondary Sanctions"}]},
{"id":"902","source":{"code":"SDN","full_name":"Specially Designated Nationals (SDN) - Treasury Department"},"entity_number":"902","type":"Entity","programs":["ELBONIA-EO1"],"name":"BANK OF MUD, PAO","addresses":[{"address":"2 Mud Street","city":"Mudville","country":"RU"}],"source_list_url":"http://example.org/list","alt_names":["MUDBANK"],"source_information_url":"http://example.org/info","ids":[{"type":"Registration ID","number":"1027700000000","country":"RU"},{"type":"SWIFT/BIC","number":"MUDBRUMM"},{"type":"BIK (RU)","number":"044525000"},{"type":"Listing Date (EO 14024 Directive 2):","number":"24 Feb 2022"},{"type":"Executive Order 14024 Directive Information","number":"Subject to Directive 2"}]},
{"id":"902","source":"Capta List (CAP) - Treasury Department","entity_number":"902","type":"Entity","programs":["ELBONIA-EO2"],"name":"BANK OF MUD, PAO","addresses":[{"address":"2 Mud Street","city":"Mudville","country":"RU"}],"source_list_url":"","alt_names":["MUDBANK"],"source_information_url":"http://example.org/capta","ids":[{"type":"Listing Date (EO 14024 Directive 2):","number":"24 Feb 2022"},{"type":"Effective Date (EO 14024 Directive 2):","number":"26 Mar 2022"}]},
{"id":"903","source":"Specially Designated Nationals (SDN) - Treasury Department","entity_number":"903","type":"Vessel","programs":["ELBONIA-EO1"],"name":"MUD QUEEN","addresses":[],"call_sign":"ABCD1","vessel_type":"Crude Oil Tanker","gross_tonnage":"1,234","gross_registered_tonnage":500,"vessel_flag":"Iran","vessel_owner":"BANK OF MUD, PAO","source_list_url":"http://example.org/list","alt_names":[],"source_information_url":"http://example.org/info","ids":[{"type":"Vessel Registration Identification","number":"IMO 9123456"},{"type":"MMSI","number":"677000000"},{"type":"Former Vessel Flag","number":"Panama"}]},
{"id":"904","source":"Specially Designated Nationals (SDN) - Treasury Department","entity_number":"904","type":"Aircraft","programs":["ELBONIA-EO1"],"name":"EP-MUD","remarks":"(Linked To: TESTOV, Ivan)","source_list_url":"http://example.org/list","source_information_url":"http://example.org/info","ids":[{"type":"Aircraft Model","number":"A320"},{"type":"Aircraft Manufacturer's Serial Number (MSN)","number":"777"},{"type":"Aircraft Operator","number":"MUD AIR"},{"type":"Aircraft Manufacture Date","number":"17 May 1988"}]},
{"id":"abc1","source":"Entity List (EL) - Bureau of Industry and Security","name":"Gasworks Nord, OOO (f.k.a., Nordgas Two)","addresses":[{"address":"5 Gas Street","city":"Omsk","country":"RU"},{"address":"6 Oil Street, Prague, Czech Republic"}],"federal_register_notice":"87 FR 1","start_date":"2022-04-07","license_requirement":"For all items subject to the EAR","license_policy":"Policy of denial","source_list_url":"http://example.org/el","alt_names":["Nordgas","and Gasworks"],"source_information_url":"http://example.org/el"},
{"id":"abc2","source":"Denied Persons List (DPL) - Bureau of Industry and Security","name":"JOE SAMPLE","addresses":[{"address":"7 MAIN STREET","city":"LAREDO","state":"TX","postal_code":"78040"}],"federal_register_notice":"88 F.R. 2","start_date":"2020-01-02","end_date":"2030-01-02","standard_order":"Y","remarks":"F.R. NOTICE ADDED","source_list_url":"http://example.org/dpl","source_information_url":"http://example.org/dpl"},
{"id":"abc3","source":"ITAR Debarred (DTC) - State Department","name":"Jane Sample","federal_register_notice":"67 FR 3","source_list_url":"http://example.org/dtc","source_information_url":"http://example.org/dtc"},
{"id":"abc4","source":"Nonproliferation Sanctions (ISN) - State Department","programs":["E.O. 1"],"name":"Mud Rocket Bureau","federal_register_notice":"Vol. 1","start_date":"2021-03-02","source_list_url":"http://example.org/isn","alt_names":["F.K.A. Mud Bureau"],"source_information_url":"http://example.org/isn"},
{"source":"Unverified List (UVL) - Bureau of Industry and Security","name":"Mud Optics Ltd","addresses":[{"address":"8 Lens Road, Shenzhen, China","country":"CN"}],"source_list_url":"http://example.org/uvl","source_information_url":"http://example.org/uvl"},
{"id":"905","source":"Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department","entity_number":"905","type":"Entity","programs":["CMIC-EO13959"],"name":"MUD AERO CO","source_list_url":"http://example.org/cmic","source_information_url":"http://example.org/cmic","ids":[{"type":"Issuer Name","number":"Mud Aero Issuer"},{"type":"Equity Ticker","number":"600000 CN"},{"type":"ISIN","number":"CNE000000001"},{"type":"Listing Date (CMIC)","number":"03 Jun 2021"},{"type":"Effective Date (CMIC)","number":"02 Aug 2021"}]},
{"id":"","source":null,"name":null}
],"total":12}`

func TestSampleCSV(t *testing.T) {
	g := run(parseCSV, "consolidated.csv", []byte(sampleCSV))
	if g.err != nil || g.out.Rows != 12 || g.out.Rejected != 1 || g.out.Rejects[0].Place != "row 12" {
		t.Fatalf("err %v, %d rows, rejects %v; want 12 rows, the last rejected", g.err, g.out.Rows, g.out.Rejects)
	}
	g.valid(t)
	if len(g.subjects) != 10 {
		t.Errorf("%d subjects, want 10: %v", len(g.subjects), g.subjects)
	}
	g.has(t, "ofac-901", "name=Ivan TESTOV", "lastName=TESTOV", "firstName=Ivan", "alias=Iwan TESTOW", "alias=THE BEAVER",
		"birthDate=1965-03-12", "birthDate=1966", "nationality=ir", "citizenship=ru", "birthPlace=Omsk, Russia", "birthCountry=ru",
		"position=Director", "position=Deputy Minister", "passportNumber=75 1234567", "innCode=123456789012", "gender=male",
		"country=ru", "country=ir", "address=1 Mud Street, Mudville, 10001, Russia", "topics=sanction", "notes=Linked To: ELBONIAN GUARD")
	g.has(t, "ofac-901-sanction-SDN", "provisions=asset-freeze", "programId=ELBONIA-EO1", "programId=SDGT",
		"summary=Additional Sanctions Information: Subject to Secondary Sanctions")
	g.has(t, "ofac-902", "ogrnCode=1027700000000", "swiftBic=MUDBRUMM", "bikCode=044525000", "name=BANK OF MUD, PAO")
	g.has(t, "ofac-902-sanction-SDN", "provisions=asset-freeze", "reason=Executive Order 14024 Directive Information: Subject to Directive 2")
	g.has(t, "ofac-902-sanction-CAP", "provisions=correspondent-bank", "listingDate=2022-02-24", "startDate=2022-03-26")
	if contains(g.stmts["ofac-902-sanction-SDN"], "listingDate=2022-02-24") {
		t.Error("the date of the CAPTA listing was taken for the SDN listing's")
	}
	g.has(t, "ofac-903", "imoNumber=9123456", "flag=ir", "tonnage=1234", "grossRegisteredTonnage=500", "mmsi=677000000", "pastFlags=pa", "callSign=ABCD1")
	g.has(t, "ofac-904", "model=A320", "serialNumber=777", "buildDate=1988-05-17", "notes=Aircraft Operator: MUD AIR")
	g.has(t, "ofac-903", "owner=ofac-902")
	link := g.details("UnknownLink")
	if len(link) != 1 || link[0] != "object=ofac-901 | role=Linked To | subject=ofac-904" {
		t.Errorf("links %q", link)
	}
	g.has(t, "csl-abc1", "name=Gasworks Nord, OOO", "previousName=Nordgas Two", "alias=Nordgas", "alias=Gasworks", "country=ru", "country=cz", "topics=export.control")
	g.has(t, "csl-abc1-sanction-EL", "startDate=2022-04-07", "authorityId=87 FR 1", "provisions=export-control", "description=Licence policy: Policy of denial")
	g.has(t, "csl-abc2", "country=us")
	g.has(t, "csl-abc2-sanction-DPL", "endDate=2030-01-02", "provisions=export-denied", "description=Standard denial order", "summary=F.R. NOTICE ADDED")
	g.has(t, "csl-abc3-sanction-DTC", "provisions=debarred")
	g.has(t, "csl-abc4-sanction-ISN", "provisions=nonproliferation")
	g.has(t, "csl-abc4", "previousName=Mud Bureau")
	g.has(t, "ofac-905", "alias=Mud Aero Issuer", "isinCode=CNE000000001", "ticker=600000 CN")
	g.has(t, "ofac-905-sanction-CMIC", "listingDate=2021-06-03", "startDate=2021-08-02", "provisions=investment-ban")
	if p := g.details("Passport"); len(p) != 1 || !strings.Contains(p[0], "endDate=2030-01-02") || !strings.Contains(p[0], "startDate=2020-01-03") ||
		!strings.Contains(p[0], "country=ru") || !strings.Contains(p[0], "type=Passport") {
		t.Errorf("passports %q", p)
	}
	if w := g.details("CryptoWallet"); len(w) != 1 || !strings.Contains(w[0], "currency=XBT") {
		t.Errorf("wallets %q", w)
	}
	for id, want := range map[string]string{"ofac-901": "Person", "ofac-902": "Company", "ofac-903": "Vessel", "ofac-904": "Airplane", "csl-abc1": "LegalEntity"} {
		if g.schemata[id] != want {
			t.Errorf("%s is a %s, want %s", id, g.schemata[id], want)
		}
	}
}

// partsOfAddress are statements that the CSV layout has lost.
var partsOfAddress = []string{"street=", "city=", "region=", "postalCode="}

func withoutParts(m map[string][]string) map[string][]string {
	out := map[string][]string{}
	for id, ss := range m {
		for _, s := range ss {
			keep := true
			for _, p := range partsOfAddress {
				keep = keep && !strings.HasPrefix(s, p)
			}
			if keep {
				out[id] = append(out[id], s)
			}
		}
	}
	return out
}

func TestJSONGivesTheSameStatements(t *testing.T) {
	c := run(parseCSV, "consolidated.csv", []byte(sampleCSV))
	j := run(parseJSON, "consolidated.json", []byte(sampleJSON))
	if j.err != nil || j.out.Rows != 12 || j.out.Rejected != 1 {
		t.Fatalf("err %v, %d rows, rejects %v", j.err, j.out.Rows, j.out.Rejects)
	}
	compare(t, c, j)
	g := j.details("Address")
	if all := strings.Join(g, "\n"); !strings.Contains(all, "city=Mudville") || !strings.Contains(all, "postalCode=10001") || !strings.Contains(all, "region=TX") {
		t.Errorf("the parts of addresses are lost: %s", all)
	}
	m, ok := recogniseJSON(source.Head{Data: []byte(sampleJSON)})
	if !ok || m.Version != "2022-05-06" || m.Scope != source.Full {
		t.Errorf("recognised %v as %+v", ok, m)
	}
}

func compare(t *testing.T, c, j got) {
	t.Helper()
	cs, js := withoutParts(c.stmts), withoutParts(j.stmts)
	for id := range cs {
		if !reflect.DeepEqual(cs[id], js[id]) {
			t.Errorf("%s: CSV %q\nJSON %q", id, cs[id], js[id])
		}
	}
	for id := range js {
		if cs[id] == nil {
			t.Errorf("%s is in the JSON alone: %q", id, js[id])
		}
	}
	if !reflect.DeepEqual(c.records, j.records) {
		t.Error("the records differ, so that a change of layout would look like a change of every entry")
	}
}

func TestOneDateOfADocument(t *testing.T) {
	row := strings.Replace(sampleCSV, "RU, 2030-01-02, 2020-01-03, 75 1234567", "RU, 2030-01-02, 75 1234567", 1)
	g := run(parseCSV, "c.csv", []byte(row))
	if p := g.details("Passport"); len(p) != 1 || !strings.Contains(p[0], "date=2030-01-02") || strings.Contains(p[0], "endDate") {
		t.Errorf("one date, not known which: %q", p)
	}
}

func TestRecognise(t *testing.T) {
	head := func(s string) source.Head { return source.Head{Name: "x", Data: []byte(s)} }
	if _, ok := recogniseCSV(head(heading + "\n1,2\n")); !ok {
		t.Error("the CSV heading is not recognised")
	}
	if _, ok := recogniseCSV(head(strings.ReplaceAll(heading, ",", "\t") + "\n")); !ok {
		t.Error("the TSV heading is not recognised")
	}
	for _, s := range []string{`{"source":"x","alt_names":[]}`, "", "name,source\n", "Source List,Entity Number,SDN Type\n", "{}", "[1]", "<xml>"} {
		if _, ok := recogniseCSV(head(s)); ok {
			t.Errorf("%q taken for the CSV", s)
		}
		if _, ok := recogniseJSON(head(s)); ok {
			t.Errorf("%q taken for the JSON", s)
		}
	}
	if m, ok := recogniseJSON(head(`{"total":9,"offset":0,"results":[{"source":"x","source_list_url":null}]}`)); !ok || m.Scope != source.Excerpt {
		t.Errorf("an API answer: %v %+v", ok, m)
	}
}

func TestBadInput(t *testing.T) {
	for name, doc := range map[string]string{
		"truncated":  sampleJSON[:len(sampleJSON)/2],
		"no results": `{"a":1}`,
		"empty":      ``,
		"scalar":     `3`,
		"not array":  `{"results":{"a":1}}`,
		"deep":       `{"x":` + strings.Repeat(`[`, 100) + strings.Repeat(`]`, 100) + `,"results":[]}`,
	} {
		g := run(parseJSON, "x.json", []byte(doc))
		if g.err == nil || fault.KindOf(g.err) != fault.Invalid {
			t.Errorf("%s: error %v, want an invalid input", name, g.err)
		}
	}
	if g := run(parseJSON, "x.json", []byte(sampleJSON[:len(sampleJSON)/2])); len(g.subjects) != 2 {
		t.Errorf("what stands before the break is kept: %d subjects", len(g.subjects))
	}
	bad := `{"results":[{"source":"UVL","name":["a"]},{"source":"UVL","name":"Good Ltd"}]}`
	if g := run(parseJSON, "x.json", []byte(bad)); g.err != nil || g.out.Rejected != 1 || len(g.subjects) != 1 {
		t.Errorf("err %v, rejected %d, subjects %d; want the bad element rejected, the good one kept", g.err, g.out.Rejected, len(g.subjects))
	}
	huge := io.MultiReader(strings.NewReader(`{"results":[{"name":"`), endless{})
	f := source.NewFile("x.json", "x.json", func() (io.ReadCloser, error) { return io.NopCloser(huge), nil })
	if err := parseJSON(context.Background(), []source.File{f}, source.Meta{}, source.NewOut(func(source.Fragment) error { return nil })); err == nil {
		t.Error("an endless string did not end the parse")
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return copy(p, bytes.Repeat([]byte("a"), len(p))), nil }

// realFile returns the list of May 2022.
func realFile(t testing.TB) []byte {
	f, err := os.Open(sharedtest.Path(t, "data/lists/us_csl/consolidated.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRealList(t *testing.T) {
	data := realFile(t)
	if m, ok := recogniseCSV(source.Head{Data: data[:source.HeadSize]}); !ok || m.Dataset != Dataset {
		t.Fatalf("not recognised: %+v", m)
	}
	g := run(parseCSV, "consolidated.csv", data)
	if g.err != nil || g.out.Rows != 14160 || g.out.Rejected != 0 || len(g.subjects) != 14048 {
		t.Fatalf("err %v, %d rows, %d rejected, %d subjects; want 14160, 0, 14048", g.err, g.out.Rows, g.out.Rejected, len(g.subjects))
	}
	g.valid(t)
	// 4,346 links by name in the remarks: three name what two entries are called,
	// and rows that repeat an entry repeat its links.
	if n := len(g.details("UnknownLink")); n != 4248 {
		t.Errorf("%d links, want 4248", n)
	}
	counts, listings, measures := map[string]int{}, map[string]int{}, map[string]int{}
	for id, s := range g.schemata {
		counts[s]++
		if s != "Sanction" {
			continue
		}
		listings[id[strings.LastIndexByte(id, '-')+1:]]++
		for _, st := range g.stmts[id] {
			if strings.HasPrefix(st, "provisions=") {
				measures[st]++
			}
		}
	}
	// One row of the CAPTA list repeats another of the same list.
	want := map[string]int{"SDN": 10026, "EL": 2001, "DTC": 727, "DPL": 462, "SSI": 290, "UVL": 201, "ISN": 163, "PLC": 78, "MEU": 71,
		"CMIC": 68, "CAP": 52, "MBS": 17, "FSE": 3}
	if !reflect.DeepEqual(listings, want) {
		t.Errorf("listings %v, want %v", listings, want)
	}
	if measures["provisions=asset-freeze"] != 10026 || measures["provisions="+string(source.OtherMeasure)] != 0 {
		t.Errorf("measures %v", measures)
	}
	// 5,206 SDN, 78 PLC and 2 FSE rows, two of which repeat SDN persons.
	if counts["Person"] != 5284 || counts["Vessel"] != 433 || counts["Airplane"] != 283 {
		t.Errorf("persons %d, vessels %d, aircraft %d", counts["Person"], counts["Vessel"], counts["Airplane"])
	}
}

// valid fails for each fragment that the model does not admit.
func (g got) valid(t *testing.T) {
	t.Helper()
	for i, err := range g.invalid {
		if i == 20 {
			t.Fatalf("... and %d more", len(g.invalid)-i)
		}
		t.Error(err)
	}
}

// TestRealListAsJSON writes every sixth of the real rows in the JSON layout and
// compares.
func TestRealListAsJSON(t *testing.T) {
	data := realFile(t)
	table := source.NewRows(bytes.NewReader(data), ',')
	first, err := table.Next()
	if err != nil {
		t.Fatal(err)
	}
	h := source.NewHeader(first)
	var results []map[string]any
	var rows []row
	for {
		cells, err := table.Next()
		if err != nil {
			break
		}
		if table.Row%6 == 0 {
			rows = append(rows, rowOf(h, cells))
			results = append(results, asJSON(rows[len(rows)-1]))
		}
	}
	if len(rows) != 2360 {
		t.Fatalf("%d rows taken", len(rows))
	}
	doc, err := json.Marshal(map[string]any{"results": results})
	if err != nil {
		t.Fatal(err)
	}
	rowwise := func(_ context.Context, _ []source.File, _ source.Meta, out *source.Out) error {
		d := &reader{"c.csv", out, newLinks()}
		for i, r := range rows {
			if err := d.row(r, i); err != nil {
				return err
			}
		}
		return d.links.flush(out)
	}
	c, j := run(rowwise, "c.csv", nil), run(parseJSON, "c.json", doc)
	if j.err != nil || j.out.Rows != len(rows) || j.out.Rejected != 0 {
		t.Fatalf("err %v, %d rows, rejects %v", j.err, j.out.Rows, j.out.Rejects)
	}
	// The JSON says which date a single one is; set it aside on both sides.
	for _, g := range []got{c, j} {
		for id, s := range g.schemata {
			if s == "Passport" || s == "Identification" {
				delete(g.stmts, id)
			}
		}
	}
	c.records, j.records = nil, nil
	compare(t, c, j)
}

func asJSON(r row) map[string]any {
	var addrs, ids []map[string]any
	for _, a := range r.Addresses {
		street := a.Full
		m := map[string]any{"country": nil}
		if strings.HasSuffix(street, ", "+a.Country) && len(a.Country) == 2 {
			street, m["country"] = strings.TrimSuffix(street, ", "+a.Country), a.Country
		} else if street == a.Country {
			street, m["country"] = "", a.Country
		}
		m["address"] = street
		addrs = append(addrs, m)
	}
	for _, i := range r.IDs {
		ids = append(ids, map[string]any{"type": i.Type, "number": i.Number, "country": i.Country, "issue_date": i.Issued, "expiration_date": firstOf(i.Expires, i.date)})
	}
	return map[string]any{
		"id": r.ID, "source": r.Source, "entity_number": r.Number, "type": r.Type, "programs": r.Programs, "name": r.Name,
		"title": strings.Join(r.Titles, "; "), "addresses": addrs, "federal_register_notice": r.Notice, "start_date": r.Start,
		"end_date": r.End, "standard_order": r.StandardOrder, "license_requirement": r.Requirement, "license_policy": r.Policy,
		"call_sign": r.CallSign, "vessel_type": r.VesselType, "gross_tonnage": r.Tonnage, "gross_registered_tonnage": r.GRT,
		"vessel_flag": r.Flag, "vessel_owner": r.Owner, "remarks": r.Remarks, "source_list_url": r.ListURL,
		"source_information_url": r.InfoURL, "alt_names": r.AltNames, "citizenships": r.Citizenships, "dates_of_birth": r.Births,
		"nationalities": r.Nationalities, "places_of_birth": r.Places, "ids": ids,
	}
}

func TestUnknownListKeepsItsWords(t *testing.T) {
	g := run(parseCSV, "c.csv", []byte(heading+"\nq1,New List (NEW) - Some Agency,,,,Mud Ltd,,,,,,,,,,,,,,,,,,,,,,,\n77,New Sanctions (NS) - Treasury Department,77,Entity,,Mud Two,,,,,,,,,,,,,,,,,,,,,,,\n"))
	g.has(t, "csl-q1", "name=Mud Ltd")
	g.has(t, "ofac-77", "name=Mud Two")
	g.has(t, "csl-q1-sanction-New-List-NEW-Some-Agency", "provisions=other")
}

func BenchmarkRealList(b *testing.B) {
	data := realFile(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		out := source.NewOut(func(source.Fragment) error { return nil })
		if err := parseCSV(context.Background(), []source.File{source.BytesFile("c.csv", data)}, source.Meta{}, out); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte(sampleCSV))
	f.Add([]byte(heading + "\n\"x"))
	f.Fuzz(func(t *testing.T, data []byte) { run(parseCSV, "c.csv", data).valid(t) })
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(sampleJSON))
	f.Add([]byte(`[{"source":{"code":"UVL"},"name":"x","ids":[{"type":"ISIN","number":3}]}]`))
	f.Add([]byte(`{"results":[{"ids":[{}],"addresses":[{}]},{"source":"SDN","name":"` + fmt.Sprint(1) + `"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) { run(parseJSON, "c.json", data).valid(t) })
}

func TestCutLinked(t *testing.T) {
	for in, want := range map[string][2]string{
		"(Linked To: MUD WORKS)":                           {"", "MUD WORKS"},
		"(Linked To: MUD (SOUTH) WORKS; Linked To: B & C)": {"", "MUD (SOUTH) WORKS|B & C"},
		"From Omsk; (Linked To: MUD)":                      {"From Omsk", "MUD"},
		"From Omsk":                                        {"From Omsk", ""},
		"":                                                 {"", ""},
	} {
		rest, names := cutLinked(in)
		if rest != want[0] || strings.Join(names, "|") != want[1] {
			t.Errorf("%q: %q, %q; want %q", in, rest, names, want)
		}
	}
}

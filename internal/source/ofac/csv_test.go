package ofac

import (
	"context"
	"strings"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// A made-up set in the form of OFAC's files.
const (
	samplePrim = "101,\"SAMPLE, Given\",\"individual\",\"SDGT] [IFSR\",\"Minister of Samples; Chairman\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1970; nationality Iran; Linked To: SAMPLE TRADING LLC; Linked To: NOBODY.\"\r\n" +
		"102,\"SAMPLE TRADING LLC\",-0- ,\"NPWMD\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n" +
		"103,\"SAMPLE STAR\",\"vessel\",\"NPWMD\",-0- ,\"AB12\",\"Crude Oil Tanker\",\"10,000\",\"5,000\",\"Iran\",\"SAMPLE TRADING LLC\",\"Vessel Registration Identification IMO 9000001.\"\r\n\x1a"
	sampleAlt = "101,1,\"aka\",\"SAMPEL, Gifen\",-0- \r\n102,2,\"fka\",\"OLD SAMPLE LLC\",-0- \r\n102,3,\"nka\",\"NEW SAMPLE LLC\",-0- \r\n\x1a"
	sampleAdd = "101,1,-0- ,-0- ,-0- ,-0- \r\n102,2,\"1 Sample Street\",\"London EC3N 1DY\",\"United Kingdom\",-0- \r\n103,3,-0- ,-0- ,\"Iran\",-0- \r\n\x1a"
)

func sampleSet() []source.File {
	return []source.File{
		source.BytesFile("add.csv", []byte(sampleAdd)), source.BytesFile("alt.csv", []byte(sampleAlt)), source.BytesFile("sdn.csv", []byte(samplePrim)),
	}
}

// want checks "id prop=value" facts of a list.
func (l list) want(t *testing.T, id string, facts ...string) {
	t.Helper()
	e := l.entities[id]
	if e == nil {
		t.Errorf("no entity %s", id)
		return
	}
	for _, f := range facts {
		prop, value, _ := strings.Cut(f, "=")
		if prop == "schema" && e.Schema == value {
			continue
		}
		found := false
		for _, v := range e.All(prop) {
			found = found || v == value
		}
		if !found {
			t.Errorf("%s has no %s: %+v", id, f, e)
		}
	}
}

func TestSampleSet(t *testing.T) {
	l := read(t, sampleSet()...)
	if l.out.Rows != 9 || l.out.Rejected != 0 || l.meta.Dataset != DatasetSDN || l.meta.Component != "prim" || l.meta.Scope != source.Full {
		t.Errorf("rows %d, rejected %v, meta %+v", l.out.Rows, l.out.Rejects, l.meta)
	}
	l.want(t, "ofac-101", "schema=Person", "name=Given SAMPLE", "lastName=SAMPLE", "firstName=Given", "alias=Gifen SAMPEL", "birthDate=1970",
		"nationality=ir", "position=Minister of Samples", "position=Chairman", "notes=Linked To: NOBODY", "topics=sanction")
	l.want(t, "ofac-102", "schema=Company", "previousName=OLD SAMPLE LLC", "alias=NEW SAMPLE LLC", "country=gb", "address=1 Sample Street, London EC3N 1DY, United Kingdom")
	l.want(t, "ofac-103", "schema=Vessel", "imoNumber=9000001", "callSign=AB12", "type=Crude Oil Tanker", "tonnage=10000", "grossRegisteredTonnage=5000", "flag=ir", "owner=ofac-102")
	l.want(t, ftm.MakeID("ofac-link", "101", "102", "Linked To"), "schema=UnknownLink", "subject=ofac-101", "object=ofac-102", "role=Linked To")
	l.want(t, ftm.MakeID("ofac-sanction", "101", "SDGT"), "schema=Sanction", "entity=ofac-101", "programId=SDGT", "provisions=asset-freeze", "country=us")
	l.want(t, ftm.MakeID("ofac-addr", "102", "1 Sample Street, London EC3N 1DY, United Kingdom"), "city=London", "postalCode=EC3N 1DY", "country=gb", "street=1 Sample Street")
	if got := strings.Count(l.records["ofac-103"], "\x1f"); got != 11 {
		t.Errorf("record of ofac-103 has %d separators: %q", got, l.records["ofac-103"])
	}
	for id, owner := range l.owners {
		if e := l.entities[id]; (e.Schema == "Sanction" || e.Schema == "Address") != (owner != id) {
			t.Errorf("%s %s is owned by %s", e.Schema, id, owner)
		}
	}
}

func TestSampleIsTheSameInEveryDialect(t *testing.T) {
	want := read(t, sampleSet()...).statements()
	for _, sep := range []string{"@", "|"} {
		files := sampleSet()
		for i, text := range []string{sampleAdd, sampleAlt, samplePrim} {
			files[i] = source.BytesFile(files[i].Name, []byte(resep(text, sep)))
		}
		compareStatements(t, want, read(t, files...).statements(), nil, 0)
	}
}

// resep changes the separator outside quotes.
func resep(s, sep string) string {
	var b strings.Builder
	quoted := false
	for _, r := range s {
		if r == '"' {
			quoted = !quoted
		}
		if r == ',' && !quoted {
			b.WriteString(sep)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestComponentsAlone(t *testing.T) {
	files := sampleSet()
	alt := read(t, files[1])
	alt.want(t, "ofac-101", "schema=Person", "alias=Gifen SAMPEL")
	alt.want(t, "ofac-102", "schema=Thing", "previousName=OLD SAMPLE LLC")
	if alt.meta.Component != "alt" || len(alt.records) != 0 {
		t.Errorf("meta %+v, records %v", alt.meta, alt.records)
	}
	c := read(t, source.BytesFile("sdn_comments.csv", []byte("101,\"r 55; a.k.a. 'KNOWN AS'.\"\r\n")))
	c.want(t, "ofac-101", "weakAlias=KNOWN AS")
	if len(c.entities["ofac-101"].Values) != 1 {
		t.Errorf("the cut beginning of a comment was stated: %+v", c.entities["ofac-101"])
	}
}

func TestBadRowsAreRejected(t *testing.T) {
	bad := samplePrim[:len(samplePrim)-1] +
		"101,\"AGAIN\",-0- ,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n" + // number repeated
		"x,\"NO NUMBER\",-0- ,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n" +
		"104,-0- ,-0- ,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n" + // no name
		"105,\"SHORT\"\r\n"
	l := read(t, source.BytesFile("sdn.csv", []byte(bad)), source.BytesFile("alt.csv", []byte(sampleAlt+"999,9,\"aka\",\"STRAY\",-0- \r\n")))
	if len(l.subjects()) != 3 || l.out.Rejected != 5 {
		t.Errorf("%d subjects, rejects %v", len(l.subjects()), l.out.Rejects)
	}
	for _, r := range l.out.Rejects {
		if !strings.HasPrefix(r.Place, "line ") || r.Reason == "" || r.File == "" {
			t.Errorf("reject without place or reason: %+v", r)
		}
	}
}

// TestCutFileIsDamaged: a row that the file ends in is not read, and whoever
// imports it is told, so that the entries behind the cut are not taken as gone.
func TestCutFileIsDamaged(t *testing.T) {
	const row = "106,\"CUT OFF\",-0- ,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1970; Passport 12"
	for _, end := range []string{row, row[:40], row[:6]} {
		out := source.NewOut(func(f source.Fragment) error {
			if f.Owner == "ofac-106" {
				t.Errorf("%q: stated %v", end, f.Entity)
			}
			return nil
		})
		f := source.BytesFile("sdn.csv", []byte(samplePrim[:len(samplePrim)-1]+end))
		err := parseCSV(context.Background(), []source.File{f}, source.Meta{Dataset: DatasetSDN}, out)
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "line ") || out.Rows == 0 {
			t.Errorf("%q: error %v after %d rows", end, err, out.Rows)
		}
	}
}

func TestRecogniseRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"empty.csv":  "",
		"header.csv": "id,name,type\n1,A,B\n",
		"other.csv":  "1,2,three,four,five,\n1,2,three,four,five,\n",
		"text.txt":   "12 days of rain\n",
		"list.xml":   "<?xml version=\"1.0\"?><CONSOLIDATED_LIST/>",
		"page.html":  "<html><sdnList></html>",
	} {
		for _, f := range Formats() {
			if m, ok := f.Recognise(source.Head{Name: name, Data: []byte(text)}); ok {
				t.Errorf("%s is taken for %+v", name, m)
			}
		}
	}
}

func TestDatasetByContent(t *testing.T) {
	row := func(program string) string {
		return "1,\"X\",-0- ,\"" + program + "\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
	}
	for text, want := range map[string]string{
		row("CUBA"): DatasetSDN, row("CMIC-EO13959"): DatasetCons, row("NS-PLC"): DatasetCons, row("SDGT] [NS-PLC"): "", row("UKRAINE-EO13662"): "",
	} {
		m, ok := recogniseCSV(source.Head{Name: "part.csv", Data: []byte(text)})
		if !ok || m.Dataset != want {
			t.Errorf("%q: dataset %q (%v), want %q", text, m.Dataset, ok, want)
		}
	}
}

func TestCancelledAndForeign(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	out := source.NewOut(func(source.Fragment) error { return nil })
	if err := parseCSV(ctx, sampleSet(), source.Meta{}, out); err == nil {
		t.Error("a cancelled parse went on")
	}
	err := parseCSV(context.Background(), []source.File{source.BytesFile("x.csv", []byte("a,b\n"))}, source.Meta{}, out)
	if fault.KindOf(err) != fault.Invalid {
		t.Errorf("a foreign file gives %v", err)
	}
}

// TestSDNCounts reads the whole list of January 2024.
func TestSDNCounts(t *testing.T) {
	l := read(t, shared(t, "data/lists/ofac/2024-01/*.csv")...)
	kinds := map[string]int{}
	for _, e := range l.entities {
		kinds[e.Schema]++
	}
	t.Logf("entities by schema: %v", kinds)
	if n := len(l.subjects()); n != 13821 || l.out.Rows != 13821+18990+17091+13 || l.out.Rejected != 0 {
		t.Errorf("%d entities, %d rows, rejects %v", n, l.out.Rows, l.out.Rejects)
	}
	if n := l.count("addressEntity"); n < 16300 || kinds["Address"] != n {
		t.Errorf("%d addresses and %d Address entities; 16,339 rows are not empty", n, kinds["Address"])
	}
	if n := l.count("alias", "previousName"); n < 17000 {
		t.Errorf("%d strong aliases and former names of 17,091 rows", n)
	}
	if kinds["UnknownLink"] < 5900 || kinds["CryptoWallet"] < 450 || kinds["Passport"] < 2000 || kinds["Sanction"] < 13821 {
		t.Errorf("details are missing: %v", kinds)
	}
	for _, e := range l.subjects() {
		if e.First("name") == "" {
			t.Errorf("%s has no name", e.ID)
		}
	}
	// The remarks hold 56,256 phrases; what no property takes is a note.
	if n := l.count("notes"); n < 100 || n > 500 {
		t.Errorf("%d phrases are notes, want about 450", n)
	} else {
		t.Logf("%d phrases are notes", n)
	}
}

// TestRecordsTellChanges compares the lists of 6 May 2022 and 5 January 2023
// by their records.
func TestRecordsTellChanges(t *testing.T) {
	a := read(t, gzFile(t, "data/lists/ofac/series/sdn_2022-05-06.csv.gz")).records
	b := read(t, gzFile(t, "data/lists/ofac/series/sdn_2023-01-05.csv.gz")).records
	added, removed, changed := 0, 0, 0
	for id, r := range b {
		switch old, ok := a[id]; {
		case !ok:
			added++
		case old != r:
			changed++
		}
	}
	for id := range a {
		if _, ok := b[id]; !ok {
			removed++
		}
	}
	if added != 1509 || removed != 99 || changed != 232 {
		t.Errorf("added %d, removed %d, changed %d; want 1509, 99, 232", added, removed, changed)
	}
}

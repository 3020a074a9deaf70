package screen

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/when"
)

// madeUp is a small index of entities that do not exist.
func madeUp() *index.Index {
	b := index.NewBuilder()
	for _, e := range []index.Entry{
		{ID: "x-1", Caption: "Rahat Zurbagan", Schema: "Person", Datasets: []string{"xx_list"}, Names: []index.Name{{Text: "ZURBAGAN, Rahat"}, {Text: "Рахат Зурбаган"}},
			BirthDates: []string{"1965-03-12"}, Countries: []string{"ru"}, Genders: []string{"male"}, Valid: []index.Interval{{From: "2022-03-01"}}},
		{ID: "x-2", Caption: "Lissabek Aero LLC", Schema: "Company", Datasets: []string{"xx_list", "yy_list"}, Names: []index.Name{{Text: "Lissabek Aero LLC"}, {Text: "LA", Kind: index.Weak}},
			Identifiers: []index.Identifier{{Kind: "inn", Value: "7700 000 016"}}, Valid: []index.Interval{{From: "2020-01-01", To: "2021-01-01"}, {From: "2023-01-01"}}},
		{ID: "x-3", Caption: "Snow Zurbagan", Schema: "Vessel", Names: []index.Name{{Text: "Snow Zurbagan"}}, Identifiers: []index.Identifier{{Kind: "imo", Value: "9000003"}}},
	} {
		b.Add(e)
	}
	return b.Build()
}

type fakeListings map[string][]finding.Listing

func (f fakeListings) Listings(e *index.Entry, _ when.Day) []finding.Listing { return f[e.ID] }

func madeUpEngine() *Engine {
	return New(madeUp(), match.V1()).With(fakeListings{
		"x-1": {{Dataset: "xx_list", From: "2022-03-01", Basis: "stated", Measures: []string{"asset-freeze"}}},
		"x-2": {{Dataset: "yy_list", From: "2023-01-01", Basis: "observed", Measures: []string{"export-control"}}},
	}, []List{{Dataset: "xx_list", Version: "2026-11-01", AgeDays: 21}})
}

func screenOne(t *testing.T, q match.Query, o Options) Result {
	t.Helper()
	r, err := madeUpEngine().Screen(context.Background(), q, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestScreenFindsExplainsAndLists(t *testing.T) {
	r := screenOne(t, match.Query{Schema: "Person", Names: []string{"Rahat Zurbagam"}, BirthDates: []string{"1965"}}, Options{})
	if len(r.Results) != 1 {
		t.Fatalf("got %+v", r)
	}
	f := r.Results[0]
	if f.ID != "x-1" || !f.Match || len(f.Listed) != 1 || f.Datasets[0] != "xx_list" {
		t.Errorf("got %+v", f)
	}
	var vias []string
	for _, s := range f.Explanations {
		vias = append(vias, s.Feature+":"+s.Via)
	}
	if got := strings.Join(vias, " "); !strings.Contains(got, "name:typo") || !strings.Contains(got, "birth date:agrees as far as stated") {
		t.Errorf("steps: %s", got)
	}
}

func TestScreenAsOfADay(t *testing.T) {
	for day, want := range map[when.Day]int{"2019-06-01": 0, "2020-06-01": 1, "2022-06-01": 0, "2024-01-01": 1, "": 1} {
		if r := screenOne(t, match.Query{Schema: "Company", Names: []string{"Lissabek Aero"}}, Options{On: day}); len(r.Results) != want {
			t.Errorf("on %q: %d results, want %d", day, len(r.Results), want)
		}
	}
}

func TestScreenByIdentifierAlone(t *testing.T) {
	r := screenOne(t, match.Query{Identifiers: []index.Identifier{{Kind: "inn", Value: "7700000016"}}}, Options{})
	if len(r.Results) != 1 || r.Results[0].ID != "x-2" || r.Results[0].Score < .9 {
		t.Errorf("got %+v", r.Results)
	}
}

func TestMeasuresNarrow(t *testing.T) {
	q := match.Query{Names: []string{"Rahat Zurbagan"}}
	if r := screenOne(t, q, Options{Measures: []string{"export-control"}}); len(r.Results) != 0 {
		t.Errorf("got %+v", r.Results)
	}
	if r := screenOne(t, q, Options{Measures: []string{"asset-freeze"}}); len(r.Results) != 1 {
		t.Errorf("got %+v", r.Results)
	}
	_, err := New(madeUp(), match.V1()).Screen(context.Background(), q, Options{Measures: []string{"x"}})
	if fault.KindOf(err) != fault.Invalid {
		t.Errorf("measures without listings: %v", err)
	}
}

func TestOptionsAreChecked(t *testing.T) {
	for _, o := range []Options{{Limit: -1}, {Limit: 10000}, {Threshold: 2}, {Threshold: .1}, {Threshold: .7, Cutoff: .8}} {
		if _, err := madeUpEngine().Screen(context.Background(), match.Query{Names: []string{"x"}}, o); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func TestExceptions(t *testing.T) {
	x, err := ReadExceptions(strings.NewReader("query,entity,reason,until\nRAHAT  Zurbagan,x-1,other birth place,2026-01-01\nid:17,x-1,seen his passport,\n"), "x.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		q     match.Query
		today when.Day
		match bool
	}{
		{match.Query{Names: []string{"Rahat Zurbagan"}}, "2025-05-05", false},
		{match.Query{Names: []string{"Rahat Zurbagan"}}, "2026-05-05", true}, // ended
		{match.Query{Names: []string{"Rahat Zurbagan"}}, "", true},           // no day to hold the end against
		{match.Query{Names: []string{"Rahat Zurbagam"}}, "2025-05-05", true}, // another name
		{match.Query{ID: "17", Names: []string{"Rahat Zurbagam"}}, "", false},
	} {
		r := screenOne(t, c.q, Options{Exceptions: x, Today: c.today})
		if len(r.Results) != 1 || r.Results[0].Match != c.match || (r.Results[0].Exception != "") == c.match {
			t.Errorf("%+v on %q: %+v", c.q, c.today, r.Results)
		}
	}
	for _, bad := range []string{"", "query,entity\na,b\n", "query,entity,reason\na,b,\n", "query,entity,reason,until\na,b,c,tomorrow\n"} {
		if _, err := ReadExceptions(strings.NewReader(bad), "x.csv"); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// runFile screens text as a file and returns the output and the proof.
func runFile(t *testing.T, name, text string, change func(*Job)) (string, Proof, error) {
	t.Helper()
	dir := t.TempDir()
	j := Job{In: filepath.Join(dir, name), Out: filepath.Join(dir, "out.jsonl"), Schema: "Person"}
	if err := os.WriteFile(j.In, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&j)
	}
	p, err := madeUpEngine().Run(context.Background(), j)
	out, rerr := os.ReadFile(j.Out)
	if rerr != nil && err == nil {
		t.Fatal(rerr)
	}
	return string(out), p, err
}

func TestBatchAnswersEveryRowInOrder(t *testing.T) {
	in := "\ufeffId;Name;Country;DOB\n7;Rahat Zurbagan;Russia;1965\n8;\"Anna \"\"A\"\" Roe\";;\n9;too;few\n10;;;\n11;Зурбаган Рахат;RU;\n"
	out, p, err := runFile(t, "in.csv", in, nil)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 5 || p.Rows != 5 || p.Matched != 2 || p.Errors != 2 {
		t.Fatalf("%d lines, proof %+v:\n%s", len(lines), p, out)
	}
	for i, l := range lines {
		var x struct {
			Row   int
			Error string
		}
		if err := json.Unmarshal([]byte(l), &x); err != nil || x.Row != i+1 || (x.Error != "") != (i == 2 || i == 3) {
			t.Errorf("line %d: %s", i+1, l)
		}
	}
	if !strings.HasPrefix(lines[0], `{"row":1,"id":"7","query":{"schema":"Person","properties":{"birthDate":["1965"],"country":["ru"],"name":["Rahat Zurbagan"]}},"results":[{"id":"x-1","caption":"Rahat Zurbagan","schema":"Person","score":`) {
		t.Errorf("line 1: %s", lines[0])
	}
	if want := fmt.Sprintf("%x", sha256.Sum256([]byte(out))); p.Digest != want {
		t.Errorf("digest %s, want %s", p.Digest, want)
	}
	if len(p.Lists) != 1 || !p.Lists[0].Stale() || p.Threshold != .7 || !strings.HasPrefix(p.Scorer, "sanctrace-v1.2+words-") {
		t.Errorf("proof %+v", p)
	}
}

func TestBatchReadsJSONLinesAndParquet(t *testing.T) {
	jsonl := `{"id":"a","schema":"Person","properties":{"name":["Rahat Zurbagan"],"birthDate":["1965-03-12"]}}` + "\n" + `{"name":"Anna Roe"}` + "\n" + `[1]` + "\n"
	_, p, err := runFile(t, "in.json", jsonl, nil)
	if err != nil || p.Rows != 3 || p.Matched != 1 || p.Errors != 1 {
		t.Errorf("JSON lines: %+v %v", p, err)
	}
	type customer struct {
		ID    int64  `parquet:"id"`
		First string `parquet:"first"`
		Last  string `parquet:"last"`
	}
	var b bytes.Buffer
	if err := parquet.Write(&b, []customer{{1, "Rahat", "Zurbagan"}, {2, "Anna", "Roe"}}); err != nil {
		t.Fatal(err)
	}
	out, p, err := runFile(t, "in.parquet", b.String(), func(j *Job) { j.Map = "name=first+last" })
	if err != nil || p.Rows != 2 || p.Matched != 1 || p.Errors != 0 || !strings.Contains(out, `"id":"1"`) {
		t.Errorf("Parquet: %+v %v\n%s", p, err, out)
	}
}

func TestMappingReadsKindsAndJoinsColumns(t *testing.T) {
	m, err := ParseMapping("name=First+Last|Other, country=Land")
	if err != nil {
		t.Fatal(err)
	}
	q := m.query(Row{Values: map[string][]string{"first": {"Rahat"}, "last": {"Zurbagan"}, "other": {"R.Z."}, "land": {"Iran"}, "type": {"Individual"}, "sex": {"M"}}}, "")
	if len(q.Names) != 2 || q.Names[0] != "Rahat Zurbagan" || q.Schema != "Person" || q.Countries[0] != "ir" || q.Genders[0] != "male" {
		t.Errorf("got %+v", q)
	}
	if _, err := ParseMapping("colour=x"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("unknown field: %v", err)
	}
}

// TestRowsSayWhatTheyKnow reads every kind of field from a row of a file.
func TestRowsSayWhatTheyKnow(t *testing.T) {
	row := func(s string) (match.Query, map[string][]string) {
		v := map[string][]string{}
		for _, f := range strings.Split(s, "; ") {
			k, x, _ := strings.Cut(f, "=")
			v[k] = append(v[k], x)
		}
		q := usual().query(Row{Values: v}, "")
		return q, properties(q)
	}
	for in, want := range map[string]string{
		"dob=1965; sex=женский; nationality=Iran; residence=UAE; city=Lissa; street=5 Quay; zip=10123":                 "map[address:[5 Quay, Lissa, 10123] birthDate:[1965] country:[ir ae] gender:[female]]",
		"type=Company; incorporation_date=2004-05-06; company_number=48151623; lei=529900T8BM49AURSDO55; phone=+98 21": "map[incorporationDate:[2004-05-06] leiCode:[529900T8BM49AURSDO55] phone:[+98 21] registrationNumber:[48151623]]",
		"schema=vessel; flag=Panama; imo_number=9074729; grt=56,068; vessel_type=Tanker; year_built=2001; callsign=UZ": "map[buildDate:[2001] callSign:[UZ] country:[pa] grossRegisteredTonnage:[56,068] imoNumber:[9074729] type:[Tanker]]",
		"schema=Airplane; registrationnumber=EP-ZUR; serialnumber=4711; model=IL-76":                                   "map[model:[IL-76] registrationNumber:[EP-ZUR] serialNumber:[4711]]",
		"flag=no; model=T; id_number=1":         "map[idNumber:[1]]", // a flag that is a tick, of nobody's ship
		"schema=Vessel; type=Oil Tanker; dwt=9": "map[tonnage:[9] type:[Oil Tanker]]",
		"address=a; address=b; city=Lissa":      "map[address:[a b]]",
	} {
		if _, got := row(in); fmt.Sprint(got) != want {
			t.Errorf("%s:\n got %v\nwant %s", in, got, want)
		}
	}
	q, _ := row("passport=A1; passport_country=Iran; registration=EP-ZUR; wallet=x; identifier=y")
	want := []index.Identifier{{Kind: "passport", Value: "A1", Country: "ir"}, {Kind: "tail", Value: "EP-ZUR"}, {Kind: "wallet", Value: "x"}, {Value: "y"}}
	if !slices.Equal(q.Identifiers, want) {
		t.Errorf("got %+v", q.Identifiers)
	}
}

func TestQueryOf(t *testing.T) {
	q, err := QueryOf("Vessel", map[string][]string{"name": {"Snow"}, "IMO_number": {"9074729"}, "flag": {"Panama"}, "mmsi": {"273456780"}})
	if err != nil || q.Schema != "Vessel" || len(q.Identifiers) != 2 || q.Countries[0] != "pa" {
		t.Errorf("got %+v, %v", q, err)
	}
	for field, value := range map[string]string{"shoe": "44", "birth_date": "soon", "country": "Nowhere"} {
		if _, err := QueryOf("", map[string][]string{field: {value}}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s=%s: %v", field, value, err)
		}
	}
}

func TestBatchIsTheSameWithAnyNumberOfWorkers(t *testing.T) {
	var in strings.Builder
	in.WriteString("name\n")
	for i := range 2000 {
		fmt.Fprintf(&in, "%s\n", [...]string{"Rahat Zurbagan", "Anna Roe", "Lissabek Aero", "Snow Zurbagan"}[i%4])
	}
	one, _, err := runFile(t, "in.csv", in.String(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if two, _, err := runFile(t, "in.csv", in.String(), nil); err != nil || one != two {
		t.Errorf("outputs differ, %v", err)
	}
}

func TestBatchResumes(t *testing.T) {
	var in strings.Builder
	in.WriteString("name\n")
	for i := range 1500 {
		fmt.Fprintf(&in, "%s\n", [...]string{"Rahat Zurbagan", "Anna Roe", ""}[i%3]+`,`)
	}
	text := strings.ReplaceAll(in.String(), "name\n", "name,x\n")
	want, proof, err := runFile(t, "in.csv", text, nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	j := Job{In: filepath.Join(dir, "in.csv"), Out: filepath.Join(dir, "out.jsonl"), Schema: "Person"}
	if err := os.WriteFile(j.In, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	j.Progress = func(rows int) {
		if rows >= 512 {
			cancel()
		}
	}
	p, err := madeUpEngine().Run(ctx, j)
	if !errors.Is(err, context.Canceled) || p.Rows == 0 || p.Rows == 1500 {
		t.Fatalf("interrupted run: %+v %v", p, err)
	}
	f, err := os.OpenFile(j.Out, os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString(`{"row":99999,"half`) // the machine died in the middle of a line
	f.Close()
	j.Progress, j.Resume = nil, true
	other := j
	other.Options.Threshold = .8
	if _, err := madeUpEngine().Run(context.Background(), other); fault.KindOf(err) != fault.Conflict {
		t.Errorf("resumed with another threshold: %v", err)
	}
	p, err = madeUpEngine().Run(context.Background(), j)
	got, _ := os.ReadFile(j.Out)
	if err != nil || string(got) != want || p.Digest != proof.Digest || p.Rows != proof.Rows || p.Matched != proof.Matched || p.Errors != proof.Errors {
		t.Errorf("resumed: %+v, want %+v, %v", p, proof, err)
	}
	if _, err := madeUpEngine().Run(context.Background(), j); fault.KindOf(err) != fault.NotFound {
		t.Errorf("resumed a finished run: %v", err)
	}
}

func TestBadInputFiles(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "damaged parquet": "PAR1 not really PAR1", "gzip": "\x1f\x8b\x08junk", "unknown map": "name\nx\n"} {
		_, _, err := runFile(t, "in", text, func(j *Job) {
			if name == "unknown map" {
				j.Map = "nome=x"
			}
		})
		if fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := madeUpEngine().Run(context.Background(), Job{In: "no/such/file", Out: "x"}); fault.KindOf(err) != fault.NotFound {
		t.Errorf("no file: %v", err)
	}
}

// endless gives one line without an end.
type endless struct{ left int }

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.left)
	for i := range p[:n] {
		p[i] = 'x'
	}
	e.left -= n
	return n, nil
}

func TestAHugeLineIsOneBadRow(t *testing.T) {
	rows, err := NewCSV(io.MultiReader(strings.NewReader("name\n\"open\nRahat\n"), &endless{100 << 20}, strings.NewReader("\nAnna\n")), "x")
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var got []string
	for {
		r, err := rows.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if r.Err != nil {
			got = append(got, "bad")
		} else {
			got = append(got, r.Values["name"]...)
		}
	}
	runtime.ReadMemStats(&after)
	if s := strings.Join(got, " "); s != "bad Rahat bad Anna" {
		t.Errorf("got %q", s)
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 8<<20 {
		t.Errorf("%d bytes for a line of 100 MB", grown)
	}
}

func TestComparePairs(t *testing.T) {
	var out bytes.Buffer
	n, err := ComparePairs(strings.NewReader("note,schema,name1,name2\na,Person,Rahat Zurbagan,\"ZURBAGAN, Rahat\"\nb,Person,Rahat Zurbagan,Anna Roe\n"), &out, match.V1().NewComparer().PartiesScore, .7)
	if err != nil || n != 2 {
		t.Fatal(n, err)
	}
	lines := strings.Split(out.String(), "\n")
	if lines[0] != "note,schema,name1,name2,score,match" || !strings.HasSuffix(lines[1], ",true") || !strings.HasSuffix(lines[2], ",0.0000,false") {
		t.Errorf("got %s", out.String())
	}
	out.Reset()
	const facts = "name1,name2,imo1,IMO_Number2,flag_1,schema\nSnow,Snow,9074729,9074729,x,Vessel\nSnow,Snow,9074729,9293662,x,Vessel\nSnow,Moon,9074729,IMO 9074729,x,Vessel\n"
	if _, err := ComparePairs(strings.NewReader(facts), &out, match.V1().NewComparer().PartiesScore, .7); err != nil {
		t.Fatal(err)
	}
	lines = strings.Split(out.String(), "\n")
	if !strings.HasSuffix(lines[1], ",true") || !strings.HasSuffix(lines[2], ",false") || !strings.HasSuffix(lines[3], ",true") {
		t.Errorf("got %s", out.String())
	}
	if _, err := ComparePairs(strings.NewReader("a,b\n"), &out, match.V1().NewComparer().PartiesScore, .7); fault.KindOf(err) != fault.Invalid {
		t.Errorf("no columns: %v", err)
	}
}

func FuzzRows(f *testing.F) {
	var b bytes.Buffer
	if err := parquet.Write(&b, []struct{ Name string }{{"Rahat"}}); err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"name,dob\nRahat,1965\n", "name;x\n\"a\nb\";c\n", "{\"name\":\"x\"}\n{", "\"", "a,b\n\"\"\"\"\n", b.String(), "PAR1", "\x1f\x8b", "\xef\xbb\xbfname\n\xff\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		rows, err := NewRows(bytes.NewReader(in), int64(len(in)), "fuzz")
		for n := 0; err == nil && n < 10000; n++ {
			var r Row
			if r, err = rows.Next(); err == nil && (r.N != n+1 || r.Err == nil && r.Values == nil) {
				t.Fatalf("row %d: %+v", n, r)
			}
		}
	})
}

func BenchmarkOrdinaryName(b *testing.B) {
	ix := ofac(b)
	e := New(ix, match.V1())
	qs := ordinary(1000)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if _, err := e.Screen(context.Background(), match.Query{Schema: "Person", Names: []string{qs[i%len(qs)]}}, Options{}); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func BenchmarkListedNameWithTypo(b *testing.B) {
	ix := ofac(b)
	e := New(ix, match.V1())
	var qs []string
	for i := 0; i < ix.Len() && len(qs) < 1000; i += 13 {
		if r := ix.Record(uint32(i)); r.Schema == "Person" && len(r.Caption) > 8 {
			qs = append(qs, r.Caption[:4]+r.Caption[5:])
		}
	}
	i := 0
	for b.Loop() {
		if _, err := e.Screen(context.Background(), match.Query{Schema: "Person", Names: []string{qs[i%len(qs)]}}, Options{}); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

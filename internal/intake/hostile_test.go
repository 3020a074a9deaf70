package intake

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
)

// tenGB is a file that begins like a list and then goes on in one line, up to
// ten gigabytes. It counts what is taken of it.
type tenGB struct {
	head string
	at   int64
}

const size = 10 << 30

func (r *tenGB) Read(p []byte) (int, error) {
	if r.at >= size {
		return 0, io.EOF
	}
	n := 0
	if r.at < int64(len(r.head)) {
		n = copy(p, r.head[r.at:])
	}
	for i := n; i < len(p); i++ {
		p[i] = 'a'
	}
	r.at += int64(len(p))
	return len(p), nil
}

func (r *tenGB) Close() error { return nil }

// heads begin a list of one entry in several formats, each in the middle of a
// value.
var heads = map[string]string{
	"ofac-csv":       "9001,\"ZARNIK, Oleh\",\"individual\",\"RUSSIA-EO14024\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n9002,\"",
	"ofac-csv quote": "9001,\"ZARNIK, Oleh\",\"individual\",\"RUSSIA-EO14024\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n9002,",
	"un-xml":         `<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2024-02-29T10:00:00Z"><INDIVIDUALS><INDIVIDUAL><DATAID>690001</DATAID><FIRST_NAME>`,
	"un-xml attr":    `<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2024-02-29T10:00:00Z"><INDIVIDUALS><INDIVIDUAL x="`,
	"un-xml tag":     `<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2024-02-29T10:00:00Z"><INDIVIDUALS><INDIVIDUAL `,
	"un-xml note":    `<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2024-02-29T10:00:00Z"><INDIVIDUALS><!-- `,
	"ofac-xml":       `<?xml version="1.0"?><sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>01/02/2024</Publish_Date></publshInformation><sdnEntry><uid>9001</uid><lastName>`,
	"eu-fsf-xml":     `<?xml version="1.0"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2024-01-02T00:00:00"><sanctionEntity logicalId="9"><remark>`,
	"uk-ofsi-csv": "Last Updated,13/04/2018\nName 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,Nationality,Passport Details,NI Number,Position,Address 1," +
		"Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID\n",
	"ftm-json":   `{"id":"mk-1","schema":"Person","properties":{"name":["Ilse Marbeck"]},"datasets":["zz_made"]}` + "\n" + `{"id":"mk-2","schema":"Person","properties":{"name":["`,
	"senzing":    `{"DATA_SOURCE":"MADE","RECORD_ID":"1","NAME_FULL":"Ilse Marbeck","DATE_OF_BIRTH":"1980-01-01"}` + "\n" + `{"DATA_SOURCE":"MADE","RECORD_ID":"2","NAME_FULL":"`,
	"csl-csv":    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids\n",
	"eu-journal": "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,country,nationality,jurisdiction,birthDate,birthPlace,position,passportNumber,gender,appearance,ethnicity,fatherName,motherName,incorporationDate,legalForm,sector,registrationNumber,taxNumber,idNumber,innCode,ogrnCode,kppCode,okpoCode,leiCode,swiftBic,ticker,imoNumber,mmsi,flag,address,phone,email,website,notes\n",
	"register":   "Company;Company number;Country;Holder;Holder type;Holder country;Share;Role;From;To\n",
}

// TestOneLineOfTenGigabytes: no format reads more of a line without end than
// its bound, and none keeps it.
func TestOneLineOfTenGigabytes(t *testing.T) {
	for name, head := range heads {
		t.Run(name, func(t *testing.T) {
			var opened []*tenGB
			f := source.NewFile("list_2024-01-01.txt", "list_2024-01-01.txt", func() (io.ReadCloser, error) {
				opened = append(opened, &tenGB{head: head})
				return opened[len(opened)-1], nil
			})
			units, problems, err := PlanFiles(Formats(), []source.File{f}, Options{Dataset: "zz_made", Today: "2026-11-22"})
			if err != nil || len(units) != 1 {
				t.Fatalf("not recognised: %v, %v", problems, err)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			kept := 0
			err = units[0].Format.Parse(context.Background(), units[0].Files, units[0].Meta, source.NewOut(func(source.Fragment) error { kept++; return nil }))
			runtime.ReadMemStats(&after)
			if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "list_2024-01-01.txt, ") {
				t.Errorf("error %v, want an Invalid one with its place", err)
			}
			for _, o := range opened {
				if o.at > 160<<20 { // rows give up after 8 MiB, lines of JSON are passed over up to 128 MiB
					t.Errorf("%d MiB were read of one line", o.at>>20)
				}
			}
			if grown := after.TotalAlloc - before.TotalAlloc; grown > 256<<20 {
				t.Errorf("%d MiB were taken for one line", grown>>20)
			}
		})
	}
}

// row is an entry of an OFAC primary file.
const row = "9001,\"ZARNIK, Oleh\",\"individual\",\"RUSSIA-EO14024\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"

// bomb packs n bytes of rows, which shrink some 300 times.
func bomb(t *testing.T, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	block := []byte(strings.Repeat(row, 1000))
	for done := 0; done < n; done += len(block) {
		if _, err := w.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestBombsAreDefused: what grows beyond any list when unpacked is not read to
// its end, alone or in an archive.
func TestBombsAreDefused(t *testing.T) {
	dir := t.TempDir()
	packed := bomb(t, 3*ratioFrom)
	if len(packed) > 3*ratioFrom/MaxRatio {
		t.Fatalf("the bomb is %d bytes: it does not shrink enough to tell anything", len(packed))
	}
	plain := strings.Repeat(row, 3*ratioFrom/len(row))
	for name, data := range map[string][]byte{
		"sdn_2024-01-01.csv.gz": packed,
		"sdn_2024-01-02.zip":    zipped(t, "sdn.csv", plain),
		"sdn_2024-01-03.zip":    zipped(t, "sdn.csv.gz", string(packed)),
	} {
		units, problems, err := Plan(context.Background(), Formats(), []string{write(t, dir, name, data)}, Options{Today: "2026-11-22"})
		if err != nil || len(units) != 1 {
			t.Fatalf("%s: %v, %v", name, problems, err)
		}
		out := source.NewOut(func(source.Fragment) error { return nil })
		err = units[0].Format.Parse(context.Background(), units[0].Files, units[0].Meta, out)
		if err == nil || !strings.Contains(err.Error(), "times its size") || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: error %v after %d rows", name, err, out.Rows)
		}
		if most := ratioFrom + MaxRatio*len(data) + 1<<20; out.Rows*len(row) > most {
			t.Errorf("%s: %d rows were read, more than %d bytes", name, out.Rows, most)
		}
	}
	// A list of the same rows in a size that lists have is no bomb.
	ok := write(t, dir, "sdn_2024-01-04.csv.gz", bomb(t, ratioFrom/2))
	units, _, err := Plan(context.Background(), Formats(), []string{ok}, Options{Today: "2026-11-22"})
	if err != nil {
		t.Fatal(err)
	}
	if err := units[0].Format.Parse(context.Background(), units[0].Files, units[0].Meta, source.NewOut(func(source.Fragment) error { return nil })); err != nil {
		t.Errorf("a small file: %v", err)
	}
}

// TestFolderOfEverything: what is no list is named, links are not followed, and
// the lists among it are found.
func TestFolderOfEverything(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "deep/toy.txt", []byte("toy 2024-01-01\n"))
	write(t, dir, "note.txt", []byte("to do\n"))
	write(t, dir, ".hidden", []byte("toy 2023-01-01\n"))
	if err := os.MkdirAll(filepath.Join(dir, "folder.csv"), 0o755); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"loop": ".", "deep/up": "..", "dangling.csv": "nowhere", "again.txt": "deep/toy.txt"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skipf("no links here: %v", err)
		}
	}
	units, problems, err := Plan(context.Background(), []source.Format{toy}, []string{dir}, Options{Today: "2026-11-22"})
	if err != nil || len(units) != 1 || units[0].Version != "2024-01-01" {
		t.Fatalf("units %v, %v", units, err)
	}
	named := map[string]bool{}
	for _, p := range problems {
		rel, err := filepath.Rel(dir, p.Path)
		if err != nil {
			t.Fatal(err)
		}
		named[filepath.ToSlash(rel)] = true
		if p.Err == nil || !strings.Contains(p.Err.Error(), p.Path) || !strings.Contains(p.Err.Error(), "(") {
			t.Errorf("problem without place or remedy: %v", p.Err)
		}
	}
	for _, want := range []string{"note.txt", "loop", "deep/up", "dangling.csv", "again.txt"} {
		if !named[want] {
			t.Errorf("%s is not named among %v", want, named)
		}
	}
	if len(named) != 5 {
		t.Errorf("%d problems, want 5: %v", len(named), named)
	}
	// A link that the user names is followed.
	if units, _, err := Plan(context.Background(), []source.Format{toy}, []string{filepath.Join(dir, "again.txt")}, Options{}); err != nil || len(units) != 1 {
		t.Errorf("a named link: %v, %v", units, err)
	}
}

// TestTooManyFiles stops at the bound.
func TestTooManyFiles(t *testing.T) {
	var members []string
	for range MaxFiles + 1 {
		members = append(members, "x", "")
	}
	p := write(t, t.TempDir(), "many.zip", zipped(t, members...))
	_, problems, err := Plan(context.Background(), []source.Format{toy}, []string{p}, Options{})
	if err == nil || len(problems) != 1 || !strings.Contains(problems[0].Err.Error(), "more than 10000 files") {
		t.Errorf("problems %v, error %v", problems, err)
	}
}

// FuzzPlan feeds any bytes under any name to recognition.
func FuzzPlan(f *testing.F) {
	n := 0
	for _, head := range heads {
		f.Add("list.txt", []byte(head))
		n++
	}
	f.Add("a.zip", []byte("PK\x03\x04"))
	f.Add("a.gz", []byte{0x1f, 0x8b, 8, 0})
	if n == 0 {
		f.Fatal("no seeds")
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		file := source.BytesFile(name, data)
		units, problems, err := PlanFiles(Formats(), []source.File{file}, Options{Today: "2026-11-22"})
		if (err == nil) != (len(units) == 1) || len(units)+len(problems) != 1 {
			t.Errorf("%d units, %d problems, %v", len(units), len(problems), err)
		}
	})
}

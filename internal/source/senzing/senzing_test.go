package senzing

import (
	"sort"
	"strings"
	"testing"

	"sanctrace/internal/ftm"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/source/sourcetest"
)

// Made-up records in the forms of the files.
const (
	features = `{"DATA_SOURCE":"MADE UP","RECORD_ID":"1","FEATURES":[{"RECORD_TYPE":"PERSON"},{"NAME_FIRST":"Iskra","NAME_LAST":"Tabunova"},` +
		`{"NAME_TYPE":"AKA","NAME_FULL":"Isa Tab"},{"DATE_OF_BIRTH":"4/12/82"},{"ADDR_TYPE":"HOME","ADDR_LINE1":"1 Nowhere St","ADDR_CITY":"Town","ADDR_COUNTRY":"FR"},` +
		`{"REL_POINTER_DOMAIN":"MADE UP","REL_POINTER_KEY":"k-7","REL_POINTER_ROLE":"Owns 60%"},{"EMPLOYER":"Somebody"}],"STATUS":"Active"}`
	org = `{"DATA_SOURCE":"MADE UP","RECORD_ID":"2","FEATURES":[{"RECORD_TYPE":"ORGANIZATION"},{"NAME_ORG":"Made Up Ltd"},{"REL_ANCHOR_DOMAIN":"MADE UP","REL_ANCHOR_KEY":"k-7"},` +
		`{"TAX_ID_NUMBER":"12-3","TAX_ID_TYPE":"EIN","TAX_ID_COUNTRY":"US"},{"LEI_NUMBER":"529900T8BM49AURSDO55"}]}`
	lists = `{"DATA_SOURCE":"OS_MADE_UP","RECORD_ID":"Q1","RECORD_TYPE":null,"NAMES":[{"NAME_TYPE":"PRIMARY","NAME_FULL":"Ms One"}],"COUNTRIES":[{"CITIZENSHIP":"fr"}],` +
		`"IDENTIFIERS":[{"OTHER_ID_TYPE":"wikidataId","OTHER_ID_NUMBER":"Q1"},{"OTHER_ID_TYPE":"Guild card","OTHER_ID_NUMBER":"G-1"}],` +
		`"RELATIONSHIPS":[{"REL_ANCHOR_DOMAIN":"OPEN_SANCTIONS","REL_ANCHOR_KEY":"Q2","REL_POINTER_ROLE":"Family","REL_POINTER_DOMAIN":"OPEN_SANCTIONS","REL_POINTER_KEY":"Q1"}],"LAST_CHANGE":"2024-01-01"}`
	flat = `{"DATA_SOURCE":"FLAT","RECORD_ID":"9","RECORD_TYPE":"PERSON","NAME_FIRST":"John","NAME_LAST":"Doe","SSN":"123-45-6789","DATE_OF_BIRTH":"1985-03-15","GENDER":"M",` +
		`"PASSPORT_NUMBER":"AB1","PASSPORT_COUNTRY":"US","HOME_ADDR_FULL":"2 Elsewhere","HOBBY":"chess"}`
)

func TestFeatures(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("x.jsonl", features+"\n"+org+"\n"))
	if r.Err != nil || r.Meta.Dataset != "made_up" || r.Out.Rows != 2 || r.Out.Rejected != 0 || len(r.Invalid) > 0 {
		t.Fatalf("%v %+v %+v %v", r.Err, r.Meta, r.Out, r.Invalid)
	}
	p, o := r.Entities["made_up-1"], r.Entities["made_up-2"]
	sourcetest.Want(t, p, "name", "Iskra Tabunova")
	sourcetest.Want(t, p, "alias", "Isa Tab")
	sourcetest.Want(t, p, "lastName", "Tabunova")
	sourcetest.Want(t, p, "birthDate", "1982-04-12")
	sourcetest.Want(t, p, "address", "1 Nowhere St, Town, FR")
	sourcetest.Want(t, p, "country", "fr")
	sourcetest.Want(t, p, "notes", "Employer: Somebody", "STATUS: Active")
	sourcetest.Want(t, o, "taxNumber", "12-3")
	sourcetest.Want(t, o, "leiCode", "529900T8BM49AURSDO55")
	own := r.Of("Ownership", "owner", "made_up-1")
	if len(own) != 1 {
		t.Fatalf("%d ownerships", len(own))
	}
	sourcetest.Want(t, own[0], "asset", "made_up-2")
	sourcetest.Want(t, own[0], "percentage", "60")
}

func TestLists(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("senzing.json", lists+"\n"))
	if r.Err != nil || r.Meta.Dataset != "made_up" || len(r.Invalid) > 0 {
		t.Fatalf("%v %+v %v", r.Err, r.Meta, r.Invalid)
	}
	p := r.Entities["Q1"]
	sourcetest.Want(t, p, "citizenship", "fr")
	sourcetest.Want(t, p, "wikidataId", "Q1")
	sourcetest.Want(t, p, "idNumber", "G-1")
	fam := r.Of("Family", "person", "Q2")
	if len(fam) != 1 {
		t.Fatalf("%d family edges: %v", len(fam), r.Entities)
	}
	sourcetest.Want(t, fam[0], "relative", "Q1")
}

func TestFlatAndArray(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("x.json", "[\n  "+flat+",\n"+strings.Replace(flat, `"9"`, `"10"`, 1)+"\n]\n"))
	if r.Err != nil || r.Out.Rows != 2 || len(r.Invalid) > 0 || len(r.Subjects) != 2 {
		t.Fatalf("%v %+v %v", r.Err, r.Out, r.Invalid)
	}
	p := r.Entities["flat-9"]
	sourcetest.Want(t, p, "gender", "male")
	sourcetest.Want(t, p, "passportNumber", "AB1")
	sourcetest.Want(t, p, "idNumber", "123-45-6789")
	sourcetest.Want(t, p, "address", "2 Elsewhere")
	sourcetest.Want(t, p, "notes", "HOBBY: chess")
}

func TestCSV(t *testing.T) {
	text := "DATA_SOURCE,RECORD_ID,PRIMARY_NAME_FULL,PRIMARY_NAME_LAST,PRIMARY_NAME_FIRST,NATIVE_NAME_FULL,SECONDARY_NAME_ORG,DATE_OF_BIRTH,REL_ANCHOR_KEY,REL_POINTER_KEY,REL_POINTER_ROLE,RECORD_TYPE,PHONE_NUMBER\n" +
		"C,1,,Tabunova,Iskra,Искра Табунова,,20/8/1991,,77,President,PERSON,\n" +
		"C,2,Made Up Ltd,,,,Made Up,,77,,,ORGANIZATION,+44 20 7946 0000\n" +
		"C,,,Nobody,,,,,,,,,\n"
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("x.csv", text))
	if r.Err != nil || r.Meta.Dataset != "c" || r.Out.Rows != 3 || len(r.Invalid) > 0 || len(r.Subjects) != 3 {
		t.Fatalf("%v %+v %+v %v", r.Err, r.Meta, r.Out, r.Invalid)
	}
	sourcetest.Want(t, r.Entities["c-1"], "name", "Iskra Tabunova", "Искра Табунова")
	sourcetest.Want(t, r.Entities["c-1"], "birthDate", "1991-08-20")
	sourcetest.Want(t, r.Entities["c-2"], "alias", "Made Up")
	if d := r.Of("Directorship", "director", "c-1"); len(d) != 1 || d[0].First("organization") != "c-2" {
		t.Errorf("%v", d)
	}
	cut := sourcetest.Parse(t, Formats(), sourcetest.Text("x.csv", text[:len(text)-5]))
	if cut.Err == nil {
		t.Error("a file cut short is not noticed")
	}
}

func TestBadRecords(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("x.jsonl", flat+"\n{oops\n{\"RECORD_ID\":\"1\"}\n{\"DATA_SOURCE\":\"X\",\"RECORD_ID\":\"2\"}\n"+features+"\n"))
	if r.Err != nil || r.Out.Rows != 5 || r.Out.Rejected != 3 || len(r.Subjects) != 2 {
		t.Errorf("%v %+v", r.Err, r.Out)
	}
	r = sourcetest.Parse(t, Formats(), sourcetest.Text("x.jsonl", flat+"\n"+features[:100]))
	if r.Err == nil || len(r.Subjects) != 1 {
		t.Errorf("cut short: %v", r.Err)
	}
	for _, text := range []string{"", "[]", "TEST_GROUP,CLUSTER_ID,DATA_SOURCE,RECORD_ID\n1,2,3,4\n", "id,name\n1,2\n"} {
		if r, ok := sourcetest.TryParse(t, Formats(), sourcetest.Text("x", text+"\n")); ok {
			t.Errorf("%q was taken as %s", text, r.Meta.Format)
		}
	}
}

func sorted(list []string) string {
	sort.Strings(list)
	return strings.Join(list, "|")
}

// read reads a real file, which must be read whole.
func read(t *testing.T, name string) *sourcetest.Result {
	t.Helper()
	r := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/ftm/"+name)))
	if r.Err != nil || len(r.Invalid) > 0 || r.Out.Rejected > 0 {
		t.Fatalf("%s: %v %v %+v", name, r.Err, r.Invalid, r.Out)
	}
	return r
}

// TestTruthSets reads the same records as CSV and as JSON lines, which must
// give the same entities.
func TestTruthSets(t *testing.T) {
	for name, rows := range map[string]int{
		"senzing/truthset_customers": 120, "senzing/truthset_reference": 22, "senzing/truthset_watchlist": 17,
	} {
		j, c := read(t, name+".jsonl"), read(t, name+".csv")
		if j.Out.Rows != rows || c.Out.Rows != rows || len(j.Subjects) != rows {
			t.Errorf("%s: %d and %d rows, %d subjects; want %d", name, j.Out.Rows, c.Out.Rows, len(j.Subjects), rows)
		}
		for id, e := range j.Subjects {
			other := c.Subjects[id]
			if other == nil {
				t.Errorf("%s: %s is not in the CSV", name, id)
				continue
			}
			for _, prop := range []string{"birthDate", "address", "phone", "email", "gender", "passportNumber", "idNumber", "taxNumber"} {
				if a, b := sorted(e.All(prop)), sorted(other.All(prop)); a != b {
					t.Errorf("%s: %s of %s is %q in JSON, %q in CSV", name, prop, id, a, b)
				}
			}
			if a, b := ftm.Names(e), ftm.Names(other); len(a) != len(b) {
				t.Errorf("%s: names of %s are %q in JSON, %q in CSV", name, id, a, b)
			}
		}
	}
	ref := read(t, "senzing/truthset_reference.jsonl")
	if own := ref.Of("Ownership", "asset", "reference-2012"); len(own) != 2 {
		t.Errorf("%d owners of the company, want 2", len(own))
	}
	dates := 0
	for _, e := range ref.Entities {
		dates += len(e.All("birthDate"))
	}
	if dates != 2 {
		t.Errorf("%d birth dates, want 2", dates)
	}
}

func TestRealFiles(t *testing.T) {
	for name, want := range map[string]int{
		"senzing/watchman_organizations.json": 2, "senzing/watchman_persons.jsonl": 3,
		"senzing/watchman_features_format.jsonl": 2, "os_export_example/senzing.json": 14,
	} {
		if r := read(t, name); len(r.Subjects) != want {
			t.Errorf("%s: %d subjects, want %d", name, len(r.Subjects), want)
		}
	}
	r := read(t, "os_export_example/senzing.json")
	if r.Meta.Dataset != "wd_persons" || len(r.Of("Family", "person", "Q296771")) != 4 {
		t.Errorf("%+v, %d family edges", r.Meta, len(r.Of("Family", "person", "Q296771")))
	}
}

func FuzzFormats(f *testing.F) {
	for _, text := range []string{features + "\n" + org, lists, "[" + flat + "]", "DATA_SOURCE,RECORD_ID,NAME_FULL,DATE_OF_BIRTH\nC,1,N,1/2/03\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, ok := sourcetest.TryParse(t, Formats(), source.BytesFile("x", data))
		if ok && len(r.Invalid) > 0 {
			t.Errorf("not valid: %v", r.Invalid[0])
		}
	})
}

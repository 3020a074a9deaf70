package opensanctions

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"sanctrace/internal/ftm"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/source/sourcetest"
)

// Made-up entities in the published forms.
const (
	person = `{"id":"mk-1","caption":"Iskra Tabunova","schema":"Person","properties":{"name":["Iskra Tabunova","Искра Табунова"],` +
		`"birthDate":["1971-04"],"nationality":["Russian Federation"],"addressEntity":["adr-1"],"shoeSize":["40"],"gender":["unknown"]},` +
		`"referents":["xx-9","yy-3"],"datasets":["made_up"],"last_seen":"2024-01-02T03:04:05","target":true}`
	sanction = `{"id":"san-1","schema":"Sanction","properties":{"entity":["mk-1"],"program":["TEST"],` +
		`"provisions":["Asset freeze and travel ban","Curfew"]},"datasets":["made_up"],"last_seen":"2024-01-03T03:04:05"}`
	address   = `{"id":"adr-1","schema":"Address","properties":{"full":["1 Nowhere St"],"country":["ru"]},"datasets":["made_up"]}`
	ownership = `{"id":"own-1","schema":"Ownership","properties":{"owner":["mk-1"],"asset":["co-1"],"percentage":["50"]},"datasets":["made_up"]}`
)

func lines(l ...string) string { return strings.Join(l, "\n") + "\n" }

func TestEntities(t *testing.T) {
	for name, text := range map[string]string{
		"lines": lines(person, sanction, address, ownership),
		"array": "[\n" + strings.Join([]string{person, sanction, address, ownership}, ",\n") + "]",
	} {
		r := sourcetest.Parse(t, Formats(), sourcetest.Text("entities.ftm.json", text))
		if r.Err != nil || r.Out.Rows != 4 || r.Out.Rejected != 0 || len(r.Invalid) > 0 {
			t.Fatalf("%s: %v, %+v, %v", name, r.Err, r.Out, r.Invalid)
		}
		if r.Meta.Format != "ftm-json" || r.Meta.Dataset != "made_up" || r.Meta.Version != "2024-01-03" || r.Meta.Scope != source.Full {
			t.Errorf("%s: %+v", name, r.Meta)
		}
		p := r.Entities["mk-1"]
		sourcetest.Want(t, p, "nationality", "ru")
		sourcetest.Want(t, p, "notes", "shoeSize: 40", "gender: unknown")
		sourcetest.Want(t, p, "name", "Iskra Tabunova", "Искра Табунова")
		sourcetest.Want(t, r.Sanction(t, "mk-1"), "provisions", "asset-freeze", "travel-ban", "Curfew")
		if len(r.Subjects) != 2 {
			t.Errorf("%s: %d subjects, want the person and the address", name, len(r.Subjects))
		}
	}
}

// TestOwners checks to whom each fragment belongs, and what goes with it.
func TestOwners(t *testing.T) {
	got := map[string]source.Fragment{}
	out := source.NewOut(func(f source.Fragment) error { got[f.Entity.ID] = f; return nil })
	f := sourcetest.Text("e.json", lines(person, sanction, address, ownership))
	if err := parseEntities(t.Context(), []source.File{f}, source.Meta{}, out); err != nil {
		t.Fatal(err)
	}
	for id, owner := range map[string]string{"mk-1": "mk-1", "san-1": "mk-1", "adr-1": "adr-1", "own-1": "own-1"} {
		if got[id].Owner != owner {
			t.Errorf("%s belongs to %q, want %q", id, got[id].Owner, owner)
		}
	}
	if r := got["mk-1"].Referents; len(r) != 2 || r[0] != "xx-9" {
		t.Errorf("referents: %v", r)
	}
	if got["san-1"].Record != "" || got["own-1"].Record != "" || got["mk-1"].Record == "" {
		t.Error("records are those of subjects only")
	}
}

// TestRecordIsStable checks that another order of values and later times do
// not make an entry look changed, and that another value does.
func TestRecordIsStable(t *testing.T) {
	record := func(text string) string {
		rec, err := ftm.ParseRecord([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return recordOf(rec)
	}
	other := strings.Replace(person, `"Iskra Tabunova","Искра Табунова"`, `"Искра Табунова","Iskra Tabunova"`, 1)
	other = strings.Replace(other, "2024-01-02", "2024-09-09", 1)
	if record(person) != record(other) {
		t.Error("the order of values changes the record")
	}
	if record(person) == record(strings.Replace(person, "1971-04", "1971-05", 1)) {
		t.Error("another birth date does not change the record")
	}
}

func TestNested(t *testing.T) {
	text := `{"id":"mk-1","schema":"Person","properties":{"name":["I"],"sanctions":[` + sanction + `],
 "ownershipOwner":[{"id":"own-1","schema":"Ownership","properties":{"owner":["mk-1"],"asset":[{"id":"co-1","schema":"Company","properties":{"name":["Co"]}}]}}]},"datasets":["made_up"]}`
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("targets.nested.json", strings.ReplaceAll(text, "\n", "")+"\n"))
	if r.Err != nil || r.Out.Rejected != 0 || len(r.Entities) != 4 || len(r.Invalid) > 0 || len(r.Subjects) != 1 {
		t.Fatalf("%v %+v %v %v", r.Err, r.Out, r.Entities, r.Invalid)
	}
	sourcetest.Want(t, r.Entities["own-1"], "asset", "co-1")
	sourcetest.Want(t, r.Entities["mk-1"], "sanctions")
	sourcetest.Want(t, r.Entities["co-1"], "name", "Co")
}

func TestDelta(t *testing.T) {
	text := lines(`{"op":"ADD","entity":`+person+`}`, `{"op":"DEL","entity":{"id":"old-1"}}`, `{"op":"MOD","entity":`+sanction+`}`,
		`{"op":"DEL"}`, `{"op":"WHO","entity":{}}`)
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("entities.delta.json", text))
	if r.Err != nil || r.Meta.Scope != source.Filtered("delta") || r.Out.Rows != 5 || r.Out.Rejected != 2 {
		t.Fatalf("%v %+v %+v", r.Err, r.Meta, r.Out)
	}
	if len(r.Out.Ended) != 1 || r.Out.Ended[0] != "old-1" || len(r.Entities) != 2 {
		t.Errorf("ended %v, entities %v", r.Out.Ended, r.Entities)
	}
}

func TestStatements(t *testing.T) {
	e := ftm.NewEntity("mk-1", "Person")
	e.AddValue(ftm.Value{Prop: "name", Value: "Искра Табунова", Lang: "rus"})
	e.Add("birthDate", "1971-04")
	s := ftm.NewEntity("san-1", "Sanction")
	s.Add("entity", "mk-1")
	for _, format := range []ftm.StatementFormat{ftm.StatementJSON, ftm.StatementCSV, ftm.StatementPack} {
		var buf bytes.Buffer
		w := ftm.NewStatementWriter(&buf, format)
		for _, x := range []*ftm.Entity{e, s} {
			for _, st := range ftm.Statements(x, ftm.Statement{Dataset: "made_up", FirstSeen: "2024-01-02T00:00:00"}) {
				if err := w.Write(st); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		whole := buf.String()
		r := sourcetest.Parse(t, Formats(), sourcetest.Text("statements", whole))
		if r.Err != nil || r.Meta.Format != "ftm-statements-"+string(format) || r.Meta.Dataset != "made_up" || r.Meta.Version != "2024-01-02" {
			t.Fatalf("%s: %v %+v", format, r.Err, r.Meta)
		}
		if r.Out.Rows != 5 || len(r.Entities) != 2 || len(r.Subjects) != 1 {
			t.Errorf("%s: %+v %v", format, r.Out, r.Entities)
		}
		if v := r.Entities["mk-1"].Values; len(v) != 2 || v[0].Lang != "rus" {
			t.Errorf("%s: %+v", format, v)
		}
		if format == ftm.StatementPack {
			continue // a cut row of this form may still be whole
		}
		cut := sourcetest.Parse(t, Formats(), sourcetest.Text("statements", whole[:len(whole)-60]))
		if cut.Err == nil || len(cut.Entities) != 2 {
			t.Errorf("%s cut short: %v, %d entities", format, cut.Err, len(cut.Entities))
		}
	}
}

func TestPackWithoutHeader(t *testing.T) {
	text := "mk-1,Person:name,Iskra,made_up,,,t,f,2024-01-02T00:00:00,2024-01-05T00:00:00,abc\nmk-1,Person:shoeSize,40,made_up,,,t,f,,,\n"
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("statements.pack", text))
	if r.Err != nil || r.Meta.Dataset != "made_up" || r.Meta.Version != "2024-01-05" || r.Out.Rejected != 1 {
		t.Fatalf("%v %+v %+v", r.Err, r.Meta, r.Out)
	}
	sourcetest.Want(t, r.Entities["mk-1"], "name", "Iskra")
}

const simpleHead = `"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","dataset","first_seen","last_seen","last_change"` + "\n"

func TestSimple(t *testing.T) {
	text := simpleHead +
		`"mk-1","Person","Iskra Tabunova","Iskra;Искра","1971-04;1972","ru","1 Nowhere St, Town","Q1;77","TEST - EO 1","+44 20 7946 0000","a@example.org","Made Up","2024-01-01T00:00:00","2024-01-02T00:00:00","2024-01-02T00:00:00"` + "\n" +
		`"v-1","Vessel","MV MADE UP","","1999","pa","","IMO9074729","","","","Made Up","2024-01-01T00:00:00","2024-01-02T00:00:00","2024-01-02T00:00:00"` + "\n" +
		`"x","Nonsense","N","","","","","","","","","Made Up","","",""` + "\n"
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("targets.simple.csv", text))
	if r.Err != nil || r.Out.Rows != 3 || r.Out.Rejected != 1 || r.Meta.Version != "2024-01-02" || len(r.Invalid) > 0 {
		t.Fatalf("%v %+v %+v %v", r.Err, r.Out, r.Meta, r.Invalid)
	}
	p := r.Entities["mk-1"]
	sourcetest.Want(t, p, "birthDate", "1971-04", "1972")
	sourcetest.Want(t, p, "idNumber", "77")
	sourcetest.Want(t, p, "wikidataId", "Q1")
	sourcetest.Want(t, p, "email", "a@example.org")
	sourcetest.Want(t, r.Entities["v-1"], "imoNumber", "IMO9074729")
	sourcetest.Want(t, r.Sanction(t, "mk-1"), "program", "TEST - EO 1")
	cut := sourcetest.Parse(t, Formats(), sourcetest.Text("targets.simple.csv", text[:strings.Index(text, "Made Up")]))
	if cut.Err == nil {
		t.Error("a file cut short is not noticed")
	}
}

func TestCutShort(t *testing.T) {
	whole := lines(person, sanction)
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("e.json", whole[:len(whole)-20]))
	if r.Err == nil || len(r.Entities) != 1 {
		t.Errorf("%v, %d entities", r.Err, len(r.Entities))
	}
	r = sourcetest.Parse(t, Formats(), sourcetest.Text("e.json", "["+person+","+sanction[:40]))
	if r.Err == nil || len(r.Entities) != 1 {
		t.Errorf("array: %v, %d entities", r.Err, len(r.Entities))
	}
	r = sourcetest.Parse(t, Formats(), sourcetest.Text("e.json", lines(person, "{oops", sanction)))
	if r.Err != nil || r.Out.Rejected != 1 || len(r.Entities) != 2 {
		t.Errorf("a bad line in the middle: %v, %+v", r.Err, r.Out)
	}
}

func TestNotOurs(t *testing.T) {
	for _, text := range []string{
		"", "{}", "[]", "id,name\n1,2\n", "<xml/>", `{"DATA_SOURCE":"X","RECORD_ID":"1","schema":"Person","properties":{"id":"x"}}`,
		`{"versions":{"2024":"https://example.org/entities.delta.json"}}`, "just text",
	} {
		if r, ok := sourcetest.TryParse(t, Formats(), sourcetest.Text("x", text+"\n")); ok {
			t.Errorf("%q was taken as %s", text, r.Meta.Format)
		}
	}
}

// TestRealFiles reads every real file and compares counts.
func TestRealFiles(t *testing.T) {
	for _, c := range []struct {
		file, format, dataset, version string
		rows, rejected, entities       int
	}{
		{"os_export_example/entities.ftm.json", "ftm-json", "sa_wiki_peps_v2", "2024-03-14", 1565, 0, 1565},
		{"os_export_example/targets.nested.json", "ftm-json", "wd_persons", "2024-03-10", 5, 0, 18},
		{"os_export_example/statements.pack", "ftm-statements-pack", "wd_persons", "2024-03-10", 193, 0, 23},
		{"os_export_example/targets.simple.csv", "opensanctions-simple", "", "2024-03-10", 5, 0, 5},
		{"yente/zala/entities.ftm.json", "ftm-json", "", "", 91, 0, 91},
		{"yente/t1/entities.ftm.json", "ftm-json", "eu_fsf", "2024-06-01", 7, 0, 7},
		{"yente/parteispenden/entities.ftm.json", "ftm-json", "", "", 475, 0, 475},
		{"yente/t2/20240527194702-wnk.entities.delta.json", "ftm-delta", "", "", 2, 0, 2},
		{"yente/t2/20240528014702-pfh.entities.delta.json", "ftm-delta", "", "", 2, 0, 2},
		{"nomenklatura/donations.ijson", "ftm-json", "", "", 474, 0, 474},
	} {
		t.Run(filepath.Base(c.file), func(t *testing.T) {
			r := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/ftm/"+c.file)))
			if r.Err != nil || r.Meta.Format != c.format || len(r.Invalid) > 0 {
				t.Fatalf("%v %+v %v", r.Err, r.Meta, r.Invalid)
			}
			t.Logf("%+v, rows %d, rejected %d, entities %d", r.Meta, r.Out.Rows, r.Out.Rejected, len(r.Entities))
			if r.Out.Rows != c.rows || r.Out.Rejected != c.rejected || len(r.Entities) != c.entities {
				t.Errorf("%d rows, %d rejected (%v), %d entities; want %d, %d, %d", r.Out.Rows, r.Out.Rejected, r.Out.Rejects, len(r.Entities), c.rows, c.rejected, c.entities)
			}
			if r.Meta.Dataset != c.dataset || string(r.Meta.Version) != c.version && c.version != "" {
				t.Errorf("meta %+v", r.Meta)
			}
		})
	}
}

func FuzzFormats(f *testing.F) {
	for _, text := range []string{
		lines(person, sanction), "[" + person + "]", lines(`{"op":"DEL","entity":{"id":"x"}}`), simpleHead + "a,Person,N,,,,,,,,,,,,\n",
		"mk-1,Person:name,Iskra,made_up,,,t,f,2024,2024,abc\n", "entity_id,prop,value,schema\nx,name,N,Person\n",
		`{"entity_id":"x","prop":"name","schema":"Person","value":"N","dataset":"d"}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, ok := sourcetest.TryParse(t, Formats(), source.BytesFile("x", data))
		if ok && len(r.Invalid) > 0 {
			t.Errorf("not valid: %v", r.Invalid[0])
		}
	})
}

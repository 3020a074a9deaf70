package ftm

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sanctrace/internal/sharedtest"
)

func madeUp() *Entity {
	e := NewEntity("mk-1", "Person")
	e.Add("name", `Iskra "Is" Tabunova`)
	e.AddValue(Value{Prop: "name", Value: "Искра Табунова", Lang: "rus", Origin: "alt"})
	e.AddValue(Value{Prop: "birthDate", Value: "1971-04", Lang: "rus", Original: "апрель 1971"})
	e.Add("notes", "two\nlines, and a comma")
	e.Add("country", "ru")
	return e
}

func common() Statement {
	return Statement{Dataset: "made_up", CanonicalID: "NK-1", FirstSeen: "2023-01-02T03:04:05", LastSeen: "2024-01-02T00:00:00", Origin: "main"}
}

func TestStatements(t *testing.T) {
	st := Statements(madeUp(), common())
	if len(st) != 6 {
		t.Fatalf("%d statements, want 5 values and the base", len(st))
	}
	if s := st[1]; s.Lang != "rus" || s.Origin != "alt" || s.PropType != "name" {
		t.Errorf("%+v", s)
	}
	if s := st[2]; s.Lang != "" || s.Original != "апрель 1971" || s.Origin != "main" {
		t.Errorf("a date has no language: %+v", s)
	}
	if s := st[5]; s.Prop != BaseProp || len(s.Value) != 40 {
		t.Errorf("base: %+v", s)
	}
	recs := Assemble(st)
	if len(recs) != 1 {
		t.Fatalf("%d records", len(recs))
	}
	r := recs[0]
	if r.Entity.ID != "NK-1" || len(r.Entity.Values) != 5 || r.FirstSeen != "2023-01-02T03:04:05" ||
		r.LastSeen != "2024-01-02T00:00:00" || strings.Join(r.Referents, " ") != "mk-1" || strings.Join(r.Datasets, " ") != "made_up" {
		t.Errorf("%+v", r)
	}
}

// TestRealStatementIDs works out the ids of real published statements again.
func TestRealStatementIDs(t *testing.T) {
	f, err := os.Open(sharedtest.Path(t, "data/ftm/os_export_example/statements.pack"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := NewStatementReader(f, StatementPack)
	n, base := 0, 0
	for {
		s, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if s.Prop == BaseProp {
			base++
		}
		if n++; s.ID != s.Key() {
			t.Errorf("line %d: id %s, worked out %s", r.Line(), s.ID, s.Key())
		}
		if s.PropType == "" {
			t.Errorf("line %d: no type for %s:%s", r.Line(), s.Schema, s.Prop)
		}
	}
	if n != 193 || base == 0 {
		t.Errorf("%d statements, %d of them base; want 193", n, base)
	}
}

func TestStatementForms(t *testing.T) {
	want := Statements(madeUp(), common())
	for _, format := range []StatementFormat{StatementJSON, StatementCSV, StatementPack} {
		var buf bytes.Buffer
		w := NewStatementWriter(&buf, format)
		for _, s := range want {
			if err := w.Write(s); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		r := NewStatementReader(&buf, format)
		var got []Statement
		for {
			s, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			if format == StatementPack {
				s.CanonicalID = "NK-1" // the form has no column for it
			}
			got = append(got, s)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", format, d)
		}
	}
}

func TestStatementReaderRefuses(t *testing.T) {
	if _, err := NewStatementReader(strings.NewReader("a,b\n1,2\n"), StatementCSV).Next(); err == nil {
		t.Error("a file without the columns was taken")
	}
	r := NewStatementReader(strings.NewReader("entity_id,prop,value,dataset\nx,Person:name,,d\nx,Person:name,N,d\n"), StatementPack)
	var le *LineError
	if _, err := r.Next(); !errors.As(err, &le) || le.Line != 2 {
		t.Errorf("an empty value: %v", err)
	}
	if s, err := r.Next(); err != nil || s.Value != "N" || s.ID == "" {
		t.Errorf("after it: %+v, %v", s, err)
	}
	huge := io.MultiReader(strings.NewReader("entity_id,prop,value,dataset\nx,Person:name,\""), io.LimitReader(endless{}, 4*MaxLine))
	if _, err := NewStatementReader(huge, StatementPack).Next(); err == nil || !strings.Contains(err.Error(), "longer than") {
		t.Errorf("a row without end: %v", err)
	}
}

// TestPythonReadsOurStatements has the Python library read the three forms and
// work out ids and entities.
func TestPythonReadsOurStatements(t *testing.T) {
	py := python(t)
	dir := t.TempDir()
	want := Statements(madeUp(), common())
	for _, format := range []StatementFormat{StatementJSON, StatementCSV, StatementPack} {
		f, err := os.Create(filepath.Join(dir, string(format)))
		if err != nil {
			t.Fatal(err)
		}
		w := NewStatementWriter(f, format)
		for _, s := range want {
			if err := w.Write(s); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(w.Flush(), f.Close()); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(py, "-c", `
import sys, json
from pathlib import Path
from followthemoney.statement.serialize import read_path_statements
out = []
for s in read_path_statements(Path(sys.argv[1]), sys.argv[2]):
    out.append(dict(ID=s.generate_key(), EntityID=s.entity_id, Dataset=s.dataset, Schema=s.schema, Prop=s.prop, PropType=s.prop_type,
        Value=s.value, Lang=s.lang or "", Original=s.original_value or "", Origin=s.origin or "", External=s.external,
        FirstSeen=s.first_seen, LastSeen=s.last_seen, CanonicalID="NK-1"))
print(json.dumps(out))
`, f.Name(), string(format)).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", format, err, out)
		}
		var got []Statement
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatalf("%s: %v\n%s", format, err, out)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", format, d)
		}
	}
}

func FuzzStatementReader(f *testing.F) {
	f.Add("pack", []byte("entity_id,prop,value,dataset\nx,Person:name,N,d\n"))
	f.Add("pack", []byte("x,Person:name,N,d,,,t,f,2024,2024,abc\n"))
	f.Add("csv", []byte("\"entity_id\",\"prop\"\n\"x\"\n\""))
	f.Add("json", []byte(`{"entity_id":"x","prop":"name","schema":"Person","value":"N","dataset":"d","external":false}`))
	f.Fuzz(func(t *testing.T, format string, data []byte) {
		r := NewStatementReader(bytes.NewReader(data), StatementFormat(format))
		for i := 0; i < 1000; i++ {
			s, err := r.Next()
			var le *LineError
			if err != nil && !errors.As(err, &le) {
				return
			}
			if err == nil && (s.ID == "" || s.CanonicalID == "") {
				t.Errorf("not complete: %+v", s)
			}
		}
	})
}

func TestNester(t *testing.T) {
	add := func(id, schema string, kv ...string) *Record {
		e := NewEntity(id, schema)
		for i := 0; i < len(kv); i += 2 {
			e.Add(kv[i], kv[i+1])
		}
		return &Record{Entity: e}
	}
	all := []*Record{
		add("p", "Person", "name", "P", "addressEntity", "adr"),
		add("adr", "Address", "full", "Somewhere 1"),
		add("own", "Ownership", "owner", "p", "asset", "co"),
		add("co", "Company", "name", "Co"),
		add("own2", "Ownership", "owner", "co", "asset", "far"),
		add("far", "Company", "name", "Far"),
		add("san", "Sanction", "entity", "p", "program", "X"),
	}
	byID := map[string]*Record{}
	for _, r := range all {
		byID[r.Entity.ID] = r
	}
	n := Nester{
		Depth:  1,
		Entity: func(id string) *Record { return byID[id] },
		Pointing: func(id string) (out []*Record) {
			for _, r := range all {
				for _, v := range r.Entity.Values {
					if s, _ := Lookup(r.Entity.Schema); v.Value == id && s.Property(v.Prop).Type.Name == "entity" {
						out = append(out, r)
					}
				}
			}
			return out
		},
	}
	got := string(n.AppendJSON(nil, byID["p"]))
	if !json.Valid([]byte(got)) {
		t.Fatalf("not JSON: %s", got)
	}
	for _, want := range []string{
		`"addressEntity":[{"id":"adr"`, `"ownershipOwner":[{"id":"own"`, `"asset":[{"id":"co"`, `"owner":["p"]`, `"sanctions":[{"id":"san"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	if strings.Contains(got, "Far") || strings.Count(got, `"id":"p"`) != 1 {
		t.Errorf("too deep: %s", got)
	}
	rec, err := ParseRecord([]byte(got))
	if err != nil || len(rec.Nested) != 3 || len(rec.Skipped) > 0 {
		t.Errorf("read back: %+v, %v", rec, err)
	}
	n.Depth = 0
	if got := string(n.AppendJSON(nil, byID["p"])); !strings.Contains(got, `"addressEntity":["adr"]`) || strings.Contains(got, "sanctions") {
		t.Errorf("depth 0: %s", got)
	}
}

package ftm

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
)

// published is the form in which the FollowTheMoney project publishes its
// model for JavaScript, and in which its Python library dumps it.
type published struct {
	Schemata map[string]publishedSchema
	Types    map[string]struct {
		Group            string
		MaxLength        int
		Matchable, Pivot bool
		Values           map[string]string
	}
}

type publishedSchema struct {
	Extends, Schemata, Featured, Caption, Required []string
	Abstract, Matchable, Generated, Hidden         bool
	Edge                                           *struct {
		Source, Target string
		Directed       bool
		Caption        []string
	}
	TemporalExtent struct{ Start, End []string }
	Properties     map[string]publishedProperty
}

type publishedProperty struct {
	Name, Type, Range, Reverse, Format  string
	MaxLength                           int
	Matchable, Stub, Hidden, Deprecated bool
}

// modelFile finds the model file of the npm package
// @opensanctions/followthemoney, or skips the test.
func modelFile(t *testing.T) string {
	t.Helper()
	const rel = "node_modules/@opensanctions/followthemoney/dist/defaultModel.json"
	for _, p := range []string{os.Getenv("SANCTRACE_FTM_MODEL"), filepath.Join("testdata", rel), filepath.Join("..", "..", rel)} {
		if p == "" {
			continue
		}
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	t.Skip("the npm package @opensanctions/followthemoney is not installed: npm install it at the top of the checkout, " +
		"or set SANCTRACE_FTM_MODEL to its dist/defaultModel.json")
	return ""
}

// TestModelIsTheirs compares every fact of the published model with the table.
// What the table has beyond it must be marked as recent.
func TestModelIsTheirs(t *testing.T) {
	data, err := os.ReadFile(modelFile(t))
	if err != nil {
		t.Fatal(err)
	}
	var pub published
	if err := json.Unmarshal(data, &pub); err != nil {
		t.Fatal(err)
	}
	if len(pub.Schemata) < 60 {
		t.Fatalf("the model file has %d schemata", len(pub.Schemata))
	}
	for name, ps := range pub.Schemata {
		s, ok := Lookup(name)
		if !ok {
			t.Errorf("schema %s is missing", name)
			continue
		}
		compareSchema(t, s, ps)
	}
	for _, s := range Schemata() {
		ps, ok := pub.Schemata[s.Name]
		if !ok && !s.Recent {
			t.Errorf("schema %s is not in the published model", s.Name)
		}
		for _, p := range s.Own() {
			if _, ok := ps.Properties[p.Name]; !ok && !p.Recent {
				t.Errorf("property %s is not in the published model", p.QName())
			}
		}
	}
	compareTypes(t, pub)
}

func compareTypes(t *testing.T, pub published) {
	t.Helper()
	for name, pt := range pub.Types {
		ty, ok := LookupType(name)
		if !ok {
			t.Errorf("type %s is missing", name)
			continue
		}
		if ty.Group != pt.Group || ty.MaxLength != pt.MaxLength || ty.Matchable != pt.Matchable || ty.Pivot != pt.Pivot {
			t.Errorf("type %s is %+v, published %+v", name, ty, pt)
		}
		for v := range pt.Values {
			if !ty.Has(v) {
				t.Errorf("type %s lacks the value %s", name, v)
			}
		}
	}
	if len(Types()) != len(pub.Types) {
		t.Errorf("%d types, published %d", len(Types()), len(pub.Types))
	}
}

func compareSchema(t *testing.T, s *Schema, ps publishedSchema) {
	t.Helper()
	same := func(what string, got, want []string) {
		if !slices.Equal(got, want) && len(got)+len(want) > 0 {
			t.Errorf("%s of %s is %v, published %v", what, s.Name, got, want)
		}
	}
	sort.Strings(ps.Schemata)
	same("extends", s.Extends, ps.Extends)
	same("schemata", s.Schemata(), ps.Schemata)
	same("featured", s.Featured, ps.Featured)
	same("caption", s.Caption, ps.Caption)
	same("required", s.Required, ps.Required)
	same("start", s.Start, ps.TemporalExtent.Start)
	same("end", s.End, ps.TemporalExtent.End)
	if s.Abstract != ps.Abstract || s.Matchable != ps.Matchable || s.Generated != ps.Generated || s.Hidden != ps.Hidden {
		t.Errorf("flags of %s differ: %+v", s.Name, ps)
	}
	switch {
	case (s.Edge == nil) != (ps.Edge == nil):
		t.Errorf("%s: edge is %v, published %v", s.Name, s.Edge, ps.Edge)
	case s.Edge != nil:
		same("caption of the edge", s.Edge.Caption, ps.Edge.Caption)
		if s.Edge.Source != ps.Edge.Source || s.Edge.Target != ps.Edge.Target || s.Edge.Directed != ps.Edge.Directed {
			t.Errorf("%s: edge is %v, published %v", s.Name, s.Edge, ps.Edge)
		}
	}
	for name, pp := range ps.Properties {
		p := s.own[name]
		if p == nil {
			t.Errorf("property %s:%s is missing", s.Name, name)
			continue
		}
		got := publishedProperty{
			Name: p.Name, Type: p.Type.Name, Range: p.Range, Reverse: p.Reverse, Format: p.Format, MaxLength: p.MaxLength,
			Matchable: p.Matchable, Stub: p.Stub, Hidden: p.Hidden, Deprecated: p.Deprecated,
		}
		if got != pp {
			t.Errorf("property %s is\n%+v, published\n%+v", p.QName(), got, pp)
		}
	}
}

// python returns an interpreter that has the library followthemoney, or skips.
func python(t *testing.T) string {
	t.Helper()
	for _, py := range []string{os.Getenv("SANCTRACE_FTM_PYTHON"), "python3"} {
		if py != "" && exec.Command(py, "-c", "import followthemoney").Run() == nil {
			return py
		}
	}
	t.Skip("the Python library followthemoney is not installed: pip install followthemoney, " +
		"or set SANCTRACE_FTM_PYTHON to an interpreter that has it")
	return ""
}

// TestModelHasWhatPythonHas checks that every schema and property that the
// Python library knows can be used here with the same type and range.
func TestModelHasWhatPythonHas(t *testing.T) {
	out, err := exec.Command(python(t), "-c", "import json; from followthemoney import model; print(json.dumps(model.to_dict()))").Output()
	if err != nil {
		t.Fatal(err)
	}
	var pub published
	if err := json.Unmarshal(out, &pub); err != nil {
		t.Fatal(err)
	}
	// The releases differ here; the table keeps what 4.5 says.
	differ := map[string]bool{"Company:capital": true, "LegalEntity:okvedCode": true}
	n := 0
	for name, ps := range pub.Schemata {
		s, ok := Lookup(name)
		if !ok {
			t.Errorf("schema %s is missing", name)
			continue
		}
		for pn, pp := range ps.Properties {
			n++
			p := s.Property(pn)
			switch {
			case differ[name+":"+pn]:
			case p == nil:
				t.Errorf("property %s:%s is missing", name, pn)
			case p.Type.Name != pp.Type || p.Range != pp.Range || p.Stub != pp.Stub:
				t.Errorf("property %s:%s is %+v, there %+v", name, pn, p, pp)
			}
		}
	}
	if n < 500 {
		t.Errorf("compared only %d properties", n)
	}
}

func TestModelBasics(t *testing.T) {
	company, ok := Lookup("Company")
	if !ok || !company.Is("Thing") || !company.Is("Asset") || company.Is("Person") {
		t.Fatalf("Company: %v %v", ok, company)
	}
	if p := company.Property("leiCode"); p == nil || p.QName() != "LegalEntity:leiCode" || p.Format != "lei" || p.MaxLength != 32 {
		t.Errorf("leiCode of Company: %+v", p)
	}
	own, _ := Lookup("Ownership")
	if e := own.Edge; e == nil || e.Source != "owner" || e.Target != "asset" || !e.Directed {
		t.Errorf("edge of Ownership: %+v", e)
	}
	if p := company.Property("ownershipAsset"); p == nil || !p.Stub || p.Range != "Ownership" || p.Reverse != "asset" {
		t.Errorf("stub ownershipAsset: %+v", p)
	}
	if l := (&Schema{Name: "UnknownLink"}).Label(); l != "Unknown link" {
		t.Errorf("label %q", l)
	}
}

func TestModelRelations(t *testing.T) {
	company, _ := Lookup("Company")
	person, _ := Lookup("Person")
	le, _ := Lookup("LegalEntity")
	if person.CanMatch(company) || !person.CanMatch(le) || !le.CanMatch(person) {
		t.Error("CanMatch of Person, Company, LegalEntity")
	}
	if n := len(Schemata()); n != 71 {
		t.Errorf("%d schemata, want 69 of release 4.5 and Control and Territory", n)
	}
	if d := le.Descendants(); !slices.Contains(d, "Company") || !slices.Contains(d, "Person") {
		t.Errorf("descendants of LegalEntity: %v", d)
	}
}

func TestCommonSchema(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"LegalEntity", "Person", "Person"},
		{"Company", "Organization", "Company"},
		{"Vessel", "Vessel", "Vessel"},
		{"Person", "Nonsense", "Person"},
		{"Person", "Company", ""},
		{"Nonsense", "Rubbish", ""},
	} {
		got, err := CommonSchema(c.a, c.b)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("CommonSchema(%s, %s) = %q, %v", c.a, c.b, got, err)
		}
	}
	_, err := CommonSchema("Persson", "Persson")
	if err == nil || !strings.Contains(err.Error(), "did you mean Person?") {
		t.Errorf("no hint in %v", err)
	}
}

func TestParseModelRefuses(t *testing.T) {
	for _, text := range []string{
		"name string", "type x", "type x max=1 wild", "type x max=1\nschema A\n  p y", "schema A wild",
		"type x max=1\nschema A\n  p x wild", "schema A extends B", "schema A\n  nonsense: a", "schema A\n  edge: a",
		"type entity max=1\nschema A\n  p entity B <- q", "schema A\n  lonely",
	} {
		if _, err := parseModel(text); err == nil {
			t.Errorf("a broken table was accepted: %q", text)
		}
	}
}

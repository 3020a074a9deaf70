package ftm

import (
	"strings"
	"testing"

	"sanctrace/internal/fault"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ typ, in, want string }{
		{"date", "1965", "1965"},
		{"date", "1965-3", "1965-03"},
		{"date", "1965-00-00", "1965"},
		{"date", "1965-03-00", "1965-03"},
		{"date", "1965-02-30", ""},
		{"date", "2021-02-16T21:48:52Z", "2021-02-16T21:48:52"},
		{"date", "2021-02-16 21:48", "2021-02-16T21:48"},
		{"date", "2021-02-16T23:30:00-02:00", "2021-02-17T01:30:00"},
		{"date", "12 Mar 1965", "1965-03-12"},
		{"date", "circa 1965", ""},
		{"date", "1960 to 1965", ""},
		{"date", "soon", ""},
		{"country", "RU", "ru"},
		{"country", "Russian Federation", "ru"},
		{"country", "ge-ab", "ge-ab"},
		{"country", "Atlantis", ""},
		{"gender", "F", "female"},
		{"gender", "мужской", "male"},
		{"gender", "unknown", ""},
		{"language", "ru", "rus"},
		{"language", "fas", "fas"},
		{"language", "per", "fas"},
		{"language", "tlh", ""},
		{"topic", "Sanction", "sanction"},
		{"topic", "nice", ""},
		{"email", "mailto:Office@EXAMPLE.org", "Office@example.org"},
		{"email", "A. Person <a@example.org>", "a@example.org"},
		{"email", "почта@пример.рф", "почта@пример.рф"},
		{"email", "x@localhost", ""},
		{"email", "no at sign", ""},
		{"url", "WWW.Example.org/Path", "http://www.example.org/Path"},
		{"url", "https://example.org", "https://example.org/"},
		{"url", "javascript:alert(1)", ""},
		{"url", "word", ""},
		{"ip", "::ffff:10.0.0.1", "10.0.0.1"},
		{"ip", "10.0.0.256", ""},
		{"checksum", strings.Repeat("AB", 20), strings.Repeat("ab", 20)},
		{"checksum", "abc", ""},
		{"mimetype", "Text/HTML; charset=utf-8", "text/html"},
		{"mimetype", "text", ""},
		{"json", `{"a":1}`, `{"a":1}`},
		{"json", `{`, ""},
		{"name", "  \"Made  Up\"  LLC ", `"Made Up" LLC`},
		{"name", `"Zvezda"`, "Zvezda"},
		{"string", "e\u0301\u0000\u202e", "é"},
		{"string", " \u0007 ", ""},
		{"novel", "kept as it is", "kept as it is"},
	} {
		got, ok := Clean(c.typ, c.in)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Clean(%s, %q) = %q, %v; want %q", c.typ, c.in, got, ok, c.want)
		}
		if again, _ := Clean(c.typ, got); ok && again != got {
			t.Errorf("Clean(%s, %q) = %q: not stable", c.typ, got, again)
		}
	}
	if _, ok := Clean("text", strings.Repeat("x", maxClean+1)); ok {
		t.Error("a value beyond all bounds was taken")
	}
}

func TestCleanProp(t *testing.T) {
	s, _ := Lookup("Company")
	for _, c := range []struct{ prop, in, want string }{
		{"innCode", "ИНН 7707083893", "7707083893"},
		{"innCode", "INN 1", "INN 1"},
		{"imoNumber", "imo 9074729", "IMO9074729"},
		{"registrationNumber", "A 1", "A 1"},
		{"email", "nobody", ""},
	} {
		if got, ok := CleanProp(s.Property(c.prop), c.in); got != c.want || ok != (c.want != "") {
			t.Errorf("CleanProp(%s, %q) = %q, %v", c.prop, c.in, got, ok)
		}
	}
}

func FuzzClean(f *testing.F) {
	for typ := range cleaners {
		f.Add(typ, "1965-03-12")
		f.Add(typ, "https://Ex.org/\x00")
	}
	f.Fuzz(func(t *testing.T, typ, value string) {
		got, ok := Clean(typ, value)
		if !ok {
			return
		}
		again, ok := Clean(typ, got)
		if typ != "url" && typ != "email" && typ != "name" && (!ok || again != got) {
			t.Errorf("Clean(%s, %q) = %q, then %q", typ, value, got, again)
		}
	})
}

func TestValidate(t *testing.T) {
	e := NewEntity("x", "Person")
	e.Add("name", "Somebody")
	e.Add("birthDate", "1965")
	if err := Validate(e); err != nil {
		t.Errorf("a good entity: %v", err)
	}
	for _, c := range []struct{ schema, prop, value, want string }{
		{"Persn", "name", "a", "did you mean Person?"},
		{"Thing", "name", "a", "only there to be extended"},
		{"Person", "birtDate", "1965", "did you mean birthDate?"},
		{"Person", "imoNumber", "1", "no such property"},
		{"Person", "birthDate", "long ago", `"long ago" is no date`},
		{"Company", "ownershipAsset", "x", "set asset of the Ownership"},
		{"Person", "name", strings.Repeat("a", 400), "longer than 384"},
	} {
		e := NewEntity("x", c.schema)
		e.Add(c.prop, c.value)
		err := Validate(e)
		if err == nil || !strings.Contains(err.Error(), c.want) || fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s:%s=%.20s: %v, want %q", c.schema, c.prop, c.value, err, c.want)
		}
	}
	if m := Missing(NewEntity("x", "Ownership")); len(m) != 2 || m[0] != "owner" {
		t.Errorf("Missing: %v", m)
	}
}

func TestCaption(t *testing.T) {
	p := NewEntity("x", "Person")
	if c := Caption(p); c != "Person" {
		t.Errorf("without names: %q", c)
	}
	p.Add("alias", "The Baker")
	if c := Caption(p); c != "The Baker" {
		t.Errorf("only an alias: %q", c)
	}
	p.Add("name", "Искра Табунова", "ISKRA TABUNOVA", "Iskra Tabunova", "Iskra Tabunowa", "Iskra")
	if c := Caption(p); c != "Iskra Tabunova" {
		t.Errorf("got %q", c)
	}
	p.AddValue(Value{Prop: "name", Value: "Isqra Tabunova", Lang: "eng"})
	if c := Caption(p); c != "Isqra Tabunova" {
		t.Errorf("English name: got %q", c)
	}
	own := NewEntity("y", "Ownership")
	own.Add("owner", "x")
	if c := Caption(own); c != "Ownership" {
		t.Errorf("edge: %q", c)
	}
	v := NewEntity("v", "Vessel")
	v.Add("imoNumber", "9074729")
	if c := Caption(v); c != "9074729" {
		t.Errorf("vessel: %q", c)
	}
	if got := Names(p); len(got) != 7 || got[len(got)-1] != "The Baker" {
		t.Errorf("Names: %q", got)
	}
}

func TestMerge(t *testing.T) {
	a, b := NewEntity("a", "LegalEntity"), NewEntity("b", "Person")
	a.Add("name", "One", "Two")
	b.Add("name", "Two", "Three")
	m, err := Merge(a, b)
	if err != nil || m.ID != "a" || m.Schema != "Person" || strings.Join(m.All("name"), " ") != "One Two Three" {
		t.Errorf("%+v, %v", m, err)
	}
	if len(a.Values) != 2 || a.Schema != "LegalEntity" {
		t.Error("Merge changed its input")
	}
	if _, err := Merge(NewEntity("a", "Vessel"), b); fault.KindOf(err) != fault.Conflict {
		t.Errorf("a vessel and a person: %v", err)
	}
}

package ftm

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sanctrace/internal/fault"
	"sanctrace/internal/sharedtest"
)

// sample is a made-up person in the published form.
const sample = `{"id":"mk-1","caption":"Iskra Tabunova","schema":"Person","properties":{"name":["Iskra Tabunova","Искра Табунова"],` +
	`"birthDate":["1971-04"],"nationality":["ru"]},"referents":["a-1"],"datasets":["made_up"],` +
	`"first_seen":"2023-01-02T03:04:05","last_seen":"2024-01-02T03:04:05","last_change":"2023-05-05T00:00:00","target":true}`

func TestRecordRoundTrip(t *testing.T) {
	r, err := ParseRecord([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	if r.Entity.ID != "mk-1" || len(r.Entity.Values) != 4 || !r.Target || r.Caption != "Iskra Tabunova" {
		t.Fatalf("%+v", r)
	}
	out := r.AppendJSON(nil)
	again, err := ParseRecord(out)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again.AppendJSON(nil), out) {
		t.Errorf("not stable:\n%s\n%s", out, again.AppendJSON(nil))
	}
	want := strings.Replace(sample, `"properties":{"name":["Iskra Tabunova","Искра Табунова"],"birthDate":["1971-04"],"nationality":["ru"]}`,
		`"properties":{"birthDate":["1971-04"],"name":["Iskra Tabunova","Искра Табунова"],"nationality":["ru"]}`, 1)
	if string(out) != want {
		t.Errorf("got\n%s\nwant\n%s", out, want)
	}
}

func TestParseRecordLenient(t *testing.T) {
	r, err := ParseRecord([]byte(`{"id":"x","schema":"Company","properties":{"name":"Solo","capital":[12.50,true,null,""],
		"ownershipAsset":[{"id":"own-1","schema":"Ownership","properties":{"owner":[{"id":"p","schema":"Person","properties":{"name":["P"]}}],"asset":["x"]}}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Value{{Prop: "name", Value: "Solo"}, {Prop: "capital", Value: "12.50"}, {Prop: "capital", Value: "true"}}
	if d := cmp.Diff(want, r.Entity.Values); d != "" {
		t.Error(d)
	}
	if len(r.Nested) != 1 || r.Nested[0].Prop != "ownershipAsset" || len(r.Nested[0].Record.Nested) != 1 {
		t.Fatalf("nested: %+v", r.Nested)
	}
	if own := r.Nested[0].Record.Entity; own.First("owner") != "p" || own.First("asset") != "x" {
		t.Errorf("the edge lost its ends: %+v", own)
	}
}

func TestParseRecordRefuses(t *testing.T) {
	for _, text := range []string{
		``, `[]`, `{}`, `{"id":"x"}`, `{"schema":"Person"}`, `{"id":"x","schema":"Person","properties":[]}`,
		`{"id":7,"schema":"Person"}`,
	} {
		if _, err := ParseRecord([]byte(text)); err == nil || fault.KindOf(err) != fault.Invalid {
			t.Errorf("%.60s: %v", text, err)
		}
	}
}

func TestParseRecordSkips(t *testing.T) {
	r, err := ParseRecord([]byte(`{"id":"x","schema":"Person","properties":{"name":["N",["a"]],"proof":[{"name":"?"}]}}`))
	if err != nil || len(r.Entity.Values) != 1 || len(r.Skipped) != 2 {
		t.Errorf("%+v, %v", r, err)
	}
	deep := strings.Repeat(`{"id":"a","schema":"Person","properties":{"proof":[`, 400) + `"x"` + strings.Repeat(`]}}`, 400)
	r, err = ParseRecord([]byte(deep))
	depth := 0
	for ; err == nil && len(r.Nested) > 0; r = r.Nested[0].Record {
		depth++
	}
	if depth > maxNest {
		t.Errorf("%d entities inside one another were read", depth)
	}
}

func TestReader(t *testing.T) {
	in := "\xef\xbb\xbf" + sample + "\n\n{broken\n" + strings.Repeat(" ", 10) + strings.Replace(sample, "mk-1", "mk-2", 1)
	r := NewReader(strings.NewReader(in))
	var ids []string
	bad := 0
	for {
		rec, err := r.Next()
		var le *LineError
		switch {
		case errors.Is(err, io.EOF):
			if strings.Join(ids, " ") != "mk-1 mk-2" || bad != 1 || r.Line != 4 {
				t.Errorf("ids %v, %d bad, last line %d", ids, bad, r.Line)
			}
			return
		case errors.As(err, &le):
			if bad++; le.Line != 3 {
				t.Errorf("bad line %d, want 3", le.Line)
			}
		case err != nil:
			t.Fatal(err)
		default:
			ids = append(ids, rec.Entity.ID)
		}
	}
}

func TestReaderArray(t *testing.T) {
	in := "\xef\xbb\xbf [\n" + sample + ",\n{\"id\":\"x\\\"}\",\n \"schema\":\"Person\"},{\"id\":3}]\n"
	r := NewReader(strings.NewReader(in))
	if rec, err := r.Next(); err != nil || rec.Entity.ID != "mk-1" || r.Line != 2 {
		t.Errorf("first: %v, line %d", err, r.Line)
	}
	if rec, err := r.Next(); err != nil || rec.Entity.ID != `x"}` || r.Line != 3 {
		t.Errorf("second: %v, line %d", err, r.Line)
	}
	var le *LineError
	if _, err := r.Next(); !errors.As(err, &le) || le.Line != 4 {
		t.Errorf("third: %v", err)
	}
	if _, err := r.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("end: %v", err)
	}
	for _, bad := range []string{"[", "[[", "[{", "[7]", `[{"a":"`} {
		if _, err := NewReader(strings.NewReader(bad)).Next(); err == nil || errors.Is(err, io.EOF) || errors.As(err, &le) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// TestOneLongLine reads a line much longer than the bound followed by a good
// one; the long one must not be held.
func TestOneLongLine(t *testing.T) {
	l := NewLines(io.MultiReader(io.LimitReader(endless{}, 5*MaxLine), strings.NewReader("\nlast\n")))
	_, err := l.Next()
	var le *LineError
	if !errors.As(err, &le) || le.Line != 1 {
		t.Fatalf("got %v", err)
	}
	if got, err := l.Next(); err != nil || string(got) != "last" {
		t.Errorf("after it: %q, %v", got, err)
	}
	if cap(l.buf) > 2*MaxLine {
		t.Errorf("%d bytes are held", cap(l.buf))
	}
	if _, err := l.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// TestRealEntities reads the real exports, writes them again, and compares
// captions with the published ones.
func TestRealEntities(t *testing.T) {
	files := []string{
		"os_export_example/entities.ftm.json", "yente/zala/entities.ftm.json", "yente/t1/entities.ftm.json",
		"yente/parteispenden/entities.ftm.json",
	}
	entities, captioned, same := 0, 0, 0
	for _, name := range files {
		f, err := os.Open(sharedtest.Path(t, "data/ftm/"+name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		r := NewReader(f)
		for {
			rec, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			entities++
			if rec.Caption != "" {
				captioned++
				if Caption(rec.Entity) == rec.Caption {
					same++
				}
			}
			again, err := ParseRecord(rec.AppendJSON(nil))
			if err != nil || !bytes.Equal(again.AppendJSON(nil), rec.AppendJSON(nil)) {
				t.Errorf("%s, line %d: not stable (%v)", name, r.Line, err)
			}
		}
	}
	t.Logf("%d entities; the caption is the published one for %d of %d", entities, same, captioned)
	if entities != 2138 || same*100 < captioned*95 {
		t.Errorf("read %d entities, want 2138; captions agree for %d of %d", entities, same, captioned)
	}
}

// TestPythonReadsOurRecords hands entities to the Python library and compares
// what it makes of them.
func TestPythonReadsOurRecords(t *testing.T) {
	py := python(t)
	r, err := ParseRecord([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	own := NewEntity("own-1", "Ownership")
	own.Add("owner", "mk-1")
	own.Add("asset", "co-1")
	own.Add("percentage", "50.1")
	path := filepath.Join(t.TempDir(), "entities.ftm.json")
	var buf bytes.Buffer
	for _, rec := range []*Record{r, {Entity: own, Datasets: []string{"made_up"}}} {
		if _, err := rec.WriteTo(&buf); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(py, "-c", `
import sys, json
from followthemoney import model
from followthemoney.proxy import EntityProxy
for line in open(sys.argv[1]):
    p = EntityProxy.from_dict(json.loads(line), cleaned=False)
    print(p.id, p.schema.name, p.caption, sum(len(v) for v in p.properties.values()), sorted(p.context.get('datasets', [])))
`, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := "mk-1 Person Iskra Tabunova 4 ['made_up']\nown-1 Ownership Ownership 3 ['made_up']\n"
	if string(out) != want {
		t.Errorf("got\n%swant\n%s", out, want)
	}
}

func FuzzParseRecord(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte(`{"id":"x","schema":"Company","properties":{"name":"Solo","n":[1e9,{"id":"y","schema":"Z"}]}}`))
	f.Add([]byte(`{"id":"\ud800","schema":"Person","properties":{"name":["\u0000"]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := ParseRecord(data)
		if err != nil {
			return
		}
		out := r.AppendJSON(nil)
		again, err := ParseRecord(out)
		if err != nil {
			t.Fatalf("cannot read back %s: %v", out, err)
		}
		if !bytes.Equal(again.AppendJSON(nil), out) {
			t.Errorf("not stable: %s", out)
		}
		_ = Validate(r.Entity)
		_ = Names(r.Entity)
	})
}

func BenchmarkReader(b *testing.B) {
	line := sample + "\n"
	data := strings.Repeat(line, 1000)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		r := NewReader(strings.NewReader(data))
		for {
			if _, err := r.Next(); err != nil {
				break
			}
		}
	}
}

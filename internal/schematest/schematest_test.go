package schematest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/vocab"
)

// commands are the schemas that there must be.
var commands = []string{
	"bench", "case", "cases", "compare", "lists-diff", "lists-import", "lists-status", "own", "own-cases", "propose", "read", "relations", "relations-network", "resolve-decisions", "resolve-propose", "resolve-rule",
	"screen", "screen-proof", "search", "show", "source-list", "trace", "trade-check", "trade-mirror", "verify", "verify-dossier", "version",
}

func example(t *testing.T, name string) []byte {
	t.Helper()
	dir, err := Dir()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, name+".example.json"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEveryCommandHasSchemaAndExample(t *testing.T) {
	dir, err := Dir()
	if err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range found {
		if name := strings.TrimSuffix(filepath.Base(p), ".schema.json"); name != "defs" {
			got = append(got, name)
		}
	}
	sort.Strings(got)
	if !slices.Equal(got, commands) {
		t.Errorf("schemas %v, want %v", got, commands)
	}
	for _, name := range commands {
		Validate(t, name, example(t, name))
	}
}

// TestSchemasAreClosed adds a property nobody knows to every object of every
// example: it must be refused wherever it stands.
func TestSchemasAreClosed(t *testing.T) {
	for _, name := range commands {
		t.Run(name, func(t *testing.T) {
			n := 0
			mutate(t, example(t, name), func(o map[string]any) { o["nobody_knows"] = map[string]any{"x": nil} }, func(where string, changed []byte) {
				n++
				if Check(name, changed) == nil {
					t.Errorf("an unknown property is accepted in %s", where)
				}
			})
			if n == 0 {
				t.Fatal("the example holds no object")
			}
		})
	}
}

// TestSchemasRequire takes away, in turn, each property of the first object of
// every example that the contract promises: all but those named.
func TestSchemasRequire(t *testing.T) {
	optional := map[string][]string{
		"bench": {"scorer", "seed"}, "read": {"corpus"},
		"search": {"schema"},
	}
	for _, name := range commands {
		var v any
		if err := json.Unmarshal(example(t, name), &v); err != nil {
			t.Fatal(err)
		}
		first, ok := v.(map[string]any)
		if list, isList := v.([]any); isList {
			first, ok = list[0].(map[string]any)
		}
		if !ok {
			t.Fatalf("%s: the example is neither an object nor a list of objects", name)
		}
		for key, value := range first {
			delete(first, key)
			changed, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			first[key] = value
			if refused := Check(name, changed) != nil; refused == slices.Contains(optional[name], key) {
				t.Errorf("%s without %q: refused %v", name, key, refused)
			}
		}
	}
}

// mutate hands each copy of the JSON value data in which change was applied to
// one object to check, with that object's path.
func mutate(t *testing.T, data []byte, change func(map[string]any), check func(where string, changed []byte)) {
	t.Helper()
	for n := 0; ; n++ {
		var v any
		d := json.NewDecoder(bytes.NewReader(data))
		d.UseNumber()
		if err := d.Decode(&v); err != nil {
			t.Fatal(err)
		}
		left, where := n, ""
		walk(v, "$", func(p string, o map[string]any) {
			if left == 0 {
				where = p
				change(o)
			}
			left--
		})
		if where == "" {
			return
		}
		changed, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		check(where, changed)
	}
}

// walk calls fn for every object in v, in a fixed order, before its parts.
func walk(v any, path string, fn func(string, map[string]any)) {
	switch v := v.(type) {
	case []any:
		for i, x := range v {
			walk(x, fmt.Sprintf("%s[%d]", path, i), fn)
		}
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		fn(path, v)
		for _, k := range keys {
			if x, ok := v[k]; ok {
				walk(x, path+"."+k, fn)
			}
		}
	}
}

func TestCheckRefuses(t *testing.T) {
	tests := []struct{ name, schema, data, want string }{
		{"no such schema", "nobody", `{}`, "nobody"},
		{"not JSON", "cases", `[`, "not one JSON value"},
		{"two values", "cases", `[] []`, "not one JSON value"},
		{"a row error with more in it", "screen", `{"row":1,"error":"x","results":[]}`, "screen"},
		{"neither row nor lists", "screen", `{"id":"","query":{"schema":"","properties":{}},"results":[]}`, "screen"},
		{"row 0", "screen", `{"row":0,"error":"x"}`, "minimum"},
		{"a score above 1", "compare", strings.Replace(string(example(t, "compare")), "0.7", "7", 1), "maximum"},
		{"a measure that is none", "screen", strings.Replace(string(example(t, "screen")), "asset-freeze", "freeze", 1), "freeze"},
		{"evidence of two kinds", "trace", strings.Replace(string(example(t, "trace")), `"dataset": "us_ofac_sdn",
          "locator"`, `"dataset": "us_ofac_sdn", "document": "x", "locator"`, 1), "oneOf"},
		{"a day that is none", "own", strings.Replace(string(example(t, "own")), "2026-01-18", "18.1.2026", 1), "pattern"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := Check(tt.schema, []byte(tt.data)); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}

func TestScreenLines(t *testing.T) {
	batch := bytes.ReplaceAll(example(t, "screen"), []byte("\n"), nil)
	single := bytes.Replace(batch, []byte(`"row": 1`), []byte(`"lists":[],"scorer":"x"`), 1)
	ValidateLines(t, "screen", append(append(batch, "\n{\"row\":2,\"error\":\"line 3: bare quote\"}\n"...), single...))
}

// TestClosedListsAgree compares the enumerations with the code that fills them.
func TestClosedListsAgree(t *testing.T) {
	dir, err := Dir()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "defs.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Defs map[string]struct{ Enum []string } `json:"$defs"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	compare := func(def string, want []string) {
		t.Helper()
		got := slices.Clone(file.Defs[def].Enum)
		sort.Strings(got)
		sort.Strings(want)
		if !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s: schema %v, code %v", def, got, want)
		}
	}
	var kinds, modalities []string
	for k := range vocab.All().Kinds {
		kinds = append(kinds, string(k))
	}
	for m := range vocab.All().Modalities {
		modalities = append(modalities, string(m))
	}
	compare("sourceKind", kinds)
	compare("modality", modalities)
	compare("measure", []string{
		string(source.AssetFreeze), string(source.TravelBan), string(source.ArmsEmbargo), string(source.ExportControl),
		string(source.ExportDenied), string(source.Debarred), string(source.Sectoral), string(source.InvestmentBan),
		string(source.Correspondent), string(source.TransactionBan), string(source.BroadcastBan), string(source.VesselMeasures),
		string(source.Nonproliferation), string(source.MenuBased), string(source.OtherMeasure),
	})
}

// TestGoldLabelsAreValidOutput: a label file is itself valid output of read.
func TestGoldLabelsAreValidOutput(t *testing.T) {
	dir := sharedtest.Path(t, "gold/dev")
	files, err := filepath.Glob(filepath.Join(dir, "D*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no label files: %v", err)
	}
	corpus, err := os.ReadFile(filepath.Join(dir, "corpus.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range files {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		Validate(t, "read", fmt.Appendf(nil, `{"system":"gold","documents":[%s],"corpus":%s}`, data, corpus))
	}
}

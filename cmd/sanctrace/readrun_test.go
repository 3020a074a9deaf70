package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// TestIndentIsWhatTheLibraryDoes compares on random values with all that makes
// a difference: empty and nested ones, quotes and signs in texts.
func TestIndentIsWhatTheLibraryDoes(t *testing.T) {
	var value func(depth int) *rapid.Generator[any]
	value = func(depth int) *rapid.Generator[any] {
		return rapid.Custom(func(t *rapid.T) any {
			kind := rapid.IntRange(0, 5).Draw(t, "kind")
			if depth == 0 {
				kind %= 4
			}
			switch kind {
			case 0:
				return rapid.SampledFrom([]string{"", `"`, `\`, `a, b: {c} [d] \" "`, "Ö\n", "<b>"}).Draw(t, "text")
			case 1:
				return rapid.Float64Range(-10, 10).Draw(t, "number")
			case 2:
				return rapid.Bool().Draw(t, "bool")
			case 3:
				return nil
			case 4:
				return rapid.SliceOfN(value(depth-1), 0, 3).Draw(t, "list")
			}
			return rapid.MapOfN(rapid.SampledFrom([]string{"a", "b:", `c"`}), value(depth-1), 0, 3).Draw(t, "object")
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		v := value(5).Draw(t, "value")
		prefix := rapid.SampledFrom([]string{"", "    "}).Draw(t, "prefix")
		got, err := indented(v, prefix)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		e.SetIndent(prefix, "  ")
		if err := e.Encode(v); err != nil {
			t.Fatal(err)
		}
		if string(got)+"\n" != want.String() {
			t.Fatalf("%s\nwant\n%s", got, want.String())
		}
	})
	deep := any(1)
	for range 50 {
		deep = []any{deep}
	}
	want, err := json.MarshalIndent(deep, "", "  ")
	if got, e := indented(deep, ""); err != nil || e != nil || !bytes.Equal(got, want) {
		t.Errorf("deep: %s, %v, %v", got, err, e)
	}
}

// Package schematest checks the output of commands against the JSON Schemas in
// doc/schema. Only tests import it.
//
// Schemas are closed: a property that a schema does not name is an error, so
// that neither the output nor its description can change alone.
package schematest

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Validate fails the test when data is not one JSON value that satisfies the
// schema doc/schema/NAME.schema.json.
func Validate(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := Check(name, data); err != nil {
		t.Error(err)
	}
}

// ValidateLines fails the test when a line of data does not satisfy the schema
// called name, or when there is none.
func ValidateLines(t testing.TB, name string, data []byte) {
	t.Helper()
	data = bytes.TrimSpace(data)
	if len(data) == 0 {
		t.Errorf("no line to check against %s", name)
		return
	}
	for n, line := range bytes.Split(data, []byte("\n")) {
		if err := Check(name, line); err != nil {
			t.Errorf("line %d: %v", n+1, err)
		}
	}
}

// Check returns why data is not one JSON value that satisfies the schema
// called name.
func Check(name string, data []byte) error {
	s, err := schema(name)
	if err != nil {
		return err
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s: not one JSON value: %w", name, err)
	}
	if err := s.Validate(v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// Dir returns the folder of the schemas of the module that the test runs in.
var Dir = sync.OnceValues(func() (string, error) {
	d, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("looking for doc/schema: %w", err)
	}
	for ; d != filepath.Dir(d); d = filepath.Dir(d) {
		if _, err := os.Stat(filepath.Join(d, "go.mod")); err == nil {
			return filepath.Join(d, "doc", "schema"), nil
		}
	}
	return "", errors.New("doc/schema not found: no go.mod above the test")
})

var (
	mu       sync.Mutex
	compiled = map[string]*jsonschema.Schema{} // by name
)

// schema returns the compiled schema called name.
func schema(name string) (*jsonschema.Schema, error) {
	mu.Lock()
	defer mu.Unlock()
	if s := compiled[name]; s != nil {
		return s, nil
	}
	dir, err := Dir()
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile(filepath.Join(dir, name+".schema.json"))
	if err != nil {
		return nil, fmt.Errorf("schema %s: %w", name, err)
	}
	compiled[name] = s
	return s, nil
}

package roster

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"sanctrace/internal/fault"
	"sanctrace/internal/index"
)

// Damage is a part of the index that is not as it was written.
type Damage struct {
	Object string // "index current.json", "index 0f3a....idx"
	What   string
}

// Verify reads the live segments below a data folder again, and what names
// them. That there are none is no damage: the index is made when it is first
// needed. A segment of another format is none either, and is not read: the
// index is then built again.
func Verify(dir string) ([]Damage, error) {
	m, err := readManifest(Path(dir))
	if fault.KindOf(err) == fault.Corrupt {
		return []Damage{{"index " + current, err.Error()}}, nil
	}
	if errors.Is(err, os.ErrNotExist) || err == nil && m.Format != index.Format {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []Damage
	for _, p := range m.files(Path(dir)) {
		switch err := index.Check(p); {
		case errors.Is(err, os.ErrNotExist):
			out = append(out, Damage{"index " + filepath.Base(p), fmt.Sprintf("it is missing (%s)", remade)})
		case errors.Is(err, os.ErrPermission):
			return out, err
		case err != nil:
			out = append(out, Damage{"index " + filepath.Base(p), err.Error()})
		}
	}
	return out, nil
}

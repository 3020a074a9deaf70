package sealed

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Temp makes a temporary file, readable by its user alone, in the folder dir or,
// where it is "", that of the system. Where the system allows it the file has no
// name by the time Temp returns, so that a program that is killed leaves nothing
// behind. End it with [Drop].
func Temp(dir, pattern string) (*os.File, error) {
	f, err := os.CreateTemp(dir, pattern)
	if err != nil {
		return nil, fmt.Errorf("make a temporary file: %w", err)
	}
	_ = os.Remove(f.Name()) // Windows keeps the name of an open file: Drop removes it
	return f, nil
}

// Drop closes and removes a file that [Temp] made.
func Drop(f *os.File) error {
	closed, removed := f.Close(), os.Remove(f.Name())
	if errors.Is(removed, fs.ErrNotExist) {
		removed = nil
	}
	return errors.Join(closed, removed)
}

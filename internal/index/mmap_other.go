//go:build !unix

package index

import (
	"io"
	"os"
)

// mapFile reads a file into memory, where it cannot be mapped.
func mapFile(f *os.File) (data []byte, unmap func(), err error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, nil, err
	}
	data, err = io.ReadAll(f)
	return data, func() {}, err
}

//go:build unix

package index

import (
	"fmt"
	"os"
	"syscall"
)

// mapFile maps a file into memory for reading. What unmap returned bytes for
// must not be touched after it.
func mapFile(f *os.File) (data []byte, unmap func(), err error) {
	st, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if st.Size() <= 0 || int64(int(st.Size())) != st.Size() {
		return nil, func() {}, nil
	}
	data, err = syscall.Mmap(int(f.Fd()), 0, int(st.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, nil, fmt.Errorf("map into memory: %w", err)
	}
	return data, func() { _ = syscall.Munmap(data) }, nil // it fails for what is not mapped only
}
